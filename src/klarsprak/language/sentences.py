"""Sentence boundaries by rule, before any parser: official Swedish is full of dots that end nothing.

A boundary comes after . ! ? … (and closing quotes or brackets) before white space, where the next word starts with a
capital or a number and what stands before the dot is no abbreviation, initial, ordinal or list number. A line break is
always a boundary, a colon or semicolon never. A small letter after the mark means that the sentence goes on.
"""

from __future__ import annotations

import re
from functools import lru_cache

from klarsprak.language.abbreviations import BEFORE_NUMBER, MAYBE_FINAL, NEVER_FINAL, TAKES_MORE, forms

_CLOSERS = "\"'”’»)\\]"
# The lone quote after a space is how texts pasted from old systems close a quotation: ` . " Nästa`.
# The last branch is the forgotten space of quickly written letters: "Tack.Vi hörs".
_MARK = re.compile(
    rf"(?P<mark>[.!?…]+)[{_CLOSERS}]*(?: [\"”»])?(?=\s|$)"
    r"|[\n\r\u2028\u2029]+"
    r"|(?<=[a-zåäö]{3})(?P<glued>[.!?])(?=[A-ZÅÄÖ][a-zåäö]*[\s,])"
)
# At most a few signs (quotes, brackets, dashes, an emoji) may stand between the mark and the next word. The limit keeps
# the search linear in a text of nothing but dots.
_NEXT = re.compile(r"\W{0,12}(\w+)(\.?)")
_BEFORE = re.compile(r"[\w.:/§-]*$")
_WORD_BEFORE = re.compile(r"(\w+)\W*$")
_LOOK_BACK = 40

# What may stand alone before a list number's dot: "1.", "§ 14.", "2 a.", "IV.", "Steg 3.". Its text is the same sentence.
_LABEL = re.compile(
    r"[\W_]*(?:§+ ?)?(?:\d{1,3}(?:[.:]\d{1,3})*(?: ?[a-zåäö]| ?mom|:[oa])?|[A-Ha-h]|[IVX]{1,5})"
    r"|[\W_]*(?:Steg|Punkt|Bilaga|Tabell|Figur|Bild|Kapitel|Fråga|Del|Avsnitt|Mål|Artikel|Moment|Alternativ|Ärende|Fas|Nivå)"
    r" (?:\d{1,3}(?:[.:]\d{1,3})*[a-z]?|[A-ZÅÄÖ]|[IVX]{1,5})"
)
_SPACED_DATE = re.compile(r"\b\d{1,2}\. ?\d{1,2}\. ?\d{4}\b")
# "10 kr. 60 procent av dem", but "3 tim. 20 min.": only these units end a sentence before a number.
_UNITS = forms("kr mkr tkr mnkr mdkr mdr kg km cm mm")
_ROMAN_OR_LETTER = re.compile(r"[A-ZÅÄÖ]|[IVX]{1,5}")

# A lone capital with a dot is an initial, but not after one of these: "i sal A. Mötet", "enligt alternativ B. Nämnden".
_LETTERED = forms(
    """
    sal lokal rum hus byggnad byggnaden entré ingång port uppgång trappa plan våning block kvarter zon område avdelning enhet
    alternativ bilaga del grupp klass kategori kolumn rad punkt steg fas typ modell version nivå betyg behörighet körkort
    vitamin hepatit influensa fråga figur tabell station
    """
)

# Words that open a sentence and are nobody's name: after "sid." or an initial they show that a new sentence has begun.
_STARTERS = forms(
    """
    Alla Allt Andra Annars Att Av Avgiften Ange Anmäl Ansök Ansökan Bara Behöver Beslutet Betala Bifoga Bland Blir Både De
    Dem Den Denna Deras Dessa Dessutom Det Detta Din Dina Ditt Du Därefter Därför Där Då Efter Eftersom En Enligt Ett
    Exempelvis Finns Flera Fram Från Fyll För Före Först Genom Ge Han Har Hon Hos Hur Här I Inför Ingen Inget Innan Inom
    Inte Ja Jag Kan Kom Kommer Kommunen Kontakta Lämna Läs Man Med Medan Mellan Men Mer Min Mot Många Måste Nej Ni Nu Nya
    Nämnden När Någon Något Några Och Också Om Observera Omkring Oss På Ring Samt Sedan Ska Skicka Skriv Skulle Som Så Sådan
    Sådana Till Tillsammans Trots Tänk Under Ur Utan Utöver Vad Var Varför Varje Vart Vem Vi Via Vid Vilka Vilken Vilket
    Vill Vår Våra Vårt Vänligen Ytterligare Åtgärden Även Ändå Är Över
    """
)


