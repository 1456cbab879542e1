"""Which things a text may mean: every bearer of a name, then those whose names are like it, each with a score."""
from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from kg.names import Names, folded

LEAST = 55.0
"""Score below which a likeness is none."""
KINDS = {
    "Country": ("country-",), "Organisation": ("org-",), "CountryGroup": ("group-",), "GeographicArea": ("area-",),
    "Party": ("country-", "org-", "group-", "area-"), "Mechanism": ("mech-",), "Technology": ("tech-",), "Topic": ("topic-",),
    "TaskArea": ("task-",), "MechanismType": ("type-",), "PolicyInstrument": ("inst-",), "SourceDocument": ("src-",),
}
"""Kinds of things that people look for, with the beginnings of their ids."""
WORLD = tuple(dict.fromkeys(p for name, found in KINDS.items() if name != "SourceDocument" for p in found)) + (
    "category-", "scope-", "meas-", "pkg-", "set-", "chal-", "prio-", "goal-", "asset-", "model-")
"""Things of the world, not of the bookkeeping: no codes of closed lists, passages or gaps."""


@dataclass(frozen=True)
class Match:
    """A thing that a text may mean: its short id, the name that fits, a score from 0 to 100, and how it fits: the same,
    within (all words of the text stand in the name) or alike."""

    thing: str
    name: str
    score: float
    fit: str

    @property
    def same(self) -> bool:
        """Whether the name is the text itself."""
        return self.fit == "same"


def matches(names: Names, text: str, prefixes: Iterable[str] = (), most: int = 10) -> list[Match]:
    """Things that a text may mean, best first; equal scores in order of id.

    ``prefixes``: only ids that begin so. A label, alias or id that is the text (spaces, dashes, case and width put aside)
    scores 100; so does a code where no label fits; where one does, the code scores 90. Else the score is 95 times the ratio
    of Ratcliff & Obershelp as ``difflib`` computes it, or, where all words of the text stand in the name, at least 60 and more
    the more of the name they are; never 100.
    """
    wanted, prefixes = folded(text[:200]), tuple(prefixes)
    found: dict[str, Match] = {}

    def note(key: str, ids: Iterable[str], score: float, fit: str) -> None:
        for thing in ids:
            fits = not prefixes or thing.startswith(prefixes)
            if fits and score >= LEAST and (thing not in found or found[thing].score < score):
                found[thing] = Match(thing, key, round(score, 1), fit)

    if not wanted:
        return []
    for index, beside in ((names.index, 100.0), (names.codes, 90.0)):
        bearers = {n for n in index.get(wanted, ()) if not prefixes or n.startswith(prefixes)}
        score = 100.0 if not found else beside
        note(wanted, bearers, score, "same")
    if len(wanted) >= 3 or not wanted.isascii():
        for key, score, fit in _alike(names, wanted, prefixes, most):
            note(key, names.index[key], score, fit)
    return sorted(found.values(), key=lambda m: (-m.score, m.thing))[:most]


def _alike(names: Names, wanted: str, prefixes: tuple[str, ...], most: int) -> list[tuple[str, float, str]]:
    """Names like a text, with their scores and how they fit."""
    keys = [k for k, ids in names.index.items() if len(k) < 200 and (not prefixes or any(n.startswith(prefixes) for n in ids))]
    parts = wanted.split()
    scores = {k: (60 + 35 * min(len(wanted) / len(k), 1), "within") for k in keys if k != wanted and all(p in k for p in parts)}
    for key in difflib.get_close_matches(wanted, [k for k in keys if k != wanted], most * 2, 0.6):
        ratio = 95 * difflib.SequenceMatcher(None, key, wanted).ratio()
        if ratio > scores.get(key, (0, ""))[0]:
            scores[key] = (ratio, scores.get(key, (0, "alike"))[1])
    return sorted(((k, *found) for k, found in scores.items()), key=lambda one: (-one[1], one[0]))[:most * 4]
