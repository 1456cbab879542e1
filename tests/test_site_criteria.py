# ruff: noqa: F811  (pytest hands fixtures over by name)
"""The acceptance criteria of the explorer on the whole site; docs/explorer-criteria.md says which test holds which criterion.

Most criteria are held on a round over every kind of page, in both languages, from the disk and from a server: one page is
opened once and looked at in many ways.
"""
import base64
import csv
import datetime
import gzip
import hashlib
import io
import json
import random
import re
from collections import Counter, defaultdict
from html import unescape
from pathlib import Path

import networkx as nx
import pytest
from browser import chromium, until, wait_ready, watch  # noqa: F401
from site_made import explorer, facts, graph, server, shared, site_folder, whole_site  # noqa: F401
from test_network_page import counts, outside_canvas, overlaps

from kg import analysis
from kg.site import map_page, paths_page
from kg.site.spells import STAGE

HAN = re.compile(r"[\u3400-\u9fff]")
FIXED = ("overview", "network", "timeline", "map", "paths", "compare", "questions/index", "sparql", "coverage", "about")
PAGES = (*FIXED, "questions/with-partner", "thing/country-kor", "thing/mech-eu-kor-dta", "thing/tech-ai", "thing/src-seed")
FRAMED = "assets/networks/partner-technology.html"
TEXTS = """() => {
  const texts = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const of = (e) => e.closest('[lang]').getAttribute('lang'); // elements of SVG have no property of that name
  for (let n = walk.nextNode(); n; n = walk.nextNode())
    if (!n.parentElement.closest('script, noscript, style, code, pre, textarea')) texts.push([of(n.parentElement), n.textContent]);
  for (const e of document.querySelectorAll('[aria-label], [placeholder], [title]'))
    for (const a of ['aria-label', 'placeholder', 'title']) if (e.hasAttribute(a)) texts.push([of(e), e.getAttribute(a)]);
  return texts; }"""


@pytest.fixture(params=["file", "http"])
def origin(request, site_folder, server) -> str:
    """Where the site stands: on the disk, or on a plain web server of this machine."""
    return site_folder.as_uri() + "/" if request.param == "file" else server


@pytest.fixture
def visit(watch, origin):
    """Opens pages of the site by their address from its top; nothing may be requested from anywhere else."""
    made = []

    def opened(address: str, *, size=(1440, 900), **taste):
        watched = watch(*size, **taste)
        watched.home = origin
        made.append(watched)
        return go(watched, address)

    def go(watched, address: str):
        watched.page.goto("about:blank")
        watched.page.goto(origin + address)
        wait_ready(watched.page)
        return watched.page

    opened.origin, opened.go, opened.made = origin, go, made
    return opened


def foreign(lang: str, found: list[list[str]]) -> list[str]:
    """Texts that are in the other language and not marked as such: Han in the English page; words without Han in the Chinese one.

    Names made of capitals and figures (EUDPN, SPARQL, 6G) and short ids belong to both.
    """
    if lang == "en":
        return [t for tag, t in found if not tag.startswith("zh") and HAN.search(t)]
    own = re.compile(r"https?:\S+|[a-z]+(?:-[a-z0-9]+)+|\w+:\w+|[A-Za-z]+\.[A-Za-z0-9.]+|\b[A-Z][A-Za-z]*[A-Z0-9]\w*\b|\b[A-Z][a-z]+ \d[\d.]*")
    return [t for tag, t in found if tag.startswith("zh") and not HAN.search(t) and re.search(r"[A-Za-z]{3,}", own.sub("", t))]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_01_06_17_21_every_page_in_both_themes(visit, watch, lang):
    """No request elsewhere, no complaint (1); words without WebGL being asked for (6); the language and its marks (17); no sideways scroll (21)."""
    watched = watch()
    watched.home = visit.origin
    other = "zh" if lang == "en" else "en"
    for name in PAGES:
        page = visit.go(watched, f"{lang}/{name}.html")
        assert page.evaluate("document.documentElement.lang") == {"en": "en", "zh": "zh-Hans"}[lang], name
        assert bool(HAN.search(page.title())) == (lang == "zh") or name in ("sparql", "thing/src-seed"), page.title()
        assert page.inner_text("h1").strip() and len(page.inner_text("main")) > 200, name
        assert page.get_attribute("#language", "href").endswith(f"{other}/{name}.html"), name
        assert foreign(lang, page.evaluate(TEXTS)) == [], name
        grounds = []
        for theme in ("light", "dark"):
            page.click(f"#theme [data-theme={theme}]")
            assert page.evaluate("document.documentElement.dataset.ground") == theme and f"theme={theme}" in page.url
            grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        assert grounds == ["rgb(255, 255, 255)", "rgb(16, 21, 28)"], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    assert watched.complaints == []


