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


def test_the_quick_run_prints_its_tables():
    run = subprocess.run([sys.executable, str(BENCHMARKS / "run.py"), "--quick"], capture_output=True, text=True, timeout=900)
    assert run.returncode == 0, run.stderr[-2000:]
    for heading in ("Questions at 1 times", "Questions at 3 times", "Stages at 3 times", "Start-up"):
        assert heading in run.stdout
    assert "nan" not in run.stdout and "to bare pyoxigraph" in run.stdout
