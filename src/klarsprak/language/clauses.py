"""Clauses, their verbs and their words: syntactic helpers that several rules share.

The parser is right about the main verb of nine sentences out of ten. The helpers therefore never guess: they give None
where tags and parse do not agree on what a clause's verb is.
"""

from __future__ import annotations

import re

from klarsprak.core.document import RUNNING, Block, BlockKind, Document, MarkKind
from klarsprak.language.view import BlockView, Spans, Tokens


def word_set(text: str) -> frozenset[str]:
    """A set of words written as a text, so that long lists stay readable."""
    return frozenset(text.split())


def word_tuple(text: str) -> tuple[str, ...]:
    """The same as a tuple, for `str.endswith`."""
    return tuple(text.split())


#: Relations of the head of a finite subordinate clause.
SUBORDINATE = word_set("advcl advcl:relcl acl acl:relcl acl:cleft ccomp csubj csubj:pass")

# Swedish quotation marks look the same on both sides; English and straight ones are met as well.
_QUOTE = re.compile(r"[”“\"»«][^”“\"»«\n]{1,400}[”“\"»«]")
_PUNCTUATION = word_set("PUNCT SPACE SYM")
_VOWELS = frozenset("aeiouyåäö")


def finite_verb(tokens: Tokens, head: int) -> int | None:
    """The finite verb of the clause with head `head`: the head itself, or its first finite auxiliary or copula."""
    if tokens.morph[head].finite:
        return head
    for child in tokens.children[head]:
        if tokens.dep[child].split(":")[0] in ("aux", "cop") and tokens.morph[child].finite:
            return child
    return None


def root(tokens: Tokens, sentence: int) -> int | None:
    """The root of a sentence: the only token in it that is its own head."""
    first, stop = tokens.sentences[sentence]
    for i in range(first, stop):
        if tokens.head[i] == i:
            return i
    return None


def main_verb(tokens: Tokens, sentence: int) -> int | None:
    """The finite verb of the sentence's main clause."""
    at = root(tokens, sentence)
    return None if at is None else finite_verb(tokens, at)


def words_in(tokens: Tokens, start: int, stop: int) -> int:
    """How many of the tokens `start:stop` are words rather than punctuation."""
    return sum(1 for pos in tokens.pos[start:stop] if pos not in _PUNCTUATION)


def clause_of(tokens: Tokens, i: int) -> int:
    """The head of the clause that token `i` stands in: the nearest token upwards that a clause relation hangs on."""
    at = i
    while tokens.head[at] != at:
        label = tokens.dep[at]
        if label in SUBORDINATE or label == "parataxis" or (label == "conj" and finite_verb(tokens, at) is not None):
            return at
        at = tokens.head[at]
    return at


def left_edge(tokens: Tokens, i: int) -> int:
    """Index of the first token that depends on `i`, or `i`. Follows the leftmost dependents only."""
    at = i
    while tokens.children[at] and tokens.children[at][0] < at:
        at = tokens.children[at][0]
    return at


def right_edge(tokens: Tokens, i: int) -> int:
    """Index of the last token that depends on `i`, or `i`. Follows the rightmost dependents only."""
    at = i
    while tokens.children[at] and tokens.children[at][-1] > at:
        at = tokens.children[at][-1]
    return at


def text_of(tokens: Tokens, start: int, stop: int) -> str:
    """The clean text of the tokens `start:stop`."""
    return tokens.text_[tokens.start[start] : tokens.end[stop - 1]] if stop > start else ""


def shortened(text: str, words: int = 5) -> str:
    """The first few words of a text, for a message: ”den utredning som har …”."""
    parts = text.split()
    return text if len(parts) <= words + 1 else " ".join(parts[:words]) + " …"


def is_quoted(view: BlockView, start: int, end: int) -> bool:
    """Whether a clean span stands within quotation marks: somebody else's words, or words spoken about."""
    text = view.text
    if not any(mark in text for mark in '”“"»'):
        return False
    return any(m.start() < end and m.end() > start for m in _QUOTE.finditer(text))


def is_label(block: Block, start: int, end: int) -> bool:
    """Whether a clean span is a link, bold or italic: often the name of a page, a button or a document."""
    kinds = (MarkKind.LINK, MarkKind.STRONG, MarkKind.EMPHASIS)
    return any(m.start <= start and m.end >= end for m in block.marks if m.kind in kinds)


def own_blocks(document: Document, kinds: frozenset[BlockKind] | None = None) -> list[Block]:
    """The blocks with the sender's own words in Swedish, of some kinds or of all."""
    return [b for b in document.blocks if b.is_own and (kinds is None or b.kind in kinds)]


#: Text that is read as sentences, tables as well; letterheads, contact lines and the like are left out.
READ_AS_SENTENCES = RUNNING | {BlockKind.TABLE_CELL}


def own_sentences(block: Block, spans: Spans) -> Spans:
    """The sentences of a block of the sender's own, where it is read as sentences, else none: for `DocumentView.gather`."""
    return spans if block.is_own and block.kind in READ_AS_SENTENCES else []


