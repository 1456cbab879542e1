"""Inputs made up by machine: changed bytes at every door, cells and parameters of every kind, generated questions to two engines.

Slices of ``benchmarks/fuzz.py``, which does the same a million times; below them every failure that was found, kept.
"""
from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
import time
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
from conftest import HAN, told_in_both
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg import dates, difference, files, layout, nesting, network, questions, records, schema
from kg.analysis import scenario
from kg.errors import DataError, EndpointError, FileError, InvalidValue, KnowledgeGraphError, NetworkError, QueryError
from kg.places import answers, client
from kg.tables import own_rows
from kg.terms import DPN, ID, RDF_TYPE

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import fuzz  # noqa: E402
import fuzz_bytes  # noqa: E402
import fuzz_queries  # noqa: E402
from fuzz_grammar import Node, Query  # noqa: E402

SETTLED = settings(deadline=None, derandomize=True, database=None, max_examples=120, suppress_health_check=list(HealthCheck))
TYPED = st.text(max_size=40) | st.text(alphabet="0123456789-/.[]XQ年月日 ongoi", max_size=24) | st.text(
    alphabet="\u0000\u200b\u202e\u00a0\ud800\ufeff\n\r\t\"',;|=<>{}?", max_size=12)


# Changed bytes -----------------------------------------------------------------------------------------------------------


def test_changed_bytes_open_or_are_refused_in_words(tmp_path):
    run = fuzz.Run(7, 800, tmp_path)
    try:
        total = run.go(1)
        assert run.kept("failures.jsonl") == []
        assert sum(n for key, n in total.items() if key.endswith(("opened", "refused"))) == 800
        assert min(sum(n for key, n in total.items() if key.endswith(how)) for how in ("opened", "refused")) > 100
        assert run.left() == []  # the same call goes on where it stopped, and here nothing is left
    finally:
        run.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the fuzzer watches copies of its process")
def test_a_death_a_hang_an_exception_and_a_poor_refusal_are_each_noticed(tmp_path, monkeypatch):
    monkeypatch.setattr(fuzz, "LIMIT", 1.0)
    run = fuzz.Run(1, 6, tmp_path)

    def read(path: Path) -> None:
        number = int(path.read_bytes())
        if number == 1:
            os.abort()
        if number == 2:
            time.sleep(60)
        if number == 3:
            raise KeyError("planted")
        if number == 4:
            raise FileError("only in English")
        if number == 5:
            raise FileError("which file?", "哪个文件？")

    door = fuzz_bytes.Door("planted", (b"",), "text", "x", read)
    monkeypatch.setattr(run.house, "drawn", lambda seed, number, only="": (door, None, str(number).encode()))
    try:
        total = run.go(1)
        told = {f["case"]: f["why"] for f in run.kept("failures.jsonl")}
        assert sorted(told) == [1, 2, 3, 4, 5] and sum(total.values()) == 6
        assert "signal 6" in told[1] and "more than" in told[2] and "KeyError" in told[3]
        assert "both languages" in told[4] and "names no file" in told[5]
    finally:
        run.close()


# What was found, each with the input that showed it ----------------------------------------------------------------------------


@pytest.mark.parametrize("name, body", {
    "objects.jsonld": b'{"urn:p:p":\n' * 5000 + b'"x"' + b"}" * 5000,  # signal 11 in the engine
    "lists.jsonld": b'{"@id":"a:b","urn:p:p":' + b'{"@list":[\n' * 5000 + b'"x"' + b"]}" * 5000 + b"}",  # ran for minutes
    "quoted.jsonld": b'{"a\\"[{": "\\\\", "b":\n' * 300 + b"1" + b"}" * 300,
    "deep.rdf": b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:">'
                + b"<rdf:Description><e:p>\n" * 30_000 + b"</e:p></rdf:Description>" * 30_000 + b"</rdf:RDF>",  # ran for minutes
}.items(), ids=lambda v: v if isinstance(v, str) else "")
def test_deep_nesting_in_a_file_is_refused_with_its_line_before_the_engine_sees_it(tmp_path, name, body):
    place = tmp_path / name
    place.write_bytes(body)
    start = time.monotonic()
    with pytest.raises(FileError, match=rf"{name}:[1-9]\d*: nested deeper than 200 levels") as error:
        kg.open(place)
    assert time.monotonic() - start < 10 and HAN.search(error.value.said.zh)


