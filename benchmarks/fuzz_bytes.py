"""Files with changed bytes, and the doors of the package through which they come in.

A case is a number: seed and number alone say which door, which sound file and which changes. What a door may do is open the
input or refuse it with an error of the package's own that says so in both languages and names the file.
"""
from __future__ import annotations

import contextlib
import csv
import gzip
import io
import json
import os
import random
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

import kg
from kg import dataset, dates, files, layout, network, query, questions, records, schema, tables
from kg.analysis import scenario
from kg.errors import DataError, InvalidValue, KnowledgeGraphError
from kg.names import Names
from kg.places import answers, client, store
from kg.shell import main

HINTS: dict[str, tuple[bytes, ...]] = {
    "rdf": (b"<", b">", b"[", b"]", b"(", b")", b"{", b"}", b"{|", b"|}", b"<<", b">>", b"<<(", b")>>", b'"', b'"""', b"'''", b"\\", b"\\u0000",
            b"\\uD800", b"\\U0010FFFF", b"@prefix : <urn:x:> .", b"@base <> .", b"PREFIX", b"GRAPH", b"a", b"_:b", b"^^", b"@en",
            b"@zh-Hans--ltr", b"@", b".", b";", b",", b"#", b"%zz", b"1e400", b"-0", b".5", b"true", b"xsd:date", b"<urn:x:y>",
            b'VERSION "1.2"', b"~", b"=>", b"@forAll", b"?x", b"{ ", b"[ <urn:x:p> ", b"( "),
    "json": (b"{", b"}", b"[", b"]", b":", b",", b'"', b'"@context"', b'"@id"', b'"@graph"', b'"@type"', b'"@list"', b'"@set"',
             b'"@value"', b'"@reverse"', b'"@language"', b'"@vocab"', b'"@included"', b'"@nest"', b'"@index"', b'"@container"',
             b'"@import":"http://127.0.0.1:9/x"', b'"@context":"http://127.0.0.1:9/c"', b"null", b"true", b"1e999", b"-0", b"NaN",
             b"9" * 30, b"\\ud800", b"\\u0000", b'{"@list":[', b'{"a":', b"[[", b'"\\', b'"@json"', b'"@version":1.1', b'"@propagate"'),
    "xml": (b"<", b">", b"/>", b"</", b"&", b"&amp;", b"&#0;", b"&#x110000;", b"&lt;", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml?>",
            b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<!ELEMENT", b"rdf:parseType=\"Literal\"", b'rdf:parseType="Collection"', b'rdf:ID="a"',
            b'rdf:nodeID="1"', b'rdf:about=""', b"xmlns=''", b"xml:lang='en'", b"xml:base='x'", b'rdf:datatype=""', b"<rdf:li>", b"<a><b>",
            b"rdf:annotation='x'", b"its:dir='ltr'"),
    "csv": (b",", b'"', b'""', b"\r\n", b"\r", b"\n", b"|", b"||", b";", b"\t", b"=1+1", b"<<<<<<< HEAD", b"2025-02-30", b"2025-XX", b"[..]",
            b"2025/..", b"0000-01-01", b"9999-12-31", b"ongoing", b"1e9", b"-0", b"9" * 40, b"id", b"country-jpn", b"\xc2\xa0",
            b"e\xcc\x81", b"https://", b"https://[", b"https://a:b/", b"true", b"add", b"remove", b"upgrade", b"suspend", b"state-active", b"0-1",
            b"wikidata:Q1", b"src-", b"-", b"high"),
    "query": (b"SELECT * {", b"SELECT", b"ASK {", b"CONSTRUCT {", b"DESCRIBE", b"WHERE {", b"{", b"}", b"(", b")", b"[", b"]", b"OPTIONAL {",
              b"UNION {", b"MINUS {", b"GRAPH ?g {", b"FILTER(", b"FILTER EXISTS {", b"BIND(1 AS ?x)", b"VALUES ?x {", b"GROUP BY",
              b"HAVING(", b"ORDER BY", b"LIMIT 0", b"OFFSET 9999999999999999999999", b"SERVICE <http://127.0.0.1:9/> {", b"FROM <x>", b"?a", b"?b",
              b"|", b"/", b"^", b"*", b"+", b"?", b"!", b"&&", b"||", b"<", b">", b"<<", b">>", b"{|", b"|}", b"~", b"'", b'"', b'"""', b"\\",
              b"#", b"COUNT(*)", b"GROUP_CONCAT(", b"IF(", b"COALESCE()", b"REGEX(?a, '(a+)+$')", b"REPLACE(", b"1e999", b"-", b"INSERT DATA {",
              b"LOAD <file:///etc/passwd>", b"DROP ALL", b"LATERAL {", b"dpn:", b"id:country-jpn", b"undefined:x", b"#+ param a: day 2025 | a | b",
              b"#+ network: directed", b"#+ title: "),
    "text": (b"..", b"/", b"[", b"]", b"X", b"-", b"Q", b"0", b"9999", b"0000", b"\xc2\xa0", b"\xe2\x80\x8b", b"\xef\xbc\x91", b"|", b"'", b"=",
             b"\x00", b"<", b">", b"\xe5\xb9\xb4", b"country-", b"https://w3id.org/eudpn/id/"),
}
RUNS = (8, 40, 150, 400, 3000)  # how often a piece is repeated
ODD = (b"\x00", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80\xae", b"\xe2\x80\xa8",
       b"\xef\xbf\xbf", b"\x1b[2J", b"\x85", b"\xe7\x8e\x8b", b"\xf0\x9f\x87\xaa\xf0\x9f\x87\xba", b"\x7f", b"\x0b", b"\x0c")
