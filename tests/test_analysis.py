"""Centralities against values worked by hand and against igraph; best paths against a search through all paths."""
import csv
import itertools
import json
import math
import random
from pathlib import Path

import igraph
import networkx as nx
import pytest

from kg import analysis, network
from kg.analysis.centrality import places
from kg.analysis.merged import merged
from kg.analysis.naming import chosen, digits, score, spread
from kg.analysis.paths import hop as step_between
from kg.errors import NetworkError, UnknownName

CASES = Path(__file__).parent / "cases"
KEPT = ("knowledge", "partners", "partner-technology", "partner-task-area", "mechanisms")


def case(folder, edges="edges.csv"):
    with open(CASES / folder / edges, encoding="utf-8", newline="") as rows:
        nodes = csv.DictReader(open(CASES / folder / "nodes.csv", encoding="utf-8")) if folder.startswith("14") else ()
        return network.from_edges(csv.DictReader(rows), nodes=nodes)


def values(net, by, column="value", **more):
    table = analysis.rank(net, by, **more)
    return dict(zip(table.column("node"), table.column(column)))


def close(found, expected, digits=1e-6):
    return {n: found[n] for n in expected} == pytest.approx(expected, abs=digits)


# Values worked by hand --------------------------------------------------------------------------------------------

@pytest.mark.parametrize("edges", ["edges.csv", "edges-padded.csv"])
def test_three_memoranda_between_two_are_read_the_same_in_a_small_and_a_large_network(edges):
    net = case("12-parallel-edges-betweenness", edges)
    table = analysis.rank(net, "betweenness")
    raw, share = (dict(zip(table.column("node"), table.column(column))) for column in ("value", "normalised"))
    assert close(raw, {"A": 0.5, "B": 1, "C": 1, "D": 3.5, "E": 0})
    assert close(values(net, "degree"), {"A": 2, "B": 2, "C": 2, "D": 3, "E": 1})
    assert close(values(net, "ties"), {"A": 4, "B": 4, "C": 2, "D": 3, "E": 1})
    pairs = 6 if edges == "edges.csv" else (705 - 1) * (705 - 2) / 2
    assert close(share, {"A": 0.5 / pairs, "D": 3.5 / pairs}, 1e-12)
    if pairs != 6:
        assert raw["p000"] == 60900.5
    assert "Parallel ties are merged" in table.note["en"] and "平行联系合并计算" in table.note["zh"]


def test_three_memoranda_between_two_in_shares_and_walks():
    net = case("12-parallel-edges-betweenness")
    assert values(net, "degree", "normalised") == {"A": 0.5, "B": 0.5, "C": 0.5, "D": 0.75, "E": 0.25}
    assert close(values(net, "pagerank"), {"A": 0.261033, "B": 0.261819, "C": 0.150880, "D": 0.230858, "E": 0.095410}, 2e-6)
    assert close(values(net, "pagerank", weight="pairs"),
                 {"A": 0.197780, "B": 0.197389, "C": 0.197389, "D": 0.294111, "E": 0.113332}, 2e-6)
    assert "7 ties between 5 pairs" in analysis.rank(net, "pagerank").note["en"]
    assert set(values(net, "ties", "normalised").values()) == {None}, "a number of ties is never shown as a share"


def test_two_triangles_a_pair_and_a_country_tied_to_nobody():
    net = case("14-disconnected-network")
    six = dict.fromkeys("ABCDEF", 1)
    for by, first, pair, alone in (("closeness", 0.25, 0.125, 0), ("harmonic", 2, 1, 0), ("betweenness", 0, 0, 0),
                                   ("pagerank", 0.122699, 0.122699, 0.018405), ("eigenvector", 1 / math.sqrt(3), 0, 0)):
        assert close(values(net, by), {**dict.fromkeys(six, first), "G": pair, "H": pair, "I": alone}), by
    assert close(values(net, "harmonic", "normalised"), {"A": 0.25, "G": 0.125, "I": 0})
    table = analysis.rank(net, "closeness")
    assert [row[:2] for row in table] == [(1, n) for n in "ABCDEF"] + [(7, "G"), (7, "H"), (9, "I")]
    assert {(r["rank_low"], r["rank_high"]) for r in table.records()[:6]} == {(1, 6)}
    assert table.column("component") == [1] * 3 + [2] * 3 + [3, 3, 4]
    assert "4 components" in table.note["en"] and "4 个连通分量" in table.note["zh"]
    assert "by rule 0 in every other component" in analysis.rank(net, "eigenvector").note["en"]


