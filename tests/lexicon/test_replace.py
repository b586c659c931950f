"""What is written instead: form, gender, gap, capitals, and what is safe."""

from __future__ import annotations

import pytest

from klarsprak.core.finding import Safety
from klarsprak.lexicon import index_for, suggestions
from tests.lexicon.helpers import index, mended, view


@pytest.mark.parametrize(
    ("row", "text", "expected"),
    [
        ("erlägga|vb|betala", "Hyran har erlagts.", "Hyran har betalats."),
        ("erlägga|vb|betala", "Hyran erlades i maj.", "Hyran betalades i maj."),
        ("erlägga|vb|betala", "Erlägg hyran nu.", "Betala hyran nu."),
        ("ombesörja|vb|ordna", "Resan ombesörjdes av dem.", "Resan ordnades av dem."),
        ("erforderlig|adj|nödvändig", "Ta med erforderliga papper.", "Ta med nödvändiga papper."),
        ("inkomma|vb|komma in", "Svaret inkom i tid.", "Svaret kom in i tid."),
        ("utbetala|vb|betala ut", "Bidraget utbetalas i maj.", "Bidraget betalas ut i maj."),
        ("lägga … fram|vb|föreslå", "Nu lägger vi fram en plan.", "Nu föreslår vi en plan."),
        ("tillse … att|vb|se till att", "Därför tillser vi att du får hjälp.", "Därför ser vi till att du får hjälp."),
        ("inställa sig|vb|infinna sig", "Du ska inställa dig nu.", "Du ska infinna dig nu."),
        ("sökande|sb en sökande|”den som söker”", "Ring sökanden i dag.", "Ring den som söker i dag."),
        ("aktbilaga|sb|handling i akten", "Läs aktbilagorna noga.", "Läs handlingarna i akten noga."),
    ],
)
def test_wordings_take_the_form_of_what_they_replace(row: str, text: str, expected: str) -> None:
    assert mended(index(row), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi har fått en skrivelse från dig.", "Vi har fått ett brev från dig."),
        ("Vi har fått en lång skrivelse från dig.", "Vi har fått ett långt brev från dig."),
        ("Den nya skrivelsen kom i går.", "Det nya brevet kom i går."),
        ("Vi har läst din skrivelse noga.", "Vi har läst ditt brev noga."),
        ("Skrivelsen kom i går.", "Brevet kom i går."),
        ("Alla skrivelser är lästa.", "Alla brev är lästa."),
        ("Vår skrivelses innehåll är hemligt.", "Vårt brevs innehåll är hemligt."),
        ("Någon annan skrivelse finns inte.", "Något annat brev finns inte."),
    ],
)
def test_article_and_adjectives_follow_a_new_gender(text: str, expected: str) -> None:
    assert mended(index("skrivelse|sb|brev"), text) == expected


def test_neuter_to_common_gender() -> None:
    assert mended(index("spörsmål|sb ett spörsmål|fråga"), "Det är ett svårt spörsmål.") == "Det är en svår fråga."


def test_capitals_are_kept() -> None:
    words = index("icke|fras|inte")
    assert mended(words, "Icke sant.") == "Inte sant."
    assert mended(words, "DET ÄR ICKE SANT.") == "DET ÄR INTE SANT."


def test_an_abbreviation_that_ends_the_sentence_leaves_its_full_stop() -> None:
    assert mended(index("m.m.|förk|med mera"), "Vi säljer ved m.m.") == "Vi säljer ved med mera."
    assert mended(index("m.m.|förk|med mera"), "Vi säljer ved m.m. på torget.") == "Vi säljer ved med mera på torget."


def _offered(row: str, text: str) -> list[tuple[str, Safety]]:
    seen = view(text)
    hit = index(row).hits(seen)[0]
    return [(s.text, s.safety) for s in suggestions(hit, seen.tokens, seen.text)[1]]


def test_only_what_the_list_marks_is_safe() -> None:
    assert _offered("nyttja|vb|använda!; bruka", "Du får nyttja lokalen.") == [
        ("använda", Safety.SAFE),
        ("bruka", Safety.UNSAFE),
    ]


def test_a_new_gender_is_never_safe() -> None:
    assert _offered("skrivelse|sb|brev!", "Det är en skrivelse.") == [("ett brev", Safety.UNSAFE)]


def test_a_wording_without_the_form_is_advice() -> None:
    assert _offered("erhålla|vb|få!", "Bidraget erhålls i maj.") == [("få", Safety.DISPLAY)]
    assert _offered("inkomma|vb|komma in", "Läs inkomna svar.") == [("komma in", Safety.DISPLAY)]


def test_wording_for_a_form() -> None:
    row = "erhålla|vb|aktiv: få; passiv: ge"
    assert _offered(row, "Vi erhåller svar.")[0][0] == "får"
    assert _offered(row, "Svar erhålls nu.")[0][0] == "ges"


def test_advice_is_shown_and_never_put_in() -> None:
    assert _offered("förfara|vb|(skriv vad man gör)", "Så ska du förfara.") == [("skriv vad man gör", Safety.DISPLAY)]


def test_no_shipped_wording_is_empty_or_the_word_itself() -> None:
    texts = ["Du skall erlägga avgiften utan dröjsmål.", "Ansökan inkom ej.", "Vi har erhållit er skrivelse angående bygget."]
    for text in texts:
        seen = view(text)
        for hit in index_for().hits(seen):
            (start, end), offered = suggestions(hit, seen.tokens, seen.text)
            assert offered
            assert all(s.text and s.text != seen.text[start:end] for s in offered)
