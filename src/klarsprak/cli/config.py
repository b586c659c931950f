"""`klarsprak config`: show, make and check configuration files."""

from __future__ import annotations

import json
import os
from typing import Any

import click

from klarsprak.cli.options import UNUSABLE, command_line, profile_options, refuse_broken, rule_options


@click.group(options_metavar="[FLAGGOR]", subcommand_metavar="KOMMANDO …")
def config() -> None:
    """Visa, skapa och kontrollera konfigurationen.

    Den närmaste klarsprak.toml gäller, eller [tool.klarsprak] i pyproject.toml: först i filens egen mapp, sedan i mapparna
    ovanför.
    """


@config.command(short_help="Visa vad som gäller, och varför.", options_metavar="[FLAGGOR]")
@click.argument("path", default=".", metavar="[SÖKVÄG]")
@profile_options
@rule_options
def show(
    *,
    path: str,
    audience: str | None,
    text_type: str | None,
    config_file: str | None,
    select: tuple[tuple[str, ...], ...],
    extend_select: tuple[tuple[str, ...], ...],
    ignore: tuple[tuple[str, ...], ...],
    fail_on: str | None,
) -> None:
    """Visa vad som gäller för en fil eller mapp, och var varje värde kommer ifrån."""
    from klarsprak.config.resolve import Configuration

    said = command_line(
        audience=audience, text_type=text_type, select=select, extend_select=extend_select, ignore=ignore, fail_on=fail_on
    )
    configuration = Configuration(said, config_file)
    if not os.path.exists(path):
        raise click.UsageError(f"{path}: Filen eller mappen finns inte.", click.get_current_context())
    # A file that does not exist stands for all files in the folder: an override of the whole folder reaches it.
    settings = configuration.settings_for(os.path.join(path, "text") if os.path.isdir(path) else path)
    refuse_broken(configuration)
    rows = [(key, _toml(value.value), value.origin) for key, value in settings.values.items()]
    wide, wider = max(len(r[0]) for r in rows), max(len(r[1]) for r in rows if len(r[1]) <= 40)
    for key, shown, origin in rows:
        click.echo(f"{key:<{wide}} = {shown:<{wider}}  # {origin}")


def _toml(value: Any) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(_toml(v) for v in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


@config.command(short_help="Skapa en klarsprak.toml med förklaringar.", options_metavar="[FLAGGOR]")
@click.argument("folder", default=".", metavar="[MAPP]")
def init(folder: str) -> None:
    """Skapa en klarsprak.toml med förklaringar. En fil som redan finns skrivs aldrig över."""
    from klarsprak.config.load import NAME
    from klarsprak.config.template import TEMPLATE

    path = os.path.normpath(os.path.join(folder, NAME))
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(TEMPLATE)
    except FileExistsError as error:
        raise _Refused(f"{path} finns redan och har inte ändrats.") from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise _Refused(f"Mappen {folder} finns inte.") from error
    except OSError as error:
        raise _Refused(f"{path} går inte att skriva: {error.strerror or error}.") from error
    click.echo(f"{path} är skapad. Öppna den och ändra det som inte stämmer för er.")


@config.command(short_help="Kontrollera en konfigurationsfil.", options_metavar="[FLAGGOR]")
@click.argument("path", default=".", metavar="[SÖKVÄG]")
def validate(path: str) -> None:
    """Kontrollera en konfigurationsfil, eller den som gäller för en mapp."""
    from klarsprak.config import load
    from klarsprak.config.resolve import Configuration

    if os.path.isdir(path):
        configuration = Configuration()
        file = configuration.file_for(path)
    else:
        configuration = Configuration(config=path)
        file = configuration.file_for(path)
    refuse_broken(configuration)
    if file is None:
        raise _Refused(f"Det finns ingen {load.NAME} i mappen eller ovanför den. Skapa en med ”klarsprak config init”.")
    click.echo(f"{load.shown(file.path)}: inga fel.")


@config.command(short_help="Skriv ut konfigurationens JSON-schema.", options_metavar="[FLAGGOR]")
def schema() -> None:
    """Skriv ut konfigurationens JSON-schema (draft-07), för redigeringsprogram."""
    from klarsprak.config.schema import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


class _Refused(click.ClickException):
    exit_code = UNUSABLE
