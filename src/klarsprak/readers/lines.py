"""What kind of line a short line of a letter is: greeting, ending, address, contact details, name, heading."""

from __future__ import annotations

import re
from functools import lru_cache

from klarsprak.core.document import BlockKind
from klarsprak.readers.text import word_set

#: The longest line, in characters, that is more than running text.
LONGEST = 120

_UPPER = "A-ZÅÄÖÉÜ"
_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mars|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sep(?:t(?:ember)?)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:/|\.)\d{{1,2}}(?:[ .-]|/)\d{{2,4}}|\d{{1,2}}\.? {_MONTH}\.?,? \d{{4}})"

_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\Z")
_INNER_END = re.compile(r"[.!?;:…]\s")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

# ---- greeting and ending ----

_GREETING = re.compile(r"(Hej(?:san)?|Hallå|God (?:dag|morgon|middag|kväll)|Bäst[ae]|Kär[ae]|Ärade)(?![^\W\d_])", re.IGNORECASE)
_BARE_GREETING = re.compile(r"(?:hej|hallå|god)", re.IGNORECASE)
_GREETED = word_set(
    "och o alla på dig er du ni igen där herr fru doktor familjen familj medborgare invånare kund kunder vårdnadshavare "
    "förälder föräldrar mottagare kollega kollegor vän vänner granne grannar sökande företagare elev elever student studenter "
    "boende hyresgäst hyresgäster fastighetsägare förening föreningar deltagare läsare väljare besökare medarbetare "
    "i klass årskurs förskoleklass avdelning grupp"
)
# "Hej! 😀", "Hej Anna :-)": a picture, or a face made of signs, at the end of the line.
_SMILEY = re.compile(r"\s*(?:[:;]-?[)D]|[^\w\s!-~–—…’”»])+\s*\Z")
_CLASS = re.compile(r"[1-9][A-Za-zÅÄÖåäö]?")  # "Hej alla i 4B!"
_CLOSING = re.compile(
    r"(?:med (?:de )?(?:\w+(?: och \w+)? )?hälsning(?:ar(?:na)?)?"
    r"|(?:(?:många|bästa|vänlig|vänliga|varma|hjärtliga|soliga|glada|trevliga|somriga)(?:,| och)? )*hälsning(?:ar)?"
    r"|hälsar|mvh|m\.v\.h|vh|högaktningsfullt)(?![^\W\d_])\.?",
    re.IGNORECASE,
)
# Formulas that open ordinary sentences as well: only alone on their line are they an ending.
_CLOSING_ALONE = re.compile(
    r"(?:vänligen|hej då|vi hörs|vi ses|allt gott|ha (?:det|en) (?:så |riktigt )*(?:bra|fin|fint|gott|trevlig|skön)(?: \w+)?"
    r"|trevlig (?:helg|sommar|dag|kväll|semester)|god jul(?: och gott nytt år)?|glad (?:påsk|midsommar|sommar)|/+ ?\w+(?: \w+)?)",
    re.IGNORECASE,
)
_BEFORE_NAME = word_set("från genom gm och av de von på i för")

# ---- names, units, roles ----

_UNIT = re.compile(
    r"(?:kommun|stad|region|länsstyrelse|förvaltning|nämnd|kontor|enhet|avdelning|styrelse|myndighet|verk|bolag|skola|bibliotek"
    r"|vårdcentral|tjänst|service|center|centrum|grupp|team|byrå|administration)(?:en|et|n|s|an)?\Z|\A(?:AB|HB|KB)\Z",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:handläggare|chef|sekreterare|direktör|assistent|samordnare|strateg|ingenjör|inspektör|arkitekt|rektor|kurator|pedagog"
    r"|lärare|rådgivare|utredare|jurist|kommunikatör|registrator|ordförande|utvecklare|ledare|administratör|sköterska|läkare"
    r"|bibliotekarie|controller|konsult|ansvarig|vägledare)\Z",
    re.IGNORECASE,
)
_NAME_GLUE = frozenset(("av", "de", "von", "och", "c/o", "för", "&", "i"))

# ---- addresses ----

