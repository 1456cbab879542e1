"""The tables of a run of the house: what each stage took, how it grows, and which goals are met."""
from __future__ import annotations

import csv
import math
import statistics
from pathlib import Path
from typing import Any

from asking import GENERIC

Found = dict[str, Any]
STAGES = {"load": "an RDF file becomes a store", "lift": "tables become a dataset; every cell is checked",
          "check": "SHACL shapes and the rules that no shape can see", "derive": "what follows from the records",
          "project": "a dataset becomes a network, with its receipt and the evidence and state of every tie"}
RIVALS = {
    "load": "All read the same N-Quads; maplib the same as N-Triples. kg is `kg.open(FILE)`.",
    "lift": "kg is `records.read` and insertion. pyoxigraph inserts the same quads, which are ready in a list.",
    "check": "pySHACL with the same shapes on an rdflib graph that is ready.",
    "derive": "rdflib with the same rules.",
    "project": "kg is `g.network(\"knowledge\")`. networkx is filled from lists that are ready: nodes with labels, ties with all "
               "columns of the answer. The converters of rdflib make each asserted triple a tie."}
ASKED = ("oxrdflib", "maplib", "virtuoso", "rdflib")
NOISE = 0.05  # of an exponent, by which two runs of the same program differ


def text(found: Found) -> str:
    """All tables of a run, in English."""
    m = found["machine"]
    versions = ", ".join(f"{k} {v}" if v else f"{k} not installed" for k, v in m["versions"].items())
    head = (f"{'Quick run' if found.get('quick') else 'Run'} of {m['date']}: {m['cores']} cores, {m['memory']} GB{', ' + m['note'] if m.get('note') else ''}, Python {m['python']}; {versions}; "
            f"{found['seconds'] / 60:.0f} minutes. Seconds are noise of that machine; ratios are not: *to ours* is the wall time of an "
            "engine by that of kg, so above 1 kg is faster.")
    parts = [head, "### Goals\n\n" + goals(found, "en")]
    parts += [stage(found, name) for name in STAGES if sizes(found, name)]
    parts += [asked(found), growth(found), analyses(found), drawn(found), started(found)]
    return "\n\n".join(part for part in parts if part)


# Cells --------------------------------------------------------------------------------------------------------------

def cell(found: Found, stage: str, engine: str, size: object) -> Found:
    """A cell, empty if there is none."""
    return found["cells"].get(f"{stage}|{engine}|{size}", {"walls": [], "cpus": [], "mb": 0.0})


def wall(found: Found, stage: str, engine: str, size: object, of: str = "walls") -> float | None:
    """The median seconds of a cell; None where nothing was measured."""
    walls = cell(found, stage, engine, size).get(of)
    return statistics.median(walls) if walls else None


def limit(found: Found, stage: str, engine: str, size: object) -> float | None:
    """The seconds at which a cell was stopped."""
    said = cell(found, stage, engine, size).get("said", "")
    return float(said.split()[1]) if said.startswith("> ") and said.endswith(" s") else None


def sizes(found: Found, stage: str) -> list[int]:
    """The sizes at which a stage has cells."""
    return sorted({int(k.split("|")[2]) for k in found["cells"] if k.split("|")[0] == stage})


def engines(found: Found, stage: str) -> list[str]:
    """The engines of a stage, ours first, the others in the order of their time at the largest size that they reach."""
    names = dict.fromkeys(k.split("|")[1] for k in found["cells"] if k.split("|")[0] == stage)
    def rank(engine: str) -> tuple:
        known = [s for s in sizes(found, stage) if wall(found, stage, engine, s) is not None]
        return (engine != "kg", -max(known, default=0), wall(found, stage, engine, known[-1]) if known else 0.0)
    return sorted(names, key=rank)


def short(seconds: float) -> str:
    """Seconds with three digits that count."""
    return f"{seconds:.0f}" if seconds >= 100 else f"{seconds:.3g}"


def quads(found: Found, size: int) -> str:
    n = found["quads"].get(str(size))
    return f"{size}x ({n:,} quads)" if n else f"{size}x"


# Tables -------------------------------------------------------------------------------------------------------------

