"""The pages of many things made by several processes: the same pages in the same order, whoever makes them.

The processes are copies of this one (fork), so the graph is there in each without being sent. Only the pages come back.
"""
from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence

Made = list[tuple[str, str]]
FEWEST = 500
"""Things below which no other process is worth its start."""
_SHARE, _AHEAD = 16, 64
"""Things in a share, and shares that are asked for at a time, so that what is made ahead stays small."""
_work: Callable[[str], Made] | None = None


def processes() -> int:
    """How many processes make pages: one for each processor, at most four; one where copies cannot be made safely."""
    if "fork" not in multiprocessing.get_all_start_methods() or threading.active_count() > 1:
        return 1  # a lock that another thread holds would never open in the copy
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, 4)


def made(work: Callable[[str], Made], things: Sequence[str], workers: int | None = None) -> Iterator[tuple[str, str]]:
    """What ``work`` makes of each thing, in the order of the things. ``workers``: how many processes, as ``processes`` says unless told."""
    global _work
    workers = (processes() if len(things) >= FEWEST else 1) if workers is None else workers
    if workers < 2:
        for thing in things:
            yield from work(thing)
        return
    _work = work
    gc.collect()
    gc.freeze()  # what the copies share stays shared: the collector does not write to it
    pool = multiprocessing.get_context("fork").Pool(workers)
    try:
        shares = [things[i:i + _SHARE] for i in range(0, len(things), _SHARE)]
        for start in range(0, len(shares), _AHEAD):
            for found in pool.imap(_share, shares[start:start + _AHEAD]):
                yield from found
    finally:
        pool.terminate()
        pool.join()
        gc.unfreeze()
        _work = None


def _share(things: Sequence[str]) -> Made:
    assert _work is not None
    return [one for thing in things for one in _work(thing)]
