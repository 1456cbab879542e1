"""Addresses of things: ``/id/ID`` and ``/vocab/ID`` lead to a page or give statements, as the client prefers; ``/ontology``."""
from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from kg.guard import media
from kg.server import explorer, speech
from kg.server.desk import Desk, Refused

SPACE = "https://w3id.org/eudpn/"
FORMS = {"." + ending: kind for kind, ending in media.TRIPLES.items()}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.~-]{0,200}")


def routes(desk: Desk) -> list[Route]:
    """``/id/ID``, ``/vocab/ID``, ``/ontology``"""
    async def thing(request: Request) -> Response:
        name, ending = speech.split(request.path_params["name"], FORMS | {".html": "text/html"})
        if not _NAME.fullmatch(name):
            raise Refused(404, "not-found", "no thing can be called so", "不可能有如此命名的事物")
        where = request.url.path.split("/")[1]
        form = speech.form(request, ending, FORMS | {".html": "text/html"})
        lang = speech.language(request)
        page = f"{lang}/thing/{name}.html"
        if form == ".html" and not ending and explorer.has(desk, page):
            return RedirectResponse("/" + page, 303)
        found = await desk.ask(request, "thing", iri=f"{SPACE}{where}/{name}", accept=FORMS.get(form, ""), form=form, lang=lang)
        found.headers["Content-Location"] = f"/{where}/{name}{form}"
        return found

    async def ontology(request: Request) -> Response:
        return await desk.ask(request, "ontology", accept=request.headers.get("accept", ""))

    return [Route("/id/{name}", thing), Route("/vocab/{name}", thing), Route("/ontology", ontology)]
