"""Every export is opened by a reader of somebody else, and gives back the same nodes, ties, attributes, statements."""
import csv
import hashlib
import io
import json
import re
import time
import xml.etree.ElementTree as ElementTree
import zipfile
from collections import Counter

import igraph
import networkx as nx
import openpyxl
import pandas
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest
import rdflib
from conftest import HAN
from openpyxl.utils.escape import unescape
from pyld import jsonld as pyld

import kg
from kg import exports, network
from kg.errors import FileError
from kg.exports import context, spreadsheet, tables
from kg.exports.scalars import Sheet
from kg.places.load import content
from kg.terms import DPN, graph_name

NETS = ("partners", "knowledge", "partner-technology")
BESIDE = (".gexf", ".net", ".csv", ".cypher")
FORMULAE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"]


@pytest.fixture(scope="module")
def nets(g):
    """The networks by name; one of them cut, so that its receipt says what was left out."""
    return {**{name: g.network(name) for name in NETS[1:]}, "partners": g.network("partners", without=["EU"])}


@pytest.fixture(scope="module")
def saved(nets, tmp_path_factory):
    folder = tmp_path_factory.mktemp("networks")
    for name, net in nets.items():
        for ending in exports.FORMATS:
            exports.save(net, folder / f"{name}{ending}")
    return folder


def wanted_nodes(net):
    return {n: (d["label_en"], d["label_zh"], d["class_"]) for n, d in net.nodes(data=True)}


def wanted_ties(net):
    """Each tie as often as it stands: its ends (in order only where order means something), kind, way, records."""
    return Counter(tie(net, u, v, d["kind"], d["via"], " | ".join(d["records"]), d["row"]) for u, v, d in net.edges(data=True))


def tie(net, u, v, *more):
    return (*((u, v) if net.is_directed() else sorted((u, v))), *(None if m in ("", None) or m != m else m for m in more))


def receipt(net):
    return json.loads(json.dumps(network.receipt(net)))


# Networks ---------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("name", NETS)
def test_igraph_reads_graphml(nets, saved, name):
    net, found = nets[name], igraph.Graph.Read_GraphML(str(saved / f"{name}.graphml"))
    assert found.is_directed() == net.is_directed() and json.loads(found["receipt"]) == receipt(net)
    assert {v["id"]: (v["label_en"], v["label_zh"], v["class_"]) for v in found.vs} == wanted_nodes(net)
    ids = found.vs["id"]
    assert Counter(tie(net, ids[e.source], ids[e.target], e["kind"], e.attributes().get("via"), e["records"], int(e["row"]))
                   for e in found.es) \
        == wanted_ties(net)


@pytest.mark.parametrize("name", NETS)
def test_networkx_reads_node_link_gexf_and_cytoscape(nets, saved, name):
    net = nets[name]
    cyjs = json.loads((saved / f"{name}.cyjs").read_text(encoding="utf-8"))
    for found in (nx.node_link_graph(json.loads((saved / f"{name}.json").read_text(encoding="utf-8")), edges="edges"),
                  nx.read_gexf(saved / f"{name}.gexf"), nx.cytoscape_graph(cyjs)):
        assert {n: (d["label_en"], d["label_zh"], d["class_"]) for n, d in found.nodes(data=True)} == wanted_nodes(net)
        assert Counter(tie(net, u, v, d.get("kind"), d.get("via"), d["records"] if isinstance(d["records"], str) else
                           " | ".join(d["records"]), d["row"]) for u, v, d in found.edges(data=True)) == wanted_ties(net)
    assert json.loads(cyjs["data"]["receipt"]) == receipt(net)
    assert len({e["data"]["id"] for e in cyjs["elements"]["edges"]}) == net.number_of_edges()


GEXF = "{http://www.gexf.net/1.2draft}"
# What the schema of GEXF 1.2 allows (gexf.net/1.2/gexf.xsd): children in each element, attributes that must be there.
ALLOWED = {"gexf": ("meta", "graph"), "meta": ("creator", "keywords", "description"), "graph": ("attributes", "nodes", "edges"),
           "attributes": ("attribute",), "attribute": ("default", "options"), "nodes": ("node",), "edges": ("edge",),
           "node": ("attvalues",), "edge": ("attvalues",), "attvalues": ("attvalue",)}
REQUIRED = {"gexf": ("version",), "attributes": ("class",), "attribute": ("id", "title", "type"), "node": ("id",),
            "edge": ("id", "source", "target"), "attvalue": ("for", "value")}


