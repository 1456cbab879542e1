"""Dots and whiskers: the rank of each node at one moment with the places that other evidence would give it."""
from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from kg.figures import reading, sheet
from kg.figures.figure import Figure
from kg.figures.reading import Words
from kg.table import Table
from kg.views.encoding import INK, QUIET, SERIES
from kg.words import Bilingual

if TYPE_CHECKING:
    import networkx as nx

_SAYS = {
    "how": Bilingual("Dot: the rank. Whisker: the ranks that remain possible when sources, weak claims, records or weights are "
                     "others.", "圆点为名次；横线为改换来源、弱记录、记录或权重后仍可能的名次。"),
    "line": Bilingual("Under a name: the record whose removal moves it most, and the rank it would then have.",
                      "名称下方：去掉后使其变动最大的记录及届时的名次。"),
    "axis": Bilingual("rank (1 is first)", "名次（1 为首位）"),
    "without": Bilingual("without: {record} → rank {rank}", "去掉：{record} → 第 {rank} 名"),
}


def intervals(source: Table | nx.Graph, *, telling: Mapping[str, Table] | None = None, top: int = 15,
              hide: Collection[str] = (), by: str = "ties", lang: str = "en", title: Words = None,
              subtitle: Words = None, receipt: Words = None) -> Figure:
    """Ranks with their intervals as dots and whiskers, best first.

    Parameters: ``source`` a Table of ``kg.analysis.rank_intervals``, or a network, of which that is made by the measure
    ``by``; ``telling`` for some nodes the Table of ``kg.analysis.most_telling``, whose first row is set under the name;
    ``top`` how many rows (1 to 60); ``hide`` nodes that keep their rank and are not drawn; ``title`` and ``receipt`` in
    place of those made from the source, ``subtitle`` under the title. Raises ``FigureError`` where nothing can be drawn, and what
    ``kg.analysis.rank_intervals`` raises.
    """
    lang, top = reading.language(lang), reading.counted("top", top, 60)
    table = reading.ranks(source, by)
    rows = reading.drawn(table, top, hide)
    said = reading.words(receipt, reading.receipt(source))
    head = reading.words(title, Bilingual(table.title.get("en") or "Ranks", table.title.get("zh") or "名次"))
    with sheet.style(lang):
        under = reading.words(subtitle, Bilingual("", ""))
        drawing = _draw(table, rows, telling or {}, hide, lang, (head.get(lang), under.get(lang)), said)
        return Figure(drawing, lang, head.get(lang), _alt(table, rows, head), said)


def _draw(table: Table, rows: list[dict[str, Any]], telling: Mapping[str, Table], hide: Collection[str], lang: str,
          head: tuple[str, str], said: Bilingual) -> Any:
    under = {node: text for node, one in telling.items() if (text := _without(one, lang))}
    step = 0.36 if under else 0.25
    names = [sheet.fitted(reading.name(table, r["node"], lang), 2.6, lines=1) for r in rows]
    ends = [_end(r) for r in rows]
    left, right = max(1.0, sheet.widest(names)) + 0.15, sheet.widest(ends) + 0.2
    notes = [_SAYS["how"], _SAYS["line"] if under else None, reading.hidden(table, hide)]
    small = [("" if lang == "zh" else " ").join(n.get(lang) for n in notes if n), said.get(lang), table.note.get(lang, "")]
    drawing, axes = sheet.page(*head, [s for s in small if s], left=left, right=right,
                               plot=step * len(rows) + 0.1, below=0.5)
    last = max(r["high"] for r in rows)
    axes.set_xlim(0.5, last + 0.5)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    for i, (row, name, end) in enumerate(zip(rows, names, ends)):
        y = i - 0.16 if under else i
        axes.plot([row["low"], row["high"]], [y, y], color=SERIES[0], alpha=0.35, linewidth=4.5, solid_capstyle="butt",
                  zorder=2, gid=f"whisker {row['node']}")
        axes.plot([row["rank"]], [y], "o", color=SERIES[0], markersize=6, zorder=3, gid=f"dot {row['node']}")
        aside = {"xycoords": ("axes fraction", "data"), "textcoords": "offset points", "va": "center", "annotation_clip": False}
        axes.annotate(name, (0, y), xytext=(-8, 0), ha="right", fontsize=sheet.BODY, gid="name", **aside)
        axes.annotate(end, (1, y), xytext=(8, 0), ha="left", fontsize=sheet.BODY, color=QUIET, gid="end", **aside)
        if row["node"] in under:
            text = sheet.fitted(under[row["node"]], sheet.WIDTH - 2 * sheet.MARGIN - left, sheet.SMALL, lines=1)
            axes.annotate(text, (0, i + 0.24), xytext=(0, 0), ha="left", fontsize=sheet.SMALL, color=QUIET, gid="without",
                          bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6}, **aside)
    _axis(axes, last, lang)
    return drawing


def _axis(axes: Any, last: int, lang: str) -> None:
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000, 10**6) if last / s <= 12)
    ticks = [1, *range(step, last + 1, step)] if step > 1 else list(range(1, last + 1))
    axes.set_xticks(ticks)
    axes.set_yticks([])
    sheet.faint(axes, along=ticks)
    axes.set_xlabel(_SAYS["axis"].get(lang), fontsize=sheet.BODY, color=INK, loc="left")


def _end(row: Mapping[str, Any]) -> str:
    low, high = row["low"], row["high"]
    return f"{row['rank']}" + (f" ({low}–{high})" if low != high else "")


def _without(table: Table, lang: str) -> str:
    if not len(table):
        return ""
    row = table.records()[0]
    return _SAYS["without"].get(lang).format(record=reading.name(table, row["record"], lang), rank=row["rank_without"])


def _alt(table: Table, rows: list[dict[str, Any]], head: Bilingual) -> Bilingual:
    each = reading.listed([Bilingual(f"{reading.name(table, r['node'], 'en')} {_end(r)}",
                                     f"{reading.name(table, r['node'], 'zh')} {_end(r)}") for r in rows])
    return Bilingual(f"{head.en}. Dots with whiskers, the rank and in brackets its interval: {each.en}.",
                     f"{head.zh}。圆点与横线，依次为名次及其区间：{each.zh}。")
