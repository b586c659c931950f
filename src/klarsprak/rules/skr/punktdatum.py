"""Dates with full stops or without any mark."""

from __future__ import annotations

import re

from klarsprak.core.finding import Finding, Safety, Suggestion
from klarsprak.language.view import BlockView
from klarsprak.rules.pattern import PatternRule

MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905
)


def readable(year: str, month: str, day: str) -> str | None:
    """A date as it is written in running text, or None where it is no date."""
    if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 and 1900 <= int(year) <= 2199:
        return f"{int(day)} {MONTHS[int(month) - 1]} {year}"
    return None


class NumericDate(PatternRule):
    """Skriv månaden med bokstäver

    Vad:
    Datum som skrivs med bara siffror och punkter, eller med åtta siffror i rad, mitt i löpande text.

    Varför:
    ”4.12.2026” kan läsas som både december och april. Med månaden i bokstäver kan ingen ta fel på dag.

    Exempel:
    | Skicka in blanketten senast 4.12.2026 till kommunen.

    | Avtalet gäller från 20261204 och ett år framåt.

    Skriv hellre:
    | Skicka in blanketten senast den 4 december 2026 till kommunen.

    Undantag:
    Tabeller, brevhuvuden och kontaktrader lämnas i fred. Datum som ”2026-12-04” passar i brevhuvuden och register
    och räknas inte hit.
    | Ärendet har nummer 2026-00412 och version 1.12.2026.3 av systemet.

    Källa:
    Myndigheternas skrivregler, avsnitt 12.3.1.
    """

    code = "SKR001"
    name = "datum-med-siffror"
    why = "Ett datum med bara siffror kan läsas på flera sätt."
    source = "Myndigheternas skrivregler 12.3.1"
    pattern = re.compile(r"(?<![\d.,/:-])(?:(\d{1,2})\.(\d{1,2})\.(\d{4})|((?:19|20)\d\d)(\d\d)(\d\d))(?![\d/:-]|\.\d|,\d)")

    def hit(self, view: BlockView, match: re.Match[str]) -> Finding | None:
        """Only a real calendar date counts; eight figures in a row may be a case number."""
        day, month, year, year2, month2, day2 = match.groups()
        better = readable(year, month, day) if year else readable(year2, month2, day2)
        before = view.text[: match.start()]
        if better is None or _NO_DATE.search(before) or (year2 and not _DATE_BEFORE.search(before)):
            return None
        return self.finding(
            view,
            match.start(),
            match.end(),
            f"Skriv datumet med månaden i bokstäver: ”{better}”.",
            suggestions=[Suggestion(better, Safety.UNSAFE)],
        )


# Eight figures are a date only where a word before says so.
_DATE_BEFORE = re.compile(r"\b(?:den|senast|från|till|datum|sedan|före|efter|gäller|t\.o\.m\.|fr\.o\.m\.)\s+$", re.I)
# Version numbers, and references to the Official Journal, which have a form of their own.
_NO_DATE = re.compile(r"\b(?:version|utgåva|release|v\.|(?:EUT|EGT) [LC] [\d ]+,)\s+$", re.I)
