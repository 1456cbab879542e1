"""Columns of the research tables: each with its type, its unit and its meaning, from which the codebook is made.

A column that holds what a term of the ontology says is defined by that term; a column that is computed says how.
"""
from __future__ import annotations

from dataclasses import dataclass

from kg.words import Bilingual

# How each type stands in a CSV file and in a Parquet file.
TYPES = {
    "id": Bilingual("short id (text)", "短标识（文本）"), "ids": Bilingual("short ids, joined by |", "短标识，以 | 分隔"),
    "text": Bilingual("text", "文本"), "integer": Bilingual("whole number", "整数"),
    "boolean": Bilingual("true or false", "true 或 false"), "day": Bilingual("date, YYYY-MM-DD", "日期，YYYY-MM-DD"),
    "code": Bilingual("one of the listed codes", "所列编码之一"),
}


@dataclass(frozen=True)
class Column:
    """One column: name, type (a key of ``TYPES``), own definition or the ontology's term, unit, and its codes.

    ``term`` is the CURIE of the property or class behind it; ``says`` stands before the term's definition or alone.
    ``codes`` is a prefix of vocabulary ids (``state-``), a class of the ontology, or literal codes with their meanings;
    ``bare`` says that the cells leave that prefix out.
    """

    name: str
    type: str
    says: Bilingual | None = None
    term: str = ""
    unit: Bilingual | None = None
    codes: str | tuple[tuple[str, Bilingual], ...] = ""
    bare: bool = False


MECHANISMS = Bilingual("mechanisms", "个机制")
EU_AS = (
    ("body", Bilingual("the EU is one party (org-eu), and its member states are parties only where they take part themselves",
                       "欧盟作为一方（org-eu）；成员国仅在自身参与时计为一方")),
    ("members", Bilingual("each state that was a member of the EU on the day stands for it in the EU's mechanisms",
                          "当日的每个欧盟成员国在欧盟的机制中代表欧盟")),
)
def confidence_column(name: str, says: Bilingual | None = None) -> Column:
    """A column of confidence: high, medium or low, with the meanings that the vocabulary gives them."""
    return Column(name, "code", says, "dpn:confidence", codes="confidence-", bare=True)


def state_column(name: str, state: str) -> Column:
    """The column that counts mechanisms which are certainly in a state on the day."""
    says = Bilingual("Mechanisms in which the row's parties take part and which are certainly in this state on `day`.",
                     "该行各方参与、在 day 当日确定处于该状态的机制数目。")
    return Column(name, "integer", says, "dpn:leadsToState", MECHANISMS, state)


# Column of each state, in the order of a mechanism's life. An ended mechanism is no longer one of n_mechanisms.
STATES = {
    "state-announced": "n_announced", "state-mandated": "n_mandated", "state-negotiating": "n_negotiating",
    "state-concluded": "n_concluded", "state-signed": "n_signed", "state-provisional": "n_provisional",
    "state-active": "n_mechanisms_in_force", "state-suspended": "n_suspended", "state-ended": "n_ended",
}

YEAR = Column("year", "integer", Bilingual("Calendar year.", "公历年份。"), unit=Bilingual("year", "年"))
EU_SWITCH = Column("eu_as", "code", Bilingual("How the EU is counted in this row.", "该行如何计入欧盟。"), codes=EU_AS)
COVERED = Column("covered", "boolean", Bilingual(
    "Whether the year lies between that of the first dated event and the day on which a source was last read. In other years "
    "all counts are empty.",
    "该年份是否介于首个注明日期的事件所在年份与来源最后查阅日之间。其他年份各计数均为空。"))

# What is counted in a row about parties and a year; empty where the year or the party lies outside coverage.
COUNTS = (
    Column("n_mechanisms", "integer", Bilingual(
        "Mechanisms in which the row's parties take part and whose state on `day` is certain and not ended.",
        "该行各方参与、在 day 当日状态确定且未终止的机制数目。"), unit=MECHANISMS),
    *(state_column(column, state) for state, column in STATES.items()),
    Column("n_in_force_any_day", "integer", Bilingual(
        "Mechanisms surely in force or operating on any day of the year on which the row's parties exist and take part.",
        "该年内在各方均存在且参与的任一日确定已生效或运行中的机制数目。"), unit=MECHANISMS),
    Column("n_possible", "integer", Bilingual(
        "Mechanisms that on `day` may, but need not, be in force or operating, because an event is dated only between bounds.",
        "因事件日期仅知上下界，在 day 当日可能（但不确定）已生效或运行中的机制数目。"), unit=MECHANISMS),
    Column("n_undated", "integer", Bilingual(
        "Mechanisms without any usable dated event: their state is not known on any day and they are in no other count.",
        "没有任何可用的有日期事件的机制数目：其状态在任何日期均不明，亦不计入其他各列。"), unit=MECHANISMS),
    Column("n_through_eu", "integer", Bilingual(
        "Of n_mechanisms, those that are counted only because a party stands for the EU as its member state.",
        "n_mechanisms 中仅因某一方作为成员国代表欧盟而计入者的数目。"), unit=MECHANISMS),
    Column("has_digital_partnership", "boolean", Bilingual(
        "Whether a mechanism of the type digital partnership is certainly in force or operating on `day`.",
        "在 day 当日是否有类型为数字伙伴关系的机制确定已生效或运行中。"), "dpn:mechanismType"),
    Column("n_technologies", "integer", Bilingual(
        "Different technologies that usable links say are covered by mechanisms in force on `day`.",
        "依可用的关联记录，在 day 当日有效的机制所涵盖的不同技术数目。"), unit=Bilingual("technologies", "项技术")),
    Column("n_claims", "integer", Bilingual(
        "Different records on which n_mechanisms and n_possible rest: participations, memberships, and the events that decide "
        "the states.", "n_mechanisms 与 n_possible 所依据的不同记录数目：参与、成员资格及决定状态的事件。"),
        "dpn:Record", Bilingual("records", "条记录")),
    confidence_column("min_confidence", Bilingual(
        "The weakest confidence among those records; empty if there are none.", "上述记录中最低的可信度；无记录则为空。")),
    Column("mechanisms", "ids", Bilingual("The mechanisms in force on `day`.", "在 day 当日有效的机制。"), "dpn:Mechanism"),
    Column("technologies", "ids", Bilingual("The technologies counted in n_technologies.", "计入 n_technologies 的技术。"),
           "dpn:Technology"),
)
