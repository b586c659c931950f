"""Ranges written with a hyphen."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule

# A pair of numbers is an interval only before something that is measured.
_UNITS = (
    r"%|procent|år|månad|veck|dag|timm|minut|kron|kr\b|tkr\b|mnkr\b|meter|m\b|m²|km|mil\b|cm|kg|liter|"
    r"personer|barn|elever|platser|gånger|stycken|poäng"
)


class HyphenRange(PatternRule):
    """Skriv intervall med tankstreck

    Vad:
    Intervall mellan två tal, till exempel 8-10 veckor eller 2024-2026, skrivna med bindestreck eller med mellanrum
    runt strecket.

    Varför:
    Det långa strecket visar att det handlar om ett intervall. Ett bindestreck kan läsas som ett minus eller som en del
    av ett nummer.

    Exempel:
    | Handläggningen tar 8-10 veckor.

    | Planen gäller åren 2024-2026.

    Skriv hellre:
    | Handläggningen tar 8–10 veckor.

    Undantag:
    Telefonnummer, personnummer, diarienummer, postnummer, datum och kursbeteckningar lämnas i fred.
    | Ring 0470-00 00 00 eller ange ärende 2026-0412, rum 3-214.

    Källa:
    Myndigheternas skrivregler, avsnitt 13.8.
    """

    code = "SKR003"
    name = "intervall-med-bindestreck"
    severity = Severity.INFO
    why = "Det långa strecket visar att det är ett intervall."
    source = "Myndigheternas skrivregler 13.8"
    pattern = re.compile(
        r"(?<![\w§/:.,–-])(?<!\d )(?:"
        r"((?:19|20)\d\d) ?- ?((?:19|20)\d\d)"
        rf"|(\d{{1,3}}(?:,\d)?) ?- ?(\d{{1,3}}(?:,\d)?)(?= ?(?:{_UNITS}))"
        r")(?![\w-]*\d)"
    )

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """A year pair counts only where it rises; a plain pair only before a unit (the pattern sees to that)."""
        first, last = (g for g in match.groups() if g)
        low, high = float(first.replace(",", ".")), float(last.replace(",", "."))
        if low >= high or _REFERENCE.search(view.text[: match.start()]):
            return None
        better = f"{first}–{last}"
        return self.finding(
            view,
            match.start(),
            match.end(),
            f"Skriv intervallet med långt streck utan mellanrum: ”{better}”.",
            suggestions=[Suggestion(better, Safety.SAFE)],
        )


_REFERENCE = re.compile(
    r"(?:\b(?i:dnr|nr|ärende|rum|sal|kurs|modell|id|(?:läs|skol|räkenskaps|verksamhets)år(?:et)?)\b[.:]?|[A-ZÅÄÖ]{2,})\s*$"
)
