"""Tells Swedish blocks from English, Finnish and other ones, so that those are left alone.

A block is Swedish until its small words say otherwise: the common function words of each language, and for Finnish the case
endings as well. That decides the clear cases in microseconds and never leans towards "other": a Swedish paragraph taken for
English would lose all its findings, while an English one taken for Swedish only gets a few odd ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from klarsprak.core.document import Block, Document
from klarsprak.language.abbreviations import forms

# Small words by language. `sv` holds those that Norwegian and Danish spell otherwise; `nordic` those that they share, which
# still speak against English, Finnish and German. No word here is a common Swedish one in another language's list.
_SMALL_WORDS = {
    "sv": """
        och att är inte för från ett också när jag till ska skall vid än då sig mycket genom finns får måste eller dig
        din ditt dina era våra vårt deras denna detta dessa där här sådan vara varit blir bör kommer utan över under
        efter hur vad vem vilka vilket vilken någon något några ingen inget inom mellan innan sedan redan endast bara
        även samt enligt både dock alla allt mer mest nya gör göra kunna skulle ännu ej icke äro af uti hvad skola wid
        öfver åt så upp
    """,
    "nordic": "det den de som en er på av med om har kan men var vi du ni han hon man mot över under efter hos oss dem vår",
    "en": """
        the of and to is that with this are be as it was by from or not you we they have has which can will would their
        your our if about more when what there who than into should must please also its these may been but at on an for
        us his her were had how all any each other such only use does do no yes don't isn't you're it's i'm a my me she
        him so just one out down over some same like could mr mrs didn't couldn't i've i'd
    """,
    "fi": """
        ja on ei että se tai kun joka ovat voi sekä myös jos hän mutta kuin tämä sen ole olla mitä jotka niin vain
        kanssa mukaan sinun voit oli kaikki siitä tämän ne sitä jonka joita ennen jälkeen noin vielä nyt kuinka miten
        missä milloin eivät teidän meidän meille sinulle teille ota jokainen asti saakka eli
    """,
    "no": """
        og ikke jeg til fra et skal vil når også etter deg dere hva noe mye å mer hvis være blir ble hvordan dette disse
        ved bør må eller hvor hvem hvilken hvilke dersom søknad at innen uker svarer noen deres
    """,
    "da": """
        og ikke jeg til fra et skal vil når også efter dig jer hvad noget meget af at mere hvis være bliver blev hvordan
        dette disse ved bør må eller hvor hvem hvilken hvilke ansøgning inden uger vores jeres os der skemaet afgørelsen
    """,
    "de": """
        der die das und ist nicht ein eine einen einem einer mit für auf sie wir ihr ihre ihren sich auch werden wird
        wenn von zu zum zur im bei oder aus nach kann können haben sind als wie bis über durch nur noch bitte vor des
    """,
    # Languages that Swedish municipalities translate into; which of them it is does not matter.
    "xx": """
        les des est pour dans vous une que pas sur avec et nous qui votre ou au aux los las para por con una del como
        usted su más nie się jest że na dla przez oraz lub w z do je da koji ili za sa ima ako što waa iyo ku ka oo uu
        ay ee aad laga lagu waxaa leh ama haddii ve bir için bu ile veya olarak
    """,
}
_INDEX: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in forms(_words):
        _INDEX.setdefault(_word, []).append(_language)

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NO_WORDS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}+@\S+")
_LATIN = re.compile(r"[a-zåäöéèüæøßàáçñšžćčđłńśźżęąıİğş]", re.IGNORECASE)
# Shapes that are common in Finnish and rare in Swedish: long vowels and case endings.
_LONG_VOWEL = re.compile(r"aa|ii|uu|yy|ää|öö|ee\b")
_ENDING = re.compile(
    r"\w{3,}(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|nen|set|sen|tt[aä]|iden|jen|ksen|ksi|lut|nut|vat|vät|mme|si|in|ua)"
)

#: Under this many words a block goes with the rest of the text.
_SHORT = 5
# So many characters of a block tell its language; a text of megabytes need not be read to the end.
_ENOUGH = 20_000
#: Of a block whose language is known from its markup.
NO_GUESS: tuple[str | None, int] = (None, 0)
_OTHERS = ("en", "da", "no", "de", "xx")
# Shares of a text's words: a text is of another language when at least so much of it is, and so little is Swedish.
_MOSTLY, _HARDLY = 0.7, 0.15


def identify(document: Document) -> None:
    """Set each block's language: "sv", "en", "fi", "no", "da", "de", or "xx" for another one.

    A language that the reader has set (from the markup) stays. A short block follows the text it stands in.
    """
    settle(document.blocks, [guess(b.text) if b.language == "sv" else NO_GUESS for b in document.blocks])


def settle(blocks: Sequence[Block], guesses: Sequence[tuple[str | None, int]]) -> None:
    """Do what `identify` does, with what `guess` says of each block already known."""
    undecided = []
    sizes = {"sv": 0}
    for block, (language, size) in zip(blocks, guesses, strict=True):
        if block.language != "sv":
            continue
        if language is None:
            undecided.append(block)
        else:
            block.language = language
            sizes[language] = sizes.get(language, 0) + size
    total = sum(sizes.values())
    main = max(sizes, key=lambda name: sizes[name])
    if main != "sv" and sizes[main] >= _MOSTLY * total and sizes["sv"] <= _HARDLY * total:
        for block in undecided:
            block.language = main


def guess(text: str) -> tuple[str | None, int]:
    """A text's language, or None where its words do not tell, and its number of words."""
    text = text[:_ENOUGH]
    tokens = _WORD.findall(_NO_WORDS.sub(" ", text).lower())
    size = len(tokens)
    if not size:
        return None, 0
    if not _LATIN.search(text):
        return "xx", size
    counts = dict.fromkeys(_SMALL_WORDS, 0)
    for token in tokens:
        for language in _INDEX.get(token, ()):
            counts[language] += 1
    swedish = counts["sv"] + counts["nordic"]
    if size < _SHORT:
        return ("sv" if swedish > sum(counts[name] for name in ("en", "fi", "de", "xx")) else None), size
    if swedish <= 0.1 * size and counts["fi"] >= counts["xx"] - 1 and _is_finnish(tokens, counts["fi"]):
        return "fi", size
    special = sum("ø" in token or "æ" in token for token in tokens)
    counts["no"] += special
    counts["da"] += special
    best = max(_OTHERS, key=counts.__getitem__)
    # "den" and "dem" are German as well; the small words that all Nordic languages share say nothing between them.
    against: float = counts["sv"]
    if best == "en":
        against = swedish
    elif best == "de":
        against = swedish - sum(token in ("den", "dem") for token in tokens)
    if best != "de":
        # English has no ä or ö but in names, Norwegian and Danish none at all.
        against += sum("ä" in token or "ö" in token for token in tokens) / 2
    if counts[best] >= 2 and counts[best] >= 0.13 * size and counts[best] >= 3 * against:
        return best, size
    return ("sv" if swedish else None), size


def _is_finnish(tokens: list[str], small: int) -> bool:
    """Whether words without Swedish small words among them have the shape of Finnish."""
    vowels = sum(1 for token in tokens if _LONG_VOWEL.search(token))
    endings = sum(1 for token in tokens if _ENDING.fullmatch(token))
    evidence = small + vowels + endings
    return small + vowels >= 1 and evidence >= 3 and evidence >= 0.3 * len(tokens)