def stage(found: Found, name: str) -> str:
    """One stage: an engine a row, a size a column."""
    columns = sizes(found, name)
    lines = [f"### {name.capitalize()}: {STAGES[name]}", "", "| engine | " + " | ".join(quads(found, s) for s in columns) + " | growth exponent |",
             "|---" * (len(columns) + 2) + "|"]
    for engine in engines(found, name):
        cells = [_shown(found, name, engine, s) for s in columns]
        grown = exponent(found, name, engine)
        lines.append(f"| {'**kg**' if engine == 'kg' else engine} | " + " | ".join(cells) + f" | {'' if grown is None else f'{grown:.2f}'} |")
    return "\n".join([*lines, "", "Wall seconds (processor seconds), peak MB of the process, to ours. " + RIVALS[name]])


def _shown(found: Found, name: str, engine: str, size: int) -> str:
    one, seconds, ours = cell(found, name, engine, size), wall(found, name, engine, size), wall(found, name, "kg", size)
    if seconds is None:
        return one.get("said", "–")
    ratio = f", **{seconds / ours:.2f}**" if ours and engine != "kg" else ""
    return f"{short(seconds)} ({short(statistics.median(one['cpus']))}) s, {one['mb']:.0f} MB{ratio}"


def stages(found: Found) -> str:
    """What our own stages take at each size, in a line each: for the page about sizes, in both languages."""
    columns = [s for s in (1, 10, 100, 1000) if str(s) in found["quads"]]
    head = " | ".join(f"{found['quads'][str(s)]:,}" for s in columns)
    lines = [f"| quads · 四元组 | {head} | exponent · 增长指数 |", "|---" * (len(columns) + 2) + "|"]
    for name in (*STAGES, "ask"):
        grown = exponent(found, name)
        cells = []
        for s in columns:
            one, seconds = cell(found, name, "kg", s), total(found, s) if name == "ask" else wall(found, name, "kg", s)
            cells.append(f"{short(seconds)} s, {one['mb']:.0f} MB" if seconds else one.get("said", "–"))
        lines.append(f"| {name} | {' | '.join(cells)} | {'–' if grown is None else f'{grown:.2f}'} |")
    return "\n".join([*lines, "", "Wall seconds, peak MB of the process; ask is the sum of all questions that are answered at every size. · "
                      "耗时（秒）与进程内存峰值（MB）；ask为在各规模均得应答的全部查询之和。"])


def speed(found: Found, lang: str) -> str:
    """The goals in a sentence and the chief ratios as a list, for the first page of the project."""
    verdicts = [line.rsplit("|", 2)[1].strip() for line in goals(found, lang).splitlines()[2:]]
    met, short_of = sum(v == WORDS[lang]["met"] for v in verdicts), sum(v.startswith("**") for v in verdicts)
    chief = ("load-pyoxigraph", "load-rdflib", "ask-pyoxigraph", "ask-rdflib", "betweenness-networkx", "draw-pyvis")
    lines = []
    for goal in wanted():
        value, sign, note = reached(found, goal)
        if goal["id"] in chief and value is not None:
            lines.append(f"- {goal['goal_' + lang]}{': ' if lang == 'en' else '：'}{sign}{value:.3g}{f' ({note})' if note else ''}")
    rest = len(verdicts) - met - short_of
    head = (f"Of {len(verdicts)} goals for speed, memory and growth {met} are met, {short_of} are short and {rest} were not measured in the last kept run "
            f"({found['machine']['date']}):" if lang == "en" else
            f"速度、内存与增长的{len(verdicts)}项目标中，最近一次保存的运行（{found['machine']['date']}）达到{met}项，未达到{short_of}项，未测得{rest}项：")
    return "\n".join([head, "", *lines])


