"""Sentences that are all about as long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import mean, pstdev
from typing import ClassVar

from klarsprak.core.document import Block
from klarsprak.core.finding import Finding, Severity
from klarsprak.language.view import BlockView, Spans
from klarsprak.rules.base import Rule, Setting


class EvenLength(Rule):
    """Variera meningarnas längd

    Vad:
    Texter där nästan alla meningar är lika långa.

    Varför:
    Lika långa meningar ger en entonig rytm. En kort mening efter en lång fäster det viktiga.

    Exempel:
    | Vi har läst brevet från dig. Vi har pratat med skolan där. Vi har frågat en annan lärare. Vi har tittat på bussens
    | tider. Vi har mätt vägen till skolan. Vi har ringt till din mamma. Vi har bett om ett intyg. Vi har skrivit ett
    | nytt brev. Vi har lagt det i posten.

    Skriv hellre:
    | Vi har läst brevet från dig och pratat med skolan, där vi också frågade en annan lärare. Sedan har vi mätt vägen. Den
    | är två kilometer. Bussens tider har vi också tittat på, och dem ser du i bilagan. Ring gärna. Vi svarar på måndag. Du
    | kan också skriva till oss, om du hellre vill det eller om vi är svåra att nå. Tack för att du hörde av dig. Hej då.

    Undantag:
    Regeln är inte på från början: många korta meningar i rad är ofta avsiktliga, och måttet säger inget om en enstaka
    mening.

    Inställningar:
    `min-spread`: så många procent av medellängden ska meningarna minst skilja sig åt. Förvalt värde är 15.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.3. Gränsen är klarspråks egen.
    """

    code = "MEN024"
    name = "enformig-langd"
    severity = Severity.INFO
    default = False
    why = "Lika långa meningar ger en entonig rytm."
    source = "Myndigheternas skrivregler 1.3"
    settings: ClassVar[Mapping[str, Setting]] = {
        "min-spread": Setting(15, "Så många procent av medellängden ska meningarna minst skilja sig åt.")
    }
    _FEWEST = 8

    def check_document(self) -> Iterator[Finding]:
        """A finding on the whole text where the lengths spread too little."""
        lengths = [length for _, found in self.context.document.gather(_lengths) for length in found]
        if len(lengths) < self._FEWEST:
            return
        spread = round(100 * pstdev(lengths) / mean(lengths))
        if spread < self.int_setting("min-spread"):
            yield self.whole_text(
                f"Meningarna är nästan lika långa (omkring {round(mean(lengths))} ord). Blanda korta och långa."
            )


def _lengths(block: Block, spans: Spans) -> list[int]:
    """The lengths in words of the sentences of running text."""
    return [len(words) for words in BlockView(block, 0, spans).sentence_words if words] if block.is_running else []
