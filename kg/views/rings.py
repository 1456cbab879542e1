"""The ring layout: partners on the rim, mechanisms in the band at the angle of their partners, topics inside."""
from __future__ import annotations

import math

from kg.views.arrangement import Layout, Sketch, mean_angle

RIM = 300.0      # least radius of the outer ring
SLOT = 15.0      # least arc between two things on the rim: one line of text
GRAIN = 21.0     # least distance between two things in the band
CENTRE = 96.0    # radius kept free for the note on the hub
_TURN = 2 * math.pi


def rings(sketch: Sketch) -> Layout:
    """Positions in rings. What stands outside depends on what there is: the outermost level of the network.

    Method: the rim is read clockwise from the top, class by class with a gap between; things of the band go to the mean
    direction of their partners, the nearest free place first; the inner ring is ordered by the mean direction of its
    neighbours (the barycentre heuristic of Sugiyama et al. 1981, on a circle).
    """
    levels = dict(sketch.by_level)
    rim = levels.pop(next(iter(levels)), []) if levels else []
    band = levels.pop("mechanism", [])
    inner = _inner_rings(sketch, levels.pop("topic", []))
    inside = max([CENTRE] + [r for r, _ in inner])
    thick = _thickness(inside, len(band))
    radius = max(RIM, len(rim) * SLOT / (0.86 * _TURN), inside + (110 if inner else 60) + thick)
    angle: dict[int, float] = {}
    layout = Layout("rings", [(0.0, 0.0)] * len(sketch.things), ["around"] * len(sketch.things),
                    rank=[0] * len(sketch.things))
    layout.bands = _set_rim(sketch, layout, rim, radius, angle)
    first = [b for b in band if any(n in angle for n in sketch.neighbours[b])]
    if inner:
        radii = [r for r, _ in inner]
        middle = _stretched(radii, radius if not band else radius - thick - 40)
        inner = [(r, members) for r, (_, members) in zip(middle, inner)]
    free = _Band(radius - 42, max(inside, *(r for r, _ in inner), 0) + 34 if inner else 0.5 * radius)
    for member in _by_angle(sketch, first, angle):
        layout.points[member] = free.take(angle[member])
        angle[member] = math.atan2(layout.points[member][1], layout.points[member][0])
    for r, members in inner:
        _set_inner(sketch, layout, members, r, angle)
    rest = [b for b in band if b not in angle]
    for number, member in enumerate(rest):
        wanted = mean_angle(angle[n] for n in sketch.neighbours[member] if n in angle)
        layout.points[member] = free.take(_TURN * number / len(rest) if wanted is None else wanted)
        angle[member] = math.atan2(layout.points[member][1], layout.points[member][0])
    for member in band:
        layout.rank[member] = 1
    return layout


def _inner_rings(sketch: Sketch, topics: list[int]) -> list[tuple[float, list[int]]]:
    """The topics as one ring, or as one ring a family when they are many; the larger family lies outside."""
    if not topics:
        return []
    groups: dict[str, list[int]] = {}
    for place in topics:
        groups.setdefault(sketch.things[place].family, []).append(place)
    sets = sorted(groups.values(), key=len) if len(topics) > 26 and len(groups) > 1 else [topics]
    found, radius = [], CENTRE
    for members in sets:
        radius = max(radius + 14, len(members) * 24 / _TURN)
        found.append((radius, members))
        radius += 44
    return found


def _stretched(radii: list[float], limit: float) -> list[float]:
    """Inner rings spread into the room that the network leaves them, at most to just over half of it."""
    factor = max(1.0, min(0.58 * limit / radii[-1], 1.7))
    return [r * factor for r in radii]


def _thickness(inside: float, members: int) -> float:
    """How deep the band must be for its members to keep their distance with room to spare."""
    thick = 60.0 if members else 0.0
    while members and math.pi * ((inside + 34 + thick) ** 2 - (inside + 34) ** 2) < 3.2 * members * GRAIN**2:
        thick += GRAIN
    return thick


