"""The dataset: the same data give the same bytes wherever they are built; files are read strictly and written whole."""
import gzip
import hashlib
import os
import random
import stat
import subprocess
import sys
import threading
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from conftest import HAN, rows, write_rows

import kg
from kg import layout
from kg.dataset import read_file
from kg.errors import FileError

ENDINGS = ("nq", "trig", "ttl")
BUILD = """
import sys, kg
g = kg.open(sys.argv[1])
for ending in ("nq", "trig", "ttl"):
    g.export(sys.argv[2] + "/graph." + ending)
print(g.digest)
"""


def digests(folder):
    return {e: hashlib.sha256((folder / f"graph.{e}").read_bytes()).hexdigest() for e in ENDINGS}


@pytest.fixture(scope="module")
def exported(g, tmp_path_factory):
    folder = tmp_path_factory.mktemp("exported")
    for ending in (*ENDINGS, "nt", "jsonld", "rdf"):
        g.export(folder / f"graph.{ending}")
    return folder


@pytest.mark.parametrize("surroundings", [
    {"TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONUTF8": "0"},
    {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "12345"}])
def test_the_same_bytes_in_another_folder_time_zone_locale_and_hash_seed(g, exported, tables, tmp_path, surroundings):
    folder, out = tables(), tmp_path / "elsewhere"
    out.mkdir()
    done = subprocess.run([sys.executable, "-c", BUILD, str(folder), str(out)], cwd="/", capture_output=True, text=True,
                          env={**os.environ, "PYTHONPATH": str(layout.PACKAGE.parent), **surroundings}, check=True)
    assert done.stdout.strip() == g.digest
    assert digests(out) == digests(exported)


def test_two_builds_have_the_same_digest_and_one_changed_word_another(g, tables):
    assert kg.open().digest == g.digest
    folder = tables()
    cells = rows(folder, "gaps")
    cells[1][cells[0].index("en")] += "!"
    write_rows(folder, "gaps", cells)
    assert kg.open(folder).digest != g.digest


def test_the_order_of_rows_and_columns_in_the_tables_does_not_matter(g, tables):
    folder, chance = tables(), random.Random(1)
    for path in sorted(folder.glob("*.csv")):
        head, *body = rows(folder, path.stem)
        order = list(range(len(head)))
        chance.shuffle(order)
        chance.shuffle(body)
        write_rows(folder, path.stem, [[row[i] for i in order] for row in [head, *body]])
    assert kg.open(folder).digest == g.digest


def test_each_triple_stands_in_exactly_one_of_the_six_layers(g):
    triples = Counter((str(q.subject), str(q.predicate), str(q.object)) for q in g.store)
    assert max(triples.values()) == 1 and len(triples) == len(g.store) > 5000
    layers = {q.graph_name.value.rsplit("/", 1)[-1] for q in g.store}
    assert layers == {"ontology", "vocabulary", "reference", "provenance", "asserted", "derived"}


def test_the_digest_is_that_of_the_exported_quads(g, exported):
    assert hashlib.sha256((exported / "graph.nq").read_bytes()).hexdigest() == g.digest


@pytest.mark.parametrize("ending", ["nq", "trig", "ttl", "nt", "jsonld", "rdf"])
def test_every_export_holds_the_whole_dataset(g, exported, ending):
    other = kg.open(exported / f"graph.{ending}")
    graphs = ending in ("nq", "trig", "jsonld")
    mine = {str(q) if graphs else str(q.triple) for q in g.store}
    assert {str(q) if graphs else str(q.triple) for q in other.store} == mine


def test_rdflib_reads_the_same_number_of_quads(g, exported):
    quads = rdflib.Dataset()
    quads.parse(exported / "graph.nq", format="nquads")
    assert len(list(quads.quads())) == len(g.store)
    assert len(g.dataset) == len(g.store) == len(g.flat())


# Writing ----------------------------------------------------------------------------------------------------------


def test_an_export_replaces_an_older_file_and_leaves_nothing_else(g, tmp_path):
    out = tmp_path / "graph.nq"
    out.write_text("older")
    assert g.export(out) == out
    assert out.read_bytes().count(b"\n") == len(g.store)
    assert os.listdir(tmp_path) == ["graph.nq"]
    assert stat.S_IMODE(out.stat().st_mode) & 0o444 == 0o444


@pytest.mark.parametrize("name", ["graph", "graph.nq.zst", "graph.gz", "graph.", ".nq", "graph.NQQ"])
def test_an_unknown_ending_is_refused_with_the_known_ones(g, tmp_path, name):
    with pytest.raises(FileError, match=r"\.nq, \.trig") as error:
        g.export(tmp_path / name)
    assert HAN.search(error.value.said.zh) and os.listdir(tmp_path) == []


def test_a_place_that_cannot_be_written_is_refused_and_nothing_stays_behind(g, tmp_path):
    (tmp_path / "folder.nq").mkdir()
    unwritable = Path("/proc/graph.nq")  # a folder in which not even an administrator can make a file
    for path in (tmp_path / "folder.nq", tmp_path / "missing" / "graph.nq", tmp_path / "folder.nq" / "x" / "y.nq", unwritable):
        with pytest.raises(FileError, match="cannot be written") as error:
            g.export(path)
        assert HAN.search(error.value.said.zh)
    assert os.listdir(tmp_path) == ["folder.nq"] and os.listdir(tmp_path / "folder.nq") == []


