"""Ten million quads: do they load, answer and become networks on this machine? `python benchmarks/large.py [--quads N] [--keep]`.

The quads are the finished hundredfold data of the house (sizes.py) in as many worlds as make the number, each under names of its
own, with shared actors. Bare pyoxigraph reads the same file in a process of its own; seconds are those of the processor.
"""
from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

import sizes
import worlds
from pages import keep_study, tell
from stages import highest

QUESTIONS = ("mechanisms-count", "claims-count", "digital-partnerships", "partner-technology")
NETWORKS = ("partner-technology", "knowledge")


def main(argv: list[str] | None = None) -> int:
    """Measure and print the table; gives back the exit code."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--quads", type=int, default=10_000_000)
    p.add_argument("--keep", action="store_true", help="keep the table and fill the pages from it")
    args = p.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        rows = measured(Path(folder), args.quads)
    text = "\n".join(["| what | result | processor seconds | peak GB |", "|---|---|---|---|", *(
        f"| {what} | {result} | {seconds:.1f} | {gigabytes:.2f} |" for what, result, seconds, gigabytes in rows)])
    print(text)
    if args.keep:
        keep_study("large", text)
    return 0


def measured(folder: Path, quads: int) -> list[tuple[str, str, float, float]]:
    """One row a step: what, what came of it, seconds of processor, most memory held so far in GB."""
    hundred = next(size for size in sizes.SIZES if size.times == 100)
    base, large = folder / "x100" / "all.nq", folder / "all.nq"
    tell("making the data")
    apart(lambda: sizes.make(hundred, folder))
    apart(lambda: worlds.worlds(base, large, quads))
    rows = [apart(lambda: timed("bare pyoxigraph reads the file", lambda: bare(large)))]

    import kg

    opened: list[kg.KnowledgeGraph] = []
    rows.append(timed("`kg.open`", lambda: opened.append(kg.open(large)) or f"{opened[0].data.quads:,} quads"))
    g = opened[0]
    for name in QUESTIONS:
        rows.append(timed(f"`kg ask {name}`", lambda name=name: "{:,} row{}".format(n := len(g.ask(name)), "" if n == 1 else "s")))
    for name in NETWORKS:
        rows.append(timed(f"`kg network {name}`", lambda name=name: "{:,} things, {:,} ties".format(*counted(g.network(name)))))
    return rows


def counted(net) -> tuple[int, int]:
    """Nodes and edges of a network."""
    return net.number_of_nodes(), net.number_of_edges()


def bare(path: Path) -> str:
    """The engine alone reads a file."""
    import pyoxigraph as ox

    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    return f"{len(store):,} quads"


def timed(what: str, work) -> tuple[str, str, float, float]:
    """A row of the table for one call."""
    tell(what)
    start = time.process_time()
    result = work()
    return what, result, time.process_time() - start, highest() / 1024


def apart(work):
    """What a call gives, made in a process of its own whose memory goes with it."""
    from multiprocessing import get_context

    reader, writer = get_context("fork").Pipe(duplex=False)
    if not (child := os.fork()):
        try:
            writer.send(work())
        finally:
            os._exit(0)
    writer.close()
    found = reader.recv()
    os.waitpid(child, 0)
    return found


if __name__ == "__main__":
    raise SystemExit(main())
