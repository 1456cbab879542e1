"""One page of the site while it is made: its graph, language and address, and how it names and links things."""
from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from kg.graph import KnowledgeGraph
from kg.site.facts import Facts
from kg.site.markup import esc, mixed, spoken, tag
from kg.site.readings import readings
from kg.words import LANGUAGES

LINKS = 500
"""How many links an enumeration holds at most."""


@cache
def words() -> dict[str, dict[str, str]]:
    """The words of the site by key and language, those of its tools (SPARQL, map, search, single file) in a file of their own."""
    folder = resources.files("kg.site")
    return {key: word for name in ("strings.json", "tool_strings.json")
            for key, word in json.loads((folder / name).read_text(encoding="utf-8")).items()}


def read(name: str) -> str:
    """A text file of the assets."""
    return (resources.files("kg.site") / "assets" / name).read_text(encoding="utf-8")


@dataclass(frozen=True)
class Site:
    """The site as one page sees it: ``here`` is the page's address within its language's folder, such as ``thing/x.html``."""

    g: KnowledgeGraph
    lang: str
    facts: Facts
    here: str = "overview.html"
    addresses: frozenset[str] = frozenset()

    def at(self, here: str) -> Site:
        """The same site seen from another page."""
        return replace(self, here=here)

    # Words -------------------------------------------------------------------------------------------------------

    def say(self, key: str, **values: object) -> str:
        """A text of the site; ``{name}`` is replaced, ``n`` chooses between one and many (``key`` + ``_one``)."""
        table = words()
        if values.get("n") == 1 and key + "_one" in table:
            key += "_one"
        text = table[key][self.lang]
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    def cut(self, key: str, shown: int, n: int) -> str:
        """A line that says how many of how many are shown, as HTML; nothing where all are. ``key``: of what, and where the rest is."""
        return "" if shown >= n else tag("p", esc(self.say(key, shown=f"{shown:,}", of=f"{n:,}")), class_="notice cut")

    @property
    def other(self) -> str:
        """The other language."""
        return LANGUAGES[1 - LANGUAGES.index(self.lang)]

    @property
    def colon(self) -> str:
        """The colon of the language."""
        return self.say("colon")

    def bracket(self, text: str) -> str:
        """A text in the brackets of the language."""
        return self.say("bracket").replace("{text}", text)

    def joined(self, parts: Sequence[str]) -> str:
        """Parts as one enumeration."""
        return self.say("comma").join(parts)

    def label(self, name: str) -> str:
        """What a thing, code or term is called, as plain text."""
        return self._chosen(name)[0]

    def _chosen(self, name: str) -> tuple[str, str]:
        found = self.g.names.chosen(name)
        if found:
            return found[self.lang]
        term = self.g.claims.phrases.get(name.removeprefix("dpn:")) if name in self.g.claims.terms else None
        term = self.g.claims.terms.get(name.removeprefix("dpn:")) or term
        return (term.get(self.lang) or term.get("en") or name, self.lang) if term else (name, "")

    def text(self, name: str, lang: str | None = None) -> str:
        """What a thing is called, as HTML, with its language where that is another."""
        text, of = (self.g.names.chosen(name) or {}).get(lang or self.lang) or self._chosen(name)
        return spoken(text, of, self.lang)

    def ordered(self, names: Iterable[str]) -> list[str]:
        """Things by what they are called: by letter, Chinese names by how they are read; ids decide between equals."""
        def key(name: str) -> tuple:
            label = self.label(name)
            return ([readings().get(c, [c.lower()])[0] for c in label] if self.lang == "zh" else label.casefold()), name
        return sorted(names, key=key)

    # Addresses ---------------------------------------------------------------------------------------------------

    def to(self, address: str) -> str:
        """The way from this page to an address within the same language."""
        return "../" * self.here.count("/") + address

    def across(self, address: str) -> str:
        """The way from this page to an address from the top of the site (``assets/…``, ``zh/…``)."""
        return "../" * (self.here.count("/") + 1) + address

    def page_of(self, name: str) -> str | None:
        """The address of a thing's page, or None if it has none."""
        return f"thing/{name}.html" if name in self.facts.known else None

    def has(self, address: str) -> bool:
        """Whether the site has a page at an address within a language."""
        return address in self.addresses

    def link(self, name: str, label: str | None = None, anchor: str = "") -> str:
        """A thing's name as HTML, linked to its page where it has one. ``label`` is plain text in the page's language."""
        inside = self.text(name) if label is None else tag("bdi", esc(label))
        address = self.page_of(name)
        if address is None:
            return inside
        if address == self.here and not anchor:
            return tag("span", inside, class_="self")
        return tag("a", inside, href=self.to(address) + (f"#{anchor}" if anchor else ""))

    def links(self, names: Sequence[str]) -> str:
        """Several things as one enumeration of links; of very many the first, and how many more there are."""
        more = [esc(self.say("links_cut", n=f"{len(names) - LINKS:,}"))] if len(names) > LINKS else []
        return self.joined([*(self.link(n) for n in names[:LINKS]), *more])

    def record_link(self, name: str, text: str | None = None) -> str:
        """A record's id (or another plain text) as HTML, linked to where it stands on the page of the first thing it is about."""
        home = self.facts.home(name)
        code = tag("code", esc(name)) if text is None else tag("bdi", mixed(text, self.lang))
        return code if home is None else tag("a", code, href=f"{self.to(f'thing/{home}.html')}#{name}")

    def passage_link(self, passage: dict, text: str | None = None) -> str:
        """A passage as HTML: source and place in it, linked to the source's page."""
        label = passage[f"source_label_{self.lang}"]
        inside = tag("bdi", mixed(label, self.lang)) if text is None else esc(text)
        if passage["source"] not in self.facts.known:
            return inside
        return tag("a", inside, href=f"{self.to('thing/' + passage['source'] + '.html')}#{passage['id']}")
