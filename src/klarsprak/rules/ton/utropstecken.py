"""Exclamation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.language import clauses
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Candidate, Rule

_SEVERAL = re.compile(r"(?:[!?]\s?){2,}(?<=[!?])")
_SINGLE = re.compile(r"!(?![!?=])")
# Greetings and warnings that are always written with one.
_CUSTOMARY = re.compile(
    r"(?:\b(?:hej\w*|tack|obs|välkommen|välkomna|välkommet|lycka till|grattis|god jul|gott nytt år|glad påsk|trevlig \w+|"
    r"viktigt|stopp|varning|vi ses|hoppas vi ses)\b[^.!?]{0,30})!$",
    re.IGNORECASE,
)
_ALLOWED = 2
_DOUBLED, _SINGLE_ONE = "doubled", "single"
_LETTERS = frozenset({TextType.LETTER, TextType.EMAIL, TextType.SMS, TextType.FORM})


class ExclamationMarks(Rule):
    """Spara på utropstecknen

    Vad:
    Flera utropstecken eller frågetecken i rad, utropstecken i beslut och fler än två utrop i samma brev.

    Varför:
    Utropstecken låter som rop. Många av dem gör texten påträngande, eller arg.

    Exempel:
    | @brev
    | Glöm inte att skicka in blanketten!!

    | @beslut
    | Nämnden avslår din ansökan!

    Skriv hellre:
    | @brev
    | Skicka in blanketten senast den 3 maj.

    Undantag:
    ”Hej!”, ”Tack!”, ”Obs!” och ”Välkommen!” räknas inte.

    | @brev
    | Hej! Tack för ditt brev!

    Källa:
    Myndigheternas skrivregler, avsnitt 13.3.
    """

    code = "TON005"
    name = "utropstecken"
    severity = Severity.WARNING
    why = "Utropstecken låter som rop."
    source = "Myndigheternas skrivregler 13.3"
    clauses = ("alvesta:engagerad-1", "alvesta:enkel-2", "spraklagen:11")

    def candidates(self, view: BlockView) -> Iterator[Candidate]:
        """Doubled marks anywhere, and single ones in running text."""
        block = view.block
        text = view.text
        if block.kind in (BlockKind.TABLE_CELL, BlockKind.CONTACT) or ("!" not in text and "??" not in text):
            return
        for match in _SEVERAL.finditer(text):
            start, end = match.span()
            if block.is_opaque(start, end) or clauses.is_quoted(view, start, end):
                continue
            yield _DOUBLED, self.finding(view, start, end, f"Skriv ett enda tecken i stället för ”{match.group()}”.")
        if not block.is_running:
            return
        for match in _SINGLE.finditer(text):
            at = match.start()
            start = view.sentences[view.sentence_at(at)][0]
            if text[at - 1 : at] in ("!", "?", "") or clauses.is_quoted(view, at, at + 1) or block.is_opaque(at, at + 1):
                continue
            if _CUSTOMARY.search(text[start : at + 1]):
                continue
            if self.context.text_type is TextType.DECISION:
                yield _SINGLE_ONE, self.finding(view, at, at + 1, "Skriv punkt i stället för utropstecken i ett beslut.")
            elif self.context.text_type in _LETTERS:
                message = "Texten har fler än två utropstecken. Spara dem till det som verkligen är ett utrop."
                yield _SINGLE_ONE, self.finding(view, at, at + 1, message, severity=Severity.INFO)

    def choose(self, candidates: Iterable[Candidate]) -> Iterator[Finding]:
        """Doubled marks, single ones in decisions, and the third one in a letter."""
        count = 0
        for key, finding in candidates:
            count += key is _SINGLE_ONE
            wanted = key is _DOUBLED or self.context.text_type is TextType.DECISION or count == _ALLOWED + 1
            if finding is not None and wanted:
                yield finding
