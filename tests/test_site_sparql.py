# ruff: noqa: F811  (pytest hands fixtures over by name)
"""The SPARQL page in a real Chromium, opened from the disk: what it answers is what Python answers."""
import csv
import hashlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from browser import chromium, until, watch  # noqa: F401
from site_made import facts, graph, small_site  # noqa: F401

from kg.errors import QueryError
from kg.query import guard
from kg.site import sparql_page

ROOT = Path(__file__).parent.parent
QUESTIONS = ("digital-partnerships", "trade-pipeline", "counts-by-partner", "state-on-day", "names-used")
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ENDS = ("done", "failed", "refused", "stopped", "missing")


def state(page) -> str:
    return page.evaluate("document.documentElement.dataset.sparql")


def ask(page, text: str, seconds: float = 30) -> str:
    """Put a query into the editor, run it as a reader would, and wait for its end."""
    page.evaluate("(text) => sparqlPage.set(text)", text)
    page.click("#sparql-run")
    return until(lambda: (now := state(page)) in ENDS and now, seconds)


@pytest.fixture
def desk(watch, small_site):
    def opened(lang: str = "en", hash_: str = "", **taste):
        watched = watch(**taste)
        page = watched.open(small_site / lang / "sparql.html", hash_)
        until(lambda: state(page) in ("ready", *ENDS), 20)
        return page
    return opened


