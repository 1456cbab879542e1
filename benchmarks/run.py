"""The benchmark house: every stage of the work against its rivals, in one run: `python benchmarks/run.py [--quick] [--keep]`.

Stages: start-up, draw, analyse; then at each size load, lift, check, derive, ask, project. Each stage of each engine is a process of
its own, so its peak of memory is its own too. Engines take turns, round by round, so that a slow moment of the machine strikes all
of them; medians are compared. Read ratios, not seconds. What is not installed, fails, is stopped at its limit (of time, or of memory)
or is not reached is a row that says so. What was measured is kept in the folder of the run as it comes; the same command goes on
where it was ended, if the code is the same (`--fresh`: begins anew). `--keep` writes the results into benchmarks/results.json and the
pages made from it.
"""
from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from pathlib import Path
from typing import Any

import pages
import report
import sizes
from asking import GENERIC
from pages import tell

HERE = Path(__file__).resolve().parent
STAGES: dict[str, tuple[str, ...]] = {
    "load": ("kg", "pyoxigraph", "oxrdflib", "maplib", "virtuoso", "rdflib"),
    "lift": ("kg", "pyoxigraph"),
    "check": ("kg", "pyshacl"),
    "derive": ("kg", "rdflib"),
    "ask": ("kg", "oxrdflib", "maplib", "virtuoso", "rdflib"),  # bare pyoxigraph takes turns with ours in one process
    "project": ("kg", "networkx", "rdflib multidigraph", "rdflib graph", "kglab")}
PAGES = ("kg", "pyvis", "pyvis, filled in bulk")
ANALYSES = ("kg", "our engine", "igraph", "rustworkx", "networkit", "networkx")
STARTS = {"python -c pass": ("-c", "pass"), "kg --version": ("-m", "kg", "--version"),
          "kg ask digital-partnerships": ("-m", "kg", "ask", "digital-partnerships")}
LARGEST = {("load", "pyoxigraph"): 1000, ("load", "kg"): 1000, ("ask", "kg"): 1000, ("project", "kg"): 1000,
           ("derive", "rdflib"): 1, ("check", "pyshacl"): 10, ("project", "kglab"): 10, ("project", "rdflib graph"): 10,
           ("ask", "rdflib"): 10}
"""The largest size at which an engine is run for a stage; 100 for all others. Beyond it takes too long, or more memory than there is."""
ROUNDS, SPENT = {1: 5, 10: 3, 100: 3, 1000: 1}, {1: 6.0, 10: 12.0, 100: 15.0, 1000: 0.0}
"""Rounds at a size, and seconds that the processes of an engine may have taken before it gets another one."""
GIVEN_UP = {("project", "kglab"): 20.0}
"""Seconds after which a process of a stage and engine is ended before the limit of its size: by then it is some fifty times ours."""
LIMIT = {1: 60.0, 10: 60.0, 100: 120.0, 1000: 300.0}
ASKED = {1: (9, 0.2, None, 5.0, 18.0), 10: (5, 0.8, None, 10.0, 45.0), 100: (3, 1.0, None, 12.0, 45.0), 1000: (2, 0.0, 20.0, 0.0, 90.0)}
"""Asking: our rounds, seconds a question gets for them, our limit a question, the most that a rival gets a question, and seconds in all
with the loading (at 100 ours are not bounded by them)."""
TIMES = 150  # a rival's question is stopped at so many times our own, within one second and the most above
NODES, MEASURES = (1000, 10_000, 100_000), ("degree", "core", "components", "pagerank", "closeness", "betweenness", "harmonic", "eigenvector")


