"""Generated queries asked of Oxigraph, through the package, and of rdflib; differences cut down, judged and named.

Answers are multisets of rows under their variables; with ORDER BY a whole order over the text of all shown terms, and then
the texts are compared in order. Terms are equal as RDF terms, but numbers by value (within 1e-9; an integer equals the
decimal and the double of its value), truth values and times by value, language tags whatever their case.

A difference is *explained* if a rule of ``RULES`` names the construct and who is right by the specification. Where the
jar of Jena ARQ and Java are there (``KG_ARQ``, the path of a jar), ARQ is asked as well, and a rule that blames the wrong engine
does not count.
"""
from __future__ import annotations

import concurrent.futures
import json
import multiprocessing.util
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import rdflib
from fuzz_grammar import Maker, Query, smaller, walked

import kg
from kg import dataset, query
from kg.dataset import Dataset

PREFIXES = "PREFIX ex: <http://example.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {XSD + t for t in ("integer", "decimal", "float", "double", "int", "long", "short", "byte", "nonNegativeInteger")}
SECONDS = 5


class Slow(Exception):
    """rdflib takes too long."""


@dataclass(frozen=True)
class Data:
    """One set of quads in both engines."""

    quads: tuple[ox.Quad, ...]
    ours: Dataset
    theirs: rdflib.Dataset


def made(quads: Sequence[ox.Quad]) -> Data:
    """Quads, each triple in one named graph, in both engines."""
    store = ox.Store()
    store.extend(quads)
    return Data(tuple(quads), Dataset(store, True, {}, len(quads), len(quads), "drawn"), dataset.rdflib_view(store))


def random_quads(rng: random.Random) -> list[ox.Quad]:
    """A small graph of six nodes, three predicates and values of every kind, in two named graphs."""
    nodes = [ox.NamedNode(f"http://example.org/n{i}") for i in range(6)]
    predicates = [ox.NamedNode(f"http://example.org/p{i}") for i in range(3)]
    values = [ox.Literal(1), ox.Literal(2), ox.Literal("2.5", datatype=ox.NamedNode(XSD + "decimal")), ox.Literal("a"), ox.Literal("a", language="en"),
              ox.Literal("日本", language="zh"), ox.Literal(True), ox.Literal("2024-05-01", datatype=ox.NamedNode(XSD + "date")), ox.Literal("b")]
    graphs = [ox.NamedNode(f"http://example.org/g{i}") for i in range(2)]
    triples = {(rng.choice(nodes), rng.choice(predicates), rng.choice(nodes if rng.random() < 0.6 else values)) for _ in range(rng.choice((6, 10, 14)))}
    return [ox.Quad(s, p, o, rng.choice(graphs)) for s, p, o in sorted(triples, key=str)]


@cache
def real() -> tuple[ox.Quad, ...]:
    """All statements of the project."""
    return tuple(sorted(kg.open().quads, key=str))


def real_quads(rng: random.Random) -> list[ox.Quad]:
    """A neighbourhood in the project's data: a few things with what is said of them, in their layers."""
    quads = _by_thing()
    found: dict[ox.Quad, None] = {}
    at: list[object] = [rng.choice(list(quads))]
    for _ in range(12):
        some = quads.get(at.pop(rng.randrange(len(at))), ()) if at else ()
        for q in some[:9]:
            found[q] = None
            at += [q.subject, q.object]
    return list(found)[:45]


@cache
def _by_thing() -> dict[object, list[ox.Quad]]:
    found: dict[object, list[ox.Quad]] = {}
    for q in real():
        for end in (q.subject, q.object):
            if isinstance(end, ox.NamedNode) and "graph/ontology" not in str(q.graph_name):
                found.setdefault(end, []).append(q)
    return {k: v for k, v in found.items() if 3 <= len(v) <= 400}


