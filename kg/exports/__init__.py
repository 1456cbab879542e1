"""Files that other programs read: networks with their receipts, and the dataset in every form that people expect.

    save(net, "partners.graphml")     a network: .json .graphml .gexf .cyjs .net .csv .parquet .xlsx .cypher
    write(g, "eudpn.jsonld")          a dataset: .nq .trig .ttl .nt .jsonld .rdf (each also .gz), .store, .xlsx, .zip

What each format keeps and what it loses stands in ``docs/exports.md``. The same content gives the same bytes.
"""
from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

from kg import files, network
from kg.exports import network_files, network_tables, spreadsheet

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

_ONE: dict[str, Callable[[nx.Graph, Path], bytes]] = {
    ".json": network_files.node_link, ".graphml": network_files.graphml, ".gexf": network_files.gexf,
    ".cyjs": network_files.cytoscape, ".net": network_files.pajek}
_SEVERAL: dict[str, Callable[[nx.Graph, Path], dict[Path, bytes]]] = {
    ".csv": network_tables.csv_files, ".parquet": network_tables.parquet_files, ".xlsx": network_tables.workbook,
    ".cypher": network_tables.import_files}
FORMATS = (*_ONE, *_SEVERAL)
# Formats that hold the receipt where most readers do not look: it also lies beside, as NAME.receipt.json.
_BESIDE = (".gexf", ".net", ".csv", ".cypher")


def save(net: nx.Graph, path: str | os.PathLike) -> Path:
    """Write a network in the format that the ending names; as many ties as the receipt counts, parallel ones side by side.

    .json (node-link, with all evidence), .graphml, .gexf, .cyjs (Cytoscape), .net (Pajek: ids, kinds and ties only), .csv
    (and NAME.nodes.csv), .parquet (and NAME.nodes.parquet), .xlsx (sheets receipt, ties, nodes), .cypher (a script for
    Neo4j, one for Memgraph, and the NAME.import-….csv files they load). Except in .json, lists are joined with `` | ``. The receipt stands
    inside the file, for .gexf .net .csv .cypher also beside it (``NAME.receipt.json``).
    Raises ``FileError`` for another ending, a place that cannot be written, or a text that the format cannot hold.
    """
    path = Path(path)
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise files.unknown_ending(path, FORMATS)
    made = {path: _ONE[ending](net, path)} if ending in _ONE else _SEVERAL[ending](net, path)
    if ending in _BESIDE:
        made[path.with_suffix(".receipt.json")] = (spreadsheet.receipt_text(network.receipt(net)) + "\n").encode()
    files.write_all(made)
    return path


def write(g: KnowledgeGraph, path: str | os.PathLike) -> Path:
    """Write a dataset in the format that the ending names; see ``kg.exports.datasets.write``."""
    from kg.exports import datasets

    return datasets.write(g, path)
