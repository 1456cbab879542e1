"""A row becomes an edge and none is lost: graphs with receipts, filters that account for every tie, tables of one's own."""
import csv
import datetime as dt
import json
import pickle
from pathlib import Path

import networkx as nx
import pytest

from kg import network
from kg.errors import NetworkError, UnknownName
from kg.table import Table

CASES = Path(__file__).parent / "cases"
KEPT = ("knowledge", "partners", "partner-technology", "partner-task-area", "mechanisms")
THINGS = {
    "country-jpn": {"label_en": "Japan", "label_zh": "日本", "class": "Country", "names": ("JP", "JPN"), "region": "Asia"},
    "country-kor": {"label_en": "Korea", "label_zh": "韩国", "class": "Country", "names": ("KR", "KOR"), "region": "Asia"},
    "org-eu": {"label_en": "European Union", "label_zh": "欧洲联盟", "class": "Organisation", "names": ("EU",), "region": None},
}
COLUMNS = ("source", "target", "kind", "via", "record", "record_b", "confidence", "passage", "weight")
ROWS = [
    ("country-jpn", "org-eu", "sharesMechanismWith", "mech-a", "ptc-1", "ptc-2", "confidence-high", "psg-1", 1),
    ("country-jpn", "org-eu", "sharesMechanismWith", "mech-b", "ptc-3", "ptc-4", "confidence-low", "psg-2", 2),
    ("country-kor", "org-eu", "dpn:sharesMechanismWith", "mech-c", "ptc-5", "ptc-2", None, None, 3),
    ("country-jpn", "country-kor", "sharesMechanismWith", "mech-b", "ptc-3", None, "medium", "psg-2", 4),
]
QUESTION = {"name": "partners", "title": {"en": "Partners", "zh": "伙伴"}, "parameters": {"day": dt.date(2025, 1, 1)},
            "data_version": "0.1", "data_sha256": "ab"}


def partners(**more):
    return network.build(Table(COLUMNS, ROWS), question=QUESTION, describe=THINGS.get, **more)


def case(name, **more):
    folder = CASES / name
    nodes = csv.DictReader(open(folder / "nodes.csv", encoding="utf-8")) if (folder / "nodes.csv").exists() else ()
    with open(folder / "edges.csv", encoding="utf-8", newline="") as rows:
        return network.from_edges(csv.DictReader(rows), nodes=nodes, **more)


def test_a_row_is_an_edge_with_its_evidence_and_parallel_rows_stay_apart():
    net = partners()
    assert net.number_of_edges("country-jpn", "org-eu") == 2
    first, second = net["country-jpn"]["org-eu"].values()
    assert first == {"kind": "sharesMechanismWith", "via": "mech-a", "state": None, "records": ("ptc-1", "ptc-2"),
                     "passages": ("psg-1",), "confidence": "high", "row": 1, "weight": 1}
    assert (second["records"], second["confidence"], second["row"]) == (("ptc-3", "ptc-4"), "low", 2)
    assert net["country-kor"]["org-eu"][0]["kind"] == "sharesMechanismWith"
    assert net["country-kor"]["org-eu"][0]["confidence"] is None
    assert net.nodes["country-kor"] == {"label_en": "Korea", "label_zh": "韩国", "class_": "Country",
                                        "names": ("KR", "KOR"), "region": "Asia"}


def test_the_receipt_counts_what_the_graph_holds():
    assert partners().graph["receipt"] == {
        "question": "partners", "title_en": "Partners", "title_zh": "伙伴", "parameters": {"day": "2025-01-01"},
        "as_of": None, "min_confidence": None, "without": [], "rows": 4, "left_out": [], "data_version": "0.1",
        "data_sha256": "ab", "edges": 4, "nodes": 3, "pairs": 3, "self_ties": 0, "isolated": 0, "directed": False,
        "statements_used": 5}
    before = {"code": "rejected", "reason_en": "review says no", "reason_zh": "审核不通过", "edges": 2, "records": ["ptc-9"]}
    receipt = partners(left_out=[before], directed=True).graph["receipt"]
    assert (receipt["rows"], receipt["edges"], receipt["directed"]) == (6, 4, True)
    assert receipt["left_out"] == [{**before, "nodes": []}]


def test_several_statements_of_confidence_give_the_worst_and_columns_may_hold_several_values():
    table = Table(("source", "target", "records", "passages_all", "confidence_all"),
                  [("a", "b", ("r1", "r2", "r1"), ("p1", "p2"), ("high", "low", "medium"))])
    edge = network.build(table, question={}, describe={}.get)["a"]["b"][0]
    assert (edge["records"], edge["passages"], edge["confidence"]) == (("r1", "r2"), ("p1", "p2"), "low")


