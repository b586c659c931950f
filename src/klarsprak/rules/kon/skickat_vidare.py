"""A matter that has been forwarded, without who takes over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block
from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language.clauses import own_sentences
from klarsprak.language.view import Spans
from klarsprak.rules.base import Rule
from klarsprak.rules.kon._routes import BODY, REFERRING, route_near

_FORWARDED = re.compile(
    r"\b(?:(?:vi|jag)\s+(?:har\s+)?(?:nu\s+|redan\s+)?(?:skickat|skickar|lämnat|lämnar|sänt|sänder|förmedlat|slussat|vidarebefordrat|vidarebefordrar|vidarebefodrat|överlämnat|överlämnar|skickade|lämnade|vidarebefordrade)\s+(?:\w+\s+){0,6}?(?:vidare|över)?"
    r"|(?:har|är|blir|kommer\s+att)\s+(?:nu\s+|redan\s+)?(?:skickats|skickad|skickat|lämnats|lämnat|vidarebefordrats|vidarebefordrad|vidarebefordrat|vidarebefodrats|överlämnats|överlämnat|skickas|lämnas|vidarebefordras|överlämnas)(?:\s+vidare)?)",
    re.I,
)
_ON = re.compile(r"\bvidare(?:befor?drat|befor?drats|befor?drar|befor?drad|befor?dras|befor?drade)?\b|\böverlämn", re.I)
_MATTER = re.compile(
    r"\b(?:ditt|din|dina|er|ert|era|den|det|frågan|ärendet|ansökan|anmälan|mejlet|synpunkten|synpunkterna|felanmälan|klagomålet|\w*anmälan|\w*ärendet)\b",
    re.I,
)
_TO_NOBODY = re.compile(
    r"\btill\s+(?:(?:en|ett|den|rätt|berörd|berörda|ansvarig|ansvariga|behörig|lämplig|aktuell|annan|annat|andra|våra|vår|min|en\s+av\s+våra)\s+)+"
    r"(?:avdelning(?:en)?|enhet(?:en)?|person(?:er)?|handläggare|kollega|kollegor|förvaltning(?:en)?|instans|myndighet|tjänsteman|tjänstemän|mottagare|funktion|verksamhet(?:en)?|kontor)\b"
    r"|\btill\s+(?:berörda|ansvariga|ansvarig|handläggaren|handläggare|kollega)\b(?!\s+[A-ZÅÄÖ])",
    re.I,
)
_TO_NAMED = re.compile(
    r"\btill\s+(?:[a-zåäö]+\s+){0,2}?(?:[A-ZÅÄÖ][\w-]+"
    r"|\w*(?:kontoret|förvaltningen|nämnden|enheten|avdelningen|rätten|domstolen|biblioteket|rektorn?|chef(?:en)?|center))"
)
_TO_ANY = re.compile(r"\btill\s+\w+", re.I)
_TAKES_OVER = re.compile(
    r"\b(?:som\s+(?:heter|nu\s+handlägger|handlägger|tar\s+över|ansvarar)|heter\s+[A-ZÅÄÖ]|din\s+(?:nya\s+)?handläggare\s+är)\b"
)
#: Sent where the law says it must go; the reader is told by those who take over.
_ELSEWHERE = re.compile(r"\böverklag|\bförvaltningsrätt|\bdomstol|\binkasso|\bkronofog", re.I)


class ForwardedToNobody(Rule):
    """Säg vem som tar över ärendet

    Vad:
    ”Vi har skickat ditt ärende vidare” utan besked om vem som nu har det, eller hur man når dem.

    Varför:
    För läsaren har ärendet försvunnit. Ett namn eller en enhet, och ett nummer, gör att hen kan följa det.

    Exempel:
    | Vi har skickat ditt ärende vidare till berörd avdelning.

    | Din felanmälan har vidarebefordrats.

    Skriv hellre:
    | Vi har skickat ditt ärende till gatuenheten. Du når dem på 0470-00 00 00.

    | Din felanmälan har vi lämnat till Elin Nord på VA-enheten, elin.nord@example.se.

    Undantag:
    Överklaganden som skickas till en domstol räknas inte. Är enheten namngiven men kontaktvägen saknas är anmärkningen ett tips.
    | Vi har skickat din överklagan vidare till förvaltningsrätten.

    Källa:
    Service- och tillgänglighetspolicy, Alvesta kommun: vi tar hand om ärendet och ser till att det når rätt person.
    """

    code = "KON004"
    name = "skickat-vidare"
    why = "Läsaren vet inte vem som har ärendet nu."
    source = "Alvestas servicepolicy: vi ser till att ärendet når rätt person"
    clauses = ("alvesta:engagerad-3", "alvesta:trovardig-3")
    text_types = REFERRING

    def check_document(self) -> Iterator[Finding]:
        """A finding at each forwarding that names nobody; an info where the one named cannot be reached."""
        for index, forwardings in self.context.document.gather(_forwardings):
            block = self.document.blocks[index]
            for (start, end), (first, last), named in forwardings:
                low, high = block.map.span(first, last)
                if not named:
                    wording = "Vi har lämnat ditt ärende till [namn eller enhet]. Du når dem på [nummer]."
                    yield self.at(
                        low,
                        high,
                        "Säg vem som har tagit över ärendet, och hur man når dem.",
                        suggestions=[Suggestion(wording, Safety.DISPLAY)],
                        block=index,
                    )
                elif not route_near(self, index, start, end):
                    message = "Skriv också hur man når dem som har tagit över."
                    yield self.at(low, high, message, severity=Severity.INFO, block=index)


def _forwardings(block: Block, spans: Spans) -> list[tuple[tuple[int, int], tuple[int, int], bool]]:
    """Sentences that tell of a matter sent on: their span, that of the words that tell it, and whether somebody is named."""
    found = []
    for start, end in own_sentences(block, spans):
        text = block.text[start:end]
        match = _FORWARDED.search(text)
        if match is None or not _ON.search(text) or not _MATTER.search(text):
            continue
        if _ELSEWHERE.search(text) or block.is_opaque(start, end):
            continue
        to = _TO_NOBODY.search(text)
        named = to is None and (_TO_NAMED.search(text) or BODY.search(text)) is not None
        after = block.text[end : end + 160]
        if to is None and not named and _TO_ANY.search(text[match.end() - 1 :]):
            continue
        if (to or not named) and _TAKES_OVER.search(text + after):
            continue
        last = max(match.end(), to.end() if to else 0)
        found.append(((start, end), (start + match.start(), start + last), named))
    return found
