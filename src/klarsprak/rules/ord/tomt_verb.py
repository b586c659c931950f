"""ORD007: an empty verb with a noun that bears the meaning, in fixed phrases."""

from __future__ import annotations

from klarsprak.rules.ord._lexicon import LexiconRule


class EmptyVerb(LexiconRule):
    """Tomt verb

    Vad:
    Hittar fasta uttryck där verbet är tomt och handlingen ligger i ett substantiv: ”göra en utvärdering av”, ”ha för avsikt
    att”, ”innebära en höjning av”, ”utbetalning sker”. Uttrycken står i listan tomma-verb.tsv.

    Varför:
    Läsaren vill veta vem som gör vad. Ett verb som utvärdera eller höja säger det kortare.

    Exempel:
    | Vi ska göra en utvärdering av kursen.

    | Utbetalning sker den 25 varje månad.

    Skriv hellre:
    | Vi ska utvärdera kursen.

    | Vi betalar ut pengarna den 25 varje månad.

    Inställningar:
    osakra: ta också med uttryck som ofta är bra, till exempel fatta beslut.

    Källa:
    Myndigheternas skrivregler 1.4.11.
    """

    code = "ORD007"
    name = "tomt-verb"
    what = "gömmer handlingen i ett substantiv"
    why = "Ett enda verb är kortare och säger vem som gör vad."
    source = "Myndigheternas skrivregler 1.4.11"
