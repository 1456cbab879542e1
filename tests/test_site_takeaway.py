"""What is taken along from a page: picture, rows, frame and query say what is seen, and run nothing."""
from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET
from urllib.parse import unquote

import pytest
from browser import chromium, until, watch  # noqa: F401
from PIL import Image
from site_made import facts, graph  # noqa: F401

from kg import analysis
from kg.site import data_files, folder, pages, path_picture, question_pages
from kg.site.frame import page
from kg.site.site import Site

PICTURES = ("overview", "timeline", "map", "compare", "questions/states-on-day")


@pytest.fixture(scope="module")
def place(facts, tmp_path_factory):  # noqa: F811
    """A folder with the pages that something can be taken from, and what they load."""
    root, found = tmp_path_factory.mktemp("take"), pages.addresses(facts)
    made = dict(folder.assets(facts))
    for lang in ("en", "zh"):
        site = Site(facts.g, lang, facts, addresses=found)
        for name in ("overview", "timeline", "map", "compare", "network", "sparql", "paths"):
            made[f"{lang}/{name}.html"] = page(site.at(f"{name}.html"), pages.FIXED[f"{name}.html"](site.at(f"{name}.html")))
        here = site.at("questions/states-on-day.html")
        made[f"{lang}/{here.here}"] = page(here, question_pages.body(here, facts.g.question("states-on-day")))
    for lang in ("en", "zh"):
        made |= dict(data_files.files(facts, only=f"assets/paths-{lang}.js"))
    made["assets/networks/partner-technology.html"] = "<!doctype html><title>-</title>"
    for address, text in made.items():
        path = root / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return root


def taken(page_, what):
    if not page_.locator("#take").evaluate("e => e.open"):
        page_.click("#take > summary")
    with page_.expect_download() as found:
        page_.click(f'[data-take="{what}"]')
    with open(found.value.path(), "rb") as f:
        return f.read(), found.value.suggested_filename


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_page_is_saved_as_a_drawing_that_runs_nothing_and_as_a_wide_picture(place, watch, name, lang):  # noqa: F811
    shown = watch().open(place / lang / f"{name}.html")
    svg, file = taken(shown, "svg")
    tree = ET.fromstring(svg)
    names = {e.tag.rpartition("}")[2] for e in tree.iter()}
    assert not names & {"script", "foreignObject", "image", "use", "a"} and file.endswith(".svg")
    assert not [k for e in tree.iter() for k in e.attrib if k.lower().startswith("on") or "href" in k]
    words = "".join(tree.itertext())
    assert shown.locator("h1").text_content() in words or shown.locator("#take").get_attribute("data-title") in words
    assert "CC BY 4.0" in words
    png, _ = taken(shown, "png")
    picture = Image.open(io.BytesIO(png))
    assert picture.width >= 1400
    assert len(picture.convert("RGB").resize((400, 400)).getcolors(160000)) > 5


def test_the_picture_of_the_matrix_holds_the_cells_that_are_seen(place, watch):  # noqa: F811
    shown = watch().open(place / "en/overview.html", "#date=2023-06-30&region=asia")
    svg, _ = taken(shown, "svg")
    words = [e.text for e in ET.fromstring(svg).iter() if e.text]
    cells = shown.evaluate("[...document.querySelectorAll('table.matrix tr[data-partner] td a')].filter(e => !e.hidden && !e.closest('[hidden]')).map(e => e.textContent)")
    assert len(cells) > 3 and [words.count(c) >= cells.count(c) for c in set(cells)] == [True] * len(set(cells))
    assert "Japan" in words and "Ukraine" not in words and any("2023-06-30" in w for w in words)


def test_the_rows_are_those_that_are_seen_and_no_cell_is_a_formula(place, watch):  # noqa: F811
    shown = watch().open(place / "en/timeline.html", "#region=oceania")
    rows = list(csv.reader(io.StringIO(taken(shown, "rows")[0].decode("utf-8-sig"))))
    seen = shown.evaluate("[...document.querySelectorAll('.band li')].filter(e => !e.hidden && !e.closest('[hidden]')).map(e => e.querySelector('.name').textContent.trim())")
    assert [r[1] for r in rows[1:]] == seen and len(seen) > 2
    for name in ("overview", "map", "compare"):
        text = taken(watch().open(place / f"zh/{name}.html"), "rows")[0].decode("utf-8-sig")
        assert text.count("\n") > 10
        rows = list(csv.reader(io.StringIO(text)))
        assert not [c for r in rows for c in r if re.match(r"[=+\-@]", c)]
        assert len({len(r) for r in rows}) == 1 and rows.count(rows[0]) == 1, "one table with one heading"


