"""Kept results: the same report to the byte, never an old one, and no trouble whatever becomes of the cache itself."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import stat
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from klarsprak.cli.check import FORMATS
from klarsprak.engine import cache as caching
from tests.cli.run import Cli, process

BAD = "Hej Kim! Du kan erhålla bidrag. Vi återkommer.\n\nKommunen\n"
DATABASE = "cache-1.sqlite3"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a cache of the test's own."""
    folder = tmp_path / "sparat" / "klarsprak"
    monkeypatch.setenv(caching.VARIABLE, str(folder))
    return folder


@pytest.fixture
def texts(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A text in each format, some with findings and some without."""
    folder = tmp_path / "texter å"
    folder.mkdir()
    samples = request.config.rootpath / "corpus_samples"
    for suffix in ("md", "html", "txt", "eml", "docx", "odt"):
        path = next(p for p in sorted(samples.rglob(f"*.{suffix}")) if "broken" not in p.parts)
        shutil.copy(path, folder / f"prov.{suffix}")
    (folder / "brev.txt").write_text(BAD, encoding="utf-8")
    (folder / "english.md").write_text("---\nlang: en\n---\nThis is not Swedish at all, and nobody has to read it.\n")
    (folder / "tom.txt").write_bytes(b"")
    (folder / "mall.html").write_text("<p>Du kan erh&aring;lla <b>bidrag</b>, {{ namn }}.</p>", encoding="utf-8")
    return folder


def _forget_runs(store: Path) -> None:
    """Leave only the results of single texts, so that reports must be made from them."""
    with sqlite3.connect(store / DATABASE) as connection:
        assert connection.execute("SELECT count(*) FROM results").fetchone()[0] > 0
        connection.execute("DELETE FROM runs")


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_report_to_the_byte(cli: Cli, texts: Path, store: Path, format_: str) -> None:
    command = ("check", texts.name, "--format", format_)
    plain = cli(*command, "--no-cache")
    assert plain.status == 1
    assert not store.exists()
    assert cli(*command) == plain
    assert cli(*command) == plain
    _forget_runs(store)
    assert cli(*command) == plain


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    "options", [("--quiet",), ("--verbose",), ("--select", "ORD"), ("--audience", "expert"), ("--fail-on", "never")]
)
def test_options_are_heeded(cli: Cli, texts: Path, store: Path, options: tuple[str, ...]) -> None:
    assert cli("check", texts.name).status == 1
    plain = cli("check", texts.name, *options, "--no-cache")
    assert cli("check", texts.name, *options) == plain
    assert cli("check", texts.name, *options) == plain
    assert store.exists()


@pytest.mark.usefixtures("house", "store")
def test_what_changes_is_checked_anew(cli: Cli, tmp_path: Path) -> None:
    def found() -> list[str]:
        return [line.split(": ")[0] for line in cli("check", "mapp", "--format", "concise").out.splitlines()]

    folder = tmp_path / "mapp"
    folder.mkdir()
    text = folder / "a.txt"
    text.write_text(BAD, encoding="utf-8")
    before = text.stat()
    assert found() == found() == ["mapp/a.txt:1:17"]
    # Same size and same time, other words: only the bytes tell.
    text.write_text(BAD.replace("erhålla", "åhåller"), encoding="utf-8")
    os.utime(text, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert found() == found() == []
    (folder / "b.txt").write_text(BAD, encoding="utf-8")
    assert found() == found() == ["mapp/b.txt:1:17"]
    (tmp_path / "klarsprak.toml").write_text('ignore = ["ORD"]\n', encoding="utf-8")
    assert found() == found() == []
    (folder / "klarsprak.toml").write_text('[rules.ORD901]\nord = ["bidrag"]\n', encoding="utf-8")
    assert found() == found() == ["mapp/a.txt:1:25", "mapp/b.txt:1:25"]
    (folder / "klarsprak.toml").write_text("fel = 1\n", encoding="utf-8")
    assert cli("check", "mapp").status == cli("check", "mapp").status == 2


@pytest.mark.usefixtures("house", "store")
def test_a_changed_baseline_is_heeded(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    assert cli("baseline", "create", "a.txt").status == 0
    command = ("check", "a.txt", "--baseline", "klarsprak-baseline.json")
    assert [cli(*command).status, cli(*command).status] == [0, 0]
    assert cli(*command).err.startswith("Obs: 1")
    (tmp_path / "klarsprak-baseline.json").write_text('{"schema": 1, "files": {}}')
    assert [cli(*command).status, cli(*command).status] == [1, 1]


@pytest.mark.usefixtures("house", "store")
def test_errors_are_told_every_time_and_not_kept(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04trasig")
    first = cli("check", "a.txt", "b.docx", "saknas.txt")
    assert first.status == 2
    assert cli("check", "a.txt", "b.docx", "saknas.txt") == first


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("damage", ["garbage", "half", "empty", "values", "other"])
def test_a_damaged_file_is_made_anew(cli: Cli, tmp_path: Path, store: Path, damage: str) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    plain = cli("check", "a.txt")
    path = store / DATABASE
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if damage == "values":
            connection.execute("UPDATE results SET value = x'00ff'")
            connection.execute("UPDATE runs SET value = ?", (zlib.compress(b'{"files": []}'),))
        if damage == "other":
            connection.execute("DROP TABLE runs")
    connection.close()
    data = path.read_bytes()
    if damage == "garbage":
        path.write_bytes(b"inte en databas" * 1000)
    elif damage == "half":
        path.write_bytes(data[: len(data) // 2] + b"\xff" * 500)
    elif damage == "empty":
        path.write_bytes(b"")
    assert cli("check", "a.txt") == plain
    assert cli("check", "a.txt") == plain
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM runs").fetchone()[0] == 1


@pytest.mark.usefixtures("house")
def test_without_a_place_to_keep_results_the_check_goes_on(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    plain = cli("check", "a.txt", "--no-cache")
    for place in (tmp_path / "a.txt", tmp_path / "a.txt" / "under", Path("/proc/finns/inte"), Path("/dev/null")):
        monkeypatch.setenv(caching.VARIABLE, str(place))
        assert cli("check", "a.txt") == plain


def test_a_full_disk_does_not_stop_the_check(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(f"Hej! Du får {number} kronor. " * 50, encoding="utf-8")
    command = [sys.executable, "-m", "klarsprak", "check", ".", "--format", "json", "--select", "SKR"]

    def run(cache: str, limit: bool) -> tuple[int, bytes, bytes]:
        def small_files() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, caching.VARIABLE: cache},
            capture_output=True,
            check=False,
            timeout=120,
            preexec_fn=small_files if limit else None,
        )
        return done.returncode, done.stdout, done.stderr

    assert run(str(tmp_path / ".sparat"), limit=True) == run("off", limit=False)
    assert (tmp_path / ".sparat").exists()


@pytest.mark.usefixtures("house")
def test_only_the_owner_may_read_what_is_kept(cli: Cli, tmp_path: Path, store: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    cli("check", "a.txt")
    assert stat.S_IMODE(store.stat().st_mode) == 0o700
    for path in store.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_runs_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "texter"
    folder.mkdir()
    for number in range(25):
        (folder / f"{number}.txt").write_text(f"Hej! Kl. 14:30 kommer {number} personer.\n", encoding="utf-8")
    environment = {**os.environ, caching.VARIABLE: str(tmp_path / "sparat")}
    command = [sys.executable, "-m", "klarsprak", "check", "texter", "--format", "json", "--select", "SKR"]
    plain = subprocess.run([*command, "--no-cache"], cwd=tmp_path, capture_output=True, check=False, timeout=120)
    for _ in range(2):
        running = [
            subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(3)
        ]
        for one in running:
            out, err = one.communicate(timeout=120)
            assert (one.returncode, out, err) == (plain.returncode, plain.stdout, b"")


def test_nothing_heavy_is_imported_over_unchanged_files(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(BAD, encoding="utf-8")
    environment = {caching.VARIABLE: str(tmp_path / "sparat")}
    first = process("check", "a.md", cwd=tmp_path, env=environment)
    second = process("check", "a.md", cwd=tmp_path, env=environment, python=("-X", "importtime"))
    assert second.out == first.out
    imported = {line.rsplit("|", 1)[1].strip() for line in second.err.splitlines() if "|" in line}
    assert "klarsprak.cli.replay" in imported
    heavy = {"spacy", "thinc", "numpy", "rich", "pydantic", "jinja2", "lxml", "klarsprak.rules", "klarsprak.engine.linter"}
    assert not imported & heavy


def test_results_of_single_texts_need_no_spacy(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(BAD, encoding="utf-8")
    environment = {caching.VARIABLE: str(tmp_path / "sparat")}
    process("check", "a.md", "--format", "concise", cwd=tmp_path, env=environment)
    for format_ in ("terminal", "json", "html", "sarif", "gitlab"):
        done = process("check", "a.md", "--format", format_, cwd=tmp_path, env=environment, python=("-X", "importtime"))
        imported = {line.rsplit("|", 1)[1].strip() for line in done.err.splitlines() if "|" in line}
        assert "klarsprak.engine.kept" in imported
        assert not imported & {"spacy", "thinc", "numpy"}


def test_other_rules_or_word_lists_are_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "src" / "klarsprak"
    (package / "rules").mkdir(parents=True)
    (tmp_path / "lexicons").mkdir()
    rule, words = package / "rules" / "a.py", tmp_path / "lexicons" / "ord.tsv"
    monkeypatch.setattr(caching, "_PACKAGE", package)
    seen = [caching.fingerprint()]
    for path in (rule, words):
        path.write_text("ett", encoding="utf-8")
        seen.append(caching.fingerprint())
        path.write_text("annat", encoding="utf-8")
        seen.append(caching.fingerprint())
    assert len(set(seen)) == 5
    assert caching.fingerprint() == seen[-1]
    first, second = caching.Cache(tmp_path / "c", seen[0]), caching.Cache(tmp_path / "c", seen[1])
    assert first.key("a", b"b") == first.key("a", b"b") != second.key("a", b"b")
    assert first.key("ab", b"c") != first.key("a", b"bc")


def test_what_is_not_asked_for_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = caching.time.time()

    def on_day(day: int) -> caching.Cache:
        monkeypatch.setattr(caching.time, "time", lambda: now + day * 86_400)
        return caching.Cache(tmp_path, b"p")

    store = on_day(0)
    store.put(b"a", b"1")
    store.put(b"b", b"2")
    store.close()
    store = on_day(20)
    assert store.get(b"a") == b"1"
    store.close()
    store = on_day(40)
    store.put(b"c", b"3")
    store.close()
    store = on_day(40)
    assert (store.get(b"a"), store.get(b"b"), store.get(b"c")) == (b"1", None, b"3")
    store.close()


@pytest.mark.parametrize(("value", "kept"), [("off", False), ("0", False), ("", True), ("mapp", True)])
def test_the_variable_names_the_folder(monkeypatch: pytest.MonkeyPatch, value: str, kept: bool) -> None:
    monkeypatch.setenv(caching.VARIABLE, value)
    monkeypatch.setenv("XDG_CACHE_HOME", os.path.join(os.sep, "hemma"))
    folder = caching.folder()
    assert (folder is not None) is kept
    if value == "mapp":
        assert folder == Path("mapp")
    elif kept and sys.platform == "linux":
        assert folder == Path(os.sep, "hemma", "klarsprak")
