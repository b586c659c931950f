"""ORD003: där-, här- and var- with a preposition."""

from __future__ import annotations

from klarsprak.rules.ord._lexicon import LexiconRule


class PronominalAdverb(LexiconRule):
    """Ord som härav, därvid och varom

    Vad:
    Hittar ålderdomliga sammansättningar av där-, här- eller var- och en preposition: härav, därvidlag, varom. Orden står
    i listan dar-har-var.tsv. Vardagliga ord som därför, därifrån och varför finns inte med.

    Varför:
    Läsaren måste räkna ut vad den första delen syftar på. Orden är dessutom ovanliga utanför myndighetstexter.

    Exempel:
    | Härav framgår att du har rätt till bidrag.

    | Vi ringer dig, varvid du får ett besked.

    Skriv hellre:
    | Det betyder att du har rätt till bidrag.

    | Vi ringer dig. Då får du ett besked.

    Undantag:
    | Därför får du ett bidrag. Om två veckor ringer vi, och därefter får du ett brev.

    Inställningar:
    osakra: ta också med därefter, därmed och andra som är vanliga i vårdad text.

    Källa:
    Myndigheternas skrivregler 1.4.2.
    """

    code = "ORD003"
    name = "dar-har-var"
    what = "är en ålderdomlig sammansättning"
    why = "Läsaren måste räkna ut vad där-, här- eller var- syftar på."
    source = "Myndigheternas skrivregler 1.4.2"
