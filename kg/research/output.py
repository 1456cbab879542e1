"""Research tables as files: CSV for everybody, Parquet with types for those who have pyarrow."""
from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg import files
from kg.errors import FileError
from kg.research.columns import Column
from kg.table import Table, harmless

FORMATS = (".csv", ".parquet")


def body(table: Table, columns: Sequence[Column], path: Path) -> bytes | str:
    """A table in the form that the ending of a path names. Raises ``FileError`` for another one."""
    ending = path.suffix.lower()
    if ending == ".csv":
        return csv_text(table, columns)
    if ending == ".parquet":
        return parquet(table, columns)
    raise FileError(f"'{path.name}' has no ending that is known: {', '.join(FORMATS)}",
                    f"“{path.name}”的扩展名不在 {', '.join(FORMATS)} 之中")


def csv_text(table: Table, columns: Sequence[Column]) -> str:
    """The same text as ``Table.csv(spreadsheet=True)``, faster for hundreds of thousands of rows: types are known by column."""
    words = {True: "true", False: "false", None: ""}
    spelled = [[words[v] for v in values] if c.type == "boolean" else
               [harmless(v) if v else v for v in values] if c.type in ("text", "id", "ids", "code") else values
               for c, values in zip(columns, _turned(table, columns))]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(zip(*spelled))
    return out.getvalue()


def parquet(table: Table, columns: Sequence[Column]) -> bytes:
    """The table as Parquet: dates, whole numbers and booleans as such, several ids as lists, missing values as null.

    Needs pyarrow (``pip install eudpn[tables]``); ``FileError`` says so where it is missing.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet as pq
    except ImportError:
        raise FileError("Parquet needs pyarrow: pip install 'eudpn[tables]', or choose .csv",
                        "写入Parquet需要pyarrow：请执行 pip install 'eudpn[tables]'，或改用 .csv") from None
    types = {"integer": pa.int32(), "boolean": pa.bool_(), "day": pa.date32(), "ids": pa.list_(pa.string())}
    arrays = []
    for column, values in zip(columns, _turned(table, columns)):
        if column.type == "ids":
            values = [None if v is None else v.split("|") for v in values]
        arrays.append(pa.array(values, types.get(column.type, pa.string())))
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(arrays, names=list(table.columns)), sink, compression="zstd")
    return sink.getvalue().to_pybytes()


def _turned(table: Table, columns: Sequence[Column]) -> list[Sequence[Any]]:
    return list(zip(*table.rows)) if table.rows else [()] * len(columns)


def codebook_path(path: str | os.PathLike) -> Path:
    """Where the codebook of a file lies: NAME.codebook.csv beside NAME.csv or NAME.parquet."""
    return Path(path).with_suffix(".codebook.csv")


def write(path: str | os.PathLike, table: Table, columns: Sequence[Column], book: Table) -> tuple[Path, Path]:
    """Write a table and its codebook; gives both paths. Raises ``FileError``."""
    path = Path(path)
    made = body(table, columns, path)
    files.write_all({path: made, codebook_path(path): book.csv()})
    return path, codebook_path(path)
