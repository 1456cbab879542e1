"""When ties stand: the life of each mechanism from its events, and the days on which each pair of a network is tied."""
from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from kg import dates
from kg.analysis.merged import CONFIDENCE
from kg.analysis.search import Contact
from kg.errors import InvalidValue, NetworkError
from kg.table import Table

Period = tuple[dt.date | None, dt.date | None]
"""First and last day; None: the first is not known, the last is not set."""
STANDING = ("state-signed", "state-provisional", "state-active")
"""States of what more than an intention stands behind; what is announced, authorised or negotiated is only planned."""
ENDED = "state-ended"
_LAST = dt.date.max.toordinal()


def lives(events: Table | Iterable[Mapping[str, Any]], planned: bool = False) -> dict[str, Period]:
    """From its events the days on which each mechanism stood.

    Parameters: ``events`` are the rows of the research table "event" (``mechanism``, ``state``, ``earliest``,
    ``latest``; ``usable`` and ``overtaken`` where they are given); with ``planned`` a mechanism begins with its first
    event of any state, otherwise with the first that leads to one of ``STANDING``.

    The first day is the last on which that event can have happened, so that the mechanism surely stood; the last day is
    the day before its end can have come. A suspension does not end a life. Mechanisms without such an event are left out.
    """
    begun: dict[str, dt.date] = {}
    over: dict[str, dt.date] = {}
    for row in _rows(events):
        name, state = row["mechanism"], row["state"]
        if row.get("usable", True) is False or row.get("overtaken", False) is True or not state:
            continue
        if state == ENDED:
            over[name] = max(over.get(name, dt.date.min), row["earliest"] - dt.timedelta(1))
        elif planned or state in STANDING:
            begun[name] = min(begun.get(name, dt.date.max), row["latest"])
    return {name: (first, over.get(name)) for name, first in sorted(begun.items()) if first <= over.get(name, dt.date.max)}


def timed(net: nx.Graph, periods: Mapping[str, Period]) -> nx.Graph:
    """A new graph whose ties say ``begins`` and ``ends`` (ISO days), from the period of their ``via`` or of an end.

    A tie whose mechanism has no period keeps the days that it already states, or takes those of the membership that is its
    record (``net.graph["claims"]``); one between two that have a period stands on the days of both. Ids in ``periods`` that the
    network does not know are of no consequence.
    """
    new = net.copy()
    claims = net.graph.get("claims") or {}
    for u, v, given in new.edges(data=True):
        found = [periods[name] for name in (given.get("via"), u, v) if name is not None and name in periods]
        found = found or [_membership(claims[one]) for one in given.get("records") or () if one in claims
                          and claims[one]["class"] == "Membership" and not given.get("begins")]
        if found:
            first = max((day for day, _ in found if day), default=None)
            last = min((day for _, day in found if day), default=None)
            if first and last and last < first:  # its two mechanisms never stood together
                first = last = None
            given["begins"], given["ends"] = (None if day is None else day.isoformat() for day in (first, last))
    return new


def contacts(net: nx.Graph) -> tuple[dict[Any, dict[Any, list[Contact]]], int]:
    """For each pair the stretches of days on which it is tied, and the number of ties that do not say when they begin.

    Direction is put aside and self-ties are left out, as in the merged graph.
    Raises ``NetworkError`` for an unreadable day and for an end before the beginning.
    """
    found: dict[Any, dict[Any, list[Contact]]] = {node: {} for node in net}
    undated = 0
    for u, v, given in net.edges(data=True):
        if u == v:
            continue
        period = _period(u, v, given)
        if period is None:
            undated += 1
            continue
        contact = (*period, CONFIDENCE.get(given.get("confidence"), 0))
        found[u].setdefault(v, []).append(contact)
        found[v].setdefault(u, []).append(contact)
    return found, undated


def _membership(claim: Mapping[str, Any]) -> Period:
    """The days on which a membership surely held."""
    try:
        found = dates.period(claim.get("date") or "")
    except InvalidValue:
        return None, None
    first, last = (day if isinstance(day := found.get(key), dt.date) else None for key in ("latestStart", "earliestEnd"))
    return first, last


def stands(u: Any, v: Any, given: Mapping[str, Any], day: int) -> bool:
    """Whether a tie surely stands on a day (an ordinal)."""
    period = _period(u, v, given)
    return period is not None and period[0] <= day <= period[1]


def _period(u: Any, v: Any, given: Mapping[str, Any]) -> tuple[int, int] | None:
    first, last = (_ordinal(u, v, given.get(name)) for name in ("begins", "ends"))
    if first is None:
        return None
    if last is not None and last < first:
        raise NetworkError(f"the tie {u} – {v} ends before it begins: {given['begins']} to {given['ends']}",
                           f"联系 {u} – {v} 的结束早于开始：{given['begins']} 至 {given['ends']}")
    return first, _LAST if last is None else last


def _ordinal(u: Any, v: Any, day: Any) -> int | None:
    if day in (None, ""):
        return None
    try:
        return (day if isinstance(day, dt.date) else dt.date.fromisoformat(str(day))).toordinal()
    except ValueError:
        raise NetworkError(f"the tie {u} – {v}: '{day}' is not a day; write it as 2025-12-31",
                           f"联系 {u} – {v}：“{day}”不是日期；应写作 2025-12-31") from None


def _rows(table: Table | Iterable[Mapping[str, Any]]) -> Iterable[Mapping[str, Any]]:
    return table.records() if isinstance(table, Table) else table
