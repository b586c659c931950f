"""ORD022: buzzwords."""

from __future__ import annotations

from klarsprak.core.finding import Severity
from klarsprak.rules.ord._lexicon import LexiconRule


class Buzzword(LexiconRule):
    """Modeord

    Vad:
    Hittar ord som låter bra men säger lite: värdegrund, helhetssyn, framtidssäkra, synliggöra. Orden står i listan
    modeord.tsv.

    Varför:
    Läsaren vill veta vad ni gör, för vem och när. Skriv det i stället.

    Exempel:
    | Vi framtidssäkrar skolan och skapar förutsättningar för fler jobb.

    Skriv hellre:
    | Vi bygger ut skolan för 200 elever.

    Inställningar:
    osakra: ta också med modeord som ibland behövs, till exempel satsning och utmaning.

    Källa:
    Myndigheternas skrivregler 1.4.9.
    """

    code = "ORD022"
    name = "modeord"
    severity = Severity.INFO
    what = "låter bra men säger lite"
    why = "Läsaren vill veta vad ni gör, för vem och när."
    source = "Myndigheternas skrivregler 1.4.9"
