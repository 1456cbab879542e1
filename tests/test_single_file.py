# ruff: noqa: F811  (pytest hands fixtures over by name)
"""The explorer in one file, opened from the disk by a real Chromium: every page, the data and the engine, and no request."""
import hashlib
import random
import re

import pytest
from browser import chromium, until, watch  # noqa: F401
from playwright.sync_api import Error
from site_made import explorer, facts, graph, named, shared, site_folder, whole_site  # noqa: F401

from kg import site
from kg.errors import FileError
from kg.site import packing, pages


@pytest.fixture(scope="module")
def whole(site_folder):
    """All files of the site."""
    return list(named(site_folder))


@pytest.fixture(scope="module")
def file(explorer):
    return explorer


@pytest.fixture
def opened(watch, file):
    """Opens the file anew at a route and gives back the page; only the file itself may be requested."""
    watched = watch()

    def at(route: str = "", ready: bool = True):
        watched.page.goto("about:blank")
        page = watched.open(file, route)
        if ready:
            until(lambda: page.evaluate("document.documentElement.dataset.single === 'true'"), 20)
        return page
    yield at
    asked = {url.split("#")[0] for url in watched.requests if url.startswith("file:")}
    assert asked <= {file.resolve().as_uri()}


def arrived(page, title: str):
    """Wait for another page of the file: the file is loaded again for each."""
    def there():
        try:
            return page.evaluate("document.documentElement.dataset.single === 'true' ? document.title : ''").startswith(title)
        except Error:  # asked between two loads
            return False
    until(there, 20)


def test_it_is_small_and_asks_for_nothing(file, opened):
    assert file.stat().st_size < 6_000_000
    text = file.read_text(encoding="utf-8")
    assert not re.search(r'(?:src|href)="', text), "nothing outside the file is named"
    page = opened()
    took = page.evaluate("Math.max(...performance.getEntriesByName('ready').map((e) => e.startTime))")
    print(f"{file.stat().st_size} bytes, ready after {took:.0f} ms")


def test_every_page_of_both_languages_is_there_word_for_word(whole, facts):
    texts = {n: t.decode() for n, t in whole if n.endswith((".html", ".csv"))}
    packed = packing.pack(texts)
    assert packing.unpacked(packed) == texts
    addresses = pages.addresses(facts)
    assert {f"{lang}/{a}" for a in addresses for lang in ("en", "zh")} <= set(texts)


def test_packing_by_hand():
    texts = {"a": "<p>one two three four five six seven eight</p>", "b": "<p>one two three four five six seven eight</p>!", "c": "", "d": "中文"}
    packed = packing.pack(texts)
    assert packed.new.decode() == texts["a"] + "!" + "中文" and packed.size == sum(len(t.encode()) for t in texts.values())
    assert packing.unpacked(packed) == texts
    dice = random.Random(5)
    for _ in range(20):
        texts = {str(i): "".join(dice.choice(["<a ", 'href="x"', "中", " ", "tail of some length, ", ">\n"]) for _ in range(dice.randrange(300)))
                 for i in range(5)}
        assert packing.unpacked(packing.pack(texts)) == texts


@pytest.mark.parametrize("route, title, holds", [
    ("", "Who works", "Japan"), ("#/zh/", "谁与欧盟", "日本"), ("#/en/thing/country-jpn.html", "Japan", "日本"),
    ("#/zh/thing/tech-ai.html", "人工智能", "Artificial"), ("#/zh/questions/digital-partnerships.html", "", "日本"),
    ("#/en/map.html", "Where", "Land and dots"), ("#/en/coverage.html", "", ""), ("#/zh/about.html", "", ""), ("#/en/compare.html", "", ""),
])
def test_pages_open_by_their_route(opened, route, title, holds):
    page = opened(route)
    assert page.title().startswith(title) and holds in page.inner_text("main")
    lang = "zh-Hans" if route.startswith("#/zh") else "en"
    assert page.evaluate("document.documentElement.lang") == lang
    outside = page.evaluate("""[...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href'))
      .filter((h) => !/^(#|https?:|[^:]*\\.csv$|\\.\\.\\/sparql\\.html#)/.test(h))""")
    assert outside == []


