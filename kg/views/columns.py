"""The column layout: partners, mechanisms, topics from left to right; for print and for reading along a line."""
from __future__ import annotations

from kg.views.arrangement import Layout, Sketch
from kg.views.encoding import class_rank

ROW = 24.0        # between two lines of labels
MOST_ROWS = 40    # a longer column is folded; in large networks at a fifth of the things
FOLD = 236.0      # between the folds of one column, most of it for labels
APART = 350.0     # between two columns


def columns(sketch: Sketch) -> Layout:
    """Positions in columns: one a level, or one a class where the network has a single level.

    Method: the first column is in reading order, each further one is ordered by the mean height of its neighbours to
    the left (barycentre heuristic, Sugiyama et al. 1981). The hub stands above the first column.
    """
    stacks = list(sketch.by_level.values())
    if len(stacks) < 2:
        stacks = _by_class(sketch, stacks[0] if stacks else [])
    longest = max(MOST_ROWS, len(sketch.things) // 5)
    folds = [-(-len(members) // longest) for members in stacks]
    rows = [-(-len(members) // n) for members, n in zip(stacks, folds)]
    width = sum(folds) * FOLD + len(stacks) * (APART - FOLD)
    most = max(rows, default=1)
    step = max(ROW, min(60.0, 0.92 * width / most))
    points, labels = [(0.0, 0.0)] * len(sketch.things), ["right"] * len(sketch.things)
    height: dict[int, float] = {}
    x = 0.0
    for number, members in enumerate(stacks):
        if number:
            members = sorted(members, key=lambda p: (_mean_height(sketch, p, height), sketch.reading_order(p)))
        own = min(step * most / rows[number], 1.5 * step)
        for i, place in enumerate(members):
            fold, row = divmod(i, rows[number])
            in_fold = min(rows[number], len(members) - fold * rows[number])
            points[place] = (x + fold * FOLD, (row - (in_fold - 1) / 2) * own)
            height[place] = points[place][1]
            labels[place] = "left" if number == 0 and folds[0] == 1 else "right"
        x += (folds[number] - 1) * FOLD + APART
    if sketch.hub is not None:
        top = min((y for _, y in points), default=0.0)
        points[sketch.hub] = (0.0, top - 2 * ROW)
        labels[sketch.hub] = "left"
    room = [FOLD - 34, step]
    return Layout("columns", points, labels, rank=[0] * len(points), room={"left": room, "right": room})


def _by_class(sketch: Sketch, members: list[int]) -> list[list[int]]:
    found: dict[str, list[int]] = {}
    for place in members:
        found.setdefault(sketch.things[place].kind, []).append(place)
    return [found[kind] for kind in sorted(found, key=class_rank)]


def _mean_height(sketch: Sketch, place: int, height: dict[int, float]) -> float:
    seen = [height[n] for n in sketch.neighbours[place] if n in height]
    return round(sum(seen) / len(seen), 3) if seen else 1e9
