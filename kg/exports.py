"""Networks as files that other programs read; each carries the receipt of the network."""
from __future__ import annotations

import json
import math
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from kg import files, network
from kg.errors import FileError
from kg.files import unfit_for_xml
from kg.table import Table, plain

FORMATS = (".json", ".graphml", ".gexf", ".csv")
_LEFT_AT_HOME = ("claims", "words", "labels", "receipt")


def save(net: nx.Graph, path: str | os.PathLike) -> Path:
    """Write a network: .json (node-link, with all evidence), .graphml, .gexf, or .csv (one tie a row).

    As many edges are written as the receipt counts. In GraphML, GEXF and CSV, lists are joined with `` | `` and the
    receipt stands as JSON in the graph's attribute (GraphML) or in a file beside (GEXF, CSV: ``NAME.receipt.json``).
    Raises ``FileError`` for another ending or a place that cannot be written.
    """
    path = Path(path)
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise FileError(f"'{path.name}' has no ending that is known: {', '.join(FORMATS)}",
                        f"“{path.name}”的扩展名不在 {', '.join(FORMATS)} 之中")
    receipt = json.dumps(network.receipt(net), ensure_ascii=False, indent=1, sort_keys=True)
    if ending == ".json":
        data = _json(nx.node_link_data(net, edges="edges"))
        return files.write(path, json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n")
    if ending == ".csv":
        written = files.write(path, _ties(net))
    else:
        flat = _flat(net)
        if any(unfit_for_xml(str(v)) for given in _attributes(flat) for v in given):
            raise FileError(f"'{path.name}': a text holds a control character that XML cannot hold; choose .json or .csv",
                            f"“{path.name}”：文本含有XML不允许的控制字符；请选择 .json 或 .csv")
        flat.graph["receipt"] = receipt
        lines = "\n".join(nx.generate_graphml(flat) if ending == ".graphml" else nx.generate_gexf(flat))
        # networkx writes the day into GEXF; the same network gives the same bytes on any day
        written = files.write(path, re.sub(r' lastmodifieddate="[^"]*"', "", lines) + "\n")
    if ending != ".graphml":
        files.write(path.with_suffix(".receipt.json"), receipt + "\n")
    return written


def _attributes(flat: nx.Graph) -> Iterator[list[Any]]:
    for node, given in flat.nodes(data=True):
        yield [node, *given.values()]
    for _, _, _, given in network.ties(flat):
        yield list(given.values())


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


def _ties(net: nx.Graph) -> str:
    columns = list(dict.fromkeys(k for *_, given in network.ties(net) for k in given))
    rows = [(u, v, *(_scalar(given.get(c)) for c in columns)) for u, v, _, given in network.ties(net)]
    return Table(("source", "target", *columns), rows).csv()


def _flat(net: nx.Graph) -> nx.Graph:
    """The same graph with attributes that XML can hold."""
    flat = net.__class__()
    for node, given in net.nodes(data=True):
        flat.add_node(node, **{k: _scalar(v) for k, v in given.items() if v is not None})
    for u, v, _, given in network.ties(net):
        scalars = {k: _scalar(x) for k, x in given.items() if x is not None}
        # networkx writes an attribute named "id" as the edge's own id
        scalars = {("id_" if k == "id" else k): x for k, x in scalars.items()}
        flat.add_edge(u, v, **scalars)
    return flat


def _scalar(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return " | ".join(str(_scalar(v)) for v in value)
    return value if isinstance(value, str | int | float | bool) else str(value)
