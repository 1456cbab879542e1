"""Research-ready tables: one row a party, mechanism, event, dyad-year, directed dyad-year or country-year.

    table(g, "dyad-year", eu="members")      a Table with typed columns
    codebook(g, "dyad-year")                 what each column means, generated from the ontology
    write(g, "dyad-year", "dyads.parquet")   the table and its codebook (dyads.codebook.csv) as files

``g`` is a knowledge graph; only ``g.store`` is read, ``g.clocks`` (a graph as known by a day covers nothing later) and, for
the codebook, ``g.digest``. ``eu`` says how the EU is counted:
as a *body* (``org-eu``), as its *members* on the day, or *both* ways (rows of org-eu beside rows of the member states, so
do not add them up). The choice stands in every row as ``eu_as``. Group members never become parties otherwise.
"""
from __future__ import annotations

import datetime as dt
import difflib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pyoxigraph as ox

from kg.errors import QueryError, UnknownName
from kg.research import listings, meanings, output, panels
from kg.research.columns import Column
from kg.research.facts import Facts
from kg.research.ties import EU_MODES
from kg.table import Table
from kg.words import Bilingual

FORMATS = output.FORMATS
_EXISTS = Bilingual(
    "A dyad-year exists when both parties exist on one same day of the year; a party of which the data do not say when it "
    "existed exists in all years. One row a dyad and year, also where nothing is shared.",
    "双方在该年内有同日并存之时，该对—年方存在；数据未说明存续期的参与方视为各年均存在。每对每年一行，无共同机制者亦有一行。")
_WHO = Bilingual(
    "Parties are countries, groups and organisations of which a usable record speaks as partners (or says that they were "
    "searched for). Areas, kinds of actor and open scopes decide nothing and have no rows. Mechanisms are those of this data "
    "set, the EU's digital diplomacy: zero says nothing about other treaties of the two.",
    "参与方为可用记录作为合作对象提及（或说明曾就其检索）的国家、集团与组织。区域、行为体类别与开放范围不作决定，故不列行。"
    "机制限于本数据集即欧盟数字外交的机制：零不涉及双方之间的其他条约。")
_TIE = Bilingual(
    "Two parties share a mechanism when usable participations put both into it in a role of taking part; a participation "
    "without dates counts for the whole life of the mechanism. One that lumps several arrangements ties its parties to the EU "
    "only. Two member states are not tied merely because both stand for the EU.",
    "可用参与记录以参与性角色将双方列入同一机制，即为共同参与；未注明日期的参与记录适用于机制全程。"
    "合称多项安排的机制仅使各方与欧盟相连；两个成员国不因同代表欧盟而相连。")
_OPEN = Bilingual("An open end stays open: what is in force stays in force in later years until an event ends it.",
                  "终点开放者持续开放：有效的机制在此后各年持续有效，直至有事件使其终止。")


class Graph(Protocol):
    """What is asked of a knowledge graph."""

    store: ox.Store


@dataclass(frozen=True)
class Kind:
    """One kind of table: title, columns, what one row is, its key, and the function that makes the rows of some years."""

    title: Bilingual
    columns: tuple[Column, ...]
    row: Bilingual
    key: str
    make: Callable[[Facts, str, range], list[tuple[Any, ...]]]
    rules: tuple[Bilingual, ...] = ()
    yearly: bool = True


def _last(facts: Facts, years: range) -> dt.date:
    return min(dt.date(years[-1], 12, 31), facts.covered_to)


TABLES: dict[str, Kind] = {
    "party": Kind(
        Bilingual("Parties", "参与方"), listings.PARTIES, Bilingual("One row a party.", "每个参与方一行。"), "party",
        lambda f, eu, ys: listings.parties(f, eu, _last(f, ys)), yearly=False),
    "mechanism": Kind(
        Bilingual("Mechanisms", "机制"), listings.MECHANISM, Bilingual("One row a mechanism.", "每个机制一行。"), "mechanism",
        lambda f, eu, ys: listings.mechanisms(f, eu, _last(f, ys)), yearly=False),
    "event": Kind(
        Bilingual("Events", "事件"), listings.EVENTS, Bilingual(
            "One row an event that may lie in the years, usable or not. The switch for the EU has no effect.",
            "每个可能位于所查年份内的事件一行，不论可用与否。欧盟计入方式对此无影响。"), "event",
        lambda f, eu, ys: listings.events(f, ys[0], ys[-1])),
    "dyad-year": Kind(
        Bilingual("Dyad-years", "对—年"), panels.DYADS, _EXISTS, "party1, party2, year", panels.dyad_years, (_WHO, _TIE, _OPEN)),
    "directed-dyad-year": Kind(
        Bilingual("Directed dyad-years", "有向对—年"), panels.DIRECTED, _EXISTS, "party1, party2, year",
        panels.directed_dyad_years, (_WHO, _TIE, _OPEN)),
    "country-year": Kind(
        Bilingual("Country-years", "国家—年"), panels.COUNTRIES, Bilingual(
            "One row a country or territory and year in which it exists, for all of them, examined or not.",
            "每个国家或地区在其存在的每一年一行，不论是否考察。"), "country, year", panels.country_years, (_TIE, _OPEN)),
}


