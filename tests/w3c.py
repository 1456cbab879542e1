"""The W3C's SPARQL tests: manifests read, answers compared, each test asked of an engine.

Terms are compared as RDF terms, numbers and booleans by value, blank nodes up to renaming, rows in order where a test fixes
one.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from urllib.parse import urljoin

import pyoxigraph as ox

WEB = "https://w3c.github.io/rdf-tests/sparql/"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
RDF, RDFS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
DAWG = "http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#"
FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".n3": ox.RdfFormat.N3,
}
RESULTS = {".srx": ox.QueryResultsFormat.XML, ".srj": ox.QueryResultsFormat.JSON, ".tsv": ox.QueryResultsFormat.TSV}
NUMBERS = {XSD + t for t in ("integer", "decimal", "float", "double", "int", "long", "short", "byte", "nonNegativeInteger")}
Row = tuple


class Failed(AssertionError):
    """A test that does not hold."""


@dataclass(frozen=True)
class Manifest:
    """One manifest as a graph, with questions."""

    path: Path
    root: Path
    store: ox.Store

    def one(self, subject: object, predicate: str) -> object:
        """The object of a statement, or None."""
        return next((q.object for q in self.store.quads_for_pattern(subject, ox.NamedNode(predicate), None)), None)

    def every(self, subject: object, predicate: str) -> list:
        """All objects."""
        return [q.object for q in self.store.quads_for_pattern(subject, ox.NamedNode(predicate), None)]

    def listed(self, node: object) -> Iterator:
        """The members of a list."""
        while node is not None and node != ox.NamedNode(RDF + "nil"):
            yield self.one(node, RDF + "first")
            node = self.one(node, RDF + "rest")

    def file(self, iri: object) -> Path:
        """The file of an IRI of the suite."""
        return self.root / iri.value[len(WEB) :].split("#")[0]

    def entries(self) -> Iterator[tuple[str, str, object]]:
        """Name, type and node of each test that is approved or not refused."""
        for entries in self.store.quads_for_pattern(None, ox.NamedNode(MF + "entries"), None):
            for node in self.listed(entries.object):
                kind = self.one(node, RDF + "type").value.rpartition("#")[2]
                approval = getattr(self.one(node, DAWG + "approval"), "value", "")
                if not approval.endswith(("Withdrawn", "Rejected")):
                    yield node.value.rpartition("#")[2], kind, node


def manifest(root: Path, folder: str) -> Manifest:
    """The manifest of a folder of the suite."""
    path = root / folder / "manifest.ttl"
    store = ox.Store()
    store.load(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=url(path, root))
    return Manifest(path, root, store)


def url(path: Path, root: Path) -> str:
    """The address of a file on the web."""
    return WEB + path.relative_to(root).as_posix()


@dataclass(frozen=True)
class Case:
    """One test of a query: its text, the graphs that make up its dataset, and what it expects."""

    folder: str
    name: str
    kind: str
    text: str
    base: str
    default: tuple[Path, ...] = ()
    named: tuple[tuple[str, Path], ...] = ()
    result: Path | None = None
    lax: bool = False
    own_dataset: bool = False

    @property
    def id(self) -> str:
        """Folder and name."""
        return f"{self.folder}/{self.name}"


def cases(root: Path, folders: Sequence[str]) -> list[Case]:
    """The query tests of some folders: evaluation, CSV, and syntax."""
    found = []
    for folder in folders:
        m = manifest(root, folder)
        for name, kind, node in m.entries():
            act = m.one(node, MF + "action")
            if kind in ("QueryEvaluationTest", "CSVResultFormatTest") and not m.every(act, QT + "serviceData"):
                found.append(_evaluation(m, folder, name, kind, node, act))
            elif "SyntaxTest" in kind and "Update" not in kind:
                path = m.file(act)
                found.append(Case(folder, name, kind, path.read_text(encoding="utf-8"), url(path, root)))
    return found


def _evaluation(m: Manifest, folder: str, name: str, kind: str, node: object, act: object) -> Case:
    query = m.file(m.one(act, QT + "query"))
    text, base = query.read_text(encoding="utf-8"), url(query, m.root)
    named = []
    for g in m.every(act, QT + "graphData"):
        label = m.one(g, RDFS + "label") if isinstance(g, ox.BlankNode) else None
        path = m.file(m.one(g, QT + "graph") if label is not None else g)
        named.append((label.value if label is not None else url(path, m.root), path))
    default = tuple(m.file(d) for d in m.every(act, QT + "data"))
    clauses = re.findall(r"FROM\s+(?:NAMED\s+)?<([^>]+)>", text, re.I)
    if not default and not named:
        for iri in clauses:
            path = m.root / urljoin(base, iri)[len(WEB) :]
            named += [(url(path, m.root), path)] if path.is_file() else []
    result = m.one(node, MF + "result")
    lax = getattr(m.one(node, MF + "resultCardinality"), "value", "").endswith("LaxCardinality")
    return Case(
        folder, name, kind, text, base, default, tuple(named), m.file(result) if result is not None else None, lax, bool(clauses)
    )


# Answers ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Answer:
    """A boolean, triples, or rows under variables; in CSV the text of the cells."""

    kind: str
    truth: bool = False
    variables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


def rows_of(result: ox.QuerySolutions | ox.QueryBoolean) -> Answer:
    """An answer of the engine or of its reader."""
    if isinstance(result, ox.QueryBoolean):
        return Answer("ask", bool(result))
    variables = tuple(v.value for v in result.variables)
    return Answer("select", False, variables, tuple(tuple(row[v] for v in variables) for row in result))


def graph_of(triples: Iterator[ox.Triple | ox.Quad]) -> Answer:
    """Triples as an answer."""
    return Answer("graph", rows=tuple({(t.subject, t.predicate, t.object) for t in triples}))


def expected(path: Path, base: str) -> Answer:
    """What a result file says."""
    if path.suffix == ".csv":
        return csv_of(path.read_text(encoding="utf-8"))
    if path.suffix in RESULTS:
        return rows_of(ox.parse_query_results(path.read_bytes(), format=RESULTS[path.suffix]))
    store = ox.Store()
    store.load(path=str(path), format=FORMATS[path.suffix], base_iri=base)
    sets = list(store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(RS + "ResultSet")))
    if not sets:
        return graph_of(store)

    def one(subject: object, name: str) -> object:
        return next((q.object for q in store.quads_for_pattern(subject, ox.NamedNode(RS + name), None)), None)

    truth = one(sets[0].subject, "boolean")
    if truth is not None:
        return Answer("ask", truth.value == "true")
    variables = tuple(q.object.value for q in store.quads_for_pattern(sets[0].subject, ox.NamedNode(RS + "resultVariable"), None))
    rows = []
    for solution in store.quads_for_pattern(sets[0].subject, ox.NamedNode(RS + "solution"), None):
        found = {
            one(b.object, "variable").value: one(b.object, "value")
            for b in store.quads_for_pattern(solution.object, ox.NamedNode(RS + "binding"), None)
        }
        rows.append(tuple(found.get(v) for v in variables))
    return Answer("select", False, variables, tuple(rows))


def csv_of(text: str) -> Answer:
    """CSV as cells; what are numbers by value, blank nodes all alike."""
    head, *rows = list(csv.reader(io.StringIO(text)))
    return Answer("csv", variables=tuple(head), rows=tuple(tuple(map(_cell, row)) for row in rows))


def _cell(text: str) -> str:
    try:
        return str(Decimal(text).normalize())
    except InvalidOperation:
        return "_:" if text.startswith("_:") else text


def compare(case: Case, got: Answer) -> None:
    """Raise ``Failed`` unless an answer is the one that a test expects."""
    if case.result is None:
        return
    want = expected(case.result, case.base)
    if want.kind != got.kind:
        raise Failed(f"{want.kind} expected, {got.kind} given")
    if want.kind == "ask":
        if want.truth != got.truth:
            raise Failed(f"{want.truth} expected")
        return
    variables = sorted(set(want.variables) | set(got.variables))
    if set(want.variables) - set(got.variables):
        raise Failed(f"columns {got.variables}")
    ordered = (
        case.result.suffix in (".srx", ".srj")
        and re.search(r"ORDER\s+BY", case.text, re.I)
        and "index" in case.result.read_text("utf-8")
    )
    a, b = (_laid(x, variables) if x.variables else [tuple(map(_valued, r)) for r in x.rows] for x in (want, got))
    same = set(a) == set(b) if case.lax else (a == b if ordered and not _blank(a) else _multiset(a) == _multiset(b))
    if not same:
        raise Failed(f"{len(a)} rows expected, {len(b)} given, or other values")


def _laid(answer: Answer, variables: Sequence[str]) -> list[Row]:
    place = {v: i for i, v in enumerate(answer.variables)}
    return [tuple(_valued(row[place[v]]) if v in place else None for v in variables) for row in answer.rows]


def _valued(term: object) -> object:
    """A term with numbers and booleans by value and language tags in small letters."""
    if not isinstance(term, ox.Literal):
        return term
    kind, text = term.datatype.value, term.value
    if term.language:
        return ("text", text, term.language.lower())
    if kind == XSD + "boolean":
        return ("truth", text in ("true", "1"))
    if kind in NUMBERS:
        try:
            return (kind, float(text) if kind.endswith(("float", "double")) else Decimal(text).normalize() + 0)
        except (InvalidOperation, ValueError):
            pass
    return ("text", text, kind)


def _blank(rows: Sequence[Row]) -> bool:
    return any(isinstance(t, ox.BlankNode) for row in rows for t in row)


def _multiset(rows: Sequence[Row]) -> object:
    """Rows in a form that is equal for equal rows, whatever their blank nodes are called."""
    if not _blank(rows):
        return Counter(rows)
    data = ox.Dataset()
    for i, (row, n) in enumerate(Counter(rows).items()):
        me = ox.BlankNode(f"row{i}")
        data.add(ox.Quad(me, ox.NamedNode("urn:times"), ox.Literal(str(n))))
        for j, term in enumerate(row):
            if term is not None:
                value = term if isinstance(term, ox.BlankNode | ox.NamedNode) else ox.Literal(repr(term))
                data.add(ox.Quad(me, ox.NamedNode(f"urn:column:{j}"), value))
    data.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return sorted(map(str, data))


# Engines ----------------------------------------------------------------------------------------------------------------


def bare(case: Case) -> Answer | None:
    """The answer of pyoxigraph itself, on the files of the test; None for a syntax test."""
    store = ox.Store()
    for path in case.default:
        store.load(path=str(path), format=FORMATS[path.suffix], base_iri=WEB + path.name)
    for name, path in case.named:
        store.load(path=str(path), format=FORMATS[path.suffix], base_iri=name, to_graph=ox.NamedNode(name))
    if "SyntaxTest" in case.kind:
        try:
            store.query(case.text, base_iri=case.base)
        except SyntaxError:
            raise
        except Exception:  # noqa: BLE001 - only the syntax is asked about
            pass
        return None
    result = store.query(case.text, base_iri=case.base)
    if case.kind == "CSVResultFormatTest" or (case.result is not None and case.result.suffix == ".csv"):
        return csv_of(result.serialize(format=ox.QueryResultsFormat.CSV).decode())
    return graph_of(result) if isinstance(result, ox.QueryTriples) else rows_of(result)


def judged(case: Case, engine: Callable[[Case], Answer | None]) -> None:
    """Ask an engine; raises ``Failed`` if the test does not hold."""
    if case.kind.startswith("Negative"):
        try:
            engine(case)
        except (SyntaxError, ValueError):
            return
        raise Failed("a bad query is accepted")
    try:
        got = engine(case)
    except (SyntaxError, ValueError, OSError, RuntimeError) as e:
        raise Failed(str(e)[:300]) from None
    if got is not None:
        compare(case, got)
