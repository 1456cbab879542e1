"""How sure a rank is: the places a node would take if sources, weak claims, records or the weighting were others.

A rank computed from what was found is one number; what was found depends on who looked where. Four questions are asked:

    sources   each source left out in turn: does the rank hang on one document?  (the leave-one-out of Quenouille 1956
              and Tukey 1958, over documents; Costenbader & Valente 2003 and Borgatti, Carley & Krackhardt 2006 remove
              nodes and ties of known networks in the same spirit)
    claims    each record of low confidence left out in turn
    records   records that were missed are drawn in, and the rank is taken anew: the Bayesian bootstrap of a finite
              population (Lo 1988) with Pólya's urn; the interval is as wide as calibration (Beran 1987, Loh 1987) finds
              necessary to hold ``level`` of known ranks; needs the share of records thought missing
    weights   the other readings of parallel ties, and the bindingness of the instruments where the edges carry it

and, on request, ``bootstrap``: records resampled with replacement (Efron 1979; on networks Snijders & Borgatti 1999). It
can only take ties away, and does so at the same rate however complete the data are; ``benchmarks/intervals.py`` measures
how often each interval holds the true rank. Rank intervals are read as Goldstein & Spiegelhalter (1996) read theirs: for
one node, not for the whole order; Hall & Miller (2009) show why ties and near ties make bootstrap ranks hard.
"""
from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from typing import Any

import networkx as nx

from kg.analysis import draws as draws_
from kg.analysis import engines, spans
from kg.analysis.centrality import MEASURES, named, places, read_as, rounded, titled
from kg.analysis.evidence import Evidence, evidence
from kg.analysis.spans import Span
from kg.errors import NetworkError, UnknownName
from kg.table import Table
from kg.words import Bilingual

METHODS: dict[str, Bilingual] = {
    "sources": Bilingual("sources", "来源"), "claims": Bilingual("weak claims", "弱记录"),
    "records": Bilingual("records", "记录"), "weights": Bilingual("weightings", "权重"),
    "bootstrap": Bilingual("bootstrap", "自助法"),
}
MISSING = 0.2
"""The share of all records that is thought to be missing when the caller does not say; an assumption, not a finding."""


def rank_intervals(net: nx.Graph, by: str = "betweenness", weight: str | None = None,
                   methods: Sequence[str] = ("sources", "claims", "records", "weights"), draws: int = 200, seed: int = 0,
                   level: float = 0.9, missing: float = MISSING, rounds: int = 15) -> Table:
    """Every node with its rank and the interval of ranks that holds when the evidence is shaken.

    Parameters: ``net``, ``by`` and ``weight`` as for ``rank``; ``methods`` from ``METHODS``; ``draws`` (1 to 10,000)
    and ``seed`` of the random methods, of which the middle ``level`` (between 0 and 1) is taken; ``missing`` the share
    of all records that is thought not to have been found (0 up to 0.9); ``rounds`` of calibration of the method records
    (``kg.analysis.spans.calibrated``), 0 for none: fifty draws each, so that on large networks fewer save time.

    Gives a Table, best first: ``rank``, ``node``, ``value``, ``low`` and ``high`` (the places that any method, or
    being equal with others, leaves open), ``width_by`` (the method with the widest interval of its own), and for each
    method ``…_low`` and ``…_high``, None where the network has nothing to leave out. The note says how.
    Raises ``UnknownName`` and ``NetworkError`` as ``rank`` does, and for a parameter outside its bounds.
    """
    reading = read_as(by, weight)
    methods = _checked([methods] if isinstance(methods, str) else methods, draws, level, missing)
    known = evidence(net)
    found = places(engines.values(known.pairs(), by, reading))
    own = spans.span(found)
    parts: dict[str, Span | None] = {}
    told: dict[str, int] = {}
    for method in methods:
        if method in _DRAWN:
            told[method] = len(known.records)
            parts[method] = _random(known, by, reading, method, draws, seed, level, missing, rounds) if known.records else None
        else:
            worlds = _WORLDS[method](known, by, reading)
            told[method] = len(worlds)
            parts[method] = spans.widest([own, *worlds]) if worlds else None
    low, high = spans.widest([own, *filter(None, parts.values())])
    rows = []
    for i, value, first, _ in found:
        ends = [(None, None) if part is None else (part[0][i], part[1][i]) for part in parts.values()]
        rows.append((first, known.nodes[i], rounded(value), low[i], high[i], _widest_method(methods, ends),
                     *(place for end in ends for place in end)))
    columns = ("rank", "node", "value", "low", "high", "width_by", *(f"{m}_{end}" for m in methods for end in ("low", "high")))
    title = titled(by, net.graph.get("receipt") or {})
    return Table(columns, rows, title={"en": f"{title['en']}, with rank intervals", "zh": f"{title['zh']}（附名次区间）"},
                 note=_note(known, by, methods, told, [row[5] for row in rows], draws, seed, level, missing),
                 headings=_headings(methods), labels=named(net))


