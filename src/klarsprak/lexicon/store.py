"""Where the word lists lie, and the index over those that a run uses."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from klarsprak.lexicon.entries import LexiconError, Problem, WordList, parse_list
from klarsprak.lexicon.matcher import Index

_PACKAGE = Path(__file__).resolve().parents[1]


def shipped_folder() -> Path:
    """The folder of the lists that come with klarsprak: inside the package when installed, else in the checkout."""
    inside = _PACKAGE / "lexicons"
    return inside if inside.is_dir() else _PACKAGE.parents[1] / "lexicons"


def load_file(path: Path, shown: str | None = None) -> WordList:
    """Read one list. Raises LexiconError, also where the file cannot be read."""
    name = shown or str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError:
        raise LexiconError([Problem(name, 1, "Filen kan inte läsas. Kontrollera sökvägen.")]) from None
    except UnicodeDecodeError:
        raise LexiconError([Problem(name, 1, "Filen är inte sparad som UTF-8. Spara om den med den teckenkodningen.")]) from None
    return parse_list(text, name)


def load_folder(folder: Path) -> list[WordList]:
    """Read every `*.tsv` of a folder, in name order. Raises LexiconError with the mistakes of all of them."""
    lists: list[WordList] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.tsv")):
        try:
            lists.append(load_file(path, path.name))
        except LexiconError as error:
            problems += error.problems
    if problems:
        raise LexiconError(problems)
    return lists


@lru_cache(maxsize=1)
def shipped_lists() -> tuple[WordList, ...]:
    """The lists that come with klarsprak, read once."""
    return tuple(load_folder(shipped_folder()))


@lru_cache(maxsize=4)
def index_for(extra: tuple[str, ...] = ()) -> Index:
    """The index over the shipped lists and the lists at the paths of `extra`."""
    entries = [entry for word_list in shipped_lists() for entry in word_list.entries]
    for path in extra:
        entries += load_file(Path(path)).entries
    return Index(entries)
