"""Faults planted in cells, one by one and all at once: each comes back with file, line, column, words and a remedy."""
import time

import pytest
from conftest import faults, plant, rows, told_in_both, write_rows

import kg
from kg import layout, schema
from kg.shell import main
from kg.table import visible

LONG = "9" * 5000

# (table, line, cells to write, column in which the fault is told, words of the message, nearest right value)
PLANTED = [
    # dates
    ("events", 3, {"date": "2025-02-30"}, "date", "'2025-02-30' is not a day of the calendar", ""),
    ("events", 3, {"date": "2023-02-29"}, "date", "not a day of the calendar", ""),
    ("events", 3, {"date": "2025-13-01"}, "date", "not a day of the calendar", ""),
    ("events", 3, {"date": "2025-00-XX"}, "date", "not a day of the calendar", ""),
    ("events", 3, {"date": "0000"}, "date", "not a day of the calendar", ""),
    ("events", 3, {"date": "2025/5/7"}, "date", "is not a date", "2025-05-07"),
    ("events", 3, {"date": "2025/05"}, "date", "is not a date", "2025-05-XX"),
    ("events", 3, {"date": "2025.5.7"}, "date", "is not a date", "2025-05-07"),
    ("events", 3, {"date": "7.5.2025"}, "date", "is not a date", "2025-05-07"),
    ("events", 3, {"date": "2025-5-7"}, "date", "is not a date", "2025-05-07"),
    ("events", 3, {"date": "2025年5月7日"}, "date", "is not a date", "2025-05-07"),
    ("events", 3, {"date": "45784"}, "date", "is not a date", "2025-05-07"),
    ("events", 3, {"date": "5/7/2025"}, "date", "is not a date", ""),  # May or July: nobody can tell
    ("events", 3, {"date": "May 2025"}, "date", "is not a date", ""),
    ("events", 3, {"date": "4.58E+04"}, "date", "is not a date", ""),
    ("events", 3, {"date": "2025-Q5"}, "date", "is not a date", ""),
    ("events", 3, {"date": "[2025..2024]"}, "date", "ends before it starts", ""),
    ("events", 3, {"date": "2025/2030"}, "date", "is not a date", ""),
    ("events", 3, {"date": "\uff12\uff10\uff12\uff15"}, "date", "is not a date", None),  # full-width digits
    ("events", 3, {"date": "\u0662\u0660\u0662\u0665"}, "date", "is not a date", ""),  # Arabic-Indic digits
    ("sources", 3, {"seen": "2025-11"}, "seen", "is not a day", ""),
    ("sources", 3, {"seen": "2025/11/7"}, "seen", "is not a day", "2025-11-07"),
    ("sources", 3, {"seen": "2026-11-31"}, "seen", "not a day of the calendar", ""),
    ("sources", 3, {"date": "June 2025"}, "date", "does not have the form", ""),
    ("memberships", 3, {"when": "2013/2004"}, "when", "ends before it starts", ""),
    ("memberships", 3, {"when": "2013"}, "when", "is not a period", ""),
    ("memberships", 3, {"when": "2013/"}, "when", "is not a period", ""),
    ("packages", 3, {"window": "2030/2025"}, "window", "ends before it starts", ""),
    ("packages", 3, {"window": "Ongoing"}, "window", "is not a period", "ongoing"),
    ("packages", 3, {"focus_window": "2026-3/2030"}, "focus_window", "is not a date", "2026-03-XX/2030"),
    # codes that a spreadsheet changed
    ("parties", 2, {"m49": "36"}, "m49", "'36' does not have the form", "036"),
    ("parties", 2, {"m49": "3.6E+01"}, "m49", "does not have the form", ""),
    ("parties", 2, {"iso2": "au"}, "iso2", "does not have the form", "AU"),
    ("parties", 2, {"iso2": "AUS"}, "iso2", "does not have the form", ""),
    ("parties", 2, {"iso3": "AU"}, "iso3", "does not have the form", ""),
    ("parties", 3, {"iso2": "AU"}, "iso2", "already used in line 2", ""),
    ("parties", 3, {"m49": "036"}, "m49", "already used in line 2", ""),
    ("passages", 3, {"sha256": "26ABE99C"}, "sha256", "does not have the form", ""),
    ("instruments", 3, {"celex": "3.2022E+7"}, "celex", "does not have the form", ""),
    # numbers and yes or no
    ("vocab", 3, {"rank": "1.0"}, "rank", "not a whole number", ""),
    ("vocab", 3, {"rank": "1e3"}, "rank", "not a whole number", ""),
    ("vocab", 3, {"rank": "--5"}, "rank", "not a whole number", ""),
    ("vocab", 3, {"rank": "-0"}, "rank", "not a whole number", ""),
    ("vocab", 3, {"rank": "+1"}, "rank", "not a whole number", ""),
    ("vocab", 3, {"rank": "01"}, "rank", "not a whole number", ""),
    ("vocab", 3, {"rank": "\uff11"}, "rank", "not a whole number", ""),
    ("vocab", 3, {"rank": LONG}, "rank", "not a whole number", ""),
    ("sets", 3, {"list_open": "TRUE"}, "list_open", "neither true nor false", "true"),
    ("sets", 3, {"list_open": "no"}, "list_open", "neither true nor false", "false"),
    ("sets", 3, {"list_open": "perhaps"}, "list_open", "neither true nor false", ""),
    ("sets", 3, {"list_open": "NA"}, "list_open", "neither true nor false", ""),
    # ids
    ("events", 3, {"id": ""}, "id", "must not be empty", ""),
    ("events", 3, {"id": "Evt-JPN"}, "id", "is not an id", "evt-jpn"),
    ("events", 3, {"id": "evt jpn"}, "id", "is not an id", "evt-jpn"),
    ("events", 3, {"id": "evt--jpn"}, "id", "is not an id", "evt-jpn"),
    ("events", 3, {"id": "evt_jpn"}, "id", "is not an id", "evt-jpn"),
    ("events", 3, {"id": "evt-日本"}, "id", "is not an id", ""),
    ("events", 3, {"id": "\u0435vt-jpn"}, "id", "is not an id", "evt-jpn"),  # Cyrillic е
    ("events", 3, {"id": "event-jpn"}, "id", "'event-jpn' should start with evt-", "evt-jpn"),
    ("events", 3, {"id": "evt-can-dp-launched"}, "id", "already used in events.csv:2", ""),
    ("events", 3, {"id": " evt-new"}, "id", "begins or ends with a space", "evt-new"),
    ("events", 3, {"id": "E" * 30_000}, "id", "is not an id", None),
    ("events", 3, {"id": "e" * 30_000}, "id", "should start with evt-", None),
    ("packages", 3, {"partners": "country-jpn|" + "x" * 30_000}, "partners", "unknown id", ""),
    ("participations", 3, {"party": "Japan"}, "party", "unknown id 'Japan'", "country-jpn"),
    ("participations", 3, {"party": "日本"}, "party", "unknown id '日本'", "country-jpn"),
    ("participations", 3, {"party": "JPN"}, "party", "unknown id 'JPN'", "country-jpn"),
    ("events", 3, {"mechanism": "mech-eu-jpn-pd"}, "mechanism", "unknown id 'mech-eu-jpn-pd'", "mech-eu-jpn-dp"),
    ("events", 3, {"mechanism": "country-jpn"}, "mechanism", "'country-jpn' cannot stand here; expected mech-", ""),
    ("events", 3, {"type": "event-lunched"}, "type", "unknown id", "event-launched"),
    ("events", 3, {"sources": "psg-nowhere-at-all"}, "sources", "unknown id", None),
    ("participations", 3, {"party": "jpn"}, "party", "unknown id 'jpn'", "country-jpn"),
    ("participations", 3, {"party": "\u0441ountry-jpn"}, "party", "unknown id", "country-jpn"),  # Cyrillic с
    ("participations", 3, {"party": "Country-jpn"}, "party", "unknown id", "country-jpn"),
    ("participations", 3, {"party": "country-jpn|country-kor"}, "party", "unknown id", None),  # one value only
    ("packages", 3, {"partners": "country-jpn|country-jpn"}, "partners", "stands twice in the cell", ""),
    ("packages", 3, {"partners": "country-jpn||country-kor"}, "partners", "empty or padded value", ""),
    ("packages", 3, {"partners": "country-jpn|"}, "partners", "empty or padded value", ""),
    ("packages", 3, {"partners": "country-jpn| country-kor"}, "partners", "empty or padded value", "country-kor"),
    ("packages", 3, {"partners": "country-jpn,country-kor"}, "partners", "unknown id", None),
    # relations, classes, codes
    ("links", 3, {"relation": "caracterisedBy"}, "relation", "is not one of", "characterisedBy"),
    ("links", 3, {"relation": "dpn:characterisedBy"}, "relation", "is not one of", "characterisedBy"),
    ("mechanisms", 3, {"kind": "Aggreement"}, "kind", "is not one of", "Agreement"),
    ("parties", 3, {"kind": "country"}, "kind", "is not one of", "Country"),
    ("parties", 3, {"kind": "Country|country"}, "kind", "is not one of", "Country"),
    # empty, half, twice
    ("events", 3, {"date": ""}, "date", "must not be empty", ""),
    ("events", 3, {"sources": ""}, "sources", "must not be empty", ""),
    ("gaps", 3, {"en": ""}, "en", "must not be empty", ""),
    ("gaps", 3, {"zh": ""}, "zh", "must not be empty", ""),
    ("gaps", 3, {"note_en": "A note.", "note_zh": ""}, "note_zh", "both languages or in none", ""),
    ("gaps", 3, {"note_en": "", "note_zh": "说明"}, "note_en", "both languages or in none", ""),
    # addresses
    ("sources", 3, {"url": "https://example.org/a b"}, "url", "is not an address", ""),
    ("sources", 3, {"url": "https://example.org/<x>"}, "url", "is not an address", ""),
    ("sources", 3, {"url": 'https://example.org/"x"'}, "url", "is not an address", ""),
    ("sources", 3, {"url": "https://example.org/{x}"}, "url", "is not an address", ""),
    ("sources", 3, {"url": "https://example.org/a|b"}, "url", "is not an address", ""),
    ("sources", 3, {"url": "https://example.org/a\\b"}, "url", "is not an address", ""),
    ("sources", 3, {"url": "https://example.org/a^`b"}, "url", "is not an address", ""),
    ("sources", 3, {"url": "https://example.org/%zz"}, "url", "is not an address", ""),
    ("sources", 3, {"url": "https://[::bad/"}, "url", "is not an address", ""),
    ("sources", 3, {"url": "https://"}, "url", "", ""),
    ("sources", 3, {"url": "https:///path"}, "url", "", ""),
    ("sources", 3, {"url": "/relative/path"}, "url", "is not a web address", ""),
    ("sources", 3, {"url": "www.example.org"}, "url", "is not a web address", None),
    ("sources", 3, {"url": "javascript:alert(1)"}, "url", "is not a web address", ""),
    ("sources", 3, {"url": "data:text/html,x"}, "url", "is not a web address", ""),
    ("sources", 3, {"url": "file:///etc/passwd"}, "url", "is not a web address", ""),
    ("parties", 3, {"same_as": "wd:"}, "same_as", "names nothing behind the colon", ""),
    ("parties", 3, {"same_as": "Q408"}, "same_as", "should start with wd:", ""),
    ("parties", 3, {"same_as": "wikidata:Q408"}, "same_as", "should start with wd:", None),
    ("parties", 3, {"same_as": "eurovok:4160"}, "same_as", "should start with wd:", "eurovoc:4160"),
    ("parties", 3, {"same_as": "wd:Q 408"}, "same_as", "is not an address", ""),
    ("parties", 3, {"same_as": "wd:<Q408>"}, "same_as", "is not an address", ""),
    ("parties", 3, {"same_as": "wd:Q%4"}, "same_as", "is not an address", ""),
    ("parties", 3, {"same_as": "https://www.wikidata.org/entity/Q408"}, "same_as", "should start with wd:", None),
    # places in a source
    ("passages", 3, {"chars": "193-71"}, "chars", "ends before it starts", ""),
    ("passages", 3, {"chars": "71-71"}, "chars", "ends before it starts", ""),
    ("passages", 3, {"chars": "71"}, "chars", "is not a pair of character offsets", ""),
    ("passages", 3, {"chars": "71–193"}, "chars", "is not a pair of character offsets", ""),  # a dash, not a hyphen
    ("passages", 3, {"chars": "-71-193"}, "chars", "is not a pair of character offsets", ""),
    ("passages", 3, {"chars": "\uff17\uff11-193"}, "chars", "is not a pair of character offsets", ""),
    # what cannot be seen
    ("gaps", 3, {"en": " A gap."}, "en", "begins or ends with a space", "A gap."),
    ("gaps", 3, {"en": "A gap.\u00a0"}, "en", "begins or ends with a space", "A gap."),
    ("gaps", 3, {"zh": "\u3000空白"}, "zh", "begins or ends with a space", "空白"),
    ("events", 3, {"time_words": "a\u00a0b"}, "time_words", "no-break space", "a b"),
    ("gaps", 3, {"en": "A\u200bgap"}, "en", "U+200B (zero width space)", "Agap"),
    ("gaps", 3, {"en": "A \u202egap"}, "en", "U+202E (right-to-left override)", "A gap"),
    ("gaps", 3, {"en": "A \u2066gap"}, "en", "U+2066", "A gap"),
    ("gaps", 3, {"en": "A\ufeff gap"}, "en", "U+FEFF", "A gap"),
    ("gaps", 3, {"en": "A\u00adgap"}, "en", "U+00AD (soft hyphen)", "Agap"),
    ("gaps", 3, {"en": "A \x1b[31mgap"}, "en", "U+001B (control character)", None),
    ("gaps", 3, {"en": "A \x01gap"}, "en", "U+0001", "A gap"),
    ("gaps", 3, {"en": "A\tgap"}, "en", "U+0009", None),
    ("gaps", 3, {"en": "A\u2028gap"}, "en", "U+2028", None),
    ("gaps", 3, {"en": "A\x85gap"}, "en", "U+0085", None),
    ("gaps", 3, {"en": "A \ue000gap"}, "en", "U+E000", "A gap"),
    ("gaps", 3, {"en": "A \ufffegap"}, "en", "U+FFFE", "A gap"),
    ("events", 3, {"mechanism": "mech-eu-jpn\u200c-dp"}, "mechanism", "U+200C", "mech-eu-jpn-dp"),
    ("gaps", 3, {"en": "Cafe\u0301"}, "en", "Unicode normal form C", "Caf\u00e9"),
    ("gaps", 3, {"zh": "\uf900"}, "zh", "normal form C", "\u8c48"),
]


