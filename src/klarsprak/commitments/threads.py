"""What an answered e-mail tells: how long the answer took, and which of the questions in it got one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from klarsprak.commitments.extractor import base_date
from klarsprak.commitments.wordlists import words
from klarsprak.core.document import Document, QuotedMessage
from klarsprak.language import sentences, timeexpr, workdays
from klarsprak.language.timeexpr import TimeKind


@dataclass(frozen=True, slots=True)
class ReplyTime:
    """When the received message came and when it was answered. `workdays`: working days between, the first not counted.

    `start:end`: source span of what tells when it came: the quoted message's first line, or the words of the answer.
    """

    received: date
    answered: date
    workdays: int
    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question in the received message, `start:end` in the source, and whether the answer seems to take it up."""

    start: int
    end: int
    text: str
    answered: bool
    block: int


_DOMAIN = re.compile(r"@([\w.-]+)")
#: The answer's own words about when the message came: “ditt mejl den 27 april”.
_YOUR_MAIL = re.compile(
    r"\b(?:ditt|ert)\s+(?:mejl|mail|e-?post(?:meddelande)?|meddelande)\s+(?:som\s+kom\s+|kom\s+(?:in\s+)?|från\s+|av\s+)?", re.I
)


def received(document: Document) -> QuotedMessage | None:
    """The message that is answered: the first quoted one, where it is not from the sender's own organisation."""
    if not document.messages:
        return None
    message = document.messages[0]
    ours, theirs = _DOMAIN.search(document.metadata.sender or ""), _DOMAIN.search(message.sender or "")
    if ours and theirs and ours.group(1).lower() == theirs.group(1).lower():
        return None
    return message


def reply_time(document: Document) -> ReplyTime | None:
    """How long the answer took; None where a date is missing or the order of them makes no sense."""
    answered = base_date(document)
    if answered is None:
        return None
    message = received(document)
    if message is not None and message.sent is not None:
        quoted = next(
            ((n, b) for n, b in enumerate(document.blocks) if b.quoted and message.start <= b.start < message.end), None
        )
        if quoted is not None and message.sent <= answered:
            index, block = quoted
            return ReplyTime(
                message.sent, answered, workdays.workdays_between(message.sent, answered), block.start, block.end, index
            )
        return None
    for index, block in enumerate(document.blocks):
        match = None if block.quoted else _YOUR_MAIL.search(block.text)
        if match is None:
            continue
        time = next((t for t in timeexpr.find(block.text) if t.start <= match.end() + 4 and t.end > match.end()), None)
        period = time.period(answered) if time and time.kind is TimeKind.DAY else None
        if time and period and period[0] <= answered:
            low, high = block.map.span(match.start(), time.end)
            return ReplyTime(period[0], answered, workdays.workdays_between(period[0], answered), low, high, index)
    return None


_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = words(
    """
    detta dessa denna vilken vilket vilka varför hur när vart vem vad kommer skulle kunna finns några något någon annat andra
    efter innan också även eller inte från till över under mellan hela alla mycket själv sedan redan bara gäller behöver måste
    vill gärna tack hälsning hälsningar ungefär kanske egentligen alltså
    """
)
_WHEN = re.compile(r"^\W*(?:när|hur\s+länge|hur\s+lång\s+tid|vilken\s+(?:dag|tid|vecka)|vilket\s+datum)\b", re.I)
_HOW_MUCH = re.compile(r"^\W*(?:vad\s+kostar|hur\s+(?:mycket|många|dyrt|stor|lång|långt|ofta))\b", re.I)
_YES_NO = re.compile(r"^\W*(?:kan|får|är|finns|har|ska|måste|behöver|går|gäller|kommer|stämmer|vet|blir|tar)\b", re.I)
_PLAIN_ANSWER = re.compile(r"(?:^|[.!?]\s+|\n)\s*(?:ja|nej|jo|jodå|javisst|absolut|självklart|tyvärr|visst)\b", re.I)
#: Asked out of politeness: nobody expects an answer of substance.
_POLITE = re.compile(r"\b(?:hur\s+mår\s+(?:du|ni)|hur\s+går\s+det|hur\s+är\s+(?:det|läget)|eller\s+hur|va)\s*\?", re.I)


def questions(document: Document) -> list[Question]:
    """The questions in the received message, in order; at most twenty."""
    message = received(document)
    if message is None and document.messages:
        return []
    reply = "\n".join(b.text for b in document.blocks if not b.quoted)
    known = {_stem(w) for w in _WORD.findall(reply.lower())}
    found: list[Question] = []
    for index, block in enumerate(document.blocks):
        if not block.quoted or block.language != "sv":
            continue
        if message is not None and not message.start <= block.start < message.end:
            continue
        for start, end in sentences.split(block.text):
            text = block.text[start:end]
            if text.rstrip(' "”)').endswith("?") and not _POLITE.search(text) and len(found) < 20:
                low, high = block.map.span(start, end)
                found.append(Question(low, high, text, _answered(text, reply, known), index))
    return found


def _stem(word: str) -> str:
    return word[: max(4, len(word) - 3)]


def _answered(question: str, reply: str, known: set[str]) -> bool:
    """Whether the reply seems to take a question up. A word in common is enough: this is a reminder, not a judgement."""
    asked = [w for w in _WORD.findall(question.lower()) if w not in _COMMON]
    if any(_stem(w) in known for w in asked):
        return True
    if _WHEN.match(question):
        return any(t.firm for t in timeexpr.find(reply))
    if _HOW_MUCH.match(question):
        return any(c.isdigit() for c in reply)
    if _YES_NO.match(question):
        return _PLAIN_ANSWER.search(reply) is not None
    return not asked