def table(g: Graph, name: str, eu: str = "body", first_year: int | None = None, last_year: int | None = None,
          until: dt.date | None = None) -> Table:
    """A research table.

    Parameters: ``name`` is a key of ``TABLES``; ``eu`` is "body", "members" or "both"; the years run from that of the first
    dated event to the last covered one unless they are given (parties and mechanisms: ``last_year`` names the day for
    which they speak); ``until`` is the last day that counts as covered (left out: the day by which the graph was known, else
    that on which a source was last read).

    Cells are text, whole numbers, booleans, dates or None; several ids are joined by ``|``. The order of rows never changes.
    Raises ``UnknownName`` for another table, ``QueryError`` for an unusable switch or year.
    """
    known_at = getattr(g, "clocks", {}).get("known_at")
    if until is None and known_at is not None:
        until = dt.date.fromisoformat(known_at)
    kind, facts = _kind(name), Facts(g.store, until)
    if eu not in EU_MODES:
        raise QueryError(f"the EU is counted as {', '.join(EU_MODES)}; not as '{eu}'",
                         f"欧盟的计入方式为 {'、'.join(EU_MODES)}，不能是“{eu}”")
    years = _years(facts, kind, first_year, last_year)
    title = {"en": kind.title.en, "zh": kind.title.zh}
    return Table(tuple(c.name for c in kind.columns), kind.make(facts, eu, years), title,
                 note={"en": kind.row.en, "zh": kind.row.zh})


def codebook(g: Graph, name: str) -> Table:
    """The codebook of a research table: one row a column, after rows that say what one row of the table is."""
    kind = _kind(name)
    about = [("(row)", kind.row), ("(key)", Bilingual(kind.key, kind.key)), *(("(rule)", r) for r in kind.rules)]
    about += [(f"({clock})", Bilingual(day, day)) for clock, day in sorted(getattr(g, "clocks", {}).items())]
    return meanings.codebook(g.store, kind.columns, kind.title, about, getattr(g, "digest", ""))


def write(g: Graph, name: str, path: str | os.PathLike, **options: Any) -> tuple[Path, Path]:
    """Write a table (.csv or .parquet) and, beside it, its codebook; gives both paths.

    ``options`` are those of ``table``. Raises ``FileError`` too: for another ending, or if pyarrow is missing.
    """
    return output.write(path, table(g, name, **options), typed_columns(name), codebook(g, name))


def typed_columns(name: str) -> Sequence[Column]:
    """The columns of a research table with their types; ``UnknownName`` if there is no such table."""
    return _kind(name).columns


def _kind(name: str) -> Kind:
    if name not in TABLES:
        raise UnknownName("table", name, difflib.get_close_matches(name, TABLES, 3, 0.4) or tuple(TABLES))
    return TABLES[name]


def _years(facts: Facts, kind: Kind, first: int | None, last: int | None) -> range:
    if not kind.yearly and first is not None:
        raise QueryError("this table has no first year: it speaks for one day", "该表没有起始年份：其内容对应某一日")
    for year in (first, last):
        if year is not None and not (isinstance(year, int) and 1000 <= year <= 2999):
            raise QueryError(f"'{year}' is not a year; write it as 2028", f"“{year}”不是年份；应写作 2028")
    start = facts.covered_from if first is None else first
    end = facts.covered_to.year if last is None else last
    if kind.yearly and start > end:
        raise QueryError(f"the years end before they begin: {start} to {end}", f"年份的终点早于起点：{start} 至 {end}")
    return range(min(start, end), end + 1)


__all__ = ["FORMATS", "TABLES", "codebook", "table", "typed_columns", "write"]