def case(seed: int, number: int) -> tuple[Data, Query]:
    """The data and the query of a number: twenty queries share their data."""
    data = _data(seed, number // 20)
    return data, Maker(random.Random(f"query:{seed}:{number}"), data.quads).query()


@cache
def _data(seed: int, block: int) -> Data:
    rng = random.Random(f"data:{seed}:{block}")
    return made(real_quads(rng) if block % 2 else random_quads(rng))


# Answers ---------------------------------------------------------------------------------------------------------------------


def ours(data: Data, asked: Query) -> object:
    """The answer of the package (Oxigraph behind the guard)."""
    text = PREFIXES + asked.text()
    return query.run(text, lambda: _taken(query.select(data.ours, text), asked))


def _taken(result: object, asked: Query) -> object:
    if isinstance(result, ox.QueryBoolean):
        return bool(result)
    if isinstance(result, ox.QueryTriples):
        return Counter(tuple(map(_valued, (t.subject, t.predicate, t.object))) for t in set(result))
    names = [v.value for v in result.variables]
    return laid([{n: row[n] for n in names if row[n] is not None} for row in result], asked)


def theirs(data: Data, asked: Query) -> object:
    """The answer of rdflib; ``Slow`` after a few seconds."""
    def late(*_: object) -> None:
        raise Slow
    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, SECONDS, 0.5)
    try:
        found = data.theirs.query(PREFIXES + asked.text())
        if found.type == "ASK":
            return bool(found.askAnswer)
        if found.type == "CONSTRUCT":
            return Counter(tuple(_valued(_term(t)) for t in triple) for triple in set(found.graph))
        return laid([{str(k): _term(v) for k, v in row.asdict().items() if v is not None} for row in found], asked)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _term(node: object) -> object:
    if isinstance(node, rdflib.Literal):
        if node.language:
            return ox.Literal(str(node), language=node.language)
        return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype))) if node.datatype else ox.Literal(str(node))
    return ox.NamedNode(str(node)) if isinstance(node, rdflib.URIRef) else ox.BlankNode("b")


def laid(rows: Sequence[dict[str, object]], asked: Query) -> object:
    """Rows as a multiset, or as a list of texts where the query fixes the order."""
    if asked.ordered:
        names = sorted({n for s in asked.shown for n in re.findall(r"\?(\w+)\)?$", s)})
        return [tuple(_text(row.get(n)) for n in names) for row in rows]
    return Counter(tuple(sorted((n, _valued(t)) for n, t in row.items())) for row in rows)


def _text(term: object) -> str:
    if not isinstance(term, ox.Literal):
        return getattr(term, "value", "")
    value = _valued(term)
    return term.value if value[0] != "number" else value[1]


def _valued(term: object) -> tuple[str, ...]:
    """A term with numbers, truth values and times by value."""
    if not isinstance(term, ox.Literal):
        return (type(term).__name__, getattr(term, "value", ""))
    kind, text = term.datatype.value, term.value
    if term.language:
        return ("text", text, term.language.lower())
    if kind in NUMBERS:
        try:
            return ("number", f"{float(text):.9g}" if float(text) else "0")
        except ValueError:
            return ("number", text)
    if kind == XSD + "boolean":
        return ("truth", str(text in ("true", "1")))
    return ("text", text.removesuffix("+00:00").removesuffix("Z") if kind == XSD + "dateTime" else text, kind)


# Differences -------------------------------------------------------------------------------------------------------------------


def outcome(ask: Callable[[Data, Query], object], data: Data, asked: Query) -> object:
    """An answer, or what went wrong as text."""
    try:
        return ask(data, asked)
    except Slow:
        raise
    except Exception as e:  # noqa: BLE001 - an engine that raises is what we look for
        return f"{type(e).__name__}: {str(e)[:120]}"


def differ(data: Data, asked: Query, more: bool = False) -> bool:
    """Whether the two engines answer otherwise; not where both refuse the text. ``more``: by more than rows without a binding."""
    try:
        one, other = outcome(ours, data, asked), outcome(theirs, data, asked)
    except Slow:
        return False
    if more and _without_empty(one) == _without_empty(other):
        return False
    return one != other and not (isinstance(one, str) and isinstance(other, str))


def minimised(data: Data, asked: Query, most: int = 400) -> tuple[Data, Query]:
    """A small query and few quads on which the engines still differ."""
    more = differ(data, asked, True)  # so that one difference is not cut down to another
    tries, end = 0, time.monotonic() + 15
    again = True
    while again and tries < most and time.monotonic() < end:
        again = False
        for less in smaller(asked):
            tries += 1
            if differ(data, less, more):
                asked, again = less, True
                break
    size = len(data.quads) // 2
    while size and time.monotonic() < end:
        for start in range(0, len(data.quads), size):
            kept = data.quads[:start] + data.quads[start + size:]
            smaller_data = made(kept)
            if kept and differ(smaller_data, asked, more):
                data = smaller_data
                break
        else:
            size //= 2
    return data, asked


