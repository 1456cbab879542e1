"""Write kg/site/pinyin.txt, how Chinese characters are read: `python docs/pinyin.py`, with pypinyin (MIT) installed.

One line a reading: the syllable without tone, a space, its characters. Characters are those of GB 2312 and of the labels
of the data. A character has its first reading, and any other that at least three phrases of pypinyin's list use.
"""
from __future__ import annotations

import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

import kg

ROOT = Path(__file__).resolve().parent.parent


def bare(syllable: str) -> str:
    """A syllable without its tone; ü is written v, as people type it."""
    text = unicodedata.normalize("NFD", syllable.replace("ü", "v").replace("ǖ", "v").replace("ǘ", "v").replace("ǚ", "v").replace("ǜ", "v"))
    return "".join(c for c in text if c.isascii() and c.isalpha())


def wanted() -> set[str]:
    """The characters of GB 2312 and of all Chinese names of the data."""
    found = set()
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                found.add(bytes((high, low)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    names = kg.open().names
    texts = [t for n in names.tagged for t in names.known(n)]
    return found | {c for t in texts for c in t if "\u3400" <= c <= "\u9fff"}


def main() -> int:
    """Write the table; gives back the exit code."""
    used: dict[str, Counter] = defaultdict(Counter)
    for phrase, syllables in PHRASES_DICT.items():
        for character, syllable in zip(phrase, syllables):
            used[character][bare(syllable[0])] += 1
    lines = defaultdict(list)
    for character in sorted(wanted()):
        readings = [bare(r) for r in PINYIN_DICT.get(ord(character), "").split(",") if r]
        for reading in dict.fromkeys(r for i, r in enumerate(readings) if i == 0 or used[character][r] >= 3):
            if reading:
                lines[reading].append(character)
    text = "".join(f"{reading} {''.join(lines[reading])}\n" for reading in sorted(lines))
    (ROOT / "kg" / "site" / "pinyin.txt").write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(lines)} readings of {len({c for cs in lines.values() for c in cs})} characters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
