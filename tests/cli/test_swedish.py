"""Everything the command line says is in Swedish, whichever way a command is misused."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import re
from importlib import import_module

import click
import pytest

from klarsprak.cli.swedish import MESSAGES
from tests.cli.run import Cli

#: Messages of click that nothing in klarsprak can lead to: prompts, passwords, editors, ranges, shells and faults of ours.
UNREACHABLE = re.compile(
    r"Repeat for confirmation|two entered values|invalid input|Press any key|Unknown color|Editing failed|Windows error"
    r"|Do you want to continue|Confirm the action|Unknown standard stream|Shell completion|Bash version"
    r"|DeprecationWarning|defined twice|cannot use the same flag|Could not determine name|No options defined"
    r"|exactly one parameter declaration|Value must be an iterable|Invalid start character|\(dynamic\)|^Choice"
    r"|does not match the format|not a valid UUID|values? (?:are|is) required|^d$"
    r"|Error: \{e.message\}|Error: \{message\}"
)

ENGLISH = re.compile(
    r"\b(?:usage|options?|commands?|arguments|error|missing|invalid|no such|try|show|this|the|not|does|requires?|got|extra"
    r"|did you)\b",
    re.IGNORECASE,
)

MISUSES: dict[str, tuple[tuple[str, ...], str]] = {
    "unknown command": (("chek",), "Fel: Kommandot ”chek” finns inte. Menade du ”check”?\nSkriv ”klarsprak --help” för hjälp.\n"),
    "unknown option": (("check", "--fel", "a"), "Fel: Flaggan ”--fel” finns inte."),
    "near option": (("check", "--formt", "json", "a"), "Fel: Flaggan ”--formt” finns inte. Menade du ”--format”?"),
    "unknown short option": (("check", "-z", "a"), "Fel: Flaggan ”-z” finns inte."),
    "option without value": (("check", "a", "--format"), "Fel: Flaggan ”--format” behöver ett värde."),
    "flag with value": (("check", "--quiet=1", "a"), "Fel: Flaggan ”--quiet” tar inget värde."),
    "missing argument": (("measure", "--format", "json"), "Fel: Argument saknas: ”SÖKVÄG…”."),
    "extra argument": (("config", "schema", "a"), "Fel: Ett argument för mycket: a"),
    "extra arguments": (("config", "schema", "a", "b"), "Fel: Argument för mycket: a b"),
    "bad word": (
        ("check", "--format", "xml", "a"),
        "Fel: Ogiltigt värde för ”--format”: ”xml” går inte att välja. Välj ett av: terminal, concise, json, html",
    ),
    "near word": (("check", "--audience", "allmenhet", "a"), "Menade du ”allmanhet”?"),
    "unknown rule": (("check", "--select", "ORD9999", "a"), "Fel: --select: Det finns ingen regel eller regelfamilj ”ORD9999”."),
    "two moods": (("check", "-q", "-v", "a"), "Fel: --quiet och --verbose går inte att använda tillsammans."),
    "name without text": (("check", "--stdin-filename", "a.md", "b"), "Fel: --stdin-filename gäller text från standard in"),
    "unknown rule page": (("rule", "QQQ"), "Fel: Det finns ingen regel eller regelfamilj ”QQQ”."),
    "rule and all": (("rule", "ORD", "--all"), "Fel: Ange antingen regelkoder eller --all."),
    "config path": (("config", "show", "saknas"), "Fel: saknas: Filen eller mappen finns inte."),
    "no config": (("config", "validate", "saknas.toml"), "Fel: saknas.toml: Filen finns inte."),
    "given config": (("check", "--config", "saknas.toml", "a"), "Fel: saknas.toml: Filen finns inte."),
    "no folder": (("config", "init", "saknas"), "Fel: Mappen saknas finns inte."),
    "unwritable": (("check", "--output", "saknas/rapport.html", "a"), "Fel: saknas/rapport.html: Rapporten går inte att skriva"),
}


@pytest.mark.parametrize(("arguments", "expected"), MISUSES.values(), ids=MISUSES)
def test_misuse_is_said_in_swedish(cli: Cli, arguments: tuple[str, ...], expected: str) -> None:
    done = cli(*arguments)
    assert done.status == 2
    assert done.out == ""
    assert expected in done.err
    words = re.sub(r"”[^”]*”|--?[\w-]+", "", done.err)
    assert not ENGLISH.search(words)


@pytest.mark.parametrize("arguments", [(), ("check",), ("measure",), ("commitments",), ("config",)])
def test_bare_command_shows_its_help(cli: Cli, arguments: tuple[str, ...]) -> None:
    done = cli(*arguments)
    assert done.status == 2
    assert done.err.startswith("Användning: klarsprak")


@pytest.mark.parametrize(
    "command",
    ["", "check", "measure", "commitments", "rule", "config", "config show", "config init", "config validate", "config schema"],
)
def test_help_is_in_swedish(cli: Cli, command: str) -> None:
    done = cli(*command.split(), "--help")
    assert done.status == 0
    assert done.err == ""
    assert done.out.startswith(f"Användning: klarsprak {command}".rstrip())
    assert "Flaggor:" in done.out
    assert "Visa den här hjälpen." in done.out
    assert "..." not in done.out
    words = re.sub(r"--?[\w-]+|\b(?:error|info|never|warning)\b|klarsprak(?: \w+)*", "", done.out)
    words = re.sub(r"(?m)^  (?:check|commitments|config|measure|rule|show|init|validate|schema) +", "", words)
    assert not ENGLISH.search(words)


def test_version(cli: Cli) -> None:
    done = cli("--version")
    assert done.status == 0
    assert re.fullmatch(r"klarsprak \d+\.\d+\.\d+\n", done.out)


def _messages_of_click() -> set[str]:
    """Every string literal that click gives to gettext."""
    found: set[str] = set()
    for module in pkgutil.iter_modules(click.__path__):
        if module.name.startswith("_win"):
            continue
        for node in ast.walk(ast.parse(inspect.getsource(import_module(f"click.{module.name}")))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                found |= {a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    return found


def test_all_messages_of_the_installed_click_are_translated() -> None:
    messages = _messages_of_click()
    assert "Missing command." in messages
    assert sorted(m for m in messages if m not in MESSAGES and not UNREACHABLE.search(m)) == []


@pytest.mark.parametrize(("english", "swedish"), MESSAGES.items())
def test_translations_keep_their_fields(english: str, swedish: str) -> None:
    def fields(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)", text))

    assert fields(swedish) <= fields(english)
