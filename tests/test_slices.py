"""The two clocks: what was known by a day, what stood on a day, and both together."""
from __future__ import annotations

import datetime as dt

import pytest
from conftest import HAN

import kg
from kg.errors import FileError, QueryError

KNOWN, LATER = "2025-06-30", "2026-11-23"
KOREA = "mech-eu-kor-dta"
PREFIXES = "PREFIX dpn: <https://w3id.org/eudpn/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#> "


@pytest.fixture(scope="module")
def then(g):
    """What the sources had published by the end of June 2025."""
    return g.known(KNOWN)


def states(graph, mechanism, day):
    return set(graph.ask("state-on-day", mechanism=mechanism, as_of=day).column("state"))


# Known by a day -----------------------------------------------------------------------------------------------------------

def test_what_was_published_later_is_not_known(g, then):
    assert states(g, KOREA, LATER) == {"state-signed"}
    assert states(then, KOREA, LATER) == {"state-concluded"}  # signed on 2026-06-10: no source of June 2025 can tell
    assert states(then, KOREA, "2025-03-09") == states(g, KOREA, "2025-03-09") == {"state-mandated"}  # what was known is untouched
    assert "evt-kor-dta-signed-2026" in g.claims and "evt-kor-dta-signed-2026" not in then.claims


def test_the_founding_article_is_not_known_before_it_was_published(g, then):
    assert len(g.ask("article-passages")) > 50 and len(then.ask("article-passages")) == 0
    sources = then.sparql(PREFIXES + "SELECT DISTINCT ?source { ?passage oa:hasSource ?source }").column("source")
    assert sources and "src-seed" not in sources
    assert not any("psg-seed" in text for quad in then.store for text in (str(quad.subject), str(quad.object)))
    assert len(g.known("2025-12-30").ask("article-passages")) == 0  # it appeared in 2025, the day is not known
    assert set(g.known("2025-12-31").ask("article-passages").rows) == set(g.ask("article-passages").rows)


def test_every_passage_that_stays_belongs_to_a_source_known_by_then(g, then):
    told = g.sparql(PREFIXES + """SELECT ?passage ?source ?published ?seen { ?passage oa:hasSource ?source .
        OPTIONAL { ?source dpn:latestDate ?published } OPTIONAL { ?source dpn:seenOn ?seen } }""").rows
    day = dt.date.fromisoformat(KNOWN)
    known = {p for p, _, published, seen in told if min(d for d in (published, seen) if d is not None) <= day}
    stays = set(then.sparql(PREFIXES + "SELECT ?passage { ?passage oa:hasSource ?source }").column("passage"))
    assert stays == known and 0 < len(stays) < len(told)
    assert set(then.sparql(PREFIXES + "SELECT DISTINCT ?passage { ?record dpn:statedIn ?passage }").column("passage")) <= known


def test_a_record_stays_with_its_known_passages_only(g, then):
    stated = PREFIXES + "SELECT ?record ?passage { ?record dpn:statedIn ?passage }"
    passages = set(then.sparql(PREFIXES + "SELECT ?passage { ?passage oa:hasSource ?source }").column("passage"))
    known = {row for row in g.sparql(stated).rows if row[1] in passages}
    lost = set(g.sparql(stated).column("record")) - {record for record, _ in known}
    ends = g.sparql(PREFIXES + "SELECT ?link ?end { ?link dpn:linkSubject|dpn:linkObject ?end }").rows
    hanging = {link for link, end in ends if end in lost}  # a link to what is not known says nothing
    assert set(then.sparql(stated).rows) == {row for row in known if row[0] not in hanging}
    assert "lnk-chal-ict-skills-report" in hanging - lost
    gone = set(g.sparql(stated).column("record")) - set(then.sparql(stated).column("record"))
    assert gone and not any(name in then.claims for name in gone)
    assert all(c in then.claims for c in set(then.sparql(stated).column("record")) if c in g.claims)


def test_opening_by_a_day_is_knowing_by_that_day(then):
    opened = kg.open(known_at=KNOWN)
    assert opened.digest == then.digest and opened.clocks == then.clocks == {"known_at": KNOWN}
    assert kg.open(known_at=None).clocks == {}


