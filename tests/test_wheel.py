"""The wheel, installed into an environment of its own, answers in an empty folder without any network."""
import hashlib
import html
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from email.parser import Parser

import pytest

from kg import layout, prebuilt

ROOT = layout.PACKAGE.parent


def run(*words, said=None, **more):
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True, timeout=300, **more)
    assert done.returncode == 0, done.stderr[-2000:]
    if said is not None:
        said.append(done.stderr)
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from this checkout as the maintainers build it."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT)
    (path,) = out.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A fresh environment that holds the wheel; what it depends on is borrowed, so that nothing is downloaded."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=True)
    (site,) = home.glob("lib/python*/site-packages")
    run(sys.executable, "-m", "pip", "--python", home / "bin" / "python", "install", "--quiet", "--no-deps", "--no-index",
        "--disable-pip-version-check", wheel)
    # Only the folders themselves: .pth files inside them, such as that of an editable install, are not read from here.
    (site / "borrowed.pth").write_text("\n".join(dict.fromkeys(sysconfig.get_path(p) for p in ("purelib", "platlib"))))
    return home


@pytest.fixture
def kg_in_empty_folder(installed, tmp_path):
    """``kg`` of the wheel in an empty folder, with no way to any other host."""
    shut = {name: "http://127.0.0.1:9" for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")}
    surroundings = {"PATH": f"{installed / 'bin'}:/usr/bin:/bin", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8", **shut}
    cage = ["unshare", "-n"] if shutil.which("unshare") and subprocess.run(
        ["unshare", "-n", "true"], capture_output=True).returncode == 0 else []
    folder = tmp_path / "empty"
    folder.mkdir()

    def call(*words, program="kg", said=None):
        return run(*cage, installed / "bin" / program, *words, cwd=folder, env=surroundings, said=said)
    return call, folder


def names(wheel):
    with zipfile.ZipFile(wheel) as z:
        return z.namelist()


def test_the_wheel_carries_ontology_data_questions_and_assets(wheel):
    inside = set(names(wheel))
    for folder in ("ontology", "data"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".ttl", ".rq", ".csv", ".json", ".jsonld"):
                assert f"kg/_shipped/{path.relative_to(ROOT)}" in inside, path.name
    for path in sorted(layout.PACKAGE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            assert f"kg/{path.relative_to(layout.PACKAGE)}" in inside, path.name
    assert sum(n.endswith(".rq") and n.startswith("kg/questions/") for n in inside) >= 30


def test_the_wheel_carries_nothing_else(wheel):
    for name in names(wheel):
        assert name.startswith(("kg/", "eudpn-")), name
        assert "__pycache__" not in name and not name.endswith((".pyc", ".bak", "~", ".orig")), name
    assert sum(i.file_size for i in zipfile.ZipFile(wheel).infolist()) < 20_000_000


def test_what_the_wheel_says_of_itself(wheel):
    with zipfile.ZipFile(wheel) as z:
        name = next(n for n in z.namelist() if n.endswith(".dist-info/METADATA"))
        said = Parser().parsestr(z.read(name).decode())
        licences = [n for n in z.namelist() if ".dist-info/licenses/" in n]
    assert (said["Name"], said["Version"]) == ("eudpn", layout.VERSION)
    assert said["License-Expression"] == "MIT AND CC-BY-4.0"
    assert {n.rsplit("/", 1)[-1] for n in licences} == {"LICENSE", "LICENSE-DATA", "NOTICE"}
    needed = {r.split(";")[0].split(">")[0].split("=")[0].strip() for r in said.get_all("Requires-Dist") if "extra" not in r}
    assert needed == {"rdflib", "pyoxigraph", "pyshacl", "networkx", "numpy", "scipy", "graspologic-native", "rustworkx", "pyvis"}
    assert "# EUDPN" in said.get_payload()


def test_it_is_the_installed_package_that_runs(kg_in_empty_folder, installed):
    call, _ = kg_in_empty_folder
    place = call("-c", "import kg.layout as l; print(l.PACKAGE, l.DATA, l.ONTOLOGY)", program="python").split()
    assert all(p.startswith(str(installed)) for p in place) and "_shipped" in place[1]
    assert call("--version") == f"kg {layout.VERSION}\n"


def test_it_asks_in_an_empty_folder_without_a_network(kg_in_empty_folder, g):
    call, folder = kg_in_empty_folder
    assert call("ask", "digital-partnerships", "--as", "csv") == g.ask("digital-partnerships").csv()
    assert "4 行" in call("ask", "digital-partnerships", "--lang", "zh")
    assert "country-kor" in call("about", "韩国")
    assert os.listdir(folder) == []


def test_it_draws_a_page_in_an_empty_folder_without_a_network(kg_in_empty_folder, g):
    call, folder = kg_in_empty_folder
    assert "p.html" in call("draw", "partners", "-o", "p.html")
    page = html.unescape((folder / "p.html").read_text(encoding="utf-8"))
    assert os.listdir(folder) == ["p.html"]
    assert "日本" in page and "Japan" in page and "default-src 'none'" in page
    assert not any(sign in page for sign in ("cdn.jsdelivr.net", "cdnjs.cloudflare.com", "unpkg.com", 'src="http', "src='http"))


def test_its_dataset_is_that_of_the_checkout(kg_in_empty_folder, g):
    call, folder = kg_in_empty_folder
    call("export", "graph.nq")
    assert hashlib.sha256((folder / "graph.nq").read_bytes()).hexdigest() == g.digest


def test_the_dataset_that_it_brings_is_that_of_its_tables_to_the_byte(wheel, tmp_path):
    made = prebuilt.ship(tmp_path / "dataset.nq", ROOT)
    with zipfile.ZipFile(wheel) as z:
        assert z.read("kg/_shipped/dataset.nq") == made.read_bytes()


def test_it_opens_what_it_brings_without_the_tables_and_writes_nothing(kg_in_empty_folder, g, tmp_path):
    call, _ = kg_in_empty_folder
    script = ("import sys; from kg.shell import main; main(['ask', 'digital-partnerships', '--as', 'csv']); "
              "assert not {'kg.records', 'kg.tables', 'http.client', 'numpy', 'networkx', 'rdflib'} & set(sys.modules)")
    assert call("-c", script, program="python") == g.ask("digital-partnerships").csv()
    assert [p.name for p in tmp_path.iterdir()] == ["empty"]  # which is also the home: no cache


@pytest.mark.parametrize("hurt, said", [(lambda b: b.replace(b"jpn", b"kor", 1), "已损坏"), (lambda b: b[:len(b) // 2], "已损坏"),
                                        (None, "缺失")], ids=["changed", "cut", "removed"])
def test_damage_of_what_it_brings_is_told_and_reaches_no_answer(kg_in_empty_folder, installed, g, hurt, said):
    call, _ = kg_in_empty_folder
    (file,) = installed.glob("lib/python*/site-packages/kg/_shipped/dataset.nq")
    whole = file.read_bytes()
    file.unlink() if hurt is None else file.write_bytes(hurt(whole))
    try:
        answer = call("ask", "digital-partnerships", "--as", "csv", "--lang", "zh", said=(told := []))
    finally:
        file.write_bytes(whole)
    assert answer == g.ask("digital-partnerships").csv("zh")
    assert told == [f"kg: 本安装的 dataset.nq {said}；答案取自数据表：请重新安装本软件包\n"]


def test_a_cell_that_was_changed_in_an_installation_is_seen(kg_in_empty_folder, installed):
    call, _ = kg_in_empty_folder
    (table,) = installed.glob("lib/python*/site-packages/kg/_shipped/data/parties.csv")
    whole = table.read_bytes()
    assert b",Japan," in whole
    table.write_bytes(whole.replace(b",Japan,", b",Nippon,", 1))
    try:
        assert "Nippon" in call("about", "country-jpn")
    finally:
        table.write_bytes(whole)
    assert "Nippon" not in call("about", "country-jpn")


def test_python_opens_it_too(kg_in_empty_folder, g):
    call, _ = kg_in_empty_folder
    said = call("-c", "import kg; g = kg.open(); n = g.network('partners'); print(g.digest, n.number_of_edges(), len(g.questions()))",
                program="python")
    assert said.split() == [g.digest, str(g.network("partners").number_of_edges()), str(len(g.questions()))]
