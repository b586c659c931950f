"""Container headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule

# Headings under which anything can stand.
_EMPTY = frozenset(
    (
        "information",
        "allmän information",
        "viktig information",
        "mer information",
        "ytterligare information",
        "övrig information",
        "allmänt",
        "bakgrund",
        "inledning",
        "introduktion",
        "övrigt",
        "övriga frågor",
        "historik",
        "metod",
        "frågor",
        "diverse",
        "aktiviteter",
        "riktlinjer",
        "beskrivning",
    )
)
# Headings that the form of a decision asks for, and that its readers look for.
_IN_DECISIONS = frozenset(("bakgrund", "information", "beskrivning", "övrigt"))
# Numbered chapters are the fixed plan of a report, whatever the text type says.
_CHAPTER = re.compile(r"^\d+(?:\.\d+)*\.?\s")
_LETTER = re.compile(r"^(?:[a-z]\)|[A-Z]\.)\s+")


class ContainerHeading(Rule):
    """Skriv rubriker som säger något

    Vad:
    Rubriker som passar på vilken text som helst: ”Information”, ”Bakgrund”, ”Övrigt”, ”Allmänt”.

    Varför:
    Läsaren letar i rubrikerna. En tom rubrik säger inte om det är här svaret står.

    Exempel:
    | @webb
    | # Bygglov
    |
    | ## Information
    |
    | Du får svar inom tio veckor.

    Skriv hellre:
    | @webb
    | # Bygglov
    |
    | ## Så lång tid tar det
    |
    | Du får svar inom tio veckor.

    Undantag:
    Rapporter, texter för experter och texter med numrerade kapitel har ofta en fast uppställning och granskas inte. I
    beslut går ”Bakgrund” bra.

    | @beslut
    | # Beslut
    |
    | ## Bakgrund
    |
    | Föreningen sökte bidrag den 3 mars.

    Källa:
    Isof, Klarspråkshjälpen, ”Skriv tydliga rubriker”. Myndigheternas skrivregler, avsnitt 1.5.2.
    """

    code = "TXT002"
    name = "tom-rubrik"
    severity = Severity.WARNING
    why = "En rubrik som passar på allt hjälper inte läsaren att hitta."
    source = "Klarspråkshjälpen, Skriv tydliga rubriker"
    text_types = frozenset(TextType) - {TextType.AUTO, TextType.REPORT}
    audiences = frozenset(Audience) - {Audience.EXPERT}

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Headings of a listed word and nothing more."""
        if view.block.kind is not BlockKind.HEADING or _CHAPTER.match(view.text):
            return
        bare = _LETTER.sub("", view.text).strip(" .:").lower()
        if bare not in _EMPTY or (self.context.text_type is TextType.DECISION and bare in _IN_DECISIONS):
            return
        yield self.finding(
            view,
            0,
            len(view.text),
            f"Rubriken ”{view.text}” säger inte vad stycket handlar om. Skriv det viktigaste i stycket som rubrik.",
        )
