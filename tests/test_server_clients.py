"""Programs that other people use, against the endpoint: SPARQLWrapper, rdflib's store, the curl lines of the page, a browser."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest
from browser import chromium  # noqa: F401 - a fixture
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from serving import ROOT, server
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, POSTDIRECTLY, RDFXML, TSV, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, QueryBadFormed

DPN, JAPAN = "https://w3id.org/eudpn/ontology#", "https://w3id.org/eudpn/id/country-jpn"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
COUNTRIES = f"SELECT ?s {{ ?s a <{DPN}Country> }} ORDER BY ?s LIMIT 9"


@pytest.fixture(scope="module")
def running():
    with server() as found:
        yield found


@pytest.fixture(scope="module")
def wanted(g):
    """Nine countries, in order."""
    return ["https://w3id.org/eudpn/id/" + name for (name,) in g.sparql(COUNTRIES).rows]


# SPARQLWrapper -------------------------------------------------------------------------------------------------------


@pytest.fixture
def wrapper(running):
    return SPARQLWrapper(running.address + "/sparql")


@pytest.mark.parametrize("method, sent", [("GET", None), (POST, URLENCODED), (POST, POSTDIRECTLY)], ids=["get", "form", "direct"])
def test_sparqlwrapper_asks_in_three_ways(wrapper, wanted, method, sent):
    wrapper.setMethod(method)
    if sent:
        wrapper.setRequestMethod(sent)
    wrapper.setQuery(COUNTRIES)
    wrapper.setReturnFormat(JSON)
    assert [row["s"]["value"] for row in wrapper.queryAndConvert()["results"]["bindings"]] == wanted
    wrapper.setReturnFormat(XML)
    assert [n.firstChild.data for n in wrapper.queryAndConvert().getElementsByTagName("uri")] == wanted
    for form in (CSV, TSV):
        wrapper.setReturnFormat(form)
        assert [line.strip("<>") for line in wrapper.queryAndConvert().decode().split()[1:]] == wanted


@pytest.mark.parametrize("form", [TURTLE, RDFXML, JSONLD, N3])
def test_sparqlwrapper_gets_graphs(wrapper, form):
    wrapper.setQuery(f"CONSTRUCT WHERE {{ <{JAPAN}> <{LABEL}> ?o }}")
    wrapper.setReturnFormat(form)
    found = wrapper.queryAndConvert()
    found = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
    assert (URIRef(JAPAN), URIRef(LABEL), Literal("Japan", lang="en")) in found


def test_sparqlwrapper_asks_names_graphs_and_is_told_what_is_wrong(wrapper):
    wrapper.setQuery("ASK { ?s ?p ?o }")
    wrapper.setReturnFormat(JSON)
    assert wrapper.queryAndConvert()["boolean"] is True
    wrapper.addDefaultGraph("urn:none")
    assert wrapper.queryAndConvert()["boolean"] is False
    wrapper.setQuery("ASK {")
    with pytest.raises(QueryBadFormed, match="line 1, column 6"):
        wrapper.query()
    wrapper.setMethod(POST)
    wrapper.setQuery("DROP ALL")
    with pytest.raises((EndPointInternalError, Exception), match="403|read only"):
        wrapper.query()


# rdflib's SPARQLStore ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_reads_the_endpoint_as_a_graph(running, g, wanted, method):
    remote = Graph(SPARQLStore(running.address + "/sparql", method=method))
    assert [str(row.s) for row in remote.query(COUNTRIES)] == wanted
    assert {o.language: str(o) for o in remote.objects(URIRef(JAPAN), URIRef(LABEL))}["zh"] == "日本"
    assert (URIRef(JAPAN), None, URIRef(DPN + "Country")) in remote
    assert len(remote) == g.data.triples
    with pytest.raises(Exception, match="[Rr]ead"):
        remote.add((URIRef("urn:a"), URIRef("urn:b"), URIRef("urn:c")))


# curl ----------------------------------------------------------------------------------------------------------------


LINES = re.findall(r"^curl .+$", (ROOT / "docs" / "server.md").read_text(encoding="utf-8"), re.M)


def test_the_page_shows_every_kind_of_address():
    page = "\n".join(LINES)
    assert all(
        part in page for part in ("/sparql", "/id/", "/ask", "/network/", "/openapi.json", "/.well-known/void", "/healthz")
    )


@pytest.mark.skipif(not shutil.which("curl"), reason="there is no curl here")
@pytest.mark.parametrize("line", LINES)
def test_the_curl_lines_of_the_page_work_as_they_stand(running, line):
    assert "127.0.0.1:8080" in line
    words = shlex.split(line.replace("http://127.0.0.1:8080", running.address))
    done = subprocess.run(words, capture_output=True, timeout=30, env={"PATH": "/usr/bin:/bin:/usr/local/bin", "no_proxy": "*"})
    assert done.returncode == 0, done.stderr
    assert len(done.stdout) > 20
    if "ld+json" in line or line.endswith((".json", ".jsonld", "/ask", "/healthz")):
        json.loads(done.stdout)
    elif "turtle" in line:
        assert list(ox.parse(done.stdout, format=ox.RdfFormat.TURTLE))


# A browser -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def elsewhere():
    """A page of another origin, such as an editor for queries that somebody hosts."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = b"<!doctype html><title>editor</title>"
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Silent."""

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://localhost:{listening.server_port}/"
    listening.shutdown()
    listening.server_close()


ASKED = """async ([endpoint, query, method]) => {
    const body = new URLSearchParams({query});
    const accept = {'Accept': 'application/sparql-results+json,*/*;q=0.9'};
    const reply = method === 'GET' ? await fetch(endpoint + '?' + body, {headers: accept})
        : method === 'form' ? await fetch(endpoint, {method: 'POST', body, headers: accept})
        : await fetch(endpoint, {method: 'POST', body: query, headers: {...accept, 'Content-Type': 'application/sparql-query'}});
    return [reply.status, reply.headers.get('Content-Type'), await reply.json()];
}"""


@pytest.mark.parametrize("method", ["GET", "form", "direct"])
def test_a_page_of_another_origin_may_read(running, wanted, elsewhere, chromium, method):  # noqa: F811
    """As editors such as YASGUI ask: a form, an address, or the text itself, which makes the browser ask for leave first."""
    page = chromium.new_page()
    try:
        page.goto(elsewhere)
        status, kind, answer = page.evaluate(ASKED, [running.address + "/sparql", COUNTRIES, method])
        assert (status, kind) == (200, "application/sparql-results+json")
        assert [row["s"]["value"] for row in answer["results"]["bindings"]] == wanted
        status, kind, answer = page.evaluate(ASKED, [running.address + "/sparql", "SELECT {", method])
        assert status == 400 and "line 1, column" in answer["detail"]  # an error can be read too
        assert page.context.cookies() == []
    finally:
        page.close()


def test_an_origin_may_be_named(elsewhere, chromium, tmp_path):  # noqa: F811
    place = Path(tmp_path / "one.ttl")
    place.write_text("<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")
    for origin, let in ((elsewhere.rstrip("/"), True), ("https://example.org", False)):
        with server("--from", str(place), "--cors", origin) as running:
            page = chromium.new_page()
            page.goto(elsewhere)
            read = page.evaluate("e => fetch(e).then(() => true, () => false)", running.address + "/healthz")
            page.close()
            assert read is let
