"""`klarsprak commitments`: the promises in texts, and whether each says when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from klarsprak.cli.options import command_line, format_option, profile_options

if TYPE_CHECKING:
    from klarsprak.config.resolve import Settings
    from klarsprak.core.document import Document
    from klarsprak.core.result import FileResult, RunResult
    from klarsprak.engine.settings import CheckSettings


@click.command(short_help="Lista löften, och om de säger när.", options_metavar="[FLAGGOR]", no_args_is_help=True)
@click.argument("paths", nargs=-1, required=True, metavar="SÖKVÄG…")
@format_option("table", "json", "csv", "ics")
@click.option("--output", "-o", metavar="FIL", help="Skriv till en fil.")
@profile_options
@click.option("--stdin-filename", metavar="NAMN", help="Filnamn för text från standard in (-).")
def commitments(
    *,
    paths: tuple[str, ...],
    format_: str,
    output: str | None,
    audience: str | None,
    text_type: str | None,
    config_file: str | None,
    stdin_filename: str | None,
) -> None:
    """Lista löften om svar och åtgärder: vad som lovas, och om det sägs när.

    Tabellen visas på skärmen. csv öppnas i Excel. ics läggs in i en kalender: ett heldagsevenemang för varje löfte med en
    sista dag, och en ny export uppdaterar det i stället för att lägga till ett till.

    Ett löfte har tid angiven (”inom två arbetsdagar”), oklar tid (”inom kort”) eller tid saknas (”vi återkommer”).
    """
    from klarsprak.cli.output import opened
    from klarsprak.cli.reading import Run, find
    from klarsprak.config.resolve import Configuration

    configuration = Configuration(command_line(audience=audience, text_type=text_type), config_file)
    found, errors = find(paths, stdin_filename, configuration)
    run = Run(configuration, choose=_promises_only)
    for _ in run.check(found, errors, stdin_filename):
        pass
    with opened(output, utf8=format_ != "table") as stream:
        stream.write(_written(run.result, format_))
    raise click.exceptions.Exit(2 if run.result.errors else 0)


def _promises_only(settings: Settings, document: Document) -> CheckSettings:
    """No rules at all: promises are found in every check that is not narrowed to some rules, and nothing else is shown."""
    from klarsprak.rules.registry import FAMILIES

    return replace(settings.check_settings(document), select=(), extend_select=(), ignore=tuple(FAMILIES))


def _written(run: RunResult, format_: str) -> str:
    if format_ == "json":
        return _json(run)
    if format_ == "csv":
        from klarsprak.reports import csv_commitments

        return csv_commitments.table(run)
    if format_ == "ics":
        from klarsprak.reports import ics

        return ics.calendar(run)
    return _table(run).replace("\N{NO-BREAK SPACE}", " ")


def _json(run: RunResult) -> str:
    from klarsprak.reports.json import commitment_object, whole

    return whole(run, lambda f: {"commitments": [commitment_object(f.source, c) for c in f.commitments]})


def _table(run: RunResult) -> str:
    from klarsprak.reports import words

    blocks = [_one(result) for result in run.files if result.commitments]
    promises = [c for f in run.files for c in f.commitments]
    if not run.files:
        return ""
    if not promises:
        return "Inga löften hittades.\n"
    parts = []
    for status, label in words.STATUSES.items():
        n = sum(1 for c in promises if c.status is status)
        if n:
            parts.append(f"{words.number(n)} med {label}" if label != "tid saknas" else f"{words.number(n)} där tid saknas")
    return "\n".join([*blocks, f"{words.count(len(promises), 'löfte', 'löften')}: {words.listed(parts)}.", ""])


def _one(result: FileResult) -> str:
    import textwrap

    from klarsprak.reports import words

    lines = [words.path(result.path)]
    for c in result.commitments:
        line = result.source.position(c.start).line
        due = f" Senast {c.due.isoformat()}." if c.due else ""
        head = f"  rad {line:<5}{words.STATUSES[c.status]:<13}"
        text = f"”{words.clean(c.text)}”{due}"
        lines += textwrap.wrap(text, 80, initial_indent=head, subsequent_indent=" " * len(head), break_long_words=False)
    return "\n".join([*lines, ""])
