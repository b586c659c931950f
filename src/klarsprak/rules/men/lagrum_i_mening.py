"""References to statutes inside sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.language import clauses
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule

_SECTION = r"\d+\s?[a-z]?\s?(?:kap\.|kapitlet)\s?\d+\s?[a-z]?(?:\s?[-–,]\s?\d+\s?[a-z]?)*\s?§§?|\d+\s?[a-z]?\s?§§?|§§?\s?\d+"
_REFERENCE = re.compile(
    rf"(?:{_SECTION})(?:\s(?:första|andra|tredje|fjärde|femte)(?:\s(?:och|eller)\s\w+)?\sstycket)?(?:\s\d\s?(?:p\.|punkten))?"
    r"(?:\s(?:i\s)?(?:\w+-\soch\s)?\w*(?:lagen|balken|förordningen|formen|stadgan))?(?:\s\(\d{4}:\d+\))?"
)
_SFS = re.compile(r"\(\d{4}:\d+\)")
_DECIDES = re.compile(r"\b(?:beslutar|beviljar|avslår|avvisar|godkänner|förbjuder|förelägger|återkallar)\b")


class StatuteInSentence(Rule):
    """Lyft ut lagrummet ur meningen

    Vad:
    Hänvisningar till paragrafer mitt i en mening, när de är många eller långa. I beslut gäller det bara den mening som
    säger vad ni beslutar.

    Varför:
    Siffror och lagnamn stoppar upp läsningen. Läsaren vill först veta vad som gäller, sedan vilken lag det står i.

    Exempel:
    | @brev
    | Du har enligt 9 kap. 31 b § andra stycket plan- och bygglagen (2010:900) rätt till ett besked.

    | @beslut
    | Nämnden beslutar med stöd av 9 kap. 31 § plan- och bygglagen (2010:900) att ge dig bygglov.

    Skriv hellre:
    | @brev
    | Du har rätt till ett besked. Det står i plan- och bygglagen (9 kap. 31 b §).

    | @beslut
    | Nämnden ger dig bygglov.
    |
    | Beslutet fattas med stöd av 9 kap. 31 § plan- och bygglagen (2010:900).

    Undantag:
    En kort hänvisning och en hänvisning inom parentes stör inte. Rapporter och texter för experter granskas inte.

    | @brev
    | Enligt 31 § ska vi svara dig inom tio veckor.

    Källa:
    Isof, Klarspråkshjälpen, ”Sortera innehållet”. Myndigheternas skrivregler, avsnitt 14.4.
    """

    code = "MEN015"
    name = "lagrum-i-mening"
    severity = Severity.INFO
    why = "Siffror och lagnamn stoppar upp läsningen."
    source = "Klarspråkshjälpen, Sortera innehållet"
    audiences = frozenset(Audience) - {Audience.EXPERT, Audience.INTERNAL}
    text_types = frozenset({TextType.LETTER, TextType.EMAIL, TextType.DECISION, TextType.SMS, TextType.FORM})

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Long references in letters; any reference in a decision's own sentence."""
        text = view.text
        if not view.block.is_running or "§" not in text:
            return
        decision = self.context.text_type is TextType.DECISION
        brackets = [m.span() for m in re.finditer(r"\([^()]*§[^()]*\)", text)]
        for start, end in view.sentences:
            if decision and not _DECIDES.search(text, start, end):
                continue
            if text.startswith("§", start) or re.match(r"\d+\s?[a-z]?\s?§", text[start:end]):
                continue  # A statute's own paragraph, not a reference to one.
            found = [
                m
                for m in _REFERENCE.finditer(text, start, end)
                if not any(low <= m.start() < high for low, high in brackets) and not clauses.is_quoted(view, m.start(), m.end())
            ]
            long = [m for m in found if len(m.group().split()) >= 6 or _SFS.search(m.group())]
            if not found or not (decision or long or len(found) > 1):
                continue
            first = (long or found)[0]
            yield self.finding(
                view,
                first.start(),
                first.end(),
                f"Säg först vad som gäller. Ta ”{clauses.shortened(first.group())}” sist, inom parentes eller i en egen mening.",
            )
