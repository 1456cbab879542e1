"""Which form of an answer a client takes: the Accept header against what can be given (RFC 9110, 12.5.1)."""
from __future__ import annotations

import re
from collections.abc import Sequence

ROWS = {"application/sparql-results+json": "json", "application/sparql-results+xml": "xml", "text/csv": "csv",
        "text/tab-separated-values": "tsv"}
"""Forms of SELECT and ASK answers, the one that is given unasked first; the values name the engine's format."""
TRIPLES = {"text/turtle": "ttl", "application/n-triples": "nt", "application/ld+json": "jsonld", "application/trig": "trig",
           "application/n-quads": "nq", "application/rdf+xml": "rdf"}
"""Forms of CONSTRUCT and DESCRIBE answers; the values are the endings of files."""
ALIKE = {"application/json": "application/sparql-results+json", "application/xml": "application/sparql-results+xml",
         "text/xml": "application/sparql-results+xml", "text/n3": "text/turtle", "text/plain": "application/n-triples"}
"""Types that people write where another one is meant."""
_RANGE = re.compile(r"\s*([\w!#$&^.+*-]+/[\w!#$&^.+*-]+)\s*((?:;[^;,]*)*)")
_WEIGHT = re.compile(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*(?:;|$)", re.I)


def accepted(header: str) -> list[tuple[str, float]]:
    """Media ranges of an Accept header with their weights; an empty header accepts everything."""
    found = []
    for part in (header or "*/*").split(","):
        if m := _RANGE.fullmatch(part):
            q = _WEIGHT.search(m[2])
            found.append((m[1].lower(), float(q[1]) if q else 1.0))
    return found or [("*/*", 1.0)]


def weight(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    """How much a client wants a type: the weight of the most exact range that names it, 0 if none does."""
    for pattern in (offer, offer.partition("/")[0] + "/*", "*/*"):
        for name, q in ranges:
            if name == pattern:
                return q
    return 0.0


def chosen(header: str, offers: Sequence[str]) -> str | None:
    """The offer that a client wants most, the first of equal ones; None if it takes none of them."""
    ranges = accepted(header)
    extra = [(ALIKE[name], q) for name, q in ranges if name in ALIKE and ALIKE[name] in offers and name not in offers]
    ranges = ranges + [(name, q) for name, q in extra if name not in {n for n, _ in ranges}]
    best = max(offers, key=lambda o: (weight(o, ranges), _exact(o, ranges), -offers.index(o)), default=None)
    return best if best is not None and weight(best, ranges) > 0 else None


def _exact(offer: str, ranges: Sequence[tuple[str, float]]) -> bool:
    """A type that is named comes before one that a wildcard lets in."""
    return any(name == offer for name, _ in ranges)
