"""The project's own dataset, made before it is asked for: one checked file that is loaded in place of the tables.

There are two such files. A wheel brings one, made when the wheel was (``ship``); a checkout keeps one in the user's cache
folder and makes it anew when its key no longer fits. The key is a hash of the content of every table, of the ontology, the
rules and the modules that lift them (``LIFTING``); for the cache also the versions of the engine and of Python.

The tables are the truth. A file that is cut, flipped, of another key or of another form is not read, and the tables are; of
the file of a wheel a ``Notice`` says so, because an installation that is damaged there may be damaged elsewhere. Nothing that
goes wrong in writing the cache (no room, no right, another writer) is more than a missing cache.

The form is N-Quads, which every RDF tool reads: a comment with the SHA-256 of all that follows, a comment with the key and
where each row stands (JSON), then the quads in the order in which they were made, so that both ways answer alike to the order.
"""
from __future__ import annotations

import hashlib
import json
import os
import sys
import time
import warnings
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

import kg
from kg import dataset, layout
from kg.dataset import Dataset
from kg.errors import FileError
from kg.words import Bilingual

VARIABLE = "KG_CACHE"
"""The environment variable that names another folder for the cache, or switches it off (``off``)."""
SHIPPED = layout.HOME / "dataset.nq"
"""Where the file of a wheel lies; a checkout has none."""
LIFTING = ("dataset", "dates", "drafts", "errors", "files", "frames", "nesting", "prebuilt", "records", "schema", "statements", "tables",
           "terms", "words")
"""The modules on which it depends what the tables become."""
_FORM = "# eudpn-prebuilt/1 "
_MOST = 8  # files of other checkouts and versions that stay in the cache
_LONG_AGO = 86_400  # seconds after which what a killed writer left is surely nobody's
_TICK = 10**8  # nanoseconds within which two changes of a file may bear the same time
_UNFIT = (ValueError, SyntaxError, LookupError, TypeError)  # what reading a file says that is not as it was written
Stamps = dict[Path, tuple[int, ...]]


class Notice(UserWarning):
    """Something a person should know although the answer is right; ``said`` is the message in both languages."""

    def __init__(self, said: Bilingual):
        self.said = said
        super().__init__(said.en)


def own() -> Dataset:
    """The dataset of the project's own tables: from a checked file if one fits, else from the tables.

    Both are the same to the last quad and its place. Raises what ``dataset.build`` raises.
    """
    try:
        before = stamps(layout.ONTOLOGY, layout.DATA)
        made_from = key(layout.ONTOLOGY, layout.DATA)
    except OSError:  # the building says which file it is
        return dataset.build(layout.ONTOLOGY, layout.DATA)
    if layout.HOME != layout.PACKAGE.parent and (found := _shipped(made_from)):
        return found
    place = _place()
    if place is None:
        return dataset.build(layout.ONTOLOGY, layout.DATA)
    made_from = f"{made_from} {_surroundings()}"
    with suppress(OSError, *_UNFIT):
        if _private(place.parent) and (found := read(place, made_from)):
            return found
    made = dataset.build(layout.ONTOLOGY, layout.DATA)
    with suppress(OSError, FileError):
        if _settled(before) and before == stamps(layout.ONTOLOGY, layout.DATA):
            _keep(place, written(made, made_from))
    return made


def ship(path: Path, root: Path) -> Path:
    """Write the file of a wheel from the tables of a checkout at ``root``; equal tables give equal bytes.

    Raises ``DataError`` with every fault of the tables.
    """
    ontology, data = root / "ontology", root / "data"
    path.write_bytes(written(dataset.build(ontology, data), key(ontology, data)))
    return path


def written(made: Dataset, made_from: str) -> bytes:
    """A dataset as such a file."""
    rows: dict[str, dict[str, int]] = {}
    for name, (file, line) in made.places.items():
        rows.setdefault(file, {})[name] = line
    told = {"key": made_from, "quads": made.quads, "rows": rows}
    # the engine gives quads back in the order opposite to that in which it took them
    quads = ox.serialize(reversed(list(made.store)), format=ox.RdfFormat.N_QUADS)
    rest = f"# {json.dumps(told, separators=(',', ':'))}\n".encode() + quads
    return f"{_FORM}{hashlib.sha256(rest).hexdigest()}\n".encode() + rest


