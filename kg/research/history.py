"""The states of a mechanism over time, worked out once from its events.

The rules are those of the kept questions ``state-on-day`` and ``states-on-day``: the state on a day is the one to which
the latest usable event leads that had surely happened by then; of two events of one day the one with the higher rank
counts, then the one whose id comes first; an observation that is overtaken (rule 05) never counts. An event whose bounds
enclose the day may have happened: its state is possible.
"""
from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.research.spans import LAST, Span

ACTIVE = "state-active"


@dataclass(frozen=True)
class Event:
    """A usable event that leads to a state; ``passed`` is the day since which it is surely overtaken, if it is."""

    record: str
    kind: str
    state: str
    rank: int
    earliest: dt.date
    latest: dt.date
    passed: dt.date | None = None


@dataclass(frozen=True)
class History:
    """All events of one mechanism, and those that decided its state, one a day, in order."""

    events: tuple[Event, ...]
    turns: tuple[Event, ...]

    @cached_property
    def _days(self) -> list[dt.date]:
        return [e.latest for e in self.turns]

    def on(self, day: dt.date) -> Event | None:
        """The event that decides the state on a day; None if nothing had surely happened by then."""
        at = bisect_right(self._days, day)
        return self.turns[at - 1] if at else None

    def possible(self, day: dt.date) -> list[Event]:
        """Events that may, but need not, have happened by a day."""
        return [e for e in self.events if e.earliest <= day < e.latest and not (e.passed and e.passed <= day)]

    @cached_property
    def in_force(self) -> tuple[Span, ...]:
        """The stretches in which the mechanism was surely in force or operating."""
        ends = [*(e.latest - dt.timedelta(1) for e in self.turns[1:]), LAST]
        return tuple(Span(e.latest, end) for e, end in zip(self.turns, ends) if e.state == ACTIVE)

    def ever_in_force(self, span: Span) -> bool:
        """Whether it was surely in force on any day of a span."""
        return any(span.common(s) for s in self.in_force)


def history(events: Iterable[Event]) -> History:
    """The history that some events of one mechanism make."""
    found = sorted(events, key=lambda e: (e.latest, -e.rank, e.record))
    turns: dict[dt.date, Event] = {}
    for event in found:
        if event.passed is None:
            turns.setdefault(event.latest, event)
    return History(tuple(found), tuple(turns[day] for day in sorted(turns)))
