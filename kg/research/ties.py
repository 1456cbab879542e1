"""Who is in which mechanism, alone and in pairs, with the EU counted as a body, as its members, or both ways.

A mechanism that lumps several arrangements under one name ties its parties to the EU and not to each other (rule 03).
Two member states are never tied to each other only because both stand for the EU.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from kg.research.facts import ACTORS, EU, Facts, Way

Pairs = dict[tuple[str, str], dict[str, list[Way]]]
EU_MODES = ("body", "members", "both")


def units(facts: Facts, eu: str) -> list[str]:
    """The parties that stand in rows: actors that were examined, in the form in which the EU is counted."""
    actors = {p for p in facts.examined if facts.parties[p] in ACTORS}
    if eu != "body":
        actors |= set(facts.eu_members)
    return sorted(actors - ({EU} if eu == "members" else set()))


def alone(facts: Facts, eu: str) -> dict[str, dict[str, list[Way]]]:
    """Party to mechanism to the ways in which it takes part."""
    found: dict[str, dict[str, list[Way]]] = defaultdict(lambda: defaultdict(list))
    for mechanism, parties in facts.participants.items():
        for party, ways in _acting(facts, parties).items():
            if party != EU or eu != "members":
                found[party][mechanism] += ways
        if EU in parties and eu != "body":
            for member, ways in _standing_in(facts, parties[EU]):
                found[member][mechanism] += ways
    return found


def pairs(facts: Facts, eu: str) -> Pairs:
    """Pair (in order of id) to mechanism to the ways in which both are in it."""
    found: Pairs = defaultdict(lambda: defaultdict(list))
    for mechanism, parties in facts.participants.items():
        acting = _acting(facts, parties)
        lumps = facts.first(mechanism, "lumpsArrangements") is True
        own = {p: ways for p, ways in acting.items() if p != EU or eu != "members"}
        for one, other in combinations(sorted(own), 2):
            if not lumps or EU in (one, other):
                found[one, other][mechanism] += _both(own[one], own[other])
        if EU in acting and eu != "body":
            for member, standing in _standing_in(facts, acting[EU]):
                for partner in acting.keys() - {EU, member}:
                    pair = (member, partner) if member < partner else (partner, member)
                    found[pair][mechanism] += _both(standing, acting[partner])
    return found


def _acting(facts: Facts, parties: dict[str, list[Way]]) -> dict[str, list[Way]]:
    """Those among the participants that decide as one: countries, groups and organisations."""
    return {p: ways for p, ways in parties.items() if facts.parties.get(p) in ACTORS}


def _standing_in(facts: Facts, eu: list[Way]) -> Iterator[tuple[str, list[Way]]]:
    """Each member state with the ways in which it stands for the EU, on the days of its membership."""
    for member, memberships in facts.eu_members.items():
        ways = [Way((*w.records, m.record), span, through_eu=True)
                for m in memberships for w in eu if (span := m.span.common(w.span))]
        if ways:
            yield member, ways


def _both(one: list[Way], other: list[Way]) -> list[Way]:
    return [Way(tuple(sorted({*a.records, *b.records})), span, a.through_eu or b.through_eu)
            for a in one for b in other if (span := a.span.common(b.span))]
