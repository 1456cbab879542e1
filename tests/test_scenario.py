"""What if: scenario files and their faults, networks as they suppose them, and what moves; each case worked by hand."""
import datetime as dt

import networkx as nx
import pytest
from conftest import told_in_both

from kg import analysis, network
from kg.analysis import applied, compare, scenario
from kg.errors import DataError, FileError, UnknownName

HEAD = "step,mechanism,party,state,day,name,note\n"


def shared(*mechanisms, **more):
    """Partners tied through common mechanisms: ("m", "abc") ties all three."""
    some = [{"source": u, "target": v, "kind": "sharesMechanismWith", "via": name, "record": f"{name}-{u}",
             "record_b": f"{name}-{v}",
             "state": more.get(name.replace("-", "_"), "state-active"), "confidence": "high"}
            for name, who in mechanisms for i, u in enumerate(who) for v in who[i + 1:]]
    return network.from_edges(some, nodes=[{"id": x, "label_en": f"Land {x}", "label_zh": f"{x}国"} for x in "abcdez"])


def world():
    """a - b - c in a row, d and e apart: m1 ties a and b, m2 b and c, m3 d and e."""
    return shared(("mech-1", "ab"), ("mech-2", "bc"), ("mech-3", "de"), mech_3="state-negotiating")


def made(text, net=None, **more):
    return applied(world() if net is None else net, scenario.parse(HEAD + text), **more)


def faults(text, net=None, head=HEAD, **more):
    with pytest.raises(DataError) as caught:
        applied(world() if net is None else net, scenario.parse(head + text), **more)
    assert all(told_in_both(f) for f in caught.value.faults), [f.message for f in caught.value.faults]
    return [(f.line, f.column, f.nearest) for f in caught.value.faults], str(caught.value)


def pairs(net):
    return sorted((*sorted((u, v)), given["via"]) for u, v, given in net.edges(data=True))


# The four steps ---------------------------------------------------------------------------------------------------

def test_a_new_mechanism_ties_all_its_parties_and_says_that_it_is_supposed():
    before = world()
    after = made("add,mech-new,Land a|c国|z,,2027-01-01,New pact,why not\n", before)
    assert set(pairs(after)) - set(pairs(before)) == {("a", "c", "mech-new"), ("a", "z", "mech-new"), ("c", "z", "mech-new")}
    (tie,) = after.get_edge_data("a", "c").values()
    assert tie["records"] == ("scenario.csv:2",) and tie["supposed"] is True
    assert tie["passages"] == () and tie["confidence"] is None
    assert tie["kind"] == "sharesMechanismWith" and tie["state"] == "state-active"
    note = after.graph["receipt"]
    assert note["supposed"] == {"file": "scenario.csv", "lines": [2], "not_taken": [], "added": 3, "changed": 0}
    assert note["rows"] == note["edges"] == 6 and note["title_en"].endswith("supposing scenario.csv")
    (path,) = analysis.paths(after, "a", "z")[:1]
    assert path.hops[0].sentence_en == "Supposed: New pact ties Land a, Land c, Land z (state-active)"
    assert path.hops[0].sentence_zh.startswith("假设：New pact联系a国、c国、z国")
    assert pairs(before) == pairs(world()) and before.graph["receipt"]["edges"] == 3, "the network itself is not changed"


def test_who_joins_is_tied_to_all_in_common_and_to_the_middle_of_a_star():
    everybody = shared(("mech-1", "abc"))
    assert set(pairs(made("add,mech-1,d|e\n", everybody))) - set(pairs(everybody)) == \
        {(*sorted(pair), "mech-1") for pair in ("ad", "bd", "cd", "ae", "be", "ce", "de")}
    star = shared(("mech-1", "ab"), ("mech-1", "ac"))
    assert set(pairs(made("add,mech-1,d|e\n", star))) - set(pairs(star)) == {("a", "d", "mech-1"), ("a", "e", "mech-1")}


