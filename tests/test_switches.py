"""Switches that change what a network means: by hand, against the research tables, and each with a receipt that balances."""
import datetime as dt
import re

import networkx as nx
import pytest

from kg import analysis, network
from kg.errors import NetworkError
from kg.network import switches
from kg.research import ties as research_ties
from kg.research.facts import Facts

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def facts(g):
    return Facts(g.store)


def balanced(net):
    r = net.graph["receipt"]
    added = sum(one["edges"] for one in r.get("added", ()))
    assert r["rows"] + added == net.number_of_edges() + sum(one["edges"] for one in r["left_out"])
    said = network.words(net)
    assert HAN.search(said["zh"]) and all(one["said_en"] in said["en"] and one["said_zh"] in said["zh"] for one in r["switches"])
    return net


def gone(net):
    return {(one["code"], one["edges"]) for one in net.graph["receipt"]["left_out"]}


# Planned or actual --------------------------------------------------------------------------------------------------

def stated():
    return network.from_edges([
        {"source": "eu", "target": "jpn", "via": "m1", "state": "state-active", "record": "r1"},
        {"source": "eu", "target": "kor", "via": "m2", "state": "state-signed", "record": "r2"},
        {"source": "eu", "target": "ind", "via": "m3", "state": "state-negotiating", "record": "r3"},
        {"source": "eu", "target": "usa", "via": "m4", "state": "state-ended", "record": "r4"},
        {"source": "eu", "target": "chl", "via": "m5", "state": "state-active", "record": "r5"},
        {"source": "eu", "target": "chn", "via": "m6", "record": "r6"},
        {"source": "eu", "target": "afr", "via": "pkg", "record": "r7"}])


def test_only_what_is_so_by_hand():
    net = balanced(network.actual(stated(), {"r5": "modality-planned", "pkg": "modality-under-way", "r1": "modality-actual"}))
    assert {v for _, v in net.edges()} | {u for u, _ in net.edges()} == {"eu", "jpn", "kor", "afr"}
    assert gone(net) == {("planned", 1), ("ended", 1), ("state-unknown", 1)} and len(net) == 8
    assert {one["reason_en"] for one in net.graph["receipt"]["left_out"]} >= {
        "its record says planned or dropped", "nothing is signed or working yet (negotiating)"}


def test_only_what_is_so_on_the_data(g, facts):
    given_as = {name: fact["modality"][0] for name, fact in facts.facts.items() if fact.get("modality")}
    net = balanced(network.actual(g.network("partners"), given_as))
    assert not {d["state"] for *_, d in net.edges(data=True)} & {*switches.PLANNED, "state-ended"}
    assert not any(given_as.get(r) == "modality-planned" for *_, d in net.edges(data=True) for r in d["records"])
    assert 0 < net.number_of_edges() < g.network("partners").number_of_edges()


# Bindingness --------------------------------------------------------------------------------------------------------

def test_the_scale_knows_every_type_and_every_state_of_the_vocabulary(facts):
    types = {name for name, fact in facts.facts.items() if "MechanismType" in fact.get("class", ())}
    states = {name for name, fact in facts.facts.items() if "MechanismState" in fact.get("class", ())}
    assert set(switches.forms()) == types
    for kind in types:
        for state in states:
            found = switches.level(kind, state)
            assert 0 <= found.number <= 7 and found.name.en and HAN.search(found.name.zh)
            assert found.source.en and HAN.search(found.source.zh)


def test_the_scale_is_an_order_from_treaty_to_intention():
    steps = [("type-fta", "state-active"), ("type-fta", "state-provisional"), ("type-adequacy-decision", "state-active"),
             ("type-fta", "state-signed"), ("type-digital-partnership", "state-active"), ("type-digital-dialogue", "state-active"),
             ("type-fta", "state-negotiating"), ("type-fta", "state-ended")]
    assert [switches.level(*step).number for step in steps] == [7, 6, 5, 4, 3, 2, 1, 0]
    assert switches.level("type-unheard-of", "state-active") is None and switches.level("type-fta", None) is None
    with pytest.raises(NetworkError, match="state-actve"):
        switches.level("type-fta", "state-actve")
    table = switches.scale()
    assert table.column("level") == sorted(table.column("level"), reverse=True) and set(table.column("level")) == set(range(8))
    assert {kind for types in table.column("types") for kind in types} == set(switches.forms())
    assert "an order" in table.note["en"].lower() and "次序" in table.note["zh"]


