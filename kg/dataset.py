"""The dataset: ontology, records and what follows from them, in named graphs by layer, on Oxigraph.

Layers: ontology, vocabulary, reference, provenance, asserted, derived. Each triple lies in exactly one of them.
"""
from __future__ import annotations

import os
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, ClassVar

import pyoxigraph as ox

from kg.errors import DataError, FileError, clipped
from kg.terms import PREFIXES, graph_name

if TYPE_CHECKING:
    import rdflib

    from kg.tables import Row

FORMATS = {
    ".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG, ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES, ".jsonld": ox.RdfFormat.JSON_LD, ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML, ".n3": ox.RdfFormat.N3,
}
UNPACKED_LIMIT = 4 * 2**30
_STRING = ox.NamedNode("http://www.w3.org/2001/XMLSchema#string")
_P, _TWICE = ox.Variable("p"), "ASK { ?s ?p ?o . GRAPH ?h { ?s ?p ?o } }"
_FEW = 200  # graphs; with more of them all quads are compared


@dataclass
class Dataset:
    """A store with its layers, and where in the tables each thing stands.

    ``union`` says how the default graph of a query is made: True, the engine reads all named graphs as one (right only
    because no triple stands in two of them); False, the store's own default graph already holds the merge. ``rows`` are those
    of a person's own. ``answers_here``: whether the engine of this process answers, and not a server.
    """

    answers_here: ClassVar[bool] = True
    store: ox.Store
    union: bool = True
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    quads: int = 0
    triples: int = 0
    name: str = ""
    own: tuple[ox.Quad, ...] = ()
    folder: Path | None = None
    rows: tuple[Row, ...] = ()

    def as_read(self) -> tuple[ox.Quad, ...]:
        """The quads as they were read, without a merge that was made for queries."""
        return self.own or tuple(self.store)

    def select(self, sparql: str, base: str | None = None) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """The engine's answer to a SPARQL text (known prefixes declared; ``base``: its base IRI); its own exceptions come through."""
        return self.store.query(sparql, base_iri=base, use_default_graph_as_union=self.union, prefixes=PREFIXES)


def build(ontology: Path, data: Path, own: Mapping[str, object] | None = None, before: Sequence[Row] = ()) -> Dataset:
    """The dataset of a folder of tables under an ontology, with the rules applied.

    ``own`` and ``before``: rows of a person's own, as ``records.read`` takes them; they join this dataset only.
    Raises ``DataError`` with every fault of the tables (nothing is built then), ``FileError`` for a missing folder.
    """
    from kg import records

    found = records.read(data, own, before)
    if found.faults:
        raise DataError(found.faults)
    store = ox.Store()
    found.fill(store)
    for path in [ontology / "core.ttl", *sorted((ontology / "mappings").glob("*.ttl"))]:
        store.load(path=str(path), format=ox.RdfFormat.TURTLE, to_graph=graph_name("ontology"))
    derive(store, ontology / "rules")
    return Dataset(store, True, found.places, len(store), len(store), data.name, folder=data, rows=tuple(found.own))


def derive(store: ox.Store, rules: Path) -> dict[str, int]:
    """Run the CONSTRUCT rules of a folder in name order; what is new goes into the derived layer.

    Gives back how many triples each rule added. A triple that already stands somewhere is not written again.
    """
    layer, added = graph_name("derived"), {}
    for rule in sorted(rules.glob("*.rq")):
        triples = store.query(rule.read_text(encoding="utf-8"), use_default_graph_as_union=True)
        new = {t for t in triples if next(store.quads_for_pattern(t.subject, t.predicate, t.object, None), None) is None}
        store.extend(ox.Quad(t.subject, t.predicate, t.object, layer) for t in new)
        added[rule.name] = len(new)
    return added


