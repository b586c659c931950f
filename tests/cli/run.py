"""Runs the command line, in this process or in one of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from klarsprak.cli import main


@dataclass
class Outcome:
    """What a run printed, and its exit status."""

    status: int
    out: str
    err: str


class Cli:
    """Runs `klarsprak` in this process: the rules and the language model are loaded once for all tests."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        self._monkeypatch = monkeypatch
        self._captured = capsysbinary

    def __call__(self, *arguments: str | Path, stdin: bytes | None = None) -> Outcome:
        """Run with the arguments; `stdin` is what stands on standard input."""
        if stdin is not None:
            self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        self._captured.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main([str(a) for a in arguments])
        captured = self._captured.readouterr()
        status = stopped.value.code
        return Outcome(status if isinstance(status, int) else 0, captured.out.decode(), captured.err.decode())


def process(*arguments: str, cwd: Path, env: dict[str, str] | None = None, python: tuple[str, ...] = ()) -> Outcome:
    """Run in a process of its own."""
    done = subprocess.run(
        [sys.executable, *python, "-m", "klarsprak", *arguments],
        cwd=cwd,
        env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8", **(env or {})},
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
