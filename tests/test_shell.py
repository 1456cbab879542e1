"""The shell: every verb in every form and language; errors in one line, exit codes, nothing dangerous on the screen."""
import argparse
import csv
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import HAN, plant, rows, write_rows

import kg
from kg import graph, layout
from kg.grammar import TABLES, parser
from kg.shell import main
from kg.shell_words import SAY
from kg.table import Table, cells

ROOT = layout.PACKAGE.parent
CASES = Path(__file__).parent / "cases"
SMALL = str(next((CASES / "08-language-tag-fallback").iterdir()))
VERBS = ("demo", "check", "questions", "ask", "sparql", "about", "network", "rank", "path", "why", "structure", "growth",
         "changes", "spread", "suppose", "next", "draw", "figure", "site", "export", "load", "diff", "serve", "mcp")


@pytest.fixture(autouse=True)
def english(monkeypatch, tmp_path):
    """No language from the surroundings; files are made in a folder of their own."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(capsys, monkeypatch, g):
    """A call of the shell: exit code, what it printed, what it said to the person. The project's data are opened once."""
    opened = graph.open

    def one(place=None, known_at=None):
        found = g if place is None else opened(place)
        return found if known_at is None else found.known(known_at)

    monkeypatch.setattr(graph, "open", one)

    def call(*words):
        try:
            code = main([str(w) for w in words])
        except SystemExit as left:
            code = left.code or 0
        out, err = capsys.readouterr()
        return code, out, err
    return call


