"""The same link text for different targets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block, Mark, MarkKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.language.view import Spans
from klarsprak.rules.base import Rule
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

    def check_document(self) -> Iterator[Finding]:
        """A finding on the second of two links with one text and two targets."""
        targets: dict[str, str] = {}
        for index, links in self.context.document.gather(_links):
            for key, mark in links:
                target = mark.value.rstrip("/")
                first = targets.setdefault(key, target)
                if first != target and "{" not in target + first:
                    block = self.document.blocks[index]
                    text = block.text[mark.start : mark.end].strip()
                    message = f"En annan länk heter också ”{text}” men leder någon annanstans. Ge länkarna olika namn."
                    yield self.at(*block.map.span(mark.start, mark.end), message, block=index)


def _links(block: Block, spans: Spans) -> list[tuple[str, Mark]]:
    """The links of a block whose texts should tell them apart, with those texts in a plain form."""
    del spans
    found = []
    for mark in block.marks_of(MarkKind.LINK) if block.is_own else ():
        text = block.text[mark.start : mark.end].strip()
        key = " ".join(text.lower().split()).strip(" .!:»›>→")
        # Empty link texts have a rule of their own, and a target made by a template is unknown.
        if not key or key in EMPTY_TEXTS or not mark.value or block.is_opaque(mark.start, mark.end):
            continue
        if not _REFERENCE.search(text):
            found.append((key, mark))
    return found
