"""The grammar of the shell: its verbs and options, with their help in one language."""
from __future__ import annotations

import argparse
import gettext
import sys
from collections.abc import Collection, Sequence
from typing import Any, NoReturn

from kg.shell_words import ARGPARSE_ZH, SAY
from kg.version import VERSION

TABLES = ("party", "mechanism", "event", "dyad-year", "directed-dyad-year", "country-year")
STRUCTURES = ("summary", "communities", "resolutions", "shells", "holes", "bridges", "articulation", "supports", "likeness",
              "nestedness", "regions", "assortativity")
PREDICTORS = ("adamic-adar", "common", "jaccard", "group", "popularity")
FIGURES = ("rank-history", "heat", "timeline", "intervals")
MEASURES = ("degree", "ties", "betweenness", "harmonic", "closeness", "eigenvector", "pagerank", "core")


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line and leaves with 2."""

    lang = "en"
    verbs: Collection[str] = ()

    def error(self, message: str) -> NoReturn:
        from kg.table import visible

        hint = {"en": "see", "zh": "参见"}[self.lang]
        print(f"kg: {visible(message)} ({hint}: {self.prog} --help)", file=sys.stderr)
        raise SystemExit(2)


def seconds(text: str) -> float:
    """A number of seconds, not negative."""
    found = float(text)
    if not 0 <= found < 1e7:
        raise ValueError
    return found


def count(text: str) -> int:
    """A whole number, at least one."""
    found = int(text)
    if not 0 < found < 1e6:
        raise ValueError
    return found


class _Unasked:
    """Stands for the options of a verb that is not called: they are not made."""

    def add_argument(self, *words: str, **more: Any) -> None:
        """Nothing."""

    def add_mutually_exclusive_group(self) -> _Unasked:
        """The same nothing."""
        return self


def parser(lang: str, called: str | None = None) -> Parser:
    """The grammar of the shell, with its help in one language.

    ``called``: the one verb that is wanted (``verbs`` of the parser says whether there is such a one), or nothing at all for
    all verbs without their options; left out: all of it, which takes longer.
    """
    say = {k: v.get(lang) for k, v in SAY.items()}
    Parser.lang = lang
    argparse._ = (lambda text: ARGPARSE_ZH.get(text, text)) if lang == "zh" else gettext.gettext  # type: ignore[attr-defined]
    spoken = argparse.ArgumentParser(add_help=False)
    spoken.add_argument("--known-at", metavar="DAY", help=say["known_at"])
    spoken.add_argument("--lang", choices=("en", "zh"), default=lang, help=say["lang"])
    common = argparse.ArgumentParser(add_help=False, parents=[spoken])
    common.add_argument("--from", dest="place", metavar="PLACE", help=say["from"])
    common.add_argument("--auth", metavar="USER:PASSWORD", help=say["auth"])
    answer = argparse.ArgumentParser(add_help=False)
    answer.add_argument("--as", dest="form", choices=("table", "csv", "json", "md"), default="table", help=say["as"])
    answer.add_argument("-o", dest="out", metavar="FILE", help=say["o"])
    cut = argparse.ArgumentParser(add_help=False)
    cut.add_argument("--as-of", metavar="DAY", help=say["as_of"])
    cut.add_argument("--possible", action="store_true", help=say["possible"])
    cut.add_argument("--min-confidence", choices=("low", "medium", "high"), help=say["confidence"])
    cut.add_argument("--without", action="append", default=[], metavar="THING", help=say["without"])
    cut.add_argument("--eu", choices=("body", "members"), default="body", help=say["eu_as"])
    cut.add_argument("--actual", action="store_true", help=say["actual"])
    cut.add_argument("--window", metavar="DAY..DAY", help=say["window"])
    cut.add_argument("--reach", action="store_true", help=say["reach"])

    p = Parser(prog="kg", description=say["about"], epilog=say["surroundings"])
    p.add_argument("--version", action="version", version=f"kg {VERSION}", help=say["version"])
    verbs = p.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=Parser)
    p.verbs = verbs.choices

    def verb(name: str, *parents: argparse.ArgumentParser, text: str = "") -> argparse.ArgumentParser | _Unasked:
        if called not in (None, name):
            if not called:
                verbs.add_parser(name, help=text or say[name], add_help=False)
            return _Unasked()
        parents = parents if spoken in parents else (common, *parents)
        return verbs.add_parser(name, parents=parents, help=text or say[name], description=text or say[name])

    v = verb("demo")
    v.add_argument("-o", dest="out", metavar="FOLDER", default="build", help=say["place"])
    verb("check", answer)
    verb("questions", answer)
    v = verb("ask", answer)
    v.add_argument("name", metavar="NAME", help=say["name"])
    v.add_argument("params", nargs="*", metavar="key=value", help=say["params"])
    v.add_argument("--as-of", metavar="DAY", help=say["as_of"])
    v = verb("sparql", answer)
    v.add_argument("file", metavar="FILE", help=say["sparql_file"])
    v.add_argument("--timeout", type=seconds, default=60.0, metavar="SECONDS", help=say["timeout_query"])
    v = verb("about", answer, text=say["about_verb"])
    v.add_argument("thing", metavar="THING", help=say["thing"])
    v = verb("network", cut)
    v.add_argument("name", metavar="NAME", help=say["net"])
    v.add_argument("params", nargs="*", metavar="key=value", help=say["params"])
    v.add_argument("-o", dest="out", metavar="FILE.json|.graphml|.gexf|.cyjs|.net|.csv|.parquet|.xlsx|.cypher", help=say["o"])
    v = verb("rank", answer, cut)
    v.add_argument("name", metavar="NAME", help=say["net"])
    v.add_argument("params", nargs="*", metavar="key=value", help=say["params"])
    v.add_argument("--by", choices=MEASURES, default="betweenness", help=say["by"])
    v.add_argument("--weight", choices=("pairs", "ties"), help=say["weight"])
    v.add_argument("--top", type=int, metavar="N", help=say["top"])
    more = v.add_mutually_exclusive_group()
    more.add_argument("--intervals", action="store_true", help=say["intervals"])
    more.add_argument("--telling", action="store_true", help=say["telling"])
    more.add_argument("--workers", type=count, metavar="N", help=say["rank_workers"])
    v = verb("path", answer, cut)
    v.add_argument("source", metavar="A", help=say["node"])
    v.add_argument("target", metavar="B", help=say["node"])
    v.add_argument("--in", dest="name", metavar="NETWORK", default="knowledge", help=say["in"])
    v.add_argument("-k", type=int, default=5, metavar="N", help=say["k"])
    v.add_argument("--through", action="append", default=[], metavar="THING", help=say["through"])
    v.add_argument("--by", choices=("hops", "strength", "time"), default="hops", help=say["order"])
    v.add_argument("--strength", choices=("confidence", "ties", "bindingness"), default="confidence", help=say["strength"])
    v = verb("why", answer, cut)
    v.add_argument("source", metavar="A", help=say["thing"])
    v.add_argument("target", metavar="B", help=say["thing"])
    v.add_argument("--in", dest="name", metavar="NETWORK", default="partners", help=say["net"])
    v = verb("structure", answer, cut)
    v.add_argument("name", metavar="NAME", help=say["net"])
    v.add_argument("params", nargs="*", metavar="key=value", help=say["params"])
    v.add_argument("--show", choices=STRUCTURES, default="summary", help=say["show"])
    v = verb("growth", answer)
    v.add_argument("name", metavar="NAME", help=say["net"])
    v.add_argument("first", metavar="YEAR", type=int, help=say["first_year"])
    v.add_argument("last", metavar="YEAR", type=int, help=say["last_year"])
    v = verb("changes", answer)
    v.add_argument("name", metavar="NAME", help=say["net"])
    v.add_argument("before", metavar="DAY", help=say["before"])
    v.add_argument("after", metavar="DAY", help=say["after"])
    v = verb("spread", answer)
    v.add_argument("topic", metavar="TOPIC", help=say["topic"])
    v.add_argument("--in", dest="name", metavar="NETWORK", default="partner-technology", help=say["net"])
    v = verb("suppose", cut)
    v.add_argument("file", metavar="FILE.csv", help=say["scenario"])
    v.add_argument("--in", dest="name", metavar="NETWORK", default="partners", help=say["net"])
    v.add_argument("--by", choices=MEASURES, default="betweenness", help=say["by"])
    v.add_argument("-o", dest="out", metavar="FILE", help=say["o"])
    v = verb("next")
    v.add_argument("instrument", metavar="INSTRUMENT", help=say["instrument"])
    v.add_argument("--by", choices=PREDICTORS, default="adamic-adar", help=say["predictor"])
    v.add_argument("--years", type=int, default=2, metavar="N", help=say["years_ahead"])
    v.add_argument("--top", type=int, default=10, metavar="N", help=say["top"])
    v.add_argument("-o", dest="out", metavar="FILE", help=say["o"])
    v = verb("draw", cut)
    v.add_argument("name", metavar="NAME", nargs="?", default="knowledge", help=say["net"])
    v.add_argument("params", nargs="*", metavar="key=value", help=say["params"])
    v.add_argument("-o", dest="out", metavar="FILE.html", help=say["o"])
    v.add_argument("--theme", choices=("auto", "light", "dark"), default="auto", help=say["theme"])
    v = verb("figure", cut)
    v.add_argument("name", metavar="NAME", choices=FIGURES, help=f"{say['figure_name']}: {', '.join(FIGURES)}")
    v.add_argument("-o", dest="out", metavar="FILE.svg|.pdf|.png", help=say["o"])
    v.add_argument("--in", dest="network", metavar="NETWORK", help=say["net"])
    v.add_argument("--by", choices=MEASURES, default="ties", help=say["by"])
    v.add_argument("--top", type=int, metavar="N", help=say["top"])
    v.add_argument("--hide", action="append", default=[], metavar="THING", help=say["hide"])
    v.add_argument("--first", type=int, metavar="YEAR", help=say["first_year"])
    v.add_argument("--last", type=int, metavar="YEAR", help=say["last_year"])
    v.add_argument("--of", action="append", default=[], metavar="THING", help=say["of"])
    v.add_argument("--since", type=int, metavar="YEAR", help=say["since"])
    v = verb("site")
    v.add_argument("-o", dest="out", metavar="FOLDER", help=say["place"])
    v.add_argument("--single-file", dest="single", metavar="FILE.html", help=say["single"])
    v = verb("export")
    v.add_argument("file", metavar="FILE", help=say["file"])
    v.add_argument("--as-of", metavar="DAY", help=say["as_of"])
    v.add_argument("--table", choices=TABLES, help=say["table"])
    v.add_argument("--eu", choices=("body", "members", "both"), help=say["eu"])
    v = verb("load")
    v.add_argument("--to", dest="to", metavar="ADDRESS", required=True, help=say["load_to"])
    v.add_argument("--store", metavar="ADDRESS", help=say["load_store"])
    v.add_argument("--dry-run", action="store_true", help=say["dry_run"])
    v.add_argument("--replace", action="store_true", help=say["replace"])
    v.add_argument("--as-of", metavar="DAY", help=say["as_of"])
    v.add_argument("--as", dest="form", choices=("table", "csv", "json", "md"), default="table", help=say["as"])
    v.add_argument("-o", dest="out", metavar="FILE", help=say["o"])
    v = verb("diff", spoken)
    v.add_argument("old", metavar="OLD", help=say["old"])
    v.add_argument("new", metavar="NEW", nargs="?", help=say["new"])
    v.add_argument("--as", dest="form", choices=("text", "table", "csv", "json", "md"), default="text", help=say["as"])
    v.add_argument("--full", action="store_true", help=say["full"])
    v.add_argument("-o", dest="out", metavar="FILE", help=say["o"])
    v = verb("serve")
    v.add_argument("--host", metavar="ADDRESS", default="127.0.0.1", help=say["host"])
    v.add_argument("--port", type=int, metavar="N", default=8080, help=say["port"])
    v.add_argument("--timeout", type=seconds, default=10.0, metavar="SECONDS", help=say["timeout"])
    v.add_argument("--memory", type=count, default=1024, metavar="MB", help=say["memory"])
    v.add_argument("--workers", type=count, default=2, metavar="N", help=say["workers"])
    v.add_argument("--site", metavar="FOLDER", help=say["serve_site"])
    v.add_argument("--cors", metavar="ORIGIN", default="*", help=say["cors"])
    v = verb("mcp")
    v.add_argument("--timeout", type=count, default=10, metavar="SECONDS", help=say["timeout_mcp"])
    return p


def parsed(argv: Sequence[str], lang: str) -> argparse.Namespace:
    """The words of a call by meaning; ``key=value`` may stand before, between and behind the options."""
    verb = next((word for word in argv if not word.startswith("-")), "")
    grammar = parser(lang, verb)
    if verb not in grammar.verbs:
        grammar = parser(lang, "")
    args, rest = grammar.parse_known_args(argv)
    if rest and not (hasattr(args, "params") and all("=" in word and not word.startswith("-") for word in rest)):
        grammar.error(argparse._("unrecognized arguments: %s") % " ".join(rest))  # type: ignore[attr-defined]
    if rest:
        args.params = [*args.params, *rest]
    return args
