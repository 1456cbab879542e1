"""Write docs/notebooks/NAME.md, each notebook with its output: `python docs/notebooks.py [--check] [NAME ...]`.

Notebooks are kept without output, so that a change of one is a change of its text. This runs them and writes what they
show as Markdown: tables as tables, pictures as PNG of few colours, a network page as its still picture. Each page
keeps the SHA-256 of its notebook and of the data. With --check nothing is run or written, and the exit code is 1 if a page
is missing or either has changed since; tests/test_notebooks.py runs the notebooks and compares every text with its page.
"""
from __future__ import annotations

import base64
import hashlib
import re
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from kg import layout
from kg.views import card

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS, PAGES = ROOT / "notebooks", ROOT / "docs" / "notebooks"
LIMIT = 150_000
"""Bytes that a picture may have."""
_INLINE = re.compile(r"<img alt='([^']*)'[^>]*src='data:image/png;base64,([^']*)'>")
_LOOKS = re.compile(r" style='[^']*'")
_FENCE = re.compile(r"^`{3,}", re.M)


def main(argv: list[str]) -> int:
    """Write or check the pages of the named notebooks, or of all; gives back the exit code."""
    wanted = [a for a in argv if not a.startswith("-")]
    books = [b for b in sorted(NOTEBOOKS.glob("*.ipynb")) if not wanted or b.stem in wanted]
    if "--check" in argv:
        old = [b.stem for b in books if not fresh(b)]
        print("drifted: " + (", ".join(old) or "nothing"))
        return 1 if old else 0
    for book in books:
        with tempfile.TemporaryDirectory() as folder:
            write(book, run(book, Path(folder)))
        print("written:", book.stem, flush=True)
    index = "".join(f"- [{title(b)}]({b.stem}.md)\n" for b in sorted(NOTEBOOKS.glob("*.ipynb")) if page_of(b).exists())
    (PAGES / "README.md").write_text("# Notebooks with their output · 笔记本及其输出\n\n"
                                     f"{index}\n`python docs/notebooks.py` writes these pages. · 本目录各页由该命令生成。\n",
                                     encoding="utf-8", newline="\n")
    return 0


def page_of(book: Path) -> Path:
    """Where the page of a notebook stands."""
    return PAGES / f"{book.stem}.md"


def title(book: Path) -> str:
    """The heading of a notebook."""
    return nbformat.read(book, as_version=4).cells[0].source.split("\n")[0].lstrip("# ")


def run(book: Path, folder: Path) -> NotebookNode:
    """A notebook after its cells were run in a folder; raises what a cell raises."""
    made = nbformat.read(book, as_version=4)
    NotebookClient(made, timeout=240, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    return made


def mark(book: Path) -> str:
    """The first line of a page: from which notebook and data it was made."""
    data = hashlib.sha256()
    for path in [*sorted(layout.DATA.glob("*.csv")), layout.DATA / "datapackage.json"]:
        data.update(path.name.encode() + path.read_bytes())
    source = hashlib.sha256(book.read_bytes()).hexdigest()
    return f"<!-- docs/notebooks.py; notebook {source[:16]}; data {data.hexdigest()[:16]} -->"


def fresh(book: Path) -> bool:
    """Whether the page of a notebook was made from it and from these data."""
    page = page_of(book)
    return page.exists() and page.read_text(encoding="utf-8").split("\n", 1)[0] == mark(book)


def write(book: Path, made: NotebookNode) -> None:
    """Put the page of a notebook that was run, and its pictures, into their places; old pictures go."""
    text, pictures = page(book, made)
    folder = PAGES / f"{book.stem}_files"
    for old in folder.glob("*.png"):
        old.unlink()
    for name, body in pictures.items():
        folder.mkdir(parents=True, exist_ok=True)
        (PAGES / name).write_bytes(body)
    PAGES.mkdir(exist_ok=True)
    page_of(book).write_text(text, encoding="utf-8", newline="\n")


def page(book: Path, made: NotebookNode) -> tuple[str, dict[str, bytes]]:
    """The Markdown of a notebook that was run, and its pictures by path beside the page."""
    pictures: dict[str, bytes] = {}

    def keep(png: str, said: str) -> str:
        name = f"{book.stem}_files/{len(pictures) + 1}.png"
        pictures[name] = slim(base64.b64decode(png))
        return f"![{said}]({name})"

    parts = [mark(book)]
    for cell in made.cells:
        if cell.cell_type == "markdown":
            parts.append(cell.source)
        elif cell.source.strip():
            parts.append(fenced(cell.source, "sparql" if cell.source.startswith("%%sparql") else "python"))
            parts += [said for o in joined(cell.outputs) if (said := shown(o, keep))]
    return "\n\n".join(parts) + "\n", pictures


def joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Outputs with what was printed in one go in one piece; a kernel cuts it where it pleases."""
    found: list[NotebookNode] = []
    for one in outputs:
        if found and one.output_type == "stream" == found[-1].output_type and one.name == found[-1].name:
            found[-1] = NotebookNode(found[-1], text=found[-1].text + one.text)
        else:
            found.append(one)
    return found


def shown(output: NotebookNode, keep) -> str:
    """One output as Markdown; pictures go to ``keep``, which gives the text that shows them."""
    if output.output_type == "stream":
        return fenced(output.text.rstrip("\n"), "text")
    data = output.get("data", {})
    plain, as_html = data.get("text/plain", ""), data.get("text/html", "")
    if "text/markdown" in data:
        return data["text/markdown"]
    if "image/png" in data:  # a network page has one, too, and a page on a code host runs no scripts
        words = plain if "<iframe" in as_html else "picture · 图"
        return keep(data["image/png"], words) + (f"\n\n*{plain}*" if "<iframe" in as_html else "")
    if as_html:
        as_html = _INLINE.sub(lambda m: "\n\n" + keep(m[2], m[1]) + "\n\n", _LOOKS.sub("", as_html))
        return as_html
    return fenced(plain, "text")


def fenced(text: str, kind: str) -> str:
    """Text between fences longer than any inside it."""
    fence = "`" * max([3, *(len(f) + 1 for f in _FENCE.findall(text))])
    return f"{fence}{kind}\n{text}\n{fence}"


def slim(png: bytes) -> bytes:
    """A picture with as many colours as fit into ``LIMIT``, and narrower if few colours are not enough."""
    for colours in (128, 64, 32, 16):
        small = card.small(png, colours)
        if len(small) <= LIMIT:
            return small
    return card.small(png, 16, 0.7)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
