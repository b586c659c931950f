"""`klarsprak lsp` as a command: without its package, over TCP, with a port that is taken."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from typing import Any

import pytest
from click.testing import CliRunner

from klarsprak.cli.app import app

COMMAND = [sys.executable, "-m", "klarsprak", "lsp"]


def test_without_pygls_one_line_says_how_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in sys.modules if n.startswith("klarsprak.lsp")]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("pygls", "lsprotocol"):
        monkeypatch.setitem(sys.modules, name, None)
    result = CliRunner().invoke(app, ["lsp"])
    assert result.exit_code == 2
    assert result.output == 'Fel: klarsprak lsp behöver paketet pygls. Installera det med: pip install "klarsprak[lsp]"\n'


def test_other_commands_do_not_import_it() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from klarsprak.cli.app import app\n"
        "assert CliRunner().invoke(app, ['check', '-', '--stdin-filename', 'a.txt'], input='Hej!').exit_code == 0\n"
        "assert not [m for m in sys.modules if m.startswith(('pygls', 'lsprotocol', 'klarsprak.lsp'))]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_taken_port() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run([*COMMAND, "--tcp", "--port", str(port)], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith(f"Fel: det går inte att lyssna på 127.0.0.1:{port}")
    assert "Traceback" not in done.stderr


def message(method: str, params: Any = None, number: int | None = None) -> bytes:
    """A message as it goes over the wire."""
    body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **({} if number is None else {"id": number})})
    return f"Content-Length: {len(body.encode())}\r\n\r\n{body}".encode()


def test_over_tcp() -> None:
    port = free_port()
    process = subprocess.Popen([*COMMAND, "--tcp", "--port", str(port)], stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(200):
            try:
                connection = socket.create_connection(("127.0.0.1", port), timeout=60)
                break
            except ConnectionRefusedError:
                time.sleep(0.1)
        with connection, connection.makefile("rb") as answers:

            def read() -> dict[str, Any]:
                length = 0
                while line := answers.readline().strip():
                    if line.lower().startswith(b"content-length:"):
                        length = int(line.split(b":")[1])
                found: dict[str, Any] = json.loads(answers.read(length))
                return found

            connection.sendall(message("initialize", {"capabilities": {}, "processId": None, "rootUri": None}, 1))
            told = read()["result"]
            assert told["serverInfo"]["name"] == "klarsprak"
            assert told["capabilities"]["positionEncoding"] == "utf-16"
            connection.sendall(message("initialized", {}))
            text = {"uri": "untitled:a", "languageId": "plaintext", "version": 7, "text": "Du ska erlägga avgiften."}
            connection.sendall(message("textDocument/didOpen", {"textDocument": text}))
            pushed = read()
            assert pushed["method"] == "textDocument/publishDiagnostics"
            assert pushed["params"]["version"] == 7
            word = next(d for d in pushed["params"]["diagnostics"] if d["code"] == "ORD001")
            assert word["range"] == {"start": {"line": 0, "character": 7}, "end": {"line": 0, "character": 14}}
            connection.sendall(message("shutdown", None, 2) + message("exit"))
        assert process.wait(timeout=60) == 0
        assert process.stderr is not None
        assert process.stderr.read().splitlines()[0] == f"Lyssnar på 127.0.0.1:{port}."
    finally:
        process.kill()
