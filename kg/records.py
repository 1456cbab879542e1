"""Rows become RDF: one row is one thing with one IRI, and every cell is checked on the way.

All faults of all tables come out of one run. The quads of a row lie in the layer of its table only, so that no triple
stands in two named graphs (Oxigraph would count it twice in the union).
"""
from __future__ import annotations

import difflib
import os.path
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from kg import dates, schema, statements, tables
from kg.errors import Fault, InvalidValue, UnknownName, clipped
from kg.schema import Column, TableSchema
from kg.statements import Statements
from kg.tables import Row
from kg.terms import DPN, ID, OUTSIDE, RDF_TYPE, SLUG, VOC, expand, graph_name
from kg.words import Bilingual

_TYPE = str(RDF_TYPE)
_SHORT = 64  # characters of a cell that is worth keeping: it may come again
# Kinds of cells that give the same in every row, but for the subject.
_ALIKE = ("id", "class", "relation", "text", "integer", "decimal", "boolean", "day", "outside", "when", "period")
_NEAR_LIMIT = 200  # look-ups of nearest ids are slow; a broken file must not take minutes
# Cyrillic and Greek letters that look like Latin ones, as they come in with pasted text.
_LOOK_ALIKES = str.maketrans("асеіјорѕухоηνι", "aceijopsyxonvi")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{1,9})?")  # 1,5 may be a decimal comma: no guess
_CALLED = ("en", "zh", "alt_en", "alt_zh", "iso2", "iso3")
_OA = "http://www.w3.org/ns/oa#"


@dataclass
class Records:
    """What the tables say: statements, where each thing stands (file, line), what is wrong, and which rows are a person's own."""

    statements: dict[str, Statements] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    own: list[Row] = field(default_factory=list)

    @property
    def quads(self) -> list[ox.Quad]:
        """All statements as quads, read from their text anew at each call."""
        return [ox.Quad(q.subject, q.predicate, q.object, graph_name(layer)) for layer, some in self.statements.items()
                for part in some.parts() for q in ox.parse(input=part, format=ox.RdfFormat.N_TRIPLES)]

    def fill(self, store: ox.Store) -> None:
        """Put all statements into a store, and let go of them: the text of a part is given up when the store holds it.

        The engine need not look at each IRI once more (``lenient``): all of them were made of checked ids or checked as a whole.
        """
        for layer, some in self.statements.items():
            for part in some.taken():
                store.bulk_load(input=part, format=ox.RdfFormat.N_TRIPLES, to_graph=graph_name(layer), lenient=True)


def read(data: Path, own: Mapping[str, object] | None = None, before: Sequence[Row] = ()) -> Records:
    """The records of a folder of tables, with every fault found.

    ``own``: rows of a person's own by name of the table, read behind those of the file (``tables.own_rows`` says in what
    forms); ``before``: such rows as an earlier reading took them. Raises ``FileError`` only if the folder or its descriptor cannot be read at all, or rows are none;
    ``UnknownName`` for a table that does not exist.
    """
    reader = _Reader(schema.read(data))
    return reader.run(data, own or {}, before)


class _Place(NamedTuple):
    """A column while its cells are read: what a cell that is no list and was seen before gives, and how a label is written."""

    column: Column
    name: str
    known: dict[str, tuple[str, ...]] | None
    before: str
    behind: str


