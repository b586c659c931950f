"""`klarsprak serve`: a page on this machine to paste a text into."""

from __future__ import annotations

import errno

import click

from klarsprak.cli.options import UNUSABLE, refuse_broken

_PORT = 8317


@click.command(short_help="Öppna en sida i webbläsaren där du kan klistra in en text.", options_metavar="[FLAGGOR]")
@click.option(
    "--port", default=_PORT, type=click.IntRange(0, 65535), metavar="PORT", help=f"Port att lyssna på (förval: {_PORT})."
)
@click.option("--open/--no-open", "open_page", default=True, help="Öppna sidan i webbläsaren, eller låt bli.")
@click.option("--config", "config_file", metavar="FIL", help="Konfigurationsfil, i stället för den närmaste.")
def serve(*, port: int, open_page: bool, config_file: str | None) -> None:
    """Öppna en sida i webbläsaren där du kan skriva, klistra in eller släppa en text och se anmärkningarna direkt.

    Sidan går bara att nå från din egen dator. Texten lämnar den aldrig och sparas inte. Avsluta med Ctrl+C.
    """
    from klarsprak.config.resolve import Configuration
    from klarsprak.serve.checking import Checker
    from klarsprak.serve.server import HOST, PageServer

    configuration = Configuration(config=config_file)
    configuration.settings_for("text.txt")
    refuse_broken(configuration)
    try:
        server = PageServer(port, Checker(config_file))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            why = "Porten används redan. Är sidan öppen på ett annat ställe? Välj annars en annan port med --port."
        elif error.errno == errno.EACCES:
            why = "Du saknar behörighet till porten. Välj en annan med --port."
        else:
            why = f"Det går inte att lyssna på porten ({error.strerror or error})."
        click.echo(f"Fel: {HOST}:{port}: {why}", err=True)
        raise click.exceptions.Exit(UNUSABLE) from None
    try:
        server.warm_up()
        click.echo(f"Sidan finns på {server.url}\nAvsluta med Ctrl+C.")
        if open_page:
            _open(server.url)
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("\nSidan är stängd.")
    finally:
        server.server_close()


def _open(url: str) -> None:
    """Show the page in the user's browser. One that runs in the terminal itself would take the terminal over."""
    import webbrowser

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if type(browser) is not webbrowser.GenericBrowser:
        browser.open(url)
