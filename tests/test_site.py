# ruff: noqa: F811  (pytest hands fixtures over by name)
"""The explorer as a reader meets it: the written folder, opened by a real Chromium from the disk and from a server."""
import csv
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import urllib.parse
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from browser import chromium, until, wait_ready, watch  # noqa: F401  (chromium and watch are fixtures)
from site_made import digests, explorer, server, shared, site_folder, whole_site  # noqa: F401

from kg import analysis, site
from kg.errors import FileError, QueryError
from kg.site import compare, folder, spells
from kg.site.facts import Facts
from kg.site.matrix import counted, matrix
from kg.site.site import words

ROOT = Path(__file__).parent.parent
HAN = r"[\u3400-\u9fff]"
LINK = re.compile(r'(?:href|src)="([^"]*)"')
ID = re.compile(r' id="([^"]*)"')
SHOWN = ("overview", "timeline", "compare", "paths", "coverage", "about", "questions/index", "questions/with-partner",
         "thing/country-kor", "thing/mech-eu-kor-dta", "thing/src-seed")


@pytest.fixture(scope="module")
def facts(g):
    return Facts(g)


@pytest.fixture(scope="module")
def made(site_folder):
    """The whole site of the project's data; read only."""
    return site_folder


# The folder ----------------------------------------------------------------------------------------------------------

ANEW = """
import sys, warnings
warnings.filterwarnings("error", category=EncodingWarning, module=r"kg(\\.|$)")
from pathlib import Path
import kg, site_made
from kg import site
from kg.site import facts, single_file, sparql_page
g, place = kg.open(), Path(sys.argv[1])
site.write(g, place)
place.with_name("explorer.html").write_bytes(single_file.text(site_made.named(place), sparql_page.parts(facts.Facts(g))).encode())
"""


def test_07_a_build_in_another_locale_is_the_same_to_the_byte_and_replaces_the_old_one(made, explorer, tmp_path):
    """The C locale with ASCII as its encoding, other hash seeds, and no file opened in the encoding of the machine (cp1252 or any)."""
    shutil.copytree(made, tmp_path / "site")
    (tmp_path / "site/en/overview.html").write_text("old", encoding="utf-8")
    (tmp_path / "site/left-over.html").write_text("old", encoding="utf-8")
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "11",
           "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "tests")))}
    done = subprocess.run([sys.executable, "-X", "warn_default_encoding", "-c", ANEW, str(tmp_path / "site")], env=env, cwd=tmp_path,
                          capture_output=True, timeout=400)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    again, first = digests(tmp_path / "site"), digests(made)
    assert sorted(again) == sorted(first)
    assert [name for name in first if again[name] != first[name]] == []
    assert (tmp_path / "explorer.html").read_bytes() == explorer.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["explorer.html", "site"]  # nothing half-made is left beside it


def test_a_folder_of_somebody_else_is_left_alone(g, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FileError) as caught:
        site.write(g, tmp_path)
    assert "was not made by this command" in str(caught.value)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(QueryError):
        site.write(g, tmp_path / "other", lang="fr")


def test_a_build_that_fails_leaves_the_old_site_whole(g, tmp_path, monkeypatch):
    def broken(*_):
        yield "index.html", "x"
        raise OSError(28, "No space left on device")
    monkeypatch.setattr(folder, "files_of", lambda *_: iter([(folder.MARK, "old"), ("index.html", "old")]))
    site.write(g, tmp_path / "site")
    before = digests(tmp_path / "site")
    monkeypatch.setattr(folder, "files_of", broken)
    with pytest.raises(FileError, match="No space left"):
        site.write(g, tmp_path / "site")
    assert digests(tmp_path / "site") == before
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_every_link_leads_to_a_file_and_every_anchor_to_a_place(made):
    texts = {p: p.read_text(encoding="utf-8") for p in made.rglob("*.html") if "networks" not in p.parts}
    anchors = {p: set(ID.findall(t)) for p, t in texts.items()}
    broken = set()
    for path, text in texts.items():
        for link in set(LINK.findall(text)):
            link = unescape(link)
            if re.match(r"https?:", link):
                continue
            where, _, anchor = link.partition("#")
            target = (path.parent / urllib.parse.unquote(where)).resolve() if where else path
            if not target.is_file() or not target.is_relative_to(made.resolve()):
                broken.add(link)
            elif anchor and "=" not in anchor and target.suffix == ".html" and anchor not in anchors[made / target.relative_to(made.resolve())]:
                broken.add(link)
    assert not broken, sorted(broken)[:10]


