"""Common words that a misspelt one was probably meant to be: those a slip of the pen or of the ear away.

Only slips that people make are looked for, and only towards common words: a doubled letter or a single one too few, two
letters that changed places, one too many or too few, one for another, and å ä ö without their dots. So it costs some ten
microseconds a word, where a dictionary's own suggestions cost up to half a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from klarsprak.language.compounds import certain_nouns, frequencies
from klarsprak.language.inflection import WordClass, paradigm

_DATA = Path(__file__).parent / "data"
#: Shorter words lie too close to each other, and to abbreviations and words of other languages.
MIN_LENGTH = 5
#: Longer words are compounds that are no common words: their parts are looked at one by one.
MAX_LENGTH = 20
_VOWELS = "aeiouyåäö"
_FOLD = str.maketrans("åäöéèüáàê", "aaoeeuaae")
# Letters that sound alike or are taken for each other: the substitutions that spelling is hard about.
_PAIRS = "eä oå gj kc sc sz iy ie aä aå oö öå td bp mn iu yö eé qk"
_CONFUSED: dict[str, str] = {}
for _pair in _PAIRS.split():
    _one, _other = _pair[0], _pair[1]
    _CONFUSED[_one] = _CONFUSED.get(_one, "") + _other
    _CONFUSED[_other] = _CONFUSED.get(_other, "") + _one
#: Rarer spellings that are right, and the name of this program.
_VARIANTS = ("specifier", "klarsprak")
#: A foreign ending that is right with o: konstruktorerna, validatorn.
_AGENTS = ("or", "orn", "orer", "orns", "ors", "orerna", "orernas", "orers")


class Slip(IntEnum):
    """What kind of slip parts the two words, the surest first."""

    DOTS = 0  # å ä ö or é without their marks
    DOUBLING = 1  # a letter doubled or not
    SWAP = 2  # two neighbours in the wrong order
    EXTRA = 3
    MISSING = 4
    OTHER = 5  # one letter for another that sounds like it


# The least length, by kind of slip, and the least Zipf frequency of what was meant: short words lie closer to each other.
_LENGTHS = {Slip.DOTS: 5, Slip.DOUBLING: 5, Slip.SWAP: 6, Slip.EXTRA: 7, Slip.MISSING: 6, Slip.OTHER: 8}
_SHORT = 7
_SHORT_LIMIT, _LIMIT = 3.3, 2.8
#: The frequency that a form of a hand-written list has at least.
_ADMINISTRATION = 3.2
#: How much commoner, in steps of ten, what was meant has to be than the form itself, where that is met at all.
_COMMONER = 0.9


class Near(NamedTuple):
    """What a word was probably meant to be."""

    word: str
    slip: Slip


@cache
def common_words() -> dict[str, float]:
    """Zipf frequency by form: the web's common words, and all forms of the nouns of public administration."""
    found = dict(frequencies())
    for noun in certain_nouns():
        for forms in paradigm(noun, WordClass.NOUN).forms.values():
            for form in forms:
                found[form] = max(found.get(form, 0.0), _ADMINISTRATION)
    return found


@cache
def _by_letters() -> dict[tuple[str, int], list[str]]:
    """Common words by their first letters and their length, and by their last ones."""
    found: dict[tuple[str, int], list[str]] = {}
    for word, zipf in common_words().items():
        if zipf >= _LIMIT and len(word) > _LENGTHS[Slip.MISSING]:
            for key in _keys(word, len(word)):
                found.setdefault(key, []).append(word)
    return found


@cache
def _without_marks() -> dict[str, str]:
    """Common words that have å, ä, ö or an accent, by the same without; the commonest where there are two."""
    found: dict[str, str] = {}
    common = common_words()
    for word, zipf in common.items():
        plain = word.translate(_FOLD)
        if plain != word and zipf >= 3.0 and len(word) >= MIN_LENGTH and zipf > common.get(found.get(plain, ""), 0.0):
            found[plain] = word
    return found


@cache
def foreign() -> frozenset[str]:
    """Words of other languages that look like misspelt Swedish ones."""
    lines = (_DATA / "foreign.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_accepted(word: str) -> bool:
    """Whether a lower-case form is right though it looks like a slip."""
    return word in foreign() or word.startswith(_VARIANTS)


@lru_cache(maxsize=50_000)
def nearest(word: str) -> Near | None:
    """What a lower-case word was probably meant to be, or None where it is no likely slip, whether or not it is a word."""
    if not MIN_LENGTH <= len(word) <= MAX_LENGTH or is_accepted(word):
        return None
    common = common_words()
    own = common.get(word, 0.0)
    limit = _LIMIT if len(word) > _SHORT else _SHORT_LIMIT
    best: tuple[int, float, str] | None = None
    for candidate, slip in _candidates(word, common):
        zipf = common.get(candidate, 0.0)
        if zipf < limit or len(word) < _LENGTHS[slip] or (own and zipf < own + _COMMONER):
            continue
        if best is None or (int(slip), -zipf) < best[:2]:
            best = int(slip), -zipf, candidate
    return Near(best[2], Slip(best[0])) if best is not None else None


def _candidates(word: str, common: dict[str, float]) -> Iterator[tuple[str, Slip]]:
    """Common words at one slip's distance. The first letter is hardly ever the wrong one, and the last one is an ending."""
    dotted = _without_marks().get(word.translate(_FOLD))
    if dotted is not None and dotted != word and not (word.endswith(_AGENTS) and "ör" in dotted[-6:]):
        yield dotted, Slip.DOTS
    last = len(word) - 1
    others = last + 1 >= _LENGTHS[Slip.OTHER]
    for i, letter in enumerate(word):
        if not i:
            continue
        head, tail = word[:i], word[i + 1 :]
        shorter = head + tail
        if letter == word[i - 1]:
            if shorter in common:
                yield shorter, Slip.DOUBLING
        elif letter not in _VOWELS and head + letter + word[i:] in common:
            yield head + letter + word[i:], Slip.DOUBLING
        if i == last:
            continue
        if letter != word[i + 1] and (swapped := head + word[i + 1] + letter + word[i + 2 :]) in common:
            yield swapped, Slip.SWAP
        if (i < last - 1 or (letter not in _VOWELS and tail not in _VOWELS and tail != "s")) and shorter in common:
            yield shorter, Slip.EXTRA
        if others and i < last - 1:
            for other in _CONFUSED.get(letter, ""):
                if head + other + tail in common:
                    yield head + other + tail, Slip.OTHER
    if last + 1 >= _LENGTHS[Slip.MISSING]:
        yield from _with_one_more(word)


def _with_one_more(word: str) -> Iterator[tuple[str, Slip]]:
    """Common words that have one letter more somewhere inside."""
    for key in _keys(word, len(word) + 1):
        for candidate in _by_letters().get(key, ()):
            if candidate[0] != word[0] or candidate[-1] != word[-1]:
                continue
            at = 1
            while at < len(word) and candidate[at] == word[at]:
                at += 1
            if word[at:] == candidate[at + 1 :]:
                yield candidate, Slip.MISSING


def _keys(word: str, length: int) -> tuple[tuple[str, int], tuple[str, int]]:
    """A word's first letters and its last ones: one of the two is free from a slip inside a word of this length."""
    size = 4 if length > 7 else 3
    return (word[:size], length), ("-" + word[-size:], length)
