"""The rules on words, beyond their own examples: first use, explanations, audiences, what a fix may do."""

from __future__ import annotations

import pytest

from klarsprak import readers
from klarsprak.core.finding import Finding, Safety, Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.engine import CheckSettings, check_document
from klarsprak.language.compounds import split
from klarsprak.rules.ord.lang_sammansattning import rewording

LETTER, WEB, DECISION = TextType.LETTER, TextType.WEB, TextType.DECISION


def check(
    text: str, *codes: str, audience: Audience = Audience.PUBLIC, text_type: TextType = LETTER, **options: object
) -> list[Finding]:
    """Findings of some rules in a markdown text."""
    settings = CheckSettings(audience=audience, text_type=text_type, select=codes or ("ORD",), options=options)
    return check_document(readers.read("prov.md", text.encode()), settings).findings


def texts(findings: list[Finding]) -> list[str]:
    """What was found."""
    return [f.text for f in findings]


def test_a_term_is_remarked_once() -> None:
    assert texts(check("Du får ett föreläggande. Läs föreläggandet noga.", "ORD010")) == ["föreläggande"]


@pytest.mark.parametrize(
    "text",
    [
        "Du får ett föreläggande (ett krav från nämnden).",
        "Du får ett föreläggande, det vill säga ett krav.",
        "Du får ett föreläggande, dvs. ett krav.",
        "Kravet kallas föreläggande.",
        "Kravet från nämnden (föreläggande) gäller i ett år.",
        "Du får ett föreläggande. Det betyder att du måste riva skjulet.",
        "Ett föreläggande är ett krav från nämnden.",
        "Med föreläggande menas ett krav från nämnden.",
        "Du får ett [föreläggande](https://example.se/forelaggande).",
        "Nämnden får besluta om föreläggande enligt 11 kap. 19 §.",
        "# Ditt föreläggande",
    ],
)
def test_a_term_is_left_alone_where_it_is_explained_or_in_law_text(text: str) -> None:
    assert check(text, "ORD010") == []
    assert check(text + "\n\nDitt föreläggande gäller i ett år.", "ORD010") == [] or "11 kap." in text or text[0] == "#"


def test_terms_in_the_legal_part_of_a_decision() -> None:
    text = "# Beslut\n\nDu får ett föreläggande.\n\n# Bestämmelser\n\nNämnden kan förena beslutet med vite."
    assert texts(check(text, "ORD010", text_type=DECISION)) == ["föreläggande"]
    assert texts(check(text, "ORD010", text_type=LETTER)) == ["föreläggande", "vite"]


@pytest.mark.parametrize("audience", [Audience.INTERNAL, Audience.EXPERT])
def test_terms_and_abbreviations_are_right_for_insiders(audience: Audience) -> None:
    assert check("Nämnden förelägger dig enligt PBL.", "ORD010", "ORD019", audience=audience) == []


def test_abbreviation_in_a_letter_and_on_the_web() -> None:
    text = "Ta med mat, t.ex. bröd, enl. listan."
    assert texts(check(text, "ORD009", text_type=LETTER)) == ["enl."]
    assert texts(check(text, "ORD009", text_type=WEB)) == ["t.ex.", "enl."]
    assert texts(check(text, "ORD009", audience=Audience.EASY)) == ["t.ex.", "enl."]


def test_a_law_is_spelled_out_with_its_abbreviation_in_parentheses() -> None:
    (finding,) = check("Enligt PBL krävs lov. PBL gäller alla.", "ORD019")
    assert finding.suggestions[0].text == "plan- och bygglagen (PBL)"


