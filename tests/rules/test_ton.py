"""Tone rules: address, blame, exclamation marks, greeting and ending."""

from __future__ import annotations

import pytest

from klarsprak.core.finding import Safety, Severity
from klarsprak.core.profile import TextType
from tests.rules.samples import find


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vi ber att Du skickar in Ert svar.", [("Du", "du"), ("Ert", "ert")]),
        ("Om Ni vill, ring oss.", [("Ni", "ni")]),
        ("Till Dig som bygger hus.", [("Dig", "dig")]),
        ("Ring oss. Du når oss på telefon.", []),
        ("Logga in på Dina sidor och välj Ditt Konto.", []),
        ("Läs boken ”Om Du och jag” i sommar.", []),
        ("Ta med penna, papper osv Du får låna en dator.", []),
        ("Klicka på [Om Dina uppgifter](a).", []),
    ],
)
def test_capital_address(text: str, found: list[tuple[str, str]]) -> None:
    findings = find(text, "TON002")
    assert [(f.text, f.suggestions[0].text) for f in findings] == found
    assert all(f.suggestions[0].safety is Safety.SAFE for f in findings)


def test_capital_after_a_line_break_may_begin_a_sentence() -> None:
    assert find("Du har redan ansökt\nDu får svar i maj", "TON002") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Du får ett brev. Ring oss om ni undrar.", ["ni"]),
        ("Ni får ett brev. Ring oss om ni undrar. Vi behöver ditt svar.", ["ditt"]),
        ("Du får ett brev. Hur hanterar ni mina uppgifter?", []),
        ("Du och din sambo bor tillsammans. Skicka in era uppgifter.", []),
        ("Du ska ange alla URL:er i svaret.", []),
        ("Vi skickar ett brev.", []),
    ],
)
def test_mixed_address(text: str, found: list[str]) -> None:
    assert [f.text for f in find(text, "TON003")] == found


def test_one_ni_in_a_long_text_is_somebody_else() -> None:
    text = "Du får ett brev. Du läser det. Du svarar. Du ringer. Du får hjälp. Ditt svar är viktigt. Vi vet att ni arbetar i dag."
    assert find(text, "TON003") == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Trots flera påminnelser saknas intyget.", Severity.WARNING),
        ("Du har ännu en gång glömt blanketten.", Severity.WARNING),
        ("Ni har felaktigt uppgett fel adress.", Severity.WARNING),
        ("Annars kommer vi att stänga av vattnet.", Severity.INFO),
        ("Betala i maj vid äventyr att vi stänger av vattnet.", Severity.INFO),
    ],
)
def test_blame_and_threat(text: str, severity: Severity) -> None:
    assert [f.severity for f in find(text, "TON004")] == [severity]


@pytest.mark.parametrize("text", ["Vi har glömt att svara.", "Annars är allt bra.", "Trots regnet kom många."])
def test_no_blame(text: str) -> None:
    assert find(text, "TON004") == []


@pytest.mark.parametrize(
    ("text", "text_type", "found"),
    [
        ("Hej! Tack för ditt brev! Lycka till!", TextType.LETTER, []),
        ("Nu är det klart!! Kom hit.", TextType.LETTER, ["!!"]),
        ("Varför svarar ingen?! Vi undrar.", TextType.LETTER, ["?!"]),
        ("Nu är det klart! Kom hit! Ta med saft!", TextType.LETTER, ["!"]),
        ("Nu är det klart! Kom hit! Ta med saft!", TextType.WEB, []),
        ("Vi säger ja!", TextType.DECISION, ["!"]),
    ],
)
def test_exclamation_marks(text: str, text_type: TextType, found: list[str]) -> None:
    assert [f.text for f in find(text, "TON005", text_type=text_type)] == found


_BODY = "Vi har fått din ansökan om plats i förskolan och svarar dig senast den 3 maj. Ring oss om du undrar över något mer."


def test_greeting_and_ending() -> None:
    end = "\n\nMed vänlig hälsning\n\nKim Ek"
    assert [f.rule for f in find(_BODY + end, "TON006", "TON007")] == ["TON006"]
    assert [f.rule for f in find("Hej!\n\n" + _BODY, "TON006", "TON007")] == ["TON007"]
    assert find("Hej!\n\n" + _BODY + end, "TON006", "TON007") == []
    assert find(_BODY, "TON006", "TON007") == []
    assert find(_BODY + end, "TON006", text_type=TextType.WEB) == []


