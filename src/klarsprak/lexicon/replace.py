"""What to write instead, in the form that the sentence asks for."""

from __future__ import annotations

from klarsprak.core.finding import Safety, Suggestion
from klarsprak.language.inflection import PARTICIPLE_FORMS, WordClass, paradigm
from klarsprak.language.view import Tokens
from klarsprak.lexicon.entries import Alternative, Certainty
from klarsprak.lexicon.matcher import Hit
from klarsprak.lexicon.patterns import REFLEXIVE, phrase_head

# Words before a noun that follow its gender: common gender to neuter. Read the other way for neuter nouns.
_DETERMINERS = {
    "en": "ett",
    "den": "det",
    "denna": "detta",
    "denne": "detta",
    "någon": "något",
    "ingen": "inget",
    "min": "mitt",
    "din": "ditt",
    "sin": "sitt",
    "vår": "vårt",
    "er": "ert",
    "all": "allt",
    "vilken": "vilket",
    "annan": "annat",
    "egen": "eget",
    "sådan": "sådant",
    "varannan": "vartannat",
    "endera": "ettdera",
    "vardera": "vartdera",
}
_TO_COMMON = {neuter: common for common, neuter in _DETERMINERS.items() if common != "denne"}
_UNCHANGED_TEXT = "varje samma deras hans hennes dess hens båda de dessa alla flera många några samtliga nämnda"
_UNCHANGED = frozenset(_UNCHANGED_TEXT.split())


def suggestions(hit: Hit, tokens: Tokens, text: str, *, heading: bool = False) -> tuple[tuple[int, int], list[Suggestion]]:
    """The clean span to replace and the suggestions for it, best first.

    The span is the hit's own, or longer where an article or an adjective before a noun has to change with it; then
    all wordings are for the longer span.
    """
    plain: list[tuple[Alternative, str, bool]] = []
    advice: list[Suggestion] = []
    changes_gender = False
    for alternative in hit.entry.alternatives:
        if alternative.forms and hit.key not in alternative.forms:
            continue
        if alternative.advice:
            advice.append(Suggestion(alternative.text, Safety.DISPLAY))
            continue
        worded = _inflect(alternative, hit)
        if worded is not None and "sig" in worded.split():
            pronoun = next((low for low in tokens.lower[hit.first : hit.last + 1] if low in REFLEXIVE), "sig")
            worded = " ".join(pronoun if word == "sig" else word for word in worded.split())
        if worded is None:
            advice.append(Suggestion(alternative.text, Safety.DISPLAY))
            continue
        gender = _new_gender(alternative, hit)
        changes_gender = changes_gender or gender is not None
        plain.append((alternative, worded, gender is not None))
    start, end = hit.start, hit.end
    prefix_same = prefix_changed = ""
    if changes_gender:
        first, changed = _agreeing_words(hit, tokens)
        if first < hit.first:
            start = tokens.start[first]
            prefix_same, prefix_changed = text[start : hit.start], changed
    out: list[Suggestion] = []
    for alternative, worded, other_gender in plain:
        if alternative.fixed and start < hit.start:
            advice.insert(0, Suggestion(worded, Safety.DISPLAY))  # its own agreement is not known
            continue
        middle = _around_gap(worded, hit, tokens, text)
        prefix = prefix_changed if other_gender else prefix_same
        original = "" if any(c.isupper() for c in hit.entry.phrase) else text[start:end]
        whole = _cased(prefix + middle, original) + ("" if heading else _full_stop(hit, tokens, text))
        safe = alternative.safe and not other_gender and hit.gap is None and hit.entry.certainty is Certainty.SURE
        out.append(Suggestion(whole, Safety.SAFE if safe else Safety.UNSAFE))
    return (start, end), _without_doubles([*out, *advice])


def _without_doubles(found: list[Suggestion]) -> list[Suggestion]:
    return list({s.text: s for s in reversed(found)}.values())[::-1]