def test_removing_takes_a_mechanism_or_one_of_its_parties():
    net = shared(("mech-1", "abc"), ("mech-2", "bc"))
    gone = made("remove,mech-1,,\n", net)
    assert pairs(gone) == [("b", "c", "mech-2")]
    (line,) = gone.graph["receipt"]["left_out"]
    assert (line["code"], line["edges"], line["reason_en"]) == ("scenario-removed", 3, "mech-1 removed by scenario.csv:2")
    assert line["records"] == ["mech-1-a", "mech-1-b", "mech-1-c"] and "移除" in line["reason_zh"]
    assert pairs(made("remove,mech-1,a\n", net)) == [("b", "c", "mech-1"), ("b", "c", "mech-2")]


def test_what_is_suspended_rests_until_it_is_taken_up_again():
    asleep = made("suspend,mech-1,,,2027-01-01\n")
    assert ("a", "b", "mech-1") not in pairs(asleep) and asleep.graph["receipt"]["left_out"][0]["code"] == "scenario-suspended"
    again = made("suspend,mech-1,,,2027-01-01\nupgrade,mech-1,,active,2028-01-01\n")
    assert pairs(again) == pairs(world()) and again.graph["receipt"]["left_out"] == []
    assert again.edges["a", "b", 0]["records"] == ("mech-1-a", "mech-1-b", "scenario.csv:3")


def test_an_upgrade_changes_the_state_and_nothing_else():
    after = made("upgrade,mech-3,,signed\n")
    assert after.edges["d", "e", 0]["state"] == "state-signed" and after.edges["d", "e", 0]["supposed"] is True
    assert pairs(after) == pairs(world()) and after.graph["receipt"]["supposed"]["changed"] == 1
    assert after.edges["d", "e", 0]["confidence"] == "high", "its evidence stays"


def test_steps_of_later_days_are_not_taken():
    text = "remove,mech-1,,,2027-01-01\nremove,mech-2,,,2029-01-01\n"
    after = made(text, as_of=dt.date(2028, 1, 1))
    assert [via for *_, via in pairs(after)] == ["mech-2", "mech-3"]
    assert after.graph["receipt"]["supposed"]["not_taken"] == [3]


def test_mechanisms_may_be_nodes():
    net = network.from_edges([{"source": "mech-1", "target": "a", "kind": "role-party"},
                              {"source": "mech-1", "target": "b", "kind": "role-party"}], directed=True, nodes=["c"])
    after = made("add,mech-2,b|c,,,Pact\nadd,mech-1,c\n", net)
    assert set(after.edges()) - set(net.edges()) == {("mech-2", "b"), ("mech-2", "c"), ("mech-1", "c")}
    assert after.nodes["mech-2"]["label_en"] == "Pact" and {kind for *_, kind in after.edges(data="kind")} == {"role-party"}
    assert not made("remove,mech-1,,\n", net).number_of_edges()


def test_a_party_that_exists_but_has_no_tie_yet_may_join():
    known = {"country-chl": {"label_en": "Chile", "label_zh": "智利", "names": ("CL",), "class_": "Country"}}
    after = made("add,mech-1,智利\n", known=known)
    assert after.nodes["country-chl"]["label_en"] == "Chile" and after.has_edge("a", "country-chl")
    assert faults("add,mech-1,Chle\n", known=known)[0] == [(2, "party", "country-chl")]


# What is wrong with a scenario ------------------------------------------------------------------------------------

