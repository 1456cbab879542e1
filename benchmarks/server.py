"""Ordinary queries over HTTP against Oxigraph's own server: `python benchmarks/server.py [--seconds 60] [--keep]`.

All serve the same data and answer the same texts; slices of a few seconds alternate among them, so that a slow moment of
the machine strikes all. Read the ratio. Oxigraph's server is the binary of the `oxigraph` package on PyPI, once on its own store
on disk, optimised as its manual says, and once in memory; the ratio is to the faster of the two.
"""
from __future__ import annotations

import argparse
import asyncio
import http.client
import itertools
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
from pages import keep_study, tell

from kg import dataset, layout
from kg.graph import KnowledgeGraph

SLICE = 5.0
LABEL, DPN, ID = "http://www.w3.org/2000/01/rdf-schema#label", "https://w3id.org/eudpn/ontology#", "https://w3id.org/eudpn/id/"
KEPT = ("digital-partnerships", "partners-per-year", "mechanisms-count", "dated-events-count", "partner-countries-count")
LOOKUPS = {
    "a thing": f"SELECT ?p ?o {{ <{ID}country-jpn> ?p ?o }} LIMIT 100",
    "by name": f"SELECT ?s {{ ?s <{LABEL}> 'Japan'@en }}",
    "labels": f"SELECT ?s ?l {{ ?s a <{DPN}Country> ; <{LABEL}> ?l FILTER(lang(?l) = 'en') }} LIMIT 50",
    "is there": f"ASK {{ <{ID}country-kor> a <{DPN}Country> }}",
    "a count": f"SELECT (COUNT(*) AS ?n) {{ ?s a <{DPN}CountryGroup> }}",
    "a layer": "SELECT ?s { GRAPH <https://w3id.org/eudpn/graph/derived> { ?s ?p ?o } } LIMIT 50",
}


@dataclass
class Side:
    """One server: how to start it, its processes, and what was measured."""

    name: str
    port: int
    path: str
    process: subprocess.Popen
    times: list[float] = field(default_factory=list)
    errors: int = 0
    seconds: float = 0.0
    before: int = 0
    after: int = 0
    used: float = 0.0

    @property
    def thrift(self) -> float:
        """Answers a second of processor."""
        return len(self.times) / self.used

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.times) / self.seconds

    def at(self, share: float) -> float:
        """Milliseconds within which that share of answers came."""
        return 1000 * sorted(self.times)[int(share * (len(self.times) - 1))]


def main(argv: list[str] | None = None) -> int:
    """Measure, print the table, and write it into a document if one is named."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--seconds", type=float, default=60.0, help="of each side")
    p.add_argument("--clients", type=int, default=8)
    p.add_argument("--keep", action="store_true", help="keep the table and fill the pages from it")
    args = p.parse_args(argv)
    with tempfile.TemporaryDirectory() as place:
        quads = Path(place) / "data.nq"
        g = KnowledgeGraph(dataset.build(layout.ONTOLOGY, layout.DATA))
        g.export(quads)
        texts = {name: g.question(name).bind(g._iri, {}) for name in KEPT if name in {q.name for q in g.questions()}} | LOOKUPS
        sides = [ours(), theirs(quads, Path(place) / "store"), theirs(quads)]
        try:
            text = measured(sides, texts, args.seconds, args.clients)
        finally:
            for side in sides:
                side.process.terminate()
                side.process.wait(10)
    print(text)
    if args.keep:
        keep_study("server", text)
    return 0


def ours() -> Side:
    """``kg serve`` on the project's data."""
    tell("starting kg serve")
    words = [sys.executable, "-m", "kg", "serve", "--port", "0", "--lang", "en"]
    process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    port = int(process.stderr.readline().split()[1].rstrip("/").rpartition(":")[2])
    return Side("kg serve", port, "/sparql", process)


def theirs(quads: Path, store: Path | None = None) -> Side:
    """Oxigraph's server on the same data, on disk or in memory, with the union as default graph."""
    binary = shutil.which("oxigraph") or str(Path(sys.executable).with_name("oxigraph"))
    tell("loading Oxigraph's server")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    if store is not None:
        for step in (["load", "--location", str(store), "--file", str(quads)], ["optimize", "--location", str(store)]):
            subprocess.run([binary, *step], check=True, capture_output=True)
        words = ["serve-read-only", "--location", str(store), *words]
    words = [binary, *(words if store else ["serve", *words])]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            break
        except OSError:
            time.sleep(0.1)
    if store is None:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        link.request("POST", "/store", quads.read_bytes(), {"Content-Type": "application/n-quads"})
        assert link.getresponse().status < 300
        link.close()
    return Side(f"Oxigraph's server, {'on disk' if store else 'in memory'}", port, "/query", process)


