"""Finds the files to check: explicit files always, and in folders what .gitignore and the configuration leave.

Git itself is asked where the folder lies in a repository; elsewhere the folder is walked, with the .gitignore files in
it read folder by folder. Symbolic links to folders are not followed, so that no loop can arise.
"""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from klarsprak import readers
from klarsprak.core.result import FileError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

#: The path that means standard input.
STDIN = "-"

_GIT_SECONDS = 60


@dataclass
class Discovery:
    """The files to check, in order and each once, and the paths that gave nothing."""

    paths: list[str] = field(default_factory=list)
    errors: list[FileError] = field(default_factory=list)


def discover(paths: Iterable[str], keep: Callable[[str], bool] = lambda _: True) -> Discovery:
    """Find the files that the given paths mean.

    Files named explicitly are always taken; folders are searched for files of a known format, and `keep` may turn down
    what is found there. A path that matched nothing becomes an error with one line in Swedish.
    """
    found = Discovery()
    seen: set[str] = set()
    for path in paths:
        if path == STDIN:
            files: list[str] = [path]
        else:
            try:
                mode = os.stat(path).st_mode
            except (OSError, ValueError) as error:
                found.errors.append(FileError(path, missing_message(error)))
                continue
            if stat.S_ISDIR(mode):
                try:
                    files = [f for f in _in_folder(path) if keep(f)]
                except OSError as error:
                    found.errors.append(FileError(path, missing_message(error)))
                    continue
                if not files:
                    formats = ", ".join(sorted(readers.SUFFIXES))
                    found.errors.append(
                        FileError(path, f"Mappen har inga texter att kontrollera (filer som slutar på {formats}).")
                    )
            else:
                files = [path]
        for file in files:
            identity = file if file == STDIN else os.path.realpath(file)
            if identity not in seen:
                seen.add(identity)
                found.paths.append(file)
    return found


def missing_message(error: OSError | ValueError) -> str:
    """One Swedish line for a path that cannot be opened."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "Filen eller mappen finns inte."
    if isinstance(error, PermissionError):
        return "Du saknar behörighet att läsa filen eller mappen."
    if isinstance(error, ValueError):  # a NUL in the name
        return "Namnet är inget giltigt filnamn."
    return f"Går inte att läsa: {error.strerror or error}."


def _in_folder(folder: str) -> list[str]:
    """Files of a known format in a folder, sorted by path."""
    relative = _from_git(folder)
    if relative is None:
        relative = list(_walk(folder, _ignore_files(folder)))
    wanted = sorted({r for r in relative if readers.is_supported(r) and not _is_hidden(r)}, key=lambda r: r.split(os.sep))
    # "." is how one says "here"; its files are shown without it.
    joined = (os.path.join(folder, r) if os.path.normpath(folder) != os.curdir else r for r in wanted)
    return [path for path in joined if os.path.isfile(path)]


def _is_hidden(path: str) -> bool:
    """Whether a part of the path is hidden, a package folder or an office program's lock file (`~$brev.docx`)."""
    return any(part.startswith((".", "~$")) or part == "node_modules" for part in path.split(os.sep))


def _git(folder: str, *arguments: str) -> subprocess.CompletedProcess[bytes] | None:
    try:
        # Optional locks off: reading must not make git write to somebody's repository.
        return subprocess.run(
            ["git", "--no-optional-locks", *arguments],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_GIT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None


def _from_git(folder: str) -> list[str] | None:
    """What git lists in a folder, relative to it; None where git has no say."""
    listed = _git(folder, "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", ".")
    if listed is None or listed.returncode != 0:
        return None
    names = [os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]
    if not names:
        # An ignored folder that is named explicitly (drafts, often) is meant all the same.
        ignored = _git(folder, "check-ignore", "-q", ".")
        return None if ignored is not None and ignored.returncode == 0 else []
    out: list[str] = []
    for name in names:
        full = os.path.join(folder, name)
        if os.path.isdir(full):
            # A submodule or a repository inside the repository: git names only its folder.
            if not os.path.islink(full.rstrip(os.sep)):
                inner = _from_git(full)
                out.extend(os.path.join(name, i) for i in (inner if inner is not None else _walk(full, [])))
        else:
            out.append(name)
    return out


def _ignore_files(folder: str) -> list[tuple[str, GitIgnoreSpec]]:
    spec = _ignore_file(folder)
    return [("", spec)] if spec is not None else []


def _ignore_file(folder: str) -> GitIgnoreSpec | None:
    try:
        with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="replace") as file:
            lines = file.read().splitlines()
    except OSError:
        return None
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def _ignored(path: str, specs: list[tuple[str, GitIgnoreSpec]]) -> bool:
    """Whether a .gitignore file says to leave a path out. The nearest file that has a say decides."""
    for prefix, spec in reversed(specs):
        verdict = spec.check_file(path.removeprefix(prefix)).include
        if verdict is not None:
            return verdict
    return False


def _walk(root: str, specs: list[tuple[str, GitIgnoreSpec]], prefix: str = "") -> Iterator[str]:
    """Files under a folder, relative to it. A folder that may not be read is passed over, but the root is not."""
    try:
        entries = sorted(os.scandir(os.path.join(root, prefix)), key=lambda e: e.name)
    except OSError:
        if not prefix:
            raise
        return
    for entry in entries:
        path = prefix + entry.name
        try:
            is_folder = entry.is_dir(follow_symlinks=False)
            is_link_to_folder = entry.is_symlink() and entry.is_dir()
        except OSError:
            continue
        if is_folder:
            inner = path + os.sep
            if _is_hidden(entry.name) or _ignored(inner, specs):
                continue
            own = _ignore_file(os.path.join(root, path))
            yield from _walk(root, [*specs, (inner, own)] if own is not None else specs, inner)
        elif not is_link_to_folder and not _ignored(path, specs):
            yield path
