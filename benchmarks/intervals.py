"""How often a rank interval holds the true rank: `python benchmarks/intervals.py [--quick] [-o docs]`.

Networks whose truth is known lose records, and `kg.analysis.rank_intervals` is asked about what is left. Three truths:
ties drawn one by one among actors of unequal weight in four blocs ("ties"); actors that take part in mechanisms, a
record a participation ("participations"); and the partner network of this project taken as if it were complete
("partners"). Three ways to lose records: each with the same chance, whole sources, quiet actors rather than busy ones.
With `-o` the page `rank-intervals.md` and its two figures are written into that folder. Seeded: same numbers each time.
"""
from __future__ import annotations

import argparse
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np

from kg import analysis
from kg.analysis import draws, engines, spans
from kg.analysis.centrality import places
from kg.analysis.evidence import Evidence, evidence
from kg.analysis.pairs import Pairs

LEVEL = 0.9
BY = ("degree", "betweenness", "harmonic")
RATES = (0.1, 0.2, 0.3, 0.5)
SOURCES = 30
Score = tuple[float, float, float]
"""Share of nodes whose true rank is held, the same among the first ten of the truth, mean width in shares of n."""


# Truths -----------------------------------------------------------------------------------------------------------

def by_ties(seed: int, nodes: int = 40, records: int = 180) -> nx.MultiGraph:
    """Ties drawn by the weight of both ends (lognormal), three times as likely inside a bloc; a record a tie."""
    chance = np.random.default_rng([1, seed])
    weight, bloc = np.exp(chance.normal(0, 0.9, nodes)), chance.integers(4, size=nodes)
    odds = np.triu(np.outer(weight, weight) * np.where(bloc[:, None] == bloc[None, :], 3.0, 1.0), 1)
    drawn = chance.choice(nodes * nodes, size=records, p=(odds / odds.sum()).ravel())
    net = nx.MultiGraph(claims={})
    net.add_nodes_from(f"n{i:02}" for i in range(nodes))
    for number, pair in enumerate(drawn):
        net.add_edge(f"n{pair // nodes:02}", f"n{pair % nodes:02}", records=(f"r{number:03}",))
    return stated(net, chance)


def by_participations(seed: int, nodes: int = 40, mechanisms: int = 45) -> nx.MultiGraph:
    """Actors in mechanisms of two to seven parties, drawn by weight; actors that share one are tied."""
    chance = np.random.default_rng([2, seed])
    weight = np.exp(chance.normal(0, 0.9, nodes))
    net = nx.MultiGraph(claims={})
    net.add_nodes_from(f"n{i:02}" for i in range(nodes))
    for m in range(mechanisms):
        size = 2 + min(int(chance.geometric(0.45)) - 1, 5)
        parties = sorted(chance.choice(nodes, size=size, replace=False, p=weight / weight.sum()).tolist())
        for a in parties:
            net.graph["claims"][f"m{m:02}-n{a:02}"] = {"things": [f"n{a:02}"]}
        for k, a in enumerate(parties):
            for b in parties[k + 1:]:
                net.add_edge(f"n{a:02}", f"n{b:02}", records=(f"m{m:02}-n{a:02}", f"m{m:02}-n{b:02}"))
    return stated(net, chance)


def by_partners(seed: int) -> nx.MultiGraph:
    """The partner network of the project as it is; the seed only changes what it loses."""
    import kg
    return kg.open().network("partners")


def stated(net: nx.MultiGraph, chance: Any) -> nx.MultiGraph:
    """The same network with one of thirty sources, few of them rich, behind each record."""
    odds = 1 / np.arange(1, SOURCES + 1)
    for record in sorted({r for *_, given in net.edges(data=True) for r in given["records"]}):
        source = f"s{int(chance.choice(SOURCES, p=odds / odds.sum())):02}"
        net.graph["claims"].setdefault(record, {"things": []})["passages"] = [{"source": source}]
    return net


WORLDS: dict[str, Callable[[int], nx.MultiGraph]] = {"ties": by_ties, "participations": by_participations,
                                                     "partners": by_partners}


# Losses -----------------------------------------------------------------------------------------------------------

def by_chance(known: Evidence, rate: float, chance: Any) -> set[int]:
    return set((chance.random(len(known.records)) < rate).nonzero()[0].tolist())


def by_source(known: Evidence, rate: float, chance: Any) -> set[int]:
    """Whole sources, in random order, until the share is reached; a record goes when all its sources have gone."""
    gone: set[str] = set()
    lost: set[int] = set()
    for source in chance.permutation(sorted(set().union(*known.sources))).tolist():
        if len(lost) >= rate * len(known.records):
            break
        gone.add(source)
        lost = {r for r, stated_in in enumerate(known.sources) if stated_in and stated_in <= gone}
    return lost


def of_the_quiet(known: Evidence, rate: float, chance: Any) -> set[int]:
    """Each record with a chance in inverse proportion to the square root of what its busiest end is tied by."""
    strength = known.pairs().strength
    odds = np.array([max(strength[end] for tie in ties for end in known.ends[tie]) ** -0.5 for ties in known.carried])
    return set((chance.random(len(odds)) < np.minimum(0.95, rate * odds / odds.mean())).nonzero()[0].tolist())


LOSSES = {"chance": by_chance, "source": by_source, "quiet": of_the_quiet}


