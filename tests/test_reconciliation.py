"""A spreadsheet of names against the reconciliation API of a real server: ids, certainty, shapes, and what is sent wrongly."""
from __future__ import annotations

import json
import re
import shlex
import subprocess
from urllib.parse import urlencode

import jsonschema
import pytest
from conftest import HAN
from serving import ROOT, server

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SHEET = {  # name: (best candidate, whether it is certain); None: nothing is certain and the first is not claimed
    "Korea": ("country-kor", True), "KOR": ("country-kor", True), "kr": ("country-kor", True), "韩国": ("country-kor", True),
    "South Korea": ("country-kor", True), "SOUTH  KOREA": ("country-kor", True), "South Korea ": ("country-kor", True),
    "Sth Korea": ("country-kor", False), "Japn": ("country-jpn", False), "Singapoor": ("country-sgp", False),
    "Brasil": ("country-bra", False), "UK": ("country-gbr", True), "EL": ("country-grc", True), "台湾": ("country-twn", True),
    "Cote d’Ivoire": ("country-civ", True), "Türkiye": ("country-tur", True), "Turkey": ("country-tur", True),
    "ＪＡＰＡＮ": ("country-jpn", True), "Viet-Nam": ("country-vnm", True), "Congo": (None, False), "Qwertyland": (None, False),
}
# What the schemas of the specification (version 0.2) require, in our own words.
TYPE = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "name": {"type": "string"}}}
PLACE = {"type": "object", "properties": {"service_url": {"type": "string"}, "service_path": {"type": "string", "pattern": "^/"}}}
PATTERN = {"type": "string", "pattern": r"\{\{id\}\}"}
MANIFEST = {
    "type": "object", "required": ["versions", "name", "identifierSpace", "schemaSpace"],
    "properties": {
        "versions": {"type": "array", "contains": {"const": "0.2"}}, "name": {"type": "string"},
        "identifierSpace": {"type": "string"},
        "schemaSpace": {"type": "string"}, "defaultTypes": {"type": "array", "items": TYPE, "uniqueItems": True},
        "view": {"type": "object", "required": ["url"], "properties": {"url": PATTERN}},
        "preview": {"type": "object", "required": ["url", "width", "height"], "properties": {
            "url": PATTERN, "width": {"type": "integer"}, "height": {"type": "integer"}}},
        "suggest": {"type": "object", "properties": {k: PLACE for k in ("entity", "type", "property")}},
        "extend": {"type": "object", "properties": {"propose_properties": PLACE, "property_settings": {"type": "array"}}}}}
CANDIDATE = {
    "type": "object", "required": ["id", "name", "score"], "properties": {
        "id": {"type": "string"}, "name": {"type": "string"}, "description": {"type": "string"}, "score": {"type": "number"},
        "match": {"type": "boolean"}, "type": {"type": "array", "items": TYPE},
        "features": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"}, "value": {
            "type": ["boolean", "number"]}}}}}}
RESULTS = {"type": "object", "additionalProperties": {"type": "object", "required": ["result"], "properties": {
    "result": {"type": "array", "items": CANDIDATE}}}}
CELL = {"oneOf": [{"type": "object", "required": ["id", "name"], "additionalProperties": False, "properties": {
    "id": {"type": "string"}, "name": {"type": "string"}}}, {
    "type": "object", "required": ["str"], "additionalProperties": False, "properties": {"str": {"type": "string"}}}]}
EXTENDED = {"type": "object", "required": ["rows", "meta"], "properties": {
    "meta": {"type": "array", "items": {"type": "object", "required": ["id", "name"]}},
    "rows": {"type": "object", "additionalProperties": {"type": "object",
                                                        "additionalProperties": {"type": "array", "items": CELL}}}}}


@pytest.fixture(scope="module")
def s():
    """A server with one worker."""
    with server("--workers", "1") as running:
        yield running


def batch(s, queries, **more):
    """The answer to a batch, posted as OpenRefine posts it."""
    return s.ask("/reconcile", "POST", urlencode({"queries": json.dumps(queries, ensure_ascii=False)}), FORM, **more)


def test_the_manifest_says_what_the_service_can_do_and_where(s):
    reply = s.ask("/reconcile")
    found = reply.json()
    jsonschema.validate(found, MANIFEST)
    assert reply.kind == "application/json" and reply.headers["access-control-allow-origin"] == "*"
    assert found["identifierSpace"] == "https://w3id.org/eudpn/id/"
    assert {"Country", "Mechanism"} <= {t["id"] for t in found["defaultTypes"]}
    assert all(place["service_url"] == s.address + "/reconcile" for place in found["suggest"].values())
    zh = s.ask("/reconcile", headers={"Accept-Language": "zh-CN"}).json()
    assert HAN.search(zh["name"]) and all(HAN.search(t["name"]) for t in zh["defaultTypes"])


