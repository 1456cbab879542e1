"""The cluster layout: what is closely tied stands close together."""
from __future__ import annotations

import math
from collections import deque

import numpy as np

from kg.views.arrangement import Layout, Point, Sketch

MOST = 1500       # things beyond which distances between all pairs are not worth their price
LENGTH = 78.0     # wanted length of a tie
APART = 40.0      # least distance between two things
_STRIP = 48       # rows that are worked on at a time
_ROUNDS = 160     # at most; a drawing that has come to rest stops earlier


def clusters(sketch: Sketch) -> Layout:
    """Positions in which drawn distance follows distance in the network; the hub is put in the middle afterwards.

    Method: each connected part by itself (the hub left out) by majorising stress with weights 1/d² (Gansner, Koren and
    North 2004) from a start by classical scaling, then spread so that no two things touch; the parts are packed in
    rows, the largest first, things without a tie last. No chance is used.
    """
    points: list[Point] = [(0.0, 0.0)] * len(sketch.things)
    parts = [(part, _drawn(sketch, part)) for part in _parts(sketch)]
    for members, placed in _packed(parts):
        for member, (x, y) in zip(members, placed):
            points[member] = (float(x), float(y))
    if sketch.hub is not None:
        others = [p for i, p in enumerate(points) if i != sketch.hub] or [(0.0, 0.0)]
        points[sketch.hub] = (sum(x for x, _ in others) / len(others), sum(y for _, y in others) / len(others))
    many = len(sketch.things) > 60
    rank = [1 if many and t.level == "mechanism" else 0 for t in sketch.things]
    return Layout("clusters", points, ["around"] * len(points), rank=rank)


def _parts(sketch: Sketch) -> list[list[int]]:
    """Connected parts without the hub: the largest first; all things without a tie form the last one."""
    seen, found, alone = {sketch.hub}, [], []
    for start in range(len(sketch.things)):
        if start in seen:
            continue
        part, queue = [start], deque([start])
        seen.add(start)
        while queue:
            for other in sketch.neighbours[queue.popleft()]:
                if other not in seen:
                    seen.add(other)
                    part.append(other)
                    queue.append(other)
        (found if len(part) > 1 else alone).append(sorted(part))
    found.sort(key=lambda p: (-len(p), p[0]))
    return found + ([sorted((p[0] for p in alone), key=sketch.reading_order)] if alone else [])


