"""What workers can do, by name. Each part is a module with ``TASKS`` and ``ready``."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from kg.graph import KnowledgeGraph
from kg.guard.answers import Answer, too_large
from kg.guard.limits import Limits

__all__ = ["PARTS", "Task", "found", "parts", "too_large"]

PARTS = ("kg.server.sparql_work", "kg.server.asking_work", "kg.server.openapi_work", "kg.server.description_work",
         "kg.server.agents_work", "kg.server.reconciliation_work")
"""Modules with ``TASKS: Mapping[str, Task]`` and ``ready(g, limits)``, which is called once before any copy is made."""


@dataclass(frozen=True)
class Task:
    """Something that a worker does: a function of graph, request and limits.

    ``trusted``: it runs no text of a stranger, and may open files of the package.
    """

    run: Callable[[KnowledgeGraph, Mapping[str, Any], Limits], Answer]
    trusted: bool = True


def parts() -> list[ModuleType]:
    """The modules of ``PARTS``."""
    return [import_module(name) for name in PARTS]


@cache
def _all() -> dict[str, Task]:
    return {name: task for part in parts() for name, task in part.TASKS.items()}


def found(name: str) -> Task:
    """The task of that name."""
    return _all()[name]
