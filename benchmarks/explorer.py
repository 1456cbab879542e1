"""How large and how quick the explorer is: `python benchmarks/explorer.py [--rounds 5] [--growth 1 10 100] [--place FOLDER]
[--keep]`.

Each page is opened by the same Chromium in the same run as a page of stock pyvis with its defaults on the same data: the
network of the page, or for the one file the whole knowledge network. Ours is ready when it says so (a mark that the page
sets); stock pyvis when it has come to rest. Pages are opened in turn, round by round; medians are compared.
Read ratios, not seconds. ``--growth``: how long the site takes to make at so many times the data; ``--rounds 0`` leaves out the
pages. With ``--place`` a run that was interrupted goes on where it was.
"""
from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import networkx as nx
from pages import keep_study, tell
from playwright.sync_api import Browser, Page, sync_playwright
from pyvis.network import Network
from sizes import HERE, multiple

import kg
from kg import site
from kg.site.network_page import FIRST

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
LIMIT = 60.0
"""Seconds after which a page of stock pyvis is given up; its ratio is then the least it can be."""
PAGES = {"landing page (matrix)": ("en/overview.html", 1.0), "network": ("en/network.html", 2.0), "map": ("en/map.html", 0.5),
         "timeline": ("en/timeline.html", 0.5), "one file, with SPARQL": ("", 2.0)}
"""Pages with their addresses and the seconds within which they shall be ready."""
LINKED = re.compile(r'(?:<script src|<link rel="stylesheet" href)="([^"]+)"')


def main(argv: list[str] | None = None) -> int:
    """Measure, print the tables, and write them into a document if one is named."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--rounds", type=int, default=5)
    p.add_argument("--growth", type=int, nargs="*", default=[1, 10])
    p.add_argument("--keep", action="store_true", help="keep the table and fill the pages from it")
    p.add_argument("--place", type=Path, help="a folder in which the sizes stay: a run that was interrupted goes on there")
    p.add_argument("--prepare", type=int, help=argparse.SUPPRESS)  # a process of its own that makes the data of one size
    p.add_argument("--one", type=Path, help=argparse.SUPPRESS)  # a process of its own for one size: what it is called with
    args = p.parse_args(argv)
    if args.one:
        print(json.dumps(built(args.one)))
        return 0
    if args.prepare:
        prepare(args.place, args.prepare)
        return 0
    parts = []
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as play:
        place = args.place or Path(temporary)
        place.mkdir(parents=True, exist_ok=True)
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        if args.rounds:
            parts.append(pages(browser, Path(temporary), args.rounds))
            print(parts[-1], flush=True)
        if args.growth:
            parts.append(growth(browser, place, args.growth))
        browser.close()
    text = "\n\n".join(parts)
    print(text)
    if args.keep:
        keep_study("explorer", text)
    return 0


# -- pages ---------------------------------------------------------------------------------------------------------------


def pages(browser: Browser, place: Path, rounds: int) -> str:
    """The table of sizes and times."""
    tell("writing the site, the one file and the pages of stock pyvis")
    g = kg.open()
    folder, file = site.write(g, place / "site"), site.write_file(g, place / "explorer.html")
    rivals = {name: stock(g.network(name), place / f"{name}.html") for name in (FIRST, "knowledge")}
    ours: dict[str, list[float]] = {k: [] for k in PAGES}
    theirs: dict[str, list[float]] = {k: [] for k in rivals}
    for turn in range(rounds):
        tell(f"round {turn + 1} of {rounds}")
        for key, (address, _) in PAGES.items():
            ours[key].append(opened(browser, folder / address if address else file, "ready"))
        for name, path in rivals.items():
            if not theirs[name] or theirs[name][-1] < LIMIT:  # what was given up once is not waited for again
                theirs[name].append(opened(browser, path, "stock"))
    lines = ["| page | ready, s | bound, s | size | stock pyvis, same data, ready, s | its size | stock to ours, time |",
             "|---|---|---|---|---|---|---|"]
    for key, (address, bound) in PAGES.items():
        rival = FIRST if address else "knowledge"
        mine, its = statistics.median(ours[key]), statistics.median(theirs[rival])
        least = "> " if its >= LIMIT else ""
        lines.append(f"| {key} | {mine:.2f} | {bound:g} | {weight(folder, address) if address else megabytes(file)} | "
                     f"{least}{its:.1f} | {megabytes(rivals[rival])} | {least}{its / mine:.0f} |")
    return "\n".join([*lines, "", f"Medians of {rounds} rounds. The size of a page is that of the page with all that it loads to begin with, "
                      "gzipped; bounds: 300 kB for the landing page, 6 MB for the one file (as it is, not gzipped). For the matrix, the map "
                      f"and the timeline the rival draws the network of partners and technologies; it was given up after {LIMIT:.0f} s "
                      "where the table says more."])


def stock(net: nx.Graph, path: Path) -> Path:
    """The page that pyvis writes by itself: its defaults, its template, everything inlined that it can inline."""
    page = Network(cdn_resources="in_line", directed=True)
    for node, d in net.nodes(data=True):
        page.add_node(str(node), label=str(d.get("label_en") or node))
    for a, b, d in net.edges(data=True):
        page.add_edge(str(a), str(b), title=str(d.get("kind") or ""))
    path.write_text(page.generate_html(), encoding="utf-8")
    return path


def opened(browser: Browser, path: Path, sort: str) -> float:
    """Seconds from the start of a page until it is ready, frames and all; at most ``LIMIT``."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.route(re.compile("^https?:"), lambda route: route.abort())  # stock pyvis asks other sites for its styles
    page = context.new_page()
    began = time.monotonic()
    page.goto(path.resolve().as_uri(), wait_until="commit")
    while (seconds := (settled if sort == "stock" else marked)(page)) is None and time.monotonic() - began < LIMIT:
        time.sleep(0.02)
    context.close()
    return LIMIT if seconds is None else seconds


