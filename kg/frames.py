"""Data frames of other libraries: columns and rows taken out of them, and put into them.

Nothing here imports a library of data frames before one is asked for. pandas and polars are read through what both offer
(``to_dict``, ``to_dicts``), so neither need be installed.
"""
from __future__ import annotations

import datetime as dt
import math
import numbers
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.errors import FileError
from kg.words import Bilingual

if TYPE_CHECKING:
    import pandas



def frame(columns: Sequence[str], rows: Sequence[Sequence], lang: str, attrs: Mapping[str, Any]) -> pandas.DataFrame:
    """Columns and rows as a pandas ``DataFrame`` with one exact type a column.

    Whole numbers become ``Int64``, numbers ``Float64``, booleans ``boolean``, days ``datetime64[s]``, texts and ids
    ``string``; each of these keeps what is missing as missing. A sentence in two languages gives its text in ``lang``.
    Several values in a cell stay a tuple, and a column of mixed kinds stays as it is (``object``). ``attrs`` goes into
    ``DataFrame.attrs``. Raises ``FileError`` if pandas is not installed or too old.
    """
    pd = _pandas()
    body = {}
    for i, name in enumerate(columns):
        cells = [c.get(lang) if isinstance(c, Bilingual) else c for c in (row[i] for row in rows)]
        body[i] = pd.Series(cells, dtype=_kind(cells), name=name) if cells else pd.Series([], dtype="object")
    made = pd.DataFrame(body)
    made.columns = list(columns)
    made.attrs.update(attrs)
    return made


def _pandas() -> Any:
    try:
        import pandas
    except ImportError:
        raise FileError("pandas is not installed; install it with: pip install 'eudpn[notebook]'",
                        "未安装pandas；请运行：pip install 'eudpn[notebook]'") from None
    return pandas


def _kind(cells: Sequence[Any]) -> str:
    """The pandas type that holds all cells of a column exactly."""
    kinds = {type(c) for c in cells if c is not None}
    if not kinds:
        return "object"
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "Int64" if all(-2**63 <= c < 2**63 for c in cells if c is not None) else "object"
    if kinds == {float}:
        return "Float64"
    if kinds == {str}:
        return "string"
    return "datetime64[s]" if kinds == {dt.date} else "object"


def named_rows(given: Any) -> tuple[tuple[str, ...], list[tuple]]:
    """Columns and rows of a pandas or polars frame, of a list of dictionaries, or of anything with ``columns`` and ``rows``.

    Cells come back as plain Python values: missing ones as None, days without an hour as ``datetime.date``, NumPy
    numbers as Python's. Raises ``FileError`` for anything else, and for columns without names of their own.
    """
    if hasattr(given, "to_dicts"):
        columns, found = tuple(given.columns), [tuple(one.values()) for one in given.to_dicts()]
    elif hasattr(given, "itertuples") and hasattr(given, "columns"):  # not to_dict: it would drop columns of one name
        columns, found = tuple(given.columns), list(given.itertuples(index=False, name=None))
    elif hasattr(given, "columns") and hasattr(given, "rows"):
        columns, found = tuple(given.columns), list(given.rows)
    else:
        columns, found = _of_mappings(given)
    wrong = [c for c in columns if not isinstance(c, str) or columns.count(c) > 1]
    if wrong:
        raise FileError(f"every column needs a name of its own (a text), unlike {wrong[0]!r}",
                        f"每一列须有各自的文本列名，而“{wrong[0]!r}”不是")
    return columns, [tuple(map(plain_value, row)) for row in found]


def _of_mappings(given: Any) -> tuple[tuple[str, ...], list[tuple]]:
    ones = list(given) if isinstance(given, Iterable) and not isinstance(given, str | bytes | Mapping) else [given]
    for one in ones:
        if not isinstance(one, Mapping):
            what = type(one).__name__
            raise FileError(f"rows are a data frame (pandas, polars), a table or a list of dictionaries, not {what}",
                            f"数据行须为数据框（pandas、polars）、表格或字典列表，而不是 {what}")
    columns = tuple(dict.fromkeys(c for one in ones for c in one))
    return columns, [tuple(one.get(c) for c in columns) for one in ones]


def plain_value(cell: Any) -> Any:
    """A cell of a data frame as a plain Python value."""
    if cell is None or isinstance(cell, str | bool | Bilingual):
        return cell
    if isinstance(cell, tuple | list):
        return tuple(map(plain_value, cell))
    if isinstance(cell, numbers.Integral):
        return int(cell)
    if isinstance(cell, numbers.Real):
        return None if math.isnan(cell) else float(cell)
    if isinstance(cell, dt.datetime):
        if cell != cell:  # pandas' NaT is a day that differs from itself
            return None
        return cell.date() if cell.time() == dt.time() and cell.tzinfo is None else cell.isoformat()
    if isinstance(cell, dt.date):
        return cell
    kind = type(cell).__name__
    if kind in ("bool", "bool_"):
        return bool(cell)
    return None if kind in ("NAType", "NaTType") else \
        tuple(map(plain_value, cell.tolist())) if kind == "ndarray" else cell


def cell_text(cell: Any) -> str | None:
    """A cell as the tables write it; None if it is nothing that a cell of a table can hold.

    Missing values give empty text, several values are joined by ``|``. A whole number that pandas turned into a float
    because a neighbour is missing is written as the whole number it was.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, tuple):
        parts = [cell_text(c) for c in cell]
        return None if None in parts else "|".join(map(str, parts))
    return str(cell) if isinstance(cell, str | int) else None
