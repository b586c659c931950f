"""Compounds that are written as two words: "kund tjänst", "ansöknings blankett".

Two nouns after each other are hardly ever right in Swedish when the first one has no ending and the two make a word that the
dictionary lists. What may stand there even so is known: measures ("en kopp kaffe"), days ("tisdag eftermiddag"), and words that
are as good as adjectives ("max antal").
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from klarsprak.language.abbreviations import forms
from klarsprak.language.compounds import frequencies
from klarsprak.language.view import BlockView, Tokens
from klarsprak.spelling.dictionary import Dictionary

_MIN_PART = 3
_COMMON = 3.0
# Nouns that stand before another noun: measures and amounts, days and times of the day, titles, adjectives that the tagger
# takes for nouns, and nouns that often end a phrase before a bare noun ("juridisk person uppgift om").
_FREE = frozenset(
    forms(
        """
        antal mängd massa bit del hel par kopp glas flaska burk påse låda kilo liter meter gram ton procent grad timme minut
        sekund dag vecka månad år rad grupp typ slag slags sort form summa klunk nypa tesked matsked skiva portion dos omgång
        måndag tisdag onsdag torsdag fredag lördag söndag morgon förmiddag eftermiddag kväll natt middag lunch jul påsk
        midsommar max min maximum minimum vänster höger extra nästa förra fader herr fru fröken doktor professor kung drottning
        prins prinsessa biskop minister direktör chef person fråga sätt fall tid sida plats punkt nummer kapitel paragraf bilaga
        figur tabell version nivå modell vice ordinarie tillförordnad
        """
    )
)
# A genitive of these endings does not stand alone before a noun: it is the first part of a compound.
_JOINT = ("nings", "ings", "tions", "hets", "skaps", "ments")
_FIRST = frozenset({"NOUN", "ADJ"})
# "Social tjänsten": the noun's ending asks for an article and "sociala".
_INDEFINITE = ("JJ|POS|UTR|SIN|IND", "JJ|POS|NEU|SIN|IND")
_WIDE = frozenset({"DET", "ADJ", "NUM", "PRON"})


class Split(NamedTuple):
    """Two words `start:end` of a block's clean text that are one, and that one."""

    start: int
    end: int
    joined: str


def split_words(view: BlockView, dictionary: Dictionary) -> list[Split]:
    """The compounds of a block that are written as two words."""
    tokens = view.tokens
    found = []
    for i, (pos, following) in enumerate(pairwise(tokens.pos)):
        if following != "NOUN" or pos not in _FIRST or not _beside(tokens, i):
            continue
        joined = _joined(tokens, i, dictionary)
        if joined and not view.block.is_opaque(tokens.start[i], tokens.end[i + 1]):
            found.append(Split(tokens.start[i], tokens.end[i + 1], joined))
    return found


def _beside(tokens: Tokens, i: int) -> bool:
    """Whether the token and the next one are plain words of one sentence with a single space between."""
    if tokens.pos[i] == "ADJ" and not tokens.morph[i + 1].definite:
        return False
    first, last = tokens.text[i], tokens.text[i + 1]
    return (
        tokens.end[i] + 1 == tokens.start[i + 1]
        and tokens.sent[i] == tokens.sent[i + 1]
        and min(len(first), len(last)) >= _MIN_PART
        and (first + last).isalpha()
        and last.islower()
        and (first.islower() or i == tokens.sentences[tokens.sent[i]][0])
    )


def _joined(tokens: Tokens, i: int, dictionary: Dictionary) -> str:
    """The compound that a noun makes with the next one, or an empty string where the two may well stand apart."""
    first, last, morph = tokens.lower[i], tokens.lower[i + 1], tokens.morph[i]
    if first in _FREE or tokens.lemma[i].lower() in _FREE or morph.definite:
        return ""
    if tokens.pos[i] == "ADJ" and not tokens.tag[i].startswith(_INDEFINITE):
        return ""
    if first.endswith("s"):
        if not first.endswith(_JOINT) or _widened(tokens, i):
            return ""
    elif morph.plural:
        return ""
    for joined in (first + last,) if first.endswith("s") else (first + last, f"{first}s{last}"):
        if frequencies().get(joined, 0.0) >= _COMMON or dictionary.is_listed(joined):
            return tokens.text[i][0] + joined[1:]
    return ""


def _widened(tokens: Tokens, i: int) -> bool:
    """Whether the noun has an article or an adjective of its own: then its genitive is one."""
    return i > 0 and tokens.pos[i - 1] in _WIDE and tokens.morph[i - 1].get("Gender") in ("", tokens.morph[i].get("Gender"))
