"""Chains between two nodes of a network, best first, each hop with all its ties and the records behind them."""
from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import networkx as nx

from kg.analysis import search
from kg.analysis.chains import LEVEL_ZH, Hop, Path, Paths, Tie
from kg.analysis.merged import CONFIDENCE, components, merged, order, resolve
from kg.analysis.timing import Period, contacts, stands, timed
from kg.errors import NetworkError, UnknownName
from kg.words import Bilingual

MOST = 1000
"""The greatest number of paths that can be asked for at once."""
ORDERS = ("hops", "strength", "time")
"""What makes a path the best: the fewest hops, the strongest weakest link, the earliest day on which it is complete."""
Labels = Mapping[Any, Mapping[str, str]]


def paths(net: nx.Graph, source: Any, target: Any, k: int = 5, through: str | Iterable[str] = (),
          hubs: str | Iterable[str] = ("org-eu",), by: str = "hops", strength: str = "confidence",
          periods: Mapping[str, Period] | None = None) -> Paths:
    """The k best simple paths between two nodes, with the evidence of every hop.

    Parameters: ``source`` and ``target`` as people name them (id, label, other name, any case); ``k`` from 1 to 1000;
    ``hubs`` are nodes tied to almost everything, which join any two others and say little: a hub may begin or end a
    path but is an inner node only if ``through`` names it. ``by`` is one of ``ORDERS``:

    * "hops": fewest hops; then the confidence of the weakest hop, a hop being as good as its best tie; then more ties.
    * "strength": the strongest weakest link (maximum bottleneck; Pollack 1960); then fewest hops; then more ties.
      ``strength`` is "confidence", "ties" (how many tie the pair) or a numeric attribute of the ties, such as a
      bindingness; a pair is as strong as its strongest tie, a tie that does not say is 0.
    * "time": paths that can be gone in the order of time (time-respecting; Kempe, Kleinberg & Kumar 2002; for ties that
      last, Holme & Saramäki 2012): a day can be given to each hop on which its tie stands and which is not before that
      of the hop before, so no tie ends before one that precedes it has begun. Earliest last day first; then fewest
      hops; then the weakest hop. ``periods`` gives the first and the last day by mechanism (see ``timing.lives``);
      without it ties say ``begins`` and ``ends`` themselves. Ties without a beginning are not used, and counted.

    Ids along the path decide in the end, so the order is total. Paths run on the merged undirected graph. The answer is
    exact: after each path the set of all others is split and the best of each part is found anew (Yen 1971; Lawler
    1972), so the work grows with k, with the length of the paths and with the network, never with the number of paths
    there are.

    Gives ``Paths``: empty, with the reason in both languages, if there is none. Raises ``UnknownName`` for a name that
    fits no node or several and for another order, ``NetworkError`` for an unusable ``k``, a name in ``through`` that is
    not a hub, a ``strength`` that no tie has, or a day that is none.
    """
    if isinstance(k, bool) or not isinstance(k, int) or not 1 <= k <= MOST:
        raise NetworkError(f"the number of paths is from 1 to {MOST}, not {k!r}", f"路径数为 1 至 {MOST}，不能是 {k!r}")
    if by not in ORDERS:
        raise UnknownName("measure", str(by), difflib.get_close_matches(str(by), ORDERS, 3) or ORDERS)
    simple = merged(net)
    start, end = resolve(net, source), resolve(net, target)
    closed = _closed(net, hubs, through) - {start, end}
    labels = _labels(net)
    if start == end:
        name = labels.get(start, {})
        return Paths((), start, end, labels,
                     f"Start and end are the same, {name.get('en', start)}: there is no way to go.",
                     f"起点与终点相同（{name.get('zh', start)}），无需路径。")
    if by == "time":
        return _through_time(net if periods is None else timed(net, periods), simple, (start, end), k, closed, labels)
    if by == "strength":
        _weighed(net, simple, strength)
    chains = (search.strongest if by == "strength" else search.best)(simple, start, end, k, closed)
    if not chains:
        return Paths((), start, end, labels, *_why_none(net, simple, start, end, closed, labels))
    weakest = _weakest(simple, strength) if by == "strength" else lambda chain: None
    found = tuple(Path(chain, tuple(_hop(net, u, v, labels) for u, v in zip(chain, chain[1:])), weakest(chain))
                  for chain in chains)
    return Paths(found, start, end, labels, note=_note(len(found), k, closed, labels, by))