def test_ties_are_weighed_and_the_unknown_is_counted():
    net = balanced(network.weighted(stated(), {"m1": "type-fta", "m2": "type-dta", "m3": "type-fta", "m4": "type-ttc",
                                               "m5": "type-memorandum", "m6": "type-fta"}))
    assert [d["bindingness"] for *_, d in net.edges(data=True)] == [7, 4, 1, 0, 3, None, None]
    assert "not on the scale: 2" in network.words(net)["en"] and "不在量表内：2" in network.words(net)["zh"]
    assert "bindingness" not in next(iter(stated().edges(data=True)))[2]


def test_every_tie_of_the_data_with_a_state_has_a_level(g, facts):
    kinds = {m: facts.first(m, "mechanismType") for m in facts.mechanisms}
    net = network.weighted(g.network("partners"), kinds)
    assert all((d["bindingness"] is None) == (d["state"] is None) for *_, d in net.edges(data=True))


def test_direction_can_be_put_aside():
    net = nx.MultiDiGraph([("a", "b"), ("b", "a"), ("b", "c")])
    new = balanced(network.undirected(net))
    assert not new.is_directed() and new.number_of_edges() == 3 and new.number_of_edges("a", "b") == 2
    assert new.graph["receipt"]["pairs"] == 2 and net.is_directed()


# The EU as its members ----------------------------------------------------------------------------------------------

MEMBERS = [{"party": "org-eu", "kind": "body", "certainty": "certain", "record": "mem-1"},
           {"party": "deu", "certainty": "certain", "record": "mem-deu", "passage": "psg-deu", "confidence": "confidence-medium"},
           {"party": "fra", "certainty": "certain", "record": "mem-fra", "passage": "psg-fra"},
           {"party": "hrv", "certainty": "possible", "record": "mem-hrv", "passage": "psg-hrv"}]


def bodily():
    return network.from_edges([
        {"source": "org-eu", "target": "jpn", "via": "m1", "kind": "shares", "record": "r1", "confidence": "high"},
        {"source": "deu", "target": "org-eu", "via": "m2", "kind": "shares", "record": "r2", "confidence": "high"},
        {"source": "deu", "target": "jpn", "via": "m1", "kind": "shares", "record": "r3", "confidence": "low"},
        {"source": "jpn", "target": "kor", "via": "m3", "kind": "shares", "record": "r4", "confidence": "high"}])


def test_the_body_becomes_its_members_by_hand():
    net = balanced(network.as_members(bodily(), MEMBERS, "2013-06-30"))
    found = {(frozenset((u, v)), d["via"]): d for u, v, d in net.edges(data=True)}
    # fra–jpn through m1 (deu is in m1 itself), fra–deu through m2 (deu acts there itself); never deu–deu
    derived = {key for key, d in found.items() if d.get("derived")}
    assert derived == {(frozenset(("fra", "jpn")), "m1"), (frozenset(("fra", "deu")), "m2")}
    assert "org-eu" not in net and net.number_of_edges() == 4
    made = found[frozenset(("fra", "jpn")), "m1"]
    assert made["records"] == ("r1", "mem-fra") and made["through"] == "org-eu" and made["passages"] == ("psg-fra",)
    assert found[frozenset(("deu", "jpn")), "m1"]["confidence"] == "low" and gone(net) == {("as-members", 2)}
    assert net.graph["receipt"]["added"][0]["edges"] == 2
    assert pairs_of(network.without_derived(net)) == {frozenset(("deu", "jpn")), frozenset(("jpn", "kor"))}
    balanced(network.without_derived(net))


def pairs_of(net):
    return {frozenset((u, v)) for u, v in net.edges()}


def test_possible_members_only_on_request_and_the_lower_confidence_counts():
    net = balanced(network.as_members(bodily(), MEMBERS, "2013-06-30", possible=True))
    assert frozenset(("hrv", "jpn")) in pairs_of(net)
    only = network.as_members(network.from_edges([{"source": "org-eu", "target": "jpn", "confidence": "high"}]), MEMBERS[:2], "2013-06-30")
    assert [d["confidence"] for *_, d in only.edges(data=True)] == ["medium"]


def test_a_body_that_is_not_there_and_one_without_members():
    net = network.from_edges([("a", "b")])
    assert pairs_of(balanced(network.as_members(net, MEMBERS, "2013-06-30"))) == {frozenset("ab")}
    with pytest.raises(NetworkError, match="no member"):
        network.as_members(bodily(), [], "1900-01-01")


