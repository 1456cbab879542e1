"""How much a query may take. Imports nothing of the engine."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Limits that are on unless somebody turns them.

    ``text``: bytes of a query; ``depth``: nested brackets; ``operators``: operators and separators; ``seconds``: wall time
    from receipt, waiting and parsing counted; ``memory``: bytes that a worker may take beyond the data it holds;
    ``result``: bytes of an answer; ``queue``: how many may wait; ``workers``: how many long queries run at once, beside
    twice as many short ones; ``quantum``: seconds of a processor after which a query gives way to shorter ones; ``head``,
    ``body``, ``stall``: seconds for a request's head and body, and for a client that takes nothing; ``head_bytes``;
    ``connections``: of one peer.
    """

    text: int = 65_536
    depth: int = 32
    operators: int = 2_000
    seconds: float = 10.0
    memory: int = 2**30
    result: int = 10_000_000
    queue: int = 32
    workers: int = 2
    quantum: float = 0.1
    head: float = 5.0
    body: float = 5.0
    stall: float = 20.0
    head_bytes: int = 32_768
    connections: int = 50
