"""Quality gates, and the seeded defects of the tables: each is caught by name, by the reader, a shape or a gate."""
from __future__ import annotations

import csv
from collections import defaultdict

import pytest
from conftest import HAN, faults
from faults_data import ALONE, DEFECTS, GATE, READER, SHAPE, Tables

import kg
from kg import dataset, gates, layout, shapes


def damaged(folder, *defects):
    """A copy of the tables with some defects in it."""
    tables = Tables(folder)
    for defect in defects:
        defect.damage(tables)
    tables.write()
    return folder


def test_the_tables_stay_within_their_bands():
    assert gates.check(layout.DATA) == []


def test_there_are_thirty_defects_and_each_has_a_name():
    names = [d.name for d in DEFECTS + ALONE]
    assert len(names) == len(set(names)) >= 30
    assert {d.by for d in DEFECTS} == {READER, SHAPE, GATE}


@pytest.mark.parametrize("defect", [d for d in DEFECTS if d.by == READER], ids=lambda d: d.name)
def test_the_reader_tells_a_defect(tables, defect):
    found = faults(damaged(tables(), defect))
    assert any(f.file == defect.thing and f.column == defect.caught for f in found), found[:5]


@pytest.mark.parametrize("defect", [d for d in DEFECTS if d.by == GATE], ids=lambda d: d.name)
def test_a_gate_tells_a_defect(tables, defect):
    found = gates.check(damaged(tables(), defect))
    (told, *_) = [v for v in found if v.shape.startswith(defect.caught)] or [None]
    assert told is not None, found
    assert told.severity == "violation" and HAN.search(told.message.zh) and told.message.en.endswith(".")


@pytest.fixture(scope="session")
def reported(tmp_path_factory):
    """What the shapes say of tables that hold all defects for shapes, each at a thing of its own, by thing."""
    import shutil

    told = {}
    chosen = [d for d in DEFECTS if d.by == SHAPE]
    for batch in ([d for d in chosen if "state" not in d.name], [d for d in chosen if "state" in d.name], *([d] for d in ALONE)):
        folder = tmp_path_factory.mktemp("tables") / "data"
        shutil.copytree(layout.DATA, folder)
        data = dataset.build(layout.ONTOLOGY, damaged(folder, *batch))
        found = defaultdict(list)
        told_of_suspects = shapes.conform(data.store, layout.ONTOLOGY / "shapes.ttl", data.places)
        every_node = dataset.flat(data.store), dataset.turtle_graph(layout.ONTOLOGY / "shapes.ttl")
        assert set(told_of_suspects) == set(shapes.judged(*every_node, data.places))
        for v in told_of_suspects:
            found[v.thing].append(v)
        for defect in batch:
            told[defect.name] = found[defect.thing]
    return told


@pytest.mark.parametrize("defect", [d for d in DEFECTS + ALONE if d.by == SHAPE], ids=lambda d: d.name)
def test_a_shape_tells_a_defect(reported, defect):
    assert defect.caught in {v.shape for v in reported[defect.name]}, reported[defect.name]


# The gates themselves -------------------------------------------------------------------------------------------------------

def rows_of_gates(folder):
    with (folder / "gates.csv").open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def test_every_table_has_a_band_that_a_tenth_and_a_double_leave(tables):
    sizes = {name: len(rows) for name, rows in gates.read(layout.DATA).items()}
    bands = {r["table"]: r for r in rows_of_gates(layout.DATA) if r["measure"] == "rows"}
    assert set(bands) == set(sizes) - {"gates"}
    for table, band in bands.items():
        n = sizes[table]
        assert int(band["minimum"]) <= n <= int(band["maximum"]), table
        assert n - -(-n // 10) < int(band["minimum"]), f"{table} may lose a tenth unseen: run docs/generate.py --gates"


def test_gates_name_tables_columns_and_measures_that_exist():
    from kg import schema

    columns = {t.name: set(t.by_name) for t in schema.read(layout.DATA)}
    for r in rows_of_gates(layout.DATA):
        assert r["measure"] in gates.MEASURES
        assert not r["table"] or r["table"] in columns
        assert not r["column"] or r["column"] in columns[r["table"]]
        assert r["minimum"] or r["maximum"]


def test_an_unknown_measure_is_told(tables):
    folder = tables()
    t = Tables(folder)
    t["gates"][0].update(measure="rowz")
    t.write()
    assert ["rowz" in v.message.en for v in gates.check(folder)] == [True]


def test_bands_made_anew_let_the_tables_pass(tables):
    folder = tables()
    t = Tables(folder)
    del t["links"][200:]
    t.write()
    assert gates.check(folder)
    made = gates.bands(folder)
    with (folder / "gates.csv").open("w", encoding="utf-8", newline="") as f:
        csv.writer(f, lineterminator="\n").writerows(made)
    assert gates.check(folder) == []


def test_kg_check_goes_through_the_gates(tables):
    folder = damaged(tables(), next(d for d in DEFECTS if d.name == "every third web address emptied"))
    assert "gate-sources-url" in kg.open(folder).check().column("shape")
