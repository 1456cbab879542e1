"""What a client asks for beside its question: a form by the ending of the address or the Accept header, and a language."""
from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request

from kg.guard import media
from kg.server.desk import Refused


def split(name: str, endings: Mapping[str, str]) -> tuple[str, str]:
    """A name without its ending, and the ending if it is one of those (else empty)."""
    for ending in sorted(endings, key=len, reverse=True):
        if name.endswith(ending):
            return name[:-len(ending)], ending
    return name, ""


def form(request: Request, ending: str, endings: Mapping[str, str]) -> str:
    """The ending of the form to give: the one in the address, else what the Accept header prefers. Raises ``Refused``."""
    if ending:
        return ending
    kinds = {kind.partition(";")[0]: e for e, kind in reversed(endings.items())}
    offers = [endings[e].partition(";")[0] for e in endings]
    kind = media.chosen(request.headers.get("accept", ""), list(dict.fromkeys(offers)))
    if kind is None:
        shown = ", ".join(dict.fromkeys(offers))
        raise Refused(406, "not-acceptable", f"this can be given as {shown}", f"可用的格式：{shown}")
    return kinds[kind]


def language(request: Request, asked: str | None = None) -> str:
    """``en`` or ``zh``: what was asked for, else the first of the two in the Accept-Language header. Raises ``Refused``."""
    if asked is not None:
        if asked not in ("en", "zh"):
            raise Refused(400, "language", "the languages are en and zh", "语言为en与zh")
        return asked
    weights = {"en": 0.0, "zh": 0.0}
    for part in request.headers.get("accept-language", "").lower().split(","):
        tag, _, rest = part.strip().partition(";")
        code = tag.partition("-")[0]
        try:
            q = float(rest.strip().removeprefix("q=") or 1) if rest else 1.0
        except ValueError:
            continue
        if code in weights:
            weights[code] = max(weights[code], q)
    return "zh" if weights["zh"] > weights["en"] else "en"
