"""Quality gates: a build whose tables shrink, swell, empty or point astray against the bands of ``gates.csv`` is refused.

A band is a count with its least and greatest value. What is counted has a name, the *measure*: rows of a table, filled
cells of a column (with the least share of rows, in percent), rows with a value, or one of the faults in ``MEASURES``,
of which only so many are known and accepted. What is outside a band is answered as a violation named after its gate.
"""
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg import schema, tables
from kg.errors import Fault
from kg.shapes import Violation
from kg.words import Bilingual

Rows = dict[str, list[tables.Row]]
TABLE = "gates"
_COUNTED = {"sources": "kind", "parties": "kind", "mechanisms": "kind", "assessments": "kind", "links": "relation"}
_GRADED = ("participations", "events", "memberships", "links")
_LEAST = 5  # cells and values that stand less often get no band of their own
_SHOWN = 5


@dataclass(frozen=True)
class Gate:
    """One band: what is counted, where, and the least and greatest count (none: no bound); ``fill`` in percent of rows."""

    id: str
    measure: str
    table: str
    column: str
    value: str
    minimum: int | None
    maximum: int | None
    fill: int | None
    line: int


def check(data: Path) -> list[Violation]:
    """What is outside its band in a folder of tables; empty if the folder has no gates.

    Cells that cannot be read are left to ``kg.records``. Raises ``FileError`` if there is no descriptor.
    """
    rows = read(data)
    found = []
    for gate in gates(rows):
        found += _judge(gate, rows)
    return found


def read(data: Path) -> Rows:
    """All rows of a folder of tables, by name of the table."""
    faults: list[Fault] = []
    return {table.name: list(tables.read(data, table, faults) or ()) for table in schema.read(data)}


def gates(rows: Rows) -> list[Gate]:
    """The gates that the tables bring with them."""
    def number(text: str) -> int | None:
        return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None

    return [Gate(c["id"], c["measure"], c["table"], c["column"], c["value"], number(c["minimum"]), number(c["maximum"]),
                 number(c["fill"]), row.line) for row in rows.get(TABLE, ()) for c in [row.cells]]


def _judge(gate: Gate, rows: Rows) -> list[Violation]:
    """One gate: nothing, or why it stays shut."""
    if gate.measure not in MEASURES:
        return [_shut(gate, f"Gate {gate.id} counts '{gate.measure}', which is no measure.", f"门槛{gate.id}的度量“{gate.measure}”不存在。")]
    things = MEASURES[gate.measure](gate, rows)
    count, what = len(things), _what(gate)
    if gate.minimum is not None and count < gate.minimum:
        return [_shut(gate, f"Too few {what.en}: {count}, at least {gate.minimum} expected.",
                      f"{what.zh}过少：{count}，应至少为{gate.minimum}。", count)]
    if gate.maximum is not None and count > gate.maximum:
        named = ", ".join(things[:_SHOWN]) if gate.measure not in _SIZES else ""
        return [_shut(gate, f"Too many {what.en}: {count}, at most {gate.maximum} expected" + (f" ({named} …)." if named else "."),
                      f"{what.zh}过多：{count}，应至多为{gate.maximum}" + (f"（{named}等）。" if named else "。"), count,
                      things[0] if named else "")]
    total = len(rows.get(gate.table, ()))
    if gate.fill is not None and total and 100 * count < gate.fill * total:
        share = 100 * count // total
        return [_shut(gate, f"Too few {what.en}: {share} per cent of the rows, at least {gate.fill} expected.",
                      f"{what.zh}过少：占各行的{share}%，应至少为{gate.fill}%。", count)]
    return []


def _shut(gate: Gate, en: str, zh: str, count: int | str = "", thing: str = "") -> Violation:
    return Violation("violation", thing or gate.id, Bilingual(en, zh), str(count), gate.id, f"{gate.table or TABLE}.csv", None)


def _what(gate: Gate) -> Bilingual:
    """What a gate counts, in words."""
    if gate.measure == "rows":
        return Bilingual(f"rows in {gate.table}.csv", f"{gate.table}.csv的行数")
    if gate.measure == "cells":
        return Bilingual(f"filled cells in column {gate.column} of {gate.table}.csv", f"{gate.table}.csv中{gate.column}列的已填单元格")
    if gate.measure == "values":
        return Bilingual(f"rows with {gate.value} in column {gate.column} of {gate.table}.csv",
                         f"{gate.table}.csv中{gate.column}列为{gate.value}的行数")
    return _FAULTS[gate.measure]


# Measures: each gives the ids of the rows that it counts -------------------------------------------------------------

def _rows(gate: Gate, rows: Rows) -> list[str]:
    return [r.cells["id"] for r in rows.get(gate.table, ())]


