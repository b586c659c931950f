"""Reads a word list: a tab-separated file that a communicator can open, edit and send on.

The file begins with lines `# nyckel: värde` about the list as a whole, then has a row of column names, then one row an
entry. `lexicons/README.md` describes the format for those who write lists; this module is its definition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from klarsprak.core.profile import Audience, TextType
from klarsprak.language.inflection import WordClass

COLUMNS = ("ord", "klass", "skriv", "exempel", "rätt", "villkor", "säkerhet", "varför", "källa", "gäller", "läge")
HEADER_KEYS = ("titel", "regel", "licens", "underlag", "varför", "källa", "säkerhet", "gäller", "villkor")
REQUIRED_HEADER_KEYS = ("titel", "regel", "licens", "underlag", "varför", "källa", "säkerhet")

#: What an organisation's own list may leave out of its header. Its rows need no examples.
OWN_HEADER = {
    "titel": "Egen ordlista",
    "regel": "ORD026",
    "licens": "-",
    "underlag": "-",
    "varför": "Så har ni bestämt i er egen ordlista.",
    "källa": "Er egen ordlista",
    "säkerhet": "säker",
}
#: What a row of an own list says of its word: write something else, do not write it, or leave it alone.
MODES = ("byt", "nej", "ja")
_MODE_ALLOWED = "ja"

#: Word classes as written in the class column. Those without an inflection of their own match the word as it stands.
CLASSES = {
    "vb": WordClass.VERB,
    "sb": WordClass.NOUN,
    "adj": WordClass.ADJECTIVE,
    "adv": WordClass.FIXED,
    "prep": WordClass.FIXED,
    "konj": WordClass.FIXED,
    "pron": WordClass.FIXED,
    "fras": WordClass.FIXED,
    "förk": WordClass.FIXED,
}
_INFLECTED = {"vb": WordClass.VERB, "sb": WordClass.NOUN, "adj": WordClass.ADJECTIVE}

#: Parts of speech as conditions name them, with the UD tags they stand for.
POS_NAMES: dict[str, frozenset[str]] = {
    "sb": frozenset({"NOUN"}),
    "namn": frozenset({"PROPN"}),
    "vb": frozenset({"VERB", "AUX"}),
    "adj": frozenset({"ADJ"}),
    "adv": frozenset({"ADV"}),
    "prep": frozenset({"ADP"}),
    "konj": frozenset({"CCONJ", "SCONJ"}),
    "pron": frozenset({"PRON"}),
    "bestämning": frozenset({"DET"}),
    "tal": frozenset({"NUM"}),
    "skiljetecken": frozenset({"PUNCT", "SYM"}),
}

#: Names of forms in conditions and alternatives, with the form keys of `klarsprak.language.inflection`.
FORM_NAMES: dict[str, frozenset[str]] = {
    "infinitiv": frozenset({"inf", "inf_s"}),
    "presens": frozenset({"pres", "pres_s"}),
    "preteritum": frozenset({"past", "past_s"}),
    "supinum": frozenset({"sup", "sup_s"}),
    "imperativ": frozenset({"imp"}),
    "passiv": frozenset({"inf_s", "pres_s", "past_s", "sup_s"}),
    "aktiv": frozenset({"inf", "pres", "past", "sup", "imp"}),
    "particip": frozenset({"pp_u", "pp_n", "pp_p"}),
    "presensparticip": frozenset({"prp"}),
    "singular": frozenset({"si", "sd", "sig", "sdg"}),
    "plural": frozenset({"pi", "pd", "pig", "pdg"}),
    "obestämd": frozenset({"si", "pi", "sig", "pig"}),
    "bestämd": frozenset({"sd", "pd", "sdg", "pdg"}),
    "grundform": frozenset({"inf", "si", "u", "="}),
}

PLACES = ("rubrik", "ärenderad", "löptext", "lista", "tabell", "knapp")

_CONDITION_KEYS = ("före", "efter", "nära", "mening", "form", "ordklass", "plats")


class Certainty(StrEnum):
    """How sure it is that the word is in the way: sure gives a warning, likely an info, unsure only when asked for."""

    SURE = "säker"
    LIKELY = "trolig"
    UNSURE = "osäker"


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in a list: the file, the line from 1, and one Swedish sentence with the cure."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class LexiconError(Exception):
    """One or more mistakes in a word list."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(p) for p in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Alternative:
    """What to write instead.

    `safe`: it may be put in without asking. `advice`: it is advice, not a wording. `fixed`: never inflected. `forms`:
    the form keys it is meant for; empty is all. `head`: which of its words is inflected.
    """

    text: str
    safe: bool = False
    advice: bool = False
    fixed: bool = False
    forms: frozenset[str] = frozenset()
    head: int = 0


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of an entry: `key` in `före, efter, nära, mening, form, ordklass, plats`, maybe negated.

    `words` are compared with a token's form and lemma, `pos` with its UD part of speech, `values` holds form keys or
    places. `edge`: the start or the end of a sentence will do.
    """

    key: str
    negated: bool
    words: frozenset[str] = frozenset()
    pos: frozenset[str] = frozenset()
    values: frozenset[str] = frozenset()
    edge: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """Where an entry applies: in one of `only` (empty is everywhere) and in none of `never`."""

    only: frozenset[Audience | TextType] = frozenset()
    never: frozenset[Audience | TextType] = frozenset()

    def holds(self, audience: Audience, text_type: TextType) -> bool:
        """Whether the entry has anything to say to this audience in this text type."""
        here = {audience, text_type}
        return not (here & self.never) and (not self.only or bool(here & self.only))


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the found stretch `start:end` and, where the list gives one, what it becomes."""

    text: str
    start: int
    end: int
    replacement: str | None

    @property
    def mended(self) -> str | None:
        """The sentence with the replacement put in."""
        if self.replacement is None:
            return None
        return self.text[: self.start] + self.replacement + self.text[self.end :]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a word list. `phrase` is as written; `word_class` and `gender`, `plural` tell how it inflects."""

    phrase: str
    class_name: str
    word_class: WordClass
    gender: str
    plural: str
    alternatives: tuple[Alternative, ...]
    examples: tuple[Example, ...]
    right: tuple[str, ...]
    conditions: tuple[Condition, ...]
    certainty: Certainty
    why: str
    source: str
    scope: Scope
    rule: str
    path: str
    line: int


@dataclass
class WordList:
    """A list: its header and its rows, which become entries when asked for (reading all of them takes a while)."""

    path: str
    header: dict[str, str]
    rows: list[tuple[int, dict[str, str]]]
    own: bool = False

    @cached_property
    def allowed(self) -> frozenset[str]:
        """Words that the list says are to be left alone, in lower case."""
        return frozenset(row["ord"].lower() for _, row in self.rows if row.get("läge") == _MODE_ALLOWED and "ord" in row)

    @property
    def title(self) -> str:
        """The list's title."""
        return self.header["titel"]

    @property
    def rule(self) -> str:
        """The code of the rule that reports the list's words."""
        return self.header["regel"]

    def entry(self, index: int) -> Entry:
        """One row as an entry. Raises LexiconError where the row has a mistake."""
        line, row = self.rows[index]
        try:
            return _entry(row, self, line)
        except _RowError as error:
            raise LexiconError([Problem(self.path, line, str(error))]) from None

    @cached_property
    def entries(self) -> list[Entry]:
        """All entries. Raises LexiconError with the mistakes of all rows."""
        found: list[Entry] = []
        problems: list[Problem] = []
        for index in range(len(self.rows)):
            try:
                found.append(self.entry(index))
            except LexiconError as error:
                problems += error.problems
        if problems:
            raise LexiconError(problems)
        return found


