"""What each verb of the shell does with the words of a call; each gives back the exit code."""
from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import FileError, QueryError
from kg.shell_words import SAY

if TYPE_CHECKING:
    import argparse

    from kg.graph import KnowledgeGraph
    from kg.table import Table


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

    g = graph.open(args.place, known_at=args.known_at, **({"auth": args.auth} if getattr(args, "auth", None) else {}))
    if g.where is not None and sys.stderr.isatty():
        print(g.where.get(args.lang), file=sys.stderr)
    return g


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
    import shutil

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
    answer = opened(args).sparql(text, timeout=args.timeout or None)
    if isinstance(answer, Table):
        show(args, answer)
    elif isinstance(answer, bool):
        put(args, "true" if answer else "false")
    else:
        put(args, answer.serialize(format="turtle").strip())
    return 0


def serve(args: argparse.Namespace) -> int:
    """``kg serve``"""
    from kg.guard.limits import Limits
    from kg.server import serve as run

    limits = Limits(seconds=args.timeout, memory=args.memory * 2**20, workers=args.workers)
    run(args.place, known_at=args.known_at, host=args.host, port=args.port, limits=limits, origin=args.cors,
        site=Path(args.site) if args.site else None,
        told=lambda address: print(SAY["serving"].get(args.lang).replace("{}", address), file=sys.stderr, flush=True))
    return 0


def mcp(args: argparse.Namespace) -> int:
    """``kg mcp``"""
    from kg.agents.words import NEEDED

    try:
        from kg.agents import speech
    except ModuleNotFoundError as e:
        if (e.name or "").partition(".")[0] not in ("mcp", "anyio", "pydantic"):
            raise
        raise FileError(NEEDED.en, NEEDED.zh) from None
    from kg.agents.house import House

    speech.over_pipes(House(opened(args), float(args.timeout)), args.lang)
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
    from kg.questions import FIGURES

    if g.clocks or not g.places:
        return ""
    return "\n".join(f"{g.ask(name)[0][0]:>6,}  {g.question(name).titles[lang]}" for name in FIGURES)


def cuts(args: argparse.Namespace) -> dict[str, Any]:
    """The options that cut a network, by the names that ``studies.network`` gives them."""
    window = None
    if args.window:
        window = tuple(args.window.split(".."))
        if len(window) != 2:
            raise QueryError(f"--window is DAY..DAY, not '{args.window}'", f"--window 写作 日期..日期，不是“{args.window}”")
    return {"as_of": args.as_of, "possible": args.possible, "confidence": args.min_confidence, "without": args.without,
            "eu": args.eu, "actual": args.actual, "window": window, "reach": args.reach}


def cut_network(args: argparse.Namespace, params: dict[str, str] | None = None, **more: Any):
    """The network that a call names, cut as its options say."""
    from kg import studies
    from kg.files import read

    name = read(args.name) if args.name.endswith(".rq") else args.name
    return studies.network(opened(args), name, **cuts(args), **more, **(given(args) if params is None else params))


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

    net = cut_network(args)
    if args.telling:
        table = analysis.most_telling(net, by=args.by, weight=args.weight)
    elif args.intervals:
        table = analysis.rank_intervals(net, by=args.by, weight=args.weight)
    else:
        table = analysis.rank(net, by=args.by, weight=args.weight, workers=args.workers)
    if args.top is not None:
        from dataclasses import replace

        table = replace(table, rows=list(table.rows)[:max(args.top, 0)])
    show(args, table)
    return 0


def path(args: argparse.Namespace) -> int:
    """``kg path A B``"""
    from kg import analysis, studies

    binding = args.by == "strength" and args.strength == "bindingness"
    net = cut_network(args, {}, binding=binding)
    lives = studies.lives(opened(args)) if args.by == "time" else None
    found = analysis.paths(net, args.source, args.target, k=args.k, through=args.through, by=args.by, strength=args.strength,
                           periods=lives)
    if args.form == "table":
        put(args, found.text(args.lang))
    else:
        show(args, found.table())
    return 0


def why(args: argparse.Namespace) -> int:
    """``kg why A B``"""
    from kg import studies

    show(args, studies.why(opened(args), args.name, args.source, args.target, **cuts(args)))
    return 0