def _cells(gate: Gate, rows: Rows) -> list[str]:
    return [r.cells["id"] for r in rows.get(gate.table, ()) if r.cells.get(gate.column)]


def _values(gate: Gate, rows: Rows) -> list[str]:
    return [r.cells["id"] for r in rows.get(gate.table, ()) if r.cells.get(gate.column) == gate.value]


def _repeated(gate: Gate, rows: Rows) -> list[str]:
    """Rows that say the same as another row of their table under another id."""
    found = []
    for table, its in rows.items():
        if table == TABLE:
            continue
        seen: Counter = Counter()
        for row in its:
            body = tuple(v for k, v in row.cells.items() if k != "id")
            seen[body] += 1
            if seen[body] > 1:
                found.append(row.cells["id"])
    return found


def _self_references(gate: Gate, rows: Rows) -> list[str]:
    """Rows that name themselves, or one thing at both ends."""
    ends = {"links": ("subject", "object"), "memberships": ("group", "country"), "participations": ("mechanism", "party")}
    found = [r.cells["id"] for table, (a, b) in ends.items() for r in rows.get(table, ()) if r.cells[a] == r.cells[b]]
    return found + [r.cells["id"] for its in rows.values() for r in its
                    if any(r.cells["id"] in cell.split("|") for name, cell in r.cells.items() if name != "id")]


def _cited(rows: Rows) -> set[str]:
    """Passages that some record cites."""
    return {p for name, its in rows.items() if name not in ("passages", "sources") for r in its
            for p in r.cells.get("sources", "").split("|") if p}


def _passages_without_claims(gate: Gate, rows: Rows) -> list[str]:
    cited = _cited(rows)
    return [r.cells["id"] for r in rows.get("passages", ()) if r.cells["id"] not in cited]


def _sources_without_claims(gate: Gate, rows: Rows) -> list[str]:
    """Sources that no record cites and no absence has searched."""
    cited = _cited(rows)
    used = {r.cells["source"] for r in rows.get("passages", ()) if r.cells["id"] in cited}
    used |= {s for r in rows.get("absences", ()) for s in r.cells["searched"].split("|")}
    return [r.cells["id"] for r in rows.get("sources", ()) if r.cells["id"] not in used]


def _mechanisms_without(table: str) -> Callable[[Gate, Rows], list[str]]:
    def count(gate: Gate, rows: Rows) -> list[str]:
        told = {r.cells["mechanism"] for r in rows.get(table, ())}
        return [r.cells["id"] for r in rows.get("mechanisms", ()) if r.cells["id"] not in told]
    return count


def _codes(name: str, known: frozenset[str]) -> set[str]:
    return {part for part in name.split("-")[1:] if part in known}


def _names_apart(gate: Gate, rows: Rows) -> list[str]:
    """Rows whose id names a country by its code while the row is about others: parties, countries or events swapped."""
    known = frozenset(r.cells["id"].partition("-")[2] for r in rows.get("parties", ()) if r.cells["id"].startswith("country-"))
    found = []
    for table, column in (("memberships", "country"), ("participations", "party")):
        for r in rows.get(table, ()):
            kind, _, code = r.cells[column].partition("-")
            named = _codes(r.cells["id"], known)
            if kind == "country" and named and code not in named:
                found.append(r.cells["id"])
    for r in rows.get("events", ()):
        named, meant = _codes(r.cells["id"], known), _codes(r.cells["mechanism"], known)
        if named and meant and not named & meant:
            found.append(r.cells["id"])
    parties: dict[str, set[str]] = defaultdict(set)
    for r in rows.get("participations", ()):
        parties[r.cells["mechanism"]].add(r.cells["party"])
    for r in rows.get("mechanisms", ()):
        m = re.match(r"mech-eu-([a-z]{3})(?:-|$)", r.cells["id"])
        if m and m[1] in known and f"country-{m[1]}" not in parties[r.cells["id"]]:
            found.append(r.cells["id"])
    return found


def _passages_apart(gate: Gate, rows: Rows) -> list[str]:
    """Passages whose id does not begin as that of their source does: moved to another source."""
    return [r.cells["id"] for r in rows.get("passages", ())
            if not r.cells["id"].partition("-")[2].startswith(r.cells["source"].partition("-")[2].split("-")[0])]


def _passages_crossing(gate: Gate, rows: Rows) -> list[str]:
    """Passages whose offsets cross those of another passage of the source; one may only lie inside another."""
    spans: dict[str, list[tuple[int, int, int, str]]] = defaultdict(list)
    for n, r in enumerate(rows.get("passages", ())):
        if m := re.fullmatch(r"([0-9]+)-([0-9]+)", r.cells["chars"]):
            spans[r.cells["source"]].append((int(m[1]), int(m[2]), n, r.cells["id"]))
    return [other for its in spans.values() for other in _crossing(its)]


