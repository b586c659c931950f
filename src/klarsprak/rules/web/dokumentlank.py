"""Links to documents that do not say that they are documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import MarkKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule

_FILE = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|odt|ods|zip)(?:$|[?#])", re.I)
_NAMES = {
    "pdf": "pdf",
    "doc": "Word",
    "docx": "Word",
    "xls": "Excel",
    "xlsx": "Excel",
    "ppt": "PowerPoint",
    "pptx": "PowerPoint",
    "odt": "odt",
    "ods": "ods",
    "zip": "zip",
}


class DocumentLink(Rule):
    """Skriv filtyp när länken öppnar ett dokument

    Vad:
    Länkar till pdf, Word, Excel och andra filer där texten inte säger att det är en fil.

    Varför:
    Ett dokument kan öppnas i ett annat program, ta lång tid att hämta och vara svårt att läsa på mobilen. Läsaren vill
    veta det innan.

    Exempel:
    | @webb
    | Hämta [blanketten för färdtjänst](https://example.se/filer/fardtjanst.pdf).

    Skriv hellre:
    | @webb
    | Hämta [blanketten för färdtjänst (pdf, 200 kB)](https://example.se/filer/fardtjanst.pdf).

    Undantag:
    Filtypen får också stå direkt efter länken.
    | @webb
    | Hämta [blanketten för färdtjänst](https://example.se/filer/fardtjanst.pdf) (pdf).

    Källa:
    Webbriktlinjer R5, WCAG 2.4.4.
    """

    code = "WEB003"
    name = "dokumentlank-utan-filtyp"
    severity = Severity.INFO
    why = "Läsaren vill veta innan att länken öppnar ett dokument."
    source = "Webbriktlinjer R5, WCAG 2.4.4"
    clauses = ("alvesta:enkel-3", "tillganglighet:2.4.4")
    text_types = frozenset({TextType.WEB, TextType.EMAIL})

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """A finding for each link to a file whose kind is named neither in the link nor right after it."""
        for mark in view.block.marks_of(MarkKind.LINK):
            match = _FILE.search(mark.value)
            if match is None:
                continue
            kind = match.group(1).lower()
            seen = view.text[mark.start : mark.end + 25].lower()
            names = {kind, _NAMES[kind].lower(), "word" if kind.startswith("doc") else kind}
            if not any(re.search(rf"\b{name}\b", seen) for name in names):
                yield self.finding(
                    view,
                    mark.start,
                    mark.end,
                    f"Länken öppnar en fil. Skriv filtypen i länktexten: ”({_NAMES[kind]})”.",
                )
