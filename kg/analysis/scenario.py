"""A what-if as a small file: a table of steps that an analyst edits in any spreadsheet, read with all of its faults.

A scenario is a CSV file (UTF-8, comma, heading first; the order of columns is free, only ``step`` and ``mechanism`` must
be there). One row is one step:

    step,mechanism,party,state,day,name,note
    add,mech-eu-bra-dp,Brazil|EU,active,2027-01-01,EU–Brazil Digital Partnership,
    add,mech-eu-lac-alliance,Canada,,2027-01-01,,joins what exists
    upgrade,mech-eu-kor-dta,,active,2027-03-01,,the agreement enters into force
    suspend,mech-eu-usa-ttc,,,2027-06-01,,
    remove,mech-ai-network,Kenya,,,,one participation only

* ``step``: add (a new mechanism with its parties, or parties to one that exists), remove (a mechanism, or a party from
  it), upgrade (a mechanism reaches a further state), suspend (a mechanism stops; a later upgrade takes it up again).
* ``mechanism``: id or name; a new one needs an id. ``party``: ids or names, joined by ``|``. ``state``: a state with or
  without ``state-``; what is added is in force (active) unless it says otherwise. ``day``: 2027-01-01, or empty: from the
  start. ``name``: what a new mechanism is called. ``note``: free text.

Two steps on the same thing are a sequence if both have a day and the days differ; otherwise they contradict each other.
"""
from __future__ import annotations

import csv
import datetime as dt
import difflib
import io
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from kg import dates
from kg.errors import DataError, Fault, FileError, InvalidValue, clipped
from kg.table import Table
from kg.words import Bilingual

STEPS = ("add", "remove", "upgrade", "suspend")
COLUMNS = ("step", "mechanism", "party", "state", "day", "name", "note")
STATES = ("state-announced", "state-mandated", "state-negotiating", "state-concluded", "state-signed", "state-provisional",
          "state-active")
"""The way that an instrument goes; an upgrade leads further along it."""
DAYS = (dt.date(1950, 1, 1), dt.date(2100, 12, 31))
"""The days of which a scenario may speak, unless the reader is told otherwise."""
_MOST = 1_000_000
_STEPS = 2_000


@dataclass(frozen=True)
class Step:
    """One step: what is done to which mechanism, whose participation, to which state, from which day; and its line."""

    line: int
    step: str
    mechanism: str
    parties: tuple[str, ...] = ()
    state: str | None = None
    day: dt.date | None = None
    name: str = ""
    note: str = ""


@dataclass(frozen=True)
class Scenario:
    """The steps of a scenario in the order in which they take effect, and the file that says so."""

    file: str
    steps: tuple[Step, ...]

    def fault(self, step: Step, column: str, message: Bilingual, value: str = "", nearest: str = "") -> Fault:
        """What is wrong with a step, with its place."""
        return Fault(self.file, step.line, column, message, value, nearest)

    def record(self, step: Step) -> str:
        """The id under which a step stands as the record of what it supposes."""
        return f"{self.file}:{step.line}"

    def table(self) -> Table:
        """The steps as a table."""
        rows = [(s.line, Bilingual(s.step, _STEP_ZH[s.step]), s.mechanism, s.parties, s.state, s.day, s.name, s.note)
                for s in self.steps]
        return Table(tuple(_HEADINGS), rows, {"en": f"Scenario {self.file}", "zh": f"情景 {self.file}"}, headings=_HEADINGS)

    def text(self, lang: str = "en") -> str:
        """The steps in words."""
        return self.table().text(lang)

    def _repr_html_(self) -> str:
        return self.table()._repr_html_()


