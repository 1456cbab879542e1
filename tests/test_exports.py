"""Networks and tables as files: nothing is lost on the way out, and other programs read what was written."""
import csv
import io
import json
import math
import os
import re
import time
import xml.etree.ElementTree as ElementTree

import networkx as nx
import pytest
from conftest import HAN

from kg import exports, network
from kg.errors import FileError
from kg.table import Table

KEPT = ("knowledge", "partners", "partner-technology", "partner-task-area", "mechanisms")
ENDINGS = (".json", ".graphml", ".gexf", ".csv")


@pytest.fixture(scope="module")
def nets(g):
    return {name: g.network(name) for name in KEPT}


@pytest.fixture(scope="module")
def saved(nets, tmp_path_factory):
    folder = tmp_path_factory.mktemp("networks")
    for name, net in nets.items():
        for ending in ENDINGS:
            exports.save(net, folder / f"{name}{ending}")
    return folder


def read(path):
    """A file as a networkx graph, by networkx's own readers."""
    if path.suffix == ".json":
        return nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")
    if path.suffix == ".graphml":
        return nx.read_graphml(path)
    if path.suffix == ".gexf":
        return nx.read_gexf(path)
    with path.open(encoding="utf-8", newline="") as f:
        net = nx.MultiDiGraph()  # a list of ties does not say whether they have a direction
        for row in csv.DictReader(f):
            net.add_edge(row.pop("source"), row.pop("target"), **row)
        return net


def ties(net, directed):
    """The pairs of a graph, as often as they are tied."""
    return sorted((u, v) if directed else tuple(sorted((u, v))) for u, v in net.edges())


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", KEPT)
def test_every_tie_of_the_receipt_is_in_the_file(nets, saved, name, ending):
    net, again = nets[name], read(saved / f"{name}{ending}")
    count = net.graph["receipt"]["edges"]
    assert again.number_of_edges() == net.number_of_edges() == count > 0
    assert ties(again, net.is_directed()) == ties(net, net.is_directed())
    if ending != ".csv":
        assert set(again) == set(net)
        assert again.is_directed() == net.is_directed() or ending == ".gexf"


@pytest.mark.parametrize("name", KEPT)
def test_evidence_and_both_labels_go_along(nets, saved, name):
    net = nets[name]
    for ending in (".json", ".graphml", ".gexf"):
        again = read(saved / f"{name}{ending}")
        for node, given in net.nodes(data=True):
            assert (again.nodes[node]["label_en"], again.nodes[node]["label_zh"]) == (given["label_en"], given["label_zh"])
    for ending in ENDINGS:
        again = read(saved / f"{name}{ending}")
        wanted = sorted(" | ".join(d["records"]) for *_, d in net.edges(data=True))
        found = [d["records"] for *_, d in again.edges(data=True)]
        assert sorted(r if isinstance(r, str) else " | ".join(r) for r in found) == wanted
        assert all(wanted), "every tie names its records"


@pytest.mark.parametrize("name", KEPT)
def test_the_receipt_goes_along_and_balances(nets, saved, name):
    expected = network.receipt(nets[name])
    json_receipt = json.loads((saved / f"{name}.json").read_text(encoding="utf-8"))["graph"]["receipt"]
    beside = json.loads((saved / f"{name}.receipt.json").read_text(encoding="utf-8"))
    in_graphml = json.loads(read(saved / f"{name}.graphml").graph["receipt"])
    assert json_receipt == beside == in_graphml == json.loads(json.dumps(expected))
    assert beside["rows"] == beside["edges"] + sum(one["edges"] for one in beside["left_out"])
    assert beside["question"] == name and re.fullmatch("[0-9a-f]{64}", beside["data_sha256"])


@pytest.mark.parametrize("name", KEPT)
def test_no_file_holds_what_is_not_a_number_or_none(saved, name):
    for ending in ENDINGS:
        text = (saved / f"{name}{ending}").read_text(encoding="utf-8")
        assert not re.search(r"\b(NaN|nan|Infinity|None)\b", text), ending
    json.loads((saved / f"{name}.json").read_text(encoding="utf-8"), parse_constant=pytest.fail)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_network_gives_the_same_bytes_on_any_day(nets, saved, tmp_path, ending, monkeypatch):
    real = time.strftime
    monkeypatch.setattr(time, "strftime", lambda form, *when: real(form, time.gmtime(0)))
    path = exports.save(nets["partners"], tmp_path / f"partners{ending}")
    assert path.read_bytes() == (saved / f"partners{ending}").read_bytes()


def test_a_filtered_network_says_what_it_left_out(g, tmp_path):
    net = g.network("partners", without=["EU"], confidence="medium")
    path = exports.save(net, tmp_path / "net.graphml")
    said = json.loads(read(path).graph["receipt"])
    assert said["without"] == ["org-eu"] and said["min_confidence"] == "medium"
    assert said["rows"] == said["edges"] + sum(one["edges"] for one in said["left_out"])
    assert {one["code"] for one in said["left_out"]} >= {"node-left-out"}
    assert all(HAN.search(one["reason_zh"]) and not HAN.search(one["reason_en"]) for one in said["left_out"])


FORMULAE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://e.org")']


