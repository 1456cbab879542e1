"""The page and the figures of the coverage study: docs/rank-intervals.md, in English and Chinese."""
from __future__ import annotations

import re
import statistics
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from intervals import LEVEL, RATES, Score, mean

from kg.views.encoding import QUIET, SERIES
from kg.views.typefaces import installed

HAN = re.compile(r"[\u4e00-\u9fff]")
Found = dict[tuple, dict[str, Score]]
COLOURS = dict(zip(("records", "union", "bootstrap", "uncalibrated"), SERIES))
MARKS = {"records": "o", "union": "s", "bootstrap": "^", "uncalibrated": "D"}
TRUTHS = ("ties", "participations", "partners")
WORDS = {
    "en": {"records": "records (calibrated)", "union": "all methods together", "bootstrap": "plain bootstrap",
           "uncalibrated": "records, not calibrated", "nominal": "nominal", "share": "share of records missing",
           "held": "true ranks held", "width": "mean width, share of all ranks", "ties": "actors and ties",
           "participations": "actors in mechanisms", "partners": "the partner network", "truth": "truth", "loss": "what is lost",
           "chance": "any record", "source": "whole sources", "quiet": "quiet actors rather", "missing": "missing",
           "assumed": "assumed", "top": "first ten"},
    "zh": {"records": "记录(经校准)", "union": "各方法合并", "bootstrap": "普通自助法", "uncalibrated": "记录(未校准)", "nominal": "名义水平",
           "share": "缺失记录的比例", "held": "包含真实名次的比例", "width": "平均宽度(占全部名次)", "ties": "行为体与联系",
           "participations": "机制中的行为体", "partners": "伙伴网络", "truth": "真实网络", "loss": "缺失方式", "chance": "任意记录",
           "source": "整份来源", "quiet": "冷清者居多", "missing": "实际缺失", "assumed": "假定缺失", "top": "前十名"},
}
TEXT = {
    "en": """# How often a rank interval holds the true rank

Networks whose truth is known lose records; `kg.analysis.rank_intervals` (level {level}) is asked about what is left, and it
is counted how often the true rank lies in the interval: degree, betweenness and harmonic closeness, all nodes.

![Share of true ranks held and width of intervals, by share of records missing](rank-intervals.svg)

*Left and middle: share of true ranks held when the share of missing records is known, in two kinds of network; the dashed line
is what the interval claims. Right: what holding them costs in width.*

- **Records, calibrated** hold {low} to {high} of the true ranks where {level} is claimed, when the share of missing records is
  known and any record may be missing: near what they claim, a little above it while less than
  half is missing and below it among actors in mechanisms when half is.
- **The plain bootstrap** holds more than it claims ({boot_low} to {boot_high}) because it takes away more than a third of all records
  however complete the data are. It pays with intervals up to two and a half times as wide, and hardly grows with what is missing.
- **Not calibrated**, the drawn records hold too little where much is missing: new ties are placed by how many records a
  node has, and know nothing of blocs.
- **When the assumption is wrong** (0.2 assumed, 0.5 missing) the interval holds {wrong_low} to {wrong_high} only. The share of missing
  records cannot be read from the data: nearly every record here has one source, so that sources do not overlap enough to
  count what all of them missed. State it, and look at more than one.
- **When the data are missing for a reason** (whole sources, quiet actors; 0.3 missing) coverage is {loss_low} at the lowest.
- **The partner network itself**, taken as the truth, is harder than the drawn ones: one hub, large mechanisms, many equals. With
  0.3 of its records lost records hold {part} only (two losses for each measure), all methods together {part_all}.
""",
    "zh": """# 名次区间包含真实名次的频率

从真实情形已知的网络中去掉一部分记录,再用 `kg.analysis.rank_intervals`(水平 {level})分析剩余部分,统计真实名次落入区间的频率:
度、中介、调和接近三种中心性,全部节点。

![按缺失比例显示的包含率与区间宽度](rank-intervals.zh.svg)

*左、中:已知缺失比例时两类网络中真实名次被包含的比例,虚线为区间所声称的水平。右:为此付出的宽度。*

- **记录(经校准)**:缺失比例已知且任意记录都可能缺失时,声称 {level},实际包含 {low} 至 {high},与所声称的相近:缺失不到一半时略高,缺失一半时在机制网络中略低。
- **普通自助法**包含得比声称的多({boot_low} 至 {boot_high}),因为无论数据多完整,它都会去掉三分之一以上的记录。代价是区间可宽至两倍半,且几乎不随缺失程度变化。
- **未校准**时,缺失较多则包含不足:补入的联系只按节点的记录数分布,不反映集团结构。
- **假定有误**(假定 0.2,实际 0.5)时仅包含 {wrong_low} 至 {wrong_high}。缺失比例无法从数据中得出:几乎每条记录只有一个来源,来源之间重叠太少,
  无法推算共同遗漏的部分。应说明所作假定,并比较多种假定。
- **缺失有规律**(整份来源、冷清的行为体,缺失 0.3)时,包含率最低为 {loss_low}。
- **以伙伴网络本身为真实情形**比模拟网络更难:一个枢纽、大型机制、大量并列。去掉 0.3 的记录时记录法仅包含 {part}(每种度量两次抽样),各方法合并为 {part_all}。
""",
}


