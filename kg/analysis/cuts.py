"""What holds a network together: bridges, articulation points, and the single records on which a connection hangs.

A bridge is a tied pair without which its two sides are not connected; an articulation point is a node of that kind
(Hopcroft & Tarjan 1973). A tied pair may rest on several ties and a tie on several records; a record is *needed* by a tie
unless another record of the tie is about the same things, so that each would do.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from kg.analysis.merged import components, merged, order
from kg.analysis.naming import named, said, titled
from kg.network.receipts import ties
from kg.table import Table


def bridges(net: nx.Graph) -> Table:
    """The pairs whose loss would cut something off, with the records behind each.

    Gives a Table, most cut off first: ``source`` and ``target`` (the second lies on the side that is cut off: the smaller
    one, of two equal ones that which does not hold the first node), ``ties`` between them, ``records`` (all of them),
    ``hangs_on`` (the records any one of which takes all ties of the pair with it; empty if the pair would outlive every
    single record), ``cut_off`` (number of nodes) and ``nodes`` (their ids).
    """
    simple, behind = merged(net), _behind(net)
    rows = []
    for u, v in nx.bridges(simple):
        near, far, nodes = _cut_off(simple, u, v)
        some = behind[frozenset((u, v))]
        rows.append((near, far, len(some), _united(one for one, _ in some), _common(need for _, need in some),
                     len(nodes), nodes))
    rows.sort(key=lambda row: (-row[5], order(row[0]), order(row[1])))
    return Table(("source", "target", "ties", "records", "hangs_on", "cut_off", "nodes"), rows, headings=_HEADINGS,
                 note=said(_SAYS["bridges"], _SAYS["needed"], _SAYS["simple"]), labels=named(net),
                 title=titled(net, {"en": "Bridges", "zh": "桥"}))


def articulation(net: nx.Graph) -> Table:
    """The nodes whose loss would cut others off from each other.

    Gives a Table, most cut off first: ``node``, ``parts`` (into which its component falls), ``cut_off`` (nodes outside
    the largest of these), ``largest`` (nodes of the largest), ``nodes`` (ids of those cut off).
    """
    simple = merged(net)
    rows = []
    home = {node: one for one in components(simple) for node in one}
    for node in nx.articulation_points(simple):
        rest = components(simple.subgraph([other for other in home[node] if other != node]))
        lost = tuple(sorted((other for one in rest[1:] for other in one), key=order))
        rows.append((node, len(rest), len(lost), len(rest[0]), lost))
    rows.sort(key=lambda row: (-row[2], order(row[0])))
    return Table(("node", "parts", "cut_off", "largest", "nodes"), rows, headings=_HEADINGS, labels=named(net),
                 note=said(_SAYS["articulation"], _SAYS["simple"]),
                 title=titled(net, {"en": "Articulation points", "zh": "割点"}))


def supports(net: nx.Graph) -> Table:
    """The single records on which connections hang: if this one claim fell, who would be cut off?

    Gives a Table, most cut off first, with a row for each record whose fall would cut a component: ``record``, ``ties``
    (that need it), ``pairs`` (no longer tied without it), ``parts`` (into which their component falls), ``cut_off``
    (nodes outside the largest of these) and ``nodes`` (their ids). Records that cut nothing have no row.
    """
    simple = merged(net)
    home = {node: one for one in components(simple) for node in one}
    held: dict[str, dict[frozenset[Any], int]] = {}
    for pair, some in _behind(net).items():
        for record, number in Counter(record for _, need in some for record in need).items():
            held.setdefault(record, {})[pair] = number
    count = {frozenset(pair): given["ties"] for *pair, given in simple.edges(data=True)}
    alone = {frozenset(pair) for pair in nx.bridges(simple)}
    rows = []
    for record in sorted(held):
        lost = [tuple(pair) for pair, number in held[record].items() if number == count[pair]]
        if len(lost) == 1 and frozenset(lost[0]) not in alone:
            continue  # one pair cuts only if it is a bridge
        parts, gone = _fallen(simple, home, lost)
        if gone:
            rows.append((record, sum(held[record].values()), len(lost), parts, len(gone), gone))
    rows.sort(key=lambda row: (-row[4], row[0]))
    return Table(("record", "ties", "pairs", "parts", "cut_off", "nodes"), rows, headings=_HEADINGS, labels=named(net),
                 note=said(_SAYS["supports"], _SAYS["needed"], _SAYS["simple"]),
                 title=titled(net, {"en": "Single claims that hold the network together", "zh": "维系网络的单条陈述"}))


def needed(records: Iterable[str], claims: Mapping[str, Mapping[str, Any]]) -> frozenset[str]:
    """The records of a tie without which it falls: those that no other record of the tie can stand in for.

    Two records about the same things (say two participations of one party in one mechanism) are proofs of one fact.
    ``claims`` are those of the network (``graph["claims"]``); a record that is not among them is needed.
    """
    about = {record: tuple(sorted(claims.get(record, {}).get("things", ()))) or (record,) for record in records}
    proofs = Counter(about.values())
    return frozenset(record for record, things in about.items() if proofs[things] == 1)


def _behind(net: nx.Graph) -> dict[frozenset[Any], list[tuple[frozenset[str], frozenset[str]]]]:
    """For each tied pair its ties, each with all its records and those that it needs."""
    claims = net.graph.get("claims") or {}
    found: dict[frozenset[Any], list[tuple[frozenset[str], frozenset[str]]]] = {}
    for u, v, _, given in ties(net):
        if u != v:
            records = frozenset(given.get("records") or ())
            found.setdefault(frozenset((u, v)), []).append((records, needed(records, claims)))
    return found


def _united(some: Iterable[frozenset[str]]) -> tuple[str, ...]:
    return tuple(sorted(frozenset().union(*some)))


def _common(some: Iterable[frozenset[str]]) -> tuple[str, ...]:
    first, *rest = some
    return tuple(sorted(first.intersection(*rest)))


def _cut_off(simple: nx.Graph, u: Any, v: Any) -> tuple[Any, Any, tuple[Any, ...]]:
    """A bridge with the side that is cut off second, and its nodes. Both sides are walked in step, so that the work is
    that of the smaller one."""
    sides = {u: ([u], {u}), v: ([v], {v})}
    walked = {u: 0, v: 0}
    while all(walked[end] < len(sides[end][0]) for end in (u, v)):
        for end in (u, v):
            line, seen = sides[end]
            node = line[walked[end]]
            walked[end] += 1
            fresh = [w for w in simple.adj[node] if w not in seen and {node, w} != {u, v}]
            line += fresh
            seen.update(fresh)
    done = [end for end in (u, v) if walked[end] == len(sides[end][0])]
    if len(done) == 2:  # two sides of the same size: that of the first node stays
        done = [end for end in (u, v) if min(map(order, sides[end][0])) != min(map(order, sides[u][0] + sides[v][0]))]
    far = done[0]
    return (v if far == u else u), far, tuple(sorted(sides[far][0], key=order))


def _fallen(simple: nx.Graph, home: Mapping[Any, list[Any]], lost: list[tuple[Any, ...]]) -> tuple[int, tuple[Any, ...]]:
    """Into how many parts the components of these pairs fall without them, and the nodes outside the largest of each."""
    parts, gone = 0, []
    if lost:
        without = nx.restricted_view(simple, [], lost)
        touched = {id(home[u]): home[u] for u, _ in lost}
        for nodes in touched.values():
            rest = components(without.subgraph(nodes))
            if len(rest) > 1:
                parts += len(rest)
                gone += [node for one in rest[1:] for node in one]
    return parts, tuple(sorted(gone, key=order))


_SAYS = {
    "simple": {"en": "Computed undirected on tied pairs; self-ties are left out.", "zh": "按无向的相连节点对计算；略去自身联系。"},
    "bridges": {"en": "A bridge is a tied pair without which its sides are not connected (Hopcroft & Tarjan 1973); the side "
                      "called cut off is the smaller one.",
                "zh": "桥是去掉后两侧不再相通的相连节点对（Hopcroft 与 Tarjan 1973）；所称“被切断”者为较小的一侧。"},
    "needed": {"en": "A tie is taken to need each of its records, unless another of them is about the same things. What is cut "
                     "off here may be connected outside this data set.",
               "zh": "一条联系视为依赖其每条记录，除非另有记录关乎同样的事物。此处被切断者在本数据集之外可能仍有联系。"},
    "articulation": {"en": "An articulation point is a node without which its component falls apart (Hopcroft & Tarjan 1973).",
                     "zh": "割点是去掉后其所在分量即分裂的节点（Hopcroft 与 Tarjan 1973）。"},
    "supports": {"en": "Each record is taken away in turn with the ties that need it; those whose loss cuts a component are "
                       "listed.",
                 "zh": "逐一去掉每条记录及依赖它的联系；列出会使分量分裂者。"},
}
_HEADINGS = {
    "source": {"en": "stays", "zh": "留存一端"}, "target": {"en": "is cut off", "zh": "被切断一端"},
    "ties": {"en": "ties", "zh": "联系数"}, "records": {"en": "records", "zh": "记录"},
    "hangs_on": {"en": "hangs on", "zh": "系于"}, "cut_off": {"en": "nodes cut off", "zh": "被切断节点数"},
    "nodes": {"en": "who", "zh": "被切断者"}, "node": {"en": "node", "zh": "节点"}, "parts": {"en": "parts", "zh": "分裂数"},
    "largest": {"en": "largest part", "zh": "最大部分"}, "record": {"en": "record", "zh": "记录"},
    "pairs": {"en": "pairs lost", "zh": "失去的节点对"},
}
