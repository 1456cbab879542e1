"""Rank intervals against cases worked by hand, and against networks whose truth is known because records were taken away."""
import re
import statistics
import sys
from pathlib import Path

import networkx as nx
import pytest
from conftest import HAN

from kg import analysis, network
from kg.analysis import draws, spans
from kg.analysis.evidence import evidence
from kg.errors import NetworkError, UnknownName

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))


def rows(*texts, **more):
    """Ties written as "A B record passage confidence"; a dash for none."""
    names = ("source", "target", "record", "passage", "confidence")
    return network.from_edges([{k: v for k, v in zip(names, text.split()) if v != "-"} for text in texts], **more)


def two_hubs():
    return rows("A B r1 p1 high", "A C r2 p1 high", "A D r3 p2 low", "E F r4 p3 high", "E G r5 p3 high")


def interval(table, node, method=""):
    row = next(row for row in table.records() if row["node"] == node)
    prefix = f"{method}_" if method else ""
    return row[f"{prefix}low"], row[f"{prefix}high"]


def claimed(net, **claims):
    """The same network knowing what its records are about and who states them."""
    net.graph["claims"] = {name: {"things": about.split(), "confidence": None, "sentence_en": f"claim {name}",
                                  "sentence_zh": f"记录 {name}", "passages": [{"source": s} for s in stated.split()]}
                           for name, (about, stated) in claims.items()}
    return net


# Worked by hand ---------------------------------------------------------------------------------------------------

def test_leaving_out_each_source():
    table = analysis.rank_intervals(two_hubs(), "degree", methods=["sources"])
    # without p1 E has 2 and A, D, F, G have 1; without p2 A and E have 2; without p3 E has nothing and A still 3
    assert interval(table, "A") == interval(table, "A", "sources") == (1, 5)
    assert interval(table, "E") == (1, 7)
    assert interval(table, "B") == (2, 7)
    assert [row[:3] for row in table[:2]] == [(1, "A", 3), (2, "E", 2)]
    assert "each source on which a tie hangs left out in turn (3 of them)" in table.note["en"]


def test_leaving_out_each_weak_claim():
    table = analysis.rank_intervals(two_hubs(), "degree", methods=["claims"])
    assert (interval(table, "A"), interval(table, "E"), interval(table, "D")) == ((1, 2), (1, 2), (3, 7))
    assert "(1 of them matter)" in table.note["en"]
    strong = analysis.rank_intervals(rows("A B r1 p1 high"), "degree", methods=["claims"])
    assert interval(strong, "A", "claims") == (None, None) and "no tie hangs on a record of low" in strong.note["en"]


def test_a_record_that_two_sources_state_outlives_either():
    net = claimed(rows("A B r1 -", "A C r2 -"), r1=("A B", "s1 s2"), r2=("A C", "s2"))
    table = analysis.rank_intervals(net, "degree", methods=["sources"])
    assert interval(table, "A", "sources") == (1, 2), "only the tie to C falls, and with it A's lead over B"
    assert interval(table, "B", "sources") == (1, 3) and interval(table, "C", "sources") == (2, 3)


def test_both_parties_of_a_tie_are_needed_and_two_proofs_of_one_are_not():
    net = network.from_edges([{"source": "A", "target": "B", "record": "a", "record_b": "b", "record_c": "a2"}])
    plain = evidence(net)
    assert plain.fallen([0, 1]) == set() and plain.fallen([0, 1, 2]) == {0}, "nobody says what the records are about"
    known = evidence(claimed(net, a=("A m", "s"), a2=("A m", "s"), b=("B m", "s")))
    of = {name: known.records.index(name) for name in ("a", "a2", "b")}
    assert known.fallen([of["a"]]) == set() == known.fallen([of["a2"]])
    assert known.fallen([of["b"]]) == {0} == known.fallen([of["a"], of["a2"]])


def test_other_weightings():
    net = network.from_edges([{"source": "A", "target": "B", "bindingness": 3}, {"source": "A", "target": "C", "bindingness": 0.5},
                              {"source": "A", "target": "D", "bindingness": 0.5}, {"source": "E", "target": "F", "bindingness": 5},
                              {"source": "E", "target": "F", "bindingness": 5}])
    table = analysis.rank_intervals(net, "degree", methods="weights")
    # partners: A 3, all others 1; ties: A 3, E and F 2; bindingness: E and F 10, A 4
    assert (interval(table, "A"), interval(table, "E"), interval(table, "C")) == ((1, 3), (1, 6), (2, 6))
    assert "how binding they are (2)" in table.note["en"]
    assert interval(analysis.rank_intervals(net, "core", methods="weights"), "A", "weights") == (None, None)


