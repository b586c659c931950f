"""Web pages that do not say when they were last looked over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.rules.base import Rule

_DATED = re.compile(
    r"\b(?:uppdaterad\w*|uppdaterat|publicerad\w*|publicerat|ändrad|granskad\w*|granskat|faktagranskad|skriven|skrivet)\b"
    r"[^.!?]{0,30}\d",
    re.IGNORECASE,
)
_MIN_WORDS = 100


class MissingUpdate(Rule):
    """Visa när sidan är uppdaterad

    Vad:
    Webbsidor som inte säger när de skrevs eller senast ändrades.

    Varför:
    Läsaren behöver veta om avgifter, tider och regler på sidan fortfarande gäller.

    Exempel:
    | @webb
    | # Bygglov
    |
    | Du behöver bygglov när du ska bygga ett nytt hus, bygga till eller ändra hur en byggnad används. Du kan också behöva det
    | för plank, murar och skyltar. Mindre byggnader som friggebodar klarar du utan bygglov, men de får inte stå för nära
    | grannens tomt.
    |
    | Du ansöker i vår e-tjänst. Skicka med en situationsplan, ritningar och en beskrivning av vad du vill göra. Om något
    | saknas hör vi av oss till dig. När vi har fått allt har vi tio veckor på oss att fatta ett beslut. Avgiften beror på hur
    | stort huset är. Du får en faktura när beslutet är klart.
    |
    | Har du frågor? Ring oss på kontaktcenter, så hjälper vi dig att förstå reglerna. Du är också välkommen att besöka oss i
    | kommunhuset.

    Skriv hellre:
    | @webb
    | # Bygglov
    |
    | Du behöver bygglov när du ska bygga ett nytt hus, bygga till eller ändra hur en byggnad används.
    |
    | Sidan är uppdaterad den 3 maj 2027.

    Undantag:
    Regeln är inte på från början: datumet skrivs oftast av webbplatsens system och står då inte i texten. Korta texter räknas
    inte.

    Källa:
    Webbriktlinjer.
    """

    code = "WEB010"
    name = "uppdaterad-saknas"
    severity = Severity.INFO
    default = False
    why = "Läsaren behöver veta om det som står på sidan fortfarande gäller."
    source = "Webbriktlinjer"
    clauses = ("alvesta:enkel-3", "alvesta:trovardig-2")
    text_types = frozenset({TextType.WEB})

    def check_document(self) -> Iterator[Finding]:
        """A finding on the whole page, where neither its text nor its metadata has a date."""
        blocks = [b for b in self.document.blocks if b.is_own]
        words = sum(b.text.count(" ") + 1 for b in blocks if b.is_running)
        if words < _MIN_WORDS or self.document.metadata.date or any(_DATED.search(b.text) for b in blocks):
            return
        yield self.whole_text("Sidan säger inte när den är uppdaterad. Skriv datumet för den senaste ändringen.")
