"""Typed tables as CSV, Parquet and Excel workbooks; no cell of them begins a formula, and equal tables give equal bytes."""
from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.errors import FileError
from kg.exports.scalars import Sheet
from kg.table import Table

ROW_LIMIT, CELL_LIMIT = 1_048_576, 32_767  # of an Excel sheet and cell
_MADE = dt.datetime(2000, 1, 1)  # a workbook must say when it was made; ours are the same on any day
_FIRST_DAY = dt.date(1900, 3, 1)  # before it, Excel counts days otherwise


def csv_text(sheet: Sheet) -> str:
    """CSV (RFC 4180, UTF-8, LF); a text that would begin a formula gets a leading apostrophe."""
    return Table(sheet.columns, sheet.rows).csv(spreadsheet=True)


def parquet(sheet: Sheet, note: Mapping[str, str] | None = None) -> bytes:
    """Parquet with types; ``note`` becomes metadata of the file. ``FileError`` where pyarrow is missing."""
    try:
        import pyarrow as pa
        from pyarrow import parquet as pq
    except ImportError:
        raise _missing("pyarrow", ".csv") from None
    types = {"integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32()}
    turned = list(zip(*sheet.rows)) or [()] * len(sheet.columns)
    arrays = [pa.array(values, types.get(kind, pa.string())) for values, kind in zip(turned, sheet.types.values())]
    table = pa.table(arrays, names=list(sheet.columns)).replace_schema_metadata(dict(note or {}))
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue().to_pybytes()


def workbook(sheets: Sequence[Sheet], path: Path) -> bytes:
    """An Excel workbook, one sheet a table with a frozen heading; texts stay texts, days are days.

    Raises ``FileError`` where XlsxWriter is missing, or for what a sheet cannot hold (1,048,576 rows, 32,767 characters).
    """
    try:
        import xlsxwriter
    except ImportError:
        raise _missing("XlsxWriter", ".zip") from None
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                     "strings_to_numbers": False, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"created": _MADE})
    bold = book.add_format({"bold": True})
    for sheet in sheets:
        _fits(sheet, path)
        page = book.add_worksheet(sheet.name[:31])
        page.freeze_panes(1, 0)
        page.write_row(0, 0, sheet.columns, bold)
        if sheet.rows:
            page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
        for line, row in enumerate(sheet.rows, 1):
            for column, (value, kind) in enumerate(zip(row, sheet.types.values())):
                _put(page, line, column, value, kind)
    book.close()
    return out.getvalue()


def _put(page: Any, line: int, column: int, value: Any, kind: str) -> None:
    if value is None or value == "":
        return
    if kind == "boolean":
        page.write_boolean(line, column, value)
    elif kind in ("integer", "number"):
        page.write_number(line, column, value)
    elif isinstance(value, dt.date) and value >= _FIRST_DAY:
        page.write_datetime(line, column, dt.datetime(value.year, value.month, value.day))
    else:
        page.write_string(line, column, str(value))


def _fits(sheet: Sheet, path: Path) -> None:
    if len(sheet.rows) >= ROW_LIMIT:
        raise FileError(f"'{path.name}': the table {sheet.name} has {len(sheet.rows):,} rows, more than a sheet holds; choose .zip",
                        f"“{path.name}”：表 {sheet.name} 有 {len(sheet.rows):,} 行，超过工作表上限；请选择 .zip")
    for row in sheet.rows:
        if any(isinstance(v, str) and len(v) > CELL_LIMIT for v in row):
            raise FileError(f"'{path.name}': a text in {sheet.name} is longer than a cell holds ({CELL_LIMIT:,} characters); choose .zip",
                            f"“{path.name}”：{sheet.name} 中有文本超过单元格上限（{CELL_LIMIT:,} 个字符）；请选择 .zip")


def _missing(library: str, other: str) -> FileError:
    return FileError(f"this format needs {library}: pip install 'eudpn[tables]', or choose {other}",
                     f"该格式需要{library}：请执行 pip install 'eudpn[tables]'，或改用 {other}")


def receipt_text(note: Mapping[str, Any]) -> str:
    """A receipt as JSON."""
    return json.dumps(note, ensure_ascii=False, indent=1, sort_keys=True)
