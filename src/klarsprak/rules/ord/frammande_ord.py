"""ORD011: foreign words."""

from __future__ import annotations

import re

from klarsprak.language.view import BlockView
from klarsprak.lexicon import Hit
from klarsprak.rules.ord._lexicon import LexiconRule

# A foreign word in a parenthesis after the Swedish one is a help, not a hindrance: gemenskap (community).
_GLOSS = re.compile(r"\([^()]{0,40}\)")


class ForeignWord(LexiconRule):
    """Främmande ord

    Vad:
    Hittar engelska, latinska och andra lånord som har ett vanligt svenskt ord bredvid sig: implementera, incitament,
    workshop, ad hoc. Orden står i listan frammande-ord.tsv.

    Varför:
    Alla läsare kan inte engelska eller är vana vid lånord. Det svenska ordet når fler.

    Exempel:
    | Vi ska implementera ett nytt system under våren.

    | Priset indikerar att efterfrågan är stor.

    Skriv hellre:
    | Vi ska införa ett nytt system under våren.

    | Priset visar att efterfrågan är stor.

    Undantag:
    Namn, citat och ord inom parentes efter det svenska ordet.
    | Vi är en gemenskap (community) för alla som odlar.

    | Boken heter ”Implementera mera”.

    Inställningar:
    osakra: ta också med lånord som de flesta förstår, till exempel policy och strategi.

    Källa:
    Myndigheternas skrivregler 1.4.9.
    """

    code = "ORD011"
    name = "frammande-ord"
    what = "är ett främmande ord"
    why = "Alla läsare kan inte engelska eller är vana vid lånord. Det svenska ordet når fler."
    source = "Myndigheternas skrivregler 1.4.9"

    def wants(self, hit: Hit, view: BlockView) -> bool:
        if any(m.start() < hit.start and hit.end < m.end() for m in _GLOSS.finditer(view.text)):
            return False
        return super().wants(hit, view)
