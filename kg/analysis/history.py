"""A network over time: yearly snapshots and growth, two days compared, and how a topic spread.

Dates are as the sources give them: what is certain and what is possible stand in columns of their own and are never added
up. What stood on a day comes from ``kg.network.within`` and the periods of the mechanisms.
"""
from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from kg.analysis.merged import order, resolve
from kg.analysis.naming import named, said, titled
from kg.errors import NetworkError
from kg.network.periods import ENDED, Period, Periods, within
from kg.network.receipts import ties
from kg.network.switches import PLANNED
from kg.table import Table

Key = tuple[Any, ...]


def snapshots(net: nx.Graph, periods: Periods, years: Iterable[int], possible: bool = False,
              covered_to: dt.date | None = None) -> dict[int, nx.Graph]:
    """The network as it stood at the end of each year.

    Parameters: ``net`` without a day; ``periods`` as in ``kg.network.within``; ``possible`` takes in what may have stood;
    ``covered_to`` is the last day that the data can speak of: its year is looked at on that day, later years are refused.
    Raises ``NetworkError`` for a year that is none or lies after ``covered_to``.
    """
    found = {}
    for year in years:
        if isinstance(year, bool) or not isinstance(year, int) or not 1 <= year <= 9999:
            raise NetworkError(f"a year is a whole number from 1 to 9999, not {year!r}", f"年份须为 1 至 9999 的整数，不能是 {year!r}")
        day = dt.date(year, 12, 31)
        if covered_to is not None and day > covered_to:
            if year > covered_to.year:
                raise NetworkError(f"the data speak of days up to {covered_to}; {year} lies after that",
                                   f"数据只涉及 {covered_to} 及以前；{year} 年在其之后")
            day = covered_to
        found[year] = within(net, periods, day, possible=possible)
    return found


def growth(certain: Mapping[int, nx.Graph], possible: Mapping[int, nx.Graph] | None = None) -> Table:
    """How a network grew, one row a snapshot.

    Parameters: ``certain`` are the snapshots in order; ``possible`` the same years with what may have stood.

    Gives a Table: ``year``, ``nodes``, ``new_nodes``, ``gone_nodes``, ``ties``, ``new_ties``, ``ended_ties`` (since the
    row before; None in the first), ``pairs``, and, if ``possible`` is given, ``nodes_at_most`` and ``ties_at_most``.
    A tie is the same when its ends, kind and mechanism are. Raises ``NetworkError`` if ``possible`` has other years.
    """
    if possible is not None and list(possible) != list(certain):
        raise NetworkError("`certain` and `possible` are snapshots of the same years", "`certain` 与 `possible` 须为相同年份的快照")
    rows: list[tuple[Any, ...]] = []
    last: tuple[set[Any], set[Key]] | None = None
    for year, net in certain.items():
        nodes, found = set(net), set(keyed(net))
        pairs = len({frozenset((u, v)) for u, v, *_ in ties(net) if u != v})
        changed = (None,) * 4 if last is None else (len(nodes - last[0]), len(last[0] - nodes), len(found - last[1]),
                                                    len(last[1] - found))
        row = (year, len(nodes), *changed[:2], len(found), *changed[2:], pairs)
        rows.append(row if possible is None else (*row, len(possible[year]), possible[year].number_of_edges()))
        last = nodes, found
    columns = ("year", "nodes", "new_nodes", "gone_nodes", "ties", "new_ties", "ended_ties", "pairs")
    some = next(iter(certain.values()), nx.Graph())
    return Table(columns if possible is None else (*columns, "nodes_at_most", "ties_at_most"), rows, headings=_HEADINGS,
                 title=titled(some, {"en": "Growth", "zh": "增长"}),
                 note=said(_SAYS["growth"], _SAYS["at_most"] if possible is not None else None, _SAYS["sources"]))


