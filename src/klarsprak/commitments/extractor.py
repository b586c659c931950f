"""Gathers the promises of a whole text: sentence by sentence, then with what neighbours, headings and cells say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from klarsprak.commitments import judge
from klarsprak.commitments.clauses import Tagged
from klarsprak.commitments.judge import SENDER
from klarsprak.commitments.nouns import is_sender
from klarsprak.commitments.sentence import Promise, Sentence
from klarsprak.commitments.verbs import FORMS, FRAMES, KINDS, Tense
from klarsprak.commitments.wordlists import words
from klarsprak.core.document import Block, BlockKind, Document, MarkKind
from klarsprak.core.profile import TextType
from klarsprak.core.result import Commitment, CommitmentStatus
from klarsprak.language import timeexpr
from klarsprak.language.timeexpr import TimeExpression, TimeKind
from klarsprak.language.view import BlockView, DocumentView, Needs, Spans

NEEDS = Needs.TAGS

_SKIPPED = frozenset(
    {BlockKind.ADDRESS, BlockKind.SALUTATION, BlockKind.CONTACT, BlockKind.ENDING, BlockKind.ALT, BlockKind.BUTTON}
)
_LETTER_DATE = re.compile(
    r"^(?:datum:?\s*|[A-ZÅÄÖ][a-zåäö]+(?:\s+kommun)?,?\s+(?:den\s+)?)?(?P<date>(?:den\s+)?\d{1,2}\s+[a-zåäö]+\s+\d{4}|\d{4}-\d{2}-\d{2})\.?$",
    re.I,
)
#: A sentence that only says when: what the sentence before or after it promises is kept then.
_SAYS_WHEN = re.compile(
    r"^\W*(?:det(?:ta)?|då|tid(?:en)?|dagen|datumet|(?:han|hon|hen|de|vi|jag)\s+(?:gör|kommer\s+att\s+göra)\s+det|besöket|mötet|arbetet|besiktningen|svaret|beslutet|beskedet|utbetalningen|senast|vanligtvis|normalt|oftast|vanligen|i\s+normala\s+fall)\b",
    re.I,
)
#: “Mätningen sker …” after a sentence on “en ljudmätning”.
_TAKES_PLACE = re.compile(r"\W*(?P<thing>\w{4,}?)(?:en|et|n|t)\s+(?:sker|görs|äger\s+rum|blir)\b", re.I)
#: After “Vi skickar ett förslag”: one promise in two sentences.
_GET_IT = re.compile(r"\W*(?:du|ni)\s+får\s+(?:det|den|dem)\b", re.I)
_LEANS_BACK = re.compile(
    r"\b(?:då|därefter|efter\s+det(?:ta)?|sedan|efter\s+(?:mötet|besöket|sammanträdet|helgen)|samtidigt|dagen\s+därpå|dagen\s+efter|i\s+samband\s+med\s+det(?:ta)?)\b",
    re.I,
)
#: A neighbour that tells what has been, or what the reader is to do, gives no time to a promise.
_PAST = re.compile(
    r"\b(?:var|blev|skedde|hade|har|kom|fick|inkom|skrev|skickade|ansökte|ringde|skicka|lämna|anmäl|du\s+(?:ska|måste|behöver))\b",
    re.I,
)
_TIME_LABEL = re.compile(
    r"handläggningstid|svarstid|väntetid|leveranstid|kötid|behandlingstid|besked|\bbeslut|\bsvar\b|svar\s+inom|klart?\b|åtgärdas|återkoppling",
    re.I,
)
_DATE_LABEL = re.compile(r"besked|svar\s+(?:senast|inom)|klart?\b|åtgärdas|nästa", re.I)
_TIME_HEADING = re.compile(
    r"(?:handläggnings|svars|vänte?|leverans|kö|behandlings)tid|hur\s+lång\s+tid|när\s+(?:får|kommer|blir)|\bbesked\b|\bsvar\b",
    re.I,
)


_PARAGRAPH_SIGN = re.compile(r"\W{0,4}\d+\s*(?:[a-z]\s*)?§|\W{0,4}§\s*\d|\W{0,4}\d+\s+(?:mom|kap)\.")
#: A neighbour's time stands for a promise only where the same side promises: not where somebody else is to come.
_OURS = frozenset({"vi", "jag", SENDER})
_MOST_CODES = 4
#: A text under a heading that is longer than this is more than the time that the heading asks for.
_LONGEST_LABEL = 80
_PLACED = frozenset({BlockKind.TABLE_CELL, BlockKind.HEADING})
_WORD = re.compile(r"[^\W\d_]+")
_WHEN = re.compile(r"\bnär\b.*", re.I | re.S)
#: A block that only says when the block before it is kept: “Det sker senast den 5 maj”, “Svarstid: två arbetsdagar”.
_NEXT_BLOCK = re.compile(
    r"^\W*(?:det(?:ta)?\s+(?:sker|blir|gör)|(?:svars|handläggnings|besluts|leverans)tid(?:en)?\b|senast\b|datum\b|klart\b|beräkna[dt]\b)",
    re.I,
)
_LONGEST_TIME_BLOCK = 90
#: “När du har skickat in underlaget kommer vi att:” with a list under it.
_TO_LIST = r"(?:\s+(?!att\b)\w+)?(?:\s+att)?\s*:\s*$"
_LIST_INTROS = (
    re.compile(r"\b(?:kommer|ska)\s+(?P<actor>vi|jag|\w{4,})" + _TO_LIST, re.I),
    re.compile(r"\b(?P<actor>vi|jag|\w{4,}(?:en|et))\s+(?:kommer|ska)" + _TO_LIST, re.I),
)
#: Words that may stand beside a time in a sentence that says nothing else: “Troligen på torsdag, om allt går bra.”
_BESIDE_TIME = words(
    """
    troligen troligtvis förmodligen förhoppningsvis ungefär senast preliminärt kanske säkert nog redan absolut allra om allt går
    bra vädret tillåter eller så det blir sker räkna med tidigast oftast normalt vanligtvis och inte senare tror gissar jag vi
    som längst mest max maximalt högst cirka ca alltså dvs gärna annars klockan räknar i på den till
    """
)
_SPEAKS = re.compile(r"\b(?:vi|jag|du|dig|din|ditt|dina)\b", re.I)


@dataclass(slots=True)
class _Sentence:
    """What is kept of a sentence until its neighbours are known."""

    text: str
    promises: list[Promise]
    times: list[TimeExpression]
    low: int


@dataclass(slots=True)
class _Row:
    """The table row being read: its first cell, a time met in it, and the promises in it that still lack one."""

    key: tuple[int, int] = (-1, -1)
    label: str = ""
    time: tuple[Block, str, TimeExpression] | None = None
    missing: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Known:
    """What was read of a block by itself, and what that hangs on: the profile, and which words are the sender's own."""

    profile: tuple[TextType, bool, bool]
    tokens: Tagged
    sentences: list[_Sentence] = field(default_factory=list)
    asked: dict[str, bool] = field(default_factory=dict)


