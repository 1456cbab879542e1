"""The codebook of a research table: every column with type, unit, meaning, codes and where the meaning is written.

What a term of the ontology defines is taken from the ontology, the meaning of a code from the vocabulary; the rest from
the column itself. The first rows say what one row of the table is, and how zero and empty differ.
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyoxigraph as ox

from kg import layout
from kg.research.columns import TYPES, Column
from kg.table import Table
from kg.terms import PREFIXES, expand, graph_name, short
from kg.words import Bilingual

COLUMNS = ("column", "type", "unit_en", "unit_zh", "definition_en", "definition_zh", "codes_en", "codes_zh", "source")
_DEFINITION, _LABEL, _PREF, _BELOW = (PREFIXES[p] + n for p, n in (
    ("skos", "definition"), ("rdfs", "label"), ("skos", "prefLabel"), ("rdfs", "subClassOf")))
RULES = (
    ("(empty)", Bilingual("An empty cell means: not known or not looked at. Zero means: looked at, and there is none.",
                          "空单元格表示不明或未考察；零表示已考察而无。")),
    ("(form)", Bilingual(
        "UTF-8, comma-separated, first line = column names, no index column; dates in ISO 8601; true and false in small letters; "
        "several ids in one cell are joined by | (Parquet: lists).",
        "UTF-8编码，逗号分隔，首行为列名，无索引列；日期按ISO 8601；真假值为小写true/false；"
        "同一单元格的多个标识以 | 连接（Parquet中为列表）。")),
    ("(types)", Bilingual("; ".join(f"{t} = {said.en}" for t, said in TYPES.items()),
                          "；".join(f"{t} = {said.zh}" for t, said in TYPES.items()))),
)


class Meanings:
    """Labels and definitions in both languages, of terms and of codes, as the store holds them."""

    def __init__(self, store: ox.Store):
        self.store = store

    def _text(self, iri: str, predicate: str) -> Bilingual | None:
        found = {q.object.language: q.object.value for q in self.store.quads_for_pattern(
            ox.NamedNode(iri), ox.NamedNode(predicate), None, None) if isinstance(q.object, ox.Literal)}
        en = found.get("en")
        return Bilingual(en, found.get("zh", en)) if en else None

    def definition(self, term: str) -> Bilingual | None:
        """The definition of a term, given as a CURIE."""
        return self._text(expand(term), _DEFINITION)

    def codes(self, codes: str | tuple) -> list[tuple[str, Bilingual]]:
        """Codes with their meanings: literal ones, the subclasses of a class (a CURIE), or ids with a prefix."""
        if not isinstance(codes, str):
            return list(codes)
        if ":" in codes:
            return [(c.partition(":")[2], self._text(expand(c), _LABEL) or Bilingual(c, c)) for c in self._below(codes)]
        subjects = {q.subject.value for q in self.store.quads_for_pattern(
            None, ox.NamedNode(_PREF), None, graph_name("vocabulary"))}
        found = sorted((short(iri), iri) for iri in subjects if short(iri).startswith(codes))
        return [(name, self._code(iri, name)) for name, iri in found]

    def _code(self, iri: str, name: str) -> Bilingual:
        label, more = self._text(iri, _PREF) or Bilingual(name, name), self._text(iri, _DEFINITION)
        return label if more is None else Bilingual(f"{label.en}: {more.en.rstrip('.')}", f"{label.zh}：{more.zh.rstrip('。')}")

    def _below(self, term: str) -> list[str]:
        """Subclasses that have no subclasses themselves."""
        below = sorted(short(q.subject.value) for q in self.store.quads_for_pattern(
            None, ox.NamedNode(_BELOW), ox.NamedNode(expand(term)), None) if isinstance(q.subject, ox.NamedNode))
        return sorted({leaf for b in below if b.startswith("dpn:") for leaf in self._below(b) or [b]})


def codebook(store: ox.Store, columns: Sequence[Column], title: Bilingual, about: Sequence[tuple[str, Bilingual]],
             digest: str = "") -> Table:
    """The codebook of one table.

    ``about`` says what a row is, and other rules of this table; ``digest`` is the SHA-256 of the data, if it is known.
    """
    meanings = Meanings(store)
    rows: list[tuple[Any, ...]] = [(key, None, None, None, said.en, said.zh, None, None, "kg.research")
                                   for key, said in (*about, *RULES)]
    version = Bilingual(f"EUDPN {layout.VERSION}" + (f", SHA-256 {digest}" if digest else ""),
                        f"EUDPN {layout.VERSION} 版" + (f"，SHA-256 {digest}" if digest else ""))
    rows.append(("(data)", None, None, None, version.en, version.zh, None, None, "kg.research"))
    rows += [_row(meanings, c) for c in columns]
    return Table(COLUMNS, rows, {"en": f"Codebook: {title.en}", "zh": f"编码手册：{title.zh}"}, headings=_HEADINGS)


_HEADINGS = {
    "column": {"en": "column", "zh": "列"}, "type": {"en": "type", "zh": "类型"}, "unit_en": {"en": "unit", "zh": "单位（英文）"},
    "unit_zh": {"en": "unit (Chinese)", "zh": "单位"}, "definition_en": {"en": "definition", "zh": "定义（英文）"},
    "definition_zh": {"en": "definition (Chinese)", "zh": "定义"}, "codes_en": {"en": "codes", "zh": "编码（英文）"},
    "codes_zh": {"en": "codes (Chinese)", "zh": "编码"}, "source": {"en": "where it is defined", "zh": "定义出处"},
}


def _row(meanings: Meanings, column: Column) -> tuple[Any, ...]:
    """One column: its own words where it is computed, else those of its term; the source names both."""
    term = meanings.definition(column.term) if column.term else None
    said = column.says or term or Bilingual("", "")
    codes = meanings.codes(column.codes) if column.codes else []
    if column.bare:
        codes = [(code.removeprefix(str(column.codes)), meaning) for code, meaning in codes]
    unit = column.unit or Bilingual("", "")
    source = column.term if column.says is None else f"kg.research; {column.term}" if column.term else "kg.research"
    listed = "; ".join(f"{code} = {m.en}" for code, m in codes), "；".join(f"{code} = {m.zh}" for code, m in codes)
    return (column.name, column.type, unit.en or None, unit.zh or None, said.en, said.zh,
            listed[0] or None, listed[1] or None, source)

