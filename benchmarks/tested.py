"""Which statements and branches of the package the tests run, subprocesses and forked copies included.

    python benchmarks/tested.py [--parts core server site] [--workers 2] [--report] [--write]

Runs the tests in three parts under coverage.py and prints a line for each package and module; the parts add up, so one may be
run alone and the others later (``--report``: run none, only report what was measured). What no test runs in the modules that
issue people's numbers rest on is listed in build/uncovered.txt. ``--write`` puts the table into docs/testing.md.
"""
from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from mutation import written  # noqa: E402

HOME = Path(__file__).resolve().parent.parent
FOLDER = HOME / "build/coverage"
PARTS = {
    "site": ("test_site", "test_network_page", "test_network_hubs", "test_single"),
    "server": ("test_server", "test_mcp", "test_load", "test_places", "test_reconciliation", "test_soundness", "test_cluster", "test_wheel",
               "test_notebook"),
    "core": ("test_",),
}
SOME = "some"
"""What ``--files`` measures; it adds to the parts and takes nothing away."""
LOOKED_AT = ("kg/table.py", "kg/tables.py", "kg/records.py", "kg/schema.py", "kg/dates.py", "kg/dataset.py", "kg/shapes.py", "kg/slices.py",
             "kg/standing.py", "kg/analysis/", "kg/network/", "kg/research/history.py", "kg/research/spans.py", "kg/research/standing.py")
"""Modules of which every branch that no test runs is looked at."""


def files(part: str) -> list[str]:
    """The test files of a part: each belongs to the first whose names fit."""
    found = defaultdict(list)
    for path in sorted((HOME / "tests").glob("test_*.py")):
        found[next(name for name, heads in PARTS.items() if path.stem.startswith(heads))].append(str(path.relative_to(HOME)))
    return found[part]


def run(part: str, workers: int, some: list[str]) -> int:
    """Run the tests of a part (or some files only) measured; pytest's exit code."""
    for old in FOLDER.glob(f"{part}*"):
        old.unlink()
    env = {**os.environ, "COVERAGE_FILE": str(FOLDER / part)}
    words = [sys.executable, "-m", "coverage", "run", "-m", "pytest", "-n", str(workers), "--dist", "loadfile", *(some or files(part))]
    return subprocess.run(words, cwd=HOME, env=env, check=False).returncode


def report() -> dict:
    """What coverage.py says of all parts together."""
    env = {**os.environ, "COVERAGE_FILE": str(FOLDER / "all")}
    parts = [str(p) for p in FOLDER.glob("*") if p.name.split(".")[0] in (*PARTS, SOME) and p.suffix != ".json"]
    for words in (["combine", "--keep", "--quiet", *parts], ["json", "--quiet", "-o", str(FOLDER / "all.json")]):
        subprocess.run([sys.executable, "-m", "coverage", *words], cwd=HOME, env=env, check=True)
    return json.loads((FOLDER / "all.json").read_text())


def section(found: dict) -> str:
    """The table of docs/testing.md: by package, modules of the top level together."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0] * 4)
    for name, file in found["files"].items():
        inside = Path(name).relative_to("kg").parts
        for package in ("kg/" + inside[0] if len(inside) > 1 else "kg (modules of the top level)", "**all**"):
            for i, key in enumerate(("covered_lines", "num_statements", "covered_branches", "num_branches")):
                sums[package][i] += file["summary"][key]
    lines = [date.today().isoformat() + "; measured parts: " + ", ".join(p for p in PARTS if any(FOLDER.glob(f"{p}*"))), "",
             "| package | statements | run | branches | run |", "|---|---:|---:|---:|---:|"]
    for package, (ran, statements, taken, branches) in sorted(sums.items(), key=lambda one: (one[0] == "**all**", one[0])):
        lines.append(f"| {package} | {statements} | {_share(ran, statements)} | {branches} | {_share(taken, branches)} |")
    return "\n".join(lines)


def uncovered(found: dict) -> list[str]:
    """File and line of what no test runs in the modules that are looked at: statements, and branches as from → to."""
    lines = []
    for name, file in sorted(found["files"].items()):
        if name.startswith(LOOKED_AT):
            text = (HOME / name).read_text(encoding="utf-8").splitlines()
            lines += [f"{name}:{n}: {text[n - 1].strip()}" for n in file["missing_lines"]]
            lines += [f"{name}:{a} → {b if b > 0 else 'end'}: {text[a - 1].strip()}" for a, b in file["missing_branches"]
                      if b not in file["missing_lines"]]
    return lines


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def main() -> int:
    say = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    say.add_argument("--parts", nargs="*", choices=[*PARTS], default=[*PARTS])
    say.add_argument("--workers", type=int, default=2)
    say.add_argument("--files", nargs="*", default=[], help="these test files only, beside the parts")
    say.add_argument("--report", action="store_true", help="run nothing, report what was measured")
    say.add_argument("--write", action="store_true", help="write docs/testing.md")
    given = say.parse_args()
    if not given.report and not given.files and set(given.parts) == {*PARTS}:
        shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    codes = [] if given.report else [run(part, given.workers, given.files) for part in (given.parts if not given.files else [SOME])]
    found = report()
    table, left = section(found), uncovered(found)
    (HOME / "build/uncovered.txt").write_text("\n".join(left) + "\n", encoding="utf-8")
    print(table)
    for name, file in sorted(found["files"].items(), key=lambda one: one[1]["summary"]["percent_covered"])[:20]:
        print(f"  {file['summary']['percent_covered']:5.1f} %  {name}")
    print(f"{len(left)} uncovered in the modules that are looked at: build/uncovered.txt")
    if given.write:
        written(HOME / "docs/testing.md", "coverage", table)
    return max(codes, default=0)


if __name__ == "__main__":
    sys.exit(main())
