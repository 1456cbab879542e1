"""Less of a network: each filter gives a new graph and writes what it left out, and why, into the receipt."""
from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import networkx as nx

from kg.errors import UnknownName
from kg.network.receipts import CONFIDENCE, balanced, entry, labels, receipt, ties

Verdict = tuple[bool, str, str]
"""Whether something stays in a network, and the reason in English and Chinese if it does not."""
_LEVEL_ZH = {"high": "高", "medium": "中", "low": "低"}
_Reason = tuple[str, str, str]


def without(net: nx.Graph, nodes: Iterable[str]) -> nx.Graph:
    """A new graph without these nodes; their ties are listed in the receipt, one entry a node, in the given order.

    A tie between two of them is counted with the first. Nodes that lose their last tie stay.
    Raises ``UnknownName`` for an id that is not a node.
    """
    wanted = [nodes] if isinstance(nodes, str) else list(dict.fromkeys(nodes))
    verdicts = {}
    for node in wanted:
        if node not in net:
            raise UnknownName("node", str(node), difflib.get_close_matches(str(node), [str(n) for n in net], 3))
        en, zh = labels(net, node)
        verdicts[node] = (False, f"{en} was left out on request", f"按要求略去{zh}")
    new = keep(net, verdicts, code="node-left-out")
    new.graph["receipt"]["without"] = [*new.graph["receipt"]["without"], *map(str, wanted)]
    return new


def confident(net: nx.Graph, minimum: str) -> nx.Graph:
    """A new graph with the ties whose worst confidence is at least ``minimum`` (high, medium or low).

    A tie that states no confidence cannot be shown to reach any and is left out under a reason of its own.
    All nodes stay. Raises ``UnknownName`` for any other word.
    """
    if minimum not in CONFIDENCE:
        raise UnknownName("confidence", str(minimum), CONFIDENCE)
    enough = CONFIDENCE[:CONFIDENCE.index(minimum) + 1]
    gone = []
    for u, v, key, given in ties(net):
        level = given.get("confidence")
        if level not in CONFIDENCE:
            gone.append(((u, v, key), ("confidence-unstated", "no confidence is stated", "未注明可信度")))
        elif level not in enough:
            gone.append(((u, v, key), (f"confidence-{level}", f"confidence is {level}, below {minimum}",
                                       f"可信度为{_LEVEL_ZH[level]}，低于{_LEVEL_ZH[minimum]}")))
    return leave_out(net, gone, {}, min_confidence=minimum)


def keep(net: nx.Graph, judged: Mapping[str, Verdict] | Callable[[str], Verdict | None], *, code: str = "not-kept",
         as_of: dt.date | str | None = None) -> nx.Graph:
    """A new graph of what passes a judgement on ids, such as the state of a mechanism on a day.

    Parameters: ``judged`` gives for an id ``(stays, reason_en, reason_zh)``, or nothing when it has no say, as a
    mapping or a function; ``code`` names the kind of reason in the receipt; ``as_of`` is written into the receipt.

    A node that is judged out goes with its ties; a tie goes also when its ``via`` is judged out. The first of
    source, target and via that is judged out gives the reason (ids in the order of a mapping come first).
    """
    ask = judged.get if isinstance(judged, Mapping) else judged
    place = {name: i for i, name in enumerate(judged)} if isinstance(judged, Mapping) else {}
    verdicts: dict[Any, Verdict | None] = {}

    def out(name: Any) -> Verdict | None:
        if name not in verdicts:
            verdicts[name] = ask(name)
        verdict = verdicts[name]
        return None if verdict is None or verdict[0] else verdict

    gone = []
    for u, v, key, given in ties(net):
        against = {name: verdict for name in (u, v, given.get("via"))
                   if name is not None and (verdict := out(name))}
        if against:
            _, en, zh = against[min(against, key=lambda name: place.get(name, 0))]
            gone.append(((u, v, key), (code, en, zh)))
    lost = {node: (code, verdict[1], verdict[2]) for node in net if (verdict := out(node))}
    return leave_out(net, gone, lost, **({} if as_of is None else {"as_of": str(as_of)}))


def tied(net: nx.Graph) -> nx.Graph:
    """A new graph without the nodes that have no tie at all; the receipt lists them (a self-tie is a tie)."""
    alone = {node: ("no-tie", "no tie is left", "没有任何联系") for node in net if not net.degree(node)}
    return leave_out(net, [], alone)


def leave_out(net: nx.Graph, gone: Sequence[tuple[tuple[Any, ...], _Reason]], lost: Mapping[Any, _Reason],
               **facts: str) -> nx.Graph:
    """A new graph without these ties and nodes, with the reasons in its receipt."""
    new = net.copy()
    new.graph["receipt"] = receipt(net)
    balanced(new)
    found: dict[_Reason, dict[str, Any]] = {}
    for (u, v, key), why in gone:
        line = found.setdefault(why, {"edges": 0, "records": [], "nodes": []})
        line["edges"] += 1
        end = (u, v) if key is None else (u, v, key)
        line["records"].extend(net.edges[end].get("records", ()))
        new.remove_edge(*end)
    for node, why in lost.items():
        found.setdefault(why, {"edges": 0, "records": [], "nodes": []})["nodes"].append(node)
        new.remove_node(node)
    new.graph["receipt"]["left_out"] += [entry(*why, **line) for why, line in found.items()]
    new.graph["receipt"].update(facts)
    return balanced(new)
