"""Spans of days, the events that decide a state, and the periods that follow: each figure worked out by hand."""
import datetime as dt
from types import SimpleNamespace

import pytest

from kg import network
from kg.network import Period
from kg.network.periods import standing, state_on
from kg.research import spans
from kg.research.history import Event, history
from kg.research.spans import FIRST, LAST, Span
from kg.research.standing import of_history, of_window, periods

D = dt.date.fromisoformat
RANKS = {"announced": 1, "signed": 5, "active": 7, "ended": 9}


def event(record, state, earliest, latest=None, passed=None):
    return Event(record, "event", f"state-{state}", RANKS[state], D(earliest), D(latest or earliest), passed and D(passed))


# Spans --------------------------------------------------------------------------------------------------------------------

def test_a_span_holds_both_its_ends_and_nothing_but_days():
    span = Span(D("2020-01-02"), D("2020-01-04"))
    assert [D(f"2020-01-0{n}") in span for n in range(1, 6)] == [False, True, True, True, False]
    assert "2020-01-03" not in span and None not in span and 5 not in span
    assert D("0001-01-01") in spans.ALWAYS and D("9999-12-31") in spans.ALWAYS


@pytest.mark.parametrize("one, other, both", [((1, 5), (3, 9), (3, 5)), ((3, 9), (1, 5), (3, 5)), ((1, 9), (3, 4), (3, 4)), ((1, 4), (4, 9), (4, 4)),
                                              ((1, 3), (4, 9), None)])
def test_the_days_of_both(one, other, both):
    made = [None if pair is None else Span(*(dt.date(2020, 1, n) for n in pair)) for pair in (one, other, both)]
    assert made[0].common(made[1]) == made[2]


def test_a_year_and_what_is_possible_and_certain():
    assert spans.year_span(2024) == (D("2024-01-01"), D("2024-12-31"))
    fact = {"earliestStart": [D("2020-01-01")], "latestStart": ["odd", D("2020-12-31")], "earliestEnd": [D("2024-01-01")], "latestEnd": [D("2024-12-31")]}
    assert spans.possible(fact) == (D("2020-01-01"), D("2024-12-31")) and spans.certain(fact) == (D("2020-12-31"), D("2024-01-01"))
    assert spans.possible({}) == (FIRST, LAST) and spans.certain({}) is None
    assert spans.certain({"latestStart": [D("2020-01-01")]}) == (D("2020-01-01"), LAST)
    same = {"latestStart": [D("2020-05-05")], "earliestEnd": [D("2020-05-05")]}
    assert spans.certain(same) == (D("2020-05-05"),) * 2 and spans.certain(same | {"earliestEnd": [D("2020-05-04")]}) is None


# Histories ----------------------------------------------------------------------------------------------------------------

TREATY = history([event("e4", "ended", "2023-06-30"), event("e2", "signed", "2020-01-01", "2020-12-31"), event("e3", "active", "2021-03-01"),
                  event("e3b", "signed", "2021-03-01"), event("e1", "announced", "2019-05-01"), event("e3a", "active", "2021-03-01"),
                  event("seen", "active", "2020-06-01", passed="2020-12-31")])


def test_of_one_day_the_higher_rank_counts_then_the_id_that_comes_first():
    assert [e.record for e in TREATY.events] == ["e1", "seen", "e2", "e3", "e3a", "e3b", "e4"]
    assert [e.record for e in TREATY.turns] == ["e1", "e2", "e3", "e4"], "an observation that is overtaken decides nothing"
    tie = history([event("b", "active", "2020-01-01"), event("a", "active", "2020-01-01"), event("0", "signed", "2020-01-01")])
    assert [e.record for e in tie.turns] == ["a"]
    late_read = history([event("x", "active", "2020-01-01", "2022-01-01"), event("y", "announced", "2021-01-01")])
    assert [e.record for e in late_read.turns] == ["y", "x"]


@pytest.mark.parametrize("day, record", [("2019-04-30", None), ("2019-05-01", "e1"), ("2020-12-30", "e1"), ("2020-12-31", "e2"), ("2021-02-28", "e2"),
                                         ("2021-03-01", "e3"), ("2023-06-29", "e3"), ("2023-06-30", "e4"), ("2099-01-01", "e4")])
def test_the_event_that_decides_a_day(day, record):
    found = TREATY.on(D(day))
    assert (found and found.record) == record


