"""Dates as editors write them: a subset of EDTF (ISO 8601-2) and the days between which they lie.

``2025`` · ``2025-05-XX`` · ``2025-05-07`` · ``2025-Q4`` (our alias of EDTF season 36) · ``[a..b]`` one day between two
dates · ``a/b`` a period · ``a/..`` no end set · ``/..`` start unknown · ``ongoing`` neither start nor end given.
"""
from __future__ import annotations

import calendar
import datetime as dt
import re

from kg.errors import InvalidValue, clipped

FORMS = "2025, 2025-05-XX, 2025-05-07, 2025-Q4 or [2025-06-16..2025-12-31]"
_ONE_OF = re.compile(r"\[([^\[\]]+)\.\.([^\[\]]+)\]")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})-([0-9]{2}|XX))?")
# What spreadsheets and people make of a date: 2025/5/7, 2025-5-7, 2025年5月7日, 2025-05-07T00:00:00; 7.5.2025; 45784.
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})日?(?:[T ].*)?|月)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_SERIAL = re.compile(r"[2-7][0-9]{4}")


def bounds(text: str) -> tuple[dt.date, dt.date]:
    """First and last day on which a dated happening can lie.

    Raises ``InvalidValue`` with a sentence, and the nearest right form where it can be told.
    """
    if m := _ONE_OF.fullmatch(text):
        low, high = bounds(m[1]), bounds(m[2])
        if high[1] < low[0]:
            raise _backwards(text)
        return low[0], high[1]
    if m := _QUARTER.fullmatch(text):
        year, month = int(m[1]), 3 * int(m[2])
        return _day(year, month - 2, 1, text), _day(year, month, calendar.monthrange(year, month)[1], text)
    if m := _DAY.fullmatch(text):
        year = int(m[1])
        if m[2] is None:
            return _day(year, 1, 1, text), _day(year, 12, 31, text)
        month = int(m[2])
        if m[3] == "XX":
            first = _day(year, month, 1, text)
            return first, first.replace(day=calendar.monthrange(year, month)[1])
        return (_day(year, month, int(m[3]), text),) * 2
    raise InvalidValue(f"'{clipped(text)}' is not a date; write {FORMS}", f"“{clipped(text)}”不是日期；应写作 {FORMS}", _guess(text))


def _day(year: int, month: int, day: int, text: str) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise InvalidValue(f"'{clipped(text)}' is not a day of the calendar", f"日历中没有“{clipped(text)}”这一天") from None


def _backwards(text: str) -> InvalidValue:
    return InvalidValue(f"'{clipped(text)}' ends before it starts", f"“{clipped(text)}”的结束早于开始")


def _guess(text: str) -> str:
    """The form that a spreadsheet's or a person's version of a date most likely had, or nothing."""
    guess = ""
    if m := _YEAR_FIRST.fullmatch(text):
        guess = f"{m[1]}-{int(m[2]):02}-" + (f"{int(m[3]):02}" if m[3] else "XX")
    elif m := _DAY_FIRST.fullmatch(text):
        guess = f"{m[3]}-{int(m[2]):02}-{int(m[1]):02}"
    elif _SERIAL.fullmatch(text):  # days since the last of 1899, as spreadsheets count them
        guess = (dt.date(1899, 12, 30) + dt.timedelta(int(text))).isoformat()
    try:
        if guess:
            bounds(guess)
    except InvalidValue:
        return ""
    return guess


def period(text: str) -> dict[str, dt.date | bool]:
    """The bounds of a period as properties of the ontology.

    Keys are among earliestStart, latestStart, earliestEnd, latestEnd (days), openEnded and ongoing (true).
    Raises ``InvalidValue``.
    """
    if text == "ongoing":
        return {"ongoing": True, "openEnded": True}
    start, slash, end = text.partition("/")
    if not slash or not end or text == "../..":  # '/..' says: since an unknown day, no end set
        raise InvalidValue(f"'{clipped(text)}' is not a period; write 2025/2030, 2025-Q4/.. or ongoing",
                           f"“{clipped(text)}”不是时段；应写作 2025/2030、2025-Q4/.. 或 ongoing",
                           "ongoing" if text.lower() == "ongoing" else "")
    found: dict[str, dt.date | bool] = {}
    start, end = _part(text, 0, start), _part(text, 1, end)
    if start not in ("", ".."):
        found["earliestStart"], found["latestStart"] = bounds(start)
    if end == "..":
        found["openEnded"] = True
    else:
        found["earliestEnd"], found["latestEnd"] = bounds(end)
    if "latestEnd" in found and "earliestStart" in found and found["latestEnd"] < found["earliestStart"]:
        raise _backwards(text)
    return found


def _part(text: str, place: int, part: str) -> str:
    """One end of a period, or an error whose nearest value is the whole period with that end repaired."""
    if part in ("", ".."):
        return part
    try:
        bounds(part)
    except InvalidValue as e:
        if e.nearest:
            ends = text.split("/", 1)
            ends[place] = e.nearest
            raise InvalidValue(e.said.en, e.said.zh, "/".join(ends)) from None
        raise
    return part


def day(text: str) -> dt.date:
    """The one day that a text such as ``2025-12-31`` names; ``InvalidValue`` otherwise."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        guess = _guess(text)
        raise InvalidValue(f"'{clipped(text)}' is not a day; write it as 2025-12-31",
                           f"“{clipped(text)}”不是日期；应写作 2025-12-31", "" if "X" in guess else guess)
    return _day(int(text[:4]), int(text[5:7]), int(text[8:]), text)
