"""The same calls give the same answers wherever a graph lies: tables, RDF files, a store on disk, a server."""
import gzip
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
import time

import pyoxigraph as ox
import pytest
import servers
from conftest import HAN

import kg
from kg import analysis, layout, places, research
from kg.errors import EndpointError, FileError, KnowledgeGraphError, QueryError
from kg.places import load, store, trust
from kg.places.client import Client
from kg.shell import main

ASSERTED = "https://w3id.org/eudpn/graph/asserted"
OWN = "PREFIX dpn: <https://w3id.org/eudpn/ontology#> "
# Ten calls of the Python door; each gives what can be compared.
CALLS = {
    "ask": lambda g: (g.ask("states-named").rows, g.ask("digital-partnerships").text("zh")),
    "ask with a parameter": lambda g: g.ask("with-partner", partner="韩国").csv(),
    "ask as of a day": lambda g: g.ask("digital-partnerships", as_of="2022-12-31").csv(),
    "sparql": lambda g: (g.sparql(OWN + "SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c ORDER BY DESC(?n) ?c").rows,
                         g.sparql(OWN + "ASK { ?s dpn:statedIn ?p }"),
                         g.sparql(OWN + "SELECT ?g { GRAPH ?g { ?s dpn:statedIn ?p } } ORDER BY ?g LIMIT 1").rows),
    "sparql construct": lambda g: sorted(g.sparql(OWN + "CONSTRUCT { ?s a ?c } { ?s a dpn:Country ; a ?c }").serialize(
        format="nt").splitlines()),
    "about": lambda g: (g.about("Japan").text("en"), g.about("evt-bra-adequacy-adopted").text("zh")),
    "network": lambda g: (sorted(g.network("partners").edges(data=True), key=str), g.network("partners").graph["receipt"]),
    "network with cuts": lambda g: g.network("partners", as_of="2024-01-01", confidence="medium", without=["EU"]).graph["receipt"],
    "analysis": lambda g: (analysis.rank(g.network("partner-technology")).csv(),
                           analysis.paths(g.network("knowledge"), "China", "quantum", k=2).text("zh")),
    "research table": lambda g: (research.table(g, "party").csv(), research.table(g, "event").csv()),
    "known": lambda g: g.known("2021-01-01").ask("mechanisms-count").rows,
    "digest and size": lambda g: (g.digest, g.size),
}


@pytest.fixture(scope="module")
def answers(g):
    return {name: call(g) for name, call in CALLS.items()}


@pytest.fixture(scope="module")
def server(g, tmp_path_factory):
    """The query address of an Oxigraph server that holds the dataset."""
    if servers.OXIGRAPH is None:
        pytest.skip(servers.NO_OXIGRAPH)
    with servers.oxigraph(tmp_path_factory.mktemp("server")) as running:
        load.load(g.quads, running.query)
        yield running.query


@pytest.fixture(scope="module")
def somewhere(g, tmp_path_factory, request):
    """The graph at each kind of place, made when first asked for."""
    folder, made = tmp_path_factory.mktemp("places"), {}

    def at(kind):
        if kind not in made:
            if kind == "tables":
                shutil.copytree(layout.DATA, folder / "tables")
                made[kind] = kg.open(folder / "tables")
            elif kind == "endpoint":
                made[kind] = kg.open(request.getfixturevalue("server"))
            else:
                made[kind] = kg.open(g.export(folder / f"graph.{kind}"))
        return made[kind]
    return at


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("kind", ["tables", "nq.gz", "jsonld", "store", "endpoint"])
def test_the_same_calls_give_the_same_answers(answers, somewhere, kind, call):
    assert CALLS[call](somewhere(kind)) == answers[call]


def test_every_kept_question_is_answered_alike_by_a_server(g, somewhere):
    far = somewhere("endpoint")
    assert not far._data.here and "answered by 127.0.0.1" in far.where.en and HAN.search(far.where.zh)
    for question in g.questions():
        assert far.ask(question.name).rows == g.ask(question.name).rows, question.name


def test_the_shell_takes_an_address_and_a_store(g, server, tmp_path, capsys):
    place = g.export(tmp_path / "graph.store")
    assert main(["ask", "digital-partnerships", "--as", "csv", "--from", str(place)]) == 0
    assert capsys.readouterr().out == g.ask("digital-partnerships").csv()
    assert main(["export", str(tmp_path / "copy.nq"), "--from", server]) == 0
    assert (tmp_path / "copy.nq").read_bytes() == g.export(tmp_path / "graph.nq").read_bytes()


