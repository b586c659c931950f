"""Vague references within the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.language import clauses
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Candidate
from klarsprak.rules.pattern import PatternRule

# What stands before the reader's eyes: "nedanstående tabell", "ovanstående exempel".
_VISIBLE = re.compile(
    r"\s+(?:\w+\s+)?(?:\w*exemp|\w*tabell|uppräkning|genomgång|sammanställning|beskrivning|bild|figur|diagram|list|kart|kod|"
    r"adress|address|vy\b|länk|formulär|schema|ruta|blankett|text)"
)
# These may mean what stands next to the block: the step to it, and the kinds it may have.
_BESIDE = {"nedanstående": 1, "ovanstående": -1}
_SHOWN = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.CAPTION})


class VagueReference(PatternRule):
    """Säg vad du hänvisar till

    Vad:
    Hänvisningar som ”ovannämnda”, ”enligt ovan”, ”nedanstående” och ”i det följande”.

    Varför:
    Läsaren får leta i texten efter det som avses. Den som lyssnar på texten vet inte var ”ovan” är.

    Exempel:
    | Ovannämnda handlingar ska finnas hos oss senast den 1 maj.

    | Som nämnts ovan kan du söka bidrag en gång om året.

    Skriv hellre:
    | Ritningen och intyget ska finnas hos oss senast den 1 maj.

    | Du kan söka bidrag en gång om året.

    Undantag:
    ”Nedan” och ”ovan” som pekar på något som syns, som en tabell eller en bild, går bra. ”Ovanstående” och ”nedanstående”
    pekar ofta på något som står intill, och ger därför bara en upplysning.

    | I tabellen nedan ser du avgifterna.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.5.
    """

    code = "TXT012"
    name = "vag-hanvisning"
    severity = Severity.WARNING
    why = "Läsaren får leta i texten efter det som avses."
    source = "Myndigheternas skrivregler 1.5"
    pattern = re.compile(
        r"\b(?:[Oo]vannämn\w+|[Oo]van nämn\w+|[Nn]edannämn\w+|[Oo]vanstående|[Nn]edanstående|[Ff]örenämn\w+|[Oo]vansagd\w+|"
        r"[Ee]nligt ovan|[Ee]nligt nedan|[Ss]om (?:har )?(?:nämnts|nämndes|nämnt|sagts|angetts|angivits|framgår|framgått|"
        r"beskrivits) ovan|[Ee]nligt vad som (?:har )?(?:sagts|angetts|angivits|anges|sägs) ovan|[Ii] det följande|[Ii] det "
        r"föregående)\b"
    )

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Nothing yet: what stands beside the block decides."""
        del view
        yield from ()

    def candidates(self, view: BlockView) -> Iterator[Candidate]:
        """Every hit in the block."""
        return ((None, finding) for finding in super().check_block(view))

    def choose(self, candidates: Iterable[Candidate]) -> Iterator[Finding]:
        """All but those that point at a list or a table right before or after."""
        blocks = self.document.blocks
        for _, finding in candidates:
            if finding is None:
                continue
            beside = _BESIDE.get(finding.text.lower())
            neighbour = finding.block + (beside or 0)
            if beside is None or not 0 <= neighbour < len(blocks) or blocks[neighbour].kind not in _SHOWN:
                yield finding

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every match but those in quotation marks and those that point at something to be seen."""
        if clauses.is_quoted(view, match.start(), match.end()):
            return None
        if _VISIBLE.match(view.text, match.end()):
            return None
        phrase = match.group()
        severity = None
        if phrase.lower() in _BESIDE:
            # What is meant follows at once: a list, a table, an example.
            if view.block.kind is BlockKind.LIST_INTRO or view.text.rstrip().endswith(":"):
                return None
            severity = Severity.INFO
        if phrase.lower().startswith(("nedan", "enligt nedan", "i det följande")):
            advice = "Skriv vad det gäller, eller stryk det om det kommer strax efter."
        else:
            advice = "Skriv vad det är du menar, så slipper läsaren leta."
        message = f"”{phrase}” säger inte var eller vad. {advice}"
        return self.finding(view, match.start(), match.end(), message, severity=severity)
