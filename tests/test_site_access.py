# ruff: noqa: F811  (pytest hands fixtures over by name)
"""What a machine can check of accessibility (WCAG 2.2 AA, EN 301 549) on every kind of page, both languages, both themes.

docs/explorer-criteria.md says what is left for people: screen readers, Safari, real phones.
"""
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import chromium, until, wait_ready, watch  # noqa: F401
from site_made import explorer, facts, graph, shared, site_folder, whole_site  # noqa: F401
from test_site_criteria import FRAMED, PAGES

THIN = """() => {
  for (const list of document.querySelectorAll('tbody, ul, ol, dl, datalist, details, select, #map-dots')) [...list.children].slice(14).forEach((e) => e.remove());
  for (const row of document.querySelectorAll('tr')) [...row.children].slice(8).forEach((e) => e.remove()); }"""
"""Takes the long repeats out of a page: rows, entries and cells beyond the first are written by the same lines of the program."""
WITHIN = ("overview", "timeline", "thing/mech-eu-kor-dta", "questions/with-partner", "sparql", "paths")


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2 for ``rgb(r, g, b)`` or ``#rrggbb``."""
    text = colour.strip()
    parts = [int(text[i:i + 2], 16) for i in (1, 3, 5)] if text.startswith("#") else [float(n) for n in re.findall(r"[\d.]+", text)[:3]]
    linear = [c / 12.92 if (c := p / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear))


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colours (WCAG 2)."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_by_hand():
    assert contrast("#ffffff", "rgb(0, 0, 0)") == pytest.approx(21) and contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_axe_finds_nothing_on_any_page_in_either_theme(watch, site_folder, lang):
    watched = watch()
    for name in PAGES:
        page = watched.open(site_folder / lang / f"{name}.html")
        page.evaluate(THIN)
        for theme, only in (("light", {}), ("dark", {"runOnly": ["color-contrast"]})):  # a theme changes colours and nothing else
            page.click(f"#theme [data-theme={theme}]")
            answer = Axe().run(page, options={"preload": False, "iframes": False, "resultTypes": ["violations"], **only}).response
            assert answer["passes"], "axe ran no check"
            assert [(v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in answer["violations"]] == [], (name, theme)


def test_marks_and_focus_stand_out_in_both_themes(watch, site_folder):
    """Text 4.5 to 1 is axe's; here signs, borders of controls, bars and the ring of the focus: 3 to 1."""
    page = watch().open(site_folder / "en/overview.html")
    for theme in ("light", "dark"):
        page.click(f"#theme [data-theme={theme}]")
        colours = page.evaluate("Object.fromEntries(['ground', 'panel', 'on', 'way', 'off', 'accent', 'rule', 'warn'].map((n) => "
                                "[n, getComputedStyle(document.documentElement).getPropertyValue('--' + n)]))")
        for mark in ("on", "way", "off", "accent", "rule", "warn"):
            assert min(contrast(colours[mark], colours[g]) for g in ("ground", "panel")) >= 3, (theme, mark)
        for target in ("#language", "#copy-link", "#region", "#matrix-technology td a >> nth=0", "nav a >> nth=2"):
            page.focus(target)
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Tab")
            style, width, colour = page.evaluate("(() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.outlineWidth, s.outlineColor]; })()")
            assert style == "solid" and float(width[:-2]) >= 2 and contrast(colour, colours["ground"]) >= 3, (theme, target)
    page = watch().open(site_folder / FRAMED)
    for theme in ("light", "dark"):
        page.evaluate(f"networkPage.set({{theme: '{theme}'}})")
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        classes = page.evaluate("networkPage.data.classes.map((c) => [c.class, c.shape, c.light, c.dark])")
        assert len({c[0] for c in classes}) == len(classes) and all(c[1] for c in classes)
        assert not [c for c in classes if contrast(c[2 if theme == "light" else 3], ground) < 3], theme


def test_nothing_is_said_by_colour_alone(watch, site_folder):
    page = watch().open(site_folder / "en/overview.html")
    signs = page.evaluate("""['on', 'way', 'off', 'none'].map((k) => [...new Set([...document.querySelectorAll(`#matrix-technology td span.${k}`)]
      .map((e) => e.textContent.replace(/[0-9]/g, '')))])""")
    assert all(len(s) <= 1 for s in signs) and len({s[0] for s in signs if s}) == sum(map(len, signs)) >= 3
    page = watch().open(site_folder / "en/timeline.html")
    high = page.evaluate("""['on', 'way', 'off'].map((k) => document.querySelector(`svg.bar rect.${k}:not(.maybe):not(.fading)`).getAttribute('height'))""")
    assert len(set(high)) == 3  # full height, half, a line
    page = watch().open(site_folder / "en/compare.html")
    assert len(set(page.evaluate("Object.values(EUDPN.data('compare').signs)"))) == 3
    page = watch().open(site_folder / FRAMED)
    looks = page.evaluate("networkPage.data.classes.map((c) => [c.shape, c.light])")
    assert len({shape for shape, _ in looks}) == len({colour for _, colour in looks}) == len({tuple(x) for x in looks}) > 2


def test_drawings_have_names_and_a_list_beside_them(watch, site_folder, facts):
    watched = watch()
    page = watched.open(site_folder / "zh/timeline.html")
    bare = page.evaluate("[...document.querySelectorAll('svg.bar')].filter((s) => !(s.getAttribute('role') === 'img' && s.querySelector('title').textContent)).length")
    assert bare == 0 and page.locator("svg.bar").count() == page.locator(".bars li .name").count() > 50
    page = watched.open(site_folder / "zh/map.html")
    assert re.search(r"\d", page.get_attribute("#map", "aria-label")) and page.locator(".map-list tbody tr").count() == page.locator("#map-dots > *").count()
    page = watched.open(site_folder / FRAMED)
    name = page.get_attribute("#canvas", "aria-label")
    now = page.evaluate("[networkPage.onCanvas().things.length, networkPage.onCanvas().ties.length]")
    assert [int(n) for n in re.findall(r"\d+", name) if int(n) in now], name
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    page.keyboard.press("Enter")  # one key from the top to the same data as a table
    assert page.locator("#table-things tbody tr").count() == now[0]
    page = watched.open(site_folder / "en/overview.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_keyboard_leaves_every_field_again(watch, site_folder):
    """Canvas, editor, search and scrolling tables give the focus on with Tab, forwards and back."""
    watched = watch()
    for address, start in ((FRAMED, "#canvas"), (FRAMED, "#search"), ("en/sparql.html", ".CodeMirror textarea"), ("en/overview.html", "#search-text"),
                           ("en/overview.html", "#matrix-technology td a >> nth=0"), ("en/map.html", "#map-day"), ("en/compare.html", "#from")):
        page = watched.open(site_folder / address)
        for key in ("Tab", "Shift+Tab"):
            page.focus(start)
            seen = set()
            for _ in range(9):  # a field for a date has parts of its own
                page.keyboard.press(key)
                seen.add(page.evaluate("(() => { const e = document.activeElement; return e.tagName + '#' + e.id + '.' + e.className + e.textContent.slice(0, 30); })()"))
            assert len(seen) >= 3, (address, start, key, seen)


def test_what_changes_is_announced(watch, site_folder):
    page = watch().open(site_folder / "en/overview.html")
    page.select_option("#region", "asia")
    shown = page.locator("#matrix-technology tr[data-partner]:visible").count()
    assert page.get_attribute("#status", "role") == "status" and page.inner_text("#status") == f"{shown} partners shown"
    page = watch().open(site_folder / FRAMED)
    page.fill("#search", "Japan")
    page.press("#search", "Enter")
    ties = page.evaluate("networkPage.byId.get('country-jpn').ties.length")
    assert page.get_attribute("#status", "role") == "status"
    assert "Japan" in page.inner_text("#status") and "Country" in page.inner_text("#status") and str(ties) in page.inner_text("#status")
    page.locator("#filters .choice input").first.click()
    now = page.evaluate("[networkPage.onCanvas().things.length, networkPage.onCanvas().ties.length]")
    assert [int(n) for n in re.findall(r"\d+", page.text_content("#status"))] == now


def test_calm_and_forced_colours_are_respected(watch, site_folder):
    page = watch().open(site_folder / "en/overview.html")  # the tests' pages ask for reduced motion
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate("document.getAnimations().length") == 0
    page = watch().open(site_folder / FRAMED)
    page.evaluate("networkPage.zoom(2)")
    before = page.evaluate("networkPage.onCanvas().scale")
    page.wait_for_timeout(150)
    assert page.evaluate("networkPage.onCanvas().scale") == before
    watched = watch(forced_colors="active")
    for name in ("overview", "timeline", "compare"):
        page = watched.open(site_folder / f"en/{name}.html")
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert page.locator("svg.bar rect, .sign, td span").first.is_visible()


@pytest.mark.parametrize("size, scale", [((720, 450), 2), ((320, 640), 1)])
def test_zoomed_and_narrow_nothing_is_lost_and_targets_are_large_enough(watch, site_folder, size, scale):
    """200 % of 1440 × 900, and 320 px: no sideways scroll, controls at least 24 px (links within text are exempt)."""
    watched = watch(*size, device_scale_factor=scale)
    for name in PAGES:
        page = watched.open(site_folder / "en" / f"{name}.html")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        if name in WITHIN:
            small = page.evaluate("""[...document.querySelectorAll('button, select, summary, input, nav a, .button, td > a:only-child')]
              .filter((e) => e.offsetParent && !e.closest('.unseen')).map((e) => [(e.closest('label') || e).getBoundingClientRect(), e])
              .filter(([r]) => r.width && Math.min(r.width, r.height) < 23.5).map(([r, e]) => `${e.tagName}#${e.id} ${e.textContent.slice(0, 30)} ${r.width}x${r.height}`)""")
            assert small == [], name
            assert page.locator("h1").is_visible() and page.locator("#search-text").is_visible()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_on_a_phone_one_sees_where_one_is_and_nothing_is_squeezed(watch, site_folder, lang):
    watched = watch(390, 844)
    for name in ("compare", "questions/index", "about"):
        page = watched.open(site_folder / lang / f"{name}.html")
        here = page.locator("nav [aria-current]").bounding_box()
        assert here["x"] >= 0 and here["x"] + here["width"] <= 390, name
    page = watched.open(site_folder / lang / "compare.html")
    assert page.locator(".changes .chip").first.bounding_box()["height"] <= 60  # two lines of words, not four
    page = watched.open(site_folder / lang / "questions/index.html")
    assert page.locator(".asked td").first.bounding_box()["width"] >= 300
    page = watched.open(site_folder / lang / "questions/states-on-day.html")
    said = page.locator("table.answer caption, .scroll caption").first.bounding_box()
    assert said["x"] + said["width"] <= 390
    for width in (320, 360, 390):
        page = watched.open(site_folder / lang / "network.html")
        page.set_viewport_size({"width": width, "height": 844})
        tools = page.frame_locator("iframe").first.locator(".tools")
        tools.wait_for()
        assert tools.evaluate("e => e.scrollWidth <= e.clientWidth"), width


def test_tables_are_tables_and_cells_are_sentences(watch, site_folder, graph):
    page = watch(java_script_enabled=False).page
    page.goto((site_folder / "en/overview.html").as_uri())
    heads = page.evaluate("[...document.querySelectorAll('table.matrix th')].filter((e) => !['col', 'row', 'rowgroup'].includes(e.scope)).length")
    assert heads == 0 and page.locator("table.matrix caption").count() == 2
    labels = page.evaluate("""[...document.querySelectorAll('#matrix-technology tr[data-partner]')].flatMap((row) => [...row.querySelectorAll('td')].map((td, i) =>
      [row.dataset.partner, document.querySelectorAll('#matrix-technology thead [data-topic]')[i].dataset.topic, td.querySelector('a')])
      .filter(([, , a]) => a).map(([p, t, a]) => [p, t, a.getAttribute('aria-label')]))""")
    assert len(labels) > 100
    for partner, topic, label in labels:
        start = f"{graph.names.label(partner)['en']}, {graph.names.label(topic)['en']}: "
        assert label.startswith(start) and re.search(r"\d+ \w+", label[len(start):]), label


def test_the_statement_names_what_is_not_tested_and_whom_to_tell(watch, site_folder):
    for lang, gap in (("en", "screen readers"), ("zh", "屏幕阅读器")):
        text = watch().open(site_folder / lang / "about.html").inner_text("#access")
        assert gap in text and ("issues" in text or "问题列表" in text)
