"""Spells: for each mechanism the stretches of days in one state, worked out once from its dated events.

The rule is that of the kept question ``states-on-day`` (the latest usable event that had surely happened gives the
certain state; an event whose bounds hold the day gives a possible one), read for all days at once.
"""
from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.views.encoding import STAGE

QUERY = """
PREFIX dpn: <https://w3id.org/eudpn/ontology#>
SELECT ?mechanism ?record ?state ?rank ?earliest ?latest ?passed ?event_type WHERE {
  ?record dpn:ofMechanism ?mechanism ; dpn:eventType ?event_type ; dpn:earliestDate ?earliest ; dpn:latestDate ?latest ;
          dpn:reviewStatus [ dpn:usable true ] .
  ?event_type dpn:leadsToState ?state ; dpn:stateRank ?rank .
  OPTIONAL { ?record dpn:overtakenBy ?happening . ?happening dpn:latestDate ?passed }
} ORDER BY ?mechanism ?record ?passed
"""
_DAY = dt.timedelta(1)
_NEVER = dt.date.max


@dataclass(frozen=True)
class Event:
    """A dated event that leads to a state; ``passed`` is the first day by which a later happening has overtaken it."""

    record: str
    state: str
    rank: int
    earliest: dt.date
    latest: dt.date
    passed: dt.date | None


@dataclass(frozen=True)
class Spell:
    """Days from ``first`` to ``last`` (None: no end known) in one certain state (or None) and some possible ones."""

    first: dt.date
    last: dt.date | None
    state: str | None
    possible: tuple[str, ...]

    @property
    def stage(self) -> str | None:
        """The stage of the certain state."""
        return STAGE.get(self.state or "")


def events_of(rows: Iterable[Mapping[str, object]]) -> dict[str, list[Event]]:
    """The events by mechanism, from the answer to ``QUERY``."""
    found: dict[str, dict[str, Event]] = defaultdict(dict)
    for r in rows:
        held = found[r["mechanism"]].get(r["record"])
        days = [d for d in (r["passed"], held and held.passed) if d]
        found[r["mechanism"]][r["record"]] = Event(r["record"], r["state"], r["rank"], r["earliest"], r["latest"],
                                                   min(days) if days else None)
    return {m: list(es.values()) for m, es in found.items()}


def on_day(events: Iterable[Event], day: dt.date) -> tuple[str | None, tuple[str, ...]]:
    """The certain state on a day, or None, and the possible ones."""
    stood = [e for e in events if e.passed is None or e.passed > day]
    sure = [e for e in stood if e.latest <= day]
    kept = [e for e in events if e.passed is None and e.latest <= day]

    def place(e: Event) -> tuple:
        return e.latest, e.rank

    last = [e for e in sure if not any(place(k) > place(e) or (place(k) == place(e) and k.record < e.record) for k in kept)]
    perhaps = {e.state for e in stood if e.earliest <= day < e.latest}
    return (min(last, key=lambda e: e.record).state if last else None), tuple(sorted(perhaps))


def spells(events: Iterable[Event]) -> list[Spell]:
    """The spells of one mechanism in order of time, from its first event on, neighbours always different."""
    events = list(events)
    turns = sorted({d for e in events for d in (e.earliest, e.latest, e.passed) if d})
    found: list[Spell] = []
    for first, after in zip(turns, [*turns[1:], _NEVER]):
        state, perhaps = on_day(events, first)
        last = None if after == _NEVER else after - _DAY
        if found and (found[-1].state, found[-1].possible) == (state, perhaps):
            found[-1] = Spell(found[-1].first, last, state, perhaps)
        else:
            found.append(Spell(first, last, state, perhaps))
    return found


def at(found: Iterable[Spell], day: dt.date) -> Spell | None:
    """The spell in which a day lies."""
    return next((s for s in found if s.first <= day and (s.last is None or day <= s.last)), None)


def plain(found: Iterable[Spell]) -> list[list]:
    """Spells as JSON holds them: first day, last day or nothing, certain state or nothing, possible states."""
    return [[s.first.isoformat(), s.last and s.last.isoformat(), s.state, list(s.possible)] for s in found]
