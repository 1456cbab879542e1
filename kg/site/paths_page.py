"""How two things are connected: some examples with their evidence, and a search over the whole knowledge network."""
from __future__ import annotations

from typing import Any

from kg import analysis
from kg.analysis import Paths
from kg.site import path_picture
from kg.site.facts import Facts
from kg.site.frame import Body, heading, section
from kg.site.markup import esc, mixed, tag
from kg.site.site import Site, words

EXAMPLES = (("org-eu", "tech-quantum"), ("country-ukr", "tech-eid-wallet"), ("country-chn", "tech-quantum"), ("country-kor",
    "tech-ai"))
HUBS = ("org-eu",)
SHOWN = 3


def body(site: Site) -> Body:
    """The page in one language."""
    net = site.facts.network
    parts = [heading(esc(site.say("nav_paths")), esc(site.say("paths_lead"))), _form(site), site.cut("paths_cut", len(net), len(site.facts.near)),
             tag("div", "", id="found", aria_live="polite")]
    for a, b in EXAMPLES:
        if a in net and b in net:
            parts.append(_example(site, analysis.paths(net, a, b, k=SHOWN, hubs=HUBS)))
    return Body(site.say("nav_paths"), "".join(parts), data={"paths-words": _words(site)},
                scripts=("path-search.js", "paths.js", "paths-{lang}.js"))


def _example(site: Site, found: Paths) -> str:
    title = esc(found.title[site.lang])
    if not found:
        return section(title, tag("p", esc({"en": found.reason_en, "zh": found.reason_zh}[site.lang])))
    notes: list[str] = []
    rows = [tag("li", _chain(site, path), _sentences(site, path, notes)) for path in found]
    drawn = path_picture.picture(site, [path.nodes for path in found])
    return section(title, drawn, tag("ol", *rows, class_="paths"), tag("ol", *notes, class_="notes"))


def _chain(site: Site, path: Any) -> str:
    said = site.say("hops", n=len(path)) + site.say("clause") + site.say("confidence_weakest",
        level=site.label(f"confidence-{path.confidence}")
                                                                        if path.confidence else site.say("unstated"))
    chain = f' <span aria-hidden="true">→</span><span class="unseen">{esc(site.say("to_next"))}</span> '.join(site.link(n)
        for n in path.nodes)
    return tag("p", chain, " ", tag("span", esc(site.bracket(said)), class_="quiet"), class_="chain")


def _sentences(site: Site, path: Any, notes: list[str]) -> str:
    rows = []
    for hop in path.hops:
        marks = []
        for record in hop.records:
            notes.append(_note(site, record, len(notes) + 1))
            marks.append(str(len(notes)))
        numbers = tag("sup", esc(site.joined(marks)), class_="refs")
        rows.append(tag("li", mixed(hop.sentence_zh if site.lang == "zh" else hop.sentence_en, site.lang), " ", numbers))
    return tag("ul", *rows, class_="plain")


def _note(site: Site, record: str, number: int) -> str:
    if record not in site.g.claims:
        return tag("li", tag("code", esc(record)))
    c = site.g.claims.claim(record)
    sources: dict[str, list[dict]] = {}
    for p in c["passages"]:
        sources.setdefault(p["source"], []).append(p)
    places = site.say("stop").join(_place(site, its) for its in sources.values())
    return tag("li", site.record_link(record), site.colon, mixed(c["sentence_" + site.lang], site.lang), " – ", places)


def _place(site: Site, passages: list[dict]) -> str:
    """The passages of one source: its name once, then where they stand in it."""
    bracket = site.bracket(site.joined([mixed(p["locator"], site.lang) for p in passages if p["locator"]]))
    gap = "" if site.lang == "zh" else " "
    return site.passage_link(passages[0]) + (gap + bracket if any(p["locator"] for p in passages) else "")


def _form(site: Site) -> str:
    boxes = "".join(tag("label", esc(site.say(k)) + " ", tag("input", type="text", id=k.replace("_", "-"), list="path-things",
        autocomplete="off"))
                    for k in ("path_from", "path_to"))
    how = tag("label", esc(site.say("path_many")) + " ", tag("input", type="number", id="path-k", min="1", max="20", value="5"))
    eu = tag("label", tag("input", type="checkbox", id="path-eu"), " ", esc(site.say("path_eu")))
    return tag("form", boxes, how, eu, tag("button", esc(site.say("search_go")), type="submit"), tag("datalist", "",
        id="path-things"),
               class_="controls script", id="controls")


def _words(site: Site) -> dict:
    keys = ("hops", "hops_one", "confidence_weakest", "unstated", "clause", "bracket", "path_none", "path_unknown", "path_same",
        "colon", "records", "ties_more", "stop", "path_picture", "path_picture_one")
    return {"hubs": list(HUBS), "thing": site.to("thing/"),
            **{k: words()[k][site.lang] for k in keys}, "letter": path_picture.LETTER[site.lang],
            "levels": [site.say("unstated"), *(site.label(f"confidence-{k}") for k in ("low", "medium", "high"))]}


def search_data(facts: Facts, lang: str) -> dict:
    """The knowledge network for the search of the page: things with names, pairs with ties, sentences and records."""
    site = Site(facts.g, lang, facts, "paths.html")
    net = facts.network
    simple = analysis.merged(net)
    nodes = sorted(net)
    number = {n: i for i, n in enumerate(nodes)}
    things = [[n, site.label(n), sorted({*facts.g.names.known(n)} - {site.label(n)}), n in facts.known] for n in nodes]
    pairs = []
    for u, v, d in simple.edges(data=True):
        found = analysis.hop(net, u, v)
        home = [[r, facts.home(r)] for r in found.records]
        pairs.append([number[u], number[v], d["ties"], d["confidence"],
            found.sentence_zh if lang == "zh" else found.sentence_en, home])
    return {"things": things, "pairs": pairs}
