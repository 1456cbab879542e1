"""Heat matrix: who has how much of what, the number in each cell.

The number counts what is in force; what is only announced, has ended or has no dated state is a sign, never a shade, so
that the blue means one thing.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import cos, radians, sin
from typing import TYPE_CHECKING, Any

from kg.errors import FigureError
from kg.figures import reading, sheet
from kg.figures.figure import Figure
from kg.figures.reading import Words
from kg.figures.sheet import Key
from kg.table import Table
from kg.views.encoding import HEAT, INK, LINE, QUIET, STAGE, families_of
from kg.words import Bilingual

if TYPE_CHECKING:
    import networkx as nx

SIGNS = {"way": "○", "off": "−", "none": "·"}
_STEP, _WIDE, _TURN = 0.235, 0.5, 45
_SAYS = {
    "on": Bilingual("number in force or operating", "有效或运行中的数量"),
    "way": Bilingual("○ only announced, negotiated or signed", "○ 仅宣布、谈判或签署"),
    "off": Bilingual("− ended or suspended", "− 已终止或中止"),
    "none": Bilingual("· named together, no dated state", "· 同被提及，无有日期的状态"),
    "number": Bilingual("number", "数量"),
    "cut": Bilingual("Shown: {r} of {rs} rows and {c} of {cs} columns, those with most.", "所示：{rs} 行中的 {r} 行、{cs} 列中的 {c} 列，取最多者。"),
    "title": Bilingual("Who works on what", "谁与什么相联系"),
    "empty": Bilingual("An empty cell means that the data hold nothing, not that there is nothing.",
                       "空格表示数据中没有，并不表示实际没有。"),
}


@dataclass(frozen=True)
class Cells:
    """What stands in the cells: for each pair a number, or how many things are in each stage."""

    held: Mapping[tuple[Any, Any], Mapping[str, int]]
    plain: bool
    """Whether the numbers are only numbers, without stages."""

    def total(self, side: int, thing: Any) -> tuple[float, int]:
        """Numbers of a row (side 0) or column (1): what is in force, then all."""
        some = [found for pair, found in self.held.items() if pair[side] == thing]
        return sum(f.get("on", 0) for f in some), sum(sum(f.values()) for f in some)

    def shown(self, pair: tuple[Any, Any]) -> tuple[str, int]:
        """The sign of a cell and the step of the blue (0: none)."""
        found = self.held.get(pair, {})
        if n := found.get("on", 0):
            return (f"{n:g}" if isinstance(n, float) else str(n)), max(1, min(int(n), len(HEAT) - 1))
        return next((sign for stage, sign in SIGNS.items() if found.get(stage)), ""), 0


def heat(source: Table | nx.Graph, *, rows: str = "partner", columns: str = "technology", count: str | None = None,
         top: tuple[int, int] = (24, 14), hide: Collection[str] = (), lang: str = "en", title: Words = None,
         subtitle: Words = None, receipt: Words = None) -> Figure:
    """A matrix of rows by columns with the number in each cell.

    Parameters: ``source`` a network of two sides (partners and topics, such as ``partner-technology``), or a Table whose
    columns ``rows`` and ``columns`` are crossed; in a Table ``count`` names the column of the number, left out: different
    ``via`` (or rows) are counted, by the stage of their ``state`` if there is such a column; ``top`` the most rows and
    columns (60 and 24 at most); ``hide`` things that are left away; ``title``, ``receipt`` in place of those of the source, ``subtitle`` under the title.
    Raises ``FigureError`` where nothing can be drawn.
    """
    lang = reading.language(lang)
    most = (reading.counted("top", top[0], 60), reading.counted("top", top[1], 24))
    if isinstance(source, Table):
        table, cells = source, _of_table(source, rows, columns, count, hide)
    else:
        table, cells = _of_network(source, hide)
    sides = [sorted({pair[side] for pair in cells.held},
                    key=lambda thing, side=side: (*(-n for n in cells.total(side, thing)), str(thing))) for side in (0, 1)]
    if not sides[0]:
        raise reading.nothing()
    said = reading.words(receipt, reading.receipt(source))
    head = reading.words(title, Bilingual(table.title.get("en") or _SAYS["title"].en, table.title.get("zh") or _SAYS["title"].zh))
    with sheet.style(lang):
        under = reading.words(subtitle, Bilingual("", ""))
        drawing = _draw(table, cells, sides, most, lang, (head.get(lang), under.get(lang)), said)
        return Figure(drawing, lang, head.get(lang), _alt(table, cells, sides, head), said)


def _of_table(table: Table, rows: str, columns: str, count: str | None, hide: Collection[str]) -> Cells:
    reading.columns(table, rows, columns, *([count] if count else []))
    if count:
        numbers: dict[tuple[Any, Any], dict[str, Any]] = {}
        for r in table.records():
            if isinstance(r[count], bool) or not isinstance(r[count], int | float | None) or (r[count] or 0) < 0:
                raise FigureError(f"the column '{count}' holds {r[count]!r}, which is not a number of things",
                                  f"“{count}”列含 {r[count]!r}，不是数量")
            if r[count] is not None and not {r[rows], r[columns]} & set(hide):
                at = numbers.setdefault((r[rows], r[columns]), {"on": 0})
                at["on"] += r[count]
        return Cells(numbers, True)
    staged = "state" in table.columns
    found = [((r[rows], r[columns]), r.get("via", i), r["state"] if staged else "state-active")
             for i, r in enumerate(table.records()) if not {r[rows], r[columns]} & set(hide)]
    return Cells(_staged(found), not staged)


def _of_network(net: nx.Graph, hide: Collection[str]) -> tuple[Table, Cells]:
    from kg.analysis.naming import named
    from kg.network.receipts import OWN_TITLE, receipt, ties

    looks = families_of(_class(given) for _, given in net.nodes(data=True))
    level = {node: looks[_class(given)].level for node, given in net.nodes(data=True)}
    found = []
    for i, (u, v, _, given) in enumerate(ties(net)):
        ends = (u, v) if level[u] == "partner" else (v, u)
        if (level[ends[0]], level[ends[1]]) != ("partner", "topic"):
            raise FigureError("the matrix needs a network of partners and topics, such as partner-technology",
                              "矩阵需要由伙伴与主题构成的网络，例如 partner-technology")
        if not set(ends) & set(hide):
            found.append((ends, given.get("via", i), given.get("state")))
    r = receipt(net)
    title = {code: r.get(f"title_{code}") or OWN_TITLE[code] for code in ("en", "zh")}
    return Table(("partner", "topic"), (), title=title, labels=named(net)), Cells(_staged(found), False)


def _class(given: Mapping[str, Any]) -> str:
    return given.get("class_") or given.get("class") or ""


def _staged(found: Collection[tuple[tuple[Any, Any], Any, Any]]) -> dict[tuple[Any, Any], dict[str, int]]:
    """How many different things are in each stage, for each pair."""
    things: dict[tuple[Any, Any], dict[Any, str]] = defaultdict(dict)
    for pair, via, state in found:
        things[pair][via] = STAGE.get(state, "none")
    return {pair: {s: list(vias.values()).count(s) for s in set(vias.values())} for pair, vias in things.items()}


def _draw(table: Table, cells: Cells, sides: list[list[Any]], most: tuple[int, int], lang: str, head: tuple[str, str],
          said: Bilingual) -> Any:
    shown = [side[:n] for side, n in zip(sides, most)]
    names = [sheet.fitted(reading.name(table, thing, lang), 2.4, lines=1) for thing in shown[0]]
    heads = [sheet.fitted(reading.name(table, thing, lang), 1.9, lines=1) for thing in shown[1]]
    left = sheet.widest(names) + 0.15
    cell, right = _measures(heads, sheet.WIDTH - 2 * sheet.MARGIN - left)
    above = sheet.widest(heads) * sin(radians(_TURN)) + 0.2
    cut = Bilingual(*(_SAYS["cut"].get(c).format(r=len(shown[0]), rs=len(sides[0]), c=len(shown[1]), cs=len(sides[1]))
                      for c in ("en", "zh"))) if any(len(a) < len(b) for a, b in zip(shown, sides)) else None
    first = ("" if lang == "zh" else " ").join(n.get(lang) for n in (_SAYS["empty"], cut) if n)
    drawing, axes = sheet.page(*head, [s for s in (first, said.get(lang), table.note.get(lang, "")) if s],
                               left=left, right=right, plot=_STEP * len(names), above=above, below=0.12,
                               keys=_keys(cells, shown, lang))
    axes.set_xlim(0, len(heads))
    axes.set_ylim(len(names), 0)
    axes.set_xticks([])
    axes.set_yticks([])
    ends = {"color": LINE, "linewidth": 0.5, "zorder": 1}
    axes.hlines(range(len(names) + 1), 0, len(heads), clip_on=False, **ends)
    axes.vlines(range(len(heads) + 1), 0, len(names), clip_on=False, **ends)
    for i, row in enumerate(shown[0]):
        axes.annotate(names[i], (0, i + 0.5), xytext=(-6, 0), textcoords="offset points", ha="right", va="center",
                      annotation_clip=False, fontsize=sheet.BODY, gid="name")
        for j, column in enumerate(shown[1]):
            _cell(axes, i, j, *cells.shown((row, column)))
    for j, name in enumerate(heads):
        axes.annotate(name, (j + 0.5, 0), xytext=(-2, 4), textcoords="offset points", rotation=_TURN, rotation_mode="anchor",
                      ha="left", va="baseline", annotation_clip=False, fontsize=sheet.BODY, gid="head")
    return drawing


def _cell(axes: Any, i: int, j: int, sign: str, step: int) -> None:
    from matplotlib.patches import Rectangle

    if step:
        axes.add_patch(Rectangle((j, i), 1, 1, facecolor=HEAT[step], edgecolor=LINE, linewidth=0.5, clip_on=False, gid=f"cell {i} {j}"))
    if sign:
        axes.text(j + 0.5, i + 0.5, sign, ha="center", va="center_baseline" if step else "center", fontsize=sheet.BODY,
                  color=INK if step else QUIET, zorder=3, gid=f"sign {i} {j}")


def _measures(heads: list[str], room: float) -> tuple[float, float]:
    """The width of a cell and the room at the right for what is left and for the last headings, which lean outward."""
    cell = _WIDE
    for _ in range(6):
        over = max(sheet.width(name) * cos(radians(_TURN)) + 0.1 - (len(heads) - j - 0.5) * cell for j, name in enumerate(heads))
        cell = min(_WIDE, (room - max(0.0, over)) / len(heads))
    return cell, max(room - cell * len(heads), 0.0)


def _keys(cells: Cells, shown: list[list[Any]], lang: str) -> list[Key]:
    """The legend: the blue steps with their numbers, then only the signs that occur."""
    seen = [cells.shown((r, c)) for r in shown[0] for c in shown[1]]
    steps = sorted({step for _, step in seen if step})
    name = _SAYS["number" if cells.plain else "on"].get(lang)
    last = len(HEAT) - 1
    found = [Key(name + ("：" if lang == "zh" else ":"))] if steps else []
    found += [Key(f"{s}" if s < last else f"{s}+", HEAT[s], 0.14) for s in steps]
    signs = {sign for sign, step in seen if not step}
    return found + [Key(_SAYS[stage].get(lang)) for stage, sign in SIGNS.items() if sign in signs]


def _alt(table: Table, cells: Cells, sides: list[list[Any]], head: Bilingual) -> Bilingual:
    best = sorted((pair for pair in cells.held if cells.held[pair].get("on")),
                  key=lambda pair: (-cells.held[pair]["on"], str(pair)))[:8]
    each = reading.listed([Bilingual(*(f"{reading.name(table, r, c)} – {reading.name(table, t, c)}: {cells.held[r, t]['on']}"
                                       .replace(": ", "：" if c == "zh" else ": ") for c in ("en", "zh"))) for r, t in best])
    return Bilingual(f"{head.en}. Matrix of {len(sides[0])} rows and {len(sides[1])} columns; the greatest numbers: "
                     f"{each.en or 'none'}.", f"{head.zh}。{len(sides[0])} 行 {len(sides[1])} 列的矩阵；最大的数：{each.zh or '无'}。")
