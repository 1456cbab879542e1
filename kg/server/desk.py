"""What every route needs: the pool, the limits, the deadline of a request, and how answers and refusals are sent."""
from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from kg.guard.limits import Limits
from kg.server.pool import Pool, Stopped

_SAID = {
    "busy": (503, "the server has too much to do; try again in a moment", "服务器繁忙；请稍后重试"),
    "timeout": (504, "the query was stopped after {seconds:g} s; narrow it", "查询在 {seconds:g} 秒后被终止；请缩小查询范围"),
    "died": (507, "the process that answers the query has ended; most likely it needs more than {memory} MB of memory",
             "处理该查询的进程已终止，很可能是因为所需内存超过 {memory} MB"),
    "memory": (507, "the query needs more than {memory} MB of memory, and was stopped", "查询所需内存超过 {memory} MB，已被终止"),
}
_HOST = re.compile(r"[A-Za-z0-9._-]+(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]+\](:[0-9]{1,5})?")


class Refused(Exception):
    """A request that is not answered: status of HTTP, a word for programs, the reason in both languages."""

    def __init__(self, status: int, code: str, en: str, zh: str, headers: Mapping[str, str] | None = None, **more: Any):
        self.status, self.code, self.en, self.zh, self.more = status, code, en, zh, more
        self.headers = dict(headers or {})
        super().__init__(en)


def problem(e: Refused) -> Response:
    """A refusal as a problem document (RFC 9457), its reason in both languages."""
    body = {"type": "about:blank", "status": e.status, "title": e.code, "detail": e.en, "detail_zh": e.zh, **e.more}
    text = json.dumps(body, ensure_ascii=False) + "\n"
    return Response(text, e.status, media_type="application/problem+json", headers=e.headers)


@dataclass
class Desk:
    """What the routes share: ``told`` names the place that is served, ``site`` a folder with the explorer, or None;
    ``state`` is for routes that remember something, ``closing`` for what they must do when the server ends.
    """

    pool: Pool
    limits: Limits
    told: Mapping[str, Any] = field(default_factory=dict)
    site: Path | None = None
    state: dict[str, Any] = field(default_factory=dict)
    closing: list[Callable[[], None]] = field(default_factory=list)

    @property
    def facts(self) -> dict[str, Any]:
        """What the keeper said of the data."""
        return self.pool.keeper.facts

    def base(self, request: Request) -> str:
        """The address at which the client sees this server, without a slash at the end."""
        host = request.headers.get("host", "")
        if not _HOST.fullmatch(host):
            host = "{0[0]}:{0[1]}".format(request.scope.get("server") or ("localhost", 80))
        return f"{request.url.scheme}://{host}"

    async def ask(self, request: Request, do: str, **more: Any) -> Response:
        """The answer of a worker to a request, given up when the client leaves. Raises ``Refused``."""
        return answer_of(*await self.raw(request, do, **more))

    async def raw(self, request: Request, do: str, **more: Any) -> tuple[dict[str, Any], bytes]:
        """Head and body of a worker's answer. Raises ``Refused``."""
        begun = request.scope["state"]["begun"]
        peer = request.client.host if request.client else ""
        task = asyncio.ensure_future(self.pool.ask({"do": do, **more}, peer, begun + self.limits.seconds))
        try:
            done, _ = await asyncio.wait({task}, timeout=0.1)
            if not done:
                await self._unless_gone(request, task)
            head, body = task.result()
        except Stopped as e:
            raise self.stopped(e.code) from None
        finally:
            task.cancel()
        if "code" in head:
            raise self.stopped(head["code"]) if "en" not in head else Refused(
                head["status"], head["code"], head["en"], head["zh"],
                **({"nearest": head["nearest"]} if head.get("nearest") else {}))
        return head, body

    async def _unless_gone(self, request: Request, task: asyncio.Future) -> None:
        gone = asyncio.ensure_future(_gone(request))
        try:
            await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                raise ClientDisconnect
        finally:
            gone.cancel()

    def stopped(self, code: str) -> Refused:
        """The refusal for a request that got no answer."""
        status, en, zh = _SAID[code]
        values = {"seconds": self.limits.seconds, "memory": self.limits.memory // 2**20}
        return Refused(status, code, en.format(**values), zh.format(**values), {"Retry-After": "2"} if status == 503 else {})


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


class Large(Response):
    """An answer that lies in a file without a name, sent as fast as the client takes it."""

    def __init__(self, file: BinaryIO, size: int, status: int, headers: Mapping[str, str]):
        super().__init__(b"", status, headers={**headers, "Content-Length": str(size)})
        self._file = file

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Send it, a part at a time; the last part is empty."""
        with self._file as file:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            part = b"" if scope["method"] == "HEAD" else file.read(65_536)
            while part:
                await send({"type": "http.response.body", "body": part, "more_body": True})
                part = file.read(65_536)
            await send({"type": "http.response.body", "body": b""})


def answer_of(head: dict[str, Any], body: bytes) -> Response:
    """A worker's answer as a response."""
    if "file" in head:
        return Large(head["file"], head["size"], head["status"], {"Content-Type": head["type"], **head.get("headers", {})})
    return Response(body, head["status"], headers={"Content-Type": head["type"], **head.get("headers", {})})


async def body(request: Request, most: int, seconds: float) -> bytes:
    """The body of a request; ``Refused`` if it is too large or too slow."""
    too_large = Refused(413, "body-too-large", f"the body is larger than {most:,} bytes", f"请求正文超过 {most:,} 字节",
                        {"Connection": "close"})
    size = request.headers.get("content-length", "0")
    if not size.isdigit() or int(size) > most:
        raise too_large
    found = b""
    try:
        async with asyncio.timeout(seconds):
            async for part in request.stream():
                found += part
                if len(found) > most:
                    raise too_large
    except TimeoutError:
        raise Refused(408, "body-too-slow", f"the body took more than {seconds:g} s", f"请求正文在 {seconds:g} 秒内未传完",
                      {"Connection": "close"}) from None
    return found


def fields(text: str) -> list[tuple[str, str]]:
    """The fields of a form or an address; ``Refused`` for what is not UTF-8 or too many."""
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=200, errors="strict")
    except ValueError:  # also what is not UTF-8
        raise Refused(400, "bad-fields", "the fields are not UTF-8, or more than 200", "字段不是UTF-8，或超过200个") from None


def given(request: Request) -> dict[str, str]:
    """The fields of an address, each once; ``Refused`` otherwise."""
    found: dict[str, str] = {}
    for key, value in fields(request.url.query):
        if key in found:
            raise Refused(400, "given-twice", f"'{key[:60]}' is given twice", f"“{key[:60]}”重复")
        found[key] = value
    return found
