"""Fetch the third-party files that the pages carry: `python docs/vendor.py [--check]`.

Each file comes out of a package at a fixed version, fetched by `npm pack` from whatever registry npm is set to use, and
must have the SHA-256 that NOTICE names: a changed hash ends the run with exit code 1 before anything is written. A file
kept as .gz is compared by what it unpacks to, since compressors differ. With --check nothing is fetched; the files that
lie here are compared with NOTICE.
"""
from __future__ import annotations

import gzip
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VIEWS, SITE = "kg/views/assets/vendor/", "kg/site/assets/vendor/"
FETCHED = {
    "vis-network@10.1.5": {
        "standalone/umd/vis-network.min.js": VIEWS + "vis-network.min.js",
        "LICENSE-MIT": VIEWS + "vis-network.LICENSE-MIT.txt",
        "LICENSE-APACHE-2.0": VIEWS + "vis-network.LICENSE-APACHE-2.0.txt",
    },
    "oxigraph@0.5.11": {
        "web.js": SITE + "oxigraph.js",
        "web_bg.wasm": SITE + "oxigraph.wasm.gz",
    },
    "codemirror@5.65.21": {
        "lib/codemirror.js": SITE + "codemirror.js",
        "lib/codemirror.css": SITE + "codemirror.css",
        "mode/sparql/sparql.js": SITE + "codemirror-sparql.js",
        "addon/hint/show-hint.js": SITE + "codemirror-show-hint.js",
        "addon/hint/show-hint.css": SITE + "codemirror-show-hint.css",
        "addon/edit/matchbrackets.js": SITE + "codemirror-matchbrackets.js",
        "LICENSE": SITE + "codemirror.LICENSE-MIT.txt",
    },
    "world-atlas@2.0.2": {
        "land-110m.json": SITE + "land-110m.json",
        "LICENSE": SITE + "world-atlas.LICENSE-ISC.txt",
    },
}
_NAMED = re.compile(r"File\s+(\S+)\n\s+SHA-256\s+([0-9a-f]{64})(?:\n\s+Unpacked\s+([0-9a-f]{64}))?")


def sha256(body: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(body).hexdigest()


def notice() -> dict[str, tuple[str, str]]:
    """For each file that NOTICE names its hash and, for one kept packed, the hash of what it unpacks to."""
    text = (ROOT / "NOTICE").read_text(encoding="utf-8")
    return {name: (kept, unpacked) for name, kept, unpacked in _NAMED.findall(text)}


def packed(package: str, folder: Path) -> dict[str, bytes]:
    """The files of an npm package by their paths inside it."""
    done = subprocess.run(["npm", "pack", "--silent", "--pack-destination", str(folder), package], cwd=folder,
                          capture_output=True, text=True, check=True)
    archive = folder / done.stdout.split()[-1]
    with tarfile.open(archive) as tar:
        return {m.name.split("/", 1)[1]: tar.extractfile(m).read() for m in tar.getmembers() if m.isfile()}


def fetch(named: dict[str, tuple[str, str]]) -> tuple[dict[str, bytes], list[str]]:
    """All fetched files by where they are kept, and what does not have the hash that NOTICE names."""
    bodies, faults = {}, []
    with tempfile.TemporaryDirectory() as folder:
        for package, wanted in FETCHED.items():
            inside = packed(package, Path(folder))
            for path, place in wanted.items():
                kept, unpacked = named.get(place, ("", ""))
                expected = unpacked if place.endswith(".gz") else kept
                if path not in inside:
                    faults.append(f"{package} holds no {path}")
                elif sha256(inside[path]) != expected:
                    faults.append(f"{package} {path}: SHA-256 {sha256(inside[path])}, NOTICE names {expected or 'none'} for {place}")
                else:
                    bodies[place] = inside[path]
    return bodies, faults


def check(named: dict[str, tuple[str, str]]) -> list[str]:
    """What lies in the vendor folders that differs from NOTICE, is not named there, or is missing."""
    held = {p.relative_to(ROOT).as_posix(): p.read_bytes() for f in (VIEWS, SITE) for p in (ROOT / f).iterdir()}
    faults = [f"{name}: NOTICE does not name it" for name in sorted(held.keys() - named.keys())]
    for name, (kept, unpacked) in named.items():
        if name not in held:
            faults.append(f"{name}: missing")
        elif sha256(held[name]) != kept:
            faults.append(f"{name}: SHA-256 {sha256(held[name])}, NOTICE names {kept}")
        elif unpacked and sha256(gzip.decompress(held[name])) != unpacked:
            faults.append(f"{name}: unpacks to something else than NOTICE names")
    return faults


def keep(place: str, body: bytes) -> None:
    """Write a fetched file where it is kept; a packed one only if it would unpack to something else."""
    path = ROOT / place
    if place.endswith(".gz"):
        if path.exists() and gzip.decompress(path.read_bytes()) == body:
            return
        body = gzip.compress(body, 9, mtime=0)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)


def main(argv: list[str]) -> int:
    """Fetch or check; gives back the exit code."""
    named = notice()
    bodies, faults = ({}, []) if "--check" in argv else fetch(named)
    if not faults:
        for place, body in bodies.items():
            keep(place, body)
        faults = check(named)
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(named)} files named, {len(bodies)} fetched, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
