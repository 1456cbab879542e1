# ruff: noqa: F811  (pytest hands fixtures over by name)
"""The network page as a reader meets it: a real Chromium opens the written file; nothing is stubbed."""
import base64
import csv
import hashlib
import io
import json
import math
import os
import random
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import chromium, until, wait_ready, watch  # noqa: F401  (chromium and watch are fixtures)

from kg.errors import FileError, NetworkError
from kg.network import from_edges
from kg.views import NetworkPage, draw

CASES = Path(__file__).parent / "cases"
ROOT = Path(__file__).parent.parent
ASSETS = ROOT / "kg" / "views" / "assets"
KEPT = ("knowledge", "partners", "partner-technology", "partner-task-area", "mechanisms")
HAN = re.compile(r"[\u3400-\u9fff]")
COUNTRIES = {"jpn": ("Japan", "日本"), "kor": ("Republic of Korea", "韩国"), "sgp": ("Singapore", "新加坡"),
             "can": ("Canada", "加拿大"), "ind": ("India", "印度"), "usa": ("United States", "美国"),
             "ukr": ("Ukraine", "乌克兰"), "chl": ("Chile", "智利"), "nzl": ("New Zealand", "新西兰"),
             "nor": ("Norway", "挪威"), "idn": ("Indonesia", "印度尼西亚"), "gbr": ("United Kingdom", "英国")}
TOPICS = {"tech-ai": ("Artificial intelligence", "人工智能"), "tech-quantum": ("Quantum technologies", "量子技术"),
          "tech-chips": ("Semiconductors", "半导体"), "tech-cables": ("Submarine cables", "海底光缆"),
          "topic-trade": ("Digital trade", "数字贸易"), "topic-flows": ("Cross-border data flows", "数据跨境流动")}
STATES = ("state-active", "state-active", "state-signed", "state-negotiating", "state-announced", "state-ended")
PAYLOADS = ["<img src=x onerror=window.__xss=1>", "</script><script>window.__xss=1</script>",
            "'\"><svg onload=window.__xss=1>", "javascript:window.__xss=1", "{{7*7}}", "\u202egnirts\u202c",
            "=HYPERLINK(\"https://example.org\",\"x\")", "<a href='javascript:window.__xss=1'>href</a>", "long " + "x" * 9995]


def passage(number, **more):
    return {"id": f"psg-{number}", "locator": f"S1.{number}", "source": "src-a", "source_label_en": "A communication",
            "source_label_zh": "一份通报", "url": "https://example.org/doc", "start": 10 * number,
            "end": 10 * number + 9, **more}


def claim(name, kind, things, texts, review="accepted", **more):
    return {"id": name, "class": kind, "sentence_en": texts[0], "sentence_zh": texts[1],
            "date": "[2025-06-16..2025-12-31]", "confidence": "high", "review": review,
            "usable": review in ("accepted", "open"), "note_en": None, "note_zh": None, "things": things,
            "contradicts": [], "passages": [passage(1)], **more}


def sample() -> nx.MultiDiGraph:
    """A network with the attributes of the kept ones: the EU in every mechanism, parallel ties, disputed claims."""
    net = nx.MultiDiGraph()

    def add(name, kind, texts, *names):
        net.add_node(name, label_en=texts[0], label_zh=texts[1], class_=kind, names=(*texts, *names), region=None)

    add("org-eu", "CountryGroup", ("European Union", "欧洲联盟"), "欧盟")
    for code, texts in COUNTRIES.items():
        add(f"country-{code}", "Country", texts, code.upper())
    for name, texts in TOPICS.items():
        add(name, "Topic" if name.startswith("topic") else "Technology", texts)
    claims, row = {}, 0

    def tie(a, b, kind, via, state, review="accepted"):
        nonlocal row
        row += 1
        record = f"ptc-{row}"
        texts = [f"{net.nodes[a][f'label_{lang}']} – {net.nodes[b][f'label_{lang}']}" for lang in ("en", "zh")]
        claims[record] = claim(record, "Participation", [a, b], texts, review)
        net.add_edge(a, b, kind=kind, via=via, state=state, confidence="high", records=(record,), passages=("psg-1",),
                     row=row)

    for number, (code, texts) in enumerate(COUNTRIES.items()):
        for part, (en, zh) in enumerate((("partnership", "伙伴关系"), ("dialogue", "对话"))[:1 + number % 2]):
            mech, state = f"mech-eu-{code}-{part}", STATES[(number + part) % len(STATES)]
            add(mech, "Agreement" if part else "CooperationFramework", (f"{texts[0]} {en}", f"{texts[1]}{zh}"))
            tie(mech, "org-eu", "role-party", mech, state)
            tie(mech, f"country-{code}", "role-party", mech, state)
            for topic in list(TOPICS)[number % 4:number % 4 + 2]:
                tie(mech, topic, "covers", mech, state)
    tie("mech-eu-jpn-0", "country-jpn", "role-host", "mech-eu-jpn-0", "state-active")  # a second tie of one pair
    tie("tech-ai", "tech-ai", "addresses", None, None)
    claims["evt-rival"] = claim("evt-rival", "StatusEvent", ["country-jpn"], ("Japan is elsewhere", "日本在别处"),
                                "disputed", contradicts=["ptc-2"], note_en="A newspaper alone says so.",
                                note_zh="仅一份报纸如此报道。", passages=[passage(2, url="javascript:alert(1)")])
    net.graph["claims"] = claims
    net.graph["receipt"] = {
        "question": "sample", "title_en": "A sample network", "title_zh": "示例网络", "parameters": {"as_of": "2025-12-31"},
        "as_of": "2025-12-31", "min_confidence": "medium", "without": [], "rows": row + 3, "edges": row,
        "nodes": len(net), "pairs": None, "self_ties": 1, "directed": True, "statements_used": row,
        "left_out": [{"reason_en": "confidence is low, below medium", "reason_zh": "可信度为低", "code": "confidence-low",
                      "edges": 3, "records": []}], "data_version": "0.1.0", "data_sha256": "ab" * 32}
    return net


def case(name):
    with (CASES / name / "edges.csv").open(encoding="utf-8") as f:
        return list(csv.DictReader(f))


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "sample.html"
    draw(sample(), path)
    return path


def counts(page) -> dict:
    """Numbers of things and ties as the canvas, the legend, the receipt and the whole network have them."""
    return page.evaluate("""() => {
      const number = (kind) => [...document.querySelectorAll(`[data-${kind}] .count`)]
        .map((e) => Number(e.textContent.match(/\\d+/)[0])).reduce((a, b) => a + b, 0);
      const canvas = networkPage.onCanvas();
      const shown = document.querySelector('[data-row=r_shown]').textContent.match(/\\d+/g).map(Number);
      const hidden = [...document.querySelectorAll('#hidden-now li')].map((e) => e.textContent);
      return {canvas: [canvas.things.length, canvas.ties.length], legend: [number('class'), number('kind')], receipt: shown,
              hidden, all: [networkPage.things.length, networkPage.ties.length], physics: canvas.physics};
    }""")


