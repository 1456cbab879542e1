"""A store as one rdflib graph without a copy: all its triples, whatever their layer; SPARQL is answered by Oxigraph.

For tools that speak rdflib and look at few nodes of many. It can be read only.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox
import rdflib
from rdflib.query import Result
from rdflib.store import Store

from kg.terms import XSD

_Pattern = tuple[rdflib.term.Node | None, rdflib.term.Node | None, rdflib.term.Node | None]


def union_graph(store: ox.Store) -> rdflib.Graph:
    """A read-only graph over a store: its default graph and all named ones as one."""
    return rdflib.Graph(store=_Layers(store), bind_namespaces="none")


class _Layers(Store):
    """The doors of rdflib into an Oxigraph store that reading needs."""

    context_aware = graph_aware = True  # pySHACL wraps any graph in a Dataset, which asks for both

    def __init__(self, store: ox.Store):
        super().__init__()
        self.store, self.size = store, len(store)  # the engine counts anew each time it is asked

    def triples(self, pattern: _Pattern, context: rdflib.Graph | None = None) -> Iterator[tuple[_Pattern, Iterator]]:
        """All triples that fit a pattern, each once, though it may stand in two layers."""
        subject, predicate, thing = pattern
        if isinstance(subject, rdflib.Literal) or not isinstance(predicate, rdflib.URIRef | None):
            return
        found = self.store.quads_for_pattern(to_engine(subject), to_engine(predicate), to_engine(thing), None)
        for s, p, o in dict.fromkeys((q.subject, q.predicate, q.object) for q in found):
            yield (from_engine(s), from_engine(p), from_engine(o)), iter(())

    def __len__(self, context: rdflib.Graph | None = None) -> int:
        """The number of quads when the graph was made."""
        return self.size

    def query(self, query: str, initNs: Mapping, initBindings: Mapping, queryGraph: str, **_: object) -> Result:  # noqa: N803
        """The engine's answer to a SELECT, some of its variables bound beforehand; a triple in two layers gives two rows."""
        bound = {ox.Variable(str(v)): to_engine(term) for v, term in (initBindings or {}).items()}
        rows = self.store.query(query, use_default_graph_as_union=True, substitutions=bound,
                                prefixes={str(p): str(n) for p, n in (initNs or {}).items()})
        result = Result("SELECT")
        result.vars = [rdflib.Variable(v.value) for v in rows.variables]
        result.bindings = [{v: from_engine(term) for v, term in zip(result.vars, row, strict=True) if term is not None}
                           for row in rows]
        return result


def to_engine(term: rdflib.term.Node | None) -> ox.NamedNode | ox.BlankNode | ox.Literal | None:
    """A term of rdflib as one of Oxigraph; none stays none."""
    if term is None:
        return None
    if isinstance(term, rdflib.Literal):
        kind = ox.NamedNode(str(term.datatype)) if term.datatype and not term.language else None
        return ox.Literal(str(term), datatype=kind, language=term.language)
    return (ox.BlankNode if isinstance(term, rdflib.BNode) else ox.NamedNode)(str(term))


def from_engine(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> rdflib.term.Node:
    """A term of Oxigraph as rdflib would have read it from N-Triples: a plain string has no datatype."""
    if isinstance(term, ox.Literal):
        kind = None if term.language or term.datatype.value == XSD + "string" else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=kind)
    return rdflib.BNode(term.value) if isinstance(term, ox.BlankNode) else rdflib.URIRef(term.value)
