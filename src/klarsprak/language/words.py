"""Words without a parser: one regex pass that tells words from numbers, dates, addresses and case numbers."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from klarsprak.language.abbreviations import BEFORE_NUMBER, CERTAIN, forms


class WordKind(StrEnum):
    """What a token is. Only `WORD`, `ABBREVIATION` and `NUMBER` are counted as words, and only words can be long."""

    WORD = "word"
    ABBREVIATION = "abbreviation"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    PHONE = "phone"
    URL = "url"
    EMAIL = "email"
    CASE_NUMBER = "case_number"


_COUNTED = frozenset((WordKind.WORD, WordKind.ABBREVIATION, WordKind.NUMBER))


class Word(NamedTuple):
    """A token `start:end` of a block's clean text. `signs`: how many of its characters are not letters."""

    start: int
    end: int
    kind: WordKind
    signs: int = 0

    @property
    def counts(self) -> bool:
        """Whether it is a word for sentence length and LIX."""
        return self.kind in _COUNTED

    @property
    def is_long(self) -> bool:
        """A word of more than six letters, Björnsson's long word; hyphens, colons and digits are no letters."""
        return self.kind is WordKind.WORD and self.end - self.start - self.signs > 6


_YEAR = r"(?:1[5-9]|20)\d\d"
_MONTH, _DAY = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_HOUR = r"(?:[01]?\d|2[0-4])"
_CLOCK = rf"{_HOUR}[.:][0-5]\d"
_TO = r"\ ?[–-]\ ?"
_AMOUNT = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:[.,]\d+)*"
# Endings of addresses written without http, and of file names: neither is a word.
_DOMAINS = "se|nu|com|org|eu|net|fi|ax|no|dk|de|info|gov|io|app|uk|edu"
_FILES = "pdf|docx?|xlsx?|pptx?|odt|ods|html?|jpe?g|png|gif|svg|md|txt|csv|json|xml|ya?ml|zip|eml"
_URL_END = r"[^\s<>\"”().,;:!?'’»\]]"

# Tokens that begin with a figure, the surest first.
_FIGURES = {
    "date": rf"\d{{4}}-\d\d-\d\d(?!\d) | \d{{1,2}}\.\ ?\d{{1,2}}\.\ ?{_YEAR}(?!\d)"
    rf"| (?!24/7){_DAY}/{_MONTH}(?:[ -]{_YEAR}|-\d\d)?(?![\w/:]) | {_YEAR}-(?:0[1-9]|1[0-2])(?![\w-])"
    rf"| {_YEAR}[-–/](?:{_YEAR}|\d\d)(?![\w:/-]) | 20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\w+-])",
    # Personal numbers, statutes ("2010:900"), bills ("2016/17:180"), files ("2026/145", "2021-00176").
    "case_number": rf"(?:\d{{6}}|{_YEAR}\d{{4}})[-+](?:\d{{4}}|[Xx*]{{4}})(?!\w) | {_YEAR}\d{{8}}(?!\w)"
    rf"| {_YEAR}(?:/\d\d(?:\d\d)?)?:[A-ZÅÄÖ]{{0,4}}\d{{1,6}}(?::\d+)?(?!\d) | {_YEAR}/\d{{1,7}}(?!\d)"
    rf"| {_YEAR}[-.](?:\d{{3}}|\d{{5,8}})(?:[-.]\d{{1,4}})?(?!\d) | (?<=nr\ )\d{{2,4}}[-/:.]\d+(?:[-/:.]\d+){{0,3}}",
    "phone": r"(?:\+|00)\d{1,3}[ -]?(?:\(0\)[ -]?)?\d{1,3}(?:[ -]?\d{2,4}){1,4}(?!\w)"
    r"| 0\d{1,3}(?:\ ?[-–/]\ ?|\ )\d{2,8}(?:\ \d{2,4}){0,3}(?!\w) | 0[1-9]\d{7,8}(?!\w) | 11[34]\ 1[34](?![\w ])",
    "time": rf"{_CLOCK}(?:[:.][0-5]\d)?(?:{_TO}{_HOUR}(?:[.:][0-5]\d)?)?(?![\w:]|[.,]\d) | {_HOUR}{_TO}{_CLOCK}(?![\w:]|[.,]\d)"
    rf"| (?:(?<=[Kk]l\.\ )|(?<=[Kk]l\ )|(?<=klockan\ )){_HOUR}(?:{_TO}{_HOUR})?(?!\w|[.,:]\d)",
    "property": r"\d{1,4}:\d{1,6}(?![\w:])",
    "compound": r"\d{1,4}[^\W\d_]?[-‐‑][^\W\d_]\w*(?:[-‐‑]\w+)*",
    "number": rf"{_AMOUNT}(?:[–-]{_AMOUNT})?(?:/\d+)?(?::[aeAE](?!\w)|[^\W\d_]{{1,4}}(?![\w-]))?",
}
# Abbreviations written with spaces are one token like their dotted twins: "t ex", "t. ex.", "fr o m".
_SPACED = r"""[Tt]\.?\ ex | [Bb]l\.?\ a | [Mm]\.?\ m | [Mm]\.?\ fl | [Ff]r\.?\ o\.?\ m | [Tt]\.?\ o\.?\ m | [Pp]\.?\ g\.?\ a
    | [Ss]\.?\ k | [Dd]\.?\ v\.?\ s | [Oo]\.?\ s\.?\ v | [Ff]\.?\ [nd] | [Mm]\.?\ a\.?\ o | [Ii]\.?\ st\.?\ f | [OoEe]\.?\ dyl"""