class _RowError(Exception):
    """A mistake in one row; becomes a Problem with its line."""


def parse_list(text: str, path: str, *, own: bool = False) -> WordList:
    """Read a list and check every row. Raises LexiconError with every mistake, each with its line and its cure.

    `own`: an organisation's own list, which may leave out the header and the examples.
    """
    word_list, problems = read_rows(text, path, own=own)
    if word_list is not None:
        try:
            _ = word_list.entries
        except LexiconError as error:
            problems += error.problems
    if problems or word_list is None:
        raise LexiconError(sorted(problems, key=lambda p: p.line))
    return word_list


def read_rows(text: str, path: str, *, own: bool = False) -> tuple[WordList | None, list[Problem]]:
    """Read a list's header and split its rows, without looking into them; None where that much is not possible."""
    problems: list[Problem] = []
    header: dict[str, str] = dict(OWN_HEADER) if own else {}
    columns: list[str] | None = None
    rows: list[tuple[int, dict[str, str]]] = []
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if raw.startswith("#"):
            match = _HEADER.match(raw)
            if match and columns is None:
                key, value = match.groups()
                if key not in HEADER_KEYS:
                    known = ", ".join(HEADER_KEYS)
                    problems.append(Problem(path, number, f"”{key}” finns inte i listhuvudet. Välj bland: {known}."))
                header[key] = value.strip()
            continue
        if not raw.strip():
            continue
        cells = raw.split("\t")
        if columns is None:
            columns = [cell.strip().lower() for cell in cells]
            if "ord" not in columns or not set(columns) <= set(COLUMNS):
                known = ", ".join(COLUMNS)
                message = f"Första raden ska ha kolumnnamnen, med tabb emellan. Välj bland: {known}."
                return None, [*problems, Problem(path, number, message)]
        elif len(cells) > len(columns):
            message = f"Raden har {len(cells)} kolumner men listan {len(columns)}. Ta bort en tabb."
            problems.append(Problem(path, number, message))
        else:
            rows.append((number, {c: cell.strip() for c, cell in zip(columns, cells, strict=False) if cell}))
    if columns is None:
        problems.append(Problem(path, 1, f"Raden med kolumnnamn saknas. Den ska vara: {' '.join(COLUMNS)}, med tabb emellan."))
    missing = [key for key in REQUIRED_HEADER_KEYS if not header.get(key)]
    if missing:
        names = ", ".join(missing)
        problems.append(Problem(path, 1, f"Listhuvudet saknar: {names}. Lägg till raden ”# {missing[0]}: …” överst."))
    return (None if missing or columns is None else WordList(path, header, rows, own)), problems


