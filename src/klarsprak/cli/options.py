"""The options that several commands share, and what they make: the command line's part of the configuration."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from klarsprak.core.profile import Audience, TextType

if TYPE_CHECKING:
    from klarsprak.config.resolve import CommandLine, Configuration

#: Exit status for wrong use, an unreadable configuration and unreadable input.
UNUSABLE = 2


class Word(click.ParamType):  # type: ignore[type-arg]
    """One of some words. Swedish letters and capitals are accepted: ”Lättläst” is ”lattlast”."""

    name = "ord"

    def __init__(self, words: list[str]) -> None:
        self.words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The word as it is written in the configuration."""
        from klarsprak.config.errors import did_you_mean, fold

        word = fold(str(value))
        if word not in self.words:
            hint = did_you_mean(word, self.words)
            self.fail(f"”{value}” går inte att välja.{hint} Välj ett av: {', '.join(self.words)}.", param, ctx)
        return word

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """The words that begin so."""
        del ctx, param
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in self.words if word.startswith(incomplete)]


class Codes(click.ParamType):  # type: ignore[type-arg]
    """Rule codes or families, with commas between. That they exist is looked up when the rules are there."""

    name = "koder"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The codes, in capitals."""
        del param, ctx
        return value if isinstance(value, tuple) else tuple(c.strip().upper() for c in value.split(",") if c.strip())


def format_option(*formats: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """--format, with the first format as the default one."""
    listed = f"{formats[0]} (förval), {', '.join(formats[1:-1])} eller {formats[-1]}" if len(formats) > 2 else ""
    return click.option(
        "--format",
        "format_",
        type=Word(list(formats)),
        default=formats[0],
        metavar="FORMAT",
        help=f"{listed or f'{formats[0]} (förval) eller {formats[-1]}'}.",
    )


def profile_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--audience, --text-type and --config."""
    for option in reversed(
        (
            click.option("--audience", type=Word([a.value for a in Audience]), metavar="MÅLGRUPP", help=_audience_help()),
            click.option("--text-type", type=Word([t.value for t in TextType]), metavar="TEXTTYP", help=_text_type_help()),
            click.option("--config", "config_file", metavar="FIL", help="Konfigurationsfil, i stället för den närmaste."),
        )
    ):
        command = option(command)
    return command


def policy_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--policy: names or files of packs, none where nothing was said. A pack that cannot be used is wrong use."""
    return click.option(
        "--policy",
        metavar="POLICYER",
        callback=_policies,
        help="Policyer med komma emellan: alvesta, spraklagen, forvaltningslagen, tillganglighet, iso-24495 eller en egen "
        "toml-fil.",
    )(command)


def _policies(context: click.Context, parameter: click.Parameter, given: str | None) -> tuple[str, ...]:
    del parameter
    names = tuple(name.strip() for name in (given or "").split(",") if name.strip())
    if names:
        from klarsprak.policy.packs import PolicyError, load_all

        try:
            load_all(names)
        except PolicyError as error:
            raise click.UsageError("\n".join(error.lines), context) from None
    return names


def rule_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """--select, --extend-select, --ignore and --fail-on."""
    for option in reversed(
        (
            click.option(
                "--select", type=Codes(), multiple=True, metavar="KODER", help="Kör bara de här reglerna, t.ex. SVT,MEN001."
            ),
            click.option("--extend-select", type=Codes(), multiple=True, metavar="KODER", help="Kör de här reglerna också."),
            click.option("--ignore", type=Codes(), multiple=True, metavar="KODER", help="Kör inte de här reglerna."),
            click.option(
                "--fail-on",
                type=Word(["error", "warning", "info", "never"]),
                metavar="NIVÅ",
                help="Lägsta nivå som ger avslutningskod 1: error, warning (förval), info eller never.",
            ),
        )
    ):
        command = option(command)
    return command


def _audience_help() -> str:
    return f"Vem texten är till för: {', '.join(a.value for a in Audience)}."


def _text_type_help() -> str:
    return f"Vad för slags text det är: {', '.join(t.value for t in TextType)} (auto: klarsprak avgör)."


def command_line(
    *,
    audience: str | None = None,
    text_type: str | None = None,
    select: tuple[tuple[str, ...], ...] = (),
    extend_select: tuple[tuple[str, ...], ...] = (),
    ignore: tuple[tuple[str, ...], ...] = (),
    fail_on: str | None = None,
) -> CommandLine:
    """What was said on the command line. Raises UsageError where a rule does not exist."""
    from klarsprak.config.resolve import CommandLine

    lists = {"--select": select, "--extend-select": extend_select, "--ignore": ignore}
    flat = {name: tuple(code for group in groups for code in group) for name, groups in lists.items()}
    for name, codes in flat.items():
        if not codes:
            continue
        from klarsprak.config.load import rule_fault

        for code in codes:
            fault = rule_fault(code)
            if fault:
                raise click.UsageError(f"{name}: {fault}", click.get_current_context(silent=True))
    return CommandLine(
        audience=Audience(audience) if audience else None,
        text_type=TextType(text_type) if text_type else None,
        select=flat["--select"],
        extend_select=flat["--extend-select"],
        ignore=flat["--ignore"],
        fail_on=fail_on,
    )


def refuse_broken(configuration: Configuration) -> None:
    """Say what is wrong with the configuration and exit, if anything is. Nothing is checked with half of one."""
    if configuration.errors:
        for line in configuration.errors:
            click.echo(f"Fel: {line}", err=True)
        raise click.exceptions.Exit(UNUSABLE)
