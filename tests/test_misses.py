"""Why there is no edge: each kind of miss in a small network, then on the real data."""
import datetime as dt

import pytest

from kg import analysis, network
from kg.errors import UnknownName
from kg.table import Table


def almost():
    net = network.from_edges([
        {"source": "jpn", "target": "kor", "via": "mech-old", "state": "state-ended", "record": "p1", "passage": "psg-1",
         "confidence": "high"},
        {"source": "jpn", "target": "kor", "via": "mech-soon", "state": "state-announced", "record": "p2", "confidence": "high"},
        {"source": "jpn", "target": "kor", "via": "mech-weak", "state": "state-active", "record": "p3", "confidence": "low"},
        {"source": "jpn", "target": "eu", "via": "mech-dp", "state": "state-active", "record": "p4", "confidence": "high"},
        {"source": "kor", "target": "eu", "via": "mech-dpk", "state": "state-active", "record": "p5", "confidence": "high"},
        {"source": "asean", "target": "eu", "via": "mech-ad", "state": "state-active", "record": "p6", "confidence": "high"}],
        nodes=["usa"])

    def claim(name, kind, *things, usable=True):
        return {"id": name, "class": kind, "things": things, "usable": usable, "review": "open" if usable else "disputed",
                "sentence_en": f"{name} says so", "sentence_zh": f"{name}如是说", "passages": [{"id": f"psg-{name}"}]}
    some = [claim("c1", "Participation", "jpn", "mech-one"), claim("c2", "Participation", "kor", "mech-one"),
            claim("c3", "Link", "jpn", "usa", usable=False), claim("c4", "Membership", "sgp", "asean"),
            claim("p4", "Participation", "jpn", "mech-dp"), claim("p5", "Participation", "kor", "mech-dpk")]
    net.add_node("sgp", label_en="Singapore", label_zh="新加坡")
    net.graph |= {"claims": {c["id"]: c for c in some}}
    return net


def kept(net):
    some = network.keep(net, {"mech-old": (False, "on 2026-01-01 its state is: ended", "届时已终止"),
                              "mech-soon": (False, "on 2026-01-01 it is not certain: announced", "尚不确定")},
                        code="not-standing", as_of="2026-01-01")
    return network.confident(some, "medium")


def kinds(table, lang="en"):
    return [row[0].get(lang) for row in table]


def test_the_nearest_misses_are_named_with_their_reasons():
    net = almost()
    table = analysis.why_none(kept(net), net, "jpn", "kor")
    assert kinds(table) == ["expired", "only planned", "too little confidence", "one party only", "through others only"]
    assert [r["via"] for r in table.records()][:4] == ["mech-old", "mech-soon", "mech-weak", "mech-one"]
    assert "on 2026-01-01 its state is: ended" in table[0][2].en and "届时已终止" in table[0][2].zh
    assert table[0][3:] == (("p1",), ("psg-1",)) and "confidence is low, below medium" in table[2][2].en
    assert "c1 says so; c2 says so" in table[3][2].en and table[3][4] == ("psg-c1", "psg-c2")
    assert "Both are tied to eu" in table[4][2].en and "均与eu有联系" in table[4][2].zh
    assert table.title["zh"] == "jpn与kor：为何没有边"


def test_a_filter_of_the_users_own_is_out_of_scope_and_an_unusable_record_says_its_review():
    net = almost()
    table = analysis.why_none(network.without(net, ["eu"]), net, "jpn", "eu")
    assert kinds(table) == ["out of scope", "through others only"] and "eu was left out on request" in table[0][2].en
    unusable = analysis.why_none(net, net, "jpn", "usa")
    assert kinds(unusable)[0] == "not usable" and "(review: disputed)" in unusable[0][2].en and "有争议" in unusable[0][2].zh


def test_reach_through_a_group_is_a_miss_and_not_an_edge():
    net = almost()
    table = analysis.why_none(net, net, "Singapore", "eu")
    assert kinds(table) == ["through a group only", "not examined"] and "asean is tied to eu" in table[0][2].en


def test_searched_and_not_found_is_not_the_same_as_not_examined():
    net = almost()
    absence = {"record": "abs-1", "thing": "bra", "searched_on": dt.date(2026, 11, 23), "review": "review-open", "sources": 3,
               "note_en": "Lists of members were read.", "note_zh": "已查成员名单。", "passage": "psg-9"}
    known = {"bra": {"en": "Brazil", "zh": "巴西"}, "chl": {"en": "Chile", "zh": "智利"}}
    overtaken = {**absence, "record": "abs-0", "review": "review-rejected"}
    searched = analysis.why_none(net, net, "bra", "eu", [absence, overtaken], known)
    assert kinds(searched) == ["searched and not found"] and searched[0][3:] == (("abs-1",), ("psg-9",))
    assert "Brazil: looked for and not found. Searched on 2026-11-23 in 3 sources." in searched[0][2].en
    assert "来源3份" in searched[0][2].zh
    unexamined = analysis.why_none(net, net, "chl", "eu", [absence], known)
    assert kinds(unexamined) == ["not examined"] and "this is not a no" in unexamined[0][2].en
    with pytest.raises(UnknownName):
        analysis.why_none(net, net, "nobody", "eu", [absence], known)


