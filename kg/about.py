"""What is known about one thing, for people to read: its names and codes, then its claims with their passages."""
from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox

from kg.table import Table, visible
from kg.terms import short, value
from kg.words import Bilingual

STATEMENT = ("property", "value", "language", "graph")


@dataclass(frozen=True, repr=False)
class About(Table):
    """Everything known about one thing: its names and codes in ``entity``, its claims as rows."""

    entity: Mapping[str, Any] = field(default_factory=dict)

    def text(self, lang: str = "en", width: int | None = None) -> str:
        """Names, kind and identifiers of the thing, then each claim as a few lines; foreign things as a table."""
        head = [*self._head(lang), ""]
        if "says" not in self.columns:
            return "\n".join([*map(visible, head), super().text(lang, width)])
        body = [line for claim in self.records() for line in self._said(claim, lang)]
        return "\n".join([*map(visible, [*head, *body]), "", self._claims(lang)])

    def _head(self, lang: str) -> list[str]:
        e = self.entity
        colon = {"en": ": ", "zh": "："}[lang]
        words = {"en": ("kind", "also called", "identifiers"), "zh": ("类别", "别名", "标识")}[lang]
        parts = [e["class"].get(lang), ", ".join(e["aliases"]), ", ".join(e["identifiers"])]
        labels = dict.fromkeys([e["label"][lang], e["label"]["zh" if lang == "en" else "en"]])
        return [f"{' · '.join(labels)} [{e['id']}]", *(w + colon + p for w, p in zip(words, parts) if p)]

    def _claims(self, lang: str) -> str:
        return {"en": f"{len(self)} claim" + ("" if len(self) == 1 else "s"), "zh": f"{len(self)} 条陈述"}[lang]

    def html(self, lang: str = "en", most: int | None = None, width: int | None = None) -> str:
        """As ``text``, with each claim as a point of a list, cut to ``most`` claims; nothing in it is a script or a link."""
        first, *rest = (html.escape(visible(line)) for line in self._head(lang))
        head = f"<p><b>{first}</b>" + "".join(f"<br>{line}" for line in rest) + "</p>"
        tag = {"en": "en", "zh": "zh-Hans"}[lang]
        if "says" not in self.columns:
            return f"<div lang='{tag}'>{head}{super().html(lang, most, width)}</div>"
        points = []
        for claim in self.records()[:most]:
            said, *below = (html.escape(visible(line.strip().removeprefix("• "))) for line in self._said(claim, lang))
            said = said.replace(f"[{claim['record']}]", f"<small style='opacity:.7'>[{claim['record']}]</small>")
            points.append(f"<li>{said}" + "".join(f"<br><small>{line}</small>" for line in below) + "</li>")
        cut = {"en": f", the first {most} shown; all of them: .text()", "zh": f"，仅显示前 {most} 条；全部内容见 .text()"}[lang]
        count = self._claims(lang) + (cut if most is not None and len(self) > most else "")
        return f"<div lang='{tag}'>{head}<ul>{''.join(points)}</ul><p><small>{count}</small></p></div>"

    def _repr_markdown_(self) -> None:
        """None: a notebook takes the list, a file the text."""

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
    at = p["locator"] or (f"{p['start']}-{p['end']}" if p["start"] is not None else p["gist_en"]) or p["id"]
    return Bilingual(f"{p['source_label_en']}, {at}",
                     f"{p['source_label_zh']}，{p['locator'] or p['gist_zh'] or at}")


def statements(store: ox.Store, iri: str) -> list[tuple[str, Any, str | None, str | None]]:
    """Every triple about a thing, with the language of its text and its graph: rows of ``STATEMENT``, in order."""
    quads = store.quads_for_pattern(ox.NamedNode(iri), None, None, None)
    return sorted({(short(q.predicate.value), str(value(q.object)), getattr(q.object, "language", None),
                    getattr(q.graph_name, "value", None)) for q in quads}, key=str)


def identifiers(store: ox.Store, iri: str) -> list[str]:
    """What others call a thing: addresses and numbers of documents."""
    return sorted(q.object.value for q in store.quads_for_pattern(ox.NamedNode(iri), None, None, None)
                  if q.predicate.value.endswith(("sameAs", "exactMatch", "celexNumber", "documentNumber")))


def entity(thing: str, described: Mapping[str, Any], kinds: Mapping[str, Mapping[str, str]],
           linked: Sequence[str]) -> dict[str, Any]:
    """What ``About.entity`` holds, from what a network node would carry; ``kinds``: both labels of each class."""
    label = {"en": described["label_en"], "zh": described["label_zh"]}
    kind = kinds.get(described["class"], {"en": described["class"], "zh": described["class"]})
    return {"id": thing, "label": label, "class": {**kind}, "identifiers": list(linked),
            "aliases": [n for n in described["names"] if n not in label.values() and n not in linked]}
