"""`--fix` and `--diff-fix`: safe suggestions put into the files, or shown as a diff."""

from __future__ import annotations

import difflib
import os
import stat
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from klarsprak.cli.reading import Filter, Run
    from klarsprak.core.document import Source
    from klarsprak.core.result import FileError
    from klarsprak.engine.fix import Fixed
    from klarsprak.engine.runner import Checked, Text


def mend(run: Run, paths: Sequence[str], filters: Sequence[Filter]) -> None:
    """Put the safe suggestions into the files, and say on standard error what was done and what was left out."""
    for text, checked, fixed in _fixed(run, paths, filters, []):
        if not fixed.applied:
            continue
        refusal = _write(text, checked.result.source, fixed.text)
        if refusal:
            click.echo(f"Obs: {text.shown}: filen rättades inte: {refusal}", err=True)
        else:
            places = "1 ställe" if len(fixed.applied) == 1 else f"{len(fixed.applied)} ställen"
            click.echo(f"Rättat: {text.shown}: {places}.", err=True)


def show(run: Run, paths: Sequence[str], filters: Sequence[Filter], errors: Sequence[FileError]) -> int:
    """Print what `--fix` would change as a unified diff. Gives the exit status; `errors` are paths that gave no file."""
    from klarsprak.cli.options import UNUSABLE
    from klarsprak.engine.runner import shown_path

    changed = False
    failures = list(errors)
    for text, checked, fixed in _fixed(run, paths, filters, failures):
        if not fixed.applied:
            continue
        changed = True
        lines = difflib.unified_diff(
            checked.result.source.text.splitlines(keepends=True),
            fixed.text.splitlines(keepends=True),
            text.shown,
            f"{text.shown} (rättad)",
        )
        for line in lines:
            click.echo(line if line.endswith(("\n", "\r")) else f"{line}\n\\ Ingen ny rad i slutet av filen\n", nl=False)
    for failure in failures:
        click.echo(f"Fel: {shown_path(failure.path)}: {failure.message}", err=True)
    return UNUSABLE if failures else int(changed)


def _fixed(
    run: Run, paths: Sequence[str], filters: Sequence[Filter], failures: list[FileError]
) -> Iterator[tuple[Text, Checked, Fixed]]:
    """Every file that could be read, in a format that can be written back, with its mended text.

    Files that could not be read go to `failures`. What was up for mending and left out is said.
    """
    from klarsprak.core.result import FileError
    from klarsprak.engine.fix import FIXABLE_FORMATS, fix
    from klarsprak.engine.runner import examine, load

    for path in paths:
        text = load(path)
        if isinstance(text, FileError):
            failures.append(text)
            continue
        checked = examine(text, run.settings_for(path).check_settings)
        if isinstance(checked, FileError):
            failures.append(checked)
            continue
        source = checked.result.source
        if source.format not in FIXABLE_FORMATS:
            click.echo(f"Obs: {text.shown}: det här formatet rättas inte automatiskt. Rätta i ditt skrivprogram.", err=True)
            continue
        for narrowed in filters:
            checked = narrowed(path, checked)
        fixed = fix(checked.document, checked.result.findings)
        for finding, reason in fixed.dropped:
            line = source.position(finding.start).line
            click.echo(f"Obs: {text.shown}: rad {line}, {finding.rule} rättas inte: {reason}.", err=True)
        yield text, checked, fixed


def _write(text: Text, source: Source, new: str) -> str | None:
    """Write the mended text in the file's place. Gives the reason, as one line, where that could not be done safely."""
    path = Path(text.name)
    try:
        # Only a file that can be written back to the byte may be changed: a broken byte would be lost on the way.
        if source.text.encode(source.encoding) != text.data:
            return "den kan inte skrivas tillbaka utan att annat ändras. Spara den som UTF-8 först."
        mended = new.encode(source.encoding)
    except UnicodeEncodeError:
        return "rättningen har tecken som filens teckenkodning saknar. Spara filen som UTF-8 först."
    try:
        if path.read_bytes() != text.data:
            return "den ändrades medan den kontrollerades. Kör en gång till."
        target = path.resolve()
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".klarsprak-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(mended)
            os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))
            os.replace(temporary, target)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        return f"det gick inte att skriva ({error.strerror or type(error).__name__})."
    return None
