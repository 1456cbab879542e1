"""A worker: one request after another, each under the limits; whatever it dies of, it dies alone."""
from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

from kg import query
from kg.errors import KnowledgeGraphError, NotAllowed, UnknownName
from kg.graph import KnowledgeGraph
from kg.guard import confinement
from kg.guard.answers import Answer, Refusal
from kg.guard.limits import Limits
from kg.server import tasks, wire

LARGE = 2**18
"""An answer of more bytes goes to the door as a file, so that clients who take their time do not fill its memory."""


def run(fd: int, g: KnowledgeGraph, limits: Limits, folder: str) -> None:
    """Answer what comes until the door closes; never comes back. ``folder``: where large answers are put."""
    try:
        confinement.die_with_parent()
        confinement.without_network()
        confinement.quiet()
        query.on_deep_stack(lambda: _loop(fd, g, limits, Path(folder) / str(os.getpid())))
    finally:
        os._exit(0)


def _loop(fd: int, g: KnowledgeGraph, limits: Limits, large: Path) -> None:
    held = confinement.held()
    confinement.limit_memory(limits.memory)
    wire.write(fd, {"thread": threading.get_native_id()})
    while (message := wire.read(fd)) is not None:
        confinement.last_resort(limits.seconds + 2)
        head, body = reply(message[0], g, limits)
        last = confinement.held() > held + limits.memory // 4
        if last:  # what this answer left behind would be missing for the next; a fresh worker takes over
            head = head | {"last": True}
        if len(body) > LARGE:
            large.write_bytes(body)
            head, body = head | {"file": str(large), "size": len(body)}, b""
        wire.write(fd, head, body)
        confinement.last_resort(0)
        if last:
            return


def reply(ask: dict[str, Any], g: KnowledgeGraph, limits: Limits) -> tuple[dict[str, Any], bytes]:
    """The head and body of the answer to one request."""
    try:
        task = tasks.found(ask["do"])
        if task.trusted:
            answer = task.run(g, ask, limits)
        else:
            with confinement.no_new_files():
                answer = task.run(g, ask, limits)
        if len(answer.body) > limits.result:
            raise tasks.too_large(limits)
    except Refusal as e:
        return _said(e.status, e.code, e), b""
    except NotAllowed as e:
        return _said(403, "not-allowed", e), b""
    except UnknownName as e:
        return _said(404, "unknown-name", e) | {"nearest": list(e.nearest)}, b""
    except KnowledgeGraphError as e:
        return _said(400, "not-usable", e), b""
    except MemoryError:
        return {"status": 503, "code": "memory"}, b""
    return _shown(answer), answer.body


def _shown(answer: Answer) -> dict[str, Any]:
    return {"status": answer.status, "type": answer.kind, "headers": answer.headers}


def _said(status: int, code: str, error: KnowledgeGraphError | Refusal) -> dict[str, Any]:
    return {"status": status, "code": code, "en": error.said.en, "zh": error.said.zh}