class House:
    """One run: its folder, what was measured, and how much time is left."""

    def __init__(self, state: Path, quick: bool, minutes: float, memory: float, only: list[str], times: list[int], engines: list[str] | None = None,
                 patience: float = 1.0):
        state.mkdir(parents=True, exist_ok=True)
        self.state, self.quick, self.memory, self.only, self.times = state, quick, memory, only, times
        self.file, self.engines, self.patience = state / "results.json", engines, patience
        kept = json.loads(self.file.read_text(encoding="utf-8")) if self.file.exists() else {}
        self.found = kept or {"cells": {}, "questions": {}, "quads": {}, "profiles": {}, "seconds": 0.0, "machine": machine()}
        self.found |= {"quick": quick, "of": code()}
        if patience > 1:
            self.found["machine"]["note"] = "shared with much other work"
        self.measured = 0
        self.begun, self.before = time.monotonic(), self.found["seconds"]
        self.until = self.begun + 60 * minutes

    def run(self) -> None:
        """All stages, small sizes first, what takes most memory last."""
        if "start-up" in self.only:
            self.starts(5 if self.quick else 15)
        if "draw" in self.only:
            self.draws((1000,) if self.quick else (1000, 5000, 20_000))
        if "analyse" in self.only:
            for nodes in NODES[:1] if self.quick else NODES:
                self.analyses(nodes)
        for size in sizes.SIZES:
            if size.times in self.times and set(STAGES) & set(self.only):
                self.size(size)
        if not self.measured:
            tell("nothing was left to measure; --fresh measures anew")
        self.found["whole"] = {"start-up", "draw", "analyse", *STAGES} <= set(self.only) and all(c.get("said") != LATE for c in self.found["cells"].values())
        self.keep()

    def size(self, size: sizes.Size) -> None:
        """All stages at one size."""
        wanted = [s for s in STAGES if s in self.only]
        tell(f"making the data of {size.times} times the smallest size")
        try:
            folder, self.found["quads"][str(size.times)] = sizes.made(size, self.state, max(1.0, self.until - time.monotonic()))
        except (subprocess.SubprocessError, OSError) as e:
            tell(f"no data of this size: {type(e).__name__}")
            for stage in wanted:
                self.note(stage, "kg", size.times, "no data of this size: " + type(e).__name__)
            return
        for stage in sorted(wanted, key=lambda s: s == "ask") if size.quads else wanted:
            if stage == "ask":
                self.asks(folder, size.times)
                continue
            engines = [e for e in STAGES[stage] if size.tables or stage not in ("lift", "check", "derive")]
            for engine in engines:
                if size.times > LARGEST.get((stage, engine), 100):
                    self.note(stage, engine, size.times, "not run at this size")
            self.turns(stage, [e for e in engines if size.times <= LARGEST.get((stage, engine := e), 100)], size.times, folder, {})
        if size.times == 10 and not self.quick:
            for stage in wanted:
                self.profile(stage, folder, {})

    def turns(self, stage: str, engines: list[str], size: int, place: Path, options: dict) -> None:
        """Some engines in turn, round by round."""
        known = self.found["cells"]
        engines = [e for e in engines if not self.engines or e in self.engines]
        left = [e for e in engines if not self.done(key(stage, e, size))]
        for engine in left:
            if known.get(key(stage, engine, size), {}).get("said") == LATE:
                del known[key(stage, engine, size)]
        spent = dict.fromkeys(left, 0.0)
        rounds = (2 if size == 1 else 1) if self.quick else ROUNDS.get(size, 3)
        limit = 30.0 if self.quick else LIMIT.get(size, 120.0)
        for number in range(rounds):
            for engine in left[::1 if number % 2 == 0 else -1]:
                cell = known.get(key(stage, engine, size), {"walls": [], "cpus": [], "mb": 0.0})
                if "said" in cell or spent[engine] > SPENT.get(size, 12.0):
                    continue
                tell(f"{stage}, {engine}, {size:,}, round {number + 1}")
                spent[engine] -= time.monotonic()
                lines, ended = self.process(stage, engine, place, options, min(limit, GIVEN_UP.get((stage, engine), limit)))
                spent[engine] += time.monotonic()
                self.add(key(stage, engine, size), lines[-1] if lines else {}, ended)
        for engine in left:
            known[key(stage, engine, size)]["done"] = True
        self.keep()

    def add(self, name: str, line: dict, ended: str | None) -> None:
        """Put one measurement into its cell, or why there is none."""
        cell = self.found["cells"].setdefault(name, {"walls": [], "cpus": [], "mb": 0.0})
        if "missing" in line:
            cell["said"] = f"not installed ({line['missing']})"
        elif ended or "wall" not in line:
            cell["said"] = ended or line.get("failed", "no answer")
        else:
            cell["walls"].append(round(line["wall"], 6))
            cell["cpus"].append(round(line["cpu"], 6))
            cell["mb"] = round(max(cell["mb"], line["mb"]), 1)
            cell |= {k: line[k] for k in ("count", "sample", "apart", "size") if line.get(k) is not None}
        self.keep()

    def note(self, stage: str, engine: str, size: int, said: str) -> None:
        """A cell that says why nothing was measured."""
        self.found["cells"].setdefault(key(stage, engine, size), {"walls": [], "cpus": [], "mb": 0.0, "said": said, "done": True})

    def done(self, name: str) -> bool:
        """Whether a cell was measured in an earlier part of this run."""
        cell = self.found["cells"].get(name, {})
        return bool(cell.get("done")) and cell.get("said") != LATE

    def process(self, stage: str, engine: str, place: Path, options: dict, limit: float) -> tuple[list[dict], str | None]:
        """The lines that a process of its own prints, and why it was ended, if it was."""
        left = self.until - time.monotonic()
        if left < 2:
            return [], LATE
        own = Path(sys.prefix) / engine / "bin" / "python"  # an engine that does not go with the others has an environment of its own
        words = [str(own) if own.exists() else sys.executable, str(HERE / "stages.py"), stage, engine, str(place), json.dumps(options)]
        limit *= self.patience
        self.measured += 1
        lines, ended = watched(words, min(limit, left), self.memory, self.state)
        return lines, LATE if ended and ended.startswith("> ") and "GB" not in ended and left < limit else ended

    def starts(self, rounds: int) -> None:
        """The shell against a bare interpreter, whole processes in turn."""
        if self.done(key("start-up", "python -c pass", 0)):
            return
        tell(f"start-up, {rounds} rounds")
        for number in range(-1, rounds):  # what is cached at the first call is cached before the clock runs
            for name, words in STARTS.items():
                start, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
                done = subprocess.run([sys.executable, *words], capture_output=True, env={**os.environ, "PYTHONWARNINGS": "ignore"},
                                      cwd=HERE.parent)
                now = resource.getrusage(resource.RUSAGE_CHILDREN)
                cpu = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
                if number >= 0 or done.returncode:
                    self.add(key("start-up", name, 0), {"wall": time.perf_counter() - start, "cpu": cpu, "mb": 0.0},
                             f"failed with code {done.returncode}" if done.returncode else None)
        for name in STARTS:
            self.found["cells"][key("start-up", name, 0)]["done"] = True
        if not self.quick:
            self.profile("start-up", self.state, {})

    def draws(self, nodes: tuple[int, ...]) -> None:
        """A page of a network: ours, stock pyvis, and pyvis whose edges are set in bulk."""
        place = self.state / "pages"
        place.mkdir(exist_ok=True)
        for number in nodes:
            engines = [e for e in PAGES if number <= 5000 or e != "pyvis"]
            if number > 5000:
                self.note("draw", "pyvis", number, "not run at this size")
            self.turns("draw", engines, number, place, {"nodes": number})
        if not self.quick:
            self.profile("draw", place, {"nodes": 1000})
        shutil.rmtree(place, ignore_errors=True)

    def analyses(self, nodes: int) -> None:
        """Every measure by every engine at one size of network."""
        place = self.state / "graphs"
        place.mkdir(exist_ok=True)
        options = {"folder": str(place), "nodes": nodes, "measures": list(MEASURES), "rounds": 1 if nodes > 10_000 else 3, "seconds": 2.0}
        if not (place / f"ends-{nodes}.npy").exists():
            tell(f"making a network of {nodes:,} nodes")
            self.process("analyse", "kg", place, {**options, "measures": []}, 300.0)
        for engine in ANALYSES:
            if self.engines and engine not in self.engines or self.done(key("analyse", engine, nodes)):
                continue
            tell(f"analyse, {engine}, {nodes:,} nodes")
            lines, ended = self.process("analyse", engine, place, options, 30.0 if self.quick else 60.0)
            known = {line["measure"]: line for line in lines if "measure" in line}
            for by in MEASURES:
                line = known.get(by, lines[-1] if lines and "missing" in lines[-1] else {})
                name = key("analyse", engine, nodes, by)
                self.found["cells"].pop(name, None)
                self.add(name, line, None if line else ended or "no answer")
            self.found["cells"][key("analyse", engine, nodes)] = {"walls": [], "cpus": [], "mb": 0.0, "done": ended != LATE}
            self.keep()
        if nodes == 10_000:
            self.profile("analyse", place, {**options, "nodes": 10_000})

    def asks(self, folder: Path, times: int) -> None:
        """Questions: ours and bare pyoxigraph in turn, then each rival with limits that follow from ours."""
        table = self.found["questions"].setdefault(str(times), {})
        rounds, seconds, limit, most, budget = ASKED[times]
        if self.quick:
            rounds, seconds, most, budget = 3, 0.2, 3.0, 15.0
        most, budget, seconds, limit = most * self.patience, budget * self.patience, seconds * self.patience, limit and limit * self.patience
        for engine in STAGES["ask"]:
            if self.engines and engine not in self.engines or self.done(key("ask", engine, times)):
                continue
            if times > LARGEST.get(("ask", engine), 100):
                self.note("ask", engine, times, "not run at this size")
                continue
            self.found["cells"].pop(key("ask", engine, times), None)
            tell(f"ask, {engine}, {times:,}")
            if engine == "kg":
                options: dict[str, Any] = {"rounds": rounds, "seconds": seconds, "limit": limit, "budget": budget if limit else 1e9}
                wait = 120.0 if self.quick else 2 * LIMIT[times]
            else:
                ours = {n: min(most, max(self.patience, TIMES * q["kg"])) for n, q in table.items() if q.get("kg")}
                options = {"limits": dict(sorted(ours.items(), key=lambda kv: drawn(kv[0]))), "rounds": min(rounds, 3), "budget": budget}
                for name, allowed in options["limits"].items():
                    table[name]["limit"] = allowed
                wait = budget / self.patience + 30.0
            lines, ended = self.process("ask", engine, folder, options, wait)
            for line in lines:
                if "question" in line:
                    name = line.pop("question")
                    table.setdefault(name, {}).update(
                        line if engine == "kg" else {engine: line.get("failed", line.get("seconds")), engine + " rows": line.get("rows")})
            self.add(key("ask", engine, times), lines[-1] if lines else {}, ended)
            self.found["cells"][key("ask", engine, times)]["done"] = ended != LATE
            self.keep()

    def profile(self, stage: str, place: Path, options: dict) -> None:
        """Where the time of our own stage goes."""
        if stage in self.found["profiles"]:
            return
        tell(f"profile of {stage}")
        lines, ended = self.process(stage, "kg", place, {**options, "profile": True}, 300.0)
        self.found["profiles"][stage] = next((line["profile"] for line in lines if "profile" in line), ended or "no answer")
        self.keep()

    def keep(self) -> None:
        """Write down what was measured until now."""
        self.found["seconds"] = round(self.before + time.monotonic() - self.begun, 1)
        pages.write(self.file, json.dumps(self.found, indent=0, sort_keys=True) + "\n")


