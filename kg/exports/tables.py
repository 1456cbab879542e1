"""The tables of a dataset for people who work with tables: research tables, every claim with its passages, the sources.

The two dyad-year tables are left out for their size; ``kg export --table dyad-year FILE`` writes them.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kg import layout, research
from kg.exports.scalars import Sheet, scalar
from kg.words import Bilingual

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.graph import KnowledgeGraph

RESEARCH = ("party", "mechanism", "event", "country-year")
_TYPES = {"integer": "integer", "boolean": "boolean", "day": "date"}
_CLAIM = {
    "claim": Bilingual("Short id of the record.", "记录的短标识。"),
    "class": Bilingual("Kind of record.", "记录的种类。"),
    "sentence_en": Bilingual("What it says, in English.", "所述内容的英文。"),
    "sentence_zh": Bilingual("What it says, in Chinese.", "所述内容的中文。"),
    "date": Bilingual("Date or period as the editor wrote it (EDTF).", "编者写定的日期或时段（EDTF）。"),
    "confidence": Bilingual("high, medium or low.", "可信度：high、medium或low。"),
    "review": Bilingual("State of review.", "复核状态。"),
    "usable": Bilingual("Whether rules and rankings may use it.", "规则与排序可否使用该记录。"),
    "things": Bilingual("Short ids of the things it is about, joined by |.", "所涉事物的短标识，以 | 分隔。"),
    "passages": Bilingual("Short ids of its passages, joined by |.", "其来源段落的短标识，以 | 分隔。"),
    "contradicts": Bilingual("Short ids of records that say otherwise, joined by |.", "与之不一致的记录的短标识，以 | 分隔。"),
    "note_en": Bilingual("Note of the editor, in English.", "编者说明的英文。"),
    "note_zh": Bilingual("Note of the editor, in Chinese.", "编者说明的中文。"),
}
_PASSAGE = {
    "passage": Bilingual("Short id of the passage.", "段落的短标识。"),
    "source": Bilingual("Short id of the source.", "来源的短标识。"),
    "source_en": Bilingual("Title of the source, in English.", "来源标题的英文。"),
    "source_zh": Bilingual("Title of the source, in Chinese.", "来源标题的中文。"),
    "locator": Bilingual("Where in the source it stands.", "在来源中的位置。"),
    "start": Bilingual("First character, counted from 0.", "首个字符的位置，从0起计。"),
    "end": Bilingual("Character behind the last.", "末个字符之后的位置。"),
    "gist_en": Bilingual("What it says, in English.", "所述要点的英文。"),
    "gist_zh": Bilingual("What it says, in Chinese.", "所述要点的中文。"),
    "url": Bilingual("Address of the source.", "来源的网址。"),
}


def tables(g: KnowledgeGraph) -> list[Sheet]:
    """The tables of a dataset of this project; for other people's, one table of its statements."""
    if g.foreign:
        return [statements(g.quads)]
    return [*(_research(g, name) for name in RESEARCH), _claims(g), _passages(g)]


def receipt(g: KnowledgeGraph) -> dict[str, Any]:
    """What was exported: version, hash, number of statements, and what was cut away by the two clocks."""
    note = {"dataset": "eudpn" if not g.foreign else g.name, "statements": len(g.quads), "sha256": g.digest,
            "as_of": g.clocks.get("as_of"), "known_at": g.clocks.get("known_at"), "made_with": f"eudpn {layout.VERSION}"}
    return note if g.foreign else {**note, "data_version": layout.VERSION, "licence": "CC BY 4.0"}


def statements(quads: Iterable[ox.Quad]) -> Sheet:
    """Statements as rows: subject, predicate, object, datatype, language, graph."""
    rows = sorted({(_text(q.subject), _text(q.predicate), _text(q.object), getattr(getattr(q.object, "datatype", None), "value", ""),
                    getattr(q.object, "language", None) or "", _text(q.graph_name)) for q in quads})
    columns = ("subject", "predicate", "object", "datatype", "language", "graph")
    return Sheet("statement", dict.fromkeys(columns, "string"), rows)


def _text(term: Any) -> str:
    return "" if type(term).__name__ == "DefaultGraph" else getattr(term, "value", None) or str(term)


def _research(g: KnowledgeGraph, name: str) -> Sheet:
    table = research.table(g, name)
    book = {row["column"]: Bilingual(row["definition_en"], row["definition_zh"]) for row in research.codebook(g, name).records()}
    types = {c.name: _TYPES.get(c.type, "string") for c in research.typed_columns(name)}
    return Sheet(name, types, table.rows, {c: book[c] for c in types if c in book})


def _claims(g: KnowledgeGraph) -> Sheet:
    rows = []
    for name in g.claims.records():
        c = g.claims.claim(name)
        rows.append((name, *(c[k] for k in ("class", "sentence_en", "sentence_zh", "date", "confidence", "review", "usable")),
                     _joined(c["things"]), _joined(p["id"] for p in c["passages"]), _joined(c["contradicts"]), c["note_en"],
                     c["note_zh"]))
    return _sheet("claim", _CLAIM, rows, {"usable": "boolean"})


def _passages(g: KnowledgeGraph) -> Sheet:
    keys = ("id", "source", "source_label_en", "source_label_zh", "locator", "start", "end", "gist_en", "gist_zh", "url")
    rows = [tuple(g.claims.passage(name)[k] for k in keys) for name in g.claims.passages()]
    return _sheet("passage", _PASSAGE, rows, {"start": "integer", "end": "integer"})


def _sheet(name: str, said: Mapping[str, Bilingual], rows: list[tuple], types: Mapping[str, str]) -> Sheet:
    kinds = {c: types.get(c, "string") for c in said}
    return Sheet(name, kinds, [tuple(scalar(v) if k == "string" else v for v, k in zip(row, kinds.values())) for row in rows],
                 dict(said))


def _joined(ids: Iterable[str]) -> str | None:
    return "|".join(map(str, ids)) or None
