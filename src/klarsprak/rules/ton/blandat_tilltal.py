"""Du and ni for the same reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.rules.base import Rule

_DU = re.compile(r"\b(?:[Dd]u|[Dd]ig|[Dd]in|[Dd]itt|[Dd]ina)\b")
_NI = re.compile(r"(?<![:\w])(?:[Nn]i|[Ee]r|[Ee]rt|[Ee]ra)\b")
# Questions that the reader puts to us: "Hur hanterar ni mina uppgifter?"
_FROM_READER = re.compile(r"\b(?:jag|mig|min|mitt|mina)\b", re.IGNORECASE)
# "Du och ditt barn … ni", "du som är förälder … ni": several readers have been named.
_SEVERAL = re.compile(r"\b(?:båda|tillsammans|familjen|föräldrar|vårdnadshavare|makar|sambo|föreningen|företaget|alla|barnen)\b")
_MANY = 5


class MixedAddress(Rule):
    """Välj mellan du och ni

    Vad:
    Texter som säger både du och ni till läsaren.

    Varför:
    Läsaren undrar om ni är någon mer än hen själv.

    Exempel:
    | @brev
    | Hej!
    |
    | Du har ansökt om bygglov. Vi behöver en ritning från er innan vi kan pröva din ansökan.

    Skriv hellre:
    | @brev
    | Hej!
    |
    | Du har ansökt om bygglov. Vi behöver en ritning från dig innan vi kan pröva din ansökan.

    Undantag:
    Frågor som läsaren ställer till er räknas inte, och inte heller texter som talar till flera, till exempel en familj.

    | @brev
    | Du får hem en blankett. Fyll i den tillsammans med din sambo innan ni skickar in den.

    Källa:
    Myndigheternas skrivregler, avsnitt 8.2.1.
    """

    code = "TON003"
    name = "blandat-tilltal"
    severity = Severity.WARNING
    why = "Läsaren undrar om ni är någon mer än hen själv."
    source = "Myndigheternas skrivregler 8.2.1"
    clauses = ("alvesta:engagerad-1", "alvesta:enkel-2", "spraklagen:11")
    text_types = frozenset({TextType.LETTER, TextType.EMAIL, TextType.SMS, TextType.DECISION})

    def check_document(self) -> Iterator[Finding]:
        """The first of the form that is rarer."""
        found: dict[str, list[tuple[int, Block, re.Match[str]]]] = {"du": [], "ni": []}
        for index, block in enumerate(self.document.blocks):
            if not block.is_running:
                continue
            if _SEVERAL.search(block.text):
                return
            for start, end in self.context.document.sentences[index]:
                if _FROM_READER.search(block.text, start, end):
                    continue
                found["du"] += [(index, block, m) for m in _DU.finditer(block.text, start, end)]
                found["ni"] += [(index, block, m) for m in _NI.finditer(block.text, start, end)]
        if not found["du"] or not found["ni"]:
            return
        rare, common = ("ni", "du") if len(found["du"]) >= len(found["ni"]) else ("du", "ni")
        # A single "ni" in a long text that says du is likely somebody else beside the reader.
        if len(found[rare]) == 1 and len(found[common]) > _MANY:
            return
        index, block, match = found[rare][0]
        low, high = block.map.span(match.start(), match.end())
        yield self.at(
            low,
            high,
            f"Texten säger {common} på andra ställen men ”{match.group()}” här. Välj du eller ni hela vägen.",
            block=index,
        )
