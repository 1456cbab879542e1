# ruff: noqa: F811  (pytest hands fixtures over by name)
"""The search box of every page: names in both languages, codes, ids and pinyin lead to the page of a thing."""
import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import chromium, watch  # noqa: F401
from site_made import facts, graph, small_site  # noqa: F401

from kg.site import search


@pytest.fixture
def box(watch, small_site):
    def opened(address: str = "en/overview.html", **taste):
        page = watch(**taste).open(small_site / address)
        page.evaluate("siteSearch.fetched()")
        return page
    return opened


@pytest.mark.parametrize("asked, first", [
    ("日本", "country-jpn"), ("Japan", "country-jpn"), ("JPN", "country-jpn"), ("jp", "country-jpn"), ("392", "country-jpn"),
    ("riben", "country-jpn"), ("country-jpn", "country-jpn"), ("hanguo", "country-kor"), ("hg", "country-kor"), ("韩国", "country-kor"),
    ("Korea", "country-kor"), ("rengongzhineng", "tech-ai"), ("Artificial intell", "tech-ai"), ("人工智能", "tech-ai"),
    ("JAPAN", "country-jpn"), ("xinjiapo", "country-sgp"), ("changcheng", None), ("ＪＰＮ", "country-jpn"),
])
def test_what_people_type_finds_the_thing(box, asked, first):
    page = box()
    found = page.evaluate("(text) => siteSearch.find(text)", asked)
    assert (found[0] if found else None) == first if first else first is None, found[:4]


def test_initials_find_among_others_and_both_languages_find_the_same(box):
    en, zh = box(), box("zh/thing/country-kor.html")
    for asked in ("rb", "日本", "Japan", "UNESCO", "shuzi", "Mercosur", "南共市"):
        ids = [set(p.evaluate("(text) => siteSearch.find(text, 2000)", asked)) for p in (en, zh)]
        assert ids[0] == ids[1] and ids[0], asked
    assert "country-jpn" in en.evaluate("siteSearch.find('rb')")


def test_every_thing_with_a_page_is_found_by_its_own_labels(box, facts):
    page = box()
    entries = search.entries(facts)
    assert [e[0] for e in entries] and {e[0] for e in entries} == set(facts.things)
    asked = [[e[0], e[i]] for e in entries[::23] for i in (1, 2)]
    missed = page.evaluate("(asked) => asked.filter(([id, text]) => !siteSearch.find(text, 50).includes(id))", asked)
    assert missed == []


def test_every_chinese_character_of_a_label_has_a_reading(facts):
    readings = search.readings()
    unread = {c for e in search.entries(facts) for c in e[2] if "\u3400" <= c <= "\u9fff" and c not in readings}
    assert unread == set(), "run docs/pinyin.py"
    assert {"chang", "zhang"} <= set(readings["长"]) and readings["日"] == ["ri"]


def test_the_keyboard_is_enough(box):
    page = box()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search-text"
    page.keyboard.type("hanguo")
    page.wait_for_selector("#search-list:not([hidden]) a")
    assert page.get_attribute("#search-text", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    active = page.get_attribute("#search-text", "aria-activedescendant")
    assert page.get_attribute(f"#{active}", "aria-selected") == "true" and "Korea" in page.inner_text(f"#{active}")
    page.keyboard.press("ArrowUp")
    assert page.locator("#search-list [aria-selected=true]").count() == 1
    page.keyboard.press("Escape")
    assert page.get_attribute("#search-text", "aria-expanded") == "false" and page.input_value("#search-text") == "hanguo"
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/thing/country-kor.html")


def test_a_hit_is_opened_from_a_page_below_and_the_theme_goes_along(box):
    page = box("zh/thing/country-jpn.html")
    page.evaluate("EUDPN.set({theme: 'dark'})")
    page.fill("#search-text", "rengongzhineng")
    page.wait_for_selector("#search-list:not([hidden]) a")
    page.locator("#search-list a").first.click()
    page.wait_for_url("**/zh/thing/tech-ai.html*")
    assert "theme=dark" in page.url


def test_nothing_found_is_said_and_hostile_text_stays_text(box):
    page = box("zh/overview.html")
    for text in ("<img src=x onerror=window.__xss=1>", "zzzzqqqq", "\u202e\u0000", "(((((", "x" * 5000, "__proto__", "constructor"):
        page.fill("#search-text", text)
        page.wait_for_timeout(60)
        assert page.locator("#search-list img, #search-list script").count() == 0
    page.fill("#search-text", "zzzzqqqq")
    page.wait_for_selector("#search-list .none")
    assert page.inner_text("#search-list .none") == page.inner_text("#search [role=status]")
    assert page.evaluate("window.__xss") is None
    page.fill("#search-text", " ")
    assert page.locator("#search-list").is_hidden()


def test_labels_of_the_data_reach_the_list_as_text(watch, small_site):
    watched = watch()
    watched.page.add_init_script("""addEventListener('DOMContentLoaded', () => { if (window.siteIndex) return; window.siteIndex = {entries: [
      ['country-x', '<img src=x onerror=window.__xss=1>evil', '</script><b>坏', 'Country', ['=HYPERLINK(1)']]], classes: {Country: ['<i>', '<i>']},
      readings: {'坏': 'huai'}}; }, {capture: true})""")
    page = watched.open(small_site / "en" / "overview.html")
    page.fill("#search-text", "evil")
    page.wait_for_selector("#search-list a")
    assert "<img src=x" in page.inner_text("#search-list") and page.locator("#search-list img, #search-list i").count() == 0
    page.fill("#search-text", "huai")
    assert page.locator("#search-list a").count() == 1 and page.evaluate("window.__xss") is None


def test_the_open_list_has_no_barrier_that_a_machine_can_find(box):
    for theme in ("light", "dark"):
        page = box(color_scheme=theme)
        page.fill("#search-text", "digital")
        page.wait_for_selector("#search-list:not([hidden]) a")
        found = Axe().run(page, options={"preload": False})  # axe would fetch the sheets, which the policy forbids
        assert found.response["violations"] == [], found.generate_report()
    page = box("zh/overview.html")
    page.set_viewport_size({"width": 390, "height": 844})
    page.fill("#search-text", "shuzi")
    page.wait_for_selector("#search-list:not([hidden]) a")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
