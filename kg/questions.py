"""Kept questions: one SPARQL query a file, headed by its title and its parameters in both languages.

    #+ title: …            #+ title-zh: …        #+ asks: …        #+ asks-zh: …        #+ group: …
    #+ param as_of: day 2025-12-31 | The day asked about | 查询日期
    #+ param technology: id tech- tech-quantum optional | Only this technology | 仅限该技术
    #+ rows: 4             #+ network: undirected

The file runs as it is in any SPARQL 1.1 engine: each parameter stands once as ``VALUES ?name { term }``. Binding
replaces that one term by another serialised RDF term; no text of a user is ever pasted into a query.
"""
from __future__ import annotations

import datetime as dt
import difflib
import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg import dates, files
from kg.errors import FileError, InvalidValue, QueryError, UnknownName, clipped
from kg.table import Table
from kg.terms import XSD
from kg.words import Bilingual

Resolve = Callable[[str, tuple[str, ...]], str]
_HEAD = re.compile(r"#\+ ([a-z-]+)(?: ([a-z_]+))?: *(.*)")
_KINDS = ("day", "year", "number", "text", "id")

FIGURES = ("claims-count", "sources-count", "partner-countries-count", "mechanisms-count", "dated-events-count")
"""The kept questions whose first cell says how much the data hold."""


@dataclass(frozen=True)
class Parameter:
    """One parameter: its name, kind (day, year, number, text, id), sample value and what it means."""

    name: str
    kind: str
    sample: str
    optional: bool
    en: str
    zh: str
    prefixes: tuple[str, ...] = ()

    @property
    def pattern(self) -> re.Pattern:
        """Where the parameter stands in the text of its question."""
        return re.compile(r"VALUES\s+\?" + self.name + r"\s*\{([^{}]*)\}")

    def term(self, value: object, resolve: Resolve) -> ox.NamedNode | ox.Literal:
        """A value of this parameter as an RDF term; ``QueryError`` or ``UnknownName`` if it cannot be one."""
        try:
            return self._term(value, resolve)
        except InvalidValue as e:
            hint = (f"; did you mean '{e.nearest}'?", f"；是否应为“{e.nearest}”？") if e.nearest else ("", "")
            raise QueryError(f"parameter '{self.name}': {e.said.en}{hint[0]}",
                             f"参数“{self.name}”：{e.said.zh}{hint[1]}") from None

    def _term(self, value: object, resolve: Resolve) -> ox.NamedNode | ox.Literal:
        text = value.isoformat() if isinstance(value, dt.date) else str(value)
        if self.kind == "day":
            return ox.Literal(dates.day(text).isoformat(), datatype=ox.NamedNode(XSD + "date"))
        if self.kind == "year":
            if not re.fullmatch(r"[0-9]{4}", text):
                raise InvalidValue(f"'{clipped(text)}' is not a year; write it as 2028", f"“{clipped(text)}”不是年份；应写作 2028")
            return ox.Literal(text, datatype=ox.NamedNode(XSD + "integer"))
        if self.kind == "number":
            if not re.fullmatch(r"-?[0-9]{1,9}", text):
                raise InvalidValue(f"'{clipped(text)}' is not a whole number", f"“{clipped(text)}”不是整数")
            return ox.Literal(str(int(text)), datatype=ox.NamedNode(XSD + "integer"))
        if self.kind == "id":
            name = resolve(text, self.prefixes)
            return ox.NamedNode(name)
        try:
            return ox.Literal(text)
        except ValueError:
            raise InvalidValue("the text holds something that is not a character", "文本含有非法字符") from None


@dataclass(frozen=True)
class Question:
    """A kept question: SPARQL text with its titles, parameters, promise of rows and, for networks, direction."""

    name: str
    title: str
    title_zh: str
    asks: str
    asks_zh: str
    group: str
    params: tuple[Parameter, ...]
    rows: str
    network: str | None
    text: str

    @property
    def titles(self) -> dict[str, str]:
        """The title by language."""
        return {"en": self.title, "zh": self.title_zh}

    def _repr_html_(self) -> str:
        """The question as a notebook shows it: what it asks, how to ask it, and its text to unfold."""
        call = "".join(f", {p.name}={p.sample!r}" for p in self.params if not p.optional)
        more = ", ".join(p.name for p in self.params if p.optional)
        lines = [f"<b>{html.escape(self.title)}</b> · <span lang='zh-Hans'>{html.escape(self.title_zh)}</span>", html.escape(self.asks),
                 f"<span lang='zh-Hans'>{html.escape(self.asks_zh)}</span>",
                 f"<code>g.{'network' if self.network else 'ask'}({html.escape(repr(self.name) + call)})</code>"
                 + (f" + {html.escape(more)}" if more else "")]
        return f"<p>{'<br>'.join(lines)}</p><details><summary>SPARQL</summary><pre>{html.escape(self.text)}</pre></details>"

    def param(self, name: str) -> Parameter:
        """The parameter of that name; ``UnknownName`` with the nearest ones otherwise."""
        for p in self.params:
            if p.name == name:
                return p
        names = [p.name for p in self.params]
        raise UnknownName(f"parameter of {self.name}", name, difflib.get_close_matches(name, names, 3, 0.5) or names)

    def bind(self, resolve: Resolve, values: Mapping[str, object]) -> str:
        """The SPARQL text with parameters set; one that is left out keeps its sample, an optional one is unbound.

        Raises ``UnknownName`` for a parameter that the question has not, ``QueryError`` for a value it cannot take.
        """
        text = self.text
        for name, value in values.items():
            p = self.param(name)
            if value is not None:
                term = str(p.term(value, resolve))
                text = p.pattern.sub(lambda m, t=term: f"VALUES ?{name} {{ {t} }}", text, count=1)  # noqa: B023
        return text

    def values(self, resolve: Resolve, given: Mapping[str, object]) -> dict[str, str]:
        """Which value each parameter has in an answer, as text; unbound optional ones are left out."""
        shown = {}
        for p in self.params:
            value = given.get(p.name)
            if value is None and not p.optional:
                value = p.sample
            if value is not None:
                term = p.term(value, resolve)
                shown[p.name] = term.value.rsplit("/", 1)[-1] if isinstance(term, ox.NamedNode) else term.value
        return shown


