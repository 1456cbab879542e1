"""Networks as tables: CSV, Parquet, an Excel workbook, and files to import into Neo4j or Memgraph with their scripts."""
from __future__ import annotations

import json
from pathlib import Path

import networkx as nx

from kg import network
from kg.exports import spreadsheet
from kg.exports.scalars import Sheet, node_sheet, tie_sheet

_CASTS = {"integer": "toInteger", "number": "toFloat", "boolean": "toBoolean"}
_ADMIN = {"integer": ":long", "number": ":double", "boolean": ":boolean", "string": "", "date": ""}


def csv_files(net: nx.Graph, path: Path) -> dict[Path, bytes]:
    """NAME.csv with one tie a row, and NAME.nodes.csv."""
    return {path: spreadsheet.csv_text(tie_sheet(net)).encode(),
            path.with_suffix(".nodes.csv"): spreadsheet.csv_text(node_sheet(net)).encode()}


def parquet_files(net: nx.Graph, path: Path) -> dict[Path, bytes]:
    """NAME.parquet with one tie a row, and NAME.nodes.parquet; the receipt is metadata of both."""
    note = {"receipt": _receipt(net)}
    return {path: spreadsheet.parquet(tie_sheet(net), note),
            path.with_suffix(".nodes.parquet"): spreadsheet.parquet(node_sheet(net), note)}


def workbook(net: nx.Graph, path: Path) -> dict[Path, bytes]:
    """NAME.xlsx with the sheets receipt, ties and nodes."""
    note = network.receipt(net)
    lines = [(k, v if isinstance(v, str) else json.dumps(v, ensure_ascii=False)) for k, v in sorted(note.items())]
    lines += [("words_" + lang, text) for lang, text in network.words(net).items()]
    receipt = Sheet("receipt", {"item": "string", "value": "string"}, lines)
    return {path: spreadsheet.workbook([receipt, tie_sheet(net), node_sheet(net)], path)}


def import_files(net: nx.Graph, path: Path) -> dict[Path, bytes]:
    """NAME.import-nodes.csv and NAME.import-ties.csv with the headings of ``neo4j-admin database import``, and the scripts that load
    them: NAME.cypher for a running Neo4j, NAME.memgraph.cypher for Memgraph. The receipt is a node of its own."""
    nodes, ties = node_sheet(net), tie_sheet(net)
    node_file, tie_file = path.with_suffix(".import-nodes.csv"), path.with_suffix(".import-ties.csv")
    node_head = ["id:ID", *(c + _ADMIN[t] for c, t in list(nodes.types.items())[1:]), ":LABEL"]
    tie_head = [":START_ID", ":END_ID", *(c + _ADMIN[t] for c, t in list(ties.types.items())[2:]), ":TYPE"]
    classes = [_label(net.nodes[n].get("class_")) for n in net]
    kinds = [str(d.get("kind") or "TIE") for *_, d in network.ties(net)]
    node_rows = [(*row, f"Thing;{c}" if c else "Thing") for row, c in zip(nodes.rows, classes)]
    tie_rows = [(*row, kind) for row, kind in zip(ties.rows, kinds)]
    made = {node_file: _import_csv(node_head, nodes, node_rows), tie_file: _import_csv(tie_head, ties, tie_rows)}
    for dialect, file in (("neo4j", path), ("memgraph", path.with_suffix(".memgraph.cypher"))):
        made[file] = _script(net, dialect, (node_file.name, node_head, nodes), (tie_file.name, tie_head, ties),
                             sorted(set(filter(None, classes))), sorted(set(kinds))).encode()
    return made


def _import_csv(head: list[str], sheet: Sheet, rows: list[tuple]) -> bytes:
    return spreadsheet.csv_text(Sheet(sheet.name, dict(zip(head, [*sheet.types.values(), "string"])), rows)).encode()


def _script(net: nx.Graph, dialect: str, nodes: tuple, ties: tuple, classes: list[str], kinds: list[str]) -> str:
    """Statements that make the nodes once, the ties as often as they stand in the file, and a node with the receipt."""
    lines = ["// Put the two CSV files where the server reads imports, then run this script on an empty database.",
             f"// Ties: {net.number_of_edges()}; nodes: {net.number_of_nodes()}; directed: {str(net.is_directed()).lower()}"
             + ("" if net.is_directed() else " (the direction of the relationships below means nothing)"),
             "CREATE CONSTRAINT thing_id IF NOT EXISTS FOR (n:Thing) REQUIRE n.id IS UNIQUE;" if dialect == "neo4j"
             else "CREATE INDEX ON :Thing(id);"]
    file, head, sheet = nodes
    keys = list(zip(head[1:-1], list(sheet.types.items())[1:]))
    lines.append(_rows(dialect, file) + f"CREATE (n:Thing {{id: {_cell('id:ID')}}}) SET {_sets('n', keys)};")
    for name in classes:
        lines.append(_rows(dialect, file) + f"WITH row WHERE {_cell(':LABEL')} = {_quoted('Thing;' + name)} "
                     f"MATCH (n:Thing {{id: {_cell('id:ID')}}}) SET n:{_name(name)};")
    file, head, sheet = ties
    keys = list(zip(head[2:-1], list(sheet.types.items())[2:]))
    for kind in kinds:
        lines.append(_rows(dialect, file) + f"WITH row WHERE {_cell(':TYPE')} = {_quoted(kind)} "
                     f"MATCH (a:Thing {{id: {_cell(':START_ID')}}}), (b:Thing {{id: {_cell(':END_ID')}}}) "
                     f"CREATE (a)-[t:{_name(kind)}]->(b) SET {_sets('t', keys)};")
    lines.append(f"CREATE (:Receipt {{json: {_quoted(_receipt(net))}}});")
    return "\n".join(lines) + "\n"


def _rows(dialect: str, file: str) -> str:
    if dialect == "neo4j":
        return f"LOAD CSV WITH HEADERS FROM {_quoted('file:///' + file)} AS row "
    return f"LOAD CSV FROM {_quoted('/import/' + file)} WITH HEADER AS row "


def _sets(variable: str, keys: list) -> str:
    """Assignments; an empty cell is no property."""
    return ", ".join(f"{variable}.{_name(name)} = {_cast(kind, head)}" for head, (name, kind) in keys) or f"{variable}.row = null"


def _cast(kind: str, head: str) -> str:
    cell = f"CASE {_cell(head)} WHEN '' THEN null ELSE {_cell(head)} END"
    return f"{_CASTS[kind]}({cell})" if kind in _CASTS else cell


def _cell(head: str) -> str:
    return f"row[{_quoted(head)}]"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r") + "'"


def _name(text: str) -> str:
    return "`" + text.replace("`", "``") + "`"


def _label(text: object) -> str:
    return str(text or "").replace(";", ",")


def _receipt(net: nx.Graph) -> str:
    return json.dumps(network.receipt(net), ensure_ascii=False, sort_keys=True)
