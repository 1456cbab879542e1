"""Descriptions in RDF: of the service (SPARQL 1.1 Service Description) and of the data (VoID, DCAT 3)."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from kg import layout
from kg.graph import KnowledgeGraph
from kg.guard import answers
from kg.guard.answers import Answer
from kg.guard.limits import Limits
from kg.server.tasks import Task
from kg.terms import BASE, ID, PREFIXES, RDF_TYPE, XSD

SD, VOID, DCAT = "http://www.w3.org/ns/sparql-service-description#", "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#"
DCTERMS, FOAF, FORMATS = PREFIXES["dcterms"], "http://xmlns.com/foaf/0.1/", "http://www.w3.org/ns/formats/"
_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples",
            "JSON-LD", "TriG", "N-Quads", "RDF_XML")
_TITLE = {"en": "EUDPN: the European Union's digital partnerships", "zh": "EUDPN：欧盟数字伙伴关系"}
_COUNTS = {"distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
           "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"}
_CLASSES = "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c ORDER BY ?c"
_PROPERTIES = "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?p"
_GRAPHS = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
_MANY = 2_000_000
"""Beyond so many statements only their number is told."""
_known: dict[str, list[tuple[str, int]]] = {}


def ready(g: KnowledgeGraph, limits: Limits) -> None:
    """Count once: the data do not change while they are served."""
    _known["graphs"] = _counted(g, _GRAPHS)
    _known["totals"] = [("triples", g.data.triples)]
    if g.data.triples <= _MANY:
        _known["totals"] += [(name, n) for name, text in _COUNTS.items() for _, n in _counted(g, text)]
        _known["classes"], _known["properties"] = _counted(g, _CLASSES), _counted(g, _PROPERTIES)


def _counted(g: KnowledgeGraph, text: str) -> list[tuple[str, int]]:
    rows = g.data.select(text)
    return [(row[0].value, int(row[len(row) - 1].value)) for row in rows if isinstance(row[0], ox.NamedNode | ox.Literal)]


def service(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """What the endpoint is and can do."""
    return answers.graph(list(_service(ask["base"])), ask["accept"], limits)


def _service(endpoint: str) -> Iterator[ox.Triple]:
    me, data = ox.NamedNode(endpoint + "#service"), ox.NamedNode(endpoint + "#dataset")
    default = ox.BlankNode("default")
    yield from _said(me, RDF_TYPE, SD + "Service")
    yield from _said(me, SD + "endpoint", endpoint)
    yield from _said(me, SD + "supportedLanguage", SD + "SPARQL11Query", SD + "SPARQL10Query")
    yield from _said(me, SD + "feature", SD + "UnionDefaultGraph")
    yield from _said(me, SD + "resultFormat", *(FORMATS + name for name in _RESULTS))
    yield ox.Triple(me, ox.NamedNode(SD + "defaultDataset"), data)
    yield from _said(data, RDF_TYPE, SD + "Dataset")
    yield ox.Triple(data, ox.NamedNode(SD + "defaultGraph"), default)
    yield from _said(default, RDF_TYPE, SD + "Graph")
    yield from _number(default, VOID + "triples", dict(_known["totals"])["triples"])
    for i, (name, n) in enumerate(_known["graphs"]):
        named, graph = ox.BlankNode(f"named{i}"), ox.BlankNode(f"graph{i}")
        yield ox.Triple(data, ox.NamedNode(SD + "namedGraph"), named)
        yield from _said(named, RDF_TYPE, SD + "NamedGraph")
        yield from _said(named, SD + "name", name)
        yield ox.Triple(named, ox.NamedNode(SD + "graph"), graph)
        yield from _said(graph, RDF_TYPE, SD + "Graph")
        yield from _number(graph, VOID + "triples", n)


def void(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """What the data are, how many of what, and where they can be had."""
    return answers.graph(list(_void(g, ask["base"])), ask["accept"], limits)


def _void(g: KnowledgeGraph, base: str) -> Iterator[ox.Triple]:
    me, endpoint = ox.NamedNode(base + "/.well-known/void#dataset"), base + "/sparql"
    yield from _said(me, RDF_TYPE, VOID + "Dataset", DCAT + "Dataset")
    yield from _said(me, VOID + "sparqlEndpoint", endpoint)
    yield from _texts(me, DCTERMS + "identifier", [ox.Literal("sha256:" + g.digest)])
    if not g.foreign:
        yield from _texts(me, DCTERMS + "title", [ox.Literal(text, language=lang) for lang, text in _TITLE.items()])
        yield from _texts(me, DCAT + "version", [ox.Literal(layout.VERSION)])
        yield from _said(me, DCTERMS + "license", "https://creativecommons.org/licenses/by/4.0/")
        yield from _said(me, FOAF + "homepage", BASE)
        yield from _texts(me, VOID + "uriSpace", [ox.Literal(ID)])
        yield from _said(me, VOID + "exampleResource", ID + "country-jpn")
        used = [PREFIXES[p] for p in ("skos", "prov", "oa", "org", "dcterms")]
        yield from _said(me, VOID + "vocabulary", *used, BASE + "ontology#")
    for name, n in _known["totals"]:
        yield from _number(me, VOID + name, n)
    for kind, part, key in (("classes", "classPartition", "class"), ("properties", "propertyPartition", "property")):
        found = _known.get(kind, [])
        if found:
            yield from _number(me, VOID + kind, len(found))
        for i, (iri, n) in enumerate(found):
            here = ox.BlankNode(f"{kind}{i}")
            yield ox.Triple(me, ox.NamedNode(VOID + part), here)
            yield from _said(here, VOID + key, iri)
            yield from _number(here, VOID + ("entities" if kind == "classes" else "triples"), n)
    yield from _service_of(me, ox.NamedNode(base + "/.well-known/void#sparql"), endpoint)


def _service_of(me: ox.NamedNode, service: ox.NamedNode, endpoint: str) -> Iterator[ox.Triple]:
    yield from _said(service, RDF_TYPE, DCAT + "DataService")
    yield from _said(service, DCAT + "endpointURL", endpoint)
    yield from _said(service, DCTERMS + "conformsTo", "http://www.w3.org/TR/sparql11-protocol/")
    yield ox.Triple(service, ox.NamedNode(DCAT + "servesDataset"), me)


def _said(subject: Any, predicate: Any, *objects: str) -> Iterator[ox.Triple]:
    predicate = predicate if isinstance(predicate, ox.NamedNode) else ox.NamedNode(predicate)
    return (ox.Triple(subject, predicate, ox.NamedNode(o)) for o in objects)


def _texts(subject: Any, predicate: str, objects: list[ox.Literal]) -> Iterator[ox.Triple]:
    return (ox.Triple(subject, ox.NamedNode(predicate), o) for o in objects)


def _number(subject: Any, predicate: str, n: int) -> Iterator[ox.Triple]:
    yield ox.Triple(subject, ox.NamedNode(predicate), ox.Literal(str(n), datatype=ox.NamedNode(XSD + "integer")))


TASKS = {"service": Task(service), "void": Task(void)}
