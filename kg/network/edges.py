"""Rows as the edges of a graph: the answer to a question, or a table of one's own."""
from __future__ import annotations

import datetime as dt
import math
import numbers
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from kg.errors import NetworkError, clipped
from kg.network.receipts import CONFIDENCE, OWN_TITLE, balanced, begun, entry
from kg.table import Table
from kg.words import Bilingual

_EVIDENCE = re.compile(r"(record|passage|confidence)s?\d*(_.*)?")
_OWN = {"source", "target", "kind", "via", "state", "row", "records", "passages", "confidence"}
_NODE = {"id", "label", "label_en", "label_zh", "labels", "class", "class_", "names", "region"}


def build(table: Table, *, question: Mapping[str, Any], describe: Callable[[str], Mapping[str, Any]],
          left_out: Sequence[Mapping[str, Any]] = (), directed: bool = False) -> nx.MultiGraph:
    """The answer to a network question as a graph with its receipt.

    Parameters: ``table`` has the columns ``source`` and ``target`` (ids) and may have ``kind``, ``via``, ``state``,
    and any number of columns whose names begin with ``record``, ``passage`` or ``confidence``; ``question`` says
    ``name``, ``title`` ({"en", "zh"}), ``parameters``, ``as_of``, ``min_confidence``, ``data_version``,
    ``data_sha256`` (all optional); ``describe`` answers an id with {"label_en", "label_zh", "class", "names",
    "region"}; ``left_out`` holds what was taken away before the table arrived, as {"code", "reason_en", "reason_zh",
    "edges", "records"}; ``directed`` gives a MultiDiGraph.

    Gives a MultiGraph: as many edges as the table has rows, parallel ones side by side, nodes in order of appearance.
    Raises ``NetworkError`` naming the row for a missing column, an empty end or an unknown level of confidence.
    """
    net = _of_rows(table.columns, table.rows, directed)
    for node, attributes in net.nodes(data=True):
        attributes.update(described(node, describe(node)))
    before = [entry(**one) for one in left_out]
    net.graph["receipt"] = begun(question, rows=len(table) + sum(one["edges"] for one in before), left_out=before)
    return balanced(net)


def from_edges(rows: Any, nodes: Iterable[Any] = (), directed: bool = False,
               title: Mapping[str, str] = OWN_TITLE) -> nx.MultiGraph:
    """A table of one's own as a graph with its receipt.

    Parameters: ``rows`` is a ``Table``, a data frame, an iterable of mappings (``csv.DictReader``) or of pairs; it has
    ``source`` and ``target``; columns that begin with ``record`` or ``passage`` are evidence, ``confidence`` is high,
    medium or low, every other column becomes an attribute of the edge. ``nodes`` adds nodes, also such without a tie:
    ids, or mappings with ``id`` and any of ``label`` (or ``label_en``, ``label_zh``), ``class``, ``names``, ``region``.

    Whole numbers and dates become text; an id with blanks around it is refused, not mended.
    Raises ``NetworkError`` for a table without the two columns and, naming the row, for an unusable cell.
    """
    columns, cells = _tabular(rows)
    net = nx.MultiDiGraph() if directed else nx.MultiGraph()
    for number, one in enumerate(_listed(nodes), 1):
        given = one if isinstance(one, Mapping) else {"id": one}
        node = _id(given.get("id"), Bilingual(f"row {number} of the nodes", f"节点表第 {number} 行"), "id")
        if node in net and len(given) > 1:
            raise NetworkError(f"row {number} of the nodes: '{node}' is there twice",
                               f"节点表第 {number} 行：“{node}”重复出现")
        net.add_node(node, **{k: _plain(v) for k, v in given.items() if k not in _NODE})
        net.nodes[node].update(described(node, given))
    net = _of_rows(columns, cells, directed, net)
    for node, attributes in net.nodes(data=True):
        if "label_en" not in attributes:
            attributes.update(described(node, {}))
    net.graph["receipt"] = begun({"title": title}, rows=net.number_of_edges(), left_out=[])
    return balanced(net)


