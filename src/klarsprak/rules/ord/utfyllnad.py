"""ORD021: words with an empty last part."""

from __future__ import annotations

from klarsprak.rules.ord._lexicon import LexiconRule


class Padding(LexiconRule):
    """Utfyllnad i ord

    Vad:
    Hittar ord vars sista del inte tillför något: målsättning, frågeställning, forskningsverksamhet. Orden står i listan
    utfyllnad.tsv.

    Varför:
    Det kortare ordet säger samma sak.

    Exempel:
    | Vår målsättning är att alla får svar inom två dagar.

    Skriv hellre:
    | Vårt mål är att alla får svar inom två dagar.

    Undantag:
    Ord där sista delen behövs, som räddningsinsats och arbetsmarknadsåtgärd.
    | Räddningsinsatsen pågick hela natten.

    Inställningar:
    osakra: ta också med ord där sista delen ibland behövs.

    Källa:
    Myndigheternas skrivregler 1.4.8.
    """

    code = "ORD021"
    name = "utfyllnad"
    what = "kan kortas"
    why = "Den sista delen av ordet tillför inget."
    source = "Myndigheternas skrivregler 1.4.8"
