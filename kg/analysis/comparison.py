"""Two networks side by side: which ranks moved, which shortest paths changed, which bridges and cut points came or went."""
from __future__ import annotations

import html
import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import networkx as nx

from kg.analysis.centrality import MEASURES, rank
from kg.analysis.merged import components, merged, order
from kg.table import Table
from kg.words import Bilingual


@dataclass(frozen=True)
class Comparison:
    """What differs between two networks, as four tables: ``ranks``, ``distances``, ``bridges`` and ``figures``."""

    title: Mapping[str, str]
    ranks: Table
    distances: Table
    bridges: Table
    figures: Table

    @property
    def tables(self) -> tuple[Table, ...]:
        """The figures first, then what moved."""
        return self.figures, self.ranks, self.distances, self.bridges

    def text(self, lang: str = "en") -> str:
        """All four tables in words; where nothing differs a sentence says so."""
        return "\n\n".join([self.title[lang], *(table.text(lang) for table in self.tables)])

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        head = f'<p><b>{html.escape(self.title["en"])} <span lang="zh">{html.escape(self.title["zh"])}</span></b></p>'
        return head + "".join(t._repr_html_() + f'<p lang="zh">{html.escape(t.note["zh"])}</p>' for t in self.tables)


def compare(before: nx.Graph, after: nx.Graph, by: str = "betweenness", hubs: str | Iterable[str] = ("org-eu",),
            most: int = 50, weight: str | None = None) -> Comparison:
    """What a change of a network moves.

    Parameters: ``by`` and ``weight`` as in ``rank``; ``hubs`` are not passed by shortest paths (but may be their ends), as
    in ``paths``; ``most`` rows are listed of the shortest paths (the note says how many changed).

    ``ranks``: nodes whose place or value differs: ``node``, ``rank_before``, ``rank_after``, ``moved`` (places gained),
    ``value_before``, ``value_after``; None where a node is in one network only. A place is the middle of the places
    that equals share, so that nobody moves because an equal came or went in the alphabet. ``distances``: pairs whose
    shortest path has another number of hops, None for no path. ``bridges``: pairs and nodes whose loss splits a component
    (bridges and articulation points; Tarjan 1972; Hopcroft & Tarjan 1973) in one network only. ``figures``: sizes of both.

    Both are merged and read undirected. Raises what ``rank`` raises.
    """
    simple = {"before": merged(before), "after": merged(after)}
    labels = {node: {"en": given.get("label_en") or str(node), "zh": given.get("label_zh") or str(node)}
              for net in (after, before) for node, given in net.nodes(data=True)}
    shut = {hubs} if isinstance(hubs, str) else set(hubs)
    ranked = [rank(net, by, weight) for net in (before, after)]
    note = (after.graph.get("receipt") or {}).get("supposed")
    title = {"en": "What moves", "zh": "变化"}
    if note:
        title = {"en": f"What moves if {note['file']} comes true: {note['added']} ties added, {note['changed']} changed",
                 "zh": f"假如 {note['file']} 成真：新增 {note['added']} 条联系，改变 {note['changed']} 条"}
    return Comparison(title, _ranks(ranked[0], ranked[1], by, labels), _distances(simple, shut, most, labels),
                      _bridges(simple, labels), _figures(simple))


def _ranks(before: Table, after: Table, by: str, labels: Mapping[Any, Any]) -> Table:
    told = [{row["node"]: row for row in table.records()} for table in (before, after)]
    rows = []
    for node in sorted(set(told[0]) | set(told[1]), key=order):
        old, new = (one.get(node) for one in told)
        places = [None if row is None else (row["rank_low"] + row["rank_high"]) / 2 for row in (old, new)]
        values = [None if row is None else row["value"] for row in (old, new)]
        moved = None if None in places else places[0] - places[1]
        if moved != 0 or not math.isclose(values[0], values[1], rel_tol=1e-9, abs_tol=1e-12):
            rows.append((node, *map(_whole, places), None if moved is None else _whole(moved), *values))
    rows.sort(key=lambda row: (row[3] is not None, -abs(row[3] or 0), -abs((row[5] or 0) - (row[4] or 0)), order(row[0])))
    name = MEASURES[by].name
    count = sum(1 for row in rows if row[3])
    note = {"en": f"{count} nodes change their place by {name['en'].lower()}; {len(rows) - count} others their value only, "
                  "or are in one network only. A place is the middle of those that equals share.",
            "zh": f"按{name['zh']}，{count} 个节点名次改变；另有 {len(rows) - count} 个仅数值改变或仅见于其一。"
                  "名次取相等者所占名次的中点。"}
    return Table(("node", "rank_before", "rank_after", "moved", "value_before", "value_after"), rows,
                 {"en": f"Ranks by {name['en'].lower()} that moved", "zh": f"{name['zh']}：变动的名次"}, note, _HEADINGS, labels.get)


def _whole(number: float | None) -> float | None:
    return int(number) if number is not None and number == int(number) else number


