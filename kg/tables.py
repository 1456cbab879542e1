"""Rows of the tables, read strictly: what is not understood is a fault with its place, never silently dropped.

One physical line is one row. A cell never holds a line break, so a quotation mark that is not closed is noticed on
its own line and cannot swallow the rows behind it (the csv module of Python would join them without a word).
"""
from __future__ import annotations

import csv
import difflib
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from kg import files, frames
from kg.errors import Fault, FileError, clipped
from kg.schema import TableSchema
from kg.words import Bilingual

CELL_LIMIT = 32_768
COLUMN_LIMIT = 200
FILE_LIMIT = 100_000_000
_BOMS = {b"\xff\xfe\x00\x00": "UTF-32", b"\x00\x00\xfe\xff": "UTF-32", b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
csv.field_size_limit(FILE_LIMIT)  # the limit of a cell is ours, and told as such
_JOINERS = "\u200c\u200d"  # the two format characters that labels of some scripts need
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_LINE_END = re.compile(r"\r\n|\n|\r")
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |$)")


class Row(NamedTuple):
    """One row: the table, the line of the file, and its cells by column name (empty text where empty)."""

    table: TableSchema
    line: int
    cells: dict[str, str]


def read(data: Path, table: TableSchema, faults: list[Fault]) -> list[Row] | None:
    """All rows of one table; whatever is wrong is appended to ``faults``.

    A file that cannot be read as a table at all gives one fault and None.
    """
    path = data / table.path
    try:
        if path.stat().st_size > FILE_LIMIT:
            raise FileError(f"{table.path} is larger than {FILE_LIMIT // 1_000_000} MB",
                            f"{table.path} 超过 {FILE_LIMIT // 1_000_000} MB")
        raw = path.read_bytes()
    except FileNotFoundError:
        near = difflib.get_close_matches(table.path, [p.name for p in data.glob("*.csv")], 1)
        faults.append(Fault(table.path, 1, "", Bilingual("the table is missing", "缺少该表"), "", near[0] if near else ""))
        return None
    except OSError as e:
        raise FileError(f"{table.path} cannot be read: {e.strerror}", f"无法读取 {table.path}：{e.strerror}") from None
    text = _decode(raw, table.path, faults)
    if text is None:
        return None
    lines = _LINE_END.split(text)
    if not lines[0].strip():
        faults.append(Fault(table.path, 1, "", Bilingual("the table is empty: its first line must name the columns",
                                                         "该表为空：首行须为列名")))
        return None
    head = _header(lines[0], table, faults)
    return list(_rows(lines, head, table, faults)) if head else None


def own_rows(given: object, table: TableSchema, faults: list[Fault]) -> list[Row]:
    """Rows of a person's own for one table: a data frame (pandas, polars), a list of dictionaries, or a path to a CSV file.

    Rows are counted from 1 and stand under ``with_rows(TABLE)`` in faults and places; columns that need not be filled may
    be missing. A frame's cells are written as the tables write them (days in ISO form, several values joined by ``|``)
    and then pass every check that a cell of a file passes. Raises ``FileError`` for what holds no rows at all.
    """
    table = replace(table, path=f"with_rows({table.name})")
    if isinstance(given, str | os.PathLike):
        return _own_file(Path(given), table, faults)
    columns, found = frames.named_rows(given)
    if not _known(columns, table, faults):
        return []
    rows = []
    for number, cells in enumerate(found, 1):
        texts = dict.fromkeys(table.by_name, "")
        for name, cell in zip(columns, cells):
            text = frames.cell_text(cell)
            if text is None:
                faults.append(Fault(table.path, number, name, Bilingual(
                    f"a {type(cell).__name__} cannot stand in a cell of a table", f"{type(cell).__name__} 不能作为单元格的值")))
            texts[name] = text or ""
        rows.append(_cleaned(table, number, texts, faults))
    return rows


def _own_file(path: Path, table: TableSchema, faults: list[Fault]) -> list[Row]:
    lines = _LINE_END.split(files.read(path))
    try:
        columns = [h.strip() for h in _split(lines[0])]
    except csv.Error:
        columns = []
    if not _known(columns, table, faults):
        return []
    rows = _rows(lines, columns, table, faults, first=1)
    return [row._replace(cells=dict.fromkeys(table.by_name, "") | row.cells) for row in rows]


