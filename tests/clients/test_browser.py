"""The browser that other tests use: it sees faults, and it stays on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.clients.browser import PHONE, axe, overflows, print_a4, resize, screenshot

if TYPE_CHECKING:
    from playwright.sync_api import Page

GOOD = '<!doctype html><html lang="sv"><head><title>Prov</title></head><body><main><h1>Prov</h1></main></body></html>'


def test_axe_passes_a_sound_page_and_finds_a_fault(page: Page) -> None:
    page.set_content(GOOD)
    assert axe(page) == []
    page.set_content(GOOD.replace("<h1>", '<img src="data:,"><h1>'))
    assert [fault.split(":")[0] for fault in axe(page)] == ["image-alt"]


def test_other_machines_are_out_of_reach(page: Page, refused: list[str]) -> None:
    page.set_content(GOOD)
    with pytest.raises(Exception, match="Failed to fetch"):
        page.evaluate("fetch('http://192.0.2.1/')")
    assert refused == ["http://192.0.2.1/"]
    refused.clear()


def test_pictures_and_paper(page: Page, tmp_path: Path) -> None:
    page.set_content(GOOD)
    assert screenshot(page, tmp_path / "a.png", dark=True).read_bytes().startswith(b"\x89PNG")
    assert print_a4(page, tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert not overflows(page)
    page.set_content(GOOD.replace("<h1>", '<h1 style="width:900px">'))
    resize(page, PHONE)
    assert overflows(page)
