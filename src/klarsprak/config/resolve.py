"""The settings of each text: defaults, the nearest configuration file, its overrides, the text itself, the command line.

Later in that order goes before earlier. Every value keeps its origin, for `klarsprak config show`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from klarsprak import policy
from klarsprak.config import load
from klarsprak.config.errors import ConfigError
from klarsprak.core.document import Document
from klarsprak.core.finding import Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.engine.settings import CheckSettings
from klarsprak.spelling import dictionary as spelling

if TYPE_CHECKING:
    from klarsprak.config.model import Choices

DEFAULT = "förval"
COMMAND_LINE = "kommandoraden"

#: Tables that rules read as they are.
_GROUPS = ("svarstider", "organisation", "lexicon", "spelling", "languagetool")

#: The value of `fail-on` that lets every finding pass.
NEVER = "never"


@dataclass(frozen=True)
class CommandLine:
    """What was said on the command line; None and empty where nothing was."""

    audience: Audience | None = None
    text_type: TextType | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    policy: tuple[str, ...] = ()


@dataclass(frozen=True)
class Value:
    """A resolved value and where it comes from: a file and line, the default, or the command line."""

    value: Any
    origin: str = DEFAULT


@dataclass
class Settings:
    """The settings of one path. `values` are all of them by key, as written in a configuration file."""

    values: dict[str, Value] = field(default_factory=dict)
    rule_settings: dict[str, dict[str, Any]] = field(default_factory=dict)
    severities: dict[str, str] = field(default_factory=dict)

    @property
    def fail_on(self) -> Severity | None:
        """The lowest severity that makes the run fail; None where nothing does."""
        value = self.values["fail-on"].value
        return None if value == NEVER else Severity(value)

    def check_settings(self, document: Document | None = None) -> CheckSettings:
        """What the engine needs. What a text says about itself goes before a file, but not before the command line."""
        audience, text_type = self.values["audience"], self.values["text-type"]
        own = document.metadata if document is not None else None
        named_audience = own is not None and own.audience in set(Audience) and audience.origin != COMMAND_LINE
        named_type = own is not None and own.text_type in set(TextType) and text_type.origin != COMMAND_LINE
        off = tuple(code for code, severity in self.severities.items() if severity == "off")
        return CheckSettings(
            audience=None if named_audience or audience.origin == DEFAULT else audience.value,
            text_type=TextType.AUTO if named_type else text_type.value,
            select=self.values["select"].value,
            extend_select=self.values["extend-select"].value,
            ignore=(*self.values["ignore"].value, *off),
            rule_settings=self.rule_settings,
            severities={code: Severity(s) for code, s in self.severities.items() if s != "off"},
            options={key: self._group(key) for key in _GROUPS},
            policy=self.values["policy"].value,
        )

    def cache_key(self) -> str:
        """All that `check_settings` can depend on beside the text."""
        values = sorted((key, repr(v.value), v.origin in (DEFAULT, COMMAND_LINE) and v.origin) for key, v in self.values.items())
        rules = sorted((code, sorted(own.items())) for code, own in self.rule_settings.items())
        lists = [_state(path) for path in self._group("lexicon").get("lists", ())]
        packs = [_state(path) for path in self.values["policy"].value if path not in policy.BUILT_IN]
        dictionary = spelling.state(self._group("spelling").get("dictionary", ""))
        return repr((values, rules, sorted(self.severities.items()), lists, packs, dictionary))

    def _group(self, key: str) -> dict[str, Any]:
        return {k.removeprefix(f"{key}."): v.value for k, v in self.values.items() if k.startswith(f"{key}.")}

    def exits_with_findings(self, severities: Iterable[Severity]) -> bool:
        """Whether findings of these severities make the run fail."""
        limit = self.fail_on
        return limit is not None and any(severity.rank >= limit.rank for severity in severities)


def _defaults() -> dict[str, Value]:
    return {
        "audience": Value(Audience.PUBLIC),
        "text-type": Value(TextType.AUTO),
        "select": Value(()),
        "extend-select": Value(()),
        "ignore": Value(()),
        "fail-on": Value("warning"),
        "exclude": Value(()),
        "include": Value(()),
        "policy": Value(policy.DEFAULT),
    }


class Configuration:
    """Finds and keeps the configuration files of a run. `errors` gathers what is wrong with them, a line each."""

    def __init__(self, command_line: CommandLine | None = None, config: str | None = None) -> None:
        """`config` is a file given by name: it alone is used, and its patterns count from the current folder."""
        self._command_line = command_line or CommandLine()
        self._nearest: dict[str, load.ConfigFile | None] = {}
        self._specs: dict[tuple[str, ...], Any] = {}
        self._given: load.ConfigFile | None = None
        self.errors: list[str] = []
        if config is not None:
            self._given = self._read(config)
        self._config_given = config is not None

    def file_for(self, path: str) -> load.ConfigFile | None:
        """The configuration file that goes for a path."""
        if self._config_given:
            return self._given
        folder = os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path) or os.curdir)
        return self._for_folder(folder)

    def _for_folder(self, folder: str) -> load.ConfigFile | None:
        if folder not in self._nearest:
            here = load.in_folder(folder)
            parent = os.path.dirname(folder)
            if here is not None:
                self._nearest[folder] = self._read(here)
            else:
                self._nearest[folder] = self._for_folder(parent) if parent != folder else None
        return self._nearest[folder]

    def _read(self, path: str) -> load.ConfigFile | None:
        try:
            file = load.read(path)
        except ConfigError as error:
            self.errors += error.lines
            return None
        faults = _list_faults(file) + _server_faults(file)
        self.errors += faults
        return None if faults else file

    def _matches(self, path: str, patterns: tuple[str, ...], file: load.ConfigFile) -> bool:
        if not patterns:
            return False
        if patterns not in self._specs:
            from pathspec import GitIgnoreSpec

            self._specs[patterns] = GitIgnoreSpec.from_lines(patterns)
        base = os.getcwd() if self._config_given else os.path.dirname(os.path.abspath(file.path))
        relative = os.path.relpath(os.path.abspath(path), base).replace(os.sep, "/")
        return not relative.startswith("../") and bool(self._specs[patterns].match_file(relative))

    def keeps(self, path: str) -> bool:
        """Whether a file that was found in a folder is to be checked, by `exclude` and `include`."""
        file = self.file_for(path)
        if file is None:
            return True
        if self._matches(path, file.config.exclude, file):
            return False
        return not file.config.include or self._matches(path, file.config.include, file)

    def baseline_for(self, path: str) -> str | None:
        """The baseline file that the configuration names for a path; it lies by the configuration file."""
        file = self.file_for(path)
        if file is None or not file.config.baseline:
            return None
        return load.shown(os.path.join(os.path.dirname(os.path.abspath(file.path)), file.config.baseline))

    def settings_for(self, path: str) -> Settings:
        """The settings of a path."""
        settings = Settings(_defaults())
        file = self.file_for(path)
        if file is not None:
            config = file.config
            given = config.model_fields_set
            if "fail_on" in given:
                settings.values["fail-on"] = Value(config.fail_on, file.origin("fail-on"))
            for key in ("exclude", "include", "baseline"):
                if key in given:
                    settings.values[key] = Value(getattr(config, key), file.origin(key))
            if "policy" in given:
                names = tuple(n if n in policy.BUILT_IN else _beside(file, n) for n in config.policy)
                settings.values["policy"] = Value(names, file.origin("policy"))
            _apply(settings, config, file, ())
            for number, override in enumerate(config.overrides):
                if self._matches(path, override.files, file):
                    _apply(settings, override, file, ("overrides", number))
            for channel, time in config.svarstider.items():
                settings.values[f"svarstider.{channel}"] = Value(time, file.origin("svarstider", channel))
            own = config.organisation
            for key in sorted(own.model_fields_set):
                settings.values[f"organisation.{key}"] = Value(getattr(own, key), file.origin("organisation", key))
            for key in sorted(config.lexicon.model_fields_set):
                words = getattr(config.lexicon, key)
                if key == "lists":
                    words = tuple(_beside(file, path) for path in words)
                settings.values[f"lexicon.{key}"] = Value(words, file.origin("lexicon", key))
            if config.spelling.dictionary:
                place = _beside(file, os.path.expanduser(config.spelling.dictionary))
                settings.values["spelling.dictionary"] = Value(place, file.origin("spelling", "dictionary"))
            for key in sorted(config.languagetool.model_fields_set):
                value = getattr(config.languagetool, key)
                if key == "jars" and value:
                    value = _beside(file, os.path.expanduser(value))
                name = key.replace("_", "-")
                settings.values[f"languagetool.{name}"] = Value(value, file.origin("languagetool", name))
        return self._with_command_line(settings)

    def _with_command_line(self, settings: Settings) -> Settings:
        said = self._command_line
        values = settings.values
        for key, value in (("audience", said.audience), ("text-type", said.text_type), ("fail-on", said.fail_on)):
            if value is not None:
                values[key] = Value(value, COMMAND_LINE)
        if said.policy:
            values["policy"] = Value(said.policy, COMMAND_LINE)
        if said.select:
            # Who asks for some rules by name wants just these, whatever the file turns off.
            values["select"] = Value(said.select, COMMAND_LINE)
            values["extend-select"] = values["ignore"] = Value(())
            settings.severities = {c: s for c, s in settings.severities.items() if s != "off"}
        for key, more in (("extend-select", said.extend_select), ("ignore", said.ignore)):
            if more:
                values[key] = _joined(values[key], more, COMMAND_LINE)
        return settings


def _server_faults(file: load.ConfigFile) -> list[str]:
    """What is wrong with the LanguageTool server that a configuration file names, a line each."""
    own = file.config.languagetool
    if not own.url:
        return []
    if own.jars:
        return [f"{file.origin('languagetool', 'jars')}: Välj ett av url och jars under [languagetool]."]
    from klarsprak.languagetool.address import fault

    wrong = fault(own.url, allow_remote=own.allow_remote)
    return [f"{file.origin('languagetool', 'url')}: languagetool.url: {wrong}"] if wrong else []


def _list_faults(file: load.ConfigFile) -> list[str]:
    """What is wrong with the word lists that a configuration file names, a line each."""
    if not file.config.lexicon.lists:
        return []
    from pathlib import Path

    from klarsprak.lexicon import LexiconError
    from klarsprak.lexicon.store import load_file

    faults: list[str] = []
    for path in file.config.lexicon.lists:
        full = _beside(file, path)
        try:
            load_file(Path(full), load.shown(full), own=True)
        except LexiconError as error:
            faults += [str(problem) for problem in error.problems]
    return faults


def _state(path: str) -> tuple[int, int]:
    """Size and time of a file, for telling whether it has changed."""
    try:
        status = os.stat(path)
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns


def _beside(file: load.ConfigFile, path: str) -> str:
    """A path in a configuration file counts from the folder that the file lies in."""
    return os.path.join(os.path.dirname(os.path.abspath(file.path)), path)


def _joined(old: Value, more: tuple[str, ...], origin: str) -> Value:
    origins = origin if old.origin == DEFAULT else f"{old.origin}, {origin}"
    return replace(old, value=(*old.value, *(m for m in more if m not in old.value)), origin=origins)


def _apply(settings: Settings, choices: Choices, file: load.ConfigFile, where: tuple[str | int, ...]) -> None:
    """Lay a table of choices over the settings: single values and `select` replace, the other lists add."""
    given = choices.model_fields_set
    values = settings.values
    for name, key in (("audience", "audience"), ("text_type", "text-type"), ("select", "select")):
        if name in given:
            values[key] = Value(getattr(choices, name), file.origin(*where, key))
    for name, key in (("extend_select", "extend-select"), ("ignore", "ignore")):
        if name in given:
            values[key] = _joined(values[key], getattr(choices, name), file.origin(*where, key))
    for code, table in choices.rules.items():
        if table.severity is not None:
            settings.severities[code.upper()] = table.severity
            values[f"rules.{code.upper()}.severity"] = Value(table.severity, file.origin(*where, "rules", code, "severity"))
    for code, own in load.rule_settings(choices).items():
        settings.rule_settings.setdefault(code, {}).update(own)
        for name, value in own.items():
            values[f"rules.{code}.{name}"] = Value(value, file.origin(*where, "rules", code, name))
