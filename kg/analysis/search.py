"""The k best simple paths of a merged graph under a total order: fewest hops, strongest weakest link, earliest day.

All three split the set of remaining paths after each answer and find the best of each part anew (Yen 1971; Lawler
1972); they differ in how a part is completed and in what is compared.
"""
from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

import networkx as nx

from kg.analysis.merged import order

Chain = tuple[Any, ...]
Contact = tuple[int, int, int]
"""When a pair is tied and how well stated: first day, last day (ordinals), confidence 0 to 3."""
Contacts = Mapping[Any, Mapping[Any, list[Contact]]]


def best(simple: nx.Graph, start: Any, end: Any, k: int, closed: Collection[Any]) -> list[Chain]:
    """The k first simple paths in the order of hops, weakest hop, ties, ids; none of them passes a closed node."""
    def key(chain: Chain) -> tuple[Any, ...]:
        hops = [simple.edges[pair] for pair in zip(chain, chain[1:])]
        return (len(hops), -min(hop["confidence"] for hop in hops), -sum(hop["ties"] for hop in hops), _ids(chain))

    return _split(start, k, key, lambda prefix, banned: _completed(simple, prefix, end, banned, closed))


def strongest(simple: nx.Graph, start: Any, end: Any, k: int, closed: Collection[Any]) -> list[Chain]:
    """The k first simple paths in the order of weakest link (edge attribute ``strength``), hops, ties, ids.

    The weakest link of the best path is found by halving the list of strengths: the greatest one at which the two are
    still joined (bottleneck or widest path; Pollack 1960). Among the paths that reach it the shortest is taken.
    """
    levels = sorted({given["strength"] for *_, given in simple.edges(data=True)})
    parts: dict[Any, nx.Graph] = {}

    def part(level: Any) -> nx.Graph:
        if level not in parts:
            parts[level] = nx.Graph()
            parts[level].add_nodes_from(simple)
            parts[level].add_edges_from((u, v, d) for u, v, d in simple.edges(data=True) if d["strength"] >= level)
        return parts[level]

    def completed(prefix: Chain, banned: Collection[Any]) -> Chain | None:
        low, high = -1, len(levels) - 1
        while low < high:
            middle = (low + high + 1) // 2
            joined = _completed(part(levels[middle]), prefix, end, banned, closed, "strength", prefix_in=simple)
            low, high = (middle, high) if joined else (low, middle - 1)
        if low < 0:
            return None
        least = min([levels[low], *(simple.edges[pair]["strength"] for pair in zip(prefix, prefix[1:]))])
        return _completed(part(least), prefix, end, banned, closed, "strength")

    def key(chain: Chain) -> tuple[Any, ...]:
        hops = [simple.edges[pair] for pair in zip(chain, chain[1:])]
        return (-min(hop["strength"] for hop in hops), len(hops), -sum(hop["ties"] for hop in hops), _ids(chain))

    return _split(start, k, key, completed)


def earliest(contacts: Contacts, start: Any, end: Any, k: int, closed: Collection[Any]) -> list[Chain]:
    """The k first simple paths in the order of arrival day, hops, weakest hop, ids (journeys that arrive foremost;
    Kempe, Kleinberg & Kumar 2002; Bui-Xuan, Ferreira & Jarry 2003)."""
    levels = sorted({c for far in contacts.values() for some in far.values() for *_, c in some}, reverse=True)
    graded = {level: {u: {v: [c for c in some if c[2] >= level] for v, some in far.items()}
                      for u, far in contacts.items()} for level in levels}

    def key(chain: Chain) -> tuple[Any, ...]:
        day = _day(contacts, chain)
        weakest = next(level for level in levels if _day(graded[level], chain) == day)
        return day, len(chain), -weakest, _ids(chain)

    def completed(prefix: Chain, banned: Collection[Any]) -> Chain | None:
        found = (_foremost(graded[level], prefix, end, banned, closed) for level in levels)
        return min(filter(None, found), key=key, default=None)

    return _split(start, k, key, completed)


def days(contacts: Contacts, chain: Chain) -> list[int] | None:
    """For each hop of a chain the first day on which it can be taken after the hops before it; None if it cannot."""
    found, now = [], 1
    for u, v in zip(chain, chain[1:]):
        then = _arrival(now, contacts.get(u, {}).get(v, ()))
        if then is None:
            return None
        found.append(now := then)
    return found


def _split(start: Any, k: int, key: Callable[[Chain], tuple[Any, ...]],
           completed: Callable[[Chain, frozenset[Any]], Chain | None]) -> list[Chain]:
    """The k first paths: the best of all, then always the best of the parts into which the others fall."""
    queue: list[tuple[tuple[Any, ...], int, Chain, frozenset[Any]]] = []

    def offer(prefix: Chain, banned: frozenset[Any]) -> None:
        if chain := completed(prefix, banned):
            heapq.heappush(queue, (key(chain), len(prefix), chain, banned))

    offer((start,), frozenset())
    found: list[Chain] = []
    while queue and len(found) < k:
        _, length, chain, banned = heapq.heappop(queue)
        found.append(chain)
        for cut in range(length, len(chain)):  # every other path leaves this one for the first time at one node
            offer(chain[:cut], (banned if cut == length else frozenset()) | {chain[cut]})
    return found