def asked(found: Found) -> str:
    """The questions: all engines at each size, and the generic ones one by one at the largest."""
    if not found["questions"]:
        return ""
    lines = ["### Ask: kept questions with their sample values, and generic ones", "",
             "| size | engine | questions | to ours, geometric mean | least to most | stopped | cannot | other rows | peak MB |", "|---" * 9 + "|"]
    for size in sorted(map(int, found["questions"])):
        for engine in ("pyoxigraph", *ASKED):
            lines.append(_asked(found, size, engine))
    largest = max((s for s in map(int, found["questions"]) if any(q.get("rdflib") for q in found["questions"][str(s)].values())),
                  default=max(map(int, found["questions"])))
    lines += ["", f"Each to ours (kg: milliseconds) at {quads(found, largest)}; all generic questions, and the ten kept ones on which kg spends most:", "",
              "| question | rows | kg, ms | pyoxigraph | " + " | ".join(ASKED) + " |", "|---" * 8 + "|"]
    table = {n: q for n, q in found["questions"][str(largest)].items() if q.get("kg")}
    kept = sorted((n for n in table if n not in GENERIC), key=lambda n: -table[n]["kg"])[:10]
    for name in [n for n in GENERIC if n in table] + kept:
        q = table[name]
        lines.append(f"| {name} | {q['rows']:,} | {1000 * q['kg']:.2f} | {q['pyoxigraph'] / q['kg']:.2f} | "
                     + " | ".join(_one(q, e) for e in ASKED) + " |")
    return "\n".join([*lines, "", "kg is `g.ask` and `g.sparql`; pyoxigraph answers the same text and turns all rows into Python values. A question is "
                      "stopped at 150 times our own time within the bounds of run.py and counts with that limit. *cannot*: the engine refuses "
                      "the text; *other rows*: it answers another number of rows than pyoxigraph. maplib has no named graphs here, Virtuoso "
                      "answers over HTTP."])


def _one(q: Found, engine: str) -> str:
    if engine not in q:
        return "–"
    if isinstance(q[engine], str):
        return "cannot"
    return f"> {q['limit'] / q['kg']:.0f}" if q[engine] is None else f"{q[engine] / q['kg']:.2g}"


def ratios(found: Found, size: int, engine: str) -> tuple[list[float], int]:
    """An engine's time by ours for each question that both answer, stopped ones with their limit; and how many were stopped."""
    table = [q for q in found["questions"].get(str(size), {}).values() if q.get("kg") and engine in q and not isinstance(q[engine], str)]
    return [(q[engine] if q[engine] is not None else q["limit"]) / q["kg"] for q in table], sum(q[engine] is None for q in table)


def geometric(numbers: list[float]) -> float:
    """The geometric mean."""
    return math.exp(statistics.fmean(map(math.log, numbers)))


def _asked(found: Found, size: int, engine: str) -> str:
    table, one = found["questions"][str(size)], cell(found, "ask", "kg" if engine == "pyoxigraph" else engine, size)
    some, stopped = ratios(found, size, engine)
    if not some:
        return f"| {quads(found, size)} | {engine} | {one.get('said', '–')} | | | | | | |"
    unable = sum(isinstance(q.get(engine), str) for q in table.values())
    other = sum(q.get(engine + " rows") is not None and q[engine + " rows"] != q.get("rows") for q in table.values())
    if engine == "pyoxigraph":
        stopped, other = sum(q.get("kg", 0) is None for q in table.values()), sum(q.get("same") is False for q in table.values())
    return (f"| {quads(found, size)} | {engine} | {len(some)} of {len(table)} | **{'> ' if stopped and engine != 'pyoxigraph' else ''}"
            f"{geometric(some):.3g}** | {min(some):.2g} to {max(some):.2g} | {stopped} | {unable} | {other} | {one['mb']:.0f} |")


FEW = 20
"""Questions up to which a size (the largest, where only the generic ones are asked) says nothing of how asking grows."""


def total(found: Found, size: int) -> float | None:
    """Seconds of all questions by us, those that are answered at every size; None for a size at which only a few were asked."""
    tables = [t for t in found["questions"].values() if len(t) > FEW]
    if len(found["questions"].get(str(size), {})) <= FEW:
        return None
    common = [n for n in found["questions"][str(size)] if all(t.get(n, {}).get("kg") for t in tables)]
    return sum(found["questions"][str(size)][n]["kg"] for n in common) or None


def exponent(found: Found, name: str, engine: str = "kg", first: int | None = None, last: int | None = None) -> float | None:
    """log(time ratio) / log(size ratio), by processor time; from the smallest to the largest size up to 100 unless others are named."""
    known = [s for s in sizes(found, name) if (s <= 100 or last) and (wall(found, name, engine, s, "cpus") is not None)]
    first, last = first or (known[0] if known else None), last or (known[-1] if known else None)
    if first not in known or last not in known or first == last:
        return None
    a, b = (total(found, s) if name == "ask" else wall(found, name, engine, s, "cpus") for s in (first, last))
    n = [found["quads"].get(str(s)) or s for s in (first, last)] if name != "draw" else [first, last]
    return math.log(b / a) / math.log(n[1] / n[0]) if a and b else None


