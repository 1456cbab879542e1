"""Two days side by side: which mechanisms are new, ended or in another state, and by which events."""
from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kg.site import answers, spells, takeaway
from kg.site.facts import Facts
from kg.site.frame import Body, heading, section
from kg.site.marks import sign
from kg.site.markup import esc, tag
from kg.site.site import Site
from kg.site.spells import plain
from kg.views.encoding import STAGE, STAGES

DAYS = (dt.date(2023, 1, 1), dt.date(2026, 6, 30))
KINDS = ("new", "ended", "changed")
MOST = 3_000
"""Mechanisms that the page compares at most: its scripts do it anew for every day that is chosen."""
SIGNS = {"new": "+", "ended": "−", "changed": "△"}


@dataclass(frozen=True)
class Change:
    """What became of a mechanism between two days: its certain state on each."""

    kind: str
    mechanism: str
    before: str | None
    after: str | None


def compared(facts: Facts) -> list[str]:
    """The mechanisms that the page compares: all, or where these are too many those with most claims."""
    return facts.some(facts.spells, MOST)


def changes(facts: Facts, first: dt.date, last: dt.date) -> list[Change]:
    """The mechanisms whose certain state differs between two days, new ones first.

    New: no certain state that has not ended before, one after. Ended: the other way round. Changed: both, not the same.
    """
    found = []
    for mechanism in sorted(compared(facts)):
        before, after = ((s := spells.at(facts.spells[mechanism], day)) and s.state for day in (first, last))
        was, now = (STAGE.get(s or "") in ("on", "way") for s in (before, after))
        if before != after and (was or now):
            kind = "changed" if was and now else "new" if now else "ended"
            found.append(Change(kind, mechanism, before, after))
    return sorted(found, key=lambda c: (KINDS.index(c.kind), c.mechanism))


def body(site: Site) -> Body:
    """The comparison in one language, of the two default days; scripts compute any others from the same spells."""
    first, last = (d.isoformat() for d in DAYS)
    found = changes(site.facts, *DAYS)
    log = site.g.ask("changes-between", from_day=first, to_day=last)
    behind = [takeaway.kept(site, "changes-between", {"from_day": first, "to_day": last}, from_day="from", to_day="to"),
              takeaway.kept(site, "states-on-day", {"as_of": first}, as_of="from"),
              takeaway.kept(site, "states-on-day", {"as_of": last}, as_of="to")]
    main = "".join([
        heading(esc(site.say("nav_compare")), esc(site.say("compare_lead"))), _controls(site, first, last),
        site.cut("mechanisms_cut", len(compared(site.facts)), len(site.facts.spells)),
        takeaway.take(site, site.say("nav_compare"), "compare", behind, "table", "changes"),
        tag("div", _summary(site, found, first, last), *(_table(site, k, [c for c in found if c.kind == k]) for k in KINDS),
            id="changes"),
        section(esc(site.say("log_title", a=first, b=last)), tag("p", esc(site.say("log_say")), class_="quiet"),
                answers.shown(site, log, site.say("log_name"), limit=1000), name="log")])
    return Body(site.say("nav_compare"), main, data={"compare": _data(site), "take-data": takeaway.data(site, behind)},
                scripts=("compare.js", takeaway.SCRIPT))


def _controls(site: Site, first: str, last: str) -> str:
    boxes = "".join(tag("label", esc(site.say(k)) + " ", tag("input", type="date", id=k, value=v, min="1990-01-01",
        max="2099-12-31"))
                    for k, v in (("from", first), ("to", last)))
    return tag("form", boxes, class_="controls script", id="controls")


def _summary(site: Site, found: list[Change], first: str, last: str) -> str:
    numbers = {k: sum(c.kind == k for c in found) for k in KINDS}
    return tag("p", esc(site.say("compare_sum", a=first, b=last, **numbers)), class_="notice", id="sum", role="status")


def _table(site: Site, kind: str, found: list[Change]) -> str:
    place = {m: i for i, m in enumerate(site.ordered(c.mechanism for c in found))}
    found = sorted(found, key=lambda c: (STAGES.index(STAGE[c.after]) if c.after else len(STAGES), place[c.mechanism]))
    rows = "".join(tag("tr", tag("th", tag("span", SIGNS[kind], class_=f"delta {kind}", aria_hidden="true"), " ",
        site.link(c.mechanism), scope="row"),
                       tag("td", _state(site, c.before)), tag("td", _state(site, c.after)), data_id=c.mechanism) for c in found)
    head = "".join(tag("th", esc(site.say(k)), scope="col") for k in ("mechanism", "before", "after"))
    caption = tag("caption", esc(site.say("change_" + kind)), " ", tag("span", str(len(found)), class_="count"))
    return tag("div", f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>", class_="scroll changes",
               tabindex="0", role="region", aria_label=site.say("change_" + kind), data_kind=kind)


def _state(site: Site, state: str | None) -> str:
    return tag("span", sign(STAGE[state]), " ", site.text(state), class_=f"chip {STAGE[state]}") if state else \
        tag("span", esc(site.say("not_yet")), class_="quiet")


def _data(site: Site) -> dict:
    its = {m: site.facts.spells[m] for m in compared(site.facts)}
    return {"days": [d.isoformat() for d in DAYS], "stages": STAGE, "spells": {m: plain(s) for m, s in its.items()},
            "order": site.ordered(its), "stageOrder": list(STAGES), "signs": SIGNS, "marks": {"on": "●", "way": "○", "off": "✕"},
            "names": {m: [site.label(m), site.to(f"thing/{m}.html")] for m in its},
            "states": {s: site.label(s) for s in STAGE},
            "words": {"sum": site.say("compare_sum"), "unknown": site.say("not_yet")}}
