"""A networkx graph read for the page: every node and every tie as plain values that JSON can hold."""
from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from kg.views.wording import labels_of

Plain = None | bool | int | float | str | list | dict
_NODE = ("label", "labels", "label_en", "label_zh", "class_", "class", "names", "region", "state", "title")
_TIE = ("kind", "via", "state", "confidence", "records", "passages", "row", "label", "title")
_VIS = ("color", "shape", "size", "value", "x", "y", "width", "dashes", "arrows", "font", "hidden", "physics", "group",
        "mass", "level", "fixed", "opacity", "borderWidth", "weight")


def plain(value: Any) -> Plain:
    """Any value as JSON can hold it and every encoding can write it: dates as ISO text, not-a-number as None."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {text_of(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, (set, frozenset)):
        return sorted((plain(v) for v in value), key=str)
    if hasattr(value, "item") and getattr(value, "shape", None) == ():  # a numpy number
        return plain(value.item())
    return text_of(value)


def text_of(value: Any) -> str:
    """A text without lone surrogates, which no encoding of a page could hold."""
    return str(value).encode("utf-8", "replace").decode("utf-8")


def to_json(value: Any, **_: Any) -> str:
    """JSON in the order given, Chinese as Chinese; for Jinja's ``tojson``, which then escapes ``<``, ``>``, ``&``."""
    return json.dumps(plain(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def page_ids(nodes: Iterable[Hashable]) -> dict[Hashable, int | str]:
    """The id of each node on a page: itself if it is a text or a number, else its text, made unique if need be."""
    found: dict[Hashable, int | str] = {}
    taken: set[int | str] = set()
    for node in nodes:
        own = isinstance(node, (str, int)) and not isinstance(node, bool)
        name: int | str = (text_of(node) if isinstance(node, str) else node) if own else text_of(node)
        while name in taken:
            name = f"{name} ({type(node).__name__})"
        taken.add(name)
        found[node] = name
    return found


def node_options(name: int | str, attributes: Mapping) -> dict:
    """What a pyvis node carries besides its id: texts in both languages, class, state, every name, other attributes."""
    names = attributes.get("names") or ()
    return {
        "texts": labels_of(str(name), attributes), "class_": _word(attributes.get("class_", attributes.get("class"))),
        "state": _word(attributes.get("state")) or None, "region": _word(attributes.get("region")),
        "names": [names] if isinstance(names, str) else [text_of(n) for n in names],
        "more": _more(attributes, _NODE),
    }


def tie_options(attributes: Mapping, key: object = None) -> dict:
    """What a pyvis edge carries besides its ends: kind, via, state, confidence, records, passages, other attributes."""
    more = _more(attributes, _TIE)
    if isinstance(key, str):
        more.setdefault("key", key)
    return {
        "kind": _word(attributes.get("kind")) or _word(attributes.get("label")), "via": _word(attributes.get("via")),
        "state": _word(attributes.get("state")) or None, "confidence": _word(attributes.get("confidence")) or None,
        "records": _ids(attributes.get("records")), "passages": _ids(attributes.get("passages")), "more": more,
    }


def _word(value: object) -> str:
    return "" if value is None else text_of(value)


def _ids(value: object) -> list[str]:
    if value is None:
        return []
    return [text_of(v) for v in ([value] if isinstance(value, str) or not isinstance(value, Iterable) else value)]


def _more(attributes: Mapping, known: tuple[str, ...]) -> dict[str, Plain]:
    """Attributes that the page has no place of its own for; the panel lists them as they are."""
    return {text_of(k): plain(v) for k, v in attributes.items() if k not in known and k not in _VIS and v is not None}
