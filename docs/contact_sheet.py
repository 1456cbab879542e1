"""Pictures of every kind of page of the explorer, to be looked at: `python docs/contact_sheet.py -o build/contact-sheet`.

Each page in both languages, both themes, on a desktop and on a phone; `index.html` and `sheet-*.png` of that folder show
them side by side. Needs playwright and Chromium (the test extra). What it makes is for looking, and is not kept in git.
"""
from __future__ import annotations

import argparse
import html
import shutil
import sys
import tempfile
import time
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

import kg
from kg import site

PAGES = {"overview": "overview.html", "network": "network.html", "country": "thing/country-jpn.html",
         "mechanism": "thing/mech-eu-jpn-dp.html", "technology": "thing/tech-quantum.html", "source": "thing/{source}.html",
         "timeline": "timeline.html", "map": "map.html",
         "paths": "paths.html", "paths-found": "paths.html#a=country-ukr&b=tech-eid-wallet", "compare": "compare.html",
         "questions": "questions/index.html", "question": "questions/states-on-day.html", "sparql": "sparql.html",
         "coverage": "coverage.html", "about": "about.html"}
"""Kinds of pages, each with the address of one within its language; ``{source}`` is the source on which most rests."""
DEVICES = {"desktop": {"viewport": {"width": 1440, "height": 900}},
           "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}}
THEMES, LANGUAGES = ("light", "dark"), ("en", "zh")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SLOW = {"network", "sparql", "paths-found"}
"""Pages that go on working for a moment after they say that they are ready."""


def main(argv: list[str] | None = None) -> int:
    """Take the pictures and make the sheets; the address of the page that holds them is printed."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("-o", dest="out", type=Path, default=Path("build/contact-sheet"), help="folder for the pictures")
    p.add_argument("--site", type=Path, help="a folder that `kg site` made; made anew if left out")
    p.add_argument("--only", nargs="+", default=list(PAGES), choices=list(PAGES), metavar="PAGE", help=", ".join(PAGES))
    args = p.parse_args(argv)
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as play:
        folder = args.site or site.write(kg.open(), Path(place) / "site")
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        taken = [take(browser, folder, args.out, *which) for which in product(DEVICES, LANGUAGES, THEMES, args.only)]
        sheet = args.out / "index.html"
        sheet.write_text(listed(taken), encoding="utf-8", newline="\n")
        for device in DEVICES:
            shot(browser, sheet, args.out / f"sheet-{device}.png", device)
        browser.close()
    print(f"open in a browser: {sheet}")
    return 0


def address(folder: Path, lang: str, page: str) -> str:
    """Where a page of the site lies, with its state."""
    path, _, state = PAGES[page].partition("#")
    if "{source}" in path:
        sources = (folder / lang / "thing").glob("src-*.html")
        path = f"thing/{max(sources, key=lambda f: (f.stat().st_size, f.name)).name}"
    return (folder / lang / path).resolve().as_uri() + (f"#{state}" if state else "")


def take(browser: Browser, folder: Path, out: Path, device: str, lang: str, theme: str, page: str) -> Path:
    """One picture: what is seen first, and the whole page beside it (cut at three screens)."""
    context = browser.new_context(color_scheme=theme, locale="zh-CN" if lang == "zh" else "en-GB", **DEVICES[device])
    shown = context.new_page()
    shown.goto(address(folder, lang, page))
    ready(shown, 8.0 if page in SLOW else 0.3)
    width, height = (DEVICES[device]["viewport"][k] for k in ("width", "height"))
    wide = shown.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        print(f"{device} {lang} {theme} {page}: {wide} px wide on a screen of {width}", file=sys.stderr)
    path = out / f"{device}-{lang}-{theme}-{page}.png"
    tall = min(shown.evaluate("document.documentElement.scrollHeight"), 3 * height)
    shown.screenshot(path=path, clip={"x": 0, "y": 0, "width": width, "height": tall}, full_page=True)
    context.close()
    return path


def ready(page: Page, more: float) -> None:
    """Wait until a page says that it is ready, and those that draw afterwards until they stand still, at most ``more`` seconds."""
    end = time.monotonic() + 20
    while page.evaluate("document.documentElement.dataset.ready") != "true" and time.monotonic() < end:
        time.sleep(0.05)
    end = time.monotonic() + more
    while time.monotonic() < end:
        time.sleep(0.3)
        if all(f.evaluate("document.documentElement.dataset.ready") == "true" for f in page.frames) and not page.query_selector(
                "[aria-busy='true']"):
            break
    time.sleep(0.4)


def listed(taken: list[Path]) -> str:
    """The sheet as a page: pictures by device, then by page."""
    parts = []
    for device in DEVICES:
        mine = [t for t in taken if t.name.startswith(device)]
        entries = "".join(f'<figure><a href="{t.name}"><img src="{t.name}" alt=""></a><figcaption>{html.escape(t.stem)}'
                          "</figcaption></figure>" for t in sorted(mine, key=lambda t: t.stem.split("-", 3)[3]))
        parts.append(f'<section id="{device}"><h1>{device}</h1>{entries}</section>')
    return ("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Contact sheet</title><style>body{font:14px sans-serif;"
            "margin:20px;background:#ddd}section{display:flex;flex-wrap:wrap;gap:14px}h1{flex:1 1 100%}figure{margin:0;width:340px}"
            "#phone figure{width:180px}img{width:100%;height:420px;object-fit:cover;object-position:top;border:1px solid #888}"
            "figcaption{overflow-wrap:anywhere}</style>" + "".join(parts) + "</html>\n")


def shot(browser: Browser, sheet: Path, path: Path, device: str) -> None:
    """The part of the sheet for one device as a picture."""
    page = browser.new_page(viewport={"width": 1480, "height": 900})
    page.goto(sheet.resolve().as_uri())
    page.locator(f"#{device}").screenshot(path=path)
    page.close()


if __name__ == "__main__":
    raise SystemExit(main())
