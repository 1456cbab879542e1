"""Who works with the EU on what: the ties of partners to technologies and task areas, counted by stage."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.site.facts import REGIONS, Facts
from kg.views.encoding import STAGES

KEPT = (*STAGES, "none")
"""Stages of a cell; ``none``: named together without a dated state (packages, sets, mechanisms without an event)."""


@dataclass(frozen=True)
class Matrix:
    """Partners by region, topics in the order of their columns, and for each cell what ties the two, in order."""

    groups: tuple[tuple[str, tuple[str, ...]], ...]
    topics: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[str, ...]]

    @property
    def partners(self) -> list[str]:
        """All partners in the order of the rows."""
        return [p for _, ps in self.groups for p in ps]


def matrix(facts: Facts, ties: Iterable[Mapping[str, object]]) -> Matrix:
    """The matrix of some ties with ``source``, ``target`` and ``via``. Most tied topics and partners come first."""
    cells: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for t in ties:
        cells[t["source"], t["target"]][t["via"]] = None
    by_topic: dict[str, set[str]] = defaultdict(set)
    by_partner: dict[str, set[str]] = defaultdict(set)
    for (partner, topic), via in cells.items():
        by_topic[topic] |= {partner}
        by_partner[partner] |= set(via)
    topics = sorted(by_topic, key=lambda t: (-len(by_topic[t]), t))
    partners = sorted(by_partner, key=lambda p: (-len(by_partner[p]), p))
    groups = [(r, tuple(p for p in partners if facts.region(p) == r)) for r in REGIONS]
    return Matrix(tuple((r, ps) for r, ps in groups if ps), tuple(topics), {k: tuple(sorted(v)) for k, v in cells.items()})


def stage_of(facts: Facts, via: str) -> str:
    """The stage of what makes a tie, on the day of the site; ``none`` if no dated event gives it a certain state."""
    spell = facts.state(via)
    return (spell and spell.stage) or "none"


def counted(facts: Facts, via: Iterable[str]) -> dict[str, int]:
    """How many of some mechanisms and packages are in each stage; stages without any are left out."""
    stages = [stage_of(facts, v) for v in via]
    return {k: stages.count(k) for k in KEPT if k in stages}
