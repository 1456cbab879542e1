"""Timeline: mechanisms as bars of their states, from their dated events.

Full height: in force; half: on the way there; a line: ended. What is only possible, because a source gives the month or
the year, is hatched over the days between which it lies. What still holds on the last day fades out: no end is known.
"""
from __future__ import annotations

import datetime as dt
from collections import defaultdict
from itertools import accumulate
from typing import Any, NamedTuple

from kg import dates
from kg.errors import FigureError, InvalidValue
from kg.figures import reading, sheet
from kg.figures.figure import Figure
from kg.figures.reading import Words
from kg.figures.sheet import Key
from kg.table import Table
from kg.views.encoding import INK, LINE, QUIET, STAGE, STAGE_COLOURS, STAGES
from kg.words import Bilingual

YEARS = 12
"""How many years are drawn at most when the caller does not say."""
_FAR = 3 * 366  # days over which something only possible is a thin strip: its beginning is as good as unknown
_ROW, _LINE, _THIN = 0.225, 0.135, 0.045  # inches: a row, a further line of its name, a thin strip
_THICK = {"on": 0.145, "way": 0.07, "off": 0.018}
_FADE, _SHADES = 0.045, 7
_SAYS = {
    "on": Bilingual("in force or operating", "有效或运行中"), "way": Bilingual("announced, negotiated or signed", "已宣布、谈判或签署"),
    "off": Bilingual("ended or suspended", "已终止或中止"),
    "may": Bilingual("possibly: the date is known to the month or year only", "可能：日期仅知到月或年"),
    "how": Bilingual("At the right: the state on {day}. Bars that fade have no known end; those at the left edge began earlier.", "右侧为 {day} 的状态。渐淡的横条表示终点未知；始于左缘者开始更早。"),
    "cut": Bilingual("Shown: the {n} that began first of {all}.", "所示：{all} 项中最早开始的 {n} 项。"),
    "bare": Bilingual("Not drawn, for want of a dated event: {n}.", "因无有日期的事件而未画出：{n} 项。"),
    "unknown": Bilingual("not known", "不详"), "title": Bilingual("Mechanisms and their states", "合作机制及其状态"),
}


class Stretch(NamedTuple):
    """Days of one mechanism in a state, both ends included."""

    first: dt.date
    last: dt.date
    state: str
    certain: bool


def timeline(periods: Table, *, day: dt.date | str, since: int | None = None, top: int = 30, lang: str = "en",
             title: Words = None,
             subtitle: Words = None, receipt: Words = None) -> Figure:
    """Mechanisms as bars of their states, those that began first on top.

    Parameters: ``periods`` a Table with ``mechanism``, ``state``, ``first``, ``last`` (days; the greatest day: no end known)
    and ``certain``, as ``kg.studies.standing`` gives it; a row without a state stands for a mechanism without a dated
    event; ``day`` the last day of the figure; ``since`` its first year; ``top`` how many bars (1 to 60); ``title`` and
    ``receipt`` in place of those of the table, ``subtitle`` under the title. Raises ``FigureError`` where nothing can be drawn.
    """
    lang, top, end = reading.language(lang), reading.counted("top", top, 60), _day(day)
    reading.columns(periods, "mechanism", "state", "first", "last", "certain")
    held, bare = _stretches(periods, end)
    if not held:
        raise reading.nothing()
    order = sorted(held, key=lambda m: (not any(s.certain for s in held[m]), _begin(held[m]), m))
    start = since if since is not None else max(end.year - YEARS + 1, _begin(held[order[0]]).year)
    if not isinstance(start, int) or not 1900 <= start <= end.year:
        raise FigureError(f"since is a year from 1900 to {end.year}, not {since!r}", f"起始年份须为 1900 至 {end.year}，不能是 {since!r}")
    said = reading.words(receipt, reading.receipt(periods))
    head = reading.words(title, Bilingual(periods.title.get("en") or _SAYS["title"].en, periods.title.get("zh") or _SAYS["title"].zh))
    with sheet.style(lang):
        under = reading.words(subtitle, Bilingual("", ""))
        drawing = _draw(periods, {m: held[m] for m in order[:top]}, (len(order), bare), (dt.date(start, 1, 1), end), lang,
                        (head.get(lang), under.get(lang)), said)
        return Figure(drawing, lang, head.get(lang), _alt(periods, held, order[:top], end, head), said)


