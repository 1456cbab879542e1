"""Panels: one row a dyad and year, one row a directed dyad and year, one row a country and year.

A dyad-year exists when both parties exist on one same day of the year. What stands in it is counted on ``day``: the last
day of the year on which both exist and which the sources can speak of.
"""
from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from kg.research.columns import COUNTS, COVERED, EU_SWITCH, YEAR, Column
from kg.research.counts import NOTHING, UNKNOWN, counted, in_force_on
from kg.research.facts import EU, Facts
from kg.research.spans import Span, year_span
from kg.research.ties import alone, pairs, units
from kg.words import Bilingual

Row = tuple[Any, ...]
DAY = Column("day", "day", Bilingual(
    "The day on which states are looked at: the last day of the year on which the row's parties exist and that is not later "
    "than the day on which a source was last read.",
    "考察状态之日：该年内各方均存在、且不晚于来源最后查阅日的最后一日。"))
_ISO = {n: Column(f"{n}_iso3", "text", Bilingual(f"ISO 3166-1 alpha-3 code of {n}; empty for bodies and groups.",
                                                 f"{n} 的ISO 3166-1三位字母代码；机构与集团为空。"), "dpn:iso3166Alpha3")
        for n in ("party1", "party2")}
_SENDER = {
    False: (Bilingual("The party of the pair whose id comes first in the alphabet.", "一对中标识按字母顺序在前的一方。"),
            Bilingual("The other party.", "另一方。")),
    True: (Bilingual("The first party of the ordered pair.", "有序对中的第一方。"),
           Bilingual("The second party of the ordered pair; the values are those of the undirected pair.",
                     "有序对中的第二方；各值与无向对相同。")),
}


def _dyad_columns(directed: bool) -> tuple[Column, ...]:
    one, other = _SENDER[directed]
    return (Column("party1", "id", one, "dpn:Party"), _ISO["party1"], Column("party2", "id", other, "dpn:Party"),
            _ISO["party2"], YEAR, EU_SWITCH, DAY, COVERED, *COUNTS)


DYADS, DIRECTED = _dyad_columns(False), _dyad_columns(True)
COUNTRIES = (
    Column("country", "id", Bilingual("The country or territory; org-eu stands here too where the EU is counted as a body.",
                                      "国家或地区；欧盟作为一方计入时，org-eu 亦列于此。"), "dpn:Country"),
    Column("iso3", "text", term="dpn:iso3166Alpha3"), YEAR, EU_SWITCH, DAY, COVERED,
    Column("examined", "boolean", Bilingual(
        "Whether any usable record speaks of it as a partner, or says that it was searched for. Where not, all counts are "
        "empty: nobody has looked.", "是否有可用记录将其作为合作对象提及，或说明曾就其检索。若否，各计数均为空：尚无人考察。")),
    Column("is_eu_member", "boolean", Bilingual("Whether it is certainly a member of the EU on `day`.",
                                                "在 day 当日是否确定为欧盟成员国。"), "dpn:Membership"),
    *COUNTS,
    Column("n_with_eu", "integer", Bilingual(
        "Mechanisms in force on `day` in which it takes part itself and the EU takes part as a body; empty for the EU itself.",
        "在 day 当日有效、其自身与欧盟（作为一方）均参与的机制数目；欧盟自身为空。"), unit=Bilingual("mechanisms", "个机制")),
    Column("n_partners", "integer", Bilingual(
        "Different parties with which it shares a mechanism in force on `day`.", "在 day 当日与其共同参与有效机制的不同参与方数目。"),
        unit=Bilingual("parties", "个参与方")),
    Column("groups", "ids", Bilingual("Groups of which it is certainly a member on `day`.", "在 day 当日确定为其成员的集团。"),
           "dpn:inGroup"),
)


def dyad_years(facts: Facts, eu: str, years: range) -> list[Row]:
    """Undirected dyad-years in order of party1, party2 and year; empty pairs have rows too."""
    tied, found = pairs(facts, eu), []
    iso = {p: facts.first(p, "iso3166Alpha3") for p in facts.parties}
    for one, other in combinations(units(facts, eu), 2):
        both = facts.existence[one].common(facts.existence[other])
        if both is None:
            continue
        ways = tied.get((one, other))
        switch = "body" if eu == "body" or (eu == "both" and EU in (one, other)) else "members"
        for year, window, covered in _windows(facts, both, years):
            cells = UNKNOWN if not covered else counted(facts, ways, window) if ways else NOTHING
            found.append((one, iso[one], other, iso[other], year, switch, window.last, covered, *cells))
    return found


def directed_dyad_years(facts: Facts, eu: str, years: range) -> list[Row]:
    """Each dyad-year twice, once in either order, with equal values."""
    rows = dyad_years(facts, eu, years)
    rows += [(other, iso_other, one, iso_one, *rest) for one, iso_one, other, iso_other, *rest in rows]
    return sorted(rows, key=lambda r: (r[0], r[2], r[4]))


def country_years(facts: Facts, eu: str, years: range) -> list[Row]:
    """Country-years in order of id and year, for every country of the data, examined or not."""
    mine, partners = alone(facts, eu), _partners(facts, eu)
    with_eu = {one if other == EU else other: ways
               for (one, other), ways in pairs(facts, "body").items() if EU in (one, other)}
    who = sorted(p for p, kind in facts.parties.items() if kind == "Country" or (p == EU and eu != "members"))
    found = []
    for country in who:
        iso = facts.first(country, "iso3166Alpha3")
        switch = "body" if eu == "body" or country == EU else "members"
        standing = switch == "members" and country in facts.eu_members
        examined = country in facts.examined or standing
        for year, window, covered in _windows(facts, facts.existence[country], years):
            day = window.last
            head = (country, iso, year, switch, day, covered, examined, facts.is_eu_member(country, day))
            groups = "|".join(sorted({m.group for m in facts.memberships.get(country, ()) if day in m.span})) or None
            if not (covered and examined):
                found.append((*head, *UNKNOWN, None, None, groups))
                continue
            met = sum(1 for _, ways in partners.get(country, ()) if in_force_on(facts, ways, day))
            shared = None if country == EU else len(in_force_on(facts, with_eu.get(country, {}), day))
            found.append((*head, *counted(facts, mine.get(country, {}), window), shared, met, groups))
    return found


def _partners(facts: Facts, eu: str) -> dict[str, list[tuple[str, dict]]]:
    found: dict[str, list[tuple[str, dict]]] = {}
    for (one, other), ways in pairs(facts, eu).items():
        found.setdefault(one, []).append((other, ways))
        found.setdefault(other, []).append((one, ways))
    return found


def _windows(facts: Facts, existence: Span, years: range) -> Iterator[tuple[int, Span, bool]]:
    """Each year in which something exists, with its days that the sources can speak of (or all, where they cannot)."""
    known = Span(dt.date(facts.covered_from, 1, 1), facts.covered_to)
    for year in years:
        window = existence.common(year_span(year))
        if window is not None:
            spoken = window.common(known)
            yield year, spoken or window, spoken is not None

