"""The benchmarks run, and their data are deterministic and without a fault; no speed is asserted."""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kg import layout, records

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))


def test_generated_data_are_deterministic_and_clean(tmp_path):
    import generate

    for name in ("a", "b"):
        generate.write(tmp_path / name, layout.DATA, 3)
    ours = {p.name: p.read_bytes() for p in (tmp_path / "a").iterdir()}
    assert ours == {p.name: p.read_bytes() for p in (tmp_path / "b").iterdir()}
    found = records.read(tmp_path / "a")
    assert found.faults == [] and len(found.places) > 2 * len(records.read(layout.DATA).places)


def test_generated_data_grow_by_their_actors_and_keep_the_order_of_events(tmp_path):
    import csv

    import generate

    generate.write(tmp_path, layout.DATA, 3)

    def rows(folder: Path, table: str) -> list[dict[str, str]]:
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as f:
            return list(csv.DictReader(f))
    countries = [r["id"] for r in rows(tmp_path, "parties") if r["kind"] == "Country"]
    assert countries == [r["id"] for r in rows(layout.DATA, "parties") if r["kind"] == "Country"], "codes are unique"
    for copy in ("-x1", "-x2"):
        real = {r["id"] + copy: r for r in rows(layout.DATA, "events")}
        moved = {r["id"]: int(r["date"].strip("[")[:4]) - int(real[r["id"]]["date"].strip("[")[:4])
                 for r in rows(tmp_path, "events") if r["id"] in real}
        assert len(moved) == len(real) and len(set(moved.values())) == 1, "all events of a copy move by the same years"


def test_the_quick_run_prints_its_tables_and_writes_nothing(tmp_path):
    before = (BENCHMARKS / "README.md").read_bytes()
    document = tmp_path / "speed.md"
    document.write_text("head\n<!-- benchmark:begin -->\nold\n<!-- benchmark:end -->\ntail\n", encoding="utf-8")
    run = subprocess.run([sys.executable, str(BENCHMARKS / "run.py"), "--quick", "-o", str(document)],
                         capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stderr[-2000:]
    for part in ("our API to bare pyoxigraph", "rdflib to our API", "| load | 3 |", "| project | 3 |", "`kg --version`",
                 "Every question at 1 times", "Every question at 3 times"):
        assert part in run.stdout
    assert "nan" not in run.stdout
    text = document.read_text(encoding="utf-8")
    assert text == f"head\n<!-- benchmark:begin -->\n{run.stdout.strip()}\n<!-- benchmark:end -->\ntail\n"
    assert (BENCHMARKS / "README.md").read_bytes() == before
