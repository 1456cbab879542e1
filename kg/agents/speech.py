"""The tools spoken over the Model Context Protocol: over standard input and output, or one HTTP message at a time."""
from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import anyio
from mcp import types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from pydantic import ValidationError

from kg import layout
from kg.agents import arguments, evidence, forms, looking, reckoning, words
from kg.agents.house import House
from kg.errors import KnowledgeGraphError, UnknownName, clipped
from kg.table import visible

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Tool:
    """A tool: what it takes, what it gives back, what it does."""

    takes: type[arguments.Arguments]
    gives: type[forms.Answer]
    run: Callable[[House, Any, str], forms.Answer]


TOOLS = {
    "find": Tool(arguments.Find, forms.Found, looking.find),
    "about": Tool(arguments.About, forms.Known, looking.about),
    "ask": Tool(arguments.Ask, forms.Asked, looking.ask),
    "sparql": Tool(arguments.Sparql, forms.Queried, looking.sparql),
    "path": Tool(arguments.Path, forms.Joined, reckoning.path),
    "network_summary": Tool(arguments.NetworkSummary, forms.Summary, reckoning.network_summary),
    "changes": Tool(arguments.Changes, forms.Rows, reckoning.changes),
    "cite": Tool(arguments.Cite, forms.Cited, looking.cite),
    "coverage": Tool(arguments.Coverage, forms.Covered, looking.coverage),
}


def speaker(house: House, lang: str = "en") -> Server[Any]:
    """The server of the protocol for a house. ``lang``: language of what the tools say unless a call names another."""
    tools = listing(lang)
    atonce = anyio.CapacityLimiter(4)

    async def listed(ctx: Any, params: Any) -> types.ListToolsResult:
        return types.ListToolsResult(tools=tools)

    async def called(ctx: Any, params: types.CallToolRequestParams) -> types.CallToolResult:
        given = params.arguments or {}
        return await anyio.to_thread.run_sync(lambda: answer(house, params.name, given, lang), limiter=atonce)

    return Server("eudpn", version=layout.VERSION, title="EUDPN: EU Digital Partnership Network",
                  instructions=words.INSTRUCTIONS.get(lang), website_url="https://w3id.org/eudpn",
                  on_list_tools=listed, on_call_tool=called)


@cache
def listing(lang: str) -> list[types.Tool]:
    """All tools as the protocol lists them."""
    return [described(name, lang) for name in TOOLS]


def described(name: str, lang: str) -> types.Tool:
    """A tool as the protocol lists it."""
    title, text = words.TOOLS[name]
    tool = TOOLS[name]
    hints = types.ToolAnnotations(title=title.get(lang), read_only_hint=True, destructive_hint=False, idempotent_hint=True,
                                  open_world_hint=False)
    return types.Tool(name=name, title=title.get(lang), description=text.get(lang), annotations=hints,
                      input_schema=_in_language(tool.takes.model_json_schema(), lang),
                      output_schema=tool.gives.model_json_schema(mode="serialization"))


def _in_language(schema: Any, lang: str) -> Any:
    """A schema whose descriptions are in one language."""
    if isinstance(schema, list):
        return [_in_language(one, lang) for one in schema]
    if not isinstance(schema, dict):
        return schema
    said = {k: _in_language(v, lang) for k, v in schema.items() if k != "zh"}
    return said | ({"description": schema["zh"]} if lang == "zh" and isinstance(schema.get("zh"), str) else {})


def answer(house: House, name: str, given: Mapping[str, Any], lang: str) -> types.CallToolResult:
    """What a call of a tool gives back; what is wrong with it is said as an error of the tool, in the language asked for."""
    lang = given["lang"] if given.get("lang") in ("en", "zh") else lang
    tool = TOOLS.get(name)
    if tool is None:
        return _wrong(words.NO_TOOL.get(lang).format(clipped(name), ", ".join(TOOLS)))
    try:
        asked = tool.takes.model_validate(given)
    except ValidationError as e:
        return _wrong("; ".join(_misfit(name, tool, one, lang) for one in e.errors(include_url=False)[:5]))
    try:
        found = evidence.bounded(tool.run(house, asked, lang), lang)
    except UnknownName as e:
        near = [f"{house.label(n, lang)} [{n}]" for n in e.nearest if n in house.g.names.iris]
        return _wrong(clipped(e.said.get(lang), 2000) + ("" if not near else words.NEAREST.get(lang).format("; ".join(near))))
    except KnowledgeGraphError as e:
        return _wrong(clipped(e.said.get(lang), 2000))
    except Exception:  # noqa: BLE001 - the client is told that it failed, the person who runs the server sees why
        logger.exception("the tool %s failed", name)
        return _wrong(words.FAILED.get(lang))
    body = _visible(found.model_dump(mode="json"))
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return types.CallToolResult(content=[types.TextContent(type="text", text=text)], structured_content=body)


def _visible(value: Any) -> Any:
    """A value of JSON in whose texts nothing is hidden: control and direction characters are written out."""
    if isinstance(value, str):
        return "\n".join(map(visible, value.split("\n")))
    if isinstance(value, list):
        return [_visible(one) for one in value]
    return {k: _visible(v) for k, v in value.items()} if isinstance(value, dict) else value


def _misfit(name: str, tool: Tool, one: Mapping[str, Any], lang: str) -> str:
    """One thing that is wrong with the arguments of a call."""
    where = clipped(".".join(map(str, one["loc"])))
    if one["type"] == "extra_forbidden":
        return words.TAKES.get(lang).format(f"'{where}'", name, ", ".join(tool.takes.model_fields))
    return words.NOT_READ.get(lang).format(f"'{where}': {clipped(one['msg'], 200)}")


def _wrong(text: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=text)], is_error=True)


def over_pipes(house: House, lang: str = "en") -> None:
    """Serve one client over standard input and output until it closes them. Faults are logged to standard error."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)

    async def serve() -> None:
        server = speaker(house, lang)
        async with stdio_server() as (reading, writing):
            await server.run(reading, writing, server.create_initialization_options())
    anyio.run(serve)


def over_http(house: House, method: str, headers: list[tuple[bytes, bytes]], body: bytes) -> tuple[int, dict[str, str], bytes]:
    """One HTTP message to the streamable transport without sessions, and its answer: status, headers, body.

    ``headers`` as an ASGI scope has them. The transport is the library's own; only the bytes are carried by somebody else.
    """
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
             "path": "/mcp",
             "raw_path": b"/mcp", "query_string": b"", "root_path": "", "headers": headers, "client": ("127.0.0.1", 0),
             "server": ("127.0.0.1", 80)}
    sent: list[Mapping[str, Any]] = []
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Mapping[str, Any]:
        if not waiting:
            await anyio.sleep_forever()
        return waiting.pop()

    async def send(message: Mapping[str, Any]) -> None:
        sent.append(message)

    async def serve() -> None:
        manager = StreamableHTTPSessionManager(app=speaker(house), json_response=True, stateless=True)
        async with manager.run():
            await manager.handle_request(scope, receive, send)  # type: ignore[arg-type]
    anyio.run(serve)
    start = next(m for m in sent if m["type"] == "http.response.start")
    said = {k.decode("latin-1"): v.decode("latin-1") for k, v in start.get("headers", ())}
    return start["status"], said, b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")
