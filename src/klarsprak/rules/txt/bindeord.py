"""Paragraphs whose sentences nothing ties together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.language import clauses
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule, Setting

_TIES = clauses.word_set(
    """
    alltså annars båda de dem den denna dess dessa dessutom det detta din dina dit ditt du då där därefter däremot därför
    därifrån därmed eftersom emellertid er era ert fast fastän först han hans heller hen henne hennes hon honom här ingen jag
    ju liksom likaså medan men ni nu när nämligen också om oss samma samtidigt sedan sin sina sitt slutligen så sådan sådana
    sådant trots varje vi vidare vår våra vårt ytterligare ändå även
    """
)
_WORD = re.compile(r"[^\W\d_]+")
_STEM = 5


class LooseSentences(Rule):
    """Bind ihop meningarna

    Vad:
    Stycken med flera meningar där inget visar hur de hänger ihop: inga bindeord, inga syftningar och inga upprepade ord.

    Varför:
    Bindeord som ”därför”, ”men” och ”dessutom” säger om det som följer är en orsak, en motsats eller ett tillägg. Utan dem
    får läsaren gissa.

    Exempel:
    | Biblioteket öppnar klockan nio. Cykelvägen asfalteras under våren. Sopbilar tömmer kärl varannan onsdag. Simhallen
    | renoverar bastun.

    Skriv hellre:
    | Biblioteket öppnar klockan nio. Då öppnar också simhallen, men bastun är stängd eftersom den renoveras.

    Undantag:
    Regeln är inte på från början: meningar kan hänga ihop genom vad de handlar om, och det ser programmet inte.

    Inställningar:
    `min-sentences`: så många meningar ska stycket minst ha. Förvalt värde är 4.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.5.5. Gränsen är klarspråks egen.
    """

    code = "TXT018"
    name = "losa-meningar"
    severity = Severity.INFO
    default = False
    why = "Läsaren får gissa hur meningarna hänger ihop."
    source = "Myndigheternas skrivregler 1.5.5"
    settings: ClassVar[Mapping[str, Setting]] = {"min-sentences": Setting(4, "Så många meningar ska stycket minst ha.", low=2)}

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Paragraphs in which no sentence is tied to the one before it."""
        if view.block.kind is not BlockKind.PARAGRAPH or not view.block.is_running:
            return
        if len(view.sentences) < self.int_setting("min-sentences"):
            return
        words = [{w.lower() for w in _WORD.findall(view.text[start:end])} for start, end in view.sentences]
        stems = [{w[:_STEM] for w in of if len(w) >= _STEM} for of in words]
        if any(words[n] & _TIES or stems[n] & stems[n - 1] for n in range(1, len(words))):
            return
        start, end = view.sentences[0]
        yield self.finding(
            view,
            start,
            end,
            f"Inget binder ihop styckets {len(words)} meningar. Visa hur de hör ihop, till exempel med ”därför” eller ”men”.",
        )
