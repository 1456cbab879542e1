"""The page of one thing: names, state, timeline, neighbours, every claim with its passages, how to cite."""
from __future__ import annotations

from kg.site import claim_list, neighbours
from kg.site.frame import Body, cited, heading, section
from kg.site.marks import axis, bar, chip, hatch, legend, span, told
from kg.site.markup import esc, items, mixed, outward, spoken, tag, web
from kg.site.site import Site
from kg.terms import ID, OUTSIDE, VOC

OPEN = 12
"""A passage on which more records rest than this is folded when the page opens."""
BARS = 300
"""How many mechanisms the timeline of a thing holds at most."""
SCHEMA = {"Country": "Country", "CountryGroup": "Organization", "Organisation": "Organization", "SourceDocument": "CreativeWork",
          "PolicyInstrument": "Legislation", "Technology": "DefinedTerm", "Topic": "DefinedTerm", "TaskArea": "DefinedTerm",
          "GeographicArea": "Place"}


def body(site: Site, thing: str) -> Body:
    """The page of a thing in one language."""
    claims = site.g.claims.listed(thing)
    described = site.g.describe(thing)
    label = site.label(thing)
    parts = [_head(site, thing, described, claims), _particulars(site, thing, described), _timeline(site, thing),
             neighbours.topics(site, thing), neighbours.parties(site, thing), neighbours.ties(site, thing),
             _claims(site, thing, claims), _passages(site, thing), _cite(site, thing, label)]
    return Body(label, "".join(parts), linked=_linked(site, thing, described),
                description=site.say("thing_description", name=label, n=len(claims)))


def _head(site: Site, thing: str, described: dict, claims: list[str]) -> str:
    other = (site.g.names.chosen(thing) or {}).get(site.other)
    second = tag("p", spoken(*other, site.lang), class_="other") if other and other[0] != site.label(thing) else ""
    chips = [tag("span", esc(site.label(described["class"])), class_="chip")]
    if thing in site.facts.mechanism_types:
        chips.append(tag("span", site.text(site.facts.mechanism_types[thing]), class_="chip"))
        chips.append(chip(site, site.facts.state(thing)))
        chips.append(tag("span", esc(site.say("on_day", day=site.facts.day.isoformat())), class_="quiet"))
    stand = [site.g.claims.standing(c) for c in claims]
    doubts = (("doubt_contested", sum(c in site.facts.rivals for c in claims)), ("doubt_low", stand.count((True, "low"))),
              ("doubt_stale", sum(c in site.facts.stale for c in claims)), ("doubt_aside", sum(not usable for usable, _ in stand)))
    said = [esc(site.say(key, n=n)) for key, n in doubts if n]
    notice = tag("p", site.say("dot").join(said), class_="notice doubt") if said else ""
    return heading(site.text(thing), "", second, tag("p", " ".join(chips), class_="chips"), notice)


def _particulars(site: Site, thing: str, described: dict) -> str:
    rows: list[tuple[str, str]] = []
    labels = {t for t, _ in site.g.names.tagged.get(thing, ())}
    also = [n for n in described["names"] if n not in labels]
    if also:
        rows.append((site.say("also_called"), site.joined([tag("bdi", mixed(n, site.lang)) for n in dict.fromkeys(also)])))
    document = site.facts.documents.get(thing)
    if document:
        rows += [(site.say("source_kind"), site.text(document["source_kind"]))] if document["source_kind"] else []
        rows += [(site.say("published"), esc(claim_list.dated(site, str(document["date"]))))] if document["date"] else []
        rows += [(site.say("seen"), esc(document["seen"]))] if document["seen"] else []
        rows += [(site.say("address"), outward(document["url"], document["url"]))] if document["url"] else []
    codes = site.facts.codes.get(thing, ())
    if codes:
        rows.append((site.say("identifiers"), items([outward(c, _shortened(c)) if web(c) else tag("code",
            esc(c)) for c in codes], class_="plain")))
    iri = site.g.names.iris.get(thing, ID + thing)
    rows.append((site.say("permanent"), tag("code", esc(iri))))
    return tag("dl", *(tag("dt", esc(k)) + tag("dd", v) for k, v in rows), class_="particulars")


def _shortened(iri: str) -> str:
    return next((f"{p}:{iri[len(base):]}" for p, base in OUTSIDE.items() if iri.startswith(base)), iri)


