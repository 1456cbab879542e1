"""The table schema, read from ``data/datapackage.json`` (Data Package v2, Table Schema).

That file is the only place where the meaning of a column is written; this module reads it and gives it names.
"""
from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kg.errors import FileError
from kg.terms import LAYERS, PREFIXES, VOC, expand

KINDS = ("class", "id", "relation", "en", "zh", "text", "integer", "decimal", "boolean", "day", "outside", "url", "when",
         "period", "window", "passage", "skip")
_NO_PROPERTY = ("class", "when", "period", "window", "passage", "skip")


@dataclass(frozen=True)
class Column:
    """One column: its name, its kind of cell and what a cell becomes in RDF."""

    name: str
    kind: str
    property: str | None = None
    required: bool = False
    many: bool = False
    inverse: bool = False
    unique: bool = False
    to: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    default: str = ""
    window: str = ""
    pattern: re.Pattern | None = None
    title: tuple[str, str] = ("", "")
    meaning: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class TableSchema:
    """One table: its file, the layer and classes of its rows, the prefixes of their ids, and its columns."""

    name: str
    path: str
    layer: str
    classes: tuple[str, ...]
    prefixes: tuple[str, ...]
    vocabulary: bool
    columns: tuple[Column, ...]
    title: tuple[str, str] = ("", "")
    meaning: tuple[str, str] = ("", "")

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """Columns by name."""
        return {c.name: c for c in self.columns}


def read(data: Path) -> tuple[TableSchema, ...]:
    """The schemas of all tables of a folder, in load order.

    Raises ``FileError`` if the descriptor is missing, is not JSON, or uses a kind that does not exist.
    """
    path = data / "datapackage.json"
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_table(resource) for resource in package["resources"])
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raise FileError(f"{data.name or data} holds no datapackage.json, so it is not a folder of tables",
                        f"{data.name or data} 中没有 datapackage.json，不是数据表文件夹") from None
    except (UnicodeDecodeError, json.JSONDecodeError) as e:
        raise FileError(f"datapackage.json cannot be read: {e}", f"无法读取 datapackage.json：{e}") from None
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError, OverflowError, re.error) as e:
        raise FileError(f"datapackage.json lacks a part that every table needs, or has one of another form: {e}",
                        f"datapackage.json 缺少必要部分或格式有误：{e}") from None


def _table(resource: dict) -> TableSchema:
    kg = resource["kg"]
    if not re.fullmatch(r"[A-Za-z0-9_-]+\.csv", resource["path"]):
        raise FileError(f"datapackage.json: path '{resource['path']}' must be the name of a .csv file inside the folder",
                        f"datapackage.json：路径“{resource['path']}”须为文件夹内.csv文件的名称")
    if kg["graph"] not in LAYERS:
        raise FileError(f"datapackage.json: {resource['name']} lies in no layer among {', '.join(LAYERS)}",
                        f"datapackage.json：{resource['name']} 的层不在 {', '.join(LAYERS)} 之中")
    for name in kg.get("class", ()):
        ox.NamedNode(expand(name if ":" in name else "dpn:" + name))
    if resource["schema"]["fields"][0]["name"] != "id":
        raise FileError(f"datapackage.json: the first column of {resource['name']} must be id",
                        f"datapackage.json：{resource['name']} 的首列须为 id")
    return TableSchema(
        name=resource["name"], path=resource["path"], layer=kg["graph"], classes=tuple(kg.get("class", ())),
        prefixes=tuple(kg.get("prefix", ())), vocabulary=kg.get("namespace") == "voc",
        columns=tuple(_column(field, resource["name"]) for field in resource["schema"]["fields"]),
        title=(resource.get("title", ""), resource.get("title_zh", "")),
        meaning=(resource.get("description", ""), resource.get("description_zh", "")))


def _column(field: dict, table: str) -> Column:
    kg, constraints = field.get("kg", {}), field.get("constraints", {})
    kind = kg.get("kind", "id" if field["name"] == "id" else "")
    if kind not in KINDS:
        raise FileError(f"datapackage.json: column '{field['name']}' of {table} has no kind among {', '.join(KINDS)}",
                        f"datapackage.json：{table} 的列“{field['name']}”的类型不在 {', '.join(KINDS)} 之中")
    pattern = constraints.get("pattern")
    prefix = (kg.get("property") or "").partition(":")[0]
    if field["name"] != "id" and kind not in _NO_PROPERTY and prefix not in PREFIXES:
        raise FileError(f"datapackage.json: column '{field['name']}' of {table} needs a property with a known prefix",
                        f"datapackage.json：{table} 的列“{field['name']}”须有带已知前缀的属性")
    for iri in (expand(kg["property"]) if kg.get("property") else "", VOC + "window-" + kg.get("window", "")):
        if iri:
            ox.NamedNode(iri)  # what is no IRI is told here, and not when a row is read
    return Column(
        name=field["name"], kind=kind, property=kg.get("property"), required=bool(constraints.get("required")),
        many=bool(kg.get("many")), inverse=bool(kg.get("inverse")), unique=bool(constraints.get("unique")),
        to=tuple(kg.get("to", ())), of=tuple(kg.get("of", ())), default=kg.get("default", ""),
        window=kg.get("window", ""), pattern=re.compile(pattern, re.ASCII) if pattern else None,
        title=(field.get("title", ""), field.get("title_zh", "")),
        meaning=(field.get("description", ""), field.get("description_zh", "")))


def columns_markdown(data: Path) -> str:
    """The list of all tables and columns as Markdown, for the generated part of ``data/FORMAT.md``."""
    parts = []
    for table in read(data):
        parts.append(f"### {table.name}\n\n{table.meaning[0]}\n\n{table.meaning[1]}\n")
        parts.append("| column | title · 标题 | kind | required | meaning | 含义 |\n|---|---|---|---|---|---|")
        for c in table.columns:
            kind = c.kind + (" (several, `\\|`)" if c.many else "")
            if c.to:
                kind += " → " + ", ".join(f"`{p}`" for p in c.to)
            parts.append(f"| `{c.name}` | {c.title[0]} · {c.title[1]} | {kind} | {'yes' if c.required else ''} "
                         f"| {c.meaning[0]} | {c.meaning[1]} |")
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"
