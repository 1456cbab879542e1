"""The W3C's tests through our own server: protocol, service description, and every SPARQL 1.1 query test over HTTP."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

import pyoxigraph as ox
import pytest
import w3c
from serving import RDF_TESTS, Reply, server
from w3c import MF, UT

from kg.guard.media import TRIPLES

pytestmark = pytest.mark.skipif(not RDF_TESTS.is_dir(), reason="the W3C's rdf-tests are not in ../shared/rdf-tests")
FOLDERS = [
    f"sparql11/{name}"
    for name in (
        "aggregates",
        "bind",
        "bindings",
        "cast",
        "construct",
        "csv-tsv-res",
        "exists",
        "functions",
        "grouping",
        "json-res",
        "negation",
        "project-expression",
        "property-path",
        "service",
        "subquery",
        "syntax-query",
        "syntax-fed",
    )
]
KNOWN = {  # of the engine; the numbers are those of its tracker (github.com/oxigraph/oxigraph)
    "sparql11/aggregates/agg-groupconcat-04": "oxigraph 1717: GROUP_CONCAT keeps a language tag",
    "sparql11/aggregates/agg-groupconcat-06": "oxigraph 1717: GROUP_CONCAT keeps a language tag",
    "sparql11/aggregates/agg-empty-group-count-graph": "oxigraph 1450: aggregates inside GRAPH ?g",
    "sparql11/bindings/graph": "oxigraph 1905: VALUES inside GRAPH ?g",
    "sparql11/csv-tsv-res/tsv03": "oxigraph 526: the store keeps numbers in one written form",
    "sparql11/functions/bnode01": "no number upstream: BNODE(text) gives one node for all rows",
    "sparql11/negation/graph-minus": "oxigraph 1905 (mended in 1804): MINUS inside GRAPH ?g",
    "sparql11/service/service7": "refused on purpose: no query leaves this machine, with SILENT neither",
    "sparql11/property-path/zero_or_more_set_start": "oxigraph 1815: a term outside the graph has a path of no step",
    "sparql11/property-path/zero_or_more_set_end": "oxigraph 1815",
    "sparql11/property-path/zero_or_one_set_start": "oxigraph 1815",
    "sparql11/property-path/zero_or_one_set_end": "oxigraph 1815",
}
CASES = w3c.cases(RDF_TESTS, FOLDERS) if RDF_TESTS.is_dir() else []
NOTHING = "urn:x-empty"


# Query evaluation and syntax ---------------------------------------------------------------------------------------------


def graph_of(path) -> str:
    """The graph that holds a file on our server."""
    return w3c.url(path, RDF_TESTS)


@pytest.fixture(scope="module")
def suite(tmp_path_factory):
    """A server whose graphs are all files of the tests, each under its address; a test names those that make up its dataset."""
    graphs = {graph_of(path): path for case in CASES for path in case.default}
    for case in CASES:
        for name, path in case.named:
            assert graphs.setdefault(name, path) == path, f"two files for the graph {name}"
    store = ox.Store()
    for name, path in graphs.items():
        store.load(path=str(path), format=w3c.FORMATS[path.suffix], base_iri=name, to_graph=ox.NamedNode(name))
    place = tmp_path_factory.mktemp("suite") / "suite.nq"
    with place.open("wb") as f:
        store.dump(f, format=ox.RdfFormat.N_QUADS)
    with server("--from", str(place)) as running:
        yield running


def over_http(running, case: w3c.Case) -> w3c.Answer | None:
    """The answer of our server, its dataset named by the parameters of the protocol."""
    default, named = [graph_of(p) for p in case.default], [name for name, _ in case.named]
    if case.own_dataset:
        fields = []  # FROM clauses in the text
    else:
        fields = [("default-graph-uri", g) for g in default or [NOTHING]] + [("named-graph-uri", g) for g in named]
    path = "/sparql" + ("?" if fields else "") + "&".join(f"{k}={quote(v, safe='')}" for k, v in fields)
    cells = case.kind == "CSVResultFormatTest" or (case.result is not None and case.result.suffix == ".csv")
    accept = "text/csv" if cells else "application/sparql-results+json, application/n-triples"
    reply = running.ask(
        path, "POST", f"BASE <{case.base}>\n{case.text}".encode(), {"Content-Type": "application/sparql-query", "Accept": accept}
    )
    if "SyntaxTest" in case.kind:
        if reply.status == 400 and reply.json()["title"] == "syntax":
            raise SyntaxError(reply.json()["detail"])
        if case.kind.startswith("Positive") and re.search(r"\bSERVICE\b", case.text, re.I):
            assert reply.status == 403 and reply.json()["title"] == "not-allowed"  # understood, and refused on purpose
        return None
    if reply.status != 200:
        raise ValueError(reply.body.decode())
    if cells:
        return w3c.csv_of(reply.body.decode())
    if reply.kind == "application/n-triples":
        return w3c.graph_of(ox.parse(reply.body, format=ox.RdfFormat.N_TRIPLES))
    return w3c.rows_of(ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.JSON))


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            c, id=c.id, marks=[pytest.mark.xfail(strict=True, raises=w3c.Failed, reason=KNOWN[c.id])] if c.id in KNOWN else []
        )
        for c in CASES
    ],
)
def test_sparql_11_over_http(suite, case):
    w3c.judged(case, lambda c: over_http(suite, c))


def test_no_fewer_hold_than_with_the_bare_engine(suite):
    """What the engine itself answers rightly on the same files, our server does too."""

    def held(engine):
        found = set()
        for case in CASES:
            try:
                w3c.judged(case, engine)
                found.add(case.id)
            except w3c.Failed:
                pass
        return found

    bare, ours = held(w3c.bare), held(lambda c: over_http(suite, c))
    assert len(CASES) > 300 and sorted(bare - ours) == ["sparql11/service/service7"]
    assert set(KNOWN) <= {c.id for c in CASES}


# Protocol and service description ------------------------------------------------------------------------------------------

HT, CNT, HTS = "http://www.w3.org/2011/http#", "http://www.w3.org/2011/content#", "http://www.w3.org/2011/http-statusCodes#"
FORMS = {"boolean": ("sparql-results",), "tabular": ("sparql-results", "csv", "tab-separated"), "RDF": tuple(TRIPLES)}


def requests() -> list[tuple[str, list[dict]]]:
    """The protocol tests: name and requests, each with what it expects."""
    m = w3c.manifest(RDF_TESTS, "sparql11/protocol")
    found = []
    for name, _, node in m.entries():
        sent = []
        for r in m.listed(m.one(m.one(node, MF + "action"), HT + "requests")):
            body, headers = m.one(r, HT + "body"), m.one(r, HT + "headers")
            reply = m.one(r, HT + "resp")
            sent.append(
                {
                    "path": m.one(r, HT + "absolutePath").value,
                    "method": m.one(r, HT + "methodName").value,
                    "headers": {m.one(h, HT + "fieldName").value: m.one(h, HT + "fieldValue").value for h in m.listed(headers)},
                    "body": None
                    if body is None
                    else m.one(body, CNT + "chars").value.encode(m.one(body, CNT + "characterEncoding").value),
                    "status": [s.value.removeprefix(HTS) for s in m.every(reply, MF + "expectedStatus")],
                    "truth": getattr(m.one(reply, MF + "expectedBoolean"), "value", None),
                    "format": getattr(m.one(reply, MF + "expectedFormat"), "value", None),
                }
            )
        found.append((name, sent))
    return found


PROTOCOL = requests() if RDF_TESTS.is_dir() else []
READING = [p for p in PROTOCOL if not p[0].startswith("update_")]
WRITING = [p for p in PROTOCOL if p[0].startswith("update_")]


@pytest.fixture(scope="module")
def protocol(tmp_path_factory):
    """A server with the three graphs of the protocol tests."""
    m = w3c.manifest(RDF_TESTS, "sparql11/protocol")
    store = ox.Store()
    for _, _, node in m.entries():
        for data in m.every(node, UT + "graphData"):
            name = ox.NamedNode(m.one(data, w3c.RDFS + "label").value)
            store.load(path=str(m.file(m.one(data, UT + "graph"))), format=ox.RdfFormat.N_TRIPLES, to_graph=name)
    place = tmp_path_factory.mktemp("protocol") / "data.nq"
    with place.open("wb") as f:
        store.dump(f, format=ox.RdfFormat.N_QUADS)
    with server("--from", str(place)) as running:
        yield running


def sent(running, r: dict) -> Reply:
    """One request of a protocol test."""
    return running.ask("/sparql" + r["path"].removeprefix("/sparql/"), r["method"], r["body"], r["headers"])


def test_there_are_27_tests_that_read():
    assert len(READING) == 27 and len(PROTOCOL) == 34


@pytest.mark.parametrize("name, wanted", READING, ids=[name for name, _ in READING])
def test_protocol(protocol, name, wanted):
    for r in wanted:
        reply = sent(protocol, r)
        assert any(re.fullmatch(s.removeprefix("StatusCode").replace("xx", ".."), str(reply.status)) for s in r["status"]), (
            reply.body
        )
        if r["format"]:
            assert any(part in reply.kind for part in FORMS[r["format"]]), reply.kind
        if r["truth"] is not None:
            assert (b"true" in reply.body) is (r["truth"] in ("true", "1"))


@pytest.mark.parametrize("name, wanted", WRITING, ids=[name for name, _ in WRITING])
def test_every_update_is_refused(protocol, name, wanted):
    before = protocol.query("SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?g ?s ?p ?o").body
    updates = [
        r for r in wanted if "update" in r["headers"].get("content-type", r["path"]) or (r["body"] or b"").startswith(b"update=")
    ]
    assert updates
    for r in updates:
        assert 400 <= sent(protocol, r).status < 500
    assert protocol.query("SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?g ?s ?p ?o").body == before


@pytest.mark.parametrize(
    "accept", ["", "text/turtle", "application/rdf+xml", "application/n-triples", "text/turtle, application/rdf+xml;q=0.8"]
)
def test_service_description(protocol, accept):
    """Returns RDF, has a matching endpoint, conforms to the schema."""
    sd = "http://www.w3.org/ns/sparql-service-description#"
    reply = protocol.ask(headers={"Accept": accept} if accept else {})
    assert reply.status == 200 and reply.kind in TRIPLES and (not accept or reply.kind in accept)
    kind = ox.RdfFormat.from_media_type(reply.kind)
    triples = [
        (q.subject, q.predicate.value, q.object) for q in ox.parse(reply.body, format=kind, base_iri=protocol.address + "/sparql")
    ]
    (service,) = [s for s, p, o in triples if o == ox.NamedNode(sd + "Service")]
    (endpoint,) = [o for s, p, o in triples if (s, p) == (service, sd + "endpoint")]
    assert urlsplit(endpoint.value).path == "/sparql" and endpoint.value == protocol.address + "/sparql"
    named = {o.value for s, p, o in triples if p == sd + "name"}
    assert named == {f"http://kasei.us/2009/09/sparql/data/data{i}.rdf" for i in (1, 2, 3)}
    terms = {
        "endpoint",
        "supportedLanguage",
        "feature",
        "resultFormat",
        "defaultDataset",
        "defaultGraph",
        "namedGraph",
        "name",
        "graph",
    }
    assert {p.removeprefix(sd) for _, p, _ in triples if p.startswith(sd)} <= terms
    assert {o for s, p, o in triples if p == sd + "supportedLanguage"} >= {ox.NamedNode(sd + "SPARQL11Query")}