def most_telling(net: nx.Graph, by: str = "betweenness", node: Any = None, weight: str | None = None,
                 most: int = 10) -> Table:
    """The records whose removal, one at a time, moves a headline most.

    Parameters: ``net``, ``by``, ``weight`` as for ``rank``; ``node`` is an id of the network, None for whoever is
    first; ``most`` is the greatest number of rows.

    Gives a Table, most telling first: ``record``, ``node``, ``rank`` and ``value`` with all records, ``rank_without``
    and ``value_without``, ``first_without`` (who is first then). Records are in the order of the change of rank (the
    middle of equal places), then of value, then of their ids; those that change nothing are left out. The note says
    how many were tried and whether any moves the rank. Raises ``UnknownName`` for an unknown measure or node.
    """
    reading = read_as(by, weight)
    known = evidence(net)
    found = places(engines.values(known.pairs(), by, reading))
    if node is not None and node not in known.nodes:
        raise UnknownName("node", str(node), difflib.get_close_matches(str(node), list(map(str, known.nodes)), 3))
    if not found:
        return _telling(net, by, None, [], 0)
    i = found[0][0] if node is None else known.nodes.index(node)
    _, value, low, high = next(one for one in found if one[0] == i)
    rows = []
    for record, then in _one_less(known, by, reading):
        _, after, first, last = next(one for one in then if one[0] == i)
        moved, changed = abs(first + last - low - high) / 2, abs(after - value)
        if moved or changed > 1e-9 * abs(value):
            rows.append((-moved, -float(f"{changed:.9g}"), known.records[record],
                         (known.records[record], known.nodes[i], low, rounded(value), first, rounded(after),
                          known.nodes[then[0][0]])))
    rows.sort(key=lambda row: row[:3])
    return _telling(net, by, known.nodes[i], [row[3] for row in rows[:most]], len(known.records),
                    sum(1 for row in rows if row[0]))


def _one_less(known: Evidence, by: str, reading: str) -> list[tuple[int, list[Any]]]:
    """For each record on which a tie rests, the places without it; those with the same effect are computed once."""
    found, cache = [], {}
    for record in range(len(known.records)):
        gone = frozenset(known.fallen([record]))
        if gone:
            flat = known.pairs(gone)
            key = frozenset((known.ends[t], dict(zip(flat.ends, flat.ties)).get(known.ends[t], 0)) for t in gone)
            if key not in cache:
                cache[key] = places(engines.values(flat, by, reading, "large"))
            found.append((record, cache[key]))
    return found


def _random(known: Evidence, by: str, reading: str, method: str, draws: int, seed: int, level: float, missing: float,
            rounds: int) -> Span:
    """The middle of the draws of a random method; of "records" as much of it as calibration asks for."""
    way = _DRAWN[method]
    worlds = spans.drawn(known, by, reading, way, missing, (seed, 0), draws)
    if method == "records" and rounds and missing:
        return spans.middle(worlds, spans.calibrated(known, by, reading, way, missing, level, seed, rounds))
    return spans.middle(worlds, spans.plain(known, level))


def _checked(methods: Sequence[str], draws: int, level: float, missing: float) -> tuple[str, ...]:
    """The methods, once each; raises for an unknown one or a number outside its bounds."""
    for method in methods:
        if method not in METHODS:
            raise UnknownName("method of intervals", str(method),
                              difflib.get_close_matches(str(method), METHODS, 3) or tuple(METHODS))
    if not methods:
        raise NetworkError(f"at least one method is needed: {', '.join(METHODS)}", f"至少需要一种方法：{'、'.join(METHODS)}")
    if isinstance(draws, bool) or not isinstance(draws, int) or not 1 <= draws <= 10_000:
        raise NetworkError(f"draws is a whole number from 1 to 10000, not {draws!r}", f"抽取次数为 1 到 10000 的整数，不能是 {draws!r}")
    if not 0 < level < 1:
        raise NetworkError(f"level lies between 0 and 1, not at {level!r}", f"置信水平须在 0 与 1 之间，不能是 {level!r}")
    if not 0 <= missing <= 0.9:
        raise NetworkError(f"missing is a share from 0 to 0.9, not {missing!r}", f"缺失比例须在 0 到 0.9 之间，不能是 {missing!r}")
    return tuple(dict.fromkeys(methods))


