"""`klarsprak measure`: the figures of texts, with what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from klarsprak.cli.options import command_line, format_option, profile_options

if TYPE_CHECKING:
    from klarsprak.core.result import FileResult, RunResult


@click.command(short_help="Mät texter: ord, meningar, LIX med mera.", options_metavar="[FLAGGOR]", no_args_is_help=True)
@click.argument("paths", nargs=-1, required=True, metavar="SÖKVÄG…")
@format_option("table", "json")
@click.option("--output", "-o", metavar="FIL", help="Skriv till en fil.")
@profile_options
@click.option("--stdin-filename", metavar="NAMN", help="Filnamn för text från standard in (-).")
def measure(
    *,
    paths: tuple[str, ...],
    format_: str,
    output: str | None,
    audience: str | None,
    text_type: str | None,
    config_file: str | None,
    stdin_filename: str | None,
) -> None:
    """Mät texter: ord, meningar, LIX och andra mått, med förklaringar.

    Bara löpande text räknas: inte rubriker, tabeller, adresser eller citat. Måtten är desamma som i klarsprak check.
    """
    from klarsprak.cli.output import opened
    from klarsprak.cli.reading import Run, find
    from klarsprak.cli.replay import open_cache
    from klarsprak.config.resolve import Configuration

    configuration = Configuration(command_line(audience=audience, text_type=text_type), config_file)
    found, errors = find(paths, stdin_filename, configuration)
    # The whole check is run: the score needs it, and one text must have one set of figures wherever they are shown.
    run = Run(configuration, cache=open_cache())
    for _ in run.check(found, errors, stdin_filename):
        pass
    with opened(output, utf8=format_ == "json") as stream:
        stream.write(_json(run.result) if format_ == "json" else _table(run.result).replace("\N{NO-BREAK SPACE}", " "))
    raise click.exceptions.Exit(2 if run.result.errors else 0)


def _json(run: RunResult) -> str:
    from klarsprak.reports.json import measures_object, whole
    from klarsprak.reports.words import DEFINITIONS

    return whole(
        run,
        lambda f: {"score": {"total": f.score.total, "parts": f.score.parts}, "measures": measures_object(f.measures)},
        definitions={key: {"name": name, "definition": text} for key, (name, text) in DEFINITIONS.items()},
    )


def _table(run: RunResult) -> str:
    if not run.files:
        return ""
    out = [_one(run.files[0])] if len(run.files) == 1 else [_several(run.files)]
    out.append(_definitions())
    return "\n".join(out)


def _one(result: FileResult) -> str:
    from klarsprak.reports import words

    lines = [words.path(result.path)]
    lines += [f"Obs! {words.clean(note)}" for note in result.notes]
    if not result.measures.words:
        return "\n".join([*lines, ""])
    lines += [words.described(result), "", f"{'Klarspråkspoäng':<16} {result.score.total:>6}  av 100"]
    for figure in words.described_measures(result.measures):
        lines.append(f"{figure.name:<16} {figure.value:>6}  {figure.reading}".rstrip())
    return "\n".join([*lines, ""])


def _several(results: list[FileResult]) -> str:
    from klarsprak.reports import words

    columns = ("poäng", "ord", "men.", "ord/men.", "långa ord", "passiv", "LIX", "OVIX", "nom.kvot")
    lines = ["  ".join(f"{name:>5}" for name in columns) + "  text"]
    for result in results:
        m = result.measures
        if m.words:
            figures = {f.key: f.value for f in words.described_measures(m)}
            keys = ("words_per_sentence", "long_words_share", "passive_share", "lix", "ovix", "nominal_ratio")
            cells = [str(result.score.total), words.number(m.words), words.number(m.sentences), *(figures[key] for key in keys)]
        else:
            cells = ["–"] * len(columns)
        shown = "  ".join(f"{cell:>{max(5, len(name))}}" for cell, name in zip(cells, columns, strict=True))
        lines.append(f"{shown}  {words.path(result.path)}")
    return "\n".join([*lines, ""])


def _definitions() -> str:
    import textwrap

    from klarsprak.reports.words import DEFINITIONS

    lines = ["Så räknas måtten"]
    for name, text in DEFINITIONS.values():
        lines += textwrap.wrap(f"{name}: {text}", 79, initial_indent="  ", subsequent_indent="    ", break_long_words=False)
    return "\n".join([*lines, ""])