def _distances(simple: Mapping[str, nx.Graph], shut: Collection[Any], most: int, labels: Mapping[Any, Any]) -> Table:
    shared = sorted(set(simple["before"]) & set(simple["after"]), key=order)
    old, new = (_hops(simple[one], shut) for one in ("before", "after"))
    rows = [(u, v, old[u].get(v), new[u].get(v)) for u, v in combinations(shared, 2) if old[u].get(v) != new[u].get(v)]
    far = max(map(len, simple.values())) + 1
    rows.sort(key=lambda row: (-abs((row[2] or far) - (row[3] or far)), order(row[0]), order(row[1])))
    nearer = sum(1 for _, _, one, other in rows if (other or far) < (one or far))
    note = {"en": f"{nearer} pairs come nearer, {len(rows) - nearer} farther"
                  + (f"; the {most} that change most are listed." if len(rows) > most else "."),
            "zh": f"{nearer} 对变近，{len(rows) - nearer} 对变远" + (f"；列出变化最大的 {most} 对。" if len(rows) > most else "。")}
    hubs = [node for node in sorted(shut, key=order) if node in simple["before"] or node in simple["after"]]
    if hubs:
        note["en"] += f" Not passed through: {', '.join(labels[node]['en'] for node in hubs)}."
        note["zh"] += f"不经过：{'、'.join(labels[node]['zh'] for node in hubs)}。"
    return Table(("from", "to", "hops_before", "hops_after"), rows[:most],
                 {"en": "Shortest paths that changed", "zh": "变动的最短路径"}, note, _HEADINGS, labels.get)


def _hops(simple: nx.Graph, shut: Collection[Any]) -> dict[Any, dict[Any, int]]:
    """The number of hops from every node to all that it reaches, by paths that pass no hub (breadth first)."""
    links = {node: list(far) for node, far in simple.adj.items()}
    found = {}
    for start in links:
        hops, layer, step = {start: 0}, [start], 0
        while layer:
            step += 1
            fresh = {w for v in layer if v == start or v not in shut for w in links[v] if w not in hops}
            hops.update(dict.fromkeys(fresh, step))
            layer = list(fresh)
        found[start] = hops
    return found


def _bridges(simple: Mapping[str, nx.Graph], labels: Mapping[Any, Any]) -> Table:
    rows = []
    for kind, of in ((_BRIDGE, lambda net: {tuple(sorted(pair, key=order)) for pair in nx.bridges(net)}),
                     (_CUT, lambda net: {(node,) for node in nx.articulation_points(net)})):
        old, new = of(simple["before"]), of(simple["after"])
        for fate, some in ((_CAME, new - old), (_WENT, old - new)):
            rows += [(kind, nodes, fate) for nodes in sorted(some, key=lambda one: tuple(map(order, one)))]
    note = Bilingual("Whatever is not listed is in both networks or in neither.", "未列出者在两个网络中均有或均无。") if rows else \
        Bilingual("No bridge and no cut point came or went.", "没有桥或割点出现或消失。")
    return Table(("kind", "nodes", "fate"), rows, {"en": "Bridges and cut points", "zh": "桥与割点"},
                 {"en": note.en, "zh": note.zh}, _HEADINGS, labels.get)


def _figures(simple: Mapping[str, nx.Graph]) -> Table:
    def counted(net: nx.Graph) -> list[int]:
        parts = components(net)
        return [len(net), net.graph["ties"], net.number_of_edges(), len(parts), len(parts[0]) if parts else 0]
    rows = [(name, *pair) for name, *pair in zip(_SIZES, counted(simple["before"]), counted(simple["after"]))]
    same = all(old == new for _, old, new in rows)
    note = Bilingual("The two are of the same size.", "两者规模相同。") if same else \
        Bilingual("Self-ties are not counted.", "不计自身联系。")
    return Table(("figure", "before", "after"), rows, {"en": "Size", "zh": "规模"}, {"en": note.en, "zh": note.zh}, _HEADINGS)


_SIZES = (Bilingual("nodes", "节点"), Bilingual("ties", "联系"), Bilingual("tied pairs", "有联系的节点对"),
          Bilingual("components", "连通分量"), Bilingual("nodes of the largest component", "最大分量的节点"))
_BRIDGE, _CUT = Bilingual("bridge", "桥"), Bilingual("cut point", "割点")
_CAME, _WENT = Bilingual("appears", "出现"), Bilingual("vanishes", "消失")
_HEADINGS = {
    "node": {"en": "node", "zh": "节点"}, "rank_before": {"en": "place before", "zh": "原名次"},
    "rank_after": {"en": "place after", "zh": "现名次"}, "moved": {"en": "places gained", "zh": "上升名次"},
    "value_before": {"en": "value before", "zh": "原数值"}, "value_after": {"en": "value after", "zh": "现数值"},
    "from": {"en": "from", "zh": "自"}, "to": {"en": "to", "zh": "至"}, "hops_before": {"en": "hops before", "zh": "原跳数"},
    "hops_after": {"en": "hops after", "zh": "现跳数"}, "kind": {"en": "kind", "zh": "类别"},
    "nodes": {"en": "between", "zh": "所在"}, "fate": {"en": "change", "zh": "变化"}, "figure": {"en": "figure", "zh": "指标"},
    "before": {"en": "before", "zh": "原"}, "after": {"en": "after", "zh": "现"},
}
