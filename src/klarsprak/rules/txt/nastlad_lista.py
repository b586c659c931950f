"""Nested lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.rules.base import Rule, Setting


class NestedList(Rule):
    """Lägg inte listor i listor i listor

    Vad:
    Listor med fler nivåer än gränsen.

    Varför:
    Läsaren ser inte längre vilken punkt som hör till vilken.

    Exempel:
    | @webb
    | - Bygga
    |   - Hus
    |     - Tillbyggnad

    Skriv hellre:
    | @webb
    | - Bygga hus
    | - Bygga till

    Inställningar:
    `max-depth`: så många nivåer får en lista ha. Förvalt värde är 2.

    Källa:
    Evas skrivskola, ”Punktlistor”.
    """

    code = "TXT009"
    name = "nastlad-lista"
    severity = Severity.INFO
    why = "Läsaren ser inte vilken punkt som hör till vilken."
    source = "Evas skrivskola, Punktlistor"
    settings: ClassVar[Mapping[str, Setting]] = {"max-depth": Setting(2, "Så många nivåer får en lista ha.")}

    def check_document(self) -> Iterator[Finding]:
        """The first item of each stretch that lies too deep."""
        limit = self.int_setting("max-depth")
        inside = False
        for index, block in enumerate(self.document.blocks):
            deep = block.kind is BlockKind.LIST_ITEM and block.is_running and block.level > limit
            if deep and not inside:
                yield self.at(
                    block.start,
                    block.end,
                    f"Listan har {block.level} nivåer. Gör den inre listan till ett eget stycke eller en egen lista.",
                    block=index,
                )
            # One finding for a whole list: it ends where something else than an item comes.
            inside = (inside or deep) and block.kind is BlockKind.LIST_ITEM
