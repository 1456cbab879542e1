"""What a statement costs in memory, on disk and in time: `python benchmarks/size.py [--quads 250000 1000000] [--keep]`.

The project's own dataset is copied under other names until there are so many quads. Each line is a process of its own: the quads
are read into an engine in memory (grown resident memory over quads), or into a store on disk (bytes of its files over quads), then a
join of two patterns with a count is asked once. The engine is the one on which the project builds; nothing of ours runs on top.
"""
from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyoxigraph as ox
from pages import keep_study, tell

from kg import dataset, layout

PAPER = (10_000_000, 100_000_000, 1_000_000_000)
ASKED = "SELECT ?t (COUNT(*) AS ?n) WHERE { ?s a ?t . ?s ?p ?o . ?o a ?u } GROUP BY ?t"


def copied(path: Path, quads: int) -> int:
    """Write copies of the dataset as N-Quads; how many quads there are. Names of classes, relations and graphs stay."""
    lines = ox.serialize(dataset.build(layout.ONTOLOGY, layout.DATA).store, format=ox.RdfFormat.N_QUADS).decode().splitlines()
    whole = [line.split(" ", 2) for line in lines]
    subjects = {one[0] for one in whole}
    moved, written = [(s, p, *rest.split(" ", 1)) for s, p, rest in whole], 0
    with path.open("w", encoding="utf-8") as out:
        number = 0
        while written < quads:
            for s, p, o, end in moved[:quads - written]:
                to = renamed(o, number) if o in subjects and not p.endswith("#type>") else o
                out.write(f"{renamed(s, number)} {p} {to} {end}\n")
            written += min(len(moved), quads - written)
            number += 1
    return written


def renamed(name: str, number: int) -> str:
    """The same name in another world."""
    return name if not number else f"{name[:-1]}-{number}>" if name.endswith(">") else f"{name}w{number}"


def resident() -> int:
    """Bytes of memory that this process holds now."""
    words = Path("/proc/self/status").read_text().split()
    return 1024 * int(words[words.index("VmRSS:") + 1])


def one(kind: str, path: str, place: str) -> dict:
    """Read, and ask once; in this process."""
    before, start = resident(), time.perf_counter()
    store = ox.Store() if kind == "memory" else ox.Store(place)
    store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
    if kind == "disk":
        store.flush()
        store.optimize()
    seconds, count = time.perf_counter() - start, len(store)
    held = resident() - before
    files = sum(f.stat().st_size for f in Path(place).rglob("*") if f.is_file()) if kind == "disk" else 0
    start = time.perf_counter()
    rows = len(list(store.query(ASKED, use_default_graph_as_union=True)))
    return {"count": count, "seconds": seconds, "held": held, "files": files, "asked": time.perf_counter() - start, "rows": rows}


def table(sizes: list[int]) -> str:
    """The measurement as a table."""
    lines = ["| quads | kept | seconds to read | seconds a million | bytes of memory a quad | bytes on disk a quad | question, s |",
             "|---|---|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        last = {}
        for size in sizes:
            path = Path(folder) / f"{size}.nq"
            copied(path, size)
            for kind in ("memory", "disk"):
                tell(f"{size:,} quads, {kind}")
                run = subprocess.run([sys.executable, __file__, "--one", kind, str(path), f"{folder}/{size}.store"],
                                     capture_output=True, text=True, check=True)
                r = json.loads(run.stdout)
                n, last[kind] = r["count"], r
                lines.append(f"| {n:,} | {'in memory' if kind == 'memory' else 'on disk'} | {r['seconds']:.1f} | "
                             f"{1e6 * r['seconds'] / n:.1f} | {r['held'] / n:.0f} | {r['files'] / n:.0f} | {r['asked']:.2f} |")
    return "\n".join([*lines, "", *paper(last["memory"], last["disk"])]).replace("| 0 |", "| – |")


def paper(memory: dict, disk: dict) -> list[str]:
    """What many more quads would cost if each cost what it cost in the largest measurement."""
    lines = [f"**On paper, not measured**: the costs of {memory['count']:,} quads times their number (reading n quads sorts them, so "
             "a factor of log n, up to 1.5 at a billion, comes on top of the hours).", "",
             "| quads | GB of memory | hours to read into memory | GB on disk | hours to read onto disk |", "|---|---|---|---|---|"]
    for n in PAPER:
        times = n / memory["count"]
        lines.append(f"| {n:,} | {times * memory['held'] / 1e9:.3g} | {times * memory['seconds'] / 3600:.2g} | "
                     f"{times * disk['files'] / 1e9:.3g} | {times * disk['seconds'] / 3600:.2g} |")
    return lines


def main(argv: list[str] | None = None) -> int:
    """Run and print."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--quads", type=int, nargs="+", default=[250_000, 1_000_000])
    p.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    p.add_argument("--keep", action="store_true", help="keep the table and fill the pages from it")
    args = p.parse_args(argv)
    if args.one:
        print(json.dumps(one(*args.one)))
        return 0
    text = table(args.quads)
    print(text)
    if args.keep:
        keep_study("size", text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
