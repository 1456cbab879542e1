"""Every notebook runs from top to bottom, writes no file, and shows what it promises."""
from __future__ import annotations

import re
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
sys.path.insert(0, str(ROOT / "docs"))
ANEW = "run: python docs/notebooks.py"


def test_there_are_notebooks():
    assert NOTEBOOKS


def test_every_notebook_has_a_page_made_from_it_and_from_these_data():
    import notebooks

    assert [b.stem for b in NOTEBOOKS if not notebooks.fresh(b)] == [], ANEW
    pages = {p.stem for p in notebooks.PAGES.glob("*.md")} - {"README"}
    assert pages == {b.stem for b in NOTEBOOKS}
    listed = (notebooks.PAGES / "README.md").read_text(encoding="utf-8")
    assert all(f"({b.stem}.md)" in listed for b in NOTEBOOKS), ANEW


def test_pages_of_notebooks_are_small_and_show_pictures_that_exist():
    import notebooks

    everything = [p for p in notebooks.PAGES.rglob("*") if p.is_file()]
    assert sum(p.stat().st_size for p in everything) < 3_000_000
    pictures = {p.relative_to(notebooks.PAGES).as_posix() for p in everything if p.suffix == ".png"}
    assert all((notebooks.PAGES / p).stat().st_size <= notebooks.LIMIT for p in pictures)
    named = {m for p in notebooks.PAGES.glob("*.md") for m in re.findall(r"\]\(([^)]*\.png)\)", p.read_text(encoding="utf-8"))}
    assert named == pictures
    assert not [p.name for p in everything if p.suffix == ".md" and re.search("<iframe|<script|base64,", p.read_text(encoding="utf-8"))]


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
    check_page(path, book)
    if path.stem.startswith("01"):
        assert "image/png" in kinds and "psg-seed-" in printed
        assert any("<iframe" in o["data"].get("text/html", "") for o in outputs if "data" in o), "no inline picture"
    else:
        assert all(word in book.cells[-1].source for word in ("Finding.", "Caveats.", "结论。", "局限。"))


def check_page(path, book):
    """The page in the docs says what the notebook says now; pictures are not compared, fonts differ between machines."""
    import notebooks

    if not notebooks.fresh(path):
        return  # told once, by the test above
    kept = notebooks.page_of(path).read_text(encoding="utf-8")
    made, _ = notebooks.page(path, book)
    assert made == kept, f"{path.stem} now shows something else; {ANEW}"
