"""Promises in texts: who, what, when, and what leans on what. The labelled sets measure; these say why."""

from __future__ import annotations

from datetime import date

import pytest

from klarsprak import readers
from klarsprak.commitments import extract
from klarsprak.core.profile import TextType
from klarsprak.core.result import Commitment
from klarsprak.language.view import DocumentView


def promises(text: str, text_type: str = "brev", written: date | None = None) -> list[Commitment]:
    document = readers.read("brev.md", text.encode())
    document.metadata.date = written
    return extract(DocumentView(document), TextType(text_type), {})


def statuses(text: str, text_type: str = "brev") -> list[str]:
    return [c.status.value for c in promises(text, text_type)]


def test_all_that_is_told_of_a_promise() -> None:
    text = "Hej!\n\nHandläggaren Kim Ek kontaktar dig inom tre arbetsdagar."
    (promise,) = promises(text, written=date(2026, 4, 22))
    assert promise.actor.startswith("Handläggaren")
    assert promise.action == "kontakta"
    assert promise.time == "inom tre arbetsdagar"
    assert promise.due == date(2026, 4, 27)
    assert text[promise.start : promise.end] == promise.text
    assert text[promise.time_start : promise.time_end] == promise.time


@pytest.mark.parametrize(
    "text",
    [
        "Vi svarar dig i morgon.",
        "I morgon svarar vi dig.",
        "Du får svar i morgon.",
        "Du hör från oss i morgon.",
        "Svar kommer i morgon.",
        "Du blir kontaktad i morgon.",
        "Svaret skickas till dig i morgon.",
        "Det är Kim Ek som svarar dig i morgon.",
        "Jag ber Kim svara dig i morgon.",
        "Kim har lovat att svara dig senast i morgon.",
        "Vi läser brevet och svarar dig i morgon.",
        "Ge mig till i morgon, så har du svaret.",
        "Räkna med svar i morgon.",
        "Svar: i morgon.",
        "Så snart vi kan, dock senast i morgon, svarar vi dig.",
    ],
)
def test_word_order_voice_and_whose_side(text: str) -> None:
    assert statuses(text, "epost") == ["explicit"]


@pytest.mark.parametrize(
    "text",
    [
        "Svara oss senast i morgon.",
        "Du ska lämna in ansökan senast i morgon.",
        "Din bok ska lämnas tillbaka senast i morgon.",
        "Vi svarade dig i går.",
        "Vi kan inte svara dig i morgon.",
        "Om vi behöver mer hör vi av oss.",
        "Vi hör av oss om något är oklart.",
        "Vi tömmer kärlen varje torsdag.",
        "Försäkringskassan svarar dig inom fyra veckor.",
        "Din läkare skickar intyget till oss i morgon.",
        "I policyn står det att vi svarar inom två dagar.",
        "Jag är tillbaka på kontoret i morgon.",
        "När kan ni svara mig?",
        "Skolan börjar den 18 augusti.",
        "Härmed översänds protokollet.",
        "Avgiften ska vara betald inom 30 dagar.",
    ],
)
def test_no_promises(text: str) -> None:
    assert statuses(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Biståndshandläggaren kommer på hembesök till dig. Tiden är bokad till torsdag den 18 juni.", "explicit"),
        ("Arbetsterapeuten hör av sig till dig. Hon gör det senast på fredag.", "explicit"),
        ("Vi svarar på ditt mejl. Troligen på torsdag.", "explicit"),
        ("Vi svarar på ditt mejl. Välkommen till oss på torsdag!", "missing"),
        ("Vi träffas på torsdag. Därefter skickar vi ett beslut till dig.", "explicit"),
        ("Vi svarar på ditt mejl (senast torsdag).", "explicit"),
        ("Vi svarar på ditt mejl.\n\nDet sker senast den 5 maj.", "explicit"),
        ("Vi svarar på ditt mejl.\n\nFesten är den 5 maj.", "missing"),
        ("## Besked senast den 5 maj\n\nVi svarar på ditt mejl.", "explicit"),
        ("Du får beslutet senast den [datum].", "explicit"),
        ("Du får beslutet senast den {{datum}}.", "explicit"),
        ("Du får beslutet när utredningen är klar.", "missing"),
        ("Du får beslutet i veckan eller så.", "vague"),
    ],
)
def test_where_the_time_may_stand(text: str, status: str) -> None:
    assert statuses(text, "epost")[0] == status


