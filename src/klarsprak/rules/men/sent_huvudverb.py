"""Main verbs that come late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.language import clauses
from klarsprak.language.view import BlockView, Needs
from klarsprak.rules.base import Rule, Setting
from klarsprak.rules.men.tung_inledning import opening

# How many words more a sentence may have before its main verb when it opens with a condition or a purpose.
_CONDITION_MARGIN = 8


class LateMainVerb(Rule):
    """Låt huvudverbet komma tidigt

    Vad:
    Meningar där läsaren måste ta sig igenom många ord innan verbet i huvudsatsen kommer.

    Varför:
    Verbet säger vad meningen handlar om. Tills det kommer måste läsaren minnas allt som står före.

    Exempel:
    | De handlingar som enligt beslutet i mars ska finnas hos varje rektor i kommunens grundskolor och gymnasieskolor
    | saknas fortfarande.

    Skriv hellre:
    | Handlingarna saknas fortfarande. De ska enligt beslutet i mars finnas hos varje rektor.

    Undantag:
    En inledande bisats med ”om”, ”när” eller ”för att” får vara längre: den hjälper läsaren att se om meningen gäller
    hen. Programmet hittar rätt huvudverb i nio meningar av tio, och därför är anmärkningen en upplysning.

    | Om du vill ändra något i din ansökan efter det att du har skickat in den till oss ringer du kundtjänst.

    Inställningar:
    max-words: så många ord får stå före huvudverbet.

    Källa:
    Isof, Klarspråkshjälpen, ”Skriv meningar med flyt”. Myndigheternas skrivregler, avsnitt 1.3.
    """

    code = "MEN004"
    name = "sent-huvudverb"
    severity = Severity.INFO
    needs = Needs.PARSE
    why = "Läsaren måste minnas allt som står före verbet."
    source = "Klarspråkshjälpen, Skriv meningar med flyt"
    settings: ClassVar[Mapping[str, Setting]] = {
        "max-words": Setting(
            14,
            "Så många ord får stå före huvudsatsens verb.",
            {Audience.EASY: 8, Audience.CHILDREN: 9, Audience.EXPERT: 18},
            {TextType.REPORT: 18},
        )
    }

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Sentences whose main verb has more words before it than the limit."""
        limit = self.int_setting("max-words")
        if not view.block.is_running or view.text.count(" ") < limit:
            return
        tokens = view.tokens
        for number, (first, stop) in enumerate(tokens.sentences):
            if stop - first <= limit:
                continue
            verb = clauses.main_verb(tokens, number)
            if verb is None or verb - first <= limit:
                continue
            count = clauses.words_in(tokens, first, verb)
            if count <= limit or not clauses.is_v2(tokens, first, verb) or ":" in tokens.text[first:verb]:
                continue
            # Other rules say more of these: a heavy opening phrase, an insertion after the subject.
            if opening(view, number) or any(tokens.sent[low] == number for low, _ in clauses.insertions(tokens)):
                continue
            if tokens.lower[first] in ("om", "när", "för") and count <= limit + _CONDITION_MARGIN:
                continue
            start, end = tokens.start[first], tokens.end[verb]
            yield self.finding(
                view,
                start,
                end,
                f"Huvudverbet ”{tokens.text[verb]}” kommer först efter {count} ord. Börja med vem som gör vad, och ta "
                "resten sedan.",
            )
