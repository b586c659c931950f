"""New text, quoted messages and signatures, in the forms that mail programs leave."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarsprak.readers.replies import Line, Role, day_in, divide

DAY = date(2026, 12, 3)
ANNA = "Anna Berg <anna@example.se>"


def _lines(text: str) -> list[Line]:
    return [Line(raw.lstrip("> "), raw.startswith(">")) for raw in text.strip("\n").split("\n")]


def _new(text: str) -> list[str]:
    lines = _lines(text)
    roles, _ = divide(lines)
    return [line.text for line, role in zip(lines, roles, strict=True) if role is Role.NEW and line.text]


HEADERS = {
    "Outlook, svenska": f"Från: {ANNA}\nSkickat: den 3 december 2026 10:12\nTill: Bygglov\nÄmne: Altan",
    "Outlook, svenska, veckodag": f"Från: {ANNA}\nSkickat: torsdag 3 december 2026 10:12\nTill: Bygglov\nKopia: Bo\nÄmne: Altan",
    "Outlook, linje över": f"{'_' * 32}\nFrån: {ANNA}\nSkickat: den 3 december 2026 10:12\nTill: B\nÄmne: A",
    "Outlook, engelska": f"From: {ANNA}\nSent: Thursday, December 3, 2026 10:12 AM\nTo: Bygglov\nSubject: Altan",
    "Outlook, fetstil": f"*Från:* {ANNA}\n*Skickat:* den 3 december 2026 10:12\n*Till:* Bygglov\n*Ämne:* Altan",
    "Outlook, tomma rader": f"Från: {ANNA}\n\nSkickat: den 3 december 2026 10:12\n\nTill: Bygglov\n\nÄmne: Altan",
    "Outlook, en rad": f"Från: {ANNA} Skickat: den 3 december 2026 10:12 Till: Bygglov Ämne: Altan",
    "Outlook, många mottagare": f"Från: {ANNA}\nSkickat: 3 dec. 2026 10:12\nTill: Ett;\nTvå;\nTre\nÄmne: Altan",
    "Ursprungligt": f"-----Ursprungligt meddelande-----\nFrån: {ANNA}\nSkickat: den 3 december 2026 10:12\nTill: B\nÄmne: A",
    "Original": f"-----Original Message-----\n\nFrom: {ANNA}\nSent: 3 December 2026 10:12\nTo: B\nSubject: A",
    "Gmail, vidare": f"---------- Forwarded message ---------\nFrån: {ANNA}\nDate: tors 3 dec. 2026 kl 10:12\nSubject: A\nTo: B",
    "Thunderbird, vidare": (
        f"-------- Vidarebefordrat meddelande --------\nÄmne: A\nDatum: Thu, 3 Dec 2026 10:12:00 +0100\nFrån: {ANNA}\nTill: B"
    ),
    "Apple, vidare": f"Vidarebefordrat brev:\n\nFrån: {ANNA}\nÄmne: Altan\nDatum: 3 december 2026 10:12:00 CET\nTill: B",
    "Gmail, svenska": f"Den tors 3 dec. 2026 kl 10:12 skrev {ANNA}:",
    "Gmail, bruten rad": "Den tors 3 dec. 2026 kl 10:12 skrev Anna Berg <\nanna@example.se>:",
    "Gmail, engelska": f"On Thu, Dec 3, 2026 at 10:12 AM {ANNA} wrote:",
    "Gmail, engelska, bruten": "On Thu, Dec 3, 2026 at 10:12 AM Anna Berg\n<anna@example.se>\nwrote:",
    "Apple, svenska": f"3 dec. 2026 kl. 10:12 skrev {ANNA}:",
    "Apple, engelska": f"On 3 Dec 2026, at 10:12, {ANNA} wrote:",
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS.keys())
@pytest.mark.parametrize("mark", ["", "> "])
def test_headers_of_quoted_messages(header: str, mark: str) -> None:
    quoted = "\n".join(f"{mark}{line}".rstrip() for line in ("Hej!", "", "Får jag bygga en altan?"))
    text = f"Hej Anna!\n\nJa, det får du.\n\nBo\n\n{header}\n\n{quoted}"
    assert _new(text) == ["Hej Anna!", "Ja, det får du.", "Bo"]
    _, starts = divide(_lines(text))
    assert [(s.line, s.sender, s.sent) for s in starts] == [(6, ANNA, DAY)]


@pytest.mark.parametrize(
    ("header", "sender"),
    [
        ("Den 2026-12-03 kl. 10:12, skrev Anna Berg:", "Anna Berg"),
        ("On 2026-12-03 10:12, Anna Berg wrote:", "Anna Berg"),
        ("Anna Berg <anna@example.se> skrev:", ANNA),
        ("Anna Berg <anna@example.se> skrev den 3 dec. 2026 10:12:", ANNA),
        ("Anna Berg wrote on 3 Dec 2026 at 10:12:", None),
    ],
)
def test_headers_of_marked_quotations(header: str, sender: str | None) -> None:
    text = f"{header}\n> Får jag bygga?\n\nJa, det får du."
    _, starts = divide(_lines(text))
    if sender is not None:
        assert [s.sender for s in starts] == [sender]
    assert _new(text)[-1] == "Ja, det får du."
    assert "Får jag bygga?" not in _new(text)


def test_answers_between_quoted_lines() -> None:
    text = "Den 2026-12-03 kl. 10:12, skrev Anna:\n> Får jag bygga?\nJa.\n\n> När?\nI maj.\n-- \nBo"
    assert _new(text) == ["Ja.", "I maj."]
    roles, _ = divide(_lines(text))
    assert roles[-2:] == [Role.MARK, Role.SIGNATURE]


def test_without_marks_everything_below_the_header_is_quoted() -> None:
    text = "Ja.\n\nDen 3 december 2026 10:12 skrev Anna Berg <anna@example.se>:\n\nHej!\n\n-- \nAnna\n\nHälsningar"
    assert _new(text) == ["Ja."]
    assert Role.SIGNATURE not in divide(_lines(text))[0]


def test_a_thread_of_three() -> None:
    outlook = "Från: {}\nSkickat: den {} december 2026 10:12\nTill: B\nÄmne: A\n\nText.\n"
    first = "Den 1 dec. 2026 kl 9:00 skrev Eva Ek <e@example.se>:\n> Först."
    text = "Nytt.\n\n" + outlook.format("Cia", 3) + outlook.format("Bo", 2) + first
    _, starts = divide(_lines(text))
    assert [(s.sender, s.sent) for s in starts] == [
        ("Cia", date(2026, 12, 3)),
        ("Bo", date(2026, 12, 2)),
        ("Eva Ek <e@example.se>", date(2026, 12, 1)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Den 3 december 2026 kl. 10.12 skrev du till oss:\nDu undrade om bygglov.",
        "Den 3 december skrev vi så här:\nAltanen kräver bygglov.",
        "Från: entrén\nTill: stora salen\nGå rakt fram.",
        "Från: Kommunstyrelsen\nDatum: 2026-12-03\nTill: Alla nämnder\nHär kommer årets budget.",
        "Till: Anna\nÄmne: Altan\nSkickat: i går\nDu får bygga.",
        "Hej! Hon skrev: Jag vill bygga.\nVi svarade samma dag.",
        "Ett streck:\n----------------\nMer text.",
        "Skickat: i dag\nFrån: oss\nText.",
    ],
)
def test_what_only_looks_like_a_header(text: str) -> None:
    assert _new(text) == text.split("\n")


@pytest.mark.parametrize(
    "line", ["Skickat från min iPhone", "Hämta Outlook för iOS", "Sent from my iPad", "Skickat från Outlook för Android"]
)
def test_what_the_telephone_adds(line: str) -> None:
    roles, _ = divide(_lines(f"Hej!\n\n{line}\n\nMer."))
    assert roles[0] is Role.NEW
    assert roles[2] is Role.SIGNATURE


def test_signature_mark() -> None:
    roles, _ = divide(_lines("Hej!\n-- \nBo Ek\n\n0470-00 00 00"))
    assert roles == [Role.NEW, Role.MARK, Role.SIGNATURE, Role.SIGNATURE, Role.SIGNATURE]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("den 3 december 2026 10:12", DAY),
        ("tors 3 dec. 2026 kl 10:12", DAY),
        ("Thursday, December 3, 2026 10:12 AM", DAY),
        ("Thu, 3 Dec 2026 10:12:00 +0100", DAY),
        ("2026-12-03 10:12", DAY),
        ("den 1 maj 2026", date(2026, 5, 1)),
        ("1 May 2026", date(2026, 5, 1)),
        ("31 oktober 2026", date(2026, 10, 31)),
        ("October 31, 2026", date(2026, 10, 31)),
        ("3/12/2026", None),
        ("31 februari 2026", None),
        ("i går", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert day_in(text) == day


_PARTS = ["", "Från: A", "Skickat: x", "Till: B", "Ämne: C", "skrev Bo:", "Den 3 dec. 2026 10:12", "-- ", "_" * 12]


@given(st.lists(st.builds(Line, st.sampled_from(_PARTS) | st.text(max_size=20), st.booleans()), max_size=20))
def test_every_line_has_one_role(lines: list[Line]) -> None:
    roles, starts = divide(lines)
    assert len(roles) == len(lines)
    assert all(roles[s.line] is Role.QUOTE for s in starts)
    assert all(role is Role.QUOTE for role, line in zip(roles, lines, strict=True) if line.quoted and line.text.strip())
