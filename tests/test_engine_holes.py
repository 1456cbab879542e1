"""What the engine is known to answer wrongly: each with its number upstream, so that a mended engine is noticed at once.

A strict expected failure: when one of these passes, the engine was mended; take it off the list here and in ``docs/engine-holes.md``.
No kept question, rule or shape uses the patterns (the last tests), so no answer of this project hangs on them.
"""
from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import layout, query, terms
from kg.dataset import Dataset

TEXTS = sorted([*layout.QUESTIONS.glob("*.rq"), *(layout.ONTOLOGY / "rules").glob("*.rq")])
DATA = """<urn:x:s> <urn:x:p> 1 <urn:x:g1> . <urn:x:s> <urn:x:q> 2 <urn:x:g2> . <urn:x:t> <urn:x:p> 3 <urn:x:g2> ."""
DATA = DATA.replace(" 1 ", ' "1" ').replace(" 2 ", ' "2" ').replace(" 3 ", ' "3" ')
# name: (query, the rows that the specification gives, the number upstream at github.com/oxigraph/oxigraph and the paragraph)
HOLES = {
    "an aggregate under GRAPH ?g": (
        "SELECT ?g ?n { GRAPH ?g { SELECT (COUNT(*) AS ?n) { ?s <urn:x:p> ?o } } }", {("urn:x:g1", "1"), ("urn:x:g2", "1")}, 1450),
    "VALUES of the graph's name under GRAPH ?g": (
        "SELECT ?g ?t { GRAPH ?g { VALUES (?g ?t) { (<urn:x:g1> 1) (<urn:x:none> 2) } } }", {("urn:x:g1", "1")}, 1905),
    "MINUS of what shares no variable under GRAPH ?g": (
        "SELECT ?g ?s { GRAPH ?g { ?s <urn:x:p> ?o MINUS { ?b <urn:x:p> ?c } } }", {("urn:x:g1", "urn:x:s"), ("urn:x:g2", "urn:x:t")}, 1905),
    "the graph's name bound in OPTIONAL under GRAPH ?g": (
        "SELECT ?g ?s { GRAPH ?g { ?s <urn:x:p> ?o OPTIONAL { ?s <urn:x:p> ?g } } }", set(), 1905),
    "the graph's name seen in a filter of OPTIONAL": (
        "SELECT ?g ?b { GRAPH ?g { ?s <urn:x:p> ?o OPTIONAL { ?s <urn:x:p> ?b FILTER(?g = <urn:x:g1>) } } }",
        {("urn:x:g1", None), ("urn:x:g2", None)}, 1905),
    "a filter on the graph's name inside": ("SELECT ?g { GRAPH ?g { FILTER(BOUND(?g)) } }", set(), 1905),
    "a path of no step from a constant that the graph does not hold": (
        "SELECT ?x { <urn:x:nowhere> <urn:x:p>* ?x }", {("urn:x:nowhere",)}, 1815),
    "two alternatives of a path that both hold": (
        "SELECT (COUNT(*) AS ?n) { ?s <urn:x:p>|<urn:x:p> ?o }", {("4",)}, 351),
}


def engine() -> Dataset:
    store = ox.Store()
    store.load(input=DATA.replace(" . ", " .\n").encode(), format=ox.RdfFormat.N_QUADS)
    return Dataset(store)


def answer(text: str) -> set:
    data = engine()
    return query.run(text, lambda: {tuple(getattr(t, "value", None) for t in row) for row in query.select(data, text)})


@pytest.mark.parametrize("hole", [pytest.param(n, marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason=f"oxigraph {HOLES[n][2]}"))
                                  for n in HOLES])
def test_the_engine_answers_as_the_specification_says(hole):
    text, right, _ = HOLES[hole]
    assert answer(text) == right


def test_the_same_patterns_with_the_graph_named_are_answered_rightly():
    """What to write instead: the name of the graph, or the pattern outside of GRAPH."""
    assert answer("SELECT ?n { GRAPH <urn:x:g1> { SELECT (COUNT(*) AS ?n) { ?s <urn:x:p> ?o } } }") == {("1",)}
    assert answer("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s <urn:x:p> ?o } } GROUP BY ?g") == {("urn:x:g1", "1"), ("urn:x:g2", "1")}
    assert answer("SELECT ?g ?s { GRAPH ?g { ?s <urn:x:p> ?o } MINUS { ?b <urn:x:p> ?c } }") == {("urn:x:g1", "urn:x:s"), ("urn:x:g2", "urn:x:t")}
    assert answer("SELECT (COUNT(*) AS ?n) { { ?s <urn:x:p> ?o } UNION { ?s <urn:x:p> ?o } }") == {("4",)}
    assert answer("SELECT ?g ?t { GRAPH ?g { ?s <urn:x:p> ?o } VALUES (?g ?t) { (<urn:x:g1> 1) (<urn:x:none> 2) } }") == {("urn:x:g1", "1")}


def under_graph(text: str) -> bool:
    """Whether a query names no graph but asks for it."""
    return bool(re.search(r"\bGRAPH\s*[?$]", query.bare(text), re.I))


def constants(text: str) -> set[str]:
    """The IRIs at the ends of paths that may have no step."""
    known = terms.PREFIXES | dict(re.findall(r"PREFIX\s+([\w-]*):\s*<([^<>]*)>", text))
    found = set()
    for before, step, after in re.findall(r"(\S+)\s+(\S*[\w)>][*?])\s+([^\s.;,)}\]]+)", query.bare(text, keep_iris=True)):
        if ":" in step:
            found |= {end for end in (before, after) if ":" in end and end[0] not in "?$"}
    return {end[1:-1] if end.startswith("<") else known[end.partition(":")[0]] + end.partition(":")[2] for end in found}


def alternatives(text: str) -> bool:
    """Whether a path is one or the other."""
    return bool(re.search(r"(?<!\|)\|(?!\|)", query.bare(text)))


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_no_kept_question_and_no_rule_stands_on_a_hole(g, path: Path):
    text = path.read_text(encoding="utf-8")
    assert not under_graph(text) and not alternatives(text)
    for iri in constants(text):  # a path of no step is right where the graph holds the constant
        node = ox.NamedNode(iri)
        assert any(next(g.store.quads_for_pattern(*ends), None) for ends in ((node, None, None, None), (None, None, node, None))), iri


def test_a_question_on_a_hole_would_be_noticed():
    assert all(under_graph(text) or alternatives(text) or constants(text) == {"urn:x:nowhere"} for text, *_ in HOLES.values())
    assert not alternatives("SELECT ?a { ?a ?b '|' FILTER(?a || ?b) } # p|q")
    assert constants("SELECT * { ?r skos:broader* voc:role-taking-part ; dpn:a ?b . id:x (dpn:p/dpn:q)? ?z }") == {
        terms.VOC + "role-taking-part", terms.ID + "x"}


def test_the_list_in_the_docs_names_every_number():
    told = (layout.PACKAGE.parent / "docs" / "engine-holes.md").read_text(encoding="utf-8")
    for name, (_, _, number) in HOLES.items():
        assert name in told and f"oxigraph {number}" in told
