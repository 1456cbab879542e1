"""Make a release: `make release`, or `python docs/release.py [FOLDER]`.

Into FOLDER (dist/): the source archive, the wheel built from it, a software bill of materials (CycloneDX 1.6, JSON) and the file
SHA256SUMS. Nothing is made if a licence is at fault or a file differs from NOTICE. The same commit gives the same bytes: all
times are SOURCE_DATE_EPOCH, which is that of the commit if it is not set.
"""
from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path

import licences
import vendor
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from kg import layout

ROOT = Path(__file__).resolve().parent.parent
FORM = SchemaVersion.V1_6


def when() -> int:
    """The time that everything bears, in seconds since 1970."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    done = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return int(done.stdout or 315532800)  # outside a checkout: 1980, the first year that a wheel can bear


def _licence(expression: str) -> DisjunctiveLicense | LicenseExpression:
    if licences.SPDX.validate(expression).errors:  # a LicenseRef of our own: only a name
        return DisjunctiveLicense(name=expression)
    return LicenseExpression(expression)


def _file(path: str) -> Component:
    return Component(name=path, type=ComponentType.FILE, bom_ref=path, hashes=[
        HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256((ROOT / path).read_bytes()).hexdigest())])


def _shipped(part: licences.Part) -> Component:
    files = [_file(path) for path in part.files]
    return Component(name=part.name, version=part.version or None, bom_ref=f"shipped:{part.name}", licenses=[_licence(part.licence)],
                     type=ComponentType.LIBRARY if part.source == "npm" else ComponentType.DATA, components=files,
                     purl=PackageURL("npm", None, part.name, part.version) if part.source == "npm" else None)


def bill(epoch: int) -> str:
    """The software bill of materials as JSON. Raises ``ValueError`` if it does not keep to the schema of CycloneDX."""
    run = licences.constraints.pins((ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"))
    own = Component(name="eudpn", version=layout.VERSION, type=ComponentType.APPLICATION, bom_ref="eudpn",
                    licenses=[LicenseExpression("MIT AND CC-BY-4.0")], purl=PackageURL("pypi", None, "eudpn", layout.VERSION))
    found = {p.name: Component(
        name=p.name, version=p.version, bom_ref=f"pypi:{p.name}", licenses=[_licence(p.licence)],
        purl=PackageURL("pypi", None, p.name, p.version),
        scope=ComponentScope.REQUIRED if p.name in run else ComponentScope.OPTIONAL) for p in licences.leaned_on()}
    shipped = [_shipped(p) for p in licences.shipped()]
    bom = Bom(components=[*found.values(), *shipped])
    bom.metadata.component, bom.metadata.timestamp = own, datetime.fromtimestamp(epoch, UTC)
    asked = {licences.normal(r) for r in licences.constraints.wanted(licences.constraints.project(), "extras")}
    bom.register_dependency(own, [*(found[n] for n in sorted(asked & found.keys())), *shipped])
    for name, component in found.items():
        bom.register_dependency(component, [found[n] for n in licences.needs(name) if n in found])
    bom.serial_number = uuid.UUID(int=0)
    plain = make_outputter(bom, OutputFormat.JSON, FORM).output_as_string(indent=1)
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256(plain.encode()).hexdigest())
    text = make_outputter(bom, OutputFormat.JSON, FORM).output_as_string(indent=1) + "\n"
    if fault := JsonStrictValidator(FORM).validate_str(text):
        raise ValueError(f"the bill of materials does not keep to its schema: {fault}")
    return text


def archives(folder: Path, epoch: int) -> None:
    """The source archive, and the wheel built from it."""
    subprocess.run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)], check=True,
                   stdout=subprocess.DEVNULL, env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch)})


def sums(folder: Path) -> str:
    """One line a file, as `sha256sum -c` reads them."""
    return "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in sorted(folder.iterdir()) if p.name != "SHA256SUMS")


def main(argv: list[str]) -> int:
    """Make all files; gives back the exit code."""
    folder, epoch = Path(argv[0] if argv else ROOT / "dist"), when()
    faults = [*licences.faults([*licences.shipped(), *licences.leaned_on()]), *vendor.check(vendor.notice())]
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("eudpn-*"):
        old.unlink()
    archives(folder, epoch)
    (folder / f"eudpn-{layout.VERSION}.cdx.json").write_text(bill(epoch), encoding="utf-8")
    (folder / "SHA256SUMS").write_text(sums(folder), encoding="utf-8")
    print((folder / "SHA256SUMS").read_text(encoding="utf-8"), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