@pytest.mark.parametrize("name", ["loop.nq", "a\0b.nq", "x" * 300 + ".nq", "..\0/x.nq"])
def test_an_odd_place_is_refused_in_words(g, tmp_path, name):
    if name == "loop.nq":
        (tmp_path / name).symlink_to(tmp_path / name)
    with pytest.raises(FileError) as error:
        g.export(f"{tmp_path}/{name}")
    assert HAN.search(error.value.said.zh)


@pytest.mark.parametrize("name", ["", ".", "\0", "x" * 5000, "/dev/null", "nowhere/x.ttl"])
def test_an_odd_place_cannot_be_opened(tmp_path, name, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileError) as error:
        kg.open(name)
    assert HAN.search(error.value.said.zh)


def test_a_full_disk_leaves_the_older_file_and_no_remains(tmp_path, g):
    """The limit of the size of a file stands in for a full disk: writing fails half-way."""
    out = tmp_path / "graph.nq"
    out.write_text("older")
    script = ("import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
              "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000));"
              "from kg.shell import main; sys.exit(main(['export', sys.argv[1]]))")
    done = subprocess.run([sys.executable, "-c", script, str(out)], capture_output=True, text=True,
                          env={**os.environ, "PYTHONPATH": str(layout.PACKAGE.parent), "LC_ALL": "C"})
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "'graph.nq' cannot be written" in done.stderr
    assert out.read_text() == "older" and os.listdir(tmp_path) == ["graph.nq"]


def test_a_pipe_or_device_is_written_to_and_not_replaced(g, tmp_path):
    """`-o /dev/stdout` and `>(…)` are such places; a rename would put a plain file in the place of the device."""
    pipe = tmp_path / "pipe.nq"
    os.mkfifo(pipe)
    got = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    g.export(pipe)
    reader.join(10)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert got and got[0].count(b"\n") == len(g.store)


def test_a_link_keeps_being_a_link_and_its_target_is_written(g, tmp_path):
    real = tmp_path / "real.nq"
    real.write_text("older")
    link = tmp_path / "link.nq"
    link.symlink_to(real)
    g.export(link)
    assert link.is_symlink() and real.read_bytes().count(b"\n") == len(g.store)


# Other people's files -----------------------------------------------------------------------------------------------


def written(folder, name, body):
    path = folder / name
    path.write_bytes(body if isinstance(body, bytes) else body.encode())
    return path


@pytest.mark.parametrize("iri", ["http://e.org/a b", "http://e.org/<x", 'http://e.org/"x"', "http://e.org/{x}", "http://e.org/a|b",
                                 "http://e.org/a\\b", "http://e.org/^", "http://e.org/`", "http://e.org/a\nb", "relative/path",
                                 "http://e.org/%zz", "http://[::bad/", "", "//e.org/x", "1http://e.org/"], ids=ascii)
def test_a_bad_iri_in_a_file_is_refused_with_its_line(tmp_path, iri):
    path = written(tmp_path, "x.nt", f"<urn:a:b> <urn:a:b> <urn:a:b> .\n<urn:a:b> <urn:a:b> <{iri}> .\n")
    with pytest.raises(FileError, match=r"x\.nt:2") as error:
        kg.open(path)
    assert HAN.search(error.value.said.zh)


