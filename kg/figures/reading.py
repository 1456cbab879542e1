"""What the figures read: names in one language, receipts, and the rank tables of ``kg.analysis``."""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.errors import FigureError
from kg.table import Table, visible
from kg.words import LANGUAGES, Bilingual

if TYPE_CHECKING:
    import networkx as nx

Words = Mapping[str, str] | Bilingual | str | None


def name(table: Table, cell: Any, lang: str) -> str:
    """What a thing is called, without the id behind it."""
    found = (table.labels(cell) if table.labels and isinstance(cell, str) else None) or {}
    return visible(str(found.get(lang) or found.get("en") or ("" if cell is None else cell)))


def both(table: Table, cell: Any) -> Bilingual:
    """The name of a thing in both languages."""
    return Bilingual(name(table, cell, "en"), name(table, cell, "zh"))


def words(given: Words, otherwise: Bilingual) -> Bilingual:
    """A text of the caller in both languages, or another one."""
    if isinstance(given, Bilingual):
        return given
    if isinstance(given, str):
        return Bilingual(given, given)
    return Bilingual(given.get("en", ""), given.get("zh") or given.get("en", "")) if given else otherwise


def language(lang: str) -> str:
    """The language, if it is one; ``FigureError`` otherwise."""
    if lang not in LANGUAGES:
        raise FigureError(f"lang is 'en' or 'zh', not {lang!r}", f"语言为“en”或“zh”，不能是 {lang!r}")
    return lang


def columns(table: Table, *wanted: str) -> None:
    """Refuse a table that lacks a column or has no row."""
    if gone := [c for c in wanted if c not in table.columns]:
        raise FigureError(f"the table has no column '{gone[0]}'; it has {', '.join(table.columns)}",
                          f"表中没有“{gone[0]}”列；现有：{'、'.join(table.columns)}")
    if not len(table):
        raise nothing()


def nothing() -> FigureError:
    """The error of a figure without anything to show."""
    return FigureError("nothing to draw: no row is left", "无可绘制的内容：没有任何行")


def counted(argument: str, value: Any, most: int) -> int:
    """A number of rows or lines, from 1 to a most; ``FigureError`` otherwise."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise FigureError(f"{argument} is a whole number from 1 to {most}, not {value!r}",
                          f"{argument} 须为 1 至 {most} 的整数，不能是 {value!r}")
    return value


def ranks(source: Table | nx.Graph, by: str) -> Table:
    """A table of ranks with intervals: the one given, or that of a network by a measure."""
    if isinstance(source, Table):
        columns(source, "rank", "node", "low", "high")
        return source
    from kg import analysis

    found = analysis.rank_intervals(source, by=by)
    if not len(found):
        raise nothing()
    return found


def drawn(table: Table, top: int, hide: Collection[str]) -> list[dict[str, Any]]:
    """The first rows of a rank table without what is hidden."""
    found = [row for row in table.records() if row["node"] not in hide][:top]
    if not found:
        raise nothing()
    return found


def receipt(source: Any, day: object = None, data: str = "") -> Bilingual:
    """One line that says on what a figure was computed: the network with its day, size and data, or the table.

    ``day`` and ``data`` (the name of the data and their version) for a table, which does not know them.
    """
    if isinstance(source, Table):
        title, rows = source.title, len(source)
        en = [f"Computed on: {title.get('en') or 'a table'}" + (f", as of {day}" if day else ""), f"{rows} row{'' if rows == 1 else 's'}"]
        zh = [f"计算依据：{title.get('zh') or '一份表格'}" + (f"，截至 {day}" if day else ""), f"{rows} 行"]
        return Bilingual("; ".join([*en, *filter(None, [data])]) + ".", "；".join([*zh, *filter(None, [data])]) + "。")
    from kg import network

    r = network.receipt(source)
    en = [f"Computed on: {r.get('title_en') or 'a network'}" + (f", as of {r['as_of']}" if r.get("as_of") else ""),
          f"{r['edges']} ties between {r['nodes']} nodes ({r['rows']} rows read)"]
    zh = [f"计算依据：{r.get('title_zh') or '一个网络'}" + (f"，截至 {r['as_of']}" if r.get("as_of") else ""),
          f"{r['nodes']} 个节点之间 {r['edges']} 条联系（读取 {r['rows']} 行）"]
    gone = sum(one["edges"] for one in r["left_out"])
    en += [f"{gone} ties left out by the day and the switches"] if gone else []
    zh += [f"按日期与选项略去 {gone} 条"] if gone else []
    for code, said in (("en", en), ("zh", zh)):
        said += [one[f"said_{code}"] for one in r.get("switches", ())]
    if r.get("data_version"):
        mark = f" ({r['data_sha256'][:8]})" if r.get("data_sha256") else ""
        en.append(f"EUDPN {r['data_version']}{mark}")
        zh.append(f"EUDPN {r['data_version']}{mark}")
    return Bilingual("; ".join(en) + ".", "；".join(zh) + "。")


def hidden(table: Table, hide: Collection[str]) -> Bilingual | None:
    """A sentence on what has a rank but is not drawn; None where there is nothing of the kind."""
    found = [row for row in table.records() if row["node"] in hide]
    if not found:
        return None
    return Bilingual("Ranked but not drawn: " + ", ".join(f"{both(table, r['node']).en} (rank {r['rank']})" for r in found) + ".",
                     "有名次但未画出：" + "、".join(f"{both(table, r['node']).zh}（第 {r['rank']} 名）" for r in found) + "。")


def listed(parts: Sequence[Bilingual], most: int = 15) -> Bilingual:
    """Some phrases as one list in both languages, cut after a most."""
    rest = len(parts) - most
    some = parts[:most]
    return Bilingual("; ".join(p.en for p in some) + (f"; and {rest} more" if rest > 0 else ""),
                     "；".join(p.zh for p in some) + (f"；另有 {rest} 项" if rest > 0 else ""))
