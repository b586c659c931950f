"""How common a word is, and which words a compound is made of."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from klarsprak.language.inflection import known_nouns

_DATA = Path(__file__).parent / "data"
_MIN_PART = 3
# What a part costs however common it is: a word is cut into as few parts as its letters allow.
_PART_COST = 5.0
_LONGEST = 60
# A word of the hand-written lists is a word for certain; one from the web's word counts may be a slip or a name.
_CERTAIN = 4.5
# Pieces of three or four letters that are endings or inflected forms rather than parts of compounds.
_NOT_PARTS_TEXT = """
att det den dem dig din ett ska som har var jag hon han men ing ner sin bli ror des ras ande ende het hets ning ans
anden hava ren ern erna arna are aren det tet ten sten nas kol hov rad ter rar lar nar rna lig isk iska sam tag dra
ser rer gar ges tas fås dar net bar jar
"""
_NOT_PARTS = frozenset(_NOT_PARTS_TEXT.split())


@cache
def frequencies() -> dict[str, float]:
    """Zipf frequency by word form: 6 is once in a thousand words, 3 once in a million. Rarer words are not there."""
    found: dict[str, float] = {}
    for line in (_DATA / "frequency.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            band, *words = line.split()
            found.update(dict.fromkeys(words, int(band) / 10))
    return found


def is_common(form: str, limit: float = 3.0) -> bool:
    """Whether a lower-case word form is at least as common as `limit` on the Zipf scale."""
    return frequencies().get(form, 0.0) >= limit


def certain_nouns() -> list[str]:
    """Base forms of the hand-written lists: words of public administration that word counts of the web may lack."""
    lines = (_DATA / "parts.txt").read_text(encoding="utf-8").splitlines()
    return [*(word for line in lines if not line.startswith("#") for word in line.split()), *known_nouns()]


@cache
def _parts() -> dict[str, float]:
    """Words that may be parts of compounds, with their Zipf frequency."""
    found = {w: z for w, z in frequencies().items() if len(w) >= _MIN_PART and w not in _NOT_PARTS}
    for noun in certain_nouns():
        if len(noun) >= _MIN_PART and noun not in _NOT_PARTS:
            found[noun] = max(found.get(noun, 0.0), _CERTAIN)
    return found


def _first_part(piece: str) -> tuple[str, float] | None:
    """The word that a piece before another part stands for, and its frequency less what its joining letter costs."""
    parts = _parts()
    best: tuple[str, float] | None = None
    for word, cost in _readings(piece):
        zipf = parts.get(word)
        if zipf is not None and len(word) >= _MIN_PART and (best is None or zipf - cost > best[1]):
            best = word, zipf - cost
    return best


def _readings(piece: str) -> list[tuple[str, float]]:
    """`bygglovs` → bygglov, `gatu` → gata, `skol` → skola, `kyrko` → kyrka."""
    found = [(piece, 0.0), (piece + "a", 1.0), (piece + "e", 1.5)]
    if piece.endswith("s"):
        found.append((piece[:-1], 0.3))
    if piece.endswith(("o", "u", "e")):
        found += [(piece[:-1] + "a", 0.7), (piece[:-1], 1.5)]
    return found


@lru_cache(maxsize=20_000)
def split(word: str) -> tuple[str, ...]:
    """The parts of a compound, without the letters that join them; empty where the word is not seen to be one.

    `bygglovshandläggningsförfarande` → `bygglov`, `handläggning`, `förfarande`. The last part is in the form it has.
    """
    low = word.lower()
    if not 2 * _MIN_PART <= len(low) <= _LONGEST or not low.isalpha():
        return ()
    parts = _parts()
    # best[i]: the least cost of cutting low[:i], the start of the last part, and the word it stands for.
    best: dict[int, tuple[float, int, str]] = {0: (0.0, 0, "")}
    for end in range(_MIN_PART, len(low) + 1):
        last = end == len(low)
        for start in range(end - _MIN_PART + 1):
            if start not in best or (last and start == 0):
                continue
            piece = low[start:end]
            found = ((piece, parts[piece]) if piece in parts else None) if last else _first_part(piece)
            if found is None:
                continue
            cost = best[start][0] + _PART_COST + 7.5 - found[1]
            if end not in best or cost < best[end][0]:
                best[end] = (cost, start, found[0])
    words: list[str] = []
    at = len(low)
    while at:
        if at not in best:
            return ()
        _, at, stem = best[at]
        words.insert(0, stem)
    return tuple(words)
