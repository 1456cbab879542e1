"""What every test may use: the knowledge graph itself, copies of its tables, and hands to damage them with."""
import atexit
import csv
import io
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg import layout
from kg.errors import DataError

if "KG_CACHE" not in os.environ:  # before any graph is opened; the processes that tests start share it, the person's own stays as it is
    os.environ["KG_CACHE"] = tempfile.mkdtemp(prefix="kg-cache-")
    atexit.register(shutil.rmtree, os.environ["KG_CACHE"], ignore_errors=True)

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="session")
def g():
    """The knowledge graph of the project; read only."""
    return kg.open()


@pytest.fixture
def tables(tmp_path) -> Callable[[], Path]:
    """A function that copies the project's tables into a folder of their own and gives that folder."""
    def copy() -> Path:
        folder = tmp_path / f"tables-{sum(1 for _ in tmp_path.iterdir())}"
        shutil.copytree(layout.DATA, folder)
        return folder
    return copy


def rows(folder: Path, table: str) -> list[list[str]]:
    """The cells of a table, heading first."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as f:
        return list(csv.reader(f))


def write_rows(folder: Path, table: str, cells: list[list[str]]) -> None:
    """A table written as the project writes its own."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(cells)
    (folder / f"{table}.csv").write_bytes(out.getvalue().encode())


def plant(folder: Path, table: str, line: int, **cells: str) -> None:
    """Put other texts into the cells of one line of a table (2 is the first row)."""
    found = rows(folder, table)
    for column, text in cells.items():
        found[line - 1][found[0].index(column)] = text
    write_rows(folder, table, found)


def faults(folder: Path) -> tuple:
    """All faults for which a folder of tables is refused; none if it opens."""
    try:
        kg.open(folder)
    except DataError as error:
        return error.faults
    return ()


def told_in_both(fault) -> bool:
    """Whether a fault has an English sentence and a Chinese one that is not the same."""
    return bool(fault.message.en) and fault.message.en != fault.message.zh and bool(HAN.search(fault.message.zh))
