"""The application: all routes, and what every answer carries."""
from __future__ import annotations

import asyncio
from importlib import import_module
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from kg.server.desk import Desk, Refused, problem

PARTS = ("sparql", "questions", "things", "networks", "description", "health", "agents", "reconciliation", "explorer")
"""Modules of this package with ``routes(desk)``, in the order in which their routes are tried."""
STRICT = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
_CARRIED = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Vary": "Accept, Accept-Language",
            "Cross-Origin-Resource-Policy": "cross-origin"}
_READING = {"Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS", "Access-Control-Allow-Headers": "Accept, Content-Type",
            "Access-Control-Max-Age": "86400"}


def made(desk: Desk, origin: str = "*") -> Carried:
    """The application of a desk. ``origin``: which pages of others may read it (``*`` all, empty none)."""
    routes: list[BaseRoute] = [r for name in PARTS for r in import_module(f"kg.server.{name}").routes(desk)]
    app = Starlette(routes=routes, exception_handlers={Refused: _refused, HTTPException: _failed, ClientDisconnect: _left})
    return Carried(app, origin)


class Carried:
    """Around the application: the hour of receipt, and the headers that every answer carries."""

    def __init__(self, app: Starlette, origin: str):
        self._app = app
        cors = {"Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": "Content-Location, Link, Retry-After"}
        self._headers = _lines(_CARRIED | (cors if origin else {}))
        self._preflight = self._headers + _lines(_READING if origin else {})
        self._strict = _lines({"Content-Security-Policy": STRICT})

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})["begun"] = asyncio.get_running_loop().time()
        if scope["method"] == "OPTIONS":
            await send({"type": "http.response.start", "status": 204, "headers": self._preflight})
            await send({"type": "http.response.body", "body": b""})
            return

        async def carrying(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = list(message["headers"])
                own = any(name.lower() == b"content-security-policy" for name, _ in headers)
                message = message | {"headers": headers + self._headers + ([] if own else self._strict)}
            await send(message)
        await self._app(scope, receive, carrying)


def _lines(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(k.lower().encode(), v.encode()) for k, v in headers.items()]


async def _refused(request: Request, e: Exception) -> Response:
    assert isinstance(e, Refused)
    return problem(e)


async def _failed(request: Request, e: Exception) -> Response:
    """What the framework refuses by itself: no such address, no such method."""
    assert isinstance(e, HTTPException)
    said = {404: ("not-found", "there is nothing at this address", "此地址无内容"),
            405: ("method", "this method is not allowed here", "此处不允许该方法")}
    code, en, zh = said.get(e.status_code, ("refused", str(e.detail), str(e.detail)))
    return problem(Refused(e.status_code, code, en, zh, e.headers))


async def _left(request: Request, e: Exception) -> Response:
    """The client has gone; nobody reads this."""
    return Response(status_code=499)
