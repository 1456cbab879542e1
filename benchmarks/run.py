"""Every claim about speed against its rivals, in one run.

    python benchmarks/run.py [--scale 1 100] [--quick] [-o DOCUMENT]

Rivals take turns, round by round, so that a slow moment of the machine strikes all of them; medians are compared.
Read ratios, not seconds. The tables are printed and written between the marks of a document: README.md of this folder,
or the one named; a quick run (few questions, small sizes) writes only where it is told to.
"""
from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import generate
import pyoxigraph as ox
import report
import stages
import suite

from kg import dataset, layout
from kg.dataset import Dataset
from kg.graph import KnowledgeGraph

HERE = Path(__file__).resolve().parent
STAGES = (("load", "kg"), ("load", "pyoxigraph"), ("load", "rdflib"), ("derive", "kg"), ("derive", "rdflib"),
          ("check", "kg"), ("check", "store"), ("project", "kg"), ("project", "networkx"), ("project", "rdflib"))
QUICK = tuple(s for s in STAGES if s[1] != "rdflib" and s[0] != "check")


def main(argv: list[str] | None = None) -> int:
    """Run what is asked for, print the tables, and write them into the document."""
    p = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    p.add_argument("--scale", type=int, nargs="+", default=[1, 100], help="times the real size")
    p.add_argument("--quick", action="store_true", help="scales 1 and 3, few questions, one round of the fast stages")
    p.add_argument("--limit", type=float, nargs=2, default=[30.0, 300.0], metavar="S",
                   help="most seconds of a question in rdflib, and of a stage")
    p.add_argument("-o", dest="document", type=Path, help="document with benchmark marks (README.md of this folder)")
    args = p.parse_args(argv)
    limits = (0.5, 60.0) if args.quick else tuple(args.limit)
    suites, worked, sizes = {}, {}, {}
    with tempfile.TemporaryDirectory() as place:
        for scale in [1, 3] if args.quick else args.scale:
            folder, quads, sizes[scale] = prepared(Path(place), scale)
            suites[scale] = questions(quads, scale, limits[0], args.quick)
            if not args.quick or scale > 1:
                worked[scale] = all_stages(folder, quads, scale, limits[1], args.quick)
    text = report.whole(suites, worked, start_up(3 if args.quick else 15), limits, sizes)
    print(text)
    if args.document or not args.quick:
        report.put(args.document or HERE / "README.md", text)
    return 0


def prepared(place: Path, scale: int) -> tuple[Path, Path, int]:
    """A folder of tables at a scale, the whole dataset as N-Quads, and how many quads it has."""
    folder, quads = layout.DATA, place / f"{scale}.nq"
    if scale > 1:
        folder = place / f"tables-{scale}"
        tell(f"generating {scale} times the data")
        generate.write(folder, layout.DATA, scale)
    tell(f"building the dataset at {scale} times the size")
    store = dataset.build(layout.ONTOLOGY, folder).store
    with quads.open("wb") as f:
        store.dump(f, format=ox.RdfFormat.N_QUADS)
    stages.records_only(quads)
    return folder, quads, len(store)


def questions(quads: Path, scale: int, limit: float, quick: bool) -> list[suite.Timing]:
    """All kept questions in the three engines."""
    store = ox.Store()
    store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
    g = KnowledgeGraph(Dataset(store))
    cases = suite.cases(g)[::12 if quick else 1]
    tell(f"{len(cases)} questions in three engines at {scale} times the size")
    rival, found = suite.Rdflib(quads), []
    try:
        for number, case in enumerate(cases, 1):
            if not quick and scale > 10:
                tell(f"  {number} of {len(cases)}: {case.title}")
            found.append(suite.timed(case, g, rival, 5 if quick else 21, 1 if scale == 1 else 5, limit))
    finally:
        rival.close()
    return found


def all_stages(folder: Path, quads: Path, scale: int, limit: float, quick: bool) -> dict[tuple[str, str], list]:
    """Load, derive, check and project with their rivals, each in its own process, in turn."""
    found: dict[tuple[str, str], list] = {s: [] for s in (QUICK if quick else STAGES)}
    for turn in range(1 if quick else 3):
        for (stage, engine), runs in found.items():
            if turn and (runs[0] is None or runs[0]["seconds"] > limit / 30):
                continue  # what takes long is measured once: noise is small against it
            tell(f"{stage} with {engine} at {scale} times the size")
            runs.append(one_stage(stage, engine, folder, quads, limit))
    return found


def one_stage(stage: str, engine: str, folder: Path, quads: Path, limit: float) -> dict | None:
    """What one stage took in a process of its own; None if it was stopped at the limit."""
    run = subprocess.run([sys.executable, str(HERE / "stages.py"), stage, engine, str(folder), str(quads), f"{limit:.0f}"],
                         stdout=subprocess.PIPE, text=True)
    if run.returncode == -14:  # SIGALRM
        return None
    run.check_returncode()
    return json.loads(run.stdout)


def start_up(rounds: int) -> dict[str, float]:
    """Median seconds of whole processes, in turn: a bare interpreter first, then the shell."""
    calls = {"python -c pass": ["-c", "pass"], "kg --version": ["-m", "kg", "--version"],
             "kg ask digital-partnerships": ["-m", "kg", "ask", "digital-partnerships"]}
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, words in calls.items():
            begun = time.perf_counter()
            subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, check=True, env={**os.environ, "PYTHONWARNINGS": "ignore"})
            times[name].append(time.perf_counter() - begun)
    return {name: statistics.median(found) for name, found in times.items()}


def tell(what: str) -> None:
    """What is going on, for people who wait."""
    print(f"… {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
