"""`klarsprak report`: how far a text or an archive meets its policies."""

from __future__ import annotations

import click

from klarsprak.cli.options import command_line, format_option, policy_option, profile_options


@click.command(short_help="Följ upp en policy: en text eller ett helt arkiv.", options_metavar="[FLAGGOR]", no_args_is_help=True)
@click.argument("paths", nargs=-1, required=True, metavar="SÖKVÄG…")
@policy_option
@format_option("md", "json", "html")
@click.option("--output", "-o", metavar="FIL", help="Skriv till en fil.")
@profile_options
@click.option("--stdin-filename", metavar="NAMN", help="Filnamn för text från standard in (-).")
def report(
    *,
    paths: tuple[str, ...],
    policy: tuple[str, ...],
    format_: str,
    output: str | None,
    audience: str | None,
    text_type: str | None,
    config_file: str | None,
    stdin_filename: str | None,
) -> None:
    """Följ upp en policy, punkt för punkt, för en text eller ett helt arkiv.

    Varje punkt är uppfylld, inte uppfylld, gäller inte texten eller behöver bedömas av en människa. Ingen punkt räknas som
    uppfylld utan att något i texten har prövats. Avslutningskoden är 0, eller 2 om något inte gick att läsa.
    """
    from dataclasses import replace
    from datetime import date

    from klarsprak.cli.output import opened
    from klarsprak.cli.reading import Run, find
    from klarsprak.cli.replay import open_cache
    from klarsprak.config.resolve import Configuration
    from klarsprak.policy.packs import load_all
    from klarsprak.reports import policy as reports

    said = replace(command_line(audience=audience, text_type=text_type), policy=policy)
    configuration = Configuration(said, config_file)
    found, errors = find(paths, stdin_filename, configuration)
    run = Run(configuration, cache=open_cache())
    wanted = dict.fromkeys(name for path in found for name in run.settings_for(path).values["policy"].value)
    gathered = reports.PolicyReport(load_all(tuple(wanted)), date.today())
    for _ in run.check(found, errors, stdin_filename):
        for result in run.result.files:
            gathered.add(result)
        # Whole results of thousands of texts would fill the memory.
        run.result.files.clear()
    data = gathered.data(run.result.errors)
    text = {"md": reports.to_markdown, "json": reports.to_json, "html": reports.to_html}[format_](data)
    with opened(output, utf8=format_ != "md") as stream:
        stream.write(text)
    raise click.exceptions.Exit(2 if run.result.errors else 0)