def test_a_graph_known_by_a_far_day_is_the_whole(g):
    for day in ("2027-01-01", "9999-12-31"):
        assert g.known(day).digest == g.digest
    assert g.clocks == {}  # the graph itself is never changed


def test_later_days_know_no_less(g, then):
    # What is derived may go with new knowledge (an observation is overtaken); what is stated stays.
    def stated(graph):
        return set(graph.sparql(PREFIXES + "SELECT ?record ?passage { ?record dpn:statedIn ?passage }").rows)

    assert stated(g.known("2020-01-01")) < stated(then) < stated(g.known("2025-12-31")) < stated(g)
    assert g.known("2025-12-31").known(KNOWN).digest == then.digest  # the earlier of two days decides
    assert then.known("2025-12-31").digest == then.digest


def test_nothing_is_known_before_the_first_source(g):
    none = g.known("0001-01-01")
    assert not none.sparql(PREFIXES + "SELECT ?r ?p { ?r dpn:statedIn ?p }").rows
    assert len(none.network("partners")) == 0 and not none.ask("digital-partnerships").rows
    assert none.resolve("Korea") == "country-kor"  # names and words are not claims


# Stood on a day -----------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("day, inside", [("2019-06-01", True), ("2021-06-01", False)])
def test_the_united_kingdom_is_a_member_until_it_leaves(g, day, inside):
    stood = g.at(day)
    parties = stood.ask("eu-and-members", as_of=day).column("party")
    assert ("country-gbr" in parties) is inside and "org-eu" in parties and len(parties) == 28 + inside
    memberships = set(stood.sparql(PREFIXES + "SELECT ?r { ?r a dpn:Membership }").column("r"))
    assert ("mem-eu-gbr" in memberships) is inside
    assert set(parties) == set(g.ask("eu-and-members", as_of=day).column("party"))


def test_only_what_had_surely_happened_stays(g):
    day = "2024-06-30"
    events = PREFIXES + "SELECT ?r ?last { ?r a dpn:StatusEvent ; dpn:latestDate ?last }"
    expected = {r for r, last in g.sparql(events).rows if last.isoformat() <= day}
    assert expected and set(g.at(day).sparql(events).column("r")) == expected


def test_what_may_have_stood_is_added_only_when_asked(g):
    day = "2013-07-01"  # the talks with India were broken off in the course of 2013
    sure, may = (set(g.at(day, possible=p).network("partners").graph["claims"]) for p in (False, True))
    assert sure <= may
    verdicts, wider = g.standing(day).verdicts, g.standing(day, possible=True).verdicts
    assert {n for n, v in verdicts.items() if v[0]} < {n for n, v in wider.items() if v[0]}


def test_ties_through_what_did_not_stand_are_gone(g):
    day = "2021-06-01"
    out = {n for n, verdict in g.standing(day).verdicts.items() if not verdict[0]}
    ties = PREFIXES + "SELECT ?r ?m { ?r a dpn:Participation ; dpn:ofMechanism ?m }"
    left = g.at(day).sparql(ties).rows
    assert left and {row for row in g.sparql(ties).rows if row[1] not in out} == set(left)


# Both clocks --------------------------------------------------------------------------------------------------------------

def test_the_two_clocks_compose(g, then):
    day = "2024-12-31"
    both = then.at(day)
    assert both.clocks == {"known_at": KNOWN, "as_of": day}
    assert both.clocks != then.clocks == {"known_at": KNOWN}
    for text in ("SELECT ?r { ?r dpn:statedIn ?p }", "SELECT ?r { ?r a dpn:StatusEvent }"):
        found = set(both.sparql(PREFIXES + text).rows)
        assert found and found < set(then.sparql(PREFIXES + text).rows) and found < set(g.at(day).sparql(PREFIXES + text).rows)
    assert both.network("partners").number_of_edges() <= then.network("partners", as_of=day).number_of_edges()
    early = g.known("2024-01-01").at("2026-06-30")  # the talks with Korea are all that was known in January 2024
    assert "evt-kor-dta-concluded" not in early.claims and states(early, KOREA, "2026-06-30") <= {"state-mandated", "state-negotiating"}


