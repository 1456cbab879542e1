"""The simple graph behind a network, its components, and its nodes by the names that people give them."""
from __future__ import annotations

import difflib
import re
import unicodedata
from typing import Any

import networkx as nx

from kg.errors import NetworkError, UnknownName

CONFIDENCE = {"high": 3, "medium": 2, "low": 1}
"""Levels of confidence in their order; what states none counts as 0."""
_DASHES = re.compile(r"[‐‑‒–—―−_\s-]+")


def merged(net: nx.Graph) -> nx.Graph:
    """The simple undirected graph of a network: one edge for each pair of different nodes that is tied.

    Each edge says how many ``ties`` it stands for and their best ``confidence`` (3 high, 2 medium, 1 low, 0 unstated);
    the graph says how many ``ties`` and ``self_ties`` there were. Direction is put aside, self-ties are left out, all
    nodes stay. Nodes and edges stand in the order of their ids, so the order of a table's rows never shows in a result.
    Raises ``NetworkError`` if ``net`` is not a networkx graph.
    """
    if not isinstance(net, nx.Graph):
        raise NetworkError(f"expected a networkx graph, found {type(net).__name__}",
                           f"应为 networkx 图，而非 {type(net).__name__}")
    count: dict[tuple[Any, Any], int] = {}
    best: dict[tuple[Any, Any], int] = {}
    self_ties = 0
    for u, v, confidence in net.edges(data="confidence"):
        if u == v:
            self_ties += 1
            continue
        pair = (u, v) if order(u) < order(v) else (v, u)
        count[pair] = count.get(pair, 0) + 1
        best[pair] = max(best.get(pair, 0), CONFIDENCE.get(confidence, 0))
    simple = nx.Graph(ties=sum(count.values()), self_ties=self_ties)
    simple.add_nodes_from(sorted(net, key=order))
    for u, v in sorted(count, key=lambda pair: (order(pair[0]), order(pair[1]))):
        simple.add_edge(u, v, ties=count[u, v], confidence=best[u, v])
    return simple


def components(net: nx.Graph) -> list[list[Any]]:
    """The connected components, direction put aside: largest first, then by first id; nodes in order of their ids."""
    undirected = net.to_undirected(as_view=True) if net.is_directed() else net
    return sorted((sorted(one, key=order) for one in nx.connected_components(undirected)),
                  key=lambda one: (-len(one), order(one[0])))


def order(node: Any) -> tuple[bool, int, str]:
    """The sort key of nodes: whole numbers by size, then everything else by its text."""
    return (False, node, "") if isinstance(node, int) else (True, 0, str(node))


def resolve(net: nx.Graph, name: Any) -> Any:
    """The node that a person means.

    Tried in turn: the id as it is; either label; any of the node's ``names``; an id without its prefix (``quantum`` for
    ``tech-quantum``). Case, width of characters, and kinds of dashes and blanks do not matter.
    Raises ``UnknownName`` with the nearest nodes if nothing, or more than one thing, is called so.
    """
    if name in net:
        return name
    wanted, tiers = folded(name), _names(net)
    for tier in tiers:
        if found := tier.get(wanted):
            if len(found) > 1:
                raise UnknownName("node", str(name), sorted(map(str, found)), ambiguous=True)
            return next(iter(found))
    everything = {text: nodes for tier in reversed(tiers) for text, nodes in tier.items()}
    near = [str(node) for text in difflib.get_close_matches(wanted, everything, 5)
            for node in sorted(everything[text], key=order)]
    raise UnknownName("node", str(name), tuple(dict.fromkeys(near))[:3])


def folded(name: Any) -> str:
    """A name as it is compared: NFKC, case folded, dashes and blanks as one."""
    return _DASHES.sub(" ", unicodedata.normalize("NFKC", str(name)).casefold()).strip()


def _names(net: nx.Graph) -> list[dict[str, set[Any]]]:
    """Four tiers of folded names to nodes: id, labels, other names, id without prefix."""
    tiers: list[dict[str, set[Any]]] = [{}, {}, {}, {}]
    for node, given in net.nodes(data=True):
        spoken = [[node], [given.get("label_en"), given.get("label_zh")], given.get("names") or (),
                  [str(node).partition("-")[2]]]
        for tier, names in zip(tiers, spoken):
            for name in names:
                if name:
                    tier.setdefault(folded(name), set()).add(node)
    return tiers
