# ruff: noqa: F811  (pytest hands fixtures over by name)
"""Bad input: a site whose labels, notes, places and addresses are payloads, and browsers that lack WebGL and WebAssembly.

Criteria 3 and 6. The gates refuse what cannot be seen and what is no web address, so payloads are put into the store behind
them: the pages must hold by themselves.
"""
import csv
import io
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from browser import FLAGS, Watched, chromium, chromium_path, until, wait_ready, watch  # noqa: F401
from conftest import faults, plant, rows
from playwright.sync_api import Browser
from site_made import explorer, shared, site_folder, whole_site  # noqa: F401
from test_network_page import PAYLOADS

import kg
from kg.site import data_files, folder, pages, question_pages, single_file, sparql_page, thing_page
from kg.site.facts import Facts
from kg.site.frame import page as framed
from kg.site.site import Site
from kg.table import visible
from kg.terms import ID, VOC

NAMED = dict(zip(("country-jpn", "country-kor", "mech-eu-jpn-dp", "mech-eu-kor-dta", "tech-ai", "tech-quantum", "tech-6g",
                  "src-join-2025-140", "mech-eu-sgp-dta"), PAYLOADS))
STATE = PAYLOADS[0] + "state"
LIVE = "img, object, embed, base, svg [onload], [onerror], [onload], [onclick], [style*=url], a[href^='javascript:' i], a[href^='data:' i]"
SEEN = re.compile(r"\s+")


def planted(g: kg.KnowledgeGraph) -> kg.KnowledgeGraph:
    """The graph with payloads for the labels of NAMED, for a state, for notes and places of claims, for addresses of sources."""
    def put(q: ox.Quad, text: str) -> None:
        language = getattr(q.object, "language", None)
        g.store.remove(q)
        g.store.add(ox.Quad(q.subject, q.predicate, ox.Literal(text, language=language) if language else ox.Literal(text), q.graph_name))

    def texts(subject: str):
        return [q for base in (ID, VOC) for q in g.store.quads_for_pattern(ox.NamedNode(base + subject), None, None, None)]

    for name, payload in {**NAMED, "state-active": STATE}.items():
        for q in texts(name):
            if getattr(q.object, "language", None):
                put(q, payload)
    claims = list(g.claims.about("country-jpn"))[:9]
    passages = [p["id"] for c in claims for p in c["passages"]]
    for number, name in enumerate(dict.fromkeys([c["id"] for c in claims] + passages)):
        for q in texts(name):
            if isinstance(q.object, ox.Literal) and re.search(r"note|gist|description|comment|locator", q.predicate.value, re.I):
                put(q, PAYLOADS[number % len(PAYLOADS)])
    for q in list(g.store.quads_for_pattern(None, ox.NamedNode("https://schema.org/url"), None, None))[:30]:
        put(q, PAYLOADS[3])
    return kg.KnowledgeGraph(g._data)


@pytest.fixture(scope="module")
def bad(tmp_path_factory):
    """A folder with a site full of payloads (both languages, every kind of page), the one file of it, and what was planted."""
    place = tmp_path_factory.mktemp("bad")
    import shutil

    from kg import layout
    shutil.copytree(layout.DATA, place / "tables")
    g = planted(kg.open(place / "tables"))
    facts = Facts(g)
    made: dict[str, str | bytes] = dict(folder.assets(facts))
    for lang in ("en", "zh"):
        site = Site(g, lang, facts, addresses=pages.addresses(facts))
        bodies = {a: make for a, make in pages.FIXED.items()}
        bodies |= {f"thing/{t}.html": lambda here, t=t: thing_page.body(here, t) for t in NAMED}
        bodies |= {f"questions/{q}.html": lambda here, q=q: question_pages.body(here, g.question(q)) for q in ("with-partner", "states-on-day")}
        made |= {f"{lang}/{a}": framed(site.at(a), make(site.at(a))) for a, make in bodies.items()}
        made |= data_files.files(facts, only=f"assets/paths-{lang}.js")
    made |= data_files.files(facts, only="assets/networks/partner-technology.html")
    made |= data_files.files(facts, only="assets/answers/with-partner.csv")
    for name, text in made.items():
        (place / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "site" / name).write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    (place / "explorer.html").write_text(single_file.text(made.items(), sparql_page.parts(facts)), encoding="utf-8")
    return place


def unharmed(page) -> None:
    """No payload ran, none became an element."""
    assert page.evaluate("window.__xss") is None
    for frame in page.frames:
        assert frame.evaluate("(live) => [window.__xss, document.querySelectorAll(live).length]", LIVE) == [None, 0], page.url


def flat(text: str) -> str:
    return SEEN.sub(" ", text).strip()


