"""Man about the reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from klarsprak.core.document import Block, BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.language import clauses
from klarsprak.language.view import BlockView, Needs, Spans
from klarsprak.rules.base import Candidate, Rule

_MODALS = clauses.word_set("ska skall måste kan får behöver bör vill")
# "Man kan säga att", "man kan undra": people in general.
_GENERAL = clauses.word_set("säga undra fråga tycka tro konstatera påstå diskutera")
_SAYS_DU = 2
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

    def candidates(self, view: BlockView) -> Iterator[Candidate]:
        """Man beside a modal verb; any man in an easy text."""
        easy = self.context.audience in (Audience.EASY, Audience.CHILDREN)
        if not view.block.is_running:
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
            message = "Menar du läsaren, skriv ”du” i stället för ”man”." + ("" if easy else " Texten säger du på andra ställen.")
            yield None, self.finding(view, start, end, message)

    def choose(self, candidates: Iterable[Candidate]) -> list[Finding]:
        """All of them, where the text says du or is an easy one."""
        easy = self.context.audience in (Audience.EASY, Audience.CHILDREN)
        if not easy and sum(count for _, count in self.context.document.gather(_says_du)) < _SAYS_DU:
            return []
        return [finding for _, finding in candidates if finding is not None]


def _says_du(block: Block, spans: Spans) -> int:
    del spans
    return clauses.du_count(block.text) if block.is_own and block.kind in _SPEAKS else 0
