"""ORD014: gendered titles."""

from __future__ import annotations

from klarsprak.rules.ord._lexicon import LexiconRule


class GenderedTitle(LexiconRule):
    """Könad titel

    Vad:
    Hittar titlar som säger att personen är man eller kvinna: talesman, tjänsteman, städerska. Titlarna står i listan
    konade-titlar.tsv.

    Varför:
    Titeln ska säga vad personen gör. Kön spelar ingen roll.

    Exempel:
    | Våra tjänstemän svarar på dina frågor.

    Skriv hellre:
    | Våra tjänstepersoner svarar på dina frågor.

    Undantag:
    Titlar som står i lag: ombudsman, talman, nämndeman och god man.
    | Diskrimineringsombudsmannen prövar din anmälan.

    Inställningar:
    osakra: ta också med titlar som är svåra att byta ut.

    Källa:
    Myndigheternas skrivregler 8.1.
    """

    code = "ORD014"
    name = "konad-titel"
    what = "är en könad titel"
    why = "Titeln ska säga vad personen gör. Kön spelar ingen roll."
    source = "Myndigheternas skrivregler 8.1"
    clauses = ("alvesta:engagerad-1", "alvesta:enkel-2")
