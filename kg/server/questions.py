"""Kept questions by address: ``/ask`` lists them, ``/ask/NAME?key=value`` answers one; ``/openapi.json`` describes them."""
from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.server import speech
from kg.server.desk import Desk, given

FORMS = {".json": "application/json", ".csv": "text/csv"}


def routes(desk: Desk) -> list[Route]:
    """``/ask``, ``/ask/NAME`` and ``/openapi.json``"""
    async def every(request: Request) -> Response:
        form = speech.form(request, speech.split(request.url.path, FORMS)[1], FORMS)
        return await desk.ask(request, "questions", form=form, lang=speech.language(request, given(request).get("lang")))

    async def one(request: Request) -> Response:
        name, ending = speech.split(request.path_params["name"], FORMS)
        values = given(request)
        lang = speech.language(request, values.pop("lang", None))
        return await desk.ask(request, "ask", name=name, given=values, form=speech.form(request, ending, FORMS), lang=lang)

    async def openapi(request: Request) -> Response:
        return await desk.ask(request, "openapi", base=desk.base(request))

    return [Route("/ask", every), Route("/ask.json", every), Route("/ask.csv", every), Route("/ask/{name}", one),
            Route("/openapi.json", openapi)]
