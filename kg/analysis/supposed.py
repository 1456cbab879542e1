"""A network as a scenario would have it: a changed copy in which every supposed tie names the step that supposes it."""
from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any

import networkx as nx

from kg.analysis.merged import folded, order, resolve
from kg.analysis.scenario import STATES, Scenario, Step, contradictions
from kg.errors import DataError, Fault, UnknownName
from kg.network.receipts import balanced, entry, labels, receipt
from kg.words import Bilingual

End = tuple[Any, ...]


def applied(net: nx.Graph, scenario: Scenario, known: Mapping[str, Mapping[str, Any]] | None = None,
            as_of: dt.date | None = None) -> nx.Graph:
    """A new network in which the steps of a scenario have been taken.

    Parameters: ``net`` is a network whose ties name their mechanism in ``via`` (partners) or one in which mechanisms are
    nodes (knowledge); ``known`` gives the attributes (``label_en``, ``label_zh``, ``class_``, ``names``) of parties that
    exist but have no tie yet; ``as_of``: steps of later days are not taken.

    A new party of a mechanism is tied to those of its parties that are tied through it to all the others: to everybody
    in a common mechanism, to the EU alone where one name stands for several arrangements. Supposed and changed ties
    carry ``supposed`` (true) and the step as a record (``file:line``), with a sentence in ``graph["claims"]``; supposed
    ones have no passage and no confidence, as nobody has stated them. The receipt lists what was removed or suspended
    among what was left out, and under ``supposed`` the file, the lines taken and not taken, and how many ties were added
    and changed; its titles say that the network is supposed.

    Raises ``DataError`` with every step that cannot be taken: an unknown mechanism or party, one that is there already,
    an upgrade that leads nowhere further.
    """
    new = net.copy()
    new.graph["receipt"] = receipt(net)
    new.graph["claims"] = dict(net.graph.get("claims") or {})
    new.graph["words"] = dict(net.graph.get("words") or {})
    work = _Work(new, scenario, known or {})
    for step in work.due(as_of):
        {"add": work.add, "remove": work.remove, "upgrade": work.upgrade, "suspend": work.suspend}[step.step](step)
        work.taken.append(step.line)
    if work.faults:
        raise DataError(work.faults)
    return work.told()


