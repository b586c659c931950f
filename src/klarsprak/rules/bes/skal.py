"""Decisions against the reader without reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.rules.base import Rule
from klarsprak.rules.bes._decision import decision

_RULES = re.compile(
    r"§|\b\d+\s+kap\b|\w*lagen\b|\w+balken\b|\w*förordning(?:en)?\b|\w*föreskrift\w*|\w*riktlinje\w*|\w*regle(?:r|rna|mente|mentet)\b|"
    r"detaljplan\w*|\btaxan?\b|\w*kriteri\w+|\bvillkor\w*|\bkrav(?:et|en)?\b|\bkräv\w+",
    re.IGNORECASE,
)
_FACTS = re.compile(
    r"\beftersom\b|\bdärför\b|\bvarför\b|\bdärmed\b|\bpå\s+grund\s+av\b|\bmot\s+bakgrund\b|\bmed\s+hänsyn\b|\bhänvisning\b|\bskäl\w*|"
    r"\bmotivering\w*|\b(?:be)?döm(?:er|ning|ningen|t|s|de)\b|\bbedöm\w*|\banser\b|\banses\b|\bgrund(?:en|er|as|ar)?\b|\bberor\b|\butredning\w*|"
    r"\bfinner\b|\borsak\w*|\buppfyll\w+|\bframgår\b|\bdå\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\b(?:tjänsteskrivelse\w*|utredningen\s+som|bedömningen\s+i\s+bilag\w+)\b", re.IGNORECASE)
# A short text after a clear no may give the fact alone, in a sentence of its own, with no word that marks it as a reason.
_PLAIN_FACT_WORDS = 40


class Reasons(Rule):
    """Skriv skälen till ett nej

    Vad:
    Beslut som går läsaren emot, men som inte säger vilka regler som har använts eller vad i just det här fallet som har
    avgjort.

    Varför:
    Den som får ett nej behöver förstå varför, för att kunna godta det eller överklaga.

    Exempel:
    | @beslut
    | # Beslut om bidrag
    |
    | Nämnden avslår er ansökan om bidrag till en ny bastu. Beslutet kan överklagas.

    Skriv hellre:
    | @beslut
    | # Beslut om bidrag
    |
    | Nämnden säger nej till er ansökan om bidrag till en ny bastu. Enligt nämndens riktlinjer ger vi bara bidrag till
    | lokaler som är öppna för alla. Bastun ska vara öppen för medlemmar, och därför kan ni inte få bidraget.

    Undantag:
    Beslut som hänvisar till en bilaga eller till en tjänsteskrivelse, och beslut som ger läsaren rätt.

    | @beslut
    | # Beslut om bidrag
    |
    | Nämnden avslår er ansökan om bidrag. Skälen står i bilagan.

    | @beslut
    | # Beslut om bidrag
    |
    | Nämnden beviljar er ansökan om bidrag till en ny bastu.

    Källa:
    Förvaltningslagen 32 §.
    """

    code = "BES004"
    name = "skal"
    severity = Severity.WARNING
    why = "Den som får ett nej behöver förstå varför, för att kunna godta det eller överklaga."
    source = "Förvaltningslagen 32 §"
    clauses = ("forvaltningslagen:32", "alvesta:trovardig-1")
    text_types = frozenset({TextType.DECISION})

    def check_document(self) -> Iterator[Finding]:
        """The outcome, where rules or facts are missing."""
        read = decision(self.context.document)
        if read is None or not read.outcome.negative or read.names_attachment:
            return
        text = read.reasoning_text
        if _ELSEWHERE.search(text):
            return
        rules = _RULES.search(text) is not None
        facts = _FACTS.search(text) is not None or text.count(" ") >= _PLAIN_FACT_WORDS
        if rules and facts:
            return
        if not rules and not facts:
            message = "Beslutet går läsaren emot men säger inte varför. Skriv vilka regler som gäller och vad som har avgjort."
        elif not rules:
            message = "Det framgår inte vilka regler beslutet bygger på. Skriv dem, och förklara dem med vanliga ord."
        else:
            message = "Det framgår inte vad som har avgjort. Skriv vilka omständigheter i ärendet som ledde till ett nej."
        block = self.document.blocks[read.outcome.block]
        low, high = block.map.span(read.outcome.start, read.outcome.end)
        yield self.at(low, high, message, block=read.outcome.block)