def test_a_spreadsheet_of_names_finds_its_things(s, g):
    reply = batch(s, {f"q{i}": {"query": name, "type": "Country", "limit": 5} for i, name in enumerate(SHEET)})
    found = reply.json()
    jsonschema.validate(found, RESULTS)
    assert reply.status == 200 and len(found) == len(SHEET) > 20
    for i, (name, (thing, certain)) in enumerate(SHEET.items()):
        rows = found[f"q{i}"]["result"]
        assert [r["id"] for r in rows if r["match"]] == ([thing] if certain else []), name
        assert [r["score"] for r in rows] == sorted((r["score"] for r in rows), reverse=True) and len(rows) <= 5
        assert all(0 <= r["score"] <= 100 and r["id"].startswith("country-") for r in rows)
        if thing:
            assert rows[0]["id"] == thing and rows[0]["name"] == g.describe(thing)["label_en"], name
        if certain:
            assert rows[0]["score"] == 100 and g.resolve(name, ("country-",)) == thing  # the index that resolves names everywhere
    congo = [r["id"] for r in found[f"q{list(SHEET).index('Congo')}"]["result"][:2]]
    assert sorted(congo) == ["country-cod", "country-cog"]


def test_types_narrow_and_settle(s, g):
    found = batch(s, {"open": {"query": "AI"}, "country": {"query": "AI", "type": "Country"},
                      "tech": {"query": "AI", "type": ["Technology", "Topic"]},
                      "mech": {"query": "EU–Japan Digital Partnership", "type": "Mechanism"}, "zh": {"query": "欧盟-日本数字伙伴关系"},
                      "type": {"query": "digital partnership", "type": "MechanismType"}}).json()
    jsonschema.validate(found, RESULTS)
    both = found["open"]["result"]
    assert [r["id"] for r in both[:2]] == ["tech-ai", "country-aia"] and not any(r["match"] for r in both)
    certain = {k: [r["id"] for r in v["result"] if r["match"]] for k, v in found.items() if k != "open"}
    assert certain == {"country": ["country-aia"], "tech": ["tech-ai"], "mech": ["mech-eu-jpn-dp"], "zh": ["mech-eu-jpn-dp"],
                       "type": ["type-digital-partnership"]}


def test_properties_agree_or_speak_against(s):
    found = batch(s, {
        "agree": {"query": "Congo", "type": "Country", "properties": [{"pid": "iso3", "v": "COG"}]},
        "against": {"query": "Japan", "properties": [{"pid": "iso2", "v": "KR"}]},
        "alone": {"query": "", "properties": [{"pid": "m49", "v": ["410"]}]}}).json()
    assert found["agree"]["result"][0]["id"] == "country-cog" and not found["agree"]["result"][0]["match"]
    assert found["against"]["result"][0]["id"] == "country-jpn" and not found["against"]["result"][0]["match"]
    assert [(r["id"], r["match"]) for r in found["alone"]["result"]] == [("country-kor", True)]


def test_a_single_query_and_get_work_as_well(s):
    for query in ("Korea", json.dumps({"query": "Korea", "limit": 1})):
        assert s.ask("/reconcile", query=query).json()["result"][0]["id"] == "country-kor"
    found = s.ask("/reconcile", queries=json.dumps({"q0": {"query": "Korea"}})).json()
    assert found["q0"]["result"][0]["match"] is True


def test_suggestions_previews_and_pages(s):
    entities = s.ask("/reconcile/suggest/entity", prefix="republic of ko").json()["result"]
    assert entities[0]["id"] == "country-kor" and {"id", "name", "description", "notable"} <= set(entities[0])
    assert len(s.ask("/reconcile/suggest/entity", prefix="eu").json()["result"]) == 20
    assert s.ask("/reconcile/suggest/entity", prefix="eu", cursor="20").json()["result"][0] not in s.ask(
        "/reconcile/suggest/entity", prefix="eu").json()["result"]
    assert [t["id"] for t in s.ask("/reconcile/suggest/type", prefix="coun").json()["result"]] == ["Country", "CountryGroup"]
    assert [t["id"] for t in s.ask("/reconcile/suggest/property", prefix="alpha-3").json()["result"]] == ["iso3"]
    page = s.ask("/reconcile/preview/country-kor", lang="zh")
    assert page.kind == "text/html" and "韩国" in page.body.decode()
    assert "frame-ancestors *" in page.headers["content-security-policy"]
    for name, where in (("country-kor", "/id/country-kor"), ("type-digital-partnership", "/vocab/type-digital-partnership")):
        assert s.ask(f"/reconcile/view/{name}").headers["location"] == where
        assert s.ask(where + ".ttl").status == 200
    assert s.ask("/reconcile/preview/country-xyz").status == s.ask("/reconcile/view/country-xyz").status == 404


