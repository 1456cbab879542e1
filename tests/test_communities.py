"""Communities against values worked by hand, published ones, and igraph's own Leiden and comparison of partitions."""
import itertools
import math
import random
import subprocess
import sys
import warnings

import igraph
import networkx as nx
import pytest

from kg import analysis, layout, network
from kg.analysis.communities import _rewired, adjusted_rand, crowded, modularity, mutual_information, run
from kg.analysis.merged import merged
from kg.errors import NetworkError


def cliques(size=4, number=2):
    """Cliques in a row, each joined to the next by one tie."""
    net = nx.Graph()
    for k in range(number):
        names = [f"{'abcdefgh'[k]}{i}" for i in range(size)]
        net.add_edges_from((u, v) for i, u in enumerate(names) for v in names[i + 1:])
        if k:
            net.add_edge(f"{'abcdefgh'[k - 1]}{size - 1}", names[0])
    return net


def places(table):
    return dict(zip(table.column("node"), table.column("community")))


def test_two_cliques_joined_by_one_tie_are_two_communities():
    table = analysis.communities(cliques(), seeds=10, null_draws=5)
    assert places(table) == {f"{c}{i}": 1 + (c == "b") for c in "ab" for i in range(4)}
    assert set(table.column("stability")) == {1.0} and set(table.column("size")) == {4}
    assert [row[4:] for row in table if row[2] in ("a0", "a3")] == [(3, 0), (3, 1)]
    # 12 of 13 ties inside; each community has half of the ends of ties
    assert run(merged(cliques()), 1.0, 3, 0, "pairs").modularity == pytest.approx(12 / 13 - 1 / 2)
    assert "modularity 0.4231" in table.note["en"] and "模块度 0.4231" in table.note["zh"]
    for words in ("Traag", "configuration model", "seeds 0 to 9", "Resolution 1", "z = "):
        assert words in table.note["en"]


def test_the_karate_club_reaches_the_proven_maximum():
    # 0.4198 with four communities: Brandes et al. 2008, On modularity clustering, table of optima
    found = run(merged(nx.karate_club_graph()), 1.0, 50, 0, "pairs")
    assert round(found.modularity, 4) == 0.4198
    assert max(found.best) == 4


@pytest.mark.parametrize("net", [nx.karate_club_graph(), nx.florentine_families_graph(), nx.davis_southern_women_graph(),
                                 nx.gnm_random_graph(60, 150, seed=4), cliques(5, 8)])
@pytest.mark.parametrize("resolution", [0.5, 1.0, 1.7])
def test_no_worse_than_igraph_and_modularity_as_in_networkx(net, resolution):
    simple = merged(net)
    found = run(simple, resolution, 20, 0, "pairs")
    parts = [{n for n, c in zip(simple, found.best) if c == k} for k in set(found.best)]
    expected = nx.community.modularity(simple, parts, weight=None, resolution=resolution)
    assert found.modularity == pytest.approx(expected, abs=1e-12)
    rival = igraph.Graph.from_networkx(simple)
    igraph.set_random_number_generator(random.Random(1))
    best = max(modularity(simple, rival.community_leiden("modularity", resolution=resolution, n_iterations=10).membership,
                          resolution) for _ in range(20))
    assert found.modularity >= best - 1e-9


def test_communities_of_weighted_pairs_follow_the_number_of_ties():
    net = nx.MultiGraph([("a", "b")] * 5 + [("b", "c")] + [("c", "d")] * 5 + [("d", "a")])
    assert places(analysis.communities(net, seeds=5, weight="ties", null_draws=0)) == {"a": 1, "b": 1, "c": 2, "d": 2}
    simple = merged(net)
    assert modularity(simple, (1, 1, 2, 2), weight="ties") == pytest.approx(10 / 12 - 2 * (12 / 24) ** 2)


