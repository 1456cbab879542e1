"""The dataset: ontology, records and what follows from them, in named graphs by layer, on Oxigraph.

Layers: ontology, vocabulary, reference, provenance, asserted, derived. Each triple lies in exactly one of them.
"""
from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, ClassVar

import pyoxigraph as ox

from kg import files, nesting, records
from kg.errors import DataError, FileError, clipped
from kg.tables import Row
from kg.terms import PREFIXES, graph_name

if TYPE_CHECKING:
    import rdflib

FORMATS = {
    ".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG, ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES, ".jsonld": ox.RdfFormat.JSON_LD, ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML, ".n3": ox.RdfFormat.N3,
}
UNPACKED_LIMIT = 4 * 2**30


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
    found = records.read(data, own, before)
    if found.faults:
        raise DataError(found.faults)
    store = ox.Store()
    store.bulk_extend(found.quads)
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
    body = _unpacked(path) if packed else _body(path)
    if body.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise FileError(f"{path.name} starts with a byte order mark; save it as UTF-8 without one",
                        f"{path.name} 以字节顺序标记（BOM）开头；请另存为无BOM的UTF-8")
    if kind == ox.RdfFormat.RDF_XML and b"<!DOCTYPE" in body:
        raise FileError(f"{path.name} holds a DOCTYPE; RDF/XML with entities is not read",
                        f"{path.name} 含有DOCTYPE；不读取带实体的RDF/XML")
    if deep := {ox.RdfFormat.JSON_LD: nesting.json_line, ox.RdfFormat.RDF_XML: nesting.xml_line}.get(kind, lambda _: None)(body):
        raise FileError(f"{path.name}:{deep}: nested deeper than {nesting.LIMIT} levels; write it flatter, or as .nq or .ttl",
                        f"{path.name}:{deep}：嵌套超过 {nesting.LIMIT} 层；请改写得更扁平，或改用 .nq 或 .ttl")
    store = ox.Store()
    try:
        store.bulk_load(input=body, format=kind, base_iri="https://w3id.org/eudpn/file/")
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
        raise files.unknown_ending(path, [*FORMATS, *(e + ".gz" for e in FORMATS)], ", ".join(FORMATS) + " (+ .gz)")
    return kind, packed


def _body(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as e:
        raise FileError(f"{path.name} cannot be read: {e.strerror}", f"无法读取 {path.name}：{e.strerror}") from None


def _unpacked(path: Path) -> bytes:
    """The content of a .gz file, whole: a bomb, a cut file or one that is no gzip file is refused."""
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
    quads = list(store)
    triples = {ox.Triple(q.subject, q.predicate, q.object) for q in quads}
    if len(triples) == len(quads):
        return Dataset(store, True, {}, len(quads), len(triples), name)
    store.extend(ox.Quad(t.subject, t.predicate, t.object, ox.DefaultGraph()) for t in triples)
    return Dataset(store, False, {}, len(quads), len(triples), name, tuple(quads))


def lines(quads: Iterable[ox.Quad]) -> list[str]:
    """Quads as sorted N-Quads lines: equal data give equal bytes, wherever and whenever they are built."""
    return sorted(f"{q} ." for q in quads)


def digest(quads: Iterable[ox.Quad]) -> str:
    """SHA-256 of the sorted N-Quads, in hexadecimal digits."""
    h = hashlib.sha256()
    for line in lines(quads):
        h.update(line.encode() + b"\n")
    return h.hexdigest()


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
    graph = _rdflib().Graph()
    text = "\n".join(f"{q.subject} {q.predicate} {q.object} ." for q in quads)
    graph.parse(data=text, format="nt")
    return graph


def write(quads: Sequence[ox.Quad], path: str | os.PathLike) -> Path:
    """Quads as a file whose ending names the format; the same quads give the same bytes. Raises ``FileError``."""
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
