"""Which answers of the kept questions changed, row by row, and which claims did it.

A row that is gone and a new row about the same things are one altered row. Which claims did it is found in this order:
changed claims on which the row rests now and did not before (or the other way round); those whose own change holds the
cells that are other; those on which the row rests; those about the things that the row is about.
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from typing import Any, Protocol

from kg.difference.changes import Changes
from kg.difference.changes import Graph as Records
from kg.questions import Question
from kg.table import CODES, Table

Row = tuple[Any, ...]
# Ids that are no things which a row is about: codes, and the claims and passages on which it rests.
_NO_THINGS = (*CODES, "psg-", "adp-", "evt-", "lnk-", "mem-", "mtn-", "ptc-")


class Graph(Records, Protocol):
    """What is asked of a knowledge graph here."""

    def questions(self) -> list[Question]: ...

    def ask(self, name: str, **params: object) -> Table: ...


@dataclass(frozen=True)
class RowChange:
    """One row that was added (no ``before``), removed (no ``after``) or altered, and the ids of the claims that did it.

    ``how`` says how they were found: *evidence* (what changed in them, or they themselves, stand in the row), *about* (they
    are about its things) or *unnamed* (the row counts over many, or what changed is no claim).
    """

    before: Row | None
    after: Row | None
    claims: tuple[str, ...]
    how: str

    @property
    def what(self) -> str:
        """added, removed or altered"""
        return "added" if self.before is None else "removed" if self.after is None else "altered"


@dataclass(frozen=True)
class Answer:
    """One question whose answer changed."""

    question: Question
    before: Table
    after: Table
    rows: tuple[RowChange, ...]

    def count(self, what: str) -> int:
        """How many rows were added, removed or altered."""
        return sum(r.what == what for r in self.rows)


def answers_between(old: Graph, new: Graph, found: Changes) -> tuple[list[Answer], int]:
    """Questions with another answer, asked with their sample values, and how many were asked.

    Only questions that both graphs keep are asked.
    """
    kept = {q.name for q in old.questions()}
    asked = [q for q in new.questions() if q.name in kept]
    causes = Causes(found, {*old.names.iris, *new.names.iris})
    changed = []
    for question in asked:
        before, after = old.ask(question.name), new.ask(question.name)
        was, now = Counter(map(_hashable, before.rows)), Counter(map(_hashable, after.rows))
        pairs = _paired(list((was - now).elements()), list((now - was).elements()), causes.key)
        if pairs:
            changed.append(Answer(question, before, after, tuple(causes.of(*pair) for pair in pairs)))
    return changed, len(asked)


def _hashable(row: Sequence[Any]) -> Row:
    return tuple(tuple(c) if isinstance(c, list) else c for c in row)


def _paired(removed: list[Row], added: list[Row], key: Callable[[Row], Row]) -> list[tuple[Row | None, Row | None]]:
    """Removed and added rows about the same things, the most alike first; the others stand alone."""
    new: dict[Row, list[Row]] = defaultdict(list)
    for row in added:
        new[key(row)].append(row)
    pairs: list[tuple[Row | None, Row | None]] = []
    for row in removed:
        like = new.get(key(row))
        if not like:
            pairs.append((row, None))
            continue
        best = max(like, key=lambda r: sum(a == b for a, b in zip(r, row)))
        like.remove(best)
        pairs.append((row, best))
    return pairs + [(None, row) for rows in new.values() for row in rows]


class Causes:
    """The changed claims, ready to be looked up by what they touch."""

    def __init__(self, found: Changes, names: Set[str]):
        self.claims, self.names = found.claims, names
        touching: dict[str, set[str]] = defaultdict(set)
        for claim in found.claims.values():
            for thing in claim.touches:
                touching[thing].add(claim.record)
        self.touching = dict(touching)

    def key(self, row: Row) -> Row:
        """What a row is about: its cells that name things and, if there are none, its codes."""
        cells = [(i, c) for i, c in enumerate(row) if isinstance(c, str) and c in self.names]
        things = [(i, c) for i, c in cells if not c.startswith(_NO_THINGS)]
        return tuple(things or [(i, c) for i, c in cells if c.startswith(CODES)])

    def of(self, before: Row | None, after: Row | None) -> RowChange:
        """One change of a row with its causes."""
        row = after or before or ()
        cells = {c for c in [*(before or ()), *(after or ())] if isinstance(c, str)}
        direct = sorted(cells & self.claims.keys())
        if before is not None and after is not None:
            other = {str(c) for a, b in zip(before, after) if a != b for c in (a, b)}
            if claims := sorted(other & self.claims.keys()) or self._holding(row, other - self.names, direct):
                return RowChange(before, after, tuple(claims), "evidence")
        if direct:
            return RowChange(before, after, tuple(direct), "evidence")
        indirect = self._about(row)
        return RowChange(before, after, tuple(indirect), "about" if indirect else "unnamed")

    def _holding(self, row: Row, other: set[str], direct: list[str]) -> list[str]:
        """Changed claims about things of a row whose own change holds most of the cells that are other than before."""
        pool = {*direct, *(c for cell in row if isinstance(cell, str) for c in self.touching.get(cell, ()))}
        held = {c: len(other & self.claims[c].values) for c in pool}
        most = max(held.values(), default=0)
        holding = {c for c, n in held.items() if n == most} if most else set()
        return sorted(holding & {*direct}) or self._closest(row, holding)

    def _about(self, row: Row) -> list[str]:
        """Changed claims about the things of a row, or in its passages if there are none."""
        cells = [c for c in row if isinstance(c, str) and c in self.touching]
        cells = [c for c in cells if not c.startswith("psg-")] or cells
        return self._closest(row, {c for cell in cells for c in self.touching[cell]})

    def _closest(self, row: Row, claims: set[str]) -> list[str]:
        """Those among some claims that touch most of what a row is about, the most particular thing first.

        Claims of the kind on which the row rests are preferred: a state hangs on events.
        """
        cells = {c for c in row if isinstance(c, str)}
        kinds = {c.partition("-")[0] for c in cells}
        claims = {c for c in claims if c.partition("-")[0] in kinds} or claims
        weight = {c: 1 + 1 / (1 + len(self.touching[c])) for c in cells if c in self.touching}
        scores = {c: sum(weight.get(t, 0) for t in self.claims[c].touches) for c in claims}
        best = max(scores.values(), default=0.0)
        return sorted(c for c, score in scores.items() if score == best)