def read(place: str | os.PathLike, within: tuple[dt.date, dt.date] = DAYS) -> Scenario:
    """The scenario of a CSV file.

    ``within``: first and last day that a step may name. Raises ``FileError`` if there is no such file or it is no UTF-8
    text, ``DataError`` with every fault (file, line, column, nearest right value).
    """
    path = Path(place)
    try:
        raw = path.read_bytes()
        if len(raw) > _MOST:
            raise FileError(f"'{clipped(path.name)}' is too large for a scenario (1 MB)",
                            f"“{clipped(path.name)}”过大，不是情景文件（1 MB）")
        text = raw.decode("utf-8-sig")
    except (OSError, ValueError) as e:
        if isinstance(e, UnicodeDecodeError):
            raise FileError(f"'{clipped(path.name)}' is not UTF-8 text; save it as CSV UTF-8",
                            f"“{clipped(path.name)}”不是UTF-8文本；请另存为“CSV UTF-8”") from None
        raise FileError(f"there is no scenario file '{clipped(path.name)}' here",
                        f"此处没有名为“{clipped(path.name)}”的情景文件") from None
    return parse(text, path.name, within)


def parse(text: str, file: str = "scenario.csv", within: tuple[dt.date, dt.date] = DAYS) -> Scenario:
    """The scenario of a text in the form of the file; see ``read``."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines: list[tuple[int, list[str]]] = []
    try:
        lines = [(rows.line_num, row) for row in rows if any(cell.strip() for cell in row)]
    except csv.Error as e:
        raise DataError([Fault(file, rows.line_num, "", Bilingual(f"not CSV: {e}", f"不是CSV：{e}"))]) from None
    if not lines:
        raise DataError([Fault(file, 1, "", Bilingual("the scenario is empty", "情景文件为空"))])
    if len(lines) > _STEPS + 1:  # each is held against each
        raise DataError([Fault(file, lines[_STEPS + 1][0], "", Bilingual(f"a scenario has at most {_STEPS:,} steps", f"情景至多 {_STEPS:,} 步"))])
    head = [cell.strip() for cell in lines[0][1]]
    if found := list(_heading(file, lines[0][0], head)):
        raise DataError(found)
    faults, steps = [], []
    for line, row in lines[1:]:
        cells = {column: cell.strip() for column, cell in zip(head, row)}
        wrong = list(_cells(file, line, cells, len(row) - len(head), within))
        faults += wrong
        if not wrong:
            steps.append(_step(line, cells))
    faults += [] if faults else contradictions(file, steps)
    if faults:
        raise DataError(faults)
    return Scenario(file, tuple(sorted(steps, key=lambda s: (s.day or dt.date.min, s.line))))


def _heading(file: str, line: int, head: list[str]) -> Iterator[Fault]:
    for column in ("step", "mechanism"):
        if column not in head:
            yield Fault(file, line, column, Bilingual("the column is missing", "缺少该列"),
                        nearest=next(iter(difflib.get_close_matches(column, head, 1)), ""))
    for place, column in enumerate(head):
        if column not in COLUMNS:
            known = ", ".join(COLUMNS)
            yield Fault(file, line, column, Bilingual(f"no column is called so; there are {known}",
                                                       f"没有此列；各列为 {known}"), column,
                        next(iter(difflib.get_close_matches(column, COLUMNS, 1)), ""))
        elif column in head[:place]:
            yield Fault(file, line, column, Bilingual("the column is there twice", "该列重复"), column)


def _cells(file: str, line: int, cells: Mapping[str, str], over: int, within: tuple[dt.date, dt.date]) -> Iterator[Fault]:
    """What is wrong with the cells of a row, looked at alone."""
    step, state, day = (cells.get(column, "") for column in ("step", "state", "day"))
    if over > 0:
        yield Fault(file, line, "", Bilingual("more cells than the heading has columns", "单元格数多于表头列数"))
    if step not in STEPS:
        yield Fault(file, line, "step", Bilingual(f"a step is one of {', '.join(STEPS)}", f"步骤只能是 {'、'.join(STEPS)}"), step,
                    next(iter(difflib.get_close_matches(step.lower(), STEPS, 1, 0.4)), ""))
    if not cells.get("mechanism"):
        yield Fault(file, line, "mechanism", Bilingual("the cell is empty", "单元格为空"))
    if state and _state(state) not in STATES:
        short = [one.removeprefix("state-") for one in STATES]
        yield Fault(file, line, "state", Bilingual(f"a state is one of {', '.join(short)}",
                                                   f"状态只能是 {'、'.join(short)}"), state,
                    next(iter(difflib.get_close_matches(state.lower().removeprefix("state-"), short, 1, 0.4)), ""))
    if step == "upgrade" and not state:
        yield Fault(file, line, "state", Bilingual("an upgrade says to which state it leads", "升级须说明所达到的状态"), nearest="active")
    if step in ("remove", "suspend") and state:
        yield Fault(file, line, "state", Bilingual(f"'{step}' leads to no state; leave the cell empty",
                                                   f"“{step}”不带状态；请留空"), state)
    if step in ("upgrade", "suspend") and cells.get("party"):
        yield Fault(file, line, "party", Bilingual(f"'{step}' concerns the whole mechanism; leave the cell empty, or remove and "
                                                   "add the party", f"“{step}”针对整个机制；请留空，或以移除与添加处理该方"),
                    cells["party"])
    if day:
        try:
            when = dates.day(day)
            if not within[0] <= when <= within[1]:
                yield Fault(file, line, "day", Bilingual(f"the day lies outside {within[0]} to {within[1]}",
                                                         f"日期不在 {within[0]} 至 {within[1]} 之内"), day,
                            str(min(max(when, within[0]), within[1])))
        except InvalidValue as e:
            yield Fault(file, line, "day", e.said, day, e.nearest)


def _step(line: int, cells: Mapping[str, str]) -> Step:
    parties = tuple(dict.fromkeys(one.strip() for one in cells.get("party", "").split("|") if one.strip()))
    day = cells.get("day")
    return Step(line, cells["step"], cells["mechanism"], parties, _state(cells["state"]) if cells.get("state") else None,
                dates.day(day) if day else None, cells.get("name", ""), cells.get("note", ""))


def _state(text: str) -> str:
    return "state-" + text.lower().removeprefix("state-")


def contradictions(file: str, steps: Iterable[Step]) -> list[Fault]:
    """Steps of which nothing says whether they come before or after an earlier one on the same thing; told once for each."""
    found: list[Fault] = []
    told: set[int] = set()
    for one, other in combinations(steps, 2):
        if other.line in told or one.mechanism != other.mechanism or (one.day and other.day and one.day != other.day):
            continue
        shared = sorted(set(one.parties) & set(other.parties))
        if one.parties and other.parties and not shared:
            continue
        what = ", ".join([one.mechanism, *map(str, shared)])
        if one.step == other.step:
            message = Bilingual(f"'{one.step}' stands on line {one.line} already for {what}",
                                f"第 {one.line} 行已对 {what} 执行“{one.step}”")
        else:
            message = Bilingual(f"contradicts line {one.line}: {one.step} and {other.step} of {what}; give both a day if one "
                                "follows the other",
                                f"与第 {one.line} 行矛盾：对 {what} 既“{one.step}”又“{other.step}”；若先后发生，请各注明日期")
        told.add(other.line)
        found.append(Fault(file, other.line, "step", message, other.step))
    return found


_STEP_ZH: Mapping[str, Any] = {"add": "添加", "remove": "移除", "upgrade": "升级", "suspend": "中止"}
_HEADINGS = {
    "line": {"en": "line", "zh": "行"}, "step": {"en": "step", "zh": "步骤"}, "mechanism": {"en": "mechanism", "zh": "机制"},
    "party": {"en": "party", "zh": "参与方"}, "state": {"en": "state", "zh": "状态"}, "day": {"en": "day", "zh": "日期"},
    "name": {"en": "name", "zh": "名称"}, "note": {"en": "note", "zh": "说明"},
}
