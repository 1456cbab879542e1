"""Tools that work with networks and with time: path, network_summary, changes."""
from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg import analysis, studies
from kg.agents import arguments, evidence, forms, states
from kg.agents.house import House
from kg.agents.looking import filled, page, shared
from kg.analysis.chains import Path
from kg.table import Table
from kg.words import Bilingual

if TYPE_CHECKING:
    import networkx as nx

_SAID = {
    "path": Bilingual("Paths from {0} to {1}", "从{0}到{1}的路径"),
    "passing": Bilingual(" that pass {0}", "（经过{0}）"),
    "order": Bilingual("Fewest steps first, then the confidence of the weakest step. The EU, which is tied to almost "
                       "everything, is no "
                       "inner node.", "先按步数少，再按最弱一步的可信度。欧盟几乎与一切相连，不作中间节点。"),
    "absent": Bilingual("{0} is no node of the network {1}.", "{0}不是网络{1}的节点。"),
    "ended": Bilingual("What tied them does not stand in this network: {0}", "曾将两者相连者在此网络中不成立：{0}"),
    "summary": Bilingual("The network {0} in figures", "网络{0}概况"),
    "first": Bilingual("The claims are those of the ties of the first node; ask about another for its own.",
                       "所附陈述为首位节点各联系之依据；其他节点可用 about 查询。"),
    "left": Bilingual("{0}: {1} ties, {2} nodes", "{0}：{1} 条联系，{2} 个节点"),
    "changes": Bilingual("Changes of state from {0} to {1}", "{0} 至 {1} 的状态变化"),
    "bounds": Bilingual("certain: within the span; possible: the bounds of the date reach beyond it.",
                        "certain 表示确在所问期间之内；possible 表示日期范围超出该期间。"),
}


def path(house: House, ask: arguments.Path, lang: str) -> forms.Joined:
    """How two things are connected, step by step with evidence. Raises ``UnknownName``, ``NetworkError``, ``QueryError``."""
    g = house.g
    ends = [g.resolve(ask.source), g.resolve(ask.target)]
    middle = g.resolve(ask.passing) if ask.passing else None
    net = house.network(ask.network, **({"as_of": ask.as_of} if ask.as_of else {}))
    title = _SAID["path"].get(lang).format(*(house.label(e, lang) for e in ends))
    title += _SAID["passing"].get(lang).format(house.label(middle, lang)) if middle else ""
    absent = [t for t in [*ends, middle] if t and t not in net]
    found, reason = ([], "") if absent else _chains(net, ends[0], ends[1], middle, ask.limit, lang)
    notes = [_SAID["absent"].get(lang).format(house.label(t, lang), ask.network) for t in absent] + ([reason] if reason else [])
    records = [r for chain in found for hop in chain.hops for r in hop.records]
    state = states.answered(lang) if found else _unjoined(house, ask, ends, middle, lang)
    claims, passages, every = evidence.claims(g, [*records, *(state.records if not found else [])], lang)
    chains = [_chain(one, lang) for one in found]
    labels = {n: house.label(n, lang) for chain in chains for n in chain.nodes}
    return forms.Joined(**shared(house, title, ask.as_of), coverage=state, paths=chains, labels=labels, claims=claims,
                        passages=passages, notes=[_SAID["order"].get(lang), *notes], cut=evidence.fewer(every, len(claims), lang))


def _chains(net: nx.Graph, source: str, target: str, middle: str | None, most: int, lang: str) -> tuple[list[Path], str]:
    """The best paths, or the reason why there is none; with a middle, those of both halves that share no other node."""
    if middle is None:
        found = analysis.paths(net, source, target, k=most)
        return list(found), "" if found else (found.reason_zh if lang == "zh" else found.reason_en)
    halves = [analysis.paths(net, a, b, k=most * 4) for a, b in ((source, middle), (middle, target))]
    for half in halves:
        if not half:
            return [], half.reason_zh if lang == "zh" else half.reason_en
    joined = [Path((*one.nodes, *other.nodes[1:]), (*one.hops, *other.hops)) for one in halves[0] for other in halves[1]
              if not set(one.nodes) & set(other.nodes[1:])]
    level = {"high": 0, "medium": 1, "low": 2}
    return sorted(joined, key=lambda p: (len(p), level.get(p.confidence or "", 3), -p.ties, p.nodes))[:most], ""


