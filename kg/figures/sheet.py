"""The sheet on which a figure is drawn: its type, its measures, what stands above and below the drawing.

All lengths are inches, all sizes of type points. Text is measured before the sheet is cut, so that names of any length
in either language fit and nothing is set over anything else. Needs matplotlib.
"""
from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kg.errors import FigureError
from kg.views import typefaces
from kg.views.encoding import INK, LINE, QUIET

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing

WIDTH, MARGIN, LEADING = 7.5, 0.25, 1.42
TITLE, BODY, SMALL = 12.5, 8.5, 6.6
_ROW, _SAMPLE = 0.19, 0.26
_NOT_FIRST = "\uff0c\u3002\uff1a\uff1b\uff09\u3001\uff1f\u201d\u2019%,.;:)"
_NOT_LAST = "\uff08\u201c\u2018("
_PIECES = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s+")


@dataclass(frozen=True)
class Key:
    """One entry of a legend: words beside a sample, which is a box of some height (0: no sample), filled or hatched."""

    words: str
    colour: str = INK
    high: float = 0.0
    hatch: str = ""
    alpha: float = 1.0


@contextmanager
def style(lang: str) -> Iterator[None]:
    """The settings of matplotlib under which figures are made, whatever the caller's own are; undone afterwards.

    Raises ``FigureError`` if matplotlib is not installed, or if Chinese is asked for and no face here has it.
    """
    try:
        import matplotlib.style
    except ImportError:
        raise FigureError("figures need matplotlib: pip install 'eudpn[notebook]'",
                          "绘图需要 matplotlib：pip install 'eudpn[notebook]'") from None
    faces = typefaces.installed()
    if lang == "zh" and typefaces.LATIN in faces[:1]:
        raise FigureError("no typeface with Chinese is installed; install one, for example " + typefaces.CHINESE[0]
                          + " (package fonts-noto-cjk)",
                          "未安装含中文的字体；请安装其一，例如 " + typefaces.CHINESE[0] + "（软件包 fonts-noto-cjk）")
    own = {"font.family": faces, "font.size": BODY, "text.color": INK, "text.parse_math": False, "axes.unicode_minus": True,
           "axes.edgecolor": QUIET, "axes.labelcolor": INK, "xtick.color": QUIET, "ytick.color": QUIET,
           "svg.fonttype": "path", "svg.hashsalt": "eudpn", "pdf.fonttype": 3, "path.simplify": False,
           "hatch.linewidth": 0.6, "savefig.facecolor": "white", "figure.dpi": 100}
    with matplotlib.style.context([own], after_reset=True):
        yield


@lru_cache(maxsize=1)
def _ruler() -> Any:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    return FigureCanvasAgg(Figure(dpi=720)).get_renderer()


@lru_cache(maxsize=4096)
def _measured(text: str, size: float, bold: bool, faces: tuple[str, ...]) -> float:
    from matplotlib.font_manager import FontProperties

    face = FontProperties(family=list(faces), size=size, weight="bold" if bold else "normal")
    with warnings.catch_warnings():  # a letter that no face has is refused, with its name, when the figure is done
        warnings.simplefilter("ignore")
        return _ruler().get_text_width_height_descent(text, face, False)[0] / 720


def width(text: str, size: float = BODY, bold: bool = False) -> float:
    """How wide a line of text is set, in inches."""
    return _measured(text, size, bold, tuple(typefaces.installed())) if text else 0.0


def widest(texts: Iterable[str], size: float = BODY, bold: bool = False) -> float:
    """The width of the widest of some lines; 0 without any."""
    return max((width(text, size, bold) for text in texts), default=0.0)


def height(lines: int, size: float) -> float:
    """How high some lines of text stand, in inches."""
    return lines * size * LEADING / 72


def wrapped(text: str, room: float, size: float = BODY, bold: bool = False) -> list[str]:
    """A text in lines no wider than the room: broken between words and between Chinese characters, never before a
    closing mark or after an opening one; what has no place to break is broken anywhere."""
    lines, line = [], ""
    for piece in _pieces(text, room, size, bold):
        if line and width((line + piece).rstrip(), size, bold) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines or [""]


def _pieces(text: str, room: float, size: float, bold: bool) -> list[str]:
    found: list[str] = []
    for piece in _PIECES.findall(" ".join(text.split())):
        if found and (piece[0] in _NOT_FIRST or found[-1][-1] in _NOT_LAST) and not piece.isspace():
            piece = found.pop() + piece
        while width(piece, size, bold) > room and len(piece) > 1:
            most = next(n for n in range(len(piece) - 1, 0, -1) if n == 1 or width(piece[:n], size, bold) <= room)
            found.append(piece[:most])
            piece = piece[most:]
        found.append(piece)
    return found


def fitted(text: str, room: float, size: float = BODY, lines: int = 2) -> str:
    """A text in at most so many lines of a room; what does not fit is cut with an ellipsis."""
    some = wrapped(text, room, size)
    if len(some) > lines:
        last = some[lines - 1]
        while last and width(last + "…", size) > room:
            last = last[:-1]
        some = [*some[:lines - 1], last.rstrip() + "…"]
    return "\n".join(some)


