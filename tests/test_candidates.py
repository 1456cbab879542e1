"""Where next: predictors worked by hand, the back-test against figures worked by hand, and what is never a candidate."""
import datetime as dt
import itertools
import math
import random

import networkx as nx
import pytest

from kg import research
from kg.analysis import Instrument, backtest, candidates, held, portfolios
from kg.errors import NetworkError, UnknownName
from kg.table import Table

LABELS = {"type-dta": {"en": "Digital trade agreement", "zh": "数字贸易协定"}}.get


def has(partner, kinds, year=2020, state="state-active", **more):
    return [Instrument(partner, f"type-{k}", f"mech-{partner}-{k}", dt.date(year, 5, 1), state, **more) for k in kinds.split()]


def world():
    """Four partners; jpn and kor have a digital trade agreement, nzl shares two kinds with them, chl none."""
    return [*has("jpn", "dta dp cyber"), *has("kor", "dta dp"), *has("nzl", "dp cyber"), *has("chl", "fund")]


def pairs(some):
    return portfolios.World.of(((i.partner, i.type) for i in some), {"jpn": ["oecd", "asia"], "kor": ["oecd"], "nzl": ["oecd"]})


# Predictors -------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("name, nzl, chl", [
    ("common", 3.0, 0.0),                                    # dp and cyber with jpn, dp with kor
    ("adamic-adar", 2 / math.log(4) + 1 / math.log(3), 0.0),  # dp: 2 holders among 3 partners; cyber: 1 among 2
    ("jaccard", (2 / 2 + 1 / 2) / 2, 0.0),                   # jpn without dta has the same two kinds, kor one of them
    ("group", 1.0, 0.0), ("popularity", 2.0, 1.0)])
def test_a_predictor_gives_what_is_worked_by_hand(name, nzl, chl):
    score = portfolios.PREDICTORS[name].score
    assert score(pairs(world()), "nzl", "type-dta") == pytest.approx(nzl)
    assert score(pairs(world()), "chl", "type-dta") == pytest.approx(chl)


@pytest.mark.parametrize("seed", range(6))
def test_common_neighbours_are_the_walks_of_three_steps(seed):
    """Independent: the third power of the adjacency matrix of the two-mode graph, for pairs that are not tied."""
    chance = random.Random(seed)
    some = {(f"p{chance.randrange(9)}", f"type-{chance.randrange(6)}") for _ in range(24)}
    one = portfolios.World.of(some, {})
    net = nx.Graph(some)
    walks = nx.to_numpy_array(net, nodelist=(order := sorted(net)))
    walks = walks @ walks @ walks
    for p, k in itertools.product(one.kinds, one.partners):
        if (p, k) not in some:
            assert portfolios.PREDICTORS["common"].score(one, p, k) == walks[order.index(p), order.index(k)]


# What is never a candidate ----------------------------------------------------------------------------------------

@pytest.mark.parametrize("state", ["state-active", "state-provisional", "state-signed", "state-suspended", None])
def test_who_has_the_instrument_in_any_standing_state_is_no_candidate(state):
    found = candidates([*world(), *has("sgp", "dp cyber"), *has("sgp", "dta", state=state)], "dta")
    assert "sgp" not in found.table.column("partner") and "sgp" not in found.under_way.column("partner")
    assert found.table.column("partner") == ["nzl", "chl"]


@pytest.mark.parametrize("state", ["state-announced", "state-mandated", "state-negotiating", "state-concluded"])
def test_with_whom_it_is_under_way_is_listed_apart(state):
    found = candidates([*world(), *has("sgp", "dp cyber"), *has("sgp", "dta", state=state)], "dta")
    assert "sgp" not in found.table.column("partner")
    assert [tuple(row) for row in found.under_way] == [("sgp", "mech-sgp-dta", state, dt.date(2020, 5, 1))]
    assert "no candidates" in found.under_way.note["en"] and "不属候选" in found.text("zh")


def test_who_had_it_before_is_a_candidate_and_says_so():
    found = candidates([*world(), *has("sgp", "dp cyber"), *has("sgp", "dta", state="state-ended")], "dta")
    assert {r["partner"]: r["had_before"] for r in found.table.records()} == {"nzl": False, "sgp": True, "chl": False}