@pytest.mark.parametrize("name", NETS)
def test_gexf_keeps_to_its_schema(nets, saved, name):
    root = ElementTree.parse(saved / f"{name}.gexf").getroot()
    types = {}
    for parent in root.iter():
        kind = parent.tag.removeprefix(GEXF)
        assert parent.tag.startswith(GEXF) and all(a in parent.attrib for a in REQUIRED.get(kind, ())), kind
        assert all(child.tag.removeprefix(GEXF) in ALLOWED.get(kind, ()) for child in parent), kind
        if kind == "attributes":
            assert parent.attrib["class"] in ("node", "edge")
            types |= {(parent.attrib["class"], a.attrib["id"]): a.attrib["type"] for a in parent}
    assert set(types.values()) <= {"integer", "long", "double", "float", "boolean", "liststring", "string", "anyURI"}
    nodes = {n.attrib["id"] for n in root.iter(GEXF + "node")}
    edges = list(root.iter(GEXF + "edge"))
    assert len({e.attrib["id"] for e in edges}) == len(edges) and all({e.attrib["source"], e.attrib["target"]} <= nodes for e in edges)
    for kind in ("node", "edge"):
        for thing in root.iter(GEXF + kind):
            for value in thing.iter(GEXF + "attvalue"):
                declared = types[kind, value.attrib["for"]]
                assert declared not in ("integer", "long") or int(value.attrib["value"]) is not None
    assert json.loads(root.find(f"{GEXF}meta/{GEXF}description").text) == receipt(nets[name])


@pytest.mark.parametrize("name", NETS)
def test_two_readers_read_pajek(nets, saved, name):
    net, path = nets[name], saved / f"{name}.net"
    found = nx.read_pajek(path)
    assert set(found) == set(net) and found.is_directed() == net.is_directed()
    mine = Counter(tie(net, u, v, d["kind"]) for u, v, d in net.edges(data=True))
    assert Counter(tie(net, u, v, d.get("l")) for u, v, d in found.edges(data=True)) == mine
    other = igraph.Graph.Read_Pajek(str(path))
    ids = other.vs["id" if "id" in other.vs.attributes() else "name"]
    assert Counter(tie(net, ids[e.source], ids[e.target]) for e in other.es) == Counter(t[:2] for t in mine.elements())
    head = "".join(line[2:] for line in path.read_text().splitlines() if line.startswith("% "))
    assert json.loads(head) == receipt(net)


def test_pajek_refuses_a_name_that_it_cannot_hold(tmp_path):
    with pytest.raises(FileError, match="Pajek") as error:
        exports.save(network.from_edges([('a "b"', "c")]), tmp_path / "x.net")
    assert HAN.search(error.value.said.zh) and list(tmp_path.iterdir()) == []


def frames(saved, name):
    """Ties and nodes as pandas reads them from each tabular format."""
    plain = {"keep_default_na": False, "na_values": [""]}
    yield pandas.read_csv(saved / f"{name}.csv", **plain), pandas.read_csv(saved / f"{name}.nodes.csv", **plain)
    yield pandas.read_parquet(saved / f"{name}.parquet"), pandas.read_parquet(saved / f"{name}.nodes.parquet")
    yield (pandas.read_excel(saved / f"{name}.xlsx", sheet_name="ties", **plain),
           pandas.read_excel(saved / f"{name}.xlsx", sheet_name="nodes", **plain))


@pytest.mark.parametrize("name", NETS)
def test_pandas_reads_csv_parquet_and_excel(nets, saved, name):
    net = nets[name]
    for ties, nodes in frames(saved, name):
        assert {r.id: (r.label_en, r.label_zh, r.class_) for r in nodes.itertuples()} == wanted_nodes(net)
        assert Counter(tie(net, r.source, r.target, r.kind, r.via, r.records, r.row) for r in ties.itertuples()) == wanted_ties(net)
    assert json.loads(pq.read_schema(saved / f"{name}.parquet").metadata[b"receipt"]) == receipt(net)
    sheet = openpyxl.load_workbook(saved / f"{name}.xlsx", read_only=True)["receipt"]
    told = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=2)}
    assert int(told["edges"]) == net.number_of_edges() and json.loads(told["left_out"]) == receipt(net)["left_out"]


