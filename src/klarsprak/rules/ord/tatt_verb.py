"""ORD020: tight compound verbs where a loose one exists."""

from __future__ import annotations

from klarsprak.rules.ord._lexicon import LexiconRule


class TightVerb(LexiconRule):
    """Tätt sammansatt verb

    Vad:
    Hittar sammansatta verb som kan delas, och verb med onödig förstavelse: framta, iordningställa, återbetala, bibehålla.
    Verben står i listan tata-verb.tsv. Verb som betyder något annat när de delas, som avslå och understryka, är inte med.

    Varför:
    I tal säger vi ta fram, inte framta. Det delade verbet är ledigare och mer konkret.

    Exempel:
    | Kommunen återbetalar avgiften i maj.

    | En ny plan ska framtas under hösten.

    Skriv hellre:
    | Kommunen betalar tillbaka avgiften i maj.

    | En ny plan ska tas fram under hösten.

    Undantag:
    Particip, som ofta är svåra att dela.
    | Den överförda summan syns på kontot.

    Inställningar:
    osakra: ta också med verb som är vanliga i vårdad text.

    Källa:
    Myndigheternas skrivregler 1.4.3 och 1.4.4.
    """

    code = "ORD020"
    name = "tatt-verb"
    what = "är stelt"
    why = "I tal delar vi verbet: ta fram, inte framta."
    source = "Myndigheternas skrivregler 1.4.3"
