"""Who is central in a network: every node with its value, its rank and the interval of ranks that its ties span.

Each measure is computed on the tied pairs (``kg.analysis.pairs``): direction is put aside, self-ties are left out,
parallel ties are read as the measure says. The table's note says all of this in words, with the counts.
The computing itself is done in ``kg.analysis.engines``.
"""
from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.analysis import engines
from kg.analysis.pairs import Pairs, pairs
from kg.analysis.workers import shared
from kg.errors import NetworkError, UnknownName
from kg.table import Table

_ON_PATHS = ("betweenness", "harmonic", "closeness")
Place = tuple[int, float, int, int]


@dataclass(frozen=True)
class Measure:
    """A centrality: its name and definition in both languages, its readings of parallel ties (the default first), and
    the factor that normalises its values, from (number of nodes, reading), or None where there is no such form."""

    name: Mapping[str, str]
    says: Mapping[str, str]
    readings: tuple[str, ...]
    factor: Callable[[int, str], float | None]


def rank(net: nx.Graph, by: str = "betweenness", weight: str | None = None, lang: str = "en",
         workers: int | None = None, backend: str | None = None) -> Table:
    """All nodes of a network in the order of a centrality.

    Parameters: ``net`` is any networkx graph; ``by`` is a key of ``MEASURES``; ``weight`` is the reading of parallel
    ties: "pairs" (a tied pair counts once), "ties" (the number of ties is the strength of the pair; for measures on
    shortest paths its distance is 1/strength), None for the measure's own; ``lang`` is "en" or "zh" (the table holds
    both languages, ``text(lang)`` chooses); ``workers`` and ``backend`` share betweenness, harmonic and closeness out by
    source node (the others are done before a worker is awake): how many workers, -1 for one on each processor, and whose,
    for example "loky" (processes here), "dask", "spark"; both None computes in this process. With one of them the figures
    are the same to the last bit whatever it is; see ``kg.analysis.workers``.

    Gives a Table with a row for every node, best first, equal ones by id: ``rank`` (competition ranking: 1, 1, 3),
    ``node``, ``value``, ``normalised`` (None where the measure has no such form), ``rank_low`` and ``rank_high`` (the
    places that nodes of the same value share), ``ties``, ``partners``, ``component`` (1 is the largest). Values are
    equal when they differ by less than 1e-9 of themselves, which is what floating point leaves open; they are given
    with 12 digits. Never a nan. Neither the order of rows nor that of nodes changes the table.
    Raises ``UnknownName`` for another measure or backend, ``NetworkError`` for a reading that the measure does not have, for
    a number of workers that is none, and where what the backend needs is not there.
    """
    reading = read_as(by, weight)
    if lang not in ("en", "zh"):
        raise NetworkError(f"a language is 'en' or 'zh', not {lang!r}", f"语言为“en”或“zh”，不能是 {lang!r}")
    run = None if workers is None and backend is None else shared(workers, backend)
    measure, flat = MEASURES[by], pairs(net)
    factor = measure.factor(flat.size, reading)
    part = {node: number for number, one in enumerate(flat.parts, 1) for node in one}
    rows = [(low, flat.nodes[i], rounded(value), None if factor is None else rounded(value * factor),
             low, high, flat.strength[i], flat.partners[i], part[i])
            for i, value, low, high in places(engines.values(flat, by, reading, run=run))]
    receipt = net.graph.get("receipt") or {}
    return Table(tuple(_HEADINGS), rows, title=titled(by, receipt), note=_note(by, reading, flat, receipt),
                 headings=_HEADINGS, labels=named(net))


def read_as(by: str, weight: str | None) -> str:
    """The reading of parallel ties that a measure takes. Raises ``UnknownName`` or ``NetworkError`` as ``rank`` says."""
    if by not in MEASURES:
        raise UnknownName("measure", str(by), difflib.get_close_matches(str(by), MEASURES, 3) or tuple(MEASURES))
    readings = MEASURES[by].readings
    if weight is not None and weight not in readings:
        known = " or ".join(map(repr, readings))
        raise NetworkError(f"'{by}' reads parallel ties as {known}, not as {weight!r}",
                           f"“{by}”对平行联系的读法为 {known}，不能是 {weight!r}")
    return readings[0] if weight is None else weight