def _ids(chain: Chain) -> tuple[Any, ...]:
    return tuple(map(order, chain))


def _completed(simple: nx.Graph, prefix: tuple[Any, ...], end: Any, banned: Collection[Any],
               closed: Collection[Any], graded: str = "confidence", prefix_in: nx.Graph | None = None) -> Chain | None:
    """The best path that begins with a prefix and does not go on to a banned node; None if there is none.

    Distances to the end are found backwards; on the shortest routes the weakest hop, then the number of ties, then the
    ids decide, each settled for a node from the nodes one step nearer to the end. ``graded`` is the attribute by which a
    hop is weak; ``prefix_in`` holds the prefix where the graph itself may not.
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
    weakest: dict[Any, Any] = {end: math.inf}
    for v in [*distance, here]:
        if v != end:
            weakest[v] = max(min(links[v][w][graded], weakest[w]) for w in nearer[v])
    least = min([weakest[here], *((prefix_in or simple).edges[pair][graded] for pair in zip(prefix, prefix[1:]))])
    most: dict[Any, int] = {end: 0}
    onward: dict[Any, Any] = {}
    for v in [*distance, here]:
        fit = [w for w in nearer[v] if w in most and links[v][w][graded] >= least]
        if v != end and fit:
            onward[v] = min(fit, key=lambda w: (-links[v][w]["ties"] - most[w], order(w)))
            most[v] = links[v][onward[v]]["ties"] + most[onward[v]]
    chain = [*prefix]
    while chain[-1] != end:
        chain.append(onward[chain[-1]])
    return tuple(chain)


def _foremost(contacts: Contacts, prefix: Chain, end: Any, banned: Collection[Any], closed: Collection[Any]) -> Chain | None:
    """The path that begins with a prefix and arrives first, among these the one of fewest hops, then of least ids.

    Waiting is free, so that being somewhere earlier never hurts: the days of arrival are relaxed hop by hop, the latest
    days of departure that still arrive in time are found backwards, and the ids are chosen between the two.
    """
    taken = days(contacts, prefix)
    if taken is None:
        return None
    here, shut = prefix[-1], {*prefix, *closed}

    def onward(u: Any, hop: int) -> Iterable[tuple[Any, list[Contact]]]:
        return ((v, some) for v, some in contacts.get(u, {}).items() if v not in shut and not (hop == 0 and v in banned))

    now = taken[-1] if taken else 1
    known, edge, arrival, hops = {here: now}, {here: now}, None, 0
    for hop in range(len(contacts)):
        fresh: dict[Any, int] = {}
        for u, at in edge.items():
            for v, some in onward(u, hop):
                then = _arrival(at, some)
                if then is not None and then < min(known.get(v, _NEVER), fresh.get(v, _NEVER)):
                    fresh[v] = then
        if end in fresh:
            arrival, hops = fresh[end], hop + 1
        known |= fresh
        edge = {v: at for v, at in fresh.items() if v != end}
    if arrival is None:
        return None
    late = _latest(contacts, end, arrival, hops, shut)
    chain = [*prefix]
    for hop in range(hops):
        fit = [(order(v), v, then) for v, some in onward(chain[-1], hop) if v in late[hops - hop - 1]
               and (then := _arrival(now, some)) is not None and then <= late[hops - hop - 1][v]]
        _, node, now = min(fit, key=lambda one: one[0])
        chain.append(node)
    return tuple(chain)


def _latest(contacts: Contacts, end: Any, arrival: int, hops: int, shut: Collection[Any]) -> list[dict[Any, int]]:
    """For each number of hops left, the last day on which one can still be at a node and arrive in time.

    The start is shut too: a walk that came back to it could go on where its first hop may not.
    """
    late: list[dict[Any, int]] = [{end: arrival}]
    for _ in range(hops - 1):
        before: dict[Any, int] = {}
        for w, until in late[-1].items():
            for v, some in contacts.get(w, {}).items():
                fit = [min(last, until) for first, last, _ in some if first <= until]
                if fit and v not in shut and v != end:
                    before[v] = max(before.get(v, 0), *fit)
        late.append(before)
    return late


def _arrival(now: int, some: Iterable[Contact]) -> int | None:
    """The first day from now on that lies in one of some contacts."""
    return min((max(now, first) for first, last, _ in some if max(now, first) <= last), default=None)


def _day(contacts: Contacts, chain: Chain) -> int | None:
    taken = days(contacts, chain)
    return taken[-1] if taken else None


_NEVER = 10 ** 9