def _stretches(table: Table, end: dt.date) -> tuple[dict[str, list[Stretch]], int]:
    """The stretches of each mechanism that begin by the last day, and how many mechanisms have none."""
    held: dict[str, list[Stretch]] = defaultdict(list)
    for r in table.records():
        if r["state"] is not None:
            if r["state"] not in STAGE or not isinstance(r["first"], dt.date) or not isinstance(r["last"], dt.date):
                raise FigureError(f"{r['mechanism']}: {r['state']!r} from {r['first']} to {r['last']} is not a dated state",
                                  f"{r['mechanism']}：{r['first']} 至 {r['last']} 的 {r['state']!r} 不是有日期的状态")
            if r["first"] <= end:
                held[r["mechanism"]].append(Stretch(r["first"], r["last"], r["state"], bool(r["certain"])))
    return dict(held), len(set(table.column("mechanism")) - set(held))


def _begin(some: list[Stretch]) -> dt.date:
    """The first day that counts for the order: of what is certain if anything is."""
    return min([s.first for s in some if s.certain] or [s.first for s in some])


def _draw(table: Table, held: dict[str, list[Stretch]], counts: tuple[int, int], span: tuple[dt.date, dt.date], lang: str,
          head: tuple[str, str], said: Bilingual) -> Any:
    names = [sheet.fitted(reading.name(table, m, lang), 2.75).split("\n") for m in held]
    now = [_now(table, some, span[1], lang) for some in held.values()]
    left = sheet.widest(line for name in names for line in name) + 0.15
    right = sheet.widest(now) + 0.12
    notes = [_SAYS["how"].get(lang).format(day=span[1]),
             _SAYS["cut"].get(lang).format(n=len(held), all=counts[0]) if counts[0] > len(held) else "",
             _SAYS["bare"].get(lang).format(n=counts[1]) if counts[1] else ""]
    small = [("" if lang == "zh" else " ").join(n for n in notes if n), said.get(lang), table.note.get(lang, "")]
    ends = list(accumulate(_ROW + _LINE * (len(name) - 1) for name in names))
    drawing, axes = sheet.page(*head, [s for s in small if s], left=left, right=right, plot=ends[-1] + 0.06, above=0.2, below=0.12,
                               keys=_keys(held, lang))
    days = (span[0].toordinal(), span[1].toordinal())
    axes.set_xlim(days[0], days[1] + _FADE * (days[1] - days[0]))
    axes.set_ylim(ends[-1] + 0.06, 0)
    _years(axes, span)
    aside = {"textcoords": "offset points", "va": "center_baseline", "annotation_clip": False, "fontsize": sheet.BODY}
    for (mechanism, some), name, state, end in zip(held.items(), names, now, ends):
        y = end - (_ROW + _LINE * (len(name) - 1)) / 2
        for k, line in enumerate(name):
            axes.annotate(line, (0, y + _LINE * (k - (len(name) - 1) / 2)), xycoords=("axes fraction", "data"), xytext=(-7, 0),
                          ha="right", gid="name", **aside)
        axes.annotate(state, (1, y), xycoords=("axes fraction", "data"), xytext=(6, 0), color=QUIET, gid="end", **aside)
        for one in some:
            _bar(axes, y, one, days, mechanism)
    return drawing


