"""Who is tied to their like: assortativity by region, kind or anything else that is known of the nodes (Newman 2003)."""
from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from kg.analysis.merged import merged, order
from kg.analysis.naming import counted, digits, named, said, score, titled
from kg.table import Table


def assortativity(net: nx.Graph, by: str | Mapping[Any, Any], draws: int = 999, seed: int = 0) -> Table:
    """The coefficient of assortativity of a network by an attribute, with a permutation test.

    Parameters: ``by`` is the name of an attribute of the nodes (``region``, ``class_``) or a mapping from node to value;
    ``draws`` permutations with the ``seed``. Nodes of which no value is known are left out with their ties, and counted.

    Gives a Table of one row: ``coefficient`` (1: only like with like; 0: as by chance; None: nothing to compare, since
    there is no tie or one value only), ``null_mean``, ``null_sd`` and ``z`` under permutation, ``p`` (two-sided: twice the
    smaller of the two tails, each counting the network itself; Phipson & Smyth 2010), ``values``, ``nodes``, ``pairs``,
    ``unknown`` (nodes left out), ``draws``, ``seed``. The permutation hands the values out anew to the same nodes:
    network and number of nodes of each value stay.
    Raises ``NetworkError`` for an unusable ``draws`` or ``seed``.
    """
    counted("draws", draws, 1, 1_000_000)
    counted("seed", seed, 0, 2**31)
    simple = merged(net)
    value = _values(net, by)
    known = [node for node in simple if node in value]
    place = {node: i for i, node in enumerate(known)}
    pairs = [(place[u], place[v]) for u, v in simple.edges if u in place and v in place]
    found = _coefficient(pairs, [value[node] for node in known])
    null: list[float] = []
    if found is not None:
        chance, shuffled = random.Random(seed), [value[node] for node in known]
        for _ in range(draws):
            chance.shuffle(shuffled)
            drawn = _coefficient(pairs, shuffled)
            null.append(1.0 if drawn is None else drawn)
    row = (digits(found), *_tested(found, null), len(set(value[node] for node in known)), len(known), len(pairs),
           len(simple) - len(known), draws if null else 0, seed)
    columns = ("coefficient", "null_mean", "null_sd", "z", "p", "values", "nodes", "pairs", "unknown", "draws", "seed")
    return Table(columns, [row], headings=_HEADINGS, title=titled(net, {"en": "Assortativity", "zh": "同配性"}),
                 note=said(_SAYS["method"], _SAYS["together"] if null else _SAYS["none"], _SAYS["simple"]))


def mixing(net: nx.Graph, by: str | Mapping[Any, Any]) -> Table:
    """How often each two values of an attribute are tied, against what their degrees lead one to expect.

    Parameters as in ``assortativity``. Gives a Table with a row for each two values that occur: ``one``, ``other``,
    ``pairs`` (tied pairs between them), ``expected`` (by the configuration model: d_a d_b / 2m, half of it for a value with
    itself), ``ratio`` of the two (None where nothing is expected).
    """
    simple = merged(net)
    value = _values(net, by)
    count: dict[frozenset[Any], int] = {}
    degree: dict[Any, int] = {v: 0 for v in value.values()}
    for u, v in simple.edges:
        if u in value and v in value:
            pair = frozenset((value[u], value[v]))
            count[pair] = count.get(pair, 0) + 1
            degree[value[u]] += 1
            degree[value[v]] += 1
    total = sum(degree.values())
    rows = []
    every = sorted(degree, key=order)
    for i, one in enumerate(every):
        for other in every[i:]:
            expected = degree[one] * degree[other] / total / (2 if one == other else 1) if total else 0.0
            met = count.get(frozenset((one, other)), 0)
            rows.append((one, other, met, digits(expected), digits(met / expected) if expected else None))
    return Table(("one", "other", "pairs", "expected", "ratio"), rows, headings=_HEADINGS, labels=named(net),
                 title=titled(net, {"en": "Ties by kind", "zh": "按类别的联系"}), note=said(_SAYS["mixing"], _SAYS["simple"]))


def _values(net: nx.Graph, by: str | Mapping[Any, Any]) -> dict[Any, Any]:
    """What is known of each node."""
    given = by if isinstance(by, Mapping) else dict(net.nodes(data=by))
    return {node: given[node] for node in net if given.get(node) not in (None, "")}


def _coefficient(pairs: Sequence[tuple[int, int]], values: Sequence[Any]) -> float | None:
    """(trace e - sum of a²) / (1 - sum of a²), where e is the share of tie ends by values (Newman 2003)."""
    if not pairs:
        return None
    ends: dict[Any, int] = {}
    alike = 0
    for u, v in pairs:
        a, b = values[u], values[v]
        alike += a == b
        ends[a] = ends.get(a, 0) + 1
        ends[b] = ends.get(b, 0) + 1
    chance = math.fsum((n / (2 * len(pairs))) ** 2 for n in sorted(ends.values()))
    return None if len(ends) < 2 else (alike / len(pairs) - chance) / (1 - chance)


def _tested(found: float | None, null: list[float]) -> tuple[float | None, ...]:
    if found is None or not null:
        return None, None, None, None
    mean, deviation, z, above = score(found, null)
    below = (1 + sum(1 for x in null if x <= found + 1e-12)) / (len(null) + 1)
    return digits(mean), digits(deviation), digits(z), digits(min(1.0, 2 * min(above, below)))


_SAYS = {
    "method": {"en": "Coefficient of assortativity (Newman 2003): the share of ties between like and like, less what chance "
                     "gives, "
                     "over the most there could be. Null model: the values are handed out anew to the same nodes of the same "
                     "network.",
               "zh": "同配系数（Newman 2003）：同类相连的比例减去随机所得，再除以可能的最大值。零模型：在同一网络的同一批节点上重新分配各值。"},
    "together": {"en": "The ties that one mechanism makes among all its parties do not come singly: where such mechanisms are large, "
                       "p is too small.",
                 "zh": "同一机制在全部参与方之间形成的联系并非各自独立；此类机制规模大时，p值偏小。"},
    "none": {"en": "Nothing to compare: no tie between nodes of known value, or one value only.",
             "zh": "无可比较：已知取值的节点之间没有联系，或只有一个取值。"},
    "simple": {"en": "Computed undirected on tied pairs; self-ties are left out.", "zh": "按无向的相连节点对计算；略去自身联系。"},
    "mixing": {"en": "Expected: the configuration model, ties at random between nodes of the same degrees.",
               "zh": "期望值依配置模型：度不变而联系随机。"},
}
_HEADINGS = {
    "coefficient": {"en": "coefficient", "zh": "系数"}, "null_mean": {"en": "null mean", "zh": "零模型均值"},
    "null_sd": {"en": "null deviation", "zh": "零模型标准差"}, "z": {"en": "z", "zh": "z"}, "p": {"en": "p", "zh": "p"},
    "values": {"en": "values", "zh": "取值数"}, "nodes": {"en": "nodes", "zh": "节点数"}, "pairs": {"en": "pairs", "zh": "节点对"},
    "unknown": {"en": "nodes of unknown value", "zh": "取值未知的节点"}, "draws": {"en": "draws", "zh": "抽取次数"},
    "seed": {"en": "seed", "zh": "种子"}, "one": {"en": "one", "zh": "一方"}, "other": {"en": "other", "zh": "另一方"},
    "expected": {"en": "expected", "zh": "期望值"}, "ratio": {"en": "ratio", "zh": "比值"},
}
