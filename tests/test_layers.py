"""The modules of the package: each leans on those below it only, and loading one loads no more than it needs."""
import ast
import subprocess
import sys
from pathlib import Path

import pytest

from kg import layout

PACKAGE = layout.PACKAGE
# From the ground up. A module may import from lines above its own, and from its own line only inside a subpackage.
LAYERS = (
    ("version",),
    ("words", "layout", "late"),
    ("errors", "shell_words"),
    ("frames", "drafts"),
    ("terms", "dates", "files", "nesting", "table"),
    ("schema", "statements"),
    ("tables",),
    ("records",),
    ("dataset",),
    ("slices", "union_graph", "prebuilt"),
    ("suspects",),
    ("shapes", "questions", "names", "query"),
    ("gates", "guard"),
    ("regions", "scans"),
    ("claims", "matches"),
    ("about", "standing", "places"),
    ("network",),
    ("analysis", "views"),
    ("figures",),
    ("difference", "research"),
    ("exports",),
    ("graph",),
    ("studies",),
    ("illustrations",),
    ("site", "notebook", "agents"),
    ("server",),
    ("demonstration",),
    ("grammar", "verbs"),
    ("shell",),
    ("__main__",),
)
HEIGHT = {module: i for i, line in enumerate(LAYERS) for module in line}
# Pure functions on networks and tables: they know nothing of where the data come from.
PURE = ("network", "analysis", "views", "table", "dates", "terms", "names", "questions", "difference", "research", "figures")
SOURCES = ("studies", "illustrations", "records", "dataset", "graph", "shell", "grammar", "verbs", "demonstration", "tables", "schema", "shapes", "suspects", "union_graph", "query", "slices", "gates")


def part(path: Path) -> str:
    """The module or subpackage to which a file belongs."""
    inside = path.relative_to(PACKAGE).parts
    return inside[0] if len(inside) > 1 else path.stem


