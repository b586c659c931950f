"""Lists whose items do not match."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block, BlockKind, MarkKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.rules.base import Rule

_SEVERAL = re.compile(r"[.!?]\s+[A-ZÅÄÖ]")


class UnevenList(Rule):
    """Skriv listans punkter på samma sätt

    Vad:
    Listor där några punkter börjar med stor bokstav och andra med liten, eller där några har punkt på slutet och andra
    inte.

    Varför:
    Likadana punkter går att jämföra i en blick. En som ser annorlunda ut får läsaren att undra varför.

    Exempel:
    | Du ska skicka med:
    |
    | - en ritning
    | - En situationsplan.
    | - ett intyg
    | - Kopia av beslutet.
    | - en fullmakt

    Skriv hellre:
    | Du ska skicka med:
    |
    | - en ritning
    | - en situationsplan
    | - ett intyg.

    Undantag:
    Sista punkten får ha punkt även när de andra saknar det. Punkter som börjar med ett namn, en siffra, kod eller en länk
    räknas inte, och inte heller en punkt med flera meningar.

    Källa:
    Myndigheternas skrivregler, avsnitt 3.9.4–3.9.5.
    """

    code = "TXT008"
    name = "ojamn-lista"
    severity = Severity.INFO
    why = "Likadana punkter går att jämföra i en blick."
    source = "Myndigheternas skrivregler 3.9.4–3.9.5"

    def check_document(self) -> Iterator[Finding]:
        """One finding a list: at its first item that differs from most of the others."""
        lists: dict[tuple[int, int], list[tuple[int, Block]]] = {}
        for index, block in enumerate(self.document.blocks):
            if block.kind is BlockKind.LIST_ITEM and block.is_running and block.list_ref and block.text:
                lists.setdefault((block.list_ref.list_id, block.level), []).append((index, block))
        for members in lists.values():
            if len(members) >= 4:
                finding = self._uneven(members)
                if finding is not None:
                    yield finding

    def _uneven(self, members: list[tuple[int, Block]]) -> Finding | None:
        cases = [(index, block, block.text[0].isupper()) for index, block in members if _starts_with_word(block)]
        upper = [c for c in cases if c[2]]
        lower = [c for c in cases if not c[2]]
        # One capital among small letters may be a name; two of each are not.
        if len(upper) >= 2 and len(lower) >= 2:
            odd = lower[0] if len(upper) >= len(lower) else upper[0]
            how = "liten" if len(upper) >= len(lower) else "stor"
            return self._at(odd[0], odd[1], f"Här börjar punkten med {how} bokstav, men de flesta andra i listan gör tvärtom.")
        ends = [(index, block, block.text[-1] in ".!?") for index, block in members[:-1] if not _SEVERAL.search(block.text)]
        ends = [e for e in ends if e[1].text[-1] not in ",;:"]
        stopped = [e for e in ends if e[2]]
        open_ = [e for e in ends if not e[2]]
        if len(stopped) >= 2 and len(open_) >= 2:
            odd = open_[0] if len(stopped) >= len(open_) else stopped[0]
            how = "saknar punkt på slutet" if len(stopped) >= len(open_) else "slutar med punkt"
            return self._at(odd[0], odd[1], f"Den här punkten i listan {how}, men de flesta andra gör tvärtom.")
        return None

    def _at(self, index: int, block: Block, message: str) -> Finding:
        return self.at(block.start, block.end, message + " Skriv alla på samma sätt.", block=index)


def _starts_with_word(block: Block) -> bool:
    """Whether an item begins with an ordinary word, whose case the writer chose."""
    text = block.text
    first = text.split()[0]
    if not text[0].isalpha() or not first.strip(".,:;()").isalpha() or first.isupper() or any(c.isupper() for c in first[1:]):
        return False
    kinds = (MarkKind.LINK, MarkKind.CODE, MarkKind.PLACEHOLDER, MarkKind.STRONG)
    return not any(m.start == 0 for m in block.marks if m.kind in kinds)
