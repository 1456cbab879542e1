"""The difference between two knowledge graphs, down to the answers: which changed, and which claims did it.

    with located("v0.1.0") as place: …       where data to compare lie: a folder, an export, a git revision, nothing
    d = compare(old, new)                    two knowledge graphs
    d.text("zh") · d.json() · d.table()      to read, to store, to sort

A claim is known by its id: one that got another id is withdrawn and added. The kept questions are asked of both graphs
with their sample values; each row that changed names the claims that did it, and says how they were found.
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.difference.answers import Answer, RowChange, answers_between
from kg.difference.changes import FIELDS, Change, Changes, changes_between
from kg.difference.places import Place, located
from kg.difference.rankings import Move, Ranking, ranking_between
from kg.difference.report import Difference

RANKINGS = (("knowledge", "betweenness"), ("partners", "ties"))


def compare(old: Any, new: Any, rankings: Sequence[tuple[str, str]] = RANKINGS,
            names: tuple[str, str] | None = None) -> Difference:
    """What changed from one knowledge graph to another.

    Parameters: ``old`` and ``new`` are knowledge graphs (of each: ``store``, ``claims``, ``names``, ``places``,
    ``questions()``, ``ask()``, ``network()``); ``rankings`` are pairs of a network question and a measure; ``names`` are what
    the report calls the two. Graphs of one and the same digest are not asked anything.

    Raises ``FileError`` if one of them holds no records, and what a question, a network or a measure raises.
    """
    called = names or (str(old), str(new))
    if getattr(old, "digest", "") == getattr(new, "digest", None):
        return Difference(called, Changes({}, {}), (), len(new.questions()), ())
    found = changes_between(old, new)
    altered, asked = answers_between(old, new, found)
    ranked = tuple(ranking_between(old, new, network, measure, found) for network, measure in rankings)
    return Difference(called, found, tuple(altered), asked, ranked)


__all__ = ["Answer", "Change", "Changes", "Difference", "FIELDS", "Move", "Place", "RANKINGS", "Ranking", "RowChange",
           "changes_between", "compare", "located"]
