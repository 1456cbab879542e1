"""Dates as editors write them, and the days between which they lie."""
import datetime as dt

import pytest
from conftest import HAN

from kg import dates
from kg.errors import InvalidValue

BOUNDS = {
    "2025": ("2025-01-01", "2025-12-31"),
    "2025-05-07": ("2025-05-07", "2025-05-07"),
    "2025-05-XX": ("2025-05-01", "2025-05-31"),
    "2025-02-XX": ("2025-02-01", "2025-02-28"),
    "2024-02-XX": ("2024-02-01", "2024-02-29"),
    "2024-02-29": ("2024-02-29", "2024-02-29"),
    "2000-02-29": ("2000-02-29", "2000-02-29"),
    "2025-Q1": ("2025-01-01", "2025-03-31"),
    "2024-Q1": ("2024-01-01", "2024-03-31"),
    "2025-Q4": ("2025-10-01", "2025-12-31"),
    "[2025-06-16..2025-12-31]": ("2025-06-16", "2025-12-31"),
    "[2025..2026]": ("2025-01-01", "2026-12-31"),
    "[2025-Q1..2025-06-XX]": ("2025-01-01", "2025-06-30"),
    "[2025-05-07..2025-05-07]": ("2025-05-07", "2025-05-07"),
    "[2025..2025-06-01]": ("2025-01-01", "2025-06-01"),
    "0001": ("0001-01-01", "0001-12-31"),
    "9999": ("9999-01-01", "9999-12-31"),
}


@pytest.mark.parametrize("text", BOUNDS)
def test_a_date_lies_between_its_bounds(text):
    assert tuple(d.isoformat() for d in dates.bounds(text)) == BOUNDS[text]


IMPOSSIBLE = ["2025-02-29", "1900-02-29", "2025-02-30", "2025-04-31", "2025-13-01", "2025-00-01", "2025-01-00", "2025-01-32",
              "0000", "2025-13-XX", "2025-00-XX"]
NOT_DATES = ["", " ", "soon", "25", "20250507", "2025-5-7", "2025-05", "2025-05-07T00:00:00", "2025-05-07Z", "2025-Q0", "2025-Q5",
             "2025-q4", "2025-05-xx", "2025-XX-XX", "+2025", "-2025", "2025 ", "2025\n", "[2025..]", "[..2025]", "[2025]",
             "[2025,2026]", "[[2025..2026]..2027]", "2025..2026", "2025/2026", "2025~", "2025?", "1e3", "45784", "NA",
             "\u0662\u0660\u0662\u0665", "\uff12\uff10\uff12\uff15", "\uff12\uff10\uff12\uff15-05-07", "二〇二五"]


@pytest.mark.parametrize("text", IMPOSSIBLE + NOT_DATES)
def test_what_is_no_date_is_refused_in_both_languages(text):
    with pytest.raises(InvalidValue) as error:
        dates.bounds(text)
    assert HAN.search(error.value.said.zh) and not HAN.search(error.value.said.en.replace(text, ""))


@pytest.mark.parametrize("text, nearest", [
    ("2025/5/7", "2025-05-07"), ("2025.05.07", "2025-05-07"), ("2025/05", "2025-05-XX"), ("2025-5", "2025-05-XX"),
    ("7.5.2025", "2025-05-07"), ("07.05.2025", "2025-05-07"), ("2025-5-7", "2025-05-07"), ("45784", "2025-05-07"),
    ("2025年5月7日", "2025-05-07"), ("2025-13", ""), ("2025/13/45", ""), ("31.2.2025", ""), ("5/7/2025", ""), ("99999", ""),
    ("12", "")])
def test_the_nearest_date_is_given_where_it_can_be_told_and_is_never_wrong_itself(text, nearest):
    with pytest.raises(InvalidValue) as error:
        dates.bounds(text)
    assert error.value.nearest == nearest
    if nearest:
        dates.bounds(nearest)


