"""What rules see of a text: blocks with sentences and words, and where asked for, tokens with tags and a parse.

Token data are plain Python lists, one a column, built from spaCy's arrays in one go: rules that looked at spaCy's
token objects one attribute at a time would cost more than the parse itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from klarsprak.core.document import Block, Document
from klarsprak.language import sentences as sentence_rules
from klarsprak.language.words import Word, words

if TYPE_CHECKING:
    from spacy.tokens import Doc

T = TypeVar("T")
#: Sentence spans in a block's clean text.
Spans = list[tuple[int, int]]


class Needs(IntEnum):
    """How much analysis a rule needs; the engine computes no more than the selected rules ask for."""

    TEXT = 0  # clean text, sentences and words: no spaCy
    TAGS = 1  # part of speech, morphology and lemma
    PARSE = 2  # heads and dependency labels as well


@dataclass(frozen=True, slots=True)
class Morph:
    """Morphological features of a token, ready to ask for. Built once for each distinct feature set."""

    features: dict[str, str]
    finite: bool
    passive: bool
    infinitive: bool
    supine: bool
    participle: bool
    imperative: bool
    genitive: bool
    definite: bool
    plural: bool

    def get(self, name: str) -> str:
        """A UD feature's value, or an empty string."""
        return self.features.get(name, "")


def _morph(text: str) -> Morph:
    features = dict(part.split("=", 1) for part in text.split("|") if "=" in part)
    form = features.get("VerbForm", "")
    return Morph(
        features=features,
        finite=form == "Fin",
        passive=features.get("Voice") == "Pass",
        infinitive=form == "Inf",
        supine=form == "Sup",
        participle=form == "Part",
        imperative=features.get("Mood") == "Imp",
        genitive=features.get("Case") == "Gen",
        definite=features.get("Definite") == "Def",
        plural=features.get("Number") == "Plur",
    )


_MORPHS: dict[int, Morph] = {}


class Tokens:
    """The tokens of one block, column by column. Index i is the same token in every column.

    `start`, `end`: clean offsets. `pos`: UD part of speech. `tag`: SUC tag. `lemma`: lower case but for names.
    `dep`, `head`: UD relation and index of the head (itself at the root); all "" and own index without a parse.
    `sent`: index of the sentence. `sentences`: token spans, one a sentence.
    """

    def __init__(self, doc: Doc, text: str, spans: Sequence[tuple[int, int]]) -> None:
        from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, MORPH, ORTH, POS, TAG

        self.n = len(doc)
        self.text_ = text
        strings = doc.vocab.strings
        array = doc.to_array([ORTH, IDX, LENGTH, POS, TAG, LEMMA, MORPH, DEP, HEAD])
        orth, idx, length, pos, tag, lemma, morph, dep, head = (column.tolist() for column in array.T)
        names: dict[int, str] = {0: ""}
        for key in {*orth, *pos, *tag, *lemma, *dep}:
            if key not in names:
                names[key] = strings[key]
        for key in set(morph):
            if key not in _MORPHS:
                _MORPHS[key] = _morph(strings[key] if key else "")
        self.text: list[str] = [names[k] for k in orth]
        self.lower: list[str] = [t.lower() for t in self.text]
        self.start: list[int] = idx
        self.end: list[int] = [i + n for i, n in zip(idx, length, strict=True)]
        self.pos: list[str] = [names[k] for k in pos]
        self.tag: list[str] = [names[k] for k in tag]
        self.lemma: list[str] = [names[k] for k in lemma]
        self.morph: list[Morph] = [_MORPHS[k] for k in morph]
        self.dep: list[str] = [names[k] for k in dep]
        size = 1 << 64
        # HEAD is a signed distance kept in an unsigned column.
        self.head: list[int] = [i + (h - size if h >= size >> 1 else h) for i, h in enumerate(head)]
        self.sent: list[int] = []
        self.sentences: list[tuple[int, int]] = []
        at = 0
        for number, (_, stop) in enumerate(spans):
            first = at
            while at < self.n and self.start[at] < stop:
                self.sent.append(number)
                at += 1
            self.sentences.append((first, at))
        self.sent.extend([len(spans) - 1] * (self.n - at))

    @cached_property
    def by_lower(self) -> dict[str, list[int]]:
        """Token indices by lower-case form: lets a rule start from its few anchor words."""
        out: dict[str, list[int]] = {}
        for i, form in enumerate(self.lower):
            out.setdefault(form, []).append(i)
        return out

    @cached_property
    def by_lemma(self) -> dict[str, list[int]]:
        """Token indices by lemma."""
        out: dict[str, list[int]] = {}
        for i, lemma in enumerate(self.lemma):
            out.setdefault(lemma, []).append(i)
        return out

    @cached_property
    def children(self) -> list[list[int]]:
        """For each token its dependents, in order."""
        out: list[list[int]] = [[] for _ in range(self.n)]
        for i, head in enumerate(self.head):
            if head != i:
                out[head].append(i)
        return out

    def children_by(self, i: int, *labels: str) -> list[int]:
        """Dependents of token `i` with one of the relations; `nsubj` also matches `nsubj:pass`."""
        return [c for c in self.children[i] if self.dep[c] in labels or self.dep[c].split(":")[0] in labels]

    def subtree(self, i: int) -> list[int]:
        """Token `i` and all that depends on it, in text order."""
        out: list[int] = []
        todo = [i]
        while todo:
            at = todo.pop()
            out.append(at)
            todo.extend(self.children[at])
        return sorted(out)