_HEADER = re.compile(r"#\s*([a-zåäö]+):\s*(.*)")


def _entry(row: dict[str, str], word_list: WordList, line: int) -> Entry:
    header, own = word_list.header, word_list.own
    phrase = row.get("ord", "")
    if not phrase:
        raise _RowError("Kolumnen ”ord” är tom. Skriv ordet eller ta bort raden.")
    class_name, gender, plural = _class(row.get("klass") or class_of(phrase, own=own))
    try:
        certainty = Certainty(row.get("säkerhet", header["säkerhet"]))
    except ValueError:
        raise _RowError(f"Säkerheten ska vara {', '.join(Certainty)}.") from None
    mode = row.get("läge", "byt" if row.get("skriv") else "nej")
    if mode not in MODES or ("läge" in row and not own):
        raise _RowError(f"Kolumnen ”läge” kan vara {', '.join(MODES)}, och bara i en egen ordlista.")
    alternatives = tuple(_alternative(part.strip()) for part in row.get("skriv", "").split(";") if part.strip())
    if not alternatives and own and mode != "byt":
        alternatives = (Alternative("välj ett annat ord", advice=True),)
    if not alternatives:
        raise _RowError("Kolumnen ”skriv” är tom. Ange ett ord att skriva i stället, eller ett råd inom parentes.")
    examples = tuple(_example(part.strip()) for part in row.get("exempel", "").split(" | ") if part.strip())
    right = tuple(part.strip() for part in row.get("rätt", "").split(" | ") if part.strip())
    if not examples and not own:
        raise _RowError(
            "Kolumnen ”exempel” är tom. Skriv en mening där ordet står inom hakparentes: Avgiften ska [erläggas > betalas]."
        )
    if not own and not right and all(example.replacement is None for example in examples):
        raise _RowError("Motexempel saknas. Skriv efter > i exemplet vad det ska bli, eller en riktig mening i kolumnen ”rätt”.")
    conditions = ";".join(part for part in (header.get("villkor", ""), row.get("villkor", "")) if part)
    return Entry(
        phrase=phrase,
        class_name=class_name,
        word_class=CLASSES[class_name],
        gender=gender,
        plural=plural,
        alternatives=alternatives,
        examples=examples,
        right=right,
        conditions=tuple(_condition(part.strip()) for part in conditions.split(";") if part.strip()),
        certainty=certainty,
        why=row.get("varför", header["varför"]),
        source=row.get("källa", header["källa"]),
        scope=_scope(row.get("gäller", header.get("gäller", ""))),
        rule=header["regel"],
        path=word_list.path,
        line=line,
    )


def class_of(phrase: str, *, own: bool) -> str:
    """The class of a phrase whose row does not say. In an own list a single word is taken to inflect as it looks."""
    if not own or not phrase.isalpha() or phrase.isupper():
        return "fras"
    if phrase.endswith("era"):
        return "vb"
    return "adj" if phrase.endswith(("ig", "isk", "bar", "sam")) else "sb"


def _class(text: str) -> tuple[str, str, str]:
    """`sb ett avseenden` → class, gender, plural."""
    parts = text.split()
    if parts[0] not in CLASSES:
        raise _RowError(f"Klassen ”{parts[0]}” finns inte. Välj bland: {', '.join(CLASSES)}.")
    gender = parts[1] if len(parts) > 1 else ""
    if gender not in ("", "en", "ett") or len(parts) > 3 or (gender and parts[0] != "sb"):
        raise _RowError("Efter klassen sb får stå en eller ett och sedan pluralformen (eller -): sb ett avseenden.")
    if gender and len(parts) < 3:
        raise _RowError("Skriv också pluralformen, eller - om ordet saknar plural: sb ett avseenden.")
    return parts[0], gender, parts[2] if len(parts) > 2 else ""