def _crossing(spans: list[tuple[int, int, int, str]]) -> list[str]:
    """The second of each pair that crosses, in the order of the rows; only what begins inside a passage is compared with it."""
    by_start = sorted(spans)
    starts = [s[0] for s in by_start]
    found = []
    for start, end, n, _ in by_start:
        inside = by_start[bisect_right(starts, start):bisect_left(starts, end)]
        found += [(n, m, other) for _, last, m, other in inside if last > end]
    return [other for *_, other in sorted(found)]


_SIZES: dict[str, Callable[[Gate, Rows], list[str]]] = {"rows": _rows, "cells": _cells, "values": _values}
_FAULTS: dict[str, Bilingual] = {
    "repeated-rows": Bilingual("rows that repeat another row under another id", "以另一标识重复他行的行数"),
    "self-references": Bilingual("rows that refer to themselves", "指向自身的行数"),
    "passages-without-claims": Bilingual("passages that no record cites", "无记录引用的段落"),
    "sources-without-claims": Bilingual("sources that no record cites and no search has named", "无记录引用且未列入查找的来源"),
    "mechanisms-without-events": Bilingual("mechanisms without an event", "没有事件的机制"),
    "mechanisms-without-parties": Bilingual("mechanisms without a participation", "没有参与记录的机制"),
    "names-apart": Bilingual("rows whose id names another country than the row", "标识所示国家与内容不符的行数"),
    "passages-apart": Bilingual("passages whose id begins otherwise than that of their source", "标识与所属来源不符的段落"),
    "passages-crossing": Bilingual("passages whose offsets cross another passage", "字符偏移与他段交叉的段落"),
}
MEASURES: dict[str, Callable[[Gate, Rows], list[str]]] = _SIZES | {
    "repeated-rows": _repeated, "self-references": _self_references,
    "passages-without-claims": _passages_without_claims, "sources-without-claims": _sources_without_claims,
    "mechanisms-without-events": _mechanisms_without("events"), "mechanisms-without-parties": _mechanisms_without("participations"),
    "names-apart": _names_apart, "passages-apart": _passages_apart, "passages-crossing": _passages_crossing}


# Bands from the present sizes ------------------------------------------------------------------------------------------

def bands(data: Path) -> list[tuple[str, ...]]:
    """Rows of ``gates.csv`` that take the present sizes of a folder as the norm.

    A table or a column that loses a tenth is below its band; a table that doubles is above it. Faults may not grow.
    """
    head = ("id", "measure", "table", "column", "value", "minimum", "maximum", "fill")
    rows = read(data)
    return [head, *_size_bands(data, rows), *_value_bands(rows), *_fault_bands(rows)]


def _least(n: int) -> str:
    return str(n * 9 // 10 + 1)


def _size_bands(data: Path, rows: Rows) -> Iterator[tuple[str, ...]]:
    for table in schema.read(data):
        n = len(rows[table.name])
        if table.name == TABLE or not n:
            continue
        yield f"gate-{table.name}-rows", "rows", table.name, "", "", _least(n), str(max(2 * n - 1, n)), ""
        for column in table.columns[1:]:
            filled = sum(1 for r in rows[table.name] if r.cells.get(column.name))
            if filled >= _LEAST and not column.required:
                fill = str(90 * filled // n) if 2 * filled >= n else ""
                name = column.name.replace("_", "-")
                yield f"gate-{table.name}-{name}", "cells", table.name, column.name, "", _least(filled), "", fill


def _value_bands(rows: Rows) -> Iterator[tuple[str, ...]]:
    counted = [*_COUNTED.items(), *((t, c) for t in _GRADED for c in ("confidence", "review"))]
    for table, column in counted:
        counts = Counter(r.cells[column] for r in rows.get(table, ()) if r.cells[column])
        for value, n in sorted(counts.items()):
            if n >= _LEAST:
                slug = re.sub(r"(?<=[a-z])(?=[A-Z])|\|", "-", value).lower().removeprefix(column + "-").removeprefix("sourcekind-")
                yield f"gate-{table}-{column}-{slug}", "values", table, column, value, _least(n), "", ""


def _fault_bands(rows: Rows) -> Iterator[tuple[str, ...]]:
    for measure in _FAULTS:
        n = len(MEASURES[measure](Gate("", measure, "", "", "", None, None, None, 0), rows))
        yield f"gate-{measure}", measure, "", "", "", "", str(n), ""
