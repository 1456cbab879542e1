"""Switches that change what a network means: planned or actual, how binding, with or without direction.

Each gives a new graph and says in its receipt that it was used; what it leaves out is counted there. None is on unless
somebody turns it.
"""
from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import networkx as nx

from kg.errors import NetworkError
from kg.network.filters import leave_out
from kg.network.receipts import balanced, receipt, switched, ties
from kg.table import Table
from kg.words import Bilingual

PLANNED = ("state-announced", "state-mandated", "state-negotiating", "state-concluded")
"""States in which nothing is signed, applied or working yet."""
OVER = ("state-ended",)
NOT_YET = ("modality-planned", "modality-dropped")
"""Kinds of claim that say of a tie that it is not so: intended, or given up."""
_TABLE = Path(__file__).parent / "bindingness.csv"
_LEVELS = Path(__file__).parent / "bindingness-levels.csv"


def actual(net: nx.Graph, modalities: Mapping[str, str] | None = None) -> nx.Graph:
    """A new graph of what is so: without ties that are only planned, and without those that have ended.

    A tie is planned if its mechanism is announced, authorised, negotiated or concluded without a signature, or if one of
    its records or its package says that it is planned or dropped. Signed counts as actual: the parties are bound not to
    defeat what they signed (Vienna Convention on the Law of Treaties 1969, Art. 18).

    Parameters: ``modalities`` gives the modality of records and packages (``modality-planned``); one without is actual.
    A tie of which no state is known and for which no modality is given cannot be shown to be actual; it is left out under
    a reason of its own. All nodes stay.
    """
    given_as = modalities or {}
    gone = []
    for u, v, key, given in ties(net):
        state = given.get("state")
        said = [given_as[name] for name in (given.get("via"), *given.get("records", ())) if name in given_as]
        if set(said) & {*NOT_YET}:
            why = ("planned", "its record says planned or dropped", "其记录称计划中或已放弃")
        elif state in PLANNED:
            why = ("planned", f"nothing is signed or working yet ({state.removeprefix('state-')})",
                   "尚未签署或运行")
        elif state in OVER:
            why = ("ended", "it has ended", "已终止")
        elif state is None and not said:
            why = ("state-unknown", "no state is known", "状态不明")
        else:
            continue
        gone.append(((u, v, key), why))
    return switched(leave_out(net, gone, {}), "actual", "only what is so, not what is planned", "仅含已成事实者，不含计划")


def undirected(net: nx.Graph) -> nx.Graph:
    """A new graph without direction: a tie from a to b and one from b to a are two ties of one pair."""
    new = nx.MultiGraph()
    new.graph.update(net.graph)
    new.graph["receipt"] = receipt(net)
    new.add_nodes_from((node, dict(given)) for node, given in net.nodes(data=True))
    for u, v, _, given in ties(net):
        new.edges[u, v, new.add_edge(u, v)].update(given)
    return switched(balanced(new), "undirected", "direction is put aside", "不计方向")


@dataclass(frozen=True)
class Level:
    """One step of the scale of bindingness: its number (7 binds most), its name, and why it stands there."""

    number: int
    name: Bilingual
    source: Bilingual


@cache
def levels() -> dict[tuple[str, str], Level]:
    """The level of each form of instrument in each state."""
    with _LEVELS.open(encoding="utf-8", newline="") as rows:
        return {(row["form"], state): Level(int(row["level"]), Bilingual(row["en"], row["zh"]),
                                            Bilingual(row["source_en"], row["source_zh"]))
                for row in csv.DictReader(rows) for state in row["states"].split("|")}


@cache
def forms() -> dict[str, str]:
    """The form of each type of mechanism: treaty, act, commitment, exchange, activity or intention."""
    with _TABLE.open(encoding="utf-8", newline="") as rows:
        return {row["type"]: row["form"] for row in csv.DictReader(rows)}


def level(kind: str | None, state: str | None) -> Level | None:
    """How binding a mechanism of a type is in a state; None where the type is not on the scale or the state not known.

    Raises ``NetworkError`` for a state that is none.
    """
    form = forms().get(kind or "")
    if form is None or state is None:
        return None
    known = levels()
    if (form, state) not in known:
        states = sorted({one for _, one in known})
        raise NetworkError(f"'{state}' is no state; there are: {', '.join(states)}", f"“{state}”不是状态；现有：{'、'.join(states)}")
    return known[form, state]


def weighted(net: nx.Graph, kinds: Mapping[str, str]) -> nx.Graph:
    """A new graph whose ties carry how binding their mechanism is: ``bindingness`` from 0 to 7, None where not known.

    Parameters: ``kinds`` gives the type of each mechanism (``mech-eu-jpn-dp`` → ``type-digital-partnership``); a tie's
    mechanism is its ``via``, else the end that has a type. The scale is this project's judgement, kept with its reasons
    in ``bindingness.csv`` and ``bindingness-levels.csv``, after the obligation dimension of legalisation (Abbott et al.
    2000). It is an order: 6 binds more than 3, not twice as much. Compare and take best or worst; do not add.
    """
    new = net.copy()
    new.graph["receipt"] = receipt(net)
    unknown = 0
    for u, v, _, given in ties(new):
        name = next((one for one in (given.get("via"), u, v) if one in kinds), None)
        found = level(kinds.get(name), given.get("state"))
        given["bindingness"] = None if found is None else found.number
        unknown += found is None
    en = "ties weighed by how binding their mechanism is (0 to 7, an order; the project's judgement)"
    zh = "联系按其机制的约束力加权（0 至 7，为次序；系本项目的判断）"
    if unknown:
        en, zh = f"{en}; not on the scale: {unknown}", f"{zh}；不在量表内：{unknown} 条"
    return switched(balanced(new), "bindingness", en, zh)


def scale() -> Table:
    """The scale of bindingness as a table, what binds most first: level, name, types of mechanism, states, why."""
    with _LEVELS.open(encoding="utf-8", newline="") as rows:
        found = [(int(row["level"]), Bilingual(row["en"], row["zh"]),
                  tuple(kind for kind, form in forms().items() if form == row["form"]), tuple(row["states"].split("|")),
                  Bilingual(row["source_en"], row["source_zh"])) for row in csv.DictReader(rows)]
    return Table(("level", "name", "types", "states", "source"), sorted(found, key=lambda row: (-row[0], row[1], row[2])),
                 title={"en": "How binding: the scale", "zh": "约束力量表"}, headings=_HEADINGS,
                 note={"en": "An order, judged by this project after the obligation dimension of legalisation (Abbott et al. "
                             "2000): "
                             "7 binds more than 3, not a number of times as much.",
                       "zh": "此为次序，由本项目依“法律化”的义务维度（Abbott 等 2000）判断：7 的约束力强于 3，但并非其若干倍。"})


_HEADINGS = {
    "level": {"en": "level", "zh": "等级"}, "name": {"en": "what it is", "zh": "含义"},
    "types": {"en": "types of mechanism", "zh": "机制类型"}, "states": {"en": "states", "zh": "状态"},
    "source": {"en": "why", "zh": "理由"},
}
