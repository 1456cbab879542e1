"""Who is central in a network: every node with its value, its rank and the interval of ranks that its ties span.

Each measure is computed on the merged graph (``kg.analysis.merged``): direction is put aside, self-ties are left out,
parallel ties are read as the measure says. The table's note says all of this in words, with the counts.
"""
from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.analysis.merged import components, merged, order
from kg.errors import NetworkError, UnknownName
from kg.table import Table

Values = dict[Any, float]
_DENSE = 3000   # nodes of a component up to which a dense decomposition (72 MB) is taken when iteration is too slow
_DAMPING = 0.85


@dataclass(frozen=True)
class Measure:
    """A centrality: its name and definition in both languages, its readings of parallel ties (the default first), and
    the function from (merged graph, reading) to (values, factor that normalises them or None)."""

    name: Mapping[str, str]
    says: Mapping[str, str]
    readings: tuple[str, ...]
    compute: Callable[[nx.Graph, str], tuple[Values, float | None]]


def rank(net: nx.Graph, by: str = "betweenness", weight: str | None = None, lang: str = "en") -> Table:
    """All nodes of a network in the order of a centrality.

    Parameters: ``net`` is any networkx graph; ``by`` is a key of ``MEASURES``; ``weight`` is the reading of parallel
    ties: "pairs" (a tied pair counts once), "ties" (the number of ties is the strength of the pair; for measures on
    shortest paths its distance is 1/strength), None for the measure's own; ``lang`` is "en" or "zh" (the table holds
    both languages, ``text(lang)`` chooses).

    Gives a Table with a row for every node, best first, equal ones by id: ``rank`` (competition ranking: 1, 1, 3),
    ``node``, ``value``, ``normalised`` (None where the measure has no such form), ``rank_low`` and ``rank_high`` (the
    places that nodes of the same value share), ``ties``, ``partners``, ``component`` (1 is the largest). Values are
    equal when they differ by less than 1e-9 of themselves, which is what floating point leaves open; they are given
    with 12 digits. Never a nan. Neither the order of rows nor that of nodes changes the table.
    Raises ``UnknownName`` for another measure, ``NetworkError`` for a reading that the measure does not have.
    """
    if by not in MEASURES:
        raise UnknownName("measure", str(by), difflib.get_close_matches(str(by), MEASURES, 3) or tuple(MEASURES))
    if lang not in ("en", "zh"):
        raise NetworkError(f"a language is 'en' or 'zh', not {lang!r}", f"语言为“en”或“zh”，不能是 {lang!r}")
    measure, simple = MEASURES[by], merged(net)
    reading = measure.readings[0] if weight is None else weight
    if reading not in measure.readings:
        known = " or ".join(map(repr, measure.readings))
        raise NetworkError(f"'{by}' reads parallel ties as {known}, not as {weight!r}",
                           f"“{by}”对平行联系的读法为 {known}，不能是 {weight!r}")
    values, factor = measure.compute(simple, reading)
    parts = components(simple)
    part = {node: number for number, one in enumerate(parts, 1) for node in one}
    rows = [(low, node, value, None if factor is None else _digits(value * factor), low, high,
             simple.degree(node, weight="ties"), simple.degree(node), part[node])
            for node, value, low, high in _places(values)]
    receipt = net.graph.get("receipt") or {}
    title = {code: ": ".join(filter(None, (measure.name[code], receipt.get(f"title_{code}")))) for code in ("en", "zh")}
    names = {node: {"en": given.get("label_en") or "", "zh": given.get("label_zh") or ""}
             for node, given in net.nodes(data=True) if given.get("label_en", node) != node}
    return Table(tuple(_HEADINGS), rows, title=title, note=_note(measure, reading, simple, parts, receipt),
                 headings=_HEADINGS, labels=names.get)


def _places(values: Values) -> list[tuple[Any, float, int, int]]:
    """Nodes with value and first and last place of their tie, best first, equal ones by id."""
    noise = 1e-12 * max(map(abs, values.values()), default=0)
    groups: list[tuple[float, list[Any]]] = []
    for node, value in sorted(values.items(), key=lambda one: (-one[1], order(one[0]))):
        if groups and groups[-1][0] - value <= 1e-9 * abs(groups[-1][0]) + noise:
            groups[-1][1].append(node)
        else:
            groups.append((value, [node]))
    rows, before = [], 0
    for value, nodes in groups:
        shown = 0.0 if isinstance(value, float) and abs(value) <= noise else _digits(value)
        rows += [(node, shown, before + 1, before + len(nodes)) for node in sorted(nodes, key=order)]
        before += len(nodes)
    return rows


def _digits(value: float) -> float:
    """Whole numbers as they are, others with the 12 digits that do not depend on the machine."""
    return value if isinstance(value, int) else float(f"{value:.12g}")


def _degree(simple: nx.Graph, reading: str) -> tuple[Values, float | None]:
    strength = dict(simple.degree(weight="ties" if reading == "ties" else None))
    return strength, None if reading == "ties" else 1 / max(len(simple) - 1, 1)


