"""How large and how quick the explorer is: `python benchmarks/explorer.py [--rounds 5] [--growth 1 10] [--keep]`.

Each page is opened by the same Chromium in the same run as a page of stock pyvis with its defaults on the same data: the
network of the page, or for the one file the whole knowledge network. Ours is ready when it says so (a mark that the page
sets); stock pyvis when it has come to rest. Pages are opened in turn, round by round; medians are compared.
Read ratios, not seconds. ``--growth``: how long the site takes to write at so many times the data.
"""
from __future__ import annotations

import argparse
import gzip
import json
import math
import re
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
    p.add_argument("--one", type=Path, help=argparse.SUPPRESS)  # a process of its own for one size: what it is called with
    args = p.parse_args(argv)
    if args.one:
        print(json.dumps(built(args.one)))
        return 0
    with tempfile.TemporaryDirectory() as place, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        text = pages(browser, Path(place), args.rounds)
        if args.growth:
            text += "\n\n" + growth(browser, Path(place), args.growth)
        browser.close()
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
    """The table of how the site grows: each size in a process of its own."""
    lines = ["| times the real size | statements | pages of things | site, MB | seconds | ms a page | growth exponent from the first | "
             "network page: things drawn at first | ready, s |", "|---|---|---|---|---|---|---|---|---|"]
    first = None
    for scale in scales:
        _, quads = multiple(place, scale)
        tell(f"writing the site at {scale} times the size")
        run = subprocess.run([sys.executable, str(HERE / "explorer.py"), "--one", str(quads)], capture_output=True, text=True, check=True)
        d = json.loads(run.stdout.splitlines()[-1])
        seconds, drawn = network_at_first(browser, quads.with_suffix(".html"))
        grown = math.log(d["seconds"] / first["seconds"]) / math.log(d["quads"] / first["quads"]) if first else None
        first = first or d
        lines.append(f"| {scale} | {d['quads']:,} | {d['things']:,} | {d['bytes'] / 1e6:.0f} | {d['seconds']:.1f} | "
                     f"{1000 * d['seconds'] / d['files']:.1f} | {'' if grown is None else f'{grown:.2f}'} | {drawn} | {seconds:.2f} |")
    return "\n".join([*lines, "", "The exponent is log(time ratio) / log(statement ratio): 1 is growth in step with the data."])


def built(quads: Path) -> dict:
    """Write every file of the site of some N-Quads into memory; the page of its first network stays beside them."""
    import pyoxigraph as ox

    from kg.dataset import Dataset
    from kg.graph import KnowledgeGraph
    from kg.site import folder
    from kg.site.facts import Facts

    store = ox.Store()
    store.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
    begun = time.perf_counter()
    facts = Facts(KnowledgeGraph(Dataset(store)))
    sizes = [len(text.encode("utf-8") if isinstance(text, str) else text) for _, text in folder.files_of(facts.g, "en", facts)]
    seconds = time.perf_counter() - begun
    quads.with_suffix(".html").write_text(facts.drawn(FIRST), encoding="utf-8")
    return {"quads": len(store), "things": 2 * len(facts.things), "files": len(sizes), "bytes": sum(sizes), "seconds": seconds}


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
