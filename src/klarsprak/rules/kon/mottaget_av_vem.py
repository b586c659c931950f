"""A receipt that does not say who handles the matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block
from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language.clauses import own_sentences
from klarsprak.language.view import Spans
from klarsprak.rules.base import Rule
from klarsprak.rules.kon._routes import SENT, own_blocks

_RECEIPT = re.compile(
    r"\b(?:(?:vi|kommunen|nämnden|\w*förvaltningen|\w*enheten)\s+har\s+(?:nu\s+)?(?:tagit\s+emot|fått(?:\s+in)?|mottagit|registrerat)\s+(?:din|ditt|dina|er|ert|era)\s+(?:\w+\s+)?"
    r"\w*(?:ansökan|anmälan|begäran|överklagande|ärende|synpunkt|synpunkter|klagomål|beställning|felanmälan)"
    r"|(?:din|ditt|dina|er|ert|era)\s+\w*(?:ansökan|anmälan|begäran|överklagande|ärende|synpunkt|synpunkter|klagomål|beställning|felanmälan)\s+(?:om\s+\w+\s+)?(?:har\s+(?:nu\s+)?"
    r"(?:tagits\s+emot|kommit\s+in|mottagits|inkommit|registrerats)|är\s+(?:nu\s+)?(?:mottagen|mottaget|registrerad|registrerat)))",
    re.I,
)
_HANDLER = re.compile(
    r"\b(?:handläggare\w*|handlägger|handläggs\s+av|tar\s+hand\s+om|ansvarar\s+för\s+(?:ditt|ärendet)|kontaktperson\w*|utredare\w*|behandlas\s+av|prövas\s+av|hanteras\s+av|granskas\s+av|\w*nämnden|\w*enheten|\w*kontoret"
    r"|\w*förvaltningen|\w*avdelningen|\w*gruppen|kontaktcenter|kundtjänst|rektor\w*|\w*inspektör\w*|\w*tekniker\w*|jag)\b",
    re.I,
)
_NAME = re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]+\b")


class ReceiptWithoutHandler(Rule):
    """Säg vem som handlägger när du bekräftar ett ärende

    Vad:
    Bekräftelser (”vi har tagit emot din ansökan”) som inte nämner någon handläggare eller enhet.

    Varför:
    Den som vet vem som har ärendet kan komplettera det eller fråga om det utan att gå genom växeln.

    Exempel:
    | @epost
    | Hej!
    |
    | Vi har tagit emot din ansökan. Du får beslut inom sex veckor.

    Skriv hellre:
    | @epost
    | Hej!
    |
    | Vi har tagit emot din ansökan. Karin Ek handlägger den, och du får beslut inom sex veckor.

    Undantag:
    Det räcker att en enhet eller ett namn finns någonstans i texten, till exempel i underskriften.
    | @epost
    | Vi har tagit emot din ansökan. Du får beslut inom sex veckor.
    |
    | Hälsningar
    | Bygglovsenheten

    Källa:
    Krokoms kommun, servicegaranti: den som frågar får namn, kontaktväg och väntad tid.
    """

    code = "KON005"
    name = "mottaget-av-vem"
    severity = Severity.INFO
    why = "Läsaren vet inte vem som har ärendet."
    source = "Alvestas servicepolicy; Krokoms servicegaranti"
    clauses = ("alvesta:engagerad-3",)
    text_types = SENT

    def check_document(self) -> Iterator[Finding]:
        """One finding at the receipt, where neither a person nor a unit is named anywhere."""
        receipts = self.context.document.gather(_receipt)
        if not receipts:
            return
        index, match = receipts[0]
        rest = "\n".join(b.text for _, b in own_blocks(self)).replace(match.group(), " ")
        if _HANDLER.search(rest) or _HANDLER.match(match.group()) or _NAME.search(rest):
            return
        low, high = self.document.blocks[index].map.span(match.start(), match.end())
        yield self.at(
            low,
            high,
            "Säg också vem som handlägger ärendet: en person eller en enhet.",
            suggestions=[Suggestion("[Namn] på [enhet] handlägger ärendet.", Safety.DISPLAY)],
            block=index,
        )


def _receipt(block: Block, spans: Spans) -> re.Match[str] | None:
    """The first words that say that something has come in."""
    found = (_RECEIPT.search(block.text, start, end) for start, end in own_sentences(block, spans))
    return next((match for match in found if match), None)
