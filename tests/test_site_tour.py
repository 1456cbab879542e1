# ruff: noqa: F811  (pytest hands fixtures over by name)
"""The tour of an analyst through the whole site, in both languages, from the disk and from a server.

Every step is held against what Python answers (``g.ask``, ``g.sparql``, ``analysis.paths``, the claims), never against
what the page itself holds. Each step begins where the one before it ended, as a reader would.
"""
import csv
import io
import re
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest
from browser import chromium, until, wait_ready, watch  # noqa: F401
from playwright.sync_api import Error
from site_made import explorer, facts, graph, server, shared, site_folder, whole_site  # noqa: F401

from kg import analysis

KOREA, UKRAINE, IDENTITY = "country-kor", "country-ukr", "tech-eid-wallet"
FIRST, LAST = "2023-01-01", "2026-06-30"
OVER = ("state-ended", "state-suspended")
OWN_QUERY = """PREFIX dpn: <https://w3id.org/eudpn/ontology#>
PREFIX voc: <https://w3id.org/eudpn/vocab/>
SELECT ?type (COUNT(DISTINCT ?event) AS ?events) WHERE { ?event dpn:eventType ?type ; dpn:reviewStatus [ dpn:usable true ] }
GROUP BY ?type ORDER BY DESC(?events) ?type"""


class Analyst:
    """One reader with one page: how they move and what they look at."""

    def __init__(self, watched, lang: str, graph):
        self.watched, self.page, self.lang, self.graph = watched, watched.page, lang, graph

    def label(self, name: str) -> str:
        return self.graph.names.label(name)[self.lang]

    def arrived(self, ending: str) -> None:
        """Wait until another page of the site is there and ready."""
        def there():
            try:
                where, ready = self.page.evaluate("[location.href, document.documentElement.dataset.ready]")
                return f"/{self.lang}/{ending}" in where and ready
            except Error:  # asked between two pages
                return False
        until(there, 15)

    def through(self, link: str, ending: str) -> None:
        self.page.click(link)
        self.arrived(ending)

    def menu(self, name: str) -> None:
        self.through(f'nav a[href$="{name}.html"]', f"{name}.html")

    def saved(self, button: str, at=None) -> bytes:
        with self.page.expect_download() as waiting:
            (at or self.page).click(button)
        return Path(waiting.value.path()).read_bytes()

    def rows(self) -> bytes:
        """The table of the page, saved as CSV."""
        with self.page.expect_download() as waiting:
            self.page.evaluate("document.querySelector('[data-csv], [data-take=rows]').click()")
        return Path(waiting.value.path()).read_bytes()

    def asked(self) -> list[list[str]]:
        """The rows that the SPARQL page has found, as its file holds them."""
        until(lambda: self.page.evaluate("document.documentElement.dataset.sparql") in ("done", "failed", "refused"), 20)
        raw = self.saved("#sparql-csv")
        assert raw.startswith(b"\xef\xbb\xbf")
        return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("origin", ["file", "http"])
def test_the_tour_of_an_analyst(watch, site_folder, server, graph, facts, lang, origin):
    watched = watch()
    home = server if origin == "http" else site_folder.as_uri() + "/"
    watched.home = server if origin == "http" else ""
    watched.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    who = Analyst(watched, lang, graph)
    who.page.goto(home + "index.html")
    lands(who)
    finds_korea(who)
    sees_what_holds_on_two_days(who)
    opens_the_evidence_of_a_claim(who)
    finds_how_the_eu_reaches_ukraine(who, facts)
    compares_two_days(who)
    runs_a_query(who)
    takes_the_picture_and_the_table(who)
    comes_back_by_the_link(who, watch, home)


def lands(who: Analyst) -> None:
    who.through(f'main section[lang^="{who.lang}"] a', "overview.html")
    for question, column in (("mechanisms-count", "mechanisms"), ("partner-countries-count", "countries"), ("sources-count", "sources")):
        number = who.graph.ask(question).records()[0][column]
        assert who.page.inner_text(f'[data-figure="{column}"] b') == f"{number:,}"
    partners = {r["source"] for r in who.graph.ask("partner-technology").records()}
    assert who.page.locator("#matrix-technology tr[data-partner]").count() == len(partners)


