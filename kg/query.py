"""Query texts that somebody wrote: refused before the engine sees them if they could harm it, and run in safety.

The engine's parser exhausts its stack on deep nesting and long chains, which ends the process; SERVICE would call
other hosts; updates would change the dataset. Texts of the project's own questions need no guard.
The project's own prefixes (``kg.terms.PREFIXES``) need no PREFIX line.
"""
from __future__ import annotations

import difflib
import re
import threading
import traceback
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar
from urllib.parse import urljoin

import pyoxigraph as ox

from kg.dataset import Dataset
from kg.errors import KnowledgeGraphError, NotAllowed, QueryError, clipped
from kg.terms import PREFIXES, short

TEXT_LIMIT, DEPTH_LIMIT, OPERATOR_LIMIT, RUN_LIMIT, QUOTED_LIMIT = 65_536, 32, 1_000, 32, 32
_STACK = 512 * 2**20
# Strings, IRIs and comments, in which brackets and words mean nothing.
_TEXT = re.compile(r"""\\.|'''(?:[^'\\]|\\.|'(?!''))*'''|\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'(?:[^'\\\n\r]|\\.)*'"""
                   r"""|"(?:[^"\\\n\r]|\\.)*"|<[^<>"{}|^`\s]*>|#[^\n\r]*""", re.S)
