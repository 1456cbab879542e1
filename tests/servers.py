"""Two real SPARQL servers for the tests: Oxigraph's own from PyPI, and Virtuoso where Debian's package is installed."""
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

OXIGRAPH = shutil.which("oxigraph", path=os.pathsep.join([sysconfig.get_path("scripts"), str(Path(sys.executable).parent),
                                                         os.environ.get("PATH", "")]))
VIRTUOSO = shutil.which("virtuoso-t")
NO_OXIGRAPH = "the Oxigraph server is not installed (pip install oxigraph)"
NO_VIRTUOSO = "Virtuoso is not installed (Debian: apt-get install virtuoso-opensource-7)"
# Small, on loopback only, with the cap of 10,000 rows that Debian's own settings have.
_INI = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
LiteMode = 0
DisableUnixSocket = 1
CheckpointInterval = 0
CaseMode = 2
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
ThreadsPerQuery = 1
AsyncQueueMaxThreads = 1
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 10
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 10000
MaxQueryExecutionTime = 60
MaxQueryCostEstimationTime = 4000
"""


class Server(NamedTuple):
    """A server that runs: its addresses for queries, for the graph store and for updates, and its process."""

    query: str
    store: str
    update: str | None
    process: subprocess.Popen

    @property
    def died(self) -> bool:
        """Whether the server ended by itself."""
        return self.process.poll() is not None


def free_port() -> int:
    """A port of loopback that nobody uses."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@contextmanager
def _running(words, url, seconds):
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            until = time.monotonic() + seconds
            while True:
                try:
                    urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=5).close()
                    break
                except urllib.error.HTTPError:
                    break
                except OSError:
                    assert server.poll() is None and time.monotonic() < until, f"{words[0]} does not start"
                    time.sleep(0.1)
            yield server
        finally:
            server.terminate()
            try:
                server.wait(5)
            except subprocess.TimeoutExpired:
                server.kill()


@contextmanager
def oxigraph(folder):
    """An Oxigraph server that keeps its data in memory."""
    place = f"127.0.0.1:{free_port()}"
    with _running([OXIGRAPH, "serve", "--bind", place], f"http://{place}/query?query=ASK%7B%7D", 20) as process:
        yield Server(f"http://{place}/query", f"http://{place}/store", f"http://{place}/update", process)


@contextmanager
def virtuoso(folder):
    """A Virtuoso server; its graph store wants the user dba with the password dba."""
    http = free_port()
    ini = Path(folder) / "virtuoso.ini"
    ini.write_text(_INI.format(folder=folder, http=http, sql=free_port()), encoding="utf-8")
    with _running([VIRTUOSO, "-f", "-c", str(ini)], f"http://127.0.0.1:{http}/sparql?query=ASK%7B%7D", 60) as process:
        yield Server(f"http://127.0.0.1:{http}/sparql", f"http://127.0.0.1:{http}/sparql-graph-crud-auth", None, process)
