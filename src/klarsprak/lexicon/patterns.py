"""Turns an entry's phrase into a pattern over tokens.

A phrase is words with spaces between. Its first word inflects when the entry is a verb, its last word (or the one marked
`~`) when it is a noun or an adjective. Beside plain words it may hold

* `(ord)`: may be there or not; `ett/en`: one of several;
* `ord~vb`, `ord~sb`, `ord~adj`: this word inflects too;
* `…`: up to four other words within the sentence part, such as a subject between a verb and its particle;
* `<sb>`, `<tal>`, `<inf>` …: any word of that class;
* `-förfarande`, `handläggnings-`: the word as last or first part of a longer word.
"""

from __future__ import annotations

from dataclasses import dataclass

from klarsprak.language.inflection import WordClass, opens_alike, paradigm
from klarsprak.lexicon.entries import CLASSES, POS_NAMES, Entry, inflected_class

#: The most words that `…` may stand for.
MAX_GAP = 4


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a pattern. `forms`: lower-case form to the form keys it can be; empty for a class or a gap."""

    forms: dict[str, tuple[str, ...]]
    pos: frozenset[str] = frozenset()
    optional: bool = False
    gap: bool = False
    infinitive: bool = False
    head: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase ready to be matched. `anchor` is the element the search starts from; `affix` is `first`, `last` or empty."""

    entry: Entry
    elements: tuple[Element, ...]
    anchor: int
    affix: str = ""
    exact_case: bool = False


def _all_forms(word: str, word_class: WordClass, gender: str = "", plural: str = "") -> dict[str, tuple[str, ...]]:
    keys = paradigm(word, word_class, gender, plural).keys()
    # A present participle has left its verb: `avseende`, `gällande`. A list that means it has it as a word of its own.
    return {form: tuple(k for k in found if k != "prp") for form, found in keys.items() if found != ["prp"]}


def compile_phrase(entry: Entry) -> list[Pattern]:
    """The patterns of an entry's phrase: one, or for an abbreviation one for each way of writing it."""
    exact = any(c.isupper() for c in entry.phrase)
    if entry.class_name == "förk":
        found = []
        for spelling in _spellings(entry.phrase):
            elements = tuple(Element({word: ("=",)}) for word in spelling)
            found.append(Pattern(entry, elements, _longest(list(spelling)), exact_case=exact))
        return found
    words = entry.phrase.strip("-").split()
    head = _head(words, entry.word_class)
    pieces = tuple(_element(word, entry, number == head) for number, word in enumerate(words))
    return [Pattern(entry, pieces, _anchor(words), _affix(entry.phrase), exact)]


#: How many letters of a word decide whether a pattern is looked at: all forms of a word begin alike.
OPENING = 3


def openings(phrase: str, class_name: str) -> frozenset[str] | None:
    """The openings of the words that a phrase is searched from, or None where its forms do not all begin alike.

    An index need not work out the forms of words that no word of the text begins like.
    """
    if _affix(phrase):
        return None
    if class_name == "förk":
        return frozenset(spelling[_longest(list(spelling))][:OPENING] for spelling in _spellings(phrase))
    words = phrase.split()
    anchor = _anchor(words)
    word_class = CLASSES.get(class_name.split(maxsplit=1)[0]) if class_name else None
    head = anchor == _head(words, word_class or WordClass.FIXED)
    found: set[str] = set()
    for part in words[anchor].split("/"):
        base, mark, marked_class = part.lower().partition("~")
        inflected = inflected_class(marked_class) if mark and marked_class else word_class if head else None
        if inflected is not None and inflected is not WordClass.FIXED and not opens_alike(base, inflected):
            return None
        found.update(form[:OPENING] for form in (REFLEXIVE if base == "sig" else (base,)))
    return frozenset(found)


def _affix(phrase: str) -> str:
    return "last" if phrase.startswith("-") else "first" if phrase.endswith("-") else ""


def _anchor(words: list[str]) -> int:
    """The longest word that has to be there: it is the rarest, so that hardly any token has to be looked at twice."""
    return _longest(["" if word == "…" or word[0] in "(<" else word for word in words])


def _longest(words: list[str]) -> int:
    return max(range(len(words)), key=lambda i: max(len(part) for part in words[i].split("/")))


def _spellings(phrase: str) -> list[tuple[str, ...]]:
    """`t.ex.` and `t ex` as one token, and as several where the tokenizer does not know them: `enl` + `.`."""
    low = phrase.lower()
    if not low.endswith("."):
        return [(low,), (low + ".",)]  # with a full stop at the end of a sentence: 20 min.
    parts = low.strip(".").split(".")
    spaced = [(" ".join(parts),), tuple(parts)] if len(parts) > 1 else []
    return [(low,), (low[:-1], "."), *spaced]


def _head(words: list[str], word_class: WordClass) -> int:
    if word_class is WordClass.VERB:
        return 0
    if word_class is WordClass.FIXED:
        return -1
    return phrase_head(words)


_BREAKS_TEXT = "i på av om till för från med hos som där vid mot utan åt att"
_BREAKS = frozenset(_BREAKS_TEXT.split())


def phrase_head(words: list[str]) -> int:
    """Which word of a noun or adjective phrase inflects: the one marked `~`, else the one before the first preposition
    (`handling i akten`), else the last (`statens budget`)."""
    for i, word in enumerate(words):
        if word.endswith("~"):
            return i
    for i, word in enumerate(words):
        if i and word in _BREAKS:
            return i - 1
    return len(words) - 1


#: Reflexive pronouns: `sig` in a phrase stands for all of them.
REFLEXIVE = ("sig", "mig", "dig", "oss", "er")


def _element(word: str, entry: Entry, head: bool) -> Element:
    if word == "…":
        return Element({}, gap=True)
    optional = word.startswith("(") and word.endswith(")")
    if optional:
        word = word[1:-1]
    if word.startswith("<") and word.endswith(">"):
        name = word[1:-1]
        if name == "inf":
            return Element({}, pos=POS_NAMES["vb"], optional=optional, infinitive=True)
        return Element({}, pos=POS_NAMES[name], optional=optional)
    forms: dict[str, tuple[str, ...]] = {}
    for part in word.split("/"):
        base, mark, class_name = part.partition("~")
        word_class = inflected_class(class_name) if mark and class_name else None
        if head:
            forms.update(_all_forms(base.lower(), entry.word_class, entry.gender, entry.plural))
        elif word_class is not None:
            forms.update(_all_forms(base.lower(), word_class))
        else:
            for form in REFLEXIVE if base == "sig" else (base.lower(),):
                forms[form] = ("=",)
    return Element(forms, optional=optional, head=head)
