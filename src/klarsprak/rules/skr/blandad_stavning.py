"""Two spellings of one word in the same text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block
from klarsprak.core.finding import Finding, Severity, Suggestion
from klarsprak.language.view import Spans
from klarsprak.rules.base import Rule
from klarsprak.rules.pattern import PROSE

#: One word and two words; both are right, one at a time.
_PAIRS = {
    "idag": "i dag",
    "igår": "i går",
    "ikväll": "i kväll",
    "imorgon": "i morgon",
    "inatt": "i natt",
    "istället": "i stället",
    "tillsvidare": "tills vidare",
}
_JOINED = re.compile(rf"\b(?:{'|'.join(_PAIRS)})\b", re.IGNORECASE)
_APART = re.compile(rf"\b(?:{'|'.join(_PAIRS.values())})\b", re.IGNORECASE)


class MixedSpelling(Rule):
    """Stava på ett sätt i hela texten

    Vad:
    Texter där samma ord skrivs både ihop och isär: ”idag” och ”i dag”, ”istället” och ”i stället”.

    Varför:
    Båda sätten är rätt, men den som blandar ger ett slarvigt intryck.

    Exempel:
    | Vi har stängt i dag. Kom i morgon i stället. Du som skulle ha kommit idag får en ny tid.

    Skriv hellre:
    | Vi har stängt i dag. Kom i morgon i stället. Du som skulle ha kommit i dag får en ny tid.

    Undantag:
    Olika ord får skrivas olika. Programmet jämför ett ord i taget.

    | Vi har stängt idag. Kom i morgon.

    Källa:
    Myndigheternas skrivregler, kapitel 9.
    """

    code = "SKR017"
    name = "blandad-stavning"
    severity = Severity.INFO
    why = "Den som blandar ger ett slarvigt intryck."
    source = "Myndigheternas skrivregler, kapitel 9"
    clauses = ("alvesta:enkel-2",)

    def check_document(self) -> Iterator[Finding]:
        """For each word that is spelt in both ways: the first of the rarer spelling."""
        found: dict[str, tuple[list[tuple[int, re.Match[str]]], list[tuple[int, re.Match[str]]]]] = {}
        for index, matches in self.context.document.gather(_spellings):
            for match in matches:
                word = match.group().lower()
                joined = word in _PAIRS
                key = word if joined else next(k for k, apart in _PAIRS.items() if apart == word)
                found.setdefault(key, ([], []))[0 if joined else 1].append((index, match))
        for key, (joined_ones, apart_ones) in found.items():
            if not joined_ones or not apart_ones:
                continue
            rare, better = (joined_ones, _PAIRS[key]) if len(joined_ones) <= len(apart_ones) else (apart_ones, key)
            index, match = rare[0]
            low, high = self.document.blocks[index].map.span(match.start(), match.end())
            if match.group()[0].isupper():
                better = better[0].upper() + better[1:]
            yield self.at(
                low,
                high,
                f"Här står ”{match.group()}” men på andra ställen ”{better.lower()}”. Välj ett av dem.",
                suggestions=[Suggestion(better)],
                block=index,
            )


def _spellings(block: Block, spans: Spans) -> list[re.Match[str]]:
    """The words of a block that can be spelt in two ways."""
    del spans
    if block.kind not in PROSE or not block.is_own:
        return []
    return [m for pattern in (_JOINED, _APART) for m in pattern.finditer(block.text) if not block.is_opaque(*m.span())]
