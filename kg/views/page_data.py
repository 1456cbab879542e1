"""The data of one page: what the template writes as JSON and the scripts read, and nothing that is not shown."""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from kg.views.arrangement import Layout, Sketch, Thing
from kg.views.encoding import Family, class_rank
from kg.views.layouts import arrange
from kg.views.reading import plain, text_of
from kg.views.wording import labels_of, read_words, words_for

EU = "org-eu"
_HUB_SHARE = 0.6  # a thing tied to more than this part of all others says nothing by its ties
_FEWEST = 8       # below so many things a hub hides nothing


def normal_nodes(nodes: Sequence[Mapping], lang: str) -> list[dict]:
    """The nodes of a pyvis network as the page reads them; nodes that a user added take their place among the others.

    ``own`` holds the drawing options that a user gave by hand; they win over the encoding of the class.
    """
    found = []
    for number, node in enumerate(nodes):
        name = text_of(node["id"])
        texts = node.get("texts") or labels_of(name, {"label": node.get("label", name)})
        entry = {
            "key": number, "id": name, "en": texts["en"], "zh": texts["zh"], "class": node.get("class_", ""),
            "state": node.get("state"), "region": node.get("region", ""), "names": node.get("names", []),
            "more": dict(node.get("more", {})),
        }
        if "texts" not in node:
            entry["own"] = {k: plain(node[k]) for k in ("shape", "color", "size") if k in node}
            entry["more"] |= {k: text_of(node[k]) for k in ("title", "group") if node.get(k) is not None}
        found.append(entry)
    return found


def normal_ties(edges: Sequence[Mapping], places: Mapping[object, int]) -> list[dict]:
    """The edges of a pyvis network as the page reads them, their ends by number."""
    found = []
    for edge in edges:
        tie = {"from": places[edge["from"]], "to": places[edge["to"]],
               "kind": edge.get("kind", ""), "via": edge.get("via", ""), "state": edge.get("state"),
               "confidence": edge.get("confidence"), "records": edge.get("records", []),
               "passages": edge.get("passages", []), "more": dict(edge.get("more", {}))}
        if "more" not in edge:
            tie["more"] = {k: text_of(edge[k]) for k in ("label", "title") if edge.get(k) is not None}
            tie["own"] = {k: plain(edge[k]) for k in ("color", "width", "dashes") if k in edge}
        found.append(tie)
    return found


def take_states(nodes: Sequence[dict], ties: Sequence[Mapping], families: Mapping[str, Family]) -> None:
    """Give each mechanism the state that its own ties agree on, where the graph states it on the ties only."""
    seen: dict[int, set[str]] = {}
    for tie in ties:
        for end in (tie["from"], tie["to"]):
            if tie["state"] and families[nodes[end]["class"]].code == "mechanism" and tie["via"] in ("", nodes[end]["id"]):
                seen.setdefault(end, set()).add(tie["state"])
    for place, states in seen.items():
        if nodes[place]["state"] is None and len(states) == 1:
            nodes[place]["state"] = states.pop()


def find_hub(nodes: Sequence[Mapping], ties: Sequence[Mapping], families: Mapping[str, Family]) -> int | None:
    """The place of the thing that is better said than drawn, or None.

    It is the EU if it is tied to anything; else the thing with most partners if it is tied to more than 60 % of the
    mechanisms, or of all other things where there are no mechanisms. A network of fewer than eight things has no hub.
    """
    near: list[set[int]] = [set() for _ in nodes]
    for tie in ties:
        if tie["from"] != tie["to"]:
            near[tie["from"]].add(tie["to"])
            near[tie["to"]].add(tie["from"])
    if len(nodes) < _FEWEST:
        return None
    places = {node["id"]: i for i, node in enumerate(nodes)}
    hub = places.get(EU)
    if hub is None or not near[hub]:
        mechanisms = {i for i, n in enumerate(nodes) if families[n["class"]].code == "mechanism"}
        hub = max(range(len(nodes)), key=lambda i: (len(near[i]), -i))
        among = mechanisms if mechanisms and hub not in mechanisms else set(range(len(nodes))) - {hub}
        if len(near[hub] & among) <= _HUB_SHARE * len(among):
            return None
    return hub