RDF = {"nq": "rdf", "trig": "rdf", "ttl": "rdf", "nt": "rdf", "n3": "rdf", "jsonld": "json", "rdf": "xml"}
EXTRA = br"""
@prefix ex: <http://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @base <http://example.org/base/> .
<x> a ex:T ; ex:p [ ex:q ( 1 -2.5 3e4 true "x"@en-GB "y"^^xsd:date '''l
l''' ) ] , ex:b\~c , _:b1 , "\u00e9\U0001F600" .
<< ex:a ex:b ex:c ~ ex:r >> ex:d 1 . ex:a ex:b ex:c {| ex:e "f" |} . ex:g ex:h <<( ex:a ex:b ex:c )>> .
"""


@dataclass(frozen=True)
class Door:
    """A way in: the sound files, the words that mean something there, the name of a file, and what reads it.

    ``weight``: its share of the cases. ``names``: whether an error must name the file.
    """

    name: str
    seeds: tuple[bytes, ...]
    hints: str
    file: str
    read: Callable[[Path], object]
    weight: float = 1.0
    names: bool = True


class Odd(AssertionError):
    """An error of the package's own that says too little."""


def mutated(rng: random.Random, body: bytes, others: tuple[bytes, ...], hints: tuple[bytes, ...]) -> bytes:
    """A body with one to six changes, of at most 64 KB."""
    found = bytearray(body)
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 4, 6))):
        at = rng.randrange(len(found) + 1)
        to = min(len(found), at + rng.choice((1, 1, 2, 5, 20, 200)))
        kind = rng.randrange(11)
        if kind == 0 and at < len(found):
            found[at] ^= 1 << rng.randrange(8)
        elif kind == 1:
            found[at:at] = bytes(rng.randrange(256) for _ in range(rng.choice((1, 1, 3))))
        elif kind == 2:
            del found[at:to]
        elif kind == 3:
            found[at:at] = found[at:to]
        elif kind in (4, 5):
            found[at:at] = rng.choice(hints)
        elif kind == 6:
            found[at:to] = rng.choice(hints)
        elif kind == 7:
            other = rng.choice(others)
            cut = rng.randrange(len(other) + 1)
            found[at:] = other[cut:]
        elif kind == 8:
            del found[at:]
        elif kind == 9:
            found[at:at] = rng.choice(ODD)
        elif rng.random() < 0.3:
            piece = rng.choice(hints) if rng.random() < 0.7 else bytes(found[at:to])
            found[at:at] = piece * rng.choice(RUNS)
        else:
            found[at:at] = str(rng.choice((0, -1, 2**31, 2**63, 2**64, 10**19, 10**40))).encode()
    return bytes(found[:65_536])


# What is there to read -------------------------------------------------------------------------------------------------------


