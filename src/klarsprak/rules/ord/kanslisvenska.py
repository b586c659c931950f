"""ORD001: officialese."""

from __future__ import annotations

from klarsprak.rules.ord._lexicon import LexiconRule


class Officialese(LexiconRule):
    """Kanslisvenska

    Vad:
    Hittar ord som nästan bara finns i myndighetstexter, i alla böjningar: erlägga, inkomma, föreligga, ombesörja,
    erforderlig, tillse och ett par hundra till. Orden står i listan kanslisvenska.tsv.

    Varför:
    De flesta läser sällan myndighetstexter. De förstår ofta orden, men måste stanna upp, och texten låter som om den
    var skriven till någon annan. Ett vanligt ord säger samma sak.

    Exempel:
    | Avgiften ska erläggas senast den 31 maj.

    | Ansökan inkom till nämnden den 3 mars. Erforderliga handlingar saknas.

    | Färdtjänst ombesörjs av kommunen.

    Skriv hellre:
    | Du ska betala avgiften senast den 31 maj.

    | Din ansökan kom till nämnden den 3 mars. Två handlingar saknas.

    | Kommunen ordnar färdtjänst.

    Undantag:
    Citat, namn på lagar och ord som är rätt i sitt sammanhang. Juridiska ord, som delge och verkställa, anmärks inte på
    när läsaren är intern eller expert.
    | I beslutet står det: ”Avgiften ska erläggas före den 31 maj.”

    | @expert
    | Nämnden kan verkställa beslutet direkt.

    Inställningar:
    osakra: ta också med ord som bara ibland är svåra.

    Källa:
    Myndigheternas skrivregler 1.4.1 och Regeringskansliets Svarta listan.
    """

    code = "ORD001"
    name = "kanslisvenska"
    what = "är kanslisvenska"
    why = "Ordet finns nästan bara i myndighetstexter. Den som sällan läser sådana stannar upp vid det."
    source = "Myndigheternas skrivregler 1.4.1"