def test_where_there_is_an_edge_its_ties_are_given():
    net = almost()
    table = analysis.why_none(kept(net), net, "jpn", "eu")
    assert kinds(table) == ["tied"] and table.note["en"] == "They are tied: 1 tie." and "两者有联系" in table.note["zh"]
    assert "one node" in analysis.why_none(net, net, "jpn", "jpn").note["en"]


def test_the_misses_of_the_real_data_name_records(g):
    everything = g.network("partners")
    net = g.network("partners", as_of="2024-01-01", confidence="medium")
    table = analysis.why_none(net, everything, "country-aus", "org-eu", g.ask("absences"))
    assert {"only planned", "not on that day"} <= set(kinds(table))
    assert all(row[3] and row[4] for row in table if row[0].en in ("only planned", "not on that day"))
    again = analysis.why_none(net, everything, "country-aus", "org-eu", g.ask("absences"))
    assert table.text("zh") == again.text("zh") and table.text() == again.text()


def test_a_suspended_tie_is_not_called_expired():
    net = network.from_edges([{"source": "jpn", "target": "kor", "via": "mech-x", "state": "state-suspended", "record": "p1"}])
    gone = network.keep(net, {"mech-x": (False, "on 2026-01-01 its state is: suspended", "届时已中止")}, code="not-standing",
                        as_of="2026-01-01")
    table = analysis.why_none(gone, net, "jpn", "kor")
    assert kinds(table)[0] == "suspended" and kinds(table, "zh")[0] == "已中止" and "its state is: suspended" in table[0][2].en


def test_a_claim_about_both_that_makes_no_edge_is_given_as_said():
    net = almost()
    net.graph["claims"]["c9"] = {"id": "c9", "class": "Link", "things": ("jpn", "usa"), "usable": True, "review": "accepted",
                                 "sentence_en": "c9 says so", "sentence_zh": "c9如是说", "passages": [{"id": "psg-c9"}]}
    table = analysis.why_none(net, net, "jpn", "usa")
    found = {row["kind"].en: row for row in table.records()}
    assert found["said, but makes no edge here"]["records"] == ("c9",)
    assert found["said, but makes no edge here"]["passages"] == ("psg-c9",)


def test_a_lump_in_which_both_take_part_ties_neither_to_the_other():
    net = network.from_edges([
        {"source": "jpn", "target": "eu", "via": "mech-lump", "state": "state-active", "record": "j"},
        {"source": "kor", "target": "eu", "via": "mech-lump", "state": "state-active", "record": "k"}])
    net.graph["claims"] = {n: {"id": n, "class": "Participation", "things": (who, "mech-lump"), "usable": True, "review": "open",
                               "sentence_en": f"{who} takes part", "sentence_zh": f"{who}参与", "passages": []}
                           for n, who in (("j", "jpn"), ("k", "kor"))}
    table = analysis.why_none(net, net, "jpn", "kor")
    assert kinds(table)[0] == "both, but not together" and set(table[0][3]) == {"j", "k"} and table[0][1] == "mech-lump"


def test_what_was_sought_is_named_by_the_label_of_its_record_in_a_table():
    net = almost()
    row = {"record": "abs-1", "thing": "usa", "searched_on": dt.date(2026, 11, 1), "review": "review-accepted"}
    table = Table(tuple(row), [tuple(row.values())], labels={"abs-1": {"en": "A pact was sought.", "zh": "查找了协定。"}}.get)
    said = [r["says"].en for r in analysis.why_none(net, net, "usa", "kor", absences=table).records() if r["kind"].en == "searched and not found"]
    assert len(said) == 1 and said[0].startswith("A pact was sought. Searched on 2026-11-01")


def test_the_claims_of_a_tie_speak_for_it_and_its_last_state_says_why_where_no_receipt_does():
    net = almost()
    assert analysis.why_none(network.without(net, ["eu"]), net, "jpn", "eu")[0][2].en == "p4 says so (eu was left out on request)"
    net.graph["words"] = {"state-ended": {"en": "Ended", "zh": "已终止"}}
    other = network.from_edges([{"source": "jpn", "target": "eu"}], nodes=["kor"])
    said = {row["via"]: row["says"] for row in analysis.why_none(other, net, "jpn", "kor").records() if row["via"]}
    assert said["mech-old"].en == "mech-old (last known state: ended)" and said["mech-old"].zh == "mech-old（最后已知状态：已终止）"
    assert said["mech-soon"].en == "mech-soon (last known state: state-announced)"


def test_of_a_mechanism_in_which_one_is_tied_only_the_claim_that_makes_no_tie_is_named():
    net = almost()
    net.graph["claims"]["c9"] = {**net.graph["claims"]["c2"], "id": "c9", "things": ("kor", "mech-dp"), "sentence_en": "kor observes"}
    (row,) = [row for row in analysis.why_none(kept(net), net, "jpn", "kor").records() if row["via"] == "mech-dp"]
    assert (row["kind"].en, row["records"]) == ("one party only", ("c9",))


def test_whom_any_record_speaks_of_is_examined():
    net = almost()
    assert "not examined" not in kinds(analysis.why_none(net, net, "usa", "eu")), "one record speaks of it, if not a usable one"
