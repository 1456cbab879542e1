"""Names as people write them: ids, labels, aliases and codes of every thing, in both languages, to one short id."""
from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property

import pyoxigraph as ox

from kg.errors import UnknownName
from kg.terms import DPN, GRAPH, ID, PREFIXES, VOC, pick_label, short
from kg.words import LANGUAGES

_LABELS = tuple(PREFIXES[p] + n for p, n in (("rdfs", "label"), ("skos", "prefLabel"), ("dcterms", "title"),
                                            ("schema", "name"))) + ("http://xmlns.com/foaf/0.1/name",)
_ALIASES = (PREFIXES["skos"] + "altLabel",)
_CODES = tuple(DPN + n for n in ("iso3166Alpha2", "iso3166Alpha3", "m49Code", "celexNumber", "documentNumber", "locator"))
# The institutions of the EU write EL for Greece and UK for the United Kingdom (Interinstitutional Style Guide, 7.1.1).
_EU_CODES = {"el": "gr", "uk": "gb"}
_BOTH = set(LANGUAGES)
_FEW = 400  # labels looked up one by one; the index of all names takes as long as some 2,000 of them
_DASHES = re.compile(r"[‐‑‒–—―−_\s-]+")


def folded(name: str) -> str:
    """A name in the form in which names are compared: compatibility form, case folded, dashes and spaces as one."""
    return _DASHES.sub(" ", unicodedata.normalize("NFKC", name).casefold().replace("\u2019", "'")).strip()


def local_name(iri: str) -> str:
    """The last part of an IRI, for things that have no label at all."""
    return re.split(r"[/#:]", iri.rstrip("/#"))[-1] or iri


def _named(name: str) -> Iterator[ox.NamedNode]:
    """The IRIs that have a short id; none for what can be none, such as a sentence."""
    for iri in (ID + name, VOC + name, GRAPH + name.removeprefix("g:"), name):
        if short(iri) == name and not iri.startswith(DPN):
            with suppress(ValueError):
                yield ox.NamedNode(iri)


class _Index:
    """All names of a store."""

    def __init__(self, store: ox.Store):
        self._store = store
        self.tagged: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self.aliases: dict[str, list[str]] = defaultdict(list)
        self.iris: dict[str, str] = {}
        self._called: list[tuple[str, str]] = []
        self._coded: list[tuple[str, str]] = []
        tagged = self.tagged
        for predicate in _LABELS:
            for name, literal in self._read(predicate):
                tagged[name].append((literal.value, literal.language or ""))
        for predicates, told in ((_ALIASES, self._called), (_CODES, self._coded)):
            for predicate in predicates:
                for name, literal in self._read(predicate):
                    self.aliases[name].append(literal.value)
                    told.append((name, literal.value))
        self._named = tuple(self.iris)
        for q in store.quads_for_pattern(None, ox.NamedNode(DPN + "statedIn"), None, None):
            iri = q.subject.value
            self.iris.setdefault(iri[len(ID):] if iri.startswith(ID) else short(iri), iri)  # records have ids, most no label

    def _read(self, predicate: str) -> list[tuple[str, ox.Literal]]:
        """The short ids of all things with a text under a property; words of the ontology are no things."""
        found, iris, start = [], self.iris, len(ID)
        for subject, _, literal, _ in self._store.quads_for_pattern(None, ox.NamedNode(predicate), None, None):
            if literal.__class__ is ox.Literal and subject.__class__ is ox.NamedNode:
                iri = subject.value
                if iri.startswith(ID):
                    name = iri[start:]
                elif iri.startswith(DPN):
                    continue
                else:
                    name = short(iri)
                iris[name] = iri
                found.append((name, literal))
        return found

    @cached_property
    def index(self) -> dict[str, set[str]]:
        """The things that bear a name, by name as it is compared: labels, aliases and ids."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, labels in self.tagged.items():
            for text, _ in labels:
                found[folded(text)].add(name)
        for name, text in self._called:
            found[folded(text)].add(name)
        for name in self._named:
            found[folded(name)].add(name)
        return found

    @cached_property
    def codes(self) -> dict[str, set[str]]:
        """The things that bear a code, by code as it is compared."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, text in self._coded:
            found[folded(text)].add(name)
        for code, iso in _EU_CODES.items():
            found[code] |= found.get(iso, set())
        return found


