"""A network as a still picture: for paper, and for browsers without scripts, in which the interactive one cannot be drawn.

The same places, shapes and colours as the interactive picture has when it opens: without the hub, each name where its layout
puts it. It stands as SVG in the page, unseen on a screen with scripts.
"""
from __future__ import annotations

import math
from collections import Counter

from kg.site.markup import esc, tag
from kg.site.site import Site
from kg.table import cells
from kg.views import NetworkPage

_MARK, _LETTER, _LONGEST = 7.0, 7.0, 34
"""Radius of a mark and width of a cell of text, in units of the layout; cells of a name at most."""
_CORNERS = {"hexagon": (6, 0), "square": (4, 45), "diamond": (4, 0), "triangle": (3, -90), "triangleDown": (3, 90), "page": (4, 45)}
"""Corners of a shape, and the direction of the first in degrees."""


def picture(site: Site, page: NetworkPage, title: str) -> str:
    """The first view of a network page with its title, what it counts and its day, as a figure."""
    nodes, ties, families, hub, layouts = page.arranged()
    layout = next(iter(layouts.values()))
    if all(hub in (t["from"], t["to"]) for t in ties):
        hub = None
    drawn = [t for t in ties if hub not in (t["from"], t["to"])]
    shown = sorted((i for i in range(len(nodes)) if i != hub), key=lambda i: (-held[i], i)) if (held := Counter(
        end for t in drawn for end in (t["from"], t["to"]))) else []
    at = layout.points
    most = {"ray": int(layout.room["ray"][0] / _LETTER)} if "ray" in layout.room else {}
    text = {i: _short(nodes[i][site.lang][0], min(most.get(layout.labels[i], _LONGEST), _LONGEST)) for i in shown}
    beyond = max((cells(text[i]) for i in shown), default=0) * _LETTER + 24
    wide = [max((abs(at[i][axis]) for i in shown), default=0) + beyond for axis in (0, 1)]
    lines = "".join(tag("line", x1=round(at[a][0]), y1=round(at[a][1]), x2=round(at[b][0]), y2=round(at[b][1]))
                    for a, b in sorted({(t["from"], t["to"]) for t in drawn}))
    marks = "".join(_mark(families[nodes[i]["class"]].shape, families[nodes[i]["class"]].light, *at[i]) for i in shown)
    names = "".join(_name(site, text[i], nodes[i][site.lang][1], layout.labels[i], *at[i]) for i in shown if layout.rank[i] == 0 or len(shown) < 60)
    said = site.say("still_said", things=len(shown), ties=len(drawn), day=site.facts.day.isoformat())
    if hub is not None:
        said += site.say("still_hub", hub=nodes[hub][site.lang][0], n=len(ties) - len(drawn))
    drawing = tag("svg", tag("g", lines, class_="ties"), marks, names, role="img", aria_label=f"{title}{site.colon}{said}",
                  viewBox=f"{-wide[0]:.0f} {-wide[1]:.0f} {2 * wide[0]:.0f} {2 * wide[1]:.0f}")
    return tag("figure", drawing, tag("figcaption", tag("b", esc(title)), " ", esc(said), " ", esc(site.say("name_long")), " · CC BY 4.0"),
               class_="still")


def _mark(shape: str, colour: str, x: float, y: float) -> str:
    if shape == "star":
        points = [(_MARK * (1.3 if k % 2 == 0 else 0.55), k * math.pi / 5 - math.pi / 2) for k in range(10)]
    elif shape in _CORNERS:
        corners, turn = _CORNERS[shape]
        step = 2 * math.pi / corners
        points = [(_MARK * 1.25, math.radians(turn) + k * step) for k in range(corners)]
    else:
        return tag("circle", cx=round(x), cy=round(y), r=_MARK, fill=colour)
    path = "L".join(f"{x + r * math.cos(a):.1f} {y + r * math.sin(a):.1f}" for r, a in points)
    return tag("path", d=f"M{path}z", fill=colour)


def _short(text: str, most: int) -> str:
    while cells(text) > most:
        text = text[:-2].rstrip() + "…"
    return text


def _name(site: Site, text: str, of: str, where: str, x: float, y: float) -> str:
    lang = None if not of or of.split("-")[0] == site.lang else of
    if where in ("rim", "ray"):  # along the ray, never upside down; names of the inner ring run inwards
        angle, left = math.degrees(math.atan2(y, x)), x < 0
        outward = where == "rim"
        anchor = "end" if left == outward else "start"
        shift = 14 if (anchor == "start") else -14
        return tag("text", esc(text), x=round(x) + shift, y=round(y) + 4, text_anchor=anchor, lang=lang,
                   transform=f"rotate({angle + (180 if left else 0):.1f} {round(x)} {round(y)})")
    left = where == "left"
    return tag("text", esc(text), x=round(x) + (-13 if left else 13), y=round(y) + 4, text_anchor="end" if left else "start", lang=lang)
