"""Cores, holes, bridges and likeness against values worked by hand, and against igraph and networkx."""
import itertools
import random
import warnings

import igraph
import networkx as nx
import pytest

import kg
from kg import analysis, network
from kg.analysis.cuts import needed
from kg.errors import NetworkError

GRAPHS = [nx.karate_club_graph(), nx.florentine_families_graph(), nx.davis_southern_women_graph(),
          nx.gnm_random_graph(40, 60, seed=2), nx.path_graph(7), nx.Graph([(1, 2), (3, 4), (4, 5)])]


def by(table, key="node"):
    return {row[key]: row for row in table.records()}


def figures(net):
    return {row["figure"].en: row["value"] for row in analysis.summary(net).records()}


# Figures of the whole -----------------------------------------------------------------------------------------------

def test_a_triangle_with_a_tail_in_figures_by_hand():
    net = network.from_edges([("a", "b"), ("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "d")], nodes=["e"])
    assert figures(net) == {
        "nodes": 5, "ties": 6, "self-ties": 1, "tied pairs": 4, "density": 0.4, "mean partners": 1.6, "components": 2,
        "largest component": 4, "nodes without a partner": 1, "transitivity": 0.6,  # 3 of 5 pairs of partners are tied
        "highest core": 2, "mean distance": pytest.approx(8 / 6), "diameter": 2}


def test_one_pair_and_nothing_in_figures_by_hand():
    pair, none = figures(nx.Graph([("a", "b")])), figures(nx.Graph())
    assert (pair["mean distance"], pair["diameter"], pair["highest core"], pair["density"]) == (1, 1, 1, 1)
    assert (none["nodes"], none["highest core"], none["mean distance"], none["density"], none["components"]) == (0, 0, None, None, 0)


@pytest.mark.parametrize("net", GRAPHS)
def test_figures_as_in_networkx(net):
    found, largest = figures(net), net.subgraph(max(nx.connected_components(net), key=lambda c: (len(c), 3 in c)))
    assert found["density"] == pytest.approx(nx.density(net))
    assert (found["transitivity"] or 0) == pytest.approx(nx.transitivity(net))
    assert found["mean distance"] == pytest.approx(nx.average_shortest_path_length(largest))
    assert found["diameter"] == nx.diameter(largest)


def test_the_shells_of_the_karate_club():
    table = analysis.shells(nx.karate_club_graph())
    numbers = igraph.Graph.from_networkx(nx.karate_club_graph()).coreness()
    for row in table.records():
        assert set(row["members"]) == {i for i, k in enumerate(numbers) if k == row["core"]}
        assert row["inside"] == sum(1 for k in numbers if k >= row["core"])
    assert [row[:3] for row in table] == [(4, 10, 10), (3, 12, 22), (2, 11, 33), (1, 1, 34)]


# Structural holes ---------------------------------------------------------------------------------------------------

def test_holes_by_hand():
    path = by(analysis.holes(nx.path_graph(["a", "b", "c"])))
    assert (path["b"]["constraint"], path["b"]["effective_size"], path["b"]["efficiency"]) == (0.5, 2, 1)
    assert path["a"]["constraint"] == 1
    triangle = by(analysis.holes(nx.complete_graph(["a", "b", "c"])))
    # each partner: half directly, a quarter through the other; twice (3/4) squared; both partners are redundant by half
    assert triangle["a"]["constraint"] == pytest.approx(2 * 0.75 ** 2)
    assert triangle["a"]["effective_size"] == pytest.approx(1)


def test_holes_with_strengths_by_hand():
    net = nx.MultiGraph([("a", "b")] * 3 + [("b", "c")] + [("a", "c")] * 2)
    row = by(analysis.holes(net, weight="ties"))["a"]
    # 3/5 at b, 2/5 at c; for b the tie to c is 1 of at most 3, for c that to b 1 of at most 2
    assert row["effective_size"] == pytest.approx(2 - 2 / 5 * 1 / 3 - 3 / 5 * 1 / 2)
    assert row["constraint"] == pytest.approx((3 / 5 + 2 / 5 * 1 / 3) ** 2 + (2 / 5 + 3 / 5 * 1 / 4) ** 2)


@pytest.mark.parametrize("net", GRAPHS)
def test_holes_as_in_igraph_and_networkx(net):
    net = nx.Graph(net.edges)
    found = by(analysis.holes(net))
    nodes = list(net)
    assert [found[n]["constraint"] for n in nodes] == pytest.approx(igraph.Graph.from_networkx(net).constraint())
    sizes = nx.effective_size(net)
    assert [found[n]["effective_size"] for n in nodes] == pytest.approx([sizes[n] for n in nodes])


def test_holes_with_strengths_as_in_igraph_and_networkx():
    chance = random.Random(5)
    net = nx.MultiGraph((u, v) for u, v in nx.gnm_random_graph(15, 40, seed=5).edges for _ in range(chance.randint(1, 4)))
    found, simple = by(analysis.holes(net, weight="ties")), analysis.merged(net)
    rival = igraph.Graph.from_networkx(simple)
    assert [found[n]["constraint"] for n in simple] == pytest.approx(rival.constraint(weights="ties"))
    for node, size in nx.effective_size(simple, nodes=list(simple), weight="ties").items():  # node by node, as Burt writes it
        assert found[node]["effective_size"] == pytest.approx(size)


def test_a_node_without_a_partner_has_no_figure_and_stands_last():
    table = analysis.holes(nx.compose(nx.Graph([("b", "c")]), nx.empty_graph(["a"])))
    assert table[-1] == ("a", None, None, None, 0, 0)


# What holds a network together --------------------------------------------------------------------------------------

def tied():
    """a–b–c triangle, c–d by two ties on one common record, d–e by one tie; x–y apart."""
    return network.from_edges([
        {"source": "a", "target": "b", "record": "r1"}, {"source": "b", "target": "c", "record": "r1"},
        {"source": "c", "target": "a", "record": "r2"},
        {"source": "c", "target": "d", "record": "r3", "record_b": "r4"},
        {"source": "c", "target": "d", "record": "r3", "record_b": "r5"},
        {"source": "d", "target": "e", "record": "r6"}, {"source": "x", "target": "y", "record": "r7"}])


def test_bridges_with_the_records_behind_them_by_hand():
    assert analysis.bridges(tied()).rows == [
        ("c", "d", 2, ("r3", "r4", "r5"), ("r3",), 2, ("d", "e")),
        ("d", "e", 1, ("r6",), ("r6",), 1, ("e",)),
        ("x", "y", 1, ("r7",), ("r7",), 1, ("y",))]


def test_two_ties_on_different_records_hang_on_none():
    net = network.from_edges([{"source": "a", "target": "b", "record": "r1"}, {"source": "a", "target": "b", "record": "r2"}])
    (row,) = analysis.bridges(net).records()
    assert (row["ties"], row["hangs_on"]) == (2, ()), "a bridge, but no single claim carries it"
    assert not len(analysis.supports(net))


def test_two_proofs_of_one_fact_stand_in_for_each_other():
    claims = {"p1": {"things": ["country-jpn", "mech"]}, "p2": {"things": ["mech", "country-jpn"]},
              "p3": {"things": ["org-eu", "mech"]}}
    assert needed(("p1", "p2", "p3"), claims) == {"p3"}
    assert needed(("p1", "p3", "unknown"), claims) == {"p1", "p3", "unknown"}
    net = network.from_edges([{"source": "country-jpn", "target": "org-eu", "record": "p1", "record_b": "p3", "record_c": "p2"}])
    net.graph["claims"] = claims
    assert analysis.bridges(net).records()[0]["hangs_on"] == ("p3",)


def test_articulation_points_by_hand():
    assert analysis.articulation(tied()).rows == [("c", 2, 2, 2, ("d", "e")), ("d", 2, 1, 3, ("e",))]


def test_single_claims_that_cut_by_hand():
    found = by(analysis.supports(tied()), "record")
    # r1 carries two ties of the triangle: without both, b is cut off although neither is a bridge
    assert found["r1"] == {"record": "r1", "ties": 2, "pairs": 2, "parts": 2, "cut_off": 1, "nodes": ("b",)}
    assert (found["r3"]["cut_off"], found["r3"]["nodes"], found["r3"]["ties"]) == (2, ("d", "e"), 2)
    assert set(found) == {"r1", "r3", "r6", "r7"}, "r2, r4 and r5 cut nothing"


@pytest.mark.parametrize("net", [*GRAPHS, nx.random_labeled_tree(30, seed=1)])
def test_bridges_and_articulation_points_as_in_igraph(net):
    rival = igraph.Graph.from_networkx(net)
    nodes = list(net)
    cut = {frozenset(nodes[i] for i in rival.es[e].tuple) for e in rival.bridges()}
    table = analysis.bridges(net)
    assert {frozenset((row["source"], row["target"])) for row in table.records()} == cut
    assert set(analysis.articulation(net).column("node")) == {nodes[i] for i in rival.articulation_points()}
    for row in table.records():  # the side that is cut off, by taking the bridge away
        rest = nx.restricted_view(net, [], [(row["source"], row["target"])])
        near, far = (nx.node_connected_component(rest, row[end]) for end in ("source", "target"))
        assert set(row["nodes"]) == far and len(far) <= len(near)


def test_claims_that_cut_are_those_whose_removal_cuts_on_the_data(g):
    net = g.network("partners")
    found = by(analysis.supports(net), "record")
    claims = net.graph["claims"]
    parts = analysis.components(analysis.merged(net))
    for record in random.Random(0).sample(sorted({r for *_, d in net.edges(data=True) for r in d["records"]}), 60):
        rest = net.copy()
        rest.remove_edges_from([(u, v, k) for u, v, k, d in net.edges(keys=True, data=True)
                                if record in needed(d["records"], claims)])
        after = nx.number_connected_components(rest)
        assert (record in found) == (after > len(parts)), record


def test_every_bridge_of_the_data_names_a_record_that_can_be_looked_up(g):
    table = analysis.bridges(g.network("partners"))
    assert len(table) and all(record in g.claims for row in table.records() for record in row["records"])
    assert all(row["records"] for row in table.records())


@pytest.mark.parametrize("name", ["partners", "partner-technology", "mechanisms", "knowledge"])
def test_on_the_full_data_as_in_igraph(g, name):
    simple = analysis.merged(g.network(name))
    rival, nodes = igraph.Graph.from_networkx(simple), list(simple)
    found = by(analysis.holes(simple))
    assert [found[n]["constraint"] for n in nodes if simple.degree(n)] == \
        pytest.approx([c for n, c in zip(nodes, rival.constraint()) if simple.degree(n)])
    assert {frozenset((r["source"], r["target"])) for r in analysis.bridges(simple).records()} == \
        {frozenset(nodes[i] for i in rival.es[e].tuple) for e in rival.bridges()}
    assert set(analysis.articulation(simple).column("node")) == {nodes[i] for i in rival.articulation_points()}
    cores = {n: row["core"] for row in analysis.shells(simple).records() for n in row["members"]}
    assert [cores[n] for n in nodes] == rival.coreness()
    kinds = {n: sum(map(ord, n)) % 7 for n in nodes}
    expected = rival.assortativity_nominal([kinds[n] for n in nodes], directed=False)
    assert analysis.assortativity(simple, kinds, draws=5).records()[0]["coefficient"] == pytest.approx(expected)
    table = figures(simple)
    assert (table["density"], table["transitivity"]) == pytest.approx((rival.density(), rival.transitivity_undirected()))


# Like with like -----------------------------------------------------------------------------------------------------

def test_assortativity_by_hand():
    kinds = {"a": "x", "b": "x", "c": "y", "d": "y"}
    alike = nx.Graph([("a", "b"), ("c", "d")])
    assert analysis.assortativity(alike, kinds, draws=50).records()[0]["coefficient"] == 1
    unlike = nx.Graph([("a", "c"), ("b", "d")])
    assert analysis.assortativity(unlike, kinds, draws=50).records()[0]["coefficient"] == -1
    # a–b, b–c, c–d: two of three alike; half of the ends each: (2/3 - 1/2) / (1/2)
    path = analysis.assortativity(nx.path_graph(["a", "b", "c", "d"]), kinds, draws=2000).records()[0]
    assert path["coefficient"] == pytest.approx(1 / 3)
    # by hand over the six ways to hand out the values: 1/3 for xxyy, yyxx; -1 for xyxy, yxyx; -1/3 for xyyx, yxxy
    assert path["null_mean"] == pytest.approx(-1 / 3, abs=0.05)
    assert path["p"] == pytest.approx(2 / 3, abs=0.06)


def test_assortativity_of_the_karate_club_as_in_networkx():
    net = nx.karate_club_graph()
    row = analysis.assortativity(net, "club").records()[0]
    assert row["coefficient"] == pytest.approx(nx.attribute_assortativity_coefficient(net, "club"))
    assert row["p"] == pytest.approx(2 / 1000) and row["draws"] == 999 and row["seed"] == 0 and row["z"] > 5


def test_the_permutation_test_is_exact_in_the_long_run():
    net, values = nx.path_graph(5), {0: "x", 1: "x", 2: "y", 3: "y", 4: "y"}
    from kg.analysis.mixing import _coefficient
    pairs, own = list(net.edges), [values[i] for i in range(5)]
    every = [_coefficient(pairs, list(order)) for order in set(itertools.permutations(own))]
    observed = _coefficient(pairs, own)
    tail = sum(x >= observed - 1e-12 for x in every) / len(every)
    row = analysis.assortativity(net, values, draws=4000, seed=3).records()[0]
    assert row["p"] == pytest.approx(2 * tail, abs=0.03)
    assert row["null_mean"] == pytest.approx(sum(every) / len(every), abs=0.02)


def test_nodes_of_unknown_value_are_counted_out():
    net = nx.Graph([("a", "b"), ("b", "c"), ("c", "d")])
    row = analysis.assortativity(net, {"a": "x", "b": "x", "c": "y"}, draws=10).records()[0]
    assert (row["nodes"], row["pairs"], row["unknown"], row["values"]) == (3, 2, 1, 2)


@pytest.mark.parametrize("net, given", [(nx.Graph(), {}), (nx.empty_graph(2), {0: "x", 1: "y"}), (nx.Graph([(0, 1)]), {}),
                                        (nx.Graph([(0, 1)]), {0: "x", 1: "x"})])
def test_nothing_to_compare_is_said(net, given):
    table = analysis.assortativity(net, given, draws=10)
    assert table.records()[0]["coefficient"] is None and table.records()[0]["p"] is None
    assert "Nothing to compare" in table.note["en"] and "无可比较" in table.note["zh"]


def test_mixing_by_hand():
    table = analysis.mixing(nx.path_graph(["a", "b", "c"]), {"a": "x", "b": "x", "c": "y"})
    # three ends at x, one at y, two pairs: 9/8, 3/4, 1/8
    assert [row[:3] for row in table] == [("x", "x", 1), ("x", "y", 1), ("y", "y", 0)]
    assert table.column("expected") == pytest.approx([9 / 8, 3 / 4, 1 / 8])


# Everywhere ---------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("net", [nx.Graph(), nx.empty_graph(1), nx.empty_graph(3), nx.Graph([(1, 1)]), nx.MultiDiGraph([(1, 2), (2, 1)]),
                                 nx.Graph([(1, 2), (3, 4)])])
def test_small_and_disconnected_networks_give_plain_answers(net):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for table in (analysis.summary(net), analysis.shells(net), analysis.holes(net), analysis.bridges(net),
                      analysis.articulation(net), analysis.supports(net), analysis.assortativity(net, "region", draws=5),
                      analysis.mixing(net, "region")):
            assert "nan" not in table.text() and table.text("zh") and table.json()


def test_every_column_and_note_is_there_in_both_languages():
    for table in (analysis.summary(tied()), analysis.shells(tied()), analysis.holes(tied()), analysis.bridges(tied()),
                  analysis.articulation(tied()), analysis.supports(tied()), analysis.assortativity(tied(), {}, draws=5),
                  analysis.mixing(tied(), {})):
        assert set(table.headings) >= set(table.columns)
        assert set(table.note) == set(table.title) == {"en", "zh"} and table.note["en"] != table.note["zh"]


def test_the_order_of_rows_does_not_show():
    rows = [(f"n{u}", f"n{v}") for u, v in nx.karate_club_graph().edges]
    kinds = {f"n{i}": given["club"] for i, given in nx.karate_club_graph().nodes(data=True)}
    one, other = (network.from_edges(some) for some in (rows, [(v, u) for u, v in reversed(rows)]))
    for compute in (analysis.summary, analysis.shells, analysis.holes, analysis.bridges, analysis.articulation,
                    lambda net: analysis.assortativity(net, kinds, draws=20), lambda net: analysis.mixing(net, kinds)):
        assert compute(one).json() == compute(other).json()


def test_an_unusable_parameter_is_named():
    with pytest.raises(NetworkError, match="weight"):
        analysis.holes(tied(), weight="gold")
    with pytest.raises(NetworkError, match="draws"):
        analysis.assortativity(tied(), {}, draws=0)
    with pytest.raises(NetworkError, match="graph"):
        analysis.summary([("a", "b")])


def test_partners_are_tied_within_their_continent_as_networkx_counts():
    net = kg.open().network("partners", without=["EU"])
    row = analysis.assortativity(net, "region", draws=20).records()[0]
    simple = nx.Graph((u, v) for u, v in net.edges() if u != v)
    known = simple.subgraph([n for n in simple if net.nodes[n]["region"]]).copy()
    nx.set_node_attributes(known, {n: net.nodes[n]["region"] for n in known}, "region")
    assert row["coefficient"] == pytest.approx(nx.attribute_assortativity_coefficient(known, "region"))
    assert row["unknown"] == sum(1 for n in net if not net.nodes[n]["region"]) > 0
    assert {net.nodes[n]["class_"] for n in net if net.nodes[n]["region"]} == {"Country"}


def test_the_p_value_of_both_tails_by_hand():
    from kg.analysis.mixing import _tested
    assert _tested(0.0, [1.0] * 9) == (1.0, 0.0, None, 0.2), "as low as none of nine: (1 + 0) of (9 + 1), twice"
    assert _tested(2.0, [1.0] * 9)[3] == 0.2 and _tested(1.0, [1.0] * 9)[3] == 1.0 and _tested(None, [1.0]) == _tested(1.0, []) == (None,) * 4