def test_reader_as_a_role() -> None:
    text = (
        "Förvaltningen har tagit emot ansökan den 3 mars och behöver ett läkarintyg för att kunna pröva den. Den sökande ska "
        "skicka in intyget senast i maj. Sökanden får svar i juni."
    )
    assert [f.text for f in find(text, "TON001")] == ["Den sökande"]
    assert find(text + " Ring om du undrar.", "TON001") == []
    assert find(text + " Intyget skriver hans läkare.", "TON001") == []
    assert len(find(text + " Där berättar han eller hon om sina besvär.", "TON001")) == 1


def test_third_person() -> None:
    text = "Vi har läst brevet. Kommunen kommer att svara i maj. Kommunen har många brev."
    assert [f.text for f in find(text, "TON008")] == ["Kommunen kommer"]
    assert find(text.replace("Vi", "Nämnden"), "TON008") == []


_LETTER = (
    "Hej!\n\nVi har gått igenom din ansökan om plats i förskolan. Du får en plats på Solrosen från och med den 1 september. "
    "Inskolningen tar ungefär två veckor, och du är med hela tiden.{extra}\n\nMed vänlig hälsning\n\nKim Ek"
)


def test_invitation() -> None:
    assert [f.rule for f in find(_LETTER.format(extra=""), "TON009")] == ["TON009"]
    for extra in (
        " Hör av dig om du undrar.",
        " Ring oss gärna.",
        "\n\n## Har du frågor?\n\nVi svarar i telefon.",
        " Svara inte på detta.",
    ):
        assert find(_LETTER.format(extra=extra), "TON009") == []


def test_a_machine_signs_nothing() -> None:
    text = "Hej!\n\nDet här är ett automatiskt svar från oss på kommunen. Vi har fått ditt brev och svarar senast den 3 maj i år."
    assert find(text, "TON007") == []
    assert len(find(text.replace("automatiskt svar", "litet svar"), "TON007")) == 1


def test_thanks() -> None:
    text = "Hej!\n\nVi har fått din felanmälan om gungan. Den lagas i dag."
    assert [f.text for f in find(text, "TON010")] == ["din felanmälan"]
    assert find(text.replace("Vi har fått", "Tack för"), "TON010") == []
    assert find("Hej!\n\nVi har fått din ansökan.", "TON010") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Den som söker ska visa att han bor här.", ["han"]),
        ("En elev får välja, om hans rektor går med på det.", ["hans"]),
        ("Den som söker ska visa att han eller hon bor här.", []),
        ("Den som söker ska visa att hen bor här.", []),
        ("Vi har talat med Kim. I varje fall svarade han.", []),
        ("Han som söker bor här.", []),
        ("Vi frågade honom, och den som känner hans hus vet mer.", []),
    ],
)
def test_he_about_anybody(text: str, found: list[str]) -> None:
    assert [f.text for f in find(text, "TON011")] == found


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Tveka inte att höra av dig.", "”Hör gärna”"),
        ("Dröj inte med att ringa.", "”Ring snart”"),
        ("Tveka inte att lämna synpunkter.", "vad läsaren kan göra"),
        ("Vi kan inte betala ut pengarna förrän beslutet är klart.", "”när”"),
    ],
)
def test_what_to_do_instead_of_what_not_to_do(text: str, advice: str) -> None:
    (finding,) = find(text, "TON012")
    assert advice in finding.message


@pytest.mark.parametrize("text", ["Du får inte elda.", "Vi har inte glömt att svara.", "Vi kan inte svara. Dröj kvar förrän."])
def test_prohibitions_are_left_alone(text: str) -> None:
    assert find(text, "TON012") == []


def test_demands_are_counted_paragraph_by_paragraph() -> None:
    text = "Du ska skriva. Du måste ringa. Sedan ska du betala."
    assert find(text, "TON013") == []
    assert find(f"{text}\n\nDu behöver ett pass.", "TON013") == []
    (finding,) = find(f"{text} Du behöver ett pass.", "TON013")
    assert "4 krav" in finding.message
    assert find(f"{text} Du behöver inte ha pass.", "TON013") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dina synpunkter är mycket viktiga för oss.", 1),
        ("Vi värdesätter dig som kund.", 1),
        ("Vi har nöjet att meddela att du har fått en plats.", 1),
        ("Tack för din fråga. Den hjälper oss att bli bättre.", 0),
        ("Det är viktigt för oss att få ditt svar i tid.", 0),
    ],
)
def test_flattery(text: str, found: int) -> None:
    assert len(find(text, "TON014")) == found
