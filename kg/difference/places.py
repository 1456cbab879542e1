"""Where data to compare can lie: a folder of tables, an exported file, or a revision of the project's repository.

A folder that carries its own ontology (``core.ttl`` in ``ontology/`` beside or inside it) is opened with that one, so that
old tables mean what they meant. A revision is unpacked into a temporary folder; the working tree is never touched.
"""
from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg import layout
from kg.errors import FileError, clipped
from kg.table import visible

FILES = (".nq", ".trig")
# What may name a revision: a hash, a branch, a tag, HEAD~2, v0.1^0, main@{1}; never an option of git.
_REVISION = re.compile(r"[0-9A-Za-z_][0-9A-Za-z_./@{}^~+-]{0,199}")
_SECONDS = 120


@dataclass(frozen=True)
class Place:
    """Tables or a file to open, the ontology that belongs to them (None: today's), and what people call it."""

    path: Path
    ontology: Path | None
    name: str


@contextmanager
def located(text: str | os.PathLike | None, repository: Path | None = None) -> Iterator[Place]:
    """The place that a text names: nothing (the project's own data), a folder, a file, else a git revision.

    ``repository`` is where revisions are looked up: a checkout of the project, the one from which this package runs or the
    current folder if left out. What was unpacked is gone when the context ends: open it inside.
    Raises ``FileError`` with the reason.
    """
    if text is None:
        yield Place(layout.DATA, layout.ONTOLOGY, f"EUDPN {layout.VERSION}")
        return
    path, name = Path(text), visible(clipped(str(text)))
    if not str(text).strip():
        raise FileError("a folder, a file or a revision must have a name", "文件夹、文件或版本须有名称")
    try:
        is_folder, is_file = path.is_dir(), path.is_file()
    except (OSError, ValueError):
        is_folder = is_file = False
    if is_folder:
        yield _folder(path, name)
    elif is_file:
        if path.suffix.lower() not in FILES:
            raise FileError(f"'{path.name}' does not keep records apart from what follows; export as {' or '.join(FILES)}",
                            f"“{path.name}”未区分记录与推得的内容；请导出为 {' 或 '.join(FILES)}")
        yield Place(path, None, name)
    else:
        with _unpacked(str(text), repository) as folder:
            yield _folder(folder, name)


def _folder(path: Path, name: str) -> Place:
    """A folder of tables, or a checkout that holds one, with its own ontology where there is one."""
    data = path if (path / "datapackage.json").is_file() else path / "data"
    if not (data / "datapackage.json").is_file():
        raise FileError(f"'{name}' holds no datapackage.json, so it is not a folder of tables",
                        f"“{name}”中没有 datapackage.json，不是数据表文件夹")
    places = [data / "ontology", *([data.resolve().parent / "ontology"] if data.resolve().name == "data" else [])]
    return Place(data, next((p for p in places if (p / "core.ttl").is_file()), None), name)


@contextmanager
def _unpacked(revision: str, repository: Path | None) -> Iterator[Path]:
    """The data and the ontology of a revision in a temporary folder."""
    shown = visible(clipped(revision))
    if not _REVISION.fullmatch(revision) or ".." in revision:
        raise FileError(f"there is no file or folder '{shown}' here, and no revision can be called so",
                        f"此处没有“{shown}”，且其不能作为版本名称")
    checkout = repository or _checkout(shown)
    commit = _git(checkout, shown, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
    packed = _git(checkout, shown, "archive", "--format=tar", commit.decode("ascii").strip(), "data", "ontology")
    with tempfile.TemporaryDirectory(prefix="kg-diff-") as folder:
        try:
            with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
                tar.extractall(folder, filter="data")
        except (tarfile.TarError, OSError) as e:
            raise FileError(f"revision '{shown}' cannot be unpacked: {e}", f"无法解开版本“{shown}”：{e}") from None
        yield Path(folder)


def _checkout(shown: str) -> Path:
    """The repository in which revisions are looked up."""
    for folder in (layout.HOME, Path.cwd(), *Path.cwd().parents):
        if (folder / ".git").exists():
            return folder
    raise FileError(f"there is no file or folder '{shown}' here, and no git repository in which it could be a revision",
                    f"此处没有“{shown}”，也没有可查找该版本的git仓库")


def _git(checkout: Path, shown: str, *words: str) -> bytes:
    """What git answers; it is called without a shell and asked for nothing but reading."""
    git = shutil.which("git")
    if git is None:
        raise FileError(f"there is no file or folder '{shown}' here, and git, which would know a revision, is not installed",
                        f"此处没有“{shown}”，且未安装可查找版本的git")
    try:
        done = subprocess.run([git, "-C", str(checkout), *words], capture_output=True, timeout=_SECONDS,
                              stdin=subprocess.DEVNULL, check=False)
    except (OSError, subprocess.TimeoutExpired) as e:
        raise FileError(f"git cannot be asked for '{shown}': {e}", f"无法向git查询“{shown}”：{e}") from None
    if done.returncode:
        why = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = f" ({visible(clipped(why[0], 120))})" if why else ""
        raise FileError(f"there is no file, folder or revision '{shown}' with data and ontology here{reason}",
                        f"此处没有名为“{shown}”且含数据与本体的文件、文件夹或版本" + (f"（{visible(clipped(why[0], 120))}）" if why else ""))
    return done.stdout