LATE = "not reached in the time"


def code() -> str:
    """What is measured, as a hash: an earlier run of other code is not gone on with."""
    return sizes.digest("kg", "data", "ontology", *(f"benchmarks/{f.name}" for f in sorted(HERE.glob("*.py")) if f.name not in ("report.py", "pages.py")))


def begun(file: Path, quick: bool) -> bool:
    """Whether a file holds the beginning of a run like this one, which can be gone on with."""
    found = json.loads(file.read_text(encoding="utf-8"))
    return found.get("quick") == quick and found.get("of") == code() and not found.get("whole")


def key(stage: str, engine: str, size: int, measure: str = "") -> str:
    """The name of a cell."""
    return "|".join((stage, engine, str(size), *([measure] if measure else [])))


def drawn(name: str) -> tuple[int, float]:
    """Where a question comes in the order for rivals: generic ones first, kept ones as a seeded draw has them."""
    return (0 if name in GENERIC else 1, random.Random(name).random())


def machine() -> dict[str, Any]:
    """What the figures were taken on."""
    memory = int(re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())[1]) / 2**20
    names = ("pyoxigraph", "rdflib", "oxrdflib", "maplib", "kglab", "networkx", "igraph", "rustworkx", "networkit", "pyvis", "pyshacl")
    versions = {}
    for name in names:
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            own = next((Path(sys.prefix) / name).glob(f"lib/python*/site-packages/{name}-*.dist-info"), None)
            versions[name] = own and own.name.split("-")[1].removesuffix(".dist")
    return {"cores": os.cpu_count(), "memory": round(memory), "python": sys.version.split()[0], "versions": versions,
            "date": time.strftime("%Y-%m-%d")}