def test_what_only_looks_deep_is_read(tmp_path):
    for name, text in {
        "a.jsonld": '{"@id": "a:b", "urn:p:p": "' + "[{" * 500 + '", "urn:p:q": "\\"' + "{" * 300 + '"}',
        "b.jsonld": "[" + ", ".join(['{"@id": "a:b", "urn:p:p": {"@list": [1]}}'] * 300) + "]",
        "c.rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:e:">'
                 + "<!-- " + "<a>" * 300 + " -->"
                 + '<rdf:Description rdf:about="a:b" e:p="1>2/"><e:q rdf:resource="a:c"/></rdf:Description>' * 300 + "</rdf:RDF>",
    }.items():
        (tmp_path / name).write_text(text)
        assert len(kg.open(tmp_path / name).quads) >= 1


@pytest.mark.parametrize("body", [b"<" * 200_000, b"<!--" * 100_000, b"<a '" * 100_000, b'"' * 300_001, b'"\\' * 150_000,
                                  b"<a b='" + b"'\">" * 60_000, b"[" * 300_000], ids=lambda b: ascii(b[:8]))
def test_the_look_at_the_depth_takes_time_by_the_length_only(body):
    start = time.monotonic()
    nesting.json_line(body), nesting.xml_line(body)
    assert time.monotonic() - start < 8


@pytest.mark.parametrize("old, new", [('"dpn:', '"dpn:\\ud800'), ('"dpn:', '"dpn:}'), ('"dpn:', '"dpn: '), ('"window": "', '"window": "<')])
def test_a_descriptor_whose_words_are_no_iris_is_refused(tables, old, new):
    folder = tables()
    place = folder / "datapackage.json"
    text = place.read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FileError, match="datapackage.json") as error:
        schema.read(folder)
    assert HAN.search(error.value.said.zh)


@pytest.mark.parametrize("body", [b'{"head":{"vars":["a b"]},"results":{"bindings":[]}}', b'{"head":{"vars":["\\ud800"]},"results":{"bindings":[]}}',
                                  b'{"head":{"vars":[""]},"results":{"bindings":[]}}', b'{"head":{},"boolean":"false"}'])
def test_a_servers_answer_with_an_impossible_name_or_truth_is_damaged(body):
    with pytest.raises(EndpointError, match="damaged or was cut"):
        answers.solutions(client.Reply(200, {"content-type": answers.RESULTS}, body), "example.org")


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path):
    place = tmp_path / "x.rq"
    place.write_bytes("#+ title: 数字\n".encode() + b"a\xe6x")
    for read in (files.read, questions.read):
        with pytest.raises(FileError, match=r"'x.rq' is not UTF-8 \(line 2, byte 2 of it\)") as error:
            read(place)
    assert "第2行第2个字节" in error.value.said.zh


def test_no_message_carries_a_whole_file(tmp_path):
    long = "w" * 30_000
    with pytest.raises(NetworkError) as error:
        network.from_edges([{long: "a", "source": "b"}])
    assert len(str(error.value)) < 700
    found: list = []
    table = {t.name: t for t in schema.read(layout.DATA)}["events"]
    place = tmp_path / "rows.csv"
    for text in (f"{long},id\n", f"id,confidence\nevt-x,{long}\x0bq\n"):
        place.write_text(text, encoding="utf-8")
        own_rows(place, table, found)
    place = tmp_path / "long.rdf"
    place.write_text('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description></' + long + "></rdf:RDF>")
    with pytest.raises(FileError) as refused:
        kg.open(place)
    assert len(str(refused.value)) < 700
    place = tmp_path / "x.rq"
    place.write_text("#+ " + long, encoding="utf-8")
    with pytest.raises(FileError) as heading:
        questions.read(place)
    assert len(str(heading.value)) < 700
    assert found and all(len(f.text(lang)) < 1000 for f in found for lang in ("en", "zh"))


