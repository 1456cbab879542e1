"""The kept network questions answered by scans of patterns: the same rows in the same order as their SPARQL, several times faster.

The question is the meaning and this is a short cut to it. It is taken only for the very text that it was written for and for data
of the usual form; in every other case ``table`` gives None and the question is asked as it stands. A test compares the two.
"""
from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

import pyoxigraph as ox

from kg.dataset import Dataset
from kg.questions import Question
from kg.table import Table
from kg.terms import DPN, ID, PREFIXES, RDF_TYPE, VOC, XSD, graph_name, short

Pairs = list[tuple[str, str]]
Index = dict[str, list[str]]
_NAMED, _ASSERTED = ox.NamedNode, graph_name("asserted")
_TRUE = ox.Literal("true", datatype=ox.NamedNode(XSD + "boolean"))
_GRADES = {VOC + "confidence-low": 1, VOC + "confidence-medium": 2}
_LEVELS = {1: VOC + "confidence-low", 2: VOC + "confidence-medium"}
_HIGH, _EU = VOC + "confidence-high", ID + "org-eu"
_OF_ITSELF = ("inTaskArea", "involvesPartner", "concernsTechnology", "concernsTopic", "takesPlaceIn", "atLevel",
              "includesMechanism", "heldBy")
_ACTORS = ("Country", "CountryGroup", "Organisation")
_GRAPHS = 20  # with more of them the data are none of ours


class _Unusual(Exception):
    """The data have a form of which only the question itself can say what follows."""


def table(question: Question, data: Dataset, scan: Scan) -> Table | None:
    """The answer to a kept question with its sample values, or None where it has to be asked."""
    answer, columns, wanted = KNOWN.get(question.name, (None, (), ""))
    if answer is None or not data.union or not data.answers_here or sealed(question.text) != wanted:
        return None
    try:
        return Table(columns, answer(scan), question.titles)
    except _Unusual:
        return None


def sealed(text: str) -> str:
    """The hash of a question without its heading and comments."""
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


class Scan:
    """What stands under a property, read once from a store whose triples each lie in one graph. Keys and values are IRIs."""

    def __init__(self, store: ox.Store):
        self.store = store
        self._pairs: dict[tuple[str, bool], Pairs] = {}
        self._many: dict[str, Index] = {}
        self._one: dict[str, dict[str, str]] = {}

    def pairs(self, name: str, asserted: bool = False) -> Pairs:
        """Subject and object of each statement with a property; ``_Unusual`` if one is no IRI."""
        if (name, asserted) not in self._pairs:
            node = _NAMED(DPN + name if ":" not in name else name)
            found = self.store.quads_for_pattern(None, node, None, _ASSERTED if asserted else None)
            try:
                self._pairs[name, asserted] = [(s.value, o.value) for s, _, o, _ in found
                                               if s.__class__ is _NAMED and o.__class__ is _NAMED or _stop()]
            except AttributeError:  # a triple term
                raise _Unusual from None
        return self._pairs[name, asserted]

    def many(self, name: str) -> Index:
        """All objects of each subject."""
        if name not in self._many:
            self._many[name] = _index(self.pairs(name))
        return self._many[name]

    def one(self, name: str) -> dict[str, str]:
        """The one object of each subject; ``_Unusual`` if one has several."""
        if name not in self._one:
            self._one[name] = dict(self.pairs(name))
            if len(self._one[name]) != len(self.pairs(name)):
                raise _Unusual
        return self._one[name]

    def of_class(self, name: str) -> set[str]:
        """All things of a class."""
        return {q.subject.value for q in self.store.quads_for_pattern(None, RDF_TYPE, _NAMED(DPN + name), None)}

    def true(self, name: str) -> set[str]:
        """All things for which a property is true."""
        return {q.subject.value for q in self.store.quads_for_pattern(None, _NAMED(DPN + name), _TRUE, None)}

    @cached_property
    def usable(self) -> set[str]:
        """Records whose review lets them be used."""
        reviews = self.true("usable")
        return {record for record, review in self.one("reviewStatus").items() if review in reviews}

    @cached_property
    def stands(self) -> dict[str, str]:
        """Usable records that state where they stand, each with its confidence."""
        usable, stated = self.usable, self.place
        return {record: level for record, level in self.one("confidence").items() if record in usable and record in stated}

    @cached_property
    def place(self) -> dict[str, str]:
        """The first passage of each record."""
        found: dict[str, str] = {}
        for record, passage in self.pairs("statedIn"):
            if found.setdefault(record, passage) > passage:
                found[record] = passage
        return found

    @cached_property
    def taking_part(self) -> set[str]:
        """Roles of taking part."""
        below = defaultdict(list)
        for role, broader in self.pairs(PREFIXES["skos"] + "broader"):
            below[broader].append(role)
        found, new = set(), [VOC + "role-taking-part"]
        while new:
            found.update(new)
            new = [role for one in new for role in below[one] if role not in found]
        return found

    @cached_property
    def actors(self) -> set[str]:
        """Countries, groups and organisations."""
        return set().union(*map(self.of_class, _ACTORS))

    @cached_property
    def shorts(self) -> _Shorts:
        """Short ids by IRI."""
        return _Shorts()

    def asserted_only(self, *names: str) -> bool:
        """Whether some properties stand in no layer but ``asserted``."""
        graphs = [*self.store.named_graphs(), ox.DefaultGraph()]
        return len(graphs) <= _GRAPHS and not any(
            next(self.store.quads_for_pattern(None, _NAMED(DPN + name), None, graph), None)
            for name in names for graph in graphs if graph != _ASSERTED)

    @cached_property
    def evidence(self) -> tuple[Index, dict[str, str]] | None:
        """Passages and confidence by record, if all of them stand in the layer ``asserted`` under the project's own names."""
        if not self.asserted_only("statedIn", "confidence"):
            return None
        try:
            found = self.many("statedIn"), self.one("confidence")
        except _Unusual:
            return None
        return found if all(record.startswith(ID) for record in found[0]) else None

    def parties(self) -> Iterator[tuple[str, str, str]]:
        """Mechanism, actor and record of each usable claim that an actor takes part."""
        roles, mechanisms, participants, stands = (self.many("participationRole"), self.many("ofMechanism"),
                                                   self.many("participant"), self.stands)
        inside = self.taking_part
        for record, found in roles.items():
            if record in stands and not inside.isdisjoint(found):
                for mechanism in mechanisms.get(record, ()):
                    for party in participants.get(record, ()):
                        yield mechanism, party, record


