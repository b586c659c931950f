"""ORD002: archaic words."""

from __future__ import annotations

from klarsprak.rules.ord._lexicon import LexiconRule


class ArchaicWord(LexiconRule):
    """Ålderdomligt ord

    Vad:
    Hittar ord ur äldre tiders skriftspråk: icke, ej, emedan, torde, blott, sålunda, eljest. Orden står i listan
    alderdomliga-ord.tsv.

    Varför:
    Orden gör texten stel. Läsare som har lärt sig svenska på senare år har kanske aldrig mött dem.

    Exempel:
    | Du behöver ej skicka in något intyg.

    | Vi kan inte ge dig plats emedan kön är lång.

    Skriv hellre:
    | Du behöver inte skicka in något intyg.

    | Vi kan inte ge dig plats eftersom kön är lång.

    Undantag:
    Ordet ej i rubriker och på skyltar, i uttrycket eller ej, och sammansättningar som icke-rökare.
    | Vi avgör om avgiften ska sänkas eller ej.

    | # Ej öppet i juli

    Inställningar:
    osakra: ta också med ord som bara ibland är svåra.

    Källa:
    Myndigheternas skrivregler 1.4.2.
    """

    code = "ORD002"
    name = "alderdomligt-ord"
    what = "är ålderdomligt"
    why = "Ordet hör till en äldre tids skriftspråk och gör texten stel."
    source = "Myndigheternas skrivregler 1.4.2"
