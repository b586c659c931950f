"""ORD026: expressions that are often got wrong, and words that an organisation has decided on."""

from __future__ import annotations

from klarsprak.rules.ord._lexicon import LexiconRule


class WordChoice(LexiconRule):
    """Ordval

    Vad:
    Hittar uttryck som ofta blir fel (i större grad, på grund utav) och ord ur era egna ordlistor. Egna listor anger ni i
    klarsprak.toml: [lexicon] och under den lists = ["ord.tsv"]. En rad i listan säger vad ni skriver i stället, att ni inte
    använder ordet, eller att ordet ska lämnas i fred. Så skriver ni en lista: se lexicons/README.md.

    Varför:
    När alla använder samma ord för samma sak känner läsaren igen sig. Ett uttryck som har blivit fel drar till sig
    uppmärksamheten.

    Exempel:
    | Unga åker buss i större grad än äldre.

    | Mötet är inställt på grund utav sjukdom.

    Skriv hellre:
    | Unga åker buss i högre grad än äldre.

    | Mötet är inställt på grund av sjukdom.

    Inställningar:
    osakra: ta också med uttryck som bara ibland är fel.

    Källa:
    TT-språket, och er egen ordlista.
    """

    code = "ORD026"
    name = "ordval"
    what = "bör bytas ut"
    why = "Uttrycket är en sammanblandning, eller ett ord som ni har bestämt er för att byta."
    source = "TT-språket"
