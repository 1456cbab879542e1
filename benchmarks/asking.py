"""Questions through each engine: all kept ones with their sample values, and eight generic ones. Called by stages.py.

Ours (``g.ask``, ``g.sparql``) and bare pyoxigraph answer the same text in the same process, in turn; both turn every row into
Python values. Every other engine has a process of its own. A question that passes its limit is stopped: it is asked in a forked
copy of the process that is killed, or over HTTP with a time limit; maplib has threads that no fork survives and is not stopped.
Each answer's rows are counted, and an engine that counts others than bare pyoxigraph is said to.
"""
from __future__ import annotations

import json
import os
import re
import select
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import stages

_PREFIXES = """PREFIX dpn: <https://w3id.org/eudpn/ontology#>
PREFIX id: <https://w3id.org/eudpn/id/>
PREFIX voc: <https://w3id.org/eudpn/vocab/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
GENERIC = {
    "type scan with a filter on the label": """SELECT ?s ?label WHERE { ?s a dpn:SourceDocument ; rdfs:label ?label
        FILTER(LANG(?label) = "en" && CONTAINS(LCASE(?label), "digital")) }""",
    "join of two hops": """SELECT ?party ?label WHERE { ?r dpn:ofMechanism ?m ; dpn:participant ?party .
        ?m dpn:mechanismType voc:type-research-association . ?party rdfs:label ?label FILTER(LANG(?label) = "en") }""",
    "optional, with a window of dates": """SELECT ?e ?m ?day ?note WHERE { ?e a dpn:StatusEvent ; dpn:ofMechanism ?m ; dpn:earliestDate ?day
        OPTIONAL { ?e dpn:reviewNote ?note FILTER(LANG(?note) = "en") }
        FILTER(?day >= "2022-01-01"^^xsd:date && ?day < "2024-01-01"^^xsd:date) }""",
    "group and rank": """SELECT ?party (COUNT(DISTINCT ?m) AS ?n) WHERE { ?r dpn:ofMechanism ?m ; dpn:participant ?party }
        GROUP BY ?party ORDER BY DESC(?n) ?party LIMIT 20""",
    "property path": """SELECT ?class (COUNT(?s) AS ?n) WHERE { ?s a/rdfs:subClassOf* ?class . ?s dpn:mechanismType ?type } GROUP BY ?class""",
    "look-up of evidence": """SELECT ?r ?p ?source ?g WHERE { GRAPH ?g { ?r dpn:participant id:country-jpn ; dpn:statedIn ?p }
        ?p <http://www.w3.org/ns/oa#hasSource> ?source }""",
    "projection to pairs": """SELECT DISTINCT ?a ?b WHERE { ?x dpn:ofMechanism ?m ; dpn:participant ?a . ?y dpn:ofMechanism ?m ; dpn:participant ?b
        FILTER(STR(?a) < STR(?b)) }""",
    "yes or no": "ASK { id:country-jpn dpn:partyTo ?m . ?m a dpn:Agreement }",
    "description": "DESCRIBE id:country-jpn",
}
"""Scan, join, window, group, path, evidence, pairs, and the last two as one kind: those that the issue of this benchmark names."""


def run(stage: str, engine: str, place: Path, options: dict) -> None:
    """Ask, and print a line of JSON for each question and one for the whole."""
    if stage == "texts":
        (place / "questions.json").write_text(json.dumps(texts(place), indent=1), encoding="utf-8")
        say({"wall": 0.0, "cpu": 0.0, "mb": 0.0, "count": 0})
    elif engine == "virtuoso":
        _virtuoso(stage, place, options)
    elif engine == "kg":
        _ours(place, options)
    else:
        name = stages.missing(engine)
        say({"missing": name}) if name else _theirs(engine, place, options)


def say(line: dict) -> None:
    """One line for the process that waits."""
    print(json.dumps(line), flush=True)