class _Proof:
    """What a group of claims comes to: the first with its passage, the last, the lowest grade of confidence."""

    __slots__ = ("first", "grade", "last", "place")

    def __init__(self, record: str, place: str, grade: int):
        self.first = self.last = record
        self.place, self.grade = place, grade

    def add(self, record: str, place: str, grade: int) -> None:
        if record < self.first:
            self.first, self.place = record, place
        elif record > self.last:
            self.last = record
        if grade < self.grade:
            self.grade = grade


def _stop() -> bool:
    raise _Unusual


def _index(pairs: Pairs) -> Index:
    found: Index = defaultdict(list)
    for s, o in pairs:
        found[s].append(o)
    return dict(found)


def _local(iri: str) -> str:
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1:]


def _after(iri: str) -> str:
    return iri.partition("#")[2]


def _proofs(found: Iterable[tuple[str, str, str]], scan: Scan, keep: set[str] | None, levels: Mapping[str, str] | None = None,
            places: Mapping[str, str] | None = None) -> dict[str, dict[str, _Proof]]:
    """By group and member: the proof that the member belongs to the group (of members to keep, if they are given)."""
    made: dict[str, dict[str, _Proof]] = defaultdict(dict)
    levels, places, grades = levels or scan.stands, scan.place if places is None else places, _GRADES
    for group, member, record in found:
        if keep is None or member in keep:
            grade = grades.get(levels[record], 3)
            proof = made[group].get(member)
            if proof is None:
                made[group][member] = _Proof(record, places.get(record, ""), grade)
            else:
                proof.add(record, places.get(record, ""), grade)
    return made


def _ordered(found: list[tuple], keys: int, shape: Callable[[tuple], tuple]) -> list[tuple]:
    """Rows in the order of their first cells; ``_Unusual`` where those are the same and the engine's own order would show."""
    found.sort()
    before: tuple = ()
    for row in found:
        key = row[:keys]
        if key == before:
            raise _Unusual
        before = key
    return [shape(row) for row in found]


class _Shorts(dict):
    """Short ids by IRI, each made once; nothing for nothing."""

    def __missing__(self, iri: str) -> str | None:
        made = self[iri] = short(iri) if iri else None
        return made


