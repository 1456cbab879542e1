"""How deep a file of JSON or XML is nested, told before its reader sees it, in time by the length of the file alone.

The engine's reader of JSON-LD takes time by the square of the depth and, from a few thousand levels on, exhausts its stack,
which ends the process; its reader of RDF/XML takes minutes for fifty thousand. Its readers of the other formats do not mind.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

LIMIT = 200
_STEPS = {ord("{"): 1, ord("["): 1, ord("}"): -1, ord("]"): -1}
_OTHERS = bytes(set(range(256)) - set(b"{}[]"))
_APART = ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>"))


def json_line(body: bytes) -> int | None:
    """The line on which JSON passes ``LIMIT`` levels; None if it nowhere does."""
    unescaped = body.replace(b"\\\\", b"").replace(b'\\"', b"") if b"\\" in body else body
    outside = b"".join(unescaped.split(b'"')[::2]).translate(None, _OTHERS)
    if max(accumulate(map(_STEPS.__getitem__, outside)), default=0) <= LIMIT:
        return None
    return _place(body, _brackets(body))


def _brackets(body: bytes) -> Iterator[tuple[int, int]]:
    """Place and step of each bracket outside strings."""
    inside = escaped = False
    for at, c in enumerate(body):
        if inside:
            inside, escaped = escaped or c != 0x22, not escaped and c == 0x5C
        elif c == 0x22:
            inside = True
        elif c in _STEPS:
            yield at, _STEPS[c]


def xml_line(body: bytes) -> int | None:
    """The line on which XML passes ``LIMIT`` levels; None if it nowhere does."""
    for begin, end in _APART:
        body = _blanked(body, begin, end)
    if max(accumulate(map(_at_most, body.split(b"<")[1:])), default=0) <= LIMIT:
        return None
    return _place(body, _tags(body))


def _at_most(part: bytes) -> int:
    """The step of a tag, or one more where a sign > may stand in an attribute."""
    first = part[:1]
    if first == b"/":
        return -1
    head = part[:part.find(b">")]
    return int(first not in (b"?", b"!") and (head[-1:] != b"/" or bool(head.count(b'"') & 1 or head.count(b"'") & 1)))


def _blanked(body: bytes, begin: bytes, end: bytes) -> bytes:
    """The body without what stands between two marks, but with its line ends."""
    kept, at = [], 0
    while (start := body.find(begin, at)) >= 0 and (stop := body.find(end, start)) >= 0:
        kept += [body[at:start], b"\n" * body.count(b"\n", start, stop)]
        at = stop + len(end)
    return b"".join([*kept, body[at:]])


def _tags(body: bytes) -> Iterator[tuple[int, int]]:
    """Place and step of each tag; a sign > may stand in the quotation marks of an attribute."""
    at = body.find(b"<")
    while at >= 0:
        after = body.find(b"<", at + 1)
        part = body[at + 1:after if after >= 0 else len(body)]
        first = part[:1]
        if first == b"/":
            yield at, -1
        elif first not in (b"?", b"!"):
            end = _end(part)
            yield at, int(end < 1 or part[end - 1:end] != b"/")
        at = after


def _end(part: bytes) -> int:
    """Where the sign > that ends a tag stands in what follows its <; -1 if nowhere."""
    at = 0
    while (end := part.find(b">", at)) >= 0:
        marks = [i for i in (part.find(b'"', at, end), part.find(b"'", at, end)) if i >= 0]
        if not marks:
            return end
        closing = part.find(part[min(marks):min(marks) + 1], min(marks) + 1)
        if closing < 0:
            return -1
        at = closing + 1
    return -1


def _place(body: bytes, steps: Iterable[tuple[int, int]]) -> int | None:
    depth = 0
    for at, step in steps:
        depth += step
        if depth > LIMIT:
            return body.count(b"\n", 0, at) + 1
    return None