BAD_FILES = {
    "syntax.ttl": ("@prefix ex: <http://e.org/> .\nex:a ex:b\n", r"syntax\.ttl:[23]"),
    "prefix.ttl": ("\n\nex:a ex:b ex:c .\n", r"prefix\.ttl:3"),
    "cut.nq": ("<urn:a:a> <urn:a:a> <urn:a:a> .\n<urn:a:a> <urn:a", r"cut\.nq:2"),
    "bom.ttl": (b"\xef\xbb\xbf<urn:a:a> <urn:a:a> <urn:a:a> .", "byte order mark"),
    "utf16.ttl": ("<urn:a:a> <urn:a:a> <urn:a:a> .".encode("utf-16"), "byte order mark"),
    "latin.ttl": ('<urn:a:a> <urn:a:a> "é" .'.encode("latin-1"), "latin.ttl"),
    "broken.jsonld": ("{", "broken.jsonld"),
    "remote.jsonld": ('{"@context": "http://127.0.0.1:9/context", "a": 1}', "remote.jsonld"),
    "laughs.rdf": ('<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><r>&b;</r>', "DOCTYPE"),
    "laughs16.rdf": ('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE r [<!ENTITY a "a">]><r>&a;</r>'.encode("utf-16"),
                     "laughs16.rdf"),
    "broken.rdf": ("<rdf:RDF", "broken.rdf"),
    "data.csv": ("a,b\n", r"no ending that is known"),
    "archive.nq.gz": (b"\x1f\x8b", "no whole gzip file"), "archive.nq.zst": (b"x", r"no ending that is known"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_broken_file_is_refused_in_words_with_its_place(tmp_path, name):
    body, said = BAD_FILES[name]
    with pytest.raises(FileError, match=said) as error:
        kg.open(written(tmp_path, name, body))
    assert HAN.search(error.value.said.zh) and "\n" not in str(error.value)


@pytest.mark.parametrize("body", ['{"a":' * 100_000 + "1" + "}" * 100_000, "[" * 100_000 + "]" * 100_000],
                         ids=["objects", "arrays"])
def test_a_json_file_nested_too_deep_is_refused_and_does_not_end_the_process(tmp_path, body):
    path = written(tmp_path, "deep.jsonld", body)
    script = ("import sys, kg\ntry: kg.open(sys.argv[1])\nexcept kg.FileError as e: print('refused:', e)")
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, timeout=60,
                          env={**os.environ, "PYTHONPATH": str(layout.PACKAGE.parent)})
    assert done.returncode == 0 and done.stdout.startswith("refused:"), done.stderr[-300:]


@pytest.mark.parametrize("name, body, words", [
    ("bomb.nq.gz", gzip.compress(b"\n" * 5_000_000, mtime=0), "unpacks to more than 1 MB"), ("cut.ttl.gz", gzip.compress(b"# nothing\n" * 99, mtime=0)[:-9], "no whole gzip file"),
    ("empty.nt.gz", b"", "no whole gzip file: it is empty"), ("gone.nq.gz", None, "cannot be read"), ("gone.nq", None, "cannot be read")])
def test_a_packed_file_that_is_none_or_a_bomb_is_refused(tmp_path, name, body, words):
    if body is not None:
        (tmp_path / name).write_bytes(body)
    with pytest.raises(FileError, match=words) as error:
        read_file(tmp_path / name)
    assert name in error.value.said.zh and HAN.search(error.value.said.zh)


def test_an_empty_file_is_an_empty_graph(tmp_path):
    other = kg.open(written(tmp_path, "empty.ttl", ""))
    assert other.sparql("SELECT ?s { ?s ?p ?o }").rows == [] and other.size == "0 statements"
    assert len(other.check()) == 0


def test_words_that_look_like_code_are_kept_as_they_are(tmp_path):
    literal = "</script><script>alert(1)</script> ' \" \\ {{x}} \u202e \u200b"
    triple = ox.Triple(ox.NamedNode("urn:a:a"), ox.NamedNode("http://e.org/b"), ox.Literal(literal))
    other = kg.open(written(tmp_path, "x.nt", f"{triple} .\n"))
    for ending in ("nq", "trig", "ttl", "nt", "jsonld", "rdf"):
        again = kg.open(other.export(tmp_path / f"again.{ending}"))
        assert again.sparql("SELECT ?o { ?s ?p ?o }").rows == [(literal,)], ending


@pytest.mark.parametrize("character", ["\x01", "\x1b", "\ufffe"], ids=ascii)
def test_what_xml_cannot_hold_never_makes_a_broken_xml_file(tmp_path, character):
    other = kg.open(written(tmp_path, "x.nt", f'<urn:a:a> <http://e.org/b> "a{character}b" .\n'))
    try:
        path = other.export(tmp_path / "x.rdf")
    except FileError as error:
        assert HAN.search(error.said.zh) and not (tmp_path / "x.rdf").exists()
    else:
        ElementTree.parse(path)


def test_a_fact_in_two_graphs_is_counted_once_and_both_graphs_are_kept(tmp_path):
    body = "<urn:a:a> <urn:a:b> <urn:a:c> <urn:g:1> .\n<urn:a:a> <urn:a:b> <urn:a:c> <urn:g:2> .\n"
    other = kg.open(written(tmp_path, "x.nq", body))
    assert "2 quads, 1 different triples" in repr(other)
    again = kg.open(other.export(tmp_path / "again.nq"))
    assert again.sparql("SELECT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g").column("g") == ["urn:g:1", "urn:g:2"]
    assert (tmp_path / "again.nq").read_text() == body



@pytest.mark.parametrize("same", [True, False])
def test_many_graphs_are_merged_only_where_a_triple_stands_in_several(tmp_path, same):
    place = tmp_path / "many.nq"
    place.write_text("".join(f'<urn:x:s> <urn:x:p> "{0 if same else i}" <urn:x:g{i}> .\n' for i in range(60)), encoding="utf-8")
    data = read_file(place)
    assert (data.quads, data.triples, data.union, len(data.own)) == (60, 1 if same else 60, not same, 60 if same else 0)
    assert len(list(data.select("SELECT * { ?s ?p ?o }"))) == data.triples


def test_a_blank_node_stays_one_where_rdflib_gets_an_answer(tmp_path):
    place = tmp_path / "blank.ttl"
    place.write_text("<urn:x:s> <urn:x:p> _:b . _:b <urn:x:q> 'v' .", encoding="utf-8")
    graph = kg.open(place).sparql("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    middle, = graph.objects(rdflib.URIRef("urn:x:s"))
    assert isinstance(middle, rdflib.BNode) and list(graph.objects(middle)) == [rdflib.Literal("v")]
