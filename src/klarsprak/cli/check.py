"""`klarsprak check`: check texts and report what was found."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, TextIO

import click

from klarsprak.cli.options import command_line, format_option, profile_options, rule_options

if TYPE_CHECKING:
    from klarsprak.cli.reading import Run
    from klarsprak.reports.base import Report

FORMATS = ("terminal", "concise", "json", "html", "sarif", "github", "gitlab", "checkstyle", "junit")
#: Formats that are UTF-8 whatever the terminal's encoding is: other programs read them.
_UTF8 = frozenset(FORMATS) - {"terminal", "concise"}


@click.command(options_metavar="[FLAGGOR]", no_args_is_help=True)
@click.argument("paths", nargs=-1, required=True, metavar="SÖKVÄG…")
@format_option(*FORMATS)
@click.option("--output", "-o", metavar="FIL", help="Skriv rapporten till en fil.")
@profile_options
@rule_options
@click.option("--baseline", "baseline_file", metavar="FIL", help="Säg bara det som inte finns i baslinjen.")
@click.option("--diff", "ref", metavar="REF", help="Säg bara det som står på rader som har ändrats sedan en version i git.")
@click.option("--fix", "fix_files", is_flag=True, help="Rätta det som är säkert att rätta, direkt i filerna.")
@click.option("--diff-fix", is_flag=True, help="Visa vad --fix skulle ändra, utan att ändra något.")
@click.option("--comments", metavar="KOPIA", help="Skriv en kopia av ett Word-dokument, med varje anmärkning som kommentar.")
@click.option("--track-changes", is_flag=True, help="Gör säkra rättningar i kopian, som spårade ändringar.")
@click.option("--no-cache", is_flag=True, help="Läs och spara inga resultat från tidigare körningar.")
@click.option("--stdin-filename", metavar="NAMN", help="Filnamn för text från standard in (-): avgör format och inställningar.")
@click.option("--quiet", "-q", is_flag=True, help="Visa bara det som gör att kontrollen inte går igenom.")
@click.option("--verbose", "-v", is_flag=True, help="Visa alla ställen och alla tips i sin helhet.")
def check(
    *,
    paths: tuple[str, ...],
    format_: str,
    output: str | None,
    audience: str | None,
    text_type: str | None,
    config_file: str | None,
    select: tuple[tuple[str, ...], ...],
    extend_select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    fail_on: str | None,
    baseline_file: str | None,
    ref: str | None,
    fix_files: bool,
    diff_fix: bool,
    comments: str | None,
    track_changes: bool,
    no_cache: bool,
    stdin_filename: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Kontrollera texter: filer, mappar eller standard in (-).

    Filer som du anger kontrolleras alltid. I mappar kontrolleras de format som klarsprak kan läsa, utom det som .gitignore
    och konfigurationen undantar.

    \b
    Avslutningskod:
      0  inget att anmärka på, från varning och uppåt (se --fail-on)
      1  det finns anmärkningar
      2  fel användning, eller en fil som inte går att läsa

    Med --diff-fix betyder 1 att det finns något att rätta.
    """
    if (fix_files or diff_fix) and "-" in paths:
        raise click.UsageError("--fix och --diff-fix gäller filer, inte standard in (-).", click.get_current_context())
    if fix_files and diff_fix:
        raise click.UsageError("--fix och --diff-fix går inte att använda tillsammans.", click.get_current_context())
    if quiet and verbose:
        raise click.UsageError("--quiet och --verbose går inte att använda tillsammans.", click.get_current_context())
    if track_changes and comments is None:
        raise click.UsageError(
            "--track-changes hör ihop med --comments: ange också namnet på kopian.", click.get_current_context()
        )
    if comments is not None and (fix_files or diff_fix):
        raise click.UsageError(
            "--comments går inte att använda med --fix eller --diff-fix. Använd --track-changes.", click.get_current_context()
        )
    from klarsprak.cli import replay

    context = click.get_current_context()
    cache = replay.open_cache(no_cache=no_cache)
    again = None
    if cache is not None and not (fix_files or diff_fix or comments) and replay.usable(paths, format_, output, ref):
        again = replay.Replay(cache, paths, context.params)
        earlier = again.earlier()
        if earlier is not None:
            raise click.exceptions.Exit(replay.say(*earlier, utf8=format_ in _UTF8))
    said = command_line(
        audience=audience, text_type=text_type, select=select, extend_select=extend_select, ignore=ignore, fail_on=fail_on
    )
    from klarsprak.cli.narrowing import Narrowing
    from klarsprak.cli.output import opened
    from klarsprak.cli.reading import Run, find
    from klarsprak.config.resolve import Configuration
    from klarsprak.core.result import FileError

    configuration = Configuration(said, config_file)
    found, errors = find(paths, stdin_filename, configuration)
    if comments is not None:
        from klarsprak.cli import commenting

        commenting.refuse(found, comments)
    narrowing = Narrowing(configuration, found, baseline_file, ref, stdin_filename)
    run = Run(configuration, filters=narrowing.filters, cache=cache)
    if fix_files or diff_fix:
        from klarsprak.cli import fixing

        if diff_fix:
            raise click.exceptions.Exit(fixing.show(run, found, narrowing.filters, errors))
        fixing.mend(run, found, narrowing.filters)
    with ExitStack() as stack:
        stream = stack.enter_context(opened(output, utf8=format_ in _UTF8))
        if again is not None:
            recording = stack.enter_context(again.recorded([*found, *narrowing.files, *run.word_lists(found)], stream))
            stream = recording.stream
        report = _report(format_, stream, run, stack, files=len(found), quiet=quiet, verbose=verbose)
        for outcome in run.check(found, errors, stdin_filename):
            if isinstance(outcome, FileError):
                report.fail(outcome)
                continue
            if format_ == "concise" and not quiet:
                _notes(outcome.result.path, outcome.result.notes)
            report.add(outcome)
            if comments is None:
                run.result.let_go()
        report.finish(run.result)
        if not quiet:
            narrowing.tell(whole=not (select or ignore or audience or text_type))
        if comments is not None and run.result.files:
            commenting.write(run, found[0], comments, track=track_changes, only_failing=quiet)
        if again is not None and not run.result.errors and not run.said:
            recording.status = run.exit_status
    raise click.exceptions.Exit(run.exit_status)