def test_equal_scores_have_equal_ranks_and_name_what_they_rest_on():
    found = candidates([*world(), *has("sgp", "dp cyber")], "Digital Trade Agreement", labels=LABELS)
    first, second, third = found.table.records()
    assert [(r["rank"], r["partner"]) for r in (first, second, third)] == [(1, "nzl"), (1, "sgp"), (3, "chl")]
    assert first["shared"] == ("type-cyber", "type-dp") and first["evidence"] == ("mech-nzl-cyber", "mech-nzl-dp")
    assert third["score"] == 0 and third["shared"] == ()
    assert found.title == {"en": "Where next: Digital trade agreement", "zh": "下一步：数字贸易协定"}
    assert len(candidates([*world(), *has("sgp", "dp cyber")], "数字贸易协定", labels=LABELS, top=1).table) == 2, "equals stay together"


# The back-test ----------------------------------------------------------------------------------------------------

def past():
    """By the end of 2020 a and b share kinds x and y; c has x alone, d has z. In 2021 c takes up y, in 2022 d does."""
    return [*has("a", "x y", 2019), *has("b", "x y", 2020), *has("c", "x", 2020), *has("d", "z", 2020), *has("c", "y", 2021),
            *has("d", "y", 2022)]


def test_cases_train_on_the_past_only():
    cases, new, observed = backtest.cases([*past(), *has("e", "y", 2021)], 1, dt.date(2022, 12, 31), {})
    assert [(c.year, c.kind, dict(c.positives), c.negatives) for c in cases] == [
        (2020, "type-y", {"c": "mech-c-y"}, ("d",))]
    assert (new, observed) == (4, 0), "by 2019 b (x and y) and c had nothing, by 2020 e had nothing"
    assert cases[0].world.kinds == {"a": {"type-x", "type-y"}, "b": {"type-x", "type-y"}, "c": {"type-x"}, "d": {"type-z"}}


def test_windows_do_not_overlap_and_end_with_the_last_covered_day():
    early = [*has("a", "x y", 2015), *has("b", "x", 2015), *has("c", "x", 2015), *has("b", "y", 2018), *has("c", "y", 2022)]
    cases, *_ = backtest.cases(early, 2, dt.date(2019, 6, 1), {})
    assert [(c.year, dict(c.positives)) for c in cases] == [(2017, {"b": "mech-b-y"})]


def test_what_a_report_merely_finds_there_is_neither_hit_nor_miss():
    some = [*has("a", "x y", 2019), *has("b", "x", 2019), *has("c", "x", 2019), *has("d", "z", 2019), *has("b", "y", 2020),
            *has("c", "y", 2020, observed=True)]
    (case,), _, observed = backtest.cases(some, 1, dt.date(2020, 12, 31), {})
    assert set(case.positives) == {"b"} and case.negatives == ("d",) and observed == 1


def test_auc_and_precision_are_those_worked_by_hand():
    one = backtest.Case(2020, "type-y", pairs([]), {"p1": "m1", "p2": "m2"}, ("n1", "n2", "n3"))
    scores = {"p1": 5.0, "n1": 4.0, "p2": 2.0, "n2": 2.0, "n3": 1.0}
    assert backtest._share(one, scores, "p1") == 1.0
    assert backtest._share(one, scores, "p2") == (1 + 0.5) / 3            # before n3, level with n2, behind n1
    assert backtest._precision(one, scores, 1) == 1.0
    assert backtest._precision(one, scores, 2) == 0.5
    assert backtest._precision(one, scores, 3) == pytest.approx((1 + 0.5) / 3)  # the third place is p2 or n2
    assert backtest._precision(one, scores, 99) == 2 / 5


def test_the_auc_is_the_chance_that_a_hit_stands_before_a_miss():
    """Independent: count all pairs of hit and miss."""
    chance = random.Random(3)
    hits, rest = {f"p{i}": f"m{i}" for i in range(7)}, tuple(f"n{i}" for i in range(20))
    one = backtest.Case(2020, "type-y", pairs([]), hits, rest)
    scores = {p: float(chance.randrange(6)) for p in (*hits, *rest)}
    counted = sum((scores[h] > scores[n]) + 0.5 * (scores[h] == scores[n]) for h in hits for n in rest) / (len(hits) * len(rest))
    assert sum(backtest._share(one, scores, h) for h in hits) / len(hits) == pytest.approx(counted)


def planted(follow):
    """Two circles, each sharing kinds of its own; new instruments spread within a circle, or by chance."""
    chance, some = random.Random(5), []
    circles = {0: "abcdefghij", 1: "klmnopqrst"}
    for circle, names in circles.items():
        for name in names:
            some += has(name, f"own{circle}-1 own{circle}-2", 2012)
    for year in range(2013, 2023):
        for kind in range(3):
            circle = (year + kind) % 2
            some += has(circles[circle][0], f"new{year}-{kind}", year)
            names = circles[circle][1:] if follow else circles[0][1:] + circles[1]
            for name in chance.sample(names, 4):
                some += has(name, f"new{year}-{kind}", year + 1)
    return some


