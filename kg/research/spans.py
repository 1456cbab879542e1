"""Stretches of days with both ends included; an end that nobody gives lies at the first or last day of the calendar."""
from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

FIRST, LAST = dt.date.min, dt.date.max


class Span(NamedTuple):
    """From the first day to the last one, both included."""

    first: dt.date = FIRST
    last: dt.date = LAST

    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and self.first <= day <= self.last

    def common(self, other: Span) -> Span | None:
        """The days of both, or None if there is none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Span(first, last) if first <= last else None


ALWAYS = Span()


def year_span(year: int) -> Span:
    """All days of a year."""
    return Span(dt.date(year, 1, 1), dt.date(year, 12, 31))


def possible(fact: Mapping[str, list[Any]]) -> Span:
    """The days on which a time-bounded thing may have held: from its earliest start to its latest end."""
    return Span(_day(fact, "earliestStart", FIRST), _day(fact, "latestEnd", LAST))


def certain(fact: Mapping[str, list[Any]]) -> Span | None:
    """The days on which a time-bounded thing surely held: from its latest start to its earliest end.

    None if its start is not known, or if nothing between the bounds is sure.
    """
    first, last = _day(fact, "latestStart", None), _day(fact, "earliestEnd", LAST)
    return Span(first, last) if first and first <= last else None


def _day(fact: Mapping[str, list[Any]], key: str, otherwise: Any) -> Any:
    return next((d for d in fact.get(key, ()) if isinstance(d, dt.date)), otherwise)
