"""What has changed since a git reference, so that only findings on changed lines and in their sentences are said."""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_right
from dataclasses import dataclass, field

from klarsprak.core.document import Document
from klarsprak.core.finding import Finding
from klarsprak.engine.fix import FIXABLE_FORMATS
from klarsprak.engine.places import Places

_SECONDS = 120
_HUNK = re.compile(rb"^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb'\\([abtnvfr"\\]|[0-7]{3})')
_ESCAPED = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r", b'"': b'"', b"\\": b"\\"}


class ChangesError(Exception):
    """Git could not say what has changed. The message is one line in Swedish."""


@dataclass
class _FileChanges:
    """Changes in one file. `new`: the whole of it. `lines`: changed lines, from and to. `gaps`: lines after which something
    was taken out."""

    new: bool = False
    lines: list[tuple[int, int]] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)


class Changes:
    """Changes in the working tree, staged or not, since a reference: a branch, a tag or a commit.

    A branch that has moved on since this one left it is compared with where it was left, as in a pull request.
    """

    def __init__(self, ref: str) -> None:
        self._ref = ref
        self._trees: dict[str, dict[str, _FileChanges]] = {}
        self._tracked: dict[str, set[str]] = {}
        self._roots: dict[str, str | None] = {}

    def touched(self, path: str, document: Document, findings: list[Finding]) -> list[Finding]:
        """The findings whose sentence is on a changed line. A remark on a text as a whole is kept for new texts only.

        In docx, odt and e-mail lines are not the file's: such a file counts as new once it has changed. Raises
        ChangesError.
        """
        changes = self._of(path)
        if changes is None:
            return []
        if changes.new or document.source.format not in FIXABLE_FORMATS:
            return findings
        text = document.source.text
        # Git ends lines at line feeds only.
        ends = [m.start() for m in re.finditer("\n", text)]
        places = Places(document)
        kept = []
        for finding in findings:
            place = places.of(finding)
            first = bisect_right(ends, place.start - 1) + 1
            last = bisect_right(ends, max(place.start, place.end - 1) - 1) + 1
            changed = any(low <= last and high >= first for low, high in changes.lines)
            if not finding.whole_text and (changed or any(first <= gap < last for gap in changes.gaps)):
                kept.append(finding)
        return kept

    def check(self, path: str) -> None:
        """Raise ChangesError now, where git will not be able to tell of a path."""
        self._of(path)

    def _of(self, path: str) -> _FileChanges | None:
        """The changes in a file, or None where there are none."""
        full = os.path.join(os.path.realpath(os.path.dirname(path) or os.curdir), os.path.basename(path))
        root = self._root(os.path.dirname(full))
        if root is None:
            raise ChangesError(f"--diff: {path} ligger inte i ett git-arkiv, så det går inte att se vad som har ändrats.")
        if root not in self._trees:
            self._trees[root] = _changes(root, self._ref)
            self._tracked[root] = set(_names(_git(root, "ls-files", "-z")))
        name = os.path.relpath(full, root).replace(os.sep, "/")
        return self._trees[root].get(name) if name in self._tracked[root] else _FileChanges(new=True)

    def _root(self, folder: str) -> str | None:
        """The nearest folder above that is a git working tree."""
        if folder not in self._roots:
            parent = os.path.dirname(folder)
            if os.path.lexists(os.path.join(folder, ".git")):
                self._roots[folder] = folder
            else:
                self._roots[folder] = self._root(parent) if parent != folder else None
        return self._roots[folder]


def _git(root: str, *arguments: str, check: bool = True) -> bytes:
    # What a person has set in their own git must not change what we read; nor may reading take git's locks.
    command = ["git", "--no-optional-locks", "-c", "core.quotePath=false", "-c", "core.fileMode=false", *arguments]
    # Git's own hooks set these for the repository they run in; here the folder decides. The index file stays: in a
    # `git commit FILE` it holds what is being committed.
    environment = {k: v for k, v in os.environ.items() if k not in ("GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX")}
    try:
        done = subprocess.run(
            command,
            cwd=root,
            env=environment | {"LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise ChangesError("--diff: Programmet git finns inte på den här datorn.") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ChangesError(f"--diff: git gick inte att köra ({type(error).__name__}).") from None
    if done.returncode and check:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ChangesError(f"--diff: git avbröt med ett fel: {said[0] if said else done.returncode}")
    return b"" if done.returncode else done.stdout


def _names(output: bytes) -> list[str]:
    return [os.fsdecode(name) for name in output.split(b"\0") if name]


def _changes(root: str, ref: str) -> dict[str, _FileChanges]:
    commit = b""
    if not ref.startswith("-"):
        commit = _git(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}", check=False).strip()
    if not commit:
        raise ChangesError(f"--diff: ”{ref}” är ingen gren, tagg eller version i git-arkivet {root}.")
    # A clone without history has no common version to be found; then the reference itself will have to do.
    base = (_git(root, "merge-base", commit.decode(), "HEAD", check=False).strip() or commit).decode()
    plain = ("--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules", "-M", base, "--")
    hunks = _hunks(_git(root, "diff", "-U0", "--src-prefix=a/", "--dst-prefix=b/", *plain))
    out: dict[str, _FileChanges] = {}
    fields = iter(_names(_git(root, "diff", "--name-status", "-z", *plain)))
    for status in fields:
        name = next(fields)
        if status[0] in "RC":
            name = next(fields)
            if status[1:] == "100":
                continue
        if status[0] != "D":
            # Changed without lines to show: git takes the file for binary, as it does UTF-16.
            out[name] = _FileChanges(new=True) if status[0] == "A" or name not in hunks else hunks[name]
    return out


def _hunks(output: bytes) -> dict[str, _FileChanges]:
    out: dict[str, _FileChanges] = {}
    current = _FileChanges()
    skip = 0
    for line in output.split(b"\n"):
        if line.startswith(b"\\"):  # "\ No newline at end of file"
            continue
        if skip:
            skip -= 1
            continue
        hunk = _HUNK.match(line)
        if hunk:
            old, start, new = (int(n) if n is not None else 1 for n in hunk.groups())
            skip = old + new
            if new:
                current.lines.append((start, start + new - 1))
            if not new:
                current.gaps.append(start)
        elif line.startswith(b"+++ "):
            name = _unquoted(line[4:])
            current = _FileChanges()
            if name.startswith(b"b/"):
                out[os.fsdecode(name[2:])] = current
    return out


def _unquoted(name: bytes) -> bytes:
    """A name as git writes it in a patch: in quotes where it has odd characters, with a tab after it where it has spaces."""
    name = name.removesuffix(b"\t")
    if not name.startswith(b'"'):
        return name
    return _ESCAPE.sub(lambda m: _ESCAPED.get(m.group(1)) or bytes([int(m.group(1), 8) & 0xFF]), name[1:-1])
