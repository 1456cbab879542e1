"""The main commands ask nothing of any other host: every attempt is reported by a guard inside, and has no way out of the machine."""
import os
import shutil
import subprocess
import sys

import pytest
from mcp_client import by_pipes, connected
from serving import ROOT, children, server

# Python runs this at the start of every process that inherits the path; the processes that a server starts do.
GUARD = '''
import os, sys
LOCAL = ("127.", "::1", "localhost")
def look(event, given):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        where = given[0]
    elif event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        where = given[1][0] if isinstance(given[1], tuple) else None  # a path: a socket of this machine
    else:
        return
    where = where.decode() if isinstance(where, bytes) else where
    if where and not where.startswith(LOCAL):
        with open(os.environ["KG_TEST_ATTEMPTS"], "a") as f:
            f.write(f"{event} {where}\\\\n")
        raise OSError(101, "the guard of the tests lets nothing out")
sys.addaudithook(look)
open(f"{os.environ['KG_TEST_ATTEMPTS']}.{os.getpid()}", "w").close()
'''
# What is known at an early day is little, and goes through the same code.
EARLY = ("--known-at", "1990-01-01")
COMMANDS = [
    ["ask", "states-named", "--as", "csv", "-o", "rows.csv"], ["about", "Japan"], ["sparql", "q.rq"],
    ["network", "partners", "-o", "net.csv"], ["draw", "partners", "-o", "p.html"], ["figure", "timeline", "-o", "t.svg"],
    ["export", "g.trig.gz", *EARLY], ["export", "x.store", *EARLY], ["export", "tables/"], ["check", *EARLY],
    ["site", "-o", "site", *EARLY], ["site", "--single-file", "one.html", *EARLY]]
ALL_OF_THEM = f'''
import sys, time
from kg.shell import main
for words in {COMMANDS!r}:
    try:
        code = main(words)
    except SystemExit as e:
        code = e.code
    print("CODE", code or 0, *words[:1], round(time.process_time(), 1), file=sys.stderr)
'''


@pytest.fixture
def guarded(tmp_path, monkeypatch):
    """The guard for all processes to come: a function that gives the attempts so far, and one that says whom it watched."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD.replace("\\\\", "\\"), encoding="utf-8")
    monkeypatch.setenv("KG_TEST_ATTEMPTS", str(tmp_path / "attempts"))
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path / 'guard'}{os.pathsep}{ROOT}")

    def attempts():
        assert list(tmp_path.glob("attempts.*")), "the guard was not there"
        return (tmp_path / "attempts").read_text(encoding="utf-8").splitlines() if (tmp_path / "attempts").exists() else []
    attempts.heard = lambda numbers: any((tmp_path / f"attempts.{n}").exists() for n in numbers)
    return attempts


def cage():
    """Words that take the network away from a command, where this system lets us."""
    words = ["unshare", "-n"]
    return words if shutil.which("unshare") and subprocess.run([*words, "true"], capture_output=True).returncode == 0 else []


def test_the_main_commands_try_to_reach_nobody(guarded, tmp_path):
    (tmp_path / "q.rq").write_text("SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 1")
    done = subprocess.run([*cage(), sys.executable, "-c", ALL_OF_THEM], cwd=tmp_path, capture_output=True, text=True, timeout=600)
    print(done.stderr)
    codes = [line.split()[1:3] for line in done.stderr.splitlines() if line.startswith("CODE")]
    assert codes == [["0", words[0]] for words in COMMANDS], done.stderr[-2000:]
    assert guarded() == [] and (tmp_path / "site" / "en" / "overview.html").exists()


def test_a_server_and_its_workers_try_to_reach_nobody(guarded):
    with server() as running:
        watched = {running.process.pid, *children(running.process.pid)}
        assert running.query("SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 1").status == 200
        assert running.query("SELECT * { SERVICE <http://192.0.2.1/> { ?s ?p ?o } }").status == 403
        assert running.ask("/en/overview.html").status in (200, 202, 503)  # the explorer is made by a process of its own
        assert running.ask("/healthz").status == 200
    assert guarded() == [] and len(watched) > 1 and guarded.heard(watched)


def test_the_tools_for_assistants_try_to_reach_nobody(guarded):
    with connected(by_pipes()) as call:
        assert call.tools() and call.answer("find", text="Japan")
    assert guarded() == []


@pytest.mark.parametrize("code", [
    "import socket; socket.create_connection(('192.0.2.1', 80), 1)", "import socket; socket.getaddrinfo('example.org', 80)",
    "import urllib.request; urllib.request.urlopen('http://example.org/', timeout=1)",
    "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
    "import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', \"import socket; socket.gethostbyname('example.org')\"]))"])
def test_the_guard_reports_an_attempt(guarded, code):
    """Planted: whoever tries is stopped and named."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode and "lets nothing out" in done.stderr
    assert len(guarded()) == 1 and guarded()[0].split()[1] in ("192.0.2.1", "example.org")
