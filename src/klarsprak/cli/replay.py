"""Says again what an earlier run over the very same files said, without checking or even rendering anything anew.

A run's output is kept together with a digest of all that it came from: the command's options, how it is shown, the files
found, each file's bytes, the configuration files and the baselines. If all of that is the same, so is the output.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, TextIO, cast

import click

from klarsprak.engine.discovery import STDIN, discover

if TYPE_CHECKING:
    from klarsprak.engine.cache import Cache

_CONFIGURATIONS = ("klarsprak.toml", "pyproject.toml")
#: What decides how the terminal report looks, beside the terminal itself.
_ENVIRONMENT = (
    *("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "TTY_COMPATIBLE", "TTY_INTERACTIVE"),
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "KLARSPRAK_DEBUG"),
)
#: Seconds after which a person at a terminal may have been shown a progress bar, which is no part of the report.
_BAR = 0.9


class Replay:
    """One run, to be told again or to be kept for the next time. `options`: all that was said on the command line."""

    def __init__(self, cache: Cache, paths: Sequence[str], options: dict[str, Any]) -> None:
        self._cache = cache
        self._options = options
        self._started = time.monotonic()
        self._shown = sys.stdout.isatty() or sys.stderr.isatty()
        listing = discover(paths)
        self._whole = not listing.errors
        self._folders = sorted({*_folders([*paths, *listing.paths])})
        terminal = [sys.stdout.isatty(), sys.stdout.encoding, tuple(shutil.get_terminal_size()) if sys.stdout.isatty() else ()]
        environment = [os.environ.get(name) for name in _ENVIRONMENT]
        self._key = cache.key(os.getcwd(), repr((options, terminal, environment)), "\0".join(listing.paths))

    def earlier(self) -> tuple[str, str, int] | None:
        """What an earlier run wrote to its report and to standard error, and its exit status; None where it does not hold."""
        data = self._cache.get(self._key, "runs") if self._whole else None
        if data is None:
            return None
        try:
            # The report stands as it is after the first line: as a JSON string it would take longer to read than all else.
            head, _, out = data.partition(b"\n")
            value = json.loads(head)
            if self._state(value["files"]) != value["state"]:
                return None
            return out.decode("utf-8", "surrogatepass"), value["err"], int(value["status"])
        except (ValueError, KeyError, TypeError):
            return None

    @contextmanager
    def recorded(self, files: Iterable[str], stream: TextIO) -> Iterator[Recording]:
        """Record a run over the files that writes its report to a stream."""
        files = list(files)
        # Taken before anything is checked: a file that changes meanwhile must not get the old one's report.
        before = self._state(files)
        report, errors = _Tee(stream), _Tee(sys.stderr)
        recording = Recording(cast(TextIO, report))
        sys.stderr, standard = cast(TextIO, errors), sys.stderr
        try:
            yield recording
        finally:
            sys.stderr = standard
        # A progress bar is no part of the report.
        bar = self._shown and time.monotonic() - self._started > _BAR
        if recording.status is not None and self._whole and not bar and self._state(files) == before:
            head = {"files": files, "state": before, "err": errors.text, "status": recording.status}
            out = report.text.encode("utf-8", "surrogatepass")
            self._cache.put(self._key, json.dumps(head).encode() + b"\n" + out, "runs")

    def _state(self, files: list[str]) -> str:
        """A digest of the files' bytes and of the configuration files that may go for them."""
        state = hashlib.blake2b(digest_size=20)
        given = self._options.get("config_file")
        names = [os.path.join(folder, name) for folder in self._folders for name in _CONFIGURATIONS]
        for path in (*([given] if given else []), *names, *files):
            data = _bytes(path)
            if data is not None:
                state.update(f"{path}\0{len(data)}\0".encode("utf-8", "surrogatepass"))
                state.update(data)
        return state.hexdigest()


@dataclass
class Recording:
    """A run being recorded. It is kept if it comes to an exit `status` that holds for the next time as well."""

    stream: TextIO
    status: int | None = None


class _Tee:
    """A stream that remembers what is written to it."""

    def __init__(self, stream: TextIO | IO[str]) -> None:
        self.stream = stream
        self._parts: list[str] = []

    @property
    def text(self) -> str:
        """What has been written."""
        return "".join(self._parts)

    def write(self, text: str) -> int:
        """Write on. What the stream refuses is not remembered: click tries out whether it takes bytes."""
        count = self.stream.write(text)
        self._parts.append(text)
        return count

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def _folders(paths: Iterable[str]) -> Iterator[str]:
    """The folders in which a configuration file may go for a path."""
    seen: set[str] = set()
    for path in paths:
        folder = os.path.dirname(os.path.abspath(path))
        if folder in seen:
            continue
        for one in (folder, os.path.abspath(path)) if os.path.isdir(path) else (folder,):
            at = one
            while at not in seen:
                seen.add(at)
                yield at
                at = os.path.dirname(at)


def _bytes(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError):
        return None


def usable(paths: Sequence[str], format_: str, output: str | None, ref: str | None) -> bool:
    """Whether a run's output depends on nothing but files. The HTML page has today's date; git has a state of its own."""
    return STDIN not in paths and format_ != "html" and output is None and ref is None


def open_cache(*, no_cache: bool = False) -> Cache | None:
    """The cache of results, closed when the command ends; None where there is to be none."""
    from klarsprak.engine.cache import Cache, folder

    place = None if no_cache else folder()
    if place is None:
        return None
    cache = Cache(place)
    click.get_current_context().call_on_close(cache.close)
    return cache


def say(out: str, err: str, status: int, *, utf8: bool) -> int:
    """Write what an earlier run wrote. Gives its exit status."""
    from klarsprak.cli.output import opened

    with opened(None, utf8=utf8) as stream:
        stream.write(out)
    sys.stderr.write(err)
    return status
