"""Names as people write them lead to one thing, or to an answer that says which things are near."""
import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest
from conftest import HAN

import kg
from kg.errors import QueryError, UnknownName
from kg.names import Names

CODES = Path(__file__).parent / "cases" / "24-codes-el-uk-xk-na" / "codes.csv"

MEANT = {
    "country-kor": ["country-kor", "Korea", "South Korea", "Republic of Korea", "KR", "KOR", "kr", "kor", "410", "韩国", "大韩民国",
                    "https://w3id.org/eudpn/id/country-kor", "  Korea  ", "KOREA", "republic of korea", "Republic\u00a0of Korea",
                    "republic-of-korea", "\uff2b\uff4f\uff52\uff45\uff41"],
    "country-gbr": ["uk", "UK", "GB", "gb", "GBR", "United Kingdom", "英国"],
    "country-jpn": ["日本", "Japan", "japan", "JP", "JPN", "country-jpn"],
    "country-usa": ["US", "USA", "United States", "美国"],
    "country-aus": ["036", "AU", "Australia", "澳大利亚"],
    "country-nor": ["NO", "Norway", "挪威"],
    "country-chn": ["China", "中国", "CN"],
    "org-eu": ["EU", "eu", "欧盟", "European Union", "org-eu"],
    "area-lac": ["LAC", "Latin America and the Caribbean"],
    "group-g7": ["G7"],
    "tech-ai": ["AI", "tech-ai", "人工智能"],
    "tech-quantum": ["量子", "tech-quantum"],
    "mech-gdc": ["GDC", "Global Digital Compact"],
}


@pytest.mark.parametrize("name, thing", [(n, t) for t, names in MEANT.items() for n in names])
def test_a_name_leads_to_its_thing(g, name, thing):
    assert g.resolve(name) == thing


def test_every_label_and_code_leads_back_to_its_thing_or_is_told_to_be_ambiguous(g):
    """Both labels of all parties and mechanisms: none leads to something else."""
    astray = []
    for thing in g.places:
        if thing.startswith(("country-", "org-", "group-", "area-", "mech-")):
            for label in g.names.label(thing).values():
                try:
                    found = g.resolve(label)
                except UnknownName as error:
                    assert error.ambiguous and thing in error.nearest, label
                    continue
                if found != thing:
                    astray.append((label, thing, found))
    assert astray == []


@pytest.mark.parametrize("row", list(csv.DictReader(CODES.open(encoding="utf-8"))), ids=lambda r: r["text"])
def test_codes_as_the_eu_writes_them(g, row):
    """Case 24: UK is never Ukraine, EU is no country; a code that nobody has is unknown, never somebody else's."""
    expected = row["expected"]
    meant = "org-eu" if expected == "the European Union" else f"country-{expected[:3].lower()}"
    assert expected == "unknown" or meant in g.places
    try:
        found = g.resolve(row["text"])
    except UnknownName as error:
        assert "unknown" in expected or ("refused with a hint" in expected and meant in error.nearest)
        assert HAN.search(error.said.zh)
    else:
        assert found == meant


def test_codes_go_all_the_way_round(g, tmp_path):
    """NA stays two letters, NO is not false, 036 keeps its zero: in the answer, as CSV and JSON, and in an exported file."""
    text = ("PREFIX dpn: <https://w3id.org/eudpn/ontology#> SELECT ?c ?two ?m { ?c dpn:iso3166Alpha2 ?two . "
            "OPTIONAL { ?c dpn:m49Code ?m } } ORDER BY ?c")
    wanted = {"country-nam": ("NA", "516"), "country-nor": ("NO", "578"), "country-aus": ("AU", "036"), "country-afg": ("AF", "004"),
              "country-xkx": ("XK", None)}
    for opened in (g, kg.open(g.export(tmp_path / "x.ttl")), kg.open(g.export(tmp_path / "x.rdf"))):
        answer = opened.sparql(text)
        assert {c: (two, m) for c, two, m in answer if c in wanted} == wanted
        in_csv = {r["c"]: (r["two"], r["m"]) for r in csv.DictReader(io.StringIO(answer.csv()))}
        in_json = {r["c"]: (r["two"], r["m"]) for r in json.loads(answer.json())["rows"]}
        assert in_csv["country-nam"] == ("NA", "516") and in_csv["country-aus"] == ("AU", "036")
        assert {c: in_json[c] for c in wanted} == wanted


def test_a_code_without_its_zero_is_not_another_countrys(g):
    with pytest.raises(UnknownName) as error:
        g.resolve("36")
    assert "country-aus" in error.value.nearest