def test_leaving_out_a_node_accounts_for_each_of_its_ties():
    net = partners()
    less = network.without(net, ["org-eu"])
    receipt = less.graph["receipt"]
    assert (receipt["rows"], receipt["edges"], receipt["nodes"], receipt["without"]) == (4, 1, 2, ["org-eu"])
    assert receipt["left_out"] == [{
        "code": "node-left-out", "reason_en": "European Union was left out on request",
        "reason_zh": "按要求略去欧洲联盟", "edges": 3, "nodes": ["org-eu"],
        "records": ["ptc-1", "ptc-2", "ptc-3", "ptc-4", "ptc-5"]}]
    assert network.words(less) == {
        "en": "4 rows read: 1 tie between 1 pair of 2 nodes; left out: 3 ties and 1 node "
              "(European Union was left out on request).",
        "zh": "读取 4 行：2 个节点，1 对节点之间共 1 条联系；略去：3 条联系、1 个节点（按要求略去欧洲联盟）。"}
    assert net.number_of_edges() == 4 and net.graph["receipt"]["left_out"] == [], "the graph given in stays as it was"
    both = network.without(net, ["org-eu", "country-jpn"])
    assert [line["edges"] for line in both.graph["receipt"]["left_out"]] == [3, 1]
    assert list(both) == ["country-kor"], "who loses the last tie stays"
    with pytest.raises(UnknownName, match="org-ue.*nearest: org-eu"):
        network.without(net, ["org-ue"])


def test_a_minimum_of_confidence_gives_its_reasons_apart():
    medium = network.confident(partners(), "medium")
    assert [(d["row"], d["confidence"]) for *_, d in medium.edges(data=True)] == [(1, "high"), (4, "medium")]
    lines = medium.graph["receipt"]["left_out"]
    assert [(line["code"], line["edges"], line["records"]) for line in lines] == [
        ("confidence-low", 1, ["ptc-3", "ptc-4"]), ("confidence-unstated", 1, ["ptc-2", "ptc-5"])]
    assert lines[0]["reason_en"] == "confidence is low, below medium"
    assert lines[0]["reason_zh"] == "可信度为低，低于中"
    assert medium.graph["receipt"]["min_confidence"] == "medium" and len(medium) == 3
    assert network.confident(medium, "medium").graph["receipt"] == medium.graph["receipt"], "asking twice changes nothing"
    with pytest.raises(UnknownName, match="no confidence is called 'sure'"):
        network.confident(partners(), "sure")


def test_a_judgement_on_ids_takes_ties_by_their_way_and_nodes_by_their_name():
    standing = {"mech-a": (True, "", ""), "mech-b": (False, "not yet agreed on 2020-01-01", "2020-01-01 时尚未达成"),
                "country-kor": (False, "not examined", "未查")}
    net = network.keep(partners(), standing, code="as-of", as_of=dt.date(2020, 1, 1))
    assert list(net.edges(data="via")) == [("country-jpn", "org-eu", "mech-a")]
    assert "country-kor" not in net
    receipt = net.graph["receipt"]
    assert receipt["as_of"] == "2020-01-01" and receipt["rows"] == 4
    assert [(line["reason_en"], line["edges"], line["nodes"]) for line in receipt["left_out"]] == [
        ("not yet agreed on 2020-01-01", 2, []), ("not examined", 1, ["country-kor"])]
    by_function = network.keep(partners(), lambda name: standing.get(name), code="as-of", as_of="2020-01-01")
    assert set(by_function) == set(net) and list(by_function.edges(data="row")) == list(net.edges(data="row"))


def test_nodes_without_a_tie_go_only_when_asked_and_are_named():
    net = case("14-disconnected-network")
    assert net.graph["receipt"]["isolated"] == 1 and "I" in net
    less = network.tied(net)
    assert "I" not in less and less.graph["receipt"]["left_out"][0]["nodes"] == ["I"]
    assert network.words(less)["en"].endswith("left out: 1 node (no tie is left).")


def test_filters_in_a_row_keep_the_books_balanced():
    net = network.without(network.confident(partners(), "low"), ["country-kor"])
    receipt = net.graph["receipt"]
    assert receipt["rows"] == receipt["edges"] + sum(line["edges"] for line in receipt["left_out"]) == 4
    assert [line["code"] for line in receipt["left_out"]] == ["confidence-unstated", "node-left-out"]


