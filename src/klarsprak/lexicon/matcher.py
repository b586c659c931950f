"""Finds listed words in a block's tokens: one index over all lists, one pass over each block."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from weakref import WeakKeyDictionary

from klarsprak.core.document import BlockKind
from klarsprak.language.inflection import WordClass
from klarsprak.language.view import BlockView, Morph, Tokens
from klarsprak.lexicon.entries import OWN_HEADER, Condition, Entry, WordList, class_of
from klarsprak.lexicon.patterns import MAX_GAP, OPENING, Element, Pattern, compile_phrase, openings

_PLACES: dict[BlockKind, str] = {
    BlockKind.HEADING: "rubrik",
    BlockKind.SUBJECT: "ärenderad",
    BlockKind.LIST_ITEM: "lista",
    BlockKind.TABLE_CELL: "tabell",
    BlockKind.BUTTON: "knapp",
}
_NEAR = 5
_MIN_AFFIX_REST = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed word or phrase in a block.

    `first`, `last`: its tokens, both included. `head`: the inflected token, -1 where there is none. `key`: that token's
    form. `gap`: the tokens that stand inside without belonging to it. `start`, `end`: clean offsets.
    """

    entry: Entry
    first: int
    last: int
    head: int
    key: str
    gap: tuple[int, int] | None
    start: int
    end: int


_QUOTED = re.compile(r"[”\"“„][^”\"“„]{1,300}[”\"“]|(?<!\w)[’'][^’']{2,300}[’'](?!\w)")
# A statute cited by its name: lagen (2001:453) om …, förordning (1998:1234) om …, up to the next comma or stop.
_STATUTE = re.compile(
    r"\b(?:lagen?|förordning(?:en)?|balken?)\s*\(\d{4}:\d+\)(?:\s+(?:om|med|angående)\b[^,.;:()]*)?", re.IGNORECASE
)


_Candidate = tuple[Pattern, tuple[str, ...]]


class Index:
    """All patterns by the forms of their anchors.

    The forms of an entry are worked out when a text first has a word that begins like its anchor: a letter meets a
    quarter of the lists' words.
    """

    def __init__(self, lists: Iterable[WordList]) -> None:
        self._words: dict[str, list[_Candidate]] = {}
        self._last: dict[str, list[_Candidate]] = {}
        self._first: dict[str, list[_Candidate]] = {}
        self._waiting: dict[str, list[tuple[WordList, int]]] = {}
        #: Words that an organisation's own lists say are to be left alone.
        self.allowed: frozenset[str] = frozenset()
        for word_list in lists:
            self.allowed |= word_list.allowed
            for index, (_, row) in enumerate(word_list.rows):
                if row.get("ord", "").lower() in word_list.allowed:
                    continue
                phrase = row.get("ord", "?")
                starts = openings(phrase, row.get("klass") or class_of(phrase, own=word_list.own))
                if starts is None:
                    self._add(word_list.entry(index))
                else:
                    for start in starts:
                        self._waiting.setdefault(start, []).append((word_list, index))
        self._added: set[tuple[str, int]] = set()
        self._cache: WeakKeyDictionary[BlockView, list[Hit]] = WeakKeyDictionary()
        self._affixes = lru_cache(maxsize=20_000)(self._find_affixes)

    def _add(self, entry: Entry) -> None:
        for pattern in compile_phrase(entry):
            table = {"last": self._last, "first": self._first, "": self._words}[pattern.affix]
            for form, keys in pattern.elements[pattern.anchor].forms.items():
                table.setdefault(form, []).append((pattern, keys))

    def _wake(self, start: str) -> None:
        for word_list, index in self._waiting.pop(start):
            if (word_list.path, index) not in self._added:
                self._added.add((word_list.path, index))
                self._add(word_list.entry(index))

    def hits(self, view: BlockView) -> list[Hit]:
        """The listed words in a block, in order, none inside another. Found once a block, however many rules ask."""
        known = self._cache.get(view)
        if known is None:
            known = self._cache[view] = self._find(view)
        return known

    def _find_affixes(self, word: str) -> tuple[_Candidate, ...]:
        found: list[_Candidate] = []
        for cut in range(_MIN_AFFIX_REST, len(word) - 2):
            found += self._last.get(word[cut:], ())
            if cut < len(word) - _MIN_AFFIX_REST:
                found += self._first.get(word[:cut], ())
        return tuple(found)

    def _find(self, view: BlockView) -> list[Hit]:
        tokens = view.tokens
        words, waiting = self._words, self._waiting
        found: list[Hit] = []
        for i, low in enumerate(tokens.lower):
            if low[:OPENING] in waiting:
                self._wake(low[:OPENING])
            candidates = words.get(low)
            if candidates:
                for pattern, keys in candidates:
                    hit = _match(pattern, keys, tokens, i)
                    if hit is not None and all(_holds(c, hit, tokens, view) for c in hit.entry.conditions):
                        found.append(hit)
            if len(low) > 8 and tokens.pos[i] == "NOUN":
                for pattern, keys in self._affixes(low):
                    hit = _hit(pattern, tokens, [i], i, keys)
                    if all(_holds(c, hit, tokens, view) for c in hit.entry.conditions):
                        found.append(hit)
        if not found:
            return found
        exempt = [m.span() for r in (_QUOTED, _STATUTE) for m in r.finditer(view.text)]
        kept: list[Hit] = []
        for hit in sorted(found, key=lambda h: _precedence(h, tokens)):
            if view.block.is_opaque(hit.start, hit.end) or any(a < hit.end and b > hit.start for a, b in exempt):
                continue
            if all(hit.last < other.first or hit.first > other.last for other in kept):
                kept.append(hit)
        return sorted(kept, key=lambda h: h.first)


