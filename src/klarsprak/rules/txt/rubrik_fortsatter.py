"""Text that reads on from its heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.language.view import BlockView, Needs
from klarsprak.rules.base import Candidate, Rule

_PRONOUNS = frozenset(("detta", "dessa", "denna", "den", "de", "dom"))


class ReadsOnFromHeading(Rule):
    """Låt texten börja om efter rubriken

    Vad:
    Ett stycke som börjar med ”Detta”, ”Dessa” eller ”Den” och syftar på rubriken ovanför.

    Varför:
    Många hoppar över rubriken eller ser den inte. Då saknar pronomenet något att syfta på.

    Exempel:
    | @webb
    | ## Bygglov för uterum
    |
    | Detta behöver du om uterummet är större än 30 kvadratmeter.

    Skriv hellre:
    | @webb
    | ## Bygglov för uterum
    |
    | Du behöver bygglov om uterummet är större än 30 kvadratmeter.

    Undantag:
    ”Den som …”, ”De som …” och pronomen med ett substantiv efter syftar inte på rubriken.

    | @webb
    | ## Bygglov för uterum
    |
    | Den som bygger ett uterum behöver bygglov.

    | @webb
    | ## Om webbplatsen
    |
    | Denna webbplats drivs av kommunen.

    Källa:
    Myndigheternas skrivregler, avsnitt 3.5.5.
    """

    code = "TXT013"
    name = "fortsatter-rubriken"
    severity = Severity.INFO
    needs = Needs.TAGS
    why = "Den som hoppar över rubriken förstår inte vad pronomenet syftar på."
    source = "Myndigheternas skrivregler 3.5.5"

    def candidates(self, view: BlockView) -> Iterator[Candidate]:
        """A paragraph that opens with a pronoun and a finite verb."""
        block = view.block
        if block.kind is not BlockKind.PARAGRAPH or view.text.split(" ", 1)[0].lower() not in _PRONOUNS:
            return
        tokens = view.tokens
        # The pronoun alone, its verb right after it: "Detta är", "Dessa ska".
        if tokens.n < 3 or tokens.pos[0] != "PRON" or not tokens.morph[1].finite or block.is_opaque(0, tokens.end[1]):
            return
        # "Detta skriver tillsynen": another subject follows, so the pronoun points forward.
        if tokens.pos[2] in ("NOUN", "PROPN") and tokens.morph[2].definite and not tokens.morph[1].passive:
            return
        # "Detta är ett automatiskt meddelande" points at the text itself.
        if tokens.lower[1] == "är" and tokens.lower[2] in ("en", "ett"):
            return
        message = f"”{tokens.text[0]}” syftar på rubriken. Skriv ut vad det är, så att stycket går att läsa för sig."
        yield None, self.finding(view, 0, tokens.end[0], message)

    def choose(self, candidates: Iterable[Candidate]) -> Iterator[Finding]:
        """Those right after a heading."""
        blocks = self.document.blocks
        for _, finding in candidates:
            if finding is not None and finding.block > 0 and blocks[finding.block - 1].kind is BlockKind.HEADING:
                yield finding