def test_a_graph_changed_by_hand_does_not_pass_for_what_its_receipt_says():
    net = partners()
    net.add_edge("country-jpn", "country-kor")
    with pytest.raises(NetworkError, match="4 rows, but 5 ties and 0 left out"):
        network.confident(net, "low")
    del net.graph["receipt"]
    assert network.confident(net, "low").graph["receipt"]["rows"] == 5


@pytest.mark.parametrize("make", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
def test_any_networkx_graph_has_a_receipt_and_can_be_filtered(make):
    net = make([("a", "b"), ("b", "c"), ("c", "c")])
    assert network.receipt(net)["edges"] == 3 and network.receipt(net)["self_ties"] == 1
    assert "receipt" not in net.graph
    less = network.without(net, "b")
    assert (less.graph["receipt"]["rows"], less.graph["receipt"]["edges"], list(less)) == (3, 1, ["a", "c"])


def test_graphs_survive_json_pickle_and_copies():
    net = network.without(partners(), ["org-eu"])
    assert json.loads(json.dumps(nx.node_link_data(net, edges="edges"), allow_nan=False))["graph"]["receipt"]["rows"] == 4
    assert nx.utils.graphs_equal(pickle.loads(pickle.dumps(net)), net)
    copied = network.confident(net, "high")
    assert net.graph["receipt"]["min_confidence"] is None and copied.graph["receipt"]["min_confidence"] == "high"


def test_three_memoranda_between_the_same_two_are_seven_ties_of_five_pairs():
    net = case("12-parallel-edges-betweenness")
    receipt = net.graph["receipt"]
    assert (receipt["rows"], receipt["edges"], receipt["pairs"], receipt["left_out"]) == (7, 7, 5, [])
    assert [d["mechanism"] for d in net["A"]["B"].values()] == ["m1", "m2", "m3"]
    assert network.words(net)["en"] == "7 rows read: 7 ties between 5 pairs of 5 nodes; left out: nothing."


def test_self_ties_are_kept_and_counted():
    net = case("16-self-loops")
    receipt = net.graph["receipt"]
    assert (receipt["edges"], receipt["self_ties"], receipt["pairs"], receipt["nodes"]) == (6, 2, 4, 5)
    assert "2 self-ties among them" in network.words(net)["en"] and "其中 2 条为自身联系" in network.words(net)["zh"]


def test_a_table_of_ones_own_comes_in_many_forms():
    rows = [{"source": "A", "target": "B", "record": "r1", "confidence": "low", "key": 7, "since": dt.date(2025, 5, 7)},
            {"source": "B", "target": 3, "weight": float("nan")}]
    net = network.from_edges(rows, nodes=[{"id": "A", "label": "Alpha", "label_zh": "甲", "gdp": 1.5}, {"id": "C"}])
    assert list(net) == ["A", "C", "B", "3"]
    assert net.nodes["A"] == {"gdp": 1.5, "label_en": "Alpha", "label_zh": "甲", "class_": None, "names": (), "region": None}
    assert net.nodes["3"]["label_en"] == "3"
    edge = net["A"]["B"][0]
    assert (edge["records"], edge["confidence"], edge["key_"], edge["since"]) == (("r1",), "low", 7, "2025-05-07")
    assert net["B"]["3"][0]["weight"] is None
    pairs = network.from_edges([("A", "B"), ("A", "B")], nodes=["Z"], directed=True, title={"en": "Mine", "zh": "我的"})
    assert pairs.is_directed() and pairs.number_of_edges("A", "B") == 2 and "Z" in pairs
    assert pairs.graph["receipt"]["title_zh"] == "我的"
    table = network.from_edges(Table(("source", "target"), [("A", "B")]), nodes=Table(("id",), [("Z",)]))
    assert list(table) == ["Z", "A", "B"]
    assert network.from_edges([]).graph["receipt"]["edges"] == 0


@pytest.mark.parametrize("rows, said", [
    ([{"from": "A", "to": "B"}], "not among the columns: source, target (there are: from, to)"),
    ([{"source": "A", "target": "B"}, {"source": "A", "target": ""}], "row 2: the cell 'target' is empty"),
    ([{"source": "A", "target": None}], "row 1: the cell 'target' is empty"),
    ([{"source": float("nan"), "target": "B"}], "row 1: the cell 'source' is empty"),
    ([{"source": " \t", "target": "B"}], "row 1: the cell 'source' is empty"),
    ([{"source": "A ", "target": "B"}], "row 1: 'A ' in 'source' has blanks around it; write 'A'"),
    ([{"source": 1.5, "target": "B"}], "row 1: 1.5 in 'source' is not an id"),
    ([{"source": True, "target": "B"}], "row 1: True in 'source' is not an id"),
    ([{"source": "A", "target": "B", "confidence": 0.8}], "row 1: confidence is one of high, medium, low, not 0.8"),
    ([("A", "B"), ("A", "B", "C")], "row 2: neither named cells nor a pair"),
    (["AB"], "row 1: neither named cells nor a pair"),
    ("A,B", "expected a list of rows or ids, not the text 'A,B'"),
    (csv.DictReader(["source,target", "A,B,C"]), "row 1: more cells than the header has columns"),
    (csv.DictReader(["source,target", "A"]), "row 1: the cell 'target' is empty"),
    (csv.DictReader(["source,goal"]), "not among the columns: target (there are: source, goal)"),
])
def test_an_unusable_table_is_refused_with_its_place_in_both_languages(rows, said):
    with pytest.raises(NetworkError) as error:
        network.from_edges(rows)
    assert said in str(error.value)
    assert error.value.said.zh != error.value.said.en


def test_unusable_nodes_are_refused_with_their_place():
    for nodes, said in (([{"id": "A", "label": "1"}, {"id": "A", "label": "2"}], "row 2 of the nodes: 'A' is there twice"),
                        (["A", ""], "row 2 of the nodes: the cell 'id' is empty"), ("AB", "not the text 'AB'")):
        with pytest.raises(NetworkError, match=said):
            network.from_edges([("A", "B")], nodes=nodes)


@pytest.mark.parametrize("name", KEPT)
def test_each_kept_network_has_an_edge_for_each_row_of_its_question(g, name):
    net = g.network(name)
    receipt = net.graph["receipt"]
    assert net.number_of_edges() == receipt["edges"] == receipt["rows"] == len(g.ask(name))
    assert receipt["question"] == name and receipt["title_en"] and receipt["title_zh"] and receipt["left_out"] == []
    assert receipt["self_ties"] == 0, "our own questions never tie a thing to itself"
    for _, _, given in net.edges(data=True):
        assert given["records"] and given["passages"], f"a tie of {name} without evidence: {given}"
    assert all(data["label_en"] and data["label_zh"] for _, data in net.nodes(data=True))


@pytest.mark.parametrize("given, kept", [
    (None, None), ("x", "x"), (True, True), (3, 3), (2.5, 2.5), (float("nan"), None), (float("inf"), "inf"), (dt.date(2026, 1, 2), "2026-01-02"),
    ((1, dt.date(2026, 1, 2)), (1, "2026-01-02")), (["a", None], ("a", None)), ({"b", "a"}, ("a", "b")), (frozenset({2, 10}), ("10", "2")),
    (b"raw", "b'raw'")], ids=lambda x: type(x).__name__)
def test_whatever_stands_in_a_column_of_ones_own_becomes_a_value_that_json_knows(given, kept):
    (tie,) = (d for *_, d in network.from_edges([{"source": "a", "target": "b", "more": given}]).edges(data=True))
    assert tie["more"] == kept and type(tie["more"]) is type(kept)
    json.dumps(tie)


def test_a_group_whose_tie_is_with_the_country_itself_reaches_nobody():
    net = network.from_edges([{"source": "group-g", "target": "country-a", "via": "m", "record": "r1"}, {"source": "group-g", "target": "org-eu", "via": "m", "record": "r1"}])
    reach = [{"country": "country-a", "group": "group-g", "thing": "m", "certainty": "whole group", "record": "r1", "record_b": "r2", "passage": "p"}]
    new = [(u, v, d["kind"], d["through"]) for u, v, d in network.with_reach(net, reach).edges(data=True) if d.get("layer") == "reach"]
    assert [({u, v}, *rest) for u, v, *rest in new] == [({"country-a", "org-eu"}, "reachesViaGroup", "group-g")]


def test_what_pandas_calls_missing_is_missing():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"source": ["a"], "target": ["b"], "note": pandas.array([pandas.NA], dtype="string")})
    (_, _, tie), = network.from_edges(frame).edges(data=True)
    assert tie["note"] is None


def test_rows_of_ones_own_are_counted_where_no_licence_is_told():
    from kg.network.receipts import with_own_rows

    net = with_own_rows(network.from_edges([{"source": "a", "target": "b"}]), {"events": 2})
    assert net.graph["receipt"]["own_rows"] == {"events": 2} and "licence" not in net.graph["receipt"]
