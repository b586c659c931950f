"""What persons have answered to the questions that only they can judge, kept in a TOML file beside the texts.

An answer is about one clause and one text, or about a clause in all texts. It names the wording it was given on (`version`),
so that an answer to a text that has been changed since is not counted. Questions are only ever added at the end of the file:
what people have written in it stays as it is.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any

#: The answers as they are written, and the verdicts they stand for.
VERDICTS = {"uppfyllt": "met", "inte uppfyllt": "not_met", "gäller inte": "not_applicable"}
_KEYS = ("clause", "text", "version", "answer", "by", "date", "comment")
#: Texts asked about for one clause. Where more are open, these many are drawn, so that their answers say something of all.
SAMPLE = 10

_HEAD = """\
# Frågor som bara en människa kan svara på, till rapporten om policyn.
#
# Skriv svaret mellan citattecknen efter answer: "uppfyllt", "inte uppfyllt" eller "gäller inte".
# Skriv gärna vem som har svarat (by), när (date = 2026-11-22) och varför (comment).
# Ta bort raderna text och version om svaret gäller alla texter.
#
# Läs in svaren med: klarsprak report SÖKVÄG --answers {name}
"""


class AnswersError(Exception):
    """A file that cannot be used. `lines` are Swedish, one a fault."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True)
class Answer:
    """An answer. `text`: path from the file's folder, empty for all texts. `verdict`: empty where nobody has answered yet."""

    clause: str
    text: str = ""
    version: str = ""
    verdict: str = ""
    by: str = ""
    day: date | None = None
    comment: str = ""

    @property
    def signed(self) -> str:
        """Who answered and when, as far as the file says: Kim Ek, 2026-11-22."""
        return ", ".join(x for x in (self.by.strip(), self.day.isoformat() if self.day else "") if x)


@dataclass(frozen=True)
class Question:
    """A question on a text, ready to be written: clause id, the question, the text's key and the version of its wording."""

    clause: str
    question: str
    text: str
    version: str


class Answers:
    """The answers of a file, looked up by clause and text."""

    def __init__(self, path: str, answers: Sequence[Answer] = ()) -> None:
        self.path = path
        self.all = list(answers)
        self._by_place: dict[tuple[str, str], list[Answer]] = {}
        for answer in answers:
            self._by_place.setdefault((answer.clause, answer.text), []).append(answer)

    @classmethod
    def read(cls, path: str) -> Answers:
        """Read a file. Raises AnswersError where it is missing or has faults."""
        try:
            with open(path, "rb") as file:
                values = tomllib.loads(file.read().decode("utf-8-sig"))
        except FileNotFoundError:
            raise AnswersError(
                [f"{path}: Filen finns inte. Skriv en med frågorna: klarsprak report … --questions {path}"]
            ) from None
        except UnicodeDecodeError:
            raise AnswersError([f"{path}: Filen är inte UTF-8. Spara den som UTF-8."]) from None
        except tomllib.TOMLDecodeError as error:
            place = str(error).rpartition("(at ")[2].rstrip(")").replace("line", "rad").replace("column", "kolumn")
            raise AnswersError([f"{path}: Filen är inte giltig toml ({place})."]) from None
        except RecursionError:
            raise AnswersError([f"{path}: Filen har för många nivåer i varandra."]) from None
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) and error.strerror else "namnet är inget giltigt filnamn"
            raise AnswersError([f"{path}: Filen går inte att läsa: {why}."]) from None
        faults: list[str] = []
        answers = [a for a in _read(values, faults) if a is not None]
        if faults:
            raise AnswersError([f"{path}: {fault}" for fault in faults])
        return cls(path, answers)

    def key(self, path: str) -> str:
        """How a text is named in the file: from the file's folder, with slashes."""
        folder = os.path.dirname(os.path.abspath(self.path))
        try:
            return PurePath(os.path.relpath(os.path.abspath(path), folder)).as_posix()
        except ValueError:  # another drive
            return PurePath(os.path.abspath(path)).as_posix()

    def on(self, clause: str, text: str, version: str) -> tuple[Answer | None, bool]:
        """The answer that holds for a text: its own, else the one for all texts. And whether an own one has grown stale."""
        own = [a for a in self._by_place.get((clause, text), []) if a.verdict]
        current = [a for a in own if a.version in ("", version)]
        if current:
            return current[-1], False
        for_all = self.for_all(clause)
        return for_all, bool(own)

    def for_all(self, clause: str) -> Answer | None:
        """The answer to a clause in all texts."""
        given = [a for a in self._by_place.get((clause, ""), []) if a.verdict]
        return given[-1] if given else None

    def asks(self, question: Question) -> bool:
        """Whether the file already has a place for an answer to the question, on this wording."""
        places = self._by_place.get((question.clause, question.text), [])
        return any(a.version in ("", question.version) for a in places)

    def add(self, questions: Sequence[Question]) -> int:
        """Write the questions that the file does not ask yet at its end. Gives how many. Raises OSError."""
        wanted = [q for q in questions if not self.asks(q)]
        if not wanted:
            return 0
        new = not os.path.exists(self.path)
        with open(self.path, "a", encoding="utf-8", newline="\n", errors="backslashreplace") as file:
            if new:
                file.write(_HEAD.format(name=os.path.basename(self.path)))
            for q in wanted:
                # A comment ends with its line and may hold no control characters.
                asked = "".join(c for c in " ".join(q.question.split()) if c.isprintable())
                file.write(
                    f"\n# {asked}\n[[answers]]\nclause = {_quoted(q.clause)}\ntext = {_quoted(q.text)}\n"
                    f'version = {_quoted(q.version)}\nanswer = ""\nby = ""\ncomment = ""\n'
                )
        return len(wanted)


