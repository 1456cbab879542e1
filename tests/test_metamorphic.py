"""What must not change a computation, and what must change it just so: names, order, nodes without a tie, turned ties, two halves.

No figure is known beforehand here: each law compares two runs on networks drawn by chance (same seed, same networks).
A planted fault shows that each law bites: see the last test.
"""
from __future__ import annotations

import random

import pytest

from kg import analysis, network

MEASURES = sorted(analysis.MEASURES)


def ties(seed: int, nodes: int = 14, edges: int = 26, prefix: str = "n") -> list[dict]:
    """Ties drawn by chance, with parallel ones, a loop, and evidence."""
    rng = random.Random(seed)
    found = []
    for i in range(edges):
        a, b = rng.randrange(nodes), rng.randrange(nodes)
        found.append({"source": f"{prefix}{a:02}", "target": f"{prefix}{b if a != b or i == 0 else (b + 1) % nodes:02}", "kind": rng.choice("xyz"),
                      "record": f"rec-{i % 17}", "confidence": rng.choice(("high", "medium", "low"))})
    return found


def values(net, by: str) -> dict[str, float]:
    """Value by node."""
    table = analysis.rank(net, by=by)
    return {row["node"]: row["value"] for row in table.records()}


def alike(one: dict, other: dict) -> bool:
    return one.keys() == other.keys() and all(abs(one[k] - other[k]) <= 1e-9 * max(1.0, abs(one[k])) for k in one)


def renamed(rows, names):
    return [{**r, "source": names[r["source"]], "target": names[r["target"]]} for r in rows]


SEEDS = (1, 2, 3)


@pytest.mark.parametrize("by", MEASURES)
@pytest.mark.parametrize("seed", SEEDS)
def test_other_names_and_another_order_give_the_same_values(by, seed):
    rows = ties(seed)
    nodes = sorted({r[e] for r in rows for e in ("source", "target")})
    shuffled = random.Random(seed).sample(nodes, len(nodes))
    names = dict(zip(nodes, (f"第{n}" for n in shuffled)))
    other = renamed(rows, names)
    random.Random(seed).shuffle(other)
    assert alike({names[n]: v for n, v in values(network.from_edges(rows), by).items()}, values(network.from_edges(other), by))


@pytest.mark.parametrize("by", MEASURES)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_tie_without_direction_may_be_written_from_either_end(by, seed):
    rows = ties(seed)
    turned = [{**r, "source": r["target"], "target": r["source"]} for r in rows]
    assert alike(values(network.from_edges(rows), by), values(network.from_edges(turned), by))


@pytest.mark.parametrize("by", MEASURES)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_node_without_a_tie_has_the_least_value_and_changes_no_order(by, seed):
    rows = ties(seed)
    before, after = values(network.from_edges(rows), by), values(network.from_edges(rows, nodes=["zz-alone"]), by)
    alone = after.pop("zz-alone")
    assert alone <= min(after.values()) + 1e-12
    if by == "closeness":  # taken down by the part that is reached (Wasserman & Faust): all by the same factor
        assert alike(before, {k: v * len(before) / (len(before) - 1) for k, v in after.items()})
    elif by == "pagerank":  # shares of one; those who were there keep their proportions
        total = sum(after.values())
        after = {k: v / total for k, v in after.items()}
        assert sorted(before, key=lambda n: (round(before[n], 9), n)) == sorted(after, key=lambda n: (round(after[n], 9), n))
    else:
        assert alike(before, after)


@pytest.mark.parametrize("by", [m for m in MEASURES if m not in ("pagerank", "eigenvector", "closeness")])
def test_two_networks_side_by_side_keep_their_values(by):
    """Of the measures that look at a component alone; PageRank and eigenvector share one whole among all nodes, and
    closeness is taken down by the part of the network that is reached."""
    one, other = ties(1), ties(2, prefix="m")
    both = values(network.from_edges(one + other), by)
    assert alike(both, values(network.from_edges(one), by) | values(network.from_edges(other), by))


@pytest.mark.parametrize("seed", SEEDS)
def test_turning_all_ties_swaps_the_two_directions(seed):
    """Betweenness counts chains in either direction alike; PageRank does not."""
    rows = ties(seed)
    turned = [{**r, "source": r["target"], "target": r["source"]} for r in rows]
    net, back = network.from_edges(rows, directed=True), network.from_edges(turned, directed=True)
    assert dict(net.in_degree()) == dict(back.out_degree()) and dict(net.out_degree()) == dict(back.in_degree())
    assert alike(values(net, "betweenness"), values(back, "betweenness"))
    assert alike(values(network.undirected(net), "pagerank"), values(network.undirected(back), "pagerank"))


@pytest.mark.parametrize("seed", SEEDS)
def test_communities_are_a_partition_that_names_do_not_change(seed):
    rows = ties(seed)
    net = network.from_edges(rows, nodes=["zz-alone"])
    table = analysis.communities(net, seeds=8, null_draws=0).records()
    assert sorted(r["node"] for r in table) == sorted(net)
    parts: dict = {}
    for r in table:
        parts.setdefault(r["community"], set()).add(r["node"])
    assert all(len(parts[r["community"]]) == r["size"] for r in table) and {"zz-alone"} in parts.values()
    flat = analysis.merged(net)
    for r in table:
        partners = set(flat[r["node"]]) - {r["node"]}
        assert (r["inside"], r["outside"]) == (len(partners & parts[r["community"]]), len(partners - parts[r["community"]]))
    again = list(rows)
    random.Random(seed).shuffle(again)
    assert table == analysis.communities(network.from_edges(again, nodes=["zz-alone"]), seeds=8, null_draws=0).records()


@pytest.mark.parametrize("seed", SEEDS)
def test_paths_are_paths_and_the_way_back_is_as_long(seed):
    net = network.from_edges(ties(seed))
    nodes = sorted(net)
    rng = random.Random(seed)
    for _ in range(6):
        a, b = rng.sample(nodes, 2)
        there, back = (analysis.paths(net, *ends, k=3) for ends in ((a, b), (b, a)))
        assert [len(p.nodes) for p in there] == [len(p.nodes) for p in back]
        for p in there:
            assert (p.nodes[0], p.nodes[-1]) == (a, b) and len(set(p.nodes)) == len(p.nodes)
            assert all(net.has_edge(u, v) for u, v in zip(p.nodes, p.nodes[1:]))
        assert [len(p.nodes) for p in there] == sorted(len(p.nodes) for p in there)
        tied = network.from_edges(ties(seed) + [{"source": a, "target": b}])
        assert len(list(analysis.paths(tied, a, b, k=1))[0].nodes) == 2  # a tie more never makes a way longer


def test_the_laws_bite(monkeypatch):
    """Planted: a measure that looks at the names, one that grows with the number of nodes, a path that skips a node."""
    rows = ties(1)
    real = values
    by_name = lambda net, by: {n: v + (n < "n05") for n, v in real(net, by).items()}  # noqa: E731
    by_size = lambda net, by: {n: v + len(net) for n, v in real(net, by).items()}  # noqa: E731
    for planted, law in ((by_name, lambda: test_other_names_and_another_order_give_the_same_values("degree", 1)),
                         (by_size, lambda: test_a_node_without_a_tie_has_the_least_value_and_changes_no_order("degree", 1)),
                         (by_size, lambda: test_two_networks_side_by_side_keep_their_values("degree"))):
        monkeypatch.setitem(globals(), "values", planted)
        with pytest.raises(AssertionError):
            law()
    monkeypatch.setitem(globals(), "values", real)
    assert alike(real(network.from_edges(rows), "degree"), real(network.from_edges(rows), "degree"))
