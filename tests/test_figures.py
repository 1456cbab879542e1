"""Figures for print: what is drawn is what the table says, in both languages, with nothing set over anything else."""
import datetime as dt
import re
import struct
import sys
import warnings
from math import radians, sin
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from conftest import HAN

from kg import analysis, figures, illustrations, layout, studies
from kg.errors import FigureError, KnowledgeGraphError, UnknownName
from kg.figures import sheet
from kg.shell import main
from kg.table import Table
from kg.views import encoding, typefaces
from kg.words import Bilingual

DOCS = layout.PACKAGE.parent / "docs"
NAMES = {"a": ("Japan", "日本"), "b": ("Republic of Korea", "韩国"), "c": ("Singapore", "新加坡"), "d": ("Canada", "加拿大"),
         "long": ("A partner with a name that goes on and on, far beyond what any table of a report could ever hold",
                  "名称极长的合作对象" * 9)}
LABELS = {k: {"en": en, "zh": zh} for k, (en, zh) in NAMES.items()} | {
    "state-active": {"en": "In force or operating", "zh": "已生效或运行中"}, "state-signed": {"en": "Signed", "zh": "已签署"},
    "state-ended": {"en": "Ended", "zh": "已终止"}}
chinese = pytest.mark.skipif(typefaces.installed()[0] == typefaces.LATIN, reason="no Chinese typeface on this machine")
BOTH = ("en", pytest.param("zh", marks=chinese))


def ranked(rows, title="Ranks"):
    """A table as kg.analysis.rank_intervals gives it: node, rank, low, high."""
    return Table(("rank", "node", "value", "low", "high", "width_by"), [(r, n, 1.0, low, high, None) for n, r, low, high in rows],
                 title={"en": title, "zh": "名次表"}, note={"en": "A note.", "zh": "一条注。"}, labels=LABELS.get)


def history():
    return {2024: ranked([("a", 1, 1, 2), ("b", 2, 1, 3), ("c", 2, 2, 3)]),
            2025: ranked([("b", 1, 1, 2), ("a", 2, 1, 3), ("d", 3, 3, 4), ("c", 4, 2, 4)]),
            2026: ranked([("b", 1, 1, 1), ("a", 2, 2, 4), ("d", 2, 2, 4), ("c", 4, 3, 4)])}


def counts(rows):
    return Table(("partner", "technology", "number"), rows, title={"en": "Counts", "zh": "计数"}, labels=LABELS.get)


def lives(rows):
    return Table(("mechanism", "state", "first", "last", "certain"), rows, title={"en": "Lives", "zh": "历程"}, labels=LABELS.get)


DAY = dt.date(2026, 6, 30)
LIVES = lives([("a", "state-signed", dt.date(2020, 3, 1), dt.date(2021, 12, 31), True),
               ("a", "state-active", dt.date(2022, 1, 1), dt.date.max, True),
               ("b", "state-active", dt.date(2021, 1, 1), dt.date(2021, 12, 30), False),
               ("b", "state-active", dt.date(2021, 12, 31), dt.date.max, True),
               ("c", "state-active", dt.date(2019, 1, 1), dt.date(2023, 5, 4), True),
               ("c", "state-ended", dt.date(2023, 5, 5), dt.date.max, True),
               ("d", None, None, None, None),
               ("long", "state-active", dt.date(2027, 1, 1), dt.date.max, True)])
SOME = {
    "bump": lambda lang: figures.bump(history(), lang=lang),
    "intervals": lambda lang: figures.intervals(history()[2025], lang=lang),
    "heat": lambda lang: figures.heat(counts([("a", "b", 3), ("a", "c", 1), ("d", "b", 7), ("long", "long", 2)]), count="number", lang=lang),
    "timeline": lambda lang: figures.timeline(LIVES, day=DAY, lang=lang),
}


def parts(figure, kind):
    """The drawn things whose name begins with a word, by the rest of the name."""
    found = [a for a in figure.drawing.findobj() if (a.get_gid() or "").split(" ")[0] == kind]
    return {(a.get_gid().partition(" ")[2] or str(n)): a for n, a in enumerate(found)}


def words(figure, kind):
    return [a.get_text() for a in parts(figure, kind).values()]


