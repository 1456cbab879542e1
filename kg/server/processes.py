"""The door's view of its processes: the keeper that makes and ends workers, and one worker as a protocol."""
from __future__ import annotations

import asyncio
import os
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from kg.errors import FileError
from kg.server import wire

COMMAND = struct.Struct(">c7xQ")
FORK, KILL = b"f", b"k"


class Lost(Exception):
    """The keeper has ended."""


class Worker(asyncio.Protocol):
    """One worker: a request goes in, one answer comes out, or the end of the worker."""

    def __init__(self, number: int, answered: Callable[[Worker, dict, bytes], None], lost: Callable[[Worker, bool], None]):
        self.number, self.thread, self._unsent = number, 0, False
        self._answered, self._lost = answered, lost
        self._parts: list[bytes] = []
        self._held, self._wanted, self._sizes = 0, wire.SIZES.size, (0, 0)
        self.transport: asyncio.Transport | None = None
        self.job: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way to the worker."""
        self.transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        """Gather an answer until it is whole."""
        self._parts.append(data)
        self._held += len(data)
        while self._held >= self._wanted:
            whole = b"".join(self._parts)
            if self._sizes == (0, 0):
                self._sizes = wire.SIZES.unpack_from(whole)
                self._wanted += sum(self._sizes)
                self._parts = [whole]
                continue
            head, start = self._sizes[0], wire.SIZES.size
            body = whole[start + head:self._wanted]
            self._parts, self._held = [whole[self._wanted:]], len(whole) - self._wanted
            self._wanted, self._sizes = start, (0, 0)
            self._said(wire.json.loads(whole[start:start + head]), body)

    def _said(self, head: dict[str, Any], body: bytes) -> None:
        if "thread" in head:
            self.thread = head["thread"]
        if "file" in head:  # opened now, before the worker writes another; without a name it goes when it is closed
            path = head["file"]
            head["file"] = open(path, "rb")
            os.unlink(path)
        self._answered(self, head, body)

    def connection_lost(self, exc: Exception | None) -> None:
        """The worker is dead, or was ended. Linux resets the connection if the last request had not been read by then."""
        self._lost(self, self._unsent or isinstance(exc, ConnectionError))

    def send(self, message: bytes) -> None:
        """Give the worker a request, already packed."""
        assert self.transport is not None
        self._unsent = self.transport.is_closing()  # its end has been seen and is about to be told
        self.transport.write(message)

    def used(self) -> float:
        """Seconds of a processor that the worker has had; of the clock on the wall where the system does not say."""
        if sys.platform == "linux":
            try:
                return time.clock_gettime(~self.number << 3 | 2)  # the processor clock of that process, as the kernel numbers it
            except OSError:
                pass  # it has just ended
        return time.monotonic()

    def give_way(self) -> None:
        """Let shorter queries run first from now on."""
        try:
            os.setpriority(os.PRIO_PROCESS, self.thread or self.number, 15)
        except OSError:
            pass  # it has just ended, or the system does not let us


class Keeper:
    """The process that holds the data. ``facts``: what it said of them when it was ready."""

    def __init__(self) -> None:
        self._process: subprocess.Popen | None = None
        self._socket: socket.socket | None = None
        self._turn = asyncio.Lock()
        self.facts: dict[str, Any] = {}

    @property
    def pid(self) -> int | None:
        """The number of the process."""
        return self._process.pid if self._process else None

    async def start(self, told: dict[str, Any]) -> None:
        """Start the process and wait until it has loaded the data; raises ``FileError`` with its reason if it cannot."""
        async with self._turn:  # whoever wants a worker meanwhile waits for its turn
            ours, theirs = socket.socketpair()
            with theirs:
                self._process = subprocess.Popen([sys.executable, "-m", "kg.server.keeper", str(theirs.fileno())],
                                                 pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL)
            ours.sendall(wire.packed(told))
            ours.setblocking(False)
            self._socket = ours
            said = await self._message()
            if "failed" in said:
                en, zh = said["failed"]
                raise FileError(en, zh)
            self.facts = said["ready"]

    async def _message(self) -> dict[str, Any]:
        head, body = wire.SIZES.unpack(await self._exactly(wire.SIZES.size))
        return wire.json.loads(await self._exactly(head + body))

    async def _exactly(self, size: int) -> bytes:
        parts = b""
        while len(parts) < size:
            assert self._socket is not None
            part = await asyncio.get_running_loop().sock_recv(self._socket, size - len(parts))
            if not part:
                raise Lost
            parts += part
        return parts

    async def fork(self, answered: Callable[[Worker, dict, bytes], None], lost: Callable[[Worker, bool], None]) -> Worker:
        """A fresh worker; ``Lost`` if the keeper has ended."""
        async with self._turn:
            ours, theirs = socket.socketpair()
            with theirs:
                try:
                    if self._socket is None:
                        raise Lost
                    socket.send_fds(self._socket, [COMMAND.pack(FORK, 0)], [theirs.fileno()])
                    _, number = COMMAND.unpack(await self._exactly(COMMAND.size))
                except (OSError, Lost):
                    ours.close()
                    raise Lost from None
        ours.setblocking(False)
        _, worker = await asyncio.get_running_loop().create_connection(lambda: Worker(number, answered, lost), sock=ours)
        return worker

    def kill(self, worker: Worker) -> None:
        """End a worker at once."""
        try:
            if self._socket is not None:
                self._socket.send(COMMAND.pack(KILL, worker.number))
        except OSError:
            pass  # the keeper is gone, and its workers with it
        if worker.transport is not None:
            worker.transport.abort()

    def close(self) -> None:
        """End the keeper and all workers."""
        if self._socket is not None:
            self._socket.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
