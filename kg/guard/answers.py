"""Answers as bytes: a guarded text, the dataset it speaks of, the form the client takes, and never half an answer."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg import query
from kg.dataset import FORMATS, Dataset
from kg.guard import media
from kg.guard.limits import Limits
from kg.terms import PREFIXES
from kg.words import Bilingual

_ROWS = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML, "csv": ox.QueryResultsFormat.CSV,
         "tsv": ox.QueryResultsFormat.TSV}
_UNFIT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
DEFAULTS = Limits()
_TEXT = ("text/", "application/sparql-results+xml", "application/rdf+xml")


@dataclass(frozen=True)
class Answer:
    """What goes back to a client: status of HTTP, media type, bytes and further headers."""

    status: int
    kind: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


class Refusal(Exception):
    """An answer that is not given, with the status of HTTP, a word for programs and ``said`` for people in both languages."""

    def __init__(self, status: int, code: str, en: str, zh: str):
        self.status, self.code, self.said = status, code, Bilingual(en, zh)
        super().__init__(en)


class _Full(Exception):
    """More bytes than an answer may have."""


class Sink:
    """Takes the bytes of an answer until there are too many."""

    def __init__(self, most: int | None):
        self.most, self.size, self.parts = most, 0, []

    def write(self, data: bytes) -> int:
        """Keep some bytes; raises when the limit is passed, which stops the engine."""
        self.size += len(data)
        if self.most is not None and self.size > self.most:
            raise _Full
        self.parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""


def sparql(data: Dataset, text: str, accept: str = "", limits: Limits = DEFAULTS, default: Sequence[str] = (),
           named: Sequence[str] = (), base: str | None = None) -> Answer:
    """The answer to a query in the form that an Accept header asks for.

    ``default``, ``named``: graphs that make up the dataset instead of those the text names (SPARQL 1.1 Protocol, 2.1.4).
    Raises ``QueryError`` for a text that cannot be run and ``Refusal`` for an answer that is too large or has no such form.
    """
    query.guard(text, limits.depth, limits.operators, limits.text)
    try:
        result = query.select(data, text, default=default, named=named, base=base)
        graph = isinstance(result, ox.QueryTriples)
        offers = media.TRIPLES if graph else media.ROWS
        kind = media.chosen(accept, list(offers))
        if kind is None:
            raise not_acceptable(offers)
        sink = Sink(limits.result)
        if graph:
            ox.serialize(result, output=sink, format=FORMATS["." + offers[kind]], prefixes=PREFIXES)
        else:
            result.serialize(output=sink, format=_ROWS[offers[kind]])
    except _Full:
        raise too_large(limits) from None
    except SyntaxError as e:
        said = query.refusal(text, e).said
        raise Refusal(400, "syntax", said.en, said.zh) from None
    except (ValueError, OSError, RuntimeError) as e:
        raise query.refusal(text, e) from None
    return Answer(200, typed(kind), whole(b"".join(sink.parts), kind))


def graph(triples: Sequence[ox.Triple | ox.Quad], accept: str, limits: Limits = DEFAULTS) -> Answer:
    """Triples of the project's own making in the form that an Accept header asks for; raises ``Refusal``."""
    kind = media.chosen(accept, list(media.TRIPLES))
    if kind is None:
        raise not_acceptable(media.TRIPLES)
    body = ox.serialize(triples, format=FORMATS["." + media.TRIPLES[kind]], prefixes=PREFIXES)
    if len(body) > limits.result:
        raise too_large(limits)
    return Answer(200, typed(kind), whole(body, kind))


def typed(kind: str) -> str:
    """A media type with its character set where it takes one."""
    return kind + "; charset=utf-8" if kind.startswith(_TEXT) else kind


def whole(body: bytes, kind: str) -> bytes:
    """The body, if its form can hold it: XML cannot hold control characters."""
    if kind.endswith("+xml") and _UNFIT.search(body):
        raise Refusal(406, "not-xml", "the answer holds a control character, which XML cannot; ask for another form",
                      "答案含有XML不允许的控制字符；请改用其他格式")
    return body


def too_large(limits: Limits) -> Refusal:
    """The answer would be too large; nothing of it is given."""
    most = f"{limits.result:,}"
    return Refusal(413, "result-too-large", f"the answer is larger than {most} bytes; narrow the query or use LIMIT and OFFSET",
                   f"答案超过 {most} 字节；请缩小查询范围，或使用LIMIT与OFFSET")


def not_acceptable(offers: Sequence[str]) -> Refusal:
    """None of the forms that can be given is accepted."""
    said = Bilingual(", ".join(offers), "、".join(offers))
    return Refusal(406, "not-acceptable", f"this answer can be given as {said.en}", f"此答案可用的格式：{said.zh}")
