"""Promises that take longer than the organisation has guaranteed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import ClassVar

from klarsprak.commitments import base_date
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.result import Commitment, CommitmentStatus
from klarsprak.language import periods, timeexpr
from klarsprak.language.timeexpr import TimeExpression, TimeKind
from klarsprak.rules.base import Setting
from klarsprak.rules.svt._promises import SENT, PromiseRule, draft

#: A Monday with ordinary weeks after it, for comparing two durations where the text's own date is not known.
_SOME_MONDAY = date(2023, 9, 4)
#: What answers are called: only they are measured against a channel's guarantee.
_ANSWERS = re.compile(r"återkom|åter|svar|hör\w* av|kontakta|ring|mejl|besked|meddela", re.I)
_CHANNELS = {
    "epost": "e-post",
    "brev": "brev",
    "sms": "sms",
    "webb": "webbplatsen",
    "beslut": "beslut",
    "blankett": "blanketter",
    "rapport": "rapporter",
}


class BeyondGuarantee(PromiseRule):
    """Håll den svarstid vi har lovat

    Vad:
    Löften med en längre tid än organisationens egen svarstid för kanalen eller för ärendets slag, eller ett svar som dröjer
    längre än gränsen i inställningen `langst`.

    Varför:
    En utlovad svarstid gäller alla. Går den inte att hålla ska läsaren få veta det, och varför.

    Exempel:
    | @epost
    | Tack för ditt mejl. Du får svar inom fyra månader.

    Skriv hellre:
    | @epost
    | Tack för ditt mejl. Du får svar inom två arbetsdagar.

    Undantag:
    Svarstiderna skrivs under `[svarstider]` i klarsprak.toml: `epost = "2 arbetsdagar"`, `bygglov = "10 veckor"`. Ett slag av
    ärende gäller när ordet finns i löftet, ämnesraden eller textens början, och går före kanalen. Där ingen svarstid är
    inställd gäller bara gränsen i `langst`, och bara för svar i brev, mejl och sms. Anmärkningen är då bara en upplysning.
    | @brev
    | Handläggningstiden är sex månader.

    Inställningar:
    `langst`: så länge får ett svar dröja när ingen svarstid är inställd. Förvalt värde är 3 månader.

    Källa:
    Service- och tillgänglighetspolicy, Alvesta kommun: vi svarar snabbt, oavsett kanal. JO 5613-2008: fyra månader är
    alldeles för lång tid för att svara på ett brev.
    """

    code = "SVT005"
    name = "over-svarstiden"
    severity = Severity.ERROR
    why = "Tiden är längre än den svarstid som läsaren kan räkna med."
    source = "Organisationens svarstider; JO 5613-2008"
    clauses = ("alvesta:tillganglig-2", "alvesta:engagerad-4")
    settings: ClassVar[Mapping[str, Setting]] = {
        "langst": Setting("3 månader", "Så länge får ett svar dröja när ingen svarstid är inställd."),
    }

    def check_document(self) -> Iterator[Finding]:
        """A finding for each promise whose last day lies after the guarantee's."""
        named = self.context.options.get("svarstider")
        guarantees = {str(k): str(v) for k, v in named.items()} if isinstance(named, Mapping) else {}
        opening = " ".join(b.text.lower() for b in self.document.blocks[:6] if not b.quoted)
        for promise in self.promises(CommitmentStatus.EXPLICIT):
            if promise.time and not promise.start <= promise.time_start < promise.end:
                continue  # a time that a neighbour has said is measured there
            what, wording, severity = self._guarantee(promise, guarantees, opening)
            limit = _parsed(wording)
            if limit is None or not self._longer(promise, limit):
                continue
            yield self.at(
                promise.time_start if promise.time else promise.start,
                promise.time_end if promise.time else promise.end,
                f"Det här är längre än {what}: {wording}. Korta tiden, eller förklara varför det tar längre.",
                suggestions=[draft(f"inom {wording}")],
                severity=severity,
                block=promise.block,
            )

    def _guarantee(self, promise: Commitment, guarantees: Mapping[str, str], opening: str) -> tuple[str, str, Severity]:
        """What the promise is measured against: its kind of matter, else its channel, else the general limit."""
        near = f"{promise.text.lower()} {opening}"
        for key, wording in guarantees.items():
            if key not in _CHANNELS and key.lower() in near:
                return f"vår svarstid för {key}", wording, Severity.ERROR
        if not _ANSWERS.search(f"{promise.action} {promise.text}"):
            return "", "", Severity.INFO
        channel = self.context.text_type.value
        if guarantees.get(channel):
            return f"vår svarstid för {_CHANNELS[channel]}", guarantees[channel], Severity.ERROR
        if self.context.text_type not in SENT:
            return "", "", Severity.INFO  # a page states the service's own time, which a law may set
        return "vad den som väntar på ett svar kan räkna med", str(self.setting("langst")), Severity.INFO

    def _longer(self, promise: Commitment, limit: TimeExpression) -> bool:
        base = base_date(self.document)
        if promise.due is not None and base is not None:
            return promise.due > periods.add_duration(base, limit.amount, limit.unit)
        found = [t for t in timeexpr.find(promise.time) if t.kind is TimeKind.DURATION]
        if not found:
            return False
        promised, allowed = (periods.add_duration(_SOME_MONDAY, t.amount, t.unit) for t in (found[0], limit))
        return promised > allowed


def _parsed(wording: str) -> TimeExpression | None:
    """“2 arbetsdagar” as a duration; None for what is none."""
    return next((t for t in timeexpr.find(f"inom {wording}") if t.kind is TimeKind.DURATION), None)
