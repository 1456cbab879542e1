"""What a path hangs on: the best way around it, and what becomes of it when one of its records falls."""
from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from typing import Any

import networkx as nx

from kg.analysis.chains import Path, Paths
from kg.analysis.paths import paths
from kg.errors import UnknownName
from kg.table import Table
from kg.words import Bilingual

APART = ("records", "hops", "nodes")
"""In what an alternative path differs: it shares no record, no hop or no inner node with the best one."""


def alternative(net: nx.Graph, source: Any, target: Any, apart: str = "records", **options: Any) -> Paths:
    """The best path that shares nothing with the best path: what still joins two nodes if all of that fell away.

    Parameters: ``apart`` is one of ``APART``; ``options`` are those of ``paths`` but ``k``. With "records" every tie goes
    that falls with a record of the best path (see ``bare``), and every tie of its hops that states no record.

    Gives ``Paths`` with one path at most; the note, or the reason where there is none, says how much longer it is and
    what was put aside. This is the best path of what remains after the best one is taken, not the best pair of disjoint
    paths (Suurballe 1974). Raises what ``paths`` raises, and ``UnknownName`` for another ``apart``.
    """
    if apart not in APART:
        raise UnknownName("measure", str(apart), difflib.get_close_matches(str(apart), APART, 3) or APART)
    first = paths(net, source, target, k=1, **options)
    if not first:
        return first
    (path,) = first
    rest = {"records": _apart_by_records, "hops": _apart_by_hops, "nodes": _apart_by_nodes}[apart](net, path)
    other = paths(rest, first.source, first.target, k=1, **_fitting(rest, options))
    said = _ASIDE[apart]
    things = ", ".join(_things(path, apart)) or "-"
    if not other:
        return Paths((), first.source, first.target, first.labels,
                     _NO_OTHER.en.format(said.en.format(things)) + " " + other.reason_en,
                     _NO_OTHER.zh.format(said.zh.format(things)) + other.reason_zh)
    more = len(other[0]) - len(path)
    note = {"en": f"{_longer(more).en} {_ASIDE_NOTE.en.format(said.en.format(things))}",
            "zh": f"{_longer(more).zh}{_ASIDE_NOTE.zh.format(said.zh.format(things))}"}
    return Paths(other.found, first.source, first.target, first.labels, note=note)


def bare(net: nx.Graph, record: str) -> nx.Graph:
    """The network without one record: a new graph in which it is no evidence, and the ties that stood on it are gone.

    A tie stands on all of its records, but some of them prove the same (two passages put Japan into one mechanism): such
    records, of one class and about the same things by ``net.graph["claims"]``, stand in for each other. A record of which
    nothing is known stands alone. The receipt of the network is not carried over: it speaks of the whole.
    """
    claims = net.graph.get("claims") or {}
    new = net.copy()
    new.graph.pop("receipt", None)
    for end in [one[:2] if not net.is_multigraph() else one for one in _keyed(net)]:
        records = net.edges[end].get("records") or ()
        if record not in records:
            continue
        if any(_proves(claims, one) == _proves(claims, record) for one in records if one != record):
            new.edges[end]["records"] = tuple(one for one in records if one != record)
        else:
            new.remove_edge(*end)
    return new


def reliance(net: nx.Graph, source: Any, target: Any, **options: Any) -> Table:
    """What becomes of the best path when one of its records falls: one row for each record of each hop.

    ``options`` are those of ``paths`` but ``k``. Columns: ``hop``, ``record``, ``kept`` (whether the best path keeps its
    nodes), ``because``, ``hops`` and ``nodes`` of the best path without the record (None where there is none).
    A table without rows says in its note why there is no path. Raises what ``paths`` raises.
    """
    first = paths(net, source, target, k=1, **options)
    labels = first.labels
    title = {"en": f"{first.title['en']}: what it hangs on", "zh": f"{first.title['zh']}：所依据的记录"}
    if not first:
        return Table(tuple(_HEADINGS), [], title, {"en": first.reason_en, "zh": first.reason_zh}, _HEADINGS, labels.get)
    (path,) = first
    rows = []
    for step, hop in enumerate(path.hops, 1):
        for record in hop.records:
            rest = bare(net, record)
            then = paths(rest, first.source, first.target, k=1, **_fitting(rest, options))
            kept = bool(then) and then[0].nodes == path.nodes
            rows.append((step, record, kept, _because(kept, path, then, rest, hop.source, hop.target),
                         len(then[0]) if then else None, then[0].nodes if then else None))
    gone = sum(1 for row in rows if row[4] is None)
    note = {"en": f"Of {len(rows)} records {sum(1 for row in rows if row[2])} can fall without a change of the best path; "
                  f"{gone} cut the two apart.",
            "zh": f"{len(rows)} 条记录中，{sum(1 for row in rows if row[2])} 条失去后最佳路径不变；{gone} 条失去后两者不再相连。"}
    return Table(tuple(_HEADINGS), rows, title, note, _HEADINGS, labels.get)


