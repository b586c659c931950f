"""ORD013: a slash between alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from klarsprak.core.finding import Finding, Safety, Suggestion
from klarsprak.language.view import BlockView, Needs
from klarsprak.rules.base import Rule

# The closed set of pronoun pairs; other slashed words are left alone, since kr/mån, ja/nej and AB/OY are fine.
_PAIRS = {
    ("han", "hon"): ("han eller hon", "hen"),
    ("hon", "han"): ("hon eller han", "hen"),
    ("honom", "henne"): ("honom eller henne",),
    ("henne", "honom"): ("henne eller honom",),
    ("hans", "hennes"): ("hans eller hennes",),
    ("hennes", "hans"): ("hennes eller hans",),
    ("den", "det"): ("det",),
    ("din", "ditt"): ("din",),
    ("ditt", "din"): ("ditt",),
    ("din", "dina"): ("dina",),
    ("ditt", "dina"): ("dina",),
    ("er", "ert"): ("er",),
    ("ert", "er"): ("ert",),
    ("er", "era"): ("era",),
    ("sin", "sitt"): ("sin",),
    ("sin", "sina"): ("sina",),
    ("en", "ett"): ("en eller ett",),
    ("en", "flera"): ("en eller flera",),
    ("ett", "flera"): ("ett eller flera",),
    ("du", "ni"): ("du", "ni"),
    ("ni", "du"): ("ni", "du"),
    ("denne", "denna"): ("personen",),
    ("vem", "vilka"): ("vilka",),
    ("mamma", "pappa"): ("förälder",),
}
_WORDS = "|".join(sorted({word for pair in _PAIRS for word in pair}, key=len, reverse=True))
_SLASHED = re.compile(rf"(?<![\w/.-])({_WORDS})\s?/\s?({_WORDS})(?![\w/-])", re.IGNORECASE)


class Slash(Rule):
    """Snedstreck mellan alternativ

    Vad:
    Hittar snedstreck mellan pronomen och artiklar: han/hon, din/ditt, en/flera.

    Varför:
    Snedstrecket stoppar läsaren och går inte att läsa högt. Det lägger över valet på den som läser.

    Exempel:
    | Eleven ska ta med sin/sitt intyg när han/hon kommer.

    Skriv hellre:
    | Eleven ska ta med intyget till skolan.

    | Han eller hon får svar av rektorn.

    Undantag:
    Snedstreck som hör till ett uttryck, en enhet eller en adress.
    | Läsåret 2021/22 kostar resan 300 kr/mån. Svara ja/nej.

    Källa:
    Myndigheternas skrivregler 8.1 och 13.10.
    """

    code = "ORD013"
    name = "snedstreck"
    needs = Needs.TEXT
    why = "Snedstrecket stoppar läsaren och går inte att läsa högt."
    source = "Myndigheternas skrivregler 8.1 och 13.10"
    settings: ClassVar = {}

    def check_block(self, view: BlockView) -> Iterable[Finding]:
        for match in _SLASHED.finditer(view.text):
            wordings = _PAIRS.get((match.group(1).lower(), match.group(2).lower()))
            if wordings is None:
                continue
            capital = match.group()[0].isupper()
            offered = [Suggestion(w[:1].upper() + w[1:] if capital else w, Safety.UNSAFE) for w in wordings]
            yield self.finding(
                view, *match.span(), f"Skriv ut alternativen eller välj ett: ”{offered[0].text}”.", suggestions=offered
            )
