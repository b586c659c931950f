"""Man about the reader."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.language import clauses
from klarsprak.language.view import BlockView, Needs
from klarsprak.rules.base import Rule, RuleContext

_MODALS = clauses.word_set("ska skall måste kan får behöver bör vill")
# "Man kan säga att", "man kan undra": people in general.
_GENERAL = clauses.word_set("säga undra fråga tycka tro konstatera påstå diskutera")
_SPEAKS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_INTRO, BlockKind.LIST_ITEM, BlockKind.SALUTATION})


class ManAboutReader(Rule):
    """Skriv ”du” i stället för ”man” när du menar läsaren

    Vad:
    ”Man ska …”, ”man kan …” i en text som annars säger du till läsaren. I lättläst och i texter för barn räknas varje ”man”.

    Varför:
    Läsaren undrar om ”man” är hen själv, vi eller någon annan.

    Exempel:
    | Du får svar på din ansökan inom tre veckor. Om man vill ändra något ska man ringa oss.

    Skriv hellre:
    | Du får svar inom tre veckor. Om du vill ändra något ska du ringa oss.

    Undantag:
    ”Man” går bra om folk i allmänhet, och räknas inte i texter som inte säger du. Programmet kan inte veta vem ”man” är,
    och därför är anmärkningen en upplysning.

    | I Sverige röstar man vart fjärde år.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.3.4 och 1.2.5.
    """

    code = "MEN013"
    name = "man-om-lasaren"
    severity = Severity.INFO
    needs = Needs.TAGS
    why = "Läsaren undrar vem ”man” är."
    source = "Myndigheternas skrivregler 1.3.4"
    text_types = frozenset({TextType.LETTER, TextType.EMAIL, TextType.DECISION, TextType.FORM, TextType.SMS, TextType.WEB})

    def __init__(self, context: RuleContext) -> None:
        super().__init__(context)
        self._speaks = sum(clauses.du_count(b.text) for b in clauses.own_blocks(self.document, _SPEAKS)) >= 2

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Man beside a modal verb, in a text that says du; any man in an easy text."""
        easy = self.context.audience in (Audience.EASY, Audience.CHILDREN)
        if not (self._speaks or easy) or not view.block.is_running:
            return
        tokens = view.tokens
        for i in tokens.by_lower.get("man", ()):
            if tokens.pos[i] != "PRON":
                continue
            beside = {tokens.lower[at] for at in (i - 1, i + 1) if 0 <= at < tokens.n}
            start, end = tokens.start[i], tokens.end[i]
            if (
                not (easy or beside & _MODALS)
                or _GENERAL.intersection(tokens.lower[i + 1 : i + 4])
                or clauses.is_quoted(view, start, end)
            ):
                continue
            yield self.finding(
                view,
                start,
                end,
                "Menar du läsaren, skriv ”du” i stället för ”man”." + ("" if easy else " Texten säger du på andra ställen."),
            )