def test_the_record_on_which_the_first_place_hangs():
    net = rows("A B r1 -", "A C r1 -", "A D r2 -", "E F r3 -", "E G r4 -")
    table = analysis.most_telling(net, "degree")
    first = table.records()[0]
    assert first == {"record": "r1", "node": "A", "rank": 1, "value": 3, "rank_without": 2, "value_without": 1, "first_without": "E"}
    assert [row["record"] for row in table.records()] == ["r1", "r2"], "what changes nothing about A is not listed"
    assert table.note["en"] == "Each of 4 records left out by itself; 2 of them would move A."
    of_e = analysis.most_telling(net, "degree", node="E", most=1).records()
    assert [row["record"] for row in of_e] == ["r3"] and of_e[0]["rank_without"] == 2
    with pytest.raises(UnknownName, match="no node is called 'Z'"):
        analysis.most_telling(net, "degree", node="Z")


def test_records_are_shown_as_their_sentences():
    net = claimed(rows("A B r1 -", "A C r2 -"), r1=("A B", "s1"), r2=("A C", "s2"))
    table = analysis.most_telling(net, "degree")
    assert "claim r1 [r1]" in table.text("en") and "记录 r1 [r1]" in table.text("zh")


# Drawing ----------------------------------------------------------------------------------------------------------

def test_nothing_missing_leaves_the_places_as_they_are():
    table = analysis.rank_intervals(two_hubs(), "degree", methods=["records"], missing=0, draws=20)
    ranked = {row["node"]: (row["rank_low"], row["rank_high"]) for row in analysis.rank(two_hubs(), "degree").records()}
    assert {node: interval(table, node, "records") for node in ranked} == ranked
    assert set(table.column("width_by")) == {None} | {m for m in table.column("width_by") if m}


def test_as_many_records_are_drawn_in_as_are_missing_and_never_fewer_than_found():
    net = nx.gnm_random_graph(40, 100, seed=1)
    known = evidence(net)
    counts = [draws.completed(known, 0.3, draws.series(7, d)).all_ties for d in range(300)]
    assert min(counts) >= 100
    assert statistics.fmean(counts) == pytest.approx(100 / 0.7, rel=0.03)


def test_drawn_ties_join_the_kinds_that_found_ties_join():
    net = network.from_edges([(f"p{i % 7}", f"t{i % 5}") for i in range(30)],
                             nodes=[{"id": f"{kind[0]}{i}", "class": kind} for kind in ("partner", "tech") for i in range(9)])
    known = evidence(net)
    for d in range(20):
        flat = draws.completed(known, 0.5, draws.series(1, d))
        assert all({known.nodes[i][0], known.nodes[j][0]} == {"p", "t"} for i, j in flat.ends)


def test_quiet_nodes_may_be_missed_ones():
    net = network.from_edges([(f"n{i}", f"n{(i * 7 + 1) % 20}") for i in range(20)] * 2, nodes=["alone"])
    known = evidence(net)
    alone = known.nodes.index("alone")
    assert any(draws.completed(known, 0.4, draws.series(1, d)).partners[alone] for d in range(100))


def test_groups_too_small_to_be_seen_are_drawn_in_as_a_whole():
    pairs = [{"source": f"n{i:02}", "target": f"n{(i * 3 + 1) % 40:02}", "record": f"a{i}", "record_b": f"b{i}"} for i in range(40)]
    net = network.from_edges(pairs)
    net.graph["claims"] = {r: {"things": [row[end]], "passages": []} for row in pairs
                           for r, end in ((row["record"], "source"), (row["record_b"], "target"))}
    known = evidence(net)
    assert len(known.groups) == 40 - sum(1 for row in pairs if row["source"] == row["target"])
    without = statistics.fmean(draws.completed(known, 0.3, draws.series(7, d)).all_ties for d in range(200))
    assert without > len(known.ends) / 0.7


def test_what_is_left_when_records_are_lost():
    known = evidence(two_hubs())
    left = known.without([known.records.index("r1")])
    assert left.records == ["r2", "r3", "r4", "r5"] and len(left.ends) == 4 and left.nodes == known.nodes
    assert {left.records[r] for r in left.low} == {"r3"}


