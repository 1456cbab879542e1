"""What a person meets in a notebook: the magics, tables and networks as they show themselves, pandas, rows of one's own."""
from __future__ import annotations

import datetime as dt
import io
import re
from html.parser import HTMLParser

import networkx as nx
import pandas as pd
import pytest
from conftest import HAN, told_in_both
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

import kg
from kg import network
from kg.table import MOST_SHOWN, Table
from kg.views import card
from kg.words import Bilingual

HOSTILE = "</td><script>alert(1)</script><img src=x onerror=alert(1)> ' \" [x](javascript:alert(1)) \u202e\x1b[2J"


class Cell:
    """What one cell of a notebook gave: its value, what it printed, and what it displayed by kind."""

    def __init__(self, shell, text):
        with capture_output() as held:
            self.run = shell.run_cell(text)
        self.value, self.error = self.run.result, self.run.error_in_exec or self.run.error_before_exec
        self.said = held.stdout + held.stderr
        self.shown = shell.display_formatter.format(self.value)[0] if self.value is not None else {}


@pytest.fixture(scope="module")
def notebook(g, tmp_path_factory):
    """A function that runs a cell in a real IPython shell in which ``g`` is the project's graph."""
    settings = Config()
    settings.HistoryManager.enabled = False
    shell = InteractiveShell(config=settings, ipython_dir=str(tmp_path_factory.mktemp("ipython")))
    shell.user_ns["g"] = g
    shell.run_cell("%load_ext kg")
    yield lambda text: Cell(shell, text)
    InteractiveShell.clear_instance()


