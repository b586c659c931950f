"""Stacked negations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience
from klarsprak.language import clauses
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule, Setting

_NEGATION = re.compile(r"\b(?:inte|ej|icke|aldrig|ingen|inget|inga|ingenting|ingenstans|utan att|såvida inte)\b", re.IGNORECASE)
# Pieces that every negation holds: counting them first spares most blocks the search.
_HINTS = ("inte", "ing", " ej", "icke", "aldrig", "utan att")
# These deny nothing: "inte bara", "inte minst", "inte heller" only carries an earlier negation on.
_HARMLESS = re.compile(r"\s+(?:bara|minst|endast|enbart|heller|sant)\b", re.IGNORECASE)


class StackedNegation(Rule):
    """Säg det utan så många nekande ord

    Vad:
    Meningar med flera nekande ord: inte, aldrig, ingen, utan att.

    Varför:
    Läsaren måste vända på betydelsen en gång för varje nekande ord, och tappar lätt bort sig.

    Exempel:
    | Du får inte ersättning om du inte har anmält skadan, såvida du inte har varit förhindrad.

    Skriv hellre:
    | Du får ersättning om du har anmält skadan eller har varit förhindrad att anmäla den.

    Undantag:
    Två nekande ord i samma mening är vanligt och går bra för de flesta läsare.

    | Vi kan inte behandla ansökan om du inte skickar in intyget.

    Inställningar:
    max-count: så många nekande ord får en mening ha.

    Källa:
    Fub, ”Skriv lättläst”. Gränsen är klarspråks egen.
    """

    code = "MEN012"
    name = "flera-negationer"
    severity = Severity.INFO
    why = "Läsaren måste vända på betydelsen en gång för varje nekande ord."
    source = "Fub, Skriv lättläst"
    settings: ClassVar[Mapping[str, Setting]] = {
        "max-count": Setting(2, "Så många nekande ord får en mening ha.", {Audience.EASY: 1, Audience.CHILDREN: 1})
    }

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Sentences with more negations than the limit."""
        if not view.block.is_running:
            return
        limit = self.int_setting("max-count")
        lower = view.text.lower()
        if sum(map(lower.count, _HINTS)) <= limit:
            return
        found = [m for m in _NEGATION.finditer(view.text) if not _HARMLESS.match(view.text, m.end())]
        if len(found) <= limit:
            return
        for start, end in view.sentences:
            inside = [m for m in found if start <= m.start() < end and not clauses.is_quoted(view, m.start(), m.end())]
            if len(inside) <= limit:
                continue
            words = ", ".join(f"”{m.group()}”" for m in inside)
            yield self.finding(
                view,
                inside[0].start(),
                inside[-1].end(),
                f"Meningen har {len(inside)} nekande ord ({words}). Skriv vad som gäller i stället för vad som inte gäller.",
            )
