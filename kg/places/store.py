"""A dataset as a folder that opens at once: an Oxigraph store with its counts and hashes beside it.

The engine notices most damage of its files but not all of it: with a cut MANIFEST it opens and counts wrong. So each
opening compares every file with the hash that was taken when the store was made, and the counts of the graphs too.
"""
from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import files
from kg.dataset import Dataset, digest, merged
from kg.errors import FileError, clipped
from kg.layout import VERSION

MARK, ENGINE = "kg-store.json", "oxigraph"
ENDING = ".store"
_FORM = "eudpn-store/1"
_LIVE = ("LOCK", "LOG")  # the engine writes these at every opening; they hold no data


def is_store(path: Path) -> bool:
    """Whether a folder was made by ``build``."""
    try:
        return (path / MARK).is_file()
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
        made = Path(tempfile.mkdtemp(dir=path.resolve().parent, prefix=".kg-"))
    except (OSError, ValueError) as e:
        why = getattr(e, "strerror", None) or str(e)
        raise FileError(f"'{clipped(path.name)}' cannot be written: {why}", f"无法写入“{clipped(path.name)}”：{why}") from None
    try:
        _fill(made, quads)
        os.chmod(made, 0o755)
        _swap(made, path.resolve())
    except OSError as e:
        raise FileError(f"'{path.name}' cannot be written: {e.strerror or e}", f"无法写入“{path.name}”：{e.strerror or e}") from None
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return path


def _fill(folder: Path, quads: Sequence[ox.Quad]) -> None:
    engine = ox.Store(str(folder / ENGINE))
    engine.bulk_extend(quads)
    engine.flush()
    del engine
    different = set(quads)
    files.write(folder / MARK, json.dumps({
        "format": _FORM, "version": VERSION, "quads": len(different), "graphs": _counts(different), "sha256": digest(different),
        "triples": len({ox.Triple(q.subject, q.predicate, q.object) for q in different}),
        "files": {p.name: _hash(p) for p in sorted((folder / ENGINE).iterdir()) if not p.name.startswith(_LIVE)},
    }, indent=1, sort_keys=True) + "\n")


def _swap(made: Path, path: Path) -> None:
    """Put a folder in the place of an older one. A reader finds the old one, the new one or (for an instant) none; never half."""
    old = made.with_name(made.name + "-old")
    if path.exists():
        os.rename(path, old)
    try:
        os.rename(made, path)
    except OSError:
        if old.exists():
            os.rename(old, path)
        raise
    shutil.rmtree(old, ignore_errors=True)


def read(path: Path) -> Dataset:
    """The dataset of a store, read only. Raises ``FileError`` naming the first file that is not as it was made."""
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
        told = json.loads(files.read(path / MARK))
        if told["format"] == _FORM and isinstance(told["files"], dict) and isinstance(told["graphs"], dict) \
                and isinstance(told["quads"], int) and isinstance(told["triples"], int):
            return told
    except (ValueError, KeyError, TypeError):
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