def _betweenness(simple: nx.Graph, reading: str) -> tuple[Values, float | None]:
    distance, _ = _distance(simple, reading)
    pairs = (len(simple) - 1) * (len(simple) - 2) / 2
    return nx.betweenness_centrality(simple, normalized=False, weight=distance), 1 / pairs if pairs > 0 else 0.0


def _harmonic(simple: nx.Graph, reading: str) -> tuple[Values, float | None]:
    distance, scale = _distance(simple, reading)
    found = nx.harmonic_centrality(simple, distance=distance)
    return {u: scale * v for u, v in found.items()}, None if distance else 1 / max(len(simple) - 1, 1)


def _closeness(simple: nx.Graph, reading: str) -> tuple[Values, float | None]:
    distance, scale = _distance(simple, reading)
    found = nx.closeness_centrality(simple, distance=distance, wf_improved=True)
    return {u: float(scale * v) for u, v in found.items()}, None if distance else 1.0


def _core(simple: nx.Graph, reading: str) -> tuple[Values, float | None]:
    return nx.core_number(simple), None


def _distance(simple: nx.Graph, reading: str) -> tuple[str | None, int]:
    """The edge attribute that holds 1/ties times a common multiple, and that multiple.

    In whole numbers two routes of the same length are the same; in floating point 1/3 + 1/3 + 1/3 may not be 1.
    """
    if reading != "ties":
        return None, 1
    scale = math.lcm(*{count for _, _, count in simple.edges(data="ties")})
    for _, _, given in simple.edges(data=True):
        given["distance"] = scale // given["ties"]
    return "distance", scale


def _links(simple: nx.Graph, nodes: list[Any], reading: str) -> list[list[tuple[int, int]]]:
    """For each node its neighbours, by place in the list, with the strength of the pair."""
    place = {node: i for i, node in enumerate(nodes)}
    return [[(place[v], given["ties"] if reading == "ties" else 1) for v, given in simple.adj[u].items()]
            for u in nodes]


def _pagerank(simple: nx.Graph, reading: str) -> tuple[Values, float | None]:
    """Iterated until a step changes less than 1e-14 in all; each step shrinks the error by the damping factor."""
    nodes = list(simple)
    links = _links(simple, nodes, reading)
    strength = [sum(w for _, w in link) for link in links]
    x = [1 / max(len(nodes), 1)] * len(nodes)
    for _ in range(500):
        alone = math.fsum(xi for xi, s in zip(x, strength) if not s)
        flow = [xi / s if s else 0.0 for xi, s in zip(x, strength)]
        base = (1 - _DAMPING + _DAMPING * alone) / len(nodes) if nodes else 0
        y = [base + _DAMPING * sum(w * flow[j] for j, w in link) for link in links]
        change, x = math.fsum(abs(a - b) for a, b in zip(x, y)), y
        if change < 1e-14:
            break
    return dict(zip(nodes, x)), 1.0


def _eigenvector(simple: nx.Graph, reading: str) -> tuple[Values, float | None]:
    """The vector of each component with the largest eigenvalue, of length 1 in each; 0 for all other nodes."""
    found = [(*_perron(_links(simple, nodes, reading)), nodes) for nodes in components(simple) if len(nodes) > 1]
    largest = max((value for value, _, _ in found), default=0.0)
    values: Values = dict.fromkeys(simple, 0.0)
    for value, vector, nodes in found:
        if value >= largest * (1 - 1e-9):
            values.update(zip(nodes, vector))
    return values, None


def _perron(links: list[list[tuple[int, int]]]) -> tuple[float, list[float]]:
    """The largest eigenvalue of a connected component and its vector (all positive, length 1).

    Power iteration on A + 1 (the shift ends the oscillation of two-sided graphs) in positive numbers only, so that
    small values are as exact as large ones. The quotients y/x bound the eigenvalue (Collatz 1942, Wielandt 1950); it
    stops when their spread, over one minus its rate of shrinking, leaves at most 1e-11 of error in the vector.
    Where that takes too long (long chains), the matrix is decomposed as a whole.
    """
    n = len(links)
    x, before = [1 / math.sqrt(n)] * n, math.inf
    for _ in range(1000 if n <= _DENSE else 20000):
        y = [xi + sum(w * x[j] for j, w in link) for xi, link in zip(x, links)]
        quotients = [b / a for a, b in zip(x, y)]
        spread = (max(quotients) - min(quotients)) / max(quotients)
        length = math.sqrt(math.fsum(b * b for b in y))
        x = [b / length for b in y]
        if spread <= 1e-11 * max(1 - spread / before, 1e-4):
            return max(quotients) - 1, x
        before = spread
    return _decomposed(links)