def measured(sides: list[Side], texts: dict[str, str], seconds: float, clients: int) -> str:
    """Slices in turn; the table."""
    for text in texts.values():
        answers = [asyncio.run(one(side, text)) for side in sides]
        if any(a != answers[0] for a in answers):
            raise SystemExit(f"the servers do not agree on: {text}")
    for side in sides:
        asyncio.run(load(side, list(texts.values()), 2.0, clients))
        side.times.clear()
        side.errors, side.seconds, side.used, side.before = 0, 0.0, 0.0, memory(side.process.pid)
    while min(side.seconds for side in sides) < seconds:
        for side in sides:
            asyncio.run(load(side, list(texts.values()), min(SLICE, seconds), clients))
        tell(f"{sides[0].seconds:.0f} s: " + ", ".join(f"{s.name} {s.rate:.0f}/s" for s in sides))
    for side in sides:
        side.after = memory(side.process.pid)
    us, best = sides[0], max(sides[1:], key=lambda s: s.rate)
    lines = [f"{clients} clients, {seconds:.0f} s of each in slices of {min(SLICE, seconds):g} s, {len(texts)} texts in turn; the "
             "clients run on the same machine.", "",
             "| server | answers a second | of processor | p50, ms | p95, ms | errors | MB before | MB after |",
             "|---|---|---|---|---|---|---|---|"]
    for s in sides:
        lines.append(f"| {s.name} | {s.rate:.0f} | {s.thrift:.0f} | {s.at(0.5):.1f} | {s.at(0.95):.1f} | {s.errors} | {s.before} | "
                     f"{s.after} |")
    lines.append(f"| **ours to the faster** | **{us.rate / best.rate:.2f}** | {us.thrift / best.thrift:.2f} | "
                 f"{us.at(0.5) / best.at(0.5):.2f} | {us.at(0.95) / best.at(0.95):.2f} | | | |")
    return "\n".join(lines)


def request(side: Side, text: str) -> bytes:
    """A query as it goes over the wire."""
    return (f"GET {side.path}?query={quote(text, safe='')} HTTP/1.1\r\nHost: 127.0.0.1:{side.port}\r\n"
            "Accept: application/sparql-results+json\r\n\r\n").encode()


async def answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """Status and body of one answer."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status = int(head.split(b" ", 2)[1])
    if b"content-length:" in head:
        return status, await reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))
    body = b""
    while size := int(await reader.readuntil(b"\r\n"), 16):
        body += (await reader.readexactly(size + 2))[:-2]
    await reader.readexactly(2)
    return status, body


async def one(side: Side, text: str) -> object:
    """The rows of one answer, in an order that does not hang on the server; of a LIMIT without ORDER only how many."""
    reader, writer = await asyncio.open_connection("127.0.0.1", side.port, limit=2**24)
    writer.write(request(side, text))
    status, body = await answer(reader)
    writer.close()
    assert status == 200, body
    found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    rows = sorted(str([str(t) for t in row]) for row in found)
    return len(rows) if "LIMIT" in text else rows


async def load(side: Side, texts: list[str], seconds: float, clients: int) -> None:
    """So many clients ask one thing after another, each over its own connection, for so long."""
    sent = [request(side, text) for text in texts]
    begun, used = time.perf_counter(), processor(side.process.pid)

    async def client(number: int, now: Callable[[], float] = time.perf_counter) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", side.port, limit=2**24)
        for message in itertools.islice(itertools.cycle(sent), number, None):
            asked = now()
            if asked - begun > seconds:
                break
            writer.write(message)
            status, _ = await answer(reader)
            side.errors += status != 200
            side.times.append(now() - asked)
        writer.close()
    await asyncio.gather(*(client(i) for i in range(clients)))
    side.seconds += time.perf_counter() - begun
    side.used += processor(side.process.pid) - used


def memory(number: int) -> int:
    """MB of a process and all it started, pages that they share counted once (Linux)."""
    texts = [told(n, "smaps_rollup") for n in [number, *started(number)]]
    return round(sum(int(line.split()[1]) for text in texts for line in text.splitlines() if line.startswith("Pss:")) / 1024)


def processor(number: int) -> float:
    """Seconds of a processor that a process and all it started have had, those that have ended included (Linux)."""
    fields = [told(n, "stat").rpartition(")")[2].split()[11:15] for n in [number, *started(number)]]
    return sum(int(f) for four in fields for f in four) / os.sysconf("SC_CLK_TCK")


def started(number: int) -> list[int]:
    """Processes that a process has started, and theirs."""
    found = [int(n) for n in told(number, f"task/{number}/children").split()]
    return found + [n for child in found for n in started(child)]


def told(number: int, name: str) -> str:
    """What the system says of a process; nothing if it has just ended."""
    try:
        return Path(f"/proc/{number}/{name}").read_text()
    except OSError:
        return ""


if __name__ == "__main__":
    raise SystemExit(main())
