"""ORD012: long compounds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from klarsprak.core.finding import Safety, Severity, Suggestion
from klarsprak.core.profile import Audience
from klarsprak.language.compounds import is_common, split
from klarsprak.language.view import BlockView, Needs
from klarsprak.rules.base import Candidate, Rule, RuleContext, Setting

# A last part, in any of its forms, and the preposition that joins it to what it is about: system för kvalitetssäkring.
_HEADS = {
    "ansökan": "om",
    "ansökning": "om",
    "anmälan": "om",
    "avgift": "för",
    "avtal": "om",
    "beskrivning": "av",
    "beslut": "om",
    "bidrag": "till",
    "enhet": "för",
    "ersättning": "för",
    "föreskrift": "om",
    "förfarande": "för",
    "förvaltning": "för",
    "hantering": "av",
    "handling": "om",
    "information": "om",
    "kontroll": "av",
    "kostnad": "för",
    "krav": "på",
    "lag": "om",
    "lösning": "för",
    "metod": "för",
    "myndighet": "för",
    "nämnd": "för",
    "organisation": "för",
    "plan": "för",
    "plattform": "för",
    "process": "för",
    "prognos": "för",
    "program": "för",
    "prövning": "av",
    "redogörelse": "för",
    "register": "över",
    "regler": "om",
    "strategi": "för",
    "system": "för",
    "tillstånd": "för",
    "utredning": "om",
    "verksamhet": "för",
    "villkor": "för",
    "översikt": "över",
}


# A unit's name in the definite form is a name: Samhällsbyggnadsnämnden.
_UNITS = ("nämnden", "förvaltningen", "kontoret", "styrelsen", "enheten", "avdelningen", "myndigheten", "verket", "domstolen")


class LongCompound(Rule):
    """Lång sammansättning

    Vad:
    Hittar mycket långa sammansatta ord och visar vilka ord de består av. Gränsen är 22 bokstäver och tre ord, för lättläst
    och för barn 16 bokstäver och två ord. Varje ord anmärks en gång.

    Varför:
    Läsaren måste själv se var orden börjar och slutar. Är ordet nytt för läsaren blir det svårt.

    Exempel:
    | Vi har ett nytt kvalitetssäkringssystem för skolmaten.

    | @lattlast
    | Du kan söka bostadsanpassningsbidrag.

    Skriv hellre:
    | Vi har ett nytt system för att kontrollera skolmaten.

    | @lattlast
    | Du kan söka bidrag för att anpassa bostaden.

    Undantag:
    Långa ord som är vanliga, och namn.
    | Arbetsförmedlingen och Försäkringskassan hjälper dig.

    Inställningar:
    bokstaver: så många bokstäver ordet minst ska ha.
    delar: så många ord det minst ska bestå av.

    Källa:
    Göteborgs universitets skrivråd och Göteborgs stifts klarspråksråd.
    """

    code = "ORD012"
    name = "lang-sammansattning"
    severity = Severity.INFO
    needs = Needs.TAGS
    why = "Läsaren måste själv se var orden börjar och slutar."
    source = "Göteborgs universitets skrivråd"
    clauses = ("alvesta:enkel-1", "spraklagen:11")
    settings: ClassVar = {
        "bokstaver": Setting(
            default=22,
            help="Så många bokstäver ordet minst ska ha.",
            by_audience={Audience.EASY: 16, Audience.CHILDREN: 16, Audience.EXPERT: 30, Audience.INTERNAL: 30},
        ),
        "delar": Setting(
            default=3,
            help="Så många ord sammansättningen minst ska bestå av.",
            by_audience={Audience.EASY: 2, Audience.CHILDREN: 2},
        ),
    }

    def __init__(self, context: RuleContext) -> None:
        super().__init__(context)
        self._letters = self.int_setting("bokstaver")
        self._parts = self.int_setting("delar")

    def candidates(self, view: BlockView) -> Iterable[Candidate]:
        tokens = view.tokens
        for i, low in enumerate(tokens.lower):
            if len(low) < self._letters or tokens.pos[i] != "NOUN" or not low.isalpha():
                continue
            lemma = tokens.lemma[i].lower()
            if is_common(low, 3.3):
                continue
            if low.removesuffix("s").endswith(_UNITS):
                continue
            parts = split(low)
            if len(parts) < self._parts or view.block.is_opaque(tokens.start[i], tokens.end[i]):
                continue
            reworded = rewording(low, parts)
            # Short pieces are where a cut may be wrong; then the parts are better left out.
            sure = min(len(part) for part in parts) > 3
            message = f"Ordet är långt: {' + '.join(parts)}." if sure else f"Ordet är långt: {len(low)} bokstäver."
            message += f" Dela upp det, till exempel ”{reworded}”." if reworded and sure else " Dela upp det om du kan."
            offered = [Suggestion(reworded, Safety.DISPLAY)] if reworded and sure else []
            yield lemma, self.finding(view, tokens.start[i], tokens.end[i], message, suggestions=offered)


def rewording(word: str, parts: tuple[str, ...]) -> str | None:
    """`kvalitetssäkringssystem` → `system för kvalitetssäkring`, where the last part is one whose preposition is known."""
    last = parts[-1]
    preposition = next((p for head, p in _HEADS.items() if last.startswith(head) and len(last) - len(head) <= 4), None)
    if preposition is None:
        return None
    # All but the last part, with the joining letters inside it and without the one at its end.
    first = word[: -len(last)]
    return f"{last} {preposition} {first.removesuffix(_link(first, parts[-2]))}"


def _link(first: str, part: str) -> str:
    """The letter that joins the first parts to the last: the s of `kvalitetssäkrings`."""
    return "s" if first.endswith("s") and not part.endswith("s") else ""
