"""A real Chromium for the tests, started once, and pages that remember what they asked for and complained about."""
from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium_path() -> str | None:
    """The Chromium on PATH; None means the one that playwright brings."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@dataclass
class Watched:
    """A page with everything that it requested, wrote to the console, threw, or asked in a dialog."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    home: str = ""
    """The address of the server that the page comes from; none for a page from the disk."""

    def __post_init__(self) -> None:
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda e: self.complaints.append(f"uncaught: {e}"))
        self.page.on("dialog", lambda d: (self.complaints.append(f"dialog: {d.message}"), d.dismiss()))
        self.page.add_init_script("document.addEventListener('securitypolicyviolation', "
                                  "e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))")

    def _hear(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def open(self, path: Path, hash_: str = "") -> Page:
        """Open a file by its file: address and wait until the page says that it is ready."""
        self.page.goto(path.resolve().as_uri() + hash_)
        wait_ready(self.page)
        return self.page

    @property
    def outside(self) -> list[str]:
        """Requests for anything but the opened files (or the pages of the server that it comes from) and what the page itself made."""
        own = (self.home or "file:", "data:", "blob:", "about:")
        return [url for url in self.requests if not url.startswith(own)]


def wait_ready(frame: Any, seconds: float = 10) -> None:
    """Wait for a page or frame to be ready; asked from outside, since the page's policy forbids evaluated code."""
    until(lambda: frame.evaluate("document.documentElement.dataset.ready === 'true'"), seconds)


def until(holds: Callable[[], Any], seconds: float = 5) -> Any:
    """Wait until something holds; the test fails if it never does."""
    end = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < end, f"still not so after {seconds} s"
        time.sleep(0.03)
    return found


def firefox_path(play: Playwright) -> Path | None:
    """The Firefox of the browser tool, the only one that it can drive; None if it is not installed."""
    path = Path(play.firefox.executable_path)
    return path if path.exists() else None


_OPEN: list[Browser] = []
_PLAYING: list[Playwright] = []


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a run, also where several modules bring in this fixture. It is a failure, not a reason to skip, if there is none: pages are half the product."""
    if _OPEN:
        yield _OPEN[0]
        return
    with sync_playwright() as play:
        try:
            browser = play.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        except Exception as error:  # the reason differs by platform; the remedy does not
            pytest.fail(f"no Chromium ({error}): install one, or run 'playwright install chromium'")
        _OPEN.append(browser)
        _PLAYING.append(play)
        yield browser
        _OPEN.clear()
        _PLAYING.clear()
        browser.close()


def firefox() -> Browser:
    """A Firefox driven by the same tool as the Chromium that is open."""
    return _PLAYING[0].firefox.launch()


@pytest.fixture
def watch(chromium: Browser) -> Iterator[Callable[..., Watched]]:
    """Makes watched pages of a given size and taste; closes them and checks that none asked for anything outside."""
    opened: list[tuple[Watched, Any]] = []

    def make(width: int = 1440, height: int = 900, **taste: Any) -> Watched:
        taste = {"locale": "en-GB", "color_scheme": "light", "reduced_motion": "reduce", **taste}
        context = chromium.new_context(viewport={"width": width, "height": height}, accept_downloads=True, **taste)
        context.set_default_timeout(8000)
        watched = Watched(context.new_page())
        opened.append((watched, context))
        return watched

    yield make
    for watched, context in opened:
        context.close()
        assert watched.outside == [], "the page asked for something outside itself"
        assert watched.complaints == [], "the page complained"
