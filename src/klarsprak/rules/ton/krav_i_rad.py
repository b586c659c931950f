"""Demands in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule, Setting

_DEMAND = re.compile(
    r"\b(?:(?:du|ni)\s+(?:ska|skall|måste|behöver|bör)|(?:ska|skall|måste|behöver|bör)\s+(?:du|ni))\b(?!\s+(?:inte|få|veta))",
    re.IGNORECASE,
)


class DemandsInARow(Rule):
    """Gör kraven till steg

    Vad:
    Stycken som ställer många krav på läsaren: ”du ska … du måste … du behöver …”.

    Varför:
    Många krav i följd låter strängt, och läsaren missar lätt något av dem. I en numrerad lista kan hen bocka av ett i taget.

    Exempel:
    | Du ska fylla i blanketten. Du måste också skriva under den. Sedan ska du göra en kopia av ditt pass. Du behöver även
    | skaffa ett intyg från din läkare. Allt måste du skicka i samma kuvert.

    Skriv hellre:
    | Så här gör du:
    |
    | 1. Fyll i blanketten och skriv under den.
    | 2. Gör en kopia av ditt pass.
    | 3. Skaffa ett intyg från din läkare.
    | 4. Skicka allt i samma kuvert.

    Undantag:
    Några få krav i ett stycke stör inte. Om kraven behövs kan programmet inte veta, och därför är anmärkningen en
    upplysning.

    | Du ska fylla i blanketten och skriva under den. Sedan ska du skicka den till oss.

    Inställningar:
    `max-count`: så många krav får ett stycke ställa. Förvalt värde är 3.

    Källa:
    1177, språkliga riktlinjer. Gränsen är klarspråks egen.
    """

    code = "TON013"
    name = "krav-i-rad"
    severity = Severity.INFO
    why = "Många krav i följd låter strängt, och något av dem missas lätt."
    source = "1177, språkliga riktlinjer"
    clauses = ("alvesta:engagerad-1", "alvesta:enkel-2", "alvesta:enkel-3", "spraklagen:11")
    settings: ClassVar[Mapping[str, Setting]] = {
        "max-count": Setting(3, "Så många krav får ett stycke ställa.", {Audience.EASY: 2, Audience.CHILDREN: 2})
    }

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Paragraphs with more demands than the limit."""
        if view.block.kind is not BlockKind.PARAGRAPH or not view.block.is_running:
            return
        found = list(_DEMAND.finditer(view.text))
        if len(found) > self.int_setting("max-count"):
            yield self.finding(
                view,
                found[0].start(),
                found[-1].end(),
                f"Stycket ställer {len(found)} krav på läsaren. Gör dem till en numrerad lista.",
            )