def structure(args: argparse.Namespace) -> int:
    """``kg structure NAME --show TABLE``"""
    from kg import analysis

    net = cut_network(args)
    tables = {"likeness": lambda: analysis.similarity(analysis.incidence(net)),
              "nestedness": lambda: analysis.nestedness(analysis.incidence(net)),
              "regions": lambda: analysis.mixing(net, "region"),
              "assortativity": lambda: analysis.assortativity(net, "region")}
    show(args, tables[args.show]() if args.show in tables else getattr(analysis, args.show)(net))
    return 0


def growth(args: argparse.Namespace) -> int:
    """``kg growth NAME YEAR YEAR``"""
    from kg import studies

    show(args, studies.growth(opened(args), args.name, args.first, args.last))
    return 0


def changes(args: argparse.Namespace) -> int:
    """``kg changes NAME DAY DAY``"""
    from kg import studies

    show(args, studies.changes(opened(args), args.name, args.before, args.after))
    return 0


def spread(args: argparse.Namespace) -> int:
    """``kg spread TOPIC``"""
    from kg import studies

    show(args, studies.diffusion(opened(args), args.topic, args.name))
    return 0


def suppose(args: argparse.Namespace) -> int:
    """``kg suppose FILE --in NETWORK``"""
    from kg import studies

    put(args, studies.suppose(opened(args), args.name, args.file, by=args.by, **cuts(args)).text(args.lang))
    return 0


def where_next(args: argparse.Namespace) -> int:
    """``kg next INSTRUMENT``"""
    from kg import studies

    found = studies.where_next(opened(args), args.instrument, by=args.by, window=args.years, top=args.top)
    put(args, found.text(args.lang))
    return 0


def draw(args: argparse.Namespace) -> int:
    """``kg draw NAME -o FILE.html``"""
    from kg import views

    out = args.out or Path(args.name).stem + ".html"
    with progress("drawing", "正在绘制", args.lang):
        views.draw(cut_network(args), out, lang=args.lang, theme=args.theme)
    print(SAY["written"].get(args.lang) + str(out))
    return 0


def figure(args: argparse.Namespace) -> int:
    """``kg figure NAME -o FILE.svg|.pdf|.png``"""
    from kg import illustrations
    from kg.figures import FORMS, written_as

    out = Path(args.out or args.name + FORMS[0])
    written_as(out)  # before the work, not after it
    given = {k: v for k, v in cuts(args).items() if k != "as_of"}
    with progress("drawing", "正在绘制", args.lang):
        made = illustrations.draw(opened(args), args.name, lang=args.lang, network=args.network, by=args.by, top=args.top,
                                  hide=args.hide, as_of=args.as_of, first=args.first, last=args.last, of=args.of,
                                  since=args.since, **given)
        made.save(out)
    print(SAY["written"].get(args.lang) + str(out))
    return 0


def write_site(args: argparse.Namespace) -> int:
    """``kg site -o FOLDER`` and ``kg site --single-file FILE``"""
    from kg import site

    g = opened(args)
    with progress("writing the site", "正在生成网站", args.lang):
        made = [site.write(g, args.out or "site", args.lang) / "index.html"] if args.out or not args.single else []
        made += [site.write_file(g, args.single, args.lang)] if args.single else []
    for page in made:
        print(SAY["site_open"].get(args.lang) + str(page))
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


def load(args: argparse.Namespace) -> int:
    """``kg load --to ADDRESS``"""
    from kg.places.load import load as into
    from kg.table import visible

    def tell(name: str) -> None:
        print(SAY["loading"].get(args.lang) + visible(name), file=sys.stderr)

    auth, args.auth = args.auth, None  # for the server that is loaded, not for the place that is read
    g = opened(args)
    g = g.at(args.as_of) if args.as_of else g
    show(args, into(g.quads, args.to, store=args.store, auth=auth, replace=args.replace, dry_run=args.dry_run, progress=tell))
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


VERBS = {"demo": demo, "check": check, "questions": list_questions, "ask": ask, "sparql": sparql, "about": about,
         "network": make_network, "rank": rank, "path": path, "draw": draw, "figure": figure, "site": write_site, "export": export,
         "diff": diff, "load": load, "serve": serve, "mcp": mcp,
         "why": why, "structure": structure, "growth": growth, "changes": changes, "spread": spread, "suppose": suppose,
         "next": where_next}
