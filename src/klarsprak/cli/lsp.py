"""`klarsprak lsp`: the language server, for editors."""

from __future__ import annotations

import click

from klarsprak.cli.options import UNUSABLE

_INSTALL = 'Fel: klarsprak lsp behöver paketet pygls. Installera det med: pip install "klarsprak[lsp]"'


@click.command(short_help="Kör kontrollen i din redigerare (språkserver).", options_metavar="[FLAGGOR]")
@click.option("--tcp", is_flag=True, help="Lyssna på en TCP-port i stället för standard in och ut.")
@click.option("--host", default="127.0.0.1", metavar="ADRESS", help="Adress att lyssna på (förval: 127.0.0.1).")
@click.option("--port", default=8888, type=click.IntRange(1, 65535), metavar="PORT", help="Port att lyssna på (förval: 8888).")
def lsp(*, tcp: bool, host: str, port: int) -> None:
    """Kontrollera texten medan du skriver. Redigeraren startar kommandot: se docs/redigerare.md.

    Servern talar Language Server Protocol. Texten lämnar aldrig din dator.
    """
    try:
        from klarsprak.lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("pygls", "lsprotocol", "cattrs", "attrs"):
            raise
        click.echo(_INSTALL, err=True)
        raise click.exceptions.Exit(UNUSABLE) from None
    if not tcp:
        serve()
        return
    click.echo(f"Lyssnar på {host}:{port}.", err=True)
    try:
        serve(host, port)
    except OSError as error:
        click.echo(f"Fel: det går inte att lyssna på {host}:{port}: {error.strerror or error}.", err=True)
        raise click.exceptions.Exit(UNUSABLE) from None
