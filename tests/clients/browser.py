"""A real Chromium without a screen, for pages that people are to read: fixtures, an axe check, screenshots, print.

Tests take the fixture `page`. Without Chromium or Playwright they are skipped, visibly.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

#: What a page may fetch: itself and what is in it, and a server on this machine that the test itself has started.
_INSIDE = frozenset({"file", "data", "blob", "about"})
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

DESKTOP = (1280, 900)
PHONE = (360, 740)


def chromium() -> str:
    """The program; skips where there is none. KLARSPRAK_CHROMIUM names another."""
    names = (os.environ.get("KLARSPRAK_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("Chromium saknas: installera paketet chromium")
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of a file: Playwright's event loop must be gone before tests with loops of their own."""
    program = chromium()
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright saknas: installera extrat dev")
    with playwright.sync_playwright() as play:
        # Chromium's own sandbox cannot be set up by root in a container.
        arguments = ["--disable-dev-shm-usage", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        # The browser's own calls home find nobody either.
        arguments.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost")
        started = play.chromium.launch(executable_path=program, headless=True, args=arguments)
        yield started
        started.close()


@pytest.fixture
def refused() -> list[str]:
    """The addresses on other machines that the page has asked for in vain. Unless the test empties it, it fails."""
    return []


@pytest.fixture
def page(browser: Browser, refused: list[str]) -> Iterator[Page]:
    """An empty page as wide as a desk screen. A request to another machine is refused, and fails the test."""
    width, height = DESKTOP
    context = browser.new_context(viewport={"width": width, "height": height}, locale="sv-SE")

    def local_only(route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in _INSIDE or address.hostname in _LOOPBACK:
            route.continue_()
            return
        refused.append(route.request.url)
        route.abort()

    context.route("**/*", local_only)
    yield context.new_page()
    context.close()
    assert not refused, f"the page asked for {refused}"


def resize(page: Page, size: tuple[int, int]) -> None:
    """Give the page's window another size: width and height in CSS pixels."""
    page.set_viewport_size({"width": size[0], "height": size[1]})


def overflows(page: Page) -> bool:
    """Whether the page has to be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def axe(page: Page) -> list[str]:
    """What axe-core has against the page as it stands: `rule: what is wrong (where)`, one an element."""
    tool = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe saknas: installera extrat dev")
    response = tool.Axe().run(page).response
    return [
        f"{violation['id']}: {violation['help']} ({' '.join(map(str, node['target']))})"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]


def assert_read_by_all(page: Page) -> None:
    """axe has nothing against the page, in light or dark colours or on a phone, where nothing overflows. Leaves it that wide."""
    page.emulate_media(color_scheme="light")
    assert axe(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe(page) == []
    resize(page, PHONE)
    assert axe(page) == []
    assert not overflows(page)


def screenshot(page: Page, path: Path, *, size: tuple[int, int] = DESKTOP, dark: bool = False) -> Path:
    """A picture (PNG) of the whole page at a window size, in the light or the dark colours."""
    page.emulate_media(color_scheme="dark" if dark else "light")
    resize(page, size)
    page.screenshot(path=path, full_page=True)
    return path


def print_a4(page: Page, path: Path) -> Path:
    """The page as a PDF on A4, as the browser's own print would give it."""
    page.emulate_media(media="print", color_scheme="light")
    page.pdf(path=path, format="A4", prefer_css_page_size=True)
    page.emulate_media(media="screen")
    return path