def _of_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], directed: bool,
             net: nx.MultiGraph | None = None) -> nx.MultiGraph:
    """The graph of rows; added to a graph if one is given."""
    missing = [c for c in ("source", "target") if c not in columns]
    if missing:
        there = Bilingual(clipped(", ".join(map(str, columns)), 300), clipped("、".join(map(str, columns)), 300))
        raise NetworkError(f"a network needs the columns source and target; not among the columns: "
                           f"{', '.join(missing)} (there are: {there.en})",
                           f"网络需要 source 和 target 两列；缺少：{'、'.join(missing)}（现有列：{there.zh}）")
    if net is None:
        net = nx.MultiDiGraph() if directed else nx.MultiGraph()
    at = {column: i for i, column in enumerate(columns)}
    source, target, reading = at["source"], at["target"], _Reading(at)
    add, tie = net.add_edge, net.get_edge_data
    for number, cells in enumerate(rows, 1):
        u, v = cells[source], cells[target]
        if u.__class__ is not str or not u or u.strip() != u:
            u = _id(u, _row(number), "source")
        if v.__class__ is not str or not v or v.strip() != v:
            v = _id(v, _row(number), "target")
        # not add_edge(**attributes): a column named `key` would be taken for the edge's own key
        tie(u, v, add(u, v)).update(reading.attributes(cells, number))
    return net


class _Reading:
    """Which columns say what of an edge, looked at once for all rows."""

    def __init__(self, at: Mapping[str, int]):
        roles = {column: role[1] for column in at if (role := _EVIDENCE.fullmatch(column))}
        self.of = {name: [at[c] for c, role in roles.items() if role == name] for name in ("record", "passage", "confidence")}
        self.words = [at.get(c) for c in ("kind", "via", "state")]
        self.other = [("key_" if c == "key" else c, i) for c, i in at.items() if c not in roles and c not in _OWN]

    def attributes(self, cells: Sequence[Any], number: int) -> dict[str, Any]:
        """What an edge carries, from one row of a table."""
        kind, via, state = [None if i is None or (cell := cells[i]) is None else _word(cell) for i in self.words]
        found = {"kind": kind.removeprefix("dpn:") if kind else None, "via": via, "state": state,
                 "records": _texts(cells, self.of["record"]), "passages": _texts(cells, self.of["passage"]),
                 "confidence": _worst(_several(cells, self.of["confidence"]), number), "row": number}
        for name, i in self.other:
            cell = cells[i]
            found[name] = cell if cell is None or cell.__class__ is str else _plain(cell)
        return found


def _word(cell: Any) -> str | None:
    """A cell as text, None for an empty one."""
    if cell.__class__ is str:
        return cell or None
    cell = _plain(cell)
    return None if cell in (None, "") else str(cell)


def _texts(cells: Sequence[Any], columns: Sequence[int]) -> tuple[str, ...]:
    """The different texts that some cells hold, in order."""
    found = _several(cells, columns)
    return tuple(dict.fromkeys(map(str, found))) if len(found) > 1 or found and found[0].__class__ is not str else tuple(found)


def _several(cells: Sequence[Any], columns: Sequence[int]) -> list[Any]:
    """What some cells hold, one value or several each; nothing for empty ones."""
    found: list[Any] = []
    for i in columns:
        cell = cells[i]
        if cell.__class__ is str:
            if cell:
                found.append(cell)
        elif cell is not None:
            found += [one for one in (cell if isinstance(cell, tuple | list) else (cell,))
                      if (one if one.__class__ is str else _plain(one) not in (None, ""))]
    return found


def _worst(levels: Iterable[Any], number: int) -> str | None:
    """The lowest of the stated levels of confidence, None when none is stated."""
    worst = -1
    for level in levels:
        name = str(level).removeprefix("confidence-")
        if name not in CONFIDENCE:
            raise NetworkError(f"{_row(number).en}: confidence is one of {', '.join(CONFIDENCE)}, not {_shown(level)}",
                               f"{_row(number).zh}：可信度只能是 {'、'.join(CONFIDENCE)}，不能是 {_shown(level)}")
        worst = max(worst, CONFIDENCE.index(name))
    return CONFIDENCE[worst] if worst >= 0 else None