def test_a_bump_chart_draws_the_ranks_and_the_intervals_of_the_tables():
    figure = figures.bump(history(), focus=["a"])
    dots = {key: part.get_xydata()[0] for key, part in parts(figure, "dot").items()}
    for k, table in enumerate(history().values()):
        for row in table.records():
            x, y = dots[f"{row['node']} {k}"]
            assert round(x) == k and int(y + 1e-9) == row["rank"], "equal ranks lie under one another by less than a rank"
    assert set(dots) == {f"{n} {k}" for k, t in enumerate(history().values()) for n in t.column("node")}
    bars = {key: tuple(part.get_ydata()) for key, part in parts(figure, "interval").items()}
    assert bars == {"a 0": (1, 2), "a 1": (1, 3), "a 2": (2, 4)}
    assert words(figure, "name") == ["Republic of Korea", "Japan", "Canada", "Singapore"]
    assert words(figure, "end") == ["1", "2 (2–4)", "2 (2–4)", "4 (3–4)"]
    assert figure.drawing.axes[0].yaxis_inverted(), "the first is on top"


def test_a_node_that_was_not_there_has_no_line_and_begins_with_a_ring():
    figure = figures.bump(history(), focus=0)
    assert set(parts(figure, "line")) == {f"{n} {k}" for n in "abc" for k in (0, 1)} | {"d 1"}
    hollow = [key for key, part in parts(figure, "dot").items() if part.get_markerfacecolor() == "white"]
    assert hollow == ["d 1"] and "A ring" in " ".join(words(figure, "small"))


def test_a_bump_chart_goes_over_measures_too():
    figure = figures.bump({"degree": history()[2024], "betweenness": history()[2025], Bilingual("mine", "自有"): history()[2026]})
    assert [t.get_text() for t in figure.drawing.axes[0].get_xticklabels()] == ["Degree", "Betweenness", "mine"]


def test_what_is_hidden_keeps_its_rank_and_is_named():
    figure = figures.intervals(history()[2025], hide=["b"])
    assert words(figure, "name") == ["Japan", "Canada", "Singapore"] and words(figure, "end")[0] == "2 (1–3)"
    assert "Ranked but not drawn: Republic of Korea (rank 1)" in " ".join(words(figure, "small"))


def test_dots_and_whiskers_lie_where_the_table_says():
    figure = figures.intervals(history()[2025])
    assert {k: p.get_xdata()[0] for k, p in parts(figure, "dot").items()} == {"b": 1, "a": 2, "d": 3, "c": 4}
    assert {k: tuple(p.get_xdata()) for k, p in parts(figure, "whisker").items()} == {"b": (1, 2), "a": (1, 3), "d": (3, 4), "c": (2, 4)}
    heights = [p.get_ydata()[0] for p in parts(figure, "dot").values()]
    assert heights == sorted(heights)


def test_a_network_is_ranked_and_its_receipt_printed():
    net = nx.path_graph(["a", "b", "c"])
    figure = figures.intervals(net, by="degree")
    assert words(figure, "name")[0] == "b" and "2 ties between 3 nodes" in " ".join(words(figure, "small")).replace("\n", " ")


def test_the_most_telling_record_stands_under_its_name(g):
    net = g.network("partners", as_of="2024-01-01")
    table = analysis.most_telling(net, by="ties", node="country-jpn", most=1)
    figure = figures.intervals(ranked([("country-jpn", 1, 1, 2)]), telling={"country-jpn": table})
    said = words(figure, "without")[0]
    row = table.records()[0]
    record = table.shown(row["record"]).partition(" [")[0]
    assert said.startswith("without: " + record[:40]) and (said.endswith(f"rank {row['rank_without']}") or said.endswith("…"))


def test_numbers_and_steps_of_the_blue_are_those_of_the_table():
    figure = figures.heat(counts([("a", "b", 3), ("a", "c", 1), ("d", "b", 7), ("d", "c", 0)]), count="number")
    assert words(figure, "name") == ["Canada", "Japan"] and words(figure, "head") == ["Republic of Korea", "Singapore"]
    assert {k: t.get_text() for k, t in parts(figure, "sign").items()} == {"0 0": "7", "1 0": "3", "1 1": "1"}
    from matplotlib.colors import to_hex
    assert {k: to_hex(c.get_facecolor()) for k, c in parts(figure, "cell").items()} == {
        "0 0": encoding.HEAT[4], "1 0": encoding.HEAT[3], "1 1": encoding.HEAT[1]}