@pytest.mark.parametrize("day, count", [("2020-01-31", 28), ("2020-02-01", 27), ("2004-04-30", 15), ("2004-05-01", 25)])
def test_the_members_of_the_day_as_in_the_research_tables(g, facts, day, count):
    """The same question by other code: pairs of the dyad tables whose membership includes the day."""
    full = g.network("partners")
    net = balanced(network.as_members(full, g.ask("eu-and-members", as_of=day).records(), day, describe=g.describe))
    derived = {(frozenset((u, v)), d["via"]) for u, v, d in net.edges(data=True) if d.get("derived")}
    own = {(frozenset((u, v)), d["via"]) for u, v, d in net.edges(data=True) if not d.get("derived")}
    expected = {(frozenset(pair), mechanism) for pair, found in research_ties.pairs(facts, "members").items()
                for mechanism, ways in found.items() if any(w.through_eu and dt.date.fromisoformat(day) in w.span for w in ways)}
    assert derived == expected - own
    standing_in = {r for *_, d in net.edges(data=True) if d.get("derived") for r in d["records"] if r.startswith("mem-eu-")}
    assert len(standing_in) == count
    assert ("country-gbr" in {r.replace("mem-eu-", "country-") for r in standing_in}) == (day < "2020-02-01")


# Reach through groups -----------------------------------------------------------------------------------------------

REACH = [{"country": "sgp", "group": "asean", "thing": "m1", "certainty": "whole group", "record": "r1", "record_b": "mem-sgp"},
         {"country": "vnm", "group": "asean", "thing": "m1", "certainty": "unknown members", "record": "r1", "record_b": "mem-vnm"},
         {"country": "vnm", "group": "asean", "thing": "m9", "certainty": "whole group", "record": "r1", "record_b": "mem-vnm"}]


def test_reach_is_a_layer_of_its_own_by_hand():
    net = network.from_edges([{"source": "asean", "target": "org-eu", "via": "m1", "kind": "shares", "record": "r1"}])
    new = balanced(network.with_reach(net, REACH))
    made = [(u, v, d) for u, v, d in new.edges(data=True) if d.get("layer") == "reach"]
    assert [(frozenset((u, v)), d["kind"], d["records"]) for u, v, d in made] == [
        (frozenset(("sgp", "org-eu")), "reachesViaGroup", ("r1", "mem-sgp"))]
    assert "derived" not in next(iter(net.edges(data=True)))[2] and net.number_of_edges() == 1, "off unless asked for"
    more = balanced(network.with_reach(net, REACH, possible=True))
    assert {d["kind"] for *_, d in more.edges(data=True)} == {"shares", "reachesViaGroup", "mayReachViaGroup"}
    assert pairs_of(network.without_derived(more)) == pairs_of(net)


def test_reach_on_the_data_never_makes_a_party(g):
    rows = g.ask("reached-via-group").records()
    net = balanced(network.with_reach(g.network("partners"), rows, describe=g.describe))
    own = {(frozenset((u, v)), d["via"]) for u, v, d in net.edges(data=True) if not d.get("derived")}
    reached = [(frozenset((u, v)), d["via"]) for u, v, d in net.edges(data=True) if d.get("layer") == "reach"]
    assert reached and not set(reached) & own
    assert all(d["records"] and d["kind"] == "reachesViaGroup" for *_, d in net.edges(data=True) if d.get("derived"))
    assert all(given["label_en"] and given["label_zh"] for _, given in net.nodes(data=True))


# Everywhere ---------------------------------------------------------------------------------------------------------

def test_switches_can_be_put_one_on_another_and_read_back(g, facts):
    kinds = {m: facts.first(m, "mechanismType") for m in facts.mechanisms}
    net = network.weighted(network.actual(network.without(g.network("partners"), ["org-eu"])), kinds)
    assert [one["code"] for one in balanced(net).graph["receipt"]["switches"]] == ["actual", "bindingness"]
    assert analysis.rank(net).note["en"]


@pytest.mark.parametrize("net", [nx.MultiGraph(), nx.Graph(), nx.empty_graph(1), nx.Graph([(1, 1)])])
def test_empty_and_small_networks_go_through_every_switch(net):
    for new in (network.actual(net), network.weighted(net, {}), network.undirected(net), network.with_reach(net, REACH),
                network.as_members(net, MEMBERS, "2020-01-01"), network.within(net, {}, "2020-01-01")):
        balanced(new)


def test_a_simple_graph_cannot_take_derived_ties():
    with pytest.raises(NetworkError, match="MultiGraph"):
        network.as_members(nx.Graph([("org-eu", "jpn")]), MEMBERS, "2020-01-01")
