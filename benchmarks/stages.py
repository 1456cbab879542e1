"""One stage of the work in a process of its own: prints its seconds and its peak memory as one line of JSON.

    python benchmarks/stages.py STAGE ENGINE FOLDER_OR_FILE …

Run by run.py; a process a stage keeps the memory of one from being counted for another.
"""
from __future__ import annotations

import json
import os
import resource
import select
import signal
import sys
import time
from pathlib import Path

from kg import layout


def measured(work) -> dict[str, float]:
    """Seconds and peak memory (MB) of a call, and what it counted."""
    start = time.perf_counter()
    count = work()
    return {"seconds": time.perf_counter() - start, "count": count,
            "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def load(engine: str, folder: Path, quads: Path) -> dict[str, float]:
    """Tables to a store (ours) against reading the finished N-Quads (pyoxigraph, rdflib)."""
    import pyoxigraph as ox

    if engine == "kg":
        from kg import records

        def work() -> int:
            found = records.read(folder)
            assert not found.faults
            store = ox.Store()
            store.bulk_extend(found.quads)
            return len(store)
    elif engine == "pyoxigraph":
        def work() -> int:
            store = ox.Store()
            store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
            return len(store)
    else:
        import rdflib

        def work() -> int:
            view = rdflib.Dataset(default_union=True)
            view.parse(quads, format="nquads")
            return len(view)
    return measured(work)


def derive(engine: str, folder: Path, quads: Path) -> dict[str, float]:
    """The rules over the records: ours (Oxigraph) against rdflib running the same CONSTRUCTs."""
    import pyoxigraph as ox

    from kg import dataset

    derived = dataset.graph_name("derived")
    store = ox.Store()
    store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
    store.remove_graph(derived)
    if engine == "kg":
        return measured(lambda: sum(dataset.derive(store, layout.ONTOLOGY / "rules").values()))
    view = dataset.rdflib_view(store)
    rules = [p.read_text(encoding="utf-8") for p in sorted((layout.ONTOLOGY / "rules").glob("*.rq"))]
    return measured(lambda: sum(len(list(view.query(rule))) for rule in rules))


def check(engine: str, folder: Path, quads: Path) -> dict[str, float]:
    """The shapes of the data: pySHACL on the suspects (ours), on every node of an rdflib copy, or of the Oxigraph store."""
    import pyoxigraph as ox
    import pyshacl

    from kg import dataset, shapes

    store = ox.Store()
    store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
    if engine == "kg":
        return measured(lambda: len(shapes.conform(store, layout.ONTOLOGY / "shapes.ttl", {})))
    graph = dataset.turtle_graph(layout.ONTOLOGY / "shapes.ttl")
    if engine == "pyshacl":
        return measured(lambda: len(shapes.judged(dataset.flat(store), graph, {})))
    return measured(lambda: len(pyshacl.validate(store, shacl_graph=graph, advanced=True)[2]))


def project(engine: str, folder: Path, quads: Path) -> dict[str, float]:
    """The knowledge network: ours with its receipt and claims, against networkx from ready lists and rdflib's converter."""
    import networkx as nx
    import pyoxigraph as ox

    from kg.dataset import Dataset
    from kg.graph import KnowledgeGraph

    store = ox.Store()
    store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
    g = KnowledgeGraph(Dataset(store))
    if engine == "kg":
        return measured(lambda: g.network("knowledge").number_of_edges())
    if engine == "networkx":
        table = g.ask("knowledge")
        at = [table.columns.index(c) for c in ("source", "target", "kind", "record")]
        rows = [tuple(row[i] for i in at) for row in table.rows]

        def work() -> int:
            net = nx.MultiDiGraph()
            for u, v, kind, record in rows:
                net.add_edge(u, v, kind=kind, record=record)
            return net.number_of_edges()
        return measured(work)
    from rdflib.extras.external_graph_libs import rdflib_to_networkx_multidigraph

    from kg import dataset

    flat = dataset.flat(store.quads_for_pattern(None, None, None, dataset.graph_name("asserted")))
    return measured(lambda: rdflib_to_networkx_multidigraph(flat).number_of_edges())


def ask_rdflib(quads: Path, limits: dict[str, float], rounds: int) -> None:
    """Each kept question in rdflib, in a forked child that is killed at its limit; one line of JSON a question."""
    import pyoxigraph as ox

    from kg import dataset
    from kg.dataset import Dataset
    from kg.graph import KnowledgeGraph

    store = ox.Store()
    store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
    g = KnowledgeGraph(Dataset(store))
    texts = {q.name: q.bind(g._iri, {}) for q in g.questions()}
    view = dataset.rdflib_view(store)
    for name, limit in limits.items():
        seconds = forked(lambda t=texts[name]: sum(1 for _ in view.query(t)), limit, rounds)  # noqa: B023
        print(json.dumps({"name": name, "seconds": seconds, "limit": limit}), flush=True)


def forked(work, limit: float, rounds: int) -> float | None:
    """The best time of some rounds of a call in a child process; None if it was killed at the limit."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        best = None
        for _ in range(rounds):
            start = time.perf_counter()
            work()
            used = time.perf_counter() - start
            best = used if best is None else min(best, used)
        os.write(write, repr(best).encode())
        os._exit(0)
    os.close(write)
    ready, _, _ = select.select([read], [], [], limit * rounds + 1)
    answer = os.read(read, 100) if ready else b""
    os.close(read)
    if not answer:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return float(answer) if answer else None


if __name__ == "__main__":
    stage, engine, folder, quads, *more = sys.argv[1:]
    if stage == "ask":
        ask_rdflib(Path(quads), json.loads(more[0]), int(more[1]))
    else:
        print(json.dumps(globals()[stage](engine, Path(folder), Path(quads))))
