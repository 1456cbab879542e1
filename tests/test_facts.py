"""Every row of the fact files is accounted for: entered, merged, contradicted or left out, with its records or its reason."""
from __future__ import annotations

import csv
import os
from collections import Counter
from pathlib import Path

import pytest

from kg import layout

HERE = Path(__file__).resolve().parent
ACCOUNT = list(csv.DictReader((HERE / "facts_account.csv").open(encoding="utf-8", newline="")))
FACTS = Path(os.environ.get("EUDPN_FACTS", HERE.parent.parent / "shared" / "facts"))
FILES = ("bilateral.csv", "strategy.csv", "annex.csv")
OUTCOMES = {"entered", "merged", "contradicted", "left-out"}


def test_each_fact_has_one_line_with_an_outcome():
    assert [f for f, n in Counter(r["fact_id"] for r in ACCOUNT).items() if n > 1] == []
    assert {r["outcome"] for r in ACCOUNT} <= OUTCOMES
    assert [r["fact_id"] for r in ACCOUNT if r["outcome"] != "entered" and not r["reason"]] == []
    assert [r["fact_id"] for r in ACCOUNT if r["outcome"] != "left-out" and not r["records"]] == []


def test_the_named_records_exist(g):
    named = {n for r in ACCOUNT for n in r["records"].split("|") if n}
    assert sorted(named - set(g.places)) == []


def test_a_contradicted_fact_has_a_record_that_is_set_aside(g):
    for row in ACCOUNT:
        if row["outcome"] == "contradicted":
            claims = [g.claims.claim(n) for n in row["records"].split("|") if n in g.claims]
            assert any(not c["usable"] or c["contradicts"] for c in claims), row


@pytest.mark.parametrize("name", FILES)
def test_the_account_covers_the_fact_files(name):
    path = FACTS / name
    if not path.exists():
        pytest.skip(f"{name} is not at hand (set EUDPN_FACTS)")
    rows = [r["fact_id"] for r in csv.DictReader(path.open(encoding="utf-8-sig", newline=""))]
    accounted = {r["fact_id"] for r in ACCOUNT}
    assert sorted(set(rows) - accounted) == [] and len(rows) == len(set(rows))


def test_one_report_or_one_copy_alone_is_never_of_high_confidence():
    """What the article itself says, and where on earth a country lies, are all that one secondary source settles."""
    def read(name):
        return list(csv.DictReader((layout.DATA / f"{name}.csv").open(encoding="utf-8", newline="")))

    kind = {s["id"]: s["kind"] for s in read("sources")}
    source = {p["id"]: p["source"] for p in read("passages")}
    weak = {"sourcekind-press", "sourcekind-secondary"}
    found = {r["id"] for t in ("adoptions", "participations", "events", "memberships", "links", "figures") for r in read(t)
             if r["confidence"] == "confidence-high" and len(of := {source[p] for p in r["sources"].split("|") if p}) == 1
             and {kind[s] for s in of} <= weak and not of & {"src-seed", "src-m49"}}
    assert found == set()
    copies = {s["id"] for s in read("sources") if "(copy at" in s["publisher_en"] and s["kind"] not in weak}
    assert copies == set()
