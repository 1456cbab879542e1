"""The regions under which countries are listed, against the list of the United Nations as another project keeps it."""
from __future__ import annotations

import csv
import json
from importlib import resources

import pycountry

ENDS = {"Europe": "europe", "Asia": "asia", "Africa": "africa", "America": "americas", "Caribbean": "americas",
        "Australia and New Zealand": "oceania", "Melanesia": "oceania", "Micronesia": "oceania", "Polynesia": "oceania",
        "Antarctica": "other"}
"""How the names of the subregions of the list M49 end, and the region of the site that holds them."""


def listed() -> dict[str, str]:
    """Code to region as the site has them."""
    regions = json.loads((resources.files("kg.site") / "regions.json").read_text(encoding="utf-8"))
    return {code: region for region, codes in regions.items() for code in codes.split()}


def theirs() -> dict[str, str]:
    """Code to region by the subregions that country_converter gives, read from its table as it lies in the package."""
    with (resources.files("country_converter") / "country_data.tsv").open(encoding="utf-8") as f:
        given = {r["ISO3"]: r["UNregion"] for r in csv.DictReader(f, delimiter="\t") if r["UNregion"]}
    return {code: next(ours for end, ours in ENDS.items() if text.endswith(end)) for code, text in given.items()}


def test_every_country_of_iso_3166_has_the_region_that_the_united_nations_give_it():
    ours, other = listed(), theirs()
    assert set(ours.values()) == set(ENDS.values()) and len(ours) > 200
    assert {c.alpha_3 for c in pycountry.countries} - set(ours) == set()
    differing = {c: (r, other[c]) for c, r in ours.items() if c in other and other[c] != r}
    assert differing == {} and len(set(ours) & set(other)) > 200


def test_every_country_of_the_data_has_a_region(g):
    ours = listed()
    countries = {n.removeprefix("country-").upper() for n in g.names.tagged if n.startswith("country-")}
    assert len(countries) > 80 and countries - set(ours) == set()


def test_no_country_stands_in_two_regions():
    regions = json.loads((resources.files("kg.site") / "regions.json").read_text(encoding="utf-8"))
    every = [code for codes in regions.values() for code in codes.split()]
    assert len(every) == len(set(every))
