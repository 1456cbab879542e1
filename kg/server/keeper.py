"""The keeper: loads the data once, then makes workers of itself and ends them, as the door asks.

Started as a process of its own with the number of a socket. It runs no query and no thread, so that a copy of it is whole.
Commands and replies are sixteen bytes each: a letter, seven bytes of filling, a number.
"""
from __future__ import annotations

import gc
import os
import signal
import socket
import struct
import sys
from typing import Any

from kg import graph, layout
from kg.errors import KnowledgeGraphError
from kg.graph import KnowledgeGraph
from kg.guard import confinement
from kg.guard.limits import Limits
from kg.server import tasks, wire, worker

COMMAND = struct.Struct(">c7xQ")
FORK, KILL = b"f", b"k"


def main(number: int) -> None:
    """Serve the socket of that number until the door closes it."""
    confinement.die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the person's Ctrl-C is for the door
    door = socket.socket(fileno=number)
    told = wire.read(number)
    if told is None:
        return
    try:
        g = graph.open(told[0]["place"], known_at=told[0]["known_at"])
        limits = Limits(**told[0]["limits"])
        ready(g, limits)
        wire.write(number, {"ready": facts(g)})
    except KnowledgeGraphError as e:
        wire.write(number, {"failed": [e.said.en, e.said.zh]})
        return
    gc.collect()
    gc.freeze()  # copies then share these pages for good
    attend(door, g, limits, told[0]["folder"])


def ready(g: KnowledgeGraph, limits: Limits) -> None:
    """Do once what every worker would do anew: load modules, and indexes of the data."""
    for part in tasks.parts():
        part.ready(g, limits)


def facts(g: KnowledgeGraph) -> dict[str, Any]:
    """What the door must know of the data."""
    return {"version": layout.VERSION, "size": g.size, "own": not g.foreign, "digest": g.digest, "clocks": g.clocks}


def attend(door: socket.socket, g: KnowledgeGraph, limits: Limits, folder: str) -> None:
    """Fork and kill until the door is gone. Nobody waits for a worker that dies: with low priority it may take its time."""
    children: set[int] = set()  # not reaped yet, so each number is still that child's
    while True:
        said, fds, _, _ = socket.recv_fds(door, COMMAND.size, 1)
        if len(said) < COMMAND.size:
            for child in children:
                os.kill(child, signal.SIGKILL)
            return
        command, number = COMMAND.unpack(said)
        if command == FORK:
            child = os.fork()
            if child == 0:
                door.close()
                worker.run(fds[0], g, limits, folder)
            os.close(fds[0])
            children.add(child)
            door.sendall(COMMAND.pack(FORK, child))
        elif command == KILL and number in children:
            os.kill(number, signal.SIGKILL)
        children -= {child for child in children if os.waitpid(child, os.WNOHANG)[0]}


if __name__ == "__main__":
    main(int(sys.argv[1]))
