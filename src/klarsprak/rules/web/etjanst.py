"""E-services that are mentioned without a way there, or as the only way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block, MarkKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.language.view import Spans
from klarsprak.rules.base import Rule

_SERVICE = re.compile(r"\b(?:e-tjänst(?:en|er|erna)?|mina sidor|självservice)\b", re.I)
# Only where the reader is told to use it: a text about e-services in general needs no link.
_USE = re.compile(
    r"\b(?:i|via|med|genom|på|använd(?:a|er)?|logga(?:r)? in (?:i|på)|gå (?:in )?(?:till|på)|ansök(?:a|er)?|anmäl(?:a|er)?|"
    r"öppna)\s+(?:vår(?:a)?\s+|kommunens\s+|den\s+)?(?:e-tjänst(?:en|er|erna)?|mina sidor|självservice)\b",
    re.I,
)
_YOU = re.compile(r"\b(?:du|ni|dig|er|din|ditt|dina)\b|^(?:ansök|anmäl|logga|gå|använd|öppna|skicka|lämna|boka)\b", re.I)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S|\b[\w-]+\.(?:se|nu)\b")


class ServiceWithoutLink(Rule):
    """Visa vägen till e-tjänsten

    Vad:
    En uppmaning att använda en e-tjänst eller Mina sidor utan länk eller webbadress i samma stycke eller i styckena
    närmast.

    Varför:
    Vi har lovat att guida till våra sidor och steg för steg i e-tjänsterna. Utan länk får läsaren leta.

    Exempel:
    | @webb
    | Du ansöker om plats via e-tjänsten.

    Skriv hellre:
    | @webb
    | Du ansöker om plats i [e-tjänsten Sök förskola](https://example.se/forskola).

    | Du ansöker om plats i e-tjänsten på example.se/forskola.

    Undantag:
    Texter om e-tjänster i allmänhet räknas inte.
    | @webb
    | Kommunen har 40 e-tjänster.

    Källa:
    Servicepolicyns löfte att guida till webben och e-tjänsterna, Myndigheternas skrivregler 1.2.1.
    """

    code = "WEB007"
    name = "e-tjanst-utan-lank"
    severity = Severity.INFO
    why = "Utan länk får läsaren själv leta efter e-tjänsten."
    source = "Servicepolicyn, Myndigheternas skrivregler 1.2.1"
    clauses = ("alvesta:enkel-3",)
    text_types = frozenset({TextType.WEB, TextType.EMAIL, TextType.LETTER, TextType.DECISION})

    def check_document(self) -> Iterator[Finding]:
        """One finding a block, on the first such mention."""
        for index, mention in self.context.document.gather(_mention):
            if not self._way_nearby(index):
                low, high = self.document.blocks[index].map.span(*mention)
                message = "Här hänvisar du till en e-tjänst utan länk. Skriv vad den heter och länka dit eller ange adressen."
                yield self.at(low, high, message, block=index)

    def _way_nearby(self, index: int) -> bool:
        """A link, a button's text or a web address in the block or in the two on either side."""
        for block in self.document.blocks[max(0, index - 2) : index + 3]:
            if block.marks_of(MarkKind.LINK) or _ADDRESS.search(block.text) or block.kind.value == "button":
                return True
            if block.marks_of(MarkKind.PLACEHOLDER):
                return True
        return False


def _mention(block: Block, spans: Spans) -> tuple[int, int] | None:
    """The clean span of the first mention of an e-service that the reader is told to use."""
    if not block.is_running:
        return None
    for low, high in spans:
        sentence = block.text[low:high]
        match = _USE.search(sentence)
        if match is not None and _YOU.search(sentence):
            service = _SERVICE.search(sentence, match.start())
            return low + (service.start() if service else match.start()), low + match.end()
    return None
