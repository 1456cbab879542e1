"""Bump chart: ranks over years (or over measures), with the interval of each rank as an upright bar.

A few lines have a colour and the bars of their intervals; the others stay grey, because ten bars over one another tell
nothing. Bars stand at the moments that were computed: between two of them nothing is known. Each name
stands at the end of its line with the last rank and its interval in figures.
"""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from kg.errors import FigureError
from kg.figures import reading, sheet
from kg.figures.figure import Figure
from kg.figures.reading import Words
from kg.table import Table
from kg.views.encoding import INK, QUIET, RULE, SERIES
from kg.words import Bilingual

if TYPE_CHECKING:
    import networkx as nx

Row = dict[str, Any]
_STEP, _ASIDE, _PALE = 0.27, 0.075, 0.3
_SAYS = {
    "how": Bilingual("Figures at the right: rank and, in brackets, its interval at the end. Equal ranks are drawn just under one another.",
                     "右侧为末期名次及其区间（括号内）。名次相同者上下错开画出。"),
    "deep": Bilingual("Ranks below {n} are not drawn; dotted lines lead there.", "第 {n} 名之后不画出，点线通向该处。"),
    "ring": Bilingual("A ring: not in the network at the moment before.", "圆环表示前一时点不在网络中。"),
    "band": Bilingual("interval of the rank, at the dots of the coloured lines", "名次区间（彩色线的圆点处）"),
    "rank": Bilingual("rank", "名次"),
}


def bump(sources: Mapping[Any, Table | nx.Graph], *, top: int = 10, focus: int | Collection[str] = 3, hide: Collection[str] = (),
         by: str = "ties", lang: str = "en", title: Words = None, subtitle: Words = None,
         receipt: Words = None) -> Figure:
    """Ranks over moments: who rose, who fell, and how sure that is.

    Parameters: ``sources`` in order, by year, by measure or by a ``Bilingual`` name: Tables of
    ``kg.analysis.rank_intervals`` or networks, of which those are made by the measure ``by``; drawn are the ``top`` first
    nodes (1 to 20) of the last; ``focus``: how many of them, or which nodes, have a colour and bars (at most five);
    ``hide`` nodes that keep their rank and are not drawn; ``title`` and ``receipt`` in place of those made from the last
    source, ``subtitle`` under the title. Raises ``FigureError`` where nothing can be drawn, and what ``kg.analysis.rank_intervals`` raises.
    """
    lang, top = reading.language(lang), reading.counted("top", top, 20)
    if not sources:
        raise reading.nothing()
    last = list(sources)[-1]
    tables = {moment: _table(source, by, moment == last) for moment, source in sources.items()}
    rows = reading.drawn(tables[last], top, hide)
    shown = [row["node"] for row in rows]
    bright = _bright(shown, focus)
    found = {moment: {row["node"]: row for row in table.records() if row["node"] in shown} for moment, table in tables.items()}
    said = reading.words(receipt, reading.receipt(sources[last]))
    words = tables[last].title
    head = reading.words(title, Bilingual(words.get("en") or "Ranks", words.get("zh") or "名次"))
    with sheet.style(lang):
        under = reading.words(subtitle, Bilingual("", ""))
        drawing = _draw(tables, found, shown, bright, hide, lang, (head.get(lang), under.get(lang)), said)
        return Figure(drawing, lang, head.get(lang), _alt(tables, found, shown, head), said)


def _table(source: Table | nx.Graph, by: str, last: bool) -> Table:
    """The ranks at one moment; at an early one there may be none."""
    if not last and not isinstance(source, Table) and not len(source):
        return Table(("rank", "node", "low", "high"), ())
    return source if isinstance(source, Table) and not last and not len(source) else reading.ranks(source, by)


def _bright(shown: Sequence[str], focus: int | Collection[str]) -> list[str]:
    named = shown[:focus] if isinstance(focus, int) else [node for node in shown if node in focus]
    if isinstance(focus, int) and not 0 <= focus <= len(SERIES) or len(named) > len(SERIES):
        raise FigureError(f"at most {len(SERIES)} lines have a colour of their own", f"最多 {len(SERIES)} 条线可有各自的颜色")
    return list(named)


