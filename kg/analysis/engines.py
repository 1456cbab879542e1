"""One measure, several engines: networkx for small networks, faster well-kept ones from ``LARGE`` nodes on.

networkx is the language of the API and the definition of every measure. From ``LARGE`` nodes on the same definitions
are computed elsewhere; tests hold both sides against each other, and igraph against both.

    betweenness   rustworkx (Apache-2.0); with distances networkit (MIT) where it is installed, else networkx
    closeness,    many breadth-first searches at once on the bits of numpy words (Then et al. 2014, "The more the
    harmonic      merrier", PVLDB 8); with distances Dijkstra of scipy (BSD)
    pagerank, eigenvector   scipy's sparse matrices, the same iteration
    core          rustworkx

rustworkx shares the sources of betweenness out over threads, which add up in no fixed order: from ``PARALLEL`` nodes
on its last digits differ from run to run, and ``digits`` says how many may be shown.
"""
from __future__ import annotations

import math
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import networkx as nx

from kg.analysis import walks
from kg.analysis.pairs import Pairs

LARGE = 200
"""Nodes from which on networkx is left: below, loading another engine takes longer than it saves."""
PARALLEL = 5000
"""Nodes from which on betweenness is shared out over all processors; below, one does it, the same to the last bit."""
_EXACT = 2 ** 53  # whole numbers up to here are exact in floating point
_DEEP = 100       # steps of a breadth-first search after which searching from all nodes at once no longer pays
_WORDS = 16       # 64-bit words a node: 1,024 searches at once
Compute = Callable[[Pairs, str], list[float]]


def values(pairs: Pairs, by: str, reading: str, engine: str | None = None) -> list[float]:
    """The measure of every node, in the order of ``pairs.nodes``.

    Parameters: ``by`` is a key of ``SMALL`` (the measures of ``kg.analysis.centrality``); ``reading`` is "pairs" or
    "ties"; ``engine`` is "small" (networkx and plain Python) or "large", None for what the size asks for.
    """
    if engine == "small" or (engine is None and pairs.size < LARGE) or not pairs.ends:
        return SMALL[by](pairs, reading)
    return (FAST.get(by) or SMALL[by])(pairs, reading)


def digits(pairs: Pairs, by: str) -> int:
    """How many digits of a value are the same in every run: 12, and 7 where threads add up in any order."""
    return 7 if by == "betweenness" and pairs.size >= PARALLEL else 12


