"""ORD006: long prepositions."""

from __future__ import annotations

from klarsprak.rules.ord._lexicon import LexiconRule


class LongPreposition(LexiconRule):
    """Lång preposition

    Vad:
    Hittar angående, avseende, beträffande, gällande, rörande, vad avser, såvitt gäller och liknande där ett kort ord räcker.
    Uttrycken står i listan langa-prepositioner.tsv.

    Varför:
    Uttrycken är vaga och tunga. Korta ord som om, för, på och i säger samma sak, och ofta mer exakt.

    Exempel:
    | Vi har fått dina frågor angående bygglovet.

    | Beslutet avseende din ansökan kommer i maj.

    | Har du synpunkter gällande din räkning kan du ringa.

    Skriv hellre:
    | Vi har fått dina frågor om bygglovet.

    | Beslutet om din ansökan kommer i maj.

    Undantag:
    Ord som ser likadana ut men är något annat.
    | Enligt gällande regler får du parkera här.

    | I det avseendet är skolorna lika.

    Inställningar:
    osakra: ta också med uttryck som ofta är bra, till exempel när det gäller.

    Källa:
    Myndigheternas skrivregler 1.4.7.
    """

    code = "ORD006"
    name = "lang-preposition"
    what = "är tungt"
    why = "Den långa prepositionen är vag och tung. Ett kort ord som om, för, på eller i säger samma sak."
    source = "Myndigheternas skrivregler 1.4.7"