def test_agreement_of_partitions_by_hand():
    # two pairs against one pair and two alone: 1 pair together in both, 2 and 1 in each, 6 in all
    one, other = (1, 1, 2, 2), (1, 1, 2, 3)
    assert adjusted_rand(one, other) == pytest.approx((1 - 1 / 3) / (3 / 2 - 1 / 3)) == pytest.approx(4 / 7)
    # entropies ln 2 and 1.5 ln 2, of which ln 2 is shared
    assert mutual_information(one, other) == pytest.approx(2 * math.log(2) / (2.5 * math.log(2)))
    assert adjusted_rand(one, one) == mutual_information(one, one) == 1
    assert adjusted_rand((1, 1, 2, 2), (1, 2, 1, 2)) == pytest.approx(-0.5)
    assert mutual_information((1, 1, 2, 2), (1, 2, 1, 2)) == pytest.approx(0, abs=1e-12)
    assert adjusted_rand((), ()) == mutual_information((), ()) == adjusted_rand((1,), (1,)) == 1


@pytest.mark.parametrize("seed", range(5))
def test_agreement_of_partitions_as_in_igraph(seed):
    chance = random.Random(seed)
    one, other = ([chance.randrange(4) for _ in range(40)] for _ in range(2))
    assert adjusted_rand(one, other) == pytest.approx(igraph.compare_communities(one, other, "adjusted_rand"))
    assert mutual_information(one, other) == pytest.approx(igraph.compare_communities(one, other, "nmi"))


def test_where_seeds_disagree_the_table_says_so():
    ring = nx.cycle_graph([f"n{i:02}" for i in range(40)])
    table = analysis.communities(ring, seeds=30, null_draws=0)
    assert min(table.column("stability")) < 1
    shown = analysis.resolutions(ring, values=(1.0,), seeds=30, null_draws=0).records()[0]
    assert shown["rand"] < 0.99 and shown["mutual"] < 0.99


def test_stability_is_the_share_of_runs_by_hand():
    from kg.analysis.communities import Runs, _stability
    runs = Runs(((1, 1, 1, 2), (1, 1, 1, 2), (1, 1, 2, 2), (1, 2, 3, 4)), (1, 1, 1, 2), 0.5)
    # with more than half of two others: both; in the third run a and b have one of two only
    assert _stability(runs) == [0.5, 0.5, 0.5, 0.75]
    assert runs.counts == (2, 2, 4)
    pairs = [1.0] + 2 * [adjusted_rand((1, 1, 1, 2), (1, 1, 2, 2)), adjusted_rand((1, 1, 1, 2), (1, 2, 3, 4))] + \
        [adjusted_rand((1, 1, 2, 2), (1, 2, 3, 4))]
    assert runs.agreement()[0] == pytest.approx(sum(pairs) / 6)