_SPACED = rf"(?:{_SPACED})(?![\w:-])\.?"
#: An abbreviation written with spaces, "t ex"; group-free, to be searched for in clean text.
SPACED_ABBREVIATION = re.compile(rf"\b(?:{_SPACED})", re.VERBOSE)
# The order is the logic: the frequent plain words, then what must not be cut up, then what is left. Every repeat over more
# than letters or digits is bounded, so that the time stays linear in a text without spaces.
_TOKENS = {
    "plain": r"[^\W\d_][a-zåäöéèüáæø]{2,}+(?=[\s,;!?)]|\Z)",
    "register": rf"[A-ZÅÄÖ]{{1,6}}(?:[ -]?{_YEAR}[-/:.]\d{{1,8}}(?:[-/.]\d{{1,4}})?|\ \d{{3,6}}-\d\d)(?!\w)",
    "spaced": _SPACED,
    "short": r"[^\W\d_][a-zåäöé]?(?=[\s,;!?)]|\Z)",
    "email": r"[\w.+-]{1,64}+@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}",
    "url": rf"(?:(?:https?|ftp)://|mailto:|tel:|www\.)[^\s<>\"”]*{_URL_END}"
    rf"| [^\W_][\w-]{{0,62}}(?:\.[\w-]{{1,63}}){{0,5}}\.(?:{_DOMAINS}|{_FILES})(?![\w@-])(?:[/?\#][^\s<>\"”]*{_URL_END}|/)?",
    "figures": "",
    "dotted": r"[^\W\d_]{1,5}(?:\.[^\W\d_]{1,5})+(?![\w@])",
    "caps": r"[A-ZÅÄÖ]{2,5}(?::[a-zåäö]{1,4})?(?![\w&]|[-‐‑]\w|:[a-zåäö])",
    "final": r"[^\W\d_]{1,18}(?=\.(?!\w))",
    "word": r"[^\W\d_]\w*(?:[-‐‑’'&]\w+|:[a-zåäö]{1,5}(?!\w))*",
}


def _compile() -> re.Pattern[str]:
    figures = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _FIGURES.items())
    # The look-ahead spares every word the attempt at all kinds of numbers.
    parts = [rf"(?=[+\d])(?:{figures})" if name == "figures" else f"(?P<{name}>{p})" for name, p in _TOKENS.items()]
    # Signs before a token belong to the same match: one search in place of one at every space. Bounded, see above.
    return re.compile(rf"[^\w+]{{0,8}}+(?:{'|'.join(parts)})", re.VERBOSE)


_TOKEN = _compile()

