"""The shell ``kg``: the same verbs as the Python door, one line an answer, errors as one sentence and exit code 2.

Exit codes: 0 well, 1 the check found violations, 2 the call or a file was wrong.
"""
from __future__ import annotations

import argparse
import gettext
import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kg.errors import DataError, KnowledgeGraphError, QueryError
from kg.layout import VERSION
from kg.shell_words import ARGPARSE_ZH, SAY

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.table import Table

TABLES = ("party", "mechanism", "event", "dyad-year", "directed-dyad-year", "country-year")
MEASURES = ("degree", "ties", "betweenness", "harmonic", "closeness", "eigenvector", "pagerank", "core")


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line and leaves with 2."""

    lang = "en"

    def error(self, message: str) -> NoReturn:
        from kg.table import visible

        hint = {"en": "see", "zh": "参见"}[self.lang]
        print(f"kg: {visible(message)} ({hint}: {self.prog} --help)", file=sys.stderr)
        raise SystemExit(2)


def parser(lang: str) -> Parser:
    """The grammar of the shell, with its help in one language."""
    say = {k: v.get(lang) for k, v in SAY.items()}
    Parser.lang = lang
    argparse._ = (lambda text: ARGPARSE_ZH.get(text, text)) if lang == "zh" else gettext.gettext  # type: ignore[attr-defined]
    spoken = argparse.ArgumentParser(add_help=False)
    spoken.add_argument("--known-at", metavar="DAY", help=say["known_at"])
    spoken.add_argument("--lang", choices=("en", "zh"), default=lang, help=say["lang"])
    common = argparse.ArgumentParser(add_help=False, parents=[spoken])
    common.add_argument("--from", dest="place", metavar="PLACE", help=say["from"])
    answer = argparse.ArgumentParser(add_help=False)
    answer.add_argument("--as", dest="form", choices=("table", "csv", "json", "md"), default="table", help=say["as"])
    answer.add_argument("-o", dest="out", metavar="FILE", help=say["o"])
    cut = argparse.ArgumentParser(add_help=False)
    cut.add_argument("--as-of", metavar="DAY", help=say["as_of"])
    cut.add_argument("--possible", action="store_true", help=say["possible"])
    cut.add_argument("--min-confidence", choices=("low", "medium", "high"), help=say["confidence"])
    cut.add_argument("--without", action="append", default=[], metavar="THING", help=say["without"])

    p = Parser(prog="kg", description=say["about"])
    p.add_argument("--version", action="version", version=f"kg {VERSION}", help=say["version"])
    verbs = p.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=Parser)

    def verb(name: str, run: Callable, *parents: argparse.ArgumentParser, text: str = "") -> argparse.ArgumentParser:
        parents = parents if spoken in parents else (common, *parents)
        v = verbs.add_parser(name, parents=parents, help=text or say[name], description=text or say[name])
        v.set_defaults(run=run)
        return v

    v = verb("demo", demo)
    v.add_argument("-o", dest="out", metavar="FOLDER", default="build", help=say["place"])
    verb("check", check, answer)
    verb("questions", list_questions, answer)
    v = verb("ask", ask, answer)
    v.add_argument("name", metavar="NAME", help=say["name"])
    v.add_argument("params", nargs="*", metavar="key=value", help=say["params"])
    v.add_argument("--as-of", metavar="DAY", help=say["as_of"])
    v = verb("sparql", sparql, answer)
    v.add_argument("file", metavar="FILE", help=say["sparql_file"])
    v = verb("about", about, answer, text=say["about_verb"])
    v.add_argument("thing", metavar="THING", help=say["thing"])
    v = verb("network", make_network, cut)
    v.add_argument("name", metavar="NAME", help=say["net"])
    v.add_argument("params", nargs="*", metavar="key=value", help=say["params"])
    v.add_argument("-o", dest="out", metavar="FILE.json|.graphml|.csv", help=say["o"])
    v = verb("rank", rank, answer, cut)
    v.add_argument("name", metavar="NAME", help=say["net"])
    v.add_argument("params", nargs="*", metavar="key=value", help=say["params"])
    v.add_argument("--by", choices=MEASURES, default="betweenness", help=say["by"])
    v.add_argument("--weight", choices=("pairs", "ties"), help=say["weight"])
    v.add_argument("--top", type=int, metavar="N", help=say["top"])
    v = verb("path", path, answer, cut)
    v.add_argument("source", metavar="A", help=say["node"])
    v.add_argument("target", metavar="B", help=say["node"])
    v.add_argument("--in", dest="name", metavar="NETWORK", default="knowledge", help=say["in"])
    v.add_argument("-k", type=int, default=5, metavar="N", help=say["k"])
    v.add_argument("--through", action="append", default=[], metavar="THING", help=say["through"])
    v = verb("draw", draw, cut)
    v.add_argument("name", metavar="NAME", nargs="?", default="knowledge", help=say["net"])
    v.add_argument("params", nargs="*", metavar="key=value", help=say["params"])
    v.add_argument("-o", dest="out", metavar="FILE.html", help=say["o"])
    v.add_argument("--theme", choices=("auto", "light", "dark"), default="auto", help=say["theme"])
    v = verb("export", export)
    v.add_argument("file", metavar="FILE", help=say["file"])
    v.add_argument("--as-of", metavar="DAY", help=say["as_of"])
    v.add_argument("--table", choices=TABLES, help=say["table"])
    v.add_argument("--eu", choices=("body", "members", "both"), help=say["eu"])
    v = verb("diff", diff, spoken)
    v.add_argument("old", metavar="OLD", help=say["old"])
    v.add_argument("new", metavar="NEW", nargs="?", help=say["new"])
    v.add_argument("--as", dest="form", choices=("text", "table", "csv", "json", "md"), default="text", help=say["as"])
    v.add_argument("--full", action="store_true", help=say["full"])
    v.add_argument("-o", dest="out", metavar="FILE", help=say["o"])
    return p


def main(argv: Sequence[str] | None = None) -> int:
    """Run one call of the shell; gives back the exit code."""
    argv = list(sys.argv[1:] if argv is None else argv)
    lang = language(argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = (args := parsed(argv, lang)).run(args)
        sys.stdout.flush()
        return code
    except DataError as e:
        print("\n".join(printable(f.text(lang)) for f in e.faults), file=sys.stderr)
        print(f"kg: {len(e.faults)} " + SAY["faults"].get(lang), file=sys.stderr)
        return 2
    except KnowledgeGraphError as e:
        print("kg: " + printable(e.said.get(lang)), file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as e:  # what goes to the screen or the pipe cannot be written; files have their own error
        print(f"kg: {SAY['unwritten'].get(lang)}{e.strerror}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except KeyboardInterrupt:  # a query that runs in the engine cannot be stopped, only left
        sys.stdout.flush()
        os._exit(130)


def parsed(argv: Sequence[str], lang: str) -> argparse.Namespace:
    """The words of a call by meaning; ``key=value`` may stand before, between and behind the options."""
    grammar = parser(lang)
    args, rest = grammar.parse_known_args(argv)
    if rest and not (hasattr(args, "params") and all("=" in word and not word.startswith("-") for word in rest)):
        grammar.error(argparse._("unrecognized arguments: %s") % " ".join(rest))  # type: ignore[attr-defined]
    if rest:
        args.params = [*args.params, *rest]
    return args


def printable(text: str) -> str:
    """A message in which nothing that came from outside can move the cursor or turn the direction of a terminal."""
    from kg.table import visible

    return visible(text)


def language(argv: Sequence[str]) -> str:
    """The language of messages: ``--lang``, else the environment (a Chinese locale means Chinese), else English."""
    for i, word in enumerate(argv):
        if word == "--lang" and i + 1 < len(argv) and argv[i + 1] in ("en", "zh"):
            return argv[i + 1]
        if word in ("--lang=en", "--lang=zh"):
            return word[-2:]
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if locale.lower().startswith("zh") else "en"


@contextmanager
def progress(en: str, zh: str, lang: str):
    """Say what is going on if a person is watching; nothing in a pipe."""
    watched = sys.stderr.isatty()
    start = time.monotonic()
    if watched:
        print(f"… {zh if lang == 'zh' else en}", end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        if watched:
            print(f" {time.monotonic() - start:.1f} s", file=sys.stderr)


def opened(args: argparse.Namespace) -> KnowledgeGraph:
    """The knowledge graph that a call speaks of."""
    from kg import graph

    return graph.open(args.place, known_at=args.known_at)


def given(args: argparse.Namespace) -> dict[str, str]:
    """The parameters of a call, ``key=value`` each; ``QueryError`` names what is not."""
    found: dict[str, str] = {}
    for pair in args.params:
        key, sign, value = pair.partition("=")
        if not sign or not key:
            raise QueryError(f"'{pair}' is not a parameter; write key=value", f"“{pair}”不是参数；应写作 key=value")
        if key in found:
            raise QueryError(f"the parameter '{key}' is given twice", f"参数“{key}”重复")
        found[key] = value
    return found


def put(args: argparse.Namespace, text: str) -> None:
    """Send text to the screen or, with -o, into a file."""
    if getattr(args, "out", None):
        from kg.files import write

        write(args.out, text + "\n")
        print(SAY["written"].get(args.lang) + str(args.out), file=sys.stderr)
    else:
        print(text)


def show(args: argparse.Namespace, table: Table) -> None:
    """Put out a table in the form that was asked for."""
    forms = {"table": lambda: table.text(args.lang, screen_width(args, table)), "json": table.json,
             "csv": lambda: table.csv(lang=args.lang).rstrip("\n"), "md": lambda: table.markdown(args.lang)}
    put(args, forms[args.form]())


def screen_width(args: argparse.Namespace, table: Table) -> int | None:
    """Cells a column may take so that a table fits a person's screen; no limit in a pipe or a file."""
    if args.out or not sys.stdout.isatty() or not table.columns:
        return None
    return max(shutil.get_terminal_size().columns // len(table.columns) - 2, 16)


def list_questions(args: argparse.Namespace) -> int:
    """``kg questions``"""
    show(args, opened(args).question_table())
    return 0


def ask(args: argparse.Namespace) -> int:
    """``kg ask NAME key=value …``"""
    params = given(args)
    if args.as_of:
        params["as_of"] = args.as_of
    show(args, opened(args).ask(args.name, **params))
    return 0


def sparql(args: argparse.Namespace) -> int:
    """``kg sparql FILE``"""
    from kg.files import decoded, read
    from kg.table import Table

    text = decoded(sys.stdin.buffer.read(), SAY["stdin"]) if args.file == "-" else read(args.file)
    answer = opened(args).sparql(text)
    if isinstance(answer, Table):
        show(args, answer)
    elif isinstance(answer, bool):
        put(args, "true" if answer else "false")
    else:
        put(args, answer.serialize(format="turtle").strip())
    return 0


def about(args: argparse.Namespace) -> int:
    """``kg about THING``"""
    show(args, opened(args).about(args.thing))
    return 0


def check(args: argparse.Namespace) -> int:
    """``kg check``"""
    with progress("checking", "正在检查", args.lang):
        g = opened(args)
        found = g.check()
    if len(found) == 0 and args.form == "table":
        put(args, SAY["clean"].get(args.lang) + "\n" + figures(g, args.lang))
        return 0
    show(args, found)
    return 1 if "violation" in found.column("severity") else 0


def figures(g: KnowledgeGraph, lang: str) -> str:
    """How much the data hold: the first column of each counting question."""
    counts = ("claims-count", "sources-count", "partner-countries-count", "mechanisms-count", "dated-events-count")
    if g.clocks or not g.places:
        return ""
    return "\n".join(f"{g.ask(name)[0][0]:>6,}  {g.question(name).titles[lang]}" for name in counts)


def cut_network(args: argparse.Namespace, params: dict[str, str] | None = None):
    """The network that a call names, cut as its options say."""
    from kg.files import read

    name = read(args.name) if args.name.endswith(".rq") else args.name
    return opened(args).network(
        name, as_of=args.as_of, possible=args.possible, confidence=args.min_confidence, without=args.without,
        **(given(args) if params is None else params))


def make_network(args: argparse.Namespace) -> int:
    """``kg network NAME -o FILE``"""
    from kg import exports, network

    net = cut_network(args)
    if args.out:
        exports.save(net, args.out)
        print(SAY["written"].get(args.lang) + args.out, file=sys.stderr)
    print(network.words(net)[args.lang])
    return 0


def rank(args: argparse.Namespace) -> int:
    """``kg rank NAME --by MEASURE``"""
    from kg import analysis

    table = analysis.rank(cut_network(args), by=args.by, weight=args.weight)
    if args.top is not None:
        from dataclasses import replace

        table = replace(table, rows=list(table.rows)[:max(args.top, 0)])
    show(args, table)
    return 0


def path(args: argparse.Namespace) -> int:
    """``kg path A B``"""
    from kg import analysis

    found = analysis.paths(cut_network(args, {}), args.source, args.target, k=args.k, through=args.through)
    if args.form == "table":
        put(args, found.text(args.lang))
    else:
        show(args, found.table())
    return 0


def draw(args: argparse.Namespace) -> int:
    """``kg draw NAME -o FILE.html``"""
    from kg import views

    out = args.out or Path(args.name).stem + ".html"
    with progress("drawing", "正在绘制", args.lang):
        views.draw(cut_network(args), out, lang=args.lang, theme=args.theme)
    print(SAY["written"].get(args.lang) + str(out))
    return 0


def export(args: argparse.Namespace) -> int:
    """``kg export FILE``"""
    if args.eu and args.table is None:
        raise QueryError("--eu counts members in a research table; it needs --table", "--eu 仅用于研究用数据表的计数，须与 --table 同用")
    g = opened(args)
    g = g.at(args.as_of) if args.as_of else g
    if args.table is None:
        print(SAY["written"].get(args.lang) + str(g.export(args.file)))
        return 0
    from kg import research

    for path in research.write(g, args.table, args.file, eu=args.eu or "body"):
        print(SAY["written"].get(args.lang) + str(path))
    return 0


def diff(args: argparse.Namespace) -> int:
    """``kg diff OLD NEW``: folders of tables, exports, or git revisions; NEW left out means the data of this installation."""
    from kg import difference, graph

    with difference.located(args.old) as old, difference.located(args.new) as new:
        with progress("comparing", "正在比较", args.lang):
            pair = [graph.at_place(p.path, p.ontology) for p in (old, new)]
            pair = [g.known(args.known_at) for g in pair] if args.known_at else pair
            found = difference.compare(*pair, names=(old.name, new.name))
        if args.form == "text":
            put(args, found.text(args.lang, full=args.full))
        elif args.form == "json":
            put(args, found.json())
        else:
            show(args, found.table())
    return 0


def demo(args: argparse.Namespace) -> int:
    """``kg demo``"""
    from kg.demonstration import run

    return run(Path(args.out), args.lang, args.place, args.known_at)