def test_self_ties_count_in_no_measure_and_lose_no_node():
    net = case("16-self-loops")
    assert values(net, "degree") == {"A": 2, "B": 2, "C": 3, "D": 1, "E": 0}
    assert values(net, "degree", "normalised") == {"A": 0.5, "B": 0.5, "C": 0.75, "D": 0.25, "E": 0}
    assert values(net, "core") == {"A": 2, "B": 2, "C": 2, "D": 1, "E": 0}
    assert close(values(net, "betweenness", "normalised"), {"A": 0, "B": 0, "C": 1 / 3, "D": 0, "E": 0})
    for by in analysis.MEASURES:
        table = analysis.rank(net, by)
        assert len(table) == 5 and "Self-ties left out of the measure: 2; all 5 nodes are kept" in table.note["en"], by


def test_strength_makes_distances_only_when_asked():
    net = network.from_edges([("A", "B")] * 3 + [("B", "C")] * 3 + [("C", "D")] * 3 + [("A", "D")])
    # A-B-C-D is 1/3 + 1/3 + 1/3, as long as A-D: B and C are each on half of A's ways to D, which floats would miss
    assert close(values(net, "betweenness", weight="ties"), {"A": 0, "B": 1.5, "C": 1.5, "D": 0})
    assert close(values(net, "harmonic", weight="ties"), {"A": 3 + 1.5 + 1, "B": 3 + 3 + 1.5})
    assert close(values(net, "closeness", weight="ties"), {"A": 3 / (1 / 3 + 2 / 3 + 1), "B": 3 / (1 / 3 + 1 / 3 + 2 / 3)})
    assert "1 divided by the number of its ties" in analysis.rank(net, "betweenness", weight="ties").note["en"]
    assert close(values(net, "betweenness"), {"A": 0.5, "B": 0.5, "C": 0.5, "D": 0.5})


def test_the_first_eigenvector_of_a_long_chain_is_a_sine():
    n = 120  # its eigenvalues lie too close for iteration, so the matrix is decomposed
    found = values(network.from_edges([(i, i + 1) for i in range(1, n)]), "eigenvector")
    exact = {str(i): math.sqrt(2 / (n + 1)) * math.sin(math.pi * i / (n + 1)) for i in range(1, n + 1)}
    assert close(found, exact, 1e-10)


def test_far_nodes_keep_their_small_values_and_their_order():
    rows = [("hub", f"leaf{i:02}") for i in range(40)] + [("hub", "t1")] + [(f"t{i}", f"t{i + 1}") for i in range(1, 12)]
    tail = [values(network.from_edges(rows), "eigenvector")[f"t{i}"] for i in range(1, 13)]
    assert tail == sorted(tail, reverse=True) and len(set(tail)) == 12 and 0 < tail[-1] < 1e-9


# What every measure promises --------------------------------------------------------------------------------------

@pytest.mark.parametrize("by", analysis.MEASURES)
def test_the_order_of_rows_changes_nothing_and_there_is_never_a_nan(by):
    rows = [("A", "B"), ("B", "C"), ("C", "A"), ("A", "B"), ("D", "E"), ("E", "F"), ("F", "D"), ("D", "F"), ("G", "H")]
    tables = set()
    for seed in range(5):
        random.Random(seed).shuffle(rows)
        turned = [pair[::random.Random(seed + i).choice((1, -1))] for i, pair in enumerate(rows)]
        tables.add(analysis.rank(network.from_edges(turned, nodes=["I"]), by).json())
    assert len(tables) == 1
    shown = json.loads(tables.pop())
    assert [row["node"] for row in shown["rows"]].count("I") == 1 and len(shown["rows"]) == 9
    assert shown["title"]["zh"] and shown["note"]["zh"]