def texts(place: Path) -> dict[str, str]:
    """The text of each question that has its sample values in the data of a size."""
    from kg.errors import KnowledgeGraphError

    g, found = stages.opened(place), {name: _PREFIXES + text for name, text in GENERIC.items()}
    for question in g.questions():
        try:
            found[question.name] = question.bind(g._iri, {})
        except KnowledgeGraphError:  # a cut of the data has not every sample value
            continue
    return found


def kept(place: Path) -> dict[str, str]:
    """The texts that ``texts`` wrote."""
    return json.loads((place / "questions.json").read_text(encoding="utf-8"))


def plain(store: Any, text: str) -> int:
    """Rows of an answer of bare pyoxigraph, each turned into Python values: the least that any program would do."""
    answer = store.query(text, use_default_graph_as_union=True)
    if hasattr(answer, "variables"):
        return len([[t if t is None else t.value for t in row] for row in answer])
    return len([*answer]) if hasattr(answer, "__iter__") else bool(answer)


def counted(answer: Any) -> int:
    """Rows of an answer of ours."""
    return answer if isinstance(answer, bool) else len(answer)


def _ours(place: Path, options: dict) -> None:
    """Ours and bare pyoxigraph in turn."""
    g = stages.opened(place)
    if options.get("profile"):
        return say({"profile": stages.profiled(lambda: sum(
            counted(g.sparql(text) if name in GENERIC else g.ask(name)) for name, text in kept(place).items()))})
    start, used = time.perf_counter(), stages.processor()
    for name, text in kept(place).items():
        if time.perf_counter() - start > options["budget"]:
            break
        mine = (lambda t=text: counted(g.sparql(t))) if name in GENERIC else (lambda n=name: counted(g.ask(n)))
        bare = lambda t=text: plain(g.store, t)  # noqa: E731
        limit = options.get("limit")
        both = partial(in_turn, mine, bare, options["rounds"], options["seconds"])
        found = both() if limit is None else forked(both, 2 * limit)
        say({"question": name} | dict(zip(("kg", "pyoxigraph", "kg cpu", "pyoxigraph cpu", "rows", "same"), found or [None] * 6)))
    say({"wall": time.perf_counter() - start, "cpu": stages.processor() - used, "mb": stages.highest(), "count": 0})


def in_turn(mine: Callable[[], int], bare: Callable[[], int], rounds: int, seconds: float) -> tuple[float, float, float, float, int, bool]:
    """Median wall and then processor seconds of two calls made in turn, the rows of the second, and whether both count the same."""
    times: tuple[list[float], ...] = ([], [], [], [])
    counts = [0, 0]
    start = time.perf_counter()
    for i in range(rounds):
        for which in (0, 1)[::1 if i % 2 else -1]:
            begun, used = time.perf_counter(), time.process_time()
            counts[which] = int((mine, bare)[which]())
            times[2 + which].append(time.process_time() - used)
            times[which].append(time.perf_counter() - begun)
        enough = 2 if times[0][0] < 0.5 else 1 if times[0][0] < 2 else 0  # of what takes long two rounds, or one, say enough
        if i >= min(enough, rounds - 1) and time.perf_counter() - start > seconds:
            break
    a, b, c, d = (statistics.median(some) for some in times)
    return a, b, c, d, counts[1], counts[0] == counts[1]


def _theirs(engine: str, place: Path, options: dict) -> None:
    """One rival: every question until the time is over, those that it cannot answer named."""
    asked = kept(place)
    begun = time.perf_counter()
    loaded = {"rdflib": _by_rdflib, "oxrdflib": _by_rdflib, "maplib": _by_maplib}[engine]
    ask = loaded(engine, place)
    start, used = time.perf_counter(), stages.processor()
    for name, limit in options["limits"].items():
        if time.perf_counter() - begun > options["budget"]:
            break
        work = lambda t=asked[name]: timed(ask, t, options["rounds"], limit)  # noqa: B023, E731
        try:
            found = work() if engine == "maplib" else forked(work, limit)
        except KeyboardInterrupt:
            raise
        except BaseException as e:  # noqa: BLE001 - an engine that cannot answer (maplib panics) is a row, not an end
            found = f"{type(e).__name__}: {e}"
            if "Panic" in found:  # the engine is of no use after it
                ask = loaded(engine, place)
        _tell(name, found)
    say({"wall": time.perf_counter() - start, "cpu": stages.processor() - used, "mb": stages.highest(), "count": 0})


