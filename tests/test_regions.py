"""The continents of countries, against the list of the United Nations as another project keeps it."""
from __future__ import annotations

import csv
from importlib import resources

import pycountry

from kg.regions import CONTINENTS, continents

ENDS = {"Europe": "europe", "Asia": "asia", "Africa": "africa", "America": "americas", "Caribbean": "americas",
        "Australia and New Zealand": "oceania", "Melanesia": "oceania", "Micronesia": "oceania", "Polynesia": "oceania"}
"""How the names of the subregions of the list M49 end, and the continent that holds them."""


def listed() -> dict[str, str]:
    """Code to continent as nodes and pages have them."""
    return {name.removeprefix("country-").upper(): continent for name, continent in continents().items()}


def theirs() -> dict[str, str]:
    """Code to region by the subregions that country_converter gives, read from its table as it lies in the package."""
    with (resources.files("country_converter") / "country_data.tsv").open(encoding="utf-8") as f:
        given = {r["ISO3"]: r["UNregion"] for r in csv.DictReader(f, delimiter="\t") if r["UNregion"] and r["ISO3"] != "ATA"}
    return {code: next(ours for end, ours in ENDS.items() if text.endswith(end)) for code, text in given.items()}


def test_every_country_of_iso_3166_has_the_continent_that_the_united_nations_give_it():
    ours, other = listed(), theirs()
    assert set(ours.values()) == set(ENDS.values()) == set(CONTINENTS) and len(ours) > 200
    assert {c.alpha_3 for c in pycountry.countries} - set(ours) == {"ATA"}, "Antarctica is in no continent of the list"
    differing = {c: (r, other[c]) for c, r in ours.items() if c in other and other[c] != r}
    assert differing == {} and len(set(ours) & set(other)) > 200


def test_every_country_of_the_data_has_a_continent(g):
    countries = {n.removeprefix("country-").upper() for n in g.names.tagged if n.startswith("country-")}
    assert len(countries) > 80 and countries - set(listed()) <= {"ATA"}
