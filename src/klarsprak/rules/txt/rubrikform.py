"""The form of headings: final punctuation and capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Candidate, Rule

_ABBREVIATION = re.compile(
    r"(?:\b\w{1,3}\.){2,}$|\b(?:kl|nr|st|ca|kap|osv|dvs|etc|inkl|exkl|prop|forts|mom|jr|kr)\.$", re.IGNORECASE
)
_NUMBERED = re.compile(r"^[\dIVX.\s]+\.$")
_ALWAYS, _UNLESS_LIST = "always", "unless before a list"
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

    def candidates(self, view: BlockView) -> Iterator[Candidate]:
        """A full stop or a colon at the end, or two and more words of capitals only."""
        if view.block.kind is not BlockKind.HEADING or not view.text:
            return
        text = view.text
        last = text[-1]
        end = len(text)
        if last == "." and not text.endswith("..") and not _ABBREVIATION.search(text) and not _NUMBERED.match(text):
            remove = [Suggestion("", Safety.SAFE)]
            yield _ALWAYS, self.finding(view, end - 1, end, "Ta bort punkten efter rubriken.", suggestions=remove)
        elif last == ":":
            remove = [Suggestion("", Safety.SAFE)]
            yield _UNLESS_LIST, self.finding(view, end - 1, end, "Ta bort kolonet efter rubriken.", suggestions=remove)
        words = [m.group() for m in _WORD.finditer(text)]
        if len(words) >= 2 and all(w.isupper() for w in words) and any(len(w) >= 6 for w in words) and "-" not in text:
            yield (
                _ALWAYS,
                self.finding(
                    view,
                    0,
                    end,
                    f"Skriv rubriken med vanliga bokstäver: ”{text.capitalize()}”.",
                    suggestions=[Suggestion(text.capitalize(), Safety.UNSAFE)],
                ),
            )

    def choose(self, candidates: Iterable[Candidate]) -> Iterator[Finding]:
        """All of them, but for a colon before a list."""
        blocks = self.document.blocks
        for key, finding in candidates:
            if finding is None:
                continue
            below = blocks[finding.block + 1 : finding.block + 2]
            if key is _ALWAYS or not below or below[0].kind is not BlockKind.LIST_ITEM:
                yield finding
