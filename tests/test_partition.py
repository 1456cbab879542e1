"""The layers of the data: each triple in one graph, and what only a rule may write in the layer of what was derived."""
from __future__ import annotations

import pyoxigraph as ox
import pytest
from conftest import HAN

import kg
from kg import shapes
from kg.terms import DPN, ID, graph_name


def copied(g, *more: ox.Quad) -> ox.Store:
    store = ox.Store()
    store.extend(g.store)
    store.extend(more)
    return store


def test_the_data_of_the_project_stand_in_their_layers(g):
    assert shapes.partition(g.store) == []


def test_a_triple_in_two_layers_is_told_with_both(g, tmp_path):
    one = next(iter(g.store.quads_for_pattern(None, ox.NamedNode(DPN + "ofMechanism"), None, graph_name("asserted"))))
    store = copied(g, ox.Quad(one.subject, one.predicate, one.object, graph_name("provenance")))
    found, = shapes.partition(store)
    assert (found.severity, found.shape) == ("violation", "Partition") and found.thing == one.subject.value.removeprefix(ID)
    assert "more than one graph" in found.message.en and "asserted" in found.message.en and "provenance" in found.message.en
    assert HAN.search(found.message.zh) and "ofMechanism" in found.value
    place = tmp_path / "double.nq"
    store.dump(str(place), format=ox.RdfFormat.N_QUADS)
    told = [row for row in kg.open(place).check().records() if row["shape"] == "Partition"]
    assert [row["thing"] for row in told] == [found.thing]


@pytest.mark.parametrize("layer", ["asserted", "reference"])
def test_a_relation_that_only_a_rule_may_write_is_told_where_it_is_asserted(g, layer):
    derived = next(iter(g.store.quads_for_pattern(None, ox.NamedNode(DPN + "sharesMechanismWith"), None, graph_name("derived"))))
    other = ox.NamedNode(ID + "country-planted")
    found, = shapes.partition(copied(g, ox.Quad(derived.subject, derived.predicate, other, graph_name(layer))))
    assert "outside the derived layer" in found.message.en and "推导层之外" in found.message.zh
    assert found.thing == derived.subject.value.removeprefix(ID) and "country-planted" in found.value