# Read from the files, no browser needed -----------------------------------------------------------------------------

@pytest.fixture(scope="module")
def texts(site_folder) -> dict[str, str]:
    """Every HTML file of the site by its address."""
    return {p.relative_to(site_folder).as_posix(): p.read_text(encoding="utf-8") for p in sorted(site_folder.rglob("*.html"))}


def test_02_every_page_has_a_policy_and_every_script_fits_it(texts, explorer):
    """No 'unsafe-inline', no 'unsafe-eval' for scripts; a script is a file of the site or its hash stands in the policy."""
    assert len(texts) > 2000
    for name, text in [*texts.items(), ("explorer.html", explorer.read_text(encoding="utf-8"))]:
        policy = unescape(re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)[1])
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        allowed = rules["script-src"].split()
        assert rules["default-src"] == "'none'" and rules["base-uri"] == rules["form-action"] == "'none'", name
        assert "'unsafe-inline'" not in allowed and "'unsafe-eval'" not in allowed and "connect-src" not in rules, name
        for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", text, re.S):
            if 'type="' in attributes:
                assert re.search(r'type="(application/(ld\+)?json|text/plain)"', attributes), name
            elif "src=" in attributes:
                assert "'self'" in allowed and re.search(r'src="(\.\./)*assets/[\w-]+\.js"', attributes), (name, attributes)
            else:
                made = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
                assert f"'sha256-{made}'" in allowed, name
        marks = re.sub(r"<script.*?</script>", "", text, flags=re.S)
        assert not re.search(r"<[a-z][^>]*\s(?:on[a-z]+|style)\s*=", marks), name


def test_04_links_lead_to_the_web_or_into_the_site_and_no_picture_is_fetched(texts):
    seen = 0
    for name, text in texts.items():
        marks = re.sub(r"<script.*?</script>", "", text, flags=re.S)
        assert not re.search(r"<(?:img|object|embed|video|audio|base|form[^>]*action)\b", marks), name
        for link in re.findall(r"<a\b[^>]*>", marks):
            href = unescape(re.search(r'href="([^"]*)"', link)[1])
            if re.match(r"[a-z][a-z0-9+.-]*:", href, re.I):
                assert re.match(r"https?://[^\s\"'<>]+$", href), (name, href)
                assert {"noopener", "noreferrer"} <= set(re.search(r'rel="([^"]*)"', link)[1].split()), (name, link)
                seen += 1
        for src in re.findall(r'<(?:script|iframe|link)\b[^>]*?(?:src|href)="([^"]*)"', marks):
            assert not re.match(r"[a-z]+:|//", src), (name, src)
    assert seen > 3000


def test_05_no_kept_answer_holds_a_cell_that_a_spreadsheet_would_run(site_folder):
    for path in sorted((site_folder / "assets/answers").glob("*.csv")):
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
        assert not [c for row in rows for c in row if c.startswith(("=", "+", "-", "@", "\t", "\r"))], path.name


def test_09_the_landing_page_and_the_one_file_are_small(site_folder, explorer, record_property):
    page = (site_folder / "en/overview.html").read_text(encoding="utf-8")
    loaded = [page.encode()] + [(site_folder / "en" / a).read_bytes() for a in
                                re.findall(r'<(?:script|link)\b[^>]*?(?:src|href)="(\.\./assets/[^"]*)"', page)]
    landing, single = sum(len(gzip.compress(b)) for b in loaded), explorer.stat().st_size
    record_property("landing_gzipped", landing)
    record_property("single_file", single)
    assert landing < 300_000 and single < 6_000_000, (landing, single)


