"""Plain text: what lines become."""

from __future__ import annotations

from datetime import date

import pytest

from klarsprak.core.document import Block, BlockKind
from klarsprak.readers import read

K = BlockKind


def _blocks(text: str) -> list[Block]:
    return read("a.txt", text.encode()).blocks


def _view(text: str) -> list[tuple[BlockKind, str]]:
    return [(b.kind, b.text) for b in _blocks(text)]


WRAPPED = (
    "Vi har tagit emot din ansökan om bygglov och börjar nu handlägga den. Du får\n"
    "ett beslut inom tio veckor från den dag då ansökan är komplett. Ring gärna\n"
    "Anna om du undrar över något.\n"
)


def test_wrapped_lines_are_one_paragraph() -> None:
    assert _view(WRAPPED) == [(K.PARAGRAPH, " ".join(WRAPPED.split("\n")).strip())]


def test_long_lines_are_a_paragraph_each() -> None:
    line = "Vi har fått din ansökan om bygglov och börjar nu med den så att du får ett beslut inom tio veckor från den dag då"
    text = f"{line} allt är klart.\n{line} vi har allt.\n"
    assert [t for _, t in _view(text)] == text.splitlines()


def test_lists() -> None:
    blocks = _blocks("Ta med:\n- ett\n  - inuti\n  - mer\n- två som går\n  vidare\n\n1. först\n2. sedan\n\na) alfa\nb) beta\n")
    view = [(b.kind, b.level, b.text, b.list_ref and (b.list_ref.index, b.list_ref.ordered)) for b in blocks]
    assert view == [
        (K.LIST_INTRO, 0, "Ta med:", None),
        (K.LIST_ITEM, 1, "ett", (0, False)),
        (K.LIST_ITEM, 2, "inuti", (0, False)),
        (K.LIST_ITEM, 2, "mer", (1, False)),
        (K.LIST_ITEM, 1, "två som går vidare", (1, False)),
        (K.LIST_ITEM, 1, "först", (0, True)),
        (K.LIST_ITEM, 1, "sedan", (1, True)),
        (K.LIST_ITEM, 1, "alfa", (0, True)),
        (K.LIST_ITEM, 1, "beta", (1, True)),
    ]
    assert len({b.list_ref.list_id for b in blocks if b.list_ref}) == 4


@pytest.mark.parametrize("mark", ["-", "–", "•", "*", "·"])
def test_list_marks(mark: str) -> None:
    assert _view(f"{mark} ett\n\n{mark} två\n") == [(K.LIST_ITEM, "ett"), (K.LIST_ITEM, "två")]


def test_a_list_ends_at_text_after_a_blank_line() -> None:
    assert _view("- ett\n- två\n\nNu kommer vanlig text igen.\n")[-1] == (K.PARAGRAPH, "Nu kommer vanlig text igen.")


@pytest.mark.parametrize(
    "text",
    [
        "– Hej, det är bra, säger Anna på kontoret.\n",
        "– Det är bra, säger Anna.\n\n– Det tycker jag också, svarade Bo.\n",
        "Tåget går mellan Alvesta\n– Växjö varje timme.\n",
        "5. maj är en dag.\n",
    ],
)
def test_no_lists(text: str) -> None:
    assert K.LIST_ITEM not in [k for k, _ in _view(text)]


def test_underlined_headings_and_rules() -> None:
    text = "Rubrik ett\n==========\n\nText kommer här nu.\n\nRubrik två\n----------\nMer text kommer här.\n"
    text += "\n-----\n\nSlut på texten.\n"
    assert [(b.kind, b.level, b.text) for b in _blocks(text)] == [
        (K.HEADING, 1, "Rubrik ett"),
        (K.PARAGRAPH, 0, "Text kommer här nu."),
        (K.HEADING, 2, "Rubrik två"),
        (K.PARAGRAPH, 0, "Mer text kommer här."),
        (K.PARAGRAPH, 0, "Slut på texten."),
    ]


def test_quoted_lines() -> None:
    blocks = _blocks("Tack för ditt mejl.\n\n> Jag undrar när\n> ni svarar mig.\n>\n>> Äldre text.\n\nVi svarar i dag.\n")
    assert [(b.text, b.quoted) for b in blocks] == [
        ("Tack för ditt mejl.", False),
        ("Jag undrar när ni svarar mig.", True),
        ("Äldre text.", True),
        ("Vi svarar i dag.", False),
    ]


