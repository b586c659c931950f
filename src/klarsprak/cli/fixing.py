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
    from klarsprak.core.result import FileError
    from klarsprak.engine.fix import Fixed
    from klarsprak.engine.runner import Checked


def mend(run: Run, paths: Sequence[str], filters: Sequence[Filter]) -> None:
    """Put the safe suggestions into the files, and say on standard error what was done and what was left out."""
    for path, data, checked, fixed in _fixed(run, paths, filters, []):
        name = _shown(path)
        if not fixed.applied:
            continue
        refusal = _write(Path(path), data, checked.document.source.text, fixed.text, checked.document.source.encoding)
        if refusal:
            click.echo(f"Obs: {name}: filen rättades inte: {refusal}", err=True)
        else:
            places = "1 ställe" if len(fixed.applied) == 1 else f"{len(fixed.applied)} ställen"
            click.echo(f"Rättat: {name}: {places}.", err=True)


def show(run: Run, paths: Sequence[str], filters: Sequence[Filter], errors: Sequence[FileError]) -> int:
    """Print what `--fix` would change as a unified diff. Gives the exit status; `errors` are paths that gave no file."""
    from klarsprak.cli.options import UNUSABLE

    changed = False
    failures = list(errors)
    for path, _, checked, fixed in _fixed(run, paths, filters, failures):
        if not fixed.applied:
            continue
        changed = True
        name = _shown(path)
        lines = difflib.unified_diff(
            checked.document.source.text.splitlines(keepends=True),
            fixed.text.splitlines(keepends=True),
            name,
            f"{name} (rättad)",
        )
        for line in lines:
            click.echo(line if line.endswith(("\n", "\r")) else f"{line}\n\\ Ingen ny rad i slutet av filen\n", nl=False)
    for failure in failures:
        click.echo(f"Fel: {_shown(failure.path)}: {failure.message}", err=True)
    return UNUSABLE if failures else int(changed)


def _fixed(
    run: Run, paths: Sequence[str], filters: Sequence[Filter], failures: list[FileError]
) -> Iterator[tuple[str, bytes, Checked, Fixed]]:
    """Every file that could be read, in a format that can be written back, with its mended text.

    Files that could not be read go to `failures`. What was up for mending and left out is said.
    """
    from klarsprak import readers
    from klarsprak.core.document import ReadError
    from klarsprak.core.result import FileError
    from klarsprak.engine.discovery import missing_message
    from klarsprak.engine.fix import FIXABLE_FORMATS, fix
    from klarsprak.engine.linter import check_document
    from klarsprak.engine.runner import Checked

    for path in paths:
        try:
            data = Path(path).read_bytes()
            document = readers.read(path, data, display=_shown(path))
        except ReadError as error:
            failures.append(FileError(path, str(error)))
            continue
        except (OSError, ValueError) as error:
            failures.append(FileError(path, missing_message(error)))
            continue
        if document.source.format not in FIXABLE_FORMATS:
            click.echo(f"Obs: {_shown(path)}: det här formatet rättas inte automatiskt. Rätta i ditt skrivprogram.", err=True)
            continue
        checked = Checked(document, check_document(document, run.settings_for(path).check_settings(document)))
        for narrowed in filters:
            checked = narrowed(path, checked)
        fixed = fix(document, checked.result.findings)
        for finding, reason in fixed.dropped:
            line = document.source.position(finding.start).line
            click.echo(f"Obs: {_shown(path)}: rad {line}, {finding.rule} rättas inte: {reason}.", err=True)
        yield path, data, checked, fixed


def _shown(path: str) -> str:
    from klarsprak.engine.runner import shown_path

    return shown_path(path)


def _write(path: Path, data: bytes, old: str, new: str, encoding: str) -> str | None:
    """Write the mended text in place of `data`. Gives the reason, as one line, where that could not be done safely."""
    try:
        # Only a file that can be written back to the byte may be changed: a broken byte would be lost on the way.
        if old.encode(encoding) != data:
            return "den kan inte skrivas tillbaka utan att annat ändras. Spara den som UTF-8 först."
        mended = new.encode(encoding)
    except UnicodeEncodeError:
        return "rättningen har tecken som filens teckenkodning saknar. Spara filen som UTF-8 först."
    try:
        if path.read_bytes() != data:
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
