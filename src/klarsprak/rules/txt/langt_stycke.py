"""Long paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule, Setting


class LongParagraph(Rule):
    """Dela långa stycken

    Vad:
    Stycken med fler ord än gränsen. Över den högre gränsen blir anmärkningen en varning.

    Varför:
    Stycket visar vad som hör ihop. I ett långt stycke hittar läsaren inte, och på skärm blir det en grå massa.

    Exempel:
    | @webb
    | Du som vill bygga behöver först ta reda på om det du ska bygga kräver bygglov. Det gör de flesta nya hus, större
    | tillbyggnader och byggnader som ska användas till något annat än förut. Ligger huset inom detaljplan gäller planens
    | regler, och utanför planen gäller andra. Nära vatten kan det också krävas strandskyddsdispens. När du vet vad som
    | gäller samlar du ihop ritningar, en situationsplan och en beskrivning av vad du vill göra. Sedan fyller du i ansökan i
    | vår e-tjänst och skickar med allt på en gång. Saknas något hör vi av oss. När allt har kommit in får du ett brev om
    | det, och sedan har vi tio veckor på oss att fatta beslut.

    Skriv hellre:
    | @webb
    | Ta först reda på om det du ska bygga kräver bygglov. Det gör de flesta nya hus och större tillbyggnader.
    |
    | Samla sedan ritningar, en situationsplan och en beskrivning. Fyll i ansökan i vår e-tjänst.

    Inställningar:
    `max-words`: fler ord än så ger en upplysning (100, på webben 80). `warn-above`: fler ord än så ger en varning (160).

    Källa:
    Örebro kommuns och Västra Götalandsregionens råd för webbtext. Myndigheternas skrivregler, avsnitt 3.8.
    """

    code = "TXT006"
    name = "langt-stycke"
    severity = Severity.WARNING
    why = "I ett långt stycke hittar läsaren inte."
    source = "Myndigheternas skrivregler 3.8"
    settings: ClassVar[Mapping[str, Setting]] = {
        "max-words": Setting(
            100,
            "Fler ord i ett stycke än så ger en upplysning.",
            {Audience.EASY: 50, Audience.CHILDREN: 60, Audience.EXPERT: 150},
            {TextType.WEB: 80, TextType.EMAIL: 80, TextType.REPORT: 150},
        ),
        "warn-above": Setting(
            160,
            "Fler ord i ett stycke än så ger en varning.",
            {Audience.EASY: 80, Audience.CHILDREN: 100, Audience.EXPERT: 220},
            {TextType.REPORT: 220},
        ),
    }

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Paragraphs with more words than the limit, shown at their first sentence."""
        limit = self.int_setting("max-words")
        if view.block.kind is not BlockKind.PARAGRAPH or not view.block.is_running or view.text.count(" ") < limit:
            return
        count = sum(len(words) for words in view.sentence_words)
        if count <= limit:
            return
        sentences = len(view.sentences)
        start, end = view.sentences[0]
        advice = "Börja ett nytt stycke där en ny sak tas upp." if sentences > 1 else "Dela det i flera meningar och stycken."
        noun = "mening" if sentences == 1 else "meningar"
        yield self.finding(
            view,
            start,
            end,
            f"Stycket har {count} ord i {sentences} {noun}. {advice}",
            severity=Severity.WARNING if count > self.int_setting("warn-above") else Severity.INFO,
        )