def _because(kept: bool, path: Path, then: Paths, rest: nx.Graph, u: Any, v: Any) -> Bilingual:
    if kept:
        return Bilingual("other records carry the hop", "另有记录支撑该跳")
    if not then:
        return Bilingual("no path is left", "不再有路径")
    more = len(then[0]) - len(path)
    if more == 0:
        carried = rest.has_edge(u, v) or rest.has_edge(v, u)
        return Bilingual("the hop is weaker, so that another path of the same length is better", "该跳变弱，另一条等长路径更优") \
            if carried else Bilingual("another path of the same length takes its place", "由另一条等长路径取代")
    return _longer(more)


def _longer(more: int) -> Bilingual:
    if more == 0:
        return Bilingual("The way around is as long.", "替代路径等长。")
    if more < 0:
        return Bilingual(f"The way around is shorter by {-more}.", f"替代路径短 {-more} 跳。")
    return Bilingual(f"The way around is longer by {more}.", f"替代路径长 {more} 跳。")


def _proves(claims: Mapping[str, Any], record: str) -> tuple[Any, ...]:
    """What a record proves: its class and the things that it is about; itself, where nothing is known of it."""
    claim = claims.get(record)
    return (claim["class"], *sorted(claim["things"])) if claim and claim.get("things") else (record,)


def _keyed(net: nx.Graph) -> list[tuple[Any, ...]]:
    return list(net.edges(keys=True)) if net.is_multigraph() else list(net.edges())


def _pairs(path: Path) -> set[frozenset[Any]]:
    return {frozenset((hop.source, hop.target)) for hop in path.hops}


def _apart_by_records(net: nx.Graph, path: Path) -> nx.Graph:
    rest = net
    for record in dict.fromkeys(record for hop in path.hops for record in hop.records):
        rest = bare(rest, record)
    return _cut(rest, [end for end in _keyed(rest) if frozenset(end[:2]) in _pairs(path)
                       and not rest.edges[end].get("records")])


def _apart_by_hops(net: nx.Graph, path: Path) -> nx.Graph:
    return _cut(net, [end for end in _keyed(net) if frozenset(end[:2]) in _pairs(path)])


def _apart_by_nodes(net: nx.Graph, path: Path) -> nx.Graph:
    rest = _cut(net, [end for end in _keyed(net) if len(path) == 1 and frozenset(end[:2]) in _pairs(path)])
    rest.remove_nodes_from(path.nodes[1:-1])
    return rest


def _cut(net: nx.Graph, ends: Collection[tuple[Any, ...]]) -> nx.Graph:
    rest = net.copy()
    rest.graph.pop("receipt", None)
    rest.remove_edges_from(ends)
    return rest


def _fitting(rest: nx.Graph, options: Mapping[str, Any]) -> dict[str, Any]:
    """The options as far as they can be asked of what is left: a hub that is gone need not be opened."""
    given = dict(options)
    if "through" in given:
        wanted = [given["through"]] if isinstance(given["through"], str) else list(given["through"])
        hubs = given.get("hubs", ("org-eu",))
        left = [hub for hub in ([hubs] if isinstance(hubs, str) else hubs) if hub in rest]
        given["through"] = [name for name in wanted if left]
    return given


def _things(path: Path, apart: str) -> list[str]:
    if apart == "nodes":
        return list(map(str, path.nodes[1:-1])) or [f"{path.nodes[0]} – {path.nodes[-1]}"]
    if apart == "hops":
        return [f"{hop.source} – {hop.target}" for hop in path.hops]
    return list(dict.fromkeys(record for hop in path.hops for record in hop.records))


_ASIDE = {
    "records": Bilingual("the records of the best path ({})", "最佳路径的记录（{}）"),
    "hops": Bilingual("the hops of the best path ({})", "最佳路径的各跳（{}）"),
    "nodes": Bilingual("what the best path passes ({})", "最佳路径所经之处（{}）"),
}
_ASIDE_NOTE = Bilingual("Put aside: {}.", "已排除：{}。")
_NO_OTHER = Bilingual("There is no way around {}.", "排除{}之后没有替代路径。")
_HEADINGS = {
    "hop": {"en": "hop", "zh": "跳"}, "record": {"en": "record", "zh": "记录"},
    "kept": {"en": "path stays", "zh": "路径不变"}, "because": {"en": "because", "zh": "原因"},
    "hops": {"en": "hops without it", "zh": "失去后跳数"}, "nodes": {"en": "path without it", "zh": "失去后的路径"},
}
