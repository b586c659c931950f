"""`check --comments`: which document can have a commented copy, and the copy put in its place."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from klarsprak.cli.options import UNUSABLE

if TYPE_CHECKING:
    from klarsprak.cli.reading import Run


def refuse(found: Sequence[str], copy: str) -> None:
    """Raise UsageError where the files to check, or the name of the copy, are not what a copy can be made of."""
    from klarsprak.engine.discovery import STDIN
    from klarsprak.readers import format_of
    from klarsprak.reports import words

    context = click.get_current_context()
    if len(found) > 1:
        raise click.UsageError(
            f"--comments gäller ett dokument i taget. Du har angett {words.number(len(found))} filer.", context
        )
    if not found:
        return  # what is wrong with the path is said by the check itself
    path = found[0]
    if path == STDIN:
        raise click.UsageError("--comments gäller en fil, inte standard in (-).", context)
    if format_of(path) != "docx":
        raise click.UsageError(
            f"--comments gäller bara Word-dokument (.docx, .docm och .dotx). Spara {words.path(path)} som .docx först.", context
        )
    suffix = PurePath(path).suffix
    if PurePath(copy).suffix.lower() != suffix.lower():
        # Word refuses a document whose name says something else than its content.
        raise click.UsageError(f"Kopian ska ha samma filändelse som dokumentet: {suffix}.", context)
    if os.path.exists(copy) and os.path.exists(path) and os.path.samefile(copy, path):
        raise click.UsageError("Kopian får inte skriva över dokumentet. Ge den ett annat namn.", context)


def write(run: Run, path: str, copy: str, *, track: bool, only_failing: bool) -> None:
    """Write the commented copy of the one document that was checked, and say on standard error what is in it.

    `only_failing`: only findings that make the run fail become comments. Raises click.ClickException, exit status 2, where
    the copy cannot be made or written.
    """
    from klarsprak.cli.output import placed
    from klarsprak.core.document import ReadError
    from klarsprak.core.result import FileError
    from klarsprak.engine.runner import load
    from klarsprak.office.word import MAX_COMMENTS
    from klarsprak.reports import words
    from klarsprak.reports.word import commented

    result = run.result.files[0]
    findings = [f for f in result.findings if run.fails(f, path)] if only_failing else result.findings
    text = load(path)
    if isinstance(text, FileError):
        raise _Refused(f"{words.path(text.path)}: {text.message}")
    try:
        made = commented(text.shown, text.data, result.source.text, findings, track=track, when=datetime.now())
    except ReadError as error:
        raise _Refused(f"{words.path(text.shown)}: {error}") from error
    with placed(copy, "Kopian") as file:
        file.write(made.data)
    shown = words.path(text.shown)
    for finding, reason in made.dropped:
        line = result.source.position(finding.start).line
        click.echo(f"Obs: {shown}: rad {line}, {finding.rule} rättas inte: {reason}.", err=True)
    if made.left_out:
        left = words.count(made.left_out, "anmärkning", "anmärkningar")
        most = words.number(MAX_COMMENTS)
        click.echo(f"Obs: {shown}: {left} fick inte plats. Word klarar högst {most} kommentarer.", err=True)
    said = words.count(made.comments, "kommentar", "kommentarer")
    if track:
        said += f" och {words.count(made.changes, 'spårad ändring', 'spårade ändringar')}"
    click.echo(f"Skrivet: {words.path(copy)}: {said}.", err=True)


class _Refused(click.ClickException):
    """A copy that cannot be made."""

    exit_code = UNUSABLE