def _knowledge(scan: Scan) -> list[tuple]:
    stands, place = scan.stands, scan.place
    found: list[tuple] = []  # kind, source, target, record, record_b, confidence, passage: as they are sorted
    for source, target, tie in (("ofMechanism", "participant", "participationRole"), ("linkSubject", "linkObject", "linkRelation"),
                                ("memberCountry", "inGroup", "membershipCapacity")):
        sources, targets = scan.many(source), scan.many(target)
        for record, what in scan.pairs(tie):
            if record in stands and record in sources and record in targets:
                kind, level, passage = _local(what), stands[record], place[record]
                found += [(kind, s, t, record, "", level, passage) for s in sources[record] for t in targets[record]]
    adopted = scan.many("adoptedBy")
    found += [("adoptedBy", s, t, record, "", stands[record], place[record])
              for record, s in scan.pairs("ofInstrument") if record in stands for t in adopted.get(record, ())]
    for tie in _OF_ITSELF:
        found += [(tie, record, t, record, "", stands[record], place[record]) for record, t in scan.pairs(tie) if record in stands]
    if not scan.asserted_only("confidence", "reviewStatus", "statedIn"):  # of this tie the question wants all in one layer
        raise _Unusual
    found += [("worksThrough", record, t, record, "", stands[record], place[record])
              for record, t in scan.pairs("worksThrough", asserted=True) if record in stands]
    usable, levels = scan.usable, scan.one("confidence")
    for package, measure in scan.pairs("includesMeasure"):
        if package in usable and package in levels and measure in stands:
            both = stands[measure], levels[package]
            level = next((one for one in _LEVELS.values() if one in both), both[0])
            found.append(("includesMeasure", package, measure, measure, package, level, place[measure]))
    first: dict[str, str] = {}
    for record, mechanism in scan.pairs("ofMechanism"):
        if record in usable and first.setdefault(mechanism, record) > record:
            first[mechanism] = record
    for mechanism, kind in scan.pairs("mechanismType"):
        record = first.get(mechanism, "")
        if record in stands:
            found.append(("mechanismType", mechanism, kind, record, "", stands[record], place[record]))
    s = scan.shorts
    return _ordered(found, 5, lambda r: (s[r[1]], s[r[2]], r[0], s[r[3]], s[r[4]], s[r[5]], s[r[6]]))


def _paired(of: str, a: _Proof, b: _Proof) -> tuple:
    """What stands behind a tie of two that belong to the same: via, four records, confidence, passage."""
    return (of, a.first, b.first, a.last if a.last != a.first else "", b.last if b.last != b.first else "",
            _LEVELS.get(min(a.grade, b.grade), _HIGH), a.place)


def _partners(scan: Scan) -> list[tuple]:
    lumps, found, s = scan.true("lumpsArrangements"), [], scan.shorts
    for mechanism, members in _proofs(scan.parties(), scan, scan.actors).items():
        some = sorted(members.items())
        for i, (source, a) in enumerate(some):
            found += [(source, target, *_paired(mechanism, a, b)) for target, b in some[i + 1:]
                      if mechanism not in lumps or source == _EU or target == _EU]
    return _ordered(found, 3, lambda r: (s[r[0]], s[r[1]], "sharesMechanismWith", *[s[iri] for iri in r[2:]]))


def _mechanisms(scan: Scan) -> list[tuple]:
    stands, place, types, s = scan.stands, scan.place, scan.one("mechanismType"), scan.shorts
    found: list[tuple] = []
    relations, objects = scan.many("linkRelation"), scan.many("linkObject")
    for record, source in scan.pairs("linkSubject"):
        if record in stands and source in types:
            found += [(_after(relation), source, target, "", record, "", "", "", stands[record], place[record])
                      for target in objects.get(record, ()) if target in types for relation in relations.get(record, ())]
    included = scan.many("includesMechanism")
    for record in scan.of_class("MechanismSet"):
        if record in stands:
            found += [("includesMechanism", source, target, record, record, "", "", "", stands[record], place[record])
                      for source in included.get(record, ()) for target in included[record] if source < target]
    parties = ((party, mechanism, record) for mechanism, party, record in scan.parties() if party in scan.actors and party != _EU)
    for party, members in _proofs(parties, scan, None).items():
        some = sorted(members.items())
        for i, (source, a) in enumerate(some):
            found += [("hasParty", source, target, *_paired(party, a, b)) for target, b in some[i + 1:]]
    return _ordered(found, 5, lambda r: (s[r[1]], s[r[2]], r[0], *[s[iri] for iri in r[3:]]))


