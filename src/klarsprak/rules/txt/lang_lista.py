"""Long lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.document import Block, BlockKind, MarkKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience
from klarsprak.rules.base import Rule, Setting


class LongList(Rule):
    """Dela långa punktlistor

    Vad:
    Listor med fler punkter än gränsen.

    Varför:
    I en lång lista ser läsaren inte längre vad som är viktigt, och punkterna slutar att hjälpa.

    Exempel:
    | Ta med:
    |
    | - tält
    | - sovsäck
    | - liggunderlag
    | - kåsa
    | - tallrik
    | - bestick
    | - regnkläder
    | - stövlar
    | - gympaskor
    | - mössa
    | - vantar
    | - ficklampa
    | - handduk

    Skriv hellre:
    | För natten:
    |
    | - tält
    | - sovsäck
    | - liggunderlag
    |
    | För maten:
    |
    | - kåsa
    | - tallrik
    | - bestick

    Undantag:
    Listor av bara länkar räknas inte, och inte heller numrerade steg.

    Inställningar:
    `max-items`: så många punkter får en lista ha. Förvalt värde är 12.

    Källa:
    Evas skrivskola, ”Punktlistor”. Gränsen är klarspråks egen.
    """

    code = "TXT007"
    name = "lang-lista"
    severity = Severity.INFO
    why = "I en lång lista syns inte vad som är viktigt."
    source = "Evas skrivskola, Punktlistor"
    settings: ClassVar[Mapping[str, Setting]] = {
        "max-items": Setting(12, "Så många punkter får en lista ha.", {Audience.CHILDREN: 8})
    }

    def check_document(self) -> Iterator[Finding]:
        """Unordered lists with too many items on their outermost level, shown at the first item too many."""
        limit = self.int_setting("max-items")
        lists: dict[int, list[tuple[int, Block]]] = {}
        for index, block in enumerate(self.document.blocks):
            if block.kind is BlockKind.LIST_ITEM and block.is_running and block.list_ref and not block.list_ref.ordered:
                lists.setdefault(block.list_ref.list_id, []).append((index, block))
        for members in lists.values():
            if len(members) <= limit or sum(_is_link(block) for _, block in members) * 2 > len(members):
                continue
            index, block = members[limit]
            yield self.at(
                block.start,
                block.end,
                f"Listan har {len(members)} punkter. Dela den i grupper med en egen rubrik eller ingång.",
                block=index,
            )


def _is_link(block: Block) -> bool:
    return any(m.end - m.start >= len(block.text) * 0.7 for m in block.marks_of(MarkKind.LINK))