def read_file(path: Path) -> Dataset:
    """The dataset of one RDF file, read by Oxigraph in strict mode.

    Where a triple stands in two graphs, the default graph is made the RDF merge of all (SPARQL 1.1, 13.2.1), so that
    it counts once; the named graphs stay as they are. Raises ``FileError`` with the place of the first error.
    """
    kind, packed = form(path)
    looked_through = kind in (ox.RdfFormat.RDF_XML, ox.RdfFormat.JSON_LD)  # whole, before the engine sees them
    body = _unpacked(path) if packed else _body(path, None if looked_through else 4)
    if body.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise FileError(f"{path.name} starts with a byte order mark; save it as UTF-8 without one",
                        f"{path.name} 以字节顺序标记（BOM）开头；请另存为无BOM的UTF-8")
    if kind == ox.RdfFormat.RDF_XML and b"<!DOCTYPE" in body:
        raise FileError(f"{path.name} holds a DOCTYPE; RDF/XML with entities is not read",
                        f"{path.name} 含有DOCTYPE；不读取带实体的RDF/XML")
    from kg import nesting

    if deep := {ox.RdfFormat.JSON_LD: nesting.json_line, ox.RdfFormat.RDF_XML: nesting.xml_line}.get(kind, lambda _: None)(body):
        raise FileError(f"{path.name}:{deep}: nested deeper than {nesting.LIMIT} levels; write it flatter, or as .nq or .ttl",
                        f"{path.name}:{deep}：嵌套超过 {nesting.LIMIT} 层；请改写得更扁平，或改用 .nq 或 .ttl")
    store = ox.Store()
    try:
        given = {"input": body} if packed else {"path": str(path)}  # from the disk, so that the text is not held beside the store
        store.bulk_load(format=kind, base_iri="https://w3id.org/eudpn/file/", **given)
    except SyntaxError as e:
        said = clipped(e.msg, 300)
        raise FileError(f"{path.name}:{e.lineno or 1}: {said}", f"{path.name}:{e.lineno or 1}：语法错误（{said}）") from None
    except (ValueError, OSError) as e:
        raise FileError(f"{path.name}: {e}", f"无法读取 {path.name}：{e}") from None
    return merged(store, path.name)


def form(path: Path) -> tuple[ox.RdfFormat, bool]:
    """The RDF format that the ending of a file names, and whether it is packed (.gz); ``FileError`` for another ending."""
    endings = [e.lower() for e in path.suffixes]
    packed = endings[-1:] == [".gz"]
    kind = FORMATS.get((endings[:-1] if packed else endings)[-1:][0]) if len(endings) > packed else None
    if kind is None:
        from kg import files

        raise files.unknown_ending(path, [*FORMATS, *(e + ".gz" for e in FORMATS)], ", ".join(FORMATS) + " (+ .gz)")
    return kind, packed


def _body(path: Path, most: int | None) -> bytes:
    """The first bytes of a file, or all of them."""
    try:
        with path.open("rb") as f:
            return f.read(most)
    except OSError as e:
        raise FileError(f"{path.name} cannot be read: {e.strerror}", f"无法读取 {path.name}：{e.strerror}") from None


