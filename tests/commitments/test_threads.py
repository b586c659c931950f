"""Answered e-mails: how long the answer took, and which questions it takes up, in what mail programs leave of a thread."""

from __future__ import annotations

from datetime import date

import pytest

from klarsprak import readers
from klarsprak.commitments import threads
from klarsprak.core.document import Document

ANNA = "Anna Berg <anna@hemma.example>"
QUESTIONS = "Hej! När lagas lampan på Ekvägen? Vem betalar för mitt trasiga däck?"
ANSWER = "Hej Anna!\n\nLampan lagas på fredag.\n\nMed vänlig hälsning\nBo Ek"

#: What stands above the quoted message, by mail program. All say Thursday 3 December 2026.
QUOTED = {
    "Outlook, svenska": f"Från: {ANNA}\nSkickat: den 3 december 2026 10:12\nTill: Gata\nÄmne: Lampan\n\n{QUESTIONS}",
    "Outlook, engelska": f"From: {ANNA}\nSent: Thursday, December 3, 2026 10:12 AM\nTo: Gata\nSubject: Lampan\n\n{QUESTIONS}",
    "Gmail, svenska": f"Den tors 3 dec. 2026 kl 10:12 skrev {ANNA}:\n\n> {QUESTIONS}",
    "Gmail, engelska": f"On Thu, Dec 3, 2026 at 10:12 AM {ANNA} wrote:\n\n> {QUESTIONS}",
    "Thunderbird, svenska": f"Den 2026-12-03 kl. 10:12, skrev Anna Berg:\n> {QUESTIONS}",
    "Thunderbird, engelska": f"On 2026-12-03 10:12, Anna Berg wrote:\n> {QUESTIONS}",
    "Apple Mail, svenska": f"3 dec. 2026 kl. 10:12 skrev {ANNA}:\n\n> {QUESTIONS}",
    "Apple Mail, engelska": f"On 3 Dec 2026, at 10:12, {ANNA} wrote:\n\n> {QUESTIONS}",
}


def mail(body: str, sent: str = "Tue, 08 Dec 2026 09:00:00 +0100", sender: str = "Bo Ek <bo@kommun.example>") -> Document:
    head = f"From: {sender}\nTo: {ANNA}\nDate: {sent}\nSubject: Sv: Lampan\nContent-Type: text/plain; charset=utf-8\n"
    return readers.read("svar.eml", f"{head}Content-Transfer-Encoding: 8bit\n\n{body}".encode())


@pytest.mark.parametrize("quoted", QUOTED.values(), ids=QUOTED.keys())
def test_reply_time_in_working_days(quoted: str) -> None:
    reply = threads.reply_time(mail(f"{ANSWER}\n\n{quoted}\n"))
    assert reply is not None
    assert (reply.received, reply.answered, reply.workdays) == (date(2026, 12, 3), date(2026, 12, 8), 3)


@pytest.mark.parametrize("quoted", QUOTED.values(), ids=QUOTED.keys())
def test_questions_are_listed_as_answered_or_not(quoted: str) -> None:
    document = mail(f"{ANSWER}\n\n{quoted}\n")
    found = threads.questions(document)
    assert [(q.text.removeprefix("Hej! "), q.answered) for q in found] == [
        ("När lagas lampan på Ekvägen?", True),
        ("Vem betalar för mitt trasiga däck?", False),
    ]
    for question in found:
        assert document.source.text[question.start : question.end] == question.text
        assert document.blocks[question.block].quoted


def test_a_christmas_between_counts_no_free_days() -> None:
    quoted = QUOTED["Gmail, svenska"].replace("tors 3 dec. 2026", "ons 23 dec. 2026")
    reply = threads.reply_time(mail(f"{ANSWER}\n\n{quoted}\n", "Mon, 04 Jan 2027 09:00:00 +0100"))
    assert reply is not None
    assert reply.workdays == 4  # 28, 29 and 30 December and 4 January


def test_a_message_from_ones_own_house_is_no_citizens() -> None:
    document = mail(f"{ANSWER}\n\n{QUOTED['Gmail, svenska']}\n", sender="Bo Ek <bo@hemma.example>")
    assert threads.received(document) is None
    assert threads.reply_time(document) is None
    assert threads.questions(document) == []


def test_an_answer_before_the_question_makes_no_sense() -> None:
    assert threads.reply_time(mail(f"{ANSWER}\n\n{QUOTED['Gmail, svenska']}\n", "Tue, 01 Dec 2026 09:00:00 +0100")) is None


def test_without_a_quotation_the_answers_own_words_tell() -> None:
    reply = threads.reply_time(mail("Hej Anna!\n\nTack för ditt mejl den 3 december. Lampan lagas på fredag.\n"))
    assert reply is not None
    assert (reply.received, reply.workdays) == (date(2026, 12, 3), 3)
    assert threads.reply_time(mail("Hej Anna!\n\nTack för ditt mejl. Lampan lagas den 11 december.\n")) is None


def test_only_the_latest_message_of_a_thread_is_answered() -> None:
    outlook = "Från: {}\nSkickat: den {} december 2026 10:12\nTill: Gata\nÄmne: Lampan\n\n{}\n"
    later = outlook.format(ANNA, 7, "Hur går det med däcket?")
    earlier = outlook.format("Cia Lind <cia@annat.example>", 1, "Vad kostar en lampa?")
    document = mail(f"{ANSWER}\n\n{later}\n{earlier}")
    assert [q.text for q in threads.questions(document)] == ["Hur går det med däcket?"]
    reply = threads.reply_time(document)
    assert reply is not None
    assert reply.received == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("question", "answer", "answered"),
    [
        ("När kommer ni?", "Vi kommer på fredag.", True),
        ("När kommer ni?", "Tack för att du hör av dig.", False),
        ("Vad kostar det?", "Det blir 900 kronor.", True),
        ("Vad kostar det?", "Hör av dig till växeln.", False),
        ("Får jag göra så?", "Ja, det går bra.", True),
        ("Får jag göra så?", "Tack för mejlet.", False),
        ("Hur söker jag bygglov?", "Bygglov söker du i e-tjänsten.", True),
        ("Hur mår du?", "Tack för mejlet.", None),
        ("Eller hur?", "Tack för mejlet.", None),
    ],
)
def test_what_counts_as_an_answer(question: str, answer: str, answered: bool | None) -> None:
    quoted = f"Den tors 3 dec. 2026 kl 10:12 skrev {ANNA}:\n\n> {question}"
    found = threads.questions(mail(f"Hej!\n\n{answer}\n\nBo\n\n{quoted}\n"))
    assert [q.answered for q in found] == ([] if answered is None else [answered])


def test_at_most_twenty_questions() -> None:
    quoted = f"Den tors 3 dec. 2026 kl 10:12 skrev {ANNA}:\n\n" + "".join(f"> Vad är nummer {n}?\n" for n in range(30))
    assert len(threads.questions(mail(f"{ANSWER}\n\n{quoted}"))) == 20
