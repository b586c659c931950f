"""ORD004: skall for ska."""

from __future__ import annotations

from klarsprak.rules.ord._lexicon import LexiconRule


class Skall(LexiconRule):
    """Skall i stället för ska

    Vad:
    Hittar skall som verb, och ord som skall-krav.

    Varför:
    Ska är den form som alla använder, också i nya lagar. Skall får texten att låta äldre och strängare än den är.

    Exempel:
    | Du skall skicka in blanketten före den 1 maj.

    Skriv hellre:
    | Du ska skicka in blanketten före den 1 maj.

    Undantag:
    Citat, till exempel ur äldre lagar, och hundens skall.
    | I lagen står det: ”Var och en skall visa hänsyn.”

    | Grannens hund väckte oss med sitt skall.

    Inställningar:
    osakra: har ingen verkan på den här regeln.

    Källa:
    Myndigheternas skrivregler 8.4.1.
    """

    code = "ORD004"
    name = "skall"
    what = "är en äldre form"
    why = "Ska är den vanliga formen i tal och skrift. Skall ser äldre och strängare ut."
    source = "Myndigheternas skrivregler 8.4.1"
