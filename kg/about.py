"""What is known about one thing, for people to read: its names and codes, then its claims with their passages."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.table import Table, visible
from kg.words import Bilingual


@dataclass(frozen=True)
class About(Table):
    """Everything known about one thing: its names and codes in ``entity``, its claims as rows."""

    entity: Mapping[str, Any] = field(default_factory=dict)

    def text(self, lang: str = "en", width: int | None = None) -> str:
        """Names, kind and identifiers of the thing, then each claim as a few lines; foreign things as a table."""
        e = self.entity
        colon = {"en": ": ", "zh": "："}[lang]
        words = {"en": ("kind", "also called", "identifiers"), "zh": ("类别", "别名", "标识")}[lang]
        parts = [e["class"].get(lang), ", ".join(e["aliases"]), ", ".join(e["identifiers"])]
        labels = dict.fromkeys([e["label"][lang], e["label"]["zh" if lang == "en" else "en"]])
        head = [f"{' · '.join(labels)} [{e['id']}]", *(w + colon + p for w, p in zip(words, parts) if p), ""]
        if "says" not in self.columns:
            return "\n".join([*map(visible, head), super().text(lang, width)])
        body = [line for claim in self.records() for line in self._said(claim, lang)]
        count = {"en": f"{len(self)} claim" + ("" if len(self) == 1 else "s"), "zh": f"{len(self)} 条陈述"}[lang]
        return "\n".join([*map(visible, [*head, *body]), "", count])

    def _said(self, claim: Mapping[str, Any], lang: str) -> list[str]:
        """One claim: the sentence with its date, then its standing and passages, then the note."""
        said = self.shown(claim["says"], lang) + (f", {claim['date']}" if claim["date"] else "")
        standing = [self.shown(claim[c], lang) for c in ("confidence", "review") if claim[c]]
        places = {"en": "; ", "zh": "；"}[lang].join(self.shown(p, lang) for p in claim["passages"])
        lines = [f"• {said}  [{claim['record']}]", "    " + " · ".join([*standing, places])]
        if claim["note"]:
            lines.append("    " + {"en": "Note: ", "zh": "说明："}[lang] + self.shown(claim["note"], lang))
        return lines


def place(p: Mapping[str, Any]) -> Bilingual:
    """Where a passage stands: its source, then its locator, its characters or its gist."""
    at = p["locator"] or (f"{p['start']}-{p['end']}" if p["start"] is not None else p["gist_en"])
    return Bilingual(f"{p['source_label_en']}, {at}",
                     f"{p['source_label_zh']}，{p['locator'] or p['gist_zh'] or at}")