def _weighed(net: nx.Graph, simple: nx.Graph, strength: str) -> None:
    """Write into each pair how strong it is: the best of its ties."""
    stated = {name for *_, given in net.edges(data=True) for name, cell in given.items() if _number(cell)}
    if strength not in ("confidence", "ties") and strength not in stated and simple.number_of_edges():
        known = ["confidence", "ties", *sorted(stated - {"row"})]
        raise NetworkError(f"no tie says how strong it is by '{strength}'; choose one of {', '.join(known)}",
                           f"没有联系以“{strength}”说明强度；可选：{'、'.join(known)}")
    for *_, pair in simple.edges(data=True):
        pair["strength"] = pair[strength] if strength in ("confidence", "ties") else 0
    if strength in ("confidence", "ties"):
        return
    for u, v, cell in net.edges(data=strength):
        if u != v and _number(cell):
            if cell < 0:
                raise NetworkError(f"a strength is not negative: {cell} on {u} – {v}", f"强度不能为负：{u} – {v} 为 {cell}")
            simple.edges[u, v]["strength"] = max(simple.edges[u, v]["strength"], cell)


def _number(cell: Any) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _weakest(simple: nx.Graph, strength: str) -> Callable[[tuple[Any, ...]], Bilingual]:
    """A function from a chain to what its weakest link is worth, in words."""
    def said(chain: tuple[Any, ...]) -> Bilingual:
        least = min(simple.edges[pair]["strength"] for pair in zip(chain, chain[1:]))
        if strength == "confidence":
            return Bilingual("", "")  # the summary of a path says it anyway
        return Bilingual(f", weakest link: {strength} {least:g}", f"，最弱一环：{strength} {least:g}")
    return said


def _through_time(net: nx.Graph, simple: nx.Graph, ends: tuple[Any, Any], k: int, closed: set[Any],
                  labels: Labels) -> Paths:
    """The paths that can be gone in the order of time, each hop with its day and the ties that stand on it."""
    start, end = ends
    dated, undated = contacts(net)
    chains = search.earliest(dated, start, end, k, closed)
    note = {"en": _UNDATED.en.format(undated), "zh": _UNDATED.zh.format(undated)} if undated else {"en": "", "zh": ""}
    if not chains:
        if search.best(simple, start, end, 1, closed):
            why = _OUT_OF_TIME if any(dated.values()) else _NO_DAYS
            return Paths((), start, end, labels, why.en + note["en"], why.zh + note["zh"])
        return Paths((), start, end, labels, *_why_none(net, simple, start, end, closed, labels))
    found = []
    for chain in chains:
        on = search.days(dated, chain) or []
        hops = tuple(_hop(net, u, v, labels, day) for u, v, day in zip(chain, chain[1:], on))
        found.append(Path(chain, hops, Bilingual(f", complete by {hops[-1].day}", f"，{hops[-1].day} 起贯通")))
    said = _note(len(found), k, closed, labels, "time")
    return Paths(tuple(found), start, end, labels, note={code: said[code] + note[code] for code in ("en", "zh")})


def _closed(net: nx.Graph, hubs: str | Iterable[str], through: str | Iterable[str]) -> set[Any]:
    """The hubs of this network that no path may pass."""
    closed = {hub for hub in ([hubs] if isinstance(hubs, str) else hubs) if hub in net}
    opened = [resolve(net, name) for name in ([through] if isinstance(through, str) else through)]
    for node in opened:
        if node not in closed:
            known = [str(hub) for hub in sorted(closed, key=order)]
            raise NetworkError(f"'{node}' is not a hub, so paths may pass it already; `through` opens hubs, here: "
                               f"{', '.join(known) or 'none'}",
                               f"“{node}”不是枢纽，路径本可经过；`through` 只用于放开枢纽，"
                               f"此处有：{'、'.join(known) or '无'}")
    return closed - set(opened)


