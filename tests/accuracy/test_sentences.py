"""Sentence boundaries against the treebanks, several ways of putting the question.

    python -m tests.accuracy.test_sentences          prints the table

Each paragraph's (where there are none: each document's) sentences are joined into one text and split again. Counted is
every sentence start, the paragraph's first one too; "inner" leaves those out.

- `joined`: one space between all sentences. Headings, which the treebanks keep as sentences without an end mark in the
  running text, are then glued to what follows and cannot be found by anybody.
- `laid out`: as in a document: a sentence without an end mark that is followed by a capital or number (a heading, a list
  item) has its own line. Introductions that end in a colon, comma or semicolon stay in their line.
- `typographic`: as `laid out`, and gold made consistent with its own tokens. LinES follows the English original's
  sentences: one gold sentence may hold several ("Fru ordförande! Jag har inte ..."), and one sentence may be cut at a
  semicolon. An end-mark token inside a gold sentence before a capital is counted as a boundary, and a gold start that no
  end mark precedes, or that begins with a small letter, is not. The marks are the annotators' tokens, in which a dot that
  belongs to an abbreviation never stands alone, so that the splitter's own judgement has no part in it.

PUD's sentences are single ones from many texts; 2 to 5 in a row are joined.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from klarsprak.language.sentences import split
from tests.shared import shared_path

TREEBANKS = {
    "talbanken": ("talbanken-dev", "talbanken-test"),
    "lines": ("lines-dev", "lines-test"),
    "pud": ("pud",),
}
MODES = ("joined", "laid out", "typographic")
_ENDED = re.compile(r"[.!?…][\"”’'»)\]]*(?: [\"”])?$")
_OPEN = re.compile(r"[:;,–-][\"”’')]*$")
_OPENERS = "\"'”’»«(-–— .…"


@dataclass
class Sentence:
    """A gold sentence and the offsets in it where, by its own tokens, another one begins (an opening quote included)."""

    text: str
    inside: list[int]


@dataclass
class Score:
    """Sentence starts found, missed and made up; `first` of the found ones begin a paragraph."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    first: int = 0

    @property
    def f(self) -> float:
        return 2 * self.right / (2 * self.right + self.extra + self.missed)

    @property
    def inner_f(self) -> float:
        right = self.right - self.first
        return 2 * right / (2 * right + self.extra + self.missed)


def _sentence(text: str, forms: list[tuple[str, str]]) -> Sentence:
    inside: list[int] = []
    at = 0
    marked = False
    for form, pos in forms:
        found = text.find(form, at)
        if found < 0:
            continue
        if marked and form[:1].isalnum():
            if form[0].isupper():
                inside.append(len(text[:found].rstrip("\"'”»(")))
            marked = False
        marked = (marked and not form[:1].isalnum()) or (pos == "PUNCT" and set(form) <= set(".!?…"))
        at = found + len(form)
    return Sentence(text, inside)


def paragraphs(path: Path) -> Iterator[list[Sentence]]:
    """A treebank's paragraphs, or its documents where it marks no paragraphs."""
    current: list[Sentence] = []
    text, forms = "", []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith(("# newpar", "# newdoc")):
            if current:
                yield current
            current = []
        elif line.startswith("# text = "):
            text, forms = line[9:].strip(), []
        elif line[:1].isdigit():
            cells = line.split("\t")
            if cells[0].isdigit():
                forms.append((cells[1], cells[3]))
        elif not line and text:
            current.append(_sentence(text, forms))
            text = ""
    if current:
        yield current


def _chunks(path: Path) -> Iterator[list[Sentence]]:
    if path.stem != "pud":
        yield from paragraphs(path)
        return
    draw = random.Random(1)
    sentences = [sentence for paragraph in paragraphs(path) for sentence in paragraph]
    while sentences:
        size = draw.randint(2, 5)
        yield sentences[:size]
        sentences = sentences[size:]


def lay_out(paragraph: list[Sentence], mode: str) -> tuple[str, set[int]]:
    """The paragraph's text and the offsets where its sentences begin."""
    text = ""
    starts: set[int] = set()
    previous = ""
    for sentence in paragraph:
        begins = sentence.text.lstrip(_OPENERS)[:1]
        if previous:
            heading = not _ENDED.search(previous) and not _OPEN.search(previous)
            text += "\n" if mode != "joined" and heading and not begins.islower() else " "
        # A gold start that only grammar shows: after a colon or semicolon, or with a small letter.
        visible = not previous or text.endswith("\n") or (_ENDED.search(previous) is not None and not begins.islower())
        if mode != "typographic" or visible:
            starts.add(len(text))
        if mode == "typographic":
            starts.update(len(text) + at for at in sentence.inside)
        text += sentence.text
        previous = sentence.text
    return text, starts


def measure(name: str, mode: str) -> Score:
    """How well one treebank's sentence starts are found."""
    score = Score()
    for part in TREEBANKS[name]:
        for paragraph in _chunks(shared_path("ud", f"{part}.conllu")):
            text, gold = lay_out(paragraph, mode)
            found = {start for start, _ in split(text)}
            score.right += len(found & gold)
            score.extra += len(found - gold)
            score.missed += len(gold - found)
            score.first += 1
    return score


@pytest.mark.slow
@pytest.mark.parametrize("name", ["talbanken", "pud"])
def test_the_bar_is_met_as_laid_out(name: str) -> None:
    assert measure(name, "laid out").f >= 0.98


@pytest.mark.slow
@pytest.mark.parametrize("name", list(TREEBANKS))
def test_the_bar_is_met_by_typography(name: str) -> None:
    assert measure(name, "typographic").f >= 0.98


@pytest.mark.slow
def test_joined_text_keeps_its_level() -> None:
    """Here headings without an end mark set the limit, 97.5 % for Talbanken; LinES has several sentences in one besides."""
    assert measure("talbanken", "joined").f >= 0.975
    assert measure("lines", "joined").f >= 0.95
    assert measure("pud", "joined").f >= 0.998


def main() -> None:
    print(f"{'':12}{'':14}{'P':>8}{'R':>8}{'F':>8}{'inner F':>9}{'extra':>7}{'missed':>8}")
    for name in TREEBANKS:
        for mode in MODES:
            s = measure(name, mode)
            precision, recall = s.right / (s.right + s.extra), s.right / (s.right + s.missed)
            print(f"{name:12}{mode:14}{precision:8.4f}{recall:8.4f}{s.f:8.4f}{s.inner_f:9.4f}{s.extra:7}{s.missed:8}")


if __name__ == "__main__":
    main()
