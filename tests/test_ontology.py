"""The ontology, its rules and its shapes: what they say, what they refuse, and that every planted fault is told."""
from __future__ import annotations

import json
import re
from collections import defaultdict

import pyoxigraph as ox
import pytest
import rdflib
from faults_graph import GRAPH_FAULTS, ONTOLOGY_FAULTS, Fault, iri
from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib import namespace as known

from kg import dataset, layout, shapes
from kg.terms import DPN, short

MAPPINGS = sorted((layout.ONTOLOGY / "mappings").glob("*.ttl"))
RULES = sorted((layout.ONTOLOGY / "rules").glob("*.rq"))
OWN = URIRef(DPN)
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="session")
def words() -> Graph:
    """core.ttl with all mappings."""
    graph = Graph()
    for path in [layout.ONTOLOGY / "core.ttl", *MAPPINGS]:
        graph.parse(path)
    return graph


@pytest.fixture(scope="session")
def core() -> Graph:
    """core.ttl alone."""
    return Graph().parse(layout.ONTOLOGY / "core.ttl")


@pytest.fixture(scope="session")
def shape_graphs() -> dict[str, Graph]:
    """The two files of shapes."""
    return {name: Graph().parse(layout.ONTOLOGY / name) for name in ("shapes.ttl", "style.ttl")}


# Conformance and planted faults ---------------------------------------------------------------------------------------

def test_the_ontology_conforms_to_its_style(words):
    assert shapes.judged(words, dataset.turtle_graph(layout.ONTOLOGY / "style.ttl"), {}) == []


def test_the_data_conform_to_their_shapes(g):
    assert shapes.conform(g.store, layout.ONTOLOGY / "shapes.ttl", {}) == []


def stored(graph: Graph) -> ox.Store:
    """The same triples in a store of the engine, in its default graph."""
    store = ox.Store()
    store.bulk_load(graph.serialize(format="nt").encode(), format=ox.RdfFormat.N_TRIPLES)
    return store


def plant_all(good: Graph, faults: list[Fault], file: str) -> dict[str, list]:
    """What is reported at the focus of each fault; faults at different things share one run.

    The check that judges the suspects alone must say the same as plain pySHACL on every node.
    """
    rounds: list[list[Fault]] = []
    for fault in faults:
        home = next((r for r in rounds if not fault.focus or all(f.focus != fault.focus for f in r)), None)
        if home is None:
            rounds.append(home := [])
        home.append(fault)
    told = {}
    for planted in rounds:
        bad = Graph()
        bad += good
        nodes = {fault.name: fault.damage(bad) for fault in planted}
        found = defaultdict(list)
        told_of_suspects = shapes.conform(stored(bad), layout.ONTOLOGY / file, {})
        assert set(told_of_suspects) == set(shapes.judged(bad, dataset.turtle_graph(layout.ONTOLOGY / file), {}))
        for violation in told_of_suspects:
            found[violation.thing].append(violation.message)
        for fault in planted:
            focus = fault.focus or short(str(nodes[fault.name]))
            told[fault.name] = found[focus]
    return told


@pytest.fixture(scope="session")
def graph_reports(g):
    return plant_all(g.flat(), GRAPH_FAULTS, "shapes.ttl")


@pytest.fixture(scope="session")
def ontology_reports(words):
    return plant_all(words, ONTOLOGY_FAULTS, "style.ttl")


@pytest.mark.parametrize("fault", GRAPH_FAULTS, ids=lambda f: f.name)
def test_a_fault_in_the_graph_is_told(fault, graph_reports):
    assert any(fault.en in m.en and fault.zh in m.zh for m in graph_reports[fault.name]), graph_reports[fault.name]


@pytest.mark.parametrize("fault", ONTOLOGY_FAULTS, ids=lambda f: f.name)
def test_a_fault_in_the_ontology_is_told(fault, ontology_reports):
    assert any(fault.en in m.en and fault.zh in m.zh for m in ontology_reports[fault.name]), ontology_reports[fault.name]


def test_names_of_planted_faults_are_unique():
    names = [f.name for f in GRAPH_FAULTS + ONTOLOGY_FAULTS]
    assert len(names) == len(set(names))


# Rules: a small hand-made world -----------------------------------------------------------------------------------------