def name(one):
    table, line, cells, column, words, _ = one
    return f"{table}.{column}-{ascii(next(iter(cells.values())))[:30]}"


@pytest.mark.parametrize("one", PLANTED, ids=name)
def test_a_planted_fault_is_told_with_its_place_and_remedy(tables, one):
    table, line, cells, column, words, nearest = one
    folder = tables()
    plant(folder, table, line, **cells)
    (fault,) = faults(folder)
    assert (fault.file, fault.line, fault.column) == (f"{table}.csv", line, column)
    assert words in fault.message.en
    assert nearest is None or fault.nearest == nearest
    assert told_in_both(fault) and len(fault.text("en")) < 600 and len(fault.text("zh")) < 600
    assert f"{table}.csv:{line}" in fault.text("zh") and column in fault.text("zh")


def test_the_list_of_planted_faults_is_long_enough_and_touches_every_kind_of_cell():
    kinds = {(t.name, c.name): c.kind for t in schema.read(layout.DATA) for c in t.columns}
    assert len(PLANTED) >= 60
    assert {kinds[table, column] for table, _, _, column, _, _ in PLANTED} == set(schema.KINDS)


def everywhere(folder):
    """Plant as many of the faults as find a row of their own; gives back where they should be told."""
    expected, used = [], {}
    for table, _, cells, column, _, _ in PLANTED:
        found = rows(folder, table)
        # A row that others refer to keeps its id; a value told as 'already used' needs its own line.
        if "id" in cells or column in ("iso2", "m49"):
            continue
        line = used.get(table, 1) + 1
        if line > len(found):
            continue
        used[table] = line
        plant(folder, table, line, **cells)
        expected.append((f"{table}.csv", line, column))
    return sorted(expected)


def test_all_faults_of_all_tables_come_out_of_one_run_in_order(tables):
    folder = tables()
    expected = everywhere(folder)
    assert len(expected) >= 60 and len({f for f, _, _ in expected}) >= 9
    found = faults(folder)
    assert [(f.file, f.line, f.column) for f in found] == expected
    with pytest.raises(kg.DataError) as error:
        kg.open(folder)
    for said in (error.value.said.en, error.value.said.zh):
        assert len(said.splitlines()) == len(expected)
        assert max(map(len, said.splitlines())) < 500, "a fault can be read on a screen, however long the cell"
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
