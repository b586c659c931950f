"""The JSON Schema of the configuration, with every rule and its settings. Draft-07, which editors are built round."""

from __future__ import annotations

from typing import Any

from klarsprak.config.model import Config, RuleTable
from klarsprak.rules import registry
from klarsprak.rules.base import Rule, Setting


def json_schema() -> dict[str, Any]:
    """The schema as an object."""
    schema = Config.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions: dict[str, Any] = schema.pop("$defs")
    rule_table = definitions.pop(RuleTable.__name__)
    rules = {
        "type": "object",
        "description": Config.model_fields["rules"].description,
        "additionalProperties": False,
        "properties": {code: _rule(rule, rule_table["properties"]["severity"]) for code, rule in registry.all_rules().items()},
    }
    definitions["Rules"] = rules
    for table in (schema, definitions["Override"]):
        table["properties"]["rules"] = {"$ref": "#/definitions/Rules"}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "klarsprak.toml",
        "description": "Inställningar för klarsprak.",
        **{key: value for key, value in schema.items() if key not in ("title", "description")},
        "definitions": definitions,
    }


def _rule(rule: type[Rule], severity: dict[str, Any]) -> dict[str, Any]:
    properties = {"severity": severity}
    for name, setting in rule.settings.items():
        properties[name] = {"description": setting.help, **_value(setting)}
    return {"type": "object", "description": rule.docs().title, "additionalProperties": False, "properties": properties}


def _value(setting: Setting) -> dict[str, Any]:
    default = setting.default
    if isinstance(default, bool):
        return {"type": "boolean", "default": default}
    if isinstance(default, int | float):
        bounds = {"minimum": setting.low} | ({"maximum": setting.high} if setting.high is not None else {})
        return {"type": "integer" if isinstance(default, int) else "number", "default": default, **bounds}
    if isinstance(default, tuple):
        return {"type": "array", "items": {"type": "string"}, "default": list(default)}
    return {"type": "string", "default": default} | ({"enum": list(setting.choices)} if setting.choices else {})
