"""Who is alike in what they have: a two-sided network projected onto one side, tested against chance.

Two partners with many technologies share some whatever they do. A pair counts as alike only if it shares more than under
a null model in which everyone keeps the number of things they have and everything the number of its holders (Saracco et
al. 2017; Neal 2014), after correction for the number of pairs that were looked at.
"""
from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import networkx as nx
import numpy

from kg.analysis.naming import chosen, counted, digits, said
from kg.analysis.two_sided import Incidence, filled, independent, sampled
from kg.errors import NetworkError
from kg.network.edges import from_edges
from kg.network.receipts import balanced, entry
from kg.table import Table

NULLS = ("bicm", "curveball")
CORRECTIONS = ("benjamini-hochberg", "bonferroni", "none")
_MOST = 5_000_000   # pairs that are tested at most
_COLUMNS = ("one", "other", "shared", "jaccard", "cosine", "expected", "p", "p_corrected", "alike", "what")
_BLOCK = 20_000     # pairs that are tested at once


def similarity(held: Incidence, null: str = "bicm", correction: str = "benjamini-hochberg", level: float = 0.05,
               draws: int = 1000, seed: int = 0) -> Table:
    """How alike each two rows are in what they have, and whether that is more than chance.

    Parameters: ``null`` is "bicm" (row and column sums kept on average; exact p-values, no sampling) or "curveball" (kept
    exactly; ``draws`` samples with the ``seed``); ``correction`` is "benjamini-hochberg" (1995: of the pairs called alike
    at most the share ``level`` is expected to be wrong), "bonferroni" or "none"; all pairs of rows that have anything are
    counted as tests, also those that share nothing.

    Gives a Table of the pairs that share something, the surest first: ``one``, ``other``, ``shared`` (number),
    ``jaccard`` (shared over had by either), ``cosine`` (shared over the root of the product), ``expected`` (shared under
    the null model), ``p`` (as many or more under the null model), ``p_corrected``, ``alike`` (at the level), ``what``.
    Raises ``NetworkError`` for an unusable parameter, or for more than five million pairs.
    """
    _usable(null, correction, level, draws, seed)
    some = [i for i, mine in enumerate(held.held) if mine]  # who has nothing can share nothing
    one, other = (numpy.array(some, dtype=int)[k] for k in numpy.triu_indices(len(some), 1))
    if len(one) > _MOST:
        raise NetworkError(f"{len(one)} pairs are too many to test; take fewer rows", f"{len(one)} 对过多，无法检验；请减少行数")
    matrix = held.matrix()
    shared = (matrix @ matrix.T)[one, other] if len(one) else numpy.zeros(0)
    if null == "bicm":
        expected, p, gap = _exact(matrix, one, other, shared)
    else:
        (expected, p), gap = _drawn(held, one, other, shared, draws, seed), 0.0
    corrected = correct(p, correction)
    rows = [_row(held, int(one[k]), int(other[k]), int(shared[k]), expected[k], p[k], corrected[k], level)
            for k in numpy.flatnonzero(shared)]
    rows.sort(key=lambda row: (row[6], -row[3], -row[2], held.rows.index(row[0]), held.rows.index(row[1])))
    alike = sum(row[8] for row in rows)
    floor = 1 / (draws + 1)
    coarse = null == "curveball" and any(row[6] <= floor * 1.000001 and not row[8] for row in rows)
    note = said(None if len(one) else _SAYS["nothing"], _SAYS[null], _SAYS[correction], _SAYS["found"],
                _SAYS["coarse"] if coarse else None, tests=len(one), level=f"{level:g}", alike=alike, draws=draws,
                seed=seed, rows=len(some), columns=len(held.columns), ones=held.ones, gap=f"{max(gap, 1e-9):.0e}",
                least=f"{floor:.2g}", empty=len(held.rows) - len(some))
    return Table(_COLUMNS, rows, headings=_HEADINGS, note=note, labels=held.labels,
                 title={"en": ": ".join(filter(None, ("Who is alike", held.title.get("en")))),
                        "zh": "：".join(filter(None, ("谁与谁相似", held.title.get("zh"))))})