def test_a_column_is_extended_with_what_the_graph_knows(s, g):
    offered = [p["id"] for p in s.ask("/reconcile/properties", type="Country").json()["properties"]]
    assert {"iso3", "mechanisms"} <= set(offered) and "celex" not in offered
    asked = {"ids": ["country-jpn", "country-xyz"], "properties": [{"id": p} for p in offered]}
    found = s.ask("/reconcile", "POST", urlencode({"extend": json.dumps(asked)}), FORM).json()
    jsonschema.validate(found, EXTENDED)
    assert [m["id"] for m in found["meta"]] == offered and found["rows"]["country-xyz"]["iso3"] == []
    japan = found["rows"]["country-jpn"]
    assert japan["iso3"] == [{"str": "JPN"}] and japan["name-zh"] == [{"str": "日本"}]
    wanted = {t for c in g.claims.about("country-jpn") if c["class"] == "Participation" and c["usable"] for t in c["things"]
              if t.startswith("mech-")}
    assert {m["id"] for m in japan["mechanisms"]} == wanted


@pytest.mark.parametrize("fields, status, title, says", [
    ({"queries": "{bad"}, 400, "not-json", "line 1, column 2"), ({"queries": "[]"}, 400, "not-usable", "JSON object"),
    ({"queries": "[" * 50_000}, 400, "not-json", "JSON"), ({"queries": "{\"q\": " + "[" * 900 + "]" * 900 + "}"}, 400,
                                                           "not-usable", "JSON object"),
    ({"queries": '{"q": 7}'}, 400, "not-usable", "JSON object"), ({"queries": '{"q": {}}'}, 400, "not-usable", "'query'"),
    ({"queries": '{"q": {"query": 7}}'}, 400, "not-usable", "'query'"),
    ({"queries": '{"q": {"query": "x", "typ": "y"}}'}, 400, "not-usable", "'typ'"),
    ({"queries": '{"q": {"query": "x", "type": "Planet"}}'}, 400, "not-usable", "Country"),
    ({"queries": '{"q": {"query": "x", "type": 7}}'}, 400, "not-usable", "'type'"),
    ({"queries": '{"q": {"query": "x", "limit": 0}}'}, 400, "not-usable", "1 to 100"),
    ({"queries": '{"q": {"query": "x", "properties": [{"pid": "colour", "v": 1}]}}'}, 400, "not-usable", "iso3"),
    ({"queries": json.dumps({str(i): {"query": "x"} for i in range(51)})}, 413, "batch-too-large", "50"),
    ({"queries": '{"q": {"query": "' + "x" * 300_000 + '"}}'}, 413, "body-too-large", "262,144"),
    ({"extend": '{"ids": "x"}'}, 400, "not-usable", "'ids'"),
    ({"extend": '{"ids": [], "properties": [{"id": "colour"}]}'}, 400, "not-usable", "colour"),
    ({"callback": "f"}, 400, "no-jsonp", "CORS"),
])
def test_what_is_sent_wrongly_is_told_in_both_languages(s, fields, status, title, says):
    reply = s.ask("/reconcile", "POST", urlencode(fields), FORM)
    told = reply.json()
    assert (reply.status, told["title"]) == (status, title) and says in told["detail"] and HAN.search(told["detail_zh"])


def test_only_a_form_is_taken_and_nothing_is_left_behind(s):
    assert s.ask("/reconcile", "POST", b"{}", {"Content-Type": "application/json"}).status == 415
    assert s.ask("/reconcile/suggest/entity", prefix="x", cursor="-1").status == 400
    hostile = batch(s, {"<script>": {"query": "</script><script>alert(1)</script>"}})
    assert hostile.status == 200 and hostile.kind == "application/json" and hostile.json()["<script>"]["result"] == []
    s.calm()
    assert s.memory() < 100


@pytest.mark.parametrize("name", ["reconciliation.md", "reconciliation.zh.md"])
def test_the_examples_of_the_page_run_as_they_stand(s, name):
    page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    lines = [line for block in re.findall(r"```sh\n(.*?)```", page, re.S) for line in block.splitlines()
             if line.startswith("curl ")]
    assert len(lines) >= 4
    for line in lines:
        done = subprocess.run(shlex.split(line.replace("http://127.0.0.1:8080", s.address)), capture_output=True, timeout=20)
        assert done.returncode == 0 and done.stdout, line
        if "preview" not in line:
            json.loads(done.stdout)
