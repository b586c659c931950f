"""The `klarsprak` command itself, and how it ends: exit statuses, interruption, closed pipes."""

from __future__ import annotations

import gc
import os
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from klarsprak import __version__
from klarsprak.cli import swedish

swedish.install()

# click's words must be Swedish before the commands are made: help texts of --help are fetched then.
from klarsprak.cli.baseline import baseline  # noqa: E402
from klarsprak.cli.check import check  # noqa: E402
from klarsprak.cli.commitments import commitments  # noqa: E402
from klarsprak.cli.compare import compare  # noqa: E402
from klarsprak.cli.config import config  # noqa: E402
from klarsprak.cli.lexicon import lexicon  # noqa: E402
from klarsprak.cli.lsp import lsp  # noqa: E402
from klarsprak.cli.measure import measure  # noqa: E402
from klarsprak.cli.report import report  # noqa: E402
from klarsprak.cli.rule import rule  # noqa: E402
from klarsprak.cli.serve import serve  # noqa: E402

#: 128 + the signal's number, as a shell says it.
INTERRUPTED = 130
#: What click itself ends with where nobody reads the output any more.
CLOSED_PIPE = 1
#: The report could not be written: a full disk, say.
UNWRITABLE = 2

_QUOTED = re.compile(r"(?<!\w)'([^']*)'")


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="[FLAGGOR]",
    subcommand_metavar="KOMMANDO …",
)
@click.version_option(__version__, prog_name="klarsprak")
def app() -> None:
    """Läser svenska texter innan de skickas: säger vad en läsare snubblar på, hur du kan skriva i stället, och om ett löfte
    om svar saknar tid. Texten lämnar aldrig din dator.

    \b
    Börja så här:
      klarsprak check brev.docx
      klarsprak check texter/ --format html --output rapport.html
      klarsprak rule SVT001
    """


for _command in (check, report, compare, measure, commitments, rule, lexicon, baseline, config, serve, lsp):
    app.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit: 0 nothing to remark, 1 findings, 2 wrong use or unreadable input.

    Without `arguments` it is the program itself that runs: those of the process are taken, and the process ends.
    """
    if arguments is not None:
        sys.exit(_run(arguments))
    # What spaCy makes while it is imported all stays; looking through it again and again for rubbish takes a quarter of
    # a second, and taking it all apart at the end takes another.
    gc.set_threshold(100_000, 20, 20)
    # A closed standard stream is None in Python, which nothing in the program reckons with.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    status = _run(None)
    sys.stderr.flush()
    local = sys.modules.get("klarsprak.languagetool.local")
    if local is not None:
        # A server that was started for the check would outlive it: nothing that is registered for the exit is run.
        local.stop()
    os._exit(status)


def _run(arguments: Sequence[str] | None) -> int:
    for stream in (sys.stdout, sys.stderr):
        # A text with a letter that the terminal's encoding lacks must not stop the report.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        status = app.main(args=arguments, prog_name="klarsprak", standalone_mode=False)
        sys.stdout.flush()
    except click.Abort:
        _say("Avbrutet.")
        return INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.UsageError as error:
        # click puts what it names in straight single quotes, which Swedish has no use for.
        _say("Fel: " + _QUOTED.sub(r"”\1”", error.format_message()))
        if error.ctx is not None:
            _say(f"Skriv ”{error.ctx.command_path} --help” för hjälp.")
        return error.exit_code
    except click.ClickException as error:
        _say(f"Fel: {error.format_message()}")
        return error.exit_code
    except BrokenPipeError:
        # Nobody reads any more. The interpreter's own flush at exit must not complain of it either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED_PIPE
    except OSError:
        # Files and configuration say their own errors; what is left is the report that could not be written.
        _say("Fel: det gick inte att skriva rapporten. Är disken full?")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNWRITABLE
    return status if isinstance(status, int) else 0


def _say(line: str) -> None:
    click.echo(line, err=True)
