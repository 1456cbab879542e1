"""The k best simple paths of a merged graph under a total order."""
from __future__ import annotations

import heapq
from collections.abc import Collection
from typing import Any

import networkx as nx

from kg.analysis.merged import order


def best(simple: nx.Graph, start: Any, end: Any, k: int, closed: Collection[Any]) -> list[tuple[Any, ...]]:
    """The k first simple paths in the total order, none of which passes a closed node."""
    queue: list[tuple[tuple[Any, ...], int, tuple[Any, ...], frozenset[Any]]] = []

    def offer(prefix: tuple[Any, ...], banned: frozenset[Any]) -> None:
        if chain := _completed(simple, prefix, end, banned, closed):
            hops = [simple.edges[pair] for pair in zip(chain, chain[1:])]
            key = (len(hops), -min(hop["confidence"] for hop in hops), -sum(hop["ties"] for hop in hops),
                   tuple(map(order, chain)))
            heapq.heappush(queue, (key, len(prefix), chain, banned))

    offer((start,), frozenset())
    found: list[tuple[Any, ...]] = []
    while queue and len(found) < k:
        _, length, chain, banned = heapq.heappop(queue)
        found.append(chain)
        for cut in range(length, len(chain)):  # every other path leaves this one for the first time at one node
            offer(chain[:cut], (banned if cut == length else frozenset()) | {chain[cut]})
    return found


def _completed(simple: nx.Graph, prefix: tuple[Any, ...], end: Any, banned: Collection[Any],
               closed: Collection[Any]) -> tuple[Any, ...] | None:
    """The best path that begins with a prefix and does not go on to a banned node; None if there is none.

    Distances to the end are found backwards; on the shortest routes the weakest hop, then the number of ties, then the
    ids decide, each settled for a node from the nodes one step nearer to the end.
    """
    here, shut = prefix[-1], {*prefix, *closed}
    distance, layer = {end: 0}, [end]
    firsts: list[Any] = []
    while layer and not firsts:
        firsts = [v for v in layer if here in simple.adj[v] and v not in banned]
        # breadth first: all nodes of one distance before the next; the prefix and the hubs are not entered
        further = [] if firsts else dict.fromkeys(w for v in layer for w in simple.adj[v]
                                                  if w not in shut and w not in distance)
        distance.update((w, distance[layer[0]] + 1) for w in further)
        layer = list(further)
    if not firsts:
        return None
    nearer = {v: [w for w in simple.adj[v] if distance.get(w, -1) == d - 1] for v, d in distance.items()}
    nearer[here] = firsts
    links = simple.adj
    weakest: dict[Any, int] = {end: 4}
    for v in [*distance, here]:
        if v != end:
            weakest[v] = max(min(links[v][w]["confidence"], weakest[w]) for w in nearer[v])
    least = min([weakest[here], *(links[u][v]["confidence"] for u, v in zip(prefix, prefix[1:]))])
    most: dict[Any, int] = {end: 0}
    onward: dict[Any, Any] = {}
    for v in [*distance, here]:
        fit = [w for w in nearer[v] if w in most and links[v][w]["confidence"] >= least]
        if v != end and fit:
            onward[v] = min(fit, key=lambda w: (-links[v][w]["ties"] - most[w], order(w)))
            most[v] = links[v][onward[v]]["ties"] + most[onward[v]]
    chain = [*prefix]
    while chain[-1] != end:
        chain.append(onward[chain[-1]])
    return tuple(chain)
