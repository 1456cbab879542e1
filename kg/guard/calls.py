"""One guarded call of the library: a copy of the calling process runs the query and is killed when it passes a limit.

The copy shares the data with its parent (fork, copy on write), so nothing is loaded or sent but the answer.
"""
from __future__ import annotations

import os
import select
import signal
import struct
import time

import pyoxigraph as ox

from kg import query
from kg.dataset import Dataset
from kg.errors import KnowledgeGraphError, QueryError
from kg.guard import answers, confinement
from kg.guard.limits import Limits

_ACCEPT = "application/sparql-results+json, application/n-triples"
_HEAD = struct.Struct(">cQ")


def sparql(data: Dataset, text: str, limits: Limits, most: int = 2**62) -> ox.QuerySolutions | ox.QueryBoolean | list[ox.Triple]:
    """The engine's answer to a text under ``limits.seconds`` and ``limits.memory``; ``most``: bytes that it may have.

    Raises ``QueryError`` when a limit is passed or the text cannot be run. Needs a system that can fork.
    """
    query.guard(text, limits.depth, limits.operators, limits.text)
    if not hasattr(os, "fork"):
        raise QueryError("a time limit needs Linux or macOS; leave it out here", "时间限制需要Linux或macOS；此处请勿使用")
    end = time.monotonic() + limits.seconds
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _answer(writing, data, text, limits, most)  # never comes back
    os.close(writing)
    try:
        return _read(_bytes(reading, end, limits))
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _answer(writing: int, data: Dataset, text: str, limits: Limits, most: int) -> None:
    """In the copy: give the answer or the reason why not, as bytes with a mark, and end."""
    try:
        confinement.die_with_parent()
        confinement.quiet()
        confinement.last_resort(limits.seconds + 1)
        free = Limits(limits.text, limits.depth, limits.operators, limits.seconds, limits.memory, most)
        mark, body = b"!", b""
        try:
            with confinement.no_new_files():
                found = query.on_deep_stack(lambda: _confined(data, text, free))
            mark, body = (b"g" if found.kind.startswith("application/n-triples") else b"r"), found.body
        except (KnowledgeGraphError, answers.Refusal) as e:
            body = f"{e.said.en}\0{e.said.zh}".encode("utf-8", "replace")
        with os.fdopen(writing, "wb") as out:
            out.write(_HEAD.pack(mark, len(body)) + body)
    finally:
        os._exit(0)


def _confined(data: Dataset, text: str, limits: Limits) -> answers.Answer:
    confinement.limit_memory(limits.memory)  # on the thread, whose stack is then part of what is held
    return answers.sparql(data, text, _ACCEPT, limits)


def _bytes(reading: int, end: float, limits: Limits) -> bytes:
    """All that the copy writes until it ends; ``QueryError`` if it takes too long or dies."""
    parts = []
    while True:
        ready, _, _ = select.select([reading], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            raise QueryError(f"the query was stopped after {limits.seconds:g} s; narrow it, or allow more time",
                             f"查询在 {limits.seconds:g} 秒后被终止；请缩小查询范围或放宽时限")
        part = os.read(reading, 1 << 20)
        if not part:
            break
        parts.append(part)
    found = b"".join(parts)
    if len(found) < _HEAD.size or _HEAD.unpack_from(found)[1] != len(found) - _HEAD.size:
        raise QueryError(f"the query needs more than {limits.memory // 2**20} MB of memory",
                         f"查询所需内存超过 {limits.memory // 2**20} MB")
    return found


def _read(found: bytes) -> ox.QuerySolutions | ox.QueryBoolean | list[ox.Triple]:
    mark, body = found[:1], found[_HEAD.size:]
    if mark == b"!":
        en, _, zh = body.decode("utf-8").partition("\0")
        raise QueryError(en, zh)
    if mark == b"g":
        return [q.triple for q in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)]
    return ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
