"""Pin what is installed, with the SHA-256 of every file of it: `make constraints`, or `python docs/constraints.py [--upgrade]`.

What is asked for stands in pyproject.toml, which versions are preferred in constraints.txt (any line NAME==VERSION in it is
heard, also between the marks of a merge that went wrong). From both, uv resolves the sets below for every Python and system
that pyproject.toml allows, and writes requirements/SET.txt with hashes; constraints.txt is then written anew with the same
versions. No file names an index, so a mirror serves as well. With --upgrade the newest versions are taken instead; with
--check nothing is written, and the exit code is 1 if a file would change. uv must be at hand (`make constraints` sees to it).
"""
from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER, VERSIONS = ROOT / "requirements", ROOT / "constraints.txt"
OLDEST = "3.11.2"  # the Python of Debian 12
EDITABLE = ["editables>=0.5"]  # the build backend asks for it only when it installs a checkout in place
_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)(?:\s*;\s*([^\\\n]*?))?\s*\\?$", re.M)
# Each set, what it is for, and the options that pip reads from the file itself.
SETS = {
    "test": ("what `make test` installs: all extras and the build backend", ""),
    "extras": ("what the package uses when it runs, with every extra but the tests'", ""),
    "run": ("what `make demo` installs: the package's needs and the build backend", "--only-binary :all:\n"),
    "pip": ("pip itself, for a Python that comes without", "--only-binary :all:\n"),
    "tools": ("what `make constraints` and `make lint` need", "--only-binary :all:\n"),
    "rivals": ("rivals of `make bench` that no test needs; to be installed with --no-deps", "--only-binary :all:\n"),
}
ALONE = {"pip": ["pip"], "tools": ["uv", "ruff"], "rivals": ["oxrdflib", "maplib", "polars", "polars-runtime-32"]}
BARE = {"rivals"}  # without what they ask for: maplib wants an older pyarrow than ours and works with ours


def pins(text: str) -> dict[str, set[tuple[str, str]]]:
    """The pins in a requirements file: for each normal name its versions, each with its marker ("" if it has none)."""
    found: dict[str, set[tuple[str, str]]] = {}
    for name, version, marker in _PIN.findall(text):
        found.setdefault(normal(name), set()).add((version, marker.strip()))
    return found


def hashes(text: str) -> dict[str, set[str]]:
    """The SHA-256 hashes in a requirements file by normal name (of all versions together)."""
    found: dict[str, set[str]] = {}
    for block in re.split(r"\n(?=\S)", text):
        for name in pins(block.split("\n")[0]):
            found.setdefault(name, set()).update(re.findall(r"--hash=sha256:([0-9a-f]{64})", block))
    return found


def project() -> dict:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def normal(name: str) -> str:
    """The name of a package as the index spells it, out of a name or a requirement."""
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", name)[0]).lower()


def wanted(project: dict, name: str) -> list[str]:
    """The requirements of a set, as pyproject.toml asks for them."""
    asked, extras = project["project"]["dependencies"], project["project"]["optional-dependencies"]
    if name in ALONE:
        return ALONE[name]
    more = [r for extra, rows in extras.items() if extra != "test" or name == "test" for r in rows] if name != "run" else []
    return [*asked, *more, *([*project["build-system"]["requires"], *EDITABLE] if name != "extras" else ())]


def resolved(uv: list[str], asked: list[str], preferred: str, like: str, bare: bool = False) -> str:
    """The lines of one set; ``preferred``: pins to keep where that can be; ``like``: pins that must be kept; ``bare``: only these."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "in.txt").write_text("\n".join(asked) + "\n", encoding="utf-8")
        (place / "like.txt").write_text(like, encoding="utf-8")
        (place / "out.txt").write_text(preferred, encoding="utf-8")
        done = subprocess.run(
            [*uv, "pip", "compile", "--quiet", "--universal", "--python-version", OLDEST, "--fork-strategy", "fewest",
             "--generate-hashes", "--no-header", "--no-annotate", "--constraints", "like.txt", "-o", "out.txt", "in.txt",
             *(["--no-deps"] if bare else [])],
            cwd=place, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(done.stderr.strip())
        return (place / "out.txt").read_text(encoding="utf-8")


def lines(found: dict[str, set[tuple[str, str]]]) -> str:
    """Pins as lines without hashes."""
    return "".join(f"{name}=={version}{f' ; {marker}' if marker else ''}\n"
                   for name, versions in sorted(found.items()) for version, marker in sorted(versions))


def made(uv: list[str], upgrade: bool) -> dict[Path, str]:
    """Every file by its path."""
    held = VERSIONS.read_text(encoding="utf-8") if VERSIONS.exists() else ""
    preferred = "" if upgrade else lines(pins(held))
    bodies, like = {}, ""
    for name, (what, options) in SETS.items():
        text = resolved(uv, wanted(project(), name), preferred if not like or name in BARE else like, like, name in BARE)
        like = like or lines(pins(text))  # the largest set comes first, the others agree with it
        bodies[FOLDER / f"{name}.txt"] = f"# Made by `make constraints`: {what}.\n{options}{text}"
    together = {n: v for body in bodies.values() for n, v in pins(body).items()}
    together.update(pins(bodies[FOLDER / "test.txt"]))
    bodies[VERSIONS] = ("# Versions with which this release was made and tested. `make constraints` keeps them where it can, and writes\n"
                        "# them with hashes into requirements/.\n" + lines(together))
    return bodies


def main(argv: list[str]) -> int:
    """Make or check the files; gives back the exit code."""
    path = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")
    if not path:
        print("uv is not installed; `make constraints` installs it", file=sys.stderr)
        return 2
    changed = []
    for place, body in made([path], "--upgrade" in argv).items():
        if not place.exists() or place.read_text(encoding="utf-8") != body:
            changed.append(place.relative_to(ROOT).as_posix())
            if "--check" not in argv:
                place.parent.mkdir(exist_ok=True)
                place.write_text(body, encoding="utf-8")
    print("changed: " + (", ".join(changed) or "nothing"))
    return 1 if changed and "--check" in argv else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
