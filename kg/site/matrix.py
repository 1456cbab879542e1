"""Who works with the EU on what: the ties of partners to technologies and task areas, counted by stage."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.site.facts import REGIONS, Facts
from kg.views.encoding import STAGES

KEPT = (*STAGES, "none")
"""Stages of a cell; ``none``: named together without a dated state (packages, sets, mechanisms without an event)."""
LARGEST = (200, 60)
"""Partners and topics that a table shows at most."""


@dataclass(frozen=True)
class Matrix:
    """Partners by region, topics in the order of their columns, for each cell what ties the two, in order, and how many
    partners and topics there are in all (a table that nobody could read holds those with most ties)."""

    groups: tuple[tuple[str, tuple[str, ...]], ...]
    topics: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[str, ...]]
    of: tuple[int, int]

    @property
    def partners(self) -> list[str]:
        """All partners in the order of the rows."""
        return [p for _, ps in self.groups for p in ps]


def matrix(facts: Facts, ties: Iterable[tuple[str, str, str]]) -> Matrix:
    """The matrix of some ties (partner, topic, what ties them). Most tied topics and partners come first; at most ``LARGEST``."""
    cells: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for partner, topic, via in ties:
        cells[partner, topic][via] = None
    by_topic: dict[str, set[str]] = defaultdict(set)
    by_partner: dict[str, set[str]] = defaultdict(set)
    for (partner, topic), via in cells.items():
        by_topic[topic] |= {partner}
        by_partner[partner] |= set(via)
    topics = sorted(by_topic, key=lambda t: (-len(by_topic[t]), t))
    partners = sorted(by_partner, key=lambda p: (-len(by_partner[p]), p))
    of = (len(partners), len(topics))
    partners, topics = partners[:LARGEST[0]], topics[:LARGEST[1]]
    shown = {(p, t): tuple(sorted(via)) for p in partners for t in topics if (via := cells.get((p, t)))}
    by_region: dict[str, list[str]] = defaultdict(list)
    for p in partners:
        by_region[facts.region(p)].append(p)
    return Matrix(tuple((r, tuple(by_region[r])) for r in REGIONS if by_region[r]), tuple(topics), shown, of)


def stage_of(facts: Facts, via: str) -> str:
    """The stage of what makes a tie, on the day of the site; ``none`` if no dated event gives it a certain state."""
    spell = facts.state(via)
    return (spell and spell.stage) or "none"


def counted(facts: Facts, via: Iterable[str]) -> dict[str, int]:
    """How many of some mechanisms and packages are in each stage; stages without any are left out."""
    stages = [stage_of(facts, v) for v in via]
    return {k: stages.count(k) for k in KEPT if k in stages}