def _precedence(hit: Hit, tokens: Tokens) -> tuple[int, int, bool, bool, str, int]:
    """Of overlapping hits the longest is kept; of two for the same words an organisation's own, then the likelier."""
    shipped = hit.entry.rule != OWN_HEADER["regel"]
    return -(hit.last - hit.first), hit.first, shipped, _unlikely(hit, tokens), hit.entry.path, hit.entry.line


def _unlikely(hit: Hit, tokens: Tokens) -> bool:
    """An adjective's neuter with no noun after it is rather the adverb, where both are listed: initialt, frekvent."""
    if hit.entry.class_name != "adj" or hit.key != "n":
        return False
    return hit.last + 1 >= tokens.n or tokens.pos[hit.last + 1] not in ("NOUN", "ADJ")


def _fits(element: Element, tokens: Tokens, i: int) -> bool:
    if element.forms:
        return tokens.lower[i] in element.forms
    if element.infinitive:
        return tokens.pos[i] in element.pos and tokens.morph[i].infinitive
    return tokens.pos[i] in element.pos


def _walk(elements: tuple[Element, ...], step: int, tokens: Tokens, at: int) -> list[int] | None:
    """Match `elements` one by one away from token `at`. Gives the tokens matched, gaps left out, or None."""
    low, high = tokens.sentences[tokens.sent[at]]
    if not elements:
        return []
    element, rest = elements[0], elements[1:]
    if element.gap:
        for length in range(MAX_GAP + 1):
            last = at + step * length
            if length and (not low <= last < high or tokens.pos[last] == "PUNCT"):
                return None
            found = _walk(rest, step, tokens, last)
            if found is not None:
                return found
        return None
    near = at + step
    if low <= near < high and _fits(element, tokens, near):
        found = _walk(rest, step, tokens, near)
        if found is not None:
            return [near, *found]
    return _walk(rest, step, tokens, at) if element.optional else None


def _match(pattern: Pattern, keys: tuple[str, ...], tokens: Tokens, i: int) -> Hit | None:
    elements, anchor = pattern.elements, pattern.anchor
    if pattern.exact_case and not _case_agrees(pattern, tokens.text[i]):
        return None
    if len(elements) == 1:
        places = [i]
    else:
        left = _walk(elements[:anchor][::-1], -1, tokens, i)
        if left is None:
            return None
        right = _walk(elements[anchor + 1 :], 1, tokens, i)
        if right is None:
            return None
        places = [*reversed(left), i, *right]
    if pattern.entry.class_name == "förk" and not _is_abbreviation(tokens, places, pattern.exact_case):
        return None
    head, head_keys = -1, keys
    if elements[anchor].head:
        head = i
    else:
        for place in places:
            for element in elements:
                if element.head and tokens.lower[place] in element.forms:
                    head, head_keys = place, element.forms[tokens.lower[place]]
    # The tagger knows names well, rare officialese words badly, so that no other tag is asked for unless the entry does.
    if not pattern.exact_case and _is_name(tokens, i):
        return None
    hit = _hit(pattern, tokens, places, head, head_keys)
    # An imperative is often a noun as well: bifall, avslut, beslag.
    return None if hit.key == "imp" and tokens.pos[head] != "VERB" else hit


def _is_name(tokens: Tokens, i: int) -> bool:
    """A capital inside a sentence, but not after a colon or a quotation mark: Ida Skall, Helge Å. Or an abbreviation: BA."""
    text = tokens.text[i]
    low, high = tokens.sentences[tokens.sent[i]]
    if 1 < len(text) < 5 and text.isupper():
        return not any(len(t) > 1 and t.isupper() for t in tokens.text[max(low, i - 1) : min(high, i + 2)] if t != text)
    if not text[0].isupper() or text.isupper() or i == low:
        return False
    return tokens.pos[i] == "PROPN" or tokens.pos[i - 1] not in ("PUNCT", "SYM")