@pytest.mark.parametrize("text, found, said", [
    ("ad,mech-9,a|b\n", [(2, "step", "add")], "a step is one of add, remove, upgrade, suspend"),
    ("add,,a|b\n", [(2, "mechanism", "")], "the cell is empty"),
    ("upgrade,mech-3,,\n", [(2, "state", "active")], "an upgrade says to which state it leads"),
    ("upgrade,mech-3,,actve\n", [(2, "state", "active")], "a state is one of announced"),
    ("upgrade,mech-3,,zzz\n", [(2, "state", "")], "a state is one of announced"),
    ("zzz,mech-1,a\n", [(2, "step", "")], "a step is one of"),
    ("suspend,mech-1,a\n", [(2, "party", "")], "concerns the whole mechanism"),
    ("remove,mech-1,,active\n", [(2, "state", "")], "leads to no state"),
    ("remove,mech-1,,,2027/1/5\n", [(2, "day", "2027-01-05")], "is not a day"),
    ("remove,mech-1,,,1850-01-01\n", [(2, "day", "1950-01-01")], "lies outside 1950-01-01 to 2100-12-31"),
    ("remove,mech-1,,,2027-02-30\n", [(2, "day", "")], "not a day of the calendar"),
    ("remove,mech-1,,,,,,too,many\n", [(2, "", "")], "more cells than the heading"),
    ("remove,mech-11,\n", [(2, "mechanism", "mech-1")], "no mechanism of this network"),
    ("add,mech-1,Landa\n", [(2, "party", "a")], "nobody is called so"),
    ("add,mech-9,a\n", [(2, "mechanism", "mech-3")], "ties at least two"),
    ("add,mech-1,\n", [(2, "mechanism", "")], "is there already"),
    ("add,mech-1,b\n", [(2, "party", "")], "takes part in the mechanism already"),
    ("add,a new thing,a|b\n", [(2, "mechanism", "")], "needs an id without blanks"),
    ("remove,mech-1,c\n", [(2, "party", "a")], "does not take part"),
    ("upgrade,mech-3,,negotiating\n", [(2, "state", "concluded")], "as far already"),
    ("upgrade,mech-1,,active\n", [(2, "state", "")], "as far already"),
    ("suspend,mech-1,,,2027-01-01\nsuspend,mech-1,,,2028-01-01\n", [(3, "step", "")], "is suspended already"),
    ("remove,mech-1,,,2027-01-01\nupgrade,mech-1,,active,2028-01-01\n", [(3, "mechanism", "")],
     "no tie of the mechanism is left"),
    ("suspend,mech-1,,,2027-01-01\nadd,mech-1,d,,2028-01-01\n", [(3, "mechanism", "")], "is suspended already"),
    ("remove,mech-1,,,2027-01-01\nremove,mech-1,,,2028-01-01\n", [(3, "mechanism", "")], "no tie of the mechanism is left"),
    ("remove,mech-1,,,2027-01-01\nsuspend,mech-1,,,2028-01-01\n", [(3, "mechanism", "")], "no tie of the mechanism is left"),
    ("add,mech-1,d\nremove,mech-1,d\n", [(3, "step", "")], "contradicts line 2: add and remove of mech-1, d"),
    ("suspend,mech-1\nupgrade,mech-1,,active\n", [(3, "step", "")], "contradicts line 2: suspend and upgrade"),
    ("remove,mech-1\nremove,mech-1\n", [(3, "step", "")], "'remove' stands on line 2 already"),
    ("remove,mech-1,,,2027-01-01\nadd,mech-1,d,,2027-01-01\n", [(3, "step", "")], "give both a day if one follows"),
    ("suspend,1\nremove,mech-1\n", [(3, "step", "")], "contradicts line 2"),
])
def test_a_scenario_that_cannot_be_is_told_with_line_column_and_the_nearest_right_thing(text, found, said):
    places, message = faults(text)
    assert places == found and said in message and message.startswith("scenario.csv:")


def test_all_faults_of_a_scenario_come_at_once():
    places, _ = faults("ad,mech-1,\nupgrade,mech-1\nremove,mech-1,,,soon\n")
    assert [line for line, *_ in places] == [2, 3, 4]


def test_faults_of_names_and_of_sense_come_together():
    places, _ = faults("remove,mech-77\nupgrade,mech-1,,active\nadd,mech-2,nobody,,2029-01-01\nsuspend,mech-2,,,2030-01-01\n")
    assert [line for line, *_ in places] == [2, 3, 4], "of mech-2 nothing more is said"


def test_an_ended_mechanism_is_not_upgraded():
    assert "has ended; add a new one" in faults("upgrade,mech-1,,active\n", shared(("mech-1", "ab"), mech_1="state-ended"))[1]


@pytest.mark.parametrize("text, found", [
    ("", [(1, "", "")]), ("\n\n", [(1, "", "")]), ("stp,mechanism\nadd,x\n", [(1, "step", "stp"), (1, "stp", "step")]),
    ("step,mechanism,step\n", [(1, "step", "")]), ('step,mechanism\nadd,"x\n', [(2, "", "")]),
])
def test_a_file_without_the_right_heading_is_no_scenario(text, found):
    assert faults(text, head="")[0] == found