def imports(path: Path, everywhere: bool = True) -> set[str]:
    """Modules of the package that a file imports, as dotted names below ``kg``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    guarded = [i for i in ast.walk(tree) if isinstance(i, ast.If) and "TYPE_CHECKING" in ast.dump(i.test)]
    typing_only = {id(n) for i in guarded for n in ast.walk(i)}
    inside = {id(n) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for n in ast.walk(f)}
    found = set()
    for node in ast.walk(tree):
        if id(node) in typing_only or (not everywhere and id(node) in inside):
            continue
        if isinstance(node, ast.Import):
            found |= {a.name.removeprefix("kg.") for a in node.names if a.name.startswith("kg.")}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module and node.module.split(".")[0] == "kg":
            below = node.module.removeprefix("kg").removeprefix(".")
            found |= {f"{below}.{a.name}" if below else a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level:
            pytest.fail(f"{path.name}: relative imports hide the layer")
    return found


FILES = sorted(p for p in PACKAGE.rglob("*.py") if "_shipped" not in p.parts)


def test_every_module_has_a_place_in_the_layers():
    assert {part(p) for p in FILES} - {"__init__"} == set(HEIGHT)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_downward_only(path):
    mine = part(path)
    if mine == "__init__":
        return
    for name in imports(path):
        theirs = name.split(".")[0]
        if theirs not in HEIGHT or theirs == mine:
            continue
        assert HEIGHT[theirs] < HEIGHT[mine], f"{mine} imports {theirs}, which lies beside or above it"
        assert not (mine in PURE and theirs in SOURCES), f"{mine} must not know {theirs}"


def test_no_module_imports_itself_by_a_detour():
    """Imports at module level, inside subpackages too, have no cycle."""
    names = {".".join(p.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): p for p in FILES}
    edges = {}
    for name, path in names.items():
        wanted = imports(path, everywhere=False)
        edges[name] = {w if w in names else w.rpartition(".")[0] for w in wanted} & set(names) - {name}
    seen, done = [], set()

    def visit(name):
        assert name not in seen, f"cycle: {' -> '.join([*seen[seen.index(name):], name])}"
        if name not in done:
            seen.append(name)
            for other in sorted(edges[name]):
                visit(other)
            done.add(seen.pop())

    for name in sorted(edges):
        visit(name)


def test_names_of_modules_say_what_they_hold():
    for path in FILES:
        assert not set(path.stem.split("_")) & {"util", "utils", "helper", "helpers", "common", "manager", "handler", "misc",
                                                "base", "core", "tools", "lib"}, path.name


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_says_what_it_is_for_and_stays_short(path):
    text = path.read_text(encoding="utf-8")
    assert (ast.get_docstring(ast.parse(text)) or "").strip()
    assert len(text.splitlines()) <= 400


@pytest.mark.parametrize("code, absent", [
    ("import kg", "networkx rdflib pyvis pyshacl pyoxigraph numpy scipy pandas matplotlib"),
    ("import kg; kg.open", "networkx rdflib pyvis pyshacl numpy scipy"),
    ("import kg; kg.open().ask('digital-partnerships').text('zh')", "networkx rdflib pyvis pyshacl numpy scipy http.client ssl ctypes"),
    ("import kg; kg.open().about('日本').text('zh')", "networkx rdflib pyvis pyshacl numpy scipy http.client"),
    ("import kg; kg.open().sparql('SELECT ?s { ?s a dpn:Membership }')", "networkx rdflib pyvis pyshacl numpy scipy http.client"),
    ("import kg.network", "rdflib pyvis pyshacl pyoxigraph"),
    ("import kg.figures", "rdflib pyvis pyshacl pyoxigraph matplotlib"),
    ("import kg.analysis", "rdflib pyvis pyshacl pyoxigraph"),
    ("import kg.server.door, kg.server.app, kg.server.pool, kg.server.connection\nfrom kg.server.app import PARTS\n"
     "for part in PARTS: __import__('kg.server.' + part)", "networkx rdflib pyvis pyshacl pyoxigraph numpy"),
    ("from kg.shell import main; main(['--version'])", "argparse dataclasses pathlib typing kg.errors kg.layout pyoxigraph"),
    ("from kg.shell import main\ntry: main(['ask', '--help'])\nexcept SystemExit: pass", "kg.verbs pyoxigraph networkx rdflib http"),
])
def test_loading_takes_no_more_than_is_needed(code, absent):
    script = f"{code}\nimport sys\nprint(*(m for m in {absent.split()!r} if m in sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=PACKAGE.parent)
    assert done.returncode == 0, done.stderr
    assert done.stderr.split() == []


FORBIDDEN = {"pickle", "shelve", "marshal", "subprocess", "urllib.request", "requests", "http.client", "socket"}
MAY_RUN = {  # git, to read the tables of a revision; the one place that speaks to servers; the server's own port and processes
    "difference/places.py": {"subprocess"}, "places/client.py": {"urllib.request", "http.client", "socket"},
    "server/door.py": {"socket"}, "server/processes.py": {"socket", "subprocess"}, "server/keeper.py": {"socket"}}


def test_no_pickle_no_eval_no_shell_no_network():
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        allowed = MAY_RUN.get(path.relative_to(PACKAGE).as_posix(), set())
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = {a.name for a in node.names} | {getattr(node, "module", None)}
                assert not names & (FORBIDDEN - allowed), path.name
            if isinstance(node, ast.Call):
                assert "shell" not in {k.arg for k in node.keywords}, f"{path.name}: a list of arguments, never a shell"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("eval", "exec", "compile"), path.name


def test_no_query_is_pasted_together_from_what_a_person_wrote():
    """SPARQL text goes to the engine as it stands in a file, bound by terms, or through the guard."""
    asked = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            if named and node.func.attr in ("query", "update", "select"):
                pasted = [n for a in node.args if isinstance(a, ast.JoinedStr) for n in ast.walk(a) if isinstance(n, ast.Name)]
                asked += [f"{path.name}:{node.lineno}" for n in pasted if not n.id.isupper()]  # constants of the module may stand
    assert asked == []
