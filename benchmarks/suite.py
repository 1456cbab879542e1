"""The kept questions, each asked of our API, of bare pyoxigraph and of rdflib, in turn.

    python benchmarks/suite.py QUADS      a worker that answers questions in rdflib; run.py talks to it

The worker reads one JSON line a question (text, limit in seconds, rounds) and answers with one (seconds or null, rows).
"""
from __future__ import annotations

import gc
import json
import math
import os
import select
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.graph import KnowledgeGraph

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Case:
    """A question with its parameters, and the SPARQL text that they make."""

    name: str
    params: dict[str, str]
    text: str

    @property
    def title(self) -> str:
        """The name, and the parameters that are given."""
        given = ", ".join(f"{k}={v}" for k, v in self.params.items())
        return f"{self.name} ({given})" if given else self.name


@dataclass(frozen=True)
class Timing:
    """Seconds of one case in each engine; ``theirs`` None if rdflib was not run, ``stopped`` if it met its limit."""

    case: Case
    rows: int
    ours: float
    bare: float
    theirs: float | None = None
    stopped: bool = False


def cases(g: KnowledgeGraph) -> list[Case]:
    """Every kept question as it stands, and once more with its optional parameters set to their samples."""
    found = []
    for question in g.questions():
        found.append(Case(question.name, {}, question.text))
        optional = {p.name: p.sample for p in question.params if p.optional}
        if optional:
            found.append(Case(question.name, optional, question.bind(lambda name, _: g.names.iris[name], optional)))
    return found


class Rdflib:
    """rdflib with the whole dataset, in a process of its own."""

    def __init__(self, quads: Path):
        self.process = subprocess.Popen([sys.executable, str(HERE / "suite.py"), str(quads)], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, text: str, limit: float, rounds: int) -> tuple[float | None, int]:
        """The best seconds of some rounds, None if none ended within the limit; and the number of rows."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps({"text": text, "limit": limit, "rounds": rounds}) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        return answer["seconds"], answer["rows"]

    def close(self) -> None:
        """End the process."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()


def timed(case: Case, g: KnowledgeGraph, rival: Rdflib, rounds: int, seconds: float, limit: float) -> Timing:
    """One case in all three engines; the number of rows must be the same in each."""
    ours: list[float] = []
    bare: list[float] = []

    def ask() -> int:
        return len(g.ask(case.name, **case.params))

    def query() -> int:
        return len(plain(g.store, case.text))

    rows = ask()
    assert query() == rows, case.title
    start = time.perf_counter()
    for i in range(rounds):
        for times, call in ((ours, ask), (bare, query))[::1 if i % 2 else -1]:
            begun = time.perf_counter()
            call()
            times.append(time.perf_counter() - begun)
        if i >= 4 and time.perf_counter() - start > seconds:
            break
    median = statistics.median(ours)
    theirs, found = rival.ask(case.text, limit, 3)
    assert theirs is None or found == rows, f"{case.title}: {found} rows in rdflib, {rows} in ours"
    return Timing(case, rows, median, statistics.median(bare), limit if theirs is None else theirs, theirs is None)


def plain(store: ox.Store, text: str) -> list[list[str | None]]:
    """The rows of a query with the text of each term: the least that any program would do with pyoxigraph."""
    return [[t if t is None else t.value for t in row] for row in store.query(text, use_default_graph_as_union=True)]


def geometric(numbers: list[float]) -> float:
    """The geometric mean, the right one for ratios."""
    return math.exp(statistics.fmean(map(math.log, numbers)))


def serve(quads: Path) -> None:
    """Answer questions in rdflib until there are no more; each in a child process that is killed at its limit."""
    import rdflib

    view = rdflib.Dataset(default_union=True)
    view.parse(quads, format="nquads")
    gc.collect()
    gc.freeze()  # the collector of a child must not touch, and so copy, all the memory that it shares
    for line in sys.stdin:
        asked = json.loads(line)
        seconds, rows = forked(lambda text=asked["text"]: len(list(view.query(text))), asked["limit"], asked["rounds"])
        print(json.dumps({"seconds": seconds, "rows": rows}), flush=True)


def forked(work: Callable[[], int], limit: float, rounds: int) -> tuple[float | None, int]:
    """The best seconds of some rounds of a call in a child process, and what it counted; None if the limit was met first."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        start = time.perf_counter()
        for _ in range(rounds):
            begun = time.perf_counter()
            count = work()
            os.write(write, f"{time.perf_counter() - begun} {count}\n".encode())
            if time.perf_counter() - start > limit / 4:
                break
        os._exit(0)
    os.close(write)
    deadline, text = time.perf_counter() + limit, b""
    while (left := deadline - time.perf_counter()) > 0 and select.select([read], [], [], left)[0]:
        part = os.read(read, 4096)
        if not part:
            break
        text += part
    os.close(read)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    found = [line.split() for line in text.decode().splitlines()]
    return (min(float(s) for s, _ in found), int(found[0][1])) if found else (None, 0)


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
