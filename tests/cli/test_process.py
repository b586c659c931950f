"""The command as a process: what it imports, and how it takes interruption, closed pipes and odd encodings."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.run import process

HEAVY = ("spacy", "numpy", "thinc", "rich", "pydantic", "lxml", "jinja2", "pathspec", "py3langid")

TEXT = "Hej Kim! Avgiften höjs med 12% i år. Kommunen\n"


def _imported(*arguments: str, cwd: Path) -> set[str]:
    """The heavy packages that a run imports."""
    script = (
        "import atexit, sys\n"
        f"names = {HEAVY!r}\n"
        "atexit.register(lambda: print('IMPORTED', *[n for n in names if n in sys.modules], file=sys.stderr))\n"
        "from klarsprak.cli import main\n"
        f"main({list(arguments)!r})\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=cwd, capture_output=True, text=True, check=False, timeout=120)
    line = next(line for line in done.stderr.splitlines() if line.startswith("IMPORTED"))
    return set(line.split()[1:])


@pytest.mark.parametrize(
    "arguments",
    ["--version", "--help", "check --help", "check --formt", "rule --all", "rule MEN001", "config init"],
)
def test_nothing_heavy_is_imported_to_answer_at_once(tmp_path: Path, arguments: str) -> None:
    assert _imported(*arguments.split(), cwd=tmp_path) == set()


def test_a_broken_configuration_is_said_without_spacy(tmp_path: Path) -> None:
    (tmp_path / "klarsprak.toml").write_text("audiens = 1\n")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert _imported("check", "a.txt", cwd=tmp_path) <= {"pydantic"}
    (tmp_path / "klarsprak.toml").write_text("audiens = \n")
    assert _imported("check", "a.txt", cwd=tmp_path) == set()


@pytest.mark.parametrize("format_", ["json", "concise"])
def test_machine_formats_need_no_rich_and_a_text_rule_no_spacy(tmp_path: Path, format_: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert not _imported("check", "a.txt", "--format", format_, "--select", "SKR005", cwd=tmp_path) & {"rich", "spacy", "jinja2"}


def test_module_runs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = process("check", "a.txt", "--format", "concise", "--select", "SKR005", cwd=tmp_path)
    assert done.status == 0
    assert done.out.startswith("a.txt:1:28: SKR005 info ")


def test_json_is_utf8_whatever_the_terminal_has(tmp_path: Path) -> None:
    (tmp_path / "ärende.txt").write_text(TEXT, encoding="utf-8")
    env = {"PYTHONIOENCODING": "ascii"}
    done = process("check", "ärende.txt", "--format", "json", "--select", "SKR005", cwd=tmp_path, env=env)
    assert json.loads(done.out)["files"][0]["path"] == "ärende.txt"


@pytest.mark.parametrize("format_", ["terminal", "concise"])
def test_terminal_that_lacks_letters_stops_nothing(tmp_path: Path, format_: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    env = {"PYTHONIOENCODING": "ascii"}
    done = process("check", "a.txt", "--format", format_, "--select", "SKR005", cwd=tmp_path, env=env)
    assert done.status == 0
    assert "SKR005" in done.out
    assert "?" in done.out


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_closed_pipe_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT * 4_000, encoding="utf-8")
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "klarsprak", "check", "a.txt", "--format", "concise", "--select", "SKR005"],
        cwd=tmp_path,
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
        timeout=120,
    )
    os.close(write)
    assert done.returncode == 1
    assert done.stderr == b""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and pipes")
def test_interruption_is_one_line(tmp_path: Path) -> None:
    fifo = tmp_path / "vantar.txt"
    os.mkfifo(fifo)
    running = subprocess.Popen(
        [sys.executable, "-m", "klarsprak", "check", str(fifo), "--format", "concise"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    # Opening the other end succeeds once the program waits for the text.
    with open(fifo, "wb"):
        time.sleep(0.2)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert out == b""
    assert err.decode().strip() == "Avbrutet."


@pytest.mark.skipif(sys.platform != "linux", reason="only here may file names be any bytes")
def test_names_with_odd_letters(tmp_path: Path) -> None:
    names = ["å ä ö.txt", "a\u030a.txt", "rad\nbrott.txt", os.fsdecode(b"trasig-\xe5.txt"), "-streck.txt", "[röd].txt"]
    for name in names:
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    done = process("check", ".", "--format", "json", "--select", "SKR005", cwd=tmp_path)
    paths = {f["path"] for f in json.loads(done.out)["files"]}
    assert paths == {*names[:3], "trasig-\ufffd.txt", *names[4:]}
    concise = process("check", ".", "--format", "concise", "--select", "SKR005", cwd=tmp_path)
    assert concise.status == 0
    assert len(concise.out.splitlines()) == len(names)
    assert "rad\\nbrott.txt:1:28: SKR005" in concise.out
    assert "[röd].txt" in process("check", "[röd].txt", "--select", "SKR005", cwd=tmp_path).out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="systemet har ingen full enhet")
def test_full_disk_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Du skall komma.\n", encoding="utf-8")
    command = [sys.executable, "-m", "klarsprak", "check", "a.txt", "--select", "ORD004", "--format", "concise"]
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "gick inte att skriva" in done.stderr


def test_closed_standard_output_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Du skall komma.\n", encoding="utf-8")
    line = f"'{sys.executable}' -m klarsprak check a.txt --select ORD004 --format concise >&-"
    done = subprocess.run(["sh", "-c", line], cwd=tmp_path, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
