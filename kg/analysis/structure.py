"""How a network hangs together: its size and density, its cores, and the holes between its parts.

All tables are computed on the merged graph (``kg.analysis.merged``): direction is put aside, self-ties are left out.
What falls apart when something is taken away stands in ``kg.analysis.cuts``, who is tied to their like in
``kg.analysis.mixing``.
"""
from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import networkx as nx

from kg.analysis.merged import components, merged, order
from kg.analysis.naming import chosen, digits, named, said, titled
from kg.table import Table
from kg.words import Bilingual

_FAR = 5000   # nodes of a component up to which all distances are counted


def summary(net: nx.Graph) -> Table:
    """Size, density, components and distances of a network, one figure a row.

    Gives a Table: ``figure`` (in both languages), ``value`` (None where it is not defined: no pair, no triangle to close,
    no distance, or a component of more than 5000 nodes) and ``says``, what the figure is.
    """
    simple = merged(net)
    n, m, parts = len(simple), simple.number_of_edges(), components(simple)
    triples = sum(d * (d - 1) // 2 for _, d in simple.degree)
    closed = sum(nx.triangles(simple).values())
    core = max(nx.core_number(simple).values(), default=0)
    mean, longest = _distances(simple, parts[0] if parts else [])
    values = {"nodes": n, "ties": net.number_of_edges(), "self_ties": simple.graph["self_ties"], "pairs": m,
              "density": 2 * m / (n * (n - 1)) if n > 1 else None, "partners": 2 * m / n if n else None,
              "components": len(parts), "largest": len(parts[0]) if parts else 0,
              "alone": sum(1 for one in parts if len(one) == 1),
              "transitivity": closed / triples if triples else None, "core": core, "distance": mean, "diameter": longest}
    rows = [(Bilingual(*_FIGURES[name][:2]), digits(value), Bilingual(*_FIGURES[name][2:])) for name, value in values.items()]
    return Table(("figure", "value", "says"), rows, headings=_HEADINGS, note=said(_SAYS["simple"]),
                 title=titled(net, {"en": "The network in figures", "zh": "网络概况"}))


def _distances(simple: nx.Graph, nodes: list[Any]) -> tuple[float | None, int | None]:
    """Mean and longest distance between two nodes of a component."""
    if not 2 <= len(nodes) <= _FAR:
        return None, None
    total = longest = 0
    for node in nodes:
        found = nx.single_source_shortest_path_length(simple, node).values()
        total += sum(found)
        longest = max(longest, max(found))
    return total / (len(nodes) * (len(nodes) - 1)), longest


def shells(net: nx.Graph) -> Table:
    """The k-cores of a network, the innermost first (Seidman 1983).

    Gives a Table with a row for each core number that a node has: ``core`` (k), ``nodes`` (with exactly this number: the
    shell), ``inside`` (nodes of the k-core, where everyone has at least k partners inside it), ``pairs`` (tied pairs
    inside the k-core), ``components`` (of the k-core) and ``members`` (the shell by id).
    """
    simple = merged(net)
    numbers = nx.core_number(simple)
    rows = []
    for k in sorted(set(numbers.values()), reverse=True):
        inner = simple.subgraph([node for node in simple if numbers[node] >= k])
        members = tuple(sorted((node for node in simple if numbers[node] == k), key=order))
        rows.append((k, len(members), len(inner), inner.number_of_edges(), nx.number_connected_components(inner), members))
    return Table(("core", "nodes", "inside", "pairs", "components", "members"), rows, headings=_HEADINGS,
                 note=said(_SAYS["core"], _SAYS["simple"]), labels=named(net),
                 title=titled(net, {"en": "Cores and shells", "zh": "核与壳层"}))


def holes(net: nx.Graph, weight: str = "pairs") -> Table:
    """Structural holes: whose partners are strangers to each other (Burt 1992).

    Parameters: ``weight`` is "pairs" (all partners weigh the same) or "ties" (a partner weighs as many ties as there are).

    Gives a Table, the least constrained first, nodes without a partner last: ``node``, ``constraint`` (the sum over
    the others q of (p_iq + sum of p_ij p_jq)², with p the share of the ties of i; low: the partners are not tied to each
    other), ``effective_size`` (partners less what is redundant among them), ``efficiency`` (that over the partners),
    ``partners``, ``ties``. For a node without a partner the first three are None.
    Raises ``NetworkError`` for another weight.
    """
    simple = merged(net)
    chosen("weight", weight, ("pairs", "ties"))
    strength = {u: {v: (given["ties"] if weight == "ties" else 1) for v, given in simple.adj[u].items()} for u in simple}
    share = {u: {v: w / total for v, w in mine.items()} for u, mine in strength.items() if (total := sum(mine.values()))}
    rows: list[tuple[Any, ...]] = []
    for node in simple:
        some = len(strength[node])
        size = _effective_size(strength, share, node) if some else None
        rows.append((node, digits(_constraint(share, node)) if some else None, digits(size),
                     digits(size / some) if some else None, some, simple.degree(node, weight="ties")))
    rows.sort(key=lambda row: (row[1] is None, row[1] or 0.0, order(row[0])))
    return Table(("node", "constraint", "effective_size", "efficiency", "partners", "ties"), rows, headings=_HEADINGS,
                 note=said(_SAYS["holes"], _SAYS[weight], _SAYS["simple"]), labels=named(net),
                 title=titled(net, {"en": "Structural holes", "zh": "结构洞"}))


def _constraint(share: Mapping[Any, Mapping[Any, float]], node: Any) -> float:
    """Burt's constraint over the partners of a node. One who is no partner adds nothing: nothing is invested there."""
    mine = share[node]
    return math.fsum((p + math.fsum(mine[j] * share[j][q] for j in mine.keys() & share[q].keys())) ** 2 for q, p in mine.items())


def _effective_size(strength: Mapping[Any, Mapping[Any, int]], share: Mapping[Any, Mapping[Any, float]],
                    node: Any) -> float:
    """Partners less the part of each that other partners make redundant; for equal weights n - 2t/n (Borgatti 1997).

    ``fsum`` rounds once, so that the order of a set does not show.
    """
    mine = share[node]
    redundant = []
    for j in mine:
        most = max(strength[j].values())
        redundant += [mine[q] * strength[j][q] / most for q in mine.keys() & strength[j].keys()]
    return len(mine) - math.fsum(redundant)


_FIGURES = {
    "nodes": ("nodes", "节点", "all nodes, also those without a tie", "全部节点，含没有联系者"),
    "ties": ("ties", "联系", "all ties, parallel ones each counted", "全部联系，平行联系逐条计数"),
    "self_ties": ("self-ties", "自身联系", "ties of a node to itself, left out of all else here",
                  "节点与自身的联系，以下各项均不计"),
    "pairs": ("tied pairs", "相连节点对", "pairs of nodes with at least one tie", "至少有一条联系的节点对"),
    "density": ("density", "密度", "tied pairs over all pairs of nodes", "相连节点对占全部节点对的比例"),
    "partners": ("mean partners", "平均伙伴数", "partners of a node on average", "每个节点平均的伙伴数"),
    "components": ("components", "连通分量", "parts that no path joins", "互不相通的部分"),
    "largest": ("largest component", "最大分量", "its nodes", "其节点数"),
    "alone": ("nodes without a partner", "没有伙伴的节点", "components of one node", "只有一个节点的分量"),
    "transitivity": ("transitivity", "传递性", "share of the pairs of partners of a node that are tied themselves",
                     "同一节点的两个伙伴彼此也相连的比例"),
    "core": ("highest core", "最高核数", "largest k for which some nodes have k partners among themselves (Seidman 1983)",
             "使某些节点在其内部各有 k 个伙伴的最大 k（Seidman 1983）"),
    "distance": ("mean distance", "平均距离", "steps between two nodes of the largest component on average",
                 "最大分量中两节点间的平均步数"),
    "diameter": ("diameter", "直径", "most steps between two nodes of the largest component", "最大分量中两节点间的最多步数"),
}
_SAYS = {
    "simple": {"en": "Computed undirected on tied pairs; self-ties are left out, all nodes are kept.",
               "zh": "按无向的相连节点对计算；略去自身联系，保留全部节点。"},
    "core": {"en": "The k-core is what stays when nodes with fewer than k partners are taken away again and again "
                   "(Seidman 1983); a shell is the nodes of one core number. One mechanism of many parties makes a core by "
                   "itself: look who is in it.",
             "zh": "反复去掉伙伴少于 k 个的节点后所余即 k-核（Seidman 1983）；核数相同的节点组成一个壳层。"
                   "一个多方机制本身即构成一个核：请查看其成员。"},
    "holes": {"en": "Constraint and effective size after Burt (1992): low constraint means partners who are not tied to each "
                    "other here; ties between them outside this data set are not seen.",
              "zh": "约束与有效规模依 Burt（1992）：约束低表示其伙伴在此网络中互不相连；本数据集以外的联系不可见。"},
    "pairs": {"en": "All partners weigh the same.", "zh": "各伙伴权重相同。"},
    "ties": {"en": "A partner weighs as many ties as there are.", "zh": "各伙伴按联系条数加权。"},
}
_HEADINGS = {
    "figure": {"en": "figure", "zh": "指标"}, "value": {"en": "value", "zh": "数值"},
    "says": {"en": "what it is", "zh": "含义"}, "core": {"en": "core number", "zh": "核数"},
    "nodes": {"en": "nodes of the shell", "zh": "壳层节点数"}, "inside": {"en": "nodes of the core", "zh": "核内节点数"},
    "pairs": {"en": "pairs of the core", "zh": "核内节点对"}, "components": {"en": "parts of the core", "zh": "核的分量数"},
    "members": {"en": "the shell", "zh": "壳层成员"}, "node": {"en": "node", "zh": "节点"},
    "constraint": {"en": "constraint", "zh": "约束"}, "effective_size": {"en": "effective size", "zh": "有效规模"},
    "efficiency": {"en": "efficiency", "zh": "效率"}, "partners": {"en": "partners", "zh": "伙伴数"},
    "ties": {"en": "ties", "zh": "联系数"},
}