# Files ------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("ending", ["ttl", "nt.gz", "trig.gz", "rdf"])
def test_an_rdf_file_of_any_form_can_be_asked(g, tmp_path, ending):
    other = kg.open(g.export(tmp_path / f"graph.{ending}"))
    assert other.ask("states-named").rows == g.ask("states-named").rows
    assert other.foreign == (not ending.startswith("trig")), "what has no graphs has lost its layers"


def test_packed_files_have_the_same_bytes_at_any_time(tmp_path):
    little = nothing_much(tmp_path)
    first = little.export(tmp_path / "one.nq.gz").read_bytes()
    time.sleep(1.1)
    assert little.export(tmp_path / "two.nq.gz").read_bytes() == first
    assert gzip.decompress(first) == little.export(tmp_path / "one.nq").read_bytes()


BAD = {
    "cut.nq.gz": lambda b: gzip.compress(b)[:-12], "plain.nq.gz": lambda b: b, "none.nq.gz": lambda b: b"",
    "bomb.nt.gz": lambda b: gzip.compress(b"#" * 300_000_000), "latin.ttl.gz": lambda b: gzip.compress('<urn:a:a> <urn:a:b> "é".'.encode("latin-1")),
    "utf16.nq": lambda b: b.decode().encode("utf-16"), "cut.trig": lambda b: b[:len(b) // 2 - 7], "other.nqq": lambda b: b,
    "folder.store": None,
}


@pytest.mark.parametrize("name", BAD)
def test_a_damaged_file_is_refused_in_words(tmp_path, name):
    path = tmp_path / name
    if BAD[name] is None:
        path.mkdir()
        (path / store.MARK).write_text("{}")
    else:
        path.write_bytes(BAD[name](b"<urn:a:a> <urn:a:b> <urn:a:c> <urn:a:g> .\n" * 3))
    with pytest.raises(FileError) as error:
        kg.open(path)
    assert HAN.search(error.value.said.zh) and len(str(error.value)) < 300


def test_an_empty_dataset_is_one_everywhere(tmp_path):
    (tmp_path / "empty.nq").write_text("")
    nothing = kg.open(tmp_path / "empty.nq")
    for name in ("again.nq.gz", "again.jsonld", "again.store", "again.ttl"):
        again = kg.open(nothing.export(tmp_path / name))
        assert again.size == "0 statements" and again.sparql("SELECT * { ?s ?p ?o }").rows == []
    with pytest.raises(EndpointError, match="empty"):
        load.load(nothing.quads, "http://127.0.0.1:9/query")


# Stores on disk ---------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def built(g, tmp_path_factory):
    return g.export(tmp_path_factory.mktemp("built") / "graph.store")


def test_a_store_says_what_it_holds(g, built):
    told = json.loads((built / store.MARK).read_text())
    assert told["quads"] == len(g.quads) and told["sha256"] == g.digest
    assert sum(told["graphs"].values()) == told["quads"] and told["files"]


def test_every_damage_of_a_store_is_found_before_an_answer(built, tmp_path):
    names = sorted(json.loads((built / store.MARK).read_text())["files"])
    for name in names:
        for how in ("cut", "gone", "bit"):
            copy = shutil.copytree(built, tmp_path / f"{name}-{how}")
            file = copy / store.ENGINE / name
            body = bytearray(file.read_bytes())
            if how == "gone":
                file.unlink()
            elif body:
                body[len(body) // 2] ^= 1
                file.write_bytes(body if how == "bit" else body[:len(body) // 2])
            else:
                continue
            with pytest.raises(FileError, match="damaged") as error:
                kg.open(copy)
            assert HAN.search(error.value.said.zh)
            shutil.rmtree(copy)
    assert len(names) > 3


def test_a_store_is_only_read_and_opens_twice(built):
    one, two = kg.open(built), kg.open(built)
    with pytest.raises((OSError, RuntimeError)):
        one.store.add(ox.Quad(ox.NamedNode("urn:a:a"), ox.NamedNode("urn:a:a"), ox.NamedNode("urn:a:a")))
    assert one.digest == two.digest
    kg.open(built)


def nothing_much(folder):
    (folder / "little.nq").write_text("<urn:a:a> <urn:a:b> <urn:a:c> <urn:a:g> .\n")
    return kg.open(folder / "little.nq")


def test_a_store_replaces_only_a_store(g, tmp_path):
    (tmp_path / "notes.store").mkdir()
    (tmp_path / "notes.store" / "mine.txt").write_text("mine")
    with pytest.raises(FileError, match="no store") as error:
        g.export(tmp_path / "notes.store")
    assert HAN.search(error.value.said.zh) and os.listdir(tmp_path / "notes.store") == ["mine.txt"]
    small = tmp_path / "small.nq"
    small.write_text("<urn:a:a> <urn:a:b> <urn:a:c> <urn:a:g> .\n<urn:a:a> <urn:a:b> <urn:a:c> <urn:a:h> .\n")
    assert kg.open(nothing_much(tmp_path).export(tmp_path / "x.store")).size == "1 statements"
    again = kg.open(kg.open(small).export(tmp_path / "x.store"))
    assert again.size == kg.open(small).size and again.sparql("SELECT ?s ?p ?o { ?s ?p ?o }").rows == [("urn:a:a", "urn:a:b", "urn:a:c")]
    assert sorted(os.listdir(tmp_path)) == ["little.nq", "notes.store", "small.nq", "x.store"]


# Servers that do not do as they should ----------------------------------------------------------------------------

class Script(http.server.BaseHTTPRequestHandler):
    """Answers as ``plan`` says: a list of functions, one a request, the last for ever."""

    plan, seen = [], []

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        self.seen.append((self.path, dict(self.headers), body))
        step = self.plan.pop(0) if len(self.plan) > 1 else self.plan[0]
        try:
            step(self)
        except OSError:
            pass

    do_GET = do_PUT = do_POST

    def log_message(self, *_):
        pass


def said(status=200, body=b"", kind="application/sparql-results+json", length=None, **headers):
    def answer(request):
        request.send_response(status)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)
    return answer


def drip(request):
    request.send_response(200)
    request.send_header("Content-Type", "application/sparql-results+json")
    request.end_headers()
    while True:
        request.wfile.write(b" ")
        time.sleep(0.05)


def drip_head(request):
    request.wfile.write(b"HTTP/1.0 200 OK\r\n")
    while True:
        request.wfile.write(b"X-More: 1\r\n")
        time.sleep(0.3)


YES = said(body=b'{"head": {}, "boolean": true}')
NO = said(body=b'{"head": {}, "boolean": false}')


def count(number):
    return said(body=json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {
        "type": "literal", "datatype": "http://www.w3.org/2001/XMLSchema#integer", "value": str(number)}}]}}).encode())