class Extractor:
    """Finds the promises of one text, block by block. `result` is complete once every block has been added."""

    def __init__(self, document: DocumentView, text_type: TextType, options: Mapping[str, object]) -> None:
        del options
        self._document = document.document
        self._text_type = text_type
        self._base = base_date(self._document)
        self._found: list[Commitment] = []
        self._heading = ""
        self._heading_time: TimeExpression | None = None
        self._heading_block: Block | None = None
        self._own_names = _own_names(document)
        self._own_words: dict[str, bool] = {}
        #: A statute or a decision's appendix of statute text: nothing in it is anybody's promise but with vi or du.
        self._statute = len(document.gather(_begins_section)) >= 3
        #: Pages with code in them are about software: “komponenten uppdateras” promises nobody anything.
        self._technical = sum(count for _, count in document.gather(_codes)) >= _MOST_CODES
        self._profile = (text_type, self._statute, self._technical)
        #: The last promise without a time and the block it stands in, for a block that only says when.
        self._waiting: tuple[int, int] = (-1, -1)
        #: Who promises what the items of the list being read say, and when.
        self._list_actor = ""
        self._list_time: tuple[Block, str, TimeExpression] | None = None
        self._headers: dict[int, str] = {}
        self._row = _Row()

    def add(self, view: BlockView) -> None:
        """Look at one block."""
        block = view.block
        if block.kind in _SKIPPED or not block.text:
            return
        known: _Known | None = view.memo.get(Extractor)
        # Nothing that is kept of a block looks past it, so an editor's next check need not read an unchanged one again.
        if known is None or known.profile != self._profile or (known.asked and not self._holds(known)):
            known = view.memo[Extractor] = self._read(view)
        before = len(self._found)
        for sentence in known.sentences:
            for promise in sentence.promises:
                self._found.append(self._commitment(block, view.index, view.text, known.tokens, promise))
        self._across(view, before)
        if not known.sentences and len(block.text) > _LONGEST_LABEL and block.kind not in _PLACED:
            return
        if block.kind is BlockKind.TABLE_CELL:
            self._cell(view, before)
        elif block.kind is BlockKind.HEADING:
            self._heading, self._heading_block = block.text, block
            times = [t for t in timeexpr.find(block.text) if t.firm]
            self._heading_time = times[0] if times and _at_edge(block.text, times[0]) else None
        elif len(self._found) == before and block.is_running:
            self._under_heading(view)

    def _across(self, view: BlockView, before: int) -> None:
        """What the blocks beside this one say: a time in the next one, a list under an introduction."""
        block, text = view.block, view.text
        waiting, place = self._waiting
        if waiting >= 0 and view.index == place + 1 and len(text) <= _LONGEST_TIME_BLOCK and _NEXT_BLOCK.match(text):
            firm = [t for t in timeexpr.find(text) if t.firm]
            if firm:
                self._found[waiting] = self._with_time(self._found[waiting], block, text, firm[0])
        last = len(self._found) - 1
        missing = last >= before and self._found[last].status is CommitmentStatus.MISSING and block.is_running
        self._waiting = (last, view.index) if missing else (-1, -1)
        if block.kind is BlockKind.LIST_ITEM:
            if self._list_actor and len(self._found) == before:
                self._item(view)
            return
        intros = [m for p in _LIST_INTROS if (m := p.search(text[-80:]))] if text.rstrip().endswith(":") else []
        actor = intros[0]["actor"] if intros else ""
        self._list_actor = actor if actor.lower() in ("vi", "jag") or is_sender(actor.lower()) else ""
        firm = [t for t in timeexpr.find(text) if t.firm] if self._list_actor else []
        self._list_time = (block, text, firm[0]) if firm else None

    def _item(self, view: BlockView) -> None:
        """A list item that goes on from “kommer vi att”: its first word is the infinitive of what is promised."""
        opening = _WORD.search(view.text)
        infinitive = [f for f in FORMS.get(opening.group().lower(), ()) if f.tense is Tense.INFINITIVE] if opening else []
        if opening is None or not infinitive:
            return
        lemma = infinitive[0].lemma
        if lemma not in KINDS and not any(w in words_ for words_, _ in FRAMES.get(lemma, ()) for w in view.text.lower().split()):
            return
        times = timeexpr.find(view.text)
        firm = [t for t in times if t.firm]
        time = next((t for t in [*firm, *times] if t.firm or t.kind is TimeKind.VAGUE), None)
        high = len(view.text.rstrip(" .,;"))
        start, end = view.block.map.span(opening.start(), high)
        status = CommitmentStatus.EXPLICIT if firm else CommitmentStatus.VAGUE if time else CommitmentStatus.MISSING
        low_time, high_time = view.block.map.span(time.start, time.end) if time else (-1, -1)
        commitment = Commitment(
            text=self._document.source.text[start:end],
            actor=self._list_actor,
            action=lemma,
            status=status,
            due=time.due(self._base) if time and firm else None,
            start=start,
            end=end,
            time=view.text[time.start : time.end] if time else "",
            time_start=low_time,
            time_end=high_time,
            block=view.index,
        )
        if status is CommitmentStatus.MISSING and self._list_time:
            commitment = self._with_time(commitment, *self._list_time)
        self._found.append(commitment)

    def _holds(self, known: _Known) -> bool:
        """Whether the words that were the sender's own when a block was read are so in this text."""
        return all(self._is_own(word) is answer for word, answer in known.asked.items())

    def _read(self, view: BlockView) -> _Known:
        """The sentences of a block that holds a promise; none of one that does not."""
        tokens = Tagged(view.tokens)
        known = _Known(self._profile, tokens)

        def is_own(word: str) -> bool:
            return known.asked.setdefault(word, self._is_own(word))

        sentences: list[_Sentence] = []
        any_promise = False
        for number, (first, stop) in enumerate(tokens.sentences):
            if first == stop:
                continue
            text = view.text[tokens.start[first] : tokens.end[stop - 1]]
            sentence = Sentence(tokens, number, view.text, self._text_type, is_own)
            silent = (self._statute or self._technical) and not _SPEAKS.search(text)
            promises = [] if silent else judge.promises(sentence)
            any_promise = any_promise or bool(promises)
            sentences.append(_Sentence(text, promises, sentence.times, tokens.start[first]))
        if any_promise:
            _lean(sentences)
            known.sentences = sentences
        return known

    def _is_own(self, word: str) -> bool:
        answer = self._own_words.get(word)
        if answer is None:
            answer = self._own_words[word] = any(name.startswith(word[:8]) for name in self._own_names)
        return answer

    def _cell(self, view: BlockView, before: int) -> None:
        """A table cell: a time under “Handläggningstid”, or the time of a promise in another cell of the row."""
        cell = view.block.cell
        if cell is None:
            return
        if cell.header:
            if cell.row == 0:
                self._headers = {} if cell.column == 0 else self._headers
                self._headers[cell.column] = view.text
            return
        if (cell.table, cell.row) != self._row.key:
            self._row = _Row((cell.table, cell.row), view.text)
        times = [t for t in timeexpr.find_alone(view.text) if t.firm or t.kind is TimeKind.VAGUE]
        firm = [t for t in times if t.firm]
        if len(self._found) > before:
            for number in range(before, len(self._found)):
                if self._found[number].status is CommitmentStatus.MISSING and self._row.time is not None:
                    self._found[number] = self._with_time(self._found[number], *self._row.time)
                else:
                    self._row.missing.append(number)
            return
        if not times:
            return
        if firm:
            self._row.time = (view.block, view.text, firm[0])
            for number in self._row.missing:
                if self._found[number].status is CommitmentStatus.MISSING:
                    self._found[number] = self._with_time(self._found[number], *self._row.time)
            if self._row.missing:
                return
        label = " ".join((self._headers.get(cell.column, ""), self._row.label if cell.column else ""))
        # A date under “Beslut” is most often the day of a decision already made.
        wanted = _DATE_LABEL if times[0].kind is TimeKind.DAY else _TIME_LABEL
        if wanted.search(label) or (times[0].kind is TimeKind.DURATION and _TIME_HEADING.search(self._heading)):
            self._alone(view, (firm or times)[0], self._row.label)

    def _under_heading(self, view: BlockView) -> None:
        """“Handläggningstid” as a heading and the time itself as the text under it."""
        if len(view.text) > _LONGEST_LABEL or not _TIME_HEADING.search(self._heading):
            return
        times = [t for t in timeexpr.find(view.text) if t.firm]
        if times and len(view.sentences) == 1 and (times[0].end - times[0].start) * 2 >= len(view.text) - 12:
            self._alone(view, times[0], self._heading)

    def _alone(self, view: BlockView, time: TimeExpression, action: str) -> None:
        """A commitment that is only a time, with what it is about in a heading or another cell."""
        start, end = view.block.map.span(time.start, time.end)
        self._found.append(
            Commitment(
                text=self._document.source.text[start:end],
                actor="avsändaren",
                action=action.strip().rstrip(":") or "handlägga",
                status=CommitmentStatus.EXPLICIT if time.firm else CommitmentStatus.VAGUE,
                due=time.due(self._base) if time.firm and time.kind is not TimeKind.DURATION else None,
                start=start,
                end=end,
                time=view.text[time.start : time.end],
                time_start=start,
                time_end=end,
                block=view.index,
            )
        )

    def _with_time(self, commitment: Commitment, block: Block, text: str, time: TimeExpression) -> Commitment:
        start, end = block.map.span(time.start, time.end)
        return replace(
            commitment,
            status=CommitmentStatus.EXPLICIT,
            due=time.due(self._base),
            time=text[time.start : time.end],
            time_start=start,
            time_end=end,
        )

    def _commitment(self, block: Block, index: int, text: str, tokens: Tagged, promise: Promise) -> Commitment:
        low = tokens.start[promise.first]
        high = tokens.end[promise.stop - 1]
        sentence_end = tokens.end[tokens.sentences[tokens.sent[promise.first]][1] - 1]
        high = max([high, *(t.end for t in promise.times if t.end <= sentence_end)])
        while high > low and text[high - 1] in " .,;:!":
            high -= 1
        firm = [t for t in promise.times if t.firm]
        if firm:
            status, time = CommitmentStatus.EXPLICIT, firm[0]
        elif _placeholder_time(block, text, low, sentence_end):
            status, time = CommitmentStatus.EXPLICIT, None
        elif promise.times or promise.loose:
            status, time = CommitmentStatus.VAGUE, promise.times[0] if promise.times else None
        else:
            status, time = CommitmentStatus.MISSING, None
        start, end = block.map.span(low, high)
        time_span = block.map.span(time.start, time.end) if time else (-1, -1)
        commitment = Commitment(
            text=self._document.source.text[start:end],
            actor=promise.actor,
            action=promise.action,
            status=status,
            due=time.due(self._base) if time and time.firm else None,
            start=start,
            end=end,
            time=text[time.start : time.end] if time else "",
            time_start=time_span[0],
            time_end=time_span[1],
            block=index,
        )
        if status is CommitmentStatus.MISSING and self._heading_time and self._heading_block:
            return self._with_time(commitment, self._heading_block, self._heading_block.text, self._heading_time)
        return commitment

    def result(self) -> list[Commitment]:
        """All promises, in reading order."""
        return sorted(self._found, key=lambda c: (c.start, c.end))