def test_what_may_have_happened_and_need_not():
    assert [[e.record for e in TREATY.possible(D(day))] for day in ("2019-12-31", "2020-01-01", "2020-12-30", "2020-12-31")] == [[], ["e2"], ["e2"], []]
    seen = history([event("o", "active", "2020-01-01", "2020-12-31", passed="2020-06-01")])
    assert [len(seen.possible(D(day))) for day in ("2020-05-31", "2020-06-01")] == [1, 0]


def test_in_force_from_the_sure_day_to_the_day_before_the_end():
    assert TREATY.in_force == ((D("2021-03-01"), D("2023-06-29")),)
    assert history([event("a", "active", "2021-03-01")]).in_force == ((D("2021-03-01"), LAST),)
    twice = history([event("a", "active", "2001-01-01"), event("b", "ended", "2002-01-01"), event("c", "active", "2003-01-01")])
    spells = {"2000-12-31/2000-12-31": False, "2000-01-01/2001-01-01": True, "2001-12-31/2002-06-01": True, "2002-01-01/2002-12-31": False,
              "2002-12-31/2003-01-01": True}
    for spell, inside in spells.items():
        assert twice.ever_in_force(Span(*map(D, spell.split("/")))) is inside, spell


# Periods ------------------------------------------------------------------------------------------------------------------

def told(found):
    return [(str(p.first), str(p.last), p.state and p.state.removeprefix("state-"), p.certain) for p in found]


def test_an_observation_holds_beside_an_older_event_until_it_is_overtaken():
    end = str(LAST)
    late = [event("b", "signed", "2020-01-01"), event("a", "active", "2020-03-01", passed="2021-01-01")]
    assert told(of_history(history(late))) == [("2020-01-01", end, "signed", True), ("2020-03-01", "2020-12-31", "active", True)]
    early = [event("b", "signed", "2020-06-01"), event("a", "active", "2020-03-01", passed="2021-01-01")]
    assert told(of_history(history(early))) == [("2020-03-01", "2020-05-31", "active", True), ("2020-06-01", end, "signed", True)]
    # on one day the rank decides, and of one rank the id that comes first
    ranked = [event("b", "signed", "2020-03-01"), event("a", "announced", "2020-03-01", passed="2021-01-01")]
    assert told(of_history(history(ranked))) == [("2020-03-01", end, "signed", True)]
    for record, states in (("a", {"signed", "active"}), ("c", {"active"})):
        one = [Event("b", "event", "state-active", 5, D("2020-03-01"), D("2020-03-01")),
               Event(record, "event", "state-signed", 5, D("2020-03-01"), D("2020-03-01"), D("2021-01-01"))]
        assert {state for first, _, state, _ in told(of_history(history(one))) if first == "2020-03-01"} == states


def test_two_certain_states_of_the_same_days_stand_in_the_order_of_their_records():
    some = [event("b", "active", "2020-03-01"), event("c", "ended", "2021-01-01"),
            Event("a", "event", "state-signed", 9, D("2020-03-01"), D("2020-03-01"), D("2021-01-01"))]
    assert told(of_history(history(some)))[:2] == [("2020-03-01", "2020-12-31", "signed", True), ("2020-03-01", "2020-12-31", "active", True)]


def test_of_ids_of_one_beginning_the_shorter_comes_first():
    pair = [Event("ab", "event", "state-active", 5, D("2020-03-01"), D("2020-03-01")), Event("a", "event", "state-signed", 5, D("2020-03-01"), D("2020-03-01"))]
    assert told(of_history(history(pair))) == [("2020-03-01", str(LAST), "signed", True)]


def test_periods_stand_in_order_of_their_first_day_the_possible_before_the_certain():
    found = of_history(history([event("a", "announced", "2020-01-01"), event("b", "signed", "2020-01-01", "2020-06-01"),
                                event("c", "active", "2020-01-01", "2020-03-01")]))
    assert told(found) == [("2020-01-01", "2020-02-29", "active", False), ("2020-01-01", "2020-05-31", "signed", False),
                           ("2020-01-01", "2020-02-29", "announced", True), ("2020-03-01", "2020-05-31", "active", True),
                           ("2020-06-01", str(LAST), "signed", True)]


def window(**days):
    return {key: [D(day)] for key, day in days.items()}