def _timeline(site: Site, thing: str) -> str:
    mechanisms = [thing] if thing in site.facts.spells else [m for m in site.facts.mechanisms_of.get(thing,
        ()) if m in site.facts.spells]
    if not mechanisms:
        return ""
    mechanisms.sort(key=lambda m: (site.facts.spells[m][0].first, m))
    years = span(site.facts.day)
    rows, cut = [], site.cut("things_cut", min(BARS, len(mechanisms)), len(mechanisms))
    for m in site.facts.some(mechanisms, BARS):
        found = site.facts.spells[m]
        words = f"{site.label(m)}{site.colon}{told(site, found)}"
        rows.append(tag("li", tag("span", site.link(m), class_="name"), bar(site, found, site.facts.day, words),
                        tag("span", chip(site, site.facts.state(m)), class_="now")))
    top = tag("div", tag("span", "", class_="name"), axis(years), tag("span", "", class_="now"), class_="row years",
        aria_hidden="true")
    return section(esc(site.say("timeline")), cut, hatch(), legend(site, unknown=False), top, tag("ol", *rows, class_="bars"),
                   tag("p", esc(site.say("bars_say", a=years[0], day=site.facts.day.isoformat())), class_="quiet"),
                       name="timeline")


def _claims(site: Site, thing: str, claims: list[str]) -> str:
    if not claims:
        return section(esc(site.say("claims_title", n=0)), tag("p", esc(site.say("no_claims"))), name="claims")
    return section(esc(site.say("claims_title", n=len(claims))), claim_list.groups(site, thing, claims), name="claims")


def _passages(site: Site, thing: str) -> str:
    found = site.facts.resting.get(thing)
    if not found:
        return ""
    rows = []
    for name, records in found[:claim_list.MOST]:
        p = site.g.claims.passage(name)
        gist = p[f"gist_{site.lang}"]
        rows.append(tag("li", tag("p", tag("b", tag("bdi", mixed(p["locator"] or name, site.lang))), site.colon if gist else "", esc(gist)),
                        _resting(site, records), id=name))
    return section(esc(site.say("passages_title", n=len(found))), tag("p", esc(site.say("no_quotes")), class_="quiet"),
                   site.cut("passages_cut", len(rows), len(found)),
                   tag("ol", *rows, class_="passages"), name="passages")


def _resting(site: Site, records: list[str]) -> str:
    """The records of a passage as sentences, each leading to where it stands with its date and review."""
    if not records:
        return tag("p", esc(site.say("rest_on_it", n=0)), class_="facts")
    said = [site.record_link(r, site.g.claims.claim(r)["sentence_" + site.lang]) for r in records[:claim_list.MOST]]
    if len(said) < len(records):
        said.append(esc(site.say("links_cut", n=f"{len(records) - len(said):,}")))
    return tag("details", tag("summary", esc(site.say("rest_on_it", n=len(records)))), items(said, class_="plain"),
               open=len(records) <= OPEN)


def _cite(site: Site, thing: str, label: str) -> str:
    iri = site.g.names.iris.get(thing, ID + thing)
    return section(esc(site.say("cite")), cited(site, label, iri), name="cite")


def _linked(site: Site, thing: str, described: dict) -> dict:
    """The thing as JSON-LD in the words of schema.org; ids are those of the dataset."""
    names = sorted({(t, of) for t, of in site.g.names.tagged.get(thing, ())})
    codes = [c for c in site.facts.codes.get(thing, ()) if web(c)]
    found = {
        "@context": "https://schema.org", "@id": site.g.names.iris.get(thing, (VOC if thing.startswith(("tech",
            "task")) else ID) + thing),
        "@type": SCHEMA.get(described["class"], "Thing"), "identifier": thing,
        "name": [{"@value": t, "@language": of} if of else t for t, of in names],
        "subjectOf": {"@type": "Dataset", "name": "EUDPN", "license": "https://creativecommons.org/licenses/by/4.0/"}}
    also = sorted(set(described["names"]) - {t for t, _ in names})
    document = site.facts.documents.get(thing) or {}
    return found | ({"alternateName": also} if also else {}) | ({"sameAs": codes} if codes else {}) | (
        {"url": document["url"]} if web(document.get("url")) else {})
