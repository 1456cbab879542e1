"""When every mechanism and package stood: its events and windows as periods, for the networks that look at time.

The rules are those of the kept questions ``states-on-day`` and ``windows-on-day``, which answer for one day; here they
answer for all days at once. Certain: the latest usable event that had surely happened, no observation that is surely
overtaken. Possible: an event between its bounds. A package runs certainly from the latest start to the earliest end (or
with no end set), always if it is called ongoing, and possibly between its outer bounds.
"""
from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from kg.network.periods import Period
from kg.research.facts import Facts
from kg.research.history import Event, History
from kg.research.spans import FIRST, LAST

_DAY = dt.timedelta(1)


def periods(facts: Facts) -> dict[str, tuple[Period, ...]]:
    """The periods of each mechanism (none where no dated event is known) and of each package with a window, by id."""
    found: dict[str, tuple[Period, ...]] = {name: () for name in facts.mechanisms}
    found.update((name, of_history(one)) for name, one in facts.histories.items())
    for name, fact in facts.facts.items():
        windows = [facts.facts[w] for w in fact.get("hasWindow", ()) if facts.first(w, "windowKind") == "window-main"]
        if windows and facts.usable(fact):
            found[name] = tuple(p for window in windows for p in of_window(window))
    return found


def of_history(history: History) -> tuple[Period, ...]:
    """The stretches of one mechanism, in order; in between two changes nothing moves, so each is judged at its first day."""
    events = history.events
    turns = {day for e in events for day in (e.earliest, e.latest, e.passed) if day}
    days = sorted(turns)
    found: list[Period] = []
    for first, after in zip(days, [*days[1:], None]):
        last = LAST if after is None else after - _DAY
        stand = [(e.state, True) for e in _certain(events, first)] + \
                [(e.state, False) for e in events if e.earliest <= first < e.latest and not _passed(e, first)]
        for state, certain in dict.fromkeys(stand):
            before = next((i for i, p in enumerate(found) if p.state == state and p.certain == certain
                           and p.last + _DAY == first), None)
            if before is None:
                found.append(Period(first, last, state, certain))
            else:
                found[before] = found[before]._replace(last=last)
    return tuple(sorted(found, key=lambda p: (p.first, p.certain, p.last)))


def of_window(window: Mapping[str, Any]) -> list[Period]:
    """The periods in which a package runs according to one time window."""
    if window.get("ongoing"):
        return [Period(FIRST, LAST)]
    bounds = {key: next(iter(window.get(key, ())), None) for key in ("earliestStart", "latestStart", "earliestEnd", "latestEnd")}
    if bounds["earliestStart"] is None:
        return []
    found = []
    if bounds["latestStart"] <= (bounds["earliestEnd"] or LAST):
        found.append(Period(bounds["latestStart"], bounds["earliestEnd"] or LAST))
    return [*found, Period(bounds["earliestStart"], bounds["latestEnd"] or LAST, None, False)]


def _certain(events: Iterable[Event], day: dt.date) -> list[Event]:
    """The events that decide the state on a day: one, or besides it an observation not overtaken until later."""
    happened = [e for e in events if e.latest <= day]
    best = max((e for e in happened if e.passed is None), key=lambda e: (e.latest, e.rank, _last_first(e.record)), default=None)
    return sorted((e for e in happened if not _passed(e, day) and (best is None or e is best or _ahead(e, best))),
                  key=lambda e: e.record)


def _ahead(event: Event, best: Event) -> bool:
    """Whether no rival beats an observation that is still to be overtaken."""
    return event.passed is not None and (best.latest, best.rank, _last_first(best.record)) < \
        (event.latest, event.rank, _last_first(event.record))


def _passed(event: Event, day: dt.date) -> bool:
    return event.passed is not None and event.passed <= day


def _last_first(record: str) -> tuple[int, ...]:
    """A key by which the record that comes first in the alphabet is the greatest."""
    return tuple(-ord(c) for c in record) + (1,)
