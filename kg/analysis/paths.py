"""Chains between two nodes of a network, best first, each hop with all its ties and the records behind them."""
from __future__ import annotations

import html
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import networkx as nx

from kg.analysis.merged import CONFIDENCE, components, merged, order, resolve
from kg.analysis.search import best
from kg.errors import NetworkError
from kg.table import Table, visible

MOST = 1000
"""The greatest number of paths that can be asked for at once."""
_LEVEL = {level: name for name, level in CONFIDENCE.items()}
_LEVEL_ZH = {"high": "高", "medium": "中", "low": "低", None: "未注明"}


@dataclass(frozen=True)
class Tie:
    """One tie of a hop, with source and target as the row of the network gave them."""

    source: Any
    target: Any
    kind: str | None
    via: str | None
    records: tuple[str, ...]
    passages: tuple[str, ...]
    confidence: str | None
    state: str | None
    sentence_en: str
    sentence_zh: str


@dataclass(frozen=True)
class Hop:
    """A step from one node to the next with all parallel ties, the best stated first, whose sentence is the hop's."""

    source: Any
    target: Any
    ties: tuple[Tie, ...]
    sentence_en: str
    sentence_zh: str

    @property
    def records(self) -> tuple[str, ...]:
        """All records behind the hop, each once."""
        return tuple(dict.fromkeys(record for tie in self.ties for record in tie.records))

    @property
    def passages(self) -> tuple[str, ...]:
        """All passages behind the hop, each once."""
        return tuple(dict.fromkeys(passage for tie in self.ties for passage in tie.passages))

    @property
    def confidence(self) -> str | None:
        """The confidence of the best stated tie."""
        return _LEVEL.get(max((CONFIDENCE.get(tie.confidence or "", 0) for tie in self.ties), default=0))


@dataclass(frozen=True)
class Path:
    """A simple path: its nodes from source to target and a hop between each two."""

    nodes: tuple[Any, ...]
    hops: tuple[Hop, ...]

    def __len__(self) -> int:
        return len(self.hops)

    @property
    def confidence(self) -> str | None:
        """The confidence of the weakest hop; None when that hop states none."""
        return _LEVEL.get(min(CONFIDENCE.get(hop.confidence or "", 0) for hop in self.hops))

    @property
    def ties(self) -> int:
        """How many ties the path rests on, parallel ones each counted."""
        return sum(len(hop.ties) for hop in self.hops)


