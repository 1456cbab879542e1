"""Questions that need the graph and the analysis together: each opens what the pure functions of ``kg.analysis`` take.

    why(g, "partners", "Japan", "Kenya")            why there is no edge between two things
    suppose(g, "partners", "scenario.csv")          what a few steps would move
    where_next(g, "digital partnership")            candidate partners beside the back-test
    network(g, "partners", eu="members", ...)       a network with the switches that change what it means
    growth(g, "partners", 2015, 2026)               year by year
    changes(g, "partners", "2023-01-01", ...)       what is new, has ended or is in another state
    diffusion(g, "quantum")                         who took a topic up, when, by which instrument
    lives(g)                                        the days on which every mechanism stood
    yearly(g, "partners", 2015, 2026)               the network at the end of each year
    stretches(g, ["Japan"])                         the states of mechanisms as stretches of days
    crossed(g, "partner-technology")                what ties partners to topics, each with its state on a day
"""
from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg import analysis, dates, research
from kg.errors import InvalidValue, NetworkError, QueryError
from kg.research.facts import Facts
from kg.research.standing import periods
from kg.table import Table

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph import KnowledgeGraph


_CUTS = ("as_of", "confidence", "possible", "without", "eu", "actual", "window", "reach", "binding")


def lives(g: KnowledgeGraph) -> Mapping[str, Any]:
    """First and last day of every mechanism, from its usable events, for paths in the order of time."""
    return analysis.lives(research.table(g, "event"))


def why(g: KnowledgeGraph, name: str, one: str, other: str, **cuts: Any) -> Table:
    """Why two things have no edge in a network: its nearest misses, as ``kg.analysis.why_none`` tells them.

    ``name`` is a network, ``cuts`` what ``network`` takes. Raises what both raise.
    """
    ends = [g.resolve(end) for end in (one, other)]
    params = {k: v for k, v in cuts.items() if k not in _CUTS}
    known = {end: {code: g.describe(end)["label_" + code] for code in ("en", "zh")} for end in ends}
    return analysis.why_none(network(g, name, **cuts), g.network(name, **params), *ends, g.ask("absences"), known=known)


def suppose(g: KnowledgeGraph, name: str, scenario: str | os.PathLike, *, by: str = "betweenness", day: object = None,
            **cuts: Any) -> analysis.Comparison:
    """What a scenario file would move in a network: ranks by a measure, shortest paths, bridges, sizes.

    ``scenario`` is a CSV file as ``kg.analysis.scenario`` describes it; ``day``: steps of later days are not taken.
    Raises ``DataError`` with every step that cannot be taken, and what ``g.network`` raises.
    """
    steps = analysis.scenario.read(scenario)
    until = None if day is None else _day("day", day)
    net = network(g, name, **cuts)
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
                               labels=g.label)


def facts(g: KnowledgeGraph) -> Facts:
    """The records of a graph as the research tables read them."""
    return Facts(g.store)


def network(g: KnowledgeGraph, name: str, *, eu: str = "body", reach: bool = False, actual: bool = False,
            window: tuple[object, object] | None = None, binding: bool = False, as_of: object = None, possible: bool = False,
            confidence: str | None = None, without: Sequence[str] = (), **params: object) -> nx.MultiGraph:
    """A network with the switches that change what it means; each stands in its receipt.

    ``as_of``, ``possible``, ``confidence``, ``without`` and parameters as in ``g.network``. ``eu``: "body", or "members"
    on the day ``as_of`` in its place; ``reach``: a further layer of countries reached through groups; ``actual``: without
    what is only planned and what has ended; ``window``: two days, ties that stand at any time between them (not with
    ``as_of``); ``binding``: ties carry ``bindingness``, 0 to 7. Raises ``NetworkError`` for switches that exclude each
    other, and what ``g.network`` raises.
    """
    from kg import network as nets

    if eu not in ("body", "members"):
        raise NetworkError(f"the EU is counted as 'body' or 'members', not {eu!r}", f"欧盟按“body”或“members”计入，不能是 {eu!r}")
    if eu == "members" and as_of is None:
        raise NetworkError("the members of the EU change: name the day with as_of", "欧盟成员因时而异：请以 as_of 指明日期")
    if window is not None and as_of is not None:
        raise NetworkError("a network is of a day (as_of) or of a window, not of both", "网络取某日（as_of）或某时段，不能兼取")
    late = [thing for thing in without if eu == "members"]  # the EU itself may be left out only after its members stand in
    net = g.network(name, as_of=as_of, possible=possible, confidence=confidence, without=() if late else without, **params)
    if window is not None:
        first, last = (_day("window", day) for day in window)
        net = nets.within(net, periods(facts(g)), first, last, possible)
    if actual:
        given = {n: fact["modality"][0] for n, fact in facts(g).facts.items() if fact.get("modality")}
        net = nets.actual(net, given)
    if binding:
        known = facts(g)
        net = nets.weighted(net, {m: known.first(m, "mechanismType") for m in known.mechanisms})
    if reach:
        net = nets.with_reach(net, list(g.ask("reached-via-group").records()), possible, g.describe)
    if eu == "members":
        members = list(g.ask("eu-and-members", as_of=str(as_of)).records())
        net = nets.as_members(net, members, str(as_of), possible=possible, describe=g.describe)
    gone = [name for thing in late if (name := g.resolve(thing)) in net]
    net = nets.without(net, gone) if gone else net
    return nets.tied(net) if gone or actual or window is not None else net