# What is counted ----------------------------------------------------------------------------------------------------

def standing(graph, day: str) -> dict[str, str]:
    """The certain state of each mechanism on a day, as the kept question answers."""
    return {r["mechanism"]: r["state"] for r in graph.ask("states-on-day", as_of=day).records() if r["certainty"] == "certain"}


def begun(graph) -> dict[str, str]:
    """The first day that any usable event of a mechanism can have."""
    found = graph.sparql("PREFIX dpn: <https://w3id.org/eudpn/ontology#> SELECT ?m (MIN(?d) AS ?first) { ?r dpn:ofMechanism ?m ; "
                         "dpn:eventType [ dpn:leadsToState ?s ] ; dpn:earliestDate ?d ; dpn:reviewStatus [ dpn:usable true ] } GROUP BY ?m")
    return {r["m"]: r["first"].isoformat() for r in found.records()}


def expected_cells(graph, question: str, day: str) -> dict[tuple[str, str], dict[str, int]]:
    """For each cell of a matrix how many mechanisms stand in which stage on a day; none that begins later."""
    states, first = standing(graph, day), begun(graph)
    via = defaultdict(set)
    for r in graph.ask(question).records():
        via[r["source"], r["target"]].add(r["via"])
    found = {}
    for key, names in via.items():
        numbers = defaultdict(int)
        for v in names:
            if v in states:
                numbers[STAGE[states[v]]] += 1
            elif first.get(v, "") <= day:
                numbers["none"] += 1
        if numbers:
            found[key] = dict(numbers)
    return found


CELLS = """(name) => [...document.querySelectorAll(`#matrix-${name} tr[data-partner]`)].flatMap((row) =>
  [...row.querySelectorAll('td')].map((td, i) => [row.dataset.partner, document.querySelectorAll(`#matrix-${name} thead [data-topic]`)[i].dataset.topic,
    td.querySelector('a:not([hidden])'), row])
  .filter(([, , a]) => a).map(([p, t, a, row]) => [p, t, a.getAttribute('aria-label'), row.hidden,
    Object.fromEntries([...a.querySelectorAll('span')].map((s) => [s.className, Number(s.textContent.slice(1)) || 1]))]))"""


@pytest.mark.parametrize("day", ["2021-01-01", "2024-06-30"])
def test_13_the_matrix_of_a_day_holds_what_python_counts_and_nothing_that_starts_later(visit, graph, day):
    page = visit(f"en/overview.html#date={day}")
    for name, question in (("technology", "partner-technology"), ("task", "partner-task-area")):
        shown = page.evaluate(CELLS, name)
        assert {(p, t): numbers for p, t, _, _, numbers in shown} == expected_cells(graph, question, day), name
        assert not any(hidden for *_, hidden, _ in shown)
        for _, _, label, _, numbers in shown:  # a cell is a sentence and says the same numbers
            assert [int(n) for n in re.findall(r"\d+", label.split(": ", 1)[1])] == list(numbers.values()), label
    partners = len({p for p, *_ in page.evaluate(CELLS, "technology")})
    assert page.inner_text("#status") == f"{partners} partners shown"
    assert day in page.inner_text(".lead")


def test_13_map_and_matrix_speak_of_the_same_day(visit, graph, facts):
    page = visit("zh/map.html#date=2021-01-01")
    states = standing(graph, "2021-01-01")
    rows = page.evaluate("""[...document.querySelectorAll('.map-list tbody tr:not([hidden])')].map((r) => [r.querySelector('[data-row]').dataset.row,
      [...r.querySelectorAll('[data-stage]')].map((e) => Number(e.textContent))])""")
    for party, numbers in rows:
        stages = [STAGE[states[m]] for m in facts.mechanisms_of[party] if m in states]
        assert numbers == [stages.count(k) for k in ("on", "way", "off")], party
    shown = {p for p, _ in rows}
    assert {s.party for s in map_page.spots(facts) if s.at and any(m in states for m in facts.mechanisms_of[s.party])} == shown


