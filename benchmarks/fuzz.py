"""Changed bytes at every door, generated questions to two engines: what dies, hangs, shows a traceback or answers otherwise.

    python benchmarks/fuzz.py [bytes] [queries] [--inputs 1000000] [--asked 10000] [--seed 1] [--quick] [--workers 2]
                              [--out FOLDER] [--only DOOR] [--case N]

``bytes``: files with changed bytes through the package's own loaders, in processes of their own that this one watches; a
case ends as *opened* or *refused* (an error of the package, in both languages, with the file), anything else is a failure:
another exception, the death of the process, more than 20 s. ``queries``: generated SPARQL asked of Oxigraph, through the
package, and of rdflib. Same seed, same cases. With ``--out`` what is done is kept: the same call goes on where it stopped,
and every input that failed lies there. ``--case N`` tries one case in this process and shows it. Exit code 1 after a failure.
"""
from __future__ import annotations

import argparse
import faulthandler
import json
import mmap
import os
import resource
import shutil
import signal
import struct
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

import fuzz_bytes  # noqa: E402
import fuzz_queries  # noqa: E402

CHUNK, LIMIT, MEMORY = 2000, 20.0, 3 * 2**30
_NOW = struct.Struct("=qd")  # the case that a worker is at, and since when


class Worker:
    """A process that tries cases, seen from outside: which one it is at, and since when."""

    def __init__(self, run: Run):
        self.run, self.shared, self.child = run, mmap.mmap(-1, _NOW.size), 0
        self.first = self.end = self.after = 0

    def start(self, first: int, end: int, after: int | None = None) -> None:
        """Try the cases from ``after`` on of a chunk, in a copy of this process."""
        self.first, self.end, self.after = first, end, first if after is None else after
        self.shared[:] = _NOW.pack(self.after, time.monotonic())
        sys.stdout.flush()
        self.child = os.fork()
        if not self.child:
            try:
                self._work()
            finally:
                os._exit(0)

    def _work(self) -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        faulthandler.disable()
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 2)
        house = self.run.house
        house.moved(self.run.place / f"worker-{os.getpid()}")
        found: Counter = Counter()
        for number in range(self.after, self.end):
            self.shared[:] = _NOW.pack(number, time.monotonic())
            try:
                door, how, line = house.case(self.run.seed, number, self.run.only)
                found[f"{door}\t{how}"] += 1
                found[f"{door}\tline"] += line
            except BaseException as e:  # noqa: BLE001 - whatever comes out is what we look for
                found["\tfailed"] += 1
                last = traceback.extract_tb(e.__traceback__)[-1]
                self.run.failed(number, f"{type(e).__name__} at {Path(last.filename).name}:{last.lineno}: {str(e)[:300]}")
        shutil.rmtree(house.folder, ignore_errors=True)
        self.run.noted({"first": self.after, "end": self.end, "found": found})

    def look(self) -> bool:
        """Whether the worker is still at it; a death or a hang is noted, and the rest of the chunk started anew."""
        number, since = _NOW.unpack(self.shared[:])
        done, status = os.waitpid(self.child, os.WNOHANG)
        if not done and time.monotonic() - since > LIMIT:
            os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
            return self._lost(number, f"more than {LIMIT:g} s")
        if done and os.WIFSIGNALED(status):
            return self._lost(number, f"death by signal {os.WTERMSIG(status)}")
        return not done

    def _lost(self, number: int, why: str) -> bool:
        shutil.rmtree(self.run.place / f"worker-{self.child}", ignore_errors=True)
        self.run.failed(number, why)
        self.run.noted({"first": self.after, "end": number + 1, "found": {"\tlost": number + 1 - self.after}})
        if number + 1 >= self.end:
            return False
        self.start(self.first, self.end, number + 1)
        return True


