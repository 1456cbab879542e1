"""Names of terms: prefixes, short ids, and RDF terms as plain Python values.

A *short id* is the local name of one of the project's own things (``country-jpn``, ``tech-ai``);
it is unique over the two namespaces ``id:`` and ``voc:``.
"""
from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from decimal import Decimal

import pyoxigraph as ox

BASE = "https://w3id.org/eudpn/"
DPN, VOC, ID, GRAPH = BASE + "ontology#", BASE + "vocab/", BASE + "id/", BASE + "graph/"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

PREFIXES = {
    "dpn": DPN, "voc": VOC, "id": ID, "g": GRAPH, "xsd": XSD,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
}
OUTSIDE = {
    "wd": "http://www.wikidata.org/entity/",
    "eucountry": "http://publications.europa.eu/resource/authority/country/",
    "eubody": "http://publications.europa.eu/resource/authority/corporate-body/",
    "eurovoc": "http://eurovoc.europa.eu/",
    "eli": "http://data.europa.eu/eli/",
}
LAYERS = ("ontology", "vocabulary", "reference", "provenance", "asserted", "derived")
SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_STRING = XSD + "string"
_INTEGER = {XSD + t for t in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")}


def graph_name(layer: str) -> ox.NamedNode:
    """The named graph of a layer such as ``asserted``."""
    return ox.NamedNode(GRAPH + layer)


def expand(curie: str) -> str:
    """The IRI of a CURIE with one of the project's prefixes; an unknown prefix raises ``KeyError``."""
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def short(iri: str) -> str:
    """The short id of one of the project's own IRIs, a CURIE of its terms, any other IRI unchanged."""
    for base in (ID, VOC):
        if iri.startswith(base):
            return iri[len(base):]
    if iri.startswith(DPN):
        return "dpn:" + iri[len(DPN):]
    if iri.startswith(GRAPH):
        return "g:" + iri[len(GRAPH):]
    return iri


def iris(name: str) -> tuple[str, ...]:
    """The IRIs of which a short id can be the short form."""
    prefix, colon, local = name.partition(":")
    if not colon:
        return ID + name, VOC + name
    return {"dpn": (DPN + local,), "g": (GRAPH + local,)}.get(prefix, (name,))


def value(term: ox.Term | None) -> object:
    """An RDF term as a plain Python value.

    IRIs become short ids where they are the project's own, blank nodes ``_:name``, literals of date, integer,
    decimal, double and boolean type the Python value if the lexical form is valid, all other literals a string.
    """
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return short(term.value)
    if isinstance(term, ox.Literal):
        return _literal(term)
    return str(term)


def reader() -> Callable[[ox.Term | None], object]:
    """A function that does what ``value`` does for the many terms of one answer: each IRI is made short once."""
    known: dict[str, str] = {}

    def read(term: ox.Term | None) -> object:
        if term.__class__ is ox.NamedNode:
            iri = term.value  # type: ignore[union-attr]
            found = known.get(iri)
            if found is None:
                found = known[iri] = short(iri)
            return found
        if term is None:
            return None
        if term.__class__ is ox.Literal:
            return term.value if term.language is not None else _literal(term)  # type: ignore[union-attr]
        return str(term)

    return read


def _literal(term: ox.Literal) -> object:
    kind, text = term.datatype.value, term.value
    if kind == _STRING:
        return text
    try:
        if kind == XSD + "date" and len(text) == 10:
            return dt.date.fromisoformat(text)
        if kind in _INTEGER:
            return int(text)
        if kind == XSD + "boolean":
            return {"true": True, "1": True, "false": False, "0": False}[text]
        if kind in (XSD + "double", XSD + "float"):
            return float(text)
        if kind == XSD + "decimal":
            return float(Decimal(text))
    except (ValueError, KeyError, ArithmeticError):
        pass
    return text


def language_order(lang: str) -> tuple[str, ...]:
    """Prefixes of language tags to try in turn, RFC 4647 lookup style; ``zh`` means Simplified first."""
    if lang == "zh":
        return ("zh", "zh-hans", "zh-cn", "zh-sg", "zh-", "", "en", "en-", "*")
    return (lang, lang + "-", "", "en", "en-", "*")


def pick_label(labels: Iterable[tuple[str, str]], lang: str) -> tuple[str, str] | None:
    """The best (text, tag) among labels for a language; None only when there is none at all.

    Order for ``zh``: exact, Hans or CN, any other zh, no tag, English, any. For ``en``: exact, en-*, no tag, any.
    Among equals the alphabetically first is taken, so the choice never changes between runs.
    """
    found = sorted((tag.lower(), text, tag) for text, tag in labels if text)
    for wanted in language_order(lang):
        for low, text, tag in found:
            if wanted == "*" or low == wanted or (wanted.endswith("-") and low.startswith(wanted)) \
                    or (wanted in ("zh-hans", "zh-cn", "zh-sg") and low.startswith(wanted + "-")):
                return text, tag
    return None
