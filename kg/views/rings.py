"""The ring layout: partners on the rim, mechanisms in the band at the angle of their partners, topics inside."""
from __future__ import annotations

import math

from kg.views.arrangement import Layout, Sketch, mean_angle

RIM = 300.0      # least radius of the outer ring
SLOT = 15.0      # least arc between two things on the rim: one line of text
GRAIN = 21.0     # least distance between two things in the band
CENTRE = 96.0    # least radius of the inner ring: the note on the hub stands inside
NAMES = 122.0    # length kept free for the names of the inner ring, which point outwards
BARE = 26.0      # the same where the inner things are too many for names
RING = 40        # more inner things than this fill the disc between the note and the band
_TURN = 2 * math.pi


def rings(sketch: Sketch) -> Layout:
    """Positions in rings. What stands outside depends on what there is: the outermost level of the network.

    Method: the rim is read clockwise from the top, class by class with a gap between; things of the band go to the mean
    direction of their partners, the nearest free place first; the inner ring is ordered by the mean direction of its
    neighbours (the barycentre heuristic of Sugiyama et al. 1981, on a circle).
    """
    levels = dict(sketch.by_level)
    rim = levels.pop(next(iter(levels)), []) if levels else []
    band, inner = levels.pop("mechanism", []), levels.pop("topic", [])
    layout = Layout("rings", [(0.0, 0.0)] * len(sketch.things), ["around"] * len(sketch.things),
                    rank=[0] * len(sketch.things))
    core, names = _core(len(inner))
    depth = _depth(core + names, len(band))
    radius = max(RIM, len(rim) * SLOT / (0.86 * _TURN), core + names + depth + 44)
    if inner and not band and names == NAMES:
        core, names = max(core, 0.56 * radius), radius - max(core, 0.56 * radius) - 22
    layout.room["core"] = [CENTRE if inner else 0.4 * radius] * 2
    angle: dict[int, float] = {}
    layout.bands = _set_rim(sketch, layout, rim, radius, angle)
    free = _Band(radius - 44, core + names if inner else 0.5 * radius)
    for member in _by_angle(sketch, [b for b in band if any(n in angle for n in sketch.neighbours[b])], angle):
        _seat(layout, free, member, angle[member], angle)
    (_set_inner if names != BARE else _fill_inner)(sketch, layout, inner, core, names, angle)
    rest = [b for b in band if b not in angle]
    for number, member in enumerate(rest):
        wanted = mean_angle(angle[n] for n in sketch.neighbours[member] if n in angle)
        _seat(layout, free, member, _TURN * number / len(rest) if wanted is None else wanted, angle)
    for member in band:
        layout.rank[member] = 1
    return layout


def _core(members: int) -> tuple[float, float]:
    """Radius of the inner ring and the length kept for names around it; many things fill the inner disc instead."""
    if not members:
        return 0.5 * CENTRE, NAMES
    if members <= RING:
        return max(CENTRE, members * 19 / _TURN, min(members * 33 / _TURN - 12, 150)), NAMES
    radius, places = CENTRE, 0.0
    while places < members:
        places += 0.8 * _TURN * radius / GRAIN
        radius += 0.9 * GRAIN
    return radius, BARE


def _depth(inside: float, members: int) -> float:
    """How deep the band must be for its members to keep their distance with room to spare."""
    depth = 64.0 if members else 0.0
    while members and math.pi * ((inside + depth) ** 2 - inside**2) < 3.0 * members * GRAIN**2:
        depth += GRAIN
    return depth


def _seat(layout: Layout, free: _Band, member: int, wanted: float, angle: dict[int, float]) -> None:
    layout.points[member] = free.take(wanted)
    angle[member] = math.atan2(layout.points[member][1], layout.points[member][0])


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
            layout.labels[place] = "rim"
            at += step
        if len(groups) > 1:
            bands.append({"from": round(start, 4), "to": round(at, 4), "radius": round(radius),
                          "kind": sketch.things[members[0]].kind})
        at += gap
    layout.room["rim"] = [150.0, step * radius]
    return bands


def _by_angle(sketch: Sketch, members: list[int], angle: dict[int, float]) -> list[int]:
    """Members in the order of their wanted directions, which are noted in ``angle``; those with one partner first."""
    wanted = {}
    for place in members:
        seen = [angle[n] for n in sketch.neighbours[place] if n in angle]
        wanted[place] = (min(len(seen), 2), mean_angle(seen) if mean_angle(seen) is not None else seen[0])
    angle.update((place, a) for place, (_, a) in wanted.items())
    return sorted(members, key=lambda p: (wanted[p][0], round(wanted[p][1] % _TURN, 6), p))


def _set_inner(sketch: Sketch, layout: Layout, members: list[int], radius: float, names: float,
               angle: dict[int, float]) -> None:
    """The inner ring: even steps, ordered by where the neighbours lie, turned so that the ties stay short."""
    if not members:
        return
    wanted = {p: mean_angle(angle[n] for n in sketch.neighbours[p] if n in angle) for p in members}
    placed = sorted((p for p in members if wanted[p] is not None), key=lambda p: (round(wanted[p] % _TURN, 6), p))
    placed += [p for p in members if wanted[p] is None]
    step = _TURN / len(placed)
    turn = mean_angle(wanted[p] - i * step for i, p in enumerate(placed) if wanted[p] is not None)
    turn = -math.pi / 2 if turn is None else turn
    for i, place in enumerate(placed):
        angle[place] = turn + i * step
        layout.points[place] = (radius * math.cos(angle[place]), radius * math.sin(angle[place]))
        layout.labels[place] = "around" if step * radius > 90 else "ray"
    layout.room["ray"] = [names - 8, step * (radius + 12)]


def _fill_inner(sketch: Sketch, layout: Layout, members: list[int], radius: float, _: float,
                angle: dict[int, float]) -> None:
    """Many inner things: each at the nearest free place to the direction of its neighbours, names where there is room."""
    free = _Band(radius, CENTRE)
    wanted = {p: mean_angle(angle[n] for n in sketch.neighbours[p] if n in angle) for p in members}
    ordered = sorted(members, key=lambda p: (wanted[p] is None, round((wanted[p] or 0) % _TURN, 6), p))
    for number, member in enumerate(ordered):
        direction = wanted[member]
        _seat(layout, free, member, _TURN * number / len(ordered) if direction is None else direction, angle)
        layout.rank[member] = 1


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
