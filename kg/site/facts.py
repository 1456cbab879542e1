"""What the pages of both languages share: read once from the graph, without words."""
from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from functools import cached_property
from typing import Any

import networkx as nx
import pyoxigraph as ox

from kg import layout, questions, scans, views
from kg.graph import KnowledgeGraph
from kg.regions import CONTINENTS, continents
from kg.site import spells
from kg.site.spells import Spell
from kg.table import Table
from kg.terms import DPN, PREFIXES, short

PAGED = ("mech", "tech", "task", "meas", "src", "inst")
"""Prefixes of things that have a page whether or not a claim is about them."""
_SAME = (PREFIXES["schema"] + "sameAs", PREFIXES["skos"] + "exactMatch", DPN + "celexNumber", DPN + "documentNumber")
PARTIES = """PREFIX dpn: <https://w3id.org/eudpn/ontology#>
SELECT ?m ?p ?role WHERE {
  ?r dpn:ofMechanism ?m ; dpn:participant ?p ; dpn:participationRole ?role ; dpn:reviewStatus [ dpn:usable true ] .
}
ORDER BY ?m ?p ?role"""
"""The usable participations: mechanism, party, role."""
LARGEST = (2_000, 6_000)
"""Things and ties that the page of a network holds at most: its scripts draw any part of these at once."""
SEARCHED = 20_000
"""How many things the search knows at most: its index, about 3 MB then, is read at the first letter that is typed."""
OFFERED = 2_000
"""How many things a field offers at most; any other id may be written into it."""
LONG = 20_000
"""Rows of an answer that the site gives at most: some answers grow with the square of the data."""
REGIONS = (*CONTINENTS, "eu", "areas", "bodies", "other")


