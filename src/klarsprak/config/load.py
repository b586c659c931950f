"""Finds and reads a configuration file, and says in Swedish all that is wrong with it."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from klarsprak.config.errors import ConfigError, did_you_mean, fold, unknown_rule
from klarsprak.config.lines import KeyPath, key_lines, line_of
from klarsprak.core.profile import Audience, TextType

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from klarsprak.config.model import Choices, Config
    from klarsprak.rules.base import Rule, Setting

NAME = "klarsprak.toml"
PYPROJECT = "pyproject.toml"
_SECTION: KeyPath = ("tool", "klarsprak")
_MARK = b"klarsprak"


@dataclass(frozen=True)
class ConfigFile:
    """A read configuration file. `prefix` is where in the file the configuration stands."""

    path: str
    config: Config
    lines: dict[KeyPath, int] = field(repr=False)
    prefix: KeyPath = ()

    def origin(self, *key: str | int) -> str:
        """File and line of a key, as shown to the user."""
        return f"{shown(self.path)}:{line_of(self.lines, (*self.prefix, *key))}"


def shown(path: str) -> str:
    """A path as short as it can be said from here."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive on Windows
        return path
    return path if relative.startswith(os.pardir) else relative


def in_folder(folder: str) -> str | None:
    """The configuration file of this very folder, or None. klarsprak.toml goes before pyproject.toml."""
    path = os.path.join(folder, NAME)
    if os.path.isfile(path):
        return path
    path = os.path.join(folder, PYPROJECT)
    return path if os.path.isfile(path) and _has_section(path) else None


def _has_section(path: str) -> bool:
    # A pyproject.toml without our section is somebody else's business, broken or not.
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return False
    if _MARK not in data:
        return False
    try:
        tool = tomllib.loads(data.decode()).get("tool")
    except (ValueError, RecursionError):
        return b"tool.klarsprak" in data
    return isinstance(tool, dict) and "klarsprak" in tool


def read(path: str) -> ConfigFile:
    """Read a configuration file. Raises ConfigError with a line for each fault."""
    name = shown(path)
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise ConfigError([f"{name}: {_open_message(error)}"]) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError([f"{name}:{line}: Filen är inte UTF-8. Spara den som UTF-8."]) from error
    try:
        values: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([_syntax_message(name, text, str(error))]) from error
    except RecursionError as error:
        raise ConfigError([f"{name}: Filen har för många nivåer av listor eller tabeller i varandra."]) from error
    prefix: KeyPath = ()
    if os.path.basename(path) == PYPROJECT:
        prefix = _SECTION
        tool = values.get("tool")
        values = tool.get("klarsprak") if isinstance(tool, dict) else None
        if values is None:
            raise ConfigError([f"{name}: Avsnittet [tool.klarsprak] saknas."])
        if not isinstance(values, dict):
            raise ConfigError([f"{name}:{line_of(key_lines(text), prefix)}: tool.klarsprak ska vara en tabell."])
    read_file = ConfigFile(path, _validate(values, name, key_lines(text), prefix), key_lines(text), prefix)
    if "policy" in read_file.config.model_fields_set:
        _check_policies(read_file, name)
    return read_file


def _check_policies(file: ConfigFile, name: str) -> None:
    """Raises ConfigError where a policy pack is unknown or makes no sense. An own pack lies by the configuration file."""
    from klarsprak.policy.packs import PolicyError, load

    folder = os.path.dirname(os.path.abspath(file.path))
    line = line_of(file.lines, (*file.prefix, "policy"))
    faults: list[str] = []
    for pack in file.config.policy:
        try:
            load(os.path.join(folder, pack) if pack.endswith(".toml") else pack)
        except PolicyError as error:
            faults += [f"{name}:{line}: {fault}" for fault in error.lines]
    if faults:
        raise ConfigError(faults)


