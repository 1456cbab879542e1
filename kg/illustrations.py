"""The figures of the project by name: each asks the graph, computes what it needs and draws it.

    draw(g, "heat", lang="zh", as_of="2026-06-30").save("heat.pdf")
    ready = prepared(g, "intervals", hide=["EU"])         # computed once, drawn in both languages
    ready("en").save("intervals.svg"); ready("zh").save("intervals.zh.svg")

The shell (``kg figure NAME``) and the page of figures in the documents use the same door.
"""
from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from kg import analysis, figures, studies
from kg.errors import FigureError, UnknownName
from kg.figures import reading
from kg.layout import VERSION
from kg.words import Bilingual

if TYPE_CHECKING:
    from kg.figures import Figure
    from kg.graph import KnowledgeGraph

Drawn = Callable[[str], "Figure"]
"""A figure that is computed: drawn when it is called with a language."""
DEFAULT_KINDS = ("type-digital-partnership", "type-dta", "type-fta-digital")
_PLAIN = {"ties": Bilingual("Number of ties", "联系条数"), "degree": Bilingual("Number of partners", "伙伴数")}
_SAYS = {
    "history": Bilingual("{measure}: who rose and who fell, {first}–{last}", "{measure}：{first}至{last}年的名次升降"),
    "yearly": Bilingual("{net}, end of each year{last}", "{net}，各年年底{last}"),
    "until": Bilingual("; {year}: up to {day}", "；{year} 年截至 {day}"),
    "intervals": Bilingual("{measure}: how sure the ranks are", "{measure}：名次有多可靠"),
    "day": Bilingual("{net}, as of {day}", "{net}，截至 {day}"),
    "now": Bilingual("as of {day}", "截至 {day}"),
    "heat": Bilingual("{title}: what is in force", "{title}：有效者数量"),
}


def draw(g: KnowledgeGraph, name: str, *, lang: str = "en", **options: Any) -> Figure:
    """One of the figures ``NAMES`` in a language; ``options`` and errors as those of ``prepared``."""
    return prepared(g, name, **options)(reading.language(lang))


def prepared(g: KnowledgeGraph, name: str, *, network: str | None = None, by: str = "ties", top: int | None = None,
         hide: Sequence[str] = (), as_of: object = None, first: int | None = None, last: int | None = None,
         of: Sequence[str] = (), since: int | None = None, **cuts: Any) -> Figure:
    """One of the figures ``NAMES``.

    Parameters: ``lang``; ``network`` its question (``partners``; of the matrix ``partner-technology``); ``by`` the measure
    of ranks; ``top`` how many rows or lines; ``hide`` what keeps its rank and is not drawn (often the EU, which is first in
    every network of its own partners); ``as_of`` the day (the last that the data speak of);
    ``first`` and ``last`` year of ``rank-history`` (the last six); ``of`` parties, types or technologies and ``since``
    the first year of ``timeline``; ``cuts`` as ``studies.network`` takes them for ``intervals``, ``without`` and
    ``confidence`` for ``rank-history`` and ``heat``. Raises ``UnknownName`` for an unknown name, ``FigureError`` for a
    parameter that the figure does not know, and what the questions, the analysis and the figures raise.
    """
    if name not in NAMES:
        raise UnknownName("figure", name, difflib.get_close_matches(name, NAMES, 3) or NAMES)
    given = {"network": network, "top": top, "hide": [g.resolve(thing) for thing in hide] or None, "as_of": as_of, "first": first, "last": last, "of": of or None,
             "since": since, "by": None if by == "ties" else by, **{k: v or None for k, v in cuts.items() if v != "body"}}
    make, known = _FIGURES[name]
    if strange := [k for k, v in given.items() if v is not None and k not in known and not (k in _CUTS and "cuts" in known)]:
        word = strange[0].replace("_", "-")
        raise FigureError(f"the figure {name} does not take {word}; it takes {', '.join(known)}",
                          f"图 {name} 不接受 {word}；可用：{'、'.join(known)}")
    return make(g, **{k: v for k, v in given.items() if v is not None})


