"""Mutation testing: plants small faults in the modules of analysis and of time, and counts those that the tests notice.

    python benchmarks/mutation.py [--modules kg.dates kg.slices …] [--sample 15] [--seed 1] [--light] [--add] [--again] [--write]

The modules of time are tried whole, of each other one a seeded sample (``--sample 0``: all). One process imports everything and
collects the tests; a copy of it runs them once and notes which lines each test and each shared fixture runs. For every mutant
a further copy plants it (``mutants.py``) and runs only the tests that run its line, the quickest first, until one fails. A
mutant on a line that the shared graph runs while it is built gets a graph of its own; all others share the warm one. What is
known to change nothing stands in ``benchmarks/mutants.csv`` with the reason. ``--again`` tries only what survived last time.
Existing tools were tried first: see docs/testing.md.
"""
from __future__ import annotations

import argparse
import ast
import csv
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from datetime import date
from itertools import accumulate
from pathlib import Path

import coverage
import pytest
from _pytest.runner import runtestprotocol

sys.path.insert(0, str(Path(__file__).resolve().parent))
from mutants import Mutant, mutants, planted  # noqa: E402

HOME = Path(__file__).resolve().parent.parent
TIME = ("kg.dates", "kg.slices", "kg.standing", "kg.network.periods", "kg.research.history", "kg.research.spans", "kg.research.standing",
        "kg.analysis.history", "kg.analysis.timing", "kg.analysis.spans")
# What starts browsers, servers or whole programs says little of a formula and would cost minutes for each mutant.
OUT = ("test_site", "test_server", "test_network_page", "test_network_hubs", "test_notebook", "test_wheel", "test_mcp", "test_load", "test_single",
       "test_soundness", "test_places", "test_cluster", "test_benchmarks", "test_published", "test_export_readers", "test_layers", "test_reconciliation")
SLOW, ENOUGH = 4.0, 12.0
"""Seconds above which a test is not run for mutants, and for how many seconds of tests a mutant must survive."""
EXPLAINED = HOME / "benchmarks/mutants.csv"
BRANCHES = HOME / "build/coverage/mutation.lines"
"""What the tests of the last baseline ran, for ``tested.py --report``."""
RESULTS = HOME / "build/mutation.json"


def source(module: str) -> Path:
    """The file of a module."""
    path = HOME / Path(*module.split("."))
    return path.with_suffix(".py") if path.with_suffix(".py").exists() else path / "__init__.py"


def analysed() -> list[str]:
    """The modules of kg/analysis by dotted name."""
    return sorted("kg.analysis." + p.stem for p in (HOME / "kg/analysis").glob("*.py") if p.stem != "__init__")


def chosen(modules: list[str], sample: int, seed: int) -> list[Mutant]:
    """All mutants of the modules of time and a seeded sample of each of the others, in order of module and line."""
    found: list[Mutant] = []
    for module in modules:
        some = mutants(module, source(module))
        if module not in TIME and 0 < sample < len(some):
            some = random.Random(f"{seed} {module}").sample(sorted(some, key=lambda m: m.key), sample)
        found += sorted(some, key=lambda m: m.index)
    return found


