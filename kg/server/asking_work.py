"""Kept questions, things and networks in a worker: texts of the project's own, values of a stranger bound as terms."""
from __future__ import annotations

import html
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import exports, studies, terms
from kg.errors import KnowledgeGraphError
from kg.graph import KnowledgeGraph
from kg.guard import answers
from kg.guard.answers import Answer, Refusal
from kg.guard.limits import Limits
from kg.server.tasks import Task
from kg.table import Table

NETWORKS = {".json": "application/json", ".graphml": "application/graphml+xml", ".gexf": "application/gexf+xml",
            ".csv": "text/csv; charset=utf-8"}
"""Endings of networks, with their media types."""
CUTS = ("as_of", "possible", "confidence", "without", "eu", "actual", "window", "reach")
"""What may be said of any network beside the parameters of its question."""


def ready(g: KnowledgeGraph, limits: Limits) -> None:
    """Indexes that every answer needs."""
    g.names.index, g.claims, g.digest  # noqa: B018 - kept once they are made
    g.question_table()
    if not g.foreign:
        g.ask("claims-count").json()


def questions(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """The list of kept questions."""
    return table(g.question_table(), ask)


def kept(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """The answer to a kept question."""
    g.question(ask["name"])
    try:
        found = g.ask(ask["name"], **ask["given"])
    except KnowledgeGraphError as e:
        raise not_usable(e) from None
    return table(found, ask)


def table(found: Table, ask: Mapping[str, Any]) -> Answer:
    """A table in the form that was asked for; CSV for spreadsheets, which would run some cells as formulas."""
    if ask["form"] == ".csv":
        return Answer(200, "text/csv; charset=utf-8", found.csv(spreadsheet=True, lang=ask["lang"]).encode())
    return Answer(200, "application/json", found.json().encode())


def not_usable(e: KnowledgeGraphError) -> Refusal:
    """A value that a question cannot take."""
    return Refusal(400, "not-usable", e.said.en, e.said.zh)


def network(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """A network as a file, or its receipt."""
    g.question(ask["name"])
    given = dict(ask["given"])
    cuts: dict[str, Any] = {k: given.pop(k) for k in CUTS if k in given}
    try:
        for name in ("possible", "actual", "reach"):
            cuts[name] = flag(name, cuts.get(name, "false"))
        cuts["without"] = [w for w in cuts.get("without", "").split(",") if w]
        if "window" in cuts:
            cuts["window"] = tuple(cuts["window"].split("..", 1)) if ".." in cuts["window"] else (cuts["window"], cuts["window"])
        net = studies.network(g, ask["name"], **cuts, **given)
    except KnowledgeGraphError as e:
        raise not_usable(e) from None
    ending = ask["form"]
    with tempfile.TemporaryDirectory(prefix="kg-") as place:
        made = exports.save(net, Path(place) / ("net.csv" if ending == ".receipt.json" else "net" + ending))
        read = made.with_suffix(".receipt.json") if ending == ".receipt.json" else made
        return Answer(200, NETWORKS.get(ending, "application/json"), read.read_bytes())


def flag(name: str, text: str) -> bool:
    """A switch: true or false; ``Refusal`` for anything else."""
    if text.lower() not in ("true", "false", "1", "0", ""):
        raise Refusal(400, "not-usable", f"'{name}' is true or false", f"“{name}”只能为true或false")
    return text.lower() not in ("false", "0")


def thing(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """Every statement of which a thing is subject or object."""
    iri = ox.NamedNode(ask["iri"])
    quads = [*g.store.quads_for_pattern(iri, None, None, None), *g.store.quads_for_pattern(None, None, iri, None)]
    triples = sorted({ox.Triple(q.subject, q.predicate, q.object) for q in quads}, key=str)
    if not triples:
        raise Refusal(404, "unknown-name", f"nothing is called <{ask['iri']}>", f"没有名为 <{ask['iri']}> 的事物")
    if ask["form"] == ".html":
        return Answer(200, "text/html; charset=utf-8", page(g, ask["iri"], ask["lang"]).encode())
    return answers.graph(triples, ask["accept"], limits)


def page(g: KnowledgeGraph, iri: str, lang: str) -> str:
    """A thing as a plain page, for when the explorer is not there."""
    about = g.about(terms.short(iri))
    title = html.escape(about.entity["label"].get(lang) or about.entity["id"])
    return (f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title></head>\n'
            f"<body><h1>{title}</h1><p><code>{html.escape(iri)}</code></p>\n{about._repr_html_()}</body></html>\n")


def ontology(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """The layer of the ontology."""
    layer = g.store.quads_for_pattern(None, None, None, terms.graph_name("ontology"))
    return answers.graph(sorted({ox.Triple(q.subject, q.predicate, q.object) for q in layer}, key=str), ask["accept"], limits)


TASKS = {"questions": Task(questions), "ask": Task(kept), "network": Task(network), "thing": Task(thing),
         "ontology": Task(ontology)}
