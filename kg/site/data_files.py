"""Files of the site that are not its pages: answers as CSV, networks as pages of their own, data for scripts."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from kg.site import paths_page
from kg.site.facts import Facts
from kg.site.markup import as_json
from kg.words import LANGUAGES


def files(facts: Facts, only: str = "") -> Iterator[tuple[str, str | bytes]]:
    """Address from the top of the site, and contents; ``only``: just the file of that address, which may also be an answer."""
    if only.startswith("assets/answers/"):
        yield only, answer(facts, only.removeprefix("assets/answers/").removesuffix(".csv"))
        return
    for address, make in _makers(facts):
        if only in ("", address):
            yield address, make()


def _makers(facts: Facts) -> Iterator[tuple[str, Callable[[], str | bytes]]]:
    for name in facts.networks:
        yield f"assets/networks/{name}.html", partial(facts.drawn, name)
    for lang in LANGUAGES:
        yield f"assets/paths-{lang}.js", partial(_paths, facts, lang)


def answer(facts: Facts, name: str) -> str:
    """The answer to a kept question as CSV: all of it, or of a very long one what the page says."""
    return facts.answer(name).csv(spreadsheet=True)


def _paths(facts: Facts, lang: str) -> str:
    return f"window.EUDPN.paths({as_json(paths_page.search_data(facts, lang))});\n"