def _is_abbreviation(tokens: Tokens, places: list[int], exact_case: bool) -> bool:
    """`en bil.` ends a sentence, `se bil. 3` does not: a word with a loose full stop is an abbreviation only inside one."""
    first, last = places[0], places[-1]
    if tokens.text[first][0].isupper() and not exact_case and first > tokens.sentences[tokens.sent[first]][0]:
        return False  # St. Petersburg
    if tokens.text[last] != ".":
        return True
    inside = last + 1 < tokens.n and tokens.sent[last + 1] == tokens.sent[last]
    return inside and tokens.start[last] == tokens.end[last - 1] and first < last


def _case_agrees(pattern: Pattern, text: str) -> bool:
    """An entry with a capital, such as an abbreviation, is only found with that capital."""
    return text in pattern.entry.phrase or pattern.entry.phrase == text.rstrip(".")


def _hit(pattern: Pattern, tokens: Tokens, places: list[int], head: int, keys: tuple[str, ...]) -> Hit:
    first, last = places[0], places[-1]
    key = best_key(_by_article(keys, tokens, head), tokens, head, pattern.entry.word_class) if head >= 0 else "="
    gap = None
    for a, b in pairwise(places):
        if b - a > 1:
            gap = (a + 1, b)
    return Hit(pattern.entry, first, last, head, key, gap, tokens.start[first], tokens.end[last])


_ARTICLES = {"en": "si", "ett": "si", "någon": "si", "något": "si", "varje": "si", "flera": "pi", "många": "pi", "några": "pi"}


def _by_article(keys: tuple[str, ...], tokens: Tokens, head: int) -> tuple[str, ...]:
    """`ett besvär`, `flera besvär`: the word before says the number more surely than the tagger."""
    wanted = _ARTICLES.get(tokens.lower[head - 1]) if head and len(keys) > 1 else None
    return (wanted,) if wanted in keys else keys


def best_key(keys: tuple[str, ...], tokens: Tokens, i: int, word_class: WordClass) -> str:
    """Of the forms that a word can be, the one that agrees best with its tags."""
    if len(keys) == 1:
        return keys[0]
    morph, adjective = tokens.morph[i], tokens.pos[i] == "ADJ"
    return max(keys, key=lambda key: _agreement(key, morph, word_class, adjective))


def _agreement(key: str, morph: Morph, word_class: WordClass, adjective: bool) -> int:
    if word_class is WordClass.VERB:
        if key.startswith("pp"):
            ending = {"pp_p": morph.plural or morph.definite, "pp_n": morph.get("Gender") == "Neut"}.get(key, True)
            return 2 * (morph.participle or adjective) + ending
        form = key.removesuffix("_s")
        facts = {
            "inf": morph.infinitive,
            "sup": morph.supine,
            "imp": morph.imperative,
            "pres": morph.finite and morph.get("Tense") == "Pres" and not morph.imperative,
            "past": morph.finite and morph.get("Tense") == "Past",
        }
        return 2 * facts.get(form, False) + (key.endswith("_s") == morph.passive)
    if word_class is WordClass.NOUN:
        number, definite = (key[0] == "p") == morph.plural, (key[1] == "d") == morph.definite
        # A form is only ambiguous in case when it ends in -s (dispens): then it is hardly ever the genitive.
        return 2 * number + 2 * definite + 3 * (not key.endswith("g"))
    facts = {"p": morph.plural or morph.definite, "n": morph.get("Gender") == "Neut", "u": morph.get("Gender") == "Com"}
    return int(facts.get(key, False))


def _holds(condition: Condition, hit: Hit, tokens: Tokens, view: BlockView) -> bool:
    return _found(condition, hit, tokens, view) != condition.negated


def _found(condition: Condition, hit: Hit, tokens: Tokens, view: BlockView) -> bool:
    key = condition.key
    if key == "form":
        return hit.key in condition.values
    if key == "ordklass":
        return tokens.pos[hit.head if hit.head >= 0 else hit.first] in condition.pos
    if key == "plats":
        return _PLACES.get(view.block.kind, "löptext") in condition.values
    low, high = tokens.sentences[tokens.sent[hit.first]]
    if key == "före":
        return _is(condition, tokens, hit.first - 1) if hit.first > low else condition.edge
    if key == "efter":
        return _is(condition, tokens, hit.last + 1) if hit.last + 1 < high else condition.edge
    if key == "nära":
        low, high = max(low, hit.first - _NEAR), min(high, hit.last + 1 + _NEAR)
    return any(_is(condition, tokens, i) for i in range(low, high) if not hit.first <= i <= hit.last)


def _is(condition: Condition, tokens: Tokens, i: int) -> bool:
    return (
        tokens.lower[i] in condition.words
        or tokens.pos[i] in condition.pos
        or tokens.lemma[i].lower() in condition.words
        or (condition.edge and tokens.pos[i] == "PUNCT")
    )
