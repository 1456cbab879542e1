"""Every address of the server, in every form and both languages; what is asked wrongly is told why."""

from __future__ import annotations

import csv
import io
import json
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import networkx as nx
import openapi_spec_validator
import pyoxigraph as ox
import pytest
from conftest import HAN
from serving import ROOT, server

from kg.guard import media
from kg.guard.media import ROWS, TRIPLES

DPN, ID = "https://w3id.org/eudpn/ontology#", "https://w3id.org/eudpn/id/"
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
    'content="default-src &#x27;none&#x27;; script-src &#x27;self&#x27;"><title>{}</title></head><body><h1>{}</h1></body></html>'
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A folder that looks like the explorer, and a secret beside it."""
    folder = tmp_path_factory.mktemp("explorer") / "site"
    for name in ("index.html", "en/overview.html", "en/thing/country-jpn.html", "zh/thing/country-jpn.html", "en/sparql.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PAGE.format(name, name), encoding="utf-8")
    (folder / "assets").mkdir()
    (folder / "assets" / "site.css").write_text("body {}", encoding="utf-8")
    (folder.parent / "secret.txt").write_text("hedgehog", encoding="utf-8")
    (folder / "assets" / "out.txt").symlink_to(folder.parent / "secret.txt")
    return folder


@pytest.fixture(scope="module")
def running(site):
    with server("--site", str(site)) as found:
        yield found


def get(running, path: str, accept: str = "", **headers: str):
    return running.ask(
        path, headers={k.replace("_", "-"): v for k, v in ({"Accept": accept} if accept else {}).items() | headers.items()}
    )


# SPARQL -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ROWS)
def test_rows_and_booleans_come_in_every_form(running, g, kind):
    text = f"""SELECT ?s ?n {{ ?s a <{DPN}Country> . BIND('é"; ,\\n' AS ?n) }} ORDER BY ?s LIMIT 7"""
    reply = running.query(text, kind)
    assert (reply.status, reply.kind) == (200, kind)
    if kind != "text/csv":  # which keeps no types
        form = ox.QueryResultsFormat.from_media_type(kind)
        rows = [[t.value for t in row] for row in ox.parse_query_results(reply.body, format=form)]
    else:
        rows = list(csv.reader(io.StringIO(reply.body.decode(), newline="")))[1:]
    assert [ID + s for s, _ in g.sparql(text).rows] == [s for s, _ in rows] and {n for _, n in rows} == {'é"; ,\n'}
    assert b"true" in running.query("ASK { ?s ?p ?o }", kind).body


@pytest.mark.parametrize("kind", TRIPLES)
def test_graphs_come_in_every_form(running, g, kind):
    text = f"CONSTRUCT WHERE {{ <{ID}country-jpn> ?p ?o }}"
    reply = running.query(text, kind)
    assert (reply.status, reply.kind) == (200, kind)
    found = {(q.subject, q.predicate, q.object) for q in ox.parse(reply.body, format=ox.RdfFormat.from_media_type(kind))}
    wanted = {(q.subject, q.predicate, q.object) for q in g.store.quads_for_pattern(ox.NamedNode(ID + "country-jpn"), None, None)}
    assert found == wanted and len(found) > 3


@pytest.mark.parametrize(
    "accept, offers, wanted",
    [
        ("", ROWS, "application/sparql-results+json"),
        ("*/*", TRIPLES, "text/turtle"),
        ("text/*", ROWS, "text/csv"),
        ("application/json", ROWS, "application/sparql-results+json"),
        ("text/csv;q=0.5, application/xml", ROWS, "application/sparql-results+xml"),
        ("text/csv;q=0.1, */*;q=0.01", ROWS, "text/csv"),
        ("text/csv;q=0, text/*", ROWS, "text/tab-separated-values"),
        ("image/png", ROWS, None),
        ("text/turtle", ROWS, None),
        ("*/*;q=0", ROWS, None),
        ("nonsense", ROWS, "application/sparql-results+json"),
        ("application/rdf+xml, text/turtle", TRIPLES, "text/turtle"),
        ("APPLICATION/LD+JSON ; q=1.0", TRIPLES, "application/ld+json"),
        ("text/plain", TRIPLES, "application/n-triples"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", ROWS, "application/sparql-results+xml"),
    ],
)
def test_the_accept_header_chooses(accept, offers, wanted):
    assert media.chosen(accept, list(offers)) == wanted


def test_a_form_that_is_not_given_is_refused(running):
    reply = running.query("ASK {}", "image/png")
    assert reply.status == 406 and "text/csv" in reply.json()["detail"]


def test_a_control_character_is_not_put_into_xml(running):
    text = "SELECT ?x { BIND('\\u0001' AS ?x) }"
    assert running.query(text, "application/sparql-results+xml").status == 406
    assert running.query(text).status == 200


def test_a_dataset_of_the_protocol_comes_before_from(running, g):
    layers = [f"https://w3id.org/eudpn/graph/{name}" for name in ("ontology", "vocabulary")]
    count = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}"

    def number(text: str, path: str = "/sparql") -> int:
        reply = running.ask(path, "POST", text.encode(), {"Content-Type": "application/sparql-query"})
        return int(reply.json()["results"]["bindings"][0]["n"]["value"])

    each = [number(count.format(f"FROM <{layer}>")) for layer in layers]
    assert number(count.format("")) == g.data.triples and all(0 < n < g.data.triples for n in each)
    first = "/sparql?default-graph-uri=" + quote(layers[0], safe="")
    assert number(count.format(""), first) == number(count.format(f"FROM <{layers[1]}>"), first) == each[0]
    assert number(count.format(""), first + "&default-graph-uri=" + quote(layers[1], safe="")) == sum(each)
    assert number(count.format(""), "/sparql?named-graph-uri=" + quote(layers[0], safe="")) == 0
    assert (
        number("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", "/sparql?named-graph-uri=" + quote(layers[0], safe=""))
        == each[0]
    )


def test_a_triple_in_two_graphs_counts_once(tmp_path):
    place = tmp_path / "two.nq"
    place.write_text(
        "".join(f"<urn:{s}> <urn:p> <urn:o> <urn:g{g}> .\n" for s, g in (("a", 1), ("a", 2), ("b", 2), ("c", 3))),
        encoding="utf-8",
    )
    with server("--from", str(place)) as running:

        def number(**graphs: str) -> int:
            return len(running.ask(query="SELECT * { ?s ?p ?o }", **graphs).json()["results"]["bindings"])

        assert number() == 3
        path = "/sparql?default-graph-uri=urn:g1&default-graph-uri=urn:g2&query=" + quote("SELECT * { ?s ?p ?o }")
        assert len(running.ask(path).json()["results"]["bindings"]) == 2
        assert running.ask("/id/country-jpn").status == 404
        assert running.ask("/ask/digital-partnerships").json()["rows"] == []
        assert running.ask("/.well-known/void", headers={"Accept": "application/n-triples"}).status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(running, method):
    reply = running.ask("/sparql", method, b"x")
    assert reply.status == 405 and "GET" in reply.headers["allow"] and reply.json()["title"] == "method"


def test_the_limits_of_a_text(running):
    long = "ASK { } # " + "x" * 70_000
    assert running.query(long).json()["title"] in ("query-too-long", "body-too-large")
    form = "query=" + quote("ASK { } # " + "é" * 40_000)
    reply = running.ask(method="POST", body=form, headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert reply.status == 413
    assert running.query("ASK { FILTER(" + "+".join(["1"] * 1_900) + " = 1900) }").json()["boolean"] is True
    assert "2000 operators" in running.query("ASK { FILTER(" + "+".join(["1"] * 2_100) + " = 1) }").json()["detail"]


# Things, questions, networks -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind, ending", TRIPLES.items())
def test_a_thing_in_every_form(running, kind, ending):
    by_header, by_ending = get(running, "/id/country-jpn", kind), get(running, f"/id/country-jpn.{ending}")
    assert by_header.kind == by_ending.kind == kind and by_header.headers["content-location"] == f"/id/country-jpn.{ending}"
    read = [
        {(q.subject, q.predicate, q.object) for q in ox.parse(r.body, format=ox.RdfFormat.from_media_type(kind))}
        for r in (by_header, by_ending)
    ]
    assert read[0] == read[1] and {s for s, _, _ in read[0]} > {ox.NamedNode(ID + "country-jpn")}
    assert all(ox.NamedNode(ID + "country-jpn") in (s, o) for s, _, o in read[0])


def test_a_thing_leads_a_person_to_its_page(running):
    for lang in ("en", "zh"):
        reply = get(running, "/id/country-jpn", "text/html", Accept_Language=f"{lang}, fr;q=0.5")
        assert (reply.status, reply.headers["location"]) == (303, f"/{lang}/thing/country-jpn.html")
        assert "accept" in reply.headers["vary"].lower()
        plain = get(running, "/id/country-kor", "text/html", Accept_Language=lang)
        assert plain.status == 200 and bool(HAN.search(plain.body.decode().split("<h1>")[1][:20])) == (lang == "zh")
    assert get(running, "/sparql", "text/html").headers["location"] == "/en/sparql.html"
    assert get(running, "/vocab/tech-ai").kind == "text/turtle" and get(running, "/ontology").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/id/nothing-here",
        "/id/a%20b",
        "/id/%3Cscript%3E",
        "/vocab/country-jpn",
        "/ask/no-such-question",
        "/network/no-such",
        "/network/%7BSELECT",
        "/no/such/page",
        "/assets/out.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/en/",
        "/assets",
    ],
)
def test_what_is_not_there_is_said_so(running, path):
    reply = get(running, path)
    assert reply.status == 404 and reply.kind == "application/problem+json" and b"hedgehog" not in reply.body
    assert HAN.search(reply.json()["detail_zh"]) and not HAN.search(reply.json()["detail"].replace("“", ""))


def test_the_kept_questions(running, g):
    listed = get(running, "/ask").json()
    assert [row["question"] for row in listed["rows"]] == [q.name for q in g.questions()]
    assert get(running, "/ask.csv").body.decode().startswith("question,")
    wanted = g.ask("digital-partnerships", as_of="2024-01-01")
    for reply in (
        get(running, "/ask/digital-partnerships?as_of=2024-01-01"),
        get(running, "/ask/digital-partnerships.json?as_of=2024-01-01"),
        get(running, "/ask/digital-partnerships?as_of=2024-01-01", "application/json"),
    ):
        assert reply.json() == json.loads(wanted.json()) and len(reply.json()["rows"]) > 0
    for path, accept in (
        ("/ask/digital-partnerships.csv?as_of=2024-01-01", ""),
        ("/ask/digital-partnerships?as_of=2024-01-01", "text/csv"),
    ):
        assert get(running, path, accept).body.decode() == wanted.csv(spreadsheet=True)


@pytest.mark.parametrize(
    "query, said",
    [
        ("as_of=yesterday", "as_of"),
        ("colour=red", "no parameter"),
        ("as_of=2024-01-01&as_of=2025-01-01", "twice"),
        ("lang=fr", "en and zh"),
    ],
)
def test_a_value_that_a_question_cannot_take(running, query, said):
    reply = get(running, "/ask/digital-partnerships?" + query)
    assert reply.status == 400 and said in reply.json()["detail"] and HAN.search(reply.json()["detail_zh"])


def test_a_misspelt_question_is_told_the_nearest(running):
    assert "digital-partnerships" in get(running, "/ask/digital-partnership").json()["nearest"]


def test_networks_in_every_form_with_their_receipt(running, g):
    net = g.network("partners", as_of="2024-01-01")
    path = "/network/partners{}?as_of=2024-01-01"
    read = {
        ".json": lambda b: nx.node_link_graph(json.loads(b), edges="edges"),
        ".graphml": lambda b: nx.parse_graphml(b.decode()),
        ".gexf": lambda b: nx.read_gexf(io.BytesIO(b)),
    }
    for ending, reader in read.items():
        found = reader(get(running, path.format(ending)).body)
        assert set(found) == set(net) and found.number_of_edges() == net.number_of_edges()
    assert len(list(csv.DictReader(io.StringIO(get(running, path.format(".csv")).body.decode())))) == net.number_of_edges()
    receipt = get(running, path.format(".receipt.json")).json()
    assert receipt["as_of"] == "2024-01-01" and receipt["edges"] == net.number_of_edges()
    without = get(running, "/network/partners.receipt.json?without=EU,Japan").json()
    assert without["nodes"] < get(running, "/network/partners.receipt.json").json()["nodes"]
    for query, said in (("possible=maybe", "true or false"), ("confidence=huge", "confidence"), ("colour=red", "colour")):
        reply = get(running, "/network/partners?" + query)
        assert reply.status == 400 and said in reply.json()["detail"]


# Descriptions --------------------------------------------------------------------------------------------------------


def test_the_openapi_document_is_valid_and_lists_every_question(running, g):
    document = get(running, "/openapi.json").json()
    openapi_spec_validator.validate(document)
    assert {f"/ask/{q.name}" for q in g.questions()} | {"/mcp", "/reconcile"} <= set(document["paths"])
    assert document["servers"] == [{"url": running.address}]
    (name,) = [p for p in document["paths"]["/ask/digital-partnerships"]["get"]["parameters"] if p["name"] == "as_of"]
    assert name["schema"]["format"] == "date"


@pytest.mark.parametrize("kind", TRIPLES)
def test_void_and_dcat_say_what_there_is(running, g, kind):
    reply = get(running, "/.well-known/void", kind)
    void, dcat = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#"
    store = ox.Store()
    store.extend(
        ox.Quad(q.subject, q.predicate, q.object) for q in ox.parse(reply.body, format=ox.RdfFormat.from_media_type(kind))
    )

    def one(text: str) -> list:
        return [tuple(t.value for t in row) for row in store.query(f"PREFIX void: <{void}> PREFIX dcat: <{dcat}> {text}")]

    assert one(
        "SELECT ?n { ?d a void:Dataset, dcat:Dataset ; void:triples ?n ; void:sparqlEndpoint ?e . ?s a dcat:DataService ; "
        "dcat:endpointURL ?e ; dcat:servesDataset ?d }"
    ) == [(str(g.data.triples),)]
    countries = one(f"SELECT ?n {{ ?c void:class <{DPN}Country> ; void:entities ?n }}")
    assert countries == [(str(len(g.sparql(f"SELECT ?s {{ ?s a <{DPN}Country> }}"))),)]
    assert get(running, "/dcat", kind).status == 200


def test_health_in_numbers(running, g):
    found = running.health()
    assert found["status"] == "ok" and found["digest"] == g.digest and found["workers"] == 5


# The explorer, and what every answer carries -------------------------------------------------------------------------


def test_the_explorer_is_served_with_its_own_policy(running):
    for path in ("/", "/en/overview.html"):
        reply = get(running, path)
        assert reply.status == 200 and reply.kind == "text/html"
        assert reply.headers["content-security-policy"] == "default-src 'none'; script-src 'self'; frame-ancestors 'self'"
    assert get(running, "/assets/site.css").kind == "text/css"


@pytest.mark.parametrize(
    "path", ["/healthz", "/sparql?query=ASK%7B%7D", "/sparql?query=ASK", "/ask", "/id/country-jpn", "/nothing", "/"]
)
def test_what_every_answer_carries(running, path):
    reply = get(running, path, Origin="https://example.org", Cookie="a=b")
    assert (
        reply.headers["x-content-type-options"] == "nosniff" and "default-src 'none'" in reply.headers["content-security-policy"]
    )
    assert reply.headers["access-control-allow-origin"] == "*" and "access-control-allow-credentials" not in reply.headers
    assert "set-cookie" not in reply.headers and "server" not in reply.headers
    head = running.ask(path, "HEAD")
    assert (head.status, head.body) == (reply.status, b"")


def test_a_browser_may_ask_first(running):
    reply = running.ask(
        "/sparql",
        "OPTIONS",
        headers={
            "Origin": "https://example.org",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
    )
    assert reply.status == 204 and "POST" in reply.headers["access-control-allow-methods"]
    assert "Content-Type" in reply.headers["access-control-allow-headers"]


def test_without_a_site_the_explorer_is_made_when_asked_for(tmp_path):
    """The first page says so in the language of the reader; the process that makes it ends with the server."""
    with server("--cors", "") as running:
        for lang in ("en", "zh"):
            reply = get(running, "/en/overview.html", Accept_Language=lang)
            assert reply.status == 503 and "refresh" in reply.headers and bool(HAN.search(reply.body.decode())) == (lang == "zh")
        assert "access-control-allow-origin" not in reply.headers
        assert get(running, "/robots.txt").status == 404 and get(running, "/ask").status == 200


def test_a_place_of_no_explorer_is_still_served(tmp_path):
    place = tmp_path / "one.ttl"
    place.write_text("<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")
    with server("--from", str(place)) as running:
        end = time.monotonic() + 60
        while (reply := get(running, "/")).status == 503:
            assert time.monotonic() < end
            time.sleep(0.5)
        assert reply.status == 200


# Wrong calls ---------------------------------------------------------------------------------------------------------


def call(*words: str, lang: str = "en") -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "serve", "--lang", lang, *words], capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_wrong_call_is_one_sentence(tmp_path, lang):
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    bad = tmp_path / "bad.ttl"
    bad.write_text("no turtle", encoding="utf-8")
    for words in (
        ("--port", str(taken.getsockname()[1])),
        ("--port", "99999"),
        ("--host", "no such host"),
        ("--site", str(tmp_path)),
        ("--from", "nowhere.ttl", "--port", "0"),
        ("--from", str(bad), "--port", "0"),
    ):
        code, said = call(*words, lang=lang)
        assert code == 2 and len(said.splitlines()) == 1 and "Traceback" not in said, (words, said)
        assert bool(HAN.search(said)) == (lang == "zh")
    taken.close()
    assert call("--timeout", "-1")[0] == call("--workers", "0")[0] == 2


def test_the_shell_stops_a_query(tmp_path):
    asked = Path(tmp_path / "q.rq")
    asked.write_text("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kg", "sparql", str(asked), "--timeout", "1", "--lang", "en"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
    )
    assert done.returncode == 2 and "stopped after 1 s" in done.stderr
    asked.write_text("SELECT ?x { VALUES ?x { 1 2 } }", encoding="utf-8")
    for words in ((), ("--timeout", "0")):
        done = subprocess.run(
            [sys.executable, "-m", "kg", "sparql", str(asked), "--as", "csv", *words],
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=60,
        )
        assert (done.returncode, done.stdout) == (0, "x\n1\n2\n")


def test_sparql_results_in_xml_are_xml(running):
    assert ElementTree.fromstring(
        running.query("SELECT ?s { ?s ?p ?o } LIMIT 3", "application/sparql-results+xml").body
    ).tag.endswith("sparql")