def marked(page: Page) -> float | None:
    """When the page and its frames had set their marks, in seconds from the beginning of the page."""
    try:
        times = [f.evaluate("(() => { const m = performance.getEntriesByName('ready')[0]; "
                            "return m ? performance.timeOrigin + m.startTime : null; })()") for f in page.frames]
        wanted = 1 + page.locator("iframe").count()
        if len(times) < wanted or None in times:
            return None
        return (max(times) - page.evaluate("performance.timeOrigin")) / 1000
    except Exception:  # a page that is replaced by another while it is asked
        return None


def settled(page: Page) -> float | None:
    """When stock pyvis has come to rest, in seconds from the beginning of the page: beyond a hundred things its loading bar is
    gone, below (where it shows none) its picture moves no more."""
    try:
        return page.evaluate("(() => { const bar = document.getElementById('loadingBar'); const done = bar ? bar.style.display === "
                             "'none' : typeof network === 'object' && network.physics.stabilized; "
                             "return done ? performance.now() / 1000 : null; })()")
    except Exception:
        return None


def weight(folder: Path, address: str) -> str:
    """A page with the scripts, styles and frame that it loads, gzipped, as text."""
    whole, todo = 0, [folder / address]
    while todo:
        path = todo.pop()
        text = path.read_bytes()
        whole += len(gzip.compress(text, 9))
        if path.suffix == ".html":
            body = text.decode("utf-8")
            found = [*LINKED.findall(body), *(m.split("#")[0] for m in re.findall(r'<iframe[^>]* src="([^"]+)"', body))]
            todo += [path.parent / name for name in found if not name.startswith("data:")]
    return f"{whole / 1000:.0f} kB"


def megabytes(path: Path) -> str:
    """The size of a file as text."""
    return f"{path.stat().st_size / 1e6:.2f} MB"


# -- growth --------------------------------------------------------------------------------------------------------------


