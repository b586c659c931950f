"""Passives in easy texts."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience
from klarsprak.language import clauses
from klarsprak.language.grammar import passive_verbs
from klarsprak.language.view import BlockView, Needs
from klarsprak.rules.base import Rule


class EasyPassive(Rule):
    """Skriv aktivt i lättläst

    Vad:
    Passiva verb i lättlästa texter och texter för barn.

    Varför:
    Den som har svårt att läsa söker efter vem som gör vad. I passiv saknas svaret.

    Exempel:
    | @lattlast
    | Maten lagas på morgonen.

    Skriv hellre:
    | @lattlast
    | Kocken lagar maten på morgonen.

    Undantag:
    Verb som bara ser passiva ut räknas inte.

    | @lattlast
    | Vi träffas på torget. Det finns fika.

    Källa:
    LL-förlaget, ”Att skriva lättläst”.
    """

    code = "MEN023"
    name = "passiv-lattlast"
    severity = Severity.WARNING
    needs = Needs.TAGS
    why = "Läsaren söker efter vem som gör vad."
    source = "LL-förlaget, Att skriva lättläst"
    audiences = frozenset({Audience.EASY, Audience.CHILDREN})

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Every passive in own running text."""
        if not view.block.is_running:
            return
        tokens = view.tokens
        for i in passive_verbs(tokens):
            start, end = tokens.start[i], tokens.end[i]
            if view.block.is_opaque(start, end) or clauses.is_quoted(view, start, end):
                continue
            yield self.finding(view, start, end, f"Skriv vem som gör det i stället för passiv (”{tokens.text[i]}”).")
