"""Every measure through our function and through its rivals: `python benchmarks/analysis.py [--nodes 1000 10000 100000]`.

Prints one table of ratios. Everybody starts from the same networkx graph and ends with a value for every node; turning
the graph into an engine's own is part of the time. Ours is the whole of `kg.analysis.rank`, with places, components,
table and note; `engine` is the computing alone. Rivals are run in turn, round by round, so that a slow moment of the
machine strikes all; medians are compared. The graph is the largest component of a random one of average degree 8 with
skewed degrees, so that the definitions of all engines coincide; values are compared, and the largest difference is said.
At 100,000 nodes only what is linear is run. Where plain networkx would take many minutes it does a stated sample of
sources and its time is scaled up.
"""
from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import igraph
import networkit
import networkx as nx
import numpy as np
import rustworkx

from kg import analysis
from kg.analysis import engines
from kg.analysis.pairs import pairs

LINEAR = ("degree", "core", "components", "pagerank", "eigenvector")
ALL = (*LINEAR, "harmonic", "closeness", "betweenness")
SAMPLE = 100   # sources that plain networkx is given at 5,000 nodes and more
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
    if len(net) >= 5000:
        return sampled(net, by)
    if by == "harmonic":
        return nx.harmonic_centrality(net)
    return nx.closeness_centrality(net) if by == "closeness" else nx.betweenness_centrality(net, normalized=False)


def sampled(net: nx.Graph, by: str) -> None:
    """The work for a sample of sources; the values are not those of the measure."""
    nodes = list(net)[::len(net) // SAMPLE][:SAMPLE]
    if by == "betweenness":
        nx.betweenness_centrality(net, k=SAMPLE, seed=1, normalized=False)
    else:
        for node in nodes:
            nx.closeness_centrality(net, u=node)


def by_igraph(net: nx.Graph, by: str) -> Values:
    g = igraph.Graph(len(net), list(net.edges()))
    n = len(net)
    return {"degree": g.degree, "core": g.coreness, "components": lambda: g.connected_components().sizes(),
            "pagerank": g.pagerank, "eigenvector": lambda: unit(g.eigenvector_centrality()),
            "harmonic": lambda: [v * (n - 1) for v in g.harmonic_centrality()], "closeness": g.closeness,
            "betweenness": g.betweenness}[by]()


def by_rustworkx(net: nx.Graph, by: str) -> Values:
    if by == "harmonic":
        return None  # it has none
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
    ends = np.array(net.edges())
    g = networkit.Graph(len(net))
    g.addEdges((ends[:, 0].copy(), ends[:, 1].copy()))
    c, n = networkit.centrality, len(net)
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


def ours(net: nx.Graph, by: str) -> Values:
    if by == "components":
        return [len(one) for one in analysis.components(net)]
    table = analysis.rank(net, by, weight="pairs")
    return dict(zip(table.column("node"), table.column("value")))


def engine(net: nx.Graph, by: str) -> Values:
    flat = pairs(net)
    return [len(one) for one in flat.parts] if by == "components" else engines.values(flat, by, "pairs")


RIVALS: dict[str, Callable[[nx.Graph, str], Values]] = {
    "ours": ours, "engine": engine, "networkx": by_networkx, "igraph": by_igraph, "rustworkx": by_rustworkx,
    "networkit": by_networkit}


def measured(net: nx.Graph, by: str, rounds: int) -> tuple[dict[str, float], float, float]:
    """Median seconds of each, processor seconds of ours, and the largest relative difference from ours."""
    times: dict[str, list[float]] = {name: [] for name in RIVALS}
    used, apart, mine = [], 0.0, None
    for i in range(rounds):
        for name in list(RIVALS)[::1 if i % 2 == 0 else -1]:
            start, begun = time.perf_counter(), time.process_time()
            found = RIVALS[name](net, by)
            seconds = time.perf_counter() - start
            if name == "ours":
                used.append(time.process_time() - begun)
            if found is None and not (name == "networkx" and len(net) >= 5000):
                continue
            if name == "networkx" and len(net) >= 5000 and by in ("harmonic", "closeness", "betweenness"):
                seconds *= len(net) / SAMPLE
            times[name].append(seconds)
            if i == 0 and found is not None:
                values = column(found, len(net), by)
                mine = values if name == "ours" else mine
                apart = max(apart, float(np.abs(values - mine).max() / np.abs(mine).max()))
    return {name: statistics.median(t) for name, t in times.items() if t}, statistics.median(used), apart


def column(found: Any, n: int, by: str) -> np.ndarray:
    """Values in the order of the nodes; of components their sizes, largest first."""
    if by == "components":
        return np.array(sorted(found, reverse=True), dtype=float)
    return np.array([found[i] for i in range(n)], dtype=float)


def line(net: nx.Graph, by: str, rounds: int) -> str:
    """One row of the table."""
    seconds, used, apart = measured(net, by, rounds)
    mine = seconds["ours"]
    rivals = [seconds.get(name) for name in ("networkx", "igraph", "rustworkx", "networkit")]
    best = min(s for s in rivals if s is not None)
    shown = " | ".join("-" if s is None else f"{s / mine:.3g}" for s in rivals)
    return (f"| {by} | {len(net):,} | {mine:.3g} | {used:.3g} | {seconds['engine'] / mine:.2f} | {shown} | "
            f"{mine / best:.2f} | {apart:.0e} |")


def main(argv: list[str] | None = None) -> int:
    """Run and print."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--nodes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    p.add_argument("--only", nargs="+", choices=ALL, default=ALL)
    args = p.parse_args(argv)
    print("| analysis | nodes | our seconds | of processor | engine to ours | networkx | igraph | rustworkx | networkit | "
          "ours to the best | largest difference |\n" + "|---" * 11 + "|")
    for nodes in args.nodes:
        net = graph(nodes)
        for by in args.only:
            if by in LINEAR or nodes <= 10_000:
                print(f"… {by} at {nodes:,} nodes", file=sys.stderr, flush=True)
                print(line(net, by, 3 if nodes <= 1000 or (by in LINEAR and nodes <= 10_000) else 1), flush=True)
    print("\nColumns of engines: their time divided by ours, so above 1 ours is faster. Plain networkx at 10,000 nodes for "
          f"harmonic, closeness and betweenness: {SAMPLE} sources, scaled up.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