def test_the_query_behind_a_page_follows_its_days_and_answers_what_is_seen(place, graph, watch):  # noqa: F811
    shown = watch().open(place / "en/compare.html", "#from=2022-01-01&to=2024-01-01")
    query = unquote(shown.get_attribute('[data-query="0"]', "href").split("#query=")[1])
    assert query == shown.text_content('[data-text="0"]')
    assert graph.sparql(query).column("record") == graph.ask("changes-between", from_day="2022-01-01", to_day="2024-01-01").column("record")
    shown = watch().open(place / "zh/overview.html", "#date=2023-06-30")
    query = unquote(shown.get_attribute('[data-query="2"]', "href").split("#query=")[1])
    assert graph.sparql(query).column("record") == graph.ask("states-on-day", as_of="2023-06-30").column("record")


def test_without_scripts_the_queries_of_a_page_are_read_and_lead_to_the_page_that_runs_them(place, graph):  # noqa: F811
    for name in ("overview", "timeline", "map", "compare", "network"):
        text = (place / f"en/{name}.html").read_text(encoding="utf-8")
        links = re.findall(r'href="sparql\.html#query=([^"]*)"', text)
        assert links and all(graph.sparql(unquote(q)) is not None for q in links)


def test_a_page_in_a_frame_shows_its_contents_and_whose_they_are(place, watch):  # noqa: F811
    page_ = watch().page
    page_.goto((place / "en/map.html").resolve().as_uri() + "?embed#date=2023-01-01")
    page_.wait_for_selector("[data-ready=true]")
    assert not page_.is_visible("header") and not page_.is_visible("footer") and page_.is_visible("#map")
    assert "CC BY 4.0" in page_.inner_text(".embedded")
    with page_.context.expect_page() as opened:
        page_.click("#whole")
    assert re.search(r"en/map\.html#date=2023-01-01$", opened.value.url)
    opened.value.close()
    page_.click("#take > summary")
    page_.click('[data-take="embed"]')
    assert re.search(r'^<iframe src="file://[^"?]*en/map\.html\?embed#date=2023-01-01" title="[^"]+"', page_.input_value("#embed-code"))


def test_a_link_that_a_page_wrote_anew_carries_the_new_query(place, watch):  # noqa: F811
    page_ = watch().open(place / "en/questions/states-on-day.html", "#theme=dark")
    page_.evaluate("document.addEventListener('click', e => e.target.id === 'ask' && e.preventDefault())")
    for day in ("2020-01-01", "2024-05-06"):
        page_.fill('input[name="as_of"]', day)
        page_.click("#ask")
        link = page_.get_attribute("#ask", "href")
        assert day in unquote(link) and "theme=dark" in link


def test_the_places_of_a_small_picture_by_hand():
    """Two chains a-b-d and a-c-b-d: b stands at the mean of 1/2 and 2/3 of the way, in the line of the first chain."""
    found = path_picture.places([["a", "b", "d"], ["a", "c", "b", "d"]])
    wide, row, edge = path_picture.WIDTH - 2 * path_picture.EDGE, path_picture.ROW, path_picture.EDGE
    assert found["a"] == (edge, row) and found["d"] == (edge + wide, row)
    assert found["b"] == (round(edge + wide * (1 / 2 + 2 / 3) / 2, 1), row / 2)
    assert found["c"] == (round(edge + wide / 3, 1), row * 1.5)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_picture_of_found_paths_is_the_one_that_python_draws(place, facts, watch, lang):  # noqa: F811
    site = Site(facts.g, lang, facts, "paths.html")
    chains = [p.nodes for p in analysis.paths(facts.network, "country-ukr", "tech-eid-wallet", k=5)]
    page_ = watch().open(place / lang / "paths.html", "#a=country-ukr&b=tech-eid-wallet")
    until(lambda: page_.locator("#found svg").count())
    shown = page_.locator("#found svg").evaluate("e => [...e.children].map(c => [c.tagName, c.textContent, ...['x','y','cx','cy','x1','y1','x2','y2','r'].map(k => c.getAttribute(k)).filter(v => v).map(Number)])")
    drawn = [[e.tag, e.text or "", *(float(e.get(k)) for k in ("x", "y", "cx", "cy", "x1", "y1", "x2", "y2", "r") if e.get(k))]
             for e in ET.fromstring(path_picture.picture(site, chains))[0]]
    assert shown == drawn and len(drawn) > 12
    assert page_.input_value("#path-from") == site.label("country-ukr")
