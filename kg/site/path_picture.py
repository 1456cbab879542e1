"""A small picture of some chains between two things: start at the left, end at the right, a column a hop."""
from __future__ import annotations

from collections.abc import Sequence

from kg.site.markup import esc, tag
from kg.site.site import Site

WIDTH, ROW, EDGE = 1000.0, 46.0, 92.0
"""Width of the picture, height of a line of things, room for labels at the left and right; in its own units."""
LETTER = {"en": 7.2, "zh": 12.5}
"""Width of a letter of a label; a label has the width of a column."""


def places(chains: Sequence[Sequence[str]]) -> dict[str, tuple[float, float]]:
    """Where each thing stands: its column by its part of the way (the mean, if it is in several chains), its line by the
    first chain that holds it; the ends stand in the middle. The script of the page does the same."""
    ways: dict[str, list[float]] = {}
    line: dict[str, int] = {}
    for n, chain in enumerate(chains):
        for i, thing in enumerate(chain):
            ways.setdefault(thing, []).append(i / (len(chain) - 1))
            line.setdefault(thing, n)
    middle = ROW * len(chains) / 2
    found = {}
    for thing, parts in ways.items():
        end = thing in (chains[0][0], chains[0][-1])
        x = EDGE + (WIDTH - 2 * EDGE) * sum(parts) / len(parts)
        found[thing] = (round(x, 1), round(middle if end else ROW * (line[thing] + 0.5), 1))
    return found


def picture(site: Site, chains: Sequence[Sequence[str]]) -> str:
    """The chains as SVG with a name and a description; the sentences beside it say the same."""
    if not chains:
        return ""
    at = places(chains)
    most = int((WIDTH - 2 * EDGE) / max(len(c) - 1 for c in chains) / LETTER[site.lang])
    pairs = dict.fromkeys((a, b) for chain in chains for a, b in zip(chain, chain[1:]))
    lines = "".join(tag("line", x1=at[a][0], y1=at[a][1], x2=at[b][0], y2=at[b][1], class_="tie") for a, b in pairs)
    dots = "".join(_thing(site, thing, *at[thing], most, end=thing in (chains[0][0], chains[0][-1])) for thing in at)
    first, last = site.label(chains[0][0]), site.label(chains[0][-1])
    name = site.say("path_picture", a=first, b=last, n=len(chains))
    said = site.say("stop").join(" → ".join(site.label(t) for t in chain) for chain in chains)
    drawn = tag("svg", tag("title", esc(name)), tag("desc", esc(said)), lines, dots, class_="path-picture", role="img",
               viewBox=f"0 0 {WIDTH:g} {ROW * max(len(chains), 2):g}")
    return tag("div", drawn, class_="scroll", tabindex="0", role="region", aria_label=name)


def _thing(site: Site, thing: str, x: float, y: float, most: int, end: bool) -> str:
    label = site.label(thing)
    label = label if len(label) <= most else label[:most - 1] + "…"
    return tag("circle", cx=x, cy=y, r=7 if end else 5, class_="end" if end else "thing") + \
        tag("text", esc(label), x=x, y=round(y + 20, 1), text_anchor="middle")
