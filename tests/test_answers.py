"""The kept questions: complete in both languages, their promises kept, each row led back to its passage.

What the founding article says is checked against lists worked out by hand from it.
"""
from __future__ import annotations

import datetime as dt
import re

import pytest

import kg
from kg import layout, questions

KEPT = questions.kept(layout.QUESTIONS)
HAN = re.compile(r"[\u4e00-\u9fff]")
OURS = re.compile(r"https://w3id\.org/eudpn/(?:id|vocab)/")

STATES_NAMED = {"usa": 3, "chn": 7, "jpn": 7, "kor": 4, "sgp": 4, "can": 3, "ind": 5, "idn": 1, "tha": 1, "phl": 1, "mys": 1,
                "gbr": 2, "chl": 1, "nzl": 1, "aus": 1, "ukr": 4, "nor": 1}
TRADE = {("sgp", "state-signed"), ("kor", "state-concluded"), ("ind", "state-negotiating"), ("idn", "state-negotiating"),
         ("tha", "state-negotiating"), ("phl", "state-negotiating"), ("mys", "state-negotiating"), ("jpn", "state-active"),
         ("gbr", "state-signed"), ("chl", "state-signed"), ("nzl", "state-signed")}
AI = {"level-bilateral": {"mech-ai-safety"}, "level-regional": {"mech-eu-lac-alliance"},
      "level-multilateral": {"mech-gpai", "mech-oecd-aigo", "mech-g7-hiroshima"},
      "level-project": {"mech-ai-public-good", "mech-ai-hub"}}
PARTNERS = {
    "task-secure-connectivity": {"country-usa", "country-jpn", "area-latin-america", "area-africa"},
    "task-emerging-tech": {"country-jpn", "country-kor", "country-ind", "country-can", "country-ukr"},
    "task-cybersecurity": {"scope-global", "org-oecd", "group-g7"},
    "task-identity-dpi": {"country-ind", "country-jpn", "country-ukr", "group-sica"},
    "task-platform-governance": {"org-un", "org-unesco", "area-latin-america", "group-cefta"},
    "task-global-governance": {"scope-multilateral", "mech-gdc", "mech-wsis20"},
}
WINDOWS = {"task-secure-connectivity": ("2025/2030", None), "task-emerging-tech": ("ongoing", "2026/2030"),
           "task-cybersecurity": ("ongoing", None), "task-identity-dpi": ("2025/2030", None),
           "task-platform-governance": ("2025/2027", None), "task-global-governance": ("2025-Q4/..", None)}
MEASURES = {"task-secure-connectivity": 3, "task-emerging-tech": 5, "task-cybersecurity": 3, "task-identity-dpi": 3,
            "task-platform-governance": 3, "task-global-governance": 3}


def by(table, *columns):
    """The rows of a table, cut to some columns."""
    return [tuple(row[c] for c in columns) for row in table.records()]


def test_there_are_enough_questions():
    assert len(KEPT) >= 30
    assert {q.name for q in KEPT.values() if q.network} >= {"knowledge", "partners", "partner-technology", "partner-task-area",
                                                            "mechanisms"}


@pytest.mark.parametrize("name", KEPT)
def test_a_question_speaks_both_languages(g, name):
    q, words = KEPT[name], questions.headings(layout.QUESTIONS)
    assert HAN.search(q.title_zh) and HAN.search(q.asks_zh) and not HAN.search(q.title + q.asks)
    assert q.asks.endswith("?") and q.asks_zh.endswith("\uff1f")
    assert all(HAN.search(p.zh) and p.en for p in q.params)
    assert [c for c in g.ask(name).columns if c not in words] == []
    assert "SERVICE" not in q.text and "SELECT *" not in q.text and "ORDER BY" in q.text


@pytest.mark.parametrize("name", KEPT)
def test_a_question_keeps_its_promise_and_each_row_its_evidence(g, name):
    q, answer = KEPT[name], g.ask(name)
    assert len(answer) >= int(q.rows[:-1]) if q.rows.endswith("+") else len(answer) == int(q.rows)
    evidence = [c for c in answer.columns if c == "passage" or c.startswith("record")]
    assert evidence, "no column leads to the evidence"
    for row in answer.records():
        found = [row[c] for c in evidence if isinstance(row[c], str)]
        passages = [p for p in found if p.startswith("psg-")]
        for record in found:
            if record in g.claims:
                passages += [p["id"] for p in g.claims.claim(record)["passages"]]
        assert passages, f"{name}: a row without a passage: {row}"
        assert all(g.claims.passage(p)["source"].startswith("src-") for p in passages)


def test_the_states_that_the_article_names(g):
    found = dict(by(g.ask("states-named"), "country", "mentions"))
    assert found == {f"country-{k}": v for k, v in STATES_NAMED.items()} and len(found) == 17


