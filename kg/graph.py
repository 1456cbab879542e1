"""The one door: a knowledge graph that can be asked, checked, drawn as a network and taken away."""
from __future__ import annotations

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg import dataset, dates, layout, prebuilt, query, questions, scans, slices, standing, terms
from kg.about import STATEMENT, About, entity, identifiers, place, statements
from kg.claims import Claims, Describe, describer
from kg.dataset import Dataset
from kg.errors import FileError, InvalidValue, NetworkError, QueryError
from kg.late import Late
from kg.names import Names
from kg.questions import Question
from kg.standing import Standing
from kg.table import Table
from kg.words import Bilingual

if TYPE_CHECKING:
    import networkx
    import rdflib

LAST_DAY = "9999-12-31"  # the day on which every dated event has happened: the state as last known


def open(place: str | os.PathLike | None = None, known_at: object = None, *, auth: str | None = None,  # noqa: A001 - as gzip.open
         timeout: float = 60.0, here: bool | None = None) -> KnowledgeGraph:
    """A knowledge graph.

    ``place``: nothing for the data of the project itself; a folder of tables with a ``datapackage.json``; an RDF file
    (.nq .trig .ttl .nt .jsonld .rdf, each also .gz); a store on disk (``NAME.store``, made by ``export``); or the address
    of a SPARQL 1.1 endpoint, with ``auth`` (``user:password`` or ``Bearer TOKEN``; left out: the environment variable
    ``KG_AUTH``), ``timeout`` (seconds a request) and ``here`` (True: answer queries here, on a verified copy; False: always
    over there; left out: over there, unless the server gets SPARQL 1.1 wrong). ``known_at``: only what the sources had published by that day.
    Raises ``DataError`` with every fault of the tables, ``FileError``, ``EndpointError``.
    """
    g = _opened(place, auth, timeout, here)
    return g if known_at is None else g.known(known_at)


def _opened(place: str | os.PathLike | None, auth: str | None, timeout: float,
            here: bool | None) -> KnowledgeGraph:
    if place is None:
        return KnowledgeGraph(prebuilt.own())
    from kg import places

    if not places.client.is_address(place) and not places.store.claimed(Path(place)):
        path = Path(place)
        try:
            is_folder = path.is_dir()
        except (OSError, ValueError):  # a name that no file can have
            is_folder = False
        if is_folder:
            return KnowledgeGraph(dataset.build(layout.ONTOLOGY, path))
    data = places.opened(place, auth, timeout, here)
    return KnowledgeGraph(data, foreign=not places.ours(data))


def at_place(path: Path, ontology: Path | None = None) -> KnowledgeGraph:
    """The graph of a folder of tables under its own ontology, or of an exported dataset of this project."""
    from kg import places

    if path.is_dir() and not places.store.claimed(path):
        return KnowledgeGraph(dataset.build(ontology or layout.ONTOLOGY, path))
    return KnowledgeGraph(places.store.read(path) if path.is_dir() else dataset.read_file(path))


