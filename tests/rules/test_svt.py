"""Response times: what the rules say beside the examples in their documentation."""

from __future__ import annotations

import pytest

from klarsprak import readers
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.engine import CheckSettings, check_document


def findings(text: str, rule: str, text_type: str = "brev", **options: str) -> list[Finding]:
    settings = CheckSettings(select=(rule,), text_type=TextType(text_type), options={"svarstider": options})
    return check_document(readers.read("brev.md", text.encode()), settings).findings


@pytest.mark.parametrize(
    ("text_type", "text", "severity"),
    [
        ("brev", "Vi återkommer till dig.", Severity.ERROR),
        ("epost", "En handläggare kommer att kontakta dig.", Severity.ERROR),
        ("brev", "Vi återkommer till dig. Du får beslut senast den 4 maj 2026.", None),
        ("brev", "Vi återkommer till dig.\n\nDu får ett beslut. Avgiften betalar vi tillbaka den 4 maj.", Severity.WARNING),
        ("webb", "När du har ansökt kontaktar en handläggare dig.", Severity.WARNING),
        ("beslut", "Nämnden återkommer till dig med besked om ersättningen.", Severity.WARNING),
    ],
)
def test_a_promise_without_time_is_an_error_only_for_this_reader(text_type: str, text: str, severity: Severity | None) -> None:
    assert [f.severity for f in findings(text, "SVT001", text_type)][:1] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("text_type", "text"),
    [
        ("beslut", "Beslutet delges sökanden."),
        ("brev", "När det snöar mycket plogar vi de stora vägarna först."),
        ("brev", "Här kommer protokollet, som är på 14 sidor."),
        ("brev", "Ni ges härmed möjlighet att yttra er innan beslut fattas."),
        ("brev", "Kan du inte använda e-tjänsten? Ring 0470-00 00 00, så skickar vi en blankett hem till dig."),
        ("epost", "Säg till så bokar jag ett möte."),
        ("brev", "Förvaltningen överväger att förbjuda bilar på torget."),
        ("brev", "Din läkare skriver ett intyg och skickar det till oss."),
        ("brev", "Efter mötet skriver vi en plan tillsammans. Du får den hem inom en vecka."),
        ("brev", "Vi återkommer till dig.\n\nDet sker senast den 5 maj."),
        ("epost", "Vi svarar på ditt mejl.\n\nSvarstid: två arbetsdagar"),
        ("brev", "Du får beslutet senast den [datum]."),
        ("brev", "Du får beslutet senast ÅÅÅÅ-MM-DD."),
        ("brev", "Socialnämnden beslutar att bevilja bolaget tillstånd. Beslutet delges sökanden."),
        ("webb", "För ett arkiv får du en rapport att visa ledningen."),
        ("brev", "Ett nytt fält läggs till ovanför det första, med två medlemmar."),
        ("brev", "Vi tar en sista titt på varandra."),
        ("brev", "I min artikel lägger jag fram en ny teori."),
        ("brev", "Ska vi bygga broar, så måste de hålla."),
        ("brev", "Vi ska begära att vården värderas lika högt som annat arbete."),
    ],
)
def test_no_promise_or_one_with_a_time(text_type: str, text: str) -> None:
    assert findings(text, "SVT001", text_type) == []


@pytest.mark.parametrize(
    "text",
    [
        "Det kan ta några månader innan du känner dig bra.",
        "Kommunens förberedelser inför spelen sommaren 2008 gick bra.",
        "Det är en bild, varifrån vi förr eller senare hämtar idealen.",
        "Några framsteg görs och fler kommer att göras efter hand.",
    ],
)
def test_loose_times_of_what_nobody_promises(text: str) -> None:
    assert findings(text, "SVT002") == []


def test_items_of_a_list_are_promises_by_its_introduction() -> None:
    text = "När du har skickat in underlaget kommer vi att:\n\n- gå igenom det\n- kontakta dig senast den 5 maj\n- äta lunch\n"
    assert [f.text for f in findings(text, "SVT001", "epost")] == ["gå igenom det"]
    timed = text.replace("När du har skickat in underlaget kommer vi", "Senast den 4 maj kommer vi")
    assert findings(timed, "SVT001", "epost") == []


