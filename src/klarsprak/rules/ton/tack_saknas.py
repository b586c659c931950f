"""Answers to views and fault reports that do not thank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from klarsprak.core.document import Block, BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.language.view import Spans
from klarsprak.rules.base import Rule

_VIEW = re.compile(
    r"\b(?:din|ditt|dina|er|ert|era) (?:\w+ )?(?:synpunkt\w*|klagomål\w*|felanmälan|felanmälningar|förslag|medborgarförslag|"
    r"idé\w*|åsikt\w*|beröm\w*|kritik)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(r"\b(?:tack\w*|uppskattar|glada (?:för|över)|värdefull\w*)\b", re.IGNORECASE)
_EARLY = 3


class MissingThanks(Rule):
    """Tacka för synpunkten

    Vad:
    Svar på en synpunkt, ett klagomål, ett förslag eller en felanmälan som inte tackar.

    Varför:
    Synpunkter och felanmälningar hjälper er att bli bättre. Ett tack visar att de är välkomna.

    Exempel:
    | @epost
    | Hej!
    |
    | Vi har tagit emot din felanmälan om den trasiga gungan i Vallparken. Gungan lagas på fredag.
    |
    | Med vänlig hälsning
    | Anna Ek, Växjövik kommun

    Skriv hellre:
    | @epost
    | Hej!
    |
    | Tack för din felanmälan om den trasiga gungan i Vallparken. Gungan lagas på fredag.
    |
    | Med vänlig hälsning
    | Anna Ek, Växjövik kommun

    Undantag:
    Beslut granskas inte.

    Källa:
    Service- och tillgänglighetspolicyn, engagerad-2.
    """

    code = "TON010"
    name = "tack-saknas"
    severity = Severity.INFO
    why = "Ett tack visar att synpunkter är välkomna."
    source = "Policyn, engagerad-2"
    clauses = ("alvesta:engagerad-2",)
    text_types = frozenset({TextType.LETTER, TextType.EMAIL, TextType.SMS})

    def check_document(self) -> Iterator[Finding]:
        """The first mention of the reader's view among the first paragraphs, in a text without thanks."""
        if self.context.document.gather(_thanks):
            return
        early = ((n, b) for n, b in enumerate(self.document.blocks) if b.is_running and b.kind is not BlockKind.LIST_ITEM)
        for index, block in islice(early, _EARLY):
            match = _VIEW.search(block.text)
            if match is not None:
                low, high = block.map.span(match.start(), match.end())
                yield self.at(low, high, f"Tacka läsaren: ”Tack för {match.group().lower()}”.", block=index)
                return


def _thanks(block: Block, spans: Spans) -> bool:
    del spans
    return block.is_own and _THANKS.search(block.text) is not None