def _lean(sentences: list[_Sentence]) -> None:
    """Give promises without a firm time the time that the sentence after or before them states."""
    for number, sentence in enumerate(sentences):
        for promise in sentence.promises:
            if any(t.firm for t in promise.times):
                continue
            after = sentences[number + 1] if number + 1 < len(sentences) else None
            before = sentences[number - 1] if number else None
            timeless = not promise.times and not promise.loose
            # “Vi ser över skyltningen under hösten. Du får besked senast den 4.” are two things, each with its own time.
            time = _stated(after, leaning=None, rank=0 if timeless else 3) if after and (timeless or promise.rank >= 3) else None
            if time is None and after and timeless and _takes_up(sentence.text, after.text):
                time = next((t for t in after.times if t.firm and t.kind is not TimeKind.CLOCK), None)
            if time is None and after and timeless and _GET_IT.match(after.text):
                time = next((t for p in after.promises for t in p.times), None)
            if time is None and before and timeless:
                time = _stated(before, leaning=sentence, rank=0)
            if time:
                promise.times = [time]


def _at_edge(text: str, time: TimeExpression) -> bool:
    """Whether a heading begins or ends with the time: “Vecka 14: besiktning”, “Besked senast den 4 maj”."""
    return time.start <= 1 or time.end >= len(text.rstrip(" .:!")) - 1