@pytest.mark.parametrize("day", ["2021-01-01", "2024-06-30"])
def test_13_the_network_of_a_day_holds_what_python_counts_and_the_link_keeps_the_day(visit, facts, day):
    page = visit(f"en/network.html#date={day}")
    frame = until(lambda: page.locator("iframe.network").element_handle().content_frame(), 30)
    wait_ready(frame, 30)
    until(lambda: frame.evaluate("networkPage.state.date") == day)
    expected = Counter()
    for source, target, via in facts.ties:
        by = next((x for x in (via, source, target) if x in facts.spells), None)
        spell = by and facts.state(by, datetime.date.fromisoformat(day))
        expected["unknown" if by is None else (spell and spell.state) or "out"] += 1
    found = frame.evaluate("networkPage.ties.map((t) => t.unborn ? 'out' : t.state || 'unknown')")
    assert Counter(found) == expected and expected["out"] > 0
    shown = sum(n for k, n in expected.items() if k != "out")
    assert frame.evaluate("networkPage.shown.shownTies.length") == shown
    assert f"{shown} ties" in frame.inner_text("#receipt") and day in frame.inner_text("#receipt"), "the receipt counts what is drawn on the day"
    assert day in page.inner_text(".lead") and page.input_value("#date") == day
    page.fill("#date", "2023-01-01")
    page.dispatch_event("#date", "change")
    until(lambda: "date=2023-01-01" in page.url and frame.evaluate("networkPage.state.date") == "2023-01-01")
    assert "date=2023-01-01" in page.get_attribute("main p a[href*=networks]", "href"), "the way to the whole picture takes the day along"
    page.click("#reset")
    until(lambda: frame.evaluate("networkPage.state.date") == "")
    assert facts.day.isoformat() in page.inner_text(".lead") and facts.day.isoformat() in frame.inner_text("#receipt")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_20_the_page_around_the_network_prints_a_picture_which_also_stands_without_scripts(visit, watch, graph, lang):
    page = visit(f"{lang}/network.html")
    still = page.locator("figure.still")
    assert still.count() == 1 and still.is_hidden(), "on the screen the interactive picture stands in its place"
    page.emulate_media(media="print")
    assert still.is_visible() and page.locator("iframe").is_hidden()
    net = graph.network("partner-technology")
    assert still.locator("text").count() == len(net) and still.locator("svg > path, svg > circle").count() == len(net)
    assert re.search(r"\d{4}-\d\d-\d\d", still.inner_text()) and "CC BY 4.0" in still.inner_text()
    box = still.locator("svg").bounding_box()
    assert box["height"] > 300 and still.evaluate("(e) => e.querySelector('svg').getScreenCTM().b") == 0
    plain = watch(1280, 900, java_script_enabled=False)
    plain.home, bare = visit.origin, plain.page
    bare.goto(visit.origin + f"{lang}/network.html")
    assert bare.locator("figure.still svg").is_visible() and bare.locator("iframe").is_hidden()


def test_14_an_entity_page_lists_its_claims_with_date_state_source_place_and_link(visit, graph, facts):
    """Claims in the words of Python: sentence, date, confidence, review, and each passage with source, place and link."""
    rng = random.Random(14)
    for n, thing in enumerate(rng.sample(facts.things, 18) + ["mech-eu-kor-dta", "country-jpn"]):
        lang = ("en", "zh")[n % 2]
        page = visit(f"{lang}/thing/{thing}.html") if n == 0 else visit.go(visit.made[0], f"{lang}/thing/{thing}.html")
        shown = page.evaluate("""Object.fromEntries([...document.querySelectorAll('#claims article[id]')].map((a) => [a.id, [a.textContent,
          [...a.querySelectorAll('a')].map((l) => l.getAttribute('href'))]]))""")
        claims = {c["id"]: c for c in graph.claims.about(thing)}
        assert set(shown) == set(claims), thing
        for name, (text, links) in shown.items():
            c = claims[name]
            says = [c["sentence_" + lang], *(graph.names.label(f"{k}-{c[k]}")[lang] for k in ("confidence", "review") if c[k])]
            says += re.findall(r"\d{4}(?:-\d\d)*", c["date"] or "") if c["date"] != "ongoing" else []
            for p in c["passages"]:
                says += [p["source_label_" + lang], *([p["locator"]] if p["locator"] else [])]
                assert any(h.endswith(f"{p['source']}.html#{p['id']}") or h == f"#{p['id']}" for h in links), (name, p["id"])
                if p["url"]:
                    assert p["url"] in links, name
            assert [s for s in says if s not in text] == [], name


