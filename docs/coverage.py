"""The page that says what the data cover and what they do not: `docs/COVERAGE.md`, in both languages."""
from __future__ import annotations

from collections import Counter, defaultdict

from kg import layout
from kg.graph import KnowledgeGraph

FIGURES = (("claims-count", "claims", "usable sourced claims", "可用的有源陈述"), ("sources-count", "sources", "sources", "来源"),
           ("partner-countries-count", "countries", "partner countries and territories", "合作国家和地区"),
           ("partner-countries-count", "taking_part", "of these, taking part themselves", "其中自身参与者"),
           ("mechanisms-count", "mechanisms", "mechanisms", "合作机制"), ("dated-events-count", "events", "dated events", "有日期的事件"))
SOURCES_SHOWN = 30


def page(g: KnowledgeGraph) -> str:
    """The whole page as Markdown."""
    parts = [
        "# What the data cover · 数据覆盖情况",
        f"Version {layout.VERSION}. This page is made from the data by `python docs/generate.py`; every figure is the answer to a "
        "kept question, named in brackets.\n\n"
        f"版本{layout.VERSION}。本页由`python docs/generate.py`依据数据生成；每个数字均为所注查询的答案。",
        _section("Figures", "主要数字", _figures(g)), _section("Claims by class", "各类陈述", _classes(g), "claims-by-class"),
        _section("Confidence and review", "可信度与审核", _grades(g), "claims-by-class"),
        _section("By partner", "按合作对象", _partners(g), "counts-by-partner"),
        _section("By source", "按来源", _sources(g), "counts-by-source"), _section("By year", "按年份", _years(g), "counts-by-year"),
        _section("By type of mechanism", "按机制类型", _types(g), "mechanism-list"),
        _section("Contradictions", "相互矛盾的记录", _contradictions(g), "contradictions"),
        _section("Searched and not found", "查找而未见", _absences(g), "absences"), _section("Known gaps", "已知缺口", _gaps(g), "gaps"),
    ]
    return "\n\n".join(parts) + "\n"


def _section(en: str, zh: str, body: str, question: str = "") -> str:
    asked = f" [`{question}`]" if question else ""
    return f"## {en} · {zh}{asked}\n\n{body}"


def _table(head: tuple[str, ...], rows: list[tuple]) -> str:
    def line(cells: tuple) -> str:
        return "| " + " | ".join("" if c is None else str(c).replace("|", "\\|") for c in cells) + " |"
    return "\n".join([line(head), "|" + "---|" * len(head), *map(line, rows)])


def _called(g: KnowledgeGraph, name: str | None) -> str:
    """Both labels of a thing or a term."""
    found = name and (g.names.label(name) or g.claims.terms.get(name))
    return f"{found['en']} · {found['zh']}" if found else str(name or "")


def _figures(g: KnowledgeGraph) -> str:
    rows = [(f"{en} · {zh}", g.ask(question).records()[0][column], f"`{question}`") for question, column, en, zh in FIGURES]
    return _table(("what · 内容", "figure · 数字", "question · 查询"), rows)


def _classes(g: KnowledgeGraph) -> str:
    rows = [(_called(g, r["class"]), r["records"], r["usable"]) for r in g.ask("claims-by-class").records()]
    return _table(("class · 类", "records · 记录", "usable · 可用"), rows)


def _grades(g: KnowledgeGraph) -> str:
    asked = g.sparql("PREFIX dpn: <https://w3id.org/eudpn/ontology#> SELECT ?confidence ?review (COUNT(?r) AS ?n) "
                     "{ ?r dpn:confidence ?confidence ; dpn:reviewStatus ?review } GROUP BY ?confidence ?review "
                     "ORDER BY ?confidence ?review")
    return _table(("confidence · 可信度", "review · 审核", "records · 记录"),
                  [(_called(g, r["confidence"]), _called(g, r["review"]), r["n"]) for r in asked.records()])


def _partners(g: KnowledgeGraph) -> str:
    rows = [(_called(g, r["partner"]), r["mechanisms"], r["events"] or 0, r["sources"]) for r in g.ask("counts-by-partner").records()]
    return _table(("partner · 合作对象", "mechanisms · 机制", "events · 事件", "sources · 来源"), rows)


def _sources(g: KnowledgeGraph) -> str:
    found = g.ask("counts-by-source").records()
    kinds: dict[str, list] = defaultdict(list)
    for r in found:
        kinds[r["source_kind"]].append(r)
    totals = [(_called(g, k), len(its), sum(r["alone"] for r in its)) for k, its in sorted(kinds.items())]
    rows = [(_called(g, r["source"]), r["records"], r["usable"], r["alone"]) for r in found[:SOURCES_SHOWN]]
    return "\n\n".join([
        _table(("kind · 类别", "sources · 来源", "records on one source alone · 仅据单一来源的记录"), totals),
        f"The {len(rows)} sources on which most rests · 支撑记录最多的{len(rows)}份来源：",
        _table(("source · 来源", "records · 记录", "usable · 可用", "on it alone · 仅据此来源"), rows)])


def _years(g: KnowledgeGraph) -> str:
    years: dict[int, dict[str, int]] = defaultdict(dict)
    for r in g.ask("counts-by-year").records():
        years[r["year"]][r["kind"]] = r["count"]
    rows = [(y, n.get("events", 0), n.get("sources", 0)) for y, n in sorted(years.items())]
    return _table(("year · 年份", "events · 事件", "sources published · 发布的来源"), rows)


def _types(g: KnowledgeGraph) -> str:
    found = g.ask("mechanism-list").records()
    counts = Counter(r["type"] for r in found)
    bare = Counter(r["type"] for r in found if not r["events"])
    rows = [(_called(g, t), n, bare[t]) for t, n in sorted(counts.items(), key=lambda x: (-x[1], x[0]))]
    return _table(("type · 类型", "mechanisms · 机制", "without events · 无事件"), rows)


def _contradictions(g: KnowledgeGraph) -> str:
    rows = [(f"`{r['record_b']}`", f"`{r['record']}`", _called(g, r["review"]), r["note_en"], r["note_zh"])
            for r in g.ask("contradictions").records()]
    return _table(("stands · 采信", "set aside · 未采信", "verdict · 裁定", "reason", "理由"), rows)


def _absences(g: KnowledgeGraph) -> str:
    found: dict[str, dict] = {r["record"]: r for r in g.ask("absences").records()}
    rows = [(*_both(g, name), r["sources"], r["searched_on"], _called(g, r["review"])) for name, r in sorted(found.items())]
    return _table(("looked for and not found", "查找而未见", "sources · 所查来源", "day · 日期", "review · 审核"), rows)


def _gaps(g: KnowledgeGraph) -> str:
    kinds: dict[str, dict[str, None]] = defaultdict(dict)
    for r in g.ask("gaps").records():
        kinds[r["gap_kind"]][r["record"]] = None
    return "\n\n".join(f"### {_called(g, kind)} ({len(names)})\n\n" + _table(("gap", "缺口"), [_both(g, n) for n in sorted(names)])
                       for kind, names in sorted(kinds.items()))


def _both(g: KnowledgeGraph, name: str) -> tuple[str, str]:
    """The two labels of a record, in two cells."""
    label = g.names.label(name) or {"en": name, "zh": name}
    return label["en"], label["zh"]