_POSTAL = re.compile(
    rf"(?:[^.!?;:]{{1,70}}, )?(?:SE?-)?\d{{3}} ?\d{{2}} [{_UPPER}][\w-]+(?: [{_UPPER}][\w-]+){{0,2}}(?:,? (?:Sverige|Sweden))?\Z"
)
_STREET = re.compile(
    rf"(?P<name>[{_UPPER}][\w.-]*(?: [\w.-]+){{0,3}}?) \d{{1,3}} ?[A-Za-z]?(?:[-–/]\d{{1,3}})?"
    r"(?:,? (?:lgh|lägenhet|vån|våning|tr|bv|nb|uppgång|port)\.? ?\w{0,5})*\Z"
)
_STREET_WORDS = word_set(
    "gatan gata vägen väg gränd gränden torget torg stigen allén allé backen leden esplanaden kajen ringen slingan brinken"
    " centralplan stationsplan"
)
_BOX = re.compile(r"(?:Post)?[Bb]ox \d{1,5}\Z")
_NUMBERED_PLACE = re.compile(rf"[{_UPPER}][\w .-]{{1,40}} \d{{1,4}} ?[A-Za-z]?\Z")
_COUNTRY = re.compile(r"(?:Sverige|Sweden|Finland|Norge|Danmark|Tyskland)\Z", re.IGNORECASE)

# ---- contact and reference lines ----

_PHONE = r"(?<![\w-])(?:\+\d{2}|0)[\d()\s–-]{5,17}\d(?![\w-])"
_EMAIL = r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
_URL = r"(?:https?://|www\.)\S+|(?<![\w@.])[\w-]{2,40}(?:\.[\w-]{2,40}){0,3}\.(?:se|nu|com|org|eu|fi|net)(?![\w-])(?:/\S*)?"
_ITEM = re.compile(rf"{_EMAIL}|{_URL}|{_PHONE}")
_LABEL = re.compile(
    r"(?:(?:vår|ert?|vårt|din|ditt) )?(?:"
    r"telefon(?:nummer|tider?)?|tfn|tel|mobil(?:nummer|telefon)?|växel|fax|e-?post(?:adress)?|e-?mail|mail|mejl|webb(?:plats|sida|adress)?"
    r"|hemsida|besöksadress|postadress|adress|öppettider|öppet|dnr|diarienr|diarienummer|ärende(?:nummer|nr|-id)|beteckning"
    r"|referens(?:nummer)?|ref|datum|handläggare|kontakt(?:person|uppgifter)?|org(?:anisations)?\.?-?(?:nr|nummer)|bankgiro|plusgiro|bg|pg"
    r"|swish|ocr(?:-nummer)?|personnummer|fastighet(?:sbeteckning)?|fakturanummer|fakturadatum|kundnummer|förfallodatum|beslutsdatum"
    r"|sökande"
    r")(?P<stop>\.?\s*:|\.|)(?=\s|\Z)",
    re.IGNORECASE,
)
_REFERENCE_VALUE = re.compile(rf"(?:[{_UPPER}]{{1,6}}[ /.-]?)?\(?[\d+]|{_DATE}|{_EMAIL}|(?:https?://|www\.)")
_PERSON_LABEL = re.compile(r"(?:handläggare|kontaktperson|sökande|(?:vår|er) referens)", re.IGNORECASE)
_DATE_LINE = re.compile(rf"(?:[{_UPPER}][\w-]+(?: [{_UPPER}][\w-]+)?,? )?(?:den )?{_DATE}\Z", re.IGNORECASE)
_BLANK = re.compile(r"_{3,}|\.{5,}|…{2,}")
_PAGE = re.compile(r"(?:sida?\.? )?\d{1,4} ?(?:\(\d{1,4}\)|av \d{1,4})\Z", re.IGNORECASE)
_HOURS_WORD = re.compile(
    r"(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag(?:ar)?)?|(?:hel|var)dag(?:ar)?|helgfria?|klockan|kl|och|samt|till|stängt|lunchstängt|öppet"
    r"|lunch|alla|dagar|öppettider|telefontid",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?:mån|tis|ons|tors?|fre|lör|sön|vardag|helgfri|alla dagar)", re.IGNORECASE)
# Without one of these in it, no line is a contact line: most lines are told so in one look.
_CONTACT_SIGN = re.compile(r"[\d@.:/]|stängt|\A(?:[Hh]andläggare|[Kk]ontaktperson|[Ss]ökande) ")
_CONTACT_WORD = word_set(
    "eller och samt tfn telefon tel mobil växel fax e-post epost mejl mail webb hemsida webbplats direkt vxl"
)

# ---- list markers ----

