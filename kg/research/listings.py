"""Lists: one row a party, one row a mechanism, one row an event, with what holds on the last day asked about."""
from __future__ import annotations

import datetime as dt
from typing import Any

from kg.research.columns import EU_SWITCH, Column, confidence_column
from kg.research.counts import GRADES, in_force_on
from kg.research.facts import EU, Fact, Facts
from kg.research.spans import FIRST, LAST
from kg.research.ties import alone, pairs
from kg.words import Bilingual

Row = tuple[Any, ...]
_EN = Column("label_en", "text", Bilingual("Name in English.", "英文名称。"))
_ZH = Column("label_zh", "text", Bilingual("Name in Simplified Chinese.", "简体中文名称。"))
_DAY = Column("day", "day", Bilingual("The day for which the row speaks.", "该行所述之日。"))
_MECHANISMS, _RECORDS = Bilingual("mechanisms", "个机制"), Bilingual("records", "条记录")
PARTIES = (
    Column("party", "id", term="dpn:Party"),
    Column("class", "code", Bilingual("Kind of party.", "参与方的种类。"), codes="dpn:Party"), _EN, _ZH,
    Column("iso2", "text", term="dpn:iso3166Alpha2"), Column("iso3", "text", term="dpn:iso3166Alpha3"),
    Column("m49", "text", term="dpn:m49Code"),
    Column("exists_from", "day", Bilingual("First day on which it may have existed; empty: the data set no beginning.",
                                           "其可能存在的首日；空：数据未设起点。"), "dpn:earliestStart"),
    Column("exists_to", "day", Bilingual("Last day on which it may have existed; empty: the data set no end.",
                                         "其可能存在的末日；空：数据未设终点。"), "dpn:latestEnd"),
    EU_SWITCH, _DAY,
    Column("examined", "boolean", Bilingual(
        "Whether any usable record speaks of it as a partner, or says that it was searched for. Where not, counts are empty.",
        "是否有可用记录将其作为合作对象提及，或说明曾就其检索。若否，各计数为空。")),
    Column("is_eu_member", "boolean", Bilingual("Whether it is certainly a member of the EU on `day`.",
                                                "在 day 当日是否确定为欧盟成员国。"), "dpn:Membership"),
    Column("groups", "ids", Bilingual("Groups of which it is certainly a member on `day`.", "在 day 当日确定为其成员的集团。"),
           "dpn:inGroup"),
    Column("n_mechanisms_all", "integer", Bilingual("Mechanisms in which it takes part, whatever their state.",
                                                    "其所参与的机制数目，不论状态。"), unit=_MECHANISMS),
    Column("n_mechanisms_in_force", "integer", Bilingual("Of these, those certainly in force or operating on `day`.",
                                                         "其中在 day 当日确定已生效或运行中者。"), unit=_MECHANISMS),
    Column("n_partners", "integer", Bilingual("Different parties with which it shares a mechanism, whatever its state.",
                                              "与其共同参与机制的不同参与方数目，不论状态。"), unit=Bilingual("parties", "个参与方")),
    Column("n_claims", "integer", Bilingual(
        "Usable records of its taking part, and of the membership by which it stands for the EU.",
        "其参与（及据以代表欧盟的成员资格）的可用记录数目。"), "dpn:Participation", _RECORDS),
)
MECHANISM = (
    Column("mechanism", "id", term="dpn:Mechanism"),
    Column("class", "code", Bilingual("Kind of mechanism.", "机制的种类。"), codes="dpn:Mechanism"),
    Column("type", "code", term="dpn:mechanismType", codes="type-"), _EN, _ZH, EU_SWITCH, _DAY,
    Column("parties", "ids", Bilingual("Who takes part, by usable records.", "据可用记录参与者。"), "dpn:hasParty"),
    Column("n_parties", "integer", Bilingual("How many they are.", "参与者数目。"), unit=Bilingual("parties", "个参与方")),
    Column("lumps", "boolean", term="dpn:lumpsArrangements"),
    Column("state", "code", Bilingual(
        "The state that is certain on `day` (kept question state-on-day); empty: nothing had surely happened.",
        "在 day 当日确定的状态（已保存的问题 state-on-day）；空：当时无确定发生之事。"), codes="state-"),
    Column("state_since", "day", Bilingual("The last day on which the event that decides the state can have happened.",
                                           "决定该状态的事件可能发生的最晚一日。"), "dpn:latestDate"),
    Column("may_be", "ids", Bilingual("States that are possible on `day` besides.", "在 day 当日另有可能的状态。"), "dpn:leadsToState"),
    Column("first_date", "day", Bilingual("The last day on which its first event can have happened.",
                                          "其首个事件可能发生的最晚一日。"), "dpn:latestDate"),
    Column("signed", "day", Bilingual("Day of signature by the latest bound of the first such event.", "签署日（首个签署事件的最晚日期）。"),
           "dpn:latestDate"),
    Column("in_force", "day", Bilingual("First day on which it was surely in force or operating.", "确定已生效或运行的首日。"),
           "dpn:latestDate"),
    Column("n_events", "integer", Bilingual("Usable events that lead to a state.", "导向某一状态的可用事件数目。"), "dpn:StatusEvent",
           Bilingual("events", "个事件")),
    Column("technologies", "ids", Bilingual("Technologies that it covers, by usable links.", "据可用关联记录所涵盖的技术。"), "dpn:Technology"),
    Column("topics", "ids", Bilingual("Everything that it covers, by usable links.", "据可用关联记录所涵盖的全部议题。"), "dpn:covers"),
    Column("n_claims", "integer", Bilingual("Usable events and participations of it.", "其可用事件与参与记录数目。"), "dpn:Record", _RECORDS),
    confidence_column("min_confidence", Bilingual("The weakest confidence among them; empty if there are none.",
                                                  "上述记录中最低的可信度；无记录则为空。")),
)
EVENTS = (
    Column("event", "id", term="dpn:StatusEvent"), Column("mechanism", "id", term="dpn:ofMechanism"),
    Column("type", "code", term="dpn:eventType", codes="event-"),
    Column("state", "code", term="dpn:leadsToState", codes="state-"),
    Column("date", "text", Bilingual("The date as exactly as the sources give it (a subset of EDTF: 2025, 2025-05-XX, [a..b]).",
                                     "来源所给精确度的日期（EDTF子集：2025、2025-05-XX、[a..b]）。"), "dpn:dateText"),
    Column("earliest", "day", term="dpn:earliestDate"), Column("latest", "day", term="dpn:latestDate"),
    Column("observation", "boolean", term="dpn:observesOnly"),
    Column("overtaken", "boolean", Bilingual("Whether a happening overtakes this observation, so that it decides no state.",
                                             "该观察是否已被实际事件超越，因而不决定状态。"), "dpn:overtakenBy"),
    Column("usable", "boolean", Bilingual("Whether the editors let it be used; one that is not decides nothing.",
                                          "编辑者是否准予使用；不可用者不决定任何事项。"), "dpn:usable"),
    Column("review", "code", term="dpn:reviewStatus", codes="review-"),
    confidence_column("confidence"),
    Column("n_sources", "integer", Bilingual("Different source documents that state it.", "陈述该事件的不同来源文献数目。"),
           "dpn:SourceDocument", Bilingual("sources", "份来源")),
    Column("sources", "ids", Bilingual("These documents.", "上述文献。"), "dpn:SourceDocument"),
    Column("passages", "ids", term="dpn:statedIn"), Column("contradicts", "ids", term="dpn:contradicts"),
)


