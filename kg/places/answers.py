"""What a SPARQL server answered, as terms: SPARQL 1.1 Query Results JSON and N-Triples, and nothing that was cut."""
from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.errors import EndpointError, QueryError
from kg.places.client import Reply
from kg.terms import XSD

RESULTS = "application/sparql-results+json"
TRIPLES = "application/n-triples"
_JSON = (RESULTS, "application/json")
_TRIPLES = {TRIPLES: ox.RdfFormat.N_TRIPLES, "text/plain": ox.RdfFormat.N_TRIPLES, "text/turtle": ox.RdfFormat.TURTLE,
            "application/rdf+xml": ox.RdfFormat.RDF_XML, "application/n-quads": ox.RdfFormat.N_QUADS}


@dataclass(frozen=True)
class Solutions:
    """Rows of terms under named variables, as ``pyoxigraph.QuerySolutions`` gives them."""

    variables: Sequence[ox.Variable]
    rows: Sequence[tuple[Any, ...]]

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def checked(reply: Reply, host: str) -> Reply:
    """A reply of status 2xx that is no web page; ``QueryError`` for a query that is refused, else ``EndpointError``."""
    if reply.status in (400, 500) or reply.status == 422:
        raise QueryError(f"{host} cannot run the query (status {reply.status}): {reply.said(400)}",
                         f"{host} 无法执行该查询（状态 {reply.status}）：{reply.said(400)}")
    if reply.status in (401, 403):
        raise EndpointError(f"{host} refuses access (status {reply.status}); give auth=, --auth or KG_AUTH",
                            f"{host} 拒绝访问（状态 {reply.status}）；请以auth=、--auth或KG_AUTH给出授权信息")
    if not 200 <= reply.status < 300 or reply.status == 206:
        raise EndpointError(f"{host} answers with status {reply.status}: {reply.said()}",
                            f"{host} 以状态 {reply.status} 应答：{reply.said()}")
    if reply.kind in ("text/html", "application/xhtml+xml"):
        raise EndpointError(f"{host} answers with a web page; is this the address of the endpoint itself (it often ends "
                            "in /sparql or /query)?", f"{host} 返回的是网页；该地址是否为端点本身（通常以/sparql或/query结尾）？")
    return reply


def solutions(reply: Reply, host: str) -> Solutions | bool:
    """The rows or the truth value of a reply in JSON. Raises ``EndpointError`` if it is not whole or no such answer."""
    if reply.kind not in _JSON:
        raise EndpointError(f"{host} answers a query as '{reply.kind or 'nothing'}', not as {RESULTS}",
                            f"{host} 以“{reply.kind or '无类型'}”而非 {RESULTS} 应答查询")
    try:
        found = json.loads(reply.body)
        if "boolean" in found:
            if not isinstance(found["boolean"], bool):  # the text "false" is true to Python
                raise TypeError("'boolean' is neither true nor false")
            return found["boolean"]
        names = found["head"]["vars"]
        variables = [ox.Variable(n) for n in names]
        rows = [tuple(_term(row[n]) if n in row else None for n in names) for row in found["results"]["bindings"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as e:
        raise EndpointError(f"the answer of {host} is damaged or was cut: {e}", f"{host} 的应答已损坏或被截断：{e}") from None
    return Solutions(variables, rows)


def _term(given: Mapping[str, Any]) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple:
    kind, value = given["type"], given["value"]
    if kind == "uri":
        return ox.NamedNode(value)
    if kind == "bnode":
        return ox.BlankNode("".join(c if c.isascii() and c.isalnum() else f"x{ord(c):x}" for c in value))
    if kind == "triple":
        return ox.Triple(*(_term(value[k]) for k in ("subject", "predicate", "object")))
    if given.get("xml:lang"):
        return ox.Literal(value, language=given["xml:lang"])
    datatype = given.get("datatype")
    return _literal(value, datatype) if datatype else ox.Literal(value)


def _literal(value: str, datatype: str) -> ox.Literal:
    """Some servers write the truth values as numbers; the two forms are equal (XML Schema Part 2, 3.2.2)."""
    if datatype == XSD + "boolean":
        value = {"1": "true", "0": "false"}.get(value, value)
    return ox.Literal(value, datatype=ox.NamedNode(datatype))


def triples(reply: Reply, host: str) -> list[ox.Triple]:
    """The triples of a reply to CONSTRUCT or DESCRIBE. Raises ``EndpointError`` if it cannot be read."""
    kind = _TRIPLES.get(reply.kind)
    if kind is None:
        raise EndpointError(f"{host} answers with '{reply.kind or 'nothing'}', not with {TRIPLES}",
                            f"{host} 以“{reply.kind or '无类型'}”而非 {TRIPLES} 应答")
    try:
        return [q.triple for q in ox.parse(reply.body, format=kind)]
    except (SyntaxError, ValueError) as e:
        raise EndpointError(f"the answer of {host} is damaged or was cut: {e}", f"{host} 的应答已损坏或被截断：{e}") from None
