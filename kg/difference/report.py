"""The difference between two knowledge graphs as a value that can be read, tabulated and stored."""
from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.difference import wording
from kg.difference.answers import Answer
from kg.difference.changes import Changes
from kg.difference.rankings import Ranking
from kg.table import Table, plain
from kg.words import Bilingual

WHAT = ("added", "changed", "withdrawn")
_HEADINGS = {
    "part": {"en": "part", "zh": "部分"}, "name": {"en": "claim, question or ranking", "zh": "陈述、问题或排名"},
    "change": {"en": "change", "zh": "变化"}, "before": {"en": "before", "zh": "之前"}, "after": {"en": "after", "zh": "之后"},
    "how": {"en": "cause found by", "zh": "原因依据"}, "claims": {"en": "claims that did it", "zh": "所致陈述"},
}


@dataclass(frozen=True)
class Difference:
    """What changed between two knowledge graphs: claims, answers and rankings, each with the claims that did it.

    ``names`` are those of the two graphs, ``asked`` the number of questions asked of both.
    """

    names: tuple[str, str]
    changes: Changes
    answers: tuple[Answer, ...]
    asked: int
    rankings: tuple[Ranking, ...]

    def __bool__(self) -> bool:
        return bool(self.changes.claims or self.changes.things or self.answers or any(r.moves for r in self.rankings))

    def counts(self) -> dict[str, Any]:
        """Everything counted: what ``json()`` gives as "counts"."""
        rows = Counter(r.what for a in self.answers for r in a.rows)
        things: dict[str, Counter] = {}
        for layer, what in self.changes.things.values():
            things.setdefault(layer, Counter())[what] += 1
        return {
            "claims": {what: len(self.changes.of(what)) for what in WHAT},
            "fields": dict(sorted(Counter(f for c in self.changes.of("changed") for f in c.fields).items())),
            "things": {layer: {what: n[what] for what in WHAT} for layer, n in sorted(things.items())},
            "questions": {"asked": self.asked, "changed": len(self.answers)},
            "rows": {what: rows[what] for what in ("added", "removed", "altered")},
            "rankings": {f"{r.network} by {r.measure}": {what: r.count(what) for what in ("entered", "left", "moved")}
                         for r in self.rankings},
        }

    def text(self, lang: str = "en", full: bool = False) -> str:
        """For readers: the counts first, then claims, each question and each ranking; ``full`` leaves out nothing."""
        return wording.text(self, lang, full)

    def json(self) -> str:
        """For programs, as JSON text:

            {"old": …, "new": …,                            names of the two graphs
             "counts": {"claims": {"added", "changed", "withdrawn"}, "fields": {field: n}, "things": {layer: {…}},
                        "questions": {"asked", "changed"}, "rows": {"added", "removed", "altered"},
                        "rankings": {"NETWORK by MEASURE": {"entered", "left", "moved"}}},
             "claims": [{"id", "change", "class", "says": {"en", "zh"}, "date", "place",
                         "fields": {field: {"before", "after"}}, "about": [ids]}],
             "things": [{"id", "layer", "change"}],
             "answers": [{"question", "title": {"en", "zh"}, "columns": […],
                          "rows": [{"change", "before": {column: value} or null, "after": … or null,
                                    "claims": [ids], "how": "evidence" | "about" | "unnamed"}]}],
             "rankings": [{"network", "measure", "moves": [{"node", "change", "before": {"rank", "value"} or null,
                                                            "after": … or null, "claims": [ids]}]}]}

        Days are ISO dates; fields are those of ``kg.difference.changes.FIELDS``. Nothing in it depends on the clock.
        """
        return json.dumps({
            "old": self.names[0], "new": self.names[1], "counts": self.counts(),
            "claims": [{"id": c.record, "change": c.what, "class": c.kind, "says": plain(c.says), "date": c.date,
                        "place": c.place,
                        "fields": {f: {"before": plain(a), "after": plain(b)} for f, (a, b) in c.fields.items()},
                        "about": sorted(c.touches)} for _, c in sorted(self.changes.claims.items())],
            "things": [{"id": n, "layer": layer, "change": what} for n, (layer, what) in sorted(self.changes.things.items())],
            "answers": [_answer(a) for a in self.answers],
            "rankings": [{"network": r.network, "measure": r.measure, "moves": [
                {"node": m.node, "change": m.what, "before": _place(m.before), "after": _place(m.after), "claims": list(m.claims)}
                for m in r.moves]} for r in self.rankings]}, ensure_ascii=False, indent=1, allow_nan=False) + "\n"

    def table(self) -> Table:
        """One row a change: claims, then rows of answers, then places in rankings, each with the claims that did it."""
        title = {"en": f"What changed from {self.names[0]} to {self.names[1]}", "zh": f"从{self.names[0]}到{self.names[1]}的变化"}
        return Table(tuple(_HEADINGS), list(self._rows()), title, headings=_HEADINGS)

    def _rows(self) -> Iterator[tuple[Any, ...]]:
        for name, c in sorted(self.changes.claims.items()):
            before, after = ("; ".join(f"{f}: {_flat(pair[i])}" for f, pair in c.fields.items()) or None for i in (0, 1))
            says = c.says.en + (f", {c.date}" if c.date else "")
            if c.what != "changed":
                before, after = (says, None) if c.what == "withdrawn" else (None, says)
            yield ("claim", name, c.what, before, after, None, None)
        for a in self.answers:
            for r in a.rows:
                yield ("answer", a.question.name, r.what, _cells(r.before), _cells(r.after), r.how, "|".join(r.claims) or None)
        for ranked in self.rankings:
            for m in ranked.moves:
                before, after = (at and f"{at[0]} ({at[1]})" for at in (m.before, m.after))
                yield (f"ranking: {ranked.network} by {ranked.measure}", m.node, m.what, before, after, None,
                       "|".join(m.claims) or None)


def _answer(a: Answer) -> Mapping[str, Any]:
    columns = a.after.columns
    return {"question": a.question.name, "title": {**a.question.titles}, "columns": list(columns), "rows": [
        {"change": r.what, "before": _record(columns, r.before), "after": _record(columns, r.after),
         "claims": list(r.claims), "how": r.how}
        for r in a.rows]}


def _record(columns: tuple[str, ...], row: tuple[Any, ...] | None) -> dict[str, Any] | None:
    return None if row is None else {c: plain(v) for c, v in zip(columns, row)}


def _place(at: tuple[int, float] | None) -> dict[str, Any] | None:
    return at and {"rank": at[0], "value": at[1]}


def _cells(row: tuple[Any, ...] | None) -> str | None:
    return None if row is None else " · ".join("" if c is None else _flat(c) for c in row)


def _flat(cell: Any) -> str:
    if isinstance(cell, list | tuple):
        return "|".join(map(str, cell))
    if isinstance(cell, dict):
        return ", ".join(f"{k}={_flat(v)}" for k, v in cell.items())
    return cell.en if isinstance(cell, Bilingual) else str(cell)
