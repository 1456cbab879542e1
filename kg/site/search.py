"""Search everywhere: an index of all things with a page, and how Chinese characters are read, for the box of the frame."""
from __future__ import annotations

import json
from collections.abc import Iterator

from kg.site.facts import Facts
from kg.site.markup import as_json, data_block
from kg.site.readings import readings
from kg.site.site import Site, read
from kg.words import LANGUAGES

SCRIPTS = ("search.js",)
INDEX = "search-index.js"
ORDER = ("country", "org", "group", "mech", "tech", "topic", "task", "meas", "area")
"""Kinds of things in the order in which equally good hits stand; all others follow."""


def entries(facts: Facts) -> list[list]:
    """The things with a page (of very many those with most claims): id, English label, Chinese label, class, other names and codes, in the order of kinds."""
    def kind(name: str) -> tuple[int, str]:
        first = name.partition("-")[0]
        return (ORDER.index(first) if first in ORDER else len(ORDER)), name
    found = []
    for name in sorted(facts.searched, key=kind):
        described = facts.g.describe(name)
        labels = [described["label_en"] or name, described["label_zh"] or name]
        found.append([name, *labels, described["class"] or "", [n for n in described["names"] if n not in labels]])
    return found


def index(facts: Facts) -> str:
    """The index as a script: entries, words for their classes in both languages, readings of the characters in them."""
    found = entries(facts)
    characters = {c for e in found for text in (e[2], *e[4]) for c in text}
    read_as = {c: rs for c, rs in sorted(readings().items()) if c in characters}
    classes = {e[3]: [(facts.g.claims.terms.get(e[3]) or {}).get(lang) or e[3] for lang in LANGUAGES] for e in found}
    value = {"entries": found, "classes": classes, "readings": {c: " ".join(rs) for c, rs in read_as.items()}}
    if len(found) < len(facts.things):
        value["of"] = len(facts.things)
    return f"self.siteIndex = JSON.parse({json.dumps(as_json(value), ensure_ascii=False)});\n"


def block(site: Site) -> str:
    """What the search box of a page needs to know: its words, and the ways to the index and to the pages of things."""
    said = ("label", "hint", "none", "found", "found_one", "cut")
    return data_block("search-page", {"words": {k: site.say("search_" + k) for k in said}, "lang": site.lang,
                                      "index": site.across("assets/" + INDEX), "thing": site.to("thing/")})


def files(facts: Facts) -> Iterator[tuple[str, str | bytes]]:
    """The script of the box and the index: address from the top of the site, and contents."""
    yield "assets/search.js", read("script/search.js")
    yield "assets/" + INDEX, index(facts)
