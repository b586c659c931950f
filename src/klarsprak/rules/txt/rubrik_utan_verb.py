"""Headings without a verb."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.language.view import BlockView, Needs
from klarsprak.rules.base import Rule


class HeadingWithoutVerb(Rule):
    """Skriv gärna verb i rubriken

    Vad:
    Rubriker utan verb på webbsidor, i beslut och i rapporter.

    Varför:
    En rubrik med verb säger vad läsaren kan göra eller vad som händer.

    Exempel:
    | @webb
    | # Avgifter för bygglov

    Skriv hellre:
    | @webb
    | # Så mycket kostar bygglovet

    Undantag:
    Regeln är inte på från början: de flesta bra rubriker saknar verb, och rådet är ett ”gärna”.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.5.2. Helsingborgs stads lathund.
    """

    code = "TXT015"
    name = "rubrik-utan-verb"
    severity = Severity.INFO
    needs = Needs.TAGS
    default = False
    why = "En rubrik med verb säger vad som händer."
    source = "Myndigheternas skrivregler 1.5.2"
    text_types = frozenset({TextType.WEB, TextType.DECISION, TextType.REPORT})

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Headings of two words and more with no verb among them."""
        if view.block.kind is not BlockKind.HEADING or " " not in view.text:
            return
        if not any(pos in ("VERB", "AUX") for pos in view.tokens.pos):
            yield self.finding(
                view, 0, len(view.text), "Rubriken har inget verb. Säg gärna vad läsaren kan göra eller vad som händer."
            )
