"""Countries and memberships against well-kept libraries; every deviation is listed here with its reason."""
import csv
import datetime as dt
import re
import unicodedata
from collections import defaultdict
from importlib import resources
from pathlib import Path

import pycountry
import pytest
from babel import Locale

from kg import dates
from kg.errors import UnknownName
from kg.names import folded

DATA = Path(__file__).resolve().parent.parent / "data"


def table(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


PARTIES = table("parties")
COUNTRIES = {r["iso3"]: r for r in PARTIES if r["kind"] == "Country"}
ISO = {c.alpha_3: c for c in pycountry.countries}
CLDR_EN, CLDR_ZH = Locale.parse("en").territories, Locale.parse("zh_CN").territories

# Countries that ISO 3166-1 does not have.
NOT_ISO = {"XKX": "user-assigned code of the EU institutions; ISO 3166-1 has no entry for Kosovo"}
# Countries and territories without a code of the United Nations.
NO_M49 = {"TWN": "not on the list of the United Nations Statistics Division (ISO gives 158)",
          "XKX": "not on the list of the United Nations Statistics Division"}
# Codes of the EU's authority table that differ from ISO alpha-3.
EU_CODES = {"ATF": ({"FQ0"}, "the table of the Publications Office has its own code"),
            "XKX": ({"XKX", "1A0"}, "XKX in the edition of December 2024, 1A0 in earlier lists")}
NO_WIKIDATA = {"SJM": "two references name different items; both kept apart as unchecked"}
# Labels that are neither the name of ISO 3166 nor that of CLDR.
OTHER_EN = {
    "COD": "the full name, so that nothing is called by the bare word Congo",
    "COG": "the capital in brackets tells the two states of that name apart",
    "KOR": "the name by which the state signs; the short form is an alias",
    "PSE": "the short form; the names of ISO, of the United Nations and of CLDR are aliases",
    "VAT": "the name under which it signs; the name of the city is an alias",
    "VIR": "CLDR and ISO abbreviate the first words",
}
OTHER_ZH = {
    "ARE": "common short form; the full name is an alias", "BIH": "common short form; the full name is an alias",
    "BES": "the three islands by name, as in ISO; CLDR names the region", "DOM": "the name in the founding article",
    "HKG": "short form; the name with the status is an alias", "MAC": "short form; the name with the status is an alias",
    "PSE": "short form; CLDR's form is an alias", "SHN": "all three islands, as in ISO; CLDR names the first",
    "SGS": "with the word for island, as in ISO", "SJM": "with the word for islands, as in ISO", "SPM": "without the word for islands",
}
# Names of a library that no row bears, because they would be ambiguous.
NOT_TAKEN = {
    ("COG", "Congo"): "two states are called so; ISO gives the bare word to one of them",
    ("MAF", "St. Martin"): "the island has two parts",
}


def loose(name):
    """A name without diacritics, full stops and articles, with 'and' and 'saint' written out."""
    name = unicodedata.normalize("NFKD", name.replace("’", "'").replace("&", " and "))
    name = "".join(c for c in name if not unicodedata.combining(c)).casefold()
    name = re.sub(r"\bst\.?\s", "saint ", name)
    return folded(re.sub(r"\bthe\b|[.]", " ", name))


def names(row):
    """Every name of a party: labels, aliases, codes."""
    cells = [row["en"], row["zh"], *row["alt_en"].split("|"), *row["alt_zh"].split("|"), row["iso2"], row["iso3"], row["m49"]]
    return [c for c in cells if c]


def library_names(iso3):
    """What pycountry and CLDR call a country, English then Chinese."""
    iso, row = ISO.get(iso3), COUNTRIES[iso3]
    english = [CLDR_EN[row["iso2"]]]
    if iso:
        english += [n for n in (iso.name, getattr(iso, "common_name", None), getattr(iso, "official_name", None)) if n]
    return english, [CLDR_ZH[row["iso2"]]]


def test_every_country_of_iso_3166_stands_once_with_its_codes():
    assert set(COUNTRIES) == set(ISO) | set(NOT_ISO)
    assert len([r for r in PARTIES if r["kind"] == "Country"]) == len(COUNTRIES)
    wrong = [r["id"] for k, r in COUNTRIES.items() if r["id"] != f"country-{k.lower()}" or
             (k in ISO and r["iso2"] != ISO[k].alpha_2)]
    assert wrong == []
    assert COUNTRIES["XKX"]["iso2"] == "XK"


def test_m49_is_the_numeric_code_with_its_zeros_except_where_the_un_has_none():
    assert {k for k, r in COUNTRIES.items() if not r["m49"]} == set(NO_M49)
    assert [k for k, r in COUNTRIES.items() if r["m49"] and r["m49"] != ISO[k].numeric] == []
    assert COUNTRIES["AUS"]["m49"] == "036" and COUNTRIES["AFG"]["m49"] == "004"


def test_m49_agrees_with_the_un_codes_of_country_converter():
    un = {k: f"{int(v):03}" for k, v in coco_column("UNcode").items()}
    assert {k: COUNTRIES[k]["m49"] for k in un} == un
    assert set(COUNTRIES) - set(un) == set(NO_M49)


def test_labels_are_those_of_iso_or_cldr_or_the_reason_is_told():
    other = {k for k, r in COUNTRIES.items() if loose(r["en"]) not in {loose(n) for n in library_names(k)[0]}}
    assert other == set(OTHER_EN)
    assert {k for k, r in COUNTRIES.items() if r["zh"] not in library_names(k)[1]} == set(OTHER_ZH)


def test_every_name_of_the_libraries_is_a_name_here():
    missing = set()
    for iso3, row in COUNTRIES.items():
        own = {loose(n) for n in names(row)}
        missing |= {(iso3, n) for n in sum(library_names(iso3), []) if loose(n) not in own}
    assert missing == set(NOT_TAKEN)


def test_no_name_leads_to_two_parties():
    bearers = defaultdict(set)
    for row in PARTIES:
        for name in names(row):
            bearers[folded(name)].add(row["id"])
    assert {n: ids for n, ids in bearers.items() if len(ids) > 1} == {}


def test_outside_identifiers_belong_to_one_party_and_follow_the_tables():
    holders = defaultdict(set)
    for row in PARTIES:
        for curie in filter(None, row["same_as"].split("|")):
            holders[curie].add(row["id"])
        assert not set(row["same_as"].split("|")) & set(row["unverified"].split("|")) - {""}
    assert {c: ids for c, ids in holders.items() if len(ids) > 1} == {}
    for iso3, row in COUNTRIES.items():
        found = {c.removeprefix("eucountry:") for c in row["same_as"].split("|") if c.startswith("eucountry:")}
        assert found == EU_CODES.get(iso3, ({iso3}, ""))[0], iso3
    assert {k for k, r in COUNTRIES.items() if "wd:Q" not in r["same_as"]} == set(NO_WIKIDATA)


TYPED = {
    "country-gbr": ["UK", "U.K.", "GB", "Great Britain", "英国"], "country-usa": ["USA", "U.S.", "America", "美国"],
    "country-are": ["UAE", "阿联酋", "阿拉伯联合酋长国"], "country-sau": ["KSA", "沙特", "沙特阿拉伯"], "country-mys": ["大马", "Malaysia"],
    "country-zaf": ["南非", "RSA", "South Africa"], "country-cze": ["Czechia", "Czech Republic", "捷克"],
    "country-tur": ["Türkiye", "Turkey", "Turkiye", "土耳其"], "country-vnm": ["Vietnam", "Viet Nam", "越南"],
    "country-civ": ["Ivory Coast", "Côte d'Ivoire", "Cote d’Ivoire", "象牙海岸", "科特迪瓦"], "country-mmr": ["Burma", "Myanmar", "缅甸"],
    "country-cpv": ["Cape Verde", "Cabo Verde"], "country-swz": ["Swaziland", "Eswatini"], "country-mkd": ["Macedonia", "North Macedonia", "北马其顿"],
    "country-kor": ["Korea", "South Korea", "韩国", "南韩"], "country-prk": ["DPRK", "North Korea", "朝鲜", "北韩"],
    "country-cod": ["DRC", "DR Congo", "Congo-Kinshasa", "刚果（金）"], "country-cog": ["Congo-Brazzaville", "Republic of the Congo", "刚果(布)"],
    "country-grc": ["EL", "GR", "el", "Greece"], "country-xkx": ["XK", "XKX", "Kosovo", "科索沃"], "country-nam": ["NA", "NAM", "na"],
    "country-nor": ["NO", "no"], "country-twn": ["TW", "Taiwan", "Chinese Taipei", "台湾", "中华台北"], "country-hkg": ["HK", "Hong Kong", "中国香港"],
    "country-gin": ["Guinea", "几内亚"], "country-gnq": ["Equatorial Guinea"], "country-ner": ["Niger"], "country-nga": ["Nigeria"],
    "country-geo": ["Georgia", "格鲁吉亚"], "country-grl": ["Greenland", "格陵兰岛"], "country-ukr": ["UA", "UKR"], "country-aus": ["036"],
    "country-irl": ["Ireland"], "country-dma": ["Dominica", "多米尼克"], "country-dom": ["Dominican Republic", "多米尼加"],
    "org-eu": ["EU", "European Union", "欧盟"], "org-ec": ["European Commission", "欧委会"], "country-ecu": ["EC", "Ecuador"],
    "group-asean": ["ASEAN", "东盟"], "group-african-union": ["African Union", "非盟"], "group-mercosur": ["Mercosur", "南共市"],
    "group-western-balkans-six": ["WB6", "Western Balkans", "西巴尔干"], "org-council-of-europe": ["Council of Europe", "欧洲委员会"],
}


@pytest.mark.parametrize("name, thing", [(n, t) for t, typed in TYPED.items() for n in typed])
def test_what_people_type_leads_to_one_party(g, name, thing):
    assert g.resolve(name, ("country-", "org-", "group-", "area-")) == thing


@pytest.mark.parametrize("name", ["Congo", "Virgin Islands", "Saint Martin", "KS", "EF", "圣马丁"])
def test_a_name_of_nobody_or_of_two_is_refused(g, name):
    with pytest.raises(UnknownName):
        g.resolve(name, ("country-",))


MEMBERSHIPS = [r for r in table("memberships")]
USABLE = {"", "review-open", "review-accepted"}


def members(group, day, capacity="capacity-member", certain=True):
    """The alpha-3 codes of the countries in a group on a day, for certain or possibly."""
    found, on = set(), dt.date.fromisoformat(day)
    for r in MEMBERSHIPS:
        if r["group"] != group or r["capacity"] != capacity or r["review"] not in USABLE:
            continue
        p = dates.period(r["when"])
        low, high = ("latestStart", "earliestEnd") if certain else ("earliestStart", "latestEnd")
        started = p[low] <= on if low in p else not certain
        if started and (high not in p or on <= p[high]):
            found.add(r["country"][-3:].upper())
    return found


SIZES = [
    ("org-eu", "1957-12-31", 0), ("org-eu", "1958-01-01", 6), ("org-eu", "1973-01-01", 9), ("org-eu", "1981-01-01", 10),
    ("org-eu", "1986-01-01", 12), ("org-eu", "1995-01-01", 15), ("org-eu", "2004-04-30", 15), ("org-eu", "2004-05-01", 25),
    ("org-eu", "2007-01-01", 27), ("org-eu", "2013-07-01", 28), ("org-eu", "2020-01-31", 28), ("org-eu", "2020-02-01", 27),
    ("org-oecd", "1961-09-30", 17), ("org-oecd", "2015-01-01", 34), ("org-oecd", "2021-05-25", 38),
    ("group-g7", "1975-12-31", 6), ("group-g7", "1976-06-28", 7), ("group-g20", "2000-01-01", 19),
    ("group-asean", "2025-10-25", 10), ("group-asean", "2025-10-26", 11), ("group-sica", "2014-01-01", 8),
    ("group-cefta", "2006-12-30", 3), ("group-cefta", "2008-01-01", 8), ("group-cefta", "2013-07-02", 7),
    ("group-african-union", "2003-01-01", 53), ("group-african-union", "2011-07-27", 54), ("group-african-union", "2017-01-31", 55),
    ("group-mercosur", "2013-01-01", 5), ("group-mercosur", "2024-08-08", 5), ("group-cptpp", "2018-12-30", 6),
    ("group-cptpp", "2019-01-14", 7), ("group-cptpp", "2024-12-14", 11), ("group-cptpp", "2024-12-15", 12),
    ("group-efta", "1960-05-03", 7), ("group-efta", "1995-01-02", 4), ("group-eea", "1994-01-01", 17), ("group-eea", "2021-01-01", 30),
    ("group-western-balkans-six", "2025-01-01", 6), ("group-eastern-partnership", "2021-06-28", 6),
    ("group-eastern-partnership", "2021-06-29", 5), ("group-celac", "2019-01-01", 33), ("group-celac", "2021-01-01", 32),
    ("group-celac", "2023-01-12", 33), ("org-council-of-europe", "2023-01-01", 46),
]


@pytest.mark.parametrize("group, day, size", SIZES)
def test_a_group_has_its_known_size_on_a_day(group, day, size):
    assert len(members(group, day)) == size


def test_the_united_kingdom_is_inside_the_union_until_the_last_day_of_january_2020():
    assert "GBR" in members("org-eu", "2019-06-01") & members("org-eu", "2020-01-31")
    assert "GBR" not in members("org-eu", "2020-02-01", certain=False) | members("org-eu", "2021-06-01", certain=False)


def test_every_member_is_a_row_and_stands_once_on_any_day():
    """Two rows of one country, group and capacity never overlap for certain."""
    spans = defaultdict(list)
    for r in MEMBERSHIPS:
        assert r["country"] in {p["id"] for p in COUNTRIES.values()}
        spans[r["group"], r["country"], r["capacity"]].append(dates.period(r["when"]))
    for key, found in spans.items():
        found.sort(key=lambda p: p.get("latestStart", dt.date.min))
        for one, other in zip(found, found[1:]):
            assert one.get("earliestEnd", dt.date.max) <= other["latestStart"], key


def coco_column(name):
    """Alpha-3 codes with a value in a column of the table of country_converter, which its class cannot read with new pandas."""
    text = (resources.files("country_converter") / "country_data.tsv").read_text(encoding="utf-8")
    found = csv.DictReader(text.splitlines(), delimiter="\t")
    return {r["ISO3"]: r[name] for r in found if r[name] and not r["obsolete"] and r["ISO3"] in COUNTRIES}


@pytest.mark.parametrize("group, column, day", [
    ("org-eu", "EU27", "2020-02-01"), ("org-eu", "EU28", "2019-06-01"), ("org-eu", "EU27_2007", "2010-01-01"), ("org-eu", "EU25", "2005-01-01"),
    ("org-eu", "EU15", "2000-01-01"), ("org-eu", "EU12", "1990-01-01"), ("org-oecd", "OECD", "2026-11-23"), ("group-g7", "G7", "2026-11-23"),
    ("group-eea", "EEA", "2026-11-23"), ("org-council-of-europe", "CoE", "2026-11-23")])
def test_members_agree_with_country_converter(group, column, day):
    assert members(group, day) == set(coco_column(column))


def test_g20_agrees_with_country_converter_without_the_members_it_expands():
    """The column lists every member of the EU; France, Germany and Italy are members themselves."""
    expanded = members("org-eu", "2026-11-23") - {"FRA", "DEU", "ITA"}
    assert members("group-g20", "2026-11-23") == set(coco_column("G20")) - expanded


def test_years_of_oecd_membership_agree_with_country_converter():
    years = {k: int(v) for k, v in coco_column("OECD").items()}
    ours = {r["country"][-3:].upper(): dates.period(r["when"])["earliestStart"].year for r in MEMBERSHIPS if r["group"] == "org-oecd"}
    assert ours == years