def _chain(one: Path, lang: str) -> forms.Chain:
    steps = [forms.Step(source=str(h.source), target=str(h.target), says=h.sentence_zh if lang == "zh" else h.sentence_en,
                        confidence=h.confidence, records=list(h.records)) for h in one.hops]
    return forms.Chain(nodes=[str(n) for n in one.nodes], steps=steps, confidence=one.confidence)


def _unjoined(house: House, ask: arguments.Path, ends: list[str], middle: str | None, lang: str) -> forms.Coverage:
    """What it means that no path joins two things: what tied them has ended, a search found nothing, or silence."""
    if ask.as_of and not middle:
        misses = studies.why(house.g, ask.network, *ends, as_of=ask.as_of).records()
        gone = [row for row in misses if row["kind"].en in ("expired", "suspended", "not usable")]
        if gone:
            says = _SAID["ended"].get(lang).format(gone[0]["says"].get(lang))
            records = list(dict.fromkeys(r for row in gone for r in row["records"]))
            return forms.Coverage(state="no", says=says, records=records[:20])
    return states.empty(house, [*ends, *([middle] if middle else [])], lang, ask.as_of)


def network_summary(house: House, ask: arguments.NetworkSummary, lang: str) -> forms.Summary:
    """A network in figures, with its first nodes by a measure. Raises ``UnknownName``, ``NetworkError``, ``QueryError``."""
    g = house.g
    cuts: dict[str, Any] = {"as_of": ask.as_of, "confidence": ask.min_confidence,
                            "without": tuple(g.resolve(w) for w in ask.without)}
    net = house.network(ask.network, **{k: v for k, v in cuts.items() if v})
    receipt = net.graph["receipt"]
    figures = {row["figure"].en: row["value"] for row in analysis.summary(net).records()} if len(net) else {}
    ranked = analysis.rank(net, by=ask.by).records()[:ask.limit] if len(net) else []
    ranks = [forms.Ranked(rank=r["rank"], node=r["node"], label=house.label(r["node"], lang), value=r["value"]) for r in ranked]
    records = _behind(net, ranks[0].node) if ranks else []
    claims, passages, every = evidence.claims(g, records, lang, 20)
    left = [_SAID["left"].get(lang).format(one["reason_" + lang], _count(one["edges"]), _count(one["nodes"]))
            for one in receipt["left_out"]]
    title = g.question(ask.network).titles[lang]
    state = states.answered(lang) if len(net) else states.empty(house, [], lang, ask.as_of)
    return forms.Summary(**shared(house, title, ask.as_of), coverage=state, network=ask.network, figures=figures, measure=ask.by,
                         ranks=ranks, left_out=left, data_sha256=receipt["data_sha256"], claims=claims, passages=passages,
                         parameters={k: str(v) for k, v in cuts.items() if v}, notes=[_SAID["first"].get(lang)] if ranks else [],
                         cut=evidence.fewer(every, len(claims), lang))


def _behind(net: nx.Graph, node: str) -> list[str]:
    """The records of all ties of a node."""
    ties: Iterable[Any] = [*net.edges(node, data=True)] + ([*net.in_edges(node, data=True)] if net.is_directed() else [])
    return sorted({r for *_, given in ties for r in given.get("records") or ()})


def _count(found: Any) -> int:
    return found if isinstance(found, int) else len(found)


def changes(house: House, ask: arguments.Changes, lang: str) -> forms.Rows:
    """Which mechanisms changed state between two days. Raises ``UnknownName``, ``QueryError``."""
    g = house.g
    table = g.ask("changes-between", from_day=ask.from_day, to_day=ask.to_day)
    name = g.resolve(ask.thing) if ask.thing else None
    if name is not None:
        ours = {name} | {t for c in g.claims.about(name) if c["class"] == "Participation" and c["usable"] for t in c["things"]}
        table = Table(table.columns, [r for r in table.rows if r[0] in ours], table.title, labels=table.labels)
    rows = page(table, ask.offset, ask.limit)
    state = states.answered(lang) if rows else states.empty(house, [name] if name else [], lang, ask.to_day)
    notes = [_SAID["bounds"].get(lang)]
    if house.seen_to and ask.to_day > house.seen_to and rows:
        notes.append(states.SAID["after"].get(lang).format(house.seen_to))
    title = _SAID["changes"].get(lang).format(ask.from_day, ask.to_day)
    return forms.Rows(**shared(house, title, ask.to_day), coverage=state, **filled(house, table, rows, ask.offset, lang, notes))