WORLD = """
@prefix dpn: <https://w3id.org/eudpn/ontology#> . @prefix voc: <https://w3id.org/eudpn/vocab/> .
@prefix id: <https://w3id.org/eudpn/id/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
dpn:covers rdfs:subPropertyOf dpn:statedRelation .
voc:review-open dpn:usable true . voc:review-disputed dpn:usable false .
voc:role-party skos:broader voc:role-taking-part . voc:role-host skos:broader voc:role-taking-part .
id:org-eu a dpn:Organisation , dpn:CountryGroup . id:group-g a dpn:CountryGroup .
id:country-a a dpn:Country . id:country-b a dpn:Country . id:country-c a dpn:Country .
id:country-d a dpn:Country . id:country-e a dpn:Country .
id:area-x a dpn:GeographicArea . id:category-k a dpn:ActorCategory .
"""


def participation(n: int, mechanism: str, party: str, role: str = "party", review: str = "open", scope: str = "") -> str:
    more = f"; dpn:participationScope voc:pscope-{scope}" if scope else ""
    return (f"id:ptc-{n} a dpn:Participation; dpn:ofMechanism id:mech-{mechanism}; dpn:participant id:{party};"
            f" dpn:participationRole voc:role-{role}; dpn:reviewStatus voc:review-{review} {more} .")


def membership(n: int, group: str, country: str, capacity: str = "member", review: str = "open", end: str = "") -> str:
    more = f'; dpn:latestEnd "{end}"^^xsd:date' if end else ""
    return (f"id:mem-{n} a dpn:Membership; dpn:inGroup id:{group}; dpn:memberCountry id:country-{country};"
            f" dpn:membershipCapacity voc:capacity-{capacity}; dpn:reviewStatus voc:review-{review} {more} .")


def derive(turtle: str, engine: str) -> set[str]:
    """Everything the rules conclude from a small world, as "subject relation object"; typed notes as "reach a GroupReach"."""
    store, graph = ox.Store(), Graph()
    store.load(f"{WORLD}\n{turtle}".encode(), format=ox.RdfFormat.TURTLE)
    graph.parse(data=f"{WORLD}\n{turtle}", format="turtle")
    new: set[str] = set()
    for path in RULES:
        text = path.read_text(encoding="utf-8")
        if engine == "oxigraph":
            triples = list(store.query(text))
            made = [(t.subject.value, t.predicate.value, t.object.value) for t in triples]
            store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
        else:
            triples = list(graph.query(text))
            made = [tuple(map(str, t)) for t in triples]
            for triple in triples:
                graph.add(triple)
        new |= {" ".join("a" if x == str(RDF.type) else short(x).removeprefix("dpn:") for x in t) for t in made}
    return new


@pytest.fixture(params=["oxigraph", "rdflib"])
def engine(request) -> str:
    return request.param


def link(n: int, relation: str, review: str = "open") -> str:
    return (f"id:lnk-{n} a dpn:Link; dpn:linkSubject id:mech-m; dpn:linkRelation dpn:{relation}; dpn:linkObject voc:tech-t{n};"
            f" dpn:reviewStatus voc:review-{review} .")


def test_rule_1_writes_usable_links_only_and_never_a_party(engine):
    assert derive(link(1, "covers") + link(2, "covers", "disputed") + link(3, "hasParty"), engine) == {"mech-m covers tech-t1"}


def test_rule_2_makes_parties_of_those_who_take_part(engine):
    made = derive(participation(1, "m", "country-a") + participation(2, "m", "country-b", review="disputed")
                  + participation(3, "m", "country-c", role="observer") + participation(4, "m", "category-k", role="host"), engine)
    assert made == {"mech-m hasParty country-a", "country-a partyTo mech-m",
                    "mech-m hasParty category-k", "category-k partyTo mech-m"}


def test_a_member_of_a_group_is_never_a_party(engine):
    """The temptation: the whole group takes part, the membership is beyond doubt, and still the member is no party."""
    made = derive(participation(1, "m", "group-g", scope="all") + membership(1, "group-g", "a"), engine)
    assert {t for t in made if "arty" in t.split()[1]} == {"mech-m hasParty group-g", "group-g partyTo mech-m"}
    assert "mech-m reachesViaGroup country-a" in made
    assert not any("sharesMechanismWith" in t for t in made)


