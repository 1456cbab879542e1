"""What is being written lies beside its place until it is whole, and takes the place in one step.

A draft of NAME is ``.kg-NAME.PID``. As long as it is made, ``.kg-NAME.lock`` is locked (flock), so that a second writer is
refused. The system lets go of the lock of a process that was killed: the next writer of NAME then holds it, knows that every
draft of NAME beside it is dead, and removes it. Whatever the moment of a kill, the older version or the new one stands.

A file is renamed over the older one. Files that belong together are renamed by a process forked for it, in a session of its own,
which holds the locks on: a kill of the command, or of its group, comes before it (then the older set stands) or does not reach it
(then the new one does, some milliseconds later), and no writer gets between. A folder cannot be, so the two are exchanged (renameat2 with RENAME_EXCHANGE, Linux 3.15;
Python has no call for it, so it is made through the C library): renaming the old one aside first would leave an instant
with nothing in the place. Where the system or the disk knows no exchange that instant remains, and the next writer repairs it.
"""
from __future__ import annotations

import errno
import os
import shutil
import sys
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from kg.errors import FileError, clipped

try:
    import fcntl
except ImportError:  # a system without advisory locks: a second writer is not refused there
    fcntl = None  # type: ignore[assignment]

_HERE, _EXCHANGE = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
_LONGEST = 200  # bytes of a name that leave room for what a draft adds to it


def unwritable(path: Path, error: Exception) -> FileError:
    """The error for a place that cannot be written, with the system's reason."""
    why, name = getattr(error, "strerror", None) or str(error), clipped(path.name)
    return FileError(f"'{name}' cannot be written: {why}", f"无法写入“{name}”：{why}")


def put(bodies: Mapping[Path, bytes]) -> None:
    """Write files that belong together: all lie whole on the disk, beside their places, before the first is renamed.

    They are renamed in the order given; a kill of this process finds all of them old or all new. What can still part them is
    a power cut, or a reader, between the first rename and the last. The paths are real ones (no links). Raises ``OSError``;
    ``FileError`` if another run writes one of them.
    """
    with held(*bodies):
        drafts = {_beside(target, str(os.getpid())): (target, body) for target, body in bodies.items()}
        try:
            for draft, (_, body) in drafts.items():
                with draft.open("xb") as f:
                    f.write(body)
                    f.flush()
                    os.fsync(f.fileno())
                os.chmod(draft, 0o644)
            _rename([(draft, target) for draft, (target, _) in drafts.items()])
        finally:
            for draft in drafts:
                draft.unlink(missing_ok=True)
        for parent in {target.parent for target in bodies}:
            _sync(parent)


@contextmanager
def folder(target: Path, own: Collection[str] | None = None, lasting: bool = True) -> Iterator[Path]:
    """A new folder that takes the place of ``target`` in one step when the block ends well, and is gone if it does not.

    ``own``: names at the top that the new version brings; what else lies at the top of the older one is taken over (left
    out: nothing is). ``lasting``: wait until every file has reached the disk, so that a power cut finds one version too; of
    what is quickly made anew only the folders are waited for. Raises ``FileError``, also if another run writes the place.
    """
    target = _real(target)
    try:
        with held(target):
            made = _beside(target, str(os.getpid()))
            made.mkdir(0o755)
            try:
                yield made
                if own is not None and target.is_dir():
                    _take_over(target, made, own)
                _settle(made, lasting)
                _publish(made, target)
            finally:
                shutil.rmtree(made, ignore_errors=True)
    except BrokenPipeError:  # the screen, not the folder
        raise
    except OSError as e:
        raise unwritable(target, e) from None


@contextmanager
def held(*targets: Path) -> Iterator[None]:
    """Keep other writers from these places for as long as the block runs, and remove the drafts of killed ones first."""
    with ExitStack() as locks:
        for target in sorted(targets):
            locks.enter_context(_held(target))
        yield


@contextmanager
def _held(target: Path) -> Iterator[None]:
    lock = _beside(target, "lock")
    fd, alone = _locked(lock, target)
    try:
        if alone:
            _sweep(target)
        yield
    finally:
        with suppress(OSError):
            os.unlink(lock)
        os.close(fd)