def test_a_pattern_that_is_there_is_found_and_beats_the_base_rate():
    found = candidates(planted(True), "new2022-0", by="adamic-adar", window=1, until=dt.date(2022, 12, 31))
    assert "It beats both chance and popularity." in found.verdict.en and "优于随机，也优于热度基准" in found.verdict.zh
    assert all(row["auc_low"] > row["auc_popularity"] + 0.1 for row in found.table.records())


def test_where_there_is_no_pattern_the_answer_says_so_first():
    found = candidates(planted(False), "new2022-0", by="adamic-adar", window=1, until=dt.date(2022, 12, 31))
    assert "NOT" in found.verdict.en and "base rate" in found.verdict.en and "未能" in found.verdict.zh
    assert found.text().split("\n")[1] == found.verdict.en and found.text("zh").split("\n")[1] == found.verdict.zh
    assert found.verdict.en in found._repr_html_()


def test_the_interval_holds_the_truth_about_as_often_as_it_says():
    """A score of pure chance has an AUC of 0.5: of 60 intervals at 95 per cent, about 57 hold it."""
    held_it = 0
    for seed in range(60):
        chance = random.Random(seed)
        values = {f"x{i}": chance.random() for i in range(2000)}
        words = portfolios.PREDICTORS["common"].name
        portfolios.PREDICTORS["by chance"] = portfolios.Predictor(words, words, lambda w, p, k, v=values: v[p])
        try:
            names = iter(values)
            some = [backtest.Case(2000 + i, "type-y", pairs([]), {next(names): f"m{i}-{j}" for j in range(3)},
                                  tuple(next(names) for _ in range(30))) for i in range(12)]
            told = backtest.score(some, "by chance", 5, 1)
        finally:
            del portfolios.PREDICTORS["by chance"]
        held_it += told.auc_low <= 0.5 <= told.auc_high
    assert held_it >= 52


def test_without_take_ups_it_says_that_there_is_nothing_to_test_on():
    found = candidates(world(), "dta")
    assert found.verdict.en.startswith("There is nothing to test on") and "无从检验" in found.verdict.zh
    assert found.table.column("auc") == [None, None] and found.table.column("positives") == [0, 0]


def test_the_seed_decides_the_intervals_and_nothing_else():
    first, again, other = (candidates(planted(False), "new2022-0", window=1, seed=s) for s in (7, 7, 8))
    assert first.text() == again.text() and first.table.column("auc") == other.table.column("auc")
    assert first.table.column("auc_low") != other.table.column("auc_low")
    assert "seed 7" in first.backtest.note["en"] and "种子 7" in first.backtest.note["zh"]
    shuffled = planted(False)
    random.Random(1).shuffle(shuffled)
    assert candidates(shuffled, "new2022-0", window=1).text() == first.text(), "the order of rows changes nothing"


def test_unknown_kinds_predictors_and_windows_are_refused():
    with pytest.raises(UnknownName, match="'dtaa'; nearest: type-dta"):
        candidates(world(), "dtaa")
    with pytest.raises(UnknownName, match="nearest: jaccard"):
        candidates(world(), "dta", by="jacard")
    for wrong in ({"window": 0}, {"top": 2.5}, {"window": True}):
        with pytest.raises(NetworkError, match="is a whole number from 1 to 1000"):
            candidates(world(), "dta", **wrong)
    with pytest.raises(UnknownName):
        candidates([], "dta")


# The real data ----------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def instruments(g):
    return held(*(research.table(g, name) for name in ("mechanism", "party", "event")))


def test_instruments_are_those_of_countries_with_the_eu(g, instruments):
    members = {r["party"] for r in research.table(g, "party").records() if r["is_eu_member"]}
    assert instruments and not {i.partner for i in instruments} & members
    assert {i.partner.partition("-")[0] for i in instruments} == {"country"}
    with_eu = {row["mechanism"] for row in research.table(g, "mechanism").records()
               if "org-eu" in (row["parties"] or "").split("|")}
    assert {i.mechanism for i in instruments} <= with_eu
    assert any(i.observed for i in instruments) and not all(i.observed for i in instruments)