# Network, paths, comparison -----------------------------------------------------------------------------------------

@pytest.mark.parametrize("lang", ["en", "zh"])
def test_08_10_the_network_of_the_site_opens_still_named_and_readable(visit, graph, lang, record_property):
    """The EU is not drawn and a note says so; at most 220 things; no labels overlap; no physics runs."""
    page = visit(f"{lang}/network.html")
    frame = page.wait_for_selector("iframe.network").content_frame()
    wait_ready(frame)
    whole = visit.go(visit.made[0], f"{FRAMED}#lang={lang}")
    record_property("network_ready_ms", round(whole.evaluate("performance.getEntriesByName('ready')[0].startTime")))
    drawn = whole.evaluate("networkPage.onCanvas().things.map((k) => networkPage.things[k].id)")
    net = graph.network("partner-technology")
    assert "org-eu" not in drawn and len(drawn) <= 220 and set(drawn) <= set(net)
    assert counts(whole)["canvas"] == counts(whole)["legend"] == counts(whole)["receipt"] and counts(whole)["physics"] is False
    assert overlaps(whole) == [] and outside_canvas(whole) == []
    hub = visit.go(visit.made[0], f"assets/networks/partners.html#lang={lang}")
    assert "org-eu" not in hub.evaluate("networkPage.onCanvas().things.map((k) => networkPage.things[k].id)")
    assert graph.names.label("org-eu")[lang] in hub.inner_text("#hub") and overlaps(hub) == []


def test_15_table_and_picture_hold_the_same_things_after_every_filter(visit):
    page = visit(FRAMED)
    chance, seen = random.Random(15), set()
    for _ in range(10):
        boxes = page.locator("#filters .choice input")
        boxes.nth(chance.randrange(boxes.count())).click()
        drawn = page.evaluate("(() => { const c = networkPage.onCanvas(); return [[...c.things].sort((a, b) => a - b), [...c.ties].sort((a, b) => a - b)]; })()")
        page.click("[data-view=table]")
        listed = page.evaluate("""['thing', 'tie'].map((k) => [...document.querySelectorAll(`#table-${k}s tbody tr`)]
          .map((r) => Number(r.dataset[k])).sort((a, b) => a - b))""")
        page.click("[data-view=network]")
        assert drawn == listed
        seen.add(json.dumps(drawn))
    assert len(seen) > 4, "the filters changed nothing"


def asked_path(page, a: str, b: str) -> list[dict]:
    page.fill("#path-from", a)
    page.fill("#path-to", b)
    page.click("#controls button[type=submit]")
    return page.evaluate("""[...document.querySelectorAll('#found li[data-chain]')].map((e) => ({chain: e.dataset.chain.split(' '),
      hops: [...e.querySelectorAll('ul > li')].map((l) => [...l.querySelectorAll('code')].map((c) => c.textContent))}))""")


def test_16_every_hop_rests_on_claims_the_eu_is_never_inside_and_no_path_is_said(visit, graph, facts):
    page = visit("en/paths.html")
    net, rng = facts.network, random.Random(16)
    closed = nx.Graph(net)
    closed.remove_node("org-eu")
    parts = sorted(nx.connected_components(closed), key=len, reverse=True)
    pairs = [("country-ukr", "tech-eid-wallet"), ("org-eu", "tech-quantum"), ("country-kor", "country-ukr"),
             *(tuple(rng.sample(sorted(parts[0]), 2)) for _ in range(8))]
    for a, b in pairs:
        found = asked_path(page, a, b)
        assert [p["chain"] for p in found] == [list(p.nodes) for p in analysis.paths(net, a, b, k=5, hubs=paths_page.HUBS)], (a, b)
        for p in found:
            assert "org-eu" not in p["chain"][1:-1] and len(p["hops"]) == len(p["chain"]) - 1
            for (u, v), records in zip(zip(p["chain"], p["chain"][1:]), p["hops"]):
                assert net.has_edge(u, v) or net.has_edge(v, u)
                ties = [*(net.get_edge_data(u, v) or {}).values(), *(net.get_edge_data(v, u) or {}).values()]
                assert records and set(records) <= {r for t in ties for r in t["records"]}, (u, v)
    lone = sorted(parts[-1])[0]
    assert asked_path(page, "country-jpn", lone) == []
    label = [graph.names.label(n)["en"] for n in ("country-jpn", lone)]
    assert page.inner_text("#found") == f"There is no path between {label[0]} and {label[1]} in the knowledge network."
    assert asked_path(page, "country-jpn", "Japan") == [] and page.inner_text("#found") == "Start and end are the same."