@pytest.mark.parametrize("name", NETS)
def test_import_files_for_graph_databases_hold_everything(nets, saved, name):
    net = nets[name]
    with (saved / f"{name}.import-nodes.csv").open(encoding="utf-8", newline="") as f:
        nodes = list(csv.DictReader(f))
    with (saved / f"{name}.import-ties.csv").open(encoding="utf-8", newline="") as f:
        ties = list(csv.DictReader(f))
    assert {r["id:ID"]: (r["label_en"], r["label_zh"], r["class_"]) for r in nodes} == wanted_nodes(net)
    assert all(r[":LABEL"] == f"Thing;{r['class_']}" for r in nodes)
    assert Counter(tie(net, r[":START_ID"], r[":END_ID"], r["kind"], r["via"], r["records"], int(r["row:long"])) for r in ties) \
        == wanted_ties(net)
    for script in (f"{name}.cypher", f"{name}.memgraph.cypher"):
        text = (saved / script).read_text(encoding="utf-8")
        made = re.findall(r"CREATE \(a\)-\[t:`(.+?)`\]->\(b\)", text)
        assert sorted(made) == sorted({r[":TYPE"] for r in ties}), "each kind of tie is created once, none is merged"
        assert set(re.findall(r"row\['(.+?)'\]", text)) == {*nodes[0], *ties[0]} and "MERGE" not in text
        said = re.search(r"CREATE \(:Receipt \{json: '(.*)'\}\);", text)[1]
        assert json.loads(re.sub(r"\\(.)", r"\1", said)) == receipt(net)
        assert all(line.endswith(";") or line.startswith("//") for line in text.splitlines())


@pytest.mark.parametrize("ending", BESIDE)
def test_receipts_that_readers_pass_over_lie_beside_too(nets, tmp_path, ending):
    exports.save(nets["partners"], tmp_path / f"n{ending}")
    assert json.loads((tmp_path / "n.receipt.json").read_text(encoding="utf-8")) == receipt(nets["partners"])


@pytest.mark.parametrize("ending", exports.FORMATS)
def test_the_same_network_gives_the_same_bytes(nets, saved, tmp_path, ending):
    time.sleep(0.01)
    exports.save(nets["partners"].copy(), tmp_path / f"partners{ending}")
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (saved / path.name).read_bytes(), path.name


@pytest.mark.parametrize("name, nearest", [("net.graphm", ".graphml"), ("net.gephi", ".gexf"), ("net.xls", ".xlsx"), ("net.cyj", ".cyjs")])
def test_an_unknown_ending_names_the_nearest(nets, tmp_path, name, nearest):
    with pytest.raises(FileError, match=re.escape(nearest)) as error:
        exports.save(nets["partners"], tmp_path / name)
    assert "did you mean" in str(error.value) and HAN.search(error.value.said.zh) and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("formula", FORMULAE, ids=ascii)
def test_no_cell_of_a_file_begins_a_formula(tmp_path, formula):
    net = network.from_edges([{"source": "a", "target": "b", "note": formula, "number": -5}])
    for ending, file in ((".csv", "n.csv"), (".cypher", "n.import-ties.csv")):
        exports.save(net, tmp_path / f"n{ending}")
        with (tmp_path / file).open(encoding="utf-8", newline="") as f:
            (row,) = csv.DictReader(f)
        assert row["note"] == "'" + formula and "-5" in row.values(), "a number stays a number"
    book = openpyxl.load_workbook(exports.save(net, tmp_path / "n.xlsx"))
    cells = [c for c in next(book["ties"].iter_rows(min_row=2)) if c.value is not None]
    assert all(c.data_type != "f" for c in cells)
    assert formula in [unescape(c.value) for c in cells if isinstance(c.value, str)]
    assert pandas.read_parquet(exports.save(net, tmp_path / "n.parquet"))["note"][0] == formula, "no spreadsheet, so exact"


def test_what_a_sheet_cannot_hold_is_refused(tmp_path):
    for sheet in (Sheet("t", {"a": "string"}, [("x" * 40_000,)]), Sheet("t", {"a": "string"}, [("x",)] * 1_048_576)):
        with pytest.raises(FileError) as error:
            spreadsheet.workbook([sheet], tmp_path / "x.xlsx")
        assert HAN.search(error.value.said.zh)


# Datasets ---------------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def sheets(g):
    """The tables of the dataset, made once."""
    return tables.tables(g)


