"""Letters that do not invite the reader to get in touch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block, BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.language.view import Spans
from klarsprak.rules.base import Rule
from klarsprak.rules.ton._letter import Letter

_INVITES = re.compile(
    r"\b(?:höra? (?:gärna )?av (?:dig|er)|ring(?:er|a)?|kontakta\w*|välkom\w+|undrar|vill (?:du|ni) veta|(?:du|ni) når|"
    r"når (?:du|ni)|(?:har|om) (?:du|ni) (?:har )?(?:några )?(?:frågor|fler frågor|synpunkter)|skriv (?:gärna )?till|"
    r"svara (?:gärna )?på|mejl\w*|e-posta|besök\w*|fråga (?:gärna )?oss|vänd (?:dig|er)|hjälper (?:dig|er) gärna|boka)\b"
    r"|frågor\?",
    re.IGNORECASE,
)
_MIN_WORDS = 30


class MissingInvitation(Rule):
    """Bjud in till kontakt

    Vad:
    Brev, e-post och beslut som slutar utan att säga att läsaren kan höra av sig.

    Varför:
    Den som inte har förstått, eller som har mer att säga, behöver veta att det är välkommet.

    Exempel:
    | @brev
    | Hej!
    |
    | Vi har gått igenom din ansökan om plats i förskolan. Du får en plats på Solrosen från och med den 1 september.
    | Inskolningen tar ungefär två veckor, och du är med hela tiden den första veckan.
    |
    | Med vänlig hälsning
    | Anna Ek, Växjövik kommun

    Skriv hellre:
    | @brev
    | Hej!
    |
    | Vi har gått igenom din ansökan om plats i förskolan. Du får en plats på Solrosen från och med den 1 september.
    | Inskolningen tar ungefär två veckor, och du är med hela tiden den första veckan. Hör av dig om du undrar över något.
    |
    | Med vänlig hälsning
    | Anna Ek, Växjövik kommun

    Undantag:
    Automatiska svar och texter som inte ser ut som hela brev räknas inte.

    Källa:
    Service- och tillgänglighetspolicyn, engagerad-1.
    """

    code = "TON009"
    name = "inbjudan-saknas"
    severity = Severity.INFO
    why = "Den som har frågor behöver veta att de är välkomna."
    source = "Policyn, engagerad-1"
    clauses = ("alvesta:engagerad-1",)
    text_types = frozenset({TextType.LETTER, TextType.EMAIL, TextType.DECISION})

    def check_document(self) -> Iterator[Finding]:
        """A finding on the last paragraph of a whole letter without an invitation."""
        letter = self.context.document.once(Letter)
        if BlockKind.ENDING not in letter.kinds or letter.words < _MIN_WORDS or letter.is_automatic:
            return
        # A heading such as "Har du frågor?" or "Kontakt" invites as well.
        if self.context.document.gather(_invites):
            return
        last = letter.running[-1]
        yield self.at(
            last.start,
            last.end,
            "Brevet bjuder inte in till kontakt. Lägg till en rad, till exempel ”Hör av dig om du undrar över något”.",
            block=self.document.blocks.index(last),
        )


def _invites(block: Block, spans: Spans) -> bool:
    del spans
    return block.is_own and block.kind not in (BlockKind.ADDRESS, BlockKind.CONTACT) and _INVITES.search(block.text) is not None