def test_the_four_partnerships_and_two_councils(g):
    assert set(g.ask("digital-partnerships").column("partner")) == {f"country-{c}" for c in ("jpn", "kor", "sgp", "can")}
    assert set(g.ask("trade-technology-councils").column("partner")) == {"country-usa", "country-ind"}


def test_the_eleven_trade_relations(g):
    table = g.ask("trade-relations")
    assert set(by(table, "partner", "state")) == {(f"country-{c}", s) for c, s in TRADE} and len(table) == 11
    assert set(table.column("passage")) == {"psg-seed-s2-3"}


def test_the_ai_mechanisms_by_level(g):
    found = by(g.ask("ai-levels"), "level", "mechanism")
    assert len(found) == 7 and {level: {m for one, m in found if one == level} for level in AI} == AI


def test_the_six_task_areas(g):
    entries = by(g.ask("partner-entries"), "task_area", "partner")
    assert len(entries) == 23 and {t: {p for one, p in entries if one == t} for t in PARTNERS} == PARTNERS
    assert set(g.ask("partners-distinct").column("partner")) == set().union(*PARTNERS.values()) and \
        len(g.ask("partners-distinct")) == 18
    measures = g.ask("measures").column("task_area")
    assert {t: measures.count(t) for t in MEASURES} == MEASURES and len(measures) == 20
    assert {t: (m, f) for t, m, f in by(g.ask("task-areas"), "task_area", "main_window", "focus_window")} == WINDOWS


def test_challenges_and_the_part_on_china(g):
    assert len(g.ask("challenges")) == 9
    assert set(g.ask("implications").column("implication")) == {"impl-rule-competition", "impl-nontariff-barriers"}
    assert len(g.ask("recommendations")) == 2 and len(g.ask("overall-line")) == 1


def test_a_parameter_is_written_as_people_write_it(g):
    rows = [g.ask("country-technology", country=name).rows for name in ("Korea", "KR", "KOR", "\u97e9\u56fd", "country-kor")]
    assert rows[0] and all(r == rows[0] for r in rows)
    assert g.ask("country-technology", country="Japan").rows != rows[0]


def test_a_day_changes_the_state(g):
    def state(day):
        return dict(by(g.ask("state-on-day", as_of=day), "mechanism", "state")).get("mech-eu-sgp-dta")
    assert [state(d) for d in ("2023-06-26", "2023-06-28", "2024-08-01", "2025-06-05", dt.date(2026, 11, 23))] == \
        [None, "state-mandated", "state-concluded", "state-signed", "state-active"]


def test_an_observation_never_lowers_a_state(g):
    """The article of late 2025 says "signed" of agreements that were in force long before."""
    found = dict(by(g.ask("state-on-day", as_of="2025-12-31"), "mechanism", "state"))
    assert found["mech-eu-chl-ita"] == found["mech-eu-nzl-fta"] == "state-active"
    assert found["mech-eu-gbr-tca"] == "state-provisional"
    assert found["mech-eu-tha-dta"] == "state-negotiating"


def test_certain_and_possible_are_different_answers(g):
    """What only the article dates may have begun on any day from June to December 2025."""
    def answers(day):
        return {c for m, s, c in by(g.ask("states-on-day", as_of=day), "mechanism", "state", "certainty")
                if (m, s) == ("mech-ai-public-good", "state-active")}
    assert [answers(d) for d in ("2025-06-15", "2025-06-16", "2025-12-30", "2025-12-31")] == \
        [set(), {"possible"}, {"possible"}, {"certain"}]


def test_members_of_a_group_are_never_parties(g):
    parties = {q.object.value for q in g.store.quads_for_pattern(None, kg.graph.ox.NamedNode(kg.graph.terms.DPN + "hasParty"),
                                                                 None, None)}
    backed = {str(r["participant"]) for r in g.sparql(
        "PREFIX dpn: <https://w3id.org/eudpn/ontology#> SELECT DISTINCT ?participant { ?x a dpn:Participation ; "
        "dpn:participant ?participant ; dpn:reviewStatus/dpn:usable true }").records()}
    assert {OURS.sub("", p) for p in parties} <= backed
    only_reached = set(g.ask("reached-via-group").column("country")) - {OURS.sub("", p) for p in backed}
    assert only_reached and not only_reached & {OURS.sub("", p) for p in parties}


@pytest.mark.parametrize("value", ["x'y\"z", "} DROP ALL {", "a\nb", "<http://x>", "\\", "?s ?p ?o"])
def test_a_hostile_value_is_refused_or_inert(g, value):
    before = len(g.store)
    for name, key in (("country-technology", "country"), ("state-on-day", "as_of"), ("trade-pipeline", "partner")):
        with pytest.raises((kg.QueryError, kg.UnknownName)):
            g.ask(name, **{key: value})
    assert len(g.store) == before
