"""Private e-mail addresses."""

from __future__ import annotations

import re

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PROSE, PatternRule


class PrivateMail(PatternRule):
    """Lämna inte ut privata e-postadresser

    Vad:
    E-postadresser hos tjänster som privatpersoner använder, till exempel gmail.com och hotmail.com.

    Varför:
    Adressen är en personuppgift. Står den i ett brev till flera eller på webben kan vem som helst använda den.

    Exempel:
    | Kontakta Kim på fornamn.efternamn.exempel@gmail.com.

    Skriv hellre:
    | Kontakta Kim på kim.ek@example.se.

    Undantag:
    En förening eller ett litet företag kan ha en sådan adress som sin officiella. Därför är anmärkningen en upplysning.

    | Skriv till kommun@example.se.

    Källa:
    EU:s dataskyddsförordning, artikel 5.
    """

    code = "INT003"
    name = "privat-epost"
    severity = Severity.INFO
    why = "En privatpersons e-postadress är en personuppgift."
    source = "Dataskyddsförordningen, artikel 5"
    clauses = ()
    kinds = PROSE | {BlockKind.TABLE_CELL, BlockKind.CONTACT}
    pattern = re.compile(
        r"\b[\w.+-]{1,64}@(?:gmail|hotmail|outlook|live|msn|yahoo|icloud|me|telia|bredband|comhem|spray|protonmail|proton)"
        r"\.(?:com|se|nu|net|me)\b"
    )

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every such address."""
        return self.finding(
            view, match.start(), match.end(), "Är det här en privatpersons e-postadress? Ta bort den om den inte behövs."
        )
