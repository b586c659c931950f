"""ORD015: long and old verb forms."""

from __future__ import annotations

from klarsprak.rules.ord._lexicon import LexiconRule


class LongVerbForm(LexiconRule):
    """Lång verbform

    Vad:
    Hittar gamla verbformer: taga, giva, draga, deltaga, finnes, kräves, behöves. Formerna står i listan
    langa-verbformer.tsv.

    Varför:
    De långa formerna hör hemma i äldre lagar. I dag använder alla de korta, i tal som i skrift.

    Exempel:
    | Blanketter finnes i receptionen.

    | Alla barn kan deltaga i lägret.

    Skriv hellre:
    | Blanketter finns i receptionen.

    | Alla barn kan delta i lägret.

    Undantag:
    Verb vars stam slutar på s har kvar sitt e.
    | Dörren låses klockan åtta.

    Inställningar:
    osakra: har ingen verkan på den här regeln.

    Källa:
    Myndigheternas skrivregler 1.4.4.
    """

    code = "ORD015"
    name = "lang-verbform"
    what = "är en gammal form"
    why = "Den långa formen hör till äldre lagtext. Den korta är den som alla använder."
    source = "Myndigheternas skrivregler 1.4.4"
