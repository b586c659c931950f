"""Long stretches without headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.rules.base import Rule, Setting


class MissingHeadings(Rule):
    """Sätt in mellanrubriker i långa texter

    Vad:
    Långa stycken text i följd utan någon rubrik emellan.

    Varför:
    Mellanrubriker visar vad texten tar upp, så att läsaren kan hitta det hen behöver och hoppa över resten.

    Exempel:
    | @webb @barn-unga
    | Biblioteket har öppet varje dag. Du kan låna böcker, spel och filmer. Du kan också läsa läxor där, för det finns både
    | bord och datorer. Fråga personalen om du vill ha hjälp att hitta något. De hjälper dig gärna.
    |
    | För att låna behöver du ett lånekort. Det får du gratis. Är du under 18 år måste en vuxen skriva under först. Kortet
    | gäller på alla bibliotek i kommunen, och du kan också låna e-böcker med det hemifrån på din platta eller telefon.
    |
    | Du får ha böckerna i fyra veckor. Sedan lämnar du tillbaka dem eller lånar om dem. Glömmer du det får du en påminnelse.
    | Tappar du bort en bok måste du betala den, men det gäller inte om den har gått sönder för att den var gammal och
    | sliten. På loven händer det extra mycket. Då kommer författare och berättar, och ibland visar vi film i källaren. Då
    | bjuder vi på saft och bullar. Håll utkik på vår webbplats, så ser du vad som händer just nu och hur du anmäler dig till
    | det som du vill vara med på. Det mesta är gratis och öppet för alla.

    Skriv hellre:
    | @webb @barn-unga
    | ## Det här kan du göra
    |
    | Du kan låna böcker, spel och filmer. Du kan också läsa läxor här.
    |
    | ## Så får du lånekort
    |
    | Kortet är gratis. Är du under 18 år måste en vuxen skriva under.

    Inställningar:
    `max-words`: så många ord får stå utan rubrik (300, i brev och e-post 400, i rapporter 500).

    Källa:
    Myndigheternas skrivregler, avsnitt 3.5.1. Isof, Klarspråkshjälpen, ”Skriv tydliga rubriker”. Gränsen är klarspråks egen.
    """

    code = "TXT010"
    name = "saknar-mellanrubriker"
    severity = Severity.INFO
    why = "Mellanrubriker visar läsaren var svaret står."
    source = "Myndigheternas skrivregler 3.5.1"
    settings: ClassVar[Mapping[str, Setting]] = {
        "max-words": Setting(
            300,
            "Så många ord får stå utan rubrik.",
            {Audience.EASY: 150, Audience.CHILDREN: 150},
            {TextType.LETTER: 400, TextType.EMAIL: 400, TextType.REPORT: 500},
        )
    }

    def check_document(self) -> Iterator[Finding]:
        """The paragraph in which the words without a heading pass the limit."""
        limit = self.int_setting("max-words")
        words = 0
        passed = False
        for index, block in enumerate(self.document.blocks):
            if block.kind is BlockKind.HEADING:
                words, passed = 0, False
            elif block.is_running and block.kind is not BlockKind.FOOTNOTE:
                words += block.text.count(" ") + 1
                if words > limit and not passed:
                    passed = True
                    yield self.at(
                        block.start,
                        block.end,
                        f"Här har läsaren läst över {limit} ord utan en rubrik. Sätt in mellanrubriker som säger vad varje "
                        "del handlar om.",
                        block=index,
                    )
