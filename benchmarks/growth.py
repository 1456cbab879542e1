"""How load, derive and check grow with the data: `python benchmarks/growth.py [--scale 1 10 100] [--limit 900] [-o README.md]`.

Each stage of ours in a process of its own, at each scale; a stage that passes the limit (seconds) is stopped and said to be.
The exponent is log(t/t1) / log(scale): 1 is growth in step with the data.
"""
from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

from run import HERE, prepared, put, tell

STAGES = ("load", "derive", "check")


def main(argv: list[str] | None = None) -> int:
    """Measure, print the table, and write it between the growth marks of a document if one is named."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--scale", type=int, nargs="+", default=[1, 10, 100])
    p.add_argument("--limit", type=float, default=900.0)
    p.add_argument("-o", dest="out", type=Path)
    args = p.parse_args(argv)
    found: dict[tuple[str, int], dict | None] = {}
    with tempfile.TemporaryDirectory() as place:
        for scale in args.scale:
            folder, quads = prepared(Path(place), scale)
            for stage in STAGES:
                tell(f"{stage} at {scale} times the size")
                found[stage, scale] = one(stage, folder, quads, args.limit)
                tell(f"  {found[stage, scale]}")  # what was measured is not lost if a later size is given up
            for old in (folder, quads):  # the disk is wanted for the next size
                if old.is_file():
                    old.unlink()
    text = table(found, args.scale, args.limit)
    print(text)
    if args.out:
        put(args.out, "growth", text)
    return 0


def one(stage: str, folder: Path, quads: Path, limit: float) -> dict | None:
    """Seconds, peak memory and count of one stage; None if it was stopped at the limit."""
    words = [sys.executable, str(HERE / "stages.py"), stage, "kg", str(folder), str(quads)]
    try:
        run = subprocess.run(words, capture_output=True, text=True, check=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None
    return json.loads(run.stdout)


def table(found: dict[tuple[str, int], dict | None], scales: list[int], limit: float) -> str:
    """The results as Markdown, a line a stage and scale."""
    lines = ["| stage | times the real size | seconds | peak MB | count | growth exponent from 1x |", "|---|---|---|---|---|---|"]
    for stage in STAGES:
        first = found[stage, scales[0]]
        for scale in scales:
            got = found[stage, scale]
            if got is None:
                lines.append(f"| {stage} | {scale} | stopped at {limit:.0f} | | | |")
                continue
            grown = math.log(got["seconds"] / first["seconds"]) / math.log(scale / scales[0]) if first and scale > scales[0] else None
            lines.append(f"| {stage} | {scale} | {got['seconds']:.2f} | {got['mb']:.0f} | {got['count']:,} | "
                         f"{'' if grown is None else f'{grown:.2f}'} |")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
