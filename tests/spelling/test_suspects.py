from __future__ import annotations

import pytest

from klarsprak.spelling.dictionary import Dictionary
from klarsprak.spelling.suspects import suspects
from tests.spelling.views import view_of


def _found(text: str, dictionary: Dictionary, *, every: bool = False) -> list[tuple[str, str]]:
    return [(text[s.start : s.end], s.meant) for s in suspects(view_of(text), dictionary, all_unknown=every)]


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Vi börjar din handlägning i maj.", "handlägning", "handläggning"),
        ("Handlägning tar tid.", "Handlägning", "handläggning"),
        ("Du kan få mer infomation av oss.", "infomation", "information"),
        ("Skriv personummer och namn.", "personummer", "personnummer"),
        ("Läs om handlägningstiden på sidan.", "handlägningstiden", "handläggningstiden"),
        ("Det finns många manniskor här på torget.", "manniskor", "människor"),
    ],
)
def test_misspelt_words(text: str, word: str, meant: str, dictionary: Dictionary) -> None:
    assert _found(text, dictionary) == [(word, meant)]


@pytest.mark.parametrize(
    "text",
    [
        "Kommunstyrelseförvaltningen handlägger bygglovsansökningar och skolskjutsar.",
        "Ring Fransisco Andersson på Storgattan 3.",  # names
        "Skriv till infomation@example.se eller se www.example.se/infomation.",
        "Öppna filen infomation.pdf eller mappen handlägning/arkiv.",
        "Ordet ”handlägning” är felstavat.",  # mentioned
        "Målen om hvad som är afgjordt skola handläggas wid underrätten uti nödige expeditoner.",  # old spelling
        "Välj the best addreses of the list.",  # beside English
        "T.ex. ca 5 st. enl. bilagan",
        "Ange kontonr och fastighetsnr.",
    ],
)
def test_words_left_alone(text: str, dictionary: Dictionary) -> None:
    assert _found(text, dictionary) == []


def test_a_label_without_dots_is_a_code(dictionary: Dictionary) -> None:
    assert _found("osakra: ta också med de här orden", dictionary) == []
    assert _found("forkortning", dictionary) == []


def test_all_unknown_words_on_request(dictionary: Dictionary) -> None:
    text = "Vi har en zxqvarn på torget."
    assert _found(text, dictionary) == []
    assert _found(text, dictionary, every=True) == [("zxqvarn", "")]
