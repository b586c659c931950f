"""Reads treebanks in CoNLL-U: just what training and measuring need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Token:
    """A syntactic word. `head` is the index of its head in the sentence, or its own at the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space_after: bool = True


@dataclass(slots=True)
class Sentence:
    """A sentence; `first` tells whether it opens a paragraph and `document` whether it opens a document."""

    text: str = ""
    first: bool = False
    document: bool = False
    tokens: list[Token] = field(default_factory=list)


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a file, in order. Multiword ranges and empty nodes are left out."""
    sentence = Sentence()
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newdoc"):
            sentence.first = sentence.document = True
        elif line.startswith("# newpar"):
            sentence.first = True
        elif line.startswith("# text = "):
            sentence.text = line[9:].strip()
        elif line[:1].isdigit():
            cells = line.split("\t")
            if not cells[0].isdigit():
                continue
            index = len(sentence.tokens)
            head = int(cells[6]) - 1
            sentence.tokens.append(
                Token(
                    form=cells[1],
                    lemma=cells[2],
                    upos=cells[3],
                    xpos="" if cells[4] == "_" else cells[4],
                    feats="" if cells[5] == "_" else "|".join(sorted(cells[5].split("|"))),
                    head=index if head < 0 else head,
                    deprel="ROOT" if head < 0 else cells[7],
                    space_after="SpaceAfter=No" not in cells[9],
                )
            )
        elif not line and sentence.tokens:
            yield sentence
            sentence = Sentence()


def documents(path: Path) -> Iterator[list[Sentence]]:
    """The sentences of a file, document by document."""
    current: list[Sentence] = []
    for sentence in read(path):
        if sentence.document and current:
            yield current
            current = []
        current.append(sentence)
    if current:
        yield current
