"""Order in a two-sided network: nestedness, and the order that economic complexity reads from it.

Nested means that those with few things have a part of what those with many have. Complexity-style orderings suppose that
a thing is the more demanding the fewer and the broader those who have it; for partners and technologies of diplomacy this
is a way of sorting a matrix and no measure of ability: the note says so each time.
"""
from __future__ import annotations

from collections.abc import Iterable

import networkx as nx
import numpy

from kg.analysis.naming import counted, digits, said, score
from kg.analysis.two_sided import Incidence, filled, sampled
from kg.table import Table


def nestedness(held: Incidence, draws: int = 999, seed: int = 0) -> Table:
    """NODF of a two-sided network (Almeida-Neto et al. 2008) against matrices of the same row and column sums.

    Parameters: ``draws`` curveball samples (Strona et al. 2014) with the ``seed``.

    Gives a Table of three rows (``of``: whole, rows, columns): ``nodf`` from 0 to 100 (None where there is no pair),
    ``null_mean``, ``null_sd``, ``z``, ``p`` (share of draws at least as nested, the network counted; None without a
    draw), ``draws``, ``seed``. Rows and columns that have nothing are left out first.
    Raises ``NetworkError`` for an unusable ``draws`` or ``seed``.
    """
    counted("draws", draws, 0, 1_000_000)
    counted("seed", seed, 0, 2**31)
    matrix = _occupied(held.matrix())
    found = nodf(matrix)
    null: list[tuple[float | None, ...]] = []
    if draws and found[0] is not None:
        lines = [frozenset(numpy.flatnonzero(line).tolist()) for line in matrix]
        null = [nodf(filled(one, matrix.shape[1])) for one in sampled(lines, draws, seed)]
    rows = []
    for place, name in enumerate(("whole", "rows", "columns")):
        drawn = [one[place] for one in null if one[place] is not None]
        tested = score(found[place], drawn) if drawn else (None,) * 4
        rows.append((name, digits(found[place], 9), *(digits(x, 9) for x in tested), len(drawn), seed))
    return Table(("of", "nodf", "null_mean", "null_sd", "z", "p", "draws", "seed"), rows, headings=_HEADINGS,
                 title=_titled(held, "Nestedness", "嵌套度"), labels=_WORDS.get,
                 note=said(_SAYS["nodf"], _SAYS["null"] if null else _SAYS["no_null"], _SAYS["size"], draws=draws, seed=seed,
                           rows=matrix.shape[0], columns=matrix.shape[1], ones=int(matrix.sum())))


def nodf(matrix: numpy.ndarray) -> tuple[float | None, float | None, float | None]:
    """NODF of a matrix of zeros and ones: of the whole, of its rows, of its columns; None where there is no pair.

    For each two rows with different numbers of ones, the share (times 100) of those of the shorter that the longer has
    too; 0 for two rows with the same number; the mean over all pairs. Columns likewise, the whole over all pairs of both.
    The order of rows and columns does not matter, as they are taken by their sums.
    """
    sums, pairs = [], []
    for one in (matrix, matrix.T):
        size = one.sum(1)
        i, j = numpy.triu_indices(len(one), 1)
        differ = (size[i] != size[j]) & (numpy.minimum(size[i], size[j]) > 0)
        i, j, number = i[differ], j[differ], len(i)
        sums.append(float((100 * (one @ one.T)[i, j] / numpy.minimum(size[i], size[j])).sum()))
        pairs.append(number)
    return (sum(sums) / sum(pairs) if sum(pairs) else None, *(s / n if n else None for s, n in zip(sums, pairs)))


