"""What stands after a kill, on a full disk, under two writers and under readers; benchmarks/soundness.py does the same at length."""
import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import HAN

import kg
from kg import demonstration, drafts, files
from kg.demonstration import OWN
from kg.errors import FileError
from kg.places import store

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))
import soundness  # noqa: E402

LINE = "<urn:a:a> <urn:a:b> <urn:a:{}> <urn:a:g> .\n"


@pytest.fixture
def pair(tmp_path):
    """Two small graphs of different content, kept out of the folder in which tests write."""
    made = []
    (tmp_path / "in").mkdir()
    for n in (1, 400):
        (tmp_path / "in" / f"{n}.nq").write_text("".join(LINE.format(i) for i in range(n)))
        made.append(kg.open(tmp_path / "in" / f"{n}.nq"))
    return made


@pytest.fixture
def out(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.mark.parametrize("name", ["x.nq", "x.store"])
def test_a_command_that_is_killed_leaves_one_version_and_nothing_that_grows(name):
    (_, _, _, found), = soundness.kills(3, 7, [name])
    assert found["killed"] == 3 and not {k: found[k] for k in soundness.BAD if found[k]}


def test_a_second_writer_is_refused():
    for row in soundness.writers(["x.nq", "x.store"]):
        assert row[3]["refused"] == 1 and not row[3]["left"]


def test_a_full_disk_is_told_in_one_line_and_touches_nothing():
    for _, name, _, found in soundness.full_disks(2, 7, ["x.nq", "x.store"]):
        assert found["refused"] == 1 and not {k: found[k] for k in soundness.BAD if found[k]}, name


def test_damage_is_found_by_name_before_an_answer():
    (_, _, times, found), = soundness.damage(4, 7)
    assert times == 4 and not found["not found"]


def test_the_description_of_a_store_is_guarded_like_its_files(pair, out):
    """Every single sign of it, changed, is noticed: also those of numbers that no count would contradict."""
    place = pair[1].export(out / "x.store")
    told = (place / store.MARK).read_bytes()
    dice = random.Random(3)
    for at in dice.sample(range(len(told)), 60):
        changed = bytearray(told)
        changed[at] ^= 1
        (place / store.MARK).write_bytes(changed)
        with pytest.raises(FileError, match=store.MARK):
            kg.open(place)
    (place / store.MARK).unlink()
    with pytest.raises(FileError, match=store.MARK):
        kg.open(place)


def test_a_refusal_says_who_writes_in_both_languages(out):
    with drafts.held(out / "a.csv"), pytest.raises(FileError, match=rf"'a.csv' is being written.*process {os.getpid()}") as error:
        files.write(out / "a.csv", "x")
    assert HAN.search(error.value.said.zh) and os.listdir(out) == []
    files.write(out / "a.csv", "x")
    assert os.listdir(out) == ["a.csv"]


def test_of_many_writers_at_once_each_is_done_or_refused_and_what_stands_is_whole(out):
    bodies, done = [bytes([i]) * 200_000 for i in range(12)], []

    def one(body):
        try:
            files.write(out / "a.bin", body)
            done.append("written")
        except FileError as e:
            done.append("refused" if "another run" in str(e) else str(e))

    threads = [threading.Thread(target=one, args=(b,)) for b in bodies]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert set(done) <= {"written", "refused"} and "written" in done and len(done) == 12
    assert (out / "a.bin").read_bytes() in bodies and os.listdir(out) == ["a.bin"]


def test_drafts_of_dead_runs_go_and_other_peoples_files_stay(out, pair):
    for name in (".kg-x.store.123", ".kg-x.nq.99", ".kg-x.nq.lock", ".kg-x.nq.csv.7", ".kg-x.nq.12a", "x.nq.5"):
        (out / name).mkdir() if "store" in name else (out / name).write_text("left")
    pair[0].export(out / "x.nq")
    assert sorted(os.listdir(out)) == [".kg-x.nq.12a", ".kg-x.nq.csv.7", ".kg-x.store.123", "x.nq", "x.nq.5"]
    pair[0].export(out / "x.store")
    assert ".kg-x.store.123" not in os.listdir(out)


def test_a_folder_that_was_renamed_aside_by_a_killed_run_comes_back(out):
    """Only where folders cannot be exchanged does a kill leave this."""
    (out / ".kg-site.old").mkdir()
    (out / ".kg-site.old" / "page").write_text("old")
    with pytest.raises(KeyError), drafts.folder(out / "site"):
        raise KeyError
    assert (out / "site" / "page").read_text() == "old" and os.listdir(out) == ["site"]


@pytest.mark.parametrize("exchange", [True, False])
def test_a_folder_is_replaced_as_a_whole_and_what_is_not_its_own_is_taken_over(out, exchange, monkeypatch):
    if not exchange:
        monkeypatch.setattr(drafts, "_exchanged", lambda one, other: False)
    (out / "d" / "notes").mkdir(parents=True)
    (out / "d" / "notes" / "mine").write_text("mine")
    (out / "d" / "page").write_text("old")
    (out / "d" / "gone").write_text("old")
    with drafts.folder(out / "d", own=("page", "gone")) as made:
        (made / "page").write_text("new")
        assert (out / "d" / "page").read_text() == "old"
    assert (out / "d" / "page").read_text() == "new" and (out / "d" / "notes" / "mine").read_text() == "mine"
    assert sorted(os.listdir(out / "d")) == ["notes", "page"] and os.listdir(out) == ["d"]
    with pytest.raises(FileError, match="cannot be written"), drafts.folder(out / "d") as made:
        raise OSError(28, "No space left on device")
    assert (out / "d" / "page").read_text() == "new" and os.listdir(out) == ["d"]


def test_long_names_and_links_are_written_as_others_are(out):
    long = "n" * 250 + ".csv"
    files.write(out / long, "x")
    os.symlink(out / "real.csv", out / "link.csv")
    files.write(out / "link.csv", "y")
    assert (out / "link.csv").is_symlink() and (out / "real.csv").read_text() == "y"
    assert sorted(os.listdir(out)) == sorted(["link.csv", "real.csv", long])


def test_files_that_belong_together_are_all_written_or_none(out, monkeypatch):
    files.write_all({out / "a": "old", out / "b": "old"})
    (out / "c").mkdir()
    with pytest.raises(FileError):
        files.write_all({out / "a": "new", out / "c": "new"})
    assert (out / "a").read_text() == "old" and sorted(os.listdir(out)) == ["a", "b", "c"]


KILLED_BETWEEN = """
import os, signal, sys
from pathlib import Path
from kg import drafts, files
group, seen = os.getpid(), 0
def look(event, given):
    global seen
    seen += event == "os.rename"
    if event == "os.rename" and seen == 2:
        os.killpg(group, signal.SIGKILL)
if sys.argv[2] == "alone":
    drafts._renamed_apart = lambda pairs: None
sys.addaudithook(look)
files.write_all({Path(sys.argv[1], name): "new" for name in "abc"})
"""


@pytest.mark.parametrize("how, stands", [("as it is", ["new"] * 3), ("alone", ["new", "old", "old"])])
def test_a_kill_of_the_whole_group_between_two_renames_parts_no_set(out, how, stands):
    """Planted beside it: renamed by the command itself, the set is parted."""
    files.write_all({out / name: "old" for name in "abc"})
    done = subprocess.run([sys.executable, "-c", KILLED_BETWEEN, str(out), how], start_new_session=True, cwd=soundness.ROOT)
    assert done.returncode == -9 and soundness.at_rest(out)
    assert [(out / name).read_text() for name in "abc"] == stands
    files.write_all({out / name: "newer" for name in "abc"})
    assert sorted(os.listdir(out)) == ["a", "b", "c"]


def test_no_writer_gets_between_the_renames_of_a_killed_run(out, monkeypatch):
    """The process that renames holds the locks for as long as it runs."""
    real, here = os.replace, os.getpid()

    def slow(draft, target):
        if os.getpid() != here:  # in the process made for it
            done = subprocess.run([sys.executable, "-c", "import sys\nfrom kg import files\nfiles.write(sys.argv[1], 'other')",
                                   str(target)], cwd=soundness.ROOT, capture_output=True, text=True)
            Path(out.parent, f"{target.name}.said").write_text(done.stderr)
        real(draft, target)

    monkeypatch.setattr(os, "replace", slow)
    files.write_all({out / "a": "new", out / "b": "new"})
    between = [(out.parent / f"{name}.said").read_text() for name in "ab"]
    assert all("is being written by another run" in said for said in between)
    assert [(out / name).read_text() for name in "ab"] == ["new", "new"] and sorted(os.listdir(out)) == ["a", "b"]


def test_a_reader_sees_one_version_while_stores_are_swapped(pair, out):
    place = pair[0].export(out / "x.store")
    code = ("import sys, kg\nseen = set()\nfor _ in range(40):\n    g = kg.open(sys.argv[1])\n"
            "    seen.add((len(g.store), sum(1 for _ in g.store), g.digest))\nprint(seen)")
    reader = subprocess.Popen([sys.executable, "-c", code, str(place)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    n = 0
    while reader.poll() is None and n < 200:
        n += 1
        pair[n % 2].export(place)
    said, wrong = reader.communicate()
    assert reader.returncode == 0, wrong
    assert eval(said) <= {(len(g.store), len(g.store), g.digest) for g in pair}  # noqa: S307 - our own two lines
    assert n > 3 and os.listdir(out) == ["x.store"]


def test_a_demonstration_is_published_as_a_whole_and_names_all_that_lies_at_its_top(out, monkeypatch, capsys):
    """What it does not name would be taken over from an older run for ever."""
    def little(made, tell, place, known_at):
        assert not (out / "demo").exists()
        for name in OWN:
            (made / name).write_text("x")
        tell("made: ", "", str(made / "check.csv"))
        return 0

    monkeypatch.setattr(demonstration, "_job", little)
    assert demonstration.run(out / "demo") == 0
    assert sorted(os.listdir(out / "demo")) == sorted(OWN) and os.listdir(out) == ["demo"]
    assert str(out / "demo" / "check.csv") in capsys.readouterr().out
