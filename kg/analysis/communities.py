"""Which nodes belong together: Leiden communities, and how much of them depends on chance and on the resolution.

The quality is modularity (Newman & Girvan 2004) with a resolution (Reichardt & Bornholdt 2006): ties inside communities
against those that the configuration model, a random network with the same degrees, would put there. It is maximised by
the Leiden algorithm (Traag, Waltman & van Eck 2019) in the library graspologic-native. A maximum is found anew from
every seed; what the seeds do not agree on is not a finding, and the tables say so for each node.
"""
from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import networkx as nx

from kg.analysis.merged import merged
from kg.analysis.naming import chosen, counted, digits, named, said, score, titled
from kg.errors import NetworkError
from kg.table import Table

RESOLUTIONS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
WEIGHTS = ("pairs", "ties")
Partition = tuple[int, ...]
"""The community of each node in the order of the merged graph; numbered from 1, the largest first."""


@dataclass(frozen=True)
class Runs:
    """The partitions from all seeds at one resolution: ``best`` has the highest modularity."""

    partitions: tuple[Partition, ...]
    best: Partition
    modularity: float

    @property
    def counts(self) -> tuple[int, int, int]:
        """Number of communities: the least, that of the best run, the most."""
        found = [max(one, default=0) for one in self.partitions]
        return min(found, default=0), max(self.best, default=0), max(found, default=0)

    def agreement(self) -> tuple[float, float]:
        """Mean adjusted Rand index and mean normalised mutual information over all pairs of runs; 1 for one run."""
        times = Counter(self.partitions)
        total, rand, mutual = 0, 0.0, 0.0
        for number in times.values():  # equal partitions agree fully and need no comparison
            same = number * (number - 1) // 2
            total, rand, mutual = total + same, rand + same, mutual + same
        for (one, a), (other, b) in combinations(sorted(times.items()), 2):
            total += a * b
            rand += a * b * adjusted_rand(one, other)
            mutual += a * b * mutual_information(one, other)
        return (rand / total, mutual / total) if total else (1.0, 1.0)


def communities(net: nx.Graph, resolution: float = 1.0, seeds: int = 50, first_seed: int = 0, weight: str = "pairs",
                null_draws: int = 99) -> Table:
    """Every node with its community and the share of runs that agree.

    Parameters: ``resolution`` above 0, 1 for plain modularity, more for smaller communities; ``seeds`` is the number of
    runs, with the seeds ``first_seed``, ``first_seed`` + 1, …; ``weight`` is "pairs" (a tied pair counts once) or "ties"
    (as often as it is tied); ``null_draws`` is the number of rewired networks of the same degrees against which the
    modularity is held (0 for none).

    Gives a Table, communities by size: ``community``, ``size``, ``node``, ``stability`` (the share of runs in which the
    node sits with more than half of the other members of its community; for a community of one, in which it is alone),
    ``inside`` and ``outside`` (partners in its community and elsewhere). The partition is that of the run with the
    highest modularity. The note says method, null model, seeds, resolution, modularity and agreement.
    Raises ``NetworkError`` for an unusable parameter.
    """
    simple = merged(net)
    runs = run(simple, resolution, seeds, first_seed, weight)
    stable, nodes = _stability(runs), list(simple)
    sizes = Counter(runs.best)
    place = dict(zip(nodes, runs.best))
    rows = []
    for i in sorted(range(len(nodes)), key=lambda i: (runs.best[i], i)):
        inside = sum(1 for v in simple.adj[nodes[i]] if place[v] == runs.best[i])
        rows.append((runs.best[i], sizes[runs.best[i]], nodes[i], digits(stable[i]), inside,
                     simple.degree(nodes[i]) - inside))
    null = rewired(simple, resolution, null_draws, first_seed, weight)
    return Table(("community", "size", "node", "stability", "inside", "outside"), rows, headings=_HEADINGS,
                 title=titled(net, {"en": "Communities", "zh": "社群"}), labels=named(net),
                 note=_note(simple, runs, resolution, seeds, first_seed, weight, null, crowded(net)))


