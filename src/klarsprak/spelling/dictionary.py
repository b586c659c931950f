"""The Swedish dictionary: where it lies, and what it says of a word.

Word forms and compounds are judged by hunspell, through chunspell. The dictionary sv_SE is LGPL and no part of klarsprak. It is
looked for in the place that the configuration names, in the Python environment (the package hunspell-sv puts it there), and
where systems keep theirs. Reading it takes a quarter of a second, so it is read when the first doubtful word asks for it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

NAME = "sv_SE"
#: Folders that hunspell itself looks in, with path separators between.
VARIABLE = "DICPATH"
_SYSTEM = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/share/myspell",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
    "~/Library/Spelling",
    "~/.local/share/hunspell",
)


class Dictionary:
    """What hunspell says of Swedish words. The verdict on a form is remembered."""

    def __init__(self, path: Path) -> None:
        """`path`: the .dic file, with the .aff file beside it."""
        from hunspell import Hunspell

        self._hunspell: Any = Hunspell(path.stem, hunspell_data_dir=str(path.parent))
        self.knows = lru_cache(maxsize=100_000)(self._knows)

    def _knows(self, word: str) -> bool:
        """Whether a word is spelt right. A word with characters that the dictionary cannot hold is not judged."""
        try:
            return bool(self._hunspell.spell(word))
        except (UnicodeError, ValueError):
            return True

    def suggest(self, word: str) -> tuple[str, ...]:
        """What the word may have been meant to be, the likeliest first. Takes up to half a second."""
        try:
            return tuple(self._hunspell.suggest(word))
        except (UnicodeError, ValueError):
            return ()

    def is_listed(self, word: str) -> bool:
        """Whether the dictionary has this very word, and does not only take it for a compound."""
        try:
            stems = self._hunspell.analyze(word)
        except (UnicodeError, ValueError):
            return False
        return any("pa:" not in stem for stem in stems)


def find(named: str = "") -> Path | None:
    """The dictionary's .dic file, or None. `named`: a folder or a file that was asked for; then only that will do."""
    if named:
        place = Path(named).expanduser()
        return _complete(place.with_suffix(".dic")) if place.suffix in (".dic", ".aff") else _complete(place / f"{NAME}.dic")
    for folder in _folders():
        found = _complete(folder / f"{NAME}.dic")
        if found is not None:
            return found
    return None


def _complete(path: Path) -> Path | None:
    try:
        return path if path.is_file() and path.with_suffix(".aff").is_file() else None
    except (OSError, ValueError):
        return None


def _folders() -> list[Path]:
    given = [folder for folder in os.environ.get(VARIABLE, "").split(os.pathsep) if folder]
    # A Debian system's own Python installs under /usr/local.
    here = [Path(sys.prefix, *way, "share", "hunspell") for way in ((), ("local",))]
    folders = [Path(folder) for folder in given] + here
    try:
        return folders + [Path(folder).expanduser() for folder in _SYSTEM]
    except RuntimeError:  # no home folder
        return folders


def missing(named: str = "") -> str | None:
    """Why there is no spelling check, as one Swedish line; None where there can be one."""
    if find_spec("hunspell") is None:
        return 'Stavningen kontrolleras inte: installera den med pip install "klarsprak[spelling]".'
    if find(named) is not None:
        return None
    if named:
        return f"Stavningen kontrolleras inte: ordlistan {NAME} finns inte i {named}."
    return (
        f"Stavningen kontrolleras inte: ordlistan {NAME} saknas. Installera den med pip install hunspell-sv, eller säg var den "
        "ligger med dictionary under [spelling] i klarsprak.toml."
    )


def named_in(options: Mapping[str, object]) -> str:
    """The dictionary that a text's options name, or an empty string."""
    own = options.get("spelling")
    return str(own.get("dictionary", "")) if isinstance(own, Mapping) else ""


@lru_cache(maxsize=4)
def load(named: str = "") -> Dictionary | None:
    """The dictionary, read once; None where there is none."""
    path = None if missing(named) else find(named)
    if path is None:
        return None
    try:
        return Dictionary(path)
    except Exception:
        # The library gives a broken file no exception of its own.
        return None


@lru_cache(maxsize=16)
def state(named: str = "") -> tuple[str, int, int]:
    """What tells this dictionary from another one: its path, size and time. Empty where there is none."""
    path = None if missing(named) else find(named)
    if path is None:
        return "", 0, 0
    status = path.stat()
    return str(path), status.st_size, status.st_mtime_ns
