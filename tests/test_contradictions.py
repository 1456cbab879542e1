"""Each difference of the two lists between sources is a pair of records with a verdict, or stands another way that says why.

``contradictions.csv`` keeps the account: ``bilateral`` are the seventeen contradictions of the bilateral facts, ``seed`` the
differences D1 to D24 between the article and other sources, ``strategy`` the six conflicts of the strategy facts, ``found``
what was met on the way. That a contradiction written on one side, undecided or without a reason is told is also planted in
``faults_graph.py`` and ``faults_data.py``; here every table that has the column is tried.
"""
from __future__ import annotations

import csv
import shutil
from itertools import combinations
from pathlib import Path

import pytest
from faults_data import Tables

from kg import dataset, layout, shapes

ACCOUNT = list(csv.DictReader((Path(__file__).resolve().parent / "contradictions.csv").open(encoding="utf-8", newline="")))
PAIRS = [r for r in ACCOUNT if r["kept_as"] == "pair"]
LISTS = {"bilateral": [str(n) for n in range(1, 18)], "seed": [f"D{n}" for n in range(1, 25)],
         "strategy": [str(n) for n in range(1, 7)]}
# How a difference stands that is no pair, and what kind of record must then be there (empty: any).
OTHER_WAYS = {"gap": "gap-", "absence": "abs-", "mention": "mtn-", "bounds": "adp-", "agree": "", "both": ""}


def names(row, column="records"):
    return [n for n in row[column].split("|") if n]


def set_aside(row):
    return [n for n in names(row) if n not in names(row, "usable")]


def label(row):
    return f"{row['list']} {row['number']} {names(row)[0]}"


def has_contradicts(folder=layout.DATA):
    """The tables with a column for contradictions."""
    heads = {p.stem: p.read_text(encoding="utf-8").split("\n", 1)[0] for p in sorted(folder.glob("*.csv"))}
    return [name for name, head in heads.items() if "contradicts" in head.split(",")]


@pytest.mark.parametrize("name", LISTS)
def test_each_difference_of_the_list_is_there(name):
    numbers = [r["number"] for r in ACCOUNT if r["list"] == name]
    assert list(dict.fromkeys(numbers)) == LISTS[name]
    assert all(r["reason"].endswith(".") for r in ACCOUNT) and {r["kept_as"] for r in ACCOUNT} == {"pair", *OTHER_WAYS}


def test_each_contradiction_of_the_bilateral_facts_is_a_pair():
    assert {r["kept_as"] for r in ACCOUNT if r["list"] in ("bilateral", "strategy", "found")} == {"pair"}


@pytest.mark.parametrize("row", PAIRS, ids=label)
def test_a_pair_is_two_records_that_name_each_other_and_one_verdict(g, row):
    kept, aside = names(row, "usable"), set_aside(row)
    assert kept and aside
    for one in kept:
        for other in aside:
            left, right = g.claims.claim(one), g.claims.claim(other)
            assert other in left["contradicts"] and one in right["contradicts"]
            assert left["usable"] and not right["usable"]
            assert right["note_en"] and right["note_zh"] and right["review"] in ("rejected", "disputed")
    assert not any(b in g.claims.claim(a)["contradicts"] for a, b in combinations(kept, 2))


def test_the_question_shows_each_pair_and_no_other(g):
    shown = {(r["record_b"], r["record"]): r for r in g.ask("contradictions").records()}
    written = {(kept, aside) for row in PAIRS for kept in names(row, "usable") for aside in set_aside(row)}
    assert set(shown) == written
    assert all(r["note_en"] and r["note_zh"] and r["passage"] for r in shown.values())


@pytest.mark.parametrize("row", [r for r in ACCOUNT if r["kept_as"] != "pair"], ids=label)
def test_a_difference_that_is_no_pair_stands_in_records_of_its_kind(g, row):
    assert set(names(row)) <= set(g.places)
    assert any(n.startswith(OTHER_WAYS[row["kept_as"]]) for n in names(row))
    records = [n for n in names(row) if n in g.claims]
    assert records or all(n.startswith(("mech-", "meas-", "pkg-")) for n in names(row))
    assert [n for n in records if not g.claims.claim(n)["usable"]] == set_aside(row)


# The shape ------------------------------------------------------------------------------------------------------------------

def usable_rows(tables, name):
    """Two usable rows of a table that nothing contradicts yet."""
    free = [r for r in tables[name] if r["review"] in ("", "review-open", "review-accepted") and not r["contradicts"]]
    return free[0], free[-1]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What the shapes say of tables each of which holds two usable rows that contradict each other, by table and row."""
    folder = tmp_path_factory.mktemp("contradictions") / "data"
    shutil.copytree(layout.DATA, folder)
    tables, planted = Tables(folder), {}
    for name in has_contradicts():
        one, other = usable_rows(tables, name)
        one.update(contradicts=other["id"]), other.update(contradicts=one["id"])
        planted[name] = (one["id"], other["id"])
    tables.write()
    data = dataset.build(layout.ONTOLOGY, folder)
    found = shapes.conform(data.store, layout.ONTOLOGY / "shapes.ttl", data.places)
    return {name: {(v.shape, v.thing, v.file) for v in found if v.thing in ids} for name, ids in planted.items()}, planted


def test_the_tables_with_contradictions():
    assert set(has_contradicts()) == {"adoptions", "events", "figures", "links", "memberships", "participations"}


@pytest.mark.parametrize("name", has_contradicts())
def test_two_usable_records_that_contradict_are_told_in_each_table(told, name):
    found, planted = told
    assert {("ContradictionDecided", thing, f"{name}.csv") for thing in planted[name]} <= found[name]
