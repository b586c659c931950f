"""What not to do, where what to do is as short."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Severity
from klarsprak.language import clauses
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule

_IMPERATIVES = {
    "besöka": "besök",
    "boka": "boka",
    "fråga": "fråga",
    "höra": "hör",
    "komma": "kom",
    "kontakta": "kontakta",
    "mejla": "mejla",
    "ringa": "ring",
    "skriva": "skriv",
    "säga": "säg",
    "vända": "vänd",
}


class SayWhatToDo(PatternRule):
    """Säg vad läsaren ska göra

    Vad:
    Uppmaningar som säger vad läsaren inte ska göra: ”tveka inte att”, ”dröj inte med att”, och besked som ”kan inte … förrän”.

    Varför:
    Läsaren måste vända på meningen för att få veta vad som gäller. En uppmaning om vad hen ska göra är kortare och vänligare.

    Exempel:
    | Tveka inte att kontakta oss.

    | Vi kan inte pröva din ansökan förrän du har skickat in intyget.

    Skriv hellre:
    | Kontakta oss gärna.

    | Vi prövar din ansökan när du har skickat in intyget.

    Undantag:
    Förbud och varningar räknas inte: där är det viktigt att säga vad läsaren inte får göra. ”Glöm inte att” är vanligt och
    vänligt, och räknas inte heller.

    | Drick inte vattnet.

    | Du får inte elda i dag.

    | Glöm inte att skriva under blanketten.

    Källa:
    Hässleholms kommuns webbhandbok. Fub, ”Skriv lättläst”.
    """

    code = "TON012"
    name = "saga-vad-lasaren-ska-gora"
    severity = Severity.INFO
    why = "Läsaren måste vända på meningen för att få veta vad som gäller."
    source = "Fub, Skriv lättläst"
    clauses = ("alvesta:engagerad-1", "alvesta:enkel-2", "spraklagen:11")
    pattern = re.compile(
        r"\b(?:[Tt]veka inte (?:med )?att (?P<verb>\w+)"
        r"|[Dd]röj inte med att (?P<later>\w+)"
        r"|kan (?:dock |tyvärr )?inte \w+ (?P<object>[^.,;:!?]{0,60}?)förrän)\b"
    )

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every match outside quotation marks, with the straight wording where it is certain."""
        start, end = match.span()
        if clauses.is_quoted(view, start, end):
            return None
        verb = match["verb"] or match["later"]
        if verb:
            straight = _IMPERATIVES.get(verb)
            gladly = " gärna" if match["verb"] else " snart"
            advice = f"”{straight.capitalize()}{gladly}”" if straight else "vad läsaren kan göra"
            return self.finding(view, start, end, f"Skriv uppmaningen rakt: {advice}.")
        return self.finding(view, start, end, "Vänd på det: säg vad som händer när villkoret är uppfyllt, med ”när” i stället.")
