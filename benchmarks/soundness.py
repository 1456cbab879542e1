"""Kills, full disks, second writers, damage, swaps: what the writing commands leave when all goes wrong, done for real.

    python benchmarks/soundness.py [--kills 200] [--full-disk 20] [--damage 50] [--swaps 100] [--seed 1] [--only NAME …] [--keep]

Every command is a process of its own. A kill is SIGKILL: every second one after a random time in the run, the others at a
random step of the writing itself (a hook counts the calls that touch files, and the process kills itself at the n-th). Two
versions of the data are written in turn over each other; afterwards the place must hold one of the two, whole (torn, lost
otherwise), and beside it at most the lock and one draft, which the next run removes (leftovers otherwise). A full disk is a
small tmpfs if this process may mount one, else a limit on the size of files. Same seed, same draws; the moments of timed kills
hang on the machine. Exit code 1 if anything was torn, lost, left, mixed or not found.
"""
from __future__ import annotations

import argparse
import atexit
import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The target of each writing command, and its words; {} is the target.
COMMANDS: dict[str, tuple[str, ...]] = {
    "x.nq": ("export", "{}"), "x.trig.gz": ("export", "{}"), "x.store": ("export", "{}"), "package": ("export", "{}/"),
    "party.csv": ("export", "{}", "--table", "party"), "net.json": ("network", "partners", "-o", "{}"),
    "net.csv": ("network", "partners", "-o", "{}"), "net.html": ("draw", "partners", "-o", "{}"),
    "rows.csv": ("ask", "states-named", "--as", "csv", "-o", "{}"), "timeline.svg": ("figure", "timeline", "-o", "{}"),
    "site": ("site", "-o", "{}"), "one.html": ("site", "--single-file", "{}"), "demo": ("demo", "-o", "{}"),
}
BESIDE = {"party.csv": ("party.codebook.csv",), "net.csv": ("net.nodes.csv", "net.receipt.json")}
TINY = ("x.nq", "x.trig.gz", "x.store", "package")  # these get data of their own, so that most of a run is writing
SMALL = ("site", "one.html")  # these get the project's data as known long ago: the same files, far fewer of them
WEIGHT = {"x.store": 8, "x.nq": 6, "package": 6, "x.trig.gz": 4, "demo": 0.5}  # shares of the kills; others have 1.5
VERSIONS = {False: ("2024-06-30", "2026-12-31"), True: ("1990-01-01", "1991-01-01")}
HOOK = """
import os, signal, sys
place, left = sys.argv.pop(1), int(sys.argv.pop(1))
seen = 0
def look(event, given):
    global seen
    if event in TOUCHING and any(isinstance(a, (str, bytes)) and place in os.fsdecode(a) for a in given):
        seen += 1
        if seen == left:
            os.kill(os.getpid(), signal.SIGKILL)
TOUCHING = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.scandir", "os.listdir", "os.truncate"}
sys.addaudithook(look)
from kg.shell import main
code = main(sys.argv[1:])
if left == 0:
    print("steps", seen, file=sys.stderr)
sys.exit(code)
"""
Row = tuple[str, str, int, Counter]


def words(name: str, folder: Path, version: int) -> list[str]:
    """The words of a command that writes one of the two versions."""
    more = ("--from", str(tiny(version))) if name in TINY else ("--known-at", VERSIONS[name in SMALL][version])
    return [*(w.replace("{}", str(folder / name)) for w in COMMANDS[name]), *more]


