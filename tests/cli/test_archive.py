"""A whole archive in one run: stopped midway it goes on where it was, nothing is counted twice, and people see how far it is."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.run import process

pty = pytest.importorskip("pty", reason="pseudoterminaler saknas")

TEXTS = 160
LETTER = (
    "# Ärende {0}\n\nHej!\n\nNämnden har fått din ansökan om bidrag nummer {0}. Vi återkommer till dig när vi har läst den. "
    "Du kan erhålla bidrag om föreningen har fler än {0} medlemmar under året.\n\nMed vänlig hälsning\n\nRobin Ek\n"
)


def _kept(cache: Path) -> dict[bytes, int]:
    """The kept results by key, with the number of their row, which changes if a result is written again."""
    path = cache / "cache-1.sqlite3"
    if not path.exists():
        return {}
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)
    try:
        return dict(connection.execute("SELECT key, rowid FROM results").fetchall())
    except sqlite3.OperationalError:  # the tables are not there yet
        return {}
    finally:
        connection.close()


def _report(folder: Path, cache: Path, name: str) -> dict[str, object]:
    done = process("report", "arkiv", "--format", "json", "-o", name, cwd=folder, env={"KLARSPRAK_CACHE": str(cache)})
    assert done.status == 2, done.err
    assert done.err == "Fel: arkiv/trasig.docx: Filen är inget Word-dokument (.docx) eller så är den skadad.\n"
    return dict(json.loads((folder / name).read_text(encoding="utf-8")))


@pytest.mark.slow
def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    archive = tmp_path / "arkiv"
    for number in range(TEXTS):
        path = archive / f"enhet{number % 4}" / f"brev{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(LETTER.format(number), encoding="utf-8")
    (archive / "trasig.docx").write_bytes(b"inte ett Word-dokument")
    cache = tmp_path / "minne"
    watcher, screen = pty.openpty()
    command = [sys.executable, "-m", "klarsprak", "report", "arkiv", "--format", "json"]
    environment = {**os.environ, "KLARSPRAK_CACHE": str(cache), "OMP_NUM_THREADS": "1", "TERM": "xterm"}
    with (tmp_path / "ut.json").open("wb") as out:
        run = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=out, stderr=screen, stdin=subprocess.DEVNULL)
    os.close(screen)
    os.set_blocking(watcher, False)
    seen = b""
    try:
        # Results are written fifty at a time: a run that is killed loses a batch at most.
        deadline = time.monotonic() + 200
        while not _kept(cache) and time.monotonic() < deadline and run.poll() is None:
            time.sleep(0.05)
            try:
                seen += os.read(watcher, 65536)
            except BlockingIOError:
                continue
        assert run.poll() is None, "the run was over before it could be killed"
        run.send_signal(signal.SIGKILL)
    finally:
        run.kill()
        run.wait()
        os.close(watcher)
    kept = _kept(cache)
    assert 0 < len(kept) < TEXTS
    assert (tmp_path / "ut.json").read_bytes() == b""
    assert "Kontrollerar" in seen.decode(errors="replace")
    assert f"/{TEXTS + 1}" in seen.decode(errors="replace")

    resumed = _report(tmp_path, cache, "resumed.json")
    after = _kept(cache)
    assert len(after) == TEXTS
    assert kept.items() <= after.items(), "a kept result was worked out again"
    assert resumed == _report(tmp_path, tmp_path / "annat-minne", "whole.json")
    assert resumed["texts"] == TEXTS
    assert len({f["path"] for f in resumed["files"]}) == TEXTS  # type: ignore[attr-defined]
    assert [e["path"] for e in resumed["errors"]] == ["arkiv/trasig.docx"]  # type: ignore[attr-defined]
