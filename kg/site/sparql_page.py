"""The SPARQL page: the whole data and the engine in the page, an editor, the kept questions as examples."""
from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import resources
from itertools import groupby

import pyoxigraph as ox

from kg import dataset, layout, questions, terms
from kg.dataset import FORMATS
from kg.site import claim_list, packing
from kg.site.facts import Facts
from kg.site.frame import POLICY, Body, heading, section
from kg.site.markup import esc, tag
from kg.site.site import Site, read
from kg.words import LANGUAGES

SECONDS = 20
"""How long a query may run before it is stopped."""
SCRIPTS = ("query-guard.js", "codemirror.js", "sparql.js")
ENGINE, DATA = "sparql-engine.js", "sparql-data.js"
MOST = 600_000
"""Statements that the page holds at most: a browser reads them in some three seconds and 300 MB of memory."""
_EDITOR = ("codemirror.js", "codemirror-sparql.js", "codemirror-show-hint.js", "codemirror-matchbrackets.js")
_FIRST = """PREFIX dpn: <https://w3id.org/eudpn/ontology#>
SELECT ?mechanism ?partner
WHERE {
  ?mechanism dpn:hasParty ?partner ;
             dpn:covers <https://w3id.org/eudpn/vocab/tech-ai> .
}
ORDER BY ?mechanism ?partner
LIMIT 50"""


def body(site: Site) -> Body:
    """The page as ``kg.site.frame.page`` takes it; without scripts it still shows the kept questions as words and texts."""
    data = {"sparql-page": {
        "words": words(site), "own": [[terms.ID, ""], [terms.VOC, ""], [terms.DPN, "dpn:"], [terms.GRAPH, "g:"]],
        "headings": {k: v[site.lang] for k, v in questions.headings(layout.QUESTIONS).items()},
        "pages": sorted(site.facts.searched), "seconds": SECONDS,
        "home": [{"name": "engine", "address": site.across("assets/" + ENGINE)},
                 {"name": "data", "address": site.across("assets/" + DATA)}]},
        "sparql-terms": completions(site)}
    held, whole = len(held_in(site.facts)), len(site.g.store)
    main = heading(esc(site.say("sparql_title")), esc(site.say("sparql_lead")) if held == whole else "") + site.cut("sparql_part", held, whole)
    return Body(site.say("sparql_title"), main + _desk(site) + _examples(site), data, SCRIPTS, ("sparql.css",), description=site.say("sparql_lead"), policy=policy())


def policy() -> str:
    """The rules of the frame, and one exception each: WebAssembly may be compiled, a worker may be made of a text."""
    return POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'") + "; worker-src blob:"


def words(site: Site) -> dict[str, str]:
    """What the scripts of the page say, in its language."""
    said = ("answer", "boolean", "broken", "cut", "deep", "editor", "failed", "false", "long", "many", "missing", "more", "ready",
            "row", "rows", "running", "service", "stopped", "ties", "timeout", "true", "two_ways", "update")
    return {f"sparql_{key}": site.say(f"sparql_{key}") for key in said}


def completions(site: Site) -> list[list[str]]:
    """Terms of the ontology and codes of the vocabularies as they are written, each with its labels, the page's language first."""
    g, facts, found = site.g, site.facts, {}
    order = sorted(LANGUAGES, key=lambda lang: lang != site.lang)
    for name, labels in g.claims.terms.items():
        if name.isalnum():
            found["dpn:" + name] = [labels.get(lang) or "" for lang in order]
    for name, iri in g.names.iris.items():
        if iri.startswith((terms.VOC, terms.ID)) and (labels := g.names.label(name)) and re.fullmatch(r"[a-z][a-z0-9-]*", name) \
                and not name.startswith(("psg-", "src-", "gap-")) and (name in facts.searched or name not in facts.known):
            found[("voc:" if iri.startswith(terms.VOC) else "id:") + name] = [labels[lang] for lang in order]
    return [[name, *labels] for name, labels in sorted(found.items())]


def _desk(site: Site) -> str:
    def button(name: str, **more: object) -> str:
        return tag("button", esc(site.say(f"sparql_{name}")), type="button", id=f"sparql-{name}", **more)
    return tag("section", tag("label", esc(site.say("sparql_editor")), for_="sparql-text"),
               tag("textarea", esc_lines(_FIRST), id="sparql-text", rows=12, spellcheck="false", autocapitalize="off", autocomplete="off"),
               tag("div", button("run", class_="main"), button("stop", disabled=True), button("csv", disabled=True),
                   tag("span", esc(site.say("sparql_keys")), class_="quiet"), class_="row script"),
               tag("p", tag("noscript", esc(site.say("sparql_noscript"))), id="sparql-status", role="status"),
               tag("div", "", id="sparql-answer"), id="sparql-desk", aria_label=site.say("sparql_title"))


