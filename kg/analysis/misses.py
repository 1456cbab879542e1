"""Why is there no edge? The nearest misses between two nodes, in words, each with its records and passages."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import networkx as nx

from kg.analysis.merged import merged, order, resolve
from kg.errors import UnknownName
from kg.network.switches import PLANNED
from kg.table import Table
from kg.words import Bilingual

Row = tuple[Bilingual, str | None, Bilingual, tuple[str, ...], tuple[str, ...]]
_COLUMNS = ("kind", "via", "says", "records", "passages")


def why_none(kept: nx.Graph, everything: nx.Graph, source: Any, target: Any,
             absences: Table | Iterable[Mapping[str, Any]] = (),
             known: Mapping[str, Mapping[str, str]] | None = None) -> Table:
    """The nearest misses: what almost ties two nodes of a network, and why it does not.

    Parameters: ``kept`` is the network in which the edge is missing; ``everything`` the same one without any filter (all
    states, all confidences, nothing left out), with its ``claims``; ``absences`` are rows of the kept question "absences"
    (``record``, ``thing``, ``searched_on``, ``review``; ``sources``, ``note_en``, ``note_zh``, ``passage`` where given);
    ``known`` gives both labels of ids that exist but are in no tie of this network.

    Kinds of miss, in this order: expired · suspended · only planned · not on that day · too little confidence · out of
    scope (left out by a filter) · not usable (the record is disputed or rejected) · both, but not together (one name
    stands for several arrangements, each with somebody else) · one party only (both are named with one mechanism, but not
    both as taking part) · said, but makes no edge here · through a group only · searched and not found · not examined · through
    others only. Columns: ``kind``, ``via``, ``says``, ``records``, ``passages``. If the two are tied, the rows are their
    ties and the note says so. Nothing is concluded from silence: no row says that there is no cooperation.

    Raises ``UnknownName`` for a name that fits no node of ``everything`` and no id in ``known``.
    """
    known = known or {}
    a, b = (_thing(everything, name, known) for name in (source, target))
    names = {node: _labels(everything, node, known) for node in (a, b)}
    title = {"en": f"{names[a].en} and {names[b].en}: why there is no edge", "zh": f"{names[a].zh}与{names[b].zh}：为何没有边"}
    there = [_row(_KINDS["tied"], everything, given) for given in _between(kept, a, b)]
    if there or a == b:
        note = _SAME if a == b else Bilingual(f"They are tied: {len(there)} tie" + ("." if len(there) == 1 else "s."),
                                              f"两者有联系，共 {len(there)} 条。")
        return Table(_COLUMNS, there, title, {"en": note.en, "zh": note.zh}, _HEADINGS)
    rows = [*_filtered(kept, everything, a, b), *_named(everything, a, b), *_grouped(everything, a, b),
            *_searched(everything, (a, b), names, _rows(absences)),
            *_unexamined(everything, (a, b), names, _rows(absences)), *_others(everything, a, b)]
    place = {kind: i for i, kind in enumerate(_KINDS.values())}
    rows.sort(key=lambda row: (place[row[0]], row[1] or "", row[3], row[2]))
    note = _NOTHING if not rows else _NEAREST
    return Table(_COLUMNS, rows, title, {"en": note.en, "zh": note.zh}, _HEADINGS,
                 lambda cell: everything.graph.get("words", {}).get(cell))


def _thing(net: nx.Graph, name: Any, known: Mapping[str, Any]) -> Any:
    try:
        return resolve(net, name)
    except UnknownName:
        if name in known:
            return name
        raise


def _labels(net: nx.Graph, node: Any, known: Mapping[str, Mapping[str, str]]) -> Bilingual:
    given = net.nodes[node] if node in net else {}
    said = known.get(node) or net.graph.get("words", {}).get(node) or {}
    en = given.get("label_en") or said.get("en") or str(node)
    return Bilingual(en, given.get("label_zh") or said.get("zh") or en)


def _between(net: nx.Graph, a: Any, b: Any) -> Iterator[Mapping[str, Any]]:
    """The attributes of all ties of a pair, in both directions."""
    for u, v in ((a, b), (b, a))[:1 + net.is_directed()]:
        if net.has_edge(u, v):
            given = net.get_edge_data(u, v)
            yield from given.values() if net.is_multigraph() else [given]


def _row(kind: Bilingual, net: nx.Graph, given: Mapping[str, Any], reason: Bilingual | None = None) -> Row:
    """A tie as a row: what its claims say, then why it is not there."""
    records, claims = tuple(given.get("records") or ()), net.graph.get("claims") or {}
    said = {}
    for code, gap in (("en", "; "), ("zh", "；")):
        sentences = [claims[one][f"sentence_{code}"] for one in records if one in claims]
        said[code] = gap.join(dict.fromkeys(sentences)) or str(given.get("via") or given.get("kind") or "")
    if reason is not None:
        said = {"en": f"{said['en']} ({reason.en})", "zh": f"{said['zh']}（{reason.zh}）"}
    return kind, given.get("via"), Bilingual(said["en"], said["zh"]), records, tuple(given.get("passages") or ())


def _filtered(kept: nx.Graph, everything: nx.Graph, a: Any, b: Any) -> Iterator[Row]:
    """Ties of the full network that a filter took away, each with the reason that the receipt gives."""
    lines = (kept.graph.get("receipt") or {}).get("left_out", ())
    for given in _between(everything, a, b):
        records = set(map(str, given.get("records") or ()))
        line = next((one for one in lines if records and records <= set(one["records"])), None) or \
            next((one for one in lines if {str(a), str(b)} & set(one["nodes"])), None)
        state = given.get("state")
        code = line["code"] if line else ""
        if code.startswith("confidence"):
            kind = "weak"
        elif code not in ("", "not-standing"):
            kind = "scope"
        else:
            kind = {"state-ended": "expired", "state-suspended": "suspended"}.get(
                state or "", "planned" if state in (*PLANNED, "state-signed") else "day" if code else "scope")
        label = everything.graph.get("words", {}).get(state) or {"en": str(state), "zh": str(state)}
        reason = Bilingual(line["reason_en"], line["reason_zh"]) if line else Bilingual(
            f"last known state: {label['en'].lower()}", f"最后已知状态：{label['zh']}") if state else _UNSAID
        yield _row(_KINDS[kind], everything, given, reason)


def _named(net: nx.Graph, a: Any, b: Any) -> Iterator[Row]:
    """Claims about both that make no tie: unusable ones, and mechanisms in which only one takes part."""
    claims = net.graph.get("claims") or {}
    shared = {given.get("via") for given in _between(net, a, b)}
    tied = {record for given in _between(net, a, b) for record in given.get("records") or ()}
    used = {record for *_, given in net.edges(data=True) for record in given.get("records") or ()}
    about: dict[Any, dict[str, list[Mapping[str, Any]]]] = {a: {}, b: {}}
    for _, claim in sorted(claims.items()):
        things = set(claim["things"])
        if {a, b} <= things and claim["id"] not in tied:
            yield _claimed("unusable" if claim.get("usable") is False else "said", None, [claim])
        for one in {a, b} & things if claim["class"] == "Participation" else ():
            for other in things - {one}:
                about[one].setdefault(other, []).append(claim)
    for mechanism in sorted(set(about[a]) & set(about[b]) - shared - {a, b}):
        both = [*about[a][mechanism], *about[b][mechanism]]
        weak = any(all(c.get("usable") is False for c in about[one][mechanism]) for one in (a, b))
        inside = all(any(c["id"] in used for c in about[one][mechanism]) for one in (a, b))
        yield _claimed("unusable" if weak else "apart" if inside else "one", mechanism,
                       [c for c in both if inside or c["id"] not in used])


def _claimed(kind: str, via: str | None, claims: Sequence[Mapping[str, Any]]) -> Row:
    said = Bilingual("; ".join(c["sentence_en"] for c in claims), "；".join(c["sentence_zh"] for c in claims))
    states = sorted({c["review"] for c in claims if c.get("usable") is False and c.get("review")})
    if states:
        said += Bilingual(f" (review: {', '.join(states)})", f"（审核：{'、'.join(_REVIEW.get(s, s) for s in states)}）")
    passages = tuple(dict.fromkeys(p["id"] for c in claims for p in c.get("passages") or ()))
    return _KINDS[kind], via, said, tuple(c["id"] for c in claims), passages


def _grouped(net: nx.Graph, a: Any, b: Any) -> Iterator[Row]:
    """A group of the one that is tied to the other: that is reach, not an edge."""
    claims = net.graph.get("claims") or {}
    for one, other in ((a, b), (b, a)):
        for _, claim in sorted(claims.items()):
            if claim["class"] != "Membership" or one not in claim["things"] or claim.get("usable") is False:
                continue
            for group in claim["things"]:
                if group not in (one, other) and group in net and other in net and any(_between(net, group, other)):
                    _, _, said, records, passages = _claimed("group", None, [claim])
                    en, zh = (_labels(net, node, {}) for node in (group, other))
                    said += Bilingual(f"; {en.en} is tied to {zh.en}", f"；{en.zh}与{zh.zh}有联系")
                    yield _KINDS["group"], str(group), said, records, passages


def _searched(net: nx.Graph, ends: tuple[Any, Any], names: Mapping[Any, Bilingual],
              absences: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
    """What was looked for and not found about either end."""
    for row in absences:
        if row["thing"] in ends and row.get("review") != "review-rejected":
            who, count = names[row["thing"]], row.get("sources")
            note = {code: row.get(f"note_{code}") or "" for code in ("en", "zh")}
            sought = row.get("sought") or Bilingual(f"{who.en}: looked for and not found.", f"{who.zh}：查找而未见。")
            said = Bilingual(f"{sought.en} Searched on {row['searched_on']}" + (f" in {count} sources." if count else ".")
                             + (f" {note['en']}" if note["en"] else ""),
                             f"{sought.zh}查找日期：{row['searched_on']}" + (f"，来源{count}份。" if count else "。") + note["zh"])
            yield _KINDS["searched"], None, said, (row["record"],), tuple(filter(None, [row.get("passage")]))


def _unexamined(net: nx.Graph, ends: tuple[Any, Any], names: Mapping[Any, Bilingual],
                absences: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
    """An end of which no record of this network speaks and for which nobody has searched."""
    claims = net.graph.get("claims") or {}
    for node in ends:
        spoken = any(node in claim["things"] and claim["class"] not in ("Membership", "Mention", "Gap")
                     for claim in claims.values())
        if not (spoken or (node in net and net.degree(node)) or any(row["thing"] == node for row in absences)):
            who = names[node]
            yield _KINDS["unexamined"], None, Bilingual(f"No record of this network speaks of {who.en}, and nobody has "
                                                        "searched: this is not a no.",
                                                        f"本网络没有关于{who.zh}的记录，也无人查找：这不等于没有。"), (), ()


def _others(net: nx.Graph, a: Any, b: Any) -> Iterator[Row]:
    """Who is tied to both, when they are not tied to each other."""
    if a not in net or b not in net:
        return
    simple = merged(net)
    both = sorted(set(simple.adj[a]) & set(simple.adj[b]), key=order)
    if both:
        some = [_labels(net, node, {}) for node in both[:5]]
        more = len(both) - len(some)
        yield _KINDS["others"], None, Bilingual(
            f"Both are tied to {', '.join(one.en for one in some)}" + (f" and {more} more" if more else ""),
            f"两者均与{'、'.join(one.zh for one in some)}" + (f"等 {len(both)} 方" if more else "") + "有联系"), (), ()


def _rows(table: Table | Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Rows as dictionaries; those of a table with what was sought in words, which is the label of the record."""
    if not isinstance(table, Table):
        return list(table)
    said = {row: table.labels and table.labels(row) for row in dict.fromkeys(table.column("record"))}
    return [{**row, "sought": Bilingual(found["en"], found["zh"])} if (found := said[row["record"]]) else row
            for row in table.records()]