@cache
def tiny(version: int) -> Path:
    """A file of some thousand statements of nobody's, one of two versions."""
    folder = Path(tempfile.mkdtemp(prefix="sound-in-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    lines = (f'<urn:a:{i % 97}> <urn:p:{i % 7}> "{i} {hashlib.sha256(bytes([version, i % 251])).hexdigest()}" <urn:g:{i % 3}> .\n'
             for i in range((2_000, 5_000)[version]))
    (folder / f"{version}.nq").write_text("".join(lines), encoding="utf-8")
    return folder / f"{version}.nq"


def run(told: list[str], hook: tuple[str, int] | None = None, before: Callable[[], None] | None = None) -> subprocess.Popen:
    """A run of the shell as a process of its own."""
    call = ["-c", HOOK, hook[0], str(hook[1])] if hook else ["-m", "kg"]
    return subprocess.Popen([sys.executable, *call, *told], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                            preexec_fn=before, env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"})


def content(path: Path) -> str:
    """A hash of a file, of a folder with all its files, or of what a store holds; "" if there is nothing."""
    if not path.exists():
        return ""
    if path.suffix == ".store":  # the engine writes its files in another order each time
        from kg.places import store

        return store.read(path).digest
    found = hashlib.sha256()
    for file in sorted(p for p in ([path] if path.is_file() else path.rglob("*")) if p.is_file()):
        found.update(f"{file.relative_to(path.parent)}\0{file.stat().st_size}\0".encode() + file.read_bytes())
    return found.hexdigest()


def state(name: str, folder: Path) -> tuple[str, ...]:
    """What stands at a target and at the files that belong to it; a store that cannot be opened is torn."""
    try:
        return tuple(content(folder / n) for n in (name, *BESIDE.get(name, ())))
    except Exception as e:  # noqa: BLE001 - whatever it is, the place is not whole
        return (f"torn: {e}",)


def strays(name: str, folder: Path) -> list[str]:
    """What lies beside the target and does not belong there."""
    return sorted(set(os.listdir(folder)) - {name, *BESIDE.get(name, ())})


def kills(count: int, seed: int, names: list[str]) -> Iterator[Row]:
    """Each command killed its share of times, one after the other over the same place, then run once to its end."""
    dice = random.Random(seed)
    total, given, asked = sum(WEIGHT.get(n, 1.5) for n in names), 0, 0.0
    for name in names:
        asked += count * WEIGHT.get(name, 1.5) / total
        share, given = round(asked) - given, round(asked)
        with tempfile.TemporaryDirectory(prefix="sound-") as place:
            yield ("kill", name, share, _killed(name, Path(place), share, dice)) if share else ("kill", name, 0, Counter())


def _killed(name: str, folder: Path, share: int, dice: random.Random) -> Counter:
    whole, steps, took, found = {}, {}, {}, Counter()
    for version in (0, 1, 0):  # the last time over the other version: what a replacement costs
        start = time.monotonic()
        done = run(words(name, folder, version), hook=(str(folder), 0))
        told = done.communicate()[1].decode()
        took[version], steps[version] = time.monotonic() - start, int(told.split()[-1])
        whole[version] = state(name, folder)
    stands = whole[0]
    for n in range(3 * share):  # a run that ended before its kill is judged too, but is no kill
        if found["killed"] == share:
            break
        version = 1 - n % 2 if dice.random() < 0.8 else n % 2
        aimed = n % 2 == 1
        process = run(words(name, folder, version), hook=(str(folder), dice.randint(1, steps[version])) if aimed else None)
        if not aimed:
            try:
                process.wait(dice.uniform(0.1, 1.05) * took[version])
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        process.communicate()
        now = state(name, folder)
        found["killed"] += process.returncode == -signal.SIGKILL
        found["ended"] += process.returncode == 0
        found["lost"] += "" in now or (process.returncode == 0 and now != whole[version])
        parts = [{stands[k], whole[version][k]} for k in range(len(stands))]
        found["torn"] += len(now) != len(stands) or not all(one in pair for one, pair in zip(now, parts))
        found["sets split"] += len(now) > 1 and now not in (stands, whole[version])
        found["left"] += len(strays(name, folder)) > 2 * (1 + len(BESIDE.get(name, ())))
        stands = now
    done = run(words(name, folder, 1))
    said = done.communicate()[1].decode()
    found["lost"] += done.returncode not in (0, 1) or state(name, folder) != whole[1]
    found["left"] += bool(strays(name, folder)) or "Traceback" in said
    return found


@contextmanager
def small_disk(kilobytes: int) -> Iterator[tuple[Path, str, Callable[[], None] | None]]:
    """A place with little room: a tmpfs, or any folder and a limit on the size of files."""
    place = Path(tempfile.mkdtemp(prefix="sound-disk-"))
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(place)], capture_output=True,
                             check=False).returncode == 0
    limit = kilobytes * 1024
    try:
        yield (place, "tmpfs", None) if mounted else (
            place, "file size limit", lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    finally:
        if mounted:
            subprocess.run(["umount", str(place)], check=False)
        shutil.rmtree(place, ignore_errors=True)


def full_disks(count: int, seed: int, names: list[str]) -> Iterator[Row]:
    """An older version, then a run of the other with less room than it needs: refused in a plain line, the older one untouched."""
    dice, sizes = random.Random(seed + 1), {}
    totals: dict[str, Counter] = {name: Counter() for name in names}
    for n in range(count):
        name = names[n % len(names)]
        if name not in sizes:
            with tempfile.TemporaryDirectory(prefix="sound-") as place:
                for version in (0, 1):
                    run(words(name, Path(place), version)).communicate()
                    sizes[name, version] = _room(Path(place))
                sizes[name] = True
        old, new = sizes[name, 0], sizes[name, 1]
        room = (old + dice.uniform(0.02, 0.9) * new) / 1024
        totals[name].update(_full(name, int(room) + 1, int(new * dice.uniform(0.01, 0.5) / 1024) + 1))
    for name, found in totals.items():
        if found:
            yield "full disk", name, found["runs"], found


def _room(place: Path) -> int:
    """Bytes that files take on a tmpfs, in whole pages."""
    return sum(-(-p.stat().st_size // 4096) * 4096 if p.is_file() else 4096 for p in place.rglob("*"))


def _full(name: str, room: int, limit: int) -> Counter:
    with small_disk(room) as (place, how, before):
        if how == "tmpfs":  # the older version needs room of its own while it is made
            subprocess.run(["mount", "-o", f"remount,size={3 * room + 200000}k", str(place)], check=True)
        run(words(name, place, 0)).communicate()
        stands = state(name, place)
        if how == "tmpfs":
            subprocess.run(["mount", "-o", f"remount,size={room}k", str(place)], check=True)
        else:
            before = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit * 1024,) * 2)  # noqa: E731
        done = run(words(name, place, 1), before=before)
        said = done.communicate()[1].decode().strip()
        plain = said.startswith("kg: ") and "\n" not in said and "cannot be written" in said and done.returncode == 2
        return Counter({"runs": 1, how: 1, "refused": done.returncode == 2, "torn": state(name, place) != stands,
                        "left": bool(strays(name, place)), "not plain": not plain})


def damage(count: int, seed: int) -> Iterator[Row]:
    """A file of a store cut, flipped or removed: the next call must name it and answer nothing."""
    dice, found = random.Random(seed + 2), Counter()
    with tempfile.TemporaryDirectory(prefix="sound-") as place:
        whole = Path(place) / "x.store"
        run(words("x.store", Path(place), 1)).communicate()
        question = Path(place) / "any.rq"
        question.write_text("ASK { GRAPH ?g { ?s ?p ?o } }", encoding="utf-8")
        found["not found"] += _asked(question, whole).stdout != "true\n"  # whole, it is answered
        inside = sorted(p.relative_to(whole) for p in whole.rglob("*") if p.is_file())
        for n in range(count):
            copy = shutil.copytree(whole, Path(place) / f"copy{n}.store")
            file = copy / inside[n % len(inside)]
            how = dice.choice(("cut", "flipped", "removed")) if file.stat().st_size else "removed"
            _hurt(file, how, dice)
            done = _asked(question, copy)
            named = done.returncode == 2 and not done.stdout and file.name in done.stderr and "Traceback" not in done.stderr
            found.update({how: 1, "not found": not named})
            shutil.rmtree(copy)
    yield "damage", "x.store", count, found


def _asked(question: Path, place: Path) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "kg", "sparql", str(question), "--from", str(place)], cwd=ROOT,
                          capture_output=True, text=True, check=False)