def test_the_same_seed_gives_the_same_bytes_and_another_does_not():
    net = nx.barabasi_albert_graph(30, 2, seed=3)
    more = {"by": "betweenness", "methods": ["records", "bootstrap"], "draws": 40, "rounds": 2}
    first = analysis.rank_intervals(net, seed=1, **more).json()
    turned = nx.Graph()
    turned.add_nodes_from(reversed(list(net)))
    turned.add_edges_from((v, u) for u, v in reversed(list(net.edges())))
    assert first == analysis.rank_intervals(turned, seed=1, **more).json()
    assert first != analysis.rank_intervals(net, seed=2, **more).json()
    assert "40 draws, seed 1" in first and "随机种子 1" in first


@pytest.mark.parametrize("by", ["degree", "betweenness"])
def test_intervals_hold_the_truth_about_as_often_as_they_say(by):
    import intervals
    found = [intervals.scores(intervals.by_ties(seed, 20, 70), by, 0.3, seed, number=40) for seed in range(2)]
    reached = statistics.fmean(one["records"][0] for one in found)
    assert 0.8 <= reached <= 1, "two small networks; benchmarks/intervals.py measures it on many"
    assert all(one["union"][0] >= one["records"][0] for one in found)
    assert all(one["union"][2] >= one["records"][2] for one in found)


def test_calibration_widens_where_intervals_would_hold_too_little():
    net = evidence(nx.barabasi_albert_graph(24, 2, seed=1))

    def blind(known, missing, chance):
        return known.pairs()  # claims that nothing is ever missed

    cuts = spans.calibrated(net, "degree", "pairs", blind, 0.3, 0.9, 0, 3)
    assert max(cuts) == 0, "no share of such draws holds the truth, so all of them are taken"
    assert min(spans.calibrated(net, "degree", "pairs", draws.completed, 0.3, 0.9, 0, 3)) >= 0


def test_spans_of_places_by_hand():
    assert spans.span([(2, 5.0, 1, 1), (0, 3.0, 2, 3), (1, 3.0, 2, 3)]) == ([2, 2, 1], [3, 3, 1])
    some = [([1, 4], [2, 6]), ([3, 2], [3, 9]), ([2, 5], [7, 5])]
    assert spans.widest(some) == ([1, 2], [7, 9])
    ten = [([low], [high]) for low, high in zip((7, 1, 9, 3, 5, 2, 8, 4, 10, 6), (70, 10, 90, 30, 50, 20, 80, 40, 100, 60))]
    for cut, low, high in ((0, 1, 100), (0.05, 1, 100), (0.1, 1, 100), (0.11, 2, 90), (0.2, 2, 90), (0.25, 3, 80), (0.5, 5, 60), (0.9, 5, 60)):
        assert spans.middle(ten, [cut]) == ([low], [high]), cut
    assert spans.middle([([a, b], [a, b]) for a, b in ((1, 9), (2, 8), (3, 7), (4, 6))], [0, 0.5]) == ([1, 7], [4, 8])
    assert spans.middle([([low], [low]) for low in (3, 1, 2)], [0.9]) == ([2], [2]), "at most down to the middle one"
    assert spans.plain(evidence(nx.path_graph(3)), 0.5) == [0.25] * 3


def test_calibration_leaves_intervals_that_hold_the_truth_as_they_are():
    net = evidence(nx.barabasi_albert_graph(24, 2, seed=1))

    def same(known, missing, chance):
        return net.pairs()

    assert spans.calibrated(net, "degree", "pairs", same, 0.3, 0.5, 0, 2) == [0.25] * 24, "every world is the truth: nothing to widen"
    assert spans.calibrated(net, "degree", "pairs", same, 0.3, 0.5, 0, 0) == [0.0] * 24, "nothing tried: all worlds are taken"


