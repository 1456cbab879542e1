"""Answers of questions as HTML tables: things linked, records led back to where they stand, nothing cut in silence."""
from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kg.site.markup import esc, mixed, outward, spoken, tag, web
from kg.site.site import Site
from kg.table import Table
from kg.words import Bilingual

SHOWN = 100
"""How many rows of an answer a page shows; the file of the answer holds all."""


def cell(site: Site, table: Table, value: object) -> str:
    """A cell of an answer as HTML."""
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return site.joined([cell(site, table, v) for v in value])
    if isinstance(value, dt.date):
        return tag("time", value.isoformat(), datetime=value.isoformat())
    if isinstance(value, bool | int | float | Bilingual):
        return esc(table.shown(value, site.lang))
    text = str(value)
    if site.page_of(text):
        return site.link(text)
    if text in site.g.claims:
        return site.record_link(text)
    if web(text):
        return outward(text, text)
    if text.startswith("psg-") and text in site.facts.passage_names:
        passage = site.g.claims.passage(text)
        return site.passage_link(passage) + (site.say("comma") + tag("bdi", mixed(passage["locator"], site.lang)) if passage["locator"] else "")
    if site.g.names.chosen(text) or text in site.g.claims.terms:
        return site.text(text)
    return tag("bdi", mixed(table.shown(value, site.lang), site.lang))


def shown(site: Site, table: Table, caption: str, limit: int = SHOWN, hide: Sequence[str] = (), cut: bool = False) -> str:
    """An answer as a table whose caption (plain text) says how many rows there are and how many are shown.

    ``cut``: the answer has more rows than ``table``, which the caption says too.
    """
    kept = [i for i, c in enumerate(table.columns) if c not in hide]
    other = {"note_en": "zh", "note_zh": "en"}
    kept = [i for i in kept if other.get(table.columns[i]) != site.lang]
    head = "".join(tag("th", esc(table.heading(table.columns[i], site.lang)), scope="col") for i in kept)
    rows = []
    for row in table.rows[:limit]:
        cells = [cell(site, table, row[i]) if not isinstance(row[i], str) or not table.columns[i].startswith("note_")
                 else spoken(row[i], table.columns[i][-2:], site.lang) for i in kept]
        rows.append("<tr>" + "".join(tag("td", c, class_="number") if isinstance(row[i], int | float) else f"<td>{c}</td>"
                                     for i, c in zip(kept, cells)) + "</tr>")
    said = site.say("rows", n=len(table)) if len(table) <= limit else site.say("rows_cut" if cut else "rows_shown", shown=limit, n=len(table))
    text = tag("caption", esc(caption), " ", tag("span", esc(site.bracket(said)), class_="quiet"))
    return tag("div",
        f'<table class="answer sortable">{text}<thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>',
               class_="scroll", tabindex="0", role="region", aria_label=caption)
