# ruff: noqa: F811  (pytest hands fixtures over by name)
"""The map page: the projection against values worked out by hand, dots and list against the states that Python computes."""
import datetime as dt
import math
import re
import xml.etree.ElementTree as ET

import pytest
from browser import chromium, watch  # noqa: F401
from site_made import facts, graph, small_site  # noqa: F401

from kg.site import map_page, outline


def test_equal_earth_at_places_that_can_be_worked_out_by_hand():
    assert outline.equal_earth(0, 0) == (0, 0)
    # at the equator t = 0: x = λ·2/(√3·A1); at the pole t = 60°: y from the four terms alone
    x, y = outline.equal_earth(180, 0)
    assert math.isclose(x, math.pi * 2 / (math.sqrt(3) * 1.340264), rel_tol=1e-12) and y == 0
    t = math.pi / 3
    assert math.isclose(outline.equal_earth(0, 90)[1], 1.340264 * t - 0.081106 * t ** 3 + 0.000893 * t ** 7 + 0.003796 * t ** 9, rel_tol=1e-9)
    assert outline.equal_earth(-50, -20) == tuple(-c for c in outline.equal_earth(50, 20))


def test_the_projection_keeps_areas():
    """A small cell has the same area in the picture, relative to the sphere, wherever it lies."""
    ratios = []
    for latitude in (-50, -20, 0, 30, 60, 75):
        step = 0.01
        (x0, y0), (x1, _), (_, y1) = (outline.equal_earth(10 + a, latitude + b) for a, b in ((0, 0), (step, 0), (0, step)))
        ratios.append((x1 - x0) * (y1 - y0) / (math.radians(step) ** 2 * math.cos(math.radians(latitude))))
    assert max(ratios) / min(ratios) < 1.001, ratios


def test_places_lie_on_the_right_side_of_the_world_and_inside_the_picture(graph):
    at = outline.places()
    near = {"country-jpn": (138, 37), "country-kor": (128, 36), "country-bra": (-53, -10), "country-zaf": (25, -29),
            "country-nor": (15, 65), "country-fji": (178, -18), "country-sgp": (104, 1), "country-rus": (97, 60), "country-usa": (-99, 39)}
    for party, (x, y) in near.items():
        assert abs(at[party][0] - x) < 6 and abs(at[party][1] - y) < 6, (party, at[party])
    assert set(at) <= set(graph.names.tagged) and len(at) > 230
    for party, place in at.items():
        x, y = outline.at(*place)
        assert 0 <= x <= outline.WIDTH and (0 <= y <= outline.HEIGHT or party == "country-ata"), party


def test_land_is_drawn_without_borders():
    path = outline.land()
    assert 20_000 < len(path) < 60_000 and path.count("M") > 80 and not re.search(r"[^MlzeE0-9. -]", path)


