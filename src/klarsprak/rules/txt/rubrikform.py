"""The form of headings: final punctuation and capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule

_ABBREVIATION = re.compile(
    r"(?:\b\w{1,3}\.){2,}$|\b(?:kl|nr|st|ca|kap|osv|dvs|etc|inkl|exkl|prop|forts|mom|jr|kr)\.$", re.IGNORECASE
)
_NUMBERED = re.compile(r"^[\dIVX.\s]+\.$")
_WORD = re.compile(r"[^\W\d_]{2,}")


class HeadingForm(Rule):
    """Skriv rubriken utan punkt och med vanliga bokstäver

    Vad:
    Rubriker som slutar med punkt eller kolon, och rubriker med bara versaler.

    Varför:
    Versaler är svårare att läsa, eftersom orden tappar sin form. Punkt och kolon behövs inte, eftersom rubriken redan
    skiljer sig från texten.

    Exempel:
    | @webb
    | # Så söker du bygglov.

    | @webb
    | # ANSÖKAN OM BYGGLOV

    Skriv hellre:
    | @webb
    | # Så söker du bygglov

    | @webb
    | # Ansökan om bygglov

    Undantag:
    Frågetecken går bra. Kolon går bra före en lista. En rubrik av bara en förkortning räknas inte.

    | @webb
    | # Vem får söka?

    | @webb
    | # DOS-LAGEN

    Källa:
    Myndigheternas skrivregler, avsnitt 3.5.2.
    """

    code = "TXT004"
    name = "rubrikform"
    severity = Severity.INFO
    why = "Rubriken skiljer sig redan från texten och läses lättast med vanliga bokstäver."
    source = "Myndigheternas skrivregler 3.5.2"

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """A full stop or a colon at the end, or two and more words of capitals only."""
        if view.block.kind is not BlockKind.HEADING or not view.text:
            return
        text = view.text
        last = text[-1]
        end = len(text)
        if last == "." and not text.endswith("..") and not _ABBREVIATION.search(text) and not _NUMBERED.match(text):
            yield self.finding(
                view,
                end - 1,
                end,
                "Ta bort punkten efter rubriken.",
                suggestions=[Suggestion("", Safety.SAFE)],
            )
        elif last == ":" and not self._before_list(view):
            yield self.finding(
                view,
                end - 1,
                end,
                "Ta bort kolonet efter rubriken.",
                suggestions=[Suggestion("", Safety.SAFE)],
            )
        words = [m.group() for m in _WORD.finditer(text)]
        if len(words) >= 2 and all(w.isupper() for w in words) and any(len(w) >= 6 for w in words) and "-" not in text:
            yield self.finding(
                view,
                0,
                end,
                f"Skriv rubriken med vanliga bokstäver: ”{text.capitalize()}”.",
                suggestions=[Suggestion(text.capitalize(), Safety.UNSAFE)],
            )

    def _before_list(self, view: BlockView) -> bool:
        blocks = self.document.blocks
        return view.index + 1 < len(blocks) and blocks[view.index + 1].kind is BlockKind.LIST_ITEM
