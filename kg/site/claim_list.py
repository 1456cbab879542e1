"""Claims on a page: each with its date, confidence, review and passages; what contradicts it stands beside it."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.site.markup import esc, mixed, outward, spoken, tag, web
from kg.site.site import Site

FOLDED = 40
"""A group of more claims than this is folded when the page opens."""
MOST = 500
"""How many claims of a kind a page holds at most."""


def groups(site: Site, thing: str, records: Iterable[str]) -> str:
    """The claims of records about a thing, grouped by kind, in the order in which they come."""
    by_class: dict[str, list[str]] = defaultdict(list)
    for r in records:
        by_class[site.g.claims.kind(r)].append(r)
    parts = []
    for name, found in by_class.items():
        head = tag("summary", esc(site.label(name)), " ", tag("span", str(len(found)), class_="count"))
        shown = [claim(site, site.g.claims.claim(r)) for r in found[:MOST]]
        cut = site.cut("claims_cut", len(shown), len(found)).replace("{thing}", thing)
        parts.append(tag("details", head, cut, *shown, class_="group", open=len(found) <= FOLDED))
    return "".join(parts)


def claim(site: Site, c: Mapping, named: bool = True) -> str:
    """One claim; with ``named`` it carries the anchor by which others link to it."""
    record = c["id"]
    rivals = [r for r in site.facts.rivals.get(record, ()) if r in site.g.claims] if named else []
    aside = not c["usable"]
    marks = [tag("span", esc(site.say(k)), class_=f"mark {k}") for k, holds in (
        ("mark_contested", bool(rivals)), ("mark_aside", aside), ("mark_low", c["confidence"] == "low"),
        ("mark_stale", record in site.facts.stale)) if holds]
    facts = [_date(site, c["date"]), *_grades(site, c), tag("code", esc(record))]
    inside = [tag("p", mixed(c["sentence_" + site.lang], site.lang), *(" " + m for m in marks), class_="says"),
              tag("p", site.say("dot").join(f for f in facts if f), class_="facts"), _note(site, c), _places(site, c)]
    if rivals:
        beside = "".join(claim(site, site.g.claims.claim(r), named=False) for r in rivals)
        inside = [tag("div", *inside), tag("div", tag("p", esc(site.say("against")), class_="quiet"), beside, class_="rivals")]
    kinds = " ".join(["claim", *(k for k, holds in (("aside", aside), ("stale", record in site.facts.stale),
                                                    ("low", c["confidence"] == "low"), ("contested", rivals)) if holds)])
    return tag("article", *inside, class_=kinds, id=record if named else None)


def _date(site: Site, text: str | None) -> str:
    return tag("span", esc(dated(site, text)), class_="date") if text else ""


def dated(site: Site, text: str) -> str:
    """A date as the records write it, in words where it is a range."""
    if text == "ongoing":
        return site.say("date_ongoing")
    if text.startswith("[") and text.endswith("]") and ".." in text:
        first, last = text[1:-1].split("..", 1)
        return site.say("date_between", a=first, b=last)
    if "/" in text:
        first, last = text.split("/", 1)
        if last in ("..", ""):
            return site.say("date_since", a=dated(site, first))
        if first in ("..", ""):
            return site.say("date_until", b=dated(site, last))
        return site.say("date_from_to", a=dated(site, first), b=dated(site, last))
    return text


def _grades(site: Site, c: Mapping) -> list[str]:
    return [site.text(f"{kind}-{c[kind]}") for kind in ("confidence", "review") if c[kind]]


def _note(site: Site, c: Mapping) -> str:
    note = c["note_" + site.lang] or c["note_en"] or c["note_zh"]
    of = site.lang if c["note_" + site.lang] else "en" if c["note_en"] else "zh"
    return tag("p", esc(site.say("note")), site.colon, spoken(note, of, site.lang), class_="note") if note else ""


def _places(site: Site, c: Mapping) -> str:
    entries = []
    for p in c["passages"]:
        where = [site.passage_link(p)]
        if p["locator"]:
            where.append(tag("bdi", mixed(p["locator"], site.lang)))
        if p["start"] is not None:
            where.append(esc(site.say("characters", a=p["start"], b=p["end"])))
        if web(p["url"]):
            where.append(outward(p["url"], site.say("original")))
        entries.append(f"<li>{site.joined(where)}</li>")
    return tag("ul", *entries, class_="places") if entries else tag("p", esc(site.say("no_passage")), class_="places")
