"""Two-sided networks: who has what (partners and technologies, partners and mechanisms), and their random counterparts.

``incidence`` reads one off a network; the null models keep the number of things of everyone and of holders of everything:
``independent`` on average (the bipartite configuration model: Saracco et al. 2015; its entries are independent, so that
tests need no sampling), ``sampled`` exactly (the curveball algorithm: Strona et al. 2014; every matrix is equally likely,
Carstens 2015).
"""
from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import networkx as nx
import numpy

from kg.analysis.merged import order
from kg.analysis.naming import named
from kg.errors import NetworkError, UnknownName

Holdings = list[frozenset[int]]


@dataclass(frozen=True)
class Incidence:
    """Who has what: ``held`` gives for each of ``rows`` the places in ``columns`` of what it has; ``records`` are those
    behind each cell (row, column); ``title`` names the network, ``labels`` its nodes."""

    rows: tuple[Any, ...]
    columns: tuple[Any, ...]
    held: tuple[frozenset[int], ...]
    records: Mapping[tuple[Any, Any], tuple[str, ...]] = field(default_factory=dict)
    title: Mapping[str, str] = field(default_factory=dict)
    labels: Callable[[Any], Mapping[str, str] | None] | None = None

    @property
    def ones(self) -> int:
        """How many cells are filled."""
        return sum(map(len, self.held))

    def matrix(self) -> numpy.ndarray:
        """The zeros and ones, rows by columns."""
        return filled(self.held, len(self.columns))

    def turned(self) -> Incidence:
        """The same with rows and columns exchanged."""
        held = tuple(frozenset(i for i, mine in enumerate(self.held) if j in mine) for j in range(len(self.columns)))
        return Incidence(self.columns, self.rows, held, {(b, a): r for (a, b), r in self.records.items()}, self.title,
                         self.labels)


def incidence(net: nx.Graph, across: str | Iterable[Any] = "Technology", kinds: Mapping[str, str] | None = None) -> Incidence:
    """A network read as a two-sided one; parallel ties make one cell, rows and columns stand in the order of their ids.

    Parameters: ``across`` says what the columns are: the class of some nodes (``class_``), a list of nodes, or "via": the
    mechanisms through which ties run, so that a cell says that a node takes part; ``kinds`` puts in the place of each
    column its kind, say the type of a mechanism (columns without one are left out).

    Raises ``UnknownName`` for a node that is not there, ``NetworkError`` for a class that no node has, or if a tie joins two
    nodes of one side.
    """
    cells: dict[tuple[Any, Any], set[str]] = {}
    if across == "via":
        for u, v, given in net.edges(data=True):
            for node in (u, v):
                if given.get("via") is not None:
                    cells.setdefault((node, given["via"]), set()).update(given.get("records") or ())
        rows = set(net)
    else:
        columns = _columns(net, across)
        for u, v, given in net.edges(data=True):
            if (u in columns) == (v in columns):
                raise NetworkError(f"'{u}' and '{v}' are on the same side; a two-sided network ties rows to columns only",
                                   f"“{u}”与“{v}”同属一侧；二部网络只连接行与列")
            cell = (v, u) if u in columns else (u, v)
            cells.setdefault(cell, set()).update(given.get("records") or ())
        rows = set(net) - columns
    if kinds is not None:
        grouped: dict[tuple[Any, Any], set[str]] = {}
        for (row, column), records in cells.items():
            if kinds.get(column):
                grouped.setdefault((row, kinds[column]), set()).update(records)
        cells = grouped
    found = {column for _, column in cells}
    if kinds is None and across != "via":
        found |= columns
    receipt = net.graph.get("receipt") or {}
    return _of_cells(cells, rows, found, {code: receipt.get(f"title_{code}") or "" for code in ("en", "zh")}, named(net))


def from_cells(cells: Iterable[tuple[Any, Any]]) -> Incidence:
    """An incidence of one's own from pairs (who, what)."""
    given = {cell: set() for cell in cells}
    return _of_cells(given, {row for row, _ in given}, {column for _, column in given}, {}, None)


def _columns(net: nx.Graph, across: str | Iterable[Any]) -> set[Any]:
    if not isinstance(across, str):
        wanted = set(across)
        for node in wanted - set(net):
            raise UnknownName("node", str(node))
        return wanted
    found = {node for node, kind in net.nodes(data="class_") if kind == across}
    if not found and len(net):
        known = sorted({str(kind) for _, kind in net.nodes(data="class_") if kind})
        raise NetworkError(f"no node of this network is of the class '{across}'; there are: {', '.join(known) or 'none'}",
                           f"此网络中没有类别为“{across}”的节点；现有：{'、'.join(known) or '无'}")
    return found


