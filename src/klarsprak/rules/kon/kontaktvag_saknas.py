"""A letter or an e-mail without a sender or a way to reach the sender."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block, BlockKind
from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.core.profile import TextType
from klarsprak.language.view import Spans
from klarsprak.rules.base import Rule
from klarsprak.rules.kon._routes import SENT, has_route, own_blocks

_NAME = re.compile(
    r"\b[A-ZÅÄÖ][a-zåäöé]+(?:[ -][A-ZÅÄÖ][a-zåäöé]+)+\b"
    r"|\b\w*(?:enheten|kontoret|förvaltningen|nämnden|kommun|stad|region|kontaktcenter|kundtjänst|skola|rektor)\b"
)
_SIGN_OFF = re.compile(r"^(?:/|\W*(?:(?:[a-zåäö]+\s+){0,3}hälsning(?:ar|en)?|mvh|vänligen|hälsn\.?)\b)", re.I)
_NAME_LAST = re.compile(r"[A-ZÅÄÖ]\w+\W*$")
#: Shorter pieces than this are replies in a conversation, where the sender is known.
_LEAST_WORDS = 40


def _words(block: Block, spans: Spans) -> int:
    del spans
    return len(block.text.split()) if block.is_own else 0


class NoContactRoute(Rule):
    """Avsluta med vem du är och hur du nås

    Vad:
    Brev och mejl utan kontaktväg (telefonnummer, e-postadress, länk eller adress), och brev utan avsändare.

    Varför:
    Den som har en fråga ska kunna ställa den. Ett namn och ett nummer gör det lätt att höra av sig till rätt person.

    Exempel:
    | Hej!
    |
    | Du har sökt parkeringstillstånd för din mamma. Vi behöver ett läkarintyg som visar att hon har svårt att gå längre
    | sträckor. Intyget får inte vara äldre än sex månader. Be läkaren skriva hur långt hon kan gå utan att vila.
    |
    | Med vänlig hälsning

    Skriv hellre:
    | Hej!
    |
    | Du har sökt parkeringstillstånd för din mamma. Vi behöver ett läkarintyg som visar att hon har svårt att gå längre
    | sträckor. Intyget får inte vara äldre än sex månader. Be läkaren skriva hur långt hon kan gå utan att vila.
    |
    | Med vänlig hälsning
    |
    | Lina Ek, handläggare
    |
    | Telefon 0470-00 00 00

    Undantag:
    Mejl på färre än 40 ord räknas som replik i ett samtal. I ett mejl räcker det att du har skrivit under: läsaren kan svara
    på mejlet. En text med underskrift som börjar direkt med hälsningen kan vara ett mejl. Där blir anmärkningen ett tips.

    Källa:
    Förvaltningslagen 6 och 7 §§. Service- och tillgänglighetspolicy, Alvesta kommun: vi är lätta att nå.
    """

    code = "KON003"
    name = "kontaktvag-saknas"
    why = "Läsaren ser inte vem som skriver eller hur hen ställer en fråga."
    source = "Förvaltningslagen 6 och 7 §§; Alvestas servicepolicy"
    clauses = ("alvesta:tillganglig-1", "alvesta:engagerad-1", "forvaltningslagen:7")
    text_types = SENT

    def check_document(self) -> Iterator[Finding]:
        """One finding at the end of the text for what is missing."""
        own = list(own_blocks(self))
        words = sum(count for _, count in self.context.document.gather(_words))
        letter = any(b.kind in (BlockKind.SALUTATION, BlockKind.ENDING, BlockKind.SUBJECT) for _, b in own)
        if not letter or words < _LEAST_WORDS:
            return
        routed = any(has_route(b) or b.kind is BlockKind.CONTACT for _, b in own)
        signed = self._signed([b for _, b in own])
        mail = self.context.text_type is TextType.EMAIL
        if routed and signed:
            return
        if mail and (signed or self.document.metadata.sender) and not self._no_reply():
            return  # whoever gets a mail can answer it
        if not routed:
            message = "Skriv hur man når dig: namn, telefonnummer och e-postadress."
            suggestion = "Har du frågor? Ring mig på [nummer] eller mejla [adress].\n\n[Namn], [enhet]"
        elif not mail:
            message, suggestion = "Skriv vem som skickar brevet: namn och enhet.", "[Namn], [enhet]"
        else:
            return
        index, block = own[-1]
        start, end = block.map.span(0, len(block.text))
        # Without anything above its greeting, a signed text may be a mail pasted in: whoever gets it can answer it.
        pasted = signed and own[0][1].kind is BlockKind.SALUTATION
        severity = Severity.INFO if pasted else None
        yield self.at(start, end, message, suggestions=[Suggestion(suggestion, Safety.DISPLAY)], block=index, severity=severity)

    def _no_reply(self) -> bool:
        sender = (self.document.metadata.sender or "").lower()
        return "noreply" in sender or "no-reply" in sender or "svarainte" in sender

    def _signed(self, blocks: list[Block]) -> bool:
        """Whether a name or a unit stands at the end, or as the sender at the top."""
        if any(_NAME.search(b.text) for b in blocks[-6:] if len(b.text) < 90):
            return True
        for number, block in enumerate(blocks):
            if not _SIGN_OFF.match(block.text):
                continue
            # “Hälsningar, Karin”, or whatever short line follows: “Finlands viltcentral”.
            following = blocks[number + 1 : number + 2]
            if len(block.text.split()) > 1 and _NAME_LAST.search(block.text):
                return True
            if following and len(following[0].text) < 70 and following[0].text[:1].isupper():
                return True
        return any(b.kind is BlockKind.ADDRESS and _NAME.search(b.text) for b in blocks[:8])
