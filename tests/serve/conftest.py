"""A server for each test, in a folder without settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.run import Cli
from tests.serve.client import Client, serving


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A client of a server that runs in an empty folder."""
    monkeypatch.chdir(tmp_path)
    with serving() as server:
        yield Client(server.server_port)


@pytest.fixture
def cli(client: Client, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Cli:
    """The command line, in the server's folder."""
    del client
    return Cli(monkeypatch, capsysbinary)