def _set_rim(sketch: Sketch, layout: Layout, rim: list[int], radius: float, angle: dict[int, float]) -> list[dict]:
    groups: list[list[int]] = []
    for place in rim:
        key = (sketch.things[place].family, sketch.things[place].region)
        if not groups or key != (sketch.things[groups[-1][0]].family, sketch.things[groups[-1][0]].region):
            groups.append([])
        groups[-1].append(place)
    gap = 0.0 if len(groups) < 2 else min(0.16, 0.5 * _TURN / len(groups) / 2)
    step = (_TURN - gap * len(groups)) / max(1, len(rim))
    bands, at = [], -math.pi / 2 + gap / 2
    for members in groups:
        start = at
        for place in members:
            angle[place] = at + step / 2
            layout.points[place] = (radius * math.cos(angle[place]), radius * math.sin(angle[place]))
            layout.labels[place] = "out"
            at += step
        if len(groups) > 1:
            bands.append({"from": round(start, 4), "to": round(at, 4), "radius": round(radius),
                          "kind": sketch.things[members[0]].kind})
        at += gap
    return bands


def _by_angle(sketch: Sketch, members: list[int], angle: dict[int, float]) -> list[int]:
    """Members in the order of their wanted directions, which are noted in ``angle``; those with one partner first."""
    wanted = {}
    for place in members:
        seen = [angle[n] for n in sketch.neighbours[place] if n in angle]
        wanted[place] = (min(len(seen), 2), mean_angle(seen) if mean_angle(seen) is not None else seen[0])
    angle.update((place, a) for place, (_, a) in wanted.items())
    return sorted(members, key=lambda p: (wanted[p][0], round(wanted[p][1] % _TURN, 6), p))


def _set_inner(sketch: Sketch, layout: Layout, members: list[int], radius: float, angle: dict[int, float]) -> None:
    """One inner ring: even steps, ordered by where the neighbours lie, turned so that the ties stay short."""
    wanted = {p: mean_angle(angle[n] for n in sketch.neighbours[p] if n in angle) for p in members}
    placed = sorted((p for p in members if wanted[p] is not None), key=lambda p: (round(wanted[p] % _TURN, 6), p))
    placed += [p for p in members if wanted[p] is None]
    step = _TURN / len(placed)
    turn = mean_angle(wanted[p] - i * step for i, p in enumerate(placed) if wanted[p] is not None)
    turn = -math.pi / 2 if turn is None else turn
    along = "in" if step * radius < 52 else "around"
    for i, place in enumerate(placed):
        angle[place] = turn + i * step
        layout.points[place] = (radius * math.cos(angle[place]), radius * math.sin(angle[place]))
        layout.labels[place] = along


class _Band:
    """The ring between the rim and the inner circle, filled one thing at a time."""

    def __init__(self, outside: float, inside: float):
        tracks = max(1, int((outside - inside) / (0.9 * GRAIN)) + 1)
        self.radii = [max(outside - i * 0.9 * GRAIN, 40.0) for i in range(tracks)]
        self.taken: dict[tuple[int, int], list[tuple[float, float]]] = {}

    def take(self, wanted: float) -> tuple[float, float]:
        """The free place nearest to a direction, outer tracks first; the band grows inwards when it is full."""
        for shift in range(0, 400):
            for sign in ((1, -1) if shift else (1,)):
                for radius in self.radii:
                    turned = wanted + sign * shift * 0.5 * GRAIN / radius
                    point = (radius * math.cos(turned), radius * math.sin(turned))
                    if abs(turned - wanted) <= math.pi and self._is_free(point):
                        return self._occupy(point)
        self.radii.append(self.radii[-1] * 0.93)
        return self.take(wanted) if len(self.radii) < 60 else self._occupy((self.radii[0], 0.0))

    def _is_free(self, point: tuple[float, float]) -> bool:
        cx, cy = int(point[0] // GRAIN), int(point[1] // GRAIN)
        near = (p for i in (-1, 0, 1) for j in (-1, 0, 1) for p in self.taken.get((cx + i, cy + j), ()))
        return all(math.dist(point, p) >= GRAIN for p in near)

    def _occupy(self, point: tuple[float, float]) -> tuple[float, float]:
        self.taken.setdefault((int(point[0] // GRAIN), int(point[1] // GRAIN)), []).append(point)
        return point