@pytest.mark.parametrize(
    "text",
    [
        "Enligt plan- och bygglagen (PBL) krävs lov. PBL gäller alla.",
        "PBL (plan- och bygglagen) gäller alla.",
        "PBL står för plan- och bygglagen.",
        "Du får INTE parkera här. Det SKA vara tomt.",
        "Ring SOS vid brand i EU.",
        "Vi hyr av Ek Bygg AB i centrum.",
        "Kapitel XIV handlar om vatten.",
        "Se SOU 2007:34 om skolan.",
        "HÄR ÄR ALLT MED STORA BOKSTÄVER.",
    ],
)
def test_abbreviations_that_are_spelled_out_or_none(text: str) -> None:
    assert check(text, "ORD019") == []


def test_an_unknown_abbreviation() -> None:
    (finding,) = check("Kontakta KVX om du undrar.", "ORD019")
    assert (finding.text, finding.severity) == ("KVX", Severity.INFO)


def test_certainty_decides_severity_and_whether_a_word_is_reported() -> None:
    severities = {
        f.text: f.severity for f in check("Du ska erlägga avgiften och beakta tiden. Vi anlitar en snickare.", "ORD001")
    }
    assert severities == {"erlägga": Severity.WARNING, "beakta": Severity.INFO}
    easy = check("Vi anlitar en snickare.", "ORD001", audience=Audience.EASY)
    assert [(f.text, f.severity) for f in easy] == [("anlitar", Severity.INFO)]


@pytest.mark.parametrize(
    "text",
    [
        "Rättens dom kom i maj.",
        "Hon har besvär av sina knän.",
        "Enligt gällande regler får du parkera.",
        "I det avseendet är skolorna lika.",
        "Ställ en fråga till oss.",
        "Du har eget ansvar.",
        "Paketet innehåller två böcker.",
        "Det finns inga hinder i vägen.",
        "Därför får du ett bidrag.",
        "Varför ringer du?",
        "Kommunen äger huset.",
        "Ärendet är klart efter vår utredning.",
        "Kursen utgår ur programmet.",
        "Mjölken kan förfalla snabbt.",
        "Mötet är inställt.",
        "Ett rörande tal hölls i går.",
        "Ikväll sjunger kören, liksom i fjol.",
    ],
)
def test_everyday_senses_of_words_with_an_official_sense(text: str) -> None:
    assert check(text) == []


def test_safe_suggestions_are_plain_swaps_only() -> None:
    text = "Du skall icke nyttja lokalen. Vi har erhållit en skrivelse angående bygget och/eller garaget."
    safe = {f.text: s.text for f in check(text) for s in f.suggestions if s.safety is Safety.SAFE}
    assert safe == {"skall": "ska", "icke": "inte", "nyttja": "använda"}


def test_numbers_dates_sections_and_names_are_never_part_of_a_finding() -> None:
    text = "Enligt 5 § jämlikt 7 § utbetalas 2 000 kr till Ida Skall i Icke den 3 maj 2024, dnr 2024-00176."
    for finding in check(text):
        assert not any(c.isdigit() or c == "§" for c in finding.text)
        assert finding.text not in ("Skall", "Icke")


def test_a_word_inside_markup_is_offered_but_never_safe() -> None:
    (finding,) = check("Du **ska**ll betala.", "ORD004")
    assert [s.safety for s in finding.suggestions] == [Safety.UNSAFE]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("kvalitetssäkringssystem", "system för kvalitetssäkring"),
        ("personuppgiftshanteringen", "hanteringen av personuppgift"),
        ("fastighetsskatteförvaltningen", "förvaltningen för fastighetsskatte"),
        ("barnomsorgsgrupp", None),
    ],
)
def test_rewording_of_a_long_compound(word: str, expected: str | None) -> None:
    assert rewording(word, split(word)) == expected


def test_every_finding_has_a_reason_and_something_to_write() -> None:
    text = "Ansökan inkom ej. Du äger rätt att anföra besvär, varvid intyg erfordras. Vi tillser att t.ex. medel utbetalas."
    findings = check(text)
    assert len(findings) >= 6
    for finding in findings:
        assert finding.why.endswith((".", "!", "?"))
        assert finding.suggestions
        assert finding.message.endswith((".", "?", "!"))
