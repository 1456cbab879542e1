"""Networks over time: periods, growth, comparison and diffusion by hand, and day by day against the kept questions."""
import datetime as dt
import warnings
from collections import Counter

import networkx as nx
import pytest

from kg import analysis, network
from kg.errors import NetworkError, UnknownName
from kg.network import Period
from kg.network.periods import standing, state_on
from kg.research.facts import Facts
from kg.research.history import Event, history
from kg.research.standing import of_history, of_window, periods

D = dt.date.fromisoformat
LAST = dt.date.max
RANKS = {"state-announced": 1, "state-negotiating": 3, "state-signed": 5, "state-active": 7, "state-suspended": 8, "state-ended": 9}


def event(record, state, earliest, latest=None, passed=None):
    return Event(record, "event", f"state-{state}", RANKS[f"state-{state}"], D(earliest), D(latest or earliest), passed and D(passed))


@pytest.fixture(scope="module")
def facts(g):
    return Facts(g.store)


@pytest.fixture(scope="module")
def stood(facts):
    return periods(facts)


# Periods ------------------------------------------------------------------------------------------------------------

def test_the_periods_of_a_treaty_by_hand():
    found = of_history(history([event("e1", "announced", "2019-05-01"), event("e2", "signed", "2020-01-01", "2020-12-31"),
                                event("e3", "active", "2021-03-01"), event("e4", "ended", "2023-06-30")]))
    assert found == (
        Period(D("2019-05-01"), D("2020-12-30"), "state-announced", True),
        Period(D("2020-01-01"), D("2020-12-30"), "state-signed", False),
        Period(D("2020-12-31"), D("2021-02-28"), "state-signed", True),
        Period(D("2021-03-01"), D("2023-06-29"), "state-active", True),
        Period(D("2023-06-30"), LAST, "state-ended", True))


def test_an_observation_counts_until_it_is_overtaken():
    found = of_history(history([event("e1", "signed", "2020-03-01", passed="2021-01-01"), event("e2", "active", "2021-01-01")]))
    assert [(p.state, p.first, p.last) for p in found] == [
        ("state-signed", D("2020-03-01"), D("2020-12-31")), ("state-active", D("2021-01-01"), LAST)]


def test_the_window_of_a_package_by_hand():
    window = {k: [D(v)] for k, v in {"earliestStart": "2025-10-01", "latestStart": "2025-12-31", "earliestEnd": "2027-01-01",
                                     "latestEnd": "2027-12-31"}.items()}
    assert of_window(window) == [Period(D("2025-12-31"), D("2027-01-01")),
                                 Period(D("2025-10-01"), D("2027-12-31"), None, False)]
    assert of_window({"ongoing": [True]})[0].certain and of_window({}) == []


def test_certain_and_possible_are_two_answers():
    some = (Period(D("2023-01-01"), D("2023-12-30"), "state-active", False), Period(D("2023-12-31"), LAST, "state-active", True))
    assert not standing(some, D("2023-06-01"), D("2023-06-01")) and standing(some, D("2023-06-01"), D("2023-06-01"), True)
    assert standing(some, D("2023-06-01"), D("2024-01-01"))
    assert state_on(some, D("2022-01-01")) is None and state_on(some, D("2023-02-01")) == "state-active"


def ties(net):
    return Counter((frozenset((u, v)), d["kind"], d["via"], d["state"]) for u, v, d in net.edges(data=True))


@pytest.mark.parametrize("day", ["2004-05-01", "2015-06-30", "2019-02-01", "2021-03-15", "2023-07-01", "2023-12-31", "2024-02-29",
                                 "2025-06-05", "2025-12-31", "2026-06-10"])
@pytest.mark.parametrize("possible", [False, True])
def test_a_day_is_the_one_that_the_kept_questions_answer(g, stood, day, possible):
    """Two independent ways: SPARQL for one day, periods in Python for all days."""
    for name in ("partners", "partner-technology"):
        full = g.network(name)
        asked = g.network(name, as_of=day, possible=possible)
        found = network.within(full, stood, day, possible=possible)
        assert ties(found) == ties(asked) and set(found) == set(asked)


# Windows of time ----------------------------------------------------------------------------------------------------

