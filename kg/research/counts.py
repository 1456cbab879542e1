"""What parties share on a day, counted: the cells that dyad-years and country-years have in common."""
from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from kg.research.columns import COUNTS, STATES
from kg.research.facts import Facts, Way
from kg.research.history import ACTIVE
from kg.research.spans import Span

GRADES = ("low", "medium", "high")
DIGITAL_PARTNERSHIP = "type-digital-partnership"
_PLACE = {c.name: i for i, c in enumerate(COUNTS)}
NOTHING = tuple({"integer": 0, "boolean": False}.get(c.type) for c in COUNTS)  # looked at, and none
UNKNOWN = (None,) * len(COUNTS)                                               # not looked at
Ways = Mapping[str, Iterable[Way]]


def counted(facts: Facts, ways: Ways, window: Span) -> tuple:
    """The cells of ``COUNTS`` for the mechanisms in which some parties are, each with its ways of being in it.

    ``window`` holds the days of the year on which the parties exist and which are covered; the last of them is the day.
    """
    day, cells = window.last, list(NOTHING)
    records: set[str] = set()
    in_force, technologies = [], set()
    for mechanism, all_ways in ways.items():
        story = facts.histories.get(mechanism)
        now = [w for w in all_ways if day in w.span]
        if story is None:
            cells[_PLACE["n_undated"]] += bool(now)
            continue
        shared = (window.common(w.span) for w in all_ways)
        cells[_PLACE["n_in_force_any_day"]] += any(story.ever_in_force(s) for s in shared if s)
        if not now:
            continue
        event = story.on(day)
        maybe = [e for e in story.possible(day) if e.state == ACTIVE and not (event and event.state == ACTIVE)]
        cells[_PLACE["n_possible"]] += bool(maybe)
        if event is not None and event.state in STATES:
            cells[_PLACE[STATES[event.state]]] += 1
        stands = event is not None and event.state != "state-ended"
        if stands:
            cells[_PLACE["n_mechanisms"]] += 1
            cells[_PLACE["n_through_eu"]] += all(w.through_eu for w in now)
        if stands or maybe:
            records.update(r for w in now for r in w.records)
            records.update(e.record for e in [*([event] if stands else []), *maybe])
        if event is not None and event.state == ACTIVE:
            in_force.append(mechanism)
            technologies.update(facts.technologies(mechanism))
    cells[_PLACE["has_digital_partnership"]] = any(
        DIGITAL_PARTNERSHIP in facts.facts[m].get("mechanismType", ()) for m in in_force)
    cells[_PLACE["n_technologies"]], cells[_PLACE["n_claims"]] = len(technologies), len(records)
    cells[_PLACE["min_confidence"]] = GRADES[min(facts.grades[r] for r in records) - 1] if records else None
    cells[_PLACE["mechanisms"]] = "|".join(sorted(in_force)) or None
    cells[_PLACE["technologies"]] = "|".join(sorted(technologies)) or None
    return tuple(cells)


def in_force_on(facts: Facts, ways: Ways, day: dt.date) -> list[str]:
    """The mechanisms among some that are certainly in force on a day and in which the parties are on that day."""
    found = []
    for mechanism, all_ways in ways.items():
        story = facts.histories.get(mechanism)
        event = story and story.on(day)
        if event and event.state == ACTIVE and any(day in w.span for w in all_ways):
            found.append(mechanism)
    return sorted(found)