@dataclass
class _Work:
    """A network under change, and what was done to it."""

    net: nx.Graph
    scenario: Scenario
    known: Mapping[str, Mapping[str, Any]]
    faults: list[Fault] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    later: list[int] = field(default_factory=list)
    added: int = 0
    changed: set[End] = field(default_factory=set)
    asleep: dict[str, list[tuple[End, dict[str, Any]]]] = field(default_factory=dict)
    gone: list[tuple[Step, str, str, list[Mapping[str, Any]]]] = field(default_factory=list)

    # Finding -----------------------------------------------------------------------------------------------------

    def ties(self, mechanism: str, party: Any = None) -> list[End]:
        """The ties of a mechanism (of one party in it): those via it, or those of its node."""
        found = []
        for end in list(self.net.edges(keys=True) if self.net.is_multigraph() else self.net.edges()):
            inside = self.net.edges[end].get("via") == mechanism or mechanism in end[:2]
            if inside and (party is None or party in end[:2]):
                found.append(end)
        return found

    def parties(self, mechanism: str) -> set[Any]:
        """Who is tied by a mechanism."""
        return {node for end in self.ties(mechanism) for node in end[:2]} - {mechanism}

    def due(self, as_of: dt.date | None) -> list[Step]:
        """The steps to be taken, with the ids of what they name.

        What is said of a mechanism with an unknown name or a contradiction is not taken further: it would only make
        faults that are none.
        """
        self.later = [s.line for s in self.scenario.steps if as_of is not None and s.day is not None and s.day > as_of]
        found: list[Step] = []
        wrong = set()
        for step in self.scenario.steps:
            if step.line not in self.later:
                before = len(self.faults)
                nodes = tuple(dict.fromkeys(self.party(step, name) for name in step.parties))
                found.append(replace(step, mechanism=self.mechanism(step) or "", parties=nodes))
                wrong |= {found[-1].mechanism} if len(self.faults) > before else set()
        self.faults += contradictions(self.scenario.file, [step for step in found if step.mechanism not in wrong])
        lines = {fault.line for fault in self.faults}
        wrong |= {step.mechanism for step in found if step.line in lines}
        return [step for step in found if step.mechanism not in wrong]

    def names(self) -> list[str]:
        """The mechanisms of this network and those that the scenario adds."""
        return sorted({str(via) for *_, via in self.net.edges(data="via") if via} | set(self.asleep)
                      | {step.mechanism for step in self.scenario.steps if step.step == "add" and " " not in step.mechanism}
                      | {str(node) for node in self.net if str(node).startswith("mech-")})

    def mechanism(self, step: Step) -> str | None:
        """The mechanism that a step means; a new id is as good as an old one for ``add``."""
        there = self.names()
        if step.mechanism in there:
            return step.mechanism
        wanted, near = folded(step.mechanism), {}
        for name in there:
            for text in (name, name.removeprefix("mech-"), *labels(self.net, name)):
                near.setdefault(folded(text), name)
        if wanted in near:
            return near[wanted]
        close = difflib.get_close_matches(wanted, near, 1)
        self.fault(step, "mechanism", _NEW_NAME if step.step == "add" else _NO_MECHANISM, step.mechanism,
                   near[close[0]] if close else "")
        return None

    def party(self, step: Step, name: str) -> Any:
        """The node that a party is, added if it is only known; None, with a fault, if nobody is called so."""
        try:
            return resolve(self.net, name)
        except UnknownName as e:
            spoken: dict[str, str] = {}
            for node, given in self.known.items():
                for text in (node, given.get("label_en"), given.get("label_zh"), *(given.get("names") or ())):
                    spoken.setdefault(folded(text or node), node)
            if folded(name) in spoken and not e.ambiguous:
                node = spoken[folded(name)]
                self.net.add_node(node, **self.known[node])
                return node
            near = e.nearest or tuple(spoken[one] for one in difflib.get_close_matches(folded(name), spoken, 1))
            self.fault(step, "party", _TWO if e.ambiguous else _NO_PARTY, name, near[0] if near else "")
            return None

    def fault(self, step: Step, column: str, message: Bilingual, value: str = "", nearest: str = "") -> None:
        """Note what is wrong with a step."""
        self.faults.append(self.scenario.fault(step, column, message, value, nearest))

    # The four steps ----------------------------------------------------------------------------------------------

    def add(self, step: Step) -> None:
        """A new mechanism between its parties, or parties to one that is there."""
        mechanism, nodes = step.mechanism, step.parties
        before = self.parties(mechanism)
        if mechanism in self.asleep:
            return self.fault(step, "mechanism", _ASLEEP, mechanism)
        if not before and len(set(nodes)) < 2:
            near = [one for one in difflib.get_close_matches(mechanism, self.names(), 2, 0.8) if one != mechanism]
            return self.fault(step, "mechanism" if near else "party", _LONELY, mechanism, near[0] if near else "")
        if before and not nodes:
            return self.fault(step, "mechanism", _THERE, mechanism)
        for node in nodes:
            if node in before:
                return self.fault(step, "party", _INSIDE, str(node))
        if self._as_node(mechanism):
            self._name(step)
            return self._tie(step, [(mechanism, node) for node in nodes])
        if not before:
            self._name(step)
            return self._tie(step, list(combinations(sorted(set(nodes), key=order), 2)))
        middle = [one for one in sorted(before, key=order) if before - {one} <= self._met(mechanism, one)]
        pairs = [(node, one) for node in nodes for one in middle]
        return self._tie(step, pairs + (list(combinations(nodes, 2)) if len(middle) == len(before) else []))

    def remove(self, step: Step) -> None:
        """A mechanism, or some of its parties, with their ties."""
        mechanism = step.mechanism
        inside = self.parties(mechanism)
        if not inside:
            return self.fault(step, "mechanism", _GONE, mechanism)
        for node in step.parties:
            if node not in inside:
                near = difflib.get_close_matches(str(node), list(map(str, inside)), 1) or sorted(map(str, inside))[:1]
                return self.fault(step, "party", _OUTSIDE, str(node), near[0])
        lost = [self._drop(end) for node in step.parties or [None] for end in self.ties(mechanism, node)]
        self.gone.append((step, "scenario-removed", ", ".join([mechanism, *map(str, step.parties)]), lost))
        return None

    def suspend(self, step: Step) -> None:
        """A mechanism whose ties rest until an upgrade takes it up again."""
        mechanism = step.mechanism
        ends = self.ties(mechanism)
        if mechanism in self.asleep or (ends and all(self.net.edges[e].get("state") == "state-suspended" for e in ends)):
            return self.fault(step, "step", _ASLEEP, mechanism)
        if not ends:
            return self.fault(step, "mechanism", _GONE, mechanism)
        self.asleep[mechanism] = [(end, self._drop(end)) for end in ends]
        self.gone.append((step, "scenario-suspended", mechanism, [given for _, given in self.asleep[mechanism]]))
        return None

    def upgrade(self, step: Step) -> None:
        """A mechanism reaches a further state."""
        mechanism = step.mechanism
        if mechanism in self.asleep:
            for end, given in self.asleep.pop(mechanism):
                self.net.add_edge(*end)
                self.net.edges[end].update(given)
            self.gone = [one for one in self.gone if one[1:3] != ("scenario-suspended", mechanism)]
        elif not self.ties(mechanism):
            return self.fault(step, "mechanism", _GONE, mechanism)
        else:
            now = {self.net.edges[end].get("state") for end in self.ties(mechanism)}
            if "state-ended" in now:
                return self.fault(step, "step", _OVER, mechanism)
            reached = max((STATES.index(one) for one in now if one in STATES), default=-1)
            if reached >= STATES.index(step.state or STATES[-1]):
                further = [one.removeprefix("state-") for one in STATES[reached + 1:]]
                return self.fault(step, "state", _NO_FURTHER, step.state or "", further[0] if further else "")
        for end in self.ties(mechanism):
            self.net.edges[end].update(state=step.state, supposed=True, records=tuple(dict.fromkeys(
                (*(self.net.edges[end].get("records") or ()), self.scenario.record(step)))))
            self.changed.add(end)
        self._said(step, sorted(self.parties(mechanism), key=order))
        return None

    # Ties and their evidence -------------------------------------------------------------------------------------

    def _as_node(self, mechanism: str) -> bool:
        """Whether mechanisms are nodes of this network."""
        return mechanism in self.net or (not any(via == mechanism for *_, via in self.net.edges(data="via"))
                                         and any(str(node).startswith("mech-") for node in self.net))

    def _met(self, mechanism: str, party: Any) -> set[Any]:
        return {node for end in self.ties(mechanism, party) for node in end[:2]} - {party}

    def _name(self, step: Step) -> None:
        mechanism = step.mechanism
        said = {code: step.name or mechanism for code in ("en", "zh")}
        self.net.graph["words"].setdefault(mechanism, said)
        if self._as_node(mechanism) and mechanism not in self.net:
            self.net.add_node(mechanism, label_en=said["en"], label_zh=said["zh"], class_=None, names=(), region=None)

    def _tie(self, step: Step, pairs: Sequence[tuple[Any, Any]]) -> None:
        kinds = [kind for *_, kind in self.net.edges(data="kind") if kind]
        mechanism, as_node = step.mechanism, self._as_node(step.mechanism)
        kind = "role-party" if as_node else max(sorted(set(kinds)), key=kinds.count, default=None)
        record = self.scenario.record(step)
        for u, v in pairs:
            key = self.net.add_edge(u, v)
            self.net.edges[(u, v) if key is None else (u, v, key)].update(
                kind=kind, via=None if as_node else mechanism, records=(record,), passages=(), confidence=None,
                state=step.state or STATES[-1], row=None, supposed=True)
        self.added += len(pairs)
        self._said(step, [node for pair in pairs for node in pair if node != mechanism])

    def _said(self, step: Step, parties: Iterable[Any]) -> None:
        """The step as a claim, so that paths can say on what a hop stands."""
        who = list(dict.fromkeys(parties))
        names = [labels(self.net, node) for node in who]
        what, what_zh = labels(self.net, step.mechanism)
        state, state_zh = labels(self.net, step.state or STATES[-1])
        record = self.scenario.record(step)
        self.net.graph["claims"][record] = {
            "id": record, "class": "Supposition", "usable": True, "review": None, "confidence": None, "words": None,
            "sentence_en": f"Supposed: {what} ties {', '.join(en for en, _ in names)} ({state.lower()})",
            "sentence_zh": f"假设：{what_zh}联系{'、'.join(zh for _, zh in names)}（{state_zh}）",
            "date": None if step.day is None else step.day.isoformat(), "note_en": step.note or None,
            "note_zh": step.note or None, "things": [step.mechanism, *map(str, who)], "contradicts": [], "passages": []}

    def _drop(self, end: End) -> dict[str, Any]:
        given = dict(self.net.edges[end])
        self.net.remove_edge(*end)
        return given

    def told(self) -> nx.Graph:
        """The network with its receipt."""
        note = self.net.graph["receipt"]
        note["rows"] += self.added
        for step, code, what, lost in self.gone:
            word, word_zh = ("suspended", "中止") if code == "scenario-suspended" else ("removed", "移除")
            place = self.scenario.record(step)
            note["left_out"].append(entry(code, f"{what} {word} by {place}", f"{what} 由 {place} {word_zh}", len(lost),
                                          [record for given in lost for record in given.get("records") or ()]))
        changed = sum(1 for end in self.changed if self.net.has_edge(*end))
        note["supposed"] = {"file": self.scenario.file, "lines": sorted(self.taken), "not_taken": sorted(self.later),
                            "added": self.added, "changed": changed}
        for code, text in (("en", "{}, supposing {}"), ("zh", "{}（假设 {}）")):
            note[f"title_{code}"] = text.format(note.get(f"title_{code}") or "", self.scenario.file).removeprefix(", ")
        return balanced(self.net)