@pytest.fixture(scope="module")
def written(g, sheets, tmp_path_factory):
    folder = tmp_path_factory.mktemp("dataset")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "tables", lambda _: sheets)
        for name in ("graph.jsonld", "graph.xlsx", "graph.zip", "package/"):
            g.export(f"{folder}/{name}")
    return folder


def test_the_published_context_is_what_the_ontology_says(g):
    ontology = g.store.quads_for_pattern(None, None, None, graph_name("ontology"))
    assert context.FILE.read_text(encoding="utf-8") == context.text(ontology), \
        "ontology/context.jsonld has drifted: write kg.exports.context.text(…) of the ontology graph into it"
    keys = context.published()
    used = {q.predicate.value for q in g.store if q.predicate.value.startswith(DPN)}
    assert {DPN + k for k in keys} >= used


def statements(body, form):
    store = ox.Store()
    store.bulk_load(input=body, format=form)
    return {str(q) for q in store}


def test_two_processors_read_our_json_ld(g, written):
    body = (written / "graph.jsonld").read_bytes()
    mine = {str(q) for q in g.store}
    assert statements(body, ox.RdfFormat.JSON_LD) == mine
    def no_loader(address, options):
        raise AssertionError(f"asks for {address}")
    by_pyld = pyld.to_rdf(json.loads(body), {"format": "application/n-quads", "documentLoader": no_loader})
    assert statements(by_pyld.encode(), ox.RdfFormat.N_QUADS) == mine


def test_our_json_ld_reads_as_people_expect(written):
    document = json.loads((written / "graph.jsonld").read_text(encoding="utf-8"))
    things = {n["@id"]: n for graph in document["@graph"] for n in graph["@graph"] if graph["@id"] == "g:reference"}
    japan = things["id:country-jpn"]
    assert japan["@type"] == "Country" and japan["label"]["zh"] == "日本" and japan["iso3166Alpha3"] == "JPN"


ODD_RDF = """<urn:a:s> <urn:a:p> "x"@zh-hans, "05"^^<http://www.w3.org/2001/XMLSchema#integer>, "q\\"\\\\\\n", _:b, <https://w3id.org/eudpn/id/x> .
_:b <http://www.w3.org/2004/02/skos/core#prefLabel> "no language", "z"@zh, "y"@zh ; a <urn:a:C>, _:c .
<https://w3id.org/eudpn/id/a//b> <https://w3id.org/eudpn/ontology#confidence> "a text where a link is due", true, 1.5 .
"""


def test_other_peoples_statements_are_not_bent_to_fit(tmp_path):
    (tmp_path / "odd.ttl").write_text(ODD_RDF, encoding="utf-8")
    other = kg.open(tmp_path / "odd.ttl")
    again = kg.open(other.export(tmp_path / "odd.jsonld"))
    assert content(again.quads) == content(other.quads)
    assert rdflib.Graph().parse(tmp_path / "odd.jsonld", format="json-ld").__len__() == len(other.quads)


def test_what_json_ld_cannot_hold_is_refused(tmp_path):
    (tmp_path / "odd.nt").write_text("<id:x> <urn:a:p> <urn:a:o> .\n")
    with pytest.raises(FileError, match="prefix of the context") as error:
        kg.open(tmp_path / "odd.nt").export(tmp_path / "odd.jsonld")
    assert HAN.search(error.value.said.zh) and not (tmp_path / "odd.jsonld").exists()


def test_openpyxl_reads_the_workbook(g, sheets, written):
    book = openpyxl.load_workbook(written / "graph.xlsx", read_only=True)
    assert book.sheetnames == ["about", *(s.name for s in sheets)]
    about = {r[0]: r[1] for r in book["about"].iter_rows(min_row=2, values_only=True)}
    assert about["sha256"] == g.digest and about["licence"] == "CC BY 4.0"
    for sheet in sheets:
        rows = book[sheet.name].iter_rows(values_only=True)
        assert next(rows) == sheet.columns
        same = [tuple(v.date() if hasattr(v, "date") else v for v in row) for row in rows]
        assert same == [tuple(v if v != "" else None for v in row) for row in sheet.rows], sheet.name


