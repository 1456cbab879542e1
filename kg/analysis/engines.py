"""One measure, several engines: networkx for small networks, faster well-kept ones from ``LARGE`` nodes on.

networkx is the language of the API and the definition of every measure. From ``LARGE`` nodes on the same definitions
are computed elsewhere; tests hold both sides against each other, and igraph against both.

    betweenness   rustworkx (Apache-2.0) on one processor; from ``WIDE`` nodes on sparse matrices (scipy, BSD), thirty-two
                  sources at once (Brandes 2001; as products of matrices Buluç & Gilbert 2011, "The Combinatorial BLAS");
                  with distances networkit (MIT) where it is installed, else networkx
    closeness,    many breadth-first searches at once on the bits of numpy words (Then et al. 2014, "The more the
    harmonic      merrier", PVLDB 8); with distances Dijkstra of scipy
    pagerank, eigenvector   scipy's sparse matrices, the same iteration
    core          rustworkx

None of them shares work out over threads whose sums would come in no fixed order: the same network gives the same
figures to the last bit in every run. Measures on shortest paths go through the sources in shares whose size depends on
the network alone, and add the shares up in their order; so they may be computed anywhere (``kg.analysis.workers``).
"""
from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib.util import find_spec
from typing import Any

import networkx as nx

from kg.analysis import walks
from kg.analysis.pairs import Pairs

LARGE = 200
"""Nodes from which on networkx is left: below, loading another engine takes longer than it saves."""
WIDE = 2000
"""Nodes from which on betweenness is taken for many sources at once."""
_EXACT = 2 ** 53  # whole numbers up to here are exact in floating point
_DEEP = 100       # steps of a breadth-first search after which searching from all nodes at once no longer pays
_SOURCES = 32     # from which betweenness is taken at once
_WORDS = 16       # 64-bit words a node: 1,024 searches at once
_SHARE = 256      # sources that make one piece of work; another number would change the last bits of the sums
_KEPT = 31 << 20  # bytes; matrices of 2 MB, asked of the system and given back each time, would cost a third of the sweeps
Compute = Callable[[Pairs, str], list[float]]
Run = Callable[[Callable[[Any, Any], Any], Any, Sequence[Any]], Iterable[Any]]
"""Does a piece of work (a function of what all pieces share, and of its own part) for each part; results in their order."""


def values(pairs: Pairs, by: str, reading: str, engine: str | None = None, run: Run | None = None) -> list[float]:
    """The measure of every node, in the order of ``pairs.nodes``.

    Parameters: ``by`` is a key of ``SMALL`` (the measures of ``kg.analysis.centrality``); ``reading`` is "pairs" or
    "ties"; ``engine`` is "small" (networkx and plain Python) or "large", None for what the size asks for; ``run`` does
    the shares of the measures in ``SHARED`` somewhere else, whatever the size.
    """
    if run is not None and by in SHARED and pairs.ends:
        return SHARED[by](pairs, reading, run)
    if engine == "small" or (engine is None and pairs.size < LARGE) or not pairs.ends:
        return SMALL[by](pairs, reading)
    return (FAST.get(by) or SMALL[by])(pairs, reading)


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


def _here(work: Callable[[Any, Any], Any], given: Any, parts: Sequence[Any]) -> Iterable[Any]:
    """One piece of work after the other, in this process."""
    return (work(given, part) for part in parts)


def _betweenness_fast(pairs: Pairs, reading: str) -> list[float]:
    if reading == "ties":
        return _betweenness_weighted(pairs)
    if pairs.size >= WIDE and (found := _betweenness_wide(pairs)) is not None:
        return found
    import rustworkx
    graph, place = _rustworkx(pairs)
    values = rustworkx.betweenness_centrality(graph, normalized=False, parallel_threshold=pairs.size + 1)
    return [values[place[i]] for i in range(pairs.size)]


def _betweenness_shared(pairs: Pairs, reading: str, run: Run) -> list[float]:
    """Sweeps of many sources at once; with distances, or where the network is too deep for these, networkx by share."""
    if reading == "pairs" and (found := _betweenness_wide(pairs, run)) is not None:
        return found
    import numpy as np
    graph, distance, _ = _measured(pairs, reading)
    parts = [range(begin, min(begin + _SHARE, pairs.size)) for begin in range(0, pairs.size, _SHARE)]
    return sum(run(partial(_subset, distance), graph, parts), np.zeros(pairs.size)).tolist()


def _subset(distance: str | None, graph: nx.Graph, sources: Sequence[int]) -> Any:
    """What the shortest paths from some sources add to each node."""
    import numpy as np
    found = nx.betweenness_centrality_subset(graph, sources, range(len(graph)), weight=distance)
    return np.array([found[i] for i in range(len(graph))])


