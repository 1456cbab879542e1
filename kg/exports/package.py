"""The tables of a dataset as a package: CSV files, a Frictionless ``datapackage.json``, and Croissant metadata for machines.

Frictionless Data Package 2.0 (datapackage.org), MLCommons Croissant 1.0 (docs.mlcommons.org/croissant).
"""
from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg import drafts
from kg.errors import FileError
from kg.exports.scalars import Sheet
from kg.exports.spreadsheet import csv_text, receipt_text

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
CROISSANT = "http://mlcommons.org/croissant/1.0"
HOME = "https://w3id.org/eudpn/"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
KEYS = {"party": ["party", "eu_as"], "mechanism": ["mechanism"], "event": ["event"], "country-year": ["country", "year", "eu_as"],
        "claim": ["claim"], "passage": ["passage"]}
_TITLES = {
    "party": ("Parties", "参与方"), "mechanism": ("Mechanisms", "机制"), "event": ("Events", "事件"),
    "country-year": ("Country-years", "国家—年"), "claim": ("Claims with their standing", "陈述及其状态"),
    "passage": ("Passages of sources", "来源段落"), "statement": ("Statements", "陈述")}
_SC = {"integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date", "string": "sc:Text"}
_CONTEXT = {
    "@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column",
    "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/", "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"}, "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/", "examples": {"@id": "cr:examples", "@type": "@json"}, "extract": "cr:extract",
    "field": "cr:field", "fileProperty": "cr:fileProperty", "fileObject": "cr:fileObject", "fileSet": "cr:fileSet",
    "format": "cr:format", "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset", "jsonPath": "cr:jsonPath",
    "key": "cr:key", "md5": "cr:md5", "parentField": "cr:parentField", "path": "cr:path", "recordSet": "cr:recordSet",
    "references": "cr:references", "regex": "cr:regex", "repeated": "cr:repeated", "replace": "cr:replace",
    "sc": "https://schema.org/", "separator": "cr:separator", "source": "cr:source", "subField": "cr:subField",
    "transform": "cr:transform"}


def contents(sheets: Sequence[Sheet], note: Mapping[str, Any], published: str) -> dict[str, bytes]:
    """The files of a package by name; ``published`` is the day that the metadata give."""
    made = {f"{sheet.name}.csv": csv_text(sheet).encode() for sheet in sheets}
    described = datapackage(sheets, made, note)
    return {**made, "croissant.json": _json(croissant(sheets, made, note, published)), "receipt.json": (receipt_text(note) + "\n").encode(),
            "datapackage.json": _json(described)}


def datapackage(sheets: Sequence[Sheet], made: Mapping[str, bytes], note: Mapping[str, Any]) -> dict[str, Any]:
    """The Frictionless description: each file with size, hash, and the type and meaning of every column."""
    resources = []
    for sheet in sheets:
        file = f"{sheet.name}.csv"
        en, zh = _TITLES[sheet.name]
        fields = [{"name": c, "type": kind, **_meaning(sheet, c)} for c, kind in sheet.types.items()]
        key = [k for k in KEYS.get(sheet.name, []) if k in sheet.types]
        resources.append({
            "name": sheet.name, "type": "table", "path": file, "title": en, "title_zh": zh, "format": "csv",
            "mediatype": "text/csv", "encoding": "utf-8", "bytes": len(made[file]),
            "hash": "sha256:" + hashlib.sha256(made[file]).hexdigest(),
            "schema": {"fields": fields, "missingValues": [""], **({"primaryKey": key} if key else {})}})
    return {"$schema": PROFILE, "name": str(note["dataset"]).lower(), "title": _title(note), "title_zh": _title(note, "zh"),
            "description": _DESCRIPTION, **({"version": note["data_version"]} if "data_version" in note else {}),
            **({"licenses": [{"name": "CC-BY-4.0", "path": CC_BY}]} if "licence" in note else {}),
            "resources": resources, "kg": {"receipt": dict(note)}}


_DESCRIPTION = ("Tables made from a knowledge graph; receipt.json says from which version. A text that a spreadsheet would run as "
                "a formula begins with an apostrophe.")


def _title(note: Mapping[str, Any], lang: str = "en") -> str:
    ours = {"en": "EU Digital Partnership Network: tables for analysis", "zh": "欧盟数字伙伴关系网络：分析用数据表"}
    return ours[lang] if "licence" in note else str(note["dataset"])


def _meaning(sheet: Sheet, column: str) -> dict[str, str]:
    said = (sheet.said or {}).get(column)
    return {"description": said.en, **({"description_zh": said.zh} if said.zh != said.en else {})} if said else {}


def croissant(sheets: Sequence[Sheet], made: Mapping[str, bytes], note: Mapping[str, Any], published: str) -> dict[str, Any]:
    """The same in Croissant: files with hashes, and a record set a table."""
    files_, sets = [], []
    for sheet in sheets:
        file = f"{sheet.name}.csv"
        files_.append({"@type": "cr:FileObject", "@id": file, "name": file, "contentUrl": file, "encodingFormat": "text/csv",
                       "contentSize": f"{len(made[file])} B", "sha256": hashlib.sha256(made[file]).hexdigest()})
        fields = [{"@type": "cr:Field", "@id": f"{sheet.name}/{c}", "name": c, "dataType": _SC[kind],
                   "description": _meaning(sheet, c).get("description", c),
                   "source": {"fileObject": {"@id": file}, "extract": {"column": c}}} for c, kind in sheet.types.items()]
        sets.append({"@type": "cr:RecordSet", "@id": sheet.name, "name": sheet.name, "description": _TITLES[sheet.name][0],
                     "field": fields})
    return {"@context": _CONTEXT, "@type": "sc:Dataset", "conformsTo": CROISSANT, "name": str(note["dataset"]),
            "description": f"{_title(note)}. {_DESCRIPTION}", "url": HOME, "license": CC_BY if "licence" in note else "unknown",
            "version": note.get("data_version", "0"), "datePublished": published,
            "creator": {"@type": "sc:Organization", "name": "EUDPN project team" if "licence" in note else "unknown"},
            "citeAs": f"{_title(note)}, SHA-256 {note['sha256']}", "distribution": files_, "recordSet": sets}


def packed(found: Mapping[str, bytes]) -> bytes:
    """Files as a zip archive without times, so that equal files give equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, body in sorted(found.items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, body)
    return out.getvalue()


def unfolded(found: Mapping[str, bytes], folder: Path) -> Path:
    """The files of a package in a folder, published as a whole; other files that lie there stay.

    ``FileError`` for a folder that is not empty and no such package, or cannot be written.
    """
    try:
        if folder.exists() and any(folder.iterdir()) and not (folder / "receipt.json").is_file():
            raise FileError(f"'{folder.name}' is not empty and no package of this program; choose another folder",
                            f"“{folder.name}”非空且不是本程序生成的数据包；请另选文件夹")
        if not folder.absolute().parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    except OSError as e:
        raise drafts.unwritable(folder, e) from None
    with drafts.folder(folder, own=found) as made:
        for name, body in found.items():
            (made / name).write_bytes(body)
    return folder


def is_folder(path: str | os.PathLike) -> bool:
    """Whether a place is written as a folder: it ends with a slash, or is one."""
    return str(path).endswith(("/", os.sep)) or (not Path(path).suffix and os.path.isdir(path))


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