_NO_MECHANISM = Bilingual("no mechanism of this network is called so", "本网络没有此机制")
_NEW_NAME = Bilingual("a new mechanism needs an id without blanks, such as mech-eu-bra-dp; its name goes into the column 'name'",
                      "新机制须有不含空格的编号，如 mech-eu-bra-dp；名称写入“name”列")
_NO_PARTY = Bilingual("nobody is called so", "没有此参与方")
_TWO = Bilingual("more than one is called so", "该名称可指多方")
_LONELY = Bilingual("a new mechanism ties at least two; join them by |", "新机制至少联系两方；请以 | 分隔")
_THERE = Bilingual("the mechanism is there already; name who joins it, or upgrade it", "该机制已存在；请写明加入者，或改用升级")
_INSIDE = Bilingual("takes part in the mechanism already", "已参与该机制")
_OUTSIDE = Bilingual("does not take part in the mechanism", "并未参与该机制")
_GONE = Bilingual("no tie of the mechanism is left", "该机制已无任何联系")
_ASLEEP = Bilingual("the mechanism is suspended already", "该机制已中止")
_OVER = Bilingual("the mechanism has ended; add a new one", "该机制已终止；请添加新机制")
_NO_FURTHER = Bilingual("the mechanism is as far already", "该机制已达到此状态")