def growth(g: KnowledgeGraph, name: str, first: int, last: int, **params: object) -> Table:
    """Nodes and ties of a network year by year, certain and possible, with what began and what ended."""
    known = facts(g)
    held, net, years = periods(known), g.network(name, **params), range(first, last + 1)
    if not years or not 1950 <= first <= last <= 2100:
        raise QueryError(f"years from 1950 to 2100, the first before the last, not {first} to {last}",
                         f"年份为 1950 至 2100，先起后止，不能是 {first} 至 {last}")
    return analysis.growth(analysis.snapshots(net, held, years, covered_to=known.covered_to),
                           analysis.snapshots(net, held, years, True, known.covered_to))


def yearly(g: KnowledgeGraph, name: str, first: int, last: int, **params: Any) -> dict[int, nx.MultiGraph]:
    """A network at the end of each year (of the last: on the last day that the data speak of), of what certainly stood.

    ``params`` as ``g.network`` takes them. Raises ``QueryError`` for years in the wrong order, what ``g.network`` raises,
    and ``NetworkError`` for a year after the data.
    """
    if not 1950 <= first <= last <= 2100:
        raise QueryError(f"years from 1950 to 2100, the first before the last, not {first} to {last}",
                         f"年份为 1950 至 2100，先起后止，不能是 {first} 至 {last}")
    known = facts(g)
    return analysis.snapshots(g.network(name, **params), periods(known), range(first, last + 1), covered_to=known.covered_to)


def stretches(g: KnowledgeGraph, of: Sequence[str] = ()) -> Table:
    """The states of mechanisms as stretches of days, certain and possible, from their usable events.

    ``of``: only mechanisms with one of these parties, of one of these types, or on one of these technologies; nothing:
    all. Gives a Table: ``mechanism``, ``state``, ``first``, ``last`` (9999-12-31: no end known), ``certain``; a mechanism
    without a dated event has one row without a state. Raises ``UnknownName`` for what nothing is called.
    """
    wanted = {g.resolve(thing) for thing in of}
    known = [row for row in research.table(g, "mechanism").records()
             if not wanted or wanted & {row["mechanism"], row["type"], *_parts(row["parties"]), *_parts(row["technologies"])}]
    lived = periods(facts(g))
    rows = [(row["mechanism"], p and p.state, p and p.first, p and p.last, p and p.certain)
            for row in known for p in (lived.get(row["mechanism"]) or (None,))]
    names = {code: [(g.label(thing) or {}).get(code, thing) for thing in sorted(wanted)] for code in ("en", "zh")}
    title = {"en": "Mechanisms and their states", "zh": "合作机制及其状态"}
    if wanted:
        title = {"en": f"{title['en']}: {', '.join(names['en'])}", "zh": f"{title['zh']}：{'、'.join(names['zh'])}"}
    return Table(("mechanism", "state", "first", "last", "certain"), rows, title=title, labels=g.label)


def crossed(g: KnowledgeGraph, name: str, day: object = None, **params: Any) -> Table:
    """What ties partners to topics in a two-sided network, each with its certain state on a day (None: without one).

    ``day`` left out: the last that the data speak of; ``params`` as ``g.network`` takes them, without ``as_of``. Gives a
    Table: ``partner``, ``topic``, ``via``, ``state``. Raises what ``g.network`` raises, ``QueryError`` for a day that is none.
    """
    from kg.network import receipts

    known = facts(g)
    when = known.covered_to if day is None else _day("day", day)
    lived, net = periods(known), g.network(name, **params)
    states = {via: [p.state for p in some if p.certain and p.first <= when <= p.last] for via, some in lived.items()}
    partners = ("country-", "group-", "org-", "area-", "scope-", "category-")
    rows = [(*sorted((u, v), key=lambda node: not str(node).startswith(partners)), given.get("via"),
             next(reversed(states.get(given.get("via")) or [None])))
            for u, v, _, given in receipts.ties(net)]
    receipt = receipts.receipt(net)
    return Table(("partner", "topic", "via", "state"), rows, labels=g.label,
                 title={code: receipt[f"title_{code}"] for code in ("en", "zh")})


def _parts(text: str | None) -> list[str]:
    return [part for part in (text or "").split("|") if part]


def changes(g: KnowledgeGraph, name: str, before: object, after: object, possible: bool = False, **params: object) -> Table:
    """What is new, has ended or is in another state between two days."""
    return analysis.changes(*(g.network(name, as_of=day, possible=possible, **params) for day in (before, after)))


def diffusion(g: KnowledgeGraph, topic: str, name: str = "partner-technology", planned: bool = False) -> Table:
    """Who took up a topic, when, by which instrument."""
    return analysis.diffusion(g.network(name), topic, periods(facts(g)), planned)


def _day(argument: str, text: object) -> dt.date:
    try:
        return dates.day(str(text))
    except InvalidValue as e:
        raise QueryError(f"{argument}: {e.said.en}", f"{argument}：{e.said.zh}") from None