def _history(g: KnowledgeGraph, network: str = "partners", by: str = "ties", top: int = 10, hide: Sequence[str] = (),
             first: int | None = None, last: int | None = None, **cuts: Any) -> Drawn:
    end = studies.facts(g).covered_to
    last = last or end.year
    first = first if first is not None else last - 5
    nets = {year: net for year, net in studies.yearly(g, network, first, last, **cuts).items() if len(net)}
    if not nets:
        raise FigureError(f"nothing to draw: no tie stood from {first} to {last}", f"无可绘制的内容：{first} 至 {last} 年间没有联系")
    words = {"first": min(nets), "last": max(nets)}
    until = {c: _SAYS["until"].get(c).format(year=end.year, day=end) if end.year == last else "" for c in ("en", "zh")}
    net = nets[max(nets)]
    under = Bilingual(*(_SAYS["yearly"].get(c).format(net=_title(net).get(c), last=until[c]) for c in ("en", "zh")))
    title, ranks = _worded("history", _measure(by), **words), {y: analysis.rank_intervals(one, by=by) for y, one in nets.items()}
    return lambda lang: figures.bump(ranks, top=top, hide=hide, lang=lang, title=title, subtitle=under,
                                     receipt=figures.receipt(net))


def _intervals(g: KnowledgeGraph, network: str = "partners", by: str = "ties", top: int = 12, hide: Sequence[str] = (),
               as_of: object = None, **cuts: Any) -> Drawn:
    day = as_of or (None if cuts.get("window") else studies.facts(g).covered_to)
    net = studies.network(g, network, as_of=day and str(day), **cuts)
    ranks = analysis.rank_intervals(net, by=by)
    shown = [node for node in ranks.column("node") if node not in hide][:top]
    telling = {node: analysis.most_telling(net, by=by, node=node, most=1) for node in shown}
    title = _title(net)
    under = Bilingual(*(_SAYS["day"].get(c).format(net=title.get(c), day=day) for c in ("en", "zh"))) if day else title
    return lambda lang: figures.intervals(ranks, telling=telling, top=top, hide=hide, lang=lang, subtitle=under,
                                          title=_worded("intervals", _measure(by)), receipt=figures.receipt(net))


def _heat(g: KnowledgeGraph, network: str = "partner-technology", top: int = 24, hide: Sequence[str] = (),
          as_of: object = None, **cuts: Any) -> Drawn:
    day = as_of or studies.facts(g).covered_to
    table = studies.crossed(g, network, day, **cuts)
    title = Bilingual(*(_SAYS["heat"].get(c).format(title=table.title[c]) for c in ("en", "zh")))
    return lambda lang: figures.heat(table, rows="partner", columns="topic", top=(top, 14), hide=hide, lang=lang, title=title,
                                     subtitle=_worded("now", day=day), receipt=figures.receipt(table, day, _data(g)))


def _timeline(g: KnowledgeGraph, of: Sequence[str] = DEFAULT_KINDS, top: int = 30, as_of: object = None,
              since: int | None = None) -> Drawn:
    day = as_of or studies.facts(g).covered_to
    table = studies.stretches(g, of)
    return lambda lang: figures.timeline(table, day=str(day), since=since, top=top, lang=lang, subtitle=_worded("now", day=day),
                                         receipt=figures.receipt(table, day, _data(g)))


def _data(g: KnowledgeGraph) -> str:
    return f"EUDPN {VERSION} ({g.digest[:8]})"


def _measure(by: str) -> Bilingual:
    found = analysis.MEASURES.get(by)
    if found is None:
        raise UnknownName("measure", by, difflib.get_close_matches(by, analysis.MEASURES, 3) or tuple(analysis.MEASURES))
    return _PLAIN.get(by) or Bilingual(found.name["en"], found.name["zh"])


def _title(net: Any) -> Bilingual:
    receipt = net.graph["receipt"]
    return Bilingual(receipt["title_en"], receipt["title_zh"])


def _worded(key: str, measure: Bilingual | None = None, **words: Any) -> Bilingual:
    return Bilingual(*(_SAYS[key].get(c).format(measure=measure and measure.get(c), **words) for c in ("en", "zh")))


_CUTS = ("possible", "confidence", "without", "eu", "actual", "window", "reach")
_FIGURES: dict[str, tuple[Callable[..., Drawn], tuple[str, ...]]] = {
    "rank-history": (_history, ("network", "by", "top", "hide", "first", "last", "without", "confidence")),
    "intervals": (_intervals, ("network", "by", "top", "hide", "as_of", "cuts")),
    "heat": (_heat, ("network", "top", "hide", "as_of", "without", "confidence")),
    "timeline": (_timeline, ("of", "top", "as_of", "since")),
}
NAMES = tuple(_FIGURES)
"""The figures by name."""
