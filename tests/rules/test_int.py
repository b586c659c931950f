"""Privacy rules. The numbers are Skatteverket's published test numbers or made up with a wrong check digit."""

from __future__ import annotations

import pytest

from klarsprak.core.finding import Severity
from klarsprak.core.profile import TextType
from tests.rules.samples import find


@pytest.mark.parametrize("number", ["900730-2384", "19900730-2384", "199007302384", "900730+2384", "900730–2384", "900730 -2384"])
def test_personal_numbers(number: str) -> None:
    assert [f.text for f in find(f"Kim Ek, {number}, har ansökt.", "INT001", text_type=TextType.WEB)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Numret 900730-2385 har fel kontrollsiffra.",
        "Månaden finns inte: 901330-2384.",
        "Diarienummer 900730-2384 gäller.",
        "Skriv så här: 19121212-1212.",
        "Vi har 9007302384 kronor.",
        "Organisationsnumret är 212000-0662.",
        "Konto 1900730-23841.",
    ],
)
def test_numbers_that_are_nobodys(text: str) -> None:
    assert find(text, "INT001") == []


def test_the_answer_does_not_hang_on_the_day_of_the_check() -> None:
    text = "Kim Ek, 20260101-2384, har ansökt."
    assert [f.text for f in find(text, "INT001")] == ["20260101-2384"]
    assert find("Numret 20990101-2386 är en beställning.", "INT001") == []


def test_bare_ten_digits_need_their_word() -> None:
    assert [f.text for f in find("Personnummer: 9007302384", "INT001")] == ["9007302384"]


def test_coordination_numbers_are_named() -> None:
    (finding,) = find("Kim Ek, 900790-2381, har ansökt.", "INT001")
    assert "samordningsnummer" in finding.message
    assert "9007" not in finding.message


def test_severity_follows_the_text_type() -> None:
    text = "Beslutet gäller Kim Ek, 900730-2384."
    assert find(text, "INT001")[0].severity is Severity.ERROR
    assert find(text, "INT001", text_type=TextType.DECISION)[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kortet är 4111-1111-1111-1111.", ["4111-1111-1111-1111"]),
        ("Kortet är 4111-1111-1111-1112.", []),
        ("Clearingnummer 8327-9, 123 456 789-0 används.", ["8327-9, 123 456 789-0"]),
        ("Betala till bankgiro 5050-1055 eller plusgiro 12 34 56-7.", []),
        ("Kontot har 4000 kronor.", []),
    ],
)
def test_payment_numbers(text: str, found: list[str]) -> None:
    assert [f.text for f in find(text, "INT002")] == found


def test_private_mail() -> None:
    assert [f.text for f in find("Skriv till kim.exempel@hotmail.com i dag.", "INT003")] == ["kim.exempel@hotmail.com"]
    assert find("Skriv till kim@kommun.example.se i dag.", "INT003") == []
