"""Whether the server lives, in numbers."""
from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg.server.desk import Desk


def routes(desk: Desk) -> list[Route]:
    """``/healthz``"""
    async def health(request: Request) -> Response:
        facts = {k: desk.facts.get(k) for k in ("version", "size", "digest")}
        there = bool(desk.facts)  # not while the data are loaded again
        return JSONResponse({"status": "ok" if there else "loading", **facts, **desk.pool.state()}, 200 if there else 503,
                            headers={"Cache-Control": "no-store"})
    return [Route("/healthz", health)]
