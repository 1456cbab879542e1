"""Every measure through `kg.analysis.rank` and through its rivals. Called by stages.py: one engine at one size a process.

Everybody starts from the same networkx graph and ends with a value for every node; turning the graph into an engine's own is part
of the time. Ours is the whole of ``kg.analysis.rank``, with places, components, table and note; "our engine" is the computing alone.
The graph is the largest component of a random one of average degree 8 with skewed degrees, so that the definitions of all engines
coincide; values are compared with ours. What goes through all sources takes the square of the size: at ``WIDE`` nodes and more every
engine that can be given sources gets the same sample of them and its time is scaled up (plain networkx, and betweenness in networkit,
from ``SLOW`` nodes on; plain networkx gets fewer); an engine that cannot is not run there.
"""
from __future__ import annotations

import gc
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np

LINEAR = ("degree", "core", "components", "pagerank", "eigenvector")
ALL = (*LINEAR, "harmonic", "closeness", "betweenness")
WIDE, SLOW = 50_000, 5000
SOURCES = {"betweenness": 256, "harmonic": 1024, "closeness": 1024}
"""How many sources an engine is given at ``WIDE`` nodes: one share of our own workers."""
SAMPLE = 64   # sources that plain networkx is given
TOL = 1e-12
Values = dict[int, float] | list[float] | None


