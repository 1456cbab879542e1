"""Tables as editors, spreadsheets and broken tools leave them: each is refused with its place, or read exactly."""
import csv
import io
import json
import os

import pytest
from conftest import HAN, faults, plant, rows, told_in_both, write_rows

import kg
from kg import layout, schema
from kg import tables as tables_module
from kg.errors import FileError
from kg.table import Table

# Nothing refers to most events, so damage to their table has no second effect.
TABLE = "events"
FILE = TABLE + ".csv"


def text(change):
    """Damage done to a table as text."""
    return lambda raw: change(raw.decode()).encode()


def line(number, change):
    """Damage done to one line (1 is the heading)."""
    def damage(raw):
        lines = raw.split(b"\n")
        lines[number - 1] = change(lines[number - 1].decode()).encode()
        return b"\n".join(lines)
    return damage


def cells(number, change):
    """Damage done to the cells of one line, whatever quotation marks they need."""
    def written(found):
        out = io.StringIO()
        csv.writer(out, lineterminator="").writerow(change(next(csv.reader([found]))))
        return out.getvalue()
    return line(number, written)


def behind(number, *more):
    """Lines put behind one line."""
    def damage(raw):
        lines = raw.split(b"\n")
        return b"\n".join(lines[:number] + [m if isinstance(m, bytes) else m.encode() for m in more] + lines[number:])
    return damage


def mixed(raw):
    parts = raw.split(b"\n")
    ends = [b"\n", b"\r\n", b"\r"]
    return b"".join(p + ends[i % 3] for i, p in enumerate(parts[:-1])) + parts[-1]


def all_quoted(raw):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(csv.reader(io.StringIO(raw.decode())))
    return out.getvalue().encode()


def reordered(raw):
    cells = list(csv.reader(io.StringIO(raw.decode())))
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([row[1:] + row[:1] for row in cells])
    return out.getvalue().encode()


EXACT = {
    "byte order mark": lambda raw: b"\xef\xbb\xbf" + raw,
    "CRLF": lambda raw: raw.replace(b"\n", b"\r\n"),
    "CR only": lambda raw: raw.replace(b"\n", b"\r"),
    "three line ends mixed": mixed,
    "byte order mark and CRLF": lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"),
    "every cell in quotation marks": all_quoted,
    "columns in another order": reordered,
    "rows in another order": lambda raw: b"\n".join([(ls := raw.split(b"\n"))[0], *ls[-2:0:-1], b""]),
    "no line end at the end": lambda raw: raw.rstrip(b"\n"),
    "blank lines at the end": lambda raw: raw + b"\n\n\n",
    "blank lines between rows": behind(3, "", ""),
    "spaces around a heading": line(1, lambda s: s.replace(",type,", ", type ,")),
}


@pytest.mark.parametrize("name", EXACT)
def test_a_harmless_variant_is_read_exactly(g, tables, name):
    folder = tables()
    raw = (folder / FILE).read_bytes()
    damaged = EXACT[name](raw)
    assert damaged != raw
    (folder / FILE).write_bytes(damaged)
    assert kg.open(folder).digest == g.digest


def test_a_fault_behind_blank_lines_and_mixed_line_ends_keeps_its_line(tables):
    folder = tables()
    plant(folder, TABLE, 9, date="soon")
    raw = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(behind(4, "", "")(raw))
    assert [(f.line, f.column) for f in faults(folder)] == [(11, "date")]
    for ends in (mixed, lambda r: r.replace(b"\n", b"\r")):
        (folder / FILE).write_bytes(ends(raw))
        assert [(f.line, f.column) for f in faults(folder)] == [(9, "date")]


