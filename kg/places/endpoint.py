"""A SPARQL endpoint in the place of a store: queries are answered over there, what Python walks over is fetched once.

What is sent asks nothing of the server beyond SPARQL 1.1: queries as a form, an Accept header always, no assumption about
the default graph (each request names its graphs), and every answer of a size at which servers cut is counted.
"""
from __future__ import annotations

import re
import urllib.parse
from functools import cached_property

import pyoxigraph as ox

from kg.dataset import Dataset
from kg.errors import EndpointError
from kg.places import trust
from kg.places.answers import RESULTS, TRIPLES, Solutions, checked, solutions, triples
from kg.places.client import Client
from kg.query import bare, declared
from kg.terms import GRAPH, LAYERS
from kg.words import Bilingual

PAGE = 5_000
COUNTED_FROM = 500  # an answer of so many rows may have been cut: the lowest cap of a public server seen is 1,000
FETCH_LIMIT = 5_000_000
FOREIGN_LIMIT = 200_000
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.I)
_FROM = re.compile(r"(?<![?$\w:])FROM\b", re.I)
_PROLOGUE = re.compile(r"\s*(?:(?:PREFIX\s+[^\s:]*:|BASE)\s*<[^<>\s]*>\s*)*", re.I)


class Endpoint(Dataset):
    """The dataset behind a SPARQL 1.1 endpoint, with the face of a ``Dataset``.

    ``select`` sends a query to the server. ``store`` holds a copy of the statements, fetched in pages when something
    first walks over them (names, claims, digests, exports) and held against the server's own counts. The copy is of the
    state at that time. Raises ``EndpointError`` and ``QueryError``.
    """

    answers_here = False

    def __init__(self, client: Client, here: bool | None = None):  # the fields of Dataset, some of them on demand
        self.client, self.union, self.places, self.own, self.folder = client, True, {}, (), None
        self.name = client.host
        self.graphs = self._layers()
        self.quads = sum(self.graphs.values())
        self.triples = self.quads
        self._here = here

    @cached_property
    def failures(self) -> tuple[Bilingual, ...]:
        """Parts of SPARQL 1.1 that the server gets wrong (see ``kg.places.trust``)."""
        return trust.failures(lambda text: self.asked(text, tuple(self.graphs)))

    @cached_property
    def here(self) -> bool:
        """Whether queries are answered here, on the copy: when asked for, or because the server would answer wrongly."""
        return self._here if self._here is not None else self.ours and bool(self.failures)

    @property
    def where(self) -> Bilingual:
        """Where queries are answered, and why."""
        if not self.here:
            return Bilingual(f"queries are answered by {self.client.host}", f"查询由 {self.client.host} 应答")
        why = Bilingual("as asked for", "按要求") if self._here else Bilingual(
            "the server fails at: " + "; ".join(f.en for f in self.failures), "该服务器未能正确处理" + "：" + "；".join(f.zh for f in self.failures))
        return Bilingual(f"queries are answered here, on a verified copy of {self.client.host} ({why.en})",
                         f"查询在本机的已核对副本上应答，来源为 {self.client.host}（{why.zh}）")

    @property
    def ours(self) -> bool:
        """Whether the layers of a dataset of this project are there."""
        return bool(self.graphs)

    def _layers(self) -> dict[str, int]:
        """How many statements each layer of the project has over there; empty if it is somebody else's dataset."""
        if not self.asked("ASK { ?s ?p ?o }", [GRAPH + "asserted"]):
            if not isinstance(self.asked("ASK { ?s ?p ?o }", []), bool):
                raise EndpointError(f"{self.client.host} does not answer ASK", f"{self.client.host} 不应答ASK查询")
            return {}
        return {g: n for layer in LAYERS if (n := self.count(g := GRAPH + layer))}

    def count(self, graph: str) -> int:
        """How many statements a named graph holds over there; 0 if there is no such graph."""
        return _number(self.asked("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", [graph]), self.client.host)

    # Queries -----------------------------------------------------------------------------------------------------

    def select(self, sparql: str, base: str | None = None) -> Solutions | bool | list[ox.Triple]:
        """The server's answer, whole: rows beyond the server's cap are fetched in pages, or the answer is refused.

        The project's prefixes are declared for it; ``base`` is that of the server unless the answer is made here.
        """
        sparql = declared(sparql)
        if self.here:
            return self.store.query(sparql, base_iri=base, use_default_graph_as_union=bool(self.graphs))
        graphs = () if _FROM.search(bare(sparql)) else tuple(self.graphs)
        found = self.asked(sparql, graphs)
        if not isinstance(found, Solutions) or len(found) < COUNTED_FROM:
            return found
        whole = _number(self.asked(_counting(sparql), graphs), self.client.host)
        rows = list(found.rows)
        while len(rows) < whole:
            page = self.asked(_paged(sparql, len(rows)), graphs)
            if not isinstance(page, Solutions) or not page.rows:
                break
            rows += page.rows
        if len(rows) != whole:
            raise EndpointError(
                f"{self.client.host} gives {len(rows):,} of {whole:,} rows; ask for fewer at a time, with ORDER BY and LIMIT",
                f"{self.client.host} 只给出 {whole:,} 行中的 {len(rows):,} 行；请以ORDER BY与LIMIT分次查询")
        return Solutions(found.variables, rows)

    def asked(self, sparql: str, graphs: tuple[str, ...] | list[str] = ()) -> Solutions | bool | list[ox.Triple]:
        """The server's answer to one request over the merge of some graphs (none: its own default graph)."""
        form = _FORM.search(bare(sparql))
        rows = form is None or form[1].upper() in ("SELECT", "ASK")
        fields = [("query", sparql), *(("default-graph-uri", g) for g in graphs), *(("named-graph-uri", g) for g in graphs)]
        reply = self.client.send("POST", self.client.url, urllib.parse.urlencode(fields).encode(), {
            "Content-Type": "application/x-www-form-urlencoded", "Accept": RESULTS if rows else TRIPLES})
        host = self.client.host
        return solutions(checked(reply, host), host) if rows else triples(checked(reply, host), host)

    # The copy ----------------------------------------------------------------------------------------------------

    @cached_property
    def store(self) -> ox.Store:  # type: ignore[override]
        """A copy of the statements, fetched in pages and held against the counts of the server."""
        copy = ox.Store()
        for graph, count in (self.graphs or {"": self._foreign_count()}).items():
            copy.bulk_extend(self._statements(graph, count))
        self.quads = self.triples = len(copy)
        return copy

    def digest(self, graph: str, count: int) -> str:
        """SHA-256 of the sorted statements of a named graph as the server gives them back (see ``load.content``)."""
        from kg.places.load import content

        copy = ox.Store()  # the store writes numbers and truth values as it does everywhere else
        copy.bulk_extend(self._statements(graph, count))
        return content(copy)

    def _foreign_count(self) -> int:
        count = _number(self.asked("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"), self.client.host)
        if count > FOREIGN_LIMIT:
            raise EndpointError(
                f"{self.client.host} holds {count:,} statements of another dataset; names and claims are looked up in copies "
                f"of at most {FOREIGN_LIMIT:,}. Ask it with sparql()",
                f"{self.client.host} 含有其他数据集的 {count:,} 条陈述；名称与陈述仅在不超过 {FOREIGN_LIMIT:,} 条的副本中查找。请使用sparql()查询")
        return count

    def _statements(self, graph: str, count: int) -> set[ox.Quad]:
        """All statements of a graph; pages without an order are enough as long as they add up, else they are ordered."""
        if count > FETCH_LIMIT:
            raise EndpointError(f"{self.client.host}: {count:,} statements are more than {FETCH_LIMIT:,}, the most that are copied",
                                f"{self.client.host}：{count:,} 条陈述超过可复制的上限 {FETCH_LIMIT:,}")
        where = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        for order in ("", " ORDER BY ?s ?p ?o"):
            found: set[ox.Quad] = set()
            start = 0
            while start < count:
                page = self.asked(f"SELECT ?s ?p ?o {{ ?s ?p ?o }}{order} LIMIT {PAGE} OFFSET {start}", [graph] if graph else [])
                if not isinstance(page, Solutions) or not len(page):
                    break
                found |= {ox.Quad(s, p, o, where) for s, p, o in page}
                start += len(page)
            if len(found) == count:
                return found
        raise EndpointError(f"{self.client.host} counts {count:,} statements in <{graph}> but gives {len(found):,}",
                            f"{self.client.host} 称<{graph}>有 {count:,} 条陈述，但只给出 {len(found):,} 条")