_BULLET = re.compile(r"([-–—•·*▪●○‣◦])[ \u00a0]+(?=\S)")
_NUMBER = re.compile(r"(\d{1,2})[.)][ \u00a0]+(?=\S)")
_SAID = re.compile(
    r"[,!?.…][\"”]? (?:sa|säger|sade|frågar|frågade|svarar|svarade|menar|menade|berättar|berättade|undrar|undrade"
    r"|förklarar|förklarade|ropar|ropade)\b"
)


def words(text: str) -> list[str]:
    """The words of a line, numbers aside."""
    return _WORD.findall(text)


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _SENTENCE_END.search(text, max(0, len(text) - 6)) is not None


def is_sentence(text: str) -> bool:
    """Whether a line looks like whole sentences: two words or more, and an end mark."""
    return ends_sentence(text) and text.count(" ") >= 1


def starts_lower(text: str) -> bool:
    """Whether a line goes on in the middle of a sentence, as far as its first letter tells."""
    return text[:1].islower() and _ITEM.match(text) is None


def _capitalised(word: str) -> bool:
    return word[:1].isupper()


def is_salutation(text: str) -> bool:
    """A greeting alone on its line: "Hej!", "Hej Anna,", "Bästa medborgare"."""
    if len(text) > 70:
        return False
    match = _GREETING.match(text)
    if match is None:
        return False
    rest = _SMILEY.sub("", text[match.end() :]).strip(" ,!.:;–-")
    if _INNER_END.search(rest):
        return False
    named = [w.strip("[](){}<>«»,!.") for w in rest.split()]
    if not rest:
        return _BARE_GREETING.match(text) is not None
    return len(named) <= 7 and all(w and (_capitalised(w) or w.lower() in _GREETED or _CLASS.fullmatch(w)) for w in named)


def is_ending(text: str) -> bool:
    """A closing formula, with or without the name: "Med vänlig hälsning", "Mvh Anna", "Hälsningar från oss på biblioteket"."""
    if len(text) > 90:
        return False
    alone = _CLOSING_ALONE.match(text)
    if alone is not None and not text[alone.end() :].strip(" ,!.:)😊☺"):
        return True
    match = _CLOSING.match(text)
    if match is None:
        return False
    rest = text[match.end() :].strip(" ,!:–-")
    if not rest:
        return True
    if ends_sentence(rest) or _INNER_END.search(rest) or rest.count(" ") > 8:
        return False
    named = rest.replace(",", " ").replace("/", " ").split()
    return (
        not named or named[0].lower() == "från" or all(_capitalised(w) or w.lower() in _BEFORE_NAME or is_unit(w) for w in named)
    )


def is_unit(word: str) -> bool:
    """Whether a word ends a unit's name: Byggnadsnämnden, kommun."""
    return _UNIT.search(word) is not None


def is_name(text: str) -> bool:
    """A name of a person, a unit or an organisation alone on its line."""
    if not text or len(text) > 60 or text[-1] in ".!?;,…" or any(c.isdigit() or c == ":" for c in text):
        return False
    parts = text.replace(",", " ").split()
    if not 1 <= len(parts) <= 6:
        return False
    if not (_capitalised(parts[0]) or parts[0] == "c/o"):
        return False
    if not all(_capitalised(w) or w in _NAME_GLUE or is_unit(w) for w in parts):
        return False
    return len(parts) > 1 or is_unit(parts[0])


def is_person_or_unit(text: str) -> bool:
    """A name that is no heading: every word has a capital, or the last one names a unit."""
    parts = text.split()
    return is_name(text) and (all(_capitalised(w) for w in parts) or is_unit(parts[-1]))


def is_role(text: str) -> bool:
    """A title or a unit, as below a name: "enhetschef", "Handläggare, miljöenheten"."""
    found = words(text)
    return 1 <= len(found) <= 7 and any(_ROLE.search(w) or is_unit(w) for w in found)


def is_postal(text: str) -> bool:
    """A line that ends an address: postal code and town."""
    return len(text) <= 110 and _POSTAL.match(text) is not None


def is_street(text: str) -> bool:
    """A street with its number, or a box, alone on its line."""
    if len(text) > 60 or _BOX.match(text):
        return len(text) <= 60
    match = _STREET.match(text)
    if match is None:
        return False
    name = match.group("name").lower()
    # "Storgatan 1" and "Norra Esplanaden 5" are streets; "Väg 23" alone is a road.
    return any(name.endswith(word) and (name != word or word.endswith("plan")) for word in _STREET_WORDS)