STOOD = {
    "m1": (Period(D("2019-05-01"), D("2020-12-30"), "state-announced"), Period(D("2020-12-31"), D("2023-06-29"), "state-active"),
           Period(D("2023-06-30"), LAST, "state-ended")),
    "m2": (Period(D("2021-01-01"), D("2021-12-30"), "state-active", False), Period(D("2021-12-31"), LAST, "state-active")),
    "m3": (Period(D("2022-01-01"), D("2022-12-31"), "state-signed", False),), "m4": ()}


def dated():
    rows = [("eu", "jpn", "m1"), ("eu", "kor", "m2"), ("jpn", "kor", "m2"), ("eu", "chl", "m3"), ("eu", "chn", "m4"), ("eu", "usa", "set")]
    return network.from_edges([{"source": u, "target": v, "via": via, "kind": "shares", "record": f"r-{u}-{v}-{via}"}
                               for u, v, via in rows])


def pairs(net):
    return {frozenset((u, v)) for u, v in net.edges()}


@pytest.mark.parametrize("first, last, possible, expected", [
    ("2018-01-01", None, False, "eu-usa"), ("2019-05-01", None, False, "eu-jpn eu-usa"),
    ("2021-06-01", None, False, "eu-jpn eu-usa"), ("2021-06-01", None, True, "eu-jpn eu-usa eu-kor jpn-kor"),
    ("2022-06-01", None, True, "eu-jpn eu-usa eu-kor jpn-kor eu-chl"), ("2024-01-01", None, True, "eu-usa eu-kor jpn-kor"),
    ("2023-06-29", "2024-01-01", False, "eu-jpn eu-usa eu-kor jpn-kor"), ("2023-06-30", "2024-01-01", False, "eu-usa eu-kor jpn-kor")])
def test_what_stands_in_a_window_by_hand(first, last, possible, expected):
    net = network.within(dated(), STOOD, first, last, possible)
    assert pairs(net) == {frozenset(pair.split("-")) for pair in expected.split()}
    receipt = net.graph["receipt"]
    assert receipt["rows"] == 6 == receipt["edges"] + sum(one["edges"] for one in receipt["left_out"])
    assert receipt["switches"][-1]["code"] == "window"
    assert ("may stand" if possible else "certainly stand") in network.words(net)["en"]


def test_every_reason_is_its_own():
    net = network.within(dated(), STOOD, "2022-06-01")
    reasons = {one["reason_en"]: one["edges"] for one in net.graph["receipt"]["left_out"] if one["edges"]}
    assert reasons == {"in 2022-06-01 it may stand, but not for certain": 1, "no dated event: its state is not known": 1}
    assert {d["state"] for *_, d in net.edges(data=True)} == {"state-active", None}
    ended = network.within(dated(), STOOD, "2025-01-01")
    assert any("has ended" in one["reason_en"] and "已终止" in one["reason_zh"] for one in ended.graph["receipt"]["left_out"])


@pytest.mark.parametrize("first, last", [("2022", None), ("2022-13-01", None), ("2022-02-01", "2022-01-01")])
def test_a_window_that_is_none_is_refused(first, last):
    with pytest.raises(NetworkError) as error:
        network.within(dated(), STOOD, first, last)
    assert error.value.said.zh != error.value.said.en


# Growth -------------------------------------------------------------------------------------------------------------

def test_growth_by_hand():
    years = range(2018, 2025)
    sure, may = (analysis.snapshots(dated(), STOOD, years, possible) for possible in (False, True))
    table = analysis.growth(sure, may)
    assert [row[0] for row in table] == list(years)
    found = {row["year"]: row for row in table.records()}
    assert [found[y]["ties"] for y in years] == [1, 2, 2, 4, 4, 3, 3]
    assert [found[y]["new_ties"] for y in years] == [None, 1, 0, 2, 0, 0, 0]
    assert [found[y]["ended_ties"] for y in years] == [None, 0, 0, 0, 0, 1, 0]
    assert [found[y]["ties_at_most"] for y in years] == [1, 2, 2, 4, 5, 3, 3]
    assert [found[y]["nodes"] for y in years] == [2, 3, 3, 4, 4, 4, 4]
    assert found[2019]["new_nodes"] == 1 and found[2023]["gone_nodes"] == 0
    assert table.columns == ("year", "nodes", "new_nodes", "gone_nodes", "ties", "new_ties", "ended_ties", "pairs", "nodes_at_most",
                             "ties_at_most") and headed(table)
    assert [found[y]["nodes_at_most"] for y in years] == [2, 3, 3, 4, 5, 4, 4]
    assert "at_most" not in " ".join(analysis.growth(sure).columns)
    assert "At most" in table.note["en"].replace("“", "") and "At most" not in analysis.growth(sure).note["en"].replace("“", "")


