"""What stands on a day, from answers written by hand: states, verdicts with their reasons, and the rows that rest on them."""
import pyoxigraph as ox
import pytest

from kg.names import Names
from kg.standing import Standing, evidenced, on_day
from kg.table import Table
from kg.terms import PREFIXES

DAY = "2024-06-30"


def names():
    store = ox.Store()
    text = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items()) + """
        voc:state-signed skos:prefLabel "Signed"@en, "已签署"@zh . voc:state-ended skos:prefLabel "Ended"@en, "已终止"@zh .
        id:mech-silent skos:prefLabel "Silent"@en . id:mech-sure skos:prefLabel "Sure"@en . id:country-x skos:prefLabel "X"@en ."""
    store.load(text.encode(), format=ox.RdfFormat.TURTLE)
    return Names(store)


def stood(states=(), windows=(), possible=False):
    return on_day(DAY, Table(("mechanism", "state", "certainty"), list(states)), Table(("record", "window", "status"), list(windows)),
                  names(), possible)


@pytest.mark.parametrize("rows, possible, state, stays", [
    ([("mech-a", "state-signed", "certain")], False, "state-signed", True),
    ([("mech-a", "state-signed", "possible")], False, "state-signed", False),
    ([("mech-a", "state-signed", "possible")], True, "state-signed", True),
    ([("mech-a", "state-ended", "certain")], False, "state-ended", False),
    ([("mech-a", "state-ended", "possible")], True, "state-ended", False),
    # what is certain is the state, in whichever order the rows come; one row that stands is enough
    ([("mech-a", "state-ended", "possible"), ("mech-a", "state-signed", "certain")], False, "state-signed", True),
    ([("mech-a", "state-signed", "certain"), ("mech-a", "state-ended", "possible")], False, "state-signed", True),
    ([("mech-a", "state-ended", "certain"), ("mech-a", "state-signed", "possible")], True, "state-ended", True),
    ([("mech-a", "state-ended", "certain"), ("mech-a", "state-signed", "possible")], False, "state-ended", False)])
def test_a_mechanism_stands_on_a_certain_state_that_has_not_ended(rows, possible, state, stays):
    found = stood(rows, possible=possible)
    assert found.states == {"mech-a": state} and found.verdicts["mech-a"][0] is stays


@pytest.mark.parametrize("status, sure, may", [("surely", True, True), ("ongoing", True, True), ("started", True, True),
                                               ("possibly", False, True), ("over", False, False)])
def test_a_package_stands_while_its_main_window_surely_runs(status, sure, may):
    row = ("pkg-a", "window-main", status)
    assert (stood(windows=[row]).verdicts["pkg-a"][0], stood(windows=[row], possible=True).verdicts["pkg-a"][0]) == (sure, may)
    assert "pkg-a" not in stood(windows=[("pkg-a", "window-focus", status)]).verdicts, "only the main window decides"
    assert stood(windows=[row]).states == {}


def test_every_reason_is_its_own_in_both_languages():
    found = stood([("mech-sure", "state-ended", "certain"), ("mech-may", "state-signed", "possible"), ("mech-odd", "state-odd", "certain")],
                  [("pkg-a", "window-main", "over")]).verdicts
    assert found["mech-sure"][1:] == ("on 2024-06-30 its state is: ended", "2024-06-30时的状态为：已终止")
    assert found["mech-may"][1:] == ("on 2024-06-30 it is not certain: signed", "2024-06-30时尚不确定：已签署")
    assert found["mech-odd"][1:] == ("on 2024-06-30 its state is: state-odd", "2024-06-30时的状态为：state-odd")
    assert found["pkg-a"][1:] == ("its time window does not surely include 2024-06-30", "其时间窗口未必包含2024-06-30")
    assert found["mech-silent"] == (False, "no dated event by 2024-06-30: its state is not known", "截至2024-06-30无有日期的事件：状态不明")
    assert "country-x" not in found
    given = (Table(("mechanism", "state", "certainty"), [("mech-a", "state-signed", "possible")]), Table(("record", "window", "status"), []), names())
    assert not on_day(DAY, *given).verdicts["mech-a"][0], "what only may stand does not, unless asked for"


class Known(dict):
    """Passages and confidence by record, as ``Claims`` answers them."""

    evidence = dict.get


def test_rows_carry_the_passages_the_worst_and_best_confidence_and_the_state_of_what_they_rest_on():
    claims = Known(r1=(("p1", "p2"), "high"), r2=(("p3",), None))
    table = Table(("source", "target", "via", "record", "record_2"), [
        ("a", "b", "m", "r1", "r2"), ("a", "b", None, "r2", "none"), ("m", "c", "x", None, "r1"), ("c", "m", "x", "r1", None)], {"en": "T"})
    found = evidenced(table, claims, Standing({"m": "state-signed", "b": "state-ended"}, {}))
    assert found.columns == (*table.columns, "passages_all", "confidence_all", "state") and found.title == {"en": "T"}
    assert [row[5:] for row in found.rows] == [
        (("p1", "p2", "p3"), ("high",), "state-ended"), (("p3",), (), "state-ended"),
        (("p1", "p2"), ("high",), "state-signed"), (("p1", "p2"), ("high",), "state-signed")]
    assert [row[-1] for row in evidenced(table, claims, None).rows] == [None] * 4
    lone = Table(("source", "target", "via"), [("a", "z", "m"), ("z", "a", "q")])
    assert [row[3:] for row in evidenced(lone, claims, Standing({"m": "state-signed"}, {})).rows] == [((), (), "state-signed"), ((), (), None)]
