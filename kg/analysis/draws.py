"""Networks as they might be, drawn from the one that was found; each draw takes its own place in a seeded series."""
from __future__ import annotations

from typing import Any

from kg.analysis.evidence import Evidence
from kg.analysis.pairs import Pairs

PRIOR = 0.5
"""Records that every node is taken to have had before any was seen, so that quiet nodes can be missed ones too."""


def series(*seed: int) -> Any:
    """The random numbers of one draw: the same for the same seed and number, whatever was drawn before."""
    import numpy as np
    return np.random.default_rng(seed)


def resampled(known: Evidence, missing: float, chance: Any) -> Pairs:
    """Records drawn anew, as many as there are, with replacement (Efron 1979); a tie falls when a proof is undrawn."""
    n = len(known.records)
    drawn = set(chance.integers(n, size=n).tolist()) if n else set()
    return known.pairs(known.fallen([r for r in range(n) if r not in drawn]))


def completed(known: Evidence, missing: float, chance: Any) -> Pairs:
    """What was found, and records that were missed drawn in: the Bayesian bootstrap of a finite population (Lo 1988).

    How many were missed follows from how many were found (negative binomial). Each is like one that is there
    already, found or drawn (Pólya's urn), but about another node of the same kind, drawn by its number of records.
    Records that make a tie only together (two participations) stay unseen together when fewer than two are found: such
    groups are drawn in as a whole, as many as the chance of a group of that size to be seen asks for.
    """
    if not known.records or not missing:
        return known.pairs()
    patterns, urns = list(known.patterns), _Urns(known)
    more: list[tuple[int, int]] = []
    for _ in range(int(chance.negative_binomial(len(patterns), 1 - missing))):
        pattern = patterns[int(chance.integers(len(patterns)))]
        hub, others = pattern[int(chance.integers(len(pattern)))]
        new = urns.draw(hub, chance)
        more += [(new, other) for other in others if other != new]
        patterns.append([(new, others)] if len(pattern) == 1 else [(new, others), (others[0], [new])])
    for records, ends in known.groups:
        size = records + int(chance.negative_binomial(records, 1 - missing))
        unseen = missing ** size + size * (1 - missing) * missing ** (size - 1)
        for _ in range(int(chance.geometric(1 - unseen)) - 1):
            more += urns.copied(ends, chance)
    return known.pairs(more=more)


class _Urns:
    """For each kind of node the nodes that records are about, once a record; what is drawn is put back twice."""

    def __init__(self, known: Evidence):
        self.kinds, self.balls = known.kinds, {kind: [] for kind in known.kinds}
        self.nodes: dict[str, list[int]] = {}
        for node, kind in enumerate(known.kinds):
            self.nodes.setdefault(kind, []).append(node)
        for ways in known.patterns:
            for hub, _ in ways:
                self.balls[known.kinds[hub]].append(hub)

    def draw(self, like: int, chance: Any) -> int:
        """A node of the same kind, by its number of records and the prior."""
        nodes, balls = self.nodes[self.kinds[like]], self.balls[self.kinds[like]]
        at = chance.random() * (len(balls) + PRIOR * len(nodes))
        node = balls[int(at)] if at < len(balls) else nodes[min(int((at - len(balls)) / PRIOR), len(nodes) - 1)]
        balls.append(node)
        return node

    def copied(self, ends: list[tuple[int, int]], chance: Any) -> list[tuple[int, int]]:
        """The same ties between other nodes, each of the same kind."""
        new = {node: self.draw(node, chance) for node in sorted({node for pair in ends for node in pair})}
        return [(new[i], new[j]) for i, j in ends if new[i] != new[j]]
