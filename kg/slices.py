"""Two clocks: the dataset as it was known by a day, and the dataset as it stood on a day.

*Known by* asks what our sources had published by then; *stood on* asks what was the case then. Both give a dataset of
the same form with the rules applied anew, so every question, network and export can be asked of it.
"""
from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.dataset import Dataset, derive
from kg.terms import DPN, PREFIXES, RDF_TYPE, VOC, graph_name, value

_STATED, _SOURCE = ox.NamedNode(DPN + "statedIn"), ox.NamedNode(PREFIXES["oa"] + "hasSource")
_LATEST, _SEEN, _SEARCHED = (ox.NamedNode(DPN + n) for n in ("latestDate", "seenOn", "searchedOn"))
_HELD_BY = tuple(ox.NamedNode(DPN + n) for n in ("linkSubject", "linkObject"))
_MEASURE, _ABOUT = ox.NamedNode(DPN + "includesMeasure"), ox.NamedNode(DPN + "absenceAbout")
_ASSERTED, _DERIVED, _PROVENANCE = (graph_name(n) for n in ("asserted", "derived", "provenance"))
Keep = Callable[[ox.NamedNode], bool]


def known_by(data: Dataset, rules: Path, day: dt.date) -> Dataset:
    """What our sources had published by the end of a day.

    A source is known from the last day on which it can have been published or from the day on which it was read,
    whichever is earlier. A record stays if one of its passages is known, with the known passages only; a search without
    passages stays from its own day. What is derived is derived anew.
    """
    published, read = _days(data.store, _LATEST, _PROVENANCE), _days(data.store, _SEEN, _PROVENANCE)
    from_day = {s: min(published.get(s, dt.date.max), read.get(s, dt.date.max)) for s in {*published, *read}}
    passages = {q.subject: q.object for q in data.store.quads_for_pattern(None, _SOURCE, None, _PROVENANCE)}
    known = {p for p, source in passages.items() if from_day.get(source, dt.date.max) <= day}
    stated: dict[ox.Term, set] = defaultdict(set)
    for q in data.store.quads_for_pattern(None, _STATED, None, _ASSERTED):
        stated[q.subject].add(q.object)
    searched = _days(data.store, _SEARCHED, _ASSERTED)
    lost = {r for r, found in stated.items() if not found & known}
    lost |= {r for r, when in searched.items() if r not in stated and when > day}
    lost |= _hanging(data.store, lost)
    unknown = set(passages) - known
    hidden = {s for s in set(passages.values()) if from_day.get(s, dt.date.max) > day}

    def keep(term: ox.NamedNode) -> bool:
        return term not in lost and term not in unknown and term not in hidden

    return _without(data, rules, keep, f"{data.name} known by {day.isoformat()}")


def standing_on(data: Dataset, rules: Path, day: dt.date, out: Iterable[str]) -> Dataset:
    """What stood on a day: happenings that had surely happened, memberships that may have held, and what hangs on them.

    ``out`` holds the IRIs of mechanisms and packages that did not stand (the caller knows their states): their
    participations, links and the packages themselves go too. Records without time stay.
    """
    gone = {ox.NamedNode(iri) for iri in out}
    store, lost = data.store, set()
    about = [ox.NamedNode(DPN + n) for n in ("ofMechanism", "linkSubject", "linkObject")]
    events = {q.subject for q in store.quads_for_pattern(None, RDF_TYPE, ox.NamedNode(DPN + "StatusEvent"), _ASSERTED)}
    latest = _days(store, _LATEST, _ASSERTED)
    lost |= {e for e in events if latest.get(e, dt.date.max) > day}
    for predicate in about:
        for q in store.quads_for_pattern(None, predicate, None, _ASSERTED):
            if q.object in gone and q.subject not in events:
                lost.add(q.subject)
    start = _days(store, ox.NamedNode(DPN + "earliestStart"), _ASSERTED)
    end = _days(store, ox.NamedNode(DPN + "latestEnd"), _ASSERTED)
    for q in store.quads_for_pattern(None, RDF_TYPE, ox.NamedNode(DPN + "Membership"), _ASSERTED):
        if start.get(q.subject, dt.date.min) > day or end.get(q.subject, dt.date.max) < day:
            lost.add(q.subject)
    lost |= {iri for iri in gone if next(store.quads_for_pattern(iri, None, None, _ASSERTED), None) is not None}
    lost |= _hanging(store, lost)

    def keep(term: ox.NamedNode) -> bool:
        return term not in lost

    return _without(data, rules, keep, f"{data.name} as of {day.isoformat()}")


def _hanging(store: ox.Store, lost: set[ox.Term]) -> set[ox.Term]:
    """Records that say nothing without a lost one: links from or to it, measures and absences all of whose things are lost."""
    rests: dict[ox.Term, set] = defaultdict(set)
    for q in store.quads_for_pattern(None, _MEASURE, None, _ASSERTED):
        rests[q.object].add(q.subject)
    for q in store.quads_for_pattern(None, _ABOUT, None, _ASSERTED):
        rests[q.subject].add(q.object)
    found, new = set(), lost
    while new:
        found |= new
        new = {q.subject for end in _HELD_BY for thing in new for q in store.quads_for_pattern(None, end, thing, _ASSERTED)}
        new = (new | {record for record, of in rests.items() if of <= found}) - found
    return found - lost


def _days(store: ox.Store, predicate: ox.NamedNode, layer: ox.NamedNode) -> dict[ox.Term, dt.date]:
    """Days by subject."""
    found = {}
    for q in store.quads_for_pattern(None, predicate, None, layer):
        day = value(q.object)
        if isinstance(day, dt.date):
            found[q.subject] = day
    return found


def _without(data: Dataset, rules: Path, keep: Keep, name: str) -> Dataset:
    """A dataset without some things: no triple about them, none that names them, and nothing that hangs on them."""
    parts = _parts(data.store)
    store = ox.Store()

    def stays(term: ox.Term) -> bool:
        return not isinstance(term, ox.NamedNode) or (keep(term) and keep(parts.get(term, term)))

    store.bulk_extend(q for q in data.store if q.graph_name != _DERIVED and stays(q.subject) and stays(q.object))
    derive(store, rules)
    places = {n: p for n, p in data.places.items() if keep(ox.NamedNode(PREFIXES["id"] + n)) and keep(ox.NamedNode(VOC + n))}
    return Dataset(store, data.union, places, len(store), len(store), name, rows=data.rows)


def _parts(store: ox.Store) -> dict[ox.Term, ox.Term]:
    """Windows and selectors by the record or passage to which they belong."""
    found = {}
    for local in (DPN + "hasWindow", PREFIXES["oa"] + "hasSelector"):
        for q in store.quads_for_pattern(None, ox.NamedNode(local), None, None):
            found[q.object] = q.subject
    return found
