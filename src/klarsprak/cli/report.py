"""`klarsprak report`: how far a text or an archive meets its policies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from klarsprak.cli.options import command_line, format_option, policy_option, profile_options

if TYPE_CHECKING:
    from klarsprak.config.resolve import Settings
    from klarsprak.core.result import FileError, RunResult
    from klarsprak.engine.runner import Checked
    from klarsprak.policy.answers import Answers
    from klarsprak.reports.policy import PolicyReport

_BINARY = frozenset({"docx"})


@click.command(short_help="Följ upp en policy: en text eller ett helt arkiv.", options_metavar="[FLAGGOR]", no_args_is_help=True)
@click.argument("paths", nargs=-1, required=True, metavar="SÖKVÄG…")
@policy_option
@format_option("md", "json", "html", "docx")
@click.option("--output", "-o", metavar="FIL", help="Skriv till en fil.")
@click.option("--since", metavar="FIL", help="Visa vad som har hänt sedan en tidigare rapport, sparad som json.")
@click.option("--answers", metavar="FIL", help="Räkna med människors svar på det som bara de kan bedöma.")
@click.option("--questions", metavar="FIL", help="Skriv frågorna till en fil att svara i. Det som redan står där blir kvar.")
@profile_options
@click.option("--stdin-filename", metavar="NAMN", help="Filnamn för text från standard in (-).")
def report(
    *,
    paths: tuple[str, ...],
    policy: tuple[str, ...],
    format_: str,
    output: str | None,
    since: str | None,
    answers: str | None,
    questions: str | None,
    audience: str | None,
    text_type: str | None,
    config_file: str | None,
    stdin_filename: str | None,
) -> None:
    """Följ upp en policy, punkt för punkt, för en text eller ett helt arkiv.

    Varje punkt är uppfylld, inte uppfylld, gäller inte texten eller behöver bedömas av en människa. Ingen punkt räknas som
    uppfylld utan att något i texten har prövats. Avslutningskoden är 0, eller 2 om något inte gick att läsa.

    Avbryter du en lång körning kan du köra om kommandot. Det som redan är prövat prövas inte igen.
    """
    from contextlib import ExitStack
    from dataclasses import replace
    from datetime import date

    from klarsprak.cli.output import opened
    from klarsprak.cli.progress import progress
    from klarsprak.cli.reading import Run, find
    from klarsprak.cli.replay import open_cache
    from klarsprak.config.resolve import Configuration
    from klarsprak.core.result import FileError
    from klarsprak.policy.packs import load_all
    from klarsprak.reports import policy as reports
    from klarsprak.reports import policy_formats as formats
    from klarsprak.reports.policy_since import since as changed
    from klarsprak.reports.terminal import console_for

    if format_ in _BINARY:
        _refuse_docx(output)
    # A fault in these is said before the long work, not after it.
    given = _read_answers(answers)
    earlier = _read_earlier(since)
    said = replace(command_line(audience=audience, text_type=text_type), policy=policy)
    configuration = Configuration(said, config_file)
    found, errors = find(paths, stdin_filename, configuration)
    run = Run(configuration, cache=open_cache())
    wanted = dict.fromkeys(name for path in found for name in run.settings_for(path).values["policy"].value)
    gathered = reports.PolicyReport(load_all(tuple(wanted)), date.today(), given)
    with ExitStack() as stack:
        import sys

        bar = stack.enter_context(progress(_Gathering(gathered, run.settings_for), console_for(sys.stdout), len(found)))
        for outcome in run.check(found, errors, stdin_filename):
            if isinstance(outcome, FileError):
                bar.fail(outcome)
                continue
            bar.add(outcome)
            # Whole results of thousands of texts would fill the memory.
            run.result.files.clear()
        bar.finish(run.result)
    data: dict[str, Any] = gathered.data(run.result.errors)
    if earlier is not None:
        data["since"] = changed(earlier, data)
    if questions is not None:
        _ask(gathered, questions, given)
    if format_ == "docx" and output is not None:
        from klarsprak.cli.output import Unwritable
        from klarsprak.reports.policy_docx import to_docx

        try:
            with open(output, "wb") as file:
                file.write(to_docx(data))
        except OSError as error:
            raise Unwritable(output, error) from error
    else:
        text = {"md": formats.to_markdown, "json": formats.to_json, "html": formats.to_html}[format_](data)
        with opened(output, utf8=format_ != "md") as stream:
            stream.write(text)
    raise click.exceptions.Exit(2 if run.result.errors else 0)


class _Gathering:
    """The gathered report, in the form that a progress bar can stand before."""

    def __init__(self, gathered: PolicyReport, settings_for: Any) -> None:
        self._gathered = gathered
        self._settings_for = settings_for

    def add(self, checked: Checked) -> None:
        """Take in a text."""
        from klarsprak.config.resolve import DEFAULT

        settings: Settings = self._settings_for(checked.result.path)
        self._gathered.add(checked, declared=settings.values["audience"].origin != DEFAULT)

    def fail(self, error: FileError) -> None:
        """Nothing: errors are listed at the end."""

    def finish(self, run: RunResult) -> None:
        """Nothing: the report is written when it has been put together with answers and an earlier one."""


def _read_answers(path: str | None) -> Answers | None:
    if path is None:
        return None
    from klarsprak.policy.answers import Answers, AnswersError

    try:
        return Answers.read(path)
    except AnswersError as error:
        raise click.UsageError("\n".join(error.lines), click.get_current_context()) from None


def _read_earlier(path: str | None) -> dict[str, Any] | None:
    if path is None:
        return None
    from klarsprak.reports.policy_since import SinceError, read

    try:
        return read(path)
    except SinceError as error:
        raise click.UsageError(str(error), click.get_current_context()) from None


def _ask(gathered: PolicyReport, path: str, given: Answers | None) -> None:
    """Write the open questions to a file, and say how many on standard error."""
    import os

    from klarsprak.cli.output import Unwritable
    from klarsprak.policy.answers import Answers
    from klarsprak.reports import words

    same = given is not None and os.path.realpath(given.path) == os.path.realpath(path)
    file = given if same else _read_answers(path) if os.path.exists(path) else Answers(path)
    assert file is not None
    try:
        added = file.add(gathered.questions(file))
    except OSError as error:
        raise Unwritable(path, error) from error
    shown = words.path(path)
    told = (
        f"{words.count(added, 'ny fråga', 'nya frågor')} står nu i {shown}." if added else "Det finns inga nya frågor att skriva."
    )
    click.echo(told.replace("\N{NO-BREAK SPACE}", " "), err=True)


def _refuse_docx(output: str | None) -> None:
    """Say what is missing before anything is checked: a file to write to, or the library that writes Word files."""
    from importlib.util import find_spec

    context = click.get_current_context()
    if output is None or output == "-":
        raise click.UsageError("--format docx ger en Word-fil: ange också --output FIL.", context)
    if find_spec("docx") is None:
        raise click.UsageError("--format docx behöver python-docx. Installera det med: pip install python-docx", context)