def _sample(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """A few quads of each layer and predicate."""
    seen: dict[object, int] = {}
    kept = []
    for q in sorted(quads, key=str):
        key = q.graph_name, q.predicate
        seen[key] = seen.get(key, 0) + 1
        if seen[key] == 1:
            kept.append(q)
    return kept[::2][:60]


def _tiny_tables(folder: Path) -> None:
    """The project's tables cut down to two events with what they refer to, without a fault."""
    text = {p.name: p.read_text(encoding="utf-8").splitlines() for p in sorted(layout.DATA.glob("*.csv")) if p.name != "gates.csv"}
    rows = {line.split(",", 1)[0]: line for lines in text.values() for line in lines[1:]}
    kept: set[str] = set()
    left = [line.split(",", 1)[0] for table in ("events", "parties", "participations") for line in text[table + ".csv"][1:3]]
    while left and len(kept) < 80:
        kept.add(name := left.pop(0))
        left += [w for w in re.split(r"[,|]", rows[name]) if w in rows and w not in kept]
    schemas = {t.path: t for t in schema.read(layout.DATA)}
    folder.mkdir(parents=True, exist_ok=True)
    package = json.loads((layout.DATA / "datapackage.json").read_text(encoding="utf-8"))
    cut = {file: [lines[0], *(line for line in lines[1:] if line.split(",", 1)[0] in kept)] for file, lines in text.items()}
    package["resources"] = [r for r in package["resources"] if len(cut.get(r["path"], ())) > 1 and r["path"] in schemas]
    (folder / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=1), encoding="utf-8")
    for _ in range(9):  # what refers to a row that is not there goes
        for r in package["resources"]:
            (folder / r["path"]).write_text("\n".join(cut[r["path"]]) + "\n", encoding="utf-8")
        faults = records.read(folder).faults
        if not faults:
            return
        for file, line in {(f.file, f.line) for f in faults}:
            cut[file][line - 1] = ""
        cut = {file: [line for line in lines if line] for file, lines in cut.items()}
    raise AssertionError("the small tables are not without a fault")