# Kinds that need no second look.
_DIRECT = {
    "plain": WordKind.WORD,
    "short": WordKind.WORD,
    "spaced": WordKind.ABBREVIATION,
    "email": WordKind.EMAIL,
    "url": WordKind.URL,
    "date": WordKind.DATE,
    "case_number": WordKind.CASE_NUMBER,
    "register": WordKind.CASE_NUMBER,
    "property": WordKind.CASE_NUMBER,
    "time": WordKind.TIME,
    "number": WordKind.NUMBER,
}
_KINDS: list[WordKind | None] = [None] * (_TOKEN.groups + 1)
for _name, _index in _TOKEN.groupindex.items():
    _KINDS[_index] = _DIRECT.get(_name)
# Short words that are often written in capitals to be heard; they abbreviate nothing.
_SHOUTED = forms(
    """
    ALLA ALLT ALL ATT AV BARA DE DEM DEN DET DIG DIN DITT DINA DU EJ ELLER EN ER ERT ERA ETT FRÅN FÅR FÖR GÅR GÖR HAR HEJ HUR
    HÄR IN INTE INGEN JA JAG KAN MAN MED MEN MER MOT MÅSTE NEJ NI NU NY NYA NYTT NÄR OCH OM PÅ RING SE SIG SIN SKA SKALL SOM
    STOPP TACK TILL UPP UT UTAN VAD VAR VARA VI VID VIKT VILL VÅR VÅRT ÄN ÄR ÖVER INFO BREV BLI BLIR GRATIS MAIL MEJL LÄS
    """
)
_PIECE = re.compile(r"[^\W\d_]+")
_FIGURES_RUN = re.compile(r"\d+")
_FIGURE_FOLLOWS = re.compile(r"\.\ ?\d")


def words(text: str) -> list[Word]:
    """The tokens of a clean text that are words, numbers or addresses, in order; punctuation and signs are left out."""
    out: list[Word] = []
    add = out.append
    new = tuple.__new__  # spares the named tuple's own constructor, which costs as much as the search
    upper: bool | None = None
    for match in _TOKEN.finditer(text):
        index = match.lastindex or 0
        start, end = match.span(index)
        kind = _KINDS[index]
        if kind is not None:
            add(new(Word, (start, end, kind, 0)))
            continue
        name = match.lastgroup
        if name in ("word", "compound"):
            add(Word(start, end, WordKind.WORD, sum(not c.isalpha() for c in text[start:end])))
        elif name == "final":
            _add_before_dot(text, start, end, out)
        elif name == "dotted":
            _add_dotted(text, start, end, out)
        elif name == "phone":
            _add_phone(text, start, end, out)
        else:  # capitals
            if upper is None:
                upper = text.isupper()
            form = text[start:end]
            add(Word(start, end, WordKind.WORD if upper or form in _SHOUTED else WordKind.ABBREVIATION))
    return out


def _add_before_dot(text: str, start: int, end: int, out: list[Word]) -> None:
    """A word with a dot: an abbreviation takes the dot along."""
    form = text[start:end]
    lower = form.lower()
    if lower in CERTAIN or (lower in BEFORE_NUMBER and _FIGURE_FOLLOWS.match(text, end)):
        out.append(Word(start, end + 1, WordKind.ABBREVIATION))
    else:
        abbreviation = form.isupper() and 2 <= len(form) <= 5 and form not in _SHOUTED
        out.append(Word(start, end, WordKind.ABBREVIATION if abbreviation else WordKind.WORD))


def _add_dotted(text: str, start: int, end: int, out: list[Word]) -> None:
    """Letters with dots between: an abbreviation, or words whose space was forgotten."""
    form = text[start:end].lower()
    if form in CERTAIN or all(c == "." for c in form[1::2]):
        dot = text[end : end + 1] == "."
        out.append(Word(start, end + dot, WordKind.ABBREVIATION))
    else:
        out.extend(Word(m.start(), m.end(), WordKind.WORD) for m in _PIECE.finditer(text, start, end))


def _add_phone(text: str, start: int, end: int, out: list[Word]) -> None:
    """Figures in a telephone number's shape: one if there are as many as a telephone number has."""
    figures = sum(c.isdigit() for c in text[start:end])
    if 5 <= figures <= 15 and (figures >= 7 or text[start] == "1"):
        out.append(Word(start, end, WordKind.PHONE))
    else:
        out.extend(Word(m.start(), m.end(), WordKind.NUMBER) for m in _FIGURES_RUN.finditer(text, start, end))