def hop(net: nx.Graph, u: Any, v: Any) -> Hop:
    """The step between two nodes that are tied, with all its ties. Raises ``NetworkError`` if they are not."""
    if not (net.has_edge(u, v) or net.has_edge(v, u)):
        raise NetworkError(f"'{u}' and '{v}' are not tied", f"“{u}”与“{v}”之间没有联系")
    return _hop(net, u, v, {n: given for n, given in _labels(net.subgraph([u, v])).items()})


def _hop(net: nx.Graph, u: Any, v: Any, labels: Labels, day: int | None = None) -> Hop:
    """The step from u to v with all ties between them (or those of one day), in whichever direction they were stated."""
    stated = [(u, v, given) for given in _edges(net, u, v)]
    if net.is_directed():
        stated += [(v, u, given) for given in _edges(net, v, u)]
    if day is not None:
        stated = [one for one in stated if stands(*one, day)]
    claims = net.graph.get("claims") or {}
    phrases = net.graph.get("phrases") or {}
    found = [_tie(a, b, given, claims, labels, phrases) for a, b, given in stated]
    found.sort(key=lambda tie: (-CONFIDENCE.get(tie.confidence or "", 0), tie.kind or "", tie.via or "", tie.records,
                                tie.passages, tie.source != u, tie.sentence_en))
    return Hop(u, v, tuple(found), found[0].sentence_en, found[0].sentence_zh,
               None if day is None else dt.date.fromordinal(day).isoformat())


def _edges(net: nx.Graph, u: Any, v: Any) -> Iterator[Mapping[str, Any]]:
    given = net.get_edge_data(u, v)
    if given is not None:
        yield from given.values() if net.is_multigraph() else [given]


def _tie(u: Any, v: Any, given: Mapping[str, Any], claims: Mapping[str, Any],
         labels: Labels, phrases: Labels) -> Tie:
    """One tie; its sentences are those of its claims, or else the two ends with the phrase or kind between them.

    The claim of a record that is itself an end (a challenge, a measure) names the thing, not the tie, so it is not used.
    """
    records = tuple(given.get("records") or ())
    spoken = records and not {u, v} & set(records)
    said = {}
    for code, gap in (("en", " "), ("zh", "")):
        sentences = [claims.get(record, {}).get(f"sentence_{code}") for record in records]
        chain = [str(labels.get(one, {}).get(code) or one) for one in (u, given.get("kind"), given.get("via"), v)
                 if one is not None]
        phrase = phrases.get(given.get("kind"), {}).get(code)
        if spoken and all(sentences):
            said[code] = {"en": "; ", "zh": "；"}[code].join(dict.fromkeys(sentences))
        elif phrase and not given.get("via"):
            said[code] = gap.join((chain[0], phrase, chain[-1]))
        else:
            said[code] = " – ".join(chain)
    return Tie(u, v, given.get("kind"), given.get("via"), records, tuple(given.get("passages") or ()),
               given.get("confidence"), given.get("state"), said["en"], said["zh"])


def _why_none(net: nx.Graph, simple: nx.Graph, start: Any, end: Any, closed: set[Any],
              labels: Labels) -> tuple[str, str]:
    """Why two nodes are not joined, in both languages: only a hub joins them, or they lie in two components."""
    def name(node: Any, code: str) -> str:
        return labels.get(node, {}).get(code) or str(node)

    parts = components(simple)
    part = {node: one for one in parts for node in one}
    if part[start] is part[end]:
        alone = [hub for hub in sorted(closed, key=order) if search.best(simple, start, end, 1, closed - {hub})]
        joins = alone or sorted(closed & set(part[start]), key=order)
        hubs_en = (" or " if alone else " and ").join(name(hub, "en") for hub in joins)
        hubs_zh = ("或" if alone else "和").join(name(hub, "zh") for hub in joins)
        through = repr(joins[0]) if alone else repr(tuple(joins))
        return (f"{name(start, 'en')} and {name(end, 'en')} are joined only through {hubs_en}; all paths pass there. "
                f"Ask with through={through} to see these paths.",
                f"{name(start, 'zh')}和{name(end, 'zh')}仅通过{hubs_zh}相连，所有路径都经过该处。"
                f"如需查看这些路径，请指定 through={through}。")
    said = {code: [_component(part[node], node, code, name) for node in (start, end)] for code in ("en", "zh")}
    en = f"No path joins {name(start, 'en')} and {name(end, 'en')}: {said['en'][0]}; {said['en'][1]}."
    zh = f"{name(start, 'zh')}与{name(end, 'zh')}之间没有路径：{said['zh'][0]}；{said['zh'][1]}。"
    for line in (net.graph.get("receipt") or {}).get("left_out", ()):
        if line["code"] == "node-left-out":
            en, zh = f"{en} {line['reason_en']}.", f"{zh}{line['reason_zh']}。"
    return en, zh


