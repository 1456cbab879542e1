"""A smaller SVG of the same look: what matplotlib writes, without comments, its outlines in whole numbers.

Text as outlines makes a file large, Chinese text above all: an outline is kept once, each point counted from the one
before in thousandths of the size of the type (the grid on which the faces themselves are drawn).
"""
from __future__ import annotations

import re

_UNITS = 6.4
"""Units of the outlines that matplotlib writes, in a thousandth of the size of the type."""
_GLYPH = re.compile(r' d="([^"]*)" transform="scale\(0\.015625\)"')
_USE = re.compile(r'<use xlink:href="#([^"]+)"(?: transform="translate\((-?[0-9.]+) 0\)")?/>')
_SHAPE = re.compile(r'<path d="([^"]*)"')
_PART = re.compile(r"([MLQCz])([^MLQCz]*)")


def slim(text: str) -> str:
    """An SVG of matplotlib with the same look and, with Chinese text, half the size."""
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    names = dict.fromkeys(re.findall(r'<path id="([^"]+)"', text))
    short = {name: f"g{number}" for number, name in enumerate(names)}
    text = _GLYPH.sub(lambda m: f' d="{_relative(m[1])}" transform="scale({0.015625 * _UNITS:g})"', text)
    text = re.sub(r'(<path id="|xlink:href="#)([^"]+)"', lambda m: m[1] + short.get(m[2], m[2]) + '"', text)
    text = _USE.sub(lambda m: f'<use xlink:href="#{m[1]}"' + (f' x="{float(m[2]):.0f}"' if m[2] else "") + "/>", text)
    text = _SHAPE.sub(lambda m: f'<path d="{_rounded(m[1])}"', text)
    return re.sub(r">\s+<", ">\n<", text)


def _relative(path: str) -> str:
    """The outline of a letter in whole thousandths, each point counted from the one before."""
    out, here, start = [], (0, 0), (0, 0)
    for letter, numbers in _PART.findall(path):
        places = [round(float(n) / _UNITS) for n in numbers.split()]
        points = list(zip(places[::2], places[1::2]))
        steps = [(x - here[0], y - here[1]) for x, y in points]
        if letter == "L" and 0 in steps[0]:
            out.append(f"h{steps[0][0]}" if steps[0][1] == 0 else f"v{steps[0][1]}")
        else:
            out.append(letter.lower() + " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-"))
        here = points[-1] if points else start
        start = here if letter == "M" else start
    return "".join(out)


def _rounded(path: str) -> str:
    """A shape with its places to a hundredth of a point."""
    return " ".join(f"{float(part):.2f}".rstrip("0").rstrip(".") if part[-1].isdigit() else part for part in path.split())