def resolutions(net: nx.Graph, values: Sequence[float] = RESOLUTIONS, seeds: int = 50, first_seed: int = 0,
                weight: str = "pairs", null_draws: int = 99) -> Table:
    """How the communities change with the resolution, one row each.

    Parameters as in ``communities``; ``values`` are the resolutions. Gives a Table: ``resolution``, ``communities`` (of
    the best run), ``fewest`` and ``most`` (over the runs), ``modularity``, ``rand`` and ``mutual`` (mean agreement of
    all pairs of runs: adjusted Rand index, Hubert & Arabie 1985; mutual information over the mean of the entropies, Danon
    et al. 2005), ``with_last`` (adjusted Rand index of the best partition with that of the row before), ``null_mean``,
    ``null_sd``, ``z`` and ``p`` (modularity against rewired networks of the same degrees).
    """
    simple = merged(net)
    rows, last = [], None
    for value in values:
        runs = run(simple, value, seeds, first_seed, weight)
        null = rewired(simple, value, null_draws, first_seed, weight)
        against = score(runs.modularity, null) if null else (None, None, None, None)
        fewest, number, most = runs.counts
        rows.append((value, number, fewest, most, digits(runs.modularity), *map(digits, runs.agreement()),
                     None if last is None else digits(adjusted_rand(last, runs.best)), *map(digits, against)))
        last = runs.best
    columns = ("resolution", "communities", "fewest", "most", "modularity", "rand", "mutual", "with_last", "null_mean",
               "null_sd", "z", "p")
    note = said(_SAYS["method"], _SAYS["seeds"], _SAYS["rewired"] if null_draws and simple.number_of_edges() else None,
                _SAYS[weight], _SAYS["crowded"] if crowded(net) else None,
                seeds=seeds, first=first_seed, last=first_seed + seeds - 1, draws=null_draws)
    return Table(columns, rows, headings=_HEADINGS, note=note,
                 title=titled(net, {"en": "Communities by resolution", "zh": "不同分辨率下的社群"}))


def run(simple: nx.Graph, resolution: float, seeds: int, first_seed: int, weight: str) -> Runs:
    """The partitions of a merged graph from all seeds; nodes without a partner are communities of their own."""
    chosen("weight", weight, WEIGHTS)
    counted("seeds", seeds, 1, 10_000)
    counted("first_seed", first_seed, 0, 2**31)
    if isinstance(resolution, bool) or not isinstance(resolution, int | float) or not 0 < resolution < math.inf:
        raise NetworkError(f"`resolution` is a number above 0, not {resolution!r}",
                           f"`resolution` 须为大于 0 的数，不能是 {resolution!r}")
    found = tuple(_leiden(simple, resolution, first_seed + i, weight) for i in range(seeds))
    quality = {one: modularity(simple, one, resolution, weight) for one in set(found)}
    best = min(found, key=lambda one: (-round(quality[one], 12), one))
    return Runs(found, best, quality[best])


def _leiden(simple: nx.Graph, resolution: float, seed: int, weight: str) -> Partition:
    """One run of the Leiden algorithm, repeated on its own result until nothing improves (ten times at most)."""
    place = {node: i for i, node in enumerate(simple)}
    links = [(str(place[u]), str(place[v]), float(given["ties"] if weight == "ties" else 1))
             for u, v, given in simple.edges(data=True)]
    if not links:
        return _canonical(range(len(place)))
    import graspologic_native  # loaded where it is used: centralities and paths need none of it

    _, found = graspologic_native.leiden(edges=links, resolution=float(resolution), randomness=0.001, iterations=10,
                                         use_modularity=True, seed=seed)
    return _canonical(found.get(str(i), f"alone {i}") for i in range(len(place)))


def _canonical(labels: Any) -> Partition:
    """A partition with its communities numbered by size, equal ones by their first node."""
    given: list[Hashable] = list(labels)
    sizes, first = Counter(given), {}
    for i, label in enumerate(given):
        first.setdefault(label, i)
    number = {label: n for n, label in enumerate(sorted(sizes, key=lambda x: (-sizes[x], first[x])), 1)}
    return tuple(number[label] for label in given)


def modularity(simple: nx.Graph, partition: Sequence[Hashable], resolution: float = 1.0, weight: str = "pairs") -> float:
    """Share of ties inside communities less what the configuration model expects there, times the resolution; 0 if
    there is no tie. ``partition`` gives the community of each node in the order of the graph."""
    place = dict(zip(simple, partition))
    inside, strength, total = Counter(), Counter(), 0
    for u, v, given in simple.edges(data=True):
        w = given["ties"] if weight == "ties" else 1
        total += w
        strength[place[u]] += w
        strength[place[v]] += w
        if place[u] == place[v]:
            inside[place[u]] += w
    if not total:
        return 0.0
    return math.fsum(inside[c] / total - resolution * (strength[c] / (2 * total)) ** 2 for c in sorted(strength))