def titled(by: str, receipt: Mapping[str, Any]) -> dict[str, str]:
    """The name of a measure and the title of the network, in both languages."""
    return {code: gap.join(filter(None, (MEASURES[by].name[code], receipt.get(f"title_{code}"))))
            for code, gap in (("en", ": "), ("zh", "："))}


def named(net: nx.Graph) -> Callable[[Any], Mapping[str, str] | None]:
    """The two labels of a node, for the cells of a table."""
    return {node: {"en": given.get("label_en") or "", "zh": given.get("label_zh") or ""}
            for node, given in net.nodes(data=True) if given.get("label_en", node) != node}.get


def places(values: Sequence[float]) -> list[Place]:
    """Each node (its place in the list) with its value and the first and last place among those of the same value,
    best first, equal ones in the order of the list."""
    noise = 1e-12 * max(map(abs, values), default=0)
    groups: list[tuple[float, list[int]]] = []
    for i in sorted(range(len(values)), key=lambda i: -values[i]):
        value = values[i]
        if groups and groups[-1][0] - value <= 1e-9 * abs(groups[-1][0]) + noise:
            groups[-1][1].append(i)
        else:
            groups.append((value, [i]))
    rows: list[Place] = []
    for value, same in groups:
        shown = 0.0 if isinstance(value, float) and abs(value) <= noise else value
        before = len(rows)
        rows += [(i, shown, before + 1, before + len(same)) for i in sorted(same)]
    return rows


def rounded(value: float) -> float:
    """Whole numbers as they are, others with the 12 digits that do not depend on the machine."""
    return value if isinstance(value, int) else float(f"{value:.12g}")


def _note(by: str, reading: str, flat: Pairs, receipt: Mapping[str, Any]) -> dict[str, str]:
    """How the figures are to be read, in both languages."""
    counts = {"ties": flat.all_ties, "pairs": len(flat.ends), "loops": flat.self_ties, "nodes": flat.size,
              "parts": len(flat.parts), "largest": len(flat.parts[0]) if flat.parts else 0,
              "alone": sum(1 for one in flat.parts if len(one) == 1),
              "gone": sum(one["edges"] for one in receipt.get("left_out", ()))}
    way = "distance" if reading == "ties" and by in _ON_PATHS and flat.ends else reading
    said = [way, "direction", *(["loops"] if counts["loops"] else []), *(["parts"] if counts["parts"] > 1 else []),
            *(["gone"] if counts["gone"] else [])]
    return {code: gap.join([MEASURES[by].says[code], *(_SENTENCES[one][code].format(**counts) for one in said)])
            for code, gap in (("en", " "), ("zh", ""))}


def _share(n: int, reading: str) -> float | None:
    return None if reading == "ties" else 1 / max(n - 1, 1)


def _whole(n: int, reading: str) -> float | None:
    return None if reading == "ties" else 1.0


def _of_pairs(n: int, reading: str) -> float:
    return 2 / ((n - 1) * (n - 2)) if n > 2 else 0.0


