"""What the data cover and what they do not, and how they were made: every figure the answer to a kept question."""
from __future__ import annotations

from kg import layout
from kg.site import answers, overview
from kg.site.frame import Body, heading, section
from kg.site.markup import esc, items, tag
from kg.site.site import Site

PARTS = (("classes", ("claims-by-class",)), ("partners", ("counts-by-partner",)), ("sources", ("counts-by-source",)),
         ("years", ("counts-by-year",)), ("contradictions", ("contradictions",)), ("absences", ("absences",)),
         ("gaps", ("gaps",)), ("stale", ("stale",)))
METHOD = ("claims", "networks", "states", "groups", "cells", "languages", "quotes", "map")


def body(site: Site) -> Body:
    """The page in one language."""
    parts = [heading(esc(site.say("nav_coverage")), esc(site.say("coverage_lead", version=layout.VERSION,
        day=site.facts.day.isoformat()))),
             section(esc(site.say("method_title")), items([esc(site.say("method_" + k)) for k in METHOD], class_="prose"),
                 name="method")]
    parts.append(section(esc(site.say("coverage_figures")), overview.figures(site), name="figures"))
    for key, questions in PARTS:
        tables = []
        for name in questions:
            question = site.g.question(name)
            given = {"as_of": site.facts.day} if name == "stale" else {}
            tables.append(answers.shown(site, site.g.ask(name, **given), question.titles[site.lang], limit=60))
            asked = tag("a", esc(site.say("asked", name=question.titles[site.lang])), href=site.to(f"questions/{name}.html"))
            tables.append(tag("p", asked, class_="quiet"))
        parts.append(section(esc(site.say("coverage_" + key)), *tables, name=key))
    return Body(site.say("nav_coverage"), "".join(parts))
