"""The choice between the layouts: which suit a network, and with which one it opens."""
from __future__ import annotations

from kg.views.arrangement import Layout, Sketch
from kg.views.clusters import MOST, clusters
from kg.views.columns import columns
from kg.views.rings import rings


def arrange(sketch: Sketch) -> dict[str, Layout]:
    """Every layout that suits a network, the one to open with first.

    Rings need something to tell apart: a network whose things have no class opens with clusters. Columns need two
    classes. Clusters are left out beyond 1,500 things, where they would take minutes and show nothing.
    """
    kinds = {t.kind for i, t in enumerate(sketch.things) if i != sketch.hub}
    offered = ["rings"] + ["clusters"] * (len(sketch.things) <= MOST) + ["columns"] * (len(kinds) > 1)
    if kinds <= {""} and "clusters" in offered:
        offered.sort(key=["clusters", "rings"].index)
    makers = {"rings": rings, "clusters": clusters, "columns": columns}
    return {code: makers[code](sketch) for code in offered}
