"""textstat as the cross-check: the same LIX on clean prose, and where it goes wrong on official text.

textstat takes every full stop for the end of a sentence, drops sentences of one or two words, and deletes punctuation
so that the pieces of a time, a law's number or an address grow together into one long word. The cases below say, for each
kind of official text, how many sentences and long words there are by hand and how many textstat sees.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.measures.texts import INTRO, LI, H, P, measure
from tests.shared import shared_path

# Text, words, sentences and long words by hand, textstat's sentences and textstat's long words.
CASES = {
    "abbreviation with dots": ("Vi hjälper dig med t.ex. städning och inköp.", 8, 1, 2),
    "abbreviation before a comma": ("Avgiften gäller bl.a. vatten, sopor m.m. under hela året.", 9, 1, 1),
    "clock time": ("Vi har öppet fredag kl. 08.00–16.30 i stadshuset.", 7, 1, 1),
    "law reference": ("Du har rätt till bistånd enligt 4 kap. 1 § socialtjänstlagen (2001:453).", 10, 1, 2),
    "ISO dates": ("Ansökan kom in 2024-03-15 och var komplett 2024-04-02.", 6, 1, 2),
    "phone, e-mail, web": ("Ring 0470-00 00 00, skriv till kommunen@example.se eller läs på www.example.se/bygglov.", 6, 1, 0),
    "case number and amount": ("Ärendet har dnr 2021-00176 och kostar 1 250 kr (12,5 %).", 8, 1, 1),
    "slash": ("Blanketten fylls i av sökande och/eller ägare.", 8, 1, 2),
    "very short sentences": ("Ring oss. Vi hjälper dig. Tack! Hej då. Du får svar i dag.", 13, 5, 1),
    "initials": ("Din handläggare A. B. Larsson ringer dig i morgon.", 9, 1, 2),
    "ranges and decimals": ("Det tar 8–10 veckor, dvs. ca 2,5 månader.", 8, 1, 1),
    "abbreviation without dots": ("Det gäller fr o m i dag t ex EU:s regler i 5 §.", 10, 1, 0),
}
# Where textstat counts sentences or long words differently, and how: (sentences, long words).
TEXTSTAT = {
    "abbreviation with dots": (2, 2),
    "abbreviation before a comma": (3, 1),
    "clock time": (2, 2),
    "law reference": (2, 3),
    "ISO dates": (1, 4),
    "phone, e-mail, web": (2, 2),
    "case number and amount": (1, 2),
    "slash": (1, 3),
    "very short sentences": (2, 1),
    "initials": (2, 2),
    "ranges and decimals": (2, 1),
    "abbreviation without dots": (1, 0),
}


@pytest.mark.parametrize("case", CASES)
def test_official_text_is_counted_as_by_hand(case: str) -> None:
    text, words, sentences, long_words = CASES[case]
    figures = measure(text)
    assert (figures.words, figures.sentences) == (words, sentences)
    assert round(figures.long_words_share * figures.words) == long_words


@pytest.mark.parametrize("case", CASES)
def test_where_textstat_goes_wrong(case: str) -> None:
    textstat = pytest.importorskip("textstat")
    textstat.set_lang("sv")
    text = CASES[case][0]
    assert (textstat.sentence_count(text), textstat.long_word_count(text)) == TEXTSTAT[case]
    right = CASES[case][2:]
    assert (TEXTSTAT[case] == right) is (case in {"abbreviation without dots"})


def test_headings_and_lists_do_not_melt_together() -> None:
    """textstat sees one sentence of fifteen words in a list of four items, and headings as beginnings of sentences."""
    textstat = pytest.importorskip("textstat")
    textstat.set_lang("sv")
    items = ["ritning över huset", "karta över tomten", "beskrivning av arbetet", "kontrollplan"]
    text = "\n".join(["Du behöver skicka med:", *(f"- {item}" for item in items)])
    assert textstat.sentence_count(text) == 1
    figures = measure((H, "Bygglov"), (INTRO, "Du behöver skicka med:"), *((LI, item) for item in items))
    assert (figures.words, figures.sentences) == (4 + 3 + 3 + 3 + 1, 5)


def _prose(path: Path) -> list[str]:
    return [line[9:].strip() for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# text = ")]


@pytest.mark.slow
@pytest.mark.parametrize("treebank", ["talbanken-test", "lines-test", "pud"])
def test_same_lix_as_textstat_on_prose(treebank: str) -> None:
    """In stretches of ten sentences the two differ by 0.4 LIX on average in Talbanken and PUD, and by 0.9 in LinES."""
    textstat = pytest.importorskip("textstat")
    textstat.set_lang("sv")
    sentences = _prose(shared_path("ud", f"{treebank}.conllu"))
    differences = []
    for at in range(0, len(sentences) - 9, 10):
        text = " ".join(sentences[at : at + 10])
        ours = measure((P, text)).lix
        if ours is not None:
            differences.append(abs(ours - textstat.lix(text)))
    assert len(differences) > 50
    assert sum(differences) / len(differences) < 1.5
