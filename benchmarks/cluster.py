"""One ranking by number and kind of workers: `python benchmarks/cluster.py [--nodes 10000] [--keep]`.

The same call, `kg.analysis.rank`, through this process, local processes, local clusters of Dask with one and two workers, and
local Spark where pyspark, joblibspark and Java are there. Workers are started before the clock runs (a line says how long that
took) and have done one small ranking. Ways are run in turn, round by round; medians. What is compared are the values as they come
from the engine, unrounded, byte for byte.

Dask tells its workers to give freed memory back to the system at once (MALLOC_TRIM_THRESHOLD_). The sweeps free matrices of 2 MB all
the time, so the clusters are started without that setting, and two workers once more as Dask comes.
"""
from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import statistics
import struct
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from importlib.util import find_spec
from typing import Any

import networkx as nx
from analysis import graph
from joblib import parallel_config
from pages import keep_study, tell

from kg import analysis
from kg.analysis import engines, workers
from kg.analysis.pairs import Pairs, pairs

PAPER = (1_000_000, 10_000_000)
Way = Callable[[Pairs, str], list[float]]


def ways(stack: ExitStack) -> tuple[dict[str, Way], dict[str, float], list[str]]:
    """What does the work, by name; the seconds that each took to start; and what is not there."""
    found: dict[str, Way] = {"this process": lambda flat, by: engines.values(flat, by, "pairs")}
    found["2 processes"] = lambda flat, by: engines.values(flat, by, "pairs", run=workers.shared(2, "loky"))
    begun, missing = {}, []
    for name, number, keeps in (("Dask, 1 worker", 1, True), ("Dask, 2 workers", 2, True), ("Dask, 2 workers, as it comes", 2, False)):
        if find_spec("distributed") is None:
            missing.append(f"{name}: distributed is not installed")
            continue
        start = time.perf_counter()
        found[name] = dask(stack, number, keeps)
        begun[name] = time.perf_counter() - start
    start = time.perf_counter()
    if find_spec("pyspark") and find_spec("joblibspark") and shutil.which("java"):
        found["Spark, 2 cores"] = spark(stack, 2)
        begun["Spark, 2 cores"] = time.perf_counter() - start
    else:
        missing.append("Spark: pyspark, joblibspark or Java is not installed")
    return found, begun, missing


def dask(stack: ExitStack, number: int, keeps: bool) -> Way:
    """A cluster on loopback; whether its workers keep freed memory for the next matrix."""
    import dask
    from distributed import Client, LocalCluster
    before = dict(os.environ)
    setting = {"distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": None} if keeps else {}
    with dask.config.set(setting):
        cluster = stack.enter_context(LocalCluster(n_workers=number, threads_per_worker=1, processes=True, host="127.0.0.1",
                                                   dashboard_address="127.0.0.1:0"))
    for name in set(os.environ) - set(before):  # what Dask sets for its workers stays set here, and would go to ours
        del os.environ[name]
    client = stack.enter_context(Client(cluster, set_as_default=False))

    def way(flat: Pairs, by: str) -> list[float]:
        with parallel_config(backend="dask", client=client):
            return engines.values(flat, by, "pairs", run=workers.shared())
    return way