def zh(text: str) -> str:
    """Chinese text with full-width marks beside Chinese characters, and none in the address of an image."""
    wide, out = {mark: chr(ord(mark) + 0xFEE0) for mark in ",:;()?"}, []
    for part in re.split(r"(\]\([^)]*\))", text):
        if not part.startswith("]("):
            part = re.sub(r"\(([^()]*)\)", lambda m: wide["("] + m[1] + wide[")"] if HAN.search(m[1]) else m[0], part)
            part = re.sub(r"(?<=[\u4e00-\u9fff*\uff09])([,:;])(?=[\u4e00-\u9fff\uff08 \n]) ?", lambda m: wide[m[1]], part)
            part = re.sub(r"(?<=[\d\uff09])([,:;])(?=[\u4e00-\u9fff]) ?|(?<=[\u4e00-\u9fff])([,:;])",
                          lambda m: wide[m[1] or m[2]], part)
        out.append(part)
    return "".join(out)


def kinds(found: Found) -> list[tuple[str, str, float, float | None]]:
    """Truth, loss, share lost and share assumed of all runs, in a fixed order."""
    return sorted({(w, how, rate, assumed) for w, how, _, rate, assumed in found},
                  key=lambda k: (TRUTHS.index(k[0]), k[3] is not None, ("chance", "source", "quiet").index(k[1]), k[2]))


def tables(found: Found, lang: str) -> str:
    """What was reached, as Markdown: mean over the measures."""
    w = WORDS[lang]
    head = [w["truth"], w["loss"], w["missing"], w["assumed"], *(w[m] for m in COLOURS), f"{w['records']}: {w['top']}"]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for world, loss, rate, assumed in kinds(found):
        key = {"world": world, "loss": loss, "rate": rate, "assumed": assumed}
        cells = [f"{mean(found, m, **key):.2f}" for m in COLOURS] + [f"{mean(found, 'records', 1, **key):.2f}"]
        lines.append("| " + " | ".join([w[world], w[loss], f"{rate:g}", f"{rate if assumed is None else assumed:g}", *cells]) + " |")
    return zh("\n".join(lines)) if lang == "zh" else "\n".join(lines)


def figures(found: Found, lang: str) -> dict[str, str]:
    """The figures that the text names."""
    def of(method: str, which) -> list[float]:
        return [mean(found, method, world=w, loss=loss, rate=r, assumed=a) for w, loss, r, a in kinds(found) if which(w, loss, r, a)]

    known = of("records", lambda w, loss, r, a: w != "partners" and loss == "chance" and a is None)
    boot = of("bootstrap", lambda w, loss, r, a: w != "partners" and loss == "chance" and a is None)
    wrong = of("records", lambda w, loss, r, a: a is not None and r == 0.5)
    loss = of("records", lambda w, loss, r, a: loss != "chance")
    part = {m: of(m, lambda w, loss, r, a: w == "partners" and r == 0.3) for m in ("records", "union")}
    shown = {"level": LEVEL, "low": min(known), "high": max(known), "boot_low": min(boot), "boot_high": max(boot),
             "wrong_low": min(wrong), "wrong_high": max(wrong), "loss_low": min(loss),
             "part": statistics.fmean(part["records"] or [0]), "part_all": statistics.fmean(part["union"] or [0])}
    return {name: f"{value:.2f}".rstrip("0") if name == "level" else f"{value:.2f}" for name, value in shown.items()}


def drawn(found: Found, lang: str, place: Path) -> None:
    """Coverage in two kinds of network, and width, against the share of records missing."""
    w = {k: zh(v) if lang == "zh" else v for k, v in WORDS[lang].items()}
    rates = [r for r in RATES if any(key[3] == r and key[4] is None for key in found)]
    with plt.rc_context({"font.family": installed(),
                         "svg.hashsalt": "eudpn", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False}):
        figure, axes = plt.subplots(1, 3, figsize=(10.5, 3.6), layout="constrained")
        for axis, world, part in zip(axes, ("ties", "participations", None), (0, 0, 2)):
            for method, colour in COLOURS.items():
                key = {"loss": "chance", "assumed": None}
                values = [statistics.fmean(mean(found, method, part, rate=r, world=one, **key)
                                           for one in ([world] if world else ["ties", "participations"])) for r in rates]
                axis.plot(rates, values, color=colour, marker=MARKS[method], label=w[method], linewidth=1.6, markersize=5)
            if world:
                axis.axhline(LEVEL, color=QUIET, linestyle="--", linewidth=1)
                axis.text(rates[0], LEVEL - 0.012, w["nominal"], ha="left", va="top", color=QUIET)
            axis.set_ylim((0.6, 1.0) if world else (0, 0.8))
            axis.set_title(f"{w['held']}\n{w[world]}" if world else w["width"], fontsize=9.5)
            axis.set_xlabel(w["share"])
            axis.set_xticks(rates)
        handles, labels = axes[0].get_legend_handles_labels()
        figure.legend(handles, labels, loc="outside lower center", ncols=4, frameon=False)
        figure.savefig(place, metadata={"Date": None, "Creator": None})
        plt.close(figure)


def write(found: Found, folder: Path) -> None:
    """The page in both languages and its two figures."""
    parts = []
    for lang, name in (("en", "rank-intervals.svg"), ("zh", "rank-intervals.zh.svg")):
        drawn(found, lang, folder / name)
        text = TEXT[lang].format(**figures(found, lang))
        parts += [(zh(text) if lang == "zh" else text).rstrip(), tables(found, lang)]
    said = "\n\n".join([*parts, "`python benchmarks/intervals.py -o docs`\n"])
    (folder / "rank-intervals.md").write_text(said, encoding="utf-8", newline="\n")