# name: (damage, line, column, words of the message, nearest right value)
REFUSED = {
    "semicolons": (text(lambda s: s.replace(",", ";")), 1, "", "separated by semicolons", ""),
    "tabs": (text(lambda s: s.replace(",", "\t")), 1, "", "separated by tabs", ""),
    "unclosed quote": (line(3, lambda s: s.replace("mech-", '"mech-', 1)), 3, "", "not closed on this line", ""),
    "unclosed quote in the last line": (text(lambda s: s.rstrip("\n") + '"\n'), -1, "", "quotation mark", ""),
    "unclosed quote in the heading": (line(1, lambda s: s.replace("type", '"type')), 1, "", "heading is not closed", ""),
    "stray quote": (line(3, lambda s: s.replace("mech-", 'mech"-', 1)), 3, "", "stands inside a cell", ""),
    "text behind a closing quote": (line(3, lambda s: '"evt"-' + s), 3, "", "stands inside a cell", ""),
    "NUL": (line(5, lambda s: s.replace("mech", "me\0ch", 1)), 5, "", "NUL character", ""),
    "UTF-16 with mark": (lambda raw: raw.decode().encode("utf-16"), 1, "", "written in UTF-16", ""),
    "UTF-16 big-endian with mark": (lambda raw: b"\xfe\xff" + raw.decode().encode("utf-16-be"), 1, "", "UTF-16", ""),
    "UTF-16 without mark": (lambda raw: raw.decode().encode("utf-16-le"), 1, "", "may be UTF-16", ""),
    "UTF-32": (lambda raw: raw.decode().encode("utf-32"), 1, "", "written in UTF-32", ""),
    "Latin-1": (behind(3, "evt-x,Café".encode("latin-1")), 4, "", "byte 0xE9 at character 10 is not UTF-8", ""),
    "Windows-1252": (behind(3, b"evt-\x93x\x94"), 4, "", "byte 0x93 at character 5 is not UTF-8", ""),
    "GBK": (behind(3, "evt-x,数字".encode("gbk")), 4, "", "byte 0xCA at character 7 is not UTF-8", ""),
    "a lone surrogate": (behind(3, b"evt-x,\xed\xa0\x80"), 4, "", "byte 0xED at character 7 is not UTF-8", ""),
    "an overlong form": (behind(3, b"evt-x,\xc0\xaf"), 4, "", "byte 0xC0 at character 7 is not UTF-8", ""),
    "a cut character at the end": (lambda raw: raw + b"evt-\xe6\x95", -1, "", "is not UTF-8", ""),
    "a row too long": (line(4, lambda s: s + ",more"), 4, "", "cells, the heading", ""),
    "a row too short": (cells(4, lambda c: c[:-2]), 4, "", "they are missing", ""),
    "a comma without quotation marks": (line(4, lambda s: s.replace("2022", "May 7, 2022", 1)), 4, "", "quotation marks", ""),
    "a file cut in its last row": (lambda raw: raw[:raw.rstrip(b"\n").rfind(b",mech-") + 9], -1, "", "they are missing", ""),
    "a row of commas": (behind(4, "," * 10), 5, "", "the row is empty", ""),
    "a line of spaces": (behind(4, "   "), 5, "", "the row has 1 cells", ""),
    "conflict mark <<<<<<<": (behind(4, "<<<<<<< HEAD"), 5, "", "conflict mark", ""),
    "conflict mark =======": (behind(4, "======="), 5, "", "conflict mark", ""),
    "conflict mark >>>>>>>": (behind(4, ">>>>>>> other branch"), 5, "", "conflict mark", ""),
    "conflict mark |||||||": (behind(4, "||||||| 1a2b3c"), 5, "", "conflict mark", ""),
    "empty file": (lambda raw: b"", 1, "", "the table is empty", ""),
    "only a byte order mark": (lambda raw: b"\xef\xbb\xbf", 1, "", "the table is empty", ""),
    "a blank line above the heading": (lambda raw: b"\n" + raw, 1, "", "must name the columns", ""),
    "3,000 columns": (lambda raw: b",".join(b"c%d" % i for i in range(3000)) + b"\n", 1, "", "3000 columns are more than 200", ""),
    "a cell of 200 KB": (line(4, lambda s: s + "x" * 200_000), 4, "note_zh", "characters, more than 32768", ""),
    "a cell of 40 KB": (line(4, lambda s: s + "x" * 40_000), 4, "note_zh", "characters, more than 32768", ""),
    "a cell with a line break": (line(4, lambda s: s.replace("mech-", '"mech\n-', 1)), 4, "", "not hold a line break", ""),
}


