"""Insertions that tear the main clause apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience
from klarsprak.language import clauses
from klarsprak.language.view import BlockView, Needs, Tokens
from klarsprak.rules.base import Rule, Setting


class Insertion(Rule):
    """Bryt inte meningen med långa inskott

    Vad:
    Ett långt inskott mellan subjektet och verbet, eller mellan hjälpverbet och huvudverbet.

    Varför:
    Läsaren måste hålla början av meningen i huvudet medan något annat berättas.

    Exempel:
    | Nämnden har, efter att ha tagit del av förvaltningens utredning och grannarnas synpunkter, beslutat om bygglov.

    Skriv hellre:
    | Nämnden har beslutat om bygglov. Innan dess läste nämnden förvaltningens utredning och grannarnas synpunkter.

    Undantag:
    Korta inskott stör inte.

    | Nämnden har, som du vet, beslutat om bygglov.

    En bisats som behövs för att veta vem eller vad det gäller går inte att flytta.

    | De föreningar, som har fått bidrag för minst ett av de senaste tre åren, ska lämna en rapport.

    Inställningar:
    max-words: så många ord får inskottet ha.

    Källa:
    Isof, Klarspråkshjälpen, ”Skriv meningar med flyt”.
    """

    code = "MEN007"
    name = "inskott"
    severity = Severity.INFO
    needs = Needs.PARSE
    why = "Läsaren måste minnas början medan något annat berättas."
    source = "Klarspråkshjälpen, Skriv meningar med flyt"
    settings: ClassVar[Mapping[str, Setting]] = {
        "max-words": Setting(
            9, "Så många ord får stå som inskott mellan subjekt och verb.", {Audience.EASY: 3, Audience.CHILDREN: 5}
        )
    }

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Main clauses with more inserted words than the limit."""
        limit = self.int_setting("max-words")
        if not view.block.is_running or view.text.count(" ") < limit:
            return
        tokens = view.tokens
        for low, high in clauses.insertions(tokens):
            count = clauses.words_in(tokens, low + 1, high)
            if count <= limit:
                continue
            if view.block.is_opaque(tokens.start[low], tokens.end[low]) or _is_restricted(tokens, low):
                continue
            yield self.finding(
                view,
                tokens.start[low],
                tokens.end[high],
                f"{count} ord står mellan ”{tokens.text[low]}” och ”{tokens.text[high]}”. Flytta inskottet till en egen mening.",
            )


def _is_restricted(tokens: Tokens, subject: int) -> bool:
    """Whether what follows a subject likely tells which one is meant: some writers set a comma there, but nothing can move."""
    if tokens.pos[subject] == "PRON":
        return True
    if tokens.pos[subject] in ("AUX", "PROPN") or tokens.morph[subject].definite:
        return False
    # "De föreningar, som …", "Den som …", "Sökande, som …"; but "ett mål, som …" and "vår skola, som …" have been named.
    determiner = next((c for c in tokens.children[subject] if tokens.pos[c] in ("DET", "PRON") and c < subject), None)
    return determiner is None or tokens.lower[determiner] in ("de", "den", "det")
