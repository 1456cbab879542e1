# ruff: noqa: F811, F401  (pytest hands fixtures over by name, and the tests themselves come from where Chromium runs them)
"""The first twelve acceptance criteria in Firefox, where it is installed: the same tests as in Chromium, another browser.

Criteria 2, 4, 7 and 9 are read from the files and need no second browser.
"""
import pytest
from browser import chromium as opened
from browser import firefox, firefox_path, watch
from playwright.sync_api import sync_playwright
from site_made import explorer, facts, graph, server, shared, site_folder, whole_site
from test_site_criteria import (
    origin,
    test_01_06_17_21_every_page_in_both_themes,
    test_08_10_the_network_of_the_site_opens_still_named_and_readable,
    test_11_search_leads_to_the_same_thing_by_either_name_and_by_id,
    test_12_a_language_in_the_address_leads_to_that_language,
    test_12_the_copied_link_brings_everything_back,
    test_12_unknown_and_hostile_addresses_change_nothing,
    visit,
)
from test_site_hostile import (
    bad,
    test_03_payloads_stay_texts_in_the_one_file,
    test_03_payloads_stay_texts_on_every_kind_of_page,
    test_03_payloads_stay_texts_where_scripts_put_them,
    test_06_every_fixed_page_has_its_words_without_scripts,
)
from test_site_tour import Analyst, takes_the_picture_and_the_table

with sync_playwright() as _play:
    if firefox_path(_play) is None:
        pytest.skip("Firefox is not installed: the first twelve criteria were tested in Chromium only. 'playwright install firefox' "
                    "brings the one that the tests can drive; firefox-esr cannot be driven", allow_module_level=True)


@pytest.fixture(scope="module")
def chromium(opened):
    """Firefox in the place of Chromium, for everything in this file."""
    browser = firefox()
    yield browser
    browser.close()


def test_05_saved_pictures_and_tables_are_harmless(visit, graph):
    visit("en/overview.html")
    takes_the_picture_and_the_table(Analyst(visit.made[0], "en", graph))