TWO_PLACES = ("a cell with a line break",)  # two broken lines


@pytest.mark.parametrize("name", REFUSED)
def test_a_damaged_table_is_refused_at_its_place(tables, name):
    damage, at, column, words, nearest = REFUSED[name]
    folder = tables()
    raw = (folder / FILE).read_bytes()
    damaged = damage(raw)
    assert damaged != raw
    (folder / FILE).write_bytes(damaged)
    fault, *more = faults(folder)
    last = len(damaged.rstrip(b"\n").split(b"\n"))
    assert (fault.file, fault.line, fault.column) == (FILE, last if at == -1 else at, column)
    assert words in fault.message.en and fault.nearest == nearest
    assert told_in_both(fault)
    assert bool(more) == (name in TWO_PLACES), "one damage is told once"


HEADINGS = {
    "a column twice": (lambda s: s.replace("type", "date"), [("date", "the column stands 2 times", ""),
                                                           ("type", "the column 'type' is missing", "")]),
    "a column missing": (lambda s: s.replace(",type", ""), [("type", "the column 'type' is missing", "")]),
    "an unknown column": (lambda s: s + ",weather", [("weather", "unknown column 'weather'", "")]),
    "a column misspelt": (lambda s: s.replace("confidence", "confidense"), [
        ("confidence", "the column 'confidence' is missing", ""), ("confidense", "unknown column", "confidence")]),
    "a column in capitals": (lambda s: s.replace("date", "Date"), [
        ("Date", "unknown column 'Date'", "date"), ("date", "the column 'date' is missing", "")]),
    "a heading without a name": (lambda s: s + ",", [("", "unknown column ''", "")]),
    "a zero-width space in a heading": (lambda s: s.replace("date", "da\u200bte"), [
        ("da\u200bte", "unknown column", "date"), ("date", "the column 'date' is missing", "")]),
}


@pytest.mark.parametrize("name", HEADINGS)
def test_a_damaged_heading_names_the_column(tables, name):
    change, expected = HEADINGS[name]
    folder = tables()
    (folder / FILE).write_bytes(line(1, change)((folder / FILE).read_bytes()))
    found = faults(folder)
    assert [(f.column, f.nearest) for f in found] == [(c, n) for c, _, n in sorted(expected)]
    assert all((f.file, f.line) == (FILE, 1) and told_in_both(f) for f in found)
    assert all(words in f.message.en for f, (_, words, _) in zip(found, sorted(expected)))


def test_rows_behind_an_unclosed_quote_are_still_checked(tables):
    folder = tables()
    plant(folder, TABLE, 5, date="2025-02-30")
    plant(folder, TABLE, 9, type="event-lunched")
    (folder / FILE).write_bytes(line(3, lambda s: s.replace("mech-", '"mech-', 1))((folder / FILE).read_bytes()))
    assert [(f.line, f.column) for f in faults(folder)] == [(3, ""), (5, "date"), (9, "type")]


def test_a_table_with_its_heading_only_has_no_rows(g, tables):
    folder = tables()
    (folder / FILE).write_bytes((folder / FILE).read_bytes().split(b"\n")[0] + b"\n")
    for number, row in enumerate(rows(folder, "transitions")[1:], 2):
        plant(folder, "transitions", number, id=row[0], exceptions="")  # the one table that refers to events
    other = kg.open(folder)
    counted = "SELECT (COUNT(*) AS ?n) { ?e a <https://w3id.org/eudpn/ontology#StatusEvent> }"
    assert other.sparql(counted).rows == [(0,)]
    assert g.sparql(counted).rows == [(len(rows(layout.DATA, TABLE)) - 1,)]


