"""Write docs/figures.md and the figures it shows: `python docs/figures.py [--check]` (some two minutes).

The commands under the figures are those that make them: page and files come from the same list. With --check nothing is
written, and the exit code is 1 if the page, or what a figure says, has drifted from the code and the data. Letters are
drawn with the typefaces of the machine, so that files are compared by their words and not by their bytes.
"""
from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import unescape

import kg
from kg import illustrations
from kg.grammar import parsed
from kg.graph import KnowledgeGraph
from kg.words import Bilingual

FOLDER = Path(__file__).resolve().parent
DAY = "2026-06-30"
SHOWN: Mapping[str, tuple[str, Bilingual, Bilingual]] = {
    "rank-history": (
        "--hide EU --first 2023 --last 2026",
        Bilingual("Places of the parties with most ties in the partner network at the end of each year. Coloured lines have the "
                  "interval of their rank as a bar at each year; the others have it in figures at the right.",
                  "伙伴网络中联系最多的参与方在各年年底的名次。彩色线在每年标出名次区间，其余线的区间以数字列于右侧。"),
        Bilingual("A rise can be one new convention with many parties, or a year that sources cover better. Where the bars of two "
                  "lines overlap, the data do not say who stands before whom.",
                  "名次上升可能只是一项多方公约所致，也可能因该年来源覆盖更全。两条线的区间重叠时，数据不能判定先后。")),
    "heat": (
        f"--as-of {DAY}",
        Bilingual("How many mechanisms in force or operating tie a partner to a technology on the day. A ring is only announced, "
                  "negotiated or signed; a dot is named together, without a dated state.",
                  "在该日，有多少项有效或运行中的机制将伙伴与技术相连。圆环为仅宣布、谈判或签署；圆点为同被提及而无有日期的状态。"),
        Bilingual("A number counts mechanisms, not their weight: a programme and a dialogue each count one. An empty cell is what "
                  "no source of the data names.",
                  "数字为机制的项数，不表示分量：一个项目与一场对话各计一项。空格表示数据所用来源均未提及。")),
    "timeline": (
        f"--as-of {DAY}",
        Bilingual("Digital partnerships and trade agreements with digital rules, from their dated events: full bars are in force, half "
                  "bars on the way, a line is ended or suspended. Hatched: the day lies somewhere in between.",
                  "数字伙伴关系与含数字规则的贸易协定（据有日期的事件）：满高为有效，半高为推进中，细线为终止或中止。斜线表示日期落在其间某日。"),
        Bilingual("A bar begins where a source first dates it; talks may be older. Fading ends are unknown, not planned.",
                  "横条始于来源首次注明的日期，谈判可能更早。渐淡的一端表示终点未知，并非计划终止。")),
    "intervals": (
        f"--hide EU --as-of {DAY} --top 10",
        Bilingual("The parties with most ties on the day, each with the ranks that other evidence would give it and the one record "
                  "that its rank rests on most.",
                  "该日联系最多的参与方，附改换依据后可能的名次，以及名次最依赖的一条记录。"),
        Bilingual("That a fifth of all records is missing is an assumption. An interval is read for one party alone, not for the "
                  "whole order.",
                  "“五分之一的记录缺失”是假设。区间只就单个参与方解读，不适用于整个排序。")),
}
_HEAD = Bilingual("""# Figures for print

Four figures, each made by one command in English or Chinese as SVG, PDF or PNG (`pip install 'eudpn[notebook]'`; Chinese needs an
installed Chinese typeface). In Python: `kg.illustrations.draw(g, "heat", lang="zh")`, or the functions of `kg.figures` on tables
and networks of your own. Under each figure stands what it was computed on. Colours are those of the explorer: they stay apart
under colour vision deficiencies, and height, sign or number repeats what they say.""",
                  """# 供印刷的图

四种图，各由一条命令生成，中英文皆可，格式为SVG、PDF或PNG（`pip install 'eudpn[notebook]'`；中文须已安装中文字体）。在Python中：
`kg.illustrations.draw(g, "heat", lang="zh")`，或将 `kg.figures` 的函数用于自己的表格与网络。每幅图下方注明计算依据。配色与图谱网站一致：
色觉障碍者亦可区分，且高度、符号或数字均重复颜色所表达的内容。""")


def page() -> str:
    """The text of the page: the four figures in English, then in Chinese."""
    parts = []
    for lang in ("en", "zh"):
        parts.append(_HEAD.get(lang))
        for name, (_, seen, caveat) in SHOWN.items():
            aside = "**Caveat.** " if lang == "en" else "**局限。** "
            parts.append(f"![{seen.get(lang)}]({file(name, lang)})\n\n{seen.get(lang)} {aside}{caveat.get(lang)}\n\n"
                         f"```sh\n{command(name, lang)}\n```")
    return "\n\n".join([*parts, "`python docs/figures.py`\n"])


def file(name: str, lang: str) -> str:
    """The name of the file of a figure."""
    return f"figure-{name}{'.zh' if lang == 'zh' else ''}.svg"


def command(name: str, lang: str) -> str:
    """The command that makes a figure."""
    return f"kg figure {name} {SHOWN[name][0]}{' --lang zh' if lang == 'zh' else ''} -o {file(name, lang)}"


def drawn(g: KnowledgeGraph, name: str) -> Callable[[str], Any]:
    """A figure as its command makes it: a function from a language to the figure."""
    said = parsed(shlex.split(command(name, "en"))[1:], "en")
    return illustrations.prepared(g, name, top=said.top, hide=said.hide, as_of=said.as_of, first=said.first, last=said.last)


def told(text: str) -> str:
    """What an SVG says of itself to those who do not see it."""
    found = re.search(r"<desc>(.*?)</desc>", text, re.S)
    return unescape(found[1]) if found else ""


def main(argv: list[str]) -> int:
    """Write or check the page and its figures; gives back the exit code."""
    check, drifted, g = "--check" in argv, [], kg.open()
    for name in SHOWN:
        ready = drawn(g, name)
        for lang in ("en", "zh"):
            made, path = ready(lang), FOLDER / file(name, lang)
            if not path.exists() or told(path.read_text(encoding="utf-8")) != made.alt[lang]:
                drifted.append(path.name)
            if not check:
                made.save(path)
    path = FOLDER / "figures.md"
    if not path.exists() or path.read_text(encoding="utf-8") != page():
        drifted.append(path.name)
        if not check:
            path.write_text(page(), encoding="utf-8", newline="\n")
    print(("drifted: " if check else "changed: ") + (", ".join(drifted) or "nothing"))
    return 1 if drifted and check else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
