"""The same link text for different targets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import MarkKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule, RuleContext
from klarsprak.rules.web.lanktext import EMPTY_TEXTS

# "4 §" and "SOU 2007:34" are references that get their meaning from the words around them.
_REFERENCE = re.compile(r"§|\d{4}:\d|^[\d.,\s]+$")


class SameLinkText(Rule):
    """Ge olika länkar olika namn

    Vad:
    Två länkar med samma text som leder till olika sidor.

    Varför:
    I en lista över länkar går de inte att skilja åt, och läsaren hamnar fel.

    Exempel:
    | @webb
    | Sök plats i förskolan i [e-tjänsten](https://example.se/forskola).
    |
    | Sök plats på fritids i [e-tjänsten](https://example.se/fritids).

    Skriv hellre:
    | @webb
    | [Sök plats i förskolan](https://example.se/forskola).
    |
    | [Sök plats på fritids](https://example.se/fritids).

    Undantag:
    Samma länk får förekomma flera gånger. Hänvisningar till lagar och utredningar räknas inte.
    | @webb
    | Gå till [Mina sidor](https://example.se/mina). På [Mina sidor](https://example.se/mina) ser du allt.

    Källa:
    WCAG 2.4.4.
    """

    code = "WEB006"
    name = "samma-lanktext-olika-mal"
    severity = Severity.INFO
    why = "Länkar med samma namn men olika mål går inte att skilja åt."
    source = "WCAG 2.4.4"
    clauses = ("tillganglighet:2.4.4", "alvesta:enkel-3")
    text_types = frozenset({TextType.WEB, TextType.EMAIL})

    def __init__(self, context: RuleContext) -> None:
        super().__init__(context)
        self._targets: dict[str, str] = {}

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """A finding on the second of two links with one text and two targets."""
        for mark in view.block.marks_of(MarkKind.LINK):
            text = view.text[mark.start : mark.end].strip()
            key = " ".join(text.lower().split()).strip(" .!:»›>→")
            # Empty link texts have a rule of their own, and a target made by a template is unknown.
            if not key or key in EMPTY_TEXTS or not mark.value or view.block.is_opaque(mark.start, mark.end):
                continue
            if _REFERENCE.search(text):
                continue
            target = mark.value.rstrip("/")
            first = self._targets.setdefault(key, target)
            if first != target and "{" not in target + first:
                yield self.finding(
                    view,
                    mark.start,
                    mark.end,
                    f"En annan länk heter också ”{text}” men leder någon annanstans. Ge länkarna olika namn.",
                )
