"""Spans of ranks: the places that nodes take in many worlds, and how many of the worlds to cut off at either end."""
from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from kg.analysis import draws, engines
from kg.analysis.centrality import Place, places
from kg.analysis.evidence import Evidence
from kg.analysis.pairs import Pairs

Span = tuple[list[int], list[int]]
"""The first and the last place of every node."""
Way = Callable[[Evidence, float, Any], Pairs]
INNER = 50
"""Draws from each network of which the truth is known by making it, when an interval is calibrated."""


def span(found: Sequence[Place]) -> Span:
    """The places of a ranking, in the order of the nodes."""
    low, high = [0] * len(found), [0] * len(found)
    for i, _, first, last in found:
        low[i], high[i] = first, last
    return low, high


def ranked(flat: Pairs, by: str, reading: str) -> Span:
    """The places of all nodes by a measure."""
    return span(places(engines.values(flat, by, reading, "large")))


def drawn(known: Evidence, by: str, reading: str, way: Way, missing: float, seed: tuple[int, ...], number: int) -> list[Span]:
    """The places in some random worlds."""
    return [ranked(way(known, missing, draws.series(*seed, draw)), by, reading) for draw in range(number)]


def widest(spans: Sequence[Span]) -> Span:
    """The first and the last place that each node takes in any of some spans."""
    return [min(one) for one in zip(*(low for low, _ in spans))], [max(one) for one in zip(*(high for _, high in spans))]


def middle(spans: Sequence[Span], cuts: Sequence[float]) -> Span:
    """For each node the places between which all worlds lie but a share of ``cuts`` at either end, rounded outward."""
    low, high = [], []
    for one, cut in zip(zip(*(low for low, _ in spans)), cuts):
        low.append(sorted(one)[_off(cut, len(spans))])
    for one, cut in zip(zip(*(high for _, high in spans)), cuts):
        high.append(sorted(one)[-1 - _off(cut, len(spans))])
    return low, high


def _off(cut: float, number: int) -> int:
    return min(max(math.ceil(cut * number - 1e-9) - 1, 0), (number - 1) // 2)


def plain(known: Evidence, level: float) -> list[float]:
    """Cuts that leave ``level`` of the worlds."""
    return [(1 - level) / 2] * len(known.nodes)


def calibrated(known: Evidence, by: str, reading: str, way: Way, missing: float, level: float, seed: int,
               rounds: int) -> list[float]:
    """Cuts at which intervals made in the same way hold what is known to be true (Hall 1986; Beran 1987; Loh 1987).

    What was found is taken for the truth; records are lost from it at the rate ``missing``, intervals are made from
    what is left, and it is counted how far off the middle of the draws the known ranks lie. The cut is the one at which
    ``level`` of them are held: for the first quarter of the nodes, where headlines are made, by itself. ``rounds``
    such networks are lost and drawn from ``INNER`` times each. Calibration widens an interval and never narrows it, for
    what was found is itself sparser than the truth.
    """
    n = len(known.nodes)
    own = [(low + high) / 2 for low, high in zip(*ranked(known.pairs(), by, reading))]
    first = set(sorted(range(n), key=lambda i: own[i])[:max(n // 4, 1)])
    held: dict[bool, list[float]] = {True: [], False: []}
    for one in range(rounds):
        lost = (draws.series(seed, 1, one).random(len(known.records)) < missing).nonzero()[0].tolist()
        worlds = drawn(known.without(lost), by, reading, way, missing, (seed, 2, one), INNER)
        for i in range(n):
            below = sum(1 for low, _ in worlds if low[i] <= own[i])
            above = sum(1 for _, high in worlds if high[i] >= own[i])
            held[i in first].append(min(below, above) / INNER)
    cut = {head: min((1 - level) / 2, sorted(counts)[int((1 - level) * len(counts))]) if counts else 0.0
           for head, counts in held.items()}
    return [cut[i in first] for i in range(n)]