class Tested:
    """A pytest plugin in whose place of the usual loop all mutants are tried. ``results`` are (mutant, outcome, tests, seconds)."""

    def __init__(self, wanted: list[Mutant], folder: Path, light: bool = False):
        self.wanted, self.folder, self.light, self.results = wanted, folder, light, []
        self.cov: coverage.Coverage | None = None
        self.context: list[str] = []

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        if self.light:
            items[:] = [i for i in items if not {"g", "tables"} & set(i.fixturenames)]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.items = session.items
        begun = time.monotonic()
        self._copy(lambda: self._baseline(session))
        self._read()
        print(f"{len(self.items)} tests run once in {time.monotonic() - begun:.0f} s; {len(self.wanted)} mutants", flush=True)
        plans = [(m, *self._plan(m)) for m in self.wanted]
        self._tried([p for p in plans if p[2]])
        self._copy(lambda: self._warm(plans))
        self.results += json.loads((self.folder / "warm.json").read_text()) if (self.folder / "warm.json").exists() else []
        return True

    @pytest.hookimpl(hookwrapper=True)
    def pytest_fixture_setup(self, fixturedef, request):
        """What a fixture of a module or a session runs counts for every test that uses it."""
        if self.cov is None or fixturedef.scope == "function":
            yield
            return
        self.context.append(f"fixture:{fixturedef.baseid}:{fixturedef.argname}")
        self.cov.switch_context(self.context[-1])
        yield
        self.context.pop()
        self.cov.switch_context(self.context[-1])

    # Once ------------------------------------------------------------------------------------------------------------------

    def _baseline(self, session: pytest.Session) -> None:
        self.cov = coverage.Coverage(data_file=str(self.folder / "lines"), branch=True, include=[str(HOME / "kg/*")], config_file=False)
        self.cov.start()
        took, failed = {}, []
        for i, item in enumerate(self.items):
            self.context = [f"test:{i}"]
            self.cov.switch_context(self.context[-1])
            begun = time.process_time()
            reports = runtestprotocol(item, nextitem=self.items[i + 1] if i + 1 < len(self.items) else None, log=False)
            took[i] = time.process_time() - begun
            if any(r.outcome != "passed" for r in reports):
                failed.append(i)
        self.cov.stop()
        self.cov.save()
        BRANCHES.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(self.folder / "lines", BRANCHES.with_name(f"{BRANCHES.name}.{os.getppid()}"))
        (self.folder / "took.json").write_text(json.dumps([took, failed]))

    def _read(self) -> None:
        took, failed = json.loads((self.folder / "took.json").read_text())
        self.took = {int(i): seconds for i, seconds in took.items()}
        for i in failed:
            print(f"  not used, since it fails or skips by itself: {self.items[i].nodeid}", flush=True)
        bad = set(failed)
        data = coverage.CoverageData(str(self.folder / "lines"))
        data.read()
        users = defaultdict(set)
        for i, item in enumerate(self.items):
            for name in item.fixturenames:
                for made in item._fixtureinfo.name2fixturedefs.get(name, ()):
                    users[f"fixture:{made.baseid}:{made.argname}"].add(i)
        self.runs: dict[tuple[str, int], set[int]] = defaultdict(set)
        self.shared: set[tuple[str, int]] = set()
        for file in data.measured_files():
            for line, contexts in data.contexts_by_lineno(file).items():
                for context in contexts:
                    if context.startswith("test:"):
                        self.runs[file, line].add(int(context[5:]))
                    elif context:
                        self.runs[file, line] |= users[context]
                        if context.endswith(":g"):
                            self.shared.add((file, line))
        for found in self.runs.values():
            found -= bad

    def _plan(self, mutant: Mutant) -> tuple[list[int], bool]:
        """The tests that may notice a mutant, the quickest first, and whether the shared graph must be built anew for them."""
        if mutant.names:
            lines = self._uses(set(mutant.names), source(mutant.module))
        else:
            lines = [(str(source(mutant.module)), n) for n in range(mutant.lines[0], mutant.lines[1] + 1)]
        tests = {i for place in lines for i in self.runs.get(place, ()) if self.took[i] < SLOW}
        order = sorted(tests, key=lambda i: self.took[i])
        spent = accumulate(self.took[i] for i in order)
        return [i for i, seconds in zip(order, spent) if seconds <= ENOUGH], any(place in self.shared for place in lines)

    def _uses(self, names: set[str], home: Path) -> list[tuple[str, int]]:
        """Lines that name a constant, in its own module and where its name is used elsewhere in the package."""
        found = []
        for path in (HOME / "kg").rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            if not any(name in text for name in names) or path != home and f" {home.stem} import" not in text.replace(".", " ") \
                    and f"{home.stem}." not in text:
                continue
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Name | ast.Attribute) and getattr(node, "id", getattr(node, "attr", "")) in names:
                    found.append((str(path), node.lineno))
        return found

    # For each mutant ----------------------------------------------------------------------------------------------------------

    def _warm(self, plans: list) -> None:
        """Build the shared graph by one test that needs it, then try what may share it."""
        last = self.items[-1]
        user = next((i for i in self.items if "g" in i.fixturenames and i.parent is not last.parent), None)
        if user is not None:
            runtestprotocol(user, nextitem=last, log=False)
        self.results = []
        self._tried([p for p in plans if not p[2]])
        (self.folder / "warm.json").write_text(json.dumps(self.results))

    def _tried(self, plans: list) -> None:
        for mutant, tests, _ in plans:
            begun = time.monotonic()
            outcome = self._outcome(mutant, tests) if tests else "no test"
            took = time.monotonic() - begun
            self.results.append((vars(mutant), outcome, len(tests), took))
            if len(self.results) % 25 == 0:
                print(f"{len(self.results)} tried, at {mutant.module}:{mutant.line}", flush=True)
            if outcome not in ("killed", "timeout"):
                print(f"{outcome:9} {mutant.module}:{mutant.line} {mutant.before} → {mutant.after} ({len(tests)} tests, {took:.1f} s)", flush=True)

    def _outcome(self, mutant: Mutant, tests: list[int]) -> str:
        limit = 8 + 4 * sum(self.took[i] for i in tests)
        code = self._copy(lambda: self._noticed(mutant, tests), limit)
        return {0: "survived", 1: "killed", 3: "unplanted"}.get(code, "timeout")

    def _noticed(self, mutant: Mutant, tests: list[int]) -> int:
        try:
            planted(mutant, source(mutant.module))
        except SyntaxError:
            return 3
        except Exception:  # noqa: BLE001 - a constant that cannot be set at all fails when the module is imported
            return 1
        self.items[0].config._tmp_path_factory._basetemp = Path(tempfile.mkdtemp(dir=self.folder))
        for n, i in enumerate(tests):
            after = self.items[tests[n + 1]] if n + 1 < len(tests) else None
            if any(r.outcome == "failed" for r in runtestprotocol(self.items[i], nextitem=after, log=False)):
                return 1
        return 0

    def _copy(self, work, limit: float | None = None) -> int:
        """Run something in a copy of this process; its number, or -1 when it took too long."""
        child = os.fork()
        if not child:
            code = 4
            try:
                if limit is not None:
                    os.setsid()
                    null = os.open(os.devnull, os.O_RDWR)
                    for stream in (0, 1, 2):
                        os.dup2(null, stream)
                    used = int(time.process_time())
                    resource.setrlimit(resource.RLIMIT_CPU, (used + int(limit) + 1,) * 2)
                    resource.setrlimit(resource.RLIMIT_AS, (6 * 2**30,) * 2)
                code = work() or 0
            except BaseException as error:  # noqa: BLE001 - whatever a mutant does must end here
                if limit is None:
                    print("the copy failed:", repr(error), file=sys.stderr, flush=True)
                code = 1 if limit is not None else 4
            finally:
                sys.stdout.flush()
                os._exit(code)
        end = time.monotonic() + (6 * limit if limit else 86400)
        pause = 0.002
        while True:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                break
            if time.monotonic() > end:
                os.killpg(child, signal.SIGKILL)
                os.waitpid(child, 0)
                status = signal.SIGKILL
                break
            time.sleep(pause)
            pause = min(0.05, pause * 1.3)
        if limit is not None:
            for left in self.folder.glob("tmp*"):
                shutil.rmtree(left, ignore_errors=True)
        return os.waitstatus_to_exitcode(status) if not os.WIFSIGNALED(status) else -1


