"""How states look on the site: a sign, a class of the style sheet and words, never colour alone; bars of spells as SVG."""
from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kg.site.markup import esc, tag
from kg.site.site import Site
from kg.site.spells import Spell
from kg.views.encoding import STAGE, STAGES

SIGNS = {"on": "●", "way": "○", "off": "✕", "none": "·"}
"""In force or operating; on the way; ended or suspended; no dated state."""
FAR = 3 * 366
"""Days over which something only possible is drawn as a thin strip."""
YEARS = 16
"""How many years a bar shows at most; what began earlier enters at the left edge."""


def sign(stage: str) -> str:
    """The sign of a stage."""
    return tag("span", SIGNS[stage], class_=f"sign {stage}", aria_hidden="true")


def chip(site: Site, spell: Spell | None) -> str:
    """The state in which something is, as a sign with its word; possible states are named as such."""
    if spell is None or not (spell.state or spell.possible):
        return tag("span", sign("none"), " ", esc(site.say("state_unknown")), class_="chip none")
    parts = []
    if spell.state:
        parts.append(tag("span", sign(STAGE[spell.state]), " ", site.text(spell.state), class_=f"chip {STAGE[spell.state]}"))
    for state in spell.possible:
        if state != spell.state:
            parts.append(tag("span", sign(STAGE[state]), " ", esc(site.say("perhaps")) + site.text(state).lower()
                             if site.lang == "en" else sign(STAGE[state]) + " " + esc(site.say("perhaps")) + site.text(state),
                             class_=f"chip maybe {STAGE[state]}"))
    return " ".join(parts)


def legend(site: Site, *, unknown: bool = True) -> str:
    """What the signs mean."""
    keys = [*STAGES, *(["none"] if unknown else [])]
    return tag("ul", "".join(f"<li>{sign(k)} {esc(site.say('stage_' + k))}</li>" for k in keys), class_="legend")


def span(day: dt.date) -> tuple[int, int]:
    """First and last year of all bars when the site speaks as of a day."""
    return day.year - YEARS + 1, day.year


def place(day: dt.date, years: tuple[int, int]) -> float:
    """Where a day lies on a bar, 0 to 1000; days beyond an end lie on it."""
    inside = (day.year - years[0]) + (day.timetuple().tm_yday - 1) / 366
    return round(min(max(inside / (years[1] - years[0] + 1), 0.0), 1.0) * 1000, 1)


def axis(years: tuple[int, int]) -> str:
    """The years above bars; the same widths as the bars have."""
    return tag("span", "".join(f"<span>{y if (y - years[1]) % 3 == 0 else ''}</span>" for y in range(years[0], years[1] + 1)),
               class_="axis", aria_hidden="true")


def bar(site: Site, found: Sequence[Spell], day: dt.date, label: str) -> str:
    """The spells of one mechanism as a bar: full height in force, half on the way, a line when ended; hatched where only
    possible; what still holds on the day fades out at its end."""
    years = span(day)
    shapes = []
    for s in found:
        if s.first > day:
            continue
        left, right = place(s.first, years), place(min(s.last or day, day), years)
        still = s.last is None or s.last >= day
        width = max(round(right - left, 1), 4.0)
        if s.state:
            shapes.append(_block(left, width, STAGE[s.state], still))
        for state in s.possible:
            if state != s.state:
                far = (min(s.last or day,
                    day) - s.first).days > FAR  # the beginning is as good as unknown: no block that looks firm
                shapes.append(tag("rect", x=left, width=width, y=9 if far else 3, height=5 if far else 18,
                                  class_=f"maybe {STAGE[state]}"))
    return tag("svg", tag("title", esc(label)), "".join(shapes), viewBox="0 0 1000 24", preserveAspectRatio="none",
               class_="bar", role="img")


def _block(left: float, width: float, stage: str, still: bool) -> str:
    y, height = {"on": (3, 18), "way": (8, 8), "off": (11, 2)}[stage]
    rect = tag("rect", x=left, width=width, y=y, height=height, class_=stage)
    if not still or stage == "off":
        return rect
    return rect + tag("rect", x=round(left + width, 1), width=14, y=y, height=height, class_=f"{stage} fading") + \
        tag("rect", x=round(left + width + 14, 1), width=14, y=y, height=height, class_=f"{stage} fading far")


def hatch() -> str:
    """The pattern of uncertain stretches; stands once on a page with bars."""
    lines = "".join(f'<pattern id="hatch-{k}" width="8" height="8" patternUnits="userSpaceOnUse">'
                    f'<path d="M0 8L8 0M-2 2L2 -2M6 10L10 6" class="hatch {k}"/></pattern>' for k in STAGES)
    return f'<svg class="unseen" aria-hidden="true" width="0" height="0"><defs>{lines}</defs></svg>'


def told(site: Site, found: Sequence[Spell]) -> str:
    """The spells of one mechanism in words, as plain text: since when in which state."""
    parts = []
    for s in found:
        if s.state and (not parts or parts[-1][1] != s.state):
            parts.append((s.first.isoformat(), s.state))
    return site.say("then").join(site.say("since_state", day=d, state=site.label(x)) for d, x in parts)
