"""What is shipped of others and what the package leans on, each with its licence: `python docs/licences.py [--check]`.

Shipped: the blocks of NOTICE. Leaned on: every package of requirements/extras.txt, by what its installed metadata say. Both are
written as tables into docs/supply-chain.md. A licence that is not on the list of ALLOWED ones, or that nobody can tell, is a
fault and the exit code is 1; so is, with --check, a page that has drifted.
"""
from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message
from importlib import metadata
from pathlib import Path

import constraints
from constraints import normal
from license_expression import ExpressionError, LicenseSymbol, get_spdx_licensing

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "supply-chain.md"
SPDX = get_spdx_licensing()
# Licences that let anybody use, change and sell, without asking that what stands beside them be given away too.
ALLOWED = {"MIT", "MIT-0", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "LicenseRef-BSD", "Apache-2.0", "ISC", "PSF-2.0", "Python-2.0",
           "0BSD", "Zlib", "CC0-1.0", "Unlicense", "HPND", "W3C-20150513", "LicenseRef-public-domain"}
# How packages without an SPDX expression say it: their own words, then the classifiers of the index.
WORDS = {"apache 2.0": "Apache-2.0", "apache license": "Apache-2.0", "bsd": "LicenseRef-BSD", "bsd 3-clause license": "BSD-3-Clause",
         "isc license": "ISC"}
CLASSES = {"MIT License": "MIT", "Apache Software License": "Apache-2.0", "BSD License": "LicenseRef-BSD",
           "ISC License (ISCL)": "ISC", "Python Software Foundation License": "PSF-2.0"}
# Packages that are only installed elsewhere than on Linux, as their own metadata say. (pywin32 carries adodbapi, which is LGPL;
# it is installed on Windows only, by mcp, and never shipped.)
ELSEWHERE = {"appnope": "BSD-2-Clause", "colorama": "BSD-3-Clause", "pywin32": "PSF-2.0", "httpx2-jsfetch": "BSD-3-Clause"}
COPYLEFT = re.compile(r"(?:\b|[AL])GPL|GNU |Affero|Non-?Commercial|-NC\b", re.I)


@dataclass(frozen=True)
class Part:
    """Something of others: where from, which version, under what licence (an SPDX expression, "" if it cannot be told)."""

    name: str
    version: str
    licence: str
    source: str = "pypi"
    files: tuple[str, ...] = ()


def told(said: Message) -> str:
    """The licence that a package's metadata tell, as an SPDX expression; "" if they do not, or contradict themselves."""
    classes = [c.split(" :: ")[-1] for c in said.get_all("Classifier") or () if c.startswith("License ::")]
    if expression := said.get("License-Expression"):
        return expression
    if any(COPYLEFT.search(c) for c in classes):
        return ""
    line = (said.get("License") or "").strip().split("\n")[0].strip()
    if not COPYLEFT.search(line):
        if line.lower() in WORDS:
            return WORDS[line.lower()]
        if line and not unusable(line):
            return line
    else:
        return line
    known = [CLASSES[c] for c in classes if c in CLASSES]
    return " OR ".join(sorted(set(known)))


def unusable(expression: str) -> str:
    """Why a licence may not stand here; "" if it may. Of an OR one side must be allowed, of an AND both."""
    try:
        tree = SPDX.parse(expression)
    except ExpressionError:
        return f"'{expression}' is no licence expression"
    if tree is None:
        return "no licence is told"

    def allowed(node: object) -> bool:
        if isinstance(node, LicenseSymbol):
            return node.key in ALLOWED
        parts = [allowed(a) for a in getattr(node, "args", ())]
        return bool(parts) and (any(parts) if isinstance(node, SPDX.OR) else all(parts))

    return "" if allowed(tree) else f"{expression} is not among the allowed licences"


def shipped() -> list[Part]:
    """The blocks of NOTICE."""
    found = []
    for block in (ROOT / "NOTICE").read_text(encoding="utf-8").split("\n\n"):
        if files := re.findall(r"^  File\s+([^\s,]+)", block, re.M):
            head = re.match(r"(.+?)(?: (\d[\w.]*))?(?: \((?:npm package ([\w-]+).*|.*)\))?\n", block)
            licence = re.search(r"^  Licence\s+([^;,\n]+)", block, re.M)
            name, version, package = head.groups() if head else (block[:30], "", "")
            found.append(Part(package or name, version or "", licence[1].strip() if licence else "", "npm" if package else "own", tuple(files)))
    return found


def leaned_on(paths: Iterable[str] | None = None) -> list[Part]:
    """Every package of requirements/extras.txt, as installed on ``paths`` (left out: where this Python looks)."""
    held = {normal(d.metadata["Name"]): d for d in metadata.distributions(**({"path": list(paths)} if paths else {}))}
    noted = dict(re.findall(r"^\| ([\w-]+) [\d.]\S* \| (\S.*?) \|", PAGE.read_text(encoding="utf-8"), re.M)) if PAGE.exists() else {}
    found = []
    for name, versions in constraints.pins((ROOT / "requirements" / "extras.txt").read_text(encoding="utf-8")).items():
        (version, marker), *_ = sorted(versions)
        elsewhere = ELSEWHERE.get(name) or (noted.get(name, "") if marker else "")
        found.append(Part(name, version, told(held[name].metadata) if name in held else elsewhere))
    return found


def needs(name: str) -> list[str]:
    """What an installed package asks for without any extra, by normal name; nothing if it is not installed."""
    try:
        asked = metadata.distribution(name).requires or []
    except metadata.PackageNotFoundError:
        return []
    plain = (r.split(";")[0] for r in asked if "extra" not in r.partition(";")[2])
    return sorted({normal(r) for r in plain})


def faults(parts: Iterable[Part]) -> list[str]:
    """One line for each part whose licence may not stand here."""
    return [f"{p.name} {p.version}: {why}" for p in parts if (why := unusable(p.licence))]


def page(ours: list[Part], theirs: list[Part]) -> str:
    """The page with both tables in the place of the old ones."""
    tables = ["| shipped · 随附内容 | licence · 许可 | files · 文件 |\n|---|---|---|",
              *(f"| {p.name} {p.version} | {p.licence} | {'<br>'.join(f.rsplit('/', 1)[-1] for f in p.files)} |" for p in ours), "",
              "| package · 软件包 | licence · 许可 |\n|---|---|", *(f"| {p.name} {p.version} | {p.licence} |" for p in theirs)]
    before, _, rest = PAGE.read_text(encoding="utf-8").partition("<!-- licences:begin -->\n")
    return before + "<!-- licences:begin -->\n" + "\n".join(tables) + "\n<!-- licences:end -->" + rest.partition("<!-- licences:end -->")[2]


def main(argv: list[str]) -> int:
    """Check, and write the page; gives back the exit code."""
    ours, theirs = shipped(), leaned_on()
    wrong = faults([*ours, *theirs])
    text = page(ours, theirs)
    if "--check" not in argv:
        PAGE.write_text(text, encoding="utf-8")
    elif text != PAGE.read_text(encoding="utf-8"):
        wrong.append("docs/supply-chain.md has drifted; run python docs/licences.py")
    for line in wrong:
        print(line, file=sys.stderr)
    print(f"{len(ours)} parts shipped, {len(theirs)} packages leaned on, {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