def test_files_as_spreadsheets_write_them_are_read(tmp_path):
    path = tmp_path / "my plan.csv"
    path.write_bytes("\ufeffmechanism,step,day\r\nmech-1, remove ,2027-01-01\r\n\r\n".encode())
    plan = scenario.read(path)
    assert plan.file == "my plan.csv" and plan.steps == (scenario.Step(2, "remove", "mech-1", day=dt.date(2027, 1, 1)),)
    assert "移除" in plan.text("zh") and "remove" in plan._repr_html_()
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FileError, match="is not UTF-8 text"):
        scenario.read(path)
    with pytest.raises(FileError, match="there is no scenario file 'none.csv' here"):
        scenario.read(tmp_path / "none.csv")


# What moves -------------------------------------------------------------------------------------------------------

def test_closing_a_chain_to_a_ring_moves_what_it_must():
    before = world()
    after = made("add,mech-ring,c|a\n", before)
    moved = compare(before, after)
    # a-b-c becomes a triangle: b lies between no pair any more and shares the place of all others
    assert [row for row in moved.ranks][0] == ("b", 1, 3.5, -2.5, 1.0, 0.0)
    assert [tuple(row) for row in moved.distances] == [("a", "c", 2, 1)]
    assert [(row[0].en, row[1], row[2].en) for row in moved.bridges] == \
        [("bridge", ("a", "b"), "vanishes"), ("bridge", ("b", "c"), "vanishes"), ("cut point", ("b",), "vanishes")]
    assert [tuple(row[1:]) for row in moved.figures] == [(6, 6), (3, 4), (3, 4), (3, 3), (3, 3)]
    assert "1 pairs come nearer, 0 farther" in moved.distances.note["en"] and "1 ties added" in moved.title["en"]
    assert "割点" in moved.text("zh") and "betweenness" in moved.text() and moved._repr_html_()


def test_removing_a_link_parts_a_network():
    before = world()
    moved = compare(before, made("remove,mech-2,,\n", before), by="degree")
    assert [tuple(row) for row in moved.distances] == [("b", "c", 1, None), ("a", "c", 2, None)]
    assert ("cut point", ("b",), "vanishes") in [(row[0].en, row[1], row[2].en) for row in moved.bridges]
    assert "0 pairs come nearer, 2 farther" in moved.distances.note["en"]


def test_bridges_and_cut_points_are_those_whose_loss_parts_a_network():
    """Independent: leave each out and count the components."""
    for seed in range(8):
        plain = nx.gnm_random_graph(14, 17, seed=seed)
        nets = [network.from_edges([(f"n{u:02}", f"n{v:02}") for u, v in edges], nodes=[f"n{n:02}" for n in plain])
                for edges in (list(plain.edges)[:-2], list(plain.edges))]

        def cutting(net):
            simple, whole = nx.Graph(net), nx.number_connected_components(nx.Graph(net))
            found = set()
            for u, v in simple.edges:
                rest = simple.copy()
                rest.remove_edge(u, v)
                found |= {tuple(sorted((u, v)))} if nx.number_connected_components(rest) > whole else set()
            for node in simple:
                rest = simple.copy()
                rest.remove_node(node)
                found |= {(node,)} if nx.number_connected_components(rest) > whole - (simple.degree(node) == 0) else set()
            return found
        old, new = map(cutting, nets)
        told = {(row[1], row[2].en) for row in compare(*nets).bridges}
        assert told == {(x, "appears") for x in new - old} | {(x, "vanishes") for x in old - new}


def test_hubs_are_not_passed_by_the_distances():
    net = network.from_edges([("a", "org-eu"), ("b", "org-eu"), ("a", "c")])
    after = network.from_edges([("a", "org-eu"), ("b", "org-eu"), ("a", "c"), ("c", "b")])
    assert [tuple(row) for row in compare(net, after).distances] == \
        [("b", "c", None, 1), ("a", "b", None, 2)], "c to the EU over a is two hops before and after"
    assert ("a", "b", 2, 2) not in compare(net, after, hubs=()).distances.rows


