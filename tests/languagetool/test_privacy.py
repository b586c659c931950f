"""No text leaves the machine unless a person has named a server and, for another machine, allowed it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from klarsprak.languagetool.address import fault, is_loopback
from klarsprak.languagetool.service import Service
from tests.cli.run import Cli
from tests.languagetool.stub import marking, running

# Writes down every address that the program connects to, sends to or looks up.
_WATCH = """
import json, sys
seen = []
def hook(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "subprocess.Popen"):
        seen.append([event, str(arguments[1] if event == "socket.connect" else arguments[0])])
sys.addaudithook(hook)
from klarsprak.cli import main
try:
    main(sys.argv[2:])
except SystemExit:
    pass
open(sys.argv[1], "w").write(json.dumps(seen))
"""


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Cli:
    """The command line, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Cli(monkeypatch, capsysbinary)


def _watched(folder: Path, *arguments: str) -> list[str]:
    """What a run of the program connects to."""
    log = folder / "sockets.json"
    command = [sys.executable, "-c", _WATCH, str(log), *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False)
    assert log.exists(), done.stderr.decode()
    return [address for event, address in json.loads(log.read_text()) if event.startswith("socket.")]


def test_without_a_server_nothing_is_connected_to(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Vi börjar din handlägning ,och du kan kan ringa.", encoding="utf-8")
    assert _watched(tmp_path, "check", "a.txt", "--no-cache", "--extend-select", "STV") == []


def test_only_the_named_server_is_connected_to(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Du kan ringa oss.", encoding="utf-8")
    with running(marking("ringa")) as server:
        (tmp_path / "klarsprak.toml").write_text(f'[languagetool]\nurl = "{server.url}"\n', encoding="utf-8")
        addresses = _watched(tmp_path, "check", "a.txt", "--no-cache")
        port = server.url.rsplit(":", 1)[1]
        assert server.texts == ["Du kan ringa oss."]
    assert addresses
    assert all(f"'127.0.0.1', {port}" in address or address == "127.0.0.1" for address in addresses)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "::1", "LOCALHOST"])
def test_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["example.se", "192.168.1.5", "localhost.example.se", "0.0.0.0", "2130706433", ""])
def test_other_machines(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize("url", ["", "localhost:8081", "ftp://localhost", "http://", "http://[", "http://localhost:x"])
def test_what_is_no_address(url: str) -> None:
    assert "ska vara en adress" in (fault(url, allow_remote=True) or "")


def test_another_machine_has_to_be_allowed(cli: Cli) -> None:
    Path("a.txt").write_text("Du kan ringa oss.", encoding="utf-8")
    Path("klarsprak.toml").write_text('[languagetool]\nurl = "https://sprak.example.se"\n', encoding="utf-8")
    done = cli("check", "a.txt")
    assert done.status == 2
    assert "klarsprak.toml:2" in done.err
    assert "allow-remote = true" in done.err
    with pytest.raises(Exception, match="allow-remote"):
        Service("https://sprak.example.se", "", False, 1, {}).begin(["Hej"]).result()


def test_a_remote_server_is_said_in_the_output(cli: Cli) -> None:
    # The name is reserved: nothing answers to it anywhere.
    url = "http://sprak.invalid:8081"
    Path("a.txt").write_text("Du kan ringa oss.", encoding="utf-8")
    Path("b.txt").write_text("Du kan ringa dem.", encoding="utf-8")
    Path("klarsprak.toml").write_text(f'[languagetool]\nurl = "{url}"\nallow-remote = true\n', encoding="utf-8")
    for _ in range(2):  # not told from an earlier run's output either
        done = cli("check", "a.txt", "b.txt", "--format", "concise")
        assert done.status == 0
        assert done.err.count(f"Texten skickas till LanguageTool på {url}") == 1
        assert done.err.count("går inte att nå") == 1


def test_url_and_jars_are_not_both_used(cli: Cli) -> None:
    Path("a.txt").write_text("Du kan ringa oss.", encoding="utf-8")
    Path("klarsprak.toml").write_text('[languagetool]\nurl = "http://localhost:1"\njars = "lt"\n', encoding="utf-8")
    done = cli("check", "a.txt")
    assert (done.status, "Välj ett av url och jars" in done.err) == (2, True)


def test_the_core_does_not_import_the_package() -> None:
    code = "import sys; from klarsprak.rules.registry import all_rules; all_rules(); print('language_tool_python' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.strip() == "False"
