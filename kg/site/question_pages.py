"""The kept questions: a list of all, and a page for each with its words, its query, its answer and a form."""
from __future__ import annotations

from itertools import groupby

from kg.questions import Parameter, Question
from kg.site import answers, takeaway
from kg.site.frame import Body, cited, columns, heading, section
from kg.site.markup import TAGS, esc, tag
from kg.site.site import Site


def index(site: Site) -> Body:
    """The list of all questions, by group."""
    parts = [heading(esc(site.say("nav_questions")), esc(site.say("questions_lead", n=len(site.g.questions()))))]
    for group, found in groupby(site.g.questions(), key=lambda q: q.group):
        rows = [(tag("a", esc(q.titles[site.lang]), href=site.to(f"questions/{q.name}.html")),
                 esc(q.asks if site.lang == "en" else q.asks_zh), tag("code", esc(q.name))) for q in found]
        parts.append(section(esc(site.say("group_" + group)), columns(
            [esc(site.say(k)) for k in ("question", "asks", "code")], rows, label=site.say("group_" + group), class_="scroll asked"),
                             name=group))
    return Body(site.say("nav_questions"), "".join(parts))


def body(site: Site, question: Question) -> Body:
    """The page of one question."""
    title, asks = question.titles[site.lang], question.asks if site.lang == "en" else question.asks_zh
    answer = site.facts.answer(question.name)
    samples = site.joined([f"{p.en if site.lang == 'en' else p.zh}{site.colon}{_sample(site, p)}" for p in question.params])
    caption = title + (site.say("gap") + site.bracket(samples) if samples else "")
    cut = question.name in site.facts.cut
    take = [tag("a", esc(site.say("take_cut", n=len(answer)) if cut else site.say("take_csv")), href=site.across(f"assets/answers/{question.name}.csv"),
        download=f"{question.name}.csv"),
            tag("code", esc(_call(question)))]
    main = "".join([
        heading(esc(title), esc(asks)), _form(site, question),
        takeaway.take(site, title, question.name, picture="table"),
        section(esc(site.say("answer")), tag("p", site.say("dot").join(take), class_="quiet"), answers.shown(site, answer,
            caption, cut=cut), name="answer"),
        section(esc(site.say("query")), tag("p", esc(site.say("query_say")), class_="quiet"),
                tag("pre", tag("code", esc_lines(question.text)), tabindex="0", role="region", aria_label=site.say("query"),
                    lang="en"), name="query"),
        section(esc(site.say("cite")), cited(site, title), name="cite")])
    return Body(title, main, data={"question": _data(site, question), "take-data": takeaway.data(site)},
                scripts=("question.js", takeaway.SCRIPT), description=asks)


def esc_lines(text: str) -> str:
    """A text of several lines as HTML, its line ends kept."""
    return "\n".join(esc(line) for line in text.rstrip("\n").split("\n"))


def _sample(site: Site, p: Parameter) -> str:
    return site.say("all") if p.optional else site.label(p.sample) if p.kind == "id" else p.sample


def _call(question: Question) -> str:
    given = " ".join(f"{p.name}={p.sample}" for p in question.params if not p.optional)
    return f"kg ask {question.name} {given}".strip()


def _form(site: Site, question: Question) -> str:
    if not question.params:
        return _ask(site, "")
    fields = "".join(_field(site, p) for p in question.params)
    return _ask(site, fields)


def _ask(site: Site, fields: str) -> str:
    if not site.has("sparql.html"):
        return ""
    link = tag("a", esc(site.say("open_sparql")), href=site.to("sparql.html"), class_="button", id="ask")
    return tag("form", fields, link, class_="controls", id="controls", data_sparql=site.to("sparql.html"))


def _field(site: Site, p: Parameter) -> str:
    meaning = p.en if site.lang == "en" else p.zh
    kind = {"day": "date", "year": "number", "number": "number"}.get(p.kind, "text")
    value = "" if p.optional else p.sample
    more = {"list": f"list-{p.name}"} if p.kind == "id" and p.prefixes else {}
    options = "".join(tag("option", esc(site.label(t)), value=t) for t in site.facts.offered(p.prefixes)) if more else ""
    listed = tag("datalist", options, id=f"list-{p.name}") if more else ""
    return tag("label", esc(meaning) + " ", tag("input", type=kind, name=p.name, value=value, data_kind=p.kind,
                                                 placeholder=site.say("all") if p.optional else None,
                                                 lang=TAGS[site.lang], **more), listed)


def _data(site: Site, question: Question) -> dict:
    return {"name": question.name, "text": question.text,
            "params": [{"name": p.name, "kind": p.kind, "optional": p.optional} for p in question.params]}
