"""The main job from end to end: tables, dataset, check, answers, networks, rankings, paths, pages - into one folder."""
from __future__ import annotations

import time
from pathlib import Path

from kg import analysis, drafts, exports, files, graph, network, questions, site
from kg.errors import FileError, KnowledgeGraphError
from kg.graph import KnowledgeGraph
from kg.site.facts import Facts
from kg.words import Bilingual

MARK = "made-by-kg-demo.txt"
OWN = (MARK, "answers", "networks", "pages", "rankings", "site", "eudpn.nq", "eudpn.trig", "paths.md", "check.csv")
PATHS = (("China", "quantum"), ("Korea", "tech-ai"), ("UNESCO", "India"))
RANKED = ("betweenness", "degree", "ties")
HEADLINES = (
    ("states-named", Bilingual("states named in the article", "篇文章点名的国家")),
    ("digital-partnerships", Bilingual("digital partnerships", "数字伙伴关系")),
    ("trade-technology-councils", Bilingual("trade and technology councils", "贸易与技术理事会")),
    ("trade-relations", Bilingual("trade relations with their states", "贸易关系及其状态")),
    ("ai-levels", Bilingual("AI mechanisms, by level of cooperation", "人工智能机制（按合作层级）")),
    ("measures", Bilingual("measures in the six task areas", "六大任务领域的措施")),
    ("partner-entries", Bilingual("partner entries in the six task areas", "六大任务领域的合作对象条目")),
    ("partners-distinct", Bilingual("distinct partners in the six task areas", "六大任务领域的不同合作对象")),
    ("challenges", Bilingual("challenges", "挑战")),
    ("gaps", Bilingual("gaps that the sources leave open", "来源留下的空白")),
)


def run(folder: Path, lang: str = "en", place: str | None = None, known_at: str | None = None) -> int:
    """Do the main job and write its results under ``folder``; gives back an exit code (1 if the check finds violations).

    ``known_at``: only what the sources had published by that day. The folder is made beside its place and published as a
    whole at the end; an existing one is only replaced if it is empty or was made by this function, and other things at its
    top are taken over. Raises ``FileError``.
    """
    start = time.monotonic()
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / MARK).exists())):
        raise FileError(f"'{folder.name}' exists and was not made by this command; choose another folder",
                        f"“{folder.name}”已存在且并非由本命令生成；请另选文件夹")
    with drafts.folder(folder, own=OWN, lasting=False) as made:
        grave = _job(made, _Teller(lang, made, folder), place, known_at)
    page = folder / "site" / lang / "overview.html"
    _Teller(lang)("done: ", "完成：", Bilingual(f"open {page} in a browser ({time.monotonic() - start:.0f} s)",
                                             f"请用浏览器打开 {page}（{time.monotonic() - start:.0f} 秒）"))
    return 1 if grave else 0


def _job(folder: Path, tell: _Teller, place: str | None, known_at: str | None) -> int:
    """Everything into a folder; gives back how many violations there are."""
    lang = tell.lang
    for part in ("answers", "networks", "pages", "rankings"):
        (folder / part).mkdir()
    files.write(folder / MARK, "This folder was made by `kg demo` and may be made anew by it.\n")
    g = graph.open(place, known_at)
    tell("tables read, rules applied: ", "已读取数据表并应用规则：", g.size)
    found = g.check()
    grave = found.column("severity").count("violation")
    tell("checked: ", "检查完毕：", Bilingual(f"{grave} violations, {len(found) - grave} warnings",
                                        f"{grave}处违例，{len(found) - grave}处警告"))
    facts = Facts(g, lang)  # what is asked and drawn here is not asked and drawn again for the site
    _export(g, folder, tell)
    _answers(facts, folder, tell)
    _networks(facts, folder, tell)
    files.write(folder / "paths.md", _paths(g))
    tell("paths with their evidence: ", "路径及其依据：", str(folder / "paths.md"))
    files.write(folder / "check.csv", found.csv())
    for name in questions.FIGURES:
        print(f"  {g.ask(name)[0][0]:>5}  {g.question(name).titles[lang]}")
    for name, words in HEADLINES:
        print(f"  {len(g.ask(name)):>5}  {words.get(lang)}")
    tell("explorer: ", "图谱网站：", Bilingual(f"writing {2 * len(facts.things)} pages of things, in both languages",
                                          f"正在写出{2 * len(facts.things)}个事物页面（中英文）"))
    site.write(g, folder / "site", lang, facts)
    return grave


class _Teller:
    """Says each step as it ends, in the reader's language, with the folder in which the results will lie."""

    def __init__(self, lang: str, made: Path | None = None, folder: Path | None = None):
        self.lang, self.made, self.folder = lang, str(made or ""), str(folder or "")

    def __call__(self, en: str, zh: str, what: str | Bilingual) -> None:
        text = what if isinstance(what, str) else what.get(self.lang)
        print((zh if self.lang == "zh" else en) + (text.replace(self.made, self.folder) if self.made else text), flush=True)


def _export(g: KnowledgeGraph, folder: Path, tell: _Teller) -> None:
    for ending in ("nq", "trig"):
        g.export(folder / f"eudpn.{ending}")
    tell("dataset: ", "数据集：", f"{folder / 'eudpn.nq'}, {folder / 'eudpn.trig'} (SHA-256 {g.digest[:16]}…)")


def _answers(facts: Facts, folder: Path, tell: _Teller) -> None:
    kept = facts.g.questions()
    for question in kept:
        files.write(folder / "answers" / f"{question.name}.csv", facts.answer(question.name).csv())
    tell("answers: ", "答案：", Bilingual(f"{len(kept)} questions in {folder / 'answers'}",
                                     f"{len(kept)} 个问题，见 {folder / 'answers'}"))


def _networks(facts: Facts, folder: Path, tell: _Teller) -> None:
    for name, net in facts.networks.items():
        exports.save(net, folder / "networks" / f"{name}.json")
        exports.save(net, folder / "networks" / f"{name}.graphml")
        files.write(folder / "pages" / f"{name}.html", facts.drawn(name))
        for by in RANKED:
            files.write(folder / "rankings" / f"{name}-{by}.csv", analysis.rank(net, by=by).csv())
        tell("network ", "网络 ", name + (":" if tell.lang == "zh" else ": ") + network.words(net)[tell.lang])


def _paths(g: KnowledgeGraph) -> str:
    """Some chains between two things, each hop with its evidence, in both languages."""
    net, parts = g.network("knowledge"), ["# Paths with their evidence · 路径及其依据\n"]
    for a, b in PATHS:
        try:
            found = analysis.paths(net, a, b, k=3)
            said = found.text("en"), "", found.text("zh")
        except KnowledgeGraphError as e:  # what is known at an early day may not hold the two
            said = e.said.en, "", e.said.zh
        parts += [f"## {a} → {b}\n", *said, ""]
    return "\n".join(parts)
