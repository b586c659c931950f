"""Sentences that open with a heavy prepositional phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.finding import Finding
from klarsprak.language import clauses
from klarsprak.language.view import BlockView, Needs
from klarsprak.rules.base import Rule, Setting

_OPENER = re.compile(
    r"(?:Mot bakgrund av|Med anledning av|Med hänsyn till|Med hänsyn tagen till|Med hänvisning till|Med utgångspunkt i|"
    r"Med beaktande av|Med stöd av|Med avseende på|Med åberopande av|När det gäller|Vad gäller|Vad avser|Vad beträffar|"
    r"Såvitt avser|Såvitt gäller|I fråga om|I avsikt att|I syfte att|I enlighet med|I samband med|Till följd av|"
    r"På grundval av|Utifrån|Beträffande|Avseende|Angående|Rörande|Gällande)\b"
)


class HeavyOpener(Rule):
    """Börja inte med bakgrunden

    Vad:
    Meningar som öppnar med en lång omständighet, till exempel ”Mot bakgrund av …” eller ”Med hänsyn till …”, innan det
    viktiga kommer.

    Varför:
    Läsaren får bakgrunden före budskapet och vet inte vad den ska användas till.

    Exempel:
    | Mot bakgrund av den utredning som har gjorts av förvaltningen under våren föreslår vi att avgiften sänks.

    | Med hänsyn till det stora antal ansökningar som har kommit in i år tar handläggningen längre tid.

    Skriv hellre:
    | Vi föreslår att avgiften sänks. Skälet är förvaltningens utredning i våras.

    | Handläggningen tar längre tid, eftersom vi har fått många ansökningar i år.

    Undantag:
    En kort inledning stör inte.

    | Med anledning av ditt brev har vi undersökt saken.

    Inställningar:
    min-words: så många ord ska inledningen ha för att räknas som tung.

    Källa:
    Isof, Klarspråkshjälpen, ”Skriv meningar med flyt”.
    """

    code = "MEN005"
    name = "tung-inledning"
    needs = Needs.TAGS
    why = "Bakgrunden kommer före budskapet."
    source = "Klarspråkshjälpen, Skriv meningar med flyt"
    settings: ClassVar[Mapping[str, Setting]] = {
        "min-words": Setting(8, "Så många ord ska inledningen ha för att räknas som tung.")
    }

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Sentences that begin with a listed phrase and many words before the verb that follows."""
        if not view.block.is_running:
            return
        limit = self.int_setting("min-words")
        for number, (start, _) in enumerate(view.sentences):
            phrase = opening(view, number)
            if not phrase:
                continue
            tokens = view.tokens
            first, stop = tokens.sentences[number]
            verb = clauses.verb_after_opening(tokens, first, stop)
            if verb is None:
                continue
            count = clauses.words_in(tokens, first, verb)
            if count < limit:
                continue
            yield self.finding(
                view,
                start,
                tokens.end[verb - 1],
                f"Meningen öppnar med {count} ord bakgrund (”{phrase} …”). Skriv det viktiga först: flytta bakgrunden "
                "till slutet eller till en egen mening.",
            )


def opening(view: BlockView, sentence: int) -> str:
    """The heavy phrase that a sentence begins with, or an empty string."""
    start, end = view.sentences[sentence]
    match = _OPENER.match(view.text, start, end)
    return match.group() if match else ""