def test_both_languages_have_the_same_pages_and_every_named_thing_has_one(g, made, facts):
    en, zh = ({p.relative_to(made / lang).as_posix() for p in (made / lang).rglob("*.html")} for lang in ("en", "zh"))
    assert en == zh
    for kind in ("mech", "tech", "task", "meas", "src", "inst"):
        assert {f"thing/{n}.html" for n in g.names.tagged if n.startswith(kind + "-")} <= en
    assert {f"thing/{p}.html" for parties in facts.parties.values() for p, _ in parties} <= en
    assert {f"questions/{q.name}.html" for q in g.questions()} <= en


def test_pages_hold_no_inline_script_no_handler_no_style_and_a_strict_policy(made):
    for path in [*(made / "en").glob("*.html"), made / "index.html", made / "zh/thing/country-jpn.html"]:
        text = path.read_text(encoding="utf-8")
        policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1])
        assert "default-src 'none'" in policy and "unsafe-inline" not in policy and "unsafe-eval'" not in policy.replace("wasm-unsafe-eval'", "")
        assert not re.search(r"<script>|\son[a-z]+=|\sstyle=|<style|javascript:", text), path.name


def test_linked_data_of_a_page_names_the_thing_by_its_iri(g, made):
    text = (made / "en/thing/country-kor.html").read_text(encoding="utf-8")
    found = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])
    assert found["@id"] == g.names.iris["country-kor"] and found["@type"] == "Country"
    assert {"@value": "韩国", "@language": "zh"} in [{**n, "@language": n["@language"][:2]} for n in found["name"]]
    assert any("wikidata.org" in s for s in found["sameAs"])


def test_chinese_words_have_chinese_punctuation_and_every_text_has_both_languages():
    for key, both in words().items():
        assert set(both) == {"en", "zh"} and both["zh"] != "" or key == "gap", key
        assert not re.search(rf"{HAN}[,:;?!(]|[,:;?!)]{HAN}", both["zh"]), key


def test_no_ascii_punctuation_stands_between_chinese_words_of_a_page(made):
    for name in ("overview", "timeline", "compare", "paths", "coverage", "about", "thing/mech-eu-kor-dta", "questions/stale"):
        text = re.sub(r"<(script|pre)\b.*?</\1>|<[^>]+>", "\n", (made / f"zh/{name}.html").read_text(encoding="utf-8"), flags=re.S)
        assert re.findall(rf"{HAN}[,:;?]{HAN}", unescape(text)) == [], name


# What the pages say --------------------------------------------------------------------------------------------------

def cells(text: str, table: str) -> dict[tuple[str, str], str]:
    """The words of each filled cell of a matrix, by partner and column."""
    part = re.search(rf'<table class="matrix" id="{table}">(.*?)</table>', text, re.S)[1]
    topics = re.findall(r'data-topic="([^"]*)"', part)
    found = {}
    for partner, row in re.findall(r'<tr data-partner="([^"]*)">(.*?)</tr>', part, re.S):
        for topic, cell in zip(topics, re.findall(r"<td[^>]*>.*?</td>|<td></td>", row, re.S)):
            if said := re.search(r'aria-label="([^"]*)"', cell):
                found[partner, topic] = unescape(said[1])
    return found