def rows(number):
    return said(body=json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": [
        {"x": {"type": "literal", "value": str(i)}} for i in range(number)]}}).encode())


@pytest.fixture
def odd():
    """A function that makes a server follow a plan, and gives its address."""
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Script,), {"plan": [], "seen": []}))
    threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True).start()

    def follow(*plan):
        running.RequestHandlerClass.plan[:] = plan
        return f"http://127.0.0.1:{running.server_address[1]}/sparql"
    follow.seen = running.RequestHandlerClass.seen
    yield follow
    running.shutdown()
    running.server_close()


ODD = {
    "a web page": (said(body=b"<html>hello</html>", kind="text/html; charset=utf-8"), "web page"),
    "another kind": (said(body=b"x,y\n", kind="text/csv"), "text/csv"),
    "no kind": (said(body=b"{}", kind=""), "nothing"),
    "half a body": (said(body=b'{"head": {"vars": ["x"]}, "results": {"bindings": [', length=4000), "ends after"),
    "cut JSON": (said(body=b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": '), "damaged or was cut"),
    "a cry in the JSON": (said(body=b'{"head": {"vars": ["x"]}, "results": {"bindings": [!TIMEDOUT!]}}'), "damaged or was cut"),
    "other JSON": (said(body=b"[1, 2]"), "damaged or was cut"),
    "not UTF-8": (said(body=b'{"head": {}, "boolean": "\xff"}'), "damaged or was cut"),
    "a bad request": (said(400, b"Parse error near line 1", "text/plain"), "Parse error near line 1"),
    "its own fault": (said(500, b"boom", "text/plain"), "boom"),
    "part of an answer": (said(206, b'{"head": {}, "boolean": true}'), "status 206"),
    "no access": (said(403, b"no", "text/plain"), "KG_AUTH"),
    "no such place": (said(404, b"nothing here", "text/plain"), "status 404"),
    "always busy": (said(503, b"busy", "text/plain", Retry_After="0"), "status 503"),
    "another host": (said(307, b"", Location="http://elsewhere.example/sparql"), "elsewhere.example"),
    "another port": (said(302, b"", Location="http://127.0.0.1:1/sparql"), "127.0.0.1:1"),
    "a body without an end": (drip, "within 1"),
    "a head without an end": (drip_head, "within 1"),
}


@pytest.mark.parametrize("name", ODD)
def test_a_server_that_answers_badly_is_told_in_words_and_in_time(odd, name):
    answer, expected = ODD[name]
    start = time.monotonic()
    with pytest.raises((EndpointError, QueryError), match=expected) as error:
        kg.open(odd(answer), timeout=1)
    assert time.monotonic() - start < 8
    assert HAN.search(error.value.said.zh) and len(str(error.value)) < 700 and "\n" not in str(error.value)


@pytest.mark.parametrize("address, expected", [
    ("http://127.0.0.1:9/sparql", "no answer"), ("http://", "not the address"), ("http://a b/", "not the address"),
    ("http://user:secret@127.0.0.1/sparql", "no password"), ("https://127.0.0.1:99999/", "not the address"),
    ("http://nowhere.invalid/sparql", "no answer")])
def test_a_place_that_cannot_be_reached_is_told_in_words(address, expected):
    with pytest.raises(EndpointError, match=expected) as error:
        kg.open(address, timeout=2)
    assert HAN.search(error.value.said.zh) and "secret" not in str(error.value)


def test_an_answer_without_an_end_is_left_at_the_limit(odd, monkeypatch):
    from kg.places import client

    monkeypatch.setattr(client, "SIZE_LIMIT", 100_000)
    with pytest.raises(EndpointError, match="larger than"):
        kg.open(odd(said(body=b" " * 200_000)), timeout=5)


def test_what_fails_for_a_moment_is_tried_again(odd):
    far = kg.open(odd(said(503, Retry_After="0"), said(502), NO, YES, NO, YES), timeout=10)
    assert far.foreign and len(odd.seen) == 4


def test_a_redirect_on_the_same_host_keeps_the_query(odd):
    address = odd(said(308, Location="/other"), NO, said(307, Location="/other"), YES)
    kg.open(address)
    assert [path for path, _, _ in odd.seen] == ["/sparql", "/other"] * 2
    assert odd.seen[0][2] == odd.seen[1][2] and b"ASK" in odd.seen[1][2]


def test_an_answer_that_the_server_cut_is_completed_or_refused(odd):
    address = odd(NO, YES)
    far = kg.open(address)
    odd(rows(1000), count(1700), rows(700))
    assert len(far.sparql("SELECT ?x { ?x ?p ?o }")) == 1700
    assert b"LIMIT+5000+OFFSET+1000" in odd.seen[-1][2]
    odd(rows(1000), count(1700), rows(0))
    with pytest.raises(EndpointError, match="1,000 of 1,700"):
        far.sparql("SELECT ?x { ?x ?p ?o }")
    asked = len(odd.seen)
    odd(rows(20))
    assert len(far.sparql("SELECT ?x { ?x ?p ?o } LIMIT 20")) == 20 and len(odd.seen) == asked + 1


def test_a_copy_that_does_not_add_up_is_refused(odd):
    far = kg.open(odd(YES, *[count(0)] * 4, count(3), count(0), NO))
    assert far.size == "3 statements"
    odd(said(body=b'{"head": {"vars": ["s", "p", "o"]}, "results": {"bindings": []}}'))
    with pytest.raises(EndpointError, match="counts 3 statements"):
        far.about("Japan")


def test_large_data_of_other_people_are_asked_and_not_copied(odd):
    far = kg.open(odd(NO, YES))
    odd(count(10_000_000))
    with pytest.raises(EndpointError, match="10,000,000 statements of another dataset"):
        far.about("Japan")
    odd(rows(2))
    assert far.sparql("SELECT ?x { ?s ?p ?x }").rows == [("0",), ("1",)]
    with pytest.raises(FileError, match="two clocks"):
        far.known("2020-01-01")


@pytest.mark.parametrize("auth, header", [("Bearer abc", "Bearer abc"), ("Basic eHg6eXk=", "Basic eHg6eXk=")])
def test_a_token_goes_along(odd, auth, header, monkeypatch):
    kg.open(odd(NO, YES), auth=auth)
    assert odd.seen[-1][1]["Authorization"] == header
    monkeypatch.setenv("KG_AUTH", auth)
    kg.open(odd(NO, YES))
    assert odd.seen[-1][1]["Authorization"] == header


def test_a_password_goes_out_only_when_asked_for_and_never_in_the_open(odd):
    wanted = said(401, b"", WWW_Authenticate='Basic realm="x"')
    kg.open(odd(wanted, NO, wanted, YES), auth="me:secret")
    assert "Authorization" not in odd.seen[0][1] and odd.seen[1][1]["Authorization"].startswith("Basic ")
    with pytest.raises(EndpointError, match="unencrypted"):
        Client("http://example.org/sparql", auth="Bearer abc")
    open_one = Client("http://example.org/sparql", auth="me:secret")
    assert not any("Basic" in type(h).__name__ for h in open_one._opener.handlers)
    with pytest.raises(EndpointError, match="neither"):
        Client("https://example.org/sparql", auth="secret")


def test_what_is_sent_is_plain_sparql_protocol(odd):
    far = kg.open(odd(YES, *[count(0)] * 4, count(3), count(0), NO), here=False)
    odd(YES)
    assert far.sparql("ASK { ?s ?p ?o }") is True
    path, headers, body = odd.seen[-1]
    assert headers["Content-Type"] == "application/x-www-form-urlencoded" and headers["Accept"]
    assert body.startswith(b"query=ASK") and b"default-graph-uri=https%3A%2F%2Fw3id.org" in body and b"named-graph-uri" in body
    far.sparql(f"ASK FROM <{ASSERTED}> {{ ?s ?p ?o }}")
    assert b"default-graph-uri" not in odd.seen[-1][2]
    assert b"SERVICE" not in body
    with pytest.raises(QueryError, match="SERVICE"):
        far.sparql("SELECT * { SERVICE <http://e.org/> { ?s ?p ?o } }")
    with pytest.raises(QueryError, match="update"):
        far.sparql("CLEAR ALL")


def test_a_server_that_gets_sparql_wrong_is_not_believed(g, server, monkeypatch):
    assert trust.failures(kg.open(server)._data.asked) == ()
    wrong = (trust.Probe("SELECT ?x { VALUES ?x { 1 } }", ("2",), kg.graph.Bilingual("a wrong thing", "一处错误")),)
    monkeypatch.setattr(trust, "PROBES", wrong)
    far = kg.open(server)
    assert far._data.here and "a wrong thing" in far.where.en and "一处错误" in far.where.zh
    assert far.ask("states-named").rows == g.ask("states-named").rows
    assert not kg.open(server, here=False)._data.here and kg.open(server, here=True)._data.here


def test_the_check_says_which_questions_a_server_answers_otherwise(g, server, monkeypatch):
    monkeypatch.setattr("kg.shapes.check", lambda *_: [])
    monkeypatch.setattr(kg.KnowledgeGraph, "questions", lambda self: [g.question("digital-partnerships"), g.question("states-named")])
    far = kg.open(server, here=False)
    assert far.check().rows == []
    real = far._data.asked
    monkeypatch.setattr(far._data, "asked", lambda text, graphs=(): real(
        text.replace("voc:type-digital-partnership", "voc:nothing"), graphs))
    (found,) = far.check().records()
    assert found["thing"] == "digital-partnerships" and HAN.search(found["message"].zh)


def test_opening_places_needs_no_heavy_library(built):
    script = "import kg, sys; kg.open(sys.argv[1]).ask('states-named'); print(*[m for m in ('networkx', 'rdflib', 'urllib.request') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script, str(built)], capture_output=True, text=True, timeout=60,
                          env={**os.environ, "PYTHONPATH": str(layout.PACKAGE.parent)})
    assert done.returncode == 0 and done.stdout.strip() in ("", "urllib.request"), done.stderr


def test_places_are_told_apart(g, built, tmp_path):
    assert places.ours(g._data) and not kg.open(built).foreign
    (tmp_path / "theirs.ttl").write_text("<urn:a:a> <http://www.w3.org/2000/01/rdf-schema#label> 'x' .")
    assert kg.open(tmp_path / "theirs.ttl").foreign
    with pytest.raises(KnowledgeGraphError):
        kg.open(tmp_path / "nothing")
