"""Networks by scans of patterns: the same rows as the questions in SPARQL, or none at all; and what is made late is whole."""
import copy
import json
import pickle
import random

import networkx as nx
import pyoxigraph as ox
import pytest

from kg import dataset, scans
from kg.dataset import Dataset
from kg.graph import KnowledgeGraph
from kg.late import Late
from kg.terms import DPN, ID, PREFIXES, RDF_TYPE, VOC, XSD, graph_name

QUESTIONS = sorted(scans.KNOWN)
LAYER, TRUE = graph_name("asserted"), ox.Literal("true", datatype=ox.NamedNode(XSD + "boolean"))
# By tie of a record: what its ends can be.
SHAPES = ((("ofMechanism", "mech"), ("participant", "actor"), ("participationRole", "role")),
          (("linkSubject", "any"), ("linkObject", "any"), ("linkRelation", "relation")),
          (("memberCountry", "actor"), ("inGroup", "actor"), ("membershipCapacity", "role")),
          (("ofInstrument", "any"), ("adoptedBy", "actor")),
          (("inTaskArea", "any"), ("involvesPartner", "actor"), ("involvesPartner", "actor"), ("worksThrough", "any"),
           ("includesMeasure", "record"), ("includesMechanism", "mech"), ("includesMechanism", "mech"), ("concernsTopic", "tech"),
           ("concernsTechnology", "tech"), ("heldBy", "actor")))


def small(seed):
    """A random little graph of records; at odd seeds some of it has a form that the tables never give."""
    draw = random.Random(seed)
    pools = {"mech": [f"mech-{i}" for i in range(4)], "actor": ["org-eu", *(f"country-{i}" for i in range(4))],
             "tech": ["tech-a", "tech-b", "topic-c"], "record": [f"rec-{i}" for i in range(24)]}
    pools["any"] = [*pools["mech"], *pools["actor"], *pools["tech"]]
    store, odd = ox.Store(), seed % 2

    def add(s, p, o):
        where = graph_name("derived") if odd and draw.random() < 0.01 else LAYER
        store.add(ox.Quad(ox.NamedNode(ID + s), p if isinstance(p, ox.NamedNode) else ox.NamedNode(DPN + p), o, where))

    def thing(kind):
        if kind == "role":
            return ox.NamedNode(VOC + draw.choice(["role-party", "role-observer", "role-taking-part", "role-deep"]))
        if kind == "relation":
            return ox.NamedNode(DPN + draw.choice(["covers", "covers", "partOf"]))
        return ox.NamedNode(ID + draw.choice(pools[kind]))

    for below, above in (("party", "taking-part"), ("deep", "party")):
        store.add(ox.Quad(ox.NamedNode(VOC + f"role-{below}"), ox.NamedNode(PREFIXES["skos"] + "broader"),
                          ox.NamedNode(VOC + f"role-{above}"), graph_name("vocabulary")))
    for review in ("open", "accepted"):
        store.add(ox.Quad(ox.NamedNode(VOC + f"review-{review}"), ox.NamedNode(DPN + "usable"), TRUE, graph_name("vocabulary")))
    for i, name in enumerate(pools["actor"]):
        add(name, RDF_TYPE, ox.NamedNode(DPN + ("Country", "Organisation", "CountryGroup", "Area")[i % 4]))
    for name in ("tech-a", "tech-b"):
        add(name, RDF_TYPE, ox.NamedNode(DPN + "Technology"))
    for name in pools["mech"][:3]:
        add(name, "mechanismType", ox.NamedNode(VOC + "type-agreement"))
    add("mech-0", "lumpsArrangements", TRUE)
    for name in pools["record"]:
        for tie, kind in draw.choice((*SHAPES, SHAPES[0], SHAPES[0])):
            for _ in range(draw.choice([0, 1, 1, 1, 1, 2])):
                add(name, tie, ox.BlankNode("b") if odd and draw.random() < 0.01 else thing(kind))
        if draw.random() < 0.5:
            add(name, RDF_TYPE, ox.NamedNode(DPN + draw.choice(["MeasurePackage", "MechanismSet"])))
        for _ in range(1 if draw.random() < (0.95 if odd else 1) else 2):
            add(name, "confidence", ox.NamedNode(VOC + draw.choice(["confidence-low", "confidence-medium", "confidence-high"])))
        add(name, "reviewStatus", ox.NamedNode(VOC + draw.choice(["review-open", "review-accepted", "review-rejected"])))
        for passage in draw.sample(["psg-1", "psg-2", "psg-3"], draw.choice([0, 1, 1, 2])):
            add(name, "statedIn", ox.NamedNode(ID + passage))
    return KnowledgeGraph(Dataset(store, len({q.triple for q in store}) == len(store)))


@pytest.mark.parametrize("name", QUESTIONS)
def test_scans_and_question_give_the_same_rows(g, name):
    found, asked = scans.table(g.question(name), g.data, g.claims.scan), g.ask(name)
    assert found is not None, "the text of the question was changed: compare the scan anew and note the new hash"
    assert (found.columns, list(found.rows), found.title) == (asked.columns, list(asked.rows), asked.title)


