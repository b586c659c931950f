"""ORD024: samt and respektive."""

from __future__ import annotations

from klarsprak.core.finding import Severity
from klarsprak.rules.ord._lexicon import LexiconRule


class SamtRespektive(LexiconRule):
    """Samt och respektive

    Vad:
    Hittar samt i meningar där inget annat och behöver skiljas från det, och respektive.

    Varför:
    Och är kortare och vanligare. Vid respektive måste läsaren själv para ihop orden.

    Exempel:
    | Ta med legitimation samt ett foto.

    Skriv hellre:
    | Ta med legitimation och ett foto.

    Undantag:
    Uppräkningar där samt skiljer den sista delen från ett tidigare och.
    | Vi säljer bröd och smör samt ostar från byn.

    Inställningar:
    osakra: ta också med samt i meningar som redan har ett och.

    Källa:
    Myndigheternas skrivregler 8.3.2.
    """

    code = "ORD024"
    name = "samt-respektive"
    severity = Severity.INFO
    what = "kan bytas mot ett enklare ord"
    why = "Och är kortare och vanligare. Respektive tvingar läsaren att para ihop orden."
    source = "Myndigheternas skrivregler 8.3.2"