class KnowledgeGraph:
    """A dataset with its kept questions. Everything it gives back is a value: a table, a network, a text."""

    def __init__(self, data: Dataset, foreign: bool = False, clocks: Mapping[str, str] | None = None):
        self._data, self._foreign, self.clocks, self._stood = data, foreign, dict(clocks or {}), dict[tuple[str, bool], Standing]()

    def __repr__(self) -> str:
        own = f" ({len(self._data.rows)} rows of the user's own)" if self._data.rows else ""
        return f"<KnowledgeGraph {self._data.name}: {self.size}{own}>"

    @property
    def size(self) -> str:
        """How many statements there are, in words."""
        d = self._data
        return f"{d.quads} statements" if d.quads == d.triples else f"{d.quads} quads, {d.triples} different triples"

    @property
    def data(self) -> Dataset:
        """The dataset behind it: the store, and how its default graph is made."""
        return self._data

    @property
    def foreign(self) -> bool:
        """Whether these are other people's data, of which the project's tables know nothing."""
        return self._foreign

    @property
    def store(self) -> ox.Store:
        """The Oxigraph store itself."""
        return self._data.store

    @property
    def quads(self) -> tuple[ox.Quad, ...]:
        """All statements as they were read."""
        return self._data.as_read()

    @property
    def name(self) -> str:
        """What the place is called."""
        return self._data.name

    @property
    def where(self) -> Bilingual | None:
        """For an endpoint: whether its server answers the queries or a copy here does, and why; None for other places."""
        return getattr(self._data, "where", None)

    @property
    def places(self) -> Mapping[str, tuple[str, int]]:
        """File and line of every row by short id."""
        return self._data.places

    @cached_property
    def dataset(self) -> rdflib.Dataset:
        """A copy as an rdflib ``Dataset`` (default graph = union). Its queries run in rdflib's own engine."""
        return dataset.rdflib_view(self.store)

    def flat(self) -> rdflib.Graph:
        """All triples of all layers as one rdflib ``Graph``."""
        return dataset.flat(self.store)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the sorted N-Quads of the whole dataset."""
        return dataset.digest(self._data.own or self.store)

    @cached_property
    def names(self) -> Names:
        """The index of all names and codes."""
        return Names(self.store)

    @cached_property
    def claims(self) -> Claims:
        """All records as sentences with their passages."""
        return Claims(self.store, self.names)

    @cached_property
    def describe(self) -> Describe:
        """Short id to labels, class and names."""
        return describer(self.store, self.names)

    def resolve(self, name: str, prefixes: Sequence[str] = ()) -> str:
        """The short id that a name means (Korea, KR, KOR, 韩国 → country-kor); ``UnknownName`` otherwise."""
        return self.names.resolve(name, prefixes)

    def _iri(self, name: str, prefixes: Sequence[str]) -> str:
        return self.names.iris[self.resolve(name, prefixes)]

    # Two clocks --------------------------------------------------------------------------------------------------

    def known(self, day: object) -> KnowledgeGraph:
        """The same graph with only what our sources had published by a day: every question and network may be asked of it.

        Raises ``QueryError`` if it is not a day, ``FileError`` for other people's files, whose sources are not known.
        """
        return self._slice("known_at", day, slices.known_by)

    def at(self, day: object, possible: bool = False) -> KnowledgeGraph:
        """The same graph with only what stood on a day: happenings that had surely happened, mechanisms in a state that
        has not ended, memberships that held (``possible``: also what only may have stood).

        Raises ``QueryError`` if it is not a day, ``FileError`` for other people's files.
        """
        def cut(data: Dataset, rules: Path, when: dt.date) -> Dataset:
            verdicts = self.standing(when.isoformat(), possible).verdicts
            return slices.standing_on(data, rules, when, [
                self.names.iris.get(n, terms.ID + n) for n, verdict in verdicts.items() if not verdict[0]])
        return self._slice("as_of", day, cut)

    def _slice(self, clock: str, day: object, cut: Callable[[Dataset, Path, dt.date], Dataset]) -> KnowledgeGraph:
        if self._foreign:
            raise FileError("the two clocks work on the project's own data, not on other people's RDF files",
                            "两种时钟仅适用于本项目的数据，不适用于他人的RDF文件")
        try:
            when = dates.day(str(day))
        except InvalidValue as e:
            raise QueryError(f"{clock}: {e.said.en}", f"{clock}：{e.said.zh}") from None
        return KnowledgeGraph(cut(self._data, layout.ONTOLOGY / "rules", when), clocks={**self.clocks, clock: when.isoformat()})

    def with_rows(self, **tables: object) -> KnowledgeGraph:
        """A new graph with rows of one's own, read and checked as rows of the project's tables are; nothing is written.

            g2 = g.with_rows(sources=df1, passages=df2, participations=[{"id": "ptc-mine-1", ...}], events="mine.csv")

        ``tables``: name of a table (``data/FORMAT.md`` lists them with their columns) to a data frame (pandas, polars), a
        list of dictionaries or the path of a CSV file. Columns that need not be filled may be missing. Every network of
        the new graph says in its receipt how many rows were added. The shapes are left to ``check``, as always.
        Raises ``DataError`` with table, row (counted from 1) and column of every fault, ``UnknownName`` for a table,
        ``FileError`` for what holds no rows, and for a graph that is not of tables or has a clock.
        """
        if self._data.folder is None:
            raise FileError("rows can be added to a graph of tables before a clock is set: kg.open().with_rows(…).known(day)",
                            "只能向尚未设定时钟的数据表图谱添加行：kg.open().with_rows(…).known(day)")
        return KnowledgeGraph(dataset.build(layout.ONTOLOGY, self._data.folder, tables, self._data.rows))

    # Questions ---------------------------------------------------------------------------------------------------

    def questions(self) -> list[Question]:
        """The kept questions in order of group and name."""
        return sorted(questions.kept(layout.QUESTIONS).values(), key=lambda q: (q.group, q.name))

    def question_table(self) -> Table:
        """The kept questions as a table: name, group, title and parameters."""
        return questions.table(layout.QUESTIONS)

    def question(self, name: str) -> Question:
        """One kept question; ``UnknownName`` with the nearest names otherwise."""
        return questions.find(layout.QUESTIONS, name)

    def ask(self, name: str, **params: object) -> Table:
        """The answer to a kept question.

        ``params``: values by parameter name, written as people do; one that is left out keeps its sample value, an
        optional one means *all*. ``as_of`` may be given to every question: one that has no such parameter is asked of
        the graph as it stood on that day. Raises ``UnknownName`` or ``QueryError``.
        """
        question = self.question(name)
        if params.get("as_of") is not None and not any(p.name == "as_of" for p in question.params):
            return self.at(params.pop("as_of")).ask(name, **params)
        return self._table(question.bind(self._iri, params), question.titles)

    def first_rows(self, name: str, most: int | None = None) -> Table:
        """The first ``most`` rows of the answer to a kept question with its sample values. Raises ``UnknownName``."""
        question = self.question(name)
        return self._table(question.bind(self._iri, {}), question.titles, most)

    def sparql(self, text: str, timeout: float | None = None, most: int = 2**62) -> Table | bool | rdflib.Graph:
        """The answer to a SPARQL query: SELECT a table, ASK a boolean, CONSTRUCT and DESCRIBE an rdflib graph.

        Updates and SERVICE are refused, as are texts over 64 KB or nested deeper than 32 brackets (the engine's parser
        would exhaust its stack). ``timeout``: seconds after which the query is stopped; it then runs in a copy of this
        process, which may take 1 GB of memory of its own and cannot reach any network (Linux and macOS); ``most``: bytes that
        the answer may then have.
        Raises ``QueryError`` with the reason, and the place where there is one.
        """
        if timeout is not None:
            from kg.guard import Limits, calls

            return self._answer(calls.sparql(self._data, text, Limits(seconds=timeout), most))
        return query.run(text, lambda: self._answer(query.select(self._data, text)))

    def _answer(self, result: Any) -> Table | bool | rdflib.Graph:
        if isinstance(result, ox.QueryBoolean | bool):
            return bool(result)
        if isinstance(result, ox.QueryTriples | list):
            return dataset.flat(ox.Quad(t.subject, t.predicate, t.object) for t in result)
        return self._rows(result, {})

    def _table(self, text: str, titles: Mapping[str, str], most: int | None = None) -> Table:
        return self._rows(self._data.select(text), titles, most)

    def _rows(self, result: ox.QuerySolutions, titles: Mapping[str, str], most: int | None = None) -> Table:
        columns = tuple(v.value for v in result.variables)
        value = terms.reader()
        rows = [tuple([value(t) for t in solution]) for solution in islice(result, most)]
        return Table(columns, rows, titles, headings=questions.headings(layout.QUESTIONS), labels=self.label)

    def label(self, name: str) -> Mapping[str, str] | None:
        """Both labels of an id, a code or a word of an answer: {"en": …, "zh": …}; None for what has none."""
        if found := self.names.label(name) or self.claims.terms.get(name.removeprefix("dpn:")):
            return found
        word = questions.kinds(layout.QUESTIONS).get(name)
        return word and {**word, "word": name}

    def about(self, name: str) -> About:
        """Every claim about a thing, usable or not, with its date, standing and passages."""
        thing = self.resolve(name)
        if self._foreign:
            return About(STATEMENT, statements(self.store, self.names.iris[thing]), entity=self._entity(thing),
                         headings=questions.headings(layout.QUESTIONS), labels=self.names.label)
        found = [self.claims.claim(thing)] if thing in self.claims and not self.claims.about(thing) else \
            self.claims.about(thing)
        columns = ("record", "says", "date", "confidence", "review", "passages", "note")
        rows = [(c["id"], Bilingual(c["sentence_en"], c["sentence_zh"]), c["date"],
                 c["confidence"] and "confidence-" + c["confidence"], c["review"] and "review-" + c["review"],
                 tuple(place(p) for p in c["passages"]),
                 c["note_en"] and Bilingual(c["note_en"], c["note_zh"])) for c in found]
        return About(columns, rows, headings=questions.headings(layout.QUESTIONS), labels=self._codes,
                     entity=self._entity(thing))

    def _codes(self, cell: str) -> Mapping[str, str] | None:
        """Labels of codes only: in a list of claims the ids of records stay ids."""
        return self.names.label(cell) if cell.startswith(("confidence-", "review-")) else None

    def _entity(self, thing: str) -> dict[str, Any]:
        iri = self.names.iris.get(thing, terms.ID + thing)
        return entity(thing, self.describe(thing), self.claims.terms, identifiers(self.store, iri))

    # Networks ----------------------------------------------------------------------------------------------------

    def network(self, name: str, *, as_of: object = None, confidence: str | None = None, possible: bool = False,
                without: Sequence[str] = (), most: tuple[int, int] | None = None, **params: object) -> networkx.MultiGraph:
        """A network: the answer to a question with ``source`` and ``target``, one edge a row, with its receipt.

        ``name``: a kept question, or the text of a SELECT query of one's own.
        Ties carry the state of their mechanism on that day, or as last known.
        ``as_of``: keep only ties whose mechanism or package certainly stands on that day (``possible=True``: or may stand);
        ``confidence``: least confidence of every record of a tie; ``without``: things to leave out, such as the EU; ``most``:
        things and ties to keep at most, the most tied, with the claims of these ties. The receipt counts what is left out.
        Raises ``NetworkError``, ``UnknownName`` or ``QueryError``.
        """
        from kg import network

        question = questions.own(name) if "{" in name else self.question(name)
        if question.network is None:
            raise NetworkError(f"'{name}' is not a network: its answer has no source and target columns",
                               f"“{name}”不是网络：其结果没有source与target两列")
        day = None if as_of is None else str(as_of)
        held = None if self._foreign else self.standing(day or LAST_DAY, possible)
        quick = None if params or self._foreign else scans.table(question, self._data, self.claims.scan)
        answer = quick or (self.sparql(name) if "{" in name else self._table(question.bind(self._iri, params), question.titles))
        if not isinstance(answer, Table):
            raise NetworkError("a network needs a SELECT query", "网络须由SELECT查询得出")
        answer, left = network.busiest(answer, *most) if most else (answer, [])
        table = standing.evidenced(answer, self.claims, held)
        net = network.build(
            table, question={"name": question.name, "title": question.titles, "as_of": day,
                             "parameters": question.values(self._iri, params),
                             "data_version": layout.VERSION, "data_sha256": lambda: self.digest},
            describe=self.describe, directed=question.network == "directed", left_out=left)
        if day is not None and held is not None:
            net = network.keep(net, held.verdicts, code="not-standing", as_of=day)
        if confidence is not None:
            net = network.confident(net, confidence)
        leave = [name for w in without if (name := self.resolve(w)) in net]
        if leave:
            net = network.without(net, leave)
        if day is not None or confidence is not None or leave:
            net = network.tied(net)
        if not self._foreign:
            net.graph["receipt"]["licence"] = "CC BY 4.0"
        if self._data.rows:
            net = network.with_own_rows(net, Counter(row.table.name for row in self._data.rows))
        net.graph["receipt"]["known_at"] = self.clocks.get("known_at")
        told = frozenset(r for *_, d in net.edges(data=True) for r in d["records"]) if left else None
        net.graph["claims"] = Late(lambda named=tuple(net): self.claims.of(named) if told is None else self.claims.of_records(told))
        net.graph["words"] = network.coded(net, self.names.tagged, self.label)
        net.graph["phrases"] = {k: p for k in sorted({d["kind"] for *_, d in net.edges(data=True)} - {None})
                                if (p := self.claims.phrases.get(k))}
        return net

    def standing(self, day: str, possible: bool = False) -> Standing:
        """What stands on a day: the state of each mechanism and package, and whether its ties are kept."""
        if (day, possible) not in self._stood:  # the last one is kept: every network of a site asks for the same day
            asked = (self.ask(name, as_of=day) for name in ("states-on-day", "windows-on-day"))
            self._stood = {(day, possible): standing.on_day(day, *asked, self.names, possible)}
        return self._stood[day, possible]

    # Taking away -------------------------------------------------------------------------------------------------

    def check(self) -> Table:
        """What does not conform: an empty table is a clean bill. Columns of ``kg.shapes.COLUMNS``."""
        from kg import gates, shapes

        found = shapes.time_values(self.store) if self._foreign else shapes.check(self._data, layout.ONTOLOGY)
        if self._data.folder is not None:
            found = gates.check(self._data.folder) + found
        found += [shapes.answered_otherwise(name) for name in self._answered_otherwise()]
        title = {"en": "What does not conform", "zh": "不符合之处"}
        return Table(shapes.COLUMNS, [v.row() for v in found], title, headings=questions.headings(layout.QUESTIONS))

    def _answered_otherwise(self) -> list[str]:
        """For an endpoint that answers the queries: the kept questions to which it gives other rows than a copy of its data."""
        if self.where is None or self._foreign or self._data.here:
            return []
        copy = KnowledgeGraph(Dataset(self.store, True, {}, self._data.quads, self._data.triples, self._data.name))
        return [q.name for q in self.questions() if not self._alike(copy, q.name)]

    def _alike(self, copy: KnowledgeGraph, name: str) -> bool:
        try:
            return list(self.ask(name).rows) == list(copy.ask(name).rows)
        except QueryError:
            return False

    def export(self, path: str | os.PathLike) -> Path:
        """Write the dataset to a file whose ending names the format.

        .nq .trig .jsonld keep the layers, .ttl .nt .rdf hold their union; each also as .gz. .store is a folder that opens at
        once; .xlsx a workbook, .zip or a name ending with / a Frictionless package of tables with Croissant metadata.
        The same data give the same bytes. What is written is written beside and renamed, so an older one stays whole if
        anything fails. Raises ``FileError``.
        """
        from kg import exports

        return exports.write(self, path)
