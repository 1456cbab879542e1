"""The map page: an outline of land, a dot for each partner, and the ranked list beside it that says the same."""
from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.site import outline, spells, takeaway
from kg.site.facts import PARTIES, Facts
from kg.site.frame import Body, columns, heading, section
from kg.site.markup import esc, items, tag
from kg.site.site import Site, read

STAGES = ("on", "way", "off")
MOST = 500
"""Partners without a place on the map that its list names at most."""
FIRST_YEAR = 2015
"""The slider of days begins with the first day of this year."""
_LEAST, _PER_ROOT = 3.2, 3.4
"""Radius of a dot without mechanisms in force, and its growth by the square root of their number, in units of the picture."""


@dataclass(frozen=True)
class Spot:
    """A partner with its numbers of mechanisms by stage on the day of the site; ``at`` is None if it has no place."""

    party: str
    at: tuple[float, float] | None
    counts: tuple[int, int, int]


def stages(facts: Facts, day: dt.date) -> dict[str, str | None]:
    """The stage of every dated mechanism on a day (only certain states count)."""
    return {m: s.stage for m, its in facts.spells.items() if (s := spells.at(its, day))}


def counts(facts: Facts, party: str, on_day: Mapping[str, str | None]) -> tuple[int, int, int]:
    """Mechanisms of a party by stage: in force or operating, on the way, ended. ``on_day``: what ``stages`` gives."""
    found = Counter(on_day.get(m) for m in facts.mechanisms_of.get(party, ()))
    return found["on"], found["way"], found["off"]


def spots(facts: Facts) -> list[Spot]:
    """All partners outside the EU with a dated mechanism, most in force first, then on the way, then by id."""
    skipped = facts.members | {"org-eu", "group-eu-member-states"}
    found, now = [], stages(facts, facts.day)
    for party in facts.mechanisms_of:
        numbers = counts(facts, party, now)
        if party not in skipped and any(numbers) and party.startswith(("country-", "org-", "group-", "area-")):
            place = outline.places().get(party)
            found.append(Spot(party, outline.at(*place) if place else None, numbers))
    return sorted(found, key=lambda s: (-s.counts[0], -s.counts[1], -s.counts[2], s.party))


def days(facts: Facts) -> list[dt.date]:
    """The days that the slider offers: the first of each year, and the day of the site."""
    return [*(dt.date(y, 1, 1) for y in range(FIRST_YEAR, facts.day.year + 1)), facts.day]


def radius(on: int) -> float:
    """Radius of a dot: its area grows with the number in force."""
    return round(_LEAST + _PER_ROOT * math.sqrt(on), 1)


def body(site: Site) -> Body:
    """The page as ``kg.site.frame.page`` takes it; complete without scripts, which only add the choice of a day."""
    found = spots(site.facts)
    drawn, others = [s for s in found if s.at], [s for s in found if not s.at]
    day = site.facts.day.isoformat()
    choice = days(site.facts)
    each = [stages(site.facts, d) for d in choice]
    data = {"map-days": {
        "days": [d.isoformat() for d in choice],
        "counts": {s.party: [list(counts(site.facts, s.party, on_day)) for on_day in each] for s in drawn},
        "words": {"dot": site.say("map_dot"), "now": site.say("map_day_now"), "lead": site.say("map_lead")},
        "least": _LEAST, "root": _PER_ROOT}}
    lead = tag("span", esc(site.say("map_lead", day=day)), id="map-lead")
    behind = [takeaway.states(site), takeaway.Query(site.say("take_parties"), PARTIES)]
    data["take-data"] = takeaway.data(site, behind)
    main = heading(esc(site.say("map_title")), lead) + takeaway.take(
        site, site.say("map_title"), "map", behind, "map", "main") + tag(
        "div", tag("div", _days(site, choice), picture(site, drawn), _notes(site), class_="map-side"),
        tag("div", _ranking(site, drawn), class_="map-list"), class_="map-page") + _elsewhere(site, others)
    return Body(site.say("map_title"), main, data, ("map.js", takeaway.SCRIPT), ("map.css",), description=site.say("map_lead", day=day))


def picture(site: Site, drawn: list[Spot]) -> str:
    """Land and dots as SVG; small dots stand over large ones, and each leads to the page of its partner."""
    dots = "".join(_dot(site, s) for s in drawn)
    return tag("svg", shape("path", d=outline.land(), class_="land"), tag("g", dots, id="map-dots"), id="map",
               viewBox=f"0 0 {outline.WIDTH:g} {outline.HEIGHT:g}", role="group",
               aria_label=site.say("map_name", n=len(drawn)))


def _dot(site: Site, spot: Spot) -> str:
    on, way, off = spot.counts
    said = site.say("map_dot", name=site.label(spot.party), on=on, way=way, off=off)
    x, y = spot.at or (0, 0)
    circle = shape("circle", f"<title>{esc(said)}</title>", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{radius(on):g}",
                   class_="dot" if on else "dot none")
    address = site.page_of(spot.party)
    more = {"data_party": spot.party, "aria_label": said}
    return tag("a", circle, href=site.to(address), **more) if address else tag("g", circle, role="img", **more)


def shape(name: str, inside: str = "", **attributes: str) -> str:
    """An element of SVG, closed by an end tag of its own (inside SVG no element of HTML's parser is empty by itself)."""
    given = "".join(f' {k.rstrip("_")}="{esc(v)}"' for k, v in attributes.items())
    return f"<{name}{given}>{inside}</{name}>"


def _days(site: Site, choice: list[dt.date]) -> str:
    return tag("div", tag("label", esc(site.say("map_day")), for_="map-day"),
               tag("input", type="range", id="map-day", min=0, max=len(choice) - 1, value=len(choice) - 1, step=1,
                   aria_describedby="map-lead"),
               tag("output", esc(site.say("map_day_now", day=choice[-1].isoformat())), id="map-day-said", for_="map-day"), class_="row script")


def _ranking(site: Site, drawn: list[Spot]) -> str:
    heads = [esc(site.say(k)) for k in ("map_party", "map_on", "map_way", "map_off")]
    rows = [[tag("span", site.link(s.party), data_row=s.party),
             *(tag("span", str(n), class_="n", data_stage=stage) for stage, n in zip(STAGES, s.counts))] for s in drawn]
    return columns(heads, rows, caption=esc(site.say("map_caption", n=len(drawn))))


def _notes(site: Site) -> str:
    said = ("map_size", "map_members", "map_source")
    return items((esc(site.say(key, version="2.0.2")) for key in said), class_="map-notes")


def _elsewhere(site: Site, others: list[Spot]) -> str:
    if not others:
        return ""
    heads = [esc(site.say(k)) for k in ("body", "map_on", "map_way", "map_off")]
    rows = [[site.link(s.party), *(tag("span", str(n), class_="n") for n in s.counts)] for s in others[:MOST]]
    return section(esc(site.say("map_elsewhere")), tag("p", esc(site.say("map_elsewhere_lead"))), site.cut("map_cut", len(rows), len(others)),
                   columns(heads, rows, label=site.say("map_elsewhere")), name="elsewhere")


def files(facts: Facts) -> Iterator[tuple[str, str | bytes]]:
    """The script and the style of this page: address from the top of the site, and contents."""
    yield "assets/map.js", read("script/map.js")
    yield "assets/map.css", read("style/map.css")