def shell(*words, **more):
    """A call of the shell as a process of its own."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C", **more.pop("env", {})}
    return subprocess.run([sys.executable, "-m", "kg", *words], capture_output=True, env=surroundings, timeout=120, **more)


def one_line(err):
    assert err.startswith("kg: ") and err.count("\n") == 1 and err.endswith("\n") and "Traceback" not in err, err
    return err.strip()


# Each verb -------------------------------------------------------------------------------------------------------------


FORMS = [("questions",), ("ask", "digital-partnerships"), ("about", "Japan"), ("rank", "partners", "--by", "degree", "--top", "3"),
         ("path", "China", "tech-quantum", "-k", "2"), ("sparql", "-q-")]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("form", ["table", "csv", "json", "md"])
@pytest.mark.parametrize("words", FORMS, ids=lambda w: w[0])
def test_every_answer_in_every_form_and_language(run, tmp_path, words, form, lang):
    query = tmp_path / "q.rq"
    query.write_text("PREFIX dpn: <https://w3id.org/eudpn/ontology#> SELECT ?c ?code { ?c dpn:iso3166Alpha3 ?code } ORDER BY ?code")
    words = [str(query) if w == "-q-" else w for w in words]
    code, out, err = run(*words, "--as", form, "--lang", lang)
    assert (code, err) == (0, "") and out.strip()
    if form == "csv":
        cells = list(csv.reader(io.StringIO(out)))
        assert len(cells) > 1 and len({len(row) for row in cells}) == 1
    elif form == "json":
        answer = json.loads(out)
        assert answer["rows"] and list(answer["rows"][0]) == answer["columns"]
    elif form == "md":
        lines = out.splitlines()
        assert all(line.startswith("| ") and line.endswith(" |") for line in lines) and set(lines[1]) <= set("| -")
    if form in ("table", "md"):
        assert bool(HAN.search(out)) or lang == "en"
    if form == "table" and words[0] not in ("path", "about"):
        assert re.search({"en": r"\b\d+ rows?\b", "zh": r"\d+ 行"}[lang], out)


@pytest.mark.parametrize("words", FORMS, ids=lambda w: w[0])
def test_an_answer_in_a_file_is_the_answer_on_the_screen(run, tmp_path, words):
    query = tmp_path / "q.rq"
    query.write_text("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g")
    words = [str(query) if w == "-q-" else w for w in words]
    _, shown, _ = run(*words)
    code, out, err = run(*words, "-o", tmp_path / "答案.txt")
    assert (code, out) == (0, "") and err.strip() == f"written: {tmp_path / '答案.txt'}"
    assert (tmp_path / "答案.txt").read_text(encoding="utf-8") == shown


def test_tables_line_up_in_chinese_and_english(run):
    _, out, _ = run("questions", "--lang", "zh")
    lines = out.splitlines()
    rule = next(line for line in lines if set(line) <= set("─ "))
    starts = [m.start() for m in re.finditer("─+", rule)]
    for line in lines[lines.index(rule) + 1:-1]:
        at = 0
        for place, c in enumerate(line):
            if at in starts[1:]:
                assert line[place - 1] == " ", line
            at += cells(c)


def test_a_network_is_written_with_its_receipt_said(run, tmp_path):
    for ending in ("json", "graphml", "gexf", "csv"):
        code, out, err = run("network", "partners", "-o", f"partners.{ending}", "--without", "Japan")
        assert code == 0 and "Japan was left out" in out and err == f"written: partners.{ending}\n"
        assert (tmp_path / f"partners.{ending}").stat().st_size > 100
    code, zh, _ = run("network", "partners", "--lang", "zh")
    assert code == 0 and HAN.search(zh)


def test_draw_writes_one_page(run, tmp_path):
    for more, name in (((), "partners.html"), (("-o", "p.html", "--lang", "zh", "--theme", "dark"), "p.html")):
        code, out, err = run("draw", "partners", *more)
        assert code == 0 and name in out
        assert (tmp_path / name).read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    assert sorted(os.listdir(tmp_path)) == ["p.html", "partners.html"]


def test_export_and_open_again(run, tmp_path):
    code, out, err = run("export", "graph.nq")
    assert (code, out, err) == (0, "written: graph.nq\n", "")
    code, first, _ = run("questions")
    ask = tmp_path / "q.rq"
    ask.write_text("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert run("sparql", ask, "--as", "csv")[1] == run("sparql", ask, "--as", "csv", "--from", "graph.nq")[1]


def test_sparql_from_standard_input_and_every_kind_of_answer(run, monkeypatch):
    for text, expected in (("ASK { ?s ?p ?o }", "true\n"), ("ASK { ?s <a:b> ?o }", "false\n"),
                           ("CONSTRUCT { <a:b> <a:b> 777 } WHERE { }", "777 .")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        code, out, err = run("sparql", "-", "--from", SMALL)
        assert (code, err) == (0, "") and expected.strip() in out


def test_parameters_change_the_answer(run):
    as_words = run("ask", "trade-pipeline", "as_of=2020-01-01", "--as", "csv")
    as_option = run("ask", "trade-pipeline", "--as-of", "2020-01-01", "--as", "csv")
    assert as_words == as_option and as_words[0] == 0
    assert run("ask", "trade-pipeline", "as_of=2026-06-30", "--as", "csv")[1] != as_words[1]


def test_what_was_known_by_a_day_is_less_than_what_is_known_now(run):
    """The figures grow with what the sources had published."""
    def figure(name, *more):
        code, out, err = run("ask", name, "--as", "json", *more)
        assert (code, err) == (0, "")
        return list(json.loads(out)["rows"][0].values())[0]

    name = "sources-count"
    then, later, now = figure(name, "--known-at", "2023-12-31"), figure(name, "--known-at", "2025-06-05"), figure(name)
    assert 0 < then < later < now


def test_an_export_holds_only_what_its_clock_lets_through(run, tmp_path):
    for words, name in (((), "now.nq"), (("--known-at", "2024-12-31"), "known.nq"), (("--as-of", "2024-12-31"), "stood.nq")):
        assert run("export", name, *words) == (0, f"written: {name}\n", "")
    lines = {p.name: set(p.read_text(encoding="utf-8").splitlines()) for p in tmp_path.iterdir()}
    signed = "<https://w3id.org/eudpn/id/evt-sgp-dta-signed>"  # 7 May 2025
    for name in ("known.nq", "stood.nq"):
        assert 1000 < len(lines[name]) < len(lines["now.nq"]) and not any(signed in line for line in lines[name])
    assert any(signed in line for line in lines["now.nq"])


@pytest.mark.parametrize("name", TABLES)
def test_a_research_table_is_written_with_its_codebook(run, tmp_path, name):
    code, out, err = run("export", "t.csv", "--table", name)
    written = sorted(p.name for p in tmp_path.iterdir())
    assert (code, err) == (0, "") and len(written) == 2 and "t.csv" in written
    assert sorted(out.splitlines()) == [f"written: {w}" for w in written]
    table = list(csv.DictReader(io.StringIO((tmp_path / "t.csv").read_text(encoding="utf-8"))))
    (codebook,) = (tmp_path / w for w in written if w != "t.csv")
    explained = {cell for row in csv.reader(io.StringIO(codebook.read_text(encoding="utf-8"))) for cell in row}
    assert table and set(table[0]) <= explained


def test_the_eu_is_counted_as_the_option_says(run, tmp_path):
    found = {}
    for eu in ("body", "members", "both"):
        assert run("export", f"{eu}.csv", "--table", "country-year", "--eu", eu)[0] == 0
        text = (tmp_path / f"{eu}.csv").read_text(encoding="utf-8")
        found[eu] = {cell for row in csv.reader(io.StringIO(text)) for cell in row}
    assert "org-eu" in found["body"] and "org-eu" in found["both"] and "org-eu" not in found["members"]
    assert run("export", "plain.csv", "--table", "country-year")[0] == 0
    assert (tmp_path / "plain.csv").read_bytes() == (tmp_path / "body.csv").read_bytes()


def test_the_same_data_do_not_differ(run):
    for lang in ("en", "zh"):
        code, out, err = run("diff", layout.DATA, "--lang", lang)
        assert (code, err) == (0, "") and out.strip() and bool(HAN.search(out)) == (lang == "zh")
    code, out, err = run("diff", layout.DATA, layout.DATA, "--as", "csv")
    assert (code, err) == (0, "") and len(out.splitlines()) == 1


def test_a_changed_day_is_told_by_its_claim(run, tables, tmp_path):
    folder = tables()
    (at,) = (i for i, row in enumerate(rows(folder, "events"), 1) if row[0] == "evt-sgp-dta-signed")
    plant(folder, "events", at, date="2025-05-09")
    code, out, err = run("diff", layout.DATA, folder, "--as", "json", "-o", tmp_path / "d.json")
    assert (code, out, err) == (0, "", f"written: {tmp_path / 'd.json'}\n")
    told = (tmp_path / "d.json").read_text(encoding="utf-8")
    assert json.loads(told) and "evt-sgp-dta-signed" in told and "2025-05-07" in told and "2025-05-09" in told


# Errors -----------------------------------------------------------------------------------------------------------------


ERRORS = {
    "no verb": ((), "VERB", None),
    "unknown verb": (("dance",), "dance", None),
    "unknown option": (("questions", "--colour"), "--colour", None),
    "unknown form": (("questions", "--as", "xml"), "xml", None),
    "unknown language": (("questions", "--lang", "fr"), "fr", None),
    "unknown question": (("ask", "digital-partnership"), "digital-partnerships", "digital-partnerships"),
    "unknown network": (("network", "partner"), "partners", "partners"),
    "not a network": (("network", "digital-partnerships"), "not a network", "不是网络"),
    "unknown thing": (("about", "Jpaan"), "country-jpn", "country-jpn"),
    "unknown parameter": (("ask", "trade-pipeline", "as-of=2025-01-01"), "as_of", "as_of"),
    "parameter without a sign": (("ask", "trade-pipeline", "2025-01-01"), "key=value", "key=value"),
    "parameter without a name": (("ask", "trade-pipeline", "=2025-01-01"), "key=value", "key=value"),
    "parameter given twice": (("ask", "trade-pipeline", "as_of=2025-01-01", "as_of=2026-01-01"), "twice", "重复"),
    "impossible day": (("ask", "trade-pipeline", "as_of=2025-02-30"), "not a day of the calendar", "没有"),
    "spreadsheet day": (("ask", "trade-pipeline", "as_of=2025/6/30"), "2025-06-30", "2025-06-30"),
    "not a day": (("network", "partners", "--as-of", "soon"), "is not a day", "不是日期"),
    "nothing to leave out": (("network", "partners", "--without", "Atlantis"), "Atlantis", "Atlantis"),
    "unknown measure": (("rank", "partners", "--by", "beauty"), "beauty", None),
    "unknown level": (("network", "partners", "--min-confidence", "sure"), "sure", None),
    "not a number": (("rank", "partners", "--top", "many"), "many", None),
    "unknown end of a path": (("path", "China", "Atlantis"), "Atlantis", "Atlantis"),
    "no file": (("sparql", "nowhere.rq"), "'nowhere.rq' cannot be read", "无法读取"),
    "a folder for a file": (("sparql", "."), "cannot be read", "无法读取"),
    "no place": (("questions", "--from", "nowhere"), "no file or folder 'nowhere'", "nowhere"),
    "folder without tables": (("questions", "--from", "."), "datapackage.json", "datapackage.json"),
    "unknown kind of file": (("ask", "states-named", "--from", __file__), "no ending that is known", "扩展名"),
    "unknown ending": (("export", "graph.xyz"), "no ending that is known", "扩展名"),
    "ending of a network": (("network", "partners", "-o", "net.xyz"), "no ending that is known", "扩展名"),
    "missing folder": (("export", "missing/graph.nq"), "cannot be written", "无法写入"),
    "answer into a missing folder": (("questions", "-o", "missing/q.csv"), "cannot be written", "无法写入"),
    "no state to compare": (("diff",), "OLD", None),
    "unknown state": (("diff", "nowhere"), "nowhere", "nowhere"),
    "an option for a state": (("diff", "HEAD", "--upload-pack=x"), "--upload-pack", "--upload-pack"),
    "a file without layers": (("diff", __file__), "does not keep records apart", "未区分记录"),
    "a folder without tables to compare": (("diff", "."), "datapackage.json", "datapackage.json"),
    "unknown research table": (("export", "t.csv", "--table", "dance"), "dance", None),
    "unknown count of the EU": (("export", "t.csv", "--table", "party", "--eu", "some"), "some", None),
    "ending of a research table": (("export", "t.nq", "--table", "party"), "no ending that is known", "扩展名"),
    "research table into a missing folder": (("export", "missing/t.csv", "--table", "party"), "cannot be written", "无法写入"),
    "known by an impossible day": (("questions", "--known-at", "2025-02-30"), "not a day of the calendar", "没有"),
    "known by no day": (("ask", "states-named", "--known-at", "soon"), "is not a day", "不是日期"),
    "export of no day": (("export", "graph.nq", "--as-of", "soon"), "is not a day", "不是日期"),
    "other people's sources have no day": (("questions", "--known-at", "2025-01-01", "--from", SMALL), "two clocks", "两种时钟"),
    "page into a missing folder": (("draw", "partners", "-o", "missing/p.html"), "p.html", "p.html"),
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", ERRORS)
def test_an_error_is_one_line_with_a_remedy_and_exit_code_2(run, tmp_path, name, lang):
    words, en, zh = ERRORS[name]
    extra = ("--lang", lang) if words and "--lang" not in words else ()
    code, out, err = run(*words, *extra)
    said = one_line(err)
    assert (code, out) == (2, "")
    assert os.listdir(tmp_path) == []
    if lang == "en" or not extra:
        assert en in said and not HAN.search(said)
    else:
        assert (zh or en) in said and HAN.search(said)


@pytest.mark.parametrize("text, said", [
    ("SELECT * { ?s ?p ?o", "line 1,"), ("DROP ALL", "read only"), ("SELECT * { SERVICE <a:b> {} }", "SERVICE"),
    ("SELECT * " + "{" * 5000, "nested deeper"), ("", "line 1,"), ("\0", "")], ids=["cut", "update", "service", "deep", "empty", "NUL"])
def test_a_query_that_cannot_be_run_is_one_line(run, tmp_path, text, said):
    (tmp_path / "q.rq").write_text(text)
    for lang in ("en", "zh"):
        code, out, err = run("sparql", "q.rq", "--from", SMALL, "--lang", lang)
        assert (code, out) == (2, "") and (said in one_line(err) or lang == "zh")
        assert bool(HAN.search(err)) == (lang == "zh")


HOSTILE = ["\x1b[2J\x1b[31mred", "\u202etxt.exe", "two\nlines", "tab\there", "bell\x07", "\u200bJapan", "\r", "\u2028", "\x9b31m"]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("words", [
    ("ask",), ("about",), ("network",), ("ask", "trade-pipeline"), ("sparql",), ("export",), ("rank", "x", "--by"),
    ("questions", "--from"), ("network", "partners", "--without")], ids=" ".join)
def test_nothing_hidden_in_an_argument_reaches_the_terminal(run, words, text):
    given = f"as_of={text}" if words[-1] == "trade-pipeline" else text
    code, out, err = run(*words, given)
    assert code == 2 and out == ""
    said = one_line(err)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2028\u2066-\u2069]", said)
    assert re.search(r"\\[uxnrt]", said), "what is hidden is written out"


def test_what_is_hidden_in_a_table_or_a_file_does_not_reach_the_terminal(run, tables, tmp_path):
    folder = tables()
    plant(folder, "gaps", 2, en="A\x1b[2Jgap", zh="\u202e空白")
    head = (folder / "events.csv").read_bytes()
    (folder / "events.csv").write_bytes(head.replace(b"type", "ty\u202epe".encode(), 1))
    for lang in ("en", "zh"):
        code, out, err = run("check", "--from", folder, "--lang", lang)
        assert code == 2 and not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", err)
    (tmp_path / "x.nt").write_text('<http://e.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "red\\u001B[31m\\u202Etxt" .\n')
    (tmp_path / "q.rq").write_text("SELECT ?s ?o { ?s ?p ?o }")
    for words in (("about", "http://e.org/a"), ("sparql", "q.rq"), ("sparql", "q.rq", "--as", "md")):
        code, out, err = run(*words, "--from", "x.nt")
        assert code == 0 and "txt" in out and not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", out)


def test_a_damaged_copy_of_the_data_tells_all_faults_in_one_run(run, tables):
    folder = tables()
    plant(folder, "events", 3, date="2025/5/7")
    plant(folder, "parties", 2, m49="36")
    plant(folder, "links", 4, relation="caracterisedBy")
    plant(folder, "participations", 5, party="jpn")
    (folder / "gaps.csv").write_bytes("标识,原因\n".encode("gbk"))
    for lang, words in (("en", "5 faults; nothing was built"), ("zh", "5 处错误")):
        code, out, err = run("check", "--from", folder, "--lang", lang)
        lines = err.splitlines()
        assert (code, out, len(lines)) == (2, "", 6) and words in lines[-1]
        assert [line.split(".")[0] for line in lines[:5]] == ["events", "gaps", "links", "participations", "parties"]
        assert "2025-05-07" in lines[0] and "characterisedBy" in lines[2] and "country-jpn" in lines[3] and "036" in lines[4]
        assert all(bool(HAN.search(line)) == (lang == "zh") for line in lines)


def test_the_check_of_a_foreign_file_with_a_warning_only_ends_well(run):
    mixed = next((CASES / "06-date-against-datetime").iterdir())
    for lang, word in (("en", "Mixes kinds of time values"), ("zh", "时间取值类型混杂")):
        code, out, err = run("check", "--from", mixed, "--lang", lang)
        assert (code, err) == (0, "") and word in out
    code, out, err = run("check", "--from", SMALL)
    assert (code, err) == (0, "") and out.strip() == SAY["clean"].en


# Help ---------------------------------------------------------------------------------------------------------------------


def verbs(lang):
    grammar = parser(lang)
    action = next(a for a in grammar._actions if isinstance(a, argparse._SubParsersAction))
    return grammar, action.choices


def test_every_verb_and_option_is_explained_in_both_languages():
    (_, en), (_, zh) = verbs("en"), verbs("zh")
    assert tuple(en) == tuple(zh) == VERBS
    for name in VERBS:
        assert en[name].description != zh[name].description and HAN.search(zh[name].description)
        for a, b in zip(en[name]._actions, zh[name]._actions, strict=True):
            assert a.help and b.help and not HAN.search(a.help), (name, a.dest)
            assert HAN.search(b.help), (name, b.dest, b.help)
    parser("en")


def test_no_explanation_is_left_without_chinese():
    for key, said in SAY.items():
        assert said.en and HAN.search(said.zh) and not HAN.search(said.en), key


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_is_wholly_in_the_language_that_was_asked_for(run, verb):
    words = [verb] if verb else []
    code, en, _ = run(*words, "--help")
    assert code == 0 and "usage: kg" in en and not HAN.search(en)
    code, zh, _ = run(*words, "--help", "--lang", "zh")
    assert code == 0 and HAN.search(zh)
    left = [word for word in ("usage:", "options:", "positional arguments:", "show this help", "exit") if word in zh]
    assert left == []


def test_the_language_follows_the_surroundings(run, monkeypatch):
    for name, locale, chinese in (("LANG", "zh_CN.UTF-8", True), ("LC_ALL", "zh_TW", True), ("LANG", "de_DE", False),
                                  ("LC_ALL", "C", False)):
        monkeypatch.setenv(name, locale)
        assert bool(HAN.search(run("ask", "nothing")[2])) == chinese
        assert bool(HAN.search(run("ask", "nothing", "--lang", "en")[2])) is False
        monkeypatch.delenv(name)


# As a process -----------------------------------------------------------------------------------------------------------------


def test_the_process_answers_speaks_utf_8_and_keeps_its_exit_codes(tables):
    done = shell("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"kg {layout.VERSION}\n".encode(), b"")
    done = shell("about", "韩国", "--lang", "zh", env={"PYTHONIOENCODING": "latin-1"})
    assert done.returncode == 0 and "韩国" in done.stdout.decode("utf-8") and done.stderr == b""
    done = shell("ask", "nothing-of-the-kind")
    assert done.returncode == 2 and done.stdout == b"" and done.stderr.startswith(b"kg: no question is called")


def test_a_reader_that_has_seen_enough_is_no_error():
    """kg … | head -1"""
    words = f"{shlex.quote(sys.executable)} -m kg questions --as json | head -c 20; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", words], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode in (0, 141) and done.stderr == "" and len(done.stdout) == 20
    process = subprocess.Popen([sys.executable, "-m", "kg", "questions"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env={**os.environ, "PYTHONPATH": str(ROOT)})
    process.stdout.close()
    assert process.wait(60) in (0, 141) and process.stderr.read() == b""


def test_a_full_screen_file_is_an_error_and_not_a_traceback():
    with open("/dev/full", "wb") as full:
        done = subprocess.run([sys.executable, "-m", "kg", "questions"], stdout=full, stderr=subprocess.PIPE, text=True,
                              env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C"})
    assert done.returncode == 2
    one_line(done.stderr)


def test_bytes_that_are_no_text_are_refused_in_one_line(tmp_path):
    done = shell("sparql", "-", "--from", SMALL, input=b"ASK { ?s ?p '\xff' }")
    assert done.returncode == 2
    assert "UTF-8" in one_line(done.stderr.decode())
    done = shell("about", b"\xff\xfe")
    assert done.returncode == 2
    one_line(done.stderr.decode())


def test_standard_input_may_carry_chinese_whatever_the_locale():
    done = shell("sparql", "-", "--from", SMALL, "--as", "csv", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
                 input='SELECT ?s { ?s ?p ?o FILTER(CONTAINS(?o, "数字")) }'.encode())
    assert done.returncode == 0 and b"case08/n1" in done.stdout, done.stderr


def test_the_shell_is_there_before_one_waits():
    """Not a benchmark: ten times what it takes."""
    start = time.monotonic()
    shell("--version")
    assert time.monotonic() - start < 5


# What the documents promise ----------------------------------------------------------------------------------------------------


def blocks(name, language):
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.S)


def commands():
    found = {}
    for name in ("README.md", "README.zh.md"):
        for line in "\n".join(blocks(name, "sh")).splitlines():
            if line.startswith("kg "):
                found.setdefault(line.split("  #")[0].strip(), name)
        for line in re.findall(r"`(kg [^`]+)`", (ROOT / name).read_text(encoding="utf-8")):
            found.setdefault(line, name)
    return found


@pytest.mark.parametrize("command", commands())
def test_the_commands_of_the_readme_run_as_written(run, command, tmp_path):
    """Check, demonstration and server take their time and are run by tests of their own; here they need only be understood."""
    words = shlex.split(command)[1:]
    if words[0] in ("check", "demo", "serve"):
        parser("en").parse_args(words)
        return
    if words[0] == "diff":  # the reader's own older tables
        shutil.copytree(layout.DATA, tmp_path / "older-tables")
        write_rows(tmp_path / "older-tables", "gaps", rows(tmp_path / "older-tables", "gaps")[:-1])
    code, out, err = run(*words)
    assert code == 0 and "Traceback" not in err
    assert out.strip() or "-o" in words
    if "--lang" in words and "zh" in words:
        assert HAN.search(out)


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_python_of_the_readme_runs_as_written(name, g, monkeypatch, tmp_path):
    monkeypatch.setattr(kg, "open", lambda: g)
    monkeypatch.setattr(kg.KnowledgeGraph, "check", lambda self: Table(("severity",), []))  # has tests of its own
    ran = blocks(name, "python")
    assert ran
    for text in ran:
        exec(compile(text, name, "exec"), {})  # noqa: S102 - our own words
    assert (tmp_path / "net.html").stat().st_size > 100_000


def test_both_readmes_show_the_same_commands():
    def bare(name):
        lines = "\n".join(blocks(name, "sh")).splitlines()
        return [re.sub(r"\s+", " ", line.split("  #")[0].replace("--lang zh", "")).strip() for line in lines]

    asked = {"en": bare("README.md"), "zh": bare("README.zh.md")}
    translated = {"中国": "China", "quantum": "quantum"}
    zh = [" ".join(translated.get(w, w) for w in line.split()) for line in asked["zh"]]
    assert zh == asked["en"]


# Analysis -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words, said", [
    (["why", "Japan", "Brazil", "--as-of", "2024-01-01"], "none of them is an edge"),
    (["structure", "partners", "--without", "EU"], "largest component"),
    (["structure", "partners", "--without", "EU", "--show", "communities"], "modularity"),
    (["structure", "partner-technology", "--show", "likeness"], "jaccard"),
    (["structure", "partners", "--show", "bridges"], "bridge"),
    (["structure", "partners", "--without", "EU", "--show", "regions"], "africa"),
    (["structure", "partners", "--without", "EU", "--show", "assortativity"], "newman 2003"),
    (["rank", "partners", "--without", "EU", "--by", "degree", "--telling", "--top", "3"], "left out"),
    (["path", "China", "quantum", "--by", "strength", "--strength", "bindingness", "-k", "1"], "bindingness"),
    (["path", "Ukraine", "Japan", "--in", "partners", "--through", "EU", "--by", "time", "-k", "1"], "ukraine"),
    (["growth", "partners", "2020", "2023"], "2023"),
    (["changes", "partners", "2023-01-01", "2026-06-30"], "new"),
    (["spread", "quantum"], "2022-11-28"),
    (["next", "digital partnership", "--by", "group"], "auc"),
    (["network", "partners", "--eu", "members", "--as-of", "2021-06-01"], "members of european union"),
    (["network", "partners", "--window", "2020-01-01..2022-12-31", "--actual"], "2020-01-01"),
], ids=lambda v: " ".join(v) if isinstance(v, list) else "")
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_verbs_of_analysis_answer_in_both_languages(run, words, said, lang):
    code, out, err = run(*words, "--lang", lang)
    assert code == 0 and not err
    assert said in out.lower() if lang == "en" else HAN.search(out)


@pytest.mark.parametrize("words, said", [
    (["network", "partners", "--eu", "members"], "name the day"),
    (["network", "partners", "--window", "2020-01-01"], "DAY..DAY"),
    (["network", "partners", "--window", "2022-01-01..2020-01-01"], "before it begins"),
    (["network", "partners", "--window", "2020-01-01..2021-01-01", "--as-of", "2020-01-01"], "not of both"),
    (["growth", "partners", "2025", "2020"], "the first before the last"),
    (["next", "digital parnership"], "type-digital-partnership"),
    (["why", "Japn", "Brazil"], "country-jpn"),
    (["suppose", "nowhere.csv"], "nowhere.csv"),
    (["spread", "quantumm"], "quantum"),
], ids=lambda v: " ".join(v) if isinstance(v, list) else "")
def test_a_wrong_call_of_analysis_is_told_in_one_line(run, words, said):
    code, out, err = run(*words)
    assert code == 2 and out == "" and said in err and "Traceback" not in err and err.count("\n") == 1


def test_a_scenario_moves_what_it_says(run, tmp_path):
    (tmp_path / "plan.csv").write_text("step,mechanism,party,state,day,name,note\n"
                                       "add,mech-eu-bra-dp,Brazil|EU,active,2027-01-01,EU–Brazil Digital Partnership,\n", encoding="utf-8")
    code, out, err = run("suppose", "plan.csv", "--by", "degree")
    assert code == 0 and "plan.csv" in out
    (tmp_path / "wrong.csv").write_text("step,mechanism,party\nremove,mech-eu-jpn-dpp,\n", encoding="utf-8")
    code, out, err = run("suppose", "wrong.csv")
    assert code == 2 and "wrong.csv:2" in err and "mech-eu-jpn-dp" in err
