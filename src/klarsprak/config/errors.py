"""What is wrong in a configuration file, said in Swedish: one line a fault, with file, line and accepted values."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class ConfigError(Exception):
    """A configuration that cannot be used. `lines` has one line in Swedish for each fault in it."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def fold(word: str) -> str:
    """The ASCII form that values are written in: ”Lättläst” and ”barn och unga” are what people type first."""
    return word.strip().lower().translate(str.maketrans("åäöéü _", "aaoeu--"))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A Swedish question with the nearest known words, or nothing where none is near; begins with a space."""
    near = difflib.get_close_matches(word, list(known), n=3, cutoff=0.66)
    if not near:
        return ""
    return f" Menade du {' eller '.join(f'”{n}”' for n in near)}?"


def unknown_rule(pattern: str, codes: Iterable[str], names: dict[str, str], families: Iterable[str]) -> str | None:
    """What is wrong with a rule code or family, or None where it means at least one rule.

    `names` gives a rule's code by its name: the name is what people remember.
    """
    upper = pattern.strip().upper()
    codes = list(codes)
    families = list(families)
    if upper and (upper in families or any(code.startswith(upper) for code in codes)):
        return None
    if fold(pattern) in names:
        return f"Skriv regelns kod: ”{names[fold(pattern)]}” i stället för ”{pattern}”."
    hint = did_you_mean(upper, [*codes, *families])
    return f"Det finns ingen regel eller regelfamilj ”{pattern}”.{hint} Familjerna är {', '.join(families)}."