_KINDS = {
    "tied": Bilingual("tied", "有联系"), "expired": Bilingual("expired", "已终止"),
    "suspended": Bilingual("suspended", "已中止"), "planned": Bilingual("only planned", "仅在计划中"),
    "day": Bilingual("not on that day", "该日不成立"), "weak": Bilingual("too little confidence", "可信度不足"),
    "scope": Bilingual("out of scope", "在范围之外"), "unusable": Bilingual("not usable", "记录不可用"),
    "apart": Bilingual("both, but not together", "均参与，但未相互联系"),
    "one": Bilingual("one party only", "仅一方参与"), "said": Bilingual("said, but makes no edge here", "有陈述，但在此不成边"),
    "group": Bilingual("through a group only", "仅经由集团"), "searched": Bilingual("searched and not found", "查找而未见"),
    "unexamined": Bilingual("not examined", "未考察"), "others": Bilingual("through others only", "仅经由他方"),
}
_REVIEW = {"disputed": "有争议", "rejected": "不采信", "open": "未审核", "accepted": "采信"}
_SAME = Bilingual("Both names mean one node.", "两个名称指同一节点。")
_UNSAID = Bilingual("left out of this network; its receipt does not say why", "本网络未收入；其凭据未说明原因")
_NEAREST = Bilingual("The nearest misses, from what is firmest on. None of them is an edge of this network.",
                     "最接近成边者，由确到疑排列；均非本网络的边。")
_NOTHING = Bilingual("Nothing comes near an edge: both were examined, and no record names them together.",
                     "没有接近成边者：两者均已考察，但没有记录将其并提。")
_HEADINGS = {
    "kind": {"en": "kind of miss", "zh": "类别"}, "via": {"en": "via", "zh": "经由"}, "says": {"en": "what is said", "zh": "内容"},
    "records": {"en": "records", "zh": "记录"}, "passages": {"en": "passages", "zh": "出处"},
}