def ordering(held: Incidence, draws: int = 99, seed: int = 0) -> Table:
    """The rows in a complexity-style order, with how much they have and how common that is.

    Parameters: ``draws`` and ``seed`` of the test of nestedness that the note reports, since an order of this kind means
    something only where the network is nested. For the order of the columns give ``held.turned()``.

    Gives a Table, the highest first: ``who``, ``diversity`` (number of things), ``ubiquity`` (holders of them on
    average), ``complexity`` (economic complexity index: Hidalgo & Hausmann 2009, mean 0, deviation 1; it grows with
    diversity by choice of sign; None outside the largest connected part, or where it is not determined), ``part`` (1 is
    the largest connected part).
    """
    matrix = held.matrix()
    size, common = matrix.sum(1), matrix.sum(0)
    part = _parts(held)
    index = _complexity(matrix, [k for k, one in enumerate(part) if one == 1])
    rows = []
    for i, who in enumerate(held.rows):
        ubiquity = float(matrix[i] @ common / size[i]) if size[i] else None
        rows.append((who, int(size[i]), digits(ubiquity), digits(index.get(i), 6), part[i]))
    rows.sort(key=lambda row: (row[3] is None, -(row[3] or 0.0), -row[1], held.rows.index(row[0])))
    whole = nestedness(held, draws, seed).records()[0]
    tested = whole["z"] is not None
    nested = tested and whole["z"] > 2
    return Table(("who", "diversity", "ubiquity", "complexity", "part"), rows, headings=_HEADINGS,
                 labels=held.labels, title=_titled(held, "Complexity-style order", "复杂度式排序"),
                 note=said(_SAYS["caveat"], (_SAYS["nested"] if nested else _SAYS["flat"]) if tested else None,
                           _SAYS["ordering"], None if index else _SAYS["undetermined"],
                           nodf=f"{whole['nodf'] or 0:.1f}", mean=f"{whole['null_mean'] or 0:.1f}",
                           z=f"{whole['z'] or 0:.2f}", draws=draws, seed=seed))


def _occupied(matrix: numpy.ndarray) -> numpy.ndarray:
    return matrix[matrix.sum(1) > 0][:, matrix.sum(0) > 0]


def _parts(held: Incidence) -> list[int]:
    """The number of the connected part of each row, the one with most rows first, then by first row."""
    two = nx.Graph()
    two.add_nodes_from((0, i) for i in range(len(held.rows)))
    two.add_edges_from(((0, i), (1, j)) for i, mine in enumerate(held.held) for j in mine)
    groups = [sorted(i for side, i in one if side == 0) for one in nx.connected_components(two)]
    groups.sort(key=lambda one: (-len(one), one))
    return [number for _, number in sorted((i, number) for number, one in enumerate(groups, 1) for i in one)]


def _complexity(matrix: numpy.ndarray, rows: Iterable[int]) -> dict[int, float]:
    """The second eigenvector of D⁻¹ M U⁻¹ Mᵀ on a connected part, standardised; empty where it is not determined."""
    places = list(rows)
    inner = matrix[places] if places else matrix[:0]
    inner = inner[:, inner.sum(0) > 0]
    size = inner.sum(1)
    if len(places) < 3 or not size.all():
        return {}
    scaled = inner / numpy.sqrt(size)[:, None]
    values, vectors = numpy.linalg.eigh(scaled / inner.sum(0) @ scaled.T)
    if values[-2] < 1e-9 or values[-2] - values[-3] < 1e-9:  # all alike, or several orders are equally good
        return {}
    found = vectors[:, -2] / numpy.sqrt(size)
    found = (found - found.mean()) / found.std()
    with_size = float(((size - size.mean()) * found).sum())
    sign = with_size if abs(with_size) > 1e-9 else float(found[abs(found) > 1e-9][0])
    return dict(zip(places, (found if sign > 0 else -found).tolist()))


def _titled(held: Incidence, en: str, zh: str) -> dict[str, str]:
    return {"en": ": ".join(filter(None, (en, held.title.get("en")))), "zh": "：".join(filter(None, (zh, held.title.get("zh"))))}


_WORDS = {"whole": {"en": "the whole", "zh": "整体", "word": "whole"}, "rows": {"en": "rows", "zh": "行", "word": "rows"},
          "columns": {"en": "columns", "zh": "列", "word": "columns"}}
