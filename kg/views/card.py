"""A network in a few lines: what a notebook shows of a plain networkx graph with a receipt, beside a still picture.

The graph stays a graph of networkx; nothing is hung onto its class. ``kg.notebook`` tells the notebook to show it so.
"""
from __future__ import annotations

import base64
import html
import io
from typing import Any

import networkx as nx

from kg import network
from kg.table import visible

MOST_DRAWN = 400
"""Nodes up to which a card has a picture; a larger one would be a ball of wool."""
_COLOURS = 128
_WORDS = {"en": {"parameters": "asked with", "as_of": "as of", "known_at": "known by", "min_confidence": "least confidence",
                 "without": "without", "data": "data", "colon": ": ", "comma": ", ", "untitled": "network"},
          "zh": {"parameters": "参数", "as_of": "截至", "known_at": "已知截至", "min_confidence": "最低可信度",
                 "without": "不含", "data": "数据", "colon": "：", "comma": "、", "untitled": "网络"}}


def lines(net: nx.Graph, lang: str = "en") -> list[str]:
    """Title, receipt in words, and one line for each thing that was asked for; nothing that only a reader of code needs."""
    note, say = network.receipt(net), _WORDS[lang]
    kind = {"en": " (directed)", "zh": "（有向）"} if net.is_directed() else {"en": " (undirected)", "zh": "（无向）"}
    title = note.get(f"title_{lang}") or note.get("title_en") or say["untitled"]
    asked = {key: note.get(key) for key in ("as_of", "known_at", "min_confidence")}
    asked["parameters"] = say["comma"].join(f"{k}={v}" for k, v in (note.get("parameters") or {}).items())
    asked["without"] = say["comma"].join(network.labels(net, one)[lang == "zh"] for one in note.get("without") or ())
    asked["data"] = f"{note['data_version']}, SHA-256 {note['data_sha256'][:16]}…" if note.get("data_sha256") else None
    found = [title + kind[lang], network.words(net)[lang]]
    return [visible(line) for line in found + [f"{say[key]}{say['colon']}{one}" for key, one in asked.items() if one]]


def text(net: nx.Graph, lang: str = "en") -> str:
    """The card as plain text."""
    return "\n".join(lines(net, lang))


def card(net: nx.Graph, lang: str = "en") -> str:
    """The card as HTML without scripts, with a picture where matplotlib is installed and the network is small enough."""
    first, *rest = map(html.escape, lines(net, lang))
    png, tag = picture(net, lang), {"en": "en", "zh": "zh-Hans"}[lang]
    image = f"<img alt='{first}' style='max-width:100%' src='data:image/png;base64,{base64.b64encode(png).decode()}'>" if png else ""
    return f"<div lang='{tag}'><p><b>{first}</b><br>{'<br>'.join(rest)}</p>{image}</div>"


def picture(net: nx.Graph, lang: str = "en") -> bytes | None:
    """The first view of the network page as a small PNG, or None: no matplotlib, nothing to draw, or too much of it."""
    if not net.number_of_edges() or net.number_of_nodes() > MOST_DRAWN:
        return None
    try:
        from kg.views.network_page import NetworkPage

        return small(NetworkPage(net, lang=lang).still())
    except ImportError:
        return None


def small(png: bytes, colours: int = _COLOURS, scale: float = 1) -> bytes:
    """A PNG with few colours, about a quarter of the size; the same picture gives the same bytes."""
    from PIL import Image

    made: Any = Image.open(io.BytesIO(png)).convert("RGB")
    if scale != 1:
        made = made.resize((round(made.width * scale), round(made.height * scale)), Image.Resampling.LANCZOS)
    made = made.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    made.save(out, "PNG", optimize=True)
    return out.getvalue()