def _drawn(sketch: Sketch, members: list[int]) -> np.ndarray:
    """One part by itself; things without a tie in a plain grid."""
    place = {m: i for i, m in enumerate(members)}
    near = [[place[n] for n in sketch.neighbours[m]] for m in members]
    if not near[0]:
        wide = max(1, math.ceil(math.sqrt(2.2 * len(members))))
        return np.array([[(i % wide) * 130.0, (i // wide) * 56.0] for i in range(len(members))])
    if len(members) == 2:
        return np.array([[0.0, 0.0], [LENGTH * 1.6, 0.0]])
    distance = _distances(near)
    for (a, b), ties in sketch.ties_of_pairs.items():
        if ties > 1 and a in place and b in place:  # parallel ties need a longer way to be told apart
            distance[place[a], place[b]] = distance[place[b], place[a]] = min(1 + 0.3 * ties, 2.5)
    return _spread(_level(_majorised(distance, _scaled(distance))) * LENGTH)


def _distances(near: list[list[int]]) -> np.ndarray:
    """Steps between all pairs, a step over a much tied thing counting for more so that its neighbours have room."""
    n = len(near)
    found = np.zeros((n, n))
    for start in range(n):
        steps, queue = {start: 0}, deque([start])
        while queue:
            at = queue.popleft()
            for other in near[at]:
                if other not in steps:
                    steps[other] = steps[at] + 1
                    queue.append(other)
        found[start, list(steps)] = list(steps.values())
    ties = np.array([len(x) for x in near], dtype=float)
    room = 1 + np.log2(np.maximum(ties, 1)) / 7
    found = found * np.sqrt(room[:, None] * room[None, :])
    np.fill_diagonal(found, 0.0)
    return found


def _scaled(distance: np.ndarray) -> np.ndarray:
    """Classical scaling to two dimensions, by power iteration from a fixed start."""
    n = len(distance)
    centred = distance**2
    centred = -0.5 * (centred - centred.mean(0) - centred.mean(1)[:, None] + centred.mean())
    axes: list[np.ndarray] = []
    for turn in (1.0, 2.0):
        v = np.array([math.sin(turn * (i + 1) * 2 * math.pi / n + 0.37 * turn * i) + 0.01 * i / n for i in range(n)])
        for _ in range(80):
            for axis in axes:
                v = v - axis * float((axis * v).sum())
            v = centred @ v
            v = v / (math.sqrt(float((v * v).sum())) or 1.0)
        axes.append(v)
    values = [max(float((a * (centred @ a)).sum()), 1e-9) for a in axes]
    found = np.stack([a * math.sqrt(x) for a, x in zip(axes, values)], axis=1)
    turn = 2.399963 * np.arange(n)  # things with the same neighbours would start, and stay, on one another
    return found + 0.08 * np.stack([np.cos(turn), np.sin(turn)], axis=1)


def _majorised(distance: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Stress majorisation: each round solves the weighted Laplacian system of the previous positions."""
    n = len(distance)
    weight = np.where(distance > 0, 1.0 / np.maximum(distance, 1e-9) ** 2, 0.0)
    laplacian = np.diag(weight.sum(1)) - weight
    inverse = np.linalg.inv(laplacian + 1.0 / n) - 1.0 / n
    x, wanted, pull = start.copy(), -weight * distance, np.empty((n, n))
    for _ in range(_ROUNDS):
        for a in range(0, n, _STRIP):  # a strip of rows at a time stays in the processor's own memory
            gaps = _gaps(x[a:a + _STRIP], x)
            near = gaps <= 1e-9
            np.divide(wanted[a:a + _STRIP], np.maximum(gaps, 1e-9, out=gaps), out=pull[a:a + _STRIP])
            pull[a:a + _STRIP][near] = 0.0
        np.fill_diagonal(pull, 0.0)
        np.fill_diagonal(pull, -pull.sum(1))
        moved = inverse @ (pull @ x)
        still = float(np.abs(moved - x).max()) < 2e-3
        x = moved
        if still:
            break
    return x


def _gaps(some: np.ndarray, x: np.ndarray) -> np.ndarray:
    """The distances of some points to all; axis by axis, which saves an array of twice the size and most of the time."""
    found = some[:, None, 0] - x[None, :, 0]
    found *= found
    high = some[:, None, 1] - x[None, :, 1]
    high *= high
    found += high
    return np.sqrt(found, out=found)


def _level(x: np.ndarray) -> np.ndarray:
    """The drawing turned so that its longer axis lies flat, as a screen does."""
    x = x - x.mean(0)
    a, b, c = float((x[:, 0] ** 2).sum()), float((x[:, 0] * x[:, 1]).sum()), float((x[:, 1] ** 2).sum())
    turn = 0.5 * math.atan2(2 * b, a - c)
    cos, sin = math.cos(turn), math.sin(turn)
    return np.stack([x[:, 0] * cos + x[:, 1] * sin, -x[:, 0] * sin + x[:, 1] * cos], axis=1)


def _spread(x: np.ndarray) -> np.ndarray:
    """Pairs that stand too close are pushed apart, a few rounds, wider than high because labels are."""
    stretch = np.array([1.0, 1.45])
    x = x * stretch
    for _ in range(60):
        far = _gaps(x, x)
        np.fill_diagonal(far, 1e9)
        if float(far.min()) >= APART * 0.99:
            break
        a, b = np.nonzero(far < APART)  # few pairs are that near
        near, gap, moved = far[a, b], x[a] - x[b], np.zeros_like(x)
        gap[:, 0] = np.where(near < 1e-6, np.sign(a - b), gap[:, 0])
        np.add.at(moved, a, gap * ((APART - near) / 2 / np.maximum(near, 1.0))[:, None])
        x = x + moved
    return x / stretch * np.array([1.12, 1.12])


def _packed(parts: list[tuple[list[int], np.ndarray]]) -> list[tuple[list[int], np.ndarray]]:
    """Parts side by side in rows, so that the whole is a little wider than high."""
    margin, boxes = 90.0, []
    for members, x in parts:
        low, high = x.min(0), x.max(0)
        boxes.append((members, x - low, high - low + margin))
    area = sum(float(size[0] * size[1]) for _, _, size in boxes)
    width = max([math.sqrt(area * 1.35)] + [float(size[0]) for _, _, size in boxes])
    found, left, top, deep = [], 0.0, 0.0, 0.0
    for members, x, size in boxes:
        if left and left + float(size[0]) > width:
            left, top, deep = 0.0, top + deep, 0.0
        found.append((members, x + np.array([left, top])))
        left, deep = left + float(size[0]), max(deep, float(size[1]))
    return found
