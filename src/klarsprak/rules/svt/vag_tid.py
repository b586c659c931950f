"""Promises with a loose time."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.finding import Finding
from klarsprak.core.result import CommitmentStatus
from klarsprak.rules.svt._promises import PromiseRule, in_place_of


class VagueTime(PromiseRule):
    """Byt vaga tidsord mot en tid

    Vad:
    Löften med vaga tidsord: snarast, inom kort, så snart vi kan, skyndsamt, i mån av tid, framöver, under hösten,
    om några dagar, ”handläggningstiden kan variera”.

    Varför:
    Inom kort kan vara en dag för dig och en månad för läsaren. Vet du inte säkert, så säg den längsta tid det kan ta.

    Exempel:
    | Vi återkommer till dig inom kort.

    | Du får svar så snart som möjligt.

    | Felet åtgärdas i mån av tid.

    | Handläggningstiden kan variera.

    Skriv hellre:
    | Vi återkommer till dig senast torsdag den 7 maj.

    | Du får svar inom två arbetsdagar.

    | Vi åtgärdar felet inom tre veckor.

    | Handläggningstiden är oftast fyra veckor och som längst tio.

    Undantag:
    Ett vagt ord med en fast gräns efter godtas.
    | Vi återkommer så snart vi kan, dock senast den 15 maj.

    Källa:
    Service- och tillgänglighetspolicy, Alvesta kommun: vi talar alltid om när vi återkommer.
    """

    code = "SVT002"
    name = "vag-tid"
    why = "Ett vagt tidsord låter olika för den som skriver och den som väntar."
    source = "Alvestas servicepolicy: vi talar alltid om när vi återkommer"
    clauses = ("alvesta:tillganglig-3",)

    def check_document(self) -> Iterator[Finding]:
        """A finding at the loose time, or at the promise where its whole wording is loose."""
        for promise in self.promises(CommitmentStatus.VAGUE):
            wording = f"”{promise.time}” säger inte när. " if promise.time else "Här saknas en tid. "
            start, end = (promise.time_start, promise.time_end) if promise.time else (promise.start, promise.end)
            yield self.at(
                start,
                end,
                wording + "Ge ett datum, eller den längsta tid det kan ta.",
                suggestions=[in_place_of(promise)],
                block=promise.block,
            )
