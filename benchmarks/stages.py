"""One stage of the work in a process of its own: prints its seconds and its memory as one line of JSON.

    python benchmarks/stages.py STAGE ENGINE FOLDER QUADS LIMIT

Run by run.py. What a stage starts from is made ready before the clock starts; a process a stage keeps the memory of one from
being counted for another. A stage that takes longer than LIMIT seconds is killed by the alarm.
"""
from __future__ import annotations

import json
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kg import layout

if TYPE_CHECKING:
    import pyoxigraph as ox

Work = Callable[[], int]
RULES = layout.ONTOLOGY / "rules"
SHAPES = layout.ONTOLOGY / "shapes.ttl"


def load_kg(folder: Path, quads: Path) -> Work:
    """Tables to a store, every cell checked."""
    import pyoxigraph as ox

    from kg import records

    def work() -> int:
        found = records.read(folder)
        assert not found.faults
        store = ox.Store()
        store.bulk_extend(found.quads)
        return len(store)
    return work


def load_pyoxigraph(folder: Path, quads: Path) -> Work:
    """The same records, ready-made as N-Quads, into a store."""
    import pyoxigraph as ox

    path = _records(folder, quads)

    def work() -> int:
        store = ox.Store()
        store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
        return len(store)
    return work


def load_rdflib(folder: Path, quads: Path) -> Work:
    """The same records, ready-made as N-Quads, into rdflib."""
    import rdflib

    path = _records(folder, quads)

    def work() -> int:
        view = rdflib.Dataset(default_union=True)
        view.parse(path, format="nquads")
        return len(view)
    return work


def derive_kg(folder: Path, quads: Path) -> Work:
    """The rules over all records."""
    from kg import dataset

    store = _underived(quads)
    return lambda: sum(dataset.derive(store, RULES).values())


def derive_rdflib(folder: Path, quads: Path) -> Work:
    """The same CONSTRUCT texts in rdflib, each one's triples added before the next."""
    from rdflib import URIRef

    from kg import dataset, terms

    view = dataset.rdflib_view(_underived(quads))
    derived = view.graph(URIRef(terms.graph_name("derived").value))
    texts = [p.read_text(encoding="utf-8") for p in sorted(RULES.glob("*.rq"))]

    def work() -> int:
        for text in texts:
            for triple in list(view.query(text)):
                derived.add(triple)
        return len(derived)
    return work


def check_kg(folder: Path, quads: Path) -> Work:
    """The shapes of the data: pySHACL on an rdflib graph of all triples."""
    from kg import dataset, shapes

    store = _store(quads)
    return lambda: len(shapes.conform(dataset.flat(store), SHAPES, {}))


def check_store(folder: Path, quads: Path) -> Work:
    """The same shapes: pySHACL on the Oxigraph store itself."""
    import pyshacl
    import rdflib

    store, shapes = _store(quads), rdflib.Graph().parse(SHAPES)
    return lambda: 0 if pyshacl.validate(store, shacl_graph=shapes, advanced=True)[0] else 1


def project_kg(folder: Path, quads: Path) -> Work:
    """The knowledge network with receipt, evidence and claims."""
    from kg import network  # noqa: F401 - imported before the clock starts, as it is for the rivals
    from kg.dataset import Dataset
    from kg.graph import KnowledgeGraph

    g = KnowledgeGraph(Dataset(_store(quads)))
    return lambda: g.network("knowledge").number_of_edges()


def project_networkx(folder: Path, quads: Path) -> Work:
    """networkx filled from lists that stand ready: no query, no evidence."""
    import networkx as nx

    from kg.dataset import Dataset
    from kg.graph import KnowledgeGraph

    table = KnowledgeGraph(Dataset(_store(quads))).ask("knowledge")
    at = [table.columns.index(c) for c in ("source", "target", "kind", "record")]
    rows = [tuple(row[i] for i in at) for row in table.rows]

    def work() -> int:
        net = nx.MultiDiGraph()
        net.add_edges_from((u, v, {"kind": kind, "record": record}) for u, v, kind, record in rows)
        return net.number_of_edges()
    return work


def project_rdflib(folder: Path, quads: Path) -> Work:
    """rdflib's converter over the asserted triples: every triple an edge, literals as nodes, no evidence."""
    from rdflib.extras.external_graph_libs import rdflib_to_networkx_multidigraph

    from kg import dataset

    flat = dataset.flat(_store(quads).quads_for_pattern(None, None, None, dataset.graph_name("asserted")))
    return lambda: rdflib_to_networkx_multidigraph(flat).number_of_edges()


def _store(quads: Path) -> ox.Store:
    import pyoxigraph as ox

    store = ox.Store()
    store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
    return store


def _underived(quads: Path) -> ox.Store:
    from kg.terms import graph_name

    store = _store(quads)
    store.remove_graph(graph_name("derived"))
    return store


def _records(folder: Path, quads: Path) -> str:
    """The records alone as N-Quads, without ontology and what is derived: what the tables say and no more."""
    import pyoxigraph as ox

    from kg.terms import graph_name

    path = quads.with_suffix(".records.nq")
    if not path.exists():
        store = _underived(quads)
        store.remove_graph(graph_name("ontology"))
        with path.open("wb") as f:
            store.dump(f, format=ox.RdfFormat.N_QUADS)
    return str(path)


def peak() -> float:
    """The most memory that this process has held so far, in MB."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main(stage: str, engine: str, folder: str, quads: str, limit: str) -> None:
    """Make ready, start the clock, work, and print what was measured."""
    work = globals()[f"{stage}_{engine}"](Path(folder), Path(quads))
    before = peak()
    signal.alarm(int(limit))
    start = time.perf_counter()
    count = work()
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "count": count, "mb": peak(), "before": before}))


if __name__ == "__main__":
    main(*sys.argv[1:])
