"""The tools for agents in a worker: one message of the Model Context Protocol in, one answer out."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.graph import KnowledgeGraph
from kg.guard.answers import Answer, Refusal
from kg.guard.limits import Limits
from kg.server.tasks import Task

_HOUSES: dict[int, Any] = {}


def ready(g: KnowledgeGraph, limits: Limits) -> None:
    """Load the protocol once, if its library is there and the data are the project's own."""
    if g.foreign:
        return
    try:
        from kg.agents import speech
    except ImportError:
        return
    from kg.agents.house import House

    house = House(g, limits.seconds * 0.8)  # a query that takes too long is told as an error of the tool
    house.seen_to, speech.listing("en")  # noqa: B018 - kept once they are made
    _HOUSES[id(g)] = house


def message(g: KnowledgeGraph, ask: Mapping[str, Any], limits: Limits) -> Answer:
    """The answer to one message."""
    house = _HOUSES.get(id(g))
    if house is None:
        raise Refusal(501, "not-served", "the tools for agents need pip install 'eudpn[agents]', and the project's own data",
                      "此功能需要 pip install 'eudpn[agents]'，且仅适用于本项目的数据")
    from kg.agents import speech

    headers = [(k.encode("latin-1", "replace"), v.encode("latin-1", "replace")) for k, v in ask["headers"].items()]
    status, said, body = speech.over_http(house, "POST", headers, ask["text"].encode())
    return Answer(status, said.pop("content-type", "application/json"), body,
                  {k: v for k, v in said.items() if k.startswith("mcp-")})


TASKS = {"mcp": Task(message)}
