"""The site that tests open in a browser, made once for a whole run of tests: some pages of it, all of it, and the one file."""
from __future__ import annotations

import functools
import hashlib
import http.server
import threading
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

import kg
from kg.site import folder, pages, single_file, sparql_page, thing_page
from kg.site.facts import Facts
from kg.site.frame import page
from kg.site.site import Site

FIXED = ("overview.html", "map.html", "sparql.html", "about.html")
THINGS = ("country-jpn", "country-kor", "country-prk", "tech-ai", "mech-eu-jpn-dp")


@cache
def _facts() -> Facts:
    return Facts(kg.open())


@pytest.fixture(scope="session")
def facts() -> Facts:
    """What the pages of both languages share, read once for all modules."""
    return _facts()


@pytest.fixture(scope="session")
def graph(facts) -> kg.KnowledgeGraph:
    """The data of the project."""
    return facts.g


def some(facts: Facts) -> Iterator[tuple[str, str | bytes]]:
    """The files of a small site: a few pages in both languages, all scripts and styles, no answers and no networks."""
    addresses = pages.addresses(facts)
    for lang in ("en", "zh"):
        site = Site(facts.g, lang, facts, addresses=addresses)
        for name in FIXED:
            here = site.at(name)
            yield f"{lang}/{name}", page(here, pages.FIXED[name](here))
        for thing in THINGS:
            here = site.at(f"thing/{thing}.html")
            yield f"{lang}/thing/{thing}.html", page(here, thing_page.body(here, thing))
    yield from folder.assets(facts)


_PLACES: list[Path] = []


@pytest.fixture(scope="session")
def small_site(facts, tmp_path_factory) -> Path:
    """A folder with that small site."""
    if not _PLACES:
        root = tmp_path_factory.mktemp("site")
        for address, text in some(facts):
            path = root / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        _PLACES.append(root)
    return _PLACES[0]


# The whole site, one for all workers of a run -----------------------------------------------------------------------

def once(place: Path, make: Callable[[Path], None]) -> Path:
    """A folder that whichever worker comes first makes, while the others wait for it."""
    lock = place.with_name(place.name + "-begun")
    try:
        lock.mkdir()
    except FileExistsError:
        end = time.monotonic() + 400
        while not place.exists():
            assert not (lock / "failed").exists() and time.monotonic() < end, f"{place.name} was not made by the other worker"
            time.sleep(0.2)
        return place
    try:
        make(lock / "made")
        (lock / "made").rename(place)
    except BaseException:
        (lock / "failed").touch()
        raise
    return place


@pytest.fixture(scope="session")
def shared(tmp_path_factory, worker_id) -> Path:
    """A folder that all workers of this run see."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


def _make_whole(place: Path) -> None:
    place.mkdir()
    folder.write(_facts().g, place / "site")
    text = single_file.text(named(place / "site"), sparql_page.parts(_facts()))
    (place / "explorer.html").write_text(text, encoding="utf-8")


def named(root: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a folder in order: address from its top, and contents."""
    for path in sorted(p for p in root.rglob("*") if p.is_file()):
        yield path.relative_to(root).as_posix(), path.read_bytes()


@pytest.fixture(scope="session")
def whole_site(shared) -> Path:
    """A folder with the whole site (``site``) and the one file (``explorer.html``); read only."""
    return once(shared / "whole-site", _make_whole)


@pytest.fixture(scope="session")
def site_folder(whole_site) -> Path:
    """The whole site as ``kg site`` writes it; read only."""
    return whole_site / "site"


@pytest.fixture(scope="session")
def explorer(whole_site) -> Path:
    """The whole site as one file; read only."""
    return whole_site / "explorer.html"


def digests(place: Path) -> dict[str, str]:
    """The hash of every file of a folder by its address."""
    return {name: hashlib.sha256(body).hexdigest() for name, body in named(place)}


@pytest.fixture(scope="session")
def server(site_folder) -> Iterator[str]:
    """The address under which a plain web server serves the whole site."""
    quiet = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(quiet, directory=str(site_folder)))
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}/"
    running.shutdown()