class Tags(HTMLParser):
    """The tags, attributes and text of some HTML."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.text = set(), set(), ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.text += data


# The magics -----------------------------------------------------------------------------------------------------------

def test_a_cell_of_sparql_gives_a_table_in_the_language_and_keeps_it(notebook):
    cell = notebook("%%sparql g --lang zh --into found\nSELECT ?m WHERE { ?m dpn:mechanismType voc:type-digital-partnership } ORDER BY ?m")
    assert isinstance(cell.value, Table) and notebook("found").value is cell.value
    assert "数字伙伴关系" in cell.shown["text/html"] and "数字伙伴关系" in cell.shown["text/plain"]
    assert "mech-eu-jpn-dp" in cell.value.column("m")


def test_a_cell_without_a_graph_asks_the_projects_own_data_and_opens_them_once(notebook, g):
    text = "%%sparql\nSELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    assert notebook(text).value[0] == g.sparql("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")[0]
    assert not notebook(text).error


def test_ask_and_construct_show_themselves(notebook):
    assert notebook("%%sparql g\nASK { ?s dpn:mechanismType ?t }").value is True
    assert notebook("%%sparql g\nASK { ?s dpn:mechanismType 5 }").value is False
    made = notebook("%%sparql g --into graph\nCONSTRUCT { ?s dpn:mechanismType ?t } WHERE { ?s dpn:mechanismType ?t } ORDER BY ?s LIMIT 3")
    assert "id:mech-" in made.shown["text/plain"] and "@prefix dpn:" in made.shown["text/plain"] and len(notebook("graph").value) == 3
    long = notebook("%%sparql g\nCONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 2000").shown["text/plain"]
    assert len(long.split("\n")) == 201 and re.search(r"# … \d+ more lines", long)


def test_a_clock_and_another_place(notebook, tmp_path):
    text = "SELECT (COUNT(?e) AS ?n) WHERE { ?e a dpn:StatusEvent }"
    now, then = (notebook(f"%%sparql {o} g\n{text}").value[0][0] for o in ("", "--as-of 2015-06-30"))
    assert 0 < then < now
    (tmp_path / "other file.ttl").write_text("<http://x/a> <http://x/b> 1, 2 .")
    assert notebook(f"%%sparql --from '{tmp_path}/other file.ttl'\nSELECT (COUNT(*) AS ?n) WHERE {{ ?s ?p ?o }}").value[0] == (2,)


@pytest.mark.parametrize("text, words", [
    ("%%sparql g\nSELECT ?s WHERE {\n  ?s dpm:mechanismType ?t\n}", ("line 2, column", "dpm:", "nearest: dpn", "^")),
    ("%%sparql g --lang zh\nSELECT ?s WHERE {\n  ?s dpm:mechanismType ?t\n}", ("第2行", "dpm:", "dpn", "^")),
    ("%%sparql g\nSELECT ?s WHERE { ?s ?p ?o ", ("line 1",)),
    ("%%sparql g\nSELECT ?x WHERE { ?s ?p ?o } GROUP BY ?s", ("unbound",)),
    ("%%sparql g\nSELECT * WHERE { SERVICE <http://x/> { ?s ?p ?o } }", ("SERVICE is not allowed",)),
    ("%%sparql g\nDELETE WHERE { ?s ?p ?o }", ("update",)),
    ("%%sparql gg\nASK { ?s ?p ?o }", ("'gg'", "nearest: g")),
    ("%%sparql --lng zh\nASK { ?s ?p ?o }", ("'--lng'", "--lang")),
    ("%%sparql --lang fr\nASK { ?s ?p ?o }", ("fr", "zh")),
    ("%%sparql g --into 1x\nASK { ?s ?p ?o }", ("'1x'",)),
    ("%%sparql g --from .\nASK { ?s ?p ?o }", ("one graph",)),
    ("%%sparql g --as-of 2025-13-01\nASK { ?s ?p ?o }", ("2025-13-01",)),
    ("%%sparql --from nowhere\nASK { ?s ?p ?o }", ("nowhere",)),
    ("%%sparql g 'open\nASK { ?s ?p ?o }", ("quotation mark",)),
    ("%ask digital-partnership g", ("digital-partnerships",)),
    ("%ask country-technology contry=Japan g", ("country",)),
    ("%ask country-technology country=Jpan g --lang zh", ("Jpan", "最接近")),
])
def test_what_is_wrong_is_said_without_a_traceback(notebook, text, words):
    cell = notebook(text)
    assert type(cell.error).__name__ == "UsageError" and "Traceback" not in cell.said and "\\u{" not in cell.said
    assert all(word in cell.said for word in words), cell.said
    assert len(cell.said.split("\n")) < 8


def test_a_name_that_occurs_nowhere_is_told_beside_the_empty_answer(notebook):
    cell = notebook("%%sparql g\nSELECT ?s WHERE { ?s dpn:mechanismTyp voc:type-digital-partnershp }")
    assert len(cell.value) == 0
    assert "'dpn:mechanismTyp'; nearest: dpn:mechanismType" in cell.said and "type-digital-partnership" in cell.said
    assert notebook("%%sparql g\nSELECT ?s WHERE { ?s dpn:mechanismType id:org-eu }").said.count("nearest") == 0


def test_a_kept_question_by_a_line(notebook, g):
    cell = notebook("answer = %ask country-technology country='South Korea' g")
    assert notebook("answer").value.rows == g.ask("country-technology", country="Korea").rows and not cell.said
    assert len(notebook("%ask").value) == len(g.questions())


# Displays -------------------------------------------------------------------------------------------------------------

def test_nothing_hostile_in_a_label_becomes_markup():
    said = {"en": HOSTILE, "zh": HOSTILE}
    table = Table((HOSTILE, "b"), [("id-1", Bilingual(HOSTILE, HOSTILE)), ((HOSTILE,) * 5, 1)], said, said, labels=lambda _: said)
    for shown in (table.html(), table.html("zh"), table._repr_html_()):
        found = Tags(shown)
        assert found.tags <= {"table", "caption", "thead", "tbody", "tr", "th", "td", "p", "small", "br"}
        assert found.attributes <= {"lang", "style", "scope", "title"}
        assert not {"\u202e", "\x1b"} & set(shown)
    assert not {"\u202e", "\x1b"} & set(table._repr_markdown_()) and "<script" not in table._repr_markdown_()
    assert "](javascript" not in table._repr_markdown_()
    assert not {"\u202e", "\x1b"} & set(table.text())
    net = nx.MultiGraph(receipt={"title_en": HOSTILE, "rows": 0, "edges": 0, "nodes": 0, "pairs": 0, "self_ties": 0, "isolated": 0,
                                 "left_out": [], "parameters": {HOSTILE: HOSTILE}, "as_of": HOSTILE})
    assert Tags(card.card(net)).tags <= {"div", "p", "b", "br", "img"}


def test_a_long_table_is_cut_and_says_so():
    table = Table(("n",), [(i,) for i in range(MOST_SHOWN + 1)])
    assert table._repr_html_().count("<tr>") == MOST_SHOWN + 1 and table.html().count("<tr>") == MOST_SHOWN + 2
    assert f"{MOST_SHOWN + 1} rows, the first {MOST_SHOWN} shown" in table._repr_html_() and "shown" not in table.html()
    assert f"仅显示前 {MOST_SHOWN} 行" in table.in_language("zh")._repr_html_() and str(table.in_language("zh")).endswith("行")
    assert f"first {MOST_SHOWN} shown" in table._repr_markdown_()
    with pytest.raises(ValueError):
        table.in_language("fr")


def test_ids_stay_whole_where_their_labels_are_cut():
    table = Table(("a",), [("mech-x",)], labels=lambda n: {"en": "word " * 40, "zh": "词" * 90})
    assert "[mech-x]" in Tags(table._repr_html_()).text and "…" in Tags(table._repr_html_()).text
    assert "[mech-x]" in table._repr_markdown_() and len(table._repr_markdown_()) < 200
    assert "title=" in table._repr_html_() and len(table.html()) > len("word " * 40)


def test_what_is_known_about_a_thing_is_a_list_in_either_language(g):
    about = g.about("Korea")
    assert "<li>" in about._repr_html_() and "also called" in about._repr_html_() and about._repr_markdown_() is None
    assert "别名" in about.in_language("zh")._repr_html_() and f"{len(about)} 条陈述" in about.html("zh")
    assert "<summary>SPARQL</summary>" in g.question("country-technology")._repr_html_()


def test_a_network_shows_its_receipt_and_networkx_is_left_alone(notebook, g):
    net = g.network("partner-technology", as_of="2025-06-01", without=["EU"])
    assert "（无向）" in card.text(net, "zh") and "undirected" in card.text(net)
    for lang in ("en", "zh"):
        words = card.text(net, lang)
        assert network.words(net)[lang] in words and "2025-06-01" in words
    notebook("net = g.network('partner-technology', as_of='2025-06-01')")
    shown = notebook("net").shown
    assert "2025-06-01" in shown["text/html"] and "data:image/png;base64," in shown["text/html"] and "ties" in shown["text/plain"]
    plain = notebook("import networkx; networkx.path_graph(3)").shown
    assert "text/html" not in plain and "networkx" in plain["text/plain"]
    assert type(net) is nx.MultiGraph and not hasattr(nx.Graph, "_repr_html_")
    assert card.picture(net) == card.picture(net) and len(card.picture(net)) < 150_000
    assert card.picture(nx.MultiGraph()) is None and card.picture(nx.path_graph(card.MOST_DRAWN + 1)) is None


# pandas ---------------------------------------------------------------------------------------------------------------

def test_tables_go_to_pandas_and_come_back_equal(g):
    for name in ("trade-pipeline", "partners", "sources", "counts-by-year"):
        table = g.ask(name)
        back = Table.from_pandas(table.to_pandas())
        assert (back.columns, list(back.rows)) == (table.columns, [tuple(r) for r in table.rows]) and back.title == table.title


def test_each_kind_of_cell_has_an_exact_type():
    day = dt.date(9999, 12, 31)
    rows = [(1, 0.1, True, "036", day, ("a", "b"), None, 2**70), (None, None, None, None, None, None, None, None),
            (2**53 + 1, 2.0, False, "NA", dt.date(1, 1, 1), ("c",), None, 1)]
    table = Table(tuple("abcdefgh"), rows, headings={"a": {"en": "whole", "zh": "整数"}})
    frame = table.to_pandas()
    assert [str(t) for t in frame.dtypes] == ["Int64", "Float64", "boolean", "string", "datetime64[s]", "object", "object", "object"]
    assert list(Table.from_pandas(frame).rows) == rows and frame.attrs["headings"]["a"]["zh"] == "整数"
    empty = Table(("a", "b"), []).to_pandas()
    assert list(empty.columns) == ["a", "b"] and Table.from_pandas(empty).columns == ("a", "b")


def test_labels_and_sentences_come_in_the_language_asked_for(g):
    frame = g.ask("digital-partnerships").to_pandas("zh", labels=True)
    assert list(frame.columns[:2]) == ["partner", "partner_label"] and "日本" in set(frame["partner_label"])
    said = g.about("Korea").to_pandas("zh")
    assert HAN.search(said["says"].iloc[0])


def test_analysis_goes_to_pandas(g):
    frame = kg.analysis.rank(g.network("partners"), by="degree").to_pandas()
    assert frame["rank"].is_monotonic_increasing and str(frame["rank"].dtype) in ("Int64", "Float64")


@pytest.mark.parametrize("given", [5, "text", [1], pd.DataFrame([[1, 2]], columns=["a", "a"]), pd.DataFrame([[1, 2]])])
def test_what_is_no_table_is_refused(given):
    with pytest.raises(kg.FileError) as error:
        Table.from_pandas(given)
    assert HAN.search(error.value.said.zh)


def test_missing_values_of_pandas_are_missing_in_a_network():
    ties = pd.DataFrame({"source": ["a", "b"], "target": ["b", "c"], "weight": pd.array([1, None], dtype="Int64")})
    net = network.from_edges(ties)
    assert [d["weight"] for *_, d in net.edges(data=True)] == [1, None]


# Rows of one's own ----------------------------------------------------------------------------------------------------

def own(**changes):
    """A small cooperation of one's own with its evidence; ``changes`` by column of the participations' first row."""
    sources = pd.DataFrame([{"id": "src-mine", "kind": "sourcekind-official", "en": "A test source", "zh": "测试来源",
                             "publisher_en": "Nobody", "publisher_zh": "无", "language": "en", "seen": pd.Timestamp("2026-11-25")}])
    passages = [{"id": "psg-mine", "source": "src-mine", "locator": "p. 1", "gist_en": "It says so", "gist_zh": "如此说"}]
    mechanisms = [{"id": "mech-mine", "kind": "CooperationFramework", "type": "type-digital-partnership", "en": "Mine", "zh": "自有"}]
    parties = pd.DataFrame([{"id": f"ptc-mine-{p}", "mechanism": "mech-mine", "party": p, "role": "role-party",
                             "sources": ("psg-mine",), "confidence": "confidence-low"} for p in ("country-fji", "country-chl")],
                           dtype=object)
    for column, value in changes.items():
        parties.at[0, column] = value
    return {"sources": sources, "passages": passages, "mechanisms": mechanisms, "participations": parties}


def test_rows_of_ones_own_join_a_new_graph_and_its_networks_say_so(g):
    mine = g.with_rows(**own())
    net, before = mine.network("partners"), g.network("partners")
    assert net.has_edge("country-fji", "country-chl") and net.number_of_edges() == before.number_of_edges() + 1
    (tie,) = net["country-fji"]["country-chl"].values()
    assert "psg-mine" in tie["passages"] and tie["confidence"] == "low"
    assert net.graph["receipt"]["own_rows"] == {"mechanisms": 1, "participations": 2, "passages": 1, "sources": 1}
    assert "5 rows of the user's own" in network.words(net)["en"] and "5 行为用户自备" in network.words(net)["zh"]
    assert "own_rows" not in before.graph["receipt"] and mine.digest != g.digest and "mech-mine" not in g.places
    assert mine.places["ptc-mine-country-chl"] == ("with_rows(participations)", 2)
    later = mine.known("2026-11-25").network("partners")
    assert later.graph["receipt"]["own_rows"]["sources"] == 1


def test_rows_may_come_in_steps_from_lists_iterators_and_files(g, tmp_path):
    given = own()
    first = g.with_rows(sources=given["sources"], passages=iter(given["passages"]), mechanisms=given["mechanisms"])
    text = io.StringIO()
    given["participations"].assign(sources="psg-mine").to_csv(text, index=False)
    (tmp_path / "mine.csv").write_text(text.getvalue(), encoding="utf-8")
    assert first.with_rows(participations=tmp_path / "mine.csv").digest == g.with_rows(**given).digest
    again = first.with_rows(participations=Table.from_pandas(given["participations"]))
    assert again.network("partners").graph["receipt"]["own_rows"]["sources"] == 1
    assert list(tmp_path.iterdir()) == [tmp_path / "mine.csv"]


@pytest.mark.parametrize("changes, column, words", [
    ({"party": "Chile"}, "party", "country-chl"), ({"party": "country-chi"}, "party", "unknown id"),
    ({"sources": None}, "sources", "must not be empty"), ({"sources": ("psg-none",)}, "sources", "unknown id"),
    ({"confidence": "confidence-hgh"}, "confidence", "confidence-high"), ({"id": "Ptc Mine"}, "id", "ptc-mine"),
    ({"id": "ptc-can-dp-eu"}, "id", "already used in participations.csv"), ({"party": "country-chl\n"}, "party", "cannot be seen"),
    ({"party": "=cmd|' /C calc'!A0"}, "party", "unknown id"), ({"party": {"a": 1}}, "party", "dict cannot stand"),
    ({"role": pd.NaT}, "role", "must not be empty"), ({"party": 3.5}, "party", "unknown id '3.5'"),
])
def test_a_wrong_cell_is_told_with_table_row_and_column(g, changes, column, words):
    with pytest.raises(kg.DataError) as error:
        g.with_rows(**own(**changes))
    fault = error.value.faults[0]
    assert (fault.file, fault.line, fault.column) == ("with_rows(participations)", 1, column)
    assert words in fault.text() and told_in_both(fault)


def test_a_wrong_day_and_wrong_columns_are_told(g):
    event = {"id": "evt-x", "mechanism": "mech-eu-jpn-dp", "type": "event-signed", "date": "2024-13-01", "sources": "psg-ecp-list",
             "confidence": "confidence-high"}
    with pytest.raises(kg.DataError, match=r"with_rows\(events\):1 column 'date'.*2024-13-01"):
        g.with_rows(events=[event])
    with pytest.raises(kg.DataError, match=r"(?s)'confidence' is missing.*unknown column 'datum'; did you mean 'date'"):
        g.with_rows(events=[{"id": "evt-x", "datum": "2024"}])
    with pytest.raises(kg.UnknownName, match="events"):
        g.with_rows(evnts=[event])
    with pytest.raises(kg.FileError):
        g.with_rows(events=7)
    with pytest.raises(kg.FileError):
        g.with_rows(events="nowhere.csv")
    with pytest.raises(kg.FileError, match="clock"):
        g.known("2025-01-01").with_rows(events=[event])


@pytest.mark.parametrize("line, words", [
    ('ptc-a,mech-eu-jpn-dp,country-fji,role-party, psg-mine,confidence-low', "column 'sources'.*begins or ends with a space"),
    ('ptc-a,mech-eu-jpn-dp,"country-fji,role-party,psg-mine,confidence-low', "not closed"),
    ('ptc-a,mech-eu-jpn-dp,country-fji', "3 cells, the heading 6"), (",,,,,", "the row is empty"), ("<<<<<<< mine", "Git conflict"),
    ('ptc-a,mech-eu-jpn-dp,country-fij,role-party,psg-mine,confidence-low', "column 'party'.*unknown id 'country-fij'")])
def test_rows_of_a_file_of_ones_own_are_counted_from_one_whatever_is_wrong(g, tmp_path, line, words):
    good = "ptc-b,mech-eu-jpn-dp,country-fji,role-party,psg-ecp-list,confidence-low"
    (tmp_path / "mine.csv").write_text(f"id,mechanism,party,role,sources,confidence\n{good}\n{line}\n", encoding="utf-8")
    with pytest.raises(kg.DataError, match=rf"with_rows\(participations\):2.*{words}"):
        g.with_rows(participations=tmp_path / "mine.csv")


def test_a_column_that_stands_twice_in_a_file_of_ones_own_is_refused(g, tmp_path):
    (tmp_path / "mine.csv").write_text("id,party,party,role,sources,confidence,mechanism\n", encoding="utf-8")
    with pytest.raises(kg.DataError, match="column 'party': the column stands 2 times"):
        g.with_rows(participations=tmp_path / "mine.csv")


def test_a_code_that_the_tables_hold_is_found_on_whichever_row_it_is_repeated(g):
    """Row 2 of one's own and line 2 of the file are not the same place."""
    rows = [{"id": f"country-own{n}", "kind": "Country", "en": f"Own {n}", "zh": "无", "iso2": code}
            for n, code in enumerate(("", "AU", "QQ", "QQ"), 1)]
    with pytest.raises(kg.DataError) as error:
        g.with_rows(parties=rows)
    told = [(f.file, f.line, f.message.en) for f in error.value.faults if f.column == "iso2"]
    assert told == [("with_rows(parties)", 2, "'AU' is already used in parties.csv:2"),
                    ("with_rows(parties)", 4, "'QQ' is already used in line 3")]
