"""The reader called by a role noun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import RUNNING, Block
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.language import clauses
from klarsprak.language.view import Spans
from klarsprak.rules.base import Rule

_ROLE = re.compile(
    r"\b(?:[Dd]en sökande|[Ss]ökanden|[Dd]en enskilde|[Dd]en ansökande|[Bb]rukaren|[Kk]unden|[Vv]årdnadshavaren?|"
    r"[Ff]astighetsägaren|[Hh]yresgästen|[Pp]atienten|[Mm]edborgaren|[Dd]en försäkrade|[Bb]idragstagaren|[Aa]vgiftsskyldig|"
    r"[Bb]yggherren|[Tt]illståndshavaren|[Mm]ottagaren av (?:detta|det här) brev\w*|[Uu]ngdomen|[Ee]leven)\b"
)
# A text that says han or hon is about somebody other than its reader.
_SOMEBODY = re.compile(r"\b(?:han|hon|honom|henne|hans|hennes)\b(?! eller h)(?<!eller hon)(?<!eller han)")
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
    Texter som säger du eller ni någonstans räknas inte: där är rollordet ofta någon annan. Det gäller också texter som
    säger han eller hon om någon.

    | @brev
    | Kommunen har tagit emot ansökan om färdtjänst för Åke Ek. Sökanden bor på Ekgården, och hans läkare har skrivit ett
    | intyg. Kommunen behöver nu få veta vem som är hans gode man och hur han kan ringa.

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
        gather = self.context.document.gather
        found = gather(_role)
        if not found or gather(_addressed):
            return
        if sum(b.text.count(" ") for b in clauses.own_blocks(self.document, RUNNING)) < _MIN_WORDS:
            return
        index, match = found[0]
        low, high = self.document.blocks[index].map.span(match.start(), match.end())
        message = f"Är det läsaren som är ”{match.group()}”? Skriv ”du”. Texten säger aldrig du till läsaren."
        yield self.at(low, high, message, block=index)


def _role(block: Block, spans: Spans) -> re.Match[str] | None:
    """The first role noun of a block."""
    del spans
    return _ROLE.search(block.text) if block.is_running else None


def _addressed(block: Block, spans: Spans) -> bool:
    """Whether a block says du or ni, or tells of somebody else."""
    del spans
    text = block.text
    return block.is_running and bool(clauses.du_count(text) or clauses.ni_count(text) or _SOMEBODY.search(text))
