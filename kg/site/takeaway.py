"""What a reader takes along from a page: its picture, its rows, a frame for other sites, and the SPARQL behind what is seen."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from kg import layout
from kg.site.markup import esc, tag
from kg.site.site import Site

SCRIPT = "takeaway.js"
PICTURES = ("matrix", "bars", "map", "table", "")
"""Ways in which the script draws what a page shows; the empty one where the page draws itself."""


@dataclass(frozen=True)
class Query:
    """A query behind a page: its title, its text, and which keys of the page's state set which parameters (days)."""

    title: str
    text: str
    days: Mapping[str, str] = field(default_factory=dict)


def kept(site: Site, name: str, given: Mapping[str, str] | None = None, **days: str) -> Query:
    """A kept question as a query. ``given``: its parameters as the page shows them; ``days``: parameter to key of the state."""
    question = site.g.question(name)
    text = question.bind(site.g._iri, given or {})
    body = "\n".join(line for line in text.strip().splitlines() if not line.startswith("#+"))
    return Query(question.titles[site.lang], body, days)


def states(site: Site) -> Query:
    """In which state each mechanism is on the day of the site, or on the day that the page's state names."""
    return kept(site, "states-on-day", {"as_of": site.facts.day.isoformat()}, as_of="date")


def take(site: Site, title: str, file: str, queries: Sequence[Query] = (), picture: str = "", rows: str = "", said: str = "") -> str:
    """The block of a page; without scripts it still holds the queries and the ways to the page that runs them.

    ``title``: what stands over a picture (plain text); ``file``: name of the files; ``rows``: id of the element whose rows
    are saved as CSV; ``said``: a sentence where the page's picture is saved in another way.
    """
    def button(what: str) -> str:
        return tag("button", esc(site.say("take_" + what)), type="button", data_take=what)
    buttons = [button(k) for k in (*(("png", "svg") if picture else ()), *(("rows",) if rows else ()), "embed")]
    frame = tag("label", tag("span", esc(site.say("embed_say"))), tag("textarea", "", id="embed-code", rows=3, readonly=True),
                hidden=True, class_="embed-code")
    inside = [tag("p", *buttons, class_="buttons script"), frame, tag("p", esc(said)) if said else "",
              *(_query(site, q, n) for n, q in enumerate(queries))]
    return tag("details", tag("summary", esc(site.say("take_title"))), *inside, class_="take", id="take",
               data_title=title, data_file=f"eudpn-{file}", data_picture=picture or None, data_rows=rows or None)


def data(site: Site, queries: Sequence[Query] = ()) -> dict:
    """What the script needs: the parameters that follow the page's state, and the line under a picture."""
    note = site.say("dot").join([site.say("name_long"), site.say("footer_version", version=layout.VERSION),
                                 site.say("footer_day", day=site.facts.day.isoformat()), "CC BY 4.0"])
    return {"days": [dict(q.days) for q in queries], "note": note, "asOf": site.say("as_of"),
            "heads": [site.say(k) for k in ("type", "mechanism", "timeline", "states")]}



def _query(site: Site, query: Query, number: int) -> str:
    link = tag("a", esc(site.say("take_open")), href=site.to("sparql.html") + "#query=" + quote(query.text, safe=""),
               class_="button", data_query=number) if site.has("sparql.html") else ""
    text = tag("pre", tag("code", "\n".join(esc(line) for line in query.text.split("\n"))), tabindex="0", role="region",
               aria_label=query.title, lang="en", data_text=number)
    return tag("details", tag("summary", esc(site.say("take_query", title=query.title))), tag("p", link), text, class_="query")