def split(text: str) -> list[tuple[int, int]]:
    """Spans `start:end` of the sentences in a block's clean text, in order, white space trimmed. Linear in the text's length."""
    return list(_split(text) if len(text) <= _KEPT else _split.__wrapped__(text))


# Rules that look at a block anew ask for its sentences anew. A huge block is not kept.
_KEPT = 5_000


@lru_cache(maxsize=2_048)
def _split(text: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _MARK.finditer(text):
        end = match.end()
        if match.lastgroup != "mark" or _ends(text, start, match):
            start = _push(text, start, end, spans)
    _push(text, start, len(text), spans)
    return tuple(spans)


def _push(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> int:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        low = start + piece.index(stripped[0])
        spans.append((low, low + len(stripped)))
    return end


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the mark ends the sentence that began at `start`."""
    mark = match.group("mark")
    following = _NEXT.match(text, match.end())
    if following is None:
        return True
    word = following.group(1)
    first = word[0]
    number = first.isdigit()
    if not number and not first.isupper():
        return False
    at = match.start()
    before = text[at - 1] if at else ""
    if "!" in mark or "?" in mark:
        # "(!)" and "(?)" comment on a word in the middle of a sentence.
        return before != "("
    if mark != ".":
        # Dot leaders of a table of contents, "[...]" for something left out, and "..." before a figure end nothing.
        return len(mark) <= 3 and before not in "([" and not number
    return _dot_ends(text, start, at, following)


def _dot_ends(text: str, start: int, at: int, following: re.Match[str]) -> bool:
    """Whether the single dot at `at`, before the word `following`, ends the sentence that began at `start`."""
    token = _BEFORE.search(text[max(start, at - _LOOK_BACK) : at])
    form = token.group().lstrip("-./:") if token else ""
    if not form:
        return True
    if at - start < 24 and _LABEL.fullmatch(text, start, at):
        return False
    word = following.group(1)
    number = word[0].isdigit()
    if form[-1].isdigit():
        return not (number and len(form) <= 2 and _SPACED_DATE.search(text, max(start, at - 7), at + 12))
    lower = form.lower()
    if lower in NEVER_FINAL:
        return False
    starter = word in _STARTERS and not following.group(2)
    if form == "St" or lower in TAKES_MORE:
        return starter
    if lower in BEFORE_NUMBER:
        return not number and not _ROMAN_OR_LETTER.fullmatch(word)
    if lower in MAYBE_FINAL:
        if number:
            return lower in _UNITS and text[max(start, at - len(form) - 2) : at - len(form)].strip().isdigit()
        # "9 § 2 st. PBL": a law's short name goes with the paragraph.
        return not (lower == "st" and len(word) > 1 and word.isupper())
    if len(form) == 1 or (len(form) % 2 and all(c == "." for c in form[1::2])):
        return starter or (not number and _letter_ends(text[max(start, at - len(form) - _LOOK_BACK) : at - len(form)], form))
    return True


def _letter_ends(before: str, form: str) -> bool:
    """Whether the dot after a lone letter (or initials, "A.B.") ends a sentence; `before` is the text before the letter."""
    previous = _WORD_BEFORE.search(before)
    word = previous.group(1) if previous else ""
    if form[-1].isupper():
        return word.lower() in _LETTERED
    # "enligt 31 b.", "sid. 14 f.", "15 m."; "i", "å" and "ö" are words: "sidan du är i."
    return word.isdigit() or form in "iåö"