# The worlds of each method ----------------------------------------------------------------------------------------

def _without(known: Evidence, losses: list[list[int]], by: str, reading: str) -> list[Span]:
    """The places after each loss of records that makes a tie fall; equal losses are computed once. A loss of every tie
    leaves no ranks to compare and is passed over."""
    gone = dict.fromkeys(frozenset(known.fallen(loss)) for loss in losses)
    return [spans.ranked(known.pairs(ties), by, reading) for ties in gone
            if ties and len(ties) < len(known.ends)]


def _sources(known: Evidence, by: str, reading: str) -> list[Span]:
    only: dict[str, list[int]] = {}
    for record, stated in enumerate(known.sources):
        if len(stated) == 1:
            only.setdefault(next(iter(stated)), []).append(record)
    return _without(known, [only[source] for source in sorted(only)], by, reading)


def _claims(known: Evidence, by: str, reading: str) -> list[Span]:
    return _without(known, [[record] for record in sorted(known.low)], by, reading)


def _weights(known: Evidence, by: str, reading: str) -> list[Span]:
    if not known.ends:
        return []
    others = [spans.ranked(known.pairs(), by, other) for other in MEASURES[by].readings if other != reading]
    if known.binding is not None and "ties" in MEASURES[by].readings:
        others.append(spans.ranked(known.pairs(strength=known.strengths), by, "ties"))
    return others


_WORLDS: dict[str, Callable[[Evidence, str, str], list[Span]]] = {
    "sources": _sources, "claims": _claims, "weights": _weights}
_DRAWN: dict[str, spans.Way] = {"records": draws_.completed, "bootstrap": draws_.resampled}


def _widest_method(methods: Sequence[str], parts: Sequence[tuple[int | None, int | None]]) -> Bilingual | None:
    width, method = max(((high - low, -k) for k, (low, high) in enumerate(parts) if low is not None), default=(0, 0))
    return METHODS[methods[-method]] if width else None


# Words ------------------------------------------------------------------------------------------------------------

def _note(known: Evidence, by: str, methods: Sequence[str], told: dict[str, int], width: list[Bilingual | None],
          draws: int, seed: int, level: float, missing: float) -> dict[str, str]:
    """What was done, with how many worlds, and which method gave the width."""
    if not known.nodes:
        return {"en": "The network has no node.", "zh": "网络中没有节点。"}
    said = [Bilingual(MEASURES[by].says["en"], MEASURES[by].says["zh"])]
    counts = {"draws": draws, "seed": seed, "level": f"{100 * level:g}%", "missing": f"{100 * missing:g}%",
              "records": len(known.records)}
    for method in methods:
        text = _SAID[method if told[method] else f"no-{method}"]
        said.append(Bilingual(text.en.format(**counts, n=told[method]), text.zh.format(**counts, n=told[method])))
    share = {m: sum(1 for one in width if one == METHODS[m]) for m in methods}
    if widest := sorted((m for m in methods if share[m]), key=lambda m: -share[m]):
        said.append(Bilingual(
            "The widest interval comes from " + ", ".join(f"{METHODS[m].en} at {share[m]} nodes" for m in widest) + ".",
            "区间最宽的方法：" + "、".join(f"{METHODS[m].zh}（{share[m]} 个节点）" for m in widest) + "。"))
    elif len(known.nodes) > 1:
        said.append(Bilingual("No rank moves.", "名次均无变动。"))
    said.append(_SAID["one"])
    return {code: gap.join(one.get(code) for one in said) for code, gap in (("en", " "), ("zh", ""))}


