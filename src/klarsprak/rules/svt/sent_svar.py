"""An e-mail answered later than the organisation has promised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.commitments import threads
from klarsprak.core.finding import Finding
from klarsprak.core.profile import TextType
from klarsprak.language import periods, timeexpr
from klarsprak.language.timeexpr import TimeKind
from klarsprak.rules.base import Rule, Setting
from klarsprak.rules.svt._promises import draft

_SORRY = re.compile(r"\b(?:dröj\w*|sena?t?\s+svar|vänta\w*|försen\w*|beklag\w*|ursäkt\w*|förlåt)\b", re.I)


class LateReply(Rule):
    """Säg något om väntan när svaret är sent

    Vad:
    Mejlsvar som kommer efter utlovad svarstid, räknat i arbetsdagar från det mottagna mejlet, utan ett ord om väntan.

    Varför:
    Den som har väntat längre än vi lovat vill veta att vi har märkt det. Ett kort beklagande och en förklaring räcker.

    Exempel:
    | @epost
    | Alvesta den 20 maj 2026
    |
    | Tack för ditt mejl den 27 april. Hålet i Ekvägen lagas på fredag.

    Skriv hellre:
    | @epost
    | Alvesta den 20 maj 2026
    |
    | Tack för ditt mejl den 27 april. Jag beklagar att svaret har dröjt. Hålet i Ekvägen lagas på fredag.

    Undantag:
    Det mottagna mejlets datum läses i den citerade delen av mejlet, eller i orden ”ditt mejl den …”. Mejl inom den egna
    organisationen räknas inte. Svarstiden är `epost` under `[svarstider]`, annars inställningen `svarstid`.
    | @epost
    | Alvesta den 4 maj 2026
    |
    | Tack för ditt mejl den 27 april. Hålet i Ekvägen lagas på fredag.

    Inställningar:
    `svarstid`: svarstid för e-post när ingen är inställd under `[svarstider]`. Förvalt värde är 10 arbetsdagar.

    Källa:
    Service- och tillgänglighetspolicy, Alvesta kommun: vi svarar snabbt, och återkommer när ett svar inte hinns med i tid.
    """

    code = "SVT009"
    name = "sent-svar"
    why = "Läsaren har väntat längre än vi har lovat."
    source = "Organisationens svarstider; Alvestas servicepolicy"
    clauses = ("alvesta:tillganglig-2", "alvesta:engagerad-4")
    text_types = frozenset({TextType.EMAIL})
    settings: ClassVar[Mapping[str, Setting]] = {
        "svarstid": Setting("10 arbetsdagar", "Svarstid för e-post när ingen är inställd under [svarstider]."),
    }

    def check_document(self) -> Iterator[Finding]:
        """One finding at what tells when the received message came."""
        reply = threads.reply_time(self.document)
        if reply is None:
            return
        guarantees = self.context.options.get("svarstider")
        wording = guarantees.get("epost") if isinstance(guarantees, Mapping) else None
        wording = str(wording or self.setting("svarstid"))
        limit = next((t for t in timeexpr.find(f"inom {wording}") if t.kind is TimeKind.DURATION), None)
        if limit is None or reply.answered <= periods.add_duration(reply.received, limit.amount, limit.unit):
            return
        if any(_SORRY.search(b.text) for b in self.document.blocks if not b.quoted):
            return
        yield self.at(
            reply.start,
            reply.end,
            f"Svaret kom efter {reply.workdays} arbetsdagar, och svarstiden är {wording}. Beklaga väntan och säg varför.",
            suggestions=[draft("Jag beklagar att du har fått vänta på svar. [Skäl.]")],
            block=reply.block,
        )
