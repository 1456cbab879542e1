"""What is installed and shipped: pinned by hash, under licences that let everybody use it, listed in a bill of materials."""
import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from email.message import Message
from importlib import metadata

import pytest
from cyclonedx.validation.json import JsonStrictValidator
from packaging.markers import Marker
from packaging.requirements import Requirement

from kg import layout

ROOT = layout.PACKAGE.parent
sys.path.insert(0, str(ROOT / "docs"))
import constraints  # noqa: E402
import licences  # noqa: E402
import release  # noqa: E402

FILES = {name: (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8") for name in constraints.SETS}


def here(versions):
    """The version for this Python and system, if there is one."""
    return next((v for v, marker in versions if not marker or Marker(marker).evaluate()), None)


# -- pins ----------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("name", FILES)
def test_every_package_is_pinned_with_hashes_and_no_index_is_named(name):
    found, hashed = constraints.pins(FILES[name]), constraints.hashes(FILES[name])
    assert found and all(hashed[package] for package in found)
    rest = re.sub(r"^(?:#.*|--only-binary :all:|[a-z0-9-]+==.*|    --hash=sha256:[0-9a-f]{64}(?: \\)?)$", "", FILES[name], flags=re.M)
    assert not rest.strip()


def test_all_sets_and_the_list_of_versions_agree():
    listed = constraints.pins(constraints.VERSIONS.read_text(encoding="utf-8"))
    together = {}
    for text in FILES.values():
        for package, versions in constraints.pins(text).items():
            assert {v for v, _ in versions} <= {v for v, _ in listed[package]}, package
            together[package] = versions
    assert together.keys() == listed.keys()


@pytest.mark.parametrize("name", FILES)
def test_what_pyproject_asks_for_is_pinned_at_a_version_that_fits(name):
    found = constraints.pins(FILES[name])
    for asked in constraints.wanted(constraints.project(), name):
        wish = Requirement(asked)
        assert here(found[constraints.normal(wish.name)]) in wish.specifier, asked


def test_the_tests_run_on_the_pinned_versions():
    held = {constraints.normal(d.metadata["Name"]): d.version for d in metadata.distributions()}
    wrong = {n: (held.get(n), here(v)) for n, v in constraints.pins(FILES["test"]).items() if here(v) not in (None, held.get(n))}
    assert not wrong, "run make test, or make constraints if pyproject.toml has changed"


def test_make_installs_nothing_without_hashes():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    calls = [line for line in text.splitlines() if "$(PIP_INSTALL)" in line or "pip --python" in line]
    assert len(calls) >= 5 and all("$(PINNED) requirements/" in c or "$(OWN)" in c for c in calls)
    assert "PINNED := --require-hashes -r\n" in text and "OWN := --no-deps --no-build-isolation --no-index -e .\n" in text


def test_pins_are_read_out_of_a_merge_that_went_wrong():
    text = "# x\na==1\n<<<<<<< ours\nB_c==2\n=======\nhypothesis==6.1 ; python_version < '3.12'\n>>>>>>> theirs\n"
    assert constraints.pins(text) == {"a": {("1", "")}, "b-c": {("2", "")}, "hypothesis": {("6.1", "python_version < '3.12'")}}


@pytest.fixture
def wheel(tmp_path):
    """A small wheel of nobody's."""
    bodies = {"little.py": b"x = 1\n", "little-1.dist-info/METADATA": b"Metadata-Version: 2.1\nName: little\nVersion: 1\n",
              "little-1.dist-info/WHEEL": b"Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: py3-none-any\n"}
    record = "".join(f"{n},sha256={base64.urlsafe_b64encode(hashlib.sha256(b).digest()).decode().rstrip('=')},{len(b)}\n"
                     for n, b in bodies.items()) + "little-1.dist-info/RECORD,,\n"
    path = tmp_path / "wheels" / "little-1-py3-none-any.whl"
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as z:
        for name, body in {**bodies, "little-1.dist-info/RECORD": record.encode()}.items():
            z.writestr(name, body)
    return path


@pytest.mark.parametrize("wrong", ["", "hash", "no hash"])
def test_a_file_with_another_hash_is_not_installed(wheel, tmp_path, wrong):
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if wrong == "hash":
        digest = digest[:-1] + ("0" if digest[-1] != "0" else "1")
    (tmp_path / "r.txt").write_text("little==1" + ("" if wrong == "no hash" else f" --hash=sha256:{digest}") + "\n")
    done = subprocess.run([sys.executable, "-m", "pip", "install", "--no-index", "--find-links", str(wheel.parent), "--target",
                           str(tmp_path / "out"), "--require-hashes", "-r", str(tmp_path / "r.txt")], capture_output=True, text=True,
                          env={**os.environ, "PIP_CONFIG_FILE": os.devnull})
    assert (done.returncode == 0) == (not wrong) == (tmp_path / "out" / "little.py").exists()
    assert not wrong or "hash" in done.stderr.lower()


# -- licences ------------------------------------------------------------------------------------------------------------

def test_everything_shipped_and_leaned_on_may_be_used_by_all(capsys):
    assert licences.main(["--check"]) == 0, capsys.readouterr().err
    assert {p.name for p in licences.shipped()} >= {"vis-network", "oxigraph", "codemirror", "world-atlas"}
    assert len(licences.leaned_on()) > 60


def test_every_third_partys_file_is_in_the_notice():
    named = {f for p in licences.shipped() for f in p.files}
    held = {p.relative_to(ROOT).as_posix() for p in layout.PACKAGE.rglob("*") if p.is_file() and p.parent.name == "vendor"}
    assert held and held <= named and all((ROOT / f).is_file() for f in named)


@pytest.mark.parametrize("lines", [
    ["License-Expression: AGPL-3.0-or-later"], ["License-Expression: MIT AND LGPL-2.1-only"], ["License: GPLv3"],
    ["License-Expression: CC-BY-NC-4.0"], ["License: UNKNOWN"], ["License: All rights reserved"], [],
    ["License: MIT", "Classifier: License :: OSI Approved :: GNU Affero General Public License v3"],
    ["Classifier: License :: Free for non-commercial use"]])
def test_a_licence_that_binds_or_is_unknown_is_refused(tmp_path, lines):
    """A fault planted in the metadata of a package that we lean on."""
    folder = tmp_path / "rdflib-7.6.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("\n".join(["Metadata-Version: 2.4", "Name: rdflib", "Version: 7.6.0", *lines]) + "\n")
    found = {line.split()[0] for line in licences.faults(p for p in licences.leaned_on([str(tmp_path)]) if p.name == "rdflib")}
    assert found == {"rdflib"}


@pytest.mark.parametrize("lines, licence", [
    ({"License-Expression": "Apache-2.0 OR GPL-3.0-only"}, "Apache-2.0 OR GPL-3.0-only"), ({"License": "Apache 2.0"}, "Apache-2.0"),
    ({"Classifier": "License :: OSI Approved :: MIT License"}, "MIT"), ({"License": "BSD 3-Clause License\n\nCopyright"}, "BSD-3-Clause")])
def test_a_licence_is_told_in_many_ways(lines, licence):
    said = Message()
    for name, text in lines.items():
        said[name] = text
    assert licences.told(said) == licence and not licences.unusable(licence)


def test_a_block_of_the_notice_without_a_licence_is_a_fault(tmp_path, monkeypatch):
    text = (ROOT / "NOTICE").read_text(encoding="utf-8").replace("  Licence   ISC; the text lies beside the file\n", "")
    (tmp_path / "NOTICE").write_text(text, encoding="utf-8")
    monkeypatch.setattr(licences, "ROOT", tmp_path)
    assert licences.faults(licences.shipped()) == ["world-atlas 2.0.2: no licence is told"]


# -- the release ---------------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Two releases, the second from a copy of the checkout at another place with other times and rights."""
    out = tmp_path_factory.mktemp("release")
    assert release.main([str(out / "one")]) == 0
    with pytest.MonkeyPatch.context() as patch:
        done = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
        for name in done.stdout.splitlines():
            if (ROOT / name).exists():
                (out / "copy" / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / name, out / "copy" / name)
        epoch = release.when()
        patch.setattr(release, "ROOT", out / "copy")
        release.archives(out / "two", epoch)
        (out / "two" / f"eudpn-{layout.VERSION}.cdx.json").write_text(release.bill(epoch), encoding="utf-8")
    return out


def test_a_release_holds_four_files_and_their_sums_are_right(made):
    names = {p.name for p in (made / "one").iterdir()}
    stem = f"eudpn-{layout.VERSION}"
    assert names == {f"{stem}.tar.gz", f"{stem}-py3-none-any.whl", f"{stem}.cdx.json", "SHA256SUMS"}
    for line in (made / "one" / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((made / "one" / name).read_bytes()).hexdigest() == digest
        names.discard(name)
    assert names == {"SHA256SUMS"}


def test_two_releases_of_one_commit_are_the_same_bytes(made):
    assert release.sums(made / "two") == (made / "one" / "SHA256SUMS").read_text()


def test_the_bill_of_materials_is_whole_and_keeps_to_the_schema(made):
    text = (made / "one" / f"eudpn-{layout.VERSION}.cdx.json").read_text(encoding="utf-8")
    assert JsonStrictValidator(release.FORM).validate_str(text) is None
    bill = json.loads(text)
    parts = {c["bom-ref"]: c for c in bill["components"]}
    assert {f"pypi:{n}" for n in constraints.pins(FILES["extras"])} <= parts.keys()
    assert all(c["licenses"] for c in parts.values())
    assert parts["pypi:pyoxigraph"]["scope"] == "required" and parts["pypi:matplotlib"]["scope"] == "optional"
    inside = {f["name"]: f["hashes"][0]["content"] for c in parts.values() for f in c.get("components", ())}
    assert set(inside) == {f for p in licences.shipped() for f in p.files}
    assert all(hashlib.sha256((ROOT / f).read_bytes()).hexdigest() == digest for f, digest in inside.items())
    needs = {d["ref"]: d.get("dependsOn", []) for d in bill["dependencies"]}
    assert "pypi:rdflib" in needs["eudpn"] and "pypi:numpy" in needs["pypi:scipy"]
    assert JsonStrictValidator(release.FORM).validate_str(text.replace('"type": "library"', '"type": "libary"')) is not None


def test_no_release_is_made_while_a_licence_is_at_fault(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(licences, "ALLOWED", licences.ALLOWED - {"ISC"})
    assert release.main([str(tmp_path / "dist")]) == 1
    assert "world-atlas" in capsys.readouterr().err and not (tmp_path / "dist").exists()