_SAID = {
    "sources": Bilingual("Sources: each source on which a tie hangs left out in turn ({n} of them).",
                         "来源：逐一略去支撑联系的来源（共 {n} 个）。"),
    "claims": Bilingual("Weak claims: each record of low confidence left out in turn ({n} of them matter).",
                        "弱记录：逐一略去可信度低的记录（其中 {n} 条有影响）。"),
    "records": Bilingual("Records: {missing} of all records are taken to be missing (an assumption); those missed are drawn "
                         "in beside the {records} found, at random by what was found ({draws} draws, seed {seed}; Lo 1988); "
                         "the interval is calibrated to hold {level} of ranks that are known (Beran 1987; Loh 1987).",
                         "记录：假定全部记录中有 {missing} 缺失（此为假设）；在已有的 {records} 条之外按已有记录的分布随机补入缺失者"
                         "（抽取 {draws} 次，随机种子 {seed}；Lo 1988）；区间经校准，使其包含 {level} 的已知名次（Beran 1987；Loh 1987）。"),
    "weights": Bilingual("Weightings: other readings of parallel ties and of how binding they are ({n}).",
                         "权重：平行联系及其约束力的其他读法（{n} 种）。"),
    "bootstrap": Bilingual("Bootstrap: the {records} records drawn anew with replacement ({draws} draws, seed {seed}; Efron "
                           "1979); the places between which {level} of the draws lie. It can only take ties away.",
                           "自助法：对 {records} 条记录有放回地重新抽取（抽取 {draws} 次，随机种子 {seed}；Efron 1979）；"
                           "取 {level} 的抽取所在的名次范围。此法只会减少联系。"),
    "no-sources": Bilingual("Sources: no tie hangs on one source alone, all hang on the same, or none is stated.",
                            "来源：没有联系仅依赖单一来源，或全部依赖同一来源，或未注明来源。"),
    "no-claims": Bilingual("Weak claims: no tie hangs on a record of low confidence.", "弱记录：没有联系依赖可信度低的记录。"),
    "no-records": Bilingual("Records: there is no record to draw from.", "记录：没有可供抽取的记录。"),
    "no-weights": Bilingual("Weightings: this measure has one reading only here.", "权重：此度量在此只有一种读法。"),
    "no-bootstrap": Bilingual("Bootstrap: there is no record to draw from.", "自助法：没有可供抽取的记录。"),
    "one": Bilingual("An interval is to be read for one node, not for the order of all.", "区间应就单个节点解读，不适用于整个排序。"),
}


def _headings(methods: Sequence[str]) -> dict[str, dict[str, str]]:
    said = {"rank": ("rank", "名次"), "node": ("node", "节点"), "value": ("value", "数值"), "low": ("rank from", "名次自"),
            "high": ("rank to", "名次至"), "width_by": ("width by", "宽度来自")}
    for method in methods:
        en, zh = METHODS[method].en, METHODS[method].zh
        said |= {f"{method}_low": (f"{en}: from", f"{zh}：自"), f"{method}_high": (f"{en}: to", f"{zh}：至")}
    return {column: {"en": en, "zh": zh} for column, (en, zh) in said.items()}


def _telling(net: nx.Graph, by: str, node: Any, rows: list[tuple], tried: int, moving: int = 0) -> Table:
    """The table of ``most_telling``; the labels of records are their sentences."""
    titles = titled(by, net.graph.get("receipt") or {})
    claims, names = net.graph.get("claims") or {}, named(net)

    def label(cell: Any) -> Any:
        if claim := claims.get(cell):
            return {"en": claim["sentence_en"], "zh": claim["sentence_zh"]}
        return names(cell)

    if node is None:
        note = Bilingual("The network has no node.", "网络中没有节点。")
    else:
        shown = names(node) or {"en": str(node), "zh": str(node)}
        note = Bilingual(f"Each of {tried} records left out by itself; {moving} of them would move {shown['en']}.",
                         f"逐一略去 {tried} 条记录；其中 {moving} 条会改变{shown['zh']}的名次。")
    said = {"record": ("record left out", "略去的记录"), "node": ("node", "节点"), "rank": ("rank", "名次"),
            "value": ("value", "数值"), "rank_without": ("rank without it", "略去后的名次"),
            "value_without": ("value without it", "略去后的数值"), "first_without": ("first without it", "略去后居首者")}
    return Table(tuple(said), rows, title={"en": f"{titles['en']}: the records that move it most",
                                           "zh": f"{titles['zh']}：影响最大的记录"},
                 note={"en": note.en, "zh": note.zh},
                 headings={column: {"en": en, "zh": zh} for column, (en, zh) in said.items()}, labels=label)