@pytest.mark.parametrize("given, expected", [
    (window(earliestStart="2025-01-01", latestStart="2025-06-01", earliestEnd="2025-06-01", latestEnd="2025-12-31"),
     [("2025-06-01", "2025-06-01", None, True), ("2025-01-01", "2025-12-31", None, False)]),
    (window(earliestStart="2025-01-01", latestStart="2025-12-31", earliestEnd="2025-01-01", latestEnd="2025-12-31"),
     [("2025-01-01", "2025-12-31", None, False)]),
    (window(earliestStart="2025-01-01", latestStart="2025-12-31"), [("2025-12-31", str(LAST), None, True), ("2025-01-01", str(LAST), None, False)]),
    (window(earliestEnd="2025-01-01", latestEnd="2025-12-31"), []), ({"ongoing": [True]}, [(str(FIRST), str(LAST), None, True)])])
def test_the_periods_of_a_window(given, expected):
    assert told(of_window(given)) == expected


def test_the_periods_of_all_mechanisms_and_usable_packages():
    facts = {"pkg": {"hasWindow": ["w", "f"], "ok": True}, "bad": {"hasWindow": ["w"], "ok": False}, "bare": {"ok": True},
             "focus": {"hasWindow": ["f"], "ok": True}, "w": {"windowKind": ["window-main"], "ongoing": [True]},
             "f": {"windowKind": ["window-focus"], **window(earliestStart="2025-01-01", latestStart="2025-01-01")}}
    known = SimpleNamespace(facts=facts, mechanisms={"m": 1, "silent": 1}, histories={"m": history([event("e", "active", "2020-01-01")])},
                            first=lambda name, key: next(iter(facts[name].get(key, ())), None), usable=lambda fact: fact["ok"])
    assert {name: told(found) for name, found in periods(known).items()} == {
        "m": [("2020-01-01", str(LAST), "active", True)], "silent": [], "pkg": [(str(FIRST), str(LAST), None, True)]}


# What stands in a window of a network -------------------------------------------------------------------------------------

def test_the_state_on_a_day_is_the_certain_one_or_else_a_possible_one():
    both = [Period(D("2020-01-01"), D("2020-01-03"), "state-signed", False), Period(D("2020-01-02"), D("2020-01-02"), "state-announced"),
            Period(D("2020-01-02"), D("2020-01-02"), "state-active")]
    assert [state_on(both, D(f"2020-01-0{n}")) for n in (1, 2, 3, 4)] == ["state-signed", "state-active", "state-signed", None]
    assert [standing(both, D(f"2020-01-0{n}"), D(f"2020-01-0{n}")) for n in (1, 2, 3)] == [False, True, False]
    assert standing(both, D("2020-01-03"), D("2020-01-09"), True) and not standing(both, D("2020-01-04"), D("2020-01-09"), True)


def test_each_tie_that_does_not_stand_says_why_and_the_receipt_names_the_day_or_the_window():
    some = {"may": (Period(D("2020-01-01"), D("2020-12-31"), "state-active", False), Period(D("2021-01-01"), LAST, "state-active")),
            "over": (Period(D("2015-01-01"), D("2018-12-31"), "state-active"), Period(D("2019-01-01"), LAST, "state-ended")),
            "may-end": (Period(D("2019-01-01"), D("2020-12-31"), "state-ended", False), Period(D("2021-01-01"), LAST, "state-ended")),
            "yet": (Period(D("2022-01-01"), LAST, "state-active"),), "later": (Period(D("2023-01-01"), LAST, "state-active"),),
            "last": (Period(D("2024-01-01"), LAST, "state-active"),), "stands": (Period(D("2000-01-01"), LAST, "state-active"),), "none": ()}
    net = network.from_edges([{"source": "a", "target": "b", "via": name} for name in some])
    day = network.within(net, some, "2020-06-01")
    assert {one["reason_en"]: one["edges"] for one in day.graph["receipt"]["left_out"] if one["edges"]} == {
        "in 2020-06-01 it may stand, but not for certain": 1, "in 2020-06-01 it has ended": 2, "in 2020-06-01 it does not stand": 3,
        "no dated event: its state is not known": 1}
    assert {one["code"] for one in day.graph["receipt"]["left_out"]} == {"not-standing"}
    assert day.graph["receipt"]["as_of"] == "2020-06-01" and day.graph["receipt"]["switches"][-1]["said_en"].endswith("stand in 2020-06-01")
    span = network.within(net, some, "2020-06-01", "2020-07-01")
    assert span.graph["receipt"]["as_of"] is None and span.graph["receipt"]["switches"][-1]["said_en"].endswith("stand in 2020-06-01/2020-07-01")
    assert {d["via"] for *_, d in span.edges(data=True)} == {"stands"}
    assert {d["via"] for *_, d in network.within(net, some, "2020-06-01", possible=True).edges(data=True)} == {"stands", "may"}