def _inflect(alternative: Alternative, hit: Hit) -> str | None:
    """The alternative in the hit's form, or None where it has no such form."""
    entry = hit.entry
    if alternative.fixed or entry.word_class is WordClass.FIXED or hit.key == "=":
        return alternative.text
    words = alternative.text.split()
    if hit.key in PARTICIPLE_FORMS and len(words) > 1:
        return None  # komma in → inkommen: there is no such participle to put before a noun
    head = alternative.head
    if entry.word_class is not WordClass.VERB and head == 0 and len(words) > 1:
        head = phrase_head(words)
    form = paradigm(words[head].lower(), entry.word_class).form(hit.key)
    if form is None:
        return None
    words[head] = form
    return " ".join(words)


def _new_gender(alternative: Alternative, hit: Hit) -> str | None:
    """The alternative's gender where it is not the entry's and the form is one that shows it: indefinite or after den."""
    entry = hit.entry
    if entry.word_class is not WordClass.NOUN or alternative.fixed or not hit.key.startswith("s"):
        return None
    old = paradigm(entry.phrase.strip("-").split()[-1].rstrip("~").lower(), WordClass.NOUN, entry.gender, entry.plural).gender
    words = alternative.text.split()
    new = paradigm(words[phrase_head(words)].lower(), WordClass.NOUN).gender
    return new if new != old else None


def _agreeing_words(hit: Hit, tokens: Tokens) -> tuple[int, str]:
    """The first of the words before the noun that follow its gender, and all of them in the other gender."""
    changed: list[str] = []
    at = hit.first
    while at > 0 and tokens.sent[at - 1] == tokens.sent[hit.first]:
        word = _other_gender(tokens, at - 1, hit.key.startswith("si"))
        if word is None:
            break
        at -= 1
        changed.insert(0, word)
    # Words that do not change need not be part of the edit.
    while changed and changed[0] == tokens.lower[at]:
        changed.pop(0)
        at += 1
    return at, "".join(word + " " for word in changed)


def _other_gender(tokens: Tokens, i: int, indefinite: bool) -> str | None:
    low = tokens.lower[i]
    if low in _UNCHANGED:
        return low
    if low in _DETERMINERS and tokens.pos[i] in ("DET", "PRON", "ADJ", "NUM"):
        return _DETERMINERS[low]
    if low in _TO_COMMON and tokens.pos[i] in ("DET", "PRON", "ADJ", "NUM"):
        return _TO_COMMON[low]
    if tokens.pos[i] != "ADJ":
        return None
    forms = paradigm(tokens.lemma[i].lower(), WordClass.ADJECTIVE).forms
    if low in forms.get("p", ()) or low in forms.get("comp", ()) or low in forms.get("sup_d", ()):
        return low
    if not indefinite:
        return None  # before a definite noun an adjective has its -a form; anything else is a mistaken tag
    if low in forms.get("u", ()):
        return forms["n"][0]
    if low in forms.get("n", ()):
        return forms["u"][0]
    return None


def _around_gap(worded: str, hit: Hit, tokens: Tokens, text: str) -> str:
    """`lägger vi fram` → `föreslår vi`; `tillser vi` keeps what follows: `ser vi till`."""
    if hit.gap is None:
        return worded
    first, stop = hit.gap
    inside = text[tokens.start[first] : tokens.end[stop - 1]]
    words = worded.split()
    return " ".join([words[0], inside, *words[1:]])


def _full_stop(hit: Hit, tokens: Tokens, text: str) -> str:
    """An abbreviation's full stop that also ends the sentence: `äpplen m.m.` → `äpplen med mera.`"""
    if hit.entry.class_name != "förk" or text[hit.end - 1] != ".":
        return ""
    return "." if hit.last + 1 == tokens.sentences[tokens.sent[hit.last]][1] else ""


def _cased(worded: str, original: str) -> str:
    letters = [c for c in original if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return worded.upper()
    if letters and letters[0].isupper():
        return worded[:1].upper() + worded[1:]
    return worded