_IRI = re.compile(r"<[^<>\"{}|^`\s]*>")
_SCHEME = re.compile(r"<[A-Za-z][\w+.-]*://")
_PREFIXED = re.compile(r"(?<![\w.-])([\w.-]*):(?:[\w:%][\w:%-]*(?:\.[\w:%-]+)*)?")
_OPERATOR = re.compile(r"[-!+*/|&^=<>;,.{]|\b(?:UNION|MINUS|OPTIONAL|EXISTS|GRAPH|VALUES)\b", re.I)
_RUN = re.compile(rf"([!+-])(?:\s*\1){{{RUN_LIMIT}}}")
_MARKED = re.compile(r"~|\{\s*\|")  # each is two patterns more, and the planner takes minutes for some hundreds
_UPDATE = re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b", re.I)
_QUERY = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.I)
_FROM = re.compile(r"\bFROM\s+(NAMED\s+)?(<[^<>\s]*>|[\w.-]*:[\w.%-]*)", re.I)
_PREFIX = re.compile(r"\bPREFIX\s+([\w.-]*):\s*<([^<>\s]*)>", re.I)
_BASE = re.compile(r"\bBASE\s*<([^<>\s]*)>", re.I)
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.S)
_SAID = {"Prefix not found": "未声明的前缀", "The SELECT contains a variable that is unbound": "SELECT含有未绑定的变量"}
_OWN = tuple(PREFIXES[p] for p in ("dpn", "id", "voc"))
_BRACKETS = {"(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1}
T = TypeVar("T")


def bare(text: str, keep_iris: bool = False) -> str:
    """A query text with its strings, comments and (unless kept) IRIs blanked out, every character in its place.

    Brackets of an IRI stay: it may be a comparison such as ``?a<(1)>…``, and balanced brackets do no harm.
    """
    def blank(m: re.Match) -> str:
        if m[0].startswith("<"):
            return m[0] if keep_iris else re.sub(r"[^()\[\]\n]", " ", m[0])
        return re.sub(r"[^\n]", " ", m[0])
    return _TEXT.sub(blank, text)


@lru_cache(256)  # what was let through once is let through again; a refusal is never kept
def guard(text: str, deepest: int = DEPTH_LIMIT, operators: int = OPERATOR_LIMIT, longest: int = TEXT_LIMIT) -> None:
    """Refuse a text before any parser sees it: too long, too deep, too many operators, an update, or SERVICE.

    Raises ``QueryError`` with the reason, ``NotAllowed`` for an update or SERVICE. Limits after measurements of the engine
    (the depth, run and operator limits keep its parser and planner from exhausting stack or time): 64 KB, 32 nested
    brackets, 1,000 operators and separators outside lists (a process of its own may allow more, as ``kg.guard`` does),
    32 equal signs in a row, 32 quoted or annotated triples. The time of evaluation is not limited here.
    """
    if len(text.encode("utf-8", "replace")) > longest:
        raise QueryError(f"the query is longer than {longest // 1024} KB", f"查询超过 {longest // 1024} KB")
    if "service" in text.casefold() and any(map(_two_ways, _IRI.findall(text))):
        raise QueryError("a quotation mark or '#' stands between '<' and '>': write %27 or %23 in an IRI, or spaces around a "
                         "comparison", "“<”与“>”之间有引号或“#”：IRI中请写作 %27 或 %23，比较运算符前后请加空格")
    plain = bare(text)
    depth = 0
    for i, c in enumerate(plain):
        depth += _BRACKETS.get(c, 0)
        if depth > deepest:
            line = text.count("\n", 0, i) + 1
            raise QueryError(f"the query is nested deeper than {deepest} brackets (near line {line})",
                             f"查询的括号嵌套超过 {deepest} 层（第{line}行附近）")
    prefixes = {m[1] for m in _PREFIX.finditer(bare(text, keep_iris=True))} | set(PREFIXES)
    words = _without_names(plain, prefixes)
    if _RUN.search(plain) or sum(1 for _ in _OPERATOR.finditer(words)) > operators:
        raise QueryError(f"the query has more than {operators} operators and separators, or more than {RUN_LIMIT} in a row",
                         f"查询的运算符与分隔符超过 {operators} 个，或连续超过 {RUN_LIMIT} 个")
    if len(_MARKED.findall(plain)) + bare(text, keep_iris=True).count("<<") > QUOTED_LIMIT:
        raise QueryError(f"the query has more than {QUOTED_LIMIT} quoted or annotated triples (<<, ~, {{|)",
                         f"查询中被引用或被注释的三元组（<<、~、{{|）超过 {QUOTED_LIMIT} 个")
    if "service" in words.casefold() or any("service" in p.casefold() for p in prefixes):
        raise NotAllowed("SERVICE is not allowed: a query never leaves this machine", "不允许SERVICE：查询不得访问其他主机")
    if not _QUERY.search(words) and (m := _UPDATE.search(words)):
        raise NotAllowed(f"{m[1].upper()} is an update; the dataset is read only", f"{m[1].upper()}属于更新操作；数据集只读")


def _two_ways(iri: str) -> bool:
    """Whether what looks like an IRI may be a comparison behind which a string or a comment begins: ``?a<'x&&?b>'``."""
    return ("'" in iri or "#" in iri) and not _SCHEME.match(iri)


def _without_names(plain: str, prefixes: set[str]) -> str:
    """A bare text without its variables and prefixed names: only names with a declared prefix are names.

    The engine's parser needs no space between words, so ``SERVICE:foo`` is a call and not a name; hence the care.
    """
    known = prefixes | {"_"}
    plain = re.sub(r"[?$]\w+", " ", plain)
    return _PREFIXED.sub(lambda m: " " if m[1] in known else m[0], plain)


def run(text: str, answer: Callable[[], T]) -> T:
    """What a function answers for a guarded text, on a thread whose stack no text of that size can exhaust.

    Raises ``QueryError`` for what the engine refuses; other errors come through.
    """
    guard(text)
    try:
        return on_deep_stack(answer)
    except KnowledgeGraphError:
        raise
    except (SyntaxError, ValueError, OSError, RuntimeError) as e:
        raise refusal(text, e) from None


def on_deep_stack(answer: Callable[[], T]) -> T:
    """What a function answers, run on a thread whose stack no guarded text can exhaust; its errors come through."""
    done: list[T] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            done.append(answer())
        except BaseException as e:  # noqa: BLE001 - handed to the caller below
            traceback.clear_frames(e.__traceback__)  # solutions must be dropped on the thread that made them
            failed.append(e.with_traceback(None))

    before = threading.stack_size(_STACK)  # only reserved, not used
    try:
        thread = threading.Thread(target=work, name="query", daemon=True)
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    if failed:
        raise failed[0]
    return done[0]


def refusal(text: str, error: BaseException) -> QueryError:
    """What the engine says of a text, in words: the line, the column, and the reason, without its grammar.

    The place also stands in ``place`` of the error, both numbers counted from 1.
    """
    found = _PLACE.fullmatch(str(error))
    if not found:
        return QueryError(f"the query cannot be run: {error}", f"无法执行该查询：{error}")
    line, column, said = int(found[1]), int(found[2]), found[3]
    lines = text.rstrip().split("\n")
    if line > len(lines):  # what the engine misses at the end belongs behind the last word, not on an empty line
        line, column = len(lines), len(lines[-1]) + 1
    en, zh = _reason(text, line, column, said)
    refused = QueryError(f"the query cannot be run: line {line}, column {column}: {en}",
                         f"无法执行该查询：第{line}行第{column}列：{zh}")
    refused.place = line, column
    return refused


def _reason(text: str, line: int, column: int, said: str) -> tuple[str, str]:
    """Why, in both languages; the engine lists whole classes of characters, of which only words help a reader."""
    before = (text.split("\n") + [""] * line)[line - 1][:column - 1]
    if "Prefix not found" in said and (name := re.search(r"([\w.-]*):[^\s:]*$", before)):
        known = sorted(PREFIXES)
        near = difflib.get_close_matches(name[1], known, 3, 0.5)
        shown = clipped(name[1], 40)
        return (f"no prefix '{shown}:' is declared; " + (f"nearest: {', '.join(near)}" if near else f"known: {', '.join(known)}"),
                f"未声明前缀“{shown}:”；" + (f"最接近的有：{'、'.join(near)}" if near else f"已知的有：{'、'.join(known)}"))
    if not said.startswith("expected"):
        return said, said
    sentences = re.findall(r"(?:^expected (?:one of )?|, )([A-Z][A-Za-z]*(?: [\w-]+)+)", said)
    if sentences:
        return "; ".join(sentences), "；".join(_SAID.get(s, s) for s in sentences)
    signs = re.findall(r'(?:^expected (?:one of )?|, )("[^"\w]+")(?=, |$)', said)
    could = f"; could be {', '.join(signs)}" if signs else "", f"；可为 {'、'.join(signs)}" if signs else ""
    here = (text.split("\n") + [""] * line)[line - 1][column - 1:].split(" ")[0]
    if here:
        return f"'{clipped(here, 30)}' is not expected here" + could[0], f"此处不应为“{clipped(here, 30)}”" + could[1]
    return "something is missing here" + could[0], "此处有缺失" + could[1]


def strangers(data: Dataset, text: str) -> list[tuple[str, list[str]]]:
    """Names of the project's own namespaces in a query that occur nowhere in a dataset, each with the nearest that do.

    A query that asks for ``dpn:mechanismTyp`` is right SPARQL and answers nothing; this says why.
    """
    declared = PREFIXES | {m[1]: m[2] for m in _PREFIX.finditer(bare(text, keep_iris=True))}
    asked = {declared[m[1]] + m[0].partition(":")[2] for m in _PREFIXED.finditer(bare(text)) if m[1] in declared}
    asked |= {iri[1:-1] for iri in _IRI.findall(bare(text, keep_iris=True))} - set(declared.values())
    asked = {iri for iri in asked if iri.startswith(_OWN) and iri not in _OWN}
    if not asked:
        return []
    known = {t.value for q in data.store for t in (q.subject, q.predicate, q.object, q.graph_name) if isinstance(t, ox.NamedNode)}
    found = []
    for iri in sorted(asked - known):
        space = next(s for s in _OWN if iri.startswith(s))
        names = [k.removeprefix(space) for k in known if k.startswith(space)]
        near = difflib.get_close_matches(iri.removeprefix(space), sorted(names), 3, 0.6)
        found.append((short(iri), [short(space + n) for n in near]))
    return found


def declared(text: str) -> str:
    """A text with a PREFIX line of its own for each of the project's prefixes that it uses and does not declare."""
    own = {m[1] for m in _PREFIX.finditer(bare(text, keep_iris=True))}
    used = {m[1] for m in _PREFIXED.finditer(bare(text))} & set(PREFIXES) - own
    return "".join(f"PREFIX {p}: <{PREFIXES[p]}> " for p in sorted(used)) + text


def select(data: Dataset, text: str, default: Sequence[str] = (), named: Sequence[str] = (),
           base: str | None = None) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """The engine's answer. FROM clauses over graphs that share triples see the merge of those graphs (SPARQL 13.2.1).

    ``default``, ``named``: IRIs of graphs that make up the dataset in place of the text's FROM clauses.
    Raises what the engine raises; ``ValueError`` for what is no IRI.
    """
    plain = bare(text, keep_iris=True) if "from" in text.casefold() else ""
    clauses = list(_FROM.finditer(plain))
    asked = [(ox.NamedNode(iri), False) for iri in default] + [(ox.NamedNode(iri), True) for iri in named]
    if asked and (data.union or len(default) < 2):
        return data.store.query(text, base_iri=base, prefixes=PREFIXES, default_graph=[g for g, of in asked if not of],
                                named_graphs=[g for g, of in asked if of])
    if not asked and not clauses or not data.answers_here:
        return data.select(text, base)
    if not asked and (data.union or sum(not m[1] for m in clauses) < 2):
        return data.store.query(text, base_iri=base, prefixes=PREFIXES)  # the engine would let the union come before FROM
    if not asked:
        asked = _named(plain, clauses, base)
    chosen = ox.Store()
    for graph, apart in asked:
        for q in data.store.quads_for_pattern(None, None, None, graph):
            chosen.add(q if apart else ox.Quad(q.subject, q.predicate, q.object))
    for m in reversed(clauses):
        text = text[:m.start()] + " " * (m.end() - m.start()) + text[m.end():]
    return Dataset(chosen, union=False).select(text, base)


def _named(plain: str, clauses: Sequence[re.Match], base: str | None) -> list[tuple[ox.NamedNode, bool]]:
    """The graphs that FROM clauses name, and whether each stands apart (FROM NAMED)."""
    for m in _BASE.finditer(plain):
        base = urljoin(base or "", m[1])
    prefixes = PREFIXES | {m[1]: m[2] for m in _PREFIX.finditer(plain)}
    found = []
    for m in clauses:
        prefix, _, local = m[2].partition(":")
        name = m[2][1:-1] if m[2].startswith("<") else prefixes.get(prefix, prefix + ":") + local
        found.append((ox.NamedNode(urljoin(base or "", name)), bool(m[1])))
    return found
