"""Questions that need the graph and the analysis together: each opens what the pure functions of ``kg.analysis`` take.

    why(g, "partners", "Japan", "Kenya")            why there is no edge between two things
    suppose(g, "partners", "scenario.csv")          what a few steps would move
    where_next(g, "digital partnership")            candidate partners beside the back-test
    lives(g)                                        the days on which every mechanism stood
"""
from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg import analysis, dates, research
from kg.errors import InvalidValue, QueryError

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.table import Table


def lives(g: KnowledgeGraph) -> Mapping[str, Any]:
    """First and last day of every mechanism, from its usable events, for paths in the order of time."""
    return analysis.lives(research.table(g, "event"))


def why(g: KnowledgeGraph, name: str, one: str, other: str, **cuts: Any) -> Table:
    """Why two things have no edge in a network: its nearest misses, as ``kg.analysis.why_none`` tells them.

    ``name`` is a network, ``cuts`` what ``g.network`` takes. Raises what both raise.
    """
    ends = [g.resolve(end) for end in (one, other)]
    params = {k: v for k, v in cuts.items() if k not in ("as_of", "confidence", "possible", "without")}
    known = {end: {code: g.describe(end)["label_" + code] for code in ("en", "zh")} for end in ends}
    return analysis.why_none(g.network(name, **cuts), g.network(name, **params), *ends, g.ask("absences"), known=known)


def suppose(g: KnowledgeGraph, name: str, scenario: str | os.PathLike, *, by: str = "betweenness", day: object = None,
            **cuts: Any) -> analysis.Comparison:
    """What a scenario file would move in a network: ranks by a measure, shortest paths, bridges, sizes.

    ``scenario`` is a CSV file as ``kg.analysis.scenario`` describes it; ``day``: steps of later days are not taken.
    Raises ``DataError`` with every step that cannot be taken, and what ``g.network`` raises.
    """
    steps = analysis.scenario.read(scenario)
    try:
        until = None if day is None else dates.day(str(day))
    except InvalidValue as e:
        raise QueryError(f"day: {e.said.en}", f"day：{e.said.zh}") from None
    net = g.network(name, **cuts)
    known = {n: {**d, "class_": d["class"]} for n in sorted(g.names.tagged) if n.startswith(("country-", "org-", "group-"))
             for d in (g.describe(n),)}
    return analysis.compare(net, analysis.applied(net, steps, known, until), by=by)


def where_next(g: KnowledgeGraph, instrument: str, *, by: str = "adamic-adar", window: int = 2, top: int = 10,
               until: dt.date | None = None) -> analysis.Candidates:
    """Candidate partners of the EU for a kind of instrument, each beside the score that the method reached on earlier years.

    ``until`` is the last covered day (left out: that on which a source was last read). Raises what
    ``kg.analysis.candidates`` raises.
    """
    parties, events = research.table(g, "party"), research.table(g, "event")
    instruments = analysis.held(research.table(g, "mechanism"), parties, events)
    groups = {row["party"]: tuple(filter(None, (row["groups"] or "").split("|"))) for row in parties.records()}
    last = until or max(dates.day(str(row["seen"])) for row in g.ask("sources").records() if row.get("seen"))
    return analysis.candidates(instruments, instrument, by=by, groups=groups, window=window, top=top, until=last,
                               labels=g._labels)
