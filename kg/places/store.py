"""A dataset as a folder that opens at once: an Oxigraph store with its counts and hashes beside it.

The engine notices most damage of its files but not all of it: with a cut MANIFEST it opens and counts wrong. So each
opening compares every file with the hash that was taken when the store was made, and the counts of the graphs too.
"""
from __future__ import annotations

import errno
import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import drafts, files
from kg.dataset import Dataset, digest, merged
from kg.errors import FileError
from kg.layout import VERSION

MARK, ENGINE = "kg-store.json", "oxigraph"
ENDING = ".store"
_FORM = "eudpn-store/2"
_LIVE = ("LOCK", "LOG")  # the engine writes these at every opening; they hold no data
_SWAPS = 20  # how often an opening begins anew because the store was replaced under it


def is_store(path: Path) -> bool:
    """Whether a folder was made by ``build``."""
    try:
        return (path / MARK).is_file()
    except (OSError, ValueError):
        return False


def claimed(path: Path) -> bool:
    """Whether a folder calls itself such a store, even if its description is gone."""
    try:
        return is_store(path) or (path.suffix.lower() == ENDING and (path / ENGINE).is_dir())
    except (OSError, ValueError):
        return False


def build(quads: Sequence[ox.Quad], path: str | os.PathLike) -> Path:
    """Write quads as a store; an older one at the place is replaced when the new one is whole.

    Raises ``FileError``; a folder that this function did not make is never touched.
    """
    path = Path(path)
    try:
        if path.exists() and not is_store(path) and (not path.is_dir() or any(path.iterdir())):
            raise FileError(f"'{path.name}' exists and is no store of this program; choose another name",
                            f"“{path.name}”已存在且并非本程序生成的存储；请另选名称")
        if not path.resolve().parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    except (OSError, ValueError) as e:
        raise drafts.unwritable(path, e) from None
    with drafts.folder(path) as made:
        _fill(made, quads)
    return path


def _fill(folder: Path, quads: Sequence[ox.Quad]) -> None:
    engine = ox.Store(str(folder / ENGINE))
    engine.bulk_extend(quads)
    engine.flush()
    del engine
    different = set(quads)
    for name in _LIVE:
        for file in (folder / ENGINE).glob(name + "*"):
            file.unlink()
    (folder / MARK).write_text(_sealed({
        "format": _FORM, "version": VERSION, "quads": len(different), "graphs": _counts(different), "sha256": digest(different),
        "triples": len({ox.Triple(q.subject, q.predicate, q.object) for q in different}),
        "files": {p.name: _hash(p) for p in sorted((folder / ENGINE).iterdir())},
    }), encoding="utf-8")


def _sealed(told: dict[str, Any]) -> str:
    """The description as text, with the hash of itself: a changed sign in it is found as one in the other files is."""
    told = {k: v for k, v in told.items() if k != "seal"}
    seal = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    return json.dumps({**told, "seal": seal}, indent=1, sort_keys=True) + "\n"


def read(path: Path) -> Dataset:
    """The dataset of a store, read only. Raises ``FileError`` naming the first file that is not as it was made.

    A store that is replaced while it is opened is opened anew: all that is read is of one version.
    """
    for _ in range(_SWAPS):
        try:
            folder = os.open(path, os.O_RDONLY)  # held open, so that no later folder can bear its number
        except OSError as e:
            why = e.strerror
            raise FileError(f"'{path.name}' cannot be opened: {why}", f"无法打开“{path.name}”：{why}") from None
        found: Dataset | FileError
        try:
            found = _read(path)
        except FileError as e:
            found = e
        except (OSError, RuntimeError) as e:  # the engine says either
            found = FileError(f"'{path.name}' cannot be opened: {e}", f"无法打开“{path.name}”：{e}")
        same = _is(path, folder)
        os.close(folder)
        if same:
            break
    if isinstance(found, FileError):
        raise found
    return found


def _is(path: Path, folder: int) -> bool:
    """Whether the folder at a path is still the one that was opened."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(folder))
    except OSError:
        return False


def _read(path: Path) -> Dataset:
    told = _manifest(path)
    found = {p.name for p in (path / ENGINE).iterdir() if not p.name.startswith(_LIVE)} if (path / ENGINE).is_dir() else set()
    for name in sorted({*told["files"], *found}):
        if name not in told["files"] or name not in found or _hash(path / ENGINE / name) != told["files"][name]:
            raise _damaged(path, name)
    try:
        engine = ox.Store.read_only(str(path / ENGINE))
        if len(engine) != told["quads"]:
            raise _damaged(path, ENGINE)
    except OSError as e:
        raise FileError(f"'{path.name}' cannot be opened: {e}", f"无法打开“{path.name}”：{e}") from None
    return _dataset(engine, told, path.name)


def _dataset(engine: ox.Store, told: dict[str, Any], name: str) -> Dataset:
    """Read in place, unless triples stand in two graphs: those need a merge, which is made in memory."""
    if told["triples"] != told["quads"]:
        copy = ox.Store()
        copy.bulk_extend(engine)
        return merged(copy, name)
    return Dataset(engine, True, {}, told["quads"], told["quads"], name)


def _manifest(path: Path) -> dict[str, Any]:
    try:
        text = files.read(path / MARK)
        told = json.loads(text)
        if text == _sealed(told) and told["format"] == _FORM and isinstance(told["files"], dict) \
                and isinstance(told["graphs"], dict) and isinstance(told["quads"], int) and isinstance(told["triples"], int):
            return told
    except (ValueError, KeyError, TypeError, AttributeError):
        pass
    raise FileError(f"'{path.name}/{MARK}' is damaged or of another version; build the store anew",
                    f"“{path.name}/{MARK}”已损坏或版本不同；请重新生成该存储")


def _damaged(path: Path, name: str) -> FileError:
    return FileError(f"'{path.name}' is damaged: {name} is not as it was made; build the store anew",
                     f"“{path.name}”已损坏：{name}与生成时不同；请重新生成该存储")


def _hash(path: Path) -> str:
    with path.open("rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()


def _counts(quads: Iterable[ox.Quad]) -> dict[str, int]:
    return dict(sorted(Counter(getattr(q.graph_name, "value", "") for q in quads).items()))
