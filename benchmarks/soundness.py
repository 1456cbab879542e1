"""Kills, full disks, second writers, damage, swaps: what the writing commands leave when all goes wrong, done for real.

    python benchmarks/soundness.py [--kills 208] [--full-disk 20] [--damage 50] [--swaps 100] [--seed 1] [--jobs 2] [--keep]
                                   [--only NAME …]

Every command is a process of its own. A kill is SIGKILL to it and all its group: every second one after a random time in the
run, the others at a random step of the writing itself (a hook counts the calls that touch files, and the process kills its group
at the n-th). Two versions of the data are written in turn over each other; afterwards the place must hold one of the two, whole
(torn, lost otherwise; of files that belong together all of one version, split otherwise), and beside it at most the lock and one
draft a file, which the next run removes (leftovers otherwise). What was put into a server is whole graph by graph, and as a
whole after the same call again. A full disk is a small tmpfs if this process may mount one, else a limit on the size of files.
Same seed, same draws; the moments of timed kills hang on the machine. With --keep the table is kept and goes into benchmarks/README.md.
Exit code 1 if anything was torn, lost, left, mixed or not found, or fewer kills were dealt than asked for.
"""
from __future__ import annotations

import argparse
import atexit
import fcntl
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
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The target of each writing command, and its words; {} is the target, {name} other things that it needs.
COMMANDS: dict[str, tuple[str, ...]] = {
    "x.nq": ("export", "{}"), "x.trig.gz": ("export", "{}"), "x.store": ("export", "{}"), "package": ("export", "{}/"),
    "x.xlsx": ("export", "{}"), "x.zip": ("export", "{}"), "load": ("load", "--to", "{server}/query", "--replace"),
    "party.csv": ("export", "{}", "--table", "party"), "net.json": ("network", "partners", "-o", "{}"),
    "net.csv": ("network", "partners", "-o", "{}"), "net.cypher": ("network", "partners", "-o", "{}"),
    "net.html": ("draw", "partners", "-o", "{}"), "rows.csv": ("ask", "states-named", "--as", "csv", "-o", "{}"),
    "ranks.csv": ("rank", "partners", "--as", "csv", "-o", "{}"), "timeline.svg": ("figure", "timeline", "-o", "{}"),
    "site": ("site", "-o", "{}"), "one.html": ("site", "--single-file", "{}"), "demo": ("demo", "-o", "{}"),
}
BESIDE = {"party.csv": ("party.codebook.csv",), "net.csv": ("net.nodes.csv", "net.receipt.json"),
          "net.cypher": ("net.import-nodes.csv", "net.import-ties.csv", "net.memgraph.cypher", "net.receipt.json")}
