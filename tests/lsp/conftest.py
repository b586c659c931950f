"""A real server in a process of its own, spoken to by pytest-lsp's client, once for each position encoding."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator

import pytest
import pytest_lsp
from lsprotocol import types as t
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

COMMAND = [sys.executable, "-m", "klarsprak", "lsp"]


def capabilities(encoding: str) -> t.ClientCapabilities:
    """What Visual Studio Code can do, with one position encoding."""
    told = client_capabilities("visual-studio-code")
    told.general = told.general or t.GeneralClientCapabilities()
    told.general.position_encodings = [encoding]
    return told


def _agree(*arguments: object) -> None:
    del arguments


@pytest_lsp.fixture(config=ClientServerConfig(server_command=COMMAND), params=["utf-16", "utf-8", "utf-32"])
async def client(request: pytest.FixtureRequest, lsp_client: LanguageClient) -> AsyncIterator[None]:
    """An initialised client."""
    for request_from_server in (t.CLIENT_REGISTER_CAPABILITY, t.WORKSPACE_CODE_LENS_REFRESH):
        lsp_client.feature(request_from_server)(_agree)
    # What is no part of the protocol is kept for the test to look at.
    statuses: list[object] = []
    lsp_client.statuses = statuses  # type: ignore[attr-defined]
    lsp_client.feature("klarsprak/status")(lambda *arguments: statuses.append(arguments[-1]))
    params = t.InitializeParams(capabilities=capabilities(request.param), initialization_options={"status": True})
    await lsp_client.initialize_session(params)
    yield
    await lsp_client.shutdown_session()
