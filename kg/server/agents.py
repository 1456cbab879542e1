"""The tools for agents by address: ``/mcp`` speaks the Model Context Protocol over streamable HTTP, without sessions.

The door carries bytes only; the protocol and the tools run in a worker under its limits, so the door stays as small as it is.
"""
from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server.desk import Desk, Refused, body

MOST = 262_144
"""Bytes of one message."""
_CARRIED = ("accept", "content-type")


def routes(desk: Desk) -> list[Route]:
    """``/mcp``, POST only: without sessions there is no stream to open and none to end."""
    async def mcp(request: Request) -> Response:
        if request.method != "POST":
            raise Refused(405, "method", "post one message at a time; there are no sessions and no streams", "请逐条POST；此处无会话，亦无流",
                          {"Allow": "POST"})
        origin = request.headers.get("origin")
        if origin is not None and origin != desk.base(request):  # a page that a name leads to this machine (DNS rebinding)
            raise Refused(403, "origin", "this address is for programs, not for pages of others", "此地址供程序使用，不供他人网页使用")
        text = await body(request, MOST, desk.limits.body)
        headers = {k: v for k, v in request.headers.items() if k in _CARRIED or k.startswith("mcp-")}
        return await desk.ask(request, "mcp", headers=headers, text=text.decode("utf-8", "replace"))

    return [Route("/mcp", mcp, methods=["GET", "POST", "DELETE"])]
