"""Who runs when: short queries first, long ones at their own pace, nobody past the deadline, nobody twice as often as others.

Every request starts in a quick place. One that has used ``limits.quantum`` seconds of a processor moves to a long place, with
low priority, and a fresh worker takes the quick one; if no long place is free it is stopped and begins again when one is.
There are two quick places for each long one, and one more that is kept for a client of whom nothing else runs; a client of whom
something long runs or waits has one quick place. So a storm of heavy queries holds nobody else back.
"""
from __future__ import annotations

import asyncio
import itertools
import logging
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from kg.errors import FileError
from kg.guard.limits import Limits
from kg.server import wire
from kg.server.processes import Keeper, Lost, Worker

LOG = logging.getLogger("kg.server")


class Stopped(Exception):
    """No answer: ``code`` is one of busy, timeout, died."""

    def __init__(self, code: str):
        self.code = code
        super().__init__(code)


@dataclass(eq=False)
class Job:
    """One request on its way: ``number`` says which came first."""

    message: bytes
    peer: str
    number: int
    future: asyncio.Future
    worker: Worker | None = None
    long: bool = False
    used: float = 0.0
    timers: list[asyncio.TimerHandle] = field(default_factory=list)


class Pool:
    """Workers with a queue before them."""

    def __init__(self, limits: Limits, told: dict[str, Any]):
        self.limits, self._told = limits, told
        self.keeper = Keeper()
        self._idle: list[Worker] = []
        self._waiting: list[Job] = []
        self._parked: list[Job] = []
        self._running: Counter[str] = Counter()
        self._heavy: Counter[str] = Counter()  # those of the running that are long
        self._long = self.killed = self.answered = 0
        self._numbers = itertools.count()
        self._forks: set[asyncio.Task] = set()
        self._open = False

    @property
    def quick(self) -> int:
        """Quick places: two for each long one, and one for a newcomer."""
        return 2 * self.limits.workers + 1

    async def start(self) -> None:
        """Load the data and make the workers; raises ``FileError`` if the place cannot be opened."""
        await self.keeper.start(self._told)
        self._open = True
        await asyncio.gather(*(self._fork() for _ in range(self.quick)))
        while len(self._idle) < self.quick:
            await asyncio.sleep(0.005)

    def close(self) -> None:
        """End all processes."""
        self._open = False
        for task in self._forks:
            task.cancel()
        self.keeper.close()

    def state(self) -> dict[str, int]:
        """How things stand, in numbers."""
        return {"workers": self.quick, "idle": len(self._idle), "long": self._long,
                "waiting": len(self._waiting) + len(self._parked), "killed": self.killed, "answered": self.answered}

    async def ask(self, ask: dict[str, Any], peer: str, deadline: float) -> tuple[dict[str, Any], bytes]:
        """Head and body of a worker's answer; raises ``Stopped``. ``deadline``: in the time of the loop."""
        full = len(self._idle) < 2 and len(self._waiting) + len(self._parked) >= self.limits.queue
        if not self._open or (full and not self._room(peer)):
            raise Stopped("busy")
        loop = asyncio.get_running_loop()
        job = Job(wire.packed(ask), peer, next(self._numbers), loop.create_future())
        job.timers.append(loop.call_at(deadline, self._late, job))
        self._waiting.append(job)
        self._serve()
        try:
            return await job.future
        except asyncio.CancelledError:
            self._drop(job)
            raise
        finally:
            for timer in job.timers:
                timer.cancel()

    def _room(self, peer: str) -> bool:
        """Room in a full queue: whoever has most in it gives up one, unless that is this peer or hardly more than it has."""
        queued = Counter(job.peer for job in self._waiting + self._parked)
        other, most = queued.most_common(1)[0]
        if most <= queued[peer] + 1:
            return False
        self._late(next(job for job in [*reversed(self._waiting), *reversed(self._parked)] if job.peer == other))
        return True

    # Turns -------------------------------------------------------------------------------------------------------

    def _serve(self) -> None:
        """Give work to whoever is idle."""
        while self._idle:
            spare = len(self._idle) > 1
            if spare and self._parked and self._long < self.limits.workers:
                job = min(self._parked, key=lambda j: (self._running[j.peer], j.number))
                self._parked.remove(job)
                self._long += 1
                self._run(job, long=True)
                self._spawn()
                continue
            heavy = {job.peer for job in self._parked} | self._heavy.keys()
            able = [j for j in self._waiting if self._running[j.peer] == 0 or spare and (
                j.peer not in heavy or self._running[j.peer] <= self._heavy[j.peer])]
            if not able:
                return
            job = min(able, key=lambda j: (self._running[j.peer], -j.number))
            self._waiting.remove(job)
            self._run(job)

    def _run(self, job: Job, long: bool = False) -> None:
        worker = self._idle.pop()
        job.worker, job.long, worker.job, job.used = worker, long, job, worker.used()
        self._running[job.peer] += 1
        if long:
            self._heavy[job.peer] += 1
            worker.give_way()
        else:
            job.timers.append(job.future.get_loop().call_later(self.limits.quantum, self._slow, job))
        worker.send(job.message)

    def _slow(self, job: Job) -> None:
        """A quantum has passed."""
        if job.worker is None or job.long:
            return
        left = self.limits.quantum - (job.worker.used() - job.used)
        if left > 0.005:  # the machine was busy with something else
            job.timers.append(job.future.get_loop().call_later(max(left, 0.02), self._slow, job))
        elif self._long < self.limits.workers:
            self._long += 1
            self._heavy[job.peer] += 1
            job.long = True
            job.worker.give_way()
            self._spawn()
        elif self._waiting:
            self._end(job)
            self._parked.append(job)
        else:  # nobody is held back by it
            job.timers.append(job.future.get_loop().call_later(self.limits.quantum, self._slow, job))

    def _answered(self, worker: Worker, head: dict[str, Any], body: bytes) -> None:
        job = worker.job
        if job is None:  # a fresh worker says that it is there
            if len(self._idle) < self.quick:
                self._idle.append(worker)
            else:
                self.keeper.kill(worker)
        else:
            self.answered += 1
            if not job.future.done():
                job.future.set_result((head, body))
            elif "file" in head:
                head["file"].close()
            if job.long or "last" in head:  # it has low priority for ever, or little memory left
                self._end(job, counted=False)
            else:
                self._freed(job)
                self._idle.append(worker)
        self._serve()

    def _lost(self, worker: Worker, unread: bool) -> None:
        """A worker has died by itself. ``unread``: before it took up its request, which so goes to another."""
        job, mine = worker.job, worker in self._idle
        if mine:
            self._idle.remove(worker)
        if job is not None:
            self._end(job)
            if job.future.done():
                pass
            elif unread:
                (self._parked if job.long else self._waiting).append(job)
            else:
                job.future.set_exception(Stopped("died"))
        elif mine or worker.thread == 0:
            self.keeper.kill(worker)
            self._spawn()
        self._serve()

    def _late(self, job: Job) -> None:
        """The deadline has come."""
        if not job.future.done():
            job.future.set_exception(Stopped("timeout" if job.worker else "busy"))
        self._drop(job)

    def _drop(self, job: Job) -> None:
        """Nobody waits for this any more."""
        for line in (self._waiting, self._parked):
            if job in line:
                line.remove(job)
        if job.worker is not None and job.worker.job is job:
            self._end(job)
            asyncio.get_running_loop().call_later(0.01, self._serve)  # others may leave in the same moment

    def _freed(self, job: Job) -> None:
        for counted in (self._running, self._heavy) if job.long else (self._running,):
            counted[job.peer] -= 1
            if not counted[job.peer]:
                del counted[job.peer]
        if job.worker is not None:
            job.worker.job = job.worker = None

    def _end(self, job: Job, counted: bool = True) -> None:
        """End the worker of a job; a quick place gets a fresh one, a long place is free again."""
        worker = job.worker
        assert worker is not None
        self._freed(job)
        worker.thread = worker.thread or -1
        self.keeper.kill(worker)
        self.killed += counted
        if job.long:
            self._long -= 1
        else:
            self._spawn()

    # Fresh workers -----------------------------------------------------------------------------------------------

    def _spawn(self) -> None:
        if self._open:
            task = asyncio.get_running_loop().create_task(self._fork())
            self._forks.add(task)
            task.add_done_callback(self._forks.discard)

    async def _fork(self) -> None:
        keeper = self.keeper
        try:
            await keeper.fork(self._answered, self._lost)
        except Lost:
            await self._again(keeper)

    async def _again(self, lost: Keeper) -> None:
        """The keeper has died: load the data anew, and try again until that succeeds."""
        if not self._open or self.keeper is not lost:
            return
        LOG.error("the process that holds the data has ended; loading them again")
        while self._open:
            self.keeper.close()
            self.keeper = Keeper()
            self._idle.clear()
            try:
                await self.keeper.start(self._told)
                break
            except (FileError, Lost) as e:
                LOG.error("the data cannot be loaded: %s", e)
                await asyncio.sleep(5)
        for _ in range(self.quick):
            self._spawn()
