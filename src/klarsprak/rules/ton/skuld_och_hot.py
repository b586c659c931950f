"""Words of blame and threat."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.language import clauses
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule

_BLAME = (
    (
        r"[Tt]rots (?:flera |upprepade |tidigare |våra |vår )*(?:påminnelser?|anmaningar?|uppmaningar?)",
        "Skriv vad läsaren kan göra nu, till exempel ”vi har inte fått … än”.",
    ),
    (
        r"(?:[Dd]u|[Nn]i) har (?:inte ens |återigen |ännu en gång |fortfarande |ännu )?"
        r"(?:underlåtit|försummat|slarvat|brustit|misskött|nonchalerat|glömt)\b",
        "Säg vad som saknas i stället för vad läsaren har gjort fel.",
    ),
    (
        r"[Dd]in (?:underlåtenhet|försummelse|vårdslöshet)|[Ee]r (?:underlåtenhet|försummelse|vårdslöshet)",
        "Säg vad som saknas i stället för vad läsaren har gjort fel.",
    ),
    (
        r"(?:[Dd]u|[Nn]i) (?:har )?felaktigt(?: har)? (?:uppgett|uppgivit|angett|angivit|lämnat|påstått|påstår|uppger)",
        "Säg vad som stämmer i stället för vad som är fel, utan att lägga skulden på läsaren.",
    ),
    (r"(?:[Dd]u|[Nn]i) åläggs\b", "Skriv ”du ska” eller ”du måste”."),
    (r"[Vv]i (?:vill|måste) (?:skarpt|bestämt) (?:uppmana|påpeka|framhålla)", "Be läsaren om det du vill, utan skärpa."),
    (
        r"(?:[Dd]u|[Nn]i) (?:borde|skulle) ha (?:vetat|förstått|insett|tänkt på)",
        "Skriv vad som gäller, utan tillrättavisning.",
    ),
)
_THREAT = (
    r"(?:[Ii] annat fall|[Aa]nnars) (?:kommer|kan|ser vi oss|tvingas|blir|vidtar)",
    r"(?:vidta|vidtar|vidtas) rättsliga åtgärder",
    r"[Vv]id äventyr\b",
    r"(?:kommer att|kan) polisanmälas",
)

# One of these stands in every match: looking for them first spares most blocks the search.
_HINTS = (
    *("rots ", "underl", "försum", "slarvat", "brustit", "missköt", "nonchal", "glömt", "vårdslös", "felaktigt", "äventyr"),
    *("åläggs", "skarpt", "bestämt", "borde ha", "skulle ha", "annat fall", "nnars", "rättsliga", "polisanmäl"),
)


class BlameAndThreat(PatternRule):
    """Lägg inte skuld på läsaren

    Vad:
    Ord som anklagar eller hotar: ”trots upprepade påminnelser”, ”du har underlåtit”, ”i annat fall kommer …”.

    Varför:
    Den som känner sig anklagad läser sämre och hör inte av sig. Läsaren behöver veta vad hen ska göra, inte vad hen har
    gjort fel.

    Exempel:
    | @brev
    | Trots upprepade påminnelser har du inte skickat in intyget.

    | @brev
    | Du har underlåtit att anmäla ändringen.

    Skriv hellre:
    | @brev
    | Vi har inte fått ditt intyg än. Skicka in det senast den 3 maj, så kan vi fortsätta med din ansökan.

    Undantag:
    I ett föreläggande ska det stå vad som händer om läsaren inte gör som hen ska. ”Annars …” och ”i annat fall …” ger
    därför bara en upplysning.

    Källa:
    Isof, Klarspråkshjälpen, ”Tänk på dina läsare”. Alingsås kommuns kurs i tydliga beslut.
    """

    code = "TON004"
    name = "skuld-och-hot"
    severity = Severity.WARNING
    why = "Den som känner sig anklagad läser sämre."
    source = "Klarspråkshjälpen, Tänk på dina läsare"
    clauses = ("alvesta:engagerad-1", "alvesta:enkel-2", "spraklagen:11")
    text_types = frozenset({TextType.LETTER, TextType.EMAIL, TextType.DECISION, TextType.SMS, TextType.WEB, TextType.FORM})
    pattern = re.compile(r"\b(?:" + "|".join([*(p for p, _ in _BLAME), *_THREAT]) + r")")

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """As for any pattern, in blocks where a match is possible at all."""
        if any(hint in view.text for hint in _HINTS):
            yield from super().check_block(view)

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Blame as a warning, a named consequence as an info."""
        if clauses.is_quoted(view, match.start(), match.end()):
            return None
        phrase = match.group()
        for pattern, advice in _BLAME:
            if re.match(pattern, phrase):
                return self.finding(view, match.start(), match.end(), f"”{phrase}” låter som en anklagelse. {advice}")
        return self.finding(
            view,
            match.start(),
            match.end(),
            f"”{phrase}” kan låta som ett hot. Säg först vad läsaren kan göra, och sedan lugnt vad som händer annars.",
            severity=Severity.INFO,
        )
