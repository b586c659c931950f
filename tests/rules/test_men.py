"""Sentence rules: what is found, what the message offers, and what is left alone."""

from __future__ import annotations

import pytest

from klarsprak.core.finding import Safety, Severity
from klarsprak.core.profile import Audience, TextType
from tests.rules.samples import find


def _sentence(words: int) -> str:
    return "Vi " + " ".join(["skriver"] * (words - 2)) + " nu."


@pytest.mark.parametrize(
    ("words", "audience", "severities"),
    [
        (25, Audience.PUBLIC, []),
        (26, Audience.PUBLIC, [Severity.INFO]),
        (35, Audience.PUBLIC, [Severity.INFO]),
        (36, Audience.PUBLIC, [Severity.WARNING]),
        (16, Audience.EASY, [Severity.INFO]),
        (21, Audience.EASY, [Severity.WARNING]),
        (30, Audience.EXPERT, []),
    ],
)
def test_length_by_audience(words: int, audience: Audience, severities: list[Severity]) -> None:
    assert [f.severity for f in find(_sentence(words), "MEN001", audience=audience)] == severities


def test_long_sentence_names_a_place_to_cut() -> None:
    text = (
        "Om du flyttar till en annan adress i kommunen under året behöver du anmäla det till oss, och vi räknar då om avgiften "
        "för de månader som är kvar av perioden så att du betalar rätt."
    )
    (finding,) = find(text, "MEN001")
    assert "före ”och vi räknar då …”" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Vi behöver alla handlingar som visar hur mycket du tjänar (också lön från utlandet, och vi räknar då om den), samt en "
        "kopia av ditt hyresavtal för den bostad som du har i dag och ett intyg från banken om räntan.",
        "Föreningen ska lämna en lista över alla som har varit med på träffarna hela året, så att kommunen kan se hur många "
        "av dem som bor i kommunen och hur många som kommer från andra kommuner i länet.",
    ],
)
def test_no_place_to_cut_within_brackets_or_before_a_dependent_clause(text: str) -> None:
    (finding,) = find(text, "MEN001")
    assert "Dela den, så att varje mening säger en sak." in finding.message


def test_dates_and_addresses_are_no_words_of_a_sentence() -> None:
    text = "Ring " + ", ".join(["0470-00 00 00"] * 40) + "."
    assert find(text, "MEN001") == []


@pytest.mark.parametrize(
    ("text", "found", "offered"),
    [
        ("Ansökan ska skickas in senast i maj.", "ska skickas in", "”du ska skicka in”"),
        ("Din ansökan har beviljats.", "har beviljats", "”vi har beviljat”"),
        ("Beslutet kan överklagas.", "kan överklagas", "”du kan överklaga”"),
        ("Fakturan kommer att skickas i juni.", "kommer att skickas", "”vi kommer att skicka”"),
        ("Pengarna och ersättningen betalas ut i juni.", "betalas ut", "”vi betalar ut”"),
        ("Du kallas till ett möte i maj.", "kallas", "”vi kallar”"),
        ("Ansökan avslogs i fredags.", "avslogs", "”vi avslog”"),
        ("Avgiften skall erläggas i maj.", "skall erläggas", "”du ska betala”"),
        ("Fakturan skulle ha betalats i maj.", "skulle ha betalats", "”du skulle ha betalat”"),
        ("Din ansökan har inte beviljats.", "har inte beviljats", "”vi har inte beviljat”"),
    ],
)
def test_passive_about_the_readers_matter(text: str, found: str, offered: str) -> None:
    findings = find(text, "MEN002")
    assert [f.text for f in findings] == [found]
    assert offered in findings[0].message