def _betweenness_wide(pairs: Pairs, run: Run = _here) -> list[float] | None:
    """Brandes' two sweeps for many sources at once; None if the network is so deep that this does not pay.

    Nodes with most partners come first and sources in the order of a breadth-first search: what is visited together
    lies together.
    """
    import numpy as np
    from scipy.sparse import csgraph
    links = walks.matrix(pairs, "pairs")
    ranked = np.argsort(-np.diff(links.indptr), kind="stable")
    links = links[ranked][:, ranked].tocsr()
    links.sort_indices()
    reached = csgraph.breadth_first_order(links, 0, directed=False, return_predecessors=False)
    others = np.setdiff1d(np.flatnonzero(np.diff(links.indptr)), reached)
    total = np.zeros(pairs.size)
    parts = [part for some in (reached, others) for part in np.split(some, range(_SHARE, len(some), _SHARE)) if len(part)]
    for found in run(_swept, links, parts):
        if found is None:
            return None
        total += found
    values = np.empty(pairs.size)
    values[ranked] = total / 2  # each pair was counted from both ends
    return values.tolist()


def _swept(links: Any, sources: Any) -> Any:
    """What the shortest paths from some sources add to each node; None where these are too long."""
    import numpy as np
    np.empty(_KEPT, np.int8)  # never touched; once it is given back, glibc keeps blocks up to this size for the next ones
    total = np.zeros(links.shape[0])
    for some in np.split(sources, range(_SOURCES, len(sources), _SOURCES)):
        levels = _levels(links, some)
        if levels is None:
            return None
        total += _shares(links, levels, len(some))
    return total


def _levels(links: Any, sources: Any) -> list[tuple[Any, Any]] | None:
    """For each step away from the sources the nodes reached, and by how many shortest paths from each source."""
    import numpy as np
    seen = np.zeros((links.shape[0], len(sources)), bool)
    seen[sources, np.arange(len(sources))] = True
    rows, paths, rest = sources, np.eye(len(sources)), np.arange(links.shape[0])
    found: list[tuple[Any, Any]] = []
    while len(rest):
        if len(found) > _DEEP:
            return None
        count = _onward(links, rows, paths, rest)
        known = seen[rest]
        count[known] = 0
        new = count > 0
        some = new.any(axis=1)
        if not some.any():
            break
        known |= new
        seen[rest] = known
        rows, paths = rest[some], count[some]
        found.append((rows, paths))
        rest = rest[~known.all(axis=1)]
    return found


def _shares(links: Any, levels: list[tuple[Any, Any]], width: int) -> Any:
    """What each node passes on of the shortest paths from all sources, added up from the farthest step to the first."""
    import numpy as np
    passed = np.zeros((links.shape[0], width))
    for (rows, paths), (before, ways) in zip(levels[:0:-1], levels[-2::-1]):
        share = passed[rows] + 1
        share = np.divide(share, paths, out=np.zeros_like(share), where=paths > 0)
        passed[before] += ways * _onward(links, rows, share, before)
    return passed.sum(axis=1)


def _onward(links: Any, rows: Any, given: Any, to: Any) -> Any:
    """The sums over the neighbours among ``rows`` for the nodes ``to``, from whichever side has fewer ties."""
    import numpy as np
    ties = np.diff(links.indptr)
    if 2 * ties[rows].sum() < ties[to].sum():
        return (links[rows].T @ given)[to]
    full = np.zeros((links.shape[0], given.shape[1]))
    full[rows] = given
    return (links if len(to) == links.shape[0] else links[to]) @ full


def _betweenness_weighted(pairs: Pairs) -> list[float]:
    """networkit compares lengths in floating point, so it is asked only where these are exact."""
    found, _ = distances(pairs)
    if max(found) * pairs.size >= _EXACT or find_spec("networkit") is None:
        return _betweenness(pairs, "ties")
    import networkit
    threads = networkit.getMaxNumberOfThreads()
    networkit.setNumberOfThreads(1)  # more would add up in no fixed order
    try:
        graph = networkit.Graph(pairs.size, weighted=True)
        for (i, j), distance in zip(pairs.ends, found):
            graph.addEdge(i, j, distance)
        run = networkit.centrality.Betweenness(graph)
        run.run()
    finally:
        networkit.setNumberOfThreads(threads)
    return [value / 2 for value in run.scores()]  # it counts each pair from both ends


def _harmonic_shared(pairs: Pairs, reading: str, run: Run) -> list[float]:
    steps = _steps(pairs, run) if reading == "pairs" else None
    if steps is None:
        found = _far(pairs, reading, "harmonic", run)
        return _harmonic(pairs, reading) if found is None else found
    return sum(count / far for far, count in enumerate(steps, 1)).tolist()