@pytest.mark.parametrize("word", ["NA", "N/A", "null", "None", "nan", "NaN", "NULL", "TRUE", "1e5", "=1+1", "@SUM(A1)",
                                  "-", "0", "036", "“quoted”", 'a "b", c', "'", "#REF!", "\\N"])
def test_a_word_that_other_programs_change_is_kept_as_text(tables, word):
    folder = tables()
    plant(folder, "gaps", 3, en=word, zh=word)
    other = kg.open(folder)
    gap = rows(folder, "gaps")[2][0]
    assert other.names.label(gap) == {"en": word, "zh": word}


def test_an_unreadable_table_is_one_fault_and_not_one_for_each_reference(tables):
    folder = tables()
    path = folder / "parties.csv"
    path.write_bytes(path.read_bytes().decode().encode("utf-16"))
    assert [(f.file, f.line) for f in faults(folder)] == [("parties.csv", 1)]


def test_a_missing_table_is_named_with_the_file_that_may_be_it(tables):
    folder = tables()
    os.rename(folder / FILE, folder / "event.csv")
    (fault,) = faults(folder)
    assert (fault.file, fault.line, fault.nearest) == (FILE, 1, "event.csv")
    assert "missing" in fault.message.en and told_in_both(fault)


def test_a_folder_in_the_place_of_a_table_is_refused(tables):
    folder = tables()
    os.remove(folder / FILE)
    (folder / FILE).mkdir()
    with pytest.raises(FileError, match=FILE) as error:
        kg.open(folder)
    assert HAN.search(error.value.said.zh)


def test_a_file_too_large_for_a_table_is_refused_before_it_is_read(tables):
    folder = tables()
    os.truncate(folder / FILE, 100_000_001)
    with pytest.raises(FileError, match="larger than 100 MB") as error:
        kg.open(folder)
    assert HAN.search(error.value.said.zh)


def test_no_folder_no_descriptor_no_tables(tmp_path):
    with pytest.raises(FileError, match="there is no file or folder 'nowhere'") as error:
        kg.open(tmp_path / "nowhere")
    assert HAN.search(error.value.said.zh)
    with pytest.raises(FileError, match="holds no datapackage.json") as error:
        kg.open(tmp_path)
    assert HAN.search(error.value.said.zh)


def test_a_folder_in_the_place_of_the_descriptor_is_refused(tables):
    folder = tables()
    os.remove(folder / "datapackage.json")
    (folder / "datapackage.json").mkdir()
    with pytest.raises(FileError, match="datapackage.json") as error:
        kg.open(folder)
    assert HAN.search(error.value.said.zh)


def package(folder):
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def put(folder, descriptor):
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


@pytest.mark.parametrize("raw", ["", "{", "[]", "null", '{"name": "x"}', '{"resources": 5}', '{"resources": ["x"]}',
                                 '{"resources": [{"name": "x"}]}', "\ufeff{}", "[" * 100_000])
def test_a_broken_descriptor_is_refused_in_words(tables, raw):
    folder = tables()
    (folder / "datapackage.json").write_text(raw, encoding="utf-8")
    with pytest.raises(FileError, match="datapackage.json") as error:
        kg.open(folder)
    assert HAN.search(error.value.said.zh)


@pytest.mark.parametrize("path", ["../parties.csv", "/etc/passwd", "sub/parties.csv", "..\\parties.csv", ".hidden.csv",
                                  "..", "", "a\0b.csv", ["parties.csv"], None])
def test_a_descriptor_names_files_inside_its_folder_only(tables, path):
    folder = tables()
    descriptor = package(folder)
    descriptor["resources"][0]["path"] = path
    put(folder, descriptor)
    with pytest.raises(FileError, match="datapackage.json") as error:
        kg.open(folder)
    assert HAN.search(error.value.said.zh)


