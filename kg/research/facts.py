"""What the research tables are computed from: parties, mechanisms, participations, memberships and histories.

Only usable records are read. Who takes part follows rule 02 (roles under *taking part*), which observations are
overtaken stands in the derived layer (rule 05); nothing is concluded here that the graph does not already say.
"""
from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.research.history import Event, History, history
from kg.research.spans import ALWAYS, Span, certain, possible
from kg.terms import RDF_TYPE, graph_name, short, value

EU = "org-eu"
ACTORS = ("Country", "CountryGroup", "Organisation")
PARTIES = (*ACTORS, "GeographicArea", "ActorCategory", "OpenScope")
MECHANISMS = ("Agreement", "CooperationFramework", "MultilateralForum", "Initiative")
# Through these a record speaks of a party as a partner; that it lists a name or a membership does not examine anybody.
_NAMES = ("participant", "involvesPartner", "absenceAbout", "linkSubject", "linkObject", "adoptedBy")
_NO_EXAMINATION = ("Membership", "Mention", "Gap")
Fact = Mapping[str, list[Any]]


@dataclass(frozen=True)
class Way:
    """How a party is in a mechanism: by which records, on which days, and whether only as a member of the EU."""

    records: tuple[str, ...]
    span: Span = ALWAYS
    through_eu: bool = False


@dataclass(frozen=True)
class Membership:
    """A country in a group: when it was surely a member."""

    record: str
    group: str
    country: str
    span: Span