def _hurt(file: Path, how: str, dice: random.Random) -> None:
    body = bytearray(file.read_bytes())
    if how == "removed":
        file.unlink()
    elif how == "cut":
        file.write_bytes(body[:dice.randrange(len(body))])
    else:
        body[dice.randrange(len(body))] ^= 1 << dice.randrange(8)
        file.write_bytes(body)


READER = """
import sys, kg
place, known = sys.argv[1], set(sys.argv[2:])
print("ready", flush=True)
opened = mixed = failed = 0
seen = set()
while not sys.stdin.closed:
    try:
        g = kg.open(place)
        counts = {len(g.store), sum(1 for _ in g.store), sum(1 for _ in g.store)}
        one = f"{g.digest}:{len(g.store)}"
        mixed += len(counts) > 1 or one not in known
        seen.add(one)
        opened += 1
    except Exception as e:
        failed += 1
        print("failed", type(e).__name__, e, file=sys.stderr)
    import os
    if os.path.exists(place + ".stop"):
        break
print(opened, mixed, failed, len(seen))
"""


def swaps(count: int) -> Iterator[Row]:
    """A store published again and again, in two versions, under three processes that open and read it."""
    import kg

    found = Counter()
    with tempfile.TemporaryDirectory(prefix="sound-") as folder:
        place = Path(folder) / "x.store"
        versions = [kg.open(tiny(0)), kg.open(tiny(1))]
        known = [f"{g.digest}:{len(g.store)}" for g in versions]
        versions[0].export(place)
        readers = [subprocess.Popen([sys.executable, "-c", READER, str(place), *known], cwd=ROOT, text=True,
                                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
        for reader in readers:
            assert reader.stdout and reader.stdout.readline() == "ready\n"
        for n in range(count):
            versions[(n + 1) % 2].export(place)
        Path(str(place) + ".stop").touch()
        for reader in readers:
            out, said = reader.communicate()
            opened, mixed, failed, seen = map(int, out.split())
            found.update({"reads": opened, "mixed": mixed, "failed": failed, "blind readers": seen == 0})
            if said:
                print(said[:500], file=sys.stderr)
        found["left"] += any(n.startswith(".kg-") for n in os.listdir(folder))
    yield "swaps under 3 readers", "x.store", count, found


def writers(names: list[str]) -> Iterator[Row]:
    """While one writer holds a place another is refused: code 2, one plain line; then it may."""
    from kg import drafts

    for name in names:
        with tempfile.TemporaryDirectory(prefix="sound-") as place:
            with drafts.held(Path(place).resolve() / name):
                done = run(words(name, Path(place), 0))
                said = done.communicate()[1].decode()
            refused = done.returncode == 2 and "another run" in said and not (Path(place) / name).exists()
            yield "second writer", name, 1, Counter({"refused": refused, "not refused": not refused, "left": bool(strays(name, Path(place)))})


BAD = ("torn", "lost", "left", "not plain", "not found", "mixed", "failed", "blind readers", "not refused", "sets split")


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, count in (("kills", 200), ("full-disk", 20), ("damage", 50), ("swaps", 100), ("seed", 1)):
        ask.add_argument(f"--{name}", type=int, default=count, metavar="N")
    ask.add_argument("--only", nargs="+", choices=list(COMMANDS), default=list(COMMANDS), metavar="NAME")
    ask.add_argument("--keep", action="store_true", help="keep the table and fill the pages from it")
    args = ask.parse_args()
    sys.path.insert(0, str(ROOT))
    bad, start = 0, time.monotonic()
    lines = ["| what | target | times | found | bad |", "|---|---|---|---|---|"]
    print("\n".join(lines))
    parts = [kills(args.kills, args.seed, args.only) if args.kills else (), writers(args.only) if args.kills else (),
             full_disks(args.full_disk, args.seed, args.only) if args.full_disk else (),
             damage(args.damage, args.seed) if args.damage else (), swaps(args.swaps) if args.swaps else ()]
    for rows in parts:
        for what, target, times, found in rows:
            wrong = {k: found[k] for k in BAD if found[k]}
            bad += sum(wrong.values())
            good = ", ".join(f"{k} {v}" for k, v in found.items() if k not in BAD and k != "runs" and v)
            lines.append(f"| {what} | {target} | {times} | {good} | {', '.join(f'{k} {v}' for k, v in wrong.items()) or 0} |")
            print(lines[-1], flush=True)
    lines += ["", f"{bad} bad; {time.monotonic() - start:.0f} s"]
    print("\n".join(lines[-2:]))
    if args.keep:
        from pages import keep_study

        keep_study("soundness", "\n".join(lines))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