def table_counts(page) -> list[int]:
    return page.evaluate("['things', 'ties'].map((n) => document.querySelectorAll(`#table-${n} tbody tr`).length)")


def overlaps(page) -> list[tuple[str, str]]:
    """Pairs of drawn labels whose boxes cover each other, worked out here and not by the page."""
    boxes = page.evaluate("""networkPage.drawnLabels.map((b) => ({x: b.x, y: b.y, w: b.w - 1, h: b.h - 1, turn: b.turn,
                             text: b.lines.join(' ')}))""")
    assert boxes, "no label is drawn"

    def corners(b):
        c, s = math.cos(b["turn"]), math.sin(b["turn"])
        return [(b["x"] + i * b["w"] * c - j * b["h"] * s, b["y"] + i * b["w"] * s + j * b["h"] * c)
                for i, j in ((1, 1), (1, -1), (-1, -1), (-1, 1))]

    def apart(a, b):
        for turn in (a["turn"], a["turn"] + math.pi / 2, b["turn"], b["turn"] + math.pi / 2):
            axis = (math.cos(turn), math.sin(turn))
            p = [x * axis[0] + y * axis[1] for x, y in corners(a)]
            q = [x * axis[0] + y * axis[1] for x, y in corners(b)]
            if max(p) <= min(q) or max(q) <= min(p):
                return True
        return False

    return [(a["text"], b["text"]) for a, b in combinations(boxes, 2) if not apart(a, b)]


def outside_canvas(page) -> list[str]:
    """Drawn labels that leave the canvas."""
    return page.evaluate("""() => {
      const box = document.getElementById('canvas'), scale = networkPage.onCanvas().scale;
      return networkPage.drawnLabels.filter((b) => {
        const [w, h] = networkPage.extent(b), c = networkPage.toScreen({x: b.x / scale, y: b.y / scale});
        return c.x - w < 0 || c.y - h < 0 || c.x + w > box.clientWidth || c.y + h > box.clientHeight;
      }).map((b) => b.lines.join(' '));
    }""")


# -- offline, safe, accessible -------------------------------------------------------------------------------------------


def test_a_full_tour_asks_for_nothing_and_complains_of_nothing(watch, sample_file):
    watched = watch(reduced_motion="no-preference")
    page = watched.open(sample_file)
    print("ready after", page.evaluate("Math.round(performance.getEntriesByName('ready')[0].startTime)"), "ms")
    for act in ("[data-layout=clusters]", "[data-layout=columns]", "[data-layout=rings]", "#hub-switch", "#language",
                "[data-view=table]", "[data-view=network]", "#hub-switch", "#zoom-in", "#zoom-out", "#zoom-fit"):
        page.click(act)
    for theme in ("dark", "light", "auto"):
        page.select_option("#theme", theme)
    page.check("#alone")
    page.click("#all-on")
    page.fill("#search", "a")
    page.keyboard.press("Escape")
    page.mouse.move(700, 480)
    page.mouse.wheel(0, -240)
    page.evaluate("networkPage.choose([1]); networkPage.set({depth: 2}); networkPage.stepBack(); networkPage.choose(null)")
    page.wait_for_timeout(500)  # let the animated moves come to rest
    assert overlaps(page) == []
    assert counts(page)["physics"] is False
    assert watched.requests == [sample_file.resolve().as_uri()]  # the fixture checks the complaints


def test_the_policy_lets_only_the_page_s_own_scripts_run(sample_file):
    text = sample_file.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1].replace("&#39;", "'")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'" and "unsafe" not in rules["script-src"]
    scripts = re.findall(r"<script>(.*?)</script>", text, re.S)
    assert len(scripts) == 15
    made = ["'sha256-" + base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() + "'" for s in scripts]
    assert rules["script-src"].split() == made
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", re.sub(r"<script.*?</script>", "", text, flags=re.S))
    assert len(text.encode()) < 2_000_000


def test_vendored_files_are_the_ones_that_the_notice_names():
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    named = dict(re.findall(r"File\s+(\S+)\n\s+SHA-256\s+([0-9a-f]{64})", notice))
    held = {p.relative_to(ROOT).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
            for p in (ASSETS / "vendor").iterdir()}
    assert held == {k: v for k, v in named.items() if k.startswith("kg/views/")} and len(held) == 3
    assert (ASSETS / "vendor" / "vis-network.min.js").stat().st_size < 1_000_000


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(watch, sample_file, lang, theme):
    page = watch().open(sample_file, f"#lang={lang}&theme={theme}")
    for state in ("networkPage.choose([1])", "networkPage.set({view: 'table'})"):  # without a choice: with the kept networks
        page.evaluate(state)
        report = Axe().run(page, options={"resultTypes": ["violations"]})
        assert report.response["passes"], "axe ran no check"
        assert report.violations_count == 0, report.generate_report()


def hostile() -> nx.MultiDiGraph:
    """Every payload in every field that can hold a text, and ids that are traps of their own."""
    net = nx.MultiDiGraph()
    words = {}
    for number, p in enumerate(PAYLOADS):
        net.add_node(p, label_en=p, label_zh=p, class_=p, names=(p, p + "2"), region=p, state=p, **{"note": p})
        words[f"kind-{number}"] = {"en": p, "zh": p}
    ids = list(net)
    for name in ("__proto__", "constructor", "toString"):
        net.add_node(name)
    for number, (a, b) in enumerate(zip(list(net), [*list(net)[1:], ids[0]])):
        p = PAYLOADS[number % len(PAYLOADS)]
        net.add_edge(a, b, kind=f"kind-{number}" if number % 2 else p, via=p, state=p, confidence=p, records=(p,),
                     passages=(p,), **{"remark": p})
    fields = {"locator": None, "source": None, "source_label_en": None, "source_label_zh": None, "url": None}
    claims = {p: claim(p, p, [p], (p, p), p, date=p, confidence=p, note_en=p, note_zh=p, contradicts=PAYLOADS[:2],
                       passages=[{"id": p, **dict.fromkeys(fields, p), "start": p, "end": p}]) for p in PAYLOADS}
    everything = " ".join(PAYLOADS[:8])
    net.graph.update(claims=claims, words=words, receipt={
        "question": everything, "title_en": everything, "title_zh": everything, "parameters": {p: p for p in PAYLOADS},
        "as_of": everything, "min_confidence": everything, "without": PAYLOADS, "rows": 1, "data_version": everything,
        "data_sha256": everything, "licence": everything,
        "left_out": [{"reason_en": p, "reason_zh": p, "code": p, "edges": 1, "records": [p]} for p in PAYLOADS]})
    return net