class Facts:
    """Everything of one graph that pages need: which things have pages, states, neighbours, regions, ages of claims.

    ``lang``: the language in which the pages of the networks open where their address names none.
    """

    def __init__(self, g: KnowledgeGraph, lang: str = "en"):
        self.g, self.lang = g, lang
        self._answers: dict[str, Table] = {}
        self.cut: set[str] = set()  # questions whose answers are longer than what is given of them
        self._drawn: dict[str, str] = {}
        self._page: tuple[str, views.NetworkPage] | None = None
        self.held: tuple[ox.Quad, ...] | None = None  # what the SPARQL page holds, once it is known
        self._offered: dict[tuple[str, ...], list[str]] = {}

    def answer(self, name: str) -> Table:
        """The answer to a kept question with its sample values, asked once; of a very long one (``cut``) the first rows."""
        if name not in self._answers:
            found = self._asked(name, LONG + 1)
            if len(found) > LONG:
                self.cut.add(name)
                found = replace(found, rows=found.rows[:LONG])
            self._answers[name] = found
        return self._answers[name]

    def _asked(self, name: str, most: int | None = None) -> Table:
        """The same rows, by scans where there are any: several times faster on large data."""
        found = scans.table(self.g.question(name), self.g.data, self.g.claims.scan)
        if found is None:
            return self.g.first_rows(name, most)
        return replace(found, rows=found.rows[:most], headings=questions.headings(layout.QUESTIONS), labels=self.g.label)

    def rows(self, name: str, *columns: str, **given: object) -> list[tuple[Any, ...]]:
        """Some columns of the whole answer to a kept question; what the others hold is let go."""
        kept = not given and name in self._answers and name not in self.cut
        found = self._answers[name] if kept else self.g.ask(name, **given) if given else self._asked(name)
        if not given and len(found) <= LONG:
            self._answers[name] = found
        places = [found.columns.index(c) for c in columns]
        return [tuple([row[i] for i in places]) for row in found.rows]

    def home(self, record: str) -> str | None:
        """The thing on whose page others look for a record: the first with a page that it is about, or None."""
        if record not in self.g.claims:
            return None
        return next((t for t in self.g.claims.things_of(record) if t in self.known), None)

    def most_claimed(self, names: Collection[str], most: int) -> frozenset[str]:
        """Of some things those about which there are most claims, at most so many; equals by id."""
        if len(names) <= most:
            return frozenset(names)
        return frozenset(sorted(names, key=lambda n: (-self.g.claims.number(n), n))[:most])

    def some(self, names: Collection[str], most: int) -> list[str]:
        """The same in the order in which the things were given."""
        kept = self.most_claimed(names, most)
        return [n for n in names if n in kept]

    @cached_property
    def searched(self) -> frozenset[str]:
        """The things with a page that the search and the SPARQL page know: all, or of very many those with most claims."""
        return self.most_claimed(self.things, SEARCHED)

    def offered(self, prefixes: tuple[str, ...]) -> list[str]:
        """The things with a page whose ids begin so, for a field to choose from; of very many those with most claims."""
        if prefixes not in self._offered:
            self._offered[prefixes] = self.some([t for t in self.things if t.startswith(prefixes)], OFFERED)
        return self._offered[prefixes]

    @cached_property
    def day(self) -> dt.date:
        """The day as of which the site speaks: the last on which a source was looked up."""
        seen = self.g.sparql("SELECT (MAX(?d) AS ?day) { ?s <https://w3id.org/eudpn/ontology#seenOn> ?d }")[0][0]
        return seen if isinstance(seen, dt.date) else dt.date(2000, 1, 1)

    @cached_property
    def things(self) -> list[str]:
        """Short ids of all things with a page of their own, in order."""
        named = {n for n in self.g.names.tagged if n.partition("-")[0] in PAGED}
        return sorted(n for n in named | set(self.g.claims.things()) if fit(n))

    @cached_property
    def renamed(self) -> dict[str, str]:
        """Ids that are no longer used, each with the one that stands for it now (``dcterms:isReplacedBy``), to the last."""
        asked = self.g.sparql("SELECT ?old ?new { ?old <http://purl.org/dc/terms/isReplacedBy> ?new } ORDER BY ?old ?new")
        after = {r["old"]: r["new"] for r in asked.records()}
        found = {}
        for old in after:
            new, seen = old, {old}
            while new in after and after[new] not in seen:
                new = after[new]
                seen.add(new)
            if old not in self.known and new in self.known and fit(old):
                found[old] = new
        return found

    @cached_property
    def known(self) -> frozenset[str]:
        """The same as a set."""
        return frozenset(self.things)

    @cached_property
    def spells(self) -> dict[str, list[Spell]]:
        """The spells of each mechanism that has a dated event."""
        answer = self.g.sparql(spells.QUERY)
        assert isinstance(answer, Table)
        return {m: spells.spells(es) for m, es in spells.events_of(answer.records()).items()}

    def state(self, mechanism: str, day: dt.date | None = None) -> Spell | None:
        """In what state a mechanism is on a day (the day of the site if none is given)."""
        return spells.at(self.spells.get(mechanism, ()), day or self.day)

    @cached_property
    def stale(self) -> dict[str, None]:
        """Claims that are due for review on the day of the site, in the order of the answer."""
        return dict.fromkeys(record for record, in self.rows("stale", "record", as_of=self.day))

    @cached_property
    def rivals(self) -> dict[str, list[str]]:
        """For each record those that say something else about the same, in both directions."""
        found: dict[str, set[str]] = defaultdict(set)
        for a, b in self.rows("contradictions", "record", "record_b"):
            found[a].add(b)
            found[b].add(a)
        return {k: sorted(v) for k, v in found.items()}

    @cached_property
    def members(self) -> frozenset[str]:
        """The member states of the EU on the day of the site."""
        return frozenset(r["country"] for r in self.g.ask("members-on-day", group="org-eu", as_of=self.day).records())

    def region(self, party: str) -> str:
        """The region under which a party is listed: a continent, the EU's own members, areas, or bodies and groups."""
        if party in self.members:
            return "eu"
        kind = party.partition("-")[0]
        if kind == "country":
            return continents().get(party, "other")
        return "areas" if kind in ("area", "scope", "category") else "bodies" if kind in ("org", "group") else "other"

    @cached_property
    def networks(self) -> dict[str, nx.MultiGraph]:
        """The network of every kept question that has one, ties with the states of their mechanisms as last known.

        Of a network that is too large for a page the things with most ties; its receipt says so.
        """
        return {q.name: self.g.network(q.name, most=LARGEST) for q in self.g.questions() if q.network is not None}

    def page(self, name: str) -> views.NetworkPage:
        """The page of the network of a kept question; the last one is kept."""
        if self._page is None or self._page[0] != name:
            self._page = name, views.draw(self.networks[name], lang=self.lang)
        return self._page[1]

    def drawn(self, name: str) -> str:
        """The page of the network of a kept question as HTML text, drawn once."""
        if name not in self._drawn:
            net, drawn = self.networks[name], self.page(name)
            held = {*map(str, net), *(str(d["via"]) for *_, d in net.edges(data=True) if d.get("via"))}
            drawn.graph |= {"day": self.day.isoformat(), "spells": {m: spells.plain(self.spells[m]) for m in sorted(held) if m in self.spells}}
            self._drawn[name] = drawn.generate_html()
        return self._drawn[name]

    @property
    def network(self) -> nx.MultiGraph:
        """The knowledge network."""
        return self.networks["knowledge"]

    @cached_property
    def near(self) -> dict[str, dict[str, dict[str, None]]]:
        """Neighbours in the knowledge network: thing to kind of tie (``<`` before it: towards the thing) to things."""
        found: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        rows = self.rows("knowledge", "source", "target", "kind")  # all of them: the network may hold fewer
        for a, b, kind in sorted({(str(a), str(b), str(k or "").removeprefix("dpn:")) for a, b, k in rows}):
            found[a][kind][b] = None
            found[b]["<" + kind][a] = None
        return found

    @cached_property
    def ties(self) -> list[tuple[str, str, str]]:
        """The ties of partners to technologies (question ``partner-technology``): the two, and what ties them."""
        return self.rows("partner-technology", "source", "target", "via")

    @cached_property
    def task_ties(self) -> list[tuple[str, str, str]]:
        """The ties of partners to task areas (question ``partner-task-area``): the two, and what ties them."""
        return self.rows("partner-task-area", "source", "target", "via")

    @cached_property
    def routes(self) -> dict[str, dict[str, dict[str, None]]]:
        """For each partner, technology and task area the other ends of its ties, each with what ties the two."""
        found: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        for source, target, via in (*self.ties, *self.task_ties):
            found[source][target][via] = None
            found[target][source][via] = None
        return found

    @cached_property
    def mechanism_types(self) -> dict[str, str]:
        """The type of each mechanism."""
        return dict(self.rows("mechanism-list", "mechanism", "type"))

    @cached_property
    def parties(self) -> dict[str, list[tuple[str, str]]]:
        """For each mechanism its parties with their roles, from usable participations."""
        found: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        for mechanism, party, role in self.g.sparql(PARTIES).rows:
            found[mechanism][party, role] = None
        return {m: list(ps) for m, ps in found.items()}

    @cached_property
    def mechanisms_of(self) -> dict[str, list[str]]:
        """For each party the mechanisms that name it."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for mechanism, parties in self.parties.items():
            for party, _ in parties:
                found[party][mechanism] = None
        return {p: list(ms) for p, ms in found.items()}

    @cached_property
    def codes(self) -> dict[str, list[str]]:
        """Identifiers of each thing outside the project: addresses and numbers of documents."""
        found: dict[str, set[str]] = defaultdict(set)
        for predicate in _SAME:
            for q in self.g.store.quads_for_pattern(None, ox.NamedNode(predicate), None, None):
                found[short(q.subject.value)].add(q.object.value)
        return {k: sorted(v) for k, v in found.items()}

    @cached_property
    def passage_names(self) -> frozenset[str]:
        """The ids of all passages."""
        return frozenset(self.g.claims.passages())

    @cached_property
    def documents(self) -> dict[str, dict]:
        """What is known of each source: kind, date, day seen, address."""
        return {r["document"]: r for r in self.g.ask("sources").records()}

    @cached_property
    def resting(self) -> dict[str, list[tuple[str, list[str]]]]:
        """For each source its passages, each with the records that rest on it."""
        on: dict[str, list[str]] = defaultdict(list)
        found: dict[str, list[str]] = defaultdict(list)
        for record in self.g.claims.records():
            for p in self.g.claims.passages_of(record):
                on[p].append(record)
        for name in self.g.claims.passages():
            found[self.g.claims.passage(name)["source"]].append(name)
        return {s: [(p, sorted(on.get(p, ()))) for p in sorted(ps)] for s, ps in found.items()}


def fit(name: str) -> bool:
    """Whether a short id can be the name of a file on every system."""
    return name.replace("-", "").isalnum() and name.isascii() and len(name) < 120
