"""Every notebook runs from top to bottom, writes no file, and shows what it promises."""
from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).resolve().parent.parent / "notebooks").glob("*.ipynb"))


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_notebook_runs(path, tmp_path):
    book = nbformat.read(path, as_version=4)
    assert not any(c.get("outputs") for c in book.cells if c.cell_type == "code"), "notebooks are kept without output"
    NotebookClient(book, timeout=240, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    outputs = [o for c in book.cells if c.cell_type == "code" for o in c.outputs]
    kinds = {kind for o in outputs for kind in o.get("data", {})}
    assert {"text/html", "text/plain"} <= kinds
    printed = "".join(o.get("text", "") for o in outputs if o.output_type == "stream" and o.name == "stdout")
    assert any("一" <= c <= "鿿" for c in printed)
    assert not [o for o in outputs if o.output_type == "stream" and o.name == "stderr"], "warnings were printed"
    assert list(tmp_path.iterdir()) == [], "the notebook left files behind"
    if path.stem.startswith("01"):
        assert "image/png" in kinds and "psg-seed-" in printed
        assert any("<iframe" in o["data"].get("text/html", "") for o in outputs if "data" in o), "no inline picture"
    else:
        assert all(word in book.cells[-1].source for word in ("Finding.", "Caveats.", "结论。", "局限。"))
