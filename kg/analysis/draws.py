"""Networks as they might be, drawn from the one that was found; each draw takes its own place in a seeded series."""
from __future__ import annotations

from typing import Any

from kg.analysis.evidence import Evidence
from kg.analysis.pairs import Pairs

PRIOR = 0.5
"""Records that every node is taken to have had before any was seen, so that quiet nodes can be missed ones too."""


def series(seed: int, draw: int) -> Any:
    """The random numbers of one draw: the same for the same seed, whatever was drawn before."""
    import numpy as np
    return np.random.default_rng([seed, draw])


def resampled(known: Evidence, missing: float, chance: Any) -> Pairs:
    """Records drawn anew, as many as there are, with replacement (Efron 1979); a tie falls when a proof is undrawn."""
    n = len(known.records)
    drawn = set(chance.integers(n, size=n).tolist()) if n else set()
    return known.pairs(known.fallen([r for r in range(n) if r not in drawn]))


def completed(known: Evidence, missing: float, chance: Any) -> Pairs:
    """What was found, and records that were missed drawn in: the Bayesian bootstrap of a finite population (Lo 1988).

    How many were missed follows from how many were found (negative binomial). Each is like one that is there
    already, found or drawn (Pólya's urn), but about another node of the same kind, drawn by its number of records.
    """
    n = len(known.records)
    if not n or not missing:
        return known.pairs()
    patterns, urns = _urns(known)
    kinds = {kind: [i for i, k in enumerate(known.kinds) if k == kind] for kind in urns}
    more: list[tuple[int, int]] = []
    for _ in range(int(chance.negative_binomial(n, 1 - missing))):
        pattern = patterns[int(chance.integers(len(patterns)))]
        hub, others = pattern[int(chance.integers(len(pattern)))]
        kind, urn = known.kinds[hub], urns[known.kinds[hub]]
        prior = PRIOR * len(kinds[kind])
        at = chance.random() * (len(urn) + prior)
        new = urn[int(at)] if at < len(urn) else kinds[kind][int((at - len(urn)) / PRIOR) % len(kinds[kind])]
        more += [(new, other) for other in others if other != new]
        urn.append(new)
        patterns.append([(new, others)] if len(pattern) == 1 else [(new, others), (others[0], [new])])
    return known.pairs(more=more)


def _urns(known: Evidence) -> tuple[list[list[tuple[int, list[int]]]], dict[str, list[int]]]:
    """For each record its ways to be read as (node it is about, nodes it ties it to); for each kind the nodes that
    records are about, once a record."""
    patterns: list[list[tuple[int, list[int]]]] = []
    urns: dict[str, list[int]] = {}
    for ties in known.carried:
        count: dict[int, list[int]] = {}
        for i, j in {known.ends[tie] for tie in ties}:
            count.setdefault(i, []).append(j)
            count.setdefault(j, []).append(i)
        most = max(map(len, count.values()))
        ways = sorted((hub, sorted(others)) for hub, others in count.items() if len(others) == most)
        patterns.append(ways)
        for hub, _ in ways:
            urns.setdefault(known.kinds[hub], []).append(hub)
    return patterns, urns

