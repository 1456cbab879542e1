"""A difference in words, in English or Chinese: counts first, then what changed and because of which claims."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.difference.answers import Answer, RowChange
from kg.difference.changes import Change
from kg.difference.rankings import Move, Ranking
from kg.table import Table, visible
from kg.words import Bilingual

if TYPE_CHECKING:
    from kg.difference.report import Difference

FEW = 5  # examples shown of each kind, unless everything is asked for
_WORDS = {
    "added": Bilingual("added", "新增"), "changed": Bilingual("changed", "修改"), "withdrawn": Bilingual("withdrawn", "撤回"),
    "removed": Bilingual("removed", "删去"), "altered": Bilingual("altered", "变动"),
    "entered": Bilingual("entered", "进入"), "left": Bilingual("left", "退出"), "moved": Bilingual("moved", "名次变动"),
    "claims": Bilingual("Claims", "陈述"), "ranking": Bilingual("Ranking", "排名"), "nothing": Bilingual("nothing", "无"),
    "same": Bilingual("Nothing changed.", "没有变化。"), "because": Bilingual("because of", "所致陈述"),
    "about": Bilingual("among changed claims about the same things", "同一事物的已变陈述中"),
    "unnamed": Bilingual("no single claim: the row counts over many, or a name or code changed",
                         "无单一陈述可指：该行为汇总，或名称、编码有变"),
    "others": Bilingual("its own ties are as before: others moved", "其自身联系未变：系他者变动"),
    "sentence": Bilingual("sentence", "内容"), "date": Bilingual("date", "日期"), "review": Bilingual("review", "审核"),
    "confidence": Bilingual("confidence", "可信度"), "passages": Bilingual("passages", "来源段落"),
    "contradicts": Bilingual("contradicts", "矛盾记录"), "note": Bilingual("note", "说明"),
    "details": Bilingual("details", "其他单元格"), "wording": Bilingual("wording", "名称用语"),
    "vocabulary": Bilingual("Codes and topics", "编码与议题"), "provenance": Bilingual("Sources and passages", "来源与段落"),
    "reference": Bilingual("Parties, mechanisms and instruments", "参与方、机制与文书"),
}
_MORE = {
    "claim": (Bilingual("{n:,} more claim", "另有{n}条陈述"), Bilingual("{n:,} more claims", "另有{n}条陈述")),
    "row": (Bilingual("{n:,} more row", "另有{n}行"), Bilingual("{n:,} more rows", "另有{n}行")),
    "node": (Bilingual("{n:,} more node", "另有{n}个节点"), Bilingual("{n:,} more nodes", "另有{n}个节点")),
}
_ORDER = ("altered", "removed", "added")


def text(d: Difference, lang: str, full: bool) -> str:
    """The whole report as lines of text, safe for a terminal."""
    writer = _Writer(d, lang, full)
    return "\n".join(visible(line) for line in writer.lines())


@dataclass(frozen=True)
class _Writer:
    d: Difference
    lang: str
    full: bool

    # Punctuation of the language -----------------------------------------------------------------------------------------

    def say(self, word: str) -> str:
        return _WORDS[word].get(self.lang)

    @property
    def colon(self) -> str:
        return "：" if self.lang == "zh" else ": "

    def bracketed(self, inside: str) -> str:
        return f"（{inside}）" if self.lang == "zh" else f" ({inside})"

    def counted(self, pairs: Iterable[tuple[str, int]]) -> str:
        """``3 added, 1 changed`` · ``新增3，修改1``; zeros are left out."""
        shown = [(self.say(word), n) for word, n in pairs if n]
        if not shown:
            return self.say("nothing")
        return "，".join(f"{w}{n}" for w, n in shown) if self.lang == "zh" else ", ".join(f"{n:,} {w}" for w, n in shown)

    def clipped(self, blocks: Sequence[list[str]], word: str) -> Iterator[str]:
        """The first few blocks of lines, and how many more there are."""
        for block in blocks if self.full else blocks[:FEW]:
            yield from block
        if not self.full and len(blocks) > FEW:
            yield "  … " + self.more(len(blocks) - FEW, word)

    def more(self, n: int, word: str) -> str:
        return _MORE[word][n > 1].get(self.lang).format(n=n)

    # Parts of the report -------------------------------------------------------------------------------------------------

    def lines(self) -> Iterator[str]:
        yield f"{self.d.names[0]} → {self.d.names[1]}"
        if not self.d:
            yield self.say("same")
            return
        yield from self.headlines()
        yield from self.claims()
        for answer in self.d.answers:
            yield ""
            counts = self.counted((w, answer.count(w)) for w in _ORDER)
            yield f"{answer.question.titles[self.lang]} [{answer.question.name}]{self.colon}{counts}"
            rows = sorted(answer.rows, key=lambda r: _ORDER.index(r.what))
            few = rows if self.full else rows[:FEW]
            yield from self.clipped([self.row(r, answer) for r in few] + [[]] * (len(rows) - len(few)), "row")
        for ranking in self.d.rankings:
            if ranking.moves:
                yield ""
                yield self.heading(ranking)
                yield from self.clipped([self.move(m, ranking) for m in ranking.moves], "node")

    def headlines(self) -> Iterator[str]:
        counts = self.d.counts()
        yield self.say("claims") + self.colon + self.counted(counts["claims"].items())
        if counts["fields"]:
            yield {"en": "  fields of changed claims: ", "zh": "  修改的字段："}[self.lang] + self.counted(counts["fields"].items())
        for layer, n in counts["things"].items():
            yield self.say(layer) + self.colon + self.counted(n.items())
        asked, changed = counts["questions"]["asked"], counts["questions"]["changed"]
        yield {"en": f"Answers: {changed} of {asked} kept questions; rows: ",
               "zh": f"答案：{asked}个已保存的问题中有{changed}个变化；行："}[self.lang] + self.counted(counts["rows"].items())
        for r in self.d.rankings:
            yield self.heading(r) + self.colon + self.counted((w, r.count(w)) for w in ("entered", "left", "moved"))

    def heading(self, ranking: Ranking) -> str:
        return f"{self.say('ranking')} · {ranking.after.title.get(self.lang, ranking.network)}"

    def claims(self) -> Iterator[str]:
        for what in ("withdrawn", "changed", "added"):
            found = self.d.changes.of(what)
            if not found:
                continue
            yield ""
            joint = "、" if self.lang == "zh" else ", "
            kinds = joint.join(f"{self.d.changes.classes.get(k, {}).get(self.lang, k)} {n:,}"
                               for k, n in Counter(c.kind for c in found).most_common())
            yield f"{self.say('claims')} · {self.say(what)}{self.colon}{kinds}"
            yield from self.clipped([self.claim(c) for c in found], "claim")

    def claim(self, c: Change) -> list[str]:
        sign = {"added": "+", "withdrawn": "−", "changed": "~"}[c.what]
        lines = [f"  {sign} {self.said(c)}" + (f"  {c.place}" if c.place else "")]
        return lines + [f"      {self.say(f)}{self.colon}{self.value(a)} → {self.value(b)}" for f, (a, b) in c.fields.items()]

    def said(self, c: Change) -> str:
        date = f"{'，' if self.lang == 'zh' else ', '}{c.date}" if c.date else ""
        return f"{c.says.get(self.lang)}{date} [{c.record}]"

    def value(self, cell: Any) -> str:
        if cell is None or cell == []:
            return "—"
        if isinstance(cell, Bilingual):
            return cell.get(self.lang)
        if isinstance(cell, list | tuple):
            return "|".join(map(str, cell))
        if isinstance(cell, dict):
            return ", ".join(f"{k}={self.value(v)}" for k, v in cell.items())
        return str(cell)

    # Rows of answers and places in rankings --------------------------------------------------------------------------------

    def row(self, r: RowChange, answer: Answer) -> list[str]:
        """One row with its causes; of an altered row the cells that stayed, and those that changed with an arrow."""
        if r.before is not None and r.after is not None:
            line = "  ~ " + self.altered(r.before, r.after, answer)
        elif r.after is not None:
            line = "  + " + self.plain(r.after, answer.after)
        else:
            line = "  − " + self.plain(r.before or (), answer.before)
        return [line, *self.causes(r)]

    def plain(self, row: tuple[Any, ...], table: Table) -> str:
        return " · ".join(s for i in _telling(table) if (s := table.shown(row[i], self.lang)))

    def altered(self, before: tuple[Any, ...], after: tuple[Any, ...], answer: Answer) -> str:
        shown, parts = _telling(answer.after), []
        for i in shown if any(before[i] != after[i] for i in shown) else range(len(after)):
            was, now = answer.before.shown(before[i], self.lang), answer.after.shown(after[i], self.lang)
            if before[i] != after[i]:
                heading = answer.after.heading(answer.after.columns[i], self.lang)
                parts.append(f"{heading}{self.colon}{was or '—'} → {now or '—'}")
            elif now and i in shown:
                parts.append(now)
        return " · ".join(parts)

    def causes(self, r: RowChange) -> list[str]:
        if not r.claims:
            return ["      " + self.say(r.how)]
        head = self.say("because") + (self.bracketed(self.say("about")) if r.how == "about" else "")
        claims = [self.d.changes.claims[c] for c in (r.claims if self.full else r.claims[:3])]
        said = [self.say(c.what) + self.colon + self.said(c) for c in claims]
        rest = len(r.claims) - len(claims)
        return [f"      {head}{self.colon}{said[0]}", *(f"        {s}" for s in said[1:]),
                *([f"        … {self.more(rest, 'claim')}"] if rest else [])]

    def move(self, m: Move, ranking: Ranking) -> list[str]:
        table = ranking.before if m.after is None else ranking.after
        places = " → ".join("—" if at is None else f"{at[0]}{self.bracketed(f'{at[1]:.6g}')}" for at in (m.before, m.after))
        line = f"  {self.say(m.what)} {table.shown(m.node, self.lang)}{self.colon}{places}"
        if not m.claims:
            return [line, "      " + self.say("others")]
        shown = m.claims if self.full else m.claims[:3]
        n = len(m.claims)
        why = {"en": f"{n} changed claim{'' if n == 1 else 's'} on its ties: ", "zh": f"其联系上有{n}条已变陈述："}[self.lang]
        return [line, "      " + why + ("、" if self.lang == "zh" else ", ").join(shown) + (" …" if n > len(shown) else "")]


def _telling(table: Table) -> list[int]:
    """Columns that say something: not the records and passages, which stand as causes."""
    found = [i for i, c in enumerate(table.columns) if not c.startswith(("record", "passage"))]
    return found or list(range(len(table.columns)))
