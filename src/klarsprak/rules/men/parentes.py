"""Long and nested parentheses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.finding import Finding, Severity
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule, Setting

_NESTED = re.compile(r"\([^()]*(?<=\s)\([^()]*[a-zåäö]{2}[^()]*\)[^()]*\)")
_PLAIN = re.compile(r"\(([^()]*)\)")


class LongParenthesis(Rule):
    """Skriv inte långa parenteser

    Vad:
    Parenteser med många ord, och parenteser inuti parenteser.

    Varför:
    Läsaren måste minnas hur meningen började för att kunna läsa vidare efter parentesen.

    Exempel:
    | Du ska skicka in en inkomstuppgift (om du bor tillsammans med någon ska även den personen lämna sina uppgifter till
    | oss på samma blankett) senast den 1 mars.

    | Avgiften (se taxan (den som gäller från i år)) betalas i förskott.

    Skriv hellre:
    | Du ska skicka in en inkomstuppgift senast den 1 mars. Bor du tillsammans med någon ska även den personen lämna sina
    | uppgifter.

    Undantag:
    En kort parentes stör inte, och inte heller ett årtal eller ett lagnummer i en parentes.

    | Förvaltningen (ABC) svarar på frågor om plan- och bygglagen (2010:900).

    Inställningar:
    max-words: så många ord får en parentes ha.

    Källa:
    Myndigheternas skrivregler, avsnitt 13.9.3. Antalet ord är klarspråks egen gräns.
    """

    code = "MEN016"
    name = "lang-parentes"
    severity = Severity.INFO
    why = "Läsaren måste minnas hur meningen började för att läsa vidare efter parentesen."
    source = "Myndigheternas skrivregler 13.9.3"
    settings: ClassVar[Mapping[str, Setting]] = {"max-words": Setting(14, "Så många ord får en parentes ha.")}

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Brackets within brackets, and brackets with more words than the limit inside a sentence."""
        text = view.text
        if not view.block.is_running or "(" not in text:
            return
        limit = self.int_setting("max-words")
        done = -1
        for match in _NESTED.finditer(text):
            done = match.end()
            yield self.finding(view, match.start(), match.end(), "Parentes inuti parentes. Skriv det inre som en egen mening.")
        for match in _PLAIN.finditer(text):
            count = len(match.group(1).split())
            if count <= limit or match.start() < done:
                continue
            # A sentence of its own in brackets breaks nothing apart.
            before = text[: match.start()].rstrip()
            if not before or before[-1] in ".!?:":
                continue
            yield self.finding(
                view, match.start(), match.end(), f"Parentesen har {count} ord. Gör den till en egen mening efteråt."
            )
