"""Who has which kind of instrument with the EU, since when; and simple predictors of who may take one up next.

The two-mode graph of partners and kinds of instrument is all that is used: no text, no trade, no politics.
"""
from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.network.switches import PLANNED
from kg.table import Table
from kg.words import Bilingual


@dataclass(frozen=True, order=True)
class Instrument:
    """One mechanism of one partner: its kind, the last day on which it can have begun, its state; ``observed`` if its
    first event only reports that it is there, so that the day is that of the report."""

    partner: str
    type: str
    mechanism: str
    begin: dt.date | None = None
    state: str | None = None
    observed: bool = False

    @property
    def planned(self) -> bool:
        """Whether it is only announced, authorised, under negotiation or agreed."""
        return self.state in PLANNED


def held(mechanisms: Table | Iterable[Mapping[str, Any]], parties: Table | Iterable[Mapping[str, Any]],
         events: Table | Iterable[Mapping[str, Any]] = (), other: str = "org-eu",
         classes: Collection[str] = ("Country",)) -> list[Instrument]:
    """The instruments of all partners, from three research tables.

    Parameters: ``mechanisms``, ``parties`` and ``events`` are the rows of the research tables "mechanism", "party" and
    "event" (EU as a body); ``other`` is the party with whom the instruments are; ``classes`` are the kinds of partner.

    Kept are mechanisms in which both take part, and partners that are not members of the EU. One row a partner and
    mechanism, in order of partner, type and mechanism. Without ``events`` no beginning counts as merely observed.
    """
    partners = {row["party"] for row in _rows(parties) if row["class"] in classes and not row["is_eu_member"]} - {other}
    first: dict[str, tuple[dt.date, bool]] = {}
    for row in _rows(events):
        if row["state"] and row["usable"] is not False:
            seen = (row["latest"], row["observation"] is True)  # on one day a happening comes before a report
            first[row["mechanism"]] = min(first.get(row["mechanism"], seen), seen)
    found = []
    for row in _rows(mechanisms):
        inside = set((row["parties"] or "").split("|"))
        if other in inside:
            found += [Instrument(partner, row["type"], row["mechanism"], row["first_date"], row["state"],
                                 first.get(row["mechanism"], (None, False))[1]) for partner in inside & partners]
    return sorted(found, key=lambda one: (one.partner, one.type, one.mechanism))


@dataclass
class World:
    """What is known at one time: the kinds of each partner, the partners of each kind, the groups of each partner."""

    kinds: dict[str, set[str]] = field(default_factory=dict)
    partners: dict[str, set[str]] = field(default_factory=dict)
    groups: Mapping[str, Collection[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]], groups: Mapping[str, Collection[str]]) -> World:
        """The world of some pairs of partner and kind."""
        world = cls(groups=groups)
        for partner, kind in pairs:
            world.kinds.setdefault(partner, set()).add(kind)
            world.partners.setdefault(kind, set()).add(partner)
        return world


@dataclass(frozen=True)
class Predictor:
    """A score of (world, partner, kind): greater is more likely; its name and its definition in both languages."""

    name: Bilingual
    says: Bilingual
    score: Callable[[World, str, str], float]


def _common(world: World, partner: str, kind: str) -> float:
    mine = world.kinds.get(partner, set())
    return float(sum(len(mine & world.kinds[one]) for one in sorted(world.partners.get(kind, set()) - {partner})))


def _adamic_adar(world: World, partner: str, kind: str) -> float:
    holders, total = world.partners.get(kind, set()) - {partner}, 0.0
    for shared in sorted(world.kinds.get(partner, set()) - {kind}):
        both = world.partners[shared]
        total += len(both & holders) / math.log(1 + len(both))  # 1 +, so that a kind of one partner divides by no zero
    return total


def _jaccard(world: World, partner: str, kind: str) -> float:
    mine, holders = world.kinds.get(partner, set()), sorted(world.partners.get(kind, set()) - {partner})
    alike = (len(mine & (theirs := world.kinds[one] - {kind})) / max(len(mine | theirs), 1) for one in holders)
    return math.fsum(alike) / len(holders) if holders else 0.0


def _group(world: World, partner: str, kind: str) -> float:
    mine = set(world.groups.get(partner, ()))
    near = [one for one in world.kinds if one != partner and mine & set(world.groups.get(one, ()))]
    return sum(1 for one in near if kind in world.kinds[one]) / len(near) if near else 0.0


def _portfolio(world: World, partner: str, kind: str) -> float:
    return float(len(world.kinds.get(partner, set()) - {kind}))


BASE = "popularity"
"""The predictor that the others must beat: who has much gets more."""
PREDICTORS: dict[str, Predictor] = {
    "adamic-adar": Predictor(Bilingual("Adamic-Adar", "Adamic-Adar指数"), Bilingual(
        "For each other kind of instrument of the partner: the partners that have both that kind and the asked one, over the "
        "logarithm of 1 + all that have that kind, summed (Adamic & Adar 2003; Liben-Nowell & Kleinberg 2007; on two modes).",
        "对伙伴的每一种其他工具：同时具有该种与所问工具的伙伴数，除以（1 + 具有该种者总数）的对数，求和"
        "（Adamic和Adar 2003；Liben-Nowell和Kleinberg 2007；用于二模图）。"), _adamic_adar),
    "common": Predictor(Bilingual("Common neighbours", "共同邻居"), Bilingual(
        "Kinds of instrument shared with each partner that has the asked one, summed (paths of three steps in the two-mode "
        "graph; Liben-Nowell & Kleinberg 2007).",
        "与每个已有所问工具的伙伴共有的工具种数之和（二模图中的三步路径；Liben-Nowell和Kleinberg 2007）。"), _common),
    "jaccard": Predictor(Bilingual("Portfolio similarity", "组合相似度"), Bilingual(
        "Mean share of kinds in common with the partners that have the asked one (Jaccard 1901).",
        "与已有所问工具的各伙伴的工具种类重合率之均值（Jaccard 1901）。"), _jaccard),
    "group": Predictor(Bilingual("Rate in the region", "区域内比率"), Bilingual(
        "Share of the partners of the same region or group that have the asked instrument.",
        "同一区域或集团的伙伴中具有所问工具的比例。"), _group),
    BASE: Predictor(Bilingual("Popularity", "热度"), Bilingual(
        "Number of kinds of instrument that the partner has: the base rate (preferential attachment; Barabási & Albert 1999).",
        "伙伴已有的工具种数：即基准（优先连接；Barabási和Albert 1999）。"), _portfolio),
}


def _rows(table: Table | Iterable[Mapping[str, Any]]) -> Iterable[Mapping[str, Any]]:
    return table.records() if isinstance(table, Table) else table
