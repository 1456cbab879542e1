"""The evidence behind an answer, bounded in size: claims by the records in its cells, passages by the claims."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.agents.forms import Answer, Claim, Passage
from kg.errors import clipped
from kg.graph import KnowledgeGraph
from kg.table import Table, plain
from kg.words import Bilingual

CLAIMS, TEXT, CELL = 60, 40_000, 600
"""Claims an answer carries, characters of its JSON, characters of one text."""


def claims(g: KnowledgeGraph, records: Iterable[str], lang: str, most: int = CLAIMS) -> tuple[list[Claim], list[Passage], int]:
    """Claims of records and their passages in one language, and how many records there were."""
    names = list(dict.fromkeys(r for r in records if r in g.claims))
    chosen = [g.claims.claim(name) for name in names[:most]]
    found: dict[str, Passage] = {}
    for claim in chosen:
        for p in claim["passages"]:
            found.setdefault(p["id"], passage(p, lang))
    return [_claim(c, lang) for c in chosen], list(found.values()), len(names)


def _claim(c: Mapping[str, Any], lang: str) -> Claim:
    return Claim(record=c["id"], says=clipped(c[f"sentence_{lang}"], CELL), date=c["date"], confidence=c["confidence"],
                 review=c["review"], usable=c["usable"], passages=[p["id"] for p in c["passages"]])


def passage(p: Mapping[str, Any], lang: str) -> Passage:
    """A passage in one language."""
    locator = p["locator"] or (f"{p['start']}-{p['end']}" if p["start"] is not None else None)
    return Passage(id=p["id"], source=p[f"source_label_{lang}"], source_id=p["source"], locator=locator,
                   url=None if p["url"] is None else str(p["url"]), gist=clipped(p[f"gist_{lang}"], CELL))


def records_in(g: KnowledgeGraph, rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Records that the cells of some rows name, in order."""
    cells = (one for row in rows for cell in row.values() for one in (cell if isinstance(cell, tuple | list) else (cell,)))
    return list(dict.fromkeys(c for c in cells if isinstance(c, str) and c in g.claims))


def passages_in(g: KnowledgeGraph, rows: Iterable[Mapping[str, Any]], lang: str) -> list[Passage]:
    """Passages that the cells of some rows name, in order."""
    known = dict.fromkeys(c for row in rows for c in row.values() if isinstance(c, str) and c.startswith("psg-"))
    found = set(g.claims.passages()) if known else set()
    return [passage(g.claims.passage(c), lang) for c in known if c in found]


def cell(value: object, lang: str) -> Any:
    """A cell as JSON, texts cut."""
    if isinstance(value, Bilingual):
        return clipped(value.get(lang), CELL)
    found = plain(value)
    return clipped(found, CELL) if isinstance(found, str) else found


def labels(table: Table, rows: Iterable[Mapping[str, Any]], lang: str) -> dict[str, str]:
    """What the ids in some rows are called; ids of records and passages are explained by claims and passages."""
    found: dict[str, str] = {}
    for row in rows:
        for value in row.values():
            for one in value if isinstance(value, tuple | list) else (value,):
                if isinstance(one, str) and one not in found and table.labels and (said := table.labels(one)):
                    found[one] = clipped(said.get(lang) or said.get("en") or one, CELL)
    return {k: v for k, v in found.items() if not k.startswith("psg-")}

_REST = Bilingual("{0} of {1} shown, from number {2}; give offset and limit, or narrow the question, for the others",
                  "共 {1} 条，此处为第 {2} 条起的 {0} 条；其余请以 offset 与 limit 续读，或缩小范围")
_FEWER = Bilingual("Claims of {0} of {1} records shown; ask about one of the others by its id",
                   "{1} 条记录中列出 {0} 条陈述；其余可按标识以 about 查询")
_SMALLER = Bilingual("Shortened to {0} characters: {1}", "为不超过 {0} 字符而删减：{1}")


def rest(total: int, offset: int, shown: int, lang: str) -> list[str]:
    """A note that not all was shown; nothing if all was."""
    return [] if shown == total else [_REST.get(lang).format(shown, total, offset + 1)]


def fewer(total: int, shown: int, lang: str) -> list[str]:
    """A note that not all claims are there."""
    return [] if shown >= total else [_FEWER.get(lang).format(shown, total)]


def bounded(answer: Answer, lang: str, most: int = TEXT) -> Answer:
    """The answer within a number of characters: claims are shortened first, then what else is long; ``cut`` says so."""
    lists = [n for n in ("claims", "rows", "paths", "references", "things", "ranks", "passages") if hasattr(answer, n)]
    kept = {n: len(getattr(answer, n)) for n in lists}
    while len(answer.model_dump_json()) > most:
        size = {n: len(getattr(answer, n)) for n in lists}
        name = "claims" if size["claims"] > 8 else max(size, key=lambda n: (n != "claims", size[n]))
        if not size[name]:
            break
        setattr(answer, name, getattr(answer, name)[:size[name] * 3 // 4])
        if name == "claims":
            used = {p for c in answer.claims for p in c.passages}
            answer.passages = [p for p in answer.passages if p.id in used]
    less = [f"{n} {len(getattr(answer, n))}/{kept[n]}" for n in lists if len(getattr(answer, n)) < kept[n]]
    if less:
        answer.cut = [*answer.cut, _SMALLER.get(lang).format(f"{most:,}", ", ".join(less))]
    return answer
