"""`klarsprak compare`: what has become of the findings, the figures and the policy's clauses from one version to the next."""

from __future__ import annotations

import click

from klarsprak.cli.options import UNUSABLE, command_line, format_option, policy_option, profile_options


@click.command(short_help="Jämför två versioner av en text.", options_metavar="[FLAGGOR]", no_args_is_help=True)
@click.argument("before", metavar="FÖRE")
@click.argument("after", metavar="EFTER")
@policy_option
@format_option("terminal", "md", "json", "html")
@click.option("--output", "-o", metavar="FIL", help="Skriv till en fil.")
@profile_options
@click.option("--stdin-filename", metavar="NAMN", help="Filnamn för text från standard in (-).")
def compare(
    *,
    before: str,
    after: str,
    policy: tuple[str, ...],
    format_: str,
    output: str | None,
    audience: str | None,
    text_type: str | None,
    config_file: str | None,
    stdin_filename: str | None,
) -> None:
    """Jämför två versioner av en text: vilka anmärkningar som är borta, nya och kvar, och vad som har hänt med måtten och
    policyns punkter.

    En anmärkning är densamma fast raderna har flyttats eller meningen har ändrats lite. Båda versionerna mäts med de
    inställningar som gäller för EFTER. Avslutningskoden är 0, eller 2 om en text inte går att läsa.
    """
    import os
    from dataclasses import replace

    from klarsprak.cli.output import opened
    from klarsprak.cli.reading import Run, find
    from klarsprak.cli.replay import open_cache
    from klarsprak.config.resolve import Configuration
    from klarsprak.core.result import FileError
    from klarsprak.policy.packs import load_all
    from klarsprak.reports import compare as reports

    context = click.get_current_context()
    if before == after == "-":
        raise click.UsageError("Bara en av versionerna kan komma från standard in (-).", context)
    if any(os.path.isdir(path) for path in (before, after)):
        raise click.UsageError("FÖRE och EFTER ska vara filer, inte mappar.", context)
    said = replace(command_line(audience=audience, text_type=text_type), policy=policy)
    configuration = Configuration(said, config_file)
    paths = [before, after]
    errors = [e for path in paths for e in find([path], stdin_filename if path == "-" else None, configuration)[1]]
    if stdin_filename is not None and "-" not in paths:
        raise click.UsageError("--stdin-filename gäller text från standard in: skriv också ”-”.", context)
    run = Run(configuration, cache=open_cache())
    name, standard = ((stdin_filename or p if p == "-" else p) for p in (before, after))
    run.adopt(name, standard)
    outcomes = [*run.check([] if errors else paths, errors, stdin_filename)]
    checked = [outcome for outcome in outcomes if not isinstance(outcome, FileError)]
    if len(checked) < len(paths):
        raise click.exceptions.Exit(UNUSABLE)
    packs = load_all(run.settings_for(standard).values["policy"].value)
    comparison = reports.Comparison(checked[0], checked[1], packs)
    write = {
        "terminal": reports.to_terminal,
        "md": reports.to_markdown,
        "json": reports.to_json,
        "html": reports.to_html,
    }[format_]
    with opened(output, utf8=format_ in ("json", "html")) as stream:
        stream.write(write(comparison))
