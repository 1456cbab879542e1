"""The explorer at ``/``: the folder that was given, or one that is made when somebody first asks for a page."""
from __future__ import annotations

import asyncio
import html
import os
import re
import shutil
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from kg.server import speech
from kg.server.desk import Desk, Refused

_PATH = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*(?:[A-Za-z0-9_-][A-Za-z0-9._-]*)?")
_POLICY = re.compile(r"""<meta\s[^>]*http-equiv=["']Content-Security-Policy["'][^>]*content=(?:"([^"]*)"|'([^']*)')""", re.I)
_TEXTS = {
    "making": ("The explorer is being made. This page looks again by itself.", "图谱网站正在生成，本页将自动刷新。"),
    "failed": ("The explorer cannot be made of these data.", "无法为这些数据生成图谱网站。"),
    "sparql": ("SPARQL endpoint", "SPARQL端点"), "ask": ("Kept questions", "已保存的问题"),
}


def routes(desk: Desk) -> list[Route]:
    """Everything that no other route takes. Put last."""
    async def page(request: Request) -> Response:
        path = request.path_params["path"]
        folder = site(desk)
        if folder is None:
            if path and not path.startswith(("en/", "zh/", "assets/")):
                raise nothing()
            return waiting(desk, speech.language(request))
        found = _within(folder, path or "index.html")
        if found is None:
            raise nothing()
        policy = _policy(found, found.stat().st_mtime_ns) if found.suffix == ".html" else None
        return FileResponse(found, headers={"Content-Security-Policy": policy} if policy else None)
    return [Route("/{path:path}", page)]


def nothing() -> Refused:
    """No such page."""
    return Refused(404, "not-found", "there is nothing at this address", "此地址无内容")


def site(desk: Desk) -> Path | None:
    """The folder of the explorer, if it is there."""
    return desk.site or desk.state.get("site")


def has(desk: Desk, path: str) -> bool:
    """Whether the explorer is there and has this page."""
    folder = site(desk)
    return folder is not None and _within(folder, path) is not None


def waiting(desk: Desk, lang: str) -> Response:
    """A page that says how things stand, and the order to make the explorer if nobody has given it."""
    if "making" not in desk.state:
        desk.state["making"] = asyncio.get_running_loop().create_task(_make(desk))
    failed = desk.state.get("failed", False)
    said = {k: html.escape(v[lang == "zh"]) for k, v in _TEXTS.items()}
    text = (f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>EUDPN</title></head>\n<body><h1>EUDPN</h1>'
            f'<p>{said["failed" if failed else "making"]}</p>\n<ul><li><a href="/sparql">{said["sparql"]}</a></li>'
            f'<li><a href="/ask">{said["ask"]}</a></li><li><a href="/.well-known/void">VoID</a></li>'
            f'<li><a href="/openapi.json">OpenAPI</a></li></ul></body></html>\n')
    again = {} if failed else {"Refresh": "5", "Retry-After": "5"}
    return HTMLResponse(text, 200 if failed else 503, headers={"Cache-Control": "no-store", **again})


async def _make(desk: Desk) -> None:
    """Write the site in a process of its own, of low priority, into a folder that goes when the server ends."""
    place = Path(tempfile.mkdtemp(prefix="kg-site-"))
    desk.closing.append(lambda: shutil.rmtree(place, ignore_errors=True))
    words = ["site", "-o", str(place / "site")]
    for option, value in (("--from", desk.told.get("place")), ("--known-at", desk.told.get("known_at"))):
        words += [option, value] if value else []
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "kg", *words, stdin=asyncio.subprocess.DEVNULL,
                                                   stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL)
    desk.closing.insert(0, lambda: process.kill() if process.returncode is None else None)
    os.setpriority(os.PRIO_PROCESS, process.pid, 10)
    if await process.wait() == 0:
        desk.state["site"] = place / "site"
    else:
        desk.state["failed"] = True


def _within(folder: Path, path: str) -> Path | None:
    """The file at a path inside the folder, never outside it."""
    if not _PATH.fullmatch(path):
        return None
    found = (folder / path / "index.html" if path.endswith("/") or not path else folder / path).resolve()
    return found if found.is_relative_to(folder.resolve()) and found.is_file() else None


@lru_cache(maxsize=4096)
def _policy(path: Path, when: int) -> str | None:
    """The policy that a page states itself, as a header: a header holds where the page's own line could be missed."""
    with path.open(encoding="utf-8", errors="replace") as f:
        m = _POLICY.search(f.read(8192))
    return html.unescape(m[1] or m[2]) + "; frame-ancestors 'self'" if m else None
