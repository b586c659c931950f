"""Policy packs: clauses as data, read from TOML. Those of this folder ship with the program; an organisation may add its own."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from klarsprak.core.finding import Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.policy import BUILT_IN
from klarsprak.policy.material import NAMES
from klarsprak.rules.registry import FAMILIES, all_rules

_FOLDER = Path(__file__).resolve().parent / "packs"
#: The figures a clause may set a limit for, as in the JSON report.
FIGURES = (
    "score",
    "lix",
    "rix",
    "ovix",
    "nominal_ratio",
    "words_per_sentence",
    "long_words_share",
    "long_sentences_share",
    "passive_share",
)

_CLAUSE_KEYS = (
    "id",
    "title",
    "question",
    "text-types",
    "audiences",
    "rules",
    "broken-by",
    "per-100-words",
    "looks-at",
    "positive",
    "commitments",
    "measures",
    "only-human",
)


class PolicyError(Exception):
    """A pack that cannot be used. `lines` are Swedish, one a fault, each naming file and key."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True)
class Limit:
    """A limit for a figure: at most `max` or at least `min`, with other values for some audiences or text types."""

    figure: str
    high: bool
    value: float
    by_audience: Mapping[str, float] = field(default_factory=dict)
    by_text_type: Mapping[str, float] = field(default_factory=dict)

    def of(self, audience: str, text_type: str) -> float:
        """The limit for an audience and a text type; the audience goes first."""
        return self.by_audience.get(audience, self.by_text_type.get(text_type, self.value))


@dataclass(frozen=True)
class Clause:
    """A clause: what counts as evidence for it, and what only a person can judge.

    `rules`: codes or families, beside the rules that name the clause themselves. `broken_by`: the lowest severity of a
    finding that breaks it; `tolerance`: that many such findings in 100 words do not. `looks_at`: what the text must have
    for the clause to be about it. `positive`: what it must have to meet it. `commitments`: every promise must have a time.
    `only_human`: findings can show that it is broken, but nothing that it is met. `question`: for a person.
    """

    id: str
    title: str
    question: str
    text_types: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    rules: tuple[str, ...] = ()
    broken_by: Severity = Severity.WARNING
    tolerance: float = 0.0
    looks_at: tuple[str, ...] = ()
    positive: tuple[str, ...] = ()
    commitments: bool = False
    limits: tuple[Limit, ...] = ()
    only_human: bool = False


@dataclass(frozen=True)
class Pack:
    """A policy or a law with its clauses, in order."""

    id: str
    name: str
    clauses: tuple[Clause, ...]
    reference: str = ""
    adopted: date | None = None
    valid_to: date | None = None

    def validity(self, today: date) -> str:
        """A Swedish sentence on when the policy was adopted and whether it still holds; empty where it does not say."""
        parts = []
        if self.adopted is not None:
            parts.append(f"Antagen {self.adopted.isoformat()}.")
        if self.valid_to is not None:
            if self.valid_to < today:
                parts.append(f"Gällde till och med {self.valid_to.isoformat()} och har alltså gått ut.")
            else:
                parts.append(f"Gäller till och med {self.valid_to.isoformat()}.")
        return " ".join(parts)


def load(name: str) -> Pack:
    """A pack by its name, or by the path of a TOML file. Raises PolicyError."""
    if name in BUILT_IN:
        return _read(str(_FOLDER / f"{name}.toml"), 0)
    if not name.endswith(".toml"):
        raise PolicyError([f"policy: ”{name}” är ingen känd policy. Välj bland {', '.join(BUILT_IN)}, eller ange en toml-fil."])
    try:
        return _read(name, os.stat(name).st_mtime_ns)
    except OSError as error:
        raise PolicyError([f"{name}: Filen går inte att läsa: {error.strerror}."]) from None
    except ValueError:
        raise PolicyError([f"{name}: Filen går inte att läsa."]) from None


def load_all(names: tuple[str, ...]) -> tuple[Pack, ...]:
    """Several packs, each once, in order. Raises PolicyError with the faults of all of them."""
    packs: dict[str, Pack] = {}
    faults: list[str] = []
    for name in names:
        try:
            pack = load(name)
        except PolicyError as error:
            faults += error.lines
            continue
        packs.setdefault(pack.id, pack)
    if faults:
        raise PolicyError(faults)
    return tuple(packs.values())


@lru_cache(maxsize=32)
def _read(path: str, changed: int) -> Pack:
    """`changed` only makes a file that was written anew another one to the cache."""
    del changed
    shown = os.path.basename(path)
    with open(path, "rb") as file:
        data = file.read()
    try:
        values = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise PolicyError([f"{shown}: Filen är inte UTF-8. Spara den som UTF-8."]) from None
    except tomllib.TOMLDecodeError as error:
        place = str(error).rpartition("(at ")[2].rstrip(")")
        raise PolicyError(
            [f"{shown}: Filen är inte giltig toml ({place.replace('line', 'rad').replace('column', 'kolumn')})."]
        ) from None
    except RecursionError:
        raise PolicyError([f"{shown}: Filen har för många nivåer i varandra."]) from None
    reader = _Reader(shown, own=os.path.dirname(path) != str(_FOLDER))
    pack = reader.pack(values)
    if reader.faults:
        raise PolicyError(reader.faults)
    return pack


