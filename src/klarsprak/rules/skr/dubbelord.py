"""A word written twice in a row."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Safety, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule


class RepeatedWord(PatternRule):
    """Ta bort ordet som står två gånger

    Vad:
    Samma småord två gånger i rad, till exempel ”och och” eller ”att att”.

    Varför:
    Dubbla ord är nästan alltid en rest efter en ändring. Läsaren stannar upp och läser om.

    Exempel:
    | Du kan söka bidrag för för resor till skolan.

    | Vi skickar blanketten till till dig.

    Skriv hellre:
    | Du kan söka bidrag för resor till skolan.

    Undantag:
    Ord som kan stå två gånger på riktigt, som ”det det” och ”som som”, räknas inte.
    | Tänk på det det står om i brevet.

    Källa:
    Korrekturregel, gäller all text.
    """

    code = "SKR011"
    name = "dubbelt-ord"
    why = "Ett ord som står två gånger stoppar läsaren."
    source = "Korrekturregel"
    clauses = ("alvesta:enkel-2",)
    pattern = re.compile(
        r"(?<![\w-])(och|att|för|till|av|med|en|ett|vi|du|ska|kan|eller|från|vid|hos|inte|din|ditt|dina|vår|vårt)"
        r" (\1)(?![\w-])",
        re.I,
    )

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Every repetition, but for the few that grammar allows."""
        if match.group(2)[0].isupper() and not match.group(1)[0].isupper():
            return None
        word = match.group(1)
        before = view.text[: match.start()].rstrip().rsplit(" ", 1)[-1].lower()
        if word.lower() in _PARTICLES and _PARTICLE_VERB.match(before):
            return None
        return self.finding(
            view,
            match.start(),
            match.end(),
            f"”{word}” står två gånger. Ta bort det ena.",
            suggestions=[Suggestion(word, Safety.UNSAFE)],
        )


# A particle verb followed by the same word as a preposition: "vi hör av av en slump".
_PARTICLES = frozenset({"av", "till", "för", "med", "från"})
_PARTICLE_VERB = re.compile(r"(?:hör|höra|hörde|tar|ta|kommer|komma|går|gå|ser|se|känner|håller|följer|följa|följde)$")