@pytest.mark.parametrize(
    "text",
    [
        "Ansökan prövas av miljönämnden i maj.",
        "Uppgifterna hämtas automatiskt från Skatteverket, och ansökan behandlas enligt taxan.",
        "Skolan byggdes 1962 och renoverades i fjol.",
        "När ansökan har behandlats får du ett brev.",
        "Ett sådant avtal kallas äktenskapsförord.",
        "Blanketten finns på webben. Vi hoppas att intyget lyckas.",
        "Hon skrev: ”Ansökan ska skickas in i dag.”",
        "Den vars tillstånd har återkallats får vänta ett år.",
        "Uppgifterna kan inte returneras när kontot är borta.",
        "Vi hör av oss om någon komplettering behöver göras.",
    ],
)
def test_passive_left_alone(text: str) -> None:
    assert find(text, "MEN002") == []


def test_passive_is_an_info_on_the_web_and_nothing_in_reports() -> None:
    text = "Ansökan ska skickas in senast i maj."
    assert [f.severity for f in find(text, "MEN002", text_type=TextType.WEB)] == [Severity.INFO]
    assert find(text, "MEN002", text_type=TextType.REPORT) == []


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("MEN003", "Bron beräknas kunna öppnas i höst.", ["beräknas kunna öppnas"]),
        ("MEN003", "Om ett fel upptäcks markeras fältet.", []),
        ("MEN003", "Arbetet beräknas ta två veckor.", []),
        ("MEN005", "Med anledning av ditt brev har vi undersökt saken.", []),
        ("MEN006", "Nämnden följer de av kommunen antagna riktlinjerna.", ["de av kommunen antagna riktlinjerna"]),
        ("MEN006", "Den för året gällande taxan finns på webben.", ["Den för året gällande taxan"]),
        ("MEN006", "Ta en till kaka. Den i mitten är störst.", []),
        ("MEN008", "Det är ett ärende i vilket många har yttrat sig.", ["i vilket"]),
        ("MEN008", "Vi behöver veta i vilken skola barnet går.", []),
        ("MEN008", "Det beror på vilken hjälp du behöver.", []),
        ("MEN012", "Du kan inte få bidrag om du inte bor här.", []),
        ("MEN010", "Sedan gör handläggaren en bedömning.", ["gör handläggaren en bedömning"]),
        ("MEN010", "Det var det som Ek utförde", []),
        ("MEN016", "Taxan (se kommunens webbplats) gäller.", []),
        ("MEN017", "Det är sent. 12 mars är sista dag.", []),
        ("MEN017", "Det är sent. 3 elever är kvar.", ["3"]),
        ("MEN018", "Du har rätt, det vill säga nästan.", []),
        ("MEN018", "Vi har öppet, du kan komma in.", [", du kan"]),
        ("MEN019", "Vi vet inte vilket ärende det gäller, och vilken dag det var vet vi inte heller.", []),
    ],
)
def test_found(code: str, text: str, found: list[str]) -> None:
    assert [f.text for f in find(text, code)] == found


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Vi gör en tolkning av reglerna.", "tolkar"),
        ("Vi har gjort en bedömning av ansökan.", "bedömt"),
        ("Nämnden företog en mätning av vattnet.", "mätte"),
        ("Vi ska utföra en genomgång av beslutet.", "gå igenom"),
    ],
)
def test_verb_in_the_right_form(text: str, offered: str) -> None:
    (finding,) = find(text, "MEN010")
    assert [(s.text, s.safety) for s in finding.suggestions] == [(offered, Safety.DISPLAY)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("När det gäller avgiften för en plats på fritidshem kan du få rabatt.", 0),
        ("När det gäller barn som har fyllt sju år men inte har börjat skolan kan du få rabatt.", 1),
        ("I fråga om bidrag till föreningar i kommunen med många medlemmar och egna lokaler gäller en gräns.", 1),
    ],
)
def test_a_plain_topic_may_stand_first(text: str, found: int) -> None:
    assert len(find(text, "MEN005")) == found


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("MEN007", "De föreningar, som har fått bidrag för minst ett av de senaste tre åren, ska lämna en rapport."),
        ("MEN007", "Den, som har fått bidrag för minst ett av de senaste tre åren, ska lämna en rapport."),
        ("MEN011", "Frågan gäller förverkande av vinning av brott."),
        (
            "MEN014",
            "Beslut som har fattats om de regler, som gällde före den nya lagen i kommunen, och som gäller än, står fast.",
        ),
        ("MEN016", "Ange sökvägen (år, månad, namn(delar)) i rutan."),
        ("MEN018", "Det är inte färgen som talar om det, det är texten."),
        ("MEN020", "Varje post visas av ett Atom Entry."),
    ],
)
def test_left_alone(code: str, text: str) -> None:
    assert find(text, code) == []


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        (
            "MEN006",
            "Nämnden har läst av i ärendet föreliggande omständigheter framkallad kritik.",
            ["i ärendet föreliggande omständigheter"],
        ),
        ("MEN025", "Vi har frågat om personalens barns skola.", ["personalens barns skola"]),
        ("MEN025", "Vi har frågat om personalens barn.", []),
        ("MEN026", "Tänk på att du får inte elda.", ["du får inte"]),
        ("MEN026", "Tänk på att avgiften är inte fast.", ["avgiften är inte"]),
        ("MEN026", "Tänk på att du inte får elda.", []),
        ("MEN026", "Det var så kallt att vi ville inte bada.", []),
        ("MEN026", "Det visar att det är inte bara du som har frågor.", []),
    ],
)
def test_order_and_chains(code: str, text: str, found: list[str]) -> None:
    assert [f.text for f in find(text, code)] == found


