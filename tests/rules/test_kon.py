"""Contact and referral: what the rules say beside the examples in their documentation."""

from __future__ import annotations

import pytest

from klarsprak import readers
from klarsprak.core.profile import TextType
from klarsprak.engine import CheckSettings, check_document


def found(text: str, rule: str, text_type: str = "brev") -> list[str]:
    settings = CheckSettings(select=(rule,), text_type=TextType(text_type))
    return [f.text for f in check_document(readers.read("brev.md", text.encode()), settings).findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kontakta Trafikverket.", ["Kontakta Trafikverket"]),
        ("Kontakta Trafikverket på 0771-00 00 00.", []),
        ("Kontakta Trafikverket. Du når dem på info@example.se.", []),
        ("Kontakta [Trafikverket](https://example.se).", []),
        ("Kontakta Trafikverket.\n\n- telefon 0771-00 00 00", []),
        ("Kontakta Trafikverket. Kontakta Trafikverket igen.", ["Kontakta Trafikverket"]),
        ("Kontakta din hyresvärd.", []),
        ("Kontakta, om du vill, gärna Trafikverket.", []),
    ],
)
def test_a_referral_needs_a_route(text: str, expected: list[str]) -> None:
    assert found(text, "KON001") == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Det är tyvärr inte vårt ansvar.", 1),
        ("Vi ansvarar inte för vägen.", 1),
        ("Vi ansvarar inte för vägen. Det gör Trafikverket.", 0),
        ("Vi ansvarar inte för vägen, men vägföreningen gör det.", 0),
        ("Det är vårt ansvar.", 0),
        ("Vi kan inte hjälpa dig i dag.", 0),
    ],
)
def test_not_ours_needs_whose(text: str, count: int) -> None:
    assert len(found(text, "KON002")) == count


LONG = "Du har sökt parkeringstillstånd för din mamma. " + "Vi behöver ett intyg som visar att hon har svårt att gå. " * 5


@pytest.mark.parametrize(
    ("text", "text_type", "count"),
    [
        (f"Hej!\n\n{LONG}\n\nMed vänlig hälsning\n", "brev", 1),
        (f"Hej!\n\n{LONG}\n\nMed vänlig hälsning\n\nLina Ek, handläggare\n\nTelefon 0470-00 00 00\n", "brev", 0),
        (f"Hej!\n\n{LONG}\n\nMed vänlig hälsning\n\nLina Ek, handläggare\n", "epost", 0),
        ("Hej!\n\nJa, det går bra.\n", "epost", 0),
        (f"{LONG}\n", "webb", 0),
    ],
)
def test_a_letter_ends_with_who_and_how(text: str, text_type: str, count: int) -> None:
    assert len(found(text, "KON003", text_type)) == count