def read(path: Path) -> Question:
    """The question in a file; ``FileError`` says what its heading lacks, or why the file cannot be read."""
    text = files.read(path)
    head: dict[str, str] = {}
    params = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#+"):
            continue
        m = _HEAD.fullmatch(line.rstrip())
        if not m:
            raise FileError(f"{path.name}:{number}: not a heading of a question: {clipped(line)}",
                            f"{path.name}:{number}：不是问题文件的标题行：{clipped(line)}")
        if m[1] == "param":
            params.append(_parameter(path.name, number, m[2] or "", m[3]))
        else:
            head[m[1]] = m[3]
    missing = [k for k in ("title", "title-zh", "asks", "asks-zh", "group", "rows") if not head.get(k)]
    if missing:
        raise FileError(f"{path.name}: the heading lacks {', '.join(missing)}",
                        f"{path.name}：标题部分缺少 {'、'.join(missing)}")
    question = Question(path.stem, head["title"], head["title-zh"], head["asks"], head["asks-zh"], head["group"],
                        tuple(params), head["rows"], head.get("network"), text)
    for p in params:
        if len(p.pattern.findall(text)) != 1:
            raise FileError(f"{path.name}: parameter '{p.name}' must stand once as VALUES ?{p.name} {{ … }}",
                            f"{path.name}：参数“{p.name}”须以 VALUES ?{p.name} {{ … }} 的形式出现一次")
    return question


def _parameter(file: str, line: int, name: str, rest: str) -> Parameter:
    spec, _, meaning = rest.partition("|")
    en, _, zh = meaning.partition("|")
    words = spec.split()
    optional = "optional" in words
    words = [w for w in words if w != "optional"]
    if not name or len(words) < 2 or words[0] not in _KINDS or not en.strip() or not zh.strip():
        raise FileError(f"{file}:{line}: a parameter reads '#+ param NAME: KIND SAMPLE | English | 中文'",
                        f"{file}:{line}：参数应写作“#+ param 名称: 类型 示例值 | English | 中文”")
    prefixes: tuple[str, ...] = ()
    if words[0] == "id" and len(words) > 2:
        prefixes = tuple(words[1].split(","))
    return Parameter(name, words[0], words[-1] if words[0] == "id" else " ".join(words[1:]), optional,
                     en.strip(), zh.strip(), prefixes)


def own(text: str) -> Question:
    """A query of a user's own as a network question; a line ``#+ network: directed`` makes it directed."""
    directed = re.search(r"^#\+ network: *directed", text, re.M)
    return Question("own-query", "A query of one's own", "自拟查询", "", "", "networks", (), "",
                    "directed" if directed else "undirected", text)


@cache
def kept(folder: Path) -> dict[str, Question]:
    """All questions of a folder by name."""
    return {name: _read(path) for name, path in _files(folder).items()}


@cache
def headings(folder: Path) -> dict[str, dict[str, str]]:
    """What readers see above each column, by column name and language."""
    return json.loads((folder / "columns.json").read_text(encoding="utf-8"))


@cache
def table(folder: Path) -> Table:
    """The kept questions as a table: name, group, title and parameters."""
    every = sorted(kept(folder).values(), key=lambda q: (q.group, q.name))
    rows = [(q.name, q.group, Bilingual(q.title, q.title_zh), tuple(
        p.name + ("" if p.optional else "=" + p.sample) for p in q.params)) for q in every]
    return Table(("question", "group", "title", "parameters"), rows, {"en": "Kept questions", "zh": "已保存的问题"},
                 headings=headings(folder))


def kinds(folder: Path) -> dict[str, dict[str, str]]:
    """What readers see for a kind of tie that is no term of the ontology, by kind and language."""
    return json.loads((folder / "kinds.json").read_text(encoding="utf-8"))


def find(folder: Path, name: str) -> Question:
    """The question of that name; ``UnknownName`` with the nearest names otherwise."""
    found = _files(folder)
    if name not in found:
        raise UnknownName("question", name, difflib.get_close_matches(name, found, 4, 0.4))
    return _read(found[name])


@cache
def _files(folder: Path) -> dict[str, Path]:
    """The file of each question by its name."""
    return {p.stem: p for p in sorted(folder.glob("*.rq"))}


_read = cache(read)  # one question is read when it is asked, not all of them
