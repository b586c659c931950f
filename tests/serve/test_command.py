"""`klarsprak serve` as a user runs it: starts, says where, stops at Ctrl-C, and leaves no text behind."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import webbrowser
from collections.abc import Iterator
from pathlib import Path

import pytest

from klarsprak.cli.serve import _open
from tests.cli.run import process
from tests.serve.client import Client

SECRET = "Nämnden skall avvakta Qvastensparres yttrande angående bygglovet. Vi återkommer."


class Running:
    """The command in a process of its own, with all its folders under one."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        own = {name: str(folder) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "klarsprak", "serve", "--no-open", "--port", "0", *arguments],
            cwd=folder,
            env={**os.environ, **own, "OMP_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8", "KLARSPRAK_CACHE": ""},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        found = re.fullmatch(r"Sidan finns på http://127\.0\.0\.1:(\d+)/\n", said)
        assert found is not None, said
        assert self.process.stdout.readline() == "Avsluta med Ctrl+C.\n"
        self.port = int(found[1])

    def stop(self) -> tuple[int, str, str]:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """A running command."""
    started = Running(tmp_path)
    yield started
    started.process.kill()
    started.process.communicate()


def test_it_ends_cleanly_and_leaves_no_text_behind(running: Running) -> None:
    client = Client(running.port)
    answer = client.check(SECRET)
    assert answer["counts"]["warning"] >= 2
    assert client.check(SECRET.encode(), "hemlig.txt")["text"] == SECRET
    assert client.post("/export/html", SECRET.encode()).status == 200
    assert client.post("/check", b"PK\x03\x04 Qvastensparre", name="hemlig.docx", file="1").status == 422
    assert client.send("POST", "/check", SECRET.encode(), {}).status == 403
    status, out, err = running.stop()
    assert (status, out, err) == (0, "\nSidan är stängd.\n", "")
    for path in running.folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"Qvastensparre" not in data
            assert b"hemlig" not in data


def test_it_can_be_stopped_before_the_model_is_loaded(tmp_path: Path) -> None:
    started = Running(tmp_path)
    assert started.stop() == (0, "\nSidan är stängd.\n", "")


def test_a_busy_port_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = process("serve", "--no-open", "--port", str(port), cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        f"Fel: 127.0.0.1:{port}: Porten används redan. Är sidan öppen på ett annat ställe? "
        "Välj annars en annan port med --port.\n"
    )


@pytest.mark.parametrize("port", ["65536", "-1", "åtta"])
def test_an_impossible_port_is_wrong_use(tmp_path: Path, port: str) -> None:
    done = process("serve", "--no-open", f"--port={port}", cwd=tmp_path)
    assert done.status == 2
    assert done.err.startswith("Fel: Ogiltigt värde för ”--port”: ")
    assert "går inte att välja" in done.err or "är inget tal" in done.err


def test_broken_settings_stop_it_at_once(tmp_path: Path) -> None:
    (tmp_path / "klarsprak.toml").write_text("audiens = 1\n")
    done = process("serve", "--no-open", cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("Fel: klarsprak.toml:1: ")
    done = process("serve", "--no-open", "--config", "saknas.toml", cwd=tmp_path)
    assert (done.status, done.out) == (2, "")
    assert done.err == "Fel: saknas.toml: Filen finns inte.\n"


class _Browser(webbrowser.BaseBrowser):
    def __init__(self) -> None:
        super().__init__("prov")
        self.opened: list[str] = []

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        del new, autoraise
        self.opened.append(url)
        return True


def test_the_browser_is_opened_but_none_that_runs_in_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    browser = _Browser()
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    _open("http://127.0.0.1:1/")
    assert browser.opened == ["http://127.0.0.1:1/"]

    def nothing() -> None:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", nothing)
    _open("http://127.0.0.1:1/")
    in_terminal = webbrowser.GenericBrowser("true")
    monkeypatch.setattr(in_terminal, "open", browser.open)
    monkeypatch.setattr(webbrowser, "get", lambda: in_terminal)
    _open("http://127.0.0.1:1/")
    assert len(browser.opened) == 1