def rewired(simple: nx.Graph, resolution: float, draws: int, seed: int, weight: str) -> list[float]:
    """The modularity that one run reaches on random networks with the same degrees (Maslov & Sneppen 2002: pairs of
    ties exchange their ends, ten times as often as there are pairs). Empty without a tie or a draw."""
    counted("null_draws", draws, 0, 100_000)
    if not simple.number_of_edges():
        return []
    found = []
    for draw in range(draws):
        other = _rewired(simple, random.Random(f"{seed} {draw}"))
        found.append(modularity(other, _leiden(other, resolution, seed + draw, weight), resolution, weight))
    return found


def _rewired(simple: nx.Graph, chance: random.Random) -> nx.Graph:
    pairs = list(simple.edges)
    strengths = [simple.edges[pair]["ties"] for pair in pairs]
    there = set(map(frozenset, pairs))
    for _ in range(10 * len(pairs)):
        i, j = chance.randrange(len(pairs)), chance.randrange(len(pairs))
        (a, b), (c, d) = pairs[i], pairs[j] if chance.random() < 0.5 else pairs[j][::-1]
        new = frozenset((a, d)), frozenset((c, b))
        if len({a, b, c, d}) == 4 and not there & {*new}:
            there -= {frozenset(pairs[i]), frozenset(pairs[j])}
            there |= {*new}
            pairs[i], pairs[j] = (a, d), (c, b)
    other = nx.Graph()
    other.add_nodes_from(simple)
    other.add_edges_from((u, v, {"ties": w}) for (u, v), w in zip(pairs, strengths))
    return other


def _stability(runs: Runs) -> list[float]:
    """For each node the share of runs in which it sits with more than half of the others of its community."""
    home: dict[int, list[int]] = {}
    for i, community in enumerate(runs.best):
        home.setdefault(community, []).append(i)
    found = [0] * len(runs.best)
    for partition, times in Counter(runs.partitions).items():
        sizes = Counter(partition)
        for members in home.values():
            met = Counter(partition[i] for i in members)
            for i in members:
                alone = len(members) == 1
                stays = sizes[partition[i]] == 1 if alone else 2 * (met[partition[i]] - 1) > len(members) - 1
                found[i] += times * stays
    return [one / len(runs.partitions) for one in found]