def _counting(sparql: str) -> str:
    """A query that counts the rows of another."""
    head = _PROLOGUE.match(_uncommented(sparql))
    end = head.end() if head else 0
    text = _uncommented(sparql)
    return f"{text[:end]} SELECT (COUNT(*) AS ?n) {{ {{ {text[end:]} }} }}"


def _paged(sparql: str, start: int) -> str:
    """A query for the rows of another from some row on, in the order that it asks for."""
    text = _uncommented(sparql)
    if not re.search(r"\b(LIMIT|OFFSET)\b", bare(text), re.I):
        return f"{text} LIMIT {PAGE} OFFSET {start}"
    end = m.end() if (m := _PROLOGUE.match(text)) else 0
    return f"{text[:end]} SELECT * {{ {{ {text[end:]} }} }} LIMIT {PAGE} OFFSET {start}"


def _uncommented(sparql: str) -> str:
    """A query without the comments at its head, where the prologue is looked for."""
    return re.sub(r"\A(?:\s*#[^\n]*\n)+", "", sparql)


def _number(found: object, host: str) -> int:
    try:
        return int(found.rows[0][0].value)  # type: ignore[attr-defined]
    except (AttributeError, IndexError, TypeError, ValueError):
        raise EndpointError(f"{host} does not count its statements", f"{host} 未给出陈述数目") from None