_BEFORE_PLACEHOLDER = re.compile(r"\b(?:senast|den|inom|före|innan|vecka|till|på|om|kl\.?|klockan)\s+(?:den\s+|om\s+)?$", re.I)


#: What writers leave for a date to be filled in: [datum], ÅÅÅÅ-MM-DD, XX/XX, den ____.
_TO_FILL_IN = re.compile(
    r"[\[<(«][^\]>)»]{0,20}(?:datum|\bdag\b|tid\b|vecka|månad|antal)[^\]>)»]{0,20}[\]>)»]|\bå{4}-?mm-?dd\b|\byyyy-mm-dd\b"
    r"|\b(?:senast|den|inom|före|innan|vecka|om)\s+(?:den\s+|om\s+)?(?:x{1,4}\b|_{2,}|\.{3,}|…|n\s+(?:dagar|veckor))",
    re.I,
)


def _placeholder_time(block: Block, text: str, low: int, high: int) -> bool:
    """Whether a blank stands where a time would: “senast den {{datum}}”, “inom {{antal}} dagar”, “den [datum]”."""
    if _TO_FILL_IN.search(text, low, high):
        return True
    return any(
        _BEFORE_PLACEHOLDER.search(text[low : m.start])
        for m in block.marks
        if m.kind is MarkKind.PLACEHOLDER and m.start < high and m.end > low
    )


