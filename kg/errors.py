"""Every error that EUDPN raises on purpose, as one tree; each says what is wrong in both languages.

    KnowledgeGraphError          anything below; the shell prints it and exits with 2
    ├── DataError                the tables say something the ontology or the contract does not allow
    ├── FileError                a file or folder is missing, unreadable, or not what it claims to be
    ├── UnknownName              no question, parameter, thing, network or measure is called so
    ├── QueryError               a SPARQL text or a parameter value cannot be used
    │   └── NotAllowed           it would change the data or call another host
    ├── EndpointError            a server cannot be reached, refuses, or answers what it should not
    ├── NetworkError             a table or a graph cannot be read as a network
    └── FigureError              a figure cannot be drawn from what was given, or not on this machine

A broken SHACL shape is not an exception: ``check`` answers it as a table.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.words import Bilingual

_KINDS = {"question": "问题", "figure": "图", "table": "数据表", "thing": "事物", "measure": "度量", "network": "网络", "node": "节点",
          "node of this network": "本网络的节点", "confidence": "可信度", "method of intervals": "区间方法",
          "instrument": "工具", "order": "排序方式", "backend": "后端"}


def clipped(text: str, most: int = 60) -> str:
    """A text cut for a message, with an ellipsis where something was cut."""
    return text if len(text) <= most else text[:most] + "…"


class KnowledgeGraphError(Exception):
    """Base of all errors of this package; ``said`` is the message in both languages, ``str()`` the English one."""

    def __init__(self, en: str, zh: str = ""):
        self.said = Bilingual(en, zh or en)
        super().__init__(en)


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong in a table: where it stands, what stands there, what would be right."""

    file: str
    line: int
    column: str
    message: Bilingual
    value: str = ""
    nearest: str = ""

    def text(self, lang: str = "en") -> str:
        """The fault as one line with its place."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        if self.column:
            column = clipped(self.column)
            place += f" 列“{column}”" if lang == "zh" else f" column '{column}'"
        hint = ""
        if self.nearest:
            nearest = clipped(self.nearest, 300)  # it may be a whole cell
            hint = f"；是否应为“{nearest}”？" if lang == "zh" else f"; did you mean '{nearest}'?"
        return f"{place}{'：' if lang == 'zh' else ': '}{self.message.get(lang)}{hint}"

    def __str__(self) -> str:
        return self.text()


class DataError(KnowledgeGraphError):
    """The tables hold faults; ``faults`` lists all of them in file, line and column order."""

    def __init__(self, faults: Sequence[Fault]):
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(f.text("en") for f in self.faults), "\n".join(f.text("zh") for f in self.faults))


class FileError(KnowledgeGraphError):
    """A file or folder cannot be read or written as asked."""


class UnknownName(KnowledgeGraphError):
    """Nothing of this kind bears the name; ``nearest`` holds the closest ones."""

    def __init__(self, kind: str, name: str, nearest: Sequence[str] = (), ambiguous: bool = False):
        self.kind, self.name, self.nearest, self.ambiguous = kind, name, tuple(nearest), ambiguous
        shown = clipped(name)
        kind_zh = _KINDS.get(kind) or f"“{kind.removeprefix('parameter of ')}”的参数" if kind.startswith("parameter of ") else \
            _KINDS.get(kind, kind)
        if ambiguous:
            said = Bilingual(f"{kind} '{shown}' could mean more than one thing", f"{kind_zh}“{shown}”可指多个对象")
        else:
            said = Bilingual(f"no {kind} is called '{shown}'", f"没有名为“{shown}”的{kind_zh}")
        if self.nearest:
            said += Bilingual(": choose one of ", "：请从中选择：") if ambiguous else Bilingual("; nearest: ", "；最接近的有：")
            said += Bilingual(", ".join(self.nearest), "、".join(self.nearest))
        super().__init__(said.en, said.zh)


class QueryError(KnowledgeGraphError):
    """A SPARQL text, or a value given to one, is not usable; ``place`` is its (line, column), where the engine names one."""

    place: tuple[int, int] | None = None


class NotAllowed(QueryError):
    """A SPARQL text that would change the data or call another host."""


class EndpointError(KnowledgeGraphError):
    """A SPARQL server cannot be reached, refuses what was asked, or answers what it should not."""


class NetworkError(KnowledgeGraphError):
    """A table or graph cannot be read as a network, or a measure is not defined on it."""


class FigureError(KnowledgeGraphError):
    """A figure cannot be made as asked: nothing to draw, no face for its letters, or what draws it is not installed."""


class InvalidValue(ValueError):
    """A cell or a value is not of its kind; ``nearest`` is the right value it most likely stands for."""

    def __init__(self, en: str, zh: str, nearest: str = ""):
        self.said, self.nearest = Bilingual(en, zh), nearest
        super().__init__(en)
