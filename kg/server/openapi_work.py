"""The addresses of the server as an OpenAPI 3.1 document, one entry a kept question."""
from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kg import layout
from kg.graph import KnowledgeGraph
from kg.guard.answers import Answer
from kg.guard.limits import Limits
from kg.questions import Parameter, Question
from kg.server.asking_work import CUTS, NETWORKS
from kg.server.tasks import Task

_SCHEMAS = {"day": {"type": "string", "format": "date"}, "year": {"type": "integer", "minimum": 0, "maximum": 9999},
            "number": {"type": "integer"}, "text": {"type": "string"}, "id": {"type": "string"}}
_PROBLEM = {"description": "not answered, and why",
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
_LANGUAGE = {"name": "lang", "in": "query", "description": "language of sentences in CSV", "schema": {"enum": ["en", "zh"]}}
_AS_OF = {"name": "as_of", "in": "query", "description": "only what stands on that day", "schema": _SCHEMAS["day"]}
_COMPONENTS = {"schemas": {
    "Problem": {"type": "object", "required": ["status", "title", "detail", "detail_zh"], "properties": {
        "status": {"type": "integer"}, "title": {"type": "string"}, "detail": {"type": "string"}, "detail_zh": {"type": "string"},
        "nearest": {"type": "array", "items": {"type": "string"}}}},
    "Table": {"type": "object", "required": ["title", "note", "columns", "rows"], "properties": {
        "title": {"type": "object", "additionalProperties": {"type": "string"}},
        "note": {"type": "object", "additionalProperties": {"type": "string"}},
        "columns": {"type": "array", "items": {"type": "string"}}, "rows": {"type": "array", "items": {"type": "object"}}}}}}


def ready(g: KnowledgeGraph, limits: Limits) -> None:
    """Nothing: the questions are read by then."""


def openapi(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """The document."""
    paths = {"/sparql": {"get": _sparql(limits)}, "/ask": {"get": _get("questions", "The kept questions", [], _TABLE)},
             "/id/{id}": {"get": _get("thing", "Statements about a thing", [_path("id", "a short id such as country-jpn")],
                                      {kind: {} for kind in ("text/turtle", "application/ld+json", "application/n-triples")})},
             "/mcp": {"post": _get("mcp", "Model Context Protocol, stateless streamable transport: tools for agents", [],
                                   {"application/json": {}})},
             "/reconcile": {"get": _get("reconciliation", "OpenRefine reconciliation 0.2: the manifest, or the answer to ?queries=",
                                        [{"name": "queries", "in": "query", "schema": {"type": "string"}}], {"application/json": {}})},
             "/healthz": {"get": _get("health", "Whether the server lives", [], {"application/json": {}})}}
    for q in g.questions():
        paths[f"/ask/{q.name}"] = {"get": _question(q)}
        if q.network:
            kinds = {kind.partition(";")[0]: {} for kind in NETWORKS.values()}
            cuts = [{"name": c, "in": "query", "schema": {"type": "string"}} for c in CUTS if c not in {p.name for p in q.params}]
            paths[f"/network/{q.name}"] = {"get": _get(f"network-{q.name}", q.title, [*map(_parameter, q.params), *cuts], kinds)}
    document = {"openapi": "3.1.0", "info": {"title": "EUDPN", "version": layout.VERSION, "license": {"name": "CC-BY-4.0"}},
                "servers": [{"url": ask["base"]}], "paths": paths, "components": _COMPONENTS}
    return Answer(200, "application/json", json.dumps(document, ensure_ascii=False, indent=1).encode())


_TABLE = {"application/json": {"schema": {"$ref": "#/components/schemas/Table"}}, "text/csv": {}}


def _get(name: str, title: str, parameters: list[dict], kinds: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {"operationId": name, "summary": title, **more, "parameters": parameters,
            "responses": {"200": {"description": "the answer", "content": dict(kinds)}, "default": _PROBLEM}}


def _path(name: str, said: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "description": said, "schema": {"type": "string"}}


def _sparql(limits: Limits) -> dict[str, Any]:
    said = f"read only; at most {limits.text // 1024} KB of text, {limits.seconds:g} s, {limits.result:,} bytes of answer"
    fields = [("query", True), ("default-graph-uri", False), ("named-graph-uri", False)]
    return _get("sparql", "SPARQL 1.1 Protocol, query", [
        {"name": name, "in": "query", "required": needed, "schema": {"type": "string"}} for name, needed in fields],
        {"application/sparql-results+json": {}, "text/csv": {}, "text/turtle": {}}, description=said)


def _question(q: Question) -> dict[str, Any]:
    own = [] if any(p.name == "as_of" for p in q.params) else [_AS_OF]
    return _get(f"ask-{q.name}", q.title, [*map(_parameter, q.params), *own, _LANGUAGE], _TABLE,
                description=f"{q.asks}\n\n{q.title_zh}\n\n{q.asks_zh}", tags=[q.group])


def _parameter(p: Parameter) -> dict[str, Any]:
    example = {} if p.optional else {"default": int(p.sample) if _SCHEMAS[p.kind]["type"] == "integer" else p.sample}
    return {"name": p.name, "in": "query", "required": False, "description": f"{p.en} / {p.zh}",
            "schema": {**_SCHEMAS[p.kind], **example}}


TASKS = {"openapi": Task(openapi)}