def parties(facts: Facts, eu: str, day: dt.date) -> list[Row]:
    """Every party in order of id; the EU itself is left out where its members stand for it."""
    mine, found = alone(facts, eu), []
    partners: dict[str, set[str]] = {}
    for one, other in pairs(facts, eu):
        partners.setdefault(one, set()).add(other)
        partners.setdefault(other, set()).add(one)
    for party, kind in facts.parties.items():
        if party == EU and eu == "members":
            continue
        fact, span, ways = facts.facts[party], facts.existence[party], mine.get(party, {})
        examined = party in facts.examined or bool(ways)
        groups = sorted({m.group for m in facts.memberships.get(party, ()) if day in m.span})
        counts = (None,) * 4 if not examined else (
            len(ways), len(in_force_on(facts, ways, day)), len(partners.get(party, ())),
            len({r for found_ways in ways.values() for w in found_ways for r in w.records}))
        found.append((party, kind, *_labels(fact), *(_one(fact, k) for k in ("iso3166Alpha2", "iso3166Alpha3", "m49Code")),
                      None if span.first == FIRST else span.first, None if span.last == LAST else span.last,
                      "body" if eu == "body" or party == EU else "members", day, examined, facts.is_eu_member(party, day),
                      _joined(groups), *counts))
    return found