def test_rule_3_pairs_actors_and_leaves_areas_and_categories_out(engine):
    parties = ("org-eu", "country-a", "country-b", "area-x", "category-k")
    made = derive("".join(participation(n, "m", p) for n, p in enumerate(parties)), engine)
    pairs = [("org-eu", "country-a"), ("org-eu", "country-b"), ("country-a", "country-b")]
    assert {t for t in made if "shares" in t} == {f"{x} sharesMechanismWith {y}" for a, b in pairs for x, y in ((a, b), (b, a))}


@pytest.mark.parametrize("lumps, tied", [("true", False), ("false", True)])
def test_rule_3_ties_partners_of_lumped_arrangements_to_the_eu_only(engine, lumps, tied):
    made = derive("".join(participation(n, "m", p) for n, p in enumerate(("org-eu", "country-a", "country-b")))
                  + f"id:mech-m dpn:lumpsArrangements {lumps} .", engine)
    assert "org-eu sharesMechanismWith country-a" in made and "country-b sharesMechanismWith org-eu" in made
    assert ("country-a sharesMechanismWith country-b" in made) is tied


def test_two_partners_of_lumped_arrangements_are_tied_by_another_mechanism(engine):
    made = derive("".join(participation(n, m, f"country-{c}") for n, (m, c) in enumerate(("ma", "mb", "na", "nb")))
                  + "id:mech-m dpn:lumpsArrangements true .", engine)
    assert "country-a sharesMechanismWith country-b" in made


def test_rule_4_tells_certain_reach_from_possible_reach(engine):
    made = derive(
        participation(1, "whole", "group-g", scope="all") + participation(2, "body", "group-g", scope="body")
        + participation(3, "some", "group-g", scope="unknown") + participation(4, "area", "area-x", scope="all")
        + participation(5, "target", "group-g", role="named-target", scope="all")
        + participation(6, "no", "group-g", scope="all", review="disputed")
        + membership(1, "group-g", "a") + membership(2, "group-g", "b", capacity="observer")
        + membership(3, "group-g", "c", end="2013-12-31") + membership(4, "group-g", "d", review="disputed")
        + membership(5, "area-x", "e", capacity="located"), engine)
    assert {t for t in made if "ViaGroup" in t} == {
        "mech-whole reachesViaGroup country-a", "mech-some mayReachViaGroup country-a", "mech-area mayReachViaGroup country-e",
        "mech-target mayReachViaGroup country-a"}
    reach = "reach-mech-whole-country-a-group-g"
    assert {t for t in made if t.startswith(reach)} == {
        f"{reach} a GroupReach", f"{reach} reachOf mech-whole", f"{reach} reachedCountry country-a", f"{reach} viaGroup group-g",
        f"{reach} viaRecord ptc-1", f"{reach} viaRecord mem-1"}


@pytest.mark.parametrize("kind, scope, relation", [
    ("MeasurePackage", "all", "reachesViaGroup"), ("MeasurePackage", "unknown", "mayReachViaGroup"),
    ("MechanismSet", "", "mayReachViaGroup"), ("Measure", "all", None)])
def test_rule_4_reads_packages_and_sets(engine, kind, scope, relation):
    more = f"; dpn:participationScope voc:pscope-{scope}" if scope else ""
    made = derive(f"id:row-1 a dpn:{kind}; dpn:involvesPartner id:group-g; dpn:reviewStatus voc:review-open {more} ."
                  + membership(1, "group-g", "a"), engine)
    assert {t for t in made if "ViaGroup" in t} == ({f"row-1 {relation} country-a"} if relation else set())


EVENTS = """
voc:event-launched dpn:leadsToState voc:state-active; dpn:stateRank 7 . voc:event-step dpn:stateRank 9 .
voc:event-suspended dpn:leadsToState voc:state-suspended; dpn:stateRank 8 .
voc:event-reported dpn:leadsToState voc:state-active; dpn:stateRank 7; dpn:observesOnly true .
"""


