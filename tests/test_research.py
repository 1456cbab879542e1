"""Research tables: numbers a reader can check by hand on a few rows of one's own, and invariants on the project's data."""
import csv
import datetime as dt
import io
import json
import re
import shutil
import sys

import pytest
from conftest import HAN, write_rows

import kg
from kg import layout, research
from kg.errors import FileError, QueryError, UnknownName
from kg.research.columns import STATES, TYPES
from kg.research.facts import EU, Facts

CASE = "cases/28-dyad-years-both-directions"
DAY = dt.date.fromisoformat
BASICS = ("psg-one", "confidence-high", "review-accepted")


def folder(tmp_path, parties=(), mechanisms=(), participations=(), events=(), memberships=(), links=(), seen="2010-12-31"):
    """A folder of tables that holds only what is given, under the project's own schema and vocabulary."""
    made = tmp_path / "tables"
    made.mkdir()
    package = json.loads((layout.DATA / "datapackage.json").read_text(encoding="utf-8"))
    fields = next(r for r in package["resources"] if r["name"] == "parties")["schema"]["fields"]
    if not any(f["name"] == "exists" for f in fields):
        fields.append({"name": "exists", "type": "string", "title": "exists", "title_zh": "存续期", "kg": {"kind": "period"}})
    (made / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    given = {
        "parties": [dict(zip(("id", "kind", "en", "zh", "iso3", "exists"), (*p, "", "")[:6])) for p in parties],
        "mechanisms": [{"kind": "Agreement", "type": "type-dta", "en": m[0], "zh": m[0], **dict(zip(("id", "lumps", "type"), m))}
                       for m in mechanisms],
        "participations": [dict(zip(("id", "mechanism", "party"), (f"ptc-{i}", *p)), role="role-party")
                           for i, p in enumerate(participations)],
        "events": [dict(zip(("id", "mechanism", "type", "date", "review"), (f"evt-{i}", *e))) for i, e in enumerate(events)],
        "memberships": [dict(zip(("id", "group", "country", "when"), (f"mem-{i}", *m)), capacity="capacity-member")
                        for i, m in enumerate(memberships)],
        "links": [dict(zip(("id", "subject", "object"), (f"lnk-{i}", *one)), relation="covers") for i, one in enumerate(links)],
        "sources": [{"id": "src-one", "kind": "sourcekind-official", "en": "One", "zh": "一", "publisher_en": "One",
                     "publisher_zh": "一", "language": "en", "seen": seen}],
        "passages": [{"id": "psg-one", "source": "src-one", "gist_en": "One", "gist_zh": "一"}],
    }
    for resource in package["resources"]:
        name, heads = resource["name"], [f["name"] for f in resource["schema"]["fields"]]
        if name in ("vocab", "schemes"):
            shutil.copy(layout.DATA / resource["path"], made)
            continue
        stated = dict(zip(("sources", "confidence", "review"), BASICS)) if "confidence" in heads else {}
        rows = [{**stated, **{k: v for k, v in row.items() if v}} for row in given.get(name, ())]
        write_rows(made, name, [heads, *([row.get(h, "") for h in heads] for row in rows)])
    return made


def opened(tmp_path, **rows):
    return kg.open(folder(tmp_path, **rows))


# Case 28: dyad-years exist while both parties do, and a tie is seen whichever way round it was entered ---------------------

@pytest.fixture(scope="module")
def states(tmp_path_factory, request):
    """The four states of case 28, their ties as agreements that enter into force and end on the day after the last."""
    place = request.path.parent / CASE
    found = {n: list(csv.DictReader((place / f"{n}.csv").open(encoding="utf-8"))) for n in ("states", "ties")}
    party = {s["id"]: f"country-{s['id'].lower()}" for s in found["states"]}
    events = []
    for t in found["ties"]:
        events.append((f"mech-{t['id']}", "event-in-force", t["from"]))
        if t["to"]:
            events.append((f"mech-{t['id']}", "event-ended", (DAY(t["to"]) + dt.timedelta(1)).isoformat()))
    return opened(
        tmp_path_factory.mktemp("case28"), events=events, seen="2010-06-30",
        parties=[(party[s["id"]], "Country", s["id"], s["id"], "", f"{s['from']}/{s['to'] or '..'}") for s in found["states"]],
        mechanisms=[(f"mech-{t['id']}",) for t in found["ties"]],
        participations=[(f"mech-{t['id']}", party[t[side]]) for t in found["ties"] for side in ("party1", "party2")])


EXPECTED = {
    ("p", "q"): {2004: 1, 2005: 2, 2006: 1}, ("p", "r"): {2006: 0, 2007: 1, 2008: 1, 2009: 1},
    ("p", "s"): {2008: 1, 2009: 0}, ("r", "s"): {2008: 0, 2009: 0},
}


def test_case_28_has_eleven_dyad_years_and_seven_with_a_tie(states):
    table = research.table(states, "dyad-year", first_year=2004, last_year=2009)
    rows = {(r["party1"][-1], r["party2"][-1], r["year"]): r["n_in_force_any_day"] for r in table.records()}
    assert rows == {(a, b, y): n for (a, b), years in EXPECTED.items() for y, n in years.items()}
    assert len(table) == 11 and sum(1 for n in rows.values() if n) == 7


def test_case_28_has_each_row_twice_in_the_directed_table(states):
    plain = research.table(states, "dyad-year", first_year=2004, last_year=2009).records()
    directed = research.table(states, "directed-dyad-year", first_year=2004, last_year=2009).records()
    assert len(directed) == 22 and sum(1 for r in directed if r["n_in_force_any_day"]) == 14
    by_key = {(r["party1"], r["party2"], r["year"]): r for r in directed}
    for r in plain:
        swapped = dict(zip(("party1", "party2", "party1_iso3", "party2_iso3"),
                           (r["party2"], r["party1"], r["party2_iso3"], r["party1_iso3"])))
        twin = {**r, **swapped}
        assert by_key[r["party1"], r["party2"], r["year"]] == r and by_key[r["party2"], r["party1"], r["year"]] == twin


def test_states_are_looked_at_on_the_last_day_on_which_both_exist(states):
    rows = {(r["party1"][-1] + r["party2"][-1], r["year"]): r for r in research.table(states, "dyad-year").records()}
    assert rows["pq", 2006]["day"] == DAY("2006-06-03") and rows["pq", 2006]["n_mechanisms_in_force"] == 1
    assert rows["pr", 2006]["day"] == DAY("2006-12-31")
    # k4 held on some day of 2008 and not on the last; k1 was over before the end of 2005, k2 was not
    p_s = rows["ps", 2008]
    assert (p_s["n_in_force_any_day"], p_s["n_mechanisms_in_force"], p_s["n_ended"]) == (1, 0, 1)
    assert (rows["pq", 2005]["n_mechanisms_in_force"], rows["pq", 2005]["mechanisms"]) == (1, "mech-k2")
    # an open end is not cut at the last year of an event; the last year speaks of the day on which the source was read
    assert rows["pr", 2010]["n_mechanisms_in_force"] == 1 and rows["pr", 2010]["day"] == DAY("2010-06-30")


def test_zero_is_looked_at_and_empty_is_not_covered(states):
    rows = {(r["party1"][-1] + r["party2"][-1], r["year"]): r
            for r in research.table(states, "dyad-year", first_year=2003, last_year=2011).records()}
    zero = rows["pr", 2006]
    assert (zero["covered"], zero["n_mechanisms"], zero["min_confidence"]) == (True, 0, None)
    for year in (2003, 2011):
        row = rows["pq" if year == 2003 else "pr", year]
        assert row["covered"] is False and row["n_mechanisms"] is None and row["has_digital_partnership"] is None
    book = {r["column"]: r for r in research.codebook(states, "dyad-year").records()}
    assert "same day" in book["(row)"]["definition_en"] and "Zero" in book["(empty)"]["definition_en"]


# A small world: the EU, three of its members, a partner ---------------------------------------------------------------------

@pytest.fixture(scope="module")
def world(tmp_path_factory):
    return opened(
        tmp_path_factory.mktemp("world"), seen="2022-03-01",
        parties=[(EU, "Organisation|CountryGroup", "EU", "欧盟"), ("country-gbr", "Country", "UK", "英国", "GBR"),
                 ("country-fra", "Country", "France", "法国", "FRA"), ("country-deu", "Country", "Germany", "德国", "DEU"),
                 ("country-jpn", "Country", "Japan", "日本", "JPN"), ("country-kor", "Country", "Korea", "韩国", "KOR"),
                 ("country-nru", "Country", "Nauru", "瑙鲁", "NRU")],
        mechanisms=[("mech-epa", "", "type-digital-partnership"), ("mech-many", "true"), ("mech-later",), ("mech-undated",),
                    ("mech-own",)],
        participations=[("mech-epa", EU), ("mech-epa", "country-jpn"),
                        ("mech-many", EU), ("mech-many", "country-jpn"), ("mech-many", "country-kor"),
                        ("mech-later", EU), ("mech-later", "country-kor"), ("mech-undated", EU), ("mech-undated", "country-kor"),
                        ("mech-own", "country-fra"), ("mech-own", "country-jpn")],
        events=[("mech-epa", "event-signed", "2018-07-17"), ("mech-epa", "event-in-force", "2019-02-01"),
                ("mech-many", "event-launched", "2018"), ("mech-later", "event-announced", "2019-05-01"),
                ("mech-later", "event-in-force", "[2020-06-01..2021-03-31]"), ("mech-own", "event-launched", "2019-01-01"),
                ("mech-own", "event-ended", "2020-01-01", "review-rejected")],
        memberships=[(EU, "country-gbr", "1973-01-01/2020-01-31"), (EU, "country-fra", "1958-01-01/.."),
                     (EU, "country-deu", "1958-01-01/..")],
        links=[("mech-epa", "tech-ai"), ("mech-epa", "topic-data-flows")])


def dyads(g, eu="body"):
    return {(r["party1"].partition("-")[2], r["party2"].partition("-")[2], r["year"]): r
            for r in research.table(g, "dyad-year", eu=eu).records()}


def test_the_eu_as_a_body(world):
    rows = dyads(world)
    assert {r[0] for r in rows} | {r[1] for r in rows} == {"eu", "fra", "jpn", "kor"}  # nobody spoke of the others as partners
    year = rows["jpn", "eu", 2019]
    assert (year["n_mechanisms"], year["n_mechanisms_in_force"], year["mechanisms"]) == (2, 2, "mech-epa|mech-many")
    assert (year["has_digital_partnership"], year["technologies"], year["n_technologies"]) == (True, "tech-ai", 1)
    assert (year["n_claims"], year["min_confidence"], year["eu_as"], year["n_through_eu"]) == (6, "high", "body", 0)
    signed = rows["jpn", "eu", 2018]
    assert (signed["n_signed"], signed["n_mechanisms_in_force"], signed["has_digital_partnership"]) == (1, 1, False)
    assert rows["fra", "jpn", 2021]["n_mechanisms_in_force"] == 1  # the rejected end does not count
    assert rows["fra", "eu", 2021]["n_mechanisms"] == 0           # a member is no party of what the EU takes part in
    assert all(r["eu_as"] == "body" for r in rows.values())


def test_a_mechanism_that_lumps_ties_its_parties_to_the_eu_only(world):
    assert dyads(world)["jpn", "kor", 2021]["n_mechanisms"] == 0
    assert dyads(world)["kor", "eu", 2021]["n_mechanisms_in_force"] == 2
    members = dyads(world, "members")
    assert members["jpn", "kor", 2021]["n_mechanisms"] == 0 and members["deu", "kor", 2021]["n_mechanisms_in_force"] == 2


def test_possible_and_undated_are_counted_apart(world):
    rows = dyads(world)
    year = rows["kor", "eu", 2020]
    assert (year["n_announced"], year["n_mechanisms_in_force"], year["n_possible"], year["n_undated"]) == (1, 1, 1, 1)
    after = rows["kor", "eu", 2021]
    assert (after["n_announced"], after["n_mechanisms_in_force"], after["n_possible"], after["n_undated"]) == (0, 2, 0, 1)


def test_the_eu_as_its_members_on_the_day(world):
    rows = dyads(world, "members")
    assert not any("eu" in key[:2] for key in rows)
    year = {y: rows["gbr", "jpn", y] for y in (2019, 2020, 2021)}
    assert [year[y]["n_mechanisms_in_force"] for y in year] == [2, 0, 0] and year[2019]["n_through_eu"] == 2
    assert [year[y]["n_in_force_any_day"] for y in year] == [2, 2, 0]  # a member until 31 January 2020
    assert all(rows["fra", "gbr", y]["n_in_force_any_day"] == 0 for y in range(2018, 2023))  # both stand for one party
    france = rows["fra", "jpn", 2021]
    assert (france["n_mechanisms_in_force"], france["n_through_eu"]) == (3, 2)  # one of its own
    assert all(r["eu_as"] == "members" for r in rows.values())


def test_both_ways_keep_the_key_unique(world):
    rows = research.table(world, "dyad-year", eu="both").records()
    keys = [(r["party1"], r["party2"], r["year"]) for r in rows]
    assert len(keys) == len(set(keys))
    body, members, both = dyads(world), dyads(world, "members"), dyads(world, "both")
    for key, row in both.items():
        assert row == ({**body, **members}[key] if "eu" not in key[:2] or key in body else row)
        assert row["eu_as"] == ("body" if "eu" in key[:2] else "members")


def test_a_member_that_takes_part_itself_is_no_partner_of_itself(tmp_path):
    g = opened(tmp_path, seen="2022-03-01", mechanisms=[("mech-joint",)],
               parties=[(EU, "Organisation|CountryGroup", "EU", "欧盟"), ("country-fra", "Country", "France", "法国"),
                        ("country-deu", "Country", "Germany", "德国"), ("country-jpn", "Country", "Japan", "日本")],
               participations=[("mech-joint", EU), ("mech-joint", "country-fra"), ("mech-joint", "country-jpn")],
               events=[("mech-joint", "event-launched", "2020-01-01")],
               memberships=[(EU, "country-fra", "1958-01-01/.."), (EU, "country-deu", "1958-01-01/[2021-06-01..2022-06-01]")])
    rows = {(r["country"], r["year"]): r for r in research.table(g, "country-year", eu="members").records()}
    assert [rows[c, 2020]["n_partners"] for c in ("country-fra", "country-deu", "country-jpn")] == [2, 2, 2]
    assert [rows[c, 2020]["n_through_eu"] for c in ("country-fra", "country-deu")] == [0, 1]
    assert dyads(g, "members")["fra", "jpn", 2020]["n_through_eu"] == 0
    # whether Germany was still a member at the end of 2021 is not sure, so it is not counted
    assert (rows["country-deu", 2021]["is_eu_member"], rows["country-deu", 2021]["n_mechanisms"]) == (False, 0)
    assert rows["country-deu", 2021]["n_in_force_any_day"] == 1


def test_country_years_say_who_was_looked_at(world):
    rows = {(r["country"], r["year"]): r for r in research.table(world, "country-year").records()}
    assert len(rows) == 7 * 5
    nauru = rows["country-nru", 2020]
    assert (nauru["examined"], nauru["n_mechanisms"], nauru["n_partners"]) == (False, None, None)
    japan = rows["country-jpn", 2020]
    assert (japan["n_mechanisms_in_force"], japan["n_with_eu"], japan["n_partners"], japan["is_eu_member"]) == (3, 2, 2, False)
    assert [rows["country-gbr", y]["is_eu_member"] for y in (2019, 2020)] == [True, False]
    assert rows["country-fra", 2020]["groups"] == EU and rows[EU, 2020]["n_with_eu"] is None
    members = {(r["country"], r["year"]): r for r in research.table(world, "country-year", eu="members").records()}
    assert (EU, 2020) not in members and members["country-deu", 2020]["n_through_eu"] == 3


def test_lists_of_parties_mechanisms_and_events(world):
    parties = {r["party"]: r for r in research.table(world, "party").records()}
    assert parties["country-jpn"]["n_mechanisms_all"] == 3 and parties["country-nru"]["n_mechanisms_all"] is None
    mechanisms = {r["mechanism"]: r for r in research.table(world, "mechanism", last_year=2020).records()}
    later = mechanisms["mech-later"]
    assert (later["state"], later["may_be"], later["state_since"]) == ("state-announced", "state-active", DAY("2019-05-01"))
    assert mechanisms["mech-undated"]["state"] is None and mechanisms["mech-undated"]["n_events"] == 0
    assert mechanisms["mech-epa"]["in_force"] == DAY("2019-02-01") and mechanisms["mech-epa"]["signed"] == DAY("2018-07-17")
    whole = {r["mechanism"]: r for r in research.table(world, "mechanism", eu="members").records()}
    assert whole["mech-epa"]["parties"] == "country-deu|country-fra|country-jpn"  # the UK is out by then
    events = research.table(world, "event", first_year=2020, last_year=2020).records()
    assert [(e["mechanism"], e["usable"], e["date"]) for e in events] == [
        ("mech-own", False, "2020-01-01"), ("mech-later", True, "[2020-06-01..2021-03-31]")]


def test_what_was_known_by_a_day_covers_nothing_later(world):
    table = research.table(world, "dyad-year", until=DAY("2020-03-31"))
    assert max(table.column("year")) == 2020 and max(table.column("day")) == DAY("2020-03-31")


# The project's own data ---------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def facts(g):
    return Facts(g.store)


ENDS = [f"{y}-12-31" for y in (2005, 2012, 2016, 2019, 2021, 2023, 2024, 2025)]


@pytest.mark.parametrize("day", [*ENDS, "2025-07-01", "2026-06-30"])
def test_states_are_those_of_the_kept_questions(g, facts, day):
    asked = {r["mechanism"]: (r["state"], r["record"]) for r in g.ask("state-on-day", as_of=day).records()}
    computed = {m: (e.state, e.record) for m, h in facts.histories.items() if (e := h.on(DAY(day)))}
    assert computed == asked
    maybe = {(r["mechanism"], r["record"]) for r in g.ask("states-on-day", as_of=day).records() if r["certainty"] == "possible"}
    assert {(m, e.record) for m, h in facts.histories.items() for e in h.possible(DAY(day))} == maybe


@pytest.mark.parametrize("day", ["2019-06-01", "2020-01-31", "2020-02-01", "2021-06-01"])
def test_eu_members_are_those_of_the_kept_question(g, facts, day):
    asked = {r["country"] for r in g.ask("members-on-day", group="org-eu", as_of=day).records() if r["certainty"] == "certain"}
    assert {c for c in facts.eu_members if facts.is_eu_member(c, DAY(day))} == asked
    assert ("country-gbr" in asked) == (day < "2020-02-01") and len(asked) == (28 if day < "2020-02-01" else 27)


@pytest.mark.parametrize("eu", ["body", "members", "both"])
def test_one_row_a_dyad_and_year(g, eu):
    table = research.table(g, "dyad-year", eu=eu, first_year=2019, last_year=2021)
    keys = list(zip(table.column("party1"), table.column("party2"), table.column("year")))
    assert len(keys) == len(set(keys)) and keys == sorted(keys) and all(a < b for a, b, _ in keys)
    assert set(map(len, table.rows)) == {len(table.columns)}
    who = set(table.column("party1")) | set(table.column("party2"))
    assert ("org-eu" in who) == (eu != "members") and not any(w.startswith(("area-", "scope-", "category-")) for w in who)
    gbr = {r["year"]: r for r in table.records() if {r["party1"], r["party2"]} == {"country-gbr", "country-jpn"}}
    if eu != "body":
        assert gbr[2019]["n_through_eu"] > 0 == gbr[2021]["n_through_eu"]


def test_directed_rows_are_twins(g):
    plain = research.table(g, "dyad-year", first_year=2024, last_year=2025)
    directed = research.table(g, "directed-dyad-year", first_year=2024, last_year=2025)
    rows = {(r[0], r[2], r[4]): r for r in directed}
    assert len(rows) == len(directed) == 2 * len(plain)
    assert all(rows[r[2], r[0], r[4]][4:] == r[4:] == rows[r[0], r[2], r[4]][4:] for r in plain)


def test_the_ties_of_the_eu_are_the_mechanisms_that_the_graph_knows(g):
    """Counted here from the derived layer and the kept question, by another way than the table's."""
    state = {r["mechanism"]: r["state"] for r in g.ask("state-on-day", as_of="2024-12-31").records()}
    shared = g.sparql("""PREFIX dpn: <https://w3id.org/eudpn/ontology#> PREFIX id: <https://w3id.org/eudpn/id/>
        SELECT ?partner ?mechanism WHERE { ?mechanism dpn:hasParty id:org-eu , ?partner . FILTER(?partner != id:org-eu) }""")
    expected = {}
    for partner, mechanism in shared:
        if state.get(mechanism) == "state-active":
            expected[partner] = expected.get(partner, 0) + 1
    table = research.table(g, "dyad-year", first_year=2024, last_year=2024)
    counted = {r["party1"] if r["party2"] == EU else r["party2"]: r["n_mechanisms_in_force"]
               for r in table.records() if EU in (r["party1"], r["party2"])}
    actors = {p for p in expected if p.startswith(("country-", "org-", "group-"))}
    assert {p: n for p, n in counted.items() if n} == {p: expected[p] for p in actors}


def test_every_state_of_the_vocabulary_has_a_column(g):
    states = {n for n in g.names.tagged if n.startswith("state-")}
    assert states == set(STATES)


# Codebook and files -------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("name", research.TABLES)
def test_the_codebook_defines_every_column_in_both_languages(g, name):
    book = [r for r in research.codebook(g, name).records()]
    rows = [r for r in book if not r["column"].startswith("(")]
    assert [r["column"] for r in rows] == list(research.table(g, name, last_year=2025).columns)
    for row in rows:
        assert row["type"] in TYPES and row["definition_en"] and HAN.search(row["definition_zh"]), row["column"]
        assert row["source"].startswith(("kg.research", "dpn:"))
        assert row["type"] != "code" or (row["codes_en"] and HAN.search(row["codes_zh"])), row["column"]
        assert not re.search(r"[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]", row["definition_zh"]), row["definition_zh"]
    assert {"(row)", "(key)", "(empty)", "(form)", "(data)"} <= {r["column"] for r in book}


def test_terms_are_defined_in_the_words_of_the_ontology(g):
    book = {r["column"]: r for r in research.codebook(g, "event").records()}
    definition = g.sparql("""PREFIX dpn: <https://w3id.org/eudpn/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?d WHERE { dpn:latestDate skos:definition ?d FILTER(LANG(?d) = "en") }""")[0][0]
    assert book["latest"]["definition_en"] == definition and book["latest"]["source"] == "dpn:latestDate"
    assert "state-signed = Signed" in book["state"]["codes_en"] and "low = " in book["confidence"]["codes_en"]


def strictly(column, cell):
    """A cell read as readr would with the type of the codebook: anything else is an error."""
    forms = {"integer": r"-?[0-9]+", "boolean": "true|false", "day": r"[0-9]{4}-[0-9]{2}-[0-9]{2}"}
    if cell == "":
        return None
    assert re.fullmatch(forms.get(column["type"], r"\S(.*\S)?"), cell), (column["column"], cell)
    if column["type"] == "code":
        assert cell in [one.split(" = ")[0] for one in column["codes_en"].split("; ") if " = " in one], (column["column"], cell)
    return {"integer": int, "boolean": "true".__eq__, "day": DAY}.get(column["type"], str)(cell)


@pytest.mark.parametrize("name", research.TABLES)
def test_a_file_reads_back_with_the_types_of_its_codebook(g, name, tmp_path):
    years = {"last_year": 2020} | ({"first_year": 2020} if research.TABLES[name].yearly else {})
    table = research.table(g, name, **years)
    path, beside = research.write(g, name, tmp_path / f"{name}.csv", **years)
    assert beside.name == f"{name}.codebook.csv"
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf") and b"\r" not in raw and raw.decode() == table.csv()
    columns = {r["column"]: r for r in csv.DictReader(io.StringIO(beside.read_text(encoding="utf-8")))}
    for line, row in zip(csv.DictReader(io.StringIO(raw.decode())), table.records(), strict=True):
        assert {c: strictly(columns[c], v) for c, v in line.items()} == row


def test_the_same_data_give_the_same_bytes(g, tmp_path):
    one, two = (research.write(g, "country-year", tmp_path / f"{i}.csv", eu="both", first_year=2024)[0].read_bytes() for i in "12")
    assert one == two


@pytest.mark.parametrize("name", research.TABLES)
def test_pandas_reads_the_types(g, name, tmp_path):
    pd = pytest.importorskip("pandas")
    years = {"last_year": 2025} | ({"first_year": 2025} if research.TABLES[name].yearly else {})
    path, beside = research.write(g, name, tmp_path / f"{name}.csv", **years)
    book = pd.read_csv(beside, dtype="string", keep_default_na=False)
    kinds = {c: t for c, t in zip(book["column"], book["type"]) if not c.startswith("(")}
    dtypes = {c: {"integer": "Int64", "boolean": "boolean"}.get(t, "string") for c, t in kinds.items() if t != "day"}
    frame = pd.read_csv(path, keep_default_na=False, na_values=[""], dtype=dtypes, date_format="%Y-%m-%d",
                        parse_dates=[c for c, t in kinds.items() if t == "day"])
    assert list(frame.columns) == list(kinds)
    for column, kind in kinds.items():
        dtype = str(frame[column].dtype)
        assert dtype.startswith({"integer": "Int64", "boolean": "boolean", "day": "datetime64"}.get(kind, "str")), (column, dtype)
    if name == "dyad-year":
        assert not frame.duplicated(["party1", "party2", "year"]).any()


def test_parquet_carries_the_types(g, tmp_path):
    pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = research.table(g, "dyad-year", first_year=2023, last_year=2025)
    path, _ = research.write(g, "dyad-year", tmp_path / "d.parquet", first_year=2023, last_year=2025)
    read = parquet.read_table(path)
    stored = {"integer": "int32", "boolean": "bool", "day": "date32[day]", "ids": "list<element: string>"}
    kinds = {c.name: stored.get(c.type, "string") for c in research.typed_columns("dyad-year")}
    assert {n: str(t) for n, t in zip(read.schema.names, read.schema.types)} == kinds
    rows = [{c: "|".join(v) if isinstance(v, list) else v for c, v in r.items()} for r in read.to_pylist()]
    assert rows == table.records()


def test_parquet_without_pyarrow_is_told(g, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(FileError, match="pyarrow") as told:
        research.write(g, "party", tmp_path / "p.parquet")
    assert HAN.search(told.value.said.zh) and not list(tmp_path.iterdir())


@pytest.mark.parametrize("call, error", [
    (lambda g: research.table(g, "dyadyear"), UnknownName), (lambda g: research.codebook(g, "x"), UnknownName),
    (lambda g: research.table(g, "party", eu="bloc"), QueryError),
    (lambda g: research.table(g, "dyad-year", first_year=2020, last_year=2019), QueryError),
    (lambda g: research.table(g, "dyad-year", first_year=20), QueryError),
    (lambda g: research.table(g, "party", first_year=2020), QueryError),
    (lambda g: research.write(g, "party", "p.xlsx"), FileError),
])
def test_wrong_calls_are_told_in_both_languages(g, call, error):
    with pytest.raises(error) as told:
        call(g)
    assert HAN.search(told.value.said.zh)
