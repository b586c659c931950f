"""What the comments in a copy of a Word document say."""

from __future__ import annotations

from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.office.word import Place
from klarsprak.reports.word import lines


def _finding(**given: object) -> Finding:
    values: dict[str, object] = {
        "rule": "ORD001",
        "name": "kanslisvenska",
        "severity": Severity.WARNING,
        "message": "”erlägga” är kanslisvenska.",
        "why": "Få säger så.",
        "start": 0,
        "end": 7,
        "text": "erlägga",
        "suggestions": (Suggestion("betala", Safety.SAFE), Suggestion("ge")),
    }
    return Finding(**{**values, **given})  # type: ignore[arg-type]


def test_what_a_comment_says() -> None:
    assert lines(_finding(), Place.TEXT, changed=False) == (
        "Varning: kanslisvenska (ORD001)",
        "”erlägga” är kanslisvenska.",
        "Varför: Få säger så.",
        "Skriv hellre: betala, ge",
    )
    assert lines(_finding(), Place.NOTE, changed=True)[1:] == (
        "Gäller noten: ”erlägga”",
        "”erlägga” är kanslisvenska.",
        "Varför: Få säger så.",
        "Skriv hellre: betala, ge",
        "Rättningen står redan i texten som en spårad ändring. Godkänn eller avvisa den.",
    )
    long = lines(_finding(text="ett ord " * 20), Place.LETTERHEAD, changed=False)[1]
    assert long.startswith("Gäller sidhuvudet eller sidfoten: ”ett ord ett")
    assert len(long) < 125
    assert long.endswith(" …”")
    assert lines(_finding(whole_text=True, severity=Severity.ERROR), Place.NOTE, changed=False)[:2] == (
        "Fel: kanslisvenska (ORD001)",
        "Gäller hela texten.",
    )
