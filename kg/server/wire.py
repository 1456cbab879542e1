"""How the door and its processes talk: a length, a head in JSON, the bytes of a body. Imports nothing of this package."""
from __future__ import annotations

import json
import os
import struct
from typing import Any

SIZES = struct.Struct(">II")


def packed(head: dict[str, Any], body: bytes = b"") -> bytes:
    """A message as bytes."""
    text = json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return SIZES.pack(len(text), len(body)) + text + body


def read(fd: int) -> tuple[dict[str, Any], bytes] | None:
    """The next message of a file descriptor; None when the other side has closed it."""
    sizes = _exactly(fd, SIZES.size)
    if sizes is None:
        return None
    head, body = SIZES.unpack(sizes)
    text, rest = _exactly(fd, head), _exactly(fd, body)
    return None if text is None or rest is None else (json.loads(text.decode("utf-8", "surrogatepass")), rest)


def write(fd: int, head: dict[str, Any], body: bytes = b"") -> None:
    """Send a message whole."""
    left = memoryview(packed(head, body))
    while left:
        left = left[os.write(fd, left):]


def _exactly(fd: int, size: int) -> bytes | None:
    parts = []
    while size:
        part = os.read(fd, min(size, 1 << 20))
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
