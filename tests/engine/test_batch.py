"""Several processes: the same results in the same order as one, and none of them left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from klarsprak.core.document import Document
from klarsprak.core.result import FileError
from klarsprak.engine import CheckSettings, batch
from klarsprak.engine.cache import Cache
from klarsprak.engine.kept import pack
from klarsprak.engine.runner import Checked


@dataclass(frozen=True)
class Job:
    """Only rules that need no parser, so that a worker is soon ready."""

    select: tuple[str, ...] = ("SKR",)

    @property
    def key(self) -> str:
        """The rules."""
        return ",".join(self.select)

    def __call__(self, document: Document) -> CheckSettings:
        """The same for all texts."""
        del document
        return CheckSettings(select=self.select)


def _texts(folder: Path, count: int = 12) -> list[str]:
    paths = []
    for number in range(count):
        path = folder / f"{number}.txt"
        path.write_text(f"Hej! Kl. 14:30 kommer {number} personer , och 5% går.\n" * (1 + number % 3), encoding="utf-8")
        paths.append(str(path))
    (folder / "trasig.docx").write_bytes(b"nej")
    return [*paths[:5], str(folder / "trasig.docx"), *paths[5:], str(folder / "saknas.txt")]


def _told(outcomes: list[Checked | FileError]) -> list[object]:
    return [o if isinstance(o, FileError) else (o.result.path, o.result.source.text, pack(o.result)) for o in outcomes]


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    paths = _texts(tmp_path)
    one = list(batch.check_batch(paths, lambda _: Job(), processes=1))
    two = list(batch.check_batch(paths, lambda _: Job(), processes=2))
    assert _told(two) == _told(one)
    assert [o.path if isinstance(o, FileError) else o.result.path for o in two] == paths
    assert any(isinstance(o, Checked) and o.result.findings for o in two)
    for first, second in zip(one, two, strict=True):
        if isinstance(first, Checked) and isinstance(second, Checked):
            assert [b.text for b in first.document.blocks] == [b.text for b in second.document.blocks]


def test_kept_results_are_what_was_made(tmp_path: Path) -> None:
    paths = _texts(tmp_path)
    plain = _told(list(batch.check_batch(paths, lambda _: Job())))
    for _ in range(2):
        cache = Cache(tmp_path / "sparat", b"p")
        assert _told(list(batch.check_batch(paths, lambda _: Job(), cache=cache))) == plain
        cache.close()
    cache = Cache(tmp_path / "sparat", b"p")
    others = _told(list(batch.check_batch(paths, lambda _: Job(("MEN",)), cache=cache)))
    cache.close()
    assert others != plain


def test_processes_are_used_only_where_they_pay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch.os, "sched_getaffinity", lambda _: {0, 1, 2, 3}, raising=False)
    monkeypatch.setattr(batch, "BYTES", 1_000)
    paths = _texts(tmp_path, 60)
    assert batch._processes(paths, lambda _: Job(), None) == 4
    monkeypatch.setattr(batch, "BYTES", 100_000)
    assert batch._processes(paths, lambda _: Job(), None) == 1
    monkeypatch.setattr(batch, "BYTES", 1_000)
    assert batch._processes(paths[:10], lambda _: Job(), None) == 1
    assert batch._processes(paths[:1], lambda _: Job(), None) == 1
    (tmp_path / "lång.txt").write_text("ord " * 1_000)
    assert batch._processes([paths[0], str(tmp_path / "lång.txt")], lambda _: Job(), None) == 2
    cache = Cache(tmp_path / "sparat", b"p")
    assert batch._processes(paths, lambda _: Job(), cache) == 4
    list(batch.check_batch(paths[:50], lambda _: Job(), cache=cache, processes=1))
    cache.close()
    cache = Cache(tmp_path / "sparat", b"p")
    # Most of them are kept, and so few are left.
    assert batch._processes(paths, lambda _: Job(), cache) == 1
    cache.close()
    monkeypatch.setattr(batch.os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert batch._processes(paths, lambda _: Job(), None) == 1


def test_a_killed_worker_takes_no_result_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = _texts(tmp_path)
    plain = _told(list(batch.check_batch(paths, lambda _: Job(), processes=1)))
    killed: list[int] = []
    submit = batch.ProcessPoolExecutor.submit

    def deadly(self: object, work: object, *arguments: object) -> object:
        future = submit(self, work, *arguments)  # type: ignore[arg-type]
        if not killed:
            for pid in list(self._processes):  # type: ignore[attr-defined]
                killed.append(pid)
                os.kill(pid, signal.SIGKILL)
        return future

    monkeypatch.setattr(batch.ProcessPoolExecutor, "submit", deadly)
    assert _told(list(batch.check_batch(paths, lambda _: Job(), processes=2))) == plain
    assert killed


def _group(leader: int) -> list[int]:
    """The living processes of a process group."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
        except (OSError, IndexError):
            continue
        if int(fields[2]) == leader and fields[0] != "Z":
            found.append(int(entry.name))
    return found


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="läser /proc, och behöver två kärnor")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_run_leaves_nothing_behind(tmp_path: Path, how: signal.Signals) -> None:
    for number in range(120):
        (tmp_path / f"{number}.txt").write_text("Hej! Vi återkommer om det som ska göras. " * 60, encoding="utf-8")
    before = sorted(p.name for p in tmp_path.iterdir())
    with subprocess.Popen(
        [sys.executable, "-m", "klarsprak", "check", ".", "--no-cache", "--output", "rapport.txt"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as running:
        deadline = time.monotonic() + 60
        while len(_group(running.pid)) < 4 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert len(_group(running.pid)) >= 4
        time.sleep(1)
        # A terminal sends Ctrl-C to all of the group; the other signals come to the one process.
        if how is signal.SIGINT:
            os.killpg(running.pid, how)
        else:
            running.send_signal(how)
        _, err = running.communicate(timeout=30)
        deadline = time.monotonic() + 10
        while _group(running.pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert _group(running.pid) == []
    if how is signal.SIGINT:
        assert (running.returncode, err.decode().strip()) == (130, "Avbrutet.")
        assert sorted(p.name for p in tmp_path.iterdir()) == before