@pytest.mark.parametrize("kind", ["type-dta", "type-digital-partnership", "type-adequacy-decision"])
def test_no_candidate_of_the_real_data_has_the_instrument(g, instruments, kind):
    found = candidates(instruments, kind, until=dt.date(2026, 11, 25), labels=g.names.label)
    mine = {i.partner: i for i in instruments if i.type == kind and i.state != "state-ended"}
    assert len(found.table) and not set(found.table.column("partner")) & set(mine)
    assert set(found.under_way.column("partner")) == {
        p for p in mine if all(i.planned for i in instruments if i.partner == p and i.type == kind and i.state != "state-ended")}
    for row in found.table.records():
        assert row["positives"] > 0 and 0 <= row["auc_low"] <= row["auc"] <= row["auc_high"] <= 1 and row["base_rate"] > 0
        assert all(i in {x.mechanism for x in instruments if x.partner == row["partner"]} for i in row["evidence"])
    assert "popularity" in found.verdict.en and "热度" in found.verdict.zh
    assert found.text("zh") == candidates(instruments, kind, until=dt.date(2026, 11, 25), labels=g.names.label).text("zh")


def many(taking):
    """By the end of 2019 one partner has x and y, twelve have x; in 2020 some of these take up y."""
    return [*has("a", "x y", 2019), *(i for n in range(12) for i in has(f"p{n:02}", "x", 2019)), *(i for n in range(taking) for i in has(f"p{n:02}", "y", 2020))]


@pytest.mark.parametrize("taking, words", [(10, "Tested on this instrument: 10 mechanisms"), (9, "as fewer than 10 mechanisms (9) brought")])
def test_ten_mechanisms_are_enough_to_test_on_the_instrument_itself(taking, words):
    found = candidates(many(taking), "y", window=1, until=dt.date(2020, 12, 31))
    assert words in found.verdict.en and found.verdict.zh in found._repr_html_() and str(found) == found.text()
    for table in found.tables:
        assert all(table.headings.get(c, {}).get("en") and table.headings[c].get("zh") for c in table.columns), table.columns
        assert table.note["zh"] in found._repr_html_().replace("&#x27;", "'")


@pytest.mark.parametrize("word, auc_low, predictor, lead", [
    ("none", 0.5, "common", (0.1, 0.2)), ("base", 0.51, "popularity", (0.1, 0.2)), ("beats", 0.51, "common", (0.01, 0.2)),
    ("even", 0.51, "common", (0.0, 0.2)), ("even", 0.51, "common", (-0.2, 0.0)), ("worse", 0.51, "common", (-0.2, -0.01))])
def test_a_verdict_says_whether_chance_and_popularity_are_beaten(word, auc_low, predictor, lead):
    said = backtest.Score(predictor, 0.7, auc_low, 0.9, 0.6, *lead, 0.25, 0.125, 8, 7, 6).verdict(5)
    assert said.en.startswith(backtest._VERDICT[word].en) and said.zh.startswith(backtest._VERDICT[word].zh)
    assert "AUC 0.70" in said.en and "first 5 0.25, at random 0.12" in said.en and "8 take-ups by 7 mechanisms in 6 cases" in said.en


def test_instruments_are_read_off_the_research_tables():
    parties = [{"party": p, "class": c, "is_eu_member": m} for p, c, m in (("org-eu", "Organisation", False), ("jpn", "Country", False),
               ("fra", "Country", True), ("asean", "CountryGroup", False))]
    mechanisms = [{"mechanism": n, "parties": who, "type": "type-dp", "first_date": dt.date(2022, 5, 12), "state": "state-active"}
                  for n, who in (("m2", "org-eu|jpn|fra|asean"), ("m1", "org-eu|jpn"), ("m3", "jpn|fra"), ("m4", None))]
    seen = {"mechanism": "m1", "state": "state-active", "latest": dt.date(2022, 5, 12), "usable": True, "observation": True}
    events = [seen, {**seen, "mechanism": "m2"}, {**seen, "mechanism": "m2", "observation": False}, {**seen, "latest": dt.date(2020, 1, 1), "usable": False, "observation": False}]
    found = held(mechanisms, parties, Table(tuple(seen), [tuple(e.values()) for e in events]))
    assert found == [Instrument("jpn", "type-dp", "m1", dt.date(2022, 5, 12), "state-active", True),
                     Instrument("jpn", "type-dp", "m2", dt.date(2022, 5, 12), "state-active", False)]
    assert [one.partner for one in held(mechanisms, parties, classes=("CountryGroup",))] == ["asean"] and not any(one.observed for one in held(mechanisms, parties))