def headed(table):
    """Whether every column has a heading of its own in both languages."""
    return all(table.headings.get(c, {}).get("en") and table.headings[c].get("zh") for c in table.columns)


def test_parallel_ties_are_one_pair_and_self_ties_none():
    net = network.from_edges([{"source": u, "target": v, "via": via} for u, v, via in ("abm", "abn", "bam", "aam", "bcm")])
    assert analysis.growth({2020: net}).rows == [(2020, 3, None, None, 5, None, None, 2)]


def test_a_year_is_looked_at_on_its_last_day_or_the_last_day_of_the_data():
    late = {"m1": (Period(D("2026-12-01"), LAST, "state-active"),), "m2": (Period(D("2026-11-25"), LAST, "state-active"),)}
    net = network.from_edges([{"source": "a", "target": "b", "via": "m1"}, {"source": "b", "target": "c", "via": "m2"}])
    (cut,) = analysis.snapshots(net, late, [2026], covered_to=D("2026-11-25")).values()
    assert pairs(cut) == {frozenset("bc")} and pairs(analysis.snapshots(net, late, [2026])[2026]) == {frozenset("ab"), frozenset("bc")}
    assert list(analysis.snapshots(net, late, [1, 9999])) == [1, 9999]
    assert [analysis.snapshots(dated(), STOOD, [2022], *p)[2022].number_of_edges() for p in ((), (False,), (True,))] == [4, 4, 5]


def test_growth_of_the_data_adds_up(g, stood, facts):
    net = g.network("partners")
    years = range(2010, facts.covered_to.year + 1)
    sure, may = (analysis.snapshots(net, stood, years, possible, facts.covered_to) for possible in (False, True))
    rows = analysis.growth(sure, may).records()
    for before, row in zip(rows, rows[1:]):
        assert row["ties"] == before["ties"] + row["new_ties"] - row["ended_ties"]
        assert row["nodes"] == before["nodes"] + row["new_nodes"] - row["gone_nodes"]
        assert row["ties"] <= row["ties_at_most"] and row["nodes"] <= row["nodes_at_most"]
    assert rows[-1]["ties"] == g.network("partners", as_of=facts.covered_to).number_of_edges()
    assert rows[0]["ties"] == g.network("partners", as_of="2010-12-31").number_of_edges()


def test_a_year_outside_the_data_is_refused():
    with pytest.raises(NetworkError, match="2031 lies after"):
        analysis.snapshots(dated(), STOOD, [2031], covered_to=D("2026-11-25"))
    for wrong in ("2020", 0, 10000, -1, True, 2020.0, None):
        with pytest.raises(NetworkError, match="a year is a whole number from 1 to 9999"):
            analysis.snapshots(dated(), STOOD, [wrong])
    with pytest.raises(NetworkError, match="same years"):
        analysis.growth({2020: dated()}, {2021: dated()})
    assert not analysis.snapshots(dated(), STOOD, [1900])[1900].number_of_edges() - 1, "before the data: what has no date stands"


# Two days -----------------------------------------------------------------------------------------------------------

def test_two_days_compared_by_hand():
    before, after = (network.within(dated(), STOOD, day) for day in ("2020-01-01", "2022-06-01"))
    rows = analysis.changes(before, after).records()
    assert [(r["change"], r["source"], r["target"], r["state_before"], r["state_after"]) for r in rows] == [
        ("new", "eu", "kor", None, "state-active"), ("new", "jpn", "kor", None, "state-active"),
        ("state", "eu", "jpn", "state-announced", "state-active")]
    back = analysis.changes(after, before)
    assert [r["change"] for r in back.records()] == ["ended", "ended", "state"]
    assert "0 new, 2 ended, 1 in another state, 1 as they were" in back.note["en"]
    assert not len(analysis.changes(before, before)) and all(r["records"] for r in rows)
    table = analysis.changes(before, after)
    assert [table.shown(word, "zh") for word in ("new", "ended", "state")] == ["新增", "终止", "状态改变"] and headed(table)
    assert "2 new, 0 ended, 1 in another state, 1 as they were" in table.note["en"]