def _of_cells(cells: Mapping[tuple[Any, Any], set[str]], rows: Iterable[Any], columns: Iterable[Any],
              title: Mapping[str, str], labels: Any) -> Incidence:
    across, down = tuple(sorted(columns, key=order)), tuple(sorted(rows, key=order))
    place = {column: j for j, column in enumerate(across)}
    held: dict[Any, set[int]] = {row: set() for row in down}
    for row, column in cells:
        held[row].add(place[column])
    return Incidence(down, across, tuple(frozenset(held[row]) for row in down),
                     {cell: tuple(sorted(cells[cell])) for cell in sorted(cells, key=lambda c: (order(c[0]), order(c[1])))},
                     title, labels)


def filled(held: Iterable[Iterable[int]], width: int) -> numpy.ndarray:
    """Holdings as a matrix of zeros and ones."""
    lines = list(held)
    matrix = numpy.zeros((len(lines), width))
    for i, mine in enumerate(lines):
        matrix[i, sorted(mine)] = 1
    return matrix


def independent(matrix: numpy.ndarray, within: float = 1e-9, most: int = 100_000) -> tuple[numpy.ndarray, float]:
    """The probability of each cell in the bipartite configuration model, and the largest gap in a row or column sum.

    The model of maximum entropy with the given row and column sums on average: p_ij = x_i y_j / (1 + x_i y_j), solved by
    iteration of x_i = r_i / sum of y_j / (1 + x_i y_j) and likewise for y (Saracco et al. 2015; Vallarano et al. 2021).
    Rows and columns that are empty or full have no choice; they are settled first, again and again.
    Raises ``NetworkError`` if the sums are not met to within 0.01.
    """
    p = numpy.zeros_like(matrix, dtype=float)
    rows, columns = _settled(matrix, p)
    if len(rows) and len(columns):
        part = matrix[numpy.ix_(rows, columns)]
        r, c = part.sum(1), part.sum(0)
        x, y = r / numpy.sqrt(part.sum()), c / numpy.sqrt(part.sum())
        for step in range(most):
            x = r / (y / (1 + numpy.outer(x, y))).sum(1)
            y = c / (x[:, None] / (1 + numpy.outer(x, y))).sum(0)
            if step % 10 == 0:
                odds = numpy.outer(x, y)
                inner = odds / (1 + odds)
                if max(abs(inner.sum(1) - r).max(), abs(inner.sum(0) - c).max()) < within:
                    break
        p[numpy.ix_(rows, columns)] = inner
    gap = max(abs(p.sum(1) - matrix.sum(1)).max(initial=0), abs(p.sum(0) - matrix.sum(0)).max(initial=0))
    if gap > 0.01:
        raise NetworkError(f"the null model does not settle: its sums are off by up to {gap:.2g}; take null='curveball'",
                           f"零模型不收敛：行列和之差最大为 {gap:.2g}；请改用 null='curveball'")
    return p, float(gap)


def _settled(matrix: numpy.ndarray, p: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Fill in the rows and columns that are empty or full among what is left; gives what stays open."""
    rows, columns = numpy.arange(matrix.shape[0]), numpy.arange(matrix.shape[1])
    while len(rows) and len(columns):
        part = matrix[numpy.ix_(rows, columns)]
        r, c = part.sum(1), part.sum(0)
        fixed_rows, fixed_columns = (r == 0) | (r == len(columns)), (c == 0) | (c == len(rows))
        if not fixed_rows.any() and not fixed_columns.any():
            break
        if fixed_rows.any():  # rows first, columns when they are looked at again: their sums change with the rows
            p[numpy.ix_(rows[fixed_rows], columns)] = part[fixed_rows]
            rows = rows[~fixed_rows]
        else:
            p[numpy.ix_(rows, columns[fixed_columns])] = part[:, fixed_columns]
            columns = columns[~fixed_columns]
    return rows, columns


def sampled(held: Iterable[frozenset[int]], draws: int, seed: int) -> Iterator[Holdings]:
    """Random holdings in which everyone has as many things, and everything as many holders, as here.

    Curveball (Strona et al. 2014): two rows at a time pool what only one of them has and deal it out again. Ten trades a
    row before the first draw, and five between two draws.
    """
    now = [set(mine) for mine in held]
    chance = random.Random(seed)
    for draw in range(draws):
        for _ in range(len(now) * (5 if draw else 10) if len(now) > 1 else 0):
            i = chance.randrange(len(now))
            j = chance.randrange(len(now) - 1)
            _trade(now, i, j + (j >= i), chance)
        yield [frozenset(mine) for mine in now]


def _trade(now: list[set[int]], i: int, j: int, chance: random.Random) -> None:
    one, other = now[i], now[j]
    both = one & other
    mine = len(one) - len(both)
    pool = sorted(one ^ other)  # sorted, so that the draw hangs on the seed alone
    if 0 < mine < len(pool):
        dealt = set(chance.sample(pool, mine))
        now[i], now[j] = both | dealt, both.union(pool) - dealt
