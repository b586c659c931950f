"""The sender speaks about itself in the third person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.language.view import Spans
from klarsprak.rules.base import Rule

_ITSELF = re.compile(
    r"\b(?:[Kk]ommunen|[Ff]örvaltningen|[Nn]ämnden|[Kk]ontoret|[Ee]nheten|[Aa]vdelningen|[Mm]yndigheten)\s+"
    r"(?:har|kommer|ska|vill|kan|får|behöver|önskar|ber|erbjuder|tackar|hoppas|svarar|handlägger|återkommer|bedömer|anser|ser)\b"
)
_VI = re.compile(r"\b(?:[Vv]i|[Oo]ss|[Vv]år|[Vv]årt|[Vv]åra)\b")
_ENOUGH = 2


class ThirdPersonSelf(Rule):
    """Skriv vi om er själva

    Vad:
    Brev som ömsom säger vi och ömsom ”kommunen” eller ”nämnden” om avsändaren.

    Varför:
    Läsaren undrar om kommunen är någon annan än de som skriver.

    Exempel:
    | @brev
    | Vi har fått din ansökan. Kommunen kommer att pröva den i maj. Kommunen vill också att du skickar in ett intyg.

    Skriv hellre:
    | @brev
    | Vi har fått din ansökan och prövar den i maj. Vi vill också att du skickar in ett intyg.

    Undantag:
    Ett enstaka ”nämnden” räknas inte: det kan vara någon annan än den som skriver. Beslut granskas inte.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.2.5.
    """

    code = "TON008"
    name = "vi-i-tredje-person"
    severity = Severity.INFO
    why = "Läsaren undrar om kommunen är någon annan än de som skriver."
    source = "Myndigheternas skrivregler 1.2.5"
    clauses = ("alvesta:engagerad-1", "alvesta:enkel-2", "spraklagen:11")
    text_types = frozenset({TextType.LETTER, TextType.EMAIL, TextType.SMS})

    def check_document(self) -> Iterator[Finding]:
        """The first time the sender names itself, in a text that says vi and names itself more than once."""
        gather = self.context.document.gather
        found = gather(_itself)
        if sum(len(matches) for _, matches in found) < _ENOUGH or not gather(_says_vi):
            return
        index, (match, *_) = found[0]
        low, high = self.document.blocks[index].map.span(match.start(), match.end())
        noun = match.group().split()[0]
        yield self.at(low, high, f"Är det ni själva som är ”{noun}”? Skriv ”vi”, som på andra ställen i texten.", block=index)


def _itself(block: Block, spans: Spans) -> list[re.Match[str]]:
    """Where the sender names itself."""
    del spans
    return list(_ITSELF.finditer(block.text)) if block.is_running else []


def _says_vi(block: Block, spans: Spans) -> bool:
    del spans
    return block.is_running and _VI.search(block.text) is not None
