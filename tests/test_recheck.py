"""The blind re-check: its sheet is whole, its sample comes again, and the command says plainly when the fact files are missing."""
from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
BENCHMARKS = HERE.parent / "benchmarks"
SHEET = list(csv.DictReader((HERE / "recheck.csv").open(encoding="utf-8", newline="")))
sys.path.insert(0, str(BENCHMARKS))


def test_each_draw_has_sixty_verdicts_and_each_error_says_what_was_wrong_and_how_it_was_mended():
    assert Counter(r["seed"] for r in SHEET) == {"20261125": 60, "20261126": 60}
    for row in SHEET:
        assert set(row["verdict"].split("|")) <= {"a", "b", "c", "d", "none"}
        assert (row["verdict"] == "none") == (not row["wrong"]) == (not row["mended"]), row


def test_each_checked_record_stands_and_rests_on_the_rows_named(g):
    import recheck

    tied = recheck.account(HERE / "facts_account.csv")
    assert [r["record"] for r in SHEET if r["record"] not in g.places] == []
    assert [r["record"] for r in SHEET if not set(r["facts"].split("|")) <= {t["fact_id"] for t in tied[r["record"]]}] == []


def test_the_shares_add_up_and_give_each_table_its_least():
    import recheck

    assert recheck.shares({"events": 80, "links": 20, "figures": 1, "absences": 0}, 12) == {
        "events": 8, "links": 3, "figures": 1, "absences": 0}
    assert recheck.shares({"events": 3, "links": 4}, 60) == {"events": 3, "links": 4}


def test_the_order_of_the_rows_does_not_matter_to_the_sample():
    import recheck

    data = {t: [{"id": f"{t}-{i}", "review": ""} for i in range(30)] for t in recheck.TABLES}
    tied = {r["id"]: [{}] for table in data.values() for r in table}
    turned = {t: list(reversed(r)) for t, r in data.items()}
    assert recheck.drawn(data, tied, 7, 20) == recheck.drawn(turned, tied, 7, 20)
    assert len(recheck.drawn(data, tied, 7, 20)) == 20 and recheck.drawn(data, tied, 7, 20) != recheck.drawn(data, tied, 8, 20)


def test_without_the_fact_files_it_says_so(tmp_path):
    run = subprocess.run([sys.executable, str(BENCHMARKS / "recheck.py"), "--facts", str(tmp_path)], capture_output=True, text=True)
    assert run.returncode == 2 and "bilateral.csv" in run.stderr and run.stdout == ""