def sketch_of(nodes: Sequence[Mapping], ties: Sequence[Mapping], families: Mapping[str, Family],
              hub: int | None) -> Sketch:
    """What the layouts need to know of a page."""
    things = [Thing(name=n["en"][0], kind=n["class"], family=families[n["class"]].code,
                    level=families[n["class"]].level, region=n["region"]) for n in nodes]
    return Sketch(things, [(t["from"], t["to"]) for t in ties], hub)


def layouts_of(sketch: Sketch) -> dict[str, Layout]:
    """Every layout of a page; an empty network has one empty layout."""
    return arrange(sketch) if sketch.things else {"rings": Layout("rings", [], [])}


def page_data(nodes: list[dict], ties: list[dict], graph: Mapping, *, added: tuple[int, int], directed: bool,
              layouts: Mapping[str, Layout], families: Mapping[str, Family], hub: int | None,
              title: Mapping[str, str]) -> dict:
    """Everything of a page but its nodes, ties and drawing options.

    ``graph`` may carry ``spells`` (for mechanisms by id: first day, last day or None, state or None, possible states), with
    which the page shows any day, and ``day``, the day of the data.

    ``added`` counts the things and ties that were not part of the graph but put on the page by hand.
    """
    claims, passages = _claims(graph.get("claims") or {})
    receipt = plain(graph.get("receipt") or {})
    return {
        "title": title, "directed": directed, "hub": hub,
        "hubDrawn": all(hub in (tie["from"], tie["to"]) for tie in ties),  # without the hub nothing would be left to see
        "added": {"things": added[0], "ties": added[1]},
        "layouts": {code: layout.as_json() for code, layout in layouts.items()},
        "classes": _classes(nodes, families), "words": _words(nodes, ties, receipt, claims, graph),
        "receipt": receipt, "claims": claims, "passages": passages,
        "spells": plain(graph.get("spells") or {}), "day": text_of(graph.get("day") or ""),
    }


def _classes(nodes: Sequence[Mapping], families: Mapping[str, Family]) -> list[dict]:
    """The classes of a page in reading order, each with its looks."""
    counts = Counter(n["class"] for n in nodes)
    looks = {name: {k: v for k, v in asdict(families[name]).items() if k != "classes"} for name in counts}
    return [{"class": name, **looks[name]} for name in sorted(counts, key=class_rank)]


def _claims(given: Mapping) -> tuple[list[dict], dict[str, dict]]:
    """The claims with their passages taken out, each passage once."""
    claims, passages = [], {}
    for claim in given.values():
        claim = dict(plain(claim))
        own = [p for p in claim.pop("passages", None) or [] if isinstance(p, dict)]
        passages.update((text_of(p.get("id")), p) for p in own)
        claims.append({**claim, "passages": [text_of(p.get("id")) for p in own]})
    return claims, passages


def _words(nodes: Sequence[Mapping], ties: Sequence[Mapping], receipt: Mapping, claims: Sequence[Mapping],
           graph: Mapping) -> dict[str, dict[str, str]]:
    """The words for every code that the page shows, from the network first and then from the built-in table."""
    codes = {n["class"] for n in nodes} | {n["region"] for n in nodes} | {str(n["state"] or "") for n in nodes}
    for tie in ties:
        codes |= {str(tie[k] or "") for k in ("kind", "via", "state", "confidence")}
        codes |= {str(k) for k in tie["more"]}
    for claim in claims:
        codes |= {str(claim.get(k) or "") for k in ("class", "confidence", "review")}
    for key, value in (receipt.get("parameters") or {}).items():
        codes |= {str(key), str(value)}
    codes |= {str(w) for w in receipt.get("without") or ()} | {str(receipt.get("min_confidence") or "")}
    codes |= {str(k) for n in nodes for k in n["more"]}
    codes |= {str(spell[2] or "") for its in (graph.get("spells") or {}).values() for spell in its}
    given = graph.get("words")
    return words_for(codes - {""}, given if isinstance(given, Mapping) else {}) | {
        code: word for code, word in read_words("codes").items() if code.startswith("family-")}
