"""Findings: what a rule has to say about a stretch of source."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: law or policy broken, norm sources agree, worth a look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Higher is graver: info 0, warning 1, error 2."""
        return _RANKS[self]


_RANKS = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Safety(StrEnum):
    """Whether a suggestion may be put in without asking."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to write instead of the finding's span. `DISPLAY` is advice or a draft, never put in by a program."""

    text: str
    safety: Safety = Safety.UNSAFE


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark: `start:end` are source offsets, end-exclusive; `text` is the source there, to the letter."""

    rule: str
    name: str
    severity: Severity
    message: str
    why: str
    start: int
    end: int
    text: str
    suggestions: tuple[Suggestion, ...] = ()
    source: str = ""
    clauses: tuple[str, ...] = ()
    #: Index of the block the finding stands in, or -1 for a finding on the text as a whole.
    block: int = field(default=-1, compare=False)
    #: The remark is on the text as a whole; the span only gives it a place to stand.
    whole_text: bool = field(default=False, compare=False)