def test_only_what_is_in_force_is_counted_and_the_rest_is_a_sign():
    rows = [("a", "b", "m1", "state-active"), ("a", "b", "m2", "state-signed"), ("a", "b", "m1", "state-active"),
            ("a", "c", "m3", "state-announced"), ("d", "b", "m4", "state-ended"), ("d", "c", "m5", None)]
    figure = figures.heat(Table(("partner", "technology", "via", "state"), rows, labels=LABELS.get))
    assert {k: t.get_text() for k, t in parts(figure, "sign").items()} == {"0 0": "1", "0 1": "○", "1 0": "−", "1 1": "·"}
    assert len(parts(figure, "cell")) == 1, "what is not in force has no blue"
    keys = words(figure, "key")
    assert any(k.startswith("○") for k in keys) and any(k.startswith("−") for k in keys)


def test_the_matrix_of_the_project_counts_what_the_kept_question_gives(g):
    figure = illustrations.draw(g, "heat", as_of="2026-06-30")
    asked = g.ask("partners-by-technology", as_of="2026-06-30").records()
    row = words(figure, "name").index("Japan")
    column = words(figure, "head").index("Semiconductors")
    held = {r["via"] for r in asked if (r["partner"], r["technology"]) == ("country-jpn", "tech-semiconductors")
            and r["state"] in ("state-active", "state-provisional")}
    assert parts(figure, "sign")[f"{row} {column}"].get_text() == str(len(held))


def test_a_network_of_two_sides_makes_a_matrix_and_others_do_not(g):
    figure = figures.heat(g.network("partner-technology", as_of="2026-06-30"))
    assert "Japan" in words(figure, "name") and "Semiconductors" in words(figure, "head")
    with pytest.raises(FigureError, match="partner-technology"):
        figures.heat(g.network("partners"))


def test_bars_begin_and_end_on_the_days_of_the_table():
    figure = figures.timeline(LIVES, day=DAY)
    assert words(figure, "name") == ["Singapore", "Japan", "Republic of Korea"], "those that began first on top"
    spans = {k: (b.get_x(), b.get_x() + b.get_width()) for k, b in parts(figure, "bar").items()}
    day = {d: dt.date.fromisoformat(d).toordinal() for d in
           ("2020-03-01", "2022-01-01", "2021-12-31", "2019-01-01", "2023-05-05", "2026-06-30")}
    assert spans["a state-signed"] == (day["2020-03-01"], day["2022-01-01"])
    assert spans["a state-active"] == (day["2022-01-01"], day["2026-06-30"])
    assert spans["c state-active"] == (day["2019-01-01"], day["2023-05-05"])
    may = parts(figure, "may")["b state-active"]
    assert (may.get_x(), may.get_x() + may.get_width(), bool(may.get_hatch())) == (dt.date(2021, 1, 1).toordinal(), day["2021-12-31"], True)
    tall = {k: b.get_height() for k, b in parts(figure, "bar").items()}
    assert tall["a state-active"] > tall["a state-signed"] > tall["c state-ended"]


def test_open_ends_fade_and_ended_ones_do_not():
    figure = figures.timeline(LIVES, day=DAY)
    assert set(parts(figure, "fade")) == {"a", "b"}
    assert words(figure, "end") == ["Ended", "In force or operating", "In force or operating"]
    assert "Not drawn, for want of a dated event: 2" in " ".join(words(figure, "small")), "one undated, one in the future"