def test_the_matrix_counts_what_python_answers(g, made, facts):
    text = (made / "en/overview.html").read_text(encoding="utf-8")
    for question, column in (("mechanisms-count", "mechanisms"), ("partner-countries-count", "countries"), ("claims-count", "claims")):
        assert f'data-figure="{column}"><b>{g.ask(question).records()[0][column]:,}</b>' in text
    day = facts.day.isoformat()
    states = {r["mechanism"]: r["state"] for r in g.ask("states-on-day", as_of=day).records() if r["certainty"] == "certain"}
    shown, expected = cells(text, "matrix-technology"), {}
    for r in g.ask("partner-technology").records():
        expected.setdefault((r["source"], r["target"]), set()).add(r["via"])
    assert set(shown) == set(expected)
    for key, via in expected.items():
        on = sum(states.get(v) in ("state-active", "state-provisional") for v in via)
        assert (int(m[1]) if (m := re.search(r"(\d+) in force", shown[key])) else 0) == on, key
    assert f"as of <time>{day}</time>" in text


def test_spells_say_what_the_kept_question_says_on_any_day(g, facts):
    rng = random.Random(5)
    for day in (date(2021, 1, 1), date(2025, 12, 31), *(date.fromordinal(rng.randint(date(2017, 1, 1).toordinal(), date(2026, 12, 31).toordinal()))
                                                       for _ in range(12))):
        sure, perhaps = {}, {}
        for r in g.ask("states-on-day", as_of=day).records():
            if r["certainty"] == "certain":
                sure[r["mechanism"]] = r["state"]
            else:
                perhaps.setdefault(r["mechanism"], set()).add(r["state"])
        for m in facts.spells:
            spell = facts.state(m, day)
            assert (spell.state if spell else None) == sure.get(m), (m, day)
            assert set(spell.possible if spell else ()) == perhaps.get(m, set()), (m, day)


def test_spells_by_hand():
    """A signing on some day of 2024, then force on 1 March 2025: possible, signed, in force."""
    signed = spells.Event("a", "state-signed", 5, date(2024, 1, 1), date(2024, 12, 31), None)
    force = spells.Event("b", "state-active", 7, date(2025, 3, 1), date(2025, 3, 1), None)
    found = spells.spells([force, signed])
    assert [(s.first.isoformat(), s.last and s.last.isoformat(), s.state, s.possible) for s in found] == [
        ("2024-01-01", "2024-12-30", None, ("state-signed",)), ("2024-12-31", "2025-02-28", "state-signed", ()),
        ("2025-03-01", None, "state-active", ())]
    assert spells.at(found, date(2023, 12, 31)) is None


def test_the_comparison_is_the_difference_of_two_answers(g, facts):
    first, last = date(2023, 1, 1), date(2026, 6, 30)

    def standing(day):
        return {r["mechanism"] for r in g.ask("states-on-day", as_of=day).records()
                if r["certainty"] == "certain" and r["state"] not in ("state-ended", "state-suspended")}
    found = compare.changes(facts, first, last)
    by_kind = {k: {c.mechanism for c in found if c.kind == k} for k in compare.KINDS}
    assert by_kind["new"] == standing(last) - standing(first)
    assert by_kind["ended"] == standing(first) - standing(last)
    assert by_kind["changed"] <= standing(first) & standing(last) and len(by_kind["new"]) > 50


def test_a_page_lists_every_claim_about_its_thing(g, made, facts):
    for thing in random.Random(3).sample(facts.things, 20) + ["mech-eu-kor-dta", "country-ukr"]:
        text = (made / f"zh/thing/{thing}.html").read_text(encoding="utf-8")
        shown = set(re.findall(r'<article class="[^"]*" id="([^"]*)"', text))
        assert shown == {c["id"] for c in g.claims.about(thing)}, thing
        for c in g.claims.about(thing):
            part = re.search(rf'<article class="[^"]*" id="{c["id"]}">(.*?)</article>', text, re.S)[1]
            for p in c["passages"]:
                assert f'#{p["id"]}"' in part


def test_doubt_is_visible(made, facts):
    text = (made / "en/thing/mech-eu-kor-dta.html").read_text(encoding="utf-8")
    contested = re.search(r'<article class="claim[^"]*contested" id="evt-kor-dta-concluded">.*?</article>\s*</div>', text, re.S)[0]
    assert "What is said against it" in contested and "evt-kor-dta-signed-2025" in contested
    record = next(r for r in facts.stale if facts.g.claims.claim(r)["things"] and facts.g.claims.claim(r)["things"][0] in facts.known) \
        if any(facts.g.claims.claim(r)["things"] for r in facts.stale) else None
    if record:
        home = facts.g.claims.claim(record)["things"][0]
        assert "mark mark_stale" in (made / f"en/thing/{home}.html").read_text(encoding="utf-8")


