"""The dataset that is kept ready: it answers as the tables do, sees every change at once, and no damage to it reaches an answer."""
import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import plant
from test_layers import imports

import kg
from kg import dataset, layout, prebuilt
from kg.errors import DataError
from kg.graph import KnowledgeGraph


@pytest.fixture(scope="module")
def built():
    """The dataset as the tables give it."""
    return dataset.build(layout.ONTOLOGY, layout.DATA)


@pytest.fixture(scope="module")
def body(built):
    """The file that is kept of it."""
    return prebuilt.written(built, "the key")


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty cache for this test."""
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def copy(tmp_path, cache, monkeypatch):
    """A copy of the project's tables, ontology and rules, old enough for a cache, that stands as the project's own."""
    for name in ("data", "ontology"):
        shutil.copytree(layout.HOME / name, tmp_path / name)
        monkeypatch.setattr(layout, name.upper(), tmp_path / name)
    settle()
    return tmp_path


def settle():
    """Wait until a change of a file shows in its time."""
    time.sleep(0.12)


def never(monkeypatch):
    monkeypatch.setattr(dataset, "build", lambda *_: pytest.fail("the tables were read"))


def kept(cache):
    """The one file in a cache, in which nothing else lies."""
    (found,) = cache.iterdir()
    return found


def call(cache, *words, code=0, before=""):
    """The shell in a process of its own; ``before``: what it runs first."""
    script = f"{before}\nimport sys\nfrom kg.shell import main\nsys.exit(main({list(words)!r}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=layout.PACKAGE.parent,
                          env={**os.environ, "KG_CACHE": str(cache)})
    assert done.returncode == code, done.stderr
    return done.stdout


def faces(data):
    """What a graph shows at several of its faces, in the order in which it shows it."""
    g = KnowledgeGraph(data)
    net = g.network("partners", as_of="2025-12-31")
    return {"quads": list(g.store), "places": list(g.places.items()), "digest": g.digest, "name": g.name, "size": g.size,
            "answers": {q.name: list(g.ask(q.name).rows) for q in g.questions()}, "text": g.ask("states-named").text("zh"),
            "about": [g.about(n).text(lang) for n in ("日本", "EU", "tech-ai") for lang in ("en", "zh")],
            "receipt": net.graph["receipt"], "edges": list(net.edges(data=True)),
            "free": list(g.sparql("SELECT ?s ?o { ?s dpn:statedIn ?o } LIMIT 500").rows)}


def test_it_shows_the_same_at_every_face_to_the_order(built, body, tmp_path):
    (tmp_path / "x.nq").write_bytes(body)
    found, wanted = faces(prebuilt.read(tmp_path / "x.nq", "the key")), faces(built)
    for face in wanted:
        assert found[face] == wanted[face], face


def test_the_second_opening_reads_no_tables(copy, cache, monkeypatch):
    first = list(prebuilt.own().store)
    never(monkeypatch)
    assert list(prebuilt.own().store) == first
    assert kept(cache).parent.stat().st_mode & 0o077 == 0


def test_a_changed_cell_is_seen_at_once_and_so_is_its_return(copy, cache):
    before = prebuilt.own()
    for label in ("Nippon", "Nihon"):
        plant(copy / "data", "parties", row_of(copy, "country-jpn"), en=label)
        settle()
        assert KnowledgeGraph(prebuilt.own()).label("country-jpn")["en"] == label  # made
        assert KnowledgeGraph(prebuilt.own()).label("country-jpn")["en"] == label  # kept
    shutil.copy(layout.PACKAGE.parent / "data" / "parties.csv", copy / "data")
    assert set(prebuilt.own().store) == set(before.store)
    assert len(list(cache.iterdir())) == 1


def row_of(folder, name):
    lines = (folder / "data" / "parties.csv").read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if line.startswith(name + ","))


def test_a_fault_in_a_cell_is_told_though_a_whole_dataset_is_kept(copy):
    prebuilt.own()
    plant(copy / "data", "parties", 2, id="Not an id")
    with pytest.raises(DataError):
        prebuilt.own()


def test_every_file_on_which_the_dataset_depends_is_in_the_key(copy, monkeypatch):
    package = copy / "kg"
    package.mkdir()
    for name in prebuilt.LIFTING:
        shutil.copy(layout.PACKAGE / f"{name}.py", package)
    monkeypatch.setattr(layout, "PACKAGE", package)

    def key():
        return prebuilt.key(copy / "ontology", copy / "data")

    sources = [p for p in [*copy.glob("data/*.csv"), *copy.glob("ontology/mappings/*.ttl"), *copy.glob("ontology/rules/*.rq"),
                           *package.iterdir(), copy / "ontology/core.ttl", copy / "data/datapackage.json"]]
    assert len(sources) > 45
    first = key()
    for path in sources:
        whole = path.read_bytes()
        path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        assert key() != first, path.name
        path.write_bytes(whole)
    sources[0].rename(sources[0].with_name("zzz.csv"))
    assert key() != first


def test_the_modules_in_the_key_are_all_that_the_lifting_loads():
    needed, new = set(), {"dataset", "prebuilt"}
    while new:
        needed |= new
        new = {i.split(".")[0] for m in new for i in imports(layout.PACKAGE / f"{m}.py")} - needed
    assert needed - {"layout", "version", "words"} <= set(prebuilt.LIFTING) and "words" in prebuilt.LIFTING


def test_no_damage_of_the_kept_file_is_read(body, tmp_path):
    chance, path = random.Random(7), tmp_path / "x.nq"
    for turn in range(40):
        at = chance.choice([chance.randrange(len(body)), chance.randrange(200)])
        hurt = [body[:at], body[:at] + bytes([body[at] ^ 1 << chance.randrange(8)]) + body[at + 1:], body[:at] + body[at + 1:],
                body + b"\n"][turn % 4]
        path.write_bytes(hurt)
        with pytest.raises(ValueError):
            prebuilt.read(path, "the key")


def test_a_damaged_cache_is_passed_over_and_made_anew(copy, cache, built):
    prebuilt.own()
    whole = kept(cache).read_bytes()
    for hurt in (whole[:len(whole) // 2], whole.replace(b"jpn", b"kor", 1), whole.replace(b"/1 ", b"/0 ", 1)):
        kept(cache).write_bytes(hurt)
        assert set(prebuilt.own().store) == set(built.store)
        assert kept(cache).read_bytes() == whole


def test_a_whole_file_of_another_version_is_passed_over(copy, cache, built, monkeypatch):
    prebuilt.own()
    little = dataset.Dataset(dataset.ox.Store())
    kept(cache).write_bytes(prebuilt.written(little, prebuilt.key(layout.ONTOLOGY, layout.DATA) + " pyoxigraph 0.1 python 3.0"))
    assert len(prebuilt.own().store) == len(built.store)


def test_three_at_once_answer_alike_and_leave_one_file(tmp_path):
    cache, wanted = tmp_path / "cache", call("off", "ask", "digital-partnerships")
    words = [sys.executable, "-m", "kg", "ask", "digital-partnerships"]
    runs = [subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=layout.PACKAGE.parent,
                             env={**os.environ, "KG_CACHE": str(cache)}) for _ in range(3)]
    assert [run.communicate()[0] for run in runs] == [wanted] * 3
    assert prebuilt.read(kept(cache), told_key(kept(cache))) is not None


def told_key(path: Path) -> str:
    return json.loads(path.read_bytes().split(b"\n")[1][2:])["key"]


def test_a_killed_writer_leaves_nothing_that_grows(tmp_path):
    cache = tmp_path / "cache"
    for _ in range(2):
        call(cache, "ask", "digital-partnerships", code=-9, before="import os\nos.fsync = lambda _: os.kill(os.getpid(), 9)")
    assert sorted(p.name.rsplit(".", 1)[-1].isdigit() for p in cache.iterdir()) == [False, True]  # one draft and its lock
    call(cache, "ask", "digital-partnerships")
    assert kept(cache).suffix == ".nq"


def test_where_nothing_can_be_written_it_answers_all_the_same(tmp_path):
    wanted = call("off", "ask", "digital-partnerships")
    full = "import resource, signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (10**6,) * 2)"
    assert call(tmp_path / "full", "ask", "digital-partnerships", before=full) == wanted
    assert list((tmp_path / "full").iterdir()) == []
    (tmp_path / "file").write_text("no folder")
    assert call(tmp_path / "file" / "cache", "ask", "digital-partnerships") == wanted
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "full"]


def test_a_folder_in_which_others_may_write_is_neither_read_nor_written(copy, cache, built):
    prebuilt.own()
    place = kept(cache)
    place.write_bytes(prebuilt.written(dataset.Dataset(dataset.ox.Store()), told_key(place)))  # whole, and a lie
    assert len(prebuilt.own().store) == 0  # in one's own folder it would be believed
    planted = place.read_bytes()
    cache.chmod(0o777)
    assert len(prebuilt.own().store) == len(built.store)
    assert place.read_bytes() == planted


def test_off_means_off(copy, cache, monkeypatch):
    monkeypatch.setenv("KG_CACHE", "off")
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    prebuilt.own()
    assert not cache.exists()
    monkeypatch.setenv("KG_CACHE", "relative/folder")  # it would be another one in every folder
    prebuilt.own()
    assert not Path("relative").exists()
    monkeypatch.delenv("KG_CACHE")
    prebuilt.own()
    assert kept(cache).name == "eudpn"


def test_what_older_code_made_is_not_kept_as_that_of_newer_code(copy, cache, monkeypatch):
    monkeypatch.setattr(kg, "loaded", min(p.stat().st_ctime_ns for p in layout.PACKAGE.glob("*.py")))
    prebuilt.own()  # as in a notebook that was open before a module was changed
    assert not cache.exists()


def test_a_table_that_changes_while_it_is_read_is_not_kept(copy, cache, monkeypatch):
    real = dataset.build

    def slowly(*folders):
        plant(copy / "data", "parties", row_of(copy, "country-jpn"), en="Nippon")
        return real(*folders)

    monkeypatch.setattr(dataset, "build", slowly)
    prebuilt.own()
    assert not cache.exists()


def test_the_cache_of_other_checkouts_does_not_grow_for_ever(copy, cache):
    cache.mkdir(0o700)
    for n in range(12):
        (cache / f"{n:016x}.nq").write_text("of a checkout that is gone")
        os.utime(cache / f"{n:016x}.nq", (n, n))
    (cache / "notes.txt").write_text("somebody's own")
    prebuilt.own()
    found = sorted(p.name for p in cache.iterdir())
    assert len(found) == 9 and "notes.txt" in found and f"{11:016x}.nq" in found and f"{0:016x}.nq" not in found
