"""Write the parts of the documents that come from the data and the code: `python docs/generate.py [--check] [--gates]`.

README.md, README.zh.md: what the data hold, example questions. data/FORMAT.md: tables and columns. docs/COVERAGE.md: all.
With --check nothing is written and the exit code is 1 if a document has drifted. With --gates the present sizes of the
tables become the bands of data/gates.csv first: do so only after looking at what has grown or shrunk.
"""
from __future__ import annotations

import csv
import io
import re
import sys
from collections import Counter
from pathlib import Path

import coverage

import kg
from kg import gates, layout, schema
from kg.graph import KnowledgeGraph

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ("states-named", "trade-pipeline", "state-on-day", "country-technology", "task-areas", "partner-entries",
            "reached-via-group", "contradictions", "gaps", "implications", "passage-records")
TABLES = (("parties", "countries, groups, organisations and other parties", "国家、集团、组织及其他参与方"),
          ("mechanisms", "mechanisms", "合作机制"), ("participations", "participations", "参与记录"),
          ("events", "dated events", "有日期的事件"), ("links", "links (covers, establishes, causes, …)", "关联（涵盖、设立、引起等）"),
          ("packages", "task-area packages", "任务领域措施组合"), ("measures", "measures", "措施"),
          ("mentions", "mentions of a thing in a passage", "段落中的提及"), ("gaps", "gaps", "空白"),
          ("passages", "passages", "来源段落"), ("sources", "sources", "来源文献"))


def main(argv: list[str]) -> int:
    """Fill or check the documents; gives back the exit code."""
    if "--gates" in argv:
        accept_sizes()
    g = kg.open()
    parts = {
        "README.md": {"counts": counts(g, "en"), "questions": questions(g, "en")},
        "README.zh.md": {"counts": counts(g, "zh"), "questions": questions(g, "zh")},
        "data/FORMAT.md": {"columns": schema.columns_markdown(layout.DATA)},
    }
    drifted = []
    for name, bodies in [*parts.items(), ("docs/COVERAGE.md", coverage.page(g))]:
        path = ROOT / name
        old = new = path.read_text(encoding="utf-8") if path.exists() else ""
        if isinstance(bodies, str):
            new = bodies
        else:
            for marker, body in bodies.items():
                new = fill(new, marker, body)
        if new != old:
            drifted.append(name)
            if "--check" not in argv:
                path.write_text(new, encoding="utf-8", newline="\n")
    print(("drifted: " if "--check" in argv else "written: ") + (", ".join(drifted) or "nothing"))
    return 1 if drifted and "--check" in argv else 0


def accept_sizes() -> None:
    """Make the present sizes of the tables the bands of the quality gates."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(gates.bands(layout.DATA))
    (layout.DATA / "gates.csv").write_bytes(out.getvalue().encode())


def fill(text: str, marker: str, body: str) -> str:
    """A text with the part between two markers replaced."""
    pattern = re.compile(rf"(<!-- {marker}:begin -->\n).*?(<!-- {marker}:end -->)", re.S)
    if not pattern.search(text):
        raise SystemExit(f"no part '{marker}' to fill")
    return pattern.sub(lambda m: m[1] + body.rstrip() + "\n" + m[2], text)


def counts(g: KnowledgeGraph, lang: str) -> str:
    """The table of what the data hold."""
    rows = Counter(Path(file).stem for file, _ in g.places.values())
    head = {"en": "| rows | what |\n|---|---|", "zh": "| 行数 | 内容 |\n|---|---|"}[lang]
    lines = [f"| {rows[name]} | {en if lang == 'en' else zh} |" for name, en, zh in TABLES]
    total = {"en": f"\n{sum(rows.values())} rows, {g.size}, version {layout.VERSION}, seen up to 25 November 2026.",
             "zh": f"\n共 {sum(rows.values())} 行、{g.size.split()[0]} 条陈述，{layout.VERSION} 版，来源查阅截至2026年11月25日。"}[lang]
    return "\n".join([head, *lines, total])


def questions(g: KnowledgeGraph, lang: str) -> str:
    """Some kept questions with what they ask."""
    lines = []
    for name in EXAMPLES:
        q = g.question(name)
        lines.append(f"- `kg ask {name}`: {q.asks}" if lang == "en" else f"- `kg ask {name} --lang zh`：{q.asks_zh}")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