def _known(columns: Sequence[str], table: TableSchema, faults: list[Fault]) -> bool:
    """Whether every column is one of the table's, and those are there that every row must fill."""
    before, expected = len(faults), [c.name for c in table.columns]
    for name in dict.fromkeys(columns):
        if columns.count(name) > 1:
            faults.append(Fault(table.path, 0, name, Bilingual(f"the column stands {columns.count(name)} times",
                                                               f"该列出现{columns.count(name)}次"), name))
        if name not in expected:
            near = difflib.get_close_matches(name, expected, 1)
            faults.append(Fault(table.path, 0, name, Bilingual(f"unknown column '{clipped(name)}'", f"未知的列“{clipped(name)}”"), name,
                                near[0] if near else ""))
    for c in table.columns:
        if c.name not in columns and (c.required or c.name == "id") and not c.default:
            faults.append(Fault(table.path, 0, c.name, Bilingual(f"the column '{c.name}' is missing", f"缺少列“{c.name}”")))
    return len(faults) == before


def _decode(raw: bytes, file: str, faults: list[Fault]) -> str | None:
    for bom, name in _BOMS.items():
        if raw.startswith(bom):
            faults.append(Fault(file, 1, "", Bilingual(f"the file is written in {name}; save it as 'CSV UTF-8'",
                                                       f"文件编码为{name}；请另存为“CSV UTF-8”")))
            return None
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    if b"\x00" in raw:
        at = raw.index(b"\x00")
        faults.append(Fault(file, _line_of(raw, at), "", Bilingual(
            "the line holds a NUL character; the file may be UTF-16 or damaged: save it as 'CSV UTF-8'",
            "该行含有NUL字符；文件可能是UTF-16编码或已损坏：请另存为“CSV UTF-8”")))
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as e:
        line = _line_of(raw, e.start)
        start = max(raw.rfind(b"\n", 0, e.start), raw.rfind(b"\r", 0, e.start)) + 1
        at = len(raw[start:e.start].decode("utf-8", "replace")) + 1
        faults.append(Fault(file, line, "", Bilingual(
            f"byte 0x{raw[e.start]:02X} at character {at} is not UTF-8; the file may be in Latin-1, Windows-1252 or GBK: "
            "save it as 'CSV UTF-8'",
            f"第{at}个字符处的字节0x{raw[e.start]:02X}不是UTF-8；文件可能是Latin-1、Windows-1252或GBK编码：请另存为“CSV UTF-8”")))
        return None


def _line_of(raw: bytes, at: int) -> int:
    return len(re.findall(rb"\r\n|\n|\r", raw[:at])) + 1


def _split(line: str) -> list[str]:
    """The cells of one line; ``csv.Error`` for an unclosed or stray quotation mark."""
    if '"' not in line:
        return line.split(",") if line else []
    cells = next(csv.reader([line], strict=True), [])
    for cell in cells:
        # The reader takes a quotation mark inside an unquoted cell as it is; RFC 4180 does not allow one there.
        if '"' in cell and '"' + cell.replace('"', '""') + '"' not in line:
            raise csv.Error("stray quotation mark")
    return cells


def _header(line: str, table: TableSchema, faults: list[Fault]) -> list[str] | None:
    expected = [c.name for c in table.columns]
    try:
        head = [h.strip() for h in _split(line)]
    except csv.Error:
        faults.append(Fault(table.path, 1, "", Bilingual("a quotation mark in the heading is not closed", "表头中的引号未闭合")))
        return None
    for sign, en, zh in ((";", "semicolons", "分号"), ("\t", "tabs", "制表符")):
        if len(head) == 1 and sign in head[0]:
            faults.append(Fault(table.path, 1, "", Bilingual(f"the columns are separated by {en}; separate them by commas",
                                                             f"各列以{zh}分隔；请改用逗号")))
            return None
    if len(head) > COLUMN_LIMIT:
        faults.append(Fault(table.path, 1, "", Bilingual(f"{len(head)} columns are more than {COLUMN_LIMIT}",
                                                         f"共{len(head)}列，超过{COLUMN_LIMIT}列")))
        return None
    before = len(faults)
    for name in dict.fromkeys(head):
        if head.count(name) > 1:
            faults.append(Fault(table.path, 1, name, Bilingual(f"the column stands {head.count(name)} times",
                                                               f"该列出现{head.count(name)}次"), name))
        if name not in expected:
            near = difflib.get_close_matches(name, expected, 1)
            faults.append(Fault(table.path, 1, name, Bilingual(f"unknown column '{clipped(name)}'", f"未知的列“{clipped(name)}”"), name,
                                near[0] if near else ""))
    for name in expected:
        if name not in head:
            faults.append(Fault(table.path, 1, name, Bilingual(f"the column '{name}' is missing", f"缺少列“{name}”")))
    return head if len(faults) == before else None