def test_scans_and_questions_agree_on_small_random_graphs():
    taken = dict.fromkeys(QUESTIONS, 0)
    for seed in range(60):
        graph = small(seed)
        for name in QUESTIONS:
            found = scans.table(graph.question(name), graph.data, scans.Scan(graph.store))
            if found is not None:
                taken[name] += len(found) > 0
                assert list(found.rows) == list(graph.ask(name).rows), (seed, name)
    assert min(taken.values()) > 5, taken  # the short cut was really taken


@pytest.mark.parametrize("name", QUESTIONS)
def test_ties_receipt_and_evidence_are_those_of_the_question(g, name):
    net, asked = g.network(name), g.ask(name)
    assert net.graph["receipt"]["rows"] == net.number_of_edges() == len(asked)
    assert net.graph["receipt"]["data_sha256"] == g.digest
    by_row = {d["row"]: (u, v, d) for u, v, d in net.edges(data=True)}
    for number, row in enumerate(asked.records(), 1):
        u, v, given = by_row[number]
        records = [row[c] for c in asked.columns if c.startswith("record") and row[c]]
        claims = [g.claims.claim(r) for r in records]
        assert {u, v} == {row["source"], row["target"]} and given["kind"] == row["kind"] and given["records"] == tuple(dict.fromkeys(records))
        assert given["passages"] == tuple(dict.fromkeys([row["passage"], *(p["id"] for c in claims for p in c["passages"])]))
        assert {c["confidence"] for c in claims} >= {given["confidence"]}


def test_another_text_or_other_data_are_asked(g):
    question = g.question("partners")
    other = type(question)(**{**vars(question), "text": question.text + "\nLIMIT 3"})
    assert scans.table(other, g.data, g.claims.scan) is None
    assert scans.table(question, Dataset(g.store, union=False), g.claims.scan) is None


def test_two_rows_in_the_engines_own_order_are_left_to_the_engine():
    graph = small(2)
    for q in list(graph.store.quads_for_pattern(None, ox.NamedNode(DPN + "confidence"), None, None)):
        for level in ("low", "high"):
            graph.store.add(ox.Quad(q.subject, q.predicate, ox.NamedNode(f"{VOC}confidence-{level}"), LAYER))
    assert scans.table(graph.question("knowledge"), graph.data, scans.Scan(graph.store)) is None


def test_what_is_made_late_is_whole_for_every_reader(g):
    net = g.network("co-named")
    whole = g.claims.of(net.nodes)
    assert len(whole) > 10
    copied, deep = net.copy(), copy.deepcopy(net)
    written = json.loads(json.dumps(nx.node_link_data(g.network("co-named"), edges="links")))["graph"]
    assert written["claims"] == json.loads(json.dumps(whole)) and written["receipt"]["data_sha256"] == g.digest
    for again in (copied, deep, pickle.loads(pickle.dumps(g.network("co-named")))):
        assert again.graph["claims"] == whole and dict(again.graph["claims"]) == whole and {**again.graph["claims"]} == whole
        assert again.graph["receipt"]["data_sha256"] == g.digest
    assert type(pickle.loads(pickle.dumps(net)).graph["claims"]) is dict


def test_a_late_dictionary_asks_once_and_keeps_what_was_written():
    calls = []

    def make():
        calls.append(1)
        return {"b": 2, "c": 3}
    late = Late(make, {"a": 1, "b": None, "c": None}, ["b", "c"])
    late["c"], late["d"] = 30, 4
    assert late["a"] == 1 and "b" in late and len(late) == 4 and not calls
    part = copy.deepcopy(late)
    assert not calls and list(part) == ["a", "b", "c", "d"]
    assert late == {"a": 1, "b": 2, "c": 30, "d": 4} == late | {} and late.get("b") == part["b"] == 2 and calls == [1]
    assert not Late(dict) and json.dumps(Late(lambda: {"x": 1})) == '{"x": 1}' and repr(Late(lambda: {"x": 1})) == "{'x': 1}"


def test_a_triple_in_two_graphs_is_found_by_the_engine_as_by_comparing_all():
    seen = set()
    for seed in range(60):
        draw, store = random.Random(seed), ox.Store()
        for _ in range(draw.randint(0, 10)):
            store.add(ox.Quad(*(ox.NamedNode(f"http://x/{draw.choice(names)}") for names in ("abc", "pqr", "abc")),
                              draw.choice([ox.DefaultGraph(), *(ox.NamedNode(f"http://x/g{i}") for i in range(3))])))
        quads, triples = len(store), len({q.triple for q in store})
        found = dataset.merged(store, "x")
        assert (found.quads, found.triples, found.union) == (quads, triples, quads == triples)
        assert len(found.as_read()) == quads
        seen.add(found.union)
    assert seen == {True, False}
