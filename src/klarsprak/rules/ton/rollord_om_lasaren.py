"""The reader called by a role noun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import RUNNING
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.language import clauses
from klarsprak.rules.base import Rule

_ROLE = re.compile(
    r"\b(?:[Dd]en sökande|[Ss]ökanden|[Dd]en enskilde|[Dd]en ansökande|[Bb]rukaren|[Kk]unden|[Vv]årdnadshavaren?|"
    r"[Ff]astighetsägaren|[Hh]yresgästen|[Pp]atienten|[Mm]edborgaren|[Dd]en försäkrade|[Bb]idragstagaren|[Aa]vgiftsskyldig|"
    r"[Bb]yggherren|[Tt]illståndshavaren|[Mm]ottagaren av (?:detta|det här) brev\w*|[Uu]ngdomen|[Ee]leven)\b"
)
# A shorter text may be a cutting, and the address may stand in what was left out.
_MIN_WORDS = 25


class ReaderAsRole(Rule):
    """Säg du till läsaren

    Vad:
    Brev, e-post och blanketter som kallar läsaren ”sökanden”, ”den enskilde” eller ”kunden” och aldrig säger du.

    Varför:
    Läsaren måste räkna ut att det är hen själv som är sökanden. Det låter dessutom som om brevet handlar om någon annan.

    Exempel:
    | @brev
    | Hej!
    |
    | Kommunen har tagit emot ansökan om färdtjänst den 3 mars. Sökanden ska skicka in ett läkarintyg innan ansökan kan
    | prövas. Intyget ska visa vilka besvär som sökanden har.

    Skriv hellre:
    | @brev
    | Hej!
    |
    | Vi har tagit emot din ansökan om färdtjänst den 3 mars. Du behöver skicka in ett läkarintyg innan vi kan pröva den.
    | Intyget ska visa vilka besvär du har.

    Undantag:
    Texter som säger du eller ni någonstans räknas inte: där är rollordet ofta någon annan.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.2.5 och 8.2.1.
    """

    code = "TON001"
    name = "rollord-om-lasaren"
    severity = Severity.WARNING
    why = "Läsaren måste räkna ut att det är hen själv som är sökanden."
    source = "Myndigheternas skrivregler 1.2.5"
    clauses = ("alvesta:engagerad-1", "alvesta:enkel-2", "spraklagen:11")
    text_types = frozenset({TextType.LETTER, TextType.EMAIL, TextType.SMS, TextType.FORM})

    def check_document(self) -> Iterator[Finding]:
        """The first role noun of a text that never says du or ni."""
        blocks = clauses.own_blocks(self.document, RUNNING)
        text = "\n".join(b.text for b in blocks)
        if text.count(" ") < _MIN_WORDS or clauses.du_count(text) or clauses.ni_count(text):
            return
        for index, block in enumerate(self.document.blocks):
            if not block.is_running:
                continue
            match = _ROLE.search(block.text)
            if match is not None:
                low, high = block.map.span(match.start(), match.end())
                yield self.at(
                    low,
                    high,
                    f"Är det läsaren som är ”{match.group()}”? Skriv ”du”. Texten säger aldrig du till läsaren.",
                    block=index,
                )
                return