def _examples(site: Site) -> str:
    groups = []
    for group, kept in groupby(site.g.questions(), key=lambda q: q.group):
        entries = "".join(_example(site, q) for q in kept)
        groups.append(tag("h3", esc(site.say("sparql_group_" + group))) + tag("ul", entries, class_="examples"))
    return section(esc(site.say("sparql_examples")), tag("p", esc(site.say("sparql_examples_lead"))), *groups, name="examples")


def _example(site: Site, question: questions.Question) -> str:
    title, asks = (question.title_zh, question.asks_zh) if site.lang == "zh" else (question.title, question.asks)
    text = "\n".join(line for line in question.text.strip().splitlines() if not line.startswith("#+"))
    inside = (tag("summary", esc(title)), tag("p", esc(asks)),
              tag("button", esc(site.say("sparql_try")), type="button", class_="script"),
              tag("pre", tag("code", esc_lines(text)), tabindex="0", lang="en"))
    return tag("li", tag("details", *inside, data_example=question.name))


def esc_lines(text: str) -> str:
    """A text of several lines as it may stand in HTML."""
    return "\n".join(esc(line) for line in text.split("\n"))


# -- what the page loads -------------------------------------------------------------------------------------------------


def files(facts: Facts) -> Iterator[tuple[str, str | bytes]]:
    """The scripts and styles of this page: address from the top of the site, and contents."""
    yield "assets/query-guard.js", read("script/query-guard.js")
    yield "assets/sparql.js", read("script/sparql.js")
    yield "assets/codemirror.js", "\n".join(read("vendor/" + name) for name in _EDITOR)
    yield "assets/sparql.css", "\n".join(map(read, ("vendor/codemirror.css", "vendor/codemirror-show-hint.css", "style/sparql.css")))
    found = parts(facts)
    yield "assets/" + ENGINE, _kept({k: found[k] for k in ("engine", "worker")})
    yield "assets/" + DATA, _kept({"data": found["data"]})


def parts(facts: Facts) -> dict[str, str]:
    """Engine and data, packed by gzip and written as text, and the text of the worker that unpacks and runs them.

    The data are TriG rather than N-Quads: a quarter of the text, the same statements, and they load faster.
    """
    engine = (resources.files("kg.site") / "assets" / "vendor" / "oxigraph.wasm.gz").read_bytes()
    data = dataset.serialised(held_in(facts), FORMATS[".trig"])
    return {"engine": packing.rewritten(engine), "data": packing.written(data),
            "worker": plain_script(read("vendor/oxigraph.js")) + "\n" + read("script/base85.js") +
                      read("script/sparql-worker.js")}


def held_in(facts: Facts) -> tuple[ox.Quad, ...]:
    """The statements that the page holds: all, or where a browser could not hold them those about the things with most claims.

    The ontology and the vocabularies are whole; a thing comes with its records, and a record with its passages.
    """
    if facts.held is None:
        facts.held = tuple(facts.g.store) if len(facts.g.store) <= MOST else tuple(_some(facts))
    return facts.held


def _some(facts: Facts) -> list[ox.Quad]:
    store, claims, iris = facts.g.store, facts.g.claims, facts.g.names.iris
    whole = {terms.graph_name(layer) for layer in ("ontology", "vocabulary")}
    found, seen = [q for graph in whole for q in store.quads_for_pattern(None, None, None, graph)], set()

    def take(name: str) -> None:
        if name in seen:
            return
        seen.add(name)
        for q in store.quads_for_pattern(ox.NamedNode(iris.get(name, terms.ID + name)), None, None, None):
            if q.graph_name not in whole:
                found.append(q)
                if q.predicate.value.endswith(("hasSelector", "hasSource")) and isinstance(q.object, ox.NamedNode):
                    take(terms.short(q.object.value))

    for thing in sorted(facts.searched, key=lambda t: (-claims.number(t), t)):
        take(thing)
        for record in claims.listed(thing)[:claim_list.MOST]:
            take(record)
            for passage in claims.passages_of(record):
                take(passage)
        if len(found) >= MOST:
            break
    return found


def plain_script(module: str) -> str:
    """The engine's module as a script without imports and exports, which a worker made of a text can run."""
    text = re.sub(r"(?m)^export \{[^}]*\};?$", "", module)
    text = re.sub(r"(?m)^export (?=(?:async )?(?:class|function)\b)", "", text)
    return text.replace("import.meta.url", "location.href")


def _kept(named: dict[str, str]) -> str:
    return "".join(f'(self.sparqlParts ||= {{}}).{k} = {json.dumps(v).replace("</", "<" + chr(92) + "/")};\n'
                   for k, v in named.items())
