"""Faults planted in the graph and in the ontology: each a way to damage good data, and the sentence that must tell it.

A fault is ``Fault(name, damage, focus, en, zh)``: ``damage(graph)`` changes an rdflib graph, ``focus`` is the short id of
the thing at which the fault must be reported (empty: ``damage`` gives the node back, where ids may change), ``en`` and
``zh`` are words of the expected message.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV, SKOS

DPN = Namespace("https://w3id.org/eudpn/ontology#")
ID = Namespace("https://w3id.org/eudpn/id/")
VOC = Namespace("https://w3id.org/eudpn/vocab/")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
ONTOLOGY = URIRef("https://w3id.org/eudpn/ontology")
CONCEPTS = ("tech-", "topic-", "task-", "level-", "type-", "event-", "state-", "role-", "pscope-", "capacity-", "modality-",
            "window-", "confidence-", "review-", "scheme-", "gapkind-", "sourcekind-", "unit-", "bound-", "trn-", "itv-")

Damage = Callable[[Graph], "URIRef | None"]


class Fault(NamedTuple):
    """One planted fault and the words that must tell it."""

    name: str
    damage: Damage
    focus: str
    en: str
    zh: str


def iri(name: str) -> URIRef:
    """The IRI of a short id, or of a term written ``dpn:name``."""
    if name.startswith("dpn:"):
        return DPN[name[4:]]
    return (VOC if name.startswith(CONCEPTS) else ID)[name]


def _object(value):
    """A plain text names a thing; literals and IRIs (which are texts too) stay as they are."""
    return iri(value) if type(value) is str else value


def day(text: str) -> Literal:
    """A day as RDF."""
    return Literal(text, datatype=XSD.date)


def drop(thing: str, *properties: URIRef) -> Damage:
    """Take all values of some properties away."""
    return lambda g: [g.remove((iri(thing), p, None)) for p in properties] and None


def put(thing: str, prop: URIRef, value) -> Damage:
    """Put one value in the place of all that stand there."""
    return lambda g: g.set((iri(thing), prop, _object(value))) and None


def add(thing: str, prop: URIRef, value) -> Damage:
    """Add a value."""
    return lambda g: g.add((iri(thing), prop, _object(value))) and None


def both(*damages: Damage) -> Damage:
    """Several damages as one."""
    return lambda g: [d(g) for d in damages] and None


def drop_language(thing: str, prop: URIRef, language: str) -> Damage:
    """Take the values of one language away."""
    def damage(g: Graph) -> None:
        for text in list(g.objects(iri(thing), prop)):
            if text.language == language:
                g.remove((iri(thing), prop, text))
    return damage


def drop_links(subject: str, relation: str) -> Damage:
    """Turn away all links of one relation that start from a thing."""
    def damage(g: Graph) -> None:
        for link in list(g.subjects(DPN.linkSubject, iri(subject))):
            if (link, DPN.linkRelation, DPN[relation]) in g:
                g.remove((link, DPN.linkSubject, None))
    return damage


def nth(g: Graph, kind: str, n: int) -> URIRef:
    """The n-th thing of a class, in the order of the names: for kinds of which no single id need last."""
    return sorted(g.subjects(RDF.type, DPN[kind]))[n]


def on(kind: str, n: int, damage: Callable[[Graph, URIRef], object]) -> Damage:
    """Damage the n-th thing of a class and give it back."""
    def chosen(g: Graph) -> URIRef:
        thing = nth(g, kind, n)
        damage(g, thing)
        return thing
    return chosen


def repeat_mention(g: Graph, mention: URIRef) -> None:
    """Write a mention a second time under another id."""
    for p, o in list(g.predicate_objects(mention)):
        g.add((ID["mtn-again"], p, o))


GRAPH_FAULTS = [
    # Records
    Fault("record without a source", drop("evt-sgp-dta-concluded", DPN.statedIn), "evt-sgp-dta-concluded",
          "needs a source passage", "注明来源段落"),
    Fault("record with two review statuses", add("evt-sgp-dta-talks", DPN.reviewStatus, "review-open"), "evt-sgp-dta-talks",
          "exactly one review status", "一个审核状态"),
    Fault("unknown degree of confidence", put("evt-sgp-dta-mandate", DPN.confidence, "confidence-sure"), "evt-sgp-dta-mandate",
          "one degree of confidence", "一个可信度"),
    Fault("note in English only", drop_language("evt-chl-ita-in-force", DPN.reviewNote, "zh"), "evt-chl-ita-in-force",
          "once in English and once in Chinese", "英文、中文各写一次"),
    Fault("rejected without a reason", drop("evt-ind-ttc-launched-2022", DPN.reviewNote), "evt-ind-ttc-launched-2022",
          "says why in a review note", "写明理由"),
    Fault("contradiction written on one side", lambda g: g.remove((iri("evt-kor-dta-concluded"), DPN.contradicts, None)) and None,
          "evt-kor-dta-concluded", "written on both records", "互相注明"),
    Fault("both contradicting records usable", put("evt-kor-dta-signed-2025", DPN.reviewStatus, "review-accepted"),
          "evt-kor-dta-concluded", "yet both are usable", "两者均为可用"),
    Fault("contradiction without a reason",
          both(drop("evt-ind-ttc-launched", DPN.reviewNote), drop("evt-ind-ttc-launched-2022", DPN.reviewNote)),
          "evt-ind-ttc-launched", "gives the reason for the decision", "写明裁定理由"),
    Fault("open list told in words", put("ptc-jpn-dp-jpn", DPN.listOpen, Literal("etc.")), "ptc-jpn-dp-jpn",
          "as true or false", "true或false"),
    Fault("open list of a mechanism", add("mech-eu-jpn-dp", DPN.listOpen, Literal(True)), "mech-eu-jpn-dp",
          "Only a record", "只有记录"),
    # Names
    Fault("no Chinese label", drop_language("meas-eid-wallet", RDFS.label, "zh"), "meas-eid-wallet",
          "one Chinese label", "一个中文标签"),
    Fault("label in a third language", add("country-can", RDFS.label, Literal("le Canada", lang="fr")), "country-can",
          "one English and one", "一个英文标签"),
    Fault("two English labels", add("mech-gpai", RDFS.label, Literal("GPAI", lang="en")), "mech-gpai",
          "exactly one English", "一个英文标签"),
    Fault("concept without a Chinese name", drop_language("tech-6g", SKOS.prefLabel, "zh"), "tech-6g",
          "Chinese preferred label", "中文首选标签"),
    Fault("concept of two schemes", add("tech-cloud", SKOS.inScheme, "scheme-topics"), "tech-cloud",
          "exactly one scheme", "一个词表"),
    Fault("scheme without an English name", drop_language("scheme-technologies", SKOS.prefLabel, "en"), "scheme-technologies",
          "one Chinese name", "一个英文名称"),
    Fault("rank that is no number", put("event-met", DPN.stateRank, Literal("seven")), "event-met", "whole number", "整数"),
    Fault("review status both usable and not", add("review-disputed", DPN.usable, Literal(True)), "review-disputed",
          "whether its records are usable", "是否可用"),
    # Parties, mechanisms, instruments
    Fault("two countries with one code", put("country-kor", DPN.iso3166Alpha3, Literal("JPN")), "country-kor",
          "same three-letter code", "相同的三位字母代码"),
    Fault("code in small letters", put("country-sgp", DPN.iso3166Alpha2, Literal("sg")), "country-sgp",
          "two-letter ISO code in capitals", "大写的两位"),
    Fault("M49 code that lost its zero", put("country-bra", DPN.m49Code, Literal("76")), "country-bra",
          "leading zero is kept", "前导零"),
    Fault("two areas with one M49 code", put("area-lac", DPN.m49Code, Literal("002")), "area-lac",
          "same M49 code", "相同的M49代码"),
    Fault("country without outside identifiers", drop("country-nor", SCHEMA.sameAs), "country-nor",
          "no verified identifier", "外部标识"),
    Fault("mechanism of two classes", add("mech-tbo", RDF.type, DPN.Agreement), "mech-tbo",
          "of one class only", "只能属于一类"),
    Fault("mechanism without a type", drop("mech-hedi", DPN.mechanismType), "mech-hedi",
          "exactly one mechanism type", "一个机制类型"),
    Fault("lumps told in words", put("mech-joint-projects", DPN.lumpsArrangements, Literal("yes")), "mech-joint-projects",
          "lumps arrangements is said", "合称多项安排"),
    Fault("mechanism without an event", lambda g: g.remove((None, DPN.ofMechanism, iri("mech-eudis"))) and None, "mech-eudis",
          "No status event", "没有状态事件"),
    Fault("instrument without a type", drop("inst-dsa", DPN.instrumentType), "inst-dsa",
          "exactly one instrument type", "一个文书类型"),
    Fault("area that is part of itself", add("area-lac", DPN.partOfArea, "area-latin-america"), "area-latin-america",
          "runs in a circle", "构成循环"),
    Fault("identity by owl:sameAs", add("country-ind", OWL.sameAs, URIRef("http://www.wikidata.org/entity/Q668")), "country-ind",
          "never with owl:sameAs", "一律不用owl:sameAs"),
    # Participations and memberships
    Fault("technology as a participant", put("ptc-jpn-data-jpn", DPN.participant, "tech-ai"), "ptc-jpn-data-jpn",
          "one participant", "一个参与者"),
    Fault("role that is none", put("ptc-usa-ttc-usa", DPN.participationRole, "capacity-member"), "ptc-usa-ttc-usa",
          "exactly one role", "一个角色"),
    Fault("area without a scope", drop("ptc-ai-hub-africa", DPN.participationScope), "ptc-ai-hub-africa",
          "the scope must say", "须注明参与范围"),
    Fault("unknown scope", put("ptc-g7-g7", DPN.participationScope, "pscope-many"), "ptc-g7-g7",
          "scope is one of", "参与范围须为"),
    Fault("unknown modality", put("pkg-cybersecurity", DPN.modality, "modality-soon"), "pkg-cybersecurity",
          "modality is one of", "实现状态须为"),
    Fault("member of an area", put("mem-africa-ken", DPN.membershipCapacity, "capacity-member"), "mem-africa-ken",
          "member only of a group", "仅用于集团"),
    Fault("member of a country", put("mem-lac-bra", DPN.inGroup, "country-jpn"), "mem-lac-bra",
          "one group or area", "一个集团或区域"),
    Fault("membership without a capacity", drop("mem-sica-gtm", DPN.membershipCapacity), "mem-sica-gtm",
          "exactly one capacity", "一种身份"),
    # Time
    Fault("earliest after latest", put("evt-sgp-dta-signed", DPN.earliestDate, day("2027-01-01")), "evt-sgp-dta-signed",
          "not after the latest", "不得晚于最晚日期"),
    Fault("event without a latest date", drop("evt-dpn-announced", DPN.latestDate), "evt-dpn-announced",
          "one latest date", "一个最晚日期"),
    Fault("event without its date text", drop("evt-gdc-reported", DPN.dateText), "evt-gdc-reported",
          "as the editor wrote it", "日期表达式"),
    Fault("window ends before it starts", put("pkg-identity-dpi-window-main", DPN.latestEnd, day("2020-01-01")),
          "pkg-identity-dpi-window-main", "ends before it starts", "结束早于开始"),
    Fault("window with an end and open", add("pkg-secure-connectivity-window-main", DPN.openEnded, Literal(True)),
          "pkg-secure-connectivity-window-main", "either has an end or is marked open-ended", "二者必居其一"),
    Fault("unknown kind of window", put("pkg-emerging-tech-window-focus", DPN.windowKind, "window-big"),
          "pkg-emerging-tech-window-focus", "main window or a focus window", "总体窗口或重点窗口"),
    Fault("membership ends before it starts", both(put("mem-sica-dom-assoc", DPN.earliestEnd, day("1990-01-01")),
          put("mem-sica-dom-assoc", DPN.latestEnd, day("1990-12-31"))),
          "mem-sica-dom-assoc", "ends before it starts", "结束早于开始"),
    # Events and adoptions
    Fault("unknown event type", put("evt-tbo-announced", DPN.eventType, "event-anounced"), "evt-tbo-announced",
          "exactly one event type", "一个事件类型"),
    Fault("partnership that enters into force", put("evt-jpn-dp-launched", DPN.eventType, "event-in-force"), "evt-jpn-dp-launched",
          "Only an agreement", "只有协定"),
    Fault("in force before it is signed", both(put("evt-chl-ita-in-force", DPN.earliestDate, day("2020-01-01")),
          put("evt-chl-ita-in-force", DPN.latestDate, day("2020-01-01"))),
          "evt-chl-ita-signed", "event-signed cannot follow evt-chl-ita-in-force", "event-signed不能承接evt-chl-ita-in-force"),
    Fault("talks after the end", both(put("evt-privacy-shield-ended", DPN.earliestDate, day("2016-01-01")),
          put("evt-privacy-shield-ended", DPN.latestDate, day("2016-01-01"))),
          "evt-privacy-shield-adopted", "in the state state-ended", "其后机制状态为state-ended"),
    Fault("event that its sources could not know", both(put("evt-sgp-dta-in-force", DPN.earliestDate, day("2028-02-01")),
          put("evt-sgp-dta-in-force", DPN.latestDate, day("2028-02-01"))),
          "evt-sgp-dta-in-force", "a plan is not an event", "计划不是事件"),
    Fault("exception without a reason", both(drop("evt-kor-dp-launched", DPN.reviewNote),
          add("trn-start", DPN.allowsRecord, "evt-kor-dp-launched")), "evt-kor-dp-launched",
          "listed as an exception", "列为状态转换例外"),
    Fault("state with two transitions", add("trn-active", DPN.fromState, "state-signed"), "state-signed",
          "exactly one transition", "仅有一条状态转换"),
    Fault("transition to a state", add("trn-mandated", DPN.allowsEvent, "state-active"), "trn-mandated",
          "must be an event type", "须为事件类型"),
    Fault("recurrence told in words", put("event-talks-round", DPN.mayRecur, Literal("often")), "event-talks-round",
          "may recur is said once", "可否重复发生"),
    Fault("interval of no days", put("itv-membership", DPN.reviewDays, Literal(0)), "itv-membership",
          "at least one", "不小于1"),
    Fault("interval of two classes", add("itv-link", DPN.forClass, DPN.Gap), "itv-link", "exactly one class", "仅适用于一个类"),
    Fault("one event with dates that cannot agree", put("evt-kor-dta-signed-2025", DPN.reviewStatus, "review-accepted"),
          "evt-kor-dta-signed-2025", "dates that cannot agree", "日期互不相容"),
    Fault("adopted by nobody", drop("adp-ids", DPN.adoptedBy), "adp-ids", "at least one adopter", "一个通过者"),
    # Sets, packages, measures
    Fault("set without a mechanism", drop("set-ai-regional", DPN.includesMechanism), "set-ai-regional",
          "lists at least one mechanism", "至少列有一个机制"),
    Fault("set with an unknown partner", add("set-defence-platforms", DPN.involvesPartner, "country-xyz"), "set-defence-platforms",
          "names at least one partner", "至少列有一个合作对象"),
    Fault("set at two levels", add("set-ai-bilateral", DPN.atLevel, "level-project"), "set-ai-bilateral",
          "one level of cooperation", "一个合作层级"),
    Fault("package in no task area", drop("pkg-platform-governance", DPN.inTaskArea), "pkg-platform-governance",
          "exactly one task area", "一个任务领域"),
    Fault("package with an unknown partner", add("pkg-global-governance", DPN.involvesPartner, "country-jap"),
          "pkg-global-governance", "each is a party", "须为参与方"),
    Fault("measure in no package", lambda g: g.remove((None, DPN.includesMeasure, iri("meas-web4-standards"))) and None,
          "meas-web4-standards", "belongs to no package", "不属于任何措施组合"),
    Fault("country as a technology", add("meas-chip-early-warning", DPN.concernsTechnology, "country-jpn"),
          "meas-chip-early-warning", "must be a technology", "须属于技术类"),
    Fault("works through a topic", add("meas-youth-participation", DPN.worksThrough, "tech-ai"), "meas-youth-participation",
          "works through a mechanism or a party", "须为机制或参与方"),
    Fault("place that is a technology", add("meas-open-protocols", DPN.takesPlaceIn, "tech-5g"), "meas-open-protocols",
          "place of a measure", "实施地点须为"),
    # Assets, assessments, mentions, gaps
    Fault("asset of nobody", drop("asset-single-market", DPN.heldBy), "asset-single-market",
          "whose strength it is", "拥有该优势的参与方"),
    Fault("view of nobody", drop("view-global-rule-shaper", PROV.wasAttributedTo), "view-global-rule-shaper",
          "whose view it is", "持有该观点"),
    Fault("implication without a cause", drop_links("impl-nontariff-barriers", "causedBy"), "impl-nontariff-barriers",
          "what causes", "由何引起"),
    Fault("recommendation to nobody", drop_links("rec-rule-research", "addressedTo"), "rec-rule-research",
          "to whom", "面向何方"),
    Fault("guiding line that sums nothing up", drop_links("line-open-and-active", "sumsUp"), "line-open-and-active",
          "sums up", "概括哪些建议"),
    Fault("mention of an unknown thing", on("Mention", 0, lambda g, m: g.set((m, DPN.mentions, ID["country-nowhere"]))), "",
          "one thing that the graph describes", "已有描述的事物"),
    Fault("mention without a name", on("Mention", 1, lambda g, m: g.remove((m, DPN.verbatimName, None))), "",
          "name as printed", "原文名称"),
    Fault("mention written twice", on("Mention", 2, repeat_mention), "", "repeats mtn-again", "与mtn-again重复"),
    Fault("gap of no kind", on("Gap", 0, lambda g, x: g.remove((x, DPN.gapKind, None))), "", "exactly one kind", "一个类型"),
    Fault("gap about nothing known", on("Gap", 1, lambda g, x: g.add((x, DPN.gapAbout, ID["mech-nothing"]))), "",
          "A gap is about things", "缺口所涉的事物"),
    Fault("search of nothing", on("Absence", 0, lambda g, x: g.remove((x, DPN.searchedSource, None))), "",
          "names the sources that were searched", "列明所查来源"),
    Fault("search on no day", on("Absence", 1, lambda g, x: g.remove((x, DPN.searchedOn, None))), "", "on which day", "查找日期"),
    Fault("absence about nothing known", on("Absence", 2, lambda g, x: g.add((x, DPN.absenceAbout, ID["mech-nothing"]))), "",
          "about at least one thing", "至少涉及一个事物"),
    Fault("figure without a number", on("Figure", 0, lambda g, x: g.remove((x, DPN.figureValue, None))), "",
          "exactly one number", "仅给出一个数字"),
    Fault("figure of two things", on("Figure", 1, lambda g, x: g.add((x, DPN.figureAbout, ID["org-eu"]))), "",
          "exactly one thing", "仅涉及一个事物"),
    Fault("figure that measures nothing", on("Figure", 2, lambda g, x: g.remove((x, DPN.measureConcept, None))), "",
          "what it measures", "所度量的内容"),
    Fault("figure without a unit", on("Figure", 3, lambda g, x: g.remove((x, DPN.unit, None))), "", "exactly one unit", "一个单位"),
    Fault("figure with an unknown bound", on("Figure", 4, lambda g, x: g.set((x, DPN.valueBound, VOC["unit-eur"]))), "",
          "exact, about, a least or a most", "确数、约数、下限或上限"),
    # Links
    Fault("mechanism that implements a topic", add("mech-hedi", DPN.implements, "tech-ai"), "mech-hedi",
          "implements a policy instrument or another mechanism", "须为政策文书或另一机制"),
    Fault("relation that is none", put("lnk-jpn-dp-ai", DPN.linkRelation, "dpn:cover"), "lnk-jpn-dp-ai",
          "lists under 'stated relation'", "“来源所述关系”之下"),
    Fault("link that states a party", both(put("lnk-sgp-dta-trade", DPN.linkRelation, "dpn:hasParty"),
          put("lnk-sgp-dta-trade", DPN.linkObject, "country-chn")), "lnk-sgp-dta-trade", "derived, never stated", "不得直接陈述"),
    Fault("link to a thing of the wrong class", put("lnk-lac-ai", DPN.linkObject, "country-jpn"), "lnk-lac-ai",
          "object country-jpn is not a dpn:Topic", "客体country-jpn不属于dpn:Topic"),
    Fault("link from a thing of the wrong class", put("lnk-ids-tbo", DPN.linkSubject, "country-jpn"), "lnk-ids-tbo",
          "subject country-jpn is not a dpn:PolicyInstrument", "主体country-jpn不属于dpn:PolicyInstrument"),
    Fault("link from nowhere", put("lnk-ids-dpn", DPN.linkSubject, "inst-nothing"), "lnk-ids-dpn",
          "exactly one subject", "一个主体"),
    Fault("cooperation through a country", add("org-eu", DPN.cooperatesThrough, "country-jpn"), "org-eu",
          "cooperates through a mechanism", "须为机制或机制类型"),
    # Sources
    Fault("source without a day", drop("src-join-2025-140", DPN.seenOn), "src-join-2025-140",
          "on which day it was read", "注明查阅日期"),
    Fault("source published after it was read", both(put("src-nzciel-datba", DPN.earliestDate, day("2027-01-01")),
          put("src-nzciel-datba", DPN.latestDate, day("2027-01-01"))), "src-nzciel-datba", "published before it is read", "先发布后查阅"),
    Fault("record that cites no passage", add("ptc-sgp-dp-sgp", DPN.statedIn, "src-poi"), "ptc-sgp-dp-sgp",
          "What a record cites must be a passage", "记录所引者须为来源段落"),
    Fault("source without a kind", drop("src-poi", DPN.sourceKind), "src-poi",
          "official, of a party, press or secondary", "官方、当事方、新闻或二手"),
    Fault("passage of no source", drop("psg-seed-t1-r1", OA.hasSource), "psg-seed-t1-r1",
          "exactly one source document", "一份来源文献"),
    Fault("digest that is none", put("psg-seed-s1-1", DPN.textSha256, Literal("abc")), "psg-seed-s1-1",
          "64 hexadecimal digits", "64位十六进制"),
    Fault("offsets without a digest", drop("psg-seed-s2-1", DPN.textSha256), "psg-seed-s2-1", "keeps the digest", "摘要值"),
    Fault("passage ends before it starts", put("psg-seed-s3-1-position", OA.end, Literal(0, datatype=XSD.nonNegativeInteger)),
          "psg-seed-s3-1-position", "lies before the end", "终点之前"),
    Fault("two passages with one locator", put("psg-seed-s3-2", DPN.locator, Literal("S3.3")), "psg-seed-s3-2",
          "psg-seed-s3-3 of the same source", "段落psg-seed-s3-3"),
    # What the rules must have written, and nothing else
    Fault("member of a group as a party", both(add("mech-g7-hiroshima", DPN.hasParty, "country-jpn"),
          add("country-jpn", DPN.partyTo, "mech-g7-hiroshima")),
          "mech-g7-hiroshima", "country-jpn is shown as a party", "country-jpn被列为参与方"),
    Fault("beneficiary as a party", add("mech-tbo", DPN.hasParty, "scope-partner-countries"), "mech-tbo",
          "makes nobody a party", "不使任何成员成为参与方"),
    Fault("party one way only", drop("country-idn", DPN.partyTo), "country-idn",
          "exactly those that have it as a party", "完全一致"),
    Fault("partners of lumped arrangements tied", add("country-phl", DPN.sharesMechanismWith, "country-nor"), "country-phl",
          "share a mechanism with country-nor", "与country-nor共同参与机制"),
    Fault("relation without a link", add("mech-eu-tha-fta", DPN.covers, "tech-quantum"), "mech-eu-tha-fta",
          "dpn:covers to tech-quantum", "指向tech-quantum的关系dpn:covers"),
    Fault("relation of a rejected link", put("lnk-kor-dta-trade", DPN.reviewStatus, "review-rejected"), "mech-eu-kor-dta",
          "no usable link", "没有可用的关联记录"),
    Fault("certain reach of an area", add("mech-ai-hub", DPN.reachesViaGroup, "country-ken"), "mech-ai-hub",
          "reach to country-ken", "对country-ken的覆盖"),
    Fault("reach without records", on("GroupReach", 0, lambda g, x: g.remove((x, DPN.viaRecord, None))), "",
          "rests on a record", "为依据"),
]


def term(name: str, kind: URIRef, en: str, zh: str, *more) -> Damage:
    """A new term of the ontology with everything that style asks for, and then some more triples."""
    def damage(g: Graph) -> None:
        s = DPN[name]
        for p, o in ((RDF.type, kind), (RDFS.label, Literal(en, lang="en")), (RDFS.label, Literal(zh, lang="zh")),
                     (SKOS.definition, Literal("A planted term.", lang="en")),
                     (SKOS.definition, Literal("植入的术语。", lang="zh")), *more):
            g.add((s, p, o))
    return damage


def rename_label(thing: str, old: str, new: str, language: str) -> Damage:
    """Give a term another label in one language."""
    return both(lambda g: g.remove((iri(thing), RDFS.label, Literal(old, lang=language))) and None,
                add(thing, RDFS.label, Literal(new, lang=language)))


LINK = ((RDFS.domain, OWL.Thing), (RDFS.range, OWL.Thing))

ONTOLOGY_FAULTS = [
    Fault("no licence", lambda g: g.remove((ONTOLOGY, DCTERMS.license, None)) and None, str(ONTOLOGY),
          "names its licence", "许可协议"),
    Fault("version IRI without a number", lambda g: g.set((ONTOLOGY, OWL.versionIRI, URIRef(f"{ONTOLOGY}/draft"))) and None,
          str(ONTOLOGY), "ends in the version number", "以版本号结尾"),
    Fault("title in English only", lambda g: g.set((ONTOLOGY, DCTERMS.title, Literal("Ontology", lang="en"))) and None,
          str(ONTOLOGY), "one Chinese title", "中文标题"),
    Fault("class in small letters", term("party_group", OWL.Class, "Party group", "参与方组"), "dpn:party_group",
          "UpperCamelCase", "大驼峰"),
    Fault("property in capitals", term("HasFriend", OWL.ObjectProperty, "has friend", "有友", *LINK), "dpn:HasFriend",
          "lowerCamelCase", "小驼峰"),
    Fault("property without a domain", drop("dpn:participant", RDFS.domain), "dpn:participant",
          "exactly one domain", "一个定义域"),
    Fault("property with two ranges", add("dpn:documents", RDFS.range, DPN.Agreement), "dpn:documents",
          "exactly one range", "一个值域"),
    Fault("no Chinese definition", drop_language("dpn:Gap", SKOS.definition, "zh"), "dpn:Gap",
          "one Chinese definition", "一个中文定义"),
    Fault("definition without a full stop", lambda g: (drop_language("dpn:Asset", SKOS.definition, "en")(g),
          g.add((DPN.Asset, SKOS.definition, Literal("A strength", lang="en")))) and None,
          "dpn:Asset", "ends with a full stop", "以句号结尾"),
    Fault("no English label", drop_language("dpn:Mention", RDFS.label, "en"), "dpn:Mention",
          "one English and one Chinese label", "一个英文标签"),
    Fault("scope note in English only", drop_language("dpn:Record", SKOS.scopeNote, "zh"), "dpn:Record",
          "in both languages or not at all", "两种语言俱全"),
    Fault("class and property share a label", rename_label("dpn:eventType", "has event type", "event type", "en"), "dpn:eventType",
          "also the label of dpn:EventType", "与dpn:EventType的标签相同"),
    Fault("circle of classes", add("dpn:Party", RDFS.subClassOf, DPN.Country), "dpn:Actor", "runs in a circle", "构成循环"),
    Fault("borrowed term not declared", add("dpn:Link", RDFS.subClassOf, RDF.Statement), str(RDF.Statement),
          "not declared", "未声明"),
    Fault("mapping to a term that is none", add("dpn:Outlook", RDFS.seeAlso, PROV.Entity + "ty"), str(PROV.Entity) + "ty",
          "not declared", "未声明"),
    Fault("functional property", add("dpn:ofMechanism", RDF.type, OWL.FunctionalProperty), "dpn:ofMechanism",
          "merge two things", "合并两个事物"),
    Fault("inverse functional property", add("dpn:iso3166Alpha3", RDF.type, OWL.InverseFunctionalProperty), "dpn:iso3166Alpha3",
          "inverse functional", "反函数型"),
    Fault("owl:sameAs", add("dpn:Country", OWL.sameAs, SCHEMA.Country), "dpn:Country",
          "no identity with owl:sameAs", "不得以owl:sameAs"),
    Fault("another inverse", add("dpn:covers", OWL.inverseOf, DPN.addresses), "dpn:covers", "has no inverse", "不设逆属性"),
    Fault("cardinality axiom", term("Once", OWL.Restriction, "Once", "一次"), "dpn:Once", "no cardinality", "不含基数限制"),
    Fault("phrase in English only", drop_language("dpn:covers", DPN.phrase, "zh"), "dpn:covers",
          "A phrase is written", "表述须以英文、中文各写一次"),
    Fault("derived relation without a phrase", drop("dpn:establishes", DPN.phrase), "dpn:establishes",
          "has a phrase", "须有表述"),
    Fault("object property to a datatype", put("dpn:viaGroup", RDFS.range, XSD.string), "dpn:viaGroup",
          "a class, not a datatype", "而非数据类型"),
    Fault("datatype property to a class", put("dpn:locator", RDFS.range, DPN.Passage), "dpn:locator",
          "is a datatype", "须为数据类型"),
    Fault("deprecated without a replacement", add("dpn:listOpen", OWL.deprecated, Literal(True)), "dpn:listOpen",
          "names the term that replaces it", "替代它的术语"),
    Fault("SKOS match of a class", add("dpn:Topic", SKOS.closeMatch, SCHEMA.DefinedTerm), "dpn:Topic",
          "is not a concept", "不是概念"),
]