def finds_korea(who: Analyst) -> None:
    who.page.fill("#search-text", "韩国")
    who.page.wait_for_selector("#search-list:not([hidden]) a")
    who.page.keyboard.press("Enter")
    who.arrived(f"thing/{KOREA}.html")
    assert who.graph.resolve("韩国") == KOREA
    assert who.page.inner_text("h1") == who.label(KOREA)
    assert who.page.inner_text(".other") == who.graph.names.label(KOREA)["zh" if who.lang == "en" else "en"]
    assert set(who.page.evaluate("[...document.querySelectorAll('#claims article[id]')].map((e) => e.id)")) == \
        {c["id"] for c in who.graph.claims.about(KOREA)}


def sees_what_holds_on_two_days(who: Analyst) -> None:
    """In force and only signed: the kept question with its form, asked for two days; and the row of Korea in the matrix."""
    found = {}
    for day in (FIRST, LAST):
        who.menu("questions/index")
        who.through('main a[href$="questions/with-partner.html"]', "questions/with-partner.html")
        who.page.fill('[name="partner"]', KOREA)
        who.page.fill('[name="as_of"]', day)
        who.through("#ask", "sparql.html")
        rows = who.asked()
        expected = who.graph.ask("with-partner", partner=KOREA, as_of=day)
        assert rows == list(csv.reader(io.StringIO(expected.csv(spreadsheet=True)))), day
        at = {name: rows[0].index(name) for name in ("mechanism", "state")}
        found[day] = {state: {r[at["mechanism"]] for r in rows[1:] if r[at["state"]] == state} for state in ("state-active", "state-signed")}
        who.menu("overview")
        who.page.fill("#date", day)
        states = {r["mechanism"]: r["state"] for r in who.graph.ask("states-on-day", as_of=day).records() if r["certainty"] == "certain"}
        on = Counter(r["target"] for r in {(r["target"], r["via"]): r for r in who.graph.ask("partner-technology").records()
                                           if r["source"] == KOREA}.values() if states.get(r["via"]) in ("state-active", "state-provisional"))
        shown = who.page.evaluate("""(kor) => Object.fromEntries([...document.querySelectorAll(`#matrix-technology tr[data-partner='${kor}'] td`)]
          .map((td, i) => [document.querySelectorAll('#matrix-technology thead [data-topic]')[i].dataset.topic, td.querySelector('a:not([hidden]) .on')])
          .filter(([, e]) => e).map(([t, e]) => [t, Number(e.textContent.slice(1))]))""", KOREA)
        assert shown == dict(on), day
    assert found[LAST]["state-active"] > found[FIRST]["state-active"] and "mech-eu-kor-dp" in found[LAST]["state-active"]


def opens_the_evidence_of_a_claim(who: Analyst) -> None:
    """From Korea to its digital trade agreement, from a contested claim there to its passage and the address of the source."""
    claim = who.graph.claims.claim("evt-kor-dta-concluded")
    mechanism, passage = claim["things"][0], claim["passages"][0]
    who.page.fill("#search-text", KOREA)
    who.page.wait_for_selector("#search-list:not([hidden]) a")
    who.page.keyboard.press("Enter")
    who.arrived(f"thing/{KOREA}.html")
    who.through(f'#timeline a[href*="{mechanism}.html"]', f"thing/{mechanism}.html")
    article = who.page.locator(f'article[id="{claim["id"]}"]')
    text = article.inner_text()
    assert claim["sentence_" + who.lang] in text and claim["date"] in text and who.label(f"confidence-{claim['confidence']}") in text
    assert all(rival in text for rival in claim["contradicts"])  # what is said against it stands beside it
    out = article.locator(f'a[href="{passage["url"]}"]').first
    assert {"noopener", "noreferrer"} <= set(out.get_attribute("rel").split())
    article.locator(f'a[href$="{passage["source"]}.html#{passage["id"]}"]').first.click()
    who.arrived(f"thing/{passage['source']}.html")
    assert who.page.inner_text("h1") == passage["source_label_" + who.lang]
    place = who.page.locator(f'[id="{passage["id"]}"]')
    assert passage["locator"] in place.inner_text() and passage["gist_" + who.lang] in place.inner_text()
    assert "target" in place.get_attribute("class")
    assert claim["sentence_" + who.lang] in place.inner_text()


