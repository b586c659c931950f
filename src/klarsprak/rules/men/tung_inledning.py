"""Sentences that open with a heavy prepositional phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.finding import Finding
from klarsprak.language import clauses
from klarsprak.language.view import BlockView, Needs, Tokens
from klarsprak.rules.base import Rule, Setting

_OPENER = re.compile(
    r"(?:Mot bakgrund av|Med anledning av|Med hänsyn till|Med hänsyn tagen till|Med hänvisning till|Med utgångspunkt i|"
    r"Med beaktande av|Med stöd av|Med avseende på|Med åberopande av|När det gäller|Vad gäller|Vad avser|Vad beträffar|"
    r"Såvitt avser|Såvitt gäller|I fråga om|I avsikt att|I syfte att|I enlighet med|I samband med|Till följd av|"
    r"På grundval av|Utifrån|Beträffande|Avseende|Angående|Rörande|Gällande)\b"
)
# "När det gäller bilar får …": these name what the sentence is about, and may need to come first. They are heavy when they hold
# a clause of their own, or when they are very long.
_TOPICS = ("När det gäller", "Vad gäller", "Vad avser", "Vad beträffar", "I fråga om", "Såvitt avser", "Såvitt gäller")
_LONG_TOPIC = 12


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
    En kort inledning stör inte, och inte heller en som bara säger vad meningen handlar om.

    | Med anledning av ditt brev har vi undersökt saken.

    | När det gäller bidrag till större idrottsföreningar i kommunen får även styrelsen yttra sig.

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
            if count < limit or (phrase in _TOPICS and count < _LONG_TOPIC and not _holds_clause(tokens, first, phrase, verb)):
                continue
            yield self.finding(
                view,
                start,
                tokens.end[verb - 1],
                f"Meningen öppnar med {count} ord bakgrund (”{phrase} …”). Skriv det viktiga först: flytta bakgrunden "
                "till slutet eller till en egen mening.",
            )


def _holds_clause(tokens: Tokens, first: int, phrase: str, verb: int) -> bool:
    """Whether a finite verb stands in the opener, beside the one in its phrase."""
    return any(tokens.morph[at].finite for at in range(first + len(phrase.split()), verb))


def opening(view: BlockView, sentence: int) -> str:
    """The heavy phrase that a sentence begins with, or an empty string."""
    start, end = view.sentences[sentence]
    match = _OPENER.match(view.text, start, end)
    return match.group() if match else ""
