"""What the server says of itself and of its data: VoID and DCAT at the well-known address."""
from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server.desk import Desk


def routes(desk: Desk) -> list[Route]:
    """``/.well-known/void`` and ``/dcat``, the same description."""
    async def described(request: Request) -> Response:
        return await desk.ask(request, "void", base=desk.base(request), accept=request.headers.get("accept", ""))
    return [Route("/.well-known/void", described), Route("/dcat", described)]
