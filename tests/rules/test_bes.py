"""Decision rules: appeal instructions, routes of appeal, date and decider, reasons."""

from __future__ import annotations

import pytest

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from tests.rules.samples import find

BES = TextType.DECISION
WHO = "Du kan överklaga beslutet till förvaltningsrätten."
WHERE = "Skicka ditt överklagande till Ekdala kommun, Box 1, 123 00 Ekdala."
WRITTEN = "Överklaga skriftligt."
TIME = "Vi måste ha det inom tre veckor"
START = " från den dag du fick beslutet."
WHICH = "Berätta vilket beslut det gäller."
CHANGE = "Berätta hur du vill att det ska ändras."
ALL = f"{WHO} {WHERE} {WRITTEN} {TIME}{START} {WHICH} {CHANGE}"
NO = "Utbildningsnämnden avslår din ansökan om skolskjuts, eftersom skolvägen är kort enligt 10 kap. 32 § skollagen."


def _find(body: str, code: str) -> list[Finding]:
    return find(f"# Beslut om skolskjuts\n\n14 maj 2027\n\n{body}", code, text_type=BES)


@pytest.mark.parametrize(
    "outcome",
    [
        NO,
        "Ansökan avslås.",
        "Din ansökan om bygglov för ett garage avvisas.",
        "Byggnadsnämnden har beslutat att avslå ansökan.",
        "Vi säger tyvärr nej till din ansökan.",
        "Nämnden beviljar inte bidrag till resan.",
        "Du får inte parkeringstillstånd.",
        "Nämnden återkallar ditt tillstånd.",
        "Miljönämnden förbjuder dig att använda avloppet.",
        "Nämnden bifaller ansökan om hemtjänst och avslår ansökan om ledsagning.",
    ],
)
def test_a_no_without_a_word_about_appeal_breaks_the_law(outcome: str) -> None:
    (finding,) = _find(outcome, "BES001")
    assert finding.severity is Severity.ERROR
    assert "forvaltningslagen:33" in finding.clauses


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden beviljar din ansökan om skolskjuts.",
        "Nämnden beslutar att Elin får skolskjuts.",
        "Om nämnden avslår ansökan kan du söka igen. Nämnden beslutar om bidrag i maj.",
        "Ansökan kan avslås. Nämnden har inte beslutat än.",
        "Fullmäktige avslår motion om badhuset. Nämnden avslår yrkandet.",
        "Nämnden beviljar bygglov. Du får inte börja bygga förrän du har fått startbesked.",
        f"{NO} Beslutet kan inte överklagas.",
        f"{NO} Beslutet får ej överklagas.",
        f"{NO} Hur du överklagar står i bilagan.",
        "Tingsrättens dom ändras inte. Nämnden avslår ansökan.",
        "Stadsstyrelsen i Helsingfors avslår ansökan.",
    ],
)
def test_texts_that_need_no_instructions(text: str) -> None:
    assert _find(text, "BES001") == []


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        (WHO, "vem som prövar"),
        (WRITTEN, "skriftligt"),
        (START, "från vilken dag"),
        (WHICH, "vilket beslut"),
        (CHANGE, "vilken ändring"),
    ],
)
def test_each_part_of_the_instructions_is_asked_for(left_out: str, said: str) -> None:
    (finding,) = _find(f"{NO}\n\n## Så överklagar du\n\n{ALL.replace(left_out, '')}", "BES001")
    assert said in finding.message
    assert finding.severity is Severity.WARNING
    assert finding.text == "överklagar"


def test_no_time_and_no_receiver_is_an_error() -> None:
    (finding,) = _find(f"{NO} Du kan överklaga skriftligt till förvaltningsrätten.", "BES001")
    assert finding.severity is Severity.ERROR


def test_whole_instructions_are_left_alone() -> None:
    assert _find(f"{NO}\n\n## Så överklagar du\n\n{ALL}", "BES001") == []


def test_letters_are_no_decisions() -> None:
    assert find(f"Hej!\n\n{NO}", "BES") == []


def test_the_two_routes_in_one_section() -> None:
    mixed = "Beslutet kan överklagas inom tre veckor från den dag du fick beslutet, räknat från anslag på anslagstavlan."
    (finding,) = _find(f"{NO}\n\n{mixed}", "BES002")
    assert finding.severity is Severity.WARNING
    apart = (
        "## Så överklagar du\n\nÖverklaga inom tre veckor från den dag du fick beslutet.\n\n"
        "## Laglighetsprövning\n\nKommunens medlemmar kan begära laglighetsprövning."
    )
    assert _find(f"{NO}\n\n{apart}", "BES002") == []


LONG = (
    "Ansökan om skolskjuts för Elin avslås. Elevens skolväg är 2,1 kilometer, och hela vägen har belysning och cykelbana som är "
    "skild från bilarna."
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"# Beslut\n\n{LONG}", "datum, och"),
        (f"# Beslut\n\n2027-05-14\n\n{LONG}", "vem som har beslutat"),
        (f"# Beslut\n\n{LONG}\n\nMed vänlig hälsning\n\nKim Lund\nrektor", "saknar datum. Skriv vilken"),
        (f"# Beslut\n\nAnsökan kom in den 3 mars 2027 till kommunens växel i stadshuset.\n\n{LONG}", "datum, och"),
    ],
)
def test_date_and_decider(text: str, said: str) -> None:
    (finding,) = find(text, "BES003", text_type=BES)
    assert said in finding.message


@pytest.mark.parametrize(
    "text",
    [
        f"# Beslut\n\n14 maj 2027\n\n{LONG}\n\nMed vänlig hälsning\n\nKim Lund",
        f"# Beslut\n\nNämnden beslutade den 14 maj 2027 enligt nedan.\n\n{LONG}",
        f"# Beslut\n\n| Datum | Beslutet har fattats av |\n|---|---|\n| 2027-05-14 | Kim Lund, på nämndens vägnar |\n\n{LONG}",
        f"# Beslut\n\n{{{{datum}}}}\n\n{LONG}\n\nBeslut av rektorn.\n\nBeslutsfattare: {{{{namn}}}}",
    ],
)
def test_date_and_decider_given(text: str) -> None:
    assert find(text, "BES003", text_type=BES) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Nämnden avslår din ansökan.", "säger inte varför"),
        ("Nämnden avslår din ansökan enligt 10 kap. 32 § skollagen.", "vad som har avgjort"),
        ("Nämnden avslår din ansökan, eftersom vägen är kort.", "vilka regler"),
        (f"Nämnden avslår din ansökan.\n\n## Så överklagar du\n\n{ALL} Det står i förvaltningslagen.", "säger inte varför"),
    ],
)
def test_reasons(text: str, said: str) -> None:
    (finding,) = _find(text, "BES004")
    assert said in finding.message


@pytest.mark.parametrize("text", [NO, "Nämnden beviljar din ansökan.", "Nämnden avslår ansökan. Skälen står i bilagan."])
def test_reasons_given_or_not_needed(text: str) -> None:
    assert _find(text, "BES004") == []
