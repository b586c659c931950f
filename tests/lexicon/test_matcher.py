"""Finding listed words: forms, phrases, gaps, conditions, and where the word is left alone."""

from __future__ import annotations

import pytest

from klarsprak.language.inflection import WordClass
from klarsprak.lexicon import shipped_lists
from klarsprak.lexicon.patterns import OPENING, compile_phrase, openings
from tests.lexicon.helpers import found, index, markdown


@pytest.mark.parametrize(
    "form",
    ["erlägga", "erlägger", "erlade", "erlagt", "erläggs", "erlades", "erlagts", "erlagd", "erlagda", "ERLÄGGA"],
)
def test_every_form_of_a_verb(form: str) -> None:
    assert found(index("erlägga|vb|betala"), f"Vad {form} här nu?") == [form]


def test_a_present_participle_is_a_word_of_its_own() -> None:
    assert found(index("avse|vb|gälla"), "Enligt avseende på tiden.") == []


@pytest.mark.parametrize("form", ["lagrum", "lagrummet", "lagrummen", "lagrums", "lagrummets", "lagrummens"])
def test_every_form_of_a_noun(form: str) -> None:
    assert found(index("lagrum|sb|paragraf"), f"Se {form} i bilagan.") == [form]


def test_phrase_with_inflected_head() -> None:
    words = index("anföra besvär|vb|överklaga", "allmän~adj handling|sb|handling")
    assert found(words, "De anförde besvär i maj.") == ["anförde besvär"]
    assert found(words, "Alla allmänna handlingar finns här.") == ["allmänna handlingar"]
    assert found(words, "Den allmänna handlingen finns här.") == ["allmänna handlingen"]


def test_particle_verb_apart() -> None:
    words = index("lägga … fram|vb|föreslå")
    assert found(words, "Vi ska lägga fram en plan.") == ["lägga fram"]
    assert found(words, "Nu lägger vi fram en plan.") == ["lägger vi fram"]
    assert found(words, "De lade, som sagt, fram en plan.") == []
    assert found(words, "Lägg bort en två tre fyra fem fram nu.") == []


def test_optional_and_alternative_words() -> None:
    words = index("göra (en) utredning (av/om)|vb|utreda")
    assert found(words, "Vi gör en utredning av taket.") == ["gör en utredning av"]
    assert found(words, "Vi gör utredning om taket.") == ["gör utredning om"]
    assert found(words, "Vi gör den utredning som krävs.") == []


def test_word_class_in_a_phrase() -> None:
    words = index("äger <inf>|fras|får")
    assert found(words, "Nämnden äger besluta om avgiften.") == ["äger besluta"]
    assert found(words, "Nämnden äger huset.") == []


def test_reflexive_stands_for_all() -> None:
    assert found(index("inställa sig|vb|komma"), "Du ska inställa dig i rätten.") == ["inställa dig"]


@pytest.mark.parametrize("word", ["bygglovshandläggningsförfarandet", "ansökningsförfaranden", "förfarande"])
def test_last_part_of_a_compound(word: str) -> None:
    expected = [] if word == "förfarande" else [word]
    assert found(index("-förfarande|sb|(skriv om)"), f"Läs om {word} här.") == expected


def test_first_part_of_a_compound() -> None:
    assert found(index("besvärs-|sb|(skriv om)"), "Se vår besvärshänvisning här.") == ["besvärshänvisning"]


def test_capitals_in_the_list_are_capitals_in_the_text() -> None:
    words = index("SIP|förk|samordnad plan")
    assert found(words, "Du kan få en SIP hos oss.") == ["SIP"]
    assert found(words, "Ta en sip av vattnet.") == []


def test_a_name_is_no_word() -> None:
    assert found(index("inlaga|sb|brev"), "Vi träffade Inlaga i går.") == []


def test_abbreviations_in_every_spelling() -> None:
    words = index("t.ex.|förk|till exempel", "enl.|förk|enligt", "bil.|förk|bilaga")
    assert found(words, "Ta med t.ex. mat eller t ex vatten.") == ["t.ex.", "t ex"]
    assert found(words, "Du betalar enl. taxan.") == ["enl."]
    assert found(words, "Hon körde en bil. Det gick fort.") == []
    assert found(words, "Se bil. 3 till planen.") == ["bil."]