class _Reader:
    def __init__(self, schemas: tuple[TableSchema, ...]):
        self.schemas, self.out = schemas, Records()
        self.spaces: dict[str, str] = {}
        self.seen: dict[tuple[str, str], dict[str, tuple[str, int]]] = defaultdict(dict)
        self.near_left = _NEAR_LIMIT
        self.unread: tuple[str, ...] = ()
        self.rows: list[Row] = []
        self.properties = {c.property: f"<{expand(c.property)}>" for t in schemas for c in t.columns if c.property}
        self.plans = {t.name: self.plan(t) for t in schemas}

    def plan(self, table: TableSchema) -> tuple[list[str], list[_Place]]:
        """What is the same for all rows of a table: the ends of the lines on its classes, and its columns."""
        classes = [f" {_TYPE} <{expand(c if ':' in c else 'dpn:' + c)}> .\n" for c in table.classes]
        worded = (column := table.by_name.get("time_words")) is not None and column.kind == "skip"
        places = []
        for c in table.columns[1:]:
            rests = c.unique or c.inverse or c.kind not in _ALIKE or worded and c.kind in ("when", "period")
            label = c.kind in ("en", "zh") and not c.unique and not c.many
            places.append(_Place(c, c.name, None if rests or label else {}, f' {self.properties[c.property]} "' if label else "",
                                 f'"@{c.kind} .\n' if label else ""))
        return classes, places

    def run(self, data: Path, own: Mapping[str, object], before: Sequence[Row]) -> Records:
        rows = self.rows
        for table in self.schemas:
            found = tables.read(data, table, self.out.faults)
            if found is None:  # told once; what refers to its rows is not told as well
                self.unread += table.prefixes
            rows += found or ()
        self.out.own = [*before, *self.own(own)]
        rows += self.out.own
        for row in rows:
            self.collect(row)
        for row in rows:
            self.lift(row)
        self.out.faults.sort()
        return self.out

    @cached_property
    def by_prefix(self) -> dict[str, list[str]]:
        """All ids by their first word."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self.spaces:
            found[name.partition("-")[0] + "-"].append(name)
        return found

    @cached_property
    def called(self) -> dict[str, list[str]]:
        """The ids that bear a name or code; wanted only where an id is wrong."""
        found: dict[str, list[str]] = {}
        for row in self.rows:
            if self.out.places.get(row.cells["id"]) == (row.table.path, row.line):
                for column in _CALLED:
                    for label in row.cells.get(column, "").split("|"):
                        found.setdefault(label.casefold(), []).append(row.cells["id"])
        return found

    def own(self, given: Mapping[str, object]) -> Iterator[Row]:
        by_name = {table.name: table for table in self.schemas}
        for name, some in given.items():
            if name not in by_name:
                raise UnknownName("table", name, difflib.get_close_matches(name, by_name, 3, 0.5) or sorted(by_name))
            yield from tables.own_rows(some, by_name[name], self.out.faults)

    def fault(self, row: Row, column: str, en: str, zh: str, value: str = "", nearest: str = "") -> None:
        self.out.faults.append(Fault(row.table.path, row.line, column, Bilingual(en, zh), value, nearest))

    def collect(self, row: Row) -> None:
        """Note the id of a row, or say why it cannot be one."""
        name, table = row.cells["id"], row.table
        if not name:
            return self.fault(row, "id", "must not be empty", "不得为空")
        if not SLUG.fullmatch(name):
            slug = re.sub(r"[^a-z0-9]+", "-", name.lower().translate(_LOOK_ALIKES)).strip("-")
            return self.fault(row, "id", f"'{clipped(name)}' is not an id (lower-case letters, digits, single hyphens)",
                              f"“{clipped(name)}”不是合格的标识（小写字母、数字、单个连字符）", name,
                              slug if SLUG.fullmatch(slug) and slug.startswith(table.prefixes or "") else "")
        if name in self.out.places:
            file, line = self.out.places[name]
            return self.fault(row, "id", f"'{clipped(name)}' is already used in {file}:{line}", f"“{clipped(name)}”已用于 {file}:{line}", name)
        if table.prefixes and not name.startswith(table.prefixes):
            near = difflib.get_close_matches(name.partition("-")[0] + "-", table.prefixes, 1)
            self.fault(row, "id", f"'{clipped(name)}' should start with {' or '.join(table.prefixes)}",
                       f"“{clipped(name)}”应以 {' 或 '.join(table.prefixes)} 开头", name,
                       near[0] + name.partition("-")[2] if near else "")
        self.out.places[name] = (table.path, row.line)
        self.spaces[name] = VOC if table.vocabulary else ID

    def lift(self, row: Row) -> None:
        """Turn one row into statements."""
        table, _, cells = row
        name = cells["id"]
        if self.out.places.get(name) != (table.path, row.line):
            return  # no id or a repeated one: told already
        s, (classes, places) = f"<{self.spaces[name]}{name}>", self.plans[table.name]
        layer = self.out.statements.get(table.layer)
        if layer is None:
            layer = self.out.statements[table.layer] = Statements()
        self.lines = lines = layer.lines
        lines += [s + end for end in classes]
        for column, head, known, before, behind in places:
            text = cells.get(head, "")
            if not text:
                if column.required:
                    self.fault(row, column.name, "must not be empty", "不得为空")
                text = column.default
                if not text:
                    continue
            if known is not None and (ends := known.get(text)) is not None:
                lines += [s + end for end in ends]
            elif before and text.strip() == text:
                lines.append(s + before + statements.escaped(text) + behind)
            else:
                self.cells(row, column, text, s, known)
        if cells.get("note_en") or cells.get("note_zh"):
            self.notes(row)
        layer.packed()

    def cells(self, row: Row, column: Column, text: str, s: str, known: dict[str, tuple[str, ...]] | None) -> None:
        """Read a cell value by value; what one gives is kept where it gives the same in every row."""
        parts = text.split("|") if column.many else [text]
        for i, part in enumerate(parts):
            if known is not None and part in known and part not in parts[:i]:
                self.lines += [s + end for end in known[part]]
                continue
            mark, faults = len(self.lines), len(self.out.faults)
            self.cell(row, column, part, parts[:i], s)
            if known is not None and faults == len(self.out.faults) and len(part) <= _SHORT:
                known[part] = tuple(line.removeprefix(s) for line in self.lines[mark:])

    def add(self, s: str, p: str, o: str) -> None:
        self.lines.append(f"{s} {p} {o} .\n")

    def notes(self, row: Row) -> None:
        """A note stands in both languages or in none."""
        if bool(row.cells.get("note_en")) != bool(row.cells.get("note_zh")):
            missing = "note_zh" if row.cells.get("note_en") else "note_en"
            self.fault(row, missing, "a note stands in both languages or in none", "说明须中英文俱全或均为空")

    def cell(self, row: Row, column: Column, text: str, before: list[str], s: str) -> None:
        if not text or text != text.strip():
            return self.fault(row, column.name, "an empty or padded value stands between the '|' signs",
                              "“|”之间有空值或多余空格", text, text.strip())
        if text in before:
            return self.fault(row, column.name, f"'{clipped(text)}' stands twice in the cell", f"“{clipped(text)}”在单元格中重复", text)
        if column.unique:
            file, line = self.seen[row.table.name, column.name].setdefault(text, (row.table.path, row.line))
            if (file, line) != (row.table.path, row.line):
                en, zh = (f"line {line}", f"第{line}行") if file == row.table.path else (f"{file}:{line}", f" {file}:{line}")
                self.fault(row, column.name, f"'{clipped(text)}' is already used in {en}", f"“{clipped(text)}”已用于{zh}", text)
        try:
            getattr(self, "as_" + column.kind)(row, column, text, s)
        except InvalidValue as e:
            self.fault(row, column.name, e.said.en, e.said.zh, text, e.nearest)

    # One method a kind of cell. Each raises InvalidValue with a sentence when the cell is not of its kind.

    def as_id(self, row: Row, column: Column, text: str, s: str) -> None:
        if text not in self.spaces:
            if self.unread and (text.startswith(self.unread) or not column.to):
                return
            raise InvalidValue(f"unknown id '{clipped(text)}'", f"未知标识“{clipped(text)}”", self.nearest(text, column))
        if column.to and not text.startswith(column.to):
            raise InvalidValue(f"'{clipped(text)}' cannot stand here; expected {' or '.join(p + '…' for p in column.to)}",
                               f"“{clipped(text)}”不能用于此处；应为 {' 或 '.join(p + '…' for p in column.to)}")
        o = f"<{self.spaces[text]}{text}>"
        p = self.properties[column.property]
        self.add(*((o, p, s) if column.inverse else (s, p, o)))

    def nearest(self, text: str, column: Column) -> str:
        """The id most like a wrong one, among those that could stand in the column."""
        if self.near_left == 0:
            return ""
        self.near_left -= 1
        names = [n for p in column.to for n in self.by_prefix[p]] if column.to else list(self.spaces)
        called = [n for n in self.called.get(text.casefold(), ()) if not column.to or n.startswith(column.to)]
        if called:  # 日本 or Japan for country-jpn
            return called[0]
        found = difflib.get_close_matches(text, names, 4, 0.6)
        found.sort(key=lambda n: (difflib.SequenceMatcher(None, n, text).ratio(), len(os.path.commonprefix([n, text]))), reverse=True)
        if not found and column.to:  # 'jpn' for 'country-jpn'
            found = [p + text for p in column.to if p + text in self.spaces]
        return found[0] if found else ""

    def as_class(self, row: Row, column: Column, text: str, s: str) -> None:
        self.add(s, _TYPE, statements.node(DPN + _one_of(text, column.of)))

    def as_relation(self, row: Row, column: Column, text: str, s: str) -> None:
        self.add(s, self.properties[column.property], statements.node(DPN + _one_of(text, column.of)))

    def as_en(self, row: Row, column: Column, text: str, s: str) -> None:
        self.add(s, self.properties[column.property], statements.literal(text, "@en"))

    def as_zh(self, row: Row, column: Column, text: str, s: str) -> None:
        self.add(s, self.properties[column.property], statements.literal(text, "@zh"))

    def as_text(self, row: Row, column: Column, text: str, s: str) -> None:
        if column.of:
            _one_of(text, column.of)
        if column.pattern and not column.pattern.fullmatch(text):
            raise InvalidValue(f"'{clipped(text)}' does not have the form {column.pattern.pattern}",
                               f"“{clipped(text)}”不符合格式 {column.pattern.pattern}", _repaired(text, column))
        self.add(s, self.properties[column.property], statements.literal(text))

    def as_integer(self, row: Row, column: Column, text: str, s: str) -> None:
        if not re.fullmatch(r"-?[1-9][0-9]{0,17}|0", text):
            raise InvalidValue(f"'{clipped(text)}' is not a whole number", f"“{clipped(text)}”不是整数")
        self.add(s, self.properties[column.property], statements.literal(text, statements.INTEGER))

    def as_decimal(self, row: Row, column: Column, text: str, s: str) -> None:
        if not re.fullmatch(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,9})?", text):
            raise InvalidValue(f"'{clipped(text)}' is not a number; write 1234.5, without thousands signs",
                               f"“{clipped(text)}”不是数字；应写作1234.5，不用千位分隔符",
                               text.replace(",", "") if _THOUSANDS.fullmatch(text) else "")
        self.add(s, self.properties[column.property], statements.literal(text, statements.DECIMAL))

    def as_boolean(self, row: Row, column: Column, text: str, s: str) -> None:
        if text not in ("true", "false"):
            near = {"true": "true", "yes": "true", "1": "true", "false": "false", "no": "false", "0": "false"}
            raise InvalidValue(f"'{clipped(text)}' is neither true nor false", f"“{clipped(text)}”既非true亦非false", near.get(text.lower(), ""))
        self.add(s, self.properties[column.property], statements.literal(text, statements.BOOLEAN))

    def as_day(self, row: Row, column: Column, text: str, s: str) -> None:
        self.add(s, self.properties[column.property], statements.date(dates.day(text)))

    def as_outside(self, row: Row, column: Column, text: str, s: str) -> None:
        prefix, colon, local = text.partition(":")
        if not colon or prefix not in OUTSIDE:
            raise InvalidValue(f"'{clipped(text)}' should start with {', '.join(k + ':' for k in OUTSIDE)}",
                               f"“{clipped(text)}”应以 {'、'.join(k + ':' for k in OUTSIDE)} 开头",
                               next((k + ":" + local for k in difflib.get_close_matches(prefix, OUTSIDE, 1) if local), ""))
        if not local:
            raise InvalidValue(f"'{clipped(text)}' names nothing behind the colon", f"“{clipped(text)}”冒号后为空")
        self.add(s, self.properties[column.property], _iri(OUTSIDE[prefix] + local, text))

    def as_url(self, row: Row, column: Column, text: str, s: str) -> None:
        if not text.startswith(("https://", "http://")):
            raise InvalidValue(f"'{clipped(text)}' is not a web address (https://…)", f"“{clipped(text)}”不是网址（https://…）")
        if not re.match(r"https?://[^/?#\s:]+", text):
            raise InvalidValue(f"'{clipped(text)}' names no host", f"“{clipped(text)}”没有主机名")
        self.add(s, self.properties[column.property], _iri(text, text))

    def as_when(self, row: Row, column: Column, text: str, s: str) -> None:
        low, high = dates.bounds(text)
        self.add(s, statements.node(DPN + "dateText"), statements.literal(text))
        self.add(s, statements.node(DPN + "earliestDate"), statements.date(low))
        self.add(s, statements.node(DPN + "latestDate"), statements.date(high))
        self.words(row, s)

    def as_period(self, row: Row, column: Column, text: str, s: str) -> None:
        found = dates.period(text)
        self.add(s, statements.node(DPN + "dateText"), statements.literal(text))
        for name, bound in found.items():
            self.add(s, statements.node(DPN + name), statements.TRUE if bound is True else statements.date(bound))
        if column.kind == "period":
            self.words(row, s)

    def as_window(self, row: Row, column: Column, text: str, s: str) -> None:
        dates.period(text)
        w = f"{s[:-1]}-window-{column.window}>"
        self.add(s, statements.node(DPN + "hasWindow"), w)
        self.add(w, _TYPE, statements.node(DPN + "TimeWindow"))
        self.add(w, statements.node(DPN + "windowKind"), statements.node(VOC + "window-" + column.window))
        self.words(row, w)
        self.as_period(row, column, text, w)

    def as_passage(self, row: Row, column: Column, text: str, s: str) -> None:
        start, dash, end = text.partition("-")
        if not (dash and start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
            raise InvalidValue(f"'{clipped(text)}' is not a pair of character offsets such as 208-318",
                               f"“{clipped(text)}”不是字符偏移量（如 208-318）")
        if int(start) >= int(end):
            raise InvalidValue(f"'{clipped(text)}' ends before it starts", f"“{clipped(text)}”的结束早于开始")
        selector = f"{s[:-1]}-position>"
        self.add(s, statements.node(_OA + "hasSelector"), selector)
        self.add(selector, _TYPE, statements.node(_OA + "TextPositionSelector"))
        for name, number in (("start", start), ("end", end)):
            self.add(selector, statements.node(_OA + name), statements.literal(number, statements.OFFSET))

    def as_skip(self, row: Row, column: Column, text: str, s: str) -> None:
        """Kept for readers of the table, or used by another column of the row."""

    def words(self, row: Row, s: str) -> None:
        """The time words of the source stand beside the bounds."""
        column = row.table.by_name.get("time_words")
        if column and column.kind == "skip" and row.cells.get("time_words"):
            self.add(s, statements.node(DPN + "verbatimTime"), statements.literal(row.cells["time_words"], "@zh"))


def _one_of(text: str, allowed: tuple[str, ...]) -> str:
    if text not in allowed:
        near = difflib.get_close_matches(text, allowed, 1)
        raise InvalidValue(f"'{clipped(text)}' is not one of {', '.join(allowed)}", f"“{clipped(text)}”不在 {'、'.join(allowed)} 之中",
                           near[0] if near else "")
    return text


def _repaired(text: str, column: Column) -> str:
    """What a code most likely was before a spreadsheet changed it (leading zeros, case)."""
    for guess in (text.zfill(3), text.upper(), text.lower()):
        if column.pattern and column.pattern.fullmatch(guess):
            return guess
    return ""


def _iri(iri: str, text: str) -> str:
    try:
        return str(ox.NamedNode(iri))
    except ValueError as e:
        raise InvalidValue(f"'{clipped(text)}' is not an address: {str(e).rstrip('.')}", f"“{clipped(text)}”不是合法的IRI") from None
