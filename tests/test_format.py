"""The contract of the tables: one descriptor says what each column means, in both languages, and the document is made from it."""
import csv
import json
import re

import pytest
from conftest import HAN

from kg import layout, schema

PACKAGE = json.loads((layout.DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = PACKAGE["resources"]
COLUMNS = [(r, f) for r in RESOURCES for f in r["schema"]["fields"]]
TYPES = {"string", "number", "integer", "boolean", "object", "array", "date", "datetime", "time", "year", "yearmonth", "duration",
         "any"}


def test_the_document_holds_the_columns_as_the_descriptor_says_them():
    text = (layout.DATA / "FORMAT.md").read_text(encoding="utf-8")
    made = schema.columns_markdown(layout.DATA)
    assert made in text, "the generated part of data/FORMAT.md is out of date: kg.schema.columns_markdown(data) says more"
    assert text.count("### schemes\n") == 1
    before = text[:text.index(made)]
    assert HAN.search(before) and re.search(r"[A-Za-z]{4}", before), "the contract is told in both languages"
    for word in ("|", "UTF-8", "EDTF"):
        assert word in before


def test_the_descriptor_is_a_data_package():
    """Data Package v2: what the standard asks of a descriptor, its resources and their schemas."""
    assert PACKAGE["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[a-z0-9._/-]+", PACKAGE["name"]) and PACKAGE["version"] and PACKAGE["licenses"][0]["name"]
    names = [r["name"] for r in RESOURCES]
    assert len(set(names)) == len(names) >= 15
    for r in RESOURCES:
        assert re.fullmatch(r"[a-z0-9._-]+", r["name"])
        assert r["path"] == f"{r['name']}.csv" and (layout.DATA / r["path"]).is_file()
        fields = [f["name"] for f in r["schema"]["fields"]]
        assert fields[0] == "id" and len(set(fields)) == len(fields)
        assert r["schema"]["primaryKey"] in ("id", ["id"])
        assert r.get("encoding", "utf-8") == "utf-8"


def test_every_table_of_the_folder_is_described_and_begins_with_its_columns():
    assert {p.name for p in layout.DATA.glob("*.csv")} == {r["path"] for r in RESOURCES}
    for r in RESOURCES:
        with (layout.DATA / r["path"]).open(encoding="utf-8", newline="") as f:
            assert next(csv.reader(f)) == [c["name"] for c in r["schema"]["fields"]], r["path"]


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda r: r["name"])
def test_a_table_is_named_and_explained_in_both_languages(resource):
    bilingual(resource)


@pytest.mark.parametrize("resource, field", COLUMNS, ids=[f"{r['name']}.{f['name']}" for r, f in COLUMNS])
def test_a_column_is_named_and_explained_in_both_languages(resource, field):
    bilingual(field)
    assert field["type"] in TYPES
    if field["name"] != "id":
        assert field["kg"]["kind"] in schema.KINDS
    pattern = field.get("constraints", {}).get("pattern")
    assert pattern is None or re.compile(pattern)


def bilingual(thing):
    for key in ("title", "description"):
        en, zh = thing[key], thing[key + "_zh"]
        assert en and zh and not HAN.search(en), thing["name"]
        assert HAN.search(zh) or (en == zh and en.isupper()), thing["name"]  # SHA-256 is called so in both


def test_descriptions_explain_and_do_not_repeat_the_title():
    repeated = [f"{r['name']}.{f['name']}" for r, f in COLUMNS if f["description"].rstrip(".").lower() == f["title"].lower()]
    assert repeated == []


def test_prefixes_of_ids_belong_to_one_table_each():
    owners = {}
    for r in RESOURCES:
        for prefix in r["kg"]["prefix"]:
            assert re.fullmatch(r"[a-z][a-z0-9]*-", prefix)
            assert owners.setdefault(prefix, r["name"]) == r["name"]
    known = set(owners)
    for r, f in COLUMNS:
        assert set(f.get("kg", {}).get("to", ())) <= known, f"{r['name']}.{f['name']} refers to ids that no table makes"


def test_the_types_that_other_tools_read_fit_the_kinds_of_cells():
    fits = {"integer": {"integer"}, "decimal": {"number"}, "boolean": {"boolean"}, "day": {"date", "string"}}
    for r, f in COLUMNS:
        kind = f.get("kg", {}).get("kind", "id")
        assert f["type"] in fits.get(kind, {"string", "any"}), f"{r['name']}.{f['name']}"


def test_tables_that_are_asserted_cite_their_passages_and_confidence():
    for r in RESOURCES:
        if r["kg"]["graph"] == "asserted":
            required = {f["name"] for f in r["schema"]["fields"] if f.get("constraints", {}).get("required")}
            evidence = {"searched", "searched_on"} if r["name"] == "absences" else {"sources"}  # nothing was found to cite
            assert {"id", "confidence"} | evidence <= required, r["name"]
            assert "sources" in {f["name"] for f in r["schema"]["fields"]}
            assert {"note_en", "note_zh"} <= {f["name"] for f in r["schema"]["fields"]}


def test_the_tables_are_stored_as_they_should_be_written():
    """UTF-8 without mark, LF, no blank lines, one line end at the end."""
    for r in RESOURCES:
        raw = (layout.DATA / r["path"]).read_bytes()
        assert not raw.startswith(b"\xef\xbb\xbf") and b"\r" not in raw, r["path"]
        assert raw.endswith(b"\n") and b"\n\n" not in raw, r["path"]
