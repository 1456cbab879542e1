"""What an answer means when there is little or nothing in it: no, not found, or outside coverage.

*no*: records say that it is not so, or the question is about the data themselves, of which nothing is hidden. *not found*: a
record says who searched where and did not find it. *outside coverage*: neither; nobody has examined it, or the records are
silent, and from silence nothing follows (Reiter 1978 calls the other reading the closed world assumption; these data are open).
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.agents.forms import Coverage
from kg.agents.house import House
from kg.words import Bilingual

OWN = ("evidence", "figures", "gaps")
"""Groups of kept questions that ask about the data themselves."""
UNTELLING = ("Membership", "Mention", "Gap")
"""Classes of records that say nothing of digital cooperation by themselves."""
SAID = {
    "answered": Bilingual("There are records; see claims and passages.", "有相关记录；见陈述与出处。"),
    "things": Bilingual("These things bear the name or one like it; whether it is meant is for you to judge.",
                        "以下事物具有该名称或相近的名称；是否所指，请自行判断。"),
    "questions": Bilingual("These questions can be asked.", "可提出以下问题。"),
    "own": Bilingual("The question is about these data themselves, and they hold no such row.", "该问题针对本数据自身；数据中没有此类条目。"),
    "no": Bilingual("No: records say that it is not so, or that it has ended by then.", "否：有记录表明并非如此，或届时已经终止。"),
    "not found": Bilingual("Somebody searched and did not find it; that is less than a no.", "已有人查找而未见；这不等于没有。"),
    "unexamined": Bilingual("Nobody has examined this: the records do not speak of {0}, and nobody has searched. This is not a "
                            "no.",
                            "尚未查考：没有关于{0}的记录，也无人查找。这不等于没有。"),
    "silent": Bilingual("The records speak of {0}, but none answers this, and no search for it is recorded. This is not a no.",
                        "虽有关于{0}的记录，但无一回答此问，也没有为此查找的记录。这不等于没有。"),
    "nothing": Bilingual("No record answers this, and no search for it is recorded. This is not a no.",
                         "没有记录回答此问，也没有为此查找的记录。这不等于没有。"),
    "after": Bilingual("The day lies after {0}, the last day on which a source was read: what has happened since is not known "
                       "here.",
                       "所问日期晚于最近一次查阅来源之日（{0}）；其后之事此处不知。"),
    "nameless": Bilingual("Nothing in these data bears this name; what is listed is only like it. This is not a no.",
                          "数据中没有此名称；所列仅为相近者。这不等于没有。"),
    "thin": Bilingual("Only memberships and mentions are recorded of {0}: what it does with the EU on digital matters was not "
                      "examined.",
                      "关于{0}仅有成员身份与提及的记录；其与欧盟的数字合作尚未查考。"),
    "elsewhere": Bilingual("Searches about {0} that found nothing are recorded for other matters: see claims.",
                           "另有关于{0}的查找而未见的记录，但所查为其他事项；见陈述。"),
}


def answered(lang: str, records: Iterable[str] = ()) -> Coverage:
    """There is something."""
    return Coverage(state="answered", says=SAID["answered"].get(lang), records=list(records)[:20])


def own(lang: str) -> Coverage:
    """An empty answer about the data themselves."""
    return Coverage(state="no", says=SAID["own"].get(lang), records=[])


def said(state: str, says: str, lang: str, *names: str, records: Iterable[str] = ()) -> Coverage:
    """A state with one of the sentences of ``SAID``."""
    return Coverage(state=state, says=SAID[says].get(lang).format(*names), records=list(records)[:20])  # type: ignore[arg-type]


def empty(house: House, things: Iterable[str], lang: str, day: str | None = None) -> Coverage:
    """What an empty answer about some things means: a search for all of them together, or silence."""
    things = list(dict.fromkeys(things))
    if day and house.seen_to and day > house.seen_to:
        return said("outside coverage", "after", lang, house.seen_to)
    searched = absences(house, things)
    if searched and (len(things) > 1 or things[0].startswith("mech-")):
        return said("not found", "not found", lang, records=searched)
    named = [house.label(t, lang) for t in things if not examined(house, t)]
    joint = {"en": ", ", "zh": "、"}[lang]
    if named:
        return said("outside coverage", "unexamined", lang, joint.join(named))
    if things:
        return said("outside coverage", "silent", lang, joint.join(house.label(t, lang) for t in things), records=searched)
    return said("outside coverage", "nothing", lang)


def absences(house: House, things: Iterable[str]) -> list[str]:
    """Searches that found nothing and are about all of these things; those since overtaken are left out."""
    about: dict[str, set[str]] = {}
    for row in house.g.ask("absences").records():
        if row["review"] != "review-rejected":
            about.setdefault(row["record"], set()).add(row["thing"])
    wanted = set(things)
    return sorted(record for record, found in about.items() if wanted and wanted <= found)


def examined(house: House, thing: str) -> bool:
    """Whether a usable record says more of a thing than that it is a member or is mentioned."""
    return any(c["usable"] and c["class"] not in UNTELLING for c in house.g.claims.about(thing)) or thing in house.g.claims


def of_types(rows: Iterable[Mapping[str, Any]], lang: str, name: str) -> Coverage:
    """What rows of the kept question ``coverage-of`` mean together: the firmest of their answers."""
    rows = list(rows)
    for answer, state in (("yes", "answered"), ("no", "no"), ("searched and not found", "not found")):
        if some := [str(r["record"]) for r in rows if r["answer"] == answer and r["record"]]:
            return said(state, state, lang, records=some)
    return said("outside coverage", "unexamined", lang, name)