@pytest.mark.parametrize("form", ["?s ?p ?o " + "~ " * 33, "?s ?p ?o " + "~ ?r " * 300, "?s ?p ?o " + "{| ?a ?b |} " * 40, "?s ?p ?o " + ", ?o {| ?a ?b |}" * 64,
                                  "<< ?s ?p ?o >> ?a ?b . " * 100, "<<?s?p?o>> ?a ?b . " * 100], ids=lambda form: form[9:22])
def test_many_quoted_triples_are_refused_before_the_planner_takes_minutes(form):
    start = time.monotonic()
    with pytest.raises(QueryError, match="more than 32 quoted or annotated triples") as error:
        kg.open().sparql("SELECT * { " + form + " }")
    assert time.monotonic() - start < 5 and HAN.search(error.value.said.zh)


def test_some_quoted_triples_and_signs_in_names_are_asked():
    g = kg.open()
    g.sparql("ASK { " + "<< ?s ?p ?o >> ?a ?b . " * 4 + "?s ?p ?o ~ {| ?a ?b |} }")
    g.sparql("ASK { VALUES ?s { " + "<https://example.org/~user> '<<~' " * 60 + "} }  # " + "~" * 60)


def test_a_prefix_of_a_thousand_letters_is_cut_in_the_message():
    with pytest.raises(QueryError, match="no prefix 'SELECTSELECT.*…:' is declared") as error:
        kg.open().sparql("SELECT * { ?s " + "SELECT" * 3000 + ":x ?o }")
    assert len(str(error.value)) < 400 and len(error.value.said.zh) < 400


def test_a_record_without_its_class_is_still_told(tmp_path):
    """A line was missing in a file that ``kg diff`` read: KeyError."""
    whole = tmp_path / "whole.nq"
    kg.open().export(whole)
    record, place = "evt-sgp-dta-signed", tmp_path / "less.nq"
    lines = whole.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not (line.startswith(f"<{ID}{record}> <{RDF_TYPE.value}>"))]
    assert len(kept) < len(lines)
    place.write_text("".join(kept), encoding="utf-8")
    less = kg.open(place)
    assert less.claims.claim(record)["class"] == "Record" and less.about(record)
    assert difference.changes_between(kg.open(whole), less).claims[record].what == "changed"


def test_a_record_whose_passage_the_data_do_not_hold_says_so(tmp_path):
    """A changed byte in the id of a passage: KeyError in everything that tells a claim."""
    whole, place, record = tmp_path / "whole.nq", tmp_path / "less.nq", "evt-sgp-dta-signed"
    kg.open().export(whole)
    found = re.findall(f"<{ID}{record}> <[^>]*statedIn> <{ID}([^>]*)>", whole.read_text(encoding="utf-8"))
    text = whole.read_text(encoding="utf-8").replace(f"<{ID}{record}> <{DPN}statedIn> <{ID}{found[0]}>", f"<{ID}{record}> <{DPN}statedIn> <{ID}psg-lost>")
    place.write_text(text, encoding="utf-8")
    less = kg.open(place)
    for lang, says in (("en", "a passage that the data do not hold, psg-lost"), ("zh", "数据中没有的段落，psg-lost")):
        assert says in less.about(record).text(lang)
    assert less.claims.claim(record)["passages"][-1]["source"] in ("", less.claims.passage(found[-1])["source"])
    assert less.network("knowledge").number_of_edges() == kg.open(whole).network("knowledge").number_of_edges()
    assert record in difference.changes_between(kg.open(whole), less).claims


def test_a_scenario_of_the_same_step_again_and_again_is_refused_at_once():
    """It ran for minutes: each pair of steps had a fault of its own."""
    start = time.monotonic()
    with pytest.raises(DataError) as error:
        scenario.parse("step,mechanism\n" + "suspend,mech-x\n" * 2000)
    assert [f.line for f in error.value.faults] == list(range(3, 2002)) and time.monotonic() - start < 10
    with pytest.raises(DataError, match="steps.csv:2002: a scenario has at most 2,000 steps"):
        scenario.parse("step,mechanism\n" + "suspend,mech-x\n" * 2001, "steps.csv")