class Facts:
    """The store read once, without the ontology; ``facts[id]`` maps local names of properties to sorted values."""

    def __init__(self, store: ox.Store, until: dt.date | None = None):
        self.facts = _read(store)
        self._until = until

    def _of(self, *classes: str) -> Iterator[tuple[str, Fact]]:
        wanted = set(classes)
        return ((n, f) for n, f in self.facts.items() if wanted & set(f.get("class", ())))

    def _records(self, *classes: str) -> Iterator[tuple[str, Fact]]:
        return ((n, f) for n, f in self._of(*classes) if self.usable(f))

    def first(self, name: str, key: str) -> Any:
        """The first value of a property of a thing, or None."""
        return next(iter(self.facts.get(name, {}).get(key, ())), None)

    def usable(self, fact: Fact) -> bool:
        """Whether the editors let a record be used."""
        return any(self.first(r, "usable") is True for r in fact.get("reviewStatus", ()))

    @cached_property
    def covered_to(self) -> dt.date:
        """The last day that the data can speak of: the day on which a source was last read."""
        if self._until is not None:
            return self._until
        days = [d for _, f in self._of("SourceDocument") for d in f.get("seenOn", ()) if isinstance(d, dt.date)]
        if not days:
            raise QueryError("the data do not say when their sources were read", "数据未说明来源的查阅日期")
        return max(days)

    @cached_property
    def covered_from(self) -> int:
        """The year of the first dated event."""
        days = [e.earliest for h in self.histories.values() for e in h.events]
        if not days:
            raise QueryError("the data hold no dated event", "数据中没有注明日期的事件")
        return min(days).year

    # Parties -----------------------------------------------------------------------------------------------------

    @cached_property
    def parties(self) -> dict[str, str]:
        """Every party with its class, by id."""
        own = {"org": "Organisation", "group": "CountryGroup"}  # a body that is also a group carries both classes
        found = {}
        for name, fact in sorted(self._of(*PARTIES)):
            kinds = [k for k in PARTIES if k in fact["class"]]
            wanted = own.get(name.partition("-")[0])
            found[name] = wanted if wanted in kinds else kinds[0]
        return found

    @cached_property
    def existence(self) -> dict[str, Span]:
        """When each party existed; always, where the data do not say."""
        return {name: possible(self.facts[name]) for name in self.parties}

    @cached_property
    def examined(self) -> set[str]:
        """Parties that a usable record speaks of as partners, in any role, or as searched for."""
        return {name for _, fact in self._all_records() for p in _NAMES for name in fact.get(p, ()) if name in self.parties}

    def _all_records(self) -> Iterator[tuple[str, Fact]]:
        return ((n, f) for n, f in self.facts.items()
                if "reviewStatus" in f and not set(_NO_EXAMINATION) & set(f.get("class", ())) and self.usable(f))

    @cached_property
    def memberships(self) -> dict[str, list[Membership]]:
        """Sure and usable memberships (as a member) by country."""
        found: dict[str, list[Membership]] = defaultdict(list)
        for record, fact in sorted(self._records("Membership")):
            span = certain(fact)
            if span is not None and "capacity-member" in fact.get("membershipCapacity", ()):
                for country in fact.get("memberCountry", ()):
                    found[country] += [Membership(record, g, country, span) for g in fact.get("inGroup", ())]
        return dict(found)

    @cached_property
    def eu_members(self) -> dict[str, list[Membership]]:
        """Memberships of the EU by country."""
        found = {c: [m for m in ms if m.group == EU] for c, ms in self.memberships.items()}
        return {c: ms for c, ms in found.items() if ms}

    def is_eu_member(self, country: str, day: dt.date) -> bool:
        """Whether a country was surely a member of the EU on a day."""
        return any(day in m.span for m in self.eu_members.get(country, ()))

    # Mechanisms --------------------------------------------------------------------------------------------------

    @cached_property
    def mechanisms(self) -> dict[str, str]:
        """Every mechanism with its class, by id."""
        return {n: next(k for k in MECHANISMS if k in f["class"]) for n, f in sorted(self._of(*MECHANISMS))}

    @cached_property
    def histories(self) -> dict[str, History]:
        """The history of each mechanism that has a usable event with a state."""
        found: dict[str, list[Event]] = defaultdict(list)
        for record, fact in self._records("StatusEvent"):
            kind = fact["eventType"][0]
            state, rank = self.first(kind, "leadsToState"), self.first(kind, "stateRank")
            if state is None or rank is None or not {"earliestDate", "latestDate"} <= set(fact):
                continue
            passed = [d for o in fact.get("overtakenBy", ()) for d in self.facts.get(o, {}).get("latestDate", ())]
            for mechanism in fact["ofMechanism"]:
                found[mechanism].append(Event(record, kind, state, rank, fact["earliestDate"][0], fact["latestDate"][0],
                                              min(passed, default=None)))
        return {m: history(events) for m, events in found.items()}

    @cached_property
    def taking_part(self) -> set[str]:
        """Roles that make a party: those under role-taking-part."""
        found, new = set(), {"role-taking-part"}
        while new:
            found |= new
            new = {n for n, f in self.facts.items() if set(f.get("broader", ())) & new} - found
        return found

    @cached_property
    def participants(self) -> dict[str, dict[str, list[Way]]]:
        """Who takes part in each mechanism, with one way a record."""
        found: dict[str, dict[str, list[Way]]] = defaultdict(lambda: defaultdict(list))
        for record, fact in sorted(self._records("Participation")):
            if self.taking_part & set(fact.get("participationRole", ())):
                for mechanism in fact["ofMechanism"]:
                    for party in fact["participant"]:
                        found[mechanism][party].append(Way((record,), possible(fact)))
        return {m: dict(ps) for m, ps in found.items()}

    @cached_property
    def topics(self) -> dict[str, tuple[str, ...]]:
        """What each mechanism covers according to usable links."""
        return {m: tuple(self.facts[m].get("covers", ())) for m in self.mechanisms}

    def technologies(self, mechanism: str) -> list[str]:
        """The technologies among what a mechanism covers."""
        return [t for t in self.topics[mechanism] if "Technology" in self.facts.get(t, {}).get("class", ())]

    @cached_property
    def grades(self) -> dict[str, int]:
        """1 low, 2 medium, 3 high: the confidence of each record."""
        order = {"confidence-low": 1, "confidence-medium": 2, "confidence-high": 3}
        return {n: order.get(c, 3) for n, f in self.facts.items() for c in f.get("confidence", ())}


def _read(store: ox.Store) -> dict[str, dict[str, list[Any]]]:
    """Things by id: property (local name, with the language behind @) to sorted values."""
    found: dict[str, dict[str, list]] = defaultdict(lambda: defaultdict(list))
    ontology = graph_name("ontology")
    for q in store:
        if q.graph_name == ontology or not isinstance(q.subject, ox.NamedNode):
            continue
        if q.predicate == RDF_TYPE:
            found[short(q.subject.value)]["class"].append(short(q.object.value).removeprefix("dpn:"))
            continue
        key = short(q.predicate.value).removeprefix("dpn:").rsplit("#")[-1].rsplit("/")[-1]
        if isinstance(q.object, ox.Literal) and q.object.language:
            key += "@" + q.object.language
        found[short(q.subject.value)][key].append(value(q.object))
    return {k: {p: sorted(set(v), key=str) for p, v in d.items()} for k, d in found.items()}
