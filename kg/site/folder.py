"""The folder of the site: every file made in memory's order, put beside its place, then renamed."""
from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib import resources
from pathlib import Path

from kg import drafts
from kg.errors import FileError, QueryError
from kg.graph import KnowledgeGraph
from kg.site import data_files, map_page, pages, question_pages, search, shares, sparql_page, thing_page
from kg.site.facts import Facts
from kg.site.frame import POLICY, page
from kg.site.markup import TAGS, esc, tag
from kg.site.site import Site, words
from kg.words import LANGUAGES

MARK = "made-by-kg-site.txt"


def write(g: KnowledgeGraph, folder: Path, lang: str | None = None, facts: Facts | None = None) -> Path:
    """See ``kg.site.write``."""
    if lang not in (None, *LANGUAGES):
        raise QueryError(f"the site has the languages en and zh, not '{lang}'", f"网站的语言为en与zh，不能是“{lang}”")
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / MARK).exists())):
        raise FileError(f"'{folder.name}' exists and was not made by this command; choose another folder",
                        f"“{folder.name}”已存在且并非由本命令生成；请另选文件夹")
    with drafts.folder(folder, lasting=False) as beside:
        for address, text in files_of(g, lang or "en", facts):
            path = beside / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return folder


def files_of(g: KnowledgeGraph, first: str = "en", facts: Facts | None = None) -> Iterator[tuple[str, str | bytes]]:
    """Every file of the site: its address from the top and what it holds, always in the same order."""
    facts = facts or Facts(g, first)
    addresses = pages.addresses(facts)
    yield MARK, "This folder was made by `kg site` and may be made anew by it.\n"
    yield "index.html", _door(first)
    sites = [Site(g, lang, facts, addresses=addresses) for lang in LANGUAGES]
    for site in sites:
        yield f"{site.lang}/index.html", _onward(site.lang)
        for here, body in pages.fixed(site):
            yield f"{site.lang}/{here.here}", page(here, body)
        yield from moved(site)
    for question in g.questions():  # all that rests on one answer together, so that none need be kept
        for site in sites:
            here = site.at(f"questions/{question.name}.html")
            yield f"{site.lang}/{here.here}", page(here, question_pages.body(here, question))
        yield f"assets/answers/{question.name}.csv", data_files.answer(facts, question.name)
    yield from assets(facts)
    yield from data_files.files(facts)
    yield from shares.made(partial(_thing, sites), facts.things)


def _thing(sites: list[Site], thing: str) -> list[tuple[str, str]]:
    """The pages of a thing in every language: its claims are made once for all of them."""
    found = []
    for site in sites:
        here = site.at(f"thing/{thing}.html")
        found.append((f"{site.lang}/{here.here}", page(here, thing_page.body(here, thing))))
    return found


def assets(facts: Facts) -> Iterator[tuple[str, str | bytes]]:
    """Scripts, styles, the index of the search, and the engine and data of the SPARQL page."""
    for path in sorted((resources.files("kg.site") / "assets").iterdir(), key=lambda p: p.name):
        if path.is_file():
            yield f"assets/{path.name}", path.read_bytes()
    for part in (search, map_page, sparql_page):
        yield from part.files(facts)


def _door(first: str) -> str:
    """The first page of the site: one link for each language, no script needed."""
    order = sorted(LANGUAGES, key=lambda lang: lang != first)
    table = words()
    parts = "".join(
        tag("section", tag("h1", esc(table["name_long"][lang])), tag("p", esc(table["door_lead"][lang])),
            tag("a", esc(table["enter"][lang]), href=f"{lang}/overview.html", class_="enter"), lang=TAGS[lang]) for lang in order)
    return _bare(order[0], table["name_long"][order[0]], tag("main", tag("p", "EUDPN", class_="brand"), parts, class_="door"), "")


def _onward(lang: str) -> str:
    """The page of a language's folder: it leads on to the overview."""
    table = words()
    link = tag("a", esc(table["overview_title"][lang]), href="overview.html")
    return _bare(lang, table["overview_title"][lang], tag("main", tag("p", link)), "../",
                 '<meta http-equiv="refresh" content="0; url=overview.html">')


def moved(site: Site) -> Iterator[tuple[str, str]]:
    """A page at the address of every id that is no longer used: it says so in words and leads on to the one that is."""
    for old, new in sorted(site.facts.renamed.items()):
        title = site.say("moved_title", old=old, new=site.label(new))
        link = tag("a", esc(site.label(new)), href=f"{new}.html")
        head = tag("link", rel="canonical", href=f"{new}.html") + tag("meta", http_equiv="refresh", content=f"0; url={new}.html")
        yield f"{site.lang}/thing/{old}.html", _bare(
            site.lang, title, tag("main", tag("h1", esc(title)), tag("p", esc(site.say("moved_say")), " ", link)), "../../", head)


def _bare(lang: str, title: str, inside: str, up: str, head: str = "") -> str:
    return "\n".join(["<!doctype html>", f'<html lang="{TAGS[lang]}">', "<head>", '<meta charset="utf-8">',
                      tag("meta", http_equiv="Content-Security-Policy", content=POLICY), head,
                      '<meta name="viewport" content="width=device-width, initial-scale=1">', tag("title", esc(title)),
                      tag("link", rel="icon", href=f"{up}assets/icon.svg", type="image/svg+xml"),
                      tag("link", rel="stylesheet", href=f"{up}assets/site.css"),
                      tag("script", src=f"{up}assets/state.js"), "</head>", "<body>", inside, "</body>", "</html>", ""])
