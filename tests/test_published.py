"""Networks from the literature with the values printed there, and every measure on them against igraph.

The networks come with networkx. Sources of the expected values:
karate      W. Zachary 1977, "An information flow model for conflict and fission in small groups", J. Anthropological
            Research 33: 34 members, 78 ties, the row sums of his matrix. The greatest betweenness (231.0714) and closeness
            (0.0172414 = 1/58) belong to member 1 in the tutorial of igraph's reference manual; all centralities here are
            computed once more by igraph.
florentine  J. Padgett & C. Ansell 1993, marriages of 16 families. M. Jackson 2008, "Social and Economic Networks",
            chapter 1: Medici have 6 marriages, Strozzi and Guadagni 4; betweenness (Pucci, who married none of the others,
            left aside) 0.522 Medici, 0.255 Guadagni, 0.103 Strozzi. S. Wasserman & K. Faust 1994, "Social Network
            Analysis", table 5.1: closeness 0.560 Medici.
davis       A. Davis, B. Gardner & M. Gardner 1941, "Deep South": 18 women, 14 events, 89 attendances; the sums of the rows
            and columns of their table.
"""
import networkx as nx
import pytest
from test_analysis import by_igraph

from kg import analysis
from kg.analysis import engines

DEFAULT = {by: measure.readings[0] for by, measure in analysis.MEASURES.items()}


def karate():
    net = nx.karate_club_graph()
    net = nx.Graph(net.edges())  # without the weights of a later coding
    return nx.relabel_nodes(net, {n: n + 1 for n in net})


NETWORKS = {"karate": karate, "florentine": nx.florentine_families_graph, "davis": nx.davis_southern_women_graph}


def of(net, by, column="value"):
    table = analysis.rank(net, by)
    return dict(zip(table.column("node"), table.column(column)))


def test_zachary_s_karate_club():
    net = karate()
    assert (len(net), net.number_of_edges()) == (34, 78)
    degree = of(net, "degree")
    assert [degree[n] for n in range(1, 35)] == [16, 9, 10, 6, 3, 4, 4, 4, 5, 2, 3, 1, 2, 5, 2, 2, 2, 2, 2, 3, 2, 2, 2, 5, 3, 3,
                                                 2, 4, 3, 4, 4, 6, 12, 17]
    assert [round(x, 4) if n == 1 else n for n, x in list(of(net, "betweenness").items())[:1]] == [231.0714]
    closeness = of(net, "closeness")
    assert next(iter(closeness)) == 1 and round(closeness[1] / 33, 7) == 0.0172414
    assert [n for n in closeness][:3] == [1, 3, 34]
    assert {n for n, k in of(net, "core").items() if k == 4} == {1, 2, 3, 4, 8, 9, 14, 31, 33, 34}


def test_the_families_of_florence():
    net = nx.florentine_families_graph()
    assert (len(net), net.number_of_edges()) == (15, 20)
    share = of(net, "betweenness", "normalised")
    assert {n: round(share[n], 3) for n in ("Medici", "Guadagni", "Strozzi")} == {"Medici": 0.522, "Guadagni": 0.255, "Strozzi": 0.103}
    assert list(share)[:2] == ["Medici", "Guadagni"] and round(of(net, "closeness")["Medici"], 3) == 0.560
    net.add_node("Pucci")
    degree = of(net, "degree")
    assert [degree[n] for n in ("Medici", "Strozzi", "Guadagni", "Pucci")] == [6, 4, 4, 0]
    assert of(net, "betweenness", "normalised")["Medici"] == pytest.approx(share["Medici"] * (14 * 13) / (15 * 14))


def test_the_women_of_old_city():
    net = nx.davis_southern_women_graph()
    degree = of(net, "degree")
    women = [n for n, given in net.nodes(data=True) if given["bipartite"] == 0]
    assert (len(women), len(net), net.number_of_edges()) == (18, 32, 89)
    assert [degree[n] for n in women] == [8, 7, 8, 7, 4, 4, 4, 3, 4, 4, 4, 6, 7, 8, 5, 2, 2, 2]
    assert [degree[f"E{i}"] for i in range(1, 15)] == [3, 3, 6, 4, 8, 8, 10, 14, 12, 5, 4, 6, 3, 3]


@pytest.mark.parametrize("side", [1, 10 ** 9], ids=["large", "small"])
@pytest.mark.parametrize("name", NETWORKS)
def test_every_measure_equals_igraph_by_either_engine(name, side, monkeypatch):
    monkeypatch.setattr(engines, "LARGE", side)
    net = NETWORKS[name]()
    for by, reading in DEFAULT.items():
        assert of(net, by) == pytest.approx(by_igraph(net, by, reading), rel=1e-8, abs=1e-9), by
