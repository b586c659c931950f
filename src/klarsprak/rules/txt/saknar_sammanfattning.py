"""Long reports without a summary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.rules.base import Rule, Setting

_SUMMARY = re.compile(r"\b(?:sammanfattning|sammanfattat|i korthet|kort om|det viktigaste|i sammandrag|slutsats)", re.IGNORECASE)


class MissingSummary(Rule):
    """Sammanfatta långa rapporter

    Vad:
    Långa rapporter utan rubriken ”Sammanfattning” eller något liknande.

    Varför:
    Många läser bara sammanfattningen. Finns den inte måste alla läsa allt, eller inget.

    Exempel:
    | @rapport @barn-unga
    | # Trygghet i kommunen
    |
    | Vi har frågat tusen unga om hur trygga de känner sig. Vi skickade frågorna till alla skolor i kommunen i våras. Du som
    | går i skolan har kanske svarat själv. Nästan alla elever var med.
    |
    | Först frågade vi om vägen till skolan. De flesta går eller cyklar dit. En del åker buss. Många tycker att det är mörkt
    | på vintern och att bilarna kör för fort.
    |
    | Sedan frågade vi om skolgården. Där trivs de flesta. Några säger att de stora eleverna tar all plats, och att det är
    | för få vuxna ute på rasten. Flera vill ha fler gungor och bättre belysning.
    |
    | Till sist frågade vi om fritiden. Många är ute på kvällen. De känner sig trygga på fritidsgården och i sporthallen.
    | Vid stationen är det sämre. Där är det ofta bråk, och lamporna är trasiga. Några säger att de hellre går en omväg hem.
    |
    | Vi ska nu prata med rektorerna, med polisen och med dem som sköter gatorna om hur det kan bli bättre för alla unga i
    | hela kommunen.

    Skriv hellre:
    | @rapport @barn-unga
    | # Trygghet i kommunen
    |
    | ## Kort om rapporten
    |
    | De flesta unga känner sig trygga. Otryggast är stationen.

    Inställningar:
    `min-words`: så lång ska texten vara för att behöva en sammanfattning. Förvalt värde är 1 000, i
    lättläst och texter för barn 150.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.5.3. Gränsen är klarspråks egen.
    """

    code = "TXT011"
    name = "saknar-sammanfattning"
    severity = Severity.INFO
    why = "Många läser bara sammanfattningen."
    source = "Myndigheternas skrivregler 1.5.3"
    text_types = frozenset({TextType.REPORT})
    settings: ClassVar[Mapping[str, Setting]] = {
        "min-words": Setting(
            1000,
            "Så lång ska texten vara för att behöva en sammanfattning.",
            {Audience.EASY: 150, Audience.CHILDREN: 150},
        )
    }

    def check_document(self) -> Iterator[Finding]:
        """A finding on the whole text."""
        blocks = [b for b in self.document.blocks if not b.quoted]
        words = sum(b.text.count(" ") + 1 for b in blocks if b.is_running)
        if words < self.int_setting("min-words"):
            return
        if any(b.kind is BlockKind.HEADING and _SUMMARY.search(b.text) for b in blocks):
            return
        yield self.whole_text(
            f"Texten har omkring {words} ord men ingen sammanfattning. Börja med det viktigaste i några meningar."
        )
