"""Whether a server answers SPARQL 1.1 as the specification says, tried on small queries that need no data.

Some engines in wide use refuse, crash on, or wrongly answer constructs that the kept questions need (measured: Virtuoso
7.2.5 answers 24 of the 90 otherwise or not at all). Where a probe fails, a dataset of this project is asked here, on a verified copy.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.errors import KnowledgeGraphError
from kg.places.answers import Solutions
from kg.terms import XSD
from kg.words import Bilingual


@dataclass(frozen=True)
class Probe:
    """One query, the rows that it must give (as sorted texts), and what it tries."""

    text: str
    rows: tuple[str, ...]
    about: Bilingual


PROBES = (
    Probe("SELECT ?x { VALUES ?x { 1 2 } OPTIONAL { VALUES (?x ?y) { (1 5) } } FILTER(!BOUND(?y)) }", ("2",),
          Bilingual("OPTIONAL over given values (6.1)", "作用于给定值的OPTIONAL（6.1）")),
    Probe("SELECT ?x { { VALUES ?x { 1 } } UNION { VALUES ?x { 2 } BIND(?none AS ?y) } }", ("1", "2"),
          Bilingual("a variable without a value in UNION (7)", "UNION中无值的变量（7）")),
    Probe("SELECT ?x { VALUES ?x { 1 2 } FILTER(COALESCE(?none, IF(?x = 1, true, false))) }", ("1",),
          Bilingual("COALESCE over an unbound variable (17.4.1.3)", "作用于未绑定变量的COALESCE（17.4.1.3）")),
    Probe(f"SELECT ?x {{ VALUES ?x {{ 1 2 }} FILTER(?x = 2 || \"2024-03-01\"^^<{XSD}date> < \"2024-02-29\"^^<{XSD}date>) }}",
          ("2",), Bilingual("comparison of days (17.3)", "日期比较（17.3）")),
    Probe("SELECT ?x { { SELECT (MIN(?v) AS ?low) { VALUES ?v { \"b\" \"a\" } } } BIND(CONCAT(?low, \"x\") AS ?x) }", ("ax",),
          Bilingual("an aggregate inside a query (12)", "子查询中的聚合（12）")),
)


def failures(ask: Callable[[str], object]) -> tuple[Bilingual, ...]:
    """What the server fails at, in order; empty for one that answers all probes rightly."""
    return tuple(p.about for p in PROBES if _rows(ask, p.text) != p.rows)


def _rows(ask: Callable[[str], object], text: str) -> tuple[str, ...] | None:
    try:
        found = ask(text)
    except KnowledgeGraphError:
        return None
    return tuple(sorted(str(row[0].value) for row in found)) if isinstance(found, Solutions) else None
