"""Reconciliation in a worker: names of a spreadsheet to things of the graph, by the index that resolves names everywhere."""
from __future__ import annotations

import html
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyoxigraph as ox

from kg import layout, terms
from kg.errors import clipped
from kg.graph import KnowledgeGraph
from kg.guard.answers import Answer, Refusal
from kg.guard.limits import Limits
from kg.matches import KINDS, WORLD, Match, matches
from kg.names import folded
from kg.server.tasks import Task
from kg.words import Bilingual

TYPES = {
    "Country": Bilingual("Country", "国家"), "Organisation": Bilingual("Organisation", "组织"),
    "CountryGroup": Bilingual("Group of countries", "国家集团"),
    "GeographicArea": Bilingual("Area", "地区"), "Party": Bilingual("Party of any kind", "任何参与方"),
    "Mechanism": Bilingual("Mechanism", "机制"),
    "Technology": Bilingual("Technology", "技术"), "Topic": Bilingual("Topic", "主题"), "TaskArea": Bilingual("Task area", "任务领域"),
    "MechanismType": Bilingual("Type of mechanism", "机制类型"), "PolicyInstrument": Bilingual("Policy document", "政策文件"),
    "SourceDocument": Bilingual("Source", "来源"),
}
CODES = {"iso2": "iso3166Alpha2", "iso3": "iso3166Alpha3", "m49": "m49Code", "celex": "celexNumber", "number": "documentNumber"}
PROPERTIES = {
    "iso2": Bilingual("ISO 3166-1 alpha-2", "ISO 3166-1二位代码"), "iso3": Bilingual("ISO 3166-1 alpha-3", "ISO 3166-1三位代码"),
    "m49": Bilingual("UN M49", "联合国M49代码"), "celex": Bilingual("CELEX number", "CELEX编号"),
    "number": Bilingual("Number of the document", "文号"),
    "name-en": Bilingual("Name in English", "英文名称"), "name-zh": Bilingual("Name in Chinese", "中文名称"),
    "kind": Bilingual("Kind", "类别"),
    "same-as": Bilingual("Addresses elsewhere", "其他标识"), "mechanisms": Bilingual("Mechanisms it takes part in", "参与的机制"),
}
_ONLY = {"iso2": ("Country",), "iso3": ("Country",), "m49": ("Country",),
         "mechanisms": ("Country", "Organisation", "CountryGroup", "GeographicArea", "Party"),
         "celex": ("PolicyInstrument",), "number": ("PolicyInstrument",)}
_KEYS = ("query", "type", "limit", "properties", "type_strict")
NAME, ROWS = 200, 1000


def ready(g: KnowledgeGraph, limits: Limits) -> None:
    """The index of names is made with the graph."""
    g.names.index  # noqa: B018 - kept once it is made