def allowed(found: Found, name: str, first: int, last: int) -> float:
    """The exponent of n log n between two sizes."""
    a, b = (s if name == "draw" else found["quads"].get(str(s)) or 10_000 * s for s in (first, last))
    return math.log(b * math.log(b) / (a * math.log(a))) / math.log(b / a)


def growth(found: Found) -> str:
    """How each of our stages grows, from size to size."""
    lines = []
    for name in (*STAGES, "ask", "draw"):
        known = [s for s in sizes(found, name) if wall(found, name, "kg", s) is not None]
        if len(known) < 2:
            continue
        steps = ", ".join(f"{a:,} to {b:,}: {e:.2f}" for a, b in zip(known, known[1:]) if (e := exponent(found, name, "kg", a, b)) is not None)
        top = known[-1] if name == "draw" else max(s for s in known if s <= 100)
        whole = exponent(found, name, "kg", known[0], top)
        if whole is None:
            continue
        bound = allowed(found, name, known[0], top)
        verdict = "no faster" if whole <= bound + NOISE else "**faster**"
        lines.append(f"| {name} | {known[0]:,} to {top:,} | {whole:.2f} | {bound:.2f} | {verdict} | {steps} |")
    if not lines:
        return ""
    return "\n".join(["### Growth of our own stages", "", "| stage | sizes | exponent | that of n log n | than n log n | step by step |", "|---" * 6 + "|",
                      *lines, "", f"By processor seconds, which other work on the machine disturbs least; {NOISE} is allowed for noise. Small sizes hold a "
                      "fixed part (vocabulary, shapes, rules), so their exponents are low. ask: the sum of all questions answered at every size."])


def analyses(found: Found) -> str:
    """Every measure at each size of network."""
    keys = [k.split("|") for k in found["cells"] if k.startswith("analyse|") and k.count("|") == 3]
    if not keys:
        return ""
    order = ("degree", "core", "components", "pagerank", "eigenvector", "harmonic", "closeness", "betweenness")
    rivals = ("our engine", "networkx", "igraph", "rustworkx", "networkit")
    lines = ["### Analyse: a value for every node", "", "| measure | nodes | kg, s | " + " | ".join(rivals) + " | kg to the best | largest difference |", "|---" * 10 + "|"]
    for nodes in sorted({int(k[2]) for k in keys}):
        for by in order:
            ours = wall(found, "analyse", "kg", f"{nodes}|{by}")
            if ours is None:
                lines.append(f"| {by} | {nodes:,} | {cell(found, 'analyse', 'kg', f'{nodes}|{by}').get('said', '–')} | | | | | | | |")
                continue
            apart = [a for e in rivals[1:] if (a := cell(found, "analyse", e, f"{nodes}|{by}").get("apart")) is not None]
            near = best(found, f"{nodes}|{by}")
            lines.append(f"| {by} | {nodes:,} | {_sampled(found, 'kg', nodes, by, short(ours))} | "
                         + " | ".join(_rival(found, e, nodes, by, ours) for e in rivals)
                         + f" | {'–' if near is None else f'{near:.2f}'} | {f'{max(apart):.0e}' if apart else '–'} |")
    return "\n".join([*lines, "", "Engines: their time by ours, so above 1 kg is faster; turning the graph into their own is part of it. A number in "
                      "brackets: only so many sources were done and the time was scaled up to all. *our engine*: the computing alone, without "
                      "places, components and table. igraph is GPL and stays a rival."])


def _sampled(found: Found, engine: str, nodes: int, by: str, said: str) -> str:
    sample = cell(found, "analyse", engine, f"{nodes}|{by}").get("sample")
    return f"{said} [{sample}]" if sample else said


def _rival(found: Found, engine: str, nodes: int, by: str, ours: float) -> str:
    seconds = wall(found, "analyse", engine, f"{nodes}|{by}")
    if seconds is None:
        return cell(found, "analyse", engine, f"{nodes}|{by}").get("said", "–")
    return _sampled(found, engine, nodes, by, f"{seconds / ours:.3g}")


