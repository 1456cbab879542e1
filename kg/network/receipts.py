"""What a network was made of: counted, balanced, and said in words."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any

import networkx as nx

from kg.errors import NetworkError
from kg.late import Late
from kg.table import plain

CONFIDENCE = ("high", "medium", "low")
"""The three levels of confidence, best first."""
OWN_TITLE = {"en": "A table of the user's own", "zh": "用户自备的表格"}


def receipt(net: nx.Graph) -> dict[str, Any]:
    """The receipt of a graph: a copy of the one it carries, or a counted one for any other networkx graph."""
    if "receipt" in net.graph:
        return deepcopy(net.graph["receipt"])
    return {**begun({"title": OWN_TITLE}, rows=net.number_of_edges(), left_out=[]), **_counted(net)}


def words(net: nx.Graph) -> dict[str, str]:
    """The receipt as a sentence in both languages: rows, ties, pairs, nodes, self-ties, and what was left out."""
    r = receipt(net)
    en = (f"{_many(r['rows'], 'row')} read: {_many(r['edges'], 'tie')} between {_many(r['pairs'], 'pair')} "
          f"of {_many(r['nodes'], 'node')}")
    zh = f"读取 {r['rows']} 行：{r['nodes']} 个节点，{r['pairs']} 对节点之间共 {r['edges']} 条联系"
    if r["self_ties"]:
        en += f", {_many(r['self_ties'], 'self-tie')} among them"
        zh += f"，其中 {r['self_ties']} 条为自身联系"
    if r["isolated"]:
        en += f"; {_many(r['isolated'], 'node')} without a tie"
        zh += f"；{r['isolated']} 个节点没有联系"
    some = [one for one in r["left_out"] if one["edges"] or one["nodes"]]
    for one in r.get("added", ()):
        en += f"; concluded: {_gone(one, 'en')}"
        zh += f"；推得：{_gone(one, 'zh')}"
    en += "; left out: " + ("; ".join(_gone(one, "en") for one in some) or "nothing")
    zh += "；略去：" + ("；".join(_gone(one, "zh") for one in some) or "无")
    for one in r.get("switches", ()):
        en += f"; {one['said_en']}"
        zh += f"；{one['said_zh']}"
    return {"en": en + ".", "zh": zh + "。"}


def labels(net: nx.Graph, name: Any) -> tuple[str, str]:
    """The English and the Chinese label of a node, or of a relation or way in ``graph["words"]``; else the id."""
    known = net.nodes[name] if name in net else {}
    said = net.graph.get("words", {}).get(name, {})
    en = known.get("label_en") or said.get("en") or str(name)
    return en, known.get("label_zh") or said.get("zh") or en


def coded(net: nx.Graph, known: Iterable[str], label: Callable[[str], Mapping[str, str] | None]) -> dict[str, dict[str, str]]:
    """Both labels of every code, class, continent and relation that a picture of a network shows, for ``graph["words"]``.

    ``known`` are ids, of which the degrees of confidence, reviews and states are taken along; ``label`` answers both labels.
    """
    wanted = {d.get(key) for _, d in net.nodes(data=True) for key in ("class_", "region")}
    wanted |= {d.get(key) for *_, d in net.edges(data=True) for key in ("kind", "state", "via")}
    wanted |= {name for name in known if name.startswith(("confidence-", "review-", "state-"))}
    return {word: dict(found) for word in sorted(filter(None, wanted)) if (found := label(word))}


def ties(net: nx.Graph) -> Iterator[tuple[Any, Any, Any, dict[str, Any]]]:
    """Every tie of any networkx graph as (source, target, key, attributes); the key is None in a simple graph."""
    if net.is_multigraph():
        yield from net.edges(keys=True, data=True)
    else:
        for u, v, given in net.edges(data=True):
            yield u, v, None, given


def begun(question: Mapping[str, Any], *, rows: int, left_out: list[dict[str, Any]]) -> dict[str, Any]:
    """A receipt before counting; no clock time in it, so that the same question gives the same bytes."""
    title = question.get("title") or {}
    as_of = question.get("as_of")
    digest = question.get("data_sha256")
    known = {"question": question.get("name"),
            "title_en": question.get("title_en") or title.get("en"),
            "title_zh": question.get("title_zh") or title.get("zh"),
            "parameters": {k: plain(v) for k, v in (question.get("parameters") or {}).items()},
            "as_of": None if as_of is None else str(as_of), "min_confidence": question.get("min_confidence"),
            "without": list(map(str, question.get("without") or ())), "rows": rows, "left_out": left_out,
            "data_version": question.get("data_version"), "data_sha256": None if callable(digest) else digest}
    return Late(lambda: {"data_sha256": digest()}, known, ["data_sha256"]) if callable(digest) else known


def entry(code: str, reason_en: str, reason_zh: str, edges: int = 0, records: Iterable[str] = (),
          nodes: Iterable[Any] = ()) -> dict[str, Any]:
    """One line of what was left out: how many ties, on which records they stood, which nodes went."""
    return {"code": code, "reason_en": reason_en, "reason_zh": reason_zh, "edges": edges,
            "records": sorted(set(records)), "nodes": sorted(map(str, nodes))}


def switched(net: nx.Graph, code: str, said_en: str, said_zh: str) -> nx.Graph:
    """The graph, its own copy, with a switch that changes its meaning written into its receipt."""
    note = net.graph["receipt"]
    note["switches"] = [*note.get("switches", ()), {"code": code, "said_en": said_en, "said_zh": said_zh}]
    return net


def with_own_rows(net: nx.Graph, added: Mapping[str, int]) -> nx.Graph:
    """The graph, its own copy, whose receipt says that rows of a person's own stand in the data, by table."""
    note, rows = net.graph["receipt"], sum(added.values())
    note["own_rows"] = dict(sorted(added.items()))
    if note.get("licence"):
        note["licence"] += " (without the user's own rows · 不含用户自备行)"
    tables_en, tables_zh = (mark.join(f"{name} {n}" for name, n in note["own_rows"].items()) for mark in (", ", "、"))
    return switched(net, "own-rows", f"{_many(rows, 'row')} of the user's own in the data ({tables_en})",
                    f"数据中有 {rows} 行为用户自备（{tables_zh}）")