class Arq:
    """Jena ARQ in a process of its own, or nothing where it is not installed."""

    def __init__(self) -> None:
        self.jar = os.environ.get("KG_ARQ", "")
        self.there = bool(self.jar) and Path(self.jar).is_file() and shutil.which("javac") is not None
        self.place = Path(tempfile.mkdtemp(prefix="kg-arq-"))
        self.process: subprocess.Popen | None = None

    def __call__(self, data: Data, asked: Query) -> object:
        """Its answer; None if it is not there."""
        if not self.there:
            return None
        if self.process is None:
            source = Path(__file__).with_name("ArqJudge.java")
            subprocess.run(["javac", "-proc:none", "-cp", self.jar, "-d", str(self.place), str(source)], check=True, stderr=subprocess.DEVNULL)
            self.process = subprocess.Popen(["java", "-Xmx500m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                                             f"{self.jar}:{self.place}", "ArqJudge"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            stderr=subprocess.DEVNULL, text=True)
        copy = [*data.quads, *(ox.Quad(q.subject, q.predicate, q.object) for q in data.quads)]
        place = self.place / f"{abs(hash(data.quads))}.nq"
        if not place.exists():
            place.write_bytes(ox.serialize(copy, format=ox.RdfFormat.N_QUADS))
        asking, out = self.place / "q.rq", self.place / "out"
        asking.write_text(PREFIXES + asked.text(), encoding="utf-8")
        self.process.stdin.write(f"{place}\t{asking}\t{out}\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline().strip()
        if said != "ok":
            return f"ARQ: {said}"
        body = out.read_bytes()
        if asked.form == "CONSTRUCT":
            triples = {q.triple for q in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)}
            return Counter(tuple(map(_valued, (t.subject, t.predicate, t.object))) for t in triples)
        return _taken(ox.parse_query_results(body.replace(b'"typed-literal"', b'"literal"'), format=ox.QueryResultsFormat.JSON), asked)

    def close(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.place, ignore_errors=True)


@dataclass(frozen=True)
class Rule:
    """Why the engines differ: what the cut-down query holds, who is wrong, and what says so."""

    name: str
    wrong: str  # oxigraph, rdflib, both or open (the specification leaves it open)
    why: str
    holds: Callable[[Query, object, object], bool]


def _without_empty(found: object) -> object:
    if isinstance(found, Counter):
        return Counter({k: n for k, n in found.items() if k})
    return [row for row in found if any(row)] if isinstance(found, list) else found


def _groups(asked: Query) -> bool:
    """Whether a part is written that is to be evaluated on its own, before it is joined."""
    return bool(asked.kinds() & {"minus", "select", "optional", "exists", "not exists", "union", "graph"}) or \
        any(p.kind == "group" for n in walked(asked.where) if n.kind == "group" for p in n.parts)


def _path(asked: Query, constant: bool) -> bool:
    """Whether there is a path that may have no step, with a constant at one end or between two variables."""
    return any(n.kind == "path" and re.search(r"[*?]", n.text[1]) and constant != (n.text[0][0] == n.text[2][0] == "?")
               for n in walked(asked.where))


def _under_graph(asked: Query) -> bool:
    return any(n.kind == "graph" and n.text[0].startswith("?") and
               {m.kind for m in walked(n)} & {"values", "minus", "optional", "select", "exists", "not exists", "bind", "path", "filter"}
               for n in walked(asked.where))


def _order(asked: Query) -> bool:
    return any(re.search(r" [<>]=? ", t) for n in walked(asked.where) for t in n.text) or bool(re.search("[<>]", asked.having))


def _more_often(asked: Query, one: object, other: object) -> bool:
    """Whether the same rows come, to us more often, of a query with VALUES or with steps of a path."""
    several = any(n.kind == "values" or n.kind == "path" and "/" in re.sub("<[^<>]*>", "", n.text[1]) for n in walked(asked.where))
    return several and isinstance(one, Counter) and isinstance(other, Counter) and one.keys() == other.keys() and all(one[k] >= other[k] for k in one)


_BARE = re.compile(r"(?:^|[(!]|&& |\|\| |IF\()\?\w+(?:$|\)| &&| \|\||,)")  # a variable that stands as a condition


def _keyed(asked: Query) -> bool:
    return bool(asked.group) or any(n.kind == "select" and "GROUP BY" in n.text[1] for n in walked(asked.where))


RULES: tuple[Rule, ...] = (
    Rule("a path that rdflib cannot read", "rdflib", "!(^p|q) raises (9.1 allows it)",
         lambda q, one, other: str(other).startswith("Exception: Invalid path in NegatedPath")),
    Rule("a negated path with a turned step", "rdflib, ARQ", "!(^p|q) is !q or ^(!p) (9.1, 18.2.2.3); ARQ 3.0.0 loses the turned part",
         lambda q, one, other: any(n.kind == "path" and "!(^" in n.text[1] for n in walked(q.where))),
    Rule("an aggregate over what is no number", "rdflib", "SUM and AVG raise; an error leaves the variable unbound (18.5.1)",
         lambda q, one, other: isinstance(other, str) and "aggregate" in q.kinds()),
    Rule("an expression that is an error", "rdflib", "it raises; an error in FILTER is false, in BIND leaves the variable unbound (17.2, 10.1)",
         lambda q, one, other: isinstance(other, str)),
    Rule("a literal as a subject", "rdflib", "CONSTRUCT makes a triple with a literal as its subject (16.2: such triples are left out)",
         lambda q, one, other: q.form == "CONSTRUCT" and any(k[0][0] in ("number", "text", "truth") for k in other)),
    Rule("a row without a binding", "rdflib", "its results leave out solutions in which nothing is bound (18.2.1)",
         lambda q, one, other: _without_empty(one) == _without_empty(other)),
    Rule("a path of no step from a constant", "oxigraph", "oxigraph 1815: a term that the graph does not hold has a path of no step to itself (18.4)",
         lambda q, one, other: _path(q, True)),
    Rule("a path of no step between variables", "rdflib, ARQ", "the other patterns' values are put in first; only nodes of the graph count (18.4)",
         lambda q, one, other: _path(q, False)),
    Rule("two alternatives of a path that both hold", "oxigraph", "oxigraph 351: p|q gives one row for two ways (18.4: a union keeps both)",
         lambda q, one, other: any(n.kind == "path" and re.search(r"(?<!!\()(?:^|[>)])\|", re.sub(r"!\([^)]*\)", "", n.text[1])) for n in walked(q.where))),
    Rule("under GRAPH ?g", "oxigraph", "oxigraph 1450, 1905: aggregates, VALUES, MINUS, OPTIONAL, FILTER under GRAPH ?g (18.6)",
         lambda q, one, other: _under_graph(q)),
    Rule("a row that comes more than once", "rdflib, ARQ", "VALUES and steps of a path keep how often a row comes; rdflib, and ARQ 3.0.0 beside a "
         "DISTINCT, count it once (18.2.2.8, 18.6: multisets)", lambda q, one, other: _more_often(q, one, other)),
    Rule("no group of nothing", "rdflib, ARQ", "GROUP BY over no solutions gives no row (18.5.1; W3C test agg-empty-group)",
         lambda q, one, other: _keyed(q)),
    Rule("the order of what has none", "open", "Oxigraph compares more kinds of terms with < and <= than the table of operators lists (17.3.1 allows it)",
         lambda q, one, other: _order(q)),
    Rule("the truth of what has none", "open", "rdflib takes a date for true (an error by 17.2.2) and a text with a language (open: 17.2.2 speaks of "
         "plain literals, which RDF 1.1 no longer has; an error to Oxigraph and ARQ)", lambda q, one, other: any(_BARE.search(t) for n in walked(q.where) if n.kind in ("filter", "bind") for t in n.text)),
    Rule("an aggregate over nothing bound", "rdflib", "unbound counts as a value, as 0 or as the text None (18.5.1)",
         lambda q, one, other: "aggregate" in q.kinds()),
    Rule("a group is evaluated on its own", "rdflib", "variables of outside are seen in groups, MINUS, EXISTS and sub-SELECT (18.6, bottom up)",
         lambda q, one, other: _groups(q)),
)


def explained(asked: Query, one: object, other: object, judge: object = None) -> Rule | None:
    """The rule that names a difference; with a judge only one that blames an engine with which the judge disagrees."""
    for rule in RULES:
        if rule.holds(asked, one, other):
            if judge is None or isinstance(judge, str) or rule.wrong in ("open", "rdflib, ARQ") or \
                    (rule.wrong == "rdflib" and judge == one) or (rule.wrong == "oxigraph" and judge == other):
                return rule
    return None


def tried(seed: int, numbers: range, arq: Arq | None = None) -> tuple[Counter, list[dict]]:
    """Ask a range of cases; counts, and the differences. What no rule names is cut down first and looked at again."""
    count: Counter = Counter()
    found = []
    for number in numbers:
        data, asked = case(seed, number)
        try:
            one, other = outcome(ours, data, asked), outcome(theirs, data, asked)
        except Slow:
            count["too long for rdflib"] += 1
            continue
        if isinstance(one, str) and isinstance(other, str):
            count["refused by both"] += 1
            continue
        count["with an answer" if one else "with an empty answer"] += 1
        if one == other:
            count["equal"] += 1
            continue
        judge = arq(data, asked) if arq else None
        rule, whole = explained(asked, one, other, judge), asked.text()
        if rule is None or rule.wrong != "rdflib":  # what may be our engine's fault is looked at closely
            data, asked = minimised(data, asked)
            one, other = outcome(ours, data, asked), outcome(theirs, data, asked)
            judge = arq(data, asked) if arq else None
            rule = explained(asked, one, other, judge)
        said = "" if judge is None else "ours" if judge == one else "theirs" if judge == other else "neither"
        count[f"explained: {rule.name}" if rule else "unexplained"] += 1
        count["ARQ: " + (said or "not asked")] += 1
        found.append({"case": number, "rule": rule.name if rule else "", "query": asked.text(), "quads": [str(q) for q in data.quads],
                      "whole": whole, "ours": str(one)[:400], "theirs": str(other)[:400], "arq": str(judge)[:400], "judge": said})
    return count, found


@cache
def _judge() -> Arq:
    """One for each process; it ends with it."""
    arq = Arq()
    multiprocessing.util.Finalize(arq, arq.close, exitpriority=1)
    return arq


def _part(job: tuple[int, int, int]) -> tuple[Counter, list[dict]]:
    return tried(job[0], range(job[1], job[2]), _judge())


def report(seed: int, asked: int, workers: int, only: int | None = None, out: Path | None = None) -> bool:
    """Ask all queries and print what came out; whether every difference is explained."""
    start = time.monotonic()
    total: Counter = Counter()
    found: list[dict] = []
    jobs = [(seed, i, min(i + 100, asked)) for i in range(0, asked, 100)] if only is None else [(seed, only, only + 1)]
    kept = out / "queries.jsonl" if out else None
    if out:
        out.mkdir(parents=True, exist_ok=True)
    done = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()] if kept and kept.exists() else []
    for one in done:
        if (job := (seed, one["first"], one["end"])) in jobs and one["seed"] == seed:
            jobs.remove(job)
            total.update(one["count"])
            found += one["found"]
    real(), _by_thing()
    with concurrent.futures.ProcessPoolExecutor(workers) as pool:
        for n, (job, (count, some)) in enumerate(zip(jobs, pool.map(_part, jobs)), 1):
            total.update(count)
            found += some
            print(f"  {n * 100:,} of {len(jobs) * 100:,} queries, {len(found)} differences, {total['unexplained']} unexplained, "
                  f"{time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
            if kept:
                with kept.open("a", encoding="utf-8") as f:
                    f.write(json.dumps({"seed": seed, "first": job[1], "end": job[2], "count": count, "found": some}, ensure_ascii=False) + "\n")
    print(f"{asked:,} queries, seed {seed}: {total['equal']:,} answered alike ({total['with an answer']:,} with rows in ours), "
          f"{len(found)} otherwise, {total['unexplained']} unexplained; {total['refused by both']} refused by both, "
          f"{total['too long for rdflib']} too long for rdflib ({SECONDS} s)")
    named = {r.name: r for r in RULES}
    for key, n in total.most_common():
        if key.startswith("explained: "):
            rule = named[key.removeprefix("explained: ")]
            print(f"| {rule.name} | {n} | {rule.wrong} | {rule.why} |")
    if total["ARQ: ours"] + total["ARQ: theirs"]:
        print(f"Jena ARQ agrees with Oxigraph {total['ARQ: ours']} times, with rdflib {total['ARQ: theirs']}, with neither {total['ARQ: neither']}")
    for one in [f for f in found if not f["rule"]][:40 if only is None else None]:
        print(f"unexplained --case {one['case']} (ARQ: {one['judge']}):\n  {one['query']}\n  over {' '.join(one['quads'][:6])}\n  ours   {one['ours']}\n"
              f"  theirs {one['theirs']}\n  arq    {one['arq']}")
    print(f"{time.monotonic() - start:.0f} s with {workers} processes")
    return not total["unexplained"]


