"""The JSON-LD context of the project, generated from the ontology: what each short key of our JSON-LD means.

``ontology/context.jsonld`` is the published form; a test holds it against what this module makes of the ontology.
"""
from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

import pyoxigraph as ox

from kg import layout
from kg.terms import DPN, OUTSIDE, PREFIXES, RDF_TYPE, XSD

FILE = layout.ONTOLOGY / "context.jsonld"
_OWL, _RANGE = PREFIXES["owl"], ox.NamedNode(PREFIXES["rdfs"] + "range")
_LANG_STRING = PREFIXES["rdf"] + "langString"
# Keys for terms of other vocabularies that the dataset uses: texts by language, links, typed values.
_TEXTS = {"label": "rdfs:label", "prefLabel": "skos:prefLabel", "altLabel": "skos:altLabel", "definition": "skos:definition",
          "scopeNote": "skos:scopeNote", "example": "skos:example", "publisher": "dcterms:publisher"}
_LINKS = {"hasSource": "oa:hasSource", "hasSelector": "oa:hasSelector", "sameAs": "schema:sameAs", "url": "schema:url",
          "inScheme": "skos:inScheme", "broader": "skos:broader", "exactMatch": "skos:exactMatch",
          "closeMatch": "skos:closeMatch", "subClassOf": "rdfs:subClassOf", "subPropertyOf": "rdfs:subPropertyOf",
          "domain": "rdfs:domain", "range": "rdfs:range", "disjointWith": "owl:disjointWith", "seeAlso": "rdfs:seeAlso"}
_VALUES = {"start": ("oa:start", "xsd:integer"), "end": ("oa:end", "xsd:integer"), "notation": ("skos:notation", None),
           "language": ("dcterms:language", None)}


def generated(quads: Iterable[ox.Quad]) -> dict[str, Any]:
    """The context that the statements of an ontology lead to; keys in the order of the alphabet within each part."""
    types: dict[str, set[str]] = defaultdict(set)
    ranges: dict[str, str] = {}
    for q in quads:
        if isinstance(q.subject, ox.NamedNode) and q.subject.value.startswith(DPN) and isinstance(q.object, ox.NamedNode):
            if q.predicate == RDF_TYPE:
                types[q.subject.value[len(DPN):]].add(q.object.value.removeprefix(_OWL))
            elif q.predicate == _RANGE:
                ranges[q.subject.value[len(DPN):]] = q.object.value
    own: dict[str, Any] = {}
    for name, kinds in sorted(types.items()):
        if "ObjectProperty" in kinds:
            own[name] = {"@id": "dpn:" + name, "@type": "@id"}
        elif kinds & {"DatatypeProperty", "AnnotationProperty"}:
            own[name] = _valued(name, ranges.get(name, ""))
        elif "Class" in kinds:
            own[name] = "dpn:" + name
    other: dict[str, Any] = {key: {"@id": iri, "@container": "@language"} for key, iri in _TEXTS.items()}
    other |= {key: {"@id": iri, "@type": "@id"} for key, iri in _LINKS.items()}
    other |= {key: {"@id": iri, **({"@type": kind} if kind else {})} for key, (iri, kind) in _VALUES.items()}
    other = {key: meaning for key, meaning in sorted(other.items()) if key not in own}
    return {"@context": {"@version": 1.1, **PREFIXES, **OUTSIDE, **own, **other}}


def _valued(name: str, kind: str) -> dict[str, str]:
    if kind == _LANG_STRING:
        return {"@id": "dpn:" + name, "@container": "@language"}
    if kind.startswith(XSD) and kind != XSD + "string":
        return {"@id": "dpn:" + name, "@type": "xsd:" + kind[len(XSD):]}
    return {"@id": "dpn:" + name}


def text(quads: Iterable[ox.Quad]) -> str:
    """The published form of the context."""
    return json.dumps(generated(quads), ensure_ascii=False, indent=1) + "\n"


@cache
def published() -> dict[str, Any]:
    """The context that lies beside the ontology."""
    return json.loads(FILE.read_text(encoding="utf-8"))["@context"]
