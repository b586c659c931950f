"""Checks the text of an open document with the very same reader, settings and engine as `klarsprak check`."""

from __future__ import annotations

import os
import re
import threading
from dataclasses import dataclass, field

from klarsprak import readers
from klarsprak.config import load
from klarsprak.config.resolve import Configuration
from klarsprak.core.document import Document, Source
from klarsprak.core.result import FileResult
from klarsprak.engine.fix import FIXABLE_FORMATS
from klarsprak.engine.linter import check_document
from klarsprak.engine.memory import Memory
from klarsprak.readers.rereading import Rereader
from klarsprak.spelling.dictionary import named_in as dictionary_named

#: The format by the editors' names of languages, for buffers whose name says nothing.
LANGUAGES: dict[str, str] = {
    **dict.fromkeys(("markdown", "md", "mdx", "quarto", "rmd", "markdown.mdx", "gfm"), "markdown"),
    **dict.fromkeys(
        ("html", "xhtml", "htmldjango", "django-html", "jinja", "jinja-html", "handlebars", "twig", "liquid"), "html"
    ),
    **dict.fromkeys(("", "plaintext", "plain", "text", "txt", "fundamental", "gitcommit", "mail"), "plain"),
}
_SUFFIX = {"markdown": ".md", "html": ".html", "plain": ".txt"}
_SURROGATE = re.compile("[\ud800-\udfff]")


def format_for(path: str | None, language_id: str) -> str | None:
    """The format of a document, or None where it is nothing to check.

    A known suffix decides, as it does for `check`; otherwise the editor's name of the language.
    """
    named = readers.format_of(path) if path else None
    if named is not None:
        return named if named in FIXABLE_FORMATS else None
    return LANGUAGES.get(language_id.lower())


@dataclass(frozen=True)
class Snapshot:
    """A document's text at one moment. `path` is the file's, or a name in the folder whose configuration goes for it."""

    uri: str
    path: str
    format: str
    text: str
    version: int | None


def snapshot_path(path: str | None, folder: str | None, format_: str) -> str:
    """The path that picks the settings: the file's own, or for a buffer without one a name in the folder worked in."""
    return path or os.path.join(folder or os.getcwd(), f"namnlös{_SUFFIX[format_]}")


@dataclass(frozen=True)
class Analysis:
    """A checked snapshot."""

    snapshot: Snapshot
    document: Document
    result: FileResult
    #: The Swedish dictionary that the configuration names.
    dictionary: str = ""


@dataclass
class _Known:
    """What is kept of a document from one check to the next."""

    reader: Rereader = field(default_factory=Rereader)
    memory: Memory = field(default_factory=Memory)


class Checker:
    """Checks snapshots, one at a time. Keeps the configuration, and for each document what the last check worked out.

    `faults` holds what is wrong with the configuration, a line each, until somebody has fetched it with `new_faults`.
    """

    def __init__(self) -> None:
        self._configuration = Configuration()
        self._sound: Configuration | None = None
        self._stamps: dict[str, tuple[int, int] | None] = {}
        self._known: dict[str, _Known] = {}
        self._told: tuple[str, ...] = ()
        self._faults: tuple[str, ...] = ()

    def check(self, snapshot: Snapshot, cancelled: threading.Event | None = None) -> Analysis:
        """Check a text. Raises `engine.memory.Cancelled` when the event is set before it is done."""
        known = self._known.setdefault(snapshot.uri, _Known())
        document = known.reader.read(_source(snapshot))
        settings = self._settings(snapshot.path).settings_for(snapshot.path).check_settings(document)
        known.memory.cancelled = cancelled
        result = check_document(document, settings, known.memory)
        return Analysis(snapshot, document, result, dictionary_named(settings.options))

    def forget(self, uri: str) -> None:
        """Let go of what is kept for a document."""
        self._known.pop(uri, None)

    def configuration_file(self, path: str) -> str | None:
        """The klarsprak.toml that goes for a path, as an absolute path; None where there is none."""
        file = self._configuration.file_for(path)
        return os.path.abspath(file.path) if file is not None and os.path.basename(file.path) == load.NAME else None

    def new_faults(self) -> list[str]:
        """What is wrong with the configuration, where that has not been said already."""
        if self._faults == self._told:
            return []
        self._told = self._faults
        return list(self._faults)

    def _settings(self, path: str) -> Configuration:
        """The configuration as it is now: read anew when a file that goes for the path has come, gone or changed.

        While somebody is writing in the file it is often broken for a moment: then the latest sound one is used.
        """
        stamps = {candidate: _stamp(candidate) for candidate in _candidates(path)}
        if any(self._stamps.get(file, stamp) != stamp for file, stamp in stamps.items()):
            self._configuration = Configuration()
            self._stamps = {}
        self._stamps |= stamps
        self._configuration.file_for(path)
        self._faults = tuple(self._configuration.errors)
        if not self._faults:
            self._sound = self._configuration
        return self._sound or self._configuration


def read(snapshot: Snapshot) -> Document:
    """Read a snapshot's text by itself."""
    return readers.read_text(_source(snapshot))


def _source(snapshot: Snapshot) -> Source:
    """The text to read. Half a surrogate pair, which a broken client may send, is read as an unknown character."""
    text = snapshot.text
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _SURROGATE.sub("\ufffd", text)
    return Source(snapshot.path, text, snapshot.format)


def _candidates(path: str) -> list[str]:
    folder = os.path.dirname(os.path.abspath(path))
    out = []
    while True:
        out += [os.path.join(folder, load.NAME), os.path.join(folder, load.PYPROJECT)]
        parent = os.path.dirname(folder)
        if parent == folder:
            return out
        folder = parent


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size
