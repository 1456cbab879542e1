"""The parts of the pages that come from benchmarks, made from benchmarks/results.json: `python benchmarks/pages.py [--check]`.

results.json holds the last kept run of the house and, of each long study, the table of its last run with the command and the day. A
page has a place for a part between two marks, `<!-- NAME:begin -->` and `<!-- NAME:end -->`; what stands between them is written here
and nowhere else. With --check nothing is written and the exit code is 1 if a page says something else than the results.
"""
from __future__ import annotations

import json
import os
import re
import sys
import time
from pathlib import Path
from typing import Any

BEGUN = time.monotonic()
HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
RESULTS = HERE / "results.json"
FILLED = ("benchmarks/README.md", "docs/past-one-machine.md", "README.md", "README.zh.md")
"""Pages that have such places. A page need not have a place for every part."""
PROFILES = "benchmarks/PROFILES.md"
STUDIES = {"server": "kg serve against Oxigraph's own server", "explorer": "the pages of the explorer against stock pyvis",
           "cluster": "one ranking by number and kind of workers", "size": "what a statement costs", "soundness": "kills, full disks, damage, swaps",
           "fuzz": "changed bytes at every door, generated questions to two engines",
           "large": "ten million quads load, answer and become networks",
           "check": "where the time of check went, by shape", "intervals": "how often a rank interval holds the true rank"}
"""Long studies with runs of their own; each keeps its last table under this name."""


def tell(what: str) -> None:
    """What is going on, for people who wait."""
    spent = int(time.monotonic() - BEGUN)
    print(f"… {spent // 60}:{spent % 60:02} {what}", file=sys.stderr, flush=True)


def write(path: Path, text: str) -> None:
    """Write a text whole or not at all."""
    draft = path.with_name(path.name + ".draft")
    draft.write_text(text, encoding="utf-8", newline="\n")
    os.replace(draft, path)


def results() -> dict[str, Any]:
    """What was kept: ``house`` (the last run) and ``studies`` by name."""
    return json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {"house": None, "studies": {}}


def keep_house(found: dict[str, Any]) -> None:
    """Keep a run of the house, and fill the pages from it."""
    _keep(results() | {"house": found})


def keep_study(name: str, text: str) -> None:
    """Keep the table of a long study with its command and day, and fill the pages from it."""
    known = results()
    words = " ".join([Path(sys.argv[0]).name, *(w for w in sys.argv[1:] if w != "--keep")])
    command = "python benchmarks/" + re.sub(r" --(?:place|state|out)[ =]\S+", "", words)  # no folder of this machine
    known["studies"][name] = {"text": text, "date": time.strftime("%Y-%m-%d"), "command": command}
    _keep(known)


def _keep(known: dict[str, Any]) -> None:
    write(RESULTS, json.dumps(known, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
    for page, text in made(known).items():
        write(ROOT / page, text)


def parts(known: dict[str, Any]) -> dict[str, str]:
    """The text of each part by its name."""
    import report

    found = {name: study["text"] for name, study in known["studies"].items()}
    found["studies"] = "\n".join(["| study | command | last run |", "|---|---|---|", *(
        f"| {what} | {s['command'] if ' ' in s['command'] and '.py' not in s['command'] else '`' + s['command'] + '`'} | {s['date']} |" for name, what in STUDIES.items() if (s := known["studies"].get(name)))])
    if house := known["house"]:
        found |= {"benchmark": report.text(house), "stages": report.stages(house),
                  "speed": report.speed(house, "en"), "speed-zh": report.speed(house, "zh")}
    return found


def made(known: dict[str, Any]) -> dict[str, str]:
    """The whole text of each page as the results have it."""
    texts = parts(known)
    pages = {name: filled((ROOT / name).read_text(encoding="utf-8"), texts) for name in FILLED}
    if known["house"]:
        import report

        pages[PROFILES] = report.profiles(known["house"])
    return pages


def filled(page: str, texts: dict[str, str]) -> str:
    """A page with each of its places filled."""
    for name, text in texts.items():
        page = re.sub(rf"(<!-- {name}:begin -->\n).*?(<!-- {name}:end -->)", lambda m, t=text: m[1] + t.rstrip() + "\n" + m[2], page, flags=re.S)
    return page


def drifted() -> list[str]:
    """Pages that say something else than the results."""
    return [name for name, text in made(results()).items() if not (ROOT / name).exists() or (ROOT / name).read_text(encoding="utf-8") != text]


def main(argv: list[str]) -> int:
    """Fill or check the pages; gives back the exit code."""
    wrong = drifted()
    if "--check" not in argv:
        for name, text in made(results()).items():
            write(ROOT / name, text)
    print(("drifted: " if "--check" in argv else "written: ") + (", ".join(wrong) or "nothing"))
    return 1 if wrong and "--check" in argv else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