class BlockView:
    """One block as rules see it. `index` is its place in the document."""

    def __init__(self, block: Block, index: int, spans: list[tuple[int, int]]) -> None:
        self.block = block
        self.index = index
        self.sentences = spans
        #: What other rooms have worked out from this block alone and keep with it, each under a key of its own.
        self.memo: dict[Any, Any] = {}
        self._doc: Doc | None = None

    @property
    def text(self) -> str:
        """The clean text."""
        return self.block.text

    @cached_property
    def words(self) -> list[Word]:
        """Words, numbers, dates and addresses, without spaCy."""
        return words(self.block.text)

    @cached_property
    def sentence_words(self) -> list[list[Word]]:
        """The tokens that count as words, sentence by sentence."""
        out: list[list[Word]] = [[] for _ in self.sentences]
        number = 0
        for word in self.words:
            while number < len(self.sentences) and word.start >= self.sentences[number][1]:
                number += 1
            if number == len(self.sentences):
                break
            if word.counts:
                out[number].append(word)
        return out

    def attach(self, doc: Doc) -> None:
        """Give the block its spaCy analysis."""
        self._doc = doc

    @property
    def analysed(self) -> bool:
        """Whether the block has tokens."""
        return self._doc is not None

    @cached_property
    def tokens(self) -> Tokens:
        """Tagged (and where asked for parsed) tokens. Raises RuntimeError where no rule's needs asked for them."""
        if self._doc is None:
            raise RuntimeError("tokens were not asked for: set the rule's `needs`")
        return Tokens(self._doc, self.text, self.sentences)

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds a clean offset."""
        for number, (_, end) in enumerate(self.sentences):
            if offset < end:
                return number
        return len(self.sentences) - 1


class DocumentView:
    """A document with its blocks' sentences, known up front; tokens come chunk by chunk and are let go again."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._gathered: dict[Callable[[Block, Spans], Any], list[Any]] = {}
        self._made: dict[Callable[[DocumentView], Any], Any] = {}

    @property
    def blocks(self) -> list[Block]:
        """The blocks in reading order."""
        return self.document.blocks

    @cached_property
    def sentences(self) -> list[Spans]:
        """Sentence spans in clean text, block by block."""
        return [sentence_rules.split(block.text) for block in self.document.blocks]

    def gather(self, look: Callable[[Block, Spans], T | None]) -> list[tuple[int, T]]:
        """What `look` finds block by block, with the blocks' numbers; blocks where it finds nothing are left out.

        `look` is given a block and its sentences. It is a function of a module, known by its identity, and asks for nothing
        beyond the block's own text, kind, level, marks and language, nor for where the block stands: so an editor's next
        check need only ask it for blocks that have changed.
        """
        found = self._gathered.get(look)
        if found is None:
            found = self._gathered[look] = [look(b, s) or None for b, s in zip(self.blocks, self.sentences, strict=True)]
        return [(index, value) for index, value in enumerate(found) if value is not None]

    def once(self, make: Callable[[DocumentView], T]) -> T:
        """What `make` makes of this reading of the text, made when it is first asked for. Several rules may need it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    def replace(self, document: Document, start: int, end: int, stop: int) -> None:
        """Turn to a newer reading of the text, in which the blocks `start:stop` stand in place of `start:end` of this one.

        All other blocks are as they were, but for where they stand.
        """
        sentences = self.sentences
        self.document = document
        self._made.clear()
        fresh = document.blocks[start:stop]
        spans = [sentence_rules.split(block.text) for block in fresh]
        sentences[start:end] = spans
        for look, found in self._gathered.items():
            found[start:end] = [look(b, s) or None for b, s in zip(fresh, spans, strict=True)]

    def views(self) -> Iterator[BlockView]:
        """A fresh view of each block, without spaCy's analysis."""
        for index, (block, spans) in enumerate(zip(self.document.blocks, self.sentences, strict=True)):
            yield BlockView(block, index, spans)


def chunks(views: Iterable[BlockView], characters: int) -> Iterator[list[BlockView]]:
    """The views in order, in lists that hold about so many characters each."""
    chunk: list[BlockView] = []
    size = 0
    for view in views:
        chunk.append(view)
        size += len(view.text)
        if size >= characters:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def analyse(views: Iterable[BlockView], *, parse: bool = True) -> None:
    """Tag (and parse) the views that are Swedish, hold text and have no tokens yet, in one batch."""
    todo = [view for view in views if view.block.language == "sv" and view.text and not view.analysed]
    if not todo:
        return
    from klarsprak.language import pipeline

    docs = pipeline.pipe([(view.text, view.sentences) for view in todo], parse=parse)
    for view, doc in zip(todo, docs, strict=True):
        view.attach(doc)