def _open_message(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "Filen finns inte."
    if isinstance(error, IsADirectoryError):
        return "Det är en mapp, inte en fil."
    if isinstance(error, PermissionError):
        return "Du saknar behörighet att läsa filen."
    return f"Filen går inte att läsa: {error.strerror or error}."


#: How tomllib's English messages begin, and what we say.
_SYNTAX = (
    ("Cannot overwrite a value", "Nyckeln står två gånger."),
    ("Duplicate", "Nyckeln står två gånger."),
    ("Cannot declare", "Tabellen står två gånger."),
    ("Cannot redefine", "Tabellen står två gånger."),
    ("Cannot mutate", "Tabellen är redan avslutad och kan inte få fler nycklar."),
    ("Expected '=' after a key", "Efter nyckeln ska det stå ett likhetstecken."),
    ("Expected newline or end of document", "Värdet är slut, men det står mer på raden."),
    ("Expected ']", "Här saknas en hakparentes, ]."),
    ("Unclosed array", "Listan är inte avslutad med ]."),
    ("Unclosed inline table", "Tabellen är inte avslutad med }."),
    ("Unterminated string", "Texten är inte avslutad med citattecken."),
    ("Illegal character", "Texten är inte avslutad med citattecken på samma rad, eller har ett otillåtet tecken."),
    ("Unescaped", "Ett omvänt snedstreck måste skrivas dubbelt, \\\\, inom raka citattecken."),
    ("Invalid value", 'Värdet saknas eller är felskrivet. Text ska stå inom raka citattecken, "…".'),
    ("Invalid initial character", "Nyckeln är felskriven: den får ha a–z, siffror, _ och -."),
    ("Invalid statement", "Raden är felskriven. Skriv nyckel = värde."),
)


def _syntax_message(name: str, text: str, message: str) -> str:
    said = next((swedish for english, swedish in _SYNTAX if message.startswith(english)), "Raden följer inte TOML:s skrivsätt.")
    place = re.search(r"at line (\d+), column (\d+)", message)
    if place:
        return f"{name}:{place.group(1)}:{place.group(2)}: {said}"
    return f"{name}:{len(text.splitlines()) or 1}: {said}"


def _validate(values: dict[str, Any], name: str, lines: dict[KeyPath, int], prefix: KeyPath) -> Config:
    # pydantic costs a tenth of a second, and most runs have no configuration.
    from pydantic import ValidationError

    from klarsprak.config.model import Config

    faults: list[tuple[int, str]] = []
    config: Config | None = None
    try:
        config = Config.model_validate(values)
    except ValidationError as error:
        for details in error.errors(include_url=False, include_context=True):
            path = _toml_path(details["loc"], values)
            faults.append((line_of(lines, (*prefix, *path)), _model_message(details, path, _given(values, path))))
    # The rules' own settings are looked at even so: all faults are to be said at once.
    for path, message in (*_rule_faults(values), *_pattern_faults(values)):
        faults.append((line_of(lines, (*prefix, *path)), message))
    if faults or config is None:
        raise ConfigError(list(dict.fromkeys(f"{name}:{line}: {message}" for line, message in sorted(faults))))
    return config


def _toml_path(loc: tuple[int | str, ...], values: Any) -> KeyPath:
    """pydantic's location without the parts that name union members or functions, which the file does not have."""
    path: list[str | int] = []
    at = values
    for part in loc:
        known = part < len(at) if isinstance(part, int) and isinstance(at, list) else isinstance(at, dict) and part in at
        if known:
            at = at[part]
        elif part != loc[-1]:
            continue
        path.append(part)
    return tuple(path)


def _key(path: KeyPath) -> str:
    return ".".join(str(part) for part in path if not isinstance(part, int))


def _example(path: KeyPath) -> str:
    return {
        "files": '["barn/**"]',
        "exclude": '["arkiv/**"]',
        "include": '["brev/**"]',
        "domaner": '["example.se"]',
    }.get(str(path[-1]) if not isinstance(path[-1], int) else "", '["ORD", "MEN001"]')


def _accepted(path: KeyPath) -> list[str]:
    key = next((p for p in reversed(path) if isinstance(p, str)), "")
    return {
        "audience": [a.value for a in Audience],
        "text-type": [t.value for t in TextType],
        "fail-on": ["error", "warning", "info", "never"],
        "severity": ["error", "warning", "info", "off"],
    }.get(key, [])


def _known_keys(path: KeyPath) -> list[str]:
    from klarsprak.config.model import Config, LanguageTool, Lexicon, Organisation, Override, Spelling

    model: type[BaseModel] = Config
    if len(path) > 1:
        inner: dict[str, type[BaseModel]] = {"overrides": Override, "organisation": Organisation, "lexicon": Lexicon}
        inner |= {"spelling": Spelling, "languagetool": LanguageTool}
        model = inner.get(str(path[0]), Config)
    return [field.alias or name for name, field in model.model_fields.items()]


def _given(values: Any, path: KeyPath) -> Any:
    """The value in the file itself: pydantic gives it as our own validators left it."""
    for part in path:
        try:
            values = values[part]
        except (KeyError, IndexError, TypeError):
            return None
    return values


def _model_message(details: ErrorDetails, path: KeyPath, value: Any) -> str:
    kind, key = details["type"], _key(path)
    if kind == "extra_forbidden":
        known = _known_keys(path)
        return f"Okänd nyckel ”{key}”.{did_you_mean(str(path[-1]), known)} Nycklarna är {', '.join(known)}."
    if kind in ("enum", "literal_error"):
        accepted = _accepted(path)
        return f"{key} kan inte vara ”{value}”.{did_you_mean(fold(str(value)), accepted)} Välj ett av: {', '.join(accepted)}."
    if kind == "string_type":
        if isinstance(path[-1], int):
            return f"{key} ska vara en lista med texter, till exempel {_example(path[:-1])}."
        accepted = _accepted(path)
        hint = f"Välj ett av: {', '.join(accepted)}." if accepted else f'Skriv {path[-1]} = "…".'
        return f"{key} ska vara en text inom citattecken. {hint}"
    if kind in ("tuple_type", "list_type"):
        if path[-1] == "overrides":
            return "overrides ska vara en lista av tabeller. Skriv [[overrides]] med dubbla hakparenteser."
        return f"{key} ska vara en lista, till exempel {_example(path)}."
    if kind in ("dict_type", "model_type", "model_attributes_type"):
        return f"{key} ska vara en tabell. Skriv [{key}] på en egen rad, och under den nyckel = värde."
    if kind in ("bool_type", "bool_parsing"):
        return f"{key} ska vara true eller false."
    if kind in ("int_type", "int_parsing", "int_from_float", "greater_than_equal", "less_than_equal"):
        return f"{key} ska vara ett heltal mellan 1 och 600, till exempel {path[-1]} = 20."
    if kind == "missing":
        return f"{key} saknas. Skriv till exempel {path[-1]} = {_example(path)}."
    if kind == "too_short":
        return f"{key} är tom. Skriv till exempel {path[-1]} = {_example(path)}."
    return f"{key} har ett värde som inte går att använda."


def _pattern_faults(values: dict[str, Any]) -> list[tuple[KeyPath, str]]:
    """File patterns that can match no file: nobody would see that they do nothing."""
    places: list[tuple[KeyPath, Any]] = [((key,), values.get(key)) for key in ("exclude", "include")]
    overrides = values.get("overrides")
    if isinstance(overrides, list):
        places += [(("overrides", i, "files"), o.get("files")) for i, o in enumerate(overrides) if isinstance(o, dict)]
    return [
        (path, f"{path[-1]}: mönstret ”{pattern}” passar inte på någon fil. Skriv till exempel {_example(path)}.")
        for path, patterns in places
        for pattern in (patterns if isinstance(patterns, list) else [])
        if isinstance(pattern, str) and not _can_match(pattern)
    ]


def _can_match(pattern: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        return any(part.include is not None for part in GitIgnoreSpec.from_lines([pattern]).patterns)
    except ValueError:
        return False


def _rule_faults(values: dict[str, Any]) -> list[tuple[KeyPath, str]]:
    """Unknown rules, and settings that a rule does not have or cannot take."""
    places: list[tuple[KeyPath, dict[str, Any]]] = [((), values)]
    overrides = values.get("overrides")
    if isinstance(overrides, list):
        places += [(("overrides", i), o) for i, o in enumerate(overrides) if isinstance(o, dict)]
    faults: list[tuple[KeyPath, str]] = []
    for where, table in places:
        for key in ("select", "extend-select", "ignore"):
            patterns = table.get(key)
            for pattern in patterns if isinstance(patterns, list) else []:
                message = rule_fault(pattern) if isinstance(pattern, str) else None
                if message:
                    faults.append(((*where, key), f"{key}: {message}"))
        rules = table.get("rules")
        for code, settings in rules.items() if isinstance(rules, dict) else []:
            path: KeyPath = (*where, "rules", code)
            faults += [((*path, *rest), message) for rest, message in _settings_faults(code, settings)]
    return faults


def rule_fault(pattern: str) -> str | None:
    """What is wrong with a rule code or family in a selection, or None."""
    from klarsprak.rules.registry import FAMILIES, all_rules

    return unknown_rule(pattern, all_rules(), {rule.name: code for code, rule in all_rules().items()}, FAMILIES)


def _settings_faults(code: str, settings: Any) -> list[tuple[KeyPath, str]]:
    from klarsprak.rules.registry import all_rules

    rules = all_rules()
    rule = rules.get(code.upper())
    if rule is None:
        return [((), rule_fault(code) or f"Skriv hela regelkoden, till exempel [rules.{next(iter(rules), 'MEN001')}].")]
    if not isinstance(settings, dict):
        return []
    faults: list[tuple[KeyPath, str]] = []
    for key, value in settings.items():
        if key == "severity":
            continue
        name = setting_name(rule, key)
        if name is None:
            known = ["severity", *rule.settings]
            hint = f"{did_you_mean(key, known)} Nycklarna är {', '.join(known)}."
            faults.append(((key,), f"{code} har ingen inställning ”{key}”.{hint}"))
            continue
        fault = _value_fault(rule.settings[name], value)
        if fault:
            faults.append(((key,), f"{code}: {key} {fault}"))
    return faults


def setting_name(rule: type[Rule], key: str) -> str | None:
    """The rule's name for a setting: hyphen and underscore are both right in the file."""
    return next((name for name in rule.settings if name.replace("_", "-") == key.replace("_", "-")), None)


def _value_fault(setting: Setting, value: Any) -> str | None:
    default = setting.default
    if isinstance(default, bool):
        return None if isinstance(value, bool) else "ska vara true eller false."
    if isinstance(default, int | float):
        right = (int, float) if isinstance(default, float) else int
        if isinstance(value, bool) or not isinstance(value, right):
            return f"ska vara ett {'tal' if isinstance(default, float) else 'heltal'}, till exempel {default}."
        if value < setting.low or (setting.high is not None and value > setting.high):
            limits = f"minst {setting.low:g}" if setting.high is None else f"mellan {setting.low:g} och {setting.high:g}"
            return f"ska vara {limits}, inte {value}."
        return None
    if isinstance(default, tuple):
        good = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return None if good else 'ska vara en lista med texter, till exempel ["…", "…"].'
    if not isinstance(value, str):
        return "ska vara en text inom citattecken."
    if setting.choices and value not in setting.choices:
        return f"kan inte vara ”{value}”. Välj ett av: {', '.join(setting.choices)}."
    return None


def rule_settings(choices: Choices) -> dict[str, dict[str, Any]]:
    """The rules' own settings of a validated table, by code and by the rule's own name for the setting."""
    from klarsprak.rules.registry import all_rules

    out: dict[str, dict[str, Any]] = {}
    for code, table in choices.rules.items():
        rule = all_rules()[code.upper()]
        for key, value in (table.model_extra or {}).items():
            name = setting_name(rule, key)
            if name is not None:
                out.setdefault(rule.code, {})[name] = tuple(value) if isinstance(value, list) else value
    return out