def _stated(sentence: _Sentence, *, leaning: _Sentence | None, rank: int) -> TimeExpression | None:
    """The firm time that a neighbouring sentence states for the promise beside it, or None.

    `leaning`: the promise's own sentence, where the neighbour stands before it. `rank`: the least rank of a promise in
    the neighbour that counts.
    """
    ours = (p for p in sentence.promises if p.answers and p.rank >= rank and p.actor.lower() in _OURS)
    firm = [t for p in ours for t in p.times if t.firm]
    if firm:
        return firm[0]
    own = [t for t in sentence.times if t.firm and t.kind is not TimeKind.CLOCK]
    if not own or _PAST.search(sentence.text):
        return None
    if leaning is not None:
        return own[0] if _LEANS_BACK.search(leaning.text) or _waits_for_it(leaning.text, sentence) else None
    return own[0] if _SAYS_WHEN.match(sentence.text) or _is_only_time(sentence.text, own[0], sentence.low) else None


def _waits_for_it(text: str, before: _Sentence) -> bool:
    """“Vi erbjuder en plats inom fyra månader. Du får ett mejl när det finns en plats.”: the same thing in both."""
    event = _WHEN.search(text)
    if event is None or not before.promises:
        return False
    return not {w for w in _WORD.findall(event.group().lower()) if len(w) > 4}.isdisjoint(_WORD.findall(before.text.lower()))


