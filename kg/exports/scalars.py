"""Attributes of networks as plain values that every format can hold, with the type of each column."""
from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg import network
from kg.table import plain
from kg.words import Bilingual

LIST_SIGN = " | "


@dataclass(frozen=True)
class Sheet:
    """A table with types: column names to one of integer, number, boolean, date, string; rows of such values or None."""

    name: str
    types: Mapping[str, str]
    rows: Sequence[tuple]
    said: Mapping[str, Bilingual] | None = None  # what a column means, by name

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns in order."""
        return tuple(self.types)


def scalar(value: Any) -> Any:
    """A value as text, number, truth value or None; lists are joined with `` | ``."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, set | frozenset):
        value = sorted(value, key=str)
    if isinstance(value, tuple | list):
        return LIST_SIGN.join("" if v is None else str(v if isinstance(v, str) else scalar(v)) for v in value)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(plain(value))


def node_sheet(net: nx.Graph) -> Sheet:
    """The nodes: id, then every attribute that some node has."""
    given = [({"id": str(n)}, d) for n, d in net.nodes(data=True)]
    return _sheet("nodes", ("id",), given)


def tie_sheet(net: nx.Graph) -> Sheet:
    """The ties, one a row, parallel ones side by side: source, target, then every attribute that some tie has."""
    given = [({"source": str(u), "target": str(v)}, d) for u, v, _, d in network.ties(net)]
    return _sheet("ties", ("source", "target"), given)


def _sheet(name: str, first: tuple[str, ...], given: Iterable[tuple[dict[str, Any], Mapping[str, Any]]]) -> Sheet:
    given = list(given)
    # a user's attribute may bear the name of an end
    keys = {k: (f"{k}_" if k in first else str(k)) for _, d in given for k in d}
    rows = [(*(own[c] for c in first), *(scalar(d.get(k)) for k in keys)) for own, d in given]
    columns = (*first, *keys.values())
    types = {c: _type([row[i] for row in rows]) for i, c in enumerate(columns)}
    rows = [tuple(None if v is None else _as(types[c], v) for c, v in zip(columns, row)) for row in rows]
    return Sheet(name, types, rows)


def _type(values: Iterable[Any]) -> str:
    kinds = {type(v) for v in values if v is not None}
    if kinds == {bool}:
        return "boolean"
    if kinds and kinds <= {int} and all(abs(v) < 2**53 for v in values if v is not None):
        return "integer"
    if kinds and kinds <= {int, float}:
        return "number"
    return "string"


def _as(kind: str, value: Any) -> Any:
    return str(value) if kind == "string" else float(value) if kind == "number" else value

