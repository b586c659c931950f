"""Underlined text that is no link."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.document import MarkKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule


class UnderlinedText(Rule):
    """Stryk inte under text på webben

    Vad:
    Understruken text på en webbsida eller i ett mejl som inte är en länk.

    Varför:
    På skärmen betyder understrykning länk. Läsaren klickar, och ingenting händer.

    Exempel:
    | @webb
    | <p>Du måste <u>alltid</u> ha med legitimation.</p>

    Skriv hellre:
    | @webb
    | <p>Du måste <strong>alltid</strong> ha med legitimation.</p>

    Källa:
    Myndigheternas skrivregler 2.1.4, Webbriktlinjer R115.
    """

    code = "WEB008"
    name = "understruken-text"
    severity = Severity.INFO
    why = "På skärmen betyder understrykning länk."
    source = "Myndigheternas skrivregler 2.1.4"
    clauses = ("alvesta:enkel-2",)
    text_types = frozenset({TextType.WEB, TextType.EMAIL})

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """A finding for each underlined stretch outside links."""
        links = view.block.marks_of(MarkKind.LINK)
        for mark in view.block.marks_of(MarkKind.UNDERLINE):
            if mark.end > mark.start and not any(m.start < mark.end and m.end > mark.start for m in links):
                yield self.finding(view, mark.start, mark.end, "Understruken text ser ut som en länk. Använd fetstil i stället.")