def _decomposed(links: list[list[tuple[int, int]]]) -> tuple[float, list[float]]:
    n = len(links)
    if n > _DENSE:
        raise NetworkError(f"eigenvector centrality does not settle on a component of {n} nodes; take pagerank",
                           f"特征向量中心性在 {n} 个节点的分量上不收敛；请改用 pagerank")
    import numpy  # a tenth of a second that only chains and the like have to pay
    matrix = numpy.zeros((n, n))
    for i, link in enumerate(links):
        for j, w in link:
            matrix[i, j] = w
    values, vectors = numpy.linalg.eigh(matrix)
    return float(values[-1]), [float(abs(v)) for v in vectors[:, -1]]


def _note(measure: Measure, reading: str, simple: nx.Graph, parts: list[list[Any]],
          receipt: Mapping[str, Any]) -> dict[str, str]:
    """How the figures are to be read, in both languages."""
    counts = {"ties": simple.graph["ties"], "pairs": simple.number_of_edges(), "loops": simple.graph["self_ties"],
              "nodes": len(simple), "parts": len(parts), "largest": len(parts[0]) if parts else 0,
              "alone": sum(1 for one in parts if len(one) == 1),
              "gone": sum(one["edges"] for one in receipt.get("left_out", ()))}
    way = "distance" if reading == "ties" and "distance" in next(iter(simple.edges(data=True)), (0, 0, {}))[2] \
        else reading
    said = [way, "direction", *(["loops"] if counts["loops"] else []), *(["parts"] if counts["parts"] > 1 else []),
            *(["gone"] if counts["gone"] else [])]
    return {code: gap.join([measure.says[code], *(_SENTENCES[one][code].format(**counts) for one in said)])
            for code, gap in (("en", " "), ("zh", ""))}


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
         "zh": "不同伙伴的数目；归一化值为其占其他全部节点的比例（Freeman 1979）。"}, ("pairs", "ties"), _degree),
    "ties": Measure(
        {"en": "Weighted degree", "zh": "加权度"},
        {"en": "Number of ties, parallel ones each counted (weighted degree; Barrat et al. 2004).",
         "zh": "联系的条数，平行联系逐条计数（加权度；Barrat 等 2004）。"}, ("ties",), _degree),
    "betweenness": Measure(
        {"en": "Betweenness", "zh": "中介中心性"},
        {"en": "Number of pairs of other nodes whose shortest paths pass here, shared out over equally short paths "
               "(Freeman 1977; computed after Brandes 2001); normalised over all (n-1)(n-2)/2 pairs.",
         "zh": "其他节点对之间经过此节点的最短路径数，等长路径按份分摊（Freeman 1977；算法 Brandes 2001）；"
               "归一化时除以全部 (n-1)(n-2)/2 对。"}, ("pairs", "ties"), _betweenness),
    "harmonic": Measure(
        {"en": "Harmonic closeness", "zh": "调和接近中心性"},
        {"en": "Sum of 1/distance to all other nodes, 0 for those out of reach; normalised over n-1 "
               "(Marchiori & Latora 2000; Rochat 2009).",
         "zh": "到其他全部节点距离倒数之和，不可达者计 0；归一化时除以 n-1（Marchiori 与 Latora 2000；Rochat 2009）。"},
        ("pairs", "ties"), _harmonic),
    "closeness": Measure(
        {"en": "Closeness", "zh": "接近中心性"},
        {"en": "1 over the mean distance to the nodes within reach (Freeman 1979), times the share of all other nodes "
               "that are within reach (Wasserman & Faust 1994), so that small components do not win.",
         "zh": "到可达节点平均距离的倒数（Freeman 1979），乘以可达节点占其他全部节点的比例"
               "（Wasserman 与 Faust 1994），故小分量不会占优。"}, ("pairs", "ties"), _closeness),
    "eigenvector": Measure(
        {"en": "Eigenvector centrality", "zh": "特征向量中心性"},
        {"en": "Central is who is tied to central nodes (Bonacich 1987): the first eigenvector, of length 1 in each "
               "component that has the largest eigenvalue; by rule 0 in every other component.",
         "zh": "与中心节点相连者为中心（Bonacich 1987）：取最大特征值的特征向量，"
               "在每个具有该最大特征值的分量内长度为 1；其他分量按规则计 0。"}, ("ties", "pairs"), _eigenvector),
    "pagerank": Measure(
        {"en": "PageRank", "zh": "PageRank"},
        {"en": "Share of time of a random walk that follows ties and, with probability 0.15 or from a node without a "
               "tie, starts anew anywhere (Brin & Page 1998); all values add up to 1.",
         "zh": "随机游走在此停留的时间比例：沿联系前行，以 0.15 的概率或在没有联系的节点处从任意节点重新开始"
               "（Brin 与 Page 1998）；全部数值之和为 1。"}, ("ties", "pairs"), _pagerank),
    "core": Measure(
        {"en": "Core number", "zh": "核数"},
        {"en": "Largest k such that the node stays when all nodes with fewer than k partners are taken away again and "
               "again (Seidman 1983).",
         "zh": "反复去掉伙伴少于 k 个的节点后此节点仍在的最大 k（Seidman 1983）。"}, ("pairs",), _core),
}
