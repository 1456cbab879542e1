"""Where things stand on the page: what goes into the three layouts and what comes out of them.

Positions are computed here, once, without chance: the same network gives the same picture on every machine and day,
and the page never simulates anything. Coordinates are whole units; y grows downwards.
"""
from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kg.views.encoding import LEVELS, class_rank

Point = tuple[float, float]


@dataclass(frozen=True)
class Thing:
    """What a layout needs to know of one thing."""

    name: str
    kind: str = ""
    family: str = ""
    level: str = "partner"
    region: str = ""


@dataclass(frozen=True)
class Sketch:
    """A network reduced to numbers: its things, each tie as a pair of places, and the place of the hub."""

    things: Sequence[Thing]
    pairs: Sequence[tuple[int, int]]
    hub: int | None = None

    @cached_property
    def neighbours(self) -> list[list[int]]:
        """Neighbours of each thing, the hub and the thing itself left out."""
        found: list[set[int]] = [set() for _ in self.things]
        for a, b in self.pairs:
            if a != b and self.hub not in (a, b):
                found[a].add(b)
                found[b].add(a)
        return [sorted(s) for s in found]

    @cached_property
    def ties_of_pairs(self) -> Counter[tuple[int, int]]:
        """How many ties each pair of things has, whatever their direction."""
        return Counter((min(pair), max(pair)) for pair in self.pairs)

    @cached_property
    def by_level(self) -> dict[str, list[int]]:
        """Things of each level that occurs, the hub left out, in the order in which a reader looks for them."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, thing in enumerate(self.things):
            if place != self.hub:
                found[thing.level].append(place)
        return {level: sorted(found[level], key=self.reading_order) for level in LEVELS if level in found}

    def reading_order(self, place: int) -> tuple:
        """By class and region, then by name; unclassed things keep the order in which they were given."""
        thing = self.things[place]
        return (*class_rank(thing.kind), thing.region, thing.name.casefold() if thing.kind else "", place)


@dataclass
class Layout:
    """Positions of all things, where each label goes, and what is drawn behind."""

    code: str
    points: list[Point]
    labels: list[str]  # rim: beyond the outer ring; ray: along the ray; left, right; around: wherever there is room
    bands: list[dict] = field(default_factory=list)
    rank: list[int] = field(default_factory=list)  # 0: labelled first, 1: labelled where there is room
    room: dict[str, list[float]] = field(default_factory=dict)  # for a kind of label: its length, its share of height

    def as_json(self) -> dict:
        """The layout as the page reads it, in whole units."""
        return {"points": [[round(x), round(y)] for x, y in self.points], "labels": self.labels, "bands": self.bands,
                "rank": self.rank, "room": {kind: [round(r) for r in room] for kind, room in self.room.items()},
                "spacing": round(spacing(self.points), 1)}


def spacing(points: Sequence[Point]) -> float:
    """A distance that nearly all things keep from their nearest neighbour; it bounds the size of the marks."""
    if len(points) < 2:
        return 100.0
    order, nearest = sorted(points), []
    for i, (x, y) in enumerate(order):
        best = math.inf
        for step in (1, -1):
            j = i + step
            while 0 <= j < len(order) and abs(order[j][0] - x) < best:
                best = min(best, math.dist((x, y), order[j]))
                j += step
        nearest.append(best)
    return max(4.0, sorted(nearest)[len(nearest) // 10])


def mean_angle(angles: Iterable[float]) -> float | None:
    """The direction of the mean of unit vectors; None if there are none or they cancel out."""
    angles = list(angles)
    x, y = sum(map(math.cos, angles)), sum(map(math.sin, angles))
    return math.atan2(y, x) if math.hypot(x, y) > 1e-6 * max(1, len(angles)) else None