def test_numbers_are_those_of_the_states_on_that_day(facts, graph):
    found = {s.party: s for s in map_page.spots(facts)}
    for day in (facts.day, dt.date(2023, 1, 1)):
        states: dict[str, list] = {}
        for row in graph.ask("states-on-day", as_of=day).records():
            if row["certainty"] == "certain":
                states[row["mechanism"]] = row["state"]
        for party in ("country-jpn", "country-kor", "country-sgp", "country-ukr", "country-usa"):
            mine = facts.mechanisms_of[party]
            on = sum(states.get(m) in ("state-active", "state-provisional") for m in mine)
            off = sum(states.get(m) in ("state-ended", "state-suspended") for m in mine)
            way = sum(m in states for m in mine) - on - off
            assert map_page.counts(facts, party, map_page.stages(facts, day)) == (on, way, off), (party, day)
    assert not set(found) & (facts.members | {"org-eu"})
    order = [s.counts for s in map_page.spots(facts)]
    assert order == sorted(order, reverse=True)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_dot_has_its_row_and_both_lead_to_the_page(watch, small_site, facts, lang):
    page = watch().open(small_site / lang / "map.html")
    drawn = [s for s in map_page.spots(facts) if s.at]
    rows = page.evaluate("""[...document.querySelectorAll('.map-list tbody tr')].map((r) => [r.querySelector('[data-row]').dataset.row,
      ...[...r.querySelectorAll('[data-stage]')].map((e) => Number(e.textContent))])""")
    assert {r[0]: tuple(r[1:]) for r in rows} == {s.party: s.counts for s in drawn}
    dots = page.evaluate("""Object.fromEntries([...document.querySelectorAll('#map-dots > *')].map((e) => {
      const b = e.querySelector('circle').getBoundingClientRect(); return [e.dataset.party, [b.width, e.getAttribute('href'), e.getAttribute('aria-label')]]; }))""")
    assert set(dots) == {s.party for s in drawn}
    assert dots["country-jpn"][1] == "thing/country-jpn.html"
    label = facts.g.names.label("country-jpn")[lang]
    assert dots["country-jpn"][2].startswith(label) and str(drawn[0].counts[0]) in dots[drawn[0].party][2]
    assert all(width > 3 for width, *_ in dots.values())
    most = max(drawn, key=lambda s: s.counts[0]).party
    assert dots[most][0] == max(width for width, *_ in dots.values())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_day_of_the_past_shows_the_numbers_of_that_day(watch, small_site, facts):
    page = watch().open(small_site / "en" / "map.html", "#date=2022-01-01")
    for party in ("country-jpn", "country-kor", "country-sgp"):
        expected = map_page.counts(facts, party, map_page.stages(facts, dt.date(2022, 1, 1)))
        shown = page.evaluate("(p) => [...document.querySelector(`[data-row='${p}']`).closest('tr').querySelectorAll('[data-stage]')]"
                              ".map((e) => Number(e.textContent))", party)
        assert tuple(shown) == expected, party
    assert "2022-01-01" in page.inner_text("#map-lead") and "date=2022-01-01" in page.url
    page.locator("#map-day").focus()
    page.keyboard.press("End")
    assert facts.day.isoformat() in page.inner_text("#map-lead") and "date" not in page.url
    for hostile in ("#date=<img src=x onerror=window.__xss=1>", "#date=9999-99-99", "#date=0000-00-00"):
        page = watch().open(small_site / "en" / "map.html", hostile)
        assert page.evaluate("window.__xss") is None and page.locator(".map-list tbody tr").count() > 20


def test_the_map_is_complete_without_scripts_and_is_well_formed(watch, small_site, facts):
    watched = watch(java_script_enabled=False)
    watched.page.goto((small_site / "zh" / "map.html").as_uri())
    assert watched.page.locator("#map-dots circle").count() == len([s for s in map_page.spots(facts) if s.at])
    svg = re.search(r"<svg.*?</svg>", (small_site / "zh" / "map.html").read_text(encoding="utf-8"), re.S)[0]
    kinds = {e.tag for e in ET.fromstring(svg.replace('tabindex="-1"', "")).iter()}
    assert kinds <= {"svg", "path", "g", "a", "circle", "title"}


@pytest.mark.parametrize("name", ["map", "sparql"])
def test_a_phone_never_scrolls_sideways(watch, small_site, name):
    page = watch(390, 844).open(small_site / "zh" / f"{name}.html")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_no_line_runs_across_the_picture():
    """Land that crosses the date line is cut in two there: no stretch of the outline spans a tenth of the map."""
    for piece in outline.land().split("M")[1:]:
        steps = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", piece.split("l", 1)[1])]
        assert max(abs(dx) for dx in steps[::2]) < outline.WIDTH / 10
    square = [(170.0, 0.0), (-170.0, 0.0), (-170.0, 10.0), (170.0, 10.0)]
    assert sorted(sorted({x for x, _ in piece}) for piece in outline.within_map(square)) == [[-180.0, -170.0], [170.0, 180.0]]
