"""What the benchmarks measured, as Markdown tables."""
from __future__ import annotations

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

from suite import Timing, geometric

MARKS = re.compile(r"(<!-- benchmark:begin -->\n).*?(<!-- benchmark:end -->)", re.S)
LIBRARIES = ("pyoxigraph", "rdflib", "pyshacl", "networkx")
Stage = dict[str, float]


def whole(suites: dict[int, list[Timing]], stages: dict[int, dict[tuple[str, str], list[Stage | None]]],
          start: dict[str, float], limits: tuple[float, float], statements: dict[int, int]) -> str:
    """All tables: the summary first, then the stages, then every question."""
    parts = [f"Measured with {made_with()}. Sizes: " + ", ".join(f"{s} times = {n:,} statements" for s, n in statements.items())
             + ".", summary(suites, start), stage_table(stages, limits[1]),
             f"Time is the median of the rounds; memory the peak of the process while it worked, in brackets what it held "
             f"before. `>` is a run stopped after {limits[1]:.0f} s."]
    for scale, timings in suites.items():
        parts.append(f"<details><summary>Every question at {scale} times the real size</summary>\n\n{question_table(timings)}\n\n"
                     f"`>`: rdflib was stopped after {limits[0]:.0f} s; that time stands for it.\n</details>")
    return "\n\n".join(parts)


def made_with() -> str:
    """Interpreter, libraries and number of processors."""
    return f"Python {platform.python_version()}, " + ", ".join(f"{n} {version(n)}" for n in LIBRARIES) + \
        f", {os.cpu_count()} processors"


def summary(suites: dict[int, list[Timing]], start: dict[str, float]) -> str:
    """One line a claim: the ratio measured, and the goal."""
    lines = ["| what | size | ratio | goal |", "|---|---|---|---|"]
    for scale, timings in suites.items():
        size, sums = f"{scale} times", [sum(getattr(t, f) for t in timings) for f in ("ours", "bare", "theirs")]
        api = geometric([t.ours / t.bare for t in timings])
        rival, least = geometric([t.theirs / t.ours for t in timings]), "at least " if any(t.stopped for t in timings) else ""
        quick = sum(t.theirs >= 20 * t.ours for t in timings)
        lines += [f"| our API to bare pyoxigraph, {len(timings)} questions, geometric mean | {size} | **{api:.2f}** | ≤ 1.2 |",
                  f"| the same, ratio of the sums | {size} | {sums[0] / sums[1]:.2f} | |",
                  f"| rdflib to our API, geometric mean | {size} | **{least}{rival:.0f}** | {'≥ 20' if scale > 1 else ''} |",
                  f"| the same, ratio of the sums | {size} | {least}{sums[2] / sums[0]:.0f} | |",
                  f"| questions in which rdflib takes at least 20 times as long | {size} | {quick} of {len(timings)} | |"]
    bare, *calls = start.items()
    lines += [f"| start-up: `{name}` to `{bare[0]}` | 1 times | {seconds / bare[1]:.1f} ({1000 * (seconds - bare[1]):.0f} ms more) | |"
              for name, seconds in calls]
    return "\n".join(lines)


def stage_table(stages: dict[int, dict[tuple[str, str], list[Stage | None]]], limit: float) -> str:
    """One line a stage and engine: seconds, the ratio to ours, and memory."""
    lines = ["| stage | size | engine | s | to ours | MB (before) | made |", "|---|---|---|---|---|---|---|"]
    for scale, found in stages.items():
        for (stage, engine), runs in found.items():
            ours = middle(found[stage, "kg"])
            mine = middle(runs)
            if mine is None:
                ratio = f"> {limit / ours['seconds']:.1f}" if ours else ""
                lines.append(f"| {stage} | {scale} | {engine} | > {limit:.0f} | {ratio} | | |")
                continue
            ratio = f"{mine['seconds'] / ours['seconds']:.2f}" if ours else ""
            name = "**ours**" if engine == "kg" else engine
            lines.append(f"| {stage} | {scale} | {name} | {mine['seconds']:.3g} | {ratio} | {mine['mb']:.0f} ({mine['before']:.0f}) "
                         f"| {mine['count']:,} |")
    return "\n".join(lines)


def middle(runs: list[Stage | None]) -> Stage | None:
    """The run with the median time; None if any was stopped."""
    if not runs or None in runs:
        return None
    return sorted(runs, key=lambda r: r["seconds"])[len(runs) // 2]


def question_table(timings: list[Timing]) -> str:
    """One line a question, the slowest first."""
    lines = ["| question | rows | our API, ms | to bare pyoxigraph | rdflib to us |", "|---|---|---|---|---|"]
    for t in sorted(timings, key=lambda t: -t.ours):
        lines.append(f"| {t.case.title} | {t.rows} | {1000 * t.ours:.3g} | {t.ours / t.bare:.2f} "
                     f"| {'> ' if t.stopped else ''}{t.theirs / t.ours:.3g} |")
    return "\n".join(lines)


def put(document: Path, text: str) -> None:
    """Replace the part of a document between the benchmark marks."""
    old = document.read_text(encoding="utf-8")
    if not MARKS.search(old):
        raise SystemExit(f"{document.name} holds no benchmark marks")
    document.write_text(MARKS.sub(lambda m: m[1] + text + "\n" + m[2], old), encoding="utf-8", newline="\n")
