"""The notebook's side door: ``%load_ext kg`` gives a cell magic for SPARQL, a line magic for kept questions, and cards of networks.

    %%sparql [--from PLACE] [--as-of DAY] [--known-at DAY] [--lang en|zh] [--into NAME] [GRAPH]
    %ask     [--from PLACE] [--as-of DAY] [--known-at DAY] [--lang en|zh] [--into NAME] QUESTION [KEY=VALUE …] [GRAPH]

``GRAPH`` is a variable that holds a knowledge graph; without one the project's own data are asked, opened once. What is
wrong is said as one plain message (IPython's ``UsageError``): no traceback, with line, column and the nearest right thing.
"""
from __future__ import annotations

import argparse
import difflib
import shlex
from typing import Any

import networkx as nx
import rdflib
from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.magic import Magics, cell_magic, line_magic, magics_class
from IPython.core.magic_arguments import argument, magic_arguments

from kg import graph, query, terms
from kg.errors import FileError, KnowledgeGraphError, QueryError
from kg.graph import KnowledgeGraph
from kg.table import Table, visible
from kg.views import card
from kg.words import LANGUAGES, Bilingual

MOST_LINES = 200
"""Lines of Turtle that a cell shows before it says how many more there are."""


def load(shell: InteractiveShell) -> None:
    """What ``%load_ext kg`` does: register the magics, and show networkx graphs that carry a receipt as cards.

    The notebook's own formatters are told; networkx is left as it is.
    """
    magics = _Magics(shell)
    shell.register_magics(magics)
    shown = shell.display_formatter.formatters
    shown["text/html"].for_type(nx.Graph, lambda net: card.card(net) if "receipt" in net.graph else None)
    shown["text/plain"].for_type(nx.Graph, lambda net, p, cycle: p.text(card.text(net) if "receipt" in net.graph else repr(net)))


class Turtle(str):
    """The answer of a CONSTRUCT or DESCRIBE as Turtle, which shows itself as the text it is."""

    def __repr__(self) -> str:
        lines = [visible(line) for line in self.rstrip("\n").split("\n")]
        more = len(lines) - MOST_LINES
        return "\n".join(lines[:MOST_LINES] + ([f"# … {more} more lines · 另有 {more} 行"] if more > 0 else []))


def _common(command: Any) -> Any:
    """The options that both magics have; the last one stands first in the help."""
    for one in (argument("--into", metavar="NAME", help="keep the answer under this name, too"),
                argument("--lang", choices=LANGUAGES, default="en", help="the language in which the answer is shown"),
                argument("--known-at", metavar="DAY", help="only what the sources had published by that day"),
                argument("--as-of", metavar="DAY", help="only what stood on that day"),
                argument("--from", dest="place", metavar="PLACE", help="a folder of tables or an RDF file")):
        command = one(command)
    return command