def test_negation_is_moved_before_the_verb() -> None:
    (finding,) = find("Det innebär att du behöver aldrig ringa.", "MEN026")
    assert [s.text for s in finding.suggestions] == ["du aldrig behöver"]


def test_an_insertion_after_a_known_subject_is_found() -> None:
    text = "Föreningen, som har fått bidrag för minst ett av de senaste tre åren, ska lämna en rapport."
    assert len(find(text, "MEN007")) == 1


def test_a_relative_that_deals_out_a_number_is_left_alone() -> None:
    assert find("Rådet har nio ledamöter, av vilka nämnden väljer fem.", "MEN008") == []


def test_listed_phrases_are_left_to_the_word_list() -> None:
    text = "Vi gör en utvärdering av kursen. Utbetalning sker i maj."
    assert find(text, "MEN010") == []
    assert len(find(text, "ORD007")) == 2


@pytest.mark.parametrize(
    "text",
    ["Vi gör flera bedömningar av läget.", "Vi gör inte den bedömningen.", "En stor förändring skedde i fjol.", "Vi gör läxan."],
)
def test_nouns_that_are_not_carried(text: str) -> None:
    assert find(text, "MEN010") == []


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Intyget saknas, varför nämnden avslår ansökan.", ". Därför avslår nämnden"),
        ("Vi läser ansökan, varefter vi ringer dig.", ". Därefter ringer vi"),
        ("Du har inte skickat in det intyg som vi bad om i brevet, vilket innebär att vi väntar.", ". Det innebär"),
    ],
)
def test_new_sentence_has_the_right_word_order(text: str, offered: str) -> None:
    (finding,) = find(text, "MEN019")
    assert [s.text for s in finding.suggestions] == [offered]


def test_enumeration_becomes_a_list() -> None:
    text = (
        "Skicka med följande: ett personbevis som är nytt, en kopia av hyresavtalet, den senaste lönespecifikationen och ett "
        "intyg från läkaren."
    )
    (finding,) = find(text, "MEN014")
    assert finding.suggestions[0].text.splitlines() == [
        "– ett personbevis som är nytt",
        "– en kopia av hyresavtalet",
        "– den senaste lönespecifikationen",
        "– ett intyg från läkaren.",
    ]


def test_statutes_in_brackets_are_left_alone() -> None:
    text = "Du har rätt till ett svar i tid (9 kap. 31 b § andra stycket plan- och bygglagen, 2010:900)."
    assert find(text, "MEN015") == []


def test_quoted_blocks_are_left_alone() -> None:
    text = "> Ansökan ska skickas in av dig, varefter vi gör en bedömning av ansökan, vilket innebär att du får vänta länge."
    assert find(text, "MEN002", "MEN010", "MEN019") == []


