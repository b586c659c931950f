"""Letters without an ending."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.rules.base import Rule
from klarsprak.rules.ton._letter import Letter

_MIN_WORDS = 20


class MissingEnding(Rule):
    """Avsluta med hälsning och namn

    Vad:
    Brev och e-post som börjar med en hälsning men saknar avslutning med namn.

    Varför:
    Läsaren vill veta vem som har skrivit och vem hen kan vända sig till.

    Exempel:
    | @brev
    | Hej!
    |
    | Vi har tagit emot din ansökan om plats i förskolan. Du får svar senast den 3 maj. Ring oss gärna om du undrar över
    | något innan dess.

    Skriv hellre:
    | @brev
    | Hej!
    |
    | Vi har tagit emot din ansökan om plats i förskolan. Du får svar senast den 3 maj. Ring oss gärna om du undrar över
    | något innan dess.
    |
    | Med vänlig hälsning
    | Anna Ek, Växjövik kommun

    Undantag:
    Texter utan hälsning i början räknas inte: de kan vara utdrag. Automatiska svar räknas inte heller.

    | @brev
    | Vi har tagit emot din ansökan om plats i förskolan. Du får svar senast den 3 maj. Ring oss gärna om du undrar över
    | något innan dess.

    Källa:
    Kronofogdens och Länsstyrelsen Dalarnas skrivhandledningar, avsnitten om e-post.
    """

    code = "TON007"
    name = "avslutning-saknas"
    severity = Severity.INFO
    why = "Läsaren vill veta vem som har skrivit."
    source = "Skrivhandledningar om e-post"
    clauses = ("alvesta:engagerad-1", "alvesta:tillganglig-1")
    text_types = frozenset({TextType.LETTER, TextType.EMAIL})

    def check_document(self) -> Iterator[Finding]:
        """A finding on the last paragraph of a letter that greets but does not end."""
        letter = self.context.document.once(Letter)
        if BlockKind.SALUTATION not in letter.kinds or BlockKind.ENDING in letter.kinds:
            return
        if letter.words < _MIN_WORDS or letter.is_automatic:
            return
        last = letter.running[-1]
        # A greeting that the reader of the format took for a paragraph, or a last line that ends the letter its own way.
        if "hälsning" in last.text.lower() or letter.blocks[-1].kind is BlockKind.CONTACT:
            return
        yield self.at(
            last.start,
            last.end,
            "Brevet saknar avslutning. Skriv en hälsning, ditt namn och var du arbetar.",
            block=self.document.blocks.index(last),
        )
