"""Link texts that say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.document import MarkKind
from klarsprak.core.finding import Finding
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule

#: Link texts, in lower case and without punctuation, that do not say where they lead.
EMPTY_TEXTS = frozenset(
    {
        "här",
        "hit",
        "länk",
        "länken",
        "den här länken",
        "denna länk",
        "klicka",
        "klicka här",
        "tryck här",
        "läs mer",
        "läs mer här",
        "läs vidare",
        "läs mer om detta",
        "mer",
        "mer info",
        "mer information",
        "mer information här",
        "se mer",
        "se här",
        "information",
        "gå vidare",
        "fortsätt läsa",
        "till sidan",
        "webbsida",
        "hemsida",
        "följande länk",
        "via länken",
        "via denna länk",
        "nedanstående länk",
        "på denna sida",
        "på den här sidan",
    }
)


class EmptyLinkText(Rule):
    """Låt länktexten säga vart länken leder

    Vad:
    Länkar vars text är ”klicka här”, ”läs mer”, ”länk” eller något annat som inte säger vart man kommer.

    Varför:
    Den som läser med skärmläsare får ofta bara länkarna upplästa. ”Klicka här” säger då ingenting. Alla andra hittar
    också snabbare när länken heter som sidan.

    Exempel:
    | @webb
    | [Klicka här](https://example.se/bygglov) för att ansöka om bygglov.

    | @webb
    | Vi har samlat allt om taxan. [Läs mer](https://example.se/taxa).

    Skriv hellre:
    | @webb
    | [Ansök om bygglov](https://example.se/bygglov).

    | @webb
    | [Läs mer om avgiften för sophämtning](https://example.se/taxa).

    Källa:
    WCAG 2.4.4 (nivå A), lagen om tillgänglighet till digital offentlig service, Myndigheternas skrivregler 2.1.6.
    """

    code = "WEB001"
    name = "tom-lanktext"
    why = "Länktexten säger inte vart länken leder, varken för ögat eller för en skärmläsare."
    source = "WCAG 2.4.4, Myndigheternas skrivregler 2.1.6"
    clauses = ("alvesta:enkel-3", "alvesta:enkel-2", "tillganglighet:2.4.4")

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """A finding for each link whose whole text is one of the empty ones."""
        for mark in view.block.marks_of(MarkKind.LINK):
            text = view.text[mark.start : mark.end]
            bare = " ".join(text.lower().split()).strip(" .!:»›>→")
            if bare in EMPTY_TEXTS:
                yield self.finding(
                    view,
                    mark.start,
                    mark.end,
                    f"Länken heter ”{text.strip()}”. Skriv vad läsaren hittar bakom den, till exempel sidans rubrik.",
                )