@pytest.mark.parametrize("text", ["[2025..2024]", "[2025-05-07..2025-05-06]", "[2025-Q2..2025-Q1]"])
def test_bounds_that_run_backwards_are_refused(text):
    with pytest.raises(InvalidValue, match="ends before it starts"):
        dates.bounds(text)


@pytest.mark.parametrize("text, expected", [
    ("ongoing", {"ongoing": True, "openEnded": True}),
    ("2025/2030", {"earliestStart": "2025-01-01", "latestStart": "2025-12-31",
                   "earliestEnd": "2030-01-01", "latestEnd": "2030-12-31"}),
    ("2025/2025", {"earliestStart": "2025-01-01", "latestStart": "2025-12-31",
                   "earliestEnd": "2025-01-01", "latestEnd": "2025-12-31"}),
    ("2025-05-07/2025-05-07", dict.fromkeys(("earliestStart", "latestStart", "earliestEnd", "latestEnd"), "2025-05-07")),
    ("2025-Q4/..", {"earliestStart": "2025-10-01", "latestStart": "2025-12-31", "openEnded": True}),
    ("[1998..2000]/..", {"earliestStart": "1998-01-01", "latestStart": "2000-12-31", "openEnded": True}),
    ("/..", {"openEnded": True}),  # the start is not known, no end is set
    ("../2028-Q4", {"earliestEnd": "2028-10-01", "latestEnd": "2028-12-31"}),
    ("/2028-12-31", {"earliestEnd": "2028-12-31", "latestEnd": "2028-12-31"}),
])
def test_a_period_has_bounds_for_both_ends(text, expected):
    found = {k: v if v is True else v.isoformat() for k, v in dates.period(text).items()}
    assert found == expected


@pytest.mark.parametrize("text", ["2025", "2025/", "/", "", "Ongoing", "2030/2025", "2026/2025-12-31", "2025/2030/2040", "2025/5/7",
                                  "2025 / 2030", "2025/soon", "2025-02-30/2030", "2025–2030"])
def test_what_is_no_period_is_refused_in_both_languages(text):
    with pytest.raises(InvalidValue) as error:
        dates.period(text)
    assert HAN.search(error.value.said.zh)


@pytest.mark.parametrize("text, nearest", [
    ("Ongoing", "ongoing"), ("ONGOING", "ongoing"), ("2025", ""), ("7.5.2025/2026", "2025-05-07/2026"), ("2025/2026-5", "2025/2026-05-XX"),
    ("2025/2026/05", "2025/2026-05-XX"), ("../31.12.2026", "../2026-12-31"), ("soon/2026", ""), ("2025/later", "")])
def test_the_nearest_period_has_the_unreadable_end_repaired_and_the_other_as_it_was(text, nearest):
    with pytest.raises(InvalidValue) as error:
        dates.period(text)
    assert error.value.nearest == nearest
    if nearest:
        dates.period(nearest)


@pytest.mark.parametrize("text", ["../..", "../", "/"])
def test_a_period_without_any_date_says_nothing_and_is_refused(text):
    with pytest.raises(InvalidValue):
        dates.period(text)


def test_a_day_is_one_day_and_nothing_wider():
    assert dates.day("2025-12-31") == dt.date(2025, 12, 31)
    for text in ("2025", "2025-12", "2025-12-XX", "2025-12-32", "2025/12/31", "31.12.2025", "2025-12-31T00:00", "",
                 "\uff12\uff10\uff12\uff15-12-31"):
        with pytest.raises(InvalidValue) as error:
            dates.day(text)
        if error.value.nearest:
            assert dates.day(error.value.nearest)


def test_every_date_of_the_tables_has_its_bounds_in_the_graph(g):
    """First and last day in the graph are those that the text of the cell means."""
    found = g.sparql("""PREFIX dpn: <https://w3id.org/eudpn/ontology#>
        SELECT ?text ?low ?high { ?r dpn:dateText ?text ; dpn:earliestDate ?low ; dpn:latestDate ?high } ORDER BY ?r""")
    assert len(found) > 20
    for text, low, high in found:
        assert (low, high) == dates.bounds(text) and low <= high
