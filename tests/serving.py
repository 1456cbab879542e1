"""A real server for the tests: the shell in a process of its own on a free port of loopback, ended by its number."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from kg import layout

ROOT = layout.PACKAGE.parent
RDF_TESTS = Path(os.environ.get("EUDPN_RDF_TESTS") or ROOT.parent / "shared" / "rdf-tests")
"""The SPARQL part of the W3C's rdf-tests; absent outside the house."""
ROWS = "application/sparql-results+json"


@dataclass(frozen=True)
class Reply:
    """Status, headers by small name, body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        """The media type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0]

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Server:
    """A running server: where it listens and its process."""

    host: str
    port: int
    process: subprocess.Popen

    @property
    def address(self) -> str:
        """Without a slash at the end."""
        return f"http://{self.host}:{self.port}"

    def ask(
        self,
        path: str = "/sparql",
        method: str = "GET",
        body: bytes | str | None = None,
        headers: dict[str, str] | None = None,
        timeout: float = 30,
        source: str | None = None,
        **fields: str,
    ) -> Reply:
        """One request over a connection of its own. ``source``: the address of loopback from which it comes."""
        link = http.client.HTTPConnection(self.host, self.port, timeout=timeout, source_address=(source, 0) if source else None)
        try:
            try:
                link.request(method, path + ("?" + urlencode(fields) if fields else ""), body, headers or {})
            except (BrokenPipeError, ConnectionResetError):
                pass  # refused before all of the body was sent; the reason may be there to read
            reply = link.getresponse()
            return Reply(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read())
        finally:
            link.close()

    def query(self, text: str, accept: str = ROWS, **more: Any) -> Reply:
        """A query, posted as it is."""
        return self.ask(
            method="POST", body=text.encode(), headers={"Content-Type": "application/sparql-query", "Accept": accept}, **more
        )

    def health(self) -> dict[str, Any]:
        """What the server says of itself."""
        return self.ask("/healthz").json()

    def calm(self, seconds: float = 5) -> None:
        """Wait until nothing runs or waits and the workers are there; the test fails if that takes longer."""
        end = time.monotonic() + seconds
        while (found := self.health())["idle"] < found["workers"] or found["waiting"] or found["long"]:
            assert time.monotonic() < end, found
            time.sleep(0.05)

    def memory(self) -> int:
        """MB that the HTTP process holds."""
        return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") // 2**20


@contextmanager
def server(*words: str, folder: Path | None = None) -> Iterator[Server]:
    """``kg serve`` with these words; ended by its own number, and whatever it started must then be gone."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "--port", "0", "--lang", "en", *words],
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder or ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))},
    )
    assert process.stderr is not None
    try:
        said = process.stderr.readline()
        assert said.startswith("ready: http://"), said + process.stderr.read()
        host, _, port = said.split()[1].removeprefix("http://").rstrip("/").rpartition(":")
        yield Server(host, int(port), process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        process.stderr.close()


def children(number: int) -> list[int]:
    """Processes that a process has started, and theirs."""
    found = [int(n) for task in Path(f"/proc/{number}/task").glob("*/children") for n in task.read_text().split()]
    return found + [n for child in found for n in children(child)]
