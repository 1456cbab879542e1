"""The whole site as one HTML file: every page of both languages, the data and the engine, opened from a disk without a request.

Pages and scripts are packed together (``kg.site.packing``) and unpacked when the file is opened. The address after ``#/``
names the page (``#/en/thing/country-jpn.html``), and what follows a second ``#`` is the page's own.
"""
from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from kg import files
from kg.errors import FileError
from kg.graph import KnowledgeGraph
from kg.site import packing
from kg.site.facts import Facts
from kg.site.markup import TAGS, as_json, esc, tag
from kg.site.site import read, words
from kg.site.sparql_page import DATA, ENGINE, parts
from kg.words import LANGUAGES

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.S)


def write(g: KnowledgeGraph, path: Path, lang: str = "en") -> Path:
    """Write the explorer as one file: whole or not at all, the same bytes for the same data. Raises ``FileError``.

    ``lang``: the language in which it opens where the address names no page. Gives back the path.
    """
    from kg.site.folder import files_of

    if path.suffix.lower() not in (".html", ".htm"):
        better = f"{path.stem or 'explorer'}.html"
        raise FileError(f"the explorer in one file is an HTML file: give it a name such as {better}",
                        f"单文件网站是HTML文件：请使用 {better} 这样的文件名")
    return files.write(path, text(files_of(g, lang), parts(Facts(g)), lang))


def text(made: Iterable[tuple[str, str | bytes]], engine: dict[str, str], lang: str = "en") -> str:
    """The files of a site as one page. ``engine``: what ``kg.site.sparql_page.parts`` gives."""
    held = {name: body if isinstance(body, str) else body.decode("utf-8") for name, body in made
            if name.endswith((".html", ".js", ".css", ".csv")) and name not in (f"assets/{ENGINE}", f"assets/{DATA}")}
    scripts = {name: body for name, body in held.items() if name.endswith(".js")}
    pages = {name: _lifted(body, scripts) if name.endswith(".html") else body for name, body in held.items() if name not in scripts}
    whole = packing.pack({name: either[name] for either in (pages, scripts) for name in sorted(either)})
    blocks = [_block("pack-new", packing.written(whole.new)), _block("pack-steps", packing.written(whole.steps)),
              _block("pack-table", packing.written(as_json({"size": whole.size, "texts": whole.table}).encode("utf-8")))]
    blocks += [_block(f"sparql-part-{k}", v if k != "worker" else packing.written(v.encode("utf-8"))) for k, v in sorted(engine.items())]
    opener = read("script/base85.js") + read("script/single-file.js")
    return _shell(lang, opener, _policy([opener, *scripts.values()]), "\n".join(blocks))


def _lifted(page: str, scripts: dict[str, str]) -> str:
    """A page whose long scripts are kept once for all pages that hold them."""
    def lift(m: re.Match) -> str:
        name = "inline/" + hashlib.sha256(m[1].encode("utf-8")).hexdigest()[:16] + ".js"
        scripts[name] = m[1]
        return f'<script data-kept="{name}"></script>'
    return _SCRIPT.sub(lift, page)


def _block(name: str, body: str) -> str:
    return f'<script type="text/plain" id="{name}">{body}</script>'


def _policy(scripts: Iterable[str]) -> str:
    hashes = sorted({base64.b64encode(hashlib.sha256(s.encode("utf-8")).digest()).decode("ascii") for s in scripts})
    allowed = " ".join(f"'sha256-{h}'" for h in hashes)
    return (f"default-src 'none'; script-src {allowed} 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:; "
            "worker-src blob:; frame-src blob:; base-uri 'none'; form-action 'none'")


def _shell(lang: str, opener: str, policy: str, blocks: str) -> str:
    table = words()
    order = sorted(LANGUAGES, key=lambda at: at != lang)
    said = {key: {at: table[f"single_{key}"][at] for at in LANGUAGES} for key in ("missing", "unknown", "home")}
    plain = tag("noscript", *(tag("p", esc(table["single_noscript"][at]), lang=TAGS[at]) for at in order))
    return "\n".join([
        "<!doctype html>", f'<html lang="{TAGS[lang]}" data-lang="{lang}">', "<head>", '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{esc(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">', tag("title", esc(table["single_title"][lang])),
        '<meta name="color-scheme" content="light dark">',
        "</head>", "<body>", plain, tag("main", "", id="main"), f'<script type="application/json" id="single-words">{as_json(said)}</script>',
        blocks, f"<script>{opener}</script>", "</body>", "</html>", ""])