def _unpacked(path: Path) -> bytes:
    """The content of a .gz file, whole: a bomb, a cut file or one that is no gzip file is refused."""
    import gzip

    size = path.stat().st_size if path.is_file() else 1
    budget = min(UNPACKED_LIMIT, max(200 * size, 2**20))
    try:
        if not size:
            raise EOFError("it is empty")
        with gzip.open(path) as f:
            body = f.read(budget + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as e:
        raise FileError(f"{path.name} is no whole gzip file: {e}", f"{path.name} 不是完整的gzip文件：{e}") from None
    except OSError as e:
        raise FileError(f"{path.name} cannot be read: {e.strerror}", f"无法读取 {path.name}：{e.strerror}") from None
    if len(body) > budget:
        raise FileError(f"{path.name} unpacks to more than {budget // 2**20} MB; unpack it first if you trust it",
                        f"{path.name} 解压后超过 {budget // 2**20} MB；如信任该文件，请先自行解压")
    return body


def merged(store: ox.Store, name: str) -> Dataset:
    """A dataset whose default graph is the RDF merge of all graphs of a store."""
    if not _shared(store):
        quads = len(store)
        return Dataset(store, True, {}, quads, quads, name)
    own = tuple(store)
    triples = {q.triple for q in own}
    if len(triples) != len(own):
        store.extend(ox.Quad(t.subject, t.predicate, t.object, ox.DefaultGraph()) for t in triples)
    return Dataset(store, len(triples) == len(own), {}, len(own), len(triples), name, own if len(triples) != len(own) else ())


def _shared(store: ox.Store) -> bool:
    """Whether a triple may stand in two graphs. The engine looks, only under properties that several graphs use: all quads as
    objects would take as long as reading the file and more memory than the store."""
    graphs = sum(1 for _ in store.named_graphs())
    if graphs == 0:
        return False
    if graphs > _FEW:
        return True
    used: dict[ox.Term, list[tuple[int, ox.NamedNode | ox.BlankNode | ox.DefaultGraph]]] = defaultdict(list)
    for graph, p, n in store.query("SELECT ?g ?p (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ?p"):
        used[p].append((int(n.value), graph))
    for p, n in store.query("SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p"):  # the default graph alone
        used[p].append((int(n.value), ox.DefaultGraph()))
    for p, found in used.items():
        found.sort(key=lambda one: one[0])
        for i, (_, graph) in enumerate(found[:-1]):  # each graph with all larger ones
            here = {"default_graph": graph, "named_graphs": [g for _, g in found[i + 1:] if not isinstance(g, ox.DefaultGraph)]}
            if store.query(_TWICE, substitutions={_P: p}, **here) or ox.DefaultGraph() in (g for _, g in found[i + 1:]) and \
                    store.query(_TWICE, substitutions={_P: p}, default_graph=ox.DefaultGraph(), named_graphs=[graph]):
                return True
    return False


def lines(quads: Iterable[ox.Quad]) -> list[str]:
    """Quads as sorted N-Quads lines: equal data give equal bytes, wherever and whenever they are built."""
    return sorted(f"{q} ." for q in quads)


def digest(quads: Iterable[ox.Quad] | ox.Store) -> str:
    """SHA-256 of the sorted N-Quads, in hexadecimal digits. A store writes them faster than single quads are written."""
    import hashlib

    whole = quads.dump(format=ox.RdfFormat.N_QUADS) if isinstance(quads, ox.Store) else \
        "".join([f"{q} .\n" for q in quads]).encode()
    found = whole.split(b"\n")[:-1]
    del whole
    found.sort()  # bytes of UTF-8 stand in the order of their characters
    return hashlib.sha256(b"".join([line + b"\n" for line in found])).hexdigest()


def _rdflib() -> ModuleType:
    """rdflib, which would read files and the network for FROM and LOAD: switched off here, the only door to it."""
    import rdflib
    import rdflib.plugins.sparql

    rdflib.plugins.sparql.SPARQL_LOAD_GRAPHS = False
    return rdflib


def rdflib_view(store: ox.Store) -> rdflib.Dataset:
    """A copy of the dataset as an rdflib ``Dataset`` whose default graph is the union of all graphs."""
    view = _rdflib().Dataset(default_union=True)
    view.parse(data=store.dump(format=ox.RdfFormat.N_QUADS), format="nquads")
    return view


def flat(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """All triples of some quads as one rdflib ``Graph``."""
    lib = _rdflib()
    graph, known = lib.Graph(), {}

    def term(given: ox.Term) -> rdflib.term.Node:
        found = known.get(given)
        if found is None:
            if given.__class__ is ox.NamedNode:
                found = lib.URIRef(given.value)
            elif given.__class__ is ox.Literal:
                found = lib.Literal(given.value, lang=given.language) if given.language else \
                    lib.Literal(given.value, datatype=None if given.datatype == _STRING else lib.URIRef(given.datatype.value))
            else:
                found = lib.BNode(given.value)
            known[given] = found
        return found

    graph.addN((term(s), term(p), term(o), graph) for s, p, o, _ in quads)
    return graph


def turtle_graph(path: Path) -> rdflib.Graph:
    """A Turtle file of the project's own as an rdflib ``Graph``."""
    return _rdflib().Graph().parse(path, format="turtle")


def write(quads: Sequence[ox.Quad], path: str | os.PathLike) -> Path:
    """Quads as a file whose ending names the format; the same quads give the same bytes. Raises ``FileError``."""
    from kg import files

    path = Path(path)
    kind, packed = form(path)
    if kind == ox.RdfFormat.RDF_XML and any(files.unfit_for_xml(q.object.value) for q in quads if isinstance(q.object, ox.Literal)):
        raise FileError(f"'{path.name}': a text holds a control character that XML cannot hold; choose .ttl or .nq",
                        f"“{path.name}”：文本含有XML不允许的控制字符；请选择 .ttl 或 .nq")
    body = "".join(line + "\n" for line in lines(quads)).encode() if kind == ox.RdfFormat.N_QUADS else serialised(quads, kind)
    return files.write(path, files.packed(body) if packed else body)


def serialised(quads: Sequence[ox.Quad], kind: ox.RdfFormat) -> bytes:
    """Sorted, so that equal data give equal bytes."""
    if kind.supports_datasets:
        return ox.serialize(sorted(quads, key=lambda q: (str(q.graph_name), str(q))), format=kind, prefixes=PREFIXES)
    triples = sorted({ox.Triple(q.subject, q.predicate, q.object) for q in quads}, key=str)
    return ox.serialize(triples, format=kind, prefixes=PREFIXES)
