"""Answers to views and fault reports that do not thank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
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
        blocks = [b for b in self.document.blocks if b.is_own]
        if any(_THANKS.search(b.text) for b in blocks):
            return
        for block in [b for b in blocks if b.is_running and b.kind is not BlockKind.LIST_ITEM][:_EARLY]:
            match = _VIEW.search(block.text)
            if match is not None:
                low, high = block.map.span(match.start(), match.end())
                yield self.at(
                    low,
                    high,
                    f"Tacka läsaren: ”Tack för {match.group().lower()}”.",
                    block=self.document.blocks.index(block),
                )
                return
