"""The frame around every page: head with the content policy, navigation, search box, switches, footer."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg import layout
from kg.site import search
from kg.site.markup import TAGS, as_json, data_block, esc, mixed, tag
from kg.site.site import Site

POLICY = ("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; frame-src 'self'; "
          "base-uri 'none'; form-action 'none'")
"""What a page may load: scripts, styles and frames of the site itself, nothing else."""
SHARED: tuple[str, ...] = ("state.js",)
"""Scripts that every page loads before its body. The search adds its own to ``AFTER``."""
AFTER: tuple[str, ...] = search.SCRIPTS
"""Scripts that every page runs after its body, in this order; ``{lang}`` stands for the language. They stand in the head, so
that they are there when the body has been read and the reader does not wait for one after the other."""
NAVIGATION = ("overview", "network", "timeline", "map", "paths", "compare", "questions", "sparql", "coverage", "about")
"""Keys of the pages that the navigation lists, in this order, as far as the site has them."""
CITED = "EUDPN project team: EUDPN, EU Digital Partnership Network"


@dataclass(frozen=True)
class Body:
    """What a page module gives for one page: title, HTML of ``<main>``, data blocks by id, scripts, styles, JSON-LD, policy."""

    title: str
    main: str
    data: dict[str, Any] = field(default_factory=dict)
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    linked: dict[str, Any] | None = None
    description: str = ""
    policy: str = POLICY


def address_of(key: str) -> str:
    """The address of a page of the navigation within its language."""
    return "questions/index.html" if key == "questions" else f"{key}.html"


def page(site: Site, body: Body) -> str:
    """A whole page as HTML text."""
    name = site.say("name")
    title = body.title if body.title == name else f"{body.title} · {name}"
    return "\n".join([
        "<!doctype html>",
        f'<html lang="{TAGS[site.lang]}" data-lang="{site.lang}">', "<head>", '<meta charset="utf-8">',
        tag("meta", http_equiv="Content-Security-Policy", content=body.policy),
        '<meta name="viewport" content="width=device-width, initial-scale=1">', tag("title", esc(title)),
        tag("meta", name="description", content=body.description or site.say("description")),
        tag("meta", name="color-scheme", content="light dark"),
        tag("link", rel="alternate", hreflang=TAGS[site.other], href=site.across(f"{site.other}/{site.here}")),
        tag("link", rel="icon", href=site.across("assets/icon.svg"), type="image/svg+xml"),
        *(tag("link", rel="stylesheet", href=site.across("assets/" + n)) for n in ("site.css", *body.styles)),
        *_scripts(site, SHARED), *_scripts(site, (*AFTER, *body.scripts), defer=True), _linked(body.linked), "</head>", "<body>",
        tag("a", esc(site.say("skip")), class_="skip", href="#main"),
        _header(site), tag("main", body.main, id="main", tabindex="-1"), _embedded(site), _footer(site),
        *(data_block(k, v) for k, v in body.data.items()), search.block(site), "</body>", "</html>", ""])


def _scripts(site: Site, names: Iterable[str], defer: bool = False) -> list[str]:
    return [tag("script", defer=defer, src=site.across("assets/" + n.replace("{lang}", site.lang))) for n in names]


def _linked(value: dict[str, Any] | None) -> str:
    return "" if value is None else f'<script type="application/ld+json">{as_json(value)}</script>'


def _header(site: Site) -> str:
    home = tag("a", tag("b", esc(site.say("name"))), " ", tag("span", esc(site.say("name_long"))), class_="home",
               href=site.to("overview.html"))
    entries = []
    for key in NAVIGATION:
        address = address_of(key)
        if site.has(address):
            inside = key == "questions" and site.here.startswith("questions/")
            current = "page" if address == site.here else "true" if inside else None
            entries.append(tag("a", esc(site.say("nav_" + key)), href=site.to(address), aria_current=current))
    nav = tag("nav", "<ul>" + "".join(f"<li>{e}</li>" for e in entries) + "</ul>", aria_label=site.say("nav"))
    return tag("header", tag("div", home, '<div id="search"></div>', _switches(site), class_="top"), nav)


def _switches(site: Site) -> str:
    language = tag("a", esc(site.say("other_language")), href=site.across(f"{site.other}/{site.here}"), id="language",
                   lang=TAGS[site.other], hreflang=TAGS[site.other])
    buttons = "".join(tag("button", esc(site.say("theme_" + t)), type="button", data_theme=t,
                          aria_pressed="true" if t == "auto" else "false") for t in ("auto", "light", "dark"))
    return tag("div", language, tag("div", buttons, class_="segments script", id="theme", role="group",
                                    aria_label=site.say("theme")),
               tag("button", esc(site.say("copy_link")), type="button", class_="script", id="copy-link"),
               tag("span", "", id="status", role="status"), class_="tools")


def citation(site: Site, what: str = "", address: str = "") -> str:
    """How to cite the site or one of its pages, as plain text."""
    inside = f"“{what}”. " if what else ""
    return f"{inside}{CITED}, version {layout.VERSION} (2026), " + (f"{address}, " if address else "") + \
        f"data as of {site.facts.day.isoformat()}, CC BY 4.0."


def cited(site: Site, what: str = "", address: str = "") -> str:
    """The citation as a paragraph; it is English in both languages, a title in Chinese marked as such."""
    return tag("p", days(mixed(citation(site, what, address), "en")), class_="cite", lang=None if site.lang == "en" else TAGS["en"])


def _embedded(site: Site) -> str:
    """The line under a page that stands in a frame of another site: whose it is, as of when, and the way to the whole."""
    whole = tag("a", esc(site.say("embed_whole")), href=site.here.rpartition("/")[2], id="whole", target="_blank", rel="noopener")
    parts = (esc(site.say("name")), esc(site.say("footer_day", day=site.facts.day.isoformat())), "CC BY 4.0", whole)
    return tag("p", *(f"<span>{p}</span>" for p in parts), class_="embedded")


def _footer(site: Site) -> str:
    licence = tag("a", "CC BY 4.0", href="https://creativecommons.org/licenses/by/4.0/",
        rel="license noopener noreferrer external")
    parts = [esc(site.say("footer_version", version=layout.VERSION)),
             esc(site.say("footer_day", day=site.facts.day.isoformat())),
             esc(site.say("footer_licence")) + site.colon + licence]
    if site.has("about.html"):
        parts.append(tag("a", esc(site.say("footer_cite")), href=site.to("about.html") + "#cite"))
    return tag("footer", "".join(f"<span>{p}</span>" for p in parts))


def days(text: str) -> str:
    """Safe HTML with its dates marked as such, so that no line ends within one."""
    return _DATE.sub(r"<time>\1</time>", text)


def heading(title: str, lead: str = "", *more: str) -> str:
    """The head of a page: its title and one sentence; ``lead`` and ``more`` are safe HTML."""
    return tag("div", tag("h1", title), tag("p", days(lead), class_="lead") if lead else "", *more,
               class_="head")


def controls(site: Site, *inside: str) -> str:
    """The form of a page's filters; on a phone it is folded, so that the contents come first."""
    return tag("details", tag("summary", esc(site.say("filters"))), tag("form", *inside, class_="controls", id="controls"),
               class_="fold script", open=True)


def section(title: str, *inside: str, name: str = "", level: int = 2) -> str:
    """A titled part of a page; title and contents are safe HTML."""
    return tag("section", tag(f"h{level}", title), *inside, id=name or None)


def columns(heads: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "", **attributes: object) -> str:
    """A table of safe HTML cells in a frame that scrolls by itself; the first cell of a row is its head."""
    top = "".join(f'<th scope="col">{h}</th>' for h in heads)
    body = "".join("<tr>" + "".join(f'<th scope="row">{c}</th>' if i == 0 else f"<td>{c}</td>" for i, c in enumerate(r)) + "</tr>"
                   for r in rows)
    text = tag("caption", caption) if caption else ""
    return tag("div", f"<table>{text}<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>",
               **{"class_": "scroll", "tabindex": "0", "role": "region", "aria_label": attributes.pop("label", None) or
                  _plain(caption) or None, **attributes})


_DATE = re.compile(r"(\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b)", re.ASCII)


def _plain(text: str) -> str:
    return re.sub(r"<[^>]*>", "", text)
