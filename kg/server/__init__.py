"""The graph open to programs: SPARQL 1.1 Protocol, entity addresses, kept questions, networks and the explorer, read only.

Three kinds of process. The *door* (``door``, ``app`` and the modules of routes) speaks HTTP, holds no data and imports no
engine. The *keeper* loads the data once and makes *workers* of itself, which answer one request at a time under the limits
of ``kg.guard`` and are killed when they pass one; the ``pool`` of the door decides who runs when.

A new route: a module with ``routes(desk)``, named in ``app.PARTS``. A new thing that workers do: a function in a module
named in ``tasks.PARTS``.
"""
from __future__ import annotations

from kg.server.door import serve

__all__ = ["serve"]
