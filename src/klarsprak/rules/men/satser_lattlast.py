"""Too much in one sentence of an easy text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience
from klarsprak.language import clauses
from klarsprak.language.view import BlockView, Needs
from klarsprak.rules.base import Rule, Setting


class EasyClauses(Rule):
    """Skriv en sak i taget i lättläst

    Vad:
    Meningar med fler än tre satser i lättlästa texter och texter för barn.

    Varför:
    Den som läser långsamt hinner glömma början av meningen.

    Exempel:
    | @lattlast
    | Du kan ringa om du undrar något, men vi svarar bara på det som du själv har skrivit.

    Skriv hellre:
    | @lattlast
    | Du kan ringa om du undrar något.
    |
    | Vi svarar bara på det du själv har skrivit.

    Inställningar:
    `max-clauses`: så många satser får en mening ha. Förvalt värde är 3.

    Källa:
    LL-förlaget, ”Att skriva lättläst”. MTM, ”Om lätta texter”.
    """

    code = "MEN022"
    name = "satser-lattlast"
    severity = Severity.INFO
    needs = Needs.TAGS
    why = "Den som läser långsamt hinner glömma början av meningen."
    source = "LL-förlaget, Att skriva lättläst"
    audiences = frozenset({Audience.EASY, Audience.CHILDREN})
    settings: ClassVar[Mapping[str, Setting]] = {"max-clauses": Setting(3, "Så många satser får en mening ha.")}

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Sentences with more finite verbs than the limit."""
        if not view.block.is_running:
            return
        limit = self.int_setting("max-clauses")
        tokens = view.tokens
        for number, (first, stop) in enumerate(tokens.sentences):
            finite = [i for i in range(first, stop) if tokens.morph[i].finite]
            start, end = view.sentences[number]
            if len(finite) <= limit or clauses.is_quoted(view, start, end):
                continue
            verbs = ", ".join(f"”{tokens.text[i]}”" for i in finite)
            yield self.finding(view, start, end, f"Meningen har {len(finite)} satser ({verbs}). Dela den.")