def happening(name: str, kind: str, date: str, review: str = "open") -> str:
    return (f'id:evt-{name} dpn:ofMechanism id:mech-m; dpn:eventType voc:event-{kind}; dpn:latestDate "{date}"^^xsd:date;'
            f" dpn:reviewStatus voc:review-{review} .")


@pytest.mark.parametrize("others, overtaken", [
    (happening("a", "launched", "2020-01-01"), {"evt-a"}), (happening("a", "launched", "2024-01-01"), set()),
    (happening("a", "launched", "2020-01-01", "disputed"), set()), (happening("a", "step", "2020-01-01"), set()),
    (happening("a", "launched", "2020-01-01") + happening("b", "suspended", "2021-01-01"), set()),
    (happening("a", "launched", "2020-01-01") + happening("b", "suspended", "2019-01-01"), {"evt-a"})])
def test_rule_5_lets_a_happening_overtake_an_observation(engine, others, overtaken):
    """A step without a state overtakes nothing; what is seen at work after a suspension has been taken up again."""
    made = derive(EVENTS + happening("seen", "reported", "2023-01-01") + others, engine)
    assert {t.split()[2] for t in made if t.startswith("evt-seen overtakenBy")} == overtaken


def cited(record: str, source: str, seen: str, published: str = "", more: str = "") -> str:
    date = f'; dpn:latestDate "{published}"^^xsd:date' if published else ""
    return (f'id:{record} dpn:statedIn id:psg-{source} {more} . id:psg-{source} oa:hasSource id:src-{source} .'
            f' id:src-{source} dpn:seenOn "{seen}"^^xsd:date {date} .')


@pytest.mark.parametrize("turtle, day", [
    (cited("r", "a", "2026-11-23", "2024-05-01"), "2024-05-01"), (cited("r", "a", "2026-11-23"), "2026-11-23"),
    (cited("r", "a", "2026-11-23", "2026-12-31"), "2026-11-23"),
    (cited("r", "a", "2026-11-23", "2025-01-01") + cited("r", "b", "2026-11-23", "2024-06-30"), "2024-06-30"),
    (cited("r", "a", "2026-11-23") + cited("r", "b", "2026-11-24", "2020-01-01"), "2020-01-01"),
    (cited("r", "a", "2026-11-23", "2020-01-01", '; dpn:searchedOn "2026-11-20"^^xsd:date'), "2026-11-20")])
def test_rule_6_dates_a_record_by_its_first_certain_publication(engine, turtle, day):
    assert {t for t in derive(turtle, engine) if "knownFrom" in t} == {f"r knownFrom {day}"}


def test_rules_run_in_name_order_and_say_why():
    assert [p.name[:2] for p in RULES] == ["01", "02", "03", "04", "05", "06"]
    for path in RULES:
        head = dict(re.findall(r"^#\+ ([a-z-]+): (.+)$", path.read_text(encoding="utf-8"), re.M))
        assert set(head) == {"title", "title-zh", "why", "why-zh"}
        assert HAN.search(head["title-zh"]) and HAN.search(head["why-zh"]) and not HAN.search(head["title"] + head["why"])


def test_rules_conclude_the_same_of_the_real_data_in_both_engines(g):
    """What the engine wrote into the derived layer is what rdflib concludes from the other layers."""
    said = {f"{q.subject} {q.predicate} {q.object} .": q.graph_name.value.endswith("/derived") for q in g.store}
    derived = {triple for triple, made in said.items() if made}
    asserted = Graph().parse(data="\n".join(said.keys() - derived), format="nt")
    made = set()
    for path in RULES:
        for s, p, o in list(asserted.query(path.read_text(encoding="utf-8"))):
            made.add(f"{s.n3()} {p.n3()} {o.n3()} .")
            asserted.add((s, p, o))
    assert made == derived and len(derived) > 300


# Terms ----------------------------------------------------------------------------------------------------------------

def test_every_term_in_use_is_a_term_of_the_ontology(core):
    """Tables, rules, shapes and questions use no dpn: name that core.ttl does not define."""
    known = {str(s)[len(DPN):] for s in core.subjects(RDF.type, None) if str(s).startswith(DPN)}
    files = [layout.DATA / "datapackage.json", layout.ONTOLOGY / "shapes.ttl", layout.ONTOLOGY / "style.ttl", *RULES,
             *layout.QUESTIONS.glob("*.rq")]
    unknown = {(p.name, name) for p in files for name in re.findall(r"(?<![\w:])dpn:([A-Za-z]\w*)", p.read_text(encoding="utf-8"))
               if name not in known}
    assert unknown == set()