def finds_how_the_eu_reaches_ukraine(who: Analyst, facts) -> None:
    who.menu("paths")
    for end in (UKRAINE, "org-eu"):
        who.page.fill("#path-from", who.label(end))
        who.page.fill("#path-to", who.label(IDENTITY))
        who.page.click("#controls button[type=submit]")
        expected = analysis.paths(facts.network, end, IDENTITY, k=5, hubs=("org-eu",))
        shown = who.page.evaluate("""[...document.querySelectorAll('#found li[data-chain]')].map((e) => [e.dataset.chain,
          [...e.querySelectorAll('ul > li')].map((l) => [l.firstChild.textContent, [...l.querySelectorAll('code')].map((c) => c.textContent)])])""")
        assert [chain.split(" ") for chain, _ in shown] == [list(p.nodes) for p in expected] != [], end
        for (_, hops), p in zip(shown, expected):
            assert [h[0].strip() for h in hops] == [h.sentence_zh if who.lang == "zh" else h.sentence_en for h in p.hops]
            assert [h[1] for h in hops] == [list(h.records) for h in p.hops]
    example = who.page.locator("main section", has_text=who.label(UKRAINE)).first  # written by Python, with footnotes
    assert example.locator("ol.notes li").count() > 0


def compares_two_days(who: Analyst) -> None:
    who.menu("compare")
    who.page.fill("#from", FIRST)
    who.page.fill("#to", LAST)
    who.page.locator("#to").blur()

    def standing(day):
        return {r["mechanism"]: r["state"] for r in who.graph.ask("states-on-day", as_of=day).records() if r["certainty"] == "certain"}
    before, after = standing(FIRST), standing(LAST)
    live = [{m for m, s in day.items() if s not in OVER} for day in (before, after)]
    both = live[0] & live[1]
    expected = {"new": live[1] - live[0], "ended": {m for m in live[0] - live[1] if before.get(m) != after.get(m)},
                "changed": {m for m in both if before[m] != after[m]}}
    shown = dict(who.page.evaluate("[...document.querySelectorAll('#changes [data-kind]')].map((p) => [p.dataset.kind, [...p.querySelectorAll('tbody tr')].map((r) => r.dataset.id)])"))
    assert {k: set(v) for k, v in shown.items()} == expected and len(expected["new"]) > 50
    numbers = [int(n) for n in re.findall(r"\d+", re.sub(r"\d{4}-\d\d-\d\d", "", who.page.inner_text("#sum")))]
    assert numbers == [len(expected[k]) for k in ("new", "ended", "changed")]


def runs_a_query(who: Analyst) -> None:
    who.menu("sparql")
    until(lambda: who.page.evaluate("document.documentElement.dataset.sparql") == "ready", 20)
    who.page.click('[data-example="digital-partnerships"] summary')
    who.page.click('[data-example="digital-partnerships"] button')
    kept = who.graph.ask("digital-partnerships")
    assert who.asked() == list(csv.reader(io.StringIO(kept.csv(spreadsheet=True))))
    who.page.evaluate("(text) => sparqlPage.set(text)", OWN_QUERY)
    who.page.click("#sparql-run")
    until(lambda: who.page.locator("#sparql-answer thead th").count() == 2, 20)
    own = who.graph.sparql(OWN_QUERY)
    assert who.asked() == list(csv.reader(io.StringIO(own.csv(spreadsheet=True)))) and len(own) > 5
    first = who.page.locator("#sparql-answer tbody tr").first.inner_text()
    assert who.label(own.records()[0]["type"]) in first and str(own.records()[0]["events"]) in first


