"""Faults planted in cells, one by one and all at once: each comes back with file, line, column, words and a remedy."""
import shutil
import time

import pytest
from conftest import faults, plant, rows, told_in_both, write_rows

import kg
from kg import layout, schema
from kg.shell import main
from kg.table import visible

LONG = "9" * 5000

# (table, cells to write, column in which the fault is told, words of the message, nearest right value)
PLANTED = [
    # dates
    ("events", {"date": "2025-02-30"}, "date", "'2025-02-30' is not a day of the calendar", ""),
    ("events", {"date": "2023-02-29"}, "date", "not a day of the calendar", ""),
    ("events", {"date": "2025-13-01"}, "date", "not a day of the calendar", ""),
    ("events", {"date": "2025-00-XX"}, "date", "not a day of the calendar", ""),
    ("events", {"date": "0000"}, "date", "not a day of the calendar", ""),
    ("events", {"date": "2025/5/7"}, "date", "is not a date", "2025-05-07"),
    ("events", {"date": "2025/05"}, "date", "is not a date", "2025-05-XX"),
    ("events", {"date": "2025.5.7"}, "date", "is not a date", "2025-05-07"),
    ("events", {"date": "7.5.2025"}, "date", "is not a date", "2025-05-07"),
    ("events", {"date": "2025-5-7"}, "date", "is not a date", "2025-05-07"),
    ("events", {"date": "2025年5月7日"}, "date", "is not a date", "2025-05-07"),
    ("events", {"date": "45784"}, "date", "is not a date", "2025-05-07"),
    ("events", {"date": "5/7/2025"}, "date", "is not a date", ""),  # May or July: nobody can tell
    ("events", {"date": "May 2025"}, "date", "is not a date", ""),
    ("events", {"date": "4.58E+04"}, "date", "is not a date", ""),
    ("events", {"date": "2025-Q5"}, "date", "is not a date", ""),
    ("events", {"date": "[2025..2024]"}, "date", "ends before it starts", ""),
    ("events", {"date": "2025/2030"}, "date", "is not a date", ""),
    ("events", {"date": "\uff12\uff10\uff12\uff15"}, "date", "is not a date", None),  # full-width digits
    ("events", {"date": "\u0662\u0660\u0662\u0665"}, "date", "is not a date", ""),  # Arabic-Indic digits
    ("sources", {"seen": "2025-11"}, "seen", "is not a day", ""),
    ("sources", {"seen": "2025/11/7"}, "seen", "is not a day", "2025-11-07"),
    ("sources", {"seen": "2026-11-31"}, "seen", "not a day of the calendar", ""),
    ("sources", {"date": "June 2025"}, "date", "is not a date", ""),
    ("memberships", {"when": "2013/2004"}, "when", "ends before it starts", ""),
    ("memberships", {"when": "2013"}, "when", "is not a period", ""),
    ("memberships", {"when": "2013/"}, "when", "is not a period", ""),
    ("packages", {"window": "2030/2025"}, "window", "ends before it starts", ""),
    ("packages", {"window": "Ongoing"}, "window", "is not a period", "ongoing"),
    ("packages", {"focus_window": "2026-3/2030"}, "focus_window", "is not a date", "2026-03-XX/2030"),
    # codes that a spreadsheet changed
    ("parties", {"m49": "36"}, "m49", "'36' does not have the form", "036"),
    ("parties", {"m49": "3.6E+01"}, "m49", "does not have the form", ""),
    ("parties", {"iso2": "au"}, "iso2", "does not have the form", "AU"),
    ("parties", {"iso2": "AUS"}, "iso2", "does not have the form", ""),
    ("parties", {"iso3": "AU"}, "iso3", "does not have the form", ""),
    ("parties", {"iso2": "AU"}, "iso2", "already used in line 2", ""),
    ("parties", {"m49": "036"}, "m49", "already used in line 2", ""),
    ("passages", {"sha256": "26ABE99C"}, "sha256", "does not have the form", ""),
    ("instruments", {"celex": "3.2022E+7"}, "celex", "does not have the form", ""),
    # numbers and yes or no
    ("vocab", {"rank": "1.0"}, "rank", "not a whole number", ""),
    ("vocab", {"rank": "1e3"}, "rank", "not a whole number", ""),
    ("vocab", {"rank": "--5"}, "rank", "not a whole number", ""),
    ("vocab", {"rank": "-0"}, "rank", "not a whole number", ""),
    ("vocab", {"rank": "+1"}, "rank", "not a whole number", ""),
    ("vocab", {"rank": "01"}, "rank", "not a whole number", ""),
    ("vocab", {"rank": "\uff11"}, "rank", "not a whole number", ""),
    ("vocab", {"rank": LONG}, "rank", "not a whole number", ""),
    ("figures", {"value": "1,234.5"}, "value", "is not a number", "1234.5"),
    ("figures", {"value": "-12,345,678"}, "value", "is not a number", "-12345678"),
    ("figures", {"value": "1,5"}, "value", "is not a number", ""),  # a decimal comma is never read as a thousands sign
    ("figures", {"value": "1e6"}, "value", "is not a number", ""),
    ("figures", {"value": "01.5"}, "value", "is not a number", ""),
    ("figures", {"value": ".5"}, "value", "is not a number", ""),
    ("figures", {"value": "12 %"}, "value", "is not a number", ""),
    ("figures", {"value": "\uff11\uff12"}, "value", "is not a number", ""),
    ("figures", {"value": "NaN"}, "value", "is not a number", ""),
    ("sets", {"list_open": "TRUE"}, "list_open", "neither true nor false", "true"),
    ("sets", {"list_open": "no"}, "list_open", "neither true nor false", "false"),
    ("sets", {"list_open": "perhaps"}, "list_open", "neither true nor false", ""),
    ("sets", {"list_open": "NA"}, "list_open", "neither true nor false", ""),
    # ids
    ("events", {"id": ""}, "id", "must not be empty", ""),
    ("events", {"id": "Evt-JPN"}, "id", "is not an id", "evt-jpn"),
    ("events", {"id": "evt jpn"}, "id", "is not an id", "evt-jpn"),
    ("events", {"id": "evt--jpn"}, "id", "is not an id", "evt-jpn"),
    ("events", {"id": "evt_jpn"}, "id", "is not an id", "evt-jpn"),
    ("events", {"id": "evt-日本"}, "id", "is not an id", ""),
    ("events", {"id": "\u0435vt-jpn"}, "id", "is not an id", "evt-jpn"),  # Cyrillic е
    ("events", {"id": "event-jpn"}, "id", "'event-jpn' should start with evt-", "evt-jpn"),
    ("events", {"id": "evt-can-dp-launched"}, "id", "already used in events.csv:2", ""),
    ("events", {"id": " evt-new"}, "id", "begins or ends with a space", "evt-new"),
    ("events", {"id": "E" * 30_000}, "id", "is not an id", None),
    ("events", {"id": "e" * 30_000}, "id", "should start with evt-", None),
    ("packages", {"partners": "country-jpn|" + "x" * 30_000}, "partners", "unknown id", ""),
    ("participations", {"party": "Japan"}, "party", "unknown id 'Japan'", "country-jpn"),
    ("participations", {"party": "日本"}, "party", "unknown id '日本'", "country-jpn"),
    ("participations", {"party": "JPN"}, "party", "unknown id 'JPN'", "country-jpn"),
    ("events", {"mechanism": "mech-eu-jpn-pd"}, "mechanism", "unknown id 'mech-eu-jpn-pd'", "mech-eu-jpn-dp"),
    ("events", {"mechanism": "country-jpn"}, "mechanism", "'country-jpn' cannot stand here; expected mech-", ""),
    ("events", {"type": "event-lunched"}, "type", "unknown id", "event-launched"),
    ("events", {"sources": "psg-nowhere-at-all"}, "sources", "unknown id", None),
    ("participations", {"party": "jpn"}, "party", "unknown id 'jpn'", "country-jpn"),
    ("participations", {"party": "\u0441ountry-jpn"}, "party", "unknown id", "country-jpn"),  # Cyrillic с
    ("participations", {"party": "Country-jpn"}, "party", "unknown id", "country-jpn"),
    ("participations", {"party": "country-jpn|country-kor"}, "party", "unknown id", None),  # one value only
    ("packages", {"partners": "country-jpn|country-jpn"}, "partners", "stands twice in the cell", ""),
    ("packages", {"partners": "country-jpn||country-kor"}, "partners", "empty or padded value", ""),
    ("packages", {"partners": "country-jpn|"}, "partners", "empty or padded value", ""),
    ("packages", {"partners": "country-jpn| country-kor"}, "partners", "empty or padded value", "country-kor"),
    ("packages", {"partners": "country-jpn,country-kor"}, "partners", "unknown id", None),
    # relations, classes, codes
    ("links", {"relation": "caracterisedBy"}, "relation", "is not one of", "characterisedBy"),
    ("links", {"relation": "dpn:characterisedBy"}, "relation", "is not one of", "characterisedBy"),
    ("mechanisms", {"kind": "Aggreement"}, "kind", "is not one of", "Agreement"),
    ("parties", {"kind": "country"}, "kind", "is not one of", "Country"),
    ("parties", {"kind": "Country|country"}, "kind", "is not one of", "Country"),
    # empty, half, twice
    ("events", {"date": ""}, "date", "must not be empty", ""),
    ("events", {"sources": ""}, "sources", "must not be empty", ""),
    ("gaps", {"en": ""}, "en", "must not be empty", ""),
    ("gaps", {"zh": ""}, "zh", "must not be empty", ""),
    ("gaps", {"note_en": "A note.", "note_zh": ""}, "note_zh", "both languages or in none", ""),
    ("gaps", {"note_en": "", "note_zh": "说明"}, "note_en", "both languages or in none", ""),
    # addresses
    ("sources", {"url": "https://example.org/a b"}, "url", "is not an address", ""),
    ("sources", {"url": "https://example.org/<x>"}, "url", "is not an address", ""),
    ("sources", {"url": 'https://example.org/"x"'}, "url", "is not an address", ""),
    ("sources", {"url": "https://example.org/{x}"}, "url", "is not an address", ""),
    ("sources", {"url": "https://example.org/a|b"}, "url", "is not an address", ""),
    ("sources", {"url": "https://example.org/a\\b"}, "url", "is not an address", ""),
    ("sources", {"url": "https://example.org/a^`b"}, "url", "is not an address", ""),
    ("sources", {"url": "https://example.org/%zz"}, "url", "is not an address", ""),
    ("sources", {"url": "https://[::bad/"}, "url", "is not an address", ""),
    ("sources", {"url": "https://"}, "url", "", ""),
    ("sources", {"url": "https:///path"}, "url", "", ""),
    ("sources", {"url": "/relative/path"}, "url", "is not a web address", ""),
    ("sources", {"url": "www.example.org"}, "url", "is not a web address", None),
    ("sources", {"url": "javascript:alert(1)"}, "url", "is not a web address", ""),
    ("sources", {"url": "data:text/html,x"}, "url", "is not a web address", ""),
    ("sources", {"url": "file:///etc/passwd"}, "url", "is not a web address", ""),
    ("parties", {"same_as": "wd:"}, "same_as", "names nothing behind the colon", ""),
    ("parties", {"same_as": "Q408"}, "same_as", "should start with wd:", ""),
    ("parties", {"same_as": "wikidata:Q408"}, "same_as", "should start with wd:", None),
    ("parties", {"same_as": "eurovok:4160"}, "same_as", "should start with wd:", "eurovoc:4160"),
    ("parties", {"same_as": "wd:Q 408"}, "same_as", "is not an address", ""),
    ("parties", {"same_as": "wd:<Q408>"}, "same_as", "is not an address", ""),
    ("parties", {"same_as": "wd:Q%4"}, "same_as", "is not an address", ""),
    ("parties", {"same_as": "https://www.wikidata.org/entity/Q408"}, "same_as", "should start with wd:", None),
    # places in a source
    ("passages", {"chars": "193-71"}, "chars", "ends before it starts", ""),
    ("passages", {"chars": "71-71"}, "chars", "ends before it starts", ""),
    ("passages", {"chars": "71"}, "chars", "is not a pair of character offsets", ""),
    ("passages", {"chars": "71–193"}, "chars", "is not a pair of character offsets", ""),  # a dash, not a hyphen
    ("passages", {"chars": "-71-193"}, "chars", "is not a pair of character offsets", ""),
    ("passages", {"chars": "\uff17\uff11-193"}, "chars", "is not a pair of character offsets", ""),
    # what cannot be seen
    ("gaps", {"en": " A gap."}, "en", "begins or ends with a space", "A gap."),
    ("gaps", {"en": "A gap.\u00a0"}, "en", "begins or ends with a space", "A gap."),
    ("gaps", {"zh": "\u3000空白"}, "zh", "begins or ends with a space", "空白"),
    ("events", {"time_words": "a\u00a0b"}, "time_words", "no-break space", "a b"),
    ("gaps", {"en": "A\u200bgap"}, "en", "U+200B (zero width space)", "Agap"),
    ("gaps", {"en": "A \u202egap"}, "en", "U+202E (right-to-left override)", "A gap"),
    ("gaps", {"en": "A \u2066gap"}, "en", "U+2066", "A gap"),
    ("gaps", {"en": "A\ufeff gap"}, "en", "U+FEFF", "A gap"),
    ("gaps", {"en": "A\u00adgap"}, "en", "U+00AD (soft hyphen)", "Agap"),
    ("gaps", {"en": "A \x1b[31mgap"}, "en", "U+001B (control character)", None),
    ("gaps", {"en": "A \x01gap"}, "en", "U+0001", "A gap"),
    ("gaps", {"en": "A\tgap"}, "en", "U+0009", None),
    ("gaps", {"en": "A\u2028gap"}, "en", "U+2028", None),
    ("gaps", {"en": "A\x85gap"}, "en", "U+0085", None),
    ("gaps", {"en": "A \ue000gap"}, "en", "U+E000", "A gap"),
    ("gaps", {"en": "A \ufffegap"}, "en", "U+FFFE", "A gap"),
    ("events", {"mechanism": "mech-eu-jpn\u200c-dp"}, "mechanism", "U+200C", "mech-eu-jpn-dp"),
    ("gaps", {"en": "Cafe\u0301"}, "en", "Unicode normal form C", "Caf\u00e9"),
    ("gaps", {"zh": "\uf900"}, "zh", "normal form C", "\u8c48"),
]