@dataclass(frozen=True)
class Paths(Sequence[Path]):
    """The paths found, best first; empty with ``reason_en`` and ``reason_zh`` when there is none."""

    found: tuple[Path, ...]
    source: Any
    target: Any
    labels: Mapping[Any, Mapping[str, str]]
    reason_en: str = ""
    reason_zh: str = ""
    note: Mapping[str, str] | None = None

    def __len__(self) -> int:
        return len(self.found)

    def __getitem__(self, index: Any) -> Any:
        return self.found[index]

    @cached_property
    def title(self) -> dict[str, str]:
        """"Paths from … to …" in both languages."""
        ends = {code: [self.labels.get(node, {}).get(code) or str(node) for node in (self.source, self.target)]
                for code in ("en", "zh")}
        return {"en": "Paths from {} to {}".format(*ends["en"]), "zh": "从{}到{}的路径".format(*ends["zh"])}

    def table(self) -> Table:
        """One row for each tie of each hop: path, hop, from, relation, to, via, records, passages, confidence."""
        rows = [(number, step, hop.source, tie.kind, hop.target, tie.via, tie.records, tie.passages,
                 tie.confidence and f"confidence-{tie.confidence}")
                for number, path in enumerate(self.found, 1) for step, hop in enumerate(path.hops, 1)
                for tie in hop.ties]
        note = {"en": self.reason_en, "zh": self.reason_zh} if self.reason_en else dict(self.note or {})
        return Table(tuple(_HEADINGS), rows, title=self.title, note=note, headings=_HEADINGS, labels=self.labels.get)

    def text(self, lang: str = "en") -> str:
        """The paths as lines of words: each hop a sentence with its records and passages, then its parallel ties."""
        lines = [self.title[lang]]
        if not self.found:
            lines.append({"en": self.reason_en, "zh": self.reason_zh}[lang])
        for number, path in enumerate(self.found, 1):
            chain = " → ".join(self.labels.get(node, {}).get(lang) or str(node) for node in path.nodes)
            lines += ["", f"{number}. {chain} ({_summary(path, lang)})"]
            for step, hop in enumerate(path.hops, 1):
                for place, tie in enumerate(hop.ties):
                    said = tie.sentence_zh if lang == "zh" else tie.sentence_en
                    mark = f"   {number}.{step} " if not place else "       + "
                    lines.append(f"{mark}{said} [{', '.join((*tie.records, *tie.passages)) or _none(lang)}]")
        if self.note and self.found:
            lines += ["", self.note[lang]]
        return "\n".join(visible(line) for line in lines)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        def both(en: str, zh: str) -> str:
            return f'{html.escape(visible(en))} <span lang="zh">{html.escape(visible(zh))}</span>'
        parts = [f"<p><b>{both(self.title['en'], self.title['zh'])}</b></p>"]
        if not self.found:
            parts.append(f"<p>{both(self.reason_en, self.reason_zh)}</p>")
        for path in self.found:
            items = "".join(f"<li>{both(tie.sentence_en, tie.sentence_zh)} "
                            f"<small>{html.escape(visible(', '.join((*tie.records, *tie.passages))))}</small></li>"
                            for hop in path.hops for tie in hop.ties)
            parts.append(f"<li>{both(_summary(path, 'en'), _summary(path, 'zh'))}<ol>{items}</ol></li>")
        return parts[0] + ("".join(parts[1:]) if not self.found else f"<ol>{''.join(parts[1:])}</ol>")


def paths(net: nx.Graph, source: Any, target: Any, k: int = 5, through: str | Iterable[str] = (),
          hubs: str | Iterable[str] = ("org-eu",)) -> Paths:
    """The k best simple paths between two nodes, with the evidence of every hop.

    Parameters: ``source`` and ``target`` as people name them (id, label, other name, any case); ``k`` from 1 to 1000;
    ``hubs`` are nodes tied to almost everything, which join any two others and say little: a hub may begin or end a
    path but is an inner node only if ``through`` names it.

    Paths run on the merged undirected graph and are ordered by number of hops; then by the confidence of the weakest
    hop, a hop being as good as its best tie; then by more ties; then by the ids along the path. The order is total and
    the answer exact: after each path the set of all others is split and the best of each part is found anew (Yen 1971;
    Lawler 1972), so the work grows with k, with the length of the paths and with the network, never with the number of
    paths there are.

    Gives ``Paths``: empty, with the reason in both languages, if there is none. Raises ``UnknownName`` for a name that
    fits no node or several, ``NetworkError`` for an unusable ``k`` or a name in ``through`` that is not a hub.
    """
    if isinstance(k, bool) or not isinstance(k, int) or not 1 <= k <= MOST:
        raise NetworkError(f"the number of paths is from 1 to {MOST}, not {k!r}", f"路径数为 1 至 {MOST}，不能是 {k!r}")
    simple = merged(net)
    start, end = resolve(net, source), resolve(net, target)
    closed = _closed(net, hubs, through) - {start, end}
    labels = _labels(net)
    if start == end:
        name = labels.get(start, {})
        return Paths((), start, end, labels,
                     f"Start and end are the same, {name.get('en', start)}: there is no way to go.",
                     f"起点与终点相同（{name.get('zh', start)}），无需路径。")
    chains = best(simple, start, end, k, closed)
    if not chains:
        return Paths((), start, end, labels, *_why_none(net, simple, start, end, closed, labels))
    found = tuple(Path(chain, tuple(_hop(net, u, v, labels) for u, v in zip(chain, chain[1:]))) for chain in chains)
    return Paths(found, start, end, labels, note=_note(len(found), k, closed, labels))


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