def growth(browser: Browser, place: Path, scales: list[int]) -> str:
    """The table of how the site grows: each size in a process of its own. What is in ``place`` already is not made again, and a
    size that fails or is interrupted is said to be; those before it stand."""
    lines = ["| times the real size | statements | pages of things | site, MB | seconds | of processor, all processes | peak MB | ms a page | "
             "exponent of seconds | of processor | network page: things drawn at first | ready, s |", "|---|---|---|---|---|---|---|---|---|---|---|---|"]
    first = None
    for scale in scales:
        try:
            d = measured(browser, place, scale)
        except (subprocess.CalledProcessError, KeyboardInterrupt) as error:
            lines.append(f"| {scale} | not finished: {type(error).__name__} | | | | | | | | | | |")
            break
        grown = ["" if first is None else f"{math.log(d[k] / first[k]) / math.log(d['quads'] / first['quads']):.2f}" for k in ("seconds", "processor")]
        first = first or d
        lines.append(f"| {scale} | {d['quads']:,} | {d['things']:,} | {d['bytes'] / 1e6:.0f} | {d['seconds']:.1f} | {d['processor']:.1f} | "
                     f"{d['mb']:.0f} | {1000 * d['seconds'] / d['files']:.1f} | {grown[0]} | {grown[1]} | {d['drawn']} | {d['ready']:.2f} |")
        tell(lines[-1])
    return "\n".join([*lines, "", "The exponents are log(time ratio) / log(statement ratio) against the first line: 1 is growth in step with the data. "
                      "Every file of the site is made and counted, none is written. Peak MB is that of the largest process."])


def measured(browser: Browser, place: Path, scale: int) -> dict:
    """What one size gave: from an earlier run in the same place, or measured now and kept there."""
    kept, quads = place / f"growth-{scale}.json", place / f"{scale}.nq"
    if kept.exists():
        return json.loads(kept.read_text(encoding="utf-8"))
    if not quads.exists():  # in a process of its own, whose memory is free again afterwards
        subprocess.run([sys.executable, str(HERE / "explorer.py"), "--prepare", str(scale), "--place", str(place)], check=True)
    tell(f"writing the site at {scale} times the size")
    run = subprocess.run([sys.executable, str(HERE / "explorer.py"), "--one", str(quads)], stdout=subprocess.PIPE, text=True, check=True)
    d = json.loads(run.stdout.splitlines()[-1])
    d["ready"], d["drawn"] = network_at_first(browser, quads.with_suffix(".html"))
    kept.write_text(json.dumps(d), encoding="utf-8")
    shutil.rmtree(place / f"tables-{scale}", ignore_errors=True)  # the disk is wanted for the next size
    quads.unlink()
    return d


def prepare(place: Path, scale: int) -> None:
    """The N-Quads of a size, whole or not at all."""
    draft = place / f"draft-{scale}"
    draft.mkdir(parents=True, exist_ok=True)
    _, quads = multiple(draft, scale)
    quads.rename(place / f"{scale}.nq")
    shutil.rmtree(draft)


def built(quads: Path) -> dict:
    """Make every file of the site of some N-Quads in memory; the page of its first network stays beside them. Says how far it is."""
    import pyoxigraph as ox

    from kg.dataset import Dataset
    from kg.graph import KnowledgeGraph
    from kg.site import folder
    from kg.site.facts import Facts

    store = ox.Store()
    store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
    begun, busy, said = time.perf_counter(), processor(), time.perf_counter()
    facts = Facts(KnowledgeGraph(Dataset(store)))
    files = size = 0
    for address, text in folder.files_of(facts.g, "en", facts):
        files, size = files + 1, size + len(text.encode("utf-8") if isinstance(text, str) else text)
        if time.perf_counter() - said > 15:
            said = time.perf_counter()
            tell(f"  {files:,} files after {said - begun:.0f} s, peak {peak():.0f} MB: {address}")
    seconds, busy = time.perf_counter() - begun, processor() - busy
    quads.with_suffix(".html").write_text(facts.drawn(FIRST), encoding="utf-8")
    return {"quads": len(store), "things": 2 * len(facts.things), "files": files, "bytes": size, "seconds": seconds, "processor": busy,
            "mb": peak()}


def processor() -> float:
    """Seconds of processor that this process and its ended children have used."""
    return sum(r.ru_utime + r.ru_stime for r in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def peak() -> float:
    """The most memory that this process or one of its ended children has held, in MB."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def network_at_first(browser: Browser, path: Path) -> tuple[float, str]:
    """How long the page of the first network takes to be ready, and how many of its things it then draws."""
    seconds = statistics.median(opened(browser, path, "ready") for _ in range(3))
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.resolve().as_uri())
    drawn = page.evaluate("`${networkPage.shown.shownThings.length} of ${networkPage.things.length}`")
    page.close()
    return seconds, drawn


if __name__ == "__main__":
    raise SystemExit(main())