def test_form_feed_parts_paragraphs() -> None:
    assert [t for _, t in _view("Slutet på sidan\f\nbörjan på nästa.")] == ["Slutet på sidan", "början på nästa."]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends(newline: str) -> None:
    assert _view(WRAPPED.replace("\n", newline)) == _view(WRAPPED)


def test_line_separator_is_a_hard_break() -> None:
    assert [t for _, t in _view("Anna Ek\u2028Handläggare")] == ["Anna Ek", "Handläggare"]


def test_empty() -> None:
    assert _view("") == []
    assert _view(" \n\t\n") == []


def test_positions_of_joined_lines() -> None:
    block = _blocks(WRAPPED)[0]
    at = block.text.index("Du får ett beslut")
    start, end = block.map.span(at, at + len("Du får ett beslut"))
    assert WRAPPED[start:end] == "Du får\nett beslut"


THREAD = """\
Hej Kim!

Du får svar senast den 3 december.

Vänliga hälsningar
Robin Alm

Från: Kim Ek <kim@example.se>
Skickat: den 1 december 2026 10:12
Till: Robin Alm
Ämne: Fråga om bidrag

Hej! Kan jag erhålla bidrag?
"""


def test_a_pasted_thread_quotes_the_messages_below() -> None:
    document = read("a.txt", THREAD.encode())
    own = [b.text for b in document.blocks if not b.quoted]
    assert own == ["Hej Kim!", "Du får svar senast den 3 december.", "Vänliga hälsningar", "Robin Alm"]
    assert document.blocks[-1].text == "Hej! Kan jag erhålla bidrag?"
    (message,) = document.messages
    assert (message.sender, message.sent) == ("Kim Ek <kim@example.se>", date(2026, 12, 1))
    assert THREAD[message.start : message.end].startswith("Från:")
    assert message.end == len(THREAD) - 1


def test_a_saved_message_is_no_quotation_of_itself() -> None:
    head = "Från: Robin Alm\nSkickat: den 2 december 2026 08:00\nTill: Kim Ek\nÄmne: Sv: Fråga om bidrag\n\n"
    document = read("a.txt", (head + THREAD).encode())
    assert "Du får svar senast den 3 december." in [b.text for b in document.blocks if not b.quoted]
    assert "Hej! Kan jag erhålla bidrag?" in [b.text for b in document.blocks if b.quoted]
    assert len(document.messages) == 1
    assert read("a.txt", (head + "Hej Kim!\n\nDu får svar i morgon.\n").encode()).messages == []


def test_a_memo_is_no_thread() -> None:
    memo = "Arbetet går bra.\n\nFrån: Vatten\nDatum: 3 december 2026\nTill: Nämnden\n\nVi har lagt om ledningen.\n"
    document = read("a.txt", memo.encode())
    assert not any(b.quoted for b in document.blocks)
    assert document.messages == []


def test_lines_parted_by_tabs_are_a_table() -> None:
    blocks = _blocks("Det här kostar det.\n\nTjänst\tPris\tTid\nBygglov\t\t9 500 kr\tTio veckor\n\nRing oss om du har frågor.\n")
    assert [b.kind for b in blocks] == [K.PARAGRAPH, *[K.TABLE_CELL] * 6, K.PARAGRAPH]
    cells = [(b.text, b.cell.row, b.cell.column, b.cell.header) for b in blocks if b.cell]
    assert cells == [
        ("Tjänst", 0, 0, True),
        ("Pris", 0, 1, True),
        ("Tid", 0, 2, True),
        ("Bygglov", 1, 0, False),
        ("9 500 kr", 1, 1, False),
        ("Tio veckor", 1, 2, False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Telefon:\t0470-00 00 00\nE-post:\tkommun@example.se\nBesök:\tStorgatan 1\n",
        "\tIndragen rad ett.\n\tIndragen rad två.\n\tIndragen rad tre.\n",
        "Namn\tKim Ek\nÄrende\tBygglov\n",
        "Vi har\tsett över\tavgifterna.\n\nDu hör av oss.\n",
    ],
)
def test_tabs_alone_make_no_table(text: str) -> None:
    assert not any(b.cell for b in _blocks(text))
