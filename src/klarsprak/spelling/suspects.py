"""Which words of a block are misspelt.

A word has to look like a slip of a common word, or of a compound of common words, before the dictionary is asked at all. Names,
abbreviations, addresses, code and words of other languages never come that far, and no word that is one in a text of old
spelling. What looks like no slip can be listed as well, for the one who asks for all that the dictionary does not have.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from klarsprak.language.abbreviations import forms
from klarsprak.language.compounds import split
from klarsprak.language.view import BlockView
from klarsprak.language.words import WordKind
from klarsprak.spelling.dictionary import Dictionary
from klarsprak.spelling.near import MIN_LENGTH, Near, Slip, common_words, foreign, is_accepted, nearest

#: So common a form is taken to be right as it stands: one in some ten thousand words.
_COMMON = 4.0
_PART = 3.0
_MIN_PART = 4
# A part of a compound that lacks a letter has to be longer than this, since the parts themselves are a guess.
_MIN_CUT_PART = 6
_SUFFIX = "skap"  # vårdarskapet has no skåp in it
# Signs that make the letters beside them part of something else: a path, a file name, a half compound, a mention.
_GLUE = frozenset("/\\_@#$%&=<>{}[]|~^*+-–’'`")
_QUOTES = frozenset('"”“»«')
# Small words of English and of spelling before 1906: the words beside them, and the whole block, are not today's Swedish.
_ENGLISH = frozenset(forms("the of and to for with from by or is are this that not your you it be as an on no best open"))
_OLD = frozenset(
    forms(
        """
        af hvad hvar hvilka hvilken hvilket wid wara öfver öfwer äfven äfwen deraf derom dervid dertill derefter hafva hafwa
        blifvit gifva uti wi wår jemte jämväl ega egt äro voro hava varder skolen eljest därest skolat vare straffes envoyé
        ministre
        """
    )
)
_MARKED = re.compile("[åäöÅÄÖ]").search
_LIST_SIGNS = ("", ",", ";", ":", "(", ")")
_OLD_SHAPE = re.compile(r"af[bdhjklmnsv]|fv|fw|hw|^öf|lemn|[^r]dt$").search


class Suspect(NamedTuple):
    """A word `start:end` of a block's clean text that the dictionary does not have. `meant`: empty where nothing is near."""

    start: int
    end: int
    form: str
    meant: str


def suspects(view: BlockView, dictionary: Dictionary, *, all_unknown: bool = False) -> list[Suspect]:
    """The words of a block that are probably misspelt; with `all_unknown` all those that the dictionary does not have."""
    text = view.text
    lowered = [text[word.start : word.end].lower() for word in view.words]
    doubts = [
        (i, doubt)
        for i, word in enumerate(view.words)
        if word.kind is WordKind.WORD and len(lowered[i]) >= MIN_LENGTH and (doubt := _doubt(lowered[i], all_unknown))
    ]
    if not doubts or any(low in _OLD or _OLD_SHAPE(low) for low in lowered):
        return []
    starts = {start for start, _ in view.sentences}
    found = []
    for i, doubt in doubts:
        low, (start, end, _, _) = lowered[i], view.words[i]
        first = text[start] != low[0]
        if text[start + 1 : end] != low[1:] or (first and (start not in starts or doubt.slip is Slip.DOTS)):
            continue
        if _glued(text, start, end) or view.block.is_opaque(start, end) or _among_english(lowered, i):
            continue
        if doubt.slip is Slip.DOTS and _is_identifier(text, start, end):
            continue
        if not _known(dictionary, low, doubt):
            found.append(Suspect(start, end, low, doubt.meant))
    return found


class _Doubt(NamedTuple):
    """What a form was probably meant to be (empty: nothing is near), by what slip, and what parts of a compound it stands in."""

    meant: str
    slip: Slip
    parts: tuple[str, ...] = ()


@lru_cache(maxsize=100_000)
def _doubt(low: str, all_unknown: bool) -> _Doubt | None:
    """Whether there is reason to ask the dictionary about a form; None where it is to be left alone."""
    common = common_words()
    own = common.get(low, 0.0)
    # "Kontonr", "fastighetsnr": written short on purpose.
    if own >= _COMMON or not low.isalpha() or low.endswith("nr"):
        return None
    near = nearest(low)
    if near is not None and (near.slip <= Slip.DOUBLING or not (own or (split(low) and common[near.word] < _COMMON))):
        return _Doubt(near.word, near.slip)
    if own or is_accepted(low) or _is_compound(low):
        return None
    doubt = _in_compound(low)
    if doubt is None and not all_unknown:
        return None
    return None if split(low) else doubt or _Doubt("", Slip.OTHER)


def _is_compound(low: str) -> bool:
    """Whether the form is plainly two common words after each other: costs a hundredth of asking the dictionary."""
    return any(_is_first(low[:i]) and _is_part(low[i:]) for i in range(_MIN_PART, len(low) - _MIN_PART + 1))


def _is_part(form: str) -> bool:
    return common_words().get(form, 0.0) >= _PART


def _is_first(form: str) -> bool:
    return _is_part(form) or (form[-1] == "s" and _is_part(form[:-1]))


def _in_compound(low: str) -> _Doubt | None:
    """The compound of two common words that the form was meant to be, where one of them is misspelt."""
    for i in range(_MIN_PART, len(low) - _MIN_PART + 1):
        first, last = low[:i], low[i:]
        if _is_part(last):
            for stem, joint in ((first, ""), (first[:-1], "s")) if first[-1] == "s" else ((first, ""),):
                near = _near_part(stem)
                if near is not None:
                    return _Doubt(near.word + joint + last, near.slip, (stem,))
        if _is_first(first):
            near = _near_part(last)
            if near is not None:
                return _Doubt(first + near.word, near.slip, (last, "s" + last))
    return None


def _near_part(part: str) -> Near | None:
    near = nearest(part)
    if near is None or part in common_words() or part.startswith(_SUFFIX):
        return None
    return near if near.slip < Slip.MISSING or (near.slip is Slip.MISSING and len(part) > _MIN_CUT_PART) else None


def _known(dictionary: Dictionary, low: str, doubt: _Doubt) -> bool:
    """Whether the dictionary has the form, a name with the same letters, or what it is an s-form of; or not the correction."""
    forms_ = [low, low.capitalize(), *([low[:-1]] if low[-1] == "s" else []), *doubt.parts]
    return any(map(dictionary.knows, forms_)) or bool(doubt.meant and not dictionary.knows(doubt.meant))


def _glued(text: str, start: int, end: int) -> bool:
    """Whether the letters are part of something else: of a path, a file name, half a compound; or a word only mentioned."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before and before in _GLUE) or (after and after in _GLUE):
        return True
    if before and after and before in _QUOTES and after in _QUOTES:
        return True
    return bool(after) and after in ".:" and text[end + 1 : end + 2].isalnum()


def _is_identifier(text: str, start: int, end: int) -> bool:
    """Whether a word without å ä ö stands like a file name or a code: in a text or in a list of its own, or as a label."""
    if not _MARKED(text):
        return True
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    return before == "(" or after == ":" or (before in _LIST_SIGNS and after in _LIST_SIGNS)


def _among_english(lowered: list[str], i: int) -> bool:
    beside = [*lowered[max(0, i - 1) : i], *lowered[i + 1 : i + 2]]
    return any(word in foreign() or word in _ENGLISH for word in beside)