def _tell(name: str, found: Any) -> None:
    if isinstance(found, str):
        say({"question": name, "failed": found[:200]})
    else:
        say({"question": name, "seconds": found and found[0], "rows": found and found[1]})


def timed(ask: Callable[[str], int], text: str, rounds: int, limit: float) -> tuple[float, int]:
    """Median seconds of some rounds, and the rows of the last."""
    times, count = [], 0
    for _ in range(rounds):
        start = time.perf_counter()
        count = ask(text)
        times.append(time.perf_counter() - start)
        if sum(times) > limit / 3:
            break
    return statistics.median(times), int(count)


def _by_rdflib(engine: str, place: Path) -> Callable[[str], int]:
    view = stages.rdflib_dataset(place) if engine == "rdflib" else stages.oxrdflib_dataset(place)

    def ask(text: str) -> int:
        answer = view.query(text)
        return bool(answer.askAnswer) if answer.type == "ASK" else sum(1 for _ in answer)
    return ask


def _by_maplib(engine: str, place: Path) -> Callable[[str], int]:
    model = stages.maplib_model(place)

    def ask(text: str) -> int:
        if re.search(r"\bGRAPH\b", text):
            raise ValueError("it was given no named graphs")
        answer = model.query(text)
        return answer.height if hasattr(answer, "height") else len(answer) if hasattr(answer, "__len__") else int(bool(answer))
    return ask


def forked(work: Callable[[], Any], limit: float) -> Any:
    """What a call gives back in a copy of this process; None if it was killed at the limit (seconds).

    Raises ``RuntimeError`` with what the call raised.
    """
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            answer = json.dumps({"answer": work()})
        except BaseException as e:  # noqa: BLE001 - told to the process that waits
            answer = json.dumps({"error": f"{type(e).__name__}: {e}"[:500]})
        os.write(write, answer.encode()[:60_000])
        os._exit(0)
    os.close(write)
    ready, _, _ = select.select([read], [], [], limit + 0.5)
    told = os.read(read, 65_536) if ready else b""
    os.close(read)
    if not told:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    if not told:
        return None
    found = json.loads(told)
    if "error" in found:
        raise RuntimeError(found["error"])
    return found["answer"]


# Virtuoso, a server of its own ------------------------------------------------------------------------------------

def _virtuoso(stage: str, place: Path, options: dict) -> None:
    """Load into Virtuoso with its own bulk loader, or ask it over HTTP."""
    program, isql = shutil.which("virtuoso-t"), shutil.which("isql-vt") or shutil.which("isql-virtuoso")
    if not program or not isql:
        return say({"missing": "virtuoso-t and isql-vt (Debian: virtuoso-opensource-7)"})
    asked, begun, total = dict(options.get("limits", {})), time.perf_counter(), {"wall": 0.0, "cpu": 0.0, "mb": 0.0, "count": 0}
    for _ in range(4):  # a question may be the end of the server; the others get a new one
        with tempfile.TemporaryDirectory(prefix="house-", ignore_cleanup_errors=True) as folder, \
                _server(program, Path(folder), place, max(asked.values(), default=60)) as (address, sql, server):
            start, before = time.perf_counter(), _used(server.pid)
            quoted = str(place.resolve()).replace("'", "''")
            _sql(isql, sql, f"ld_dir('{quoted}', 'all.nq', 'urn:none'); rdf_loader_run(); checkpoint;", options.get("budget", 600))
            loaded = time.perf_counter() - start
            total["count"] = _over_http(address, _COUNT, 60, first=True)
            if stage == "load":
                return say(total | {"wall": loaded, "cpu": _used(server.pid) - before, "mb": _peak(server.pid)})
            start, before = time.perf_counter(), _used(server.pid)
            _ask_virtuoso(address, server, asked, kept(place), options, begun)
            total["wall"] += time.perf_counter() - start
            if server.poll() is None:
                say(total | {"cpu": total["cpu"] + _used(server.pid) - before, "mb": max(total["mb"], _peak(server.pid))})
                return None
    say(total)


