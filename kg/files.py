"""Files written whole or not at all."""
from __future__ import annotations

import difflib
import gzip
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg import drafts
from kg.errors import FileError
from kg.words import Bilingual

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f￾￿]")


def unfit_for_xml(text: str) -> bool:
    """Whether a text holds a character that no XML 1.0 document can hold."""
    return bool(_UNFIT.search(text))


def write(path: str | os.PathLike, body: bytes | str) -> Path:
    """Put a body into a file: beside it first, then renamed, so an older file stays whole if anything fails.

    Text is written as UTF-8 with LF line ends whatever the locale. Gives back the path; ``FileError`` says why not.
    """
    return write_all({Path(path): body})[0]


def write_all(bodies: Mapping[Path, bytes | str]) -> list[Path]:
    """Put bodies into files that belong together: all lie beside their places before the first is renamed. As ``write``."""
    path, drawn = Path(), {}
    try:
        for path, body in bodies.items():
            data = body.encode("utf-8") if isinstance(body, str) else body
            if path.exists() and not path.is_file():  # a device or a pipe is written to, never replaced; a folder refuses
                with path.open("wb") as f:
                    f.write(data)
            else:
                drawn[path.resolve()] = data
        drafts.put(drawn)
    except (OSError, RuntimeError, ValueError) as e:  # also a link to itself, a NUL in the name
        raise drafts.unwritable(path, e) from None
    return list(bodies)


def packed(body: bytes) -> bytes:
    """A body as a gzip file without name and time, so that equal bodies give equal bytes."""
    return gzip.compress(body, 9, mtime=0)


def unknown_ending(path: Path, known: Iterable[str], shown: str = "") -> FileError:
    """The error for a file whose ending names no format, with the nearest one that does."""
    known = list(known)
    ending = "".join(path.suffixes[-2:]).lower() or path.name.lower()
    near = difflib.get_close_matches(ending, known, 1, 0.5) or difflib.get_close_matches(path.suffix.lower(), known, 1, 0.5)
    name, listed = path.name if len(path.name) <= 60 else path.name[:60] + "…", shown or ", ".join(known)
    return FileError(f"'{name}' has no ending that is known: {listed}" + (f"; did you mean {near[0]}?" if near else ""),
                     f"“{name}”的扩展名不在 {listed} 之中" + (f"；是否应为{near[0]}？" if near else ""))


def read(path: str | os.PathLike) -> str:
    """The text of a UTF-8 file; ``FileError`` says why it cannot be had."""
    path = Path(path)
    try:
        body = path.read_bytes()
    except OSError as e:
        raise FileError(f"'{path.name}' cannot be read: {e.strerror}", f"无法读取“{path.name}”：{e.strerror}") from None
    return decoded(body, Bilingual(f"'{path.name}'", f"“{path.name}”"))


def decoded(body: bytes, what: Bilingual) -> str:
    """Bytes as UTF-8 text without a byte order mark; ``FileError`` names the line and the first wrong byte."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        line = e.object.count(b"\n", 0, e.start) + 1  # the codec's own bytes: those behind a byte order mark
        at = e.start - e.object.rfind(b"\n", 0, e.start)
        raise FileError(f"{what.en} is not UTF-8 (line {line}, byte {at} of it)",
                        f"{what.zh}不是UTF-8（第{line}行第{at}个字节）") from None
