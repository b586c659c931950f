"""ORD016: loaded words, and words that make a person her diagnosis."""

from __future__ import annotations

from klarsprak.rules.ord._lexicon import LexiconRule


class LoadedWord(LexiconRule):
    """Värdeladdat ord

    Vad:
    Hittar ord som gör personen till sin diagnos eller sin situation: rullstolsbunden, diabetiker, missbrukare. Orden står
    i listan vardeladdat.tsv.

    Varför:
    En person har en diagnos men är inte sin diagnos. Ordet kan såra, och det säger inte vad personen behöver.

    Exempel:
    | Lokalen passar även rullstolsbundna.

    | Kursen är till för dig som är missbrukare.

    Skriv hellre:
    | Lokalen passar även dig som använder rullstol.

    | Kursen är till för dig som vill sluta använda alkohol eller droger.

    Undantag:
    Namn på lagar, föreningar och förmåner, och citat.
    | Broschyren heter ”Att vara diabetiker”.

    Inställningar:
    osakra: ta också med ord där meningarna går isär.

    Källa:
    Myndigheternas skrivregler 1.2.6 och 1177:s språkriktlinjer.
    """

    code = "ORD016"
    name = "vardeladdat-ord"
    what = "kan såra"
    why = "En person har en diagnos men är inte sin diagnos."
    source = "Myndigheternas skrivregler 1.2.6"
    clauses = ("alvesta:engagerad-1", "alvesta:enkel-2")