def _notes(path: str, notes: list[str]) -> None:
    """The reader's notes, where the format has no room for them."""
    from klarsprak.reports import words

    for note in notes:
        click.echo(f"Obs: {words.path(path)}: {words.clean(note)}", err=True)


def _report(format_: str, stream: TextIO, run: Run, stack: ExitStack, *, files: int, quiet: bool, verbose: bool) -> Report:
    if format_ == "json":
        from klarsprak.reports.json import JsonReport

        return JsonReport(stream)
    if format_ == "concise":
        from klarsprak.reports.concise import ConciseReport

        return ConciseReport(stream, run.fails if quiet else None)
    if format_ not in ("html", "terminal"):
        return _for_pipelines(format_, stream, run)
    from klarsprak.cli.progress import progress
    from klarsprak.reports.terminal import console_for

    console = console_for(stream)
    report: Report
    if format_ == "html":
        from klarsprak.reports.html import HtmlReport

        report = HtmlReport(stream)
    else:
        from klarsprak.reports.terminal import TerminalReport

        report = TerminalReport(console, verbose=verbose, fails=run.fails if quiet else None, alone=files == 1)
    return report if quiet else stack.enter_context(progress(report, console, files))


def _for_pipelines(format_: str, stream: TextIO, run: Run) -> Report:
    if format_ == "sarif":
        from klarsprak.reports.sarif import SarifReport

        return SarifReport(stream)
    if format_ == "github":
        from klarsprak.reports.github import GithubReport

        return GithubReport(stream)
    if format_ == "gitlab":
        from klarsprak.reports.gitlab import GitlabReport

        return GitlabReport(stream)
    if format_ == "checkstyle":
        from klarsprak.reports.checkstyle import CheckstyleReport

        return CheckstyleReport(stream)
    from klarsprak.reports.junit import JunitReport

    return JunitReport(stream, run.fails)