@pytest.mark.parametrize("formula", FORMULAE)
def test_a_table_for_machines_is_exact_and_one_for_spreadsheets_runs_nothing(formula):
    table = Table(("a", "b"), [(formula, 5)])
    exact = list(csv.reader(io.StringIO(table.csv(), newline="")))
    safe = list(csv.reader(io.StringIO(table.csv(spreadsheet=True), newline="")))
    assert exact[1] == [formula, "5"] and safe[1] == ["'" + formula, "5"]
    assert json.loads(table.json())["rows"] == [{"a": formula, "b": 5}]


def test_a_cell_keeps_its_kind_in_every_form():
    import datetime as dt

    cells = (None, True, False, 0, 1.5, dt.date(2025, 5, 7), ("a", "b"), "036", "NA", 'x,"y"\nz', "a|b", "<b>&amp;")
    columns = tuple("abcdefghijkl")
    table = Table(columns, [cells])
    assert list(csv.reader(io.StringIO(table.csv(), newline="")))[1] == [
        "", "true", "false", "0", "1.5", "2025-05-07", "a | b", "036", "NA", 'x,"y"\nz', "a|b", "<b>&amp;"]
    (row,) = json.loads(table.json())["rows"]
    assert list(row.values()) == [None, True, False, 0, 1.5, "2025-05-07", ["a", "b"], "036", "NA", 'x,"y"\nz', "a|b", "<b>&amp;"]
    lines = table.markdown().splitlines()
    assert len(lines) == 3 and "a\\|b" in lines[2] and "<b>" not in lines[2]
    assert "<b>" not in table._repr_html_() and "yes" in table.text("en") and "是" in table.text("zh")


HOSTILE = "</data><script>alert(1)</script> & \" ' ]]> 汉 \U0001f600 =1+1"


def odd():
    """A network of a user's own: parallel ties, a self-tie, a lonely node, missing values, hostile words."""
    return network.from_edges(
        [{"source": "a", "target": "b", "weight": 1.5, "note": HOSTILE},
         {"source": "a", "target": "b", "weight": None, "note": ""},
         {"source": "b", "target": "b", "weight": float("nan"), "note": "x,y"}, {"source": "1", "target": "a", "weight": 2, "note": "="}],
        nodes=[{"id": "lonely", "label": HOSTILE}])


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_users_own_network_keeps_parallel_ties_self_ties_lonely_nodes_and_words(tmp_path, ending):
    net = odd()
    again = read(exports.save(net, tmp_path / f"own{ending}"))
    assert ties(again, False) == ties(net, False)
    assert sorted(d.get("note", "") for *_, d in again.edges(data=True))[-1] == max(HOSTILE, "x,y")
    assert any(d.get("note") == HOSTILE for *_, d in again.edges(data=True))
    if ending != ".csv":
        assert again.nodes["lonely"]["label_en"] == HOSTILE
    assert not any(isinstance(x, float) and math.isnan(x) for *_, d in again.edges(data=True) for x in d.values())


@pytest.mark.parametrize("ending", [".graphml", ".gexf"])
def test_what_xml_cannot_hold_makes_no_broken_file(tmp_path, ending):
    net = network.from_edges([("a", "b")], nodes=[{"id": "a", "label": "bell\x07 \x1b[31m \ufffe"}])
    try:
        path = exports.save(net, tmp_path / f"x{ending}")
    except FileError as error:
        assert HAN.search(error.said.zh) and os.listdir(tmp_path) == []
    else:
        ElementTree.parse(path)


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_empty_network_is_a_file_too(tmp_path, ending):
    again = read(exports.save(network.from_edges([]), tmp_path / f"empty{ending}"))
    assert again.number_of_edges() == again.number_of_nodes() == 0


@pytest.mark.parametrize("ending", ENDINGS)
def test_any_networkx_graph_can_be_saved(tmp_path, ending):
    for net in (nx.path_graph(3), nx.DiGraph([("a", "b"), ("b", "a")]), nx.MultiDiGraph([("a", "b"), ("a", "b")])):
        again = read(exports.save(net, tmp_path / f"any{ending}"))
        assert again.number_of_edges() == net.number_of_edges()


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), {1: object()}, {"a", "b"}, b"bytes"],
                         ids=["nan", "inf", "mapping", "set", "bytes"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_value_that_a_format_cannot_hold_is_put_down_otherwise_or_refused(tmp_path, ending, odd):
    net = nx.Graph()
    net.add_edge("a", "b", note=odd)
    try:
        path = exports.save(net, tmp_path / f"odd{ending}")
    except FileError as error:
        assert HAN.search(error.said.zh) and os.listdir(tmp_path) == []
    else:
        assert read(path).number_of_edges() == 1
        if ending == ".json":
            json.loads(path.read_text(encoding="utf-8"), parse_constant=pytest.fail)


def test_a_network_that_cannot_be_saved_leaves_the_older_file(nets, tmp_path):
    (tmp_path / "folder.json").mkdir()
    older = tmp_path / "net.json"
    older.write_text("older")
    for path in (tmp_path / "net.xyz", tmp_path / "net", tmp_path / "missing" / "net.json", tmp_path / "folder.json"):
        with pytest.raises(FileError) as error:
            exports.save(nets["partners"], path)
        assert HAN.search(error.value.said.zh)
    assert older.read_text() == "older" and sorted(os.listdir(tmp_path)) == ["folder.json", "net.json"]
