"""Many texts that repeat each other as one small block: repeats over any distance are found first, then gzip does the rest.

gzip alone looks back 32 KB, less than three pages. So the texts are cut at tags, braces, quotes and spaces; a run of
pieces that stood anywhere before becomes a step *copy from there*, and only what is new is kept as text. Reading back is a
loop of copies (``script/single-file.js``). Method: long-range matching in front of an entropy coder, as in D. Salomon and
G. Motta, Handbook of Data Compression (2010), section 3 (LZ77).
"""
from __future__ import annotations

import base64
import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

_CUT = re.compile(r'(?=[<{" ])|(?<=[,>\n])')
_FIRST = 2
"""Pieces that must be alike for a repeat to be looked at."""
_LEAST = 36
"""Bytes that a repeat must have to be worth a step."""


@dataclass(frozen=True)
class Packed:
    """What is new as bytes, the steps as numbers, where each text lies (first byte, length), and the length of all.

    The numbers of the steps stand by kind, which packs better: all counts of new bytes, all moves, all lengths.
    """

    new: bytes
    steps: bytes
    table: dict[str, list[int]]
    size: int


def pack(texts: Mapping[str, str]) -> Packed:
    """Texts in the order given, packed. A step: new bytes, where to copy from (against the end of the last copy), how many."""
    numbers: dict[str, int] = {}
    sequence: list[int] = []
    sizes: list[int] = []
    table, at = {}, 0
    for name, text in texts.items():
        start = at
        for piece in _CUT.split(text):
            if piece:
                number = numbers.setdefault(piece, len(numbers))
                if number == len(sizes):
                    sizes.append(len(piece.encode("utf-8")))
                sequence.append(number)
                at += sizes[number]
        table[name] = [start, at - start]
    places = [0, *accumulate(sizes[n] for n in sequence)]
    pieces = [p.encode("utf-8") for p in numbers]
    new, steps = _steps(sequence, places, pieces)
    return Packed(new, steps, table, at)


def _steps(sequence: list[int], places: list[int], pieces: list[bytes]) -> tuple[bytes, bytes]:
    seen: dict[int, int] = {}
    counts, moves, lengths = bytearray(), bytearray(), bytearray()
    new, fresh, last = bytearray(), 0, 0
    i, end, base = 0, len(sequence), len(pieces)
    while i < end:
        key = sequence[i] * base + sequence[i + 1] if i + 1 < end else -1
        j, n = seen.get(key, -1), 0
        if j >= 0:
            n = _FIRST
            while i + n < end and j + n < i and sequence[i + n] == sequence[j + n]:
                n += 1
        length = places[i + n] - places[i]
        if j >= 0 and j + n <= i and length >= _LEAST:
            _number(counts, fresh)
            _number(moves, _folded(places[j] - last))
            _number(lengths, length)
            fresh, last = 0, places[j] + length
            i += n
            continue
        seen[key] = i
        new += pieces[sequence[i]]
        fresh += len(pieces[sequence[i]])
        i += 1
    _number(counts, fresh)
    steps = bytearray()
    _number(steps, len(counts))
    _number(steps, len(moves))
    return bytes(new), bytes(steps + counts + moves + lengths)


def written(body: bytes) -> str:
    """Bytes packed by gzip as text for a page: five characters for four bytes, none of which a page could take for markup.

    Base 85 as in Python's ``base64.b85encode``, with a comma for ``<``; read back by ``script/base85.js``.
    """
    return rewritten(gzip.compress(body, 9, mtime=0))


def rewritten(packed: bytes) -> str:
    """The same for bytes that gzip has packed already."""
    return base64.b85encode(packed).decode("ascii").replace("<", ",")


def _folded(number: int) -> int:
    """A number with a sign as one without: 0, -1, 1, -2 … become 0, 1, 2, 3 …"""
    return number * 2 if number >= 0 else -number * 2 - 1


def _number(out: bytearray, number: int) -> None:
    """A number in groups of seven bits, the lowest first (LEB128)."""
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)


def unpacked(packed: Packed) -> dict[str, str]:
    """The texts again, as the page reads them."""
    out, new, last = bytearray(), 0, 0
    at = {"sizes": 0}

    def number(kind: str) -> int:
        found = shift = 0
        while True:
            byte = packed.steps[at[kind]]
            at[kind] += 1
            found |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return found
    sizes = number("sizes"), number("sizes")
    at |= {"counts": at["sizes"], "moves": at["sizes"] + sizes[0], "lengths": at["sizes"] + sum(sizes)}
    while True:
        fresh = number("counts")
        out += packed.new[new:new + fresh]
        new += fresh
        if at["lengths"] >= len(packed.steps):
            break
        move = number("moves")
        start = last + (move // 2 if move % 2 == 0 else -(move + 1) // 2)
        last = start + number("lengths")
        out += out[start:last]
    return {name: out[a:a + n].decode("utf-8") for name, (a, n) in packed.table.items()}