def test_kept_questions_give_the_rows_that_python_gives(desk, graph):
    page = desk()
    assert "51," in page.inner_text("#sparql-status") or "statements" in page.inner_text("#sparql-status")
    for name in QUESTIONS:
        assert ask(page, graph.question(name).text) == "done", page.inner_text("#sparql-status")
        expected = graph.ask(name)
        assert page.evaluate("sparqlPage.csv()") == expected.csv(spreadsheet=True), name
        assert page.locator("#sparql-answer tbody tr").count() == min(len(expected), 500)
    with page.expect_download() as wait:
        page.click("#sparql-csv")
    raw = Path(wait.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len(rows) == len(graph.ask(QUESTIONS[-1]))


def test_an_answer_shows_names_that_lead_to_pages(desk, graph):
    page = desk("zh")
    assert ask(page, graph.question("digital-partnerships").text) == "done"
    link = page.locator("#sparql-answer a", has_text="日本").first
    assert link.get_attribute("href") == "thing/country-jpn.html"
    assert "4行" in page.inner_text("#sparql-status")
    assert ask(page, "ASK { ?a ?b ?c }") == "done" and "是" in page.inner_text("#sparql-answer")
    assert ask(page, "DESCRIBE <https://w3id.org/eudpn/id/country-jpn>") == "done"
    assert page.locator("#sparql-answer tbody tr").count() > 3
    assert ask(page, "SELECT ?x ?y { VALUES (?x ?y) { (UNDEF 1) } }") == "done"
    assert page.evaluate("sparqlPage.csv()") == "x,y\n,1\n"
    assert ask(page, "SELECT ?x { ?x <urn:none> ?y }") == "done" and page.evaluate("sparqlPage.csv()") == "x\n"


def test_a_runaway_query_is_stopped_and_the_page_lives(desk, graph):
    page = desk()
    page.evaluate("(text) => sparqlPage.set(text)", RUNAWAY)
    page.click("#sparql-run")
    until(lambda: state(page) == "running")
    page.wait_for_timeout(700)
    assert state(page) == "running" and page.is_enabled("#sparql-stop") and page.is_disabled("#sparql-run")
    page.click("#sparql-stop")
    assert state(page) == "stopped" and page.evaluate("sparqlPage.get()") == RUNAWAY
    assert ask(page, graph.question("digital-partnerships").text) == "done"
    assert page.evaluate("sparqlPage.csv()") == graph.ask("digital-partnerships").csv(spreadsheet=True)


def test_a_query_that_runs_too_long_stops_by_itself(watch, small_site, tmp_path):
    whole = (small_site / "en" / "sparql.html").read_text(encoding="utf-8")
    quick = whole.replace(f'"seconds":{sparql_page.SECONDS}', '"seconds":1')
    assert quick != whole
    place = small_site / "en" / "sparql-quick.html"
    place.write_text(quick, encoding="utf-8")
    page = watch().open(place)
    assert ask(page, RUNAWAY) == "stopped"
    assert "1 seconds" in page.inner_text("#sparql-status")
    place.unlink()


def test_answers_without_end_are_cut_and_say_so(desk):
    page = desk()
    assert ask(page, "SELECT * { ?a ?b ?c . ?d ?e ?f }") == "done"
    assert "100000" in page.inner_text("#sparql-status") and "more" in page.inner_text("#sparql-status")
    assert page.locator("#sparql-answer tbody tr").count() == 500
    cut = page.evaluate("""[
      'SELECT * { ?a ?b ?c } LIMIT 5', 'SELECT * { ?a ?b ?c }', 'SELECT * { { SELECT * { ?a ?b ?c } LIMIT 5 } }',
      'SELECT * { ?a ?b ?c } LIMIT 99999999', 'SELECT * { ?a ?b ?c } VALUES ?a { 1 }', 'ASK { ?a ?b ?c }',
      'CONSTRUCT { ?a ?b "LIMIT 3 }" } WHERE { ?a ?b ?c } # LIMIT 3',
    ].map((t) => queryGuard.limited(t).replace(/\\s+/g, ' ').trim())""")
    assert cut == [
        "SELECT * { ?a ?b ?c } LIMIT 5", "SELECT * { ?a ?b ?c } LIMIT 100001",
        "SELECT * { { SELECT * { ?a ?b ?c } LIMIT 5 } } LIMIT 100001", "SELECT * { ?a ?b ?c } LIMIT 100001",
        "SELECT * { ?a ?b ?c } LIMIT 100001 VALUES ?a { 1 }", "ASK { ?a ?b ?c }",
        'CONSTRUCT { ?a ?b "LIMIT 3 }" } WHERE { ?a ?b ?c } # LIMIT 3 LIMIT 100001']


REFUSED = ["SELECT * { SERVICE <http://example.org/sparql> { ?a ?b ?c } }", "SELECT * { service <http://example.org/> {} }",
           "PREFIX x: <urn:x> SELECT * { SERVICE x:y { ?a ?b ?c } }", "DROP ALL", "INSERT DATA { <a:a> <a:b> <a:c> }",
           "SELECT * " + "{" * 40 + "}" * 40, "SELECT * { ?a ?b " + "-" * 40 + "1 }", "#" + "x" * 70_000,
           "SELECT * { FILTER(?a<'x'&&?b>'service') }", "SELECT (1" + "+1" * 2000 + " AS ?x) {}"]
ALLOWED = ["SELECT * { ?service ?b ?c } LIMIT 1", 'SELECT * { ?a ?b "SERVICE" } LIMIT 1', "SELECT * { ?a ?b ?c } # SERVICE",
           "PREFIX dpn: <https://w3id.org/eudpn/ontology#> SELECT * { ?a dpn:service ?c }", "ASK { <urn:service> ?b ?c }"]


def test_the_page_refuses_what_python_refuses_in_the_same_words(desk):
    page, zh = desk(), desk("zh")
    for text in REFUSED:
        with pytest.raises(QueryError) as error:
            guard(text)
        for at, lang in ((page, "en"), (zh, "zh")):
            assert ask(at, text) == "refused", text[:60]
            said = at.inner_text("#sparql-status")
            words = error.value.said.get(lang)
            assert said == re.sub(r" \(near line \d+\)|" + chr(0xFF08) + r"第\d+行附近" + chr(0xFF09), "", words), text[:60]
    for text in ALLOWED:
        guard(text)
        assert ask(page, text) == "done", page.inner_text("#sparql-status")
    assert ask(page, "SELECT nonsense") == "failed" and "error at 1:" in page.inner_text("#sparql-status")


def test_hostile_texts_stay_text(desk, watch):
    payload = "<img src=x onerror=window.__xss=1>"
    page = desk(hash_="#q=" + payload.replace("<", "%3C").replace(">", "%3E"))
    assert page.evaluate("sparqlPage.get()") == payload
    query = f'SELECT ?x ?y {{ VALUES (?x ?y) {{ ("{payload}" <javascript:window.__xss=1>) ("=1+1" "</script><script>window.__xss=1</script>") }} }}'
    assert ask(page, query) == "done"
    assert page.locator("#sparql-answer img, #sparql-answer script, #sparql-answer a").count() == 0
    assert payload in page.inner_text("#sparql-answer")
    assert page.evaluate("sparqlPage.csv()").splitlines()[2].startswith("'=1+1,")
    assert page.evaluate("window.__xss") is None
    for hash_ in ("#q=%E0%A4%A", "#q=" + "x" * 300_000, "#__proto__=1&q=", "#question=nothing"):
        assert state(desk(hash_=hash_)) in ("ready", "failed", "refused", "done")


def test_the_address_carries_the_query(desk, graph):
    page = desk()
    text = 'SELECT ?x { VALUES ?x { "a+b & c # 中文" } }'
    assert ask(page, text) == "done"
    hash_ = "#" + page.url.split("#", 1)[1]
    again = desk(hash_=hash_)
    until(lambda: state(again) == "done")
    assert again.evaluate("sparqlPage.get()") == text and "a+b & c # 中文" in again.inner_text("#sparql-answer")
    named = desk("zh", "#question=digital-partnerships")
    until(lambda: state(named) == "done")
    assert named.locator("#sparql-answer tbody tr").count() == len(graph.ask("digital-partnerships"))


def test_examples_run_and_terms_complete_in_both_languages(desk, graph):
    page = desk()
    assert page.locator("[data-example]").count() == len(graph.questions())
    page.evaluate("document.querySelector('[data-example=digital-partnerships]').open = true")
    page.click("[data-example=digital-partnerships] button")
    until(lambda: state(page) == "done")
    assert page.locator("#sparql-answer tbody tr").count() == 4
    assert page.locator(".CodeMirror .cm-keyword").count() > 3
    found = page.evaluate("['dpn:hasPar', 'Digital partnership', '数字伙伴关系', '?par'].map((t) => "
                          "sparqlPage.complete(t.split(' ')[0], 'SELECT ?partner { ?partner ?b ?c }').map((e) => e[0]))")
    assert "dpn:hasParty" in found[0] and "voc:type-digital-partnership" in found[2] and found[3] == ["?partner"]
    page.evaluate("sparqlPage.set('')")
    page.click(".CodeMirror")
    page.keyboard.type("dpn:hasPar")
    page.wait_for_selector(".CodeMirror-hints li")
    page.keyboard.press("Enter")
    assert page.evaluate("sparqlPage.get()").startswith("dpn:hasPar")


@pytest.mark.parametrize("lacks", ["WebAssembly", "DecompressionStream", "Worker"])
def test_a_browser_that_lacks_something_is_told_what_and_still_shows_the_examples(watch, small_site, lacks):
    watched = watch()
    watched.page.add_init_script(f"delete window.{lacks}")
    page = watched.open(small_site / "zh" / "sparql.html")
    until(lambda: state(page) == "missing")
    assert lacks in page.inner_text("#sparql-status") and page.is_disabled("#sparql-run")
    page.click("[data-example=digital-partnerships] summary")
    assert "PREFIX dpn:" in page.inner_text("[data-example=digital-partnerships] pre")


def test_without_scripts_the_examples_are_there_as_words(watch, small_site, graph):
    watched = watch(java_script_enabled=False)
    watched.page.goto((small_site / "en" / "sparql.html").as_uri())
    page = watched.page
    assert "JavaScript" in page.text_content("#sparql-status")
    assert graph.question("digital-partnerships").title in page.text_content("#examples")


def test_the_policy_lets_nothing_in_but_webassembly_and_the_worker(small_site):
    text = (small_site / "en" / "sparql.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    assert "unsafe-inline" not in policy and "unsafe-eval" not in policy.replace("wasm-unsafe-eval", "")
    assert "default-src &#x27;none&#x27;" in policy and "connect-src" not in policy and "worker-src blob:" in policy


# -- vendored files ------------------------------------------------------------------------------------------------------


def test_vendored_files_are_those_that_the_notice_names(tmp_path):
    done = subprocess.run([sys.executable, str(ROOT / "docs" / "vendor.py"), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    named = dict(re.findall(r"File\s+(\S+)\n\s+SHA-256\s+([0-9a-f]{64})", notice))
    held = {p.relative_to(ROOT).as_posix(): p for p in (ROOT / "kg" / "site" / "assets" / "vendor").iterdir()}
    assert {k: hashlib.sha256(p.read_bytes()).hexdigest() for k, p in held.items()} == \
        {k: v for k, v in named.items() if k.startswith("kg/site/")}
    for name, path in held.items():
        assert path.stat().st_size < 1_000_000 or ("over 1 MB" in notice and name in notice)


def test_a_changed_file_is_refused_before_anything_is_written(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    import vendor

    monkeypatch.setattr(vendor, "ROOT", tmp_path)
    monkeypatch.setattr(vendor, "FETCHED", {"thing@1": {"a.js": "kg/site/assets/vendor/a.js"}})
    monkeypatch.setattr(vendor, "packed", lambda *a: {"a.js": b"changed"})
    for folder in (vendor.VIEWS, vendor.SITE):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / vendor.SITE / "a.js").write_bytes(b"right")
    right = hashlib.sha256(b"right").hexdigest()
    (tmp_path / "NOTICE").write_text(f"File {vendor.SITE}a.js\n  SHA-256 {right}\n", encoding="utf-8")
    assert vendor.main([]) == 1 and (tmp_path / vendor.SITE / "a.js").read_bytes() == b"right"
    assert vendor.main(["--check"]) == 0
    (tmp_path / vendor.SITE / "b.js").write_bytes(b"stray")
    assert vendor.main(["--check"]) == 1