@pytest.mark.parametrize(
    ("text", "active"),
    [
        ("Ansökan prövas av nämnden.", "Nämnden prövar ansökan"),
        ("Din ansökan om bygglov handläggs av miljöförvaltningen i maj.", "Miljöförvaltningen handlägger din ansökan om bygglov"),
        ("Bidraget betalas ut av kommunen varje månad.", "Kommunen betalar ut bidraget"),
        ("Beslutet har inte granskats av kommunfullmäktige.", "Kommunfullmäktige har inte granskat beslutet"),
        ("Du kallas av handläggaren till ett möte.", None),
        ("Du ska kontaktas av en handläggare.", "En handläggare ska kontakta dig"),
        ("Vi informerades av polisen.", "Polisen informerade oss"),
        ("Brevet skrevs av oss.", "Vi skrev brevet"),
        ("Ansökan prövas av rätten i Lund.", None),
        ("Barnet hämtas av sin lärare.", None),
        ("Priset höjs av flera skäl.", None),
        # A street must not lose its capital letter.
        ("Lövgatan sköts av kommunen.", None),
        ("Skolan som byggdes av kommunen är stor.", None),
        ("I maj prövas ansökan av nämnden.", None),
    ],
)
def test_active_sentence_is_drafted_only_where_it_is_plain(text: str, active: str | None) -> None:
    findings = find(text, "MEN020")
    assert [s.text for f in findings for s in f.suggestions] == ([active] if active else [])
    assert all(s.safety is Safety.DISPLAY for f in findings for s in f.suggestions)


@pytest.mark.parametrize(
    ("text", "found", "offered"),
    [
        ("Till ansökan ska fogas en ritning.", "ska fogas en ritning", "”du ska foga” eller ”vi ska foga”"),
        ("I beslutet ska finnas uppgifter om avgiften.", "ska finnas uppgifter", "”ska det finnas”"),
    ],
)
def test_old_word_order(text: str, found: str, offered: str) -> None:
    (finding,) = find(text, "MEN021")
    assert finding.text == found
    assert offered in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "I ansökan ska det finnas en ritning.",
        "I maj ska nämnden behandla ärendet.",
        "I höst kan barn söka till skolan.",
        "På kartan kan du se huset.",
        "Uppgifterna ska lämnas i maj.",
    ],
)
def test_word_order_of_today(text: str) -> None:
    assert find(text, "MEN021") == []


def test_long_sentence_is_split_between_its_main_clauses() -> None:
    text = (
        "Vi har i dag tagit emot din anmälan om den nya altanen på baksidan av huset i Ekdala, men du behöver också skicka "
        "in en ritning över altanen i skala ett till hundra."
    )
    (finding,) = find(text, "MEN019")
    assert (finding.text, finding.suggestions[0].text) == (", men du", ". Men du")


@pytest.mark.parametrize(
    "text",
    [
        # The clauses may both hang on "vill att" or "om".
        "Vi på miljöförvaltningen i Ekdala kommun vill att du skickar in ritningen över altanen till oss så fort du kan och "
        "du ska också ringa till oss.",
        # Questions in a row: "varför" asks.
        "Skriv vilket beslut du överklagar, varför du tycker att det är fel och vad du vill.",
        # Short enough.
        "Vi har fått din anmälan, och du får svar i maj.",
    ],
)
def test_sentences_that_are_not_split(text: str) -> None:
    assert find(text, "MEN019") == []


def test_easy_read_has_rules_of_its_own() -> None:
    text = "Maten lagas på morgonen. Man får äta klockan ett."
    assert [(f.rule, f.text) for f in find(text, "MEN013", "MEN023", audience=Audience.EASY)] == [
        ("MEN023", "lagas"),
        ("MEN013", "Man"),
    ]
    assert find(text, "MEN013", "MEN023") == []


def test_even_sentences_are_found_only_on_request() -> None:
    text = " ".join(["Vi har läst brevet från dig."] * 8)
    assert [f.rule for f in find(text, "MEN024")] == ["MEN024"]
    assert "MEN024" not in {f.rule for f in find(text)}