_SAYS = {
    "nodf": {"en": "NODF (Almeida-Neto et al. 2008): 100 when each that has fewer things has a part of what each with more has, "
                   "0 when nothing is nested; rows or columns of equal size count 0.",
             "zh": "NODF（Almeida-Neto 等 2008）：项数较少者所有皆为较多者所有时为 100，毫无嵌套时为 0；规模相同的行或列计 0。"},
    "null": {"en": "Null model: {draws} matrices of the same row and column sums by curveball trades (Strona et al. 2014), seed "
                   "{seed}; p is the share at least as nested. A z below 0 is less nested than these sums give by chance.",
             "zh": "零模型：以 curveball 交换（Strona 等 2014）抽取 {draws} 个行列和相同的矩阵，种子 {seed}；p 为嵌套程度不低于此的比例。"
                   "z 小于 0 表示嵌套程度低于这些行列和偶然所得。"},
    "no_null": {"en": "No null model was drawn.", "zh": "未抽取零模型。"},
    "size": {"en": "{rows} rows, {columns} columns, {ones} cells.", "zh": "{rows} 行、{columns} 列、{ones} 个非空单元。"},
    "caveat": {"en": "An order of this matrix, not a measure of ability: what a partner has here is what a source named and this "
                     "data set took in, and it takes two to agree. Read it only beside the nestedness, and only where that is "
                     "well above chance.",
               "zh": "这是此矩阵的一种排序，并非能力的度量：此处所列仅为来源所提及且本数据集所收录者，而合作须双方同意。"
                     "只宜与嵌套度一并解读，且仅在嵌套度明显高于偶然时有意义。"},
    "nested": {"en": "Here NODF is {nodf} against {mean} by chance (z = {z}; {draws} draws of the same row and column sums, seed "
                     "{seed}): nested enough for an order to say something.",
               "zh": "此处 NODF 为 {nodf}，偶然所得为 {mean}（z = {z}；行列和相同，抽取 {draws} 次，种子 {seed}）：嵌套足够，排序可有所说明。"},
    "flat": {"en": "Here NODF is {nodf} against {mean} by chance (z = {z}; {draws} draws of the same row and column sums, seed "
                   "{seed}): no more nested than chance, so the order says nothing beyond how many things each has.",
             "zh": "此处 NODF 为 {nodf}，偶然所得为 {mean}（z = {z}；行列和相同，抽取 {draws} 次，种子 {seed}）：嵌套不高于偶然，"
                   "故除各自项数外，此排序不说明什么。"},
    "ordering": {"en": "Complexity: Hidalgo & Hausmann (2009), the second eigenvector, standardised, on the largest connected "
                       "part.",
                 "zh": "复杂度：Hidalgo 与 Hausmann（2009），取第二特征向量并标准化，限于最大连通部分。"},
    "undetermined": {"en": "Complexity is not determined here: too few rows, or several orders are equally good.",
                     "zh": "此处复杂度无法确定：行数过少，或有多个同样好的排序。"},
}
_HEADINGS = {
    "of": {"en": "of", "zh": "对象"}, "nodf": {"en": "NODF", "zh": "NODF"}, "null_mean": {"en": "null mean", "zh": "零模型均值"},
    "null_sd": {"en": "null deviation", "zh": "零模型标准差"}, "z": {"en": "z", "zh": "z"}, "p": {"en": "p", "zh": "p"},
    "draws": {"en": "draws", "zh": "抽取次数"}, "seed": {"en": "seed", "zh": "种子"}, "who": {"en": "who", "zh": "对象"},
    "diversity": {"en": "things", "zh": "项数"}, "ubiquity": {"en": "holders of them on average", "zh": "平均持有者数"},
    "complexity": {"en": "complexity", "zh": "复杂度"},
    "part": {"en": "connected part", "zh": "连通部分"},
}
