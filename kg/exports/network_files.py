"""Networks in the formats of programs for networks; parallel ties stay side by side and the receipt goes along inside.

GraphML (graphml.graphdrawing.org), GEXF 1.2 (gexf.net), node-link JSON (as networkx reads it), Cytoscape.js JSON,
Pajek (as in its manual: vertices by number, one line a tie).
"""
from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import networkx as nx

from kg import network
from kg.errors import FileError
from kg.exports.scalars import scalar
from kg.files import unfit_for_xml
from kg.table import plain


def node_link(net: nx.Graph, path: Path) -> bytes:
    """Node-link JSON with everything the network carries, the claims too."""
    return _dumped(nx.node_link_data(_with_receipt(net), edges="edges"))


def cytoscape(net: nx.Graph, path: Path) -> bytes:
    """JSON of Cytoscape.js (.cyjs), which Cytoscape opens: ids of ties are their numbers, the receipt is network data."""
    flat = _flat(net)
    nodes = [{"data": {**d, "id": str(n), "value": str(n), "name": str(d.get("label_en", n))}} for n, d in flat.nodes(data=True)]
    edges = [{"data": {"id": f"e{i}", **{k if k not in ("id", "source", "target") else k + "_": v for k, v in d.items()},
                       "source": str(u), "target": str(v), "key": i}}
             for i, (u, v, _, d) in enumerate(network.ties(flat), 1)]
    return _dumped({"format_version": "1.0", "generated_by": "eudpn", "directed": net.is_directed(), "multigraph": True,
                    "data": {"name": _title(net), "shared_name": _title(net), "receipt": _receipt(net)},
                    "elements": {"nodes": nodes, "edges": edges}})


def graphml(net: nx.Graph, path: Path) -> bytes:
    """GraphML with the receipt as an attribute of the graph."""
    flat = _fit_for_xml(_flat(net), path)
    flat.graph["receipt"] = _receipt(net)
    return ("\n".join(nx.generate_graphml(flat)) + "\n").encode()


def gexf(net: nx.Graph, path: Path) -> bytes:
    """GEXF with the receipt as the description in its head."""
    flat = _fit_for_xml(_flat(net), path)
    lines = "\n".join(nx.generate_gexf(flat))
    # networkx writes the day into GEXF; the same network gives the same bytes on any day
    lines = re.sub(r' lastmodifieddate="[^"]*"', "", lines)
    lines = lines.replace("</creator>", f"</creator>\n    <description>{escape(_receipt(net))}</description>", 1)
    return (lines + "\n").encode()


def pajek(net: nx.Graph, path: Path) -> bytes:
    """Pajek: ids as labels of vertices, one line a tie with weight 1 and its kind; the receipt in comments at the head."""
    number = {node: i for i, node in enumerate(net, 1)}
    for text in [*map(str, number), *(str(d.get("kind") or "") for *_, d in network.ties(net))]:
        if any(c in text for c in '"\\\n\r'):
            raise FileError(f"'{path.name}': Pajek cannot hold the name {text[:40]!r}; choose .graphml or .json",
                            f"“{path.name}”：Pajek无法容纳名称 {text[:40]!r}；请选择 .graphml 或 .json")
    lines = [f"% {line}" for line in json.dumps(network.receipt(net), ensure_ascii=True, indent=1, sort_keys=True).splitlines()]
    lines += [f"*Vertices {len(number)}", *(f'{i} "{node}"' for node, i in number.items())]
    lines.append("*Arcs" if net.is_directed() else "*Edges")
    for u, v, _, given in network.ties(net):
        kind = f' l "{given["kind"]}"' if given.get("kind") else ""
        lines.append(f"{number[u]} {number[v]} 1{kind}")
    return ("\n".join(lines) + "\n").encode()


def _title(net: nx.Graph) -> str:
    note = network.receipt(net)
    return str(note.get("title_en") or note.get("question") or "network")


def _receipt(net: nx.Graph) -> str:
    return json.dumps(network.receipt(net), ensure_ascii=False, indent=1, sort_keys=True)


def _with_receipt(net: nx.Graph) -> nx.Graph:
    if "receipt" in net.graph:
        return net
    copy = net.copy()
    copy.graph["receipt"] = network.receipt(net)
    return copy


def _dumped(data: Any) -> bytes:
    return (json.dumps(_json(data), ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _json(value: Any) -> Any:
    """A value as JSON can hold it: what is not a number becomes null, a set a sorted list, anything strange its text."""
    if isinstance(value, dict):
        return {str(k): _json(v) for k, v in value.items()}
    if isinstance(value, tuple | list):
        return [_json(v) for v in value]
    if isinstance(value, set | frozenset):
        return sorted(map(_json, value), key=str)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if value is None or isinstance(value, str | int | float) else str(plain(value))


def _flat(net: nx.Graph) -> nx.Graph:
    """The same graph with attributes that are plain values; what has no value is left away."""
    flat = net.__class__()
    for node, given in net.nodes(data=True):
        flat.add_node(node, **{str(k): x for k, v in given.items() if (x := scalar(v)) is not None})
    for u, v, _, given in network.ties(net):
        # networkx writes an attribute named "id" as the edge's own id
        flat.add_edge(u, v, **{("id_" if k == "id" else str(k)): x for k, a in given.items() if (x := scalar(a)) is not None})
    return flat


def _fit_for_xml(flat: nx.Graph, path: Path) -> nx.Graph:
    if any(unfit_for_xml(str(v)) for given in _attributes(flat) for v in given):
        raise FileError(f"'{path.name}': a text holds a control character that XML cannot hold; choose .json or .csv",
                        f"“{path.name}”：文本含有XML不允许的控制字符；请选择 .json 或 .csv")
    return flat


def _attributes(flat: nx.Graph) -> Iterator[list[Any]]:
    for node, given in flat.nodes(data=True):
        yield [node, *given.values()]
    for _, _, _, given in network.ties(flat):
        yield list(given.values())