@pytest.mark.parametrize(
    ("text", "rule", "draft"),
    [
        ("Vi återkommer till dig.", "SVT001", "Vi återkommer till dig senast den [datum]."),
        ("Därefter skickar vi ett beslut till dig.", "SVT001", "Vi skickar ett beslut till dig senast den [datum]."),
        ("När vi har läst mejlet ringer vi dig.", "SVT001", "Vi ringer dig senast den [datum]."),
        ("Jag tittar på din fråga och hör av mig till dig.", "SVT001", None),
        ("Vi återkommer till dig inom kort.", "SVT002", "Vi återkommer till dig senast den [datum]."),
        ("Handläggningstiden kan variera.", "SVT002", "Det tar oftast [antal] veckor och som längst [antal] veckor."),
    ],
)
def test_drafts_are_sentences(text: str, rule: str, draft: str | None) -> None:
    (finding,) = findings(text, rule)
    (suggestion,) = finding.suggestions
    assert suggestion.text[0].isupper()
    assert suggestion.text.endswith(".")
    if draft is not None:
        assert suggestion.text == draft


@pytest.mark.parametrize(
    "text",
    [
        "Mejla mig en bild, så betalar vi ut pengarna inom 30 dagar.",
        "Vill du ha ett beslut? Svara på det här mejlet, så skickar vi ett inom en vecka.",
        "Du kan överklaga inom tre veckor från den dag du fick beslutet.",
    ],
)
def test_limits_of_our_own_are_no_deadlines_for_the_reader(text: str) -> None:
    assert findings(text, "SVT006", "epost") == []


def test_a_deadline_needs_a_start() -> None:
    assert [f.text for f in findings("Du ska lämna in ritningarna inom 14 dagar.", "SVT006")] == ["inom 14 dagar"]


GUARANTEE = "Tack för ditt mejl om bygglov. Du får svar inom fem arbetsdagar."


@pytest.mark.parametrize(
    ("options", "severity"),
    [
        ({"epost": "2 arbetsdagar"}, Severity.ERROR),
        ({"epost": "2 arbetsdagar", "bygglov": "10 veckor"}, None),
        ({"bygglov": "1 dag"}, Severity.ERROR),
        ({"brev": "1 dag"}, None),
        ({"epost": "så fort vi kan"}, None),
        ({}, None),
    ],
)
def test_guarantees_by_channel_and_kind(options: dict[str, str], severity: Severity | None) -> None:
    assert [f.severity for f in findings(GUARANTEE, "SVT005", "epost", **options)] == ([severity] if severity else [])


@pytest.mark.parametrize(("text_type", "severities"), [("epost", [Severity.INFO]), ("webb", []), ("beslut", [])])
def test_a_guarantee_that_nobody_has_set_is_only_a_hint(text_type: str, severities: list[Severity]) -> None:
    assert [f.severity for f in findings("Du får svar inom fyra månader.", "SVT005", text_type)] == severities
    text = "Vi erbjuder en plats senast fyra månader efter att du har ansökt. Du får besked om platsen inom fyra månader."
    assert findings(text, "SVT005", "webb") == []
    assert [f.severity for f in findings(text, "SVT005", "webb", webb="3 månader")][-1:] == [Severity.ERROR]


def test_a_borrowed_time_is_measured_where_it_stands() -> None:
    text = "Vi erbjuder en plats senast fyra månader efter att du har ansökt. Du får ett mejl när det finns en plats."
    assert findings(text, "SVT005", "brev") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Alvesta den 12 maj 2026\n\nDu får besked senast den 4 maj 2026.", "redan varit"),
        ("Alvesta den 12 maj 2026\n\nDu får besked senast den 6 juni 2026.", "nationaldagen"),
        ("Alvesta den 12 maj 2026\n\nDu får besked senast den 29 maj 2026.", ""),
    ],
)
def test_a_day_that_cannot_be_kept(text: str, message: str) -> None:
    found = findings(text, "SVT008")
    assert len(found) == bool(message)
    assert all(message in f.message for f in found)


def test_a_weekday_beside_its_date() -> None:
    assert len(findings("Mötet är onsdagen den 5 maj 2026 kl. 10.", "SVT007")) == 1
    assert findings("Mötet är tisdagen den 5 maj 2026 kl. 10.", "SVT007") == []