class Run:
    """All cases of a run, what was found, and where that is kept."""

    def __init__(self, seed: int, inputs: int, out: Path | None, only: str = ""):
        self.seed, self.inputs, self.only = seed, inputs, only
        memory = Path("/dev/shm")
        self.place = Path(tempfile.mkdtemp(prefix="kg-fuzz-", dir=memory if memory.is_dir() else None))
        self.out = out or self.place / "out"
        self.out.mkdir(parents=True, exist_ok=True)
        self.house = fuzz_bytes.House(self.place / "house")

    def failed(self, number: int, why: str) -> None:
        """Keep the input of a case that failed, and the reason."""
        door, _, body = self.house.drawn(self.seed, number, self.only)
        name = f"{self.seed}-{number}-{''.join(c if c.isalnum() else '-' for c in door.name)}"
        (self.out / name).write_bytes(body)
        self._write("failures.jsonl", {"case": number, "door": door.name, "why": why, "input": name})

    def noted(self, told: dict) -> None:
        """Keep the counts of a chunk."""
        self._write("done.jsonl", {"seed": self.seed, "only": self.only, **told})

    def _write(self, file: str, told: dict) -> None:
        with (self.out / file).open("a", encoding="utf-8") as f:
            f.write(json.dumps(told) + "\n")  # one short write: two processes do not mix their lines

    def kept(self, file: str) -> list[dict]:
        """The lines of a file of the folder."""
        path = self.out / file
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []

    def left(self) -> list[tuple[int, int, int]]:
        """The chunks that are not done: first, end, and where to begin."""
        ends = Counter()
        for told in self.kept("done.jsonl"):
            if (told["seed"], told["only"]) == (self.seed, self.only):
                ends[told["first"] // CHUNK * CHUNK] = max(ends[told["first"] // CHUNK * CHUNK], told["end"])
        chunks = [(first, min(first + CHUNK, self.inputs)) for first in range(0, self.inputs, CHUNK)]
        return [(first, end, max(first, ends[first])) for first, end in chunks if ends[first] < end]

    def go(self, workers: int) -> Counter:
        """Try all cases that are left; gives back the counts of all that are done."""
        left = self.left()[::-1]
        every, begun, start = [Worker(self) for _ in range(workers)], len(left), time.monotonic()
        busy: list[Worker] = []
        shown = start
        while left or busy:
            for one in [w for w in every if w not in busy][:len(left)]:
                one.start(*left.pop())
                busy.append(one)
            time.sleep(0.05)
            busy = [w for w in busy if w.look()]
            if time.monotonic() - shown > 15:
                shown = time.monotonic()
                done = (begun - len(left) - len(busy)) * CHUNK
                print(f"  {done:>9,} of {begun * CHUNK:,} inputs, {done / (shown - start):,.0f} a second, "
                      f"{len(self.kept('failures.jsonl'))} failures", file=sys.stderr, flush=True)
        total: Counter = Counter()
        for told in self.kept("done.jsonl"):
            total.update(told["found"])
        return total

    def close(self) -> None:
        """Leave nothing behind but what was asked for."""
        shutil.rmtree(self.place, ignore_errors=True)


def bytes_report(run: Run, total: Counter) -> bool:
    """Print what the doors did; whether nothing failed."""
    doors = sorted({key.partition("\t")[0] for key in total} - {""})
    print("| door | inputs | opened | refused | of these with a line |\n|---|---:|---:|---:|---:|")
    sums = Counter()
    for door in doors:
        opened, refused, line = (total[f"{door}\t{k}"] for k in ("opened", "refused", "line"))
        sums.update({"opened": opened, "refused": refused, "line": line})
        print(f"| {door} | {opened + refused:,} | {opened:,} | {refused:,} | {100 * line / max(1, refused):.0f} % |")
    print(f"| **all** | {sums['opened'] + sums['refused']:,} | {sums['opened']:,} | {sums['refused']:,} | "
          f"{100 * sums['line'] / max(1, sums['refused']):.0f} % |\n")
    failures = run.kept("failures.jsonl")
    kinds = Counter((f["door"], f["why"].partition(": ")[0]) for f in failures)
    ended = sum(f["why"].startswith(("death", "more than")) for f in failures)
    print(f"{sums['opened'] + sums['refused'] + total[chr(9) + 'lost'] + total[chr(9) + 'failed']:,} inputs, seed {run.seed}: "
          f"{len(failures)} failures, {ended} of them deaths or hangs of a worker; 0 deaths of the parent")
    for (door, why), n in kinds.most_common():
        first = next(f for f in failures if (f["door"], f["why"].partition(": ")[0]) == (door, why))
        print(f"  {n} × {door}: {first['why']}  (--case {first['case']}; {first['input']})")
    return not failures


def main() -> int:
    """The command."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("parts", nargs="*", choices=("bytes", "queries", []), help="what to do; both if left out")
    ask.add_argument("--inputs", type=int, default=1_000_000)
    ask.add_argument("--asked", type=int, default=10_000)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    ask.add_argument("--quick", action="store_true", help="20,000 inputs and 500 queries")
    ask.add_argument("--out", type=Path)
    ask.add_argument("--only", default="", help="one door")
    ask.add_argument("--case", type=int)
    args = ask.parse_args()
    inputs, asked = (20_000, 500) if args.quick else (args.inputs, args.asked)
    parts, well = args.parts or ["bytes", "queries"], True
    if "bytes" in parts:
        run = Run(args.seed, inputs, args.out, args.only)
        try:
            if args.case is not None:
                door, _, body = run.house.drawn(args.seed, args.case, args.only)
                print(door.name, len(body), body[:2000], flush=True)
                print(run.house.case(args.seed, args.case, args.only))
            else:
                start = time.monotonic()
                well = bytes_report(run, run.go(args.workers))
                print(f"{time.monotonic() - start:.0f} s with {args.workers} processes\n", flush=True)
        finally:
            run.close()
    if "queries" in parts and (args.case is None or "bytes" not in parts):
        well = fuzz_queries.report(args.seed, asked, args.workers, args.case, args.out) and well
    return 0 if well else 1


if __name__ == "__main__":
    raise SystemExit(main())
