"""Which places in a ranking changed, and which changed claims stand on the ties of the node that moved."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import networkx as nx

from kg import analysis
from kg.difference.changes import Changes
from kg.table import Table


class Graph(Protocol):
    """What is asked of a knowledge graph here."""

    def network(self, name: str, **options: Any) -> nx.MultiGraph: ...


@dataclass(frozen=True)
class Move:
    """One node that entered, left or moved: rank and value before and after, and changed claims on its own ties.

    A node may move without a change of its own ties: the others moved.
    """

    node: str
    before: tuple[int, float] | None
    after: tuple[int, float] | None
    claims: tuple[str, ...]

    @property
    def what(self) -> str:
        """entered, left or moved"""
        return "entered" if self.before is None else "left" if self.after is None else "moved"


@dataclass(frozen=True)
class Ranking:
    """One ranking, before and after, with the nodes whose place changed, in order of the new rank."""

    network: str
    measure: str
    before: Table
    after: Table
    moves: tuple[Move, ...]

    def count(self, what: str) -> int:
        """How many nodes entered, left or moved."""
        return sum(m.what == what for m in self.moves)


def ranking_between(old: Graph, new: Graph, network: str, measure: str, found: Changes) -> Ranking:
    """What changed in one ranking. Raises what the network or the measure raises."""
    nets = old.network(network), new.network(network)
    tables = [analysis.rank(net, by=measure) for net in nets]
    was, now = ({r["node"]: (r["rank"], r["value"]) for r in t.records()} for t in tables)
    claims = _on_ties(nets, found)
    moves = [Move(node, was.get(node), now.get(node), claims.get(node, ())) for node in was.keys() | now.keys()
             if (was.get(node) or (None,))[0] != (now.get(node) or (None,))[0]]
    moves.sort(key=lambda m: (m.after is None, (m.after or m.before or (0,))[0], m.node))
    return Ranking(network, measure, *tables, tuple(moves))


def _on_ties(nets: tuple[nx.MultiGraph, ...], found: Changes) -> Mapping[str, tuple[str, ...]]:
    """Changed claims among the evidence of each node's ties, before and after."""
    claims: dict[str, set[str]] = defaultdict(set)
    for net in nets:
        for u, v, given in net.edges(data=True):
            hit = [r for r in given.get("records", ()) if r in found.claims]
            claims[u].update(hit)
            claims[v].update(hit)
    return {node: tuple(sorted(ids)) for node, ids in claims.items()}
