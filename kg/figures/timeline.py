"""Timeline: mechanisms as bars of their states, from their dated events.

Full height: in force; half: on the way there; a line: ended. What is only possible, because a source gives the month or
the year, is hatched over the days between which it lies. What still holds on the last day fades out: no end is known.
"""
from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any, NamedTuple

from kg import dates
from kg.errors import FigureError, InvalidValue
from kg.figures import reading, sheet
from kg.figures.figure import Figure
from kg.figures.reading import Words
from kg.table import Table
from kg.views.encoding import INK, LINE, QUIET, STAGE, STAGE_COLOURS, STAGES
from kg.words import Bilingual

YEARS = 12
"""How many years are drawn at most when the caller does not say."""
_FAR = 3 * 366  # days over which something only possible is a thin strip: its beginning is as good as unknown
_THICK = {"on": 0.62, "way": 0.3, "off": 0.07}
_FADE, _SHADES = 0.045, 9
_SAYS = {
    "on": Bilingual("in force or operating", "有效或运行中"), "way": Bilingual("announced, negotiated or signed", "已宣布、谈判或签署"),
    "off": Bilingual("ended or suspended", "已终止或中止"),
    "may": Bilingual("possibly: the date is known to the month or year only", "可能：日期仅知到月或年"),
    "how": Bilingual("At the right: the state on {day}. Bars that fade have no known end.", "右侧为 {day} 的状态。渐淡的横条表示终点未知。"),
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
             title: Words = None, receipt: Words = None) -> Figure:
    """Mechanisms as bars of their states, those that began first on top.

    Parameters: ``periods`` a Table with ``mechanism``, ``state``, ``first``, ``last`` (days; the greatest day: no end known)
    and ``certain``, as ``kg.studies.standing`` gives it; a row without a state stands for a mechanism without a dated
    event; ``day`` the last day of the figure; ``since`` its first year; ``top`` how many bars (1 to 60); ``title`` and
    ``receipt`` in place of those of the table. Raises ``FigureError`` where nothing can be drawn.
    """
    lang, top, end = reading.language(lang), reading.counted("top", top, 60), _day(day)
    reading.columns(periods, "mechanism", "state", "first", "last", "certain")
    held, bare = _stretches(periods, end)
    if not held:
        raise reading.nothing()
    order = sorted(held, key=lambda m: (_begin(held[m]), m))
    start = since if since is not None else max(end.year - YEARS + 1, min(_begin(held[m]) for m in order[:top]).year)
    if not isinstance(start, int) or not 1900 <= start <= end.year:
        raise FigureError(f"since is a year from 1900 to {end.year}, not {since!r}", f"起始年份须为 1900 至 {end.year}，不能是 {since!r}")
    said = reading.words(receipt, reading.receipt(periods))
    head = reading.words(title, Bilingual(periods.title.get("en") or _SAYS["title"].en, periods.title.get("zh") or _SAYS["title"].zh))
    with sheet.style(lang):
        drawing = _draw(periods, {m: held[m] for m in order[:top]}, (len(order), bare), (dt.date(start, 1, 1), end), lang, head, said)
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
          head: Bilingual, said: Bilingual) -> Any:
    names = [sheet.fitted(reading.name(table, m, lang), 2.75) for m in held]
    now = [_now(table, some, span[1], lang) for some in held.values()]
    double = any("\n" in name for name in names)
    step = 0.33 if double else 0.25
    left = max(sheet.width(line) for name in names for line in name.split("\n")) + 0.15
    right = sheet.widest(now, sheet.BODY) + 0.12
    notes = [_SAYS["how"].get(lang).format(day=span[1]),
             _SAYS["cut"].get(lang).format(n=len(held), all=counts[0]) if counts[0] > len(held) else "",
             _SAYS["bare"].get(lang).format(n=counts[1]) if counts[1] else ""]
    small = [("" if lang == "zh" else " ").join(n for n in notes if n), said.get(lang), table.note.get(lang, "")]
    drawing, axes = sheet.page(head.get(lang), "", [s for s in small if s], left=left, right=right, plot=step * len(held) + 0.08,
                               above=0.2, below=0.12, keys=_keys(held, lang))
    days = (span[0].toordinal(), span[1].toordinal())
    axes.set_xlim(days[0], days[1] + _FADE * (days[1] - days[0]))
    axes.set_ylim(len(held) - 0.45, -0.6)
    _years(axes, span)
    for i, (mechanism, some) in enumerate(held.items()):
        aside = {"textcoords": "offset points", "va": "center", "annotation_clip": False, "fontsize": sheet.BODY}
        axes.annotate(names[i], (0, i), xycoords=("axes fraction", "data"), xytext=(-7, 0), ha="right", gid="name",
                      linespacing=1.05, **aside)
        axes.annotate(now[i], (1, i), xycoords=("axes fraction", "data"), xytext=(6, 0), color=QUIET, gid="end", **aside)
        for one in some:
            _bar(axes, i, one, days, mechanism)
    return drawing


def _bar(axes: Any, y: int, one: Stretch, days: tuple[int, int], mechanism: str) -> None:
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
        high = 0.16 if far else 0.56
        axes.add_patch(Rectangle((first, y - high / 2), last - first, high, facecolor="none", edgecolor=colour, linewidth=0.5,
                                 hatch="//////", zorder=2, gid=gid))
    if one.last.toordinal() >= days[1] and stage != "off" and one.certain:
        wide = _FADE * (days[1] - days[0]) / _SHADES
        for k in range(_SHADES):
            axes.add_patch(Rectangle((last + k * wide, y - thick / 2), wide, thick, facecolor=colour, linewidth=0, zorder=3,
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


def _keys(held: dict[str, list[Stretch]], lang: str) -> list[tuple[Any, str]]:
    """The legend: only what occurs."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    seen = {STAGE[s.state] for some in held.values() for s in some}
    found: list[tuple[Any, str]] = [(Line2D([], [], color=STAGE_COLOURS[k], linewidth=_THICK[k] * 12, solid_capstyle="butt"),
                                     _SAYS[k].get(lang)) for k in STAGES if k in seen]
    if any(not s.certain for some in held.values() for s in some):
        found.append((Patch(facecolor="none", edgecolor=INK, hatch="//////", linewidth=0.5), _SAYS["may"].get(lang)))
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