def _alternative(text: str) -> Alternative:
    forms: frozenset[str] = frozenset()
    label, colon, rest = text.partition(":")
    if colon and label.strip() in FORM_NAMES:
        forms, text = FORM_NAMES[label.strip()], rest.strip()
    if text.startswith("(") and text.endswith(")"):
        return Alternative(text[1:-1].strip(), advice=True, forms=forms)
    safe = text.endswith("!")
    text = text.removesuffix("!").strip()
    fixed = len(text) > 2 and text[0] in '”"' and text[-1] in '”"'
    text = text.strip('”"') if fixed else text
    words = text.split()
    if not words:
        raise _RowError("Ett av orden i kolumnen ”skriv” är tomt. Ta bort ett semikolon.")
    head = next((i for i, word in enumerate(words) if word.endswith("~")), 0)
    return Alternative(text.replace("~", ""), safe=safe, fixed=fixed, forms=forms, head=head)


def _example(text: str) -> Example:
    match = re.fullmatch(r"([^\[\]]*)\[([^\[\]>]+?)(?:\s*>\s*([^\[\]]*?))?\]([^\[\]]*)", text)
    if match is None:
        raise _RowError(f"Exemplet ”{text}” ska ha ordet inom hakparentes, en gång: Avgiften ska [erläggas > betalas].")
    before, found, replacement, after = match.groups()
    found = found.strip()
    return Example(before + found + after, len(before), len(before) + len(found), replacement)


def _condition(text: str) -> Condition:
    name, colon, rest = text.partition(":")
    name = name.strip()
    negated = name.startswith("ej ")
    key = name.removeprefix("ej ").strip()
    if not colon or key not in _CONDITION_KEYS or not rest.strip():
        keys = ", ".join(_CONDITION_KEYS)
        raise _RowError(
            f"Villkoret ”{text}” förstås inte. Skriv nyckel: värde, med en av nycklarna {keys}, gärna med ”ej” framför."
        )
    parts = [part.strip() for part in rest.split("|") if part.strip()]
    if key == "form":
        return Condition(key, negated, values=frozenset().union(*(_lookup(FORM_NAMES, p, "Formen") for p in parts)))
    if key == "ordklass":
        return Condition(key, negated, pos=frozenset().union(*(_lookup(POS_NAMES, p, "Ordklassen") for p in parts)))
    if key == "plats":
        for part in parts:
            if part not in PLACES:
                raise _RowError(f"Platsen ”{part}” finns inte. Välj bland: {', '.join(PLACES)}.")
        return Condition(key, negated, values=frozenset(parts))
    words: set[str] = set()
    pos: frozenset[str] = frozenset()
    edge = False
    for part in parts:
        if part == "<kant>":
            edge = True
        elif part.startswith("<") and part.endswith(">"):
            pos |= _lookup(POS_NAMES, part[1:-1], "Ordklassen")
        else:
            words.add(part.lower())
    return Condition(key, negated, words=frozenset(words), pos=pos, edge=edge)


def _lookup(table: dict[str, frozenset[str]], name: str, what: str) -> frozenset[str]:
    if name not in table:
        raise _RowError(f"{what} ”{name}” finns inte. Välj bland: {', '.join(table)}.")
    return table[name]


_SCOPES: dict[str, Audience | TextType] = {
    **{audience.value: audience for audience in Audience},
    **{text_type.value: text_type for text_type in TextType if text_type is not TextType.AUTO},
}


def _scope(text: str) -> Scope:
    """`webb, lattlast`: only on the web or for easy reading. `ej intern, ej expert`: everywhere else."""
    only: set[Audience | TextType] = set()
    never: set[Audience | TextType] = set()
    for part in (p.strip() for p in text.split(",") if p.strip()):
        value = part.removeprefix("ej ").strip()
        if value not in _SCOPES:
            known = ", ".join(_SCOPES)
            raise _RowError(f"”{value}” i kolumnen ”gäller” är varken målgrupp eller texttyp. Välj bland: {known}.")
        (never if part.startswith("ej ") else only).add(_SCOPES[value])
    return Scope(frozenset(only), frozenset(never))


def inflected_class(name: str) -> WordClass | None:
    """The inflected word class that a short name stands for, or None."""
    return _INFLECTED.get(name)
