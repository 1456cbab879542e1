"""Nothing goes out and nothing comes in: a listener on loopback hears no request, a secret file is never shown."""

from __future__ import annotations

import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pyoxigraph as ox
import pytest
from serving import server

import kg
from kg.errors import KnowledgeGraphError
from kg.guard import confinement

SECRET = "hedgehog-under-the-stairs"


class Ear(BaseHTTPRequestHandler):
    """Notes every request, and answers with something that any reader would take."""

    heard: list[str] = []

    def do_GET(self) -> None:
        self.heard.append(self.requestline)
        body = f'<urn:s> <urn:p> "{SECRET}" .\n'.encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/n-triples")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_HEAD = do_PUT = do_OPTIONS = do_GET

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.fixture(scope="module")
def ear():
    """Address of a listener."""
    Ear.heard = []
    listening = ThreadingHTTPServer(("127.0.0.1", 0), Ear)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_port}/data.nt"
    listening.shutdown()
    listening.server_close()


@pytest.fixture(scope="module")
def secret(tmp_path_factory):
    """A file that nobody may see, readable as RDF."""
    path = tmp_path_factory.mktemp("secret") / "secret.nt"
    path.write_text(f'<urn:s> <urn:p> "{SECRET}" .\n', encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    place = tmp_path_factory.mktemp("place") / "one.ttl"
    place.write_text("<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")
    with server("--from", str(place)) as found:
        yield found


QUERIES = {
    "service": "SELECT * {{ SERVICE <{ear}> {{ ?s ?p ?o }} }}",
    "service-silent": "SELECT * {{ SERVICE SILENT <{ear}> {{ ?s ?p ?o }} }}",
    "service-variable": "SELECT * {{ VALUES ?e {{ <{ear}> }} SERVICE ?e {{ ?s ?p ?o }} }}",
    "service-bound": "SELECT * {{ BIND(IRI('{ear}') AS ?e) SERVICE ?e {{ ?s ?p ?o }} }}",
    "service-exists": "SELECT * {{ ?a ?b ?c FILTER EXISTS {{ SERVICE <{ear}> {{ ?s ?p ?o }} }} }}",
    "service-case": "SELECT * {{ sErViCe<{ear}>{{?s ?p ?o}} }}",
    "service-prefix": "PREFIX x: <{ear}> SELECT * {{ SERVICE#hush\nx: {{ ?s ?p ?o }} }}",
    "service-escaped": "SELECT * {{ \\u0053ERVICE <{ear}> {{ ?s ?p ?o }} }}",
    "service-inner": "SELECT * {{ {{ SELECT ?s {{ OPTIONAL {{ SERVICE SILENT <{ear}> {{ ?s ?p ?o }} }} }} }} }}",
    "service-hidden": "SELECT * {{ ?a ?b ?c FILTER(?a<'x'&&'y'>?b) SERVICE <{ear}> {{ ?s ?p ?o }} }}",
    "from": "SELECT * FROM <{ear}> {{ ?s ?p ?o }}",
    "from-named": "SELECT * FROM NAMED <{ear}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "from-file": "SELECT * FROM <file://{secret}> {{ ?s ?p ?o }}",
    "from-file-named": "SELECT * FROM NAMED <file://{secret}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "from-path": "SELECT * FROM <{secret}> {{ ?s ?p ?o }}",
    "from-two": "SELECT * FROM <{ear}> FROM <file://{secret}> {{ ?s ?p ?o }}",
    "describe": "DESCRIBE <{ear}> <file://{secret}>",
    "graph": "SELECT * {{ GRAPH <{ear}> {{ ?s ?p ?o }} }}",
    "function": "SELECT (<{ear}>(1) AS ?x) {{ }}",
}
UPDATES = {
    "load": "LOAD <{ear}>",
    "load-into": "LOAD SILENT <{ear}> INTO GRAPH <urn:g>",
    "load-file": "LOAD <file://{secret}>",
    "insert-service": "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{ear}> {{ ?s ?p ?o }} }}",
}
FILES = {
    "context.jsonld": '{{"@context": "{ear}", "@id": "urn:a", "x": "y"}}',
    "contexts.jsonld": '[{{"@context": ["{ear}", {{"x": "urn:x"}}], "@id": "urn:a", "x": "y"}}]',
    "import.jsonld": '{{"@context": {{"@version": 1.1, "@import": "{ear}"}}, "@id": "urn:a"}}',
    "file.jsonld": '{{"@context": "file://{secret}", "@id": "urn:a", "x": "y"}}',
    "entity.rdf": '<!DOCTYPE r [<!ENTITY e SYSTEM "file://{secret}">]>'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:x="urn:x:"><rdf:Description rdf:about="urn:a"><x:y>&e;</x:y></rdf:Description></rdf:RDF>',
    "remote.rdf": '<!DOCTYPE r [<!ENTITY e SYSTEM "{ear}">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:x="urn:x:"><rdf:Description rdf:about="urn:a"><x:y>&e;</x:y></rdf:Description></rdf:RDF>',
    "dtd.rdf": '<!DOCTYPE r SYSTEM "{ear}"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
    "parameter.rdf": '<!DOCTYPE r [<!ENTITY % p SYSTEM "{ear}"> %p;]>'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
    "imports.ttl": "<urn:o> a <http://www.w3.org/2002/07/owl#Ontology> ; "
    "<http://www.w3.org/2002/07/owl#imports> <{ear}> , <file://{secret}> .",
    "shapes.ttl": "<urn:o> <http://www.w3.org/ns/shacl#shapesGraph> <{ear}> ; <http://www.w3.org/ns/shacl#entailment> <{ear}> .",
}


@pytest.mark.parametrize("name", [*QUERIES, *UPDATES])
def test_no_text_makes_a_request_or_shows_a_file(running, ear, secret, name):
    text = (QUERIES | UPDATES)[name].format(ear=ear, secret=secret)
    replies = [
        running.query(text, accept="*/*"),
        running.ask(query=text),
        running.ask(method="POST", body=text.encode(), headers={"Content-Type": "application/sparql-update"}),
        running.ask(update=text),
    ]
    assert SECRET not in "".join(r.body.decode() for r in replies) and Ear.heard == []
    if name in UPDATES or name.startswith("service"):
        assert {r.status // 100 for r in replies} == {4}


@pytest.mark.parametrize("name", [*QUERIES, *UPDATES])
@pytest.mark.parametrize("seconds", [None, 10], ids=["free", "guarded"])
def test_no_call_of_the_library_does(g, ear, secret, name, seconds):
    text = (QUERIES | UPDATES)[name].format(ear=ear, secret=secret)
    try:
        answer = g.sparql(text, timeout=seconds)
        shown = str(answer) if not hasattr(answer, "serialize") else answer.serialize()
    except KnowledgeGraphError as e:
        assert str(secret) not in str(e) or str(secret) in text
        shown = str(e)
    assert SECRET not in shown and Ear.heard == []


@pytest.mark.parametrize("name", [n for n in QUERIES if n.startswith("from")])
def test_the_views_of_rdflib_load_nothing_from_a_query(tmp_path, ear, secret, name):
    text = QUERIES[name].format(ear=ear, secret=secret)
    path = tmp_path / "one.ttl"
    path.write_text("<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")
    g = kg.open(path)
    for view in (g.dataset, g.flat(), g.sparql("CONSTRUCT WHERE { ?s ?p ?o }")):
        try:
            shown = str(list(view.query(text)))
        except Exception as e:  # noqa: BLE001 - whatever rdflib raises, it must not have asked
            shown = str(e)
        assert SECRET not in shown and Ear.heard == []


@pytest.mark.parametrize("field", ["default-graph-uri", "named-graph-uri", "using-graph-uri"])
def test_no_parameter_of_the_protocol_does(running, ear, secret, field):
    for value in (ear, f"file://{secret}", str(secret)):
        reply = running.ask(query="SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }", **{field: value})
        assert SECRET not in reply.body.decode() and Ear.heard == []
        assert reply.status in (200, 400, 403)


@pytest.mark.parametrize("name", FILES)
def test_no_file_that_is_opened_does(tmp_path, ear, secret, name):
    path = tmp_path / name
    path.write_text(FILES[name].format(ear=ear, secret=secret), encoding="utf-8")
    try:
        g = kg.open(path)
        shown = "".join(map(str, g.store)) + g.check().text()
    except KnowledgeGraphError as e:
        shown = str(e)
    assert SECRET not in shown and Ear.heard == []


def test_there_are_at_least_24_ways_tried():
    assert len(QUERIES) + len(UPDATES) + len(FILES) >= 24


def test_behind_the_refusal_stands_a_wall(ear):
    """A process that answers queries cannot reach the listener even if a text comes through: the engine itself is asked."""
    text = f"SELECT * {{ SERVICE <{ear}> {{ ?s ?p ?o }} }}"

    def wall(close) -> int:
        child = os.fork()
        if child == 0:
            try:
                with close():
                    list(ox.Store().query(text))
                os._exit(0)
            except Exception:  # noqa: BLE001
                os._exit(3)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    assert wall(confinement.no_new_files) == 3 and Ear.heard == []


def test_the_listener_hears(ear):
    """Last: without any guard the same engine does go out, so that the silence above means something."""
    try:
        list(ox.Store().query(f"SELECT * {{ SERVICE <{ear}> {{ ?s ?p ?o }} }}"))
    except Exception:  # noqa: BLE001 - the listener does not speak SPARQL
        pass
    assert len(Ear.heard) == 1