def mechanisms(facts: Facts, eu: str, day: dt.date) -> list[Row]:
    """Every mechanism in order of id."""
    members = sorted(c for c in facts.eu_members if facts.is_eu_member(c, day))
    found = []
    for name, kind in facts.mechanisms.items():
        fact, story = facts.facts[name], facts.histories.get(name)
        taking_part = facts.participants.get(name, {})
        who = set(taking_part)
        if EU in who and eu != "body":
            who |= set(members)
            who -= {EU} if eu == "members" else set()
        event = story.on(day) if story else None
        events = story.events if story else ()
        maybe = {e.state for e in story.possible(day)} - {event.state if event else None} if story else ()
        records = {e.record for e in events} | {r for ways in taking_part.values() for w in ways for r in w.records}
        found.append((
            name, kind, _one(fact, "mechanismType"), *_labels(fact), eu, day, _joined(who), len(who),
            _one(fact, "lumpsArrangements") is True, event and event.state, event and event.latest, _joined(maybe),
            min((e.latest for e in events), default=None),
            min((e.latest for e in events if e.kind == "event-signed"), default=None),
            story.in_force[0].first if story and story.in_force else None, len(events),
            _joined(facts.technologies(name)), _joined(facts.topics[name]), len(records),
            GRADES[min(facts.grades[r] for r in records) - 1] if records else None))
    return found


def events(facts: Facts, first: int, last: int) -> list[Row]:
    """Every event that may lie in the years, usable or not, in order of latest date, mechanism and id."""
    found = []
    for name, fact in facts.facts.items():
        if "StatusEvent" not in fact.get("class", ()):
            continue
        low, high, kind = _one(fact, "earliestDate"), _one(fact, "latestDate"), _one(fact, "eventType")
        if low.year > last or high.year < first:
            continue
        sources = {facts.first(p, "hasSource") for p in fact.get("statedIn", ())} - {None}
        confidence = str(_one(fact, "confidence") or "").removeprefix("confidence-") or None
        found.append((name, _one(fact, "ofMechanism"), kind, facts.first(kind, "leadsToState"), _one(fact, "dateText"),
                      low, high, facts.first(kind, "observesOnly") is True, "overtakenBy" in fact, facts.usable(fact),
                      _one(fact, "reviewStatus"), confidence, len(sources), _joined(sources),
                      _joined(fact.get("statedIn", ())), _joined(fact.get("contradicts", ()))))
    return sorted(found, key=lambda r: (r[6], r[1], r[0]))


def _one(fact: Fact, key: str) -> Any:
    return next(iter(fact.get(key, ())), None)


def _labels(fact: Fact) -> tuple[Any, Any]:
    return _one(fact, "label@en"), _one(fact, "label@zh")


def _joined(ids: Any) -> str | None:
    """Ids in order, joined as in the project's own tables; None where there are none."""
    return "|".join(sorted(ids)) or None