def test_cells_of_a_table() -> None:
    table = "| Ärende | Handläggningstid |\n| --- | --- |\n| Bygglov | tio veckor |\n| Anmälan | kan variera |\n"
    assert [(c.action, c.status.value) for c in promises(table, "webb")] == [("Bygglov", "explicit"), ("Anmälan", "vague")]


def test_items_under_an_introduction() -> None:
    found = promises("Då kommer vi att:\n\n- gå igenom ansökan\n- besöka dig i vecka 20\n- betala ut stödet snarast\n")
    assert [(c.actor, c.action, c.status.value) for c in found] == [
        ("vi", "gå", "missing"),
        ("vi", "besöka", "explicit"),
        ("vi", "betala", "vague"),
    ]


def test_quotations_statutes_and_code_promise_nothing() -> None:
    assert statuses("> Vi återkommer till dig.\n") == []
    assert statuses("Du skrev: ”Vi återkommer till dig.”") == []
    statute = "".join(f"{n} § Nämnden ska pröva ansökan inom fyra månader.\n\n" for n in range(1, 5))
    assert statuses(statute, "beslut") == []


def test_a_verb_that_no_list_knows() -> None:
    assert statuses("Vi galvar ditt staket på torsdag.") == ["explicit"]
    assert statuses("Vi galvar gärna staket.") == []


def test_order_of_the_result_is_the_order_of_the_text() -> None:
    found = promises("Vi ringer dig i morgon. Du får brevet på fredag. Vi betalar ut pengarna den 4 maj.", "epost")
    assert [c.start for c in found] == sorted(c.start for c in found)
    assert len(found) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skadan på ditt staket repareras av vår entreprenör.", "missing"),
        ("Skulden för den tid som huset var tomt sätter vi ned.", "missing"),
        ("Vi kommer att göra en efterbetalning.", "missing"),
        ("Vi skickar ett förslag till avtal. Du får det inom kort.", "vague"),
        ("Jag gör en felanmälan åt dig.", "missing"),
        ("Bidraget kommer att föras över till ditt konto.", "missing"),
        ("En ny besiktning görs på vår bekostnad.", "missing"),
        ("Vi väntar på polisens yttrande, och därefter avgör vi om ni kan få tillstånd.", "missing"),
        ("Jag undersöker om det finns fler bord och berättar det.", "missing"),
        ("Vi kontrollerar gungan i morgon och tar bort den om den inte är hel.", "explicit"),
        ("Jag har skickat din fråga till Gata och park, som svarar dig inom 48 timmar.", "explicit"),
        ("Du har offerten i din inkorg i morgon.", "explicit"),
        ("Vi gör en ny ljudmätning hos er. Mätningen sker torsdagen den 8 maj.", "explicit"),
    ],
)
def test_what_is_done_about_the_readers_matter(text: str, expected: str) -> None:
    assert statuses(text, "epost")[:1] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Din tid hos sköterskan är i morgon kl. 9.",
        "Vi strävar efter att laga trasiga lampor inom två veckor.",
        "Företaget ska ha åtgärdat bristerna senast den 1 september.",
        "Personalen serverar lunch mellan klockan 11 och 13.",
        "Festivalen inleds med en konsert den 22 augusti.",
        "Med det här brevet skickar vi över avtalet.",
    ],
)
def test_aims_events_and_what_others_are_told(text: str) -> None:
    assert statuses(text) == []
