"""Tests share no kept results with each other or with the person who runs them."""

from __future__ import annotations

import pytest

from tests.clients.browser import browser, page, refused  # noqa: F401


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLARSPRAK_CACHE", "off")
