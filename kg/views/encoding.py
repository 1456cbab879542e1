"""How a class of things looks: shape, colours for both themes, and its level in the layouts.

The nine families and their colours are measured, not chosen by eye: every colour keeps 3 : 1 against the ground of its
theme, the seven coloured families stay apart under the common colour vision deficiencies, and the shape repeats what
the colour says. Grey means a text or what a text says.
"""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# Levels from the rim of the rings to their middle (columns: from left to right).
LEVELS = ("partner", "mechanism", "topic")


@dataclass(frozen=True)
class Family:
    """Classes that are drawn alike."""

    code: str
    shape: str
    light: str
    dark: str
    level: str
    classes: tuple[str, ...]


FAMILIES = (
    Family("country", "dot", "#005A9C", "#4BA3E3", "partner", ("Country",)),
    Family("group", "hexagon", "#3C9BD6", "#A6DBFA", "partner", ("CountryGroup", "GeographicArea", "OpenScope")),
    Family("organisation", "square", "#B4558C", "#E08BBE", "partner",
           ("Organisation", "ActorCategory", "Actor", "Party")),
    Family("mechanism", "diamond", "#00805D", "#25B98B", "mechanism",
           ("CooperationFramework", "Agreement", "MultilateralForum", "Initiative", "Mechanism", "MechanismType",
            "MechanismSet")),
    Family("technology", "triangle", "#BF7C00", "#F5BE41", "topic", ("Technology", "Topic")),
    Family("task", "star", "#8F2D0A", "#E8663A", "topic",
           ("TaskArea", "PriorityArea", "Objective", "CooperationLevel", "GovernanceModel")),
    Family("measure", "dot", "#4A5563", "#C3CBD4", "mechanism", ("Measure", "MeasurePackage")),
    Family("document", "page", "#4A5563", "#C3CBD4", "mechanism", ("PolicyInstrument", "SourceDocument")),
    Family("assessment", "triangleDown", "#4A5563", "#C3CBD4", "mechanism",
           ("Challenge", "Asset", "Assessment", "Implication", "Recommendation", "GuidingLine", "Outlook", "Gap")),
)
INK, QUIET, LINE, RULE = "#16212c", "#51606e", "#d6dde4", "#7a8794"
"""Text, what is said beside it, faint lines, and lines that must be seen; on white, as the style sheet of the site has them."""
HEAT = ("#ffffff", "#e3eff9", "#c3ddf3", "#9bc6ea", "#72aee0")
"""The grounds of counts 0 to 4 and more; ``INK`` keeps 4.5 : 1 on each."""
STAGES = ("on", "way", "off")
STAGE = {"state-active": "on", "state-provisional": "on", "state-announced": "way", "state-mandated": "way",
         "state-negotiating": "way", "state-concluded": "way", "state-signed": "way", "state-ended": "off",
         "state-suspended": "off"}
"""In force or operating; on the way there; ended or suspended."""
STAGE_COLOURS = {"on": "#00694c", "way": "#935f00", "off": "#51606e"}
SERIES = tuple(next(f.light for f in FAMILIES if f.code == code)
               for code in ("country", "mechanism", "technology", "organisation", "task"))
"""Colours of lines that must be told apart: those of families, which stay apart under colour vision deficiencies."""
# Classes that the ontology does not know take the looks that the network leaves free, in this order.
_FREE = ("country", "mechanism", "technology", "organisation", "task", "group", "measure", "assessment", "document")
_BY_CLASS = {name: family for family in FAMILIES for name in family.classes}
_BY_CODE = {family.code: family for family in FAMILIES}
ORDER = {name: number for number, name in enumerate(name for family in FAMILIES for name in family.classes)}


def families_of(classes: Iterable[str]) -> dict[str, Family]:
    """The family of each class of one network.

    A class that the ontology does not know gets a family of its own with a free look, at the level ``partner``; after
    nine of them the looks repeat. The class ``""`` stands for things without a class.
    """
    names = list(dict.fromkeys(classes))
    found = {name: _BY_CLASS[name] for name in names if name in _BY_CLASS}
    taken = {family.code for family in found.values()}
    looks = [_BY_CODE[code] for code in _FREE if code not in taken] or list(FAMILIES)
    for number, name in enumerate(name for name in names if name not in found):
        look = looks[number % len(looks)]
        found[name] = Family(f"own-{number}", look.shape, look.light, look.dark, "partner", (name,))
    return found


def class_rank(name: str) -> tuple[int, str]:
    """Where a class stands in legends and rings: the order of the families, then unknown classes by name."""
    return ORDER.get(name, len(ORDER)), name