def _partner_technology(scan: Scan) -> list[tuple]:
    stands, usable, levels, place, s = scan.stands, scan.usable, scan.one("confidence"), scan.place, scan.shorts
    technologies, grades = scan.of_class("Technology"), _GRADES
    found: list[tuple] = []
    relations, objects = scan.many("linkRelation"), scan.many("linkObject")
    links = ((mechanism, target, link) for link, mechanism in scan.pairs("linkSubject")
             if link in usable and link in levels and DPN + "covers" in relations.get(link, ())
             for target in objects.get(link, ()) if target in technologies)
    covers = _proofs(links, scan, None, levels, {})
    for mechanism, members in _proofs(scan.parties(), scan, None).items():
        for source, a in members.items() if mechanism in covers else ():
            if source != _EU:
                found += [(source, target, "mechanism", *_paired(mechanism, a, b)) for target, b in covers[mechanism].items()]
    partners, measures, about = scan.many("involvesPartner"), scan.many("includesMeasure"), scan.many("concernsTechnology")
    named = ((package, target, measure) for package, some in measures.items() if package in stands and package in partners
             for measure in some if measure in usable and measure in levels for target in about.get(measure, ()))
    for package, targets in _proofs(named, scan, None, levels, {}).items():
        a = _Proof(package, place[package], grades.get(stands[package], 3))
        found += [(source, target, "named-in-package", *_paired(package, a, b))
                  for source in set(partners[package]) for target, b in targets.items()]
    topics = scan.many("concernsTopic")
    for record in scan.of_class("MechanismSet"):
        if record in stands:
            level = _LEVELS.get(grades.get(stands[record], 3), _HIGH)
            found += [(source, target, "named-in-set", record, record, "", "", "", level, place[record])
                      for source in set(partners.get(record, ())) for target in set(topics.get(record, ())) & technologies]
    return _ordered(found, 4, lambda r: (s[r[0]], s[r[1]], r[2], *[s[iri] for iri in r[3:]]))


def _partner_task_area(scan: Scan) -> list[tuple]:
    stands, place, areas, s = scan.stands, scan.place, scan.many("inTaskArea"), scan.shorts
    found = [(source, target, kind, record, record, stands[record], place[record]) for kind in ("involvesPartner", "worksThrough")
             for record, source in scan.pairs(kind) if record in stands for target in areas.get(record, ())]
    return _ordered(found, 4, lambda r: (s[r[0]], s[r[1]], r[2], *[s[iri] for iri in r[3:]]))


def _co_named(scan: Scan) -> list[tuple]:
    stands, place, partners, s = scan.stands, scan.place, scan.many("involvesPartner"), scan.shorts
    found = [(source, target, record, kind, record, stands[record], place[record])
             for kind, name in (("named-in-package", "MeasurePackage"), ("named-in-set", "MechanismSet"))
             for record in scan.of_class(name) if record in stands
             for source in partners.get(record, ()) for target in partners[record] if source < target]
    return _ordered(found, 3, lambda r: (s[r[0]], s[r[1]], r[3], s[r[2]], *[s[iri] for iri in r[4:]]))


_TIE = ("source", "target", "kind", "via", "record", "record_b", "record_c", "record_d", "confidence", "passage")
_NAMED_TIE = ("source", "target", "kind", "via", "record", "confidence", "passage")
KNOWN: dict[str, tuple[Callable[[Scan], list[tuple]] | None, tuple[str, ...], str]] = {
    "knowledge": (_knowledge, ("source", "target", "kind", "record", "record_b", "confidence", "passage"), "025228d0a2530f93"),
    "partners": (_partners, _TIE, "ab271e5b016bc0a9"), "mechanisms": (_mechanisms, _TIE, "ef4ee60aa1aefd02"),
    "partner-technology": (_partner_technology, _TIE, "8c121b6f2832b0d9"),
    "partner-task-area": (_partner_task_area, _NAMED_TIE, "208aadfa9517fa0b"),
    "co-named": (_co_named, _NAMED_TIE, "cde4f56061ec6350")}
"""The questions that can be answered so, each with its columns and the hash of the text for which that holds."""
