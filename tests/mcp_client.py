"""A real client of the Model Context Protocol for the tests: the SDK's own, on a loop of its own, so that tests may be plain."""
from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import anyio.from_thread
from mcp import Client, StdioServerParameters
from serving import ROOT


@dataclass(frozen=True)
class Caller:
    """A connected client whose calls wait for their answer."""

    client: Client
    portal: Any

    def __call__(self, tool: str, **given: Any) -> Any:
        """The result of a call, errors of the tool included."""
        return self.portal.call(self._call, tool, given)

    async def _call(self, tool: str, given: dict[str, Any]) -> Any:
        return await self.client.call_tool(tool, given)

    def answer(self, tool: str, **given: Any) -> dict[str, Any]:
        """The structured answer of a call that must not fail."""
        found = self(tool, **given)
        assert not found.is_error, found.content[0].text
        return found.structured_content

    def refusal(self, tool: str, **given: Any) -> str:
        """What a call that must fail is told."""
        found = self(tool, **given)
        assert found.is_error and found.structured_content is None, found
        return found.content[0].text

    def tools(self) -> list[Any]:
        """The tools that the server lists."""
        return self.portal.call(self.client.list_tools).tools


def by_pipes(*words: str) -> StdioServerParameters:
    """``kg mcp`` as a process of its own."""
    return StdioServerParameters(command=sys.executable, args=["-m", "kg", "mcp", *words], cwd=str(ROOT),
                                 env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))})


@contextmanager
def connected(to: StdioServerParameters | str) -> Iterator[Caller]:
    """A client connected to a process or an address."""
    with anyio.from_thread.start_blocking_portal() as portal, \
            portal.wrap_async_context_manager(Client(to, read_timeout_seconds=60)) as client:
        yield Caller(client, portal)
