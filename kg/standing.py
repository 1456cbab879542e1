"""What stands on a day: the state of mechanisms and packages, and which rows of a network rest on it."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.claims import Claims
from kg.names import Names
from kg.table import Table


@dataclass(frozen=True)
class Standing:
    """What stands on a day: ``states`` by mechanism or package, and ``verdicts`` (stays, why not in both languages)."""

    states: Mapping[str, str]
    verdicts: Mapping[str, tuple[bool, str, str]]


def on_day(day: str, states_on_day: Table, windows_on_day: Table, names: Names, possible: bool = False) -> Standing:
    """What stands on a day, from the answers to the questions ``states-on-day`` and ``windows-on-day`` of that day.

    A mechanism stays if it is certainly in a state that has not ended (with ``possible``: or may be in one), a
    package if it surely runs, is called ongoing or has begun with no end set (with ``possible``: or may run).
    """
    states: dict[str, str] = {}
    verdicts: dict[str, tuple[bool, str, str]] = {}
    for row in states_on_day.records():
        thing, state = row["mechanism"], row["state"]
        stays = state != "state-ended" and (row["certainty"] == "certain" or possible)
        if thing not in states or row["certainty"] == "certain":
            states[thing] = state
        if not verdicts.get(thing, (False,))[0]:
            label = names.label(state) or {"en": state, "zh": state}
            verdicts[thing] = (stays, *_not_standing(label, row["certainty"], day))
    for row in windows_on_day.records():
        if row["window"] == "window-main":
            stays = row["status"] in ("surely", "ongoing", "started") or (possible and row["status"] == "possibly")
            verdicts[row["record"]] = (stays, f"its time window does not surely include {day}", f"其时间窗口未必包含{day}")
    for thing in names.tagged:
        if thing.startswith("mech-") and thing not in verdicts:
            verdicts[thing] = (False, f"no dated event by {day}: its state is not known", f"截至{day}无有日期的事件：状态不明")
    return Standing(states, verdicts)


def evidenced(table: Table, claims: Claims, standing: Standing | None) -> Table:
    """The rows of a network question with the passages and confidence of all their records, and the state."""
    records = [i for i, c in enumerate(table.columns) if c.startswith("record")]
    ends = [i for i, c in enumerate(table.columns) if c in ("via", "source", "target")]
    states = standing.states if standing else {}
    known: dict[object, tuple[tuple[str, ...], str | None] | None] = {None: None}
    rows = []
    for row in table.rows:
        passages: tuple[str, ...] = ()
        levels: tuple[str, ...] = ()
        for i in records:
            record = row[i]
            if record not in known:
                known[record] = claims.evidence(record) if isinstance(record, str) else None
            if found := known[record]:
                passages += found[0]
                if found[1]:
                    levels += (found[1],)
        state = None
        for i in ends:
            if (state := states.get(row[i])) is not None:
                break
        rows.append((*row, passages, levels, state))
    return Table((*table.columns, "passages_all", "confidence_all", "state"), rows, table.title)


def _not_standing(state: Mapping[str, str], certainty: str, day: str) -> tuple[str, str]:
    """Why ties of a mechanism are left out on a day."""
    if certainty == "possible":
        return (f"on {day} it is not certain: {state['en'].lower()}", f"{day}时尚不确定：{state['zh']}")
    return f"on {day} its state is: {state['en'].lower()}", f"{day}时的状态为：{state['zh']}"
