"""Makes click speak Swedish.

click passes each of its messages through gettext's `_` and `ngettext`, which every module of it imports by name. They
are replaced here, in click's modules only, by a look-up in a table: gettext itself would follow the machine's language
settings, and klarsprak's messages are in Swedish everywhere. A message that is not in the table stays as it is; a test
holds that all messages of the installed click that a user can meet are in it.
"""

from __future__ import annotations

import sys

#: click's message to ours. Where click has changed a message, both forms are here.
MESSAGES: dict[str, str] = {
    "Usage:": "Användning:",
    "Options": "Flaggor",
    "Commands": "Kommandon",
    "Arguments": "Argument",
    "Positional arguments": "Argument",
    "Aborted!": "Avbrutet.",
    "deprecated": "utgående",
    "Error: {message}": "Fel: {message}",
    "Try '{command} {option}' for help.": "Skriv ”{command} {option}” för hjälp.",
    "Invalid value: {message}": "Ogiltigt värde: {message}",
    "Invalid value for {param_hint}: {message}": "Ogiltigt värde för {param_hint}: {message}",
    "Missing command.": "Kommando saknas.",
    "Missing argument": "Argument saknas:",
    "Missing option": "Flagga saknas:",
    "Missing parameter": "Värde saknas:",
    "Missing {param_type}": "Värde saknas ({param_type}):",
    "Missing parameter: {param_name}": "Värde saknas: {param_name}",
    "No such option {name!r}.": "Flaggan ”{name}” finns inte.",
    "No such option: {name}": "Flaggan ”{name}” finns inte.",
    "No such command {name!r}.": "Kommandot ”{name}” finns inte.",
    "Did you mean {possibility}?": "Menade du {possibility}?",
    "(Possible options: {possibilities})": "Menade du något av dessa: {possibilities}?",
    "(Did you mean one of: {possibilities}?)": "Menade du något av dessa: {possibilities}?",
    "Got unexpected extra argument ({args})": "Ett argument för mycket: {args}",
    "Got unexpected extra arguments ({args})": "Argument för mycket: {args}",
    "Option {name!r} does not take a value.": "Flaggan ”{name}” tar inget värde.",
    "Option {name!r} requires an argument.": "Flaggan ”{name}” behöver ett värde.",
    "Option {name!r} requires {nargs} arguments.": "Flaggan ”{name}” behöver {nargs} värden.",
    "Argument {name!r} takes {nargs} values.": "Argumentet ”{name}” tar {nargs} värden.",
    "Takes {nargs} values but 1 was given.": "Tar {nargs} värden men fick 1.",
    "Takes {nargs} values but {len} were given.": "Tar {nargs} värden men fick {len}.",
    "{value!r} is not {choice}.": "”{value}” går inte att välja. Det enda valet är {choice}.",
    "{value!r} is not one of {choices}.": "”{value}” går inte att välja. Välj ett av: {choices}.",
    "Choose from:\n\t{choices}": "Välj ett av:\n\t{choices}",
    "{value!r} is not a valid {number_type}.": "”{value}” är inget tal.",
    "{value} is not in the range {range}.": "{value} går inte att välja. Välj ett tal i intervallet {range}.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "”{value}” är varken ja eller nej. Välj ett av: {states}",
    "default: {default}": "förval: {default}",
    "required": "krävs",
    "env var: {var}": "miljövariabel: {var}",
    "Show this message and exit.": "Visa den här hjälpen.",
    "Show the version and exit.": "Visa programmets version.",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "Could not open file {filename!r}: {message}": "Filen ”{filename}” går inte att öppna: {message}",
    "unknown error": "okänt fel",
    "file": "filen",
    "directory": "mappen",
    "path": "sökvägen",
    "{name} {filename!r} does not exist.": "{name} ”{filename}” finns inte.",
    "{name} {filename!r} is a file.": "{name} ”{filename}” är en fil.",
    "{name} {filename!r} is a directory.": "{name} ”{filename}” är en mapp.",
    "{name} {filename!r} is not readable.": "{name} ”{filename}” går inte att läsa.",
    "{name} {filename!r} is not writable.": "{name} ”{filename}” går inte att skriva till.",
    "{name} {filename!r} is not executable.": "{name} ”{filename}” går inte att köra.",
}


def _translate(message: str) -> str:
    return MESSAGES.get(message, message)


def _translate_plural(one: str, many: str, n: int) -> str:
    return _translate(one if n == 1 else many)


def install() -> None:
    """Replace gettext in click's modules. Doing it twice changes nothing."""
    import click

    for name, module in list(sys.modules.items()):
        if module is not None and (name == click.__name__ or name.startswith(f"{click.__name__}.")):
            names = vars(module)
            if callable(names.get("_")):
                names["_"] = _translate
            if callable(names.get("ngettext")):
                names["ngettext"] = _translate_plural