class House:
    """All doors, with what they need, in a folder of their own."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.graph = kg.open()
        sample = _sample(self.graph.quads)
        self.small = ox.Store()
        self.small.extend(sample)
        extra = ox.Store()
        extra.load(input=EXTRA, format=ox.RdfFormat.TURTLE)
        self.data = dataset.Dataset(self.small, True, {}, len(sample), len(sample), "small")
        self.labels = Names(self.small)
        self.schemas = {t.name: t for t in schema.read(layout.DATA)}
        self.tables = folder / "tables"
        _tiny_tables(self.tables)
        self.sound = {p.name: p.read_bytes() for p in self.tables.iterdir()}
        self.store = folder / "small.store"
        if not self.store.exists():
            store.build(sample, self.store)
        self.doors = self._doors(sample, list(extra))

    def _doors(self, sample: list[ox.Quad], extra: list[ox.Quad]) -> dict[str, Door]:
        rdf = {}
        for ending in RDF:
            kind = dataset.FORMATS["." + ending]
            plain = [q for q in extra if not isinstance(q.object, ox.Triple)] if ending in ("jsonld", "n3") else extra
            rdf[ending] = tuple(dataset.serialised(some, kind) for some in (sample[:8], sample[8:20], plain[:25]))
            if ending in ("ttl", "trig"):
                rdf[ending] += (EXTRA,)
        doors = [Door("." + e, rdf[e], RDF[e], "x." + e, kg.open, 2.0 if e in ("nq", "jsonld", "ttl") else 1.4) for e in RDF]
        doors += [Door(f".{e}.gz", tuple(gzip.compress(b, 6, mtime=0) for b in rdf[e][:2]), RDF[e], f"x.{e}.gz", kg.open, 0.3)
                  for e in ("nq", "ttl", "jsonld")]
        queries = [p.read_bytes() for p in sorted(layout.QUESTIONS.glob("*.rq"))]
        queries = tuple(q for q in queries if len(q) < 1800)[:30]
        case = next(p for p in layout.PACKAGE.parent.glob("tests/cases/02-*/*")).read_bytes()
        steps = (scenario.__doc__ or "").split("step,mechanism", 1)[1].split("\n\n")[0]
        steps = "\n".join(line.strip() for line in ("step,mechanism" + steps).splitlines()).encode()
        ties = b"source,target,kind,record,confidence\na,b,works,rec-1,high\nb,c,works,rec-2|rec-3,low\nc,a,plans,,\n"
        words = tuple(t.encode() for t in ("2025-05-07", "[2025-06-16..2025-12-31]", "2025-Q4/..", "ongoing", "2025/5/7", "Korea", "country-kor",
                                           "人工智能", "https://w3id.org/eudpn/id/country-jpn", "7.5.2025", "45784"))
        rows = (b'{"head":{"vars":["a","b"]},"results":{"bindings":[{"a":{"type":"uri","value":"urn:x:y"},"b":{"type":"literal","value":"1",'
                b'"datatype":"http://www.w3.org/2001/XMLSchema#integer"}},{"a":{"type":"bnode","value":"b0"},"b":{"type":"literal",'
                b'"value":"x","xml:lang":"en"}}]}}', b'{"head":{},"boolean":true}')
        return {d.name: d for d in [
            *doors, Door("case 02", (case,), "rdf", "x.ttl", kg.open, 0.5),
            Door("tables", tuple(v for k, v in self.sound.items() if k.endswith(".csv")), "csv", "", self._table, 0.5),
            Door("descriptor", (self.sound["datapackage.json"],), "json", "datapackage.json", self._descriptor, 0.5, names=False),
            Door("own rows", (self.sound["events.csv"], self.sound["parties.csv"]), "csv", "rows.csv", self._own_rows, 1.0, names=False),
            Door("scenario", (steps,), "csv", "steps.csv", scenario.read, 2.0),
            Door("question", queries, "query", "x.rq", questions.read, 1.0),
            Door("network", (ties,), "csv", "ties.csv", _ties, 1.5, names=False),
            Door("query", queries, "query", "x.rq", self._query, 1.0, names=False),
            Door("answers", rows, "json", "x.srj", _answers, 1.0, names=False),
            Door("triples of a server", (rdf["nt"][0],), "rdf", "x.nt", _triples, 0.5, names=False),
            Door("dates and names", words, "text", "x.txt", self._words, 1.5, names=False),
            Door("store", (b"",), "json", "", self._store, 0.02),
            Door("shell", (rdf["nq"][0], rdf["ttl"][0], rdf["jsonld"][0], *queries[:5], steps), "rdf", "x", self._shell, 0.02, names=False),
        ]}

    def moved(self, folder: Path) -> None:
        """Work in a folder of one's own from now on, as each of several processes must."""
        shutil.copytree(self.folder, folder)
        self.folder, self.tables, self.store = folder, folder / "tables", folder / "small.store"

    def drawn(self, seed: int, number: int, only: str = "") -> tuple[Door, random.Random, bytes]:
        """The door and the input of a case."""
        rng = random.Random(f"{seed}:{number}")
        doors = [d for d in self.doors.values() if only in ("", d.name)]
        door = rng.choices(doors, [d.weight for d in doors])[0]
        body = rng.choice(door.seeds)
        packed = door.name.endswith(".gz") and rng.random() < 0.5
        if packed:
            body = gzip.decompress(body)
        body = mutated(rng, body, door.seeds, HINTS[door.hints])
        return door, rng, gzip.compress(body, 1, mtime=0) if packed else body

    def case(self, seed: int, number: int, only: str = "") -> tuple[str, str, bool]:
        """Try one case: door, ``opened`` or ``refused``, and whether the refusal names a line.

        Whatever else comes out is the failure.
        """
        door, rng, body = self.drawn(seed, number, only)
        return (door.name, *self.tried(door, body, rng))

    def tried(self, door: Door, body: bytes, rng: random.Random | None = None) -> tuple[str, bool]:
        """Bring a body to a door. Raises ``Odd`` for a refusal that says too little; other errors come through."""
        path = self.folder / (door.file or "x")
        self.rng = rng or random.Random(0)
        path.write_bytes(body)
        try:
            door.read(path)
        except KnowledgeGraphError as e:
            return "refused", judged(e, path.name if door.names and door.file else "")
        return "opened", False

    # The readers that need more than a path ------------------------------------------------------------------------------

    def _table(self, path: Path) -> None:
        body = path.read_bytes()
        name = max((n for n in self.sound if n.endswith(".csv")), key=lambda n: len(os.path.commonprefix([self.sound[n], body])))
        place = self.tables / name
        place.write_bytes(body)
        try:
            found = records.read(self.tables)
            if found.faults:
                raise DataError(found.faults)
            ox.Store().extend(found.quads)
        finally:
            place.write_bytes(self.sound[name])

    def _descriptor(self, path: Path) -> None:
        folder = self.folder / "described"
        if not folder.exists():
            shutil.copytree(self.tables, folder)
        (folder / "datapackage.json").write_bytes(path.read_bytes())
        found = records.read(folder)
        if found.faults:
            raise DataError(found.faults)

    def _own_rows(self, path: Path) -> None:
        faults: list = []
        tables.own_rows(path, self.schemas["parties" if b"zh,kind" in path.read_bytes()[:99] else "events"], faults)
        if faults:
            raise DataError(faults)

    def _query(self, path: Path) -> None:
        text = files.read(path)
        empty = dataset.Dataset(ox.Store())
        query.run(text, lambda: [None for _ in _rows(query.select(empty, text))])

    def _words(self, path: Path) -> None:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        for read in (dates.bounds, dates.period, dates.day):
            with contextlib.suppress(InvalidValue):
                read(text)
        for name in ("states-on-day", "active-in-year", "country-technology", "with-partner"):
            question = questions.find(layout.QUESTIONS, name)
            for p in question.params:
                with contextlib.suppress(KnowledgeGraphError):
                    bound = question.bind(lambda t, prefixes=(): self.labels.iris[self.labels.resolve(t, prefixes)], {p.name: text})
                    self.data.select(bound)
        self.labels.resolve(text)

    def _store(self, path: Path) -> None:
        damaged = self.folder / "damaged.store"
        shutil.rmtree(damaged, ignore_errors=True)
        shutil.copytree(self.store, damaged)
        file = self.rng.choice(sorted(p for p in damaged.rglob("*") if p.is_file()))
        before = file.read_bytes()
        after = mutated(self.rng, before, (before, b"x" * 99), HINTS["json"])
        file.write_bytes(after)
        if len(kg.open(damaged).quads) != len(self.small):
            raise Odd(f"{file.name}: other data and no word")

    def _shell(self, path: Path) -> None:
        """Through the shell: nothing but an exit code and words."""
        body = path.read_bytes()
        ending = self.rng.choice((".nq", ".ttl", ".jsonld", ".rdf", ".nq.gz"))
        place = self.folder / ("shell" + ending)
        place.write_bytes(body)
        asked = self.folder / "asked.rq"
        asked.write_bytes(body)
        sound = str(next(p for p in layout.PACKAGE.parent.glob("tests/cases/02-*/*")))
        text = body[:60].decode("utf-8", "surrogateescape")
        calls = (("check", "--from", str(place)), ("sparql", str(asked), "--from", sound, "--timeout", "5"), ("about", text, "--from", sound),
                 ("ask", "states-on-day", "as_of=" + text, "--from", sound), ("ask", text, "--from", sound), ("network", str(asked), "--from", sound),
                 ("export", str(self.folder / "out.nq"), "--from", str(place)), (text, "--from", sound), ("check", "--from", text),
                 ("sparql", str(asked), "--from", str(place), "--timeout", "5"), ("diff", str(place)), ("load", "--to", text, "--from", sound))
        shell(self.rng.choice(calls))