def test_the_gates_refuse_what_cannot_be_seen_and_what_is_no_web_address(tables):
    place = tables()
    line = next(n for n, r in enumerate(rows(place, "parties"), 1) if r[0] == "country-jpn")
    plant(place, "parties", line, en=PAYLOADS[5])
    line = next(n for n, r in enumerate(rows(place, "sources"), 1) if r[0] == "src-join-2025-140")
    plant(place, "sources", line, url=PAYLOADS[3])
    assert ["U+202E" in f.message.en or "web address" in f.message.en for f in faults(place)] == [True, True]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_03_payloads_stay_texts_on_every_kind_of_page(bad, watch, lang):
    watched = watch()
    everything = ""
    for path in sorted((bad / "site" / lang).rglob("*.html")):
        page = watched.open(path)
        unharmed(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path.name
        thing = path.stem if path.parent.name == "thing" else None
        if thing:
            assert flat(page.inner_text("h1")) == flat(visible(NAMED[thing])), thing
            assert page.title().startswith(flat(visible(NAMED[thing]))[:50])
        everything += page.evaluate("document.body.textContent")
    everything = flat(everything)
    for payload in [*PAYLOADS, STATE]:
        assert everything.count(flat(visible(payload))) > 2, payload[:40]
    assert not watched.complaints


def test_03_payloads_stay_texts_where_scripts_put_them(bad, watch):
    """Search, comparison, paths, SPARQL, the network's table and panel, and what is saved."""
    site = bad / "site/zh"
    page = watch().open(site / "overview.html", "#date=2024-01-01")
    for asked in ("onerror", "window.__xss", "{{7*7}}", "=HYPERLINK", "javascript:"):
        page.fill("#search-text", asked)
        page.wait_for_selector("#search-list:not([hidden]) a")
        assert asked in page.inner_text("#search-list")
        unharmed(page)
    with page.expect_download() as waiting:
        page.evaluate("document.querySelector('[data-csv], [data-take=rows]').click()")
    cells = [c for row in csv.reader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"))) for c in row]
    assert not [c for c in cells if c.startswith(("=", "+", "-", "@"))] and "'" + PAYLOADS[6] in cells
    page = watch().open(site / "compare.html", "#from=2022-01-01&to=2025-01-01")
    assert PAYLOADS[2] in page.inner_text("#changes")
    unharmed(page)
    page = watch().open(site / "paths.html")
    page.fill("#path-from", "country-jpn")
    page.fill("#path-to", "tech-ai")
    page.click("#controls button[type=submit]")
    assert PAYLOADS[0] in page.inner_text("#found") and "{{7*7}}" in page.inner_text("#found")
    unharmed(page)
    page = watch().open(site / "sparql.html", "#question=states-on-day")
    until(lambda: page.evaluate("document.documentElement.dataset.sparql") == "done", 20)
    assert STATE in page.inner_text("#sparql-answer")
    unharmed(page)
    page = watch().open(bad / "site/assets/networks/partner-technology.html", "#lang=zh&chosen=country-jpn")
    assert PAYLOADS[0] in page.inner_text("#selection")
    page.evaluate("networkPage.set({view: 'table'})")
    assert "{{7*7}}" in page.inner_text("#tables")
    unharmed(page)


def test_03_payloads_stay_texts_in_the_one_file(bad, watch):
    watched = watch()
    for thing in ("country-jpn", "country-kor", "tech-ai"):
        page = watched.open(bad / "explorer.html", f"#/zh/thing/{thing}.html")
        until(lambda at=page: at.evaluate("document.documentElement.dataset.single === 'true'"), 20)
        assert flat(page.inner_text("h1")) == flat(visible(NAMED[thing]))
        unharmed(page)
        page.goto("about:blank")


# Browsers that lack something ---------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def poor(chromium) -> Browser:
    """A Chromium of its own without WebGL and without WebAssembly (which V8 leaves out when it may not compile)."""
    browser = chromium.browser_type.launch(executable_path=chromium_path(),
                                           args=[*FLAGS, "--disable-3d-apis", "--disable-webgl", "--js-flags=--jitless"])
    yield browser
    browser.close()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_06_without_webgl_and_webassembly_words_stay_and_what_is_missing_is_said(poor, site_folder, lang):
    context = poor.new_context(viewport={"width": 1440, "height": 900})
    watched = Watched(context.new_page())
    try:
        assert watched.page.evaluate("[typeof WebAssembly, document.createElement('canvas').getContext('webgl')]") == ["undefined", None]
        for name in pages.FIXED:
            page = watched.open(site_folder / lang / name)
            assert page.inner_text("h1") and len(page.inner_text("main")) > 300, name
        page = watched.open(site_folder / lang / "sparql.html")
        until(lambda: page.evaluate("document.documentElement.dataset.sparql") == "missing")
        assert "WebAssembly" in page.inner_text("#sparql-status") and page.is_disabled("#sparql-run")
        page = watched.open(site_folder / "assets/networks/partner-technology.html", f"#lang={lang}")
        assert page.evaluate("networkPage.onCanvas().things.length") > 20  # the drawing needs no WebGL
        page.click("[data-view=table]")
        assert page.locator("#table-ties tbody tr").count() > 100
        assert watched.outside == [] and watched.complaints == []
    finally:
        context.close()


def test_06_the_one_file_without_webassembly_shows_its_words(poor, explorer):
    context = poor.new_context()
    watched = Watched(context.new_page())
    try:
        page = watched.open(explorer, "#/en/thing/country-kor.html")
        until(lambda: page.evaluate("document.documentElement.dataset.single === 'true'"), 20)
        assert page.locator("article.claim").count() > 20
        page.goto("about:blank")
        page = watched.open(explorer, "#/en/sparql.html")
        until(lambda: page.evaluate("document.documentElement.dataset.sparql") == "missing", 20)
        assert "WebAssembly" in page.inner_text("#sparql-status")
        assert watched.outside == [] and watched.complaints == []
    finally:
        context.close()


def test_06_every_fixed_page_has_its_words_without_scripts(watch, site_folder):
    """Words suffice everywhere but in the picture, whose page lists the networks; forms and buttons that need scripts are not shown."""
    watched = watch(java_script_enabled=False)
    for lang in ("en", "zh"):
        for name in (*pages.FIXED, "questions/with-partner.html", "thing/mech-eu-kor-dta.html"):
            watched.page.goto((site_folder / lang / name).as_uri())
            assert watched.page.locator("h1").inner_text() and len(watched.page.locator("main").inner_text()) > 300, name
            assert watched.page.locator("button:visible, select:visible").count() == 0, name
            assert watched.page.locator("nav a:visible").count() >= 10