def test_hostile_texts_stay_texts(watch, tmp_path):
    net = hostile()
    draw(net, tmp_path / "bad.html", title=None)
    page = watch().open(tmp_path / "bad.html", "#chosen=%3Cimg%20src%3Dx%3E&without-class=__proto__&lang=<svg>&layout=__proto__")
    assert page.evaluate("networkPage.state.lang") == "en"
    # the frame, the table and the panel of every thing and tie, in both languages
    page.evaluate("networkPage.set({view: 'table'})")
    table = page.evaluate("document.getElementById('tables').textContent")
    for p in PAYLOADS:
        assert table.count(p) >= 3, p[:40]
    for lang in ("zh", "en"):
        page.evaluate(f"networkPage.set({{lang: '{lang}'}})")
        for number, p in enumerate(PAYLOADS if lang == "en" else PAYLOADS[:3]):
            said = page.evaluate(f"""() => {{ networkPage.choose([{number}]);
                document.querySelectorAll('#selection details').forEach((d) => {{ d.open = true; }});
                return document.getElementById('selection').textContent; }}""")
            assert said.count(p) >= 5, p[:40]
            tie = page.evaluate(f"""() => {{ networkPage.choose([...networkPage.things[{number}].ties[0].ends]);
                return document.getElementById('selection').textContent; }}""")
            assert tie.strip()
    page.evaluate("networkPage.set({view: 'network', chosen: null})")
    page.fill("#search", PAYLOADS[0])
    assert PAYLOADS[0] in page.inner_text("#hits li:first-child")
    page.hover("#canvas")
    page.evaluate("document.getElementById('tip').replaceChildren(...networkPage.thingTip(networkPage.things[0]))")
    receipt = page.evaluate("document.getElementById('receipt').textContent")
    assert all(p in receipt for p in PAYLOADS)
    assert "49" not in page.evaluate("document.title + document.getElementById('title').textContent")
    live = "img, iframe, object, embed, base, form, [onload], [onerror], [onclick], a[href^=javascript]"
    assert page.evaluate("(live) => document.querySelectorAll(live).length", live) == 0
    assert page.evaluate("window.__xss") is None
    svg = ET.fromstring(page.evaluate("networkPage.svgText()"))
    drawn = "".join(svg.itertext())
    assert all(p in drawn for p in PAYLOADS[:5])
    for element in svg.iter():
        assert element.tag.split("}")[1] not in ("script", "foreignObject", "image", "a", "use")
        assert not [name for name in element.attrib if name.lower().startswith("on") or "href" in name]
    for what in ("ties", "things"):
        text = page.evaluate(f"networkPage.csvText('{what}')")
        assert text.startswith("\ufeff")
        cells = [cell for row in csv.reader(io.StringIO(text[1:])) for cell in row]
        assert "'" + PAYLOADS[6] in cells
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_only_web_addresses_become_links(watch, sample_file):
    page = watch().open(sample_file, "#chosen=country-jpn")
    links = page.evaluate("[...document.querySelectorAll('#selection a')].map((a) => [a.getAttribute('href'), a.rel])")
    assert links and {href for href, _ in links} == {"https://example.org/doc"}
    assert {rel for _, rel in links} == {"noopener noreferrer"}


# -- finding, reading, choosing ------------------------------------------------------------------------------------------


def test_search_finds_a_thing_by_either_language_a_code_or_an_id(watch, sample_file):
    page = watch().open(sample_file)
    box = page.locator("#search")
    for asked in ("日本", "Japan", "country-jpn", "JPN", "ｊａｐａｎ", "japan"):
        box.fill("")
        box.press_sequentially(asked)
        assert box.get_attribute("aria-expanded") == "true"
        active = page.locator("#" + box.get_attribute("aria-activedescendant"))
        assert active.get_attribute("role") == "option" and active.get_attribute("aria-selected") == "true"
        assert "Japan" in active.inner_text(), asked
        box.press("Enter")
        assert page.inner_text("#selection h2") == "Japan" and page.inner_text("#selection .other") == "日本"
        assert page.locator("#selection .other bdi").get_attribute("lang") == "zh-Hans"
        assert "Japan" in page.inner_text("#status") and box.get_attribute("aria-expanded") == "false"
        page.evaluate("networkPage.choose(null)")
    box.fill("zzz")
    assert "Nothing is called so" in page.inner_text("#hits")
    box.press("Escape")
    assert page.locator("#hits").is_hidden()


def test_the_panel_lists_every_claim_of_the_chosen_thing_with_its_source(watch, sample_file):
    net = sample()
    page = watch().open(sample_file)
    for node in ["country-jpn", *random.Random(4).sample(sorted(net), 12)]:
        wanted = {name for name, c in net.graph["claims"].items() if node in c["things"]}
        shown = page.evaluate("""(id) => { networkPage.choose([networkPage.byId.get(id).key]);
          document.querySelectorAll('#selection details').forEach((d) => { d.open = true; }); return null; }""", node)
        page.wait_for_timeout(20)  # a group is filled by its toggle event
        shown = page.evaluate("[...document.querySelectorAll('#selection .claim')].map((e) => [e.dataset.claim, e.textContent])")
        assert {name for name, _ in shown} == wanted, node
        for name, text in shown:
            c = net.graph["claims"][name]
            assert c["sentence_en"] in text and "between 2025-06-16 and 2025-12-31" in re.sub("[\u2068\u2069]", "", text)
            assert "A communication" in text and c["passages"][0]["locator"] in text and "characters" in text
    page.evaluate("networkPage.choose([networkPage.byId.get('country-jpn').key])")
    aside = page.inner_text("#selection .claim.aside")
    assert "disputed" in aside and "not used in any answer" in aside and "A newspaper alone" in aside
    rival = page.inner_text("[data-claim=ptc-2] .rival")  # the claim in use names its rival too
    assert "Another claim says otherwise" in rival and "Japan is elsewhere" in rival


def test_counts_agree_on_canvas_in_legend_in_table_and_in_the_receipt(watch, sample_file):
    net, page = sample(), watch().open(sample_file)
    start = counts(page)
    assert start["canvas"] == start["legend"] == start["receipt"]
    eu = net.degree("org-eu")
    assert start["canvas"] == [len(net) - 1, net.number_of_edges() - eu] and start["all"][1] == net.graph["receipt"]["edges"]
    assert start["hidden"] == [f"1 thing, {eu} ties (tie of the hub)"]
    chance, seen = random.Random(7), set()
    for _ in range(12):
        boxes = page.locator("#filters .choice")
        box = boxes.nth(chance.randrange(boxes.count()))
        box.locator("input").click()
        if box.locator(".count").count() and not box.locator("input").is_checked():
            assert box.locator(".count").inner_text().startswith("0 of "), "switched off and still there"
        now = counts(page)
        assert now["canvas"] == now["legend"] == now["receipt"]
        gone = [sum(int(n) for line in now["hidden"] for n in re.findall(rf"(\d+) {word}", line)) for word in ("thing", "tie")]
        assert [a + b for a, b in zip(now["canvas"], gone)] == now["all"]
        page.click("[data-view=table]")
        assert table_counts(page) == now["canvas"]
        page.click("[data-view=network]")
        seen.add(tuple(now["canvas"]))
    assert len(seen) > 5, "the filters changed nothing"