def _draw(tables: Mapping[Any, Table], found: Mapping[Any, Mapping[str, Row]], shown: list[str], bright: list[str],
          hide: Collection[str], lang: str, head: tuple[str, str], said: Bilingual) -> Any:
    table = list(tables.values())[-1]
    depth = _depth(found)
    names = {n: sheet.fitted(reading.name(table, n, lang), 1.75, lines=1) for n in shown}
    ends = {n: _end(list(found.values())[-1][n]) for n in shown}
    right = sheet.widest(names.values(), bold=True) + sheet.widest(ends.values()) + 0.42
    plot = max(_STEP * (depth + 0.6), 0.22 * len(shown) + 0.3)
    deep = any(row["rank"] > depth for rows in found.values() for row in rows.values())
    ring = any(n not in was and n in now and now[n]["rank"] <= depth for was, now in pairwise(found.values()) for n in shown)
    notes = [_SAYS["how"], Bilingual(*(_SAYS["deep"].get(code).format(n=depth) for code in ("en", "zh"))) if deep else None,
             _SAYS["ring"] if ring else None, reading.hidden(table, hide)]
    small = [("" if lang == "zh" else " ").join(n.get(lang) for n in notes if n), said.get(lang), table.note.get(lang, "")]
    keys = [sheet.Key(_SAYS["band"].get(lang), SERIES[0], 0.1, alpha=_PALE)] if bright else []
    drawing, axes = sheet.page(*head, [s for s in small if s], left=0.42, right=right, plot=plot, above=0.2,
                               below=0.34, keys=keys)
    axes.set_xlim(-0.18, len(tables) - 1 + 0.18)
    axes.set_ylim(depth + 0.95, 0.4)
    _scales(axes, tables, depth, lang)
    places = _beside(found, shown)
    aside = _ASIDE / (axes.get_position().width * sheet.WIDTH) * (len(tables) - 1 + 0.36)
    for node in sorted(shown, key=lambda n: n in bright):
        number = bright.index(node) if node in bright else None
        _line(axes, [rows.get(node) for rows in found.values()], [rows.get(node) for rows in places], depth, number,
              0.0 if number is None else aside * (number - (len(bright) - 1) / 2))
    at = sheet.apart([min(places[-1][n], depth + 0.5) for n in shown], 0.21 * (depth + 0.55) / plot)
    push = min(0.0, depth + 0.9 - max(at))
    for node, y in zip(shown, at):
        _label(axes, len(tables) - 1, places[-1][node], y + push, names[node], ends[node], right, node in bright,
               SERIES[bright.index(node)] if node in bright else QUIET)
    return drawing


