"""A command line to run, and invented rules for the tests that ask for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import house_rules
from tests.cli.run import Cli


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Cli:
    """The command line, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Cli(monkeypatch, capsysbinary)


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> None:
    """Invented rules in place of the real ones."""
    house_rules.install(monkeypatch)
