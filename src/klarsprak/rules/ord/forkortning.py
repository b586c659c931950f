"""ORD009: abbreviations in running text."""

from __future__ import annotations

from klarsprak.rules.ord._lexicon import LexiconRule


class Abbreviation(LexiconRule):
    """Förkortning i löpande text

    Vad:
    Hittar förkortningar som bör skrivas ut. På webben och i texter till barn eller i lättläst gäller det även vanliga som
    t.ex. och m.m. I andra texter gäller det bara ovanliga, som enl., ev. och p.g.a. Förkortningarna står i listan
    forkortningar.tsv.

    Varför:
    Förkortningen sparar plats åt den som skriver men kostar tid för den som läser. Hjälpmedel som läser upp texten läser
    den ofta fel.

    Exempel:
    | @webb
    | Ta med legitimation, t.ex. pass eller körkort.

    | @brev
    | Avgiften höjs enl. taxan i år.

    Skriv hellre:
    | @webb
    | Ta med legitimation, till exempel pass eller körkort.

    Undantag:
    Välkända förkortningar i brev, mått efter siffror och förkortningar i laghänvisningar.
    | @brev
    | Ta med legitimation, t.ex. pass eller körkort.

    | @brev
    | Beslutet bygger på 4 kap. 1 §.

    Inställningar:
    osakra: har ingen verkan på den här regeln.

    Källa:
    Myndigheternas skrivregler 2.2.1 och 11.3.
    """

    code = "ORD009"
    name = "forkortning"
    what = "är en förkortning"
    why = "Förkortningen sparar plats åt den som skriver men kostar tid för den som läser."
    source = "Myndigheternas skrivregler 2.2.1 och 11.3"
