"""Networks by address: ``/network/NAME.json?as_of=DAY`` and the other forms, each with its receipt."""
from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server import speech
from kg.server.desk import Desk, given

FORMS = {".json": "application/json", ".graphml": "application/graphml+xml", ".gexf": "application/gexf+xml", ".csv": "text/csv",
         ".receipt.json": "application/json"}


def routes(desk: Desk) -> list[Route]:
    """``/network/NAME``"""
    async def network(request: Request) -> Response:
        name, ending = speech.split(request.path_params["name"], FORMS)
        form = speech.form(request, ending, {k: v for k, v in FORMS.items() if k != ".receipt.json"})
        return await desk.ask(request, "network", name=name, given=given(request), form=form)
    return [Route("/network/{name}", network)]
