"""The data of each size of the benchmark house, made once and kept: tables, N-Quads, N-Triples and the texts of the questions.

The real data are about 52,000 quads, of which a fifth is vocabulary and ontology that no copy repeats. So the sizes 1, 10, 100 and
1000, about 10 thousand to 10 million quads, are: a tenth of the mechanisms with what is said of them; the real data twice; 21 times
(tables by worlds.py); and the finished N-Quads of the third as so many worlds as make ten million (without tables of their own).
"""
from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Size:
    """A size: its number, what part or multiple of the real tables it is, and the least quads if these are copied further."""

    times: int
    real: float
    quads: int = 0

    @property
    def tables(self) -> bool:
        """Whether there are tables of this size."""
        return not self.quads


SIZES = (Size(1, 0.1), Size(10, 2), Size(100, 21), Size(1000, 21, 10_000_000))


def made(size: Size, state: Path, limit: float = 3600) -> tuple[Path, int]:
    """The folder of a size and how many quads it holds; made in a process of its own if it is not there yet."""
    folder, now = state / f"x{size.times}", digest("data", "ontology", "kg/questions", "benchmarks/worlds.py", "benchmarks/sizes.py")
    if not (folder / "whole.json").exists() or json.loads((folder / "whole.json").read_text(encoding="utf-8")).get("of") != now:
        shutil.rmtree(folder, ignore_errors=True)
        if size.quads:  # they are copies of the size before
            made(_before(size), state, limit)
        subprocess.run([sys.executable, str(HERE / "sizes.py"), str(SIZES.index(size)), str(state)], check=True, timeout=limit)
        if size.quads:  # what the questions name is in the first world
            shutil.copy(made(_before(size), state)[0] / "questions.json", folder)
        else:
            subprocess.run([sys.executable, str(HERE / "stages.py"), "texts", "kg", str(folder)], check=True, timeout=limit,
                           stdout=subprocess.DEVNULL)
        (folder / "whole.json").write_text(json.dumps({"quads": lines(folder / "all.nq"), "of": now}), encoding="utf-8")
    return folder, json.loads((folder / "whole.json").read_text(encoding="utf-8"))["quads"]


def digest(*places: str) -> str:
    """SHA-256 of files of the project, or of all in a folder: what was made or measured from them holds as long as it is the same."""
    found = hashlib.sha256()
    for place in places:
        path = HERE.parent / place
        for file in sorted(f for f in path.rglob("*") if f.is_file() and "__pycache__" not in f.parts) if path.is_dir() else [path]:
            found.update(file.name.encode() + b"\0" + file.read_bytes())
    return found.hexdigest()


def _before(size: Size) -> Size:
    """The size whose finished quads a larger one copies."""
    return next(s for s in SIZES if s.real == size.real and not s.quads)


def multiple(place: Path, times: int) -> tuple[Path, Path]:
    """A folder of tables at a whole multiple of the real ones, and the whole dataset as N-Quads."""
    import worlds

    from kg import layout

    folder = place / f"multiple-{times}"
    worlds.write(folder / "tables", layout.DATA, times)
    dump(folder)
    return folder / "tables", folder / "all.nq"


def lines(path: Path) -> int:
    """Lines of a file."""
    with path.open("rb") as f:
        return sum(block.count(b"\n") for block in iter(lambda: f.read(2**20), b""))


def make(size: Size, state: Path) -> None:
    """Write the data of a size; called in a process of its own, whose memory goes with it."""
    import worlds

    folder = state / f"x{size.times}"
    folder.mkdir(parents=True, exist_ok=True)
    if size.quads:
        worlds.worlds(state / f"x{_before(size).times}" / "all.nq", folder / "all.nq", size.quads)
        return  # no engine that reads N-Triples is run at this size
    from kg import layout

    if size.real < 1:
        worlds.cut(folder / "tables", layout.DATA, size.real)
    else:
        worlds.write(folder / "tables", layout.DATA, int(size.real))
    dump(folder)
    flat(folder)


def dump(folder: Path) -> None:
    """The whole dataset of the tables, with what follows from them, as N-Quads."""
    import pyoxigraph as ox

    from kg import dataset, layout

    store = dataset.build(layout.ONTOLOGY, folder / "tables").store
    with (folder / "all.nq").open("wb") as f:
        store.dump(f, format=ox.RdfFormat.N_QUADS)


def flat(folder: Path) -> None:
    """The same as N-Triples, for engines that have no named graphs, and the asserted layer alone."""
    graph = re.compile(r" <https://w3id\.org/eudpn/graph/([a-z]+)> \.$")
    with (folder / "all.nq").open(encoding="utf-8") as quads, (folder / "all.nt").open("w", encoding="utf-8") as triples, \
            (folder / "asserted.nt").open("w", encoding="utf-8") as asserted:
        for line in quads:
            found = graph.search(line)
            triples.write(kept := line[:found.start()] + " .\n" if found else line)
            if found and found[1] == "asserted":
                asserted.write(kept)


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parent))
    make(SIZES[int(sys.argv[1])], Path(sys.argv[2]))