def is_numbered_place(text: str) -> bool:
    """A place and a number: above a postal code, a street or a farm."""
    return _NUMBERED_PLACE.match(text) is not None


def is_country(text: str) -> bool:
    """A country alone, as below a postal code."""
    return _COUNTRY.match(text) is not None


def _is_labelled(text: str) -> bool:
    match = _LABEL.match(text)
    if match is None:
        return False
    value = text[match.end() :].strip()
    colon = ":" in match.group("stop")
    if not value:
        return colon
    count = len(words(value))
    if colon:
        return count <= 8 and not (count >= 5 and ends_sentence(value))
    if _REFERENCE_VALUE.match(value):
        rest = words(_ITEM.sub(" ", value))
        return len(rest) <= 3 and not (rest and ends_sentence(value))
    return _PERSON_LABEL.match(text) is not None and is_name(value)


def _is_items(text: str) -> bool:
    """Mostly telephone numbers, e-mail and web addresses."""
    rest, found = _ITEM.subn(" ", text)
    if not found:
        return False
    left = [w for w in words(rest) if w.lower() not in _CONTACT_WORD]
    if left and ends_sentence(text):
        return False
    return len(left) <= 3 and all(_capitalised(w) for w in left)


def _is_hours(text: str) -> bool:
    if _DAY.search(text) is None or not any(c.isdigit() or c == "t" for c in text):
        return False
    found = words(text)
    if not any(c.isdigit() for c in text) and "stängt" not in text.lower():
        return False
    return all(_HOURS_WORD.fullmatch(part) for w in found for part in re.split(r"[-–]", w) if part)


def is_contact(text: str) -> bool:
    """A line of contact details or references: telephone, e-mail, opening hours, case number, date, page number."""
    if len(text) > LONGEST or _CONTACT_SIGN.search(text) is None:
        return False
    return (
        _is_labelled(text)
        or _is_items(text)
        or _DATE_LINE.match(text) is not None
        or _PAGE.match(text) is not None
        or _is_hours(text)
    )


@lru_cache(maxsize=4096)
def kind(text: str) -> BlockKind | None:
    """What a line is by its wording alone: SALUTATION, ENDING, CONTACT, ADDRESS, or None where that does not tell."""
    if len(text) > LONGEST:
        return None
    if is_salutation(text):
        return BlockKind.SALUTATION
    if is_ending(text):
        return BlockKind.ENDING
    if is_contact(text):
        return BlockKind.CONTACT
    return BlockKind.ADDRESS if is_postal(text) or is_street(text) else None


def bullet(text: str) -> tuple[str, int] | None:
    """A typed list marker at the start of a line: the glyph, and where the item's text begins."""
    match = _BULLET.match(text)
    return (match.group(1), match.end()) if match else None


def number(text: str) -> tuple[int, int] | None:
    """A typed list number at the start of a line: the number, and where the item's text begins."""
    match = _NUMBER.match(text)
    return (int(match.group(1)), match.end()) if match else None


def is_dialogue(text: str) -> bool:
    """A line of dialogue after a dash: "– Det är bra, säger hon"."""
    return text[:1] in "–—-" and _SAID.search(text) is not None


def is_blank_to_fill(text: str) -> bool:
    """A line of a form: a label and a place to write. A question or a whole sentence before the place is text."""
    if "_" not in text and "..." not in text and "…" not in text:
        return False
    label, blanks = _BLANK.subn(" ", text)
    return blanks > 0 and len(words(label)) <= 8 and re.search(r"[.!?] ", label) is None


def could_be_heading(text: str) -> bool:
    """Whether a line has a heading's form: short, no end mark but a question mark, begins with a capital or a number."""
    if not text or len(text) > 80 or text.count(" ") > 11:
        return False
    if text[-1] in ".!,;:…–-" or not (text[0].isupper() or text[0].isdigit()):
        return False
    if (
        not any(c.isalpha() for c in text)
        or _BLANK.search(text)
        or "@" in text
        or " / " in text
        or "://" in text
        or "www." in text
    ):
        return False
    return _INNER_SENTENCE.search(text) is None


# A full stop inside, as in "Klart. Vi hör av oss", tells running text; numbers and abbreviations are let through.
_INNER_SENTENCE = re.compile(r"[^\W\d_]{4,}[.!?] [A-ZÅÄÖ]")