def shell(call: tuple[str, ...]) -> int:
    """The exit code of a call; ``Odd`` if it shows a traceback or leaves with another code than the shell's own."""
    said = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said[0]), contextlib.redirect_stderr(said[1]):
        try:
            code = main([*call, "--lang", "en"])
        except SystemExit as e:
            code = e.code
    if code not in (0, 1, 2) or "Traceback" in said[0].getvalue() + said[1].getvalue():
        raise Odd(f"{call}: exit code {code}: {said[1].getvalue()[-500:]}")
    return code


def judged(error: KnowledgeGraphError, file: str = "") -> bool:
    """Whether a refusal names a line; ``Odd`` if it says nothing in one of the languages, much too much, or not which file."""
    en, zh = error.said.en, error.said.zh
    faults = getattr(error, "faults", ())
    if not en.strip() or en == zh:
        raise Odd(f"not in both languages: {en!r}")
    if file and file not in en:
        raise Odd(f"names no file: {en[:200]!r}")
    if len(en) > 4000 * max(1, len(faults)):
        raise Odd(f"{len(en)} characters: {en[:100]!r}…")
    if not faults:
        return ("line " in en) or (f"{file}:" in en if file else "row " in en)
    for one in faults:
        if not one.file or one.message.en == one.message.zh:
            raise Odd(f"a fault without its file or its Chinese: {one}")
    return all(one.line for one in faults)


def _rows(result: object) -> Iterable[object]:
    return () if isinstance(result, ox.QueryBoolean) else result  # type: ignore[return-value]


def _ties(path: Path) -> None:
    """A table of one's own as people read it: with csv, then as a network."""
    try:
        rows = list(csv.DictReader(io.StringIO(files.read(path))))
    except csv.Error:
        return
    network.words(network.from_edges(rows))


def _answers(path: Path) -> None:
    answers.solutions(client.Reply(200, {"content-type": answers.RESULTS}, path.read_bytes()), "example.org")


def _triples(path: Path) -> None:
    answers.triples(client.Reply(200, {"content-type": answers.TRIPLES}, path.read_bytes()), "example.org")



