"""The invented rules, whose titles the reports show."""

from __future__ import annotations

import pytest

from tests import house_rules


@pytest.fixture(autouse=True)
def _house_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    house_rules.install(monkeypatch)