def test_the_answer_of_a_question_is_the_csv_beside_it(g, made):
    name = "digital-partnerships"
    rows = list(csv.reader(io.StringIO((made / f"assets/answers/{name}.csv").read_text(encoding="utf-8"))))
    assert len(rows) == len(g.ask(name)) + 1
    assert unescape(re.search(r"<pre[^>]*><code>(.*?)</code></pre>", (made / f"en/questions/{name}.html").read_text(encoding="utf-8"),
                              re.S)[1]).strip() == g.question(name).text.strip()


def test_a_matrix_by_hand(facts):
    m = matrix(facts, [("country-jpn", "tech-ai", "pkg-x"), ("country-jpn", "tech-6g", "pkg-x"), ("country-kor", "tech-ai", "pkg-y"),
                       ("country-kor", "tech-ai", "pkg-y")])
    assert m.topics == ("tech-ai", "tech-6g") and m.cells["country-kor", "tech-ai"] == ("pkg-y",)
    assert m.groups == (("asia", ("country-jpn", "country-kor")),) and m.of == (2, 2)
    assert counted(facts, ("pkg-x", "pkg-y")) == {"none": 2}


# In the browser ------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("size", [(1440, 900), (390, 844), (320, 640)])
def test_no_page_is_wider_than_its_window(made, watch, size):
    watched = watch(*size)
    for name in (*SHOWN, "network"):
        page = watched.open(made / "zh" / f"{name}.html") if name != "network" else watched.open(made / "en/network.html")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


def test_the_site_works_from_a_server_too(server, watch):
    watched = watch()
    watched.home = server
    watched.page.goto(server)
    watched.page.click("text=Enter in English")
    wait_ready(watched.page)
    watched.page.click("#matrix-technology td a >> nth=0")
    wait_ready(watched.page)
    assert "/en/thing/" in watched.page.url
    watched.page.click("#language")
    until(lambda: watched.page.evaluate("document.documentElement.lang") == "zh-Hans")


def test_theme_and_day_go_along_from_page_to_page(made, watch):
    page = watch().open(made / "en/overview.html", "#theme=dark&date=2024-01-01")
    page.click("#matrix-technology td a:not([hidden]) >> nth=0")
    wait_ready(page)
    assert page.evaluate("[document.documentElement.dataset.ground, EUDPN.state.date]") == ["dark", "2024-01-01"]
    assert page.evaluate("document.querySelector('tr.target') !== null")
    page.click("#language")
    until(lambda: page.evaluate("document.documentElement.lang") == "zh-Hans")
    assert page.evaluate("document.documentElement.dataset.ground") == "dark"


def test_hostile_addresses_are_ignored(made, watch):
    watched = watch()
    for hash_ in ("#theme=<script>", "#date=2024-99-99&region=nowhere&without=x,y", "#lang=fr", "#__proto__=1&at=%22%3E", "#%E0%A4%A"):
        page = watched.open(made / "en/overview.html", hash_)
        assert page.locator("#matrix-technology tr[data-partner]:visible").count() > 50
        page.goto("about:blank")


def test_the_matrix_of_another_day_counts_what_python_answers(g, made, watch):
    page = watch().open(made / "en/overview.html", "#date=2023-06-30")
    states = {r["mechanism"]: r["state"] for r in g.ask("states-on-day", as_of="2023-06-30").records() if r["certainty"] == "certain"}
    ties = {(r["source"], r["target"], r["via"]) for r in g.ask("partner-technology").records()}
    expected = sum(states.get(via) in ("state-active", "state-provisional") for *_, via in ties)
    shown = page.evaluate("[...document.querySelectorAll('#matrix-technology td a:not([hidden]) .on')].reduce((n, e) => n + Number(e.textContent.slice(1)), 0)")
    assert shown == expected > 0
    page.select_option("#region", "asia")
    assert set(page.evaluate("[...document.querySelectorAll('#matrix-technology tbody:not([hidden])')].map(e => e.dataset.region)")) == {"asia"}
    page.uncheck('input[name="stage"][value="on"]')
    assert page.locator("#matrix-technology td a:not([hidden]) .on").count() == 0
    assert "region=asia" in page.url and "without=on" in page.url