def test_a_tie_of_another_kind_or_mechanism_is_another_tie():
    def net(*ties):
        return network.from_edges([{"source": u, "target": v, "kind": kind, "via": via, "record": "r"} for u, v, kind, via in ties])
    before, after = net(("1", "a", "k", "m"), ("a", "b", "k", None)), net(("1", "a", "other", "m"), ("a", "b", "k", "m"), ("b", "c", None, None))
    assert [row[:5] for row in analysis.changes(before, after)] == [
        ("new", "1", "a", "other", "m"), ("new", "a", "b", "k", "m"), ("new", "b", "c", None, None), ("ended", "1", "a", "k", "m"),
        ("ended", "a", "b", "k", None)]


def test_what_is_gone_keeps_its_label_and_what_stays_has_the_newer_one():
    before = network.from_edges([{"source": "a", "target": "b"}], nodes=[{"id": "a", "label": "Old A"}, {"id": "b", "label": "B"}])
    after = network.from_edges([{"source": "a", "target": "c"}], nodes=[{"id": "a", "label": "New A"}, {"id": "c", "label": "C"}])
    table = analysis.changes(before, after)
    assert [table.shown(name) for name in "abc"] == ["New A [a]", "B [b]", "C [c]"]


def test_parallel_ties_and_direction_are_told_apart():
    one = nx.MultiDiGraph([("a", "b"), ("a", "b")])
    other = nx.MultiDiGraph([("a", "b"), ("b", "a")])
    assert [row[0] for row in analysis.changes(one, other)] == ["new", "ended"]
    assert not len(analysis.changes(network.undirected(one), network.undirected(other)))
    assert not len(analysis.changes(nx.Graph([("b", "a")]), nx.Graph([("a", "b")]))), "from which end a tie is read does not matter"


# Diffusion ----------------------------------------------------------------------------------------------------------

TAKEN = {
    "m1": (Period(D("2019-01-01"), D("2020-12-31"), "state-announced"), Period(D("2021-01-01"), LAST, "state-active")),
    "m2": (Period(D("2020-01-01"), D("2020-12-30"), "state-active", False), Period(D("2020-12-31"), LAST, "state-active")),
    "m3": (Period(D("2018-01-01"), LAST, "state-active", False),), "m4": (Period(D("2022-05-05"), LAST, "state-signed"),),
    "ongoing": (Period(dt.date.min, LAST),)}


def topical():
    rows = [("jpn", "m1"), ("jpn", "m4"), ("kor", "m2"), ("sgp", "m3"), ("can", "m4"), ("ind", "ongoing"), ("chl", "m5")]
    return network.from_edges([{"source": who, "target": "tech-quantum", "via": via, "kind": "mechanism", "record": f"r-{who}-{via}"}
                               for who, via in rows], nodes=[{"id": "tech-quantum", "label": "Quantum", "label_zh": "量子"}])


def test_diffusion_by_hand():
    rows = analysis.diffusion(topical(), "quantum", TAKEN).records()
    assert [(r["who"], str(r["earliest"]), str(r["latest"]), r["via"], r["certainly"], r["at_most"]) for r in rows] == [
        ("kor", "2020-01-01", "2020-12-31", "m2", 1, 2), ("jpn", "2021-01-01", "2021-01-01", "m1", 2, 3),
        ("can", "2022-05-05", "2022-05-05", "m4", 3, 4), ("sgp", "2018-01-01", "None", "m3", None, None),
        ("chl", "None", "None", "m5", None, None), ("ind", "None", "None", "ongoing", None, None)]
    assert rows[0]["records"] == ("r-kor-m2",) and rows[1]["state"] == "state-active" and rows[0]["kind"] == "mechanism"
    table = analysis.diffusion(topical(), "quantum", TAKEN)
    assert table.columns == ("who", "earliest", "latest", "via", "state", "kind", "certainly", "at_most", "records") and headed(table)
    assert table.title == {"en": "Who took up Quantum", "zh": "谁采纳了量子"} and table.note["en"].startswith("6 in all, 2 of them")