def test_the_longest_hit_is_kept() -> None:
    words = index("inkomma|vb|komma in", "inkomma … med|vb|lämna in")
    assert found(words, "Du ska inkomma med svar. Det inkom i tid.") == ["inkomma med", "inkom"]


@pytest.mark.parametrize(
    ("condition", "text", "expected"),
    [
        ("före: ersättning", "Ersättning utgår i maj.", True),
        ("före: ersättning", "Kursen utgår i maj.", False),
        ("ej före: kursen", "Kursen utgår i maj.", False),
        ("efter: i", "Kursen utgår i maj.", True),
        ("efter: <kant>", "Vi vet att kursen utgår.", True),
        ("efter: <prep>", "Kursen utgår i maj.", True),
        ("nära: maj", "Kursen utgår nu i maj.", True),
        ("mening: maj", "Kursen utgår nu. Den börjar i maj.", False),
        ("form: presens", "Kursen utgår nu.", True),
        ("form: preteritum", "Kursen utgår nu.", False),
        ("ordklass: vb", "Kursen utgår nu.", True),
        ("plats: rubrik", "Kursen utgår nu.", False),
        ("före: kurs; efter: nu", "Kursen utgår nu.", True),
    ],
)
def test_conditions(condition: str, text: str, expected: bool) -> None:
    assert bool(found(index(f"utgå|vb|tas bort|{condition}"), text)) is expected


@pytest.mark.parametrize(
    "text",
    [
        "I beslutet står ”Avgiften ska erläggas” med fet stil.",
        'I beslutet står "Avgiften ska erläggas" med fet stil.',
        "Se lagen (1998:1) om att erlägga avgift.",
        "Se förordningen (2017:725) om skyldighet att erlägga skatt.",
    ],
)
def test_quotations_and_names_of_statutes_are_left_alone(text: str) -> None:
    assert found(index("erlägga|vb|betala"), text) == []


def test_the_rest_of_a_sentence_with_a_statute_is_read() -> None:
    assert found(index("erlägga|vb|betala"), "Enligt lagen (1998:1) om avgifter, ska du erlägga 200 kronor.") == ["erlägga"]


def test_words_across_emphasis_and_line_breaks() -> None:
    words = index("anföra besvär|vb|överklaga", "erlägga|vb|betala")
    (block,) = markdown("Du kan *anföra*\nbesvär och måste **er**lägga avgiften.")
    assert [block.text[h.start : h.end] for h in words.hits(block)] == ["anföra besvär", "erlägga"]


def test_code_and_placeholders_are_left_alone() -> None:
    words = index("erlägga|vb|betala")
    for block in markdown("Skriv `erlägga` i koden. {{ erlägga }} är en mall.\n\n    erlägga"):
        assert words.hits(block) == []


def test_a_soft_hyphen_does_not_hide_a_word() -> None:
    (block,) = markdown("Du ska er\u00adlägga avgiften.")
    assert len(index("erlägga|vb|betala").hits(block)) == 1


def test_an_allowed_word_is_taken_out_of_its_own_list() -> None:
    from klarsprak.lexicon import Index, parse_list

    words = Index([parse_list("ord\tskriv\tläge\nklient\t\tja\nkund\t\tnej\n", "egen.tsv", own=True)])
    assert words.allowed == {"klient"}
    assert found(words, "En klient är en kund.") == ["kund"]


def test_forms_begin_as_the_index_expects() -> None:
    """The index wakes an entry by the first letters of a word: no form of its anchor may begin otherwise."""
    wrong = []
    for word_list in shipped_lists():
        for entry, (_, row) in zip(word_list.entries, word_list.rows, strict=True):
            starts = openings(entry.phrase, row.get("klass", "fras"))
            for pattern in compile_phrase(entry) if starts is not None else ():
                wrong += [form for form in pattern.elements[pattern.anchor].forms if form[:OPENING] not in (starts or ())]
    assert wrong == []


def test_every_inflected_entry_has_forms_beside_its_base_form() -> None:
    lonely = [
        entry.phrase
        for word_list in shipped_lists()
        for entry in word_list.entries
        if entry.word_class in (WordClass.VERB, WordClass.NOUN)
        and max(len(e.forms) for e in compile_phrase(entry)[0].elements) < 2
    ]
    assert lonely == ["torde"]