class Names:
    """The index of all names of a store; built when it is first needed, asked often.

    The labels of a few things, such as those of one answer, are looked up without it.
    Things of the project are known by their short ids, things of other people's files by their whole IRIs.
    """

    def __init__(self, store: ox.Store):
        self._store, self._few = store, _FEW
        self._chosen: dict[str, dict[str, tuple[str, str]]] = {}

    @cached_property
    def _index(self) -> _Index:
        return _Index(self._store)

    @property
    def tagged(self) -> dict[str, list[tuple[str, str]]]:
        """All labels of each thing, each with its language."""
        return self._index.tagged

    @property
    def aliases(self) -> dict[str, list[str]]:
        """Other names and codes of each thing."""
        return self._index.aliases

    @property
    def iris(self) -> dict[str, str]:
        """The IRI of each thing, by short id."""
        return self._index.iris

    @property
    def index(self) -> dict[str, set[str]]:
        """The things that bear a name, by name as it is compared: labels, aliases and ids."""
        return self._index.index

    @property
    def codes(self) -> dict[str, set[str]]:
        """The things that bear a code, by code as it is compared."""
        return self._index.codes

    def chosen(self, name: str) -> dict[str, tuple[str, str]] | None:
        """For each language the best label with its own tag; None if the thing has no label."""
        if name not in self._chosen:
            labels = self._labels(name)
            if not labels:
                return None
            tags = {tag: (text, tag) for text, tag in labels}
            self._chosen[name] = tags if len(labels) == 2 and tags.keys() == _BOTH and tags["en"][0] and tags["zh"][0] else \
                {lang: pick_label(labels, lang) or ("", "") for lang in LANGUAGES}
        return self._chosen[name]

    def _labels(self, name: str) -> list[tuple[str, str]] | None:
        if "_index" in self.__dict__ or self._few <= 0:
            return self.tagged.get(name)
        self._few -= 1
        return [(q.object.value, q.object.language or "") for subject in _named(name) for predicate in _LABELS
                for q in self._store.quads_for_pattern(subject, ox.NamedNode(predicate), None, None)
                if isinstance(q.object, ox.Literal)]

    def label(self, name: str) -> dict[str, str] | None:
        """The label for each language, or None; where a language has none, the best other one stands in."""
        found = self.chosen(name)
        return found and {lang: text for lang, (text, _) in found.items()}

    def known(self, name: str) -> tuple[str, ...]:
        """Every name of a thing: labels in both languages, then aliases and codes."""
        labels = self.label(name) or {}
        others = sorted(text for text, _ in self.tagged.get(name, ()))
        return tuple(dict.fromkeys([*labels.values(), *others, *sorted(self.aliases.get(name, ()))]))

    def resolve(self, text: str, prefixes: Iterable[str] = ()) -> str:
        """The short id that a text names, among ids with one of the prefixes (all ids if none is given).

        An exact short id or IRI wins; then labels and aliases; then codes (``AI`` is artificial intelligence before it
        is Anguilla), whatever their case. Where several things bear the name, a party wins if it is the only one, else
        a topic or mechanism.
        Raises ``UnknownName`` with the nearest names, or with the candidates if the name is ambiguous.
        """
        prefixes = tuple(prefixes)
        name = text.strip().removeprefix("<").removesuffix(">")
        for base in (ID, VOC):
            name = name.removeprefix(base)
        if name in self.iris and (not prefixes or name.startswith(prefixes)):
            return name
        found: set[str] = set()
        for index in (self.index, self.codes):
            found = found or {n for n in index.get(folded(name), ()) if not prefixes or n.startswith(prefixes)}
        for kinds in ((), ("country-", "org-", "group-", "area-"), ("tech-", "topic-", "mech-")):
            chosen = [n for n in found if not kinds or n.startswith(kinds)]
            if len(chosen) == 1:
                return chosen[0]
        if found:
            raise UnknownName("thing", text, sorted(found)[:8], ambiguous=True)
        raise UnknownName("thing", text, self.nearest(name, prefixes))

    def nearest(self, text: str, prefixes: tuple[str, ...] = (), most: int = 4) -> list[str]:
        """Short ids whose names are most like a text."""
        index = {k: v for index in (self.codes, self.index) for k, v in index.items()
                 if not prefixes or any(n.startswith(prefixes) for n in v)}
        wanted = folded(text)[:80]
        if wanted.isdigit() and (coded := index.get(wanted.zfill(3))):  # a code that lost its zeros
            return sorted(coded)[:most]
        if len(wanted) < 3 and wanted.isascii():  # of two letters everything is near
            return []
        close = difflib.get_close_matches(wanted, index, most, 0.55)
        holding = [k for k in index if wanted in k][:most]
        ids = [n for k in [*close, *holding] for n in sorted(index[k]) if not prefixes or n.startswith(prefixes)]
        return list(dict.fromkeys(ids))[:most]
