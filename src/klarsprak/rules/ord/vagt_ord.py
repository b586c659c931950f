"""ORD017: vague words, hedges and empty intensifiers."""

from __future__ import annotations

from klarsprak.core.finding import Severity
from klarsprak.rules.ord._lexicon import LexiconRule


class VagueWord(LexiconRule):
    """Vagt eller tomt ord

    Vad:
    Hittar vaga mängder, reservationer och fraser som inte säger något: i normalfallet, i viss mån, det bör noteras att.
    Uttrycken står i listan vaga-ord.tsv.

    Varför:
    Läsaren vill veta vad som gäller. Vaga ord skapar frågor, och tomma fraser gör texten längre.

    Exempel:
    | Det bör noteras att avgiften höjs i januari.

    | I nuläget är kön lång.

    Skriv hellre:
    | Avgiften höjs i januari.

    | Nu är kön lång.

    Inställningar:
    osakra: ta också med ord som ofta är bra, till exempel kanske och ibland.

    Källa:
    Klarspråkstestet och 1177:s språkriktlinjer.
    """

    code = "ORD017"
    name = "vagt-ord"
    severity = Severity.INFO
    what = "är vagt eller tomt"
    why = "Läsaren vill veta vad som gäller."
    source = "Klarspråkstestet"
