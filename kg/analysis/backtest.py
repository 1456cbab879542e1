"""How well predictors would have done: trained on what had begun by a day, asked who took up what in the next years."""
from __future__ import annotations

import datetime as dt
import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.analysis.portfolios import BASE, PREDICTORS, Instrument, World
from kg.table import Table
from kg.words import Bilingual

DRAWS = 1000


@dataclass(frozen=True)
class Case:
    """One kind of instrument at the end of one year: who took it up within the window, and who did not.

    ``positives`` maps a partner to the mechanism by which it did.
    """

    year: int
    kind: str
    world: World
    positives: Mapping[str, str]
    negatives: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """What a predictor reached in some cases, beside the base rate.

    ``auc``: the chance that one who took the instrument up was ranked before one who did not, ties half, averaged over
    those who did; ``auc_low`` and ``auc_high`` its 95 per cent interval; ``lead`` the same over popularity, ``lead_low``
    and ``lead_high``; ``precision`` among the first ``top`` of each case and ``base_rate``, that of picks at random.
    """

    predictor: str
    auc: float
    auc_low: float
    auc_high: float
    popularity: float
    lead_low: float
    lead_high: float
    precision: float
    base_rate: float
    positives: int
    mechanisms: int
    cases: int

    def verdict(self, top: int) -> Bilingual:
        """In plain words whether the predictor beats the base rate."""
        name = PREDICTORS[self.predictor].name
        if not self.positives:
            return Bilingual("There is nothing to test on: nobody took up such an instrument within the windows. Do not rely on "
                             "the order.", "无从检验：各时窗内无人新采用此类工具。请勿依赖此排序。")
        en = (f"{name.en}: AUC {self.auc:.2f} ({self.auc_low:.2f} to {self.auc_high:.2f}), popularity {self.popularity:.2f}, "
              f"chance 0.50; precision among the first {top} {self.precision:.2f}, at random {self.base_rate:.2f}; "
              f"{self.positives} take-ups by {self.mechanisms} mechanisms in {self.cases} cases.")
        zh = (f"{name.zh}：AUC {self.auc:.2f}（{self.auc_low:.2f} 至 {self.auc_high:.2f}），热度 {self.popularity:.2f}，"
              f"随机 0.50；前 {top} 名命中率 {self.precision:.2f}，随机 {self.base_rate:.2f}；"
              f"{self.cases} 个检验案例中，{self.mechanisms} 个机制带来 {self.positives} 次新采用。")
        word = "none" if self.auc_low <= 0.5 else "base" if self.predictor == BASE else \
            "beats" if self.lead_low > 0 else "worse" if self.lead_high < 0 else "even"
        return Bilingual(f"{_VERDICT[word].en} {en}", _VERDICT[word].zh + zh)


def cases(instruments: Iterable[Instrument], window: int, until: dt.date,
          groups: Mapping[str, Collection[str]]) -> tuple[list[Case], int, int]:
    """All cases, and how many take-ups could not be tested: by newcomers, and those whose beginning is only observed.

    Windows of ``window`` years do not overlap; the last ends with the year of ``until``. A case is a kind that at least
    one partner had by then. Asked about are the partners that had any instrument by then and not this one. A take-up is
    the first instrument of the kind of a partner. Where only a report says that it was there, the pair is put aside.
    """
    first: dict[tuple[str, str], Instrument] = {}
    for one in sorted((i for i in instruments if i.begin), key=lambda i: (i.begin, i.observed, i.mechanism)):
        first.setdefault((one.partner, one.type), one)
    earliest = min((one.begin.year for one in first.values() if one.begin), default=until.year)
    found, new, observed = [], 0, 0
    for year in range(until.year - window, earliest - 1, -window):
        end = min(dt.date(year + window, 12, 31), until)
        world = World.of((pair for pair, one in first.items() if one.begin and one.begin.year <= year), groups)
        taken = {pair: one for pair, one in first.items() if one.begin and one.begin.year > year and one.begin <= end
                 and pair[1] in world.partners}
        new += sum(1 for pair in taken if pair[0] not in world.kinds)
        observed += sum(1 for pair, one in taken.items() if pair[0] in world.kinds and one.observed)
        for kind in sorted(world.partners):
            asked = sorted(set(world.kinds) - world.partners[kind])
            hits = {p: taken[p, kind].mechanism for p in asked if (p, kind) in taken and not taken[p, kind].observed}
            rest = tuple(p for p in asked if (p, kind) not in taken)
            if hits and rest:
                found.append(Case(year, kind, world, hits, rest))
    return found, new, observed


def score(some: Sequence[Case], predictor: str, top: int, seed: int) -> Score:
    """What a predictor reached in some cases.

    Intervals: take-ups are drawn anew 1000 times with their mechanisms as clusters, since those of one mechanism come
    together (cluster bootstrap; Field & Welsh 2007); seeded, percentiles 2.5 and 97.5.
    """
    shares: dict[str, list[tuple[float, float]]] = {}
    precision, base = [], []
    for case in some:
        ours, theirs = (_scores(case, name) for name in (predictor, BASE))
        precision.append(_precision(case, ours, top))
        base.append(len(case.positives) / (len(case.positives) + len(case.negatives)))
        for partner, mechanism in case.positives.items():
            shares.setdefault(mechanism, []).append((_share(case, ours, partner), _share(case, theirs, partner)))
    every = [pair for pairs in shares.values() for pair in pairs]
    if not every:
        return Score(predictor, *(0.0,) * 8, 0, 0, 0)
    drawn = _drawn([shares[name] for name in sorted(shares)], seed)
    auc, popularity = (_mean([pair[i] for pair in every]) for i in (0, 1))
    lows = [_interval([_mean([pair[0] for pair in one]) for one in drawn]),
            _interval([_mean([pair[0] - pair[1] for pair in one]) for one in drawn])]
    return Score(predictor, auc, *lows[0], popularity, *lows[1], _mean(precision), _mean(base), len(every), len(shares),
                 len(some))