# Cells and parameters ----------------------------------------------------------------------------------------------------------


@SETTLED
@given(TYPED)
def test_a_date_as_typed_is_read_or_refused_and_what_is_proposed_is_right(text):
    for read in (dates.bounds, dates.period, dates.day):
        try:
            found = read(text)
        except InvalidValue as e:
            assert e.said.en and HAN.search(e.said.zh)
            if e.nearest:
                read(e.nearest)  # the nearest right value is one
        else:
            if read is dates.bounds:
                assert found[0] <= found[1]


@SETTLED
@given(st.dates(), st.dates())
def test_days_come_back_from_every_form_in_which_they_are_written(one, other):
    low, high = min(one, other), max(one, other)
    if low.year < 1000:
        return
    assert dates.day(one.isoformat()) == one and dates.bounds(f"{one.year}-{one.month:02}-XX")[0] == one.replace(day=1)
    assert dates.bounds(f"[{low}..{high}]") == (low, high)
    assert dates.period(f"{low}/{high}") == {"earliestStart": low, "latestStart": low, "earliestEnd": high, "latestEnd": high}
    quarter = dates.bounds(f"{one.year}-Q{(one.month + 2) // 3}")
    assert quarter[0] <= one <= quarter[1]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    return fuzz_bytes.House(tmp_path_factory.mktemp("house"))


@settings(SETTLED, max_examples=60)
@given(cells=st.lists(TYPED | st.sampled_from(["evt-x", "2025", "[2025..2024]", "sig|sig", "conf", "true"]), min_size=3, max_size=12))
def test_a_row_of_any_cells_is_a_record_or_has_a_fault_with_its_place(house, cells):
    """Through the whole reader: never another exception, and no text of the row gets into the graph unless the row is clean."""
    place = house.tables / "events.csv"
    sound = house.sound["events.csv"]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    place.write_bytes(sound + out.getvalue().encode("utf-8", "surrogatepass"))
    try:
        found = records.read(house.tables)
    finally:
        place.write_bytes(sound)
    lines = sound.count(b"\n")
    assert all(told_in_both(f) and f.file == "events.csv" and f.line > lines - 1 for f in found.faults)
    assert found.faults  # no drawn row is a whole event


@settings(SETTLED, max_examples=60)
@given(row=st.dictionaries(st.sampled_from(["id", "mechanism", "type", "date", "confidence", "colour"]), st.one_of(
    TYPED, st.none(), st.integers(), st.floats(), st.booleans(), st.dates(), st.lists(TYPED, max_size=2), st.binary(max_size=4), st.complex_numbers())))
def test_rows_of_a_persons_own_of_any_type_are_told_not_thrown(row):
    faults: list = []
    table = {t.name: t for t in schema.read(layout.DATA)}["events"]
    try:
        own_rows([row], table, faults)
    except FileError as e:
        assert HAN.search(e.said.zh)
    assert all(told_in_both(f) for f in faults)


@settings(SETTLED, max_examples=15)
@given(value=TYPED | st.integers() | st.dates() | st.none() | st.floats() | st.lists(st.integers(), max_size=2))
def test_a_parameter_of_any_value_is_answered_or_refused(g, value):
    for name in ("state-on-day", "active-in-year", "with-partner", "country-technology", "mechanisms-named"):
        for p in g.question(name).params:
            try:
                assert isinstance(g.ask(name, **{p.name: value}), kg.Table)
            except KnowledgeGraphError as e:
                assert e.said.en and HAN.search(e.said.zh) and len(e.said.en) < 1500