def _bar(axes: Any, y: float, one: Stretch, days: tuple[int, int], mechanism: str) -> None:
    """One stretch; a bar begins with its first day and ends with its last, or with the last day of the figure."""
    from matplotlib.patches import Rectangle

    stage = STAGE[one.state]
    colour, thick = STAGE_COLOURS[stage], _THICK[stage]
    first, last = max(one.first.toordinal(), days[0]), min(one.last.toordinal() + 1, days[1])
    if last < first or one.last.toordinal() < days[0]:
        return
    gid = f"{'bar' if one.certain else 'may'} {mechanism} {one.state}"
    if one.certain:
        axes.add_patch(Rectangle((first, y - thick / 2), last - first, thick, facecolor=colour, edgecolor=colour, linewidth=0.5,
                                 zorder=3, gid=gid))
    else:
        far = (min(one.last.toordinal(), days[1]) - one.first.toordinal()) > _FAR
        high = _THIN if far else _THICK["on"] - 0.02
        axes.add_patch(Rectangle((first, y - high / 2), last - first, high, facecolor="none", edgecolor=colour, linewidth=0.5,
                                 hatch="//////", zorder=2, gid=gid))
    if one.last.toordinal() >= days[1] and stage != "off" and one.certain:
        wide = _FADE * (days[1] - days[0]) / _SHADES
        for k in range(_SHADES):
            axes.add_patch(Rectangle((last + k * wide, y - thick / 2), wide, thick, facecolor=colour, linewidth=0, zorder=3, clip_on=False,
                                     alpha=0.85 * (1 - (k + 0.5) / _SHADES), gid=f"fade {mechanism}"))


def _years(axes: Any, span: tuple[dt.date, dt.date]) -> None:
    """The years above the bars, each over its middle, thinned where they would touch."""
    years = list(range(span[0].year, span[1].year + 1))
    room = axes.get_position().width * sheet.WIDTH / len(years)
    every = next(n for n in (1, 2, 3, 5, 10, 25, 50, 100) if room * n > 0.42)
    sheet.faint(axes, along=[dt.date(y, 1, 1).toordinal() for y in years])
    axes.axvline(span[1].toordinal(), color=LINE, linewidth=1.2, zorder=1)
    axes.set_xticks([dt.date(y, 1, 1).toordinal() for y in years if (years[-1] - y) % every == 0],
                    [str(y) for y in years if (years[-1] - y) % every == 0], ha="left")
    axes.xaxis.tick_top()
    axes.tick_params(axis="x", length=0, pad=1, colors=QUIET)
    axes.set_yticks([])


def _keys(held: dict[str, list[Stretch]], lang: str) -> list[Key]:
    """The legend: only what occurs."""
    seen = {STAGE[s.state] for some in held.values() for s in some}
    found = [Key(_SAYS[k].get(lang), STAGE_COLOURS[k], _THICK[k]) for k in STAGES if k in seen]
    if any(not s.certain for some in held.values() for s in some):
        found.append(Key(_SAYS["may"].get(lang), INK, 0.12, "//////"))
    return found


def _now(table: Table, some: list[Stretch], end: dt.date, lang: str) -> str:
    """The state on the last day in words: the certain one, else the possible one with a question mark."""
    here = [s for s in some if s.first <= end <= s.last]
    best = next((s for s in here if s.certain), here[0] if here else None)
    if best is None:
        return _SAYS["unknown"].get(lang)
    mark = "" if best.certain else "？" if lang == "zh" else "?"
    return reading.name(table, best.state, lang) + mark


def _alt(table: Table, held: dict[str, list[Stretch]], shown: list[str], end: dt.date, head: Bilingual) -> Bilingual:
    each = reading.listed([Bilingual(f"{reading.name(table, m, 'en')}, since {_begin(held[m])}, now {_now(table, held[m], end, 'en')}",
                                     f"{reading.name(table, m, 'zh')}，始于 {_begin(held[m])}，现为{_now(table, held[m], end, 'zh')}")
                           for m in shown])
    return Bilingual(f"{head.en}. {len(shown)} bars up to {end}: {each.en}.", f"{head.zh}。截至 {end} 的 {len(shown)} 条横条：{each.zh}。")


def _day(value: dt.date | str) -> dt.date:
    if isinstance(value, dt.date):
        return value
    try:
        return dates.day(str(value))
    except InvalidValue as e:
        raise FigureError(f"day: {e.said.en}", f"day：{e.said.zh}") from None