def takes_the_picture_and_the_table(who: Analyst) -> None:
    who.menu("network")
    frame = who.page.wait_for_selector("iframe.network").content_frame()
    wait_ready(frame)
    net = who.graph.network("partner-technology")
    assert who.page.input_value("#date") == LAST and LAST in frame.inner_text("#receipt"), "the day chosen before is kept, and said"
    who.page.click("#reset")
    until(lambda: frame.evaluate("networkPage.state.date") == "")
    saved = {}
    for what in ("png", "svg", "ties"):
        frame.click("#save summary")
        saved[what] = who.saved(f"[data-save={what}]", frame)
    assert saved["png"][:8] == b"\x89PNG\r\n\x1a\n" and int.from_bytes(saved["png"][16:20], "big") >= 1400
    svg = ET.fromstring(saved["svg"])
    assert {e.tag.split("}")[1] for e in svg.iter()}.isdisjoint({"script", "foreignObject", "image"})
    assert not [a for e in svg.iter() for a in e.attrib if a.lower().startswith("on") or "href" in a]
    assert len(next(e for e in svg.iter() if e.get("id") == "ties")) == net.number_of_edges()
    rows = list(csv.DictReader(io.StringIO(saved["ties"].decode("utf-8-sig"))))
    assert sorted((r["source"], r["target"], r["via"]) for r in rows) == sorted((a, b, d["via"]) for a, b, d in net.edges(data=True))
    assert not [c for r in rows for c in r.values() if c.startswith(("=", "+", "-", "@"))]
    who.menu("overview")
    cells = list(csv.reader(io.StringIO(who.rows().decode("utf-8-sig"))))
    korea = next(r for r in cells if r[0] == who.label(KOREA))
    ties = {r["target"] for r in who.graph.ask("partner-technology").records() if r["source"] == KOREA}
    assert {t for t, c in zip(cells[0], korea) if c and t != cells[0][0]} == {who.label(t) for t in ties}


def comes_back_by_the_link(who: Analyst, watch, home: str) -> None:
    page = who.page
    page.click("#theme [data-theme=dark]")
    page.select_option("#region", "asia")
    page.fill("#date", FIRST)
    page.uncheck('[name=stage][value=none]')
    page.click("#copy-link")
    until(lambda: page.inner_text("#status") == "✓")
    link = page.evaluate("navigator.clipboard.readText()")
    again = watch()
    again.home = who.watched.home
    again.page.goto(link)
    wait_ready(again.page)
    there = "[document.documentElement.dataset.ground, document.documentElement.lang, document.getElementById('region').value, " \
        "document.getElementById('date').value, document.querySelector('main').innerText]"
    assert again.page.evaluate(there) == page.evaluate(there)
    states = {r["mechanism"]: r["state"] for r in who.graph.ask("states-on-day", as_of=FIRST).records() if r["certainty"] == "certain"}
    dated = {(r["source"], r["target"]) for r in who.graph.ask("partner-technology").records() if r["via"] in states}
    shown = again.page.evaluate("""[...document.querySelectorAll("#matrix-technology tbody[data-region='asia']:not([hidden]) tr[data-partner]:not([hidden])")]
      .flatMap((row) => [...row.querySelectorAll('td')].map((td, i) => [row.dataset.partner,
        document.querySelectorAll('#matrix-technology thead [data-topic]')[i].dataset.topic, td.querySelector('a:not([hidden])')])
        .filter(([, , a]) => a).map(([p, t]) => [p, t]))""")
    assert {tuple(c) for c in shown} == {(p, t) for p, t in dated if p in {s for s, _ in shown}} and (KOREA, ) in {(p,) for p, _ in shown}