# What came of it ------------------------------------------------------------------------------------------------------------------

def explained() -> dict[str, str]:
    """Mutants that change nothing anyone could notice, by key, with the reason."""
    if not EXPLAINED.exists():
        return {}
    with EXPLAINED.open(encoding="utf-8", newline="") as file:
        return {row["mutant"]: row["why"] for row in csv.DictReader(file)}


def section(results: list[dict], sample: int, seed: int) -> str:
    """The tables of docs/testing.md: by module, and every survivor with its reason."""
    why = explained()
    by = defaultdict(Counter)
    for one in results:
        by[one["module"]][one["outcome"] if one["outcome"] in ("killed", "timeout") or one["key"] not in why else "explained"] += 1
    total = sum(by.values(), Counter())
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=HOME, capture_output=True, text=True, check=False).stdout.strip()
    lines = [f"{date.today().isoformat()}, commit {commit or 'unknown'}; {sum(total.values())} mutants: all of the modules of time, "
             f"{'all' if not sample else f'{sample} of each (seed {seed})'} of the other modules of kg/analysis.", "",
             "| module | mutants | killed | survive, with a reason | survive, open | killed of all |", "|---|---:|---:|---:|---:|---:|"]
    for module, count in [*sorted(by.items()), ("**all**", total)]:
        n, dead = sum(count.values()), count["killed"] + count["timeout"]
        lines.append(f"| {module} | {n} | {dead} | {count['explained']} | {n - dead - count['explained']} | {100 * dead / n:.1f} % |")
    left = [one for one in results if one["outcome"] not in ("killed", "timeout")]
    lines += ["", f"Survivors ({len(left)}):", "", "| module, function | line | mutant | why it lives |", "|---|---:|---|---|"]
    for one in sorted(left, key=lambda one: (one["module"], one["line"])):
        what = f"`{_cell(one['before'])}` → `{_cell(one['after'])}`"
        lines.append(f"| {one['module'].removeprefix('kg.')}, {one['holder']} | {one['line']} | {what} | {why.get(one['key'], '**open**')} |")
    return "\n".join(lines)


