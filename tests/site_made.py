"""Some pages of the site, made once for the tests that open them in a browser: the whole site would take too long."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import kg
from kg.site import folder, pages, thing_page
from kg.site.facts import Facts
from kg.site.frame import page
from kg.site.site import Site

FIXED = ("overview.html", "map.html", "sparql.html", "about.html")
THINGS = ("country-jpn", "country-kor", "country-prk", "tech-ai", "mech-eu-jpn-dp")


@cache
def _facts() -> Facts:
    return Facts(kg.open())


@pytest.fixture(scope="session")
def facts() -> Facts:
    """What the pages of both languages share, read once for all modules."""
    return _facts()


@pytest.fixture(scope="session")
def graph(facts) -> kg.KnowledgeGraph:
    """The data of the project."""
    return facts.g


def some(facts: Facts) -> Iterator[tuple[str, str | bytes]]:
    """The files of a small site: a few pages in both languages, all scripts and styles, no answers and no networks."""
    addresses = pages.addresses(facts)
    for lang in ("en", "zh"):
        site = Site(facts.g, lang, facts, addresses=addresses)
        for name in FIXED:
            here = site.at(name)
            yield f"{lang}/{name}", page(here, pages.FIXED[name](here))
        for thing in THINGS:
            here = site.at(f"thing/{thing}.html")
            yield f"{lang}/thing/{thing}.html", page(here, thing_page.body(here, thing))
    yield from folder.assets(facts)


_PLACES: list[Path] = []


@pytest.fixture(scope="session")
def small_site(facts, tmp_path_factory) -> Path:
    """A folder with that small site."""
    if not _PLACES:
        root = tmp_path_factory.mktemp("site")
        for address, text in some(facts):
            path = root / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        _PLACES.append(root)
    return _PLACES[0]