def _usable(null: str, correction: str, level: float, draws: int, seed: int) -> None:
    """``NetworkError`` for a parameter that cannot be used."""
    chosen("null", null, NULLS)
    chosen("correction", correction, CORRECTIONS)
    counted("draws", draws, 1, 1_000_000)
    counted("seed", seed, 0, 2**31)
    if isinstance(level, bool) or not isinstance(level, int | float) or not 0 < level < 1:
        raise NetworkError(f"`level` is between 0 and 1, not {level!r}", f"`level` 须介于 0 与 1 之间，不能是 {level!r}")


def projected(held: Incidence, **how: Any) -> nx.MultiGraph:
    """The network of the rows that are alike, with its receipt.

    Parameters as in ``similarity``. An edge for each pair that shares something and passes the test, with ``shared``,
    ``jaccard``, ``p_corrected`` and the records of all that the two share; the pairs that do not pass stand in the
    receipt. All rows are nodes.
    """
    table = similarity(held, **how)
    passed = [one for one in table.records() if one["alike"]]
    rows = [{"source": one["one"], "target": one["other"], "kind": "alike", "shared": one["shared"],
             "jaccard": one["jaccard"], "p_corrected": one["p_corrected"], "records": _records(held, one)} for one in passed]
    label = held.labels or (lambda node: None)
    nodes = [{"id": row, **{f"label_{code}": text for code, text in (label(row) or {}).items() if code in ("en", "zh")}}
             for row in held.rows]
    net = from_edges(rows, nodes=nodes, title=table.title)
    failed = [one for one in table.records() if not one["alike"]]
    if failed:
        net.graph["receipt"]["left_out"].append(entry(
            "not-significant", "they share no more than chance gives", "其共有者不多于随机所得", edges=len(failed),
            records=(record for one in failed for record in _records(held, one))))
        net.graph["receipt"]["rows"] += len(failed)
    net.graph["method"] = dict(table.note)
    return balanced(net)


def _records(held: Incidence, pair: dict[str, Any]) -> tuple[str, ...]:
    cells = [(end, what) for what in pair["what"] for end in (pair["one"], pair["other"])]
    return tuple(sorted({record for cell in cells for record in held.records.get(cell, ())}))


def _row(held: Incidence, i: int, j: int, shared: int, expected: float, p: float, corrected: float,
         level: float) -> tuple[Any, ...]:
    a, b = held.held[i], held.held[j]
    return (held.rows[i], held.rows[j], shared, digits(shared / len(a | b)), digits(shared / math.sqrt(len(a) * len(b))),
            digits(float(expected), 9), digits(float(p), 9), digits(float(corrected), 9), bool(corrected <= level),
            tuple(held.columns[k] for k in sorted(a & b)))


def _exact(matrix: numpy.ndarray, one: numpy.ndarray, other: numpy.ndarray,
           shared: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray, float]:
    """Expected number shared, and the probability of that many or more: under the bipartite configuration model the number
    is a sum of independent zeros and ones, whose distribution is the Poisson binomial one (Saracco et al. 2017)."""
    cells, gap = independent(matrix)
    expected, p = numpy.zeros(len(one)), numpy.ones(len(one))
    for start in range(0, len(one), _BLOCK):
        block = slice(start, start + _BLOCK)
        both = cells[one[block]] * cells[other[block]]
        expected[block], p[block] = both.sum(1), at_least(both, shared[block])
    return expected, p, gap


def at_least(chances: numpy.ndarray, least: numpy.ndarray) -> numpy.ndarray:
    """For each row of probabilities of independent events, the probability that at least ``least`` of them happen.

    By convolution, event by event, with all numbers from ``least`` on held in one: sums of positive terms only, so that
    small probabilities are as exact as large ones.
    """
    if not len(least):
        return numpy.ones(0)
    most = int(least.max())
    line = numpy.arange(most + 1)
    reached = numpy.minimum(line, least[:, None]).astype(int)
    p = numpy.zeros((len(least), most + 1))
    p[:, 0] = 1.0
    every = numpy.arange(len(least))
    for k in range(chances.shape[1]):
        q = chances[:, k:k + 1]
        step = p * q
        done = p[every, least.astype(int)]
        p = p * (1 - q)
        p[:, 1:] += step[:, :-1]
        p[every, least.astype(int)] += done * q[:, 0]  # who has enough keeps enough
        p = numpy.where(line == reached, p, 0.0)
    return numpy.minimum(p[every, least.astype(int)], 1.0)


