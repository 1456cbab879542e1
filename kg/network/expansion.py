"""A body as its members, and reach through groups: ties that follow from a tie and a membership.

What is concluded here carries ``derived=True`` and the records of both, and never pretends to be a party's own tie. The
receipt counts it under ``added``, so that it still balances.
"""
from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import networkx as nx

from kg.errors import NetworkError
from kg.network.edges import described
from kg.network.filters import leave_out
from kg.network.receipts import CONFIDENCE, balanced, entry, labels, receipt, switched, ties

Rows = Iterable[Mapping[str, Any]]
Describe = Callable[[str], Mapping[str, Any]]


def as_members(net: nx.Graph, members: Rows, day: dt.date | str, body: str = "org-eu", possible: bool = False,
               describe: Describe | None = None) -> nx.Graph:
    """A new graph in which a body is replaced by those who were its members on a day.

    Parameters: ``members`` are rows with ``party``, ``certainty`` ("certain" or "possible"), ``record``, ``passage`` and
    maybe ``confidence`` (the answer to ``eu-and-members``; its row of the body itself is passed over); ``day`` is the day
    that they were asked for; ``possible`` takes in possible members too; ``describe`` labels nodes that are new.

    Each tie of the body becomes one tie of each member, with ``derived=True``, ``through`` the body, and the membership
    among its records; not with the member itself, and not where the two are tied by the same mechanism already. Members
    are never tied to each other only because both belong. A body that is not in the network leaves it as it is.
    """
    here = body in net
    some = [one for one in members if one["party"] != body and (one["certainty"] == "certain" or possible)]
    if here and not some:
        raise NetworkError(f"'{body}' has no member on {day}, so nobody could stand in its place",
                           f"“{body}”在 {day} 没有成员，无从替代")
    en, zh = labels(net, body)
    why = ("as-members", f"{en} is counted as its members on {day}", f"{zh}按其 {day} 的成员计入")
    mine = [(u, v, key, dict(given)) for u, v, key, given in ties(net) if body in (u, v)]
    new = leave_out(net, [((u, v, key), why) for u, v, key, _ in mine], {body: why} if here else {})
    direct = {(frozenset((u, v)), given.get("via")) for u, v, _, given in ties(net)}
    found = []
    for u, v, _, given in mine:
        for one in some if u != v else ():
            a, b = (one["party"] if end == body else end for end in (u, v))
            if a != b and (frozenset((a, b)), given.get("via")) not in direct:
                found.append((a, b, _derived(given, one["record"], one.get("passage"), one.get("confidence"), through=body)))
    reason = f"members of {en} on {day} stand for it", f"{zh} {day} 的成员代其计入"
    return switched(_added(new, found, "members", *reason, describe), "members", why[1], why[2])


def with_reach(net: nx.Graph, reaches: Rows, possible: bool = False, describe: Describe | None = None) -> nx.Graph:
    """A new graph with a further layer: whom a tie reaches through a group. Off unless it is called.

    Parameters: ``reaches`` are rows with ``country``, ``group``, ``thing``, ``certainty`` ("whole group" or "unknown
    members"), ``record`` (the group takes part), ``record_b`` (the country belongs to it) and ``passage``: the answer to
    ``reached-via-group``; ``possible`` takes in countries of which it is not known whether the group acts for them.

    Each tie of the group in that mechanism or package gives one tie of the country, with ``layer="reach"``,
    ``derived=True``, ``through`` the group, and the kind ``reachesViaGroup`` or ``mayReachViaGroup``, so that it is never
    taken for a party's own. ``without_derived`` takes the layer away again.
    """
    at: dict[tuple[Any, Any], list[tuple[Any, dict[str, Any]]]] = {}
    for u, v, _, given in ties(net):
        for group, other in ((u, v), (v, u)):
            for thing in {given.get("via"), other} - {None}:
                at.setdefault((group, thing), []).append((other, given))
    found = []
    for one in reaches:
        whole = one["certainty"] == "whole group"
        for other, given in at.get((one["group"], one["thing"]), ()) if whole or possible else ():
            if other != one["country"]:
                made = _derived(given, one["record_b"], one.get("passage"), None, through=one["group"])
                made.update(kind="reachesViaGroup" if whole else "mayReachViaGroup", layer="reach",
                            records=tuple(dict.fromkeys((*made["records"], one["record"]))))
                found.append((one["country"], other, made))
    new = net.copy()
    new.graph["receipt"] = receipt(net)
    return switched(_added(new, found, "reach", "reached through a group, no party themselves", "经由集团触及，自身并非参与方",
                           describe), "reach", "with reach through groups", "含经由集团的触及")


def without_derived(net: nx.Graph) -> nx.Graph:
    """A new graph of what records say: without the ties that were concluded from a tie and a membership."""
    why = ("derived", "concluded from a tie and a membership", "由联系与成员资格推得")
    return leave_out(net, [((u, v, key), why) for u, v, key, given in ties(net) if given.get("derived")], {})


def _derived(given: Mapping[str, Any], record: str, passage: Any, confidence: Any, through: str) -> dict[str, Any]:
    """What a tie carries that follows from another one and a membership: the records of both, the lower confidence."""
    level = str(confidence or "").removeprefix("confidence-")
    stated = [one for one in (given.get("confidence"), level) if one in CONFIDENCE]
    passages = (*given.get("passages", ()), *((passage,) if passage else ()))
    return {**given, "records": tuple(dict.fromkeys((*given.get("records", ()), record))),
            "passages": tuple(dict.fromkeys(passages)), "confidence": max(stated, key=CONFIDENCE.index, default=None),
            "derived": True, "through": through, "row": None}


def _added(new: nx.Graph, found: list[tuple[Any, Any, dict[str, Any]]], code: str, reason_en: str, reason_zh: str,
           describe: Describe | None) -> nx.Graph:
    """The graph with these ties, counted in its receipt."""
    if found and not new.is_multigraph():
        raise NetworkError("a network with at most one tie a pair cannot take derived ties; make it a MultiGraph",
                           "每对至多一条联系的网络无法加入推得的联系；请改用 MultiGraph")
    fresh = sorted({end for u, v, _ in found for end in (u, v) if end not in new})
    new.add_nodes_from((node, described(node, describe(node) if describe else {})) for node in fresh)
    for u, v, given in found:
        new.edges[u, v, new.add_edge(u, v)].update(given)
    note = new.graph["receipt"]
    if found:
        note["added"] = [*note.get("added", ()), entry(code, reason_en, reason_zh, edges=len(found), nodes=fresh,
                                                       records=(r for *_, given in found for r in given["records"]))]
    return balanced(new)
