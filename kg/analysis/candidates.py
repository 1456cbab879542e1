"""Where next? Candidate partners for a kind of instrument, each beside the score that the method reached on earlier years."""
from __future__ import annotations

import datetime as dt
import difflib
import html
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.analysis import backtest
from kg.analysis.merged import folded
from kg.analysis.portfolios import PREDICTORS, Instrument, World
from kg.analysis.timing import ENDED
from kg.errors import NetworkError, UnknownName
from kg.table import Labels, Table
from kg.words import Bilingual

ENOUGH = 10
"""Mechanisms that must have brought take-ups of a kind before it is tested on its own."""


@dataclass(frozen=True)
class Candidates:
    """Candidates for an instrument: ``table``; those with whom it is under way; the back-test; the verdict in words."""

    title: Mapping[str, str]
    verdict: Bilingual
    table: Table
    under_way: Table
    backtest: Table

    @property
    def tables(self) -> tuple[Table, ...]:
        """All three tables in the order in which they are read."""
        return self.table, self.under_way, self.backtest

    def text(self, lang: str = "en") -> str:
        """The verdict first, then the tables."""
        return "\n\n".join([self.title[lang] + "\n" + self.verdict.get(lang), *(one.text(lang, width=48) for one in self.tables)])

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        def both(en: str, zh: str) -> str:
            return f'{html.escape(en)} <span lang="zh">{html.escape(zh)}</span>'
        return (f"<p><b>{both(self.title['en'], self.title['zh'])}</b></p><p>{both(self.verdict.en, self.verdict.zh)}</p>"
                + "".join(t._repr_html_() + f'<p lang="zh">{html.escape(t.note.get("zh", ""))}</p>' for t in self.tables))


def candidates(instruments: Iterable[Instrument], instrument: str, by: str = "adamic-adar",
               groups: Mapping[str, Collection[str]] | None = None, window: int = 2, top: int = 10,
               until: dt.date | None = None, seed: int = 7, labels: Labels | None = None) -> Candidates:
    """Partners that may take up a kind of instrument next, by a simple predictor, with its back-test beside each.

    Parameters: ``instruments`` as ``portfolios.held`` gives them; ``instrument`` is a kind, by id (with or without
    ``type-``) or by label; ``by`` is a key of ``PREDICTORS``; ``groups`` gives the regions or groups of each partner (for
    the predictor "group"); ``window`` is the number of years in which a take-up counts, ``top`` how many are listed and
    how many first ones the precision looks at; ``until`` the last covered day (left out: that of the last beginning);
    ``labels`` answers both labels of an id.

    Asked about are partners with at least one other instrument that has not ended. One that has the instrument, in any
    state but ended, is never a candidate: where it is only announced or under negotiation it is listed as under way. A
    candidate that had it before says so. The back-test is that of this instrument if at least ten mechanisms brought
    take-ups of it, else that of all instruments, and every row says which. It sees beginnings only, not ends, and only
    what was collected: that somebody is no candidate says nothing about politics.

    Raises ``UnknownName`` for an unknown kind or predictor, ``NetworkError`` for an unusable window or number.
    """
    known = sorted(instruments)
    kind = _kind(known, instrument, labels)
    if by not in PREDICTORS:
        raise UnknownName("measure", str(by), difflib.get_close_matches(str(by), PREDICTORS, 3) or tuple(PREDICTORS))
    for name, value in (("window", window), ("top", top)):
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1000:
            raise NetworkError(f"`{name}` is a whole number from 1 to 1000, not {value!r}",
                               f"`{name}` 为 1 至 1000 的整数，不能是 {value!r}")
    until = until or max((one.begin for one in known if one.begin), default=dt.date.min)
    tested, new, observed = backtest.cases(known, window, until, groups or {})
    own = [case for case in tested if case.kind == kind]
    here = {mechanism for case in own for mechanism in case.positives.values()}
    scope, some = (_THIS, own) if len(here) >= ENOUGH else (_ALL, tested)
    result = backtest.score(some, by, top, seed)
    scores = [(which, backtest.score(part, name, top, seed)) for which, part in ((_THIS, own), (_ALL, tested))
              for name in PREDICTORS]
    checked = backtest.table(scores, top, window, seed)
    checked.note.update(_untested(checked.note, new, observed))
    said = {code: (labels(kind) or {}).get(code) or kind if labels else kind for code in ("en", "zh")}
    title = {"en": f"Where next: {said['en']}", "zh": f"下一步：{said['zh']}"}
    listed = _listed(known, kind, by, groups or {}, top, scope, result, labels)
    tested_on = _TESTED[scope is _THIS]
    verdict = result.verdict(top) + Bilingual(tested_on.en.format(len(here)), tested_on.zh.format(len(here)))
    return Candidates(title, verdict, listed, _under_way(known, kind, labels), checked)