def manifest(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """What the service can do and where."""
    base, lang = ask["base"] + "/reconcile", ask["lang"]
    return _json({
        "versions": ["0.2"], "name": {"en": "EUDPN: EU Digital Partnership Network", "zh": "EUDPN：欧盟数字伙伴关系网络"}[lang],
        "identifierSpace": terms.ID, "schemaSpace": terms.DPN, "serviceVersion": layout.VERSION,
        "documentation": ask["base"] + "/openapi.json", "view": {"url": base + "/view/{{id}}"},
        "defaultTypes": [_type(name, lang) for name in TYPES],
        "preview": {"url": base + "/preview/{{id}}", "width": 430, "height": 300},
        "suggest": {what: {"service_url": base, "service_path": "/suggest/" + what} for what in ("entity", "type", "property")},
        "extend": {"propose_properties": {"service_url": base, "service_path": "/properties"}, "property_settings": []},
    })


def batch(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """Candidates for each query of a batch."""
    return _json({key: {"result": candidates(g, one, key, ask["lang"])} for key, one in ask["asked"].items()})


def single(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """Candidates for one query, in the shape of older clients."""
    return _json({"result": candidates(g, ask["asked"], "query", ask["lang"])})


def candidates(g: KnowledgeGraph, one: Any, key: str, lang: str) -> list[dict[str, Any]]:
    """Things that a query may mean, best first. ``match`` is true only if the text is a name, alias or code of one thing alone
    (of those types) and no property given speaks against it. Raises ``Refusal`` for a query that cannot be read."""
    text, kinds, limit, wanted = _query(one, key)
    prefixes = tuple(p for kind in kinds for p in KINDS[kind]) or WORLD
    found = matches(g.names, text, prefixes, 25) if text else _by_codes(g, wanted, prefixes)
    same = [m.thing for m in found if m.same]
    rows = []
    for m in found:
        agree = [_agrees(g, m.thing, pid, values) for pid, values in wanted]
        score = m.score - 20 * agree.count(False) + (5 * agree.count(True) if m.score < 95 else 0)
        rows.append({"id": m.thing, "name": _label(g, m.thing, lang), "description": _described(g, m.thing, lang),
                     "score": round(max(score, 0.0), 1), "match": same == [m.thing] and False not in agree,
                     "type": [_type(k, lang) for k in types_of(m.thing)],
                     "features": [{"id": "name-similarity", "value": m.score}, {"id": "same-name", "value": m.same}]})
    return sorted(rows, key=lambda r: (-r["score"], r["id"]))[:limit]


def _query(one: Any, key: str) -> tuple[str, list[str], int, list[tuple[str, list[str]]]]:
    """The parts of a query: text, types, limit, properties with their values."""
    if not isinstance(one, Mapping):
        raise _unusable(key, "is a JSON object", "须为JSON对象")
    if extra := sorted(set(one) - set(_KEYS)):
        raise _unusable(key, f"has no '{clipped(extra[0])}'; it may have {', '.join(_KEYS)}",
                        f"没有“{clipped(extra[0])}”；可有 {'、'.join(_KEYS)}")
    text, limit = one.get("query", ""), one.get("limit", 10)
    if not isinstance(text, str) or not (text.strip() or one.get("properties")):
        raise _unusable(key, "needs 'query', a text, or 'properties'", "须有文本“query”或“properties”")
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not 1 <= limit <= 100:
        raise _unusable(key, "'limit' is a number from 1 to 100", "“limit”须为 1 至 100 的数")
    kinds = one.get("type") or []
    kinds = [kinds] if isinstance(kinds, str) else kinds
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if kind not in KINDS:
            raise _unusable(key, f"'type' is one of {', '.join(KINDS)}", f"“type”为 {'、'.join(KINDS)} 之一")
    return text[:NAME], kinds, int(limit), [_property(p, key) for p in one.get("properties") or []]


def _property(p: Any, key: str) -> tuple[str, list[str]]:
    if not isinstance(p, Mapping) or p.get("pid") not in CODES or "v" not in p:
        raise _unusable(key, f"a property has a 'pid' of {', '.join(CODES)} and a value 'v'",
                        f"属性须有“pid”（{'、'.join(CODES)} 之一）与取值“v”")
    values = p["v"] if isinstance(p["v"], list) else [p["v"]]
    return p["pid"], [str(v["id"] if isinstance(v, Mapping) and "id" in v else v)[:NAME] for v in values[:20]]


def _by_codes(g: KnowledgeGraph, wanted: Sequence[tuple[str, list[str]]], prefixes: tuple[str, ...]) -> list[Match]:
    """Things that bear one of the codes given, where there is no text."""
    found = sorted({n for _, values in wanted for v in values for n in g.names.codes.get(folded(v), ())
                    if n.startswith(prefixes)})
    return [Match(n, "", 100.0, "same") for n in found if all(_agrees(g, n, pid, values) for pid, values in wanted)]


def _agrees(g: KnowledgeGraph, thing: str, pid: str, values: Iterable[str]) -> bool | None:
    """Whether a thing bears one of the values; None if it has no such code at all."""
    held = {folded(v) for v in _codes(g, thing, pid)}
    return bool(held & {folded(v) for v in values}) if held else None


def _codes(g: KnowledgeGraph, thing: str, pid: str) -> list[str]:
    pattern = g.store.quads_for_pattern(ox.NamedNode(g.names.iris[thing]), ox.NamedNode(terms.DPN + CODES[pid]), None, None)
    return sorted({str(terms.value(q.object)) for q in pattern})


def types_of(thing: str) -> list[str]:
    """The types of a thing, the narrowest first."""
    return [name for name, prefixes in KINDS.items() if thing.startswith(prefixes)]


def suggest(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """Things, types or properties whose names begin with or hold what was typed so far."""
    lang, wanted = ask["lang"], folded(ask["prefix"][:NAME])
    if ask["what"] == "entity":
        held = [(not k.startswith(wanted), len(k), k, n) for k, ids in g.names.index.items() if wanted and wanted in k
                for n in ids if n.startswith(WORLD)]
        names = list(dict.fromkeys(n for *_, n in sorted(held)))
        rows = [{"id": n, "name": _label(g, n, lang), "description": _described(g, n, lang),
                 "notable": [_type(k, lang) for k in types_of(n)]} for n in names[ask["cursor"]:ask["cursor"] + 20]]
    else:
        known = TYPES if ask["what"] == "type" else PROPERTIES
        rows = [{"id": k, "name": v.get(lang)} for k, v in known.items()
                if wanted in folded(k) or wanted in folded(v.en) or wanted in folded(v.zh)]
    return _json({"result": rows})


def properties(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """Properties with which a column of things of one type can be extended."""
    found = [p for p in PROPERTIES if not ask["type"] or ask["type"] in _ONLY.get(p, (ask["type"],))]
    return _json({"type": ask["type"], "properties": [{"id": p, "name": PROPERTIES[p].get(ask["lang"])} for p in found]})


def extend(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """Values of properties for things that are matched already."""
    ids, wanted = ask["asked"].get("ids"), ask["asked"].get("properties")
    if not isinstance(ids, list) or not isinstance(wanted, list) or not all(isinstance(n, str) for n in ids) or len(ids) > ROWS:
        raise _unusable("extend", f"has 'ids', up to {ROWS} texts, and 'properties'", f"须有“ids”（至多 {ROWS} 个文本）与“properties”")
    chosen = [p.get("id") if isinstance(p, Mapping) else None for p in wanted]
    if unknown := [p for p in chosen if p not in PROPERTIES]:
        raise _unusable("extend", f"has no property '{clipped(str(unknown[0]))}'; there are {', '.join(PROPERTIES)}",
                        f"没有属性“{clipped(str(unknown[0]))}”；可用：{'、'.join(PROPERTIES)}")
    meta = [{"id": p, "name": PROPERTIES[p].get(ask["lang"]),
             **({"type": _type("Mechanism", ask["lang"])} if p == "mechanisms" else {})}
            for p in chosen]
    return _json({"meta": meta, "rows": {n: {p: _values(g, n, p, ask["lang"]) for p in chosen} for n in ids}})


def _values(g: KnowledgeGraph, thing: str, pid: str, lang: str) -> list[dict[str, Any]]:
    """The values of a property; none for a thing that does not exist."""
    if thing not in g.names.iris:
        return []
    if pid in CODES:
        return [{"str": code} for code in _codes(g, thing, pid)]
    if pid == "mechanisms":
        held = {t for c in g.claims.about(thing) if c["class"] == "Participation" and c["usable"] for t in c["things"]
                if t.startswith("mech-")}
        return [{"id": m, "name": _label(g, m, lang)} for m in sorted(held)]
    entity = g.about(thing).entity if pid == "same-as" else {}
    said = {"name-en": [_label(g, thing, "en")], "name-zh": [_label(g, thing, "zh")], "kind": [_kind(g, thing, lang)],
            "same-as": entity.get("identifiers", [])}
    return [{"str": text} for text in said[pid]]


def preview(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """A thing as a small page for a frame."""
    name, lang = _thing(g, ask["thing"]), ask["lang"]
    labels = " · ".join(dict.fromkeys(_label(g, name, code) for code in (lang, "en", "zh")))
    others = [n for n in g.names.known(name) if n not in labels][:8]
    claims = [c[f"sentence_{lang}"] for c in g.claims.about(name) if c["usable"]][:5]
    lines = "".join(f"<li>{html.escape(clipped(c, 200))}</li>" for c in claims)
    return Answer(200, "text/html; charset=utf-8", (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{html.escape(labels)}</title>'
        "<style>body{font:14px sans-serif;margin:8px}h1{font-size:16px;margin:0}p,ul{margin:6px "
        "0}ul{padding-left:18px}</style></head>"
        f"<body><h1>{html.escape(labels)}</h1><p>{html.escape(_kind(g, name, lang))} · <code>{html.escape(name)}</code></p>"
        f"<p>{html.escape(', '.join(others))}</p><ul>{lines}</ul></body></html>\n").encode())


def view(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """Where the page of a thing is: things and words of the vocabularies have addresses of their own kind."""
    iri = g.names.iris[_thing(g, ask["thing"])]
    return Answer(303, "text/plain", b"", {"Location": ("/vocab/" if iri.startswith(terms.VOC) else "/id/") + ask["thing"]})


def _thing(g: KnowledgeGraph, name: str) -> str:
    if name not in g.names.iris or ":" in name or "/" in name:
        raise Refusal(404, "unknown-name", f"nothing has the id '{clipped(name)}'", f"没有标识为“{clipped(name)}”的事物")
    return name


def _label(g: KnowledgeGraph, thing: str, lang: str) -> str:
    return str(g.describe(thing)["label_" + lang])


def _kind(g: KnowledgeGraph, thing: str, lang: str) -> str:
    kind = g.describe(thing)["class"]
    return g.claims.terms.get(kind, {}).get(lang) or kind


def _described(g: KnowledgeGraph, thing: str, lang: str) -> str:
    """A few words by which namesakes are told apart: the kind, and the label in the other language."""
    other = _label(g, thing, "zh" if lang == "en" else "en")
    return " · ".join(dict.fromkeys(filter(None, [_kind(g, thing, lang), other if other != _label(g, thing, lang) else ""])))


def _type(name: str, lang: str) -> dict[str, str]:
    return {"id": name, "name": TYPES[name].get(lang)}


def _unusable(key: str, en: str, zh: str) -> Refusal:
    return Refusal(400, "not-usable", f"'{clipped(key)}' {en}", f"“{clipped(key)}”{zh}")


def _json(found: Any) -> Answer:
    return Answer(200, "application/json", json.dumps(found, ensure_ascii=False).encode())


TASKS = {"reconcile-manifest": Task(manifest), "reconcile-queries": Task(batch), "reconcile-query": Task(single),
         "reconcile-suggest": Task(suggest), "reconcile-properties": Task(properties), "reconcile-extend": Task(extend),
         "reconcile-preview": Task(preview), "reconcile-view": Task(view)}