def read(path: Path, made_from: str) -> Dataset | None:
    """The dataset of such a file; None if it was made from other tables or by another version.

    Raises ``ValueError`` if it is not as it was written, ``OSError`` if it cannot be read.
    """
    body = path.read_bytes()
    start = body.find(b"\n") + 1
    if body[:start] != f"{_FORM}{hashlib.sha256(memoryview(body)[start:]).hexdigest()}\n".encode():
        raise ValueError(f"{path.name} is not as it was written")
    told = json.loads(body[start + 2:body.index(b"\n", start)])
    if told["key"] != made_from:
        return None
    store = ox.Store()
    store.load(body, format=ox.RdfFormat.N_QUADS, lenient=True)  # checked when they were made
    if len(store) != told["quads"]:
        raise ValueError(f"{path.name} holds {len(store)} quads, not {told['quads']}")
    places = {name: (file, line) for file, rows in told["rows"].items() for name, line in rows.items()}
    return Dataset(store, True, places, told["quads"], told["quads"], layout.DATA.name, folder=layout.DATA)


def key(ontology: Path, data: Path) -> str:
    """The hash of all that decides what a folder of tables becomes, in hexadecimal digits. Raises ``OSError``."""
    h = hashlib.sha256(_FORM.encode())
    for path in _sources(ontology, data):
        body = path.read_bytes()
        h.update(f"{path.parent.name}/{path.name} {len(body)}\n".encode())
        h.update(body)
    return h.hexdigest()


def stamps(ontology: Path, data: Path) -> Stamps:
    """What the system says of each file behind the key: number, size and times. Raises ``OSError``."""
    found = {path: os.stat(path) for path in _sources(ontology, data)}
    return {path: (s.st_ino, s.st_size, s.st_mtime_ns, s.st_ctime_ns) for path, s in found.items()}


def _sources(ontology: Path, data: Path) -> list[Path]:
    return [data / "datapackage.json", *sorted(data.glob("*.csv")), ontology / "core.ttl",
            *sorted((ontology / "mappings").glob("*.ttl")), *sorted((ontology / "rules").glob("*.rq")),
            *(layout.PACKAGE / f"{name}.py" for name in LIFTING)]


def _settled(before: Stamps) -> bool:
    """Whether the files cannot have changed unnoticed: none so lately that its time would not show it, and no module since
    this process took it in (its dataset would then be one of the older code)."""
    newest = {is_code: max(max(times[2:]) for path, times in before.items() if (path.parent == layout.PACKAGE) is is_code)
              for is_code in (True, False)}
    return newest[True] < kg.loaded - _TICK and newest[False] < time.time_ns() - _TICK


def _shipped(made_from: str) -> Dataset | None:
    why = "", ""
    try:
        return read(SHIPPED, made_from)  # None: the tables of this installation were changed by hand
    except FileNotFoundError:
        why = "is missing", "缺失"
    except OSError as e:
        why = f"cannot be read ({e.strerror})", f"无法读取（{e.strerror}）"
    except _UNFIT:
        why = "is damaged", "已损坏"
    warnings.warn(Notice(Bilingual(
        f"{SHIPPED.name} of this installation {why[0]}; the answer comes from the tables: install the package anew",
        f"本安装的 {SHIPPED.name} {why[1]}；答案取自数据表：请重新安装本软件包")), stacklevel=5)
    return None


def _place() -> Path | None:
    """The file of this checkout in the cache; None if there is to be none."""
    said = os.environ.get(VARIABLE, "").strip()
    if said.lower() in ("off", "0", "no", "false"):
        return None
    if not said:
        home, given = os.path.expanduser("~"), os.environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(given):  # as the XDG specification has it
            given = {"darwin": f"{home}/Library/Caches", "win32": os.environ.get("LOCALAPPDATA", "")}.get(sys.platform, f"{home}/.cache")
        said = f"{given}/eudpn"
    if not os.path.isabs(said):
        return None  # no home, or a folder that would be another one in every folder
    name = hashlib.sha256(f"{layout.HOME} {_surroundings()}".encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return Path(said) / f"{name}.nq"


def _surroundings() -> str:
    return f"pyoxigraph {ox.__version__} python {sys.version_info[0]}.{sys.version_info[1]}"


def _private(folder: Path) -> bool:
    """Whether nobody else can have put a file there."""
    found = os.stat(folder)
    return not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & 0o022)


def _keep(place: Path, body: bytes) -> None:
    """Put the file of this checkout into the cache. Raises ``OSError``, ``FileError`` if another run is at it."""
    from kg import drafts

    os.makedirs(place.parent, mode=0o700, exist_ok=True)
    place = place.resolve()
    if not _private(place.parent):
        return
    drafts.put({place: body})
    found = sorted(((e.stat().st_mtime, e.path, e.name) for e in os.scandir(place.parent)), reverse=True)
    kept = [path for _, path, name in found if len(name) == 19 and name.endswith(".nq")]
    left = [path for when, path, name in found if name.startswith(".kg-") and when < time.time() - _LONG_AGO]
    for path in (*kept[_MOST:], *left):
        with suppress(OSError):
            os.unlink(path)