# State in the address -----------------------------------------------------------------------------------------------

# Rows that the browser has not laid out yet have no innerText: all are laid out before the page is read.
SHOWN = """() => { const all = new CSSStyleSheet(); all.replaceSync('* { content-visibility: visible !important }');
  document.adoptedStyleSheets = [all];
  return JSON.stringify([document.documentElement.dataset.ground, document.documentElement.lang,
  [...document.querySelectorAll('main select, main input')].map((e) => e.type === 'checkbox' ? e.checked : e.value),
  [...document.querySelectorAll('tr, li, tbody, .band')].filter((e) => e.offsetParent).length, document.querySelector('main').innerText]); }"""
ACTS = {
    "overview": lambda p: (p.select_option("#region", "asia"), p.fill("#date", "2023-06-30"), p.uncheck('[name=stage][value=way]')),
    "timeline": lambda p: (p.select_option("#region", "asia"), p.select_option("#kind", index=2), p.uncheck('[name=stage][value=off]')),
    "compare": lambda p: (p.fill("#from", "2022-02-01"), p.fill("#to", "2025-03-01"), p.locator("#to").blur()),
    "paths": lambda p: (p.check("#path-eu"), p.fill("#path-k", "3"), asked_path(p, "country-ukr", "tech-ai")),
    "map": lambda p: (p.locator("#map-day").focus(), p.keyboard.press("ArrowLeft"), p.keyboard.press("ArrowLeft")),
}


def copied(page) -> str:
    """What the button *copy link* puts on the clipboard."""
    if page.context.browser.browser_type.name != "chromium":  # others let no test read the clipboard
        return page.url
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("#copy-link")
    until(lambda: page.inner_text("#status") == "✓")
    return page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_12_the_copied_link_brings_everything_back(visit, lang):
    for name, act in ACTS.items():
        page = visit(f"{lang}/{name}.html")
        before = page.evaluate(SHOWN)
        page.click("#theme [data-theme=dark]")
        act(page)
        link = copied(page)
        assert link == page.url and link.startswith(visit.origin)
        again = visit(link.removeprefix(visit.origin))
        assert again.evaluate(SHOWN) == page.evaluate(SHOWN) != before, name


HOSTILE = ("#theme=<script>&lang=<svg>&date=<img src=x onerror=window.__xss=1>", "#date=2024-02-30&region=nowhere&without=x,y&type=zz",
           "#lang=fr&from=yesterday&to=9999-99-99&date=2024-99-99", "#__proto__=1&constructor=2&at=%22%3E&toString=3", "#%E0%A4%A", "#a=javascript:window.__xss=1&b=%00&k=-1",
           "#chosen=nobody&depth=9&view=__proto__&layout=constructor&q=%F0%9F%92%A9")


def test_12_unknown_and_hostile_addresses_change_nothing(visit):
    watched = None
    for name in ("overview", "timeline", "map", "compare", "paths", "thing/country-kor", "network", "questions/with-partner"):
        page = visit(f"en/{name}.html") if watched is None else visit.go(watched, f"en/{name}.html")
        watched = visit.made[0]
        plain = page.evaluate(SHOWN)
        for hash_ in HOSTILE:
            page = visit.go(watched, f"en/{name}.html{hash_}")
            assert page.evaluate("window.__xss") is None and page.evaluate("({}).a") is None
            if not (name == "paths" and "a=" in hash_):
                assert page.evaluate(SHOWN) == plain, (name, hash_)
            else:
                assert page.locator("#found a").count() == 0