def described(node: str, given: Mapping[str, Any] | None) -> dict[str, Any]:
    """The attributes of a node; the id stands in for labels that nobody gave."""
    given = given or {}
    en = _plain(given.get("label_en")) or _plain(given.get("label")) or _plain(given.get("label_zh")) or node
    names = given.get("names") or ()
    return {"label_en": str(en), "label_zh": str(_plain(given.get("label_zh")) or en),
            "class_": _plain(given.get("class") or given.get("class_")),
            "names": tuple(map(str, (names,) if isinstance(names, str) else names)),
            "region": _plain(given.get("region")),
            **({"labels": tuple((str(text), str(tag)) for text, tag in given["labels"])} if given.get("labels") else {})}


def _tabular(rows: Any) -> tuple[tuple[str, ...], list[Sequence[Any]]]:
    """Columns and rows of whatever a user calls a table of ties."""
    if isinstance(rows, Table):
        return rows.columns, list(rows.rows)
    header = getattr(rows, "fieldnames", getattr(rows, "columns", None))
    columns = ("source", "target") if header is None else tuple(header)
    given = _listed(rows)
    for number, one in enumerate(given, 1):
        if isinstance(one, tuple | list) and len(one) == 2:
            given[number - 1] = {"source": one[0], "target": one[1]}
        elif not isinstance(one, Mapping):
            raise NetworkError(f"{_row(number).en}: neither named cells nor a pair (source, target): {_shown(one)}",
                               f"{_row(number).zh}：既非带列名的单元格，也非（source， target）对：{_shown(one)}")
        elif any(not isinstance(column, str) for column in one):
            raise NetworkError(f"{_row(number).en}: more cells than the header has columns",
                               f"{_row(number).zh}：单元格数多于表头列数")
    if given:
        columns = tuple(dict.fromkeys(column for one in given for column in one))
    return columns, [[one.get(column) for column in columns] for one in given]


def _listed(rows: Any) -> list[Any]:
    """The rows of a table, of a data frame (pandas, polars) or of any iterable, as a list."""
    if isinstance(rows, str):
        raise NetworkError(f"expected a list of rows or ids, not the text {_shown(rows)}",
                           f"应为行或编号的列表，而非文本 {_shown(rows)}")
    if isinstance(rows, Table):
        return rows.records()
    return rows.to_dict("records") if hasattr(rows, "to_dict") else \
        rows.to_dicts() if hasattr(rows, "to_dicts") else list(rows)


def _id(cell: Any, place: Bilingual, column: str) -> str:
    """A cell as the id of a node."""
    cell = _plain(cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return str(cell)
    if cell is None or cell == "" or (isinstance(cell, str) and cell.isspace()):
        raise NetworkError(f"{place.en}: the cell '{column}' is empty", f"{place.zh}：“{column}”单元格为空")
    if not isinstance(cell, str):
        raise NetworkError(f"{place.en}: {_shown(cell)} in '{column}' is not an id; ids are text or whole numbers",
                           f"{place.zh}：“{column}”中的 {_shown(cell)} 不是编号；编号为文本或整数")
    if cell != cell.strip():
        raise NetworkError(f"{place.en}: {_shown(cell)} in '{column}' has blanks around it; write '{cell.strip()}'",
                           f"{place.zh}：“{column}”中的 {_shown(cell)} 前后有空白；应写作“{cell.strip()}”")
    return cell


def _plain(value: Any) -> Any:
    """A value that JSON knows: dates as ISO text, sequences as tuples, not-a-number as None."""
    if value is None or isinstance(value, str | bool):
        return value
    if type(value).__name__ == "NAType":  # the missing value of pandas
        return None
    if isinstance(value, numbers.Integral):
        return int(value)
    if isinstance(value, numbers.Real):
        return None if math.isnan(value) else float(value) if math.isfinite(value) else str(value)
    if isinstance(value, dt.date):
        return value.isoformat() if value == value else None  # pandas' NaT is a date that differs from itself
    if isinstance(value, tuple | list):
        return tuple(_plain(one) for one in value)
    return tuple(sorted(map(str, value))) if isinstance(value, set | frozenset) else str(value)


def _row(number: int) -> Bilingual:
    return Bilingual(f"row {number}", f"第 {number} 行")


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:60] + "…"
