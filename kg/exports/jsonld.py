"""Quads as JSON-LD 1.1 with the context of the project inside, so that a reader needs nothing else.

One object a graph, one object a thing in it. A value that fits what the context says of its key stands bare; any other
stands in full under a key that the context says nothing about, so nothing is bent to fit.
"""
from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import pyoxigraph as ox

from kg.errors import FileError, clipped
from kg.exports import context
from kg.terms import RDF_TYPE, XSD


def body(quads: Sequence[ox.Quad]) -> bytes:
    """The document; the same quads give the same bytes. Raises ``FileError`` for statements about statements."""
    if any(isinstance(q.subject, ox.Triple) or isinstance(q.object, ox.Triple) or getattr(q.object, "direction", None) for q in quads):
        raise FileError("JSON-LD 1.1 cannot hold statements about statements, nor texts with a direction; choose .nq or .trig",
                        "JSON-LD 1.1无法表达关于陈述的陈述或带书写方向的文本；请选择 .nq 或 .trig")
    keys = _Keys(context.published())
    graphs: dict[str, list[ox.Quad]] = defaultdict(list)
    for q in set(quads):
        graphs["" if isinstance(q.graph_name, ox.DefaultGraph) else _name(q.graph_name)].append(q)
    nodes = keys.nodes(graphs.pop("", []))
    nodes += [{"@id": keys.curie(name), "@graph": keys.nodes(found)} for name, found in sorted(graphs.items())]
    return (json.dumps({"@context": context.published(), "@graph": nodes}, ensure_ascii=False, indent=1) + "\n").encode()


def _name(term: ox.NamedNode | ox.BlankNode) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


class _Keys:
    """How IRIs and values are written under a context."""

    def __init__(self, meanings: dict[str, Any]):
        self.prefixes = sorted(((iri, p) for p, iri in meanings.items() if isinstance(iri, str) and iri[-1] in "#/"),
                               key=lambda x: -len(x[0]))
        self.names = {p for _, p in self.prefixes}
        self.classes, self.terms = {}, {}
        for key, meaning in meanings.items():
            if isinstance(meaning, dict):
                self.terms[self._expanded(meaning["@id"], meanings)] = (key, meaning)
            elif isinstance(meaning, str) and meaning[-1] not in "#/":
                self.classes[self._expanded(meaning, meanings)] = key

    @staticmethod
    def _expanded(curie: str, meanings: dict[str, Any]) -> str:
        prefix, _, local = curie.partition(":")
        return meanings[prefix] + local

    def curie(self, iri: str) -> str:
        """An IRI as prefix and local name where the context has the prefix."""
        for base, prefix in self.prefixes:
            if iri.startswith(base) and not iri[len(base):].startswith("//"):
                return f"{prefix}:{iri[len(base):]}"
        if iri.partition(":")[0] in self.names:
            raise FileError(f"the IRI <{clipped(iri)}> begins like a prefix of the context; choose .nq or .trig",
                            f"IRI <{clipped(iri)}> 的开头与上下文中的前缀相同；请选择 .nq 或 .trig")
        return iri

    def nodes(self, quads: Iterable[ox.Quad]) -> list[dict[str, Any]]:
        """One object a subject, subjects and keys in order."""
        found: dict[str, list[ox.Quad]] = defaultdict(list)
        for q in quads:
            found[_name(q.subject)].append(q)
        return [self._node(name, found[name]) for name in sorted(found)]

    def _node(self, name: str, quads: Iterable[ox.Quad]) -> dict[str, Any]:
        types, texts, values = [], defaultdict(lambda: defaultdict(list)), defaultdict(list)
        for q in sorted(quads, key=str):
            if q.predicate == RDF_TYPE and isinstance(q.object, ox.NamedNode):
                types.append(self.classes.get(q.object.value) or self.curie(q.object.value))
                continue
            key, value, language = self._value(q.predicate.value, q.object)
            if language:
                texts[key][language].append(value)
            else:
                values[key].append(value)
        node: dict[str, Any] = {"@id": self.curie(name)}
        if types:
            node["@type"] = _one(types)
        both = {**{k: _one(v) for k, v in values.items()},
                **{k: {tag: _one(v) for tag, v in sorted(by.items())} for k, by in texts.items()}}
        return node | dict(sorted(both.items()))

    def _value(self, predicate: str, term: ox.NamedNode | ox.BlankNode | ox.Literal) -> tuple[str, Any, str | None]:
        """Key, value, and the language under which the value stands."""
        key, meaning = self.terms.get(predicate, ("", {}))
        free = self.curie(predicate)
        if not isinstance(term, ox.Literal):
            iri = self.curie(_name(term))
            return (key, iri, None) if meaning.get("@type") == "@id" else (free, {"@id": iri}, None)
        if term.language:
            if meaning.get("@container") == "@language":
                return key, term.value, term.language
            return free, {"@value": term.value, "@language": term.language}, None
        kind = term.datatype.value
        if kind == XSD + "string":
            return (key, term.value, None) if key and set(meaning) == {"@id"} else (free, {"@value": term.value}, None)
        if key and meaning.get("@type") == self.curie(kind):
            return key, {"true": True, "false": False}.get(term.value, term.value) if kind == XSD + "boolean" else term.value, None
        return free, {"@value": term.value, "@type": self.curie(kind)}, None


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