def test_a_timeline_of_the_project_has_the_days_of_its_events(g):
    table = studies.stretches(g, ["Japan"])
    figure = figures.timeline(table, day="2026-06-30", since=2015)
    signed = next(r for r in table.records() if (r["mechanism"], r["state"]) == ("mech-eu-jpn-data", "state-active"))
    assert signed["first"] == dt.date(2024, 7, 1)
    bar = [b for b in figure.drawing.findobj() if b.get_gid() == "bar mech-eu-jpn-data state-active"]
    assert bar[0].get_x() == signed["first"].toordinal()


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("name", SOME)
def test_every_figure_opens_in_three_forms_with_the_same_bytes_twice(name, lang, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure, again = SOME[name](lang), SOME[name](lang)
        for form in figures.FORMS:
            path = figure.save(tmp_path / f"figure{form}")
            assert path.read_bytes() == again.bytes(form), form
    root = ElementTree.parse(tmp_path / "figure.svg").getroot()
    tags = {e.tag.rpartition("}")[2] for e in root.iter()}
    assert root.tag.endswith("svg") and not tags & {"script", "foreignObject", "image", "text"}
    svg = (tmp_path / "figure.svg").read_text(encoding="utf-8")
    assert f"<desc>{figure.alt[lang]}</desc>".replace("&", "&amp;") in svg and "date" not in svg.lower().replace("dates", "")
    assert not [h for h in re.findall(r'href="([^"]*)"', svg) if not h.startswith("#")], "nothing is loaded"
    pdf = (tmp_path / "figure.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-") and b"CreationDate" not in pdf and b"FontFile" not in pdf and b"%%EOF" in pdf[-10:]
    png = (tmp_path / "figure.png").read_bytes()
    assert png[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">I", png[16:20])[0] >= 1400
    assert figure._repr_png_().startswith(b"\x89PNG") and figure._repr_svg_() == svg
    assert set(re.findall(r'xlink:href="#([^"]+)"', svg)) <= set(re.findall(r'id="([^"]+)"', svg)), "every outline is there"


@pytest.mark.parametrize("name", SOME)
@chinese
def test_both_languages_say_the_same_and_each_in_its_own(name):
    en, zh = SOME[name]("en"), SOME[name]("zh")
    assert en.alt == zh.alt and en.receipt == zh.receipt
    assert not HAN.search(en.alt["en"]) and HAN.search(zh.alt["zh"])
    from matplotlib.text import Text
    assert not [t.get_text() for t in en.drawing.findobj(Text) if HAN.search(t.get_text())]
    assert HAN.search(zh.title) and any(HAN.search(w) for w in words(zh, "name"))
    assert any("计算依据" in w for w in words(zh, "small")) and any("Computed on" in w for w in words(en, "small"))


def boxes(figure):
    """The places of all texts, in dots: upright ones as boxes, leaning ones apart."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.text import Text

    FigureCanvasAgg(figure.drawing)
    with sheet.style(figure.lang):
        figure.drawing.canvas.draw()
        texts = [t for t in figure.drawing.findobj(Text) if t.get_visible() and t.get_text().strip()]
        found = [(t, t.get_window_extent()) for t in texts]
    whole = figure.drawing.bbox
    inside = [(t, b) for t, b in found if t.get_gid() or whole.overlaps(b)]
    return [(t, b) for t, b in inside if not t.get_rotation()], [(t, b) for t, b in inside if t.get_rotation()]


def crowded():
    """The figures with names as long as they come."""
    rows = [(n, k + 1, 1, 9) for k, n in enumerate(("a", "long", "b", "c", "d"))]
    ties = [(n, t, 1 + (k + j) % 5) for k, n in enumerate(NAMES) for j, t in enumerate(NAMES)]
    many = [(n, s, dt.date(2020 + k, 1, 1), dt.date.max, True) for k, n in enumerate(NAMES) for s in ("state-active",)]
    return {"bump": lambda lang: figures.bump({2025: ranked(rows), 2026: ranked([(n, 1, 1, 5) for n, *_ in rows])}, lang=lang),
            "intervals": lambda lang: figures.intervals(ranked(rows), lang=lang),
            "heat": lambda lang: figures.heat(counts(ties), count="number", lang=lang),
            "timeline": lambda lang: figures.timeline(lives(many), day=DAY, lang=lang)}


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("which", ["some", "crowded"])
@pytest.mark.parametrize("name", SOME)
def test_no_text_is_set_over_another_or_beyond_the_sheet(name, which, lang):
    figure = (SOME if which == "some" else crowded())[name](lang)
    upright, leaning = boxes(figure)
    whole = figure.drawing.bbox
    for text, box in upright + leaning:
        assert box.x0 >= -1 and box.x1 <= whole.x1 + 1 and box.y0 >= -1 and box.y1 <= whole.y1 + 1, f"outside: {text.get_text()}"
    for i, (one, a) in enumerate(upright):
        for other, b in upright[:i]:
            over = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
            assert min(over) <= 2.5, f"'{one.get_text()}' lies over '{other.get_text()}'"
    feet = sorted(t.get_position()[0] if t.get_transform() == figure.drawing.axes[0].transData else t.xy[0] for t, _ in leaning)
    if len(feet) > 1:  # headings that lean run side by side: their distance is that of the columns, seen at their angle
        axes = figure.drawing.axes[0].get_window_extent()
        assert axes.width / len(feet) * sin(radians(45)) >= sheet.BODY / 72 * figure.drawing.dpi


def test_a_long_name_is_cut_with_an_ellipsis_or_broken():
    assert words(crowded()["intervals"]("en"), "name")[1].endswith("…")
    lines = words(crowded()["timeline"]("en"), "name")
    assert len(lines) == len(NAMES) + 1, "two lines for the long one"
    assert sheet.widest(lines) <= 2.75


@pytest.mark.parametrize("wanted, gap, expected", [
    ([1, 2, 3], 1, [1, 2, 3]), ([1, 1], 1, [0.5, 1.5]), ([5, 1], 1, [5, 1]), ([1, 1, 1, 9], 2, [-1, 1, 3, 9]),
    ([0, 0.5, 3], 1, [-0.25, 0.75, 3]), ([], 1, [])])
def test_names_are_set_apart_no_further_than_needed(wanted, gap, expected):
    assert sheet.apart(wanted, gap) == pytest.approx(expected)


@chinese
def test_chinese_is_broken_between_characters_and_never_before_a_closing_mark():
    text = "数字伙伴关系、数字贸易协定与含数字经济条款的自由贸易协定" + chr(0xFF08) + "试行" + chr(0xFF09) + "。"
    with sheet.style("zh"):
        for room in (0.5, 0.8, 1.1, 2.0):
            lines = sheet.wrapped(text, room)
            assert "".join(lines) == text and sheet.widest(lines) <= room
            assert not [x for x in lines if x[0] in "、。" + chr(0xFF09) or x[-1] == chr(0xFF08)]


def test_without_a_chinese_typeface_chinese_is_refused_in_words_and_english_works(monkeypatch):
    monkeypatch.setattr(typefaces, "installed", lambda: [typefaces.LATIN])
    for make in SOME.values():
        with pytest.raises(FigureError, match="Noto Sans CJK SC") as caught:
            make("zh")
        assert "中文" in caught.value.said.zh
        assert make("en").bytes(".png")
    with pytest.raises(FigureError, match="no installed typeface has the characters"):
        figures.intervals(ranked([("汉字", 1, 1, 1)]))


def test_without_matplotlib_a_figure_is_refused_in_words(monkeypatch):
    for name in [m for m in sys.modules if m.partition(".")[0] == "matplotlib"]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    for make in SOME.values():
        with pytest.raises(FigureError, match="notebook"):
            make("en")


def test_nothing_to_draw_is_a_plain_error_and_one_row_a_figure():
    for make in (lambda: figures.bump({}), lambda: figures.bump({2026: ranked([])}), lambda: figures.intervals(ranked([])),
                 lambda: figures.intervals(ranked([("a", 1, 1, 1)]), hide=["a"]), lambda: figures.heat(counts([]), count="number"),
                 lambda: figures.timeline(lives([]), day=DAY), lambda: figures.timeline(lives([("d", None, None, None, None)]), day=DAY),
                 lambda: figures.heat(nx.MultiGraph()), lambda: figures.intervals(nx.Graph())):
        with pytest.raises(FigureError, match="nothing to draw") as caught:
            make()
        assert HAN.search(caught.value.said.zh)
    one = [figures.bump({2026: ranked([("a", 1, 1, 1)])}), figures.intervals(ranked([("a", 1, 1, 1)])),
           figures.heat(counts([("a", "b", 1)]), count="number"), figures.timeline(lives(LIVES.rows[1:2]), day=DAY)]
    assert [words(f, "name") for f in one] == [["Japan"]] * 4 and all(f.bytes(".svg") for f in one)


@pytest.mark.parametrize("make, said", [
    (lambda: figures.intervals(history()[2026], lang="de"), "'en' or 'zh'"),
    (lambda: figures.intervals(history()[2026], top=0), "from 1 to 60"),
    (lambda: figures.intervals(counts([("a", "b", 1)])), "no column 'rank'"),
    (lambda: figures.bump(history(), focus=9), "at most 5"),
    (lambda: figures.heat(counts([("a", "b", "many")]), count="number"), "not a number"),
    (lambda: figures.heat(counts([("a", "b", 1)]), rows="who"), "no column 'who'"),
    (lambda: figures.timeline(LIVES, day="June"), "not a day"),
    (lambda: figures.timeline(LIVES, day=DAY, since=2030), "since is a year"),
    (lambda: figures.intervals(history()[2026]).bytes(".gif"), "not as '.gif'"),
    (lambda: figures.intervals(history()[2026]).save("ranks.jpeg"), "ranks.jpeg"),
])
def test_a_wrong_parameter_is_named(make, said):
    with pytest.raises(KnowledgeGraphError, match=said) as caught:
        make()
    assert HAN.search(caught.value.said.zh)


def test_figures_leave_the_settings_of_matplotlib_as_they_were():
    import matplotlib
    before = dict(matplotlib.rcParams)
    figures.intervals(history()[2026]).bytes(".png")
    assert dict(matplotlib.rcParams) == before


def test_the_colours_are_those_of_the_explorer():
    css = "".join(p.read_text(encoding="utf-8") for p in sorted((layout.PACKAGE / "site" / "assets").glob("*.css")))
    light = css[:css.index("--ground: #10151c")]
    named = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", light))
    assert [named[f"heat{k}"] for k in (1, 2, 3, 4)] == list(encoding.HEAT[1:])
    assert {k: named[k] for k in encoding.STAGES} == encoding.STAGE_COLOURS
    assert (named["ink"], named["quiet"], named["line"], named["rule"]) == (encoding.INK, encoding.QUIET, encoding.LINE, encoding.RULE)
    for path in (layout.PACKAGE / "figures").glob("*.py"):
        assert not re.findall(r"#[0-9a-fA-F]{6}", path.read_text(encoding="utf-8")), f"{path.name}: no second palette"


def test_the_shell_draws_a_figure_and_says_where(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for word, head in (("t.svg", b"<?xml"), ("t.pdf", b"%PDF"), ("t.PNG", b"\x89PNG")):
        assert main(["figure", "timeline", "--of", "Singapore", "--as-of", "2026-06-30", "-o", word]) == 0
        assert Path(word).read_bytes().startswith(head)
        assert capsys.readouterr().out == f"written: {word}\n"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["t.PNG", "t.pdf", "t.svg"]


@pytest.mark.parametrize("call, said, said_zh", [
    ("heat -o heat.gif", ".svg, .pdf, .png", "扩展名"),
    ("pie -o pie.svg", "rank-history", "rank-history"),
    ("heat --of Japan -o h.svg", "heat does not take of", "不接受"),
    ("timeline --by degree -o t.svg", "does not take by", "不接受"),
    ("timeline --of Atlantis -o t.svg", "Atlantis", "Atlantis"),
    ("rank-history --first 2026 --last 2020 -o t.svg", "the first before the last", "先起后止"),
    ("heat --top 0 -o h.svg", "top is a whole number", "整数"),
    ("timeline --of Singapore -o nowhere/t.svg", "cannot be written", "无法写入"),
])
def test_a_wrong_call_is_one_line_and_code_2(call, said, said_zh, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for lang, text in (("en", said), ("zh", said_zh)):
        if lang == "zh" and typefaces.installed()[0] == typefaces.LATIN:
            continue
        try:
            code = main(["figure", *call.split(), "--lang", lang])
        except SystemExit as left:
            code = left.code
        err = capsys.readouterr().err
        assert code == 2 and text in err and err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_figure_has_a_nearest_name(g):
    with pytest.raises(UnknownName, match="timeline"):
        illustrations.draw(g, "timelines")


def test_the_ranks_of_the_years_are_those_of_the_networks(g):
    figure = illustrations.draw(g, "rank-history", first=2019, last=2020, by="degree", top=5)
    net = studies.yearly(g, "partners", 2019, 2020)[2020]
    ranks = {r["node"]: r["rank"] for r in analysis.rank(net, by="degree").records()}
    dots = {k.rpartition(" ")[0]: p.get_ydata()[0] for k, p in parts(figure, "dot").items() if k.endswith(" 1")}
    assert dots and all(int(y + 1e-9) == ranks[node] for node, y in dots.items())


def test_the_page_of_figures_has_not_drifted(g, monkeypatch):
    monkeypatch.syspath_prepend(str(DOCS))
    page = __import__("figures")  # docs/figures.py
    try:
        assert (DOCS / "figures.md").read_text(encoding="utf-8") == page.page(), "run docs/figures.py"
        for name in page.SHOWN:
            for lang in ("en", "zh"):
                path = DOCS / page.file(name, lang)
                assert path.stat().st_size < 150_000 and page.told(path.read_text(encoding="utf-8")), path.name
        for name in ("heat", "timeline"):  # those that are computed at once; `docs/figures.py --check` looks at all
            assert page.told((DOCS / page.file(name, "en")).read_text(encoding="utf-8")) == page.drawn(g, name)("en").alt["en"]
    finally:
        sys.modules.pop("figures", None)
