"""Card numbers and bank accounts in the open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.finding import Finding, Severity
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule
from klarsprak.rules.integritet import _luhn

_CARD = re.compile(r"(?<![\w.-])[3-6]\d{3}([ -]?)\d{4}\1\d{4}\1\d{3,4}(?![\w-])")
_ACCOUNT = re.compile(
    r"\b(?:konto(?:nummer|nr)?|bankkonto|clearing(?:nummer|nr)?)\W{1,3}(?:\w+\W{1,2}){0,2}?"
    r"(\d{4}(?:-\d)?[ ,–-]{1,3}\d[\d -]{4,13}\d)(?!\w)",
    re.IGNORECASE,
)


class PaymentNumber(Rule):
    """Skriv inte ut kort- och kontonummer

    Vad:
    Kortnummer med rätt kontrollsiffra, och bankkonton som står efter ordet konto eller clearingnummer.

    Varför:
    Den som har numret kan missbruka det. Läsaren behöver sällan se hela.

    Exempel:
    | Vi drar avgiften från kortet 4111 1111 1111 1111.

    | Pengarna sätts in på ditt konto 8327-9, 123 456 789-0.

    Skriv hellre:
    | Vi drar avgiften från ditt kort som slutar på 1111.

    Undantag:
    Bankgiro och plusgiro är offentliga och räknas inte. Ett bankkonto kan vara ert eget, och ger därför en upplysning.

    | Betala till bankgiro 123-4567.

    Källa:
    EU:s dataskyddsförordning, artikel 5 (uppgiftsminimering).
    """

    code = "INT002"
    name = "kortnummer"
    severity = Severity.WARNING
    why = "Den som har numret kan missbruka det."
    source = "Dataskyddsförordningen, artikel 5"
    clauses = ()

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Card numbers by their check digit, account numbers by the word before them."""
        text = view.text
        for match in _CARD.finditer(text):
            digits = re.sub(r"\D", "", match.group())
            if _luhn.is_valid(digits) and len(set(digits)) > 1 and not view.block.is_opaque(*match.span()):
                yield self.finding(
                    view, match.start(), match.end(), "Här står ett kortnummer i klartext. Skriv bara de fyra sista siffrorna."
                )
        if "ont" not in text and "learing" not in text:
            return
        for match in _ACCOUNT.finditer(text):
            if not view.block.is_opaque(*match.span(1)):
                yield self.finding(
                    view,
                    match.start(1),
                    match.end(1),
                    "Här står ett bankkonto. Är det läsarens eget, skriv bara de fyra sista siffrorna.",
                    severity=Severity.INFO,
                )
