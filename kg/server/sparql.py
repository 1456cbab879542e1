"""SPARQL 1.1 Protocol, query operation: GET, POST as a form, POST as it is. Updates are refused in every shape."""
from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.guard import media
from kg.server import speech
from kg.server.desk import Desk, Refused, body, fields

_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([\w.:-]+)", re.I)
QUERY, UPDATE, FORM = "application/sparql-query", "application/sparql-update", "application/x-www-form-urlencoded"


def routes(desk: Desk) -> list[Route]:
    """The endpoint."""
    async def endpoint(request: Request) -> Response:
        text, default, named = await asked(request, desk)
        accept = request.headers.get("accept", "")
        if text is None:
            if media.chosen(accept, [*media.TRIPLES, "text/html"]) == "text/html":
                return RedirectResponse(f"/{speech.language(request)}/sparql.html", 303)
            return await desk.ask(request, "service", base=desk.base(request) + "/sparql", accept=accept)
        return await desk.ask(request, "sparql", text=text, default=default, named=named, accept=accept,
                              base=desk.base(request) + "/sparql")
    return [Route("/sparql", endpoint, methods=["GET", "POST"])]


async def asked(request: Request, desk: Desk) -> tuple[str | None, list[str], list[str]]:
    """The text of a query and the graphs of its dataset; no text where the service itself is asked about."""
    found = fields(request.url.query)
    if request.method == "POST":
        found += await _posted(request, desk)
    if any(key in ("update", "using-graph-uri", "using-named-graph-uri") for key, _ in found):
        raise read_only()
    texts = [value for key, value in found if key == "query"]
    if not texts and request.method != "POST" and not found:
        return None, [], []
    if len(texts) != 1:
        raise Refused(400, "one-query", "exactly one query must be given", "须给出且仅给出一个查询")
    if len(texts[0].encode("utf-8", "replace")) > desk.limits.text:
        raise Refused(413, "query-too-long", f"the query is longer than {desk.limits.text // 1024} KB",
                      f"查询超过 {desk.limits.text // 1024} KB")
    return (texts[0], *([value for key, value in found if key == name] for name in ("default-graph-uri", "named-graph-uri")))


async def _posted(request: Request, desk: Desk) -> list[tuple[str, str]]:
    kind = request.headers.get("content-type", "")
    name = kind.partition(";")[0].strip().lower()
    if name == UPDATE:
        raise read_only()
    if name not in (QUERY, FORM):
        raise Refused(415, "media-type", f"a query is posted as {QUERY} or {FORM}", f"以POST提交查询须使用 {QUERY} 或 {FORM}")
    found = await body(request, desk.limits.text * (3 if name == FORM else 1) + 4096, desk.limits.body)
    charset = _CHARSET.search(kind)
    if charset and charset[1].lower() not in ("utf-8", "utf8"):
        raise Refused(415, "charset", "only UTF-8 is read", "仅支持UTF-8")
    try:
        text = found.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "charset", "the body is not UTF-8", "请求正文不是UTF-8") from None
    return [("query", text)] if name == QUERY else fields(text)


def read_only() -> Refused:
    """The refusal of every update."""
    return Refused(403, "read-only", "this server is read only; updates are refused", "本服务器只读；拒绝任何更新操作")