def spark(stack: ExitStack, number: int) -> Way:
    """A session on this machine."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    from pyspark.sql import SparkSession
    session = (SparkSession.builder.master(f"local[{number}]").config("spark.ui.enabled", "false")
               .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate())
    stack.callback(session.stop)
    return lambda flat, by: engines.values(flat, by, "pairs", run=workers.shared(number, "spark"))


def digest(values: list[float]) -> str:
    """The SHA-256 of the values as 8-byte numbers."""
    return hashlib.sha256(struct.pack(f"{len(values)}d", *values)).hexdigest()


def table(net: nx.Graph, measures: list[str], rounds: int) -> str:
    """The measurement as a table."""
    flat, small = pairs(net), pairs(nx.karate_club_graph())
    lines = [f"{len(net):,} nodes, {net.number_of_edges():,} pairs, {rounds} rounds, {os.cpu_count()} cores shared with other work.", "",
             "| measure | workers | wall seconds, median | least | to this process | identical to the last bit |", "|---|---|---|---|---|---|"]
    with ExitStack() as stack:
        found, begun, missing = ways(stack)
        for by in measures:
            times: dict[str, list[float]] = {name: [] for name in found}
            digests: dict[str, set[str]] = {name: set() for name in found}
            for way in found.values():
                way(small, by)
            for i in range(rounds):
                for name in list(found)[::1 if i % 2 == 0 else -1]:
                    tell(f"{by}: {name}, round {i + 1}")
                    start = time.perf_counter()
                    values = found[name](flat, by)
                    times[name].append(time.perf_counter() - start)
                    digests[name].add(digest(values))
            first = statistics.median(times["this process"])
            for name, seconds in times.items():
                same = "yes" if digests[name] == digests["this process"] and len(digests[name]) == 1 else "**no**"
                lines.append(f"| {by} | {name} | {statistics.median(seconds):.2f} | {min(seconds):.2f} | "
                             f"{first / statistics.median(seconds):.2f} | {same} |")
    started = "; ".join(f"{name} {seconds:.1f}" for name, seconds in begun.items())
    return "\n".join([*lines, "", f"Seconds to start, not counted above: {started}." if started else "", *missing]).rstrip()


def model(sizes: list[int]) -> str:
    """What one share of 256 sources takes, and what all of them would: the cost model of betweenness."""
    lines = ["| nodes | pairs | shares of sources | seconds of processor a share | ns for a source and a pair | hours of processor for all |",
             "|---|---|---|---|---|---|"]
    for size in sizes:
        tell(f"shares at {size:,} nodes")
        flat = pairs(graph(size))
        taken: list[float] = []
        count = 0

        def few(work: Callable, given: Any, parts: list) -> list:
            nonlocal count
            count = len(parts)
            for part in parts[1:-1:max(1, count // 3)][:3]:
                start = time.process_time()
                work(given, part)
                taken.append(time.process_time() - start)  # noqa: B023
            return [0.0]

        engines.values(flat, "betweenness", "pairs", run=few)
        seconds = statistics.median(taken)
        lines.append(f"| {flat.size:,} | {len(flat.ends):,} | {count} | {seconds:.2f} | {1e9 * seconds / 256 / len(flat.ends):.0f} | "
                     f"{seconds * flat.size / 256 / 3600:.3g} |")
    lines += ["", f"**On paper, not measured**: {flat.size:,} nodes grown with as many pairs a node, one source and pair costing what "
              "it costs there, workers that lose nothing.", "",
              "| nodes | hours of processor | with 16 workers | with 256 workers |", "|---|---|---|---|"]
    for nodes in PAPER:
        hours = seconds * flat.size / 256 / 3600 * (nodes / flat.size) ** 2
        lines.append(f"| {nodes:,} | {hours:,.3g} | {hours / 16:,.3g} h | {hours / 256:,.3g} h |")
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> int:
    """Run and print."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--nodes", type=int, default=10_000)
    p.add_argument("--rounds", type=int, default=3)
    p.add_argument("--only", nargs="+", choices=tuple(engines.SHARED), default=["betweenness", "closeness"])
    p.add_argument("--keep", action="store_true", help="keep the table and fill the pages from it")
    p.add_argument("--model", type=int, nargs="*", default=[10_000, 30_000, 100_000], help="sizes at which one share is timed")
    args = p.parse_args(argv)
    text = table(graph(args.nodes), args.only, args.rounds)
    assert analysis.rank(nx.karate_club_graph(), workers=2).json() == analysis.rank(nx.karate_club_graph()).json()
    if args.model:
        text += "\n\nOne share of betweenness, at sizes where all of them were not run:\n\n" + model(args.model)
    print(text)
    if args.keep:
        keep_study("cluster", text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