@settings(SETTLED, max_examples=60)
@given(text=TYPED)
def test_no_text_of_a_user_becomes_part_of_a_query(g, text):
    """A text parameter is one literal, whatever is in it: the question keeps its form."""
    question, name = g.question("names-used"), "contains"
    try:
        bound = question.bind(g._iri, {name: text})
    except KnowledgeGraphError:
        return
    term = ox.Literal(text)
    assert bound == question.param(name).pattern.sub(lambda m: f"VALUES ?{name} {{ {term} }}", question.text, count=1)
    g.data.select(bound)


@settings(SETTLED, max_examples=80)
@given(rows=st.lists(st.dictionaries(st.sampled_from(["source", "target", "kind", "confidence", "key", "row", "record"]), st.one_of(
    TYPED, st.none(), st.integers(), st.floats(), st.booleans(), st.dates(), st.sampled_from(["high", "low", "a", "b"]))), max_size=5))
def test_a_table_of_ties_of_any_cells_is_a_network_that_adds_up_or_is_refused(rows):
    try:
        net = network.from_edges(rows)
    except NetworkError as e:
        assert HAN.search(e.said.zh)
    else:
        assert net.number_of_edges() == len(rows) == network.receipt(net)["edges"]
        json.dumps(network.receipt(net))


# Two engines -------------------------------------------------------------------------------------------------------------------


def test_generated_questions_are_answered_alike_or_the_difference_has_a_name():
    count, found = fuzz_queries.tried(3, range(60))
    assert count["unexplained"] == 0, [f["query"] for f in found if not f["rule"]]
    assert count["equal"] > 40 and count["with an answer"] > 15
    assert fuzz_queries.case(3, 7)[1].text() == fuzz_queries.case(3, 7)[1].text()


QUADS = [ox.Quad(ox.NamedNode(f"http://example.org/n{i}"), ox.NamedNode("http://example.org/p0"), ox.Literal(i), ox.NamedNode("http://example.org/g0"))
         for i in range(6)]


def test_a_wrong_answer_is_found_and_cut_down(monkeypatch):
    """Planted: an engine that forgets one row of a plain pattern."""
    data = fuzz_queries.made(QUADS)
    triple = Node("triple", text=("?a", "<http://example.org/p0>", "?b"))
    asked = Query("SELECT", Node("group", (triple, Node("filter", text=("?b > 1",)), Node("optional", (Node("group", (triple,)),)))), ("?a", "?b"))
    assert not fuzz_queries.differ(data, asked)
    real = fuzz_queries.theirs

    def forgetful(data, asked):
        found = real(data, asked)
        return Counter({k: n for k, n in found.items() if ("b", ("number", "4")) not in k})

    monkeypatch.setattr(fuzz_queries, "theirs", forgetful)
    assert fuzz_queries.differ(data, asked)
    less, small = fuzz_queries.minimised(data, asked)
    assert [str(q.object) for q in less.quads] == [str(ox.Literal(4))]
    assert [n.kind for n in small.where.parts] == ["triple"] and len(small.shown) == 1
    assert fuzz_queries.explained(small, fuzz_queries.ours(less, small), forgetful(less, small)) is None


@pytest.mark.parametrize("one, other, same", [
    ('"1"^^xsd:integer', '"1.0"^^xsd:decimal', True), ('"01"^^xsd:integer', '"1"^^xsd:integer', True), ('"1"', '"1"^^xsd:integer', False),
    ('"1"^^xsd:boolean', '"true"^^xsd:boolean', True), ('"a"@EN', '"a"@en', True), ('"a"@en', '"a"', False), ('"2"^^xsd:integer', '"3"^^xsd:integer', False)])
def test_what_counts_as_the_same_value(one, other, same):
    store = ox.Store()
    terms = [next(iter(store.query(f"PREFIX xsd: <{fuzz_queries.XSD}> SELECT ?x {{ VALUES ?x {{ {t} }} }}"))) ["x"] for t in (one, other)]
    assert (fuzz_queries._valued(terms[0]) == fuzz_queries._valued(terms[1])) == same


def test_every_rule_says_who_is_wrong_and_where_that_is_written():
    for rule in fuzz_queries.RULES:
        assert rule.wrong in ("oxigraph", "rdflib", "rdflib, ARQ", "open") and any(c.isdigit() for c in rule.why)