def test_calibration_looks_at_the_first_quarter_by_itself():
    # eight nodes around a hub: it has the first place, the others share places 2 to 8; the first quarter are it and the node 0
    star, other = (evidence(nx.Graph([(hub, n) for n in range(8) if n != hub])) for hub in (7, 0))
    made = []

    def sometimes(known, missing, chance):
        """The truth in 10 of the 50 worlds of the first round and 11 of the second; else node 0 has the place of the hub."""
        made.append(1)
        turn, world = divmod(len(made) - 1, 50)
        return (star if world < 10 + turn else other).pairs()

    cuts = spans.calibrated(star, "degree", "pairs", sometimes, 0.0, 0.5, 0, 2)
    assert cuts == [0.22, *[0.25] * 6, 0.22] and len(made) == 100, "the middle of 0.2, 0.2, 0.22, 0.22, rounded up"
    assert spans.calibrated(star, "degree", "pairs", lambda *_: other.pairs(), 0.0, 0.5, 0, 1) == [0.0, *[0.25] * 6, 0.0]
    four, turned = (evidence(nx.Graph([(hub, n) for n in range(4) if n != hub])) for hub in (3, 0))  # the first quarter is the hub alone
    assert spans.calibrated(four, "degree", "pairs", lambda *_: turned.pairs(), 0.0, 0.5, 0, 1) == [0.25, 0.25, 0.25, 0.0]
    assert spans.calibrated(star, "degree", "pairs", lambda *_: star.pairs(), 0.0, 0.9, 0, 1) == pytest.approx([0.05] * 8)


# Bad input --------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("by", analysis.MEASURES)
def test_empty_networks_single_nodes_and_nodes_without_ties_have_plain_answers(by):
    for n in (0, 1, 3):
        net = nx.empty_graph(n)
        table = analysis.rank_intervals(net, by, methods=analysis.METHODS, draws=5, rounds=1)
        assert [(row["low"], row["high"]) for row in table.records()] == [(1, n)] * n
        assert table.note["en"] and HAN.search(table.note["zh"])
        assert len(analysis.most_telling(net, by)) == 0
    assert analysis.rank_intervals(nx.Graph(), by).note["en"] == "The network has no node."


def test_disconnected_networks_and_self_ties_are_no_trouble():
    net = network.from_edges([("A", "A"), ("A", "B"), ("C", "D"), ("D", "E")], nodes=["alone"])
    table = analysis.rank_intervals(net, "harmonic", draws=10, rounds=1)
    assert len(table) == 6 and "nan" not in table.json() and interval(table, "D")[0] == 1


def test_all_ties_from_one_source_leave_nothing_to_compare():
    table = analysis.rank_intervals(rows("A B r1 p", "B C r2 p"), "degree", methods=["sources"])
    assert interval(table, "B", "sources") == (None, None) and "all hang on the same" in table.note["en"]


@pytest.mark.parametrize("more, match", [
    ({"draws": 0}, "from 1 to 10000"), ({"draws": True}, "from 1 to 10000"), ({"level": 1}, "between 0 and 1"),
    ({"missing": 0.95}, "from 0 to 0.9"), ({"methods": []}, "at least one method"), ({"weight": "x"}, "reads parallel ties"),
    ({"methods": ["source"]}, "no method of intervals is called 'source'; nearest: sources"),
    ({"by": "betweeness"}, "nearest: betweenness")])
def test_what_cannot_be_asked_is_refused_in_both_languages(more, match):
    with pytest.raises((NetworkError, UnknownName), match=match) as refused:
        analysis.rank_intervals(two_hubs(), **more)
    assert HAN.search(refused.value.said.zh)


def test_tables_speak_both_languages():
    table = analysis.rank_intervals(two_hubs(), "degree", methods=analysis.METHODS, draws=20, rounds=1)
    shown = table.text("zh")
    assert "附名次区间" in shown and "宽度来自" in shown and all(method.zh in shown for method in analysis.METHODS.values())
    assert not re.search(r"[\u4e00-\u9fff][,:;()?]|[,:;()?][\u4e00-\u9fff]", shown)
    assert all(HAN.search(table.heading(c, "zh")) for c in table.columns)


def test_the_real_networks_have_intervals_around_their_ranks(g):
    net = g.network("partner-technology")
    table = analysis.rank_intervals(net, "degree", draws=20, rounds=2)
    assert all(row["low"] <= row["rank"] <= row["high"] for row in table.records())
    assert any(row["width_by"] for row in table.records())
    told = analysis.most_telling(net, "degree")
    assert told.rows and all(row["record"] in net.graph["claims"] for row in told.records())