@pytest.mark.parametrize("first, last", [("2023-01-01", "2026-06-30"), ("2019-05-01", "2024-02-29"), ("2026-01-01", "2020-01-01")])
def test_the_comparison_of_any_two_days_is_that_of_python(made, facts, watch, first, last):
    page = watch().open(made / "zh/compare.html", f"#from={first}&to={last}")
    shown = page.evaluate("[...document.querySelectorAll('#changes [data-kind]')].map(p => [p.dataset.kind, [...p.querySelectorAll('tbody tr')].map(r => r.dataset.id)])")
    found = compare.changes(facts, date.fromisoformat(first), date.fromisoformat(last))
    assert {k: sorted(v) for k, v in shown} == {k: sorted(c.mechanism for c in found if c.kind == k) for k in compare.KINDS}
    numbers = "".join(str(sum(c.kind == k for c in found)) for k in compare.KINDS)
    assert re.sub(r"\D", "", page.text_content("#sum").split("：", 1)[1]) == numbers


def test_paths_in_the_page_are_those_of_python(made, facts, watch):
    page = watch().open(made / "en/paths.html")
    net, rng = facts.network, random.Random(7)
    nodes = sorted(net)
    pairs = [("country-ukr", "tech-eid-wallet"), ("org-eu", "tech-quantum"), *(rng.sample(nodes, 2) for _ in range(25))]
    for a, b in pairs:
        expected = [list(p.nodes) for p in analysis.paths(net, a, b, k=6)]
        found = page.evaluate("""([a, b]) => {
          const { network, bestPaths } = EUDPN, at = (id) => network.things.findIndex((t) => t[0] === id);
          const closed = new Set(["org-eu"].filter((h) => h !== a && h !== b).map(at));
          return bestPaths(network, at(a), at(b), 6, closed).map((c) => c.map((n) => network.things[n][0]));
        }""", [a, b])
        assert found == expected, (a, b)
    page.fill("#path-from", "Ukraine")
    page.fill("#path-to", "Electronic identity wallet")
    page.click("#controls button[type=submit]")
    shown = page.evaluate("[...document.querySelectorAll('#found li[data-chain]')].map(e => e.dataset.chain)")
    assert shown == [" ".join(p.nodes) for p in analysis.paths(net, "country-ukr", "tech-eid-wallet", k=5)]
    page.fill("#path-from", "<b>nobody</b>")
    page.click("#controls button[type=submit]")
    assert "<b>nobody</b>" in page.text_content("#found")


def test_tables_can_be_taken_away_and_sorted(made, watch):
    page = watch().open(made / "en/overview.html")
    page.click("#take > summary")
    with page.expect_download() as waiting:
        page.click('[data-take="rows"]')
    rows = list(csv.reader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"))))
    assert rows[0][0] == "Partner" and len(rows) == page.locator("#matrix-technology tr[data-partner]").count() + 1
    assert not [c for row in rows for c in row if c.startswith(("=", "+", "-", "@"))]
    page = watch().open(made / "en/questions/partner-countries.html")
    page.click("table.sortable thead button >> nth=1")
    numbers = [int(t) for t in page.locator("table.sortable tbody tr td:nth-child(2)").all_text_contents()]
    assert numbers == sorted(numbers)


def test_words_are_there_without_scripts(made, watch):
    page = watch(java_script_enabled=False).page
    page.goto((made / "en/overview.html").as_uri())
    assert page.locator("#matrix-technology tr[data-partner]").count() > 50
    assert page.locator("#controls").is_hidden()
    page.goto((made / "zh/thing/country-kor.html").as_uri())
    assert page.locator("article.claim").count() > 20 and page.locator("svg.bar").count() > 5
