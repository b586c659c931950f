"""Quotation marks of another language."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule


class ForeignQuotes(PatternRule):
    """Använd svenska citattecken

    Vad:
    Citattecken av engelsk eller tysk form: “så”, „så” eller «så».

    Varför:
    På svenska är tecknen lika på båda sidor: ”så”. Andra former ser främmande ut och kan bli fel i skärmläsare.

    Exempel:
    | Välj “Mina ärenden” i menyn.

    Skriv hellre:
    | Välj ”Mina ärenden” i menyn.

    Undantag:
    Raka citattecken är vanliga i webbverktyg och lämnas i fred.
    | Välj "Mina ärenden" i menyn.

    Källa:
    Myndigheternas skrivregler, avsnitt 13.12.
    """

    code = "SKR015"
    name = "citattecken-av-annat-slag"
    severity = Severity.INFO
    why = "På svenska är citattecknen lika på båda sidor."
    source = "Myndigheternas skrivregler 13.12"
    pattern = re.compile(r"[“„«]([^“”„«»\"]{1,120})[”“»]")

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every pair that does not begin with the Swedish mark. Two marks «like this» may be a mail-merge field."""
        if match.group().startswith("«") and " " not in match.group(1):
            return None
        better = f"”{match.group(1)}”"
        return self.finding(
            view,
            match.start(),
            match.end(),
            f"Skriv {better} med samma tecken före och efter.",
            suggestions=[Suggestion(better, Safety.SAFE)],
        )