def _closeness_shared(pairs: Pairs, reading: str, run: Run) -> list[float]:
    steps = _steps(pairs, run) if reading == "pairs" else None
    if steps is None:
        found = _far(pairs, reading, "closeness", run)
        return _closeness(pairs, reading) if found is None else found
    total, reached = sum(far * count for far, count in enumerate(steps, 1)), sum(steps)
    return _close(total.astype(float), reached.astype(float), pairs.size).tolist()


def _close(total: Any, reached: Any, size: int) -> Any:
    import numpy as np
    return np.divide(reached * reached, total * (size - 1), out=np.zeros(len(total)), where=total > 0)


def _steps(pairs: Pairs, run: Run = _here) -> list[Any] | None:
    """How many nodes lie 1, 2, 3 … steps from each node; None if the network is so deep that this does not pay.

    Breadth-first search from 1,024 nodes at once: bit s of a node's words says that search s has come here. What new
    searches reach a node in a step are as many nodes as lie that far from it, for distance is the same both ways.
    """
    links = walks.matrix(pairs, "pairs")
    found: list[Any] = []
    for some in run(_searched, links, range(0, pairs.size, 64 * _WORDS)):
        if some is None:
            return None
        found = [a + b for a, b in zip(found, some)] + found[len(some):] + some[len(found):]
    return found


def _searched(links: Any, begin: int) -> list[Any] | None:
    """How many of the next 1,024 searches come to each node in step 1, 2, 3 …; None where there are too many steps."""
    import numpy as np
    size = links.shape[0]
    some = np.flatnonzero(np.diff(links.indptr))
    first, neighbours = links.indptr[some], links.indices
    source = np.arange(min(64 * _WORDS, size - begin))
    front = np.zeros((size, _WORDS), np.uint64)
    front[begin + source, source // 64] = np.uint64(1) << (source % 64).astype(np.uint64)
    seen = front.copy()
    found: list[Any] = []
    while True:
        new = np.zeros_like(front)
        new[some] = np.bitwise_or.reduceat(front[neighbours], first, axis=0)
        new &= ~seen
        count = np.bitwise_count(new).sum(axis=1, dtype=np.int64)
        if not count.any():
            return found
        if len(found) == _DEEP:
            return None
        found.append(count)
        seen |= new
        front = new


def _far(pairs: Pairs, reading: str, by: str, run: Run) -> list[float] | None:
    """A sum over the distances to all other nodes, some hundred nodes at a time; None where whole numbers are not exact."""
    found, scale = distances(pairs) if reading == "ties" else ([1] * len(pairs.ends), 1)
    if max(found) * pairs.size >= _EXACT:
        return None
    import numpy as np
    links = walks.matrix(Pairs(pairs.nodes, pairs.ends, found), "ties")
    parts = [range(begin, min(begin + _SHARE, pairs.size)) for begin in range(0, pairs.size, _SHARE)]
    return np.concatenate(list(run(partial(_distant, by, scale), links, parts))).tolist()


def _distant(by: str, scale: int, links: Any, nodes: range) -> Any:
    """The sum for some nodes, from their distances to all others."""
    import numpy as np
    from scipy.sparse import csgraph
    reach = csgraph.dijkstra(links, indices=np.arange(nodes.start, nodes.stop))
    reach[np.arange(len(nodes)), np.arange(nodes.start, nodes.stop)] = np.inf  # a node is not at a distance from itself
    if by == "harmonic":
        return (scale / reach).sum(axis=1)
    there = np.isfinite(reach)
    return scale * _close(np.where(there, reach, 0).sum(axis=1), there.sum(axis=1).astype(float), links.shape[0])


def _core_fast(pairs: Pairs, reading: str) -> list[float]:
    import rustworkx
    graph, place = _rustworkx(pairs)
    found = rustworkx.core_number(graph)
    return [found[place[i]] for i in range(pairs.size)]


SMALL: dict[str, Compute] = {
    "degree": _degree, "ties": _degree, "betweenness": _betweenness, "harmonic": _harmonic, "closeness": _closeness,
    "eigenvector": walks.eigenvector, "pagerank": walks.pagerank, "core": _core}
FAST: dict[str, Compute] = {
    "betweenness": _betweenness_fast, "harmonic": partial(_harmonic_shared, run=_here),
    "closeness": partial(_closeness_shared, run=_here),
    "eigenvector": walks.eigenvector_sparse, "pagerank": walks.pagerank_sparse, "core": _core_fast}
SHARED: dict[str, Callable[[Pairs, str, Run], list[float]]] = {
    "betweenness": _betweenness_shared, "harmonic": _harmonic_shared, "closeness": _closeness_shared}