@pytest.mark.parametrize("by", analysis.MEASURES)
def test_an_empty_network_and_a_single_node_have_plain_answers(by):
    assert len(analysis.rank(nx.MultiGraph(), by)) == 0
    alone = nx.MultiGraph()
    alone.add_node("A")
    value = 1 if by == "pagerank" else 0
    assert [row[:3] for row in analysis.rank(alone, by)] == [(1, "A", value)]


@pytest.mark.parametrize("make", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
def test_any_networkx_graph_can_be_ranked(make):
    net = make([(1, 2), (2, 10), (2, 3)])
    table = analysis.rank(net, "degree")
    assert [row[:3] for row in table] == [(1, 2, 3), (2, 1, 1), (2, 3, 1), (2, 10, 1)]
    assert "Computed undirected" in table.note["en"] and "按无向网络计算" in table.note["zh"]


def test_ties_and_partners_stand_beside_every_value_and_labels_in_both_languages():
    net = network.from_edges([("A", "B"), ("A", "B"), ("A", "C")], nodes=[{"id": "A", "label_en": "Alpha", "label_zh": "甲"}])
    table = analysis.rank(net, "betweenness", lang="zh")
    assert table.records()[0] == {"rank": 1, "node": "A", "value": 1.0, "normalised": 1.0, "rank_low": 1, "rank_high": 1,
                                  "ties": 3, "partners": 2, "component": 1}
    assert "甲 [A]" in table.text("zh") and "中介中心性" in table.text("zh") and "Alpha [A]" in table.text("en")


def test_what_was_left_out_of_the_network_is_said_beside_the_ranks():
    net = network.without(network.from_edges([("A", "B"), ("A", "C"), ("B", "C")]), ["A"])
    assert "Ties left out of the network before (see its receipt): 2" in analysis.rank(net, "degree").note["en"]


def test_unknown_measures_readings_and_things_that_are_no_network_are_refused():
    net = case("16-self-loops")
    with pytest.raises(UnknownName, match="no measure is called 'betweeness'; nearest: betweenness"):
        analysis.rank(net, "betweeness")
    with pytest.raises(NetworkError, match="'core' reads parallel ties as 'pairs', not as 'ties'"):
        analysis.rank(net, "core", weight="ties")
    with pytest.raises(NetworkError, match="'en' or 'zh'"):
        analysis.rank(net, "core", lang="de")
    with pytest.raises(NetworkError, match="expected a networkx graph, found Table"):
        analysis.rank(analysis.rank(net))


# An independent implementation ------------------------------------------------------------------------------------

def by_igraph(net, by, weight):
    """The same measure from igraph, its definitions brought to ours."""
    nodes = list(net)
    place = {node: i for i, node in enumerate(nodes)}
    g = igraph.Graph(len(nodes), [(place[u], place[v]) for u, v in net.edges()])
    g.es["ties"] = [1] * g.ecount()
    g.simplify(combine_edges="sum")
    strength = "ties" if weight == "ties" else None
    distance = [1 / ties for ties in g.es["ties"]] if weight == "ties" else None
    if by == "degree":
        found = g.degree()
    elif by == "ties":
        found = g.strength(weights="ties")
    elif by == "core":
        found = g.coreness()
    elif by == "betweenness":
        found = g.betweenness(weights=distance)
    elif by == "harmonic":
        found = [v * (len(nodes) - 1) for v in g.harmonic_centrality(weights=distance)]
    elif by == "closeness":  # igraph stays in the component; Wasserman and Faust scale by its share of all others
        reach = {v: len(part) - 1 for part in g.connected_components() for v in part}
        found = [0 if math.isnan(v) else v * reach[i] / (len(nodes) - 1) for i, v in enumerate(g.closeness(weights=distance))]
    elif by == "pagerank":
        found = g.pagerank(weights=strength)
    else:
        found = eigenvector_by_igraph(g, strength)
    return dict(zip(nodes, found))


def eigenvector_by_igraph(g, strength):
    parts = []
    for part in g.connected_components():
        if len(part) > 1:
            h = g.induced_subgraph(part)
            vector, value = h.eigenvector_centrality(weights=strength, return_eigenvalue=True)
            length = math.sqrt(sum(x * x for x in vector))
            parts.append((value, dict(zip(part, (x / length for x in vector)))))
    largest = max(value for value, _ in parts)
    found = dict.fromkeys(range(g.vcount()), 0.0)
    for value, vector in parts:
        if value > largest - 1e-9:
            found |= vector
    return [found[i] for i in range(g.vcount())]


DEFAULT = {"degree": "pairs", "ties": "ties", "betweenness": "pairs", "harmonic": "pairs", "closeness": "pairs",
           "eigenvector": "ties", "pagerank": "ties", "core": "pairs"}


def agree(net, digits=1e-9):
    for by, weight in DEFAULT.items():
        readings = {weight, "pairs", "ties"} & set(analysis.MEASURES[by].readings)
        for reading in readings:
            if by == "degree" and reading == "ties":
                continue
            found = values(net, by, **({} if reading == weight else {"weight": reading}))
            assert found == pytest.approx(by_igraph(net, by, reading), rel=1e-8, abs=digits), (by, reading)


def test_measures_equal_igraph_on_a_graph_drawn_by_hand():
    agree(network.from_edges([("a", "b"), ("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("d", "e"), ("e", "e"), ("x", "y")],
                             nodes=["z"]))


@pytest.mark.parametrize("seed", range(4))
def test_measures_equal_igraph_on_random_multigraphs(seed):
    chance = random.Random(seed)
    rows = [(f"n{chance.randrange(40)}", f"n{chance.randrange(40)}") for _ in range(70)]
    agree(network.from_edges(rows, nodes=["n0", "alone"][seed % 2:]), 1e-8)


@pytest.mark.parametrize("name", KEPT)
def test_measures_equal_igraph_on_the_kept_networks(g, name):
    agree(g.network(name), 1e-8)


# Paths ------------------------------------------------------------------------------------------------------------

LEVEL = {"high": 3, "medium": 2, "low": 1, None: 0}


def all_paths(net, start, end, hubs):
    """Every simple path in the promised order, found by trying all sequences of inner nodes."""
    ties, best = {}, {}
    for u, v, level in net.edges(data="confidence"):
        ties[frozenset((u, v))] = ties.get(frozenset((u, v)), 0) + 1
        best[frozenset((u, v))] = max(best.get(frozenset((u, v)), 0), LEVEL[level])
    inner = [n for n in net if n not in (start, end) and n not in hubs]
    chains = []
    for length in range(len(inner) + 1):
        for between in itertools.permutations(inner, length):
            chain = (start, *between, end)
            hops = [frozenset(pair) for pair in zip(chain, chain[1:])]
            if all(hop in ties for hop in hops):
                chains.append((len(hops), -min(best[h] for h in hops), -sum(ties[h] for h in hops), chain))
    return [chain for *_, chain in sorted(chains)]


@pytest.mark.parametrize("seed", range(60))
def test_the_best_paths_are_those_of_a_search_through_all(seed):
    chance = random.Random(seed)
    names = "abcdefg"[:chance.randint(3, 7)]
    rows = [{"source": chance.choice(names), "target": chance.choice(names),
             "confidence": chance.choice(["high", "medium", "low", None])} for _ in range(chance.randint(3, 22))]
    net = network.from_edges(rows, nodes=list(names), directed=bool(seed % 2))
    hubs = set(chance.sample(names, chance.randint(0, 1)))
    start, end = chance.sample(names, 2)
    expected = all_paths(net, start, end, hubs)
    for k in (1, 2, 5, 1000):
        assert [path.nodes for path in analysis.paths(net, start, end, k=k, hubs=hubs)] == expected[:k]


def test_each_rule_of_the_order_decides_in_its_turn():
    def chain(way, level, times):
        return [{"source": a, "target": b, "confidence": level, "record": f"{a}{b}{i}"}
                for a, b in (("S", way), (way, "T")) for i in range(times)]
    longer = [{"source": a, "target": b, "confidence": "high"} for a, b in (("S", "b"), ("b", "c"), ("c", "T"))]
    net = network.from_edges(longer + chain("a", "low", 5) + chain("z", "high", 1) + chain("n", "high", 2)
                             + chain("m", "high", 2) + chain("u", None, 9))
    found = analysis.paths(net, "S", "T", k=9)
    assert ["".join(path.nodes) for path in found] == ["SmT", "SnT", "SzT", "SaT", "SuT", "SbcT"]
    assert [path.confidence for path in found] == ["high", "high", "high", "low", None, "high"]
    assert [path.ties for path in found] == [4, 4, 2, 10, 18, 3]
    assert "All 6 simple paths" in found.note["en"]
    assert len(analysis.paths(net, "S", "T", k=2)) == 2


def claims(*records):
    return {r: {"id": r, "sentence_en": f"{r} says so", "sentence_zh": f"{r}如是说"} for r in records}


def eu_network():
    net = network.from_edges([
        {"source": "country-jpn", "target": "org-eu", "kind": "sharesMechanismWith", "via": "mech-dp", "record": "ptc-1",
         "record_b": "ptc-2", "passage": "psg-1", "confidence": "high"},
        {"source": "org-eu", "target": "country-kor", "kind": "sharesMechanismWith", "via": "mech-dpk", "record": "ptc-3",
         "passage": "psg-2", "confidence": "low"},
        {"source": "country-jpn", "target": "tech-chips", "kind": "covers", "record": "lnk-2", "confidence": "low"},
        {"source": "country-jpn", "target": "tech-chips", "kind": "covers", "record": "lnk-1", "confidence": "high"},
        {"source": "tech-chips", "target": "country-twn", "kind": "covers"},
    ], nodes=[{"id": "country-jpn", "label_en": "Japan", "label_zh": "日本", "names": ("JP", "JPN")},
              {"id": "country-kor", "label_en": "Republic of Korea", "label_zh": "韩国", "names": ("KR", "Korea")},
              {"id": "country-prk", "label_en": "DPR Korea", "label_zh": "朝鲜", "names": ("KP",)},
              {"id": "org-eu", "label_en": "European Union", "label_zh": "欧洲联盟", "names": ("EU",)},
              {"id": "tech-chips", "label_en": "Semiconductors", "label_zh": "半导体"},
              {"id": "org-chips", "label_en": "Chips Agency", "label_zh": "芯片署"}])
    net.graph["claims"] = claims("ptc-1", "ptc-2", "lnk-1", "lnk-2")
    return net


def test_every_hop_lists_its_ties_with_records_passages_and_a_sentence_in_both_languages():
    found = analysis.paths(eu_network(), "Japan", "country-twn")
    (path,) = found
    assert path.nodes == ("country-jpn", "tech-chips", "country-twn")
    first, second = path.hops
    assert [tie.records for tie in first.ties] == [("lnk-1",), ("lnk-2",)], "the better stated tie comes first"
    assert (first.records, first.confidence, first.sentence_en, first.sentence_zh) == \
        (("lnk-1", "lnk-2"), "high", "lnk-1 says so", "lnk-1如是说")
    assert (second.sentence_en, second.sentence_zh) == ("Semiconductors – covers – country-twn", "半导体 – covers – country-twn")
    table = found.table()
    assert table.columns == ("path", "hop", "from", "relation", "to", "via", "records", "passages", "confidence")
    assert [row[:5] for row in table] == [(1, 1, "country-jpn", "covers", "tech-chips")] * 2 + \
        [(1, 2, "tech-chips", "covers", "country-twn")]
    assert "Japan → Semiconductors → country-twn" in found.text("en") and "日本 → 半导体" in found.text("zh")
    assert "lnk-2 says so [lnk-2]" in found.text("en")
    assert json.loads(table.json())["rows"][0]["records"] == ["lnk-1"]
    assert table.column("confidence") == ["confidence-high", "confidence-low", None]
    assert "high" in table.text("en") and " 高\n" in table.text("zh")


def test_a_tie_on_two_records_says_both():
    (path,) = analysis.paths(eu_network(), "JP", "EU")
    assert path.hops[0].sentence_en == "ptc-1 says so; ptc-2 says so" and path.hops[0].passages == ("psg-1",)


def test_a_record_that_is_itself_an_end_does_not_speak_for_the_tie():
    net = network.from_edges([{"source": "chal-1", "target": "tech-ai", "kind": "concernsTechnology", "record": "chal-1"}])
    net.graph |= {"claims": claims("chal-1"), "words": {"concernsTechnology": {"en": "concerns technology", "zh": "涉及技术"}}}
    (path,) = analysis.paths(net, "chal-1", "tech-ai")
    assert path.hops[0].sentence_en == "chal-1 – concerns technology – tech-ai"
    assert path.hops[0].sentence_zh == "chal-1 – 涉及技术 – tech-ai"


def test_the_eu_is_never_an_inner_node_unless_asked():
    net = eu_network()
    none = analysis.paths(net, "Japan", "Korea")
    assert len(none) == 0 and not none
    assert none.reason_en == ("Japan and Republic of Korea are joined only through European Union; all paths pass there. "
                              "Ask with through='org-eu' to see these paths.")
    assert none.reason_zh.startswith("日本和韩国仅通过欧洲联盟相连")
    assert none.reason_en in none.text("en") and none.reason_zh in none.text("zh")
    assert none.table().note["zh"] == none.reason_zh and len(none.table()) == 0
    (path,) = analysis.paths(net, "日本", "韩国", through="EU")
    assert path.nodes == ("country-jpn", "org-eu", "country-kor") and path.confidence == "low"
    assert [p.nodes for p in analysis.paths(net, "EU", "kr")] == [("org-eu", "country-kor")], "as an end it is welcome"
    with pytest.raises(NetworkError, match="'tech-chips' is not a hub.*opens hubs, here: org-eu"):
        analysis.paths(net, "Japan", "Korea", through=["tech-chips"])


def test_no_path_names_both_components_and_what_was_left_out():
    found = analysis.paths(case("14-disconnected-network"), "A", "D")
    assert found.reason_en == ("No path joins A and D: A lies in a component of 3 nodes (A, B, C); "
                               "D lies in a component of 3 nodes (D, E, F).")
    assert found.reason_zh == "A与D之间没有路径：A所在的连通分量有 3 个节点（A、B、C）；D所在的连通分量有 3 个节点（D、E、F）。"
    assert "I has no partner" in analysis.paths(case("14-disconnected-network"), "A", "I").reason_en
    parted = analysis.paths(network.without(eu_network(), ["org-eu"]), "Japan", "Korea")
    assert "Republic of Korea has no partner" in parted.reason_en
    assert parted.reason_en.endswith("European Union was left out on request.")
    assert parted.reason_zh.endswith("按要求略去欧洲联盟。")


def test_two_hubs_that_are_both_needed_are_both_named():
    net = network.from_edges([("A", "H1"), ("H1", "H2"), ("H2", "B")])
    assert "only through H1 and H2" in analysis.paths(net, "A", "B", hubs=["H1", "H2"]).reason_en
    assert len(analysis.paths(net, "A", "B", hubs=["H1", "H2"], through=["H1", "H2"])) == 1


def test_the_same_start_and_end_are_answered_in_words():
    found = analysis.paths(case("16-self-loops"), "A", "A")
    assert len(found) == 0 and found.reason_en == "Start and end are the same, A: there is no way to go."
    assert "起点与终点相同" in found.reason_zh


@pytest.mark.parametrize("name, node", [
    ("country-kor", "country-kor"), ("Korea", "country-kor"), ("KOREA", "country-kor"), ("KR", "country-kor"),
    ("韩国", "country-kor"), (" republic  of korea", "country-kor"), ("KR", "country-kor"), ("jpn", "country-jpn"),
    ("EU", "org-eu"), ("country–jpn", "country-jpn")])
def test_nodes_are_found_by_the_names_that_people_use(name, node):
    assert analysis.resolve(eu_network(), name) == node


def test_an_unknown_or_ambiguous_name_is_answered_with_the_nearest():
    with pytest.raises(UnknownName) as unknown:
        analysis.paths(eu_network(), "Japn", "Korea")
    assert unknown.value.nearest[0] == "country-jpn" and not unknown.value.ambiguous
    with pytest.raises(UnknownName) as ambiguous:
        analysis.paths(eu_network(), "chips", "Korea")
    assert ambiguous.value.ambiguous and ambiguous.value.nearest == ("org-chips", "tech-chips")


def test_the_number_of_paths_is_bounded():
    for k in (0, -1, 1001, 2.5, True):
        with pytest.raises(NetworkError, match="from 1 to 1000"):
            analysis.paths(eu_network(), "Japan", "Korea", k=k)


def test_a_few_paths_of_a_crowded_network_are_found_without_walking_all():
    grid = nx.MultiGraph(nx.complete_multipartite_graph(*[8] * 6))  # far more than 10**30 simple paths
    grid = nx.relabel_nodes(grid, {n: f"n{n:02}" for n in grid})
    found = analysis.paths(grid, "n00", "n01", k=50)
    assert len(found) == 50 and found[0].nodes == ("n00", "n08", "n01") and "there may be more" in found.note["en"]


def test_hostile_labels_stay_text():
    net = network.from_edges([("A", "B")], nodes=[{"id": "A", "label": "<script>alert(1)</script>"},
                                                  {"id": "B", "label": "\x1b[2J\u202e"}])
    found = analysis.paths(net, "A", "B")
    assert "<script>" not in found._repr_html_() and "&lt;script&gt;" in found._repr_html_()
    assert "\x1b" not in found.text() and "\\u001B" in found.text() and "\u202e" not in found._repr_html_()


def test_paths_of_the_real_data_stand_on_records(g):
    net = g.network("knowledge")
    found = analysis.paths(net, "China", "quantum", k=3)
    assert 1 <= len(found) <= 3
    for path in found:
        assert "org-eu" not in path.nodes[1:-1]
        for hop in path.hops:
            assert hop.records and hop.passages and hop.sentence_en and hop.sentence_zh


def test_one_step_between_two_that_are_tied_and_none_between_others():
    net = network.from_edges([{"source": "a", "target": "b", "kind": "k", "record": "r1", "confidence": "low"}, {"source": "b", "target": "a", "kind": "k", "via": "m"},
                              {"source": "b", "target": "c"}], nodes=[{"id": "a", "label": "A", "label_zh": "甲"}], directed=True)
    net.graph["phrases"] = {"k": {"en": "works with", "zh": "合作于"}}
    found = step_between(net, "a", "b")
    assert [tie.sentence_en for tie in found.ties] == ["A works with b", "b – k – m – A"] and found.sentence_zh == "甲合作于b"
    assert (found.confidence, found.records, found.day) == ("low", ("r1",), None)
    with pytest.raises(NetworkError, match="'a' and 'c' are not tied"):
        step_between(net, "a", "c")


def test_no_path_is_said_as_a_page_and_as_text_and_names_only_nodes_left_out():
    net = network.confident(network.from_edges([{"source": "a", "target": "b", "confidence": "low"}, {"source": "b", "target": "c", "confidence": "high"}]), "high")
    found = analysis.paths(net, "a", "c")
    assert str(found) == found.text() and found.reason_en in str(found) and found.reason_en.endswith("has no partner; c lies in a component of 2 nodes (b, c).")
    assert found.reason_zh in found._repr_html_() and "<ol>" not in found._repr_html_()


def test_what_the_package_does_not_offer_is_no_attribute():
    with pytest.raises(AttributeError, match="no attribute 'page_rank'"):
        analysis.page_rank  # noqa: B018


def test_figures_that_are_none_and_samples_of_one():
    assert [digits(x) for x in (None, 3, math.inf, math.nan, -0.0, 1 / 3)] == [None, 3, None, None, 0.0, 0.333333333333]
    assert spread([3.0]) == (3.0, 0.0) and spread([1.0, 3.0]) == (2.0, math.sqrt(2))
    assert score(3.0, [1.0, 3.0]) == (2.0, math.sqrt(2), 1 / math.sqrt(2), 2 / 3)
    assert score(3.0, [3.0, 3.0]) == (3.0, 0.0, None, 1.0) and score(1e-13, [0.0])[3] == 0.5 and chosen("x", "a", ("a", "b")) == "a"


def test_values_that_differ_by_less_than_the_noise_of_the_greatest_share_a_place_and_are_nothing():
    assert places([1.0, 5e-13, 0.0]) == [(0, 1.0, 1, 1), (1, 0.0, 2, 3), (2, 0.0, 2, 3)]
    assert places([2.0, 3.0, 3.0 - 1e-9, 3.0 - 1e-8]) == [(1, 3.0, 1, 2), (2, 3.0, 1, 2), (3, 3.0 - 1e-8, 3, 3), (0, 2.0, 4, 4)] and places([]) == []


def test_a_path_is_summed_up_in_both_languages():
    net = network.from_edges([{"source": u, "target": v, "confidence": level} for u, v, level in (("a", "b", "low"), ("b", "c", "high"), ("c", "b", "high"))])
    one, two = analysis.paths(net, "a", "b"), analysis.paths(net, "a", "c")
    assert "1. a → b (1 hop, 1 tie, confidence low)" in one.text() and "1. a → b → c (2 hops, 3 ties, confidence low)" in two.text()
    assert "1. a → b → c (2 跳，3 条联系，可信度低)" in two.text("zh")


def test_a_component_is_described_by_its_first_five_and_a_node_without_a_label_by_its_id():
    for size, more in ((5, ""), (6, " and 1 more")):
        net = network.from_edges([{"source": "a", "target": other} for other in "bcdefg"[:size - 1]], nodes=["z"])
        found = analysis.paths(net, "a", "z")
        assert f"a component of {size} nodes (a, b, c, d, e{more}); z has no partner" in found.reason_en
        assert (f"{size} 个节点（a、b、c、d、e等）" in found.reason_zh) is bool(more)
    assert "no way to go" in analysis.paths(nx.Graph([("a", "b")]), "a", "a").reason_en and "None" not in analysis.paths(nx.Graph([("a", "b")]), "a", "a").reason_en
    assert analysis.paths(net, "a", "a").reason_en == "Start and end are the same, a: there is no way to go."


def test_the_merged_graph_stands_in_the_order_of_its_ids():
    simple = merged(nx.Graph([("b", 10), ("b", "a"), (9, 10), ("a", 9)]))
    assert list(simple) == [9, 10, "a", "b"] and list(simple.edges()) == [(9, 10), (9, "a"), (10, "b"), ("a", "b")]
