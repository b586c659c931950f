"""A delay without its reason or without a new time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.result import CommitmentStatus
from klarsprak.language import timeexpr
from klarsprak.language.clauses import own_sentences
from klarsprak.language.timeexpr import Role, TimeKind
from klarsprak.language.view import Spans
from klarsprak.rules.base import Rule
from klarsprak.rules.svt._promises import BLANK, SENT, draft

_THING = (
    r"(?:svar(?:et)?|besked(?:et)?|beslut(?:et)?|handläggning(?:en)?|utredning(?:en)?|ärende(?:t)?|ansökan|prövning(?:en)?|utbetalning(?:en)?|behandling(?:en)?|bedömning(?:en)?"
    r"|leverans(?:en)?|arbete(?:t)?|reparation(?:en)?|återkoppling(?:en)?|plan(?:en)?|underlag(?:et)?|anmälan)"
)
_DELAY = re.compile(
    rf"\b{_THING}(?:\s+(?:av|i|om|på|med)\s+(?:\w+\s+){{0,4}}?\w+)?\s+(?:är|blir|har\s+blivit|har|kommer\s+(?:tyvärr\s+)?att(?:\s+bli)?)\s+(?:tyvärr\s+|något\s+|mycket\s+|nu\s+|därför\s+)*"
    r"(?:försenad|försenat|försenade|fördröjd|fördröjt|fördröjts|försenats|dröja|dragit\s+ut\s+på\s+tiden)\b"
    rf"|\b{_THING}\s+(?:dröjer|drar\s+ut\s+på\s+tiden|tar\s+(?:tyvärr\s+)?längre\s+tid)\b"
    r"|\bvi\s+(?:hinner|har)\s+(?:tyvärr\s+)?inte\s+(?:hunnit\s+)?(?:med\s+att\s+)?(?:handlägga|handlagt|behandla|behandlat|besvara|besvarat|svara|svarat|avgöra|avgjort|fatta|fattat|utreda|utrett)\b(?!\s+på\s+(?:alla|frågor))"
    r"|\bvi\s+är\s+(?:tyvärr\s+)?(?:försenade|sena)\s+med\b"
    r"|\b(?:det\s+(?:kommer\s+att\s+)?(?:tar|ta|dröjer|dröja)\s+(?:tyvärr\s+|därför\s+)?(?:längre\s+tid\s+)?(?:än\s+(?:vi\s+(?:lovade|trodde|räknat\s+med)|beräknat|planerat|utlovat)))"
    r"|\b(?:din|ditt|er|ert)\s+\w+\s+(?:tar|kommer\s+att\s+ta)\s+längre\s+tid\s+(?:än|att)\b",
    re.I,
)
_REASON = re.compile(
    r"\b(?:eftersom|på\s+grund\s+av|p\.?\s?g\.?\s?a\.?|därför\s+att|beror\s+på|orsaken|orsakas|anledningen|skälet|till\s+följd\s+av|med\s+anledning\s+av|då\s+(?:vi|handläggare\w*|det|antalet|ärendet)"
    r"|sjukdom|sjuk|sjuka|sjukskriv\w+|personalbrist|vakans\w*|semester\w*|många\s+ärenden|fler\s+ärenden|hög\s+(?:arbets)?belastning|hårt\s+belastade|arbetsanhopning|väntar\s+(?:vi\s+)?(?:på|fortfarande)"
    r"|inväntar|komplicerat|omfattande|tekniska?\s+(?:fel|problem)|driftstörning|leverantör\w*|många\s+(?:ansökningar|anmälningar|frågor))\b",
    re.I,
)


class DelayUnexplained(Rule):
    """Ge skälet och en ny tid när det blir försenat

    Vad:
    Besked om försening som saknar skälet, en ny tid eller båda.

    Varför:
    Blir ett ärende väsentligt försenat ska parten få veta det, och varför. Läsaren behöver också en ny tid att rätta sig
    efter, annars börjar väntan om från noll.

    Exempel:
    | Ditt beslut är tyvärr försenat. Vi beklagar det.

    | Vi har inte hunnit handlägga din ansökan. Du får beslut senast den 3 juni.

    Skriv hellre:
    | Ditt beslut är försenat, eftersom två av våra handläggare har varit sjuka. Du får beslutet senast den 3 juni.

    Undantag:
    Skälet och tiden får stå var som helst i texten.
    | Svaret dröjer. Vi väntar på ett yttrande från räddningstjänsten som kommer den 4 maj. Du får svar den 6 maj.

    Källa:
    Förvaltningslagen (2017:900) 11 §. Service- och tillgänglighetspolicy, Alvesta kommun: vi säger till igen när planen ändras.
    """

    code = "SVT004"
    name = "forsening-utan-skal"
    severity = Severity.ERROR
    why = "Läsaren ska få veta varför det dröjer och vilken tid som gäller nu."
    source = "Förvaltningslagen 11 §"
    clauses = ("alvesta:tillganglig-3", "alvesta:engagerad-4", "forvaltningslagen:11")
    reads_commitments = True
    text_types = SENT

    def check_document(self) -> Iterator[Finding]:
        """One finding at the first sentence that tells of a delay."""
        gather = self.context.document.gather
        delays = gather(_delay)
        if not delays:
            return
        index, (start, end) = delays[0]
        reason = bool(gather(_reason))
        time = any(c.status is CommitmentStatus.EXPLICIT for c in self.context.commitments) or bool(gather(_new_time))
        if reason and time:
            return
        low, high = self.document.blocks[index].map.span(start, end)
        if not reason and not time:
            message = "Säg varför det dröjer och när det blir klart i stället."
            suggestion = f"Det dröjer eftersom [skäl]. Du får besked senast den {BLANK}."
        elif not reason:
            message, suggestion = "Säg varför det dröjer.", "Det dröjer eftersom [skäl]."
        else:
            message, suggestion = "Säg vilken tid som gäller nu.", f"Du får besked senast den {BLANK}."
        yield self.at(low, high, message, suggestions=[draft(suggestion)], block=index)


def _delay(block: Block, spans: Spans) -> tuple[int, int] | None:
    """The clean span of the first words that tell of a delay."""
    found = (_DELAY.search(block.text, start, end) for start, end in own_sentences(block, spans))
    return next((match.span() for match in found if match), None)


def _reason(block: Block, spans: Spans) -> bool:
    return _REASON.search(_text(block, spans)) is not None


def _new_time(block: Block, spans: Spans) -> bool:
    """Whether a block gives any time to come that can stand for the new one."""
    return any(
        t.firm and (t.role in (Role.BY, Role.BEFORE) or t.kind in (TimeKind.WEEK, TimeKind.DURATION))
        for t in timeexpr.find(_text(block, spans))
    )


def _text(block: Block, spans: Spans) -> str:
    return " ".join(block.text[start:end] for start, end in own_sentences(block, spans))