def distances(pairs: Pairs) -> tuple[list[int], int]:
    """The distance of each pair, 1/ties times a common multiple, and that multiple.

    In whole numbers two routes of the same length are the same; in floating point 1/3 + 1/3 + 1/3 may not be 1.
    """
    scale = math.lcm(*set(pairs.ties))
    return [scale // count for count in pairs.ties], scale


def _degree(pairs: Pairs, reading: str) -> list[float]:
    return list(pairs.strength if reading == "ties" else pairs.partners)


def _listed(found: Any, pairs: Pairs, scale: float = 1) -> list[float]:
    return [scale * found[i] for i in range(pairs.size)]


# networkx ---------------------------------------------------------------------------------------------------------

def _measured(pairs: Pairs, reading: str) -> tuple[nx.Graph, str | None, int]:
    """The graph, the name of the attribute that holds distances (None for steps), and their common multiple."""
    if reading != "ties":
        return pairs.graph, None, 1
    found, scale = distances(pairs)
    for (i, j), distance in zip(pairs.ends, found):
        pairs.graph.edges[i, j]["distance"] = distance
    return pairs.graph, "distance", scale


def _betweenness(pairs: Pairs, reading: str) -> list[float]:
    graph, distance, _ = _measured(pairs, reading)
    return _listed(nx.betweenness_centrality(graph, normalized=False, weight=distance), pairs)


def _harmonic(pairs: Pairs, reading: str) -> list[float]:
    graph, distance, scale = _measured(pairs, reading)
    return _listed(nx.harmonic_centrality(graph, distance=distance), pairs, scale)


def _closeness(pairs: Pairs, reading: str) -> list[float]:
    graph, distance, scale = _measured(pairs, reading)
    return _listed(nx.closeness_centrality(graph, distance=distance, wf_improved=True), pairs, float(scale))


def _core(pairs: Pairs, reading: str) -> list[float]:
    return _listed(nx.core_number(pairs.graph), pairs)


# Faster -----------------------------------------------------------------------------------------------------------

def _rustworkx(pairs: Pairs) -> tuple[Any, list[int]]:
    """The pairs in rustworkx, nodes with most partners first (they are visited most, and so lie together in memory);
    and the place of each node there."""
    import rustworkx
    ranked = sorted(range(pairs.size), key=lambda i: -pairs.partners[i])
    place = [0] * pairs.size
    for there, i in enumerate(ranked):
        place[i] = there
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(ranked)
    graph.extend_from_edge_list(sorted((place[i], place[j]) if place[i] < place[j] else (place[j], place[i])
                                       for i, j in pairs.ends))
    return graph, place


def _betweenness_fast(pairs: Pairs, reading: str) -> list[float]:
    if reading == "ties":
        return _betweenness_weighted(pairs)
    import rustworkx
    graph, place = _rustworkx(pairs)
    alone = PARALLEL if pairs.size >= PARALLEL else pairs.size + 1
    found = rustworkx.betweenness_centrality(graph, normalized=False, parallel_threshold=alone)
    return [found[place[i]] for i in range(pairs.size)]


def _betweenness_weighted(pairs: Pairs) -> list[float]:
    """networkit compares lengths in floating point, so it is asked only where these are exact."""
    found, _ = distances(pairs)
    if max(found) * pairs.size >= _EXACT or find_spec("networkit") is None:
        return _betweenness(pairs, "ties")
    import networkit
    threads = networkit.getMaxNumberOfThreads()
    networkit.setNumberOfThreads(threads if pairs.size >= PARALLEL else 1)
    try:
        graph = networkit.Graph(pairs.size, weighted=True)
        for (i, j), distance in zip(pairs.ends, found):
            graph.addEdge(i, j, distance)
        run = networkit.centrality.Betweenness(graph)
        run.run()
    finally:
        networkit.setNumberOfThreads(threads)
    return [value / 2 for value in run.scores()]  # it counts each pair from both ends


def _harmonic_fast(pairs: Pairs, reading: str) -> list[float]:
    if reading == "ties":
        return _far(pairs, lambda reach, scale: (scale / reach).sum(axis=1), _harmonic)
    steps = _steps(pairs)
    if steps is None:
        return _harmonic(pairs, reading)
    return sum(count / far for far, count in enumerate(steps, 1)).tolist()


def _closeness_fast(pairs: Pairs, reading: str) -> list[float]:
    import numpy as np

    def of(total: Any, reached: Any) -> Any:
        return np.divide(reached * reached, total * (pairs.size - 1), out=np.zeros(len(total)), where=total > 0)

    if reading == "ties":
        def rows(reach: Any, scale: int) -> Any:
            there = np.isfinite(reach)
            return scale * of(np.where(there, reach, 0).sum(axis=1), there.sum(axis=1).astype(float))
        return _far(pairs, rows, _closeness)
    steps = _steps(pairs)
    if steps is None:
        return _closeness(pairs, reading)
    return of(sum(far * count for far, count in enumerate(steps, 1)).astype(float), sum(steps).astype(float)).tolist()


def _steps(pairs: Pairs) -> list[Any] | None:
    """How many nodes lie 1, 2, 3 … steps from each node; None if the network is so deep that this does not pay.

    Breadth-first search from 1,024 nodes at once: bit s of a node's words says that search s has come here. What new
    searches reach a node in a step are as many nodes as lie that far from it, for distance is the same both ways.
    """
    import numpy as np
    links = walks.matrix(pairs, "pairs")
    some = np.flatnonzero(np.diff(links.indptr))
    first, neighbours = links.indptr[some], links.indices
    found: list[Any] = []
    for begin in range(0, pairs.size, 64 * _WORDS):
        source = np.arange(min(64 * _WORDS, pairs.size - begin))
        front = np.zeros((pairs.size, _WORDS), np.uint64)
        front[begin + source, source // 64] = np.uint64(1) << (source % 64).astype(np.uint64)
        seen = front.copy()
        for step in range(_DEEP + 1):
            new = np.zeros_like(front)
            new[some] = np.bitwise_or.reduceat(front[neighbours], first, axis=0)
            new &= ~seen
            count = np.bitwise_count(new).sum(axis=1, dtype=np.int64)
            if not count.any():
                break
            if step == _DEEP:
                return None
            if len(found) == step:
                found.append(np.zeros(pairs.size, np.int64))
            found[step] += count
            seen |= new
            front = new
    return found


def _far(pairs: Pairs, summed: Callable[[Any, int], Any], slow: Compute) -> list[float]:
    """A sum over the distances to all other nodes, some hundred nodes at a time; exact whole numbers, or networkx."""
    found, scale = distances(pairs)
    if max(found) * pairs.size >= _EXACT:
        return slow(pairs, "ties")
    import numpy as np
    from scipy.sparse import csgraph
    links = walks.matrix(Pairs(pairs.nodes, pairs.ends, found), "ties")
    sums = []
    for begin in range(0, pairs.size, 256):
        nodes = np.arange(begin, min(begin + 256, pairs.size))
        reach = csgraph.dijkstra(links, indices=nodes)
        reach[np.arange(len(nodes)), nodes] = np.inf  # a node is not at a distance from itself
        sums += summed(reach, scale).tolist()
    return sums


def _core_fast(pairs: Pairs, reading: str) -> list[float]:
    import rustworkx
    graph, place = _rustworkx(pairs)
    found = rustworkx.core_number(graph)
    return [found[place[i]] for i in range(pairs.size)]


SMALL: dict[str, Compute] = {
    "degree": _degree, "ties": _degree, "betweenness": _betweenness, "harmonic": _harmonic, "closeness": _closeness,
    "eigenvector": walks.eigenvector, "pagerank": walks.pagerank, "core": _core}
FAST: dict[str, Compute] = {
    "betweenness": _betweenness_fast, "harmonic": _harmonic_fast, "closeness": _closeness_fast,
    "eigenvector": walks.eigenvector_sparse, "pagerank": walks.pagerank_sparse, "core": _core_fast}