def best(found: Found, size: str) -> float | None:
    """Our time by that of the fastest other engine; None if one was stopped, as it might have been the fastest."""
    if any(cell(found, "analyse", e, size).get("said", "").startswith(">") for e in ("networkx", "igraph", "rustworkx", "networkit")):
        return None
    ours = wall(found, "analyse", "kg", size)
    rivals = [w for e in ("networkx", "igraph", "rustworkx", "networkit") if (w := wall(found, "analyse", e, size)) is not None]
    return ours / min(rivals) if ours and rivals else None


def drawn(found: Found) -> str:
    """Writing a page."""
    columns = sizes(found, "draw")
    if not columns:
        return ""
    lines = ["### Draw: a network becomes a page", "", "| engine | " + " | ".join(f"{s:,} nodes" for s in columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for engine in engines(found, "draw"):
        lines.append(f"| {'**kg**' if engine == 'kg' else engine} | " + " | ".join(_shown(found, "draw", engine, s) for s in columns) + " |")
    return "\n".join([*lines, "", "Wall seconds (processor seconds), peak MB, to ours. Average degree 8. Ours works out arrangements beforehand and writes "
                      "one safe file; pyvis leaves the arrangement to the browser. *Filled in bulk*: pyvis whose edges are set in one go."])


def started(found: Found) -> str:
    """Start-up of the shell."""
    names = [k.split("|")[1] for k in found["cells"] if k.startswith("start-up|")]
    if not names:
        return ""
    bare = wall(found, "start-up", "python -c pass", 0)
    lines = ["### Start-up", "", "| call | ms | of processor | to a bare interpreter |", "|---|---|---|---|"]
    for name in sorted(names, key=lambda n: wall(found, "start-up", n, 0) or math.inf):
        seconds, used = (wall(found, "start-up", name, 0, of) for of in ("walls", "cpus"))
        lines.append(f"| `{name}` | {1000 * seconds:.0f} | {1000 * used:.0f} | {seconds / bare:.1f} |" if seconds and used is not None and bare else
                     f"| `{name}` | {cell(found, 'start-up', name, 0).get('said', '–')} | | |")
    return "\n".join(lines)


def profiles(found: Found) -> str:
    """The page of profiles."""
    lines = ["# Where the time goes", "", "Made by `python benchmarks/run.py --keep`; the table that it stands beside is in [README.md](README.md). "
             f"Our own stages under cProfile at {quads(found, 10)} (draw: 1,000 nodes; analyse: betweenness of 10,000): the watching itself costs up to "
             "twice the time, so read shares. Compiled code (Oxigraph, rustworkx, numpy) is one line each; threads are not seen.", ""]
    for name, said in sorted(found["profiles"].items()):
        lines += [f"## {name.capitalize()}", "", "```text", said.rstrip(), "```", ""]
    return "\n".join(lines)


# Goals --------------------------------------------------------------------------------------------------------------

def wanted() -> list[dict[str, str]]:
    """The goals as they are kept."""
    with (Path(__file__).resolve().parent / "goals.csv").open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def of_processor(found: Found, goal: dict[str, str]) -> float | None:
    """The same ratio by processor seconds, which other work on the machine disturbs least; None where it is no ratio of two times."""
    kind, name, engine, size, _, where = *(goal[k] for k in ("kind", "stage", "engine", "size")), *goal["size"].partition("|")[1:]
    if kind == "questions":
        some = [(q["kg cpu"], q["pyoxigraph cpu"]) for q in found["questions"].get(size, {}).values() if q.get("kg cpu")] if engine == "pyoxigraph" else []
        return geometric([a / b for a, b in some if a and b]) if some else None
    if kind != "ratio":
        return None
    ours, theirs = (wall(found, name, e, s, "cpus") for e, s in (((where, 0), (engine, 0)) if name == "start-up" else (("kg", size), (engine, size))))
    return (theirs / ours if goal["sense"] == "least" else ours / theirs) if ours and theirs else None


def reached(found: Found, goal: dict[str, str]) -> tuple[float | None, str, str]:
    """What was reached of a goal; a sign before it if that is only a bound ("> "); at which size, or why nothing was."""
    kind, name, engine, size, _, where = *(goal[k] for k in ("kind", "stage", "engine", "size")), *goal["size"].partition("|")[1:]
    if kind == "growth":
        first, last = map(int, size.split("|"))
        return (grown := exponent(found, name, "kg", first, last)), "", "" if grown is not None else _why(found, name, "kg", last)
    if kind == "room":
        cells = [cell(found, s, "kg", size) for s in ("load", "ask", "project")]
        if all(c["walls"] for c in cells):
            return max(c["mb"] for c in cells) / 1024, "", ""
        return None, "", next((f"{s}: {c['said']}" for s, c in zip(("load", "ask", "project"), cells) if "said" in c), "not run")
    if kind == "seconds":
        return wall(found, name, where, 0), "", ""
    if kind == "best":
        return best(found, size), "", ""
    if kind == "ratio" and name == "start-up":
        a, b = wall(found, name, where, 0), wall(found, name, engine, 0)
        return a / b if a and b else None, "", ""
    at = [size] if name not in (*STAGES, "ask") else [str(s) for s in (1000, 100, 10, 1) if s <= int(size) and (kind != "memory" or s >= 100)]
    for s in at:
        value, sign = _ratio(found, kind, name, engine, s, goal["sense"])
        if value is not None:
            return value, sign, "" if s == size else f"at {s}x"
    return None, "", _why(found, name, engine or "kg", size)


def _ratio(found: Found, kind: str, name: str, engine: str, size: str, sense: str) -> tuple[float | None, str]:
    """Ours to the rival's (or, for a goal of at least, theirs to ours), and the sign of a bound."""
    if kind == "questions":
        some, stopped = ratios(found, int(size), engine)
        if not some:
            return None, ""
        return (geometric(some), "> " if stopped else "") if sense == "least" else (1 / geometric(some), "")
    if kind == "memory":
        a, b = (cell(found, name, e, size)["mb"] for e in ("kg", engine))
        return (a / b if a and b else None), ""
    ours, theirs, sign = wall(found, name, "kg", size), wall(found, name, engine, size), ""
    if ours and theirs is None and sense == "least" and (theirs := limit(found, name, engine, size)):
        sign = "> "
    if theirs and ours is None and sense == "most" and (ours := limit(found, name, "kg", size)):
        sign = "> "
    if not ours or not theirs:
        return None, ""
    return (theirs / ours if sense == "least" else ours / theirs), sign


def _why(found: Found, name: str, engine: str, size: object) -> str:
    return cell(found, name, engine, size).get("said", "") or "not run"


WORDS = {"en": {"head": "| goal | bound | reached | by processor time | verdict |", "most": "at most {}", "least": "at least {}", "met": "met", "short": "**short**, by a factor of {}",
                "none": "not measured: {}", "at least that": "open: what was reached is only a floor"},
         "zh": {"head": "| 目标 | 界限 | 达到 | 按处理器时间 | 结论 |", "most": "不超过 {}", "least": "不少于 {}", "met": "达到", "short": "**未达到**，相差{}倍",
                "none": "未测得：{}", "at least that": "未定：所得仅为下限"}}


def goals(found: Found, lang: str) -> str:
    """Each goal with its bound, what was reached, and if it is short by how much and why."""
    say = WORDS[lang]
    lines = [say["head"], "|---|---|---|---|---|"]
    for goal in wanted():
        value, sign, note = reached(found, goal)
        bound = float(goal["bound"]) if goal["bound"] else allowed(found, goal["stage"], *map(int, goal["size"].split("|")))
        bound_said = say[goal["sense"]].format(f"{bound:.2f}" if not goal["bound"] else f"{bound:g}")
        if value is None:
            lines.append(f"| {goal['goal_' + lang]} | {bound_said} | – | – | {say['none'].format(note or 'not run')} |")
            continue
        used = of_processor(found, {**goal, "size": note.removeprefix("at ").removesuffix("x")} if note else goal)
        used = "–" if used is None else f"{used:.3g}"
        slack = NOISE if goal["kind"] == "growth" else 0.0
        met = value >= bound if goal["sense"] == "least" else value <= bound + slack
        if met and sign and goal["sense"] == "most":
            met = False
        if not met and sign and goal["sense"] == "least":
            verdict = say["at least that"]
        elif met:
            verdict = say["met"]
        else:
            apart = bound / value if goal["sense"] == "least" else value / bound
            verdict = say["short"].format(f"{apart:.3g}") + (f". {goal['why_' + lang]}" if lang == "en" else f"。{goal['why_' + lang]}")
        lines.append(f"| {goal['goal_' + lang]} | {bound_said} | {sign}{value:.3g}{f' ({note})' if note else ''} | {used} | {verdict} |")
    return "\n".join(lines)