def _takes_up(text: str, after: str) -> bool:
    """“Vi gör en ny ljudmätning. Mätningen sker den 8 maj.”: what was just promised, in the definite."""
    match = _TAKES_PLACE.match(after)
    return match is not None and re.search(rf"{re.escape(match['thing'])}\b", text, re.I) is not None


def _is_only_time(text: str, time: TimeExpression, low: int) -> bool:
    """“Troligen på torsdag.”, “Ungefär den 5 maj, om allt går bra.”: a sentence that is little more than its time."""
    outside = text[: max(0, time.start - low)] + " " + text[time.end - low :]
    return set(_WORD.findall(outside.lower())) <= _BESIDE_TIME and not outside.rstrip().endswith("?")


def base_date(document: Document) -> date | None:
    """The day the text was written: the given date, else a date standing alone among the first blocks, else None."""
    if document.metadata.date is not None:
        return document.metadata.date
    for block in document.blocks[:12]:
        if block.quoted or len(block.text) > 60:
            continue
        for line in block.text.splitlines():
            match = _LETTER_DATE.match(line.strip())
            if match:
                found = timeexpr.find(match["date"])
                period = found[0].period() if found else None
                if period:
                    return period[0]
    return None


def _own_names(document: DocumentView) -> tuple[str, ...]:
    """Lower-case words of the blocks that say who sends the text."""
    words = [word for _, found in document.gather(_sender_words) for word in found]
    if document.document.metadata.sender:
        words.extend(w.lower() for w in _NAME_WORD.findall(document.document.metadata.sender))
    return tuple(dict.fromkeys(words))


_NAME_WORD = re.compile(r"[^\W\d_]{4,}")


def _sender_words(block: Block, spans: Spans) -> list[str]:
    del spans
    if block.quoted or block.kind not in (BlockKind.ENDING, BlockKind.CONTACT, BlockKind.ADDRESS):
        return []
    return [word.lower() for word in _NAME_WORD.findall(block.text)]


def _begins_section(block: Block, spans: Spans) -> bool:
    del spans
    return _PARAGRAPH_SIGN.match(block.text) is not None


def _codes(block: Block, spans: Spans) -> int:
    del spans
    return sum(mark.kind is MarkKind.CODE for mark in block.marks)