def _rows(lines: list[str], head: list[str], table: TableSchema, faults: list[Fault], first: int = 2) -> Iterator[Row]:
    """The rows behind the heading, counted from ``first``: lines of a file from 2, rows of a person's own from 1."""
    whole = _plain("".join(lines[1:])) and max(map(len, lines)) <= CELL_LIMIT  # two passes over the file in place of one a letter
    for number, line in enumerate(lines[1:], first):
        if not line:
            continue
        if _CONFLICT.match(line):
            faults.append(Fault(table.path, number, "", Bilingual("a Git conflict mark was left in the table",
                                                                  "表中残留Git冲突标记"), line[:20]))
            continue
        try:
            cells = _split(line)
        except csv.Error as e:
            faults.append(Fault(table.path, number, "", _quoting(str(e)), line[:60]))
            continue
        if len(cells) != len(head):
            faults.append(Fault(table.path, number, "", _count(cells, head), line[:60]))
            continue
        if not any(cells):
            faults.append(Fault(table.path, number, "", Bilingual("the row is empty; delete the line", "该行为空；请删除")))
            continue
        if (whole or _plain(line) and len(line) <= CELL_LIMIT) and [*map(str.strip, cells)] == cells:
            yield Row(table, number, dict(zip(head, cells)))
        else:
            yield _cleaned(table, number, dict(zip(head, cells)), faults)


def _plain(text: str) -> bool:
    """Whether no part of a text can hold what ``_unclean`` tells, but for blanks at its ends and its length.

    Printable is what is no control, format, private, unassigned or separating character but the space; a part of a text in
    normal form C is in it too (Unicode Standard Annex 15).
    """
    return text.isprintable() and unicodedata.is_normalized("NFC", text)


def _cleaned(table: TableSchema, number: int, cells: dict[str, str], faults: list[Fault]) -> Row:
    """A row whose cells were looked at one by one."""
    row = {}
    for name, cell in cells.items():
        if trouble := _unclean(cell, name in ("en", "zh") or name.startswith(("alt_", "gist_", "note_"))):
            faults.append(Fault(table.path, number, name, *trouble))
            # go on with what it most likely should be, so that one fault is told once
            cell = trouble[2] or cell[:CELL_LIMIT]
        row[name] = cell
    return Row(table, number, row)


def _quoting(error: str) -> Bilingual:
    if "end of data" in error:
        return Bilingual("a quotation mark is not closed on this line (a cell must not hold a line break)",
                         "本行有引号未闭合（单元格内不得换行）")
    return Bilingual('a quotation mark stands inside a cell; double it ("") and put the cell in quotation marks',
                     '单元格内有引号；请写成两个引号（""）并用引号括住整个单元格')


def _count(cells: list[str], head: list[str]) -> Bilingual:
    said = Bilingual(f"the row has {len(cells)} cells, the heading {len(head)}",
                     f"该行有{len(cells)}个单元格，而表头有{len(head)}个")
    if len(cells) > len(head):
        return said + Bilingual("; a cell that holds a comma must stand in quotation marks", "；含逗号的单元格须加引号")
    return said + Bilingual(f"; from '{head[len(cells)]}' on they are missing", f"；自“{head[len(cells)]}”起缺失")


def _unclean(cell: str, is_label: bool) -> tuple[Bilingual, str, str] | None:
    """Why a cell cannot be taken as it is: message, value, nearest right value; None if it can."""
    if len(cell) <= CELL_LIMIT and cell.strip() == cell and _plain(cell):
        return None
    if len(cell) > CELL_LIMIT:
        return Bilingual(f"the cell has {len(cell)} characters, more than {CELL_LIMIT}",
                         f"单元格有{len(cell)}个字符，超过{CELL_LIMIT}个"), clipped(cell), ""
    for c in cell:
        kind = unicodedata.category(c)
        if kind in _UNSEEN and not (is_label and c in _JOINERS):
            name = unicodedata.name(c, "control character" if kind == "Cc" else "not a character")
            return (Bilingual(f"the cell holds U+{ord(c):04X} ({name.lower()}), which cannot be seen",
                              f"单元格含有不可见字符U+{ord(c):04X}"),
                    cell.encode("unicode_escape").decode()[:60],
                    "".join(x for x in cell if unicodedata.category(x) not in _UNSEEN).strip())
    if cell != cell.strip():
        return Bilingual("the cell begins or ends with a space", "单元格首尾有空格"), cell, cell.strip()
    if "\u00a0" in cell and not is_label:
        return Bilingual("the cell holds a no-break space (U+00A0)", "单元格含有不间断空格（U+00A0）"), cell, \
            cell.replace("\u00a0", " ")
    if cell != unicodedata.normalize("NFC", cell):
        return Bilingual("the cell is not in Unicode normal form C", "单元格不是Unicode规范形式C"), cell, \
            unicodedata.normalize("NFC", cell)
    return None
