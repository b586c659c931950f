"""Web addresses shown in full."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import BlockKind, MarkKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule

_LONG = 40
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.-]+\.[a-z]{2,}/\S+")


class BareAddress(Rule):
    """Visa en begriplig länk i stället för hela webbadressen

    Vad:
    Länkar på en webbsida eller i ett mejl där hela den långa adressen står som länktext.

    Varför:
    En skärmläsare läser upp adressen tecken för tecken, och ögat ser inte vad sidan handlar om.

    Exempel:
    | @webb
    | Ansök på <https://www.example.se/bygga-och-bo/bygglov/ansokan-om-bygglov>.

    Skriv hellre:
    | @webb
    | [Ansök om bygglov](https://www.example.se/bygga-och-bo/bygglov/ansokan-om-bygglov).

    Undantag:
    Korta adresser som man kan minnas och slå in själv, som example.se/bygglov, är bra i brev.
    | @webb
    | Läs mer på [example.se/bygglov](https://example.se/bygglov).

    Källa:
    WCAG 2.4.4, Myndigheternas skrivregler 2.1.6.
    """

    code = "WEB002"
    name = "webbadress-som-lanktext"
    severity = Severity.INFO
    why = "En lång adress säger inte vad sidan handlar om och läses upp tecken för tecken."
    source = "WCAG 2.4.4, Myndigheternas skrivregler 2.1.6"
    clauses = ("alvesta:enkel-3", "tillganglighet:2.4.4")
    text_types = frozenset({TextType.WEB, TextType.EMAIL})

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """A finding for each link that shows a long address. Contact lines may show theirs."""
        if view.block.kind is BlockKind.CONTACT:
            return
        for mark in view.block.marks_of(MarkKind.LINK):
            text = view.text[mark.start : mark.end].strip()
            if len(text) >= _LONG and _ADDRESS.fullmatch(text):
                yield self.finding(
                    view,
                    mark.start,
                    mark.end,
                    "Länken visar hela webbadressen. Skriv vad läsaren hittar där och lägg adressen bakom texten.",
                )
