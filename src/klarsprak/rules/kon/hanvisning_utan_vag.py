"""A referral to somebody without how to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block
from klarsprak.core.finding import Finding, Safety, Suggestion
from klarsprak.language.clauses import own_sentences
from klarsprak.language.view import Spans
from klarsprak.rules.base import Rule
from klarsprak.rules.kon._routes import BODY, REFERRING, route_near

_TURN = re.compile(
    r"\b(?:vänd(?:er|a)?\s+(?:du\s+|dig\s+|ni\s+|er\s+)*(?:dig|er)?\s*(?:till|mot)|kontakta|ta\s+kontakt\s+med|hör\s+av\s+(?:dig|er)\s+till|(?:hänvisar|hänvisas)\s+(?:dig\s+|er\s+|vi\s+)?till|ring|mejla|anmäl\w*\s+(?:det|felet|detta)?\s*till)\s+",
    re.I,
)
#: Between the verb and the body's name there may stand a few words: “kontakta i stället”, “vänd dig direkt till”.
_GAP = 28


class ReferralWithoutRoute(Rule):
    """Berätta hur man når den du hänvisar till

    Vad:
    Hänvisningar till en myndighet eller en enhet utan telefonnummer, e-postadress, länk eller adress i närheten.

    Varför:
    Läsaren har redan kommit till fel ställe en gång. Med ett nummer eller en länk kommer hen rätt direkt.

    Exempel:
    | Frågan gäller en statlig väg. Kontakta Trafikverket.

    | Vänd dig till miljökontoret med din anmälan.

    Skriv hellre:
    | Frågan gäller en statlig väg. Kontakta Trafikverket på telefon 0771-00 00 00.

    | Vänd dig till miljökontoret, miljo@example.se, med din anmälan.

    Undantag:
    Din egen läkare, hyresvärd, bank och andra som bara läsaren känner räknas inte. Kontaktvägen får stå i meningen före eller i
    de två närmast efter, eller i raden under. Är en och samma enhet nämnd med kontaktväg på ett annat ställe i texten räcker det.
    | Kontakta din hyresvärd om fönstret är trasigt.

    Källa:
    Service- och tillgänglighetspolicy, Alvesta kommun: vi talar om vart man vänder sig. Förvaltningslagen 6 §.
    """

    code = "KON001"
    name = "hanvisning-utan-vag"
    why = "Läsaren vet inte hur hen når den som kan hjälpa till."
    source = "Alvestas servicepolicy; förvaltningslagen 6 §"
    clauses = ("alvesta:trovardig-3", "alvesta:engagerad-3")
    text_types = REFERRING

    def check_document(self) -> Iterator[Finding]:
        """A finding for each body referred to without a route, once a body."""
        told: set[str] = set()
        for index, referrals in self.context.document.gather(_referrals):
            block = self.document.blocks[index]
            for start, end, turn, body in referrals:
                name = body.group().lower()
                if name in told:
                    continue
                told.add(name)
                if route_near(self, index, start, end) or self._routed_elsewhere(name):
                    continue
                low, high = block.map.span(turn, body.end())
                yield self.at(
                    low,
                    high,
                    f"Skriv hur man når {body.group()}: telefonnummer, e-postadress eller länk.",
                    suggestions=[Suggestion(f"{block.text[turn : body.end()]}, telefon [nummer]", Safety.DISPLAY)],
                    block=index,
                )

    def _routed_elsewhere(self, name: str) -> bool:
        """Whether the body is named with a route in another sentence of the text."""
        spans, blocks = self.context.document.sentences, self.document.blocks
        return any(
            name in blocks[index].text[start:end].lower() and route_near(self, index, start, end)
            for index, text in self.context.document.gather(_lower)
            if name in text
            for start, end in spans[index]
        )


def _referrals(block: Block, spans: Spans) -> list[tuple[int, int, int, re.Match[str]]]:
    """Sentences that send the reader to a body: their span, where the referral begins, and the body's name."""
    found = []
    for start, end in own_sentences(block, spans):
        for turn in _TURN.finditer(block.text, start, end):
            body = BODY.search(block.text, turn.end(), min(end, turn.end() + _GAP + 30))
            if body is None or body.start() > turn.end() + _GAP or re.search(r"[,.;:]", block.text[turn.end() : body.start()]):
                continue
            if not block.is_opaque(turn.start(), body.end()):
                found.append((start, end, turn.start(), body))
    return found


def _lower(block: Block, spans: Spans) -> str:
    """The text of a block whose sentences may name a body."""
    return block.text.lower() if own_sentences(block, spans) else ""
