"""Times of day: "mellan kl. 9–17" and "från kl. 9–17"."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Safety, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule

_TIME = r"\d{1,2}(?:[.:]\d{2})?"


class TimeRange(PatternRule):
    """Skriv tider utan dubbla markörer

    Vad:
    ”Från kl. 9–17” och ”mellan kl. 9–17”: strecket betyder redan ”från–till”.

    Varför:
    Ordet och strecket säger samma sak på två sätt. Läsaren väntar på ett ”till” eller ”och” som inte kommer.

    Exempel:
    | Vi har öppet från kl. 9–17 på vardagar.

    | Ring oss mellan 9-12 varje dag.

    Skriv hellre:
    | Vi har öppet kl. 9–17 på vardagar.

    | Ring oss mellan 9 och 12 varje dag.

    Undantag:
    | Avgiften höjs från 5–10 procent till 12 procent.

    Källa:
    Myndigheternas skrivregler, avsnitt 12.4.
    """

    code = "SKR002"
    name = "fran-med-streck"
    why = "Strecket betyder redan ”från–till”, så ordet före blir över."
    source = "Myndigheternas skrivregler 12.4"
    pattern = re.compile(rf"\b(från|mellan) (kl\. ?|klockan |kl )?({_TIME}) ?[–-] ?({_TIME})(?![\d:.-]*\d)", re.I)

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Bare figures are taken for times only where both are hours and no unit follows."""
        word, clock, first, last = match.groups()
        hours = [float(t.replace(":", ".")) for t in (first, last)]
        following = view.text[match.end() :].lstrip()
        if not clock and (":" not in first and "." not in first) and not _DAY.match(following):
            return None
        if max(hours) > 24:
            return None
        clock = clock or ""
        better = f"{word} {clock}{first} och {last}" if word.lower() == "mellan" else f"{word} {clock}{first} till {last}"
        return self.finding(
            view,
            match.start(),
            match.end(),
            f"Skriv ”{better}”" + (f" eller bara ”{clock}{first}–{last}”." if clock else "."),
            suggestions=[Suggestion(better, Safety.SAFE)],
        )


_DAY = re.compile(
    r"(?:varje (?:dag|vardag)|på (?:vardag|mån|tis|ons|tors|fre|lör|sön|helg)|vardagar|dagligen|alla dagar|"
    r"(?:mån|tis|ons|tors|fre|lör|sön)dag|helgfri)",
    re.I,
)