def _kind(known: Collection[Instrument], name: str, labels: Labels | None) -> str:
    kinds = sorted({one.type for one in known})
    spoken: dict[str, str] = {}
    for kind in kinds:
        for text in (kind, kind.removeprefix("type-"), *((labels(kind) or {}).values() if labels else ())):
            spoken.setdefault(folded(text), kind)
    if folded(name) in spoken:
        return spoken[folded(name)]
    near = [spoken[text] for text in difflib.get_close_matches(folded(name), spoken, 3, 0.4)]
    raise UnknownName("thing", str(name), tuple(dict.fromkeys(near)) or tuple(kinds[:3]))


def _listed(known: Collection[Instrument], kind: str, by: str, groups: Mapping[str, Collection[str]], top: int,
            scope: Bilingual, result: backtest.Score, labels: Labels | None) -> Table:
    """The candidates, best first, equal scores with equal ranks."""
    standing = [one for one in known if one.state != ENDED]
    world = World.of(((one.partner, one.type) for one in standing), groups)
    has = world.partners.get(kind, set())
    scores = {p: round(PREDICTORS[by].score(world, p, kind), 12) for p in sorted(set(world.kinds) - has)}
    before = {one.partner for one in known if one.type == kind and one.state == ENDED}
    test = (scope, *((None,) * 6 if not result.positives else (
        result.auc, result.auc_low, result.auc_high, result.popularity, result.precision, result.base_rate)), result.positives)
    rows: list[tuple[Any, ...]] = []
    order = sorted(scores, key=lambda p: (-scores[p], p))
    for place, partner in enumerate(order, 1):
        rank = rows[-1][0] if rows and rows[-1][2] == scores[partner] else place
        if place > top and rank == place:
            break
        shared = sorted(k for k in world.kinds[partner] if world.partners[k] & has)
        evidence = tuple(sorted({one.mechanism for one in standing if one.partner == partner and one.type in shared}))
        rows.append((rank, partner, scores[partner], tuple(shared), evidence, partner in before, *test))
    note = {"en": f"{PREDICTORS[by].says.en} {len(has)} partners have the instrument or are about to; {len(scores)} were asked "
                  "about. A score is a resemblance, not a forecast of what governments want.",
            "zh": f"{PREDICTORS[by].says.zh}{len(has)} 个伙伴已有或即将有该工具；对 {len(scores)} 个伙伴作了计算。"
                  "得分表示相似程度，并非对政府意愿的预测。"}
    return Table(("rank", "partner", "score", "shared", "evidence", "had_before", "scope", "auc", "auc_low", "auc_high",
                  "auc_popularity", "precision", "base_rate", "positives"), rows,
                 {"en": "Candidates", "zh": "候选伙伴"}, note, _HEADINGS, labels)


def _under_way(known: Iterable[Instrument], kind: str, labels: Labels | None) -> Table:
    """Partners with whom the instrument is only announced, authorised, under negotiation or agreed."""
    mine = [one for one in known if one.type == kind and one.state != ENDED]
    firm = {one.partner for one in mine if not one.planned}
    rows = [(one.partner, one.mechanism, one.state, one.begin) for one in mine if one.partner not in firm]
    note = {"en": "These are no candidates: it has begun with them.", "zh": "以下不属候选：与其已在推进。"} if rows else \
        {"en": "With nobody.", "zh": "无。"}
    return Table(("partner", "mechanism", "state", "since"), rows, {"en": "Under way", "zh": "推进中"}, note, _HEADINGS, labels)


def _untested(note: Mapping[str, str], new: int, observed: int) -> dict[str, str]:
    return {"en": f"{note['en']} Not testable: {new} take-ups by partners without any instrument before, {observed} whose "
                  "beginning is only known from a report. Groups are those of today.",
            "zh": f"{note['zh']}未能检验者：此前无任何工具的伙伴的 {new} 次新采用，以及仅由报道得知其存在的 {observed} 次。"
                  "集团成员资格按当前计。"}


_THIS, _ALL = Bilingual("this instrument", "本工具"), Bilingual("all instruments", "全部工具")
_TESTED = {
    True: Bilingual(" Tested on this instrument: {} mechanisms brought take-ups of it.", "以本工具检验：{} 个机制带来新采用。"),
    False: Bilingual(f" Tested on all instruments together, as fewer than {ENOUGH} mechanisms ({{}}) brought take-ups of this one.",
                     f"以全部工具合并检验，因仅 {{}} 个机制带来本工具的新采用（至少需 {ENOUGH} 个）。"),
}
_HEADINGS = {
    **backtest.HEADINGS, "rank": {"en": "rank", "zh": "名次"}, "partner": {"en": "partner", "zh": "伙伴"},
    "score": {"en": "score", "zh": "得分"}, "shared": {"en": "kinds shared with those who have it", "zh": "与已有者共有的工具种类"},
    "evidence": {"en": "mechanisms behind it", "zh": "所据机制"}, "had_before": {"en": "had it before", "zh": "曾有"},
    "mechanism": {"en": "mechanism", "zh": "机制"}, "state": {"en": "state", "zh": "状态"}, "since": {"en": "since", "zh": "自"},
}
