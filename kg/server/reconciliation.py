"""The reconciliation API that OpenRefine and other spreadsheets speak, version 0.2, at ``/reconcile``.

A protocol of the W3C Entity Reconciliation Community Group (final report of 10 April 2023): which things of the graph do the
names in a column mean? ``/reconcile`` itself, ``/reconcile/suggest/entity|type|property``, ``/reconcile/preview/ID``,
``/reconcile/view/ID``, ``/reconcile/properties``.
"""
from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server import speech
from kg.server.desk import Desk, Refused, body, fields
from kg.server.sparql import FORM

MOST, BATCH = 262_144, 50
"""Bytes of a request, queries in a batch."""
FRAMED = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *; base-uri 'none'; form-action 'none'"
"""The policy of a preview, which stands in a frame of the page that asks."""


def routes(desk: Desk) -> list[Route]:
    """All addresses of the protocol."""
    async def reconcile(request: Request) -> Response:
        found = await asked(request, desk)
        lang = speech.language(request, found.pop("lang", None))
        for key in ("queries", "query", "extend"):
            if key in found:
                return await desk.ask(request, "reconcile-" + key, asked=read(key, found[key]), lang=lang)
        return await desk.ask(request, "reconcile-manifest", base=desk.base(request), lang=lang)

    def suggested(what: str) -> Any:
        async def suggest(request: Request) -> Response:
            found = await asked(request, desk)
            return await desk.ask(request, "reconcile-suggest", what=what, prefix=found.get("prefix", ""),
                                  cursor=_number(found.get("cursor", "0")), lang=speech.language(request, found.get("lang")))
        return suggest

    async def preview(request: Request) -> Response:
        lang = speech.language(request, request.query_params.get("lang"))
        answer = await desk.ask(request, "reconcile-preview", thing=request.path_params["name"], lang=lang)
        answer.headers["Content-Security-Policy"] = FRAMED
        return answer

    async def view(request: Request) -> Response:
        return await desk.ask(request, "reconcile-view", thing=request.path_params["name"])

    async def properties(request: Request) -> Response:
        found = await asked(request, desk)
        return await desk.ask(request, "reconcile-properties", type=found.get("type", ""), lang=speech.language(request))

    both = ["GET", "POST"]
    return [Route("/reconcile", reconcile, methods=both), Route("/reconcile/preview/{name}", preview),
            Route("/reconcile/view/{name}", view), Route("/reconcile/properties", properties),
            *(Route(f"/reconcile/suggest/{what}", suggested(what)) for what in ("entity", "type", "property"))]


async def asked(request: Request, desk: Desk) -> dict[str, str]:
    """The fields of a request, from its address and its form. Raises ``Refused``."""
    pairs = fields(request.url.query)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        text = await body(request, MOST, desk.limits.body)
        if kind != FORM:
            raise Refused(415, "media-type", f"send {FORM} with a field 'queries'", f"请以 {FORM} 提交，字段名为 queries")
        pairs += fields(text.decode("utf-8", "replace"))
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Refused(400, "given-twice", "a field is given twice", "字段重复")
    if "callback" in found:
        raise Refused(400, "no-jsonp", "JSONP is not served; any page may read this address by CORS", "不提供JSONP；任何网页均可经CORS读取此地址")
    return found


def read(key: str, text: str) -> Any:
    """The JSON of a field; ``Refused`` says what is wrong with it."""
    if key == "query" and not text.lstrip().startswith("{"):
        return {"query": text}
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as e:
        at = (e.lineno, e.colno) if isinstance(e, json.JSONDecodeError) else (1, 1)
        raise Refused(400, "not-json", f"'{key}' is no JSON (line {at[0]}, column {at[1]})",
                      f"“{key}”不是JSON（第 {at[0]} 行第 {at[1]} 列）") from None
    if not isinstance(found, Mapping):
        raise Refused(400, "not-usable", f"'{key}' is a JSON object", f"“{key}”须为JSON对象")
    if key == "queries" and len(found) > BATCH:
        raise Refused(413, "batch-too-large", f"a batch has at most {BATCH} queries, not {len(found)}",
                      f"每批至多 {BATCH} 个查询，不能是 {len(found)} 个")
    return found


def _number(text: str) -> int:
    if not text.isdigit() or len(text) > 6:
        raise Refused(400, "not-usable", "'cursor' is a whole number", "“cursor”须为非负整数")
    return int(text)
