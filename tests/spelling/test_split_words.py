from __future__ import annotations

import pytest

from klarsprak.spelling.dictionary import Dictionary
from klarsprak.spelling.split_words import split_words
from tests.spelling.views import view_of


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Ring vår kund tjänst om du har frågor.", "kundtjänst"),
        ("Skriv din post adress på blanketten.", "postadress"),
        ("Vatten ledningen är trasig på Storgatan.", "Vattenledningen"),
        ("Du kan överklaga till förvaltnings rätten.", "förvaltningsrätten"),
        ("Miljö nämnden fattade beslutet i maj.", "Miljönämnden"),
        ("Du kan få ekonomiskt stöd från social tjänsten.", "socialtjänsten"),
    ],
)
def test_compounds_written_apart(text: str, joined: str, dictionary: Dictionary) -> None:
    assert [s.joined for s in split_words(view_of(text, tags=True), dictionary)] == [joined]


@pytest.mark.parametrize(
    "text",
    [
        "Vi bjuder på en kopp kaffe tisdag eftermiddag.",
        "Ange max antal deltagare.",
        "Kommunens tjänster finns på en myndighets webbplats.",
        "Alla små barn får plats på förskolan i första hand.",
        "Det är vice ordföranden som leder mötet.",
        "Kryssa i vänster kant.",
    ],
)
def test_words_that_may_stand_apart(text: str, dictionary: Dictionary) -> None:
    assert split_words(view_of(text, tags=True), dictionary) == []
