"""The landing page: who works with the EU on what, how firmly, as a table that reads without scripts."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.site import takeaway
from kg.site.facts import REGIONS
from kg.site.frame import Body, controls, heading, section
from kg.site.marks import SIGNS, legend, sign
from kg.site.markup import esc, tag
from kg.site.matrix import KEPT, Matrix, counted, matrix
from kg.site.site import Site
from kg.site.spells import plain

FIGURES = (("partner-countries-count", "countries"), ("mechanisms-count", "mechanisms"), ("dated-events-count", "events"),
           ("claims-count", "claims"), ("sources-count", "sources"))


def body(site: Site) -> Body:
    """The overview in one language."""
    by_technology = matrix(site.facts, site.facts.ties)
    by_task = matrix(site.facts, site.facts.task_ties)
    lead = site.say("overview_lead", day=site.facts.day.isoformat())
    number = {v: i for i, v in enumerate(sorted({v for m in (by_technology, by_task) for vs in m.cells.values() for v in vs}))}
    behind = [takeaway.kept(site, "partner-technology"), takeaway.kept(site, "partner-task-area"), takeaway.states(site)]
    main = "".join([
        heading(esc(site.say("overview_title")), esc(lead)), figures(site), _covers(site), _controls(site),
        takeaway.take(site, site.say("overview_title"), "overview", behind, "matrix", "matrix-technology"),
        _table(site, by_technology, number, "technology", "partner-technology"),
        _table(site, by_task, number, "task", "partner-task-area"),
        section(esc(site.say("read_title")), tag("p", esc(site.say("read_cells"))), tag("p", esc(site.say("read_limits"))),
                _reading(site))])
    return Body(site.say("overview_title"), main, data={"matrix": _data(site, list(number)), "take-data": takeaway.data(site, behind)},
                scripts=("overview.js", takeaway.SCRIPT), description=lead)


def figures(site: Site) -> str:
    """The key figures, each with the question that gives it."""
    cells = []
    for question, column in FIGURES:
        number = site.facts.answer(question).records()[0][column]
        cells.append(tag("li", tag("b", f"{number:,}"), " ", tag("a", esc(site.say("figure_" + column)),
                                                                  href=site.to(f"questions/{question}.html")),
                         data_figure=column))
    return tag("ul", "".join(cells), class_="figures")


def _covers(site: Site) -> str:
    """One line on what the data cover and as of when, with the way to the page that says it in full."""
    years = site.facts.g.ask("counts-by-year").records()
    first = min((r["year"] for r in years if r["kind"] == "events"), default=site.facts.day.year)
    link = tag("a", esc(site.say("nav_coverage")), href=site.to("coverage.html")) if site.has("coverage.html") else \
        esc(site.say("nav_coverage"))
    said = esc(site.say("overview_covers", day=site.facts.day.isoformat(), year=first))
    return tag("p", said.replace("{coverage}", link), class_="covers quiet")


def _controls(site: Site) -> str:
    regions = "".join(tag("option", esc(site.say("region_" + r)), value=r) for r in REGIONS)
    states = "".join(
        tag("label", tag("input", type="checkbox", value=k, checked=True, name="stage"), " ", sign(k), " ",
            esc(site.say("stage_" + k))) for k in KEPT)
    return controls(site,
               tag("label", esc(site.say("region")) + " ", tag("select", tag("option", esc(site.say("all")), value=""), regions,
                                                                id="region")),
               tag("label", esc(site.say("as_of")) + " ", tag("input", type="date", id="date", min="2000-01-01",
                                                               max=f"{site.facts.day.year + 5}-12-31",
                                                               value=site.facts.day.isoformat())),
               tag("label", tag("span", esc(site.say("slide")), class_="unseen"),
                   tag("input", type="range", id="month", min="0", max=str(12 * 16 - 1), step="1")),
               tag("fieldset", tag("legend", esc(site.say("states"))), states),
               tag("button", esc(site.say("reset")), type="button", id="reset")) + tag("noscript", legend(site))


def _table(site: Site, m: Matrix, number: Mapping[str, int], kind: str, question: str) -> str:
    heads = "".join(tag("th", tag("span", site.link(t)), scope="col", data_topic=t) for t in m.topics)
    bodies = "".join(_group(site, m, number, region, partners) for region, partners in m.groups)
    caption = tag("caption", esc(site.say(f"matrix_{kind}", partners=len(m.partners), topics=len(m.topics))))
    table = (f'<table class="matrix" id="matrix-{kind}">{caption}<thead><tr><th scope="col" class="corner">'
             f'{esc(site.say("partner"))}</th>{heads}</tr></thead>{bodies}</table>')
    scroll = tag("div", table, class_="scroll", tabindex="0", role="region", aria_label=site.say(f"matrix_{kind}_name"))
    asked = tag("a", esc(site.say("asked", name=site.g.question(question).titles[site.lang])), href=site.to(f"questions/{question}.html"))
    cut = site.cut("matrix_partners_cut", len(m.partners), m.of[0]) + site.cut("matrix_topics_cut", len(m.topics), m.of[1])
    return tag("section", tag("h2", esc(site.say(f"matrix_{kind}_name"))), cut, scroll, tag("p", asked, class_="quiet"))


def _group(site: Site, m: Matrix, number: Mapping[str, int], region: str, partners: tuple[str, ...]) -> str:
    title = tag("tr", tag("th", tag("span", esc(site.say("region_" + region))), scope="rowgroup", colspan=len(m.topics) + 1),
        class_="region")
    rows = "".join(tag("tr", tag("th", site.link(p), scope="row"), *(_cell(site, m, number, p, t) for t in m.topics), data_partner=p)
                   for p in partners)
    return tag("tbody", title, rows, data_region=region)


def _cell(site: Site, m: Matrix, number: Mapping[str, int], partner: str, topic: str) -> str:
    via = m.cells.get((partner, topic))
    if not via:
        return "<td></td>"
    counts = counted(site.facts, via)
    shown = "".join(f'<span class="{k}">{SIGNS[k]}{n if n > 1 or k == "on" else ""}</span>' for k, n in counts.items())
    label = site.joined([site.say("count_" + k, n=n) for k, n in counts.items()])
    words = f"{site.label(partner)}{site.say('comma')}{site.label(topic)}{site.colon}{label}"
    address = f"{site.to(f'thing/{partner}.html')}#with-{topic}"
    return tag("td", tag("a", shown, href=address, aria_label=words, title=words), class_=f"heat{min(counts.get('on', 0), 4)}",
               data_via=" ".join(str(number[v]) for v in via))


def _reading(site: Site) -> str:
    links = [tag("a", esc(site.say("nav_" + k)), href=site.to(a)) for k, a in (("network", "network.html"), ("timeline",
        "timeline.html"),
             ("compare", "compare.html"), ("coverage", "coverage.html")) if site.has(a)]
    return tag("p", esc(site.say("go_on")) + site.colon + site.joined(links)) if links else ""


def _data(site: Site, via: Sequence[str]) -> dict:
    """What the script counts from; cells name what ties them by its place in the list of spells."""
    return {"day": site.facts.day.isoformat(), "signs": SIGNS,
        "spells": [plain(site.facts.spells.get(v, ())) for v in via],
            "words": {"shown": site.say("shown_partners"), "comma": site.say("comma"), "colon": site.colon,
                      **{k: site.say("count_" + k) for k in KEPT}, **{k + "_one": site.say(f"count_{k}_one") for k in KEPT}}}
