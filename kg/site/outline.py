"""The outline of land and places on it, projected by Equal Earth into the plane of a picture.

Shapes are Natural Earth's (public domain) as TopoJSON of world-atlas; borders are neither drawn nor kept.
"""
from __future__ import annotations

import csv
import json
import math
from functools import cache
from importlib import resources
from typing import Any

WIDTH = 1000.0
"""Width of the picture in its own units; the height follows from the projection."""
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = math.sqrt(3) / 2
_TOP, _BOTTOM = 84.0, -58.0
"""Latitudes between which the picture is cut: what lies beyond has land but nobody to sign."""
Point = tuple[float, float]


def equal_earth(longitude: float, latitude: float) -> Point:
    """A place in degrees as x and y on a sphere of radius 1, x to the east, y to the north.

    Source: Šavrič, Patterson, Jenny: The Equal Earth map projection, International Journal of Geographical Information
    Science 33 (2019), equations 1 to 4.
    """
    t = math.asin(_M * math.sin(math.radians(latitude)))
    t2, t6 = t * t, t ** 6
    slope = _A[0] + 3 * _A[1] * t2 + t6 * (7 * _A[2] + 9 * _A[3] * t2)
    x = math.radians(longitude) * math.cos(t) / (_M * slope)
    return x, t * (_A[0] + _A[1] * t2 + t6 * (_A[2] + _A[3] * t2))


_SPAN = equal_earth(180, 0)[0]
_SCALE = WIDTH / (2 * _SPAN)
_UP = equal_earth(0, _TOP)[1]
HEIGHT = round((_UP - equal_earth(0, _BOTTOM)[1]) * _SCALE, 1)
"""Height of the picture in its own units."""


def at(longitude: float, latitude: float) -> Point:
    """A place in degrees as a point of the picture, x to the right, y down, in its units."""
    x, y = equal_earth(longitude, latitude)
    return (x + _SPAN) * _SCALE, (_UP - y) * _SCALE


def rings_of(topology: dict[str, Any], shape: dict[str, Any]) -> list[list[Point]]:
    """The outer rings of a Polygon or MultiPolygon of a TopoJSON topology in degrees (TopoJSON 1.0, sections 2.1 and 4)."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]

    def arc(number: int) -> list[Point]:
        x = y = 0
        points = []
        for dx, dy in topology["arcs"][number if number >= 0 else ~number]:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        return points if number >= 0 else points[::-1]

    polygons = {"Polygon": lambda: [shape["arcs"]], "MultiPolygon": lambda: shape["arcs"],
                "GeometryCollection": lambda: []}[shape["type"]]()
    found = [[p for i, number in enumerate(polygon[0]) for p in arc(number)[1 if i else 0:]] for polygon in polygons]
    for inner in shape.get("geometries", ()):
        found += rings_of(topology, inner)
    return found


def _whole(ring: list[Point]) -> list[Point]:
    """A ring that crosses the date line with longitudes that run on beyond 180 degrees."""
    turn, found = 0.0, [ring[0]]
    for (x0, _), (x, y) in zip(ring, ring[1:]):
        turn += -360 if x - x0 > 180 else 360 if x - x0 < -180 else 0
        found.append((x + turn, y))
    return found


def _cut(ring: list[Point], edge: float, side: int) -> list[Point]:
    """The part of a ring on one side of a meridian (Sutherland and Hodgman, Communications of the ACM 17, 1974)."""
    found: list[Point] = []
    for a, b in zip(ring, ring[1:] + ring[:1]):
        inside = [(p[0] - edge) * side >= 0 for p in (a, b)]
        if inside[0]:
            found.append(a)
        if inside[0] != inside[1]:
            found.append((edge, a[1] + (b[1] - a[1]) * (edge - a[0]) / (b[0] - a[0])))
    return found


def within_map(ring: list[Point]) -> list[list[Point]]:
    """A ring as pieces between 180 degrees west and east, so that no line runs across the picture."""
    whole = _whole(ring)
    turns = [[(x + turn, y) for x, y in whole] for turn in (-360, 0, 360)]
    pieces = (_cut(_cut(t, -180, 1), 180, -1) for t in turns)
    return [p for p in pieces if len(p) > 2]


@cache
def land() -> str:
    """The outline of all land as the ``d`` of one SVG path, to a tenth of a unit; pieces below the cut are left out."""
    text = (resources.files("kg.site") / "assets" / "vendor" / "land-110m.json").read_text(encoding="utf-8")
    topology = json.loads(text)
    pieces = []
    for ring in (piece for whole in rings_of(topology, topology["objects"]["land"])
                 if max(y for _, y in whole) >= _BOTTOM for piece in within_map(whole)):
        x0, y0 = (round(c * 10) for c in at(*ring[0]))
        steps, last = [], (x0, y0)
        for longitude, latitude in ring[1:]:
            x, y = (round(c * 10) for c in at(longitude, latitude))
            if (x, y) != last:
                steps.append(f"{_tenth(x - last[0])} {_tenth(y - last[1])}")
                last = x, y
        if len(steps) > 2:
            pieces.append(f"M{_tenth(x0)} {_tenth(y0)}l{' '.join(steps)}z")
    return "".join(pieces)


def _tenth(number: int) -> str:
    return f"{number / 10:g}"


@cache
def places() -> dict[str, Point]:
    """Where each country and territory lies, in degrees east and north, from places.csv (``docs/places.py``)."""
    with (resources.files("kg.site") / "places.csv").open(encoding="utf-8") as f:
        return {r["party"]: (float(r["longitude"]), float(r["latitude"])) for r in csv.DictReader(f)}
