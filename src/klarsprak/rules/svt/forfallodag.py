"""A promised day that has passed or on which nobody works."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from klarsprak.commitments import base_date
from klarsprak.core.finding import Finding
from klarsprak.core.result import Commitment, CommitmentStatus
from klarsprak.language import timeexpr, workdays
from klarsprak.language.timeexpr import Role, TimeKind
from klarsprak.rules.svt._promises import PromiseRule, draft

_NAMES = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


class UnlikelyDay(PromiseRule):
    """Lova en dag som går att hålla

    Vad:
    Löften om en dag som redan har varit när texten skrivs, eller som är en helgdag.

    Varför:
    Ett datum som har passerat är oftast ett skrivfel. Ett svar som utlovas på en helgdag kommer sällan den dagen.

    Exempel:
    | Alvesta den 12 maj 2026
    |
    | Du får besked senast den 4 maj 2026.

    | Du får besked senast den 6 juni 2027.

    Skriv hellre:
    | Alvesta den 12 maj 2026
    |
    | Du får besked senast den 29 maj 2026.

    Undantag:
    Att dagen har passerat går bara att se om texten har ett eget datum. Lördagar och söndagar med veckodagen utskriven godtas,
    och så arbeten, besök och leveranser på helger.
    | Vi besöker dig lördagen den 9 maj 2026.

    Källa:
    Lagen (1989:253) om allmänna helgdagar.
    """

    code = "SVT008"
    name = "orimlig-dag"
    why = "Läsaren kan inte lita på dagen."
    source = "Lagen (1989:253) om allmänna helgdagar"
    clauses = ("alvesta:tillganglig-3", "alvesta:trovardig-2")

    def check_document(self) -> Iterator[Finding]:
        """A finding at each promised day that has passed or is free."""
        for promise in self.promises(CommitmentStatus.EXPLICIT):
            message, better = self._problem(promise)
            if message:
                suggestions = [draft(better)] if better else []
                yield self.at(promise.time_start, promise.time_end, message, suggestions=suggestions, block=promise.block)

    def _problem(self, promise: Commitment) -> tuple[str, str]:
        """What is wrong with the promised day, in words, and a better time; empty where nothing is."""
        found = timeexpr.find(promise.time)
        day = promise.due
        if day is None or len(found) != 1 or found[0].kind not in (TimeKind.DAY, TimeKind.WEEKDAY):
            return "", ""
        base = base_date(self.document)
        if base is not None and day < base:
            return "Dagen har redan varit när texten skrivs. Rätta datumet, eller säg vilken dag som gäller nu.", ""
        if found[0].role is Role.BEFORE or not _ANSWER.intersection(promise.action.split()):
            return "", ""
        name = workdays.holiday_name(day)
        if name is None and (day.weekday() < 5 or found[0].weekday is not None):
            return "", ""
        earlier = day - timedelta(days=1)
        while not workdays.is_workday(earlier):
            earlier -= timedelta(days=1)
        better = f"senast {_NAMES[earlier.weekday()]} den {earlier.day} {timeexpr.MONTHS[earlier.month - 1]}"
        what = name or f"en {_NAMES[day.weekday()]}"
        return f"Det är {what} den dagen. Lova hellre en arbetsdag.", better


#: What offices do on working days only: answering and deciding, not clearing snow.
_ANSWER = frozenset(
    "återkomma återkoppla svara besvara kontakta meddela informera ringa mejla besluta pröva ge skicka lämna betala "  # noqa: SIM905
    "utbetala höra ta fatta".split()
)
