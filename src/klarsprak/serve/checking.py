"""Checks what the page sends, with the very same reader, settings and engine as `klarsprak check`.

A text lives in memory only: as the latest check of each open page, until the page is closed or another one takes its place.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field, replace

from klarsprak.config.resolve import CommandLine, Configuration
from klarsprak.core.document import Document, ReadError
from klarsprak.core.finding import Finding, Suggestion
from klarsprak.core.profile import Audience, TextType
from klarsprak.core.result import FileError
from klarsprak.engine.memory import Cancelled, Memory
from klarsprak.engine.runner import Checked, Text, examine
from klarsprak.engine.settings import CheckSettings
from klarsprak.spelling.completion import UNKNOWN_WORD, completed
from klarsprak.spelling.dictionary import named_in

#: Largest file that the page takes, in bytes: an office document with its pictures.
MAX_BYTES = 20_000_000
#: Longest text, in characters: some 80 pages. A longer one could not be checked while it is being written.
MAX_CHARACTERS = 200_000
TOO_LARGE = f"Filen är större än {MAX_BYTES // 1_000_000} MB. Kontrollera den med klarsprak check i stället."
TOO_LONG = "Texten är längre än 200 000 tecken. Dela upp den, eller kontrollera den med klarsprak check i stället."
TOO_SLOW = "Kontrollen tog för lång tid och avbröts. Dela upp texten och försök igen."
#: Seconds that a check may take, waiting for others included.
PATIENCE = 60.0
#: Seconds that looking up suggestions takes when there was time for all of them; `completed` gives up at twice that.
_LOOK_UP = 1.0
#: Open pages whose latest check is kept.
_PAGES = 8


class Superseded(Exception):
    """The page has sent a newer text since, so nobody waits for this check."""


@dataclass(frozen=True)
class Asked:
    """A text to check. `name` picks the reader by its suffix; `page` tells the open pages apart."""

    name: str
    data: bytes
    audience: Audience | None = None
    text_type: TextType | None = None
    page: str = ""


@dataclass(frozen=True)
class Answer:
    """A checked text and the names of the policy packs that it was assessed against."""

    checked: Checked
    packs: tuple[str, ...]


@dataclass
class _Page:
    """What is kept for an open page: the latest check, suggestions for unknown words, and the check under way."""

    memory: Memory = field(default_factory=Memory)
    suggested: dict[tuple[str, str], tuple[Suggestion, ...]] = field(default_factory=dict)
    called_off: threading.Event = field(default_factory=threading.Event)


class Checker:
    """Checks one text at a time; a page's newer text calls off its older one."""

    def __init__(self, config: str | None = None, *, patience: float = PATIENCE) -> None:
        """`config`: a configuration file given by name. Otherwise the nearest one goes, read anew for each check."""
        self._config = config
        self._patience = patience
        self._engine = threading.Lock()
        self._guard = threading.Lock()
        self._pages: OrderedDict[str, _Page] = OrderedDict()

    def check(self, asked: Asked) -> Answer | FileError:
        """Check a text. Raises Superseded where the page has sent another one meanwhile."""
        if len(asked.data) > MAX_BYTES:
            return FileError(asked.name, TOO_LARGE)
        page, called_off = self._begin(asked.page)
        overdue = threading.Event()

        def give_up() -> None:
            overdue.set()
            called_off.set()

        timer = threading.Timer(self._patience, give_up)
        timer.daemon = True
        timer.start()
        try:
            if not self._engine.acquire(timeout=self._patience):
                return FileError(asked.name, TOO_SLOW)
            try:
                if called_off.is_set():
                    raise Cancelled
                page.memory.cancelled = called_off
                return self._examine(asked, page)
            finally:
                self._engine.release()
        except Cancelled:
            if overdue.is_set():
                return FileError(asked.name, TOO_SLOW)
            raise Superseded from None
        finally:
            timer.cancel()

    def forget(self, page: str) -> None:
        """Let go of what is kept for a page."""
        with self._guard:
            gone = self._pages.pop(page, None)
        if gone is not None:
            gone.called_off.set()

    def _begin(self, name: str) -> tuple[_Page, threading.Event]:
        """The page's memory, and the event that calls off the check that begins now; the one before it is called off."""
        with self._guard:
            page = self._pages.setdefault(name, _Page())
            self._pages.move_to_end(name)
            page.called_off.set()
            page.called_off = threading.Event()
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)[1].called_off.set()
            return page, page.called_off

    def _examine(self, asked: Asked, page: _Page) -> Answer | FileError:
        configuration = Configuration(CommandLine(audience=asked.audience, text_type=asked.text_type), self._config)
        used = CheckSettings()

        def settings_for(document: Document) -> CheckSettings:
            nonlocal used
            if len(document.source.text) > MAX_CHARACTERS:
                raise ReadError(TOO_LONG)
            settings = configuration.settings_for(asked.name)
            if configuration.errors:
                raise ReadError(f"Inställningarna går inte att använda. {configuration.errors[0]}")
            chosen = settings.check_settings(document)
            # The page promises that the text stays on this machine, and LanguageTool may be a server anywhere.
            used = replace(chosen, options={k: v for k, v in chosen.options.items() if k != "languagetool"})
            return used

        checked = examine(Text(asked.name, asked.name, asked.data), settings_for, page.memory)
        if isinstance(checked, FileError):
            return checked
        findings = _with_suggestions(checked.result.findings, named_in(used.options), page)
        return Answer(checked.with_findings(findings), used.policy)


def _with_suggestions(findings: list[Finding], dictionary: str, page: _Page) -> list[Finding]:
    """The findings with suggestions for unknown words, as `check` gives them; a word is looked up once for a page."""

    def bare(finding: Finding) -> bool:
        return finding.rule == UNKNOWN_WORD and not finding.suggestions

    known = page.suggested
    unknown = [f for f in findings if bare(f) and (dictionary, f.text) not in known]
    begun = time.monotonic()
    found = completed(unknown, dictionary)
    # A word that there was no time for may be looked up another time; one that has no suggestion has none.
    in_time = time.monotonic() - begun < _LOOK_UP
    known.update({(dictionary, f.text): f.suggestions for f in found if f.suggestions or in_time})
    return [replace(f, suggestions=known.get((dictionary, f.text), ())) if bare(f) else f for f in findings]
