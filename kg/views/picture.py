"""A still picture of a network page, for notebooks that may not run scripts and for mail. Needs matplotlib."""
from __future__ import annotations

import io
import logging
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from kg.table import cells
from kg.views.arrangement import Layout
from kg.views.encoding import Family
from kg.views.typefaces import installed

_MARKS = {"dot": "o", "hexagon": "H", "square": "s", "diamond": "D", "triangle": "^", "triangleDown": "v", "star": "*",
          "page": "s"}
_LETTER, _LINE = 5.8, 12  # width of a Latin letter and height of a line, in pixels
_MOST_NAMES, _NAMES_OF_MANY = 70, 30  # of more nodes than the first, only those with most ties are named


def picture(nodes: Sequence[Mapping], ties: Sequence[Mapping], families: Mapping[str, Family], hub: int | None,
            layout: Layout, title: str, lang: str) -> bytes:
    """The first view of a page as PNG: the hub is left out and said so in the title line."""
    figure = Figure(figsize=(9.6, 7.2), dpi=110, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.02, 0.02, 0.96, 0.9))
    axes.set_axis_off()
    axes.set_aspect("equal", adjustable="datalim")
    face = installed()
    if all(hub in (t["from"], t["to"]) for t in ties):
        hub = None
    shown = [i for i in range(len(nodes)) if i != hub]
    drawn = [t for t in ties if hub not in (t["from"], t["to"])]
    _draw(axes, nodes, drawn, shown, families, layout)
    held = Counter(end for t in drawn for end in (t["from"], t["to"]))
    named = sorted((i for i in shown if layout.rank[i] == 0 and layout.labels[i] != "ray"), key=lambda i: -held[i])
    _name(axes, nodes, named if len(named) <= _MOST_NAMES else named[:_NAMES_OF_MANY], layout, face, lang)
    said = {"en": f"{len(shown)} things, {len(drawn)} ties", "zh": f"{len(shown)}项事物、{len(drawn)}条联系"}[lang]
    if hub is not None:
        name, gone = nodes[hub][lang][0], len(ties) - len(drawn)
        said += {"en": f"; {gone} ties of {name} not drawn", "zh": f"；{name}的{gone}条联系未画出"}[lang]
    figure.text(0.03, 0.955, _short(title, 90), fontsize=13, fontweight="bold", family=face, parse_math=False)
    figure.text(0.03, 0.925, said, fontsize=9, color="#51606e", family=face, parse_math=False)
    out = io.BytesIO()
    with warnings.catch_warnings():  # a glyph that no installed face has is drawn as a box, without a word on stderr
        warnings.simplefilter("ignore")
        logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
        figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _draw(axes, nodes: Sequence[Mapping], ties: Sequence[Mapping], shown: Sequence[int], families: Mapping[str, Family],
          layout: Layout) -> None:
    at = [(x, -y) for x, y in layout.points]
    for tie in ties:
        (x0, y0), (x1, y1) = at[tie["from"]], at[tie["to"]]
        axes.plot([x0, x1], [y0, y1], color="#4a5868", alpha=0.28, linewidth=0.7, zorder=1)
    for code in sorted({nodes[i]["class"] for i in shown}):
        members = [i for i in shown if nodes[i]["class"] == code]
        family = families[code]
        axes.scatter([at[i][0] for i in members], [at[i][1] for i in members], s=34, marker=_MARKS[family.shape],
                     color=family.light, linewidths=0, zorder=2)
    axes.margins(0.2, 0.08)


def _name(axes, nodes: Sequence[Mapping], named: Sequence[int], layout: Layout, face: list[str], lang: str) -> None:
    axes.autoscale_view()
    axes.apply_aspect()
    taken: list[tuple[float, float, float]] = []
    for i in named:
        x, y = layout.points[i]
        right = x >= 0 if layout.labels[i] == "rim" else layout.labels[i] != "left"
        text = _short(nodes[i][lang][0], 34)
        if not _fits(taken, axes.transData.transform((x, -y)), _LETTER * cells(text) * (1 if right else -1)):
            continue
        axes.annotate(text, (x, -y), xytext=(6 if right else -6, 0), fontsize=7.5,
                      textcoords="offset points", ha="left" if right else "right", va="center", family=face,
                      parse_math=False, zorder=3)


def _fits(taken: list[tuple[float, float, float]], at: Sequence[float], width: float) -> bool:
    """Whether a name of some width (negative: to the left) meets no name set before; if so, its place is taken."""
    left, right = sorted((at[0], at[0] + width))
    if any(abs(at[1] - y) < _LINE and left < end and start < right for start, end, y in taken):
        return False
    taken.append((left, right, at[1]))
    return True


def _short(text: str, most: int) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= most else line[:most - 1] + "…"