def adjusted_rand(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """The adjusted Rand index of two partitions of the same nodes in the same order (Hubert & Arabie 1985): 1 when they
    are the same, 0 as expected by chance with the same sizes; 1 where both are trivial in the same way."""
    together = sum(math.comb(n, 2) for n in Counter(zip(one, other)).values())
    a, b = (sum(math.comb(n, 2) for n in Counter(part).values()) for part in (one, other))
    pairs = math.comb(len(one), 2)
    expected = a * b / pairs if pairs else 0.0
    return 1.0 if (a + b) / 2 == expected else (together - expected) / ((a + b) / 2 - expected)


def mutual_information(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Mutual information of two partitions over the mean of their entropies (Danon et al. 2005): 1 when they are the
    same, 0 when independent; 1 where neither divides anything."""
    n = len(one)
    a, b = Counter(one), Counter(other)
    entropy = [-math.fsum(x / n * math.log(x / n) for x in sorted(part.values())) for part in (a, b)]
    if not n or not sum(entropy):
        return 1.0
    shared = math.fsum(x / n * math.log(x * n / (a[i] * b[j])) for (i, j), x in sorted(Counter(zip(one, other)).items()))
    return max(0.0, 2 * shared / sum(entropy))


def crowded(net: nx.Graph) -> bool:
    """Whether one mechanism ties more than three nodes to each other, so that its parties form a block by construction."""
    ends: dict[Any, set[Any]] = {}
    for u, v, via in net.edges(data="via"):
        if via is not None:
            ends.setdefault(via, set()).update((u, v))
    return any(len(one) > 3 for one in ends.values())


def _note(simple: nx.Graph, runs: Runs, resolution: float, seeds: int, first: int, weight: str,
          null: Sequence[float], crowd: bool) -> Mapping[str, str]:
    if not simple.number_of_edges():
        return said(_SAYS["none"])
    rand, mutual = runs.agreement()
    mean, deviation, z, p = score(runs.modularity, list(null)) if null else (0.0, 0.0, None, 1.0)
    fewest, number, most = runs.counts
    return said(_SAYS["method"], _SAYS["seeds"], _SAYS["found"], _SAYS[weight], _SAYS["rewired"] if null else None,
                _SAYS["against"] if null else None, _SAYS["crowded"] if crowd else None,
                seeds=seeds, first=first, last=first + seeds - 1, resolution=f"{resolution:g}", number=number,
                fewest=fewest, most=most, modularity=f"{runs.modularity:.4f}", rand=f"{rand:.3f}", mutual=f"{mutual:.3f}",
                draws=len(null), mean=f"{mean:.4f}", deviation=f"{deviation:.4f}", p=f"{p:.3g}",
                z="–" if z is None else f"{z:.2f}")


_SAYS = {
    "none": {"en": "No tie: every node is a community of its own, and modularity is 0.",
             "zh": "没有联系：每个节点自成社群，模块度为 0。"},
    "method": {"en": "Leiden algorithm (Traag, Waltman & van Eck 2019) maximising modularity with a resolution (Newman & "
                     "Girvan 2004; Reichardt & Bornholdt 2006); null model: the configuration model, the same degrees with "
                     "ties at random. Direction is put aside, self-ties are left out.",
               "zh": "Leiden 算法（Traag、Waltman 与 van Eck 2019），最大化带分辨率的模块度（Newman 与 Girvan 2004；"
                     "Reichardt 与 Bornholdt 2006）；零模型：配置模型，即度不变而联系随机。不计方向，略去自身联系。"},
    "seeds": {"en": "{seeds} runs with the seeds {first} to {last}; the partition of the highest modularity is kept.",
              "zh": "共运行 {seeds} 次，种子为 {first} 至 {last}；取模块度最高的划分。"},
    "found": {"en": "Resolution {resolution}: {number} communities ({fewest} to {most} over the runs), modularity "
                    "{modularity}; the runs agree to {rand} (mean adjusted Rand index) and {mutual} (mean normalised "
                    "mutual information).",
              "zh": "分辨率 {resolution}：{number} 个社群（各次运行为 {fewest} 至 {most} 个），模块度 {modularity}；"
                    "各次运行的一致度为 {rand}（调整兰德指数均值）和 {mutual}（归一化互信息均值）。"},
    "pairs": {"en": "Each tied pair counts once.", "zh": "每对相连节点计一次。"},
    "ties": {"en": "A pair counts as often as it is tied.", "zh": "每对节点按其联系条数计。"},
    "rewired": {"en": "Score: the modularity against that of {draws} networks rewired at random with the same degrees "
                      "(Maslov & Sneppen 2002; Guimerà, Sales-Pardo & Amaral 2004), one run each, same first seed.",
                "zh": "得分：与 {draws} 个度相同的随机重连网络（Maslov 与 Sneppen 2002；Guimerà、Sales-Pardo 与 Amaral 2004）"
                      "的模块度相比，每个运行一次，起始种子相同。"},
    "against": {"en": "They reach {mean} on average (deviation {deviation}): z = {z}, p = {p}.",
                "zh": "其均值为 {mean}（标准差 {deviation}）：z = {z}，p = {p}。"},
    "crowded": {"en": "Caution: a mechanism of many parties ties all of them to each other; such blocks raise modularity by "
                      "construction, "
                "and rewired networks lack them. `projected` tests pairs against a null model that keeps mechanisms whole.",
                "zh": "注意：多方机制使其各方两两相连；这类块状结构本身即会抬高模块度，而重连网络中没有。"
                "`projected` 以保持机制完整的零模型检验各对。"},
}
_HEADINGS = {
    "community": {"en": "community", "zh": "社群"}, "size": {"en": "size", "zh": "规模"},
    "node": {"en": "node", "zh": "节点"}, "stability": {"en": "share of runs", "zh": "运行占比"},
    "inside": {"en": "partners inside", "zh": "群内伙伴"}, "outside": {"en": "partners outside", "zh": "群外伙伴"},
    "resolution": {"en": "resolution", "zh": "分辨率"}, "communities": {"en": "communities", "zh": "社群数"},
    "fewest": {"en": "fewest", "zh": "最少"}, "most": {"en": "most", "zh": "最多"},
    "modularity": {"en": "modularity", "zh": "模块度"},
    "rand": {"en": "agreement (adjusted Rand)", "zh": "一致度（调整兰德指数）"},
    "mutual": {"en": "agreement (mutual information)", "zh": "一致度（归一化互信息）"},
    "with_last": {"en": "agreement with the row before", "zh": "与上一行的一致度"},
    "null_mean": {"en": "null mean", "zh": "零模型均值"}, "null_sd": {"en": "null deviation", "zh": "零模型标准差"},
    "z": {"en": "z", "zh": "z"}, "p": {"en": "p", "zh": "p"},
}