class _Reader:
    """Turns a TOML table into a pack and gathers what is wrong with it."""

    def __init__(self, file: str, *, own: bool) -> None:
        self.file = file
        # The codes in the packs that ship are checked by a test, so that no run has to gather all rules for them.
        self.own = own
        self.faults: list[str] = []

    def fault(self, key: str, message: str) -> None:
        self.faults.append(f"{self.file}: {key}: {message}")

    def pack(self, values: dict[str, Any]) -> Pack:
        self.known(values, "", ("id", "name", "reference", "adopted", "valid-to", "clauses"))
        rows = values.get("clauses")
        clauses: list[Clause] = []
        if not isinstance(rows, list) or not rows or not all(isinstance(r, dict) for r in rows):
            self.fault("clauses", "Minst en punkt behövs, skriven som [[clauses]].")
        else:
            for number, row in enumerate(rows, 1):
                clause = self.clause(row, f"clauses {number}")
                if clause.id and clause.id in {c.id for c in clauses}:
                    self.fault(f"clauses {number}.id", f"”{clause.id}” står två gånger.")
                clauses.append(clause)
        return Pack(
            id=self.text(values, "id", "id"),
            name=self.text(values, "name", "name"),
            clauses=tuple(clauses),
            reference=self.text(values, "reference", "reference", needed=False),
            adopted=self.day(values, "adopted"),
            valid_to=self.day(values, "valid-to"),
        )

    def clause(self, row: dict[str, Any], where: str) -> Clause:
        self.known(
            row,
            f"{where}.",
            _CLAUSE_KEYS,
        )
        for code in (rules := self.texts(row, "rules", where)):
            if self.own and code not in all_rules() and code not in FAMILIES:
                self.fault(f"{where}.rules", f"”{code}” är varken en regel eller en familj.")
        severity = row.get("broken-by", "warning")
        if severity not in set(Severity):
            self.fault(f"{where}.broken-by", f"Värdet ska vara något av {', '.join(Severity)}.")
            severity = "warning"
        return Clause(
            id=self.text(row, "id", f"{where}.id"),
            title=self.text(row, "title", f"{where}.title"),
            question=self.text(row, "question", f"{where}.question"),
            text_types=frozenset(self.texts(row, "text-types", where, tuple(t for t in TextType if t is not TextType.AUTO))),
            audiences=frozenset(self.texts(row, "audiences", where, tuple(Audience))),
            rules=rules,
            broken_by=Severity(severity),
            tolerance=self.number(row, "per-100-words", where) or 0.0,
            looks_at=self.texts(row, "looks-at", where, NAMES),
            positive=self.texts(row, "positive", where, NAMES),
            commitments=self.flag(row, "commitments", where),
            limits=self.limits(row, where),
            only_human=self.flag(row, "only-human", where),
        )

    def limits(self, row: dict[str, Any], where: str) -> tuple[Limit, ...]:
        rows = row.get("measures", [])
        key = f"{where}.measures"
        if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
            self.fault(key, 'Värdet ska vara en lista, till exempel [{ figure = "lix", max = 45 }].')
            return ()
        found = []
        for limit in rows:
            self.known(limit, f"{key}.", ("figure", "max", "min", "by-audience", "by-text-type"))
            if limit.get("figure") not in FIGURES:
                self.fault(f"{key}.figure", f"Värdet ska vara något av {', '.join(FIGURES)}.")
                continue
            if ("max" in limit) == ("min" in limit):
                self.fault(key, "Ange antingen max eller min.")
                continue
            bound = "max" if "max" in limit else "min"
            value = self.number(limit, bound, key)
            by_audience = self.numbers(limit, "by-audience", key, tuple(Audience))
            by_text_type = self.numbers(limit, "by-text-type", key, tuple(TextType))
            if value is not None:
                found.append(Limit(limit["figure"], bound == "max", value, by_audience, by_text_type))
        return tuple(found)

    def known(self, values: dict[str, Any], prefix: str, keys: tuple[str, ...]) -> None:
        for key in values:
            if key not in keys:
                self.fault(f"{prefix}{key}", f"Nyckeln finns inte. Välj bland {', '.join(keys)}.")

    def text(self, values: dict[str, Any], key: str, where: str, *, needed: bool = True) -> str:
        value = values.get(key, "")
        if not isinstance(value, str) or (needed and not value.strip()):
            self.fault(where, "En text inom citattecken behövs.")
            return ""
        return value

    def texts(self, values: dict[str, Any], key: str, where: str, choices: tuple[str, ...] = ()) -> tuple[str, ...]:
        value = values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            self.fault(f"{where}.{key}", 'Värdet ska vara en lista med texter: ["brev", "epost"].')
            return ()
        for item in value:
            if choices and item not in choices:
                self.fault(f"{where}.{key}", f"”{item}” finns inte. Välj bland {', '.join(choices)}.")
        return tuple(value)

    def flag(self, values: dict[str, Any], key: str, where: str) -> bool:
        value = values.get(key, False)
        if not isinstance(value, bool):
            self.fault(f"{where}.{key}", "Värdet ska vara true eller false.")
            return False
        return value

    def number(self, values: dict[str, Any], key: str, where: str) -> float | None:
        value = values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not value >= 0:
            self.fault(f"{where}.{key}", "Värdet ska vara ett tal, 0 eller mer.")
            return None
        return float(value)

    def numbers(self, values: dict[str, Any], key: str, where: str, choices: tuple[str, ...]) -> dict[str, float]:
        table = values.get(key, {})
        if not isinstance(table, dict):
            self.fault(f"{where}.{key}", "Värdet ska vara en tabell: { lattlast = 38 }.")
            return {}
        self.known(table, f"{where}.{key}.", choices)
        return {k: n for k in table if k in choices and (n := self.number(table, k, f"{where}.{key}")) is not None}

    def day(self, values: dict[str, Any], key: str) -> date | None:
        value = values.get(key)
        if value is not None and type(value) is not date:
            self.fault(key, "Värdet ska vara ett datum utan citattecken: 2021-06-22.")
            return None
        return value
