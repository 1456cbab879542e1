"""Query texts that somebody wrote: refused before the engine sees them if they could harm it, and run in safety.

The engine's parser exhausts its stack on deep nesting and long chains, which ends the process; SERVICE would call
other hosts; updates would change the dataset. Texts of the project's own questions need no guard.
"""
from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import TypeVar

import pyoxigraph as ox

from kg.dataset import Dataset
from kg.errors import KnowledgeGraphError, QueryError

TEXT_LIMIT, DEPTH_LIMIT, OPERATOR_LIMIT, RUN_LIMIT = 65_536, 32, 2_000, 32
_STACK = 512 * 2**20
# Strings, IRIs and comments, in which brackets and words mean nothing. An IRI that holds a bracket is left to be counted:
# it may be a comparison such as ?a<(1)>… and balanced brackets do no harm.
_TEXT = re.compile(r"""\\.|'''(?:[^'\\]|\\.|'(?!''))*'''|\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\"|'(?:[^'\\\n\r]|\\.)*'"""
                   r"""|"(?:[^"\\\n\r]|\\.)*"|<[^<>"{}|^`\\\s()\[\]]*>|#[^\n\r]*""", re.S)
_NAME = re.compile(r"[?$]\w+|(?:[\w.-]*\w)?:[\w.:-]*")
_OPERATOR = re.compile(r"[-!+*/|&^=<>]|\b(?:UNION|MINUS|OPTIONAL|EXISTS)\b", re.I)
_RUN = re.compile(r"([!+-])(?:\s*\1){%d}" % RUN_LIMIT)
_UPDATE = re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b", re.I)
_QUERY = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.I)
_SERVICE = re.compile(r"\bSERVICE\b", re.I)
_FROM = re.compile(r"\bFROM\s+(NAMED\s+)?(<[^<>\s]*>|[\w.-]*:[\w.%-]*)", re.I)
_PREFIX = re.compile(r"\bPREFIX\s+([\w.-]*):\s*<([^<>\s]*)>", re.I)
_BRACKETS = {"(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1}
T = TypeVar("T")


def bare(text: str, keep_iris: bool = False) -> str:
    """A query text with its strings, comments and (unless kept) IRIs blanked out, every character in its place."""
    return _TEXT.sub(lambda m: m[0] if keep_iris and m[0].startswith("<") else re.sub(r"[^\n]", " ", m[0]), text)


def guard(text: str) -> None:
    """Refuse a text before any parser sees it: too long, too deep, too many operators, an update, or SERVICE.

    Raises ``QueryError`` with the reason. Limits after the measurements of the engine: 64 KB, 32 nested brackets,
    2,000 operators, 32 equal signs in a row.
    """
    if len(text.encode("utf-8", "replace")) > TEXT_LIMIT:
        raise QueryError(f"the query is longer than {TEXT_LIMIT // 1024} KB", f"查询超过 {TEXT_LIMIT // 1024} KB")
    plain = bare(text)
    depth = 0
    for i, c in enumerate(plain):
        depth += _BRACKETS.get(c, 0)
        if depth > DEPTH_LIMIT:
            line = text.count("\n", 0, i) + 1
            raise QueryError(f"the query is nested deeper than {DEPTH_LIMIT} brackets (near line {line})",
                             f"查询的括号嵌套超过 {DEPTH_LIMIT} 层(第{line}行附近)")
    if _RUN.search(plain) or sum(1 for _ in _OPERATOR.finditer(plain)) > OPERATOR_LIMIT:
        raise QueryError(f"the query has more than {OPERATOR_LIMIT} operators, or more than {RUN_LIMIT} in a row",
                         f"查询的运算符超过 {OPERATOR_LIMIT} 个,或连续超过 {RUN_LIMIT} 个")
    words = _NAME.sub(" ", plain)
    if _SERVICE.search(words):
        raise QueryError("SERVICE is not allowed: a query never leaves this machine", "不允许SERVICE:查询不得访问其他主机")
    if not _QUERY.search(words) and (m := _UPDATE.search(words)):
        raise QueryError(f"{m[1].upper()} is an update; the dataset is read only", f"{m[1].upper()}属于更新操作;数据集只读")


def run(text: str, answer: Callable[[], T]) -> T:
    """What a function answers for a guarded text, on a thread whose stack no text of that size can exhaust.

    Raises ``QueryError`` for what the engine refuses; other errors come through.
    """
    guard(text)
    done: list[T] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            done.append(answer())
        except BaseException as e:  # noqa: BLE001 - handed to the caller below
            failed.append(e)

    before = threading.stack_size(_STACK)  # only reserved, not used
    try:
        thread = threading.Thread(target=work, name="query")
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    if failed:
        if isinstance(failed[0], KnowledgeGraphError) or not isinstance(failed[0], SyntaxError | ValueError | OSError | RuntimeError):
            raise failed[0]
        raise QueryError(f"the query cannot be run: {failed[0]}", f"无法执行该查询:{failed[0]}") from None
    return done[0]


def select(data: Dataset, text: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """The engine's answer. FROM clauses over graphs that share triples see the merge of those graphs (SPARQL 13.2.1)."""
    plain = bare(text, keep_iris=True)
    clauses = list(_FROM.finditer(plain))
    if data.union or not clauses:
        return data.select(text)
    chosen, prefixes = ox.Store(), {m[1]: m[2] for m in _PREFIX.finditer(plain)}
    for m in clauses:
        prefix, _, local = m[2].partition(":")
        graph = ox.NamedNode(m[2][1:-1] if m[2].startswith("<") else prefixes.get(prefix, prefix + ":") + local)
        for q in data.store.quads_for_pattern(None, None, None, graph):
            chosen.add(q if m[1] else ox.Quad(q.subject, q.predicate, q.object))
    for m in reversed(clauses):
        text = text[:m.start()] + " " * (m.end() - m.start()) + text[m.end():]
    return Dataset(chosen, union=False).select(text)