def left(net: nx.MultiGraph, known: Evidence, lost: set[int]) -> nx.MultiGraph:
    """What is found of a network when some records are not: all its nodes, and the ties that still stand."""
    found = nx.MultiGraph(claims=net.graph["claims"])
    found.add_nodes_from((node, {"class_": kind}) for node, kind in zip(known.nodes, known.kinds))
    fallen = known.fallen(lost)
    for tie, (i, j) in enumerate(known.ends):
        if tie not in fallen:
            records = sorted(set().union(*known.proofs[tie]) - lost)
            found.add_edge(known.nodes[i], known.nodes[j], records=tuple(known.records[r] for r in records))
    return found


# Coverage ---------------------------------------------------------------------------------------------------------

def thinned(known: Evidence, missing: float, chance: Any) -> Pairs:
    """A rival: each record lost with the chance missing/(1 + missing), at which a count of records varies as much,
    relative to itself, as the true count does around it."""
    return known.pairs(known.fallen(by_chance(known, missing / (1 + missing), chance)))


def scores(net: nx.MultiGraph, by: str, rate: float, seed: int, loss: str = "chance", assumed: float | None = None,
           number: int = 100) -> dict[str, Score]:
    """The score of each method on one network that has lost records."""
    known = evidence(net)
    lost = LOSSES[loss](known, rate, np.random.default_rng([3, seed, int(100 * rate)]))
    found = left(net, known, lost)
    true = {i: (low + high) / 2 for i, _, low, high in places(engines.values(known.pairs(), by, "pairs", "large"))}
    place = {node: i for i, node in enumerate(known.nodes)}
    missing = rate if assumed is None else assumed
    table = analysis.rank_intervals(found, by, weight="pairs", draws=number, seed=seed, level=LEVEL, missing=missing,
                                    methods=("sources", "claims", "records", "weights", "bootstrap"))
    held: dict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
    for row in table.records():
        i = place[row["node"]]
        for method in ("records", "bootstrap"):
            held[method][i] = (row[f"{method}_low"], row[f"{method}_high"])
        parts = [(row[f"{m}_low"], row[f"{m}_high"]) for m in ("sources", "claims", "records", "weights")]
        parts = [part for part in parts if part[0] is not None]
        held["union"][i] = (min(low for low, _ in parts), max(high for _, high in parts))
    left_over = evidence(found)
    for name, way in (("thinned", thinned), ("uncalibrated", draws.completed)):
        worlds = spans.drawn(left_over, by, "pairs", way, missing, (seed, 0), number)
        held[name] = dict(enumerate(zip(*spans.middle(worlds, spans.plain(left_over, LEVEL)))))
    return {method: scored(true, one) for method, one in held.items()}


def scored(true: dict[int, float], held: dict[int, tuple[int, int]]) -> Score:
    inside = {i: low <= true[i] <= high for i, (low, high) in held.items()}
    first = sorted(true, key=lambda i: true[i])[:10]
    return (statistics.fmean(inside.values()), statistics.fmean(inside[i] for i in first),
            statistics.fmean(high - low for low, high in held.values()) / len(true))


def study(quick: bool) -> Iterator[tuple[str, str, str, float, float | None, dict[str, Score]]]:
    """Every run: (truth, loss, measure, share lost, share assumed if another, scores)."""
    rounds, number = (2, 40) if quick else (6, 100)
    for world in ("ties", "participations"):
        tell(f"coverage on {world}")
        for seed in range(rounds):
            net = WORLDS[world](seed)
            for by in BY:
                for rate in (0.2, 0.5) if quick else RATES:
                    yield world, "chance", by, rate, None, scores(net, by, rate, seed, number=number)
                for loss in ("source", "quiet"):
                    yield world, loss, by, 0.3, None, scores(net, by, 0.3, seed, loss, number=number)
                for rate in (0.5,) if quick else (0.1, 0.3, 0.5):
                    yield world, "chance", by, rate, 0.2, scores(net, by, rate, seed, assumed=0.2, number=number)
    if not quick:
        tell("coverage on partners")
        net = WORLDS["partners"](0)
        for seed in range(2):
            for by in BY:
                for rate in (0.1, 0.3):
                    yield "partners", "chance", by, rate, None, scores(net, by, rate, seed, number=number)


def gathered(runs: Any) -> dict[tuple, dict[str, Score]]:
    """Mean scores by (truth, loss, measure, share lost, share assumed)."""
    found: dict[tuple, dict[str, list[Score]]] = defaultdict(lambda: defaultdict(list))
    for *key, result in runs:
        for method, score in result.items():
            found[tuple(key)][method].append(score)
    return {key: {m: tuple(statistics.fmean(part) for part in zip(*s)) for m, s in one.items()} for key, one in found.items()}


def mean(found: dict[tuple, dict[str, Score]], method: str, part: int = 0, **wanted: Any) -> float:
    """The mean of a score over all runs of the wanted kind."""
    names = ("world", "loss", "by", "rate", "assumed")
    return statistics.fmean(one[method][part] for key, one in found.items()
                            if all(dict(zip(names, key))[k] == v for k, v in wanted.items()))


def tell(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)


def main(argv: list[str] | None = None) -> int:
    """Run the study, print its tables, and write the page if a folder is named."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--quick", action="store_true", help="few networks and draws; no partner network")
    p.add_argument("-o", dest="out", type=Path, help="folder of the page and its figures")
    args = p.parse_args(argv)
    import intervals_page

    found = gathered(study(args.quick))
    print(intervals_page.tables(found, "en"))
    if args.out:
        intervals_page.write(found, args.out)
        from pages import keep_study

        keep_study("intervals", "The page of this study is [rank-intervals.md](../docs/rank-intervals.md).")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
