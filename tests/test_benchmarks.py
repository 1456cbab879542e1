"""The benchmark house runs, a rival that fails is a row, and pages say what the results say; no speed is asserted."""
from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

from kg import dataset, layout, records

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))


def test_generated_data_are_deterministic_and_clean(tmp_path):
    import worlds

    for name in ("a", "b"):
        worlds.write(tmp_path / name, layout.DATA, 3)
    ours = {p.name: p.read_bytes() for p in (tmp_path / "a").iterdir()}
    assert ours == {p.name: p.read_bytes() for p in (tmp_path / "b").iterdir()}
    found = records.read(tmp_path / "a")
    assert found.faults == [] and len(found.places) > 2 * len(records.read(layout.DATA).places)


def test_a_cut_of_the_data_is_whole_and_worlds_of_it_share_their_actors(tmp_path):
    import worlds

    counts = worlds.cut(tmp_path / "cut", layout.DATA, 0.1)
    assert 5 < counts["mechanisms"] < 60 < counts["passages"]
    small = dataset.build(layout.ONTOLOGY, tmp_path / "cut")  # every fault of the tables would be raised
    (tmp_path / "one.nq").write_text("".join(line + "\n" for line in dataset.lines(small.store)), encoding="utf-8")
    assert worlds.worlds(tmp_path / "one.nq", tmp_path / "three.nq", 2 * small.quads) >= 2 * small.quads
    large = dataset.read_file(tmp_path / "three.nq")
    count = "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ ?r <https://w3id.org/eudpn/ontology#{}> ?x }}"
    n = [{k: int(next(d.select(count.format(k)))[0].value) for k in ("participant", "ofMechanism")} for d in (small, large)]
    assert n[0]["participant"] == n[1]["participant"] and n[1]["ofMechanism"] > 2 * n[0]["ofMechanism"]
    assert large.quads == large.triples, "no triple in two graphs"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """The house with its smallest data and two engines, run twice."""
    state = tmp_path_factory.mktemp("house")

    def once():
        return subprocess.run([sys.executable, str(BENCHMARKS / "run.py"), "--quick", "--minutes", "10", "--times", "1", "--state", str(state),
                               "--only", "load", "ask", "--engines", "kg", "pyoxigraph", "oxrdflib"], capture_output=True, text=True, timeout=600)
    return state, once(), once()


def test_the_house_prints_its_tables(run):
    state, first, _ = run
    assert first.returncode == 0, first.stderr[-2000:]
    for heading in ("### Goals", "### Load", "### Ask", "| **kg** |", "| type scan with a filter on the label |"):
        assert heading in first.stdout
    found = json.loads((state / "results.json").read_text(encoding="utf-8"))
    assert found["cells"]["load|kg|1"]["count"] == found["cells"]["load|pyoxigraph|1"]["count"] == found["quads"]["1"] > 9000
    questions = found["questions"]["1"]
    assert len(questions) > 80 and all(q["same"] for q in questions.values()), "ours and bare pyoxigraph answer as many rows"


def test_a_second_call_goes_on_where_the_first_ended(run):
    _, first, second = run
    assert "load, kg" in first.stderr and "load, kg" not in second.stderr and "nothing was left to measure" in second.stderr
    assert first.stdout.partition("### Goals")[2] == second.stdout.partition("### Goals")[2]


def test_a_profile_names_functions_and_no_path_of_this_machine(run):
    done = subprocess.run([sys.executable, str(BENCHMARKS / "stages.py"), "project", "kg", str(run[0] / "x1"), '{"profile": true}'],
                          capture_output=True, text=True, check=True)
    said = json.loads(done.stdout)["profile"]
    assert "kg/graph.py:" in said and "method 'query' of 'pyoxigraph.Store'" in said.replace("select", "query")
    assert not any(word.startswith("/") for word in said.split())


@pytest.mark.parametrize("code, said", [
    ("import time; print('{\"wall\": 1}', flush=True); time.sleep(60)", "> 1 s"),
    ("x = bytearray(400 * 2**20); import time; time.sleep(60)", "> 0.3 GB (at 0."),
    ("raise ValueError('no such engine')", "failed: ValueError: no such engine"),
    ("import os; os._exit(3)", "failed with code 3")])
def test_an_engine_that_does_not_come_to_an_end_is_a_row(tmp_path, code, said):
    import run as house

    lines, ended = house.watched([sys.executable, "-c", code], 1.0 if "60" in code and "byte" not in code else 30.0, 0.3, tmp_path)
    assert ended.startswith(said) and (lines == [{"wall": 1}] if "wall" in code else lines == [])


