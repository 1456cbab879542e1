"""When things stand: stretches of days in a state, certain or possible, and what of a network stands in a window of time.

A period says that a mechanism or package was in a state from one day to another, both included. *Certain* and *possible*
are two answers: a date that a source gives as "2023" makes the state certain from 31 December 2023 on and possible from
1 January. Nothing here mixes them: whoever wants what may have stood says ``possible=True`` and the receipt says so.
"""
from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import networkx as nx

from kg import dates
from kg.errors import InvalidValue, NetworkError
from kg.network.filters import Verdict, keep, tied
from kg.network.receipts import switched, ties

ENDED = "state-ended"


class Period(NamedTuple):
    """A stretch of days, both ends included, in which something was in a state (None: a package that runs)."""

    first: dt.date
    last: dt.date
    state: str | None = None
    certain: bool = True

    def meets(self, first: dt.date, last: dt.date) -> bool:
        """Whether it has a day in common with a window."""
        return self.first <= last and first <= self.last


Periods = Mapping[str, Sequence[Period]]
"""The periods of each mechanism and package; one without any has no dated event. Other ids have no say."""


def within(net: nx.Graph, periods: Periods, first: dt.date | str, last: dt.date | str | None = None,
           possible: bool = False) -> nx.Graph:
    """A new graph of the ties that stand on some day of a window.

    Parameters: ``first`` and ``last`` are days (ISO text or ``date``), both included; without ``last`` the window is the
    one day. A tie stands while the mechanism or package that makes it (its ``via``, or an end) is in a state that has not
    ended: certainly, or with ``possible=True`` also possibly. Ties carry the state of the last day of the window.

    What does not stand is in the receipt with its reason, as are the window and whether possible states count.
    Raises ``NetworkError`` for a day that is none, or a window that ends before it begins.
    """
    begin = _day(first)
    end = begin if last is None else _day(last)
    if end < begin:
        raise NetworkError(f"the window ends on {end}, before it begins on {begin}", f"时间窗口的终点 {end} 早于起点 {begin}")
    verdicts = {name: _verdict(some, begin, end, possible) for name, some in periods.items()}
    new = tied(keep(net, verdicts, code="not-standing", as_of=None if begin != end else end))
    for u, v, _, given in ties(new):
        made = [given["via"]] if periods.get(given.get("via")) else [node for node in (u, v) if periods.get(node)]
        states = {state_on(periods[name], end) for name in made}
        if made:
            given["state"] = states.pop() if len(states) == 1 else None
    span = f"{begin}" if begin == end else f"{begin}/{end}"
    return switched(new, "window", f"ties that {'may stand' if possible else 'certainly stand'} in {span}",
                    f"在 {span} {'可能' if possible else '确定'}存续的联系")


def state_on(periods: Sequence[Period], day: dt.date) -> str | None:
    """The certain state on a day, else a possible one, else None."""
    found = [p for p in periods if p.first <= day <= p.last]
    certain = [p.state for p in found if p.certain]
    return certain[-1] if certain else found[0].state if found else None


def standing(periods: Sequence[Period], first: dt.date, last: dt.date, possible: bool = False) -> bool:
    """Whether something is in a state that has not ended on some day of a window, certainly (or at least possibly)."""
    return any(p.meets(first, last) for p in periods if p.state != ENDED and (p.certain or possible))


def _verdict(periods: Sequence[Period], first: dt.date, last: dt.date, possible: bool) -> Verdict:
    if standing(periods, first, last, possible):
        return True, "", ""
    span = f"{first}" if first == last else f"{first}/{last}"
    if not periods:
        return False, "no dated event: its state is not known", "无有日期的事件：状态不明"
    if any(p.meets(first, last) for p in periods if not p.certain and p.state != ENDED):
        return False, f"in {span} it may stand, but not for certain", f"在 {span} 可能存续但不确定"
    if any(p.meets(first, last) for p in periods if p.state == ENDED):
        return False, f"in {span} it has ended", f"在 {span} 已终止"
    return False, f"in {span} it does not stand", f"在 {span} 不存续"


def _day(value: dt.date | str) -> dt.date:
    try:
        return value if isinstance(value, dt.date) else dates.day(str(value))
    except InvalidValue as error:
        raise NetworkError(error.said.en, error.said.zh) from None