def test_nothing_moves_between_equals_and_empty_networks_are_plain():
    same = compare(world(), world())
    assert not len(same.ranks) and not len(same.distances) and not len(same.bridges)
    assert "No bridge and no cut point came or went" in same.text() and "两者规模相同" in same.text("zh")
    empty = compare(nx.MultiGraph(), nx.MultiGraph())
    assert [row[1] for row in empty.figures] == [0] * 5
    assert applied(nx.MultiGraph(), scenario.parse(HEAD)).number_of_nodes() == 0
    with pytest.raises(UnknownName, match="nearest: betweenness"):
        compare(world(), world(), by="betweeness")


def test_a_scenario_on_the_real_data_gives_the_same_bytes_again(g):
    text = HEAD + ("add,mech-eu-bra-dp,Brazil|EU,active,2027-01-01,EU–Brazil Digital Partnership,\n"
                   "suspend,mech-d4d-hub,,,2027-06-01\n"
                   "upgrade,EU–Republic of Korea Digital Trade Agreement,,active,2027-03-01\n")
    net = g.network("partners")
    told = [compare(net, applied(net, scenario.parse(text, "plan.csv"))).text(lang) for lang in ("en", "zh", "en")]
    assert told[0] == told[2] and "plan.csv" in told[0] and "plan.csv" in told[1]
    example = [line.strip() for line in scenario.__doc__.splitlines() if line.startswith("    ")]
    assert len(scenario.parse("\n".join(example)).steps) == 5 and applied(net, scenario.parse("\n".join(example)))
    after = applied(net, scenario.parse(text, "plan.csv"))
    assert after.graph["receipt"]["rows"] == net.graph["receipt"]["rows"] + 1
    assert all("plan.csv:2" in t["records"] for t in after.get_edge_data("country-bra", "org-eu").values() if t.get("supposed"))
    assert "plan.csv:3" in network.words(after)["en"]


def test_two_steps_on_other_parties_of_one_mechanism_do_not_contradict():
    after = made("add,mech-1,d\nadd,mech-1,e\n")
    assert {pair for pair in pairs(after) if pair[2] == "mech-1"} >= {("a", "b", "mech-1"), ("a", "d", "mech-1"), ("a", "e", "mech-1")}


def test_a_file_too_large_for_a_scenario_is_refused(tmp_path):
    (tmp_path / "large.csv").write_bytes(b"x" * 1_000_001)
    with pytest.raises(FileError, match="'large.csv' is too large for a scenario"):
        scenario.read(tmp_path / "large.csv")


def test_a_comparison_prints_as_its_text():
    found = compare(world(), made("remove,mech-1\n"))
    assert str(found) == found.text() and found.title["en"] in str(found)


def test_ids_of_any_kind_are_compared_and_every_column_has_a_heading():
    found = compare(nx.path_graph([0, 1, "a", "b"]), nx.empty_graph([0, 1, "a", "b"]))
    assert [row[1] for row in found.bridges] == [(0, 1), (1, "a"), ("a", "b"), (1,), ("a",)]
    for table in found.tables:
        assert all(table.headings.get(c, {}).get("en") and table.headings[c].get("zh") for c in table.columns), table.columns


def test_the_furthest_tie_of_a_mechanism_says_how_far_it_is():
    net = world()
    net.add_edge("a", "c", via="mech-1", state="state-announced", kind="sharesMechanismWith", records=("r",))
    net.graph.pop("receipt")
    assert faults("upgrade,mech-1,,signed\n", net)[0][0][:2] == (2, "state")


def test_what_is_supposed_is_a_claim_of_its_own_and_a_party_of_a_node():
    after = made("add,mech-new,a|c\n")
    assert after.graph["claims"]["scenario.csv:2"]["id"] == "scenario.csv:2"


def test_a_network_without_a_title_is_called_by_its_scenario_alone():
    net = world()
    net.graph["receipt"].update(title_en=None, title_zh=None)
    note = made("remove,mech-1\n", net).graph["receipt"]
    assert (note["title_en"], note["title_zh"]) == ("supposing scenario.csv", "（假设 scenario.csv）")
    steps = scenario.parse(HEAD + "remove,mech-1\n").table()
    assert steps.columns == ("line", "step", "mechanism", "party", "state", "day", "name", "note")
    assert all(steps.headings.get(c, {}).get("en") and steps.headings[c].get("zh") for c in steps.columns)
