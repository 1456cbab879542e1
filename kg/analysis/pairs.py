"""The tied pairs of a network as whole numbers: what every engine is given, with nothing left to interpret."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import networkx as nx

from kg.analysis.merged import order
from kg.errors import NetworkError


@dataclass(frozen=True)
class Pairs:
    """The simple undirected network behind a network, without names.

    ``nodes`` in the order of their ids; ``ends`` the pairs (i, j), i < j, of places in that list, sorted; ``ties`` how
    strong each pair is, as a whole number (the count of its ties, or a multiple of their summed weights);
    ``self_ties`` how many ties were left out because they join a node with itself; ``all_ties`` how many were not.
    """

    nodes: Sequence[Any]
    ends: list[tuple[int, int]]
    ties: list[int]
    self_ties: int = 0
    all_ties: int = 0

    @property
    def size(self) -> int:
        """The number of nodes."""
        return len(self.nodes)

    @cached_property
    def graph(self) -> nx.Graph:
        """The pairs as a networkx graph on 0 … n-1 with the attribute ``ties``."""
        simple = nx.Graph()
        simple.add_nodes_from(range(self.size))
        simple.add_edges_from((i, j, {"ties": count}) for (i, j), count in zip(self.ends, self.ties))
        return simple

    @cached_property
    def partners(self) -> list[int]:
        """How many other nodes each node is tied to."""
        found = [0] * self.size
        for i, j in self.ends:
            found[i] += 1
            found[j] += 1
        return found

    @cached_property
    def strength(self) -> list[int]:
        """How many ties each node has, parallel ones each counted."""
        found = [0] * self.size
        for (i, j), count in zip(self.ends, self.ties):
            found[i] += count
            found[j] += count
        return found

    @cached_property
    def parts(self) -> list[list[int]]:
        """The connected components: largest first, then by first node; nodes in order."""
        root = list(range(self.size))

        def top(i: int) -> int:
            while root[i] != i:
                root[i] = root[root[i]]
                i = root[i]
            return i

        for i, j in self.ends:
            a, b = top(i), top(j)
            if a != b:  # the smaller place leads, so parts come in the order of their first nodes
                root[max(a, b)] = min(a, b)
        found: dict[int, list[int]] = {}
        for i in range(self.size):
            found.setdefault(top(i), []).append(i)
        return sorted(found.values(), key=lambda one: (-len(one), one[0]))


def pairs(net: nx.Graph) -> Pairs:
    """The tied pairs of any networkx graph; direction is put aside, self-ties are left out and counted, all nodes stay.

    Raises ``NetworkError`` if ``net`` is not a networkx graph.
    """
    if not isinstance(net, nx.Graph):
        raise NetworkError(f"expected a networkx graph, found {type(net).__name__}",
                           f"应为 networkx 图，而非 {type(net).__name__}")
    nodes = sorted(net, key=order)
    place = {node: i for i, node in enumerate(nodes)}
    return counted(nodes, ((place[u], place[v], 1) for u, v in net.edges()))


def counted(nodes: Sequence[Any], ties: Iterable[tuple[int, int, int]]) -> Pairs:
    """Pairs from single ties (i, j, strength) between places in a list of nodes; parallel ties add up."""
    n, loops, every = len(nodes), 0, 0
    found: dict[int, int] = {}
    for i, j, strength in ties:
        if i == j:
            loops += 1
            continue
        key = i * n + j if i < j else j * n + i
        found[key] = found.get(key, 0) + strength
        every += 1
    keys = sorted(found)
    return Pairs(nodes, [divmod(key, n) for key in keys], [found[key] for key in keys], loops, every)
