"""ORD018: spoken forms."""

from __future__ import annotations

from klarsprak.rules.ord._lexicon import LexiconRule


class SpokenForm(LexiconRule):
    """Talspråk

    Vad:
    Hittar former som hör till talet: dej, sån, nåt, dom (för de och dem), funka. Orden står i listan talsprak.tsv.

    Varför:
    I ett brev från en myndighet kan talspråk se slarvigt ut, och den som lär sig svenska känner inte igen stavningen.

    Exempel:
    | Vi ringer dej i morgon.

    | Har du nåt att fråga om kan du ringa.

    Skriv hellre:
    | Vi ringer dig i morgon.

    | Har du något att fråga om kan du ringa.

    Undantag:
    En dom från en domstol. I lättläst text är dom vanligt och anmärks inte på.
    | Rättens dom kom i går. Domen kan överklagas.

    Inställningar:
    osakra: ta också med vardagliga ord, till exempel jobb och kompis.

    Källa:
    Malmö stads skrivguide.
    """

    code = "ORD018"
    name = "talsprak"
    what = "är talspråk"
    why = "Formen hör till talet och kan se slarvig ut i ett brev från en myndighet."
    source = "Malmö stads skrivguide"
