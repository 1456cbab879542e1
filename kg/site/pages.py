"""The pages of the site, in order: each address with the function that gives its body.

A new page is one line here, its words under ``nav_…`` in strings.json and its key in ``kg.site.frame.NAVIGATION``.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.site import (
    about_page,
    compare,
    coverage,
    map_page,
    network_page,
    overview,
    paths_page,
    question_pages,
    sparql_page,
    timeline,
)
from kg.site.facts import Facts
from kg.site.frame import Body
from kg.site.site import Site

FIXED: dict[str, Callable[[Site], Body]] = {
    "overview.html": overview.body,
    "network.html": network_page.body,
    "timeline.html": timeline.body,
    "map.html": map_page.body,
    "paths.html": paths_page.body,
    "compare.html": compare.body,
    "questions/index.html": question_pages.index,
    "sparql.html": sparql_page.body,
    "coverage.html": coverage.body,
    "about.html": about_page.body,
}
"""Pages of which there is one each."""


def addresses(facts: Facts) -> frozenset[str]:
    """The addresses of all pages within a language."""
    return frozenset([*FIXED, *(f"thing/{t}.html" for t in facts.things),
                      *(f"questions/{q.name}.html" for q in facts.g.questions())])


def fixed(site: Site) -> Iterator[tuple[Site, Body]]:
    """The pages of which there is one each: the site seen from each, and its body."""
    for address, made in FIXED.items():
        here = site.at(address)
        yield here, made(here)
