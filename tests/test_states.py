"""States on days against a table worked out by hand from the facts, and the questions that tell *no* from *not known*."""
from __future__ import annotations

import pytest

CERTAIN, POSSIBLE, NOT_KNOWN = "certain", "possible", "not known"


def surely(state):
    return {(CERTAIN, f"state-{state}")}


UNKNOWN = {(NOT_KNOWN, None)}
# Dates: the Commission's memorandum and the register of agreements (Singapore), the Council and press (Korea), Parliament's
# observatory (Japan), the two governments (India TTC), press (India FTA: 2007 and 2013 are known as years only), and so on.
STATES = {
    "mech-eu-sgp-dta": {
        "2023-06-26": UNKNOWN, "2023-06-27": surely("mandated"), "2023-06-28": surely("mandated"),
        "2023-07-20": surely("negotiating"), "2024-07-24": surely("negotiating"), "2024-08-01": surely("concluded"),
        "2025-05-06": surely("concluded"), "2025-06-05": surely("signed"), "2026-01-31": surely("signed"),
        "2026-02-01": surely("active"), "2026-11-23": surely("active")},
    "mech-eu-kor-dta": {
        "2023-06-26": UNKNOWN, "2025-03-09": surely("mandated"), "2025-03-10": surely("concluded"),
        "2026-06-09": surely("concluded"), "2026-06-10": surely("signed"), "2026-11-23": surely("signed")},
    "mech-eu-jpn-data": {
        "2022-09-25": UNKNOWN, "2022-09-26": surely("mandated"), "2022-10-24": surely("negotiating"),
        "2023-07-12": surely("negotiating"), "2023-10-28": surely("concluded"), "2024-01-31": surely("signed"),
        "2024-06-30": surely("signed"), "2024-07-01": surely("active"), "2026-11-23": surely("active")},
    "mech-eu-ind-ttc": {
        "2022-04-24": UNKNOWN, "2022-04-25": surely("announced"), "2023-02-05": surely("announced"),
        "2023-02-06": surely("active"), "2025-03-01": surely("active")},
    "mech-eu-ind-fta": {
        "2006-12-31": UNKNOWN, "2007-07-01": UNKNOWN | {(POSSIBLE, "state-negotiating")}, "2008-01-01": surely("negotiating"),
        "2013-07-01": surely("negotiating") | {(POSSIBLE, "state-suspended")}, "2014-01-01": surely("suspended"),
        "2022-06-16": surely("suspended"), "2022-06-17": surely("negotiating"), "2026-01-26": surely("negotiating"),
        "2026-01-27": surely("concluded"), "2026-11-23": surely("concluded")},
    "mech-eu-mex-mga": {
        "2016-06-01": UNKNOWN | {(POSSIBLE, "state-negotiating")}, "2017-01-01": surely("negotiating"),
        "2025-01-16": surely("negotiating"), "2025-01-17": surely("concluded"),
        "2025-10-01": surely("concluded"),  # the proposal to sign of 2025-09-03 changes nothing
        "2026-05-22": surely("signed"), "2026-11-23": surely("signed")},
    "mech-eu-idn-cepa": {
        "2016-07-17": UNKNOWN, "2016-07-18": surely("negotiating"),
        "2025-07-13": surely("negotiating"),  # a political agreement is not yet a text
        "2025-09-23": surely("concluded"), "2025-10-01": surely("concluded")},  # two reports of a signature are set aside
    "mech-eu-usa-ttc": {
        "2020-12-31": UNKNOWN, "2021-06-14": UNKNOWN, "2021-06-15": surely("active"), "2024-04-05": surely("active")},
    "mech-eu-usa-privacy-shield": {
        "2016-07-11": UNKNOWN, "2016-07-12": surely("active"), "2020-07-15": surely("active"), "2020-07-16": surely("ended"),
        "2026-11-23": surely("ended")},
}


@pytest.mark.parametrize("mechanism, day", [(m, d) for m, days in STATES.items() for d in days])
def test_the_standing_of_a_mechanism_on_a_day(g, mechanism, day):
    found = g.ask("standing-on-day", as_of=day, mechanism=mechanism).records()
    assert {(r["certainty"], r["state"]) for r in found} == STATES[mechanism][day]
    certain = {s for c, s in STATES[mechanism][day] if c == CERTAIN}
    assert set(g.ask("state-on-day", as_of=day, mechanism=mechanism).column("state")) == certain


def test_every_mechanism_has_exactly_one_answer_that_is_certain_or_not_known(g):
    for day in ("2019-06-01", "2024-01-01", "2026-11-23"):
        rows = g.ask("standing-on-day", as_of=day).records()
        settled = [r["mechanism"] for r in rows if r["certainty"] != POSSIBLE]
        assert len(settled) == len(set(settled)) == g.ask("mechanisms-count").records()[0]["mechanisms"]


def test_the_three_state_questions_agree(g):
    for day in ("2021-01-01", "2025-12-31"):
        full = {(r["mechanism"], r["state"]) for r in g.ask("standing-on-day", as_of=day).records() if r["certainty"] == CERTAIN}
        assert full == {(r["mechanism"], r["state"]) for r in g.ask("state-on-day", as_of=day).records()}
        assert full == {(r["mechanism"], r["state"]) for r in g.ask("states-on-day", as_of=day).records() if r["certainty"] == CERTAIN}


# The EU and its members ---------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("day, members, inside", [
    ("2013-06-30", 27, True), ("2019-06-01", 28, True), ("2020-01-31", 28, True), ("2020-02-01", 27, False), ("2021-06-01", 27, False)])
