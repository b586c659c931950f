"""Saying that a matter is not ours without saying whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block
from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language.clauses import own_sentences
from klarsprak.language.view import Spans
from klarsprak.rules.base import Rule
from klarsprak.rules.kon._routes import BODY, REFERRING, has_route, neighbours

_NOT_OURS = re.compile(
    r"\b(?:(?:är|hör|faller|ligger)\s+(?:tyvärr\s+|dock\s+)?(?:inte|ej)\s+(?:(?:på|under|inom|till)\s+)?"
    r"(?:vårt|kommunens|mitt|nämndens|förvaltningens|enhetens|oss)"
    r"(?:\s+(?:ansvar\w*|bord|område|uppdrag|sak|ansvarsområde|fråga|verksamhetsområde)\b|(?=\s*[.,!;]|\s+(?:utan|men|som)\b))"
    r"|(?:ligger|är|faller)\s+utanför\s+(?:vårt|kommunens|nämndens)\s+\w+"
    r"|(?:vi|kommunen|nämnden|förvaltningen|jag)\s+(?:ansvarar|svarar|råder)\s+(?:tyvärr\s+|dock\s+)?(?:inte|ej)\s+(?:för|över)\b"
    r"|(?:vi|kommunen|nämnden|förvaltningen|jag)\s+(?:hanterar|handlägger|sköter|har\s+hand\s+om|äger)\s+(?:tyvärr\s+|dock\s+)?(?:inte|ej)\s+\w+"
    r"|(?:vi|kommunen|jag)\s+kan\s+(?:tyvärr\s+)?(?:inte|ej)\s+hjälpa\s+(?:dig|er)(?!\s+(?:att|med\s+att|i\s+dag|idag|just\s+nu)\b)"
    r"|(?:ingenting|inget|inte\s+något)\s+(?:som\s+)?(?:vi|kommunen)\s+(?:kan\s+)?(?:ansvarar\s+för|råder\s+över|påverkar|påverka|styr\s+över))",
    re.I,
)
_SOMEBODY = re.compile(
    r"\b(?:din|ditt|er|ert)\s+(?:hyresvärd|fastighetsägare|försäkringsbolag|bank|läkare|vårdcentral|arbetsgivare|elnätsbolag|elbolag|nätägare|granne|kommun|hemkommun|skola|förskola)"
    r"|\b(?:vägföreningen|samfällighet\w*|fastighetsägaren|markägaren|hyresvärden|väghållaren|försäkringsbolaget|elnätsbolaget|entreprenören|leverantören|kyrkan|regeringen|riksdagen|staten"
    r"|\w+verket|\w+myndigheten|\w+kassan|\w+bolaget|\w+domstolen|\w+rätten|\w+styrelsen|\w+föreningen|region\w*|polisen|posten|postnord)\b",
    re.I,
)


class NotOurMatter(Rule):
    """Säg vems ansvar det är

    Vad:
    ”Det är inte vårt ansvar” och liknande utan besked om vem som ansvarar eller vart man vänder sig.

    Varför:
    Ett nej utan väg vidare lämnar läsaren ensam med sitt problem. Säg vem som ansvarar, och hur man når dem.

    Exempel:
    | Det är tyvärr inte vårt ansvar. Vi kan därför inte göra något åt saken.

    | Kommunen ansvarar inte för den vägen.

    Skriv hellre:
    | Det är Trafikverket som ansvarar för vägen. Du når dem på telefon 0771-00 00 00.

    | Kommunen ansvarar inte för den vägen, men vägföreningen gör det. Deras ordförande når du på 0470-00 00 00.

    Undantag:
    Det räcker att den ansvarige nämns i meningen, i meningen före eller i de två närmast efter.
    | Vi ansvarar inte för väg 25. Det gör Trafikverket.

    Källa:
    Service- och tillgänglighetspolicy, Alvesta kommun: vi förklarar vårt ansvar och visar vart man vänder sig när någon annan
    ansvarar. Förvaltningslagen 6 och 8 §§.
    """

    code = "KON002"
    name = "inte-vart-ansvar"
    severity = Severity.ERROR
    why = "Läsaren får ett nej utan att veta vem som kan hjälpa till."
    source = "Alvestas servicepolicy; förvaltningslagen 6 och 8 §§"
    clauses = ("alvesta:trovardig-3", "alvesta:engagerad-3")
    text_types = REFERRING

    def check_document(self) -> Iterator[Finding]:
        """A finding where nobody else is named around a refusal of responsibility."""
        for index, refusals in self.context.document.gather(_refusals):
            block = self.document.blocks[index]
            for start, end, match in refusals:
                around = neighbours(self, index, start, end)
                rest = around.replace(match.group(), " ")
                if BODY.search(rest) or _SOMEBODY.search(rest) or has_route(block, start, len(block.text)):
                    continue
                low, high = block.map.span(match.start(), match.end())
                yield self.at(
                    low,
                    high,
                    "Säg vem som ansvarar och hur man når dem.",
                    suggestions=[Suggestion("Det är [vem] som ansvarar. Du når dem på [nummer eller länk].", Safety.DISPLAY)],
                    block=index,
                )


def _refusals(block: Block, spans: Spans) -> list[tuple[int, int, re.Match[str]]]:
    """The sentences that say that a matter is not ours, with the words that say it."""
    found = ((start, end, _NOT_OURS.search(block.text, start, end)) for start, end in own_sentences(block, spans))
    return [(start, end, match) for start, end, match in found if match]
