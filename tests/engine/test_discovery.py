"""Finding the files to check: git's view, .gitignore without git, explicit files, links, odd names."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from klarsprak.engine.discovery import STDIN, discover


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Hej.", encoding="utf-8")


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.se", *arguments], cwd=folder, check=True, capture_output=True
    )


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, outside every repository."""
    monkeypatch.chdir(tmp_path)
    # A repository round the temporary folder must not have a say.
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


def _found(*paths: str) -> list[str]:
    result = discover(paths)
    assert result.errors == []
    return [path.replace(os.sep, "/") for path in result.paths]


def test_folder_is_searched_in_order_for_known_formats(here: Path) -> None:
    _write(here, "b.txt", "a/z.md", "a/b/c.html", "a.docx", "bild.png", "LÄSMIG.MD", "kod.py")
    assert _found(".") == ["LÄSMIG.MD", "a/b/c.html", "a/z.md", "a.docx", "b.txt"]
    assert _found("a") == ["a/b/c.html", "a/z.md"]


def test_explicit_files_are_always_taken_and_each_once(here: Path) -> None:
    _write(here, "a.txt", "kod.py", ".dold.md", "m/b.txt")
    assert _found("kod.py", ".dold.md", "a.txt", "./a.txt", "m", "m/b.txt", STDIN, STDIN) == [
        "kod.py",
        ".dold.md",
        "a.txt",
        "m/b.txt",
        STDIN,
    ]


def test_hidden_files_package_folders_and_lock_files_are_left(here: Path) -> None:
    _write(here, ".dold/a.txt", ".b.txt", "node_modules/x/README.md", "~$brev.docx", "brev.docx")
    assert _found(".") == ["brev.docx"]


@pytest.mark.parametrize("git", [True, False])
def test_gitignore(here: Path, git: bool) -> None:
    _write(
        here,
        "a.txt",
        "utkast/b.txt",
        "c.tmp.txt",
        "sub/c.txt",
        "sub/kvar.txt",
        "sub/inner/d.txt",
        "bygg/e.txt",
        "bygg/behall.txt",
    )
    (here / ".gitignore").write_text("utkast/\n*.tmp.txt\nbygg/*\n!bygg/behall.txt\n")
    (here / "sub/.gitignore").write_text("*.txt\n!kvar.txt\n")
    if git:
        _git(here, "init", "-q")
    assert _found(".") == ["a.txt", "bygg/behall.txt", "sub/kvar.txt"]
    assert _found("sub") == ["sub/kvar.txt"]


def test_an_ignored_folder_named_explicitly_is_meant(here: Path) -> None:
    _write(here, "utkast/a.txt", "b.txt")
    (here / ".gitignore").write_text("utkast/\n")
    _git(here, "init", "-q")
    assert _found("utkast") == ["utkast/a.txt"]


def test_git_tells_tracked_untracked_and_deleted_files_apart(here: Path) -> None:
    _write(here, "sparad.txt", "borta.txt", "ignorerad.txt")
    _git(here, "init", "-q")
    _git(here, "add", ".")
    _git(here, "commit", "-q", "-m", "x")
    (here / "borta.txt").unlink()
    _write(here, "ny.txt", "å ä ö.txt", "rad\nbrott.txt")
    (here / ".gitignore").write_text("ignorerad.txt\n")
    # A tracked file stays tracked though a pattern names it.
    assert _found(".") == ["ignorerad.txt", "ny.txt", "rad\nbrott.txt", "sparad.txt", "å ä ö.txt"]


def test_repository_inside_the_repository_is_searched(here: Path) -> None:
    _git(here, "init", "-q")
    _write(here, "a.txt", "inner/b.txt", "inner/c.tmp")
    _git(here / "inner", "init", "-q")
    assert _found(".") == ["a.txt", "inner/b.txt"]


def test_without_git_at_all(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(here, "a.txt", "b.txt")
    (here / ".gitignore").write_text("b.txt\n")
    _git(here, "init", "-q")
    monkeypatch.setenv("PATH", "")
    assert _found(".") == ["a.txt"]


@pytest.mark.skipif(os.name == "nt", reason="symbolic links")
@pytest.mark.parametrize("git", [True, False])
def test_links_make_no_loops_and_no_doubles(here: Path, git: bool) -> None:
    _write(here, "a/b.txt")
    (here / "a" / "runt").symlink_to(here)
    (here / "a" / "samma.txt").symlink_to(here / "a" / "b.txt")
    (here / "a" / "bruten.txt").symlink_to(here / "saknas.txt")
    if git:
        _git(here, "init", "-q")
    assert _found(".") == ["a/b.txt"]


def test_decomposed_names_stay_as_they_are(here: Path) -> None:
    name = "a\u030arende.txt"
    _write(here, name)
    assert _found(".", name) == [name]


def test_filter_of_the_configuration_only_meets_what_is_found_in_folders(here: Path) -> None:
    _write(here, "m/a.txt", "m/b.txt")
    found = discover(["m", "m/b.txt"], keep=lambda path: path.endswith("a.txt"))
    assert [p.replace(os.sep, "/") for p in found.paths] == ["m/a.txt", "m/b.txt"]


def test_paths_that_match_nothing(here: Path) -> None:
    (here / "tom").mkdir()
    _write(here, "a.txt")
    found = discover(["saknas", "tom", "a.txt", "a.txt/x", "nul\0"])
    assert found.paths == ["a.txt"]
    assert [(e.path, e.message.split("(")[0].strip()) for e in found.errors] == [
        ("saknas", "Filen eller mappen finns inte."),
        ("tom", "Mappen har inga texter att kontrollera"),
        ("a.txt/x", "Filen eller mappen finns inte."),
        ("nul\0", "Namnet är inget giltigt filnamn."),
    ]