def active(form: str, *, present: bool) -> str:
    """The active form of an s-passive, in lower case: handläggs → handlägger, skickas → skicka, beviljades → beviljade.

    The s is taken off. The present then needs its ending back: -r after a vowel, nothing after a stem in -r, otherwise
    -er. `present`: whether the form is a present rather than an infinitive; the two look alike in -as.
    """
    stem = form.removesuffix("s")
    if not present:
        return stem
    if stem[-1:] in _VOWELS:
        return stem + "r"
    return stem if stem.endswith("r") else stem + "er"


def is_v2(tokens: Tokens, first: int, verb: int) -> bool:
    """Whether a main verb may be trusted: no other finite verb before it is left without its own subordinate clause.

    In a Swedish statement the finite verb of the main clause is the first one that does not belong to a subordinate
    clause. A free finite verb before it says that the parser took the wrong one.
    """
    for i in range(first, verb):
        if not tokens.morph[i].finite:
            continue
        clause = clause_of(tokens, i)
        if tokens.dep[clause] not in SUBORDINATE or not _has_opener(tokens, clause, i):
            return False
    return True


_RELATIVE_TAGS = ("HP", "HA", "HS", "HD", "SN")


def _has_opener(tokens: Tokens, clause: int, verb: int) -> bool:
    """Whether a subordinate clause has its subjunction, relative or question word before its verb."""
    first = tokens.sentences[tokens.sent[verb]][0]
    low = max(first, min(left_edge(tokens, clause), verb - 1))
    return any(tokens.tag[at].startswith(_RELATIVE_TAGS) for at in range(low, verb))


def insertions(tokens: Tokens) -> list[tuple[int, int]]:
    """Insertions in main clauses: the token after which one begins, and the verb that it keeps waiting.

    Either between an auxiliary and its verb ("har, efter att …, beslutat") or between subject and verb. Only what is
    set off by a comma or a dash counts. At most one a sentence.
    """
    found: dict[int, tuple[int, int]] = {}
    for mark in _SET_OFF:
        for at in tokens.by_lower.get(mark, ()):
            sentence = tokens.sent[at]
            before = at - 1
            if before < tokens.sentences[sentence][0] or sentence in found:
                continue
            verb = _waiting_verb(tokens, before, mark) if tokens.pos[before] == "AUX" else _waiting_predicate(tokens, before)
            if verb is not None:
                found[sentence] = (before, verb)
    return list(found.values())


def _waiting_verb(tokens: Tokens, auxiliary: int, mark: str) -> int | None:
    """The supine or infinitive right after the mark that closes an insertion behind an auxiliary."""
    if not tokens.morph[auxiliary].finite:
        return None
    stop = min(tokens.sentences[tokens.sent[auxiliary]][1], auxiliary + _LONGEST_INSERTION)
    for at in range(auxiliary + 2, stop - 1):
        if tokens.text[at] == mark and (tokens.morph[at + 1].supine or tokens.morph[at + 1].infinitive):
            return at + 1
    return None


def _waiting_predicate(tokens: Tokens, subject: int) -> int | None:
    """The finite verb of the main clause whose subject token `subject` is, where it comes later."""
    if not tokens.dep[subject].startswith("nsubj") or tokens.pos[subject] not in ("NOUN", "PROPN", "PRON"):
        return None
    # A relative clause or a circumstance; after a noun and a comma anything else is likely an enumeration.
    if subject + 2 >= tokens.n or not tokens.tag[subject + 2].startswith((*_RELATIVE_TAGS, "PP")):
        return None
    head = tokens.head[subject]
    verb = finite_verb(tokens, head) if tokens.head[head] == head else None
    return verb if verb is not None and verb > subject + 1 else None


_SET_OFF = frozenset((",", "–", "-"))
# What is longer than this is another clause than the one that the auxiliary stands in.
_LONGEST_INSERTION = 45


def verb_after_opening(tokens: Tokens, first: int, stop: int) -> int | None:
    """The main verb after an opening phrase: the first finite verb that no subjunction or relative word introduces.

    Works on tags alone: each subordinate clause owns one finite verb, and verbs joined to it by och.
    """
    owed = 0
    last_verb = -1
    for i in range(first, stop):
        if tokens.tag[i].startswith(_RELATIVE_TAGS):
            owed += 1
        elif tokens.morph[i].finite:
            if owed:
                owed -= 1
                last_verb = i
            elif (
                last_verb >= 0
                and any(tokens.pos[at] == "CCONJ" for at in range(last_verb + 1, i))
                and not _subject_follows(tokens, i, stop)
            ):
                last_verb = i
            else:
                return i
    return None


def _subject_follows(tokens: Tokens, verb: int, stop: int) -> bool:
    """Whether a subject pronoun or a noun phrase follows a verb at once, as in a main clause that begins with something else."""
    return verb + 1 < stop and tokens.pos[verb + 1] in ("PRON", "NOUN", "PROPN", "DET")


_DU = re.compile(r"\b(?:[Dd]u|[Dd]ig|[Dd]in|[Dd]itt|[Dd]ina)\b")
_NI = re.compile(r"(?<![:\w])(?:[Nn]i|[Ee]r|[Ee]rt|[Ee]ra)\b")


def du_count(text: str) -> int:
    """How many times a text says du, dig, din, ditt or dina."""
    return len(_DU.findall(text))


def ni_count(text: str) -> int:
    """How many times a text says ni, er, ert or era."""
    return len(_NI.findall(text))
