"""How Chinese characters are read, for the search and for lists in the order of their sounds."""
from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib import resources


@cache
def readings() -> dict[str, list[str]]:
    """How each Chinese character is read, in pinyin without tones, from pinyin.txt (``docs/pinyin.py``)."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in (resources.files("kg.site") / "pinyin.txt").read_text(encoding="utf-8").splitlines():
        reading, characters = line.split(" ")
        for c in characters:
            found[c].append(reading)
    return dict(found)