def test_a_question_about_one_kind_of_thing_looks_among_those_only(g):
    assert g.resolve("AI", ("tech-",)) == "tech-ai"
    with pytest.raises(UnknownName):
        g.resolve("Japan", ("tech-",))
    with pytest.raises(UnknownName) as error:
        g.resolve("tech-quantun", ("tech-",))
    assert error.value.nearest[0] == "tech-quantum" and all(n.startswith("tech-") for n in error.value.nearest)


@pytest.mark.parametrize("typed, meant", [("Jpaan", "country-jpn"), ("Japn", "country-jpn"), ("country-jpm", "country-jpn"),
                                          ("Untied Kingdom", "country-gbr"), ("Sinagpore", "country-sgp"),
                                          ("日本国家", "country-jpn"), ("UNESKO", "org-unesco")])
def test_a_misspelt_name_is_refused_with_the_right_one_among_the_nearest(g, typed, meant):
    with pytest.raises(UnknownName) as error:
        g.resolve(typed)
    assert meant in error.value.nearest and not error.value.ambiguous
    assert typed in error.value.said.en and typed in error.value.said.zh


def test_an_ambiguous_name_lists_what_it_could_mean(g):
    owners = {k: v for k, v in g.names.index.items() if len(v) > 1}
    told = 0
    for name, things in owners.items():
        try:
            assert g.resolve(name) in things
        except UnknownName as error:
            assert error.ambiguous and set(error.nearest) <= things and len(error.nearest) >= 2
            assert "more than one thing" in str(error) and "多个" in error.said.zh
            told += 1
    assert told, "the tables hold at least one name that two things of one kind bear"


HOSTILE = ["", " ", "\n", "\0", "-", "—", "%", "*", ".*", "[", "(?:a", "\\", "'", '"', "<script>alert(1)</script>", "{}",
           "'; DROP ALL; --", '" } INSERT DATA { <a:b> <a:b> <a:b> } #', "https://w3id.org/eudpn/id/", "../../etc/passwd",
           "\u202eaeroK", "\ufeff", "😀", "\ud800", "x" * 100_000, "(" * 5000, "country-", "dpn:", "id:country-jpn?"]


@pytest.mark.parametrize("name", HOSTILE, ids=lambda n: ascii(n)[:30])
def test_a_hostile_name_is_unknown_and_nothing_else(g, name):
    with pytest.raises(UnknownName) as error:
        g.resolve(name)
    assert len(str(error.value)) < 600
    assert all(near in g.names.iris for near in error.value.nearest)
    assert g.resolve("Japan") == "country-jpn"


@pytest.mark.parametrize("value", ["", "\0", '" } ', "'; DROP ALL; #", "}} UNION {{", "x" * 100_000, "\ud800", "1e5", "NaN", "-1", "9" * 30,
                                   "\uff19", "\u0662\u0660\u0662\u0665", "2025-02-30", None, True, 5, 1.5, [], b"x", dt.date(2025, 1, 1)],
                         ids=lambda v: ascii(v)[:25])
def test_a_hostile_value_of_a_parameter_is_a_value_or_refused(g, value):
    """One question for each kind of parameter; whatever is given, it stays one term and the dataset stays as it is."""
    kinds = {(p.kind, p.prefixes): (q.name, p.name) for q in g.questions() for p in q.params}
    assert {kind for kind, _ in kinds} >= {"day", "id", "text"}
    before = len(g.store)
    for question, name in kinds.values():
        try:
            assert g.ask(question, **{name: value}).columns == g.ask(question).columns
        except (UnknownName, QueryError) as error:
            assert HAN.search(error.said.zh) and len(str(error)) < 600
    assert len(g.store) == before


def test_nearest_names_are_things_one_can_ask_about(g):
    for name in ("EL", "celex number", "Afrika", "label"):
        try:
            g.resolve(name)
        except UnknownName as error:
            assert all(near in g.places for near in error.nearest), name


def test_a_label_is_the_same_with_and_without_the_index_of_all_names(g, tmp_path):
    (tmp_path / "x.ttl").write_text('''@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix v: <https://w3id.org/eudpn/vocab/> .
        <urn:a:b> rdfs:label "B"@en, "乙"@zh . v:Foo rdfs:label "Foo" . <https://w3id.org/eudpn/graph/x> rdfs:label "X" .
        <https://w3id.org/eudpn/ontology#y> rdfs:label "Y" . <https://w3id.org/eudpn/id/z> rdfs:label <urn:a:b> .''', encoding="utf-8")
    for store in (g.store, kg.open(tmp_path / "x.ttl").store):
        every = Names(store)
        ids = [*every.iris, "", "x y", "dpn:y", "g:x", "https://w3id.org/eudpn/id/z", "nothing-here", "日本", "<", "urn:a:b"]
        for start in range(0, len(ids), 300):
            few = Names(store)
            for name in ids[start:start + 300]:
                assert few.chosen(name) == every.chosen(name), name