def watched(words: list[str], limit: float, memory: float, folder: Path) -> tuple[list[dict], str | None]:
    """Run a process and read its lines of JSON; it is ended, with all that it started, at a limit of seconds or of gigabytes."""
    with tempfile.TemporaryFile(dir=folder) as out, tempfile.TemporaryFile(dir=folder) as err:
        child = subprocess.Popen(words, stdout=out, stderr=err, start_new_session=True, env={**os.environ, "PYTHONWARNINGS": "ignore"})
        start, ended = time.monotonic(), None
        try:
            while child.poll() is None and not ended:
                time.sleep(0.02 if time.monotonic() - start < 2 else 0.2)
                if time.monotonic() - start > limit:
                    ended = f"> {limit:.0f} s"
                elif (held := resident(child.pid)) > memory * 2**30:
                    ended = f"> {memory:g} GB (at {held / 2**30:.1f})"
        finally:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)
            code = child.wait()
        out.seek(0)
        err.seek(0)
        lines = [json.loads(line) for line in out.read().decode("utf-8", "replace").splitlines() if line.startswith("{") and line.endswith("}")]
        if code and not ended:
            said = [line for line in err.read().decode("utf-8", "replace").splitlines() if line.strip()]
            ended = "failed: " + re.sub(r"/\S*/", "", said[-1])[:160] if said else f"failed with code {code}"
        return lines, ended