def changes(before: nx.Graph, after: nx.Graph) -> Table:
    """What changed between two states of a network.

    Gives a Table: ``change`` ("new", "ended", "state"), ``source``, ``target``, ``kind``, ``via``, ``state_before``,
    ``state_after``, ``records``; new ties first, then ended ones, then those in another state, each in order of their
    ends. Ties that are as they were have no row. An empty table means that nothing changed.
    """
    old, new = keyed(before), keyed(after)
    rows = []
    for key in sorted({*old, *new}, key=lambda key: tuple(map(str, key))):
        was, now = (some.get(key, {}).get("state") for some in (old, new))
        change = "new" if key not in old else "ended" if key not in new else "state" if was != now else None
        if change:
            rows.append((change, *key[:4], was, now, new.get(key, old.get(key, {})).get("records") or ()))
    rows.sort(key=lambda row: ("new", "ended", "state").index(row[0]))
    count = Counter(row[0] for row in rows)
    labels = {**_WORDS}
    both = [named(net) for net in (after, before)]
    return Table(("change", "source", "target", "kind", "via", "state_before", "state_after", "records"), rows,
                 headings=_HEADINGS, labels=lambda name: labels.get(name) or both[0](name) or both[1](name),
                 title=titled(after, {"en": "What changed", "zh": "变化"}),
                 note=said(_SAYS["compare"], new=count["new"], ended=count["ended"], state=count["state"],
                           same=len(set(old) & set(new)) - count["state"]))


def keyed(net: nx.Graph) -> dict[Key, dict[str, Any]]:
    """The ties of a network by what makes them the same: ends, kind, mechanism, and a number where all these are equal."""
    found: dict[Key, dict[str, Any]] = {}
    seen: Counter = Counter()
    for u, v, _, given in ties(net):
        if not net.is_directed() and order(v) < order(u):
            u, v = v, u
        key = (u, v, given.get("kind"), given.get("via"))
        found[*key, seen[key]] = given
        seen[key] += 1
    return found


def diffusion(net: nx.Graph, topic: Any, periods: Periods, planned: bool = False) -> Table:
    """Who took a topic up, when, and by which instrument.

    Parameters: ``net`` has the topic as a node (``partner-technology``); ``topic`` as people name it; ``periods`` of the
    mechanisms and packages; ``planned`` also counts what was announced or negotiated.

    Gives a Table with a row for each neighbour, by the first tie through which it took the topic up: ``who``, ``earliest``
    and ``latest`` (it may have been since the one, and surely was since the other; ``latest`` None: never certain; both
    None: no date known), ``via``, ``state`` (then), ``kind``, ``certainly`` (number that surely had by ``latest``),
    ``at_most`` (number that may have had by then), ``records``. In order of ``latest``, the undated last.
    Raises ``UnknownName`` for a topic that is no node.
    """
    node = resolve(net, topic)
    first: dict[Any, tuple[Any, ...]] = {}
    for u, v, _, given in ties(net):
        if node in (u, v) and u != v:
            who = v if u == node else u
            row = (who, *_since(periods.get(given.get("via"), ()), planned), given.get("via"), given)
            if who not in first or _when(row) < _when(first[who]):
                first[who] = row
    rows = []
    for who, earliest, latest, state, via, given in sorted(first.values(), key=lambda row: (*_when(row), order(row[0]))):
        sure = may = None
        if latest:
            sure = sum(1 for one in first.values() if one[2] and one[2] <= latest)
            may = sum(1 for one in first.values() if one[1] and one[1] <= latest)
        rows.append((who, earliest, latest, via, state, given.get("kind"), sure, may, given.get("records") or ()))
    columns = ("who", "earliest", "latest", "via", "state", "kind", "certainly", "at_most", "records")
    undated = sum(1 for row in rows if not row[1])
    label = (named(net)(node) or {})
    title = {"en": f"Who took up {label.get('en') or node}", "zh": f"谁采纳了{label.get('zh') or node}"}
    return Table(columns, rows, headings=_HEADINGS, title=title, labels=named(net),
                 note=said(_SAYS["diffusion"], _SAYS["planned"] if planned else _SAYS["working"], _SAYS["sources"],
                           rows=len(rows), undated=undated))


def uptake(net: nx.Graph, topic: Any, periods: Periods, years: Iterable[int], planned: bool = False) -> Table:
    """How many had taken a topic up by the end of each year.

    Parameters as in ``diffusion``. Gives a Table: ``year``, ``new`` (since the row before; in the first row: up to then),
    ``certainly``, ``at_most`` (may have), ``undated`` (tied to the topic by something without a date).
    """
    found = diffusion(net, topic, periods, planned)
    rows, before = [], 0
    for year in years:
        end = dt.date(year, 12, 31)
        sure = sum(1 for day in found.column("latest") if day and day <= end)
        may = sum(1 for day in found.column("earliest") if day and day <= end)
        rows.append((year, sure - before, sure, may, sum(1 for day in found.column("earliest") if not day)))
        before = sure
    return Table(("year", "new", "certainly", "at_most", "undated"), rows, headings=_HEADINGS, title=found.title,
                 note=found.note)