def balanced(net: nx.Graph) -> nx.Graph:
    """The graph with its receipt counted and balanced: rows + what was concluded == edges + what was left out."""
    note = net.graph["receipt"]
    more = sum(one["edges"] for one in note.get("added", ()))
    if net.number_of_edges() + (gone := sum(one["edges"] for one in note["left_out"])) != note["rows"] + more:
        edges = net.number_of_edges()
        raise NetworkError(f"the receipt does not balance: {note['rows']} rows, but {edges} ties and {gone} left out; "
                           "if ties were added or removed by hand, delete net.graph['receipt'] first",
                           f"凭据不平衡：{note['rows']} 行，而现有 {edges} 条联系、略去 {gone} 条；"
                           "如曾手工增删联系，请先删除 net.graph['receipt']")
    note.update(_counted(net))
    return net


def _counted(net: nx.Graph) -> dict[str, Any]:
    """Everything in a receipt that can be counted on the graph itself."""
    pairs, used, loops = set(), set(), 0
    for u, v, given in net.edges(data=True):
        used.update(given.get("records", ()))
        if u == v:
            loops += 1
        else:
            pairs.add(frozenset((u, v)))
    return {"edges": net.number_of_edges(), "nodes": net.number_of_nodes(), "pairs": len(pairs), "self_ties": loops,
            "isolated": sum(1 for _, degree in net.degree() if not degree), "directed": net.is_directed(),
            "statements_used": len(used)}


def _gone(one: Mapping[str, Any], lang: str) -> str:
    """One line of what was left out, in words."""
    edges, nodes = one["edges"], len(one["nodes"])
    if lang == "zh":
        said = [f"{edges} 条联系"] * bool(edges) + [f"{nodes} 个节点"] * bool(nodes)
        return "、".join(said) + f"（{one['reason_zh']}）"
    return " and ".join([_many(edges, "tie")] * bool(edges) + [_many(nodes, "node")] * bool(nodes)) \
        + f" ({one['reason_en']})"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
