"""Statements as lines of N-Triples, with which the engine fills its store in bulk."""
from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kg.terms import XSD

DATE, BOOLEAN, INTEGER, DECIMAL, OFFSET = (f"^^<{XSD}{t}>" for t in ("date", "boolean", "integer", "decimal", "nonNegativeInteger"))
"""What stands behind the text of a literal of each type."""
TRUE = f'"true"{BOOLEAN}'
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"'})  # a line break is a fault of the table
_PART = 50_000  # lines in one piece of text


class Statements:
    """Statements of one layer as lines of N-Triples, which the engine reads in bulk faster than it takes quads one by one."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._parts: list[bytes] = []

    def packed(self) -> None:
        """Make one part of many lines: a line of its own costs a third more memory."""
        if len(self.lines) >= _PART:
            self._pack()

    def _pack(self) -> None:
        if not self.lines:
            return
        self._parts.append("".join(self.lines).encode(errors="replace"))  # what is no UTF-8 is a fault and told as such
        self.lines.clear()

    def parts(self) -> list[bytes]:
        """The statements as N-Triples in parts."""
        self._pack()
        return self._parts

    def taken(self) -> Iterator[bytes]:
        """The parts one by one, each let go of."""
        found = self.parts()
        while found:
            yield found.pop()


def date(day: dt.date) -> str:
    """A day as a literal."""
    return f'"{day.isoformat()}"{DATE}'


def node(iri: str) -> str:
    """An IRI as N-Triples write it."""
    return f"<{iri}>"


def literal(text: str, behind: str = "") -> str:
    """A text as a literal; ``behind``: its type or its language (``@en``)."""
    return f'"{escaped(text)}"{behind}'


def escaped(text: str) -> str:
    """A text as it stands between the quotation marks of a literal."""
    return text.translate(_ESCAPES) if '"' in text or "\\" in text else text