def _since(periods: Iterable[Period], planned: bool) -> tuple[dt.date | None, dt.date | None, str | None]:
    """The first day on which something may have stood, that on which it surely did, and the state at the beginning.

    What is called ongoing has no beginning that a source gives, so it dates nothing.
    """
    some = [p for p in periods if p.first > dt.date.min and p.state != ENDED and (planned or p.state not in PLANNED)]
    if not some:
        return None, None, None
    sure = min((p for p in some if p.certain), key=lambda p: p.first, default=None)
    may = min(some, key=lambda p: (p.first, not p.certain))
    return may.first, sure and sure.first, (sure or may).state


def _when(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The sort key of a take-up: by the day from which it is certain, then by the first possible day, undated last."""
    _, earliest, latest, _, via, given = row
    return (latest is None, latest or dt.date.max, earliest is None, earliest or dt.date.max, str(via), str(given.get("kind")))


_SAYS = {
    "growth": {"en": "Each row is the network on the last day of the year (of the last year: the last day that the data speak "
                     "of). "
                     "Counted is what certainly stood; a tie is the same when its ends, kind and mechanism are.",
               "zh": "每行为该年最后一日的网络（末年为数据所及的最后一日）。所计为确定存续者；两端、类别与机制相同即为同一联系。"},
    "at_most": {"en": "“At most” also counts what may have stood, since dates are given to the month or year only.",
                "zh": "“至多”另计可能存续者，因日期仅精确到月或年。"},
    "sources": {"en": "Growth of what sources report is not only growth of what there is: recent years are better covered.",
                "zh": "来源所报之增长不全是事物本身的增长：近年的覆盖更全。"},
    "compare": {"en": "{new} new, {ended} ended, {state} in another state, {same} as they were. A tie is the same when its ends, "
                      "kind and mechanism are.",
                "zh": "新增 {new} 条，终止 {ended} 条，状态改变 {state} 条，未变 {same} 条。两端、类别与机制相同即为同一联系。"},
    "diffusion": {"en": "{rows} in all, {undated} of them by something of which no such date is known. Each is counted once, "
                        "by the tie "
                        "that is certain first. Dated is the instrument: a topic may have come into it later.",
                  "zh": "共 {rows} 个，其中 {undated} 个所经事物无此类日期。各计一次，取最早确定的联系。所注日期为该机制的日期：议题可能在此后才纳入。"},
    "planned": {"en": "What was announced or negotiated counts as taking up.", "zh": "已宣布或谈判中者亦计为采纳。"},
    "working": {"en": "Taking up means signed, applied, working or running; what was only announced or negotiated does not "
                      "count.",
                "zh": "采纳指已签署、适用、运行或实施；仅宣布或谈判者不计。"},
}
_WORDS = {"new": {"en": "new", "zh": "新增", "word": "new"}, "ended": {"en": "ended", "zh": "终止", "word": "ended"},
          "state": {"en": "in another state", "zh": "状态改变", "word": "state"}}
_HEADINGS = {
    "year": {"en": "year", "zh": "年份"}, "nodes": {"en": "nodes", "zh": "节点数"}, "new_nodes": {"en": "new nodes", "zh": "新节点"},
    "gone_nodes": {"en": "nodes gone", "zh": "消失节点"}, "ties": {"en": "ties", "zh": "联系数"},
    "new_ties": {"en": "new ties", "zh": "新联系"}, "ended_ties": {"en": "ended ties", "zh": "终止联系"},
    "pairs": {"en": "tied pairs", "zh": "相连节点对"}, "nodes_at_most": {"en": "nodes at most", "zh": "节点至多"},
    "ties_at_most": {"en": "ties at most", "zh": "联系至多"}, "change": {"en": "change", "zh": "变化"},
    "source": {"en": "one", "zh": "一方"}, "target": {"en": "other", "zh": "另一方"}, "kind": {"en": "kind", "zh": "类别"},
    "via": {"en": "through", "zh": "经由"}, "state_before": {"en": "state before", "zh": "此前状态"},
    "state_after": {"en": "state after", "zh": "此后状态"}, "records": {"en": "records", "zh": "记录"},
    "who": {"en": "who", "zh": "采纳者"}, "earliest": {"en": "possibly since", "zh": "可能始于"},
    "latest": {"en": "surely since", "zh": "确定始于"}, "state": {"en": "state then", "zh": "当时状态"},
    "certainly": {"en": "surely by then", "zh": "届时确定"}, "at_most": {"en": "at most by then", "zh": "届时至多"},
    "new": {"en": "new", "zh": "新增"}, "undated": {"en": "undated", "zh": "无日期"},
}