def _depth(found: Mapping[Any, Mapping[str, Row]]) -> int:
    """The lowest rank that is drawn: half as far again as the last moment needs, or what all moments need if that is less."""
    last = max(row["rank"] for row in list(found.values())[-1].values())
    return max(2, min(max(row["rank"] for rows in found.values() for row in rows.values()), last + max(3, last // 2)))


def _beside(found: Mapping[Any, Mapping[str, Row]], shown: Sequence[str]) -> list[dict[str, float]]:
    """The height of each point: its rank; those with one rank a little under one another, always by less than a rank."""
    places = []
    for rows in found.values():
        here: dict[str, float] = {}
        for rank, same in groupby(sorted((n for n in shown if n in rows), key=lambda n: (rows[n]["rank"], shown.index(n))),
                                  key=lambda n: rows[n]["rank"]):
            nodes = list(same)
            here.update({n: rank + k * min(0.3, 0.8 / len(nodes)) for k, n in enumerate(nodes)})
        places.append(here)
    return places


def _line(axes: Any, rows: Sequence[Row | None], places: Sequence[float | None], depth: int, number: int | None,
          aside: float) -> None:
    """One node through the moments, a coloured one a little aside, so that its bars stand free; a stretch without the
    node leaves a gap, and what leads below the figure is dotted."""
    node = next(row["node"] for row in rows if row)
    colour, bright = (RULE, False) if number is None else (SERIES[number], True)
    shape = {"color": colour, "linewidth": 2.2 if bright else 1.1, "zorder": 4 if bright else 3}
    known = [i for i, row in enumerate(rows) if row]
    for i in known:
        x, y = i + aside, places[i]
        if bright and rows[i]["rank"] <= depth:
            axes.plot([x, x], [rows[i]["low"], rows[i]["high"]], color=colour, alpha=_PALE, linewidth=4, zorder=2,
                      solid_capstyle="butt", gid=f"interval {node} {i}")
        if i + 1 in known:
            far = max(rows[i]["rank"], rows[i + 1]["rank"]) > depth
            axes.plot([x, x + 1], [y, places[i + 1]], gid=f"line {node} {i}", **(
                {**shape, "linewidth": 1.1, "linestyle": (0, (1, 2.2))} if far else shape))
        fresh = i > 0 and i - 1 not in known
        axes.plot([x], [y], "o", color=colour, markersize=4.8 if bright else 3.4, markerfacecolor="white" if fresh else colour,
                  zorder=6 if bright else 5, gid=f"dot {node} {i}")


def _label(axes: Any, x: float, point: float, y: float, name: str, end: str, right: float, bright: bool, colour: str) -> None:
    """The name at the end of a line, led to where there is room, and its rank with the interval at the rim."""
    aside = {"textcoords": "offset points", "va": "center", "annotation_clip": False, "fontsize": sheet.BODY}
    axes.annotate(name, (1, y), xycoords=("axes fraction", "data"), xytext=(13, 0), gid="name",
                  fontweight="bold" if bright else "normal", color=colour if bright else INK, **aside)
    axes.annotate(end, (1, y), xycoords=("axes fraction", "data"), xytext=(right * 72, 0), ha="right", color=QUIET, gid="end", **aside)
    axes.annotate("", (x, point), xycoords="data", xytext=(1, y), textcoords=axes.get_yaxis_transform(), annotation_clip=False,
                  arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 0.6, "alpha": 0.6, "shrinkA": 0, "shrinkB": 4,
                              "relpos": (0, 0.5)})


def _scales(axes: Any, tables: Mapping[Any, Table], depth: int, lang: str) -> None:
    axes.set_xticks(range(len(tables)), [_moment(m, lang) for m in tables])
    ticks = [1, *range(5, depth + 1, 5)] if depth > 12 else list(range(1, depth + 1))
    axes.set_yticks(ticks)
    axes.set_ylabel(_SAYS["rank"].get(lang), rotation=0, ha="left", va="bottom")
    axes.yaxis.set_label_coords(-0.42 / (axes.get_position().width * sheet.WIDTH), 1.0)
    sheet.faint(axes, across=ticks)


def _moment(moment: Any, lang: str) -> str:
    from kg.analysis import MEASURES

    if isinstance(moment, str) and moment in MEASURES:
        return MEASURES[moment].name[lang]
    return moment.get(lang) if isinstance(moment, Bilingual) else str(moment)


def _end(row: Row) -> str:
    return f"{row['rank']}" + (f" ({row['low']}–{row['high']})" if row["low"] != row["high"] else "")


def _alt(tables: Mapping[Any, Table], found: Mapping[Any, Mapping[str, Row]], shown: Sequence[str], head: Bilingual) -> Bilingual:
    moments, table = list(tables), list(tables.values())[-1]
    parts = []
    for node in shown:
        first = next(m for m in moments if node in found[m])
        was, now = found[first][node], found[moments[-1]][node]
        name = reading.both(table, node)
        parts.append(Bilingual(f"{name.en} {_end(now)}, in {_moment(first, 'en')} {was['rank']}",
                               f"{name.zh} {_end(now)}，{_moment(first, 'zh')} 时为 {was['rank']}"))
    span = [f"{_moment(moments[0], c)}–{_moment(moments[-1], c)}" for c in ("en", "zh")]
    each = reading.listed(parts)
    return Bilingual(f"{head.en}. Lines of ranks, {span[0]}; last rank and interval: {each.en}.",
                     f"{head.zh}。名次折线，{span[1]}；末期名次及区间：{each.zh}。")