_COUNT = 'SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), "https://w3id.org/eudpn/graph/")) }'


def _ask_virtuoso(address: str, server: subprocess.Popen, left: dict[str, float], texts: dict[str, str], options: dict, begun: float) -> None:
    """Ask one question after the other, until the server or the time is at its end; what was asked is taken off the list."""
    for name, limit in list(left.items()):
        if time.perf_counter() - begun > options["budget"]:
            return
        del left[name]
        try:
            _tell(name, timed(lambda t, most=limit: _over_http(address, t, most), texts[name], options["rounds"], limit))
        except TimeoutError:
            _tell(name, None)
        except urllib.error.HTTPError as e:
            _tell(name, " ".join(e.read(300).decode("utf-8", "replace").split()))
        except (OSError, ValueError) as e:
            time.sleep(0.5)
            if server.poll() is not None:
                return _tell(name, "the server died")
            _tell(name, f"{type(e).__name__}: {e}")


@contextmanager
def _server(program: str, folder: Path, place: Path, longest: float) -> Iterator[tuple[str, int, subprocess.Popen]]:
    """A Virtuoso with half a gigabyte of buffers on loopback: its address for queries, its SQL port, its process.

    ``longest``: seconds after which it shall give a question up by itself.
    """
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
    import servers

    http, sql = servers.free_port(), servers.free_port()
    text = servers._INI.format(folder=folder, http=http, sql=sql)
    for name, value in (("NumberOfBuffers", 60_000), ("MaxDirtyBuffers", 40_000), ("ResultSetMaxRows", 10_000_000),
                        ("MaxQueryExecutionTime", round(longest) + 1), ("MaxQueryCostEstimationTime", 1_000_000)):
        text = re.sub(rf"{name} = \d+", f"{name} = {value}", text)
    text = text.replace(f"DirsAllowed = {folder}", f"DirsAllowed = {folder}, {place.resolve()}")
    (folder / "virtuoso.ini").write_text(text, encoding="utf-8")
    server = subprocess.Popen([program, "-f", "-c", str(folder / "virtuoso.ini")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address, until = f"http://127.0.0.1:{http}/sparql", time.monotonic() + 90
        while True:
            try:
                _over_http(address, "ASK {}", 5)
                break
            except (OSError, ValueError):
                if server.poll() is not None or time.monotonic() > until:
                    raise RuntimeError("Virtuoso does not start") from None
                time.sleep(0.2)
        yield address, sql, server
    finally:
        server.kill()
        server.wait()


def _sql(isql: str, port: int, text: str, limit: float) -> None:
    done = subprocess.run([isql, f"127.0.0.1:{port}", "dba", "dba", f"exec={text}"], capture_output=True, text=True, timeout=limit)
    if done.returncode or "Error" in done.stderr:
        raise RuntimeError("Virtuoso's loader: " + " ".join((done.stderr or done.stdout).split())[:200])


def _over_http(address: str, text: str, limit: float, first: bool = False) -> int:
    """Rows of an answer of a SPARQL server, decoded from its JSON; or the number in its first cell."""
    headers = {"Accept": "application/sparql-results+json, application/n-triples;q=0.9"}
    request = urllib.request.Request(address + "?" + urllib.parse.urlencode({"query": text}), headers=headers)
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=limit) as answer:
        body = answer.read()
    if not body.lstrip().startswith(b"{"):
        return body.count(b"\n")
    found = json.loads(body)
    if "boolean" in found:
        return bool(found["boolean"])
    rows = [[cell.get("value") for cell in row.values()] for row in found["results"]["bindings"]]
    return int(rows[0][0]) if first else len(rows)


def _peak(pid: int) -> float:
    return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1024


def _used(pid: int) -> float:
    """Seconds of processor that another process has used."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