@magics_class
class _Magics(Magics):
    """The two magics, and the project's own data once they are open."""

    own: KnowledgeGraph | None = None

    @magic_arguments("%%sparql")
    @argument("graph", nargs="?", metavar="GRAPH", help="a variable that holds a knowledge graph")
    @_common
    @cell_magic
    def sparql(self, line: str, cell: str) -> Any:
        """Ask a knowledge graph the SPARQL query of the cell; the project's prefixes need no PREFIX line."""
        args = _parsed(self.sparql, line)
        try:
            g = self.graph(args, [args.graph] if args.graph else [])
            answer = g.sparql(cell)
            self.told(g, cell, answer, args.lang)
            return self.shown(answer, args)
        except QueryError as e:
            raise UsageError(e.said.get(args.lang) + _marked(cell, e.place)) from None
        except KnowledgeGraphError as e:
            raise UsageError(e.said.get(args.lang)) from None

    @magic_arguments("%ask")
    @argument("words", nargs="*", metavar="QUESTION KEY=VALUE GRAPH", help="a kept question, its parameters, a graph")
    @_common
    @line_magic
    def ask(self, line: str) -> Any:
        """Ask a kept question; without a name, list the questions."""
        args = _parsed(self.ask, line)
        try:
            params = dict(w.split("=", 1) for w in args.words if "=" in w)
            name, *rest = [w for w in args.words if "=" not in w] or [""]
            g = self.graph(args, rest)
            return self.shown(g.ask(name, **params) if name else g.question_table(), args)
        except KnowledgeGraphError as e:
            raise UsageError(e.said.get(args.lang)) from None

    def graph(self, args: argparse.Namespace, names: list[str]) -> KnowledgeGraph:
        """The graph that a call speaks of."""
        if len(names) > 1 or (names and args.place):
            said = Bilingual("name one graph: a variable, or a place behind --from", "请只指定一个图谱：变量，或 --from 之后的位置")
            raise FileError(said.en, said.zh)
        if names:
            g = self.variable(names[0])
        elif args.place:
            g = graph.open(args.place)
        else:
            g = self.own = self.own or graph.open()
        if args.known_at:
            g = g.known(args.known_at)
        return g.at(args.as_of) if args.as_of else g

    def variable(self, name: str) -> KnowledgeGraph:
        """The knowledge graph that a variable of the notebook holds."""
        found = self.shell.user_ns.get(name)
        if isinstance(found, KnowledgeGraph):
            return found
        held = [n for n, v in self.shell.user_ns.items() if isinstance(v, KnowledgeGraph) and not n.startswith("_")]
        near = difflib.get_close_matches(name, held, 3, 0.4) or held
        raise FileError(f"no variable '{name}' holds a knowledge graph" + (f"; nearest: {', '.join(near)}" if near else
                                                                           "; make one with: g = kg.open()"),
                        f"变量“{name}”不是知识图谱" + (f"；最接近的有：{'、'.join(near)}" if near else "；可运行：g = kg.open()"))

    def shown(self, answer: Any, args: argparse.Namespace) -> Any:
        """The answer as it is kept under a name, and as the notebook shows it."""
        if isinstance(answer, Table):
            answer = answer.in_language(args.lang)
        if args.into:
            if not args.into.isidentifier():
                raise FileError(f"--into: '{args.into}' cannot be the name of a variable", f"--into：“{args.into}”不能作变量名")
            self.shell.user_ns[args.into] = answer
        return _turtle(answer) if isinstance(answer, rdflib.Graph) else answer

    def told(self, g: KnowledgeGraph, text: str, answer: Any, lang: str) -> None:
        """Say which of the project's names in a query occur nowhere, if that may be why it answers nothing."""
        if answer is True or (answer is not False and len(answer)):
            return
        for name, near in query.strangers(g.data, text):
            said = Bilingual(f"nothing in this graph is called '{name}'" + (f"; nearest: {', '.join(near)}" if near else ""),
                             f"此图谱中没有“{name}”" + (f"；最接近的有：{'、'.join(near)}" if near else ""))
            print(said.get(lang))


def _parsed(magic: Any, line: str) -> argparse.Namespace:
    """The words of a call; quotation marks hold a value with blanks together, a backslash is part of a path."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=False)
    lexer.whitespace_split, lexer.escape, lexer.commenters = True, "", ""
    try:
        words = list(lexer)
    except ValueError:
        raise UsageError("a quotation mark is not closed · 引号未闭合") from None
    known = [option for action in magic.parser._actions for option in action.option_strings]
    for word in words:
        option = word.partition("=")[0]
        if option.startswith("--") and option not in known:
            near = ", ".join(difflib.get_close_matches(option, known, 3, 0.5) or known)
            raise UsageError(f"no option is called '{option}'; nearest: {near} · 没有名为“{option}”的选项；最接近的有：{near}")
    return magic.parser.parse_args(words)


def _turtle(found: rdflib.Graph) -> Turtle:
    for prefix, iri in terms.PREFIXES.items():
        found.bind(prefix, iri, replace=True)
    return Turtle(found.serialize(format="turtle"))


def _marked(cell: str, place: tuple[int, int] | None) -> str:
    """The line of a query with a mark below the column, or nothing."""
    lines = cell.split("\n")
    if not place or place[0] > len(lines) or not lines[place[0] - 1].strip():
        return ""
    line = lines[place[0] - 1].replace("\t", " ")
    start = max(place[1] - 60, 0)
    return f"\n  {visible(line[start:start + 100])}\n  {' ' * (place[1] - 1 - start)}^"
