"""Tools that look things up: find, about, ask, sparql, coverage, cite."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg import layout, terms
from kg.agents import arguments, evidence, forms, states
from kg.agents.house import House
from kg.errors import UnknownName
from kg.matches import KINDS, WORLD, matches
from kg.questions import Question
from kg.table import Table
from kg.words import Bilingual

_MOST = 10_000_000  # bytes of the answer to a query, of which a page is shown
_SAID = {
    "found": Bilingual("What “{0}” may mean", "“{0}”可能所指"),
    "samples": Bilingual("Not given, so the sample value was used: {0}. Give it to ask about another.",
                         "未指定而取示例值：{0}。如需其他取值，请指定。"),
    "figures": Bilingual("Rows without records count or list the data as a whole; other questions give the records.",
                         "不含记录的行是对数据整体的计数或列举；其他问题可给出记录。"),
    "evidence": Bilingual("No row names a record. SELECT the record as well to get its claim and passages "
                          "(?record <https://w3id.org/eudpn/ontology#statedIn> ?passage).",
                          "各行均未列出记录。请一并SELECT记录以取得其陈述与出处（?record <https://w3id.org/eudpn/ontology#statedIn> ?passage）。"),
    "query": Bilingual("Answer to a query of your own", "自拟查询的答案"),
    "empty": Bilingual("The query matched nothing. Whether that is a no depends on what it asks: the data are open, so ask "
                       "coverage.",
                       "查询没有匹配结果。是否等于没有取决于所问：本数据为开放世界，请用 coverage 查考。"),
    "unexamined": Bilingual("{0} further types of mechanism are not examined for {1}.", "另有 {0} 类机制未就{1}查考。"),
    "covered": Bilingual("What is known of {0}, and what is not", "关于{0}，已知与未知"),
    "cited": Bilingual("How to cite what is known of {0}", "如何引用关于{0}的内容"),
    "questions": Bilingual("Kept questions", "已保存的问题"),
}


def find(house: House, ask: arguments.Find, lang: str) -> forms.Found:
    """Things that a text may mean, best first. Raises ``UnknownName`` for a kind that is none."""
    if ask.kind is not None and ask.kind not in KINDS:
        raise UnknownName("kind", ask.kind, tuple(KINDS))
    found = matches(house.g.names, ask.text, KINDS[ask.kind] if ask.kind else WORLD, ask.limit)
    things = [house.thing(m.thing, lang, m.score, m.fit) for m in found]
    coverage = states.said(*(("answered", "things") if any(m.fit != "alike" for m in found)
                             else ("outside coverage", "nameless")), lang)
    return forms.Found(**shared(house, _SAID["found"].get(lang).format(ask.text)), coverage=coverage, things=things)


def about(house: House, ask: arguments.About, lang: str) -> forms.Known:
    """Every claim about a thing, usable or not. Raises ``UnknownName``."""
    g = house.g
    name = g.resolve(ask.thing)
    every = [c["id"] for c in g.claims.about(name)] or ([name] if name in g.claims else [])
    some = every[ask.offset:ask.offset + ask.limit]
    claims, passages, _ = evidence.claims(g, some, lang, len(some))
    coverage = states.answered(lang) if every else states.empty(house, [name], lang)
    notes = [] if not every or states.examined(house, name) else [states.SAID["thin"].get(lang).format(house.label(name, lang))]
    return forms.Known(**shared(house, house.label(name, lang)), coverage=coverage, thing=house.thing(name, lang), notes=notes,
                       total=len(every), claims=claims, passages=passages,
                       cut=evidence.rest(len(every), ask.offset, len(some), lang))


def ask(house: House, ask: arguments.Ask, lang: str) -> forms.Asked:
    """The answer to a kept question, or the list of them. Raises ``UnknownName``, ``QueryError``."""
    g = house.g
    if ask.question is None:
        return _questions(house, ask, lang)
    question = g.question(ask.question)
    table = g.ask(ask.question, **ask.parameters)
    own = {k: v for k, v in ask.parameters.items() if any(p.name == k for p in question.params)}
    values = question.values(g._iri, own)
    day = str(ask.parameters.get("as_of") or values.get("as_of") or "") or None
    rows = page(table, ask.offset, ask.limit)
    read = rows if ask.question != "coverage-of" else [{k: v for k, v in r.items() if k != "record_b"} for r in rows]
    coverage = states.answered(lang) if rows else states.own(lang) if question.group in states.OWN else \
        states.empty(house, _named(question, values), lang, day)
    if question.name == "coverage-of" and rows:
        coverage = states.of_types(table.records(), lang, house.label(values["partner"], lang))
    notes = [question.asks_zh if lang == "zh" else question.asks]
    if samples := [f"{p.name}={values[p.name]}" for p in question.params if p.name in values and p.name not in own]:
        notes.append(_SAID["samples"].get(lang).format(", ".join(samples)))
    return forms.Asked(**shared(house, question.titles[lang], day), coverage=coverage, question=question.name, asks=notes[0],
                       parameters=values, **filled(house, table, rows, ask.offset, lang, notes[1:], read))


def _questions(house: House, ask: arguments.Ask, lang: str) -> forms.Asked:
    """The kept questions with what each asks and its parameters."""
    rows = [{"question": q.name, "group": q.group, "asks": q.asks_zh if lang == "zh" else q.asks, "parameters": {
        p.name: f"{p.kind}{', optional' if p.optional else ', sample ' + p.sample}: {p.zh if lang == 'zh' else p.en}"
        for p in q.params}} for q in house.g.questions()]
    some = rows[ask.offset:ask.offset + ask.limit]
    return forms.Asked(**shared(house, _SAID["questions"].get(lang)), coverage=states.said("answered", "questions", lang),
                       question="", asks="",
                       parameters={}, columns=["question", "group", "asks", "parameters"], rows=some, total=len(rows), labels={},
                       cut=evidence.rest(len(rows), ask.offset, len(some), lang))


def sparql(house: House, ask: arguments.Sparql, lang: str) -> forms.Queried:
    """The answer to a guarded query. Raises ``QueryError``, ``NotAllowed``."""
    found = house.g.sparql(ask.query, timeout=house.seconds, most=_MOST)
    title = shared(house, _SAID["query"].get(lang))
    bare: dict[str, Any] = {"columns": [], "rows": [], "labels": {}, "total": 0}
    if isinstance(found, bool):
        return forms.Queried(**title, coverage=states.answered(lang), boolean=found, **bare)
    if not isinstance(found, Table):
        text = found.serialize(format="turtle").strip()
        cut = evidence.rest(len(text), 0, min(len(text), evidence.TEXT // 2), lang)
        bare["total"] = len(found)
        return forms.Queried(**title, coverage=states.answered(lang), turtle=text[:evidence.TEXT // 2], cut=cut, **bare)
    rows = page(found, ask.offset, ask.limit)
    body = filled(house, found, rows, ask.offset, lang, [])
    if rows and not body["claims"] and not body["passages"]:
        body["notes"] = [_SAID["evidence"].get(lang)]
    empty = forms.Coverage(state="outside coverage", says=_SAID["empty"].get(lang), records=[])
    return forms.Queried(**title, coverage=states.answered(lang) if rows else empty, **body)


def coverage(house: House, ask: arguments.Coverage, lang: str) -> forms.Covered:
    """What is known of a thing and what is not. Raises ``UnknownName``, ``QueryError``."""
    g = house.g
    name, day = g.resolve(ask.thing), ask.as_of or house.seen_to
    label = house.label(name, lang)
    kind = None if ask.type is None else g.resolve(ask.type, ("type-",))
    if not name.startswith(KINDS["Party"]):
        return _searched(house, name, lang)
    table = g.ask("coverage-of", partner=name, type=kind, **({"as_of": day} if day else {}))
    every = [{k: v for k, v in r.items() if k != "record_b"} for r in table.records()]
    rows = every if kind else [r for r in every if r["answer"] != "not examined"]
    late = day is not None and house.seen_to is not None and day > house.seen_to
    notes = [states.SAID["after"].get(lang).format(house.seen_to)] if late else []
    if len(rows) < len(every):
        notes.append(_SAID["unexamined"].get(lang).format(len({r["type"] for r in every}) - len({r["type"] for r in rows}),
                                                          label))
    state = states.of_types(every, lang, label if kind is None else f"{label} – {house.label(kind, lang)}")
    shown = rows[:60]
    body = filled(house, Table(tuple(k for k in table.columns if k != "record_b"), [tuple(r.values()) for r in rows],
                               labels=table.labels), shown, 0, lang, notes)
    return forms.Covered(**shared(house, _SAID["covered"].get(lang).format(label), day), coverage=state,
                         thing=house.thing(name, lang), **body)


def _searched(house: House, name: str, lang: str) -> forms.Covered:
    """For a thing that is no party: its records, searches about it that found nothing, and gaps."""
    g = house.g
    rows = [{"answer": "searched and not found", "record": r["record"]} for r in g.ask("absences").records()
            if r["thing"] == name and r["review"] != "review-rejected"]
    rows += [{"answer": "gap", "record": r["record"]} for r in g.ask("gaps").records() if r["thing"] == name]
    said = [c["id"] for c in g.claims.about(name) if c["usable"] and c["class"] not in states.UNTELLING]
    state = states.answered(lang, said) if said else states.empty(house, [name], lang)
    table = Table(("answer", "record"), [tuple(r.values()) for r in rows])
    body = filled(house, table, rows, 0, lang, [], [*rows, *({"record": r} for r in state.records)])
    return forms.Covered(**shared(house, _SAID["covered"].get(lang).format(house.label(name, lang))), coverage=state,
                         thing=house.thing(name, lang), **body)


def cite(house: House, ask: arguments.Cite, lang: str) -> forms.Cited:
    """How to cite the data on a thing, and the sources behind its usable claims. Raises ``UnknownName``."""
    g = house.g
    name = g.resolve(ask.thing)
    label = house.label(name, lang)
    every = [c for c in g.claims.about(name) if c["usable"]] or ([g.claims.claim(name)] if name in g.claims else [])
    address = g.names.iris.get(name, terms.ID + name)
    line = {"en": f"EUDPN project team: EUDPN, EU Digital Partnership Network, version {layout.VERSION} (2026). {label}: "
                  f"<{address}>. "
                  f"Sources read up to {house.seen_to}. CC BY 4.0.",
            "zh": f"EUDPN project team：EUDPN, EU Digital Partnership Network，版本 {layout.VERSION}（2026）。{label}：<{address}>。"
                  f"来源查阅至 {house.seen_to}。CC BY 4.0。"}
    sources: dict[str, list[Mapping[str, Any]]] = {}
    for claim in every:
        for p in claim["passages"]:
            sources.setdefault(p["source"], []).append(p)
    facts = {r["document"]: r for r in g.ask("sources").records()}
    references = [_reference(source, ps, facts.get(source, {}), lang) for source, ps in sorted(
        sources.items(), key=lambda one: (-len(one[1]), one[0]))]
    claims, passages, _ = evidence.claims(g, (c["id"] for c in every), lang, ask.limit)
    state = states.answered(lang) if every else states.empty(house, [name], lang)
    cut = evidence.rest(len(references), 0, min(ask.limit, len(references)), lang)
    cut += evidence.fewer(len(every), len(claims), lang)
    return forms.Cited(**shared(house, _SAID["cited"].get(lang).format(label)), coverage=state, cite_as=line[lang],
                       address=address, references=references[:ask.limit], claims=claims, passages=passages, cut=cut)


def _reference(source: str, passages: Sequence[Mapping[str, Any]], facts: Mapping[str, Any], lang: str) -> forms.Reference:
    """A source as a line of a list of references."""
    url = next((str(p["url"]) for p in passages if p["url"]), None)
    read = facts.get("seen")
    parts = [passages[0][f"source_label_{lang}"], str(facts.get("date") or ""), url or "",
             {"en": f"read on {read}", "zh": f"查阅于 {read}"}[lang] if read else ""]
    locators = list(dict.fromkeys(str(p["locator"]) for p in passages if p["locator"]))
    return forms.Reference(source_id=source, text={"en": ". ", "zh": "。"}[lang].join(filter(None, parts)), url=url,
                           locators=locators[:10])


def shared(house: House, title: str, day: str | None = None) -> dict[str, Any]:
    """What every answer says of itself."""
    return {"title": title, "as_of": day, "known_at": house.g.clocks.get("known_at"),
            "seen_to": house.seen_to, "data_version": layout.VERSION}


def page(table: Table, offset: int, limit: int) -> list[dict[str, Any]]:
    """Some rows of a table as dictionaries."""
    return [dict(zip(table.columns, row)) for row in table.rows[offset:offset + limit]]


def filled(house: House, table: Table, rows: Sequence[Mapping[str, Any]], offset: int, lang: str, notes: Sequence[str],
           read: Sequence[Mapping[str, Any]] | None = None) -> dict[str, Any]:
    """The body of an answer that is a table: rows with labels, and the evidence in ``read`` (left out: in the rows)."""
    g, read = house.g, rows if read is None else read
    records = evidence.records_in(g, read)
    claims, passages, every = evidence.claims(g, records, lang)
    known = {p.id for p in passages}
    passages += [p for p in evidence.passages_in(g, read, lang) if p.id not in known]
    notes = list(notes)
    if rows and not claims and not passages:
        notes.append(_SAID["figures"].get(lang))
    return {"columns": list(table.columns), "rows": [{k: evidence.cell(v, lang) for k, v in r.items()} for r in rows],
            "total": len(table), "labels": evidence.labels(table, rows, lang), "claims": claims, "passages": passages,
            "notes": notes, "cut": evidence.rest(len(table), offset, len(rows), lang) + evidence.fewer(every, len(claims), lang)}


def _named(question: Question, values: Mapping[str, str]) -> list[str]:
    """The things that the parameters of a question name."""
    return [values[p.name] for p in question.params if p.kind == "id" and p.name in values]