def resident(group: int) -> int:
    """Bytes of memory that a process and what it started in its session hold; forked copies share theirs and count once."""
    most = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if os.getsid(int(folder.name)) == group:
                    most = max(most, int((folder / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"))
            except (OSError, ValueError, IndexError):
                continue
    return most


def main(argv: list[str] | None = None) -> int:
    """Run what is asked for, print the tables, and keep them if that is asked for."""
    every = ("start-up", "draw", "analyse", *STAGES)
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--quick", action="store_true", help="the two smallest sizes, few rounds, under three minutes")
    p.add_argument("--only", nargs="+", choices=every, default=list(every), metavar="STAGE", help=", ".join(every))
    p.add_argument("--times", nargs="+", type=int, choices=[s.times for s in sizes.SIZES], help="sizes: 1 10 100 1000")
    p.add_argument("--engines", nargs="+", metavar="ENGINE", help="only these; kg is ours")
    p.add_argument("--minutes", type=float, help="what is not reached by then is not run (29, or 2.8 with --quick)")
    p.add_argument("--patience", type=float, default=1.0, help="every limit of time so many times as long, on a machine with other work")
    p.add_argument("--memory", type=float, default=12.0, help="gigabytes at which a process is ended")
    p.add_argument("--state", type=Path, help="folder of the run (build/benchmark)")
    p.add_argument("--fresh", action="store_true", help="forget what an earlier run measured; its data stay")
    p.add_argument("--keep", action="store_true", help="write benchmarks/results.json and the pages made from it")
    args = p.parse_args(argv)
    state = args.state or HERE.parent / "build" / "benchmark"
    name = state / "results.json"
    if name.exists() and (args.fresh or not begun(name, args.quick)):
        name.unlink()
    times = args.times or ([1, 10] if args.quick else [s.times for s in sizes.SIZES])
    house = House(state, args.quick, args.minutes or (2.8 if args.quick else 29.0), args.memory, args.only, times, args.engines, args.patience)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what runs is ended as well, and the tables are printed
    try:
        house.run()
    except KeyboardInterrupt:
        tell("ended; the same command goes on from here")
    print(report.text(house.found))
    if args.keep:
        pages.keep_house(house.found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