def test_the_package_says_what_is_in_it(g, sheets, written):
    folder = written / "package"
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert described["kg"]["receipt"]["sha256"] == g.digest == json.loads((folder / "receipt.json").read_text())["sha256"]
    kinds = {"string": "object", "integer": "Int64", "number": "float", "boolean": "boolean", "date": "object"}
    rows = {s.name: len(s.rows) for s in sheets}
    assert {r["name"] for r in described["resources"]} == set(rows)
    for resource in described["resources"]:
        body = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(body) and resource["hash"] == "sha256:" + hashlib.sha256(body).hexdigest()
        fields = resource["schema"]["fields"]
        frame = pandas.read_csv(io.BytesIO(body), keep_default_na=False, na_values=[""],
                                dtype={f["name"]: kinds[f["type"]] for f in fields})
        assert list(frame.columns) == [f["name"] for f in fields] and len(frame) == rows[resource["name"]]
        assert not frame.duplicated(resource["schema"]["primaryKey"]).any(), resource["name"]
        assert all(f["description"] for f in fields) and any(HAN.search(f.get("description_zh", "")) for f in fields)


def test_croissant_has_what_its_specification_requires(g, written):
    folder = written / "package"
    told = json.loads((folder / "croissant.json").read_text(encoding="utf-8"))
    assert told["@type"] == "sc:Dataset" and told["conformsTo"] == "http://mlcommons.org/croissant/1.0"
    assert all(told[k] for k in ("name", "description", "license", "url", "creator", "datePublished", "version"))
    files = {f["@id"]: f for f in told["distribution"]}
    for file in files.values():
        assert file["@type"] == "cr:FileObject" and file["encodingFormat"] == "text/csv"
        assert file["sha256"] == hashlib.sha256((folder / file["contentUrl"]).read_bytes()).hexdigest()
    ids = [x["@id"] for s in told["recordSet"] for x in (s, *s["field"])]
    assert len(ids) == len(set(ids))
    for record in told["recordSet"]:
        with (folder / f"{record['name']}.csv").open(encoding="utf-8", newline="") as f:
            head = next(csv.reader(f))
        assert [f["source"]["extract"]["column"] for f in record["field"]] == head
        assert all(f["source"]["fileObject"]["@id"] in files and f["dataType"].startswith("sc:") for f in record["field"])
    triples = pyld.to_rdf(told, {"format": "application/n-quads"})
    assert "http://mlcommons.org/croissant/RecordSet" in triples and "<https://schema.org/Dataset>" in triples


def test_the_zip_is_the_folder_and_has_the_same_bytes_on_any_day(g, written, tmp_path):
    with zipfile.ZipFile(written / "graph.zip") as archive:
        assert archive.testzip() is None
        assert {n: archive.read(n) for n in archive.namelist()} == {p.name: p.read_bytes() for p in (written / "package").iterdir()}
    assert g.export(tmp_path / "again.zip").read_bytes() == (written / "graph.zip").read_bytes()


def test_a_workbook_has_the_same_bytes_on_any_day(written, sheets):
    small = [Sheet(s.name, s.types, s.rows[:50]) for s in sheets]
    first = spreadsheet.workbook(small, written / "x.xlsx")
    time.sleep(2.1)  # the clock of a zip archive has steps of two seconds
    assert spreadsheet.workbook(small, written / "x.xlsx") == first


def test_a_package_never_goes_into_a_folder_of_something_else(g, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    for place in (f"{tmp_path}/mine/", tmp_path / "mine"):
        with pytest.raises(FileError, match="not empty") as error:
            g.export(place)
        assert HAN.search(error.value.said.zh)
    assert [p.name for p in (tmp_path / "mine").iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("name", ["x.csv", "x.parquet"])
def test_one_table_has_to_be_named(g, tmp_path, name):
    with pytest.raises(FileError, match="--table") as error:
        g.export(tmp_path / name)
    assert HAN.search(error.value.said.zh) and list(tmp_path.iterdir()) == []


def test_other_peoples_data_make_a_table_of_statements(tmp_path):
    (tmp_path / "t.ttl").write_text("<urn:a:s> <urn:a:p> '=1'@en, 5 .")
    other = kg.open(tmp_path / "t.ttl")
    sheet = openpyxl.load_workbook(other.export(tmp_path / "t.xlsx"))["statement"]
    assert [[c.value for c in row][:3] for row in sheet.iter_rows(min_row=2)] == [["urn:a:s", "urn:a:p", "5"], ["urn:a:s", "urn:a:p", "=1"]]
    with zipfile.ZipFile(other.export(tmp_path / "t.zip")) as archive:
        assert b"'=1" in archive.read("statement.csv")
