"""Measures of walks, which are iterations: PageRank and the first eigenvector, plain for small networks, sparse for large.

Both ways do the same steps on the same numbers and stop by the same rule; only the adding is done elsewhere.
"""
from __future__ import annotations

import math
from typing import Any

from kg.analysis.pairs import Pairs
from kg.errors import NetworkError

DAMPING = 0.85
_DENSE = 3000   # nodes of a component up to which a dense decomposition (72 MB) is taken when iteration is too slow
Links = list[list[tuple[int, int]]]


def pagerank(pairs: Pairs, reading: str) -> list[float]:
    """Iterated until a step changes less than 1e-14 in all; each step shrinks the error by the damping factor."""
    links = _links(pairs, list(range(pairs.size)), reading)
    strength = [sum(w for _, w in link) for link in links]
    x = [1 / max(pairs.size, 1)] * pairs.size
    for _ in range(500):
        alone = math.fsum(xi for xi, s in zip(x, strength) if not s)
        flow = [xi / s if s else 0.0 for xi, s in zip(x, strength)]
        start = (1 - DAMPING + DAMPING * alone) / pairs.size if pairs.size else 0
        y = [start + DAMPING * sum(w * flow[j] for j, w in link) for link in links]
        change, x = math.fsum(abs(a - b) for a, b in zip(x, y)), y
        if change < 1e-14:
            break
    return x


def pagerank_sparse(pairs: Pairs, reading: str) -> list[float]:
    """The same with a sparse matrix (scipy)."""
    import numpy as np
    a = matrix(pairs, reading)
    strength = np.asarray(a.sum(axis=0)).ravel()
    some = strength > 0
    share = np.divide(1.0, strength, out=np.zeros_like(strength), where=some)
    x = np.full(pairs.size, 1 / pairs.size)
    for _ in range(500):
        y = (1 - DAMPING + DAMPING * x[~some].sum()) / pairs.size + DAMPING * (a @ (x * share))
        change, x = np.abs(x - y).sum(), y
        if change < 1e-14:
            break
    return x.tolist()


def eigenvector(pairs: Pairs, reading: str) -> list[float]:
    """The vector of each component with the largest eigenvalue, of length 1 in each; 0 for all other nodes."""
    return _leading(pairs, [(*perron(_links(pairs, nodes, reading)), nodes) for nodes in pairs.parts if len(nodes) > 1])


def eigenvector_sparse(pairs: Pairs, reading: str) -> list[float]:
    """The same with a sparse matrix (scipy); components of up to a hundred nodes as in small networks."""
    a, found = None, []
    for nodes in pairs.parts:
        if len(nodes) > 100:
            a = matrix(pairs, reading) if a is None else a
            found.append((*_perron_sparse(a if len(nodes) == pairs.size else a[nodes][:, nodes]), nodes))
        elif len(nodes) > 1:
            found.append((*perron(_links(pairs, nodes, reading)), nodes))
    return _leading(pairs, found)


def _leading(pairs: Pairs, found: list[tuple[float, list[float], list[int]]]) -> list[float]:
    largest = max((value for value, _, _ in found), default=0.0)
    values = [0.0] * pairs.size
    for value, vector, nodes in found:
        if value >= largest * (1 - 1e-9):
            for node, x in zip(nodes, vector):
                values[node] = x
    return values


def perron(links: Links) -> tuple[float, list[float]]:
    """The largest eigenvalue of a connected component and its vector (all positive, length 1).

    Power iteration on A + 1 (the shift ends the oscillation of two-sided graphs) in positive numbers only, so that
    small values are as exact as large ones. The quotients y/x bound the eigenvalue (Collatz 1942, Wielandt 1950); it
    stops when their spread, over one minus its rate of shrinking, leaves at most 1e-11 of error in the vector.
    Where that takes too long (long chains), the matrix is decomposed as a whole.
    """
    n = len(links)
    x, before = [1 / math.sqrt(n)] * n, math.inf
    for _ in range(1000 if n <= _DENSE else 20000):
        y = [xi + sum(w * x[j] for j, w in link) for xi, link in zip(x, links)]
        quotients = [b / a for a, b in zip(x, y)]
        spread = (max(quotients) - min(quotients)) / max(quotients)
        length = math.sqrt(math.fsum(b * b for b in y))
        x = [b / length for b in y]
        if spread <= 1e-11 * max(1 - spread / before, 1e-4):
            return max(quotients) - 1, x
        before = spread
    import numpy as np  # a tenth of a second that only chains and the like have to pay
    if n <= _DENSE:
        a = np.zeros((n, n))
        for i, link in enumerate(links):
            for j, w in link:
                a[i, j] = w
        return _decomposed(a)
    return _unsettled(n)


def _perron_sparse(a: Any) -> tuple[float, list[float]]:
    """The same iteration with a sparse matrix."""
    import numpy as np
    n, before = a.shape[0], math.inf
    x = np.full(n, 1 / math.sqrt(n))
    for _ in range(1000 if n <= _DENSE else 20000):
        y = x + a @ x
        quotients = y / x
        top = quotients.max()
        spread = (top - quotients.min()) / top
        x = y / np.sqrt((y * y).sum())
        if spread <= 1e-11 * max(1 - spread / before, 1e-4):
            return float(top) - 1, x.tolist()
        before = spread
    return _decomposed(a.toarray()) if n <= _DENSE else _unsettled(n)


def _decomposed(a: Any) -> tuple[float, list[float]]:
    import numpy as np
    values, vectors = np.linalg.eigh(a)
    return float(values[-1]), np.abs(vectors[:, -1]).tolist()


def _unsettled(n: int) -> tuple[float, list[float]]:
    raise NetworkError(f"eigenvector centrality does not settle on a component of {n} nodes; take pagerank",
                       f"特征向量中心性在 {n} 个节点的分量上不收敛；请改用 pagerank")


def _links(pairs: Pairs, nodes: list[int], reading: str) -> Links:
    """For each node its neighbours, by place in the list, with the strength of the pair."""
    place = {node: i for i, node in enumerate(nodes)}
    found: Links = [[] for _ in nodes]
    for (i, j), count in zip(pairs.ends, pairs.ties):
        if i in place:
            w = count if reading == "ties" else 1
            found[place[i]].append((place[j], w))
            found[place[j]].append((place[i], w))
    return found


def matrix(pairs: Pairs, reading: str) -> Any:
    """The symmetric sparse matrix of the pairs, by row: the strength of a pair, or 1."""
    import numpy as np
    from scipy import sparse
    ends = np.array(pairs.ends, dtype=np.int64).reshape(-1, 2)
    strength = np.array(pairs.ties, dtype=float) if reading == "ties" else np.ones(len(ends))
    half = sparse.coo_array((strength, (ends[:, 0], ends[:, 1])), shape=(pairs.size, pairs.size))
    return (half + half.T).tocsr()
