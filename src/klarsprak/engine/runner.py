"""Reads and checks many files, one after another; whatever goes wrong with one of them stops no other."""

from __future__ import annotations

import os
import stat
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from klarsprak import readers
from klarsprak.core.document import Document, ReadError
from klarsprak.core.finding import Finding
from klarsprak.core.result import FileError, FileResult
from klarsprak.engine.discovery import STDIN, missing_message
from klarsprak.readers.decode import MAX_TEXT_BYTES

if TYPE_CHECKING:
    from klarsprak.engine.memory import Memory
    from klarsprak.engine.settings import CheckSettings

#: Set to 1, it prints the traceback of a fault in the program itself.
DEBUG_VARIABLE = "KLARSPRAK_DEBUG"


class Checked:
    """A checked text: what was found in it, and what was read, which a kept result has to read again."""

    def __init__(self, document: Document | Callable[[], Document], result: FileResult) -> None:
        self._document = document
        self.result = result

    @property
    def document(self) -> Document:
        """The text as read."""
        if not isinstance(self._document, Document):
            self._document = self._document()
        return self._document

    def with_findings(self, findings: list[Finding]) -> Checked:
        """The same text with other findings. Score and measures stay."""
        return Checked(self._document, replace(self.result, findings=findings))


#: Gives the settings of one text, by its path and by what the text says about itself.
SettingsFor = Callable[[str, Document], "CheckSettings"]


def check_files(
    paths: Iterable[str], settings_for: SettingsFor, *, stdin_name: str | None = None
) -> Iterator[Checked | FileError]:
    """Read and check the files, and give each result as soon as it is there.

    `stdin_name` is the name that the text on standard input goes under: it picks the reader and the settings.
    """
    for path in paths:
        yield _check(path, settings_for, stdin_name)


def shown_path(path: str) -> str:
    """The path as it can be printed: bytes of a file name that are no text become a question mark in a box."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _check(path: str, settings_for: SettingsFor, stdin_name: str | None) -> Checked | FileError:
    text = load(path, stdin_name)
    return text if isinstance(text, FileError) else examine(text, lambda document: settings_for(text.name, document))


@dataclass(frozen=True, slots=True)
class Text:
    """A text's bytes, the name it goes under, and that name as it can be printed."""

    name: str
    shown: str
    data: bytes


def load(path: str, stdin_name: str | None = None) -> Text | FileError:
    """Read a file's bytes, or those on standard input."""
    name = stdin_name or STDIN if path == STDIN else path
    shown = shown_path(name)
    if path == STDIN and sys.stdin is None:
        return FileError(shown, "Standard in är stängd, så det finns ingen text att läsa.")
    try:
        return Text(name, shown, sys.stdin.buffer.read() if path == STDIN else _read(path))
    except ReadError as error:
        return FileError(shown, str(error))
    except (OSError, ValueError) as error:
        return FileError(shown, missing_message(error))


def examine(text: Text, settings_for: Callable[[Document], CheckSettings], memory: Memory | None = None) -> Checked | FileError:
    """Check a text, with what is kept of the latest check of it. Raises Cancelled where the memory says so."""
    from klarsprak.engine.linter import check_document
    from klarsprak.engine.memory import Cancelled
    from klarsprak.language import pipeline

    try:
        if memory is None:  # what a memory keeps holds on to its pipeline
            pipeline.tidy()
        document = readers.read(text.name, text.data, display=text.shown)
        result = check_document(document, settings_for(document), memory)
    except ReadError as error:
        return FileError(text.shown, str(error))
    except Cancelled:
        raise
    except Exception as error:
        return _fault(text.shown, error)
    result.notes += _nothing_read(document, text.data)
    return Checked(document, result)


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        status = os.fstat(file.fileno())
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISFIFO(status.st_mode)):
            raise ReadError("Det är ingen vanlig fil.")
        if status.st_size > MAX_TEXT_BYTES:
            raise ReadError(f"Filen är större än {MAX_TEXT_BYTES // 1_000_000} MB. Dela upp den och försök igen.")
        return file.read()


def _nothing_read(document: Document, data: bytes) -> list[str]:
    """A note on a text in which there was nothing to check. It is no error: web folders are full of such files."""
    own = [block for block in document.blocks if block.text and not block.quoted]
    if not data.strip():
        return ["Filen är tom."]
    if not own:
        return ["Filen har ingen text att kontrollera."]
    if all(block.language != "sv" for block in own):
        return ["Texten är inte på svenska och har inte kontrollerats."]
    return []


def _fault(path: str, error: Exception) -> FileError:
    """One line for a fault of ours, so that the user knows it is not the text's; the traceback for who asks for it."""
    if os.environ.get(DEBUG_VARIABLE) == "1":
        traceback.print_exception(error)
    if isinstance(error, MemoryError):
        return FileError(path, "Minnet räcker inte för att kontrollera filen. Dela upp den och försök igen.")
    return FileError(
        path,
        f"Ett fel i klarsprak stoppade kontrollen ({type(error).__name__}). Rapportera det gärna: kör om med "
        f"{DEBUG_VARIABLE}=1 och skicka med det som skrivs ut.",
    )