def name(one):
    table, cells, column, *_ = one
    return f"{table}.{column}-{ascii(next(iter(cells.values())))[:30]}"


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What is told of each planted fault, and where it was planted.

    As many faults as find a row of their own go into one copy of the tables, the rest into the next; the second line of
    each table stays as it is, and ids are changed only where nothing refers to them.
    """
    answers, left = {}, list(range(len(PLANTED)))
    while left:
        folder = tmp_path_factory.mktemp("planted") / "data"
        shutil.copytree(layout.DATA, folder)
        everything = "".join(p.read_text(encoding="utf-8") for p in folder.glob("*.csv"))
        places, free = {}, {}
        for number in left:
            table, cells, *_ = PLANTED[number]
            lines = free.setdefault(table, [n for n, row in enumerate(rows(folder, table), 1) if n > 2])
            fit = [n for n in lines if "id" not in cells or everything.count(rows(folder, table)[n - 1][0]) == 1]
            if fit:
                lines.remove(fit[0])
                places[f"{table}.csv", fit[0]] = number
                plant(folder, table, fit[0], **cells)
        found = faults(folder)
        for fault in found:
            answers.setdefault(places.get((fault.file, fault.line)), []).append(fault)
        answers.update({number: answers.get(number, []) for number in places.values()})
        left = [n for n in left if n not in answers]
    return answers


@pytest.mark.parametrize("number", range(len(PLANTED)), ids=[name(one) for one in PLANTED])
def test_a_planted_fault_is_told_with_its_place_and_remedy(told, number):
    table, cells, column, words, nearest = PLANTED[number]
    (fault,) = told[number]
    assert (fault.file, fault.column) == (f"{table}.csv", column)
    assert words in fault.message.en
    assert nearest is None or fault.nearest == nearest
    assert told_in_both(fault) and len(fault.text("en")) < 600 and len(fault.text("zh")) < 600
    assert fault.text("zh").startswith(f"{table}.csv:{fault.line}") and column in fault.text("zh")


def test_nothing_is_told_of_rows_that_were_left_alone(told):
    assert None not in told


def test_the_list_of_planted_faults_is_long_enough_and_touches_every_kind_of_cell():
    kinds = {(t.name, c.name): c.kind for t in schema.read(layout.DATA) for c in t.columns}
    assert len(PLANTED) >= 60
    assert {kinds[table, column] for table, _, column, *_ in PLANTED} == set(schema.KINDS)


def test_all_faults_of_all_tables_come_out_of_one_run_in_order(tables):
    folder, expected = tables(), []
    for table, cells, column, *_ in PLANTED:
        taken = {n for t, n, _ in expected if t == f"{table}.csv"}
        line = next((n for n in range(3, len(rows(folder, table)) + 1) if n not in taken), None)
        if line and "id" not in cells:
            plant(folder, table, line, **cells)
            expected.append((f"{table}.csv", line, column))
    assert len(expected) >= 60 and len({file for file, _, _ in expected}) >= 9
    with pytest.raises(kg.DataError) as error:
        kg.open(folder)
    assert [(f.file, f.line, f.column) for f in error.value.faults] == sorted(expected)
    for said in (error.value.said.en, error.value.said.zh):
        assert len(said.splitlines()) == len(expected)
        assert max(map(len, said.splitlines())) < 600, "a fault can be read on a screen, however long the cell"
        assert all(visible(one) == one for one in said.splitlines()), "what cannot be seen is written out"


def test_a_broken_table_does_not_hide_the_faults_of_the_others(tables):
    folder = tables()
    (folder / "links.csv").write_bytes(b"")
    plant(folder, "events", 3, date="soon")
    plant(folder, "vocab", 4, kind="Colour")
    assert [(f.file, f.line) for f in faults(folder)] == [("events.csv", 3), ("links.csv", 1), ("vocab.csv", 4)]


@pytest.mark.parametrize("twin", ["evt-can-dp-launched", " evt-can-dp-launched", "evt-can-dp-launched\u00a0",
                                  "Evt-Can-DP-launched", "evt\u200b-can-dp-launched", "evt-\u0441an-dp-launched"])
def test_an_id_that_only_looks_new_is_told_where_it_stands(tables, twin):
    folder = tables()
    plant(folder, "events", 3, id=twin)
    found = faults(folder)
    assert {(f.file, f.line, f.column) for f in found} == {("events.csv", 3, "id")}
    assert any("evt-can-dp-launched" in f.message.en + f.nearest for f in found)


def test_an_id_used_in_two_tables_is_told(tables):
    folder = tables()
    taken = rows(folder, "packages")[1][0]
    plant(folder, "sets", 3, id=taken)
    found = {(f.file, f.line, f.column): f.message.en for f in faults(folder)}
    assert any("already used in" in said for said in found.values())
    assert ("sets.csv", 3, "id") in found or ("packages.csv", 2, "id") in found


def test_a_wrong_id_is_told_where_it_is_given_and_where_it_is_missed(tables):
    folder = tables()
    plant(folder, "parties", 2, id="country-austria")
    found = faults(folder)
    assert {f.message.en for f in found} == {"unknown id 'country-aus'"}
    assert {f.nearest for f in found} <= {"country-austria", "country-aut", "country-usa"}
    assert len(found) >= 2  # every reference


def test_many_dangling_ids_are_told_quickly(tables):
    """The search for nearest ids is bounded: a table with a wrong column of ids is told in seconds, not minutes."""
    folder = tables()
    head, first, *_ = rows(folder, "mentions")
    cells = [[f"mtn-x{i}", f"country-zz{i}", *first[2:]] for i in range(1000)]
    write_rows(folder, "mentions", [head, *cells])
    start = time.monotonic()
    assert len(faults(folder)) == 1000
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("ending", ["nq", "trig", "ttl"])
def test_a_fault_leaves_the_older_export_as_it_was(tables, tmp_path, capsys, ending):
    folder, made = tables(), tmp_path / "made"
    made.mkdir()
    out = made / f"graph.{ending}"
    assert main(["export", str(out), "--from", str(folder)]) == 0
    before = out.read_bytes()
    plant(folder, "events", 3, date="2025-02-30")
    assert main(["export", str(out), "--from", str(folder)]) == 2
    assert out.read_bytes() == before
    assert [p.name for p in made.iterdir()] == [out.name]
    said = capsys.readouterr().err
    assert "events.csv:3 column 'date'" in said and "Traceback" not in said
