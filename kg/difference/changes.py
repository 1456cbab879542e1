"""What changed between two sets of records: claims added, changed and withdrawn, and things that are no claims.

A claim is known by its id; one that got another id is withdrawn and added. What changed in it is said by field:

    sentence     what it says of what       date        when                     passages     where it is written
    confidence   how well supported         review      the editors' decision    contradicts  what it is at odds with
    note         the editors' note          details     other cells of the row   wording      only the names of its things
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import pyoxigraph as ox

from kg.claims import Claims
from kg.errors import FileError
from kg.names import Names
from kg.terms import RDF_TYPE, graph_name, short, value
from kg.words import Bilingual

FIELDS = ("sentence", "date", "confidence", "review", "passages", "contradicts", "note", "details", "wording")
_DATES = ("dateText", "earliestDate", "latestDate", "earliestStart", "latestStart", "earliestEnd", "latestEnd",
          "openEnded", "ongoing", "verbatimTime", "windowKind")
_FIELD = {"statedIn": "passages", "confidence": "confidence", "reviewStatus": "review", "reviewNote": "note",
          "contradicts": "contradicts", **dict.fromkeys(_DATES, "date")}
_LAYERS = ("vocabulary", "reference", "provenance")
_PARTS = ("hasWindow", "hasSelector")
Facts = dict[str, dict[str, frozenset]]


class Graph(Protocol):
    """What is asked of a knowledge graph here."""

    store: ox.Store
    claims: Claims
    names: Names
    places: Mapping[str, tuple[str, int]]


@dataclass(frozen=True)
class Change:
    """One claim that is new, other than before, or gone.

    ``what`` is added, changed or withdrawn; ``fields`` maps each changed field to (before, after); ``says`` is the claim as
    it is now (as it was, if withdrawn); ``touches`` holds the things, passages and sources that it is about, ``values`` the
    texts, days and numbers that are other than before; ``place`` is the file and line of its row, where known.
    """

    record: str
    what: str
    kind: str
    says: Bilingual
    date: str | None
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    touches: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    place: str = ""


@dataclass(frozen=True)
class Changes:
    """All claims that changed, by id, and the ids of other things (parties, mechanisms, codes, sources, passages) by layer.

    ``classes`` gives both labels of the classes of claims.
    """

    claims: Mapping[str, Change]
    things: Mapping[str, tuple[str, str]]
    classes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, what: str) -> list[Change]:
        """The claims that were added, changed or withdrawn, in order of id."""
        return [c for _, c in sorted(self.claims.items()) if c.what == what]


def changes_between(old: Graph, new: Graph) -> Changes:
    """What changed from one knowledge graph to another. Raises ``FileError`` if one of them holds no records."""
    before, after = facts(old.store, ("asserted",)), facts(new.store, ("asserted",))
    found: dict[str, Change] = {}
    for name in sorted(before.keys() | after.keys()):
        was, now = before.get(name, {}), after.get(name, {})
        values = frozenset(v for p in was.keys() | now.keys() for v, _ in was.get(p, frozenset()) ^ now.get(p, frozenset()))
        if name not in before:
            found[name] = _change(new, name, "added", values)
        elif name not in after:
            found[name] = _change(old, name, "withdrawn", values)
        elif fields := _fields(old, new, name, was, now):
            found[name] = _change(new, name, "changed", values, fields, old)
    things: dict[str, tuple[str, str]] = {}
    for layer in _LAYERS:
        was, now = facts(old.store, (layer,)), facts(new.store, (layer,))
        for name in sorted(was.keys() | now.keys()):
            if was.get(name) != now.get(name):
                what = "added" if name not in was else "withdrawn" if name not in now else "changed"
                things[name] = (layer, what)
    return Changes(found, things, {**old.claims.terms, **new.claims.terms})


def facts(store: ox.Store, layers: tuple[str, ...]) -> Facts:
    """Things of some layers with their properties; windows and offsets are taken as parts of what has them."""
    found: dict[str, dict[str, set]] = defaultdict(lambda: defaultdict(set))
    quads = [q for layer in layers for q in store.quads_for_pattern(None, None, None, graph_name(layer))
             if isinstance(q.subject, ox.NamedNode)]
    if not quads and layers == ("asserted",):
        raise FileError("there are no records to compare: neither tables nor an export with layers (.nq, .trig) of this project",
                        "没有可比较的记录：既非数据表，也非本项目带层次的导出文件（.nq、.trig）")
    whole = {q.object: q.subject for q in quads if _local(q.predicate) in _PARTS}
    for q in quads:
        owner = whole.get(q.subject, q.subject)
        found[short(owner.value)][_local(q.predicate)].add((str(value(q.object)), getattr(q.object, "language", None)))
    return {name: {p: frozenset(v) for p, v in fact.items() if p not in _PARTS} for name, fact in found.items()}


def _local(predicate: ox.NamedNode) -> str:
    return "class" if predicate == RDF_TYPE else predicate.value.rsplit("#")[-1].rsplit("/")[-1]


def _change(g: Graph, name: str, what: str, values: frozenset[str], fields: Mapping[str, tuple[Any, Any]] | None = None,
            old: Graph | None = None) -> Change:
    claim = g.claims.claim(name)
    touches = _touched(g, claim) | (_touched(old, old.claims.claim(name)) if old else frozenset())
    file, line = g.places.get(name, ("", 0))
    return Change(name, what, claim["class"], Bilingual(claim["sentence_en"], claim["sentence_zh"]), claim["date"], fields or {},
                  touches, values, f"{file}:{line}" if file else "")


def _touched(g: Graph, claim: Mapping[str, Any]) -> frozenset[str]:
    return frozenset([*claim["things"], *(p[k] for p in claim["passages"] for k in ("id", "source"))]) - {claim["id"]}


def _fields(old: Graph, new: Graph, name: str, before: Mapping[str, frozenset],
            after: Mapping[str, frozenset]) -> dict[str, tuple[Any, Any]]:
    """The fields that differ, each with its value before and after."""
    differ = {p for p in before.keys() | after.keys() if before.get(p) != after.get(p)} - {"class"}
    touched = {_FIELD.get(p, "sentence") for p in differ}
    was, now = old.claims.claim(name), new.claims.claim(name)
    said = [Bilingual(c["sentence_en"], c["sentence_zh"]) for c in (was, now)]
    found: dict[str, tuple[Any, Any]] = {}
    if said[0] != said[1]:
        found["sentence" if "sentence" in touched else "wording"] = (said[0], said[1])
    elif "sentence" in touched:
        found["details"] = tuple(  # type: ignore[assignment]
            {p: sorted(v for v, _ in fact.get(p, ())) for p in sorted(differ) if p not in _FIELD} for fact in (before, after))
    values = {"date": "date", "confidence": "confidence", "review": "review", "contradicts": "contradicts"}
    for name_of, key in values.items():
        if name_of in touched:
            found[name_of] = (was[key], now[key])
    if "passages" in touched:
        found["passages"] = tuple([p["id"] for p in c["passages"]] for c in (was, now))  # type: ignore[assignment]
    if "note" in touched:
        notes = [c["note_en"] and Bilingual(c["note_en"], c["note_zh"]) for c in (was, now)]
        found["note"] = (notes[0], notes[1])
    return {f: found[f] for f in FIELDS if f in found}
