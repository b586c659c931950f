"""`klarsprak baseline`: keep the findings that are there today apart from those that come."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from klarsprak.cli.options import UNUSABLE, command_line, profile_options, refuse_broken

if TYPE_CHECKING:
    from klarsprak.config.resolve import Configuration
    from klarsprak.engine.baseline import Baseline, Counts

_file = click.option(
    "--baseline",
    "baseline_file",
    metavar="FIL",
    help="Baslinjens fil, i stället för konfigurationens eller klarsprak-baseline.json.",
)


@click.group(options_metavar="[FLAGGOR]", subcommand_metavar="KOMMANDO …")
def baseline() -> None:
    """Spara dagens anmärkningar, så att bara nya sägs.

    Lägg filen i versionshanteringen och skriv baseline = "klarsprak-baseline.json" i konfigurationen. Anmärkningarna känns
    igen på fil, regel och mening: de är kända även när rader flyttas, men inte när meningen ändras.
    """


@baseline.command(short_help="Spara dagens anmärkningar.", options_metavar="[FLAGGOR]")
@click.argument("paths", nargs=-1, metavar="[SÖKVÄG…]")
@_file
@profile_options
def create(
    *,
    paths: tuple[str, ...],
    baseline_file: str | None,
    audience: str | None,
    text_type: str | None,
    config_file: str | None,
) -> None:
    """Kontrollera texter och spara anmärkningarna. En fil som redan finns skrivs aldrig över."""
    from klarsprak.config.resolve import Configuration
    from klarsprak.engine.baseline import Baseline

    configuration = Configuration(command_line(audience=audience, text_type=text_type), config_file)
    path = _path(baseline_file, configuration)
    if os.path.exists(path):
        click.echo(f"Fel: {path}: Filen finns redan. Uppdatera den med: klarsprak baseline update", err=True)
        raise click.exceptions.Exit(UNUSABLE)
    made = Baseline(path)
    counts, failed = _counts(paths or (".",), configuration)
    made.files = {made.key(name): found for name, found in counts.items()}
    _write(made)
    from klarsprak.reports import words

    files = words.count(sum(1 for c in made.files.values() if c), "text", "texter")
    click.echo(f"{path}: {words.count(made.total, 'anmärkning', 'anmärkningar')} i {files}.".replace("\N{NO-BREAK SPACE}", " "))
    if baseline_file is None and configuration.baseline_for(os.curdir) is None:
        click.echo(f'Skriv baseline = "{path}" i klarsprak.toml, så gäller den.')
    raise click.exceptions.Exit(UNUSABLE if failed else 0)


@baseline.command(short_help="Ta bort det som inte finns kvar, och lägg till nytt.", options_metavar="[FLAGGOR]")
@click.argument("paths", nargs=-1, metavar="[SÖKVÄG…]")
@_file
@profile_options
@click.option("--only-remove", is_flag=True, help="Ta bara bort det som inte finns kvar. Lägg inte till nytt.")
def update(
    *,
    paths: tuple[str, ...],
    baseline_file: str | None,
    audience: str | None,
    text_type: str | None,
    config_file: str | None,
    only_remove: bool,
) -> None:
    """Kontrollera texter på nytt och spara anmärkningarna som de är nu.

    Texter som inte kontrolleras den här gången behåller sina anmärkningar. Filer som inte finns längre tas bort.
    """
    from klarsprak.config.resolve import Configuration
    from klarsprak.engine.baseline import Baseline, BaselineError

    configuration = Configuration(command_line(audience=audience, text_type=text_type), config_file)
    path = _path(baseline_file, configuration)
    try:
        made = Baseline.read(path)
    except BaselineError as error:
        # A broken file is what an update is for; a missing or an unreadable one is a mistake.
        if not error.broken:
            click.echo(f"Fel: {error}", err=True)
            raise click.exceptions.Exit(UNUSABLE) from None
        made = Baseline(path)
    counts, failed = _counts(paths or (".",), configuration)
    removed, added = made.drop_missing(), 0
    for name, found in counts.items():
        key = made.key(name)
        old = made.files.get(key, {})
        both = {place: min(n, found[place]) for place, n in old.items() if place in found}
        removed += sum(old.values()) - sum(both.values())
        made.files[key] = both if only_remove else found
        added += sum(made.files[key].values()) - sum(both.values())
    _write(made)
    click.echo(f"{path}: {removed} borttagna, {added} tillagda, {made.total} sammanlagt.")
    raise click.exceptions.Exit(UNUSABLE if failed else 0)


@baseline.command(short_help="Visa vad baslinjen innehåller.", options_metavar="[FLAGGOR]")
@_file
@click.option("--config", "config_file", metavar="FIL", help="Konfigurationsfil, i stället för den närmaste.")
def show(*, baseline_file: str | None, config_file: str | None) -> None:
    """Visa hur många anmärkningar baslinjen har, fil för fil och regel för regel. Inget kontrolleras."""
    from klarsprak.cli.narrowing import read_baseline
    from klarsprak.config.resolve import Configuration
    from klarsprak.reports import words

    path = _path(baseline_file, Configuration(config=config_file))
    kept = read_baseline(path)
    folder = os.path.dirname(os.path.abspath(path))
    for name, counts in sorted(kept.files.items()):
        rules: dict[str, int] = {}
        for (rule, _), n in counts.items():
            rules[rule] = rules.get(rule, 0) + n
        if rules:
            gone = "" if os.path.exists(os.path.join(folder, name)) else " (filen finns inte längre)"
            listed = ", ".join(f"{rule} {n}" for rule, n in sorted(rules.items()))
            click.echo(f"{words.path(name)}{gone}: {listed}")
    click.echo(f"{words.count(kept.total, 'känd anmärkning', 'kända anmärkningar')}.".replace("\N{NO-BREAK SPACE}", " "))


def _path(given: str | None, configuration: Configuration) -> str:
    from klarsprak.engine.baseline import NAME

    refuse_broken(configuration)
    path = given or configuration.baseline_for(os.curdir) or NAME
    refuse_broken(configuration)
    return path


def _counts(paths: tuple[str, ...], configuration: Configuration) -> tuple[dict[str, Counts], bool]:
    """The findings of each text, and whether any text could not be read."""
    from klarsprak.cli.reading import Run, find
    from klarsprak.cli.replay import open_cache
    from klarsprak.core.result import FileError
    from klarsprak.engine.baseline import counts_of
    from klarsprak.engine.discovery import STDIN

    if STDIN in paths:
        raise click.UsageError("En baslinje gäller filer, inte text från standard in.", click.get_current_context())
    found, errors = find(paths, None, configuration)
    run = Run(configuration, cache=open_cache())
    counts: dict[str, Counts] = {}
    for name, outcome in zip([*(e.path for e in errors), *found], run.check(found, errors), strict=True):
        if not isinstance(outcome, FileError):
            counts[name] = counts_of(outcome.document, outcome.result.findings)
    return counts, bool(run.result.errors)


def _write(made: Baseline) -> None:
    try:
        made.write()
    except OSError as error:
        click.echo(f"Fel: {made.path}: Filen går inte att skriva: {error.strerror or error}.", err=True)
        raise click.exceptions.Exit(UNUSABLE) from None
