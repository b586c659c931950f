"""ORD008: the same thing said twice."""

from __future__ import annotations

from klarsprak.rules.ord._lexicon import LexiconRule


class Pleonasm(LexiconRule):
    """Dubbelsägning

    Vad:
    Hittar uttryck som säger samma sak två gånger: orsaken beror på, planera i förväg, t.ex. … m.fl. Uttrycken står i listan
    dubbelsagningar.tsv.

    Varför:
    Det överflödiga ordet gör meningen längre, och läsaren kan tro att det betyder något särskilt.

    Exempel:
    | Orsaken berodde på ett fel i systemet.

    | Vi startar upp kursen i augusti.

    Skriv hellre:
    | Orsaken var ett fel i systemet.

    | Vi startar kursen i augusti.

    Inställningar:
    osakra: ta också med uttryck som bara ibland är dubbla.

    Källa:
    Myndigheternas skrivregler 1.4.8.
    """

    code = "ORD008"
    name = "dubbelsagning"
    what = "säger samma sak två gånger"
    why = "Det ena ordet räcker, och meningen blir kortare."
    source = "Myndigheternas skrivregler 1.4.8"
