"""The most tied things of an answer that is too large to be drawn, chosen before a graph is made of it."""
from __future__ import annotations

from collections import Counter

from kg.network.receipts import entry
from kg.table import Table


def busiest(table: Table, things: int, ties: int) -> tuple[Table, list[dict]]:
    """The rows among the things with most ties, and what was left out as a receipt says it.

    Parameters: ``table`` has the columns ``source`` and ``target``; at most so many ``things`` are kept, and fewer where there
    would be more than so many ``ties`` among them. Equals are chosen by id. A table that is small enough comes back as it is.
    """
    a, b = table.columns.index("source"), table.columns.index("target")
    counts = Counter(str(end) for row in table.rows for end in {row[a], row[b]})
    if len(counts) <= things and len(table) <= ties:
        return table, []
    order = {name: n for n, name in enumerate(sorted(counts, key=lambda name: (-counts[name], name)))}
    last = [max(order[str(row[a])], order[str(row[b])]) for row in table.rows]  # the rarer end decides whether a row stays
    inside = sorted(last)
    most = min(things, inside[ties] if len(inside) > ties else things)
    rows = [row for row, n in zip(table.rows, last) if n < most]
    gone = len(table) - len(rows)
    return Table(table.columns, rows, table.title), [entry(
        "busiest", f"only the {most:,} things with most ties of {len(counts):,} are drawn",
        f"在{len(counts):,}个事物中只绘出联系最多的{most:,}个", gone)]
