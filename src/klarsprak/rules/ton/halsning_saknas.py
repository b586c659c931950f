"""Letters without a greeting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.rules.base import Rule
from klarsprak.rules.ton._letter import Letter

# Shorter than this may be a note under somebody else's mail.
_MIN_WORDS = 20
_GREETING = re.compile(r"(?:hej|tack|god|bästa|kära|välkommen)\b", re.IGNORECASE)
#: What shows that the text is a whole letter and not a passage of one.
LETTER_SIGNS = frozenset({BlockKind.SALUTATION, BlockKind.ENDING, BlockKind.ADDRESS, BlockKind.SUBJECT})


class MissingGreeting(Rule):
    """Börja med en hälsning

    Vad:
    Brev och e-post som saknar hälsning, till exempel ”Hej!”.

    Varför:
    Hälsningen visar att en människa har skrivit och att läsaren är välkommen att höra av sig.

    Exempel:
    | @epost
    | Vi har tagit emot din ansökan om plats i förskolan. Du får svar senast den 3 maj. Ring oss gärna om du undrar över
    | något innan dess.
    |
    | Med vänlig hälsning
    | Anna Ek
    | Växjövik kommun

    Skriv hellre:
    | @epost
    | Hej!
    |
    | Vi har tagit emot din ansökan om plats i förskolan. Du får svar senast den 3 maj. Ring oss gärna om du undrar över
    | något innan dess.
    |
    | Med vänlig hälsning
    | Anna Ek
    | Växjövik kommun

    Undantag:
    Bara texter som ser ut som hela brev räknas: de ska ha en avslutning, en adress eller en ämnesrad.

    | @epost
    | Vi har tagit emot din ansökan om plats i förskolan. Du får svar senast den 3 maj. Ring oss gärna om du undrar över
    | något innan dess.

    Källa:
    Kronofogdens och Länsstyrelsen Dalarnas skrivhandledningar, avsnitten om e-post.
    """

    code = "TON006"
    name = "halsning-saknas"
    severity = Severity.INFO
    why = "Hälsningen visar att en människa har skrivit."
    source = "Skrivhandledningar om e-post"
    clauses = ("alvesta:engagerad-1",)
    text_types = frozenset({TextType.LETTER, TextType.EMAIL})

    def check_document(self) -> Iterator[Finding]:
        """A finding on the first paragraph of a whole letter without a greeting."""
        letter = self.context.document.once(Letter)
        if BlockKind.SALUTATION in letter.kinds or not letter.kinds & LETTER_SIGNS or self.document.metadata.auto_reply:
            return
        if letter.words < _MIN_WORDS or any(_GREETING.match(b.text) for b in letter.running[:3]):
            return
        first = letter.running[0]
        yield self.at(
            first.start,
            first.end,
            "Brevet saknar hälsning. Börja med ”Hej!” eller läsarens namn.",
            block=self.document.blocks.index(first),
        )