def test_links_search_language_theme_and_back(opened):
    page = opened("#/en/thing/country-jpn.html")
    page.click("#theme [data-theme=dark]")
    assert page.evaluate("location.hash") == "#/en/thing/country-jpn.html#theme=dark"
    page.fill("#search-text", "hanguo")
    page.wait_for_selector("#search-list:not([hidden]) a")
    page.keyboard.press("Enter")
    arrived(page, "Republic of Korea")
    assert page.evaluate("[document.documentElement.dataset.ground, location.hash]") == ["dark", "#/en/thing/country-kor.html#theme=dark"]
    page.click("#language")
    arrived(page, "韩国")
    assert page.evaluate("document.documentElement.dataset.ground") == "dark"
    page.click("nav >> text=SPARQL")
    arrived(page, "SPARQL")
    page.go_back()
    arrived(page, "韩国")


def test_sparql_runs_inside_the_file(opened, graph):
    page = opened("#/zh/sparql.html#question=trade-pipeline")
    until(lambda: page.evaluate("document.documentElement.dataset.sparql") == "done", 20)
    assert page.evaluate("sparqlPage.csv()") == graph.ask("trade-pipeline").csv(spreadsheet=True)


def test_the_network_stands_in_its_frame(opened):
    page = opened("#/zh/network.html")
    frame = until(lambda: next((f for f in page.frames if f != page.main_frame and f.evaluate(
        "document.documentElement.dataset.ready === 'true'")), None), 20)
    assert frame.evaluate("networkPage.onCanvas().things.length") > 20
    assert frame.evaluate("networkPage.state.lang") == "zh"


def test_answers_are_saved_from_the_file(opened, graph, tmp_path):
    page = opened("#/en/questions/digital-partnerships.html")
    with page.expect_download() as wait:
        page.click("a[download$='.csv']")
    wait.value.save_as(tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_text(encoding="utf-8") == graph.ask("digital-partnerships").csv(spreadsheet=True)


@pytest.mark.parametrize("route", ["#/en/nothing.html", "#/%E0%A4%A", "#/__proto__", "#/en/../../etc/passwd", "#/assets/state.js",
                                   "#/en/<img src=x onerror=window.__xss=1>"])
def test_unknown_and_hostile_routes_are_said_to_be_unknown(opened, route):
    page = opened(route, ready=False)
    assert page.inner_text("main a") in ("To the overview", "前往概览") and page.evaluate("window.__xss") is None
    page.click("main a")
    arrived(page, "Who works")


def test_without_scripts_or_unpacking_it_says_what_is_missing(watch, file):
    watched = watch(java_script_enabled=False)
    watched.page.goto(file.resolve().as_uri())
    assert "JavaScript" in watched.page.inner_text("body") and "文件夹" in watched.page.inner_text("body")
    watched = watch()
    watched.page.add_init_script("delete window.DecompressionStream")
    page = watched.open(file)
    assert "DecompressionStream" in page.inner_text("main")


def test_the_policy_names_every_script_by_its_hash(file):
    text = file.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1].replace("&#x27;", "'")
    scripts = policy.split("script-src ")[1].split(";")[0]
    assert "unsafe-inline" not in scripts and "'unsafe-eval'" not in scripts and "connect-src" not in policy
    opener = re.findall(r"<script>(.*?)</script>", text, re.S)
    assert len(opener) == 1
    import base64
    assert base64.b64encode(hashlib.sha256(opener[0].encode()).digest()).decode() in scripts


def test_a_wrong_name_is_refused_before_anything_is_made(graph, tmp_path):
    with pytest.raises(FileError) as error:
        site.write_file(graph, tmp_path / "explorer.pdf")
    assert "explorer.html" in error.value.said.zh and list(tmp_path.iterdir()) == []