def test_an_engine_that_is_not_installed_is_a_row(tmp_path):
    import report
    import run as house

    one = house.House(tmp_path, True, 1.0, 1.0, [], [])
    one.add("load|kg|1", {"wall": 1.0, "cpu": 1.0, "mb": 1.0}, None)
    one.add("load|nosuch|1", {"missing": "nosuch"}, None)
    one.add("load|slow|1", {}, "> 30 s")
    table = report.text(json.loads((tmp_path / "results.json").read_text(encoding="utf-8")))
    assert "| nosuch | not installed (nosuch) |" in table and "| slow | > 30 s |" in table


def grown(exponent: float) -> dict:
    """Results in which loading grows with a power of the size, and rdflib was stopped."""
    quads = {"1": 10_000, "10": 100_000, "100": 1_000_000}
    cells = {f"load|kg|{s}": {"walls": [(n / 1e4) ** exponent], "cpus": [(n / 1e4) ** exponent], "mb": 10.0} for s, n in quads.items()}
    cells["load|pyoxigraph|100"] = {"walls": [2 * 100 ** exponent], "cpus": [1.0], "mb": 10.0}
    cells["load|rdflib|100"] = {"walls": [], "cpus": [], "mb": 0.0, "said": f"> {20 * 100 ** exponent:.0f} s"}
    return {"cells": cells, "quads": quads, "questions": {}, "profiles": {}, "seconds": 1.0, "quick": False,
            "machine": {"cores": 2, "memory": 24, "python": "3", "date": "2026-12-01", "versions": {"rdflib": "7", "kglab": None}}}


def test_growth_is_held_against_n_log_n():
    import report

    just = 1 + math.log(math.log(1e6) / math.log(1e4)) / math.log(100)
    assert report.allowed(grown(1.0), "load", 1, 100) == pytest.approx(just)
    assert "| no faster |" in report.growth(grown(just)) and "| **faster** |" in report.growth(grown(1.3))


def test_a_size_at_which_few_questions_were_asked_has_no_step_of_growth():
    import report

    found = grown(1.0)
    for size, seconds in (("1", 0.01), ("10", 0.1), ("100", 1.0)):
        found["questions"][size] = {f"question-{n}": {"kg": seconds} for n in range(30)}
        found["cells"][f"ask|kg|{size}"] = {"walls": [seconds], "cpus": [seconds], "mb": 10.0}
    found["quads"]["1000"] = 10_000_000
    found["cells"]["ask|kg|1000"] = {"walls": [9.0], "cpus": [9.0], "mb": 10.0}
    found["questions"]["1000"] = {"question-1": {"kg": 9.0}, "question-2": {"kg": None}}  # one was stopped
    asked = next(line for line in report.growth(found).splitlines() if line.startswith("| ask |"))
    assert "1 to 10: 1.00, 10 to 100: 1.00 |" in asked and "1,000" not in asked


def test_every_goal_is_met_or_short_or_said_to_be_unmeasured():
    import report

    for lang, short, floor in (("en", "**short**, by a factor of", "at least 15 | > 20 | – | met"), ("zh", "**未达到**", "不少于 15 | > 20 | – | 达到")):
        table = report.goals(grown(1.3), lang)
        lines = table.splitlines()[2:]
        assert len(lines) == len(report.wanted()) and floor in table
        assert "| 0.5 | " in table  # twice as fast as bare pyoxigraph
        growth = next(line for line in lines if "n log n" in line and ("load" in line or "读入" in line))
        assert short in growth
    for goal in report.wanted():
        assert goal["goal_en"] and goal["goal_zh"] and goal["sense"] in ("most", "least")
        assert bool(goal["why_en"]) == bool(goal["why_zh"])


def test_pages_say_what_the_results_say():
    import pages

    assert pages.drifted() == [], "python benchmarks/pages.py writes them anew"


def test_a_figure_changed_by_hand_is_found():
    import pages

    known = pages.results()
    page = (pages.ROOT / "docs/past-one-machine.md").read_text(encoding="utf-8")
    row = next(line for line in known["studies"]["size"]["text"].splitlines() if "in memory" in line)
    planted = page.replace(row, row.replace("| ", "| 1", 1))
    assert planted != page and pages.filled(planted, pages.parts(known)) == page
