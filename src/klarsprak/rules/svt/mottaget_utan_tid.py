"""A receipt that does not say when the answer comes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.finding import Finding, Severity
from klarsprak.language import timeexpr
from klarsprak.rules.base import Rule
from klarsprak.rules.svt._promises import BLANK, SENT, draft, sentences

_MATTER = (
    r"(?:\w*(?:ansökan|anmälan|begäran|överklagande|överklagan|beställning|skrivelse|reklamation|förfrågan|intresseanmälan)|\w*ärende|mejl|mail"
    r"|e-?post(?:meddelande)?|meddelande|synpunkt(?:er)?|klagomål|fråga|frågor|komplettering|förslag|handlingar|brev|bokning)(?:en|et|n|na|erna)?"
)
_RECEIPT = re.compile(
    rf"\b(?:(?:vi|jag|kommunen|nämnden|\w*förvaltningen|\w*enheten|\w*kontoret)\s+har\s+(?:nu\s+)?(?:tagit\s+emot|fått(?:\s+in)?|mottagit|registrerat)\s+(?:\w+\s+){{0,3}}?{_MATTER}\b"
    rf"|(?:din|ditt|dina|er|ert|era)\s+(?:\w+\s+)?{_MATTER}\s+(?:om\s+\w+\s+)?(?:har\s+(?:nu\s+)?(?:tagits\s+emot|kommit\s+in|mottagits|inkommit|registrerats|nått\s+oss)|är\s+(?:nu\s+)?(?:mottagen|mottaget|mottagna|registrerad|registrerat|registrerade)))",
    re.I,
)
#: The matter is settled in the same text: nothing more is to come.
_SETTLED = re.compile(
    r"\b(?:beslutar|har\s+beslutat|beviljar|avslår|avskriver|avslutat|avslutas|avslutad|godkänt|godkänner|svaret\s+(?:är|på)|här\s+(?:är|kommer)\s+(?:svar|vårt)|åtgärdat|åtgärdad|lagat|lagad|löst)\b",
    re.I,
)
#: A receipt that goes on at length answers; one of a few lines only confirms.
_MOST_SENTENCES = 12


class ReceiptWithoutTime(Rule):
    """Säg när svaret kommer när du bekräftar ett ärende

    Vad:
    Bekräftelser och autosvar (”vi har tagit emot din ansökan”) som inte säger när svaret kommer.

    Varför:
    Den som har skickat in ett ärende vill veta två saker: att det har kommit fram och när det är klart. Bekräftelsen är
    det bästa stället att säga båda.

    Exempel:
    | @epost
    | Hej!
    |
    | Vi har tagit emot din ansökan om bygglov. Den har fått nummer 2026-123.

    | @epost
    | Detta är ett automatiskt svar. Tack för ditt mejl!

    Skriv hellre:
    | @epost
    | Hej!
    |
    | Vi har tagit emot din ansökan om bygglov. Du får beslut inom tio veckor.

    | @epost
    | Detta är ett automatiskt svar. Tack för ditt mejl! Vi svarar inom två arbetsdagar.

    Undantag:
    Texter som avslutar ärendet behöver ingen tid. Finns ett löfte i texten gäller SVT001 och SVT002 i stället.
    | @epost
    | Vi har fått din anmälan om den trasiga lampan. Den är nu lagad.

    Källa:
    JO 5613-2008: den som inte kan få svar inom rimlig tid bör få veta att brevet har kommit fram och när svaret kan väntas.
    """

    code = "SVT003"
    name = "mottaget-utan-tid"
    severity = Severity.ERROR
    why = "Läsaren får veta att ärendet har kommit fram, men inte när det blir klart."
    source = "JO 5613-2008; Alvestas servicepolicy"
    clauses = ("alvesta:tillganglig-3", "alvesta:tillganglig-2")
    reads_commitments = True
    text_types = SENT

    def check_document(self) -> Iterator[Finding]:
        """One finding at the receipt, where the text promises nothing at all."""
        if self.context.commitments:
            return
        found = [(index, block, start, end, block.text[start:end]) for index, block, start, end in sentences(self)]
        text = " ".join(s for *_, s in found)
        if not found or len(found) > _MOST_SENTENCES or _SETTLED.search(text):
            return
        automatic = self.document.metadata.auto_reply or _AUTOMATIC.search(
            " ".join(b.text for b in self.document.blocks[:6] if not b.quoted)
        )
        for index, block, start, _, sentence in found:
            match = _RECEIPT.search(sentence)
            if match:
                low, high = block.map.span(start + match.start(), start + match.end())
                yield self._finding(low, high, index)
                return
        if automatic and not any(t.firm for t in timeexpr.find(text)):
            index, block, start, end, _ = found[0]
            yield self._finding(*block.map.span(start, end), index)

    def _finding(self, start: int, end: int, block: int) -> Finding:
        return self.at(
            start,
            end,
            "Säg också när svaret kommer: ett datum eller den längsta tid det tar.",
            suggestions=[draft(f"Du får svar senast den {BLANK}.")],
            block=block,
        )


_AUTOMATIC = re.compile(r"\b(?:automatiskt\s+svar|autosvar|autoreply|auto-svar|automatsvar|svarar\s+automatiskt)\b", re.I)