def test_a_record_whose_ties_stand_on_others_too_changes_nothing_and_like_records_change_the_same():
    net = claimed(rows("A B r1 p1", "A B r2 p2", "B C r3 p1"), r1=("A m", "s1"), r2=("A m", "s2"), r3=("B C", "s1"))
    for *_, given in net.edges(data=True):
        if "r3" not in given["records"]:
            given["records"] = ("r1", "r2")  # two proofs of one thing: neither is missed alone
    table = analysis.most_telling(net, "degree", node="B")
    assert [row["record"] for row in table.records()] == ["r3"]
    with pytest.raises(NetworkError, match="expected a networkx graph, found str"):
        evidence("text")


def test_records_that_are_needed_together_are_groups_in_their_order():
    net = claimed(rows("A B x p1", "C D y p2"), r1=("A m", "s1"), r2=("B m", "s1"), r3=("C n", "s1"), r4=("D n", "s1"))
    for (*_, given), records in zip(net.edges(data=True), (("r1", "r2"), ("r3", "r4"))):
        given["records"] = records
    known = evidence(net)
    assert [(size, [tuple(known.nodes[i] for i in ends) for ends in ties]) for size, ties in known.groups] == [(2, [("A", "B")]), (2, [("C", "D")])]


def test_the_note_names_the_method_that_widens_and_says_where_no_rank_moves():
    wide = analysis.rank_intervals(two_hubs(), "degree", methods=["sources", "claims"]).note
    assert "The widest interval comes from sources at 7 nodes." in wide["en"] and "区间最宽的方法：来源（7 个节点）。" in wide["zh"]
    still = analysis.rank_intervals(rows("A B r1 p1 high"), "degree", methods=["claims"]).note
    assert "No rank moves." in still["en"] and "名次均无变动。" in still["zh"] and "widest" not in still["en"]


def test_nodes_are_shown_by_their_labels_beside_the_records():
    table = analysis.most_telling(claimed(rows("A B r1 -", nodes=[{"id": "A", "label": "Land A"}]), r1=("A B", "s1")), "degree")
    assert (table.shown("A"), table.shown("r1"), table.shown("B")) == ("Land A [A]", "claim r1 [r1]", "B")


def test_records_drawn_anew_give_every_node_an_interval_around_what_its_hub_can_have():
    table = analysis.rank_intervals(two_hubs(), "degree", methods=["bootstrap"], draws=20)
    assert all(1 <= row["bootstrap_low"] <= row["bootstrap_high"] <= 7 for row in table.records()) and interval(table, "A")[0] == 1


class Dice:
    """A source of chance whose throws are written down: as many records missed, which of some, where between 0 and 1."""

    def __init__(self, missed, places, throws):
        self.missed, self.places, self.throws = missed, iter(places), iter(throws)

    def negative_binomial(self, found, chance):
        assert 0 < chance < 1
        return self.missed

    def integers(self, most):
        place = next(self.places)
        assert 0 <= place < most
        return place

    def random(self):
        return next(self.throws)

    def geometric(self, seen):
        assert seen == pytest.approx(0.25)
        return 1


def test_the_chance_that_a_group_is_seen_by_hand():
    net = claimed(rows("A B x p1"), r1=("A m", "s1"), r2=("B m", "s1"))
    for *_, given in net.edges(data=True):
        given["records"] = ("r1", "r2")
    # two records, each missed half of the time, none drawn in: unseen if both are missed (1/4) or one is (1/2)
    assert draws.completed(evidence(net), 0.5, Dice(0, [], [])).all_ties == 1


def test_what_is_drawn_is_like_what_was_drawn_before_by_hand():
    known = evidence(rows("A B r1", "A C r2"))  # A is in the urn twice, B and C once; half a ball more for each
    # like r1 but about another than B: the fourth of 5.5 balls is C, a tie of C and A. Like that one but about another than A:
    # the second of 6.5 balls is B, a tie of B and C
    flat = draws.completed(known, 0.5, Dice(2, [0, 1, 2, 1], [3.2 / 5.5, 1 / 6.5]))
    assert (flat.nodes, flat.ends, flat.ties, flat.all_ties) == (["A", "B", "C"], [(0, 1), (0, 2), (1, 2)], [1, 2, 1], 4)
    # behind the balls (A, B) each node has half a ball of its own; what was drawn lies in the urn behind them
    urn = draws._Urns(evidence(rows("A B r1")))
    assert [urn.draw(0, Dice(0, [], [at])) for at in (2 / 3, 2.6 / 4, 4.6 / 5)] == [0, 0, 1]
