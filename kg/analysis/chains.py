"""What a chain between two nodes is made of: ties, hops, paths; as words, as a table, as a page."""
from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.analysis.merged import CONFIDENCE
from kg.table import Table, visible
from kg.words import Bilingual

LEVEL = {level: name for name, level in CONFIDENCE.items()}
LEVEL_ZH = {"high": "高", "medium": "中", "low": "低", None: "未注明"}


@dataclass(frozen=True)
class Tie:
    """One tie of a hop, with source and target as the row of the network gave them."""

    source: Any
    target: Any
    kind: str | None
    via: str | None
    records: tuple[str, ...]
    passages: tuple[str, ...]
    confidence: str | None
    state: str | None
    sentence_en: str
    sentence_zh: str


@dataclass(frozen=True)
class Hop:
    """A step from one node to the next with all parallel ties, the best stated first, whose sentence is the hop's.

    ``day`` is set on paths through time: the first day on which the step can be taken (ISO), and the ties are those
    that stand on it.
    """

    source: Any
    target: Any
    ties: tuple[Tie, ...]
    sentence_en: str
    sentence_zh: str
    day: str | None = None

    @property
    def records(self) -> tuple[str, ...]:
        """All records behind the hop, each once."""
        return tuple(dict.fromkeys(record for tie in self.ties for record in tie.records))

    @property
    def passages(self) -> tuple[str, ...]:
        """All passages behind the hop, each once."""
        return tuple(dict.fromkeys(passage for tie in self.ties for passage in tie.passages))

    @property
    def confidence(self) -> str | None:
        """The confidence of the best stated tie."""
        return LEVEL.get(max((CONFIDENCE.get(tie.confidence or "", 0) for tie in self.ties), default=0))


@dataclass(frozen=True)
class Path:
    """A simple path: its nodes from source to target and a hop between each two; ``more`` is what ranks it besides."""

    nodes: tuple[Any, ...]
    hops: tuple[Hop, ...]
    more: Bilingual | None = None

    def __len__(self) -> int:
        return len(self.hops)

    @property
    def confidence(self) -> str | None:
        """The confidence of the weakest hop; None when that hop states none."""
        return LEVEL.get(min(CONFIDENCE.get(hop.confidence or "", 0) for hop in self.hops))

    @property
    def ties(self) -> int:
        """How many ties the path rests on, parallel ones each counted."""
        return sum(len(hop.ties) for hop in self.hops)


@dataclass(frozen=True)
class Paths(Sequence[Path]):
    """The paths found, best first; empty with ``reason_en`` and ``reason_zh`` when there is none."""

    found: tuple[Path, ...]
    source: Any
    target: Any
    labels: Mapping[Any, Mapping[str, str]]
    reason_en: str = ""
    reason_zh: str = ""
    note: Mapping[str, str] | None = None

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, index: Any) -> Any:
        return self.found[index]

    @cached_property
    def title(self) -> dict[str, str]:
        """"Paths from … to …" in both languages."""
        ends = {code: [self.labels.get(node, {}).get(code) or str(node) for node in (self.source, self.target)]
                for code in ("en", "zh")}
        return {"en": "Paths from {} to {}".format(*ends["en"]), "zh": "从{}到{}的路径".format(*ends["zh"])}

    def table(self) -> Table:
        """One row for each tie of each hop: path, hop, from, relation, to, via, records, passages, confidence.

        Paths through time have ``day`` besides: the first day on which the hop can be taken.
        """
        timed = any(hop.day for path in self.found for hop in path.hops)
        rows = [(number, step, hop.source, tie.kind, hop.target, tie.via, tie.records, tie.passages,
                 tie.confidence and f"confidence-{tie.confidence}", *([hop.day] if timed else []))
                for number, path in enumerate(self.found, 1) for step, hop in enumerate(path.hops, 1)
                for tie in hop.ties]
        note = {"en": self.reason_en, "zh": self.reason_zh} if self.reason_en else dict(self.note or {})
        columns = tuple(column for column in _HEADINGS if timed or column != "day")
        return Table(columns, rows, title=self.title, note=note, headings=_HEADINGS, labels=self.labels.get)

    def text(self, lang: str = "en") -> str:
        """The paths as lines of words: each hop a sentence with its records and passages, then its parallel ties."""
        lines = [self.title[lang]]
        if not self.found:
            lines.append({"en": self.reason_en, "zh": self.reason_zh}[lang])
        for number, path in enumerate(self.found, 1):
            chain = " → ".join(self.labels.get(node, {}).get(lang) or str(node) for node in path.nodes)
            lines += ["", f"{number}. {chain} ({_summary(path, lang)})"]
            for step, hop in enumerate(path.hops, 1):
                for place, tie in enumerate(hop.ties):
                    said = tie.sentence_zh if lang == "zh" else tie.sentence_en
                    mark = f"   {number}.{step} " if not place else "       + "
                    day = f"{hop.day} " if hop.day and not place else ""
                    lines.append(f"{mark}{day}{said} [{', '.join((*tie.records, *tie.passages)) or _none(lang)}]")
        if self.note and self.found:
            lines += ["", self.note[lang]]
        return "\n".join(visible(line) for line in lines)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        def both(en: str, zh: str) -> str:
            return f'{html.escape(visible(en))} <span lang="zh">{html.escape(visible(zh))}</span>'
        parts = [f"<p><b>{both(self.title['en'], self.title['zh'])}</b></p>"]
        if not self.found:
            parts.append(f"<p>{both(self.reason_en, self.reason_zh)}</p>")
        for path in self.found:
            items = "".join(f"<li>{both(tie.sentence_en, tie.sentence_zh)} "
                            f"<small>{html.escape(visible(', '.join((*tie.records, *tie.passages))))}</small></li>"
                            for hop in path.hops for tie in hop.ties)
            parts.append(f"<li>{both(_summary(path, 'en'), _summary(path, 'zh'))}<ol>{items}</ol></li>")
        return parts[0] + ("".join(parts[1:]) if not self.found else f"<ol>{''.join(parts[1:])}</ol>")


def _summary(path: Path, lang: str) -> str:
    hops, ties, level = len(path), path.ties, path.confidence
    more = path.more or Bilingual("", "")
    if lang == "zh":
        return f"{hops} 跳，{ties} 条联系，可信度{LEVEL_ZH[level]}{more.zh}"
    return (f"{hops} hop{'' if hops == 1 else 's'}, {ties} tie{'' if ties == 1 else 's'}, "
            f"confidence {level or 'not stated'}{more.en}")


def _none(lang: str) -> str:
    return "无记录" if lang == "zh" else "no record"


_HEADINGS = {
    "path": {"en": "path", "zh": "路径"}, "hop": {"en": "hop", "zh": "跳"}, "from": {"en": "from", "zh": "自"},
    "relation": {"en": "relation", "zh": "关系"}, "to": {"en": "to", "zh": "至"}, "via": {"en": "via", "zh": "经由"},
    "records": {"en": "records", "zh": "记录"}, "passages": {"en": "passages", "zh": "出处"},
    "confidence": {"en": "confidence", "zh": "可信度"}, "day": {"en": "day", "zh": "日期"},
}