@pytest.mark.parametrize("cut", [("known", KNOWN), ("at", "2021-06-01")], ids="-".join)
def test_a_slice_holds_nothing_half(g, cut):
    part = getattr(g, cut[0])(cut[1])
    # A mechanism without a dated happening is the answer itself; an announcement may be known without its happening.
    faults = [row for row in part.check().rows if row[4] not in ("Mechanism", "EventAfterItsSources")]
    assert faults == []
    used = set(part.sparql(PREFIXES + "SELECT ?p { ?r dpn:statedIn ?p }").column("p"))
    assert used <= set(part.sparql(PREFIXES + "SELECT ?p { ?p a dpn:Passage ; oa:hasSource ?s . ?s a ?class }").column("p"))


# Hostile days -------------------------------------------------------------------------------------------------------------

DAYS = ["", " ", "2025", "2025-06", "2025-Q2", "2025-13-01", "2025-02-30", "30-06-2025", "2025-06-30 ", "2025-06-30\n",
        "2025-06-30T00:00:00", "0000-01-01", "10000-01-01", "-2025-06-30", "\uff12\uff10\uff12\uff15-06-30", "\0", "x" * 500,
        '2025-06-30" } #', 20250630, 2025.5, [], True]


@pytest.mark.parametrize("day", DAYS, ids=repr)
def test_what_is_not_a_day_is_refused_in_both_languages(g, day):
    for clock, cut in (("known_at", g.known), ("as_of", g.at), ("known_at", lambda d: kg.open(known_at=d))):
        with pytest.raises(QueryError) as told:
            cut(day)
        said = told.value.said
        assert said.en.startswith(clock) and said.zh.startswith(clock + chr(0xFF1A)) and HAN.search(said.zh) and said.en != said.zh
        assert len(said.en) < 200


def test_none_is_not_a_day(g):
    for cut in (g.known, g.at):
        with pytest.raises(QueryError):
            cut(None)


def test_a_date_is_a_day(g, then):
    assert g.known(dt.date(2025, 6, 30)).digest == then.digest


def test_other_peoples_files_have_no_clocks(tmp_path):
    one, two, three = (f"<https://example.org/{n}>" for n in "abc")
    (tmp_path / "x.nq").write_text(f"{one} {two} {three} .\n", encoding="utf-8")
    other = kg.open(tmp_path / "x.nq")
    for cut in (other.known, other.at, lambda day: kg.open(tmp_path / "x.nq", known_at=day)):
        with pytest.raises(FileError) as told:
            cut(KNOWN)
        assert HAN.search(told.value.said.zh)


# Taking away --------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("ending", [".nq", ".trig", ".ttl"])
def test_a_slice_is_exported_and_read_again(then, tmp_path, ending):
    path = then.export(tmp_path / f"then{ending}")
    again = kg.open(path)
    if ending == ".ttl":
        assert len({(str(q.subject), str(q.predicate), str(q.object)) for q in then.store}) == len(again.store)
    else:
        assert again.digest == then.digest
    assert "psg-seed" not in path.read_text(encoding="utf-8")
    assert then.export(tmp_path / f"twice{ending}").read_bytes() == path.read_bytes()


def test_networks_of_a_slice_use_only_what_it_holds(g, then):
    for name in ("partners", "mechanisms", "partner-technology"):
        net, whole = then.network(name), g.network(name)
        assert 0 < net.number_of_edges() < whole.number_of_edges(), name
        used = {r for *_, d in net.edges(data=True) for r in d["records"]}
        assert used and all(r in then.claims for r in used)
        passages = {p for *_, d in net.edges(data=True) for p in d["passages"]}
        assert passages and not any(p.startswith("psg-seed") for p in passages)


def test_receipts_carry_the_day_of_knowledge(g, then):
    assert g.network("partners").graph["receipt"]["known_at"] is None
    net = then.network("partners", as_of="2024-12-31")
    receipt = net.graph["receipt"]
    assert (receipt["known_at"], receipt["as_of"]) == (KNOWN, "2024-12-31")
    assert receipt["data_sha256"] == then.digest != g.digest
    assert g.at("2024-12-31").network("partners").graph["receipt"]["known_at"] is None
    assert receipt["rows"] == receipt["edges"] + sum(part["edges"] for part in receipt["left_out"])
