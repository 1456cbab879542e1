"""What a thing is tied to: technologies and task areas with their routes, parties with their roles, every other tie."""
from __future__ import annotations

from collections import defaultdict

from kg.site.frame import section
from kg.site.marks import chip
from kg.site.markup import esc, items, tag
from kg.site.site import LINKS, Site

ROUTES = 40
"""How many mechanisms and packages that tie two things a page names at most."""
_SHOWN_ELSEWHERE = "role-"


def topics(site: Site, thing: str) -> str:
    """For a partner: technologies and task areas, each with what ties it; for a technology or task area: the partners."""
    mine = site.facts.routes.get(thing)
    if not mine:
        return ""
    rows = []
    for other in sorted(mine, key=lambda o: (-len(mine[o]), o))[:LINKS]:
        via = list(mine[other])
        routes = items([*(f"{site.link(v)} {_firm(site, v)}" for v in via[:ROUTES]),
                        *([esc(site.say("links_cut", n=f"{len(via) - ROUTES:,}"))] if len(via) > ROUTES else [])], class_="plain")
        rows.append(tag("tr", tag("th", site.link(other), scope="row"), tag("td", routes), id=f"with-{other}"))
    partner = thing.partition("-")[0] not in ("tech", "task", "topic")
    title = site.say("topics_title" if partner else "partners_title", n=len(mine))
    head = tag("tr", tag("th", esc(site.say("topic" if partner else "partner")), scope="col"), tag("th",
        esc(site.say("through")), scope="col"))
    return section(esc(title), site.cut("things_cut", len(rows), len(mine)), tag("table", tag("thead", head), tag("tbody", *rows), class_="routes"), name="topics")


def _firm(site: Site, via: str) -> str:
    if via.startswith("mech-"):
        return chip(site, site.facts.state(via))
    return tag("span", esc(site.say("together")), class_="chip none")


def parties(site: Site, thing: str) -> str:
    """For a mechanism its parties by role; for a party the mechanisms that name it, with their states."""
    if thing in site.facts.parties:
        roles: dict[str, list[str]] = defaultdict(list)
        for party, role in site.facts.parties[thing]:
            roles[role].append(party)
        rows = [tag("dt", site.text(r)) + tag("dd", site.links(ps)) for r, ps in sorted(roles.items())]
        return section(esc(site.say("parties_title")), tag("dl", *rows, class_="particulars"), name="parties")
    found = site.facts.mechanisms_of.get(thing, ())
    if not found:
        return ""
    bare = [m for m in found if m not in site.facts.spells]
    return section(esc(site.say("undated_title", n=len(bare))), items([site.link(m) for m in bare[:LINKS]], class_="plain two"), site.cut("things_cut", min(len(bare), LINKS), len(bare)),
        name="undated") if bare else ""


def ties(site: Site, thing: str) -> str:
    """All other neighbours of the knowledge network, by kind of tie."""
    near = site.facts.near.get(thing, {})
    rows = []
    for kind in sorted(near, key=lambda k: (k.lstrip("<"), k)):
        bare = kind.lstrip("<")
        if bare.startswith(_SHOWN_ELSEWHERE) and thing in site.facts.parties:
            continue
        if bare.startswith(_SHOWN_ELSEWHERE) and thing in site.facts.mechanisms_of:
            continue
        name = _relation(site, bare)
        if kind.startswith("<"):
            name = site.say("passive", name=name)
        rows.append(tag("dt", esc(name)) + tag("dd", site.links(list(near[kind]))))
    if not rows:
        return ""
    said = tag("p", esc(site.say("ties_arrow")), class_="quiet") if any(k.startswith("<") for k in near) else ""
    return section(esc(site.say("ties_title")), said, tag("dl", *rows, class_="particulars"), name="ties")


def _relation(site: Site, kind: str) -> str:
    """The label of a kind of tie in the reader's language."""
    word = site.g.label(kind) if kind else None
    if word:
        return word.get(site.lang) or word.get("en") or kind
    return site.label(kind) if kind else site.say("tie")
