"""`--diff REF`: only what stands in sentences on changed lines, whatever has happened to the files."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.run import Cli

pytestmark = pytest.mark.usefixtures("house")

TEXT = "Hej Kim!\n\nDu kan erhålla bidrag.\n\nDu kan också\nerhålla råd\nom det.\n\nDu kan erhålla stöd.\n\nKommunen\n"


def _git(folder: Path, *arguments: str) -> None:
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Kim",
        "GIT_AUTHOR_EMAIL": "kim@example.se",
        "GIT_COMMITTER_NAME": "Kim",
        "GIT_COMMITTER_EMAIL": "kim@example.se",
    }
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env=environment)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one text, checked in."""
    _git(tmp_path, "init", "-q", "-b", "main")
    for name in ("brev å 1.txt", 'udda"\t.txt'):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-q", "-m", "första")
    return tmp_path


def _found(cli: Cli, ref: str = "HEAD", *paths: str) -> list[str]:
    done = cli("check", *(paths or (".",)), "--diff", ref, "--format", "concise")
    assert done.err == ""
    return [line.split(": ", 1)[0] for line in done.out.splitlines()]


def test_nothing_changed_nothing_said(cli: Cli, repository: Path) -> None:
    done = cli("check", ".", "--diff", "HEAD", "--format", "concise")
    assert (repository.is_dir(), done.status, done.out) == (True, 0, "")


def test_only_the_changed_line_and_its_sentence(cli: Cli, repository: Path) -> None:
    (repository / "brev å 1.txt").write_text(TEXT.replace("om det.", "om annat."), encoding="utf-8")
    # The finding stands on the line above the changed one, in the same sentence.
    assert _found(cli) == ["brev å 1.txt:6:1"]


def test_a_removed_line_inside_a_sentence_touches_it(cli: Cli, repository: Path) -> None:
    (repository / "brev å 1.txt").write_text(TEXT.replace("erhålla råd\nom det.", "erhålla råd."), encoding="utf-8")
    assert _found(cli) == ["brev å 1.txt:6:1"]
    _git(repository, "commit", "-qam", "andra")
    shorter = TEXT.replace("Hej Kim!\n\n", "")
    (repository / 'udda"\t.txt').write_text(shorter, encoding="utf-8")
    assert _found(cli) == []


def test_a_name_that_git_writes_in_quotes(cli: Cli, repository: Path) -> None:
    (repository / 'udda"\t.txt').write_text(TEXT.replace("stöd", "stöd nu"), encoding="utf-8")
    assert _found(cli) == ['udda"\\t.txt:9:8']


def test_lines_that_look_like_a_patch_are_text(cli: Cli, repository: Path) -> None:
    odd = "++ b/annan.txt\n@@ -1,3 +1,3 @@\n-- a\n"
    (repository / "brev å 1.txt").write_text(f"{odd}{TEXT}", encoding="utf-8")
    assert _found(cli) == []
    (repository / "brev å 1.txt").write_text(f"{odd}{TEXT.replace('stöd', 'stöd nu')}", encoding="utf-8")
    assert _found(cli) == ["brev å 1.txt:12:8"]


def test_a_renamed_file(cli: Cli, repository: Path) -> None:
    _git(repository, "mv", "brev å 1.txt", "ny ö.txt")
    assert _found(cli) == []
    (repository / "ny ö.txt").write_text(TEXT.replace("bidrag", "pengar"), encoding="utf-8")
    assert _found(cli) == ["ny ö.txt:3:8"]


def test_new_and_untracked_files_are_said_whole(cli: Cli, repository: Path) -> None:
    (repository / "otrackad.txt").write_text("Du kan erhålla bidrag.\n", encoding="utf-8")
    (repository / "tillagd.txt").write_text("Du kan erhålla bidrag.\n", encoding="utf-8")
    _git(repository, "add", "tillagd.txt")
    assert _found(cli) == ["otrackad.txt:1:1", "otrackad.txt:1:8", "tillagd.txt:1:1", "tillagd.txt:1:8"]


def test_an_old_text_gets_no_remark_as_a_whole(cli: Cli, repository: Path) -> None:
    (repository / "brev å 1.txt").write_text(TEXT.replace("Kommunen", "Slut"), encoding="utf-8")
    assert _found(cli) == []


def test_a_branch_is_compared_with_where_it_was_left(cli: Cli, repository: Path) -> None:
    _git(repository, "checkout", "-q", "-b", "gren")
    (repository / "brev å 1.txt").write_text(TEXT.replace("bidrag", "pengar"), encoding="utf-8")
    _git(repository, "commit", "-qam", "min")
    _git(repository, "checkout", "-q", "main")
    (repository / 'udda"\t.txt').write_text(TEXT.replace("stöd", "hjälp"), encoding="utf-8")
    _git(repository, "commit", "-qam", "deras")
    _git(repository, "checkout", "-q", "gren")
    assert _found(cli, "main") == ["brev å 1.txt:3:8"]


def test_settings_of_the_persons_own_git_change_nothing(cli: Cli, repository: Path) -> None:
    for key, value in (
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
        ("diff.external", "false"),
        ("diff.renames", "false"),
    ):
        _git(repository, "config", key, value)
    (repository / "brev å 1.txt").write_text(TEXT.replace("bidrag", "pengar"), encoding="utf-8")
    assert _found(cli) == ["brev å 1.txt:3:8"]


def test_windows_line_ends_and_utf_16(cli: Cli, repository: Path) -> None:
    (repository / "brev å 1.txt").write_bytes(TEXT.encode("utf-16"))
    # Git takes it for binary and shows no lines: all of it has changed.
    assert len(_found(cli, "HEAD", "brev å 1.txt")) == 3
    _git(repository, "checkout", "-q", ".")
    (repository / "w.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())
    _git(repository, "add", ".")
    _git(repository, "commit", "-qm", "w")
    (repository / "w.txt").write_bytes(TEXT.replace("\n", "\r\n").replace("stöd", "hjälp").encode())
    assert _found(cli) == ["w.txt:9:8"]


def test_from_a_folder_inside(cli: Cli, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "mapp").mkdir()
    (repository / "brev å 1.txt").write_text(TEXT.replace("bidrag", "pengar"), encoding="utf-8")
    monkeypatch.chdir(repository / "mapp")
    assert _found(cli, "HEAD", "../brev å 1.txt") == ["../brev å 1.txt:3:8"]


@pytest.mark.parametrize("ref", ["finns-inte", "-x", "--output=fil", "", "HEAD^{tree}"])
def test_an_unknown_reference(cli: Cli, repository: Path, ref: str) -> None:
    before = sorted(repository.iterdir())
    done = cli("check", ".", f"--diff={ref}")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"Fel: --diff: ”{ref}” är ingen gren, tagg eller version")
    assert sorted(repository.iterdir()) == before


def test_outside_git(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = cli("check", "a.txt", "--diff", "HEAD")
    assert (done.status, done.out) == (2, "")
    assert done.err == "Fel: --diff: a.txt ligger inte i ett git-arkiv, så det går inte att se vad som har ändrats.\n"


def test_without_git(cli: Cli, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository / "tom"))
    done = cli("check", "brev å 1.txt", "--diff", "HEAD")
    assert (done.status, done.err) == (2, "Fel: --diff: Programmet git finns inte på den här datorn.\n")


def test_standard_input_has_no_history(cli: Cli) -> None:
    done = cli("check", "-", "--diff", "HEAD", stdin=b"x")
    assert done.status == 2
    assert "standard in" in done.err
