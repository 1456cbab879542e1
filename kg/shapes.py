"""The check of the whole graph: SHACL shapes for the data and for the ontology, and rules no shape can see.

A violation is answered as a row with the place in the tables, never as an exception.
"""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.dataset import Dataset, flat, turtle_graph
from kg.terms import DPN, GRAPH, PREFIXES, XSD, graph_name, short, value
from kg.words import Bilingual

if TYPE_CHECKING:
    import rdflib

_PART = re.compile(r"-(window-[a-z]+|position)$")
_TIMES = {XSD + t for t in ("date", "dateTime", "gYear", "gYearMonth", "time")}
_LOOKS_LIKE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}.*")
COLUMNS = ("severity", "thing", "message", "value", "shape", "file", "line")


@dataclass(frozen=True)
class Violation:
    """One thing that does not conform: how grave, what, why in both languages, and where it stands in the tables."""

    severity: str
    thing: str
    message: Bilingual
    value: str = ""
    shape: str = ""
    file: str = ""
    line: int | None = None

    def row(self) -> tuple:
        """The violation as a row under ``COLUMNS``."""
        return tuple(getattr(self, c) for c in COLUMNS)


def check(data: Dataset, ontology: Path) -> list[Violation]:
    """All violations of a dataset: shapes, style of the ontology, partition into layers.

    Order: gravest first, then by place.
    """
    found = partition(as_it_was_read(data))
    found += conform(data.store, ontology / "shapes.ttl", data.places)
    words = flat(data.store.quads_for_pattern(None, None, None, ox.NamedNode(GRAPH + "ontology")))
    found += judged(words, turtle_graph(ontology / "style.ttl"), {})
    rank = {"violation": 0, "warning": 1, "info": 2}
    return sorted(found, key=lambda v: (rank.get(v.severity, 3), v.file, v.line or 0, v.thing, v.message.en, v.value, v.shape))


def conform(store: ox.Store, shapes: Path, places: dict[str, tuple[str, int]]) -> list[Violation]:
    """What pySHACL says of a store under the shapes of a file, judging only the nodes that may break a shape.

    It is what ``judged`` says of every node (``kg.suspects`` tells why), all graphs of the store read as one.
    """
    from kg.suspects import Suspects
    from kg.union_graph import union_graph

    asked = turtle_graph(shapes)
    return judged(union_graph(store), Suspects(asked, store).narrowed(), places)


def judged(graph: rdflib.Graph, asked: rdflib.Graph, places: dict[str, tuple[str, int]]) -> list[Violation]:
    """What pySHACL says of an rdflib graph under a graph of shapes (W3C SHACL and SHACL-SPARQL); the graph is not changed."""
    import pyshacl
    import rdflib

    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=asked, advanced=True, inplace=True)
    if conforms and not any(report.subjects(rdflib.RDF.type, sh.ValidationResult)):
        return []
    found = []
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        focus = short(str(report.value(result, sh.focusNode)))
        severity = str(report.value(result, sh.resultSeverity)).rsplit("#", 1)[-1].lower()
        source = report.value(result, sh.sourceShape)
        named = source if isinstance(source, rdflib.URIRef) else next(asked.subjects(None, source), None)
        file, line = places.get(_PART.sub("", focus), ("", None))
        seen = report.value(result, sh.value)
        found.append(Violation(
            severity, focus, _message(report.objects(result, sh.resultMessage)),
            "" if seen is None else str(short(str(seen))), str(named or "").rsplit("#", 1)[-1], file, line))
    return list(dict.fromkeys(found))


def _message(messages) -> Bilingual:
    # pySHACL 0.40 drops the tag of a message into which it puts values; ours end with the full stop of their language
    by_tag = {m.language or ("zh" if str(m).endswith("\u3002") else "en"): _readable(str(m)) for m in sorted(messages, key=str)}
    en = by_tag.get("en") or by_tag.get("zh", "")
    return Bilingual(en, by_tag.get("zh") or en)


