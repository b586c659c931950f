"""Heading levels."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.rules.base import Rule

_MARKED = frozenset(("markdown", "html", "docx", "odt"))
# A web page has one main heading. Word has a title above its headings of level 1, and readers of both formats call it one too.
_ONE_MAIN = frozenset(("markdown", "html"))


class HeadingLevels(Rule):
    """Hoppa inte över rubriknivåer

    Vad:
    En rubrik som ligger två nivåer under den förra. På webben också fler än en huvudrubrik på nivå 1.

    Varför:
    Den som lyssnar med skärmläsare hoppar mellan rubriker och tror att något saknas när en nivå är borta.

    Exempel:
    | @webb
    | # Bygglov
    |
    | ### Avgifter
    |
    | Här ser du vad det kostar.

    | @webb
    | # Bygglov
    |
    | Läs mer här.
    |
    | # Avgifter
    |
    | Här ser du vad det kostar.

    Skriv hellre:
    | @webb
    | # Bygglov
    |
    | ## Avgifter
    |
    | Här ser du vad det kostar.

    Undantag:
    I dokument från Word och Libre Office är flera rubriker på nivå 1 vanliga, under en titel, och räknas inte.

    Källa:
    WCAG 1.3.1 och 2.4.6. Myndigheternas skrivregler, avsnitt 3.5.1.
    """

    code = "TXT005"
    name = "rubriknivaer"
    severity = Severity.WARNING
    why = "Den som lyssnar med skärmläsare går efter rubriknivåerna."
    source = "WCAG 1.3.1 och 2.4.6"
    clauses = ("alvesta:enkel-2", "tillganglighet:1.3.1")

    def check_document(self) -> Iterator[Finding]:
        """Skipped levels, and the second heading of level 1."""
        if self.document.source.format not in _MARKED:
            return
        previous = 0
        mains = 0
        for index, block in enumerate(self.document.blocks):
            if block.kind is not BlockKind.HEADING or block.quoted or not block.level:
                continue
            if previous and block.level > previous + 1:
                yield self.at(
                    block.start,
                    block.end,
                    f"Rubriken ligger på nivå {block.level} direkt efter nivå {previous}. Gör den till nivå {previous + 1}.",
                    block=index,
                )
            mains += block.level == 1 and self.document.source.format in _ONE_MAIN
            if block.level == 1 and mains == 2:
                yield self.at(
                    block.start,
                    block.end,
                    "Texten har fler än en huvudrubrik på nivå 1. Behåll en och gör de andra till nivå 2.",
                    severity=Severity.INFO,
                    block=index,
                )
            previous = block.level