def _drawn(held: Incidence, one: numpy.ndarray, other: numpy.ndarray, shared: numpy.ndarray, draws: int,
           seed: int) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Mean number shared, and share of draws with as many or more, the data themselves counted (Phipson & Smyth 2010)."""
    total, above = numpy.zeros(len(one)), numpy.ones(len(one))
    for holdings in sampled(held.held, draws, seed):
        matrix = filled(holdings, len(held.columns))
        met = (matrix @ matrix.T)[one, other] if len(one) else shared
        total += met
        above += met >= shared
    return total / draws, above / (draws + 1)


def correct(p: Sequence[float], how: str) -> numpy.ndarray:
    """P-values corrected for their number: "benjamini-hochberg" (1995), "bonferroni" or "none"."""
    given = numpy.asarray(p, dtype=float)
    if how == "none" or not len(given):
        return given
    if how == "bonferroni":
        return numpy.minimum(given * len(given), 1.0)
    places = numpy.argsort(given, kind="stable")[::-1]
    steps = given[places] * len(given) / numpy.arange(len(given), 0, -1)
    found = numpy.empty_like(given)
    found[places] = numpy.minimum(numpy.minimum.accumulate(steps), 1.0)
    return found


_SAYS = {
    "nothing": {"en": "Nothing to compare: fewer than two rows have anything.", "zh": "无可比较：有内容的行不足两个。"},
    "bicm": {"en": "Null model: bipartite configuration model (Saracco et al. 2015, 2017): each row keeps its number of "
                   "things and each "
                   "column its number of holders on average (here to within {gap}); p-values are exact, nothing is drawn.",
             "zh": "零模型：二部配置模型（Saracco 等 2015、2017）：各行的项数与各列的持有者数在平均意义上保持不变（误差不超过 {gap}）；p 值为精确值，无抽样。"},
    "curveball": {"en": "Null model: matrices with exactly the same row and column sums, drawn by curveball trades (Strona et "
                        "al. "
                        "2014): {draws} draws, seed {seed}; the least p-value is {least}.",
                  "zh": "零模型：行列和完全相同的矩阵，以 curveball 交换抽取（Strona 等 2014）：抽取 {draws} 次，种子 {seed}；最小 p 值为 {least}。"},
    "benjamini-hochberg": {"en": "Correction: Benjamini & Hochberg (1995) over {tests} pairs, level {level}.",
                           "zh": "校正：Benjamini 与 Hochberg（1995），共 {tests} 对，水平 {level}。"},
    "bonferroni": {"en": "Correction: Bonferroni over {tests} pairs, level {level}.", "zh": "校正：Bonferroni，共 {tests} 对，水平 "
                                                                                            "{level}。"},
    "none": {"en": "No correction for the {tests} pairs that were tested: at level {level} one in so many passes by chance "
                   "alone.",
             "zh": "未对所检验的 {tests} 对作校正：在水平 {level} 下仅凭偶然即会有相应比例通过。"},
    "found": {"en": "{rows} rows, {columns} columns, {ones} cells; rows that have nothing are not compared: {empty}. Alike: "
                    "{alike} "
                    "pairs. Not alike is not unlike: with few things a pair cannot pass.",
              "zh": "{rows} 行、{columns} 列、{ones} 个非空单元；无内容而未比较的行：{empty}。相似：{alike} 对。未判为相似不等于不相似：项数很少的对无法通过检验。"},
    "coarse": {"en": "Too few draws for this correction: the least p-value there can be may not pass it; draw more or take "
                     "null='bicm'.",
               "zh": "抽取次数对此校正而言过少：有些对已达可能的最小 p 值仍未通过；请增加次数或改用 null='bicm'。"},
}
_HEADINGS = {
    "one": {"en": "one", "zh": "一方"}, "other": {"en": "other", "zh": "另一方"}, "shared": {"en": "shared", "zh": "共有数"},
    "jaccard": {"en": "Jaccard", "zh": "Jaccard 系数"}, "cosine": {"en": "cosine", "zh": "余弦"},
    "expected": {"en": "expected", "zh": "期望共有数"}, "p": {"en": "p", "zh": "p"},
    "p_corrected": {"en": "p corrected", "zh": "校正后 p"}, "alike": {"en": "alike", "zh": "相似"},
    "what": {"en": "what they share", "zh": "共有内容"},
}
