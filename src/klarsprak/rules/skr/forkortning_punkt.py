"""Abbreviations written with spaces in place of full stops."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule

_FORMS = {
    "t ex": "t.ex.",
    "bl a": "bl.a.",
    "m m": "m.m.",
    "m fl": "m.fl.",
    "fr o m": "fr.o.m.",
    "t o m": "t.o.m.",
    "p g a": "p.g.a.",
    "d v s": "dvs.",
    "d.v.s.": "dvs.",
    "o s v": "osv.",
    "o.s.v.": "osv.",
    "s k": "s.k.",
    "f d": "f.d.",
    "f n": "f.n.",
    "m a o": "m.a.o.",
    "o d": "o.d.",
    "e d": "e.d.",
}


class SpacedAbbreviation(PatternRule):
    """Skriv förkortningar med punkt

    Vad:
    Förkortningar med mellanrum i stället för punkt: ”t ex”, ”bl a”, ”m m”.

    Varför:
    Med punkt hänger förkortningen ihop på raden, och skärmläsare läser den som ett ord. Allra bäst är att skriva ut den.

    Exempel:
    | Ta med en legitimation, t ex ett körkort.

    Skriv hellre:
    | Ta med en legitimation, till exempel ett körkort.

    | Ta med en legitimation, t.ex. ett körkort.

    Källa:
    Myndigheternas skrivregler, avsnitt 11.2.
    """

    code = "SKR013"
    name = "forkortning-utan-punkt"
    severity = Severity.INFO
    why = "Med punkt hänger förkortningen ihop och läses rätt."
    source = "Myndigheternas skrivregler 11.2"
    pattern = re.compile(
        r"(?<![\w.])(" + "|".join(re.escape(f) for f in sorted(_FORMS, key=len, reverse=True)) + r")(?![\w])", re.I
    )

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every match in lower case: capitals are initials or names."""
        if match.group(1) != match.group(1).lower() or _UNIT.search(view.text[: match.start()]):
            return None
        better = _FORMS[match.group(1)]
        return self.finding(
            view,
            match.start(),
            match.end(),
            f"Skriv ”{better}” med punkt, eller skriv ut orden.",
            suggestions=[Suggestion(better, Safety.UNSAFE)],
        )


# "4 m m" would be metres.
_UNIT = re.compile(r"\d\s*$")