def apart(wanted: Sequence[float], gap: float) -> list[float]:
    """Places in the order of those wanted, at least a gap apart, together as near to the wanted ones as can be.

    Pools of neighbours move as one (pool adjacent violators; Ayer et al. 1955), so that no place moves without need.
    """
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    pools: list[list[float]] = []  # the sum of what its members want for its first place, and how many they are
    for i in order:
        pools.append([wanted[i], 1])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] + gap * pools[-2][1] > pools[-1][0] / pools[-1][1]:
            total, count = pools.pop()
            pools[-1][0] += total - gap * pools[-1][1] * count
            pools[-1][1] += count
    places = [total / count + gap * k for total, count in pools for k in range(int(count))]
    found = [0.0] * len(wanted)
    for place, i in zip(places, order):
        found[i] = place
    return found


def page(title: str, subtitle: str, small: Sequence[str], *, left: float, right: float, plot: float, above: float = 0.0,
         below: float = 0.3, keys: Sequence[Key] = ()) -> tuple[Drawing, Axes]:
    """A sheet with one pair of axes.

    Parameters: ``title`` in bold, ``subtitle`` under it, ``small`` the paragraphs under the drawing; ``left``, ``right``,
    ``above``, ``below``: room beside the axes for their labels; ``plot`` their height; ``keys`` the legend.
    Gives back matplotlib's figure and axes, without spines and ticks.
    """
    from matplotlib.figure import Figure as Drawing

    room = WIDTH - 2 * MARGIN
    heads = [(line, TITLE, True, INK) for line in wrapped(title, room, TITLE, True)]
    heads += [(line, BODY, False, QUIET) for line in wrapped(subtitle, room)] if subtitle else []
    feet = [line for text in small for line in wrapped(text, room, SMALL)]
    rows = _flow(keys, room)
    top = sum(height(1, size) for _, size, *_ in heads) + 0.12
    foot = height(len(feet), SMALL)
    legend = _ROW * len(rows) + (0.06 if rows else 0)
    total = MARGIN + top + above + plot + below + legend + 0.1 + foot + MARGIN * 0.7
    drawing = Drawing(figsize=(WIDTH, total), facecolor="white")
    y = total - MARGIN
    for line, size, bold, colour in heads:
        drawing.text(MARGIN / WIDTH, y / total, line, fontsize=size, fontweight="bold" if bold else "normal", color=colour,
                     va="top", gid="title")
        y -= height(1, size)
    y = MARGIN * 0.7 + foot
    for line in feet:
        drawing.text(MARGIN / WIDTH, y / total, line, fontsize=SMALL, color=QUIET, va="top", gid="small")
        y -= height(1, SMALL)
    _legend(drawing, rows, MARGIN * 0.7 + foot + 0.12)
    axes = drawing.add_axes(((MARGIN + left) / WIDTH, (total - MARGIN - top - above - plot) / total,
                             (room - left - right) / WIDTH, plot / total))
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0, labelsize=BODY)
    return drawing, axes


def _flow(keys: Sequence[Key], room: float) -> list[list[tuple[float, Key]]]:
    """The entries of a legend in rows, each with the place where it begins."""
    rows: list[list[tuple[float, Key]]] = []
    x = room + 1
    for key in keys:
        wide = width(key.words) + (_SAMPLE + 0.08 if key.high else 0)
        if x + wide > room:
            rows.append([])
            x = 0.0
        rows[-1].append((x, key))
        x += wide + (0.14 if len(key.words) < 3 else 0.28)
    return rows


def _legend(drawing: Drawing, rows: Sequence[Sequence[tuple[float, Key]]], bottom: float) -> None:
    """Draw a legend whose last row stands on a height of the sheet."""
    from matplotlib.patches import Rectangle

    inches = drawing.dpi_scale_trans
    for n, row in enumerate(reversed(rows)):
        y = bottom + (n + 0.5) * _ROW
        for at, key in row:
            x = MARGIN + at
            if key.high:
                drawing.add_artist(Rectangle((x, y - key.high / 2), _SAMPLE, key.high, transform=inches, alpha=key.alpha,
                                             facecolor="none" if key.hatch else key.colour, edgecolor=key.colour,
                                             linewidth=0.5 if key.hatch else 0, hatch=key.hatch or None))
                x += _SAMPLE + 0.08
            drawing.text(x, y, key.words, transform=inches, va="center", fontsize=BODY, gid="key")


def faint(axes: Axes, *, across: Iterable[float] = (), along: Iterable[float] = ()) -> None:
    """Faint lines behind the drawing, at heights (across) and at places of the x axis (along)."""
    for y in across:
        axes.axhline(y, color=LINE, linewidth=0.6, zorder=0)
    for x in along:
        axes.axvline(x, color=LINE, linewidth=0.6, zorder=0)
