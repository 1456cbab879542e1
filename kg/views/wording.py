"""Texts of the page in both languages: the labels of things with their language, and the words for codes.

Labels are chosen by look-up with fallback (RFC 4647, section 3.4), so that none is ever blank, and each keeps the tag
of its language, so that a fallback is shown, spoken and searched as what it is.
"""
from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from kg.terms import pick_label

Label = tuple[str, str]  # text, language tag ("" where the language is not known)
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SIMPLIFIED = ("zh-hans", "zh-cn", "zh-sg")


@cache
def read_words(name: str) -> dict[str, dict[str, str]]:
    """One of the bilingual tables of the page: ``strings`` (what the page says) or ``codes`` (words for codes)."""
    return json.loads((files("kg.views") / "assets" / f"{name}.json").read_text(encoding="utf-8"))


def labels_of(name: str, attributes: Mapping) -> dict[str, Label]:
    """The English and the Chinese label of a thing, each with the language it is really in.

    Reads ``labels`` (a mapping from language tag to one or several texts, or pairs of text and tag) if the node has it,
    else ``label_en`` and ``label_zh``; a plain ``label`` counts as a text without a language. The last resort is the id.
    """
    pairs = list(_tagged(attributes.get("labels")))
    for tag, key in () if pairs else (("en", "label_en"), ("zh", "label_zh")):
        if text := _text(attributes.get(key)):
            pairs.append((text, tag))
    if not pairs and (text := _text(attributes.get("label"))):
        pairs.append((text, ""))
    if {t for t, _ in pairs} == {name}:  # a label that only repeats the id is in no language
        pairs = [(name, "")]
    pairs = [(text, _spoken(text, tag)) for text, tag in pairs]
    return {lang: pick_label(pairs, lang) or (name, "") for lang in ("en", "zh")}


def _tagged(given: object) -> Iterable[Label]:
    if isinstance(given, Mapping):
        given = [(text, tag) for tag, texts in given.items()
                 for text in (texts if isinstance(texts, (list, tuple, set)) else [texts])]
    for pair in given if isinstance(given, (list, tuple, set)) else ():
        if isinstance(pair, (list, tuple)) and len(pair) == 2 and _text(pair[0]):
            yield _text(pair[0]), str(pair[1] or "")


def _text(given: object) -> str:
    return "" if given is None else str(given).strip()


def _spoken(text: str, tag: str) -> str:
    """The tag of a text; a Chinese tag on a text without a Chinese character marks a fallback, not Chinese."""
    base = tag.lower().split("-")[0]
    if base == "zh" and not _HAN.search(text) and re.search(r"[A-Za-z]{2}", text):
        return "en"
    if base == "en" and _HAN.search(text) and not re.search(r"[A-Za-z]{2}", text):
        return "zh"
    return tag


def words_for(codes: Iterable[str], given: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """The words for the codes of one page: those the network brings, else the built-in ones, else none.

    A code may be known with or without its kind prefix (``active`` and ``state-active`` are one code).
    """
    own, found = read_words("codes"), {}
    for code in sorted(set(codes)):
        for table in (given, own):
            word = next((table[k] for k in _spellings(code) if isinstance(table.get(k), Mapping)), None)
            if word:
                found[code] = {lang: str(word.get(lang) or word.get("en") or code) for lang in ("en", "zh")}
                break
    return found


def _spellings(code: str) -> tuple[str, ...]:
    bare = code.removeprefix("dpn:")
    return (code, bare, *(f"{kind}-{bare}" for kind in ("state", "review", "confidence", "role")), bare.split("-", 1)[-1])
