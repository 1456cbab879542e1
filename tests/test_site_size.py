"""What the site does when there is more than a page can hold: a sensible part, which says so, and exact figures all the same."""
import csv
import io
import json
import re

import pytest
from site_made import facts, graph, shared  # noqa: F401  (pytest hands the fixtures over by name)

from kg import layout, network
from kg.site import (
    claim_list,
    compare,
    data_files,
    map_page,
    matrix,
    neighbours,
    overview,
    pages,
    question_pages,
    shares,
    site,
    sparql_page,
    thing_page,
    timeline,
)
from kg.site import facts as facts_module
from kg.site.facts import Facts
from kg.site.frame import page
from kg.site.site import Site
from kg.table import Table

CUT = re.compile(r'class="notice cut">([^<]*)<')


def written(facts, lang, address, make):  # noqa: F811
    here = Site(facts.g, lang, facts, addresses=pages.addresses(facts)).at(address)
    return page(here, make(here))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_pages_at_the_real_size_hold_everything_and_say_nothing_of_a_part(facts, lang):  # noqa: F811
    for address, make in (("timeline.html", timeline.body), ("compare.html", compare.body), ("overview.html", overview.body)):
        assert not CUT.search(written(facts, lang, address, make)), address
    assert not CUT.search(written(facts, lang, "thing/org-eu.html", lambda s: thing_page.body(s, "org-eu")))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_page_that_cannot_hold_everything_holds_the_most_claimed_and_says_so(facts, lang, monkeypatch):  # noqa: F811
    for module, name, most in ((timeline, "MOST", 7), (compare, "MOST", 9), (matrix, "LARGEST", (5, 4)), (map_page, "MOST", 2)):
        monkeypatch.setattr(module, name, most)
    whole = len(facts.spells)
    text = written(facts, lang, "timeline.html", timeline.body)
    assert ["7", f"{whole}"] == sorted(re.findall(r"\d+", CUT.search(text)[1]), key=int)
    shown = re.findall(r'<li><span class="name">.*?thing/(mech-[^.]*)\.html|<li[^>]*><span class="name"><a href="thing/(mech-[^.]*)\.html', text)
    rest = set(facts.spells) - {a or b for a, b in shown}
    assert len(shown) == 7 and min(facts.g.claims.number(a or b) for a, b in shown) >= max(map(facts.g.claims.number, rest))
    text = written(facts, lang, "compare.html", compare.body)
    assert "9" in re.findall(r"\d+", CUT.search(text)[1]) and len(compare.compared(facts)) == 9
    text = written(facts, lang, "overview.html", overview.body)
    assert len(CUT.findall(text)) >= 2 and text.split("matrix-task")[0].count("<tr data-partner=") == 5
    assert CUT.search(written(facts, lang, "map.html", map_page.body))


def test_the_page_of_a_hub_holds_some_claims_of_each_kind_and_counts_all(facts, monkeypatch):  # noqa: F811
    monkeypatch.setattr(claim_list, "MOST", 3)
    monkeypatch.setattr(thing_page, "BARS", 4)
    monkeypatch.setattr(site, "LINKS", 5)
    monkeypatch.setattr(neighbours, "LINKS", 5)
    text = written(facts, "en", "thing/org-eu.html", lambda s: thing_page.body(s, "org-eu"))
    held = facts.g.claims.listed("org-eu")
    kinds = [facts.g.claims.kind(r) for r in held]
    assert text.count("<article") <= 3 * len(set(kinds)) * 3 and f"3 of {kinds.count('Participation')} are shown" in text
    assert "kg about org-eu" in text and re.search(r"and [0-9]+ more", text)
    assert f"{len(held)} claims" in text, "the figure in the heading is that of all claims"


@pytest.mark.parametrize("lang, says", [("en", "100 of more than 150 rows"), ("zh", "150行以上中的100行")])
def test_a_very_long_answer_is_given_by_its_first_rows_and_says_so(graph, monkeypatch, lang, says):  # noqa: F811
    monkeypatch.setattr(facts_module, "LONG", 150)
    few, whole = Facts(graph), graph.ask("mechanisms")
    text = written(few, lang, "questions/mechanisms.html", lambda s: question_pages.body(s, graph.question("mechanisms")))
    assert says in text and "whole answer as CSV" not in text and "下载完整答案" not in text
    kept = list(csv.reader(io.StringIO(data_files.answer(few, "mechanisms"))))
    assert len(kept) == 151 and few.answer("mechanisms").rows == whole.rows[:150]
    assert few.rows("mechanisms", "source") == [(row[0],) for row in whole.rows], "what other pages rest on is never cut"
    text = written(few, lang, "questions/digital-partnerships.html", lambda s: question_pages.body(s, graph.question("digital-partnerships")))
    assert "more than" not in text and "行以上" not in text and len(few.answer("digital-partnerships")) == 4


def test_search_and_sparql_know_the_most_claimed_things(graph, monkeypatch):  # noqa: F811
    monkeypatch.setattr(facts_module, "SEARCHED", 30)
    monkeypatch.setattr(sparql_page, "MOST", 20_000)
    few = Facts(graph)
    assert len(few.searched) == 30 and "org-eu" in few.searched
    held = sparql_page.held_in(few)
    assert 20_000 <= len(held) < len(graph.store), "the part is filled up to what the page may hold"
    assert set(held) <= set(graph.store) and len(set(held)) == len(held)
    text = written(few, "zh", "sparql.html", sparql_page.body)
    assert f"{len(held):,}" in CUT.search(text)[1] and f"{len(graph.store):,}" in CUT.search(text)[1]


def test_a_network_that_is_too_large_keeps_the_most_tied_and_its_receipt_balances(graph):  # noqa: F811
    whole = graph.network("knowledge")
    net = graph.network("knowledge", most=(50, 200))
    left, = net.graph["receipt"]["left_out"]
    assert len(net) <= 50 and 0 < net.number_of_edges() <= 200
    assert net.number_of_edges() + left["edges"] == whole.number_of_edges() == net.graph["receipt"]["rows"]
    assert left["reason_en"] and re.search("[\u4e00-\u9fff]", left["reason_zh"])
    # who has more ties than somebody who stayed has gone only where none of those ties leads to one who stayed
    least = min(whole.degree(n) for n in net)
    assert all(not set(whole.to_undirected(as_view=True)[n]) & set(net) for n in whole if n not in net and whole.degree(n) > least)
    small = Table(("source", "target"), [("a", "b"), ("b", "c")])
    assert network.busiest(small, 3, 2) == (small, []), "what is small enough is left as it is"


def test_pages_are_the_same_whoever_makes_them(facts):  # noqa: F811
    sites = [Site(facts.g, lang, facts, addresses=pages.addresses(facts)) for lang in ("en", "zh")]
    things = facts.things[::40]

    def work(thing):
        return [(f"{s.lang}/{thing}", page(h, thing_page.body(h, thing))) for s in sites for h in [s.at(f"thing/{thing}.html")]]
    assert list(shares.made(work, things, workers=2)) == list(shares.made(work, things, workers=1))


def test_no_word_of_the_site_is_written_twice():
    """The words stand in two files; a key in both would silently take the words of the second."""
    one, two = (set(json.loads((layout.PACKAGE / "site" / name).read_text(encoding="utf-8"))) for name in ("strings.json", "tool_strings.json"))
    assert one & two == set()


def test_a_worker_that_fails_fails_the_whole():
    with pytest.raises(ZeroDivisionError):
        list(shares.made(lambda thing: 1 / 0, ["a", "b"], workers=2))
