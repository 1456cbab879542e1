"""Who may break a shape: found for all nodes at once by queries on Oxigraph, so that pySHACL judges these few alone.

pySHACL asks every constraint of every node, in Python. Here each constraint is one query after the SPARQL definition that
W3C SHACL gives of its component, with ``$this`` left open and joined with the target. A query may name a node that
conforms, since pySHACL judges it afterwards; it never leaves one out that does not. Where two engines may differ (forms
of values, regular expressions) only what is certain is let go, and of a constraint that is not written here every node of
the target is a suspect. So the report is that of plain pySHACL, and the work grows with the data and with what is wrong.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox
import rdflib
from rdflib import RDF, RDFS, SH, XSD
from rdflib.term import Node

from kg.union_graph import from_engine

_TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode, SH.target)
_SILENT = {RDF.type, RDFS.label, RDFS.comment, SH.message, SH.severity, SH.name, SH.description, SH.path, SH.property, *_TARGETS}
_COUNTS = {SH.minCount, SH.maxCount, SH.uniqueLang, SH.equals, SH.lessThan, SH.lessThanOrEquals, SH.hasValue}
# Forms that every reader takes as they stand; another may be right too, then pySHACL says so.
_CERTAIN = {
    XSD.date: "[1-9][0-9]{3}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
              "|02-(0[1-9]|1[0-9]|2[0-8]))",
    XSD.boolean: "true|false", XSD.integer: "-?[0-9]{1,18}", XSD.decimal: "-?[0-9]{1,18}([.][0-9]{1,18})?"}
_PLAIN_PATTERN = re.compile(r"[^\\?(]*")  # no classes, groups or look-arounds, which are read differently
_DEEPEST = 6


class Unwritten(Exception):
    """A constraint, path or target for which there is no query here."""


@dataclass(frozen=True)
class Doubt:
    """A SPARQL expression that is true of all who break a constraint; ``exact``: and of nobody else."""

    text: str
    exact: bool = False


@dataclass
class Suspects:
    """The shapes of a graph of shapes, asked of a store whose graphs are read as one."""

    shapes: rdflib.Graph
    store: ox.Store
    _fresh: int = field(default=0, init=False)

    def narrowed(self) -> rdflib.Graph:
        """A copy of the shapes in which each shape aims at its suspects by ``sh:targetNode``, and at nothing else.

        A shape that is a class or a property shape keeps its targets.
        """
        graph = rdflib.Graph()
        graph += self.shapes
        for shape in {s for target in _TARGETS for s in self.shapes.subjects(target, None)}:
            if (shape, SH.path, None) in self.shapes or (shape, RDF.type, RDFS.Class) in self.shapes:
                continue
            suspects = self.of(shape)
            for target in _TARGETS:
                graph.remove((shape, target, None))
            for node in suspects:
                graph.add((shape, SH.targetNode, node))
        return graph

    def of(self, shape: Node) -> set[Node]:
        """The nodes that may break a shape with targets."""
        open_targets = list(self._targets(shape))
        found = set(self.shapes.objects(shape, SH.targetNode))
        found |= {node for query in self._selects(shape) for node in self._nodes(query)}
        if open_targets:
            focus = f"{{ SELECT DISTINCT ?this WHERE {{ {' UNION '.join(f'{{ {t} }}' for t in open_targets)} }} }}"
            try:
                queries = list(self._queries(shape, focus))
            except Unwritten:
                queries = [focus]
            found |= {node for query in queries for node in self._nodes(f"SELECT DISTINCT ?this WHERE {{ {query} }}")}
        return found

    def _nodes(self, query: str) -> Iterator[Node]:
        for row in self.store.query(query, use_default_graph_as_union=True):
            if row["this"] is not None:
                yield from_engine(row["this"])

    # Targets -----------------------------------------------------------------------------------------------------------

    def _targets(self, shape: Node) -> Iterator[str]:
        """Patterns whose ``?this`` are the target, apart from what a SELECT of the shape's own finds."""
        for wanted in self.shapes.objects(shape, SH.targetClass):
            yield from (f"?this a {kind.n3()}" for kind in self._kinds(wanted))
        for relation in self.shapes.objects(shape, SH.targetSubjectsOf):
            yield f"?this {relation.n3()} ?of"
        for relation in self.shapes.objects(shape, SH.targetObjectsOf):
            yield f"?of {relation.n3()} ?this"

    def _selects(self, shape: Node) -> Iterator[str]:
        """The SELECTs of SPARQL targets, each with its prefixes."""
        for target in self.shapes.objects(shape, SH.target):
            declared = [d for p in self.shapes.objects(target, SH.prefixes) for d in self.shapes.objects(p, SH.declare)]
            yield "".join(f"PREFIX {self.shapes.value(d, SH.prefix)}: <{self.shapes.value(d, SH.namespace)}>\n" for d in declared) \
                + str(self.shapes.value(target, SH.select))

    def _kinds(self, wanted: Node) -> list[Node]:
        """A class and all classes below it, by the data."""
        found, below = [wanted], ox.NamedNode(str(RDFS.subClassOf))
        for kind in found:
            for q in self.store.quads_for_pattern(None, below, ox.NamedNode(str(kind)), None):
                if (lower := from_engine(q.subject)) not in found:
                    found.append(lower)
        return [kind for kind in found if isinstance(kind, rdflib.URIRef)]

    # Queries of a shape with targets -------------------------------------------------------------------------------------

    def _queries(self, shape: Node, focus: str) -> Iterator[str]:
        """Patterns that together find all suspects among the target; raises ``Unwritten``."""
        doubts = [d.text for d in self._value_doubts(shape, "?this")]
        if doubts:
            yield f"{focus} FILTER({_any(doubts)})"
        for prop in self.shapes.objects(shape, SH.property):
            yield from self._property_queries(prop, focus)

    def _property_queries(self, prop: Node, focus: str) -> Iterator[str]:
        steps = self._steps(prop)
        values = f"{focus} {self._walk(steps, '?this', '?value')}"
        if doubts := [d.text for d in self._value_doubts(prop, "?value")]:
            yield f"{values} FILTER({_any(doubts)})"
        least, most = (self._number(prop, c) for c in (SH.minCount, SH.maxCount))
        if least:
            yield f"{focus} FILTER NOT EXISTS {{ {self._reach(steps, '?this', '?value')} }}"
        if (least or 0) > 1 or most is not None:
            wrong = [f"COUNT(DISTINCT ?value) {sign} {n}" for sign, n in (("<", least), (">", most)) if n is not None]
            yield f"{{ SELECT ?this WHERE {{ {values} }} GROUP BY ?this HAVING ({' || '.join(wrong)}) }}"
        if any(u.toPython() is not False for u in self.shapes.objects(prop, SH.uniqueLang)):
            yield (f"{{ SELECT ?this WHERE {{ {values} BIND(LCASE(LANG(?value)) AS ?tag) FILTER(?tag != '') }} "
                   f"GROUP BY ?this ?tag HAVING (COUNT(DISTINCT ?value) > 1) }}")
        for wanted in self.shapes.objects(prop, SH.hasValue):
            yield f"{focus} FILTER NOT EXISTS {{ {self._reach(steps, '?this', wanted.n3())} }}"
        for other in self.shapes.objects(prop, SH.equals):
            yield f"{values} FILTER NOT EXISTS {{ ?this {other.n3()} ?value }}"
            yield f"{focus} ?this {other.n3()} ?value FILTER NOT EXISTS {{ {self._reach(steps, '?this', '?value')} }}"
        for sign, name in (("<", SH.lessThan), ("<=", SH.lessThanOrEquals)):
            for other in self.shapes.objects(prop, name):
                yield f"{values} ?this {other.n3()} ?other FILTER({_not_certain(_ordered('?value', sign, '?other'))})"

    def _number(self, prop: Node, name: Node) -> int | None:
        found = [int(n) for n in self.shapes.objects(prop, name)]
        if len(found) > 1:
            raise Unwritten
        return found[0] if found else None

    # Paths -------------------------------------------------------------------------------------------------------------

    def _steps(self, prop: Node) -> list[tuple[str, bool]]:
        """The steps of a path, each an IRI and whether it is gone backwards."""
        path = self.shapes.value(prop, SH.path)
        parts = list(self.shapes.items(path)) if (path, RDF.first, None) in self.shapes else [path]
        steps = []
        for part in parts:
            inverse = self.shapes.value(part, SH.inversePath)
            step = inverse if inverse is not None else part
            if not isinstance(step, rdflib.URIRef):
                raise Unwritten
            steps.append((step.n3(), inverse is not None))
        return steps

    def _between(self, steps: list[tuple[str, bool]], start: str, end: str) -> list[str]:
        ends = [start]
        for _ in steps[1:]:
            self._fresh += 1
            ends.append(f"?way{self._fresh}")
        ends.append(end)
        return [f"{b} {p} {a} ." if back else f"{a} {p} {b} ." for (p, back), a, b in zip(steps, ends, ends[1:], strict=False)]

    def _walk(self, steps: list[tuple[str, bool]], start: str, end: str) -> str:
        """A path as a pattern, for finding its ends."""
        return " ".join(self._between(steps, start, end))

    def _reach(self, steps: list[tuple[str, bool]], start: str, end: str) -> str:
        """A path as nested EXISTS, for asking whether it leads to an end: tried from the start, never from the end."""
        *first, last = self._between(steps, start, end)
        text = last
        for part in reversed(first):
            text = f"{part} FILTER EXISTS {{ {text} }}"
        return text

    # Doubts of one value -------------------------------------------------------------------------------------------------

    def _value_doubts(self, shape: Node, var: str, depth: int = 0) -> Iterator[Doubt]:
        """An expression for each constraint on the values themselves; raises ``Unwritten`` for one that has none.

        A property shape within a property shape asks something of the things behind its values: it has none.
        """
        of_property = (shape, SH.path, None) in self.shapes
        apart = (_SILENT - {SH.property}) | _COUNTS if of_property else _SILENT
        for name, given in self.shapes.predicate_objects(shape):
            if name in apart:
                continue
            if name not in _WRITTEN or depth > _DEEPEST:
                raise Unwritten
            yield _WRITTEN[name](self, given, var, depth)

    def _doubt(self, shape: Node, var: str, depth: int) -> Doubt:
        """An expression that a node breaks a shape named by another."""
        doubts = [self._property_doubt(shape, var, depth)] if (shape, SH.path, None) in self.shapes else [
            *self._value_doubts(shape, var, depth),
            *(self._property_doubt(p, var, depth) for p in self.shapes.objects(shape, SH.property))]
        return Doubt(_any([d.text for d in doubts]), all(d.exact for d in doubts))

    def _property_doubt(self, prop: Node, var: str, depth: int) -> Doubt:
        if set(self.shapes.predicates(prop)) & (_COUNTS - {SH.minCount, SH.maxCount, SH.hasValue}):
            raise Unwritten
        steps, least, most = self._steps(prop), self._number(prop, SH.minCount), self._number(prop, SH.maxCount)
        if (least or 0) > 1 or most:
            raise Unwritten
        self._fresh += 1
        value = f"?part{self._fresh}"
        inner = list(self._value_doubts(prop, value, depth))
        texts = [f"EXISTS {{ {self._walk(steps, var, value)} FILTER({d.text}) }}" for d in inner]
        if least:
            texts.append(f"NOT EXISTS {{ {self._reach(steps, var, value)} }}")
        if most == 0:
            texts.append(f"EXISTS {{ {self._reach(steps, var, value)} }}")
        texts += [f"NOT EXISTS {{ {self._reach(steps, var, wanted.n3())} }}" for wanted in self.shapes.objects(prop, SH.hasValue)]
        return Doubt(_any(texts), all(d.exact for d in inner))

    def _class(self, wanted: Node, var: str, depth: int) -> Doubt:
        kinds = self._kinds(wanted)
        self._fresh += 1
        kind = f"?kind{self._fresh}"
        among = f"{var} a {kinds[0].n3()}" if len(kinds) == 1 else \
            f"{var} a {kind} . FILTER({kind} IN ({', '.join(k.n3() for k in kinds)}))"
        return Doubt(f"NOT EXISTS {{ {among} }}", True)

    def _in(self, given: Node, var: str, depth: int) -> Doubt:
        members = list(self.shapes.items(given))
        if not all(isinstance(m, rdflib.URIRef) for m in members):
            raise Unwritten
        return Doubt(f"!({_any([f'sameTerm({var}, {m.n3()})' for m in members])})", True)

    def _language(self, given: Node, var: str, depth: int) -> Doubt:
        tags = ", ".join(rdflib.Literal(str(m).lower()).n3() for m in self.shapes.items(given))
        return Doubt(_not_certain(f"isLiteral({var}) && LCASE(LANG({var})) IN ({tags})"))

    def _pattern(self, given: Node, var: str, depth: int) -> Doubt:
        if not _PLAIN_PATTERN.fullmatch(str(given)):
            raise Unwritten
        return Doubt(_not_certain(f"REGEX(STR({var}), {rdflib.Literal(str(given)).n3()})"))

    def _datatype(self, given: Node, var: str, depth: int) -> Doubt:
        certain = f"DATATYPE({var}) = {given.n3()}"
        if given in _CERTAIN:
            certain += f" && REGEX(STR({var}), {rdflib.Literal(f'^({_CERTAIN[given]})$').n3()})"
        elif given not in (XSD.string, RDF.langString):
            raise Unwritten
        return Doubt(_not_certain(certain))

    def _kind(self, given: Node, var: str, depth: int) -> Doubt:
        tests = {SH.IRI: ("isIRI",), SH.Literal: ("isLiteral",), SH.BlankNode: ("isBlank",),
                 SH.BlankNodeOrIRI: ("isBlank", "isIRI"), SH.IRIOrLiteral: ("isIRI", "isLiteral"),
                 SH.BlankNodeOrLiteral: ("isBlank", "isLiteral")}
        if given not in tests:
            raise Unwritten
        return Doubt(f"!({_any([f'{t}({var})' for t in tests[given]])})", True)

    def _least_value(self, given: Node, var: str, depth: int) -> Doubt:
        return Doubt(_not_certain(f"isNumeric({var}) && {var} >= {given.n3()}"))

    def _node(self, given: Node, var: str, depth: int) -> Doubt:
        return self._doubt(given, var, depth + 1)

    def _not(self, given: Node, var: str, depth: int) -> Doubt:
        inner = self._doubt(given, var, depth + 1)
        return Doubt(f"!{inner.text}", True) if inner.exact else Doubt("true")

    def _or(self, given: Node, var: str, depth: int) -> Doubt:
        parts = [self._doubt(m, var, depth + 1) for m in self.shapes.items(given)]
        return Doubt("(" + " && ".join(p.text for p in parts) + ")", all(p.exact for p in parts))

    def _xone(self, given: Node, var: str, depth: int) -> Doubt:
        parts = [self._doubt(m, var, depth + 1) for m in self.shapes.items(given)]
        if not all(p.exact for p in parts):
            return Doubt("true")
        return Doubt("((" + " + ".join(f"IF({p.text}, 0, 1)" for p in parts) + ") != 1)", True)


_WRITTEN = {
    SH["class"]: Suspects._class, SH["in"]: Suspects._in, SH.languageIn: Suspects._language, SH.pattern: Suspects._pattern,
    SH.datatype: Suspects._datatype, SH.nodeKind: Suspects._kind, SH.minInclusive: Suspects._least_value,
    SH.node: Suspects._node, SH["not"]: Suspects._not, SH["or"]: Suspects._or, SH.xone: Suspects._xone}


def _any(texts: list[str]) -> str:
    return "(" + " || ".join(texts or ["false"]) + ")"


def _not_certain(test: str) -> str:
    """True unless a test is true: an error of the engine lets nobody go."""
    return f"!COALESCE({test}, false)"


def _ordered(a: str, sign: str, b: str) -> str:
    """Two values in order for certain: of one type, and no time zones, which engines compare in different ways."""
    return f"DATATYPE({a}) = DATATYPE({b}) && {a} {sign} {b} && !REGEX(CONCAT(STR({a}), ' ', STR({b})), '[Z:]')"