def test_12_a_language_in_the_address_leads_to_that_language(visit):
    page = visit("en/overview.html#lang=zh&date=2023-06-30&theme=dark")
    until(lambda: page.evaluate("document.documentElement.lang") == "zh-Hans")
    wait_ready(page)
    assert page.evaluate("document.documentElement.dataset.ground") == "dark" and "2023-06-30" in page.inner_text(".lead")


# Search, SPARQL, print, phone ---------------------------------------------------------------------------------------

@pytest.mark.parametrize("lang", ["en", "zh"])
def test_11_search_leads_to_the_same_thing_by_either_name_and_by_id(visit, lang):
    for asked in ("日本", "Japan", "country-jpn"):
        page = visit(f"{lang}/overview.html")
        page.fill("#search-text", asked)
        page.wait_for_selector("#search-list:not([hidden]) a")
        page.press("#search-text", "Escape")
        assert page.locator("#search-list").is_hidden() and page.get_attribute("#search-text", "aria-expanded") == "false"
        page.press("#search-text", "Enter")
        page.wait_for_url(f"**/{lang}/thing/country-jpn.html")


def test_18_sparql_gives_what_python_gives_from_the_disk_and_from_a_server(visit, graph):
    page = visit("en/sparql.html")
    state = "document.documentElement.dataset.sparql"
    until(lambda: page.evaluate(state) == "ready", 20)
    for name in ("digital-partnerships", "states-named", "counts-by-partner", "mechanism-list", "task-areas"):
        page.evaluate("(text) => sparqlPage.set(text)", graph.question(name).text)
        page.click("#sparql-run")
        until(lambda: page.evaluate(state) == "done", 20)
        assert page.evaluate("sparqlPage.csv()") == graph.ask(name).csv(spreadsheet=True), name
    page.evaluate("sparqlPage.set('SELECT ?x WHERE { ?x')")
    page.click("#sparql-run")
    until(lambda: page.evaluate(state) == "failed")
    assert "error" in page.inner_text("#sparql-status")
    page.evaluate("sparqlPage.set('SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }')")
    page.click("#sparql-run")
    until(lambda: page.evaluate(state) == "running")
    page.click("#sparql-stop")
    assert page.evaluate(state) == "stopped"


def test_20_print_is_one_page_undistorted_with_date_and_licence(visit, graph):
    page = visit(f"{FRAMED}#theme=dark")
    page.emulate_media(media="print")
    until(lambda: page.locator("#print svg").count() == 1)
    a, b, c, d = page.evaluate("(() => { const m = document.querySelector('#print svg').getScreenCTM(); return [m.a, m.b, m.c, m.d]; })()")
    assert b == c == 0 and abs(a / d - 1) < 0.02
    receipt = page.inner_text("#receipt")
    assert graph.network("partner-technology").graph["receipt"]["data_version"] in receipt and "CC BY 4.0" in receipt
    page.emulate_media(media="screen")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1
    page = visit("zh/thing/mech-eu-kor-dta.html#theme=dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("nav").is_hidden() and "CC BY 4.0" in page.inner_text("footer") and re.search(r"\d{4}-\d\d-\d\d", page.inner_text("footer"))


def test_21_a_phone_shows_search_and_a_list_first_and_never_scrolls_sideways(visit):
    page = visit("zh/overview.html", size=(390, 844), has_touch=True, is_mobile=True)
    assert page.locator("#search-text").bounding_box()["y"] < 300
    assert page.locator(".figures, #matrix-technology").first.bounding_box()["y"] < 844
    for name in PAGES:
        for lang in ("zh", "en"):
            page = visit.go(visit.made[0], f"{lang}/{name}.html")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (lang, name)
            assert page.locator("#search-text").bounding_box()["y"] < 844
    page = visit.go(visit.made[0], FRAMED)
    row = page.locator("#table-things tbody tr").first.bounding_box()
    assert row["y"] + row["height"] < 844 and page.locator("#search").bounding_box()["y"] < 300


def test_the_frame_of_the_network_is_a_page_of_its_own(site_folder):
    assert Path(site_folder / FRAMED).is_file()
