"""Every speed claim against its rivals, in one run: `python benchmarks/run.py [--scale 1 100] [--quick] [-o README.md]`.

Rivals are run in turn, round by round, so that a slow moment of the machine strikes all of them; medians are compared.
Read ratios, not seconds.
"""
from __future__ import annotations

import argparse
import json
import math
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import generate
import pyoxigraph as ox

from kg import dataset, layout
from kg.dataset import Dataset
from kg.graph import KnowledgeGraph

HERE = Path(__file__).resolve().parent
STAGES = {"load": ("kg", "pyoxigraph", "rdflib"), "derive": ("kg", "rdflib"), "check": ("kg", "pyshacl", "store"),
          "project": ("kg", "networkx", "rdflib")}
SLOW = {("derive", "rdflib"), ("check", "store"), ("load", "rdflib"), ("project", "rdflib"), ("check", "pyshacl")}
TOO_SLOW = {("derive", "rdflib"), ("check", "store"), ("check", "pyshacl")}  # at a hundred times the size: many minutes
RIVALS = {"load": "reading the finished N-Quads", "derive": "rdflib with the same rules", "check": "pySHACL on every node of an rdflib copy, and of the Oxigraph store",
          "project": "filling networkx from ready lists, and rdflib's converter"}


def main(argv: list[str] | None = None) -> int:
    """Run what is asked for, print the tables, and write them into a document if one is named."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--scale", type=int, nargs="+", default=[1, 100])
    p.add_argument("--quick", action="store_true", help="scales 1 and 3, few rounds, no rdflib beyond the real size")
    p.add_argument("-o", dest="out", type=Path, help="document with a part between benchmark marks")
    args = p.parse_args(argv)
    scales = [1, 3] if args.quick else args.scale
    parts = []
    with tempfile.TemporaryDirectory() as place:
        for scale in scales:
            folder, quads = prepared(Path(place), scale)
            parts += [questions(quads, scale, args.quick), stages(folder, quads, scale, args.quick)]
    parts.append(start_up(5 if args.quick else 15))
    text = "\n\n".join(parts)
    print(text)
    if args.out:
        put(args.out, "benchmark", text)
    return 0


def put(document: Path, mark: str, text: str) -> None:
    """Write a text between two marks of a document."""
    old = document.read_text(encoding="utf-8")
    new = re.sub(rf"(<!-- {mark}:begin -->\n).*?(<!-- {mark}:end -->)", lambda m: m[1] + text + "\n" + m[2], old, flags=re.S)
    document.write_text(new, encoding="utf-8", newline="\n")


def prepared(place: Path, scale: int) -> tuple[Path, Path]:
    """A folder of tables at a scale, and the whole dataset as N-Quads."""
    folder, quads = layout.DATA, place / f"{scale}.nq"
    if scale > 1:
        folder = place / f"tables-{scale}"
        tell(f"generating {scale} times the data")
        generate.write(folder, layout.DATA, scale)
    tell(f"building the dataset at {scale} times the size")
    store = dataset.build(layout.ONTOLOGY, folder).store
    with quads.open("wb") as f:
        store.dump(f, format=ox.RdfFormat.N_QUADS)
    return folder, quads


def questions(quads: Path, scale: int, quick: bool) -> str:
    """All kept questions: our API, bare pyoxigraph, rdflib."""
    store = ox.Store()
    store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
    g = KnowledgeGraph(Dataset(store))
    times = {q.name: api_and_bare(g, q.name, q.bind(g._iri, {}), scale, quick) for q in g.questions()}
    tell(f"questions in rdflib at {scale} times the size")
    limits = {n: 60.0 if scale == 1 else min(60.0, max(5.0, 25 * ours)) for n, (ours, _) in times.items()}
    theirs = {} if quick else rdflib_times(quads, limits, 3 if scale == 1 else 1)
    lines = [f"### Questions at {scale} times the real size ({len(store):,} quads)", "",
             "| question | our API, ms | to bare pyoxigraph | rdflib to us |", "|---|---|---|---|"]
    for name in sorted(times, key=lambda n: -times[n][0])[:12]:
        ours, bare = times[name]
        lines.append(f"| {name} | {1000 * ours:.1f} | {ours / bare:.2f} | {shown(theirs, name, ours)} |")
    api = geometric([ours / bare for ours, bare in times.values()])
    total = sum(t[0] for t in times.values()) / sum(t[1] for t in times.values())
    lines.append(f"| **all {len(times)}, geometric mean** | | **{api:.2f}** | **{overall(theirs, times)}** |")
    lines.append(f"| all, ratio of totals | {1000 * sum(t[0] for t in times.values()):.0f} | {total:.2f} | |")
    killed = sum(1 for n in theirs if theirs[n] is None)
    lines += ["", "The slowest dozen are listed." + (f" rdflib was stopped at its limit in {killed} of {len(theirs)} questions; "
              "there the ratio is the least it can be." if killed else "")]
    return "\n".join(lines)


def api_and_bare(g: KnowledgeGraph, name: str, text: str, scale: int, quick: bool) -> tuple[float, float]:
    """Median seconds of our API and of bare pyoxigraph with the same text, run in turn; rows become Python values in both."""
    ours, bare = [], []
    start, rounds = time.perf_counter(), 3 if quick else 21
    for i in range(rounds):
        for turn in ((ours, lambda: g.ask(name)), (bare, lambda: plain(g.store, text)))[::1 if i % 2 else -1]:
            begun = time.perf_counter()
            turn[1]()
            turn[0].append(time.perf_counter() - begun)
        if i >= 4 and time.perf_counter() - start > (2 if scale == 1 else 8):
            break
    return statistics.median(ours), statistics.median(bare)


def plain(store: ox.Store, text: str) -> list[list]:
    """The rows of a query with the text of each term: the least that any program would do."""
    return [[t if t is None else t.value for t in row] for row in store.query(text, use_default_graph_as_union=True)]


def rdflib_times(quads: Path, limits: dict[str, float], rounds: int) -> dict[str, float | None]:
    """Seconds of each question in rdflib; None where it was stopped."""
    run = subprocess.run([sys.executable, str(HERE / "stages.py"), "ask", "rdflib", "-", str(quads), json.dumps(limits), str(rounds)],
                         capture_output=True, text=True, check=True)
    return {d["name"]: d["seconds"] for d in map(json.loads, run.stdout.splitlines())}


def shown(theirs: dict[str, float | None], name: str, ours: float) -> str:
    if name not in theirs:
        return "not run"
    return f"{theirs[name] / ours:.0f}" if theirs[name] is not None else f"> {min(60.0, max(5.0, 25 * ours)) / ours:.0f}"


def overall(theirs: dict[str, float | None], times: dict[str, tuple[float, float]]) -> str:
    """The geometric mean of rdflib to us; a stopped question counts with its limit."""
    if not theirs:
        return "not run"
    least = any(t is None for t in theirs.values())
    ratios = [(t if t is not None else min(60.0, max(5.0, 25 * times[n][0]))) / times[n][0] for n, t in theirs.items()]
    return f"{'> ' if least else ''}{geometric(ratios):.0f}"


def geometric(numbers: list[float]) -> float:
    return math.exp(statistics.fmean(map(math.log, numbers)))


def stages(folder: Path, quads: Path, scale: int, quick: bool) -> str:
    """Load, derive, check and project with their rivals, each in its own process."""
    lines = [f"### Stages at {scale} times the real size", "", "| stage | engine | seconds | to ours | peak MB | count |",
             "|---|---|---|---|---|---|"]
    for stage, engines in STAGES.items():
        found: dict[str, list[dict]] = {e: [] for e in engines}
        rounds = 1 if quick or scale > 10 else 3
        for _ in range(rounds):
            for engine in engines:
                if (quick and (stage, engine) in SLOW) or (scale > 10 and (stage, engine) in TOO_SLOW):
                    continue
                tell(f"{stage} with {engine} at {scale} times the size")
                found[engine].append(one_stage(stage, engine, folder, quads))
        first = statistics.median(r["seconds"] for r in found["kg"]) if found["kg"] else None
        for engine, runs in found.items():
            if runs:
                seconds = statistics.median(r["seconds"] for r in runs)
                ratio = f"{seconds / first:.2f}" if first else ""
                lines.append(f"| {stage} | {engine} | {seconds:.2f} | {ratio} | {max(r['mb'] for r in runs):.0f} | {runs[0]['count']:,} |")
            else:
                lines.append(f"| {stage} | {engine} | not run at this size | | | |")
    return "\n".join([*lines, "", "Rivals: " + "; ".join(f"{s}: {r}" for s, r in RIVALS.items()) + "."])


def one_stage(stage: str, engine: str, folder: Path, quads: Path) -> dict:
    run = subprocess.run([sys.executable, str(HERE / "stages.py"), stage, engine, str(folder), str(quads)],
                         capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def start_up(rounds: int) -> str:
    """The shell against a bare interpreter, whole processes in turn."""
    calls = {"python -c pass": ["-c", "pass"], "kg --version": ["-m", "kg", "--version"],
             "kg ask digital-partnerships": ["-m", "kg", "ask", "digital-partnerships"]}
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, words in calls.items():
            begun = time.perf_counter()
            subprocess.run([sys.executable, *words], capture_output=True, check=True, env={**os.environ, "PYTHONWARNINGS": "ignore"})
            times[name].append(time.perf_counter() - begun)
    bare = statistics.median(times["python -c pass"])
    lines = ["### Start-up", "", "| call | ms | to a bare interpreter |", "|---|---|---|"]
    for name, found in times.items():
        median = statistics.median(found)
        lines.append(f"| `{name}` | {1000 * median:.0f} | {median / bare:.1f} |")
    return "\n".join(lines)


def tell(what: str) -> None:
    """What is going on, for people who wait."""
    print(f"… {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