TINY = ("x.nq", "x.trig.gz", "x.store", "package", "load")  # these get data of their own: most of a run is writing
SMALL = ("site", "one.html", "demo")  # these get the project's data as known long ago: the same files, far fewer of them
WEIGHT = {"x.store": 4, "x.nq": 3, "net.csv": 3, "net.cypher": 2, "x.trig.gz": 2, "package": 2, "demo": 0.5}  # shares of the kills; else 1
VERSIONS = {False: ("2024-06-30", "2026-12-31"), True: ("1990-01-01", "1991-01-01")}
HOOK = """
import os, signal, sys
place, left = sys.argv.pop(1), int(sys.argv.pop(1))
seen = 0
def look(event, given):
    global seen
    if event in ALWAYS or event in TOUCHING and any(isinstance(a, (str, bytes)) and place in os.fsdecode(a) for a in given):
        seen += 1
        if seen == left:
            os.killpg(0, signal.SIGKILL)
TOUCHING = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.scandir", "os.listdir", "os.truncate"}
ALWAYS = {"os.fork", "socket.connect"}
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
    told = (w.replace("{}", str(folder / name)) for w in COMMANDS[name])
    return [*(w.replace("{server}", server()) if "{server}" in w else w for w in told), *more]


@cache
def server() -> str:
    """The address of a SPARQL server of our own on loopback, ended with this process."""
    sys.path.insert(0, str(ROOT / "tests"))
    import servers

    stack = ExitStack()
    atexit.register(stack.close)
    return stack.enter_context(servers.oxigraph(None))[0].removesuffix("/query")


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
    return subprocess.Popen([sys.executable, *call, *told], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
                            preexec_fn=before, env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"})


def at_rest(folder: Path) -> bool:
    """Wait until nobody holds a lock in a folder: what a killed run had begun to rename is done some milliseconds later."""
    for _ in range(1000):
        free = True
        for lock in folder.glob(".kg-*.lock"):
            with suppress(FileNotFoundError), lock.open() as f:
                try:
                    fcntl.flock(f, fcntl.LOCK_SH | fcntl.LOCK_NB)
                except BlockingIOError:
                    free = False
        if free:
            return True
        time.sleep(0.01)
    return False


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
        if name == "load":
            return in_server()
        return tuple(content(folder / n) for n in (name, *BESIDE.get(name, ())))
    except Exception as e:  # noqa: BLE001 - whatever it is, the place is not whole
        return (f"torn: {e}",)


def in_server() -> tuple[str, ...]:
    """Each graph that the server holds, with a hash of its statements."""
    from kg.places.client import Client
    from kg.places.endpoint import Endpoint

    far = Endpoint(Client(server() + "/query"), here=False)
    return tuple(far.digest(graph, count) if (count := far.count(graph)) else "" for graph in (f"urn:g:{n}" for n in range(3)))


def strays(name: str, folder: Path) -> list[str]:
    """What lies beside the target and does not belong there."""
    return sorted(set(os.listdir(folder)) - {name, *BESIDE.get(name, ())})


def kills(count: int, seed: int, names: list[str], jobs: int = 1) -> Iterator[Row]:
    """Each command killed its share of times, over and over in one place, then run once to its end; ``jobs`` commands at a time."""
    total, given, asked, shares = sum(WEIGHT.get(n, 1) for n in names), 0, 0.0, {}
    for name in names:
        asked += count * WEIGHT.get(name, 1) / total
        shares[name], given = round(asked) - given, round(asked)

    def one(name: str) -> Row:
        with tempfile.TemporaryDirectory(prefix="sound-") as place:
            return "kill", name, shares[name], _killed(name, Path(place), shares[name], random.Random(f"{seed} {name}"))

    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(one, [n for n in names if shares[n]])


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
                os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        found["left"] += not at_rest(folder)
        time.sleep(0.3 * (name == "load"))  # a request that was sent whole is carried out
        now = state(name, folder)
        found["killed"] += process.returncode == -signal.SIGKILL
        found["ended"] += process.returncode == 0
        found["lost"] += "" in now or (process.returncode == 0 and now != whole[version])
        parts = [{stands[k], whole[version][k]} for k in range(len(stands))]
        found["torn"] += len(now) != len(stands) or not all(one in pair for one, pair in zip(now, parts))
        if name != "load":  # graph after graph; the same call again makes it whole, as at the end
            found["sets split"] += len(now) > 1 and now not in (stands, whole[version])
        found["left"] += len(strays(name, folder)) > 2 * (1 + len(BESIDE.get(name, ())))
        stands = now
    done = run(words(name, folder, 1))
    said = done.communicate()[1].decode()
    found["lost"] += done.returncode not in (0, 1) or state(name, folder) != whole[1] or "" in whole[1]
    found["too few"] += share - found["killed"]
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
        return Counter({"runs": 1, how: 1, "refused": int(done.returncode == 2), "torn": state(name, place) != stands,
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
    yield "damage", "files of a store", count, found


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
    yield "swap under 3 readers", "x.store", count, found


def writers(names: list[str]) -> Iterator[Row]:
    """While one writer holds a place another is refused: code 2, one plain line; then it may."""
    from kg import drafts

    for name in names:
        with tempfile.TemporaryDirectory(prefix="sound-") as place:
            with drafts.held(Path(place).resolve() / name):
                done = run(words(name, Path(place), 0))
                said = done.communicate()[1].decode()
            refused = done.returncode == 2 and "another run" in said and not (Path(place) / name).exists()
            yield "second writer", name, 1, Counter({"refused": int(refused), "not refused": not refused, "left": bool(strays(name, Path(place)))})


BAD = ("torn", "lost", "left", "not plain", "not found", "mixed", "failed", "blind readers", "not refused", "sets split", "too few")


def table(rows: list[Row]) -> str:
    """All rows as a Markdown table, one line a target, and a line of sums for each kind of trial."""
    lines, sums = ["| what | target | times | found | bad |", "|---|---|---|---|---|"], {}
    for what, target, times, found in rows:
        wrong = ", ".join(f"{k} {found[k]}" for k in BAD if found[k]) or "0"
        good = ", ".join(f"{k} {v}" for k, v in found.items() if k not in BAD and k not in ("runs", "killed") and v)
        lines.append(f"| {what} | {target} | {times} | {good} | {wrong} |")
        many, bad = sums.get(what, (0, 0))
        sums[what] = many + times, bad + sum(found[k] for k in BAD)
    return "\n".join([*lines, *(f"| **{what}** | all | {many} | | {bad} |" for what, (many, bad) in sums.items())]) + "\n"


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, count in (("kills", 208), ("full-disk", 20), ("damage", 50), ("swaps", 100), ("seed", 1), ("jobs", 2)):
        ask.add_argument(f"--{name}", type=int, default=count, metavar="N")
    ask.add_argument("--only", nargs="+", choices=list(COMMANDS), default=list(COMMANDS), metavar="NAME")
    ask.add_argument("--keep", action="store_true", help="keep the table and fill the pages from it")
    args = ask.parse_args()
    sys.path.insert(0, str(ROOT))
    start, rows = time.monotonic(), []
    places = [n for n in args.only if n != "load"]
    light = [n for n in places if n not in SMALL] or places
    parts = [kills(args.kills, args.seed, args.only, args.jobs) if args.kills else (), writers(places) if args.kills else (),
             full_disks(args.full_disk, args.seed, light) if args.full_disk else (),
             damage(args.damage, args.seed) if args.damage else (), swaps(args.swaps) if args.swaps else ()]
    for part in parts:
        for row in part:
            rows.append(row)
            print(table([row]).splitlines()[2], flush=True)
    bad = sum(found[k] for _, _, _, found in rows for k in BAD)
    text = f"{table(rows)}\n{bad} bad; {time.monotonic() - start:.0f} s, seed {args.seed}.\n"
    print("\n" + text)
    if args.keep:
        from pages import keep_study

        keep_study("soundness", text)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