def table(scores: Iterable[tuple[Bilingual, Score]], top: int, window: int, seed: int) -> Table:
    """Scores as a table: one row a scope and predictor."""
    rows = [(scope, PREDICTORS[s.predictor].name, *((None,) * 8 if not s.positives else (
        s.auc, s.auc_low, s.auc_high, s.popularity, s.lead_low, s.lead_high, s.precision, s.base_rate)),
        s.positives, s.mechanisms, s.cases) for scope, s in scores]
    note = {"en": f"Trained on what had begun by the end of a year, asked who took up what in the next {window} years; windows "
                  f"do not overlap. Precision among the first {top}. Intervals: 95 per cent, {DRAWS} draws of mechanisms, seed "
                  f"{seed}. Chance has AUC 0.5; the null models are chance and popularity. {len(PREDICTORS)} predictors stand "
                  "side by side: one chosen because it is the best of them here looks better than it is.",
            "zh": f"以某年年末已开始者为已知，检验其后 {window} 年内的新采用者；时窗互不重叠。命中率取前 {top} 名。"
                  f"区间为95%，按机制抽样{DRAWS}次，种子 {seed}。随机的AUC为0.5；零模型为随机与热度。"
                  f"此处并列 {len(PREDICTORS)} 种方法：因在此最优而选用者，看上去会优于实际。"}
    return Table(("scope", "predictor", "auc", "auc_low", "auc_high", "auc_popularity", "lead_low", "lead_high", "precision",
                  "base_rate", "positives", "mechanisms", "cases"), rows, {"en": "Back-test", "zh": "回溯检验"}, note, HEADINGS)


def _scores(case: Case, name: str) -> dict[str, float]:
    compute = PREDICTORS[name].score
    return {p: round(compute(case.world, p, case.kind), 12) for p in (*case.positives, *case.negatives)}


def _share(case: Case, scores: Mapping[str, float], partner: str) -> float:
    """The share of those who did not take it up that stand behind one who did; equal ones count half."""
    mine = scores[partner]
    behind = sum(1.0 if scores[p] < mine else 0.5 if scores[p] == mine else 0.0 for p in case.negatives)
    return behind / len(case.negatives)


def _precision(case: Case, scores: Mapping[str, float], top: int) -> float:
    """The expected share of hits among the first ones, where equals are taken in any order."""
    left = size = min(top, len(scores))
    hits = 0.0
    for level in sorted(set(scores.values()), reverse=True):
        block = [p for p, value in scores.items() if value == level]
        good = sum(1 for p in block if p in case.positives)
        hits += good * min(1.0, left / len(block))
        left -= min(left, len(block))
    return hits / size


def _drawn(clusters: Sequence[Sequence[tuple[float, float]]], seed: int) -> list[list[tuple[float, float]]]:
    chance = random.Random(seed)
    return [[pair for _ in clusters for pair in clusters[chance.randrange(len(clusters))]] for _ in range(DRAWS)]


def _interval(values: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(values)
    return ordered[int(0.025 * len(ordered))], ordered[int(0.975 * len(ordered)) - 1]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


_VERDICT = {
    "beats": Bilingual("It beats both chance and popularity.", "优于随机，也优于热度基准。"),
    "even": Bilingual("It beats chance, but it is NOT shown to beat the base rate (popularity).", "优于随机，但未能证明优于基准（热度）。"),
    "worse": Bilingual("It beats chance, but it is WORSE than the base rate (popularity).", "优于随机，但不如基准（热度）。"),
    "base": Bilingual("This is the base rate itself; it beats chance.", "此即基准本身；优于随机。"),
    "none": Bilingual("It does NOT beat the base rate: it is not shown to be better than chance. Do not rely on the order.",
                      "未能超过基准：不能证明优于随机。请勿依赖此排序。"),
}
HEADINGS = {
    "scope": {"en": "tested on", "zh": "检验范围"}, "predictor": {"en": "predictor", "zh": "预测方法"}, "auc": {"en": "AUC", "zh": "AUC"},
    "auc_low": {"en": "AUC from", "zh": "AUC自"}, "auc_high": {"en": "AUC to", "zh": "AUC至"},
    "auc_popularity": {"en": "AUC of popularity", "zh": "热度AUC"}, "lead_low": {"en": "lead from", "zh": "领先自"},
    "lead_high": {"en": "lead to", "zh": "领先至"}, "precision": {"en": "precision", "zh": "命中率"},
    "base_rate": {"en": "at random", "zh": "随机命中率"}, "positives": {"en": "take-ups", "zh": "新采用"},
    "mechanisms": {"en": "mechanisms", "zh": "机制数"}, "cases": {"en": "cases", "zh": "检验案例"},
}
