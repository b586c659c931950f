"""Where the word lists lie, and the index over those that a run uses."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from klarsprak.lexicon.entries import LexiconError, Problem, WordList, parse_list, read_rows
from klarsprak.lexicon.matcher import Index

_PACKAGE = Path(__file__).resolve().parents[1]


def shipped_folder() -> Path:
    """The folder of the lists that come with klarsprak: inside the package when installed, else in the checkout."""
    inside = _PACKAGE / "lexicons"
    return inside if inside.is_dir() else _PACKAGE.parents[1] / "lexicons"


def _read(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError:
        raise LexiconError([Problem(name, 1, "Filen kan inte läsas. Kontrollera sökvägen.")]) from None
    except UnicodeDecodeError:
        raise LexiconError([Problem(name, 1, "Filen är inte sparad som UTF-8. Spara om den med den teckenkodningen.")]) from None


def load_file(path: Path, shown: str | None = None, *, own: bool = False) -> WordList:
    """Read one list and check every row. Raises LexiconError, also where the file cannot be read."""
    name = shown or str(path)
    return parse_list(_read(path, name), name, own=own)


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
    """The lists that come with klarsprak. Their rows are checked by the tests, so that a run need not do it."""
    lists = []
    for path in sorted(shipped_folder().glob("*.tsv")):
        word_list, problems = read_rows(_read(path, path.name), path.name)
        if word_list is None or problems:
            raise LexiconError(problems)
        lists.append(word_list)
    return tuple(lists)


def index_for(own: tuple[str, ...] = ()) -> Index:
    """The index over the shipped lists and an organisation's own lists at the paths of `own`.

    Made once for as long as the files stay as they are, so that an editor sees a list that was saved.
    """
    return _index(tuple((path, _modified(path)) for path in own))


def _modified(path: str) -> int:
    try:
        return Path(path).stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=4)
def _index(own: tuple[tuple[str, int], ...]) -> Index:
    return Index([*shipped_lists(), *(load_file(Path(path), own=True) for path, _ in own)])