def _readable(message: str) -> str:
    """A SHACL message with the project's own IRIs as short ids."""
    return re.sub(r"https://w3id\.org/eudpn/[A-Za-z]+[/#][A-Za-z0-9_-]+", lambda m: short(m[0]), message)


def as_it_was_read(data: Dataset) -> ox.Store:
    """The store without the merge of all graphs that a dataset holds for queries where a triple stands in two of them."""
    if not data.own:
        return data.store
    store = ox.Store()
    store.extend(data.own)
    return store


def partition(store: ox.Store) -> list[Violation]:
    """Triples that stand in two graphs, and plain relations that were not derived by a rule."""
    found = []
    for triple, names in twice(store).items():
        where = ", ".join(sorted(names))
        found.append(Violation("violation", str(value(triple.subject)), Bilingual(
            f"The triple stands in more than one graph: {where}.", f"该三元组出现在多个图中：{where}。"),
            f"{value(triple.predicate)} {value(triple.object)}", "Partition"))
    return found + stray(store)


def twice(store: ox.Store) -> dict[ox.Triple, list[str]]:
    """Triples that stand in two graphs or more, with the short names of these.

    Each graph but the largest is gone through: a triple in two graphs stands in one of these. Nothing is kept of the rest.
    """
    sizes = {graph: sum(1 for _ in store.quads_for_pattern(None, None, None, graph))
             for graph in [ox.DefaultGraph(), *store.named_graphs()]}
    found = {}
    for graph in sorted(sizes, key=sizes.get)[:-1]:
        for q in store.quads_for_pattern(None, None, None, graph):
            homes = [h.graph_name for h in store.quads_for_pattern(q.subject, q.predicate, q.object, None)]
            if len(homes) > 1:
                found[ox.Triple(q.subject, q.predicate, q.object)] = [short(getattr(h, "value", "default")) for h in homes]
    return found


def stray(store: ox.Store) -> list[Violation]:
    """Plain relations that only rules may write and that stand outside the derived layer."""
    derived = store.query(f"SELECT ?p {{ ?p <{PREFIXES['rdfs']}subPropertyOf>+ <{DPN}derivedRelation> }}",
                          use_default_graph_as_union=True)
    found = []
    for relation in sorted(r["p"].value for r in derived):
        for q in store.quads_for_pattern(None, ox.NamedNode(relation), None, None):
            if q.graph_name != graph_name("derived"):
                said = f"{value(q.subject)} {short(relation)} {value(q.object)}"
                found.append(Violation("violation", str(value(q.subject)), Bilingual(
                    f"A relation that only a rule may write stands outside the derived layer: {said}.",
                    f"仅可由规则生成的关系出现在推导层之外：{said}。"), said, "Partition"))
    return found


def answered_otherwise(question: str) -> Violation:
    """What is said of a kept question to which a server gives other rows than a copy of its own data does here."""
    return Violation("warning", question, Bilingual(
        "The server answers this question otherwise than a copy of its own data does here; open it with here=True.",
        "该服务器对此问题的应答与其数据在本机副本上的应答不同；请以here=True打开。"), shape="Answers")


def time_values(store: ox.Store) -> list[Violation]:
    """Properties of a foreign file whose values mix kinds of time, so that a filter by day would drop some unseen."""
    kinds: dict[str, Counter] = defaultdict(Counter)
    for q in store:
        if isinstance(q.object, ox.Literal) and not q.predicate.value.startswith(DPN):
            kind = q.object.datatype.value
            if kind in _TIMES or (kind == XSD + "string" and _LOOKS_LIKE_DAY.fullmatch(q.object.value)):
                kinds[q.predicate.value][kind.rsplit("#", 1)[-1]] += 1
    found = []
    for prop, counts in sorted(kinds.items()):
        if len(counts) > 1:
            said = ", ".join(f"{k} {n}" for k, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])))
            found.append(Violation("warning", short(prop), Bilingual(
                f"Mixes kinds of time values ({said}); a filter by day keeps only the values of type date.",
                f"时间取值类型混杂（{said}）；按日期筛选时只保留date类型的值。"), said, "TimeValues"))
    return found
