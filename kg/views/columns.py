"""The column layout: partners, mechanisms, topics from left to right; for print and for reading along a line."""
from __future__ import annotations

from kg.views.arrangement import Layout, Sketch
from kg.views.encoding import class_rank

ROW = 24.0        # between two lines of labels
MOST_ROWS = 42    # a longer column is folded
FOLD = 190.0      # between the folds of one column
APART = 330.0     # between two columns


def columns(sketch: Sketch) -> Layout:
    """Positions in columns: one a level, or one a class where the network has a single level.

    Method: the first column is in reading order, each further one is ordered by the mean height of its neighbours to
    the left (barycentre heuristic, Sugiyama et al. 1981). The hub stands above the first column.
    """
    stacks = list(sketch.by_level.values())
    if len(stacks) < 2:
        stacks = _by_class(sketch, stacks[0] if stacks else [])
    points, labels = [(0.0, 0.0)] * len(sketch.things), ["right"] * len(sketch.things)
    rank = [0] * len(sketch.things)
    height: dict[int, float] = {}
    x = 0.0
    for number, members in enumerate(stacks):
        if number:
            members = sorted(members, key=lambda p: (_mean_height(sketch, p, height), sketch.reading_order(p)))
        folds = -(-len(members) // MOST_ROWS)
        rows = -(-len(members) // folds)
        step = max(ROW, min(44.0, ROW * MOST_ROWS / max(1, rows)))
        for i, place in enumerate(members):
            fold, row = divmod(i, rows)
            points[place] = (x + fold * FOLD, (row - (min(rows, len(members) - fold * rows) - 1) / 2) * step)
            height[place] = points[place][1]
            labels[place] = "left" if number == 0 and folds == 1 else "right"
        x += (folds - 1) * FOLD + APART
    if sketch.hub is not None:
        top = min((y for _, y in points), default=0.0)
        points[sketch.hub] = (0.0, top - 2 * ROW)
        labels[sketch.hub] = "left"
    return Layout("columns", points, labels, rank=rank)


def _by_class(sketch: Sketch, members: list[int]) -> list[list[int]]:
    found: dict[str, list[int]] = {}
    for place in members:
        found.setdefault(sketch.things[place].kind, []).append(place)
    return [found[kind] for kind in sorted(found, key=class_rank)]


def _mean_height(sketch: Sketch, place: int, height: dict[int, float]) -> float:
    seen = [height[n] for n in sketch.neighbours[place] if n in height]
    return round(sum(seen) / len(seen), 3) if seen else 1e9
