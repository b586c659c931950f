"""Genitives in a row."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.finding import Finding, Severity
from klarsprak.language import clauses
from klarsprak.language.view import BlockView, Needs, Tokens
from klarsprak.rules.base import Rule


class GenitiveChain(Rule):
    """Lös upp genitiver i rad

    Vad:
    Två genitiver i följd före ett substantiv: ”husets ägares ansvar”.

    Varför:
    Läsaren får veta sist vad det handlar om, och måste hålla ägarna i huvudet tills dess.

    Exempel:
    | Frågan gäller husets ägares ansvar.

    | Vi har läst kommunens invånares synpunkter.

    Skriv hellre:
    | Frågan gäller vilket ansvar husets ägare har.

    | Vi har läst synpunkterna från invånarna i kommunen.

    Undantag:
    En enda genitiv är vanlig svenska. Kedjor är så sällsynta att träffsäkerheten inte går att mäta, och ingen av våra källor
    tar upp dem. Därför är anmärkningen en upplysning.

    | Frågan gäller ägarens ansvar.

    Källa:
    Klarspråks egen.
    """

    code = "MEN025"
    name = "genitivkedja"
    severity = Severity.INFO
    needs = Needs.TAGS
    why = "Läsaren får veta sist vad det handlar om."
    source = "Klarspråks egen"

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Two common nouns in the genitive and the noun they belong to."""
        if not view.block.is_running:
            return
        tokens = view.tokens
        for i in [i for i, morph in enumerate(tokens.morph[:-2]) if morph.genitive]:
            if not (_is_owner(tokens, i) and _is_owner(tokens, i + 1) and tokens.tag[i + 2].startswith("NN")):
                continue
            start, end = tokens.start[i], tokens.end[i + 2]
            if tokens.sent[i] != tokens.sent[i + 2] or view.block.is_opaque(start, end) or clauses.is_quoted(view, start, end):
                continue
            noun = tokens.text[i + 2]
            yield self.finding(
                view, start, end, f"Lös upp genitiverna: börja med ”{noun}”, och säg sedan vems eller vad det gäller."
            )


def _is_owner(tokens: Tokens, i: int) -> bool:
    return tokens.tag[i].startswith("NN") and tokens.morph[i].genitive and tokens.lower[i].endswith("s")
