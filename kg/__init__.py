"""EUDPN: who works with the European Union on digital matters, through what, since when, and where that is written.

    import kg
    g = kg.open()
    g.ask("digital-partnerships")
"""
from __future__ import annotations

from importlib import import_module
from time import time_ns

from kg.version import VERSION as __version__

loaded = time_ns()  # when the first module of the package was taken in, which is this one
TYPE_CHECKING = False  # as typing has it; typing itself takes as long to load as half an interpreter

if TYPE_CHECKING:
    from kg import analysis, figures, network, views
    from kg.errors import (
        DataError,
        EndpointError,
        FigureError,
        FileError,
        KnowledgeGraphError,
        NetworkError,
        NotAllowed,
        QueryError,
        UnknownName,
    )
    from kg.graph import KnowledgeGraph, open  # noqa: A004
    from kg.table import Table

__all__ = ["DataError", "EndpointError", "FigureError", "FileError", "KnowledgeGraph", "KnowledgeGraphError", "NetworkError",
           "NotAllowed", "QueryError", "Table", "UnknownName", "__version__", "analysis", "figures", "network", "open", "views"]

_LAZY = {"open": "kg.graph", "KnowledgeGraph": "kg.graph", "Table": "kg.table", **dict.fromkeys(
    ("DataError", "EndpointError", "FigureError", "FileError", "KnowledgeGraphError", "NetworkError", "NotAllowed", "QueryError",
     "UnknownName"), "kg.errors")}


def load_ipython_extension(shell) -> None:
    """What ``%load_ext kg`` calls in a notebook: see ``kg.notebook``."""
    import_module("kg.notebook").load(shell)


def __dir__() -> list[str]:
    return sorted(__all__)


def __getattr__(name: str):
    """Public names are loaded when they are first used, so that the shell starts fast."""
    if name in ("analysis", "errors", "figures", "layout", "network", "views"):
        return import_module("kg." + name)
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'kg' has no attribute '{name}'")