def _hop(net: nx.Graph, u: Any, v: Any, labels: Mapping[Any, Mapping[str, str]]) -> Hop:
    """The step from u to v with all ties between them, in whichever direction they were stated."""
    stated = [(u, v, given) for given in _edges(net, u, v)]
    if net.is_directed():
        stated += [(v, u, given) for given in _edges(net, v, u)]
    claims = net.graph.get("claims") or {}
    phrases = net.graph.get("phrases") or {}
    found = [_tie(a, b, given, claims, labels, phrases) for a, b, given in stated]
    found.sort(key=lambda tie: (-CONFIDENCE.get(tie.confidence or "", 0), tie.kind or "", tie.via or "", tie.records,
                                tie.passages, tie.source != u, tie.sentence_en))
    return Hop(u, v, tuple(found), found[0].sentence_en, found[0].sentence_zh)


def _edges(net: nx.Graph, u: Any, v: Any) -> Iterator[Mapping[str, Any]]:
    given = net.get_edge_data(u, v)
    if given is not None:
        yield from given.values() if net.is_multigraph() else [given]


def _tie(u: Any, v: Any, given: Mapping[str, Any], claims: Mapping[str, Any],
         labels: Mapping[Any, Mapping[str, str]], phrases: Mapping[Any, Mapping[str, str]]) -> Tie:
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
              labels: Mapping[Any, Mapping[str, str]]) -> tuple[str, str]:
    """Why two nodes are not joined, in both languages: only a hub joins them, or they lie in two components."""
    def name(node: Any, code: str) -> str:
        return labels.get(node, {}).get(code) or str(node)

    parts = components(simple)
    part = {node: one for one in parts for node in one}
    if part[start] is part[end]:
        alone = [hub for hub in sorted(closed, key=order) if best(simple, start, end, 1, closed - {hub})]
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
    levels = {f"confidence-{name}": {"en": name, "zh": _LEVEL_ZH[name]} for name in CONFIDENCE}
    return {**levels, **{word: dict(both) for word, both in net.graph.get("words", {}).items()}, **found}


def _note(found: int, k: int, closed: Collection[Any], labels: Mapping[Any, Mapping[str, str]]) -> dict[str, str]:
    """How many there are and how they were chosen."""
    en = f"All {found} simple paths." if found < k else f"The {found} best; there may be more."
    zh = f"全部 {found} 条简单路径。" if found < k else f"最佳的 {found} 条，可能还有更多。"
    en += " Order: fewest hops, then the strongest weakest hop, then more ties, then ids. Direction is put aside."
    zh += "排序：先看跳数少，再看最弱一跳的可信度高，再看联系多，最后按编号。不计方向。"
    if closed:
        some = sorted(closed, key=order)
        en += f" Not passed through: {', '.join(labels.get(hub, {}).get('en') or str(hub) for hub in some)}."
        zh += f"不经过：{'、'.join(labels.get(hub, {}).get('zh') or str(hub) for hub in some)}。"
    return {"en": en, "zh": zh}


def _summary(path: Path, lang: str) -> str:
    hops, ties, level = len(path), path.ties, path.confidence
    if lang == "zh":
        return f"{hops} 跳，{ties} 条联系，可信度{_LEVEL_ZH[level]}"
    return (f"{hops} hop{'' if hops == 1 else 's'}, {ties} tie{'' if ties == 1 else 's'}, "
            f"confidence {level or 'not stated'}")


def _none(lang: str) -> str:
    return "无记录" if lang == "zh" else "no record"


_HEADINGS = {
    "path": {"en": "path", "zh": "路径"}, "hop": {"en": "hop", "zh": "跳"}, "from": {"en": "from", "zh": "自"},
    "relation": {"en": "relation", "zh": "关系"}, "to": {"en": "to", "zh": "至"}, "via": {"en": "via", "zh": "经由"},
    "records": {"en": "records", "zh": "记录"}, "passages": {"en": "passages", "zh": "出处"},
    "confidence": {"en": "confidence", "zh": "可信度"},
}