def test_the_hub_is_said_not_drawn_until_asked_for(watch, sample_file):
    net, page = sample(), watch().open(sample_file)
    hub = page.evaluate("networkPage.byId.get('org-eu').key")
    assert hub not in page.evaluate("networkPage.onCanvas().things")
    note = re.sub("[\u2068\u2069]", "", page.inner_text("#hub"))
    partners = len(set(net.predecessors("org-eu")) | set(net.successors("org-eu")))
    assert f"European Union is tied to {partners} of the other {len(net) - 1} things" in note
    assert f"These {net.degree('org-eu')} ties are not drawn" in note
    page.click("#hub-switch")
    now = counts(page)
    assert now["canvas"] == now["all"] == [len(net), net.graph["receipt"]["edges"]] and now["hidden"] == []


def test_a_link_brings_back_what_was_chosen(watch, sample_file):
    page = watch().open(sample_file)
    page.click("#language")
    page.select_option("#theme", "dark")
    page.click("[data-layout=clusters]")
    page.click("#hub-switch")
    page.click("[data-state='state-ended'] input")
    page.click("[data-class='Agreement'] input")
    page.click("[data-kind='covers'] input")
    page.evaluate("networkPage.choose([networkPage.byId.get('country-jpn').key]); networkPage.set({depth: 2})")
    state = """JSON.stringify({...networkPage.state, off: Object.fromEntries(Object.entries(networkPage.state.off)
               .map(([k, v]) => [k, [...v].sort()]))})"""
    wanted, address = page.evaluate(state), page.evaluate("location.hash")
    again = watch().open(sample_file, address)
    assert again.evaluate(state) == wanted and json.loads(wanted)["depth"] == 2
    assert counts(again) == counts(page)
    table = watch().open(sample_file, "#view=table&chosen=country-jpn&depth=1")
    assert table.inner_text("#selection h2") == "Japan" and table_counts(table) == [2, 2]
    table.click("[data-view=network]")
    assert counts(table)["canvas"] == [2, 2]
    bare = watch().open(sample_file, "#lang=fr&view=x&layout=constructor&chosen=nobody&depth=9&without-kind=nothing&hub=yes")
    plain = watch().open(sample_file)
    assert bare.evaluate(state) == plain.evaluate(state)


def test_keys_move_open_deepen_and_let_go(watch, sample_file):
    page = watch().open(sample_file)
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    first = page.evaluate("networkPage.state.chosen")
    assert first is not None and page.inner_text("#status")
    for key in ("ArrowDown", "ArrowLeft", "ArrowUp", "ArrowRight"):
        before = page.evaluate("networkPage.state.chosen[0]")
        page.keyboard.press(key)
        after = page.evaluate("networkPage.state.chosen[0]")
        assert after == before or page.evaluate(f"networkPage.things[{before}].near.has({after})")
    shown = {}
    for depth in "123":
        page.keyboard.press(depth)
        shown[depth] = counts(page)["canvas"][0]
        place = page.evaluate("networkPage.state.chosen[0]")
        within = page.evaluate(f"networkPage.within({place}, {depth}, networkPage.ties.map((t) => networkPage.hub.ties.includes(t))).size")
        assert shown[depth] == within
    assert shown["1"] < shown["2"] < shown["3"]
    scale = page.evaluate("networkPage.onCanvas().scale")
    page.keyboard.press("+")
    assert page.evaluate("networkPage.onCanvas().scale") > scale
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.focus("#canvas")
    page.keyboard.press("Escape")
    assert page.evaluate("[networkPage.state.depth, networkPage.state.chosen.length]") == [0, 1]
    page.keyboard.press("Escape")
    assert page.evaluate("networkPage.state.chosen") is None and page.inner_text("#status") == "Nothing selected"
    assert {k.strip() for k in page.locator("#keys kbd").all_inner_texts()} >= {"Arrow keys", "Enter", "Esc", "+", "1", "2", "3"}
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"


