"""Claims: each record as a sentence in both languages, with its date, standing and the passages that carry it."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

import pyoxigraph as ox

from kg.names import Names, local_name
from kg.regions import continents
from kg.scans import Scan
from kg.terms import DPN, ID, PREFIXES, RDF_TYPE, VOC, graph_name, iris, short, value

# Properties through which a record is about a thing, in the order in which the things are named.
ABOUT = ("participant", "ofMechanism", "memberCountry", "inGroup", "linkSubject", "linkObject", "mentions",
         "ofInstrument", "adoptedBy", "inTaskArea", "atLevel", "includesMechanism", "includesMeasure",
         "involvesPartner", "worksThrough", "concernsTechnology", "concernsTopic", "gapAbout")
# Records that are things of their own: they bear a label and stand as nodes in networks.
THINGS = ("MeasurePackage", "MechanismSet", "Measure", "Challenge", "Asset", "Outlook", "Implication",
          "Recommendation", "GuidingLine", "Gap")
_SKIP = ("Record", "TimeBounded", "Assessment")
_ORDER = ("StatusEvent", "Participation", "Adoption", "Link", "MechanismSet", "MeasurePackage", "Measure", "Membership", "Mention")
KEPT = 30_000
"""How many claims are kept once they have been made: pages, networks and answers ask for the same ones again."""


class Claims:
    """All records of a store, read once; one claim is one dictionary that JSON can hold."""

    def __init__(self, store: ox.Store, names: Names):
        self.store, self.names, self.scan = store, names, Scan(store)
        self._made: dict[str, dict] = {}

    @cached_property
    def _facts(self) -> dict[str, dict[str, list]]:
        """Records by id: property (local name) to values."""
        found: dict[str, dict[str, list]] = defaultdict(lambda: defaultdict(list))
        for q in self.store.quads_for_pattern(None, None, None, graph_name("asserted")):
            name, predicate = short(q.subject.value), q.predicate
            if predicate == RDF_TYPE:
                found[name]["class"].append(short(q.object.value).removeprefix("dpn:"))
            else:
                key = short(predicate.value).removeprefix("dpn:").rsplit("#")[-1].rsplit("/")[-1]
                if isinstance(q.object, ox.Literal) and q.object.language:
                    key += "@" + q.object.language
                found[name][key].append(value(q.object))
        return {k: {p: sorted(v, key=str) for p, v in d.items()} for k, d in found.items()}

    @cached_property
    def _about(self) -> dict[str, list[str]]:
        """Record ids by the thing they are about."""
        found: dict[str, list[str]] = defaultdict(list)
        for name, fact in self._facts.items():
            if "statedIn" in fact:
                for thing in self._things(name, fact):
                    found[thing].append(name)
        return {k: sorted(v) for k, v in found.items()}

    @cached_property
    def _measured_in(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name, fact in self._facts.items():
            for measure in fact.get("includesMeasure", ()):
                found[measure].append(name)
        return found

    @cached_property
    def _usable(self) -> set[str]:
        pattern = self.store.quads_for_pattern(None, ox.NamedNode(DPN + "usable"), None, None)
        return {short(q.subject.value) for q in pattern if value(q.object) is True}

    @cached_property
    def terms(self) -> dict[str, dict[str, str]]:
        """Both labels of every class and property of the ontology, by local name."""
        return self._texts(PREFIXES["rdfs"] + "label")

    @cached_property
    def phrases(self) -> dict[str, dict[str, str]]:
        """The words that join subject and object of a relation into a sentence; its label where there are none."""
        return {**self.terms, **self._texts(DPN + "phrase")}

    def _texts(self, predicate: str) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for q in self.store.quads_for_pattern(None, ox.NamedNode(predicate), None, graph_name("ontology")):
            if q.object.language:
                found[short(q.subject.value).removeprefix("dpn:")][q.object.language] = q.object.value
        return dict(found)

    @cached_property
    def _taking_part(self) -> set[str]:
        """Role codes that lie under 'taking part' in the role scheme."""
        query = f"SELECT ?r {{ ?r <{PREFIXES['skos']}broader>* <{VOC}role-taking-part> }}"
        return {short(r["r"].value) for r in self.store.query(query, use_default_graph_as_union=True)}

    def __contains__(self, name: str) -> bool:
        return "statedIn" in self._facts.get(name, {})

    def _things(self, name: str, fact: dict[str, list]) -> list[str]:
        own = [name] if self._kind(fact) in THINGS else []
        return list(dict.fromkeys([*own, *(t for p in ABOUT for t in fact.get(p, ()) if isinstance(t, str))]))

    @staticmethod
    def _kind(fact: dict[str, list]) -> str:
        return next((c for c in fact.get("class", ()) if c not in _SKIP), "Record")

    def evidence(self, name: str) -> tuple[tuple[str, ...], str | None] | None:
        """The passages of a record and its confidence (low, medium, high or None); None if there is no such record.

        The same as its claim says, without the sentences: those of all records would have to be written first.
        """
        if self.scan.evidence is None:
            claim = self.claim(name) if name in self else None
            return claim and (tuple(p["id"] for p in claim["passages"]), claim["confidence"])
        stated, levels = self.scan.evidence
        passages = stated.get(ID + name)
        if passages is None:
            return None
        shorts = self.scan.shorts
        level = shorts[levels.get(ID + name)]
        return tuple(sorted([shorts[p] for p in passages])), level and level.removeprefix("confidence-") or None

    def of_records(self, names: Iterable[str]) -> dict[str, dict]:
        """The claims that some records are, by id, in order."""
        return {name: self.claim(name) for name in sorted(names) if name in self}

    def records(self) -> list[str]:
        """The ids of all records, in order."""
        return sorted(name for name in self._facts if name in self)

    def things(self) -> list[str]:
        """The ids of all things that a record is about, in order."""
        return sorted(self._about)

    def passages(self) -> list[str]:
        """The ids of all passages, in order."""
        return sorted(self._passages)

    def about(self, thing: str) -> list[dict]:
        """Every claim about a thing, usable or not, in order of kind and id."""
        return [self.claim(r) for r in self.listed(thing)]

    def listed(self, thing: str) -> list[str]:
        """The ids of every claim about a thing, usable or not, in order of kind, date and id; no sentence is made."""
        return sorted(self._about.get(thing, ()), key=self._rank)

    def _rank(self, name: str) -> tuple[int, str, str]:
        fact = self._facts[name]
        kind = self._kind(fact)
        return _ORDER.index(kind) if kind in _ORDER else 6, _one(fact, "dateText") or "", name

    def number(self, thing: str) -> int:
        """How many claims there are about a thing."""
        return len(self._about.get(thing, ()))

    def kind(self, name: str) -> str:
        """The kind of a record; ``KeyError`` if there is no record of that id."""
        return self._kind(self._facts[name])

    def things_of(self, name: str) -> list[str]:
        """What a record is about; ``KeyError`` if there is no record of that id."""
        return self._things(name, self._facts[name])

    def passages_of(self, name: str) -> list[str]:
        """The ids of the passages that carry a record; ``KeyError`` if there is no record of that id."""
        return list(self._facts[name].get("statedIn", ()))

    def standing(self, name: str) -> tuple[bool, str | None]:
        """Whether a record may be used, and its confidence (high, medium, low or None)."""
        fact = self._facts[name]
        return _one(fact, "reviewStatus") in self._usable, _bare(fact, "confidence")

    def of(self, things: Iterable[str]) -> dict[str, dict]:
        """All claims about any of some things, by record id."""
        wanted = sorted({r for t in things for r in self._about.get(t, ())})
        return {r: self.claim(r) for r in wanted}

    def claim(self, name: str) -> dict:
        """One record as a claim. ``KeyError`` if there is no record of that id."""
        if name not in self._made:
            if len(self._made) >= KEPT:  # the one that was made first goes
                del self._made[next(iter(self._made))]
            self._made[name] = self._claim(name, self._facts[name])
        made = self._made[name]
        return {**made, "things": [*made["things"]], "contradicts": [*made["contradicts"]], "passages": [*made["passages"]]}

    def _claim(self, name: str, fact: dict[str, list]) -> dict:
        kind = self._kind(fact)
        en, zh = self._sentence(name, kind, fact)
        review = _one(fact, "reviewStatus")
        return {
            "id": name, "class": kind, "sentence_en": en, "sentence_zh": zh,
            "date": _one(fact, "dateText"), "words": _one(fact, "verbatimTime@zh"),
            "confidence": _bare(fact, "confidence"), "review": (review or "").removeprefix("review-") or None, "usable": review in self._usable,
            "note_en": _one(fact, "reviewNote@en"), "note_zh": _one(fact, "reviewNote@zh"),
            "things": self._things(name, fact), "contradicts": list(fact.get("contradicts", ())),
            "passages": [self.passage(p) for p in fact.get("statedIn", ())],
        }

    def passage(self, name: str) -> dict:
        """Where a passage stands: source with both labels and address, locator, character offsets, what it says.

        Of a passage that the data do not hold there is no source, and its labels say so.
        """
        if name in self._passages:
            return self._passages[name]
        lost = dict.fromkeys(("locator", "url", "start", "end"))
        return {"id": name, "source": "", "source_label_en": "a passage that the data do not hold", "source_label_zh": "数据中没有的段落",
                "gist_en": "", "gist_zh": "", **lost}

    @cached_property
    def _passages(self) -> dict[str, dict]:
        oa, found = PREFIXES["oa"], {}
        layer = graph_name("provenance")
        props: dict[str, dict[str, object]] = defaultdict(dict)
        for q in self.store.quads_for_pattern(None, None, None, layer):
            if not (isinstance(q.object, ox.Literal) and q.object.language):
                props[q.subject.value][q.predicate.value] = value(q.object)
        for iri, p in props.items():
            if oa + "hasSource" not in p:
                continue
            name, source = short(iri), str(p[oa + "hasSource"])
            at = props.get(ID + str(p.get(oa + "hasSelector", "")), {})
            about, labels = props.get(ID + source, {}), self.names.label(source) or {}
            gist = self.names.label(name) or {}
            found[name] = {
                "id": name, "locator": p.get(DPN + "locator"), "source": source,
                "source_label_en": labels.get("en", source), "source_label_zh": labels.get("zh", source),
                "gist_en": gist.get("en", ""), "gist_zh": gist.get("zh", ""),
                "url": about.get(PREFIXES["schema"] + "url"), "start": at.get(oa + "start"), "end": at.get(oa + "end"),
            }
        return found

    def _label(self, name: str, lang: str) -> str:
        labels = self.names.label(name) or {}
        return labels.get(lang) or labels.get("en") or name

    def _list(self, fact: dict[str, list], prop: str, lang: str) -> str:
        joint = {"en": ", ", "zh": "、"}[lang]
        return joint.join(sorted(self._label(str(v), lang) for v in fact.get(prop, ())))

    def _sentence(self, name: str, kind: str, fact: dict[str, list]) -> tuple[str, str]:
        """What a record says, in English and in Chinese, without its date."""
        write = getattr(self, "_say_" + kind.lower(), None)
        if write is None:
            return self._label(name, "en"), self._label(name, "zh")
        return write(name, fact, "en"), write(name, fact, "zh")

    def _say_participation(self, name: str, fact: dict[str, list], lang: str) -> str:
        party, mech = self._list(fact, "participant", lang), self._list(fact, "ofMechanism", lang)
        role = self._list(fact, "participationRole", lang)
        if set(fact.get("participationRole", ())) & self._taking_part:
            return f"{party} takes part in {mech} ({role.lower()})" if lang == "en" else f"{party}参与{mech}（{role}）"
        return f"{mech} names {party} ({role.lower()})" if lang == "en" else f"{mech}涉及{party}（{role}）"

    def _say_statusevent(self, name: str, fact: dict[str, list], lang: str) -> str:
        colon = {"en": ": ", "zh": "："}[lang]
        event = self._list(fact, "eventType", lang)
        return self._list(fact, "ofMechanism", lang) + colon + (event[:1].lower() + event[1:] if lang == "en" else event)

    def _say_membership(self, name: str, fact: dict[str, list], lang: str) -> str:
        country, group = self._list(fact, "memberCountry", lang), self._list(fact, "inGroup", lang)
        capacity = self._list(fact, "membershipCapacity", lang)
        return f"{country} in {group}: {capacity.lower()}" if lang == "en" else f"{country}在{group}中的身份：{capacity}"

    def _say_link(self, name: str, fact: dict[str, list], lang: str) -> str:
        relation = str(_one(fact, "linkRelation") or "").removeprefix("dpn:")
        phrase = self.phrases.get(relation, {}).get(lang, relation)
        s, o = self._list(fact, "linkSubject", lang), self._list(fact, "linkObject", lang)
        if "…" in phrase:  # a frame such as 由…引起
            return s + phrase.replace("…", o, 1)
        return f"{s} {phrase} {o}" if lang == "en" else f"{s}{phrase}{o}"

    def _say_mention(self, name: str, fact: dict[str, list], lang: str) -> str:
        thing, words = self._list(fact, "mentions", lang), _one(fact, "verbatimName@zh") or ""
        return f"The passage names {thing} as “{words}”" if lang == "en" else f"该段以“{words}”提及{thing}"

    def _say_adoption(self, name: str, fact: dict[str, list], lang: str) -> str:
        what, who = self._list(fact, "ofInstrument", lang), self._list(fact, "adoptedBy", lang)
        return f"{what} was adopted by {who}" if lang == "en" else f"{who}通过{what}"

    def _say_measurepackage(self, name: str, fact: dict[str, list], lang: str) -> str:
        task, partners = self._list(fact, "inTaskArea", lang), self._list(fact, "involvesPartner", lang)
        measures = self._list(fact, "includesMeasure", lang)
        if lang == "en":
            return f"Task area {task}: the measures {measures} are aimed, as a set, at {partners}"
        return f"任务领域“{task}”：{measures}等措施整体面向{partners}"

    def _say_mechanismset(self, name: str, fact: dict[str, list], lang: str) -> str:
        mechs, partners = self._list(fact, "includesMechanism", lang), self._list(fact, "involvesPartner", lang)
        if lang == "en":
            return f"{self._label(name, lang)}: {mechs} listed together with {partners}, not paired"
        return f"{self._label(name, lang)}：{mechs}与{partners}并列，未逐一对应"

    def _say_measure(self, name: str, fact: dict[str, list], lang: str) -> str:
        inside = {"en": ", ", "zh": "、"}[lang].join(self._label(p, lang) for p in self._measured_in.get(name, ()))
        label = self._label(name, lang)
        if not inside:
            return label
        return f"{label} is a measure of {inside}" if lang == "en" else f"{label}属于{inside}"

    def _say_challenge(self, name: str, fact: dict[str, list], lang: str) -> str:
        return {"en": "Challenge: ", "zh": "挑战："}[lang] + self._label(name, lang)

    def _say_asset(self, name: str, fact: dict[str, list], lang: str) -> str:
        return {"en": "Strength: ", "zh": "优势："}[lang] + self._label(name, lang)


def _one(fact: dict[str, list], key: str):
    found = fact.get(key)
    return found[0] if found else None


def _bare(fact: dict[str, list], key: str) -> str | None:
    """The word of a code such as ``confidence-high`` without what all codes of its kind begin with."""
    return (_one(fact, key) or "").removeprefix(key + "-") or None


Describe = Callable[[str], dict]


def describer(store: ox.Store, names: Names) -> Describe:
    """A function from short id to what a network node needs: labels with their own tags, class, every name, continent."""
    own = {"org": "Organisation", "group": "CountryGroup"}  # a body that is also a group carries both classes
    regions = continents()

    def classes(name: str) -> set[str]:
        """All classes of whatever bears a short id."""
        found = set()
        for iri in {names.iris.get(name, ""), *iris(name)}:
            try:
                thing = ox.NamedNode(iri)
            except ValueError:  # a short id of something that is no IRI
                continue
            found |= {short(q.object.value).removeprefix("dpn:") for q in store.quads_for_pattern(thing, RDF_TYPE, None, None)}
        return found

    def describe(name: str) -> dict:
        chosen = names.chosen(name) or {lang: (local_name(name), "") for lang in ("en", "zh")}
        kinds = classes(name)
        first = own.get(name.partition("-")[0])
        kind = first if first in kinds else min(kinds, default="")
        return {"label_en": chosen["en"][0], "label_zh": chosen["zh"][0],
                "labels": tuple(sorted(set(names.tagged.get(name, ())))), "class": local_name(kind) if kind else "",
                "names": names.known(name), "region": regions.get(name)}

    return describe