def test_every_class_and_relation_of_the_tables_is_a_term_of_its_kind(core):
    for resource in json.loads((layout.DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
        classes, relations = set(resource["kg"]["class"]), set()
        for field in resource["schema"]["fields"]:
            kind = field.get("kg", {}).get("kind")
            if kind == "class":
                classes |= set(field["kg"]["of"])
            if kind == "relation" and field["kg"]["property"] == "dpn:linkRelation":
                relations |= set(field["kg"]["of"])
            elif kind == "relation":
                classes |= set(field["kg"]["of"])
        for name in classes - {"skos:Concept", "skos:ConceptScheme"}:
            assert (OWN + name, RDF.type, OWL.Class) in core, name
        for name in relations:
            assert (OWN + name, RDFS.subPropertyOf, OWN + "statedRelation") in core, name


def test_every_stated_relation_can_be_entered(core):
    resources = json.loads((layout.DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    fields = next(r for r in resources if r["name"] == "links")["schema"]["fields"]
    enterable = set(next(f for f in fields if f["name"] == "relation")["kg"]["of"])
    assert {str(p)[len(DPN):] for p in core.subjects(RDFS.subPropertyOf, OWN + "statedRelation")} == enterable


def test_the_ontology_keeps_out_of_what_reasoners_make_harmful(words):
    for banned in (OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.Restriction, OWL.NamedIndividual):
        assert not list(words.subjects(RDF.type, banned))
    for banned in (OWL.sameAs, OWL.imports, OWL.equivalentClass, OWL.equivalentProperty, OWL.propertyChainAxiom, OWL.hasKey,
                   OWL.cardinality, OWL.maxCardinality, OWL.minCardinality):
        assert not list(words.subject_objects(banned))
    assert list(words.subject_objects(OWL.inverseOf)) == [(iri("dpn:hasParty"), iri("dpn:partyTo"))]
    assert not [n for n in words.all_nodes() if isinstance(n, BNode)]  # blank nodes would make two builds differ


def test_the_header_is_that_of_the_released_version(core):
    ontology = next(core.subjects(RDF.type, OWL.Ontology))
    assert core.value(ontology, OWL.versionIRI) == URIRef(f"{ontology}/{layout.VERSION}")
    assert str(core.value(ontology, known.DCTERMS.license)) == "https://creativecommons.org/licenses/by/4.0/"
    assert str(core.value(ontology, known.VANN.preferredNamespacePrefix)) == "dpn"
    assert str(core.value(ontology, known.VANN.preferredNamespaceUri)) == DPN


def test_derived_relations_read_as_sentences(core):
    for relation in core.transitive_subjects(RDFS.subPropertyOf, OWN + "derivedRelation"):
        languages = sorted(p.language for p in core.objects(relation, OWN + "phrase"))
        assert languages == ["en", "zh"], relation


# Borrowed terms and mappings ------------------------------------------------------------------------------------------

# Read from the vocabularies' own files where rdflib has no closed namespace; the mapping files say where.
READ = {
    "http://data.europa.eu/eli/ontology#": {"LegalResource", "passed_by", "type_document", "date_document", "id_local", "number"},
    "http://www.w3.org/ns/oa#": {"ResourceSelection", "hasSource", "hasSelector", "TextPositionSelector", "start", "end"},
}
CLOSED = [known.PROV, known.ORG, known.SKOS, known.SDO, known.DCAT, known.DCTERMS, known.VANN, OWL, RDF, RDFS]


def exists(term: URIRef) -> bool:
    for base, names in READ.items():
        if term.startswith(base):
            return str(term)[len(base):] in names
    return any(term in namespace for namespace in CLOSED)


def test_every_borrowed_term_exists(words):
    borrowed = {s for s in words.subjects(RDF.type, None) if not str(s).startswith(("https://w3id.org/eudpn/", "_"))}
    assert len(borrowed) > 60
    assert [t for t in sorted(borrowed) if not exists(t)] == []


@pytest.mark.parametrize("path", MAPPINGS, ids=lambda p: p.stem)
def test_a_mapping_points_to_one_vocabulary_and_declares_what_it_points_to(path, core):
    graph = Graph().parse(path)
    pointed = {o for s, p, o in graph if str(s).startswith(DPN)}
    assert pointed and not any(str(o).startswith(DPN) for o in pointed)
    assert {s for s in graph.subjects(RDF.type, None)} == pointed
    assert len({re.sub(r"[^/#]+$", "", str(o)) for o in pointed}) == 1
    assert set(graph.predicates()) <= {RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso}
    assert all((s, RDF.type, None) in core for s in graph.subjects() if str(s).startswith(DPN))
    assert path.read_text(encoding="utf-8").count("Looked up 2026-11-25") == 1


def test_no_triple_stands_in_two_files():
    seen: dict[tuple, str] = {}
    for path in [layout.ONTOLOGY / "core.ttl", *MAPPINGS]:
        for triple in Graph().parse(path):
            assert triple not in seen, (triple, path.name, seen.get(triple))
            seen[triple] = path.name


# Shapes as texts ------------------------------------------------------------------------------------------------------

def test_every_shape_is_named_and_every_message_is_a_sentence_in_both_languages(shape_graphs):
    for graph in shape_graphs.values():
        for shape in graph.subjects(RDF.type, SH.NodeShape):
            assert isinstance(shape, URIRef) and sorted(x.language for x in graph.objects(shape, RDFS.label)) == ["en", "zh"]
        holders = set(graph.subjects(SH.message, None))
        for holder in holders:
            by_language = {m.language: str(m) for m in graph.objects(holder, SH.message)}
            assert set(by_language) == {"en", "zh"}, by_language
            assert re.match(r"[A-Z{]", by_language["en"]) and by_language["en"].endswith("."), by_language
            assert HAN.search(by_language["zh"]) and by_language["zh"].endswith("。"), by_language
            assert set(re.findall(r"\{\?\w+\}", by_language["en"])) == set(re.findall(r"\{\?\w+\}", by_language["zh"]))
        for constraint in [*graph.objects(None, SH.sparql), *graph.subjects(SH.xone, None), *graph.subjects(SH["or"], None)]:
            inside_not = isinstance(constraint, BNode) and (None, SH["not"], constraint) in graph
            assert constraint in holders or inside_not, graph.value(constraint, SH.select)
        for shape in graph.subjects(RDF.type, SH.NodeShape):
            for prop in graph.objects(shape, SH.property):
                assert prop in holders, (shape, graph.value(prop, SH.path))


def test_constraints_use_nothing_that_shacl_forbids(shape_graphs):
    prefixes = "".join(f"PREFIX {p}: <{n}>\n" for p, n in (
        ("dpn", DPN), ("id", "https://w3id.org/eudpn/id/"), ("voc", "https://w3id.org/eudpn/vocab/"), ("oa", "http://www.w3.org/ns/oa#"),
        ("skos", known.SKOS), ("owl", OWL), ("rdf", RDF), ("rdfs", RDFS)))
    for graph in shape_graphs.values():
        selects = list(graph.subject_objects(SH.select))
        assert selects
        for holder, text in selects:
            assert not re.search(r"\b(VALUES|MINUS|SERVICE|FROM)\b|AS\s+[?$]this", str(text), re.I), text
            assert (holder, SH.prefixes, None) in graph
            ox.Store().query(prefixes + str(text).replace("$this", "?this"))
            rdflib.plugins.sparql.prepareQuery(prefixes + str(text))


def test_chinese_texts_use_chinese_punctuation(words, shape_graphs):
    """A half-width comma, colon, semicolon or bracket beside a Chinese character is a slip."""
    slip = re.compile(r"[\u4e00-\u9fff“”][,:;()?!]|[,:;()?!][\u4e00-\u9fff“”]")
    for graph in (words, *shape_graphs.values()):
        for text in (o for o in graph.objects() if isinstance(o, rdflib.Literal) and o.language == "zh"):
            assert not slip.search(str(text)), text
    for path in RULES:
        for text in re.findall(r"^#\+ [a-z]+-zh: (.+)$", path.read_text(encoding="utf-8"), re.M):
            assert not slip.search(text), text
