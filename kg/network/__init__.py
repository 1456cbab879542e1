"""A network is a table of ties read as a networkx graph: one row, one edge; nothing is merged, nothing goes unsaid.

    build(table, question=…, describe=…)     the answer to a network question
    from_edges(rows)                         a table of one's own
    busiest(table, things, ties)             the most tied things of an answer that is too large to be drawn
    without · confident · keep · tied        a new graph with less in it, and the reasons in its receipt
    actual · undirected · weighted           planned or actual, with or without direction, how binding
    within(net, periods, first, last)        what stands in a window of time, certainly or possibly
    as_members · with_reach                  the EU as its members on a day; reach through groups as a layer of its own
    receipt(net) · words(net)                what was counted, as a dictionary and as a sentence

Each graph carries ``net.graph["receipt"]``: the question, its parameters, what was counted, and what was left out for
which reason, so that *rows + everything concluded = edges + everything left out* can be checked by anybody (and is
checked here, each time).

Node keys are short ids. Nodes carry ``label_en``, ``label_zh``, ``class_``, ``names``, ``region``; edges ``kind``,
``via``, ``records``, ``passages``, ``confidence`` (the worst stated), ``state``, ``row`` (counted from 1), and every
other column of the table. All values are text, numbers, booleans, None or tuples of them: JSON and copies are safe.
"""
from kg.network.edges import build, from_edges
from kg.network.expansion import as_members, with_reach, without_derived
from kg.network.filters import Verdict, confident, keep, tied, without
from kg.network.periods import Period, within
from kg.network.receipts import CONFIDENCE, coded, labels, receipt, ties, with_own_rows, words
from kg.network.selection import busiest
from kg.network.switches import actual, undirected, weighted

__all__ = ["CONFIDENCE", "Period", "Verdict", "actual", "as_members", "build", "busiest", "coded", "confident", "from_edges", "keep", "labels",
           "receipt", "ties", "tied", "undirected", "weighted", "with_own_rows",
           "with_reach", "within", "without", "without_derived", "words"]
