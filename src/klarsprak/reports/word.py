"""`--comments`: a copy of a Word document with each finding as a comment, and safe suggestions as tracked changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from klarsprak.core.document import ReadError
from klarsprak.core.finding import Finding, Safety
from klarsprak.engine.fix import fix
from klarsprak.office.word import Author, Change, Comment, Place, WordDocument
from klarsprak.reports import words

AUTHOR = "klarsprak"
INITIALS = "KS"

#: What a comment says first where it cannot stand at the very words, or where it is on the text as a whole.
PLACES = {
    Place.NOTE: "Gäller noten",
    Place.BOX: "Gäller textrutan",
    Place.LETTERHEAD: "Gäller sidhuvudet eller sidfoten",
    Place.IMAGE: "Gäller bildens alternativtext",
}
WHOLE = "Gäller hela texten."
TRACKED = "Rättningen står redan i texten som en spårad ändring. Godkänn eller avvisa den."
_UNTRACKABLE = "stället kan inte få en spårad ändring; rätta det för hand"
#: Most suggestions that a comment lists, and most characters of a place that it cites.
_SUGGESTIONS = 4
_CITED = 80


@dataclass(frozen=True, slots=True)
class Copy:
    """A commented copy: its bytes, how many comments and tracked changes are in it, and what there is no place for.

    `dropped`: findings whose safe suggestion was not put in, with the reason. `left_out`: findings beyond the comments
    that Word can open.
    """

    data: bytes
    comments: int
    changes: int
    dropped: tuple[tuple[Finding, str], ...]
    left_out: int


def commented(path: str, data: bytes, text: str, findings: Sequence[Finding], *, track: bool, when: datetime) -> Copy:
    """A copy of the document `data` with comments on the findings, that were made in its text as read, `text`.

    `track`: safe suggestions go in as tracked changes too. Raises ReadError where the document is not what was checked.
    """
    word = WordDocument(path, data)
    if word.document.source.text != text:
        raise ReadError("Filen ändrades medan den kontrollerades. Kör en gång till.")
    applied: tuple[Finding, ...] = ()
    dropped: list[tuple[Finding, str]] = []
    if track:
        possible = []
        for finding in findings:
            if not finding.suggestions or finding.suggestions[0].safety is not Safety.SAFE:
                continue
            if "\n" not in finding.suggestions[0].text and word.changeable(finding.start, finding.end):
                possible.append(finding)
            else:
                dropped.append((finding, _UNTRACKABLE))
        fixed = fix(word.document, possible)
        applied = fixed.applied
        dropped += fixed.dropped
    placed = findings[: word.room]
    comments = [
        Comment(f.start, f.end, lines(f, word.place(f.start), changed=any(f is a for a in applied)), f.whole_text) for f in placed
    ]
    changes = [Change(f.start, f.end, f.suggestions[0].text) for f in applied]
    copy = word.marked(comments, changes, Author(AUTHOR, INITIALS, when))
    return Copy(copy, len(comments), len(changes), tuple(dropped), len(findings) - len(placed))


def lines(finding: Finding, place: Place, *, changed: bool) -> tuple[str, ...]:
    """What a comment says, paragraph by paragraph: what, why and how to write instead."""
    severity = words.SEVERITIES[finding.severity][0].capitalize()
    said = [f"{severity}: {words.clean(words.rule_title(finding.rule, finding.name))} ({finding.rule})"]
    if finding.whole_text:
        said.append(WHOLE)
    elif place is not Place.TEXT:
        said.append(f"{PLACES[place]}: ”{_cited(finding.text)}”")
    said.append(words.clean(finding.message))
    said.append(f"Varför: {words.clean(finding.why)}")
    better = words.suggestions(finding)[:_SUGGESTIONS]
    if better:
        said.append("Skriv hellre: " + ", ".join(words.clean(s.text) for s in better))
    if changed:
        said.append(TRACKED)
    return tuple(said)


def _cited(text: str) -> str:
    text = words.clean(text)
    return text if len(text) <= _CITED else f"{text[: _CITED - 2].rstrip()} …"