def _component(part: Sequence[Any], node: Any, code: str, name: Any) -> str:
    """A component in words: its size and the first of its nodes."""
    if len(part) == 1:
        return {"en": f"{name(node, 'en')} has no partner", "zh": f"{name(node, 'zh')}没有伙伴"}[code]
    some, more = [name(one, code) for one in part[:5]], len(part) - 5
    if code == "en":
        rest = f" and {more} more" if more > 0 else ""
        return f"{name(node, 'en')} lies in a component of {len(part)} nodes ({', '.join(some)}{rest})"
    return f"{name(node, 'zh')}所在的连通分量有 {len(part)} 个节点（{'、'.join(some)}{'等' if more > 0 else ''}）"


def _labels(net: nx.Graph) -> dict[Any, dict[str, str]]:
    """The two labels of every node, of the levels of confidence, and of all else for which the network has words."""
    found = {node: {"en": en, "zh": given.get("label_zh") or en} for node, given in net.nodes(data=True)
             if (en := given.get("label_en") or given.get("label_zh")) and en != node}
    levels = {f"confidence-{name}": {"en": name, "zh": LEVEL_ZH[name]} for name in CONFIDENCE}
    return {**levels, **{word: dict(both) for word, both in net.graph.get("words", {}).items()}, **found}


def _note(found: int, k: int, closed: Collection[Any], labels: Labels, by: str) -> dict[str, str]:
    """How many there are and how they were chosen."""
    en = f"All {found} simple paths" if found < k else f"The {found} best; there may be more"
    zh = f"全部 {found} 条简单路径" if found < k else f"最佳的 {found} 条，可能还有更多"
    en += " that can be gone in the order of time." if by == "time" and found < k else "."
    zh += "（可依时间顺序走通者）。" if by == "time" and found < k else "。"
    en += f" Order: {_ORDER[by].en}, then ids. Direction is put aside."
    zh += f"排序：{_ORDER[by].zh}，最后按编号。不计方向。"
    if closed:
        some = sorted(closed, key=order)
        en += f" Not passed through: {', '.join(labels.get(hub, {}).get('en') or str(hub) for hub in some)}."
        zh += f"不经过：{'、'.join(labels.get(hub, {}).get('zh') or str(hub) for hub in some)}。"
    return {"en": en, "zh": zh}


_ORDER = {
    "hops": Bilingual("fewest hops, then the strongest weakest hop, then more ties",
                      "先看跳数少，再看最弱一跳的可信度高，再看联系多"),
    "strength": Bilingual("the strongest weakest link, then fewest hops, then more ties",
                          "先看最弱一环强，再看跳数少，再看联系多"),
    "time": Bilingual("the earliest day on which the whole chain can have been gone, then fewest hops, then the strongest "
                      "weakest hop", "先看整条链最早可走通之日，再看跳数少，再看最弱一跳的可信度高"),
}
_UNDATED = Bilingual(" Ties without a known beginning, not used: {}.", "起始日期不明而未用的联系：{} 条。")
_OUT_OF_TIME = Bilingual(
    "The two are joined, but by no chain whose ties stood in the order of time: on each, a tie ended before one that "
    "precedes it had begun, or does not say when it began.",
    "两者虽有路径相连，但没有一条可依时间顺序走通：每条路径上均有联系在其前一联系开始之前已结束，或未说明何时开始。")
_NO_DAYS = Bilingual("No tie of this network says when it begins; give `periods` (see `lives`) or ties with a column 'begins'.",
                     "本网络的联系均未说明起始日期；请给出 `periods`（参见 `lives`）或含“begins”列的联系。")
