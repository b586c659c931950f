"""A deadline for the reader without a date or a starting point."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block
from klarsprak.core.finding import Finding
from klarsprak.core.profile import TextType
from klarsprak.language import timeexpr
from klarsprak.language.clauses import own_sentences
from klarsprak.language.timeexpr import Role, TimeExpression, TimeKind
from klarsprak.language.view import Spans
from klarsprak.rules.base import Rule
from klarsprak.rules.svt._promises import BLANK, PROMISING, draft

#: What the reader is told to do: an imperative first in the sentence or clause, or a duty laid on du or ni.
_TASK = (
    "skicka|lämna|komplettera|betala|anmäl|ansök|svara|återkom|kontakta|ring|mejla|boka|fyll|yttra|inkom|meddela|begär"
    r"|hör\s+av|kom\s+in|överklaga"
)
_DUTY = re.compile(
    rf"(?:^|[.:;,]\s+|\b(?:och|därför|vänligen|var\s+vänlig(?:\s+och)?)\s+)(?:{_TASK})\b"
    r"|\b(?:du|ni)\s+(?:ska|måste|behöver|bör|kan)\s+(?:\w+\s+){0,6}?(?:skicka|lämna|komplettera|betala|anmäla|ansöka|svara|återkomma|kontakta|ringa|mejla|boka|fylla|yttra|inkomma|komma\s+in|meddela"
    r"|begära|höra\s+av|överklaga|redovisa|vara\s+klar|ha\s+kommit)"
    r"|\b(?:ska|måste|behöver)\s+(?:du|ni)\s+(?:\w+\s+){0,4}?(?:skicka|lämna|komplettera|betala|anmäla|svara|komma\s+in|inkomma|meddela|yttra|redovisa)"
    r"|\b(?:ska|måste)\s+(?:\w+\s+){0,3}?(?:ha\s+(?:kommit\s+in|inkommit)|vara\s+oss\s+tillhanda|lämnas\s+in|skickas\s+in|betalas|inkomma)",
    re.I,
)
_START = re.compile(
    r"\s*(?:\(?\s*(?:räknat\s+)?(?:från|efter|fr\.?\s?o\.?\s?m|före|innan)\b|från\s|\bdagar?\s+före|,?\s*(?:det\s+vill\s+säga|dvs\.?|alltså)\s+senast)",
    re.I,
)
#: Said of anybody at any time (web pages, general advice): no letter that counts from a day.
_GENERAL = re.compile(r"\b(?:varje|alltid|normalt|vanligtvis|för\s+att\s+överklaga\s+kan\s+man)\b", re.I)


class DeadlineWithoutStart(Rule):
    """Ge läsaren ett datum

    Vad:
    Tidsgränser för läsaren som saknar datum eller startpunkt: ”inom tre veckor” utan ”från den dag du fick brevet”, eller
    bara ett veckonummer.

    Varför:
    ”Inom tre veckor” räcker inte. Läsaren vet inte om tiden räknas från brevets datum, från det att brevet kom eller från
    i dag. Ett datum går att skriva in i kalendern.

    Exempel:
    | Skicka in kompletteringen inom tre veckor.

    | Du ska lämna in ritningarna inom 14 dagar.

    | Svara på enkäten senast vecka 14.

    Skriv hellre:
    | Skicka in kompletteringen senast den 12 juni.

    | Du kan överklaga inom tre veckor från den dag du fick beslutet.

    | Svara på enkäten senast fredag den 3 april.

    Undantag:
    Tidsgränser i timmar och ”före besöket” godtas, och så gränser med ett datum i samma mening. På webbsidor gäller regeln
    bara veckonummer, eftersom sidan inte har någon dag att räkna från.
    | Avboka senast 24 timmar före besöket.

    Källa:
    Myndigheternas skrivregler 12.3.1 och 12.4.3 (datum, veckonummer). Domstolsverkets information om överklagande.
    """

    code = "SVT006"
    name = "frist-utan-datum"
    why = "Läsaren kan räkna fel på dagen och missa tiden."
    source = "Myndigheternas skrivregler 12.3.1 och 12.4.3"
    clauses = ("alvesta:enkel-2", "alvesta:trovardig-1")
    text_types = PROMISING
    reads_commitments = True

    def check_document(self) -> Iterator[Finding]:
        """A finding at each deadline that cannot be looked up in a calendar."""
        for index, deadlines in self.context.document.gather(_deadlines):
            block = self.document.blocks[index]
            for start, end, week in deadlines:
                if not week and self.context.text_type is TextType.WEB:
                    continue
                low, high = block.map.span(start, end)
                if any(c.block == index and c.time_start < high and c.time_end > low for c in self.context.commitments):
                    continue  # our own limit: “Mejla mig en bild, så betalar vi inom 30 dagar”
                yield self.at(
                    low,
                    high,
                    "Skriv datumet också. Många har inte veckonumren i huvudet."
                    if week
                    else "Säg vilket datum som är det sista, eller från vilken dag tiden räknas.",
                    suggestions=[draft(f"senast den {BLANK}")],
                    block=index,
                )


def _deadlines(block: Block, spans: Spans) -> list[tuple[int, int, bool]]:
    """The clean span of each deadline without a day, and whether it is a week."""
    found = []
    for start, end in own_sentences(block, spans):
        text = block.text[start:end]
        if not _DUTY.search(text) or _GENERAL.search(text):
            continue
        times = [t for t in timeexpr.find(text) if t.kind not in (TimeKind.PAST, TimeKind.VAGUE)]
        if any(t.kind in (TimeKind.DAY, TimeKind.WEEKDAY, TimeKind.NEAR_DAY) for t in times):
            continue
        for time in times:
            if _open_ended(time, text) and not block.is_opaque(start + time.start, start + time.end + 30):
                found.append((start + time.start, start + time.end, time.kind is TimeKind.WEEK))
    return found


def _open_ended(time: TimeExpression, text: str) -> bool:
    if time.kind is TimeKind.WEEK:
        wording = text[time.start : time.end].lower()
        return time.role in (Role.BY, Role.BEFORE) and any(c.isdigit() for c in wording)
    if time.kind is not TimeKind.DURATION:
        return False
    within = time.role is Role.BY and text[time.start : time.end].lower().startswith(("inom", "senast inom"))
    return within and time.unit not in ("minut", "timme", "år") and not _START.match(text, time.end)
