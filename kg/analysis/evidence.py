"""What each tie of a network rests on: which records, from which sources, and which ties fall when some of them do.

A tie rests on its records. Where the network knows what its records are about (``net.graph["claims"]``), records about
the same end are two proofs of one thing, and one of them is enough; records about different ends (A takes part, B takes
part) are both needed. Where it does not, any of its records carries the tie. A tie without a record is its own record.
A record is lost with a source only if no other source states it.
"""
from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import networkx as nx

from kg.analysis.merged import order
from kg.analysis.pairs import Pairs, counted
from kg.errors import NetworkError

WEIGHT = "bindingness"
"""The attribute of an edge that says how binding its instrument is, where a network carries one."""


@dataclass(frozen=True)
class Evidence:
    """The ties of a network (self-ties left out) and what they rest on, all as places in lists.

    ``nodes`` in the order of their ids and the ``kinds`` of nodes; ``ends`` of each tie; ``proofs`` of each tie: sets of
    records of which one each must stand; ``records`` by name; ``sources`` and ``passages`` of each record; ``low``: the
    records of low confidence; ``binding``: how binding each tie is, or None where the edges do not all say so;
    ``loops``: how many self-ties there are.
    """

    nodes: list[Any]
    kinds: list[str]
    ends: list[tuple[int, int]]
    proofs: list[tuple[frozenset[int], ...]]
    records: list[str]
    sources: list[frozenset[str]]
    low: frozenset[int]
    binding: list[float] | None
    loops: int

    @cached_property
    def carried(self) -> list[list[int]]:
        """The ties that each record has a part in."""
        found: list[list[int]] = [[] for _ in self.records]
        for tie, proofs in enumerate(self.proofs):
            for record in sorted(set().union(*proofs)):
                found[record].append(tie)
        return found

    @cached_property
    def patterns(self) -> list[list[tuple[int, list[int]]]]:
        """Each record as (node that most of its ties share, nodes it ties that one to), in as many ways as there are."""
        found = []
        for ties in self.carried:
            count: dict[int, list[int]] = {}
            for i, j in {self.ends[tie] for tie in ties}:
                count.setdefault(i, []).append(j)
                count.setdefault(j, []).append(i)
            most = max(map(len, count.values()))
            found.append(sorted((hub, sorted(others)) for hub, others in count.items() if len(others) == most))
        return found

    @cached_property
    def groups(self) -> list[tuple[int, list[tuple[int, int]]]]:
        """Records that are needed together, such as all who take part in a mechanism: how many, and their ties' ends."""
        joint = nx.Graph()
        for proofs in self.proofs:
            if len(proofs) > 1:
                joint.add_edges_from((min(proofs[0]), record) for proof in proofs for record in proof)
        found = []
        for one in sorted(map(sorted, nx.connected_components(joint))):
            ties = sorted({tie for record in one for tie in self.carried[record]})
            found.append((len(one), [self.ends[tie] for tie in ties]))
        return found

    @cached_property
    def strengths(self) -> list[int]:
        """How binding each tie is, as whole numbers in the same proportion; empty where the edges do not all say so."""
        exact = [Fraction(str(one)) for one in self.binding or ()]
        scale = math.lcm(*(one.denominator for one in exact))
        return [int(one * scale) for one in exact]

    def fallen(self, gone: Collection[int]) -> set[int]:
        """The ties that fall when some records are gone."""
        lost = frozenset(gone)
        touched = {tie for record in lost for tie in self.carried[record]}
        return {tie for tie in touched if any(proof <= lost for proof in self.proofs[tie])}

    def without(self, gone: Collection[int]) -> Evidence:
        """The evidence that is left when some records are gone; records with no tie left go too."""
        lost, fallen = frozenset(gone), self.fallen(gone)
        ties = [tie for tie in range(len(self.ends)) if tie not in fallen]
        proofs = [tuple(proof - lost for proof in self.proofs[tie]) for tie in ties]
        stay = sorted({record for one in proofs for proof in one for record in proof})
        place = {record: i for i, record in enumerate(stay)}
        return Evidence(
            self.nodes, self.kinds, [self.ends[tie] for tie in ties],
            [tuple(frozenset(place[r] for r in proof) for proof in one) for one in proofs],
            [self.records[r] for r in stay], [self.sources[r] for r in stay],
            frozenset(place[r] for r in stay if r in self.low),
            None if self.binding is None else [self.binding[tie] for tie in ties], self.loops)

    def pairs(self, without: Collection[int] = (), more: Iterable[tuple[int, int]] = (),
              strength: list[int] | None = None) -> Pairs:
        """The tied pairs without some ties and with some more; ``strength`` of each tie, 1 if not given."""
        ties = [(i, j, 1 if strength is None else strength[tie])
                for tie, (i, j) in enumerate(self.ends) if tie not in without]
        return counted(self.nodes, [*ties, *((i, j, 1) for i, j in more)])


def evidence(net: nx.Graph) -> Evidence:
    """The evidence of any networkx graph. Raises ``NetworkError`` if ``net`` is none."""
    if not isinstance(net, nx.Graph):
        raise NetworkError(f"expected a networkx graph, found {type(net).__name__}",
                           f"应为 networkx 图，而非 {type(net).__name__}")
    claims = net.graph.get("claims") or {}
    nodes = sorted(net, key=order)
    place = {node: i for i, node in enumerate(nodes)}
    rows = sorted(((min(place[u], place[v]), max(place[u], place[v]), tuple(sorted(map(str, given.get("records") or ()))),
                    given.get("confidence"), tuple(given.get("passages") or ()), given.get(WEIGHT))
                   for u, v, given in net.edges(data=True) if u != v), key=repr)
    name = [records or (f"{nodes[i]} – {nodes[j]}",) for i, j, records, *_ in rows]
    known = sorted({record for one in name for record in one})
    number = {record: i for i, record in enumerate(known)}
    stated: list[set[str]] = [set() for _ in known]
    low = {number[r] for r in known if (claims.get(r) or {}).get("confidence") == "low"}
    for (_, _, _, confidence, passages, _), records in zip(rows, name):
        for record in records:
            if record in claims:
                stated[number[record]].update(p["source"] for p in claims[record].get("passages", ()) if p.get("source"))
            else:
                stated[number[record]].update(map(str, passages))
                if confidence == "low":
                    low.add(number[record])
    binding = [row[-1] for row in rows]
    return Evidence(
        nodes, [str(net.nodes[node].get("class_") or "") for node in nodes], [(i, j) for i, j, *_ in rows],
        [_proofs(records, {str(nodes[i]), str(nodes[j])}, claims, number) for (i, j, *_), records in zip(rows, name)],
        known, [frozenset(one) for one in stated], frozenset(low),
        binding if rows and all(isinstance(b, int | float) and b > 0 for b in binding) else None,
        nx.number_of_selfloops(net))


def _proofs(records: tuple[str, ...], ends: set[str], claims: Mapping[str, Any],
            number: Mapping[str, int]) -> tuple[frozenset[int], ...]:
    """The records of a tie in groups of which one each must stand: a group for each set of ends they are about."""
    groups: dict[frozenset[str], set[int]] = {}
    for record in records:
        about = frozenset(ends & set((claims.get(record) or {}).get("things", ())))
        groups.setdefault(about, set()).add(number[record])
    return tuple(frozenset(one) for one in groups.values())
