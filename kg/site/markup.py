"""Safe pieces of a page: every text of the data passes through here before it stands in HTML, JSON or SVG."""
from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from typing import Any

from kg.table import visible

TAGS = {"en": "en", "zh": "zh-Hans"}


def esc(text: object) -> str:
    """A text as it may stand in HTML, also inside quotes; what a reader cannot see is written out as ``\\uXXXX``."""
    return html.escape(visible(str(text)), quote=True)


def tag(name: str, /, *inside: str, **attributes: object) -> str:
    """An element. ``inside`` is HTML that is safe already; values of ``attributes`` are escaped, None and False left out.

    Names of attributes are written ``class_``, ``aria_label``, ``data_id``.
    """
    given = "".join(f" {k.rstrip('_').replace('_', '-')}" + ("" if v is True else f'="{esc(v)}"')
                    for k, v in attributes.items() if v is not None and v is not False)
    if name in _SHAPES:
        return f"<{name}{given}/>"
    return f"<{name}{given}>" if name in _EMPTY else f"<{name}{given}>{''.join(inside)}</{name}>"


def mixed(text: object, lang: str) -> str:
    """A text for a page in ``lang`` as HTML, its words of the other writing marked with their language for whoever reads aloud.

    In English every run of Chinese characters is marked; in Chinese a text that has none and holds a word in small letters
    (a short name such as EUDPN belongs to both languages).
    """
    safe = esc(text)
    if lang == "en":
        return _HAN.sub(lambda m: tag("span", m[0], lang=TAGS["zh"]), safe)
    return tag("span", safe, lang=TAGS["en"]) if _WORD.search(safe) and not _HAN.search(safe) else safe


def spoken(text: str, of: str, lang: str) -> str:
    """A text of the data, kept apart from the direction of the words around it, with its language if that is another."""
    other = of.lower().split("-")[0]
    if other in ("", lang):
        return tag("bdi", mixed(text, lang))
    return tag("bdi", esc(text), lang=TAGS.get(other, of))


def items(entries: Iterable[str], **attributes: object) -> str:
    """A list of pieces, or nothing if there are none."""
    found = "".join(f"<li>{e}</li>" for e in entries)
    return tag("ul", found, **attributes) if found else ""


def web(address: object) -> str | None:
    """An address that a link may lead to (http or https), or None."""
    text = str(address or "")
    return text if text.startswith(("https://", "http://")) and visible(text) == text and " " not in text else None


def outward(address: str, text: str) -> str:
    """A link to another site; a text where the address is none of the web."""
    if web(address) is None:
        return tag("bdi", esc(text))
    return tag("a", esc(text), href=address, rel="noopener noreferrer external")


def data_block(name: str, value: Any) -> str:
    """Data for scripts, in a block that no browser runs."""
    return f'<script type="application/json" id="{esc(name)}">{as_json(value)}</script>'


def as_json(value: Any) -> str:
    """JSON that may stand inside a script element, the same bytes for the same value."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


_HAN = re.compile(r"[\u3400-\u9fff](?:[\u3400-\u9fff\u3001-\u301f\uff01-\uff65]*[\u3400-\u9fff])?")
_WORD = re.compile(r"[A-Za-z][a-z]{2}")
_EMPTY = {"meta", "link", "input", "br", "col"}
_SHAPES = {"rect", "line", "circle", "path", "stop"}  # of SVG: without the slash each would hold the next