def test_a_planted_partition_is_found_and_beats_its_null_model_and_a_random_graph_does_not():
    planted = nx.planted_partition_graph(4, 15, 0.6, 0.05, seed=3)
    table = analysis.communities(planted, seeds=10, null_draws=30)
    found = places(table)
    assert adjusted_rand([i // 15 for i in range(60)], [found[i] for i in range(60)]) == 1
    planted_z = analysis.resolutions(planted, (1.0,), seeds=10, null_draws=30).records()[0]
    random_z = analysis.resolutions(nx.gnm_random_graph(60, 300, seed=9), (1.0,), seeds=10, null_draws=30).records()[0]
    assert planted_z["z"] > 10 and planted_z["p"] == pytest.approx(1 / 31)
    assert abs(random_z["z"]) < 4 < planted_z["z"]
    assert random_z["modularity"] > 0.2, "modularity alone says nothing: random graphs have it too"


def test_the_null_model_keeps_every_degree_and_moves_the_ties():
    simple = merged(nx.karate_club_graph())
    other = _rewired(simple, random.Random(1))
    assert dict(other.degree) == dict(simple.degree)
    assert len(set(map(frozenset, other.edges)) & set(map(frozenset, simple.edges))) < 50
    assert not list(nx.selfloop_edges(other))


def test_more_resolution_gives_no_fewer_communities_here():
    table = analysis.resolutions(cliques(4, 6), values=(0.1, 1.0, 3.0), seeds=10, null_draws=0)
    counts = table.column("communities")
    assert counts == sorted(counts) and counts[1] == 6
    assert table.column("with_last")[0] is None and table.column("p") == [None] * 3


@pytest.mark.parametrize("net, expected", [(nx.Graph(), 0), (nx.empty_graph(1), 1), (nx.empty_graph(3), 3),
                                           (nx.Graph([(1, 1)]), 1), (nx.Graph([(1, 2), (3, 4)]), 2)])
def test_small_and_disconnected_networks_give_plain_answers(net, expected):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        table = analysis.communities(net, seeds=3, null_draws=3)
        analysis.resolutions(net, seeds=2, null_draws=2)
    assert len(set(table.column("community"))) == expected and len(table) == len(net)
    assert set(table.column("stability")) <= {1.0}
    if not merged(net).number_of_edges():
        assert "No tie" in table.note["en"] and "没有联系" in table.note["zh"]


def test_the_order_of_rows_does_not_show():
    rows = [(f"n{u}", f"n{v}") for u, v in nx.karate_club_graph().edges]
    shuffled = [(v, u) for u, v in reversed(rows)]
    one, other = (analysis.communities(network.from_edges(some), seeds=5, null_draws=5).json() for some in (rows, shuffled))
    assert one == other


def test_two_processes_write_the_same_bytes():
    script = ("import networkx as nx; from kg import analysis; n = nx.les_miserables_graph();"
              "print(analysis.communities(n, seeds=10, null_draws=5).json(),"
              " analysis.resolutions(n, seeds=5, null_draws=3).json())")
    found = [subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=layout.PACKAGE.parent,
                            env={"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(layout.PACKAGE.parent)}, check=True).stdout
             for hash_seed in ("1", "2")]
    assert found[0] == found[1] and len(found[0]) > 1000


def test_blocks_made_by_one_mechanism_are_warned_of(g):
    assert "Caution" in analysis.communities(g.network("partners"), seeds=2, null_draws=0).note["en"]
    assert "Caution" not in analysis.communities(cliques(), seeds=2, null_draws=0).note["en"]


@pytest.mark.parametrize("wrong", [{"resolution": 0}, {"resolution": "much"}, {"resolution": math.inf}, {"seeds": 0},
                                   {"seeds": True}, {"weight": "gold"}, {"null_draws": -1}, {"first_seed": 0.5}])
def test_an_unusable_parameter_is_named(wrong):
    with pytest.raises(NetworkError, match=next(iter(wrong))) as error:
        analysis.communities(cliques(), **wrong)
    assert next(iter(wrong)) in error.value.said.zh


def test_a_mechanism_of_four_parties_makes_a_crowd_and_ties_without_one_do_not():
    four = nx.MultiGraph([(u, v, {"via": "m"}) for u, v in ("ab", "ac", "ad")])
    three = nx.MultiGraph([(u, v, {"via": "m"}) for u, v in ("ab", "ac", "bc")] + [("a", "d"), ("d", "e"), ("e", "a")])
    assert crowded(four) and not crowded(three) and not crowded(nx.MultiGraph())


def test_a_crowd_is_warned_of_and_every_column_has_a_heading():
    net = network.from_edges([{"source": u, "target": v, "via": "m"} for u, v in itertools.combinations("abcd", 2)])
    for table in (analysis.communities(net, seeds=2, null_draws=2), analysis.resolutions(net, [0.5, 1], seeds=2, null_draws=2)):
        assert "Caution: a mechanism of many parties" in table.note["en"] and "注意：多方机制" in table.note["zh"]
        assert all(table.headings.get(c, {}).get("en") and table.headings[c].get("zh") for c in table.columns), table.columns
