"""Thirty and more defects seeded into a copy of the tables, each with the name under which it must be caught.

``Defect(name, damage, by, caught, thing)``: ``damage(cells)`` changes the cells of one table after another through
``Tables``; ``by`` is reader, shape or gate; ``caught`` is the column, the shape or the gate that must tell it; ``thing``
the short id (shape), file (reader) or nothing (gate).
"""
from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Tables:
    """The tables of a folder as rows of cells by column name; ``write`` puts the changed ones back."""

    def __init__(self, folder: Path):
        self.folder, self.rows, self.heads = folder, {}, {}

    def __getitem__(self, table: str) -> list[dict[str, str]]:
        if table not in self.rows:
            with (self.folder / f"{table}.csv").open(encoding="utf-8", newline="") as f:
                reader = csv.DictReader(f)
                self.rows[table], self.heads[table] = list(reader), list(reader.fieldnames)
        return self.rows[table]

    def row(self, table: str, name: str) -> dict[str, str]:
        """The row of that id."""
        return next(r for r in self[table] if r["id"] == name)

    def write(self) -> None:
        """Write what was read, changed or not."""
        for table, rows in self.rows.items():
            out = io.StringIO()
            writer = csv.DictWriter(out, self.heads[table], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
            (self.folder / f"{table}.csv").write_bytes(out.getvalue().encode())


Damage = Callable[[Tables], object]


class Defect(NamedTuple):
    """One seeded defect and the name that must tell it."""

    name: str
    damage: Damage
    by: str
    caught: str
    thing: str = ""


def put(table: str, name: str, **cells: str) -> Damage:
    """Other texts in the cells of one row."""
    return lambda t: t.row(table, name).update(cells)


def lose(table: str, share: float) -> Damage:
    """The last part of the rows lost."""
    return lambda t: t[table].__delitem__(slice(int(len(t[table]) * (1 - share)), None))


def drop(table: str, name: str) -> Damage:
    """One row lost."""
    return lambda t: t[table].remove(t.row(table, name))


def empty(table: str, column: str, every: int = 1) -> Damage:
    """A column emptied, in every row or every n-th."""
    return lambda t: [r.update({column: ""}) for r in t[table][::every]]


def double(table: str, suffix: str = "") -> Damage:
    """All rows a second time, under the same ids or under new ones."""
    return lambda t: t[table].extend([{**r, "id": r["id"] + suffix} for r in list(t[table])])


def swap(table: str, one: str, other: str, column: str) -> Damage:
    """The cells of a column swapped between two rows."""
    def damage(t: Tables) -> None:
        a, b = t.row(table, one), t.row(table, other)
        a[column], b[column] = b[column], a[column]
    return damage


def shift(table: str, column: str, years: int) -> Damage:
    """All whole days of a column moved by some years."""
    def damage(t: Tables) -> None:
        for r in t[table]:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", r[column]):
                day = dt.date.fromisoformat(r[column])
                r[column] = day.replace(year=day.year + years, day=min(day.day, 28)).isoformat()
    return damage


def where(table: str, column: str, value: str, **cells: str) -> Damage:
    """Other texts in all rows that have a value in a column."""
    return lambda t: [r.update(cells) for r in t[table] if r[column] == value]


def remove(table: str, column: str, value: str) -> Damage:
    """All rows that have a value in a column lost."""
    return lambda t: t[table].__setitem__(slice(None), [r for r in t[table] if r[column] != value])


def insert(table: str, like: str, **cells: str) -> Damage:
    """One more row, like another but for some cells."""
    return lambda t: t[table].append({**t.row(table, like), **cells})


READER, SHAPE, GATE = "reader", "shape", "gate"

DEFECTS = [
    # Told by the reader, with file, line and column
    Defect("a country lost to which others refer", drop("parties", "country-jpn"), READER, "party", "participations.csv"),
    Defect("dates of events emptied", empty("events", "date"), READER, "date", "events.csv"),
    Defect("a file doubled as it is", double("mentions"), READER, "id", "mentions.csv"),
    Defect("group and country swapped", lambda t: [r.update(group=r["country"], country=r["group"]) for r in t["memberships"]],
           READER, "country", "memberships.csv"),
    Defect("a day that no calendar has", put("events", "evt-sgp-dta-talks", date="2023-02-30"), READER, "date", "events.csv"),
    Defect("a membership that ends before it begins", put("memberships", "mem-eu-gbr", when="1973-01-01/1970-01-31"),
           READER, "when", "memberships.csv"),
    Defect("a passage that ends before it starts", put("passages", "psg-seed-s1-2", chars="300-200"), READER, "chars", "passages.csv"),
    Defect("an unknown event type", put("events", "evt-jpn-data-signed", type="event-sealed"), READER, "type", "events.csv"),
    Defect("a source lost with its passages left", drop("sources", "src-join-2025-140"), READER, "source", "passages.csv"),
    Defect("a note that lost its Chinese twin", put("events", "evt-chl-ita-in-force", note_zh=""), READER, "note_zh", "events.csv"),
    # Told by a gate: sizes
    Defect("a tenth of the links lost", lose("links", 0.1), GATE, "gate-links-rows"),
    Defect("half of the mentions lost", lose("mentions", 0.5), GATE, "gate-mentions-rows"),
    Defect("a file doubled under new ids", double("links", "-x"), GATE, "gate-links-rows"),
    Defect("one row told again under another id", insert("participations", "ptc-jpn-dp-jpn", id="ptc-jpn-dp-jpn-again"),
           GATE, "gate-repeated-rows"),
    Defect("outside identifiers emptied", empty("parties", "same_as"), GATE, "gate-parties-same-as"),
    Defect("every third web address emptied", empty("sources", "url", 3), GATE, "gate-sources-url"),
    Defect("aliases of mechanisms emptied", empty("mechanisms", "alt_en"), GATE, "gate-mechanisms-alt-en"),
    Defect("all sources made official", lambda t: [r.update(kind="sourcekind-official") for r in t["sources"]],
           GATE, "gate-sources-kind-press"),
    Defect("all confidence made high", lambda t: [r.update(confidence="confidence-high") for r in t["events"]],
           GATE, "gate-events-confidence-medium"),
    Defect("all decisions of the editors lost", empty("links", "review"), GATE, "gate-links-review"),
    # Told by a gate: things that point astray
    Defect("parties swapped between two mechanisms", swap("participations", "ptc-jpn-dp-jpn", "ptc-can-dp-can", "party"),
           GATE, "gate-names-apart"),
    Defect("members swapped", swap("memberships", "mem-eu-gbr", "mem-eu-fra", "country"), GATE, "gate-names-apart"),
    Defect("an event moved to another mechanism", put("events", "evt-kor-dta-signed-2026", mechanism="mech-eu-jpn-data"),
           GATE, "gate-names-apart"),
    Defect("a passage moved to another source", put("passages", "psg-oeil-jpn", source="src-seed"), GATE, "gate-passages-apart"),
    Defect("a passage moved in its text", lambda t: t.row("passages", "psg-seed-s2-1").update(
        chars="-".join(str(int(n) + 40) for n in t.row("passages", "psg-seed-s2-1")["chars"].split("-"))),
        GATE, "gate-passages-crossing"),
    Defect("a mechanism that is part of itself", insert("links", "lnk-jpn-dp-ai", id="lnk-self", subject="mech-eu-jpn-dp",
           relation="partOfMechanism", object="mech-eu-jpn-dp"), GATE, "gate-self-references"),
    Defect("a source that nothing cites", insert("sources", "src-poi", id="src-poi-two"), GATE, "gate-sources-without-claims"),
    Defect("a passage that nothing cites", insert("passages", "psg-oeil-jpn", id="psg-oeil-two", locator="two"),
           GATE, "gate-passages-without-claims"),
    Defect("a mechanism that lost its events", remove("events", "mechanism", "mech-eudis"), GATE, "gate-mechanisms-without-events"),
    Defect("a mechanism that lost its parties", remove("participations", "mechanism", "mech-eu-kor-dta"),
           GATE, "gate-mechanisms-without-parties"),
    # Told by a shape, at the thing
    Defect("in force a year before it was signed", put("events", "evt-jpn-data-in-force", date="2023-11-01"),
           SHAPE, "TransitionAllowed", "evt-jpn-data-signed"),
    Defect("a signature turned into an announcement", put("events", "evt-sgp-dta-signed", type="event-announced"),
           SHAPE, "TransitionAllowed", "evt-sgp-dta-signed"),
    Defect("an end put before the beginning", put("events", "evt-privacy-shield-ended", date="2015-07-16"),
           SHAPE, "TransitionAllowed", "evt-privacy-shield-adopted"),
    Defect("an event shifted beyond its sources", put("events", "evt-kor-dta-signed-2026", date="2028-06-10"),
           SHAPE, "EventAfterItsSources", "evt-kor-dta-signed-2026"),
    Defect("a source dated after its reading", put("sources", "src-poi", date="2027-06-12"), SHAPE, "SourceDocument", "src-poi"),
    Defect("one event at two times", insert("events", "evt-ind-ttc-launched", id="evt-ind-ttc-launched-again", date="2024-02-06",
           contradicts=""), SHAPE, "SameEventTwice", "evt-ind-ttc-launched"),
    Defect("a rejected record accepted again", put("events", "evt-kor-dta-signed-2025", review="review-accepted"),
           SHAPE, "ContradictionDecided", "evt-kor-dta-concluded"),
    Defect("a contradiction told on one side", put("events", "evt-idn-cepa-signed-0930", contradicts=""),
           SHAPE, "Contradiction", "evt-idn-cepa-concluded"),
    Defect("a rejection that lost its reason", put("events", "evt-mex-mga-signed-brussels", note_en="", note_zh=""),
           SHAPE, "ReasonForLeavingOut", "evt-mex-mga-signed-brussels"),
    Defect("the scope of a group emptied", put("participations", "ptc-ai-hub-africa", scope=""), SHAPE, "GroupScope", "ptc-ai-hub-africa"),
    Defect("a topic swapped for a country", put("links", "lnk-lac-ai", object="country-jpn"), SHAPE, "LinkObjectClass", "lnk-lac-ai"),
    Defect("a state that lost its transition", drop("transitions", "trn-ended"), SHAPE, "MechanismState", "state-ended"),
    Defect("a framework that enters into force", put("events", "evt-jpn-dp-launched", type="event-in-force"),
           SHAPE, "EventFitsMechanism", "evt-jpn-dp-launched"),
]
# Shifts of a whole column hit too much to stand in one run with others.
ALONE = [
    Defect("all events a year later", shift("events", "date", 1), SHAPE, "EventAfterItsSources", "evt-sgp-dta-concluded"),
    Defect("all sources published a year later", shift("sources", "date", 1), SHAPE, "SourceDocument", "src-nzciel-datba"),
]
