"""The baseline: findings that were there when a body of texts was first checked, so that only new ones are said.

A finding is known by its file, its rule and the sentence it stands in, so it stays known when lines move and when other
sentences change. Who changes the sentence is shown what there is to say about it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from klarsprak.core.document import Document
from klarsprak.core.finding import Finding
from klarsprak.engine.places import identities

#: The file's name where none is given.
NAME = "klarsprak-baseline.json"
_SCHEMA = 1

#: How many findings of each rule and sentence digest a file has.
Counts = dict[tuple[str, str], int]


class BaselineError(Exception):
    """A baseline that cannot be used. The message is one line in Swedish. `broken`: it is there, but makes no sense."""

    def __init__(self, message: str, *, broken: bool = False) -> None:
        super().__init__(message)
        self.broken = broken


class Baseline:
    """The known findings of some files, by path from the baseline's own folder."""

    def __init__(self, path: str, files: dict[str, Counts] | None = None) -> None:
        self.path = path
        self.files = files or {}
        self._left: dict[str, Counts] = {}

    @classmethod
    def read(cls, path: str) -> Baseline:
        """Read a baseline file. Raises BaselineError where it is missing or no baseline."""
        try:
            with open(path, encoding="utf-8-sig") as file:
                text = file.read()
        except FileNotFoundError:
            raise BaselineError(f"{path}: Filen finns inte. Skapa den med: klarsprak baseline create") from None
        except UnicodeDecodeError:
            raise BaselineError(f"{path}: {_BROKEN}", broken=True) from None
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise BaselineError(f"{path}: Filen går inte att läsa: {why}.") from None
        if any(line.startswith("<<<<<<< ") for line in text.splitlines()):
            raise BaselineError(
                f"{path}: Filen har en konflikt från git. Lös den, eller skapa om filen med: klarsprak baseline update",
                broken=True,
            )
        try:
            return cls(path, _files(json.loads(text)))
        except (KeyError, TypeError, ValueError, RecursionError):
            raise BaselineError(f"{path}: {_BROKEN}", broken=True) from None

    def write(self) -> None:
        """Write the file, sorted, one finding a line, so that a version history shows what changed. Raises OSError."""
        files = {
            path: {
                rule: {digest: n for (r, digest), n in sorted(counts.items()) if r == rule}
                for rule in sorted({r for r, _ in counts})
            }
            for path, counts in sorted(self.files.items())
            if counts
        }
        temporary = f"{self.path}.{os.getpid()}.tmp"
        try:
            with open(temporary, "w", encoding="utf-8", newline="\n", errors="surrogatepass") as file:
                json.dump({"schema": _SCHEMA, "files": files}, file, ensure_ascii=False, indent=1)
                file.write("\n")
            os.replace(temporary, self.path)
        finally:
            if os.path.exists(temporary):
                os.unlink(temporary)

    def key(self, path: str) -> str:
        """How a file is named in the baseline: from the baseline's folder, with slashes."""
        folder = os.path.dirname(os.path.abspath(self.path))
        return PurePath(os.path.relpath(os.path.abspath(path), folder)).as_posix()

    def new(self, path: str, document: Document, findings: list[Finding]) -> list[Finding]:
        """The findings that the baseline does not know. Remembers what it knows that is there no more."""
        key = self.key(path)
        left = self._left[key] = dict(self.files.get(key, {}))
        if not left:
            return findings
        kept: list[Finding] = []
        for finding, identity in zip(findings, identities(document, findings), strict=True):
            place = (identity.rule, identity.digest)
            if left.get(place, 0):
                left[place] -= 1
            else:
                kept.append(finding)
        return kept

    def stale(self) -> int:
        """How many known findings are no more: in the files that `new` has been asked about, and in files that are gone."""
        folder = os.path.dirname(os.path.abspath(self.path))
        gone = [c for k, c in self.files.items() if k not in self._left and not os.path.exists(os.path.join(folder, k))]
        return sum(sum(counts.values()) for counts in [*self._left.values(), *gone])

    def drop_missing(self) -> int:
        """Take out files that are gone. Gives how many findings they had."""
        folder = os.path.dirname(os.path.abspath(self.path))
        gone = [key for key in self.files if not os.path.exists(os.path.join(folder, key))]
        return sum(sum(self.files.pop(key).values()) for key in gone)

    @property
    def total(self) -> int:
        """How many findings are known."""
        return sum(sum(counts.values()) for counts in self.files.values())


_BROKEN = "Filen är ingen giltig baslinje. Skapa om den med: klarsprak baseline update"


def counts_of(document: Document, findings: Iterable[Finding]) -> Counts:
    """A file's findings as a baseline keeps them."""
    counts: Counts = {}
    for identity in identities(document, findings):
        place = (identity.rule, identity.digest)
        counts[place] = counts.get(place, 0) + 1
    return counts


def _files(value: Any) -> dict[str, Counts]:
    if value["schema"] != _SCHEMA:
        raise ValueError("unknown schema")
    files: dict[str, Counts] = {}
    for path, rules in value["files"].items():
        counts = files[path] = {}
        for rule, digests in rules.items():
            for digest, n in digests.items():
                if isinstance(n, bool) or not isinstance(n, int) or n < 1:
                    raise ValueError("not a count")
                counts[rule, digest] = n
    return files
