"""The timeline: every mechanism with a dated event as a bar of its states, by type."""
from __future__ import annotations

from collections import defaultdict

from kg.site import takeaway
from kg.site.facts import REGIONS
from kg.site.frame import Body, controls, heading
from kg.site.marks import axis, bar, chip, hatch, legend, sign, span, told
from kg.site.markup import esc, tag
from kg.site.site import Site
from kg.site.spells import QUERY
from kg.views.encoding import STAGES

MOST = 1_000
"""Mechanisms that the page draws at most."""


def body(site: Site) -> Body:
    """The timeline in one language."""
    facts = site.facts
    by_type: dict[str, list[str]] = defaultdict(list)
    shown = facts.some(facts.spells, MOST)
    for m in shown:
        by_type[facts.mechanism_types.get(m, "")].append(m)
    order = sorted(by_type, key=lambda t: (-len(by_type[t]), t))
    years = span(facts.day)
    bare = sum(m not in facts.spells for m in facts.mechanism_types)
    lead = site.say("timeline_lead", n=len(facts.spells), day=facts.day.isoformat(), a=years[0], bare=bare)
    top = tag("div", tag("span", "", class_="name"), axis(years), tag("span", "", class_="now"), class_="row years",
              aria_hidden="true")
    behind = [takeaway.Query(site.say("nav_timeline"), QUERY.strip())]
    parts = [heading(esc(site.say("nav_timeline")), esc(lead)), hatch(), _controls(site, order, by_type),
             takeaway.take(site, site.say("nav_timeline"), "timeline", behind, "bars", "main"),
             site.cut("mechanisms_cut", len(shown), len(facts.spells)), legend(site, unknown=False), top]
    for kind in order:
        mechanisms = sorted(by_type[kind], key=lambda m: (facts.spells[m][0].first, m))
        rows = "".join(_row(site, m) for m in mechanisms)
        title = tag("h2", site.text(kind) if kind else esc(site.say("no_type")), " ", tag("span", str(len(mechanisms)),
            class_="count"))
        parts.append(tag("section", title, tag("ol", rows, class_="bars"), data_kind=kind, class_="band"))
    return Body(site.say("nav_timeline"), "".join(parts), data={"take-data": takeaway.data(site, behind)},
                scripts=("timeline.js", takeaway.SCRIPT), description=lead)


def regions_of(site: Site, mechanism: str) -> list[str]:
    """The regions of a mechanism's parties other than the EU and its members' bodies."""
    found = {site.facts.region(p) for p, _ in site.facts.parties.get(mechanism, ()) if p != "org-eu"}
    return [r for r in REGIONS if r in found]


def _row(site: Site, m: str) -> str:
    found, day = site.facts.spells[m], site.facts.day
    now = site.facts.state(m)
    words = f"{site.label(m)}{site.colon}{told(site, found)}"
    return tag("li", tag("span", site.link(m), class_="name"), bar(site, found, day, words),
               tag("span", chip(site, now), class_="now"), data_stage=(now and now.stage) or "none",
               data_region=" ".join(regions_of(site, m)))


def _controls(site: Site, order: list[str], by_type: dict[str, list[str]]) -> str:
    kinds = "".join(tag("option", esc(f"{site.label(k) if k else site.say('no_type')} ({len(by_type[k])})"),
        value=k) for k in order)
    regions = "".join(tag("option", esc(site.say("region_" + r)), value=r) for r in REGIONS)
    stages = "".join(tag("label", tag("input", type="checkbox", value=k, checked=True, name="stage"), " ", sign(k), " ",
                         esc(site.say("stage_" + k))) for k in STAGES)
    return controls(site, tag("label", esc(site.say("type")) + " ", tag("select", tag("option", esc(site.say("all")), value=""),
        kinds, id="kind")),
               tag("label", esc(site.say("region")) + " ", tag("select", tag("option", esc(site.say("all")), value=""), regions,
                   id="region")),
               tag("fieldset", tag("legend", esc(site.say("states"))), stages),
               tag("button", esc(site.say("reset")), type="button", id="reset"))
