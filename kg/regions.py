"""Continents of countries and territories, as the United Nations lists them (Standard country or area codes, M49).

Antarctica and its islands stand in no continent of that list; what is no country has none.
"""
from __future__ import annotations

import json
from functools import cache

CONTINENTS = ("europe", "asia", "africa", "americas", "oceania")


@cache
def continents() -> dict[str, str]:
    """The continent of each country id (``country-kor``: ``asia``), one of ``CONTINENTS``."""
    from importlib import resources

    text = (resources.files("kg") / "regions.json").read_text(encoding="utf-8")
    return {f"country-{code.lower()}": continent for continent, codes in json.loads(text).items() for code in codes.split()}