def graph(nodes: int, degree: int = 8, seed: int = 1) -> nx.Graph:
    """The largest component of a random graph in which node i is drawn in proportion to i to the power of -1/2."""
    chance = np.random.default_rng([seed, nodes])
    odds = np.arange(1, nodes + 1) ** -0.5
    ends = chance.choice(nodes, size=(int(nodes * degree * 0.65), 2), p=odds / odds.sum())
    kept = dict.fromkeys((min(a, b), max(a, b)) for a, b in ends.tolist() if a != b)
    net = nx.Graph(list(kept)[:nodes * degree // 2])
    largest = net.subgraph(max(nx.connected_components(net), key=len))
    return nx.convert_node_labels_to_integers(nx.Graph(largest))


def by_networkx(net: nx.Graph, by: str) -> Values:
    if by == "degree":
        return dict(net.degree())
    if by == "core":
        return nx.core_number(net)
    if by == "components":
        return [len(one) for one in nx.connected_components(net)]
    if by == "pagerank":
        return nx.pagerank(net, tol=TOL / len(net), max_iter=500)
    if by == "eigenvector":
        return nx.eigenvector_centrality(net, tol=TOL, max_iter=5000)
    if len(net) >= SLOW:
        return sampled(net, by)
    if by == "harmonic":
        return nx.harmonic_centrality(net)
    return nx.closeness_centrality(net) if by == "closeness" else nx.betweenness_centrality(net, normalized=False)


def sources(net: nx.Graph, by: str, least: int = WIDE) -> list[int] | None:
    """The sources that an engine is given, spread over the nodes; None where it goes through all."""
    if by not in SOURCES or len(net) < least:
        return None
    return list(net)[::len(net) // SOURCES[by]][:SOURCES[by]]


def sampled(net: nx.Graph, by: str) -> None:
    """The work of plain networkx for a sample of sources; the values are not those of the measure."""
    nodes = list(net)[::len(net) // SAMPLE][:SAMPLE]
    if by == "betweenness":
        nx.betweenness_centrality(net, k=SAMPLE, seed=1, normalized=False)
    else:
        for node in nodes:
            nx.closeness_centrality(net, u=node)


def by_igraph(net: nx.Graph, by: str) -> Values:
    import igraph

    g = igraph.Graph(len(net), list(net.edges()))
    n = len(net)
    if some := sources(net, by):
        {"betweenness": lambda: g.betweenness(sources=some), "harmonic": lambda: g.harmonic_centrality(vertices=some),
         "closeness": lambda: g.closeness(vertices=some)}[by]()
        return None
    return {"degree": g.degree, "core": g.coreness, "components": lambda: g.connected_components().sizes(),
            "pagerank": g.pagerank, "eigenvector": lambda: unit(g.eigenvector_centrality()),
            "harmonic": lambda: [v * (n - 1) for v in g.harmonic_centrality()], "closeness": g.closeness,
            "betweenness": g.betweenness}[by]()


def by_rustworkx(net: nx.Graph, by: str) -> Values:
    import rustworkx

    g = rustworkx.PyGraph(multigraph=False)
    g.add_nodes_from(range(len(net)))
    g.extend_from_edge_list(list(net.edges()))
    found = {"degree": lambda: [g.degree(i) for i in range(len(net))], "core": lambda: rustworkx.core_number(g),
             "components": lambda: [len(one) for one in rustworkx.connected_components(g)],
             "pagerank": lambda: rustworkx.pagerank(g.to_directed(), tol=TOL, max_iter=500),
             "eigenvector": lambda: rustworkx.eigenvector_centrality(g, tol=TOL, max_iter=5000),
             "closeness": lambda: rustworkx.closeness_centrality(g),
             "betweenness": lambda: rustworkx.betweenness_centrality(g, normalized=False)}[by]()
    return found if isinstance(found, list | dict) else {i: found[i] for i in range(len(net))}


def by_networkit(net: nx.Graph, by: str) -> Values:
    import networkit

    ends = np.array(net.edges())
    g = networkit.Graph(len(net))
    g.addEdges((ends[:, 0].copy(), ends[:, 1].copy()))
    c, n = networkit.centrality, len(net)
    if some := sources(net, by, SLOW if by == "betweenness" else WIDE):
        (c.EstimateBetweenness(g, len(some)) if by == "betweenness" else c.ApproxCloseness(g, len(some))).run()
        return None
    if by == "components":
        run = networkit.components.ConnectedComponents(g)
        run.run()
        return list(run.getComponentSizes().values())
    make = {"degree": lambda: c.DegreeCentrality(g), "core": lambda: c.CoreDecomposition(g),
            "pagerank": lambda: c.PageRank(g, 0.85, TOL), "eigenvector": lambda: c.EigenvectorCentrality(g, TOL),
            "harmonic": lambda: c.HarmonicCloseness(g, False),
            "closeness": lambda: c.Closeness(g, True, c.ClosenessVariant.STANDARD),
            "betweenness": lambda: c.Betweenness(g)}[by]()
    make.run()
    found = make.scores()
    return unit(found) if by == "eigenvector" else [v / 2 for v in found] if by == "betweenness" else found[:n]


def unit(values: list[float]) -> list[float]:
    length = sum(v * v for v in values) ** 0.5
    return [v / length for v in values]


class Enough(Exception):
    """One share of the work was done, and timed."""


def ours(net: nx.Graph, by: str) -> Values:
    from kg import analysis

    if by == "components":
        return [len(one) for one in analysis.components(net)]
    if sources(net, by):
        return share(net, by)
    table = analysis.rank(net, by, weight="pairs")
    return dict(zip(table.column("node"), table.column("value")))


def engine(net: nx.Graph, by: str) -> Values:
    from kg.analysis import engines
    from kg.analysis.pairs import pairs

    if sources(net, by):
        return share(net, by)
    flat = pairs(net)
    return [len(one) for one in flat.parts] if by == "components" else engines.values(flat, by, "pairs")


def share(net: nx.Graph, by: str) -> None:
    """One share of the sources, as one of our own workers is given it."""
    from kg.analysis import engines
    from kg.analysis.pairs import pairs

    def one(work: Callable, given: Any, parts: list) -> list:
        work(given, parts[len(parts) // 2])
        raise Enough

    try:
        engines.values(pairs(net), by, "pairs", run=one)
    except Enough:
        return


RIVALS: dict[str, Callable[[nx.Graph, str], Values]] = {
    "kg": ours, "our engine": engine, "networkx": by_networkx, "igraph": by_igraph, "rustworkx": by_rustworkx,
    "networkit": by_networkit}


def unable(name: str, by: str, nodes: int) -> str | None:
    """Why an engine is not run for a measure at a size."""
    if name == "rustworkx" and by == "harmonic":
        return "has none"
    if (name, by) == ("networkx", "eigenvector") and nodes >= WIDE:
        return "not run: minutes"
    if by in SOURCES and nodes >= WIDE and (name == "rustworkx" or (name == "networkit" and by == "harmonic")):
        return "takes no sample of sources"
    return None


def scale(name: str, by: str, nodes: int) -> tuple[float, int | None]:
    """By what a time is multiplied because only a sample of sources was done, and how many these were."""
    if by in SOURCES and name == "networkx" and nodes >= SLOW:
        return nodes / SAMPLE, SAMPLE
    if by in SOURCES and nodes >= (SLOW if (name, by) == ("networkit", "betweenness") else WIDE):
        return nodes / SOURCES[by], SOURCES[by]
    return 1.0, None


def kept(nodes: int, folder: Path) -> nx.Graph:
    """The graph of a size, made once and then read."""
    file = folder / f"ends-{nodes}.npy"
    if not file.exists():
        np.save(file, np.array(graph(nodes).edges()))
    ends = np.load(file).tolist()
    net = nx.Graph()
    net.add_nodes_from(range(1 + max(map(max, ends))))
    net.add_edges_from(ends)
    return net


def run(name: str, options: dict) -> None:
    """Every measure by one engine at one size: a line of JSON each."""
    from stages import highest, missing, processor

    if name not in ("kg", "our engine") and (absent := missing(name)):
        print(json.dumps({"missing": absent}), flush=True)
        return
    folder, nodes = Path(options["folder"]), options["nodes"]
    net = kept(nodes, folder)
    RIVALS[name](kept(50, folder), "degree")  # what is read at the first call is read before the clock runs
    if options.get("profile"):
        from stages import profiled

        print(json.dumps({"profile": profiled(lambda: len(RIVALS[name](net, "betweenness") or ()))}), flush=True)
        return
    for by in options["measures"]:
        if why := unable(name, by, len(net)):
            print(json.dumps({"measure": by, "failed": why}), flush=True)
            continue
        walls, cpus, found = [], [], None
        times, sample = scale(name, by, len(net))
        for _ in range(options["rounds"]):
            gc.collect()
            start, used = time.perf_counter(), processor()
            found = RIVALS[name](net, by)
            cpus.append(times * (processor() - used))
            walls.append(times * (time.perf_counter() - start))
            if sum(walls) / times > options["seconds"]:
                break
        print(json.dumps({"measure": by, "wall": statistics.median(walls), "cpu": statistics.median(cpus), "mb": highest(),
                          "sample": sample, "apart": apart(name, by, found, len(net), folder), "size": len(net)}), flush=True)


def apart(name: str, by: str, found: Values, nodes: int, folder: Path) -> float | None:
    """The largest difference from ours, to our largest value; None where there is nothing to compare."""
    file = folder / f"ours-{by}-{nodes}.npy"
    if found is None:
        return None
    values = column(found, nodes, by)
    if name == "kg":
        np.save(file, values)
    return float(np.abs(values - (mine := np.load(file))).max() / np.abs(mine).max()) if file.exists() else None


def column(found: Any, n: int, by: str) -> np.ndarray:
    """Values in the order of the nodes; of components their sizes, largest first."""
    if by == "components":
        return np.array(sorted(found, reverse=True), dtype=float)
    return np.array([found[i] for i in range(n)], dtype=float)