DESCRIPTORS = {
    "a kind that does not exist": lambda r: r["schema"]["fields"][1]["kg"].update(kind="colour"),
    "a property with an unknown prefix": lambda r: r["schema"]["fields"][2]["kg"].update(property="foo:bar"),
    "a label without a property": lambda r: r["schema"]["fields"][2]["kg"].pop("property"),
    "a pattern that is none": lambda r: r["schema"]["fields"][6]["constraints"].update(pattern="("),
    "a pattern that repeats too often": lambda r: r["schema"]["fields"][6]["constraints"].update(pattern="a{99999999999}"),
    "a graph that does not exist": lambda r: r["kg"].update(graph="rumours"),
    "a first column that is not id": lambda r: r["schema"]["fields"].pop(0),
    "fields that are words": lambda r: r["schema"].update(fields=["id", "en"]),
    "no fields": lambda r: r["schema"].pop("fields"),
    "part of the project missing": lambda r: r.pop("kg"),
    "part of the project a word": lambda r: r.update(kg="reference"),
    "a class with an unknown prefix": lambda r: r["kg"].update({"class": ["foo:Bar"]}),
}


@pytest.mark.parametrize("name", DESCRIPTORS)
def test_a_descriptor_that_cannot_be_used_is_refused_in_words(tables, name):
    folder = tables()
    descriptor = package(folder)
    resource = next(r for r in descriptor["resources"] if r["name"] == "parties")
    DESCRIPTORS[name](resource)
    put(folder, descriptor)
    with pytest.raises(FileError, match="datapackage.json") as error:
        kg.open(folder)
    assert HAN.search(error.value.said.zh)


def test_a_link_out_of_the_folder_gives_nothing_away(tables, tmp_path):
    folder = tables()
    secret = tmp_path / "secret.txt"
    secret.write_text("top,secret\npassword,hunter2\n")
    os.remove(folder / FILE)
    os.symlink(secret, folder / FILE)
    assert "hunter2" not in "\n".join(str(f) for f in faults(folder))


def test_write_rows_gives_the_same_bytes_as_the_project(tables):
    """The hands of these tests change nothing but what they are told to."""
    folder = tables()
    for path in folder.glob("*.csv"):
        before = path.read_bytes()
        write_rows(folder, path.stem, rows(folder, path.stem))
        assert path.read_bytes() == before, path.name


def test_a_heading_of_rows_of_ones_own_whose_quotation_mark_is_not_closed_is_refused(tmp_path):
    place = tmp_path / "own.csv"
    place.write_text('"id,subject,object\nlnk-x,mech-x,tech-ai\n', encoding="utf-8")
    found: list = []
    assert tables_module.own_rows(place, {t.name: t for t in schema.read(layout.DATA)}["links"], found) == []
    assert found and all(HAN.search(f.text("zh")) and f.text("en") for f in found)


def test_a_label_may_hold_what_scripts_need_and_a_code_may_not(tables):
    """Joiners of Persian and Hindi, and a space that does not break, are part of a name."""
    for label in ("می\u200cخواهم", "A\u00a0B"):
        folder = tables()
        plant(folder, "gaps", 3, en=label)
        kg.open(folder)
    folder = tables()
    plant(folder, "gaps", 3, about="country\u200c-jpn")
    assert "U+200C" in str(faults(folder)[0])


def test_a_text_of_a_closed_list_is_held_to_it(tables):
    folder = tables()
    place = folder / "datapackage.json"
    package = json.loads(place.read_text(encoding="utf-8"))
    column = next(f for r in package["resources"] if r["name"] == "sources" for f in r["schema"]["fields"] if f["name"] == "language")
    found = {row[rows(folder, "sources")[0].index("language")] for row in rows(folder, "sources")[1:]}
    column.setdefault("kg", {})["of"] = sorted(found - {"zh"} - {""})
    place.write_text(json.dumps(package, ensure_ascii=False), encoding="utf-8")
    told = faults(folder)
    assert told and all("'zh'" in f.message.en and told_in_both(f) for f in told)


def test_a_table_names_itself_in_one_line(g):
    assert repr(g.ask("digital-partnerships")) == "<Table 'Digital partnerships': 4 rows, 6 columns>"
    assert repr(Table(("a",), [(1,)])) == "<Table: 1 row, 1 column>"
