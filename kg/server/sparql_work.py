"""SPARQL in a worker."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.graph import KnowledgeGraph
from kg.guard import answers
from kg.guard.answers import Answer
from kg.guard.limits import Limits
from kg.server.tasks import Task


def ready(g: KnowledgeGraph, limits: Limits) -> None:
    """One query of each kind, so that whatever loads on first use is loaded."""
    for text in ("ASK {}", "SELECT * { ?s ?p ?o } LIMIT 1", "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1"):
        answers.sparql(g.data, text)


def query(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """A query that somebody wrote."""
    return answers.sparql(g.data, ask["text"], ask["accept"], limits, ask["default"], ask["named"], ask["base"])


TASKS = {"sparql": Task(query, trusted=False)}