def taken_up(ties, periods):
    """(who, via, kind, state) in order, from (who, via, kind)."""
    net = network.from_edges([{"source": who, "target": "t", "via": via, "kind": kind, "record": f"r{i}"} for i, (who, via, kind) in enumerate(ties)])
    return [(r["who"], r["via"], r["kind"], r["state"], *r["records"]) for r in analysis.diffusion(net, "t", periods).records()]


def test_who_comes_first_is_decided_by_the_sure_day_then_the_possible_then_the_name():
    def life(first, state="state-active", certain=True, last=LAST):
        return Period(D(first), last, state, certain)
    lives = {"slow": (life("2018-01-01", certain=False), life("2023-01-01")), "fast": (life("2020-01-01", certain=False), life("2021-01-01")),
             "one": (life("2022-01-01"),), "a-later": (life("2019-01-01", certain=False),), "b-sooner": (life("2018-01-01", certain=False),),
             "two-states": (life("2020-02-02", "state-signed"), life("2020-02-02", None, last=D("2020-03-03"))),
             "may-be-two": (life("2018-02-02", "state-signed", False), life("2018-02-02", "state-active", False, D("2019-01-01")))}
    assert taken_up([("x", "slow", "k"), ("y", "fast", "k")], lives) == [("y", "fast", "k", "state-active", "r1"), ("x", "slow", "k", "state-active", "r0")]
    assert [r[0] for r in taken_up([("b", "one", "k"), ("a", "one", "k"), ("c", "a-later", "k"), ("d", "b-sooner", "k")], lives)] == ["a", "b", "d", "c"]
    # of several ties of one: the kind that comes first, and of two that are alike in all the one read first
    assert taken_up([("x", "one", "l"), ("x", "one", "k"), ("x", "one", "k")], lives) == [("x", "one", "k", "state-active", "r1")]
    assert taken_up([("x", "two-states", "k")], lives)[0][3] == taken_up([("x", "may-be-two", "k")], lives)[0][3] == "state-signed"


def test_what_was_announced_counts_only_if_asked_for():
    table = analysis.diffusion(topical(), "Quantum", TAKEN, planned=True)
    assert next(r for r in table.records() if r["who"] == "jpn")["latest"] == D("2019-01-01")
    assert "announced or negotiated counts" in table.note["en"]
    assert "does not count" in analysis.diffusion(topical(), "量子", TAKEN).note["en"]


def test_uptake_by_year_by_hand():
    table = analysis.uptake(topical(), "quantum", TAKEN, range(2018, 2023))
    assert table.rows == [(2018, 0, 0, 1, 2), (2019, 0, 0, 1, 2), (2020, 1, 1, 2, 2), (2021, 1, 2, 3, 2), (2022, 1, 3, 4, 2)]
    assert table.columns == ("year", "new", "certainly", "at_most", "undated") and headed(table)
    last = {"m1": (Period(D("2019-12-31"), D("2020-12-30"), "state-active", False), Period(D("2020-12-31"), LAST, "state-active"))}
    assert analysis.uptake(topical(), "quantum", last, [2018, 2019, 2020]).rows == [(2018, 0, 0, 0, 5), (2019, 0, 0, 1, 5), (2020, 1, 1, 1, 5)]


def test_diffusion_on_the_data_names_the_instrument_and_its_date(g, stood):
    table = analysis.diffusion(g.network("partner-technology"), "quantum", stood)
    first = {r["who"]: r for r in table.records()}
    assert first["country-jpn"]["via"] == "mech-eu-jpn-dp" and first["country-jpn"]["latest"] == D("2022-05-12")
    assert all(record in g.claims for r in table.records() for record in r["records"])
    with pytest.raises(UnknownName, match="quantumm"):
        analysis.diffusion(g.network("partner-technology"), "quantumm", stood)


@pytest.mark.parametrize("net", [nx.MultiGraph(), nx.empty_graph(1, create_using=nx.MultiGraph), nx.Graph([(1, 1)])])
def test_empty_and_small_networks_give_plain_answers(net):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = analysis.snapshots(net, {}, [2020, 2021])
        for table in (analysis.growth(found), analysis.growth({}), analysis.changes(net, net)):
            assert table.json() and set(table.headings) >= set(table.columns)
            assert set(table.note) == {"en", "zh"} and table.note["en"] != table.note["zh"]
    if len(net):
        assert not len(analysis.diffusion(net, next(iter(net)), {}))