def test_who_acts_where_the_eu_acts(g, day, members, inside):
    rows = g.ask("eu-and-members", as_of=day).records()
    assert {r["certainty"] for r in rows} == {CERTAIN}
    assert [r["party"] for r in rows if r["kind"] == "body"] == ["org-eu"]
    states = {r["party"] for r in rows if r["kind"] == "member"}
    assert len(states) == members and ("country-gbr" in states) is inside
    assert states == set(g.ask("members-on-day", group="org-eu", as_of=day).column("country"))
    assert ("org-eu" in g.ask("groups-on-day", country="country-gbr", as_of=day).column("group")) is inside


# No, not found, not examined ----------------------------------------------------------------------------------------------

@pytest.mark.parametrize("partner, kind, day, answer", [
    ("Japan", "type-digital-partnership", "2026-06-30", "yes"), ("Japan", "type-digital-partnership", "2022-05-11", "not examined"),
    ("Switzerland", "type-digital-dialogue", "2026-06-30", "searched and not found"),
    ("Norway", "type-digital-dialogue", "2026-06-30", "searched and not found"),
    ("Norway", "type-dta", "2026-06-30", "not examined"),
    ("USA", "type-adequacy-decision", "2017-01-01", "yes"), ("USA", "type-adequacy-decision", "2021-01-01", "no"),
    ("USA", "type-adequacy-decision", "2024-01-01", "yes")])
def test_the_four_answers_about_a_partner(g, partner, kind, day, answer):
    rows = g.ask("coverage-of", partner=partner, type=kind, as_of=day).records()
    assert {r["answer"] for r in rows} == {answer}
    assert all((r["record"] is None) is (answer == "not examined") for r in rows)


def test_not_found_is_told_with_its_search(g):
    rows = g.ask("absences").records()
    assert len({r["record"] for r in rows}) >= 13 and all(r["sources"] >= 1 and r["searched_on"] for r in rows)


# Review and order ---------------------------------------------------------------------------------------------------------

def test_what_is_under_negotiation_is_due_for_review_before_what_is_in_force(g):
    assert len(g.ask("stale", as_of="2026-11-25")) == 0
    soon = {r["record"]: r["interval"] for r in g.ask("stale", as_of="2027-06-30").records()}
    assert soon["evt-tha-fta-reported-2025-10"] == 180 and "evt-tha-fta-talks" not in soon
    assert "evt-sgp-dta-in-force" not in soon and "evt-ind-fta-talks" not in soon  # the first is in force, the second history
    later = {r["record"]: r["interval"] for r in g.ask("stale", as_of="2029-01-01").records()}
    assert later["evt-sgp-dta-in-force"] == 730 and later["mem-eu-fra"] == 730
    article_alone = {r for r in later if r.startswith("mtn-")}
    assert not article_alone  # what the article says does not change


def test_only_listed_exceptions_break_the_order(g):
    assert {r["verdict"] for r in g.ask("transitions-broken").records()} <= {"exception"}


def test_a_state_falls_back_only_after_a_suspension(g):
    """An imprecise date may put an announcement behind the work that it announces; the order of last possible days shows it."""
    events = g.sparql("""PREFIX dpn: <https://w3id.org/eudpn/ontology#>
        SELECT ?mechanism ?day ?rank ?state ?event WHERE {
          ?event dpn:ofMechanism ?mechanism ; dpn:eventType ?type ; dpn:latestDate ?day ; dpn:reviewStatus/dpn:usable true .
          ?type dpn:leadsToState ?state ; dpn:stateRank ?rank . FILTER NOT EXISTS { ?event dpn:overtakenBy ?happening } }
        ORDER BY ?mechanism ?day ?rank""").rows
    days = {(m, day): (int(rank), state, event) for m, day, rank, state, event in events}  # the highest of a day stays
    falls = [(m, before[1], after[2]) for ((m, _), before), ((n, _), after) in zip(days.items(), list(days.items())[1:])
             if m == n and after[0] < before[0]]
    assert {state for _, state, _ in falls} == {"state-suspended"}, falls
    assert {m for m, _, _ in falls} == {"mech-eu-ind-fta", "mech-eu-mys-fta", "mech-eu-tha-fta"}


def test_every_contradiction_has_a_verdict_and_a_reason(g):
    rows = g.ask("contradictions").records()
    pairs = {frozenset((r["record"], r["record_b"])) for r in rows}
    written = g.sparql("PREFIX dpn: <https://w3id.org/eudpn/ontology#> SELECT ?a ?b { ?a dpn:contradicts ?b }").rows
    assert pairs == {frozenset(p) for p in written} and len(pairs) == len(rows) >= 17
    assert all(r["note_en"] and r["note_zh"] and r["review"] in ("review-rejected", "review-disputed") for r in rows)


# What is known from when ---------------------------------------------------------------------------------------------------

def test_a_record_is_known_from_its_first_certain_publication(g):
    known = dict(g.sparql("PREFIX dpn: <https://w3id.org/eudpn/ontology#> SELECT ?r ?d { ?r dpn:knownFrom ?d }").rows)
    usable = g.sparql("PREFIX dpn: <https://w3id.org/eudpn/ontology#> SELECT ?r { ?r dpn:reviewStatus ?s }").column("r")
    assert set(usable) == set(known)
    assert str(known["adp-ids"]) == "2025-06-05"  # the title page of the strategy itself
    assert str(known["mtn-country-jpn-s2-2"]) == "2025-12-31"  # the article appeared in 2025, the day is not known
    assert known["evt-sgp-dta-concluded"].isoformat() <= "2025-01-31"  # the explanatory memorandum