def _cell(text: str) -> str:
    return (text if len(text) < 90 else text[:86] + " …").replace("|", "\\|")


def written(page: Path, name: str, text: str) -> None:
    """Put a text between the marks of a page."""
    old = page.read_text(encoding="utf-8")
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    head, _, rest = old.partition(begin)
    page.write_text(f"{head}{begin}\n{text}\n{end}{rest.partition(end)[2]}", encoding="utf-8")


def main() -> int:
    say = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    say.add_argument("--modules", nargs="*", default=sorted({*TIME, *analysed()}), help="dotted names")
    say.add_argument("--sample", type=int, default=15, help="mutants of each module that is not about time; 0: all")
    say.add_argument("--seed", type=int, default=1)
    say.add_argument("--tests", nargs="*", default=None, help="test files (default: all that start no browser, server or program)")
    say.add_argument("--only", default="", help="an expression of names, as pytest -k takes it")
    say.add_argument("--light", action="store_true", help="only tests that do not open the project's graph")
    say.add_argument("--again", action="store_true", help="only what survived last time")
    say.add_argument("--out", type=Path, default=RESULTS, help="where the outcomes are kept (default: build/mutation.json)")
    say.add_argument("--add", action="store_true", help="keep what was found for other modules")
    say.add_argument("--write", action="store_true", help="write docs/testing.md")
    given = say.parse_args()
    if given.again:
        last = json.loads(given.out.read_text())
        alive = {one["key"] for one in last if one["outcome"] not in ("killed", "timeout")}
        modules = sorted({one["module"] for one in last if one["key"] in alive})
        wanted = [m for m in chosen(modules, 0, 1) if m.key in alive]
    else:
        last, wanted = [], chosen(given.modules, given.sample, given.seed)
    tests = given.tests or sorted(str(p) for p in (HOME / "tests").glob("test_*.py") if not p.stem.startswith(OUT))
    folder = Path(tempfile.mkdtemp(prefix="mutation-"))
    os.chdir(HOME)
    sys.path.insert(0, str(HOME))
    plugin = Tested(wanted, folder, given.light)
    begun = time.monotonic()
    try:
        code = pytest.main(["-s", "-q", "--no-header", "--no-summary", *(["-k", given.only] if given.only else []), *tests], plugins=[plugin])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    fresh = [{**one, "key": Mutant(**one).key, "outcome": outcome, "tests": n, "seconds": round(seconds, 2)}
             for one, outcome, n, seconds in plugin.results]
    now = {one["key"]: one for one in fresh}
    if given.again:  # other tests may have been chosen: what was killed once stays killed, lines are those of today
        here = {m.key for name in modules for m in mutants(name, source(name))}
        dead = ("killed", "timeout")
        results = [now[one["key"]] if one["outcome"] not in dead and now.get(one["key"], one)["outcome"] in dead else
                   {**one, "line": now.get(one["key"], one)["line"]} for one in last if one["module"] not in modules or one["key"] in here]
    elif given.add:
        results = [one for one in (json.loads(given.out.read_text()) if given.out.exists() else []) if one["module"] not in given.modules] + fresh
    else:
        results = fresh
    given.out.parent.mkdir(exist_ok=True)
    given.out.write_text(json.dumps(results, ensure_ascii=False, indent=0))
    count = Counter(one["outcome"] for one in results)
    print(f"{dict(count)}: {100 * (count['killed'] + count['timeout']) / max(1, len(results)):.1f} % of {len(results)} killed "
          f"in {time.monotonic() - begun:.0f} s", flush=True)
    if given.write:
        written(HOME / "docs/testing.md", "mutation", section(results, given.sample, given.seed))
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