_SENTENCES = {
    "pairs": {"en": "Parallel ties are merged: {ties} ties between {pairs} pairs, each pair counts once.",
              "zh": "平行联系合并计算：{pairs} 对节点之间共 {ties} 条联系，每对只计一次。"},
    "ties": {"en": "Parallel ties add up: {ties} ties between {pairs} pairs, a pair is as strong as its ties are many.",
             "zh": "平行联系累加计算：{pairs} 对节点之间共 {ties} 条联系，联系数即该对的强度。"},
    "distance": {"en": "The distance of a pair is 1 divided by the number of its ties (Newman 2001; Opsahl et al. "
                       "2010): {ties} ties between {pairs} pairs.",
                 "zh": "一对节点的距离为其联系数的倒数（Newman 2001；Opsahl 等 2010）："
                       "{pairs} 对节点之间共 {ties} 条联系。"},
    "direction": {"en": "Computed undirected.", "zh": "按无向网络计算。"},
    "loops": {"en": "Self-ties left out of the measure: {loops}; all {nodes} nodes are kept.",
              "zh": "计算时略去自身联系 {loops} 条；{nodes} 个节点全部保留。"},
    "parts": {"en": "The network has {parts} components, the largest of {largest} nodes; without a partner: {alone}.",
              "zh": "网络分为 {parts} 个连通分量，最大的有 {largest} 个节点；没有伙伴的节点：{alone} 个。"},
    "gone": {"en": "Ties left out of the network before (see its receipt): {gone}.",
             "zh": "此前已从网络中略去的联系（见其凭据）：{gone} 条。"},
}
_HEADINGS = {
    "rank": {"en": "rank", "zh": "名次"}, "node": {"en": "node", "zh": "节点"}, "value": {"en": "value", "zh": "数值"},
    "normalised": {"en": "normalised", "zh": "归一化值"}, "rank_low": {"en": "rank from", "zh": "名次自"},
    "rank_high": {"en": "rank to", "zh": "名次至"}, "ties": {"en": "ties", "zh": "联系数"},
    "partners": {"en": "partners", "zh": "伙伴数"}, "component": {"en": "component", "zh": "连通分量"},
}
MEASURES: dict[str, Measure] = {
    "degree": Measure(
        {"en": "Degree", "zh": "度中心性"},
        {"en": "Number of distinct partners; normalised over all other nodes (Freeman 1979).",
         "zh": "不同伙伴的数目；归一化值为其占其他全部节点的比例（Freeman 1979）。"}, ("pairs", "ties"), _share),
    "ties": Measure(
        {"en": "Weighted degree", "zh": "加权度"},
        {"en": "Number of ties, parallel ones each counted (weighted degree; Barrat et al. 2004).",
         "zh": "联系的条数，平行联系逐条计数（加权度；Barrat 等 2004）。"}, ("ties",), lambda n, reading: None),
    "betweenness": Measure(
        {"en": "Betweenness", "zh": "中介中心性"},
        {"en": "Number of pairs of other nodes whose shortest paths pass here, shared out over equally short paths "
               "(Freeman 1977; computed after Brandes 2001); normalised over all (n-1)(n-2)/2 pairs.",
         "zh": "其他节点对之间经过此节点的最短路径数，等长路径按份分摊（Freeman 1977；算法 Brandes 2001）；"
               "归一化时除以全部 (n-1)(n-2)/2 对。"}, ("pairs", "ties"), _of_pairs),
    "harmonic": Measure(
        {"en": "Harmonic closeness", "zh": "调和接近中心性"},
        {"en": "Sum of 1/distance to all other nodes, 0 for those out of reach; normalised over n-1 "
               "(Marchiori & Latora 2000; Rochat 2009).",
         "zh": "到其他全部节点距离倒数之和，不可达者计 0；归一化时除以 n-1（Marchiori 与 Latora 2000；Rochat 2009）。"},
        ("pairs", "ties"), _share),
    "closeness": Measure(
        {"en": "Closeness", "zh": "接近中心性"},
        {"en": "1 over the mean distance to the nodes within reach (Freeman 1979), times the share of all other nodes "
               "that are within reach (Wasserman & Faust 1994), so that small components do not win.",
         "zh": "到可达节点平均距离的倒数（Freeman 1979），乘以可达节点占其他全部节点的比例"
               "（Wasserman 与 Faust 1994），故小分量不会占优。"}, ("pairs", "ties"), _whole),
    "eigenvector": Measure(
        {"en": "Eigenvector centrality", "zh": "特征向量中心性"},
        {"en": "Central is who is tied to central nodes (Bonacich 1987): the first eigenvector, of length 1 in each "
               "component that has the largest eigenvalue; by rule 0 in every other component.",
         "zh": "与中心节点相连者为中心（Bonacich 1987）：取最大特征值的特征向量，"
               "在每个具有该最大特征值的分量内长度为 1；其他分量按规则计 0。"}, ("ties", "pairs"), lambda n, reading: None),
    "pagerank": Measure(
        {"en": "PageRank", "zh": "PageRank"},
        {"en": "Share of time of a random walk that follows ties and, with probability 0.15 or from a node without a "
               "tie, starts anew anywhere (Brin & Page 1998); all values add up to 1.",
         "zh": "随机游走在此停留的时间比例：沿联系前行，以 0.15 的概率或在没有联系的节点处从任意节点重新开始"
               "（Brin 与 Page 1998）；全部数值之和为 1。"}, ("ties", "pairs"), lambda n, reading: 1.0),
    "core": Measure(
        {"en": "Core number", "zh": "核数"},
        {"en": "Largest k such that the node stays when all nodes with fewer than k partners are taken away again and "
               "again (Seidman 1983).",
         "zh": "反复去掉伙伴少于 k 个的节点后此节点仍在的最大 k（Seidman 1983）。"}, ("pairs",), lambda n, reading: None),
}
