"""Text rules: headings, paragraphs, lists, the answer first."""

from __future__ import annotations

import pytest

from klarsprak import readers
from klarsprak.core.finding import Safety, Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.engine import CheckSettings, check_document
from tests.rules.samples import find

WEB = TextType.WEB


@pytest.mark.parametrize("heading", ["Information", "A. Bakgrund", "ÖVRIGT", "Allmänt:", "Mer information"])
def test_container_headings(heading: str) -> None:
    assert [f.text for f in find(f"# Bygglov\n\n## {heading}\n\nText.", "TXT002", text_type=WEB)] == [heading]


@pytest.mark.parametrize(
    "heading",
    ["2. Bakgrund", "1.2 Inledning", "Information om avgifter", "Bakgrund till beslutet", "Så får du mer information", "Kontakt"],
)
def test_headings_that_say_something(heading: str) -> None:
    assert find(f"# Bygglov\n\n## {heading}\n\nText.", "TXT002", text_type=WEB) == []


def test_container_headings_are_allowed_in_reports_and_for_experts() -> None:
    text = "# Bygglov\n\n## Bakgrund\n\nText."
    assert find(text, "TXT002", text_type=TextType.REPORT) == []
    assert find(text, "TXT002", text_type=WEB, audience=Audience.EXPERT) == []


def test_full_stop_after_a_heading_is_safely_removed() -> None:
    (finding,) = find("# Så söker du.\n\nText.", "TXT004", text_type=WEB)
    assert (finding.text, finding.suggestions[0].text, finding.suggestions[0].safety) == (".", "", Safety.SAFE)


@pytest.mark.parametrize("heading", ["Avgifter m.m.", "Öppet till kl.", "Vem får söka?", "EU och FN", "1.2.", "Vänta ..."])
def test_headings_in_good_form(heading: str) -> None:
    assert find(f"# {heading}\n\nText.", "TXT004", text_type=WEB) == []


def test_the_name_of_a_law_is_not_shortened() -> None:
    name = "Lag (2000:1335) om kreditering på skattekonto av stöd till kommuner för anläggande av telenät"
    assert find(f"# {name}\n\nText.", "TXT003") == []
    assert len(find(f"# {name.replace('(2000:1335) ', '')}\n\nText.", "TXT003")) == 1


def test_heading_levels() -> None:
    text = "# A\n\n### B\n\nText.\n\n## C\n\nText.\n\n# D\n\nText."
    found = find(text, "TXT005", text_type=WEB)
    assert [(f.text, f.severity) for f in found] == [("B", Severity.WARNING), ("D", Severity.INFO)]
    assert find(text.replace("###", "##").replace("# D", "## D"), "TXT005", text_type=WEB) == []


def test_word_has_a_title_above_its_main_headings() -> None:
    document = readers.read("text.md", b"# Titel\n\nText.\n\n# Kapitel\n\nText.\n\n### Del\n\nText.")
    document.source.format = "docx"
    settings = CheckSettings(select=("TXT005",))
    assert [f.text for f in check_document(document, settings).findings] == ["Del"]


def test_plain_text_has_no_levels() -> None:
    assert find("A\n\nText.\n\nB\n\nText.", "TXT005", name="text.txt") == []


@pytest.mark.parametrize(("words", "severities"), [(100, []), (101, [Severity.INFO]), (161, [Severity.WARNING])])
def test_paragraph_length(words: int, severities: list[Severity]) -> None:
    text = "Vi skriver ett brev nu. " * (words // 5) + "Hej " * (words % 5)
    assert [f.severity for f in find(text, "TXT006")] == severities


def test_list_length_counts_one_list_at_a_time() -> None:
    items = "\n".join(f"- sak {'abcdefghijklmnop'[i]}" for i in range(12))
    assert find(f"Ta med:\n\n{items}\n\nOch sedan:\n\n{items}", "TXT007") == []
    (finding,) = find(f"Ta med:\n\n{items}\n- en till\n- och en", "TXT007")
    assert finding.text == "en till"


@pytest.mark.parametrize(
    "items",
    [
        ["en ritning", "en karta", "ett intyg", "en fullmakt."],
        ["Anna ringer.", "Du svarar.", "Vi läser.", "Vi skriver"],
        ["Växjö", "Alvesta", "kommuner i länet", "Lessebo"],
        ["en ritning. Den ska vara i färg.", "en karta", "ett intyg", "en fullmakt"],
        ["[Länk](a)", "[annan](b)", "[Tredje](c)", "[fjärde](d)"],
    ],
)
def test_lists_that_match(items: list[str]) -> None:
    text = "Det här gäller:\n\n" + "\n".join(f"- {item}" for item in items)
    assert find(text, "TXT008") == []


def test_nested_lists_give_one_finding() -> None:
    text = "- a\n  - b\n    - c\n    - d\n  - e\n    - f"
    assert [f.text for f in find(text, "TXT009", text_type=WEB)] == ["c"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Enligt ovan gäller avgiften.", ["Enligt ovan"]),
        ("De ovannämnda handlingarna saknas.", ["ovannämnda"]),
        ("Det som har beskrivits ovan gäller.", ["som har beskrivits ovan"]),
        ("Nedanstående tabell visar avgifterna.", []),
        ("Hon är ovan vid datorer och bor i lägenheten ovan.", []),
    ],
)
def test_vague_references(text: str, found: list[str]) -> None:
    assert [f.text for f in find(text, "TXT012")] == found


