"""Long headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule, Setting

# "Lag (1998:112) om …": a name that is not the writer's to shorten.
_STATUTE = re.compile(r"\w+ \(\d{4}:\d+")


class LongHeading(Rule):
    """Håll rubrikerna korta

    Vad:
    Rubriker med fler ord än gränsen.

    Varför:
    En rubrik läses i en blick. Är den lång hinner läsaren inte se vad den säger.

    Exempel:
    | @webb
    | # Information om hur du gör när du vill ansöka om bygglov för att bygga till ditt hus

    Skriv hellre:
    | @webb
    | # Så söker du bygglov för en tillbyggnad

    Undantag:
    Rubriker i två delar, med kolon eller tankstreck, räknas del för del. Namn på lagar räknas inte.

    | @webb
    | # Bygga till ditt hus: så ansöker du om bygglov och så lång tid tar det

    Inställningar:
    `max-words`: så många ord får en rubrik ha. Förvalt värde är 11.

    Källa:
    Webbriktlinjer, riktlinje 61. Myndigheternas skrivregler, avsnitt 3.5.3.
    """

    code = "TXT003"
    name = "lang-rubrik"
    severity = Severity.INFO
    why = "En rubrik läses i en blick."
    source = "Webbriktlinjer 61"
    settings: ClassVar[Mapping[str, Setting]] = {
        "max-words": Setting(11, "Så många ord får en rubrik ha.", {Audience.EASY: 8, Audience.CHILDREN: 8})
    }

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Headings with a part of more words than the limit."""
        if view.block.kind is not BlockKind.HEADING or _STATUTE.match(view.text):
            return
        limit = self.int_setting("max-words")
        if view.text.count(" ") < limit:
            return
        parts = view.text.replace(" – ", ": ").split(": ")
        count = max(len(part.split()) for part in parts)
        if count > limit:
            yield self.finding(view, 0, len(view.text), f"Rubriken har {count} ord. Korta den till det viktigaste.")