def _locked(lock: Path, target: Path) -> tuple[int, bool]:
    """An open lock file, and whether it is truly ours (some network disks know no locks)."""
    while True:
        fd = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        try:
            if fcntl is None:
                return fd, False
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            who = os.read(fd, 200).decode("utf-8", "replace").strip()
            os.close(fd)
            name = clipped(target.name)
            raise FileError(f"'{name}' is being written by another run{f' ({who})' if who else ''}; wait until it ends",
                            f"“{name}”正由另一进程写入{f'（{who}）' if who else ''}；请待其结束") from None
        except OSError:
            return fd, False
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(fd), os.stat(lock)):
                with suppress(OSError):  # no room: the lock holds all the same, it only does not say whose it is
                    os.truncate(fd, 0)
                    os.write(fd, f"process {os.getpid()}, {os.uname().nodename}\n".encode())
                return fd, True
        os.close(fd)  # another run ended and removed this file while we took hold of it


def _sweep(target: Path) -> None:
    """Remove what killed runs left of this target; the lock is ours, so nobody else is at it."""
    stem, old = _beside(target, "").name, _beside(target, "old")
    if old.exists() and not os.path.lexists(target):
        os.rename(old, target)
    for entry in list(os.scandir(target.parent)):
        if entry.name.startswith(stem) and (entry.name[len(stem):].isdigit() or entry.name == old.name):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                with suppress(OSError):
                    os.unlink(entry.path)


def _rename(pairs: Sequence[tuple[Path, Path]]) -> None:
    """Rename drafts over their targets; several by a process that outlives this one. What it leaves undone is done here."""
    if len(pairs) > 1 and hasattr(os, "fork"):
        with suppress(OSError):  # no room for a process
            _renamed_apart(pairs)
    for draft, target in pairs:
        if len(pairs) == 1 or draft.exists():
            os.replace(draft, target)


def _renamed_apart(pairs: Sequence[tuple[Path, Path]]) -> None:
    with warnings.catch_warnings():  # other threads may run: the new process does nothing that could wait for one of them
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if not child:
        try:
            os.setsid()
            for draft, target in pairs:
                os.replace(draft, target)
        finally:
            os._exit(0)
    try:
        os.waitpid(child, 0)
    except BaseException:  # told to stop: not before it is done, for the drafts are removed next
        os.waitpid(child, 0)
        raise


def _publish(made: Path, target: Path) -> None:
    """Put a folder into its place; afterwards the older one lies where it was made."""
    if not os.path.lexists(target):
        os.rename(made, target)
    elif not _exchanged(made, target):
        old = _beside(target, "old")
        os.rename(target, old)
        try:
            os.rename(made, target)
        except OSError:
            os.rename(old, target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    _sync(target.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two folders could change places in one step. Raises ``OSError`` if that is known here but went wrong."""
    import ctypes

    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if call is None:
        return False
    if call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(other))


def _take_over(old: Path, made: Path, own: Collection[str]) -> None:
    for entry in os.scandir(old):
        if entry.name in own or os.path.lexists(made / entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            shutil.copytree(entry.path, made / entry.name, symlinks=True)
        else:
            shutil.copy2(entry.path, made / entry.name, follow_symlinks=False)


def _settle(made: Path, lasting: bool) -> None:
    os.chmod(made, 0o755)
    for place, _, names in os.walk(made):
        for name in names if lasting else ():
            _sync(Path(place, name))
        _sync(Path(place))


def _sync(path: Path) -> None:
    """Wait until a file or the names in a folder have reached the disk. Where folders cannot be opened they are left out."""
    if os.name == "nt" or path.is_symlink():
        return
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _beside(target: Path, what: str) -> Path:
    name = target.name
    if len(os.fsencode(name)) > _LONGEST:
        import hashlib

        name = hashlib.sha256(os.fsencode(name)).hexdigest()
    return target.with_name(f".kg-{name}.{what}")


def _real(target: Path) -> Path:
    try:
        real = Path(target).resolve()
        real.parent.mkdir(parents=True, exist_ok=True)
        return real
    except (OSError, RuntimeError, ValueError) as e:  # also a link to itself, a NUL in the name
        raise unwritable(Path(target), e) from None
