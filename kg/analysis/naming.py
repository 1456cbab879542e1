"""What the tables of this package have in common: titles that name the network, labels of its nodes, steady digits."""
from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx

from kg.errors import NetworkError

Both = dict[str, str]


def titled(net: nx.Graph, name: Mapping[str, str]) -> Both:
    """The title of a table in both languages: what was computed, and on which network if that is known."""
    receipt = net.graph.get("receipt") or {}
    return {code: {"en": ": ", "zh": "："}[code].join(filter(None, (name[code], receipt.get(f"title_{code}"))))
            for code in ("en", "zh")}


def named(net: nx.Graph) -> Callable[[Any], Mapping[str, str] | None]:
    """The labels of the nodes, states and relations of a network, as a table asks for them."""
    found = {**{word: dict(both) for word, both in net.graph.get("words", {}).items()},
             **{node: {"en": given.get("label_en") or "", "zh": given.get("label_zh") or ""}
                for node, given in net.nodes(data=True) if given.get("label_en", node) != node}}
    return found.get


def digits(value: float | None, places: int = 12) -> float | None:
    """A figure with the digits that do not depend on the machine; None for one that is not defined."""
    if value is None or isinstance(value, int):
        return value
    if not math.isfinite(value):
        return None
    return float(f"{value:.{places}g}") + 0.0  # + 0.0 turns -0.0 into 0.0


def said(*sentences: Mapping[str, str] | None, **figures: Any) -> Both:
    """Sentences as one note in both languages, with the figures filled in; None is left out."""
    some = [one for one in sentences if one]
    return {"en": " ".join(one["en"].format(**figures) for one in some),
            "zh": "".join(one["zh"].format(**figures) for one in some)}


def counted(name: str, value: Any, least: int, most: int) -> int:
    """A parameter that counts something; ``NetworkError`` if it is not a whole number between least and most."""
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise NetworkError(f"`{name}` is a whole number from {least} to {most}, not {value!r}",
                           f"`{name}` 须为 {least} 至 {most} 的整数，不能是 {value!r}")
    return value


def chosen(name: str, value: Any, known: tuple[str, ...]) -> str:
    """A parameter that is one of a few words; ``NetworkError`` naming them otherwise."""
    if value not in known:
        raise NetworkError(f"`{name}` is one of {', '.join(known)}, not {value!r}",
                           f"`{name}` 为 {'、'.join(known)} 之一，不能是 {value!r}")
    return value


def spread(sample: list[float]) -> tuple[float, float]:
    """Mean and standard deviation (n - 1) of a sample; the deviation of fewer than two is 0."""
    mean = math.fsum(sample) / len(sample)
    if len(sample) < 2:
        return mean, 0.0
    return mean, math.sqrt(math.fsum((x - mean) ** 2 for x in sample) / (len(sample) - 1))


def score(value: float, sample: list[float]) -> tuple[float, float, float | None, float]:
    """A figure against its values under a null model: their mean and deviation, the z-score (None where they do not
    vary) and the share of draws at least as large, counting the figure itself (Phipson & Smyth 2010)."""
    mean, deviation = spread(sample)
    noise = 1e-12 * max(abs(value), abs(mean), 1e-300)
    z = (value - mean) / deviation if deviation > 1e-9 * max(abs(mean), 1e-12) else None
    least = (1 + sum(1 for x in sample if x >= value - noise)) / (len(sample) + 1)
    return mean, deviation, z, least
