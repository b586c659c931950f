"""Deeply nested clauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience
from klarsprak.language import clauses
from klarsprak.language.view import BlockView, Needs, Tokens
from klarsprak.rules.base import Rule, Setting


class DeepNesting(Rule):
    """Stapla inte bisatser i varandra

    Vad:
    En bisats i en bisats i en bisats.

    Varför:
    Läsaren måste hålla reda på flera påbörjade satser samtidigt.

    Exempel:
    | Vi vill att du berättar om du tror att den handläggare som du har träffat har missat något.

    Skriv hellre:
    | Har handläggaren missat något? Berätta det för oss.

    Undantag:
    Två nivåer är vanligt och går bra att läsa. Programmet räknar ibland en nivå för mycket. Därför får det räkna till tre
    innan det säger något, och anmärkningen är en upplysning.

    | Vi vill att du berättar om något är fel.

    Inställningar:
    max-depth: så många nivåer bisatser får ligga i varandra.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.3. Antalet nivåer är klarspråks egen gräns.
    """

    code = "MEN009"
    name = "djupa-bisatser"
    severity = Severity.INFO
    needs = Needs.PARSE
    why = "Läsaren måste hålla reda på flera påbörjade satser samtidigt."
    source = "Myndigheternas skrivregler 1.3"
    settings: ClassVar[Mapping[str, Setting]] = {
        "max-depth": Setting(3, "Så många nivåer bisatser får ligga i varandra.", {Audience.EASY: 1, Audience.CHILDREN: 1})
    }

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Sentences with a finite subordinate clause deeper than the limit."""
        if not view.block.is_running:
            return
        limit = self.int_setting("max-depth")
        tokens = view.tokens
        heads = [i for i, label in enumerate(tokens.dep) if label in clauses.SUBORDINATE]
        if len(heads) <= limit:
            return
        reported = -1
        for i in heads:
            if tokens.sent[i] == reported or _depth(tokens, i) <= limit:
                continue
            reported = tokens.sent[i]
            start, end = view.sentences[reported]
            yield self.finding(
                view,
                start,
                end,
                "Meningen har bisatser inuti bisatser i många led. Dela den, eller börja om efter den första.",
            )


def _depth(tokens: Tokens, i: int) -> int:
    """How many finite subordinate clauses token `i`'s clause lies in, itself included."""
    depth = 0
    while True:
        if tokens.dep[i] in clauses.SUBORDINATE and clauses.finite_verb(tokens, i) is not None:
            depth += 1
        if tokens.head[i] == i:
            return depth
        i = tokens.head[i]
