"""A dataset in the form that the name of a file asks for: RDF, a store, a workbook, a package of tables."""
from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg import dataset, files
from kg.errors import FileError
from kg.exports import jsonld, package, spreadsheet, tables
from kg.exports.scalars import Sheet
from kg.places import store
from kg.words import Bilingual

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

RDF = tuple(dataset.FORMATS)
FORMATS = (*RDF, store.ENDING, ".xlsx", ".zip")
_ONE_TABLE = (".csv", ".parquet")


def write(g: KnowledgeGraph, path: str | os.PathLike) -> Path:
    """Write a dataset; the same data give the same bytes.

    .nq .trig .jsonld keep the layers; .ttl .nt .rdf .owl .n3 hold the union of all layers; each also as .gz. .store is a
    folder that opens at once. .xlsx has a sheet a table; .zip, or a name that ends with /, is a Frictionless package with
    Croissant metadata. Raises ``FileError``.
    """
    if package.is_folder(path) and not store.is_store(Path(path)):
        return package.unfolded(_package(g), Path(path))
    path = Path(path)
    ending = path.suffix.lower()
    if ending == store.ENDING:
        return store.build(g.quads, path)
    if ending == ".xlsx":
        sheets = tables.tables(g)
        return files.write(path, spreadsheet.workbook([_about(g, sheets), *sheets], path))
    if ending == ".zip":
        return files.write(path, package.packed(_package(g)))
    if ending in _ONE_TABLE:
        raise FileError(f"'{path.name}': a {ending} file holds one table; name it with --table, or choose .xlsx or .zip for all",
                        f"“{path.name}”：{ending} 文件只容纳一个表；请以 --table 指明，或选择 .xlsx 或 .zip 以导出全部")
    if ending not in (*RDF, ".gz"):
        raise files.unknown_ending(path, [*FORMATS, *(e + ".gz" for e in RDF)], f"{', '.join(FORMATS)} (+ .gz), FOLDER/")
    if (path.suffixes or [""])[0].lower() == ".jsonld" or path.suffixes[-2:-1] == [".jsonld"]:
        dataset.form(path)
        body = jsonld.body(g.quads)
        return files.write(path, files.packed(body) if ending == ".gz" else body)
    return dataset.write(g.quads, path)


def _package(g: KnowledgeGraph) -> dict[str, bytes]:
    note = tables.receipt(g)
    return package.contents(tables.tables(g), note, _published(g))


def _published(g: KnowledgeGraph) -> str:
    """The day up to which the data speak: that on which a source was last read."""
    found = [] if g.foreign else [row["seen"] for row in g.ask("sources").records() if row.get("seen")]
    return str(max(found)) if found else "1970-01-01"


def _about(g: KnowledgeGraph, sheets: Sequence[Sheet]) -> Sheet:
    """The first sheet of a workbook: what the file is, from which data, and what each table and column holds."""
    said = Bilingual("EU Digital Partnership Network: tables for analysis", "欧盟数字伙伴关系网络：分析用数据表")
    rows = [("title", "" if g.foreign else said.en, "" if g.foreign else said.zh)]
    rows += [(key, "" if v is None else str(v), "") for key, v in tables.receipt(g).items()]
    for sheet in sheets:
        rows.append((f"table {sheet.name}", f"{len(sheet.rows)} rows", f"{len(sheet.rows)} 行"))
        rows += [(f"{sheet.name}.{c}", text.en, text.zh) for c, text in (sheet.said or {}).items()]
    return Sheet("about", {"item": "string", "en": "string", "zh": "string"}, rows)
