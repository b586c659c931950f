"""Promises that do not say when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.result import Commitment, CommitmentStatus
from klarsprak.rules.svt._promises import SENT, PromiseRule, with_time

_OURS = frozenset({"vi", "jag", "avsändaren"})
_READER = re.compile(r"\b(?:du|dig|din|ditt|dina|ni|er|ert|era)\b", re.I)


class PromiseWithoutTime(PromiseRule):
    """Säg när du återkommer

    Vad:
    Löften om svar, besked, beslut, besök, utbetalning eller åtgärd som inte säger när det sker.

    Varför:
    Den som inte vet när svaret kommer måste vänta, undra och höra av sig igen. En tid ger lugn hos läsaren och färre
    samtal till dig. Kommunen har lovat att alltid tala om när vi återkommer.

    Exempel:
    | Tack för ditt mejl. Vi återkommer till dig.

    | En handläggare kommer att kontakta dig.

    | Vi hör av oss när utredningen är klar.

    | Din ansökan kommer att prövas av byggnadsnämnden.

    Skriv hellre:
    | Tack för ditt mejl. Vi återkommer till dig senast fredag den 8 maj.

    | En handläggare kontaktar dig inom tre arbetsdagar.

    | Vi hör av oss när utredningen är klar, senast den 12 juni.

    | Byggnadsnämnden prövar din ansökan den 16 juni. Du får beslutet en vecka senare.

    Undantag:
    Tiden får stå i meningen före eller efter, i en rubrik eller i tabellcellen bredvid. Det som läsaren ska göra, det som
    redan är gjort, andra myndigheters tider och löften som bara gäller vid behov räknas inte. I beslut och på webbsidor, där
    löftet gäller många, är anmärkningen en varning. Det är den också när det står en annan tid i texten.
    | Om vi behöver fler uppgifter hör vi av oss.

    | Vi har skickat beslutet till dig. Hör av dig om du har frågor.

    Källa:
    Service- och tillgänglighetspolicy, Alvesta kommun: vi talar alltid om när vi återkommer. Myndigheternas skrivregler
    12.3–12.4 om hur tider skrivs.
    """

    code = "SVT001"
    name = "lofte-utan-tid"
    severity = Severity.ERROR
    why = "Läsaren vet inte hur länge det är rimligt att vänta."
    source = "Alvestas servicepolicy: vi talar alltid om när vi återkommer"
    clauses = ("alvesta:tillganglig-3",)

    def check_document(self) -> Iterator[Finding]:
        """A finding for each promise without a time; a warning where the text gives a time elsewhere."""
        sent = self.context.text_type in SENT and not self.has_time
        for promise in self.promises(CommitmentStatus.MISSING):
            severity = Severity.ERROR if sent and _ours_to_reader(promise) else Severity.WARNING
            yield self.at(
                promise.start,
                promise.end,
                "Säg när det sker. Ge ett datum, eller hur många dagar eller veckor det som längst tar.",
                suggestions=[with_time(promise)],
                severity=severity,
                block=promise.block,
            )


def _ours_to_reader(promise: Commitment) -> bool:
    """Whether nobody can doubt that the sender promises something to this reader."""
    return promise.actor.lower() in _OURS or _READER.search(promise.text) is not None