def test_what_may_stand_close_by_is_an_info_or_nothing() -> None:
    assert [f.severity for f in find("Ovanstående regler gäller alla.", "TXT012")] == [Severity.INFO]
    assert find("Nedanstående regler gäller alla:\n\n- Betala.\n- Ring.", "TXT012") == []
    assert find("- Betala.\n- Ring.\n\nOvanstående regler gäller alla.", "TXT012") == []
    assert find("Läs nedanstående regler.\n\n| Dag | Tid |\n|---|---|\n| måndag | 9 |", "TXT012") == []
    assert len(find("- Betala.\n- Ring.\n\nNedanstående regler gäller alla.", "TXT012")) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dessa betalas i förskott.", ["Dessa"]),
        ("Dessa avgifter betalas i förskott.", []),
        ("Detta är en sida om avgifter.", []),
        ("Det finns flera avgifter.", []),
    ],
)
def test_reading_on_from_the_heading(text: str, found: list[str]) -> None:
    assert [f.text for f in find(f"# Avgifter\n\n{text}", "TXT013", text_type=WEB)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Du måste BETALA FÖRE DEN FÖRSTA MAJ i år.", ["BETALA FÖRE DEN FÖRSTA MAJ"]),
        ("Läs om EU, FN, WHO och NATO i SOU 2021:3.", []),
        ("Brevet är undertecknat av ALFRED VAN DEN BERG.", []),
    ],
)
def test_capitals(text: str, found: list[str]) -> None:
    assert [f.text for f in find(text, "TXT014")] == found


_BACKGROUND = "Vi har läst dina handlingar noga och talat med flera som känner till saken. " * 6


def test_late_answer_in_a_letter() -> None:
    text = f"Hej!\n\n{_BACKGROUND}\n\nVi avslår därför din ansökan."
    (finding,) = find(text, "TXT001")
    assert finding.text == "Vi avslår därför din"
    assert find(f"Hej!\n\nVi avslår din ansökan.\n\n{_BACKGROUND}", "TXT001") == []


@pytest.mark.parametrize(
    "last",
    ["Om nämnden avslår din ansökan kan du överklaga.", "Nämnden beslutar senast i maj.", "Så snart vi beslutar ringer vi."],
)
def test_what_may_be_decided_is_no_answer(last: str) -> None:
    assert find(f"{_BACKGROUND}\n\n{last}", "TXT001") == []


def test_plain_answer_counts_in_decisions() -> None:
    text = f"# Beslut\n\nDu får inte skolskjuts.\n\n{_BACKGROUND}\n\nNämnden har beslutat enligt skollagen."
    assert find(text, "TXT001", text_type=TextType.DECISION) == []


def test_long_words_in_easy_texts_are_named_once() -> None:
    text = "Du kan söka bostadsanpassningsbidrag. Ett bostadsanpassningsbidrag är pengar. Säg funktions-nedsättning."
    assert [f.text for f in find(text, "TXT017", audience=Audience.EASY)] == ["bostadsanpassningsbidrag"]
    assert find(text, "TXT017") == []


def test_advice_that_is_off_from_the_start() -> None:
    text = "# Avgifter för bygglov\n\nText."
    assert [f.rule for f in find(text, "TXT015", text_type=WEB)] == ["TXT015"]
    assert {"TXT015", "TXT016"}.isdisjoint(f.rule for f in find(text, text_type=WEB))
    assert find("# Så söker du bygglov\n\nText.", "TXT015", text_type=WEB) == []


def test_loose_sentences_are_found_only_on_request() -> None:
    text = "Biblioteket öppnar klockan nio. Cykelvägen asfalteras. Sopbilar tömmer kärl. Simhallen renoverar bastun."
    assert find(text) == [] or all(f.rule != "TXT018" for f in find(text))
    assert len(find(text, "TXT018")) == 1
    assert find(text.replace("Cykelvägen", "Därför"), "TXT018") == []
    assert find(text.replace("Sopbilar", "Cykelvägar"), "TXT018") == []