def test_pointing_and_clicking_reach_things_and_ties(watch, sample_file):
    page = watch().open(sample_file)
    place = page.evaluate("networkPage.byId.get('country-chl').key")
    at = page.evaluate(f"""() => {{ const p = networkPage.toScreen(networkPage.at({place}));
        const r = document.getElementById('canvas').getBoundingClientRect(); return [p.x + r.x, p.y + r.y]; }}""")
    page.mouse.move(*at)
    until(lambda: page.locator("#tip").is_visible())
    assert "Chile" in page.inner_text("#tip") and "智利" in page.inner_text("#tip")
    page.mouse.click(*at)
    until(lambda: page.evaluate("networkPage.state.chosen") == [place])
    page.mouse.click(at[0] + 400, 860)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_language_leaves_nothing_of_the_other_but_what_is_marked(watch, sample_file, lang):
    page = watch(locale="zh-CN" if lang == "zh" else "en-GB").open(sample_file)
    other = "zh" if lang == "en" else "en"
    page.evaluate(f"networkPage.set({{lang: '{other}'}})")
    page.evaluate(f"networkPage.set({{lang: '{lang}', hub: true}}); networkPage.set({{hub: false}})")
    assert page.evaluate("[document.documentElement.lang, document.title]") == (
        ["en", "A sample network"] if lang == "en" else ["zh-Hans", "示例网络"])
    for state in ("networkPage.choose([1])", "networkPage.choose([1, networkPage.things[1].near.keys().next().value])",
                  "networkPage.set({view: 'table', chosen: null})", "networkPage.set({view: 'network', hub: true})"):
        page.evaluate(state + "; document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        page.wait_for_timeout(20)
        found = page.evaluate("""() => {
          const texts = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let n = walk.nextNode(); n; n = walk.nextNode()) {
            if (n.parentElement.closest('script, noscript, style, code')) continue;
            texts.push([n.parentElement.closest('[lang]').lang, n.textContent]);
          }
          for (const e of document.querySelectorAll('[aria-label], [placeholder], [title]'))
            for (const a of ['aria-label', 'placeholder', 'title']) if (e.hasAttribute(a)) texts.push([document.documentElement.lang, e.getAttribute(a)]);
          return texts; }""")
        assert len(found) > 80
        for tag, text in found:
            if lang == "en" and HAN.search(text):
                assert tag == "zh-Hans", text
            latin = [w for w in re.findall(r"[A-Za-z]{3,}", text) if w not in ("PNG", "SVG", "CSV", "Esc", "Enter")]
            if lang == "zh" and latin and tag == "zh-Hans":
                pytest.fail(f"English in the Chinese page: {text}")
    labels = page.evaluate("networkPage.drawnLabels.map((b) => b.lines.join(''))")
    assert labels and all(bool(HAN.search(text)) == (lang == "zh") for text in labels)


def test_a_long_word_is_parted_with_a_hyphen_before_a_syllable_and_never_for_evenness(watch, sample_file):
    page = watch().open(sample_file)
    wrap = "([text, width, most]) => networkPage.wrap(text, networkPage.font(12, false), width, most).lines"
    for word, first in (("Semiconductors", "Semiconduc-"), ("Neuromorphic", "Neuromor-"), ("Heterogeneous", "Heteroge-"), ("Fernmeldeüberwachung", "Fern")):
        wide = page.evaluate("(text) => networkPage.wrap(text, networkPage.font(12, false), 900, 1).width", word)
        lines = page.evaluate(wrap, [word, wide - 8, 4])
        assert lines[0].startswith(first) and lines[0].endswith("-") and lines[0][:-1] + lines[1] == word and len(lines[1]) > 2
        assert page.evaluate(wrap, [word, wide + 1, 4]) == [word]
    wide = page.evaluate("networkPage.wrap('Semiconductors', networkPage.font(12, false), 900, 1).width")
    assert page.evaluate(wrap, ["AI for Semiconductors", wide + 2, 4]) == ["AI for", "Semiconductors"]
    for kept in ("半导体与人工智能技术合作", "country-republic-of-korea-x1", "12345678901234567890"):  # Han, codes and figures take no hyphen
        assert "".join(page.evaluate(wrap, [kept, 60, 9])) == kept


def test_every_text_of_the_page_exists_in_both_languages_and_is_used():
    strings = json.loads((ASSETS / "strings.json").read_text(encoding="utf-8"))
    codes = json.loads((ASSETS / "codes.json").read_text(encoding="utf-8"))
    for key, word in (strings | codes).items():
        assert set(word) == {"en", "zh"} and not HAN.search(str(word["en"])), key
        assert HAN.search(word["zh"]) or key in ("of", "announce_thing"), key
        forms = word["en"] if isinstance(word["en"], list) else [word["en"]]
        holes = [set(re.findall(r"\{(\w+)\}", form)) for form in (*forms, word["zh"])]
        assert set.union(*holes) - {"n"} == holes[-1] - {"n"}, key
    source = (ASSETS / "page.html").read_text() + "".join(p.read_text() for p in sorted((ASSETS / "script").iterdir()))
    called = set(re.findall(r"""say(?:\(|="|\.)["']?(\w+)""", source)) | set(re.findall(r"""["'](\w+)["']""", source))
    grown = tuple(re.findall(r"say\(`(\w+_)\$\{", source))
    unused = {key for key in strings if key not in called and not key.startswith(grown)} - {"untitled", "no_script"}
    assert not unused
    missing = set(re.findall(r"""say\(["'](\w+)["']""", source)) - set(strings)
    assert not missing


# -- the drawing ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_labels_overlap_in_any_layout(watch, sample_file, lang):
    page = watch().open(sample_file, f"#lang={lang}")
    partners = [n for n in sample() if n.startswith("country-")]
    for layout in ("rings", "clusters", "columns"):
        page.click(f"[data-layout={layout}]")
        page.wait_for_timeout(120)
        assert overlaps(page) == [] and outside_canvas(page) == []
        drawn = set(page.evaluate("networkPage.drawnLabels.map((b) => b.thing.id)"))
        if layout != "clusters":
            assert drawn >= set(partners), f"a partner has no label in {layout}"


@pytest.mark.parametrize("name", KEPT)
def test_kept_networks_are_drawn_whole(watch, g, tmp_path, name):
    net = g.network(name)
    draw(net, tmp_path / "net.html")
    page = watch().open(tmp_path / "net.html")
    print(name, "ready after", page.evaluate("Math.round(performance.getEntriesByName('ready')[0].startTime)"), "ms,",
          (tmp_path / "net.html").stat().st_size // 1000, "kB")
    assert overlaps(page) == [] and outside_canvas(page) == []
    if page.evaluate("Boolean(networkPage.hub) && !networkPage.state.hub"):
        page.click("#hub-switch")
    if page.query_selector("#subset-switch"):  # many things open with those that have most partners, and say so
        page.click("#subset-switch")
    now = counts(page)
    assert now["canvas"] == now["all"] == [len(net), net.number_of_edges()] and now["hidden"] == []
    assert net.number_of_edges() == net.graph["receipt"]["edges"] == len(g.ask(name)) > 0
    page.evaluate("networkPage.set({lang: 'zh', theme: 'dark'})")
    assert overlaps(page) == []
    report = Axe().run(page, options={"resultTypes": ["violations"]})
    assert report.violations_count == 0, report.generate_report()


def test_case_18_labels_without_spaces(watch, tmp_path):
    from rdflib import RDFS, Graph, Namespace

    graph = Graph().parse(CASES / "18-labels-without-spaces" / "input.ttl")
    ex = Namespace("http://example.org/case18/")
    net = nx.DiGraph()
    for s, o in sorted(graph.subject_objects(ex.linked)):
        for node in (s, o):
            net.add_node(str(node), labels=[(str(t), t.language) for t in graph.objects(node, RDFS.label)])
        net.add_edge(str(s), str(o))
    full = [labels[0][0] for _, labels in net.nodes(data="labels")]
    long = {labels[0][1]: labels[0][0] for _, labels in net.nodes(data="labels")}
    assert sorted(map(len, full)) == [5, 41, 70, 77, 81, 94]
    draw(net, tmp_path / "long.html")
    for size, theme in (((1440, 900), "light"), ((1440, 900), "dark"), ((390, 844), "light")):
        page = watch(*size).open(tmp_path / "long.html", f"#view=network&theme={theme}")
        quarter = max(size[0] / 4, 0)
        drawn = page.evaluate("networkPage.drawnLabels.map((b) => [2 * b.w, b.lines])")
        assert len(drawn) >= (6 if size[0] > 700 else 3) and all(width <= quarter + 2 for width, _ in drawn)
        assert overlaps(page) == [] and outside_canvas(page) == []
        for _, lines in drawn:
            text = re.sub("[ -]", "", "".join(lines))
            assert text in {re.sub("[ -]", "", t) for t in full} or text.endswith("…"), "cut without an ellipsis"
            assert not any(line[0] in "。，、）" or line[-1] in "（" for line in lines)
        for lang in ("zh", "en"):
            page.evaluate(f"networkPage.set({{lang: '{lang}'}})")
            assert page.evaluate("networkPage.drawnLabels.every((b) => b.lines.join('').trim())")
        svg = ET.fromstring(page.evaluate("networkPage.svgText()"))
        assert all(text in "".join(svg.itertext()) for text in full)
        for asked, found in (("补充议定书", long["zh"]), ("arbeitsgruppe", long["de"])):
            assert found in page.evaluate("(q) => networkPage.find(q).map((t) => t.en[0])", asked)
        for number in range(len(net)):
            page.evaluate(f"networkPage.choose([{number}])")
            assert page.inner_text("#selection h2") in full
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.evaluate("networkPage.set({view: 'table'})")
        assert all(text in page.inner_text("#tables") for text in full)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tags = page.evaluate("networkPage.things.map((t) => t.en[1])")
    assert set(tags) == {"zh", "de", "en"}  # a fallback keeps its own language


def test_case_20_parallel_lines_among_many_things(watch, tmp_path):
    rows = case("20-parallel-lines-many-nodes")
    net = nx.MultiDiGraph()
    for row in rows:
        net.add_edge(row["source"], row["target"], kind=row["mechanism"][0], mechanism=row["mechanism"])
    draw(net, tmp_path / "many.html")
    watched = watch()
    page = watched.open(tmp_path / "many.html")
    print("600 things ready after", page.evaluate("Math.round(performance.getEntriesByName('ready')[0].startTime)"), "ms")
    page.click("#subset-switch")  # so many open with the most tied
    now = counts(page)
    assert now["canvas"] == now["legend"] == now["receipt"] == [600, 617]
    assert page.inner_text("[data-row=r_pairs]") == "606"
    for pair in (("n000", "n050"), ("n100", "n150"), ("n200", "n250"), ("n300", "n350"), ("n400", "n450")):
        for layout in ("rings", "clusters"):
            page.evaluate(f"networkPage.set({{layout: '{layout}', chosen: null}})")
            middles = page.evaluate("""([a, b]) => { const ties = networkPage.pairs.get(networkPage.pairKey([a, b]
                .map((id) => networkPage.byId.get(id).key)));
                return ties.map((t) => networkPage.way(t)[8]); }""", list(pair))
            assert len(middles) == 3
            for one, two in combinations(middles, 2):  # the three curves lie apart by more than they are thick
                gap = math.dist((one["x"], one["y"]), (two["x"], two["y"])) * page.evaluate("networkPage.fitScale")
                assert gap > (5 if layout == "rings" else 0.4), (pair, layout, gap)
    page.evaluate("networkPage.set({layout: 'rings', chosen: null}); networkPage.zoom(1.6)")
    page.wait_for_timeout(250)
    for number, mechanism in enumerate(("x100", "y100", "z100")):  # each is hit in its middle and the list names all three
        hit = page.evaluate(f"""() => {{ const ties = networkPage.pairs.get(networkPage.pairKey(['n100', 'n150']
            .map((id) => networkPage.byId.get(id).key))); return networkPage.tieAt(networkPage.way(ties[{number}])[8]).more.mechanism; }}""")
        assert hit == mechanism
    page.evaluate("networkPage.choose([...networkPage.pairs.get(networkPage.pairKey(['n000', 'n050'].map((id) => networkPage.byId.get(id).key)))[0].ends])")
    assert all(name in page.inner_text("#selection") for name in ("x0", "y0", "z0", "3 ties between them"))
    both = page.evaluate("""networkPage.pairs.get(networkPage.pairKey(['n500', 'n550'].map((id) => networkPage.byId.get(id).key)))
        .map((t) => ({from: t.from, arrow: networkPage.tieLook(t, null).arrow, at: networkPage.way(t)[8]}))""")
    assert both[0]["from"] != both[1]["from"] and all(t["arrow"] for t in both)
    assert math.dist(*[(t["at"]["x"], t["at"]["y"]) for t in both]) > 5
    page.evaluate("networkPage.choose(null); networkPage.toggle('kind', 'x')")
    assert counts(page)["canvas"] == [600, 612]
    svg = ET.fromstring(page.evaluate("networkPage.allOn(), networkPage.svgText()"))
    group = next(e for e in svg.iter() if e.get("id") == "ties")
    assert len(group) == 617
    page.fill("#search", "n437")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    centre = page.evaluate("""() => { const p = networkPage.toScreen(networkPage.at(networkPage.byId.get('n437').key)), b = document.getElementById('canvas');
        return [p.x / b.clientWidth, p.y / b.clientHeight]; }""")
    assert all(abs(part - 0.5) < 0.05 for part in centre)
    assert "n437" in page.evaluate("networkPage.drawnLabels.map((b) => b.thing.id)")


def test_case_16_loops_are_seen_and_listed_and_case_14_things_without_a_tie_stay(watch, tmp_path):
    loops = from_edges(case("16-self-loops"), directed=True)
    draw(loops, tmp_path / "loops.html")
    page = watch().open(tmp_path / "loops.html")
    assert counts(page)["canvas"] == [5, 6] and page.inner_text("[data-row=r_self]") == "2"
    for node in "AE":
        reach = page.evaluate(f"""() => {{ const thing = networkPage.byId.get('{node}'), tie = thing.ties.find((t) => t.from === t.to);
            const c = networkPage.at(thing.key), scale = networkPage.onCanvas().scale;
            return [Math.max(...networkPage.way(tie).map((p) => Math.hypot(p.x - c.x, p.y - c.y))) * scale, networkPage.radius(thing) * scale]; }}""")
        assert reach[0] > reach[1] + 6, "the loop is hidden by its mark"
    page.evaluate("networkPage.choose([networkPage.byId.get('E').key])")
    assert "to itself" in page.inner_text("#selection")
    page.evaluate("networkPage.set({view: 'table'})")
    assert table_counts(page) == [5, 6]
    apart = from_edges(case("14-disconnected-network"), nodes=list("ABCDEFGHI"))
    draw(apart, tmp_path / "apart.html")
    page = watch().open(tmp_path / "apart.html")
    assert counts(page)["canvas"] == [9, 7]
    assert "\nI,I,I," in page.evaluate("networkPage.csvText('things')").replace("\r", "")


def test_empty_bare_and_odd_graphs_make_sensible_pages(watch, tmp_path):
    watched = watch()
    draw(nx.Graph(), tmp_path / "empty.html")
    page = watched.open(tmp_path / "empty.html")
    assert page.inner_text("#nothing") == "This network has no things and no ties."
    assert page.inner_text("[data-row=r_shown]") == "0 things, 0 ties"
    draw(nx.karate_club_graph(), tmp_path / "bare.html", title="Karate")
    page = watched.open(tmp_path / "bare.html")
    assert counts(page)["canvas"] == [34, 78] and page.inner_text("h1") == "Karate"
    assert page.inner_text("[data-row=r_question]") == "an own graph, no question"
    odd = nx.Graph()
    odd.add_edge(1, "1", weight=float("nan"))
    odd.add_edge((2, 3), "\ud800", when=__import__("datetime").date(2025, 1, 2))
    odd.add_edge(None or "x", 2.5)
    odd.add_nodes_from([0, True and "yes"])
    draw(odd, tmp_path / "odd.html")
    page = watched.open(tmp_path / "odd.html")
    assert counts(page)["canvas"] == [len(odd), 3]
    draw(nx.empty_graph(40), tmp_path / "apart.html")
    assert counts(watched.open(tmp_path / "apart.html"))["canvas"] == [40, 0]


def test_case_08_labels_fall_back_by_language_and_keep_their_tag(watch, tmp_path):
    from rdflib import RDFS, Graph, Namespace

    graph = Graph().parse(CASES / "08-language-tag-fallback" / "input.ttl")
    linked = Namespace("http://example.org/case08/").linked
    net = nx.DiGraph()
    for s, o in graph.subject_objects(linked):
        for node in (s, o):
            net.add_node(str(node).rsplit("/")[-1], labels=[(str(t), t.language) for t in graph.objects(node, RDFS.label)])
        net.add_edge(str(s).rsplit("/")[-1], str(o).rsplit("/")[-1])
    draw(net, tmp_path / "tags.html")
    page = watch().open(tmp_path / "tags.html")
    labels = page.evaluate("Object.fromEntries(networkPage.things.map((t) => [t.id, [t.en, t.zh]]))")
    assert labels["n1"] == [["Digital council", "en-GB"], ["数字理事会", "zh-Hans"]]
    assert labels["n2"][1] == ["数字理事会二", "zh-CN"] and labels["n2"][0][0] in ("数字理事会二", "数位理事会", "Conseil")
    assert labels["n3"] == [["Plain council", ""]] * 2 and labels["n4"] == [["Beirat", "de"]] * 2
    assert labels["n5"][0] == ["Council five", "en"] and labels["n5"][1][0] == "理事会五"
    assert labels["n6"] == [["n6", ""]] * 2
    page.evaluate("networkPage.choose([networkPage.byId.get('n4').key])")
    assert page.locator("#selection h2 bdi").get_attribute("lang") == "de"
    for asked in ("数字", "Council"):
        assert "n1" in page.evaluate("(q) => networkPage.find(q).map((t) => t.id)", asked)


# -- what leaves the page ------------------------------------------------------------------------------------------------


def test_saved_files_hold_what_is_shown(watch, sample_file, tmp_path):
    page = watch().open(sample_file)
    now = counts(page)
    saved = {}
    for what in ("png", "svg", "ties", "things"):
        page.evaluate("document.getElementById('save').open = true")
        with page.expect_download() as wait:
            page.click(f"[data-save={what}]")
        wait.value.save_as(tmp_path / what)
        saved[what] = (wait.value.suggested_filename, (tmp_path / what).read_bytes())
    assert [name for name, _ in saved.values()] == ["sample-2025-12-31.png", "sample-2025-12-31.svg",
                                                    "sample-2025-12-31-ties.csv", "sample-2025-12-31-things.csv"]
    assert saved["png"][1][:8] == b"\x89PNG\r\n\x1a\n" and int.from_bytes(saved["png"][1][16:20], "big") >= 1400
    svg = ET.fromstring(saved["svg"][1])
    parts = {e.get("id"): e for e in svg.iter() if e.get("id")}
    assert [len(parts["things"]), len(parts["ties"])] == now["canvas"]
    text = "".join(svg.itertext())
    assert "2025-12-31" in text and "A sample network" in text and "日本" in text
    for what, number in (("things", 0), ("ties", 1)):
        raw = saved[what][1]
        assert raw.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
        assert len(rows) == now["canvas"][number]
    net = sample()
    ends = sorted((a, b, d["kind"], d["records"][0]) for a, b, d in net.edges(data=True) if "org-eu" not in (a, b))
    assert sorted((r["source"], r["target"], r["kind"], r["records"]) for r in rows) == ends


def test_print_shows_the_drawing_as_vectors_and_the_receipt(watch, sample_file):
    page = watch().open(sample_file, "#theme=dark")
    page.emulate_media(media="print")
    until(lambda: page.locator("#print svg").count() == 1)
    assert page.locator("#print svg").is_visible() and page.locator("#canvas").is_hidden()
    assert page.locator("#receipt").is_visible() and "2025-12-31" in page.inner_text("#receipt")
    assert "A sample network" in page.text_content("#print svg") and page.locator("#search").is_hidden()
    assert "Japan" in page.locator("#print #labels").text_content()
    assert page.locator("#print svg > rect").get_attribute("fill") in ("#fff", "#ffffff")  # white paper from a dark screen
    box = page.locator("#print svg").bounding_box()
    view = [float(n) for n in page.locator("#print svg").get_attribute("viewBox").split()]
    assert view[2] > 0 and page.locator("#print svg").get_attribute("preserveAspectRatio") is None and box["width"] > 300
    page.emulate_media(media="screen")
    until(lambda: page.locator("#print svg").count() == 0)
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_phone_opens_on_search_and_list_and_never_scrolls_sideways(watch, sample_file):
    page = watch(390, 844, has_touch=True).open(sample_file)
    fits = "document.documentElement.scrollWidth <= innerWidth"
    assert page.locator("#search").bounding_box()["y"] < 300
    row = page.locator("#table-things tbody tr").first.bounding_box()
    assert row["y"] + row["height"] < 844 and page.locator("#canvas").is_hidden()
    page.fill("#search", "日本")
    page.press("#search", "Enter")
    assert page.inner_text("#selection h2") == "Japan" and page.locator("#selection").bounding_box()["y"] < 844
    for state in ("networkPage.set({view: 'network'})", "networkPage.choose([1])", "networkPage.set({view: 'table', lang: 'zh'})",
                  "networkPage.set({view: 'network', layout: 'columns', hub: true})"):
        page.evaluate(state)
        assert page.evaluate(fits), state
    small = page.evaluate("""[...document.querySelectorAll('button, select, summary, input')].filter((e) => e.offsetParent && !e.closest('#selection'))
        .map((e) => e.getBoundingClientRect()).filter((r) => r.width && Math.min(r.width, r.height) < 16).length""")
    assert small == 0
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate(fits)


def test_the_same_network_gives_the_same_bytes_in_any_locale(tmp_path):
    code = ("import sys, json, networkx as nx; sys.path.insert(0, sys.argv[1]); from kg.views import draw; "
            "net = nx.node_link_graph(json.load(open('net.json', encoding='ascii')), edges='edges'); draw(net, sys.argv[2]); "
            "print(draw(net, lang='zh'))")
    (tmp_path / "net.json").write_text(json.dumps(nx.node_link_data(sample(), edges="edges")), encoding="ascii")
    made = []
    for number, (locale, seed) in enumerate((("C", "1"), ("C.UTF-8", "2"))):
        env = {**os.environ, "LC_ALL": locale, "PYTHONHASHSEED": seed, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        path = tmp_path / f"{number}.html"
        done = subprocess.run([sys.executable, "-c", code, str(ROOT), str(path)], env=env, cwd=tmp_path,
                              capture_output=True, timeout=120)
        assert done.returncode == 0, done.stderr.decode()
        made.append(path.read_bytes())
    assert made[0] == made[1] and "日本".encode() in made[0]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["0.html", "1.html", "net.json"]  # no lib/, no leftovers


# -- the pyvis contract and notebooks ------------------------------------------------------------------------------------


def test_it_is_a_pyvis_network_that_keeps_what_a_user_adds(watch, tmp_path, monkeypatch):
    import pyvis.network

    monkeypatch.chdir(tmp_path)
    net = nx.MultiGraph()
    net.add_edge("a", "b", kind="covers")
    net.add_edge("a", "b", kind="covers")
    before = nx.to_dict_of_dicts(net), dict(net.graph)
    page = draw(net)
    assert isinstance(page, pyvis.network.Network) and isinstance(page, NetworkPage)
    assert (nx.to_dict_of_dicts(net), dict(net.graph)) == before
    page.add_node("mine", label="Added by hand", color="#cc0000", shape="star", title="<b>see href</b>", x=40, y=900)
    page.add_edge("mine", "a", label="noted")
    page.add_edge("mine", "a", label="noted again")
    page.add_edges([("b", "mine"), ("b", "mine", 3)])
    page.set_options('{"nodes": {"font": {"face": "Noto Sans CJK SC"}}, "physics": {"enabled": true}}')
    assert page.options["nodes"]["font"]["face"] == "Noto Sans CJK SC"
    page.toggle_physics(False)
    page.toggle_hide_edges_on_drag(True)
    assert page.num_nodes() == 3 and page.num_edges() == 6 and page.get_adj_list()["mine"] == {"a"}
    assert page.show("own.html", notebook=True) is page
    page.save_graph("again.html")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["again.html", "own.html"]
    shown = watch().open(tmp_path / "own.html")
    assert counts(shown)["canvas"] == [3, 6]
    assert "Noto Sans CJK SC" in shown.evaluate("networkPage.face")
    assert shown.evaluate("networkPage.onCanvas().physics") is False
    assert shown.evaluate("networkPage.at(networkPage.byId.get('mine').key)") == {"x": 40, "y": 900}
    assert "1 thing, 4 ties" in shown.inner_text("[data-row=r_added]")
    shown.evaluate("networkPage.choose([networkPage.byId.get('mine').key])")
    panel = shown.inner_text("#selection")
    assert "Added by hand" in panel and "noted again" in panel and "<b>see href</b>" in panel
    for wrong in (lambda: page.add_edge("mine", "nobody"), lambda: page.set_options("not json"), lambda: draw(net, lang="fr"),
                  lambda: draw("no graph"), lambda: page.add_node((1, 2))):
        with pytest.raises(NetworkError):
            wrong()


def test_many_edges_are_added_in_bulk():
    start = time.monotonic()
    page = NetworkPage()
    for n in range(5_000):
        page.add_node(n)
    for n in range(25_000):
        page.add_edge(n % 5_000, (n * 7) % 5_000)
    assert page.num_edges() == 25_000
    assert time.monotonic() - start < 10, "stock pyvis takes more than 20 s for this"


def test_a_page_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    target = tmp_path / "net.html"
    draw(sample(), target)
    old = target.read_bytes()
    for wrong in (tmp_path / "missing" / "net.html", tmp_path / "net.pdf"):
        with pytest.raises(FileError) as error:
            draw(sample(), wrong)
        assert HAN.search(error.value.said.zh)
    page = draw(sample())
    monkeypatch.setattr(os, "replace", lambda *a: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(FileError):
        page.write_html(target)
    monkeypatch.undo()
    assert target.read_bytes() == old and [p.name for p in tmp_path.iterdir()] == ["net.html"]


def test_views_are_imported_without_pyvis():
    code = "import sys, kg.views; sys.exit('pyvis' in sys.modules or 'IPython' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_case_22_two_networks_in_one_notebook(watch, tmp_path, monkeypatch):
    import nbformat
    from nbclient import NotebookClient
    from nbconvert import HTMLExporter

    monkeypatch.chdir(tmp_path)
    head = (f"import sys, csv; sys.path.insert(0, {str(ROOT)!r})\nfrom kg.network import from_edges\nfrom kg.views import draw\n"
            f"def net(name): return from_edges(csv.DictReader(open({str(CASES)!r} + '/' + name + '/edges.csv')))\n")
    cells = [head + "a = draw(net('22-two-networks-one-notebook'), title='first'); a", "b = draw(net('16-self-loops'), title='second'); b",
             "a", "display(a, b)"]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
    NotebookClient(notebook, kernel_name="python3", timeout=120).execute()
    for cell in notebook.cells:
        cell.source = ""  # the test's own paths are not part of the outputs
    outputs = [o for cell in notebook.cells for o in cell.outputs]
    assert [set(o["data"]) for o in outputs] == [{"text/html", "text/plain", "image/png"}] * 5
    lines = [o["data"]["text/plain"] for o in outputs]
    assert all("\n" not in line for line in lines) and "4 nodes, 5 ties" in lines[0] and "5 nodes, 6 ties" in lines[1]
    for output in outputs:
        assert base64.b64decode(output["data"]["image/png"]).startswith(b"\x89PNG")
        assert "sandbox=" in output["data"]["text/html"] and "allow-same-origin" not in output["data"]["text/html"]
    saved = nbformat.writes(notebook)
    assert len(saved.encode()) < 10_000_000 and str(ROOT) not in saved and str(tmp_path) not in saved
    assert not re.search(r"(?:src|href)=\\?[\"']?https?:", saved)
    assert list(tmp_path.iterdir()) == []
    body, _ = HTMLExporter(template_name="basic").from_notebook_node(notebook)
    target = tmp_path / "elsewhere"
    target.mkdir()
    (target / "nb.html").write_text(f"<!doctype html><meta charset=utf-8><title>n</title>{body}", encoding="utf-8")
    watched = watch()
    page = watched.page
    page.goto((target / "nb.html").as_uri())
    frames = [f for f in page.frames if f != page.main_frame]
    assert len(frames) == 5
    for frame in frames:
        wait_ready(frame)
    shown = "JSON.stringify([networkPage.things.map((t) => t.id).join(''), networkPage.onCanvas().ties.length])"
    assert [json.loads(f.evaluate(shown)) for f in frames] == [["ABCD", 5], ["ABCDE", 6], ["ABCD", 5], ["ABCD", 5], ["ABCDE", 6]]
    frames[0].evaluate("networkPage.choose([0]); networkPage.set({lang: 'zh', theme: 'dark'})")
    states = [f.evaluate("[networkPage.state.chosen, networkPage.state.lang, networkPage.state.theme]") for f in frames]
    assert states == [[[0], "zh", "dark"]] + [[None, "en", "auto"]] * 4
    assert frames[0].evaluate("(() => { try { return String(window.parent.document); } catch (e) { return 'kept apart'; } })()") == "kept apart"
    assert page.evaluate("[typeof vis, typeof networkPage]") == ["undefined", "undefined"]


