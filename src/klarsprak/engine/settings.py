"""What the engine needs to know to check one text, already resolved for that text by the configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from klarsprak import policy
from klarsprak.core.finding import Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.rules.base import Rule, SettingValue
from klarsprak.rules.registry import all_rules


@dataclass(frozen=True)
class CheckSettings:
    """Settings for one text.

    `audience`, `text_type`: None and `AUTO` leave it to the text's own metadata and to recognition.
    `select`: rule codes or families to run in place of the default ones. `extend_select`, `ignore`: added to and
    taken from them. `rule_settings`, `severities`: by rule code. `options`: other configuration that rules read,
    such as `svarstider`. `policy`: the policy packs to assess the text against, by name or by path.
    """

    audience: Audience | None = None
    text_type: TextType = TextType.AUTO
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rule_settings: Mapping[str, Mapping[str, SettingValue]] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)
    policy: tuple[str, ...] = policy.DEFAULT


def matches(code: str, patterns: tuple[str, ...] | frozenset[str]) -> bool:
    """Whether a rule code is meant by one of the patterns: a code, a family or the beginning of a code."""
    return any(code.startswith(pattern.upper()) for pattern in patterns)


def select_rules(settings: CheckSettings, audience: Audience, text_type: TextType) -> list[type[Rule]]:
    """The rules to run, in code order.

    An explicitly selected rule runs whether or not it is on by default, but never for an audience or a text type
    that it has nothing to say to.
    """
    chosen: list[type[Rule]] = []
    for code, rule in all_rules().items():
        wanted = matches(code, settings.select) if settings.select else rule.default
        wanted = wanted or matches(code, settings.extend_select)
        if wanted and not matches(code, settings.ignore) and rule.applies_to(audience, text_type):
            chosen.append(rule)
    return chosen
