"""The engines behind the measures: the same figures on both sides of the size at which they take over."""
import random
import subprocess
import sys

import networkx as nx
import pytest
from test_analysis import agree

from kg import analysis, layout, network
from kg.analysis import engines, walks
from kg.analysis.pairs import pairs

CASES = [(by, reading) for by, measure in analysis.MEASURES.items() for reading in measure.readings]


def mixed(seed, nodes=60, ties=110):
    """A network with parallel ties, self-ties, several parts and nodes without a tie."""
    chance = random.Random(seed)
    ends = [(f"n{int(nodes * chance.random() ** 2)}", f"n{int(nodes * chance.random() ** 1.5)}") for _ in range(ties)]
    return network.from_edges(ends, nodes=["alone", *[f"n{i}" for i in range(nodes)]])


def both(net, by, reading):
    flat = pairs(net)
    return engines.values(flat, by, reading, "small"), engines.values(flat, by, reading, "large")


@pytest.mark.parametrize("by, reading", CASES)
@pytest.mark.parametrize("make", [
    lambda: mixed(1), lambda: mixed(2, 300, 420), lambda: nx.path_graph(130), lambda: nx.star_graph(40),
    lambda: nx.complete_graph(9), lambda: nx.disjoint_union(nx.cycle_graph(150), nx.complete_bipartite_graph(3, 5)),
    lambda: nx.Graph([(0, 1)])], ids=["mixed", "sparse", "chain", "star", "complete", "ring-and-biclique", "pair"])
def test_small_and_large_engines_agree(by, reading, make):
    small, large = both(make(), by, reading)
    assert large == pytest.approx(small, rel=1e-9, abs=1e-10)


@pytest.mark.parametrize("by, reading", CASES)
@pytest.mark.parametrize("size", [engines.LARGE - 1, engines.LARGE])
def test_the_table_is_the_same_on_both_sides_of_the_threshold(by, reading, size, monkeypatch):
    net = nx.MultiGraph(mixed(3, size - 1, 2 * size))
    assert len(net) == size
    tables = []
    for large in (1, 10 ** 9):
        monkeypatch.setattr(engines, "LARGE", large)
        tables.append(analysis.rank(net, by, weight=reading))
    for one, other in zip(*tables):
        assert one[:2] == other[:2] and one[4:] == other[4:]
        assert one[2] == pytest.approx(other[2], rel=1e-9, abs=1e-12)
    assert tables[0].note == tables[1].note


@pytest.mark.parametrize("side", [1, 10 ** 9], ids=["large", "small"])
@pytest.mark.parametrize("name", ["partners", "partner-technology", "partner-task-area"])
def test_either_engine_equals_igraph_on_the_kept_networks(g, name, side, monkeypatch):
    monkeypatch.setattr(engines, "LARGE", side)
    agree(g.network(name), 1e-8)


def test_without_networkit_distances_are_left_to_networkx(monkeypatch):
    net = mixed(4)
    expected = engines.values(pairs(net), "betweenness", "ties", "large")
    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    assert engines.values(pairs(net), "betweenness", "ties", "large") == pytest.approx(expected, rel=1e-9)


def test_lengths_too_great_for_floating_point_are_computed_in_whole_numbers():
    strong = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47]  # their least common multiple is above 2**53
    net = network.from_edges([(f"a{i}", f"a{i + 1}") for i, n in enumerate(strong) for _ in range(n)])
    for by in ("betweenness", "harmonic", "closeness"):
        small, large = both(net, by, "ties")
        assert large == small


def test_a_thousand_and_more_searches_at_once_miss_nobody():
    net = nx.barabasi_albert_graph(1500, 2, seed=5)
    flat = pairs(net)
    from_one = nx.single_source_shortest_path_length(net, 1400)
    found = engines.values(flat, "harmonic", "pairs")[1400]
    assert found == pytest.approx(sum(1 / d for d in from_one.values() if d), rel=1e-12)
    assert engines.values(flat, "closeness", "pairs")[1400] == pytest.approx(1499 / sum(from_one.values()), rel=1e-12)


@pytest.mark.parametrize("make", [
    lambda: mixed(5), lambda: nx.path_graph(90), lambda: nx.star_graph(40), lambda: nx.barabasi_albert_graph(150, 2, seed=1),
    lambda: nx.disjoint_union(nx.cycle_graph(50), nx.complete_bipartite_graph(3, 5)), lambda: nx.Graph([(0, 1)])],
    ids=["mixed", "chain", "star", "skewed", "ring-and-biclique", "pair"])
def test_betweenness_of_many_sources_at_once(make, monkeypatch):
    monkeypatch.setattr(engines, "WIDE", 1)
    small, large = both(make(), "betweenness", "pairs")
    assert large == pytest.approx(small, rel=1e-9, abs=1e-10)


def test_networks_too_deep_for_many_sources_at_once_take_another_way(monkeypatch):
    monkeypatch.setattr(engines, "WIDE", 1)
    chain = nx.path_graph(150)
    for by in ("betweenness", "harmonic", "closeness"):
        small, large = both(chain, by, "pairs")
        assert large == pytest.approx(small, rel=1e-9)
    assert engines._betweenness_wide(pairs(chain)) is None and engines._steps(pairs(chain)) is None


@pytest.mark.parametrize("by", analysis.MEASURES)
def test_every_run_gives_the_same_bytes(by, monkeypatch):
    monkeypatch.setattr(engines, "WIDE", 300)
    net = nx.barabasi_albert_graph(400, 3, seed=1)
    assert len({analysis.rank(net, by, weight=weight).json()
                for weight in analysis.MEASURES[by].readings for _ in range(3)}) == len(analysis.MEASURES[by].readings)


@pytest.mark.parametrize("by", analysis.MEASURES)
def test_large_networks_without_ties_have_plain_answers(by):
    net = nx.empty_graph(engines.LARGE + 1)
    assert {row[2] for row in analysis.rank(net, by)} == {float(f"{1 / len(net):.12g}") if by == "pagerank" else 0}


def test_ranking_a_small_network_loads_no_engine():
    script = ("import networkx as nx, sys; from kg import analysis; analysis.rank(nx.path_graph(9), 'betweenness');"
              "print(*(m for m in ('rustworkx', 'networkit', 'scipy.sparse') if m in sys.modules))")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=layout.PACKAGE.parent)
    assert done.returncode == 0 and done.stdout.split() == []


def test_the_first_eigenvalue_of_a_component_by_hand():
    four = pairs(nx.complete_graph(4))
    value, vector = walks.perron(walks._links(four, [0, 1, 2, 3], "pairs"))
    assert value == pytest.approx(3) and vector == pytest.approx([0.5] * 4)
