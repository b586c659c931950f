"""A weekday that does not match its date."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.commitments import base_date
from klarsprak.core.document import Block
from klarsprak.core.finding import Finding, Severity
from klarsprak.language import timeexpr
from klarsprak.language.timeexpr import TimeExpression, TimeKind
from klarsprak.language.view import Spans
from klarsprak.rules.base import Rule
from klarsprak.rules.svt._promises import draft

_NAMES = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


class WrongWeekday(Rule):
    """Låt veckodag och datum stämma

    Vad:
    En veckodag som inte är dagen för det datum som står bredvid.

    Varför:
    Läsaren vet inte om det är dagen eller datumet som gäller, och kan komma fel dag.

    Exempel:
    | Mötet är onsdagen den 5 maj 2026 kl. 10.

    Skriv hellre:
    | Mötet är tisdagen den 5 maj 2026 kl. 10.

    Undantag:
    Datum utan årtal räknas från brevets datum. Har texten inget eget datum går de inte att kontrollera.
    | Mötet är onsdagen den 5 maj kl. 10.

    Källa:
    Myndigheternas skrivregler 12.3.1 (datum).
    """

    code = "SVT007"
    name = "fel-veckodag"
    severity = Severity.ERROR
    why = "Läsaren vet inte om det är veckodagen eller datumet som gäller."
    source = "Myndigheternas skrivregler 12.3.1"
    clauses = ("alvesta:trovardig-2",)

    def check_document(self) -> Iterator[Finding]:
        """A finding at each date with the wrong weekday."""
        base = base_date(self.document)
        for index, times in self.context.document.gather(_with_weekday):
            block = self.document.blocks[index]
            for time in times:
                period = time.period(base)
                if period is None or period[0] != period[1] or period[0].weekday() == time.weekday:
                    continue
                if block.is_opaque(time.start, time.end):
                    continue
                low, high = block.map.span(time.start, time.end)
                right = _NAMES[period[0].weekday()]
                day = f"den {period[0].day} {timeexpr.MONTHS[period[0].month - 1]} {period[0].year}"
                yield self.at(
                    low, high, f"{day[:1].upper()}{day[1:]} är en {right}.", suggestions=[draft(f"{right} {day}")], block=index
                )


def _with_weekday(block: Block, spans: Spans) -> list[TimeExpression]:
    """The dates of a block that name their weekday."""
    del spans
    text = block.text.lower()
    if not block.is_own or not any(name in text for name in _NAMES):
        return []
    return [t for t in timeexpr.find(block.text) if t.kind is TimeKind.DAY and t.weekday is not None]
