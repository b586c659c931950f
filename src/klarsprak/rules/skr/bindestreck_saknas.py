"""A hyphen left out in a compound with a figure, an abbreviation or a letter."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Severity, Suggestion
from klarsprak.language import clauses
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule


class MissingHyphen(PatternRule):
    """Sätt bindestreck i sammansättningen

    Vad:
    Sammansättningar med siffra, förkortning eller bokstav som saknar bindestreck: ”50 årig”, ”pdf fil”, ”e tjänst”.

    Varför:
    Utan bindestreck blir det två ord, och läsaren får stanna upp för att förstå vad som hör ihop.

    Exempel:
    | Bidraget gäller en 3 årig utbildning.

    | Logga in i vår e tjänst.

    | Spara blanketten som en pdf fil.

    Skriv hellre:
    | Bidraget gäller en treårig utbildning.

    | Logga in i vår e-tjänst.

    Undantag:
    Tal före ett vanligt ord är inga sammansättningar.

    | Utbildningen tar 3 år och kostar 50 kronor.

    Källa:
    Myndigheternas skrivregler, kapitel 13.
    """

    code = "SKR021"
    name = "bindestreck-saknas"
    severity = Severity.INFO
    why = "Utan bindestreck blir det två ord."
    source = "Myndigheternas skrivregler, kapitel 13"
    clauses = ("alvesta:enkel-2",)
    pattern = re.compile(
        r"(?<![\w.,:–-])(?:(?P<figure>\d{1,4}) (?P<rest>(?:årig|åring|årsdag|procentig|gradig|siffrig)\w*)"
        r"|(?P<letter>[eE]) (?P<thing>(?:tjänst|post|legitimation|handel|brev|faktura|bok)\w*)"
        r"|(?P<short>pdf|PDF|IT|EU|LSS|HVB|SFI|sfi|BVC|tv|TV|sms|SMS) "
        r"(?P<word>(?:fil|länk|dokument|system|avdelning|enhet|stöd|medborgare|land|länder|boende|handläggare|hem|kurs|undervisning"
        r"|bidrag|program|meddelande)(?:en|er|et|n|t|na|erna|s)?))\b"
    )

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every match outside quotation marks."""
        if clauses.is_quoted(view, match.start(), match.end()):
            return None
        better = match.group().replace(" ", "-")
        return self.finding(
            view, match.start(), match.end(), f"Skriv ”{better}” med bindestreck.", suggestions=[Suggestion(better)]
        )