def _quoted(text: str) -> str:
    """A TOML basic string."""
    escaped = "".join(
        f"\\{c}" if c in '"\\' else f"\\u{ord(c):04x}" if ord(c) < 32 or ord(c) == 127 else c
        for c in text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    )
    return f'"{escaped}"'


def _read(values: dict[str, Any], faults: list[str]) -> list[Answer | None]:
    for key in values:
        if key != "answers":
            faults.append(f"{key}: Nyckeln finns inte. Skriv svaren som [[answers]].")
    rows = values.get("answers", [])
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        faults.append("answers: Skriv svaren som [[answers]].")
        return []
    return [_answer(row, f"svar {number}", faults) for number, row in enumerate(rows, 1)]


def _answer(row: dict[str, Any], where: str, faults: list[str]) -> Answer | None:
    before = len(faults)
    for key in row:
        if key not in _KEYS:
            faults.append(f"{where}.{key}: Nyckeln finns inte. Välj bland {', '.join(_KEYS)}.")
    texts = {}
    for key in ("clause", "text", "version", "answer", "by", "comment"):
        value = row.get(key, "")
        if not isinstance(value, str):
            faults.append(f"{where}.{key}: En text inom citattecken behövs.")
            value = ""
        texts[key] = value
    if not texts["clause"].strip() and "clause" not in {f.split(":")[0].rpartition(".")[2] for f in faults[before:]}:
        faults.append(f"{where}.clause: Skriv vilken punkt svaret gäller, till exempel alvesta:tillganglig-2.")
    said = " ".join(texts["answer"].casefold().split())
    if said and said not in VERDICTS:
        faults.append(f"{where}.answer: ”{texts['answer']}” är inget svar. Skriv {_listed(list(VERDICTS))}.")
    day = row.get("date")
    if day is not None and type(day) is not date:
        faults.append(f"{where}.date: Värdet ska vara ett datum utan citattecken: 2026-11-22.")
    if len(faults) > before:
        return None
    return Answer(
        clause=texts["clause"].strip(),
        text=PurePath(texts["text"]).as_posix() if texts["text"] else "",
        version=texts["version"].strip(),
        verdict=VERDICTS.get(said, ""),
        by=texts["by"],
        day=day,
        comment=texts["comment"],
    )


def _listed(words: list[str]) -> str:
    quoted = [f"”{word}”" for word in words]
    return f"{', '.join(quoted[:-1])} eller {quoted[-1]}"
